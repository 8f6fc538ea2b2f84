//! The timeline: when pages were published, what they tell of, and what was said when, on one axis. The list comes first, and the
//! picture has nothing that it does not say.
//!
//! A day is a point and everything longer a bar; what is inferred, or lies somewhere between two days, is drawn otherwise than
//! what is printed; an end that nothing tells is open. What has no place on the axis stands in a list of its own, with the reason.

use corpus::text::date_in_words;
use corpus::{Basis, Corpus, Date, Precision, TopicId};

use crate::engine::Engine;
use crate::page::chronology;
use crate::page::citation::Cited;
use crate::page::days::{Days, MONTH, YEAR, place};
use crate::page::document_line::{document_link, publisher};
use crate::page::facets::Choices;
use crate::page::found::{Found, found_in};
use crate::page::link::{Link, turning};
use crate::page::mark::{Mark, content};
use crate::page::search::{asked, in_words, lifted};
use crate::page::statement;
use crate::page::when::{date_in_full, published};
use crate::screen::{Lanes, Open, Screen, SearchState, TimelineState};
use crate::text::{self, TextRun, fill};

/// How many lines a page of the list has.
const LINES: usize = 50;

/// How many years before the first page the axis begins, unless the link says otherwise: what pages look back at for long would
/// leave no room for what they tell.
const BEFORE: i32 = 1;

/// The most years that an axis can have: of more nothing could be told apart.
const MOST_YEARS: i32 = 40;

/// Up to how many pages have a row and a name each.
const NAMED: usize = 14;

/// Up to how many marks are drawn one by one. Of more nobody could tell them apart, so they are counted, and a bar stands for each
/// part of the time.
const FEW: usize = 60;

/// Up to how many such bars a lane has, unless each is of a year.
const BARS: i32 = 36;

/// How many rows of marks they are high.
const HIGH: usize = 2;

/// The lane of pages.
const PUBLISHED: &str = "Published";

/// What the bars mean.
const COUNTED: &str = "Where there are many, each bar counts those of its time, and opens them.";

/// What the marks mean.
const LEGEND: &str = "Filled: on these days, as printed. Dashed: inferred, or somewhere in these days.";

const SAID_SOME_DAY: &str =
    "A statement whose day is not told is dashed, too, and stands where its page does.";

/// In how many steps the axis is drawn.
pub const STEPS: i32 = 10_000;

/// The least that a mark takes of the axis among its neighbours: what a thumb needs on one of a thousand pixels.
const LEAST: i32 = 250;

/// A timeline.
#[derive(Clone, Debug)]
pub struct TimelinePage {
    /// "5 pages, 31 dates that they tell of, 6 statements".
    pub heading: String,
    /// What is asked, in words; empty where nothing is.
    pub asked: String,
    /// What narrows it.
    pub choices: Choices,
    /// Other lanes; the note says which are shown.
    pub lanes: Vec<Link>,
    /// Other times, and the same time elsewhere.
    pub ways: Vec<Link>,
    /// What has a place on the axis, in the order of time: a page of the list.
    pub lines: Vec<Line>,
    /// Which of all are listed; empty where all are.
    pub place: String,
    /// The pages before and behind.
    pub pages: Vec<Link>,
    /// What has none.
    pub tray: Vec<Line>,
    /// The axis; nothing where nothing has a place on it.
    pub picture: Option<Picture>,
    /// What is not drawn, in sentences.
    pub notes: Vec<String>,
}

/// Something with a date.
#[derive(Clone, Debug)]
pub struct Line {
    /// When; opens where that is said.
    pub when: Link,
    /// What it is: "published".
    pub kind: &'static str,
    /// What the page says of it, the words of the date marked.
    pub words: Vec<TextRun>,
    /// Who says it, or who published it; empty for nobody.
    pub who: String,
    /// The page; nothing where the line is of a page.
    pub document: Option<Link>,
    /// How the date is known, where it is not simply printed, or why there is none; else empty.
    pub reason: String,
}

/// The axis with what lies on it. Places are in [`STEPS`] of its length.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What it shows, in a sentence.
    pub description: String,
    /// What its marks and lines mean, in sentences.
    pub legend: Vec<String>,
    /// Where years or months begin; each opens its own time.
    pub ticks: Vec<(i32, Link)>,
    /// Where a question changed.
    pub turns: Vec<(i32, String)>,
    /// Its lanes, from above.
    pub lanes: Vec<Lane>,
    /// Chooses a part of it; nothing where it is not of whole months, or of one.
    pub brush: Option<Brush>,
}

/// The months of the axis, of which some can be chosen.
#[derive(Clone, Debug)]
pub struct Brush {
    /// The first of them, counted from the year 0.
    first: i32,
    /// How many they are.
    pub months: i32,
    /// The timeline that it is of.
    state: TimelineState,
}

