//! From a click, a key, a letter or the Back button to the next place, and where the reader looks there.
//!
//! A link that begins with `?` is followed here, without loading the page again, when the reader means "here"; every other
//! click is the browser's. After a step the focus goes where the reader looks next: to the passage, to the hit just come
//! from, or to the heading of the new view.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use web_sys::Event;

use crate::history::History;
use crate::keys::{self, Action, Focus};
use crate::page::search::lifted;
use crate::screen::Screen;
use crate::state::{Arrival, State};
use crate::syntax_help::Form;
use crate::{browser, copying, keeping, stepping};

thread_local! {
    static HISTORY: RefCell<History> = const { RefCell::new(History::new()) };
    /// Whether a letter waits for its answer, in case that no other comes behind it.
    static OVERTAKEN: Cell<bool> = const { Cell::new(false) };
}

/// Hears what concerns the whole page, and after each step puts title, search box, focus and window in their places.
pub fn start(state: State) {
    browser::hear("click", move |event| clicked(state, event));
    browser::hear("keydown", move |event| pressed(state, event));
    browser::hear("popstate", move |_| show(state, &browser::query(), Arrival::Returned));
    // Not every browser tells when the text in a field moves; it does so with the caret.
    browser::on_selection(move || {
        browser::align();
        // Only there is the annex of the program sure to be here.
        if matches!(state.screen(), Screen::Document(_)) {
            copying::select(state);
        }
    });
    browser::hear("hashchange", move |_| browser::with_annex(move || keeping::open_linked(state)));
    effect(Box::new(move || state.page.with(|page| browser::set_title(&page.title))));
    let mut before = Screen::default();
    effect(Box::new(move || {
        let (screen, arrival) = state.place();
        if !matches!(arrival, Arrival::Typed | Arrival::Stayed) {
            browser::set_search_text(screen.words());
        }
        let before = std::mem::replace(&mut before, screen.clone());
        if screen == Screen::Dossier {
            browser::with_annex(move || keeping::open_linked(state));
        }
        browser::after_drawing(move || {
            browser::align();
            arrive(&before, &screen, arrival);
        });
    }));
    let mut chosen = state.theme.get_untracked();
    effect(Box::new(move || {
        let theme = state.theme.get();
        // Nothing is kept of who did not choose.
        if theme != std::mem::replace(&mut chosen, theme) {
            browser::set_theme(theme);
        }
    }));
}

/// An effect of one type, whatever it does: each type is code of its own. One that may go to another thread, though there is
/// none: the other kind asks which one it is on.
fn effect(mut run: Box<dyn FnMut() + Send + Sync>) {
    Effect::new_isomorphic(move |_: Option<()>| run());
}

/// Opens a dialog with help, which is written when it is first asked for.
pub fn help(state: State, dialog: &'static str) {
    browser::with_annex(move || {
        state.help.set(dialog);
        browser::after_drawing(move || browser::open_dialog(dialog));
    });
}

/// Explains a hit, by its name, or no more.
pub fn explain(state: State, hit: &str) {
    let hit = hit.to_owned();
    browser::with_annex(move || state.explain(&hit));
}

/// Goes to the card that is open, or to the passage that the address names.
fn to_target() -> bool {
    browser::go_to("#card") || browser::go_to("main .target")
}

/// Puts the focus and the window where the reader looks after a step.
fn arrive(before: &Screen, now: &Screen, arrival: Arrival) {
    match arrival {
        Arrival::Opened => {
            to_target();
        }
        Arrival::Followed => land(before, now),
        Arrival::Returned => match HISTORY.with_borrow(|history| history.left(&now.href())) {
            Some((scrolled, followed)) => {
                browser::scroll_to(scrolled);
                if followed.is_empty() {
                    browser::focus("#q");
                } else {
                    // What is above may be laid out only now, and have another height.
                    browser::return_to_link(&followed);
                }
            }
            None => {
                to_target();
            }
        },
        Arrival::Typed | Arrival::Rewritten | Arrival::Stayed => {}
    }
}

/// After a link: to what it is about.
fn land(before: &Screen, now: &Screen) {
    // A card that was closed gives the focus back to its mark.
    let is_closed = matches!(before, Screen::Document(document) if !document.mark.is_empty())
        && !browser::exists("#card")
        && browser::go_to_link(&before.href());
    if is_closed || to_target() {
        return;
    }
    let stays = match (before, now) {
        (Screen::Search(before), Screen::Search(now)) => before.page == now.page && !now.is_empty(),
        (Screen::Document(before), Screen::Document(now)) => before.slug == now.slug,
        (Screen::Document(before), Screen::Search(_)) => browser::go_to_link(&before.href(false, None)),
        // Who sorts a table goes on at its head.
        (Screen::Statements(before), Screen::Statements(now)) => {
            (before.sort, before.is_falling) != (now.sort, now.is_falling)
        }
        (Screen::Concordance(before), Screen::Concordance(now)) => {
            (before.sort, before.is_falling) != (now.sort, now.is_falling)
        }
        (Screen::Names(before), Screen::Names(now)) => before.is_by_name != now.is_by_name,
        _ => false,
    };
    if !stays {
        browser::scroll_to(0.0);
    }
    if !stays || browser::focus_is_lost() {
        browser::focus("main h1");
    }
}

