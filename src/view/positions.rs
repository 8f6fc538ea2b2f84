//! Sides by topics, and the statements of a cell.

use super::node::Node;
use super::{filters, html, parts};

use crate::page::chronology::Step;
use crate::page::link::Link;
use crate::page::positions::{Cell, PositionsPage, TopicRow};
use crate::state::State;

/// The matrix, which alone may be wider than the page; where there is no room for it each topic is a card. Or a cell.
#[inline(never)]
pub fn view(page: &PositionsPage, state: State) -> Node {
    let [open, sheet] = filters::view(&page.choices, state, false);
    let head = ("positions", &page.heading);
    let view = filters::head(head, &page.asked, &page.ways, &page.choices, open);
    let view = match &page.cell {
        Some(steps) => view.children(steps.iter().map(step)),
        None => matrix(page, view),
    };
    view.children(sheet)
}

fn matrix(page: &PositionsPage, mut view: Node) -> Node {
    if page.rows.is_empty() || page.sides.is_empty() {
        let nothing = "No side says anything on a topic in what was asked for. That is a finding, too.";
        view = view.child(html::p().child(nothing).class("nothing"));
    } else {
        let sides = page.sides.iter().map(|side| {
            let hide = hide(&side.hide, &side.side);
            let count = html::span().child(&side.count).child(" ").child(hide).class("small");
            html::th().child(parts::link(&side.side)).child(count).attr("scope", "col")
        });
        let turns = page.turns.iter().map(|turn| html::li().child("Told apart: ").child(parts::link(turn)));
        view = view.child(html::ul().class("left").children(turns));
        let names = html::tr().child(html::td()).children(sides);
        let rows = html::tbody().children(page.rows.iter().map(|row| self::row(row, page)));
        let table = html::table().child(html::thead().child(names)).child(rows);
        // Whoever has only keys scrolls it, too.
        let scrolled = html::div().class("matrix").child(table).attr("tabindex", "0").attr("role", "region");
        view = view.child(scrolled.attr("aria-label", "Sides by topics"));
    }
    let notes =
        page.notes.iter().map(|note| html::li().child(&note.note).child(" ").child(parts::link(note)));
    view.child(html::ul().class("left").children(notes))
}

fn hide(link: &Link, what: &Link) -> Node {
    parts::link(link).class("hide").child(parts::visually_hidden([" ", &what.label].concat()))
}

fn row(row: &TopicRow, page: &PositionsPage) -> Node {
    let head = html::th().child(parts::link(&row.topic).attr("title", row.topic.note.clone()));
    let silence = (!row.silence.is_empty()).then(|| html::p().child(&row.silence).class("silence"));
    let head = head.child(" ").child(hide(&row.hide, &row.topic)).children(silence).attr("scope", "row");
    let cells = row.cells.iter().zip(&page.sides).map(|(cell, side)| self::cell(cell, &side.side));
    html::tr().class(if row.is_narrower { "narrower" } else { "" }).child(head).children(cells)
}

fn cell(cell: &Cell, side: &Link) -> Node {
    let place = html::td().attr("data-name", side.label.clone());
    let (Some(open), Some(newest)) = (&cell.open, &cell.newest) else {
        return place.child("no statement in this corpus").class("silent");
    };
    let whose = parts::visually_hidden([" of ", &side.label].concat());
    let acts = html::span().child(&cell.acts).class("small");
    let across = cell.across.iter().map(|across| html::span().child(across).class("small turned"));
    place
        .child(parts::link(open).child(whose))
        .child(acts)
        .children(across)
        .child(html::ul().class("sayings").child(parts::saying(newest)))
        .children((!cell.others.is_empty()).then(|| html::span().child(&cell.others).class("small")))
}

/// A step of a list in the order of time.
pub fn step(step: &Step) -> Node {
    match step {
        Step::Turn(turn) => html::p().child(parts::link(turn)).class("turn"),
        Step::Said(heading, entries) => {
            let heading = (!heading.is_empty()).then(|| html::h2().child(heading));
            let nothing =
                entries.is_empty().then(|| html::p().child("No statement in this corpus.").class("hint"));
            let list = html::ol().class("sayings").children(entries.iter().map(parts::saying));
            html::section().class("in-order").children(heading).children(nothing).child(list)
        }
    }
}
