//! What the URL says: which view, which query, which passage.
//!
//! The whole state of a view is one [`Screen`], and a [`Screen`] is one query string. Reading is
//! total: unknown keys vanish, bad values become defaults with a notice that the reader sees.
//! Writing is canonical: equal screens have equal links. Whether a slug, a hash or a filter value
//! exists is not known here; [`crate::page`] finds out.

use corpus::{Document, EntityKind, limits};
use search::{Facet, Filter, Query};

use crate::text::{self, fill};
use crate::trace;

/// How many filters of a link count.
const MOST_FILTERS: usize = limits::LINK_FILTERS;

/// How many bytes of a value of a link count: as many as the words of a query that count may have, and some.
const MOST_BYTES: usize = limits::LINK_BYTES;

/// How many notices a link can give; whoever gets as many needs no more.
const MOST_NOTICES: usize = 8;

/// What the reader looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The search page; the overview when nothing is asked.
    Search(SearchState),
    /// One document.
    Document(DocumentState),
    /// One topic by its id; the list of topics when the id is empty.
    Topic(String),
    /// The statements of what a search finds, as a table.
    Statements(TableState),
    /// Which side says what on which topic.
    Positions(PositionsState),
    /// What happened, was said and was published when.
    Timeline(TimelineState),
    /// Every place of some words, or of what names somebody or something, with the words around it.
    Concordance(ConcordanceState),
    /// The names in the pages.
    Names(NamesState),
    /// One of them, by its name in links.
    Name(String),
    /// Two things held against each other.
    Compare(CompareState),
    /// What the reader has collected, or somebody has sent.
    Dossier,
    /// Method, limits, counts.
    About,
}

/// A query with the page of hits to show. Filters are kept sorted, one for each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchState {
    /// What was typed, untouched.
    pub text: String,
    /// Chosen filters, sorted; change them through [`SearchState::with`] and [`SearchState::without`].
    pub filters: Vec<Filter>,
    /// The facets of which all included values are asked for, sorted; each has several. Change them through
    /// [`SearchState::joined`].
    pub all: Vec<Facet>,
    /// The link has several values of a facet and does not say whether any or all of them are asked for: before December
    /// 2026 no link did, and it meant all.
    pub unmarked: bool,
    /// Which page of hits, from 1.
    pub page: usize,
}

/// A table of statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    /// The search whose statements they are; its page is the table's.
    pub search: SearchState,
    /// What they are sorted by; nothing is the order of the documents.
    pub sort: Option<Column>,
    /// From the last to the first.
    pub is_falling: bool,
    /// Only those whose words are not the speaker's own.
    pub is_indirect: bool,
}

/// What a table of statements has of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Who says it.
    Speaker,
    /// For which side.
    Side,
    /// What is done by it, and how it is told.
    Told,
    /// The words.
    Words,
    /// When it was said.
    Said,
    /// On which page.
    Document,
    /// When that was published.
    Published,
    /// On which topics.
    Topic,
}

impl Column {
    /// Every column, from the left to the right.
    pub const ALL: [Self; 8] = [
        Self::Speaker,
        Self::Side,
        Self::Told,
        Self::Words,
        Self::Said,
        Self::Document,
        Self::Published,
        Self::Topic,
    ];

    /// Their names in links.
    const KEYS: [&'static str; 8] =
        ["speaker", "side", "told", "words", "said", "document", "published", "topic"];
}

/// A concordance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConcordanceState {
    /// The words, and what else a search can ask for; its page is the concordance's.
    pub search: SearchState,
    /// The slug of an entity whose mentions are shown in place of words; empty for none.
    pub name: String,
    /// What the lines are sorted by; nothing is the order of the text.
    pub sort: Option<Order>,
    /// From the last to the first.
    pub is_falling: bool,
}

/// What the lines of a concordance can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The document.
    Document,
    /// When that was published.
    Date,
    /// The words before, from the nearest on.
    Left,
    /// The words behind.
    Right,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Document, Self::Date, Self::Left, Self::Right];

    /// Their names in links.
    const KEYS: [&'static str; 4] = ["document", "date", "left", "right"];
}

/// Two things to be held against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareState {
    /// The first, as it is typed into the search box: `in:` and a document, `side:` and a side, words; empty while none is
    /// chosen.
    pub a: String,
    /// The second.
    pub b: String,
    /// What is asked of both.
    pub search: SearchState,
}

impl CompareState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.add("view", "compare");
        for (key, text) in [("a", &self.a), ("b", &self.b)] {
            if !text.is_empty() {
                link.add(key, text);
            }
        }
        link.search(&self.search);
        link.0
    }
}

