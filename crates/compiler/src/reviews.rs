//! A curator's corrections, `reviews.toml`, of what the rules found.
//!
//! A review is applied right behind the stage that finds its value, so that everything found later rests on the
//! corrected value: a line put into the article is searched for names, a publication date that is given dates "last
//! week", a name that is none speaks no more. A review names its place by words of the page, never by a number of ours:
//! when the page or the rules change so that the words no longer tell the place, it is an error with its line rather
//! than a correction of something else. What the rules find by themselves by now is a note: the review can go. What was
//! changed, and why, is kept in [`Corpus::reviews`](corpus::Corpus::reviews).
//!
//! `table` is what can be written, `place` how a passage is named, `change` the one thing that reviews of every kind
//! do, `problem` how they fail; `page`, `evidence` and `statement` say for each kind where its values are. What it does
//! not know: the words of a page themselves, which are evidence and cannot be reviewed.
//!
//! The format is described in `docs/reviews.md`.

mod change;
mod date;
mod evidence;
mod names;
mod page;
mod place;
mod problem;
mod statement;
mod table;
#[cfg(test)]
mod tests;

use crate::article::split::Unit;
use crate::config::toml_reader::{At, Reader, nearest};
use crate::diagnostic::Diagnostic;
use crate::document::metadata::Metadata;
use crate::input::page::Line;
use change::Changed;
use corpus::{Action, Document, Entity, Flag, FlagKind, Link, LinkKind, Place};
pub use names::Known;
use names::Names;
use std::collections::{BTreeMap, BTreeSet};
use table::Review;

/// The reviews of a corpus, with what came of them so far.
pub struct Reviews<'a> {
    reader: Reader<'a>,
    /// Each with the document that it is of.
    list: Vec<(Review, Option<usize>)>,
    known: Known,
    documents: BTreeMap<String, usize>,
    files: Vec<String>,
    /// What was changed, each with the place of its review in the file.
    applied: Vec<(usize, corpus::Review)>,
}

/// What a review did, and where.
struct Done {
    changed: Changed,
    line: Option<u32>,
    place: Option<Place>,
}

impl<'a> Reviews<'a> {
    /// Reads the reviews of `text`, which messages call `file`, on these documents.
    pub fn read(file: &'a str, text: &'a str, documents: &[Document], known: Known) -> Self {
        let mut reader = Reader::new(file, text);
        let by_name = by_name(documents);
        let mut seen = BTreeSet::new();
        let mut list = Vec::new();
        for review in table::read(&mut reader) {
            let document = match review.text("document") {
                Some(at) => match document(&mut reader, at, &by_name, documents) {
                    Some(document) => Some(document),
                    None => continue,
                },
                None => None,
            };
            // Of a field there is one, so two reviews of it contradict each other.
            let field = review.text("field").map_or(review.kind, |at| at.value.as_str()).to_owned();
            if matches!(review.kind, "metadata" | "window") && !seen.insert((document, field.clone())) {
                let file = document.map_or("", |at| documents[at].file.as_str());
                let found = format!("a second review of the {field} of {file}");
                reader.problem(review.place("field"), found, "one review of a field", "merge the two");
                continue;
            }
            list.push((review, document));
        }
        let files = documents.iter().map(|document| document.file.clone()).collect();
        Self { reader, list, known, documents: by_name, files, applied: Vec::new() }
    }

    /// The documents that are read another way than the rules would: their lines, fields or own flags are reviewed.
    pub fn pages(&self) -> BTreeSet<usize> {
        let is_of_page = |review: &Review| match review.kind {
            "line" | "metadata" => true,
            "flag" => !is_told_by_others(review),
            _ => false,
        };
        self.list
            .iter()
            .filter(|(review, _)| is_of_page(review))
            .filter_map(|(_, document)| *document)
            .collect()
    }

