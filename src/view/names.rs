//! The names in the pages, as a table in which one can be looked for.

use leptos::ev;

use super::html;
use super::node::Node;
use super::parts;

use crate::browser;
use crate::page::link::Heading;
use crate::page::names::{KEY, NameRow, NamesPage};
use crate::state::State;

/// The list. Where there is no room for its columns each row is a card, and a name stands before each value.
#[inline(never)]
pub fn view(page: &NamesPage, state: State) -> Node {
    let kinds = page.kinds.iter().map(|(kind, is_here)| {
        let link = parts::link(kind).attr("aria-current", is_here.then_some("true"));
        html::li().child(link).child(" ").child(html::span().child(&kind.note).class("n"))
    });
    let label = "Find a name";
    let find = html::input()
        .attr("type", "search")
        .attr("value", &page.find)
        .attr("placeholder", label)
        .attr("aria-label", label)
        .class("find")
        .on(ev::input, move |event| state.find(KEY, &browser::value(event)));
    let rest = (!page.rest.is_empty()).then(|| html::p().child(&page.rest).class("hint"));
    let view = html::div().class("listing names").child(html::h1().child(&page.count).class("count"));
    if page.rows.is_empty() && page.find.is_empty() {
        let nothing = "The pages of this corpus name nobody and nothing that the program knows.";
        return view.child(html::p().child(nothing).class("nothing")).children(rest);
    }
    let view = view.child(html::ul().class("ways").children(kinds)).child(find);
    if page.rows.is_empty() {
        let nothing = "No name has that in it. The search finds all words, not only names.";
        return view.child(html::p().child(nothing).class("nothing")).children(rest);
    }
    let names = html::tr().children(page.columns.iter().map(parts::heading));
    let rows = html::tbody().children(page.rows.iter().map(|entry| row(entry, &page.columns)));
    let place = html::li().child(&page.place).class("n");
    let pages = html::ul().class("pages").child(place).children(page.pages.iter().map(parts::item));
    view.child(html::table().child(html::thead().child(names)).child(rows))
        .children((!page.place.is_empty()).then_some(pages))
        .children(rest)
}

fn row(row: &NameRow, columns: &[Heading]) -> Node {
    let mark = row.uncurated.then(|| html::span().child("not curated").class("badge"));
    let also = (!row.also.is_empty()).then(|| small(["also ", &*row.also].concat()));
    let unused = (!row.unused.is_empty()).then(|| small(["in no page ", &*row.unused].concat()));
    let name =
        html::td().child(parts::link(&row.name)).child(" ").children(mark).children(also).children(unused);
    let role = (!row.role.is_empty()).then(|| small(row.role.clone()));
    let cells = [
        name.class("words"),
        html::td().child(row.kind).children(role),
        html::td().child(&row.side),
        html::td().children(row.statements.as_ref().map(parts::link)),
        html::td().child(parts::link(&row.mentions)),
    ];
    let named = cells.into_iter().zip(columns);
    html::tr().children(named.map(|(cell, column)| cell.attr("data-name", column.link.label.clone())))
}

/// What is less than what stands before it.
fn small(words: String) -> Node {
    html::span().child(words).class("small")
}
