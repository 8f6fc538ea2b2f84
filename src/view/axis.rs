//! The axis of time as a picture: in the page, and as a file that leaves it.

use super::html;
use super::node::Node;

use crate::page::link::Link;
use crate::page::timeline::{Counted, Drawn, Lane, Picture, STEPS};

/// How high a row is, in pixels, so that a thumb hits what stands in it; also what stands above the lanes, and the name of a lane.
const ROW: usize = 24;

/// A share of the axis, in percent with two digits behind the point.
pub fn share(place: i32) -> String {
    let hundredths = place.clamp(0, STEPS) * 100 / (STEPS / 100);
    let rest = (hundredths % 100).to_string();
    let zero = if rest.len() < 2 { "0" } else { "" };
    [&*(hundredths / 100).to_string(), ".", zero, &*rest, "%"].concat()
}

/// How wide a picture is that leaves the page, and what is left free around it.
const WIDTH: usize = 1000;
const MARGIN: usize = 24;

/// The colours of paper, for a picture that has no style sheet beside it.
const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#555}.title{font-size:16px;font-weight:600;fill:#111}\
.lane{fill:#111;font-weight:600}.of-mark{fill:#111}.tick{stroke:#ddd}.at-turn{stroke:#888;stroke-width:2;stroke-dasharray:4 4}\
circle,rect{fill:#7a2e5d;stroke:#7a2e5d;stroke-width:1.5}.open-date{fill:#f4ecf1;stroke-dasharray:3 2}\
.hit-area,.chosen-time{fill:none;stroke:none}.paper{fill:#fff;stroke:none}";

/// The picture as a file of its own, under what it shows and above where it is from; how wide and high it is.
pub fn drawing(
    picture: &Picture,
    title: &str,
    source: &str,
    link: &dyn Fn(&String) -> String,
) -> (String, [usize; 2]) {
    let (top, height) = (2 * ROW, height(picture));
    let all = top + height + (2 + picture.legend.len()) * ROW;
    let text = |text: &str, y: usize| {
        html::text().child(text.to_owned()).attr("x", MARGIN.to_string()).attr("y", y.to_string())
    };
    let own = html::svg()
        .attr("x", MARGIN.to_string())
        .attr("y", top.to_string())
        .attr("width", (WIDTH - 2 * MARGIN).to_string())
        .attr("height", height.to_string());
    let paper = html::rect().class("paper").attr("width", "100%").attr("height", "100%");
    let file = html::svg()
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", WIDTH.to_string())
        .attr("height", all.to_string())
        .child(html::style().child(STYLE))
        .child(paper)
        .child(text(title, ROW + ROW / 4).class("title"))
        .child(own.child(self::picture(picture, link)))
        // A sentence each, since no line goes on in the next.
        .children(
            picture
                .legend
                .iter()
                .enumerate()
                .map(|(n, legend)| text(legend, all - (1 + picture.legend.len() - n) * ROW)),
        )
        .child(text(source, all - ROW));
    (file.markup(), [WIDTH, all])
}

fn height(picture: &Picture) -> usize {
    picture.lanes.iter().fold(ROW, |top, lane| top + (lane.rows + 1) * ROW + ROW / 2)
}

/// The axis. Each mark leads where its line in the list does; whoever has only keys, or listens, has the list.
pub fn picture(picture: &Picture, href: &dyn Fn(&String) -> String) -> Node {
    let mut top = ROW;
    let mut lanes = Vec::new();
    for lane in &picture.lanes {
        lanes.push(self::lane(lane, top, href));
        top += (lane.rows + 1) * ROW + ROW / 2;
    }
    let height = height(picture).to_string();
    let tick = |(place, link): &(i32, Link)| {
        let x = share(*place);
        let line = html::line()
            .attr("x1", x.clone())
            .attr("x2", x.clone())
            .attr("y1", "0")
            .attr("y2", height.clone());
        let label = html::text().child(&link.label).attr("x", x.clone()).attr("dx", "4").attr("y", "15");
        html::g().child(line.class("tick")).child(
            html::a().attr("href", href(&link.href)).attr("tabindex", "-1").child(hit(x, 0)).child(label),
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
        .children(picture.brush.as_ref().map(|brush| {
            let nothing = html::rect().class("chosen-time").attr("height", height.clone()).attr("width", "0");
            nothing.key(brush.chosen(0, brush.months).href)
        }))
        .children(picture.ticks.iter().map(tick))
        .children(picture.turns.iter().map(turn))
        .children(lanes)
}

fn lane(lane: &Lane, top: usize, href: &dyn Fn(&String) -> String) -> Node {
    let name =
        html::text().child(&lane.label).class("lane").attr("x", "0").attr("y", (top + ROW - 8).to_string());
    html::g()
        .child(name)
        .children(lane.marks.iter().map(|drawn| mark(drawn, top + (drawn.row + 1) * ROW, href)))
        .children(lane.bars.iter().map(|counted| bar(counted, lane, top + ROW, href)))
}

/// How many are of a part of the time: below what is printed, above it what is not.
fn bar(counted: &Counted, lane: &Lane, top: usize, href: &dyn Fn(&String) -> String) -> Node {
    let whole = lane.rows * ROW;
    let [printed, all] = [counted.printed, counted.printed + counted.open]
        .map(|count| (count * whole).div_ceil(lane.most.max(1)));
    let from_to = |below: usize, above: usize| {
        html::rect()
            .attr("x", share(counted.from))
            .attr("width", share(counted.length * 9 / 10))
            .attr("y", (top + whole - above).to_string())
            .attr("height", (above - below).to_string())
    };
    html::a()
        .attr("href", href(&counted.href))
        .attr("tabindex", "-1")
        .child(html::title().child(&counted.title))
        .children((printed > 0).then(|| from_to(0, printed)))
        .children((all > printed).then(|| from_to(printed, all).class("open-date")))
        .child(from_to(0, whole).class("hit-area"))
}

fn mark(drawn: &Drawn, top: usize, href: &dyn Fn(&String) -> String) -> Node {
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
        .attr("href", href(&drawn.href))
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
