//! What a search finds, as a file to take away: a table, data, a text to quote from, or references.
//!
//! The command and the page's buttons share it. It knows no clock and no browser: the day of access and the address of the
//! page are given. What a file says of a passage, the lists and citations of the page say, by the same functions; that words
//! are not verbatim, that a speaker is likely and a date inferred travels with every copy.

mod bibtex;
mod csl;
mod csv;
mod fields;
mod json;
mod markdown;
mod reference;
mod ris;
#[cfg(test)]
mod tests;

use corpus::text::part;
use corpus::{Corpus, Document, Span};
use search::{Answer, Hit};

use crate::page::citation::Cited;
use crate::page::mark::{Mark, content, shown};
use crate::text;

pub use fields::{FIELDS, Field, Value};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for a spreadsheet: RFC 4180.
    Csv,
    /// The same as data.
    Json,
    /// References for LaTeX and reference managers.
    BibTex,
    /// References for reference managers.
    Ris,
    /// References for citation processors.
    CslJson,
    /// A text to quote from, with links.
    Markdown,
    /// A text to quote from.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] =
        [Self::Csv, Self::Json, Self::BibTex, Self::Ris, Self::CslJson, Self::Markdown, Self::Text];

    /// Its name for a command line or a link.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::BibTex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }

    /// The format of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }
}

/// What an answer shows, and how it is cited.
#[derive(Clone, Debug)]
pub struct Export<'c> {
    /// The corpus.
    pub corpus: &'c Corpus,
    /// What was asked, as typed.
    pub asked: &'c str,
    /// The address of the page, to stand before each link; where it is empty, links are relative to it.
    pub base: &'c str,
    /// The day of access, `YYYY-MM-DD`; empty where nobody says.
    pub day: &'c str,
    /// What is cited, in the order of the answer.
    pub records: Vec<Cited<'c>>,
}

impl<'c> Export<'c> {
    /// What an answer shows of its hits.
    ///
    /// Where sides, speakers, acts or modes are asked for, these are the statements that fit; else whatever somebody says in a
    /// passage, and before it the passage itself, if it has words besides.
    pub fn new(answer: &Answer, corpus: &'c Corpus) -> Self {
        let is_for_statements =
            answer.filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
        let mut records = Vec::new();
        for group in &answer.groups {
            let Some(document) = corpus.documents.get(group.document) else { continue };
            for hit in &group.hits {
                let Some(passage) = document.passages.get(hit.passage) else { continue };
                let cited = Cited {
                    corpus,
                    document,
                    passage,
                    number: hit.passage,
                    statement: None,
                    mark: String::new(),
                };
                let is_for_itself = !is_for_statements && has_more(document, hit);
                if is_for_itself || hit.statements.is_empty() {
                    records.push(cited.clone());
                }
                for &at in &hit.statements {
                    let marks = content(document, at, hit.passage);
                    let mark = marks.first().map(Mark::name).unwrap_or_default();
                    records.push(Cited { statement: document.statements.get(at), mark, ..cited.clone() });
                }
            }
        }
        Self { corpus, asked: "", base: "", day: "", records }
    }

    /// The file, the same bytes for the same corpus, question, address and day.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Csv => csv::write(self),
            Format::Json => json::write(self),
            Format::BibTex => bibtex::write(self),
            Format::Ris => ris::write(self),
            Format::CslJson => csl::write(self),
            Format::Markdown => markdown::write(self),
            Format::Text => {
                let cited =
                    text::list(self.records.iter().map(|cited| cited.in_text(self.base, self.day) + "\n"));
                cited.join("\n")
            }
        }
    }

    /// The link to what is cited.
    fn link(&self, cited: &Cited) -> String {
        [self.base, &cited.href()].concat()
    }
}

/// Whether a passage has words that are shown of none of the statements of a hit.
fn has_more(document: &Document, hit: &Hit) -> bool {
    let passage = &document.passages[hit.passage].text;
    let statements = hit.statements.iter().filter_map(|&at| document.statements.get(at));
    let mut spans = text::list(statements.filter_map(|statement| shown(statement, hit.passage)));
    spans.push(Span::new(passage.len(), passage.len()));
    let mut order = text::list(0..spans.len() as u32);
    search::sort(&mut order, &|a, b| spans[a as usize].cmp(&spans[b as usize]));
    let mut end = 0;
    order.iter().any(|&at| {
        let span = spans[at as usize];
        let between = part(passage, end as usize..span.start.max(end) as usize);
        end = span.end.max(end);
        between.contains(char::is_alphanumeric)
    })
}
