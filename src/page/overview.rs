//! The overview: what the corpus holds, who speaks in it and on what, and questions that one can click.
//!
//! All of it is counted in statements, over one walk through the documents. The questions are made by a rule that favours
//! nobody, see `questions`; each leads to a search that shows what it asks for.

use corpus::{Corpus, Document, EntityId, Mode, SideId, Statement};
use search::{Answer, Facet, FacetValue};

use crate::page::dates::DateStrip;
use crate::page::link::{Link, passages_in_documents, search_link, topic_link};
use crate::screen::SearchState;
use crate::text;

/// What the corpus is, at a glance.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Its title.
    pub title: &'static str,
    /// What it is.
    pub description: &'static str,
    /// What it covers, as of when.
    pub coverage: &'static str,
    /// What it holds, in a sentence; empty where it has no documents.
    pub holds: String,
    /// Questions that it answers; each opens the answer.
    pub questions: Vec<Link>,
    /// Who speaks, and on what.
    pub tables: Vec<Table>,
    /// When its documents were published.
    pub dates: DateStrip,
}

/// Statements counted by one thing.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it tells.
    pub title: &'static str,
    /// What stands in its rows.
    pub by: &'static str,
    /// What is counted: "statements", or "passages" in a corpus that has none.
    pub counted: &'static str,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// How much there is of something.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its name; opens what was counted.
    pub link: Link,
    /// How much.
    pub count: usize,
    /// In how many documents.
    pub documents: usize,
}

/// How many questions are asked; more are a list to read, not something to click.
const QUESTIONS: usize = 3;

/// How many speakers are named in a corpus that has no sides. More make a list that nobody reads; the filters have all.
const SPEAKERS_NAMED: usize = 12;

/// Statements and the documents that they are in, by position.
type Tally = Vec<[usize; 2]>;

/// What is counted over all statements.
struct Counts {
    /// By side in the corpus's order; in a corpus that has none, by entity.
    who: Tally,
    /// By topic in the corpus's order; of a corpus without statements, its passages.
    topics: Tally,
    /// Statements by who and topic: all topics of the first, then all of the second ...
    said: Vec<usize>,
    /// Quotations by topic.
    quoted: Vec<usize>,
}

/// The overview; `answer` is to the query that asks nothing.
pub fn overview(corpus: &'static Corpus, answer: &Answer, dates: DateStrip) -> Overview {
    let names = Names(corpus);
    let (width, statements) =
        (corpus.topics.len(), corpus.documents.iter().map(|d| d.statements.len()).sum());
    let mut counts = Counts {
        who: vec![[0; 2]; names.len()],
        topics: vec![[0; 2]; width],
        said: vec![0; names.len() * width],
        quoted: vec![0; width],
    };
    for document in &corpus.documents {
        counts.add(document, names, statements > 0);
    }
    let row = |link, [count, documents]: [usize; 2]| Row { link, count, documents };
    let topics = corpus.topics.iter().zip(&counts.topics).map(|(topic, of)| row(topic_link(topic), *of));
    let topics = Table {
        title: "On what",
        by: "Topic",
        counted: if statements > 0 { "statements" } else { "passages" },
        rows: text::list(topics),
    };
    let who = names.shown(&counts.who).into_iter();
    let who = Table {
        title: "Who speaks",
        by: if names.facet() == Facet::Side { "Side" } else { "Speaker" },
        counted: topics.counted,
        rows: text::list(who.map(|at| row(search_link(&names.filter(at), names.label(at)), counts.who[at]))),
    };
    let mut tables = Vec::new();
    if statements > 0 && !who.rows.is_empty() {
        tables.push(who);
    }
    if !topics.rows.is_empty() {
        tables.push(topics);
    }
    Overview {
        title: &corpus.title,
        description: &corpus.description,
        coverage: &corpus.coverage,
        holds: holds(corpus, statements, answer),
        questions: questions(&counts, names, answer),
        tables,
        dates,
    }
}

