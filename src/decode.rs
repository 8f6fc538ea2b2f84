//! From the embedded JSON to the [`Corpus`].
//!
//! The derived reader of the model writes code for every way each struct could arrive, and weighs a
//! fifth of everything a reader loads. Here serde reads one simple tree, and plain functions take the
//! corpus out of it. A test holds the two readers equal.

use core::fmt;

use corpus::{
    Corpus, Document, Entity, EntityId, EntityKind, Flag, FlagKind, Furniture, FurnitureKind, Mention,
    Passage, Side, SideId, Span, Stated, Topic, TopicId, TopicMatch,
};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::text::list;

/// Reads a corpus; of broken JSON it says where. A field that is missing reads as empty, a kind that is
/// unknown is left out: the program that wrote the JSON was built together with this one.
pub fn corpus(json: &str) -> Result<Corpus, String> {
    let place = |error: serde_json::Error| ["broken JSON at byte ", &error.column().to_string()].concat();
    let tree: Json = serde_json::from_str(json).map_err(place)?;
    let mut tree = tree.record();
    Ok(Corpus {
        format: tree.number("format"),
        title: tree.text("title"),
        description: tree.text("description"),
        coverage: tree.text("coverage"),
        documents: tree.list("documents", document),
        topics: tree.list("topics", topic),
        sides: tree.list("sides", side),
        entities: tree.some("entities", entity),
        synonyms: tree.text("synonyms"),
    })
}

fn document(mut record: Record) -> Document {
    Document {
        slug: record.text("slug"),
        file: record.text("file"),
        title: record.stated("title"),
        date: record.stated("date"),
        byline: record.stated("byline"),
        publisher: record.stated("publisher"),
        url: record.stated("url"),
        flags: record.some("flags", flag),
        passages: record.list("passages", passage),
        furniture: record.some("furniture", furniture),
    }
}

fn flag(mut record: Record) -> Option<Flag> {
    let lines = record.take("lines").numbers();
    Some(Flag { kind: FlagKind::from_id(&record.text("kind"))?, reason: record.text("reason"), lines })
}

fn passage(mut record: Record) -> Passage {
    Passage {
        hash: record.text("hash"),
        text: record.text("text"),
        first_line: record.number("first_line"),
        last_line: record.number("last_line"),
        source: record.take("source").text(),
        heading: matches!(record.take("heading"), Json::Bool(true)),
        topics: record.list("topics", topic_match),
        mentions: record.list("mentions", mention),
    }
}

fn topic_match(mut record: Record) -> TopicMatch {
    let evidence = list(record.take("evidence").items().into_iter().map(span));
    TopicMatch { topic: TopicId(record.number("topic")), evidence }
}

fn mention(mut record: Record) -> Mention {
    Mention { entity: EntityId(record.number("entity")), span: span(record.take("span")) }
}

fn span(pair: Json) -> Span {
    match pair.numbers()[..] {
        [start, end] => Span { start, end },
        _ => Span { start: 0, end: 0 },
    }
}

fn furniture(mut record: Record) -> Option<Furniture> {
    let kind = FurnitureKind::from_id(&record.text("kind"))?;
    Some(Furniture { line: record.number("line"), kind, text: record.text("text") })
}

fn topic(mut record: Record) -> Topic {
    Topic {
        id: record.text("id"),
        label: record.text("label"),
        definition: record.text("definition"),
        parent: record.take("parent").number().map(TopicId),
    }
}

fn side(mut record: Record) -> Side {
    Side { id: record.text("id"), label: record.text("label") }
}

fn entity(mut record: Record) -> Option<Entity> {
    let aliases = record.take("aliases").items();
    Some(Entity {
        name: record.text("name"),
        kind: EntityKind::from_id(&record.text("kind"))?,
        aliases: list(aliases.into_iter().filter_map(Json::text)),
        role: record.take("role").text(),
        side: record.take("side").number().map(SideId),
    })
}

/// Any JSON that a corpus can hold.
enum Json {
    Null,
    Bool(bool),
    Number(u32),
    Text(String),
    List(Vec<Json>),
    Record(Vec<(String, Json)>),
}

/// The fields of an object that are not taken yet.
struct Record(Vec<(String, Json)>);

impl Json {
    fn record(self) -> Record {
        match self {
            Self::Record(fields) => Record(fields),
            _ => Record(Vec::new()),
        }
    }

    fn items(self) -> Vec<Self> {
        match self {
            Self::List(items) => items,
            _ => Vec::new(),
        }
    }

    fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn number(self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    fn numbers(self) -> Vec<u32> {
        list(self.items().into_iter().filter_map(Self::number))
    }
}

impl Record {
    fn take(&mut self, name: &str) -> Json {
        match self.0.iter().position(|(other, _)| other == name) {
            Some(at) => self.0.swap_remove(at).1,
            None => Json::Null,
        }
    }

    fn text(&mut self, name: &str) -> String {
        self.take(name).text().unwrap_or_default()
    }

    fn number(&mut self, name: &str) -> u32 {
        self.take(name).number().unwrap_or_default()
    }

    fn stated(&mut self, name: &str) -> Option<Stated> {
        let Json::Record(fields) = self.take(name) else { return None };
        let mut fields = Record(fields);
        Some(Stated { value: fields.text("value"), line: fields.number("line"), basis: fields.text("basis") })
    }

    fn list<T>(&mut self, name: &str, read: fn(Record) -> T) -> Vec<T> {
        let mut list = Vec::new();
        self.each(name, &mut |record| list.push(read(record)));
        list
    }

    fn some<T>(&mut self, name: &str, read: fn(Record) -> Option<T>) -> Vec<T> {
        let mut list = Vec::new();
        self.each(name, &mut |record| {
            if let Some(item) = read(record) {
                list.push(item);
            }
        });
        list
    }

    /// One copy of the loop for all lists.
    fn each(&mut self, name: &str, read: &mut dyn FnMut(Record)) {
        for item in self.take(name).items() {
            read(item.record());
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("the JSON of a corpus")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as u32))
    }

    // No corpus has these two. Taking them in spares the code that would describe them in an error.
    fn visit_i64<E: Error>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(field) = fields.next_entry()? {
            list.push(field);
        }
        Ok(Json::Record(list))
    }
}

#[cfg(test)]
mod tests {
    use crate::sample;

    fn check(json: &str) {
        let derived: corpus::Corpus = serde_json::from_str(json).expect("the derived reader reads it");
        assert_eq!(super::corpus(json), Ok(derived));
    }

    #[test]
    fn both_readers_read_the_same() {
        check(crate::CORPUS);
        for corpus in [sample::corpus(), sample::empty()] {
            check(&serde_json::to_string(&corpus).expect("a corpus serialises"));
        }
    }

    #[test]
    fn broken_json_is_told_with_its_place() {
        assert_eq!(super::corpus("[1,"), Err("broken JSON at byte 3".into()));
        assert!(super::corpus("").is_err() && super::corpus("{}{").is_err());
    }
}
