//! What may be typed, and what may be pressed: what stands in the two dialogs of the help.

use super::html;
use super::node::Node;
use super::parts::{button, term};

use crate::keys;
use crate::navigation;
use crate::state::State;
use crate::syntax_help;

annex::in_annex! { 3,
/// The forms of the query language; each writes itself into the search box.
pub fn forms(state: State) -> Node {
    let mut list = html::dl().class("forms");
    for form in syntax_help::forms(state.engine.searcher()) {
        let (example, meaning) = (form.example(), form.meaning());
        let write = button(example, move || navigation::write(state, &form));
        list = list.child(term(write, html::dd().child(meaning)));
    }
    let hint = "Choose one and it is written into the search box, around the word you selected or behind the last one.";
    html::div().child(html::p().child(hint).class("hint")).child(list)
}
}

annex::in_annex! { 4,
/// The list of keys.
pub fn keys() -> Node {
    let keys = keys::LIST.iter().map(|(key, does)| term(html::kbd().child(*key), html::dd().child(*does)));
    html::dl().class("keys").children(keys)
}
}
