//! Times beside the page's day or the date told before: "yesterday", "last week", "the following day".

use super::meaning::{From, Meaning, Part, Point, Shift, Unit, Which, Year};
use super::reader::{Read, Reader};
use super::words::{DAY_PARTS, weekday};

impl Reader<'_> {
    /// "today", "last week", "next Thursday", "this year", "last night".
    pub(super) fn relative(&self, at: usize) -> Read<Meaning> {
        let term = self.term(at);
        let days = |count| Meaning::Shift(Shift::exact(From::Page, Unit::Day, count));
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
            && !(self.term(at + 2) == "of" && self.spaced(at + 1))
        {
            let shift = Shift::exact(From::Page, Unit::Weekend, 0);
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
            "past" if self.previous(at) == "the" && self.term(at + 1) == "weekend" => (Which::Past, at + 1),
            "current" if self.previous(at) == "the" => (Which::This, at + 1),
            _ => return None,
        };
        if !self.spaced(at) || !self.spaced(next - 1) {
            return None;
        }
        // "the last week", "the next day" are counted from elsewhere.
        if !matches!(term, "coming" | "current" | "past")
            && matches!(self.previous(at), "the" | "their" | "its" | "his" | "her" | "very")
        {
            return None;
        }
        let count = match which {
            Which::Last | Which::Past => -1,
            Which::Next => 1,
            _ => 0,
        };
        let shift = |unit| Meaning::Shift(Shift::exact(From::Page, unit, count));
        let noun = self.term(next);
        // A programme or a paper: "This Week".
        let titled = self.capital(at) && self.capital(next) && self.raw(next).ends_with(char::is_lowercase);
        if titled && weekday(noun).is_none() && self.month(next).is_none() {
            return None;
        }
        let meaning = match noun {
            // "last week on Tuesday"
            "week"
                if self.term(next + 1) == "on"
                    && self.spaced(next)
                    && self.spaced(next + 1)
                    && self.capital(next + 2)
                    && weekday(self.term(next + 2)).is_some() =>
            {
                let (weekday, week) = (weekday(self.term(next + 2)), Some(count));
                let point = Point { weekday, week, ..Point::default() };
                return Some((Meaning::Point(point), self.day_part(next + 3)));
            }
            "week" => shift(Unit::Week),
            "weekend" => shift(Unit::Weekend),
            "month" => shift(Unit::Month),
            "year" => shift(Unit::Year),
            "morning" | "afternoon" | "evening" if which == Which::This => days(0),
            "night" | "evening" if which == Which::Last => days(-1),
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
        spaced.then_some(Meaning::Shift(Shift::exact(From::Page, unit, count)))
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
        let shift = Shift::exact(From::Scene, unit, 0);
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
        let shift = Shift::exact(From::Page, Unit::Year, 0);
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

    /// "the following day", "the same month", "that year", "the week before".
    pub(super) fn told(&self, at: usize) -> Read<Meaning> {
        let unit = |at: usize| match self.term(at) {
            "day" | "morning" | "evening" | "afternoon" | "night" => Some(Unit::Day),
            "week" => Some(Unit::Week),
            "month" => Some(Unit::Month),
            "year" => Some(Unit::Year),
            _ => None,
        };
        let shift = |unit, count, next| Some((Meaning::Shift(Shift::exact(From::Told, unit, count)), next));
        if !self.spaced(at) {
            return None;
        }
        if self.term(at) == "that" {
            // "said that day labourers": only where the phrase ends.
            let noun = at + 1 + usize::from(self.term(at + 1) == "same" && self.spaced(at + 1));
            let unit = unit(noun)?;
            let open = noun == at + 1
                && !self.capital(at)
                && self.spaced(noun)
                && !matches!(self.term(noun + 1), "in" | "on" | "and" | "the" | "when" | "by" | "at" | "to");
            return if open && unit == Unit::Day { None } else { shift(unit, 0, noun + 1) };
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
                let shift = Shift::exact(from, unit, sign);
                return Some((Meaning::Shift(shift), word + 2));
            }
        };
        let unit = unit(word + 1).filter(|_| self.spaced(word))?;
        // "the next week of talks" and "the same year group" date nothing, but cannot be told apart from here.
        shift(unit, count, word + 2)
    }
}
