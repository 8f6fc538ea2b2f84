//! Tiny corpora for tests.

use corpus::{
    Corpus, Document, Entity, EntityId, EntityKind, FORMAT, Flag, FlagKind, Mention, Passage, Side, SideId,
    Span, Stated, Topic, TopicId, TopicMatch,
};

use crate::{Answer, Facet, Filter, Query};

/// A corpus of documents with a title (none if empty) and passages, and nothing else.
pub(crate) fn corpus<T: AsRef<[P]>, P: AsRef<str>>(documents: &[(&str, T)]) -> Corpus {
    let documents = documents.iter().map(|(title, passages)| document(title, passages.as_ref())).collect();
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
    corpus.entities = [Some(SideId(0)), Some(SideId(1)), Some(SideId(2)), None]
        .map(|side| Entity {
            name: String::new(),
            kind: EntityKind::Organisation,
            aliases: Vec::new(),
            role: None,
            side,
        })
        .into();
    corpus
}

/// Gives a passage topics and sides.
pub(crate) fn tag(passage: &mut Passage, topics: &[u32], entities: &[u32]) {
    passage.topics =
        topics.iter().map(|&topic| TopicMatch { topic: TopicId(topic), evidence: Vec::new() }).collect();
    passage.mentions = entities
        .iter()
        .map(|&entity| Mention { entity: EntityId(entity), span: Span { start: 0, end: 0 } })
        .collect();
}

pub(crate) fn flag(kind: FlagKind) -> Flag {
    Flag { kind, reason: String::new(), lines: Vec::new() }
}

pub(crate) fn query(text: &str) -> Query {
    Query { text: text.to_owned(), filters: Vec::new() }
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