/// Answers what stands in the search box, unless the next letter is here already: its answer is the one that is wanted.
pub fn typed(state: State) {
    if !browser::is_overtaken() {
        answer(state, browser::search_text());
    } else if !OVERTAKEN.replace(true) {
        browser::later(0, move || {
            if OVERTAKEN.get() {
                answer(state, browser::search_text());
            }
        });
    }
}

/// Writes a form of the query language into the search box, and answers.
pub fn write(state: State, form: &Form) {
    let (start, end) = browser::selection();
    let (text, start, end) = form.write(&browser::search_text(), start, end);
    browser::close_dialog();
    browser::set_search_text(&text);
    browser::select(start, end);
    answer(state, text);
}

/// Answers a text: what begins a query adds to the browser's history, what goes on with one replaces it.
fn answer(state: State, text: String) {
    OVERTAKEN.set(false);
    let href = &state.screen().with_text(text).href();
    if HISTORY.with_borrow_mut(|history| history.begins(browser::now())) {
        leave(state, "");
        browser::push(href);
    } else {
        browser::replace(href);
    }
    state.go(href, Arrival::Typed);
}

/// Makes filters of the fields in the search box, unless something in it is still to be put right.
fn commit_fields(state: State) {
    HISTORY.with_borrow_mut(History::rest);
    if let Screen::Search(search) = state.screen()
        && !browser::exists(".echo")
    {
        let href = lifted(&search, state.engine).href();
        browser::replace(&href);
        show(state, &href, Arrival::Rewritten);
    }
}

/// Follows a link; `false` when the browser has to do it.
fn follow(state: State, href: &str) -> bool {
    leave(state, href);
    let is_here = browser::push(href);
    if is_here {
        show(state, href, Arrival::Followed);
    }
    is_here
}

/// Shows a place that the reader did not type.
fn show(state: State, query: &str, arrival: Arrival) {
    HISTORY.with_borrow_mut(History::rest);
    if Screen::parse(query).0.is_in_annex() {
        // The reader may have gone on by then.
        browser::with_annex(move || state.go(&browser::query(), arrival));
    } else {
        state.go(query, arrival);
    }
}

fn leave(state: State, followed: &str) {
    let (place, scrolled) = (state.screen().href(), browser::scrolled());
    HISTORY.with_borrow_mut(|history| history.leave(place, scrolled, followed));
}

fn clicked(state: State, event: &Event) {
    if browser::is_plain_click(event)
        && let Some(href) = browser::attribute_around(event, "href").filter(|href| href.starts_with('?'))
        && follow(state, &href)
    {
        event.prevent_default();
    }
}

fn pressed(state: State, event: &Event) {
    let Some(key) = browser::plain_key(event) else { return };
    let focus = if browser::exists("dialog[open]") || browser::target_is(event, "select, textarea") {
        Focus::Field
    } else if browser::target_is(event, "#q") {
        Focus::SearchBox
    } else if browser::target_is(event, "[data-hit]") {
        Focus::Hit
    } else {
        Focus::Page
    };
    let Some(action) = keys::action(&key, focus) else { return };
    match action {
        Action::FocusSearch => browser::focus_search(),
        Action::Help => help(state, "#keys"),
        Action::How => help(state, "#how"),
        Action::Settle | Action::NextHit => {
            if action == Action::Settle {
                commit_fields(state);
            }
            browser::step("[data-hit]", true);
        }
        Action::PreviousHit => {
            if !browser::step("[data-hit]", false) {
                browser::focus_search();
            }
        }
        Action::NextMark | Action::PreviousMark => {
            if !matches!(state.screen(), Screen::Document(_)) {
                return;
            }
            browser::with_annex(move || stepping::step(state, None, action == Action::NextMark));
        }
        Action::ClearSearch => {
            let screen = state.screen();
            if matches!(screen, Screen::Search(_) | Screen::Concordance(_)) && !screen.words().is_empty() {
                browser::set_search_text("");
                answer(state, String::new());
            } else {
                browser::focus("#main");
            }
        }
        Action::Return => match state.screen() {
            Screen::Document(document) if follow(state, &document.back()) => {}
            _ => return,
        },
    }
    event.prevent_default();
}
