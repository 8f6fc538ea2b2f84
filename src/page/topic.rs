//! A topic: what it is, the figures and statements that passages on it hold, what happened when, and the passages.

use corpus::{Corpus, Document, Passage, SideId, Span, Statement, TopicId, TopicMatch};
use search::Facet;

use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::document_line::{document_line, document_link};
use crate::page::figures::{figures, printed};
use crate::page::hits::{Group, hit_line};
use crate::page::link::{Bar, Link, ON_A_PAGE, insert, passages_in_documents, search_link, topic_link};
use crate::page::linked_words::{text_from, words_of};
use crate::page::mark::{Mark, content, shown};
use crate::page::sentence::sentences;
use crate::page::statement::{speaker, told};
use crate::page::statements::{Row, row};
use crate::page::when::{date_in_full, first_day};
use crate::screen::{Column, CompareState, DocumentState, Screen, SearchState, TableState};
use crate::text::{self, TextRun, fill};

/// How many statements of a side are shown. More make its column a page of its own; the table has all.
const EACH: usize = 6;

/// How many figures and dates are shown at once, and how many more can be unfolded.
const FEW: usize = 8;

/// More are a list to search, not to read.
const MOST: usize = 60;

/// How many of the words that earn it are shown.
const WORDS: usize = 16;

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
    /// The figures in what is said on it, as they are printed.
    pub figures: Few<FigureLine>,
    /// What each side that speaks on it says.
    pub sides: Vec<SideColumn>,
    /// The sides that say nothing on it, in a sentence; empty where all do.
    pub silent: String,
    /// What its passages tell of dates, in the order of the dates.
    pub events: Few<EventLine>,
    /// The words that passages are on it by: how many have each; opens them.
    pub words: Vec<Bar>,
    /// Two sides, or two documents, held against each other on it.
    pub compare: Link,
    /// Its first documents; each opens the first passage.
    pub documents: Vec<Bar>,
    /// A search that has all of them, where these are not all.
    pub all_documents: Option<Link>,
    /// Its passages, evidence marked.
    pub groups: Vec<Group>,
    /// How many passages are not shown.
    pub more: Option<Link>,
    /// Topics that share passages with it.
    pub related: Vec<Bar>,
}

/// The first of some things, and the next, which can be unfolded.
#[derive(Clone, Debug)]
pub struct Few<T> {
    /// How many there are.
    pub count: usize,
    /// The first.
    pub first: Vec<T>,
    /// The next.
    pub next: Vec<T>,
}

/// A sentence with figures.
#[derive(Clone, Debug)]
pub struct FigureLine {
    /// The figures in it: "15 to 20 points".
    pub figures: Vec<String>,
    /// The sentence, the figures marked.
    pub runs: Vec<TextRun>,
    /// Opens the page at it.
    pub href: String,
    /// Who says so; opens the statement. Nothing where no statement was found to hold them.
    pub speaker: Option<Link>,
    /// The page; the note says who published it, and when.
    pub document: Link,
}

/// What a side says.
#[derive(Clone, Debug)]
pub struct SideColumn {
    /// Its name.
    pub label: String,
    /// "12 statements".
    pub count: String,
    /// The first of those whose day is known, or the day of their page, in that order.
    pub dated: Vec<Row>,
    /// The first of the others: nobody knows where they stand among those.
    pub open: Vec<Row>,
    /// All of them, among all that the side says in these passages, in a table.
    pub table: Option<Link>,
}

/// A date that a passage tells of.
#[derive(Clone, Debug)]
pub struct EventLine {
    /// When; opens the card that says how it is known.
    pub date: Link,
    /// The sentence, the words of the date marked.
    pub runs: Vec<TextRun>,
    /// The page.
    pub document: Link,
}

impl<T> Few<T> {
    /// Those of some things, each with its day, that come first; only these are made.
    fn of<P>(found: &[(Option<String>, P)], line: &dyn Fn(&P) -> T) -> Self {
        let first = in_order(found).into_iter().take(MOST);
        let mut first = text::list(first.map(|at| line(&found[at as usize].1)));
        // One more is no longer than the words that would unfold it.
        let few = if first.len() == FEW + 1 { FEW + 1 } else { FEW };
        let next = first.split_off(first.len().min(few));
        Self { count: found.len(), first, next }
    }
}

