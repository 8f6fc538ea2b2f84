//! The index: which passages and titles hold which words, how often and where.
//!
//! Two dictionaries, both sorted: the terms (words as folded by the tokenizer), for prefixes, and the stems they
//! come down to, for everything else. A stem has two posting lists, one for each field: passages by their text,
//! documents by their title. Every word of the corpus is indexed, stop words too: what to leave out is decided by
//! the query, which may consist of nothing else.
//!
//! The index also keeps the tokens of every passage in order, so that highlights need no second reading of the text.
//! The distinct terms are found with a hash table and then sorted, so nothing that comes out depends on a hash.

use core::cmp::Ordering;
use core::ops::Range;

use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::token_stream;
use corpus::{Corpus, Span};

/// Position in the dictionary of stems.
pub(crate) type StemId = u32;

/// How often a stem occurs in one field of one passage or document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    /// The passage, counted over the corpus; in a title list, the document.
    pub at: u32,
    /// Term frequency.
    pub frequency: u32,
}

/// A word of a passage or a title.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IndexedToken {
    pub span: Span,
    pub stem: StemId,
}

/// What ranking and highlighting know of a passage text or a title.
#[derive(Clone, Debug)]
pub(crate) struct IndexedText {
    /// Its words, in the index's list of tokens.
    tokens: Range<u32>,
    /// How many of them are no stop words.
    pub length: u32,
}

/// The posting lists of a stem.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// Passages with the stem in their text, in corpus order.
    pub body: Vec<Posting>,
    /// Documents with the stem in their title, in corpus order.
    pub title: Vec<Posting>,
}

pub(crate) struct Index {
    /// Sorted.
    terms: Vec<String>,
    /// The stem of each term.
    stem_of_term: Vec<StemId>,
    /// Sorted.
    stems: Vec<String>,
    lists: Vec<Lists>,
    tokens: Vec<IndexedToken>,
    /// Every passage of the corpus, in order.
    pub passages: Vec<IndexedText>,
    /// The document of each passage.
    pub document_of: Vec<u32>,
    /// The title of each document; without words where there is none.
    pub titles: Vec<IndexedText>,
    /// The passages of each document.
    pub passages_of: Vec<Range<u32>>,
    /// Mean length of the passages that have words, at least 1.
    pub mean_passage_length: f32,
    /// Mean length of the titles that have words, at least 1.
    pub mean_title_length: f32,
}

impl Index {
    pub fn new(corpus: &Corpus) -> Self {
        let mut words = Vec::new();
        let mut tokens = Vec::new();
        let mut read = |text: &str| {
            let start = tokens.len() as u32;
            for token in token_stream(text) {
                tokens.push(IndexedToken { span: Span::new(token.start, token.end), stem: 0 });
                words.push(token.term);
            }
            IndexedText { tokens: start..tokens.len() as u32, length: 0 }
        };

        let mut passages = Vec::new();
        let mut document_of = Vec::new();
        let mut titles = Vec::new();
        let mut passages_of = Vec::new();
        for (document, at) in corpus.documents.iter().zip(0..) {
            titles.push(read(document.title.as_ref().map_or("", |title| &title.value)));
            let first = passages.len() as u32;
            for passage in &document.passages {
                passages.push(read(&passage.text));
                document_of.push(at);
            }
            passages_of.push(first..passages.len() as u32);
        }

        let (terms, term_of_token) = dictionary(words);
        let (stems, stem_of_term) = dictionary(terms.iter().map(|term| index_stem(term)).collect());
        for (token, term) in tokens.iter_mut().zip(term_of_token) {
            token.stem = stem_of_term[term as usize];
        }
        let mut lists = vec![Lists::default(); stems.len()];
        let stop: Vec<bool> = stems.iter().map(|stem| is_index_stop_word(stem)).collect();
        let mean_passage_length =
            post(&mut passages, &tokens, &stop, |stem, at| add(&mut lists[stem as usize].body, at));
        let mean_title_length =
            post(&mut titles, &tokens, &stop, |stem, at| add(&mut lists[stem as usize].title, at));
        Self {
            terms,
            stem_of_term,
            stems,
            lists,
            tokens,
            passages,
            document_of,
            titles,
            passages_of,
            mean_passage_length,
            mean_title_length,
        }
    }

    /// The id of a stem made by [`index_stem`].
    pub fn stem(&self, stem: &str) -> Option<StemId> {
        self.stems.binary_search_by(|known| known.as_str().cmp(stem)).ok().map(|at| at as StemId)
    }

    /// How many stems there are.
    pub fn stem_count(&self) -> usize {
        self.stems.len()
    }

    /// The posting lists of a stem.
    pub fn lists(&self, stem: StemId) -> &Lists {
        &self.lists[stem as usize]
    }