/// Some of the months of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Before which months of the axis they begin and end, counted from its start.
    pub ends: [i32; 2],
    /// Both in words: "March 2023".
    pub words: [String; 2],
    /// "March 2023 to June 2023".
    pub range: String,
    /// To the timeline of them.
    pub href: String,
}

impl Brush {
    /// The months between two places before or behind months, whichever is the first; at least one.
    pub fn chosen(&self, a: i32, b: i32) -> Chosen {
        let from = a.min(b).clamp(0, self.months - 1);
        let to = a.max(b).clamp(from + 1, self.months);
        let range = range_iso((self.first + from) * MONTH, (self.first + to) * MONTH - 1);
        let words = [from, to - 1].map(|month| date_in_words(&month_iso(self.first + month)));
        let in_words = range_in_words(&range);
        let href = TimelineState { range, ..self.state.clone() }.href();
        Chosen { ends: [from, to], words, range: in_words, href }
    }
}

/// A lane.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// How many rows it has.
    pub rows: usize,
    /// What lies on it.
    pub marks: Vec<Drawn>,
    /// How many lie on each part of it, where they are too many to be drawn.
    pub bars: Vec<Counted>,
    /// How many a bar stands for that is as high as the lane.
    pub most: usize,
}

/// What is of one part of the time.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Where the part begins.
    pub from: i32,
    /// How long it is.
    pub length: i32,
    /// How many are of it as printed.
    pub printed: usize,
    /// How many are inferred, or somewhere in these days.
    pub open: usize,
    /// "January 2023 to March 2023: 41, 30 of them as printed".
    pub title: String,
    /// Opens this part of the time.
    pub href: String,
}

/// A mark on the axis.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Where it begins, and how long it is; a point has no length.
    pub from: i32,
    /// How long it is.
    pub length: i32,
    /// In which row of its lane.
    pub row: usize,
    /// Whether it is not printed as it stands here, but inferred, or somewhere in these days.
    pub is_open: bool,
    /// What it is, and when.
    pub title: String,
    /// Opens it.
    pub href: String,
    /// Its name beside it; empty where there are too many.
    pub label: String,
}

/// What has a date, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Page(usize),
    Event(usize, usize),
    Said(Found),
}

/// What has a date, and between which days it lies.
#[derive(Clone, Copy, Debug)]
struct Item {
    what: What,
    days: Days,
    is_open: bool,
}

impl Item {
    fn of_date(what: What, date: &Date) -> Self {
        let is_between = date.precision != Precision::Interval
            && date.value.as_ref().is_some_and(|value| value.contains('/'));
        let is_open = date.basis == Basis::Inferred || is_between;
        Self { what, days: Days::of_date(date), is_open }
    }

    /// When it was, which opens where that is said, and what it is.
    fn when(self, corpus: &Corpus) -> (Link, &'static str) {
        let (href, label, kind) = match self.what {
            What::Page(at) => {
                let document = &corpus.documents[at];
                (document_link(document).href, published(document), "published")
            }
            What::Event(at, event) => {
                let document = &corpus.documents[at];
                let event = &document.events[event];
                let passage = &document.passages[event.place.passage as usize];
                let mark = Mark { kind: 1, span: event.place.span, at: 0 };
                let href = Screen::mark_href(&document.slug, &passage.hash, &mark.name());
                (href, date_in_full(&event.date), "told of")
            }
            What::Said(found) => {
                let document = &corpus.documents[found.document];
                let marks = content(document, found.at, found.passage);
                let mark = marks.first().map(Mark::name).unwrap_or_default();
                let href = Screen::mark_href(&document.slug, &document.passages[found.passage].hash, &mark);
                let page = || ["on the page of: ", &*published(document)].concat();
                (href, said(found, corpus).map_or_else(page, date_in_full), "said")
            }
        };
        (Link { href, label, note: String::new() }, kind)
    }

    fn line(self, corpus: &Corpus) -> Line {
        let (when, kind) = self.when(corpus);
        match self.what {
            What::Page(at) => {
                let document = &corpus.documents[at];
                let reason = match (&document.date, &document.window) {
                    (Some(_), _) => "",
                    (None, Some(window)) => &*window.reason,
                    (None, None) => "the page states no date, and nothing in the corpus bounds it",
                };
                Line {
                    when,
                    kind,
                    words: text::marked(document.name(), &[]),
                    who: publisher(document).into(),
                    document: None,
                    reason: reason.into(),
                }
            }
            What::Event(at, event) => {
                let document = &corpus.documents[at];
                let event = &document.events[event];
                let passage = &document.passages[event.place.passage as usize];
                Line {
                    when,
                    kind,
                    words: text::runs(&passage.text, event.sentence, &[event.place.span], &[], &[]),
                    who: String::new(),
                    document: Some(document_link(document)),
                    reason: event.date.reason.clone(),
                }
            }
            What::Said(found) => {
                let document = &corpus.documents[found.document];
                let statement = &document.statements[found.at];
                Line {
                    when,
                    kind,
                    words: statement::words(statement, document, found.passage),
                    who: statement::signature_without_day(statement, document, corpus),
                    document: Some(document_link(document)),
                    reason: said(found, corpus).map(|date| date.reason.clone()).unwrap_or_default(),
                }
            }
        }
    }

