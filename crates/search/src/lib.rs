//! Corpus in, answers out.
//!
//! The views ask a [`Searcher`] and show its [`Answer`]; neither knows the other's insides.
//! A hit is a passage; hits come grouped by document. No IO, no clock, no panic on any input,
//! and the same answer on every machine: every order ends in the position in the corpus.
//!
//! The way of a query: [`parse`] reads what was typed (`language`), `lookup` finds what its words find in the `index`
//! (inflections, other names, synonyms, and in `fuzzy` corrections), `score` ranks, `facet` filters and counts,
//! `snippet` cuts out what to show, `help` finds a way out of nothing, and `searcher` puts it all together.
//! The way of a corpus: `writer` makes the bytes of an index, `format` frames and checks them, `index` reads them.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "no input may stop the program"))]

mod bytes;
mod facet;
mod format;
mod fuzzy;
mod help;
mod index;
mod language;
mod lookup;
mod query;
mod score;
mod searcher;
mod snippet;
mod sort;
mod writer;

#[cfg(test)]
mod naive;
#[cfg(test)]
mod testing;

pub use facet::{FacetCounts, FacetValue, slug};
pub use format::{Damage, Section, VERSION};
pub use fuzzy::{LIKELY, SHORTEST_CORRECTED, SHORTEST_WITH_ANY_SLIP, SHORTEST_WITH_TWO_EDITS};
pub use index::Index;
pub use language::{Atom, AtomKind, Clause, MAX_WORDS, MOST_NEAR_WORDS, NEAR_WORDS, Notice, Parsed, parse};
pub use lookup::Why;
pub use query::{Facet, Filter, Query};
pub use score::{
    ALIAS_WEIGHT, B_BODY, B_TITLE, CEILING, CORRECTION_WEIGHT, K1, NEARNESS, NEARNESS_WINDOW, PREFIX_WEIGHT,
    ROLE_WEIGHT, SYNONYM_WEIGHT, TITLE_WEIGHT, UNSURE_ROLE_WEIGHT,
};
pub use searcher::{Answer, Explanation, Group, Hit, Missing, Ranked, Reason, Searcher, Suggestion, rank};
pub use snippet::{SNIPPET_BYTES, Snippet, WHOLE_PASSAGE_BYTES};
pub use sort::sort;
