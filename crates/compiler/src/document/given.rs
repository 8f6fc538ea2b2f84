//! What a row of the curator's table says of a page, put over what the page states.
//!
//! A cell that says what the rules found changes nothing, so the value keeps the line that it comes from. What it does not
//! know: how a table is read.

use super::metadata::Metadata;
use crate::config::metadata::{FIELDS, Row};
use corpus::{Action, Review, Stated};

/// Puts the cells of a row over the fields of a page; gives what was changed, as reviews are kept.
pub fn over(row: &Row, stated: &mut Metadata) -> Vec<Review> {
    let slots =
        [&mut stated.title, &mut stated.date, &mut stated.byline, &mut stated.publisher, &mut stated.url];
    let mut changes = Vec::new();
    for (at, slot) in slots.into_iter().enumerate() {
        let Some(value) = row.cell(at) else { continue };
        let was = slot.as_ref().map_or("", |found| found.value.as_str());
        if was == value {
            continue;
        }
        let reason = format!("metadata.csv, line {}", row.line);
        changes.push(Review {
            kind: "metadata".to_owned(),
            action: if value.is_empty() { Action::Withdraw } else { Action::Correct },
            was: if was.is_empty() { String::new() } else { format!("{} {was}", FIELDS[at]) },
            now: if value.is_empty() { String::new() } else { format!("{} {value}", FIELDS[at]) },
            reason: reason.clone(),
            ..Review::default()
        });
        // Line 0 is no line: nothing on the page states the value.
        let given = Stated { value: value.to_owned(), line: 0, basis: reason };
        *slot = Some(given).filter(|given| !given.value.is_empty());
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::metadata::metadata;
    use std::collections::BTreeSet;

    #[test]
    fn the_curator_s_word_stands_and_what_the_rules_found_too_keeps_its_line() {
        let (rows, _) = metadata(
            "metadata.csv",
            "file,title,date,byline,publisher\na,Talks,2024-03-04,-,\n",
            &BTreeSet::from(["a"]),
        );
        let found = |value: &str| Some(Stated { value: value.into(), line: 3, basis: "the page".into() });
        let mut stated = Metadata {
            title: found("Talks"),
            byline: found("Menu"),
            publisher: found("Amber Post"),
            ..Metadata::default()
        };
        let changes = over(&rows["a"], &mut stated);
        assert_eq!((stated.title, stated.publisher), (found("Talks"), found("Amber Post")));
        assert_eq!(stated.byline, None);
        let date = stated.date.expect("a date");
        assert_eq!(
            (date.value.as_str(), date.line, date.basis.as_str()),
            ("2024-03-04", 0, "metadata.csv, line 2")
        );
        let told: Vec<_> = changes.iter().map(|change| (change.was.as_str(), change.now.as_str())).collect();
        assert_eq!(told, [("", "date 2024-03-04"), ("byline Menu", "")]);
    }
}
