//! Which passages tell of the same things: each has the few that are most like it, and a hit that is among those of one of the
//! best hits comes forward.
//!
//! Two passages are as alike as the cosine of the angle between their heaviest words, weighed as in BM25. They are found
//! by their words, over lists of the passages in which a word is heaviest, cut short: a word that stands in many passages
//! tells little of any. So the work is in proportion to the number of passages.
//!
//! Nothing but the operations that IEEE 754 defines exactly, so every machine finds the same; instead of a logarithm
//! a straight line between the powers of two.

use core::ops::Range;
use std::collections::HashMap;

use crate::Document;
use crate::stem::stem;
use crate::stop::is_stop_word;
use crate::token::each_token;

/// In a corpus of fewer passages none has any: all of it is of one matter, and what is like a good hit is like the bad
/// ones, too. On the seed pages, 49 passages, one of three answers that changed was worse.
const FEWEST: usize = 300;
/// How many passages each has. More bring further ones forward, each less sure; a reader of the page loads a byte for
/// each. Set with the next on a collection of news, and right on three others: six to eight are the best of 3 to 20.
const MOST: usize = 6;
/// The least cosine. Larger: fewer passages have any, and at 0.2 a quarter of the gain is lost.
const LEAST: f32 = 0.1;
/// From here on they are the same text, of which one is enough.
const SAME: f32 = 0.9;
/// How many words of a passage count, the heaviest.
const WORDS: usize = 24;
/// How long a word's list of passages is. Longer costs time, and finds hardly more.
const LIST: usize = 200;

/// A word of a passage, or a passage that has a word, and its weight there.
type Weighed = (u32, f32);

/// Gives every passage those that are most like it, if there are enough passages.
pub fn fill(documents: &mut [Document]) {
    if let Some(sketches) = Sketches::of(documents) {
        let (mut at, mut cosines) = (0, Vec::new());
        for passage in documents.iter_mut().flat_map(|document| &mut document.passages) {
            passage.alike = sketches.alike(at, &mut cosines);
            at += 1;
        }
    }
}

/// The heaviest words of every passage, and the passages in which a word is heaviest.
pub struct Sketches {
    /// The words of all passages, each passage's as the sides of a vector of length 1, without those that no other has.
    words: Vec<Weighed>,
    /// Where those of each passage stand.
    of_passages: Vec<Range<u32>>,
    /// The passages of all words.
    passages: Vec<Weighed>,
    /// Where those of each word stand.
    of_words: Vec<Range<u32>>,
}

impl Sketches {
    /// Those of the passages of these documents, if there are enough.
    pub fn of(documents: &[Document]) -> Option<Self> {
        let count: usize = documents.iter().map(|document| document.passages.len()).sum();
        (count >= FEWEST).then(|| Self::make(documents))
    }

    fn make(documents: &[Document]) -> Self {
        let Words { all: words, of_passages, passages_with } = Words::of(documents);
        let count = of_passages.len() as f32;
        let mean = words.len() as f32 / count.max(1.0);
        let mut sketches: Vec<Weighed> = Vec::new();
        let mut places = Vec::with_capacity(of_passages.len());
        let mut sketch: Vec<Weighed> = Vec::new();
        for place in of_passages {
            let words = &words[place.start as usize..place.end as usize];
            let length = 0.25 + 0.75 * words.len() as f32 / mean;
            sketch.clear();
            for word in words.chunk_by(|a, b| a == b) {
                let with = passages_with[word[0] as usize];
                let times = word.len() as f32;
                let rarity = log2(1.0 + count / with as f32);
                sketch.push((word[0], rarity * times / (1.2 * length + times)));
            }
            let most = heaviest(&mut sketch, WORDS).len();
            sketch.truncate(most);
            sketch.sort_unstable_by_key(|word| word.0);
            let length = sketch.iter().map(|word| word.1 * word.1).sum::<f32>().sqrt();
            sketch.retain(|word| passages_with[word.0 as usize] > 1);
            let start = sketches.len() as u32;
            sketches.extend(sketch.iter().map(|word| (word.0, word.1 / length)));
            places.push(start..sketches.len() as u32);
        }
        drop(words);
        let (passages, of_words) = turned(&sketches, &places, passages_with.len());
        Self { words: sketches, of_passages: places, passages, of_words }
    }

    /// The passages that are most like one, in their order. `cosines` is room for whoever asks again.
    pub fn alike(&self, at: u32, cosines: &mut Vec<f32>) -> Vec<u32> {
        cosines.resize(self.of_passages.len(), 0.0);
        let mut found: Vec<u32> = Vec::new();
        for &(word, weight) in part(&self.words, &self.of_passages[at as usize]) {
            for &(other, there) in part(&self.passages, &self.of_words[word as usize]) {
                let cosine = &mut cosines[other as usize];
                if *cosine == 0.0 {
                    found.push(other);
                }
                *cosine += weight * there;
            }
        }
        let alike = found.into_iter().map(|other| (other, core::mem::take(&mut cosines[other as usize])));
        let mut alike: Vec<Weighed> =
            alike.filter(|&(other, cosine)| other != at && (LEAST..=SAME).contains(&cosine)).collect();
        // A list of its own: it would stand in the place of all that were found, of which there can be thousands.
        let mut most: Vec<u32> = heaviest(&mut alike, MOST).iter().map(|&(other, _)| other).collect();
        most.sort_unstable();
        most
    }
}

/// A part of a list.
fn part<'l>(list: &'l [Weighed], place: &Range<u32>) -> &'l [Weighed] {
    &list[place.start as usize..place.end as usize]
}

