//! Corpus in, answers out.
//!
//! The views ask a [`Searcher`] and show its [`Answer`]; neither knows the other's insides.
//! A hit is a passage; hits come grouped by document. No IO, no clock, no panic on any input,
//! and the same answer on every machine: every order ends in the position in the corpus.
//!
//! `query` says what is asked for, `index` what the corpus holds, `score` ranks, `facet` filters and counts,
//! `snippet` cuts out what to show, and `searcher` puts them together.

mod facet;
mod index;
mod query;
mod score;
mod searcher;
mod snippet;

#[cfg(test)]
mod naive;
#[cfg(test)]
mod testing;

pub use facet::{FacetCounts, FacetValue};
pub use query::{Facet, Filter, MAX_WORDS, Query};
pub use score::{B, EXPANSION_WEIGHT, K1, TITLE_WEIGHT};
pub use searcher::{Answer, Group, Hit, Searcher};
pub use snippet::{SNIPPET_BYTES, Snippet, WHOLE_PASSAGE_BYTES};