impl ConcordanceState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.add("view", "concordance");
        if !self.name.is_empty() {
            link.add("name", &self.name);
        }
        link.sort(self.sort.map(|order| Order::KEYS[order as usize]), self.is_falling);
        link.search(&self.search);
        link.0
    }

    /// The same of other words, from the first page.
    #[must_use]
    pub fn with_text(&self, text: String) -> Self {
        Self { search: self.search.with_text(text), name: String::new(), ..*self }
    }

    fn read(own: &Own, search: SearchState, notices: &mut Vec<String>) -> Self {
        let (order, is_falling) = sorted_by(own.value("sort"), &Order::KEYS, notices);
        let sort = order.and_then(|order| Order::ALL.get(order).copied());
        let mut name = own.value("name");
        if !name.is_empty() && !search.text.is_empty() {
            notices.push("The link has words and a name; you see the words.".into());
            name = "";
        }
        Self { search, name: name.into(), sort, is_falling }
    }
}

impl TableState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.add("view", "statements");
        link.sort(self.sort.map(|column| Column::KEYS[column as usize]), self.is_falling);
        if self.is_indirect {
            link.add("verbatim", "no");
        }
        link.search(&self.search);
        link.0
    }

    fn read(own: &Own, search: SearchState, notices: &mut Vec<String>) -> Self {
        let (column, is_falling) = sorted_by(own.value("sort"), &Column::KEYS, notices);
        let sort = column.and_then(|column| Column::ALL.get(column).copied());
        Self { search, sort, is_falling, is_indirect: own.is("verbatim", "no", "all statements", notices) }
    }
}

/// Sides by topics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionsState {
    /// The search whose statements they are.
    pub search: SearchState,
    /// Rows and columns with most statements stand first; else all are in the order of the corpus.
    pub is_by_count: bool,
    /// Sides and topics of which there is no statement have their columns and rows, too.
    pub has_silent: bool,
    /// Columns and rows that are not shown, `side.ID` and `topic.ID`.
    pub hidden: Vec<String>,
    /// The cell that is open, `TOPIC.SIDE`; empty for none.
    pub cell: String,
}

/// A timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineState {
    /// The search whose passages and statements it shows; its page is the list's.
    pub search: SearchState,
    /// Only this time: `2023`, `2023-03` or `2023-03..2024`; empty for all.
    pub range: String,
    /// What its lanes are.
    pub lanes: Lanes,
}

/// What the lanes of a timeline are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    /// Pages, what they tell of, and what was said.
    #[default]
    Kinds,
    /// Sides.
    Sides,
    /// The topics within one, by its id.
    Topics(String),
}

impl TimelineState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.add("view", "timeline");
        if !self.range.is_empty() {
            link.add("range", &self.range);
        }
        match &self.lanes {
            Lanes::Kinds => {}
            Lanes::Sides => link.add("lanes", "side"),
            Lanes::Topics(topic) => link.add("lanes", topic),
        }
        link.search(&self.search);
        link.0
    }

    fn read(own: &Own, search: SearchState) -> Self {
        let lanes = match own.value("lanes") {
            "" => Lanes::Kinds,
            "side" => Lanes::Sides,
            topic => Lanes::Topics(topic.into()),
        };
        Self { search, range: own.value("range").into(), lanes }
    }
}

impl PositionsState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = self.link();
        link.search(&self.search);
        link.0
    }

    /// The link to it without its search.
    fn link(&self) -> Link {
        let mut link = Link::default();
        link.add("view", "positions");
        if !self.cell.is_empty() {
            link.add("cell", &self.cell);
        }
        if self.is_by_count {
            link.add("order", "count");
        }
        if self.has_silent {
            link.add("silent", "shown");
        }
        for hidden in &self.hidden {
            link.add("hide", hidden);
        }
        link
    }

    fn read(own: &Own, search: SearchState, notices: &mut Vec<String>) -> Self {
        let mut hidden = text::list(own.all("hide").take(MOST_FILTERS).map(String::from));
        hidden.sort_unstable();
        hidden.dedup();
        Self {
            search: SearchState { page: 1, ..search },
            is_by_count: own.is("order", "count", "the order of the corpus", notices),
            has_silent: own.is("silent", "shown", "what somebody says something on", notices),
            hidden,
            cell: own.value("cell").into(),
        }
    }
}

/// A list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesState {
    /// Only those of a kind.
    pub kind: Option<EntityKind>,
    /// In the order of the alphabet; else those that are named most often come first.
    pub is_by_name: bool,
    /// Which page of it, from 1.
    pub page: usize,
}

impl Default for NamesState {
    fn default() -> Self {
        Self { kind: None, is_by_name: false, page: 1 }
    }
}

impl NamesState {
    /// The link to it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.add("view", "names");
        if let Some(kind) = self.kind {
            link.add("kind", kind.id());
        }
        if self.is_by_name {
            link.add("sort", "name");
        }
        link.page(self.page);
        link.0
    }

    fn read(own: &Own, page: usize, notices: &mut Vec<String>) -> Self {
        let kind = EntityKind::from_id(own.value("kind"));
        if kind.is_none() && !own.value("kind").is_empty() {
            notices.push(bad("kind", own.value("kind"), "a kind of name", "all"));
        }
        Self { kind, is_by_name: own.is("sort", "name", "first what is named most", notices), page }
    }
}

