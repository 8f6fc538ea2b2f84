//! From one marked place of a document to the next.

use leptos::prelude::WithUntracked;

use crate::browser;
use crate::page::Body;
use crate::page::document;
use crate::page::mark::KINDS;
use crate::state::State;
use crate::text::fill;

annex::in_annex! { 0,
/// Goes to the next marked place, or to the one before: of a kind, or else of the kind that was stepped through last. The focus
/// goes there, and what screen readers are told is which of how many it is.
pub fn step(state: State, kind: Option<usize>, forward: bool) {
    let next = state.page.with_untracked(|page| match &page.body {
        Body::Document(page) => document::step(&page.kinds, kind, forward),
        _ => None,
    });
    if let Some((kind, number)) = next {
        state.stand(kind, number);
        browser::after_drawing(move || {
            let selector = fill("article [data-begins~=\"{}\"]", &[&KINDS[kind].0.to_string()]);
            browser::go_to_one(&selector, number - 1);
        });
    }
}
}
