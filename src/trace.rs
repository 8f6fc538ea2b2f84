//! What a link carries of a passage, to find it again after its page was edited or renamed: its number and a sketch.
//!
//! The hash in a link finds a passage whose text is the same, wherever it stands now. Where no text has the hash any more, the
//! sketch finds the passage that the text became: of the hashes of its pairs of words the smallest, so that an edit of
//! a word changes few of them, and two passages that share none of their sentences have none in common but by chance.

use corpus::{Corpus, Document};

use crate::text::{self, DIGITS};

/// How many pairs of words a sketch keeps.
const PAIRS: usize = 6;

/// What became of the passage that a link was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has the same words in the same place.
    Same,
    /// It has the same words in another place.
    Moved,
    /// It has other words.
    Changed,
}

/// A passage that a link leads to, by the positions of its document and in it, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its document in the corpus.
    pub document: usize,
    /// Its number in the document, from 0.
    pub passage: usize,
    /// What became of it; of a link without a trace nobody knows whether its place is the same.
    pub fate: Option<Fate>,
}

/// The trace of a passage: "7.q8Zt0aB1xY2k".
pub fn trace(document: &Document, passage: usize) -> String {
    let words = document.passages.get(passage).map_or("", |passage| &passage.text);
    [&(passage + 1).to_string(), ".", &*sketch(words)].concat()
}

/// The passage that a link names by its document, its hash and a trace or none.
pub fn find(corpus: &Corpus, slug: &str, hash: &str, trace: &str) -> Option<Found> {
    let home = corpus.document_by_slug(slug);
    let (number, sketch) = trace.split_once('.').unwrap_or_default();
    let same = |document: usize| Some((document, corpus.documents[document].passage_by_hash(hash)?));
    if let Some((document, passage)) = home.and_then(same) {
        let is_there = number.parse() == Ok(passage + 1);
        let fate = if is_there { Fate::Same } else { Fate::Moved };
        return Some(Found { document, passage, fate: (!trace.is_empty()).then_some(fate) });
    }
    if let Some((document, passage)) = (0..corpus.documents.len()).find_map(same) {
        return Some(Found { document, passage, fate: Some(Fate::Moved) });
    }
    // At home a third of the sketch is enough; among all the others chance has more to choose from.
    let (document, passage) = home
        .and_then(|document| closest(corpus, document..document + 1, sketch, 1))
        .or_else(|| closest(corpus, 0..corpus.documents.len(), sketch, 2))?;
    Some(Found { document, passage, fate: Some(Fate::Changed) })
}

/// The passage of some documents that shares most of a sketch, at least so many thirds of it.
fn closest(
    corpus: &Corpus,
    documents: std::ops::Range<usize>,
    wanted: &str,
    thirds: usize,
) -> Option<(usize, usize)> {
    let wanted: Vec<&[u8]> = text::list(wanted.as_bytes().chunks_exact(2));
    let (mut best, mut most) = (None, (wanted.len() * thirds).div_ceil(3).max(2) - 1);
    for at in documents {
        for (number, passage) in corpus.documents[at].passages.iter().enumerate() {
            let sketch = sketch(&passage.text);
            let shared = sketch.as_bytes().chunks_exact(2).filter(|pair| wanted.contains(pair)).count();
            if shared > most {
                (best, most) = (Some((at, number)), shared);
            }
        }
    }
    best
}

/// Two characters for each of the smallest hashes of its pairs of words, the smallest first.
fn sketch(text: &str) -> String {
    let mut smallest: Vec<u32> = Vec::new();
    let mut before = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let here = fnv(2_166_136_261, word);
        let pair = spread(before ^ here.rotate_left(16));
        before = here;
        if let Err(place) = smallest.binary_search(&pair) {
            smallest.insert(place, pair);
            smallest.truncate(PAIRS);
        }
    }
    let mut sketch = String::new();
    for hash in smallest {
        // The first bits of the smallest are all alike.
        sketch.push(char::from(DIGITS[(hash >> 6 & 63) as usize]));
        sketch.push(char::from(DIGITS[(hash & 63) as usize]));
    }
    sketch
}