/// A document with the place to open it at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentState {
    /// Its name in URLs.
    pub slug: String,
    /// The hash of the passage to show.
    pub passage: Option<String>,
    /// The mark in it whose card is open; empty for none.
    pub mark: String,
    /// The trace of the passage, by which it is found again after an edit; empty where the link carries none.
    pub was: String,
    /// The words in the passage that the link is for, behind the byte at which they begin: "120.the first words"; empty for
    /// none.
    pub words: String,
    /// The last of them, where those are only the first.
    pub to: String,
    /// Show the page as it came, line by line, rather than the clean text.
    pub scraped: bool,
    /// The source line to show; only of the page as it came.
    pub line: Option<u32>,
    /// The search that led here: its words are marked, and the way back leads to it.
    pub from: SearchState,
}

impl Default for SearchState {
    fn default() -> Self {
        Self { text: String::new(), filters: Vec::new(), all: Vec::new(), unmarked: false, page: 1 }
    }
}

impl Default for Screen {
    fn default() -> Self {
        Self::Search(SearchState::default())
    }
}

impl Screen {
    /// Whether what shows it is in the annex of the program, which is loaded behind the first list.
    pub const fn is_in_annex(&self) -> bool {
        !matches!(self, Self::Search(_))
    }
}

impl DocumentState {
    /// The link to it in one of its two looks, and to a line of it.
    pub fn href(&self, scraped: bool, line: Option<u32>) -> String {
        let mut link = Link::default();
        link.add("doc", &self.slug);
        if let Some(hash) = &self.passage {
            link.add("p", hash);
            let in_passage =
                [("mark", &self.mark), ("was", &self.was), ("words", &self.words), ("to", &self.to)];
            for (key, value) in in_passage {
                if !value.is_empty() && (key == "was" || !scraped) {
                    link.add(key, value);
                }
            }
        }
        link.lines(scraped, line);
        link.search(&self.from);
        link.0
    }

    /// A passage of a document, and in it the card of a mark, with its trace.
    pub fn lasting(document: &Document, passage: usize, mark: &str) -> Self {
        Self {
            slug: document.slug.clone(),
            passage: document.passages.get(passage).map(|passage| passage.hash.clone()),
            mark: mark.into(),
            was: trace::trace(document, passage),
            ..Self::default()
        }
    }

    /// The link to a passage of it, without what concerns another one.
    #[must_use]
    pub fn at(&self, hash: &str, mark: String) -> Self {
        Self {
            passage: Some(hash.into()),
            mark,
            was: String::new(),
            words: String::new(),
            to: String::new(),
            ..self.clone()
        }
    }

    /// The link to where Escape leads: the document without the open card, or else the results that it was opened from.
    pub fn back(&self) -> String {
        if self.mark.is_empty() { self.from.href() } else { self.without_mark() }
    }

    /// The link to its passage without a card.
    pub fn without_mark(&self) -> String {
        self.at(self.passage.as_deref().unwrap_or_default(), String::new()).href(false, None)
    }
}

impl SearchState {
    /// Whether nothing is asked: neither words nor filters.
    pub fn is_empty(&self) -> bool {
        self.filters.is_empty() && self.text.trim().is_empty()
    }

    /// The query for the searcher.
    pub fn query(&self) -> Query {
        Query { text: self.text.clone(), filters: self.filters.clone(), all: self.all.clone() }
    }

    /// The link to the screen that shows it.
    pub fn href(&self) -> String {
        let mut link = Link::default();
        link.search(self);
        link.0
    }

    /// The same with other words, from the first page.
    #[must_use]
    pub fn with_text(&self, text: String) -> Self {
        Self { text: shortened(text), page: 1, unmarked: false, ..self.clone() }
    }

    /// The same on another page.
    #[must_use]
    pub fn on_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same with the value included or excluded, from the first page; an older choice for the value goes.
    #[must_use]
    pub fn with(&self, facet: Facet, value: &str, exclude: bool) -> Self {
        let mut next = self.without(facet, value);
        let filter = Filter { facet, value: value.into(), exclude };
        let at = next.filters.partition_point(|other| *other < filter);
        next.filters.insert(at, filter);
        next.all.clone_from(&self.all);
        next.keep_several();
        next
    }

    /// The same without any choice for the value, from the first page.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let mut next = self.with_text(self.text.clone());
        next.filters.retain(|filter| filter.facet != facet || filter.value != value);
        next.keep_several();
        next
    }

    /// The same with all included values of the facet asked for, or any of them, from the first page.
    #[must_use]
    pub fn joined(&self, facet: Facet, all: bool) -> Self {
        let mut next = self.with_text(self.text.clone());
        next.all.retain(|&other| other != facet);
        if all {
            next.all.insert(next.all.partition_point(|&other| other < facet), facet);
        }
        next.keep_several();
        next
    }

    /// Whether any or all can be asked for: several values of the facet are included, and a passage can have them all.
    pub fn has_several(&self, facet: Facet) -> bool {
        facet.can_be_all()
            && self.filters.iter().filter(|other| other.facet == facet && !other.exclude).count() > 1
    }

    /// Of one value, all and any are the same.
    fn keep_several(&mut self) {
        let mut all = core::mem::take(&mut self.all);
        all.retain(|&facet| self.has_several(facet));
        self.all = all;
    }
}

