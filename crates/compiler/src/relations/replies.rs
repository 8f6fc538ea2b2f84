//! Statements that answer another's statement.
//!
//! Four things must come together: the sides (without sides, the speakers) differ, the answering sentence has a word
//! of response ("rejected", "in response to"), it names the other's speaker or side, and it shares the subject: rare
//! words of the other's statement, and a topic where the corpus has topics. What it does not know: what is meant by
//! "the accusation" in a sentence that names nobody; such answers stay unlinked.

use super::duplicates::date_order;
use crate::english::lexicon::{self, REPORTING};
use crate::english::sentence;
use crate::statements::speaker::voice;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{Document, Entity, EntityId, Link, LinkEnd, LinkKind, Mention, Place, SideId, Span, Statement};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words of response, as folded words; they must stand whole.
const RESPONSES: &[&str] = &[
    "rejected",
    "rejects",
    "rejecting",
    "rejection",
    "responded",
    "responds",
    "responding",
    "response",
    "denied",
    "denies",
    "denying",
    "denial",
    "dismissed",
    "dismisses",
    "dismissing",
    "answered",
    "answers",
    "answering",
    "replied",
    "replies",
    "replying",
    "reply",
    "refuted",
    "refutes",
    "refuting",
    "rebutted",
    "rebuts",
    "rebuffed",
    "rebuffs",
    "countered",
    "counters",
    "countering",
    "retorted",
    "disputed",
    "disputes",
    "disputing",
    "contradicted",
    "contradicts",
    "repudiated",
    "disagreed",
    "disagrees",
    "hit back",
    "hits back",
    "shot back",
    "fired back",
    "pushed back",
    "reacted",
    "reacting",
    "reaction",
];
/// Stems that answer and statement must share besides names.
const SHARED: usize = 2;
/// Statements of one speaker or side that an answer is held against, the nearest before it.
const LOOKED_AT: usize = 200;

/// One statement with its place in the corpus.
#[derive(Clone, Copy)]
struct At<'d> {
    document: usize,
    statement: &'d Statement,
}

/// The links from statements to those they answer, at most one for each.
pub fn find(documents: &[Document], entities: &[Entity]) -> Vec<Link> {
    let all: Vec<At<'_>> = documents
        .iter()
        .enumerate()
        .flat_map(|(document, page)| page.statements.iter().map(move |statement| At { document, statement }))
        .collect();
    let mut by_speaker: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    let mut by_side: BTreeMap<SideId, Vec<usize>> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        if let Some(speaker) = one.statement.speaker {
            by_speaker.entry(speaker).or_default().push(at);
        }
        if let Some(side) = one.statement.side {
            by_side.entry(side).or_default().push(at);
        }
    }
    let replies: Vec<Vec<Option<Reply>>> =
        documents.par_iter().map(|document| replies(document, entities)).collect();
    let replies: Vec<Option<Reply>> = replies.into_iter().flatten().collect();
    let links = all.par_iter().zip(&replies).enumerate().filter_map(|(at, (answer, reply))| {
        let reply = reply.as_ref()?;
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        for &entity in &reply.named {
            let of_side = entities
                .get(entity.index())
                .and_then(|entity| entity.side)
                .and_then(|side| by_side.get(&side));
            for list in [by_speaker.get(&entity), of_side].into_iter().flatten() {
                candidates.extend(near(list, at));
            }
        }
        let best = candidates
            .into_iter()
            .filter(|&other| other != at)
            .filter_map(|other| Some((fit(documents, answer, &all[other], reply)?, other)))
            .reduce(|best, next| if next.0.len() >= best.0.len() { next } else { best });
        let (shared, other) = best?;
        Some(link(answer, &all[other], &reply.cue, &shared))
    });
    links.collect()
}

/// Positions around `at` in a sorted list, as many on each side as are looked at.
fn near(list: &[usize], at: usize) -> &[usize] {
    let middle = list.partition_point(|&other| other < at);
    &list[middle.saturating_sub(LOOKED_AT)..(middle + LOOKED_AT).min(list.len())]
}

/// What makes a statement a reply: the word of response, whom its sentence names, and its stems.
struct Reply {
    cue: String,
    named: BTreeSet<EntityId>,
    stems: BTreeSet<String>,
}

/// The statements of a document as replies, where they are; each passage is cut into sentences once.
fn replies(document: &Document, entities: &[Entity]) -> Vec<Option<Reply>> {
    let mut sentences: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
    let reply = |statement: &Statement| {
        let place = statement.cue.or(statement.source).or(statement.content.first().copied())?;
        let passage = document.passages.get(place.passage as usize)?;
        let cut = || sentence::sentences(&passage.text);
        let sentence = sentence_of(sentences.entry(place.passage).or_insert_with(cut), place.span);
        (sentence.end - sentence.start <= sentence::LONGEST)
            .then(|| self::reply(document, entities, statement, place, sentence))?
    };
    document.statements.iter().map(reply).collect()
}

