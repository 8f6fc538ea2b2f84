//! Writes the index of a corpus of the side-by-side measurements, each of its parts a file.
//!
//! Arguments: the corpus, a JSON list of `{ title, text }`, and a folder. The files are named `0-head` and so on in
//! the order of the parts, so that whoever fetches them can put them together again. It does not compress: the files
//! of all engines are weighed with one compressor.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program: what it wrote, and what is wrong")]

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use bench_engine::Texts;
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match &arguments[..] {
        [corpus, folder] => write(corpus, Path::new(folder)),
        _ => Err("expected a corpus and a folder; type cargo xtask bench".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("index-files: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(corpus: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let documents: Vec<Value> = serde_json::from_str(&fs::read_to_string(corpus)?)?;
    let mut texts = Texts::new();
    for document in &documents {
        let field = |name| document[name].as_str().ok_or(format!("expected a {name} in {document}"));
        texts.add(field("title")?.to_owned(), field("text")?.to_owned());
    }
    let start = Instant::now();
    let index = texts.into_index();
    println!("{} documents indexed in {} ms", documents.len(), start.elapsed().as_millis());
    for (number, (name, bytes)) in index.parts().into_iter().enumerate() {
        fs::write(folder.join(format!("{number}-{name}")), bytes)?;
    }
    Ok(())
}
