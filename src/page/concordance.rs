//! Every place of some words, or of what names somebody or something, each a line with the words around it; and how often
//! they stand in which form, in which document and when.

use std::collections::HashMap;

use corpus::text::{date_in_words, part};
use corpus::{Corpus, Document, Entity, EntityId, Span};
use search::{AtomKind, Concordance, Facet, NEIGHBOURS, NOBODY, Occurrence, Parsed, parse, slug};

use crate::engine::Engine;
use crate::page::around::around;
use crate::page::citation::Cited;
use crate::page::document_line::{document_link, second_hand};
use crate::page::link::{Bar, Heading, Link, heading, insert, search_link, turning};
use crate::page::linked_words::words_of;
use crate::page::search::{asked, in_words, lifted};
use crate::page::statement::{joined, quoted};
use crate::page::when::published;
use crate::screen::{ConcordanceState, DocumentState, Order, SearchState};
use crate::text::{self, fill};

/// How many lines a page of a concordance has.
pub const LINES: usize = 50;

/// How many forms and documents are counted beside the lines; the most frequent ones.
const COUNTED: usize = 6;

/// Up to how many months are counted by themselves; more become years.
const MONTHS: usize = 12;

/// A concordance.
#[derive(Clone, Debug)]
pub struct ConcordancePage {
    /// "12 occurrences in 4 documents"; where nothing is asked for, what this is.
    pub count: String,
    /// What is asked, in words; empty where nothing is.
    pub asked: String,
    /// How what was typed is read, and what is not shown, in sentences.
    pub notes: Vec<String>,
    /// To the passages of the same search, where it can be changed.
    pub search: Link,
    /// The columns of the lines.
    pub columns: Vec<Heading>,
    /// The lines of this page.
    pub lines: Vec<Line>,
    /// What the sign of a line that is not verbatim means; empty where no line has it.
    pub sign: &'static str,
    /// "1–100 of 250"; nothing where all are shown.
    pub place: String,
    /// The pages before and behind.
    pub pages: Vec<Link>,
    /// What is counted, by forms, by documents and by time: each with its title.
    pub counts: Vec<(&'static str, Vec<Bar>)>,
    /// That there are more documents than are counted here; the link sorts by them.
    pub more: Option<Link>,
    /// Why there is no line, where there is none.
    pub nothing: String,
    /// Where to go from there: examples, or what finds something.
    pub ways_out: Vec<Link>,
}

/// A line of a concordance.
#[derive(Clone, Debug)]
pub struct Line {
    /// The document; the note is its name in full, and who published it when.
    pub document: Link,
    /// When it was published; short where that is not stated.
    pub date: String,
    /// How its words came here, where they are not the original's.
    pub not_verbatim: String,
    /// What stands before the words.
    pub left: String,
    /// The words; opens them in their place.
    pub words: Link,
    /// What stands behind them.
    pub right: String,
}

/// The concordance that a screen asks for, its lines in their order; and the entity that it is of.
fn found(state: &ConcordanceState, engine: Engine) -> (Concordance, Option<EntityId>) {
    let corpus = engine.corpus();
    let entity = entity(&state.name, corpus);
    if entity.is_none() && !state.name.is_empty() {
        return (Concordance::default(), None);
    }
    let query = asked(&state.search, engine);
    let mut found = engine.measure("concordance", || engine.searcher().concordance(&query, entity));
    if let Some(order) = state.sort {
        let keys = match order {
            Order::Left => text::list(read(&found.places, engine).into_iter().map(|line| line.before)),
            Order::Right => text::list(read(&found.places, engine).into_iter().map(|line| line.behind)),
            Order::Document | Order::Date => {
                let ranks = ranks(order, corpus);
                let rank = |place: &Occurrence| [ranks[place.document as usize]; NEIGHBOURS];
                text::list(found.places.iter().map(rank))
            }
        };
        let mut lines = text::list(0..found.places.len() as u32);
        search::sort(&mut lines, &|a, b| by_neighbours(keys[a as usize], keys[b as usize], state.is_falling));
        found.places = text::list(lines.into_iter().map(|at| found.places[at as usize]));
    }
    (found, entity)
}

fn read(places: &[Occurrence], engine: Engine) -> Vec<search::Line> {
    engine.measure("concordance", || engine.searcher().lines(places))
}

/// What is not known, or not there, comes last, whichever way the others go.
fn by_neighbours(a: [u32; NEIGHBOURS], b: [u32; NEIGHBOURS], is_falling: bool) -> std::cmp::Ordering {
    for (a, b) in a.into_iter().zip(b) {
        let way = if is_falling { b.cmp(&a) } else { a.cmp(&b) };
        let order = (a == NOBODY).cmp(&(b == NOBODY)).then(way);
        if order.is_ne() {
            return order;
        }
    }
    std::cmp::Ordering::Equal
}

/// The rank of each document by its name or its date; [`NOBODY`] where that is not known.
fn ranks(order: Order, corpus: &Corpus) -> Vec<u32> {
    let key = |document: &Document| match order {
        Order::Document => slug(document.name()),
        Order::Date => dated(document).map(str::to_owned).unwrap_or_default(),
        Order::Left | Order::Right => String::new(),
    };
    let names = text::list(corpus.documents.iter().map(key));
    let mut lines = text::list(0..names.len() as u32);
    search::sort(&mut lines, &|a, b| names[a as usize].cmp(&names[b as usize]));
    let mut ranks = vec![NOBODY; names.len()];
    let (mut rank, mut before) = (0, "");
    for at in lines {
        let name = &*names[at as usize];
        rank += u32::from(name != before);
        before = name;
        if !name.is_empty() {
            ranks[at as usize] = rank;
        }
    }
    ranks
}

/// When a document states that it was published, if its year is known.
fn dated(document: &Document) -> Option<&str> {
    let date = document.date.as_ref()?;
    date.value.starts_with(|c: char| c.is_ascii_digit()).then_some(&*date.value)
}

/// The entity with that slug; the first of several.
fn entity(name: &str, corpus: &Corpus) -> Option<EntityId> {
    let is_it = |entity: &Entity| slug(&entity.name) == name;
    let at = (!name.is_empty()).then(|| corpus.entities.iter().position(is_it))??;
    Some(EntityId(at as u32))
}

/// The link to all mentions of an entity.
pub fn in_context(entity: &Entity) -> Link {
    let state = ConcordanceState { name: slug(&entity.name), ..ConcordanceState::default() };
    Link { href: state.href(), label: "All mentions in context".into(), note: String::new() }
}

/// The lines of a concordance in their order, all pages of it, to be handed on.
pub fn records(state: &ConcordanceState, engine: Engine) -> Vec<Cited<'static>> {
    let places = found(state, engine).0.places;
    let cited = |(place, line): (&Occurrence, search::Line)| {
        let cited = Cited::passage(engine.corpus(), place.document as usize, place.passage as usize)?;
        let [left, right] = around(&cited.passage.text, line.span);
        let part = Span { start: left.start, end: right.end };
        Some(Cited { part: Some(part), keyword: Some(line.span), ..cited })
    };
    text::list(places.iter().zip(read(&places, engine)).filter_map(cited))
}

