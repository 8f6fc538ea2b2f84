//! Two things held against each other: two documents, two sides on a topic, or two searches.
//!
//! What both tell of stands side by side, passage against passage, and it is said why; what one has alone stands by itself.
//! Nothing here says that two passages contradict each other, or agree: figures and dates are marked and put beside each
//! other as they are printed. A wrong pair is worse than none, so that a pair needs several signs (see `pair`), and
//! whatever else two have in common is a topic, by the words that the corpus gives for it.

use std::collections::HashMap;

use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::{date_in_words, days_of_week, ends, holds, part};
use corpus::token::token_stream;
use corpus::{Corpus, Document, EntityKind, Event, LinkKind, Precision, Span, TopicId};
use search::{Facet, Filter};

use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::days::{Days, MONTH, YEAR};
use crate::page::document_line::{document_line, not_verbatim, second_hand};
use crate::page::figures;
use crate::page::hits::{Group, hit_line};
use crate::page::link::{Link, ON_A_PAGE, search_link, topic_link};
use crate::page::mark::shown;
use crate::page::search::{asked, in_words};
use crate::page::statement::quoted;
use crate::page::when::date_in_full;
use crate::screen::{CompareState, SearchState};
use crate::text::{self, fill};

/// How many passages of each are shown at once in one place; the rest is behind a link.
const SHOWN: usize = 10;

/// Up to how many passages of each are held against those of the other, each against each.
const HELD: usize = 200;

/// How many pairs are shown at most, and how many of them one passage is part of.
const PAIRS: usize = 20;
const OF_ONE: usize = 2;

/// In how many passages of the corpus a rare word stands at most, and one that is not too common; or, of a large corpus, in
/// one of so many.
const RARE: usize = 3;
const UNCOMMON: usize = 6;
const ONE_OF: usize = 200;

/// How many words that are not too common two passages share that have nothing else but a time and a name; and how many rare
/// ones where only their words and their topic make them a pair.
const WORDS_WITH_DATE: usize = 3;
const RARE_ALONE: usize = 8;

/// A comparison.
#[derive(Clone, Debug, Default)]
pub struct ComparePage {
    /// "X and Y"; what this is, while there are not two.
    pub title: String,
    /// What is asked of both, in words; empty where nothing is.
    pub common: String,
    /// What is compared; as many as are chosen.
    pub sides: Vec<Compared>,
    /// What is to be known before: turning points between them, what is in both, what could not be done.
    pub notes: Vec<Link>,
    /// Passages that tell of the same.
    pub pairs: Vec<Against>,
    /// What both speak of, by topics.
    pub topics: Vec<Against>,
    /// What only the first has, and only the second.
    pub only: [Vec<Group>; 2],
    /// How many passages of these are not shown.
    pub rest: [Option<Link>; 2],
    /// Where to go from here: turned round, with another.
    pub ways: Vec<Link>,
    /// What can be chosen, in lists with titles.
    pub choices: Vec<(String, Vec<Link>)>,
}

/// One of the two.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// What it is called; opens its passages. The note says how many there are.
    pub link: Link,
    /// Why its words may not be those of the original.
    pub not_verbatim: String,
}

/// What the first has against what the second has.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// What it is about; a topic has a link.
    pub about: Link,
    /// Why they stand here together, in a sentence.
    pub why: String,
    /// What can be told apart at a glance: its name, of the first, of the second.
    pub differs: Vec<[String; 3]>,
    /// The passages of either.
    pub columns: [Vec<Group>; 2],
    /// That there are more.
    pub more: [Option<Link>; 2],
}

/// A passage that one of the two has, with its statements that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    document: usize,
    passage: usize,
    statements: Vec<usize>,
    topics: Vec<TopicId>,
}

/// All that one of the two has.
struct Found {
    name: String,
    state: SearchState,
    items: Vec<Item>,
}

/// The passages of one of the two, in the order of the corpus; `None` while it is not chosen.
fn found(text: &str, common: &SearchState, engine: Engine) -> Option<Found> {
    if text.trim().is_empty() {
        return None;
    }
    let corpus = engine.corpus();
    let mut state = common.clone();
    // Behind a blank no word is the beginning of others.
    state.text = [text.trim(), " ", common.text.trim()].concat().trim_end().to_owned() + " ";
    let mut undated = state.clone();
    undated.filters.retain(|filter| filter.facet != Facet::Event);
    let answer = engine.search(&asked(&undated, engine), engine.passages());
    let is_of_statements =
        answer.filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
    let mut items = Vec::new();
    for group in &answer.groups {
        let document = &corpus.documents[group.document];
        for hit in &group.hits {
            let mut topics: Vec<TopicId> = Vec::new();
            if is_of_statements {
                for topic in hit.statements.iter().flat_map(|&at| &document.statements[at].topics) {
                    if !topics.contains(topic) {
                        topics.push(*topic);
                    }
                }
            } else {
                topics.extend(document.passages[hit.passage].topics.iter().map(|found| found.topic));
            }
            let statements = if is_of_statements { hit.statements.clone() } else { Vec::new() };
            items.push(Item { document: group.document, passage: hit.passage, statements, topics });
        }
    }
    let mut order = text::list(0..items.len() as u32);
    let place = |at: u32| (items[at as usize].document, items[at as usize].passage);
    search::sort(&mut order, &|a, b| place(a).cmp(&place(b)));
    let items = text::list(order.into_iter().map(|at| items[at as usize].clone()));
    let name = in_words(&SearchState::default().with_text([text.trim(), " "].concat()), engine);
    Some(Found { name, state, items })
}

/// All passages of both, to be handed on.
pub fn records(state: &CompareState, engine: Engine) -> Vec<Cited<'static>> {
    let both = [&state.a, &state.b].map(|text| found(text, &state.search, engine));
    let items = both.into_iter().flatten().flat_map(|found| found.items);
    text::list(items.filter_map(|item| Cited::passage(engine.corpus(), item.document, item.passage)))
}