    /// The stems of all terms that start with the prefix, stop words left out, in the order of the terms; a stem
    /// may come more than once.
    pub fn stems_by_prefix(&self, prefix: &str) -> impl Iterator<Item = StemId> {
        let first = self.terms.partition_point(|term| term.as_str() < prefix);
        let stems = self.terms[first..].iter().zip(&self.stem_of_term[first..]);
        stems
            .take_while(move |(term, _)| term.starts_with(prefix))
            .map(|(_, &stem)| stem)
            .filter(|&stem| !is_index_stop_word(&self.stems[stem as usize]))
    }

    /// The words of a passage or title, in order.
    pub fn tokens(&self, text: &IndexedText) -> &[IndexedToken] {
        &self.tokens[text.tokens.start as usize..text.tokens.end as usize]
    }
}

/// What a term is indexed under: its stem. A stop word is indexed as itself with a full stop behind it (no term ends
/// in one), so that `willing` does not find every `will`.
pub(crate) fn index_stem(term: &str) -> String {
    if is_stop_word(term) { format_stop_word(term) } else { stem(term) }
}

fn format_stop_word(term: &str) -> String {
    let mut marked = String::with_capacity(term.len() + 1);
    marked.push_str(term);
    marked.push('.');
    marked
}

pub(crate) fn is_index_stop_word(stem: &str) -> bool {
    stem.ends_with('.')
}

/// The distinct words, sorted, and for each word given its place among them.
///
/// A small hash table finds the distinct words first: sorting every token of the corpus took most of the start. What
/// comes out does not depend on the hashes, which only decide where a word waits until it is sorted.
pub(crate) fn dictionary(words: Vec<String>) -> (Vec<String>, Vec<u32>) {
    const FREE: u32 = u32::MAX;
    let mask = (2 * words.len()).next_power_of_two() - 1;
    let mut slots = vec![FREE; mask + 1];
    let mut found: Vec<String> = Vec::new();
    let mut found_at = Vec::with_capacity(words.len());
    for word in words {
        let mut slot = hash(&word) & mask;
        while slots[slot] != FREE && found[slots[slot] as usize] != word {
            slot = (slot + 1) & mask;
        }
        if slots[slot] == FREE {
            slots[slot] = found.len() as u32;
            found.push(word);
        }
        found_at.push(slots[slot]);
    }
    let mut order: Vec<u32> = (0..found.len() as u32).collect();
    sort(&mut order, &|a, b| found[a as usize].cmp(&found[b as usize]));
    let mut place = vec![0; found.len()];
    for (&at, sorted) in order.iter().zip(0..) {
        place[at as usize] = sorted;
    }
    let sorted = order.iter().map(|&at| core::mem::take(&mut found[at as usize])).collect();
    (sorted, found_at.into_iter().map(|at| place[at as usize]).collect())
}

/// The 32-bit FNV-1a hash: one multiplication a byte, spread well enough for words.
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
        as usize
}

/// Sorts numbers by an order, equal ones as they stood: a merge sort from the bottom up. The standard library's sort
/// is faster by half and more than a kilobyte to download; this runs once over a small corpus, then over hits.
pub(crate) fn sort(numbers: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    let length = numbers.len();
    let mut merged = numbers.to_vec();
    let mut run = 1;
    while run < length {
        for start in (0..length).step_by(2 * run) {
            let (middle, end) = ((start + run).min(length), (start + 2 * run).min(length));
            let (mut left, mut right) = (start, middle);
            for slot in &mut merged[start..end] {
                let from_left = left < middle
                    && (right == end || order(numbers[left], numbers[right]) != Ordering::Greater);
                let from = if from_left { &mut left } else { &mut right };
                *slot = numbers[*from];
                *from += 1;
            }
        }
        numbers.copy_from_slice(&merged);
        run *= 2;
    }
}

/// Reports every token of the texts as (stem, place of the text), sets the texts' lengths, and returns their mean.
fn post(
    texts: &mut [IndexedText],
    tokens: &[IndexedToken],
    stop: &[bool],
    mut report: impl FnMut(StemId, u32),
) -> f32 {
    let (mut total, mut with_words) = (0, 0);
    for (text, at) in texts.iter_mut().zip(0..) {
        for token in &tokens[text.tokens.start as usize..text.tokens.end as usize] {
            report(token.stem, at);
            text.length += u32::from(!stop[token.stem as usize]);
        }
        total += text.length;
        with_words += u32::from(text.length > 0);
    }
    (total as f32 / with_words.max(1) as f32).max(1.0)
}

/// Counts one more occurrence at the place, which is the list's last or a later one.
fn add(list: &mut Vec<Posting>, at: u32) {
    match list.last_mut() {
        Some(posting) if posting.at == at => posting.frequency += 1,
        _ => list.push(Posting { at, frequency: 1 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorting_is_the_libraries(numbers in prop::collection::vec(0_u32..50, 0..70)) {
            let by_tens = |a: u32, b: u32| (a / 10).cmp(&(b / 10));
            let (mut ours, mut theirs) = (numbers.clone(), numbers);
            sort(&mut ours, &by_tens);
            theirs.sort_by(|&a, &b| by_tens(a, b));
            prop_assert_eq!(ours, theirs);
        }
    }
}
