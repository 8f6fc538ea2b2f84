//! A topic with its passages; also what is shown where there is nothing by the name asked for.

use super::node::{Node, el, say, with};
use super::parts;
use crate::results::{Bar, Missing, TopicPage};

/// The topic.
pub fn view(page: &TopicPage) -> Node {
    let mut parts = vec![
        say("p", "Topic").class("kicker"),
        say("h1", &page.label),
        say("p", &page.definition).class("lead"),
    ];
    parts.extend(
        page.parent.as_ref().map(|wider| say("p", "Part of ").class("parent").child(parts::link(wider))),
    );
    parts.push(say("p", &page.count).class("count"));
    if page.groups.is_empty() {
        parts.push(
            say("p", "No passage of this corpus is on this topic. That is a finding, too.").class("nothing"),
        );
    } else {
        parts.push(say("p", parts::link(&page.search)).class("within"));
        parts.push(with("div", "results shown-evidence", parts::groups(&page.groups)));
    }
    parts.extend(page.more.as_ref().map(|more| say("p", parts::link(more))));
    let aside = [
        counts("By document", &page.documents),
        counts("Sides named", &page.sides),
        counts("Topics that share passages", &page.related),
    ];
    let aside = with("div", "aside", aside.into_iter().flatten());
    with("div", "topic", vec![with("div", "column", parts), aside])
}

fn counts(title: &'static str, bars: &[Bar]) -> Option<Node> {
    (!bars.is_empty()).then(|| say("section", say("h2", title)).child(parts::bars(bars)))
}

/// What was looked for, and what there is.
pub fn missing(missing: &Missing) -> Node {
    let mut parts = if missing.what.is_empty() {
        vec![say("h1", missing.heading)]
    } else {
        vec![say("h1", "Not here"), say("p", &missing.what).class("lead"), say("h2", missing.heading)]
    };
    if missing.links.is_empty() {
        parts.push(say("p", "There are none.").class("nothing"));
    }
    let links = missing.links.iter().map(|link| parts::item(link).child(say("p", &link.note)));
    parts.push(with("ul", "topics", links));
    el("div").class("missing").children(parts)
}