/// The comparison.
#[inline(never)]
pub fn page(state: &CompareState, engine: Engine, notices: &mut Vec<String>) -> ComparePage {
    let corpus = engine.corpus();
    let mut page = ComparePage { title: "Compare".into(), ..ComparePage::default() };
    let both = [&state.a, &state.b].map(|text| found(text, &state.search, engine));
    page.common = in_words(&state.search.on_page(1), engine);
    for (found, which) in both.iter().zip(["first", "second"]) {
        let Some(found) = found else { continue };
        if found.items.is_empty() {
            notices.push(fill(
                "No passage of the corpus is in the {}, “{}”.",
                &[which, found.state.text.trim()],
            ));
        }
        page.sides.push(compared(found, corpus));
    }
    let [Some(first), Some(second)] = &both else {
        choices(state, engine, &mut page);
        return page;
    };
    let joint =
        if [first, second].iter().any(|found| holds(&found.name, " and ")) { " — " } else { " and " };
    page.title = [&*first.name, joint, &*second.name].concat();
    page.ways = ways(state);
    let days = asked_days(&state.search.filters);
    let is_then = |item: &Item| days.is_none_or(|days| tells_of(item, days, corpus));
    page.notes = notes(first, second, days.is_some(), corpus);

    // What tells of the same.
    let mut taken: [Vec<&Item>; 2] = [Vec::new(), Vec::new()];
    for (one, other, why) in pairs(first, second, engine, &mut page.notes) {
        if !is_then(one) && !is_then(other) {
            continue;
        }
        taken[0].push(one);
        taken[1].push(other);
        page.pairs.push(against_each([one, other], why, corpus));
    }

    // What is on the same topic.
    let chosen = text::list(
        state.search.filters.iter().filter(|filter| filter.facet == Facet::Topic && !filter.exclude),
    );
    let two = [first, second];
    let mut shown: Vec<[Vec<&Item>; 2]> = Vec::new();
    let mut seen = two.map(|found| vec![false; found.items.len()]);
    for (topic, id) in corpus.topics.iter().zip(0..) {
        if !chosen.is_empty() && chosen.iter().all(|filter| filter.value != topic.id) {
            continue;
        }
        let on = |found: &Found| {
            text::list((0..found.items.len()).filter(|&at| found.items[at].topics.contains(&TopicId(id))))
        };
        let mut numbers = two.map(on);
        if days.is_some() {
            for (column, found) in numbers.iter_mut().zip(two) {
                // What has no date of its own can be of then as well.
                let is_dated = column.iter().any(|&at| is_then(&found.items[at]));
                column.retain(|&at| {
                    let item = &found.items[at];
                    if is_dated { is_then(item) } else { !has_date(item, corpus) }
                });
            }
        }
        let columns = [0, 1].map(|n| text::list(numbers[n].iter().map(|&at| &two[n].items[at])));
        if columns.iter().flatten().all(|item| !is_then(item)) {
            continue;
        }
        if columns.iter().any(Vec::is_empty) {
            continue;
        }
        let is_a_pair = columns.iter().all(|column| column.len() == 1)
            && taken[0]
                .iter()
                .zip(&taken[1])
                .any(|(one, other)| *one == columns[0][0] && *other == columns[1][0]);
        if let Some(at) = shown.iter().position(|other| *other == columns) {
            page.topics[at].about.label.push_str(&["; ", &*topic.label].concat());
            continue;
        }
        if is_a_pair {
            continue;
        }
        let mut against = against(&columns, Some(TopicId(id)), corpus);
        against.about = topic_link(topic);
        for (n, found) in [first, second].into_iter().enumerate() {
            if columns[n].len() > SHOWN {
                let more = found.state.with(Facet::Topic, &topic.id, false);
                let label = fill("All {} passages", &[&text::number(columns[n].len())]);
                against.more[n] = Some(search_link(&more, &label));
            }
        }
        page.topics.push(against);
        shown.push(columns);
        for (seen, numbers) in seen.iter_mut().zip(&numbers) {
            for &at in numbers {
                seen[at] = true;
            }
        }
    }

    // What only one has.
    for (n, found) in [first, second].into_iter().enumerate() {
        let left = found.items.iter().zip(&seen[n]);
        let left = left.filter(|(item, is_seen)| !**is_seen && is_then(item) && !taken[n].contains(item));
        let left = text::list(left.map(|(item, _)| item));
        page.only[n] = groups(left.iter().take(ON_A_PAGE).copied(), None, &[], corpus);
        page.rest[n] = (left.len() > ON_A_PAGE)
            .then(|| search_link(&found.state, &fill("All passages of {}", &[&found.name])));
    }
    page
}

fn compared(found: &Found, corpus: &Corpus) -> Compared {
    let mut documents = text::list(found.items.iter().map(|item| item.document));
    documents.dedup();
    let all = text::count(found.items.len(), "passage");
    let count = match &documents[..] {
        [] | [_] => all,
        documents => [&*all, " in ", &*text::count(documents.len(), "document")].concat(),
    };
    let mut flawed = text::list(documents.iter().map(|&at| &corpus.documents[at]));
    flawed.retain(|document| second_hand(document).next().is_some());
    let not_verbatim = match (&flawed[..], documents.len()) {
        ([], _) => String::new(),
        ([one], 1) => not_verbatim(one).unwrap_or_default().into(),
        (some, all) => fill(
            "Not verbatim: {} of {} were rewritten by AI or machine-translated.",
            &[&text::number(some.len()), &text::count(all, "document")],
        ),
    };
    let link = Link { note: count, ..search_link(&found.state, &found.name) };
    Compared { link, not_verbatim }
}

/// When the pages of one of the two were published, as far as that is known.
fn published(found: &Found, corpus: &Corpus) -> Vec<Days> {
    let documents = found.items.iter().map(|item| &corpus.documents[item.document]);
    text::list(documents.map(Days::of_document))
}

