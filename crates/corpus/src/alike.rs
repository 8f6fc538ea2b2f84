//! Which passages tell of the same things: each has the few that are most like it, and a hit that is among those of one of the
//! best hits comes forward.
//!
//! Two passages are as alike as the cosine of the angle between their heaviest words, weighed as in BM25. They are found
//! by their words, over lists of the passages in which a word is heaviest, cut short: a word that stands in many passages
//! tells little of any. So the work is in proportion to the number of passages.
//!
//! Nothing but the operations that IEEE 754 defines exactly, so every machine finds the same; instead of a logarithm
//! a straight line between the powers of two.

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
    if documents.iter().map(|document| document.passages.len()).sum::<usize>() >= FEWEST {
        find(documents);
    }
}

fn find(documents: &mut [Document]) {
    let sketches = sketches(documents);
    let mut lists: Vec<Vec<Weighed>> = Vec::new();
    for (sketch, passage) in sketches.iter().zip(0..) {
        for &(word, weight) in sketch {
            if lists.len() <= word as usize {
                lists.resize(word as usize + 1, Vec::new());
            }
            let list = &mut lists[word as usize];
            list.push((passage, weight));
            // Cut early, so that the lists of common words never are as long as the corpus.
            if list.len() == 2 * LIST {
                keep_heaviest(list, LIST);
            }
        }
    }
    for list in &mut lists {
        keep_heaviest(list, LIST);
    }
    let mut cosines = vec![0.0; sketches.len()];
    let passages = documents.iter_mut().flat_map(|document| &mut document.passages);
    for ((passage, sketch), at) in passages.zip(&sketches).zip(0..) {
        let mut found: Vec<u32> = Vec::new();
        for &(word, weight) in sketch {
            for &(other, there) in &lists[word as usize] {
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
        keep_heaviest(&mut alike, MOST);
        passage.alike = alike.into_iter().map(|(other, _)| other).collect();
        passage.alike.sort_unstable();
        // Collected in the place of all that were found, of which there can be thousands.
        passage.alike.shrink_to_fit();
    }
}

/// Of equal ones the first.
fn keep_heaviest(list: &mut Vec<Weighed>, most: usize) {
    let order = |a: &Weighed, b: &Weighed| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if list.len() > most {
        list.select_nth_unstable_by(most, order);
        list.truncate(most);
    }
}

/// The heaviest words of every passage, their weights as the sides of a vector of length 1.
fn sketches(documents: &[Document]) -> Vec<Vec<Weighed>> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut stems: HashMap<String, u32> = HashMap::new();
    let mut passages_with: Vec<u32> = Vec::new();
    let mut passages: Vec<Vec<u32>> = Vec::new();
    for passage in documents.iter().flat_map(|document| &document.passages) {
        let mut words: Vec<u32> = Vec::new();
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
        words.sort_unstable();
        words.shrink_to_fit();
        passages_with.resize(stems.len(), 0);
        words.chunk_by(|a, b| a == b).for_each(|word| passages_with[word[0] as usize] += 1);
        passages.push(words);
    }
    let count = passages.len() as f32;
    let all: usize = passages.iter().map(Vec::len).sum();
    let mean = all as f32 / count.max(1.0);
    let sketch = |words: Vec<u32>| {
        let length = 0.25 + 0.75 * words.len() as f32 / mean;
        let mut sketch: Vec<Weighed> = Vec::new();
        for word in words.chunk_by(|a, b| a == b) {
            let with = passages_with[word[0] as usize];
            let times = word.len() as f32;
            let rarity = log2(1.0 + count / with as f32);
            sketch.push((word[0], rarity * times / (1.2 * length + times)));
        }
        keep_heaviest(&mut sketch, WORDS);
        sketch.shrink_to_fit();
        sketch.sort_unstable_by_key(|word| word.0);
        let length = sketch.iter().map(|word| word.1 * word.1).sum::<f32>().sqrt();
        for word in &mut sketch {
            word.1 /= length;
        }
        sketch
    };
    passages.into_iter().map(sketch).collect()
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
        let mut documents =
            [Document { passages: texts.iter().map(passage).collect(), ..Document::default() }];
        find(&mut documents);
        documents[0].passages.iter().map(|passage| passage.alike.clone()).collect()
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
