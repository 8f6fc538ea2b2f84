//! References for citation processors: CSL-JSON.

use corpus::text::date_in_words;

use super::Export;
use super::json::text;
use super::reference::{numbers, references};
use crate::text::fill;

pub(super) fn write(export: &Export) -> String {
    let mut items = Vec::new();
    for reference in references(export) {
        let mut item = fill("  \"id\": {},\n  \"type\": \"webpage\"", &[&text(reference.key)]);
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                item.push_str(&[",\n  \"", name, "\": ", &value].concat());
            }
        };
        add("title", Some(text(reference.title)));
        add("author", reference.author.map(|name| ["[{\"literal\": ", &*text(name), "}]"].concat()));
        add("container-title", reference.publisher.map(text));
        add("issued", reference.date.map(date));
        add("accessed", (!export.day.is_empty()).then(|| date(export.day)));
        add("URL", reference.url.as_deref().map(text));
        add("note", (!reference.warnings.is_empty()).then(|| text(&reference.warnings.join(" "))));
        add("annote", Some(text(&reference.notes.join("\n"))));
        items.push(["{\n", &*item, "\n}"].concat());
    }
    ["[", &*items.join(",\n"), "]\n"].concat()
}

/// A date by its numbers, as many as are known; or, where it has other parts, in words.
fn date(iso: &str) -> String {
    let Some(numbers) = numbers(iso) else {
        return ["{\"literal\": ", &*text(&date_in_words(iso)), "}"].concat();
    };
    let numbers = crate::text::list(numbers.iter().map(u32::to_string));
    ["{\"date-parts\": [[", &*numbers.join(", "), "]]}"].concat()
}
