//! From a click, a key or the Back button to the next place.
//!
//! A link that begins with `?` is followed here, without loading the page again, when the reader
//! means "here"; every other click is the browser's. After a step the focus goes where the reader
//! looks next: to the passage, to the hit just come from, or to the heading of the new view.

use leptos::prelude::*;
use web_sys::Event;

use crate::app::State;
use crate::browser;
use crate::engine::Engine;
use crate::keys::{self, Action, Place};
use crate::screen::{Screen, SearchState, document_href};
use crate::text::fill;

/// A place left: how far it was scrolled, and by which link; by none where the reader typed.
struct Left {
    place: String,
    scrolled: f64,
    followed: String,
}

/// For how many milliseconds one who types may stop and still be at the same query. Shorter makes Back go through
/// words half thought of, longer makes it jump over queries that were read.
const PAUSE: f64 = 3000.0;

thread_local! {
    /// Places left, each once; the last way of leaving counts.
    static LEFT: std::cell::RefCell<Vec<Left>> = const { std::cell::RefCell::new(Vec::new()) };
    /// Whether a letter waits for its answer, in case that no other comes behind it.
    static OVERTAKEN: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    /// When the reader last typed; nothing when something else was done since.
    static TYPED: std::cell::Cell<Option<f64>> = const { std::cell::Cell::new(None) };
}

/// The state that all share: made once, never dropped. Leptos's own way of sharing, by handles into a store, would
/// bring the store along.
pub type Shared = &'static ArcRwSignal<State>;

/// Everything the page listens with.
#[derive(Clone, Copy)]
struct Helm {
    state: Shared,
    engine: Engine,
}

impl Helm {
    /// The place that is shown.
    fn screen(self) -> Screen {
        self.state.with_untracked(|state| state.screen().clone())
    }

    /// Changes the state, and with it the page. Apart from its uses, which would each bring a copy of it along.
    fn change(self, work: &mut dyn FnMut(&mut State)) {
        self.state.update(work);
    }
}

type Hearer = fn(Helm, &Event);

/// What is heard, and by whom.
const HEARD: [(&str, Hearer); 9] = [
    ("click", clicked),
    ("input", |helm, event| {
        if browser::target_is(event, "#q") {
            if browser::is_overtaken() {
                // The next letter is here already: its answer is the one that is wanted.
                if !OVERTAKEN.replace(true) {
                    browser::later(0, move || answer_if(helm, OVERTAKEN.get()));
                }
            } else {
                answer_if(helm, true);
            }
        } else if let Some(facet) = browser::attribute_around(event, "data-find") {
            let value = browser::value(event);
            helm.change(&mut |state| state.find(&facet, &value));
        }
    }),
    ("keydown", pressed),
    ("popstate", |helm, _| returned(helm)),
    ("submit", |_, event| event.prevent_default()),
    // Escape closes a dialog without asking anybody.
    ("close", |_, event| {
        if browser::target_is(event, "#how") {
            browser::focus("#q");
        }
    }),
    // Not every browser tells when the text in a field moves; it does so with the caret.
    ("scroll", |_, _| browser::align()),
    ("selectionchange", |_, _| browser::align()),
    ("copy", copied),
];

/// Begins to listen, and goes to the passage that the address names.
pub fn start(state: Shared, engine: Engine) {
    let helm = Helm { state, engine };
    for (name, heard) in HEARD {
        browser::on(name, move |event| heard(helm, event));
    }
    browser::after_drawing(|| {
        to_target();
    });
}

/// Goes to the card that is open, or to the passage that the address names.
fn to_target() -> bool {
    browser::go_to("#card") || browser::go_to("main .target")
}

/// Whether what is typed now begins a query, rather than going on with one.
fn begins(typed: Option<f64>, now: f64) -> bool {
    typed.is_none_or(|last| now - last > PAUSE)
}

/// Answers what stands in the search box, unless that was done since.
fn answer_if(helm: Helm, is_wanted: bool) {
    OVERTAKEN.set(false);
    if is_wanted {
        typed(helm, browser::search_text());
    }
}