/// What is to be known before: what changed between the two, and what they share.
fn notes(first: &Found, second: &Found, is_dated: bool, corpus: &Corpus) -> Vec<Link> {
    let mut notes = Vec::new();
    let note = |note: String| Link { note, ..Link::default() };
    let both = [published(first, corpus), published(second, corpus)];
    for turn in &corpus.turning_points {
        let turned = Days::of(&turn.date);
        let is_before = |days: &Days| days.is_before(turned);
        let is_behind = |days: &Days| turned.is_before(*days);
        let are_parted = |one: &[Days], other: &[Days]| {
            !one.is_empty() && !other.is_empty() && one.iter().all(is_before) && other.iter().all(is_behind)
        };
        let when = date_in_words(&turn.date);
        let mut all = both.iter().flatten();
        let words = if are_parted(&both[0], &both[1]) || are_parted(&both[1], &both[0]) {
            fill("{} lies between the two: {}. ", &[&*when, &turn.label])
        } else if all.clone().any(is_before) && all.any(is_behind) {
            fill("{}: {}. Some of this was published before, some after. ", &[&*when, &turn.label])
        } else {
            continue;
        };
        let told =
            SearchState::default().with(Facet::Event, part(&turn.date, ..turn.date.len().min(7)), false);
        notes.push(Link { note: words, ..search_link(&told, "What tells of it") });
    }
    let is_in_both = |item: &&Item| {
        second.items.iter().any(|other| (other.document, other.passage) == (item.document, item.passage))
    };
    let shared = first.items.iter().filter(is_in_both).count();
    if shared > 0 {
        notes.push(note(fill(
            "{} in both.",
            &[&[&*text::count(shared, "passage"), if shared == 1 { " is" } else { " are" }].concat()],
        )));
    }
    if is_dated {
        notes.push(note("Only what tells of that time, or may: a date without its year can be of any year, and what has no date stands beside it.".into()));
    }
    notes
}

/// The two turned round, and each with another.
fn ways(state: &CompareState) -> Vec<Link> {
    let way = |a: &str, b: &str, label: &str| {
        let state = CompareState { a: a.into(), b: b.into(), search: state.search.clone() };
        Link { href: state.href(), label: label.into(), note: String::new() }
    };
    let mut ways = vec![
        way(&state.b, &state.a, "The other way round"),
        way(&state.a, "", "The first with another"),
        way(&state.b, "", "The second with another"),
    ];
    if !state.search.filters.is_empty() {
        let free = CompareState { search: SearchState::default(), ..state.clone() };
        ways.push(Link {
            href: free.href(),
            label: "Without the common filters".into(),
            note: String::new(),
        });
    }
    ways
}

/// A passage with what a pair is told by.
struct Told<'c> {
    item: &'c Item,
    /// Words that few passages have, by their stems, and whether they are rare.
    words: Vec<(String, Span, bool)>,
    events: Vec<&'c Event>,
}

/// The pairs of the two: the passages, and why they are one; in the order of the first.
fn pairs<'f>(
    first: &'f Found,
    second: &'f Found,
    engine: Engine,
    notes: &mut Vec<Link>,
) -> Vec<(&'f Item, &'f Item, Why)> {
    if first.items.len() > HELD || second.items.len() > HELD {
        let words = "There are too many passages to hold each against each: choose a topic or a time to see which tell of the same.";
        notes.push(Link { note: words.into(), ..Link::default() });
        return Vec::new();
    }
    let corpus = engine.corpus();
    let mut named = vec![0; corpus.entities.len()];
    for passage in corpus.documents.iter().flat_map(|document| &document.passages) {
        let mut names = text::list(passage.mentions.iter().map(|mention| mention.entity));
        names.sort_unstable();
        names.dedup();
        for id in names {
            if let Some(count) = named.get_mut(id.index()) {
                *count += 1;
            }
        }
    }
    let mut known = HashMap::new();
    let mut told =
        |found: &'f Found| text::list(found.items.iter().map(|item| told(item, &mut known, engine)));
    let (ones, others) = (told(first), told(second));
    let mut found = Vec::new();
    for (n, one) in ones.iter().enumerate() {
        for (m, other) in others.iter().enumerate() {
            if (one.item.document, one.item.passage) != (other.item.document, other.item.passage)
                && let Some(why) = pair(one, other, &named, engine)
            {
                found.push((n, m, why));
            }
        }
    }
    // The surest first, each passage in few of them.
    let mut order = text::list(0..found.len() as u32);
    search::sort(&mut order, &|a, b| found[b as usize].2.weight.cmp(&found[a as usize].2.weight));
    let mut kept: Vec<u32> = Vec::new();
    for at in order {
        let (n, m, _) = &found[at as usize];
        let of_one = kept.iter().filter(|&&other| found[other as usize].0 == *n).count();
        let of_other = kept.iter().filter(|&&other| found[other as usize].1 == *m).count();
        if kept.len() < PAIRS && of_one < OF_ONE && of_other < OF_ONE {
            kept.push(at);
        }
    }
    search::sort(&mut kept, &|a, b| a.cmp(&b));
    text::list(kept.into_iter().map(|at| {
        let (n, m, why) = &found[at as usize];
        (ones[*n].item, others[*m].item, why.clone())
    }))
}

/// A passage with what a pair is told by; `known` is in how many passages words stand, as far as that was asked.
fn told<'i>(item: &'i Item, known: &mut HashMap<String, usize>, engine: Engine) -> Told<'i> {
    let corpus = engine.corpus();
    let document = &corpus.documents[item.document];
    let text = &document.passages[item.passage].text;
    let some = engine.passages() / ONE_OF;
    let mut words: Vec<(String, Span, bool)> = Vec::new();
    for token in token_stream(text) {
        let word = stem(&token.term);
        let counts = token.term.len() > 2
            && !is_stop_word(&token.term)
            && !token.term.starts_with(|c: char| c.is_ascii_digit())
            && !words.iter().any(|other| other.0 == word);
        let span = Span::new(token.start, token.end);
        if !counts || !is_shown(item, span, document) {
            continue;
        }
        let passages = match known.get(&token.term) {
            Some(passages) => *passages,
            None => *known.entry(token.term.clone()).or_insert(engine.searcher().passages_with(&token.term)),
        };
        if passages <= UNCOMMON.max(some) {
            words.push((word, span, passages <= RARE.max(some)));
        }
    }
    let events = events_of(item, corpus).filter(|event| is_shown(item, event.place.span, document));
    Told { item, words, events: text::list(events) }
}

