//! Reviews of what is found in the words of pages: names, dates, topics, and what connects two pages.

use super::change::{About, Changed, Meant, Sort, change};
use super::date::date;
use super::names::{Known, Names};
use super::place::{overlap, passage, words, words_in};
use super::problem::{ids, not_in_passage, one_of};
use super::table::Review;
use super::{Done, place};
use crate::config::toml_reader::{At, Reader};
use crate::english::sentence::sentences;
use corpus::{
    Action, Basis, Document, Entity, EntityId, EntityKind, Event, Link, LinkEnd, LinkKind, Mention, Place,
    Span, TopicMatch,
};
use std::collections::BTreeMap;

/// `[[mention]]`: whom words of a passage name.
pub fn mention(
    reader: &mut Reader<'_>,
    review: &Review,
    document: &mut Document,
    entities: &[Entity],
    names: &Names,
) -> Option<Done> {
    let entity = match review.text("entity") {
        Some(at) => names.entity(reader, at)?,
        None => EntityId(0),
    };
    let place = words(reader, review, document)?;
    let passage = &mut document.passages[place.passage as usize];
    let there = |fits: &dyn Fn(Span) -> bool| -> Vec<usize> {
        (0..passage.mentions.len()).filter(|&at| fits(passage.mentions[at].span)).collect()
    };
    let overlapping = there(&|span| overlap(span, place.span));
    let meant = match (review.action, &overlapping[..]) {
        // Two names cannot share a word, so what is added must not touch any.
        (Action::Add, [first, ..]) => Meant::One(*first),
        _ => Meant::of(&there(&|span| span == place.span), &overlapping),
    };
    let about = About {
        name: format!("name in “{}”", review.needed("words")),
        span: review.place("words"),
        expected: "words that name somebody by the rules",
        sets: false,
    };
    let text = &passage.text;
    let sort = Sort {
        make: |_: &mut Reader<'_>, _: Option<&Mention>| Some(Mention { entity, span: place.span }),
        same: |old: &Mention, new: &Mention| old == new,
        show: |mention: &Mention| {
            vec![format!("“{}” names {}", mention.span.of(text), entities[mention.entity.index()].name)]
        },
    };
    let changed = change(&mut passage.mentions, &meant, review, &about, reader, sort)?;
    passage.mentions.sort_by_key(|mention| mention.span);
    Some(Done { changed, line: None, place: Some(place) })
}

/// `[[entity]]`: a name that the rules found and no curator gave.
pub fn entity(
    reader: &mut Reader<'_>,
    review: &Review,
    documents: &mut [Document],
    entities: &mut Vec<Entity>,
    known: &Known,
) -> Option<Done> {
    let names = Names::new(entities);
    let named = review.text("name")?;
    let id = names.entity(reader, named)?;
    if !entities[id.index()].uncurated {
        let found = format!("`{}` of entities.toml", entities[id.index()].name);
        let expected = "a name that the rules found by themselves";
        reader.problem(named.span.clone(), found, expected, "change it in entities.toml");
        return None;
    }
    let was = in_words(&entities[id.index()], known);
    if review.action == Action::Withdraw {
        remove(documents, entities, id, None);
        return Some(done(was, String::new()));
    }
    let side = match review.text("side") {
        Some(at) => Some(known.side(reader, at)?),
        None => None,
    };
    if let Some(other) = review.text("same_as") {
        let into = names.entity(reader, other)?;
        if into == id {
            let found = format!("`{}` as the same as itself", other.value);
            reader.problem(other.span.clone(), found, "another entity", "correct the name");
            return None;
        }
        let now = format!("the same as {}", entities[into.index()].name);
        let old = entities[id.index()].clone();
        let target = &mut entities[into.index()];
        for alias in std::iter::once(old.name).chain(old.aliases) {
            if alias != target.name && !target.aliases.contains(&alias) {
                target.aliases.push(alias);
            }
        }
        remove(documents, entities, id, Some(into));
        return Some(done(was, now));
    }
    let entity = &mut entities[id.index()];
    if let Some(name) = review.text("rename") {
        entity.name.clone_from(&name.value);
    }
    entity.kind = review.text("kind").and_then(|at| EntityKind::from_id(&at.value)).unwrap_or(entity.kind);
    entity.role = review.text("role").map(|at| at.value.clone()).or_else(|| entity.role.take());
    entity.side = side.or(entity.side);
    let now = in_words(entity, known);
    if was == now {
        let found = format!("the name `{}` as the rules have it", named.value);
        let expected = "`rename`, `kind`, `same_as`, `role` or `side` with another value";
        reader.note(named.span.clone(), found, expected, "remove the review");
    }
    Some(done(was, now))
}

