//! `concordance search`: the browser's search engine on the command line.

use crate::compile::read_index;
use crate::failure::Failure;
use crate::folder::{Source, corpus_of};
use crate::report::{self, out};
use ::search::{Answer, Explanation, Hit, Query, Searcher, Why};
use corpus::{Corpus, Place, Span};
use serde_json::{Value, json};
use std::path::PathBuf;

/// How to search, and what to print.
#[derive(clap::Args)]
pub struct Options {
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
    /// At most this many hits.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Say of every hit what gave it its score.
    #[arg(long)]
    explain: bool,
    /// Read the index from this folder, as `compile --index` wrote it, instead of building it.
    #[arg(long, value_name = "FOLDER")]
    index: Option<PathBuf>,
}

/// Searches `dir` and prints hits, best first, as text or as one JSON object.
pub fn run(source: &Source, text: &str, options: &Options) -> Result<(), Failure> {
    let corpus = corpus_of(source)?;
    let searcher = match &options.index {
        Some(folder) => Searcher::with_index(&corpus, read_index(folder)?)
            .map_err(|damage| Failure::at(folder, &damage))?,
        None => Searcher::new(&corpus),
    };
    // What is asked on the command line is complete: its last word is no beginning of another.
    let query = Query { text: format!("{text} "), ..Query::default() };
    let answer = searcher.search(&query, options.limit);
    let explained = |(document, hit): (usize, &Hit)| {
        options.explain.then(|| searcher.explain(&query, document, hit.passage))
    };
    if options.json {
        let hits = hits(&answer).into_iter().map(|(document, hit)| {
            let statements = hit.statements.iter().map(|&at| statement(&corpus, document, hit.passage, at));
            as_json(&corpus, (document, hit), explained((document, hit)), &statements.collect::<Vec<_>>())
        });
        let hits: Vec<Value> = hits.collect();
        let suggestion = (answer.total == 0).then(|| searcher.suggest(&query).into_iter().next()).flatten();
        out!(
            "{:#}",
            json!({
                "query": text,
                "understood": ::search::parse(&query.text).print(),
                "total": answer.total,
                "documents": answer.documents,
                "hits": hits,
                "notices": answer.notices.iter().map(|notice| json!({
                    "range": [notice.span.start, notice.span.end],
                    "message": notice.message,
                })).collect::<Vec<_>>(),
                "missing": answer.missing.iter().map(|missing| json!({
                    "word": missing.span.of(&query.text),
                    "why": missing.why.map(in_words),
                    "instead": missing.instead,
                    "related": missing.related,
                })).collect::<Vec<_>>(),
                "suggestion": suggestion.map(|suggestion| json!({
                    "query": suggestion.query.text,
                    "change": suggestion.change,
                    "total": suggestion.total,
                })),
            })
        );
        return Ok(());
    }
    print_notices(&answer, &query);
    for hit in hits(&answer) {
        print_hit(&corpus, hit);
        if let Some(explanation) = explained(hit) {
            print_reasons(&explanation);
        }
        out!("");
    }
    let shown = hits(&answer).len();
    let rest = if shown < answer.total {
        format!("; the best {shown} are shown, --limit shows more")
    } else {
        String::new()
    };
    let (passages, documents) =
        (report::count(answer.total, "passage"), report::count(answer.documents, "document"));
    out!("{passages} in {documents}{rest}");
    if answer.total == 0
        && let Some(suggestion) = searcher.suggest(&query).first()
    {
        let passages = report::count(suggestion.total, "passage");
        out!("{}: {passages}, with {}", suggestion.change, suggestion.query.text);
    }
    Ok(())
}

/// Says on standard error what of a query was read otherwise than typed, and which of its words no passage has.
pub fn print_notices(answer: &Answer, query: &Query) {
    for notice in &answer.notices {
        eprintln!("{}: {}", notice.span.of(&query.text), notice.message);
    }
    for missing in &answer.missing {
        let instead = missing.instead.join(", ");
        let word = missing.span.of(&query.text);
        match missing.why {
            Some(why) => eprintln!("no passage has {word:?}; searched for {instead} ({})", in_words(why)),
            None => match missing.related.as_deref() {
                None => eprintln!("no passage has {word:?}"),
                Some([]) => eprintln!("no page names {word:?}"),
                Some(related) => {
                    eprintln!("no page names {word:?}; related, not the same: {}", related.join(", "));
                }
            },
        }
    }
}