/// Answers while the reader types: what begins a query adds to the history, what goes on with one replaces it.
fn typed(helm: Helm, text: String) {
    let href = match helm.screen() {
        Screen::Search(search) => search.with_text(text),
        Screen::Document(document) => document.from.with_text(text),
        Screen::Topic(_) | Screen::About => SearchState::default().with_text(text),
    }
    .href();
    let now = browser::now();
    if begins(TYPED.replace(Some(now)), now) {
        leave(helm, "");
        browser::push(&href);
    } else {
        browser::replace(&href);
    }
    helm.change(&mut |state| state.go(&href));
    browser::after_drawing(browser::align);
}

/// Makes filters of the fields in the search box, unless something in it is still to be put right.
fn settle(helm: Helm) {
    TYPED.set(None);
    if let Screen::Search(search) = helm.screen()
        && !browser::exists(".echo")
    {
        let href = crate::page::search::lifted(&search, helm.engine).href();
        browser::replace(&href);
        show(helm, &href);
    }
}

/// Follows a link; `false` when the browser has to do it.
fn follow(helm: Helm, href: &str) -> bool {
    let before = helm.screen();
    leave(helm, href);
    if !browser::push(href) {
        return false;
    }
    show(helm, href);
    browser::after_drawing(move || land(&before, &helm.screen()));
    true
}

/// Shows a place that the reader did not type.
fn show(helm: Helm, query: &str) {
    TYPED.set(None);
    helm.change(&mut |state| state.go(query));
    browser::set_search_text(helm.screen().words());
    browser::after_drawing(browser::align);
}

fn leave(helm: Helm, followed: &str) {
    let place = helm.screen().href();
    let left = Left { place, scrolled: browser::scrolled(), followed: followed.into() };
    LEFT.with_borrow_mut(|all| {
        all.retain(|other| other.place != left.place);
        all.push(left);
    });
}

/// After Back and Forward: as it was left.
fn returned(helm: Helm) {
    show(helm, &browser::query());
    let place = helm.screen().href();
    browser::after_drawing(move || {
        let left = LEFT.with_borrow(|all| {
            let left = all.iter().find(|left| left.place == place)?;
            Some((left.scrolled, left.followed.clone()))
        });
        match left {
            Some((scrolled, followed)) => {
                if followed.is_empty() {
                    browser::focus("#q");
                } else {
                    browser::go_to_link(&followed);
                }
                browser::scroll_to(scrolled);
            }
            None => {
                to_target();
            }
        }
    });
}

/// Puts the focus and the window where the reader looks after a step.
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
        _ => false,
    };
    if !stays {
        browser::scroll_to(0.0);
    }
    if !stays || browser::focus_is_lost() {
        browser::focus("main h1");
    }
}

fn clicked(helm: Helm, event: &Event) {
    if let Some(what) = browser::attribute_around(event, "data-do") {
        if what == "skip" {
            event.prevent_default();
        }
        act(helm, &what, browser::attribute_around(event, "data-hash").as_deref());
    } else if browser::is_plain_click(event)
        && let Some(href) = browser::attribute_around(event, "href").filter(|href| href.starts_with('?'))
        && follow(helm, &href)
    {
        event.prevent_default();
        // A value that was chosen or taken back may have moved in its list; the focus goes with it.
        if let Some(choice) = browser::attribute_around(event, "data-choice") {
            browser::after_drawing(move || {
                browser::focus(&fill("[data-choice=\"{}\"] a", &[&choice]));
            });
        }
    }
}

