//! Between which days something lies, as far as the corpus tells, and which of two is the earlier.

use corpus::text::days_of_week;
use corpus::{Date, Document, Statement};

/// The days between which something lies, both included; an end that nothing tells is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first that it may be, as [`place`] counts.
    pub first: Option<i32>,
    /// The last.
    pub last: Option<i32>,
}

/// How many places a month has on the axis of time: near enough for a picture, and no day moves past another.
pub const MONTH: i32 = 31;

/// How many a year has.
pub const YEAR: i32 = 12 * MONTH;

/// The first and the last place of an ISO date, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-Www`, on the axis of time; nothing
/// where its year is not told.
pub fn place(iso: &str) -> Option<[i32; 2]> {
    if let Some(days) = days_of_week(iso) {
        let [first, last] = days;
        return Some([place(&first)?[0], place(&last)?[1]]);
    }
    let mut parts = iso.split('-').map(|part| i32::try_from(part.parse::<u32>().ok()?).ok());
    let year = parts.next().flatten()?.checked_mul(YEAR)?;
    Some(match (parts.next().flatten(), parts.next().flatten()) {
        (None, _) => [year, year + YEAR - 1],
        (Some(month), None) => [year + (month - 1) * MONTH, year + month * MONTH - 1],
        (Some(month), Some(day)) => [year + (month - 1) * MONTH + day - 1; 2],
    })
}

impl Days {
    /// Those of a date as [`Date::value`] writes it.
    pub fn of(value: &str) -> Self {
        let (first, last) = value.split_once('/').unwrap_or((value, value));
        Self { first: place(first).map(|place| place[0]), last: place(last).map(|place| place[1]) }
    }

    /// Those of a date of the corpus.
    pub fn of_date(date: &Date) -> Self {
        date.value.as_deref().map_or_else(Self::default, Self::of)
    }

    /// Those on which a document was published: as it states, or the window that the corpus leaves.
    pub fn of_document(document: &Document) -> Self {
        match (&document.date, &document.window) {
            (Some(date), _) => Self::of(&date.value),
            (None, Some(window)) => {
                let end = |end: &Option<String>| place(end.as_ref()?);
                Self {
                    first: end(&window.earliest).map(|place| place[0]),
                    last: end(&window.latest).map(|place| place[1]),
                }
            }
            (None, None) => Self::default(),
        }
    }

    /// Those on which something was said; of what does not tell the day, those on which it was published.
    pub fn of_statement(statement: &Statement, document: &Document) -> Self {
        match statement.said.as_ref().map(Self::of_date) {
            Some(days) if days != Self::default() => days,
            _ => Self::of_document(document),
        }
    }

    /// Whether it is over before the other begins, whichever of their days they are.
    pub fn is_before(self, other: Self) -> bool {
        matches!((self.last, other.first), (Some(last), Some(first)) if last < first)
    }

    /// Whether it lies in the other, whichever of its days it is.
    pub fn is_within(self, other: Self) -> bool {
        let begins = matches!((other.first, self.first), (Some(first), Some(day)) if first <= day);
        begins && matches!((self.last, other.last), (Some(day), Some(last)) if day <= last)
    }

    /// What it is sorted by: what both ends are known of by the first, then what only the beginning is known of, then the
    /// others. So whatever follows of the order is kept.
    pub fn key(self) -> (u8, i32) {
        match (self.first, self.last) {
            (first, Some(last)) => (0, first.unwrap_or(last)),
            (Some(first), None) => (1, first),
            (None, None) => (2, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_first_and_its_last_day() {
        let days = |value| Days::of(value);
        assert!(days("2023-02").is_before(days("2023-03-01")));
        assert!(days("2023-02-28").is_within(days("2023-02")) && days("2023-12").is_within(days("2023")));
        assert!(!days("2023").is_before(days("2023-12")) && !days("2023-12").is_before(days("2023")));
        // The first week of 2025 begins in December.
        assert!(
            days("2024-12-29").is_before(days("2025-W01")) && days("2025-W01").is_before(days("2025-01-06"))
        );
    }

    #[test]
    fn an_end_that_nothing_tells_is_before_nothing() {
        for open in ["XXXX-03-05", "../2023", "2023/..", ".."] {
            assert!(
                !(Days::of(open).is_before(Days::of("2023")) || Days::of("2023").is_before(Days::of(open))),
                "{open}"
            );
        }
        assert!(
            Days::of("../2022").is_before(Days::of("2023"))
                && Days::of("2022").is_before(Days::of("2023/.."))
        );
        assert_eq!(Days::of("XXXX-03-05"), Days::default());
    }
}
