//! Any page of text, Markdown or HTML goes through the whole compiler, and none of its lines is lost.
#![no_main]

use compiler::folder::{Folder, SourceFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (form, bytes) = input;
    let name = ["page.txt", "page.md", "page.html"][usize::from(form % 3)].to_owned();
    let file = SourceFile { path: name.clone(), name, bytes: bytes.to_vec() };
    let folder = Folder { name: "fuzz".to_owned(), files: vec![file], ..Folder::default() };
    let Some(corpus) = compiler::compile(&folder, Vec::new()).corpus else { return };
    for document in &corpus.documents {
        for statement in &document.statements {
            assert!(statement.content.iter().all(|place| !place.of(document).is_empty()));
        }
        for event in &document.events {
            assert!(!event.place.of(document).is_empty());
        }
    }
});
