//! Periods that companies and statisticians count in: "the third quarter", "first-half profit", "the year-ago quarter",
//! "the first nine months of 2023", "fiscal 2023".
//!
//! Matches have quarters and halves too, so one without a year is a period only in a text about business.

use super::meaning::{From, Meaning, Part, Point, Shift, Unit, Which, Year};
use super::reader::{Gap, Read, Reader};
use super::words::NUMBERS;
use crate::dates::grammar;
use crate::english::lexicon::{CLAUSE, PREPOSITION, is};

/// How words before a period say which one it is.
#[derive(Clone, Copy)]
enum Of {
    /// Not at all.
    Any,
    /// "the latest quarter": the one told before.
    Latest,
    /// "the previous quarter"
    Before,
    /// "the year-ago quarter"
    YearAgo,
    /// "next quarter": so many from that of the page.
    Page(i32),
    /// "last year's quarter", "the 1988 quarter"
    Year(Year),
}

impl Reader<'_> {
    /// A quarter, a half or another period, with what says which one.
    pub(super) fn period(&self, at: usize) -> Read<Meaning> {
        let the = usize::from(self.term(at) == "the" && self.spaced(at));
        let mut next = at + the;
        if self.term(next) == "fiscal" || self.raw(next).starts_with("FY") {
            return self.fiscal(next);
        }
        if matches!(self.term(next), "comparable" | "corresponding" | "same") && self.spaced(next) {
            next += 1;
        }
        if let Some(next) = self.full_year(at, next).filter(|_| the == 1) {
            let point = Point { part: Part::Fiscal, ..Point::default() };
            return Some((Meaning::Point(point), next));
        }
        let (of, next) = self.of_which(next, the == 1);
        // "fiscal-first quarter": what its months are is not known.
        if self.term(next) == "fiscal" || self.previous(at) == "fiscal" {
            return None;
        }
        if let Some((part, end)) = self.part_of_year(next) {
            return self.named_period(part, of, next, end);
        }
        let meaning = |unit, from, count| Some((Meaning::Shift(Shift::exact(from, unit, count)), next + 1));
        let noun = self.term(next);
        let is_period = matches!(noun, "quarter" | "period") && !self.words[next].term.ends_with("'s");
        match of {
            Of::Page(count) if noun == "quarter" => meaning(Unit::Quarter, From::Page, count),
            Of::YearAgo if is_period || self.is_business => {
                let next = next + usize::from(is_period);
                let shift = Shift::exact(From::Period, Unit::Year, -1);
                Some((Meaning::Shift(shift), next))
            }
            Of::Latest if is_period && self.is_business => meaning(Unit::Quarter, From::Period, 0),
            Of::Before if noun == "quarter" && self.is_business => meaning(Unit::Quarter, From::Period, -1),
            Of::Any if noun == "quarter" && the == 1 && self.is_business => {
                let ended = self.spaced(next) && matches!(self.term(next + 1), "ended" | "ending");
                let placed = matches!(self.previous(at), "in" | "for" | "during" | "of" | "through");
                let from = if ended { From::Behind } else { From::Period };
                (ended || placed).then(|| meaning(Unit::Quarter, from, 0))?
            }
            _ => None,
        }
    }

    /// What says which period is meant, and the word behind it.
    fn of_which(&self, at: usize, has_article: bool) -> (Of, usize) {
        let (term, second) = (self.term(at), self.term(at + 1));
        let near = self.near(at);
        let is_adjective = self.gap(at) == Gap::Dash && self.near(at + 1);
        let is_of_period = near && self.near(at + 1) && matches!(self.term(at + 2), "quarter" | "period");
        let is_year_ago =
            matches!((term, second), ("year", "ago" | "earlier") | ("prior" | "previous" | "last", "year"));
        let is_owner = |at: usize| self.words.get(at).is_some_and(|word| word.term.ends_with("'s"));
        if is_year_ago && (is_adjective || is_of_period) && !is_owner(at + 1) {
            return (Of::YearAgo, at + 2);
        }
        let count = match term {
            "this" | "current" => Some(0),
            "last" if !has_article => Some(-1),
            "next" if !has_article => Some(1),
            _ => None,
        };
        if let Some(count) = count.filter(|_| self.spaced(at)) {
            if second == "year" && is_owner(at + 1) {
                return (Of::Year(Year::FromPage(count)), at + 2);
            }
            return (Of::Page(count.into()), at + 1);
        }
        if let Some((year, next)) = self.a_year(at).filter(|(_, next)| self.near(next - 1)) {
            return (Of::Year(Year::Is(year)), next);
        }
        match term {
            "latest" if near => (Of::Latest, at + 1),
            "most" if second == "recent" && near => (Of::Latest, at + 2),
            "previous" | "prior" | "preceding" if near => (Of::Before, at + 1),
            _ => (Of::Any, at),
        }
    }

    /// "third quarter", "first half", "first nine months", `Q3`, `H1`.
    fn part_of_year(&self, at: usize) -> Read<Part> {
        if let Some(quarter) = grammar::quarter(self.term(at)) {
            return Some((Part::quarter(quarter), at + 1));
        }
        if let Some(half) = grammar::half(self.term(at)) {
            return Some((Part::half(half), at + 1));
        }
        let ordinal = match self.term(at) {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" | "final" | "last" => 4,
            _ => return None,
        };
        if !self.near(at) {
            return None;
        }
        match self.term(at + 1) {
            "quarter" => Some((Part::quarter(ordinal), at + 2)),
            "half" if ordinal != 3 => Some((Part::half(ordinal.min(2)), at + 2)),
            _ if ordinal == 1 && self.term(at + 2) == "months" && self.near(at + 1) => {
                let count = self.number(at + 1).or_else(|| {
                    (1i16..12).zip(NUMBERS).find(|(_, word)| *word == self.term(at + 1)).map(|(n, _)| n)
                });
                let count =
                    count.and_then(|count| i8::try_from(count).ok()).filter(|n| (2..12).contains(n))?;
                Some((Part::Months(1, count), at + 3))
            }
            _ => None,
        }
    }

    /// A part of a year that stands from `at` to `end`, with the year that stands beside it.
    fn named_period(&self, part: Part, of: Of, at: usize, end: usize) -> Read<Meaning> {
        let (behind, next) =
            if self.of_the_year(end) { (Year::FromPage(0), end + 3) } else { self.year_behind(end) };
        let (year, which) = match of {
            Of::Year(year) => (year, Which::Any),
            Of::YearAgo => (Year::Unknown, Which::YearAgo),
            Of::Page(-1) => (Year::Unknown, Which::Last),
            Of::Page(1) => (Year::Unknown, Which::Next),
            _ => (behind, Which::Any),
        };
        // "the second half of May", "the last quarter of the match"
        let of_other = year == Year::Unknown
            && self.term(next) == "of"
            && self.spaced(next - 1)
            && !self.starts_with_digit(next + 1);
        let hinted = self.is_business && !matches!(self.term(at), "last" | "final");
        if of_other || year == Year::Unknown && !hinted {
            return None;
        }
        Some((Meaning::Point(Point { year, which, part, ..Point::default() }), next))
    }

    /// "fiscal 2023", "fiscal year 2023", `FY23`: a year whose first day is not told.
    fn fiscal(&self, at: usize) -> Read<Meaning> {
        let behind = || {
            let year_at = at + 1 + usize::from(self.term(at + 1) == "year");
            self.a_year(year_at).filter(|_| self.spaced(at) && self.spaced(year_at - 1))
        };
        let short = self.term(at).strip_prefix("fy").filter(|digits| !digits.is_empty());
        let (year, next) =
            short.map_or_else(behind, |digits| Some((grammar::two_digit_year(digits)?, at + 1)))?;
        let point = Point { year: Year::Is(year), part: Part::Fiscal, ..Point::default() };
        Some((Meaning::Point(point), next))
    }

    /// "the full year", "for the year", of a company: where it ends. Not "for the year ended 31 March", which says which.
    fn full_year(&self, at: usize, next: usize) -> Option<usize> {
        let full = usize::from(matches!(self.term(next), "full" | "whole" | "entire") && self.near(next));
        let year = next + full;
        let placed = full == 1 || self.previous(at) == "for";
        let whole = self.words.get(year).is_some_and(|word| word.term == "year");
        let behind = self.term(year + 1);
        let goes_on = self.spaced(year)
            && (is(behind, PREPOSITION | CLAUSE) || behind.ends_with("ed") || behind.ends_with("ing"));
        (whole && placed && self.is_business && !goes_on).then_some(year + 1)
    }

    /// Whether "of the year" stands there.
    fn of_the_year(&self, at: usize) -> bool {
        (at - 1..at + 2).all(|at| self.spaced(at))
            && [self.term(at), self.term(at + 1), self.term(at + 2)] == ["of", "the", "year"]
    }
}
