//! The one way to cut a piece out of a text, what is sought in short ones, and a date as readers write it.

use core::slice::SliceIndex;

/// The piece of the text in a byte range; empty where the range does not fit or would split a character.
///
/// Indexing would stop the program instead, and brings code to say why that every reader would load.
///
/// ```
/// assert_eq!(corpus::text::part("Bakı", 0..3), "Bak");
/// assert_eq!(corpus::text::part("Bakı", 4..), "");
/// ```
pub fn part<R: SliceIndex<str, Output = str>>(text: &str, range: R) -> &str {
    text.get(range).unwrap_or_default()
}

/// Whether a part stands in a short text. The library's search is made for long ones, and weighs three quarters of a
/// kilobyte in what every reader loads.
///
/// ```
/// use corpus::text::holds;
/// assert!(holds("karabakh-armenians", "armen") && holds("south", "") && !holds("", "south"));
/// ```
pub fn holds(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|here| here == part.as_bytes())
}

/// The ends of a range, `2023-03..2023-12`; nothing for what is none.
///
/// ```
/// use corpus::text::ends;
/// assert_eq!(ends("2023-03..2023-12"), Some(("2023-03", "2023-12")));
/// assert_eq!(ends("..2023"), Some(("", "2023")));
/// assert_eq!(ends("2023.03"), None);
/// ```
pub fn ends(range: &str) -> Option<(&str, &str)> {
    let (first, last) = range.split_once('.')?;
    Some((first, last.strip_prefix('.')?))
}

/// The months, in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The numbers from one to twenty, in English.
pub const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// `2023-12-29` as "29 December 2023", `2023-12` as "December 2023"; anything else as it is.
///
/// ```
/// use corpus::text::date_in_words;
/// assert_eq!(date_in_words("2023-12-29"), "29 December 2023");
/// assert_eq!(date_in_words("2023-12"), "December 2023");
/// assert_eq!(date_in_words("2023"), "2023");
/// ```
pub fn date_in_words(iso: &str) -> String {
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok()).unwrap_or_default();
    let Some(month) = MONTHS.get(month.wrapping_sub(1)) else { return iso.into() };
    match parts.next().map(|day| day.trim_start_matches('0')) {
        Some(day) => [day, " ", month, " ", year].concat(),
        None => [month, " ", year].concat(),
    }
}

/// The Monday and the Sunday of an ISO week.
///
/// ```
/// use corpus::text::days_of_week;
/// assert_eq!(days_of_week("2023-W25"), Some(["2023-06-19".into(), "2023-06-25".into()]));
/// assert_eq!(days_of_week("2024-W01"), Some(["2024-01-01".into(), "2024-01-07".into()]));
/// assert_eq!(days_of_week("2020-W53"), Some(["2020-12-28".into(), "2021-01-03".into()]));
/// assert_eq!(days_of_week("2025-W01"), Some(["2024-12-30".into(), "2025-01-05".into()]));
/// assert_eq!(days_of_week("2023-06"), None);
/// ```
pub fn days_of_week(iso: &str) -> Option<[String; 2]> {
    let (year, week) = iso.split_once('W')?;
    let number = |digits: &str| digits.parse::<u32>().ok()?.try_into().ok().filter(|number| *number < 10_000);
    let (year, week): (i32, i32) = (number(year.trim_end_matches('-'))?, number(week)?);
    // Days before a year, counted from 1 January of the year 1, which was a Monday.
    let before = |year: i32| (year - 1) * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
    // The first week is that of 4 January.
    let fourth = before(year) + 3;
    let monday = fourth - fourth % 7 + (week - 1) * 7;
    let day = |at: i32| {
        let year = if at < before(year) { year - 1 } else { year + i32::from(at >= before(year + 1)) };
        let (mut month, mut rest) = (1, at - before(year));
        while let Some(length) = days_of_month(year, month).filter(|length| rest >= *length) {
            (month, rest) = (month + 1, rest - length);
        }
        let [month, day] =
            [month, rest + 1].map(|n| [if n < 10 { "-0" } else { "-" }, &n.to_string()].concat());
        [&*year.to_string(), &month, &day].concat()
    };
    Some([day(monday), day(monday + 6)])
}

const fn days_of_month(year: i32, month: i32) -> Option<i32> {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1..12 => Some(31),
        _ => None,
    }
}
