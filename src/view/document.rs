//! A document set for reading, or line by line as it was scraped.

use corpus::FurnitureKind;
use leptos::ev;

use super::html;
use super::node::Node;
use super::parts::{self, link_to};

use crate::browser;
use crate::copying::{self, What};
use crate::keeping;
use crate::page::card::Card;
use crate::page::document::{DocumentPage, Fact, FlagLine, KindLine, PassageLine, SourceLine};
use crate::page::link::Link;
use crate::page::mark::{EVIDENCE, HITS, KINDS};
use crate::state::State;
use crate::stepping;
use crate::text::fill;
use crate::trace::Fate;

/// The document.
#[inline(never)]
pub fn view(page: &DocumentPage, state: State) -> Node {
    let back = link_to(&page.back.href, "← ").child(&page.back.label);
    let tab = |href: &str, label: &'static str, here: bool| {
        html::li().child(link_to(href, label).attr("aria-current", here.then_some("true")))
    };
    let tabs = html::ul().child(tab(&page.clean, "Clean text", !page.scraped)).child(tab(
        &page.as_scraped,
        "As scraped",
        page.scraped,
    ));
    let text = if page.scraped {
        let hint = "Every line of the file that is not blank. Those that were left out of the article stand with the reason. Invisible characters are shown by name.";
        html::div()
            .child(html::h2().child("The page as scraped").class("visually-hidden"))
            .child(html::p().child(hint).class("hint"))
            .child(html::ol().class("scraped").children(lines(&page.lines)))
    } else {
        article(page, state)
    };
    let view = html::div()
        .class("document")
        .child(html::p().child(back).class("back"))
        .child(html::h1().child(page.name))
        .children(warnings(page))
        .child(provenance(page))
        .children(page.compare.as_ref().map(|compare| html::p().child(parts::link(compare)).class("within")))
        .child(html::nav().child(tabs).class("switch").attr("aria-label", "Clean or as scraped"))
        .child(text);
    match page.not_verbatim {
        None => view,
        Some(warning) => view.on(ev::copy, move |event| copying::warn(state, event, warning)),
    }
}

/// What changes how one reads it.
fn warnings(page: &DocumentPage) -> Option<Node> {
    let (mut warnings, mut any) = (html::div().class("warning"), false);
    for flag in page.flags.iter().filter(|flag| !flag.warning.is_empty()) {
        warnings = warnings.child(shown_by(html::p().child(&flag.warning), flag));
        any = true;
    }
    any.then_some(warnings)
}

/// Puts the lines that show a flag behind its words.
fn shown_by(mut words: Node, flag: &FlagLine) -> Node {
    for line in &flag.lines {
        words = words.child(" ").child(parts::link(line));
    }
    words
}

/// Beside the text where there is room, else one line that opens: the style sheet knows.
fn provenance(page: &DocumentPage) -> Node {
    let mut details = html::details()
        .class("provenance")
        .child(html::summary().child(&page.source))
        .child(html::h2().child("What the page states about itself"))
        .child(html::dl().class("stated").children(page.facts.iter().map(fact)));
    let (mut flags, mut count) = (html::dl().class("flags"), 0);
    for flag in page.flags.iter().filter(|flag| !flag.label.is_empty()) {
        let name = html::span().child(flag.label).class("badge");
        flags = flags.child(parts::term(name, shown_by(html::dd().child(flag.reason), flag)));
        count += 1;
    }
    details = details.children(folded("More warnings", count, flags));
    if !page.connections.is_empty() {
        details = details.child(html::h2().child("Connected with")).child(reasoned(&page.connections));
    }
    details.children(folded("Corrected by a curator", page.reviews.len(), reasoned(&page.reviews)))
}

/// What only some readers want; nothing where there is none of it.
fn folded(name: &str, count: usize, list: Node) -> Option<Node> {
    let name = fill("{} ({})", &[name, &count.to_string()]);
    (count > 0).then(|| html::details().child(html::summary().child(name)).child(list))
}