/// Those who speak, each by a position: the sides of a corpus, or where it has none its entities.
#[derive(Clone, Copy)]
struct Names(&'static Corpus);

impl Names {
    fn facet(self) -> Facet {
        if self.0.sides.is_empty() { Facet::Speaker } else { Facet::Side }
    }

    fn len(self) -> usize {
        if self.0.sides.is_empty() { self.0.entities.len() } else { self.0.sides.len() }
    }

    fn label(self, at: usize) -> &'static str {
        let side = self.0.sides.get(at).map(|side| &*side.label);
        side.unwrap_or_else(|| self.0.entities.get(at).map_or("", |entity| &entity.name))
    }

    /// The search for all that they say.
    fn filter(self, at: usize) -> SearchState {
        let id = self.0.sides.get(at).map_or_else(|| search::slug(self.label(at)), |side| side.id.clone());
        SearchState::default().with(self.facet(), &id, false)
    }

    /// Those that are listed: all sides, also those that say nothing; of entities those with the most statements.
    fn shown(self, counts: &[[usize; 2]]) -> Vec<usize> {
        let mut shown: Vec<usize> = Vec::new();
        for at in 0..self.len() {
            if !self.0.sides.is_empty() {
                shown.push(at);
            } else if counts[at][0] > 0 {
                shown.insert(shown.partition_point(|other| counts[*other][0] >= counts[at][0]), at);
                shown.truncate(SPEAKERS_NAMED);
            }
        }
        shown
    }

    fn of(self, statement: &Statement) -> Option<usize> {
        let speaker = statement.speaker.map(EntityId::index);
        if self.0.sides.is_empty() { speaker } else { statement.side.map(SideId::index) }
    }
}

impl Counts {
    fn add(&mut self, document: &Document, names: Names, has_statements: bool) {
        let (mut who, mut on) = (Vec::new(), Vec::new());
        for statement in &document.statements {
            let at = names.of(statement);
            who.extend(at);
            for topic in topics(statement, document) {
                let said = at.and_then(|at| self.said.get_mut(at * self.topics.len() + topic));
                let quoted = self.quoted.get_mut(topic).filter(|_| statement.mode == Mode::Quoted);
                for count in said.into_iter().chain(quoted) {
                    *count += 1;
                }
                on.push(topic);
            }
        }
        for found in document.passages.iter().flat_map(|passage| &passage.topics) {
            if !has_statements {
                on.push(found.topic.index());
            }
        }
        tally(&mut self.who, &who);
        tally(&mut self.topics, &on);
    }
}

/// Counts one for each position, and the document that they are of once.
fn tally(counts: &mut Tally, here: &[usize]) {
    for (n, at) in here.iter().enumerate() {
        if let Some([count, documents]) = counts.get_mut(*at) {
            *count += 1;
            *documents += usize::from(!here[..n].contains(at));
        }
    }
}

/// The topics of a statement for which its passage is found.
fn topics(statement: &Statement, document: &Document) -> Vec<usize> {
    let passage = statement.content.first().and_then(|place| document.passages.get(place.passage as usize));
    let found = passage.into_iter().flat_map(|passage| &passage.topics).map(|found| found.topic);
    text::list(found.filter(|topic| statement.topics.contains(topic)).map(corpus::TopicId::index))
}

/// "50 statements by 19 named speakers and others, in 5 documents, each with the passage it stands in."
fn holds(corpus: &Corpus, statements: usize, answer: &Answer) -> String {
    let documents = corpus.documents.len();
    if statements == 0 {
        let passages = [&*passages_in_documents(answer.total, documents), "."].concat();
        return if documents == 0 { String::new() } else { passages };
    }
    let speakers = values(answer, Facet::Speaker);
    let named = speakers.iter().filter(|speaker| !["none", "unnamed"].contains(&&*speaker.value)).count();
    let mut words = text::count(statements, "statement");
    if named > 0 {
        words.push_str(" by ");
        words.push_str(&text::count(named, "named speaker"));
        words.push_str(if named < speakers.len() { " and others" } else { "" });
    }
    words.push_str(", in ");
    words.push_str(&text::count(documents, "document"));
    words.push_str(", each with the passage it stands in.");
    words
}

