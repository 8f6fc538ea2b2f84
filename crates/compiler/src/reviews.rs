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
#[cfg(test)]
mod schemas;
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
use corpus::{Action, Corpus, Document, Entity, Flag, FlagKind, Link, LinkKind, Place};
pub use names::Known;
use names::Names;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use table::Review;

/// The reviews of a corpus, with what came of them so far.
pub struct Reviews<'a> {
    reader: Reader<'a>,
    /// What was found wrong while single pages were read.
    problems: Vec<Diagnostic>,
    /// Each with the document that it is of.
    list: Vec<(Review, Option<usize>)>,
    known: Known,
    /// Of their text.
    hash: [u8; 32],
    documents: BTreeMap<String, usize>,
    /// What was changed, each with the place of its review in the file.
    applied: Vec<(usize, corpus::Review)>,
}

/// The kinds of those that are of what one page is by itself.
pub const OF_PAGES: [&str; 3] = ["line", "metadata", "flag"];

/// The kinds of reviews.
#[cfg(test)]
pub fn kinds() -> impl Iterator<Item = &'static str> {
    table::KINDS.iter().map(|kind| kind.id)
}

/// What a review did, and where.
struct Done {
    changed: Changed,
    line: Option<u32>,
    place: Option<Place>,
}

impl<'a> Reviews<'a> {
    /// Reads the reviews of `text`, which messages call `file`, on these documents, of which only the names are asked.
    pub fn read(file: &'a str, text: &'a str, documents: &[Document], known: Known) -> Self {
        let mut reader = Reader::new(file, text);
        let by_name = by_name(documents);
        let files = documents.iter().map(|document| document.file.as_str());
        let mut seen = BTreeSet::new();
        let mut list = Vec::new();
        for review in table::read(&mut reader) {
            let document = match review.text("document") {
                Some(at) => match document(&mut reader, at, &by_name, files.clone()) {
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
        let (problems, applied) = (Vec::new(), Vec::new());
        let hash = Sha256::digest(text).into();
        Self { reader, problems, list, known, hash, documents: by_name, applied }
    }

    /// The reviews of what one page is by itself, for whoever reads it.
    pub fn of_page<'r>(&'r self, document: usize, name: &'r str) -> OfPage<'r> {
        let is_own = |(review, of): &&(Review, _)| *of == Some(document) && OF_PAGES.contains(&review.kind);
        OfPage {
            reader: self.reader.again(),
            list: self.list.iter().filter(is_own).map(|(review, _)| review).collect(),
            hash: &self.hash,
            document,
            name,
            applied: Vec::new(),
        }
    }

    /// Keeps what came of the reviews of a page.
    pub fn keep(&mut self, corrected: Corrected) {
        self.applied.extend(corrected.applied);
        self.problems.extend(corrected.problems);
    }

    /// Applies the reviews of a kind to what the stages over all pages have found.
    pub fn apply(&mut self, kind: &str, corpus: &mut Corpus) {
        let Corpus { documents, entities, links, .. } = corpus;
        match kind {
            "entity" => self.entities(documents, entities),
            "mention" => self.mentions(documents, entities),
            "window" => self.windows(documents),
            "event" => self.events(documents),
            "topic" => self.topics(documents),
            "statement" => self.statements(documents, entities),
            "link" => self.links(documents, links),
            _ => self.flags_told_by_others(documents),
        }
    }

    /// Which names there are.
    fn entities(&mut self, documents: &mut [Document], entities: &mut Vec<Entity>) {
        self.each(
            |_| true,
            "entity",
            |reader, review, _, known| evidence::entity(reader, review, documents, entities, known),
        );
    }

    /// Where they stand.
    fn mentions(&mut self, documents: &mut [Document], entities: &[Entity]) {
        let names = Names::new(entities);
        self.each(
            |_| true,
            "mention",
            |reader, review, document, _| {
                evidence::mention(reader, review, &mut documents[document], entities, &names)
            },
        );
    }

    /// Between which days undated documents were published.
    fn windows(&mut self, documents: &mut [Document]) {
        self.each(
            |_| true,
            "window",
            |reader, review, document, _| page::window(reader, review, &mut documents[document]),
        );
    }

    /// What happened when.
    fn events(&mut self, documents: &mut [Document]) {
        self.each(
            |_| true,
            "event",
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

    /// Topics of passages.
    fn topics(&mut self, documents: &mut [Document]) {
        self.each(
            |_| true,
            "topic",
            |reader, review, document, known| {
                evidence::topic(reader, review, &mut documents[document], known)
            },
        );
    }

    /// Who says what.
    fn statements(&mut self, documents: &mut [Document], entities: &[Entity]) {
        let names = Names::new(entities);
        self.each(
            |_| true,
            "statement",
            |reader, review, document, known| {
                statement::statement(reader, review, &mut documents[document], entities, &names, known)
            },
        );
    }

    /// What connects documents.
    fn links(&mut self, documents: &mut [Document], links: &mut Vec<Link>) {
        let by_name = std::mem::take(&mut self.documents);
        let before = links.clone();
        self.each(
            |_| true,
            "link",
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
    }

    /// The flags that only other documents tell.
    fn flags_told_by_others(&mut self, documents: &mut [Document]) {
        self.each(is_told_by_others, "flag", |reader, review, document, _| {
            let page = &mut documents[document];
            page::flag(reader, review, &mut page.flags, &page.file)
        });
    }

    /// Every change in the order of the file, and every problem.
    pub fn finish(mut self) -> (Vec<corpus::Review>, Vec<Diagnostic>) {
        self.applied.sort_by_key(|(at, _)| *at);
        let mut problems = self.reader.problems();
        problems.extend(self.problems);
        problems.sort_by_key(|problem| problem.line);
        (self.applied.into_iter().map(|(_, review)| review).collect(), problems)
    }

    /// Applies every review of a kind that fits, in the order of the file; those of the whole corpus come with the
    /// document 0.
    fn each(
        &mut self,
        fits: impl Fn(&Review) -> bool,
        kind: &str,
        mut apply: impl FnMut(&mut Reader<'a>, &Review, usize, &Known) -> Option<Done>,
    ) {
        for (review, document) in self.list.iter().filter(|(review, _)| review.kind == kind && fits(review)) {
            let done = apply(&mut self.reader, review, document.unwrap_or(0), &self.known);
            self.applied.extend(done.map(|done| done.kept(review, *document)));
        }
    }
}

impl Done {
    /// What the corpus keeps of it, with the place of the review in its file.
    fn kept(self, review: &Review, document: Option<usize>) -> (usize, corpus::Review) {
        let kept = corpus::Review {
            kind: review.kind.to_owned(),
            action: review.action,
            document: document.map(|at| at as u32),
            line: self.line,
            place: self.place,
            was: self.changed.was,
            now: self.changed.now,
            reason: review.reason().to_owned(),
        };
        (review.span.start, kept)
    }
}

/// The reviews of what one page is by itself, applied while it is read.
pub struct OfPage<'r> {
    reader: Reader<'r>,
    list: Vec<&'r Review>,
    hash: &'r [u8; 32],
    document: usize,
    /// What messages call the page.
    name: &'r str,
    applied: Vec<(usize, corpus::Review)>,
}

/// What came of the reviews of a page.
#[derive(Serialize, Deserialize)]
pub struct Corrected {
    applied: Vec<(usize, corpus::Review)>,
    problems: Vec<Diagnostic>,
}

impl<'r> OfPage<'r> {
    /// What a page depends on that is read with them: nothing where there is none, else all of their file, since what is
    /// kept of one has its place there.
    pub fn inputs(&self) -> Vec<u8> {
        if self.list.is_empty() {
            Vec::new()
        } else {
            [&self.hash[..], &self.document.to_le_bytes()].concat()
        }
    }

    /// Which lines of the page are the article, and what the others are.
    pub fn lines(&mut self, lines: &[Line<'_>], units: &mut Vec<Unit>) {
        let file = self.name;
        self.each("line", |reader, review| page::line(reader, review, lines, units, file));
    }

    /// What the page states.
    pub fn fields(&mut self, stated: &mut Metadata) {
        let file = self.name;
        self.each("metadata", |reader, review| page::field(reader, review, stated, file));
    }

    /// The flags that the page raises by itself.
    pub fn flags(&mut self, flags: &mut Vec<Flag>) {
        let file = self.name;
        self.each("flag", |reader, review| {
            (!is_told_by_others(review)).then(|| page::flag(reader, review, flags, file))?
        });
    }

    /// What came of them.
    pub fn finish(self) -> Corrected {
        Corrected { applied: self.applied, problems: self.reader.problems() }
    }

    fn each(&mut self, kind: &str, mut apply: impl FnMut(&mut Reader<'r>, &Review) -> Option<Done>) {
        for review in self.list.iter().filter(|review| review.kind == kind) {
            let done = apply(&mut self.reader, review);
            self.applied.extend(done.map(|done| done.kept(review, Some(self.document))));
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
fn document<'f>(
    reader: &mut Reader<'_>,
    at: &At<String>,
    names: &BTreeMap<String, usize>,
    files: impl Iterator<Item = &'f str>,
) -> Option<usize> {
    let found = names.get(&at.value).copied();
    if found.is_none() {
        let near = (!reader.is_full()).then(|| nearest(&at.value, &files.collect::<Vec<_>>())).flatten();
        let remedy = match near {
            Some(near) => format!("write `{near}`"),
            None => "write the name of its file".to_owned(),
        };
        let found = format!("the document `{}`", at.value);
        reader.problem(at.span.clone(), found, "a file of this corpus", &remedy);
    }
    found
}
