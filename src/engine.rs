//! The search engine over the corpus that the page holds, with what is made of both once.

use corpus::Corpus;
use search::{Answer, Query, Searcher};

use crate::syntax_help::{self, Form};

/// The searcher, and through it the corpus, with what is made of them once; never dropped. What searching takes is
/// measured by whoever made the engine, since nothing here knows a clock.
#[derive(Clone, Copy)]
pub struct Engine {
    searcher: &'static Searcher<'static>,
    forms: &'static [Form],
    measure: fn(&str, &mut dyn FnMut()),
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("title", &self.corpus().title).finish_non_exhaustive()
    }
}

impl Engine {
    /// A engine whose searches nobody measures.
    pub fn new(searcher: &'static Searcher<'static>) -> Self {
        Self { searcher, forms: Vec::leak(syntax_help::forms(searcher)), measure: |_, work| work() }
    }

    /// The same, whose work is measured: `measure` gets a name and the work, which it must do once.
    #[must_use]
    pub const fn measured(self, measure: fn(&str, &mut dyn FnMut())) -> Self {
        Self { measure, ..self }
    }

    /// The forms of the query language, each with an example of this corpus.
    pub const fn forms(self) -> &'static [Form] {
        self.forms
    }

    /// The corpus.
    pub fn corpus(self) -> &'static Corpus {
        self.searcher.corpus()
    }

    /// How many passages the corpus has.
    pub fn passages(self) -> usize {
        self.corpus().documents.iter().map(|document| document.passages.len()).sum()
    }

    /// The best hits of a query, at most `limit`.
    pub fn search(self, query: &Query, limit: usize) -> Answer {
        self.measure("search", || self.searcher.search(query, limit))
    }

    /// Does some work, measured by that name.
    pub fn measure<T>(self, name: &str, work: impl Fn() -> T) -> T {
        let mut done = None;
        (self.measure)(name, &mut || done = Some(work()));
        done.unwrap_or_else(work)
    }

    /// What searches.
    pub const fn searcher(self) -> &'static Searcher<'static> {
        self.searcher
    }
}