impl Screen {
    /// Reads a query string, with or without its leading `?`; also returns what could not be read, in words.
    pub fn parse(query: &str) -> (Self, Vec<String>) {
        let mut notices = Vec::new();
        let (mut view, mut document) = (String::new(), DocumentState::default());
        let mut search = SearchState::default();
        let mut own = Own::default();
        let mut marked = Vec::new();
        for pair in query.strip_prefix('?').unwrap_or(query).split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (key, value) = (decode(key), decode(value));
            if value.len() > MOST_BYTES {
                notices.push("The link is too long; you see its first part.".into());
            }
            let value = shortened(value);
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "view" => view = value,
                "doc" => document.slug = value,
                "p" => document.passage = Some(value),
                "mark" => document.mark = value,
                "was" => document.was = value,
                "words" => document.words = value,
                "to" => document.to = value,
                "as" if value == "scraped" => document.scraped = true,
                "as" if value == "clean" => document.scraped = false,
                "as" => notices.push(bad("as", &value, "clean or scraped", "the clean text")),
                "line" => match positive(&value) {
                    Some(line) => document.line = Some(line),
                    None => notices.push(bad("line", &value, "a line number", "no line marked")),
                },
                "q" => search.text = value,
                "page" => match positive(&value) {
                    Some(page) => search.page = page as usize,
                    None => notices.push(bad("page", &value, "a page number", "the first page")),
                },
                "any" | "all" => match facet_of(&value).filter(|facet| facet.can_be_all()) {
                    Some(facet) => marked.push((facet, key == "all")),
                    None => notices.push(bad(
                        &key,
                        &value,
                        "topic, side, speaker, mode or flag",
                        "what else the link says",
                    )),
                },
                key => match facet_of(key) {
                    None => own.0.push((key.into(), value)),
                    Some(facet) => {
                        let (value, exclude) =
                            value.strip_prefix('-').map_or((&*value, false), |v| (v, true));
                        if search.filters.len() == MOST_FILTERS {
                            notices.push("The link has too many filters; you see the first.".into());
                        } else if !value.is_empty() {
                            search = SearchState { page: search.page, ..search.with(facet, value, exclude) };
                        }
                    }
                },
            }
        }
        for facet in Facet::ALL {
            let mut mark = None;
            for &(of, all) in &marked {
                if of == facet {
                    mark = Some(all);
                }
            }
            if search.has_several(facet) {
                search.unmarked |= mark.is_none();
                if mark == Some(true) {
                    search.all.push(facet);
                }
            }
        }
        let screen = match view.as_str() {
            "topic" => {
                let topic = search.filters.into_iter().find(|f| f.facet == Facet::Topic && !f.exclude);
                Self::Topic(topic.map(|filter| filter.value).unwrap_or_default())
            }
            "statements" => Self::Statements(TableState::read(&own, search, &mut notices)),
            "timeline" => Self::Timeline(TimelineState::read(&own, search)),
            "positions" => Self::Positions(PositionsState::read(&own, search, &mut notices)),
            "concordance" => Self::Concordance(ConcordanceState::read(&own, search, &mut notices)),
            "names" if own.value("name").is_empty() => {
                Self::Names(NamesState::read(&own, search.page, &mut notices))
            }
            "names" => Self::Name(own.value("name").into()),
            "compare" => Self::Compare(CompareState {
                a: own.value("a").into(),
                b: own.value("b").into(),
                search: SearchState { page: 1, ..search },
            }),
            "dossier" => Self::Dossier,
            "about" => Self::About,
            other => {
                if !other.is_empty() {
                    notices.push(bad(
                        "view",
                        other,
                        "positions, timeline, topic, names, statements, concordance, compare, dossier or about",
                        "what else the link says",
                    ));
                }
                if document.slug.is_empty() {
                    Self::Search(search)
                } else {
                    document.scraped |= document.line.is_some();
                    if document.passage.is_none() {
                        document.was.clear();
                    }
                    if document.scraped || document.passage.is_none() {
                        document.mark.clear();
                        document.words.clear();
                    }
                    if document.words.is_empty() {
                        document.to.clear();
                    }
                    document.from = search;
                    Self::Document(document)
                }
            }
        };
        notices.dedup();
        notices.truncate(MOST_NOTICES);
        (screen, notices)
    }

    /// The link to this screen, relative to wherever the page lies.
    pub fn href(&self) -> String {
        match self {
            Self::Search(search) => search.href(),
            Self::Document(document) => document.href(document.scraped, document.line),
            Self::Topic(id) => Self::topic_href(id),
            Self::Statements(table) => table.href(),
            Self::Positions(positions) => positions.href(),
            Self::Timeline(timeline) => timeline.href(),
            Self::Concordance(concordance) => concordance.href(),
            Self::Names(names) => names.href(),
            Self::Name(slug) => Self::name_href(slug),
            Self::Compare(compare) => compare.href(),
            Self::Dossier => "?view=dossier".into(),
            Self::About => "?view=about".into(),
        }
    }

    /// The link to a topic.
    pub fn topic_href(id: &str) -> String {
        let mut link = Link::default();
        link.add("view", "topic");
        if !id.is_empty() {
            link.add("topic", id);
        }
        link.0
    }

    /// The link to a name.
    pub fn name_href(slug: &str) -> String {
        let mut link = Link::default();
        link.add("view", "names");
        link.add("name", slug);
        link.0
    }

    /// The link to hand on to the card of a mark in a passage, or to the passage: it finds the passage again after an edit.
    pub fn lasting_href(document: &Document, passage: usize, mark: &str) -> String {
        DocumentState::lasting(document, passage, mark).href(false, None)
    }

    /// The link to a passage: the document and the passage's hash, nothing else.
    pub fn passage_href(slug: &str, hash: &str) -> String {
        Self::mark_href(slug, hash, "")
    }

    /// The link to the card of a mark in a passage.
    pub fn mark_href(slug: &str, hash: &str, mark: &str) -> String {
        document_href(slug, Some((hash, mark)), false, None, None)
    }

    /// The link to a line of a document as it was scraped.
    pub fn line_href(slug: &str, line: u32) -> String {
        document_href(slug, None, true, Some(line), None)
    }

    /// Where other words in the search box lead: to the same view of another search, or to a search.
    #[must_use]
    pub fn with_text(&self, text: String) -> Self {
        match self {
            Self::Search(search) => Self::Search(search.with_text(text)),
            Self::Document(document) => Self::Search(document.from.with_text(text)),
            Self::Statements(table) => {
                Self::Statements(TableState { search: table.search.with_text(text), ..table.clone() })
            }
            Self::Timeline(of) => {
                Self::Timeline(TimelineState { search: of.search.with_text(text), ..of.clone() })
            }
            Self::Positions(of) => {
                Self::Positions(PositionsState { search: of.search.with_text(text), ..of.clone() })
            }
            Self::Concordance(concordance) => Self::Concordance(concordance.with_text(text)),
            Self::Compare(of) => Self::Search(of.search.with_text(text)),
            Self::Topic(_) | Self::Names(_) | Self::Name(_) | Self::Dossier | Self::About => {
                Self::Search(SearchState::default().with_text(text))
            }
        }
    }

    /// What belongs in the search box.
    pub fn words(&self) -> &str {
        match self {
            Self::Search(search) => &search.text,
            Self::Document(document) => &document.from.text,
            Self::Statements(table) => &table.search.text,
            Self::Positions(positions) => &positions.search.text,
            Self::Timeline(timeline) => &timeline.search.text,
            Self::Concordance(concordance) => &concordance.search.text,
            Self::Topic(_) | Self::Names(_) | Self::Name(_) | Self::Dossier | Self::About => "",
            Self::Compare(compare) => &compare.search.text,
        }
    }
}

