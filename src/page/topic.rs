//! A topic with its passages.

use corpus::{Span, Statement, TopicId};
use search::{Answer, Facet};

use crate::engine::Engine;
use crate::page::document_line::{document_line, document_link};
use crate::page::hits::{Group, hit_line};
use crate::page::link::{Bar, Link, ON_A_PAGE, insert, passages_in_documents, search_link, topic_link};
use crate::page::mark::shown;
use crate::screen::{CompareState, Screen, SearchState};
use crate::text::{self, fill};

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
    /// Two sides, or two documents, held against each other on it.
    pub compare: Link,
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

/// A topic with all that is on it.
pub fn page(id: TopicId, engine: Engine) -> TopicPage {
    let corpus = engine.corpus();
    let topic = &corpus.topics[id.index()];
    let within = SearchState::default().with(Facet::Topic, &topic.id, false);
    let answer = engine.search(&within.query(), 0);
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
        compare: Link {
            href: CompareState { search: within, ..CompareState::default() }.href(),
            label: "Compare two on this topic".into(),
            note: String::new(),
        },
        search,
        documents,
        all_documents,
        sides,
        groups,
        more,
        related: sharing,
    }
}
