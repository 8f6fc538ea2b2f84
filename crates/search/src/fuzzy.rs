//! Words that a misspelled word may have meant.
//!
//! Only a word that no document has is corrected: correcting others costs clean queries more than it gives to
//! misspelled ones. Candidates are the words of the dictionary within one edit, or, if there are none and the word is
//! long enough, within two: a letter left out, added, or changed for another, or two neighbours swapped (optimal
//! string alignment). Letters outside ASCII count as their bytes. Nothing with a digit in it is corrected, or
//! corrected to: another number is another fact.
//!
//! The dictionary is sorted, so the table of distances is kept for what a term shares with the one before, and as
//! soon as its beginning is too far from the word, every term that begins so is passed over.

use crate::index::Index;
use crate::writer::ENTITY;

/// The shortest word, in bytes, that is corrected: shorter ones are one edit from too many others.
pub const SHORTEST_CORRECTED: usize = 3;

/// The shortest word, in bytes, for which every slip is thought of; in shorter ones only [`LIKELY`] ones.
pub const SHORTEST_WITH_ANY_SLIP: usize = 4;

/// How much likelier a word was meant from which what was typed differs by a letter left out or by neighbours swapped,
/// than one from which it differs by some other letter added or put in the place of one: there are few ways to leave
/// out or swap letters of a word, and 25 other letters. With 1 the commoner word always wins. Tuned on misspelled
/// queries over news and reference texts.
pub const LIKELY: u32 = 20;

/// The shortest word, in bytes, for which two edits are tried.
pub const SHORTEST_WITH_TWO_EDITS: usize = 8;

/// The longest word, in bytes, that is corrected; of longer ones there are none in any language. No longer one is
/// taken apart, either.
pub(crate) const LONGEST_CORRECTED: usize = 40;

/// A word that may have been meant.
pub(crate) struct Candidate {
    pub word: String,
    /// How likely it is to be typed so, as against the least likely slip.
    pub likelihood: u32,
}

/// The words of the dictionary nearest to a word, in its order: of those as near, only those with the same first
/// letter, which slips seldom hit, if there are any; empty if none is near enough.
pub(crate) fn candidates(index: &Index, typed: &str) -> Vec<Candidate> {
    let word = typed.as_bytes();
    let most = match word.len() {
        length if !(SHORTEST_CORRECTED..=LONGEST_CORRECTED).contains(&length) => return Vec::new(),
        length if length < SHORTEST_WITH_TWO_EDITS => 1,
        _ => 2,
    };
    if has_digit(word) {
        return Vec::new();
    }
    // Most misspelled words are one slip from a word with the same first letter, and those are few.
    let same_start = |found: &(usize, Candidate)| found.1.word.as_bytes().first() == word.first();
    let mut found = within(index, word, most, word.first().copied());
    if !found.iter().any(|found| found.0 == 1 && same_start(found)) {
        found = within(index, word, most, None);
    }
    let least = found.iter().map(|found| found.0).min().unwrap_or_default();
    found.retain(|found| found.0 == least);
    let any = found.iter().any(same_start);
    found.retain(|found| !any || same_start(found));
    found.into_iter().map(|found| found.1).collect()
}

/// The words at most so many edits away, with how many; of those that begin with a byte all, of others some.
fn within(index: &Index, word: &[u8], most: usize, first_byte: Option<u8>) -> Vec<(usize, Candidate)> {
    let mut table = Table::new(word, most);
    let mut found = Vec::new();
    index.each_term(first_byte, |shared, rest| {
        if let Some(distance) = table.distance(shared, rest)
            && table.term.first() != Some(&ENTITY)
            && !has_digit(&table.term)
            && let Ok(term) = core::str::from_utf8(&table.term)
        {
            let likelihood = likelihood(word, &table.term);
            if likelihood == LIKELY || word.len() >= SHORTEST_WITH_ANY_SLIP {
                found.push((distance, Candidate { word: term.to_owned(), likelihood }));
            }
        }
    });
    found
}

/// How likely `typed` is to stand for `meant`, as against the least likely slip.
fn likelihood(typed: &[u8], meant: &[u8]) -> u32 {
    let letters = |word: &[u8]| word.iter().map(|&letter| 1_u64 << (letter & 63)).fold(0, u64::wrapping_add);
    let doubled = |word: &[u8]| word.windows(2).filter(|pair| pair[0] == pair[1]).count();
    if meant.len() > typed.len() || meant.len() == typed.len() && letters(meant) == letters(typed) {
        LIKELY
    } else if meant.len() < typed.len() && doubled(meant) < doubled(typed) {
        LIKELY / 2
    } else {
        1
    }
}

fn has_digit(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_digit)
}

/// The table of distances between the beginnings of a word and those of a term.
struct Table<'w> {
    word: &'w [u8],
    most: usize,
    /// A row for each beginning of the term, with a distance for each beginning of the word; only those near the
    /// diagonal, others are more than `most` anyway.
    rows: Vec<u8>,
    term: Vec<u8>,
    /// The length of the beginning from which on no term can be near.
    dead: usize,
}

impl<'w> Table<'w> {
    fn new(word: &'w [u8], most: usize) -> Self {
        let far = most as u8 + 1;
        let width = word.len() + 1;
        let mut rows = vec![far; width * (word.len() + most + 2)];
        for (n, cell) in rows[..width].iter_mut().enumerate() {
            *cell = (n as u8).min(far);
        }
        Self { word, most, rows, term: Vec::new(), dead: usize::MAX }
    }

    /// The distance to the term that shares its beginning with the one before, unless it is more than `most`.
    #[inline]
    fn distance(&mut self, shared: usize, rest: &[u8]) -> Option<usize> {
        if shared >= self.dead { None } else { self.distance_of_new(shared, rest) }
    }

