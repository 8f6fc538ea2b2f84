//! `concordance compile`: a folder of pages to one file.

use crate::{Failure, corpus_of, neutral, write};
use std::path::Path;

/// Compiles `dir` and writes the forms that were asked for.
pub fn run(
    dir: &Path,
    out: Option<&Path>,
    neutral_out: Option<&Path>,
    no_reviews: bool,
) -> Result<(), Failure> {
    // A corpus has no reviews yet, so what the rules find alone is all there is.
    let _ = no_reviews;
    let corpus = corpus_of(dir)?;
    if let Some(path) = out {
        write(path, &compiler::to_json(&corpus))?;
    }
    if let Some(path) = neutral_out {
        write(path, &neutral::form(&corpus))?;
    }
    let passages: usize = corpus.documents.iter().map(|document| document.passages.len()).sum();
    eprintln!("{} documents, {passages} passages", corpus.documents.len());
    Ok(())
}
