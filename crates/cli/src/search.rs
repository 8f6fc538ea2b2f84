//! `concordance search`: the browser's search engine on the command line.

use crate::{Failure, corpus_of};
use ::search::{Query, Searcher};
use corpus::Span;
use serde_json::{Value, json};
use std::path::Path;

/// Searches `dir` and prints hits, best first, as text or as one JSON object.
pub fn run(dir: &Path, text: &str, as_json: bool, limit: usize) -> Result<(), Failure> {
    let corpus = corpus_of(dir)?;
    let searcher = Searcher::new(&corpus);
    let answer = searcher.search(&Query { text: text.to_owned(), filters: Vec::new() }, limit);
    let mut hits: Vec<_> = answer
        .groups
        .iter()
        .flat_map(|group| group.hits.iter().map(move |hit| (group.document, hit)))
        .collect();
    hits.sort_by(|(a_document, a), (b_document, b)| {
        b.score.total_cmp(&a.score).then(a_document.cmp(b_document)).then(a.passage.cmp(&b.passage))
    });
    if as_json {
        let hits: Vec<Value> = hits
            .iter()
            .map(|&(at, hit)| {
                let document = &corpus.documents[at];
                let passage = &document.passages[hit.passage];
                json!({
                    "file": document.file,
                    "document": document.slug,
                    "passage": passage.hash,
                    "lines": [passage.first_line, passage.last_line],
                    "score": hit.score,
                    "text": passage.text,
                })
            })
            .collect();
        println!(
            "{:#}",
            json!({ "query": text, "total": answer.total, "documents": answer.documents, "hits": hits })
        );
        return Ok(());
    }
    for (at, hit) in hits {
        let document = &corpus.documents[at];
        let passage = &document.passages[hit.passage];
        let window: Span = hit.snippet.window;
        let lines = if passage.first_line == passage.last_line {
            passage.first_line.to_string()
        } else {
            format!("{}-{}", passage.first_line, passage.last_line)
        };
        println!("{}:{lines}  {:.3}\n    {}\n", document.file, hit.score, window.of(&passage.text));
    }
    println!("{} passages in {} documents", answer.total, answer.documents);
    Ok(())
}
