//! From a [`Screen`] to everything its view shows, as plain data.
//!
//! All decisions are made here, where a native test can see them: which hits stand on which page,
//! what a link says, what a broken link becomes. The views below only set the data in elements.
//! Nothing here knows of a browser.

use corpus::text::{date_in_words, part};
use corpus::{
    Corpus, Document, FlagKind, FurnitureKind, Passage, Span, Stated, Statement, Topic, TopicId, TopicMatch,
};
use search::{
    Answer, Facet, FacetCounts, FacetValue, Hit, Query, SNIPPET_BYTES, Searcher, WHOLE_PASSAGE_BYTES, Why,
};

use crate::evidence::{self, Card, Mark, StatementLine};
use crate::overview::{self, Overview};
use crate::screen::{DocumentState, Screen, SearchState, document_href};
use crate::text::{self, Piece, fill};
use crate::write::{self, Form};

/// The searcher, and through it the corpus, with what is made of them once; never dropped. What searching takes is
/// measured by whoever made the room, since nothing here knows a clock.
#[derive(Clone, Copy)]
pub struct Room {
    searcher: &'static Searcher<'static>,
    forms: &'static [Form],
    measure: fn(&str, &mut dyn FnMut()),
}

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Room").field("title", &self.corpus().title).finish_non_exhaustive()
    }
}

impl Room {
    /// A room whose searches nobody measures.
    pub fn new(searcher: &'static Searcher<'static>) -> Self {
        Self { searcher, forms: Vec::leak(write::forms(searcher)), measure: |_, work| work() }
    }

    /// The same, whose work is measured: `measure` gets a name and the work, which it must do once.
    #[must_use]
    pub const fn measured(self, measure: fn(&str, &mut dyn FnMut())) -> Self {
        Self { measure, ..self }
    }

    /// The forms of the query language, each with an example of this corpus.
    pub const fn forms(self) -> &'static [Form] {
        self.forms
    }

    /// The corpus.
    pub fn corpus(self) -> &'static Corpus {
        self.searcher.corpus()
    }

    fn search(self, query: &Query, limit: usize) -> Answer {
        let mut answer = None;
        (self.measure)("search", &mut || answer = Some(self.searcher.search(query, limit)));
        answer.unwrap_or_else(|| self.searcher.search(query, limit))
    }
}

/// How many hits, documents or passages a page of a list has. More make it slow to scan by eye and to draw, fewer make the
/// reader turn it too often.
pub const ON_A_PAGE: usize = 20;

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Results {
    /// Title of the window.
    pub title: String,
    /// What a screen reader is told when it changes.
    pub status: String,
    /// What the link asked for and cannot have, in sentences.
    pub notices: Vec<String>,
    /// The view.
    pub body: Body,
}

/// The data of one view.
#[derive(Clone, Debug)]
pub enum Body {
    /// The search page.
    Search(Box<SearchPage>),
    /// One document.
    Document(Box<DocumentPage>),
    /// One topic.
    Topic(Box<TopicPage>),
    /// Nothing by that name: what was asked for, and what there is.
    Missing(Missing),
    /// Method, limits, counts.
    About(Box<AboutPage>),
}

/// Somewhere to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
    /// More words: a count, a definition, a reason.
    pub note: String,
}

/// The search page.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// The query that is answered, as typed.
    pub text: String,
    /// The query with what was read otherwise than typed marked; empty when all was read as typed.
    pub misread: Vec<Piece>,
    /// What was read otherwise, in sentences.
    pub warnings: Vec<String>,
    /// The words that no passage has, each with what is shown in its place (the note) and, where something is, the link
    /// to search for the very word; of a name that no page has, behind it what is related to it, with its link.
    pub instead: Vec<Link>,
    /// Matching passages.
    pub total: usize,
    /// "12 passages in 4 documents".
    pub count: String,
    /// The choices made, by facet.
    pub chosen: Vec<Chosen>,
    /// Takes back all choices and keeps the words; nothing when there are none.
    pub clear: Option<Link>,
    /// The choices there are.
    pub facets: Vec<FacetPanel>,
    /// What is shown while nothing is asked.
    pub overview: Option<Overview>,
    /// The hits of this page, by document.
    pub groups: Vec<Group>,
    /// Which of all are listed: "21–40 of 1,000"; empty where all are.
    pub place: String,
    /// The pages before and after.
    pub pages: Vec<Link>,
    /// Ways out when nothing was found.
    pub ways_out: Vec<Link>,
    /// What the button below the filters says, where they cover the results.
    pub show: String,
}

/// What is chosen of one facet.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The facet.
    pub facet: Facet,
    /// The values in words, each with the link that takes it back; the note is the word that joins it to the one before.
    pub values: Vec<Link>,
    /// Asks for all of the included values rather than any of them, or the other way round.
    pub switch: Option<Link>,
}

/// One facet with its values.
#[derive(Clone, Debug)]
pub struct FacetPanel {
    /// Its name in URLs.
    pub key: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// Its values with most passages, and those that are chosen, in fixed order.
    pub values: Vec<FacetLine>,
    /// Of the other values of which there are passages those with most, or with what is looked for in their names, in the
    /// same order.
    pub more: Vec<FacetLine>,
    /// How many others there are.
    pub others: usize,
    /// What is looked for; nothing where all values are shown anyway.
    pub find: Option<String>,
}

/// One value of a facet.
#[derive(Clone, Debug)]
pub struct FacetLine {
    /// Its name for readers.
    pub label: String,
    /// Its name in URLs.
    pub id: String,
    /// How many passages there are of it, or would be left; behind a plus, how many it would add.
    pub count: String,
    /// Whether it is included (`Some(false)`) or excluded (`Some(true)`).
    pub chosen: Option<bool>,
    /// Includes it, or takes the choice back.
    pub include: String,
    /// Excludes it; nothing where a choice is made or would change nothing.
    pub exclude: Option<String>,
}

/// A document in a list.
#[derive(Clone, Debug)]
pub struct DocumentLine {
    /// Opens it.
    pub href: String,
    /// Its title with the query's words marked.
    pub title: Vec<Piece>,
    /// Publisher and date, or that they are not stated.
    pub facts: String,
    /// Its flags; absences that `facts` tells already are left out.
    pub flags: Vec<Link>,
}

/// Passages of one document.
#[derive(Clone, Debug)]
pub struct Group {
    /// The document.
    pub document: DocumentLine,
    /// The passages.
    pub hits: Vec<HitLine>,
}

/// A passage in a list.
#[derive(Clone, Debug)]
pub struct HitLine {
    /// Position of its document in the corpus.
    pub document: usize,
    /// Its name among the hits.
    pub name: String,
    /// Whether it can be asked why it is here: words were asked for.
    pub is_scored: bool,
    /// Why it is here, if that was asked: what counted, in words, each with the numbers behind it; the last is the
    /// score.
    pub why: Vec<[String; 2]>,
    /// Opens it in its place.
    pub href: String,
    /// What is shown of it.
    pub pieces: Vec<Piece>,
    /// The statements in it that were asked for; the first is marked in what is shown.
    pub statements: Vec<StatementLine>,
    /// Nobody says anything in it: these are the words of the page's own author.
    pub is_own: bool,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it stands in the source file.
    pub lines: String,
}

/// A count to compare with its neighbours.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What is counted; opens what was counted.
    pub link: Link,
    /// How many.
    pub count: usize,
}

/// The documents in the order that the corpus supports, and the stated dates on one axis, each as precise as stated.
#[derive(Clone, Debug, Default)]
pub struct DateStrip {
    /// The years of the axis.
    pub years: Vec<i32>,
    /// Where each dated document stands and how wide its date is, in thousandths of the axis.
    pub marks: Vec<(u32, u32)>,
    /// Every document, once.
    pub documents: Vec<DatedLine>,
}

/// A document and when it was published.
#[derive(Clone, Debug)]
pub struct DatedLine {
    /// The document; its facts are its publisher alone.
    pub document: DocumentLine,
    /// When it was published, in words with their certainty.
    pub date: String,
    /// How that is known, where the page does not state it; else empty.
    pub reason: &'static str,
    /// That it may stand elsewhere in the order; else empty.
    pub open: String,
}

/// A document to read.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// Its title, or its file's name.
    pub name: &'static str,
    /// Back to the search that led here, or to the overview.
    pub back: Link,
    /// The clean text.
    pub clean: String,
    /// The page as it came.
    pub as_scraped: String,
    /// Which of the two is shown.
    pub scraped: bool,
    /// Who published it and when, in one line.
    pub source: String,
    /// What the page states about itself, and what it does not.
    pub facts: Vec<Fact>,
    /// Its flags with their reasons.
    pub flags: Vec<FlagLine>,
    /// What a curator corrected: how, what, where and, as the note, why.
    pub reviews: Vec<(&'static str, Link)>,
    /// Why its words may not be those of the original.
    pub not_verbatim: Option<&'static str>,
    /// How much of the page is not the article.
    pub furniture: String,
    /// The kinds of marks that it has: bit `n` for kind `n`.
    pub has: u32,
    /// Whether evidence can be shown.
    pub has_evidence: bool,
    /// Other documents that are connected with it: how, which and why.
    pub connections: Vec<(&'static str, Link)>,
    /// The article; empty when the page as it came is shown.
    pub passages: Vec<PassageLine>,
    /// The page as it came; empty when the article is shown.
    pub lines: Vec<SourceLine>,
}

/// Something that a page states about itself.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// What.
    pub name: &'static str,
    /// The value, or nothing where the page does not state it; empty where it is told elsewhere.
    pub value: Option<String>,
    /// What is said where the page does not state it, but the corpus tells something; else empty.
    pub window: String,
    /// How the page states it, or why the window is what it is.
    pub basis: &'static str,
    /// The line that does.
    pub line: Option<Link>,
    /// The value as an address that is safe to open.
    pub address: Option<String>,
}

/// A flag with its reason.
#[derive(Clone, Debug)]
pub struct FlagLine {
    /// Its name for readers; empty where the warning tells all of it.
    pub label: &'static str,
    /// What stands above the text, where it changes how one reads it; else empty.
    pub warning: String,
    /// Why it was raised.
    pub reason: &'static str,
    /// The lines that show it.
    pub lines: Vec<Link>,
}

/// A passage of the article.
#[derive(Clone, Debug)]
pub struct PassageLine {
    /// Its name in URLs.
    pub hash: &'static str,
    /// Whether it is the first of that name in the document, so that links lead to it.
    pub anchor: bool,
    /// Its number in the document, from 1.
    pub number: usize,
    /// Its permanent link.
    pub href: String,
    /// Its words, hits and evidence marked.
    pub pieces: Vec<Piece>,
    /// What its pieces are marked with: the kind of each mark, and the link that opens or closes its card.
    pub marks: Vec<(usize, String)>,
    /// The card that is open.
    pub card: Option<Card>,
    /// A subheading.
    pub heading: bool,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it stands in the source file.
    pub lines: String,
    /// The link led here.
    pub target: bool,
}

/// A line of the page as it came.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its number, or the numbers of the lines that a passage joined.
    pub number: String,
    /// Its characters, the invisible ones named.
    pub pieces: Vec<Piece>,
    /// What kind of furniture it is; nothing for the article and for blank lines.
    pub furniture: Option<FurnitureKind>,
    /// The link of the passage that begins here.
    pub passage: Option<String>,
    /// The link led here.
    pub target: bool,
}

