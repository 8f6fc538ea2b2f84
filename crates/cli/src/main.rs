//! The `concordance` command: compiles and searches a folder of pages.

mod compile;
mod neutral;
mod search;

use clap::{Parser, Subcommand};
use compiler::Outcome;
use compiler::diagnostic::Severity;
use corpus::Corpus;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads a folder of documents: who is heard, on which topic, in which passage.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile a folder of pages.
    Compile {
        /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
        dir: PathBuf,
        #[command(flatten)]
        forms: compile::Forms,
        /// Leave the curator's reviews out: what the rules alone find.
        #[arg(long)]
        no_reviews: bool,
    },
    /// Search the passages of a folder of pages.
    ///
    /// Any word may match, more and rarer ones count more. "these very words", -without, this OR that, begin*,
    /// near:"words close together", and only topic: side: by: flag: date:2023-03..2023-12. Put single quotation marks
    /// around it all, and -- before a query that begins with a minus.
    Search {
        /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
        dir: PathBuf,
        /// What to search for.
        #[arg(required = true)]
        query: Vec<String>,
        #[command(flatten)]
        options: search::Options,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Compile { dir, forms, no_reviews } => compile::run(&dir, &forms, no_reviews),
        Command::Search { dir, query, options } => search::run(&dir, &query.join(" "), &options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Reported) => ExitCode::FAILURE,
        Err(Failure::Io(message)) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Why a command stopped.
enum Failure {
    /// The diagnostics on standard error say why.
    Reported,
    /// A file could not be read or written.
    Io(String),
}

impl Failure {
    /// What went wrong with a file or folder.
    fn at(path: &Path, error: &dyn std::fmt::Display) -> Self {
        Self::Io(format!("{}: {error}", path.display()))
    }
}

/// Compiles a folder, printing its diagnostics to standard error.
fn corpus_of(dir: &Path) -> Result<Corpus, Failure> {
    let Outcome { corpus, diagnostics } = compiler::compile_folder(dir);
    let colours = std::io::stderr().is_terminal();
    for diagnostic in &diagnostics {
        eprintln!("{}\n", diagnostic.render(colours));
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        eprintln!("{errors} errors, {warnings} warnings");
    }
    corpus.ok_or(Failure::Reported)
}

/// Writes a file; `-` is standard output.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written =
        if path == Path::new("-") { std::io::stdout().write_all(bytes) } else { std::fs::write(path, bytes) };
    written.map_err(|error| {
        Failure::Io(format!(
            "found {error} at {}; expected a place to write to; name another file",
            path.display()
        ))
    })
}