/// The link to a document, and in it to a passage with a mark in it or none, or to a line, from a search or from none.
pub fn document_href(
    slug: &str,
    passage: Option<(&str, &str)>,
    scraped: bool,
    line: Option<u32>,
    from: Option<&SearchState>,
) -> String {
    let mut href = Link::default();
    href.add("doc", slug);
    if let Some((hash, mark)) = passage {
        href.add("p", hash);
        if !mark.is_empty() {
            href.add("mark", mark);
        }
    }
    href.lines(scraped, line);
    if let Some(from) = from {
        href.search(from);
    }
    href.0
}

/// A query string in the making.
struct Link(String);

impl Default for Link {
    fn default() -> Self {
        Self("?".into())
    }
}

impl Link {
    fn add(&mut self, key: &str, value: &str) {
        if self.0.len() > 1 {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        encode(value, &mut self.0);
    }

    fn lines(&mut self, scraped: bool, line: Option<u32>) {
        if scraped {
            self.add("as", "scraped");
        }
        if let Some(line) = line {
            self.add("line", &line.to_string());
        }
    }

    fn sort(&mut self, column: Option<&str>, is_falling: bool) {
        if let Some(column) = column {
            self.add("sort", if is_falling { "-" } else { "" });
            self.0.push_str(column);
        }
    }

    fn search(&mut self, search: &SearchState) {
        if !search.text.is_empty() {
            self.add("q", &search.text);
        }
        for Filter { facet, value, exclude } in &search.filters {
            self.add(facet.key(), if *exclude { "-" } else { "" });
            encode(value, &mut self.0);
        }
        for facet in Facet::ALL {
            if search.all.contains(&facet) {
                self.add("all", facet.key());
            } else if search.has_several(facet) && !search.unmarked {
                self.add("any", facet.key());
            }
        }
        self.page(search.page);
    }

    fn page(&mut self, page: usize) {
        if page > 1 {
            self.add("page", &page.to_string());
        }
    }
}

/// The pairs of a link that are a view's own.
#[derive(Default)]
struct Own(Vec<(String, String)>);

impl Own {
    /// The values of a key.
    fn all<'o>(&'o self, key: &'static str) -> impl Iterator<Item = &'o str> {
        self.0.iter().filter(move |pair| pair.0 == key).map(|pair| &*pair.1)
    }

