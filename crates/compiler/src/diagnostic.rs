//! What is wrong with the input, said the way a good compiler says it: where, what was found, what was
//! expected, what to do. Stages collect these and go on, so that a curator sees all problems at once.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::fmt;
use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The result would be wrong: no corpus is made.
    Error,
    /// The corpus is made; somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// One problem with one input file.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Diagnostic {
    /// A problem of a whole file.
    pub fn new(severity: Severity, file: &str, found: String, expected: &str, remedy: &str) -> Self {
        Self {
            severity,
            file: file.to_owned(),
            line: None,
            excerpt: None,
            found,
            expected: expected.to_owned(),
            remedy: remedy.to_owned(),
        }
    }

    /// The same, at a line.
    #[must_use]
    pub fn at_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, at a byte range of the file's text.
    #[must_use]
    pub fn at(mut self, text: &str, span: Range<usize>) -> Self {
        let start = floor(text, span.start.min(text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let shown_end = floor(text, line_end.min(line_start + EXCERPT_BYTES));
        let from = (start - line_start).min(shown_end - line_start);
        let to = floor(text, span.end.min(shown_end).max(line_start + from)) - line_start;
        self.line = Some(text[..start].matches('\n').count() as u32 + 1);
        self.excerpt = Some((text[line_start..shown_end].to_owned(), from..to.max(from)));
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

/// The nearest character boundary at or below `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