    /// What is said of it, as text.
    fn words(self, corpus: &Corpus) -> String {
        text::list(self.line(corpus).words.into_iter().map(|run| run.text)).concat()
    }

    /// The topics of the passages that it stands in.
    fn is_on(self, topic: TopicId, corpus: &Corpus) -> bool {
        let has = |document: usize, passage: usize| {
            let passage = corpus.documents[document].passages.get(passage);
            passage.is_some_and(|passage| passage.topics.iter().any(|found| found.topic == topic))
        };
        match self.what {
            What::Page(at) => (0..corpus.documents[at].passages.len()).any(|passage| has(at, passage)),
            What::Event(at, event) => has(at, corpus.documents[at].events[event].place.passage as usize),
            What::Said(found) => has(found.document, found.passage),
        }
    }

    /// Whether any of its days lies in the range.
    fn is_in(self, [first, last]: [i32; 2]) -> bool {
        self.days != Days::default()
            && self.days.first.is_none_or(|day| day <= last)
            && self.days.last.is_none_or(|day| first <= day)
    }
}

/// When a statement was made, where that is told.
fn said(found: Found, corpus: &Corpus) -> Option<&Date> {
    let date = corpus.documents[found.document].statements[found.at].said.as_ref();
    date.filter(|date| Days::of_date(date) != Days::default())
}

/// What a search finds that has a date or should have one: pages, what they tell of, and statements. Of those whose day is not
/// told, only where lanes are of sides: everywhere else their page has it.
fn items(state: &TimelineState, engine: Engine) -> Vec<Item> {
    let corpus = engine.corpus();
    let matches = engine.matches(&asked(&state.search, engine));
    let pages = text::list(corpus.documents.iter().map(Days::of_document));
    let page = |at: usize, what| Item { what, days: pages[at], is_open: corpus.documents[at].date.is_none() };
    let mut items = Vec::new();
    if state.search.is_empty() {
        for (at, document) in corpus.documents.iter().enumerate() {
            items.push(page(at, What::Page(at)));
            let events = document.events.iter().enumerate();
            items.extend(events.map(|(event, of)| Item::of_date(What::Event(at, event), &of.date)));
        }
    } else {
        for group in matches.chunk_by(|a, b| a.document == b.document) {
            let at = group[0].document;
            items.push(page(at, What::Page(at)));
            for (event, of) in corpus.documents[at].events.iter().enumerate() {
                if group.iter().any(|here| here.passage == of.place.passage as usize) {
                    items.push(Item::of_date(What::Event(at, event), &of.date));
                }
            }
        }
    }
    for found in found_in(&matches) {
        let document = &corpus.documents[found.document];
        let told = document.statements[found.at].said.as_ref().filter(|date| date.value.is_some());
        match told {
            Some(date) => items.push(Item::of_date(What::Said(found), date)),
            None if state.lanes == Lanes::Sides => {
                items.push(Item { is_open: true, ..page(found.document, What::Said(found)) });
            }
            None => {}
        }
    }
    items
}

/// In the order that the corpus supports; what has no place comes last, as it stands in the pages.
fn sorted(items: &[Item]) -> Vec<Item> {
    let keys = text::list(items.iter().map(|item| item.days.key()));
    let mut order = text::list(0..items.len() as u32);
    search::sort(&mut order, &|a, b| keys[a as usize].cmp(&keys[b as usize]).then(a.cmp(&b)));
    text::list(order.into_iter().map(|at| items[at as usize]))
}

/// The first and the last place of a range as links write it, `2023`, `2023-03` or `2023-03..2024`.
fn range_of(range: &str) -> Option<[i32; 2]> {
    let (first, last) = range.split_once("..").unwrap_or((range, range));
    let (first, last) = (place(first)?[0], place(last)?[1]);
    (first <= last && last - first < MOST_YEARS * YEAR).then_some([first, last])
}

/// The years that the axis has, where the link does not say: from shortly before the first page to the last.
fn whole(items: &[Item]) -> Option<[i32; 2]> {
    let years = |is_wanted: fn(&Item) -> bool| {
        let days = items.iter().filter(|item| is_wanted(item));
        let ends = days.flat_map(|item| [item.days.first, item.days.last]).flatten();
        let years = text::list(ends.map(|day| day / YEAR));
        Some([*years.iter().min()?, *years.iter().max()?])
    };
    let pages = years(|item| matches!(item.what, What::Page(_)));
    let [first, last] = pages.map(|[first, last]| [first - BEFORE, last]).or_else(|| years(|_| true))?;
    Some([first.max(last - MOST_YEARS + 1) * YEAR, last * YEAR + YEAR - 1])
}