/// A topic.
#[derive(Clone, Debug)]
pub struct TopicPage {
    /// Its name.
    pub label: &'static str,
    /// What it is.
    pub definition: &'static str,
    /// The wider topic.
    pub parent: Option<Link>,
    /// "12 passages in 4 documents".
    pub count: String,
    /// A search within it.
    pub search: Link,
    /// Its first documents; each opens the first passage.
    pub documents: Vec<Bar>,
    /// A search that has all of them, where these are not all.
    pub all_documents: Option<Link>,
    /// Sides named in its passages.
    pub sides: Vec<Bar>,
    /// Its passages, evidence marked.
    pub groups: Vec<Group>,
    /// How many passages are not shown.
    pub more: Option<Link>,
    /// Topics that share passages with it.
    pub related: Vec<Bar>,
}

/// A page that is not there.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What was looked for, in a sentence.
    pub what: String,
    /// What there is instead.
    pub heading: &'static str,
    /// The links to it.
    pub links: Vec<Link>,
}

/// How it was made and what was left out.
#[derive(Clone, Debug)]
pub struct AboutPage {
    /// Title of the corpus.
    pub corpus: &'static str,
    /// What it holds.
    pub counts: Vec<String>,
    /// Furniture by kind; the link opens the first such line.
    pub furniture: Vec<Bar>,
    /// Every flag with its meaning and how many documents have it; the link finds their passages.
    pub flags: Vec<Bar>,
    /// Versions of the program and of the data's shape.
    pub versions: String,
}

/// What is open on a page besides what the URL says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open<'s> {
    /// The hit that is explained, by its name; empty when none is.
    pub why: &'s str,
    /// The kinds of marks to show in a document: bit `n` for kind `n`.
    pub marks: u32,
    /// The facet in which a value is looked for, by its key, and what is typed for it.
    pub find: [&'s str; 2],
}

/// What a screen shows.
pub fn of(screen: &Screen, notices: &[String], open: Open, room: Room) -> Results {
    let mut results = None;
    (room.measure)("answer", &mut || results = Some(answer(screen, notices, open, room)));
    results.unwrap_or_else(|| answer(screen, notices, open, room))
}

fn answer(screen: &Screen, notices: &[String], open: Open, room: Room) -> Results {
    let mut notices = notices.to_vec();
    let corpus = room.corpus();
    let (title, status, body) = match screen {
        Screen::Search(search) => {
            let (title, page) = search_page(search, open, room, &mut notices);
            (title, page.count.clone(), Body::Search(Box::new(page)))
        }
        Screen::Document(state) => {
            if let Some(at) = corpus.document_by_slug(&state.slug) {
                let page = document_page(state, at, open.marks, room, &mut notices);
                (shown_of(&page, state.line), String::new(), Body::Document(Box::new(page)))
            } else {
                let mut links = text::list(corpus.documents.iter().take(ON_A_PAGE).map(document_link));
                if links.len() < corpus.documents.len() {
                    links.push(search_link(&SearchState::default(), "All documents"));
                }
                let missing = Missing {
                    what: fill("This corpus has no document called “{}”.", &[&state.slug]),
                    heading: "The documents it has",
                    links,
                };
                (vec!["No such document".into()], missing.what.clone(), Body::Missing(missing))
            }
        }
        Screen::Topic(id) => {
            if let Some(topic) = corpus.topic_by_id(id) {
                let page = topic_page(topic, room);
                // A search for what is on the topic has its name, too.
                (vec![["Topic: ", page.label].concat()], String::new(), Body::Topic(Box::new(page)))
            } else {
                let what = if id.is_empty() {
                    String::new()
                } else {
                    fill("This corpus has no topic called “{}”.", &[id])
                };
                let missing = Missing {
                    what,
                    heading: "Topics",
                    links: text::list(corpus.topics.iter().map(topic_link)),
                };
                let title = if id.is_empty() { "Topics" } else { "No such topic" };
                (vec![title.into()], missing.what.clone(), Body::Missing(missing))
            }
        }
        Screen::About => (vec!["About".into()], String::new(), Body::About(Box::new(about_page(corpus)))),
    };
    // What tells it from others in a history or a list of bookmarks; nothing for the overview.
    let mut title = title.join(", ");
    title.push_str(if title.is_empty() { "" } else { " · " });
    title.push_str(&corpus.title);
    Results { title, status, notices, body }
}

/// What is copied with a passage: its words, where they stand, its link, and what to beware of.
/// `base` is the address of the page without its query, `today` the day of the copy, `YYYY-MM-DD`.
///
/// Behind a dot the hash may have the name of a mark: of a statement, who says it and the words that are shown of it are
/// copied.
pub fn citation(slug: &str, hash: &str, base: &str, today: &str, room: Room) -> Option<String> {
    let corpus = room.corpus();
    let document = corpus.document_by_slug(slug)?;
    let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
    let (at, document) = (corpus.documents[document].passage_by_hash(hash)?, &corpus.documents[document]);
    let passage = &document.passages[at];
    let mut words = String::new();
    let mut said = passage.text.as_str();
    if let Some(statement) = evidence::statement_at(document, at, mark) {
        words.push_str(&evidence::signature(statement, document, corpus));
        words.push_str(": ");
        said = evidence::shown(statement, at).map_or(said, |span| span.of(said));
    }
    let publisher = document.publisher.as_ref().map_or("publisher not stated", |publisher| &publisher.value);
    words.push_str(&[said, "\n— ", document.name()].concat());
    if let Some(byline) = &document.byline {
        words.push_str(&[", ", &byline.value].concat());
    }
    let (day, lines) = (evidence::published(document), text::lines(passage.first_line, passage.last_line));
    let undated = if document.date.is_none() && document.window.is_some() { "undated: " } else { "" };
    words.push_str(&fill(". {}, {}{}. {}, {}.\n", &[publisher, undated, &day, &document.file, &lines]));
    words.push_str(&fill(
        "{}{}\nRead on {}.",
        &[base, &Screen::mark_href(slug, hash, mark), &date_in_words(today)],
    ));
    if let Some(warning) = not_verbatim(document) {
        words.push('\n');
        words.push_str(warning);
    }
    Some(words)
}

/// What a document's words passed through on their way here, in words: "machine-translated".
pub fn second_hand(document: &Document) -> impl Iterator<Item = &'static str> {
    let kinds = document.flags.iter().map(|flag| flag.kind);
    kinds
        .filter(|kind| matches!(kind, FlagKind::AiRewritten | FlagKind::MachineTranslated))
        .map(FlagKind::label)
}

/// Why the words of a document may not be those of the original, if so.
pub fn not_verbatim(document: &Document) -> Option<&'static str> {
    let has = |kind| document.flags.iter().any(|flag| flag.kind == kind);
    match (has(FlagKind::AiRewritten), has(FlagKind::MachineTranslated)) {
        (false, false) => None,
        (true, false) => {
            Some("Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s.")
        }
        (false, true) => Some(
            "Not verbatim: machine-translated; its words, quotations included, are not those that were spoken or written.",
        ),
        (true, true) => Some(
            "Not verbatim: machine-translated and rewritten by AI; its words, quotations included, are not the original’s.",
        ),
    }
}

/// The same search with what its text filters by as filters.
pub fn lifted(state: &SearchState, room: Room) -> SearchState {
    let query = room.searcher.lift_fields(&state.query());
    let mut next = SearchState::default();
    for filter in &query.filters {
        next = next.with(filter.facet, &filter.value, filter.exclude);
    }
    for facet in query.all {
        next = next.joined(facet, true);
    }
    next.text = query.text;
    next.page = state.page;
    next
}

/// The filters of a link as the corpus names them. What it does not have is told and dropped.
fn resolved(state: &SearchState, room: Room, notices: &mut Vec<String>) -> SearchState {
    let mut next = SearchState::default();
    for filter in &state.filters {
        // A link may say what a reader may type.
        if let Some(found) = room.searcher.resolve(filter) {
            next = next.with(found.facet, &found.value, found.exclude);
        } else {
            let (facet, value) = (filter.facet.label(), &*filter.value);
            notices.push(fill("The link filters by {} “{}”, which is not in this corpus.", &[facet, value]));
        }
    }
    for &facet in &state.all {
        next = next.joined(facet, true);
    }
    let unmarked = state.unmarked && Facet::ALL.iter().any(|&facet| next.has_several(facet));
    SearchState { text: state.text.clone(), page: state.page, unmarked, ..next }
}

/// The page and the parts of its title.
fn search_page(
    state: &SearchState,
    open: Open,
    room: Room,
    notices: &mut Vec<String>,
) -> (Vec<String>, SearchPage) {
    let mut state = resolved(state, room, notices);
    let every = passages(room.corpus());
    let (answer, listed) = loop {
        let limit = if state.is_empty() { 0 } else { state.page.saturating_mul(ON_A_PAGE).min(every) };
        let answer = room.search(&state.query(), limit);
        // The overview lists documents.
        let listed = if state.is_empty() { room.corpus().documents.len() } else { answer.total };
        let pages = listed.div_ceil(ON_A_PAGE).max(1);
        if state.page <= pages {
            break (answer, listed);
        }
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.page = pages;
    };
    let overview = state
        .is_empty()
        .then(|| overview::overview(room.corpus(), &answer, date_strip(room.corpus(), state.page)));
    let groups = if overview.is_some() { Vec::new() } else { groups(&state, &answer, open.why, room) };
    let (before, behind) = ((state.page - 1) * ON_A_PAGE, (state.page * ON_A_PAGE).min(listed));
    let mut turn = Vec::new();
    if state.page > 1 {
        turn.push(search_link(&state.on_page(state.page - 1), "Previous page"));
    }
    if behind < listed {
        let next = (listed - behind).min(ON_A_PAGE).to_string();
        turn.push(search_link(&state.on_page(state.page + 1), &["Next ", &next].concat()));
    }
    let place = if turn.is_empty() {
        String::new()
    } else {
        fill("{}–{} of {}", &[&text::number(before + 1), &text::number(behind), &text::number(listed)])
    };
    // What is typed as a field is the same choice as a button: the choices know only one kind.
    let choices = lifted(&state, room);
    let clear = (!choices.filters.is_empty())
        .then(|| search_link(&SearchState::default().with_text(choices.text.clone()), "Clear all filters"));
    let mut ways_out = Vec::new();
    if answer.total == 0 && overview.is_none() {
        for other in room.searcher.suggest(&state.query()) {
            let Query { text, filters, all } = other.query;
            let label = fill("Try {}: {}", &[&other.change, &text::count(other.total, "passage")]);
            let other = SearchState { text, filters, all, ..SearchState::default() };
            ways_out.push(search_link(&other, &label));
        }
        ways_out.push(search_link(&SearchState::default(), "Back to the overview"));
    }
    let mut instead = instead(&state, &answer);
    if state.unmarked {
        let mut both = state.clone();
        for facet in Facet::ALL {
            both = both.joined(facet, true);
        }
        let mut line = search_link(&both, "Show passages with all of them");
        line.note = "The link has several choices of one kind: passages with any of them are shown. Before December 2026 it asked for all of them at once.".into();
        instead.insert(0, line);
    }
    let show = if overview.is_some() {
        "Close".into()
    } else {
        ["Show ", &text::count(answer.total, "passage")].concat()
    };
    let mut page = SearchPage {
        count: passages_in_documents(answer.total, answer.documents),
        total: answer.total,
        misread: Vec::new(),
        warnings: Vec::new(),
        instead,
        chosen: chosen(&choices, room),
        clear,
        facets: text::list(
            answer.facets.iter().map(|facet| facet_panel(&choices, facet, answer.total, open.find)),
        ),
        show,
        overview,
        groups,
        place,
        pages: turn,
        ways_out,
        text: state.text.clone(),
    };
    let mut spans = Vec::new();
    for notice in &answer.notices {
        let mut warning = notice.message.clone();
        // Who cannot see the line under it is told what it is about.
        let about = notice.span.of(&page.text);
        if about.len() < 40 && about.contains(char::is_alphanumeric) {
            warning = fill("“{}”: {}", &[about, &warning]);
        }
        spans.push(notice.span);
        page.warnings.push(warning);
    }
    if !spans.is_empty() {
        page.misread = text::marked(&page.text, &spans);
    }
    let mut title = Vec::new();
    for choice in &page.chosen {
        let facet = choice.facet;
        for words in choices_in_words(std::slice::from_ref(choice)) {
            // Names and dates may be of more than one kind; what is of a list speaks for itself.
            let needs_label = facet.is_name() || facet.is_date();
            title.push(if needs_label { [facet.label(), ": ", &words].concat() } else { words });
        }
    }
    let words = choices.text.trim();
    if !words.is_empty() {
        title.push(fill("“{}”", &[words]));
    }
    if state.page > 1 {
        title.push(["page ", &state.page.to_string()].concat());
    }
    (title, page)
}