/// A place in a document: its position, and that of the passage.
type Place = (usize, usize);

/// A sentence of a passage, and the figures in it.
type Told = (Place, Span, Vec<Span>);

/// A topic with all that is on it.
#[inline(never)]
pub fn page(id: TopicId, engine: Engine) -> TopicPage {
    let corpus = engine.corpus();
    let topic = &corpus.topics[id.index()];
    let within = SearchState::default().with(Facet::Topic, &topic.id, false);
    let mut related = vec![0; corpus.topics.len()];
    let mut groups: Vec<Group> = Vec::new();
    let mut words: Vec<Evidence> = Vec::new();
    let (mut documents, mut in_documents, mut total) = (Vec::new(), 0, 0);
    let (mut told, mut dates) = (Vec::new(), Vec::new());
    for (at, document) in corpus.documents.iter().enumerate() {
        let mut hits = Vec::new();
        let mut here = Bar { link: Link::default(), count: 0 };
        for (number, passage) in document.passages.iter().enumerate() {
            let found = passage.topics.iter().find(|found| found.topic == id);
            let sentences = with_figures(id, (at, number), found, corpus);
            told.extend(sentences.into_iter().map(|told| (place_of(document), told)));
            let Some(found) = found else { continue };
            count_words(&mut words, found, passage);
            dates.extend(events_of(at, number, document));
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
                let runs = text::runs(&passage.text, whole, &[], &[&found.evidence], &[]);
                let on_topic = |statement: &Statement| {
                    statement.topics.contains(&id) && shown(statement, number).is_some()
                };
                let statements = (0..).zip(&document.statements).filter(|(_, statement)| on_topic(statement));
                let statements = text::list(statements.map(|(at, _)| at));
                let mut line = hit_line((at, number), runs, (&statements, whole), None, corpus);
                line.topics.retain(|link| link.label != topic.label);
                hits.push(line);
            }
        }
        if here.count > 0 {
            in_documents += 1;
            if documents.len() < ON_A_PAGE {
                documents.push(here);
            }
        }
        if !hits.is_empty() {
            groups.push(Group { document: document_line(document, None, &[]), hits });
        }
    }
    let mut sharing = Vec::new();
    for (other, count) in corpus.topics.iter().zip(related) {
        insert(&mut sharing, topic_link(other), count);
    }
    let search = search_link(&within, "Search within this topic");
    let more = total.checked_sub(ON_A_PAGE + 1).map(|more| Link {
        label: ["Search the other ", &text::count(more + 1, "passage")].concat(),
        ..search.clone()
    });
    let all_documents = (in_documents > documents.len())
        .then(|| Link { label: fill("All {} documents", &[&text::number(in_documents)]), ..search.clone() });
    let (sides, silent) = sides(id, &within, corpus);
    TopicPage {
        label: &topic.label,
        definition: &topic.definition,
        parent: topic.parent.and_then(|parent| corpus.topics.get(parent.index())).map(topic_link),
        count: passages_in_documents(total, in_documents),
        compare: Link {
            href: CompareState { search: within.clone(), ..CompareState::default() }.href(),
            label: "Compare two on this topic".into(),
            note: String::new(),
        },
        search,
        figures: Few::of(&told, &|told| figure_line(told, corpus)),
        sides,
        silent,
        events: Few::of(&dates, &|&(at, event)| event_line(&corpus.documents[at], event)),
        words: word_bars(words, &within),
        documents,
        all_documents,
        groups,
        more,
        related: sharing,
    }
}

/// The order of things by their days; those without one come last, as they stood.
fn in_order<T>(things: &[(Option<String>, T)]) -> Vec<u32> {
    let mut order = text::list(0..things.len() as u32);
    let key = |at: u32| (things[at as usize].0.is_none(), &things[at as usize].0);
    search::sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    order
}

/// The first day of the date that a page states.
fn day_of(document: &Document) -> Option<String> {
    first_day(&document.date.as_ref()?.value)
}

/// The day that a page is read at among others: the one that it states, or the first that it can be of where its last is known,
/// too.
fn place_of(document: &Document) -> Option<String> {
    let window = document.window.as_ref().filter(|window| window.latest.is_some());
    day_of(document).or_else(|| window?.earliest.clone())
}