/// The concordance.
#[inline(never)]
pub fn page(state: &ConcordanceState, engine: Engine, notices: &mut Vec<String>) -> ConcordancePage {
    let corpus = engine.corpus();
    let (found, entity) = found(state, engine);
    if entity.is_none() && !state.name.is_empty() {
        notices.push(fill("The link names “{}”, which is no name of the corpus.", &[&state.name]));
    }
    let mut state = state.clone();
    let all = found.places.len();
    let last = all.div_ceil(LINES).max(1);
    if state.search.page > last {
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.search.page = last;
    }
    let on_page = |page| ConcordanceState { search: state.search.on_page(page), ..state.clone() };
    let first = on_page(1);
    let (place, pages) = turning(state.search.page, LINES, all, &|page| on_page(page).href());
    let (before, behind) = ((state.search.page - 1) * LINES, (state.search.page * LINES).min(all));
    let here = found.places.get(before..behind).unwrap_or_default();
    let lines = here.iter().zip(read(here, engine));
    let lines = text::list(lines.filter_map(|(place, read)| line(place, read.span, corpus)));
    let is_asked = !state.name.is_empty() || !parse(&state.search.text).clauses.is_empty();
    let (forms, documents, dates) = (
        if entity.is_none() { forms(&first, &found, engine) } else { Vec::new() },
        documents(&first, &found, corpus, engine),
        dates(&first, &found, corpus, engine),
    );
    let in_documents = documents.len();
    let titled = [("Forms", forms), ("By document", documents), ("By date of publication", dates)];
    let mut counts = text::list(titled.into_iter().filter(|(_, bars)| !bars.is_empty()));
    counts
        .iter_mut()
        .filter(|(title, _)| *title != "By date of publication")
        .for_each(|(_, bars)| bars.truncate(COUNTED));
    let more = (in_documents > COUNTED).then(|| Link {
        href: ConcordanceState { sort: Some(Order::Document), is_falling: false, ..first.clone() }.href(),
        label: fill("All {} documents, line by line", &[&text::number(in_documents)]),
        note: String::new(),
    });
    let mut asked = in_words(&first.search, engine);
    if let Some(entity) = entity.and_then(|id| corpus.entities.get(id.index())) {
        let comma = if asked.is_empty() { "" } else { ", " };
        asked = [&*entity.name, ", under whatever name", comma, &asked].concat();
    }
    let count = match (is_asked, all) {
        (false, _) => "Words in context".into(),
        (true, 0) => "No occurrence".into(),
        _ => [&*text::count(all, "occurrence"), " in ", &*text::count(in_documents, "document")].concat(),
    };
    let nothing = match (is_asked, all) {
        (_, 1..) => "",
        (true, _) => "That stands nowhere in what was asked for. That is a finding, too.",
        (false, _) if corpus.documents.is_empty() => "The corpus has no words yet.",
        (false, _) => {
            "Type a word or a phrase into the box above: every place where it stands is shown with what stands before \
             and behind it, to be sorted by either. For example:"
        }
    };
    let ways_out = match (is_asked, all) {
        (_, 1..) => Vec::new(),
        (true, _) => ways_out(&first, engine),
        (false, _) => examples(engine),
    };
    ConcordancePage {
        notes: notes(&state, &found, entity.is_some()),
        search: search_link(&first.search, "The passages and the filters"),
        columns: columns(&first),
        sign: if lines.iter().any(|line| !line.not_verbatim.is_empty()) { SIGN } else { "" },
        nothing: nothing.into(),
        count,
        asked,
        lines,
        place,
        pages,
        counts,
        more,
        ways_out,
    }
}

