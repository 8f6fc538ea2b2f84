//! The timeline: the list, and the axis with the same.

use leptos::ev;

use super::axis::{self, share};
use super::node::Node;
use super::{filters, html, parts};

use crate::browser;
use crate::copying;
use crate::page::timeline::{Brush, Line, STEPS, TimelinePage};
use crate::state::State;

/// The timeline.
#[inline(never)]
pub fn view(page: &TimelinePage, state: State) -> Node {
    let [open, sheet] = filters::view(&page.choices, state, false);
    let lanes = page.lanes.iter().map(|lane| {
        let is_here = (!lane.note.is_empty()).then_some("true");
        html::li().child(parts::link(lane).attr("aria-current", is_here))
    });
    let lanes = html::ul()
        .class("ways")
        .attr("aria-label", "Lanes")
        .child(html::li().child("Lanes:"))
        .children(lanes);
    let head = ("timeline", &page.heading);
    let mut view = filters::head(head, &page.asked, &page.ways, &page.choices, open);
    if page.lines.is_empty() && page.tray.is_empty() {
        let nothing = "Nothing in what was asked for has a date. That is a finding, too.";
        return view.child(html::p().child(nothing).class("nothing")).children(sheet);
    }
    let in_order = html::section().child(html::h2().child("In the order of time")).child(list(&page.lines));
    let tray = (!page.tray.is_empty()).then(|| {
        html::section().child(html::h2().child("Without a place on the axis")).child(list(&page.tray))
    });
    let list = html::div().child(in_order).children(parts::pages(&page.place, &page.pages)).children(tray);
    let picture = page.picture.as_ref().map(|picture| {
        let legend = html::p().child(picture.legend.join(" ")).class("hint");
        let brush = picture.brush.as_ref().map(brush);
        html::div()
            .child(axis::picture(picture, &String::clone))
            .children(brush)
            .child(legend)
            .child(save(state))
    });
    view = view.children(page.picture.as_ref().map(|_| lanes));
    let notes = page.notes.iter().map(|note| html::li().child(note));
    let notes = html::ul().class("left").children(notes);
    let picture = html::div().children(picture).child(notes);
    // The eye has the picture first, whoever listens the list.
    view.child(html::div().class("both").child(list).child(picture)).children(sheet)
}

/// What saves the picture, and what it is drawn from.
fn save(state: State) -> Node {
    let picture = |label, is_pixels| parts::button(label, move || copying::save_picture(state, is_pixels));
    html::div()
        .class("row save")
        .child(html::span().child("Save the picture:").class("small"))
        .child(picture("SVG", false))
        .child(picture("PNG", true))
        .child(parts::button("Data as CSV", move || copying::save_data(state)))
}

fn list(lines: &[Line]) -> Node {
    html::ol().class("dates").children(lines.iter().map(line))
}

fn line(line: &Line) -> Node {
    let kind = html::span().child(line.kind).class("small");
    let when = html::div().child(parts::link(&line.when)).child(kind).class("date");
    let who = (!line.who.is_empty()).then(|| html::span().child(&line.who).class("small"));
    let words = html::p().children(parts::runs(&line.words)).class("words").attr("dir", "auto");
    let document = line
        .document
        .as_ref()
        .map(|document| html::p().child("in ").child(parts::link(document)).class("small"));
    let reason = (!line.reason.is_empty()).then(|| html::span().child(&line.reason).class("small why"));
    let words = html::div().children(who).child(words).children(document).children(reason);
    html::li().child(when).child(words)
}

/// Two handles under the axis, at the beginning and the end of the time that is chosen, and the link to it.
fn brush(brush: &Brush) -> Node {
    let all = brush.chosen(0, brush.months);
    let handle = |id: &'static str, label: &'static str, at: i32, words: &String| {
        let brush = brush.clone();
        html::input()
            .id(id)
            .attr("type", "range")
            .attr("min", "0")
            .attr("max", brush.months.to_string())
            .attr("value", at.to_string())
            .attr("aria-label", label)
            .attr("aria-valuetext", words)
            .on(ev::input, move |_| choose(&brush))
    };
    html::div()
        .class("brush")
        .child(handle("time-from", "From", 0, &all.words[0]))
        .child(handle("time-to", "To", brush.months, &all.words[1]))
        .child(html::a().id("time").child("Move the ends of the line to choose a time."))
        // What was moved is not drawn anew before the axis is.
        .key(all.href)
}

/// Tells what the handles choose, where nothing else is drawn anew.
fn choose(brush: &Brush) {
    let [from, to] =
        ["#time-from", "#time-to"].map(|handle| browser::value_of(handle).parse().unwrap_or_default());
    let chosen = brush.chosen(from, to);
    let share = |months: i32| share(months * STEPS / brush.months);
    browser::set("#time", "href", &chosen.href);
    browser::tell("#time", &["Show ", &*chosen.range].concat());
    browser::set("#time-from", "aria-valuetext", &chosen.words[0]);
    browser::set("#time-to", "aria-valuetext", &chosen.words[1]);
    browser::set(".chosen-time", "x", &share(chosen.ends[0]));
    browser::set(".chosen-time", "width", &share(chosen.ends[1] - chosen.ends[0]));
}