/// Why two passages are one pair.
#[derive(Clone, Debug, Default)]
struct Why {
    /// In a sentence.
    words: String,
    /// How sure it is; more is surer.
    weight: usize,
    /// Words that both have, in the first and in the second.
    shared: [Vec<Span>; 2],
}

/// Two passages are a pair where the corpus links them; where their dates, in months or days, can be one time and they share
/// a topic and a rare word, or their dates can be one time and they share a name and several words that are not too common; where both name something that few passages name, and are on one topic; or where so
/// many rare words are the same that they can hardly tell of two things.
fn pair(one: &Told, other: &Told, named: &[usize], engine: Engine) -> Option<Why> {
    let corpus = engine.corpus();
    let mut why = Why::default();
    let mut words: Vec<String> = Vec::new();
    let passages = [one.item, other.item].map(|item| &corpus.documents[item.document].passages[item.passage]);
    let mut rare = 0;
    for (word, here, is_rare) in &one.words {
        if let Some((_, there, _)) = other.words.iter().find(|of_other| of_other.0 == *word) {
            words.push(quoted(here.of(&passages[0].text)));
            rare += usize::from(*is_rare);
            why.shared[0].push(*here);
            why.shared[1].push(*there);
        }
    }
    let topics = text::list(one.item.topics.iter().filter(|topic| other.item.topics.contains(topic)));
    let topics = text::list(
        topics.into_iter().filter_map(|id| corpus.topics.get(id.index())).map(|topic| &*topic.label),
    );
    let link = corpus.links.iter().find(|link| {
        let is_at = |end: &corpus::LinkEnd, item: &Item| {
            end.document as usize == item.document
                && end.place.is_some_and(|place| place.passage as usize == item.passage)
        };
        is_at(&link.from, one.item) && is_at(&link.to, other.item)
            || is_at(&link.from, other.item) && is_at(&link.to, one.item)
    });
    let mut reasons = Vec::new();
    if let Some(link) = link {
        let what = match link.kind {
            LinkKind::SameEvent => "Both tell of the same event",
            LinkKind::NearDuplicate => "The one is nearly the other",
            LinkKind::Answers => "The one answers the other",
        };
        reasons.push([what, ": ", &*link.reason].concat());
        why.weight += 100;
    }
    let names = [one.item, other.item].map(|item| {
        let document = &corpus.documents[item.document];
        let all = document.passages[item.passage].mentions.iter();
        all.filter(|mention| is_shown(item, mention.span, document))
    });
    let [here, there] = names;
    let there = text::list(there.map(|mention| mention.entity));
    let mut shared =
        text::list(here.filter(|mention| there.contains(&mention.entity)).map(|mention| mention.entity));
    shared.sort_unstable();
    shared.dedup();
    let most = RARE.max(engine.passages() / ONE_OF);
    let rare_names = text::list(shared.iter().filter_map(|id| {
        let entity = corpus.entities.get(id.index())?;
        // That the same person or place is named makes no two things one.
        let is_thing = matches!(entity.kind, EntityKind::Agreement | EntityKind::Organisation);
        (is_thing && named.get(id.index()).is_some_and(|count| *count <= most)).then_some(&*entity.name)
    }));
    let all_names = shared.iter().filter_map(|id| corpus.entities.get(id.index()));
    let all_names = text::list(all_names.map(|entity| &*entity.name));
    let mut names_in_words: Vec<&str> = Vec::new();
    let is_close = |time: &SameTime| time.is_in_months && !topics.is_empty() && rare > 0;
    let is_named = !shared.is_empty() && words.len() >= WORDS_WITH_DATE;
    if let Some(time) = same_time(one, other).filter(|time| is_close(time) || is_named) {
        why.weight += if time.is_exact { 20 } else { 10 };
        if !is_close(&time) {
            names_in_words.clone_from(&all_names);
        }
        reasons.push(time.words);
    }
    if !rare_names.is_empty() && !topics.is_empty() {
        names_in_words.clone_from(&rare_names);
        why.weight += 15;
    }
    if !names_in_words.is_empty() {
        reasons.push(["Both name ", &*names_in_words.join(", ")].concat());
    }
    if rare >= RARE_ALONE && !topics.is_empty() {
        why.weight += 5;
    }
    if why.weight == 0 {
        return None;
    }
    why.weight += rare;
    if !topics.is_empty() {
        reasons.push(["Both on ", &*topics.join(", ")].concat());
    }
    if !words.is_empty() {
        words.truncate(RARE_ALONE);
        reasons.push(["Both have ", &*words.join(", ")].concat());
    }
    why.words = [&*reasons.join(". "), "."].concat();
    for (n, passage) in passages.into_iter().enumerate() {
        let named = |mention: &&corpus::Mention| {
            corpus
                .entities
                .get(mention.entity.index())
                .is_some_and(|entity| rare_names.contains(&&*entity.name))
        };
        why.shared[n].extend(passage.mentions.iter().filter(named).map(|mention| mention.span));
    }
    Some(why)
}

/// That two passages can tell of one time.
struct SameTime {
    /// In a sentence.
    words: String,
    /// Both say the same day or month.
    is_exact: bool,
    /// Neither says a year alone.
    is_in_months: bool,
}

