//! Reads a corpus folder from disk: the only stage that does IO.
//!
//! A corpus folder has its pages in `documents/`; a bare folder has them beside each other. Files come in the
//! order of their names, whatever the file system says.

use super::decode;
use crate::diagnostic::{Diagnostic, Severity};
use std::path::Path;
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
    /// Contents of `metadata.csv`, in whatever encoding a spreadsheet saved it.
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

/// File names that are configuration or notes about the corpus rather than pages.
const NOT_PAGES: &[&str] = &[
    "corpus.toml",
    "topics.toml",
    "entities.toml",
    "reviews.toml",
    "metadata.csv",
    "proposals.toml",
    "README.md",
    "README.txt",
    "LICENSE",
    "LICENSE.txt",
];

/// Reads a folder; what cannot be read is reported.
pub fn read(path: &Path) -> (Folder, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let shown = path.display().to_string();
    let name = fs::canonicalize(path)
        .ok()
        .and_then(|full| full.file_name().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| shown.clone());
    let mut config = |file: &str| match fs::read_to_string(path.join(file)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            problems.push(unreadable(file, &error));
            String::new()
        }
    };
    let (corpus_toml, topics_toml) = (config("corpus.toml"), config("topics.toml"));
    let (entities_toml, reviews_toml) = (config("entities.toml"), config("reviews.toml"));
    let metadata_csv = match fs::read(path.join("metadata.csv")) {
        Ok(bytes) => decode::decode(&bytes).map_or_else(
            || {
                problems.push(no_table());
                String::new()
            },
            |decoded| decoded.text,
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            problems.push(unreadable("metadata.csv", &error));
            String::new()
        }
    };
    let documents = path.join("documents");
    let (pages, prefix) = if documents.is_dir() { (documents.as_path(), "documents/") } else { (path, "") };
    let files = read_pages(pages, prefix, &mut problems);
    (Folder { name, corpus_toml, topics_toml, entities_toml, reviews_toml, metadata_csv, files }, problems)
}

fn read_pages(folder: &Path, prefix: &str, problems: &mut Vec<Diagnostic>) -> Vec<SourceFile> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(unreadable(&folder.display().to_string(), &error));
            return Vec::new();
        }
    };
    // The name as the system has it, which need not be Unicode, and as messages have it.
    let mut names: Vec<(String, std::ffi::OsString)> = entries
        .filter_map(Result::ok)
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.file_name()))
        .filter(|(name, _)| !name.starts_with('.') && !NOT_PAGES.contains(&name.as_str()))
        .collect();
    names.sort();
    let mut files = Vec::new();
    for (name, own) in names {
        let path = format!("{prefix}{name}");
        let skipped = match fs::metadata(folder.join(&own)) {
            Ok(found) if found.is_file() => None,
            Ok(found) if found.is_dir() => Some((
                "a folder inside the folder",
                "it was skipped; move its pages up, or compile it by itself",
            )),
            Ok(_) => Some(("something that is no file", "it was skipped; remove it")),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => None,
            Err(_) => Some(("a link that leads nowhere", "it was skipped; mend the link or remove it")),
        };
        if let Some((found, remedy)) = skipped {
            problems.push(Diagnostic::new(
                Severity::Note,
                &path,
                found.to_owned(),
                "a page with the ending .txt, .md or .html",
                remedy,
            ));
            continue;
        }
        if form(&name).is_none() {
            let expected = "a page with the ending .txt, .md or .html";
            problems.push(Diagnostic::new(
                Severity::Note,
                &path,
                "a file of another kind".to_owned(),
                expected,
                "it was skipped; save it as text to have it read",
            ));
            continue;
        }
        match fs::read(folder.join(&own)) {
            Ok(bytes) => files.push(SourceFile { name, path, bytes }),
            Err(error) => problems.push(unreadable(&path, &error)),
        }
    }
    files
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

/// What to say of a table that is no text, such as the spreadsheet itself.
fn no_table() -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "metadata.csv",
        "a file that is not text".to_owned(),
        "a table as a spreadsheet saves it in the form CSV",
        "save it in that form, in UTF-8",
    )
}

fn unreadable(file: &str, error: &io::Error) -> Diagnostic {
    let remedy = "check the path and the permissions";
    Diagnostic::new(
        Severity::Error,
        file,
        format!("something that cannot be read ({error})"),
        "a readable file or folder",
        remedy,
    )
}
