//! The start in the browser: take the corpus from the loader, build the index, mount the page.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "the page has no way to go on after a panic"))]

use concordance_app::app::{App, AppProps};
use concordance_app::browser::Promise;
use concordance_app::engine::Engine;
use concordance_app::screen::Screen;
use concordance_app::{browser, decode};
use search::Searcher;
use wasm_bindgen::prelude::wasm_bindgen;

/// A kilobyte, where the one that std brings has six. What asks for the current thread, as Leptos's immediate effects do,
/// brings that one back.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    // The loader calls `open` once it has a corpus.
}

/// Opens the reading room over a corpus, as [`corpus::columns`] in JSON, with the promise that the annex of the program will be
/// here; without one it is. Once for a page.
#[wasm_bindgen]
pub fn open(columns: &str, annex: Option<Promise>) {
    browser::promise_annex(annex);
    // It lives as long as the page, as what is made of it does.
    let corpus = match browser::measure("decode", || decode::corpus(columns)) {
        Ok(corpus) => Box::leak(Box::new(corpus)),
        Err(why) => browser::fail(&["The corpus cannot be read: ", &why].concat()),
    };
    if corpus.format != corpus::FORMAT {
        browser::fail("The corpus was written by another version of the compiler. Build the page again.");
    }
    let searcher = Box::leak(Box::new(browser::measure("index", || Searcher::new(corpus))));
    let engine = Engine::new(searcher).measured(browser::note);
    browser::mark("data-search-ready", "");
    let mount = move || {
        let Some(host) = browser::host() else { return };
        leptos::mount::mount_to(host, move || App(AppProps { engine })).forget();
        browser::mark("data-ready", "");
    };
    // The loader knows most addresses that need the annex, and has waited for it.
    if Screen::parse(&browser::query()).0.is_in_annex() {
        browser::with_annex(mount);
    } else {
        mount();
    }
}
