//! A topic with its passages; also what is shown where there is nothing by the name asked for.

use super::node::{Node, el, say, with};
use super::parts;

use crate::page::link::Bar;
use crate::page::missing::Missing;
use crate::page::topic::TopicPage;

/// The topic.
pub fn view(page: &TopicPage) -> Node {
    let parent =
        page.parent.as_ref().map(|wider| say("p", "Part of ").class("parent").child(parts::link(wider)));
    let mut column = el("div")
        .class("column")
        .child(say("p", "Topic").class("kicker"))
        .child(say("h1", page.label))
        .child(say("p", page.definition).class("lead"))
        .children(parent)
        .child(say("p", &page.count).class("count"));
    if page.groups.is_empty() {
        let nothing = "No passage of this corpus is on this topic. That is a finding, too.";
        column = column.child(say("p", nothing).class("nothing"));
    } else {
        column = column.child(say("p", parts::link(&page.search)).class("within")).child(with(
            "div",
            "results shown-evidence",
            parts::groups(&page.groups),
        ));
    }
    column = column.children(page.more.as_ref().map(|more| say("p", parts::link(more))));
    let aside = el("div")
        .class("aside")
        .children(counts("Who speaks", &page.sides))
        .children(counts("In which documents", &page.documents))
        .children(page.all_documents.as_ref().map(|all| say("p", parts::link(all))))
        .children(counts("Other topics of these passages", &page.related))
        .children((!page.groups.is_empty()).then(|| say("p", "Numbers count passages.").class("hint")));
    say("div", column).class("topic").child(aside)
}

fn counts(title: &'static str, bars: &[Bar]) -> Option<Node> {
    (!bars.is_empty()).then(|| say("section", say("h2", title)).child(parts::bars(bars)))
}

/// What was looked for, and what there is.
pub fn missing(missing: &Missing) -> Node {
    let mut page = el("div").class("missing");
    if !missing.what.is_empty() {
        page = page.child(say("h1", "Not here")).child(say("p", &missing.what).class("lead"));
    }
    page = page.child(say(if missing.what.is_empty() { "h1" } else { "h2" }, missing.heading));
    if missing.links.is_empty() {
        page = page.child(say("p", "There are none.").class("nothing"));
    }
    let links = missing.links.iter().map(|link| parts::item(link).child(say("p", &link.note)));
    page.child(with("ul", "topics", links))
}
