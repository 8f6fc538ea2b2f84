//! Dossiers between the page, the browser's storage, links and files.

use leptos::prelude::*;
use web_sys::Event;

use crate::browser::{self, files};
use crate::dossier::{self, Change, Dossier, IN_A_LINK, Item, MOST_IN_A_FILE, Shelf};
use crate::page::subject::Subject;
use crate::screen::Screen;
use crate::state::{Arrival, State};
use crate::trace;

/// How long a dossier in a link may be.
const MOST_IN_A_LINK: usize = 100_000;

annex::in_annex! { "a",
/// Puts what the browser has kept before the reader, now and when another window changes it.
pub fn start(state: State) {
    let stored = browser::stored_shelf().unwrap_or_default();
    match Shelf::read(&stored) {
        Some(shelf) => state.desk.update(|desk| desk.shelf = shelf),
        None if stored.is_empty() => {}
        // Another version of the page may read it; what is kept from now on must not take its place.
        None => {
            browser::put_shelf_aside(&stored);
            fail(state, "The dossiers that this browser has kept cannot be read. They were put aside.");
        }
    }
    browser::hear("storage", move |_| {
        let stored = browser::stored_shelf().unwrap_or_default();
        let Some(shelf) = Shelf::read(&stored) else { return };
        if state.desk.with_untracked(|desk| desk.shelf.write() != stored) {
            state.desk.update(|desk| desk.shelf = shelf);
        }
    });
}
}

/// Changes the reader's dossiers, and has the browser keep them.
pub fn change(state: State, change: Change) {
    state.desk.update(|desk| desk.shelf.change(change));
    // What another window stores is told in between: nobody may be at the desk then.
    let text = state.desk.with_untracked(|desk| desk.shelf.write());
    let is_unkept = !browser::store_shelf(&text);
    if state.desk.with_untracked(|desk| desk.is_unkept != is_unkept) {
        state.desk.update(|desk| desk.is_unkept = is_unkept);
    }
}

annex::in_annex! { 9,
/// Collects something, or takes it out again, and says so.
pub fn keep(state: State, place: (usize, usize), mark: &str) {
    let document = &state.engine.corpus().documents[place.0];
    let (slug, hash) = (document.slug.clone(), document.passages[place.1].hash.clone());
    let was = trace::trace(document, place.1);
    let item = Item { slug, hash, mark: mark.into(), was, ..Item::default() };
    let was_there = state.desk.with_untracked(|desk| desk.shelf.has(&item));
    change(state, Change::Keep(item));
    let said = match (was_there, state.desk.with_untracked(|desk| desk.is_unkept)) {
        (true, _) => "Taken out of the dossier.",
        (false, false) => "Kept in the dossier.",
        (false, true) => "Kept for this visit only: the browser stores nothing.",
    };
    state.said.set(said);
    browser::later(4000, move || state.said.set(""));
}
}

annex::in_annex! { "b",
/// Opens the dossier that the address carries, if it carries one.
pub fn open_linked(state: State) {
    let fragment = browser::fragment();
    let Some(packed) = fragment.strip_prefix(IN_A_LINK).filter(|_| state.screen() == Screen::Dossier) else {
        if state.desk.with_untracked(|desk| desk.shared.is_some()) {
            state.desk.update(|desk| desk.shared = None);
        }
        return;
    };
    if packed.len() > MOST_IN_A_LINK {
        return fail(state, "The dossier in this link is too long to be one.");
    }
    files::unpack(packed, move |text| match dossier::read(&text).map(|mut all| all.swap_remove(0)) {
        Ok(dossier) => state.desk.update(|desk| desk.shared = Some(dossier)),
        Err(_) => fail(state, "The dossier in this link is damaged, or the link was cut."),
    });
}
}

fn fail(state: State, why: &'static str) {
    state.said.set(why);
}

/// Puts the dossier of the link among the reader's own.
pub fn make_own(state: State) {
    let Some(shared) = state.desk.with_untracked(|desk| desk.shared.clone()) else { return };
    state.desk.update(|desk| desk.shared = None);
    add(state, vec![shared]);
    let href = Screen::Dossier.href();
    browser::push(&href);
    state.go(&href, Arrival::Followed);
}

fn add(state: State, dossiers: Vec<Dossier>) {
    change(state, Change::Add(dossiers));
}

/// Takes over the dossiers of the file that was chosen.
pub fn import(state: State, event: &Event) {
    files::read(event, MOST_IN_A_FILE, move |text| {
        match text.as_deref().map_or(Err("This file is too large to be a dossier."), dossier::read) {
            Ok(dossiers) => add(state, dossiers),
            Err(why) => fail(state, why),
        }
    });
}

/// Whether a passage or a mark of it is in the dossier that is open.
pub fn has(state: State, place: (usize, usize), mark: &str) -> bool {
    let document = &state.engine.corpus().documents[place.0];
    let hash = &document.passages[place.1].hash;
    let is_it = |item: &Item| item.slug == document.slug && item.hash == *hash && item.mark == mark;
    state.desk.with(|desk| desk.shelf.open().items.iter().any(is_it))
}

/// The passage or statement of a name in the document that is read.
pub fn subject(state: State, name: &str) -> Subject {
    Subject::Passage(slug(state), name.into())
}

/// The positions of the document that is read and of a passage of it.
pub fn place(state: State, hash: &str) -> Option<(usize, usize)> {
    let found = trace::find(state.engine.corpus(), &slug(state), hash, "")?;
    Some((found.document, found.passage))
}

/// The name of the document that is read; empty on other views.
fn slug(state: State) -> String {
    match state.screen() {
        Screen::Document(document) => document.slug,
        _ => String::new(),
    }
}
