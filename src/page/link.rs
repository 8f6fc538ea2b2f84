//! Links to searches, documents, lines and topics, with their words.

use corpus::{Corpus, Document, Passage, Topic, TopicMatch};

use crate::screen::{Screen, SearchState};
use crate::text;

/// How many hits, documents or passages a page of a list has. More make it slow to scan by eye and to draw, fewer make the
/// reader turn it too often.
pub const ON_A_PAGE: usize = 20;

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

/// A count to compare with its neighbours.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What is counted; opens what was counted.
    pub link: Link,
    /// How many.
    pub count: usize,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its name; sorts by it, or the other way round. One that cannot be sorted by leads nowhere.
    pub link: Link,
    /// How the rows are sorted by it, as browsers are told; nothing where they are not.
    pub order: Option<&'static str>,
}

/// The head of a column. `sorted` is how the list is sorted by it, falling or not, if it is; `href` the link that sorts it so.
pub fn heading(label: &str, sorted: Option<bool>, href: &dyn Fn(bool) -> String) -> Heading {
    let link = Link { href: href(sorted == Some(false)), label: label.into(), note: String::new() };
    Heading { link, order: sorted.map(|is_falling| if is_falling { "descending" } else { "ascending" }) }
}

/// Which of all are on a page of a list that has `size` of them on each, "21–40 of 1,000", and the links to the pages before
/// and behind it; nothing where it has all.
pub fn turning(page: usize, size: usize, all: usize, href: &dyn Fn(usize) -> String) -> (String, Vec<Link>) {
    let (before, behind) = ((page - 1) * size, (page * size).min(all));
    let mut pages = Vec::new();
    let mut link = |page, label| pages.push(Link { href: href(page), label, note: String::new() });
    if page > 1 {
        link(page - 1, "Previous page".into());
    }
    if behind < all {
        link(page + 1, ["Next ", &*text::number((all - behind).min(size))].concat());
    }
    let mut place = String::new();
    if !pages.is_empty() {
        let [first, last, all] = [before + 1, behind, all].map(text::number);
        place = text::fill("{}–{} of {}", &[&first, &last, &all]);
    }
    (place, pages)
}

/// Puts a count in its place among larger and smaller ones, behind its equals, unless it is nothing.
pub fn insert(bars: &mut Vec<Bar>, link: Link, count: usize) {
    if count > 0 {
        bars.insert(bars.partition_point(|other| other.count >= count), Bar { link, count });
    }
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

/// The topics of a passage; each note says by which words it is on it.
pub fn passage_topics(passage: &Passage, corpus: &Corpus) -> Vec<Link> {
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
