//! What may stand in `reviews.toml`: the kinds of tables with their keys, and a table read into a [`Review`].
//!
//! The list below is all that there is to say of a kind: unknown keys, wrong types, missing and superfluous values are
//! found by it alone, for all kinds in the same way. What it does not know: the corpus.

use super::problem::{ids, unknown};
use crate::config::toml_reader::{At, Reader, Table};
use corpus::{
    Act, Action, Attribution, Basis, Certainty, EntityKind, FlagKind, FurnitureKind, LinkKind, Mode,
    Precision,
};
use std::collections::BTreeMap;
use std::ops::Range;

use Action::{Add, Correct, Withdraw};
use Holds::{Choice, Number, Numbers, Switch, Text, Texts};
use Needed::{Always, AtWill, Gives, MayGive};

/// A kind of table.
pub struct Kind {
    /// What heads it: `[[mention]]`.
    pub id: &'static str,
    /// What a review of this kind may do; the first is meant where it does not say.
    pub actions: &'static [Action],
    /// Whether it must say.
    pub says_action: bool,
    /// Its own keys, besides `document`, `action` and `reason`.
    pub keys: &'static [Key],
}

/// A key of a table.
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What stands behind it.
    pub holds: Holds,
    /// When it must stand there.
    pub needed: Needed,
}

/// What stands behind a key.
pub enum Holds {
    Text,
    Texts,
    Number,
    Numbers,
    Switch,
    /// One of these names.
    Choice(fn() -> Vec<&'static str>),
}

/// When a key must stand in its table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// It tells which value is meant.
    Always,
    /// It helps to tell which value is meant.
    AtWill,
    /// It is the value: needed by a review that gives one, and refused in one that withdraws.
    Gives,
    /// It is part of the value: refused in a review that withdraws.
    MayGive,
}

const fn key(name: &'static str, holds: Holds, needed: Needed) -> Key {
    Key { name, holds, needed }
}

const ALL: &[Action] = &[Correct, Add, Withdraw];

/// What a line may be: a piece of the article, or a kind of furniture.
pub const PARAGRAPH: &str = "paragraph";
/// A subheading of the article.
pub const HEADING: &str = "heading";
/// A line that goes on with the paragraph above it.
pub const CONTINUED: &str = "continued";

/// All kinds of tables, in the order in which the stages of the compiler reach their values.
pub const KINDS: &[Kind] = &[
    Kind {
        id: "line",
        actions: &[Correct],
        says_action: false,
        keys: &[
            key("words", Text, Always),
            key("line", Number, AtWill),
            key("occurrence", Number, AtWill),
            key("until", Text, AtWill),
            key(
                "kind",
                Choice(|| {
                    let furniture = FurnitureKind::ALL.iter().map(|kind| kind.id());
                    [PARAGRAPH, HEADING, CONTINUED].into_iter().chain(furniture).collect()
                }),
                Gives,
            ),
        ],
    },
    Kind {
        id: "metadata",
        actions: ALL,
        says_action: false,
        keys: &[
            key("field", Choice(|| FIELDS.to_vec()), Always),
            key("was", Text, AtWill),
            key("value", Text, Gives),
            key("line", Number, MayGive),
        ],
    },
    Kind {
        id: "flag",
        actions: ALL,
        says_action: true,
        keys: &[
            key("kind", Choice(|| FlagKind::ALL.iter().map(|kind| kind.id()).collect()), Always),
            key("lines", Numbers, MayGive),
        ],
    },
    Kind {
        id: "entity",
        actions: &[Correct, Withdraw],
        says_action: true,
        keys: &[
            key("name", Text, Always),
            key("rename", Text, MayGive),
            key("kind", Choice(|| EntityKind::ALL.iter().map(|kind| kind.id()).collect()), MayGive),
            key("same_as", Text, MayGive),
            key("role", Text, MayGive),
            key("side", Text, MayGive),
        ],
    },
    Kind {
        id: "mention",
        actions: ALL,
        says_action: true,
        keys: &[PASSAGE, WORDS, OCCURRENCE, key("entity", Text, Gives)],
    },
    Kind {
        id: "window",
        actions: ALL,
        says_action: false,
        keys: &[key("earliest", Text, MayGive), key("latest", Text, MayGive)],
    },
    Kind {
        id: "event",
        actions: ALL,
        says_action: true,
        keys: &[
            PASSAGE,
            WORDS,
            OCCURRENCE,
            key("date", Text, Gives),
            PRECISION,
            BASIS,
            key("sentence", Text, MayGive),
        ],
    },
    Kind {
        id: "topic",
        actions: ALL,
        says_action: true,
        keys: &[key("passage", Text, Always), key("topic", Text, Always), key("words", Texts, Gives)],
    },
    Kind {
        id: "statement",
        actions: ALL,
        says_action: true,
        keys: &[
            PASSAGE,
            WORDS,
            OCCURRENCE,
            key("mode", Choice(|| Mode::ALL.iter().map(|kind| kind.id()).collect()), MayGive),
            key("act", Choice(|| Act::ALL.iter().map(|kind| kind.id()).collect()), MayGive),
            key("content", Texts, MayGive),
            key("source", Text, MayGive),
            key("cue", Text, MayGive),
            key("hedge", Text, MayGive),
            key("speaker", Text, MayGive),
            key("attribution", Choice(|| Attribution::ALL.iter().map(|kind| kind.id()).collect()), MayGive),
            key("certainty", Choice(|| Certainty::ALL.iter().map(|kind| kind.id()).collect()), MayGive),
            key("side", Text, MayGive),
            key("via", Text, MayGive),
            key("said", Text, MayGive),
            BASIS,
            key("topics", Texts, MayGive),
            key("verbatim", Switch, MayGive),
            key("clear", Texts, MayGive),
        ],
    },
    Kind {
        id: "link",
        actions: ALL,
        says_action: true,
        keys: &[
            key("kind", Choice(|| LinkKind::ALL.iter().map(|kind| kind.id()).collect()), Always),
            PASSAGE,
            key("words", Text, AtWill),
            key("other", Text, Always),
            key("other_passage", Text, AtWill),
            key("other_words", Text, AtWill),
        ],
    },
];

