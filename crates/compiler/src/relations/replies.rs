//! Statements that answer another's statement.
//!
//! Four things must come together: the sides (without sides, the speakers) differ; a word of response is the speaker's own
//! ("rejected", "responded, saying", "in response to"), and whom it answers stands right behind it ("rejected the claim of
//! NAME", "hit back at NAME"); and the two share the subject: rare words of the other's statement, and a topic where the
//! corpus has topics. It would rather miss than invent: in 840 news pages on one election a word of response and a name
//! anywhere in the sentence gave 82 links, of which next to none was an answer. What it does not know: what is meant by
//! "the accusation" in a sentence that names nobody; such answers stay unlinked.

use crate::english::lexicon::{self, DEMONYM, DETERMINER, HONORIFIC, OFFICE, OFFICE_ADJECTIVE, REPORTING};
use crate::english::sentence;
use crate::statements::speaker::voice;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{
    Document, Entity, EntityId, Link, LinkEnd, LinkKind, Mention, Passage, Place, SideId, Span, Statement,
};
use jiff::civil::Date as Day;
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
/// Words that may stand between a word of response and whom it answers, besides titles: "rejected the latest claim made by".
/// Not "criticism of", which is of somebody and not by them.
const TO_WHOM: &[&str] = &[
    "to",
    "at",
    "against",
    "back",
    "with",
    "of",
    "by",
    "from",
    "made",
    "latest",
    "new",
    "similar",
    "all",
    "such",
    "claim",
    "claims",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "charge",
    "charges",
    "assertion",
    "assertions",
    "statement",
    "statements",
    "remark",
    "remarks",
    "comment",
    "comments",
    "offer",
    "offers",
    "proposal",
    "proposals",
    "demand",
    "demands",
    "suggestion",
    "suggestions",
    "argument",
    "arguments",
    "version",
    "former",
];
/// Words of response with which a sentence may begin, before whoever answers: "Responding to NAME, she said".
const OPENING: &[&str] = &["responding", "reacting", "replying", "answering", "rejecting", "countering"];
/// The same behind an "in": "In response to NAME, she said".
const OPENING_NOUNS: &[&str] = &["response", "reaction", "reply", "answer"];
/// Words that take a response back, or give it to somebody else: "has not responded", "who responded".
const NO_RESPONSE: &[&str] = &[
    "not", "never", "nor", "without", "declined", "refused", "who", "which", "if", "when", "whether",
    "before", "until",
];
/// Stems that an answer must share with a statement of another page, besides names.
const SHARED: usize = 2;
/// The same with one of its own page, where there is less to be mistaken for it.
const SHARED_ON_A_PAGE: usize = 1;
/// Days within which pages answer each other. Larger finds answers of patient people, and more that answer something else.
const LATE: i32 = 31;
/// Documents among which a shared stem may be in one, or in as many as [`FEW`]: what everybody speaks of tells no answer.
/// Larger links less.
const RARE: usize = 12;
/// Documents of a small corpus that may have a stem before it is common.
const FEW: usize = 3;
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
    if replies.iter().all(Option::is_none) {
        return Vec::new();
    }
    let common = common(documents);
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
            .filter_map(|other| Some((fit(documents, answer, &all[other], reply, &common)?, other)))
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
    statement.speaker?;
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
    let answered = |cue: &&&str| {
        let parts: Vec<&str> = cue.split(' ').collect();
        let at = words.windows(parts.len()).position(|window| {
            window.iter().zip(&parts).all(|((span, term), part)| term == part && outside(*span))
        })?;
        let end = at + parts.len();
        let whom = is_own(statement, place, &words, at).then(|| whom(passage, &words[end..]))??;
        Some(whom)
    };
    let (cue, whom) = RESPONSES.iter().find_map(|cue| Some((cue, answered(&cue)?)))?;
    let whom = voice(entities, whom);
    let named: BTreeSet<EntityId> =
        Some(whom).filter(|whom| Some(*whom) != statement.speaker).into_iter().collect();
    let mut stems: BTreeSet<String> = words.iter().filter_map(|(_, term)| content_stem(term)).collect();
    stems.extend(statement.content.iter().flat_map(|place| stems_of(place.of(document))));
    Some(Reply { cue: (*cue).to_owned(), named, stems })
}