/// The records of all that it lists, to be handed on: passages and statements, each once.
pub fn records(state: &TimelineState, engine: Engine) -> Vec<Cited<'static>> {
    let corpus = engine.corpus();
    let range = range_of(&state.range);
    let mut records: Vec<Cited> = Vec::new();
    for item in sorted(&items(state, engine)) {
        if range.is_some_and(|range| !item.is_in(range)) {
            continue;
        }
        let cited = match item.what {
            What::Page(at) => Cited::passage(corpus, at, 0),
            What::Event(at, event) => {
                let event = &corpus.documents[at].events[event];
                let passage = Cited::passage(corpus, at, event.place.passage as usize);
                passage.map(|cited| Cited { part: Some(event.sentence), ..cited })
            }
            What::Said(found) => found.cited(corpus),
        };
        records.extend(cited);
    }
    records
}

/// What it is called: what is asked, and of which time.
pub fn title(state: &TimelineState, engine: Engine) -> String {
    let mut title = String::from("Timeline");
    if !state.range.is_empty() {
        title.push_str(&[", ", &*range_in_words(&state.range)].concat());
    }
    let asked = in_words(&state.search, engine);
    if !asked.is_empty() {
        title.push_str(&[": ", &*asked].concat());
    }
    match &state.lanes {
        Lanes::Kinds => {}
        Lanes::Sides => title.push_str(", by side"),
        Lanes::Topics(topic) => title.push_str(&[", by ", &**topic].concat()),
    }
    title
}

/// The time and the search that are shown; empty where all is.
fn asked_in_words(state: &TimelineState, engine: Engine) -> String {
    let asked = in_words(&state.search, engine);
    if state.range.is_empty() {
        return asked;
    }
    let comma = if asked.is_empty() { "" } else { ", " };
    [&range_in_words(&state.range), comma, &asked].concat()
}

fn range_in_words(range: &str) -> String {
    match range.split_once("..") {
        Some((first, last)) => fill("{} to {}", &[&date_in_words(first), &date_in_words(last)]),
        None => date_in_words(range),
    }
}

fn way(state: &TimelineState, label: &str) -> Link {
    Link { href: state.href(), label: label.into(), note: String::new() }
}

/// The timeline.
#[inline(never)]
pub fn page(state: &TimelineState, open: &Open, engine: Engine, notices: &mut Vec<String>) -> TimelinePage {
    let mut state = state.clone();
    let corpus = engine.corpus();
    if !state.range.is_empty() && range_of(&state.range).is_none() {
        notices.push(fill("“{}” is no time that can be shown; you see all of it.", &[&state.range]));
        state.range.clear();
    }
    if let Lanes::Topics(topic) = &state.lanes
        && corpus.topic_by_id(topic).is_none()
    {
        notices.push(fill("There is no topic “{}” to make lanes of.", &[topic]));
        state.lanes = Lanes::Kinds;
    }
    let all = sorted(&items(&state, engine));
    let range = range_of(&state.range);
    let listed = text::list(
        all.iter()
            .copied()
            .filter(|item| item.days != Days::default() && range.is_none_or(|range| item.is_in(range))),
    );
    let undated = text::list(all.iter().filter(|item| item.days == Days::default()));
    let axis = range.or_else(|| whole(&listed));
    let mut notes = Vec::new();
    let from_start = TimelineState { search: state.search.on_page(1), ..state.clone() };
    let picture = axis.and_then(|axis| picture(&listed, axis, &from_start, corpus, &mut notes));
    if let Some(more @ 1..) = undated.len().checked_sub(LINES) {
        notes.push(fill(
            "{} more have no place on the axis: Share has all of them, as data.",
            &[&text::number(more)],
        ));
    }
    let counted = if range.is_none() { &all } else { &listed };
    let count = |is_wanted: fn(&Item) -> bool, noun| {
        text::count(counted.iter().filter(|item| is_wanted(item)).count(), noun)
    };
    let heading = [
        count(|item| matches!(item.what, What::Page(_)), "page"),
        count(|item| matches!(item.what, What::Event(..)), "date") + " told of",
        count(|item| matches!(item.what, What::Said(_)), "statement")
            + if state.lanes == Lanes::Sides { "" } else { " whose day is told" },
    ];
    let last = listed.len().div_ceil(LINES).max(1);
    if state.search.page > last {
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.search.page = last;
    }
    let on_page = |page| TimelineState { search: state.search.on_page(page), ..state.clone() }.href();
    let (place, pages) = turning(state.search.page, LINES, listed.len(), &on_page);
    let shown = listed.iter().skip((state.search.page - 1) * LINES).take(LINES);
    let lines = text::list(shown.map(|item| item.line(corpus)));
    state.search.page = 1;
    let choices = lifted(&state.search, engine);
    let bare = TimelineState { search: SearchState::default(), ..state.clone() };
    let mut choices = Choices::within(&bare.href(), &choices, open, engine);
    choices.show = "Show the timeline".into();
    TimelinePage {
        heading: heading.join(", "),
        asked: asked_in_words(&state, engine),
        choices,
        lanes: lanes(&state, corpus),
        ways: ways(&state),
        lines,
        place,
        pages,
        tray: text::list(undated.into_iter().take(LINES).map(|item| item.line(corpus))),
        picture,
        notes,
    }
}