/// What stands before the words of a line that is not verbatim.
const SIGN: &str = "≈ not verbatim: the page was rewritten by AI or machine-translated";

/// How what was typed is read, and what is not shown.
fn notes(state: &ConcordanceState, found: &Concordance, is_name: bool) -> Vec<String> {
    let mut notes = Vec::new();
    let words: usize = parse(&state.search.text).clauses.iter().filter(|clause| !clause.exclude).count();
    match (is_name, words) {
        (true, _) => notes.push("Every mention of it, by whatever name the page calls it.".into()),
        (false, 0) => {}
        (false, 1) => notes.push(
            "In each of its forms, and nothing else: no synonyms, no corrections. In quotation marks exactly so.".into(),
        ),
        (false, _) => notes.push(
            "The words side by side, in this order, each in any of its forms. With OR between them any of them stands there; in quotation marks they stand exactly so.".into(),
        ),
    }
    if let Some(begun) = &found.begun {
        notes.push(fill("No passage has “{}” as a word: you see the words that begin so.", &[begun]));
    }
    if found.is_of_statements {
        notes.push("Only where it is part of what is said in the statements that were asked for.".into());
    }
    for notice in &found.notices {
        notes.push(notice.message.clone());
    }
    notes
}

fn columns(state: &ConcordanceState) -> Vec<Heading> {
    let column = |label, order: Option<Order>| {
        let Some(order) = order else {
            let link = Link { label: String::from(label), ..Link::default() };
            return Heading { link, order: None };
        };
        let sorted = (state.sort == Some(order)).then_some(state.is_falling);
        let sort = |is_falling| ConcordanceState { sort: Some(order), is_falling, ..state.clone() }.href();
        heading(label, sorted, &sort)
    };
    vec![
        column("Document", Some(Order::Document)),
        column("Published", Some(Order::Date)),
        column("Words before", Some(Order::Left)),
        column("Word", None),
        column("Words behind", Some(Order::Right)),
    ]
}

