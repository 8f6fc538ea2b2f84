//! What is shown where there is nothing by the name asked for: what there is instead.

use corpus::Corpus;

use crate::engine::Engine;
use crate::page::document_line::document_link;
use crate::page::link::{Link, ON_A_PAGE, search_link, topic_link};
use crate::page::names::most_named;
use crate::screen::{NamesState, SearchState};
use crate::text::{self, fill};

/// A page that is not there.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What the window is called.
    pub title: &'static str,
    /// What was looked for, in a sentence; empty where it was only the list of what there is.
    pub what: String,
    /// What there is instead.
    pub heading: &'static str,
    /// The links to it.
    pub links: Vec<Link>,
}

/// In place of a document that the corpus does not have.
pub fn document(slug: &str, corpus: &Corpus) -> Missing {
    let mut links = text::list(corpus.documents.iter().take(ON_A_PAGE).map(document_link));
    if links.len() < corpus.documents.len() {
        links.push(search_link(&SearchState::default(), "All documents"));
    }
    Missing {
        title: "No such document",
        what: fill("This corpus has no document called “{}”.", &[slug]),
        heading: "The documents it has",
        links,
    }
}

/// In place of a topic that the corpus does not have; without an id the list of all.
pub fn topic(id: &str, corpus: &Corpus) -> Missing {
    let links = text::list(corpus.topics.iter().map(topic_link));
    let (title, what) = match id {
        "" => ("Topics", String::new()),
        id => ("No such topic", fill("This corpus has no topic called “{}”.", &[id])),
    };
    Missing { title, what, heading: "Topics", links }
}

/// In place of a name that the corpus does not have.
pub fn name(slug: &str, engine: Engine) -> Missing {
    let mut links = most_named(engine, ON_A_PAGE);
    if !links.is_empty() {
        let all = NamesState::default().href();
        links.push(Link { href: all, label: "All names".into(), note: String::new() });
    }
    Missing {
        title: "No such name",
        what: fill("This corpus has no name called “{}”.", &[slug]),
        heading: "The names it has",
        links,
    }
}