/// Lanes of other kinds: of sides, and of each topic that has narrower ones.
fn lanes(state: &TimelineState, corpus: &Corpus) -> Vec<Link> {
    let mut kinds = vec![(Lanes::Kinds, String::from("Pages, dates, statements"))];
    if !corpus.sides.is_empty() {
        kinds.push((Lanes::Sides, "Sides".into()));
    }
    for (at, topic) in corpus.topics.iter().enumerate() {
        if corpus.topics.iter().any(|other| other.parent == Some(TopicId(at as u32))) {
            kinds.push((Lanes::Topics(topic.id.clone()), topic.label.clone()));
        }
    }
    text::list(kinds.into_iter().map(|(lanes, label)| Link {
        note: if lanes == state.lanes { "page".into() } else { String::new() },
        ..way(&TimelineState { lanes, ..state.clone() }, &label)
    }))
}

fn ways(state: &TimelineState) -> Vec<Link> {
    let mut ways = Vec::new();
    if !state.range.is_empty() {
        ways.push(way(&TimelineState { range: String::new(), ..state.clone() }, "All of the time"));
        for (facet, label) in [
            (search::Facet::Event, "Passages that tell of this time"),
            (search::Facet::Date, "Pages published then"),
        ] {
            let href = state.search.with(facet, &state.range, false).href();
            ways.push(Link { href, label: label.into(), note: String::new() });
        }
    }
    ways
}

/// The lanes with their names, and what is on each.
fn in_lanes(items: &[Item], state: &TimelineState, corpus: &Corpus) -> Vec<(String, Vec<Item>)> {
    let those =
        |is_wanted: &dyn Fn(&Item) -> bool| text::list(items.iter().copied().filter(|item| is_wanted(item)));
    let pages = (String::from(PUBLISHED), those(&|item| matches!(item.what, What::Page(_))));
    let mut lanes = vec![pages];
    match &state.lanes {
        Lanes::Kinds => {
            lanes.push(("Told of".into(), those(&|item| matches!(item.what, What::Event(..)))));
            lanes.push(("Said".into(), those(&|item| matches!(item.what, What::Said(_)))));
        }
        Lanes::Sides => {
            for (at, side) in corpus.sides.iter().enumerate() {
                let is_of_side = |item: &Item| match item.what {
                    What::Said(found) => {
                        let said = &corpus.documents[found.document].statements[found.at];
                        said.side.is_some_and(|side| side.index() == at)
                    }
                    _ => false,
                };
                lanes.push((side.label.clone(), those(&is_of_side)));
            }
        }
        Lanes::Topics(topic) => {
            let parent = corpus.topic_by_id(topic);
            for (at, topic) in corpus.topics.iter().enumerate() {
                if topic.parent == parent && parent.is_some() {
                    let id = TopicId(at as u32);
                    lanes.push((topic.label.clone(), those(&|item| item.is_on(id, corpus))));
                }
            }
        }
    }
    lanes.retain(|(_, items)| !items.is_empty());
    lanes
}

