//! Parts of years and months: "early 2024", "mid-May", "the second half of 2023", "spring 2024", "the 1990s".

use super::meaning::{From, Meaning, Part, Point, Shift, Unit, Year};
use super::reader::{Read, Reader};
use super::words::SEASONS;
use crate::dates::grammar;

impl Reader<'_> {
    /// "early 2024", "the end of the year", "mid-May", "the second half of 2023", "spring 2024", "the 1990s".
    pub(super) fn part_of(&self, at: usize) -> Read<Meaning> {
        let at = if self.term(at) == "the" && self.spaced(at) { at + 1 } else { at };
        let term = self.term(at);
        if let Some(quarter) = grammar::quarter(term) {
            let (year, end) = self.year_behind(at + 1);
            let point = Point { year, part: Part::Quarter(quarter), ..Point::default() };
            return (year != Year::Unknown).then_some((Meaning::Point(point), end));
        }
        // "1990'lar" is two words where "1990's" is one.
        let ending = self.words.get(at + 1).filter(|_| matches!(self.behind(at), Some('\'' | '’')));
        let ending = ending.filter(|next| next.start - self.words[at].end <= '’'.len_utf8());
        let pieces = ending.and_then(|next| self.text.get(self.words[at].start..next.end));
        for (raw, next) in [(Some(self.raw(at)), at + 1), (pieces, at + 2)] {
            if let Some(year) = raw.and_then(|raw| decade(raw, self.before(at))) {
                let point = Point { year: Year::Is(year), part: Part::Decade, ..Point::default() };
                return Some((Meaning::Point(point), next));
            }
        }
        if SEASONS.contains(&term) {
            let (year, end) = self.year_behind(at + 1);
            let point = Point { year, part: Part::Vague, ..Point::default() };
            return (year != Year::Unknown).then_some((Meaning::Point(point), end));
        }
        if matches!(term, "early" | "late" | "mid" | "end") && self.near(at) && self.term(at + 1) != "of" {
            return self.vague(at + 1);
        }
        if matches!(term, "end" | "start" | "beginning" | "middle" | "close" | "turn" | "course") {
            return (self.term(at + 1) == "of" && self.spaced(at)).then(|| self.vague(at + 2))?;
        }
        let ordinal = match term {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "last" | "final" | "latter" => 0,
            _ => return None,
        };
        let of = matches!(self.term(at + 2), "of" | "in") && self.spaced(at) && self.spaced(at + 1);
        match self.term(at + 1) {
            "half" if ordinal <= 2 && self.of_the_year(at + 2) => {
                Some((of_this_year(Part::Half(if ordinal == 1 { 1 } else { 2 })), at + 5))
            }
            "quarter" if self.of_the_year(at + 2) => {
                Some((of_this_year(Part::Quarter(if ordinal == 0 { 4 } else { ordinal })), at + 5))
            }
            "half" if of && ordinal <= 2 => {
                let half = if ordinal == 1 { 1 } else { 2 };
                self.whole_year(at + 3, Part::Half(half))
            }
            "quarter" if of => self.whole_year(at + 3, Part::Quarter(if ordinal == 0 { 4 } else { ordinal })),
            "week" | "weeks" | "days" | "weekend" | "months" | "part" if of => {
                self.vague(at + 3).filter(|(meaning, _)| matches!(meaning, Meaning::Point(_)))
            }
            _ => None,
        }
    }

    /// Whether "of the year" stands there.
    fn of_the_year(&self, at: usize) -> bool {
        (at - 1..at + 2).all(|at| self.spaced(at))
            && [self.term(at), self.term(at + 1), self.term(at + 2)] == ["of", "the", "year"]
    }

    pub(super) fn whole_year(&self, at: usize, part: Part) -> Read<Meaning> {
        let (year, end) = self.year_behind(at);
        if year == Year::Unknown {
            let (meaning, next) = self.vague(at)?;
            return matches!(meaning, Meaning::Point(Point { month: Some(_), .. }))
                .then_some((meaning, next));
        }
        Some((Meaning::Point(Point { year, part, ..Point::default() }), end))
    }

    /// What "early" or "the end of" is said of: a year, a month, "this year", "the month".
    pub(super) fn vague(&self, at: usize) -> Read<Meaning> {
        let vague = |(point, next)| (Meaning::Point(Point { part: Part::Vague, ..point }), next);
        if let Some((point, next)) =
            self.full(at).or_else(|| self.name(at, true)).filter(|(point, _)| point.day.is_none())
        {
            return Some(if point.weekday.is_some() {
                (Meaning::Point(point), next)
            } else {
                vague((point, next))
            });
        }
        // No further than this: "the end of the end of ..." must not be followed.
        let bounded = |at: usize| {
            let term = self.term(at);
            term.ends_with("0s") || term.starts_with('q') || SEASONS.contains(&term)
        };
        if bounded(at) {
            return self.part_of(at);
        }
        let the = usize::from(matches!(self.term(at), "the" | "this" | "next" | "last" | "current"));
        if the == 0 || !self.spaced(at) {
            return None;
        }
        let unit = match self.term(at + 1) {
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ if self.term(at) == "the" && bounded(at + 1) => return self.part_of(at + 1),
            _ => return None,
        };
        let count = match self.term(at) {
            "last" => -1,
            "next" => 1,
            _ => 0,
        };
        Some((Meaning::Shift(Shift { from: From::Page, unit, count, about: false }), at + 2))
    }
}

/// "of the year" with no year told is the page's.
fn of_this_year(part: Part) -> Meaning {
    Meaning::Point(Point { year: Year::FromPage(0), part, ..Point::default() })
}

/// The first year of "1990s", "1990'lar", "1980er", and of "90s" behind an apostrophe.
fn decade(raw: &str, before: Option<char>) -> Option<i16> {
    const ENDINGS: &[&str] = &["s", "er", "ern", "lar", "larda", "larin", "ların", "lı", "ler", "lerde"];
    let (digits, ending) = raw.split_at(raw.find(|c: char| !c.is_ascii_digit())?);
    let ending = ending.trim_start_matches(['\'', '’']);
    if digits.len() > 4 || !ENDINGS.contains(&ending) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let short = digits.len() == 2 && ending == "s" && matches!(before, Some('\'' | '’' | '‘'));
    let year = if short { 1900 + number } else { number };
    ((short || digits.len() == 4) && (1800..2100).contains(&year) && year % 10 == 0).then_some(year)
}