/// The hash of Fowler, Noll and Vo, in small letters.
fn fnv(start: u32, word: &str) -> u32 {
    let mut hash = start;
    for c in word.chars().flat_map(char::to_lowercase) {
        hash = (hash ^ u32::from(c)).wrapping_mul(16_777_619);
    }
    hash
}

/// Each bit depends on all: the last step of `MurmurHash3`.
const fn spread(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ hash >> 13).wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    const TEXT: &str = "The mayor of Northtown said that the sluice would open on Monday, and that the fields below the \
                        dam would have their water before the week was over, whatever the council decided.";

    fn with(text: &str) -> Corpus {
        let mut corpus = sample::corpus();
        corpus.documents[0].passages[1].text = text.into();
        corpus.documents[0].passages[1].hash = "cccccccccccc".into();
        corpus
    }

    fn fate(corpus: &Corpus) -> Option<(usize, usize, Option<Fate>)> {
        let trace = trace(&with(TEXT).documents[0], 1);
        let found = find(corpus, "0-water", "cccccccccccc", &trace)?;
        Some((found.document, found.passage, found.fate))
    }

    #[test]
    fn a_trace_is_a_number_and_twelve_characters() {
        let trace = trace(&with(TEXT).documents[0], 1);
        assert_eq!((trace.len(), trace.starts_with("2.")), (14, true), "{trace}");
    }

    #[test]
    fn what_nobody_touched_is_the_same() {
        assert_eq!(fate(&with(TEXT)), Some((0, 1, Some(Fate::Same))));
    }

    #[test]
    fn of_an_old_link_without_a_trace_nobody_knows_whether_it_moved() {
        let found = find(&with(TEXT), "0-water", "cccccccccccc", "");
        assert_eq!(found, Some(Found { document: 0, passage: 1, fate: None }));
    }

    #[test]
    fn what_stands_behind_a_new_passage_has_moved() {
        let mut corpus = with(TEXT);
        let first = corpus.documents[0].passages[0].clone();
        corpus.documents[0].passages.insert(0, corpus::Passage { hash: "ddd".into(), ..first });
        assert_eq!(fate(&corpus), Some((0, 2, Some(Fate::Moved))));
    }

    #[test]
    fn what_stands_in_a_page_of_another_name_has_moved() {
        let mut corpus = with(TEXT);
        corpus.documents[0].slug = "2-water".into();
        assert_eq!(fate(&corpus), Some((0, 1, Some(Fate::Moved))));
    }

    #[test]
    fn what_was_edited_has_changed() {
        for edit in [TEXT.replace("Monday", "Tuesday"), TEXT.replace(", whatever the council decided", "")] {
            let mut corpus = with(&edit);
            corpus.documents[0].passages[1].hash = "eeeeeeeeeeee".into();
            assert_eq!(fate(&corpus), Some((0, 1, Some(Fate::Changed))), "{edit}");
            corpus.documents[0].slug = "2-water".into();
            assert_eq!(fate(&corpus), Some((0, 1, Some(Fate::Changed))), "{edit}");
        }
    }

    #[test]
    fn what_is_gone_is_not_found_in_something_else() {
        for other in ["", "Water.", "The mayor of Northtown opened a school on Monday."] {
            let mut corpus = with(other);
            corpus.documents[0].passages[1].hash = "eeeeeeeeeeee".into();
            assert_eq!(fate(&corpus), None, "{other}");
        }
    }

    #[test]
    fn a_broken_trace_finds_nothing() {
        for trace in [".", "2.", "x.éé", "2.AA", "99999999999999999999.AAAAAAAAAAAA"] {
            assert_eq!(find(&with(TEXT), "0-water", "ffffffffffff", trace), None, "{trace}");
        }
    }
}
