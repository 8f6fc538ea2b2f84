//! From one date to another: "from 3 March to 5 April", "2019-2021", "March 5-6".

use super::calendar::{alike, complete, stretch};
use super::meaning::{Meaning, Point, Year};
use super::reader::{Gap, Read, Reader};
use super::words::MOVED;

impl Reader<'_> {
    /// "from 3 March to 5 April", "between March and June", "2019-2021", "Monday to Friday".
    pub(super) fn range(&self, at: usize) -> Read<Meaning> {
        let first_word = self.term(at);
        let opened = matches!(first_word, "from" | "between") && self.spaced(at);
        let start = at + usize::from(opened);
        if opened && let Some((days, next)) = self.days(start) {
            return Some((days, next));
        }
        let (left, next) = self.full(start).or_else(|| self.name(start, opened))?;
        let season = || self.gap(next - 1) == Gap::Slash && self.next_year(left, next);
        let dash = self.gap(next - 1) == Gap::Dash || season();
        let word = self.term(next);
        let joined = self.spaced(next - 1)
            && if first_word == "between" {
                word == "and"
            } else {
                matches!(word, "to" | "until" | "till" | "through")
            };
        if !dash && !joined {
            return None;
        }
        if !dash
            && (!opened
                && left.day.is_none()
                && left.weekday.is_none()
                && left.month.is_none()
                && self.term(next) != "to")
        {
            return None;
        }
        let right_at = next + usize::from(!dash);
        let (right, end) = self
            .full(right_at)
            .or_else(|| self.name(right_at, true))
            .or_else(|| self.short_year(left, right_at))?;
        if self.is_moved(at) || !alike(left, right) {
            return None;
        }
        let (left, right) = complete(left, right)?;
        Some((Meaning::Between(left, right), end))
    }

    /// Whether a number is the year behind one, as in `1996/97`: not `1996/7`, which may be a month.
    fn next_year(&self, left: Point, at: usize) -> bool {
        let next = self.short_year(left, at).map(|(point, _)| point.year);
        matches!((left.year, next), (Year::Is(first), Some(Year::Is(second))) if second == first + 1)
    }

    /// `22` behind `2021-`.
    pub(super) fn short_year(&self, left: Point, at: usize) -> Read<Point> {
        let Year::Is(first) = left.year else { return None };
        if left.month.is_some() || self.raw(at).len() != 2 {
            return None;
        }
        let year = first / 100 * 100 + self.number(at)?;
        (year > first).then_some((Point { year: Year::Is(year), ..Point::default() }, at + 1))
    }

    pub(super) fn is_moved(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at).any(|before| MOVED.contains(&self.term(before)))
    }

    /// From one day of a month to another: "5-6 March", "March 5 to 6, 2023". Those of a list are days of their own.
    pub(super) fn days(&self, at: usize) -> Read<Meaning> {
        let at = if self.term(at) == "the" && self.day(at + 1).is_some() { at + 1 } else { at };
        if let Some(month) = self.month(at).filter(|_| self.month_is_written(at)) {
            if !self.near(at) && !self.abbreviated(at) {
                return None;
            }
            let (first, next) = self.day(at + 1)?;
            let (second, next) = self.second_day(next)?;
            // "March 5 to 6 April" is another form.
            if self.month(next).is_some() && self.spaced(next - 1) {
                return None;
            }
            let (year, next) = self.year_behind(next);
            return stretch(year, month, first, second).map(|days| (days, next));
        }
        let (first, next) = self.day(at)?;
        let (second, next) = self.second_day(next)?;
        let month_at = self.of(next)?;
        let month = self.month(month_at).filter(|_| self.month_is_written(month_at))?;
        let (year, next) = self.year_behind(month_at + 1);
        stretch(year, month, first, second).map(|days| (days, next))
    }

    /// The day behind a dash or "to", where `next` is the word behind the first day.
    pub(super) fn second_day(&self, next: usize) -> Read<i8> {
        match self.gap(next - 1) {
            Gap::Dash | Gap::Slash => self.day(next),
            Gap::Space if matches!(self.term(next), "to" | "through" | "until" | "till" | "al") => {
                let at = next + 1 + usize::from(self.term(next + 1) == "the");
                self.day(at).filter(|_| self.spaced(next))
            }
            _ => None,
        }
    }
}
