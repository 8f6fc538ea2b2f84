//! References for LaTeX, BibTeX and BibLaTeX alike, and for reference managers.
//!
//! The date is there twice, as `date`, which BibLaTeX and Zotero read, and as `year`, which BibTeX does. What is cited is in
//! `annote`, which no usual style prints; the warnings are in `note`, which all do.

use corpus::text::part;

use super::Export;
use super::reference::{Reference, line, numbers, references};
use crate::text::fill;

pub(super) fn write(export: &Export) -> String {
    let mut entries = Vec::new();
    for reference in references(export) {
        entries.push(entry(&reference, export.day));
    }
    entries.join("\n")
}

fn entry(reference: &Reference, day: &str) -> String {
    let kind = if reference.url.is_some() { "@online{" } else { "@misc{" };
    let mut entry = [kind, reference.key, ",\n"].concat();
    // Names and titles in braces of their own are taken as they are: not cut into first and last, no letter made small.
    let whole = |text: &str| ["{", &*escaped(text), "}"].concat();
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            entry.push_str(&["  ", name, " = {", &value, "},\n"].concat());
        }
    };
    add("title", Some(whole(reference.title)));
    add("author", reference.author.map(whole));
    add("organization", reference.publisher.map(whole));
    let date = reference.date.filter(|date| numbers(date).is_some());
    add("date", date.map(Into::into));
    add("year", date.map(|date| part(date, ..4).into()));
    add("url", reference.url.as_deref().map(address));
    add("urldate", (!day.is_empty() && reference.url.is_some()).then(|| day.into()));
    add("language", reference.language.map(escaped));
    add("note", (!reference.warnings.is_empty()).then(|| escaped(&reference.warnings.join(" "))));
    let mut notes = String::new();
    for (n, note) in reference.notes.iter().enumerate() {
        let gap = if n > 0 { " " } else { "" };
        notes.push_str(&fill("{}[{}] {}", &[gap, &(n + 1).to_string(), note]));
    }
    add("annote", Some(escaped(&notes)));
    entry.push_str("}\n");
    entry
}

/// A text that LaTeX sets as it is. Braces are written by name: BibTeX counts them, whatever stands before them.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in line(text).chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address, whose field LaTeX reads letter by letter.
fn address(url: &str) -> String {
    let mut address = String::new();
    for c in line(url).chars() {
        match c {
            '{' => address.push_str("%7B"),
            '}' => address.push_str("%7D"),
            '\\' => address.push_str("%5C"),
            ' ' => address.push_str("%20"),
            c => address.push(c),
        }
    }
    address
}
