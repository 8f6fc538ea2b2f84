//! Pages with what a careful reader says of each of their lines in the margin.
//!
//! A file under `tests/pages/` has a head of facts, a line of dashes, and the page, each line behind its margin:
//!
//! | margin | the line |
//! |---|---|
//! | `a ` | begins a paragraph of the article |
//! | `+ ` | goes on with the paragraph above it |
//! | `h ` | is a heading inside the article |
//! | `f ` | is not the article |
//! | `n ` | names something: headline, byline, date, caption, link. It is no paragraph, and nothing more is asked |
//! | two spaces | shows nothing, as a line of tags |
//!
//! `@ NAME` stands for the paragraphs of `tests/pages/articles/NAME.txt`, `= NAME` for the same without the blank lines
//! between them. The facts that a head can state are those of [`Page::wrong`]; one that it does not state is not asked.
//! All names and outlets in the pages are invented.

#![allow(unreachable_pub, reason = "tests, examples and fuzz targets share it")]
#![allow(dead_code, reason = "each test needs another part")]

use crate::hostile::sound;
use compiler::folder::{Folder, SourceFile};
use corpus::{Document, Passage, Stated};
use std::fs;
use std::path::{Path, PathBuf};

/// A page with its margins and its facts.
pub struct Page {
    /// Its path below `tests/pages/`, without the ending.
    pub name: String,
    /// The page as scraped.
    pub text: String,
    /// The margin of each of its lines.
    margins: Vec<char>,
    /// What the head says of it.
    facts: Vec<(String, String)>,
}

/// Checks every page of a folder under `tests/pages/` and fails with all that is wrong, and unless there are `count`: so
/// that none is lost by accident.
pub fn check(folder: &str, count: usize) {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap_or_else(|error| panic!("{folder}: {error}"))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let name = |file: &PathBuf| format!("{folder}/{}", file.file_stem().unwrap_or_default().display());
    let wrong: Vec<String> = files.iter().flat_map(|file| Page::load(&name(file)).wrong()).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(files.len(), count, "pages in {folder}");
}

/// The paragraphs of an article that pages are made around.
pub fn article(name: &str) -> Vec<String> {
    let file = root().join("articles").join(format!("{name}.txt"));
    lines(&file).into_iter().filter(|line| !line.is_empty()).collect()
}

/// The lines of `tests/pages/lines/NAME.txt` that have this margin.
pub fn lines_of(name: &str, margin: char) -> Vec<String> {
    let all = lines(&root().join("lines").join(format!("{name}.txt")));
    let with = all.iter().filter_map(|line| line.strip_prefix(margin)?.strip_prefix(' '));
    with.map(str::to_owned).collect()
}

/// The document that a file of this name becomes.
pub fn read(name: &str, text: &str) -> Document {
    let file = SourceFile { name: name.into(), path: name.into(), bytes: text.as_bytes().to_vec() };
    let folder = Folder { name: "pages".into(), files: vec![file], ..Folder::default() };
    sound::compile(&folder).expect("a page compiles").documents.remove(0)
}

impl Page {
    /// Reads the page of that name.
    pub fn load(name: &str) -> Self {
        let lines = lines(&root().join(format!("{name}.txt")));
        let head = lines.iter().position(|line| line == "---").expect("dashes behind the head");
        let fact = |line: &String| {
            let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: no fact: {line}"));
            (key.to_owned(), value.to_owned())
        };
        let facts = lines[..head].iter().map(fact).collect();
        let mut page = Self { name: name.to_owned(), text: String::new(), margins: Vec::new(), facts };
        for line in &lines[head + 1..] {
            page.add(line);
        }
        page
    }

    fn add(&mut self, line: &str) {
        let (margin, rest) = line.split_at(line.len().min(2));
        match margin {
            "@ " | "= " => {
                let between = if margin == "@ " { "\n" } else { "" };
                for (at, paragraph) in article(rest).into_iter().enumerate() {
                    if at > 0 && !between.is_empty() {
                        self.push(' ', "");
                    }
                    self.push('a', &paragraph);
                }
            }
            "a " | "+ " | "h " | "f " | "n " | "  " | "" => {
                self.push(margin.chars().next().unwrap_or(' '), rest);
            }
            _ => panic!("{}: no margin: {line}", self.name),
        }
    }

