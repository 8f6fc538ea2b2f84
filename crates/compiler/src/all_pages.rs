//! What the pages of a folder become together: reads the configuration and each page, and holds what the stages find.

use crate::config;
use crate::config::metadata::Row;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::entities::gazetteer::Gazetteer;
use crate::entities::names;
use crate::entities::topics::Taxonomy;
use crate::input::folder::Folder;
use crate::input::slugs::Slugs;
use crate::kept::Kept;
use crate::one_page::{self, Read, Source};
use crate::pipeline::Reviewed;
use crate::relations::{links, off_topic};
use crate::reviews::{self, Reviews};
use crate::statements::{statement_date, unread};
use crate::{events, languages, statements, synonyms};
use corpus::alike::Sketches;
use corpus::{Corpus, Document, TurningPoint};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
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
    /// The file in which pages are kept as they were read, for the next time. Whatever it holds, the corpus is the same.
    pub kept: Option<&'a Path>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { reviews: true, progress: None, kept: None }
    }
}

impl Options<'_> {
    fn tell(&self, progress: Progress) {
        self.progress.into_iter().for_each(|listen| listen(progress));
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

/// The corpus between its stages.
pub struct Work<'a> {
    options: Options<'a>,
    /// Finds the entities that the curator named.
    gazetteer: &'a Gazetteer,
    /// Assigns the curator's topics.
    taxonomy: &'a Taxonomy,
    /// The files that are text, one for each document, until they are read.
    sources: Vec<Source<'a>>,
    reviews: Reviews<'a>,
    /// What the curator's table says of pages, by their names, and what it has changed.
    rows: BTreeMap<String, Row>,
    given: Vec<corpus::Review>,
    /// What there is to say of what stands before the first document, and of each document and what stands behind it.
    found: Vec<Vec<Diagnostic>>,
    has_synonyms: bool,
    /// Whether a person stands behind the topics.
    is_taxonomy: bool,
    corpus: Corpus,
}