fn picture(
    items: &[Item],
    [first, last]: [i32; 2],
    state: &TimelineState,
    corpus: &Corpus,
    notes: &mut Vec<String>,
) -> Option<Picture> {
    let step = |day: i32| step(day, [first, last]);
    let here = text::list(items.iter().copied().filter(|item| item.is_in([first, last])));
    if here.len() < items.len() {
        let beyond = text::number(items.len() - here.len());
        notes.push(fill("{} earlier or later dates are in the list, and beyond this axis.", &[&beyond]));
    }
    let mut lanes = Vec::new();
    for (label, items) in in_lanes(&here, state, corpus) {
        if items.len() > FEW {
            lanes.push(counted(label, &items, [first, last], state, notes));
            continue;
        }
        let is_named = items.len() <= NAMED && items.iter().all(|item| matches!(item.what, What::Page(_)));
        let (mut ends, mut marks): (Vec<i32>, Vec<Drawn>) = (Vec::new(), Vec::new());
        for item in &items {
            let from = step(item.days.first.unwrap_or(first).max(first));
            let end = step(item.days.last.unwrap_or(last).min(last) + 1);
            let is_day = item.days.first == item.days.last;
            let length = if is_day { 0 } else { (end - from).max(LEAST / 2) };
            // What is named has a row of its own.
            let free = if is_named {
                ends.len()
            } else {
                ends.iter().position(|taken| *taken <= from).unwrap_or(ends.len())
            };
            let taken = from + length.max(LEAST);
            match ends.get_mut(free) {
                Some(end) => *end = taken,
                None => ends.push(taken),
            }
            let (when, kind) = item.when(corpus);
            let words = item.words(corpus);
            marks.push(Drawn {
                from,
                length,
                row: free,
                is_open: item.is_open,
                title: [&*when.label, ", ", kind, &short(&words)].concat(),
                href: when.href,
                label: if is_named { words } else { String::new() },
            });
        }
        lanes.push(Lane { label, rows: ends.len(), marks, bars: Vec::new(), most: 0 });
    }
    if lanes.is_empty() {
        return None;
    }
    let turns = corpus.turning_points.iter().filter_map(|point| {
        let day = place(&point.date)?[0];
        (first <= day && day <= last).then(|| (step(day), chronology::turn(point).label))
    });
    let turns = text::list(turns);
    on_one_scale(&mut lanes, state);
    let mut legend = vec![String::from(LEGEND)];
    if state.lanes == Lanes::Sides {
        legend.push(SAID_SOME_DAY.into());
    }
    if lanes.iter().any(|lane| lane.most > 0) {
        legend.push(COUNTED.into());
    }
    for (_, label) in &turns {
        legend.push(["Dashed line: ", &**label, "."].concat());
    }
    let years = last / YEAR - first / YEAR;
    let ticks = if years < 2 {
        months(first, last)
    } else {
        text::list((first / YEAR..=last / YEAR).map(|year| (year * YEAR, year.to_string(), year.to_string())))
    };
    let ticks = ticks
        .into_iter()
        .filter(|(day, ..)| first <= *day)
        .map(|(day, range, label)| (step(day), way(&TimelineState { range, ..state.clone() }, &label)));
    Some(Picture {
        description: fill("{} on an axis of time, as in the list.", &[&text::count(here.len(), "date")]),
        ticks: text::list(ticks),
        turns,
        legend,
        lanes,
        brush: brush([first, last], state),
    })
}

/// A lane with so much on it that it is counted.
fn counted(
    label: String,
    items: &[Item],
    [first, last]: [i32; 2],
    state: &TimelineState,
    notes: &mut Vec<String>,
) -> Lane {
    let unit = [1, MONTH, 3 * MONTH].into_iter().find(|unit| (last - first) / unit < BARS).unwrap_or(YEAR);
    let parts = text::list(first / unit..=last / unit);
    let mut counts = vec![[0, 0]; parts.len()];
    let mut longer = 0;
    for item in items {
        let part = |day: Option<i32>| day.filter(|day| (first..=last).contains(day)).map(|day| day / unit);
        let begins = part(item.days.first).filter(|begins| part(item.days.last) == Some(*begins));
        match begins.and_then(|begins| parts.binary_search(&begins).ok()) {
            Some(at) => counts[at][usize::from(item.is_open)] += 1,
            None => longer += 1,
        }
    }
    if longer > 0 {
        let note = "{}: of a longer time than a bar, and so only in the list: {}.";
        notes.push(fill(note, &[&label, &text::number(longer)]));
    }
    let most = counts.iter().map(|[printed, open]| printed + open).max().unwrap_or_default();
    let some = parts.into_iter().zip(counts).filter(|(_, counts)| *counts != [0, 0]);
    let bars = some.map(|(part, [printed, open])| {
        let [begins, ends] = [(part * unit).max(first), (part * unit + unit - 1).min(last)];
        let range = range_iso(begins, ends);
        let title = fill(
            "{}: {}, {} of them as printed",
            &[&range_in_words(&range), &text::number(printed + open), &text::number(printed)],
        );
        let href = TimelineState { range, ..state.clone() }.href();
        let place = |day: i32| step(day, [first, last]);
        Counted { from: place(begins), length: place(ends + 1) - place(begins), printed, open, title, href }
    });
    Lane { label, rows: HIGH, marks: Vec::new(), bars: text::list(bars), most }
}

/// Has lanes with bars of the same things drawn on one scale, and tells it.
fn on_one_scale(lanes: &mut [Lane], state: &TimelineState) {
    // Pages, dates and statements are not the same things.
    let is_alone = |lane: &Lane| lane.label == PUBLISHED || state.lanes == Lanes::Kinds;
    let rest = lanes.iter().filter(|lane| !is_alone(lane));
    let most = rest.map(|lane| lane.most).max().unwrap_or_default();
    for lane in lanes.iter_mut().filter(|lane| lane.most > 0) {
        if !is_alone(lane) {
            lane.most = most;
        }
        lane.label = fill("{}, up to {} a bar", &[&lane.label, &text::number(lane.most)]);
    }
}

/// Where a day stands on an axis.
fn step(day: i32, [first, last]: [i32; 2]) -> i32 {
    let length = i64::from(last - first + 1);
    (i64::from(day - first) * i64::from(STEPS) / length) as i32
}

