//! `concordance score`: what was found against what careful readers wrote down, twice: by the rules alone, and with
//! the curator's reviews.
//!
//! The rows are counted as the annotators' own scorer counts them, a script that stays the measure; a test holds the
//! two equal where the script is at hand. Counts are added up over all documents before they are divided.

mod count;
mod text;

use crate::failure::Failure;
use crate::folder::{self, Reading};
use crate::neutral;
use crate::report::{self, Detail, out};
use count::{Counts, ROWS};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What to score against, and what to ask of it.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of the annotation: its folder seeds/, or itself, has a JSON file for each page.
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// End with 1 unless this row reaches this F1 (with reviews), as in "body lines=0.9"; may be given several times.
    #[arg(long, value_name = "ROW=F1", value_parser = demand)]
    at_least: Vec<(String, f64)>,
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reading: Reading,
}

/// One way to have compiled, with its counts.
struct Column {
    name: &'static str,
    counts: Counts,
}

/// Scores `what`, a folder of pages or a compiled file, and prints the rows.
pub fn run(what: &Path, options: &Options) -> Result<(), Failure> {
    let gold = gold(&options.gold)?;
    let columns = columns(what, &options.reading, &gold)?;
    if options.json {
        let object: Map<String, Value> =
            columns.iter().map(|column| (column.name.to_owned(), as_json(&column.counts))).collect();
        out!("{:#}", Value::Object(object));
    } else {
        print(&columns, gold.len());
    }
    let Some(last) = columns.last() else { return Ok(()) };
    let mut short = false;
    for (row, least) in &options.at_least {
        let reached = last.counts.row(row).f1();
        if reached.is_none_or(|f1| f1 < *least) {
            let reached = reached.map_or_else(|| "nothing to score".to_owned(), |f1| format!("{f1:.3}"));
            eprintln!("found {reached} for {row}; expected at least {least}");
            short = true;
        }
    }
    if short { Err(Failure::Reported) } else { Ok(()) }
}

/// `body lines=0.9`; the words of the row may be joined by hyphens.
fn demand(text: &str) -> Result<(String, f64), String> {
    let (row, least) = text.split_once('=').ok_or("write ROW=F1, as in \"body lines=0.9\"")?;
    let known = ROWS.iter().find(|known| **known == row || known.replace(' ', "-") == row);
    let row = known.ok_or_else(|| format!("no row {row}; the rows are: {}", ROWS.join(", ")))?;
    let least = least.parse().map_err(|_| format!("{least} is no number between 0 and 1"))?;
    Ok(((*row).to_owned(), least))
}

/// The annotation, a document each, in the order of the files' names.
fn gold(folder: &Path) -> Result<Vec<Value>, Failure> {
    let seeds = folder.join("seeds");
    let folder = if seeds.is_dir() { seeds } else { folder.to_owned() };
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::at(&folder, &error))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::at(&folder, &"found no .json file; expected the annotation of a page"));
    }
    paths.iter().map(|path| read_json(path)).collect()
}

fn read_json(path: &Path) -> Result<Value, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::at(path, &error))?;
    serde_json::from_slice(&bytes).map_err(|error| Failure::at(path, &error))
}

/// A folder is compiled twice; a compiled corpus or its neutral form is as it is.
fn columns(what: &Path, reading: &Reading, gold: &[Value]) -> Result<Vec<Column>, Failure> {
    if what.is_file() {
        let value = read_json(what)?;
        let neutral = if value.get("format").is_some() {
            let corpus = serde_json::from_value(value).map_err(|error| Failure::at(what, &error))?;
            neutral::value(&corpus)
        } else {
            value
        };
        return Ok(vec![Column { name: "as compiled", counts: Counts::of(gold, &neutral) }]);
    }
    let mut columns = Vec::new();
    for (name, reviews) in [("rules alone", false), ("with reviews", true)] {
        let (_, outcome) = folder::compiled(what, reading, reviews)?;
        if reviews || outcome.corpus.is_none() {
            report::diagnostics(&outcome.diagnostics, Detail::Errors);
        }
        let corpus = outcome.corpus.ok_or(Failure::Reported)?;
        columns.push(Column { name, counts: Counts::of(gold, &neutral::value(&corpus)) });
    }
    Ok(columns)
}

fn as_json(counts: &Counts) -> Value {
    let rows = ROWS.iter().map(|name| {
        let row = counts.row(name);
        let value = json!({
            "precision": row.precision(),
            "recall": row.recall(),
            "f1": row.f1(),
            "tp": row.found,
            "fp": row.extra,
            "fn": row.missed,
        });
        ((*name).to_owned(), value)
    });
    let mut object: Map<String, Value> = rows.collect();
    object.insert("missing documents".to_owned(), json!(counts.missing));
    Value::Object(object)
}

fn print(columns: &[Column], documents: usize) {
    let mut line = format!("{:22}", report::count(documents, "document"));
    for column in columns {
        let _ = write!(line, "  {:^41}", column.name);
    }
    out!("{}", line.trim_end());
    line = format!("{:22}", "");
    for _ in columns {
        let _ = write!(
            line,
            "  {:>6} {:>6} {:>6}  {:>5} {:>5} {:>5}  ",
            "prec", "recall", "F1", "TP", "FP", "FN"
        );
    }
    out!("{}", line.trim_end());
    let share = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
    for name in ROWS {
        line = format!("{name:22}");
        for column in columns {
            let row = column.counts.row(name);
            let _ = write!(
                line,
                "  {:>6} {:>6} {:>6}  {:>5} {:>5} {:>5}  ",
                share(row.precision()),
                share(row.recall()),
                share(row.f1()),
                row.found,
                row.extra,
                row.missed
            );
        }
        out!("{}", line.trim_end());
    }
    if let Some(column) = columns.first().filter(|column| !column.counts.missing.is_empty()) {
        out!("not in the input: {}", column.counts.missing.join(", "));
    }
}
