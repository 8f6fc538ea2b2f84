//! Makes passages of the article's units and furniture of the rest, so that nothing is lost between them.

use super::split::{Class, Unit};
use crate::input::page::{Line, clean, is_invisible, prose};
use corpus::{Furniture, Passage};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Divides a page into passages and furniture, both in page order. Mentions and topics are still to come.
pub fn divide(lines: &[Line<'_>], units: &[Unit]) -> (Vec<Passage>, Vec<Furniture>) {
    let mut passages = Vec::new();
    let mut furniture = Vec::new();
    let mut repeats: BTreeMap<String, usize> = BTreeMap::new();
    for unit in units {
        let own = &lines[unit.lines.clone()];
        let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
        if let Class::Furniture(kind) = unit.class {
            let next = passages.len() as u32;
            furniture.extend(own.iter().filter(|line| !line.is_blank()).map(|line| Furniture {
                line: line.number,
                kind,
                text: line.raw.to_owned(),
                next,
            }));
            continue;
        }
        let text = prose(&unit.text);
        let repeat = repeats.entry(text.clone()).or_default();
        passages.push(Passage {
            hash: hash(&text, *repeat),
            first_line: first.number,
            last_line: last.last,
            source: source(own, &text),
            text,
            heading: unit.class == Class::Heading,
            topics: Vec::new(),
            mentions: Vec::new(),
            alike: Vec::new(),
        });
        *repeat += 1;
    }
    // Lines of nothing but invisible characters belong to no unit, yet must not be lost.
    furniture.extend(lines.iter().filter(|line| line.is_blank() && line.raw.contains(is_invisible)).map(
        |line| Furniture {
            line: line.number,
            kind: corpus::FurnitureKind::Other,
            text: line.raw.to_owned(),
            next: passages.partition_point(|passage| passage.first_line <= line.number) as u32,
        },
    ));
    furniture.sort_by_key(|piece| (piece.line, piece.next));
    (passages, furniture)
}

/// The passage's name in links: twelve hexadecimal digits of SHA-256 over its text, and over the number of the
/// repetition where the document has the same text before.
fn hash(text: &str, repeat: usize) -> String {
    let mut hasher = Sha256::new();
    hasher.update(text);
    if repeat > 0 {
        hasher.update([0]);
        hasher.update(repeat.to_string());
    }
    let digest = hasher.finalize();
    let mut name = String::with_capacity(12);
    for byte in &digest[..6] {
        for digit in [byte >> 4, byte & 15] {
            name.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    name
}

/// The lines as they came, where the clean text does not show all of them.
fn source(lines: &[Line<'_>], text: &str) -> Option<String> {
    let differs = match lines {
        [line] => line.marked || line.repaired || line.raw.contains(is_invisible) || clean(line.raw) != text,
        _ => true,
    };
    differs.then(|| lines.iter().map(|line| line.raw).collect::<Vec<_>>().join("\n"))
}
