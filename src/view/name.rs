//! All that is on one name.

use super::html;
use super::node::Node;
use super::parts;

use crate::page::link::Bar;
use crate::page::name::{NamePage, PlaceGroup, Statements};
use crate::text;

/// The name.
#[inline(never)]
pub fn view(page: &NamePage) -> Node {
    let mark = page.uncurated.then(|| html::span().child("not curated").class("badge"));
    let mut facts = html::dl().class("stated");
    for (name, value) in &page.facts {
        facts = facts.child(parts::term(*name, html::dd().child(value)));
    }
    for (name, link) in &page.voices {
        let note = [if link.note.is_empty() { "" } else { ", " }, &*link.note].concat();
        facts = facts.child(parts::term(*name, html::dd().child(parts::link(link)).child(note)));
    }
    let has_facts = !page.facts.is_empty() || !page.voices.is_empty();
    let mut column = html::div()
        .class("column")
        .child(html::p().child(page.kind).class("kicker").child(" ").children(mark))
        .child(html::h1().child(page.name))
        .children(has_facts.then_some(facts))
        .child(html::p().child(page.authority).class("hint"))
        .child(html::p().child(&page.count).class("count"))
        .children(statements("Says", &page.says))
        .children(statements("Others say of it", &page.about));
    if !page.firsts.is_empty() {
        column = column.child(places("First named", &page.firsts));
    }
    if !page.places.is_empty() {
        column = column.child(places("Named", &page.places));
    }
    column = column.children(page.all_places.as_ref().map(|all| html::p().child(parts::link(all))));
    let company = page.company.iter().map(|(bar, first)| {
        let count = parts::link_to(first, bar.count.to_string()).class("n");
        html::li()
            .child(parts::link(&bar.link))
            .child(count.attr("title", "the first passage that they share"))
    });
    let company = (!page.company.is_empty()).then(|| {
        html::section()
            .child(html::h2().child("In passages with"))
            .child(html::ul().class("bars").children(company))
            .child(html::p().child("Numbers count passages and open the first.").class("hint"))
    });
    let aside = html::div().class("aside").children(forms(&page.forms)).children(company);
    html::div().child(column).class("topic name").child(aside)
}

/// How pages print it.
fn forms(forms: &[Bar]) -> Option<Node> {
    (!forms.is_empty())
        .then(|| html::section().child(html::h2().child("As pages print it")).child(parts::bars(forms)))
}

fn statements(title: &'static str, statements: &Statements) -> Option<Node> {
    (statements.count > 0).then(|| {
        let count = html::span().child(text::number(statements.count)).class("n");
        let shown = statements.rows.len();
        let rest = (shown < statements.count).then(|| {
            let words = [&*text::number(shown), " of them are shown, the newest. “Share” has all as a file."]
                .concat();
            html::p().child(words).class("hint")
        });
        html::section()
            .child(html::h2().child(title).child(" ").child(count))
            .child(html::ol().class("sayings").children(statements.rows.iter().map(parts::saying)))
            .children(rest)
            .children(statements.table.as_ref().map(|table| html::p().child(parts::link(table))))
    })
}

fn places(title: &'static str, groups: &[PlaceGroup]) -> Node {
    let groups = groups.iter().map(|group| {
        let places = group.places.iter().map(|place| {
            let words = html::a().class("to").attr("href", &place.href).attr("dir", "auto");
            let lines = html::span().child(&place.lines).class("where");
            html::li().child(words.children(parts::runs(&place.runs))).class("hit").child(lines)
        });
        html::section()
            .class("group")
            .child(html::h3().child(parts::title(&group.document)))
            .child(parts::facts(&group.document))
            .child(html::ol().class("hits").children(places))
    });
    html::section().child(html::h2().child(title)).children(groups)
}
