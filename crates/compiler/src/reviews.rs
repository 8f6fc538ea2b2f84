//! Applies a curator's corrections, `reviews.toml`, to what the rules found.
//!
//! It runs last, on the whole corpus, so that a review sees what a reader would see, and says of every value that it
//! touches that it was reviewed and why. A review names its place by words of the page, never by a number of ours: when
//! the page or the rules change so that the words no longer tell the place, the review is an error with its line rather
//! than a correction of something else. What the rules find by themselves by now is a note: the review can go.
//!
//! What it does not know: which lines are the article. Passages are cut before anything is found in them, so a review
//! can name a line of furniture otherwise but not make a passage of it.
//!
//! The format is described in `seeds/README.md`.

use crate::diagnostic::Diagnostic;
use crate::phrase::terms;
use crate::sentence::sentences;
use crate::toml_reader::{At, Reader, Table, nearest};
use corpus::{
    Attribution, Basis, Corpus, Date, Document, EntityId, Event, Flag, FlagKind, FurnitureKind, Link,
    LinkEnd, LinkKind, Mention, Mode, Place, Precision, SideId, Span, Stated, Statement, TopicId, TopicMatch,
    Window,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Applies the reviews of `text`, which messages call `file`; gives every problem, in the order of lines.
pub fn apply(file: &str, text: &str, corpus: &mut Corpus) -> Vec<Diagnostic> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let names = Names::new(corpus);
    let mut seen = BTreeSet::new();
    let mut problems = Reader::new(file, text).read(|reader, root| {
        reader.tables(root, "metadata", |reader, table| {
            metadata(reader, table, corpus, &names, &mut seen);
        });
        reader.tables(root, "window", |reader, table| {
            window(reader, table, corpus, &names);
        });
        reader.tables(root, "flag", |reader, table| {
            flag(reader, table, corpus, &names);
        });
        reader.tables(root, "furniture", |reader, table| {
            furniture(reader, table, corpus, &names);
        });
        reader.tables(root, "topic", |reader, table| {
            topic(reader, table, corpus, &names);
        });
        reader.tables(root, "mention", |reader, table| {
            mention(reader, table, corpus, &names);
        });
        reader.tables(root, "statement", |reader, table| {
            statement(reader, table, corpus, &names);
        });
        reader.tables(root, "event", |reader, table| {
            event(reader, table, corpus, &names);
        });
        reader.tables(root, "link", |reader, table| {
            link(reader, table, corpus, &names);
        });
    });
    sort(corpus);
    problems.sort_by_key(|problem| problem.line);
    problems
}

/// Puts back the orders that the model promises.
fn sort(corpus: &mut Corpus) {
    let first = |statement: &Statement| statement.content.first().copied();
    for document in &mut corpus.documents {
        document.statements.sort_by_key(first);
        document.events.sort_by_key(|event| event.place);
        document.flags.sort_by_key(|flag| flag.kind);
        for passage in &mut document.passages {
            passage.mentions.sort_by_key(|mention| mention.span);
            passage.topics.sort_by_key(|topic| topic.topic);
        }
    }
    corpus.links.sort_by_key(|link| link.from.document);
}

/// What a review does with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Add,
    Correct,
    Withdraw,
}

use Action::{Add, Correct, Withdraw};

impl Action {
    const fn id(self) -> &'static str {
        match self {
            Add => "add",
            Correct => "correct",
            Withdraw => "withdraw",
        }
    }
}

/// How the corpus's things are called, for reviews that name them.
struct Names {
    /// By file name and by slug.
    documents: BTreeMap<String, usize>,
    files: Vec<String>,
    /// By the terms of every name; nobody where two share it, and the canonical name counts before aliases.
    entities: BTreeMap<Vec<String>, Option<EntityId>>,
    topics: Vec<String>,
    sides: Vec<String>,
}

impl Names {
    fn new(corpus: &Corpus) -> Self {
        let mut documents = BTreeMap::new();
        for (at, document) in corpus.documents.iter().enumerate() {
            documents.entry(document.slug.clone()).or_insert(at);
        }
        for (at, document) in corpus.documents.iter().enumerate() {
            documents.insert(document.file.clone(), at);
        }
        let mut entities: BTreeMap<Vec<String>, Option<EntityId>> = BTreeMap::new();
        for (id, entity) in (0..).zip(&corpus.entities) {
            let owner = entities.entry(terms(&entity.name)).or_insert(Some(EntityId(id)));
            if *owner != Some(EntityId(id)) {
                *owner = None;
            }
        }
        let mut aliases: BTreeMap<Vec<String>, Option<EntityId>> = BTreeMap::new();
        for (id, entity) in (0..).zip(&corpus.entities) {
            for alias in &entity.aliases {
                let owner = aliases.entry(terms(alias)).or_insert(Some(EntityId(id)));
                if *owner != Some(EntityId(id)) {
                    *owner = None;
                }
            }
        }
        for (name, owner) in aliases {
            entities.entry(name).or_insert(owner);
        }
        Self {
            documents,
            files: corpus.documents.iter().map(|document| document.file.clone()).collect(),
            entities,
            topics: corpus.topics.iter().map(|topic| topic.id.clone()).collect(),
            sides: corpus.sides.iter().map(|side| side.id.clone()).collect(),
        }
    }
}

// ---------------------------------------------------------------- metadata, window, flags, furniture

/// `[[metadata]]`: a field that the page states.
fn metadata(
    reader: &mut Reader<'_>,
    table: &mut Table<'_, '_>,
    corpus: &mut Corpus,
    names: &Names,
    seen: &mut BTreeSet<(usize, String)>,
) {
    const FIELDS: [&str; 5] = ["title", "date", "byline", "publisher", "url"];
    let document = document(reader, table, "document", names);
    let field = reader.required(table, "field");
    let action = action(reader, table, &[Correct, Withdraw], Correct);
    let value = reader.text(table, "value");
    let was = reader.text(table, "was");
    let line = reader.number(table, "line");
    let reason = reader.required(table, "reason");
    let (Some(document), Some(field), Some(action), Some(reason)) = (document, field, action, reason) else {
        return;
    };
    let document_at = document;
    let document = &mut corpus.documents[document];
    let slot = match field.value.as_str() {
        "title" => &mut document.title,
        "date" => &mut document.date,
        "byline" => &mut document.byline,
        "publisher" => &mut document.publisher,
        "url" => &mut document.url,
        other => {
            unknown(reader, &field, "field", other, &FIELDS.map(str::to_owned));
            return;
        }
    };
    if !seen.insert((document_at, field.value.clone())) {
        let found = format!("a second review of the {} of {}", field.value, document.file);
        reader.problem(field.span, found, "one review of a field", "merge the two");
        return;
    }
    if let Some(was) = &was
        && slot.as_ref().map_or("", |stated| stated.value.as_str()) != was.value
    {
        let found = match slot {
            Some(stated) => format!("the {} `{}`", field.value, stated.value),
            None => format!("no {}", field.value),
        };
        let expected = format!("`{}`, which this review corrects", was.value);
        let remedy = "look at the page again, then correct `was` or remove the review";
        reader.problem(was.span.clone(), found, &expected, remedy);
        return;
    }
    let Some(value) = given(reader, table, action, value, "value") else { return };
    let Some(value) = value else {
        if slot.take().is_none() {
            let found = format!("a review that withdraws the {}, where the rules find none", field.value);
            reader.note(field.span, found, "a value to withdraw", "remove the review");
        }
        return;
    };
    let fits = |precision| matches!(precision, Precision::Day | Precision::Month | Precision::Year);
    if field.value == "date" && !precision_of(&value.value).is_some_and(fits) {
        let expected = "YYYY-MM-DD, YYYY-MM or YYYY, and a day that there is";
        reader.problem(
            value.span,
            format!("the date `{}`", value.value),
            expected,
            "write it that way, as precise as it is known",
        );
        return;
    }
    if slot.as_ref().is_some_and(|stated| stated.value == value.value) {
        let found = format!("the {} `{}`, which the rules find by themselves", field.value, value.value);
        reader.note(value.span, found, "a value that the rules do not find", "remove the review");
    }
    // Line 0 is no line: nothing on the page states the value.
    let line = line.map_or_else(|| slot.as_ref().map_or(0, |stated| stated.line), |line| line.value);
    *slot = Some(Stated { value: value.value, line, basis: format!("review: {}", reason.value) });
    if field.value == "date" {
        document.window = None;
    }
}

