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
use corpus::{Corpus, Span};
use search::Answer;

use crate::address::Site;
use crate::page::citation::Cited;
use crate::page::mark::{Mark, content, shown};
use crate::text;

pub use fields::{FIELDS, Field, LINE, OF_A_DOSSIER, Value, is_of_a_line};

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

    /// Its name for readers.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
            Self::Markdown => "Markdown",
            Self::Text => "Text",
        }
    }

    /// What the name of its file ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json | Self::CslJson => "json",
            Self::BibTex => "bib",
            Self::Ris => "ris",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Json | Self::CslJson => "application/json",
            Self::BibTex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::Markdown => "text/markdown",
            Self::Text => "text/plain",
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
    /// Where the links lead.
    pub site: Site<'c>,
    /// The day of access, `YYYY-MM-DD`; empty where nobody says.
    pub day: &'c str,
    /// What is cited, in the order of the answer.
    pub records: Vec<Cited<'c>>,
    /// What is said of each.
    pub kind: Kind,
}

/// What records are of, which decides what is said of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// An answer.
    #[default]
    Answer,
    /// A dossier: each has a label and a note, or could have.
    Dossier,
    /// A concordance: each is a line.
    Concordance,
}

impl<'c> Export<'c> {
    /// What an answer shows of its hits.
    ///
    /// Where sides, speakers, acts or modes are asked for, these are the statements that fit; else whatever somebody says in a
    /// passage, and before it the passage itself, if it has words besides.
    pub fn new(answer: &Answer, corpus: &'c Corpus) -> Self {
        let is_for_statements =
            answer.filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
        let mut export = Self::of(corpus);
        for group in &answer.groups {
            for hit in &group.hits {
                export.add(group.document, hit.passage, &hit.statements, is_for_statements);
            }
        }
        export
    }

    /// Nothing of a corpus yet.
    pub fn of(corpus: &'c Corpus) -> Self {
        Self { corpus, asked: "", site: Site::default(), day: "", records: Vec::new(), kind: Kind::default() }
    }

    /// Adds all of a document.
    pub fn add_document(&mut self, document: usize) {
        let Some(of) = self.corpus.documents.get(document) else { return };
        for passage in 0..of.passages.len() {
            let said = (0..of.statements.len()).filter(|at| !content(of, *at, passage).is_empty());
            self.add(document, passage, &text::list(said), false);
        }
    }

    /// Adds a passage with statements of it, or of the two the statements alone.
    fn add(&mut self, document: usize, number: usize, statements: &[usize], is_for_statements: bool) {
        let Some(cited) = Cited::passage(self.corpus, document, number) else { return };
        if statements.is_empty() || !is_for_statements && has_more(&cited, statements) {
            self.records.push(cited.clone());
        }
        for &at in statements {
            let marks = content(cited.document, at, number);
            let mark = marks.first().map(Mark::name).unwrap_or_default();
            self.records.push(Cited { statement: cited.document.statements.get(at), mark, ..cited.clone() });
        }
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
                    text::list(self.records.iter().map(|cited| cited.in_text(self.site, self.day) + "\n"));
                cited.join("\n")
            }
        }
    }

    /// What is said of each record.
    fn fields(&self) -> Vec<&'static Field> {
        match self.kind {
            Kind::Answer => text::list(FIELDS[..FIELDS.len() - OF_A_DOSSIER].iter()),
            Kind::Dossier => text::list(FIELDS.iter()),
            Kind::Concordance => {
                text::list(LINE.iter().chain(FIELDS.iter().filter(|field| is_of_a_line(field))))
            }
        }
    }

    /// The link to what is cited.
    fn link(&self, cited: &Cited) -> String {
        self.site.link(&cited.href())
    }
}

/// Whether a passage has words that are shown of none of its statements.
fn has_more(cited: &Cited, statements: &[usize]) -> bool {
    let passage = &cited.passage.text;
    let statements = statements.iter().filter_map(|&at| cited.document.statements.get(at));
    let mut spans = text::list(statements.filter_map(|statement| shown(statement, cited.number)));
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