fn line(place: &Occurrence, span: Span, corpus: &Corpus) -> Option<Line> {
    let document = corpus.documents.get(place.document as usize)?;
    let passage = document.passages.get(place.passage as usize)?;
    let [left, right] = around(&passage.text, span);
    let [words, to] = words_of(&passage.text, span);
    let place_of_it = DocumentState {
        slug: document.slug.clone(),
        passage: Some(passage.hash.clone()),
        words,
        to,
        ..DocumentState::default()
    };
    let words = span.of(&passage.text);
    let date = if document.date.is_some() { published(document) } else { "undated".into() };
    let mut link = document_link(document);
    link.note = [&*link.label, ", ", &link.note].concat();
    Some(Line {
        document: link,
        date,
        not_verbatim: joined(second_hand(document)).unwrap_or_default(),
        left: left.of(&passage.text).into(),
        words: Link { href: place_of_it.href(false, None), label: words.into(), note: String::new() },
        right: right.of(&passage.text).into(),
    })
}

/// The same lines and no others of one value of a facet. What is typed as a field is a choice like others.
fn narrowed(state: &ConcordanceState, facet: Facet, value: &str, engine: Engine) -> String {
    let mut search = lifted(&state.search, engine);
    // What is left of a facet of which one value is asked for is this one.
    for filter in search.filters.clone() {
        if filter.facet == facet && !filter.exclude {
            search = search.without(facet, &filter.value);
        }
    }
    ConcordanceState { search: search.with(facet, value, false), ..state.clone() }.href()
}

