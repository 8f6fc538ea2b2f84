//! `concordance compile`: a folder of pages to one file, or to the files of its index.

use crate::{Failure, corpus_of, neutral, write};
use ::search::Index;
use std::path::{Path, PathBuf};

/// The forms that a corpus can be written in; at least one.
#[derive(clap::Args)]
#[group(required = true, multiple = true)]
pub struct Forms {
    /// Write the corpus as JSON.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write the search index into this folder, one file for each part of it.
    #[arg(long, value_name = "FOLDER")]
    index: Option<PathBuf>,
    /// Write the neutral form in which annotations are compared.
    #[arg(long, value_name = "FILE")]
    neutral: Option<PathBuf>,
}

/// Compiles `dir` and writes the forms that were asked for.
pub fn run(dir: &Path, forms: &Forms, no_reviews: bool) -> Result<(), Failure> {
    // A corpus has no reviews yet, so what the rules find alone is all there is.
    let _ = no_reviews;
    let corpus = corpus_of(dir)?;
    if let Some(path) = &forms.out {
        write(path, compiler::to_json(&corpus).as_bytes())?;
    }
    if let Some(folder) = &forms.index {
        std::fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
        for (name, bytes) in Index::build(&corpus).parts() {
            write(&part(folder, name), bytes)?;
        }
    }
    if let Some(path) = &forms.neutral {
        write(path, neutral::form(&corpus).as_bytes())?;
    }
    let passages: usize = corpus.documents.iter().map(|document| document.passages.len()).sum();
    eprintln!("{} documents, {passages} passages", corpus.documents.len());
    Ok(())
}

/// Reads an index that was written so.
pub fn read_index(folder: &Path) -> Result<Index, Failure> {
    let mut file = Vec::new();
    for name in ["head", "texts", "blocks", "terms", "postings", "positions"] {
        let path = part(folder, name);
        file.extend(std::fs::read(&path).map_err(|error| Failure::at(&path, &error))?);
    }
    Index::open(file).map_err(|damage| Failure::at(folder, &damage))
}

fn part(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("index")
}
