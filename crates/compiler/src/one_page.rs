//! What one page becomes by itself, whatever the others say: the stages from its bytes to a document.

use crate::article::split::{self, Unit};
use crate::article::{self, passages};
use crate::config::metadata::Row;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::metadata::{self, Metadata};
use crate::document::{self, flags, given};
use crate::english::language::{self, Told};
use crate::input::decode::{self, Decoded};
use crate::input::folder::{self, Form, SourceFile};
use crate::input::markup::Markup;
use crate::input::page::{self, Line};
use crate::input::{html, markdown};
use crate::pipeline::{self, Reviewed, Stage};
use crate::reviews::{Corrected, OfPage};
use corpus::{Document, Flag, Furniture, Passage, Review, Stated};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The stages of a page, in order.
pub const fn stages<'a>() -> [Stage<Page<'a>>; 3] {
    [
        Stage { name: "telling article from furniture", run: Page::divide, reviewed_as: &["line"] },
        Stage { name: "reading what the page states", run: Page::state, reviewed_as: &["metadata"] },
        Stage { name: "raising flags", run: Page::raise, reviewed_as: &["flag"] },
    ]
}

/// A file whose bytes are understood.
pub struct Source<'a> {
    file: &'a SourceFile,
    form: Form,
    decoded: Decoded<'a>,
}

impl<'a> Source<'a> {
    /// Decodes a file; nothing when it is not text.
    pub fn new(file: &'a SourceFile) -> Option<Self> {
        let form = folder::form(&file.name).unwrap_or(Form::Text);
        let decoded = match form {
            Form::Html => decode::decode_html(&file.bytes),
            Form::Text | Form::Markdown => decode::decode(&file.bytes),
        };
        decoded.map(|decoded| Self { file, form, decoded })
    }

    /// The name by which reviews and readers call it.
    pub fn name(&self) -> &'a str {
        &self.file.name
    }
}

/// What to say of a file that is not text.
pub fn not_text(file: &SourceFile) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        &file.path,
        "a file that is not text".to_owned(),
        "a page of text",
        "remove the file or convert it; it was skipped",
    )
}

/// What reading a page gives.
#[derive(Serialize, Deserialize)]
pub struct Read {
    /// The document, without what only all pages together tell.
    pub document: Document,
    /// What there is to say of the page.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of its reviews.
    pub corrected: Corrected,
    /// What its row of the curator's table has changed.
    pub given: Vec<Review>,
}

/// A page between its stages.
pub struct Page<'a> {
    source: &'a Source<'a>,
    markup: Option<&'a Markup>,
    reviews: OfPage<'a>,
    row: Option<&'a Row>,
    given: Vec<Review>,
    diagnostics: Vec<Diagnostic>,
    lines: Vec<Line<'a>>,
    units: Vec<Unit>,
    passages: Vec<Passage>,
    furniture: Vec<Furniture>,
    stated: Metadata,
    /// The language of the article.
    language: Told,
    flags: Vec<Flag>,
}

/// All that reading a page depends on besides this program: where they are the same, [`read`] gives the same.
pub fn inputs<'i>(source: &'i Source<'_>, reviews: &OfPage<'_>, row: Option<&Row>) -> [Cow<'i, [u8]>; 5] {
    let SourceFile { name, path, bytes } = source.file;
    let row = row.map(|row| format!("{row:?}")).unwrap_or_default();
    [
        name.as_bytes().into(),
        path.as_bytes().into(),
        bytes.as_slice().into(),
        reviews.inputs().into(),
        row.into_bytes().into(),
    ]
}

/// Reads a page, with what a curator has to say of it, in reviews and in a row of the table.
pub fn read(source: &Source<'_>, reviews: OfPage<'_>, row: Option<&Row>) -> Read {
    let text = &source.decoded.text;
    let markup = match source.form {
        Form::Text => None,
        Form::Markdown => Some(markdown::read(text)),
        Form::Html => html::read(text),
    };
    let markup = markup.map(Markup::repaired);
    let mut page = Page {
        source,
        markup: markup.as_ref(),
        reviews,
        row,
        given: Vec::new(),
        diagnostics: Vec::new(),
        lines: Vec::new(),
        units: Vec::new(),
        passages: Vec::new(),
        furniture: Vec::new(),
        stated: Metadata::default(),
        language: language::of(&[]),
        flags: Vec::new(),
    };
    page.report_source();
    pipeline::run(&stages(), &mut page);
    page.finish()
}