/// Three questions that the corpus answers, by a rule that favours nobody. What the two with the most statements said,
/// named in the corpus's order, each on the topic on which they said most; who is quoted on the topic with the most
/// quotations; and, where these are not three, what is told of the month of which most is told. No topic is asked for
/// twice; among equals the first in the corpus's order is taken.
fn questions(counts: &Counts, names: Names, answer: &Answer) -> Vec<Link> {
    let (mut questions, mut taken) = (Vec::new(), Vec::new());
    let mut ask = |state: &SearchState, words: &[&str]| questions.push(search_link(state, &words.concat()));
    let topic = |at: usize| names.0.topics.get(at).map_or("", |topic| &*topic.label);
    let on = |state: &SearchState, at: usize| {
        names.0.topics.get(at).map(|topic| state.with(Facet::Topic, &topic.id, false)).unwrap_or_default()
    };
    let heard = text::list(counts.who.iter().map(|of| of[0]));
    let first = most(&heard, &[]);
    let second = first.and_then(|first| most(&heard, &[first]));
    for at in (0..heard.len()).filter(|at| first == Some(*at) || second == Some(*at)) {
        let said = counts.said.chunks(counts.topics.len().max(1)).nth(at).unwrap_or_default();
        let all = names.filter(at);
        match most(said, &taken) {
            Some(about) => {
                taken.push(about);
                ask(&on(&all, about), &["What did ", names.label(at), " say on ", topic(about), "?"]);
            }
            None => ask(&all, &["What did ", names.label(at), " say?"]),
        }
    }
    if let Some(about) = most(&counts.quoted, &taken) {
        let quoted = SearchState::default().with(Facet::Mode, Mode::Quoted.id(), false);
        ask(&on(&quoted, about), &["Who is quoted on ", topic(about), "?"]);
    }
    let months = values(answer, Facet::Event);
    // A year alone is no month, and of "none" nothing is told.
    let told = months.iter().map(|month| if month.value.len() == 7 { month.count } else { 0 });
    if let Some(month) = most(&text::list(told), &[]).and_then(|at| months.get(at)) {
        let state = SearchState::default().with(Facet::Event, &month.value, false);
        ask(&state, &["What do the pages say about ", &month.label, "?"]);
    }
    questions.truncate(QUESTIONS);
    questions
}

/// The position of the largest count that is not taken; of equals the first. Nothing where all are nothing.
fn most(counts: &[usize], taken: &[usize]) -> Option<usize> {
    let mut best = None;
    for (at, count) in counts.iter().enumerate() {
        if !taken.contains(&at) && *count > best.map_or(0, |best: usize| counts[best]) {
            best = Some(at);
        }
    }
    best
}