/// `[[window]]`: between which days an undated page was published.
fn window(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let document = document(reader, table, "document", names);
    let action = action(reader, table, &[Correct, Withdraw], Correct);
    let earliest = reader.text(table, "earliest");
    let latest = reader.text(table, "latest");
    let reason = reader.required(table, "reason");
    let mut sound = true;
    for day in [&earliest, &latest].into_iter().flatten() {
        if precision_of(&day.value) != Some(Precision::Day) || day.value.starts_with('X') {
            let found = format!("the day `{}`", day.value);
            reader.problem(day.span.clone(), found, "YYYY-MM-DD, a day that there is", "write it that way");
            sound = false;
        }
    }
    if let (Some(earliest), Some(latest)) = (&earliest, &latest)
        && earliest.value > latest.value
        && sound
    {
        let found = format!("a window from {} to {}", earliest.value, latest.value);
        reader.problem(latest.span.clone(), found, "a latest day behind the earliest", "exchange the two");
        sound = false;
    }
    let (Some(document), Some(action), Some(reason), true) = (document, action, reason, sound) else {
        return;
    };
    let document = &mut corpus.documents[document];
    if action == Withdraw {
        if document.window.take().is_none() {
            let found = format!("no window for {}", document.file);
            reader.problem(table.span(), found, "a window to withdraw", "remove the review");
        }
    } else if earliest.is_none() && latest.is_none() {
        let found = "a window without a day".to_owned();
        reader.problem(table.span(), found, "`earliest`, `latest` or both", "add one of them");
    } else if let Some(date) = &document.date {
        let found = format!("a window for {}, which is dated {}", document.file, date.value);
        reader.problem(table.span(), found, "a page without a date", "remove the review");
    } else {
        let day = |at: Option<At<String>>| at.map(|at| at.value);
        let reason = format!("review: {}", reason.value);
        document.window = Some(Window { earliest: day(earliest), latest: day(latest), reason });
    }
}

/// `[[flag]]`: a warning about a document.
fn flag(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let document = document(reader, table, "document", names);
    let kind = reader.required(table, "kind");
    let action = required_action(reader, table, &[Add, Withdraw]);
    let lines = reader.numbers(table, "lines");
    let reason = reader.required(table, "reason");
    let kind = kind.and_then(|at| {
        let kind = FlagKind::from_id(&at.value);
        if kind.is_none() {
            unknown(reader, &at, "flag", &at.value, &ids(FlagKind::ALL.iter().map(|kind| kind.id())));
        }
        kind.map(|kind| (kind, at.span))
    });
    let (Some(document), Some((kind, span)), Some(action), Some(reason)) = (document, kind, action, reason)
    else {
        return;
    };
    let document = &mut corpus.documents[document];
    let raised = document.flags.iter().position(|flag| flag.kind == kind);
    match (action, raised) {
        (Withdraw, Some(at)) => {
            document.flags.remove(at);
        }
        (Withdraw, None) => {
            let found = format!("no flag `{}` on {}", kind.id(), document.file);
            let on: Vec<_> = document.flags.iter().map(|flag| flag.kind.id()).collect();
            let expected = if on.is_empty() { "nothing to withdraw".to_owned() } else { one_of(&ids(on)) };
            reader.problem(span, found, &expected, "remove the review");
        }
        (_, raised) => {
            if let Some(at) = raised {
                let found = format!("the flag `{}`, which the rules raise by themselves", kind.id());
                reader.note(span, found, "a flag that the rules do not raise", "remove the review");
                document.flags.remove(at);
            }
            let lines = lines.into_iter().map(|at| at.value).collect();
            document.flags.push(Flag { kind, reason: format!("review: {}", reason.value), lines });
        }
    }
}

/// `[[furniture]]`: what a line that is not the article is.
fn furniture(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let document = document(reader, table, "document", names);
    let words = reader.required(table, "words");
    let line = reader.number(table, "line");
    let kind = reader.required(table, "kind");
    let reason = reader.required(table, "reason");
    let kind = kind.and_then(|at| {
        let kind = FurnitureKind::from_id(&at.value);
        if kind.is_none() {
            unknown(reader, &at, "kind", &at.value, &ids(FurnitureKind::ALL.iter().map(|kind| kind.id())));
        }
        kind
    });
    let (Some(document), Some(words), Some(kind), Some(_)) = (document, words, kind, reason) else { return };
    let document = &mut corpus.documents[document];
    let found: Vec<usize> = (0..document.furniture.len())
        .filter(|&at| {
            let piece = &document.furniture[at];
            line.as_ref().is_none_or(|line| line.value == piece.line)
                && !find_words(&piece.text, &words.value).is_empty()
        })
        .collect();
    match found[..] {
        [at] => document.furniture[at].kind = kind,
        [] => {
            let found = format!("no line with “{}” outside the article of {}", words.value, document.file);
            reader.problem(words.span, found, "words of a line of furniture", "copy them from the page");
        }
        _ => {
            let lines: Vec<_> = found.iter().map(|&at| document.furniture[at].line.to_string()).collect();
            let found = format!("“{}” in {} lines: {}", words.value, found.len(), lines.join(", "));
            reader.problem(words.span, found, "words of one line", "say which with `line = ...`");
        }
    }
}

// ---------------------------------------------------------------- topics, mentions

/// `[[topic]]`: what a passage is about.
fn topic(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let document_at = document(reader, table, "document", names);
    let passage_key = reader.required(table, "passage");
    let id = reader.required(table, "topic").and_then(|at| Some((topic_id(reader, &at, names)?, at.span)));
    let action = required_action(reader, table, &[Add, Withdraw]);
    let words = reader.texts(table, "words");
    let reason = reader.required(table, "reason");
    let (Some(document), Some(key), Some((id, span)), Some(action), Some(_)) =
        (document_at, passage_key, id, action, reason)
    else {
        return;
    };
    let document = &mut corpus.documents[document];
    let Some(at) = passage(reader, document, &key) else { return };
    let assigned = document.passages[at].topics.iter().position(|topic| topic.topic == id);
    if action == Withdraw {
        if let Some(topic) = assigned {
            document.passages[at].topics.remove(topic);
        } else {
            let found = format!("no topic `{}` on this passage", names.topics[id.index()]);
            let on = document.passages[at].topics.iter().map(|topic| &*names.topics[topic.topic.index()]);
            let on = ids(on);
            let expected = if on.is_empty() { "nothing to withdraw".to_owned() } else { one_of(&on) };
            reader.problem(span, found, &expected, "correct the topic, or remove the review");
        }
        return;
    }
    if words.is_empty() {
        let found = "a topic added without `words`".to_owned();
        let remedy = "add words = [\"...\"] with the words of the passage that earn it";
        reader.problem(table.span(), found, "the words that earn the topic", remedy);
        return;
    }
    let mut evidence = Vec::new();
    for words in &words {
        let passage = &document.passages[at];
        let places = find_words(&passage.text, &words.value);
        if places.is_empty() {
            not_in_passage(reader, words, &passage.text);
            return;
        }
        evidence.extend(places);
    }
    evidence.sort_unstable();
    evidence.dedup();
    if let Some(topic) = assigned {
        let found = format!("the topic `{}`, which the rules give by themselves", names.topics[id.index()]);
        reader.note(span, found, "a topic that the rules do not give", "remove the review");
        document.passages[at].topics.remove(topic);
    }
    document.passages[at].topics.push(TopicMatch { topic: id, evidence });
}

/// `[[mention]]`: whom words of a passage name.
fn mention(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let target = Target::read(reader, table, names);
    let action = required_action(reader, table, &[Add, Correct, Withdraw]);
    let entity = reader.text(table, "entity");
    let reason = reader.required(table, "reason");
    let (Some(target), Some(action), Some(_)) = (target, action, reason) else { return };
    let Some(entity) = given(reader, table, action, entity, "entity") else { return };
    let entity = match entity {
        Some(at) => {
            let Some(id) = entity_id(reader, &at, names) else { return };
            Some(id)
        }
        None => None,
    };
    let document = &mut corpus.documents[target.document];
    let Some(place) = target.place(reader, document) else { return };
    let passage = &mut document.passages[place.passage as usize];
    let there: Vec<usize> =
        (0..passage.mentions.len()).filter(|&at| overlap(passage.mentions[at].span, place.span)).collect();
    match (action, &there[..], entity) {
        (Add, [], Some(entity)) => passage.mentions.push(Mention { entity, span: place.span }),
        (Add | Correct, &[at], Some(entity))
            if passage.mentions[at] == (Mention { entity, span: place.span }) =>
        {
            let found = format!("“{}”, which the rules name so by themselves", target.words.value);
            reader.note(
                target.words.span,
                found,
                "a mention that the rules do not find",
                "remove the review",
            );
        }
        (Correct, &[at], Some(entity)) => passage.mentions[at] = Mention { entity, span: place.span },
        (Withdraw, &[at], _) => {
            passage.mentions.remove(at);
        }
        (Add, _, _) => {
            let already: Vec<_> = there
                .iter()
                .map(|&at| corpus.entities[passage.mentions[at].entity.index()].name.clone())
                .collect();
            let found = format!("“{}”, where {} is named already", target.words.value, already.join(", "));
            let remedy = "write action = \"correct\", or withdraw that mention first";
            reader.problem(target.words.span, found, "words that name nobody yet", remedy);
        }
        (_, [], _) => {
            let found = format!("nobody named in “{}”", target.words.value);
            let remedy = "write action = \"add\", or remove the review";
            reader.problem(target.words.span, found, "words with a mention in them", remedy);
        }
        _ => {
            let found = format!("{} mentions in “{}”", there.len(), target.words.value);
            reader.problem(
                target.words.span,
                found,
                "words with one mention",
                "give only the words of that one",
            );
        }
    }
}