/// The parts of a document's title: its own, and what is shown of it.
fn shown_of(page: &DocumentPage, line: Option<u32>) -> Vec<String> {
    let mut title = vec![page.name.to_owned()];
    if page.scraped {
        title.push("as scraped".into());
    }
    title.extend(line.map(|line| text::lines(line, line)));
    if let Some(here) = page.passages.iter().find(|line| line.target) {
        title.push(["passage ", &here.number.to_string()].concat());
        title.extend(here.card.iter().map(|card| card.title.clone()));
    }
    title
}

/// Words that are named as shown in place of another; a name can have a dozen spellings.
const WORDS_NAMED: usize = 4;

/// The words that no passage has, with what is shown in their place.
fn instead(state: &SearchState, answer: &Answer) -> Vec<Link> {
    let (mut lines, text) = (Vec::new(), &state.text);
    for missing in &answer.missing {
        let typed = missing.span.of(text);
        let mut words = String::new();
        for word in missing.instead.iter().take(WORDS_NAMED) {
            words.push_str(if words.is_empty() { "" } else { " or " });
            words.push_str(word);
        }
        let (before, after) = match missing.why {
            None => (".", ""),
            Some(Why::Correction) => (". Showing results for ", "."),
            Some(Why::Alias) => ("; showing ", ", another name for it."),
            Some(Why::Role) => ("; showing ", ", in that role."),
            Some(Why::Spelling) => ("; showing ", "."),
            Some(Why::Synonym) => ("; showing ", ", about the same in meaning."),
            _ => continue,
        };
        if let (None, Some(related)) = (missing.why, &missing.related) {
            lines.extend(nowhere(state, typed, related));
            continue;
        }
        let mut line = Link::default();
        if missing.why.is_some() {
            let (start, end) = (missing.span.start as usize, missing.span.end as usize);
            let exactly = fill("{}\"{}\"{}", &[part(text, ..start), typed, part(text, end..)]);
            line = search_link(&state.with_text(exactly), "Search for exactly “");
            line.label.push_str(typed);
            line.label.push('”');
        }
        line.note = fill("No passage has “{}”{}{}{}", &[typed, before, &words, after]);
        lines.push(line);
    }
    lines
}

/// That nothing names what was typed, and what is related to it: offered, and not shown as if it were the same.
fn nowhere(state: &SearchState, typed: &str, related: &[String]) -> Vec<Link> {
    let mut lines = Vec::new();
    for name in related.iter().take(WORDS_NAMED) {
        lines.push(search_link(&state.with_text(fill("\"{}\" ", &[name])), name));
        if let Some(line) = lines.last_mut() {
            line.note = "Related to it, but not the same:".into();
        }
    }
    lines.insert(0, Link { note: fill("No page names “{}”.", &[typed]), ..Link::default() });
    lines
}

/// The inverse document frequency from which on a word is called rare, and below which it is called common: that of a
/// word in every tenth passage, and in every second. Larger, and fewer words are rare; larger, and more are common.
const RARE: f32 = 2.3;
const COMMON: f32 = 0.7;

/// Why a hit is one: what counted, in words, and the numbers behind it.
fn reasons(state: &SearchState, document: usize, passage: usize, room: Room) -> Vec<[String; 2]> {
    let explanation = room.searcher.explain(&state.query(), document, passage);
    let mut lines = Vec::new();
    for reason in &explanation.reasons {
        let is_many = reason.typed.contains(' ');
        let what = match reason.why {
            Why::Proximity if reason.in_text == 0 => "the words stand together",
            Why::Proximity => "the words stand near each other",
            _ if reason.rarity > RARE => ["a rare word", "rare words"][usize::from(is_many)],
            _ if reason.rarity < COMMON => ["a common word", "common words"][usize::from(is_many)],
            _ => ["a fairly rare word", "fairly rare words"][usize::from(is_many)],
        };
        let times = |count: u32, place: &str| match count {
            _ if reason.why == Why::Proximity => String::new(),
            0 => String::new(),
            1 => fill(", once in the {}", &[place]),
            _ => fill(", {} in the {}", &[&text::count(count as usize, "time"), place]),
        };
        let why = match reason.why {
            Why::Itself | Why::Proximity => "",
            Why::Alias => "; another name of it",
            Why::Role => "; somebody with that role",
            Why::Synonym => "; about the same in meaning",
            Why::Spelling => "; the same written otherwise",
            Why::Prefix => "; a word that begins so",
            Why::Correction => "; a word spelled nearly so",
        };
        let places = [times(reason.in_text, "text"), times(reason.in_title, "title or byline")].concat();
        let words = fill("“{}”: {}{}{}", &[&reason.typed, what, &places, why]);
        let (rarity, gain) = (text::decimal(reason.rarity), text::decimal(reason.gain));
        let found = reason.words.join(", ");
        lines.push([words, fill("found as {}; rarity {}, adds {}", &[&found, &rarity, &gain])]);
    }
    let score = ["Score ", &*text::decimal(explanation.score)].concat();
    lines.push([score, "the sum of what is added; the passage with the highest score comes first".into()]);
    lines
}

/// The hits of the page asked for: those among the best `page * ON_A_PAGE` that were not on a page before.
fn groups(state: &SearchState, answer: &Answer, open: &str, room: Room) -> Vec<Group> {
    let before = match state.page {
        1 => Vec::new(),
        page => room.search(&state.query(), (page - 1) * ON_A_PAGE).groups,
    };
    let shown = |document: usize, hit: &Hit| {
        let is_here = |other: &Hit| other.passage == hit.passage;
        before.iter().any(|group| group.document == document && group.hits.iter().any(is_here))
    };
    let corpus = room.corpus();
    let mut groups = Vec::new();
    for group in &answer.groups {
        let Some(document) = corpus.documents.get(group.document) else { continue };
        let mut hits = Vec::new();
        for hit in group.hits.iter().filter(|hit| !shown(group.document, hit)) {
            let Some(passage) = document.passages.get(hit.passage) else { continue };
            let statements = asked(answer, (group.document, hit), corpus);
            let place = (group.document, hit.passage);
            let mut window = hit.snippet.window;
            let first =
                statements.first().map_or(Vec::new(), |at| evidence::content(document, *at, hit.passage));
            // Where statements are asked for, or nothing else is, the first is what is shown.
            let is_for_statements = state.text.trim().is_empty()
                || answer.filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
            if let Some(&at) = statements.first().filter(|_| is_for_statements)
                && let Some(span) = evidence::shown(&document.statements[at], hit.passage)
            {
                window = around(&passage.text, span);
            }
            let pieces = text::pieces(&passage.text, window, &hit.snippet.highlights, &[], &first);
            let pieces = with_ellipses(pieces, window, &passage.text);
            let mut line = hit_line(place, pieces, (&statements, window), Some(state), corpus);
            line.is_scored = hit.score > 0.0;
            if line.is_scored && line.name == open {
                line.why = reasons(state, group.document, hit.passage, room);
            }
            hits.push(line);
        }
        if !hits.is_empty() {
            let document = document_line(document, Some(state), &group.title_highlights);
            groups.push(Group { document, hits });
        }
    }
    groups
}

/// The statements of a hit that fit the choices, those with the words and topics that were asked for first.
fn asked(answer: &Answer, (document, hit): (usize, &Hit), corpus: &Corpus) -> Vec<usize> {
    let mut fitting = hit.statements.clone();
    let document = &corpus.documents[document];
    let topics = answer.filters.iter().filter(|filter| filter.facet == Facet::Topic && !filter.exclude);
    let topics = text::list(topics.filter_map(|filter| corpus.topic_by_id(&filter.value)));
    let mut best = 0;
    for n in 0..fitting.len() {
        let statement = &document.statements[fitting[n]];
        let said = text::list(statement.content.iter().filter(|place| place.passage as usize == hit.passage));
        let has = |span: &&Span| {
            said.iter().any(|place| place.span.start <= span.start && span.end <= place.span.end)
        };
        let is_asked = hit.snippet.highlights.iter().any(|span| has(&span))
            || statement.topics.iter().any(|id| topics.contains(id));
        if is_asked {
            // Moved forward past the others, which keep their order.
            fitting[best..=n].rotate_right(1);
            best += 1;
        }
    }
    fitting
}

/// A window of a passage that begins with what is shown of a statement, and holds all of it.
fn around(text: &str, span: Span) -> Span {
    if text.len() <= WHOLE_PASSAGE_BYTES {
        return Span::new(0, text.len());
    }
    let (start, last) = (span.start as usize, span.end as usize);
    let end = text.floor_char_boundary(start + SNIPPET_BYTES);
    let space = part(text, last..end).rfind(char::is_whitespace).unwrap_or_default();
    Span::new(start, if end == text.len() { end } else { last + space })
}

/// A passage of a document, by their positions, with statements of it; the window is what its pieces show.
fn hit_line(
    (at, number): (usize, usize),
    pieces: Vec<Piece>,
    (statements, window): (&[usize], Span),
    from: Option<&SearchState>,
    corpus: &Corpus,
) -> HitLine {
    let document = &corpus.documents[at];
    let passage = &document.passages[number];
    let speaks =
        |statement: &Statement| statement.content.iter().any(|place| place.passage as usize == number);
    let mut lines: Vec<StatementLine> = Vec::new();
    for &statement in statements {
        let mut line = evidence::line(corpus, (at, number, statement), window, from);
        // What two statements of one sentence share is shown once.
        if lines.iter().any(|other| other.words == line.words) {
            line.words.clear();
        }
        lines.push(line);
    }
    HitLine {
        document: at,
        name: [&*at.to_string(), ".", &number.to_string()].concat(),
        is_scored: false,
        why: Vec::new(),
        href: document_href(&document.slug, Some((&passage.hash, "")), false, None, from),
        pieces,
        statements: lines,
        is_own: !document.statements.iter().any(speaks),
        topics: passage_topics(passage, corpus),
        lines: text::lines(passage.first_line, passage.last_line),
    }
}