/// The fields that a page states.
pub const FIELDS: [&str; 5] = ["title", "date", "byline", "publisher", "url"];

const PASSAGE: Key = key("passage", Text, AtWill);
const WORDS: Key = key("words", Text, Always);
const OCCURRENCE: Key = key("occurrence", Number, AtWill);
const BASIS: Key = key("basis", Choice(|| Basis::ALL.iter().map(|kind| kind.id()).collect()), MayGive);
const PRECISION: Key =
    key("precision", Choice(|| Precision::ALL.iter().map(|kind| kind.id()).collect()), MayGive);

/// A table of `reviews.toml`, with every key as its kind has it.
pub struct Review {
    /// What it is of.
    pub kind: &'static str,
    /// What it does.
    pub action: Action,
    /// Where it stands in the file.
    pub span: Range<usize>,
    values: BTreeMap<&'static str, Value>,
}

enum Value {
    Text(At<String>),
    Texts(Vec<At<String>>),
    Number(At<u32>),
    Numbers(Vec<At<u32>>),
    Switch(bool),
}

impl Review {
    /// The text or choice behind a key.
    pub fn text(&self, key: &str) -> Option<&At<String>> {
        if let Some(Value::Text(text)) = self.values.get(key) { Some(text) } else { None }
    }

    /// The same, of a key that is always there.
    pub fn needed(&self, key: &str) -> &str {
        self.text(key).map_or("", |at| at.value.as_str())
    }

    /// The list of texts behind a key.
    pub fn texts(&self, key: &str) -> Option<&[At<String>]> {
        if let Some(Value::Texts(texts)) = self.values.get(key) { Some(texts) } else { None }
    }

    /// The number behind a key.
    pub fn number(&self, key: &str) -> Option<&At<u32>> {
        if let Some(Value::Number(number)) = self.values.get(key) { Some(number) } else { None }
    }

    /// The numbers behind a key; a key that is missing has none.
    pub fn numbers(&self, key: &str) -> Vec<u32> {
        let Some(Value::Numbers(numbers)) = self.values.get(key) else { return Vec::new() };
        numbers.iter().map(|at| at.value).collect()
    }

    /// `true` or `false` behind a key.
    pub fn switch(&self, key: &str) -> Option<bool> {
        if let Some(Value::Switch(is)) = self.values.get(key) { Some(*is) } else { None }
    }

    /// Why.
    pub fn reason(&self) -> &str {
        self.needed("reason")
    }