/// The sentences of a passage that have figures and are on the topic: by its words, or in what somebody says on it.
fn with_figures(id: TopicId, (at, number): Place, found: Option<&TopicMatch>, corpus: &Corpus) -> Vec<Told> {
    let document = &corpus.documents[at];
    let passage = &document.passages[number];
    let evidence = found.map_or(&[][..], |found| &found.evidence);
    let said = document.statements.iter().filter(|statement| statement.topics.contains(&id));
    let said = said.flat_map(|statement| &statement.content).filter(|place| place.passage as usize == number);
    let mut on_it = text::list(said.map(|place| place.span));
    on_it.extend(evidence);
    if on_it.is_empty() || !document.is_read() {
        return Vec::new();
    }
    let dates = document.events.iter().filter(|event| event.place.passage as usize == number);
    let dates = text::list(dates.map(|event| event.place.span));
    let mut told = Vec::new();
    for sentence in sentences(&passage.text) {
        let is_on_it = on_it.iter().any(|span| span.start < sentence.end && sentence.start < span.end);
        let figures = if is_on_it { figures(&passage.text, sentence, &dates, evidence) } else { Vec::new() };
        if !figures.is_empty() {
            told.push(((at, number), sentence, figures));
        }
    }
    told
}

fn figure_line(&((at, number), sentence, ref figures): &Told, corpus: &Corpus) -> FigureLine {
    let document = &corpus.documents[at];
    let text = &document.passages[number].text;
    let [words, to] = words_of(&text_from(document, number), sentence);
    let place = DocumentState { words, to, ..DocumentState::lasting(document, number, "") };
    FigureLine {
        figures: printed(text, figures),
        runs: text::runs(text, sentence, figures, &[], &[]),
        href: place.href(false, None),
        speaker: figures.first().and_then(|first| who_says(*first, (document, number), corpus)),
        document: document_link(document),
    }
}

/// Who says some words, if anybody does, and how: "Ann Vale, reported".
fn who_says(words: Span, (document, number): (&Document, usize), corpus: &Corpus) -> Option<Link> {
    let holds = |at: &usize| {
        let marks = content(document, *at, number);
        marks.iter().any(|mark| mark.span.start <= words.start && words.end <= mark.span.end)
    };
    let at = (0..document.statements.len()).find(holds)?;
    let statement = &document.statements[at];
    let mark = content(document, at, number).first().map(Mark::name).unwrap_or_default();
    let label = [&*speaker(statement, document, corpus), ", ", &*told(statement)].concat();
    let href = Screen::mark_href(&document.slug, &document.passages[number].hash, &mark);
    Some(Link { href, label, note: String::new() })
}

/// The dates that a passage tells of, by their positions in its document.
fn events_of(at: usize, number: usize, document: &Document) -> Vec<(Option<String>, (usize, usize))> {
    let here = (0..).zip(&document.events).filter(|(_, event)| event.place.passage as usize == number);
    let dated =
        here.map(|(event, of)| (of.date.value.as_ref().and_then(|value| first_day(value)), (at, event)));
    text::list(dated)
}

fn event_line(document: &Document, at: usize) -> EventLine {
    let event = &document.events[at];
    let passage = &document.passages[event.place.passage as usize];
    let mark = Mark { kind: 1, span: event.place.span, at };
    let href = Screen::mark_href(&document.slug, &passage.hash, &mark.name());
    EventLine {
        date: Link { href, label: date_in_full(&event.date), note: String::new() },
        runs: text::runs(&passage.text, event.sentence, &[event.place.span], &[], &[]),
        document: document_link(document),
    }
}

