//! Reviews of statements: whose words they are, how they are said, which words they are.

use super::Done;
use super::change::{About, Meant, Sort, change};
use super::date::date;
use super::names::{Known, Names};
use super::place::{find_words, near, overlap, words};
use super::problem::{ids, not_in_passage, one_of, unknown};
use super::table::Review;
use crate::config::toml_reader::{At, Reader};
use crate::english::phrase::terms;
use crate::statements::speaker::voice;
use corpus::{
    Act, Action, Attribution, Basis, Certainty, Document, Entity, EntityId, FlagKind, Mode, Place, Statement,
};

/// The keys that `clear` may empty.
const CLEARABLE: [&str; 7] = ["speaker", "side", "via", "said", "source", "cue", "hedge"];

/// `[[statement]]`: who says what.
pub fn statement(
    reader: &mut Reader<'_>,
    review: &Review,
    document: &mut Document,
    entities: &[Entity],
    names: &Names,
    known: &Known,
) -> Option<Done> {
    let place = words(reader, review, document)?;
    let fitting = |fits: &dyn Fn(Place) -> bool| -> Vec<usize> {
        (0..document.statements.len())
            .filter(|&at| document.statements[at].content.iter().any(|&part| fits(part)))
            .collect()
    };
    let overlaps = |part: Place| part.passage == place.passage && overlap(part.span, place.span);
    let meant = Meant::of(&fitting(&|part| part == place), &fitting(&overlaps));
    if matches!(meant, Meant::None) && review.action == Action::Add && review.text("mode").is_none() {
        let found = "a statement added without `mode`".to_owned();
        let remedy = format!("add mode = \"...\": {}", one_of(&ids(Mode::ALL.iter().map(|mode| mode.id()))));
        reader.problem(review.span.clone(), found, "whose words they are", &remedy);
        return None;
    }
    let about = About {
        name: format!("statement with “{}”", review.needed("words")),
        span: review.place("words"),
        expected: "words of a statement of this passage",
        sets: false,
    };
    let mut statements = std::mem::take(&mut document.statements);
    let sort = Sort {
        make: |reader: &mut Reader<'_>, old: Option<&Statement>| {
            let blank = || Statement {
                attribution: Attribution::Unknown,
                content: vec![place],
                ..Statement::default()
            };
            let before = old.cloned().unwrap_or_else(blank);
            let mut after = corrected(reader, review, document, before, place, entities, names, known)?;
            after.review = Some(review.reason().to_owned());
            Some(after)
        },
        same: |old: &Statement, new: &Statement| {
            *old == Statement { review: old.review.clone(), ..new.clone() }
        },
        show: |statement: &Statement| in_words(statement, document, entities, known),
    };
    let changed = change(&mut statements, &meant, review, &about, reader, sort);
    statements.sort_by_key(|statement| statement.content.first().copied());
    document.statements = statements;
    Some(Done { changed: changed?, line: None, place: Some(place) })
}

