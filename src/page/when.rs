//! Dates in words with their certainty, the only way in which one is shown.

use corpus::text::{date_in_words, days_of_week, part};
use corpus::{Basis, Date, Document, Precision, Window};

use crate::text::fill;

/// A date in words with its certainty, the only way in which one is shown: "29 June 2023", "7 March, year unknown", "the
/// week of 19 to 25 June 2023, inferred", "a week that the page does not pin down".
pub fn date_in_full(date: &Date) -> String {
    let Some(value) = &date.value else {
        return match date.precision {
            Precision::Interval | Precision::Unknown => "date unknown".into(),
            precision => fill("a {} that the page does not pin down", &[precision.label()]),
        };
    };
    let mut words = match (value.split_once('/'), date.precision) {
        (Some((first, last)), Precision::Interval) if !is_open(first) && !is_open(last) => {
            range(first, last, " to ")
        }
        // One day, week or month that lies between the two.
        (Some((first, last)), _) => bounds(first, last),
        (None, Precision::Week) => ["the week of ", &range(value, value, " to ")].concat(),
        (None, _) => with_year(&date_in_words(value)),
    };
    // The reason says what it was counted from, in a clause of its own.
    let from_page = |clause: &str| clause.ends_with("from the page's date");
    words.push_str(match date.basis {
        Basis::Stated => "",
        Basis::Computed if date.reason.split(',').any(from_page) => ", counted from the page’s date",
        Basis::Computed => ", counted from another date on the page",
        Basis::Inferred => INFERRED,
    });
    words
}

const INFERRED: &str = ", inferred";

/// The first day, month or year that a date may be of, to sort by; nothing where the year or an end is open, so that nobody
/// knows where it belongs.
pub fn first_day(value: &str) -> Option<String> {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let is_known = first.starts_with(|c: char| c.is_ascii_digit()) && !is_open(last);
    is_known.then(|| days_of_week(first).map_or_else(|| first.into(), |[monday, _]| monday))
}

/// When a document was published, in words with its certainty: as it states, or the window that the corpus leaves.
pub fn published(document: &Document) -> String {
    match (&document.date, &document.window) {
        (Some(date), _) => date_in_words(&date.value),
        (None, Some(window)) => [&*in_window(window), INFERRED].concat(),
        (None, None) if document.is_read() => "no date stated".into(),
        (None, None) => "no date found".into(),
    }
}

/// A window in words: the season, and the days.
fn in_window(window: &Window) -> String {
    let end = |end: &Option<String>| end.clone().unwrap_or_else(|| OPEN.into());
    let days = Some([end(&window.earliest), end(&window.latest)]);
    let season = window.season.as_ref().and_then(|season| season.split_once('/'));
    let mut words = String::new();
    for [first, last] in season.map(|(first, last)| [first.into(), last.into()]).into_iter().chain(days) {
        if !is_open(&first) || !is_open(&last) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(&bounds(&first, &last));
        }
    }
    words
}

/// What stands for an end that nothing gives.
const OPEN: &str = "..";

fn is_open(end: &str) -> bool {
    end == OPEN
}

/// The days between which something lies, either of which may be open.
fn bounds(first: &str, last: &str) -> String {
    match (is_open(first), is_open(last)) {
        (true, _) => ["not after ", &with_year(&date_in_words(last))].concat(),
        (_, true) => ["not before ", &with_year(&date_in_words(first))].concat(),
        _ => ["between ", &range(first, last, " and ")].concat(),
    }
}

/// From one date to another, weeks by their days; the month and year that they share are said once.
fn range(first: &str, last: &str, joint: &str) -> String {
    let [first, last] = [(first, 0), (last, 1)].map(|(date, end)| {
        let days = days_of_week(date).and_then(|days| days.into_iter().nth(end));
        days.unwrap_or_else(|| date.into())
    });
    let words = date_in_words(&first);
    let mut begin = &*words;
    for length in [4, 7] {
        if part(&first, ..length) == part(&last, ..length) {
            begin = begin.rsplit_once(' ').map_or(begin, |(rest, _)| rest);
        }
    }
    let begin = if begin.len() == words.len() { with_year(begin) } else { begin.into() };
    [&*begin, joint, &with_year(&date_in_words(&last))].concat()
}

