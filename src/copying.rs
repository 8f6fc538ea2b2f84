//! What goes out of the page: copies, links to hand on, files; and what goes along with words that a reader copies by hand.

use corpus::Span;
use corpus::text::date_in_words;
use leptos::prelude::*;
use web_sys::Event;

use crate::address::Site;
use crate::browser::{self, files};
use crate::dossier::IN_A_LINK;
use crate::export::Format;
use crate::keeping;
use crate::page::Body;
use crate::page::linked_words::{BETWEEN, text_from};
use crate::page::share::{self, Access, File, Sharing};
use crate::page::subject::Subject;
use crate::screen::{Screen, document_href};
use crate::state::State;
use crate::view::axis;

/// What of a subject is copied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Its link.
    Link,
    /// Its words, with their source and link.
    Words,
}

/// Where links lead from here today.
fn here<T>(work: impl FnOnce(Access) -> T) -> T {
    let (base, day) = (browser::base(), browser::today());
    work(Access { site: Site { base: &base, is_alone: browser::is_alone() }, day: &day })
}

annex::in_annex! { "c",
/// Copies of a subject, and says whether it could; where the browser refuses, the reader is shown what to copy.
pub fn copy(state: State, what: What, subject: &Subject) {
    let text = here(|Access { site, day }| match what {
        What::Link => share::link(subject, &state.screen(), site, state.engine),
        What::Words => subject.cited(state.engine).map_or_else(String::new, |cited| cited.in_text(site, day)),
    });
    let said = if what == What::Link { "Link copied." } else { "Copied with its source." };
    copy_text(state, &text, said, subject.clone());
}
}

annex::in_annex! { "f",
/// Copies the link to the part of a passage that a list shows.
pub fn copy_hit(state: State, place: (usize, usize), window: Span) {
    let document = &state.engine.corpus().documents[place.0];
    let passage = &document.passages[place.1];
    let (slug, hash) = (document.slug.clone(), passage.hash.clone());
    let is_whole = window == Span::new(0, passage.text.len());
    let subject = if is_whole { Subject::Passage(slug, hash) } else { Subject::Words(slug, hash, window) };
    copy(state, What::Link, &subject);
}
}

fn copy_text(state: State, text: &str, said: &'static str, subject: Subject) {
    if text.is_empty() {
        return;
    }
    browser::copy(text, move |ok| {
        if ok {
            say(state, said);
        } else {
            let format = sharing(state).map_or(Format::Text, |sharing| sharing.format);
            let refused = Sharing { subject: subject.clone(), format, is_refused: true };
            state.handing.update(|handing| handing.sharing = Some(refused));
        }
    });
}

/// Tells what a button did, for a moment.
fn say(state: State, said: &'static str) {
    state.said.set(said);
    browser::later(4000, move || state.said.set(""));
}

annex::in_annex! { "d",
/// Opens the dialog in which a subject is handed on.
pub fn open(state: State, subject: Subject) {
    state.handing.update(|handing| {
        handing.sharing = Some(Sharing { subject, format: Format::Text, is_refused: false });
        handing.dossier_link.clear();
    });
    if state.screen() == Screen::Dossier {
        let dossier = state.desk.with_untracked(|desk| desk.open().write());
        let page = here(|access| access.site.link(&Screen::Dossier.href()));
        files::pack(&dossier, move |packed| {
            let link = [&*page, IN_A_LINK, &*packed].concat();
            state.handing.update(|handing| handing.dossier_link = link);
        });
    }
}
}

/// What the dialog shows.
pub fn page(state: State, sharing: &Sharing) -> share::SharePage {
    let screen = state.place().0;
    let made = state.handing.with(|handing| handing.dossier_link.clone());
    here(|access| state.desk.with(|desk| share::page(sharing, &screen, desk, access, state.engine, &made)))
}

/// What is handed on.
fn sharing(state: State) -> Option<Sharing> {
    state.handing.with_untracked(|handing| handing.sharing.clone())
}

/// The file of what the dialog shows.
fn file(state: State) -> Option<File> {
    Some(file_of(state, &sharing(state)?))
}

fn file_of(state: State, sharing: &Sharing) -> File {
    let screen = state.screen();
    here(|access| state.desk.with_untracked(|desk| share::file(sharing, &screen, desk, access, state.engine)))
}

/// Copies the file that the dialog shows.
pub fn copy_file(state: State) {
    if let (Some(file), Some(sharing)) = (file(state), sharing(state)) {
        // The mark of UTF-8 is for files.
        copy_text(state, file.text.trim_start_matches('\u{feff}'), "Copied.", sharing.subject.clone());
    }
}

/// Gives the reader the file that the dialog shows.
pub fn download(state: State) {
    if let Some(file) = file(state) {
        files::download(&file);
    }
}

/// Gives the reader the picture of a timeline as a file: as it is drawn, or its pixels.
pub fn save_picture(state: State, is_pixels: bool) {
    let screen = state.screen();
    let made = here(|Access { site, day }| {
        state.page.with_untracked(|page| {
            let Body::Timeline(timeline) = &page.body else { return None };
            let source =
                [&*share::link(&Subject::View, &screen, site, state.engine), ", ", &*date_in_words(day)]
                    .concat();
            let link = |href: &String| site.link(href);
            Some(axis::drawing(timeline.picture.as_ref()?, &page.title, &source, &link))
        })
    });
    let Some((text, size)) = made else { return };
    let extension = if is_pixels { "png" } else { "svg" };
    let name = state
        .desk
        .with_untracked(|desk| share::named(&Subject::View, &screen, desk, state.engine, extension));
    let file = File { name, kind: "image/svg+xml", text };
    if is_pixels {
        files::download_pixels(file, size);
    } else {
        files::download(&file);
    }
}

/// Gives the reader all that a view lists, as a table.
pub fn save_data(state: State) {
    let sharing = Sharing { subject: Subject::View, format: Format::Csv, is_refused: false };
    files::download(&file_of(state, &sharing));
}

/// Gives the reader the dossier as a file that can be opened here again.
pub fn download_dossier(state: State) {
    files::download(&state.desk.with_untracked(share::dossier_file));
}

/// Copies the link that the dialog shows, or has the system hand it on.
pub fn hand_on(state: State, link: &str, to_system: bool) {
    if to_system {
        files::share(link);
    } else if let Some(sharing) = sharing(state) {
        copy_text(state, link, "Link copied.", sharing.subject);
    }
}

annex::in_annex! { "e",
/// Notes which words of a passage are selected.
pub fn select(state: State) {
    let selected = browser::selected_in_passages().and_then(|[(hash, start), (last, end)]| {
        let (document, from) = keeping::place(state, &hash)?;
        let (_, to) = keeping::place(state, &last)?;
        let document = &state.engine.corpus().documents[document];
        let mut end = end;
        for passage in document.passages.get(from..to)? {
            end += [&passage.text, BETWEEN].concat().encode_utf16().count() as u32;
        }
        let span = crate::text::span_of_units(&text_from(document, from), start, end)?;
        Some(Subject::Words(document.slug.clone(), hash, span))
    });
    // Only what differs is drawn anew.
    if state.handing.with_untracked(|handing| handing.selected != selected) {
        state.handing.update(|handing| handing.selected = selected);
    }
}
}

/// Whatever is copied by hand from a page that is not verbatim says so.
pub fn warn(state: State, event: &Event, warning: &str) {
    let Screen::Document(document) = state.screen() else { return };
    let href = document_href(&document.slug, None, false, None, None);
    let link = here(|access| access.site.link(&href));
    browser::add_to_copy(event, &[warning, "\n", &*link].concat());
}