    /// The last value of a key; empty for none.
    fn value(&self, key: &str) -> &str {
        self.0.iter().rev().find(|pair| pair.0 == key).map_or("", |pair| &pair.1)
    }

    /// Whether a key has the only value that it can have; else `shown` is what the reader is told to see.
    fn is(&self, key: &str, expected: &str, shown: &str, notices: &mut Vec<String>) -> bool {
        let value = self.value(key);
        if !value.is_empty() && value != expected {
            notices.push(bad(key, value, expected, shown));
        }
        value == expected
    }
}

/// As much of a value as counts.
fn shortened(mut value: String) -> String {
    value.truncate(value.floor_char_boundary(MOST_BYTES));
    value
}

/// The facet of that name.
fn facet_of(key: &str) -> Option<Facet> {
    Facet::ALL.into_iter().find(|facet| facet.key() == key)
}

/// Which of the columns a link sorts by, and whether from the last to the first.
fn sorted_by(sort: &str, columns: &[&str], notices: &mut Vec<String>) -> (Option<usize>, bool) {
    let name = sort.strip_prefix('-').unwrap_or(sort);
    let column = columns.iter().position(|column| *column == name);
    if column.is_none() && !sort.is_empty() {
        notices.push(bad("sort", sort, "a column", "the order of the documents"));
    }
    (column, column.is_some() && name.len() < sort.len())
}

/// A whole number above zero that the view can hold.
fn positive(value: &str) -> Option<u32> {
    value.parse().ok().filter(|number| *number > 0)
}

/// What is said about a value that cannot be read.
fn bad(key: &str, value: &str, expected: &str, shown: &str) -> String {
    let value: String = value.chars().take(40).collect();
    fill("The link says {}={}, where {} was expected; you see {}.", &[key, &value, expected, shown])
}

/// Percent coding of everything but the unreserved characters of RFC 3986.
pub fn encode(value: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

/// The reverse, with `+` as a space; a `%` that starts no code stands for itself, bytes that are not
/// UTF-8 become U+FFFD.
fn decode(value: &str) -> String {
    let bytes = value.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16)).map(|d| d as u8);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high << 4 | low);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    let mut text = String::new();
    for chunk in out.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(if chunk.invalid().is_empty() { "" } else { "\u{fffd}" });
    }
    text
}

/// What is open on a page besides what the URL says.
#[derive(Clone, Debug, Default)]
pub struct Open {
    /// The hit that is explained, by its name; empty when none is.
    pub why: String,
    /// The kinds of marks to show in a document: bit `n` for kind `n` of [`KINDS`](crate::page::mark::KINDS).
    pub marks: u32,
    /// The marked place in a document that the reader has stepped to: its kind, and its number among those, from 1; 0 for none.
    pub at: (usize, usize),
    /// The facet in which a value is looked for, by its key, and what is typed for it.
    pub find: [String; 2],
    /// The filters are in a sheet that nobody has opened: what there is to choose is neither counted nor drawn.
    pub is_folded: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(query: &str, canonical: &str) {
        let (screen, _) = Screen::parse(query);
        assert_eq!(screen.href(), canonical, "from {query}");
    }

    #[test]
    fn an_empty_query_string_is_the_overview() {
        for query in ["", "?", "?&&", "?q=", "?doc=&p=", "?nothing=known", "?topic=&topic=-"] {
            assert_eq!(Screen::parse(query), (Screen::default(), vec![]), "from {query}");
        }
        assert_eq!(Screen::default().href(), "?");
    }

    #[test]
    fn a_table_is_a_search_in_an_order() {
        check("?view=statements", "?view=statements");
        check(
            "?sort=-said&q=dam&verbatim=no&view=statements&side=north",
            "?view=statements&sort=-said&verbatim=no&q=dam&side=north",
        );
        check("?view=statements&sort=-colour&page=2", "?view=statements&page=2");
        assert_eq!(Screen::parse("?view=statements&sort=colour&verbatim=yes").1.len(), 2);
    }

    #[test]
    fn a_concordance_is_of_words_or_of_a_name() {
        check("?view=concordance", "?view=concordance");
        check(
            "?sort=-left&q=dam&view=concordance&side=north&page=2",
            "?view=concordance&sort=-left&q=dam&side=north&page=2",
        );
        check("?view=concordance&name=north-town&sort=date", "?view=concordance&name=north-town&sort=date");
        check("?view=concordance&name=north-town&q=dam", "?view=concordance&q=dam");
        assert_eq!(Screen::parse("?view=concordance&name=a&q=dam&sort=-said").1.len(), 2);
        let (Screen::Concordance(of_name), _) = Screen::parse("?view=concordance&name=a&sort=left&page=3")
        else {
            panic!("a concordance")
        };
        assert_eq!(of_name.with_text("dam".into()).href(), "?view=concordance&sort=left&q=dam");
    }

