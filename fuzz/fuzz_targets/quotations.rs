//! Quotation marks of every kind, cues and names in any order, inside an article.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = soup::article(&soup::soup(soup::QUOTATIONS, bytes));
    sound::compile(&soup::folder([("page.txt".to_owned(), page.into_bytes())]));
});