impl Reviewed for Page<'_> {
    fn review(&mut self, kind: &'static str) {
        match kind {
            "line" => self.reviews.lines(&self.lines, &mut self.units),
            "metadata" => {
                self.given = self.row.map(|row| given::over(row, &mut self.stated)).unwrap_or_default();
                self.reviews.fields(&mut self.stated);
            }
            _ => self.reviews.flags(&mut self.flags),
        }
    }
}

impl Page<'_> {
    /// What to say of the file before it is read.
    fn report_source(&mut self) {
        let decoded = &self.source.decoded;
        for &line in &decoded.damaged_lines {
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    &self.source.file.path,
                    "bytes that its encoding does not have".to_owned(),
                    decoded.encoding,
                    "save the page again in UTF-8; the places are shown as \u{fffd}",
                )
                .at_line(line),
            );
        }
        if self.source.form == Form::Html {
            self.diagnostics.extend(about_markup(&self.source.file.path, self.markup));
        }
    }

    /// Cuts the page into lines and says which of them are the article.
    fn divide(&mut self) {
        let lines = self.markup.map_or_else(|| page::lines(&self.source.decoded.text), Markup::lines);
        for line in lines.iter().filter(|line| line.raw.len() > LONGEST_LINE_BYTES) {
            self.diagnostics.push(
                Diagnostic::new(
                    Severity::Warning,
                    &self.source.file.path,
                    format!("a line of {} bytes", line.raw.len()),
                    "a paragraph a line",
                    "put the line breaks back; the line was kept as one passage",
                )
                .at_line(line.number),
            );
        }
        self.units = self
            .markup
            .map_or_else(|| split::split(&lines), |markup| article::from_markup::units(markup, &lines));
        self.lines = lines;
    }

    /// Finds what the page states of itself, and its passages.
    fn state(&mut self) {
        (self.passages, self.furniture) = passages::divide(&self.lines, &self.units);
        self.language = language::of(&self.passages);
        let stated = metadata::find(&self.lines, &self.units, self.language.read);
        let (stated, contradiction) = match self.markup {
            Some(markup) => document::from_markup::over(markup, stated),
            None => (stated, None),
        };
        let path = &self.source.file.path;
        self.diagnostics.extend(contradiction.map(|(tag, shown)| about_dates(path, &tag, &shown, &stated)));
        self.stated = stated;
    }

    /// Raises the flags that the page raises by itself.
    fn raise(&mut self) {
        self.flags = flags::raise(&flags::Evidence {
            decoded: &self.source.decoded,
            lines: &self.lines,
            units: &self.units,
            passages: &self.passages,
            stated: &on_the_page(&self.stated),
            language: self.language,
        });
    }

    fn finish(mut self) -> Read {
        let file = self.source.file;
        if self.passages.is_empty() {
            let found = if file.bytes.is_empty() { "an empty file" } else { "a page without an article" };
            let remedy = "remove it, or scrape the page again; it is kept as a document without text";
            self.diagnostics.push(Diagnostic::new(
                Severity::Warning,
                &file.path,
                found.to_owned(),
                "paragraphs of text",
                remedy,
            ));
        }
        let document = Document {
            file: file.name.clone(),
            title: self.stated.title,
            date: self.stated.date,
            byline: self.stated.byline,
            publisher: self.stated.publisher,
            url: self.stated.url,
            language: self.language.name.map(str::to_owned),
            flags: self.flags,
            passages: self.passages,
            furniture: self.furniture,
            ..Document::default()
        };
        Read { document, diagnostics: self.diagnostics, corrected: self.reviews.finish(), given: self.given }
    }
}

/// Lines longer than this are reported: such a page has lost its line breaks, so its furniture cannot be told apart.
const LONGEST_LINE_BYTES: usize = 1 << 20;

/// What a page shows itself: a curator may know more, but the page is no less undated for that.
fn on_the_page(stated: &Metadata) -> Metadata {
    let shown = |field: &Option<Stated>| field.clone().filter(|stated| stated.line > 0);
    Metadata {
        title: shown(&stated.title),
        date: shown(&stated.date),
        byline: shown(&stated.byline),
        publisher: shown(&stated.publisher),
        url: shown(&stated.url),
        candidates: stated.candidates.clone(),
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
