//! What copy buttons put on the clipboard, and what goes along with words that a reader copies by hand.

use leptos::prelude::*;
use web_sys::Event;

use crate::browser;
use crate::page::citation::citation;
use crate::screen::{Screen, document_href};
use crate::state::State;

/// What of a passage or a mark is copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Its link.
    Link,
    /// Its words, with their source and link.
    Words,
}

/// Copies of the passage with that hash, or behind a dot of the mark with that name, and says whether it could.
pub fn copy(state: State, what: What, hash: &str) {
    let slug = slug(state);
    let text = match what {
        What::Link => {
            let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
            Some([&*browser::base(), &browser::address(&Screen::mark_href(&slug, hash, mark))].concat())
        }
        What::Words => citation(&slug, hash, &browser::base(), &browser::today(), state.engine),
    };
    let Some(text) = text else { return };
    browser::copy(&text, move |ok| {
        let said = match (ok, what) {
            (true, What::Link) => "Link copied.",
            (true, What::Words) => "Copied with its source.",
            (false, _) => "This browser does not let the page copy; the ¶ beside the passage is its link.",
        };
        state.said.set(said);
        browser::later(4000, move || state.said.set(""));
    });
}

/// Whatever is copied by hand from a page that is not verbatim says so.
pub fn warn(state: State, event: &Event, warning: &str) {
    let document = document_href(&slug(state), None, false, None, None);
    browser::add_to_copy(event, &[warning, "\n", &browser::base(), &document].concat());
}

/// The document that is read; empty on other views.
fn slug(state: State) -> String {
    match state.screen() {
        Screen::Document(document) => document.slug,
        _ => String::new(),
    }
}
