//! Words and numbers of dates in any order, inside an article with a date and inside one without.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let soup = soup::soup(soup::DATES, bytes);
    for printed in compiler::dates::printed(&soup) {
        assert!(sound::unit(&printed.value).is_some_and(|unit| unit.first.is_some()), "{}", printed.value);
        assert!(soup.get(printed.start..printed.end).is_some_and(|words| !words.is_empty()));
    }
    let dated = soup::article(&soup);
    let undated = dated.replace("5 March 2024\n\n", "");
    let pages = [("dated.txt", dated), ("undated.txt", undated)];
    sound::compile(&soup::folder(pages.map(|(name, text)| (name.to_owned(), text.into_bytes()))));
});
