//! The statements of what a search finds, as a table: sorted by any column, or only those that are not verbatim.

use corpus::{Corpus, Statement};

use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::document_line::{document_link, second_hand};
use crate::page::found::found;
use crate::page::link::{Heading, Link, heading, search_link, topic_link, turning};
use crate::page::search::in_words;
use crate::page::statement::{joined, named, office, speaker, told, words};
use crate::page::when::{date_in_full, first_day, published};
use crate::screen::{Column, Screen, TableState};
use crate::text::{self, TextRun};

/// How many rows a page of the table has. A table is sorted rather than turned, and its rows are short.
pub const ROWS: usize = 100;

/// A table of statements.
#[derive(Clone, Debug)]
pub struct StatementsPage {
    /// "57 statements".
    pub count: String,
    /// What is asked, in words; empty where nothing is.
    pub asked: String,
    /// To the passages of the same search, where it can be changed.
    pub search: Link,
    /// Leaves those that are not verbatim, or brings the others back.
    pub verbatim: Link,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// "1–100 of 250"; nothing where all are shown.
    pub place: String,
    /// The pages before and behind.
    pub pages: Vec<Link>,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Row {
    /// Who says it; opens its card.
    pub speaker: Link,
    /// Why that is not sure, and their office.
    pub more: String,
    /// The side; empty where the text tells none.
    pub side: String,
    /// "opposes, reported".
    pub told: String,
    /// "not verbatim: machine-translated"; empty where the page is the original.
    pub not_verbatim: String,
    /// The words with their verb, and marked what of them is said.
    pub words: Vec<TextRun>,
    /// When it was said.
    pub said: String,
    /// The page; the note is when it was published.
    pub document: Link,
    /// The topics.
    pub topics: Vec<Link>,
}

impl Row {
    /// When it was said, where no column says so: "said 9 January 2022", "day not told".
    pub fn when(&self) -> String {
        if self.said == DAY_NOT_TOLD { self.said.clone() } else { ["said ", &*self.said].concat() }
    }
}

const DAY_NOT_TOLD: &str = "day not told";

/// The statements of a table in its order, all pages of it.
pub fn records(state: &TableState, engine: Engine) -> Vec<Cited<'static>> {
    let found = found(&state.search, engine).into_iter();
    let mut records = text::list(found.filter_map(|found| found.cited(engine.corpus())));
    records.retain(|cited| !(state.is_indirect && cited.statement.is_some_and(|said| said.verbatim)));
    let Some(column) = state.sort else { return records };
    let keys = text::list(records.iter().map(|cited| key(cited, column)));
    let mut order = text::list(0..records.len() as u32);
    search::sort(&mut order, &|a, b| {
        let [left, right] = [a, b].map(|at| &keys[at as usize]);
        let known = left.is_empty().cmp(&right.is_empty());
        let way = if state.is_falling { right.cmp(left) } else { left.cmp(right) };
        // What is not known comes last, whichever way the others go.
        known.then(way).then(a.cmp(&b))
    });
    text::list(order.into_iter().map(|at| records[at as usize].clone()))
}

/// What a statement is sorted by; empty where that is not known.
fn key(cited: &Cited, column: Column) -> String {
    let Cited { document, corpus, .. } = cited;
    let Some(statement) = cited.statement else { return String::new() };
    match column {
        Column::Speaker if statement.speaker.is_none() => String::new(),
        Column::Speaker => speaker(statement, document, corpus),
        Column::Side => side(statement, corpus),
        Column::Told => told(statement),
        Column::Words => cited.words().trim_start_matches(['“', '"', '‘', '«']).to_owned(),
        Column::Said => {
            statement.said.as_ref().and_then(|said| first_day(said.value.as_ref()?)).unwrap_or_default()
        }
        Column::Document => document.name().to_owned(),
        Column::Published => {
            document.date.as_ref().and_then(|date| first_day(&date.value)).unwrap_or_default()
        }
        Column::Topic => {
            topics(statement, corpus).first().map(|topic| topic.label.clone()).unwrap_or_default()
        }
    }
}

fn side(statement: &Statement, corpus: &Corpus) -> String {
    let side = statement.side.and_then(|side| corpus.sides.get(side.index()));
    side.map(|side| side.label.clone()).unwrap_or_default()
}