/// The time that two passages can both tell of, the surest; years alone say too little.
fn same_time(one: &Told, other: &Told) -> Option<SameTime> {
    let mut best: Option<SameTime> = None;
    let sure = |time: &SameTime| (time.is_exact, time.is_in_months);
    for here in &one.events {
        for there in &other.events {
            let [a, b] = [here, there].map(|event| event.date.value.as_deref().and_then(days_of));
            let years = [here, there].map(|event| event.date.precision == Precision::Year);
            if years == [true; 2] || !a.zip(b).is_some_and(|(a, b)| a.meets(b)) {
                continue;
            }
            let is_exact = here.date.value == there.date.value;
            let [here, there] = [here, there].map(|event| date_in_full(&event.date));
            let words = if is_exact {
                ["Both tell of ", &*here].concat()
            } else {
                fill("{} and {} can be one time", &[&here, &there])
            };
            let time = SameTime { words, is_exact, is_in_months: years == [false; 2] };
            if best.as_ref().is_none_or(|best| sure(&time) > sure(best)) {
                best = Some(time);
            }
        }
    }
    best
}

/// From one day to another on the axis of [`days`](crate::page::days); of an unknown year only the days in it are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    first: i32,
    last: i32,
    is_of_any_year: bool,
}

impl Time {
    /// Whether both can be one time.
    fn meets(self, other: Self) -> bool {
        if !self.is_of_any_year && !other.is_of_any_year {
            return self.first <= other.last && other.first <= self.last;
        }
        // What begins in the one must begin inside the other, in some year.
        let begins_in = |one: Self, other: Self| {
            let behind = (one.first % YEAR + YEAR - other.first % YEAR) % YEAR;
            behind <= other.last - other.first
        };
        begins_in(self, other) || begins_in(other, self)
    }
}

/// The days of a date as the corpus writes it; nothing where an end is open.
fn days_of(value: &str) -> Option<Time> {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let [first, last] = [(first, 0), (last, 1)].map(|(date, end)| {
        let days = days_of_week(date).and_then(|days| days.into_iter().nth(end));
        day_of(&days.unwrap_or_else(|| date.into()), end == 1)
    });
    let ((first, is_of_any_year), (last, _)) = (first?, last?);
    Some(Time { first, last: last.max(first), is_of_any_year })
}

/// The day of a date; of a month or a year the first or the last.
fn day_of(date: &str, is_last: bool) -> Option<(i32, bool)> {
    let year = part(date, ..4);
    let number =
        |range, most: i32| part(date, range).parse::<i32>().ok().filter(|number| (1..=most).contains(number));
    let (month, day) = (number(5..7, 12), number(8..10, MONTH));
    let is_of_any_year = year == "XXXX";
    if is_of_any_year && month.is_none() {
        return None;
    }
    let year = if is_of_any_year {
        0
    } else {
        i32::try_from(year.parse::<u32>().ok().filter(|_| year.len() == 4)?).ok()?
    };
    let month = month.unwrap_or(if is_last { 12 } else { 1 });
    let day = day.unwrap_or(if is_last { MONTH } else { 1 });
    Some((year * YEAR + (month - 1) * MONTH + day - 1, is_of_any_year))
}

/// The days that are asked for.
fn asked_days(filters: &[Filter]) -> Option<Time> {
    let filter = filters.iter().find(|filter| filter.facet == Facet::Event && !filter.exclude)?;
    let value =
        ends(&filter.value).map_or_else(|| filter.value.clone(), |(first, last)| [first, "/", last].concat());
    days_of(&value)
}

fn events_of<'c>(item: &Item, corpus: &'c Corpus) -> impl Iterator<Item = &'c Event> {
    let passage = item.passage as u32;
    corpus.documents[item.document].events.iter().filter(move |event| event.place.passage == passage)
}

fn has_date(item: &Item, corpus: &Corpus) -> bool {
    events_of(item, corpus).next().is_some()
}

fn tells_of(item: &Item, days: Time, corpus: &Corpus) -> bool {
    let mut dates = events_of(item, corpus).filter_map(|event| event.date.value.as_deref().and_then(days_of));
    dates.any(|span| span.meets(days))
}

/// Two passages that are a pair.
fn against_each(items: [&Item; 2], why: Why, corpus: &'static Corpus) -> Against {
    let columns = items.map(|item| vec![item]);
    let mut against = against(&columns, None, corpus);
    against.columns = [0, 1].map(|n| groups(columns[n].iter().copied(), None, &why.shared[n], corpus));
    against.why = why.words;
    against
}

/// What the first has against what the second has; on a topic, its words are marked.
fn against(columns: &[Vec<&Item>; 2], topic: Option<TopicId>, corpus: &'static Corpus) -> Against {
    let shown = [0, 1].map(|n| &columns[n][..columns[n].len().min(SHOWN)]);
    let mut differs = Vec::new();
    for (name, of) in [("Figures", figures_of as OfItem), ("Dates", dates_of), ("Acts", acts_of)] {
        let values = shown.map(|items| {
            let mut values: Vec<String> = Vec::new();
            for value in items.iter().flat_map(|item| of(item, corpus)) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            values
        });
        if values[0] != values[1] {
            let [first, second] =
                values.map(|values| if values.is_empty() { "none".into() } else { values.join("; ") });
            differs.push([name.into(), first, second]);
        }
    }
    Against {
        differs,
        columns: shown.map(|items| groups(items.iter().copied(), topic, &[], corpus)),
        ..Against::default()
    }
}

/// What a passage has of something.
type OfItem = fn(&Item, &Corpus) -> Vec<String>;

fn figures_of(item: &Item, corpus: &Corpus) -> Vec<String> {
    let document = &corpus.documents[item.document];
    let text = &document.passages[item.passage].text;
    text::list(
        figures::in_passage(document, item.passage)
            .into_iter()
            .filter(|span| is_shown(item, *span, document))
            .map(|span| quoted(span.of(text))),
    )
}

fn dates_of(item: &Item, corpus: &Corpus) -> Vec<String> {
    let document = &corpus.documents[item.document];
    let events = events_of(item, corpus).filter(|event| is_shown(item, event.place.span, document));
    text::list(events.map(|event| date_in_full(&event.date)))
}