    #[test]
    fn names_are_a_list_or_one_of_them() {
        check("?page=2&sort=name&kind=place&view=names", "?view=names&kind=place&sort=name&page=2");
        check("?view=names&name=ann-vale&page=2", "?view=names&name=ann-vale");
        check("?view=names&sort=-said&kind=river&name=", "?view=names");
        assert_eq!(Screen::parse("?view=names&sort=said&kind=river").1.len(), 2);
    }

    #[test]
    fn an_order_of_another_view_is_no_matter() {
        assert_eq!(Screen::parse("?view=about&sort=colour"), (Screen::About, vec![]));
    }

    #[test]
    fn a_comparison_has_two_and_what_is_asked_of_both() {
        check("?view=compare", "?view=compare");
        check(
            "?b=side:south&a=in:0-water&topic=dams&view=compare&page=3",
            "?view=compare&a=in%3A0-water&b=side%3Asouth&topic=dams",
        );
    }

    #[test]
    fn a_mark_needs_its_passage_in_the_clean_text() {
        check("?doc=a&p=0123456789ab&mark=s12", "?doc=a&p=0123456789ab&mark=s12");
        check("?doc=a&mark=s12", "?doc=a");
        check("?doc=a&p=0123456789ab&mark=s12&as=scraped", "?doc=a&p=0123456789ab&as=scraped");
    }

    #[test]
    fn a_passage_link_is_the_document_and_the_hash() {
        assert_eq!(Screen::passage_href("001-a8", "0123456789ab"), "?doc=001-a8&p=0123456789ab");
        check("?p=0123456789ab&doc=001-a8&utm=x", "?doc=001-a8&p=0123456789ab");
    }

    #[test]
    fn filters_are_sorted_and_the_last_choice_for_a_value_wins() {
        check("?by=bnn&topic=b&topic=-a&q=x+y", "?q=x%20y&topic=-a&topic=b&by=bnn");
        check("?topic=a&topic=-a", "?topic=-a");
        check("?topic=-a&topic=a&topic=a", "?topic=a");
    }

    #[test]
    fn a_link_says_whether_any_or_all_of_several_values_are_asked_for() {
        check("?any=side&side=north&side=south", "?side=north&side=south&any=side");
        check("?side=south&side=north&all=side&page=2", "?side=north&side=south&all=side&page=2");
        check("?topic=a&topic=b&all=topic&any=topic", "?topic=a&topic=b&any=topic");
        // Of one value, of excluded ones, or where a passage has only one, there is nothing to say.
        check("?side=north&side=-south&all=side", "?side=north&side=-south");
        check("?by=a&by=b&date=2023&date=2024", "?by=a&by=b&date=2023&date=2024");
        assert_eq!(Screen::parse("?topic=a&topic=b&all=by").1.len(), 1);
    }

    #[test]
    fn an_old_link_with_several_values_stays_what_it_is_until_something_is_chosen() {
        let old = "?q=x&topic=a&topic=b&side=north&side=south&all=side&page=2";
        check(old, old);
        let (Screen::Search(search), _) = Screen::parse(old) else { panic!("a search") };
        assert!(search.unmarked && search.all == [Facet::Side]);
        assert_eq!(search.on_page(3).href(), old.replace("page=2", "page=3"));
        assert_eq!(
            search.joined(Facet::Topic, true).href(),
            "?q=x&topic=a&topic=b&side=north&side=south&all=topic&all=side"
        );
        assert_eq!(
            search.with(Facet::Publisher, "c", false).href(),
            "?q=x&topic=a&topic=b&side=north&side=south&by=c&any=topic&all=side"
        );
        assert_eq!(search.without(Facet::Side, "north").href(), "?q=x&topic=a&topic=b&side=south&any=topic");
    }

    #[test]
    fn a_line_is_shown_in_the_page_as_it_came() {
        check("?doc=a&line=5", "?doc=a&as=scraped&line=5");
    }

    #[test]
    fn a_topic_link_names_one_topic() {
        check("?view=topic&topic=-a&topic=c&topic=b", "?view=topic&topic=b");
        check("?view=topic", "?view=topic");
        check("?view=about&doc=a", "?view=about");
    }

    #[test]
    fn bad_values_become_defaults_and_are_told() {
        for query in ["?page=0", "?page=-1", "?page=99999999999", "?view=maps", "?as=pdf", "?line=x"] {
            let (screen, notices) = Screen::parse(query);
            assert_eq!((screen, notices.len()), (Screen::default(), 1), "from {query}");
        }
    }