fn topics(statement: &Statement, corpus: &Corpus) -> Vec<Link> {
    text::list(statement.topics.iter().filter_map(|id| corpus.topics.get(id.index())).map(topic_link))
}

/// The table.
#[inline(never)]
pub fn page(state: &TableState, engine: Engine, notices: &mut Vec<String>) -> StatementsPage {
    let records = records(state, engine);
    let all = records.len();
    let mut state = state.clone();
    let last = all.div_ceil(ROWS).max(1);
    if state.search.page > last {
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.search.page = last;
    }
    let on_page = |page| TableState { search: state.search.on_page(page), ..state.clone() };
    let (before, behind) = ((state.search.page - 1) * ROWS, (state.search.page * ROWS).min(all));
    let (place, pages) = turning(state.search.page, ROWS, all, &|page| on_page(page).href());
    let first = on_page(1);
    let mut count = text::count(all, "statement");
    count.push_str(if state.is_indirect { ", not verbatim" } else { "" });
    StatementsPage {
        count,
        asked: in_words(&first.search, engine),
        search: search_link(
            &first.search,
            if first.search.is_empty() { "Search and filter" } else { "The passages and the filters" },
        ),
        verbatim: table_link(
            &TableState { is_indirect: !state.is_indirect, ..first.clone() },
            if state.is_indirect { "All statements" } else { "Only what is not verbatim" },
        ),
        columns: text::list(Column::ALL.into_iter().map(|column| column_heading(&first, column))),
        rows: text::list(records.get(before..behind).unwrap_or_default().iter().filter_map(row)),
        place,
        pages,
    }
}

fn table_link(state: &TableState, label: &str) -> Link {
    Link { href: state.href(), label: label.into(), note: String::new() }
}

fn column_heading(state: &TableState, column: Column) -> Heading {
    let sorted = (state.sort == Some(column)).then_some(state.is_falling);
    let sort = |is_falling| TableState { sort: Some(column), is_falling, ..state.clone() }.href();
    heading(label(column), sorted, &sort)
}

/// What a table is called: what is asked, and how it is sorted.
pub fn title(state: &TableState, engine: Engine) -> String {
    let mut title = String::from("Statements");
    title.push_str(if state.is_indirect { ", not verbatim" } else { "" });
    let asked = in_words(&state.search, engine);
    if !asked.is_empty() {
        title.push_str(&[": ", &*asked].concat());
    }
    if let Some(column) = state.sort {
        title.push_str(&[", by ", label(column), if state.is_falling { ", falling" } else { "" }].concat());
    }
    title
}

const fn label(column: Column) -> &'static str {
    match column {
        Column::Speaker => "Who",
        Column::Side => "Side",
        Column::Told => "How",
        Column::Words => "Words",
        Column::Said => "Said",
        Column::Document => "Page",
        Column::Published => "Published",
        Column::Topic => "Topics",
    }
}

