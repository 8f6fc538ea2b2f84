//! The schemas of the curator's files, for editors that complete and check TOML: `docs/schemas/`.
//!
//! They are written by `UPDATE_GOLDEN=1 cargo test -p compiler --lib schemas`. What stands in the list below holds against the
//! readers: a test asks each which keys it knows.

use super::table::{Holds, KINDS, Kind, Needed};
use crate::config;
use crate::diagnostic::Diagnostic;
use corpus::{EntityKind, Side};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A key: its name, whether it must be there, what stands behind it, and what it means.
type Key = (&'static str, bool, Is, &'static str);

#[derive(Clone, Copy)]
enum Is {
    Text,
    Texts,
    Switch,
    Id,
    Kind,
}

use Is::{Id, Switch, Text, Texts};

const CORPUS: &[Key] = &[
    ("title", false, Text, "What the corpus is called; else the folder's name."),
    ("description", false, Text, "One or two sentences on what it is."),
    ("coverage", false, Text, "What it covers, and as of when."),
    ("synonyms", false, Switch, "false lets a search find only the words that were typed."),
];
const SIDE: &[Key] = &[
    ("id", true, Id, "Its name in links: small letters, digits and hyphens."),
    ("label", true, Text, "Its name for readers."),
];
const TURNING_POINT: &[Key] = &[
    (
        "date",
        true,
        Text,
        "When: a day, a month or a year that a page dates something by: 2024-03-04, 2024-03 or 2024.",
    ),
    ("label", true, Text, "What changed, in a few words that every side could accept."),
];
const TOPIC: &[Key] = &[
    ("id", true, Id, "Its name in links: small letters, digits and hyphens."),
    ("label", true, Text, "Its name for readers."),
    ("definition", true, Text, "One sentence that every side could accept."),
    ("parent", false, Text, "The id of a wider topic."),
    (
        "terms",
        false,
        Texts,
        "Words and phrases of which one earns a passage the topic; a last * matches any ending.",
    ),
    ("hints", false, Texts, "Words and phrases of which a passage needs two different ones."),
    ("vetoes", false, Texts, "Phrases inside which no term or hint counts."),
    ("guessed", false, Switch, "true where it was proposed by `concordance init`."),
];
const ENTITY: &[Key] = &[
    ("name", true, Text, "The canonical name."),
    ("kind", true, Is::Kind, "What it is."),
    ("aliases", false, Texts, "Other names of the very same thing. A name belongs to one entity only."),
    ("role", false, Text, "Office or description."),
    ("side", false, Text, "The id of the side in corpus.toml that it speaks or stands for."),
    (
        "speaks_for",
        false,
        Text,
        "The name of the entity whose words its own are: of a capital, its government.",
    ),
];

fn shape(is: Is) -> Value {
    match is {
        Is::Text => json!({ "type": "string" }),
        Is::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Is::Switch => json!({ "type": "boolean" }),
        Is::Id => json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" }),
        Is::Kind => json!({ "enum": EntityKind::ALL.iter().map(|kind| kind.id()).collect::<Vec<_>>() }),
    }
}

