//! Lines of paragraphs, menus, share bars and markup in any order: each ends up in one place.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (form, bytes) = input;
    let lines = soup::soup(soup::LINES, bytes);
    match form % 4 {
        0 => drop(sound::compile(&soup::folder([("page.txt".to_owned(), lines.into_bytes())]))),
        1 => drop(sound::compile(&soup::folder([("page.md".to_owned(), lines.into_bytes())]))),
        2 => drop(sound::compile(&soup::folder([("page.html".to_owned(), lines.into_bytes())]))),
        _ => sound::keeps_words(bytes),
    }
});
