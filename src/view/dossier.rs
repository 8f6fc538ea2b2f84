//! A dossier: what was collected, in the reader's order, with labels and notes.

use leptos::ev;

use super::html;
use super::node::Node;
use super::parts::{self, button, link_to};

use crate::dossier::{COLOURS, Change};
use crate::page::dossier::{DossierPage, ItemLine};
use crate::page::subject::Subject;
use crate::state::State;
use crate::text::fill;
use crate::{browser, copying, keeping};

/// The dossier.
#[inline(never)]
pub fn view(page: &DossierPage, state: State) -> Node {
    let view = html::div().class("dossier");
    let share = button("Share and export", move || copying::open(state, Subject::View));
    let items = html::ol()
        .class("kept")
        .children(page.items.iter().enumerate().map(|(n, line)| item(line, n, page, state)));
    if page.is_shared {
        let own = button("Make it mine", move || keeping::make_own(state)).class("main-act");
        let told = "Somebody has sent you this dossier in the link. It is read here and kept nowhere. ";
        return view
            .child(html::p().child("A dossier that was shared").class("kicker"))
            .child(html::h1().child(&page.name))
            .child(html::p().child(told).child(own).class("notice"))
            .child(html::div().class("row").child(share))
            .child(items);
    }
    let name = html::input()
        .class("name")
        .attr("value", &page.name)
        .attr("aria-label", "Name of the dossier")
        .attr("maxlength", "200")
        .on(ev::change, move |event| keeping::change(state, Change::Name(browser::value(event))))
        .key([&*page.name, &*page.drawn.to_string()].concat());
    let heading = html::h1().child(["Dossier: ", &*page.name].concat()).class("visually-hidden");
    let undo = page.can_undo.then(|| button("Undo", move || keeping::change(state, Change::Undo)));
    let new = button("New dossier", move || keeping::change(state, Change::New));
    let delete = button("Delete", move || keeping::change(state, Change::Delete))
        .child(parts::visually_hidden(" this dossier"));
    let file = html::input()
        .id("file")
        .attr("type", "file")
        .attr("accept", ".txt,text/plain")
        .attr("hidden", "")
        .on(ev::change, move |event| keeping::import(state, event));
    let import = button("Open a file", || browser::click("#file"));
    let can_share = !page.items.is_empty();
    let acts = html::div()
        .class("row")
        .children(can_share.then_some(share))
        .children(undo)
        .child(new)
        .child(file)
        .child(import)
        .children((can_share || page.dossiers.0.len() > 1).then_some(delete));
    let unkept = page.is_unkept.then(|| {
        let told = "This browser stores nothing for this page: the dossier lives until you close it. Share or download it to keep it.";
        html::p().child(told).class("notice")
    });
    let nothing = page.items.is_empty().then(|| {
        let how = "Nothing is collected yet. “Keep” beside a passage, a statement or a hit puts it here, for notes, an order, a citation or a link. It stays in this browser until you share it.";
        html::p().child(how).class("nothing")
    });
    let count = (!page.items.is_empty()).then(|| html::p().child(&page.count).class("hint"));
    view.children(several(page, state))
        .child(heading)
        .child(name)
        .children(count)
        .children(unkept)
        .child(acts)
        .children(nothing)
        .child(items)
}

/// The reader's dossiers, where there are several.
fn several(page: &DossierPage, state: State) -> Option<Node> {
    let (names, open) = &page.dossiers;
    let mut list = html::ul();
    for (n, name) in names.iter().enumerate() {
        let choose = button(name, move || keeping::change(state, Change::Open(n)));
        list = list.child(html::li().child(choose.attr("aria-current", (n == *open).then_some("true"))));
    }
    let nav = html::nav().class("switch").attr("aria-label", "Dossiers").child(list);
    (names.len() > 1).then_some(nav)
}

fn item(line: &ItemLine, n: usize, page: &DossierPage, state: State) -> Node {
    let mut item = html::li().key(line.key.clone()).attr("data-colour", COLOURS.get(line.colour).copied());
    if !line.signature.is_empty() {
        item = item.child(html::p().child(&line.signature).class("signature"));
    }
    if !line.words.is_empty() {
        item = item.child(html::blockquote().child(&line.words).attr("dir", "auto"));
    }
    let title =
        if line.href.is_empty() { html::span().child(&line.title) } else { link_to(&line.href, &line.title) };
    item = item.child(html::p().child(title).child(&line.place).class("facts"));
    if let Some(warning) = line.not_verbatim {
        item = item.child(html::p().child(warning).class("warning"));
    }
    if !line.fate.is_empty() {
        item = item.child(html::p().child(line.fate).class("warning"));
    }
    let colour = COLOURS.get(line.colour).copied().unwrap_or_default();
    let printed = (line.colour > 0).then(|| html::p().child(fill("Label: {}", &[colour])).class("label"));
    if page.is_shared {
        let note = (!line.note.is_empty()).then(|| html::p().child(&line.note).class("note"));
        return item.children(printed).children(note);
    }
    let number = (n + 1).to_string();
    // The focus goes with what was moved, to the same button if it still has it.
    let act = |label: &'static str, change: Change, next: usize| {
        let press = move || {
            keeping::change(state, change.clone());
            browser::after_drawing(move || {
                let item = fill(".kept > li:nth-child({}) ", &[&next.to_string()]);
                let same = [&item, "[data-act=", label, "]"].concat();
                let _ = browser::focus(&same)
                    || browser::focus(&[&item, "[data-act]"].concat())
                    || browser::focus(".dossier .name");
            });
        };
        button(label, press)
            .child(parts::visually_hidden([" passage ", &*number].concat()))
            .attr("data-act", label)
            .key(label.into())
    };
    let mut labels = html::div().class("labels").attr("role", "group").attr("aria-label", "Label");
    for (at, name) in COLOURS.iter().enumerate().skip(1) {
        let choose =
            button(parts::visually_hidden(*name), move || keeping::change(state, Change::Colour(n, at)));
        let is_on = if at == line.colour { "true" } else { "false" };
        labels =
            labels.child(choose.attr("data-colour", *name).attr("title", *name).attr("aria-pressed", is_on));
    }
    let note = html::textarea()
        .attr("rows", "2")
        .attr("placeholder", "Note")
        .attr("aria-label", ["Note on passage ", &*number].concat())
        .child(&line.note)
        .on(ev::input, move |event| keeping::change(state, Change::Note(n, browser::value(event))))
        .key(page.drawn.to_string());
    let on_paper = html::p().child(&line.note).class("note on-paper");
    let acts = html::div()
        .class("row")
        .child(labels)
        .children((n > 0).then(|| act("Up", Change::Move(n, true), n)))
        .children((n + 1 < page.items.len()).then(|| act("Down", Change::Move(n, false), n + 2)))
        .child(act("Remove", Change::Remove(n), (n + 1).min(page.items.len() - 1)));
    item.child(note).child(on_paper).children(printed).child(acts)
}
