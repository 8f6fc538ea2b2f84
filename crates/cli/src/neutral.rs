//! The neutral form of a corpus: plain lists of lines, paragraphs, mentions and flags, as annotators write them
//! down, so that what the rules found can be compared with what a careful reader found.

use corpus::{Corpus, Document, EntityKind, Stated};
use serde_json::{Value, json};

/// The corpus in neutral form, as JSON.
pub fn form(corpus: &Corpus) -> String {
    let documents: Vec<Value> =
        corpus.documents.iter().map(|document| document_form(corpus, document)).collect();
    format!("{:#}\n", json!({ "documents": documents }))
}

fn document_form(corpus: &Corpus, document: &Document) -> Value {
    let value = |field: &Option<Stated>| field.as_ref().map(|stated| stated.value.clone());
    let paragraphs: Vec<Value> = document
        .passages
        .iter()
        .map(|passage| {
            let topics: Vec<&str> =
                passage.topics.iter().map(|topic| corpus.topics[topic.topic.index()].id.as_str()).collect();
            json!({
                "text": passage.text,
                "line_start": passage.first_line,
                "line_end": passage.last_line,
                "topics": topics,
            })
        })
        .collect();
    let mentions: Vec<Value> = document
        .passages
        .iter()
        .flat_map(|passage| passage.mentions.iter().map(move |mention| (passage, mention)))
        .map(|(passage, mention)| {
            let entity = &corpus.entities[mention.entity.index()];
            let kind = match entity.kind {
                EntityKind::Organisation => "org",
                kind => kind.id(),
            };
            json!({ "name": entity.name, "type": kind, "alias": mention.span.of(&passage.text) })
        })
        .collect();
    json!({
        "file": document.file,
        "title": value(&document.title),
        "date": value(&document.date),
        "byline": value(&document.byline),
        "publisher": value(&document.publisher),
        "url": value(&document.url),
        "paragraphs": paragraphs,
        "boilerplate_lines": document.furniture.iter().map(|piece| piece.line).collect::<Vec<_>>(),
        "mentions": mentions,
        "flags": document.flags.iter().map(|flag| flag.kind.id()).collect::<Vec<_>>(),
    })
}
