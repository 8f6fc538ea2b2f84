//! Dates as reviews write them: EDTF (ISO 8601-2), as precise as they are known.

use crate::config::toml_reader::{At, Reader};
use corpus::{Basis, Date, Precision};

/// A date as reviews write it.
pub fn date(
    reader: &mut Reader<'_>,
    value: &At<String>,
    precision: Option<&At<String>>,
    basis: Basis,
    why: &str,
) -> Option<Date> {
    let Some(known) = precision_of(&value.value) else {
        let expected = "YYYY-MM-DD, YYYY-Www, YYYY-MM, YYYY, two of them with a / between, one of which may be .., \
                        XXXX-MM-DD or XXXX-MM where the year is not known, or unknown";
        let found = format!("the date `{}`", value.value);
        reader.problem(value.span.clone(), found, expected, "write it that way");
        return None;
    };
    if let Some(precision) = precision
        && precision.value != known.id()
    {
        let found = format!("the precision `{}` for `{}`", precision.value, value.value);
        let expected = format!("`{}`", known.id());
        reader.problem(precision.span.clone(), found, &expected, "write it that way, or leave the key out");
        return None;
    }
    let printed = (known != Precision::Unknown).then(|| value.value.clone());
    Some(Date { value: printed, precision: known, basis, reason: why.to_owned() })
}

/// How precise a date in EDTF is; nothing when it is none, or no day that there is.
pub fn precision_of(value: &str) -> Option<Precision> {
    if value == "unknown" {
        return Some(Precision::Unknown);
    }
    if let Some((from, to)) = value.split_once('/') {
        let is_point =
            |end| !matches!(precision_of(end), None | Some(Precision::Interval | Precision::Unknown));
        let fits = match (from, to) {
            ("..", end) | (end, "..") => is_point(end),
            _ => is_point(from) && is_point(to) && (from.len() != to.len() || from <= to),
        };
        return fits.then_some(Precision::Interval);
    }
    let number = |digits: &str, length: usize| {
        (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<i16>().ok())
            .flatten()
    };
    let mut parts = value.split('-');
    let year = parts.next()?;
    // A leap year, so that 29 February may be one.
    let known = year != "XXXX";
    let year = if known { number(year, 4)? } else { 2000 };
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => known.then_some(Precision::Year),
        (Some(month), None) => match month.strip_prefix('W') {
            Some(week) => {
                let week = i8::try_from(number(week, 2)?).ok()?;
                jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?;
                known.then_some(Precision::Week)
            }
            None => (1..=12).contains(&number(month, 2)?).then_some(Precision::Month),
        },
        (Some(month), Some(day)) => {
            let month = i8::try_from(number(month, 2)?).ok()?;
            let day = i8::try_from(number(day, 2)?).ok()?;
            jiff::civil::Date::new(year, month, day).ok()?;
            Some(Precision::Day)
        }
    }
}
