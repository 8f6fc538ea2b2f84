//! Finds many names in a passage's words, longest first, never overlapping.
//!
//! It compares words as the gazetteer does (folded; a capital where the name has one, capitals where it has
//! capitals), but it knows initials, and a hundred thousand names with one first word cost no more than one.

use super::words::{Shape, Word, words};
use corpus::Span;
use std::collections::HashMap;

/// Names longer than this many words are not looked for.
const LONGEST: usize = 16;

/// A set of names, each with a number.
#[derive(Default)]
pub struct Matcher {
    /// By the folded words with spaces between them: the least capitals of each word, and the number.
    names: HashMap<String, Vec<(Vec<u8>, usize)>>,
    /// By the folded first word: how many words the longest name has that begins so.
    longest: HashMap<String, usize>,
}

impl Matcher {
    /// Adds a name. Of two that fit the same place, the one added first wins.
    pub fn add(&mut self, name: &str, id: usize) {
        let words = words(name);
        if words.is_empty() || words.len() > LONGEST {
            return;
        }
        let terms: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
        let entries = self.names.entry(terms.join(" ")).or_default();
        entries.push((words.iter().map(capitals).collect(), id));
        let longest = self.longest.entry(words[0].term.clone()).or_default();
        *longest = words.len().max(*longest);
    }

    /// Every place of a name, from left to right.
    pub fn find(&self, words: &[Word]) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let Some(&longest) = self.longest.get(&first.term) else {
                at += 1;
                continue;
            };
            let mut key = String::new();
            let mut best = None;
            for (length, word) in (1..=longest).zip(&words[at..]) {
                if length > 1 && !word.joins() {
                    break;
                }
                if length > 1 {
                    key.push(' ');
                }
                key.push_str(&word.term);
                let stands = |(least, _): &&(Vec<u8>, usize)| {
                    least.iter().zip(&words[at..]).all(|(least, word)| capitals(word) >= *least)
                };
                if let Some((_, id)) = self.names.get(&key).and_then(|entries| entries.iter().find(stands)) {
                    best = Some((length, Span::new(first.start, word.end), *id));
                }
            }
            at += best.map_or(1, |(length, ..)| length);
            found.extend(best.map(|(_, span, id)| (span, id)));
        }
        found
    }
}

/// 0 for a small word, 1 for one capital, 2 for all.
fn capitals(word: &Word) -> u8 {
    match word.shape {
        Shape::Small => 0,
        Shape::Capital | Shape::Initial => 1,
        Shape::Caps => 2,
    }
}
