//! Tiny corpora for tests.

use corpus::{
    Act, Basis, Corpus, Date, Document, Entity, EntityId, EntityKind, Event, FORMAT, Flag, FlagKind, Mode,
    Passage, Place, Precision, Side, SideId, Span, Stated, Statement, Topic, TopicId, TopicMatch,
};

use crate::{Answer, Facet, Filter, Query};

/// A corpus of documents with a title (none if empty) and passages, and nothing else.
pub(crate) fn corpus<T: AsRef<[P]>, P: AsRef<str>>(documents: &[(&str, T)]) -> Corpus {
    let document = |(at, (title, passages)): (usize, &(&str, T))| Document {
        slug: format!("d{at}"),
        file: format!("d{at}.txt"),
        ..document(title, passages.as_ref())
    };
    let documents = documents.iter().enumerate().map(document).collect();
    Corpus { format: FORMAT, documents, ..Corpus::default() }
}

fn document<P: AsRef<str>>(title: &str, passages: &[P]) -> Document {
    let title = (!title.is_empty()).then(|| stated(title));
    let passages = passages.iter().map(|text| passage(text.as_ref())).collect();
    Document { title, passages, ..Document::default() }
}

fn passage(text: &str) -> Passage {
    Passage { text: text.to_owned(), first_line: 1, last_line: 1, ..Passage::default() }
}

pub(crate) fn stated(value: &str) -> Stated {
    Stated { value: value.to_owned(), line: 1, basis: String::new() }
}

/// Three topics `t0`.. and three sides `s0`.., each side with an entity of the same number; entity 3 has no side.
pub(crate) fn with_taxonomy(mut corpus: Corpus) -> Corpus {
    let names = |letter: &str| (0..3).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
    corpus.topics = names("t")
        .into_iter()
        .map(|id| Topic { label: id.to_uppercase(), id, definition: String::new(), parent: None })
        .collect();
    corpus.sides = names("s").into_iter().map(|id| Side { label: id.to_uppercase(), id }).collect();
    corpus.entities = [("Ann", Some(0)), ("Bob", Some(1)), ("Cid", Some(2)), ("Dan", None)]
        .map(|(name, side)| Entity {
            name: name.to_owned(),
            kind: EntityKind::Organisation,
            aliases: Vec::new(),
            role: None,
            side: side.map(SideId),
            speaks_for: None,
            uncurated: false,
        })
        .into();
    corpus
}

/// Gives a passage topics, and statements: of the side with the entity's number if there is one, of nobody known
/// from entity 3 on.
pub(crate) fn tag(document: &mut Document, passage: usize, topics: &[u32], entities: &[u32]) {
    document.passages[passage].topics =
        topics.iter().map(|&topic| TopicMatch { topic: TopicId(topic), evidence: Vec::new() }).collect();
    document.statements.extend(entities.iter().map(|&entity| Statement {
        mode: Mode::ALL[entity as usize % Mode::ALL.len()],
        act: Act::ALL[entity as usize % Act::ALL.len()],
        speaker: (entity != 3).then_some(EntityId(entity)),
        side: (entity != 3).then_some(SideId(entity)),
        content: vec![Place { passage: passage as u32, span: Span::new(0, 1) }; 2],
        ..Statement::default()
    }));
}

/// Has a passage date an event; not at all if the date is empty.
pub(crate) fn happens(document: &mut Document, passage: usize, date: &str) {
    let place = Place { passage: passage as u32, span: Span::new(0, 1) };
    let value = (!date.is_empty()).then(|| date.to_owned());
    let date = Date { value, precision: Precision::Day, basis: Basis::Stated, reason: String::new() };
    document.events.push(Event { place, sentence: place.span, date, review: None });
}

pub(crate) fn flag(kind: FlagKind) -> Flag {
    Flag { kind, reason: String::new(), lines: Vec::new() }
}

pub(crate) fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

pub(crate) fn filter(facet: Facet, value: &str, exclude: bool) -> Filter {
    Filter { facet, value: value.to_owned(), exclude }
}

/// Document and passage of every hit, best first: `0.1 0.0 2.3`.
pub(crate) fn places(answer: &Answer) -> String {
    let hits = answer
        .groups
        .iter()
        .flat_map(|group| group.hits.iter().map(|hit| format!("{}.{}", group.document, hit.passage)));
    hits.collect::<Vec<_>>().join(" ")
}
