//! Pages in, corpus out.
//!
//! The stages in order: read the folder; each page by itself: decode, cut into lines, tell article from furniture,
//! find what the page states about itself, make passages, name entities, assign topics, raise flags; then all
//! together: name who and what no curator named, find statements, date events and undated pages, link documents;
//! choose synonyms for what readers type. The curator's reviews are applied behind each stage, to what it found. Every
//! stage takes plain values and gives plain values; problems are collected and reported together.
//!
//! What it does not know: how a corpus is searched or shown.

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
mod relations;
mod reviews;
mod statements;
mod synonyms;

pub use input::{decode, folder};

use article::{passages, split};
use corpus::{Corpus, Document, Stated};
use diagnostic::{Diagnostic, Severity};
use document::flags;
use document::metadata::{self, Metadata};
use entities::gazetteer::Gazetteer;
use entities::names;
use entities::topics::Taxonomy;
use folder::{Folder, Form, SourceFile};
use input::markup::Markup;
use input::{html, markdown, page};
use rayon::prelude::*;
use relations::{links, off_topic};
use reviews::Reviews;
use statements::said;
use std::collections::BTreeMap;
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

/// Lines longer than this are reported: such a page has lost its line breaks, so its furniture cannot be told apart.
const LONGEST_LINE_BYTES: usize = 1 << 20;

/// What every document of a corpus is read with.
struct DocumentReader<'a> {
    gazetteer: Gazetteer,
    taxonomy: &'a Taxonomy,
}

impl DocumentReader<'_> {
    /// Reads a page; `by_hand` is what a curator has to say of it, and its position.
    fn read(
        &self,
        file: &SourceFile,
        mut by_hand: Option<(&mut Reviews<'_>, usize)>,
    ) -> (Option<Document>, Vec<Diagnostic>) {
        let name = file.path.as_str();
        let mut diagnostics = Vec::new();
        let form = folder::form(&file.name).unwrap_or(Form::Text);
        let decoded = match form {
            Form::Html => decode::decode_html(&file.bytes),
            Form::Text | Form::Markdown => decode::decode(&file.bytes),
        };
        let Some(decoded) = decoded else {
            diagnostics.push(Diagnostic::new(
                Severity::Warning,
                name,
                "a file that is not text".to_owned(),
                "a page of text",
                "remove the file or convert it; it was skipped",
            ));
            return (None, diagnostics);
        };
        for &line in &decoded.damaged_lines {
            diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    name,
                    "bytes that its encoding does not have".to_owned(),
                    decoded.encoding,
                    "save the page again in UTF-8; the places are shown as \u{fffd}",
                )
                .at_line(line),
            );
        }
        let markup = match form {
            Form::Text => None,
            Form::Markdown => Some(markdown::read(&decoded.text)),
            Form::Html => html::read(&decoded.text),
        };
        let markup = markup.map(Markup::repaired);
        if form == Form::Html {
            diagnostics.extend(about_markup(name, markup.as_ref()));
        }
        let lines = markup.as_ref().map_or_else(|| page::lines(&decoded.text), Markup::lines);
        for line in lines.iter().filter(|line| line.raw.len() > LONGEST_LINE_BYTES) {
            diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    name,
                    format!("a line of {} bytes", line.raw.len()),
                    "a paragraph a line",
                    "put the line breaks back; the line was kept as one passage",
                )
                .at_line(line.number),
            );
        }
        let mut units = markup
            .as_ref()
            .map_or_else(|| split::split(&lines), |markup| article::from_markup::units(markup, &lines));
        if let Some((reviews, at)) = &mut by_hand {
            reviews.lines(*at, &lines, &mut units);
        }
        let (mut passages, furniture) = passages::divide(&lines, &units);
        for passage in &mut passages {
            passage.mentions = self.gazetteer.mentions(&passage.text);
            passage.topics = self.taxonomy.assign(&passage.text);
        }
        let stated = metadata::find(&lines, &units);
        let (mut stated, contradiction) = match &markup {
            Some(markup) => document::from_markup::over(markup, stated),
            None => (stated, None),
        };
        diagnostics.extend(contradiction.map(|(tag, shown)| about_dates(name, &tag, &shown, &stated)));
        if let Some((reviews, at)) = &mut by_hand {
            reviews.fields(*at, &mut stated);
        }
        let mut flags = flags::raise(&flags::Evidence {
            decoded: &decoded,
            lines: &lines,
            units: &units,
            passages: &passages,
            stated: &on_the_page(&stated),
        });
        if let Some((reviews, at)) = &mut by_hand {
            reviews.flags(*at, &mut flags);
        }
        if passages.is_empty() {
            let found = if file.bytes.is_empty() { "an empty file" } else { "a page without an article" };
            let remedy = "remove it, or scrape the page again; it is kept as a document without text";
            diagnostics.push(Diagnostic::new(
                Severity::Warning,
                name,
                found.to_owned(),
                "paragraphs of text",
                remedy,
            ));
        }
        let document = Document {
            file: file.name.clone(),
            title: stated.title,
            date: stated.date,
            byline: stated.byline,
            publisher: stated.publisher,
            url: stated.url,
            flags,
            passages,
            furniture,
            ..Document::default()
        };
        (Some(document), diagnostics)
    }
}

/// What a page shows itself: a curator may know more, but the page is no less undated for that.
fn on_the_page(stated: &Metadata) -> Metadata {
    let shown = |field: &Option<Stated>| field.clone().filter(|stated| stated.line > 0);
    Metadata {
        title: shown(&stated.title),
        date: shown(&stated.date),
        byline: shown(&stated.byline),
        publisher: shown(&stated.publisher),
        url: shown(&stated.url),
    }
}

/// What to say of a page that prints another date than its markup states.
fn about_dates(name: &str, tag: &Stated, shown: &Stated, taken: &Metadata) -> Diagnostic {
    let date = taken.date.as_ref().map_or("", |date| date.value.as_str());
    let found = format!("the date {} in {}, and {} on the page", tag.value, tag.basis, shown.value);
    let remedy = format!("it is taken to be {date}; say in reviews.toml what it is, with a [[metadata]]");
    Diagnostic::new(Severity::Warning, name, found, "one date of publication", &remedy).at_line(shown.line)
}

/// What to say of a page of HTML besides its text.
fn about_markup(name: &str, markup: Option<&Markup>) -> Option<Diagnostic> {
    let Some(markup) = markup else {
        return Some(Diagnostic::new(
            Severity::Warning,
            name,
            "a tag with tens of thousands of attributes".to_owned(),
            "HTML",
            "save the page again; it was read as plain text, tags and all",
        ));
    };
    (!markup.dropped.is_empty()).then(|| {
        Diagnostic::new(
            Severity::Note,
            name,
            markup.dropped.clone(),
            "text that a reader of the page sees",
            "nothing to do; they were left out",
        )
    })
}

/// Names for URLs, made from file names: they stay the same when the rules that read titles change.
#[derive(Default)]
struct Slugs {
    taken: BTreeMap<String, usize>,
}

impl Slugs {
    fn make(&mut self, file: &str) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let words: Vec<String> = corpus::token::tokens(stem)
            .into_iter()
            .map(|token| {
                token.term.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
            })
            .collect();
        let slug = words.join("-");
        let slug = if slug.chars().any(|c| c.is_ascii_alphanumeric()) { slug } else { "document".to_owned() };
        let count = self.taken.entry(slug.clone()).or_default();
        *count += 1;
        let count = *count;
        if count == 1 { slug } else { self.make(&format!("{slug}-{count}")) }
    }
}
