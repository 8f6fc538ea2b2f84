//! References for reference managers: a tag and a value on each line.

use super::Export;
use super::reference::{line, references};

pub(super) fn write(export: &Export) -> String {
    let mut file = String::new();
    for reference in references(export) {
        let mut add = |tag: &str, value: Option<&str>| {
            if let Some(value) = value {
                file.push_str(&[tag, "  - ", &*line(value), "\r\n"].concat());
            }
        };
        // A web page: whether it was a newspaper's is not known.
        add("TY", Some("ELEC"));
        add("ID", Some(reference.key));
        add("TI", Some(reference.title));
        add("AU", reference.author);
        add("T2", reference.publisher);
        let year = reference.date.and_then(|date| date.split('-').next());
        add("PY", year);
        add("DA", reference.date.map(slashed).as_deref());
        add("UR", reference.url.as_deref());
        add("Y2", (!export.day.is_empty()).then(|| slashed(export.day)).as_deref());
        add("LA", reference.language);
        for note in reference.warnings.iter().chain(&reference.notes) {
            add("N1", Some(note));
        }
        add("ER", Some(""));
        file.push_str("\r\n");
    }
    file
}

/// `2023/12/29/`: year, month, day, and a season or the like, each of which may be missing.
fn slashed(date: &str) -> String {
    let mut parts = date.split('-');
    let mut slashed = String::from(parts.next().unwrap_or_default());
    for _ in 0..2 {
        slashed.push('/');
        slashed.push_str(parts.next().unwrap_or_default());
    }
    slashed.push('/');
    slashed
}
