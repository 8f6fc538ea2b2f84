//! The `concordance` command: compiles, checks and searches a folder of pages.

#![allow(unreachable_pub, reason = "a program promises nothing to other crates")]
#![expect(clippy::print_stderr, reason = "a program: problems go to standard error, results through `write`")]

mod build;
mod check;
mod compile;
mod export;
mod failure;
mod folder;
mod init;
mod keyphrases;
mod neutral;
mod recurring;
mod report;
mod score;
mod search;
mod serve;

use clap::{CommandFactory, Parser, Subcommand};
use failure::{Failure, write};
use folder::Source;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads a folder of documents: who is heard, on which topic, in which passage.
///
/// Ends with 0 when all went well, with 1 when the input has errors (or fails what was asked of it), with 2 when the
/// command line is wrong, and with 3 when a file or folder could not be read or written. Problems go to standard error,
/// results to standard output. Colours and the progress bar appear on a terminal only; `NO_COLOR=1` switches colours off.
#[derive(Parser)]
#[command(
    version,
    after_help = "Begin with:\n  concordance serve my-pages               read your pages on this machine\n  concordance build my-pages --out site    a site of your pages, for any host\n  concordance init my-pages     write a configuration to begin with\n  concordance check my-pages    see what to look at first\n  concordance search my-pages ceasefire\n\nThe shapes of --json and all codes: docs/command.md"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a site of a folder of pages: static files for any host.
    #[command(
        after_help = "Examples:\n  concordance build my-pages --out site\n  concordance build my-pages --out site --json"
    )]
    Build {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        options: build::Options,
    },
    /// Compile a folder of pages.
    #[command(
        after_help = "Examples:\n  concordance compile my-pages --out corpus.json\n  concordance compile my-pages --out corpus.json --index index --json\n  concordance compile my-pages --out - | jq .title"
    )]
    Compile {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        forms: compile::Forms,
        /// Leave the curator's reviews out: what the rules alone find.
        #[arg(long)]
        no_reviews: bool,
        /// Print counts and problems as one JSON object to standard output.
        #[arg(long)]
        json: bool,
    },
    /// Write what a search finds as a file: a table, data, a text to quote from, or references.
    ///
    /// What to search for is as in `concordance search`; nothing is everything. csv opens in a spreadsheet, a row for each
    /// statement and each passage; json has the same; markdown and text are quotations with their citations; bibtex, ris and
    /// csl-json have an entry for each document, with what is cited of it as notes. That words are not verbatim, a speaker
    /// likely and a date inferred is said in each of them.
    #[command(
        after_help = "Examples:\n  concordance export my-pages --format csv --out statements.csv\n  concordance export my-pages ceasefire side:armenia --format markdown\n  concordance export my-pages topic:prisoners --format ris --address https://example.org/talks/ --accessed \"$(date -I)\"\n  concordance export my-pages --format json | jq '.records[] | select(.act == \"opposes\").words'"
    )]
    Export {
        #[command(flatten)]
        source: Source,
        /// What to search for; without it, everything.
        query: Vec<String>,
        #[command(flatten)]
        options: export::Options,
    },
    /// Print every problem of a folder of pages, and what a curator should look at first.
    ///
    /// First statements whose speaker is unknown, then dates that are missing, inferred or incomplete, names that recur
    /// and that no curator gave, passages without a topic, flags; last every problem, to standard error. What a review
    /// has settled is not listed.
    #[command(
        after_help = "Examples:\n  concordance check my-pages\n  concordance check my-pages --all --json | jq '.look_first[] | select(.kind == \"unknown-speaker\")'\n  concordance check my-pages --strict >/dev/null || echo \"look at the pages\""
    )]
    Check {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        options: check::Options,
    },
    /// Write what a curator can begin with: metadata.csv, proposals.toml, corpus.toml, reviews.toml.
    ///
    /// metadata.csv is a table of the pages for a spreadsheet: title, date, author, publisher, as far as the pages and the
    /// names of their files tell them. proposals.toml has names and topics, those first that would change most; nothing in
    /// it counts before `--accept` moves it to entities.toml or topics.toml. Unknown speakers and dates are comments in
    /// reviews.toml. A file that is there already is left as it is.
    #[command(
        after_help = "Examples:\n  concordance init my-pages\n  concordance init my-pages --accept 'Ann Harbour'\n  concordance init my-pages --accept all\n  concordance init my-pages --json"
    )]
    Init {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        options: init::Options,
    },
    /// Compare what was found with what careful readers wrote down, by the rules alone and with reviews.
    #[command(
        after_help = "Examples:\n  concordance score my-pages --gold annotation\n  concordance score corpus.json --gold annotation --at-least body-lines=0.97 --json"
    )]
    Score {
        /// A corpus folder or a bare folder of pages, compiled twice; or a compiled file, corpus or neutral form.
        what: PathBuf,
        #[command(flatten)]
        options: score::Options,
    },
    /// Search the passages of a folder of pages.
    ///
    /// Any word may match, more and rarer ones count more. "these very words", -without, this OR that, begin*,
    /// near:"words close together", and only topic: side: by: flag: date:2023-03..2023-12. Put single quotation marks
    /// around it all, and -- before a query that begins with a minus. No hit is no failure: the code is 0.
    #[command(
        after_help = "Examples:\n  concordance search my-pages ceasefire\n  concordance search my-pages '\"peace treaty\" side:armenia' --limit 5 --explain\n  concordance search my-pages -- '-russia corridor'\n  concordance search my-pages ceasefire --json | jq -r '.hits[].text'"
    )]
    Search {
        #[command(flatten)]
        source: Source,
        /// What to search for.
        #[arg(required = true)]
        query: Vec<String>,
        #[command(flatten)]
        options: search::Options,
    },
    /// Show the site of a folder of pages on this machine, made anew whenever a page changes.
    #[command(
        after_help = "Examples:\n  concordance serve my-pages\n  concordance serve my-pages --port 0 --no-open"
    )]
    Serve {
        /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
        dir: PathBuf,
        #[command(flatten)]
        options: serve::Options,
    },
    /// Print the completions of this command for a shell.
    ///
    /// Write them where the shell looks for them.
    #[command(
        after_help = "Examples:\n  concordance completions bash > ~/.local/share/bash-completion/completions/concordance\n  concordance completions fish > ~/.config/fish/completions/concordance.fish"
    )]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Build { source, options } => build::run(&source, &options),
        Command::Compile { source, forms, no_reviews, json } => {
            compile::run(&source, &forms, !no_reviews, json)
        }
        Command::Export { source, query, options } => export::run(&source, &query.join(" "), &options),
        Command::Check { source, options } => check::run(&source, &options),
        Command::Init { source, options } => init::run(&source, &options),
        Command::Score { what, options } => score::run(&what, &options),
        Command::Search { source, query, options } => search::run(&source, &query.join(" "), &options),
        Command::Serve { dir, options } => serve::run(&dir, &options),
        Command::Completions { shell } => completions(shell),
    };
    let (code, message) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Reported) => return ExitCode::from(1),
        Err(Failure::Usage(message)) => (2, message),
        Err(Failure::Io(message)) => (3, message),
    };
    anstream::eprintln!("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: {message}");
    ExitCode::from(code)
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "concordance", &mut script);
    write(Path::new("-"), &script)
}