/// The beginning of some words, behind a colon; of none nothing.
fn short(words: &str) -> String {
    let short = words.get(..words.floor_char_boundary(90)).unwrap_or_default();
    let [colon, more] = [!words.is_empty(), short.len() < words.len()];
    [if colon { ": " } else { "" }, short, if more { "…" } else { "" }].concat()
}

fn brush([first, last]: [i32; 2], state: &TimelineState) -> Option<Brush> {
    let months = (last + 1 - first) / MONTH;
    let is_whole = first % MONTH == 0 && (last + 1) % MONTH == 0;
    (is_whole && months > 1).then(|| Brush { first: first / MONTH, months, state: state.clone() })
}

/// The months of an axis: where each begins, its name in links and for readers.
fn months(first: i32, last: i32) -> Vec<(i32, String, String)> {
    text::list((first / MONTH..=last / MONTH).map(|month| {
        let iso = month_iso(month);
        let words = date_in_words(&iso);
        let short = words.get(..3).unwrap_or(&words).to_owned();
        // There is no room for both.
        (month * MONTH, iso, if month % 12 == 0 { (month / 12).to_string() } else { short })
    }))
}

/// The days from one to another, as links write them.
fn range_iso(first: i32, last: i32) -> String {
    let is_whole = first % MONTH == 0 && (last + 1) % MONTH == 0;
    let iso = |day: i32| {
        let month = month_iso(day / MONTH);
        if is_whole { month } else { [&*month, "-", &*two_digits(day % MONTH + 1)].concat() }
    };
    let [first, last] = [iso(first), iso(last)];
    if first == last { first } else { [&*first, "..", &*last].concat() }
}

/// A month, counted from the year 0, as links write it.
fn month_iso(month: i32) -> String {
    [&*(month / 12).to_string(), "-", &*two_digits(month % 12 + 1)].concat()
}