/// Shows that the passage goes on outside the window; the dots keep what they stand for, for print.
fn with_ellipses(mut pieces: Vec<Piece>, window: Span, text: &str) -> Vec<Piece> {
    let (start, end) = (window.start as usize, window.end as usize);
    let dots = |dots: &str, rest: &str| Piece { text: dots.into(), rest: rest.into(), ..Piece::default() };
    if start > 0 {
        pieces.insert(0, dots("… ", part(text, ..start)));
    }
    if end < text.len() {
        pieces.push(dots(" …", part(text, end..)));
    }
    pieces
}

fn chosen(state: &SearchState, room: Room) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for facet in Facet::ALL {
        let is_all = state.all.contains(&facet);
        let mut values: Vec<Link> = Vec::new();
        let mut included = 0;
        // The included ones stand first.
        for exclude in [false, true] {
            for filter in
                state.filters.iter().filter(|other| (other.facet, other.exclude) == (facet, exclude))
            {
                let mut link =
                    search_link(&state.without(facet, &filter.value), if exclude { "not " } else { "" });
                link.label.push_str(&room.searcher.label(filter));
                if !exclude {
                    included += 1;
                    link.note.push_str(match (included, is_all) {
                        (1, _) => "",
                        (_, true) => "and",
                        (_, false) => "or",
                    });
                }
                values.push(link);
            }
        }
        let switch = match (is_all, included) {
            (true, 2) => "Ask for either",
            (true, _) => "Ask for any",
            (false, 2) => "Ask for both",
            (false, _) => "Ask for all",
        };
        let switch = state.has_several(facet).then(|| search_link(&state.joined(facet, !is_all), switch));
        if !values.is_empty() {
            chosen.push(Chosen { facet, values, switch });
        }
    }
    chosen
}

/// What is chosen, in words: "Armenia or Azerbaijan", "not Russia", "in quotation marks".
pub fn choices_in_words(chosen: &[Chosen]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for value in chosen.iter().flat_map(|facet| &facet.values) {
        match words.last_mut() {
            Some(last) if !value.note.is_empty() => {
                for piece in [" ", &value.note, " ", &value.label] {
                    last.push_str(piece);
                }
            }
            _ => words.push(value.label.clone()),
        }
    }
    words
}

/// Values of a facet that are shown at once. More push the next facets out of sight.
const FEW: usize = 6;

/// Values that are shown of the others, when they are asked for. More are a list to read; who knows the name types it.
const MORE: usize = 12;

fn facet_panel(state: &SearchState, counts: &FacetCounts, total: usize, find: [&str; 2]) -> FacetPanel {
    let facet = counts.facet;
    let mut listed: Vec<&FacetValue> = Vec::new();
    // Those with most passages, chosen ones before all, as places in the list.
    let mut first: Vec<usize> = Vec::new();
    for value in &counts.values {
        if value.count > 0 || value.chosen.is_some() {
            let rank = |value: &FacetValue| (value.chosen.is_some(), value.count);
            first.insert(first.partition_point(|&other| rank(listed[other]) >= rank(value)), listed.len());
            first.truncate(FEW + MORE);
            listed.push(value);
        }
    }
    let few = if listed.len() == FEW + 1 { FEW + 1 } else { FEW };
    let is_long = listed.len() > FEW + MORE;
    let sought = if find[0] == facet.key() { find[1].trim() } else { "" };
    let (name, mut found) = (search::slug(sought), 0);
    let mut panel = FacetPanel {
        key: facet.key(),
        label: facet.label(),
        values: Vec::new(),
        more: Vec::new(),
        others: listed.len().saturating_sub(few),
        find: is_long.then(|| sought.to_owned()),
    };
    for (at, value) in listed.iter().enumerate() {
        let (id, chosen) = (&value.value, value.chosen);
        let rank = first.iter().position(|&place| place == at);
        let is_first = chosen.is_some() || rank.is_some_and(|rank| rank < few);
        let is_found =
            if sought.is_empty() { rank.is_some() } else { search::slug(&value.label).contains(&name) };
        if !is_first && (!is_found || found == MORE) {
            continue;
        }
        let adds = counts.adds && chosen.is_none();
        let changes = if adds { facet.can_be_all() } else { value.count < total };
        let line = FacetLine {
            label: value.label.clone(),
            id: id.clone(),
            count: [if adds { "+" } else { "" }, &value.count.to_string()].concat(),
            chosen,
            include: if chosen.is_some() { state.without(facet, id) } else { state.with(facet, id, false) }
                .href(),
            // Leaving out what every passage has would leave nothing.
            exclude: (chosen.is_none() && changes).then(|| state.with(facet, id, true).href()),
        };
        if is_first {
            panel.values.push(line);
        } else {
            found += 1;
            panel.more.push(line);
        }
    }
    panel
}

/// Sides with the passages of an answer that name them; each opens them.
fn side_counts(answer: &Answer, from: &SearchState) -> Vec<Bar> {
    let mut bars = Vec::new();
    for counts in answer.facets.iter().filter(|counts| counts.facet == Facet::Side) {
        for value in &counts.values {
            let link = search_link(&from.with(Facet::Side, &value.value, false), &value.label);
            bars.push(Bar { link, count: value.count });
        }
    }
    bars
}

/// Puts a count in its place among larger and smaller ones, behind its equals, unless it is nothing.
fn insert(bars: &mut Vec<Bar>, link: Link, count: usize) {
    if count > 0 {
        bars.insert(bars.partition_point(|other| other.count >= count), Bar { link, count });
    }
}

fn counts(corpus: &Corpus) -> Vec<String> {
    let (mut dated, mut words) = (0_usize, 0);
    for document in &corpus.documents {
        dated += usize::from(document.date.is_some());
        for passage in &document.passages {
            words += passage.text.split_ascii_whitespace().count();
        }
    }
    vec![
        text::count(corpus.documents.len(), "document"),
        [&*dated.to_string(), " with a stated date"].concat(),
        text::count(passages(corpus), "passage"),
        text::count(words, "word"),
    ]
}

fn passages(corpus: &Corpus) -> usize {
    corpus.documents.iter().map(|document| document.passages.len()).sum()
}

/// Between which dates a document was published: the first, and what sorts behind all that the last can mean.
fn published_between(document: &Document) -> (Option<&str>, Option<String>) {
    let (first, last) = match (&document.date, &document.window) {
        (Some(date), _) => (Some(&date.value), Some(&date.value)),
        (None, Some(window)) => (window.earliest.as_ref(), window.latest.as_ref()),
        (None, None) => (None, None),
    };
    (first.map(|first| &**first), last.map(|last| [last, "~"].concat()))
}

/// A page of all documents: first those that both ends are known of, by the first, then those that only the beginning is
/// known of, then the others. So whatever follows of the order is kept; where more than one order is possible, the less
/// certain says so.
fn by_date(corpus: &'static Corpus, page: usize) -> Vec<DatedLine> {
    let ends = text::list(corpus.documents.iter().map(published_between));
    let key = |at: u32| match &ends[at as usize] {
        (Some(first), None) => (1, *first),
        (None, None) => (2, ""),
        (first, Some(last)) => (0, first.unwrap_or(last)),
    };
    let mut order = text::list(0..ends.len() as u32);
    search::sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    let surely = |one: u32, other: u32| match (&ends[one as usize].1, ends[other as usize].0) {
        (Some(last), Some(first)) => &**last < first,
        _ => false,
    };
    text::list(order.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|&at| {
        let document = &corpus.documents[at as usize];
        let (mut others, mut open) = (0, 0);
        for &other in &order {
            if other != at && key(other).0 <= key(at).0 && document.date.is_none() {
                others += 1;
                open += u32::from(!surely(at, other) && !surely(other, at));
            }
        }
        let mut line = document_line(document, None, &[]);
        line.facts = publisher(document).into();
        DatedLine {
            document: line,
            date: evidence::published(document),
            reason: document.window.as_ref().map_or("", |window| &window.reason),
            open: match open {
                0 => String::new(),
                _ if open == others => "order open: may be before or after any of the others".into(),
                _ => fill("order open against {} of the others", &[&open.to_string()]),
            },
        }
    }))
}

/// Into how many bins the axis is cut, each with one date as precise as another: more draw more than an eye tells apart.
const BINS: u32 = 125;

fn date_strip(corpus: &'static Corpus, page: usize) -> DateStrip {
    let mut strip = DateStrip { documents: by_date(corpus, page), ..DateStrip::default() };
    // The calendar in units of 31 days a month: near enough for a picture, and no date moves past another.
    let place = |iso: &str| {
        let mut parts = iso.split('-').map(|part| i32::try_from(part.parse::<u32>().ok()?).ok());
        let year = parts.next().flatten()?;
        Some(match (parts.next().flatten(), parts.next().flatten()) {
            (None, _) => (year, 0, 372),
            (Some(month), None) => (year, (month - 1) * 31, 31),
            (Some(month), Some(day)) => (year, (month - 1) * 31 + day - 1, 1),
        })
    };
    let mut places = Vec::new();
    let (mut first, mut last) = (i32::MAX, 0);
    for place in corpus.documents.iter().filter_map(|document| place(&document.date.as_ref()?.value)) {
        (first, last) = (first.min(place.0), last.max(place.0));
        places.push(place);
    }
    // An axis of centuries would say nothing; the list below it still does.
    if first <= last && last - first < 40 {
        strip.years = text::list(first..=last);
        let whole = (last - first + 1) * 372;
        let share = |days: i32| (days.max(0) * 1000 / whole).unsigned_abs();
        for (year, day, width) in places {
            let mark = (share((year - first) * 372 + day), share(width).max(1));
            let bin = |mark: &(u32, u32)| (mark.0 * BINS / 1000, mark.1);
            if !strip.marks.iter().any(|other| bin(other) == bin(&mark)) {
                strip.marks.push(mark);
            }
        }
    }
    strip
}

fn document_page(
    state: &DocumentState,
    at: usize,
    marks: u32,
    room: Room,
    notices: &mut Vec<String>,
) -> DocumentPage {
    let corpus = room.corpus();
    let document = &corpus.documents[at];
    let target = state.passage.as_ref().and_then(|hash| document.passage_by_hash(hash));
    if state.passage.is_some() && target.is_none() {
        notices.push(
            "This passage has changed since the link was made, or the link is damaged. You see the document from its start."
                .into(),
        );
    }
    let lines = if state.scraped { source_lines(state, document, target) } else { Vec::new() };
    if state.line.is_some() && !lines.iter().any(|line| line.target) {
        notices.push("The link marks a line that this page does not have.".into());
    }
    let mut back = search_link(&state.from, "Back to results");
    if back.href == "?" {
        back.label = "All documents".into();
    }
    let passages =
        if state.scraped { Vec::new() } else { passage_lines(state, document, target, marks, room) };
    if !state.mark.is_empty() && target.is_some() && passages.iter().all(|line| line.card.is_none()) {
        notices.push("The link marks something in this passage that is not there any more.".into());
    }
    DocumentPage {
        name: document.name(),
        back,
        clean: state.href(false, None),
        as_scraped: state.href(true, None),
        scraped: state.scraped,
        source: facts(document),
        facts: stated(document),
        flags: flags(document),
        reviews: evidence::reviews(at, corpus),
        not_verbatim: not_verbatim(document),
        furniture: text::count(document.furniture.len(), "line"),
        has: u32::from(!document.statements.is_empty())
            | u32::from(!document.events.is_empty()) << 1
            | u32::from(document.passages.iter().any(|passage| !passage.mentions.is_empty())) << 2,
        connections: evidence::connections(at, corpus),
        has_evidence: passages.iter().any(|line| !line.topics.is_empty()),
        passages,
        lines,
    }
}

