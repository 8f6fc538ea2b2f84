//! What is wrong with the input, said the way a good compiler says it: where, what was found, what was
//! expected, what to do. Stages collect these and go on, so that a curator sees all problems at once.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The result would be wrong: no corpus is made.
    Error,
    /// The corpus is made; somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// One problem with one input file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the corpus folder; the folder itself as it was given.
    pub file: String,
    /// The 1-based line, where one line is to blame.
    pub line: Option<u32>,
    /// The text of that line and the bytes of it that are to blame.
    pub excerpt: Option<(String, Range<usize>)>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What to do about it.
    pub remedy: String,
}

/// The longest excerpt shown, in bytes: a line of 10 MB is not printed.
const EXCERPT_BYTES: usize = 160;
/// The longest text of a message, in bytes: a key may be a megabyte.
const MESSAGE_BYTES: usize = 400;
/// Problems of one weight in one file that are told one by one.
pub const TOLD: usize = 100;

/// A file of configuration, with the places of its lines once a problem asks for them.
#[derive(Debug)]
pub struct Source<'a> {
    /// What messages call it.
    pub name: &'a str,
    /// Its contents.
    pub text: &'a str,
    /// Where its lines end.
    ends: OnceLock<Vec<usize>>,
}

impl<'a> Source<'a> {
    /// A file with these contents.
    pub const fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text, ends: OnceLock::new() }
    }

    /// The number of the line that a byte stands on, from 1 on, and the bytes of that line.
    fn line(&self, at: usize) -> (u32, Range<usize>) {
        let ends = self.ends.get_or_init(|| self.text.match_indices('\n').map(|(at, _)| at).collect());
        let before = ends.partition_point(|end| *end < at);
        let start = before.checked_sub(1).map_or(0, |last| ends[last] + 1);
        (before as u32 + 1, start..ends.get(before).copied().unwrap_or(self.text.len()))
    }
}

impl Diagnostic {
    /// A problem of a whole file.
    pub fn new(severity: Severity, file: &str, found: String, expected: &str, remedy: &str) -> Self {
        Self {
            severity,
            file: file.to_owned(),
            line: None,
            excerpt: None,
            found: shortened(found),
            expected: shortened(expected.to_owned()),
            remedy: shortened(remedy.to_owned()),
        }
    }

    /// The same, at a line.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, at a byte range of the file.
    #[must_use]
    pub fn at(mut self, source: &Source<'_>, span: Range<usize>) -> Self {
        let text = source.text;
        let start = floor(text, span.start.min(text.len()));
        let (number, line) = source.line(start);
        let shown_end = floor(text, line.end.min(line.start + EXCERPT_BYTES));
        let from = (start - line.start).min(shown_end - line.start);
        let to = floor(text, span.end.min(shown_end).max(line.start + from)) - line.start;
        self.line = Some(number);
        self.excerpt = Some((text[line.start..shown_end].to_owned(), from..to.max(from)));
        self
    }

    /// Whether no corpus can be made.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Several lines for a terminal, with colours when `colours` is set.
    pub fn render(&self, colours: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(&self.found);
        let group = match (&self.excerpt, self.line) {
            (Some((line, span)), Some(number)) => title.element(
                Snippet::source(line)
                    .line_start(number as usize)
                    .path(&self.file)
                    .annotation(AnnotationKind::Primary.span(span.clone())),
            ),
            (_, Some(number)) => title.element(Origin::path(&self.file).line(number as usize)),
            _ => title.element(Origin::path(&self.file)),
        };
        let group = group
            .element(Level::NOTE.with_name(Some("expected")).message(&self.expected))
            .element(Level::HELP.message(&self.remedy));
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

/// One line, for a build script's output and for `--json`-less pipes.
impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, ": found {}; expected {}; {}", self.found, self.expected, self.remedy)
    }
}

/// Tells at most [`TOLD`] problems of each weight of a file, and how many more there are behind the last of them.
pub fn told(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<(String, Severity), usize> = BTreeMap::new();
    for problem in &problems {
        *counts.entry((problem.file.clone(), problem.severity)).or_default() += 1;
    }
    counts.retain(|_, count| *count > TOLD);
    if counts.is_empty() {
        return problems;
    }
    let mut seen: BTreeMap<(String, Severity), usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for problem in problems {
        let key = (problem.file.clone(), problem.severity);
        let Some(count) = counts.get(&key) else {
            kept.push(problem);
            continue;
        };
        let seen = seen.entry(key).or_default();
        *seen += 1;
        if *seen == TOLD + 1 {
            let found = format!("{} more like those before", count - TOLD);
            let remedy = "mend those before first, and look again";
            kept.push(Diagnostic::new(problem.severity, &problem.file, found, "none of them", remedy));
        } else if *seen <= TOLD {
            kept.push(problem);
        }
    }
    kept
}

/// A message without what nobody would read to the end.
fn shortened(message: String) -> String {
    if message.len() <= MESSAGE_BYTES {
        return message;
    }
    format!("{} ... ({} bytes)", &message[..floor(&message, MESSAGE_BYTES)], message.len())
}

/// The nearest character boundary at or below `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
