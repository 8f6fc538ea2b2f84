//! The start in the browser: decode the corpus, build the index, draw the page.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "the page has no way to go on after a panic"))]

use concordance_app::app::{State, Theme, page};
use concordance_app::results::Engine;
use concordance_app::{CORPUS, browser, decode, steer};
use leptos::prelude::*;
use search::Searcher;

/// A kilobyte, where the one that std brings has six. What asks for the current thread, as Leptos's immediate effects do,
/// brings that one back.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

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
    let engine = Engine::new(searcher).measured(|name, work| browser::measure(name, work));
    browser::mark("data-search-ready", "");
    let theme = Theme::from_name(&browser::stored_theme().unwrap_or_default());
    let mut state = State::new(engine, &browser::query(), concordance_app::page::mark::AT_FIRST);
    (state.theme, state.wide) = (theme, browser::is_wide());
    let state: steer::Shared = Box::leak(Box::new(ArcRwSignal::new(state)));
    steer::start(state, engine);
    let Some(host) = browser::host() else { return };
    // The one place that reacts: a changed state draws the page, which changes in place.
    let draw = move || {
        state.with(|state| {
            let (title, page) = page(state);
            browser::set_title(title);
            page
        })
    };
    leptos::mount::mount_to(host, move || draw).forget();
    browser::mark("data-ready", "");
}