/// What is done by the statements that were asked for, where it is more than saying.
fn acts_of(item: &Item, corpus: &Corpus) -> Vec<String> {
    let statements = item.statements.iter().map(|&at| &corpus.documents[item.document].statements[at]);
    text::list(statements.filter(|of| !of.act.is_default()).map(|of| of.act.label().into()))
}

/// Whether words are part of what was asked for: of statements, or else of all of the passage.
fn is_shown(item: &Item, span: Span, document: &Document) -> bool {
    let has = |at: &usize| {
        let words = shown(&document.statements[*at], item.passage);
        words.is_some_and(|words| words.start <= span.start && span.end <= words.end)
    };
    item.statements.is_empty() || item.statements.iter().any(has)
}

/// Passages in lists, by document: figures and dates marked, and what makes them belong here.
fn groups<'i>(
    items: impl Iterator<Item = &'i Item>,
    topic: Option<TopicId>,
    shared: &[Span],
    corpus: &'static Corpus,
) -> Vec<Group> {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for item in items {
        let document = &corpus.documents[item.document];
        let passage = &document.passages[item.passage];
        let mut marked = figures::in_passage(document, item.passage);
        marked.extend(events_of(item, corpus).map(|event| event.place.span));
        marked.retain(|span| is_shown(item, *span, document));
        let evidence = topic.and_then(|topic| passage.topics.iter().find(|found| found.topic == topic));
        let evidence = evidence.map_or(shared, |found| &found.evidence);
        let whole = item.statements.iter().filter_map(|&at| shown(&document.statements[at], item.passage));
        // Of statements, from the first to the last of their words.
        let window =
            whole.reduce(|all, one| Span { start: all.start.min(one.start), end: all.end.max(one.end) });
        let window = window.unwrap_or_else(|| Span::new(0, passage.text.len()));
        let runs = text::runs(&passage.text, window, &marked, &[evidence], &[]);
        let on_topic =
            |at: &usize| topic.is_none_or(|topic| document.statements[*at].topics.contains(&topic));
        let statements = text::list(item.statements.iter().copied().filter(on_topic));
        let line = hit_line((item.document, item.passage), runs, (&statements, window), None, corpus);
        match groups.last_mut().filter(|(at, _)| *at == item.document) {
            Some((_, group)) => group.hits.push(line),
            None => groups.push((
                item.document,
                Group { document: document_line(document, None, &[]), hits: vec![line] },
            )),
        }
    }
    text::list(groups.into_iter().map(|(_, group)| group))
}

/// How many comparisons are proposed of each kind, and of how many documents.
const PROPOSED: usize = 5;
const OF_DOCUMENTS: usize = 300;

/// What can be compared: where one is chosen what it can be compared with, else proposals and the first one.
fn choices(state: &CompareState, engine: Engine, page: &mut ComparePage) {
    let corpus = engine.corpus();
    let chosen = if state.a.trim().is_empty() { &state.b } else { &state.a };
    let is_chosen = !chosen.trim().is_empty();
    let other = |text: String, label: &str| {
        let (a, b) = if is_chosen { (chosen.clone(), text) } else { (text, String::new()) };
        let link = CompareState { a, b, search: state.search.clone() }.href();
        Link { href: link, label: label.into(), note: String::new() }
    };
    if !is_chosen {
        page.choices
            .push(("Documents that are on most of the same topics".into(), document_pairs(state, corpus)));
        page.choices.push(("Two sides on a topic".into(), side_pairs(state, corpus)));
    }
    let documents =
        corpus.documents.iter().map(|document| (["in:", &*document.slug].concat(), document.name()));
    let documents = text::list(documents.filter(|(text, _)| text != chosen.trim()));
    let sides = corpus
        .sides
        .iter()
        .filter(|side| speaks(side, corpus))
        .map(|side| (["side:", &*side.id].concat(), &*side.label));
    let sides = text::list(sides.filter(|(text, _)| text != chosen.trim()));
    let with = if is_chosen { "With " } else { "Choose the first yourself: " };
    for (what, mut list) in [("a document", documents), ("a side", sides)] {
        list.truncate(ON_A_PAGE);
        let links = text::list(list.into_iter().map(|(text, label)| other(text, label)));
        page.choices.push(([with, what].concat(), links));
    }
    page.choices.retain(|(_, links)| !links.is_empty() && corpus.documents.len() > 1 || links.len() > 1);
}

fn speaks(side: &corpus::Side, corpus: &Corpus) -> bool {
    let id = corpus.side_by_id(&side.id);
    corpus.documents.iter().flat_map(|document| &document.statements).any(|statement| statement.side == id)
}

/// The pairs of documents that are on most of the same topics, most first; of equals the first.
fn document_pairs(state: &CompareState, corpus: &Corpus) -> Vec<Link> {
    let topics = |document: &Document| {
        let mut on = vec![false; corpus.topics.len()];
        for topic in document.passages.iter().flat_map(|passage| &passage.topics) {
            if let Some(on) = on.get_mut(topic.topic.index()) {
                *on = true;
            }
        }
        on
    };
    let documents = text::list(corpus.documents.iter().take(OF_DOCUMENTS).map(topics));
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (n, one) in documents.iter().enumerate() {
        for (m, other) in documents.iter().enumerate().skip(n + 1) {
            let shared = one.iter().zip(other).filter(|(one, other)| **one && **other).count();
            let at = pairs.partition_point(|pair| pair.2 >= shared);
            if shared > 0 && at < PROPOSED {
                pairs.insert(at, (n, m, shared));
                pairs.truncate(PROPOSED);
            }
        }
    }
    text::list(pairs.into_iter().map(|(n, m, shared)| {
        let [one, other] = [n, m].map(|at| &corpus.documents[at]);
        let [a, b] = [one, other].map(|document| ["in:", &*document.slug].concat());
        let label = [one.name(), " — ", other.name()].concat();
        let link = CompareState { a, b, search: state.search.clone() }.href();
        Link { href: link, label, note: [&*text::count(shared, "topic"), " in common"].concat() }
    }))
}