// ---------------------------------------------------------------- statements

/// The keys of a `[[statement]]` that `clear` may empty.
const CLEARABLE: [&str; 7] = ["speaker", "side", "via", "said", "source", "cue", "hedge"];

/// What a `[[statement]]` says of its statement; nothing where it leaves the value as it is.
struct Told {
    speaker: Option<EntityId>,
    side: Option<SideId>,
    mode: Option<Mode>,
    attribution: Option<Attribution>,
    via: Option<EntityId>,
    said: Option<Date>,
    source: Option<At<String>>,
    cue: Option<At<String>>,
    hedge: Option<At<String>>,
    content: Vec<At<String>>,
    topics: Option<Vec<TopicId>>,
    verbatim: Option<bool>,
    clear: Vec<String>,
}

/// `[[statement]]`: who says what.
fn statement(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let target = Target::read(reader, table, names);
    let action = required_action(reader, table, &[Add, Correct, Withdraw]);
    let told = told(reader, table, names);
    let reason = reader.required(table, "reason");
    let (Some(target), Some(action), Some(told), Some(reason)) = (target, action, told, reason) else {
        return;
    };
    let document = &mut corpus.documents[target.document];
    let Some(place) = target.place(reader, document) else { return };
    let at = match (action, statement_at(document, place)) {
        (Add, Search::One(at)) => {
            let found = format!("a statement “{}” already", target.words.value);
            let remedy = "write action = \"correct\", or remove the review if it says nothing new";
            reader.note(target.words.span.clone(), found, "words that are no statement yet", remedy);
            Some(at)
        }
        (Add, _) => None,
        (_, Search::One(at)) => Some(at),
        (_, Search::None) => {
            let found = format!("no statement with “{}”", target.words.value);
            let remedy = "write action = \"add\", or remove the review";
            reader.problem(target.words.span, found, "words of a statement of this passage", remedy);
            return;
        }
        (_, Search::Many(count)) => {
            let found = format!("{count} statements with “{}”", target.words.value);
            reader.problem(
                target.words.span,
                found,
                "words of one statement",
                "give all words of the one that is meant",
            );
            return;
        }
    };
    if action == Withdraw {
        if let Some(at) = at {
            document.statements.remove(at);
        }
        return;
    }
    let blank = || Statement {
        mode: Mode::Quoted,
        speaker: None,
        attribution: Attribution::Unknown,
        side: None,
        source: None,
        cue: None,
        content: vec![place],
        via: None,
        hedge: None,
        topics: Vec::new(),
        said: None,
        verbatim: false,
        review: None,
    };
    if at.is_none() && told.mode.is_none() {
        let found = "a statement added without `mode`".to_owned();
        let remedy = format!("add mode = \"...\": {}", one_of(&ids(Mode::ALL.iter().map(|mode| mode.id()))));
        reader.problem(table.span(), found, "whose words they are", &remedy);
        return;
    }
    let before = at.map_or_else(blank, |at| document.statements[at].clone());
    let Some(mut after) = corrected(reader, document, &before, told, place, &corpus.entities) else { return };
    if at.is_some() && after == before {
        let found = format!("the statement “{}” as the rules find it", target.words.value);
        reader.note(target.words.span, found, "a value that the rules do not find", "remove the review");
    }
    after.review = Some(reason.value);
    match at {
        Some(at) => document.statements[at] = after,
        None => document.statements.push(after),
    }
}

/// Reads everything that a `[[statement]]` may say; nothing when any of it is wrong.
fn told(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, names: &Names) -> Option<Told> {
    let before = reader.count();
    let speaker = reader.text(table, "speaker").and_then(|at| entity_id(reader, &at, names));
    let side = reader.text(table, "side").and_then(|at| {
        let side = names.sides.iter().position(|side| *side == at.value);
        if side.is_none() {
            unknown(reader, &at, "side", &at.value, &names.sides);
        }
        side.map(|side| SideId(side as u32))
    });
    let mode = choice(reader, table, "mode", Mode::ALL, Mode::id);
    let attribution = choice(reader, table, "attribution", Attribution::ALL, Attribution::id);
    let via = reader.text(table, "via").and_then(|at| entity_id(reader, &at, names));
    let said = reader.text(table, "said");
    let basis = choice(reader, table, "basis", Basis::ALL, Basis::id);
    let said = said.and_then(|at| date(reader, &at, None, basis.unwrap_or(Basis::Stated), ""));
    let (source, cue, hedge) =
        (reader.text(table, "source"), reader.text(table, "cue"), reader.text(table, "hedge"));
    let content = reader.texts(table, "content");
    let topics = reader.texts_if_given(table, "topics").map(|topics| {
        let mut ids: Vec<_> = topics.iter().filter_map(|at| topic_id(reader, at, names)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    });
    let verbatim = reader.flag(table, "verbatim");
    let mut clear = Vec::new();
    for at in reader.texts(table, "clear") {
        if CLEARABLE.contains(&at.value.as_str()) {
            clear.push(at.value);
        } else {
            unknown(reader, &at, "value to clear", &at.value, &CLEARABLE.map(str::to_owned));
        }
    }
    (reader.count() == before).then_some(Told {
        speaker,
        side,
        mode,
        attribution,
        via,
        said,
        source,
        cue,
        hedge,
        content,
        topics,
        verbatim,
        clear,
    })
}

/// The statement as the review has it; nothing when its words do not stand where they should.
fn corrected(
    reader: &mut Reader<'_>,
    document: &Document,
    before: &Statement,
    told: Told,
    place: Place,
    entities: &[corpus::Entity],
) -> Option<Statement> {
    let mut after = before.clone();
    for key in &told.clear {
        match key.as_str() {
            "speaker" => (after.speaker, after.attribution, after.side) = (None, Attribution::Unknown, None),
            "side" => after.side = None,
            "via" => after.via = None,
            "said" => after.said = None,
            "source" => after.source = None,
            "cue" => after.cue = None,
            _ => after.hedge = None,
        }
    }
    let mut problems = false;
    for (words, slot) in
        [(&told.source, &mut after.source), (&told.cue, &mut after.cue), (&told.hedge, &mut after.hedge)]
    {
        if let Some(words) = words {
            if let Some(place) = near(document, words, place) {
                *slot = Some(place);
            } else {
                not_in_passage(reader, words, &document.passages[place.passage as usize].text);
                problems = true;
            }
        }
    }
    if !told.content.is_empty() {
        after.content = content(reader, document, &told.content, place)?;
    }
    if let Some(id) = told.speaker {
        let entity = &entities[id.index()];
        after.side = entity.side;
        if after.speaker != Some(id) || after.attribution == Attribution::Unknown {
            after.attribution = attribution(document, entity, after.source);
        }
        after.speaker = Some(id);
    }
    after.side = told.side.or(after.side);
    after.attribution = told.attribution.unwrap_or(after.attribution);
    after.via = told.via.or(after.via);
    after.said = told.said.or(after.said);
    after.topics = told.topics.unwrap_or(after.topics);
    if let Some(mode) = told.mode {
        after.mode = mode;
        after.verbatim = mode == Mode::Quoted && !is_second_hand(document);
    }
    after.verbatim = told.verbatim.unwrap_or(after.verbatim);
    (!problems).then_some(after)
}

/// What tells the speaker where the review does not say: the words that name the source, if there are any.
fn attribution(document: &Document, speaker: &corpus::Entity, source: Option<Place>) -> Attribution {
    let Some(source) = source else { return Attribution::Name };
    let words = terms(source.of(document));
    if words == terms(&speaker.name) || speaker.aliases.iter().any(|alias| words == terms(alias)) {
        return Attribution::Name;
    }
    let surname = speaker.name.rsplit(' ').next().unwrap_or_default();
    if words == terms(surname) { Attribution::Surname } else { Attribution::Role }
}

/// Whether the document's words passed through a machine.
fn is_second_hand(document: &Document) -> bool {
    document.flags.iter().any(|flag| matches!(flag.kind, FlagKind::AiRewritten | FlagKind::MachineTranslated))
}

/// The places of the parts of a statement, in text order, beginning in the passage of `place`.
fn content(
    reader: &mut Reader<'_>,
    document: &Document,
    parts: &[At<String>],
    place: Place,
) -> Option<Vec<Place>> {
    let mut found: Vec<Place> = Vec::new();
    let (mut passage, mut from) = (place.passage as usize, 0);
    for part in parts {
        let next = (passage..document.passages.len()).find_map(|at| {
            let after = if at == passage { from } else { 0 };
            let places = find_words(&document.passages[at].text, &part.value);
            places.into_iter().find(|span| span.start >= after).map(|span| (at, span))
        });
        let Some((at, span)) = next else {
            not_in_passage(reader, part, &document.passages[passage].text);
            return None;
        };
        found.push(Place { passage: at as u32, span });
        (passage, from) = (at, span.end);
    }
    Some(found)
}

/// The occurrence of the words in the passage of `place` that is nearest to it.
fn near(document: &Document, words: &At<String>, place: Place) -> Option<Place> {
    let text = &document.passages[place.passage as usize].text;
    let distance = |span: &Span| {
        let (a, b) = (*span, place.span);
        (b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end)), a.start)
    };
    let span = find_words(text, &words.value).into_iter().min_by_key(distance)?;
    Some(Place { passage: place.passage, span })
}