/// Compiles a folder's contents by running the stages; `diagnostics` are those of reading it.
pub fn compile(
    folder: &Folder,
    mut diagnostics: Vec<Diagnostic>,
    options: &Options<'_>,
    run: impl FnOnce(&mut Work<'_>),
) -> Outcome {
    let (config, found) = config::corpus("corpus.toml", &folder.corpus_toml);
    diagnostics.extend(found);
    let (topics, found) = config::topics("topics.toml", &folder.topics_toml);
    diagnostics.extend(found);
    let (entities, found) = config::entities("entities.toml", &folder.entities_toml, &config.sides);
    diagnostics.extend(found);
    let (gazetteer, taxonomy) = (Gazetteer::new(&entities), Taxonomy::new(&topics));
    // On all cores; the results come in the order of the files all the same.
    let decoded: Vec<_> = folder.files.par_iter().map(Source::new).collect();
    let (mut sources, mut documents, mut slugs) = (Vec::new(), Vec::new(), Slugs::default());
    // What is no text is told where its page would be.
    let mut found: Vec<Vec<Diagnostic>> = vec![Vec::new()];
    for (file, source) in folder.files.iter().zip(decoded) {
        if let Some(source) = source {
            let (slug, file) = (slugs.make(&file.name), file.name.clone());
            documents.push(Document { slug, file, ..Document::default() });
            sources.push(source);
            found.push(Vec::new());
        } else if let Some(before) = found.last_mut() {
            before.push(one_page::not_text(file));
        }
    }
    let known = reviews::Known {
        topics: topics.iter().map(|topic| topic.topic.id.clone()).collect(),
        sides: config.sides.iter().map(|side| side.id.clone()).collect(),
    };
    let reviewed = |text| if options.reviews { text } else { "" };
    let text = reviewed(folder.reviews_toml.as_str());
    let pages: BTreeSet<&str> = sources.iter().map(Source::name).collect();
    let (rows, problems) = config::metadata::metadata("metadata.csv", reviewed(&folder.metadata_csv), &pages);
    diagnostics.extend(problems);
    let mut work = Work {
        options: *options,
        gazetteer: &gazetteer,
        taxonomy: &taxonomy,
        reviews: Reviews::read("reviews.toml", text, &documents, known),
        rows,
        given: Vec::new(),
        sources,
        found,
        has_synonyms: config.synonyms,
        is_taxonomy: topics.iter().all(|topic| !topic.guessed),
        corpus: Corpus {
            format: corpus::FORMAT,
            title: config.title.unwrap_or_else(|| folder.name.clone()),
            description: config.description,
            coverage: config.coverage,
            documents,
            topics: topics.iter().map(|topic| topic.topic.clone()).collect(),
            sides: config.sides,
            turning_points: config.turning_points,
            entities,
            ..Corpus::default()
        },
    };
    run(&mut work);
    diagnostics.extend(work.found.into_iter().flatten());
    if work.corpus.documents.is_empty() {
        diagnostics.push(Diagnostic::new(
            Severity::Error,
            &folder.name,
            "a folder with no documents".to_owned(),
            "at least one page of text (a .txt file) in it or in its folder documents/",
            "put pages there, or name another folder",
        ));
    }
    diagnostics.extend(keep_dated(&mut work.corpus));
    let (reviewed, problems) = work.reviews.finish();
    diagnostics.extend(problems);
    let reviews = [work.given, reviewed].concat();
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    let corpus = (!failed).then_some(Corpus { reviews, ..work.corpus });
    Outcome { corpus, diagnostics: diagnostic::told(diagnostics) }
}

/// Takes away the turning points that no page dates anything by: nothing is shown that rests on no page.
fn keep_dated(corpus: &mut Corpus) -> Vec<Diagnostic> {
    let dates: Vec<&String> = corpus
        .documents
        .iter()
        .flat_map(|document| &document.events)
        .filter_map(|event| event.date.value.as_ref())
        .collect();
    let is_dated = |point: &TurningPoint| dates.iter().any(|date| date.starts_with(&point.date));
    let (kept, undated) = std::mem::take(&mut corpus.turning_points).into_iter().partition(is_dated);
    corpus.turning_points = kept;
    let told = |point: TurningPoint| {
        let found = format!("the turning point `{}`, by which no page dates anything", point.date);
        let expected = "a date that an event of the pages has, or begins with";
        let remedy = "correct the date, or remove the table; it is left out";
        Diagnostic::new(Severity::Warning, "corpus.toml", found, expected, remedy)
    };
    undated.into_iter().map(told).collect()
}

impl Reviewed for Work<'_> {
    fn review(&mut self, kind: &'static str) {
        self.reviews.apply(kind, &mut self.corpus);
    }

    fn begin(&mut self, name: &'static str) {
        self.options.tell(Progress::Stage(name));
    }
}

