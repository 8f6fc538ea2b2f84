//! What is copied with a passage.

use std::borrow::Cow;

use corpus::text::date_in_words;
use corpus::{Corpus, Document, Passage, Span, Statement};

use crate::address::Site;
use crate::page::around::around;
use crate::page::document_line::{not_verbatim, publisher};
use crate::page::linked_words::{BETWEEN, text_from, words_of};
use crate::page::mark::{shown, statement_at};
use crate::page::statement::signature;
use crate::page::when::published;
use crate::screen::DocumentState;
use crate::text::{self, fill};
use crate::trace::{self, Fate};

/// A passage, or a statement in one, that is cited.
#[derive(Clone, Debug)]
pub struct Cited<'c> {
    /// The corpus.
    pub corpus: &'c Corpus,
    /// The document.
    pub document: &'c Document,
    /// The passage.
    pub passage: &'c Passage,
    /// Its position in the document.
    pub number: usize,
    /// The statement; none where the passage is cited for itself.
    pub statement: Option<&'c Statement>,
    /// The name of the mark that its link opens; empty for none.
    pub mark: String,
    /// The part that is cited, where it is not all that is shown: of the text from the passage on ([`text_from`]).
    pub part: Option<Span>,
    /// The words of the part that a line of a concordance is for, and its link.
    pub keyword: Option<Span>,
    /// What a reader says of it in a dossier: a label and a note; empty for nothing.
    pub label: &'static str,
    /// The note.
    pub note: String,
}

impl<'c> Cited<'c> {
    /// A passage for itself, by the positions of its document and in it.
    pub fn passage(corpus: &'c Corpus, document: usize, number: usize) -> Option<Self> {
        let document = corpus.documents.get(document)?;
        let passage = document.passages.get(number)?;
        Some(Self {
            corpus,
            document,
            passage,
            number,
            statement: None,
            mark: String::new(),
            part: None,
            keyword: None,
            label: "",
            note: String::new(),
        })
    }

    /// A passage that a link names, or behind the name of a mark the statement there; and what became of it.
    pub fn find(
        corpus: &'c Corpus,
        slug: &str,
        hash: &str,
        was: &str,
        mark: &str,
    ) -> Option<(Self, Option<Fate>)> {
        let found = trace::find(corpus, slug, hash, was)?;
        let mut cited = Self::passage(corpus, found.document, found.passage)?;
        // Where the words are others, another statement may begin at that byte.
        if found.fate != Some(Fate::Changed) {
            cited.statement = statement_at(cited.document, cited.number, mark);
        }
        if cited.statement.is_some() {
            cited.mark = mark.into();
        }
        Some((cited, found.fate))
    }

    /// Who says it, how and when; nothing of a passage.
    pub fn signature(&self) -> Option<String> {
        Some(signature(self.statement?, self.document, self.corpus))
    }

    /// The words: of a statement those that are shown of it, verb included; else the passage's.
    pub fn words(&self) -> Cow<'c, str> {
        let text = self.passage.text.as_str();
        match self.part {
            Some(part) if part.end as usize > text.len() => {
                part.of(&text_from(self.document, self.number)).to_owned().into()
            }
            Some(part) => part.of(text).into(),
            None => {
                let shown = self.statement.and_then(|statement| shown(statement, self.number));
                shown.map_or(text, |span| span.of(text)).into()
            }
        }
    }

    /// What a line of a concordance has before its words, the words, and what it has behind them; nothing of what is none.
    pub fn line(&self) -> Option<[&'c str; 3]> {
        let (keyword, text) = (self.keyword?, self.passage.text.as_str());
        let [left, right] = around(text, keyword);
        Some([left, keyword, right].map(|span| span.of(text)))
    }

    /// The last line of the page that is cited.
    pub fn last_line(&self) -> u32 {
        let mut left = self.part.map_or(0, |part| part.end as usize);
        let mut last = self.passage.last_line;
        for passage in self.document.passages.get(self.number..).unwrap_or_default() {
            last = passage.last_line;
            match left.checked_sub(passage.text.len() + BETWEEN.len()) {
                Some(more) if more > 0 => left = more,
                _ => break,
            }
        }
        last
    }

    /// What is behind the title of its document: "Ann Vale. Valley News, 29 December 2023. 0-water.txt, line 3."
    pub fn place(&self) -> String {
        let document = self.document;
        let mut words = String::new();
        if let Some(byline) = &document.byline {
            words.push_str(&[", ", &byline.value].concat());
        }
        let day = published(document);
        let lines = text::lines(self.passage.first_line, self.last_line());
        let undated = if document.date.is_none() && document.window.is_some() { "undated: " } else { "" };
        words.push_str(&fill(
            ". {}, {}{}. {}, {}.",
            &[publisher(document), undated, &day, &document.file, &lines],
        ));
        words
    }

    /// What a reader says of it: "Note, red: see the map."; nothing where that is nothing.
    pub fn said_of_it(&self) -> Option<String> {
        let comma = if self.label.is_empty() { "" } else { ", " };
        let colon = if self.note.is_empty() { "" } else { ": " };
        let is_nothing = self.label.is_empty() && self.note.is_empty();
        (!is_nothing).then(|| ["Note", comma, self.label, colon, &self.note].concat())
    }

    /// The link, behind the address of the page.
    pub fn href(&self) -> String {
        let mut place = DocumentState::lasting(self.document, self.number, &self.mark);
        if let Some(part) = self.keyword.or(self.part) {
            [place.words, place.to] = words_of(&text_from(self.document, self.number), part);
        }
        place.href(false, None)
    }

    /// The words, where they stand, the link, and what to beware of. `today` the day of the copy, `YYYY-MM-DD`; empty where nobody says.
    pub fn in_text(&self, site: Site, today: &str) -> String {
        let mut words = String::new();
        if let Some(signature) = self.signature() {
            words.push_str(&signature);
            words.push_str(": ");
        }
        let (place, link) = (self.place(), site.link(&self.href()));
        words.push_str(&fill("{}\n— {}{}\n{}", &[&self.words(), self.document.name(), &place, &link]));
        if !today.is_empty() {
            words.push_str(&["\n", &*read_on(today)].concat());
        }
        for more in not_verbatim(self.document).into_iter().chain(self.said_of_it().as_deref()) {
            words.push('\n');
            words.push_str(more);
        }
        words
    }
}

/// "Read on 6 May 2024."
pub fn read_on(day: &str) -> String {
    fill("Read on {}.", &[&date_in_words(day)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_copied_names_its_source_and_its_flaws() {
        let engine = sample::engine();
        let site = Site { base: "https://host/room/", is_alone: false };
        let (cited, _) = Cited::find(engine.corpus(), "1-dam", "bbbbbbbbbbb1", "", "").expect("a passage");
        assert_eq!(
            cited.in_text(site, "2024-05-06"),
            ("Nobody asked the dam, “not even me”.\n\
                 — A dam too far. publisher not stated, no date stated. 1-dam.txt, line 2.\n\
                 https://host/room/document-1-dam.html?was=1.cDQUJOmfoaQt#p-bbbbbbbbbbb1\n\
                 Read on 6 May 2024.\n\
                 Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s.")
        );
    }
}
