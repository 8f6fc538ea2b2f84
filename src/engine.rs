//! The search engine over the corpus that the page holds.

use std::sync::OnceLock;

use corpus::Corpus;
use search::{Answer, Match, Query, Searcher};

use crate::register::Register;

/// The beginning or the end of some work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// It begins.
    Start,
    /// It is done.
    End,
}

/// The searcher, and through it the corpus, with what is made of them once; never dropped. What searching takes is
/// measured by whoever made the engine, since nothing here knows a clock.
#[derive(Clone, Copy)]
pub struct Engine {
    searcher: &'static Searcher<'static>,
    register: &'static OnceLock<Register>,
    note: fn(&str, Moment),
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("title", &self.corpus().title).finish_non_exhaustive()
    }
}

impl Engine {
    /// An engine whose searches nobody measures.
    pub fn new(searcher: &'static Searcher<'static>) -> Self {
        Self { searcher, register: Box::leak(Box::default()), note: |_, _| () }
    }

    /// The same, whose work is measured: `note` is told when work of which name begins and ends.
    #[must_use]
    pub const fn measured(self, note: fn(&str, Moment)) -> Self {
        Self { note, ..self }
    }

    /// The corpus.
    pub fn corpus(self) -> &'static Corpus {
        self.searcher.corpus()
    }

    /// Where each entity of it is named and speaks.
    pub fn register(self) -> &'static Register {
        self.register.get_or_init(|| Register::new(self.corpus()))
    }

    /// How many passages the corpus has.
    pub fn passages(self) -> usize {
        self.corpus().documents.iter().map(|document| document.passages.len()).sum()
    }

    /// The best hits of a query, at most `limit`.
    pub fn search(self, query: &Query, limit: usize) -> Answer {
        self.measure("search", || self.searcher.search(query, limit))
    }

    /// All passages that a query matches, in the order of its hits.
    pub fn matches(self, query: &Query) -> Vec<Match> {
        self.measure("search", || self.searcher.matches(query))
    }

    /// Does some work, measured by that name.
    pub fn measure<T>(self, name: &str, work: impl FnOnce() -> T) -> T {
        (self.note)(name, Moment::Start);
        let done = work();
        (self.note)(name, Moment::End);
        done
    }

    /// What searches.
    pub const fn searcher(self) -> &'static Searcher<'static> {
        self.searcher
    }
}
