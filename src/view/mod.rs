//! One file for each view: data from [`crate::page`] in, a [`Node`] out. No decisions here.
//!
//! Each view, and the page that it shows, is a function of its own in the program, too, so that `cargo xtask size` can tell what it
//! weighs.

pub mod axis;
pub mod html;
pub mod node;

mod about;
mod compare;
mod concordance;
mod document;
mod dossier;
mod filters;
mod help;
mod name;
mod names;
mod parts;
mod positions;
mod search;
pub mod share;
mod statements;
mod timeline;
mod topic;

#[cfg(test)]
mod tests;

pub use help::{forms, keys};
pub use parts::{button, link_to, runs, visually_hidden};

use node::Node;

use crate::page::{Body, PageModel};
use crate::state::State;

/// The view of a page, notices first.
pub fn of(page: &PageModel, state: State) -> Node {
    let body = match &page.body {
        Body::Search(page) => search::view(page, state),
        body => in_annex(body, state),
    };
    let notices = page.notices.iter().map(|notice| html::p().child(notice).class("notice"));
    html::div().child(html::div().class("notices").children(notices).attr("role", "alert")).child(body)
}

annex::in_annex! { 2,
/// The view of anything but a search. Each has a key, so that nothing of it is made of another: the browser would style again
/// what is about to go.
fn in_annex(body: &Body, state: State) -> Node {
    let (key, view) = match body {
        Body::Document(page) => ("document", document::view(page, state)),
        Body::Topic(page) => ("topic", topic::view(page, state)),
        Body::Missing(missing) => ("missing", topic::missing(missing)),
        Body::Dossier(page) => ("dossier", dossier::view(page, state)),
        Body::Statements(page) => ("statements", statements::view(page)),
        Body::Timeline(page) => ("timeline", timeline::view(page, state)),
        Body::Positions(page) => ("positions", positions::view(page, state)),
        Body::Concordance(page) => ("concordance", concordance::view(page)),
        Body::Names(page) => ("names", names::view(page, state)),
        Body::Name(page) => ("name", name::view(page)),
        Body::Compare(page) => ("compare", compare::view(page, state)),
        Body::About(page) => ("about", about::view(page, state.is_alone)),
        // It is drawn before.
        Body::Search(_) => ("", html::div()),
    };
    view.key(key.into())
}
}
