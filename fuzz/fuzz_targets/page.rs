//! Any page of text, Markdown or HTML goes through the whole compiler, and none of its lines is lost.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (form, bytes) = input;
    let name = ["page.txt", "page.md", "page.html"][usize::from(form % 3)];
    sound::compile(&soup::folder([(name.to_owned(), bytes.to_vec())]));
});
