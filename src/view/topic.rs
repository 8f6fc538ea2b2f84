//! A topic with its passages; also what is shown where there is nothing by the name asked for.

use super::node::Node;
use super::{html, parts};

use crate::page::link::Bar;
use crate::page::missing::Missing;
use crate::page::topic::TopicPage;
use crate::state::State;

/// The topic.
pub fn view(page: &TopicPage, state: State) -> Node {
    let parent = page
        .parent
        .as_ref()
        .map(|wider| html::p().child("Part of ").class("parent").child(parts::link(wider)));
    let mut column = html::div()
        .class("column")
        .child(html::p().child("Topic").class("kicker"))
        .child(html::h1().child(page.label))
        .child(html::p().child(page.definition).class("lead"))
        .children(parent)
        .child(html::p().child(&page.count).class("count"));
    if page.groups.is_empty() {
        let nothing = "No passage of this corpus is on this topic. That is a finding, too.";
        column = column.child(html::p().child(nothing).class("nothing"));
    } else {
        column = column
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
        .children(counts("Who speaks", &page.sides))
        .children(counts("In which documents", &page.documents))
        .children(page.all_documents.as_ref().map(|all| html::p().child(parts::link(all))))
        .children(counts("Other topics of these passages", &page.related))
        .children(
            (!page.groups.is_empty()).then(|| html::p().child("Numbers count passages.").class("hint")),
        );
    html::div().child(column).class("topic").child(aside)
}

fn counts(title: &'static str, bars: &[Bar]) -> Option<Node> {
    (!bars.is_empty()).then(|| html::section().child(html::h2().child(title)).child(parts::bars(bars)))
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
