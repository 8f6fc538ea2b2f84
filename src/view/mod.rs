//! One file for each view: data from [`crate::results`] in, a [`Node`] out. No decisions here.

pub mod node;

mod about;
mod document;
mod parts;
mod search;
mod topic;

#[cfg(test)]
mod tests;

pub use parts::{button, forms, keys, runs, unseen};

use node::{Node, el, say, with};

use crate::page::{Body, PageModel};

/// The view of some results, notices first, with the switches of these kinds of marks on, and the filters beside the results
/// where the page is wide.
pub fn of(results: &PageModel, marks: u32, wide: bool) -> Node {
    let body = match &results.body {
        Body::Search(page) => search::view(page, wide),
        Body::Document(page) => document::view(page, marks),
        Body::Topic(page) => topic::view(page),
        Body::Missing(missing) => topic::missing(missing),
        Body::About(page) => about::view(page),
    };
    let notices = results.notices.iter().map(|notice| say("p", notice).class("notice"));
    el("div").child(with("div", "notices", notices).set("role", "alert")).child(body)
}