/// How many things stand at a place.
enum Search {
    None,
    One(usize),
    Many(usize),
}

impl Search {
    /// Those that fit exactly count before those that only overlap.
    fn of(exact: &[usize], overlapping: &[usize]) -> Self {
        match (exact, overlapping) {
            ([one], _) | ([], [one]) => Self::One(*one),
            ([], []) => Self::None,
            ([], many) | (many, _) => Self::Many(many.len()),
        }
    }
}

fn statement_at(document: &Document, place: Place) -> Search {
    let of = |fits: &dyn Fn(Place) -> bool| -> Vec<usize> {
        (0..document.statements.len())
            .filter(|&at| document.statements[at].content.iter().any(|&part| fits(part)))
            .collect()
    };
    let overlaps = |part: Place| part.passage == place.passage && overlap(part.span, place.span);
    Search::of(&of(&|part| part == place), &of(&overlaps))
}

// ---------------------------------------------------------------- events

/// `[[event]]`: what happened when.
fn event(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let target = Target::read(reader, table, names);
    let action = required_action(reader, table, &[Add, Correct, Withdraw]);
    let value = reader.text(table, "date");
    let precision = choice_at(reader, table, "precision", Precision::ALL, Precision::id);
    let basis = choice(reader, table, "basis", Basis::ALL, Basis::id);
    let reason = reader.required(table, "reason");
    let (Some(target), Some(action), Some(reason)) = (target, action, reason) else { return };
    let Some(value) = given(reader, table, action, value, "date") else { return };
    let document = &mut corpus.documents[target.document];
    let Some(place) = target.place(reader, document) else { return };
    let of = |fits: &dyn Fn(&Event) -> bool| -> Vec<usize> {
        (0..document.events.len()).filter(|&at| fits(&document.events[at])).collect()
    };
    let overlaps =
        |event: &Event| event.place.passage == place.passage && overlap(event.place.span, place.span);
    let at = match Search::of(&of(&|event| event.place == place), &of(&overlaps)) {
        Search::One(at) => Some(at),
        Search::None => None,
        Search::Many(count) => {
            let found = format!("{count} dates in “{}”", target.words.value);
            reader.problem(
                target.words.span,
                found,
                "words of one date",
                "give the words of that date alone",
            );
            return;
        }
    };
    let Some(value) = value else {
        if let Some(at) = at {
            document.events.remove(at);
        } else {
            no_event(reader, &target);
        }
        return;
    };
    if action == Correct && at.is_none() {
        no_event(reader, &target);
        return;
    }
    let known = at.map(|at| document.events[at].date.basis);
    let Some(basis) = basis.or(known) else {
        let found = "a date added without `basis`".to_owned();
        let remedy = "add basis = \"stated\" if it is printed so, \"computed\" or \"inferred\" if not";
        reader.problem(table.span(), found, "how the date is known", remedy);
        return;
    };
    let why = if basis == Basis::Stated { "" } else { reason.value.as_str() };
    let Some(date) = date(reader, &value, precision, basis, why) else { return };
    let text = &document.passages[place.passage as usize].text;
    let around = sentences(text).into_iter().find(|sentence| overlap(*sentence, place.span));
    let sentence = around.unwrap_or(Span::new(0, text.len()));
    let event = Event { place, sentence, date, review: Some(reason.value) };
    match at {
        Some(at) => {
            let same = |event: &Event| (event.place, event.date.value.clone(), event.date.basis);
            if same(&document.events[at]) == same(&event) {
                let found = format!("“{}” dated so by the rules themselves", target.words.value);
                let remedy = "remove the review";
                reader.note(target.words.span, found, "a value that the rules do not find", remedy);
            }
            document.events[at] = event;
        }
        None => document.events.push(event),
    }
}

fn no_event(reader: &mut Reader<'_>, target: &Target) {
    let found = format!("no date found in “{}”", target.words.value);
    let remedy = "write action = \"add\", or remove the review";
    reader.problem(target.words.span.clone(), found, "words with a date that the rules find", remedy);
}

/// A date as reviews write it.
fn date(
    reader: &mut Reader<'_>,
    value: &At<String>,
    precision: Option<At<Precision>>,
    basis: Basis,
    why: &str,
) -> Option<Date> {
    let Some(known) = precision_of(&value.value) else {
        let expected = "YYYY-MM-DD, YYYY-Www, YYYY-MM, YYYY, two of them with a / between, XXXX-MM-DD or XXXX-MM \
                        where the year is not known, or unknown";
        let found = format!("the date `{}`", value.value);
        reader.problem(value.span.clone(), found, expected, "write it that way");
        return None;
    };
    if let Some(precision) = precision
        && precision.value != known
    {
        let found = format!("the precision `{}` for `{}`", precision.value.id(), value.value);
        let expected = format!("`{}`", known.id());
        reader.problem(precision.span, found, &expected, "write it that way, or leave the key out");
        return None;
    }
    let printed = (known != Precision::Unknown).then(|| value.value.clone());
    Some(Date { value: printed, precision: known, basis, reason: why.to_owned() })
}

/// How precise a date in ISO 8601 is; nothing when it is none, or no day that there is.
fn precision_of(value: &str) -> Option<Precision> {
    if value == "unknown" {
        return Some(Precision::Unknown);
    }
    if let Some((from, to)) = value.split_once('/') {
        let (a, b) = (precision_of(from)?, precision_of(to)?);
        let points = |precision| !matches!(precision, Precision::Interval | Precision::Unknown);
        return (points(a) && points(b) && (from.len() != to.len() || from <= to))
            .then_some(Precision::Interval);
    }
    let number = |digits: &str, length: usize| {
        (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<i16>().ok())
            .flatten()
    };
    let mut parts = value.split('-');
    let year = parts.next()?;
    // A leap year, so that 29 February may be one.
    let known = year != "XXXX";
    let year = if known { number(year, 4)? } else { 2000 };
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => known.then_some(Precision::Year),
        (Some(month), None) => match month.strip_prefix('W') {
            Some(week) => {
                let week = i8::try_from(number(week, 2)?).ok()?;
                jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?;
                known.then_some(Precision::Week)
            }
            None => (1..=12).contains(&number(month, 2)?).then_some(Precision::Month),
        },
        (Some(month), Some(day)) => {
            let month = i8::try_from(number(month, 2)?).ok()?;
            let day = i8::try_from(number(day, 2)?).ok()?;
            jiff::civil::Date::new(year, month, day).ok()?;
            Some(Precision::Day)
        }
    }
}

// ---------------------------------------------------------------- links

/// `[[link]]`: what connects two documents.
fn link(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, corpus: &mut Corpus, names: &Names) {
    let kind = choice_at(reader, table, "kind", LinkKind::ALL, LinkKind::id);
    if kind.is_none() && !table.has("kind") {
        let known = one_of(&ids(LinkKind::ALL.iter().map(|kind| kind.id())));
        reader.problem(table.span(), "a link without `kind`".to_owned(), &known, "add kind = \"...\"");
    }
    let document_at = document(reader, table, "document", names);
    let passage_key = reader.text(table, "passage");
    let words = reader.text(table, "words");
    let other = document(reader, table, "other", names);
    let other_passage = reader.text(table, "other_passage");
    let other_words = reader.text(table, "other_words");
    let action = required_action(reader, table, &[Add, Withdraw]);
    let reason = reader.required(table, "reason");
    let (Some(kind), Some(from), Some(to), Some(action), Some(reason)) =
        (kind, document_at, other, action, reason)
    else {
        return;
    };
    if from == to {
        let found = format!("a link of {} with itself", names.files[from]);
        reader.problem(kind.span, found, "two documents", "correct `other`");
        return;
    }
    let mut end = |document: usize, passage: Option<At<String>>, words: Option<At<String>>| {
        let place = match (passage, words) {
            (None, None) => None,
            (passage, Some(words)) => {
                let target = Target { document, passage, words, occurrence: None };
                Some(target.place(reader, &corpus.documents[document])?)
            }
            (Some(key), None) => {
                let at = self::passage(reader, &corpus.documents[document], &key)?;
                let length = corpus.documents[document].passages[at].text.len();
                Some(Place { passage: at as u32, span: Span::new(0, length) })
            }
        };
        Some(LinkEnd { document: document as u32, place })
    };
    let (from, to) = (end(from, passage_key, words), end(to, other_passage, other_words));
    let (Some(from), Some(to)) = (from, to) else { return };
    if action == Add {
        let reason = format!("review: {}", reason.value);
        corpus.links.push(Link { kind: kind.value, from, to, reason });
        return;
    }
    let fits = |end: LinkEnd, named: LinkEnd| {
        end.document == named.document
            && named.place.is_none_or(|named| {
                end.place.is_some_and(|end| end.passage == named.passage && overlap(end.span, named.span))
            })
    };
    let before = corpus.links.len();
    corpus.links.retain(|link| {
        let either = fits(link.from, from) && fits(link.to, to) || fits(link.from, to) && fits(link.to, from);
        link.kind != kind.value || !either
    });
    if corpus.links.len() == before {
        let found = format!("no link of the kind `{}` between these places", kind.value.id());
        reader.problem(kind.span, found, "a link to withdraw", "correct the places, or remove the review");
    }
}