fn reply(
    document: &Document,
    entities: &[Entity],
    statement: &Statement,
    place: Place,
    sentence: Span,
) -> Option<Reply> {
    let passage = document.passages.get(place.passage as usize)?;
    let text = sentence.of(&passage.text);
    // What is said inside the quotation may speak of other answers; the cue stands outside it.
    let outside = |span: Span| {
        !statement.content.iter().any(|part| {
            part.passage == place.passage && part.span.start <= span.start && span.end <= part.span.end
        })
    };
    let words: Vec<(Span, String)> = tokens(text)
        .into_iter()
        .map(|token| {
            let start = sentence.start as usize;
            (Span::new(start + token.start, start + token.end), token.term)
        })
        .collect();
    let own: Vec<&str> =
        words.iter().filter(|(span, _)| outside(*span)).map(|(_, term)| term.as_str()).collect();
    let cue = RESPONSES.iter().find(|cue| {
        let cue: Vec<&str> = cue.split(' ').collect();
        own.windows(cue.len()).any(|window| window == cue.as_slice())
    })?;
    let named = between(&passage.mentions, sentence)
        .map(|mention| voice(entities, mention.entity))
        .filter(|entity| Some(*entity) != statement.speaker)
        .collect();
    let mut stems: BTreeSet<String> = words.iter().filter_map(|(_, term)| content_stem(term)).collect();
    stems.extend(statement.content.iter().flat_map(|place| stems_of(place.of(document))));
    Some(Reply { cue: (*cue).to_owned(), named, stems })
}

/// The one of a text's sentences in which a place stands.
fn sentence_of(sentences: &[Span], place: Span) -> Span {
    let at = sentences.partition_point(|sentence| sentence.end <= place.start);
    sentences.get(at).copied().filter(|sentence| sentence.start <= place.start).unwrap_or(place)
}

/// The mentions that lie in a span.
fn between(mentions: &[Mention], span: Span) -> impl Iterator<Item = &Mention> {
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    mentions[first..].iter().take_while(move |mention| mention.span.end <= span.end)
}

fn stems_of(text: &str) -> impl Iterator<Item = String> {
    tokens(text).into_iter().filter_map(|token| content_stem(&token.term))
}

fn content_stem(term: &str) -> Option<String> {
    let fits =
        term.len() > 3 && !is_stop_word(term) && !RESPONSES.contains(&term) && !lexicon::is(term, REPORTING);
    fits.then(|| stem(term))
}

/// The words, as printed, that make one statement an answer to the other; nothing where it is none.
fn fit(documents: &[Document], answer: &At<'_>, other: &At<'_>, reply: &Reply) -> Option<Vec<String>> {
    let (mine, theirs) = (answer.statement, other.statement);
    let sides_differ = match (mine.side, theirs.side) {
        (Some(mine), Some(theirs)) => mine != theirs,
        // Without sides only named speakers tell who answers whom.
        _ => theirs.speaker.is_some_and(|speaker| reply.named.contains(&speaker)),
    };
    if !sides_differ || mine.speaker.is_none() && mine.side.is_none() || mine.speaker == theirs.speaker {
        return None;
    }
    let order = date_order(&documents[answer.document], &documents[other.document]);
    let later = if answer.document == other.document {
        theirs.content.first() < mine.content.first()
    } else {
        order.is_none_or(|order| !order.is_lt())
    };
    let on_topic = mine.topics.is_empty() && theirs.topics.is_empty()
        || mine.topics.iter().any(|topic| theirs.topics.contains(topic));
    if !later || !on_topic {
        return None;
    }
    let page = &documents[other.document];
    let stems: BTreeMap<String, String> = theirs
        .content
        .iter()
        .flat_map(|place| {
            let text = place.of(page);
            let word = move |token: Token| {
                (content_stem(&token.term), part(text, token.start..token.end).to_owned())
            };
            tokens(text).into_iter().map(word)
        })
        .filter_map(|(stem, word)| Some((stem?, word)))
        .collect();
    let names = names(page, theirs);
    let shared: Vec<String> = stems
        .into_iter()
        .filter(|(stem, _)| reply.stems.contains(stem) && !names.contains(stem))
        .map(|(_, word)| word)
        .collect();
    (shared.len() >= SHARED).then_some(shared)
}

/// Stems of the names in a statement and around it: they say who, not what about.
fn names(document: &Document, statement: &Statement) -> BTreeSet<String> {
    let names = statement.content.iter().filter_map(|place| {
        let passage = document.passages.get(place.passage as usize)?;
        // The whole passage, unless it is as long as no passage is.
        let around = Span {
            start: place.span.start.saturating_sub(sentence::LONGEST),
            end: place.span.end.saturating_add(sentence::LONGEST),
        };
        Some(between(&passage.mentions, around).flat_map(|mention| stems_of(mention.span.of(&passage.text))))
    });
    names.flatten().collect()
}

