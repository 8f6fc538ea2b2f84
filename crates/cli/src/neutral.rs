//! The neutral form of a corpus: plain lists of lines, paragraphs, mentions and flags, as annotators write them
//! down, so that what the rules found can be compared with what a careful reader found.

use corpus::{Corpus, Document, EntityKind, Mode, Place, Precision, Stated, Statement};
use serde_json::{Value, json};

/// The corpus in neutral form, as JSON.
pub fn form(corpus: &Corpus) -> String {
    format!("{:#}\n", value(corpus))
}

/// The same, before it is written.
pub fn value(corpus: &Corpus) -> Value {
    let documents: Vec<Value> =
        corpus.documents.iter().map(|document| document_form(corpus, document)).collect();
    json!({ "documents": documents })
}

/// The lines that hold furniture and nothing of the article, each once: a line of HTML may hold both.
fn furniture_lines(document: &Document) -> Vec<u32> {
    let mut lines: Vec<u32> = document.furniture.iter().map(|piece| piece.line).collect();
    lines.dedup();
    let mut passages = document.passages.iter().peekable();
    lines.retain(|line| {
        while passages.next_if(|passage| passage.last_line < *line).is_some() {}
        passages.peek().is_none_or(|passage| passage.first_line > *line)
    });
    lines
}

/// The words of statements that stand in quotation marks: the whole of quoted ones, and what the clauses of others hold.
fn verbatim(document: &Document) -> Vec<(&Statement, Place)> {
    let marks = compiler::quotations(&document.passages);
    let quoted = document.statements.iter().filter(|statement| statement.mode == Mode::Quoted);
    let mut found: Vec<(&Statement, Place)> =
        quoted.flat_map(|statement| statement.content.iter().map(move |place| (statement, *place))).collect();
    let known: Vec<Place> = found.iter().map(|(_, place)| *place).collect();
    let is_known = |place: &Place| {
        known.iter().any(|other| {
            other.passage == place.passage
                && other.span.start < place.span.end
                && place.span.start < other.span.end
        })
    };
    for statement in document.statements.iter().filter(|statement| statement.mode != Mode::Quoted) {
        for clause in &statement.content {
            let inside = marks.get(clause.passage as usize).into_iter().flatten().filter(|quotation| {
                clause.span.start <= quotation.outer.start && quotation.outer.end <= clause.span.end
            });
            let places = inside.map(|quotation| Place { passage: clause.passage, span: quotation.content });
            // What begins with a capital there is a title, no speech.
            let is_fragment = |place: &Place| place.of(document).starts_with(char::is_lowercase);
            let places = places.filter(|place| is_fragment(place) && !is_known(place));
            found.extend(places.map(|place| (statement, place)));
        }
    }
    found
}

fn document_form(corpus: &Corpus, document: &Document) -> Value {
    let value = |field: &Option<Stated>| field.as_ref().map(|stated| stated.value.clone());
    let paragraphs: Vec<Value> = document
        .passages
        .iter()
        .map(|passage| {
            let topics = passage.topics.iter().map(|topic| &corpus.topics[topic.topic.index()]);
            // The annotators' list has one level.
            let topics: Vec<&str> =
                topics.filter(|topic| topic.parent.is_none()).map(|topic| topic.id.as_str()).collect();
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
    let quotations: Vec<Value> = verbatim(document)
        .into_iter()
        .map(|(statement, place)| {
            let speaker = statement.speaker.map(|entity| corpus.entities[entity.index()].name.as_str()).or_else(|| {
                let words = statement.source?.of(document);
                (!["he", "she", "it", "they", "we", "i"].contains(&words.to_lowercase().as_str())).then_some(words)
            });
            json!({ "text": place.of(document), "speaker": speaker, "paragraph": place.passage, "kind": "speech" })
        })
        .collect();
    let events: Vec<Value> = document
        .events
        .iter()
        .map(|event| {
            // Two ends are an interval only where that is the precision; else the date is one of those between.
            let is_one =
                |value: &&String| event.date.precision == Precision::Interval || !value.contains('/');
            json!({
                "text": event.place.of(document),
                "date": event.date.value.as_ref().filter(is_one),
                "precision": event.date.precision.id(),
                "paragraph": event.place.passage,
            })
        })
        .collect();
    let bounds = document
        .window
        .as_ref()
        .and_then(|window| Some([window.earliest.as_ref()?, window.latest.as_ref()?]));
    json!({
        "file": document.file,
        "title": value(&document.title),
        "date": value(&document.date),
        "byline": value(&document.byline),
        "publisher": value(&document.publisher),
        "url": value(&document.url),
        "paragraphs": paragraphs,
        "boilerplate_lines": furniture_lines(document),
        "mentions": mentions,
        "quotations": quotations,
        "events": events,
        "date_bounds": bounds,
        "flags": document.flags.iter().map(|flag| flag.kind.id()).collect::<Vec<_>>(),
    })
}