// ---------------------------------------------------------------- places

/// The words that a review is about.
struct Target {
    document: usize,
    passage: Option<At<String>>,
    words: At<String>,
    occurrence: Option<At<u32>>,
}

impl Target {
    /// Reads `document`, `passage`, `words` and `occurrence`.
    fn read(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, names: &Names) -> Option<Self> {
        let document = document(reader, table, "document", names);
        let passage = reader.text(table, "passage");
        let words = reader.required(table, "words");
        let occurrence = reader.number(table, "occurrence");
        Some(Self { document: document?, passage, words: words?, occurrence })
    }

    /// Where the words stand; reported when they stand nowhere, or in two places without saying in which.
    fn place(&self, reader: &mut Reader<'_>, document: &Document) -> Option<Place> {
        let passages = match &self.passage {
            Some(key) => {
                let at = passage(reader, document, key)?;
                at..at + 1
            }
            None => 0..document.passages.len(),
        };
        let places: Vec<Place> = passages
            .clone()
            .flat_map(|at| {
                let spans = find_words(&document.passages[at].text, &self.words.value);
                spans.into_iter().map(move |span| Place { passage: at as u32, span })
            })
            .collect();
        let which = self.occurrence.as_ref().map(|at| (at.value as usize).wrapping_sub(1));
        match (&places[..], which) {
            ([one], None) => Some(*one),
            ([], _) if self.passage.is_some() => {
                not_in_passage(reader, &self.words, &document.passages[passages.start].text);
                None
            }
            ([], _) => {
                let found = format!("no “{}” in the article of {}", self.words.value, document.file);
                reader.problem(self.words.span.clone(), found, "words of the article", COPY);
                None
            }
            (many, None) => {
                let found = format!("“{}” {} times", self.words.value, many.len());
                let remedy = if self.passage.is_some() {
                    "give more of the words, or say which with `occurrence = 1` and so on"
                } else {
                    "say which passage with `passage = ...`"
                };
                reader.problem(self.words.span.clone(), found, "words that stand there once", remedy);
                None
            }
            (many, Some(which)) => {
                let place = many.get(which).copied();
                if let (None, Some(at)) = (place, &self.occurrence) {
                    let found = format!("occurrence {} of “{}”", at.value, self.words.value);
                    let expected = format!("1 to {}", many.len());
                    reader.problem(at.span.clone(), found, &expected, "correct the number");
                }
                place
            }
        }
    }
}

const COPY: &str = "copy them from the page as it is now, or remove the review";

fn not_in_passage(reader: &mut Reader<'_>, words: &At<String>, text: &str) {
    let found = format!("no “{}” in the passage “{}”", words.value, opening(text));
    reader.problem(words.span.clone(), found, "words of that passage", COPY);
}

/// Enough of a text to recognise it.
fn opening(text: &str) -> String {
    const CHARACTERS: usize = 50;
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(CHARACTERS).collect();
    if chars.next().is_some() {
        let end = cut.rfind(' ').unwrap_or(cut.len());
        cut.truncate(end);
        cut.push_str(" …");
    }
    cut
}

/// The document that a key names by its file or by its name in links.
fn document(
    reader: &mut Reader<'_>,
    table: &mut Table<'_, '_>,
    key: &'static str,
    names: &Names,
) -> Option<usize> {
    let at = reader.required(table, key)?;
    let found = names.documents.get(&at.value).copied();
    if found.is_none() {
        let known: Vec<&str> = names.files.iter().map(String::as_str).collect();
        let remedy = match nearest(&at.value, &known) {
            Some(near) => format!("write `{near}`"),
            None => "write the name of its file".to_owned(),
        };
        let found = format!("the document `{}`", at.value);
        reader.problem(at.span, found, "a file of this corpus", &remedy);
    }
    found
}

/// The passage that a key names by its hash or by its opening words.
fn passage(reader: &mut Reader<'_>, document: &Document, key: &At<String>) -> Option<usize> {
    let is_hash = key.value.len() == 12
        && key.value.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let opens = |at: &usize| {
        let passage = &document.passages[*at];
        if is_hash { passage.hash == key.value } else { begins(&passage.text, &key.value) }
    };
    let found: Vec<usize> = (0..document.passages.len()).filter(opens).collect();
    match found[..] {
        [one] => Some(one),
        [] if is_hash => {
            let found = format!("no passage {} in {}", key.value, document.file);
            let remedy = "its text has changed: look at it again and give its opening words";
            reader.problem(key.span.clone(), found, "the hash of a passage", remedy);
            None
        }
        [] => {
            let found = format!("no passage of {} that begins “{}”", document.file, opening(&key.value));
            reader.problem(key.span.clone(), found, "the opening words of a passage, or its hash", COPY);
            None
        }
        _ => {
            let hashes: Vec<_> = found.iter().map(|&at| document.passages[at].hash.as_str()).collect();
            let found = format!("{} passages that begin “{}”", found.len(), opening(&key.value));
            let remedy = format!("give more words, or one of the hashes {}", hashes.join(", "));
            reader.problem(key.span.clone(), found, "the opening words of one passage", &remedy);
            None
        }
    }
}

/// Whether a text begins with these words, whatever its quotation marks and dashes.
fn begins(text: &str, words: &str) -> bool {
    let mut text = text.chars().map(plain);
    let mut words = words.trim().chars().map(plain).peekable();
    words.peek().is_some()
        && words.all(|c| text.next() == Some(c))
        && !text.next().is_some_and(char::is_alphanumeric)
}

/// Where words stand in a text as whole words, whatever its quotation marks, apostrophes and dashes; not overlapping.
fn find_words(text: &str, words: &str) -> Vec<Span> {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(plain).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For every byte of the folded text where its character begins in the text itself.
    let mut starts = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let c = plain(c);
        folded.push(c);
        starts.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    starts.push(text.len());
    let inside = |a: Option<char>, b: Option<char>| {
        a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
    };
    folded
        .match_indices(&words)
        .filter(|(at, found)| {
            let (before, behind) =
                (folded[..*at].chars().next_back(), folded[at + found.len()..].chars().next());
            !inside(before, found.chars().next()) && !inside(found.chars().next_back(), behind)
        })
        .map(|(at, found)| Span::new(starts[at], starts[at + found.len()]))
        .collect()
}

/// The character without its typographic dress.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '‟' => '"',
        '‘' | '’' | 'ʼ' | '‚' | '‛' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
    }
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

// ---------------------------------------------------------------- values

/// The value that an action needs, or `None` inside where it withdraws; reported when it does not fit the action.
#[expect(clippy::option_option, reason = "the outer is whether to go on, the inner whether there is a value")]
fn given(
    reader: &mut Reader<'_>,
    table: &Table<'_, '_>,
    action: Action,
    value: Option<At<String>>,
    key: &str,
) -> Option<Option<At<String>>> {
    match (action, value) {
        (Withdraw, None) => Some(None),
        (Withdraw, Some(value)) => {
            let found = format!("`{key}` in a review that withdraws");
            reader.problem(value.span, found, "no value", "remove it, or write action = \"correct\"");
            None
        }
        (_, Some(value)) if !value.value.trim().is_empty() => Some(Some(value)),
        (_, value) => {
            let span = value.map_or_else(|| table.span(), |value| value.span);
            let remedy = format!("add {key} = \"...\", or write action = \"withdraw\"");
            reader.problem(span, format!("a review without `{key}`"), "the right value", &remedy);
            None
        }
    }
}

fn required_action(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, allowed: &[Action]) -> Option<Action> {
    let at = reader.required(table, "action")?;
    one_action(reader, &at, allowed)
}

fn action(
    reader: &mut Reader<'_>,
    table: &mut Table<'_, '_>,
    allowed: &[Action],
    default: Action,
) -> Option<Action> {
    match reader.text(table, "action") {
        Some(at) => one_action(reader, &at, allowed),
        None => Some(default),
    }
}

fn one_action(reader: &mut Reader<'_>, at: &At<String>, allowed: &[Action]) -> Option<Action> {
    let found = allowed.iter().copied().find(|action| action.id() == at.value);
    if found.is_none() {
        unknown(reader, at, "action", &at.value, &ids(allowed.iter().map(|action| action.id())));
    }
    found
}

/// One of a fixed list of names.
fn choice<T: Copy>(
    reader: &mut Reader<'_>,
    table: &mut Table<'_, '_>,
    key: &'static str,
    all: &[T],
    id: impl Fn(T) -> &'static str,
) -> Option<T> {
    choice_at(reader, table, key, all, id).map(|at| at.value)
}

