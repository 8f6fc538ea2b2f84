//! Two things held against each other, in two columns; where there is no room for two, one under the other.

use super::html;
use super::node::Node;
use super::parts;

use crate::page::compare::{Against, ComparePage};
use crate::page::hits::Group;
use crate::page::link::Link;
use crate::state::State;

/// The comparison, or what can be compared.
#[inline(never)]
pub fn view(page: &ComparePage, state: State) -> Node {
    let common = (!page.common.is_empty()).then(|| html::p().child(&page.common).class("asked"));
    let ways = html::ul().class("ways").children(page.ways.iter().map(parts::item));
    let sides = page.sides.iter().zip(["First", "Second"]).map(|(side, which)| {
        let warning = (!side.not_verbatim.is_empty())
            .then(|| html::div().child(html::p().child(&side.not_verbatim)).class("warning"));
        let count = html::p().child(&side.link.note).class("facts");
        html::div()
            .child(html::p().child(which).class("kicker"))
            .child(html::p().child(parts::link(&side.link)).class("name"))
            .child(count)
            .children(warning)
    });
    let sides = html::div().class("two").children(sides);
    let notes = page.notes.iter().map(|note| {
        let link = (!note.href.is_empty()).then(|| parts::link(note));
        html::p().child(&note.note).children(link).class("notice")
    });
    let mut view = html::div()
        .class("compare")
        .child(html::h1().child(&page.title))
        .children(common)
        .children((!page.ways.is_empty()).then_some(ways))
        .child(sides)
        .children(notes);
    if page.sides.len() < 2 {
        if page.sides.is_empty() && page.choices.is_empty() {
            view = view.child(
                html::p().child("There are no two things in this corpus to compare.").class("nothing"),
            );
        } else if page.sides.is_empty() {
            let what = "Two documents, two sides on a topic, or two searches, side by side: what both tell of, what only one does, and the figures and dates of either as they are printed.";
            view = view.child(html::p().child(what).class("hint"));
        }
        return view.children(page.choices.iter().map(choices));
    }
    let is_alone = page.pairs.is_empty() && page.topics.is_empty();
    let nothing = is_alone.then(|| {
        let words = "The two have no topic in common, and no two passages of them surely tell of the same. That is a finding, too.";
        html::p().child(words).class("nothing")
    });
    view = view.children(nothing);
    if !is_alone {
        let hint = "Marked are figures and dates. Underlined is why passages stand side by side: words that both have, or that a topic is known by. Nothing here says that they agree or contradict each other.";
        view = view.child(html::p().child(hint).class("hint"));
    }
    view = view.children(part("Both tell of", &page.pairs, state)).children(part(
        "Both speak of",
        &page.topics,
        state,
    ));
    for (n, title) in ["Only the first", "Only the second"].into_iter().enumerate() {
        let rest = page.rest[n].as_ref().map(|rest| html::p().child(parts::link(rest)));
        let only = (!page.only[n].is_empty()).then(|| {
            html::section()
                .child(html::h2().child(title))
                .child(column(&page.only[n], state))
                .children(rest)
                .class("alone")
        });
        view = view.children(only);
    }
    view
}

fn choices((title, links): &(String, Vec<Link>)) -> Node {
    let entry = |link: &Link| {
        let note =
            (!link.note.is_empty()).then(|| html::span().child([" ", &*link.note].concat()).class("n"));
        parts::item(link).children(note)
    };
    html::section()
        .child(html::h2().child(title))
        .child(html::ul().children(links.iter().map(entry)))
        .class("choices")
}

fn part(title: &'static str, all: &[Against], state: State) -> Option<Node> {
    let each = all.iter().map(|against| self::against(against, state));
    (!all.is_empty()).then(|| html::section().child(html::h2().child(title)).children(each))
}

fn against(against: &Against, state: State) -> Node {
    let about = (!against.about.label.is_empty()).then(|| html::h3().child(parts::link(&against.about)));
    let why = (!against.why.is_empty()).then(|| html::p().child(&against.why).class("why-pair"));
    let differs = against.differs.iter().map(|[name, first, second]| {
        let value = |words: &String| html::td().child(words);
        html::tr().child(html::th().child(name).attr("scope", "row")).child(value(first)).child(value(second))
    });
    let head = |words| html::th().child(words).attr("scope", "col");
    let names = html::tr().child(head("As printed")).child(head("First")).child(head("Second"));
    let differs = (!against.differs.is_empty()).then(|| {
        html::table()
            .class("differs")
            .child(html::thead().child(names))
            .child(html::tbody().children(differs))
    });
    let columns =
        against.columns.iter().zip(&against.more).zip(["First", "Second"]).map(|((groups, more), which)| {
            let more = more.as_ref().map(|more| html::p().child(parts::link(more)));
            html::div()
                .child(html::p().child(which).class("kicker"))
                .child(column(groups, state))
                .children(more)
        });
    html::section()
        .class("against")
        .children(about)
        .children(why)
        .children(differs)
        .child(html::div().class("two").children(columns))
}

fn column(groups: &[Group], state: State) -> Node {
    html::div().class("results shown-evidence").children(parts::under(groups, state))
}