/// The flags of a document, and of those that change how one reads it the warnings.
fn flags(document: &'static Document) -> Vec<FlagLine> {
    let mut not_verbatim = not_verbatim(document);
    text::list(document.flags.iter().map(|flag| {
        let (mut label, mut warning) = (flag.kind.label(), String::new());
        match flag.kind {
            // Where both are, one warning tells of both.
            FlagKind::AiRewritten | FlagKind::MachineTranslated => {
                warning.push_str(not_verbatim.take().unwrap_or_default());
            }
            FlagKind::Undated => {
                label = "";
                warning.push_str("Date not stated");
                if document.window.is_some() {
                    warning.push_str("; ");
                    warning.push_str(&evidence::published(document));
                }
            }
            FlagKind::Truncated => {
                label = "";
                warning.push_str("Cut short: ");
                warning.push_str(&flag.reason);
            }
            _ => {}
        }
        let lines = text::list(flag.lines.iter().map(|line| line_link(document, *line)));
        FlagLine { label, warning, reason: &flag.reason, lines }
    }))
}

fn passage_lines(
    state: &DocumentState,
    document: &'static Document,
    target: Option<usize>,
    shown: u32,
    room: Room,
) -> Vec<PassageLine> {
    text::list(document.passages.iter().enumerate().map(|(n, passage)| {
        let hits = if state.from.text.trim().is_empty() {
            Vec::new()
        } else {
            room.searcher.highlights(&state.from.text, &passage.text, &passage.mentions)
        };
        let evidence = text::list(passage.topics.iter().map(|found| &*found.evidence));
        let marks = evidence::marks(document, n, shown);
        let whole = Span::new(0, passage.text.len());
        let here = target == Some(n);
        let link = |mark: &Mark| {
            let name = mark.name();
            let open = DocumentState {
                passage: Some(passage.hash.clone()),
                mark: if here && name == state.mark { String::new() } else { name },
                ..state.clone()
            };
            (mark.kind, open.href(false, None))
        };
        PassageLine {
            hash: &passage.hash,
            anchor: document.passage_by_hash(&passage.hash) == Some(n),
            number: n + 1,
            href: Screen::passage_href(&document.slug, &passage.hash),
            pieces: text::pieces(&passage.text, whole, &hits, &evidence, &marks),
            marks: text::list(marks.iter().map(link)),
            card: if here { evidence::card(state, document, n, room.corpus()) } else { None },
            heading: passage.heading,
            topics: passage_topics(passage, room.corpus()),
            lines: text::lines(passage.first_line, passage.last_line),
            target: here,
        }
    }))
}

/// The page line by line: passages and furniture in the order of the file, blank lines between them.
fn source_lines(state: &DocumentState, document: &Document, target: Option<usize>) -> Vec<SourceLine> {
    let mut lines: Vec<SourceLine> = Vec::new();
    let mut furniture = document.furniture.iter().peekable();
    // Both lists are in file order, so one walk merges them; a last passage that is none flushes the rest.
    for n in 0..=document.passages.len() {
        let passage = document.passages.get(n);
        while let Some(here) = furniture.next_if(|here| here.next as usize <= n || passage.is_none()) {
            lines.push(SourceLine {
                number: here.line.to_string(),
                pieces: text::visible(&here.text),
                furniture: Some(here.kind),
                passage: None,
                target: state.line == Some(here.line),
            });
        }
        let Some(passage) = passage else { break };
        let source = passage.source.as_ref().unwrap_or(&passage.text);
        let rows: Vec<&str> = text::list(source.split('\n'));
        let (first, last) = (passage.first_line, passage.last_line.max(passage.first_line));
        let apart = rows.len() > 1 && rows.len() == (last - first) as usize + 1;
        let rows = if apart { rows } else { vec![&**source] };
        for (row, shown) in (0..).zip(rows) {
            let line = first + row;
            let here = if apart { line..=line } else { first..=last };
            let begins = row == 0 && document.passage_by_hash(&passage.hash) == Some(n);
            lines.push(SourceLine {
                number: if apart || first == last {
                    line.to_string()
                } else {
                    [&first.to_string(), "–", &last.to_string()].concat()
                },
                pieces: text::visible(shown),
                furniture: None,
                passage: begins.then(|| Screen::passage_href(&document.slug, &passage.hash)),
                target: target == Some(n) || state.line.is_some_and(|line| here.contains(&line)),
            });
        }
    }
    lines
}

fn stated(document: &'static Document) -> Vec<Fact> {
    let fact = |name, stated: &'static Option<Stated>| {
        let mut fact = Fact { name, ..Fact::default() };
        if let Some(Stated { value, line, basis }) = stated {
            fact.value = Some(value.clone());
            fact.basis = basis;
            // A value that a curator gave need not stand in any line.
            fact.line = (*line > 0).then(|| line_link(document, *line));
        }
        fact
    };
    let mut date = fact("Published", &document.date);
    date.value = date.value.map(|value| date_in_words(&value));
    if let (None, Some(window)) = (&document.date, &document.window) {
        date.window = ["not stated; ", &evidence::published(document)].concat();
        date.basis = &window.reason;
    }
    let mut url = fact("Address", &document.url);
    url.address = url.value.clone().filter(|url| is_web_address(url));
    let mut headline = fact("Headline", &document.title);
    // It stands above, as the page's name.
    headline.value = headline.value.map(|_| String::new());
    vec![headline, date, fact("Author", &document.byline), fact("Publisher", &document.publisher), url]
}

/// Only addresses of web pages become links: a page could state a `javascript:` one.
fn is_web_address(url: &str) -> bool {
    let starts =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

fn topic_page(id: TopicId, room: Room) -> TopicPage {
    let corpus = room.corpus();
    let topic = &corpus.topics[id.index()];
    let within = SearchState::default().with(Facet::Topic, &topic.id, false);
    let answer = room.search(&within.query(), 0);
    let mut related = vec![0; corpus.topics.len()];
    let mut groups: Vec<Group> = Vec::new();
    let (mut documents, mut total) = (Vec::new(), 0);
    for (at, document) in corpus.documents.iter().enumerate() {
        let mut hits = Vec::new();
        let mut here = Bar { link: Link::default(), count: 0 };
        for (number, passage) in document.passages.iter().enumerate() {
            let Some(found) = passage.topics.iter().find(|found| found.topic == id) else { continue };
            for other in &passage.topics {
                if let Some(count) = related.get_mut(other.topic.index()).filter(|_| other.topic != id) {
                    *count += 1;
                }
            }
            if here.count == 0 && documents.len() < ON_A_PAGE {
                here.link = document_link(document);
                here.link.href = Screen::passage_href(&document.slug, &passage.hash);
            }
            here.count += 1;
            total += 1;
            if total <= ON_A_PAGE {
                let whole = Span::new(0, passage.text.len());
                let pieces = text::pieces(&passage.text, whole, &[], &[&found.evidence], &[]);
                let on_topic = |statement: &Statement| {
                    statement.topics.contains(&id) && evidence::shown(statement, number).is_some()
                };
                let statements = (0..).zip(&document.statements).filter(|(_, statement)| on_topic(statement));
                let statements = text::list(statements.map(|(at, _)| at));
                let mut line = hit_line((at, number), pieces, (&statements, whole), None, corpus);
                line.topics.retain(|link| link.label != topic.label);
                hits.push(line);
            }
        }
        if here.count > 0 && documents.len() < ON_A_PAGE {
            documents.push(here);
        }
        if !hits.is_empty() {
            groups.push(Group { document: document_line(document, None, &[]), hits });
        }
    }
    let mut sharing = Vec::new();
    for (other, count) in corpus.topics.iter().zip(related) {
        insert(&mut sharing, topic_link(other), count);
    }
    let mut sides = side_counts(&answer, &within);
    sides.retain(|side| side.count > 0);
    let search = search_link(&within, "Search within this topic");
    let more = total.checked_sub(ON_A_PAGE + 1).map(|more| Link {
        label: ["Search the other ", &text::count(more + 1, "passage")].concat(),
        ..search.clone()
    });
    let all_documents = (answer.documents > documents.len()).then(|| Link {
        label: fill("All {} documents", &[&text::number(answer.documents)]),
        ..search.clone()
    });
    TopicPage {
        label: &topic.label,
        definition: &topic.definition,
        parent: topic.parent.and_then(|parent| corpus.topics.get(parent.index())).map(topic_link),
        count: passages_in_documents(total, answer.documents),
        search,
        documents,
        all_documents,
        sides,
        groups,
        more,
        related: sharing,
    }
}

fn about_page(corpus: &'static Corpus) -> AboutPage {
    let (mut furniture, mut total) = (Vec::new(), 0);
    for kind in FurnitureKind::ALL {
        let (mut link, mut count) = (Link::default(), 0);
        for document in &corpus.documents {
            for line in document.furniture.iter().filter(|line| line.kind == *kind) {
                if count == 0 {
                    link = line_link(document, line.line);
                    link.label = kind.label().into();
                }
                count += 1;
            }
        }
        total += count;
        insert(&mut furniture, link, count);
    }
    let flags = FlagKind::ALL.iter().map(|kind| {
        let has = |document: &&Document| document.flags.iter().any(|flag| flag.kind == *kind);
        let filter = SearchState::default().with(Facet::Flag, kind.id(), false);
        let mut link = search_link(&filter, kind.label());
        link.note = meaning(*kind).into();
        Bar { link, count: corpus.documents.iter().filter(has).count() }
    });
    let mut counts = counts(corpus);
    counts.push([&*text::count(total, "line"), " outside the articles"].concat());
    counts.push(text::count(corpus.topics.len(), "topic"));
    counts.push(text::count(corpus.sides.len(), "side"));
    AboutPage {
        corpus: &corpus.title,
        counts,
        furniture,
        flags: text::list(flags),
        versions: fill(
            "Concordance {}, data format {}",
            &[env!("CARGO_PKG_VERSION"), &corpus.format.to_string()],
        ),
    }
}

/// What a flag means, for readers.
fn meaning(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::AiRewritten => {
            "The page says that a machine wrote or rewrote it. Its words are not the original’s."
        }
        FlagKind::MachineTranslated => {
            "The page says or shows that a machine translated it. Its quotations are not what was said."
        }
        FlagKind::Undated => "The page states no date of publication, and none is guessed.",
        FlagKind::Truncated => "The text stops before its end.",
        FlagKind::Teaser => "Pointers to other articles stood between the paragraphs; they were taken out.",
        FlagKind::Empty => "The file holds no article.",
        FlagKind::EncodingDamage => "Some characters were damaged before the page came here.",
        FlagKind::NearDuplicate => "It tells the story of another document with few changes.",
        FlagKind::OffTopic => "It is on none of the topics of this corpus.",
        FlagKind::Republished => "The page says that it was published elsewhere first.",
        FlagKind::UnbalancedQuotes => {
            "A quotation mark has no partner, so a quotation may begin or end elsewhere."
        }
        FlagKind::EncodingGuessed => {
            "The file does not say how its letters are stored; some of them may be wrong."
        }
        FlagKind::HiddenCharacters => {
            "Invisible characters were taken out; the page as scraped shows them by name."
        }
        FlagKind::NoByline => "The page names no author.",
        FlagKind::NoPublisher => "The page does not say who published it first.",
    }
}

