//! What comes back: answers, and the reasons for them, as plain data.

use corpus::Span;

use crate::facet::Facet;
use crate::filter::FacetCounts;
use crate::query::{Filter, Query};
use crate::query_parser::Notice;
use crate::slot::Why;
use crate::snippet::Snippet;

/// The answer to a [`Query`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// How many passages match.
    pub total: usize,
    /// How many documents these stand in.
    pub documents: usize,
    /// The best hits, at most as many as were asked for, by document: documents by their best hit,
    /// hits by score; ties in corpus order; without words in the text everything in corpus order.
    pub groups: Vec<Group>,
    /// Counts for every facet, in [`Facet::ALL`](crate::Facet::ALL) order.
    pub facets: Vec<FacetCounts>,
    /// All filters that hold: those of the query, then those of its text, each once.
    pub filters: Vec<Filter>,
    /// The facets of which all included values must hold: those of the query, then those of its text.
    pub all: Vec<Facet>,
    /// What in the text was read otherwise than it was typed, in the order of the text.
    pub notices: Vec<Notice>,
    /// Words of the text that no passage has, and what was searched for in their place, in the order of the text.
    pub missing: Vec<Missing>,
}

/// A word that no passage has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands in the text.
    pub span: Span,
    /// Why others were searched for in its place; `None` when there are none. Of several reasons the most trusted.
    pub why: Option<Why>,
    /// What was searched for: names of entities as they stand in the text, other words as the tokenizer folds them.
    /// Not the words that it is the beginning of.
    pub instead: Vec<String>,
    /// Where it is a name that the corpus knows and no passage has, nor any other for the same: names that stand in
    /// the text of what is related to it, but not the same.
    pub related: Option<Vec<String>>,
}

/// The hits in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Position in [`Corpus::documents`](corpus::Corpus::documents).
    pub document: usize,
    /// Where the query's words stand in the document's title.
    pub title_highlights: Vec<Span>,
    /// Its hits, best first.
    pub hits: Vec<Hit>,
}

/// One passage that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Position in the document's passages.
    pub passage: usize,
    /// Its score; 0 when nothing was typed.
    pub score: f32,
    /// The part of the passage to show.
    pub snippet: Snippet,
    /// Its statements that fit the sides, speakers and modes that are asked for, as positions in
    /// [`Document::statements`](corpus::Document::statements), in their order.
    pub statements: Vec<usize>,
}

/// A passage that matches, where no hit is to be shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Position of the document in [`Corpus::documents`](corpus::Corpus::documents).
    pub document: usize,
    /// Position in the document's passages.
    pub passage: usize,
    /// Its statements that fit, as a [hit](Hit::statements) has them.
    pub statements: Vec<usize>,
}

/// Why a passage has its score: the parts add up to it, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What each part of the query adds; parts that add nothing are not there.
    pub reasons: Vec<Reason>,
    /// The score.
    pub score: f32,
}

/// What a part of the query adds to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The part of the query, as typed; of proximity both words.
    pub typed: String,
    /// Why it counts.
    pub why: Why,
    /// The words of the passage or its title that count, as they stand there, each once; where it is like one of the best
    /// hits, the title of that one's document, or its file.
    pub words: Vec<String>,
    /// How often they stand in the passage; for proximity, how many words further apart than typed.
    pub in_text: u32,
    /// How often they stand in what the document says of itself.
    pub in_title: u32,
    /// How much the part tells by its rarity: its inverse document frequency.
    pub rarity: f32,
    /// What it adds.
    pub gain: f32,
}

/// Another query that finds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// The query.
    pub query: Query,
    /// What is different about it, in words: "without “-border”".
    pub change: String,
    /// How many passages it finds.
    pub total: usize,
}

/// What [`rank`](crate::rank) finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// How many passages match.
    pub total: usize,
    /// The best, best first, ties in corpus order: the passage's number, counted over the corpus, and its score.
    pub hits: Vec<(u32, f32)>,
}
