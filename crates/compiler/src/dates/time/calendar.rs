//! Which days the calendar has, and which of them can be two ends of one stretch.

use super::meaning::{Meaning, Point, Year};
use crate::dates::grammar;

/// The day, if the calendar has it.
pub(super) fn ymd(year: i16, month: i8, day: i8) -> Option<Point> {
    dated(Year::Is(year), month, day)
}

/// A day in full.
pub(super) fn point(day: jiff::civil::Date) -> Point {
    let year = Year::Is(day.year());
    Point { year, month: Some(day.month()), day: Some(day.day()), ..Point::default() }
}

pub(super) fn dated(year: Year, month: i8, day: i8) -> Option<Point> {
    // A leap year where none is given: 29 February may be meant.
    let checked = if let Year::Is(year) = year { year } else { 2000 };
    grammar::civil(checked, month, day)?;
    Some(Point { year, month: Some(month), day: Some(day), ..Point::default() })
}

/// The day of the week of a day in full, Monday 1.
pub(super) fn weekday_of(point: Point) -> Option<i8> {
    let Year::Is(year) = point.year else { return None };
    let day = grammar::civil(year, point.month?, point.day?)?;
    Some(day.weekday().to_monday_one_offset())
}

/// Days of one month; the later must be later.
pub(super) fn stretch(year: Year, month: i8, first: i8, last: i8) -> Option<Meaning> {
    if first >= last {
        return None;
    }
    Some(Meaning::Between(dated(year, month, first)?, dated(year, month, last)?))
}

/// Whether two points can be the ends of one stretch.
pub(super) fn alike(left: Point, right: Point) -> bool {
    (left.month.is_some() && right.month.is_some())
        || (left.weekday.is_some() && right.weekday.is_some())
        || (left.month.is_none()
            && right.month.is_none()
            && left.weekday.is_none()
            && right.weekday.is_none())
}

/// Gives the ends of a stretch the year that only one of them names.
pub(super) fn complete(mut left: Point, mut right: Point) -> Option<(Point, Point)> {
    let turns = (left.month, left.day) > (right.month, right.day);
    match (left.year, right.year) {
        (Year::Unknown, Year::Is(year)) => left.year = Year::Is(if turns { year - 1 } else { year }),
        (Year::Is(year), Year::Unknown) => right.year = Year::Is(if turns { year + 1 } else { year }),
        (Year::Is(first), Year::Is(last)) if first > last => return None,
        (Year::Unknown, year) if !turns => left.year = year,
        _ => {}
    }
    Some((left, right))
}
