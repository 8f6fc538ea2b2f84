//! Positions: sides by topics. A cell says how many statements of a side are on a topic and how they stand, and has the newest
//! in its own words; opened, it lists all of them in the order of time.

use corpus::{Act, Corpus, SideId};
use search::Facet;

use crate::engine::Engine;
use crate::page::chronology::{self, Step};
use crate::page::citation::Cited;
use crate::page::facets::Choices;
use crate::page::found::{Found, found};
use crate::page::link::{Link, search_link, topic_link};
use crate::page::search::{asked, in_words, lifted};
use crate::page::statements::Row;
use crate::screen::{Open, PositionsState, SearchState, TableState};
use crate::text::{self, fill};

/// Sides by topics, or an open cell of it.
#[derive(Clone, Debug)]
pub struct PositionsPage {
    /// "48 statements"; of an open cell whose they are, on what.
    pub heading: String,
    /// What is asked, in words; empty where nothing is.
    pub asked: String,
    /// What narrows it.
    pub choices: Choices,
    /// Other orders, other views of the same, and back from a cell.
    pub ways: Vec<Link>,
    /// The sides, from the left to the right.
    pub sides: Vec<SideHead>,
    /// The topics, from above.
    pub rows: Vec<TopicRow>,
    /// What is not in it, in sentences, each with a link that brings or opens it.
    pub notes: Vec<Link>,
    /// When a question changed; each opens what the pages date by it.
    pub turns: Vec<Link>,
    /// The statements of the open cell.
    pub cell: Option<Vec<Step>>,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct SideHead {
    /// The side; opens all that it says.
    pub side: Link,
    /// "23 statements in 4 documents".
    pub count: String,
    /// Hides the column.
    pub hide: Link,
}

/// A row.
#[derive(Clone, Debug)]
pub struct TopicRow {
    /// The topic.
    pub topic: Link,
    /// It is part of the topic of a row above.
    pub is_narrower: bool,
    /// Hides the row.
    pub hide: Link,
    /// A cell for each side.
    pub cells: Vec<Cell>,
    /// Whose cells are empty, in a sentence; empty where none is.
    pub silence: String,
}

/// What a side says on a topic.
#[derive(Clone, Debug)]
pub struct Cell {
    /// "3 statements"; opens all of them. Nothing where there is none.
    pub open: Option<Link>,
    /// "opposes 2, says 1".
    pub acts: String,
    /// How many are before and after each turning point, where there are some on both sides.
    pub across: Vec<String>,
    /// The newest, as far as the corpus tells.
    pub newest: Option<Row>,
    /// That others may be as new; empty where none may.
    pub others: String,
}

/// The statements of a search by topic and side.
struct Matrix {
    corpus: &'static Corpus,
    found: Vec<Found>,
    /// Those of them that are in each cell: for each topic of the corpus those of each side.
    cells: Vec<Vec<Found>>,
    topics: Vec<usize>,
    sides: Vec<usize>,
}

/// A column or a row, as links name it: `side.ID`.
fn name(kind: &str, id: &str) -> String {
    [kind, ".", id].concat()
}

impl Matrix {
    fn new(state: &PositionsState, engine: Engine) -> Self {
        let corpus = engine.corpus();
        let found = found(&state.search, engine);
        let filters = asked(&state.search, engine).filters;
        let chosen = |facet: Facet, id: &str| {
            let mut included = filters.iter().filter(|filter| filter.facet == facet && !filter.exclude);
            included.clone().next().is_none() || included.any(|filter| filter.value == id)
        };
        let is_shown = |kind: &str, id: &str| !state.hidden.contains(&name(kind, id));
        let topics = (0..corpus.topics.len()).filter(|&at| {
            let id = &corpus.topics[at].id;
            chosen(Facet::Topic, id) && is_shown("topic", id)
        });
        let sides = (0..corpus.sides.len()).filter(|&at| {
            let id = &corpus.sides[at].id;
            chosen(Facet::Side, id) && is_shown("side", id)
        });
        let mut cells = vec![Vec::new(); corpus.topics.len() * corpus.sides.len()];
        for &here in &found {
            let statement = &corpus.documents[here.document].statements[here.at];
            for topic in &statement.topics {
                if let Some(side) = statement.side {
                    cells[topic.index() * corpus.sides.len() + side.index()].push(here);
                }
            }
        }
        let mut matrix = Self { corpus, found, cells, topics: text::list(topics), sides: text::list(sides) };
        matrix.arrange(state);
        matrix
    }