/// All hits with their documents, best first.
fn hits(answer: &Answer) -> Vec<(usize, &Hit)> {
    let by_document = answer.groups.iter().map(|group| group.hits.iter().map(|hit| (group.document, hit)));
    let mut hits: Vec<_> = by_document.flatten().collect();
    hits.sort_by(|(a_document, a), (b_document, b)| {
        b.score.total_cmp(&a.score).then(a_document.cmp(b_document)).then(a.passage.cmp(&b.passage))
    });
    hits
}

fn as_json(
    corpus: &Corpus,
    (at, hit): (usize, &Hit),
    explanation: Option<Explanation>,
    statements: &[Value],
) -> Value {
    let document = &corpus.documents[at];
    let passage = &document.passages[hit.passage];
    let mut value = json!({
        "file": document.file,
        "document": document.slug,
        "passage": passage.hash,
        "lines": [passage.first_line, passage.last_line],
        "score": hit.score,
        "text": passage.text,
        "statements": statements,
    });
    if let Some(explanation) = explanation {
        let reason = |reason: &::search::Reason| {
            json!({
                "typed": reason.typed,
                "why": in_words(reason.why),
                "words": reason.words,
                "in_text": reason.in_text,
                "in_title": reason.in_title,
                "rarity": reason.rarity,
                "gain": reason.gain,
            })
        };
        value["reasons"] = explanation.reasons.iter().map(reason).collect();
    }
    value
}

/// A statement of a passage, its words as the page shows them.
fn statement(corpus: &Corpus, document: usize, passage: usize, at: usize) -> Value {
    let document = &corpus.documents[document];
    let (statement, hash) = (&document.statements[at], &document.passages[passage].hash);
    let here = |place: &&Place| place.passage as usize == passage;
    let words = statement.words.iter().find(here);
    let start = words.map_or(0, |words| words.span.start);
    let content = statement.content.iter().filter(here).map(|part| part.span);
    let content: Vec<Span> = content.collect();
    let mark = content.first().map_or(0, |first| first.start);
    json!({
        "speaker": statement.speaker.and_then(|id| corpus.entities.get(id.index())).map(|entity| &entity.name),
        "source": statement.source.map(|place| place.of(document)),
        "side": statement.side.and_then(|id| corpus.sides.get(id.index())).map(|side| &side.id),
        "certainty": statement.certainty.id(),
        "act": statement.act.id(),
        "mode": statement.mode.id(),
        "cue": statement.cue.map(|place| place.of(document)),
        "words": words.map(|place| place.of(document)),
        "content": content.iter().map(|span| [span.start - start, span.end - start]).collect::<Vec<_>>(),
        "date": statement.said.as_ref().map(|date| json!({
            "value": date.value,
            "precision": date.precision.id(),
            "basis": date.basis.id(),
        })),
        "verbatim": statement.verbatim,
        "link": format!("?doc={}&p={hash}&mark=s{mark}", document.slug),
    })
}

fn print_hit(corpus: &Corpus, (at, hit): (usize, &Hit)) {
    let document = &corpus.documents[at];
    let passage = &document.passages[hit.passage];
    let window: Span = hit.snippet.window;
    let lines = if passage.first_line == passage.last_line {
        passage.first_line.to_string()
    } else {
        format!("{}-{}", passage.first_line, passage.last_line)
    };
    out!("{}:{lines}  {:.3}\n    {}", document.file, hit.score, window.of(&passage.text));
}

fn print_reasons(explanation: &Explanation) {
    for reason in &explanation.reasons {
        let words = reason.words.join(", ");
        out!("    {:+.3}  {} ({}): {words}", reason.gain, reason.typed, in_words(reason.why));
    }
}

fn in_words(why: Why) -> &'static str {
    match why {
        Why::Itself => "itself",
        Why::Alias => "another name",
        Why::Role => "who holds the office",
        Why::Synonym => "about the same meaning",
        Why::Spelling => "written apart or as one word",
        Why::Prefix => "begins so",
        Why::Correction => "spelled nearly so",
        Why::Proximity => "near each other",
        Why::Title => "the title, as it stands",
        Why::Alike => "like one of the best hits",
    }
}
