//! What a reference manager is told of a document: one entry, however many of its passages are cited, and these as notes.

use corpus::Document;

use super::{Export, fields};
use crate::page::citation::Cited;
use crate::page::document_line::not_verbatim;
use crate::page::when::published;
use crate::screen::document_href;
use crate::text::{self, fill};

/// A document as a reference.
pub(super) struct Reference<'c> {
    /// Its name, the same in every export of the corpus.
    pub key: &'c str,
    /// Its title, or its file.
    pub title: &'c str,
    /// Who wrote it, as the page has it: whether that is one person is not known.
    pub author: Option<&'c str>,
    /// Who published it.
    pub publisher: Option<&'c str>,
    /// When, as precise as the page states it.
    pub date: Option<&'c str>,
    /// Where the page says that it comes from; else where it can be read here, if the address is known.
    pub url: Option<String>,
    /// The English name of its language.
    pub language: Option<&'c str>,
    /// What to beware of, in sentences.
    pub warnings: Vec<String>,
    /// What is cited of it.
    pub notes: Vec<String>,
}

/// The documents of an export, each once, in the order of their first records.
pub(super) fn references<'c>(export: &Export<'c>) -> Vec<Reference<'c>> {
    let mut references: Vec<Reference<'c>> = Vec::new();
    for cited in &export.records {
        // An answer has the hits of a document side by side.
        match references.last_mut().filter(|reference| reference.key == cited.document.slug) {
            Some(reference) => reference.notes.push(note(cited, export)),
            None => references.push(reference(cited, export)),
        }
    }
    references
}

fn reference<'c>(cited: &Cited<'c>, export: &Export<'c>) -> Reference<'c> {
    let document = cited.document;
    let stated = |field: &'c Option<corpus::Stated>| field.as_ref().map(|stated| &*stated.value);
    let here = || {
        let href = document_href(&document.slug, None, false, None, None);
        (!export.site.base.is_empty()).then(|| export.site.link(&href))
    };
    Reference {
        key: &document.slug,
        title: document.name(),
        author: stated(&document.byline),
        publisher: stated(&document.publisher),
        date: stated(&document.date),
        url: stated(&document.url).filter(|url| is_web(url)).map(Into::into).or_else(here),
        language: document.language.as_deref(),
        warnings: warnings(document),
        notes: vec![note(cited, export)],
    }
}

/// Whether a reference manager may open it.
fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|start| url.starts_with(start))
}

fn warnings(document: &Document) -> Vec<String> {
    let mut warnings = text::list(not_verbatim(document).map(Into::into).into_iter());
    if document.date.is_none() {
        let known = if document.window.is_some() { "Undated: published " } else { "Undated: " };
        warnings.push([known, &*published(document), "."].concat());
    }
    warnings
}

/// "Southtown, South, asks, reported: Southtown asked for water. (0-water.txt, line 3. https://...)"
fn note(cited: &Cited, export: &Export) -> String {
    let mut note = cited.signature().map_or_else(String::new, |signature| signature + ": ");
    let lines = text::lines(cited.passage.first_line, cited.last_line());
    let (file, link) = (&cited.document.file, export.link(cited));
    note.push_str(&fill("{} ({}, {}. {})", &[&cited.words(), file, &lines, &link]));
    let warnings = fields::warnings(cited);
    let told = warnings.iter().filter(|warning| warning.starts_with("not verbatim"));
    for warning in told {
        note.push_str(&fill(" [{}]", &[warning]));
    }
    if let Some(said) = cited.said_of_it() {
        note.push_str(&[" ", &*said].concat());
    }
    note
}

/// The numbers of a date: year, month and day, as far as they are known; nothing of a date with other parts.
pub(super) fn numbers(date: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for part in date.split('-') {
        numbers.push(part.parse().ok()?);
    }
    Some(numbers)
}

/// On one line, without control characters.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    for c in text.chars() {
        line.push(if c.is_control() { ' ' } else { c });
    }
    line
}