    /// Leaves out what nobody says anything on and who says nothing, and brings what most is said on before the rest, as asked.
    fn arrange(&mut self, state: &PositionsState) {
        let counts = |matrix: &Self, topics: &[usize], sides: &[usize]| {
            let (mut of_topics, mut of_sides) = (vec![0; topics.len()], vec![0; sides.len()]);
            for (row, topic) in topics.iter().enumerate() {
                for (column, side) in sides.iter().enumerate() {
                    let count = matrix.cell(*topic, *side).len();
                    of_topics[row] += count;
                    of_sides[column] += count;
                }
            }
            (of_topics, of_sides)
        };
        let (of_topics, of_sides) = counts(self, &self.topics, &self.sides);
        let arranged = |all: &[usize], counts: &[usize]| {
            let mut order = text::list(0..all.len() as u32);
            if state.is_by_count {
                search::sort(&mut order, &|a, b| counts[b as usize].cmp(&counts[a as usize]).then(a.cmp(&b)));
            }
            order.retain(|&at| state.has_silent || counts[at as usize] > 0);
            text::list(order.into_iter().map(|at| all[at as usize]))
        };
        (self.topics, self.sides) = (arranged(&self.topics, &of_topics), arranged(&self.sides, &of_sides));
    }

    fn cell(&self, topic: usize, side: usize) -> &[Found] {
        &self.cells[topic * self.corpus.sides.len() + side]
    }