fn choice_at<T: Copy>(
    reader: &mut Reader<'_>,
    table: &mut Table<'_, '_>,
    key: &'static str,
    all: &[T],
    id: impl Fn(T) -> &'static str,
) -> Option<At<T>> {
    let at = reader.text(table, key)?;
    let found = all.iter().copied().find(|&one| id(one) == at.value);
    if found.is_none() {
        unknown(reader, &at, key, &at.value, &ids(all.iter().map(|&one| id(one))));
    }
    found.map(|value| At { value, span: at.span })
}

fn entity_id(reader: &mut Reader<'_>, at: &At<String>, names: &Names) -> Option<EntityId> {
    let found = names.entities.get(&terms(&at.value)).copied();
    match found {
        Some(Some(id)) => Some(id),
        Some(None) => {
            let found = format!("`{}`, a name of more than one", at.value);
            reader.problem(at.span.clone(), found, "a name of one entity", "write its canonical name");
            None
        }
        None => {
            let found = format!("the name `{}`", at.value);
            let remedy = "correct it, or add an [[entity]] to entities.toml";
            reader.problem(at.span.clone(), found, "the name or an alias of an entity", remedy);
            None
        }
    }
}

fn topic_id(reader: &mut Reader<'_>, at: &At<String>, names: &Names) -> Option<TopicId> {
    let found = names.topics.iter().position(|topic| *topic == at.value);
    if found.is_none() {
        unknown(reader, at, "topic", &at.value, &names.topics);
    }
    found.map(|at| TopicId(at as u32))
}

/// Reports a name that is none of those known.
fn unknown(reader: &mut Reader<'_>, at: &At<String>, what: &str, found: &str, known: &[String]) {
    let near = nearest(found, &known.iter().map(String::as_str).collect::<Vec<_>>()).map(str::to_owned);
    let remedy = near.map_or_else(|| "use one of these".to_owned(), |near| format!("write `{near}`"));
    let expected =
        if known.is_empty() { format!("a {what} of this corpus, which has none") } else { one_of(known) };
    let span: Range<usize> = at.span.clone();
    reader.problem(span, format!("the {what} `{found}`"), &expected, &remedy);
}

fn one_of(known: &[String]) -> String {
    format!("one of: {}", known.join(", "))
}

