//! A day, month or year with all that names it: "Thursday, 29 June 2023", "29/06/2023", "March 7", "May this year".

use super::Found;
use super::calendar::{dated, point, weekday_of, ymd};
use super::meaning::{Meaning, Part, Point, Year};
use super::reader::{Gap, Read, Reader};
use super::words::{BEFORE_A_DATE, COUNTED, DAY_PARTS, NAMED_FOR_A_DAY, ORDINALS, weekday};
use crate::dates::grammar::{self, Numeric, two_digit_year};
use crate::english::lexicon::{DETERMINER, ENGLISH, ENGLISH_SHORT, IRREGULAR, MODAL, PREPOSITION, is};

impl Reader<'_> {
    /// `2023-06-29`, `29/06/2023`, `29.06.2023`, `12.III.2024`.
    pub(super) fn numbers(&self, at: usize) -> Read<Meaning> {
        if !self.raw(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let stands_alone = |end: usize| {
            let digit_behind = |c: Option<char>| matches!(c, Some('-' | '/' | '–'));
            !digit_behind(self.before(at)) && !digit_behind(self.behind(end - 1))
        };
        let pointed: Vec<&str> = self.raw(at).split('.').collect();
        if let [day, month, year] = pointed.as_slice() {
            let point = ymd(two_digit_year(year)?, month.parse().ok()?, day.parse().ok()?)?;
            return stands_alone(at + 1).then_some((Meaning::Point(point), at + 1));
        }
        let gap = self.gap(at);
        let tight =
            |at: usize| self.words.get(at + 1).is_some_and(|next| next.start - self.words[at].end <= 2);
        let joined = matches!(gap, Gap::Slash | Gap::Dash | Gap::Dot) && gap == self.gap(at + 1);
        if !joined || !tight(at) || !tight(at + 1) {
            return None;
        }
        let (first, second) = (self.number(at)?, self.number(at + 1));
        if let Some(year) = self.year(at) {
            // The day may have a time behind it: `12T10`.
            let day = self.term(at + 2).split('t').next()?.parse().ok()?;
            return Some((Meaning::Point(ymd(year, i8::try_from(second?).ok()?, day)?), at + 3));
        }
        let year = two_digit_year(self.raw(at + 2))?;
        if !stands_alone(at + 3) {
            return None;
        }
        let first = i8::try_from(first).ok()?;
        let Some(second) = second else {
            let month = grammar::roman_month(self.raw(at + 1))?;
            return Some((Meaning::Point(ymd(year, month, first)?), at + 3));
        };
        let second = i8::try_from(second).ok()?;
        // Two digits of a year are a year only behind a day that cannot be anything else.
        if self.raw(at + 2).len() == 2 && (gap != Gap::Slash || (first > 12) == (second > 12)) {
            return None;
        }
        let meaning = match grammar::numeric(year, first, second)? {
            Numeric::Day(day) => Meaning::Point(point(day)),
            Numeric::Either { day_first, .. } if gap == Gap::Dot => Meaning::Point(point(day_first)),
            Numeric::Either { .. } => Meaning::Numbers { year, first, second },
        };
        Some((meaning, at + 3))
    }

    /// Past the small word between day and month, if there is one.
    pub(super) fn of(&self, at: usize) -> Option<usize> {
        let gap = self.gap(at.checked_sub(1)?);
        if gap == Gap::Bracket {
            return Some(at);
        }
        if !matches!(gap, Gap::Space | Gap::Dot | Gap::Dash) {
            return None;
        }
        let small = matches!(self.term(at), "of" | "de" | "di" | "do") && self.spaced(at);
        Some(at + usize::from(small))
    }

    /// The year behind a month or day, and the words of it; nothing where none stands.
    pub(super) fn year_behind(&self, at: usize) -> (Year, usize) {
        let gap = self.gap(at.saturating_sub(1));
        let small = usize::from(matches!(self.term(at), "of" | "de" | "del" | "di") && gap == Gap::Space);
        let year_at = at + small;
        if matches!(gap, Gap::Space | Gap::Comma | Gap::Dot | Gap::Dash)
            && let Some((year, next)) = self.a_year(year_at)
            && !(COUNTED.contains(self.term(next)) && self.spaced(next - 1))
        {
            return (Year::Is(year), next);
        }
        if gap != Gap::Space && gap != Gap::Comma {
            return (Year::Unknown, at);
        }
        let the = usize::from(self.term(year_at) == "the");
        if self.term(year_at + the + 1) == "year" && self.spaced(year_at + the) {
            let year = match self.term(year_at + the) {
                "this" | "current" => Year::FromPage(0),
                "last" => Year::FromPage(-1),
                "next" if the == 0 => Year::FromPage(1),
                "that" | "same" => Year::FromTold(0),
                "following" | "next" => Year::FromTold(1),
                "previous" | "preceding" => Year::FromTold(-1),
                _ => return (Year::Unknown, at),
            };
            return (year, year_at + the + 2);
        }
        (Year::Unknown, at)
    }

    /// A day or month with all that names it: "Thursday, 29 June 2023", "March 7", "the 3rd of May", "May 2023".
    pub(super) fn full(&self, at: usize) -> Read<Point> {
        if let Some(weekday) = weekday(self.term(at)) {
            let mut next = at + 1;
            if DAY_PARTS.contains(&self.term(next)) && self.spaced(at) {
                next += 1;
            }
            if self.term(next) == "the" && self.spaced(next - 1) {
                next += 1;
            }
            if matches!(self.gap(next - 1), Gap::Space | Gap::Comma | Gap::Dot | Gap::Bracket)
                && let Some((point, end)) = self.full_day(next).or_else(|| self.settled_by(weekday, next))
            {
                return Some((Point { weekday: Some(weekday), ..point }, end));
            }
            return None;
        }
        self.full_day(at).or_else(|| self.month_year(at)).or_else(|| self.nth_weekday(at))
    }

    /// "the first Monday of June", "the last Friday in March 2024".
    fn nth_weekday(&self, at: usize) -> Read<Point> {
        let nth = if self.term(at) == "last" {
            -1
        } else {
            (1i8..5).zip(ORDINALS).find(|(_, word)| *word == self.term(at))?.0
        };
        let weekday = weekday(self.term(at + 1)).filter(|_| self.spaced(at) && self.capital(at + 1))?;
        let month_at = at + 3;
        let month = self.month(month_at).filter(|_| self.capital(month_at))?;
        if !matches!(self.term(at + 2), "of" | "in") || !self.spaced(at + 1) || !self.spaced(at + 2) {
            return None;
        }
        let (year, end) = self.year_behind(month_at + 1);
        let point = Point {
            year,
            month: Some(month),
            weekday: Some(weekday),
            part: Part::Nth(nth),
            ..Point::default()
        };
        Some((point, end))
    }

    /// `02/06/2009` behind "Tuesday": of the two days that it may be, the one that was a Tuesday.
    fn settled_by(&self, weekday: i8, at: usize) -> Read<Point> {
        let (Meaning::Numbers { year, first, second }, end) = self.numbers(at)? else { return None };
        let fits = |point: &Point| weekday_of(*point) == Some(weekday);
        let mut fitting =
            [ymd(year, second, first), ymd(year, first, second)].into_iter().flatten().filter(fits);
        let found = fitting.next()?;
        fitting.next().is_none().then_some((found, end))
    }

    /// `18.07.`: the day and month of languages that write a full stop behind both. A price has none behind it but at
    /// the end of a sentence, so "on" or its like must stand before it.
    fn pointed_day(&self, at: usize) -> Option<Point> {
        let (day, month) = self.raw(at).split_once('.')?;
        let two = |part: &str| (part.len() == 2).then(|| part.parse::<i8>().ok())?;
        let announced = matches!(self.previous(at), "on" | "am" | "vom" | "dem" | "bis" | "zum" | "seit");
        (announced && self.behind(at) == Some('.'))
            .then(|| dated(Year::Unknown, two(month)?, two(day)?))
            .flatten()
    }

    pub(super) fn full_day(&self, at: usize) -> Read<Point> {
        if let Some((Meaning::Point(point), next)) = self.numbers(at) {
            return Some((point, next));
        }
        if let Some(point) = self.pointed_day(at) {
            return Some((point, at + 1));
        }
        if let Some(month) = self.month(at) {
            // "May 2024" has no day; "march 5 km" is no date.
            let joined = self.spaced(at) || self.abbreviated(at);
            // "in August. The third round" ends at August.
            let the = usize::from(self.raw(at + 1) == "the" && self.spaced(at));
            let (day, next) = self.day(at + 1 + the).filter(|_| joined)?;
            // "March eighth", but not "in March second thoughts".
            let behind = self.term(next);
            let ends = !self.spaced(next - 1) || BEFORE_A_DATE.contains(behind) || is(behind, PREPOSITION);
            let spelt = the == 0
                && self.number(at + 1).is_none()
                && !self.term(at + 1).starts_with(|c: char| c.is_ascii_digit())
                && !(ends && self.spaced(at));
            let (year, end) = self.year_behind(next);
            let certain = self.capital(at) || matches!(year, Year::Is(_));
            let counted = COUNTED.contains(self.term(next)) && self.spaced(next - 1);
            // "at March 5:30"
            let clock =
                self.behind(next - 1) == Some(':') && self.starts_with_digit(next) && !self.spaced(next - 1);
            if spelt || !certain || counted || clock {
                return None;
            }
            return dated(year, month, day).map(|point| (point, end));
        }
        let (day, next) = self.day(at)?;
        if let Some((year, month)) = self.shared_month(next) {
            return dated(year, month, day).map(|point| (point, next));
        }
        let month_at = self.of(next)?;
        let Some(month) = self.month(month_at) else {
            let (year, end) = self.year_behind(month_at + 1);
            return matches!(year, Year::Is(_))
                .then(|| grammar::roman_month(self.raw(month_at)))?
                .and_then(|month| dated(year, month, day))
                .map(|point| (point, end));
        };
        let spelt = !self.raw(at).starts_with(|c: char| c.is_ascii_digit());
        if spelt && month_at == next && !matches!(self.term(at), "primo" | "premier" | "primero") {
            return None;
        }
        let (mut year, mut end) = self.year_behind(month_at + 1);
        // `19-Nov-12`
        let dashes = self.gap(next - 1) == Gap::Dash && self.gap(month_at) == Gap::Dash;
        if dashes
            && year == Year::Unknown
            && let Some(short) =
                Some(self.raw(month_at + 1)).filter(|raw| raw.len() == 2).and_then(two_digit_year)
        {
            (year, end) = (Year::Is(short), month_at + 2);
        }
        if !self.month_is_written(month_at) && !matches!(year, Year::Is(_)) {
            return None;
        }
        if NAMED_FOR_A_DAY.contains(&self.term(end)) && self.capital(end) && self.spaced(end - 1) {
            return None;
        }
        dated(year, month, day).map(|point| (point, end))
    }

    /// Whether a month ends with the full stop of an abbreviation.
    pub(super) fn abbreviated(&self, at: usize) -> bool {
        self.gap(at) == Gap::Dot && !is(self.term(at), ENGLISH)
    }

    /// The month, and the year, that days share: behind the 3 of "3 and 17 June 2023", where `at` is the "and".
    fn shared_month(&self, mut at: usize) -> Option<(Year, i8)> {
        // A list of days is short.
        for _ in 0..4 {
            let comma = self.gap(at - 1) == Gap::Comma;
            let joined =
                matches!(self.term(at), "and" | "or") && (comma || self.spaced(at - 1)) && self.spaced(at);
            if !comma && !joined {
                return None;
            }
            // "Monday 22, Tuesday 23 and Friday 26 April"
            let named = at + usize::from(joined);
            let named = named + usize::from(weekday(self.term(named)).is_some() && self.spaced(named));
            let (_, next) = self.day(named)?;
            if let Some(month_at) = self.of(next)
                && let Some(month) =
                    self.month(month_at).filter(|_| joined && self.month_is_written(month_at))
            {
                return Some((self.year_behind(month_at + 1).0, month));
            }
            at = next;
        }
        None
    }

    /// Another day of the month that stands before it: the 4 of "May 3, 4 and 6", the 6.
    pub(super) fn listed_day(&self, at: usize, last: &Found) -> Read<Point> {
        let Meaning::Point(point @ Point { month: Some(month), day: Some(first), weekday: None, .. }) =
            last.meaning
        else {
            return None;
        };
        let is_day = |at: usize| self.starts_with_digit(at).then(|| self.day(at)).flatten();
        let joined = last.next + 1 == at
            && matches!(self.term(at - 1), "and" | "or")
            && self.spaced(at - 2)
            && self.spaced(at - 1);
        let listed = last.next == at && self.gap(at - 1) == Gap::Comma;
        let (day, next) = is_day(at).filter(|(day, _)| *day > first && (joined || listed))?;
        // "On May 3, 4 soldiers left" and "on May 3 and 4 soldiers left" count soldiers.
        let goes_on =
            self.spaced(next - 1) && matches!(self.term(next), "and" | "or") && is_day(next + 1).is_some();
        let behind = self.term(next);
        let (year, end) = self.year_behind(next);
        let ends = !self.spaced(next - 1)
            || year != Year::Unknown
            || BEFORE_A_DATE.contains(behind)
            || is(behind, PREPOSITION | MODAL | IRREGULAR);
        let fits = if joined { ends } else { goes_on };
        let year = if year == Year::Unknown { point.year } else { year };
        fits.then(|| dated(year, month, day)).flatten().map(|point| (point, end))
    }

    /// Another year of the list that a year begins: of "the years 1994, 1995, and 1996" the second and the third.
    pub(super) fn listed_year(&self, at: usize, last: &Found) -> Read<Point> {
        let Meaning::Point(Point {
            year: Year::Is(_), month: None, weekday: None, part: Part::Whole, ..
        }) = last.meaning
        else {
            return None;
        };
        let is_and = |at: usize| matches!(self.term(at), "and" | "or") && self.spaced(at);
        let year = self.year(at)?;
        let counted = COUNTED.contains(self.term(at + 1)) && self.near(at);
        let listed = last.next == at && self.gap(at - 1) == Gap::Comma;
        // "In 1994, 1900 boats left": another comma or "and" must follow.
        let goes_on = self.gap(at) == Gap::Comma || is_and(at + 1) && self.year(at + 2).is_some();
        let joined = last.next + 1 == at && is_and(at - 1);
        let behind = self.term(at + 1);
        let ends = !self.spaced(at) || BEFORE_A_DATE.contains(behind) || is(behind, PREPOSITION | IRREGULAR);
        (!counted && (listed && goes_on || joined && ends))
            .then_some((Point { year: Year::Is(year), ..Point::default() }, at + 1))
    }

    /// A day of a month that the words leave out: "on the 24th".
    pub(super) fn day_alone(&self, at: usize) -> Read<Point> {
        let raw = self.raw(at);
        let ordinal = raw.starts_with(|c: char| c.is_ascii_digit()) && raw.ends_with(['t', 'd', 'h']);
        if !ordinal || self.previous(at) != "the" || at < 2 || !self.spaced(at - 2) {
            return None;
        }
        let (day, next) = self.day(at)?;
        let announced = matches!(self.term(at - 2), "on" | "by" | "until" | "before" | "since" | "from");
        // "on the 24th floor"
        let ends = !self.spaced(next - 1)
            || matches!(
                self.term(next),
                "and"
                    | "or"
                    | "at"
                    | "in"
                    | "to"
                    | "with"
                    | "when"
                    | "but"
                    | "we"
                    | "they"
                    | "he"
                    | "she"
                    | "i"
            );
        (announced && ends).then_some((Point { day: Some(day), ..Point::default() }, next))
    }

    /// "March 2024", "October of last year", "May this year".
    pub(super) fn month_year(&self, at: usize) -> Read<Point> {
        let month = self.month(at)?;
        let (year, end) = self.year_behind(at + 1);
        if year == Year::Unknown || !(self.capital(at) || self.month_is_written(at)) {
            return None;
        }
        // "31 February 2024" is a slip, not a month.
        if at > 0
            && self.spaced(at - 1)
            && self.day(at - 1).is_some_and(|(_, next)| next == at)
            && self.number(at - 1).is_some()
        {
            return None;
        }
        Some((Point { year, month: Some(month), ..Point::default() }, end))
    }

    /// A month, weekday or year by itself; `certain` where the words before it say that a date comes.
    pub(super) fn name(&self, at: usize, certain: bool) -> Read<Point> {
        let term = self.term(at);
        let english = is(term, ENGLISH) || is(term, ENGLISH_SHORT) && certain;
        if english && self.capital(at) && (certain || !matches!(term, "may" | "march")) {
            return Some((Point { month: self.month(at), ..Point::default() }, at + 1));
        }
        if let Some(weekday) = weekday(term).filter(|_| self.capital(at) && term.len() > 3) {
            return Some((Point { weekday: Some(weekday), ..Point::default() }, at + 1));
        }
        let (year, next) = self.a_year(at)?;
        let counted = COUNTED.contains(self.term(next)) && self.spaced(next - 1);
        if counted || !certain && matches!(self.before(at), Some('/' | '-' | '–')) {
            return None;
        }
        // "to 2020-2024": only where nothing before makes it a number or a name.
        let named = at > 0
            && self.spaced(at - 1)
            && self.capital(at - 1)
            && !BEFORE_A_DATE.contains(self.term(at - 1))
            && !is(self.term(at - 1), DETERMINER);
        (certain || !named).then_some((Point { year: Year::Is(year), ..Point::default() }, next))
    }
}
