//! Several pages of several kinds with a configuration, and reviews of what was found in them.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<(u8, Vec<u8>)>, u8, Vec<u8>)| {
    let (pages, configuration, reviews) = input;
    let pages = (0..).zip(pages).map(|(number, (kind, bytes))| soup::page(number, kind, &bytes));
    let mut folder = soup::folder(pages);
    soup::configure(&mut folder, configuration);
    let Some(corpus) = sound::compile(&folder) else { return };
    folder.reviews_toml = soup::reviews(&corpus, &reviews);
    sound::compile(&folder);
});
