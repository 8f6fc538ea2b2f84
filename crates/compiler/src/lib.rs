//! Pages in, corpus out.
//!
//! The stages in order, a folder each: read the files (`input`) and what the curator configures (`config`); each page by
//! itself (`one_page.rs`): what its lines look like (`line`), which of them are the article (`article`), what the page
//! states about itself and what to beware of in it (`document`), the entities and topics that the curator knows
//! (`entities`); then all together: name who and what no curator named (`entities`), find statements (`statements`), date
//! events and undated pages (`events`), link documents (`relations`); choose synonyms for what readers type. Sentences and
//! words (`english`) and dates as words (`dates`) lie below. The curator's reviews (`reviews`) are applied behind each
//! stage, to what it found. Every stage takes plain values and gives plain values; problems are collected and reported
//! together. No stage asks a later one.
//!
//! What it does not know: how a corpus is searched or shown.

#![allow(unreachable_pub, reason = "its rooms are private, and `pub` is what one gives to the others")]

mod article;
pub mod config;
pub mod dates;
pub mod diagnostic;
mod document;
mod english;
mod entities;
mod events;
mod input;
mod line;
mod one_page;
mod relations;
mod reviews;
mod statements;
mod synonyms;

pub use input::{decode, folder};

use corpus::{Corpus, Document};
use diagnostic::{Diagnostic, Severity};
use entities::gazetteer::Gazetteer;
use entities::names;
use entities::topics::Taxonomy;
use folder::Folder;
use input::slugs::Slugs;
use one_page::DocumentReader;
use rayon::prelude::*;
use relations::{links, off_topic};
use reviews::Reviews;
use statements::said;
use std::path::Path;

/// What a compilation gives.
#[derive(Debug)]
pub struct Outcome {
    /// The corpus, unless a problem is an error.
    pub corpus: Option<Corpus>,
    /// Every problem, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// How to compile.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Whether the curator's reviews are applied; without them the corpus is what the rules alone find.
    pub reviews: bool,
    /// Who is told how far the work is, from any thread.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { reviews: true, progress: None }
    }
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// One more page was read.
    Page,
    /// What is done now.
    Stage(&'static str),
}

/// Compiles a corpus folder (`documents/` and configuration) or a bare folder of pages.
pub fn compile_folder(path: &Path) -> Outcome {
    let (folder, diagnostics) = folder::read(path);
    compile(&folder, diagnostics)
}

/// Compiles a folder's contents; `diagnostics` are those of reading it.
pub fn compile(folder: &Folder, diagnostics: Vec<Diagnostic>) -> Outcome {
    compile_with(folder, diagnostics, &Options::default())
}

