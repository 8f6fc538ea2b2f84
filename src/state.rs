//! What changes while the page is open, as signals, and the page that follows from them.
//!
//! A component takes the [`State`] from its context; whoever is called by one gets it. Nothing here touches the browser.

use leptos::prelude::*;

use crate::dossier::Desk;
use crate::engine::Engine;
use crate::page::share::Handing;
use crate::page::{self, PageModel};
use crate::screen::{Open, Screen};
use crate::theme;

/// Handles to all that changes, to be handed on as they are.
#[derive(Clone, Copy)]
pub struct State {
    /// What searches.
    pub engine: Engine,
    place: RwSignal<Place>,
    /// What is shown: the place and what is open on it, answered when either changes.
    pub page: Memo<PageModel>,
    /// One of the [`THEMES`](theme::THEMES).
    pub theme: RwSignal<&'static str>,
    /// What a button reports, for a moment.
    pub said: RwSignal<&'static str>,
    /// The reader's dossiers.
    pub desk: RwSignal<Desk>,
    /// What is handed on, or could be.
    pub handing: RwSignal<Handing>,
    /// The dialog with help that was asked for; until one was, nothing is written into them.
    pub help: RwSignal<&'static str>,
    /// There is room beside the results: their filters are in no sheet.
    pub is_wide: bool,
    /// It is shown in a browser, where a sheet is filled when it is opened.
    is_live: bool,
    /// The site is one file: there are no pages beside this one.
    pub is_alone: bool,
}

/// A place in the URL, how the reader came there, and what is open there.
struct Place {
    screen: Screen,
    /// What its link asked for in vain, in sentences.
    notices: Vec<String>,
    arrival: Arrival,
    open: Open,
}

/// How a reader comes to a place, which says where to look next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The page was opened there.
    Opened,
    /// By a link.
    Followed,
    /// By Back or Forward.
    Returned,
    /// By what was typed into the search box.
    Typed,
    /// The same place, its link written in another way.
    Rewritten,
    /// Not at all: something is opened or closed there.
    Stayed,
}

impl State {
    /// The place that a query string names, with these kinds of marks.
    pub fn new(engine: Engine, query: &str, marks: u32) -> Self {
        let open = Open { marks, ..Open::default() };
        let place = RwSignal::new(Place::new(query, Arrival::Opened, open));
        // Two pages are never compared: they follow from what has changed.
        let desk = RwSignal::new(Desk::default());
        let answer = move |_: Option<&PageModel>| {
            place.with(|place| match place.screen {
                Screen::Dossier => desk.with(|desk| page::dossier(desk, &place.notices, engine)),
                _ => page::of(&place.screen, &place.notices, &place.open, engine),
            })
        };
        Self {
            engine,
            place,
            page: Memo::new_with_compare(answer, |_, _| true),
            theme: RwSignal::new(theme::AUTO),
            said: RwSignal::new(""),
            desk,
            handing: RwSignal::new(Handing::default()),
            help: RwSignal::new(""),
            is_wide: false,
            is_live: false,
            is_alone: false,
        }
    }

    /// The place in the URL and how the reader came there; whoever asks in an effect is told when either changes.
    pub fn place(self) -> (Screen, Arrival) {
        self.place.with(|place| (place.screen.clone(), place.arrival))
    }

    /// The place in the URL as it is now.
    pub fn screen(self) -> Screen {
        self.place.with_untracked(|place| place.screen.clone())
    }

    /// Goes to the place that a query string names. What was open stays behind, but for the kinds of marks, and
    /// within a document the place that was stepped to.
    pub fn go(self, query: &str, arrival: Arrival) {
        self.said.set("");
        self.place.update(|place| {
            let open = Open { marks: place.open.marks, ..Open::default() };
            let mut next = Place::new(query, arrival, open);
            // A sheet that is open stays so.
            let is_open = self.has_sheet(&place.screen) && !place.open.is_folded;
            next.open.is_folded = self.has_sheet(&next.screen) && !is_open;
            if let (Screen::Document(before), Screen::Document(now)) = (&place.screen, &next.screen)
                && before.slug == now.slug
            {
                next.open.at = place.open.at;
            }
            *place = next;
        });
    }

    /// Explains a hit, by its name, or no more.
    pub fn explain(self, hit: &str) {
        self.open(&mut |open| open.why = if open.why == hit { String::new() } else { hit.into() });
    }

    /// Looks in a facet, by its key, for the values with a part of their name.
    pub fn find(self, facet: &str, name: &str) {
        self.open(&mut |open| open.find = [facet.into(), name.into()]);
    }

    /// Shows a kind of marks, or no more.
    pub fn toggle(self, kind: usize) {
        self.open(&mut |open| open.marks ^= 1 << (kind & 31));
    }

    /// Stands at a marked place of a document, by its kind and its number among those.
    pub fn stand(self, kind: usize, number: usize) {
        self.open(&mut |open| open.at = (kind, number));
    }

    /// Is shown in a browser from now on, with room beside the results or without.
    pub fn show(&mut self, is_wide: bool) {
        (self.is_live, self.is_wide) = (true, is_wide);
        self.place.update(|place| place.open.is_folded = self.has_sheet(&place.screen));
    }

    /// Folds the filters away, or counts what there is to choose; nothing changes where they are in no sheet.
    pub fn fold(self, is_folded: bool) {
        let is_wanted = is_folded && self.place.with_untracked(|place| self.has_sheet(&place.screen));
        if self.place.with_untracked(|place| place.open.is_folded != is_wanted) {
            self.open(&mut |open| open.is_folded = is_wanted);
        }
    }

    /// Whether the filters of a screen are in a sheet that is filled when it is opened.
    fn has_sheet(self, screen: &Screen) -> bool {
        self.is_live && !(self.is_wide && matches!(screen, Screen::Search(_)))
    }

    fn open(self, change: &mut dyn FnMut(&mut Open)) {
        self.place.update(|place| {
            place.arrival = Arrival::Stayed;
            change(&mut place.open);
        });
    }
}

impl Place {
    fn new(query: &str, arrival: Arrival, open: Open) -> Self {
        let (screen, notices) = Screen::parse(query);
        Self { screen, notices, arrival, open }
    }
}
