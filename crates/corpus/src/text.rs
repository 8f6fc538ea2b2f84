//! The one way to cut a piece out of a text.

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
