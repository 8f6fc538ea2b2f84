//! Texts as TOML and comments have them.

use corpus::token::tokens;
use std::fmt::Write as _;

/// A text in the quotation marks of TOML, on one line.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Texts as a list of TOML.
pub fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    texts.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// A text that may stand in a comment.
pub fn commented(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A table as a comment.
pub fn comment(table: &str) -> String {
    table.lines().flat_map(|line| ["# ", line, "\n"]).collect()
}

/// The words of a name as the compiler compares names.
pub fn terms(name: &str) -> Vec<String> {
    tokens(name)
        .into_iter()
        .map(|token| token.term.strip_suffix("'s").unwrap_or(&token.term).to_owned())
        .collect()
}