    /// Whether a statement stands in any cell.
    fn shows(&self, found: Found) -> bool {
        let statement = &self.corpus.documents[found.document].statements[found.at];
        let is_of_a_side = statement.side.is_some_and(|side| self.sides.contains(&side.index()));
        is_of_a_side && statement.topics.iter().any(|topic| self.topics.contains(&topic.index()))
    }
}

/// The topic and the side of a cell by its name in links.
fn named(cell: &str, corpus: &Corpus) -> Option<(usize, usize)> {
    let (topic, side) = cell.split_once('.')?;
    Some((corpus.topic_by_id(topic)?.index(), corpus.side_by_id(side)?.index()))
}

/// The statements of the open cell, or of all cells from row to row, each once.
pub fn records(state: &PositionsState, engine: Engine) -> Vec<Cited<'static>> {
    let matrix = Matrix::new(state, engine);
    let cells = match named(&state.cell, engine.corpus()) {
        Some(cell) => vec![cell],
        None => text::list(
            matrix.topics.iter().flat_map(|topic| matrix.sides.iter().map(move |side| (*topic, *side))),
        ),
    };
    let mut found: Vec<Found> = Vec::new();
    for (topic, side) in cells {
        for other in chronology::sorted(matrix.cell(topic, side), matrix.corpus) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    text::list(found.into_iter().filter_map(|found| found.cited(matrix.corpus)))
}

/// What it is called: whose position on what, or what is asked.
pub fn title(state: &PositionsState, engine: Engine) -> String {
    let mut title = String::from("Positions");
    if let Some((topic, side)) = named(&state.cell, engine.corpus()) {
        title = on(engine.corpus(), topic, side);
    }
    let asked = in_words(&state.search, engine);
    if !asked.is_empty() {
        title.push_str(&[": ", &*asked].concat());
    }
    title
}

/// "Armenia on Border delimitation".
fn on(corpus: &Corpus, topic: usize, side: usize) -> String {
    fill("{} on {}", &[&corpus.sides[side].label, &corpus.topics[topic].label])
}

fn way(state: &PositionsState, label: &str) -> Link {
    Link { href: state.href(), label: label.into(), note: String::new() }
}

/// Sides by topics, or the open cell.
#[inline(never)]
pub fn page(state: &PositionsState, open: &Open, engine: Engine, notices: &mut Vec<String>) -> PositionsPage {
    let mut state = state.clone();
    let corpus = engine.corpus();
    let matrix = Matrix::new(&state, engine);
    let cell = named(&state.cell, engine.corpus());
    if cell.is_none() && !state.cell.is_empty() {
        notices.push(fill("There is no cell “{}”; you see all positions.", &[&state.cell]));
        state.cell.clear();
    }
    let is_known = |hidden: &String| match hidden.split_once('.') {
        Some(("side", id)) => corpus.side_by_id(id).is_some(),
        Some(("topic", id)) => corpus.topic_by_id(id).is_some(),
        _ => false,
    };
    if let Some(unknown) = state.hidden.iter().find(|hidden| !is_known(hidden)) {
        notices.push(fill("The link hides “{}”, which is no side and no topic here.", &[unknown]));
        state.hidden.retain(is_known);
    }
    let choices = lifted(&state.search, engine);
    let bare = PositionsState { search: SearchState::default(), ..state.clone() };
    let mut choices = Choices::within(&bare.href(), &choices, open, engine);
    choices.show = "Show the positions".into();
    let shown = PositionsPage {
        heading: String::new(),
        asked: in_words(&state.search, engine),
        choices,
        ways: Vec::new(),
        sides: Vec::new(),
        rows: Vec::new(),
        notes: Vec::new(),
        turns: Vec::new(),
        cell: None,
    };
    match cell {
        Some((topic, side)) => in_cell(&matrix, &state, (topic, side), shown),
        None => of_all(&matrix, &state, shown),
    }
}

fn in_cell(
    matrix: &Matrix,
    state: &PositionsState,
    (topic, side): (usize, usize),
    shown: PositionsPage,
) -> PositionsPage {
    let corpus = matrix.corpus;
    let found = matrix.cell(topic, side);
    let all = PositionsState { cell: String::new(), ..state.clone() };
    let mut ways = vec![way(&all, "All positions"), topic_link(&corpus.topics[topic])];
    for (other, of) in corpus.sides.iter().enumerate().filter(|(other, _)| *other != side) {
        let count = matrix.cell(topic, other).len();
        if count > 0 {
            let cell = [&*corpus.topics[topic].id, ".", &of.id].concat();
            let label = fill("{}: {}", &[&of.label, &text::count(count, "statement")]);
            ways.push(way(&PositionsState { cell, ..state.clone() }, &label));
        }
    }
    let heading = [&*on(corpus, topic, side), ": ", &text::count(found.len(), "statement")].concat();
    PositionsPage { heading, ways, cell: Some(chronology::steps(found, corpus)), ..shown }
}

fn of_all(matrix: &Matrix, state: &PositionsState, mut shown: PositionsPage) -> PositionsPage {
    let corpus = matrix.corpus;
    let by_count = PositionsState { is_by_count: !state.is_by_count, ..state.clone() };
    let order = if state.is_by_count { "In the order of the corpus" } else { "Most statements first" };
    let table = TableState { search: state.search.clone(), ..TableState::default() };
    shown.ways.push(way(&by_count, order));
    shown.ways.push(Link {
        href: table.href(),
        label: "The statements as a table".into(),
        ..Link::default()
    });
    let hide = |kind: &str, id: &str| {
        let mut hidden = state.hidden.clone();
        hidden.push(name(kind, id));
        hidden.sort_unstable();
        way(&PositionsState { hidden, ..state.clone() }, "hide")
    };
    for &side in &matrix.sides {
        let of = &corpus.sides[side];
        let (mut count, mut documents, mut last) = (0, 0, None);
        for found in &matrix.found {
            if corpus.documents[found.document].statements[found.at].side == Some(SideId(side as u32)) {
                count += 1;
                documents += usize::from(last != Some(found.document));
                last = Some(found.document);
            }
        }
        let search = state.search.with(Facet::Side, &of.id, false);
        shown.sides.push(SideHead {
            side: search_link(&search, &of.label),
            count: fill("{} in {}", &[&text::count(count, "statement"), &text::count(documents, "document")]),
            hide: hide("side", &of.id),
        });
    }
    for &topic in &matrix.topics {
        let of = &corpus.topics[topic];
        let (mut cells, mut silent) = (Vec::new(), Vec::new());
        for &side in &matrix.sides {
            let found = matrix.cell(topic, side);
            if found.is_empty() {
                silent.push(&*corpus.sides[side].label);
            }
            let cell = [&*of.id, ".", &corpus.sides[side].id].concat();
            cells.push(cell_of(found, corpus, &PositionsState { cell, ..state.clone() }));
        }
        shown.rows.push(TopicRow {
            topic: topic_link(of),
            is_narrower: of.parent.is_some_and(|parent| matrix.topics.contains(&parent.index())),
            hide: hide("topic", &of.id),
            cells,
            silence: match &silent[..] {
                [] => String::new(),
                silent => fill("No statement in this corpus: {}.", &[&silent.join(", ")]),
            },
        });
    }
    let count = matrix.found.iter().filter(|found| matrix.shows(**found)).count();
    let [sides, topics] = [(matrix.sides.len(), "side"), (matrix.topics.len(), "topic")]
        .map(|(count, noun)| text::count(count, noun));
    shown.heading = fill("{} by {} on {}", &[&text::count(count, "statement"), &sides, &topics]);
    shown.notes = notes(matrix, state, &table, count);
    shown.turns = text::list(corpus.turning_points.iter().map(chronology::turn));
    shown
}

fn cell_of(found: &[Found], corpus: &Corpus, opened: &PositionsState) -> Cell {
    let mut acts = Vec::new();
    for act in Act::ALL {
        let is_it = |found: &&Found| corpus.documents[found.document].statements[found.at].act == *act;
        let count = found.iter().filter(is_it).count();
        if count > 0 {
            acts.push([act.label(), " ", &*text::number(count)].concat());
        }
    }
    let (newest, others) = chronology::newest(found, corpus).unzip();
    let others = others.filter(|others| *others > 0);
    Cell {
        open: (!found.is_empty()).then(|| way(opened, &text::count(found.len(), "statement"))),
        acts: acts.join(", "),
        across: chronology::across(found, corpus),
        newest: newest.and_then(|newest| newest.row(corpus)),
        others: others.map_or_else(String::new, |others| {
            fill("{} more may be as new or newer", &[&text::number(others)])
        }),
    }
}

/// What is not in a cell, and why.
fn notes(matrix: &Matrix, state: &PositionsState, table: &TableState, in_cells: usize) -> Vec<Link> {
    let corpus = matrix.corpus;
    let mut notes = Vec::new();
    for hidden in &state.hidden {
        let label = match hidden.split_once('.') {
            Some(("side", id)) => corpus.side_by_id(id).map(|side| &corpus.sides[side.index()].label),
            Some((_, id)) => corpus.topic_by_id(id).map(|topic| &corpus.topics[topic.index()].label),
            None => None,
        };
        let mut others = state.hidden.clone();
        others.retain(|other| other != hidden);
        if let Some(label) = label {
            let note = fill("{} is hidden.", &[label]);
            notes.push(Link {
                note,
                ..way(&PositionsState { hidden: others, ..state.clone() }, "Show it again")
            });
        }
    }
    let is_silent = |kind: &str, id: &str, is_shown: bool| {
        !is_shown && !state.hidden.contains(&name(kind, id)) && !state.has_silent
    };
    let sides = corpus.sides.iter().enumerate();
    let sides = sides.filter(|(at, side)| is_silent("side", &side.id, matrix.sides.contains(at)));
    let sides = text::list(sides.map(|(_, side)| &*side.label));
    let topics = corpus.topics.iter().enumerate();
    let topics = topics.filter(|(at, topic)| is_silent("topic", &topic.id, matrix.topics.contains(at)));
    let topics = text::list(topics.map(|(_, topic)| &*topic.label));
    let silent = PositionsState { has_silent: true, ..state.clone() };
    let whole = if state.search.is_empty() { "in this corpus" } else { "in what was asked for" };
    for (joint, names) in [("by", sides), ("on", topics)] {
        if !names.is_empty() {
            let note = fill("No statement {} {}: {}.", &[whole, joint, &names.join(", ")]);
            notes.push(Link { note, ..way(&silent, "Show their cells") });
        }
    }
    let left = matrix.found.len().saturating_sub(in_cells);
    if left > 0 {
        let of = text::number(matrix.found.len());
        let note = fill(
            "{} of {} statements are in no cell: what they say is on none of these topics, or for none of these sides.",
            &[&text::number(left), &of],
        );
        let label = "All of them in the table".into();
        notes.push(Link { href: table.href(), label, note });
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::screen::Screen;

    fn positions(query: &str, engine: Engine) -> (PositionsPage, Vec<String>) {
        let (Screen::Positions(state), mut notices) = Screen::parse(query) else { panic!("no positions") };
        let page = page(&state, &Open::default(), engine, &mut notices);
        (page, notices)
    }

    /// `SIDE | SIDE`, and for each row `TOPIC: count | count`.
    fn shape(query: &str) -> Vec<String> {
        let (page, _) = positions(query, sample::engine());
        let mut lines = vec![text::list(page.sides.iter().map(|side| &*side.side.label)).join(" | ")];
        for row in &page.rows {
            let count =
                |cell: &Cell| cell.open.as_ref().map_or_else(|| "-".into(), |open| open.label.clone());
            let cells: Vec<String> = row.cells.iter().map(count).collect();
            lines.push([&*row.topic.label, ": ", &cells.join(" | ")].concat());
        }
        lines
    }

    #[test]
    fn what_nobody_speaks_of_is_named_and_can_be_shown() {
        assert_eq!(shape("?view=positions"), ["South", "Water: 1 statement"]);
        let (page, _) = positions("?view=positions", sample::engine());
        assert_eq!(page.heading, "1 statement by 1 side on 1 topic");
        let notes: Vec<&str> = page.notes.iter().map(|note| &*note.note).collect();
        assert_eq!(
            notes,
            ["No statement in this corpus by: North.", "No statement in this corpus on: Dams, Salt."]
        );
        assert_eq!(
            shape(&page.notes[0].href),
            ["North | South", "Water: - | 1 statement", "Dams: - | -", "Salt: - | -"]
        );
    }

    #[test]
    fn a_column_and_a_row_can_be_hidden_and_shown_again() {
        let (page, _) = positions("?view=positions&silent=shown", sample::engine());
        let hidden = &page.sides[0].hide.href;
        assert_eq!(hidden, "?view=positions&silent=shown&hide=side.north");
        assert_eq!(shape(hidden)[0], "South");
        let (page, _) = positions(hidden, sample::engine());
        assert_eq!(
            (&*page.notes[0].note, &*page.notes[0].href),
            ("North is hidden.", "?view=positions&silent=shown")
        );
        let rows = shape(&page.rows[2].hide.href);
        assert_eq!(rows.len(), 3, "{rows:?}");
    }

    #[test]
    fn a_choice_leads_to_the_positions_of_what_it_leaves() {
        let (page, _) = positions("?view=positions&order=count&q=water", sample::engine());
        let links = page.choices.facets.iter().flat_map(|facet| &facet.values).map(|value| &value.include);
        for link in links {
            assert!(link.starts_with("?view=positions&order=count&q=water&"), "{link}");
        }
        assert_eq!(shape("?view=positions&topic=dams&silent=shown")[1..], ["Dams: - | -"]);
    }

    #[test]
    fn a_cell_opens_its_statements() {
        let (page, _) = positions("?view=positions", sample::engine());
        let cell = &page.rows[0].cells[0];
        let newest = cell.newest.as_ref().expect("a statement");
        assert_eq!((&*cell.acts, &*newest.speaker.label), ("asks 1", "Southtown"));
        let open = cell.open.as_ref().expect("a link");
        assert_eq!(open.href, "?view=positions&cell=water.south");
        let (page, _) = positions(&open.href, sample::engine());
        assert_eq!(page.heading, "South on Water: 1 statement");
        let [Step::Said(_, entries)] = &page.cell.expect("a list")[..] else { panic!("one list") };
        assert_eq!(entries.len(), 1);
    }

    #[test]
    fn what_there_is_not_is_told() {
        for query in
            ["?view=positions&cell=moon.south", "?view=positions&hide=side.moon", "?view=positions&order=x"]
        {
            assert_eq!(positions(query, sample::engine()).1.len(), 1, "{query}");
        }
    }

    #[test]
    fn a_corpus_without_statements_has_no_cell() {
        let (page, _) = positions("?view=positions", sample::engine_of(sample::empty()));
        assert!(page.rows.is_empty() && page.sides.is_empty() && page.notes.is_empty());
    }
}
