//! A table of statements.

use super::html;
use super::node::Node;
use super::parts;

use crate::page::link::Heading;
use crate::page::statements::{Row, StatementsPage};

/// The table. Where there is no room for its columns each row is a card, and a name stands before each value.
#[inline(never)]
pub fn view(page: &StatementsPage) -> Node {
    let asked = (!page.asked.is_empty()).then(|| html::p().child(&page.asked).class("asked"));
    let ways = html::ul().class("ways").child(parts::item(&page.search)).child(parts::item(&page.verbatim));
    let view = html::div()
        .class("listing")
        .child(html::h1().child(&page.count).class("count"))
        .children(asked)
        .child(ways);
    if page.rows.is_empty() {
        let nothing = "Nobody says anything in what was asked for. That is a finding, too.";
        return view.child(html::p().child(nothing).class("nothing"));
    }
    let names = html::tr().children(page.columns.iter().map(parts::heading));
    let rows = html::tbody().children(page.rows.iter().map(|entry| row(entry, &page.columns)));
    view.child(html::table().child(html::thead().child(names)).child(rows))
        .children(parts::pages(&page.place, &page.pages))
}

fn row(row: &Row, columns: &[Heading]) -> Node {
    let topics = html::ul().children(row.topics.iter().map(parts::item));
    let cells = [
        html::td().child(parts::link(&row.speaker)).children(small(&row.more)),
        html::td().child(&row.side),
        html::td().child(&row.told).children(small(&row.not_verbatim)),
        // One piece, beside its name where the cells of a row stand one under the other.
        html::td().child(html::span().children(parts::runs(&row.words))).class("words"),
        html::td().child(&row.said),
        html::td().child(link_without_note(row)),
        html::td().child(&row.document.note),
        html::td().child(topics),
    ];
    let named = cells.into_iter().zip(columns);
    html::tr().children(named.map(|(cell, column)| cell.attr("data-name", column.link.label.clone())))
}

/// When it was published has a column of its own.
fn link_without_note(row: &Row) -> Node {
    parts::link_to(&row.document.href, &row.document.label)
}

/// What is less than what stands before it.
fn small(words: &str) -> Option<Node> {
    (!words.is_empty()).then(|| html::span().child(words.to_owned()).class("small"))
}