/// On each topic the two sides that say most, those first of which the lesser says most.
fn side_pairs(state: &CompareState, corpus: &Corpus) -> Vec<Link> {
    let mut pairs: Vec<(usize, Link)> = Vec::new();
    for (topic, id) in corpus.topics.iter().zip(0..) {
        let mut counts = vec![0; corpus.sides.len()];
        for statement in corpus.documents.iter().flat_map(|document| &document.statements) {
            if let Some(count) = statement.side.and_then(|side| counts.get_mut(side.index()))
                && statement.topics.contains(&TopicId(id))
            {
                *count += 1;
            }
        }
        let mut order = text::list(0..counts.len() as u32);
        search::sort(&mut order, &|a, b| counts[b as usize].cmp(&counts[a as usize]));
        let [Some(&one), Some(&other)] = [order.first(), order.get(1)] else { continue };
        // In the order of the corpus, which favours nobody.
        let [one, other] = [one.min(other), one.max(other)].map(|at| at as usize);
        let least = counts[one].min(counts[other]);
        if least == 0 {
            continue;
        }
        let [a, b] = [one, other].map(|at| ["side:", &*corpus.sides[at].id].concat());
        let search = state.search.with(Facet::Topic, &topic.id, false);
        let label =
            fill("{} and {} on {}", &[&corpus.sides[one].label, &corpus.sides[other].label, &topic.label]);
        let note = fill("{} and {}", &[&text::number(counts[one]), &text::count(counts[other], "statement")]);
        let link = Link { href: CompareState { a, b, search }.href(), label, note };
        let at = pairs.partition_point(|pair| pair.0 >= least);
        pairs.insert(at, (least, link));
    }
    text::list(pairs.into_iter().take(PROPOSED).map(|(_, link)| link))
}