fn link(answer: &At<'_>, other: &At<'_>, cue: &str, shared: &[String]) -> Link {
    let end = |at: &At<'_>| {
        let place = |place: &Place| Place { passage: place.passage, span: place.span };
        LinkEnd { document: at.document as u32, place: at.statement.content.first().map(place) }
    };
    let reason = format!("“{cue}”, of the other side, about “{}”", shared.join("”, “"));
    Link { kind: LinkKind::Answers, from: end(answer), to: end(other), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Attribution, EntityKind, Mode, Passage};

    /// Two mayors, of different sides, and a minister of the second side.
    fn entities() -> Vec<Entity> {
        [("Ann Amber", 0), ("Rob Reed", 1), ("Reed", 1)]
            .map(|(name, side)| Entity {
                name: name.to_owned(),
                kind: EntityKind::Person,
                aliases: Vec::new(),
                role: None,
                side: Some(SideId(side)),
                speaks_for: None,
                uncurated: false,
            })
            .into()
    }

    /// A page of one passage, which is one statement: speaker, and the words in it.
    fn page(text: &str, speaker: u32, words: &str) -> Document {
        let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let mentions = entities()
            .iter()
            .enumerate()
            .take(2)
            .filter_map(|(id, entity)| {
                Some(Mention { entity: EntityId(id as u32), span: span(&entity.name)? })
            })
            .collect();
        let place = |span| Place { passage: 0, span };
        let statement = Statement {
            mode: Mode::Quoted,
            speaker: Some(EntityId(speaker)),
            attribution: Attribution::Name,
            side: Some(SideId(speaker)),
            source: span(&entities()[speaker as usize].name).map(place),
            content: vec![place(span(words).expect("the words stand in the text"))],
            verbatim: true,
            ..Statement::default()
        };
        let passage = Passage { text: text.to_owned(), mentions, ..Passage::default() };
        Document { passages: vec![passage], statements: vec![statement], ..Document::default() }
    }

    fn claim() -> Document {
        page(
            "“Pilots of the other harbour blocked our fishing boats,” Ann Amber said.",
            0,
            "Pilots of the other harbour blocked our fishing boats,",
        )
    }

    fn answers(text: &str, words: &str) -> Vec<(u32, u32)> {
        let links = find(&[claim(), page(text, 1, words)], &entities());
        links.iter().map(|link| (link.from.document, link.to.document)).collect()
    }

    #[test]
    fn a_rejection_that_names_the_speaker_and_the_subject_is_an_answer() {
        let text = "Rob Reed rejected the claim of Ann Amber about blocked boats. “No pilots left the pier.”";
        assert_eq!(answers(text, "the claim of Ann Amber about blocked boats"), [(1, 0)]);
    }

    #[test]
    fn without_a_word_of_response_it_is_a_statement_of_its_own() {
        let text = "Rob Reed met Ann Amber and spoke of pilots and blocked boats.";
        assert!(answers(text, "spoke of pilots and blocked boats").is_empty());
    }

    #[test]
    fn an_answer_about_something_else_is_not_linked() {
        let text = "Rob Reed rejected the budget of Ann Amber for the new school.";
        assert!(answers(text, "the budget of Ann Amber for the new school").is_empty());
    }

    #[test]
    fn an_answer_to_nobody_named_is_not_linked() {
        let text = "Rob Reed rejected talk of blocked fishing boats and pilots.";
        assert!(answers(text, "talk of blocked fishing boats and pilots").is_empty());
    }

    #[test]
    fn a_word_of_response_inside_the_quotation_is_not_the_page_s() {
        let text = "“Ann Amber rejected our blocked boats and pilots,” Rob Reed said.";
        assert!(answers(text, "Ann Amber rejected our blocked boats and pilots,").is_empty());
    }

    #[test]
    fn an_earlier_page_answers_nothing() {
        let dated = |mut page: Document, date: &str| {
            page.date = Some(corpus::Stated { value: date.to_owned(), line: 1, basis: String::new() });
            page
        };
        let text = "Rob Reed denied to Ann Amber that pilots had blocked boats.";
        let answer = page(text, 1, "that pilots had blocked boats");
        let early = find(&[dated(claim(), "2024-03-02"), dated(answer.clone(), "2024-03-01")], &entities());
        assert!(early.is_empty());
        let late = find(&[dated(claim(), "2024-03-01"), dated(answer, "2024-03-02")], &entities());
        assert_eq!(late.len(), 1);
    }

    #[test]
    fn the_reason_quotes_the_word_of_response_and_the_subject() {
        let text = "Rob Reed denied to Ann Amber that pilots had blocked boats.";
        let links = find(&[claim(), page(text, 1, "that pilots had blocked boats")], &entities());
        assert_eq!(links[0].reason, "“denied”, of the other side, about “blocked”, “boats”, “Pilots”");
    }

    #[test]
    fn places_that_fit_nothing_are_passed_over() {
        let mut pages = [claim(), claim()];
        pages[1].statements[0].content[0].passage = 7;
        pages[1].statements[0].source = None;
        pages[0].statements[0].content.clear();
        assert!(find(&pages, &[]).is_empty());
    }

    #[test]
    fn thousands_of_answers_are_read_to_the_end() {
        let text = "Rob Reed denied to Ann Amber that pilots had blocked boats.";
        let answer = page(text, 1, "that pilots had blocked boats");
        let pages: Vec<Document> = (0..2000).flat_map(|_| [claim(), answer.clone()]).collect();
        find(&pages, &entities());
    }
}