/// What each side says on a topic, in the curator's order, what is said for none last; and in a sentence those that say nothing.
fn sides(id: TopicId, within: &SearchState, corpus: &'static Corpus) -> (Vec<SideColumn>, String) {
    let mut of_sides: Vec<Vec<(Option<String>, Cited)>> = vec![Vec::new(); corpus.sides.len() + 1];
    for (at, document) in corpus.documents.iter().enumerate() {
        let on_it = |said: &&Statement| said.topics.contains(&id);
        for (statement, said) in document.statements.iter().enumerate().filter(|(_, said)| on_it(said)) {
            let number = said.content.first().map(|place| place.passage as usize);
            let passage = number.and_then(|number| Cited::passage(corpus, at, number));
            let side = said.side.map_or(corpus.sides.len(), SideId::index);
            if let (Some(passage), Some(column)) = (passage, of_sides.get_mut(side)) {
                let mark = content(document, statement, passage.number).first().map(Mark::name);
                let day = said.said.as_ref().and_then(|date| first_day(date.value.as_ref()?));
                let cited = Cited { statement: Some(said), mark: mark.unwrap_or_default(), ..passage };
                column.push((day.or_else(|| day_of(document)), cited));
            }
        }
    }
    let (mut columns, mut silent) = (Vec::new(), Vec::new());
    for (side, of_side) in of_sides.into_iter().enumerate() {
        let named = corpus.sides.get(side);
        if of_side.is_empty() {
            silent.extend(named.map(|side| &*side.label));
            continue;
        }
        let count = of_side.len();
        let first_open = of_side.iter().filter(|(day, _)| day.is_some()).count();
        // Whose column it is stands above.
        let rows = |all: &[u32]| {
            let rows = all.iter().take(EACH).filter_map(|&at| row(&of_side[at as usize].1));
            text::list(rows.map(|row| Row { side: String::new(), ..row }))
        };
        let order = in_order(&of_side);
        let (dated, open) = order.split_at(first_open);
        let dated = rows(dated);
        let mut open = rows(open);
        open.truncate(EACH - dated.len());
        let table = named.map(|side| {
            let search = within.with(Facet::Side, &side.id, false);
            let table = TableState { search, sort: Some(Column::Said), ..TableState::default() };
            let label = if count > EACH { "All of these passages, as a table" } else { "As a table" };
            Link { href: table.href(), label: label.into(), note: String::new() }
        });
        let label = named.map_or_else(|| "Side not told".into(), |side| side.label.clone());
        columns.push(SideColumn { label, count: text::count(count, "statement"), dated, open, table });
    }
    let silent = match silent.len() {
        0 => String::new(),
        _ => fill("No statement on it in this corpus: {}.", &[&silent.join(", ")]),
    };
    (columns, silent)
}

/// Words by which passages are on a topic.
#[derive(Clone, Debug)]
struct Evidence {
    /// As they are folded.
    slug: String,
    /// As they are printed first.
    words: String,
    /// In how many passages.
    passages: usize,
}

/// Counts the words by which a passage is on a topic, each once.
fn count_words(all: &mut Vec<Evidence>, found: &TopicMatch, passage: &Passage) {
    let mut here: Vec<String> = Vec::new();
    for span in &found.evidence {
        let words = span.of(&passage.text);
        let slug = search::slug(words);
        if here.contains(&slug) {
            continue;
        }
        match all.iter_mut().find(|other| other.slug == slug) {
            Some(other) => other.passages += 1,
            None => all.push(Evidence { slug: slug.clone(), words: words.into(), passages: 1 }),
        }
        here.push(slug);
    }
}