fn ids<'k>(known: impl IntoIterator<Item = &'k str>) -> Vec<String> {
    known.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use corpus::{Entity, EntityKind, Furniture, Passage, Side, Topic};
    use proptest::prelude::*;

    const FIRST: &str = "“We will sign in May,” Harbour said on Monday. He said the “wage” is fair.";
    const SECOND: &str = "In May, Mr. Pier replied, the port’s wages were not. In May nobody agreed.";

    fn passage(text: &str, hash: &str, line: u32) -> Passage {
        Passage {
            hash: hash.into(),
            text: text.into(),
            first_line: line,
            last_line: line,
            ..Passage::default()
        }
    }

    fn person(name: &str, side: u32) -> Entity {
        Entity {
            name: name.into(),
            kind: EntityKind::Person,
            aliases: vec![format!("Old {name}")],
            role: None,
            side: Some(SideId(side)),
            uncurated: false,
        }
    }

    fn place(document: &Document, at: u32, words: &str) -> Place {
        let span = find_words(&document.passages[at as usize].text, words)[0];
        Place { passage: at, span }
    }

    /// A page with two passages, one statement, one event, one mention, one topic, one flag; and an empty page.
    fn sample() -> Corpus {
        let mut page = Document {
            slug: "page".into(),
            file: "page.txt".into(),
            byline: Some(Stated { value: "Ann".into(), line: 2, basis: "byline".into() }),
            window: Some(Window { earliest: None, latest: Some("2024-05-01".into()), reason: "May".into() }),
            flags: vec![Flag { kind: FlagKind::Undated, reason: "none".into(), lines: Vec::new() }],
            passages: vec![passage(FIRST, "aaaaaaaaaaaa", 3), passage(SECOND, "bbbbbbbbbbbb", 5)],
            furniture: vec![
                Furniture { line: 1, kind: FurnitureKind::Other, text: "Harbour news".into() },
                Furniture { line: 9, kind: FurnitureKind::Other, text: "More news".into() },
            ],
            ..Document::default()
        };
        page.passages[0].topics = vec![TopicMatch { topic: TopicId(0), evidence: vec![Span::new(0, 3)] }];
        page.passages[0].mentions =
            vec![Mention { entity: EntityId(0), span: place(&page, 0, "Harbour").span }];
        page.statements = vec![Statement {
            mode: Mode::Quoted,
            speaker: None,
            attribution: Attribution::Unknown,
            side: None,
            source: None,
            cue: None,
            content: vec![place(&page, 0, "We will sign in May,")],
            via: None,
            hedge: None,
            topics: Vec::new(),
            said: None,
            verbatim: true,
            review: None,
        }];
        let monday =
            Date { value: None, precision: Precision::Unknown, basis: Basis::Stated, reason: String::new() };
        page.events = vec![Event {
            place: place(&page, 0, "Monday"),
            sentence: Span::new(0, 10),
            date: monday,
            review: None,
        }];
        let topic = |id: &str| Topic { id: id.into(), label: id.into(), definition: id.into(), parent: None };
        let side = |id: &str| Side { id: id.into(), label: id.into() };
        let end = |document| LinkEnd { document, place: None };
        Corpus {
            documents: vec![
                page,
                Document { slug: "other".into(), file: "other.txt".into(), ..Document::default() },
            ],
            topics: vec![topic("talks"), topic("pay")],
            sides: vec![side("port"), side("union")],
            entities: vec![person("Ann Harbour", 0), person("Joe Pier", 1)],
            links: vec![Link { kind: LinkKind::SameEvent, from: end(0), to: end(1), reason: "May".into() }],
            ..Corpus::default()
        }
    }

    /// Applies one table, completed with the document and a reason.
    fn reviewed(kind: &str, keys: &str) -> (Corpus, Vec<Diagnostic>) {
        let mut corpus = sample();
        let text = format!("[[{kind}]]\ndocument = \"page.txt\"\nreason = \"seen\"\n{keys}\n");
        let problems = apply("reviews.toml", &text, &mut corpus);
        (corpus, problems)
    }

    fn sound(kind: &str, keys: &str) -> Corpus {
        let (corpus, problems) = reviewed(kind, keys);
        assert!(problems.is_empty(), "{keys}: {problems:#?}");
        corpus
    }

    fn shown(stated: Option<&Stated>) -> String {
        stated.map_or("-".into(), |stated| format!("{} ({}, {})", stated.value, stated.line, stated.basis))
    }

    #[test]
    fn a_field_of_the_page_is_corrected_or_withdrawn_and_says_why() {
        for (keys, expected) in [
            ("field = \"byline\"\nvalue = \"Ann Harbour\"", "Ann Harbour (2, review: seen)"),
            ("field = \"byline\"\nvalue = \"Joe\"\nline = 7\nwas = \"Ann\"", "Joe (7, review: seen)"),
            ("field = \"byline\"\naction = \"withdraw\"", "-"),
        ] {
            assert_eq!(shown(sound("metadata", keys).documents[0].byline.as_ref()), expected);
        }
        let corpus = sound("metadata", "field = \"date\"\nvalue = \"2024-04\"\nwas = \"\"");
        assert_eq!(shown(corpus.documents[0].date.as_ref()), "2024-04 (0, review: seen)");
        assert_eq!(corpus.documents[0].window, None);
    }

    #[test]
    fn a_window_is_corrected_or_withdrawn() {
        let window = |keys| sound("window", keys).documents[0].window.clone();
        let given = window("earliest = \"2024-04-01\"").expect("a window");
        assert_eq!((given.earliest.as_deref(), given.latest), (Some("2024-04-01"), None));
        assert_eq!(given.reason, "review: seen");
        assert_eq!(window("action = \"withdraw\""), None);
    }

    #[test]
    fn a_flag_is_added_or_withdrawn() {
        let flags = |keys| -> Vec<String> {
            let corpus = sound("flag", keys);
            let flags = &corpus.documents[0].flags;
            flags.iter().map(|flag| format!("{} {:?} {}", flag.kind.id(), flag.lines, flag.reason)).collect()
        };
        assert_eq!(
            flags("kind = \"ai-rewritten\"\naction = \"add\"\nlines = [1, 9]"),
            ["ai-rewritten [1, 9] review: seen", "undated [] none"]
        );
        assert!(flags("kind = \"undated\"\naction = \"withdraw\"").is_empty());
    }

    #[test]
    fn a_line_of_furniture_gets_another_kind() {
        let corpus = sound("furniture", "words = \"More news\"\nkind = \"teaser\"");
        assert_eq!(corpus.documents[0].furniture[1].kind, FurnitureKind::Teaser);
        let corpus = sound("furniture", "words = \"news\"\nline = 1\nkind = \"menu\"");
        assert_eq!(corpus.documents[0].furniture[0].kind, FurnitureKind::Menu);
    }

    #[test]
    fn a_topic_is_added_with_the_words_that_earn_it_or_withdrawn() {
        let topics = |keys| -> Vec<String> {
            let corpus = sound("topic", keys);
            let passages = &corpus.documents[0].passages;
            let words = |at: usize| {
                let passage = &passages[at];
                passage.topics.iter().map(move |topic| {
                    let words: Vec<_> = topic.evidence.iter().map(|span| span.of(&passage.text)).collect();
                    format!("{at} {} {}", topic.topic.0, words.join("|"))
                })
            };
            words(0).chain(words(1)).collect()
        };
        assert_eq!(
            topics("passage = \"In May, Mr. Pier\"\naction = \"add\"\ntopic = \"pay\"\nwords = [\"wages\"]"),
            ["0 0 “", "1 1 wages"]
        );
        assert!(topics("passage = \"aaaaaaaaaaaa\"\naction = \"withdraw\"\ntopic = \"talks\"").is_empty());
    }

    #[test]
    fn a_mention_is_added_corrected_or_withdrawn() {
        let mentions = |keys| -> Vec<String> {
            let corpus = sound("mention", keys);
            let named = |passage: &Passage| -> Vec<String> {
                let name = |mention: &Mention| &corpus.entities[mention.entity.index()].name;
                passage
                    .mentions
                    .iter()
                    .map(|mention| format!("{}={}", mention.span.of(&passage.text), name(mention)))
                    .collect()
            };
            corpus.documents[0].passages.iter().flat_map(named).collect()
        };
        assert_eq!(
            mentions("words = \"Mr. Pier\"\naction = \"add\"\nentity = \"Joe Pier\""),
            ["Harbour=Ann Harbour", "Mr. Pier=Joe Pier"]
        );
        assert_eq!(
            mentions("words = \"Harbour\"\naction = \"correct\"\nentity = \"Old Joe Pier\""),
            ["Harbour=Joe Pier"]
        );
        assert!(mentions("words = \"Harbour\"\naction = \"withdraw\"").is_empty());
    }

    /// The statements of the page, each in one line.
    fn statements(keys: &str) -> Vec<String> {
        let corpus = sound("statement", keys);
        let page = &corpus.documents[0];
        let name = |id: EntityId| corpus.entities[id.index()].name.as_str();
        let words = |place: Option<Place>| place.map_or("-", |place| place.of(page));
        let line = |statement: &Statement| {
            let content: Vec<_> = statement.content.iter().map(|part| part.of(page)).collect();
            format!(
                "{}: {} by {} ({}, {:?}) source {} cue {} via {} said {} {:?} {}: {}",
                statement.mode.id(),
                content.join("|"),
                statement.speaker.map_or("-", name),
                statement.attribution.id(),
                statement.side.map(|side| side.0),
                words(statement.source),
                words(statement.cue),
                statement.via.map_or("-", name),
                statement.said.as_ref().and_then(|said| said.value.as_deref()).unwrap_or("-"),
                statement.topics.iter().map(|topic| topic.0).collect::<Vec<_>>(),
                if statement.verbatim { "verbatim" } else { "not verbatim" },
                statement.review.as_deref().unwrap_or("-")
            )
        };
        page.statements.iter().map(line).collect()
    }

    const WORDS: &str = "words = \"We will sign\"\n";

    #[test]
    fn a_statement_is_corrected_only_in_what_the_review_says() {
        for (keys, expected) in [
            (
                "speaker = \"Ann Harbour\"\nsource = \"Harbour\"\ncue = \"said\"",
                "quoted: We will sign in May, by Ann Harbour (surname, Some(0)) source Harbour cue said via - said - [] verbatim: seen",
            ),
            (
                "mode = \"reported\"\nvia = \"Joe Pier\"\nsaid = \"2024-05-06\"\ntopics = [\"pay\", \"talks\"]",
                "reported: We will sign in May, by - (unknown, None) source - cue - via Joe Pier said 2024-05-06 [0, 1] not verbatim: seen",
            ),
            (
                "speaker = \"Joe Pier\"\nside = \"port\"\nattribution = \"pronoun\"\nverbatim = false",
                "quoted: We will sign in May, by Joe Pier (pronoun, Some(0)) source - cue - via - said - [] not verbatim: seen",
            ),
            (
                "content = [\"We will sign in May,\", \"wage\", \"the port's wages were not.\"]",
                "quoted: We will sign in May,|wage|the port’s wages were not. by - (unknown, None) source - cue - via - said - [] verbatim: seen",
            ),
        ] {
            assert_eq!(statements(&format!("{WORDS}action = \"correct\"\n{keys}")), [expected]);
        }
    }

    #[test]
    fn a_statement_is_added_in_its_place_or_withdrawn() {
        let added = statements(
            "passage = \"In May, Mr. Pier\"\nwords = \"the port's wages were not.\"\naction = \"add\"\n\
             mode = \"reported\"\nspeaker = \"Joe Pier\"\nsource = \"Mr. Pier\"\ncue = \"replied\"",
        );
        assert_eq!(
            added[1],
            "reported: the port’s wages were not. by Joe Pier (role, Some(1)) source Mr. Pier cue replied via - said - [] not verbatim: seen"
        );
        assert!(statements(&format!("{WORDS}action = \"withdraw\"")).is_empty());
    }

    #[test]
    fn a_speaker_is_taken_back() {
        let text = format!(
            "[[statement]]\ndocument = \"page\"\n{WORDS}action = \"correct\"\nspeaker = \"Joe Pier\"\nreason = \"a\"\n\
             [[statement]]\ndocument = \"page\"\n{WORDS}action = \"correct\"\nclear = [\"speaker\"]\nreason = \"b\"\n"
        );
        let mut corpus = sample();
        assert!(apply("reviews.toml", &text, &mut corpus).is_empty());
        let statement = &corpus.documents[0].statements[0];
        assert_eq!((statement.speaker, statement.side), (None, None));
        assert_eq!(statement.attribution, Attribution::Unknown);
    }

    #[test]
    fn an_event_is_added_corrected_or_withdrawn() {
        let events = |keys| -> Vec<String> {
            let corpus = sound("event", keys);
            let page = &corpus.documents[0];
            let line = |event: &Event| {
                let sentence = event.sentence.of(&page.passages[event.place.passage as usize].text);
                let value = event.date.value.as_deref().unwrap_or("-");
                let (precision, basis) = (event.date.precision.id(), event.date.basis.id());
                let review = event.review.as_deref().unwrap_or("-");
                format!("{} {value} {precision} {basis} {review} {sentence}", event.place.of(page))
            };
            page.events.iter().map(line).collect()
        };
        assert_eq!(
            events("words = \"Monday\"\naction = \"correct\"\ndate = \"2024-05-06\"\nbasis = \"computed\""),
            ["Monday 2024-05-06 day computed seen “We will sign in May,” Harbour said on Monday."]
        );
        assert_eq!(
            events(
                "passage = \"bbbbbbbbbbbb\"\nwords = \"In May\"\noccurrence = 2\naction = \"add\"\ndate = \"XXXX-05\"\nbasis = \"stated\""
            )[1],
            "In May XXXX-05 month stated seen In May nobody agreed."
        );
        assert!(events("words = \"Monday\"\naction = \"withdraw\"").is_empty());
    }

    #[test]
    fn a_link_is_added_or_withdrawn() {
        let corpus = sound("link", "other = \"other.txt\"\nkind = \"same-event\"\naction = \"withdraw\"");
        assert!(corpus.links.is_empty());
        let corpus =
            sound("link", "words = \"replied\"\nother = \"other.txt\"\nkind = \"answers\"\naction = \"add\"");
        assert_eq!(corpus.links[1].reason, "review: seen");
        assert_eq!(corpus.links[1].from.place.expect("a place").of(&corpus.documents[0]), "replied");
    }

    #[test]
    fn a_review_that_does_not_fit_is_an_error_that_changes_nothing() {
        for (kind, keys, line, found) in [
            ("metadata", "field = \"colour\"\nvalue = \"x\"", 4, "the field `colour`"),
            ("metadata", "field = \"date\"\nvalue = \"2024-02-30\"", 5, "the date `2024-02-30`"),
            ("metadata", "field = \"byline\"\nvalue = \"x\"\nwas = \"Anne\"", 6, "the byline `Ann`"),
            ("metadata", "field = \"byline\"", 1, "a review without `value`"),
            (
                "metadata",
                "field = \"byline\"\nvalue = \"x\"\naction = \"withdraw\"",
                5,
                "`value` in a review that withdraws",
            ),
            ("metadata", "field = \"byline\"\nvalue = \"x\"\naction = \"add\"", 6, "the action `add`"),
            ("metadata", "field = \"byline\"\nvalue = \"x\"\nlines = 3", 6, "the unknown key `lines`"),
            (
                "metadata",
                "field = \"byline\"\nvalue = \"x\"\nline = \"3\"",
                6,
                "a value of type string for `line`",
            ),
            ("window", "earliest = \"2024\"", 4, "the day `2024`"),
            (
                "window",
                "earliest = \"2024-02-02\"\nlatest = \"2024-02-01\"",
                5,
                "a window from 2024-02-02 to 2024-02-01",
            ),
            ("window", "", 1, "a window without a day"),
            ("flag", "kind = \"sad\"\naction = \"add\"", 4, "the flag `sad`"),
            ("flag", "kind = \"empty\"\naction = \"withdraw\"", 4, "no flag `empty` on page.txt"),
            ("furniture", "words = \"news\"\nkind = \"menu\"", 4, "“news” in 2 lines: 1, 9"),
            (
                "furniture",
                "words = \"sign\"\nkind = \"menu\"",
                4,
                "no line with “sign” outside the article of page.txt",
            ),
            (
                "topic",
                "passage = \"aaaaaaaaaaaa\"\ntopic = \"pax\"\naction = \"withdraw\"",
                5,
                "the topic `pax`",
            ),
            (
                "topic",
                "passage = \"aaaaaaaaaaaa\"\ntopic = \"pay\"\naction = \"withdraw\"",
                5,
                "no topic `pay` on this passage",
            ),
            (
                "topic",
                "passage = \"aaaaaaaaaaaa\"\ntopic = \"pay\"\naction = \"add\"",
                1,
                "a topic added without `words`",
            ),
            (
                "topic",
                "passage = \"cccccccccccc\"\ntopic = \"pay\"\naction = \"withdraw\"",
                4,
                "no passage cccccccccccc in page.txt",
            ),
            (
                "topic",
                "passage = \"We won't sign\"\ntopic = \"pay\"\naction = \"withdraw\"",
                4,
                "no passage of page.txt that begins “We won't sign”",
            ),
            (
                "mention",
                "words = \"Mister\"\naction = \"withdraw\"",
                4,
                "no “Mister” in the article of page.txt",
            ),
            ("mention", "words = \"May\"\naction = \"withdraw\"", 4, "“May” 3 times"),
            ("mention", "words = \"May\"\noccurrence = 4\naction = \"withdraw\"", 5, "occurrence 4 of “May”"),
            ("mention", "words = \"wage\"\naction = \"withdraw\"", 4, "nobody named in “wage”"),
            ("mention", "words = \"wage\"\naction = \"add\"\nentity = \"Zoe\"", 6, "the name `Zoe`"),
            (
                "mention",
                "words = \"Harbour said\"\naction = \"add\"\nentity = \"Joe Pier\"",
                4,
                "“Harbour said”, where Ann Harbour is named already",
            ),
            ("statement", "words = \"wage\"\naction = \"withdraw\"", 4, "no statement with “wage”"),
            (
                "statement",
                "passage = \"In May, Mr. Pier\"\nwords = \"sign\"\naction = \"withdraw\"",
                5,
                "no “sign” in the passage “In May, Mr. Pier replied, the port’s wages were …”",
            ),
            ("statement", "words = \"wage\"\naction = \"add\"", 1, "a statement added without `mode`"),
            (
                "statement",
                "words = \"We will sign\"\naction = \"correct\"\ncue = \"shouted\"",
                6,
                "no “shouted” in the passage “",
            ),
            (
                "statement",
                "words = \"We will sign\"\naction = \"correct\"\nmode = \"sung\"",
                6,
                "the mode `sung`",
            ),
            (
                "statement",
                "words = \"We will sign\"\naction = \"correct\"\nclear = [\"mode\"]",
                6,
                "the value to clear `mode`",
            ),
            (
                "statement",
                "words = \"We will sign\"\naction = \"correct\"\nsaid = \"May\"",
                6,
                "the date `May`",
            ),
            (
                "statement",
                "words = \"We will sign\"\naction = \"correct\"\nside = \"prot\"",
                6,
                "the side `prot`",
            ),
            ("statement", "words = \"We will sign\"\nspeaker = \"Joe Pier\"", 1, "a table without `action`"),
            (
                "event",
                "words = \"wage\"\naction = \"correct\"\ndate = \"2024\"",
                4,
                "no date found in “wage”",
            ),
            (
                "event",
                "words = \"wage\"\naction = \"add\"\ndate = \"2024\"",
                1,
                "a date added without `basis`",
            ),
            (
                "event",
                "words = \"Monday\"\naction = \"correct\"\ndate = \"2024\"\nprecision = \"day\"",
                7,
                "the precision `day` for `2024`",
            ),
            (
                "link",
                "other = \"page\"\nkind = \"answers\"\naction = \"add\"",
                5,
                "a link of page.txt with itself",
            ),
            (
                "link",
                "other = \"other\"\nkind = \"answers\"\naction = \"withdraw\"",
                5,
                "no link of the kind `answers` between these places",
            ),
            (
                "link",
                "other = \"othr.txt\"\nkind = \"answers\"\naction = \"withdraw\"",
                4,
                "the document `othr.txt`",
            ),
        ] {
            let (_, problems) = reviewed(kind, keys);
            let [problem] = &problems[..] else { panic!("{kind} {keys}: {problems:#?}") };
            assert!(problem.found.starts_with(found), "{kind} {keys}: {problem}");
            assert_eq!(
                (problem.line, problem.severity),
                (Some(line), Severity::Error),
                "{kind} {keys}: {problem}"
            );
            assert!(!problem.expected.is_empty() && !problem.remedy.is_empty());
        }
    }

    #[test]
    fn all_problems_come_at_once_in_the_order_of_lines() {
        let text = "[[event]]\ndocument = \"nope\"\n[[metadata]]\nfield = \"title\"\ncolour = 1\n[[sentence]]\nx = 1\n";
        let problems = apply("reviews.toml", text, &mut sample());
        let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
        assert!(lines.is_sorted() && lines.starts_with(&[1]) && lines.contains(&5), "{problems:#?}");
        assert!(
            problems.iter().any(|problem| problem.found == "the unknown key `sentence`"),
            "{problems:#?}"
        );
    }

    #[test]
    fn what_the_rules_find_by_themselves_is_a_note() {
        for (kind, keys) in [
            ("metadata", "field = \"byline\"\nvalue = \"Ann\""),
            ("flag", "kind = \"undated\"\naction = \"add\""),
            ("topic", "passage = \"aaaaaaaaaaaa\"\ntopic = \"talks\"\naction = \"add\"\nwords = [\"sign\"]"),
            ("mention", "words = \"Harbour\"\naction = \"add\"\nentity = \"Ann Harbour\""),
            ("statement", "words = \"We will sign\"\naction = \"add\"\nmode = \"quoted\""),
            ("statement", "words = \"We will sign\"\naction = \"correct\"\nmode = \"quoted\""),
            ("event", "words = \"Monday\"\naction = \"correct\"\ndate = \"unknown\""),
        ] {
            let (_, problems) = reviewed(kind, keys);
            assert!(!problems.is_empty(), "{kind} {keys}");
            assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{problems:#?}");
        }
    }

    #[test]
    fn a_date_is_one_that_there_is() {
        for (value, precision) in [
            ("2024-02-29", Some(Precision::Day)),
            ("2023-02-29", None),
            ("XXXX-02-29", Some(Precision::Day)),
            ("XXXX-02", Some(Precision::Month)),
            ("XXXX", None),
            ("2024-W52", Some(Precision::Week)),
            ("2024-W53", None),
            ("2024", Some(Precision::Year)),
            ("2024-13", None),
            ("2023-09-19/2023-09-20", Some(Precision::Interval)),
            ("2023-09-20/2023-09-19", None),
            ("unknown", Some(Precision::Unknown)),
            ("+024-1-1", None),
            ("", None),
        ] {
            assert_eq!(precision_of(value), precision, "{value}");
        }
    }

    #[test]
    fn words_are_found_whole_whatever_their_quotation_marks() {
        let found = |text: &'static str, words: &str| -> Vec<&str> {
            find_words(text, words).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(found("the port’s “wage”", "port's \"wage\""), ["port’s “wage”"]);
        assert_eq!(found("Mayor of May", "May"), ["May"]);
        assert!(found("anything", "  ").is_empty());
    }

    #[test]
    fn a_large_passage_is_searched_in_linear_time() {
        let text = "“a ".repeat(400_000);
        assert_eq!(find_words(&text, "\"a \"a").len(), 200_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn nothing_panics_and_spans_lie_between_characters(
            kind in prop::sample::select(vec!["metadata", "flag", "topic", "mention", "statement", "event", "link"]),
            key in prop::sample::select(vec!["words", "passage", "content", "date", "value", "cue"]),
            value in "[“”’a-zA-Z \\PC]{0,12}",
        ) {
            let value = value.replace(['"', '\\'], " ");
            let (corpus, _) = reviewed(kind, &format!("{key} = \"{value}\"\naction = \"add\"\nmode = \"quoted\"\nwords = \"{value}\""));
            for document in &corpus.documents {
                for statement in &document.statements {
                    prop_assert!(statement.content.iter().all(|part| !part.of(document).is_empty()));
                }
            }
            for span in find_words(&value, "a") {
                prop_assert_eq!(span.of(&value), "a");
            }
        }
    }
}
