//! A concordance: lines of words under each other, what stands before them to their left.

use super::html;
use super::node::Node;
use super::parts;

use crate::page::concordance::{ConcordancePage, Line};

/// The lines, and above them what is counted. A line is a row of a table; where there is no room for its columns, the words
/// run on under their document.
#[inline(never)]
pub fn view(page: &ConcordancePage) -> Node {
    let asked = (!page.asked.is_empty()).then(|| html::p().child(&page.asked).class("asked"));
    let notes = page.notes.iter().map(|note| html::p().child(note).class("hint"));
    let view = html::div()
        .class("concordance")
        .child(html::h1().child(&page.count).class("count"))
        .children(asked)
        .children(notes);
    if page.lines.is_empty() {
        let ways = html::ul().children(page.ways_out.iter().map(parts::item));
        let nothing = html::div().child(html::p().child(&page.nothing)).class("nothing");
        return view.child(nothing.children((!page.ways_out.is_empty()).then_some(ways)));
    }
    let ways = html::ul().class("ways").child(parts::item(&page.search));
    let counts = page
        .counts
        .iter()
        .map(|(title, bars)| html::section().child(html::h2().child(*title)).child(parts::bars(bars)));
    let more = page.more.as_ref().map(|more| html::p().child(parts::link(more)));
    let counts = html::div().class("tallies").children(counts).children(more);
    let names = html::tr().children(page.columns.iter().map(parts::heading));
    let rows = html::tbody().children(page.lines.iter().map(line));
    let sign = (!page.sign.is_empty()).then(|| html::p().child(page.sign).class("hint"));
    view.child(ways)
        .child(counts)
        .child(html::table().class("lines").child(html::thead().child(names)).child(rows))
        .children(parts::pages(&page.place, &page.pages))
        .children(sign)
}

fn line(line: &Line) -> Node {
    let document = parts::link(&line.document).attr("title", line.document.note.clone());
    let sign = (!line.not_verbatim.is_empty()).then(|| {
        let words = [" not verbatim: ", &*line.not_verbatim].concat();
        html::span()
            .child(html::span().child("≈").attr("aria-hidden", "true"))
            .child(parts::visually_hidden(words))
            .class("sign")
            .attr("title", line.not_verbatim.clone())
    });
    // The whole of it is a link, so that a thumb can hit a short word.
    let words = html::a()
        .attr("href", line.words.href.clone())
        .attr("data-hit", "")
        .child(html::mark().child(&line.words.label));
    html::tr()
        .child(html::td().child(document).class("of"))
        .child(html::td().child(&line.date).children(sign).class("when"))
        .child(html::td().child(html::span().child(&line.left)).class("before"))
        .child(html::td().child(words).class("word"))
        .child(html::td().child(&line.right).class("behind"))
}