fn reasoned(links: &[(&'static str, Link)]) -> Node {
    let mut list = html::dl().class("flags");
    for (kind, other) in links {
        let why = html::dd().child(parts::link(other)).child(html::span().child(&other.note).class("basis"));
        list = list.child(parts::term(html::span().child(*kind).class("badge"), why));
    }
    list
}

fn fact(fact: &Fact) -> Node {
    let value = match (&fact.value, &fact.address) {
        (None, _) if !fact.window.is_empty() => html::span().child(&fact.window).class("absent"),
        (None, _) => html::span().child("not stated").class("absent"),
        (Some(value), Some(address)) => link_to(address, value).attr("rel", "noopener noreferrer nofollow"),
        (Some(value), None) => value.into(),
    };
    let basis = match &fact.line {
        Some(line) => {
            Some(html::span().child([fact.basis, ", "].concat()).class("basis").child(parts::link(line)))
        }
        None => (!fact.basis.is_empty()).then(|| html::span().child(fact.basis).class("basis")),
    };
    parts::term(fact.name, html::dd().child(value).children(basis))
}

fn article(page: &DocumentPage, state: State) -> Node {
    if page.passages.is_empty() {
        let see = link_to(&page.as_scraped, "See it as it came");
        return html::p().child("No article was found in this file. ").class("nothing").child(see);
    }
    let ticks = html::div().class("marks").attr("role", "group").attr("aria-label", "Marks in the text");
    let ticks = ticks.children(page.kinds.iter().map(|line| kind(line, state)));
    let has_evidence = page.kinds.iter().any(|line| line.kind == EVIDENCE && line.is_on);
    let text = html::article().child(html::h2().child("The article").class("visually-hidden"));
    let left_out = link_to(&page.as_scraped, &page.furniture).child(" of the page");
    let rest = " were left out. Nothing is lost: “As scraped” shows each with the reason.";
    html::div()
        .children((!page.kinds.is_empty()).then_some(ticks))
        .child(
            text.class(if has_evidence { "clean shown-evidence" } else { "clean" })
                .children(page.passages.iter().map(|line| passage(line, page.fate, state))),
        )
        .child(html::p().child(left_out).class("furniture").child(rest))
}

/// Shows a kind of marks or none, and steps through them.
fn kind(line: &KindLine, state: State) -> Node {
    let (kind, (key, name)) = (line.kind, KINDS[line.kind]);
    let is_on = if line.is_on { "true" } else { "false" };
    let shown = parts::button(line.label(), move || state.toggle(kind)).attr("aria-pressed", is_on);
    let way = |sign: &'static str, words: &str, forward: bool| {
        let step = move || browser::with_annex(move || stepping::step(state, Some(kind), forward));
        let sign = html::span().child(sign).attr("aria-hidden", "true");
        parts::button(sign, step).child(parts::visually_hidden([name, words].concat()))
    };
    let steps = [way("‹", ": previous", false), way("›", ": next", true)];
    html::div()
        .child(shown)
        .class("kind")
        .children((line.count > 0).then_some(steps).into_iter().flatten())
        .attr("data-kind", key.to_string())
}

/// What of the places that begin at a run its element stands for, to be stepped to.
fn begun(begins: u32, kinds: std::ops::Range<usize>) -> Option<String> {
    let mut keys = String::new();
    for kind in kinds.filter(|kind| begins >> kind & 1 == 1) {
        keys.push_str(if keys.is_empty() { "" } else { " " });
        keys.push(KINDS[kind].0);
    }
    (!keys.is_empty()).then_some(keys)
}

fn passage(passage: &PassageLine, fate: Option<Fate>, state: State) -> Node {
    let number = passage.number.to_string();
    let words =
        (if passage.heading { html::h3() } else { html::p() }).attr("dir", "auto").children(marked(passage));
    let named = |button: Node, more: &str| button.child(parts::visually_hidden([more, &number].concat()));
    let copy = |what: What, label: &'static str| copy_button(state, what, label, passage.hash.into());
    let pilcrow = link_to(&passage.href, "¶")
        .class("pilcrow")
        .attr("title", passage.lines.clone())
        .attr("aria-label", ["Link to passage ", &number].concat());
    let acts = html::div()
        .child(pilcrow)
        .class("acts")
        .child(named(copy(What::Link, "Copy link"), " to passage "))
        .child(named(copy(What::Words, "Copy with source"), ", passage "))
        .children(more(state, passage.hash).into_iter().map(|button| named(button, ", passage ")));
    // Beside the passage: what is said above the text is not on a screen that shows the passage.
    let fate = fate.filter(|_| passage.target).map(|fate| {
        let (words, class) = match fate {
            Fate::Same => ("As it was when the link was made.", "hint"),
            Fate::Moved => ("Moved since the link was made; its words are the same.", "warning"),
            Fate::Changed => ("Changed since the link was made.", "warning"),
        };
        html::p().child(words).class(class)
    });
    let margin =
        html::div().class("margin").children(fate).children(parts::chips(&passage.topics)).child(acts);
    let id = passage.anchor.then(|| ["p-", passage.hash].concat());
    html::div()
        .child(words)
        .class(if passage.target { "passage target" } else { "passage" })
        .children(passage.card.as_ref().map(|open| card(open, state)))
        .child(margin)
        .id(id)
        .attr("tabindex", "-1")
}

/// Copies what has that name: a passage, or a mark in it.
fn copy_button(state: State, what: What, label: &'static str, name: String) -> Node {
    parts::button(label, move || copying::copy(state, what, &keeping::subject(state, &name)))
}

/// Cites what has that name in another form, or keeps it in a dossier.
fn more(state: State, name: &str) -> Vec<Node> {
    let cited = name.to_owned();
    let cite = parts::button("Cite", move || copying::open(state, keeping::subject(state, &cited)));
    let (hash, mark) = name.split_once('.').unwrap_or((name, ""));
    let place = keeping::place(state, hash);
    let mut buttons = vec![cite.attr("aria-haspopup", "dialog")];
    buttons.extend(place.map(|place| parts::keep(state, place, mark.into())));
    buttons
}

/// The words of a passage; what is marked opens its card. A mark that another one lies in goes on behind it, and only
/// its first part is a stop for the Tab key.
fn marked(passage: &PassageLine) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut open: Option<(usize, Node)> = None;
    for ((run, node), &begins) in passage.runs.iter().zip(parts::runs(&passage.runs)).zip(&passage.begins) {
        let node = node.attr("data-begins", begun(begins, HITS..KINDS.len()));
        let mark = run.mark.and_then(|at| Some((at, passage.marks.get(at)?)));
        if let Some((at, link)) = open.take() {
            if run.mark == Some(at) {
                open = Some((at, link.child(node)));
                continue;
            }
            nodes.push(link);
        }
        let Some((at, (kind, href))) = mark else {
            nodes.push(node);
            continue;
        };
        let is_first = begins >> kind & 1 == 1;
        let class = ["m statement", "m date", "m name"][kind % 3];
        let is_open = passage.card.as_ref().is_some_and(|card| card.close == *href);
        let link = link_to(href, node)
            .class(class)
            .attr("aria-current", is_open.then_some("true"))
            .attr("data-begins", begun(begins, 0..HITS))
            .attr("tabindex", (!is_first).then_some("-1"));
        open = Some((at, link));
    }
    nodes.extend(open.map(|(_, link)| link));
    nodes
}

