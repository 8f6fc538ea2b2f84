//! What expressions have of the words around them: prepositions, and a year said once for two.

use super::Found;
use super::calendar::alike;
use super::meaning::{Meaning, Part, Point, Year};
use super::reader::Reader;
use super::words::MARKED;
use corpus::Span;
use corpus::text::part;

impl Reader<'_> {
    /// The word to begin with so that "on", "in" and "the" before it are marked too; not before `floor`.
    pub(super) fn with_preposition(&self, at: usize, floor: usize) -> usize {
        let step = |at: usize, fits: &dyn Fn(&str) -> bool| {
            if at > floor && self.spaced(at - 1) && fits(self.term(at - 1)) { at - 1 } else { at }
        };
        let core = at;
        let marked = step(core, &|term| MARKED.contains(&term));
        if marked < core || self.term(core) == "the" {
            return marked;
        }
        // "in early March", "in the 1990s", "by the end of the year".
        let the = step(core, &|term| term == "the");
        let outer = step(the, &|term| MARKED.contains(&term) || term == "at");
        let opens = matches!(
            self.term(core),
            "end"
                | "start"
                | "beginning"
                | "middle"
                | "close"
                | "first"
                | "second"
                | "third"
                | "fourth"
                | "last"
        ) || self.term(core).ends_with("0s")
            || self.number(core).is_none() && self.day(core).is_some();
        if the < core && opens { outer } else { core }
    }

    /// The word that a marked expression begins with: of what lasts, the first of "over 87 days".
    pub(super) fn first_word(&self, meaning: Meaning, (at, next): (usize, usize), floor: usize) -> usize {
        if matches!(meaning, Meaning::Lasting(_)) {
            return self.measure(at).map_or(at, |(words, _)| floor.max(at - words));
        }
        let first = self.with_preposition(at, floor);
        // "in Friday's vote" is in the vote.
        let owns = self.words.get(next.saturating_sub(1)).is_some_and(|word| word.term.ends_with("'s"));
        let is_period = matches!(meaning, Meaning::Point(Point { part: Part::Months(..), .. }));
        match self.term(first) {
            "in" | "by" | "during" if owns => at,
            "on" if owns || is_period => at,
            _ => first,
        }
    }

    /// In "in 2021 and 2022" the preposition belongs to both.
    pub(super) fn part_lists(&self, found: &mut [Found]) {
        for right in 1..found.len() {
            let (left, core) = (found[right - 1], found[right].core);
            let alike = match (left.meaning, found[right].meaning) {
                (Meaning::Point(left), Meaning::Point(right)) => alike(left, right),
                _ => false,
            };
            if alike && core == left.next + 1 && matches!(self.term(left.next), "and" | "or") {
                found[right - 1].first = left.core;
            }
        }
    }

    /// The bytes of an expression, the bracket that it opened closed: "Friday 13 (June)".
    pub(super) fn span(&self, found: Found) -> Span {
        let (start, end) = (self.words[found.first].start, self.end(found.next - 1));
        let open = part(self.text, start..end).contains('(') && part(self.text, end..).starts_with(')');
        Span::new(start, end + usize::from(open))
    }

    /// "The week of 14 October" is that week and no day, "the weekend of 12 May" its Saturday and Sunday.
    pub(super) fn weeks(&self, found: &mut [Found]) {
        for found in found {
            let at = found.core;
            let of = at >= 2 && matches!(self.term(at - 1), "of" | "beginning" | "starting" | "commencing");
            let part = match self.term(at.saturating_sub(2)) {
                "week" => Part::Week,
                "weekend" => Part::Weekend,
                _ => continue,
            };
            if of
                && self.spaced(at - 1)
                && let Meaning::Point(point) = &mut found.meaning
                && point.day.is_some()
            {
                point.part = part;
            }
        }
    }

    /// A year said once for two dates: "in May and October of last year", "in May 2023 and October".
    pub(super) fn share_years(&self, found: &mut [Found]) {
        let joined = |left: &Found, right: &Found| {
            let (from, to) = (left.next, right.core);
            to - from <= 2
                && (from..to).all(|at| matches!(self.term(at), "and" | "or" | "in" | "on" | "of"))
                && (from..to).any(|at| matches!(self.term(at), "and" | "or"))
        };
        let year_of = |found: &Found| match found.meaning {
            Meaning::Point(point) if point.month.is_some() => Some(point),
            _ => None,
        };
        for right in (1..found.len()).rev() {
            let (Some(left), Some(last)) = (year_of(&found[right - 1]), year_of(&found[right])) else {
                continue;
            };
            let ordered = (left.month, left.day) <= (last.month, last.day);
            if left.year == Year::Unknown
                && last.year != Year::Unknown
                && ordered
                && joined(&found[right - 1], &found[right])
            {
                found[right - 1].meaning = Meaning::Point(Point { year: last.year, ..left });
            }
        }
        for right in 1..found.len() {
            let (Some(first), Some(last)) = (year_of(&found[right - 1]), year_of(&found[right])) else {
                continue;
            };
            let ordered = (first.month, first.day) <= (last.month, last.day);
            if last.year == Year::Unknown
                && first.year != Year::Unknown
                && ordered
                && joined(&found[right - 1], &found[right])
            {
                found[right].meaning = Meaning::Point(Point { year: first.year, ..last });
            }
        }
    }
}