fn act(helm: Helm, what: &str, hash: Option<&str>) {
    match what {
        "skip" => {
            browser::go_to("main h1");
        }
        "theme" => {
            helm.change(&mut |state| {
                state.theme = state.theme.next();
                browser::set_theme(state.theme.name());
            });
        }
        "keys" => browser::open_dialog("#keys"),
        "how" => browser::open_dialog("#how"),
        "filters" => browser::open_dialog("#filters"),
        "show" => {
            browser::close_dialog();
            browser::scroll_to(0.0);
            browser::focus("main h1");
        }
        "close" => browser::close_dialog(),
        "why" => helm.change(&mut |state| state.explain(hash.unwrap_or_default())),
        "marks" => {
            let kind = hash.and_then(|kind| kind.parse::<u32>().ok()).unwrap_or_default();
            helm.change(&mut |state| state.toggle(kind));
        }
        "write" => {
            let form = hash.and_then(|number| helm.engine.forms().get(number.parse::<u32>().ok()? as usize));
            let Some(form) = form else { return };
            let (start, end) = browser::selection();
            let (text, start, end) = form.write(&browser::search_text(), start, end);
            browser::close_dialog();
            browser::set_search_text(&text);
            browser::select(start, end);
            typed(helm, text);
        }
        _ => copy(helm, what == "copy-link", hash.unwrap_or_default()),
    }
}

fn copy(helm: Helm, link_only: bool, hash: &str) {
    let slug = slug(helm);
    let text = if link_only {
        let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
        Some([&*browser::base(), &Screen::mark_href(&slug, hash, mark)].concat())
    } else {
        crate::page::citation::citation(&slug, hash, &browser::base(), &browser::today(), helm.engine)
    };
    let Some(text) = text else { return };
    browser::copy(&text, move |ok| {
        let said = match (ok, link_only) {
            (true, true) => "Link copied.",
            (true, false) => "Copied with its source.",
            (false, _) => "This browser does not let the page copy; the ¶ beside the passage is its link.",
        };
        helm.change(&mut |state| state.said = said.into());
        browser::later(4000, move || helm.change(&mut |state| state.said.clear()));
    });
}

/// Whatever is copied from a page that is not verbatim says so.
fn copied(helm: Helm, event: &Event) {
    if let Some(warning) = browser::attribute_around(event, "data-not-verbatim") {
        let document = document_href(&slug(helm), None, false, None, None);
        let source = [&*warning, "\n", &browser::base(), &document].concat();
        browser::add_to_copy(event, &source);
    }
}

/// The document that is read; empty on other views.
fn slug(helm: Helm) -> String {
    match helm.screen() {
        Screen::Document(document) => document.slug,
        _ => String::new(),
    }
}

fn pressed(helm: Helm, event: &Event) {
    let Some(key) = browser::plain_key(event) else { return };
    let place = if browser::exists("dialog[open]") || browser::target_is(event, "select, textarea") {
        Place::Field
    } else if browser::target_is(event, "#q") {
        Place::SearchBox
    } else if browser::target_is(event, "[data-hit]") {
        Place::Hit
    } else {
        Place::Page
    };
    let Some(action) = keys::action(&key, place) else { return };
    match action {
        Action::FocusSearch => browser::focus_search(),
        Action::Help => browser::open_dialog("#keys"),
        Action::How => browser::open_dialog("#how"),
        Action::Settle | Action::NextHit => {
            if action == Action::Settle {
                settle(helm);
            }
            browser::step("[data-hit]", true);
        }
        Action::PreviousHit => {
            if !browser::step("[data-hit]", false) {
                browser::focus_search();
            }
        }
        Action::ClearSearch => {
            if matches!(helm.screen(), Screen::Search(search) if !search.text.is_empty()) {
                browser::set_search_text("");
                typed(helm, String::new());
            } else {
                browser::focus("#main");
            }
        }
        Action::Return => match helm.screen() {
            Screen::Document(document) if follow(helm, &document.back()) => {}
            _ => return,
        },
    }
    event.prevent_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_begins_a_query_and_the_next_go_on_with_it() {
        assert!(begins(None, 0.0));
        assert!(!begins(Some(5000.0), 5200.0));
    }

    #[test]
    fn a_pause_of_some_seconds_ends_a_query() {
        assert!(!begins(Some(5000.0), 7500.0), "a word is thought of");
        assert!(begins(Some(5000.0), 10_000.0));
    }
}
