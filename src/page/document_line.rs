//! A document in a list, and what is said of it beside its title.

use corpus::{Document, FlagKind, Span};

use crate::page::link::Link;
use crate::page::when::published;
use crate::screen::{SearchState, document_href};
use crate::text::{self, TextRun};

/// A document in a list.
#[derive(Clone, Debug)]
pub struct DocumentLine {
    /// Opens it.
    pub href: String,
    /// Its title with the query's words marked.
    pub title: Vec<TextRun>,
    /// Publisher and date, or that they are not stated.
    pub facts: String,
    /// Its flags; absences that `facts` tells already are left out.
    pub flags: Vec<Link>,
}

/// What a document's words passed through on their way here, in words: "machine-translated".
pub fn second_hand(document: &Document) -> impl Iterator<Item = &'static str> {
    let kinds = document.flags.iter().map(|flag| flag.kind);
    kinds
        .filter(|kind| matches!(kind, FlagKind::AiRewritten | FlagKind::MachineTranslated))
        .map(FlagKind::label)
}

/// Why the words of a document may not be those of the original, if so.
pub fn not_verbatim(document: &Document) -> Option<&'static str> {
    let has = |kind| document.flags.iter().any(|flag| flag.kind == kind);
    match (has(FlagKind::AiRewritten), has(FlagKind::MachineTranslated)) {
        (false, false) => None,
        (true, false) => {
            Some("Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s.")
        }
        (false, true) => Some(
            "Not verbatim: machine-translated; its words, quotations included, are not those that were spoken or written.",
        ),
        (true, true) => Some(
            "Not verbatim: machine-translated and rewritten by AI; its words, quotations included, are not the original’s.",
        ),
    }
}

/// A document in a list, opened from a search or from none.
pub fn document_line(
    document: &Document,
    from: Option<&SearchState>,
    title_highlights: &[Span],
) -> DocumentLine {
    let told = [FlagKind::Undated, FlagKind::NoPublisher, FlagKind::NoByline];
    let flags = document.flags.iter().filter(|flag| !told.contains(&flag.kind));
    DocumentLine {
        href: document_href(&document.slug, None, false, None, from),
        title: text::marked(document.name(), title_highlights),
        facts: facts(document),
        flags: text::list(flags.map(|flag| Link {
            href: String::new(),
            label: flag.kind.label().into(),
            note: flag.reason.clone(),
        })),
    }
}

/// "BNN Breaking, 29 December 2023".
pub fn facts(document: &Document) -> String {
    [publisher(document), ", ", &published(document)].concat()
}

/// Who published a document, as it states.
pub fn publisher(document: &Document) -> &str {
    let none = if document.is_read() { "publisher not stated" } else { "publisher not found" };
    document.publisher.as_ref().map_or(none, |publisher| &publisher.value)
}

/// The link to a document under its name; the note says who published it, and when.
pub fn document_link(document: &Document) -> Link {
    let href = document_href(&document.slug, None, false, None, None);
    Link { href, label: document.name().into(), note: facts(document) }
}