/// The statement as the review has it; nothing when its words do not stand where they should.
#[expect(clippy::too_many_arguments, reason = "a statement rests on all of these")]
fn corrected(
    reader: &mut Reader<'_>,
    review: &Review,
    document: &Document,
    before: Statement,
    place: Place,
    entities: &[Entity],
    names: &Names,
    known: &Known,
) -> Option<Statement> {
    let problems = reader.count();
    let mut after = before;
    for at in review.texts("clear").unwrap_or_default() {
        match at.value.as_str() {
            "speaker" => clear_speaker(&mut after),
            "side" => after.side = None,
            "via" => after.via = None,
            "said" => after.said = None,
            "source" => after.source = None,
            "cue" => after.cue = None,
            "hedge" => after.hedge = None,
            _ => unknown(reader, at, "value to clear", &CLEARABLE.map(str::to_owned), None),
        }
    }
    for (key, slot) in [("source", &mut after.source), ("cue", &mut after.cue), ("hedge", &mut after.hedge)] {
        let Some(words) = review.text(key) else { continue };
        *slot = near(document, words, place);
        if slot.is_none() {
            not_in_passage(reader, words, &document.passages[place.passage as usize].text);
        }
    }
    if let Some(parts) = review.texts("content").filter(|parts| !parts.is_empty()) {
        after.content = content(reader, document, parts, place)?;
    }
    let entity = |reader: &mut Reader<'_>, key| {
        review.text(key).and_then(|at| names.entity(reader, at)).map(|id| voice(entities, id))
    };
    if let Some(id) = entity(reader, "speaker") {
        let entity = &entities[id.index()];
        after.side = entity.side;
        if after.speaker != Some(id) || after.attribution == Attribution::Unknown {
            after.attribution = attribution(document, entity, after.source);
        }
        (after.speaker, after.certainty) = (Some(id), Certainty::Sure);
    }
    match review.text("certainty").and_then(|at| Certainty::from_id(&at.value)) {
        Some(Certainty::Open) => clear_speaker(&mut after),
        Some(certainty) => after.certainty = certainty,
        None => {}
    }
    after.side = review.text("side").and_then(|at| known.side(reader, at)).or(after.side);
    after.attribution = review
        .text("attribution")
        .and_then(|at| Attribution::from_id(&at.value))
        .unwrap_or(after.attribution);
    after.via = entity(reader, "via").or(after.via);
    if let Some(at) = review.text("said") {
        let basis = review.text("basis").and_then(|at| Basis::from_id(&at.value)).unwrap_or(Basis::Stated);
        let why = if basis == Basis::Stated { "" } else { review.reason() };
        after.said = date(reader, at, None, basis, why).or(after.said);
    }
    if let Some(topics) = review.texts("topics") {
        after.topics = topics.iter().filter_map(|at| known.topic(reader, at)).collect();
        after.topics.sort_unstable();
        after.topics.dedup();
    }
    if let Some(mode) = review.text("mode").and_then(|at| Mode::from_id(&at.value)) {
        after.mode = mode;
        after.verbatim = mode == Mode::Quoted && !is_second_hand(document);
    }
    after.act = review.text("act").and_then(|at| Act::from_id(&at.value)).unwrap_or(after.act);
    if after.speaker.is_none() {
        after.certainty = Certainty::Open;
    }
    after.verbatim = review.switch("verbatim").unwrap_or(after.verbatim);
    (reader.count() == problems).then_some(after)
}

fn clear_speaker(statement: &mut Statement) {
    (statement.speaker, statement.side) = (None, None);
    (statement.attribution, statement.certainty) = (Attribution::Unknown, Certainty::Open);
}

/// What tells the speaker where the review does not say: the words that name the source, if there are any.
fn attribution(document: &Document, speaker: &Entity, source: Option<Place>) -> Attribution {
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

/// Everything that a statement says, part by part.
fn in_words(statement: &Statement, document: &Document, entities: &[Entity], known: &Known) -> Vec<String> {
    let name = |id: EntityId| entities[id.index()].name.clone();
    let words = |place: Place| place.of(document).to_owned();
    let content: Vec<&str> = statement.content.iter().map(|part| part.of(document)).collect();
    let topics: Vec<&str> = statement.topics.iter().map(|id| known.topics[id.index()].as_str()).collect();
    let said = statement.said.as_ref().and_then(|said| said.value.clone());
    let parts = [
        ("words", Some(content.join(" … "))),
        ("mode", Some(statement.mode.id().to_owned())),
        ("act", Some(statement.act.id().to_owned())),
        ("speaker", Some(statement.speaker.map_or_else(|| "unknown".to_owned(), name))),
        ("side", statement.side.map(|side| known.sides[side.index()].clone())),
        ("told by", Some(statement.attribution.id().to_owned())),
        // Sure is what a speaker is, and open where there is none.
        ("certainty", (statement.certainty == Certainty::Likely).then(|| Certainty::Likely.id().to_owned())),
        ("source", statement.source.map(words)),
        ("cue", statement.cue.map(words)),
        ("hedge", statement.hedge.map(words)),
        ("via", statement.via.map(name)),
        ("said", said),
        ("topics", (!topics.is_empty()).then(|| topics.join(", "))),
        ("verbatim", Some(if statement.verbatim { "yes" } else { "no" }.to_owned())),
    ];
    parts.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?))).collect()
}
