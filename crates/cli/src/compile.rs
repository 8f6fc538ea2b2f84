//! `concordance compile`: a folder of pages to one file, or to the files of its index.

use crate::failure::{Failure, write, write_with};
use crate::folder::{self, Source};
use crate::neutral;
use crate::report::{self, Detail, out};
use ::search::Index;
use corpus::{Corpus, Document};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The forms that a corpus can be written in; at least one is asked for.
#[derive(clap::Args)]
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
pub fn run(source: &Source, forms: &Forms, reviews: bool, json: bool) -> Result<(), Failure> {
    if json && [&forms.out, &forms.neutral].into_iter().flatten().any(|path| path == Path::new("-")) {
        let message =
            "found --json and a form that goes to standard output; expected one of them; name a file";
        return Err(Failure::Usage(message.to_owned()));
    }
    if forms.out.is_none() && forms.index.is_none() && forms.neutral.is_none() {
        let dir = source.dir.display();
        return Err(Failure::Usage(format!(
            "found no form to write the corpus in; expected one of\n  \
             concordance serve {dir}                           to read the pages in your browser\n  \
             concordance build {dir} --out site                to publish them\n  \
             concordance compile {dir} --out corpus.json       to hand the corpus to a program"
        )));
    }
    let (_, outcome) = folder::compiled(&source.dir, &source.reading, reviews)?;
    if !json {
        report::diagnostics(&outcome.diagnostics, Detail::Warnings);
    }
    if let Some(corpus) = &outcome.corpus {
        write_forms(corpus, forms)?;
    }
    let counts = outcome.corpus.as_ref().map(counts);
    if json {
        let diagnostics: Vec<_> = outcome.diagnostics.iter().map(report::as_json).collect();
        out!("{:#}", json!({ "counts": counts, "diagnostics": diagnostics }));
    } else if let Some(counts) = counts {
        let number = |what: &str| counts[what].as_u64().unwrap_or_default() as usize;
        let (documents, passages) = (number("documents"), number("passages"));
        eprintln!("{}, {}", report::count(documents, "document"), report::count(passages, "passage"));
    }
    if outcome.corpus.is_some() { Ok(()) } else { Err(Failure::Reported) }
}

fn write_forms(corpus: &Corpus, forms: &Forms) -> Result<(), Failure> {
    if let Some(path) = &forms.out {
        write_with(path, |out| compiler::write_json(corpus, out))?;
    }
    if let Some(folder) = &forms.index {
        std::fs::create_dir_all(folder).map_err(|error| Failure::at(folder, &error))?;
        for (name, bytes) in Index::build(corpus).parts() {
            write(&part(folder, name), bytes)?;
        }
    }
    if let Some(path) = &forms.neutral {
        write(path, neutral::form(corpus).as_bytes())?;
    }
    Ok(())
}

fn counts(corpus: &Corpus) -> Value {
    let sum = |count: fn(&Document) -> usize| corpus.documents.iter().map(count).sum::<usize>();
    json!({
        "documents": corpus.documents.len(),
        "passages": sum(|document| document.passages.len()),
        "furniture": sum(|document| document.furniture.len()),
        "statements": sum(|document| document.statements.len()),
        "events": sum(|document| document.events.len()),
        "entities": corpus.entities.len(),
        "links": corpus.links.len(),
        "reviews": corpus.reviews.len(),
    })
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