/// The forms in which the words stand, most frequent first. None where there is only one, or where they are only some of
/// those that were asked for.
fn forms(state: &ConcordanceState, found: &Concordance, engine: Engine) -> Vec<Bar> {
    let parsed = parse(&state.search.text);
    let mut atoms = parsed.clauses.iter().flat_map(|clause| &clause.atoms);
    if atoms.any(|atom| matches!(atom.kind, AtomKind::Near(_))) {
        return Vec::new();
    }
    let mut counted: Vec<(Option<Occurrence>, usize)> = Vec::new();
    for place in &found.places {
        let at = place.form as usize;
        counted.resize(counted.len().max(at + 1), (None, 0));
        counted[at].0.get_or_insert(*place);
        counted[at].1 += 1;
    }
    counted.retain(|(_, count)| *count > 0);
    let firsts = text::list(counted.iter().filter_map(|(first, _)| *first));
    let mut forms: Vec<(String, &str, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for ((first, line), (_, count)) in firsts.iter().zip(read(&firsts, engine)).zip(counted) {
        let passage = &engine.corpus().documents[first.document as usize].passages[first.passage as usize];
        let words = line.span.of(&passage.text);
        let folded = slug(words);
        let at = *places.entry(folded.clone()).or_insert(forms.len());
        match forms.get_mut(at) {
            Some(form) => form.2 += count,
            None => forms.push((folded, words, count)),
        }
    }
    if forms.len() < 2 {
        return Vec::new();
    }
    let rest = Parsed {
        clauses: text::list(parsed.clauses.into_iter().filter(|clause| clause.exclude)),
        ..Parsed::default()
    };
    let fields = text::list(parsed.fields.iter().map(|(_, span)| span.of(&state.search.text)));
    let rest = [&*rest.print(), " ", &fields.join(" ")].concat();
    let mut bars = Vec::new();
    for (folded, words, count) in forms {
        let exactly = fill("\"{}\" {}", &[&folded.replace('-', " "), rest.trim()]);
        let href = state.with_text(exactly).href();
        insert(&mut bars, Link { href, label: words.into(), note: String::new() }, count);
    }
    bars
}

/// How often the words stand in each document that has them, most frequent first.
fn documents(state: &ConcordanceState, found: &Concordance, corpus: &Corpus, engine: Engine) -> Vec<Bar> {
    let mut counts = vec![0; corpus.documents.len()];
    for place in &found.places {
        counts[place.document as usize] += 1;
    }
    let mut order = text::list((0..counts.len() as u32).filter(|&at| counts[at as usize] > 0));
    search::sort(&mut order, &|a, b| counts[b as usize].cmp(&counts[a as usize]));
    text::list(order.into_iter().enumerate().map(|(n, at)| {
        let document = &corpus.documents[at as usize];
        let mut link = Link::default();
        // Only the first are shown.
        if n < COUNTED {
            let is_only = corpus.documents.len() == 1;
            let here = || narrowed(state, Facet::Document, &document.slug, engine);
            let href = if is_only { state.href() } else { here() };
            link = Link { href, label: document.name().into(), note: String::new() };
        }
        Bar { link, count: counts[at as usize] }
    }))
}

/// How often the words stand in what was published when: in months where all stated dates have one and they are few, else in
/// years; last, where nothing is stated.
fn dates(state: &ConcordanceState, found: &Concordance, corpus: &Corpus, engine: Engine) -> Vec<Bar> {
    let counted = |length: usize| {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let (mut undated, mut is_whole, mut last) = (0, true, (u32::MAX, ""));
        for place in &found.places {
            if place.document != last.0 {
                let date = dated(&corpus.documents[place.document as usize]).unwrap_or_default();
                let month = date.as_bytes().get(5).is_some_and(u8::is_ascii_digit);
                is_whole &= date.is_empty() || length == YEAR || month;
                last = (place.document, part(date, ..length.min(date.len())));
            }
            let date = last.1;
            if date.is_empty() {
                undated += 1;
                continue;
            }
            let at = counts.partition_point(|other| other.0 < date);
            match counts.get_mut(at).filter(|other| other.0 == date) {
                Some(other) => other.1 += 1,
                None => counts.insert(at, (date, 1)),
            }
        }
        (counts, undated, is_whole)
    };
    let (mut counts, mut undated, is_whole) = counted(MONTH);
    if !is_whole || counts.len() > MONTHS {
        (counts, undated, _) = counted(YEAR);
    }
    let bar = |value: &str, label: String, count| {
        let href = narrowed(state, Facet::Date, value, engine);
        Bar { link: Link { href, label, note: String::new() }, count }
    };
    let mut bars = text::list(counts.into_iter().map(|(date, count)| bar(date, date_in_words(date), count)));
    if undated > 0 {
        bars.push(bar("none", "undated".into(), undated));
    }
    bars
}

/// The length of a year in a date, and of a month with it.
const YEAR: usize = 4;
const MONTH: usize = 7;

/// What finds something where nothing does: the words without the filters, or any of them.
fn ways_out(state: &ConcordanceState, engine: Engine) -> Vec<Link> {
    let mut ways = Vec::new();
    let mut way = |label: &str, other: ConcordanceState| {
        let count = found(&other, engine).0.places.len();
        if count > 0 {
            let label = fill("{}: {}", &[label, &text::count(count, "occurrence")]);
            ways.push(Link { href: other.href(), label, note: String::new() });
        }
    };
    let lifted = lifted(&state.search, engine);
    let free = SearchState::default().with_text(lifted.text.clone());
    if !lifted.filters.is_empty() {
        way("Without the filters", ConcordanceState { search: free, ..state.clone() });
    }
    let parsed = parse(&lifted.text);
    let words = parsed.clauses.iter().filter(|clause| clause.is_optional());
    let words = text::list(words.map(|clause| clause.atoms[0].span.of(&lifted.text)));
    if words.len() > 1 {
        way("Any of the words", state.with_text([&words.join(" OR "), " "].concat()));
    }
    if state.name.is_empty() {
        ways.push(search_link(
            &state.search,
            "Search the passages, with synonyms, other names and corrections",
        ));
    }
    ways
}

/// A word, a phrase and a name that the corpus itself makes most of: of the words by which its passages are on their topics
/// the one and the phrase that most passages have, and what is named most often.
fn examples(engine: Engine) -> Vec<Link> {
    let corpus = engine.corpus();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut words: Vec<(String, usize)> = Vec::new();
    let mut mentions = vec![0; corpus.entities.len()];
    for passage in corpus.documents.iter().flat_map(|document| &document.passages) {
        for mention in &passage.mentions {
            if let Some(count) = mentions.get_mut(mention.entity.index()) {
                *count += 1;
            }
        }
        for span in passage.topics.iter().flat_map(|topic| &topic.evidence) {
            let folded = slug(span.of(&passage.text)).replace('-', " ");
            let at = *places.entry(folded.clone()).or_insert(words.len());
            match words.get_mut(at) {
                Some(word) => word.1 += 1,
                None => words.push((folded, 1)),
            }
        }
    }
    let most = |is_phrase: bool| {
        let words = words.iter().filter(|word| (word.0.trim().split(' ').count() > 1) == is_phrase);
        // The first of several.
        words.rev().max_by_key(|word| word.1).map(|word| word.0.clone())
    };
    let quoted_phrase = most(true).map(|phrase| fill("\"{}\" ", &[&phrase]));
    let typed = most(false).map(|word| word + " ").into_iter().chain(quoted_phrase);
    let mut states = text::list(typed.map(|text| ConcordanceState::default().with_text(text)));
    let named = mentions.iter().enumerate().rev().max_by_key(|(_, count)| **count);
    if let Some(entity) = named.filter(|(_, count)| **count > 0).and_then(|(at, _)| corpus.entities.get(at)) {
        states.push(ConcordanceState { name: slug(&entity.name), ..ConcordanceState::default() });
    }
    text::list(states.iter().map(|state| {
        let entity = entity(&state.name, corpus).and_then(|id| corpus.entities.get(id.index()));
        let label = entity.map_or_else(
            || quoted(state.search.text.trim().trim_matches('"')),
            |entity| [&*entity.name, ", under whatever name"].concat(),
        );
        Link { href: state.href(), label, note: String::new() }
    }))
}

/// What a concordance is called: what is asked, and how it is sorted.
pub fn title(state: &ConcordanceState, engine: Engine) -> String {
    let mut title = String::from("Concordance");
    let mut asked = in_words(&state.search, engine);
    if let Some(entity) = entity(&state.name, engine.corpus()) {
        let comma = if asked.is_empty() { "" } else { ", " };
        asked = [&*engine.corpus().entities[entity.index()].name, comma, &asked].concat();
    }
    if !asked.is_empty() {
        title.push_str(&[": ", &*asked].concat());
    }
    if let Some(order) = state.sort {
        let by = ["by document", "by date", "by the words before", "by the words behind"][order as usize];
        title.push_str(&[", ", by, if state.is_falling { ", falling" } else { "" }].concat());
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::long;
    use crate::sample;
    use crate::screen::Screen;

    fn read(query: &str) -> (ConcordanceState, Vec<String>) {
        let (Screen::Concordance(state), notices) = Screen::parse(query) else { panic!("no concordance") };
        (state, notices)
    }

    fn concordance(query: &str, engine: Engine) -> (ConcordancePage, Vec<String>) {
        let (state, mut notices) = read(query);
        let page = page(&state, engine, &mut notices);
        (page, notices)
    }

    /// Each line as it is read.
    fn lines(query: &str, engine: Engine) -> Vec<String> {
        let lines = concordance(query, engine).0.lines.into_iter();
        lines.map(|line| [&*line.left, "[", &line.words.label, "]", &line.right].concat()).collect()
    }

    /// Two documents, one of them undated.
    fn dams() -> Engine {
        let mut corpus = sample::corpus();
        corpus.documents.truncate(2);
        corpus.documents[0].passages[0].text = "Big dams fall. A dam holds.".into();
        corpus.documents[1].passages[0].text = "Old dam walls.".into();
        corpus.documents.iter_mut().for_each(|document| {
            document.statements.clear();
            document.events.clear();
            document.passages.iter_mut().for_each(|passage| {
                passage.topics.clear();
                passage.mentions.clear();
            });
        });
        sample::engine_of(corpus)
    }

    #[test]
    fn a_line_has_the_words_between_those_before_and_behind() {
        assert_eq!(
            lines("?view=concordance&q=dam", dams()),
            [
                "Big [dams] fall. A dam holds.",
                "Big dams fall. A [dam] holds.",
                "Northtown closed the [dam] in the dry month.",
                "Old [dam] walls.",
            ]
        );
    }

    #[test]
    fn lines_are_sorted_by_the_words_on_either_side_and_none_is_last() {
        let first = |sort: &str| {
            let query = ["?view=concordance&q=dam&sort=", sort].concat();
            let lines = concordance(&query, dams()).0.lines.into_iter();
            lines.map(|line| [line.left.trim(), "|", line.right.trim()].concat()).collect::<Vec<_>>()
        };
        let [big, a, closed, old] = [
            "Big|fall. A dam holds.",
            "Big dams fall. A|holds.",
            "Northtown closed the|in the dry month.",
            "Old|walls.",
        ];
        assert_eq!(first("left"), [a, big, old, closed]);
        assert_eq!(first("-left"), [closed, old, big, a]);
        assert_eq!(first("right"), [big, a, closed, old]);
        assert_eq!(first("date"), [big, a, closed, old]);
        assert_eq!(first("-date"), [big, a, closed, old], "what is undated is last either way");
        assert_eq!(first("document"), [old, big, a, closed]);
    }

    #[test]
    fn the_words_of_a_line_open_as_they_stand() {
        let (page, _) = concordance("?view=concordance&q=dam", dams());
        assert_eq!(page.lines[1].words.href, "?doc=0-water&p=aaaaaaaaaaa1&words=17.dam");
        let dates: Vec<_> = page.lines.iter().map(|line| (&*line.date, &*line.not_verbatim)).collect();
        assert_eq!((dates[0], dates[3]), (("29 December 2023", ""), ("undated", "rewritten by AI")));
        assert_eq!(page.sign, SIGN);
    }

    #[test]
    fn every_count_opens_what_it_counts() {
        let (page, _) = concordance("?view=concordance&q=dam", dams());
        assert_eq!(page.count, "4 occurrences in 2 documents");
        let titles: Vec<_> = page.counts.iter().map(|(title, bars)| (*title, bars.len())).collect();
        assert_eq!(titles, [("Forms", 2), ("By document", 2), ("By date of publication", 2)]);
        for bar in page.counts.iter().flat_map(|(_, bars)| bars) {
            assert_eq!(lines(&bar.link.href, dams()).len(), bar.count, "{}", bar.link.href);
        }
        let labels = |at: usize| page.counts[at].1.iter().map(|bar| &*bar.link.label).collect::<Vec<_>>();
        assert_eq!((labels(0), labels(2)), (vec!["dam", "dams"], vec!["December 2023", "undated"]));
    }

    #[test]
    fn a_count_inside_a_choice_stays_inside_it() {
        let (page, _) = concordance("?view=concordance&q=dam%20date:2023&in=0-water", dams());
        for bar in page.counts.iter().flat_map(|(_, bars)| bars) {
            assert_eq!(lines(&bar.link.href, dams()).len(), bar.count, "{}", bar.link.href);
        }
    }

    #[test]
    fn what_is_no_word_of_the_text_is_told() {
        let (page, _) = concordance("?view=concordance&q=northt", sample::engine());
        assert_eq!(
            page.notes.last().map(String::as_str),
            Some("No passage has “northt” as a word: you see the words that begin so.")
        );
        let (page, _) = concordance("?view=concordance&q=dam%20month", sample::engine());
        assert_eq!((&*page.count, page.lines.len()), ("No occurrence", 0));
        assert_eq!(page.ways_out[0].label, "Any of the words: 3 occurrences");
        assert_eq!(concordance("?view=concordance&q=damm+", sample::engine()).0.lines.len(), 0);
    }

    #[test]
    fn a_name_has_all_its_mentions() {
        let (page, notices) = concordance("?view=concordance&name=southtown", sample::engine());
        assert_eq!((&*page.asked, page.lines.len(), notices.len()), ("Southtown, under whatever name", 1, 0));
        let (page, notices) = concordance("?view=concordance&name=moon", sample::engine());
        assert_eq!((page.lines.len(), notices.len()), (0, 1));
    }

    #[test]
    fn where_nothing_is_asked_the_corpus_gives_examples() {
        let (page, _) = concordance("?view=concordance", sample::engine());
        let labels: Vec<_> = page.ways_out.iter().map(|way| &*way.label).collect();
        assert_eq!(labels, ["“dam”", "Northtown, under whatever name"]);
        let (page, _) = concordance("?view=concordance", sample::engine_of(sample::empty()));
        assert_eq!((&*page.nothing, page.ways_out.len()), ("The corpus has no words yet.", 0));
    }

    #[test]
    fn a_page_that_there_is_not_is_told() {
        let (page, notices) = concordance("?view=concordance&q=river&page=9", long(250));
        assert_eq!((page.lines.len(), &*page.place, notices.len()), (50, "201–250 of 250", 1));
    }

    #[test]
    fn what_is_handed_on_has_all_lines_in_their_order() {
        let (state, _) = read("?view=concordance&q=river&sort=-right");
        let records = records(&state, long(250));
        assert_eq!(records.len(), 250);
        assert_eq!(records[0].line(), Some(["", "river", " number 99"]));
    }
}
