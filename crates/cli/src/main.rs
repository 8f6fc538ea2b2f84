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
    /// Compile a folder of pages to one file.
    #[command(group = clap::ArgGroup::new("form").required(true).multiple(true))]
    Compile {
        /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
        dir: PathBuf,
        /// Write the corpus as JSON.
        #[arg(long, value_name = "FILE", group = "form")]
        out: Option<PathBuf>,
        /// Write the neutral form in which annotations are compared.
        #[arg(long, value_name = "FILE", group = "form")]
        neutral: Option<PathBuf>,
        /// Leave the curator's reviews out: what the rules alone find.
        #[arg(long)]
        no_reviews: bool,
    },
    /// Search the passages of a folder of pages.
    Search {
        /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
        dir: PathBuf,
        /// The words to search for.
        #[arg(required = true)]
        query: Vec<String>,
        /// Print one JSON object instead of text.
        #[arg(long)]
        json: bool,
        /// At most this many hits.
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Compile { dir, out, neutral, no_reviews } => {
            compile::run(&dir, out.as_deref(), neutral.as_deref(), no_reviews)
        }
        Command::Search { dir, query, json, limit } => search::run(&dir, &query.join(" "), json, limit),
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
    /// A file could not be written.
    Io(String),
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
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let written = if path == Path::new("-") {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::fs::write(path, text)
    };
    written.map_err(|error| {
        Failure::Io(format!(
            "found {error} at {}; expected a place to write to; name another file",
            path.display()
        ))
    })
}
