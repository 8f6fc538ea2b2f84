//! Between which days an undated page was published, as far as the corpus itself says.
//!
//! Only what follows: a page that tells what happened on a day is not older than the day, a page that announces one
//! is not newer, an address with a year and month in it was given then, and who calls a day "Thursday" and no more
//! writes within the week. Copyright years are left alone: many a page wears its first one, or today's.
//! What it does not know: the world outside the corpus.

use crate::events::{Told, bare_weekday};
use crate::resolve::{Reference, Resolved, Unitary, Value};
use crate::tense::Tense;
use crate::time::{Meaning, Year};
use corpus::{Basis, Document, Window};
use jiff::ToSpan as _;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// A bound and the words that give it.
struct Bound {
    day: Day,
    reason: String,
}

/// The window of an undated document, and what its dates can be counted from when both ends are known.
///
/// `told` are its date expressions and `resolved` what they give by themselves; `years` are those that dates of the
/// whole corpus name.
pub fn of(
    document: &Document,
    told: &[Told],
    resolved: &[Resolved],
    years: &BTreeSet<i16>,
) -> (Option<Window>, Option<Reference>) {
    let mut earliest = Vec::new();
    let mut latest = Vec::new();
    for (told, resolved) in told.iter().zip(resolved) {
        let Some((first, last)) = resolved.value.and_then(Value::days) else { continue };
        let words = told.words(document);
        // "a target for 2030", "by 2027" are told in the past of what is to come.
        let points_ahead = told.follows(document, &["for", "by", "until", "till", "to", "beyond"]);
        match told.tense {
            Tense::Past if !points_ahead => {
                earliest.push(Bound { day: first, reason: format!("it looks back at “{words}”") });
            }
            Tense::Future => {
                latest.push(Bound { day: last, reason: format!("“{words}” is still ahead") });
            }
            _ => {}
        }
    }
    for (first, last, reason) in address(document).into_iter().chain(named_day(document, told, years)) {
        earliest.push(Bound { day: first, reason: reason.clone() });
        latest.extend(last.map(|day| Bound { day, reason }));
    }
    // The latest of the first days and the earliest of the last; the first in the text of those that say the same.
    let from = earliest.into_iter().rev().max_by_key(|bound| bound.day);
    let to = latest.into_iter().min_by_key(|bound| bound.day);
    window(from, to)
}

/// The same for a window that a curator gave; one without days is no window.
pub fn given(window: Window) -> (Option<Window>, Option<Reference>) {
    let day = |day: &Option<String>| day.as_ref().and_then(|day| day.parse::<Day>().ok());
    let (earliest, latest) = (day(&window.earliest), day(&window.latest));
    if earliest.is_none() && latest.is_none() {
        return (None, None);
    }
    let reference = earliest.zip(latest).map(|(from, to)| reference(from, to));
    (Some(window), reference)
}

fn reference(earliest: Day, latest: Day) -> Reference {
    let name = format!("the page, which was published between {earliest} and {latest}");
    Reference { earliest, latest, basis: Basis::Inferred, name }
}

fn window(from: Option<Bound>, to: Option<Bound>) -> (Option<Window>, Option<Reference>) {
    if from.is_none() && to.is_none() {
        return (None, None);
    }
    // Words that contradict each other bound nothing.
    if let (Some(from), Some(to)) = (&from, &to)
        && from.day > to.day
    {
        return (None, None);
    }
    let reason = match (&from, &to) {
        (Some(from), Some(to)) if from.reason == to.reason => {
            format!("not before {} and not after {}, since {}", from.day, to.day, from.reason)
        }
        _ => {
            let part = |name: &str, bound: &Option<Bound>| {
                bound.as_ref().map(|bound| format!("{name} {}, since {}", bound.day, bound.reason))
            };
            let parts: Vec<String> =
                part("not before", &from).into_iter().chain(part("not after", &to)).collect();
            parts.join("; ")
        }
    };
    let reference = from.as_ref().zip(to.as_ref()).map(|(from, to)| reference(from.day, to.day));
    let iso = |bound: Option<Bound>| bound.map(|bound| bound.day.to_string());
    (Some(Window { earliest: iso(from), latest: iso(to), reason }), reference)
}

/// The day or month in the page's own address: `/2023/06/29/`.
fn address(document: &Document) -> Option<(Day, Option<Day>, String)> {
    let url = &document.url.as_ref()?.value;
    let parts: Vec<&str> = url.split('/').collect();
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())?
    };
    parts.windows(2).enumerate().find_map(|(at, pair)| {
        let year = number(pair[0], 4).filter(|year| (1990..2100).contains(year))?;
        let month = i8::try_from(number(pair[1], 2)?).ok()?;
        let day = parts.get(at + 2).and_then(|part| number(part, 2)).and_then(|day| i8::try_from(day).ok());
        let (first, last) = match day.and_then(|day| Day::new(year, month, day).ok()) {
            Some(day) => (day, day),
            None => Unitary::Month(Some(year), month).days()?,
        };
        let path = parts[at..(at + 2 + usize::from(first == last)).min(parts.len())].join("/");
        Some((first, Some(last), format!("its address has “{path}”")))
    })
}

/// A day that the page gives both by its weekday and by its date: only some years have it. Where one year that the
/// corpus names is among them, that year it is; and where the weekday stood alone, the page is of the same week.
fn named_day(
    document: &Document,
    told: &[Told],
    years: &BTreeSet<i16>,
) -> Option<(Day, Option<Day>, String)> {
    (0..told.len()).find_map(|at| {
        let Meaning::Point(point) = told[at].meaning else { return None };
        if point.year != Year::Unknown {
            return None;
        }
        let (month, day) = (point.month?, point.day?);
        let alone =
            at.checked_sub(1).map(|before| &told[before]).filter(|_| told[at].later).and_then(bare_weekday);
        let weekday = point.weekday.or(alone)?;
        let (from, to) = (*years.first()?, *years.last()?);
        let mut fitting = (from..=to)
            .filter_map(|year| Day::new(year, month, day).ok())
            .filter(|day| day.weekday().to_monday_one_offset() == weekday);
        let (found, None) = (fitting.next()?, fitting.next()) else { return None };
        if told[at].tense == Tense::Future {
            return None;
        }
        let words = told[at].words(document);
        let span = format!("of the years {from} to {to}, which the corpus names, only {} fits", found.year());
        Some(if alone.is_some() {
            let name = told[at - 1].words(document);
            let reason = format!("it tells of “{name}” and then, on the same day, “later {words}”: {span}");
            (found, found.checked_add(6.days()).ok(), reason)
        } else {
            (found, None, format!("it tells of “{words}”: {span}"))
        })
    })
}
