//! What is said of everything that is exported: a list of names, each with where its value comes from.
//!
//! A table has a column for each, data a key; so both say the same. What is not known is nothing, never a guess.

use corpus::{Attribution, Basis, Certainty, Date, EntityId, FlagKind, Place, Statement, Window};

use super::Export;
use crate::page::citation::Cited;
use crate::page::document_line::second_hand;
use crate::page::statement::{named, office};
use crate::page::when::{date_in_full, published};
use crate::text;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Not known, or not of this kind of record.
    Nothing,
    /// A text.
    Text(String),
    /// Texts.
    List(Vec<String>),
    /// A number.
    Number(u32),
    /// Whether.
    Truth(bool),
}

/// Something that is said of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name, as a column or a key.
    pub name: &'static str,
    /// Its value.
    pub value: fn(&Cited<'_>, &Export<'_>) -> Value,
}

const fn field(name: &'static str, value: fn(&Cited<'_>, &Export<'_>) -> Value) -> Field {
    Field { name, value }
}

/// Every field, in the order of the columns: who, how, which words, when, where, and what to beware of.
pub static FIELDS: [Field; 42] = [
    field("kind", |cited, _| word(if cited.statement.is_some() { "statement" } else { "passage" })),
    field("speaker", |cited, _| entity(cited, |statement| statement.speaker)),
    field("certainty", |cited, _| of(cited, |_, statement| word(statement.certainty.id()))),
    field("named", |cited, _| of(cited, |_, statement| word(statement.attribution.label()))),
    field("source", |cited, _| words_at(cited, |statement| statement.source)),
    field("office", |cited, _| of(cited, |cited, statement| maybe(office(statement, cited.corpus)))),
    field("side", |cited, _| {
        of(cited, |cited, statement| {
            let side = statement.side.and_then(|side| cited.corpus.sides.get(side.index()));
            maybe(side.map(|side| &side.label))
        })
    }),
    field("act", |cited, _| of(cited, |_, statement| word(statement.act.id()))),
    field("mode", |cited, _| of(cited, |_, statement| word(statement.mode.id()))),
    field("words", |cited, _| word(&cited.words())),
    field("cue", |cited, _| words_at(cited, |statement| statement.cue)),
    field("hedge", |cited, _| words_at(cited, |statement| statement.hedge)),
    field("via", |cited, _| entity(cited, |statement| statement.via)),
    field("verbatim", |cited, _| of(cited, |_, statement| Value::Truth(statement.verbatim))),
    field("said", |cited, _| said(cited, |date| maybe(date.value.as_ref()))),
    field("said_precision", |cited, _| said(cited, |date| word(date.precision.id()))),
    field("said_basis", |cited, _| said(cited, |date| word(date.basis.id()))),
    field("said_in_words", |cited, _| said(cited, |date| Value::Text(date_in_full(date)))),
    field("said_reason", |cited, _| said(cited, |date| reason(&date.reason))),
    field("topics", |cited, _| Value::List(topics(cited))),
    field("title", |cited, _| maybe(cited.document.title.as_ref().map(|title| &title.value))),
    field("byline", |cited, _| maybe(cited.document.byline.as_ref().map(|byline| &byline.value))),
    field("publisher", |cited, _| maybe(cited.document.publisher.as_ref().map(|name| &name.value))),
    field("published", |cited, _| maybe(cited.document.date.as_ref().map(|date| &date.value))),
    field("published_in_words", |cited, _| Value::Text(published(cited.document))),
    field("published_earliest", |cited, _| window(cited, |window| maybe(window.earliest.as_ref()))),
    field("published_latest", |cited, _| window(cited, |window| maybe(window.latest.as_ref()))),
    field("published_season", |cited, _| window(cited, |window| maybe(window.season.as_ref()))),
    field("published_reason", |cited, _| window(cited, |window| reason(&window.reason))),
    field("url", |cited, _| maybe(cited.document.url.as_ref().map(|url| &url.value))),
    field("language", |cited, _| maybe(cited.document.language.as_ref())),
    field("file", |cited, _| word(&cited.document.file)),
    field("first_line", |cited, _| Value::Number(cited.passage.first_line)),
    field("last_line", |cited, _| Value::Number(cited.last_line())),
    field("document", |cited, _| word(&cited.document.slug)),
    field("passage", |cited, _| word(&cited.passage.hash)),
    field("link", |cited, export| Value::Text(export.link(cited))),
    field("warnings", |cited, _| Value::List(warnings(cited))),
    field("corrected", |cited, _| of(cited, |_, statement| maybe(statement.review.as_ref()))),
    field("accessed", |_, export| maybe(Some(export.day).filter(|day| !day.is_empty()))),
    field("label", |cited, _| maybe(Some(cited.label).filter(|label| !label.is_empty()))),
    field("note", |cited, _| maybe(Some(&cited.note).filter(|note| !note.is_empty()))),
];