/// What a comparison is called.
pub fn title(page: &ComparePage) -> String {
    let mut title = String::from("Compare");
    if page.sides.len() == 2 {
        title.push_str(&[": ", &*page.title].concat());
    } else if let Some(side) = page.sides.first() {
        title.push_str(&[": ", &*side.link.label, " with another"].concat());
    }
    if !page.common.is_empty() {
        title.push_str(&[", ", &*page.common].concat());
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::screen::Screen;
    use corpus::{Basis, Date, Mention, SideId, Statement, TopicMatch, TurningPoint};

    fn compare(query: &str, corpus: Corpus) -> (ComparePage, Vec<String>) {
        let (Screen::Compare(state), mut notices) = Screen::parse(query) else { panic!("no comparison") };
        let page = page(&state, sample::engine_of(corpus), &mut notices);
        (page, notices)
    }

    const BOTH: &str = "?view=compare&a=in:0-water&b=in:1-dam";

    /// The passages of the two documents, each with its date; what they share is rare, as there are no others.
    fn two(first: (&str, &str), second: (&str, &str)) -> Corpus {
        let mut corpus = sample::corpus();
        corpus.documents.truncate(2);
        corpus.links.clear();
        for (document, (text, date)) in corpus.documents.iter_mut().zip([first, second]) {
            document.passages.truncate(1);
            let passage = &mut document.passages[0];
            passage.text = text.into();
            passage.mentions.clear();
            passage.topics = vec![TopicMatch { topic: TopicId(0), evidence: vec![Span::new(0, 3)] }];
            document.statements.clear();
            document.events = happens(text, date);
        }
        corpus
    }

    fn happens(text: &str, date: &str) -> Vec<Event> {
        let value = (!date.is_empty()).then(|| date.to_owned());
        let precision = if date.len() == 4 { Precision::Year } else { Precision::Month };
        let date = Date { value, precision, basis: Basis::Stated, reason: String::new() };
        let place = corpus::Place { passage: 0, span: Span::new(0, 1) };
        let event = Event { place, sentence: Span::new(0, text.len()), date, review: None };
        if event.date.value.is_some() { vec![event] } else { Vec::new() }
    }

    fn why(corpus: Corpus) -> Vec<String> {
        compare(BOTH, corpus).0.pairs.into_iter().map(|pair| pair.why).collect()
    }

    #[test]
    fn one_time_with_a_topic_and_a_rare_word_makes_a_pair() {
        let dams = ("Six boats crossed at dawn.", "Boats came over.");
        let with = |first, second| why(two((dams.0, first), (dams.1, second)));
        assert_eq!(
            with("2023-12", "2023-12"),
            ["Both tell of December 2023. Both on Water. Both have “boats”."]
        );
        assert_eq!(
            with("XXXX-12", "2023-12-07"),
            ["December, year unknown and 7 December 2023 can be one time. Both on Water. Both have “boats”."]
        );
        assert_eq!(with("2023-12", "2022-12"), [""; 0]);
        assert_eq!(with("2023", "2023"), [""; 0], "a year alone says too little");
        assert_eq!(with("", ""), [""; 0], "a topic and a word are no event");
        assert_eq!(why(two(("Six boats.", "2023-12"), ("No sail.", "2023-12"))), [""; 0]);
    }

    #[test]
    fn a_rare_thing_that_both_name_makes_a_pair_and_a_place_does_not() {
        let named = |kind| {
            let mut corpus = two(("The Pact holds.", ""), ("A Pact fell.", ""));
            corpus.entities[0].kind = kind;
            for (document, start) in corpus.documents.iter_mut().zip([4, 2]) {
                document.passages[0].mentions =
                    vec![Mention { entity: corpus::EntityId(0), span: Span::new(start, start + 4) }];
            }
            why(corpus).len()
        };
        assert_eq!(
            [named(EntityKind::Agreement), named(EntityKind::Place), named(EntityKind::Person)],
            [1, 0, 0]
        );
    }

    #[test]
    fn figures_and_dates_stand_beside_each_other_as_printed() {
        let (page, _) =
            compare(BOTH, two(("Boats took 32 logs.", "XXXX-12"), ("The boats took men.", "2023-12")));
        assert_eq!(
            page.pairs[0].differs,
            [
                ["Figures", "“32 logs”", "none"].map(String::from),
                ["Dates", "December, year unknown", "December 2023"].map(String::from)
            ]
        );
        let hit = &page.pairs[0].columns[0][0].hits[0];
        let marked = text::list(hit.runs.iter().filter(|run| run.hit).map(|run| &*run.text));
        assert!(marked.contains(&"32 logs"), "{marked:?}");
        assert!(hit.runs.iter().any(|run| run.text == "took" && run.evidence > 0), "{:?}", hit.runs);
    }

    #[test]
    fn what_is_on_the_same_topic_stands_side_by_side_and_the_rest_alone() {
        let mut corpus = two(("Wells dry.", ""), ("Rain came.", ""));
        let passage = corpus.documents[0].passages[0].clone();
        let alone = corpus::Passage { hash: "x".into(), text: "Salt.".into(), topics: Vec::new(), ..passage };
        corpus.documents[0].passages.push(alone);
        let (page, _) = compare(BOTH, corpus);
        assert_eq!((page.pairs.len(), page.topics.len(), &*page.topics[0].about.label), (0, 1, "Water"));
        let shown = |groups: &[Group]| groups.iter().map(|group| group.hits.len()).sum::<usize>();
        assert_eq!(page.topics[0].columns.each_ref().map(|column| shown(column)), [1, 1]);
        assert_eq!(page.only.each_ref().map(|only| shown(only)), [1, 0]);
    }

    #[test]
    fn of_a_time_what_has_no_date_of_its_own_may_be() {
        let ask = |first, second| {
            let query = [BOTH, "&event=2023-12"].concat();
            compare(&query, two(("Wells dry.", first), ("Rain came.", second))).0.topics.len()
        };
        assert_eq!([ask("XXXX-12", ""), ask("2023-12", "2023-11"), ask("", "")], [1, 0, 0]);
    }

    #[test]
    fn a_turning_point_between_the_two_is_told() {
        let mut corpus = two(("Wells dry.", ""), ("Rain came.", ""));
        corpus.turning_points = vec![TurningPoint { date: "2023-09".into(), label: "the dam broke".into() }];
        let stated = |day: &str| Some(corpus::Stated { value: day.into(), line: 1, basis: String::new() });
        for (first, second, told) in [
            ("2023-06-01", "2023-10", "September 2023 lies between the two: the dam broke. "),
            ("2023-10", "2023-12", ""),
            ("2023-09-03", "2023-12", ""),
        ] {
            (corpus.documents[0].date, corpus.documents[1].date) = (stated(first), stated(second));
            let (page, _) = compare(BOTH, corpus.clone());
            assert_eq!(page.notes.first().map_or("", |note| &*note.note), told, "{first} {second}");
        }
    }

    #[test]
    fn of_two_sides_only_what_they_say_is_held_against_each_other() {
        let mut corpus = two(("North is for it, South against.", ""), ("Rain came.", ""));
        for (side, start, end) in [(0, 0, 16), (1, 17, 30)] {
            let place = corpus::Place { passage: 0, span: Span::new(start, end) };
            corpus.documents[0].statements.push(Statement {
                side: Some(SideId(side)),
                content: vec![place],
                words: vec![place],
                topics: vec![TopicId(0)],
                ..Statement::default()
            });
        }
        let (page, _) = compare("?view=compare&a=side:north&b=side:south", corpus);
        assert_eq!((&*page.title, page.sides.len()), ("North and South", 2));
        let words = |n: usize| {
            let hit = &page.topics[0].columns[n][0].hits[0];
            hit.runs.iter().map(|run| &*run.text).collect::<String>()
        };
        assert_eq!([words(0), words(1)], ["North is for it,", "South against"]);
    }

    #[test]
    fn what_can_be_compared_is_proposed_by_what_is_shared() {
        let (page, notices) = compare("?view=compare", sample::corpus());
        let titles = text::list(page.choices.iter().map(|(title, links)| (&**title, links.len())));
        assert_eq!(
            titles,
            [
                ("Documents that are on most of the same topics", 2),
                ("Choose the first yourself: a document", 3),
                ("Choose the first yourself: a side", 1)
            ]
        );
        assert_eq!(page.choices[0].1[0].href, "?view=compare&a=in%3A0-water&b=in%3A1-dam");
        assert!(notices.is_empty());
        let (page, _) = compare("?view=compare&b=in:0-water", sample::corpus());
        assert_eq!(page.choices[0].1[0].href, "?view=compare&a=in%3A0-water&b=in%3A1-dam");
    }

    #[test]
    fn what_is_not_there_is_told() {
        let (page, notices) = compare("?view=compare&a=in:none&b=in:1-dam", sample::corpus());
        assert_eq!((page.pairs.len(), page.topics.len(), notices.len()), (0, 0, 1), "{notices:?}");
    }

    #[test]
    fn dates_meet_where_they_can_be_one_time() {
        for (one, other, meet) in [
            ("2023-12-07", "2023-12", true),
            ("2023-12", "2023", true),
            ("XXXX-12", "2023-12", true),
            ("XXXX-12", "2023-11", false),
            ("2023-W25/2023-W26", "2023-06", true),
            ("2023-06/2023-09", "2023-08-01", true),
            ("2023-06/2023-09", "2023-10", false),
            ("2023-03-01", "2023-03-07", false),
            ("XXXX-03-01", "2022-03-01", true),
            ("XXXX-03-01", "XXXX-03-07", false),
            ("2022-12/2023-02", "XXXX-01", true),
        ] {
            let [one, other] = [one, other].map(|value| days_of(value).expect("a date"));
            assert_eq!((one.meets(other), other.meets(one)), (meet, meet), "{one:?} {other:?}");
        }
        assert_eq!([days_of("../2022-12-04"), days_of("XXXX")], [None, None]);
    }
}
