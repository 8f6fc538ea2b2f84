//! What is copied with a passage.

use corpus::text::date_in_words;
use corpus::{Corpus, Document, Passage, Statement};

use crate::engine::Engine;
use crate::page::document_line::{not_verbatim, publisher};
use crate::page::mark::{shown, statement_at};
use crate::page::statement::signature;
use crate::page::when::published;
use crate::screen::Screen;
use crate::text::{self, fill};

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
}

impl<'c> Cited<'c> {
    /// Who says it, how and when; nothing of a passage.
    pub fn signature(&self) -> Option<String> {
        Some(signature(self.statement?, self.document, self.corpus))
    }

    /// The words: of a statement those that are shown of it, verb included; else the passage's.
    pub fn words(&self) -> &'c str {
        let text = self.passage.text.as_str();
        self.statement.and_then(|statement| shown(statement, self.number)).map_or(text, |span| span.of(text))
    }

    /// What is behind the title of its document: "Ann Vale. Valley News, 29 December 2023. 0-water.txt, line 3."
    pub fn place(&self) -> String {
        let document = self.document;
        let mut words = String::new();
        if let Some(byline) = &document.byline {
            words.push_str(&[", ", &byline.value].concat());
        }
        let day = published(document);
        let lines = text::lines(self.passage.first_line, self.passage.last_line);
        let undated = if document.date.is_none() && document.window.is_some() { "undated: " } else { "" };
        words.push_str(&fill(
            ". {}, {}{}. {}, {}.",
            &[publisher(document), undated, &day, &document.file, &lines],
        ));
        words
    }

    /// The link, behind the address of the page.
    pub fn href(&self) -> String {
        Screen::mark_href(&self.document.slug, &self.passage.hash, &self.mark)
    }

    /// The words, where they stand, the link, and what to beware of. `base` is the address of the page without its query,
    /// `today` the day of the copy, `YYYY-MM-DD`; empty where nobody says.
    pub fn in_text(&self, base: &str, today: &str) -> String {
        let mut words = String::new();
        if let Some(signature) = self.signature() {
            words.push_str(&signature);
            words.push_str(": ");
        }
        let (place, href) = (self.place(), self.href());
        words.push_str(&fill("{}\n— {}{}\n{}{}", &[self.words(), self.document.name(), &place, base, &href]));
        if !today.is_empty() {
            words.push_str(&["\n", &*read_on(today)].concat());
        }
        if let Some(warning) = not_verbatim(self.document) {
            words.push('\n');
            words.push_str(warning);
        }
        words
    }
}

/// "Read on 6 May 2024."
pub fn read_on(day: &str) -> String {
    fill("Read on {}.", &[&date_in_words(day)])
}

/// What is copied with a passage: its words, where they stand, its link, and what to beware of.
/// `base` is the address of the page without its query, `today` the day of the copy, `YYYY-MM-DD`.
///
/// Behind a dot the hash may have the name of a mark: of a statement, who says it and the words that are shown of it are
/// copied.
pub fn citation(slug: &str, hash: &str, base: &str, today: &str, engine: Engine) -> Option<String> {
    let corpus = engine.corpus();
    let document = &corpus.documents[corpus.document_by_slug(slug)?];
    let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
    let number = document.passage_by_hash(hash)?;
    let cited = Cited {
        corpus,
        document,
        passage: &document.passages[number],
        number,
        statement: statement_at(document, number, mark),
        mark: mark.into(),
    };
    Some(cited.in_text(base, today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_copied_names_its_source_and_its_flaws() {
        let engine = sample::engine();
        let copied = citation("1-dam", "bbbbbbbbbbb1", "https://host/room/", "2024-05-06", engine);
        assert_eq!(
            copied.as_deref(),
            Some(
                "Nobody asked the dam, “not even me”.\n\
                 — A dam too far. publisher not stated, no date stated. 1-dam.txt, line 2.\n\
                 https://host/room/?doc=1-dam&p=bbbbbbbbbbb1\n\
                 Read on 6 May 2024.\n\
                 Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s."
            )
        );
        assert_eq!(citation("1-dam", "000000000000", "", "", engine), None);
    }
}