/// The same, in another way than the usual one.
pub fn compile_with(folder: &Folder, mut diagnostics: Vec<Diagnostic>, options: &Options<'_>) -> Outcome {
    let tell = |progress| options.progress.into_iter().for_each(|listen| listen(progress));
    let (config, found) = config::corpus("corpus.toml", &folder.corpus_toml);
    diagnostics.extend(found);
    let (topics, found) = config::topics("topics.toml", &folder.topics_toml);
    diagnostics.extend(found);
    let (mut entities, found) = config::entities("entities.toml", &folder.entities_toml, &config.sides);
    diagnostics.extend(found);

    let taxonomy = Taxonomy::new(&topics);
    let reader = DocumentReader { gazetteer: Gazetteer::new(&entities), taxonomy: &taxonomy };
    tell(Progress::Stage("reading pages"));
    // On all cores; the results come in the order of the files all the same.
    let read = folder.files.par_iter().map(|file| {
        let read = reader.read(file, None);
        tell(Progress::Page);
        read
    });
    let read: Vec<_> = read.collect();
    let mut documents = Vec::with_capacity(read.len());
    let mut slugs = Slugs::default();
    // What was said of each file, and which file each document is.
    let mut found: Vec<Vec<Diagnostic>> = Vec::with_capacity(read.len());
    let mut sources: Vec<usize> = Vec::with_capacity(read.len());
    for (at, (document, problems)) in read.into_iter().enumerate() {
        found.push(problems);
        if let Some(document) = document {
            documents.push(Document { slug: slugs.make(&document.file), ..document });
            sources.push(at);
        }
    }
    let known = reviews::Known {
        topics: topics.iter().map(|topic| topic.topic.id.clone()).collect(),
        sides: config.sides.iter().map(|side| side.id.clone()).collect(),
    };
    let text = if options.reviews { folder.reviews_toml.as_str() } else { "" };
    let mut reviews = Reviews::read("reviews.toml", text, &documents, known);
    // What a page is by itself is reviewed while it is read: such pages are read again.
    for at in reviews.pages() {
        let (document, problems) = reader.read(&folder.files[sources[at]], Some((&mut reviews, at)));
        found[sources[at]] = problems;
        documents[at] = Document { slug: documents[at].slug.clone(), ..document.unwrap_or_default() };
    }
    diagnostics.extend(found.into_iter().flatten());
    if documents.is_empty() {
        diagnostics.push(Diagnostic::new(
            Severity::Error,
            &folder.name,
            "a folder with no documents".to_owned(),
            "at least one page of text (a .txt file) in it or in its folder documents/",
            "put pages there, or name another folder",
        ));
    }
    tell(Progress::Stage("naming"));
    names::find(&mut documents, &mut entities);
    reviews.names(&mut documents, &mut entities);
    tell(Progress::Stage("finding statements"));
    documents.par_iter_mut().for_each(|document| {
        document.statements = statements::find(document, &entities, &taxonomy);
    });
    tell(Progress::Stage("dating"));
    reviews.windows(&mut documents);
    events::find(&mut documents);
    reviews.events(&mut documents);
    documents.par_iter_mut().for_each(said::fill);
    off_topic(&mut documents, &reviews);
    reviews.statements(&mut documents, &entities);
    documents.par_iter_mut().for_each(statements::fill_words);
    tell(Progress::Stage("linking"));
    let mut links = links::find(&mut documents, &entities);
    reviews.links(&mut documents, &mut links);
    tell(Progress::Stage("choosing synonyms"));
    let synonyms = if config.synonyms { synonyms::choose(&documents) } else { String::new() };
    let (reviews, found) = reviews.finish();
    diagnostics.extend(found);
    let corpus = Corpus {
        format: corpus::FORMAT,
        title: config.title.unwrap_or_else(|| folder.name.clone()),
        description: config.description,
        coverage: config.coverage,
        documents,
        topics: topics.into_iter().map(|topic| topic.topic).collect(),
        sides: config.sides,
        entities,
        synonyms,
        links,
        reviews,
    };
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    Outcome { corpus: (!failed).then_some(corpus), diagnostics }
}

/// Flags the pages that are about something else; those that a curator knows to be on the subject keep their topics
/// until the review has taken their flag.
fn off_topic(documents: &mut [Document], reviews: &Reviews<'_>) {
    let kept: Vec<(usize, Document)> =
        reviews.on_topic().into_iter().map(|at| (at, documents[at].clone())).collect();
    off_topic::flag(documents);
    for (at, before) in kept {
        (documents[at].passages, documents[at].statements) = (before.passages, before.statements);
    }
}

/// Whether a name is that of a country, or its people's.
pub fn is_country(name: &str) -> bool {
    names::country_of(&corpus::token::fold(name)).is_some()
}

/// The corpus as one line of JSON and a line feed: the same corpus gives the same bytes.
///
/// # Panics
/// Never: the model has only text keys and finite numbers.
pub fn to_json(corpus: &Corpus) -> String {
    #[expect(clippy::expect_used, reason = "a model of texts and integers always serialises")]
    let mut json = serde_json::to_string(corpus).expect("a corpus serialises");
    json.push('\n');
    json
}