/// "7 March XXXX" as "7 March, year unknown".
fn with_year(words: &str) -> String {
    let known = words.trim_end_matches('X');
    if known.len() == words.len() { words.into() } else { [known.trim_end(), ", year unknown"].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_date_is_said_once_with_its_certainty() {
        use Basis::{Computed, Inferred, Stated};
        use Precision::{Day, Interval, Month, Unknown, Week, Year};
        for (value, precision, basis, words) in [
            ("2023-12-29", Day, Stated, "29 December 2023"),
            ("2023-12", Month, Stated, "December 2023"),
            ("2023", Year, Computed, "2023, counted from another date on the page"),
            (
                "2023-W25",
                Week,
                Computed,
                "the week of 19 to 25 June 2023, counted from another date on the page",
            ),
            ("2025-W01", Week, Inferred, "the week of 30 December 2024 to 5 January 2025, inferred"),
            ("XXXX-03-05", Day, Stated, "5 March, year unknown"),
            ("XXXX-03", Month, Inferred, "March, year unknown, inferred"),
            // From the one to the other.
            ("2021-03/2022", Interval, Stated, "March 2021 to 2022"),
            ("2024-04-03/2024-04-05", Interval, Stated, "3 to 5 April 2024"),
            ("2024-04-30/2024-05-02", Interval, Stated, "30 April to 2 May 2024"),
            ("2021/2022", Interval, Stated, "2021 to 2022"),
            // Somewhere between the two.
            ("2023-W25/2023-W26", Week, Inferred, "between 19 June and 2 July 2023, inferred"),
            ("2023-06-28/2023-07-04", Day, Inferred, "between 28 June and 4 July 2023, inferred"),
            ("XXXX-03-07/XXXX-03-19", Day, Inferred, "between 7 and 19 March, year unknown, inferred"),
            // One end is all that follows.
            (
                "../2022-12-04",
                Interval,
                Computed,
                "not after 4 December 2022, counted from another date on the page",
            ),
            ("2022-12/..", Interval, Inferred, "not before December 2022, inferred"),
            ("../XXXX-12-23", Interval, Inferred, "not after 23 December, year unknown, inferred"),
        ] {
            let date = Date { value: Some(value.into()), precision, basis, reason: String::new() };
            assert_eq!(date_in_full(&date), words);
        }
        let reason = "“last week”, counted from the page's date, 2023-06-29";
        let date =
            Date { value: Some("2023-W25".into()), precision: Week, basis: Computed, reason: reason.into() };
        assert_eq!(date_in_full(&date), "the week of 19 to 25 June 2023, counted from the page’s date");
        for (precision, words) in [
            (Week, "a week that the page does not pin down"),
            (Day, "a day that the page does not pin down"),
            (Unknown, "date unknown"),
            (Interval, "date unknown"),
        ] {
            let date = Date { value: None, precision, basis: Inferred, reason: String::new() };
            assert_eq!(date_in_full(&date), words);
        }
    }

    #[test]
    fn a_date_is_sorted_by_its_first_day_where_that_is_known() {
        for (value, day) in [
            ("2023-12-29", Some("2023-12-29")),
            ("2023-W25", Some("2023-06-19")),
            ("2023-W25/2023-W26", Some("2023-06-19")),
            ("2021/2022", Some("2021")),
            ("XXXX-03", None),
            ("../2022-12-04", None),
            ("2022-12/..", None),
            ("", None),
        ] {
            assert_eq!(first_day(value).as_deref(), day, "{value}");
        }
    }

    #[test]
    fn a_document_says_when_it_was_published_as_far_as_that_is_known() {
        let mut document = sample::corpus().documents.swap_remove(1);
        assert_eq!(published(&document), "no date stated");
        for (earliest, latest, season, words) in [
            ("2023-06-29", "2023-07-05", "", "between 29 June and 5 July 2023, inferred"),
            ("2023-12-29", "2024-01-05", "", "between 29 December 2023 and 5 January 2024, inferred"),
            ("2023-06-29", "", "", "not before 29 June 2023, inferred"),
            ("", "2023-07-05", "", "not after 5 July 2023, inferred"),
            ("", "", "XXXX-12/..", "not before December, year unknown, inferred"),
            (
                "2021-03-07",
                "",
                "XXXX-03-07/XXXX-03-19",
                "between 7 and 19 March, year unknown; not before 7 March 2021, inferred",
            ),
        ] {
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let (earliest, latest, season) = (text(earliest), text(latest), text(season));
            document.window = Some(Window { earliest, latest, season, reason: String::new() });
            assert_eq!(published(&document), words);
        }
    }
}