    fn push(&mut self, margin: char, line: &str) {
        self.margins.push(margin);
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// What a head says under a key.
    fn fact(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|fact| fact.0 == key).map(|fact| fact.1.as_str())
    }

    /// What is found in the page that differs from its margins and facts, a sentence each.
    pub fn wrong(&self) -> Vec<String> {
        let document = read(self.fact("file").unwrap_or("page.txt"), &self.text);
        let mut wrong = Vec::new();
        for ((number, line), &margin) in (1..).zip(self.text.lines()).zip(&self.margins) {
            let found = margin_of(&document, number);
            let fits = found == margin || margin == 'n' && matches!(found, 'f' | 'h');
            if !fits {
                wrong.push(format!("line {number} is `{margin} `, and was taken for `{found} `: {line}"));
            }
        }
        for (key, expected) in &self.facts {
            let found = match key.as_str() {
                "file" => continue,
                "title" => field(document.title.as_ref(), expected),
                "date" => field(document.date.as_ref(), expected),
                "byline" => field(document.byline.as_ref(), expected),
                "publisher" => field(document.publisher.as_ref(), expected),
                "url" => field(document.url.as_ref(), expected),
                "language" => document.language.clone().unwrap_or("-".into()),
                // What is said in it, whom it names, what it dates.
                "said" => listed(
                    document.statements.iter().flat_map(|said| &said.content).map(|at| at.of(&document)),
                ),
                "named" => {
                    let mentions = |passage: &'_ Passage| {
                        passage.mentions.clone().into_iter().map(|mention| mention.span)
                    };
                    listed(
                        document
                            .passages
                            .iter()
                            .flat_map(|passage| mentions(passage).map(|span| span.of(&passage.text))),
                    )
                }
                "dated" => listed(document.events.iter().map(|event| event.place.of(&document))),
                // What is not the article, piece by piece.
                "kinds" => joined(document.furniture.iter().map(|piece| piece.kind.id())),
                "flags" => joined(document.flags.iter().map(|flag| flag.kind.id())),
                // One of the flags, with its lines where they are asked.
                "flag" => {
                    let kind = expected.split(' ').next().unwrap_or_default();
                    let flag = document.flags.iter().find(|flag| flag.kind.id() == kind);
                    let lines = flag.iter().flat_map(|flag| &flag.lines).map(ToString::to_string);
                    let asked = if expected.contains(' ') { joined(lines) } else { String::new() };
                    flag.map_or_else(|| "-".to_owned(), |_| joined([kind, &asked])).trim_end().to_owned()
                }
                "no flag" => {
                    let raised = document.flags.iter().find(|flag| flag.kind.id() == expected);
                    raised.map_or_else(|| expected.clone(), |flag| format!("raised: {}", flag.reason))
                }
                _ => panic!("{}: nobody checks `{key}`", self.name),
            };
            if found != *expected {
                wrong.push(format!("{key} is {expected}, not {found}"));
            }
        }
        wrong.into_iter().map(|what| format!("{}: {what}", self.name)).collect()
    }
}

/// The margin that a line of a document has.
fn margin_of(document: &Document, line: u32) -> char {
    let passage =
        document.passages.iter().find(|passage| (passage.first_line..=passage.last_line).contains(&line));
    match passage {
        Some(passage) if passage.heading => 'h',
        Some(passage) if passage.first_line == line => 'a',
        Some(_) => '+',
        None if document.furniture.iter().any(|piece| piece.line == line) => 'f',
        None => ' ',
    }
}

/// A field as precisely as it is asked: `value`, `value (line)` or `value (line: basis)`; `-` where there is none.
fn field(field: Option<&Stated>, asked: &str) -> String {
    let Some(Stated { value, line, basis }) = field else { return "-".to_owned() };
    let forms = [format!("{value} ({line}: {basis})"), format!("{value} ({line})"), value.clone()];
    forms.iter().find(|form| *form == asked).unwrap_or(&forms[0]).clone()
}

fn listed<'t>(parts: impl Iterator<Item = &'t str>) -> String {
    let parts: Vec<&str> = parts.collect();
    if parts.is_empty() { "-".to_owned() } else { parts.join(" | ") }
}

fn joined<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    parts.into_iter().map(|part| part.as_ref().to_owned()).collect::<Vec<_>>().join(" ")
}

fn lines(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines().map(str::to_owned).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}