fn document_line(document: &Document, from: Option<&SearchState>, title_highlights: &[Span]) -> DocumentLine {
    let told = [FlagKind::Undated, FlagKind::NoPublisher, FlagKind::NoByline];
    let flags = document.flags.iter().filter(|flag| !told.contains(&flag.kind));
    DocumentLine {
        href: document_href(&document.slug, None, false, None, from),
        title: text::marked(document.name(), title_highlights),
        facts: facts(document),
        flags: text::list(flags.map(|flag| Link {
            href: String::new(),
            label: flag.kind.label().into(),
            note: flag.reason.clone(),
        })),
    }
}

/// "BNN Breaking, 29 December 2023".
fn facts(document: &Document) -> String {
    [publisher(document), ", ", &evidence::published(document)].concat()
}

fn publisher(document: &Document) -> &str {
    document.publisher.as_ref().map_or("publisher not stated", |publisher| &publisher.value)
}

/// The link to a document under its name; the note says who published it, and when.
pub fn document_link(document: &Document) -> Link {
    let href = document_href(&document.slug, None, false, None, None);
    Link { href, label: document.name().into(), note: facts(document) }
}

/// The link to a line of a page as it came.
pub fn line_link(document: &Document, line: u32) -> Link {
    let href = Screen::line_href(&document.slug, line);
    Link { href, label: text::lines(line, line), note: String::new() }
}

/// The link to a search.
pub fn search_link(state: &SearchState, label: &str) -> Link {
    Link { href: state.href(), label: label.into(), note: String::new() }
}

/// The link to a topic under its name; the note is what it is.
pub fn topic_link(topic: &Topic) -> Link {
    Link { href: Screen::topic_href(&topic.id), label: topic.label.clone(), note: topic.definition.clone() }
}

fn passage_topics(passage: &Passage, corpus: &Corpus) -> Vec<Link> {
    let link = |found: &TopicMatch| {
        let topic = corpus.topics.get(found.topic.index())?;
        let mut note = String::from("because of: ");
        for (n, span) in found.evidence.iter().enumerate() {
            if n > 0 {
                note.push_str(", ");
            }
            note.push_str(span.of(&passage.text));
        }
        Some(Link { href: Screen::topic_href(&topic.id), label: topic.label.clone(), note })
    };
    text::list(passage.topics.iter().filter_map(link))
}

