//! `concordance init`: writes the configuration that a curator can begin with, from what the rules found.
//!
//! It proposes and never decides: names and topics go into a file of their own that nobody reads until a person accepts them
//! (`init --accept`), what needs a judgement (sides, speakers) is a comment. The one thing that counts at once is the table
//! of pages, which says what the rules found and the dates that file names give. A file that is there is never touched.

mod accept;
mod dates;
mod pages;
mod proposals;
mod questions;
mod schemas;
#[cfg(test)]
mod tests;
mod text;
mod topics;

use crate::failure::Failure;
use crate::folder::{self, Source};
use crate::report::{self, Detail, out};
use corpus::Corpus;
use proposals::Proposal;
use serde_json::json;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use text::quoted;

/// What to do, and what to print.
#[derive(clap::Args)]
pub struct Options {
    /// Accept a name or topic of proposals.toml, or `all`; may be given several times.
    #[arg(long, value_name = "NAME")]
    accept: Vec<String>,
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
}

/// Proposals that are printed; the file has all.
const SHOWN: usize = 8;

/// Writes the files that `dir` does not have yet; then accepts what was asked for.
pub fn run(source: &Source, options: &Options) -> Result<(), Failure> {
    let dir = source.dir.as_path();
    let (folder, outcome) = folder::compiled(dir, &source.reading, true)?;
    if !options.json || outcome.corpus.is_none() {
        report::diagnostics(&outcome.diagnostics, Detail::Errors);
    }
    let Some(corpus) = outcome.corpus else { return Err(Failure::Reported) };
    if !options.accept.is_empty() && dir.join(proposals::FILE).exists() {
        return accept::run(dir, folder, &corpus, &options.accept, options.json);
    }
    let table = pages::table(&corpus);
    // With the dates of the table the pages tell more.
    let mut dated = folder;
    let corpus = if table.from_names > 0 && dated.metadata_csv.is_empty() {
        dated.metadata_csv.clone_from(&table.csv);
        compiler::compile(&dated, Vec::new()).corpus.unwrap_or(corpus)
    } else {
        corpus
    };
    let names = proposals::names(&mut dated, &corpus);
    let topics = topics::propose(&corpus);
    let files = [
        ("corpus.toml", corpus_toml(&corpus)),
        (pages::FILE, table.csv.clone()),
        (proposals::FILE, proposals::file(&names, &topics)),
        ("reviews.toml", questions::reviews_toml(&corpus)),
    ];
    schemas::write(dir)?;
    let (mut written, mut kept) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let path = dir.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let text = schemas::line(name) + &text;
                file.write_all(text.as_bytes()).map_err(|error| Failure::at(&path, &error))?;
                written.push(name);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => kept.push(name),
            Err(error) => return Err(Failure::at(&path, &error)),
        }
    }
    if !options.accept.is_empty() {
        return accept::run(dir, dated, &corpus, &options.accept, options.json);
    }
    if options.json {
        let proposed: Vec<_> = names.iter().map(Proposal::as_json).collect();
        out!("{:#}", json!({ "written": written, "exist": kept, "proposed": proposed }));
        return Ok(());
    }
    for name in &written {
        let what = match *name {
            pages::FILE => table.in_words(),
            proposals::FILE => proposals::in_words(&names, &topics),
            _ => String::new(),
        };
        out!("{name}: written{what}");
        if *name == proposals::FILE {
            for name in names.iter().filter(|name| name.gains > 0).take(SHOWN) {
                out!("    {}", name.change());
            }
            out!("    accept whom you want to give a side, a role or other names");
        }
    }
    for name in &kept {
        out!("{name}: there already, left as it is");
    }
    let example = names.first().map_or("all", |first| first.name.as_str());
    if written.contains(&proposals::FILE) && !(names.is_empty() && topics.is_empty()) {
        let dir = dir.display();
        out!("nothing proposed counts yet; accept one name or topic, or all of them:");
        out!("    concordance init {dir} --accept {}", shell_word(example));
        out!("    concordance init {dir} --accept all");
    }
    out!("`concordance check` says what to look at first");
    Ok(())
}

/// A word for a shell to read back.
fn shell_word(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

fn corpus_toml(corpus: &Corpus) -> String {
    let mut dates: Vec<&str> = corpus
        .documents
        .iter()
        .filter_map(|page| page.date.as_ref())
        .map(|date| date.value.as_str())
        .collect();
    dates.sort_unstable();
    let pages = report::count(corpus.documents.len(), "page");
    let covers = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) => format!("{pages}, dated ones from {first} to {last}."),
        _ => format!("{pages}, none of them dated."),
    };
    let mut out = String::from("# What this collection is. Every key may be left out.\n\n");
    let _ = writeln!(out, "title = {}", quoted(&corpus.title));
    out.push_str("# description = \"One or two sentences on what it is.\"\n");
    let _ = writeln!(out, "# coverage = {}", quoted(&covers));
    out.push_str(
        "\n# The sides: parties that speak. Take these out of their comment, one for each party; an entity names its\n\
         # side in entities.toml.\n\
         # [[side]]\n# id = \"first-party\"\n# label = \"First party\"\n\
         # [[side]]\n# id = \"second-party\"\n# label = \"Second party\"\n",
    );
    out
}
