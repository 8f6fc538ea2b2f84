//! Parts of years and months: "early 2024", "mid-May", "the second half of 2023", "spring 2024", "the 1990s".

use super::meaning::{From, Meaning, Part, Point, Shift, Unit, Year};
use super::reader::{Read, Reader};
use super::words::SEASONS;

impl Reader<'_> {
    /// "early 2024", "the end of the year", "mid-May", "the second half of 2023", "spring 2024", "the 1990s".
    pub(super) fn part_of(&self, at: usize) -> Read<Meaning> {
        let at = if self.term(at) == "the" && self.spaced(at) { at + 1 } else { at };
        let term = self.term(at);
        // "1990'lar" is two words where "1990's" is one.
        let ending = self.words.get(at + 1).filter(|_| matches!(self.behind(at), Some('\'' | '’')));
        let ending = ending.filter(|next| next.start - self.words[at].end <= '’'.len_utf8());
        let pieces = ending.and_then(|next| self.text.get(self.words[at].start..next.end));
        for (raw, next) in [(Some(self.raw(at)), at + 1), (pieces, at + 2)] {
            if let Some(year) = raw.and_then(|raw| decade(raw, self.before(at))) {
                return Some((ten_years(year), next));
            }
        }
        if let Some((year, next)) = self.spelt_decade(at) {
            return Some((ten_years(year), next));
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
        let ordinal = matches!(term, "first" | "second" | "third" | "fourth" | "last" | "final" | "latter");
        let of = matches!(self.term(at + 2), "of" | "in") && self.spaced(at) && self.spaced(at + 1);
        if !ordinal || !of {
            return None;
        }
        let is_month = |meaning: Meaning| matches!(meaning, Meaning::Point(Point { month: Some(_), .. }));
        let is_point = |meaning: Meaning| matches!(meaning, Meaning::Point(_));
        match self.term(at + 1) {
            "half" => self.vague(at + 3).filter(|(meaning, _)| is_month(*meaning)),
            "week" | "weeks" | "days" | "weekend" | "months" | "part" => {
                self.vague(at + 3).filter(|(meaning, _)| is_point(*meaning))
            }
            _ => None,
        }
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
            let is_decade = term.ends_with("0s") || term.ends_with("ies") || term == "nineteen";
            is_decade || term.starts_with('q') || SEASONS.contains(&term)
        };
        if bounded(at) {
            return self
                .period(at)
                .or_else(|| self.part_of(at))
                .map(|(meaning, next)| (in_part(meaning), next));
        }
        let the = usize::from(matches!(self.term(at), "the" | "this" | "next" | "last" | "current"));
        if the == 0 || !self.spaced(at) {
            return None;
        }
        let unit = match self.term(at + 1) {
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ if self.term(at) == "the" && bounded(at + 1) => {
                return self.part_of(at + 1).map(|(meaning, next)| (in_part(meaning), next));
            }
            _ => return None,
        };
        let count = match self.term(at) {
            "last" => -1,
            "next" => 1,
            _ => 0,
        };
        Some((Meaning::Shift(Shift::exact(From::Page, unit, count)), at + 2))
    }
}

fn ten_years(year: i16) -> Meaning {
    Meaning::Point(Point { year: Year::Is(year), part: Part::Decade, ..Point::default() })
}

/// The "late" of "the late 1990s" leaves of the ten years some that nobody counts.
fn in_part(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::Point(point) if point.part == Part::Decade => {
            Meaning::Point(Point { part: Part::InDecade, ..point })
        }
        other => other,
    }
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