    #[test]
    fn a_link_without_end_is_shortened_and_that_is_told() {
        let date = |n: usize| format!("&date=1{:03}-{:02}", n / 12, n % 12 + 1);
        let filters = (0..10_000).map(date).collect::<Vec<_>>().concat();
        let long = "ж".repeat(500_000);
        let pages = "&page=x&line=y".repeat(10_000);
        for link in
            [filters, format!("?q={long}"), format!("?doc={long}&q={long}"), format!("?topic={long}"), pages]
        {
            let (screen, notices) = Screen::parse(&link);
            assert!((1..=MOST_NOTICES).contains(&notices.len()), "{notices:?}");
            let href = screen.href();
            assert!(href.len() < 8 * MOST_BYTES, "{}", href.len());
            assert_eq!(Screen::parse(&href).0, screen);
        }
        assert_eq!(SearchState::default().with_text(long).text.len(), MOST_BYTES);
    }

    #[test]
    fn broken_percent_codes_stand_for_themselves() {
        check("?q=100%", "?q=100%25");
        check("?q=%zz%2", "?q=%25zz%252");
        check("?q=%C9%99", "?q=%C9%99");
        check("?q=%ff", "?q=%EF%BF%BD");
    }

    prop_compose! {
        fn a_search()(
            text in any::<String>(),
            filters in prop::collection::vec((0..Facet::ALL.len(), "[a-z0-9é&-]{1,8}", any::<bool>()), 0..5),
            all in prop::collection::vec(0..Facet::ALL.len(), 0..3),
            page in 1..9_usize,
        ) -> SearchState {
            let mut search = SearchState { text, ..SearchState::default() };
            for (facet, value, exclude) in filters {
                // A leading hyphen means exclusion in a link; ids are made without one.
                search = search.with(Facet::ALL[facet], &["v", &value].concat(), exclude);
            }
            for facet in all {
                search = search.joined(Facet::ALL[facet], true);
            }
            search.on_page(page)
        }
    }

    fn a_screen() -> impl Strategy<Value = Screen> {
        let document = (
            "[^\0]{1,9}",
            prop::option::of("[0-9a-f]{12}"),
            ("[sdn][0-9]{0,3}", "[0-9].[a-zA-Z]{2}|", "[0-9].[^\0]{1,5}|", "[^\0]{1,5}|"),
            any::<bool>(),
            prop::option::of(1..99_u32),
            a_search(),
        )
            .prop_map(|(slug, passage, (mark, was, words, to), scraped, line, from)| {
                let scraped = scraped || line.is_some();
                let [mark, words] =
                    if scraped || passage.is_none() { Default::default() } else { [mark, words] };
                let was = if passage.is_none() { String::new() } else { was };
                let to = if words.is_empty() { String::new() } else { to };
                Screen::Document(DocumentState { slug, passage, mark, was, words, to, scraped, line, from })
            });
        let concordance = (a_search(), "[a-z]{0,3}", prop::option::of(0..4_usize), any::<bool>());
        let concordance = concordance.prop_map(|(search, name, sort, falls)| {
            let name = if search.text.is_empty() { name } else { String::new() };
            let sort = sort.map(|at| Order::ALL[at]);
            Screen::Concordance(ConcordanceState { search, name, sort, is_falling: falls && sort.is_some() })
        });
        let compare = (a_search(), "[a-z: ]{0,6}", "[a-z: ]{0,6}");
        let compare = compare
            .prop_map(|(search, a, b)| Screen::Compare(CompareState { a, b, search: search.on_page(1) }));
        prop_oneof![
            compare,
            concordance,
            a_search().prop_map(Screen::Search),
            document,
            "[a-z][a-z0-9-]{0,9}|".prop_map(Screen::Topic),
            "[a-zé-]{1,9}".prop_map(Screen::Name),
            (prop::option::of(0..EntityKind::ALL.len()), any::<bool>(), 1..9_usize).prop_map(
                |(kind, is_by_name, page)| {
                    let kind = kind.map(|at| EntityKind::ALL[at]);
                    Screen::Names(NamesState { kind, is_by_name, page })
                }
            ),
            Just(Screen::Dossier),
            Just(Screen::About),
        ]
    }

    proptest! {
        #[test]
        fn a_link_leads_back_to_its_screen(screen in a_screen()) {
            prop_assert_eq!(Screen::parse(&screen.href()), (screen, vec![]));
        }

        #[test]
        fn the_link_of_any_query_string_is_stable(query in "(&?(q|doc|p|as|line|view|sort|name|topic|side|by|flag|date|page|x)(=[a-z0-9%+-]{0,6})?){0,6}|(&(topic|side|by|flag)=[ab]|&(any|all)=(topic|side|by|flag)){0,8}|.{0,40}") {
            let (screen, _) = Screen::parse(&query);
            let href = screen.href();
            prop_assert_eq!(Screen::parse(&href), (screen, vec![]));
        }

        #[test]
        fn links_are_plain_characters(screen in a_screen()) {
            prop_assert!(screen.href().bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>#".contains(&byte)));
        }
    }
}