/// "12 passages in 4 documents".
pub fn passages_in_documents(passages: usize, documents: usize) -> String {
    if passages == 0 {
        return "No passage found".into();
    }
    [&*text::count(passages, "passage"), " in ", &*text::count(documents, "document")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::Place;

    fn search(query: &str, room: Room) -> (SearchPage, Vec<String>) {
        let (screen, notices) = Screen::parse(query);
        let results = of(&screen, &notices, Open { marks: u32::MAX, ..Open::default() }, room);
        match results.body {
            Body::Search(page) => (*page, results.notices),
            other => panic!("{query} is {other:?}"),
        }
    }

    fn document(query: &str) -> (DocumentPage, Vec<String>) {
        let (screen, notices) = Screen::parse(query);
        let results = of(&screen, &notices, Open { marks: u32::MAX, ..Open::default() }, sample::room());
        match results.body {
            Body::Document(page) => (*page, results.notices),
            other => panic!("{query} is {other:?}"),
        }
    }

    /// One document with that many passages, all alike but for a number.
    fn long(passages: usize) -> Room {
        let mut corpus = sample::corpus();
        let first = corpus.documents.swap_remove(0);
        let passage = |n: usize| Passage {
            hash: n.to_string(),
            text: ["river number ", &n.to_string()].concat(),
            ..first.passages[0].clone()
        };
        let passages = (0..passages).map(passage).collect();
        corpus.documents = vec![Document { passages, ..first }];
        sample::room_of(corpus)
    }

    fn title(query: &str, room: Room) -> String {
        let (screen, notices) = Screen::parse(query);
        of(&screen, &notices, Open { marks: u32::MAX, ..Open::default() }, room).title
    }

    #[test]
    fn a_title_says_what_is_asked_and_what_is_shown() {
        for (query, expected) in [
            ("?", "Two valleys"),
            ("?q=%20dam%20", "“dam” · Two valleys"),
            ("?side=south&mode=reported&q=water", "South, reported, “water” · Two valleys"),
            ("?topic=-water&flag=undated", "not Water, undated · Two valleys"),
            ("?topic=water&topic=dams&topic=-salt", "Dams or Water, not Salt · Two valleys"),
            ("?topic=water&topic=dams&all=topic", "Dams and Water · Two valleys"),
            ("?date=2023-03..2023-12", "Published: March 2023 to December 2023 · Two valleys"),
            ("?doc=0-water", "Talks on water resume · Two valleys"),
            ("?doc=0-water&as=scraped", "Talks on water resume, as scraped · Two valleys"),
            ("?doc=0-water&line=6", "Talks on water resume, as scraped, line 6 · Two valleys"),
            ("?doc=0-water&p=aaaaaaaaaaa2", "Talks on water resume, passage 2 · Two valleys"),
            (
                "?doc=0-water&p=aaaaaaaaaaa1&mark=s16",
                "Talks on water resume, passage 1, Southtown · Two valleys",
            ),
            ("?view=topic&topic=dams", "Topic: Dams · Two valleys"),
            ("?view=topic", "Topics · Two valleys"),
            ("?view=topic&topic=moon", "No such topic · Two valleys"),
            ("?view=about", "About · Two valleys"),
        ] {
            assert_eq!(title(query, sample::room()), expected, "{query}");
        }
        assert_eq!(title("?q=river&page=3", long(120)), "“river”, page 3 · Two valleys");
    }

    #[test]
    fn a_typed_field_gives_the_title_of_its_choice() {
        let [typed, chosen] =
            ["?q=dam%20topic:water", "?q=dam&topic=water"].map(|query| title(query, sample::room()));
        assert_eq!(typed, chosen);
    }

    #[test]
    fn no_two_choices_have_one_title() {
        let mut corpus = sample::corpus();
        // A land that is a side, speaks, publishes, and is a name of a topic's page.
        corpus.entities[1].name = "South".into();
        corpus.documents[0].publisher = Some(Stated { value: "South".into(), line: 8, basis: String::new() });
        let room = sample::room_of(corpus);
        let (page, _) = search("?", room);
        let mut titles: Vec<String> = Vec::new();
        let values = page.facets.iter().flat_map(|facet| facet.values.iter().chain(&facet.more));
        let links = values.flat_map(|value| [Some(&value.include), value.exclude.as_ref()]).flatten();
        let views = ["?", "?view=about", "?view=topic", "?view=topic&topic=dams"];
        for href in links.map(|href| &**href).chain(views) {
            let title = title(href, room);
            assert!(!titles.contains(&title), "{href} is titled {title}, as another is");
            titles.push(title);
        }
        assert!(titles.len() > 20, "{titles:?}");
    }

    #[test]
    fn every_hit_stands_on_exactly_one_page() {
        let room = long(120);
        for query in ["?q=river", "?topic=water"] {
            let mut found = Vec::new();
            for (page, expected) in [(1, 20), (2, 20), (3, 20), (4, 20), (5, 20), (6, 20)] {
                let (page, _) = search(&[query, "&page=", &page.to_string()].concat(), room);
                let hits: Vec<_> = page.groups.iter().flat_map(|group| &group.hits).collect();
                assert_eq!((page.total, hits.len()), (120, expected));
                found.extend(
                    hits.into_iter().map(|hit| hit.pieces.iter().map(|p| p.text.clone()).collect::<String>()),
                );
            }
            found.sort();
            found.dedup();
            assert_eq!(found.len(), 120, "{query}");
        }
    }

    #[test]
    fn pages_lead_forth_and_back() {
        let labels = |query| {
            let (page, _) = search(query, long(50));
            let links = page.pages.into_iter().map(|link| (link.label, link.href));
            (page.place, links.collect::<Vec<_>>())
        };
        let next = |label: &str, page: &str| (label.into(), ["?q=river&page=", page].concat());
        assert_eq!(labels("?q=river"), ("1–20 of 50".into(), vec![next("Next 20", "2")]));
        let previous = ("Previous page".into(), "?q=river".into());
        assert_eq!(labels("?q=river&page=2"), ("21–40 of 50".into(), vec![previous, next("Next 10", "3")]));
        assert_eq!(labels("?q=river&page=3"), ("41–50 of 50".into(), vec![next("Previous page", "2")]));
        assert_eq!(
            labels("?q=number"),
            ("1–20 of 50".into(), vec![("Next 20".into(), "?q=number&page=2".into())])
        );
        assert_eq!(search("?q=river", long(20)).0.place, "");
    }

    /// Two hundred documents, each with a publisher and a speaker of its own.
    fn wide() -> Room {
        let mut corpus = sample::corpus();
        let first = corpus.documents.swap_remove(0);
        corpus.documents.clear();
        for n in 0..200 {
            let name = ["Ann No. ", &n.to_string()].concat();
            corpus.entities.push(corpus::Entity { name: name.clone(), ..corpus.entities[1].clone() });
            let mut document = Document { slug: n.to_string(), ..first.clone() };
            document.publisher = Some(Stated { value: name, line: 1, basis: String::new() });
            document.statements[0].speaker = Some(corpus::EntityId(corpus.entities.len() as u32 - 1));
            corpus.documents.push(document);
        }
        sample::room_of(corpus)
    }

    #[test]
    fn no_list_is_longer_than_a_page_of_it() {
        let (page, _) = search("?", wide());
        let overview = page.overview.expect("nothing is asked");
        assert_eq!((overview.dates.documents.len(), &*page.place), (20, "1–20 of 200"));
        assert_eq!(page.pages[0].href, "?page=2");
        for facet in &page.facets {
            assert!(facet.values.len() + facet.more.len() <= FEW + MORE, "{}", facet.key);
        }
        let (page, _) = search("?page=10", wide());
        assert_eq!(page.place, "181–200 of 200");
        let Body::Topic(topic) = of(&Screen::Topic("water".into()), &[], Open::default(), wide()).body else {
            panic!("a topic")
        };
        let shown: usize = topic.groups.iter().map(|group| group.hits.len()).sum();
        assert_eq!((topic.documents.len(), shown), (20, 20));
        assert_eq!(topic.all_documents.map(|link| link.label).as_deref(), Some("All 200 documents"));
    }

    #[test]
    fn a_value_that_is_not_listed_is_found_by_a_part_of_its_name() {
        let shown = |find: [&str; 2]| {
            let body = of(&Screen::default(), &[], Open { find, ..Open::default() }, wide()).body;
            let Body::Search(page) = body else { panic!("a search") };
            let speakers = page.facets.into_iter().find(|facet| facet.key == "speaker").expect("a facet");
            let more: Vec<String> = speakers.more.into_iter().map(|line| line.label).collect();
            (speakers.others, speakers.find, more)
        };
        let (others, find, more) = shown(["", ""]);
        assert_eq!((others, find.as_deref(), more.len()), (194, Some(""), MORE));
        let (_, find, more) = shown(["speaker", " no. 19"]);
        assert_eq!(find.as_deref(), Some("no. 19"));
        assert_eq!(more.len(), 11, "{more:?}");
        assert!(more.iter().all(|name| name.starts_with("Ann No. 19")), "{more:?}");
        assert_eq!(shown(["by", "19"]), shown(["", ""]), "it is looked for in another facet");
    }

    #[test]
    fn a_page_beyond_the_last_shows_the_last_and_says_so() {
        for far in ["7", "4294967295"] {
            let (page, notices) = search(&["?q=river&page=", far].concat(), long(120));
            let hits: usize = page.groups.iter().map(|group| group.hits.len()).sum();
            assert_eq!((hits, notices.len()), (20, 1), "{far}");
        }
    }

    #[test]
    fn an_unknown_filter_is_told_and_dropped() {
        let (page, notices) = search("?q=dam&topic=moon&topic=-dams&flag=x", sample::room());
        assert_eq!(notices.len(), 2);
        assert!(notices[0].contains("“moon”") && notices[1].contains("“x”"));
        assert_eq!(choices_in_words(&page.chosen), ["not Dams"]);
        let (page, notices) = search("?topic=moon", sample::room());
        assert!(page.overview.is_some() && notices.len() == 1);
    }

    #[test]
    fn a_filter_leads_to_what_it_counts() {
        let room = sample::room();
        let mut counted = [0, 0, 0, 0];
        for query in [
            "?q=dam",
            "?topic=water",
            "?q=talks&topic=-dams",
            "?q=dam%20topic:water%20AND%20topic:dams",
            "?date=2023-01..2023-12",
            "?side=south&side=north&any=side",
            "?topic=water&topic=dams&all=topic&mode=reported",
            "?",
        ] {
            let (page, _) = search(query, room);
            for value in page.facets.iter().flat_map(|facet| facet.values.iter().chain(&facet.more)) {
                let there = search(&value.include, room).0.total;
                let count: usize = value.count.trim_start_matches('+').parse().expect("a number");
                let adds = value.count.starts_with('+');
                let (expected, kind) = match value.chosen {
                    None if adds => (page.total + count, 0),
                    None => (count, 1),
                    Some(true) => (page.total + count, 2),
                    Some(false) => (there, 3),
                };
                assert_eq!(there, expected, "{query} with {}", value.label);
                assert!(count > 0 || value.chosen.is_some(), "{query} lists {} for nothing", value.label);
                counted[kind] += 1;
                if let (Some(href), false) = (&value.exclude, adds) {
                    let without = search(href, room).0.total;
                    assert_eq!(without, page.total - count, "{query} without {}", value.label);
                }
            }
        }
        assert!(counted.iter().all(|&count| count > 0), "{counted:?}");
    }

    #[test]
    fn a_facet_shows_the_values_with_most_passages_and_what_is_chosen() {
        let mut corpus = sample::corpus();
        let topic = |n: usize| Topic {
            id: ["t", &n.to_string()].concat(),
            label: ["T", &n.to_string()].concat(),
            definition: String::new(),
            parent: None,
        };
        corpus.topics = (0..9).map(topic).collect();
        // Topic 8 has most passages, topic 0 none.
        for (n, passage) in
            corpus.documents.iter_mut().flat_map(|document| &mut document.passages).enumerate()
        {
            let topics = (1..9).filter(|topic| topic % 4 >= n || *topic == 8);
            passage.topics =
                topics.map(|topic| TopicMatch { topic: TopicId(topic as u32), evidence: vec![] }).collect();
        }
        let room = sample::room_of(corpus);
        let shown = |query: &str| {
            let (page, _) = search(query, room);
            let labels = |lines: &[FacetLine]| {
                lines.iter().map(|line| line.label.clone()).collect::<Vec<_>>().join(" ")
            };
            [labels(&page.facets[0].values), labels(&page.facets[0].more)]
        };
        assert_eq!(shown("?"), ["T1 T2 T3 T6 T7 T8", "T4 T5"]);
        assert_eq!(shown("?topic=-t0&topic=-t1&topic=-t4"), ["T0 T1 T3 T4 T7 T8", "T2 T6"]);
    }

    #[test]
    fn several_choices_are_said_in_words_and_can_be_asked_for_in_the_other_way() {
        let room = sample::room();
        let said = |query: &str| {
            let (page, _) = search(query, room);
            let switch = page.chosen.iter().find_map(|chosen| chosen.switch.clone()).unwrap_or_default();
            (choices_in_words(&page.chosen).join(", "), switch.label, switch.href)
        };
        let expect = |words: &str, label: &str, href: &str| (words.into(), label.into(), href.into());
        assert_eq!(said("?mode=reported&side=south"), expect("South, reported", "", ""));
        assert_eq!(
            said("?topic=water&topic=dams&any=topic"),
            expect("Dams or Water", "Ask for both", "?topic=dams&topic=water&all=topic")
        );
        assert_eq!(
            said("?q=dam%20topic:water%20AND%20topic:dams%20-topic:salt"),
            expect(
                "Dams and Water, not Salt",
                "Ask for either",
                "?q=dam%20&topic=dams&topic=-salt&topic=water&any=topic"
            )
        );
        assert_eq!(said("?topic=water&topic=dams&topic=salt&any=topic").1, "Ask for all");
        assert_eq!(said("?date=2023&date=2022"), expect("2022 or 2023", "", ""));
    }

    #[test]
    fn two_values_find_what_has_either_or_both() {
        let total = |query| search(query, sample::room()).0.total;
        assert_eq!([total("?topic=water"), total("?topic=dams")], [3, 2]);
        assert_eq!(
            [total("?topic=water&topic=dams&any=topic"), total("?topic=water&topic=dams&all=topic")],
            [4, 1]
        );
    }

    #[test]
    fn an_old_link_says_what_it_meant_and_leads_there() {
        let room = sample::room();
        let (page, notices) = search("?q=dam&topic=water&topic=dams", room);
        assert!(notices.is_empty());
        let [line] = &page.instead[..] else { panic!("one line") };
        assert!(line.note.contains("any of them") && line.note.contains("all of them"), "{}", line.note);
        assert_eq!(line.href, "?q=dam&topic=dams&topic=water&all=topic");
        assert_eq!(search(&line.href, room).0.instead, []);
        for said in
            ["?by=none&by=valley-news", "?topic=water&topic=moon", "?topic=water&topic=dams&any=topic"]
        {
            assert_eq!(search(said, room).0.instead, [], "{said}");
        }
    }

    fn chips(page: &SearchPage) -> Vec<(&str, &str)> {
        let links = page.chosen.iter().flat_map(|facet| &facet.values);
        links.map(|link| (&*link.label, &*link.href)).collect()
    }

    #[test]
    fn a_typed_field_is_the_same_choice_as_a_button() {
        let room = sample::room();
        let (typed, _) = search("?q=dam%20topic:water%20-side:south", room);
        let (chosen, _) = search("?q=dam%20&topic=water&side=-south", room);
        assert_eq!(typed.total, chosen.total);
        assert_eq!(chips(&typed), chips(&chosen));
        assert_eq!(
            chips(&typed),
            [("Water", "?q=dam%20&side=-south"), ("not South", "?q=dam%20&topic=water")]
        );
        assert_eq!(typed.facets[0].values[0].include, "?q=dam%20&side=-south");
    }

    #[test]
    fn a_link_may_name_a_filter_as_a_reader_types_it() {
        let room = sample::room();
        let (page, notices) = search("?topic=Water&date=2023", room);
        assert_eq!(
            (notices.len(), page.total),
            (0, search("?topic=water&date=2023-01..2023-12", room).0.total)
        );
        assert_eq!(chips(&page)[0].0, "Water");
    }

    #[test]
    fn a_range_of_dates_is_said_in_words() {
        let (page, notices) = search("?date=2023-03..2023-12", sample::room());
        assert_eq!(chips(&page), [("March 2023 to December 2023", "?")]);
        assert_eq!((page.total, notices.len()), (2, 0));
    }

    #[test]
    fn what_is_misread_is_marked_and_said() {
        let (page, _) = search("?q=dam%20topic:moon", sample::room());
        let marked: Vec<_> = page.misread.iter().map(|piece| (&*piece.text, piece.hit)).collect();
        assert_eq!(marked, [("dam ", false), ("topic:moon", true)]);
        assert!(page.warnings[0].starts_with("“topic:moon”: "), "{:?}", page.warnings);
        assert_eq!(search("?q=dam", sample::room()).0.misread, []);
    }

    /// The lines that say what is shown in place of words.
    fn lines(query: &str, room: Room) -> Vec<(String, String)> {
        search(query, room).0.instead.into_iter().map(|line| (line.note, line.href)).collect()
    }

    #[test]
    fn a_corrected_word_is_said_with_a_way_to_the_very_word() {
        let shown = lines("?q=Nothtown%20dam%20&topic=dams", sample::room());
        let said = "No passage has “Nothtown”. Showing results for northtown.";
        assert_eq!(shown, [(said.into(), "?q=%22Nothtown%22%20dam%20&topic=dams".into())]);
        let unknown = lines("?q=xyzzy", sample::room());
        assert_eq!(unknown, [("No passage has “xyzzy”.".into(), String::new())]);
        assert_eq!(lines("?q=dam", sample::room()), []);
    }

    #[test]
    fn a_synonym_is_said_in_words_of_the_corpus() {
        let mut corpus = sample::corpus();
        corpus.synonyms = "shut close".into();
        let shown = lines("?q=shut%20", sample::room_of(corpus));
        assert_eq!(shown[0].0, "No passage has “shut”; showing closed, about the same in meaning.");
    }

    #[test]
    fn another_name_is_said_in_the_words_that_stand_in_the_text() {
        let mut corpus = sample::corpus();
        corpus.entities[1].name = "Sudstadt".into();
        corpus.entities[1].aliases = vec!["Sydstad".into()];
        for typed in ["Sudstadt", "Sydstad"] {
            let shown = lines(&["?q=", typed].concat(), sample::room_of(corpus.clone()));
            let said = ["No passage has “", typed, "”; showing Southtown, another name for it."].concat();
            assert_eq!(shown[0].0, said);
        }
    }

    #[test]
    fn what_no_page_names_is_not_what_it_is_related_to() {
        let mut corpus = sample::corpus();
        corpus.entities[0].role = Some("town on the road to Eastvale".into());
        corpus.entities.push(corpus::Entity {
            name: "Eastvale".into(),
            side: None,
            ..corpus.entities[1].clone()
        });
        let room = sample::room_of(corpus);
        assert_eq!(search("?q=Eastvale", room).0.total, 0);
        let shown = lines("?q=Eastvale&topic=dams", room);
        let related = "Related to it, but not the same:".into();
        assert_eq!(
            shown,
            [
                ("No page names “Eastvale”.".into(), String::new()),
                (related, "?q=%22Northtown%22%20&topic=dams".into())
            ]
        );
    }

    #[test]
    fn why_a_hit_is_one_is_told_when_asked() {
        let (screen, _) = Screen::parse("?q=dams%20zebra");
        let why =
            |open: &str| match of(&screen, &[], Open { why: open, ..Open::default() }, sample::room()).body {
                Body::Search(page) => page.groups[0].hits[0].clone(),
                other => panic!("{other:?}"),
            };
        let hit = why("");
        assert!(hit.why.is_empty());
        let [[words, numbers], score] = &why(&hit.name).why[..] else { panic!("one reason and the score") };
        assert_eq!(words, "“dams”: a common word, once in the text, once in the title or byline");
        assert!(numbers.starts_with("found as dam; rarity "), "{numbers}");
        assert_eq!(score[0].replace("Score ", ""), numbers.rsplit(' ').next().unwrap_or_default());
        let (page, _) = search("?topic=dams", sample::room());
        assert!(!page.groups[0].hits[0].is_scored, "without words there is nothing to tell");
    }

    #[test]
    fn the_ways_out_of_nothing_say_what_is_to_blame_and_what_is_left_without_it() {
        let room = sample::room();
        let ways = |query: &str| {
            let (page, _) = search(query, room);
            for way in &page.ways_out[..page.ways_out.len() - 1] {
                let there = search(&way.href, room).0;
                assert!(
                    way.label.ends_with(&[": ", &*text::count(there.total, "passage")].concat()),
                    "{query}: {way:?}"
                );
                assert!(there.total > 0);
            }
            page.ways_out.into_iter().map(|way| way.label).collect::<Vec<_>>()
        };
        assert_eq!(
            ways("?q=dam%20-dry%20-asked"),
            [
                "Try without “-dry”: 1 passage",
                "Try without “-asked”: 1 passage",
                "Try without “dam”: 1 passage",
                "Back to the overview"
            ]
        );
        // The words alone find nothing, so nobody is told to keep them.
        assert_eq!(
            ways("?q=zebra&topic=water&side=-south"),
            ["Try without “zebra”: 2 passages", "Back to the overview"]
        );
        assert_eq!(ways("?q=dam&topic=salt"), ["Try without “Salt”: 2 passages", "Back to the overview"]);
        assert_eq!(ways("?q=zebra"), ["Back to the overview"]);
    }

    #[test]
    fn filters_alone_give_passages_in_corpus_order() {
        let (page, _) = search("?topic=water", sample::room());
        let hits: Vec<_> = page.groups.iter().flat_map(|group| &group.hits).map(|hit| &*hit.href).collect();
        assert_eq!(hits[0], "?doc=0-water&p=aaaaaaaaaaa1&topic=water");
        assert_eq!(hits.len(), 3);
    }

    #[test]
    fn lines_of_the_page_stay_in_order() {
        let (page, _) = document("?doc=0-water&as=scraped");
        let numbers: Vec<_> = page.lines.iter().map(|line| &*line.number).collect();
        assert_eq!(numbers, ["1", "2", "3", "5", "6", "8"]);
        let (page, notices) = document("?doc=0-water&line=6");
        assert_eq!(
            page.lines.iter().filter(|line| line.target).map(|line| &*line.number).collect::<Vec<_>>(),
            ["6"]
        );
        assert!(notices.is_empty());
        assert_eq!(document("?doc=0-water&line=7").1.len(), 1);
    }

    #[test]
    fn a_hit_carries_the_statements_in_it() {
        let (page, _) = search("?side=south", sample::room());
        let hit = &page.groups[0].hits[0];
        let [line] = &hit.statements[..] else { panic!("one statement in {hit:?}") };
        assert_eq!(line.speaker, "Southtown");
        assert_eq!(line.facts, ["South", "reported", "day not told, page of 29 December 2023"]);
        assert_eq!(line.href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16&side=south");
        assert_eq!((&*line.not_verbatim, &*line.words), ("", ""));
        let marked: Vec<_> =
            hit.pieces.iter().filter(|piece| piece.mark.is_some()).map(|p| &*p.text).collect();
        assert_eq!(marked, ["for water"]);
        let (page, _) = search("?q=dam", sample::room());
        assert!(page.groups[0].hits[0].is_own, "nobody says anything there");
    }

    #[test]
    fn the_snippet_is_cut_around_the_statement_that_was_asked_for() {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let filler = "This is a sentence about nothing at all that is sixty long. ".repeat(8);
        document.passages[0].text = [&filler, &*document.passages[0].text, " ", &filler].concat();
        let moved = |place: &mut Place| {
            place.span.start += filler.len() as u32;
            place.span.end += filler.len() as u32;
        };
        let statement = &mut document.statements[0];
        statement.content.iter_mut().chain(&mut statement.words).for_each(moved);
        let room = sample::room_of(corpus);
        let shown = |query: &str| {
            let hit = search(query, room).0.groups[0].hits[0].clone();
            (
                hit.pieces.into_iter().map(|piece| piece.text).collect::<String>(),
                hit.statements[0].words.clone(),
            )
        };
        let (pieces, words) = shown("?side=south");
        assert!(pieces.starts_with("… Southtown asked for water. This is"), "{pieces}");
        assert_eq!(words, "", "they are in the snippet");
        let (pieces, words) = shown("?q=nothing");
        assert!(pieces.starts_with("This is a sentence"), "{pieces}");
        assert_eq!(words, "Southtown asked for water.");
    }

    #[test]
    fn a_sentence_that_two_statements_share_is_shown_once() {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let filler = "This is a sentence about nothing at all that is sixty long. ".repeat(8);
        let text = &mut document.passages[0].text;
        let start = text.len() + 1 + filler.len();
        *text = [text, " ", &*filler, "Ann asked for bread and for salt."].concat();
        let place = |start: usize, end: usize| Place { passage: 0, span: Span::new(start, end) };
        for content in [place(start + 14, start + 19), place(start + 24, start + 32)] {
            document.statements.push(Statement {
                content: vec![content],
                words: vec![place(start, start + 33)],
                ..document.statements[0].clone()
            });
        }
        let (page, _) = search("?q=water", sample::room_of(corpus));
        let words: Vec<&str> =
            page.groups[0].hits[0].statements.iter().map(|statement| &*statement.words).collect();
        assert_eq!(words, ["", "Ann asked for bread and for salt.", ""]);
    }

    #[test]
    fn what_is_copied_names_its_source_and_its_flaws() {
        let room = sample::room();
        let copied = citation("1-dam", "bbbbbbbbbbb1", "https://host/room/", "2024-05-06", room);
        assert_eq!(
            copied.as_deref(),
            Some(
                "Nobody asked the dam, “not even me”.\n\
                 — A dam too far. publisher not stated, no date stated. 1-dam.txt, line 2.\n\
                 https://host/room/?doc=1-dam&p=bbbbbbbbbbb1\n\
                 Read on 6 May 2024.\n\
                 Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s."
            )
        );
        assert_eq!(citation("1-dam", "000000000000", "", "", room), None);
    }

    #[test]
    fn a_month_is_wider_than_a_day_and_a_year_than_a_month() {
        let mut corpus = sample::corpus();
        for (document, date) in corpus.documents.iter_mut().zip(["2024", "2023-01", "2023-12-31"]) {
            document.date = Some(Stated { value: date.into(), line: 1, basis: String::new() });
        }
        let strip = date_strip(Box::leak(Box::new(corpus)), 1);
        assert_eq!((strip.years, strip.marks), (vec![2023, 2024], vec![(500, 500), (0, 41), (498, 1)]));
        let dates: Vec<&str> = strip.documents.iter().map(|line| &*line.date).collect();
        assert_eq!(dates, ["January 2023", "31 December 2023", "2024"]);
        assert!(strip.documents.iter().all(|line| line.open.is_empty()));
    }

    /// `file: order` of documents that are dated `2024-03-01` or published between `2024-03-01..2024-03-09`, either end
    /// of which may be missing.
    fn ordered(published: &[&str]) -> Vec<String> {
        let document = |(at, published): (usize, &&str)| {
            let mut document = Document { file: at.to_string(), ..Document::default() };
            match published.split_once("..") {
                None => {
                    let (value, basis) = ((*published).into(), String::new());
                    document.date = Some(Stated { value, line: 1, basis });
                }
                Some((first, last)) => {
                    let day = |day: &str| (!day.is_empty()).then(|| day.to_owned());
                    let (earliest, latest) = (day(first), day(last));
                    document.window = Some(corpus::Window { earliest, latest, ..corpus::Window::default() });
                }
            }
            document
        };
        let documents = published.iter().enumerate().map(document).collect();
        let strip = date_strip(Box::leak(Box::new(Corpus { documents, ..sample::empty() })), 1);
        let name = |line: DatedLine| {
            let name: String = line.document.title.iter().map(|piece| &*piece.text).collect();
            let open = line.open.trim_start_matches("order open").trim_matches([':', ' ']);
            if open.is_empty() { name } else { [&name, " ", open].concat() }
        };
        strip.documents.into_iter().map(name).collect()
    }

    #[test]
    fn documents_stand_in_the_order_that_follows_and_say_where_it_is_open() {
        assert_eq!(ordered(&["2024-03-05", "2024-03-01", "2024-02"]), ["2", "1", "0"]);
        // Windows that end before the next one begins leave no doubt, the others do.
        assert_eq!(ordered(&["2024-03-05", "2024-02-01..2024-02-09"]), ["1", "0"]);
        assert_eq!(
            ordered(&["2024-03-05", "2024-02-01..2024-03-09", "2023"]),
            ["2", "1 against 1 of the others", "0"]
        );
        // A page of March 2024 may be of its last day.
        assert_eq!(
            ordered(&["2024-03", "2024-03-31..2024-04-02"])[1],
            "1 may be before or after any of the others"
        );
        // Known at one end.
        assert_eq!(
            ordered(&["2024-03-05", "2024-01-01..", "2023-12-31"]),
            ["2", "0", "1 against 1 of the others"]
        );
        assert_eq!(ordered(&["2024-03-05", "..2024-03-04"]), ["1", "0"]);
        // Known at none: behind the others, and it says so.
        assert_eq!(
            ordered(&["..", "2024-02-01..2024-02-09", "2024-03-05"]),
            ["1", "2", "0 may be before or after any of the others"]
        );
        assert_eq!(ordered(&[".."]), ["0"]);
    }

    #[test]
    fn what_changes_how_one_reads_is_told_first() {
        let mut corpus = sample::corpus();
        let flag = |kind, line| corpus::Flag { kind, reason: "so it says".into(), lines: vec![line] };
        corpus.documents[1].flags = vec![
            flag(FlagKind::AiRewritten, 4),
            flag(FlagKind::MachineTranslated, 3),
            flag(FlagKind::Undated, 1),
            flag(FlagKind::Truncated, 2),
            flag(FlagKind::NoByline, 1),
        ];
        let (screen, _) = Screen::parse("?doc=1-dam");
        let Body::Document(page) = of(&screen, &[], Open::default(), sample::room_of(corpus)).body else {
            panic!("no document")
        };
        let told = page.flags.iter().filter(|flag| !flag.warning.is_empty());
        let told = text::list(told.map(|flag| &*flag.warning));
        let [both, "Date not stated", "Cut short: so it says"] = told[..] else { panic!("{told:?}") };
        assert!(both.starts_with("Not verbatim: machine-translated and rewritten by AI"));
        let more = text::list(page.flags.iter().map(|flag| flag.label).filter(|label| !label.is_empty()));
        assert_eq!(more, ["rewritten by AI", "machine-translated", "no author named"]);
    }

    #[test]
    fn the_dots_of_a_snippet_keep_what_they_stand_for() {
        let (text, window) = ("one two three", Span::new(4, 7));
        let shown = with_ellipses(text::pieces(text, window, &[], &[], &[]), window, text);
        let shown = text::list(shown.iter().map(|piece| (&*piece.text, &*piece.rest)));
        assert_eq!(shown, [("… ", "one "), ("two", ""), (" …", " three")]);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web_address("https://a") && is_web_address("HTTP://a"));
        assert!(
            !is_web_address("javascript:alert(1)") && !is_web_address("é") && !is_web_address(" https://a")
        );
    }
}
