//! Any text in the curator's files is read or reported.
#![no_main]

use compiler::folder::{Folder, SourceFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str, &str, &str)| {
    let (corpus, topics, entities, reviews) = input;
    let page = b"Talks resume\n\nThe envoy Ann Marsh said on 5 March 2024 that \"we will meet again\".\n".to_vec();
    let folder = Folder {
        name: "fuzz".to_owned(),
        corpus_toml: corpus.to_owned(),
        topics_toml: topics.to_owned(),
        entities_toml: entities.to_owned(),
        reviews_toml: reviews.to_owned(),
        files: vec![SourceFile { name: "a.txt".to_owned(), path: "a.txt".to_owned(), bytes: page }],
    };
    let outcome = compiler::compile(&folder, Vec::new());
    assert!(outcome.corpus.is_some() || outcome.diagnostics.iter().any(compiler::diagnostic::Diagnostic::is_error));
});
