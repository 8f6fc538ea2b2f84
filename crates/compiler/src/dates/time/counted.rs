//! So many units from a day: "three weeks ago", "two days later", "a week from Friday", and what has gone on for so many.

use super::Found;
use super::meaning::{From, Lasting, Meaning, Measure, Point, Shift, Unit, Which};
use super::reader::{Gap, Read, Reader};
use super::words::{GOES_ON, NUMBERS, STATES, weekday};

/// What another clause begins with.
const CLAUSES: &[&str] = &["and", "but", "or", "that", "which", "who", "when", "while", "as", "if"];

/// Words that may stand between "has" and "for": "has been in place without a break for over 87 days".
const VERB_REACH: usize = 8;

/// So many units, and what is said of their number.
#[derive(Clone, Copy)]
struct Counted {
    unit: Unit,
    count: i32,
    measure: Measure,
}

impl Counted {
    /// As many units from a day, earlier where `sign` is negative.
    fn shift(self, from: From, sign: i32) -> Shift {
        Shift { measure: self.measure, ..Shift::exact(from, self.unit, sign.saturating_mul(self.count)) }
    }
}

impl Reader<'_> {
    /// "three weeks ago", "two days later", "a week after".
    pub(super) fn counted(&self, at: usize, last: Option<&Found>) -> Read<Meaning> {
        if let Some((count, next)) = self.half_years(at) {
            let months = Counted { unit: Unit::Month, count, measure: Measure::Exact };
            return self.counted_from(at, next, months, last);
        }
        let mut count = self.count(at)?;
        // "a quarter of a year later"
        let fraction =
            matches!(self.term(at.saturating_sub(2)), "quarter" | "quarters" | "third" | "thirds" | "half");
        if !self.near(at) || fraction && self.previous(at) == "of" {
            return None;
        }
        let behind = at + 2;
        let is_ago = self.term(behind) == "ago" && self.spaced(at + 1);
        let mut measure = self.roughly(at);
        let unit = match self.term(at + 1) {
            "day" | "days" => Unit::Day,
            "night" | "nights" if is_ago => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "fortnight" | "fortnights" => {
                count = count.saturating_mul(2);
                Unit::Week
            }
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            // Nobody counts decades to the year.
            "decade" | "decades" if is_ago => {
                (count, measure) = (count.saturating_mul(10), Measure::About);
                Unit::Year
            }
            day if is_ago => return self.weekdays_ago(at, count, day),
            _ => return None,
        };
        if let Some(lasting) = self.lasting(at, count, unit) {
            return Some((Meaning::Lasting(lasting), behind));
        }
        self.counted_from(at, behind, Counted { unit, count, measure }, last)
    }

    /// What the word before a count says of it: "nearly", "about". Not the "than" of "lower than a year ago".
    fn roughly(&self, at: usize) -> Measure {
        let about = matches!(
            self.previous(at),
            "about"
                | "around"
                | "some"
                | "roughly"
                | "approximately"
                | "and"
                | "or"
                | "to"
                | "half"
                | "quarter"
        );
        let measured = self.measure(at).filter(|_| at > 0 && self.near(at - 1));
        measured.map_or(if about { Measure::About } else { Measure::Exact }, |(_, measure)| measure)
    }

    /// "two Sundays ago": a week before the last.
    fn weekdays_ago(&self, at: usize, count: i32, days: &str) -> Read<Meaning> {
        let weekday =
            days.strip_suffix('s').and_then(weekday).filter(|_| self.capital(at + 1) && count > 1)?;
        let point = Point { weekday: Some(weekday), which: Which::Weeks(1 - count), ..Point::default() };
        Some((Meaning::Point(point), at + 3))
    }

    /// "half a year", "a year and a half", "one and a half years": in months.
    fn half_years(&self, at: usize) -> Read<i32> {
        let words = |from: usize, words: &[&str]| {
            (from..).zip(words).all(|(at, word)| self.term(at) == *word && self.spaced(at))
        };
        if self.term(at) == "half" && words(at, &["half", "a"]) && self.term(at + 2) == "year" {
            return Some((6, at + 3));
        }
        let count = self.count(at).filter(|count| (1..50).contains(count) && self.spaced(at))?;
        if words(at + 1, &["year", "and", "a"]) && self.term(at + 4) == "half" {
            return Some((count * 12 + 6, at + 5));
        }
        (words(at + 1, &["and", "a", "half"]) && self.term(at + 4) == "years")
            .then_some((count * 12 + 6, at + 5))
    }

    /// So many units that end before `behind`, with what stands there: "ago", "later", "after the vote".
    fn counted_from(
        &self,
        at: usize,
        behind: usize,
        counted: Counted,
        last: Option<&Found>,
    ) -> Read<Meaning> {
        // An apostrophe may stand between: "in two weeks' time".
        let time = self.term(behind) == "time" && self.previous(at) == "in";
        if !self.spaced(behind - 1) && !time {
            return None;
        }
        let shift = |from, sign| Some((Meaning::Shift(counted.shift(from, sign)), behind + 1));
        match self.term(behind) {
            "ago" => self.to_day(behind, counted, -1).or_else(|| shift(From::Page, -1)),
            "from" if self.term(behind + 1) == "now" => {
                Some((Meaning::Shift(counted.shift(From::Page, 1)), behind + 2))
            }
            "from" => self.to_day(behind, counted, 1),
            "time" if time => shift(From::Page, 1),
            "earlier" | "previously" => shift(From::Told, -1),
            "later" | "afterwards" => shift(From::Told, 1),
            word @ ("before" | "after") => {
                let sign = if word == "after" { 1 } else { -1 };
                let ends = !self.spaced(behind);
                // "began on 4 November, a week after it had risen": the date before is of what the count leads to.
                let told_just_now = last.is_some_and(|last| {
                    last.next == at && matches!(self.gap(at - 1), Gap::Comma | Gap::Space | Gap::Dash)
                });
                if ends {
                    shift(From::Told, sign)
                } else if told_just_now {
                    shift(From::Told, -sign)
                } else {
                    shift(From::Behind, sign)
                }
            }
            _ => None,
        }
    }

    /// "a year ago today", "five years ago this month", "a week ago Thursday", "a week from Friday": from the day or month
    /// that stands behind "ago" or "from". A weekday is that of the week before the last one, or behind the next.
    fn to_day(&self, behind: usize, counted: Counted, sign: i32) -> Read<Meaning> {
        if counted.measure != Measure::Exact || !self.spaced(behind) {
            return None;
        }
        let of = |unit, next| {
            Some((Meaning::Shift(Shift { of: unit, ..counted.shift(From::Page, sign) }), behind + next))
        };
        match (self.term(behind + 1), self.term(behind + 2)) {
            ("today", _) => of(Unit::Day, 2),
            ("this", "month") if counted.unit == Unit::Year && sign < 0 => of(Unit::Month, 3),
            ("this", "week") if counted.unit != Unit::Day && sign < 0 => of(Unit::Week, 3),
            (day, _) if counted.unit == Unit::Week => {
                let weekday = weekday(day).filter(|_| self.capital(behind + 1))?;
                let which = Which::Weeks(sign.saturating_mul(counted.count));
                let point = Point { weekday: Some(weekday), which, ..Point::default() };
                Some((Meaning::Point(point), self.day_part(behind + 2)))
            }
            _ => None,
        }
    }

    /// A number of units: "87", "three", "a".
    fn count(&self, at: usize) -> Option<i32> {
        match self.term(at) {
            "a" | "an" => Some(1),
            term => (1i32..)
                .zip(NUMBERS)
                .find(|(_, word)| *word == term)
                .map(|(n, _)| n)
                .or_else(|| self.number(at).filter(|n| *n < 1000).map(i32::from))
                .or_else(|| (term == "thirty").then_some(30))
                .or_else(|| (term == "forty").then_some(40))
                .or_else(|| (term == "fifty").then_some(50)),
        }
    }

    /// "has been in place for over 87 days": what has gone on until now. Not
    /// "was held for over 87 days", which is over, nor "has been jailed for over two years", which may be to come; and a
    /// bare or a rounded count ("for two months", "for about two") bounds nothing.
    fn lasting(&self, at: usize, count: i32, unit: Unit) -> Option<Lasting> {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.term(at));
        // "for 87 days" is counted, "for ten" and "for 40" are rounded.
        let is_counted = unit == Unit::Day && count > 10 && count % 5 != 0 && self.starts_with_digit(at);
        let (first, measure) = self.measure(at).or(is_counted.then_some((0, Measure::Exact)))?;
        let begin = at - first;
        let behind = at + 2;
        let counts_on = matches!(
            self.term(behind),
            "ago"
                | "earlier"
                | "later"
                | "before"
                | "after"
                | "afterwards"
                | "previously"
                | "more"
                | "longer"
        );
        if word(first + 1) != "for" || counts_on && self.spaced(behind - 1) {
            return None;
        }
        // The verb is near, with no stop between: "has", "have", an adverb or two, and what goes on.
        let last = begin - 1;
        let reach = (last.saturating_sub(VERB_REACH)..last).rev();
        let has = reach
            .take_while(|at| self.spaced(*at) && !CLAUSES.contains(&self.term(*at)))
            .find(|at| matches!(self.term(*at), "has" | "have"))?;
        let before = has.checked_sub(1).map_or("", |at| self.term(at));
        let is_supposed =
            matches!(before, "would" | "could" | "may" | "might" | "must" | "should" | "will" | "to");
        let skip = |at: usize| {
            let is_adverb = |at: &usize| {
                self.term(*at).ends_with("ly") || matches!(self.term(*at), "now" | "also" | "already" | "not")
            };
            (at..last).find(|at| !is_adverb(at))
        };
        let verb = skip(has + 1)?;
        let goes_on = if self.term(verb) == "been" {
            let state = self.term(skip(verb + 1)?);
            state.ends_with("ing") || GOES_ON.contains(state) || STATES.contains(state) && word(1) != "least"
        } else {
            GOES_ON.contains(self.term(verb))
        };
        (goes_on && !is_supposed).then_some(Lasting { unit, count, measure })
    }

    /// How many words before a count say that it is passed, or that it is not reached: "more than".
    pub(super) fn measure(&self, at: usize) -> Option<(usize, Measure)> {
        let word = |back: usize| at.checked_sub(back).map_or("", |at| self.term(at));
        match (word(2), word(1)) {
            ("more", "than") | ("at", "least") => Some((2, Measure::More)),
            ("less", "than") => Some((2, Measure::Less)),
            (_, "over") => Some((1, Measure::More)),
            (_, "nearly" | "almost" | "under") => Some((1, Measure::Less)),
            _ => None,
        }
    }
}
