//! A weekday, month or year with nothing that completes it: a date only where a date stands.

use super::meaning::{Point, Year};
use super::reader::{Gap, Read, Reader};
use super::words::{BEFORE_A_DATE, BEFORE_A_YEAR, COUNTED, DATED, MARKED, NAMED_DAYS, ORDINALS, weekday};
use crate::english::lexicon::{
    CLAUSE, DETERMINER, ENGLISH, ENGLISH_DAY, ENGLISH_SHORT, HUMAN, IRREGULAR, MODAL, NEGATION, PLAIN_MONTH,
    PREPOSITION, PRONOUN, SPEAKER, is,
};

impl Reader<'_> {
    /// A month, weekday or year with nothing that completes it, where a date stands.
    pub(super) fn alone(&self, at: usize) -> Read<Point> {
        let term = self.term(at);
        let previous = self.previous(at);
        let announced = BEFORE_A_DATE.contains(previous);
        let next_is_name = self.capital(at + 1) && self.spaced(at) && !self.words[at].term.ends_with("'s");
        if let Some(weekday) = weekday(term) {
            return self.weekday_alone(at, weekday, announced, next_is_name);
        }
        if let Some(month) = self.month(at) {
            return self
                .month_alone(at, announced, next_is_name)
                .then_some((Point { month: Some(month), ..Point::default() }, at + 1));
        }
        let digits = self.year_alone(at, previous).map(|year| (year, at + 1));
        let (year, next) = digits.or_else(|| self.spoken_year(at))?;
        Some((Point { year: Year::Is(year), ..Point::default() }, next))
    }

    pub(super) fn weekday_alone(
        &self,
        at: usize,
        weekday: i8,
        announced: bool,
        next_is_name: bool,
    ) -> Read<Point> {
        let term = self.term(at);
        let previous = self.previous(at);
        // "the first Monday of each term"
        let ordinal = ORDINALS[..4].contains(&previous) || previous == "last" && self.term(at + 1) == "of";
        // "He was named Thursday", "they called Thursday for a vote", but not "the dog named Friday".
        let called = matches!(previous, "called" | "named")
            && !(at > 1 && matches!(self.term(at - 2), "was" | "were" | "been"))
            && !(self.spaced(at) && is(self.term(at + 1), PREPOSITION));
        let habit = matches!(self.term(at + 1), "mornings" | "afternoons" | "evenings" | "nights");
        if ordinal
            || called
            || habit && self.spaced(at)
            || matches!(previous, "every" | "each" | "most" | "some" | "any")
        {
            return None;
        }
        let english = is(term, ENGLISH_DAY);
        if english {
            let name_before = at > 0 && self.spaced(at - 1) && self.capital(at - 1) && !announced;
            // "In Oslo Thursday", "Brenner Thursday denied it", but not "Black Friday".
            let name = name_before && NAMED_DAYS.contains(&previous)
                || next_is_name && (previous == "the" || name_before || previous.is_empty());
            // "On Thursday Blinken" but not "The Saturday Pink".
            if !self.capital(at) || name && self.before_is_no_stop(at) {
                return None;
            }
        } else {
            let fits = match term {
                "montag" | "dienstag" | "mittwoch" | "donnerstag" | "freitag" | "samstag" | "sonntag" => {
                    previous == "am"
                }
                // English abbreviations by themselves are other words.
                _ if term.len() <= 5
                    && term.is_ascii()
                    && !matches!(term, "lunes" | "lundi" | "mardi" | "jeudi") =>
                {
                    false
                }
                _ => !self.capital(at),
            };
            if !fits {
                return None;
            }
        }
        let mut next = self.day_part(at + 1);
        let noun_behind = self.spaced(next - 1)
            && !BEFORE_A_DATE.contains(self.term(next))
            && !matches!(self.term(next), "when" | "that" | "with" | "is" | "was" | "he" | "she" | "they");
        // "on a Sunday night is" is any of them; "in a Sunday night statement" is of one.
        let any_night = next > at + 1 && (at < 2 || self.term(at - 2) == "on");
        if matches!(previous, "a" | "one" | "another") && (any_night || !noun_behind) {
            return None;
        }
        let mut week = None;
        let of = usize::from(self.term(next) == "of" && self.spaced(next - 1));
        if self.spaced(next - 1) && self.term(next + of + 1) == "week" && self.spaced(next + of) {
            week = match self.term(next + of) {
                "last" => Some(-1),
                "this" => Some(0),
                "next" => Some(1),
                _ => None,
            };
            next += if week.is_some() { of + 2 } else { 0 };
        }
        Some((Point { weekday: Some(weekday), week, ..Point::default() }, next))
    }

    /// Whether the word goes on with the one before it, as a name does.
    pub(super) fn before_is_no_stop(&self, at: usize) -> bool {
        at == 0 || self.spaced(at - 1) || self.gap(at - 1) == Gap::Other
    }

    pub(super) fn month_alone(&self, at: usize, announced: bool, next_is_name: bool) -> bool {
        let term = self.term(at);
        let previous = self.previous(at);
        if is(term, ENGLISH_SHORT) {
            let dotted = self.behind(at) == Some('.');
            return self.capital(at)
                && matches!(previous, "in" | "since" | "until" | "by" | "mid" | "early" | "late")
                && (term == "sept" || dotted);
        }
        if !is(term, ENGLISH) {
            let residue = self.capital(at)
                && is(term, PLAIN_MONTH)
                && matches!(
                    previous,
                    "in" | "since"
                        | "until"
                        | "by"
                        | "early"
                        | "late"
                        | "mid"
                        | "last"
                        | "next"
                        | "for"
                        | "of"
                );
            let cued = matches!(
                previous,
                "en" | "em" | "im" | "in" | "w" | "desde" | "seit" | "depuis" | "в" | "у" | "de"
            );
            return residue && !next_is_name
                || cued
                    && term.len() > 4
                    && !self.capital(at + 1)
                    && !matches!(term, "marco" | "marca" | "marts" | "subat" | "nisan");
        }
        // "every June", "each year in June": no one of them.
        let habit = |at: usize| matches!(self.previous(at), "every" | "each");
        if habit(at) || at > 2 && self.term(at - 2) == "year" && habit(at - 2) {
            return false;
        }
        // "31 February" is a slip, not a month.
        if !self.capital(at) || (at > 0 && self.near(at - 1) && self.number(at - 1).is_some()) {
            return false;
        }
        let certain = matches!(
            previous,
            "in" | "since"
                | "until"
                | "till"
                | "during"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "between"
                | "throughout"
        );
        let name_before = at > 0
            && self.spaced(at - 1)
            && self.capital(at - 1)
            && !announced
            && !matches!(previous, "the" | "a" | "an");
        match term {
            "may" | "march" if is(previous, DETERMINER) && previous != "this" => {
                // "the March talks", but not "the March on the capital", "the May government".
                DATED.contains(self.term(at + 1)) || term == "march" && self.plain_noun_behind(at)
            }
            "may" => {
                certain
                    || (announced
                        && !self.may_is_a_name
                        && !next_is_name
                        && (!matches!(previous, "as" | "and" | "or" | "at" | "to")
                            || matches!(previous, "and" | "or") && at >= 2 && self.month(at - 2).is_some()))
            }
            "march" => certain || (announced && !next_is_name && previous != "on" && previous != "at"),
            // "June Smith and August Wilson" are people, "in August Germany" is not.
            _ => {
                let listed = matches!(previous, "and" | "or" | "as" | "of" | "to" | "at");
                // "a July NATO summit", but not "a June Carter song".
                let determined = is(previous, DETERMINER) && !matches!(term, "april" | "june" | "august");
                certain || determined || !(name_before || next_is_name && (!announced || listed))
            }
        }
    }

    /// A year where a date stands, not a number of things or part of a name.
    pub(super) fn year_alone(&self, at: usize, previous: &str) -> Option<i16> {
        let year = self.year(at)?;
        let next = self.term(at + 1);
        // "post-1989 politics", "the post-1989 years"
        let bound = matches!(previous, "post" | "pre") && self.gap(at - 1) == Gap::Dash;
        let counted = COUNTED.contains(next) && self.near(at) && !bound;
        if matches!(self.before(at), Some('/' | '(' | '[' | '@' | '_' | '=')) && previous.is_empty()
            || matches!(self.behind(at), Some('/' | '-' | '–' | '@' | '_' | ':'))
                && self.number(at + 1).is_some()
        {
            // "(2021)" behind a name is the date of a text; it dates nothing that the sentence tells.
            return None;
        }
        if counted
            && !(previous == "in" && matches!(next, "people" | "men" | "women" | "members" | "workers"))
        {
            return None;
        }
        // "until at least 2015"
        let least = previous == "least" && at > 2 && BEFORE_A_YEAR.contains(&self.term(at - 3));
        if BEFORE_A_YEAR.contains(&previous) || bound || least {
            return Some(year);
        }
        let plain = !self.near(at)
            || !next.ends_with('s')
            || matches!(next, "was" | "as" | "is" | "has" | "this" | "its");
        if matches!(
            previous,
            "by" | "of"
                | "from"
                | "to"
                | "after"
                | "for"
                | "around"
                | "and"
                | "or"
                | "between"
                | "through"
                | "year"
                | "years"
                | "than"
                | "with"
                | "back"
                | "due"
                | "into"
        ) {
            let listed = matches!(previous, "and" | "or" | "to") && !self.year_before(at);
            return (plain && !listed).then_some(year);
        }
        if (self.dates_what_follows(at) || self.dates_noun(at)) && !self.name_before(at) {
            return Some(year);
        }
        // "as 2023 draws to a close", "2023 was", "the elections, 2021 and 2022".
        let verb = matches!(
            next,
            "was"
                | "is"
                | "has"
                | "saw"
                | "will"
                | "brought"
                | "draws"
                | "drew"
                | "began"
                | "ended"
                | "marked"
        );
        let lists = matches!(next, "and" | "or") && self.year(at + 2).is_some();
        (self.near(at) && (verb || lists) && !self.name_before(at) && year > 1900).then_some(year)
    }

    /// "2020 war", "2015 Geneva agreement": at most two names or adjectives stand between, or all the words of one long name,
    /// "1994 Freedom of Passage Act".
    pub(super) fn dates_what_follows(&self, at: usize) -> bool {
        const LONGEST_NAME: usize = 9;
        let is_name = |next: usize| {
            self.capital(next)
                || matches!(self.term(next), "of" | "to" | "and" | "the" | "for" | "on" | "in")
                    && next > at + 1
        };
        for next in at + 1..=at + LONGEST_NAME {
            let is_near = next <= at + 3 && !MARKED.contains(&self.term(next)) && self.term(next) != "the";
            if !self.near(next - 1) || !is_near && !(at + 1..=next).all(is_name) {
                return false;
            }
            if DATED.contains(self.term(next)) && (is_near || self.capital(next)) {
                return true;
            }
        }
        false
    }

    /// "that 1978 resolution", "Brenner's 1989 results": a year between a determiner and a noun. A noun in the plural may
    /// be what is counted, "the 1950 rooms", so it must be one that a year dates.
    fn dates_noun(&self, at: usize) -> bool {
        /// What is only as old as its year: it happened to nobody then.
        const UNDATED: &[&str] = &["map", "model", "edition", "car", "sedan", "coupe", "vintage"];
        let before = at.checked_sub(1).map_or("", |before| self.words[before].term.as_str());
        let determined = is(before, DETERMINER) || before.ends_with("'s") || self.plural_owner(at);
        if !determined || !self.plain_noun_behind(at) {
            return false;
        }
        let mut head = at + 1;
        while head < at + 4 && self.spaced(head) && self.plain_noun_behind(head) {
            head += 1;
        }
        let terms = (at + 1..=head).map(|at| self.term(at));
        let of_others = |term| COUNTED.contains(term) || UNDATED.contains(&term) || is(term, HUMAN | SPEAKER);
        let noun = self.term(head);
        let plural = noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("is");
        !terms.into_iter().any(of_others) && (!plural || DATED.contains(noun))
    }

    /// "members’ 1989 vote": an apostrophe stands behind the word before.
    fn plural_owner(&self, at: usize) -> bool {
        at > 0 && self.term(at - 1).ends_with('s') && matches!(self.behind(at - 1), Some('\'' | '’'))
    }

    /// Whether the next word is one that a noun phrase goes on with: small, and none of the small words of grammar.
    fn plain_noun_behind(&self, at: usize) -> bool {
        let term = self.term(at + 1);
        self.spaced(at)
            && term.len() > 2
            && !self.capital(at + 1)
            && !self.starts_with_digit(at + 1)
            && !BEFORE_A_DATE.contains(term)
            && !is(term, PREPOSITION | CLAUSE | PRONOUN | DETERMINER | IRREGULAR | MODAL | NEGATION)
            && !matches!(
                term,
                "but" | "are" | "has" | "have" | "had" | "does" | "did" | "will" | "also" | "then"
            )
    }

    /// Whether a year stands before "and": "2021 and 2022".
    pub(super) fn year_before(&self, at: usize) -> bool {
        at >= 2 && (self.year(at - 2).is_some() || (at >= 3 && self.year(at - 3).is_some()))
            || at >= 2
                && self.term(at - 1) == "to"
                && matches!(
                    self.term(at - 2),
                    "back" | "compared" | "up" | "prior" | "dating" | "dates" | "dated" | "going" | "goes"
                )
    }

    pub(super) fn name_before(&self, at: usize) -> bool {
        at > 0
            && self.spaced(at - 1)
            && (self.capital(at - 1)
                && !self.words[at - 1].term.ends_with("'s")
                && !is(self.term(at - 1), DETERMINER)
                && !matches!(self.term(at - 1), "in" | "since" | "as")
                || matches!(
                    self.term(at - 1),
                    "no" | "nr" | "number" | "resolution" | "article" | "route" | "flight" | "room" | "line"
                ))
    }
}
