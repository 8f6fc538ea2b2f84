//! A page as text, natively: what a reader sees before the program is there, or without it.

use leptos::prelude::*;

use crate::app::{Page, PageProps};
use crate::engine::Engine;
use crate::page::mark::AT_FIRST;
use crate::screen::Screen;
use crate::state::State;

/// A page of the app, drawn.
#[derive(Clone, Debug)]
pub struct Prerendered {
    /// The title of its window.
    pub title: String,
    /// What stands in the page, as HTML. Its links are those of the app: `?doc=...`.
    pub html: String,
}

/// Draws the page at that place as the app draws it when it is opened there.
pub fn page(screen: &Screen, engine: Engine) -> Prerendered {
    Owner::new().with(|| {
        let state = State::new(engine, &screen.href(), AT_FIRST);
        let title = state.page.with(|page| page.title.clone());
        Prerendered { title, html: Page(PageProps { state }).to_html() }
    })
}
