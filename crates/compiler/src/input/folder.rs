//! Reads a corpus folder from disk: the only stage that does IO.
//!
//! A corpus folder has its pages in `documents/`; a bare folder has them beside each other. Files come in the
//! order of their names, whatever the file system says. One page that cannot be read is told and left out; a file of
//! configuration that cannot be read is an error.

use super::decode;
use crate::diagnostic::{Diagnostic, Severity};
use corpus::limits;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Everything that a compilation reads.
#[derive(Debug, Default)]
pub struct Folder {
    /// The folder's name.
    pub name: String,
    /// Contents of `corpus.toml`, empty when there is none; likewise the next three.
    pub corpus_toml: String,
    /// Contents of `topics.toml`.
    pub topics_toml: String,
    /// Contents of `entities.toml`.
    pub entities_toml: String,
    /// Contents of `reviews.toml`.
    pub reviews_toml: String,
    /// Contents of `metadata.csv`.
    pub metadata_csv: String,
    /// The pages, in the order of their names.
    pub files: Vec<SourceFile>,
}

/// One page as it lies on disk.
#[derive(Debug)]
pub struct SourceFile {
    /// Base name.
    pub name: String,
    /// Path relative to the corpus folder, for messages.
    pub path: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// How a folder is read.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether links are followed that lead out of the folder: whoever made it may not be who reads it.
    pub follow_links: bool,
    /// Pages, at most.
    pub pages: usize,
    /// Bytes of one page, at most.
    pub page_bytes: u64,
    /// Bytes of all pages, at most.
    pub corpus_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        let (pages, page_bytes, corpus_bytes) = (limits::PAGES, limits::PAGE_BYTES, limits::CORPUS_BYTES);
        Self { follow_links: false, pages, page_bytes, corpus_bytes }
    }
}

/// Names of the files that configure a corpus.
const CONFIGURATION: &[&str] =
    &["corpus.toml", "topics.toml", "entities.toml", "reviews.toml", "metadata.csv", "proposals.toml"];
/// Names of files that are notes about a folder rather than pages.
const NOTES: &[&str] = &["README", "README.md", "README.txt", "LICENSE", "LICENSE.txt"];
/// What is expected of everything that lies beside pages.
const A_PAGE: &str = "a page with the ending .txt, .md or .html";

/// Reads a folder in the usual way; what cannot be read is reported.
pub fn read(path: &Path) -> (Folder, Vec<Diagnostic>) {
    read_with(path, &Options::default())
}

/// The same, in another way.
pub fn read_with(path: &Path, options: &Options) -> (Folder, Vec<Diagnostic>) {
    let root = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = root.file_name().map_or_else(|| path.display().to_string(), shown);
    let mut reader = Reader { path, root, options, bytes: 0, problems: Vec::new() };
    let [corpus_toml, topics_toml, entities_toml, reviews_toml] =
        ["corpus.toml", "topics.toml", "entities.toml", "reviews.toml"]
            .map(|file| reader.configuration(file));
    let metadata_csv = reader.table("metadata.csv");
    let files = reader.pages();
    let folder = Folder { name, corpus_toml, topics_toml, entities_toml, reviews_toml, metadata_csv, files };
    (folder, reader.problems)
}

