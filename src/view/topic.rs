//! A topic with all that is on it; also what is shown where there is nothing by the name asked for.

use super::node::Node;
use super::{html, parts};

use crate::page::link::Bar;
use crate::page::missing::Missing;
use crate::page::statements::Row;
use crate::page::topic::{EventLine, Few, FigureLine, SideColumn, TopicPage};
use crate::state::State;
use crate::text;

/// The topic.
#[inline(never)]
pub fn view(page: &TopicPage, state: State) -> Node {
    let parent = page
        .parent
        .as_ref()
        .map(|wider| html::p().child("Part of ").class("parent").child(parts::link(wider)));
    let mut head = html::div()
        .class("wide")
        .child(html::p().child("Topic").class("kicker"))
        .child(html::h1().child(page.label))
        .child(html::p().child(page.definition).class("lead"))
        .children(parent)
        .child(html::p().child(&page.count).class("count"));
    if page.groups.is_empty() {
        let nothing = "No passage of this corpus is on this topic. That is a finding, too.";
        head = head.child(html::p().child(nothing).class("nothing"));
    }
    head = head.children(figures(&page.figures)).children(sides(page)).children(events(&page.events));
    let mut column = html::div().class("column");
    if !page.groups.is_empty() {
        column = column
            .child(html::h2().child("Passages"))
            .child(
                html::ul()
                    .class("within ways")
                    .child(parts::item(&page.search))
                    .child(parts::item(&page.compare)),
            )
            .child(html::div().class("results shown-evidence").children(parts::groups(&page.groups, state)));
    }
    column = column.children(page.more.as_ref().map(|more| html::p().child(parts::link(more))));
    let aside = html::div()
        .class("aside")
        .children(counts("The words that say so", &page.words))
        .children(counts("In which documents", &page.documents))
        .children(page.all_documents.as_ref().map(|all| html::p().child(parts::link(all))))
        .children(counts("Other topics of these passages", &page.related))
        .children(
            (!page.groups.is_empty()).then(|| html::p().child("Numbers count passages.").class("hint")),
        );
    html::div().child(head).class("topic").child(column).child(aside)
}

fn counts(title: &'static str, bars: &[Bar]) -> Option<Node> {
    (!bars.is_empty()).then(|| html::section().child(html::h2().child(title)).child(parts::bars(bars)))
}

/// A list of which more can be unfolded; how many are left out is said.
fn few<T>(few: &Few<T>, class: &'static str, item: impl Fn(&T) -> Node) -> Vec<Node> {
    let list = |items: &[T]| html::ul().class(class).children(items.iter().map(&item));
    let mut nodes = vec![list(&few.first)];
    if !few.next.is_empty() {
        let summary = [&*text::number(few.next.len()), " more"].concat();
        nodes.push(html::details().child(html::summary().child(summary)).child(list(&few.next)));
    }
    let left_out = few.count - few.first.len() - few.next.len();
    if left_out > 0 {
        let words =
            [&*text::number(left_out), " others are left out here; their passages have them."].concat();
        nodes.push(html::p().child(words).class("hint"));
    }
    nodes
}

fn figures(all: &Few<FigureLine>) -> Option<Node> {
    let item = |line: &FigureLine| {
        let figures = html::p().child(line.figures.join(" · ")).class("figure");
        let words = html::a().class("to").attr("href", &line.href).attr("dir", "auto");
        let words = words.children(parts::runs(&line.runs));
        let mut place = html::p().class("facts");
        if let Some(speaker) = &line.speaker {
            place = place.child(parts::link(speaker)).child(" · ");
        }
        let place = place.child(parts::link(&line.document));
        html::li().child(figures).child(words).child(place.child(", ").child(&line.document.note))
    };
    (all.count > 0).then(|| {
        let hint = "As printed. They measure different things: no two are on one scale.";
        html::section()
            .child(html::h2().child("Figures in what is said on it"))
            .child(html::p().child(hint).class("hint"))
            .children(few(all, "figures", item))
    })
}

fn sides(page: &TopicPage) -> Option<Node> {
    let column = |side: &SideColumn| {
        let list = |rows: &[Row]| html::ol().class("sayings").children(rows.iter().map(parts::saying));
        let hint = "Order open: neither they nor their page state a day.";
        let open = (!side.open.is_empty())
            .then(|| html::div().child(html::p().child(hint).class("hint")).child(list(&side.open)));
        html::section()
            .child(html::h3().child(&side.label).child(" ").child(html::span().child(&side.count).class("n")))
            .children((!side.dated.is_empty()).then(|| list(&side.dated)))
            .children(open)
            .children(side.table.as_ref().map(|table| html::p().child(parts::link(table))))
    };
    let silent = (!page.silent.is_empty()).then(|| html::p().child(&page.silent).class("hint"));
    (!page.sides.is_empty() || silent.is_some()).then(|| {
        html::section()
            .child(html::h2().child("What each side says on it"))
            .child(html::div().class("columns").children(page.sides.iter().map(column)))
            .children(silent)
    })
}

fn events(all: &Few<EventLine>) -> Option<Node> {
    let item = |event: &EventLine| {
        let words = html::div()
            .child(html::p().attr("dir", "auto").children(parts::runs(&event.runs)).class("words"))
            .child(html::p().child(parts::link(&event.document)).class("facts"));
        html::li().child(html::div().child(parts::link(&event.date)).class("date")).child(words)
    };
    (all.count > 0).then(|| {
        html::section().child(html::h2().child("Dates in its passages")).children(few(all, "dates", item))
    })
}

/// What was looked for, and what there is.
pub fn missing(missing: &Missing) -> Node {
    let mut page = html::div().class("missing");
    if !missing.what.is_empty() {
        page = page.child(html::h1().child("Not here")).child(html::p().child(&missing.what).class("lead"));
    }
    page = page.child((if missing.what.is_empty() { html::h1() } else { html::h2() }).child(missing.heading));
    if missing.links.is_empty() {
        page = page.child(html::p().child("There are none.").class("nothing"));
    }
    let links = missing.links.iter().map(|link| parts::item(link).child(html::p().child(&link.note)));
    page.child(html::ul().class("topics").children(links))
}