/// Of sketches the passages that have each of the words, those where it is heaviest, and where those of each word stand.
fn turned(sketches: &[Weighed], places: &[Range<u32>], words: usize) -> (Vec<Weighed>, Vec<Range<u32>>) {
    let mut of_words: Vec<Range<u32>> = vec![0..0; words];
    for &(word, _) in sketches {
        of_words[word as usize].end += 1;
    }
    let mut start = 0;
    for place in &mut of_words {
        let next = start + place.end;
        *place = start..start;
        start = next;
    }
    let mut passages: Vec<Weighed> = vec![(0, 0.0); sketches.len()];
    for (place, passage) in places.iter().zip(0..) {
        for &(word, weight) in part(sketches, place) {
            let place = &mut of_words[word as usize];
            passages[place.end as usize] = (passage, weight);
            place.end += 1;
        }
    }
    for place in &mut of_words {
        let list = &mut passages[place.start as usize..place.end as usize];
        place.end = place.start + heaviest(list, LIST).len() as u32;
    }
    (passages, of_words)
}

/// The heaviest, brought to the beginning of their list; of equal ones the first.
fn heaviest(list: &mut [Weighed], most: usize) -> &mut [Weighed] {
    let order = |a: &Weighed, b: &Weighed| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if list.len() > most {
        list.select_nth_unstable_by(most, order);
        return &mut list[..most];
    }
    list
}

/// The words of passages that are no stop words, as numbers of their stems.
struct Words {
    /// Those of all passages, each passage's in order.
    all: Vec<u32>,
    /// Where those of each passage stand.
    of_passages: Vec<Range<u32>>,
    /// In how many passages each word stands.
    passages_with: Vec<u32>,
}

impl Words {
    fn of(documents: &[Document]) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut stems: HashMap<String, u32> = HashMap::new();
        let (mut words, mut of_passages) = (Vec::new(), Vec::new());
        let mut passages_with: Vec<u32> = Vec::new();
        for passage in documents.iter().flat_map(|document| &document.passages) {
            let start = words.len();
            each_token(&passage.text, &mut |_, _, term| {
                if is_stop_word(term) {
                    return;
                }
                let number = numbers.get(term).copied().unwrap_or_else(|| {
                    let next = stems.len() as u32;
                    let number = *stems.entry(stem(term)).or_insert(next);
                    numbers.insert(term.to_owned(), number);
                    number
                });
                words.push(number);
            });
            passages_with.resize(stems.len(), 0);
            let own = &mut words[start..];
            own.sort_unstable();
            own.chunk_by(|a, b| a == b).for_each(|word| passages_with[word[0] as usize] += 1);
            of_passages.push(start as u32..words.len() as u32);
        }
        Self { all: words, of_passages, passages_with }
    }
}

/// About the logarithm to the base 2: right at its powers, and a straight line between them.
fn log2(x: f32) -> f32 {
    (x.to_bits() - 1.0_f32.to_bits()) as f32 / (1 << 23) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Passage;

    /// What each passage has, of one document.
    fn alike(texts: &[&str]) -> Vec<Vec<u32>> {
        let passage = |text: &&str| Passage { text: (*text).to_owned(), ..Passage::default() };
        let documents = [Document { passages: texts.iter().map(passage).collect(), ..Document::default() }];
        let (sketches, mut cosines) = (Sketches::make(&documents), Vec::new());
        (0..texts.len() as u32).map(|at| sketches.alike(at, &mut cosines)).collect()
    }

    #[test]
    fn passages_of_one_matter_are_alike_in_any_inflection_and_others_are_not() {
        let texts = [
            "The dam was opened and the valley flooded",
            "A painter sold two pictures in spring",
            "Flooding in valleys below dams and a bridge",
            "Pictures of painters are sold at a fair",
        ];
        assert_eq!(alike(&texts), [vec![2], vec![3], vec![0], vec![1]]);
    }

    #[test]
    fn in_a_small_corpus_nothing_is_held_against_anything() {
        let counts = [FEWEST - 1, FEWEST].map(|count| {
            let passage =
                |at: usize| Passage { text: format!("the {} dam {at}", at / 5), ..Passage::default() };
            let mut documents =
                [Document { passages: (0..count).map(passage).collect(), ..Document::default() }];
            fill(&mut documents);
            documents[0].passages.iter().filter(|passage| !passage.alike.is_empty()).count()
        });
        assert_eq!(counts, [0, FEWEST]);
    }

    #[test]
    fn a_copy_is_left_out() {
        let text = "The dam was opened and the valley flooded";
        assert_eq!(alike(&[text, text, "Flooding in valleys below a bridge"])[0], [2]);
    }

    #[test]
    fn stop_words_and_words_of_one_passage_make_nothing_alike() {
        assert_eq!(
            alike(&["the dam is it", "the valley is it", "", "—"]),
            [vec![], vec![], vec![], vec![0; 0]]
        );
    }

    #[test]
    fn a_passage_has_six_at_most_and_they_are_in_order() {
        let texts: Vec<String> =
            (0..40).map(|at| format!("dam valley flood {} {}", at % 7, at % 5)).collect();
        for alike in alike(&texts.iter().map(String::as_str).collect::<Vec<_>>()) {
            assert!(alike.len() == MOST && alike.is_sorted(), "{alike:?}");
        }
    }

    #[test]
    fn the_line_meets_the_logarithm_at_the_powers_of_two() {
        for (x, expected) in [(1.0, 0.0), (2.0, 1.0), (3.0, 1.5), (4.0, 2.0), (1024.0, 10.0)] {
            assert!((log2(x) - expected).abs() < 1e-6, "{x}");
        }
    }
}
