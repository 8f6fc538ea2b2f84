//! How reviews that do not fit are said: the words that several kinds of them share.

use crate::config::toml_reader::{At, Reader, nearest};

/// What to do when words of a page are not where a review has them.
pub const COPY: &str = "copy them from the page as it is now, or remove the review";

/// Reports a name that is none of those known; `remedy` is said in the place of the nearest of them.
pub fn unknown(reader: &mut Reader<'_>, at: &At<String>, what: &str, known: &[String], remedy: Option<&str>) {
    let near = nearest(&at.value, &known.iter().map(String::as_str).collect::<Vec<_>>());
    let near = near.map_or_else(|| "use one of these".to_owned(), |near| format!("write `{near}`"));
    let expected =
        if known.is_empty() { format!("a {what} of this corpus, which has none") } else { one_of(known) };
    let found = format!("the {what} `{}`", at.value);
    reader.problem(at.span.clone(), found, &expected, remedy.unwrap_or(&near));
}

/// Reports words that a passage does not have.
pub fn not_in_passage(reader: &mut Reader<'_>, words: &At<String>, text: &str) {
    let found = format!("no “{}” in the passage “{}”", words.value, opening(text));
    reader.problem(words.span.clone(), found, "words of that passage", COPY);
}

/// Enough of a text to recognise it.
pub fn opening(text: &str) -> String {
    const CHARACTERS: usize = 50;
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(CHARACTERS).collect();
    if chars.next().is_some() {
        let end = cut.rfind(' ').unwrap_or(cut.len());
        cut.truncate(end);
        cut.push_str(" …");
    }
    cut
}

/// The names as an expectation.
pub fn one_of(known: &[String]) -> String {
    format!("one of: {}", known.join(", "))
}

/// The names as texts of their own.
pub fn ids<'k>(known: impl IntoIterator<Item = &'k str>) -> Vec<String> {
    known.into_iter().map(str::to_owned).collect()
}
