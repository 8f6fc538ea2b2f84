//! The one thing that every review does, whatever its kind: it adds a value to those of one sort, puts another in the
//! place of one, or takes one away.
//!
//! Each kind says where its values are, which of them is meant, what the new one is, and how a value is said in words;
//! whether that fits what the rules found, and what to say when it does not, is the same for all and is here.

use super::table::Review;
use crate::config::toml_reader::Reader;
use corpus::Action::{Add, Correct, Withdraw};
use std::ops::Range;

/// Which of the values a review means.
pub enum Meant {
    /// None of them.
    None,
    /// That one.
    One(usize),
    /// So many fit.
    Many(usize),
}

impl Meant {
    /// Those that fit exactly count before those that only overlap.
    pub fn of(exact: &[usize], overlapping: &[usize]) -> Self {
        match (exact, overlapping) {
            ([one], _) | ([], [one]) => Self::One(*one),
            ([], []) => Self::None,
            ([], many) | (many, _) => Self::Many(many.len()),
        }
    }

    /// The values that fit, of which there should be one.
    pub fn only(fits: &[usize]) -> Self {
        Self::of(fits, fits)
    }
}

/// What a review is about, for messages.
pub struct About<'a> {
    /// The sort of value and the words that name it: "the date “on Monday”".
    pub name: String,
    /// Where the review names it.
    pub span: Range<usize>,
    /// What would have to be there, when it is not: "words with a date that the rules find".
    pub expected: &'a str,
    /// A review that corrects adds where there is nothing: so do those of fields, of which there is only one.
    pub sets: bool,
}

/// What a review has changed, in words.
pub struct Changed {
    /// What was there; empty for nothing.
    pub was: String,
    /// What is there now; empty for nothing.
    pub now: String,
}

impl Changed {
    /// Of a value in parts, only those that are not the same before and behind.
    fn of(was: &[String], now: &[String]) -> Self {
        let without = |parts: &[String], other: &[String]| {
            let own: Vec<&str> =
                parts.iter().filter(|part| !other.contains(part)).map(String::as_str).collect();
            own.join("; ")
        };
        Self { was: without(was, now), now: without(now, was) }
    }
}

/// What a kind of review knows of its values.
pub struct Sort<Make, Same, Show> {
    /// Gives the new value, from the old one where there is one; nothing where it cannot be, which it has reported.
    pub make: Make,
    /// Whether the rules found by themselves what the review says: then it can go.
    pub same: Same,
    /// A value in words, part by part.
    pub show: Show,
}

/// Does to `values` what the review says; nothing where it does not fit, which is reported.
pub fn change<T>(
    values: &mut Vec<T>,
    meant: &Meant,
    review: &Review,
    about: &About<'_>,
    reader: &mut Reader<'_>,
    sort: Sort<
        impl FnOnce(&mut Reader<'_>, Option<&T>) -> Option<T>,
        impl FnOnce(&T, &T) -> bool,
        impl Fn(&T) -> Vec<String>,
    >,
) -> Option<Changed> {
    let Sort { make, same, show } = sort;
    let at = match (meant, review.action) {
        (Meant::One(at), _) => *at,
        (Meant::None | Meant::Many(_), Add) => return Some(added(values, make(reader, None)?, show)),
        (Meant::None, Correct) if about.sets => return Some(added(values, make(reader, None)?, show)),
        (Meant::None, _) => {
            let remedy = match review.action {
                Correct => "write action = \"add\", or remove the review",
                _ => "correct it, or remove the review",
            };
            reader.problem(about.span.clone(), format!("no {}", about.name), about.expected, remedy);
            return None;
        }
        (Meant::Many(count), _) => {
            let found = format!("{count} values that fit the {}", about.name);
            let remedy = "give all words of the one that is meant, and no others";
            reader.problem(about.span.clone(), found, "one value", remedy);
            return None;
        }
    };
    let was = show(&values[at]);
    if review.action == Withdraw {
        values.remove(at);
        return Some(Changed::of(&was, &[]));
    }
    let new = make(reader, Some(&values[at]))?;
    let now = show(&new);
    if same(&values[at], &new) {
        let found = format!("the {}, which the rules find by themselves", about.name);
        reader.note(about.span.clone(), found, "a value that the rules do not find", "remove the review");
    } else if review.action == Add {
        let found = format!("the {} already: {}", about.name, was.join("; "));
        let remedy = "write action = \"correct\", or withdraw that one first";
        reader.problem(about.span.clone(), found, "a value that is not there yet", remedy);
        return None;
    }
    values[at] = new;
    Some(Changed::of(&was, &now))
}

fn added<T>(values: &mut Vec<T>, new: T, show: impl Fn(&T) -> Vec<String>) -> Changed {
    let now = show(&new);
    values.push(new);
    Changed::of(&[], &now)
}

/// The same for a value of which there is one or none.
pub fn set<T>(
    slot: &mut Option<T>,
    review: &Review,
    about: &About<'_>,
    reader: &mut Reader<'_>,
    sort: Sort<
        impl FnOnce(&mut Reader<'_>, Option<&T>) -> Option<T>,
        impl FnOnce(&T, &T) -> bool,
        impl Fn(&T) -> Vec<String>,
    >,
) -> Option<Changed> {
    let mut values: Vec<T> = slot.take().into_iter().collect();
    let meant = if values.is_empty() { Meant::None } else { Meant::One(0) };
    let changed = change(&mut values, &meant, review, about, reader, sort);
    *slot = values.pop();
    changed
}