/// A table with these keys and no other.
fn table(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for (name, _, is, meaning) in keys {
        let mut shape = shape(*is);
        shape["description"] = json!(meaning);
        properties.insert((*name).to_owned(), shape);
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.1).map(|key| key.0).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

/// A table of `reviews.toml`.
fn review(kind: &Kind) -> Value {
    let mut properties = Map::new();
    let mut required = vec!["reason"];
    let mut add = |name: &str, shape: Value, meaning: &str| {
        let mut shape = shape;
        if !meaning.is_empty() {
            shape["description"] = json!(meaning);
        }
        properties.insert(name.to_owned(), shape);
    };
    if kind.id != "entity" {
        add("document", shape(Is::Text), "The name of the file.");
        required.push("document");
    }
    if kind.actions.len() > 1 {
        let actions: Vec<&str> = kind.actions.iter().map(|action| action.id()).collect();
        add("action", json!({ "enum": actions }), "What is done with the value.");
    }
    if kind.says_action {
        required.push("action");
    }
    for key in kind.keys {
        let shape = match &key.holds {
            Holds::Text => shape(Is::Text),
            Holds::Texts => shape(Is::Texts),
            Holds::Number => json!({ "type": "integer", "minimum": 1 }),
            Holds::Numbers => json!({ "type": "array", "items": { "type": "integer", "minimum": 1 } }),
            Holds::Switch => shape(Is::Switch),
            Holds::Choice(known) => json!({ "enum": known() }),
        };
        let meaning = match key.name {
            "passage" => "Which passage: its opening words, or its hash.",
            "words" => "The words meant, copied from the page.",
            "occurrence" => "Which one, where the words stand there several times.",
            _ => "",
        };
        add(key.name, shape, meaning);
        if key.needed == Needed::Always {
            required.push(key.name);
        }
    }
    add("reason", shape(Is::Text), "Why, in a sentence that a reader will see.");
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

/// The schema of a file: its own keys, and its tables.
fn file(name: &str, keys: &[Key], tables: Vec<(&str, Value)>) -> (String, Value) {
    let mut schema = table(keys);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(format!("{name}.toml"));
    for (id, table) in tables {
        schema["properties"][id] = json!({ "type": "array", "items": table });
    }
    (format!("{name}.schema.json"), schema)
}

fn files() -> Vec<(String, Value)> {
    vec![
        file("corpus", CORPUS, vec![("side", table(SIDE)), ("turning_point", table(TURNING_POINT))]),
        file("topics", &[], vec![("topic", table(TOPIC))]),
        file("entities", &[], vec![("entity", table(ENTITY))]),
        file("proposals", &[], vec![("entity", table(ENTITY)), ("topic", table(TOPIC))]),
        file("reviews", &[], KINDS.iter().map(|kind| (kind.id, review(kind))).collect()),
    ]
}

#[test]
fn the_schemas_are_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas");
    for (name, schema) in files() {
        let (path, text) = (folder.join(name), format!("{schema:#}\n"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(&folder).and_then(|()| fs::write(&path, &text)).expect("a file is written");
        }
        let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(written == text, "{} is old: UPDATE_GOLDEN=1 writes it", path.display());
    }
}

/// The keys that a reader knows, of the file and of its tables, as it says them where it finds another.
fn known(problems: &[Diagnostic]) -> BTreeSet<BTreeSet<String>> {
    let unknown = problems.iter().filter(|problem| problem.found == "the unknown key `zzzzzz`");
    let keys = |problem: &Diagnostic| {
        let keys = problem.expected.strip_prefix("one of: ").expect("a list of keys").split(", ");
        keys.map(str::to_owned).collect()
    };
    unknown.map(keys).collect()
}

fn names(keys: &[Key], tables: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|key| key.0).chain(tables.iter().copied()).map(str::to_owned).collect()
}

#[test]
fn a_schema_has_the_keys_that_the_reader_knows() {
    let sides: &[Side] = &[];
    let table = |name: &str| format!("[[{name}]]\nzzzzzz = 1\n");
    let text =
        |tables: &[&str]| tables.iter().fold("zzzzzz = 1\n".to_owned(), |text, name| text + &table(name));
    let (corpus, topics, entities) = (text(&["side", "turning_point"]), text(&["topic"]), text(&["entity"]));
    for (problems, expected) in [
        (
            config::corpus("corpus.toml", &corpus).1,
            vec![names(CORPUS, &["side", "turning_point"]), names(SIDE, &[]), names(TURNING_POINT, &[])],
        ),
        (config::topics("topics.toml", &topics).1, vec![names(&[], &["topic"]), names(TOPIC, &[])]),
        (
            config::entities("entities.toml", &entities, sides).1,
            vec![names(&[], &["entity"]), names(ENTITY, &[])],
        ),
    ] {
        assert_eq!(known(&problems), BTreeSet::from_iter(expected));
    }
}