impl Work<'_> {
    /// Reads each page by itself, on all cores, unless it was read before.
    pub fn read_pages(&mut self) {
        let sources = std::mem::take(&mut self.sources);
        let kept = Kept::open(self.options.kept);
        let read = sources.into_par_iter().enumerate().map(|(at, source)| {
            let (row, reviews) = (self.rows.get(source.name()), self.reviews.of_page(at, source.name()));
            let inputs = one_page::inputs(&source, &reviews, row);
            let read = kept.or_made(&inputs, || one_page::read(&source, reviews, row));
            self.options.tell(Progress::Page);
            read
        });
        let read: Vec<Read> = read.collect();
        kept.close();
        for (at, read) in read.into_iter().enumerate() {
            let document = &mut self.corpus.documents[at];
            *document = Document { slug: std::mem::take(&mut document.slug), ..read.document };
            self.found[at + 1].splice(0..0, read.diagnostics);
            self.reviews.keep(read.corrected);
            let document = Some(at as u32);
            self.given.extend(read.given.into_iter().map(|given| corpus::Review { document, ..given }));
        }
    }

    /// Finds what the curator knows in each passage.
    pub fn mark(&mut self) {
        self.corpus.documents.par_iter_mut().for_each(|document| {
            for passage in &mut document.passages {
                passage.mentions = self.gazetteer.mentions(&passage.text);
                passage.topics = self.taxonomy.assign(&passage.text);
            }
        });
    }

    /// Runs rules of English: pages in a language that they do not read have no passage and no statement meanwhile.
    fn over_read(&mut self, rules: impl FnOnce(&mut Self)) {
        let documents = self.corpus.documents.iter_mut();
        let unread = documents.enumerate().filter(|(_, document)| !document.is_read());
        let kept: Vec<_> = unread
            .map(|(at, document)| {
                (at, std::mem::take(&mut document.passages), std::mem::take(&mut document.statements))
            })
            .collect();
        rules(self);
        for (at, passages, statements) in kept {
            let document = &mut self.corpus.documents[at];
            (document.passages, document.statements) = (passages, statements);
        }
    }

    /// Names who and what no curator named.
    pub fn name(&mut self) {
        self.over_read(|work| names::find(&mut work.corpus.documents, &mut work.corpus.entities));
    }

    /// Finds who says what.
    pub fn find_statements(&mut self) {
        let (entities, taxonomy) = (&self.corpus.entities, self.taxonomy);
        self.corpus.documents.par_iter_mut().for_each(|document| {
            document.statements = if document.is_read() {
                statements::find(document, entities, taxonomy)
            } else {
                unread::find(document, taxonomy)
            };
        });
    }

    /// Finds what happened when, and when undated pages were published.
    pub fn date(&mut self) {
        self.over_read(|work| events::find(&mut work.corpus.documents));
    }

    /// Gives statements the dates that their sentences have for them.
    pub fn date_statements(&mut self) {
        self.over_read(|work| work.corpus.documents.par_iter_mut().for_each(statement_date::fill));
    }

    /// Flags the pages that are about something else; those that a curator knows to be on the subject keep their topics
    /// until the review has taken their flag.
    pub fn flag_off_topic(&mut self) {
        self.over_read(Self::flag_off_topic_read);
    }

    fn flag_off_topic_read(&mut self) {
        let documents = &mut self.corpus.documents;
        let kept: Vec<(usize, Document)> =
            self.reviews.on_topic().into_iter().map(|at| (at, documents[at].clone())).collect();
        off_topic::flag(documents, self.is_taxonomy);
        for (at, before) in kept {
            (documents[at].passages, documents[at].statements) = (before.passages, before.statements);
        }
    }

    /// Gives each statement the words of the page that show it.
    pub fn fill_words(&mut self) {
        self.corpus.documents.par_iter_mut().for_each(statements::fill_words);
    }

    /// Finds what connects documents.
    pub fn link(&mut self) {
        self.corpus.links = links::find(&mut self.corpus.documents, &self.corpus.entities);
    }

    /// Chooses synonyms for what readers type, and what the forms of words are found by in other languages.
    pub fn choose_synonyms(&mut self) {
        if self.has_synonyms {
            self.over_read(|work| work.corpus.synonyms = synonyms::choose(&work.corpus.documents));
        }
        let languages: BTreeSet<&str> =
            self.corpus.documents.iter().filter_map(|document| document.language.as_deref()).collect();
        let endings: Vec<String> = languages.into_iter().filter_map(languages::endings).collect();
        self.corpus.endings = endings.join("\n");
    }

    /// Finds the passages that are most like each.
    pub fn find_alike(&mut self) {
        let documents = &mut self.corpus.documents;
        let Some(sketches) = Sketches::of(documents) else { return };
        let mut next = 0;
        let numbered = documents.iter_mut().map(|document| {
            let first = next;
            next += document.passages.len() as u32;
            (first, document)
        });
        numbered.collect::<Vec<_>>().into_par_iter().for_each_init(Vec::new, |room, (first, document)| {
            for (passage, at) in document.passages.iter_mut().zip(first..) {
                passage.alike = sketches.alike(at, room);
            }
        });
    }
}

/// Writes the corpus as one line of JSON and a line feed: the same corpus gives the same bytes.
pub fn write_json(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, corpus)?;
    out.write_all(b"\n")
}

/// The same bytes as a text.
///
/// # Panics
/// Never: the model has only text keys and finite numbers.
pub fn to_json(corpus: &Corpus) -> String {
    #[expect(clippy::expect_used, reason = "a model of texts and integers always serialises")]
    let mut json = serde_json::to_string(corpus).expect("a corpus serialises");
    json.push('\n');
    json
}