fn done(was: String, now: String) -> Done {
    Done { changed: Changed { was, now }, line: None, place: None }
}

fn in_words(entity: &Entity, known: &Known) -> String {
    let side = entity.side.map(|side| known.sides[side.index()].as_str());
    let parts = [Some(entity.name.as_str()), Some(entity.kind.id()), entity.role.as_deref(), side];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Takes an entity out; its mentions are those of another one then, or none.
fn remove(documents: &mut [Document], entities: &mut Vec<Entity>, id: EntityId, into: Option<EntityId>) {
    entities.remove(id.index());
    let moved = |entity: EntityId| EntityId(entity.0 - u32::from(entity > id));
    for passage in documents.iter_mut().flat_map(|document| &mut document.passages) {
        passage.mentions.retain(|mention| mention.entity != id || into.is_some());
        for mention in &mut passage.mentions {
            let entity = if mention.entity == id { into.unwrap_or(id) } else { mention.entity };
            mention.entity = moved(entity);
        }
    }
}

/// `[[event]]`: what happened when.
pub fn event(reader: &mut Reader<'_>, review: &Review, document: &mut Document) -> Option<Done> {
    let place = words(reader, review, document)?;
    let events = |fits: &dyn Fn(&Event) -> bool| -> Vec<usize> {
        (0..document.events.len()).filter(|&at| fits(&document.events[at])).collect()
    };
    let is_near =
        |event: &Event| event.place.passage == place.passage && overlap(event.place.span, place.span);
    let meant = Meant::of(&events(&|event| event.place == place), &events(&is_near));
    let about = About {
        name: format!("date found in “{}”", review.needed("words")),
        span: review.place("words"),
        expected: "words with a date that the rules find",
        sets: false,
    };
    let mut events = std::mem::take(&mut document.events);
    let sort = Sort {
        make: |reader: &mut Reader<'_>, old: Option<&Event>| dated(reader, review, document, place, old),
        same: |old: &Event, new: &Event| {
            let of =
                |event: &Event| (event.place, event.sentence, event.date.value.clone(), event.date.basis);
            of(old) == of(new)
        },
        show: |event: &Event| {
            let value = event.date.value.as_deref().unwrap_or("unknown");
            vec![format!("“{}” is {value}, {}", event.place.of(document), event.date.basis.id())]
        },
    };
    let changed = change(&mut events, &meant, review, &about, reader, sort);
    events.sort_by_key(|event| event.place);
    document.events = events;
    Some(Done { changed: changed?, line: None, place: Some(place) })
}

fn dated(
    reader: &mut Reader<'_>,
    review: &Review,
    document: &Document,
    place: Place,
    old: Option<&Event>,
) -> Option<Event> {
    let basis = review.text("basis").and_then(|at| Basis::from_id(&at.value));
    let Some(basis) = basis.or(old.map(|event| event.date.basis)) else {
        let found = "a date added without `basis`".to_owned();
        let remedy = "add basis = \"stated\" if it is printed so, \"computed\" or \"inferred\" if not";
        reader.problem(review.span.clone(), found, "how the date is known", remedy);
        return None;
    };
    let why = if basis == Basis::Stated { "" } else { review.reason() };
    let date = date(reader, review.text("date")?, review.text("precision"), basis, why)?;
    let text = &document.passages[place.passage as usize].text;
    let sentence = if let Some(words) = review.text("sentence") {
        let holds = |sentence: &Span| overlap(*sentence, place.span);
        let Some(sentence) = place::find_words(text, &words.value).into_iter().find(holds) else {
            not_in_passage(reader, words, text);
            return None;
        };
        sentence
    } else {
        let around = sentences(text).into_iter().find(|sentence| overlap(*sentence, place.span));
        around.unwrap_or(Span::new(0, text.len()))
    };
    Some(Event { place, sentence, date, review: Some(review.reason().to_owned()) })
}

/// `[[topic]]`: what a passage is about.
pub fn topic(
    reader: &mut Reader<'_>,
    review: &Review,
    document: &mut Document,
    known: &Known,
) -> Option<Done> {
    let topic = known.topic(reader, review.text("topic")?)?;
    let at = passage(reader, document, review.text("passage")?)?;
    let passage = &mut document.passages[at];
    let mut evidence = Vec::new();
    for words in review.texts("words").unwrap_or_default() {
        let places = place::find_words(&passage.text, &words.value);
        if places.is_empty() {
            not_in_passage(reader, words, &passage.text);
            return None;
        }
        evidence.extend(places);
    }
    evidence.sort_unstable();
    evidence.dedup();
    let on = ids(passage.topics.iter().map(|found| known.topics[found.topic.index()].as_str()));
    let expected =
        if on.is_empty() { "a topic of that passage, which has none".to_owned() } else { one_of(&on) };
    let assigned: Vec<usize> =
        (0..passage.topics.len()).filter(|&at| passage.topics[at].topic == topic).collect();
    let about = About {
        name: format!("topic `{}` on this passage", known.topics[topic.index()]),
        span: review.place("topic"),
        expected: &expected,
        sets: false,
    };
    let text = &passage.text;
    let whole = Place { passage: at as u32, span: Span::new(0, text.len()) };
    let sort = Sort {
        make: |_: &mut Reader<'_>, _: Option<&TopicMatch>| Some(TopicMatch { topic, evidence }),
        same: |old: &TopicMatch, new: &TopicMatch| review.action == Action::Add || old == new,
        show: |found: &TopicMatch| {
            let words: Vec<&str> = found.evidence.iter().map(|span| span.of(text)).collect();
            vec![format!("{} for “{}”", known.topics[found.topic.index()], words.join("”, “"))]
        },
    };
    let changed = change(&mut passage.topics, &Meant::only(&assigned), review, &about, reader, sort)?;
    passage.topics.sort_by_key(|topic| topic.topic);
    Some(Done { changed, line: None, place: Some(whole) })
}

/// `[[link]]`: what connects two documents.
pub fn link(
    reader: &mut Reader<'_>,
    review: &Review,
    links: &mut Vec<Link>,
    documents: &[Document],
    from: usize,
    by_name: &BTreeMap<String, usize>,
) -> Option<Done> {
    let kind = LinkKind::from_id(review.needed("kind"))?;
    let files = documents.iter().map(|document| document.file.as_str());
    let to = super::document(reader, review.text("other")?, by_name, files)?;
    if from == to {
        let found = format!("a link of {} with itself", documents[from].file);
        reader.problem(review.place("other"), found, "two documents", "correct `other`");
        return None;
    }
    let from = end(reader, documents, from, review.text("passage"), review.text("words"))?;
    let to = end(reader, documents, to, review.text("other_passage"), review.text("other_words"))?;
    let fits = |end: LinkEnd, named: LinkEnd| {
        end.document == named.document
            && named.place.is_none_or(|named| {
                end.place.is_some_and(|end| end.passage == named.passage && overlap(end.span, named.span))
            })
    };
    let there: Vec<usize> = (0..links.len())
        .filter(|&at| {
            let link = &links[at];
            let either =
                fits(link.from, from) && fits(link.to, to) || fits(link.from, to) && fits(link.to, from);
            link.kind == kind && either
        })
        .collect();
    // A second link between two documents is another one, unless it joins the same places.
    let meant = match review.action {
        Action::Add => Meant::only(
            &there
                .iter()
                .copied()
                .filter(|&at| (links[at].from, links[at].to) == (from, to))
                .collect::<Vec<_>>(),
        ),
        _ => Meant::only(&there),
    };
    let about = About {
        name: format!("link of the kind `{}` between these places", kind.id()),
        span: review.place("kind"),
        expected: "a link that the rules find",
        sets: false,
    };
    let sort = Sort {
        make: |_: &mut Reader<'_>, _: Option<&Link>| {
            let reason = format!("review: {}", review.reason());
            Some(Link { kind, from, to, reason })
        },
        same: |_: &Link, _: &Link| review.action == Action::Add,
        show: |link: &Link| {
            let file = |end: LinkEnd| documents[end.document as usize].file.as_str();
            vec![format!("{} from {} to {}: {}", kind.id(), file(link.from), file(link.to), link.reason)]
        },
    };
    let changed = change(links, &meant, review, &about, reader, sort)?;
    Some(Done { changed, line: None, place: from.place })
}

fn end(
    reader: &mut Reader<'_>,
    documents: &[Document],
    document: usize,
    key: Option<&At<String>>,
    words: Option<&At<String>>,
) -> Option<LinkEnd> {
    let page = &documents[document];
    let place = match (key, words) {
        (None, None) => None,
        (key, Some(words)) => Some(words_in(reader, page, key, words, None)?),
        (Some(key), None) => {
            let at = passage(reader, page, key)?;
            Some(Place { passage: at as u32, span: Span::new(0, page.passages[at].text.len()) })
        }
    };
    Some(LinkEnd { document: document as u32, place })
}
