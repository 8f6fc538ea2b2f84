//! The start in the browser: decode the corpus, build the index, draw the page.

use std::cell::RefCell;

use concordance_app::app::{State, Theme, page};
use concordance_app::results::Room;
use concordance_app::view::node::{Drawn, Node};
use concordance_app::{CORPUS, browser, decode, evidence, steer};
use leptos::prelude::*;
use leptos::reactive::effect::ImmediateEffect;
use search::Searcher;

fn main() {
    // It lives as long as the page, as what is made of it does.
    let corpus = match browser::measure("decode", || decode::corpus(CORPUS)) {
        Ok(corpus) => Box::leak(Box::new(corpus)),
        Err(why) => browser::fail(&["The corpus cannot be read: ", &why].concat()),
    };
    if corpus.format != corpus::FORMAT {
        browser::fail("The corpus was written by another version of the compiler. Build the page again.");
    }
    let searcher = Box::leak(Box::new(browser::measure("index", || Searcher::new(corpus))));
    let room = Room::measured(searcher, |name, work| browser::measure(name, work));
    browser::mark("data-search-ready", "");
    let theme = Theme::from_name(&browser::stored_theme().unwrap_or_default());
    let mut state = State { theme, wide: browser::is_wide(), marks: evidence::AT_FIRST, ..State::default() };
    state.go(&browser::query());
    let state: steer::Shared = Box::leak(Box::new(ArcRwSignal::new(state)));
    steer::start(state, room);
    // The one place that reacts: a changed state draws the page, which changes in place. It reacts at once, so
    // Leptos's executor, which would have it wait for the end of the task, stays out of what readers load.
    let effect = ImmediateEffect::new(move || {
        let (title, page) = browser::measure("answer", || state.with(|state| page(state, room)));
        browser::set_title(&title);
        draw(page);
    });
    // It lives as long as the page, too.
    std::mem::forget(effect);
}

thread_local! {
    /// The page as drawn. It is not in the effect, since an effect may move to another thread and a page may not.
    static DRAWN: RefCell<Option<Drawn>> = const { RefCell::new(None) };
}

/// Draws the page, the first time where `index.html` has the place for it.
fn draw(page: Node) {
    DRAWN.with_borrow_mut(|drawn| {
        if let Some(drawn) = drawn {
            page.rebuild(drawn);
        } else if let Some(host) = browser::host() {
            let mut new = page.build();
            new.mount(&host, None);
            *drawn = Some(new);
            browser::mark("data-ready", "");
        }
    });
}
