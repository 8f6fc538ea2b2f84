//! Ranking: BM25F, BM25 over two fields, the text of a passage and the title of its document.
//!
//! For a word of the query and a passage:
//!
//! ```text
//! frequency = tf(text) / norm(text) + TITLE_WEIGHT * tf(title) / norm(title)
//! norm(field) = 1 - B + B * length / mean length
//! score = idf * frequency / (K1 + frequency)
//! idf = ln(1 + (N - df + 0.5) / (df + 0.5))
//! ```
//!
//! N counts passages, and so does the document frequency df: it is the number of passages that the word alone
//! finds. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
//! The score of a passage is the sum over the words, so more and rarer words weigh more.
//!
//! What a title finds. A title says what all its passages are about, so it adds to the score of every passage of its
//! document that one of the words finds by its text. A passage is never found by a title alone, or one word of a
//! headline would bring up whole documents; but when no passage of a document matches by its text, the title stands
//! for the document and brings up its first passage.
//!
//! Expansions. A word that is a prefix also finds the words it begins. All of them together count as one word, whose
//! frequency is the sum of theirs. In a passage that has the word itself they count for nothing. In others they
//! weigh like the word, if no passage has the word itself: it is still being typed. If one has, their weight is
//! [`EXPANSION_WEIGHT`] times the least that the word itself gives to any passage, and the fraction
//! frequency / (K1 + frequency) is below 1: an expansion never gives as much as the word itself.
//!
//! Scores are the same bit for bit on every machine: nothing but the four operations that IEEE 754 defines exactly,
//! in a fixed order. `f32::ln` would not do, each platform brings its own; so there is a logarithm of ours.

use crate::index::{Index, StemId};
use crate::query::Lookup;

/// How soon further occurrences of a word stop to count: larger, later; 0, at the first. The textbook's value, as in
/// Lucene; not tuned.
pub const K1: f32 = 1.2;

/// How much a text is marked down for being longer than the mean: 0 not at all, 1 in full proportion. The textbook's
/// value, as in Lucene, for both fields; not tuned.
pub const B: f32 = 0.75;

/// What an occurrence in the title counts, as against one in the text: larger, and documents whose headline has the
/// word come first whatever their passages say; 0, and titles do not matter. A customary value; not tuned.
pub const TITLE_WEIGHT: f32 = 2.0;

/// The weight of words that merely begin with the last word, as against the least that the word itself gives; above 1
/// an expansion could outrank the word. Not tuned.
pub const EXPANSION_WEIGHT: f32 = 0.5;

/// The passages that match, in corpus order, and the score of every passage of the corpus.
pub(crate) fn score(lookup: &Lookup, index: &Index) -> (Vec<u32>, Vec<f32>) {
    let mut scores = vec![0.0; index.passages.len()];
    let mut all = Counts::new(index);
    for word in &lookup.words {
        let mut own = Counts::new(index);
        own.add(word.stem, index);
        let document_frequency = own.matches(index).count();
        let idf = inverse_document_frequency(index.passages.len(), document_frequency);
        let mut least = idf;
        for (passage, score) in scores.iter_mut().enumerate() {
            let frequency = own.frequency(passage, index);
            if frequency > 0.0 {
                let gain = idf * saturation(frequency);
                *score += gain;
                least = least.min(gain);
            }
        }
        all.add(word.stem, index);
        if word.expansions.is_empty() {
            continue;
        }
        let mut others = Counts::new(index);
        others.add(word.expansions.iter().copied(), index);
        let weight = if document_frequency > 0 {
            EXPANSION_WEIGHT * least
        } else {
            inverse_document_frequency(index.passages.len(), others.matches(index).count())
        };
        for (passage, score) in scores.iter_mut().enumerate() {
            let frequency = others.frequency(passage, index);
            if frequency > 0.0 && own.frequency(passage, index) <= 0.0 {
                *score += weight * saturation(frequency);
            }
        }
        all.add(word.expansions.iter().copied(), index);
    }
    (all.matches(index).collect(), scores)
}

