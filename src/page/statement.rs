//! A statement in words: who says it, how and when.

use corpus::text::date_in_words;
use corpus::{Act, Attribution, Certainty, Corpus, Document, EntityKind, Mention, Place, Span, Statement};

use crate::page::document_line::second_hand;
use crate::page::mark::{content, shown};
use crate::page::when::date_in_full;
use crate::screen::{SearchState, document_href};
use crate::text::{self, TextRun, fill};

/// A statement in a list: who says it, how and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementLine {
    /// Opens its card.
    pub href: String,
    /// Who says it.
    pub speaker: String,
    /// Where the speaker is not sure, why; their office and side, what they do by it, how it is told, and when: what of it
    /// is known.
    pub facts: Vec<String>,
    /// "not verbatim: machine-translated"; empty where the words are the original's.
    pub not_verbatim: String,
    /// The words of the page that hold it, where they are not shown beside it.
    pub words: String,
}

/// The office of a person who speaks.
pub fn office(statement: &Statement, corpus: &Corpus) -> Option<String> {
    let speaker = corpus.entities.get(statement.speaker?.index())?;
    if speaker.kind == EntityKind::Person { speaker.role.clone() } else { None }
}

/// The side that it is said for, unless that is who speaks.
pub fn side(statement: &Statement, corpus: &Corpus) -> Option<String> {
    let side = &corpus.sides.get(statement.side?.index())?.label;
    let speaker = statement.speaker.and_then(|id| corpus.entities.get(id.index()));
    if speaker.is_some_and(|speaker| speaker.name == *side) { None } else { Some(side.clone()) }
}

/// Who says a statement, how and when, to stand before its words: "Ann Vale, mayor, North, opposes, reported, said 7 March
/// 2024".
pub fn signature(statement: &Statement, document: &Document, corpus: &Corpus) -> String {
    let mut parts = vec![signature_without_day(statement, document, corpus)];
    parts.extend(statement.said.as_ref().map(|said| ["said ", &date_in_full(said)].concat()));
    parts.join(", ")
}

/// The same where the day stands elsewhere.
pub fn signature_without_day(statement: &Statement, document: &Document, corpus: &Corpus) -> String {
    let mut parts = vec![speaker(statement, document, corpus)];
    parts.extend(facts(statement, corpus));
    parts.join(", ")
}

/// What is known of a statement besides who says it and when.
fn facts(statement: &Statement, corpus: &Corpus) -> Vec<String> {
    let mut facts = text::list(named(statement).into_iter());
    facts.extend(office(statement, corpus));
    facts.extend(side(statement, corpus));
    facts.push(told(statement));
    facts
}

/// What tells the speaker, where that makes them likely and no more.
pub fn named(statement: &Statement) -> Option<String> {
    let is_likely = statement.certainty == Certainty::Likely;
    is_likely.then(|| ["likely, ", statement.attribution.label()].concat())
}

/// What is done by it and how it is told: "opposes, told by the author". That somebody says it goes without saying.
pub fn told(statement: &Statement) -> String {
    let act = if statement.act == Act::Says { "" } else { statement.act.label() };
    let comma = if act.is_empty() { "" } else { ", " };
    [act, comma, statement.mode.label()].concat()
}

/// A statement of a passage in a list of a search, or of none. `window` is what is shown of the passage.
pub fn line(
    corpus: &Corpus,
    (document, passage, at): (usize, usize, usize),
    window: Span,
    from: Option<&SearchState>,
) -> StatementLine {
    let document = &corpus.documents[document];
    let statement = &document.statements[at];
    let mut line =
        StatementLine { speaker: speaker(statement, document, corpus), ..StatementLine::default() };
    if let Some(mark) = content(document, at, passage).first() {
        let hash = &document.passages[passage].hash;
        line.href = document_href(&document.slug, Some((hash, &mark.name())), false, None, from);
    }
    line.facts = facts(statement, corpus);
    line.facts.push(match (&statement.said, &document.date) {
        (Some(said), _) => ["said ", &date_in_full(said)].concat(),
        (None, Some(date)) => ["day not told, page of ", &date_in_words(&date.value)].concat(),
        (None, None) => "day not told".into(),
    });
    if let Some(why) = joined(second_hand(document)) {
        line.not_verbatim = ["not verbatim: ", &why].concat();
    }
    if let Some(span) =
        shown(statement, passage).filter(|span| span.start < window.start || window.end < span.end)
    {
        line.words = span.of(&document.passages[passage].text).into();
    }
    line
}

/// Who says it: a name, with the page's own words where they name another that speaks for it (a capital); or those
/// words alone for whoever it is, in quotation marks, or that they name nobody.
pub fn speaker(statement: &Statement, document: &Document, corpus: &Corpus) -> String {
    let words = statement.source.map(|source| quoted(source.of(document)));
    let Some(entity) = statement.speaker.and_then(|id| corpus.entities.get(id.index())) else {
        let unnamed = if statement.attribution == Attribution::Unnamed { "unnamed: " } else { "" };
        return words.map_or_else(|| "Speaker not known".into(), |words| [unnamed, &words].concat());
    };
    let speaks_for = |mention: &Mention| {
        let named = corpus.entities.get(mention.entity.index());
        let is_source = statement.source.is_some_and(|Place { span, .. }| {
            span.start <= mention.span.start && mention.span.end <= span.end
        });
        is_source && statement.speaker == named.and_then(|named| named.speaks_for)
    };
    let passage = statement.source.and_then(|source| document.passages.get(source.passage as usize));
    let named_otherwise = passage.is_some_and(|passage| passage.mentions.iter().any(speaks_for));
    match words.filter(|_| named_otherwise) {
        Some(words) => [&*entity.name, ", as ", &words].concat(),
        None => entity.name.clone(),
    }
}

/// What is shown of it in a passage, and marked what of that is said: a sentence can hold two statements that differ.
pub fn words(statement: &Statement, document: &Document, passage: usize) -> Vec<TextRun> {
    let own = statement.content.iter().filter(|place| place.passage as usize == passage);
    let own = text::list(own.map(|place| place.span));
    shown(statement, passage)
        .map_or_else(Vec::new, |window| text::runs(&document.passages[passage].text, window, &own, &[], &[]))
}

/// In quotation marks.
pub fn quoted(words: &str) -> String {
    fill("“{}”", &[words])
}

/// With commas between them; nothing where there are none.
pub fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words = text::list(words);
    (!words.is_empty()).then(|| words.join(", "))
}
