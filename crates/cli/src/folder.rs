//! Compiling the folder that a command is about.

use compiler::Outcome;
use compiler::folder::Folder;
use corpus::Corpus;
use std::path::Path;

use crate::failure::Failure;
use crate::report;

/// Compiles a folder, with a progress bar where the work is long.
pub fn compiled(dir: &Path, reviews: bool) -> Result<(Folder, Outcome), Failure> {
    let found = std::fs::metadata(dir).map_err(|error| {
        Failure::Io(format!(
            "found no folder {} ({error}); expected a folder of pages; check the path",
            dir.display()
        ))
    })?;
    if !found.is_dir() {
        let folder = dir.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        return Err(Failure::Io(format!(
            "found the file {}; expected a folder of pages; name the folder that it lies in: {}",
            dir.display(),
            folder.display()
        )));
    }
    let (folder, diagnostics) = compiler::folder::read(dir);
    let bar = report::Bar::new(folder.files.len());
    let show = |progress| bar.show(progress);
    let options = compiler::Options { reviews, progress: Some(&show) };
    let outcome = compiler::compile_with(&folder, diagnostics, &options);
    Ok((folder, outcome))
}

/// Compiles a folder, printing its errors to standard error.
pub fn corpus_of(dir: &Path) -> Result<Corpus, Failure> {
    let (_, outcome) = compiled(dir, true)?;
    if outcome.corpus.is_none() {
        report::diagnostics(&outcome.diagnostics, report::Detail::Errors);
    }
    outcome.corpus.ok_or(Failure::Reported)
}
