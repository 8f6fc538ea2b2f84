//! Pages in, corpus out.
//!
//! The stages in order: read the folder; each page by itself: decode, cut into lines, tell article from furniture,
//! find what the page states about itself, make passages, name entities, assign topics, raise flags; then all
//! together: name who and what no curator named, find statements, date events and undated pages, link documents;
//! choose synonyms for what readers type; last the curator's reviews. Every stage takes plain values and gives plain
//! values; problems are collected and reported together.
//!
//! What it does not know: how a corpus is searched or shown.

mod answers;
mod author;
pub mod config;
mod cue;
pub mod date;
pub mod decode;
pub mod diagnostic;
mod duplicates;
mod events;
mod flags;
pub mod folder;
mod furniture;
mod gazetteer;
mod html;
mod interview;
mod language;
mod links;
mod markdown;
mod markup;
mod metadata;
mod mojibake;
mod names;
mod off_topic;
mod page;
mod passages;
mod phrase;
mod quotation;
mod resolve;
mod reviews;
mod said;
mod same_event;
mod sentence;
mod shape;
mod site;
mod speaker;
mod split;
mod statements;
mod synonyms;
mod tense;
mod time;
mod toml_reader;
mod topics;
mod window;

use corpus::{Corpus, Document};
use diagnostic::{Diagnostic, Severity};
use folder::{Folder, Form, SourceFile};
use gazetteer::Gazetteer;
use markup::Markup;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use topics::Taxonomy;

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
        let read = reader.read(file);
        tell(Progress::Page);
        read
    });
    let read: Vec<_> = read.collect();
    let mut documents = Vec::with_capacity(read.len());
    let mut slugs = Slugs::default();
    for (document, found) in read {
        diagnostics.extend(found);
        documents.extend(document.map(|document| Document { slug: slugs.make(&document.file), ..document }));
    }
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
    tell(Progress::Stage("finding statements"));
    documents.par_iter_mut().for_each(|document| {
        document.statements = statements::find(document, &entities, &taxonomy);
    });
    tell(Progress::Stage("dating"));
    events::find(&mut documents);
    documents.par_iter_mut().for_each(said::fill);
    off_topic::flag(&mut documents);
    tell(Progress::Stage("linking"));
    let links = links::find(&mut documents, &entities);
    tell(Progress::Stage("choosing synonyms"));
    let synonyms = if config.synonyms { synonyms::choose(&documents) } else { String::new() };
    let mut corpus = Corpus {
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
    };
    if options.reviews {
        diagnostics.extend(reviews::apply("reviews.toml", &folder.reviews_toml, &mut corpus));
    }
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    Outcome { corpus: (!failed).then_some(corpus), diagnostics }
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
    fn read(&self, file: &SourceFile) -> (Option<Document>, Vec<Diagnostic>) {
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
        let units = markup.as_ref().map_or_else(|| split::split(&lines), |markup| markup.units(&lines));
        let (mut passages, furniture) = passages::divide(&lines, &units);
        for passage in &mut passages {
            passage.mentions = self.gazetteer.mentions(&passage.text);
            passage.topics = self.taxonomy.assign(&passage.text);
        }
        let stated = metadata::find(&lines, &units);
        let stated = match &markup {
            Some(markup) => markup.over(stated),
            None => stated,
        };
        let flags = flags::raise(&flags::Evidence {
            decoded: &decoded,
            lines: &lines,
            units: &units,
            passages: &passages,
            stated: &stated,
        });
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
