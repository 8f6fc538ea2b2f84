//! One file for each view: data from [`crate::results`] in, a [`Node`] out. No decisions here.

pub mod node;

mod about;
mod document;
mod parts;
mod search;
mod topic;

#[cfg(test)]
mod tests;

pub use parts::{button, forms, keys, pieces, unseen};

use crate::app::State;
use crate::results::{Body, Results};
use node::{Node, el, say, with};

/// The view of some results, notices first.
pub fn of(results: &Results, state: &State) -> Node {
    let body = match &results.body {
        Body::Search(page) => search::view(page, state.wide),
        Body::Document(page) => document::view(page, state.marks),
        Body::Topic(page) => topic::view(page),
        Body::Missing(missing) => topic::missing(missing),
        Body::About(page) => about::view(page),
    };
    let notices = results.notices.iter().map(|notice| say("p", notice).class("notice"));
    el("div").child(with("div", "notices", notices).set("role", "alert")).child(body)
}