/// What a mark stands for.
fn card(card: &Card, state: State) -> Node {
    let close = link_to(&card.close, "×").class("x").attr("aria-label", "Close");
    let mut facts = html::dl().class("stated");
    for (name, value) in &card.facts {
        facts = facts.child(parts::term(*name, html::dd().child(value)));
    }
    let copy = |what: What, label: &'static str| copy_button(state, what, label, card.name.clone());
    let acts = html::p()
        .child(link_to(&card.href, "¶").class("pilcrow").attr("aria-label", "Link to this"))
        .class("acts")
        .child(copy(What::Link, "Copy link"))
        .child(copy(What::Words, "Copy with source"))
        .children(more(state, &card.name));
    let more = card.more.iter().map(|more| html::p().child(parts::link(more)));
    html::aside()
        .class("card")
        .id("card")
        .attr("tabindex", "-1")
        .attr("aria-label", card.kind)
        .child(close)
        .child(html::p().child(card.kind).class("kicker"))
        .child(html::h3().child(&card.title))
        .children(
            (!card.words.is_empty())
                .then(|| html::blockquote().attr("dir", "auto").children(parts::runs(&card.words))),
        )
        .children(card.not_verbatim.map(|why| html::p().child(why).class("warning")))
        .child(facts)
        .children(more)
        .child(acts)
}

/// Lines, each with its name in links; of a line in several pieces the first has it.
fn lines(lines: &[SourceLine]) -> impl Iterator<Item = Node> {
    let mut before = "";
    lines.iter().map(move |piece| {
        let is_first = std::mem::replace(&mut before, &piece.number) != piece.number;
        line(piece).id(is_first.then(|| ["l-", &piece.number].concat()))
    })
}

fn line(line: &SourceLine) -> Node {
    let class = match (line.furniture.is_some(), line.target) {
        (false, false) => "",
        (false, true) => "target",
        (true, false) => "furniture",
        (true, true) => "furniture target",
    };
    let pilcrow = line.passage.as_ref().map(|href| {
        let name = ["Link to the passage at line ", &line.number].concat();
        link_to(href, "¶").class("pilcrow").attr("aria-label", name)
    });
    let text = html::span().class("text").attr("dir", "auto").children(parts::runs(&line.runs));
    html::li()
        .child(html::span().child(&line.number).class("number"))
        .class(class)
        .attr("tabindex", "-1")
        .child(text)
        .children(line.furniture.map(left_out))
        .children(pilcrow)
}

/// What a line is, and so why it is not in the article.
fn left_out(kind: FurnitureKind) -> Node {
    html::span().child([kind.label(), ": ", kind.reason()].concat()).class("kind")
}