    /// Which lines of a document are the article, and what the others are.
    pub fn lines(&mut self, document: usize, lines: &[Line<'_>], units: &mut Vec<Unit>) {
        let file = self.file(document);
        self.each(
            |_| true,
            "line",
            Some(document),
            |reader, review, _, _| page::line(reader, review, lines, units, &file),
        );
    }

    /// What a document states.
    pub fn fields(&mut self, document: usize, stated: &mut Metadata) {
        let file = self.file(document);
        self.each(
            |_| true,
            "metadata",
            Some(document),
            |reader, review, _, _| page::field(reader, review, stated, &file),
        );
    }

    /// The flags that a document raises by itself.
    pub fn flags(&mut self, document: usize, flags: &mut Vec<Flag>) {
        let file = self.file(document);
        let own = |review: &Review| !is_told_by_others(review);
        self.each(own, "flag", Some(document), |reader, review, _, _| {
            page::flag(reader, review, flags, &file)
        });
    }

    /// Names: first which there are, then where they stand.
    pub fn names(&mut self, documents: &mut [Document], entities: &mut Vec<Entity>) {
        self.each(
            |_| true,
            "entity",
            None,
            |reader, review, _, known| evidence::entity(reader, review, documents, entities, known),
        );
        let names = Names::new(entities);
        self.each(
            |_| true,
            "mention",
            None,
            |reader, review, document, _| {
                evidence::mention(reader, review, &mut documents[document], entities, &names)
            },
        );
    }

    /// Between which days undated documents were published.
    pub fn windows(&mut self, documents: &mut [Document]) {
        self.each(
            |_| true,
            "window",
            None,
            |reader, review, document, _| page::window(reader, review, &mut documents[document]),
        );
    }

    /// What happened when.
    pub fn events(&mut self, documents: &mut [Document]) {
        self.each(
            |_| true,
            "event",
            None,
            |reader, review, document, _| evidence::event(reader, review, &mut documents[document]),
        );
    }

    /// Which documents keep their topics, whatever else they seem to be about.
    pub fn on_topic(&self) -> BTreeSet<usize> {
        let is_kept = |review: &Review| {
            review.kind == "flag"
                && review.action == Action::Withdraw
                && page::flag_kind(review) == Some(FlagKind::OffTopic)
        };
        self.list.iter().filter(|(review, _)| is_kept(review)).filter_map(|(_, document)| *document).collect()
    }

    /// Topics of passages, then who says what.
    pub fn statements(&mut self, documents: &mut [Document], entities: &[Entity]) {
        self.each(
            |_| true,
            "topic",
            None,
            |reader, review, document, known| {
                evidence::topic(reader, review, &mut documents[document], known)
            },
        );
        let names = Names::new(entities);
        self.each(
            |_| true,
            "statement",
            None,
            |reader, review, document, known| {
                statement::statement(reader, review, &mut documents[document], entities, &names, known)
            },
        );
    }

    /// What connects documents, and the flags that only other documents tell.
    pub fn links(&mut self, documents: &mut [Document], links: &mut Vec<Link>) {
        let by_name = std::mem::take(&mut self.documents);
        let before = links.clone();
        self.each(
            |_| true,
            "link",
            None,
            |reader, review, document, _| {
                evidence::link(reader, review, links, documents, document, &by_name)
            },
        );
        links.sort_by_key(|link| {
            (link.to.document, link.to.place, link.from.document, link.from.place, link.kind)
        });
        // The flag of a near-duplicate says what its link says, and goes with it.
        for link in before.iter().filter(|link| link.kind == LinkKind::NearDuplicate && !links.contains(link))
        {
            let flags = &mut documents[link.from.document as usize].flags;
            flags.retain(|flag| flag.kind != FlagKind::NearDuplicate || flag.reason != link.reason);
        }
        self.each(is_told_by_others, "flag", None, |reader, review, document, _| {
            let page = &mut documents[document];
            page::flag(reader, review, &mut page.flags, &page.file)
        });
    }

    /// Every change in the order of the file, and every problem.
    pub fn finish(mut self) -> (Vec<corpus::Review>, Vec<Diagnostic>) {
        self.applied.sort_by_key(|(at, _)| *at);
        (self.applied.into_iter().map(|(_, review)| review).collect(), self.reader.problems())
    }

    fn file(&self, document: usize) -> String {
        self.files.get(document).cloned().unwrap_or_default()
    }

    /// Applies every review of a kind, or those of one document, in the order of the file; those of the whole corpus
    /// come with the document 0.
    fn each(
        &mut self,
        fits: impl Fn(&Review) -> bool,
        kind: &str,
        only: Option<usize>,
        mut apply: impl FnMut(&mut Reader<'a>, &Review, usize, &Known) -> Option<Done>,
    ) {
        let own = self.list.iter().filter(|(review, document)| {
            review.kind == kind && fits(review) && (only.is_none() || *document == only)
        });
        for (review, document) in own {
            let Some(done) = apply(&mut self.reader, review, document.unwrap_or(0), &self.known) else {
                continue;
            };
            let applied = corpus::Review {
                kind: review.kind.to_owned(),
                action: review.action,
                document: document.map(|at| at as u32),
                line: done.line,
                place: done.place,
                was: done.changed.was,
                now: done.changed.now,
                reason: review.reason().to_owned(),
            };
            self.applied.push((review.span.start, applied));
        }
    }
}

fn is_told_by_others(review: &Review) -> bool {
    page::flag_kind(review).is_some_and(page::is_told_by_others)
}

/// The documents by the names of their files and by their names in links.
fn by_name(documents: &[Document]) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        names.entry(document.slug.clone()).or_insert(at);
    }
    for (at, document) in documents.iter().enumerate() {
        names.insert(document.file.clone(), at);
    }
    names
}

/// The document that a key names by its file or by its name in links.
fn document(
    reader: &mut Reader<'_>,
    at: &At<String>,
    names: &BTreeMap<String, usize>,
    documents: &[Document],
) -> Option<usize> {
    let found = names.get(&at.value).copied();
    if found.is_none() {
        let known: Vec<&str> = documents.iter().map(|document| document.file.as_str()).collect();
        let remedy = match nearest(&at.value, &known) {
            Some(near) => format!("write `{near}`"),
            None => "write the name of its file".to_owned(),
        };
        let found = format!("the document `{}`", at.value);
        reader.problem(at.span.clone(), found, "a file of this corpus", &remedy);
    }
    found
}
