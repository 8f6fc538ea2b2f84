//! Any text in the curator's files is read or reported.
#![no_main]

#[path = "../../crates/compiler/tests/hostile/mod.rs"]
mod hostile;

use hostile::{sound, soup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str, &str, &str)| {
    let (corpus, topics, entities, reviews) = input;
    let page = soup::article("The envoy Ann Marsh said on 5 March 2024 that “we will meet again”.");
    let mut folder = soup::folder([("a.txt".to_owned(), page.into_bytes())]);
    corpus.clone_into(&mut folder.corpus_toml);
    topics.clone_into(&mut folder.topics_toml);
    entities.clone_into(&mut folder.entities_toml);
    reviews.clone_into(&mut folder.reviews_toml);
    sound::compile(&folder);
});
