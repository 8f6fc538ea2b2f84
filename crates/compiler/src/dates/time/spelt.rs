//! Years as they are spoken, and decades: "nineteen ninety-six", "two thousand and five", "'89", "the nineties".

use super::reader::{Gap, Read, Reader};
use super::words::{BEFORE_A_YEAR, COUNTED, NUMBERS, SEASONS};
use crate::dates::grammar;

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The decades that have a name of their own. Not "the twenties": those are an age as often.
const DECADES: [(&str, i16); 5] =
    [("fifties", 1950), ("sixties", 1960), ("seventies", 1970), ("eighties", 1980), ("nineties", 1990)];

impl Reader<'_> {
    /// A year in digits or in words.
    pub(super) fn a_year(&self, at: usize) -> Read<i16> {
        self.year(at).map(|year| (year, at + 1)).or_else(|| self.spoken_year(at))
    }

    /// A year in words, or its last two digits behind an apostrophe.
    pub(super) fn spoken_year(&self, at: usize) -> Read<i16> {
        let century = match self.term(at) {
            "eighteen" => 1800,
            "nineteen" => 1900,
            "twenty" => 2000,
            "two" => return self.thousand(at),
            _ => return self.year_behind_apostrophe(at),
        };
        let (rest, next) = self.below_hundred(at + 1).filter(|_| self.near(at))?;
        // "nineteen fifty-dollar notes", "twenty ten people" and "twenty twenty" of eyes are no years.
        let counts =
            self.gap(next - 1) == Gap::Dash || self.spaced(next - 1) && COUNTED.contains(self.term(next));
        let is_announced = century < 2000 || self.announces_a_year(at);
        (is_announced && !counts).then_some((century + rest, next))
    }

    /// "two thousand and five" where a year stands, and "the year two thousand".
    fn thousand(&self, at: usize) -> Read<i16> {
        if self.term(at + 1) != "thousand" || !self.spaced(at) {
            return None;
        }
        let and = usize::from(self.term(at + 2) == "and" && self.spaced(at + 1));
        let rest_at = at + 2 + and;
        let unit = |at: usize| (1i16..10).zip(NUMBERS).find(|(_, word)| *word == self.term(at));
        let rest = self.below_hundred(rest_at).or_else(|| Some((unit(rest_at)?.0, rest_at + 1)));
        let rest = rest.filter(|_| self.spaced(rest_at - 1));
        let (year, next) = rest.map_or((2000, at + 2), |(rest, next)| (2000 + rest, next));
        let named = self.previous(at) == "year";
        (named || rest.is_some() && self.announces_a_year(at) && !COUNTED.contains(self.term(next)))
            .then_some((year, next))
    }

    /// What the last two digits of a year say: "ninety-six", "ten", "oh five", "hundred".
    fn below_hundred(&self, at: usize) -> Read<i16> {
        let unit =
            |at: usize| (1i16..10).zip(NUMBERS).find(|(_, word)| *word == self.term(at)).map(|(n, _)| n);
        let term = self.term(at);
        if term == "hundred" {
            return Some((0, at + 1));
        }
        if matches!(term, "oh" | "o") {
            return Some((unit(at + 1).filter(|_| self.near(at))?, at + 2));
        }
        if let Some((teen, _)) = (10i16..20).zip(&NUMBERS[9..19]).find(|(_, word)| **word == term) {
            return Some((teen, at + 1));
        }
        let (tens, _) = (2i16..).zip(TENS).find(|(_, word)| *word == term)?;
        let unit = unit(at + 1).filter(|_| self.near(at));
        Some((tens * 10 + unit.unwrap_or(0), at + 1 + usize::from(unit.is_some())))
    }

    /// Whether what stands before a word says that a year comes: "in", "March".
    fn announces_a_year(&self, at: usize) -> bool {
        let previous = self.previous(at);
        BEFORE_A_YEAR.contains(&previous)
            || matches!(previous, "year" | "by" | "of")
            || at > 0 && self.month(at - 1).is_some()
    }

    /// "in '89", "the summer of ’68".
    fn year_behind_apostrophe(&self, at: usize) -> Read<i16> {
        let digits = self.raw(at);
        let marked = matches!(self.before(at), Some('\'' | '’' | '‘'));
        if digits.len() != 2 || !marked || matches!(self.behind(at), Some('\'' | '’' | '-')) {
            return None;
        }
        let previous = self.term(at.checked_sub(1)?);
        let announced = BEFORE_A_YEAR.contains(&previous)
            || matches!(previous, "of" | "from" | "by" | "after")
            || SEASONS.contains(&previous)
            || self.month(at - 1).is_some();
        let year = grammar::number(digits)?;
        announced.then_some((grammar::century_of(year) + year, at + 1))
    }

    /// "the nineties", "nineteen eighties": the first year of it.
    pub(super) fn spelt_decade(&self, at: usize) -> Read<i16> {
        let century = usize::from(self.term(at) == "nineteen" && self.near(at));
        let (_, year) = DECADES.iter().find(|(name, _)| *name == self.term(at + century))?;
        let named = century == 1 || matches!(self.previous(at), "the" | "early" | "late" | "mid");
        named.then_some((*year, at + century + 1))
    }
}
