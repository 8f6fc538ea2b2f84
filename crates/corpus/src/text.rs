//! The one way to cut a piece out of a text, and a date as readers write it.

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

/// `2023-12-29` as "29 December 2023", `2023-12` as "December 2023"; anything else as it is.
///
/// ```
/// use corpus::text::date_in_words;
/// assert_eq!(date_in_words("2023-12-29"), "29 December 2023");
/// assert_eq!(date_in_words("2023-12"), "December 2023");
/// assert_eq!(date_in_words("2023"), "2023");
/// ```
pub fn date_in_words(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
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
    let mut parts = iso.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok()).unwrap_or_default();
    let Some(month) = MONTHS.get(month.wrapping_sub(1)) else { return iso.into() };
    match parts.next().map(|day| day.trim_start_matches('0')) {
        Some(day) => [day, " ", month, " ", year].concat(),
        None => [month, " ", year].concat(),
    }
}