    /// Where a key stands, or the table where it does not.
    pub fn place(&self, key: &str) -> Range<usize> {
        match self.values.get(key) {
            Some(Value::Text(at)) => at.span.clone(),
            Some(Value::Number(at)) => at.span.clone(),
            Some(Value::Texts(list)) => list.first().map_or_else(|| self.span.clone(), |at| at.span.clone()),
            Some(Value::Numbers(list)) => {
                list.first().map_or_else(|| self.span.clone(), |at| at.span.clone())
            }
            Some(Value::Switch(_)) | None => self.span.clone(),
        }
    }
}

/// Reads every table of the file; those with a problem are reported and left out.
pub fn read(reader: &mut Reader<'_>) -> Vec<Review> {
    let mut reviews = Vec::new();
    reader.walk(|reader, root| {
        for kind in KINDS {
            reader.tables(root, kind.id, |reader, table| reviews.extend(review(reader, table, kind)));
        }
    });
    reviews
}

fn review(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, kind: &'static Kind) -> Option<Review> {
    let before = reader.count();
    let mut values = BTreeMap::new();
    if kind.id != "entity" {
        values.extend(reader.required(table, "document").map(|at| ("document", Value::Text(at))));
    }
    let action = action(reader, table, kind);
    for key in kind.keys {
        values.extend(value(reader, table, key).map(|value| (key.name, value)));
    }
    values.extend(reader.required(table, "reason").map(|at| ("reason", Value::Text(at))));
    let review = Review { kind: kind.id, action: action?, span: table.span(), values };
    for key in kind.keys {
        let there = table.has(key.name);
        if review.action == Withdraw && there && matches!(key.needed, Gives | MayGive) {
            let found = format!("`{}` in a review that withdraws", key.name);
            let remedy = "remove it, or write action = \"correct\"";
            reader.problem(review.place(key.name), found, "no value", remedy);
        } else if review.action != Withdraw && key.needed == Gives && review.is_empty(key.name) {
            // What stands there and is no value was reported when it was read.
            if there && !review.values.contains_key(key.name) {
                continue;
            }
            let example = if matches!(key.holds, Texts) { "[\"...\"]" } else { "\"...\"" };
            let or = if kind.actions.contains(&Withdraw) { ", or write action = \"withdraw\"" } else { "" };
            let remedy = format!("add {} = {example}{or}", key.name);
            let found = format!("a [[{}]] that gives no `{}`", kind.id, key.name);
            reader.problem(review.place(key.name), found, "the right value", &remedy);
        }
    }
    // The keys that nobody asked for are reported when the table is left; such a review is not applied either.
    let known = table.is_known();
    (known && reader.count() == before).then_some(review)
}

impl Review {
    fn is_empty(&self, key: &str) -> bool {
        match self.values.get(key) {
            None => true,
            Some(Value::Text(at)) => at.value.trim().is_empty(),
            Some(Value::Texts(list)) => list.is_empty(),
            Some(_) => false,
        }
    }
}

fn action(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, kind: &Kind) -> Option<Action> {
    let at = if kind.says_action {
        reader.required(table, "action")
    } else if kind.actions.len() > 1 {
        reader.text(table, "action")
    } else {
        None
    };
    let Some(at) = at else { return (!kind.says_action).then_some(Correct) };
    let found = kind.actions.iter().copied().find(|action| action.id() == at.value);
    if found.is_none() {
        let remedy = (kind.id == "entity" && at.value == Add.id())
            .then_some("add an [[entity]] to entities.toml instead");
        unknown(reader, &at, "action", &ids(kind.actions.iter().map(|action| action.id())), remedy);
    }
    found
}

fn value(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, key: &Key) -> Option<Value> {
    match &key.holds {
        Text if key.needed == Always => reader.required(table, key.name).map(Value::Text),
        Text => reader.text(table, key.name).map(Value::Text),
        Texts => reader.texts_if_given(table, key.name).map(Value::Texts),
        Number => reader.number(table, key.name).map(Value::Number),
        Numbers => Some(Value::Numbers(reader.numbers(table, key.name))),
        Switch => reader.flag(table, key.name).map(Value::Switch),
        Choice(known) => {
            let at = if key.needed == Always {
                reader.required(table, key.name)?
            } else {
                reader.text(table, key.name)?
            };
            let known = known();
            if !known.contains(&at.value.as_str()) {
                unknown(reader, &at, key.name, &ids(known), None);
                return None;
            }
            Some(Value::Text(at))
        }
    }
}
