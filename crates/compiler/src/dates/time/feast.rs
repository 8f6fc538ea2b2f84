//! Days with a name: "Christmas Day", "New Year's Eve", "Thanksgiving", "9/11".
//!
//! Only those that lie on one day of the calendar, wherever it is told of them; Easter and Ramadan do not.

use super::calendar::ymd;
use super::meaning::{Part, Point};
use super::reader::{Gap, Read, Reader};
use super::words::{BEFORE_A_DATE, COUNTED};
use crate::english::lexicon::{CLAUSE, DETERMINER, IRREGULAR, MODAL, PREPOSITION, PRONOUN, is};

/// The words of a feast, its month and its day.
const FEASTS: &[(&[&str], i8, i8)] = &[
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
    (&["new", "year", "eve"], 12, 31),
    (&["new", "year", "day"], 1, 1),
    (&["valentine", "day"], 2, 14),
    (&["halloween"], 10, 31),
    (&["may", "day"], 5, 1),
    (&["veterans", "day"], 11, 11),
];

/// The words of a holiday of the United States, its month, its weekday and which of them it is; the last is -1.
const HOLIDAYS: &[(&[&str], i8, i8, i8)] = &[
    (&["thanksgiving", "day"], 11, 4, 4),
    (&["thanksgiving"], 11, 4, 4),
    (&["memorial", "day"], 5, 1, -1),
    // As the United States write it; Canada's is of the same day.
    (&["labor", "day"], 9, 1, 1),
];

impl Reader<'_> {
    /// A day with a name.
    pub(super) fn feast(&self, at: usize) -> Read<Point> {
        if !self.capital(at) {
            return None;
        }
        // "by Christmas", but not "the Christmas tree".
        let by = matches!(self.previous(at), "by" | "before" | "since" | "until" | "till" | "after");
        if self.term(at) == "christmas" && by && !self.is_before_a_noun(at + 1) {
            return Some((Point { month: Some(12), day: Some(25), ..Point::default() }, at + 1));
        }
        let is_written = |words: &[&str]| {
            words.iter().zip(at..).all(|(word, at)| self.term(at) == *word)
                && (at + 1..at + words.len()).all(|at| self.spaced(at - 1) && self.capital(at))
        };
        // Canada gives thanks on another day.
        if let Some((words, month, weekday, nth)) =
            HOLIDAYS.iter().find(|(words, ..)| is_written(words)).filter(|_| !self.text.contains("Canad"))
        {
            let (month, weekday, part) = (Some(*month), Some(*weekday), Part::Nth(*nth));
            return Some((Point { month, weekday, part, ..Point::default() }, at + words.len()));
        }
        let (words, month, day) = FEASTS.iter().find(|(words, ..)| is_written(words))?;
        // "Halloween costumes"
        if words.len() == 1 && self.is_before_a_noun(at + 1) {
            return None;
        }
        Some((Point { month: Some(*month), day: Some(*day), ..Point::default() }, at + words.len()))
    }
    /// "since 9/11", "the Sept. 11 attacks": the day of 2001 that its month and day alone have become the name of.
    pub(super) fn named_by_its_day(&self, at: usize) -> Read<Point> {
        let attacks = |at: usize| {
            let kind = usize::from(matches!(self.term(at), "terror" | "terrorist"));
            self.spaced(at - 1) && matches!(self.term(at + kind), "attacks" | "hijackers" | "hijackings")
        };
        let eleventh = matches!(self.term(at + 1), "11" | "11th");
        let found = if self.months[at] == 9 && eleventh && (self.spaced(at) || self.abbreviated(at)) {
            attacks(at + 2)
        } else {
            let announced = matches!(self.previous(at), "on" | "since" | "before" | "after" | "of" | "until");
            let ends = self.month(at + 2).is_none() && !COUNTED.contains(self.term(at + 2));
            self.raw(at) == "9"
                && eleventh
                && self.gap(at) == Gap::Slash
                && !matches!(self.gap(at + 1), Gap::Slash | Gap::Dash)
                && (announced && ends || attacks(at + 2))
        };
        found.then(|| ymd(2001, 9, 11)).flatten().map(|point| (point, at + 2))
    }

    /// Whether a word goes on with the noun that the one before it begins.
    fn is_before_a_noun(&self, at: usize) -> bool {
        let term = self.term(at);
        self.spaced(at - 1)
            && !is(term, PREPOSITION | CLAUSE | PRONOUN | DETERMINER | MODAL | IRREGULAR)
            && !BEFORE_A_DATE.contains(term)
    }
}
