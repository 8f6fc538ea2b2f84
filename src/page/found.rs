//! The statements of what a search finds.

use corpus::Corpus;
use search::Match;

use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::mark::{Mark, content};
use crate::page::search::asked;
use crate::screen::SearchState;

/// A statement by positions: of its document, of its passage there, and its own among the document's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Of the document.
    pub document: usize,
    /// Of the first passage in which it was found.
    pub passage: usize,
    /// Its own.
    pub at: usize,
}

/// The statements of what a search finds, each once.
pub fn found(search: &SearchState, engine: Engine) -> Vec<Found> {
    found_in(&engine.matches(&asked(search, engine)))
}

/// The statements of passages that were found, each once.
pub fn found_in(matches: &[Match]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for here in matches {
        for &at in &here.statements {
            // One that goes on in the next passage is found in both.
            let mut others = found.iter().rev().take_while(|other| other.document == here.document);
            if !others.any(|other| other.at == at) {
                found.push(Found { document: here.document, passage: here.passage, at });
            }
        }
    }
    found
}

impl Found {
    /// The same to be cited.
    pub fn cited(self, corpus: &Corpus) -> Option<Cited<'_>> {
        let cited = Cited::passage(corpus, self.document, self.passage)?;
        let marks = content(cited.document, self.at, self.passage);
        let mark = marks.first().map(Mark::name).unwrap_or_default();
        Some(Cited { statement: cited.document.statements.get(self.at), mark, ..cited })
    }
}