/// Whether the word of response at `at` is what the speaker of a statement does: it is the statement's verb, or stands
/// between the speaker and that verb, or begins the sentence.
fn is_own(statement: &Statement, place: Place, words: &[(Span, String)], at: usize) -> bool {
    let span = words[at].0;
    if words[at.saturating_sub(4)..at]
        .iter()
        .any(|(_, term)| NO_RESPONSE.contains(&term.as_str()) || term.ends_with("n't"))
    {
        return false;
    }
    let here =
        |other: Option<Place>| other.filter(|other| other.passage == place.passage).map(|other| other.span);
    let (cue, source) = (here(statement.cue), here(statement.source));
    let is_cue = cue.is_some_and(|cue| cue.start <= span.start && span.end <= cue.end);
    let leads =
        || cue.zip(source).is_some_and(|(cue, source)| source.end <= span.start && span.end <= cue.start);
    let term = |at: usize| words[at].1.as_str();
    let opens = at == 0 && OPENING.contains(&term(0))
        || at == 1 && term(0) == "in" && OPENING_NOUNS.contains(&term(1));
    is_cue || leads() || opens
}

/// Who stands right behind a word of response, of whose sentence these are the words that follow.
fn whom(passage: &Passage, words: &[(Span, String)]) -> Option<EntityId> {
    const BESIDE: lexicon::Classes = DETERMINER | HONORIFIC | OFFICE | OFFICE_ADJECTIVE | DEMONYM;
    for (at, (span, term)) in words.iter().enumerate().take(WHOM_REACH) {
        let before = if at == 0 { None } else { words.get(at - 1) };
        let gap =
            before.map_or("", |(before, _)| part(&passage.text, before.end as usize..span.start as usize));
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '-')) {
            return None;
        }
        let first = passage.mentions.partition_point(|mention| mention.span.start < span.start);
        if let Some(mention) = passage.mentions.get(first).filter(|mention| mention.span.start == span.start)
        {
            return Some(mention.entity);
        }
        if !(TO_WHOM.contains(&term.as_str()) || lexicon::is(term, BESIDE)) {
            return None;
        }
    }
    None
}

/// Words behind a word of response in which it is said whom it answers.
const WHOM_REACH: usize = 9;

