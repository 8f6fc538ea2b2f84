//! What one page becomes by itself, whatever the others say: the stages from its bytes to a document.
//!
//! A curator's reviews of the page are applied behind the stage that they correct, so that the next one builds on them.

use crate::article::{self, passages, split};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::metadata::{self, Metadata};
use crate::document::{self, flags};
use crate::english::language;
use crate::entities::gazetteer::Gazetteer;
use crate::entities::topics::Taxonomy;
use crate::input::folder::{self, Form, SourceFile};
use crate::input::markup::Markup;
use crate::input::{decode, html, markdown, page};
use crate::reviews::Reviews;
use corpus::{Document, Stated};

/// What every document of a corpus is read with.
pub struct DocumentReader<'a> {
    /// Finds the entities that the curator named.
    pub gazetteer: Gazetteer,
    /// Assigns the curator's topics.
    pub taxonomy: &'a Taxonomy,
}

impl DocumentReader<'_> {
    /// Reads a page; `by_hand` is what a curator has to say of it, and its position.
    pub fn read(
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
            language: language::of(&passages).map(str::to_owned),
            flags,
            passages,
            furniture,
            ..Document::default()
        };
        (Some(document), diagnostics)
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
