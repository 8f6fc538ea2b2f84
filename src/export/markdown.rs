//! A text to quote from, with links: each quotation with all that belongs to it, so that one alone can be taken.

use super::Export;
use crate::page::citation::{Cited, read_on};
use crate::page::document_line::not_verbatim;
use crate::text::fill;

pub(super) fn write(export: &Export) -> String {
    let mut text = fill("# {}\n", &[&plain(&export.corpus.title)]);
    if !export.asked.is_empty() {
        text.push_str(&fill("\nAsked for: {}\n", &[&plain(export.asked)]));
    }
    for cited in &export.records {
        text.push('\n');
        text.push_str(&quotation(cited, export));
    }
    text
}

fn quotation(cited: &Cited, export: &Export) -> String {
    let mut text = String::new();
    if let Some(signature) = cited.signature() {
        text.push_str(&fill("**{}:**\n\n", &[&plain(&signature)]));
    }
    let (name, place, link) = (plain(cited.document.name()), plain(&cited.place()), export.link(cited));
    text.push_str(&fill("> {}\n\n— [{}](<{}>){}", &[&plain(&cited.words()), &name, &link, &place]));
    if !export.day.is_empty() {
        text.push_str(&[" ", &*read_on(export.day)].concat());
    }
    if let Some(warning) = not_verbatim(cited.document) {
        text.push_str(&fill(" **{}**", &[warning]));
    }
    if let Some(note) = cited.said_of_it() {
        text.push_str(&fill("\n\n{}", &[&plain(&note)]));
    }
    text.push('\n');
    text
}

/// A text on one line that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    // A list begins with "1." or "1)".
    let is_list = number.len() < text.len() && number.starts_with(['.', ')']);
    for (at, c) in text.char_indices() {
        let begins_a_block = at == 0 && "+-=".contains(c) || is_list && at == text.len() - number.len();
        if begins_a_block || "\\`*_[]<>#&|~$^".contains(c) {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
