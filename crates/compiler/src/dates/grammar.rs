//! What the words and numbers of a date say by themselves: the one grammar of both readers, of date lines
//! (`printed.rs`) and of running text (`time.rs`).
//!
//! It does not know where a word stands: whether a number is a day at all, and which languages' names count there, is
//! each reader's.

use crate::english::lexicon::{self, Classes, MONTH, WEEKDAY, is};
use jiff::civil::Date;

/// A number of up to four digits, without marks inside it.
pub(super) fn number(digits: &str) -> Option<i16> {
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.parse().ok())?
}

/// `2023`, or `23` for it.
pub(super) fn two_digit_year(digits: &str) -> Option<i16> {
    let year = number(digits)?;
    match digits.len() {
        4 => (1800..2100).contains(&year).then_some(year),
        2 => Some(century_of(year) + year),
        _ => None,
    }
}

/// The century of a year that is written with its last two digits alone: `19-Nov-12`, `3/23/89`.
pub(super) fn century_of(digits: i16) -> i16 {
    /// What is told of in two digits lies rather behind us than ahead.
    const FIRST_OF_LAST_CENTURY: i16 = 40;
    if digits < FIRST_OF_LAST_CENTURY { 2000 } else { 1900 }
}

/// `29`, `29th`, `1er`.
pub(super) fn day(term: &str) -> Option<i8> {
    let digits = term.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
    let fits = matches!(&term[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er" | "o" | "º" | "de");
    let day = i8::try_from(number(digits).filter(|_| digits.len() <= 2)?).ok()?;
    (fits && (1..=31).contains(&day)).then_some(day)
}

/// The month that a word is the name of, where it is one of the classes.
pub(super) fn month(term: &str, classes: Classes) -> Option<i8> {
    lexicon::number(term).filter(|_| is(term, MONTH) && is(term, classes))?.try_into().ok()
}

/// The day of the week that a word is the name of, where it is one of the classes; Monday 1.
pub(super) fn weekday(term: &str, classes: Classes) -> Option<i8> {
    lexicon::number(term).filter(|_| is(term, WEEKDAY) && is(term, classes))?.try_into().ok()
}

/// `III`: a month in Roman capitals.
pub(super) fn roman_month(capitals: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    (1..).zip(MONTHS).find(|(_, roman)| *roman == capitals).map(|(month, _)| month)
}

/// `q3`: a quarter of a year.
pub(super) fn quarter(term: &str) -> Option<i8> {
    term.strip_prefix('q')?.parse().ok().filter(|quarter| (1..=4).contains(quarter))
}

/// `h1`: a half of a year.
pub(super) fn half(term: &str) -> Option<i8> {
    term.strip_prefix('h')?.parse().ok().filter(|half| (1..=2).contains(half))
}

/// The day, if the calendar has it.
pub(super) fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// What two numbers beside a year say.
pub(super) enum Numeric {
    /// One day: the other order is none, or the same.
    Day(Date),
    /// Two days, by the order in which they are read.
    Either { day_first: Date, month_first: Date },
}

/// The day or days of `first/second` in a year.
pub(super) fn numeric(year: i16, first: i8, second: i8) -> Option<Numeric> {
    match (civil(year, second, first), civil(year, first, second)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => {
            Some(Numeric::Either { day_first, month_first })
        }
        (day_first, month_first) => day_first.or(month_first).map(Numeric::Day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_a_month() {
        for (term, expected) in [
            ("29", Some(29)),
            ("29th", Some(29)),
            ("1er", Some(1)),
            ("32", None),
            ("0", None),
            ("29x", None),
            ("th", None),
        ] {
            assert_eq!(day(term), expected, "{term}");
        }
    }

    #[test]
    fn years_quarters_and_roman_months_are_whole_words() {
        assert_eq!(
            [two_digit_year("24"), two_digit_year("89"), two_digit_year("2024"), two_digit_year("024")],
            [Some(2024), Some(1989), Some(2024), None]
        );
        assert_eq!([quarter("q3"), quarter("q5"), quarter("q")], [Some(3), None, None]);
        assert_eq!([half("h2"), half("h3"), half("h")], [Some(2), None, None]);
        assert_eq!([roman_month("III"), roman_month("IIII"), roman_month("")], [Some(3), None, None]);
    }

    #[test]
    fn two_numbers_are_one_day_where_only_one_order_has_one() {
        assert!(matches!(numeric(2024, 29, 6), Some(Numeric::Day(_))));
        assert!(matches!(numeric(2024, 6, 6), Some(Numeric::Day(_))));
        assert!(matches!(numeric(2024, 3, 6), Some(Numeric::Either { .. })));
        assert!(numeric(2024, 13, 13).is_none());
    }
}
