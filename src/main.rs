//! The start in the browser: decode the corpus, build the index, draw the page.

use concordance_app::app::{State, Theme, page};
use concordance_app::results::Room;
use concordance_app::{CORPUS, browser, decode, steer};
use leptos::mount::mount_to;
use leptos::prelude::*;
use search::Searcher;

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        browser::fail(&["The program stopped at ", &place, ". Reload the page to start it again."].concat());
    }));
    let corpus = match decode::corpus(CORPUS) {
        Ok(corpus) => corpus,
        Err(why) => return browser::fail(&["The corpus cannot be read: ", &why].concat()),
    };
    if corpus.format != corpus::FORMAT {
        return browser::fail("The corpus was written by another version of the compiler. Build the page again.");
    }
    // Both live as long as the page.
    let room: Room = Box::leak(Box::new(Searcher::new(Box::leak(Box::new(corpus)))));
    browser::mark("data-search-ready", "");
    let Some(host) = browser::host() else { return };
    let draw = move || {
        let theme = Theme::from_name(&browser::stored_theme().unwrap_or_default());
        let mut state = State { theme, ..State::default() };
        state.go(&browser::query());
        let state = RwSignal::new(state);
        steer::start(state, room);
        // The one place that reacts: a changed state draws the page, which changes in place.
        move || {
            let (title, page) = state.with(|state| page(state, room));
            browser::set_title(&title);
            page
        }
    };
    mount_to(host, draw).forget();
    browser::mark("data-ready", "");
}