/// The stems that too many documents speak of to tell an answer.
fn common(documents: &[Document]) -> BTreeSet<String> {
    let stems: Vec<BTreeSet<String>> = documents
        .par_iter()
        .map(|page| {
            let content = page.statements.iter().flat_map(|said| &said.content);
            content.flat_map(|place| stems_of(place.of(page))).collect()
        })
        .collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for stem in stems.into_iter().flatten() {
        *counts.entry(stem).or_default() += 1;
    }
    counts.retain(|_, count| *count > FEW && *count * RARE > documents.len());
    counts.into_keys().collect()
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
fn fit(
    documents: &[Document],
    answer: &At<'_>,
    other: &At<'_>,
    reply: &Reply,
    common: &BTreeSet<String>,
) -> Option<Vec<String>> {
    let (mine, theirs) = (answer.statement, other.statement);
    let sides_differ = match (mine.side, theirs.side) {
        (Some(mine), Some(theirs)) => mine != theirs,
        // Without sides only named speakers tell who answers whom.
        _ => theirs.speaker.is_some_and(|speaker| reply.named.contains(&speaker)),
    };
    if !sides_differ || mine.speaker.is_none() && mine.side.is_none() || mine.speaker == theirs.speaker {
        return None;
    }
    let later = if answer.document == other.document {
        theirs.content.first() < mine.content.first()
    } else {
        days_between(&documents[other.document], &documents[answer.document])
            .is_some_and(|days| (0..=LATE).contains(&days))
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
        .filter(|(stem, _)| reply.stems.contains(stem) && !names.contains(stem) && !common.contains(stem))
        .map(|(_, word)| word)
        .collect();
    let enough = if answer.document == other.document { SHARED_ON_A_PAGE } else { SHARED };
    (shared.len() >= enough).then_some(shared)
}

/// How many days one page is newer than another, where both have a day.
fn days_between(earlier: &Document, later: &Document) -> Option<i32> {
    let day = |page: &Document| page.date.as_ref()?.value.parse::<Day>().ok();
    Some((day(later)? - day(earlier)?).get_days())
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
    use corpus::{Attribution, EntityKind, Mode};

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
        let mut mentions: Vec<Mention> = entities()
            .iter()
            .enumerate()
            .take(2)
            .filter_map(|(id, entity)| {
                Some(Mention { entity: EntityId(id as u32), span: span(&entity.name)? })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.span);
        let place = |span| Place { passage: 0, span };
        let statement = Statement {
            mode: Mode::Quoted,
            speaker: Some(EntityId(speaker)),
            attribution: Attribution::Name,
            side: Some(SideId(speaker)),
            source: span(&entities()[speaker as usize].name).map(place),
            cue: ["rejected", "denied", "said", "met"].into_iter().find_map(&span).map(place),
            content: vec![place(span(words).expect("the words stand in the text"))],
            verbatim: true,
            ..Statement::default()
        };
        let passage = Passage { text: text.to_owned(), mentions, ..Passage::default() };
        let page = Document { passages: vec![passage], statements: vec![statement], ..Document::default() };
        dated(page, "2024-03-02")
    }

    fn dated(mut page: Document, date: &str) -> Document {
        page.date = Some(corpus::Stated { value: date.to_owned(), line: 1, basis: String::new() });
        page
    }

    fn claim() -> Document {
        let page = page(
            "“Pilots of the other harbour blocked our fishing boats,” Ann Amber said.",
            0,
            "Pilots of the other harbour blocked our fishing boats,",
        );
        dated(page, "2024-03-01")
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
    fn whom_a_response_answers_stands_right_behind_it() {
        for text in [
            "Rob Reed rejected critics of Ann Amber over blocked boats and pilots.",
            "Rob Reed rejected criticism of Ann Amber over blocked boats and pilots.",
            "Rob Reed has not rejected the claim of Ann Amber about blocked boats and pilots.",
            "The reaction to Ann Amber, said Rob Reed, is of blocked boats and pilots.",
            "Rob Reed met those who rejected the claim of Ann Amber about blocked boats and pilots.",
        ] {
            assert!(answers(text, "blocked boats and pilots").is_empty(), "{text}");
        }
        for text in [
            "Responding to Ann Amber, Rob Reed said that blocked boats and pilots were news to him.",
            "Rob Reed rejected the claims made by Mayor Ann Amber about blocked boats and pilots.",
        ] {
            assert_eq!(answers(text, "blocked boats and pilots"), [(1, 0)], "{text}");
        }
    }

    #[test]
    fn what_everybody_speaks_of_tells_no_answer() {
        let text = "Rob Reed rejected the claim of Ann Amber about blocked boats. “No pilots left the pier.”";
        let words = "the claim of Ann Amber about blocked boats";
        let mut pages = vec![claim(), page(text, 1, words)];
        pages.extend((0..9).map(|_| page("“Blocked boats,” Ann Amber said.", 0, "Blocked boats,")));
        assert_eq!(find(&pages, &entities()).len(), 0);
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
        let text = "Rob Reed denied to Ann Amber that pilots had blocked boats.";
        let answer = page(text, 1, "that pilots had blocked boats");
        let early = find(&[dated(claim(), "2024-03-02"), dated(answer.clone(), "2024-03-01")], &entities());
        assert!(early.is_empty());
        let late = find(&[dated(claim(), "2024-03-01"), dated(answer, "2024-03-02")], &entities());
        assert_eq!(late.len(), 1);
    }

    #[test]
    fn a_page_that_nobody_can_date_and_one_of_another_year_answer_nothing() {
        let text = "Rob Reed denied to Ann Amber that pilots had blocked boats.";
        let answer = page(text, 1, "that pilots had blocked boats");
        let undated = Document { date: None, ..answer.clone() };
        for pages in [[claim(), undated], [claim(), dated(answer, "2025-03-01")]] {
            assert!(find(&pages, &entities()).is_empty());
        }
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
