//! Runs queries over a collection and writes what they find as a TREC run, for scoring with any such tool.
//!
//! ```text
//! cargo run --release -p search --example trec -- --docs docs.jsonl --queries queries.tsv --out run.trec
//! ```
//!
//! `docs.jsonl` has a JSON object a line with the strings `id`, `title` and `text`; `queries.tsv` an id, a tab and the
//! text of a query a line. The run has up to 1,000 lines a query: `qid Q0 docid rank score tag`. A query is complete,
//! so its last word is no beginning of another. Each document is one passage. With `--limit 20`, a page of hits as a
//! reader has it, it is told at the end how long the answers took.

#![expect(clippy::print_stderr, reason = "a program: how it is called")]

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs, io};

use corpus::{Corpus, Document, FORMAT, Passage, Stated};
use search::{Query, Searcher};

const MOST: usize = 1000;

/// How often each query is timed; the least counts, since a machine has other work too.
const ROUNDS: usize = 5;

fn main() {
    if let Err(message) = run() {
        eprintln!("trec: {message}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let documents = read(&argument("--docs")?)?;
    let queries = read(&argument("--queries")?)?;
    let (ids, corpus) = collection(&documents)?;
    let searcher = Searcher::new(&corpus);
    let out = argument("--out")?;
    let file = fs::File::create(&out).map_err(|error| format!("found {error} at {}", out.display()))?;
    let mut out = io::BufWriter::new(file);
    let limit = argument("--limit").ok().and_then(|limit| limit.to_str()?.parse().ok()).unwrap_or(MOST);
    let mut times = Vec::new();
    for (line, number) in queries.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let (id, text) = line.split_once('\t').ok_or_else(|| {
            format!("queries, line {number}: expected an id, a tab and a text, found {line:?}")
        })?;
        let query = Query { text: format!("{text} "), ..Query::default() };
        if limit < MOST {
            times.push(time(&searcher, &query, limit));
        }
        let answer = searcher.search(&query, limit);
        let mut hits: Vec<(usize, f32)> = Vec::new();
        for group in answer.groups {
            hits.extend(group.hits.iter().map(|hit| (group.document, hit.score)));
        }
        // Scorers sort by score and break ties their own way; the engine's order is by document.
        for ((document, score), rank) in hits.into_iter().zip(1..) {
            writeln!(out, "{id} Q0 {} {rank} {score} concordance", ids[document])
                .map_err(|error| error.to_string())?;
        }
    }
    if limit < MOST {
        tell(times);
    }
    out.flush().map_err(|error| error.to_string())
}

/// How many milliseconds an answer takes.
fn time(searcher: &Searcher, query: &Query, limit: usize) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        core::hint::black_box(searcher.search(query, limit));
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    least
}

/// Tells how long the answers took.
fn tell(mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let quantile = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    let (median, slow) = (quantile(50), quantile(99));
    eprintln!("{} queries, median {median:.2} ms, 99th percentile {slow:.2} ms", times.len());
}

fn argument(name: &str) -> Result<PathBuf, String> {
    let words: Vec<String> = env::args().collect();
    let at = words.iter().position(|word| word == name);
    let value = at.and_then(|at| words.get(at + 1));
    value.map(PathBuf::from).ok_or_else(|| {
        format!("expected {name} FILE; usage: trec --docs docs.jsonl --queries queries.tsv --out run.trec")
    })
}

fn read(path: &PathBuf) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("found {error} at {}", path.display()))
}

fn collection(lines: &str) -> Result<(Vec<String>, Corpus), String> {
    let mut ids = Vec::new();
    let mut documents = Vec::new();
    for (line, number) in lines.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let value: serde_json::Value =
            serde_json::from_str(line).map_err(|error| format!("docs, line {number}: {error}"))?;
        let string = |key: &str| match &value[key] {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        ids.push(string("id"));
        documents.push(document(&string("title"), string("text")));
    }
    corpus::alike::fill(&mut documents);
    let corpus = Corpus { format: FORMAT, documents, ..Corpus::default() };
    Ok((ids, corpus))
}

fn document(title: &str, text: String) -> Document {
    let title =
        (!title.is_empty()).then(|| Stated { value: title.to_owned(), line: 1, basis: String::new() });
    let passage = Passage { text, first_line: 1, last_line: 1, ..Passage::default() };
    Document { title, passages: vec![passage], ..Document::default() }
}