/// The values of a facet.
fn values(answer: &Answer, facet: Facet) -> &[FacetValue] {
    answer.facets.iter().find(|counts| counts.facet == facet).map_or(&[], |counts| &counts.values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::page::{Body, of};
    use crate::sample;
    use crate::screen::{Open, Screen};
    use corpus::{
        Attribution, Basis, Date, Event, Passage, Place, Precision, Side, Span, Topic, TopicId, TopicMatch,
    };

    /// The overview of a corpus that compiles.
    fn overview_of(engine: Engine) -> Overview {
        match of(&Screen::default(), &[], &Open::default(), engine).body {
            Body::Search(page) => page.overview.expect("nothing is asked"),
            _ => panic!("no search"),
        }
    }

    /// A document a line, `side topic mode` for each statement: `0 1 q`. Each statement has a passage of its own.
    fn valleys(sides: &[&str], topics: &[&str], documents: &[&str]) -> Corpus {
        let mut corpus = sample::empty();
        for name in sides {
            corpus.sides.push(Side { id: search::slug(name), label: (*name).into() });
            let entity = corpus::Entity {
                name: (*name).into(),
                kind: corpus::EntityKind::Organisation,
                aliases: vec![],
                role: None,
                side: Some(SideId(corpus.entities.len() as u32)),
                speaks_for: None,
                uncurated: false,
            };
            corpus.entities.push(entity);
        }
        for name in topics {
            let topic = Topic {
                id: search::slug(name),
                label: (*name).into(),
                definition: String::new(),
                parent: None,
            };
            corpus.topics.push(topic);
        }
        for (n, statements) in documents.iter().enumerate() {
            let mut document = Document { slug: n.to_string(), file: n.to_string(), ..Document::default() };
            for (at, statement) in (0..).zip(statements.split(", ").filter(|statement| !statement.is_empty()))
            {
                let [side, topic, mode] = statement.split(' ').collect::<Vec<_>>()[..] else {
                    panic!("{statement}")
                };
                let (who, topic) = (side.parse().ok(), topic.parse().ok().map(TopicId));
                let span = Span::new(0, 5);
                document.passages.push(Passage {
                    hash: format!("{n}.{at}"),
                    text: "Words.".into(),
                    topics: topic.into_iter().map(|topic| TopicMatch { topic, evidence: vec![] }).collect(),
                    ..Passage::default()
                });
                document.statements.push(Statement {
                    mode: if mode == "q" { Mode::Quoted } else { Mode::Reported },
                    speaker: who.map(EntityId),
                    attribution: Attribution::Name,
                    side: who.map(SideId),
                    content: vec![Place { passage: at, span }],
                    topics: topic.into_iter().collect(),
                    ..Statement::default()
                });
            }
            corpus.documents.push(document);
        }
        corpus
    }

    fn questions_of(corpus: Corpus) -> Vec<String> {
        let engine = sample::engine_of(corpus);
        let questions = overview_of(engine).questions;
        for question in &questions {
            let (screen, notices) = Screen::parse(&question.href);
            let Body::Search(page) = of(&screen, &notices, &Open::default(), engine).body else {
                panic!("{question:?}")
            };
            assert!(page.total > 0 && !page.choices.chosen.is_empty(), "{question:?} finds {}", page.total);
        }
        questions.into_iter().map(|question| question.label).collect()
    }

    #[test]
    fn a_question_names_the_two_who_say_most_in_the_order_of_the_corpus() {
        let statements = "2 0 r, 2 0 r, 2 1 r, 0 0 q, 0 0 r, 0 1 r, 1 1 q, 2 2 q";
        let corpus = valleys(&["Hill", "Isle", "Vale"], &["Water", "Dams", "Salt"], &[statements]);
        assert_eq!(
            questions_of(corpus),
            ["What did Hill say on Water?", "What did Vale say on Dams?", "Who is quoted on Salt?"]
        );
    }

    #[test]
    fn a_question_is_asked_only_where_its_answer_is_found() {
        // The statement is on a topic, the passage is not: a search for the topic would not find it.
        let mut corpus = valleys(&["Hill"], &["Water"], &["0 0 q"]);
        corpus.documents[0].passages[0].topics.clear();
        assert_eq!(questions_of(corpus), ["What did Hill say?"]);
    }

    #[test]
    fn without_sides_and_topics_speakers_are_named() {
        let mut corpus = valleys(&["Ann", "Ben", "Cid"], &[], &["0 - r, 2 - r, 2 - q", "2 - r, - - r"]);
        corpus.sides.clear();
        corpus.documents[1].events.push(Event {
            place: Place { passage: 0, span: Span::new(0, 5) },
            sentence: Span::new(0, 5),
            date: Date {
                value: Some("2019-04".into()),
                precision: Precision::Month,
                basis: Basis::Stated,
                reason: String::new(),
            },
            review: None,
        });
        let overview = overview_of(sample::engine_of(corpus.clone()));
        let rows = overview.tables[0].rows.iter().map(|row| (&*row.link.label, row.count, row.documents));
        assert_eq!(rows.collect::<Vec<_>>(), [("Cid", 3, 2), ("Ann", 1, 1)]);
        assert_eq!((overview.tables.len(), overview.tables[0].by), (1, "Speaker"));
        assert_eq!(
            overview.holds,
            "5 statements by 2 named speakers and others, in 2 documents, each with the passage it stands in."
        );
        assert_eq!(
            questions_of(corpus),
            ["What did Ann say?", "What did Cid say?", "What do the pages say about April 2019?"]
        );
    }

    #[test]
    fn without_statements_topics_count_passages() {
        let mut corpus = valleys(&["Hill"], &["Water"], &["0 0 q, 0 0 r"]);
        corpus.documents[0].statements.clear();
        let overview = overview_of(sample::engine_of(corpus));
        let [topics] = &overview.tables[..] else { panic!("{:?}", overview.tables) };
        assert_eq!((topics.by, topics.counted, topics.rows[0].count), ("Topic", "passages", 2));
        assert_eq!((&*overview.holds, overview.questions.len()), ("2 passages in 1 document.", 0));
        let empty = overview_of(sample::engine_of(sample::empty()));
        assert_eq!((&*empty.holds, empty.tables.len()), ("", 0));
    }
}
