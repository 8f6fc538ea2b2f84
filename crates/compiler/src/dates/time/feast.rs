//! Days with a name: "Christmas Day", "New Year's Eve", "Thanksgiving".
//!
//! Only those that lie on one day of the calendar, wherever it is told of them; Easter and Ramadan do not.

use super::meaning::{Part, Point};
use super::reader::{Read, Reader};

/// The words of a feast, its month and its day.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
    (&["new", "year", "eve"], 12, 31),
    (&["new", "year", "day"], 1, 1),
    (&["valentine", "day"], 2, 14),
    (&["halloween"], 10, 31),
];

impl Reader<'_> {
    /// A day with a name.
    pub(super) fn feast(&self, at: usize) -> Read<Point> {
        if !self.capital(at) {
            return None;
        }
        if self.term(at) == "thanksgiving" && !self.text.contains("Canad") {
            // The fourth Thursday of November in the United States; Canada has another.
            let point = Point { month: Some(11), weekday: Some(4), part: Part::Nth(4), ..Point::default() };
            return Some((point, at + 1 + usize::from(self.term(at + 1) == "day" && self.spaced(at))));
        }
        let is_written = |words: &[&str]| {
            words.iter().zip(at..).all(|(word, at)| self.term(at) == *word)
                && (at + 1..at + words.len()).all(|at| self.spaced(at - 1) && self.capital(at))
        };
        let (words, month, day) = FEASTS.iter().find(|(words, ..)| is_written(words))?;
        Some((Point { month: Some(*month), day: Some(*day), ..Point::default() }, at + words.len()))
    }
}
