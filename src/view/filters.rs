//! The filters: what is chosen, and what there is to choose, beside what they narrow or in a sheet over it.

use leptos::ev;
use web_sys::Event;

use super::html;
use super::node::Node;
use super::parts::{self, link_to};

use crate::browser;
use crate::page::facets::{Choices, Chosen, FacetLine, FacetPanel};
use crate::page::link::Link;
use crate::state::State;
use crate::text::fill;

/// What stands above a view that stands on a search: what it shows, what is asked, and where to go from it.
pub fn head(
    (class, heading): (&'static str, &String),
    asked: &String,
    ways: &[Link],
    choices: &Choices,
    open: Option<Node>,
) -> Node {
    let asked = (!asked.is_empty()).then(|| html::p().child(asked).class("asked"));
    let ways = ways.iter().map(parts::item);
    html::div()
        .class(class)
        .child(html::h1().child(heading).class("count"))
        .children(asked)
        .child(html::ul().class("ways").children(open.map(|open| html::li().child(open))).children(ways))
        .children(chosen(choices))
}

/// What is chosen; nothing where nothing is.
pub fn chosen(choices: &Choices) -> Option<Node> {
    let clear = choices.clear.as_ref()?;
    let list = html::ul()
        .class("chosen")
        .children(choices.chosen.iter().map(choice))
        .attr("aria-label", "Chosen filters");
    Some(list.child(parts::item(clear).class("clear")))
}

fn choice(chosen: &Chosen) -> Node {
    let mut choice =
        html::li().child(html::span().child([chosen.facet.label(), ":"].concat()).class("facet"));
    for value in &chosen.values {
        if !value.note.is_empty() {
            choice = choice.child([" ", &value.note].concat());
        }
        let cross = html::span().child("×").class("x").attr("aria-hidden", "true");
        let words =
            link_to(&value.href, &value.label).child(parts::visually_hidden(", remove filter")).child(cross);
        choice = choice.child(" ").child(words);
    }
    let switch = chosen.switch.as_ref().map(|switch| parts::link(switch).class("switch"));
    choice.child(" ").children(switch)
}

/// The filters beside the results, where there is room; else a sheet over them, and before it the button that opens it.
pub fn view(choices: &Choices, state: State, has_room: bool) -> [Option<Node>; 2] {
    let chosen: usize = choices.chosen.iter().map(|facet| facet.values.len()).sum();
    let title = match chosen {
        0 => String::from("Filters"),
        n => fill("Filters ({} chosen)", &[&n.to_string()]),
    };
    let facets =
        choices.facets.iter().filter(|facet| !facet.values.is_empty()).map(|panel| facet(panel, state));
    let list = html::div().child(html::h2().child(&title)).children(facets);
    if !choices.is_folded && choices.facets.iter().all(|facet| facet.values.is_empty()) {
        return [None, None];
    }
    if has_room {
        return [None, Some(list.class("filters").on(ev::click, |event| keep_choice(event)))];
    }
    let open = parts::button(title, move || {
        state.fold(false);
        browser::after_drawing(|| browser::open_dialog("#filters"));
    });
    let show = parts::button(&choices.show, || {
        browser::close_dialog();
        browser::scroll_to(0.0);
        browser::focus("main h1");
    });
    let sheet = html::dialog().child(list).child(show).class("filters").id("filters");
    let sheet = sheet
        .attr("aria-label", "Filters")
        .on(ev::click, |event| keep_choice(event))
        .on(ev::close, move |_| state.fold(true));
    [Some(open.class("open").attr("aria-haspopup", "dialog")), Some(sheet)]
}

/// A value that was chosen or taken back may have moved in its list; the focus goes with it.
fn keep_choice(event: &Event) {
    if let Some(choice) = browser::attribute_around(event, "data-choice") {
        browser::after_drawing(move || {
            browser::focus(&fill("[data-choice=\"{}\"] a", &[&choice]));
        });
    }
}

fn facet(facet: &FacetPanel, state: State) -> Node {
    let lines =
        |lines: &[FacetLine]| html::ul().children(lines.iter().map(|line| facet_line(facet.key, line)));
    let more = (facet.others > 0).then(|| {
        let words = [&*facet.others.to_string(), " more"].concat();
        let summary =
            html::summary().child(words).child(parts::visually_hidden([": ", facet.label].concat()));
        let find = facet.find.as_ref().map(|sought| {
            let (key, label) = (facet.key, "Find another");
            html::input()
                .attr("type", "search")
                .attr("value", sought)
                .attr("placeholder", label)
                .attr("aria-label", [label, ": ", facet.label].concat())
                .on(ev::input, move |event| state.find(key, &browser::value(event)))
        });
        html::details().child(summary).children(find).child(lines(&facet.more))
    });
    let section = html::section().child(html::h3().child(facet.label)).child(lines(&facet.values));
    section.children(more).attr("data-facet", facet.key)
}

fn facet_line(key: &str, value: &FacetLine) -> Node {
    let (state, said) = match value.chosen {
        None => ("", ""),
        Some(false) => ("in", "✓ "),
        Some(true) => ("out", "not "),
    };
    let include = link_to(&value.include, html::span().child(said).class("said-state"))
        .class("with")
        .child(html::span().child(&value.label).class("label"))
        .child(html::span().child(&value.count).class("n"))
        .attr("aria-current", value.chosen.map(|_| "true"));
    let exclude = value.exclude.as_ref().map(|href| {
        link_to(href, "not").class("without").child(parts::visually_hidden([" ", &value.label].concat()))
    });
    let choice = [key, ":", &value.id].concat();
    html::li().child(include).key(choice.clone()).class(state).attr("data-choice", choice).children(exclude)
}
