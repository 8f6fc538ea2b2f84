//! The timeline: the list, and the axis with the same.

use super::node::Node;
use super::{filters, html, parts};

use crate::page::timeline::{Drawn, Lane, Line, Picture, STEPS, TimelinePage};
use crate::state::State;

/// How high a row is, in pixels, so that a thumb hits what stands in it; also what stands above the lanes, and the name of a lane.
const ROW: usize = 24;

/// The timeline.
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
    let picture = page.picture.as_ref().map(self::picture);
    view = view.children(page.picture.as_ref().map(|_| lanes));
    let notes = page.notes.iter().map(|note| html::li().child(note));
    let picture = html::div().children(picture).child(html::ul().class("left").children(notes));
    // The eye has the picture first, whoever listens the list.
    view.child(html::div().class("both").child(list).child(picture)).children(sheet)
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

/// A share of the axis, in percent with two digits behind the point.
fn share(place: i32) -> String {
    let hundredths = place.clamp(0, STEPS) * 100 / (STEPS / 100);
    let rest = (hundredths % 100).to_string();
    let zero = if rest.len() < 2 { "0" } else { "" };
    [&*(hundredths / 100).to_string(), ".", zero, &*rest, "%"].concat()
}

/// The axis. Each mark leads where its line in the list does; whoever has only keys, or listens, has the list.
fn picture(picture: &Picture) -> Node {
    let mut top = ROW;
    let mut lanes = Vec::new();
    for lane in &picture.lanes {
        lanes.push(self::lane(lane, top));
        top += (lane.rows + 1) * ROW + ROW / 2;
    }
    let height = top.to_string();
    let tick = |(place, link): &(i32, crate::page::link::Link)| {
        let x = share(*place);
        let line = html::line()
            .attr("x1", x.clone())
            .attr("x2", x.clone())
            .attr("y1", "0")
            .attr("y2", height.clone());
        let label = html::text().child(&link.label).attr("x", x.clone()).attr("dx", "4").attr("y", "15");
        html::g().child(line.class("tick")).child(
            html::a().attr("href", link.href.clone()).attr("tabindex", "-1").child(hit(x, 0)).child(label),
        )
    };
    let turn = |(place, label): &(i32, String)| {
        let x = share(*place);
        let line =
            html::line().attr("x1", x.clone()).attr("x2", x).attr("y1", "0").attr("y2", height.clone());
        line.class("at-turn").child(html::title().child(label))
    };
    html::svg()
        .class("axis-of-time")
        .attr("role", "group")
        .attr("width", "100%")
        .attr("height", height.clone())
        .child(html::title().child("Timeline"))
        .child(html::desc().child(&picture.description))
        .children(picture.ticks.iter().map(tick))
        .children(picture.turns.iter().map(turn))
        .children(lanes)
}

fn lane(lane: &Lane, top: usize) -> Node {
    let name =
        html::text().child(&lane.label).class("lane").attr("x", "0").attr("y", (top + ROW - 8).to_string());
    html::g().child(name).children(lane.marks.iter().map(|drawn| mark(drawn, top + (drawn.row + 1) * ROW)))
}

fn mark(drawn: &Drawn, top: usize) -> Node {
    let class = if drawn.is_open { "open-date" } else { "" };
    let middle = (top + ROW / 2).to_string();
    let shape = if drawn.length == 0 {
        html::circle().attr("cx", share(drawn.from)).attr("cy", middle).attr("r", "5")
    } else {
        html::rect()
            .attr("x", share(drawn.from))
            .attr("width", share(drawn.length))
            .attr("y", (top + 7).to_string())
            .attr("height", (ROW - 14).to_string())
            .attr("rx", "3")
    };
    let shape = shape.class(class);
    let label = (!drawn.label.is_empty()).then(|| {
        // Where there is more room.
        let is_left = drawn.from + drawn.length / 2 > STEPS / 2;
        let (at, off, anchor) =
            if is_left { (drawn.from, "-8", "end") } else { (drawn.from + drawn.length, "8", "start") };
        html::text()
            .child(&drawn.label)
            .class("of-mark")
            .attr("x", share(at))
            .attr("dx", off)
            .attr("y", (top + ROW - 8).to_string())
            .attr("text-anchor", anchor)
    });
    // A point is hit around it, a bar from where it begins.
    let around = hit(share(drawn.from), top);
    let around = if drawn.length == 0 { around.attr("transform", "translate(-12)") } else { around };
    html::a()
        .attr("href", drawn.href.clone())
        .attr("tabindex", "-1")
        .child(html::title().child(&drawn.title))
        .child(shape)
        .child(around)
        .children(label)
}

/// What a thumb hits: nothing to be seen.
fn hit(x: String, top: usize) -> Node {
    let row = ROW.to_string();
    html::rect()
        .class("hit-area")
        .attr("x", x)
        .attr("y", top.to_string())
        .attr("width", row.clone())
        .attr("height", row)
}