/// What a name says in messages: it need not be Unicode.
fn shown(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

/// What lies in a folder, asked before it is opened: a named pipe would have its reader wait.
enum Entry {
    /// A file of so many bytes.
    File(u64),
    /// Nothing of that name.
    Nothing,
    /// What is no file, or one that is not to be read: what it is, and what to do.
    Other(Severity, String, &'static str),
}

/// A folder that is being read.
struct Reader<'a> {
    path: &'a Path,
    /// The folder, without links.
    root: PathBuf,
    options: &'a Options,
    /// Of the pages so far.
    bytes: u64,
    problems: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// The text of a file of configuration; empty where there is none.
    fn configuration(&mut self, file: &str) -> String {
        let text = String::from_utf8(self.bytes_of(file));
        text.unwrap_or_else(|error| {
            let found = format!("bytes that are not UTF-8 ({})", error.utf8_error());
            self.problem(Severity::Error, file, found, "a text in UTF-8", "save it again in UTF-8");
            String::new()
        })
    }

    /// The text of a table: programs write them in many encodings.
    fn table(&mut self, file: &str) -> String {
        let bytes = self.bytes_of(file);
        decode::decode(&bytes).map_or_else(
            || {
                let (found, remedy) = ("a file that is not text", "save the table as CSV");
                self.problem(Severity::Error, file, found.to_owned(), "a table in text, as CSV is", remedy);
                String::new()
            },
            |decoded| decoded.text.into_owned(),
        )
    }

    /// The bytes of a file of configuration; none where there is none, or something to say of it.
    fn bytes_of(&mut self, file: &str) -> Vec<u8> {
        let path = self.path.join(file);
        match self.entry(&path) {
            Entry::Nothing => return Vec::new(),
            Entry::Other(_, found, remedy) => {
                self.problem(Severity::Error, file, found, "a text file", remedy);
            }
            Entry::File(bytes) if bytes > self.options.page_bytes => {
                self.too_large(Severity::Error, file, bytes);
            }
            Entry::File(_) => match fs::read(path) {
                Ok(bytes) => return bytes,
                Err(error) => self.unreadable(Severity::Error, file, &error),
            },
        }
        Vec::new()
    }

    fn pages(&mut self) -> Vec<SourceFile> {
        let documents = self.path.join("documents");
        // Where it leads nowhere, or away, the folder has no pages.
        let beside = !documents.is_dir() || !self.is_inside(&documents, "documents");
        let (folder, prefix) = if beside { (self.path, "") } else { (documents.as_path(), "documents/") };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.unreadable(Severity::Error, &folder.display().to_string(), &error);
                return Vec::new();
            }
        };
        let mut names: Vec<OsString> =
            entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
        names.sort_by_cached_key(|name| (shown(name), name.clone()));
        let (mut files, mut left_out) = (Vec::new(), Vec::new());
        for own in names {
            let name = shown(&own);
            if name.starts_with('.') || NOTES.contains(&name.as_str()) {
                left_out.push(name);
            } else if !CONFIGURATION.contains(&name.as_str()) {
                let path = format!("{prefix}{name}");
                let bytes = self.page(&folder.join(own), &path);
                files.extend(bytes.map(|bytes| SourceFile { name, path, bytes }));
            }
            if files.len() > self.options.pages || self.bytes > self.options.corpus_bytes {
                self.too_much(folder);
                break;
            }
        }
        self.left_out(prefix, &left_out);
        files
    }

    /// The bytes of a page, unless there is something to say of it instead.
    fn page(&mut self, path: &Path, name: &str) -> Option<Vec<u8>> {
        match self.entry(path) {
            Entry::Other(severity, found, remedy) => self.problem(severity, name, found, A_PAGE, remedy),
            Entry::File(_) if form(name).is_none() => {
                let (found, remedy) =
                    ("a file of another kind", "it was skipped; save it as text to have it read");
                self.problem(Severity::Note, name, found.to_owned(), A_PAGE, remedy);
            }
            Entry::File(bytes) if bytes > self.options.page_bytes => {
                self.too_large(Severity::Warning, name, bytes);
            }
            // Nothing any more: it was listed a moment ago.
            Entry::File(_) | Entry::Nothing => match fs::read(path) {
                Ok(bytes) => {
                    self.bytes += bytes.len() as u64;
                    return Some(bytes);
                }
                Err(error) => self.unreadable(Severity::Warning, name, &error),
            },
        }
        None
    }

    fn entry(&self, path: &Path) -> Entry {
        let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
        let found = match fs::metadata(path) {
            Ok(found) => found,
            Err(_) if is_link => {
                let remedy = "it was skipped; mend the link or remove it";
                return Entry::Other(Severity::Note, "a link that leads nowhere".to_owned(), remedy);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Entry::Nothing,
            // Opening it says the same, with the reason.
            Err(_) => return Entry::File(0),
        };
        if is_link && let Some(other) = self.link(path) {
            other
        } else if found.is_file() {
            Entry::File(found.len())
        } else if found.is_dir() {
            let remedy = "it was skipped; move its pages up, or compile it by itself";
            Entry::Other(Severity::Note, "a folder inside the folder".to_owned(), remedy)
        } else {
            let found = "a pipe, a socket or a device".to_owned();
            Entry::Other(Severity::Warning, found, "it was skipped; remove it")
        }
    }

    /// What there is to say of a link, unless it is to be followed.
    fn link(&self, path: &Path) -> Option<Entry> {
        let target = fs::canonicalize(path).ok()?;
        if !target.starts_with(&self.root) {
            let remedy = "it was not followed; put the file itself there, or say --follow-links";
            let found = format!("a link that leaves the folder, to {}", target.display());
            return (!self.options.follow_links).then_some(Entry::Other(Severity::Warning, found, remedy));
        }
        let beside = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
        let found = format!("a link to {}, a page beside it", target.file_name().map(shown)?);
        let remedy = "it was skipped, since that page is read; remove the link";
        (target.parent() == beside.as_deref()).then_some(Entry::Other(Severity::Note, found, remedy))
    }

    /// Whether the folder of pages may be read.
    fn is_inside(&mut self, folder: &Path, name: &str) -> bool {
        let is_link = fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink());
        match is_link.then(|| self.link(folder)).flatten() {
            Some(Entry::Other(severity, found, remedy)) if severity != Severity::Note => {
                self.problem(severity, name, found, "a folder of pages", remedy);
                false
            }
            _ => true,
        }
    }

    fn problem(&mut self, severity: Severity, file: &str, found: String, expected: &str, remedy: &str) {
        self.problems.push(Diagnostic::new(severity, file, found, expected, remedy));
    }

    fn unreadable(&mut self, severity: Severity, file: &str, error: &io::Error) {
        let found = format!("something that cannot be read ({error})");
        let remedy = match severity {
            Severity::Error => "check the path and the permissions",
            _ => "it was skipped; check its permissions",
        };
        self.problem(severity, file, found, "a readable file or folder", remedy);
    }

    fn too_large(&mut self, severity: Severity, file: &str, bytes: u64) {
        let found = format!("a file of {bytes} bytes");
        let expected = format!("at most {} bytes", self.options.page_bytes);
        let remedy = match severity {
            Severity::Error => "cut it, or raise the limit with --max-page-bytes",
            _ => "it was skipped; cut it, or raise the limit with --max-page-bytes",
        };
        self.problem(severity, file, found, &expected, remedy);
    }

    fn too_much(&mut self, folder: &Path) {
        let Options { pages, corpus_bytes, .. } = *self.options;
        let (found, expected, switch) = if self.bytes > corpus_bytes {
            ("pages of more bytes", format!("at most {corpus_bytes} bytes in all"), "--max-bytes")
        } else {
            ("more pages", format!("at most {pages} pages"), "--max-pages")
        };
        let remedy = format!("compile a part of them, or raise the limit with {switch}");
        self.problem(Severity::Error, &folder.display().to_string(), found.to_owned(), &expected, &remedy);
    }

    /// Names once what nobody would take for a page.
    fn left_out(&mut self, prefix: &str, names: &[String]) {
        const NAMED: usize = 5;
        if names.is_empty() {
            return;
        }
        let more = names.len().saturating_sub(NAMED);
        let named = names[..names.len() - more].join(", ");
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let found = format!("notes about the folder and hidden files: {named}{more}");
        let folder = if prefix.is_empty() { "." } else { prefix };
        self.problem(
            Severity::Note,
            folder,
            found,
            A_PAGE,
            "they were left out; rename a page that is among them",
        );
    }
}

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// How the page of that name is written; nothing for a file that is no page. A name without an ending is text.
pub fn form(name: &str) -> Option<Form> {
    let Some((_, ending)) = name.rsplit_once('.') else { return Some(Form::Text) };
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Form::Text),
        "md" | "markdown" => Some(Form::Markdown),
        "html" | "htm" | "xhtml" => Some(Form::Html),
        _ => None,
    }
}
