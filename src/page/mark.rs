//! The marks in a document's text: statements, dates, names.
//!
//! A mark is named by its kind and the byte it begins at, `s120`: within a passage that the link names by the hash of
//! its text, that is as lasting as the hash. Marks lie over one another, so each stretch of text opens the smallest
//! that it lies in.

use corpus::{Document, Place, Span, Statement};

use crate::text;

/// What can be marked, in the order of the bits of what [`Open`](crate::screen::Open) shows: key and name. The first three open
/// cards; hits are the words of the search or of the link that led here.
pub const KINDS: [(char, &str); 5] =
    [('s', "Statements"), ('d', "Dates"), ('n', "Names"), ('h', "Hits"), ('t', "Words of topics")];

/// Which of [`KINDS`] are hits.
pub const HITS: usize = 3;

/// Which of [`KINDS`] are the words by which passages are on their topics.
pub const EVIDENCE: usize = 4;

/// What is marked until the reader chooses: statements, dates and hits. Names and words of topics are many.
pub const AT_FIRST: u32 = 0b01011;

/// A mark in a passage.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which of [`KINDS`].
    pub kind: usize,
    /// What it covers of the passage.
    pub span: Span,
    /// Position of what it stands for, in the list of its kind.
    pub at: usize,
}

impl Mark {
    /// Its name in URLs.
    pub fn name(&self) -> String {
        let mut name = String::from(KINDS[self.kind].0);
        name.push_str(&self.span.start.to_string());
        name
    }
}

/// Those of the marks of a passage that are of a kind to be shown (bit `n` for kind `n`), in text order.
pub fn marks(document: &Document, passage: usize, shown: u32) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |kind: usize, at: usize, place: Place| {
        if place.passage as usize == passage && shown >> kind & 1 == 1 {
            marks.push(Mark { kind, span: place.span, at });
        }
    };
    for (at, statement) in document.statements.iter().enumerate() {
        for &place in &statement.content {
            mark(0, at, place);
        }
    }
    for (at, event) in document.events.iter().enumerate() {
        mark(1, at, event.place);
    }
    for (at, mention) in document.passages[passage].mentions.iter().enumerate() {
        mark(2, at, Place { passage: passage as u32, span: mention.span });
    }
    marks
}

/// What a passage shows of a statement.
pub fn shown(statement: &Statement, passage: usize) -> Option<Span> {
    Some(statement.words.iter().find(|place| place.passage as usize == passage)?.span)
}

/// The content of a statement in a passage, to be marked.
pub fn content(document: &Document, at: usize, passage: usize) -> Vec<Mark> {
    let places = document.statements.get(at).map_or(&[][..], |statement| &statement.content);
    let places = places.iter().filter(|place| place.passage as usize == passage);
    text::list(places.map(|place| Mark { kind: 0, span: place.span, at }))
}

/// The statement of that mark.
pub fn statement_at<'d>(document: &'d Document, passage: usize, mark: &str) -> Option<&'d Statement> {
    let all = marks(document, passage, 1);
    document.statements.get(all.iter().find(|other| other.name() == mark)?.at)
}

/// What marks cover.
pub fn spans(marks: &[Mark]) -> Vec<Span> {
    text::list(marks.iter().map(|mark| mark.span))
}