/// How often any of some stems occurs in every field. Whole numbers, so that no order of adding matters.
struct Counts {
    /// By passage.
    body: Vec<u32>,
    /// By document.
    title: Vec<u32>,
}

impl Counts {
    fn new(index: &Index) -> Self {
        Self { body: vec![0; index.passages.len()], title: vec![0; index.titles.len()] }
    }

    fn add(&mut self, stems: impl IntoIterator<Item = StemId>, index: &Index) {
        for stem in stems {
            let lists = index.lists(stem);
            for (counts, list) in [(&mut self.body, &lists.body), (&mut self.title, &lists.title)] {
                for posting in list {
                    counts[posting.at as usize] += posting.frequency;
                }
            }
        }
    }

    /// The passages that the stems find, in corpus order.
    fn matches(&self, index: &Index) -> impl Iterator<Item = u32> {
        index.passages_of.iter().zip(&self.title).flat_map(move |(passages, &title)| {
            let by_text = |passage: &u32| self.body[*passage as usize] > 0;
            let by_title = title > 0 && !passages.clone().any(|passage| by_text(&passage));
            let first = passages.start;
            passages.clone().filter(move |passage| by_text(passage) || by_title && *passage == first)
        })
    }

    /// The weighted frequency of BM25F.
    fn frequency(&self, passage: usize, index: &Index) -> f32 {
        let document = index.document_of[passage] as usize;
        field_frequency(self.body[passage], index.passages[passage].length, index.mean_passage_length)
            + TITLE_WEIGHT
                * field_frequency(
                    self.title[document],
                    index.titles[document].length,
                    index.mean_title_length,
                )
    }
}

/// Term frequency, marked down for the length of the field.
pub(crate) fn field_frequency(frequency: u32, length: u32, mean_length: f32) -> f32 {
    if frequency == 0 { 0.0 } else { frequency as f32 / (1.0 - B + B * (length as f32 / mean_length)) }
}

/// How much of its weight a word gives at a frequency: rises from 0 towards 1.
pub(crate) fn saturation(frequency: f32) -> f32 {
    frequency / (K1 + frequency)
}

/// How much a word tells: much, if few of the passages have it; never less than nothing.
pub(crate) fn inverse_document_frequency(passages: usize, document_frequency: usize) -> f32 {
    let (n, df) = (passages as f64, document_frequency as f64);
    ln(1.0 + (n - df + 0.5) / (df + 0.5)) as f32
}

/// The natural logarithm of a finite number not below 1, to about ten digits.
///
/// x = 2^e * m with m between 1 and 2; ln m = 2 artanh s with s = (m - 1) / (m + 1) at most 1/3, by its series
/// s + s^3/3 + s^5/5 + ...
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let e = (bits >> 52) as f64 - 1023.0;
    let m = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    let s = (m - 1.0) / (m + 1.0);
    let mut series = 0.0;
    for n in (0..10).rev() {
        series = series * s * s + 1.0 / f64::from(2 * n + 1);
    }
    e * core::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_has_ten_digits() {
        for x in [1.0, 1.000_001, 1.5, 1.999_999, 2.0, 3.0, 10.0, 1e3, 1e6, 1e12] {
            assert!(
                (ln(x) - f64::ln(x)).abs() <= 1e-10 * f64::ln(x).max(1e-3),
                "{x}: {} {}",
                ln(x),
                f64::ln(x)
            );
        }
    }

    #[test]
    fn rarer_words_tell_more_and_none_tells_less_than_nothing() {
        let idf: Vec<f32> = (0..=100).map(|df| inverse_document_frequency(100, df)).collect();
        assert!(idf.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(idf[100] > 0.0);
    }

    #[test]
    fn the_scores_of_one_example_are_these_bits_on_every_machine() {
        assert_eq!(inverse_document_frequency(60, 7).to_bits(), 1_074_144_355);
        assert_eq!(saturation(field_frequency(2, 30, 41.5)).to_bits(), 1_059_948_061);
    }
}
