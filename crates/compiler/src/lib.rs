//! Pages in, corpus out.
//!
//! The stages in order: read the folder, decode, cut into lines, tell article from furniture, find what the page
//! states about itself, make passages, name entities, assign topics, raise flags, choose synonyms for what readers
//! type. Every stage takes plain values and gives plain values; problems are collected and reported together.
//!
//! What it does not know: how a corpus is searched or shown.

mod author;
pub mod config;
pub mod date;
pub mod decode;
pub mod diagnostic;
mod flags;
pub mod folder;
mod furniture;
mod gazetteer;
mod language;
mod metadata;
mod page;
mod passages;
mod phrase;
mod shape;
mod site;
mod split;
mod synonyms;
mod toml_reader;
mod topics;

use corpus::{Corpus, Document};
use diagnostic::{Diagnostic, Severity};
use folder::{Folder, SourceFile};
use gazetteer::Gazetteer;
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

/// Compiles a corpus folder (`documents/` and configuration) or a bare folder of pages.
pub fn compile_folder(path: &Path) -> Outcome {
    let (folder, diagnostics) = folder::read(path);
    compile(&folder, diagnostics)
}

/// Compiles a folder's contents; `diagnostics` are those of reading it.
pub fn compile(folder: &Folder, mut diagnostics: Vec<Diagnostic>) -> Outcome {
    let (config, found) = config::corpus("corpus.toml", &folder.corpus_toml);
    diagnostics.extend(found);
    let (topics, found) = config::topics("topics.toml", &folder.topics_toml);
    diagnostics.extend(found);
    let (entities, found) = config::entities("entities.toml", &folder.entities_toml, &config.sides);
    diagnostics.extend(found);

    let reader = DocumentReader { gazetteer: Gazetteer::new(&entities), taxonomy: Taxonomy::new(&topics) };
    let mut documents = Vec::new();
    let mut slugs = Slugs::default();
    for file in &folder.files {
        let (document, found) = reader.read(file, &mut slugs);
        diagnostics.extend(found);
        documents.extend(document);
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
    let synonyms = if config.synonyms { synonyms::choose(&documents) } else { String::new() };
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
    };
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
struct DocumentReader {
    gazetteer: Gazetteer,
    taxonomy: Taxonomy,
}

impl DocumentReader {
    fn read(&self, file: &SourceFile, slugs: &mut Slugs) -> (Option<Document>, Vec<Diagnostic>) {
        let name = file.path.as_str();
        let mut diagnostics = Vec::new();
        let Some(decoded) = decode::decode(&file.bytes) else {
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
        let lines = page::lines(&decoded.text);
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
        let units = split::split(&lines);
        let (mut passages, furniture) = passages::divide(&lines, &units);
        for passage in &mut passages {
            passage.mentions = self.gazetteer.mentions(&passage.text);
            passage.topics = self.taxonomy.assign(&passage.text);
        }
        let stated = metadata::find(&lines, &units);
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
            slug: slugs.make(&file.name),
            file: file.name.clone(),
            title: stated.title,
            date: stated.date,
            byline: stated.byline,
            publisher: stated.publisher,
            url: stated.url,
            flags,
            passages,
            furniture,
        };
        (Some(document), diagnostics)
    }
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
