//! The seed pages through the whole pipeline: bytes in, corpus and ranked answers out.
//!
//! `tests/golden/` holds what came out when it was last looked at and found right. When a rule changes on purpose,
//! run `UPDATE_GOLDEN=1 cargo test --features ssr --test pipeline` and read the difference before you commit it.

mod evidence;
mod outline;
mod views;

use corpus::{Corpus, Stated};
use search::{Query, Searcher};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

fn seeds() -> Corpus {
    let outcome = compiler::compile_folder(SEEDS.as_ref());
    let problems: Vec<String> = outcome.diagnostics.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    outcome.corpus.expect("the seeds compile")
}

fn golden(name: &str, actual: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).expect("the golden file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    for (number, (expected, actual)) in (1..).zip(expected.lines().zip(actual.lines())) {
        assert_eq!(actual, expected, "{path}:{number}");
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{path}: the number of lines");
}

#[test]
fn the_seed_pages_are_the_ones_that_were_given() {
    for (file, sum) in [
        ("000_3eec6cbe785423bf.txt", "bb752f82049473704149a274071e3ea73529a0639a6d49a7968bc92c2b62c63e"),
        ("001_a8235000d9eeb7b7.txt", "70f2963955fea44751904c2e01a927fd056fc615fd508c6d202b35c1ee88b494"),
        ("002_bf05ee2c8b903cb5.txt", "97c9699dbf04d5132477a112e0b7058e338598e11494c60bfabf7e0de308daf1"),
        ("003_c27a428282c94457.txt", "952739381989af3d7b517b81eb64afb2586c85c8001aa125b359341f131a7312"),
        ("004_0d42f3f6a94791ae.txt", "0adafc9c73c2e0ce2d166216234caf7b6f925fc5179d88d700d5383923f7b016"),
    ] {
        let bytes = std::fs::read(format!("{SEEDS}/documents/{file}")).expect("a seed page");
        let hex: String = Sha256::digest(&bytes).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        assert_eq!(hex, sum, "{file}");
    }
}

/// Every line of every page with what became of it.
#[test]
fn pages_become_the_corpus_that_was_found_right() {
    let corpus = seeds();
    let mut out = String::new();
    for document in &corpus.documents {
        let _ = writeln!(out, "=== {}", document.slug);
        let fields = [
            ("title", &document.title),
            ("date", &document.date),
            ("byline", &document.byline),
            ("publisher", &document.publisher),
            ("url", &document.url),
        ];
        for (name, field) in fields {
            if let Some(Stated { value, line, basis }) = field {
                let _ = writeln!(out, "{name}: {value} (line {line}: {basis})");
            }
        }
        for flag in &document.flags {
            let _ = writeln!(out, "flag {}: {} {:?}", flag.kind.id(), flag.reason, flag.lines);
        }
        let mut lines: Vec<(u32, String)> = document
            .furniture
            .iter()
            .map(|piece| (piece.line, format!("{}: {}", piece.kind.id(), start(&piece.text))))
            .collect();
        for passage in &document.passages {
            let mut text = format!("passage {}: {}", passage.hash, start(&passage.text));
            for found in &passage.topics {
                let words: Vec<&str> = found.evidence.iter().map(|span| span.of(&passage.text)).collect();
                let _ = write!(
                    text,
                    "\n       topic {}: {}",
                    corpus.topics[found.topic.index()].id,
                    words.join(" | ")
                );
            }
            let names: Vec<String> = passage
                .mentions
                .iter()
                .map(|mention| {
                    let (surface, name) =
                        (mention.span.of(&passage.text), &corpus.entities[mention.entity.index()].name);
                    if surface == name { surface.to_owned() } else { format!("{surface} = {name}") }
                })
                .collect();
            if !names.is_empty() {
                let _ = write!(text, "\n       names {}", names.join(" | "));
            }
            lines.push((passage.first_line, text));
        }
        lines.sort();
        for (line, text) in lines {
            let _ = writeln!(out, "{line:>4} {text}");
        }
    }
    golden("corpus.txt", &out);
}

/// The first hits of questions that a reader of these pages may ask.
#[test]
fn questions_find_the_passages_that_were_found_right() {
    let corpus = seeds();
    let searcher = Searcher::new(&corpus);
    let mut out = String::new();
    for text in [
        "corridor",
        "prisoners released",
        "Lachin blockade",
        "who was killed on 5 March",
        "1975 maps",
        "3+3",
        "constitution",
        "U.S. mediation",
        "special security arrangements",
        "COP29",
        "Pashinyan sign as is",
        "peacekeepers",
        "enclav",
        "Nakhichevan",
        "Syunik",
        "speaker:Yerevan",
        "zzz",
    ] {
        let answer = searcher.search(&Query { text: text.to_owned(), ..Query::default() }, 5);
        let _ = writeln!(out, "=== {text}: {} passages in {} documents", answer.total, answer.documents);
        for group in &answer.groups {
            for hit in &group.hits {
                let document = &corpus.documents[group.document];
                let passage = &document.passages[hit.passage];
                let marked: Vec<&str> =
                    hit.snippet.highlights.iter().map(|span| span.of(&passage.text)).collect();
                let _ =
                    writeln!(out, "{}:{} {}", &document.slug[..3], passage.first_line, marked.join(" | "));
            }
        }
    }
    golden("answers.txt", &out);
}

fn start(text: &str) -> String {
    text.chars().take(60).collect()
}