/// What only a line of a concordance has, before all else.
pub static LINE: [Field; 3] = [
    field("left", |cited, _| of_a_line(cited, 0)),
    field("keyword", |cited, _| of_a_line(cited, 1)),
    field("right", |cited, _| of_a_line(cited, 2)),
];

/// Whether a field is said of a line of a concordance: where it stands, when that was published, and what to beware of.
pub fn is_of_a_line(field: &Field) -> bool {
    const OF_A_LINE: [&str; 11] = [
        "title",
        "publisher",
        "published",
        "published_in_words",
        "file",
        "first_line",
        "document",
        "passage",
        "link",
        "warnings",
        "accessed",
    ];
    OF_A_LINE.contains(&field.name)
}

fn of_a_line(cited: &Cited, part: usize) -> Value {
    cited.line().map_or(Value::Nothing, |line| word(line[part].trim()))
}

/// How many of them, the last ones, only the records of a dossier have.
pub const OF_A_DOSSIER: usize = 2;

/// What to beware of: that the words are not verbatim, what is likely or inferred only, and the document's other flags.
pub fn warnings(cited: &Cited) -> Vec<String> {
    let mut warnings = text::list(second_hand(cited.document).map(|how| ["not verbatim: ", how].concat()));
    if let Some(statement) = cited.statement {
        if let Some(how) = named(statement) {
            warnings.push(["speaker ", &how].concat());
        }
        if statement.certainty == Certainty::Open {
            let is_unnamed = statement.attribution == Attribution::Unnamed;
            warnings.push(if is_unnamed { "speaker not named" } else { "speaker not known" }.into());
        }
        if statement.said.as_ref().is_some_and(|date| date.basis == Basis::Inferred) {
            warnings.push("date of the statement inferred".into());
        }
    }
    if cited.document.date.is_none() && cited.document.window.is_some() {
        warnings.push("date of publication inferred".into());
    }
    let second_hand = [FlagKind::AiRewritten, FlagKind::MachineTranslated];
    let flags = cited.document.flags.iter().filter(|flag| !second_hand.contains(&flag.kind));
    warnings.extend(flags.map(|flag| flag.kind.label().into()));
    warnings
}

/// The topics of a statement, or of a passage.
fn topics(cited: &Cited) -> Vec<String> {
    let label = |topic: corpus::TopicId| Some(cited.corpus.topics.get(topic.index())?.label.clone());
    match cited.statement {
        Some(statement) => text::list(statement.topics.iter().filter_map(|topic| label(*topic))),
        None => text::list(cited.passage.topics.iter().filter_map(|found| label(found.topic))),
    }
}

fn word(text: &str) -> Value {
    Value::Text(text.into())
}

fn maybe<T: AsRef<str>>(text: Option<T>) -> Value {
    text.map_or(Value::Nothing, |text| word(text.as_ref()))
}

/// Of a statement; nothing of a passage.
fn of(cited: &Cited, value: fn(&Cited<'_>, &Statement) -> Value) -> Value {
    cited.statement.map_or(Value::Nothing, |statement| value(cited, statement))
}

/// Why a date is what it is, where it is not simply printed.
fn reason(reason: &str) -> Value {
    maybe(Some(reason).filter(|reason| !reason.is_empty()))
}

/// The words of the page at a place of a statement.
fn words_at(cited: &Cited, place: fn(&Statement) -> Option<Place>) -> Value {
    maybe(cited.statement.and_then(place).map(|place| place.of(cited.document)))
}

/// The name of an entity of a statement.
fn entity(cited: &Cited, id: fn(&Statement) -> Option<EntityId>) -> Value {
    let entity = cited.statement.and_then(id).and_then(|id| cited.corpus.entities.get(id.index()));
    maybe(entity.map(|entity| &entity.name))
}

/// Of the date on which it was said.
fn said(cited: &Cited, value: fn(&Date) -> Value) -> Value {
    cited.statement.and_then(|statement| statement.said.as_ref()).map_or(Value::Nothing, value)
}

/// Of the days between which an undated document was published.
fn window(cited: &Cited, value: fn(&Window) -> Value) -> Value {
    let document = cited.document;
    document.window.as_ref().filter(|_| document.date.is_none()).map_or(Value::Nothing, value)
}