fn two_digits(number: i32) -> String {
    let number = number.to_string();
    if number.len() < 2 { ["0", &*number].concat() } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::Event;

    fn timeline(query: &str, engine: Engine) -> (TimelinePage, Vec<String>) {
        let (Screen::Timeline(state), mut notices) = Screen::parse(query) else { panic!("no timeline") };
        let page = page(&state, &Open::default(), engine, &mut notices);
        (page, notices)
    }

    /// A date that a page tells of.
    fn event(value: &str, basis: Basis) -> Event {
        let mut event = sample::corpus().documents[0].events[0].clone();
        (event.date.value, event.date.basis) = (Some(value.into()), basis);
        event
    }

    fn lines(page: &TimelinePage) -> Vec<String> {
        text::list(page.lines.iter().map(|line| [line.kind, ", ", &*line.when.label].concat()))
    }

    #[test]
    fn pages_and_what_they_tell_of_stand_in_one_order() {
        let (page, _) = timeline("?view=timeline", sample::engine());
        assert_eq!(page.heading, "3 pages, 1 date told of, 0 statements whose day is told");
        assert_eq!(lines(&page), ["published, 29 December 2023"]);
        let tray: Vec<_> = page.tray.iter().map(|line| (line.kind, &*line.when.label)).collect();
        assert_eq!(
            tray,
            [
                ("told of", "July, year unknown, inferred"),
                ("published", "no date stated"),
                ("published", "no date stated"),
            ]
        );
        assert!(page.tray.iter().all(|line| !line.reason.is_empty()));
    }

    #[test]
    fn what_the_tray_has_no_room_for_is_told() {
        let mut corpus = sample::corpus();
        let undated = corpus.documents[0].events[0].clone();
        corpus.documents[0].events = vec![undated; LINES];
        let (page, _) = timeline("?view=timeline", sample::engine_of(corpus));
        assert_eq!(page.tray.len(), LINES);
        assert_eq!(page.notes, ["2 more have no place on the axis: Share has all of them, as data."]);
    }

    #[test]
    fn a_day_is_a_point_a_month_a_bar_and_what_is_inferred_drawn_otherwise() {
        let mut corpus = sample::corpus();
        corpus.documents[0].events = vec![
            event("2023-03-05", Basis::Stated),
            event("2023-04", Basis::Stated),
            event("2023-05-01", Basis::Inferred),
            event("2023-07/..", Basis::Stated),
        ];
        let (page, _) = timeline("?view=timeline&range=2023", sample::engine_of(corpus));
        let picture = page.picture.expect("an axis");
        let told = picture.lanes.iter().find(|lane| lane.label == "Told of").expect("a lane");
        let drawn: Vec<_> = told.marks.iter().map(|mark| (mark.from, mark.length, mark.is_open)).collect();
        let month = |n: i32| n * STEPS / 12;
        assert_eq!(drawn[0], ((2 * MONTH + 4) * STEPS / YEAR, 0, false));
        assert_eq!(drawn[1], (month(3), month(4) - month(3), false));
        assert_eq!((drawn[2].1, drawn[2].2), (0, true));
        // Nothing tells when it ended.
        assert_eq!(drawn[3].0 + drawn[3].1, STEPS);
    }

    #[test]
    fn what_is_too_much_to_be_drawn_is_counted() {
        let mut corpus = sample::corpus();
        let mut events = vec![event("2023-03-05", Basis::Stated); FEW];
        events.push(event("2023-03-06", Basis::Inferred));
        events.push(event("2023-03/2023-05", Basis::Stated));
        corpus.documents[0].events = events;
        let (page, _) = timeline("?view=timeline", sample::engine_of(corpus));
        let picture = page.picture.expect("an axis");
        let told = picture.lanes.iter().find(|lane| !lane.bars.is_empty()).expect("a lane with bars");
        assert_eq!((&*told.label, told.marks.len(), told.most), ("Told of, up to 61 a bar", 0, 61));
        let bars: Vec<_> = told.bars.iter().map(|bar| (&*bar.title, &*bar.href)).collect();
        assert_eq!(bars, [("March 2023: 61, 60 of them as printed", "?view=timeline&range=2023-03")]);
        assert_eq!(page.notes, ["Told of: of a longer time than a bar, and so only in the list: 1."]);
    }

    #[test]
    fn a_time_narrows_the_list_and_is_a_filter_elsewhere() {
        let (page, _) = timeline("?view=timeline&range=2023-01..2023-06", sample::engine());
        assert!(page.lines.is_empty() && page.picture.is_none());
        assert_eq!(
            (&*page.heading, &*page.asked),
            ("0 pages, 0 dates told of, 0 statements whose day is told", "January 2023 to June 2023")
        );
        let ways: Vec<_> = page.ways.iter().map(|way| &*way.href).collect();
        assert_eq!(ways, ["?view=timeline", "?event=2023-01..2023-06", "?date=2023-01..2023-06"]);
    }

    #[test]
    fn a_year_of_the_axis_opens_its_months() {
        let (page, _) = timeline("?view=timeline", sample::engine());
        let ticks = page.picture.expect("an axis").ticks;
        let opens = |tick: usize| (&*ticks[tick].1.label, &*ticks[tick].1.href);
        assert_eq!(opens(0), ("2022", "?view=timeline&range=2022-01"));
        assert_eq!(opens(1), ("Feb", "?view=timeline&range=2022-02"));
        let (page, _) = timeline("?view=timeline&range=2023-12", sample::engine());
        assert_eq!(page.picture.expect("an axis").ticks.len(), 1);
    }

    #[test]
    fn months_of_the_axis_are_chosen_from_either_end() {
        let brush =
            |query: &str| timeline(query, sample::engine()).0.picture.and_then(|picture| picture.brush);
        let all = brush("?view=timeline&lanes=side&q=dam").expect("two years");
        assert_eq!(all.months, 24);
        let chosen = all.chosen(17, 14);
        assert_eq!(chosen, all.chosen(14, 17));
        assert_eq!((chosen.ends, &*chosen.range), ([14, 17], "March 2023 to May 2023"));
        assert_eq!(chosen.words, ["March 2023", "May 2023"]);
        assert_eq!(chosen.href, "?view=timeline&range=2023-03..2023-05&lanes=side&q=dam");
        // Never none, and never beyond.
        assert_eq!(
            (all.chosen(24, 24).ends, all.chosen(-1, 0).ends, all.chosen(0, 99).ends),
            ([23, 24], [0, 1], [0, 24])
        );
        assert_eq!(all.chosen(23, 24).href, "?view=timeline&range=2023-12&lanes=side&q=dam");
        assert!(brush("?view=timeline&range=2023-12").is_none());
        assert!(brush("?view=timeline&range=2023-12-20..2024").is_none());
    }

    #[test]
    fn lanes_are_kinds_sides_or_the_topics_within_one() {
        let labels = |query: &str| {
            let (page, _) = timeline(query, sample::engine());
            text::list(page.picture.expect("an axis").lanes.into_iter().map(|lane| lane.label))
        };
        assert_eq!(labels("?view=timeline"), ["Published"]);
        assert_eq!(labels("?view=timeline&lanes=side"), ["Published", "South"]);
        assert_eq!(labels("?view=timeline&lanes=water"), ["Published", "Dams"]);
    }

    #[test]
    fn what_there_is_not_is_told() {
        for query in ["?view=timeline&range=soon", "?view=timeline&lanes=moon", "?view=timeline&page=9"] {
            assert_eq!(timeline(query, sample::engine()).1.len(), 1, "{query}");
        }
        let (page, _) = timeline("?view=timeline", sample::engine_of(sample::empty()));
        assert!(page.lines.is_empty() && page.tray.is_empty() && page.picture.is_none());
    }
}
