//! Corpus in, answers out.
//!
//! The views ask a [`Searcher`] and show its [`Answer`]; neither knows the other's insides.
//! A hit is a passage; hits come grouped by document. No IO, no clock, no panic on any input,
//! and the same answer on every machine: every order ends in the position in the corpus.
//!
//! The way of a query: [`parse`] reads what was typed (`query_parser`), `expansion` finds what its words find in the
//! `index` (inflections, other names, synonyms, and in `fuzzy` corrections) and puts it into `slot`s, `score` ranks,
//! `filter` leaves out and counts by what `facet` says of each facet, `snippet` cuts out what to show, `relaxation`
//! finds a way out of nothing, and `searcher` puts it all together into an `answer`. The numbers that decide the order
//! are in `weights`; `concordance` finds every place of the words instead; which words are forms of one, in each language of a corpus, is in `language`.
//! The way of a corpus: `writer` makes the bytes of an index, `format` frames and checks them, `index` reads them.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "no input may stop the program"))]

mod answer;
mod concordance;
mod expansion;
mod facet;
mod filter;
mod format;
mod fuzzy;
mod index;
mod language;
mod query;
mod query_parser;
mod relaxation;
mod score;
mod searcher;
mod slot;
mod snippet;
mod sort;
mod varint;
mod weights;
mod writer;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod testing;

pub use answer::{Answer, Explanation, Group, Hit, Match, Missing, Ranked, Reason, Suggestion};
pub use concordance::{Concordance, Line, NEIGHBOURS, NOBODY, Occurrence};
pub use facet::Facet;
pub use filter::{FacetCounts, FacetValue, slug};
pub use format::{Damage, Section, VERSION};
pub use fuzzy::{LIKELY, SHORTEST_CORRECTED, SHORTEST_WITH_ANY_SLIP, SHORTEST_WITH_TWO_EDITS};
pub use index::Index;
pub use query::{Filter, Query};
pub use query_parser::{
    Atom, AtomKind, Clause, MANY_WORDS, MAX_WORDS, MOST_NEAR_WORDS, NEAR_WORDS, Notice, Parsed, parse,
};
pub use searcher::{Searcher, rank};
pub use slot::Why;
pub use snippet::{SNIPPET_BYTES, Snippet, WHOLE_PASSAGE_BYTES};
pub use sort::sort;
pub use weights::{WEIGHTS, Weights};