/// A statement that is cited; nothing of a passage.
pub fn row(cited: &Cited) -> Option<Row> {
    let Cited { document, corpus, .. } = cited;
    let statement = cited.statement?;
    let href = Screen::mark_href(&document.slug, &cited.passage.hash, &cited.mark);
    let more = text::list(named(statement).into_iter().chain(office(statement, corpus)));
    let why = joined(second_hand(document));
    Some(Row {
        speaker: Link { href, label: speaker(statement, document, corpus), note: String::new() },
        more: more.join(", "),
        side: side(statement, corpus),
        told: told(statement),
        not_verbatim: why.map_or_else(String::new, |why| ["not verbatim: ", &*why].concat()),
        words: words(statement, document, cited.number),
        said: statement.said.as_ref().map_or_else(|| DAY_NOT_TOLD.into(), date_in_full),
        document: Link { note: published(document), ..document_link(document) },
        topics: topics(statement, corpus),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Act, Basis, Date, EntityId, Mode, Place, Precision, SideId, Span};

    /// Southtown asks; Northtown says something on its own behalf and in its own words; somebody denies something, some day.
    fn three() -> Engine {
        let mut corpus = sample::corpus();
        let said = |value: &str| Date {
            value: Some(value.into()),
            precision: Precision::Day,
            basis: Basis::Stated,
            reason: String::new(),
        };
        let asks = corpus.documents[0].statements[0].clone();
        let of_two = |start, end| vec![Place { passage: 1, span: Span::new(start, end) }];
        let says = Statement {
            speaker: Some(EntityId(0)),
            side: Some(SideId(0)),
            act: Act::Says,
            mode: Mode::Quoted,
            verbatim: true,
            said: Some(said("2023-07-02")),
            content: of_two(0, 16),
            words: of_two(0, 42),
            ..asks.clone()
        };
        let denies = Statement {
            speaker: None,
            side: None,
            source: None,
            act: Act::Denies,
            said: Some(said("XXXX-08-01")),
            content: of_two(17, 24),
            words: of_two(17, 42),
            topics: Vec::new(),
            ..asks.clone()
        };
        let asks = Statement { said: Some(said("2022-01-09")), ..asks };
        corpus.documents[0].statements = vec![asks, says, denies];
        sample::engine_of(corpus)
    }

    fn table(query: &str) -> (StatementsPage, Vec<String>) {
        let (Screen::Statements(state), mut notices) = Screen::parse(query) else { panic!("no table") };
        let page = page(&state, three(), &mut notices);
        (page, notices)
    }

    fn speakers(query: &str) -> Vec<String> {
        table(query).0.rows.into_iter().map(|row| row.speaker.label).collect()
    }

    #[test]
    fn what_is_not_known_comes_last_either_way() {
        let [south, north, nobody] = ["Southtown", "Northtown", "Speaker not known"];
        for (sort, expected) in [
            ("", [south, north, nobody]),
            ("&sort=speaker", [north, south, nobody]),
            ("&sort=-speaker", [south, north, nobody]),
            // The year of the third is not told.
            ("&sort=said", [south, north, nobody]),
            ("&sort=-said", [north, south, nobody]),
            ("&sort=told", [south, nobody, north]),
            ("&sort=-topic", [south, north, nobody]),
        ] {
            assert_eq!(speakers(&["?view=statements", sort].concat()), expected, "{sort}");
        }
    }

    #[test]
    fn what_is_not_verbatim_is_a_list_of_its_own() {
        let (page, _) = table("?view=statements&verbatim=no&sort=side");
        assert_eq!(page.count, "2 statements, not verbatim");
        assert_eq!(
            (&*page.verbatim.label, &*page.verbatim.href),
            ("All statements", "?view=statements&sort=side")
        );
        assert!(page.rows.iter().all(|row| row.told != "in quotation marks"));
    }

    #[test]
    fn a_table_has_the_statements_that_the_search_finds() {
        let (page, _) = table("?view=statements&side=south");
        assert_eq!((&*page.count, &*page.asked, &*page.search.href), ("1 statement", "South", "?side=south"));
        let Row { speaker, told, words, said, document, topics, .. } = &page.rows[0];
        let words = text::list(words.iter().map(|run| (&*run.text, run.hit)));
        assert_eq!(speaker.href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16");
        assert_eq!(&**told, "asks, reported");
        assert_eq!(words, [("Southtown asked ", false), ("for water", true), (".", false)]);
        assert_eq!((&**said, &*document.note, topics.len()), ("9 January 2022", "29 December 2023", 1));
    }

    #[test]
    fn a_column_sorts_and_turns_round() {
        let orders = |query| {
            let side = table(query).0.columns.swap_remove(1);
            (side.link.href, side.order)
        };
        assert_eq!(orders("?view=statements"), ("?view=statements&sort=side".into(), None));
        assert_eq!(
            orders("?view=statements&sort=side"),
            ("?view=statements&sort=-side".into(), Some("ascending"))
        );
        assert_eq!(
            orders("?view=statements&sort=-side"),
            ("?view=statements&sort=side".into(), Some("descending"))
        );
    }

    #[test]
    fn a_page_that_there_is_not_is_told() {
        let (page, notices) = table("?view=statements&page=9");
        assert_eq!((page.rows.len(), notices.len(), page.pages.len()), (3, 1, 0));
    }
}