/// The words, those that most passages have first; each opens the passages with these very words.
fn word_bars(all: Vec<Evidence>, within: &SearchState) -> Vec<Bar> {
    let mut bars = Vec::new();
    for Evidence { words, passages, .. } in all {
        let search = within.with_text(fill("\"{}\" ", &[&words]));
        insert(&mut bars, search_link(&search, &words), passages);
        bars.truncate(WORDS);
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Basis, Date, Place, Precision};

    fn of(corpus: Corpus) -> TopicPage {
        page(TopicId(0), sample::engine_of(corpus))
    }

    fn dated(value: &str) -> Date {
        let precision = if value.contains('W') { Precision::Week } else { Precision::Day };
        let reason = String::new();
        Date { value: Some(value.into()), precision, basis: Basis::Stated, reason }
    }

    #[test]
    fn each_side_that_speaks_has_a_column_and_the_others_are_named() {
        let page = of(sample::corpus());
        let [south] = &page.sides[..] else { panic!("{:?}", page.sides) };
        assert_eq!((&*south.label, &*south.count, south.dated.len()), ("South", "1 statement", 1));
        let table = south.table.as_ref().expect("a table");
        assert_eq!(table.href, "?view=statements&sort=said&topic=water&side=south");
        assert_eq!(page.silent, "No statement on it in this corpus: North.");
    }

    #[test]
    fn a_column_is_in_the_order_of_days_and_says_where_it_is_open() {
        let mut corpus = sample::corpus();
        let first = corpus.documents[0].statements[0].clone();
        let days = ["2024-W07", "2024-01-05", "XXXX-03-01"].map(|day| Some(dated(day)));
        corpus.documents[0].date = None;
        let days = days.into_iter().chain([None]);
        corpus.documents[0].statements = days.map(|said| Statement { said, ..first.clone() }).collect();
        let page = of(corpus);
        let days = |rows: &[Row]| rows.iter().map(|row| row.said.clone()).collect::<Vec<_>>();
        assert_eq!(days(&page.sides[0].dated), ["5 January 2024", "the week of 12 to 18 February 2024"]);
        assert_eq!(days(&page.sides[0].open), ["1 March, year unknown", "day not told"]);
    }

    #[test]
    fn who_speaks_for_no_side_comes_last() {
        let mut corpus = sample::corpus();
        let first = corpus.documents[0].statements[0].clone();
        corpus.documents[0].statements = vec![Statement { side: None, ..first.clone() }, first];
        let page = of(corpus);
        let sides: Vec<_> = page.sides.iter().map(|side| (&*side.label, side.table.is_some())).collect();
        assert_eq!(sides, [("South", true), ("Side not told", false)]);
    }

    #[test]
    fn figures_stand_in_their_sentences_with_who_says_them() {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let passage = &mut document.passages[0];
        passage.text = "Southtown asked for water in four dams. Six cows drank. Two wells have water.".into();
        let water = |start| Span::new(start, start + 5);
        passage.topics[0].evidence = vec![water(20), water(71)];
        document.statements[0].content = vec![Place { passage: 0, span: Span::new(16, 38) }];
        let page = of(corpus);
        let told: Vec<_> =
            page.figures.first.iter().map(|line| (line.figures.join("+"), &line.speaker)).collect();
        let [(dams, Some(south)), (wells, None)] = &told[..] else { panic!("{told:?}") };
        assert_eq!((&**dams, &**wells), ("four dams", "Two wells"));
        assert_eq!(
            (&*south.label, &*south.href),
            ("Southtown, asks, reported", "?doc=0-water&p=aaaaaaaaaaa1&mark=s16")
        );
        assert!(page.figures.first[1].href.contains("&words=56.Two%20wells"), "{:?}", page.figures.first[1]);
    }

    #[test]
    fn what_its_passages_tell_of_dates_is_in_their_order() {
        let mut corpus = sample::corpus();
        let event = corpus.documents[0].events[0].clone();
        corpus.documents[0].events.push(corpus::Event { date: dated("2023-02-03"), ..event });
        let page = of(corpus);
        let dates: Vec<&str> = page.events.first.iter().map(|event| &*event.date.label).collect();
        assert_eq!(dates, ["3 February 2023", "July, year unknown, inferred"]);
        assert_eq!(page.events.first[0].date.href, "?doc=0-water&p=aaaaaaaaaaa2&mark=d28");
    }

    #[test]
    fn the_words_that_earn_it_are_counted_by_passage() {
        let mut corpus = sample::corpus();
        let evidence = &mut corpus.documents[0].passages[0].topics[0].evidence;
        evidence.push(evidence[0]);
        let page = of(corpus);
        let words: Vec<_> = page.words.iter().map(|bar| (&*bar.link.label, bar.count)).collect();
        assert_eq!(words, [("water", 1), ("dry", 1), ("<script>", 1)]);
        assert_eq!(page.words[0].link.href, "?q=%22water%22%20&topic=water");
    }

    #[test]
    fn what_is_long_is_folded() {
        let few = |n: usize| {
            let few = Few::of(&vec![(None, ()); n], &|()| ());
            (few.count, few.first.len(), few.next.len())
        };
        assert_eq!([few(0), few(9), few(10), few(99)], [(0, 0, 0), (9, 9, 0), (10, 8, 2), (99, 8, 52)]);
    }
}