    fn distance_of_new(&mut self, shared: usize, rest: &[u8]) -> Option<usize> {
        self.dead = usize::MAX;
        self.term.truncate(shared);
        for &letter in rest {
            self.term.push(letter);
            if !self.add_row() {
                self.dead = self.term.len();
                return None;
            }
        }
        let last = self.term.len() * (self.word.len() + 1) + self.word.len();
        let distance = usize::from(*self.rows.get(last)?);
        (distance <= self.most).then_some(distance)
    }

    /// Fills the row of the term's last letter; whether anything in it is near.
    fn add_row(&mut self) -> bool {
        let width = self.word.len() + 1;
        let (letter, n) = (self.term[self.term.len() - 1], self.term.len());
        if n > self.word.len() + self.most {
            return false;
        }
        let far = self.most as u8 + 1;
        let (before, row) = self.rows.split_at_mut(n * width);
        let row = &mut row[..width];
        let above = &before[(n - 1) * width..];
        let (from, to) = (n.saturating_sub(self.most), (n + self.most).min(self.word.len()));
        // The neighbours of the band may hold what another term left there.
        row[from.saturating_sub(1)] = far;
        if let Some(edge) = row.get_mut(to + 1) {
            *edge = far;
        }
        let mut nearest = far;
        for at in from..=to {
            let distance = if at == 0 {
                n as u8
            } else {
                let change = u8::from(self.word[at - 1] != letter);
                let by_one = (above[at - 1] + change).min(above[at] + 1).min(row[at - 1] + 1);
                let swapped =
                    n > 1 && at > 1 && self.word[at - 2] == letter && self.term[n - 2] == self.word[at - 1];
                if swapped { by_one.min(before[(n - 2) * width + at - 2] + 1) } else { by_one }
            };
            row[at] = distance.min(far);
            nearest = nearest.min(row[at]);
        }
        nearest < far
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::corpus;
    use proptest::prelude::*;

    fn near(words: &str, typed: &str) -> String {
        candidates(&Index::build(&corpus(&[("", &[words])])), typed)
            .into_iter()
            .map(|found| found.word)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn one_slip_of_any_kind_is_near() {
        for typed in ["coridor", "corrridor", "corredor", "corirdor", "orridor", "corrido"] {
            assert_eq!(near("peace corridor door", typed), "corridor", "{typed}");
        }
    }

    #[test]
    fn two_slips_are_tried_in_long_words_when_one_finds_nothing() {
        assert_eq!(near("corridor torridly", "coriddor"), "corridor");
        assert_eq!(near("corridor", "coridr"), "", "two slips in six letters");
        assert_eq!(near("corridor", "cxrrixxr"), "", "three slips");
        assert_eq!(near("peace", "pece"), "peace");
    }

    #[test]
    fn in_three_letters_only_likely_slips_are_thought_of() {
        assert_eq!(near("peace deal", "del"), "deal", "a letter left out");
        assert_eq!(near("war", "wra"), "war", "neighbours swapped");
        assert_eq!(near("war", "wax"), "");
        assert_eq!(near("to", "too"), "");
        assert_eq!(near("war", "wa"), "", "too short");
    }

    #[test]
    fn a_letter_left_out_is_likelier_than_one_too_many() {
        let index = Index::build(&corpus(&[("", ["border boder bolder"])]));
        let likely = |typed: &str| -> String {
            let shown = candidates(&index, typed)
                .into_iter()
                .map(|found| format!("{} {}", found.word, found.likelihood));
            shown.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(likely("borer"), format!("boder 1, border {LIKELY}"));
        assert_eq!(likely("bodrer"), format!("boder 1, border {LIKELY}"));
    }

    #[test]
    fn the_first_letter_is_trusted_if_it_can_be() {
        assert_eq!(near("border corder", "bprder"), "border");
        assert_eq!(near("corder order", "border"), "corder order");
    }

    #[test]
    fn numbers_are_not_corrected() {
        assert_eq!(near("1975 2023-12 cop29", "1976"), "");
        assert_eq!(near("cop29", "cop28"), "");
    }

    /// Optimal string alignment by its definition.
    fn distance(a: &[u8], b: &[u8]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let change = usize::from(a[i - 1] != b[j - 1]);
                        let mut least = (d[i - 1][j - 1] + change).min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(d[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_candidates_are_the_nearest_of_all_words(words in prop::collection::vec("[abc]{1,9}", 0..40), typed in "[abcd]{1,9}") {
            let text = words.join(" ");
            let most = match typed.len() { 0..SHORTEST_CORRECTED => 0, SHORTEST_CORRECTED..SHORTEST_WITH_TWO_EDITS => 1, _ => 2 };
            let is_likely = |word: &str| {
                let letters = |word: &str| {
                    let mut letters = word.as_bytes().to_vec();
                    letters.sort_unstable();
                    letters
                };
                word.len() > typed.len() || word.len() == typed.len() && letters(word) == letters(&typed)
            };
            let mut all: Vec<(usize, &String)> = words.iter().map(|word| (distance(word.as_bytes(), typed.as_bytes()), word)).collect();
            all.retain(|word| word.0 <= most && most > 0);
            all.retain(|word| typed.len() >= SHORTEST_WITH_ANY_SLIP || is_likely(word.1));
            let least = all.iter().map(|word| word.0).min();
            all.retain(|word| Some(word.0) == least);
            if all.iter().any(|word| word.1[..1] == typed[..1]) {
                all.retain(|word| word.1[..1] == typed[..1]);
            }
            let mut nearest: Vec<String> = all.into_iter().map(|word| word.1.clone()).collect();
            nearest.sort();
            nearest.dedup();
            prop_assert_eq!(near(&text, &typed), nearest.join(" "));
        }
    }
}
