//! Asking and answering: the one door to the engine.

use corpus::token::token_stream;
use corpus::{Corpus, Span};

use crate::facet::{FacetCounts, Facets};
use crate::index::{Index, sort};
use crate::query::{Lookup, Query};
use crate::score::score;
use crate::snippet::{Snippet, highlights, snippet};

/// The answer to a [`Query`].
#[derive(Clone, Debug, PartialEq)]
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
}

/// The hits in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Position in [`Corpus::documents`].
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
}

/// A corpus with its index, ready to answer.
pub struct Searcher<'c> {
    corpus: &'c Corpus,
    index: Index,
    facets: Facets,
}

impl<'c> Searcher<'c> {
    /// Builds the index.
    pub fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, index: Index::new(corpus), facets: Facets::new(corpus) }
    }

    /// The corpus it answers from.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// Answers a query with at most `limit` hits.
    pub fn search(&self, query: &Query, limit: usize) -> Answer {
        let index = &self.index;
        let lookup = Lookup::new(&query.text, index);
        let (mut matches, scores) = score(&lookup, index);
        if lookup.words.is_empty() {
            matches = (0..index.passages.len() as u32).collect();
        }
        let facets = self.facets.filter(&mut matches, &query.filters);
        let total = matches.len();
        let documents =
            matches.chunk_by(|&a, &b| index.document_of[a as usize] == index.document_of[b as usize]).count();

        let score_of = |passage: u32| scores[passage as usize];
        sort(&mut matches, &|a, b| score_of(b).total_cmp(&score_of(a)).then(a.cmp(&b)));
        let mut groups: Vec<Group> = Vec::new();
        let mut group_of = vec![usize::MAX; index.titles.len()];
        for passage in matches.into_iter().take(limit) {
            let passage = passage as usize;
            let document = index.document_of[passage] as usize;
            if group_of[document] == usize::MAX {
                group_of[document] = groups.len();
                let title_highlights = highlights(index.tokens(&index.titles[document]), &lookup);
                groups.push(Group { document, title_highlights, hits: Vec::new() });
            }
            let at = passage - index.passages_of[document].start as usize;
            let text = &self.corpus.documents[document].passages[at].text;
            let snippet = snippet(text, index.tokens(&index.passages[passage]), &lookup);
            groups[group_of[document]].hits.push(Hit { passage: at, score: scores[passage], snippet });
        }
        Answer { total, documents, groups, facets }
    }

    /// Where the words of a query stand in any text, in order, not overlapping.
    pub fn highlights(&self, query: &str, text: &str) -> Vec<Span> {
        let lookup = Lookup::new(query, &self.index);
        if lookup.words.is_empty() {
            return Vec::new();
        }
        token_stream(text)
            .filter(|token| lookup.matches(&token.term))
            .map(|token| Span::new(token.start, token.end))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{corpus, places, query};

    /// Document and passage of every hit, best first.
    fn found(documents: &[(&str, &[&str])], text: &str) -> String {
        places(&Searcher::new(&corpus(documents)).search(&query(text), usize::MAX))
    }

    #[test]
    fn any_word_may_match_and_more_words_come_first() {
        let passages = ["a corridor", "prisoners", "a corridor for prisoners", "a constitution"];
        assert_eq!(found(&[("", &passages)], "corridor prisoners "), "0.2 0.0 0.1");
    }

    #[test]
    fn rarer_words_weigh_more() {
        let passages = ["peace talks", "peace deal", "peace plan", "corridor plan"];
        assert_eq!(found(&[("", &passages)], "peace corridor "), "0.3 0.0 0.1 0.2");
    }

    #[test]
    fn ties_stay_in_corpus_order() {
        assert_eq!(found(&[("", &["peace", "peace"]), ("", &["peace"])], "peace "), "0.0 0.1 1.0");
        // So many that a sort which is not stable would mix them up.
        let passages: Vec<&str> = ["peace talks", "peace"].into_iter().cycle().take(100).collect();
        let expected = (1..100).step_by(2).chain((0..100).step_by(2)).map(|passage| format!("0.{passage}"));
        assert_eq!(found(&[("", &passages)], "peace "), expected.collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn documents_come_by_their_best_hit() {
        let documents: [(&str, &[&str]); 2] =
            [("", &["peace of some sort", "peace"]), ("", &["peace, peace, peace"])];
        assert_eq!(found(&documents, "peace "), "1.0 0.1 0.0");
    }

    #[test]
    fn inflections_and_accents_do_not_matter() {
        let passages = ["negotiations in Naxçıvan", "Armenia’s treaties", "nothing"];
        assert_eq!(found(&[("", &passages)], "NEGOTIATED "), "0.0");
        assert_eq!(found(&[("", &passages)], "naxcivan "), "0.0");
        assert_eq!(found(&[("", &passages)], "treaty "), "0.1");
        assert_eq!(found(&[("", &passages)], "Armenia "), "0.1");
    }

    #[test]
    fn the_united_states_are_found_however_they_are_written() {
        assert_eq!(found(&[("", &["the U.S. said", "the US said", "he said"])], "US "), "0.0 0.1");
    }

    #[test]
    fn the_last_word_is_a_prefix_while_it_is_typed() {
        let passages = ["delimitation", "deliberation", "a border"];
        assert_eq!(found(&[("", &passages)], "deli"), "0.0 0.1");
        assert_eq!(found(&[("", &passages)], "delim"), "0.0");
        assert_eq!(found(&[("", &passages)], "delim "), "");
        assert_eq!(found(&[("", &passages)], "deli border"), "0.2");
    }

    #[test]
    fn an_expansion_never_outranks_the_word_itself() {
        let long =
            "the border and much else that has no place in so short a passage as the other two of them";
        let passages = [long, "borderline borderland borderline borderland", "borderline"];
        assert_eq!(found(&[("", &passages)], "border"), "0.0 0.1 0.2");
    }

    #[test]
    fn an_expansion_that_is_a_word_of_the_query_counts_once() {
        let passages = ["border", "borderline", "treaty"];
        let corpus = corpus(&[("", &passages)]);
        let searcher = Searcher::new(&corpus);
        let score = |text: &str| searcher.search(&query(text), 9).groups[0].hits[0].score.to_bits();
        assert_eq!(score("border bord"), score("border "));
    }

    #[test]
    fn a_query_of_stop_words_finds_them() {
        let passages = ["to be or not to be", "not at all", "peace"];
        assert_eq!(found(&[("", &passages)], "not to be "), "0.0 0.1");
        assert_eq!(found(&[("", &passages)], "not peace "), "0.2");
    }

    #[test]
    fn a_stop_word_is_not_found_by_a_word_with_the_same_stem() {
        assert_eq!(found(&[("", &["it will come", "they are willing"])], "willing "), "0.1");
    }

    #[test]
    fn a_title_brings_passages_that_match_forward() {
        let documents: [(&str, &[&str]); 2] =
            [("Other news", &["the border today"]), ("A corridor", &["weather", "the border today"])];
        assert_eq!(found(&documents, "corridor border "), "1.1 0.0");
    }

    #[test]
    fn a_title_alone_brings_up_the_first_passage() {
        let documents: [(&str, &[&str]); 2] = [("A corridor", &["weather", "sport"]), ("", &["politics"])];
        let corpus = corpus(&documents);
        let answer = Searcher::new(&corpus).search(&query("corridor "), 9);
        assert_eq!(places(&answer), "0.0");
        assert_eq!(answer.groups[0].title_highlights, [Span::new(2, 10)]);
        assert_eq!(answer.groups[0].hits[0].snippet, Snippet { window: Span::new(0, 7), highlights: vec![] });
    }

    #[test]
    fn a_title_whose_document_has_no_passages_finds_nothing() {
        assert_eq!(found(&[("Peace", &[]), ("", &["peace"])], "peace "), "1.0");
    }

    #[test]
    fn a_text_without_words_matches_everything_in_corpus_order() {
        let documents: [(&str, &[&str]); 3] = [("", &["one", "—"]), ("", &[]), ("", &["two"])];
        for text in ["", "  ", "?!"] {
            assert_eq!(found(&documents, text), "0.0 0.1 2.0");
        }
        let corpus = corpus(&documents);
        let answer = Searcher::new(&corpus).search(&query(""), 2);
        assert_eq!((answer.total, answer.documents, places(&answer).as_str()), (3, 2, "0.0 0.1"));
    }

    #[test]
    fn an_empty_corpus_answers() {
        for documents in [&[] as &[(&str, &[&str])], &[("Title", &[])], &[("", &["—", ""])]] {
            for text in ["", "peace", "the", "the "] {
                let corpus = corpus(documents);
                assert_eq!(Searcher::new(&corpus).search(&query(text), 9).facets.len(), 5);
            }
        }
    }

    #[test]
    fn a_query_of_a_megabyte_is_answered() {
        let corpus = corpus(&[("", &["peace treaty"])]);
        let searcher = Searcher::new(&corpus);
        for part in ["peace ", "the ", "x", "和", "'", "-", "a.", "\u{301}", "peace\u{0}"] {
            let text = part.repeat(1_000_000 / part.len());
            searcher.search(&query(&text), 10);
            searcher.highlights(&text, "peace");
        }
    }

    #[test]
    fn highlights_are_the_words_that_match_in_any_text() {
        let corpus = corpus(&[("", &["negotiations on delimitation"])]);
        let searcher = Searcher::new(&corpus);
        let marked = |typed: &str, text: &str| {
            searcher
                .highlights(typed, text)
                .into_iter()
                .map(|span| span.of(text).to_owned())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(marked("negotiate the border ", "The Borders were negotiated."), "Borders|negotiated");
        assert_eq!(marked("delim", "delimiting, limiting, delimitation"), "delimiting|delimitation");
        assert_eq!(marked("the", "the theory, then"), "the|theory");
        assert_eq!(marked("", "the"), "");
    }
}
