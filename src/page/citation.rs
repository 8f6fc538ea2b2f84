//! What is copied with a passage.

use corpus::text::date_in_words;

use crate::engine::Engine;
use crate::page::document_line::{not_verbatim, publisher};
use crate::page::mark::{shown, statement_at};
use crate::page::statement::signature;
use crate::page::when::published;
use crate::screen::Screen;
use crate::text::{self, fill};

/// What is copied with a passage: its words, where they stand, its link, and what to beware of.
/// `base` is the address of the page without its query, `today` the day of the copy, `YYYY-MM-DD`.
///
/// Behind a dot the hash may have the name of a mark: of a statement, who says it and the words that are shown of it are
/// copied.
pub fn citation(slug: &str, hash: &str, base: &str, today: &str, engine: Engine) -> Option<String> {
    let corpus = engine.corpus();
    let document = corpus.document_by_slug(slug)?;
    let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
    let (at, document) = (corpus.documents[document].passage_by_hash(hash)?, &corpus.documents[document]);
    let passage = &document.passages[at];
    let mut words = String::new();
    let mut said = passage.text.as_str();
    if let Some(statement) = statement_at(document, at, mark) {
        words.push_str(&signature(statement, document, corpus));
        words.push_str(": ");
        said = shown(statement, at).map_or(said, |span| span.of(said));
    }
    let publisher = publisher(document);
    words.push_str(&[said, "\n— ", document.name()].concat());
    if let Some(byline) = &document.byline {
        words.push_str(&[", ", &byline.value].concat());
    }
    let (day, lines) = (published(document), text::lines(passage.first_line, passage.last_line));
    let undated = if document.date.is_none() && document.window.is_some() { "undated: " } else { "" };
    words.push_str(&fill(". {}, {}{}. {}, {}.\n", &[publisher, undated, &day, &document.file, &lines]));
    words.push_str(&fill(
        "{}{}\nRead on {}.",
        &[base, &Screen::mark_href(slug, hash, mark), &date_in_words(today)],
    ));
    if let Some(warning) = not_verbatim(document) {
        words.push('\n');
        words.push_str(warning);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_is_copied_names_its_source_and_its_flaws() {
        let engine = sample::engine();
        let copied = citation("1-dam", "bbbbbbbbbbb1", "https://host/room/", "2024-05-06", engine);
        assert_eq!(
            copied.as_deref(),
            Some(
                "Nobody asked the dam, “not even me”.\n\
                 — A dam too far. publisher not stated, no date stated. 1-dam.txt, line 2.\n\
                 https://host/room/?doc=1-dam&p=bbbbbbbbbbb1\n\
                 Read on 6 May 2024.\n\
                 Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s."
            )
        );
        assert_eq!(citation("1-dam", "000000000000", "", "", engine), None);
    }
}
