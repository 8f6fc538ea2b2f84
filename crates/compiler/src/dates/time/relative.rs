//! Times counted from the page's day or from the date told before: "yesterday", "last week", "two days later".

use super::Found;
use super::meaning::{From, Lasting, Meaning, Measure, Part, Point, Shift, Unit, Which, Year};
use super::reader::{Gap, Read, Reader};
use super::words::{DAY_PARTS, GOES_ON, NUMBERS, STATES, weekday};

/// What another clause begins with.
const CLAUSES: &[&str] = &["and", "but", "or", "that", "which", "who", "when", "while", "as", "if"];

/// Words that may stand between "has" and "for": "has been in place without a break for over 87 days".
const VERB_REACH: usize = 8;

impl Reader<'_> {
    /// "today", "last week", "next Thursday", "this year", "last night".
    pub(super) fn relative(&self, at: usize) -> Read<Meaning> {
        let term = self.term(at);
        let days = |count| Meaning::Shift(Shift { from: From::Page, unit: Unit::Day, count, about: false });
        let is_name = self.capital(at) && at > 0 && self.spaced(at - 1) && self.capital(at - 1);
        if self.is_nowadays(at) {
            return None;
        }
        if let "today" | "tonight" | "yesterday" | "tomorrow" = term {
            if is_name {
                return None;
            }
            let count = match term {
                "yesterday" => -1,
                "tomorrow" => 1,
                _ => 0,
            };
            return Some((days(count), self.day_part(at + 1)));
        }
        if let Some(meaning) = self.next_but_one(at) {
            return Some((meaning, at + 4));
        }
        if term == "the"
            && self.term(at + 1) == "weekend"
            && matches!(self.previous(at), "over" | "at" | "on" | "during")
        {
            let shift = Shift { from: From::Page, unit: Unit::Weekend, count: 0, about: false };
            return self.spaced(at).then_some((Meaning::Shift(shift), at + 2));
        }
        // "earlier this week", "late last year", "later in the day".
        if matches!(term, "earlier" | "later" | "early" | "late") && self.spaced(at) {
            let named =
                matches!(self.term(at + 1), "this" | "last" | "next" | "today" | "yesterday" | "tomorrow");
            return if named { self.relative(at + 1) } else { self.in_scene(at + 1) };
        }
        if term == "the" && self.spaced(at) || matches!(term, "previous" | "following") {
            return self.beside_told(at + usize::from(term == "the"));
        }
        if term == "year" {
            return self.year_end(at);
        }
        let (which, next) = match term {
            "this" if matches!(self.term(at + 1), "past") => (Which::Past, at + 2),
            "this" if matches!(self.term(at + 1), "coming") => (Which::Next, at + 2),
            "this" => (Which::This, at + 1),
            "last" => (Which::Last, at + 1),
            "next" => (Which::Next, at + 1),
            "coming" if self.previous(at) == "the" => (Which::Next, at + 1),
            "current" if self.previous(at) == "the" => (Which::This, at + 1),
            _ => return None,
        };
        if !self.spaced(at) || !self.spaced(next - 1) {
            return None;
        }
        // "the last week", "the next day" are counted from elsewhere.
        if !matches!(term, "coming" | "current")
            && matches!(self.previous(at), "the" | "their" | "its" | "his" | "her" | "very")
        {
            return None;
        }
        let count = match which {
            Which::Last | Which::Past => -1,
            Which::Next => 1,
            _ => 0,
        };
        let shift = |unit| Meaning::Shift(Shift { from: From::Page, unit, count, about: false });
        let noun = self.term(next);
        // A programme or a paper: "This Week".
        let titled = self.capital(at) && self.capital(next) && self.raw(next).ends_with(char::is_lowercase);
        if titled && weekday(noun).is_none() && self.month(next).is_none() {
            return None;
        }
        let meaning = match noun {
            "week" => shift(Unit::Week),
            "weekend" => shift(Unit::Weekend),
            "month" => shift(Unit::Month),
            "year" => shift(Unit::Year),
            "morning" | "afternoon" | "evening" if which == Which::This => days(0),
            "night" if which == Which::Last => days(-1),
            "night" | "evening" => return None,
            // "this fall in prices"
            "fall" if matches!(self.term(next + 1), "in" | "of" | "from") && self.spaced(next) => {
                return None;
            }
            "spring" | "summer" | "autumn" | "fall" | "winter" => {
                let first = match noun {
                    "spring" => 3,
                    "summer" => 6,
                    "winter" => 12,
                    _ => 9,
                };
                Meaning::Point(Point { which, part: Part::Season(first), ..Point::default() })
            }
            _ => {
                // "this coming Sunday, 8 March", "last Oct. 23"
                let full = self.full(next).or_else(|| self.feast(next));
                let full = full.filter(|(point, _)| point.day.is_some() || point.part != Part::Whole);
                let (point, end) = full
                    .or_else(|| self.name(next, true))
                    .filter(|(point, _)| point.year == Year::Unknown)?;
                let is_named = point.day.is_some() && point.weekday.is_some();
                let which = if is_named { Which::Any } else { which };
                return Some((Meaning::Point(Point { which, ..point }), self.day_part(end)));
            }
        };
        Some((meaning, next + 1))
    }

    /// "the day before yesterday", "the week before last", "the year after next".
    fn next_but_one(&self, at: usize) -> Option<Meaning> {
        let spaced = self.term(at) == "the" && (at..at + 3).all(|at| self.spaced(at));
        let unit = match self.term(at + 1) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        let count = match (unit, self.term(at + 2), self.term(at + 3)) {
            (Unit::Day, "before", "yesterday") => -2,
            (Unit::Day, "after", "tomorrow") => 2,
            // "the year before last Tuesday's vote" is of another day.
            (Unit::Day, ..) => return None,
            (_, "before", "last") if !self.spaced(at + 3) || !self.capital(at + 4) => -2,
            (_, "after", "next") if !self.spaced(at + 3) || !self.capital(at + 4) => 2,
            _ => return None,
        };
        spaced.then_some(Meaning::Shift(Shift { from: From::Page, unit, count, about: false }))
    }

    /// "today's world", "the people of tomorrow": no day.
    fn is_nowadays(&self, at: usize) -> bool {
        const GENERAL: &[&str] = &[
            "age",
            "children",
            "consumers",
            "economy",
            "families",
            "generation",
            "market",
            "markets",
            "men",
            "people",
            "society",
            "standards",
            "technology",
            "times",
            "voters",
            "women",
            "world",
            "young",
            "youth",
        ];
        let owner = self.words[at].term.ends_with("'s");
        let of = !owner && at > 1 && self.previous(at) == "of" && GENERAL.contains(&self.term(at - 2));
        matches!(self.term(at), "today" | "tomorrow" | "yesterday")
            && (of || owner && GENERAL.contains(&self.term(at + 1)))
    }

    /// "in the day", "in the year", behind "later": of the day or year that the text is in.
    fn in_scene(&self, at: usize) -> Read<Meaning> {
        let unit = match self.term(at + 2) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        let placed = self.term(at) == "in" && matches!(self.term(at + 1), "the" | "that");
        let shift = Shift { from: From::Scene, unit, count: 0, about: false };
        (placed && self.spaced(at) && self.spaced(at + 1)).then_some((Meaning::Shift(shift), at + 3))
    }

    /// "previous Friday", "following May": counted from the date told last.
    fn beside_told(&self, at: usize) -> Read<Meaning> {
        let which = match self.term(at) {
            "previous" | "preceding" => Which::Before,
            "following" => Which::Behind,
            _ => return None,
        };
        let (point, end) =
            self.name(at + 1, true).filter(|(point, _)| point.year == Year::Unknown && self.spaced(at))?;
        Some((Meaning::Point(Point { which, ..point }), self.day_part(end)))
    }

    /// "year-end", "year's end": of the page's year.
    fn year_end(&self, at: usize) -> Read<Meaning> {
        let joined = self.near(at) && self.term(at + 1) == "end";
        let placed = matches!(self.previous(at), "by" | "at" | "until" | "before" | "around");
        let shift = Shift { from: From::Page, unit: Unit::Year, count: 0, about: false };
        (joined && placed).then_some((Meaning::Shift(shift), at + 2))
    }

    /// Past "morning" and its like.
    pub(super) fn day_part(&self, next: usize) -> usize {
        if self.spaced(next - 1)
            && DAY_PARTS.contains(&self.term(next))
            && !matches!(self.term(next), "early" | "late")
        {
            next + 1
        } else {
            next
        }
    }

    /// "three weeks ago", "two days later", "a week after".
    pub(super) fn counted(&self, at: usize, last: Option<&Found>) -> Read<Meaning> {
        if let Some((months, next)) = self.half_years(at) {
            return self.counted_from(at, next, months, Unit::Month, false, last);
        }
        let mut count = self.count(at)?;
        // "a quarter of a year later"
        let fraction =
            matches!(self.term(at.saturating_sub(2)), "quarter" | "quarters" | "third" | "thirds" | "half");
        if !self.near(at) || fraction && self.previous(at) == "of" {
            return None;
        }
        let unit = match self.term(at + 1) {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "fortnight" | "fortnights" => {
                count = count.saturating_mul(2);
                Unit::Week
            }
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            // Nobody counts decades to the year.
            "decade" | "decades" if self.term(at + 2) == "ago" && self.spaced(at + 1) => {
                let count = count.saturating_mul(-10);
                let shift = Shift { from: From::Page, unit: Unit::Year, count, about: true };
                return Some((Meaning::Shift(shift), at + 3));
            }
            _ => return None,
        };
        let about = matches!(
            self.previous(at),
            "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "than"
                | "roughly"
                | "least"
                | "approximately"
                | "under"
                | "just"
                | "and"
                | "or"
                | "to"
                | "half"
                | "quarter"
        );
        let behind = at + 2;
        if let Some(lasting) = self.lasting(at, count, unit) {
            return Some((Meaning::Lasting(lasting), behind));
        }
        self.counted_from(at, behind, count, unit, about, last)
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
        count: i32,
        unit: Unit,
        about: bool,
        last: Option<&Found>,
    ) -> Read<Meaning> {
        // An apostrophe may stand between: "in two weeks' time".
        let time = self.term(behind) == "time" && self.previous(at) == "in";
        if !self.spaced(behind - 1) && !time {
            return None;
        }
        let shift = |from, count| Some((Meaning::Shift(Shift { from, unit, count, about }), behind + 1));
        // "a week ago Thursday": the Thursday of the week before this one, if a Thursday has been in this one.
        if unit == Unit::Week
            && count == 1
            && !about
            && self.term(behind) == "ago"
            && self.spaced(behind)
            && let Some(weekday) = weekday(self.term(behind + 1)).filter(|_| self.capital(behind + 1))
        {
            let point = Point { weekday: Some(weekday), which: Which::WeekAgo, ..Point::default() };
            return Some((Meaning::Point(point), self.day_part(behind + 2)));
        }
        match self.term(behind) {
            "ago" => shift(From::Page, -count),
            "time" if time => shift(From::Page, count),
            "earlier" | "previously" => shift(From::Told, -count),
            "later" | "afterwards" => shift(From::Told, count),
            word @ ("before" | "after") => {
                let sign = if word == "after" { 1 } else { -1 };
                let ends = !self.spaced(behind);
                // "began on 4 November, a week after it had risen": the date before is of what the count leads to.
                let told_just_now = last.is_some_and(|last| {
                    last.next == at && matches!(self.gap(at - 1), Gap::Comma | Gap::Space | Gap::Dash)
                });
                if ends {
                    shift(From::Told, sign * count)
                } else if told_just_now {
                    shift(From::Told, -sign * count)
                } else {
                    shift(From::Behind, sign * count)
                }
            }
            "from" if self.term(behind + 1) == "now" => {
                Some((Meaning::Shift(Shift { from: From::Page, unit, count, about }), behind + 2))
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

    /// "the following day", "the same month", "that year", "the week before".
    pub(super) fn told(&self, at: usize) -> Read<Meaning> {
        let unit = |at: usize| match self.term(at) {
            "day" | "morning" | "evening" | "afternoon" | "night" => Some(Unit::Day),
            "week" => Some(Unit::Week),
            "month" => Some(Unit::Month),
            "year" => Some(Unit::Year),
            _ => None,
        };
        let shift = |unit, count, next| {
            Some((Meaning::Shift(Shift { from: From::Told, unit, count, about: false }), next))
        };
        if !self.spaced(at) {
            return None;
        }
        if self.term(at) == "that" {
            // "said that day labourers": only where the phrase ends.
            let unit = unit(at + 1)?;
            let open = !self.capital(at)
                && self.spaced(at + 1)
                && !matches!(self.term(at + 2), "in" | "on" | "and" | "the" | "when" | "by" | "at" | "to");
            return if open && unit == Unit::Day { None } else { shift(unit, 0, at + 2) };
        }
        if self.term(at) != "the" && !(self.term(at) == "next" && self.term(at + 1) == "day") {
            return None;
        }
        let word = if self.term(at) == "the" { at + 1 } else { at };
        let count = match self.term(word) {
            "following" | "next" => 1,
            "previous" | "preceding" => -1,
            "same" => 0,
            _ => {
                let unit =
                    unit(word).filter(|_| matches!(self.raw(word), "day" | "week" | "month" | "year"))?;
                let sign = match self.term(word + 1) {
                    "before" => -1,
                    "after" => 1,
                    _ => return None,
                };
                let from = if self.spaced(word + 1) { From::Behind } else { From::Told };
                let shift = Shift { from, unit, count: sign, about: false };
                return Some((Meaning::Shift(shift), word + 2));
            }
        };
        let unit = unit(word + 1).filter(|_| self.spaced(word))?;
        // "the next week of talks" and "the same year group" date nothing, but cannot be told apart from here.
        shift(unit, count, word + 2)
    }
}
