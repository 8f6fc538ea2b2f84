//! A document set for reading, or line by line as it was scraped.

use corpus::FurnitureKind;

use super::node::{Node, el, link, say, with};
use super::parts;

use crate::page::card::Card;
use crate::page::document::{DocumentPage, Fact, FlagLine, PassageLine, SourceLine};
use crate::page::link::Link;
use crate::text::fill;

/// The document, with these kinds of marks shown.
pub fn view(page: &DocumentPage, marks: u32) -> Node {
    let back = link(&page.back.href, "← ").child(&page.back.label);
    let tab = |href: &str, label: &'static str, here: bool| {
        say("li", link(href, label).set_some("aria-current", here.then_some("true")))
    };
    let tabs = el("ul").child(tab(&page.clean, "Clean text", !page.scraped)).child(tab(
        &page.as_scraped,
        "As scraped",
        page.scraped,
    ));
    let text = if page.scraped {
        let hint = "Every line of the file that is not blank. Those that were left out of the article stand with the reason. Invisible characters are shown by name.";
        el("div")
            .child(say("h2", "The page as scraped").class("unseen"))
            .child(say("p", hint).class("hint"))
            .child(with("ol", "scraped", page.lines.iter().map(line)))
    } else {
        article(page, marks)
    };
    el("div")
        .class("document")
        .child(say("p", back).class("back"))
        .child(say("h1", page.name))
        .children(warnings(page))
        .child(provenance(page))
        .child(say("nav", tabs).class("switch").set("aria-label", "Clean or as scraped"))
        .child(text)
        .set_some("data-not-verbatim", page.not_verbatim)
}

/// What changes how one reads it.
fn warnings(page: &DocumentPage) -> Option<Node> {
    let (mut warnings, mut any) = (el("div").class("warning"), false);
    for flag in page.flags.iter().filter(|flag| !flag.warning.is_empty()) {
        warnings = warnings.child(shown_by(say("p", &flag.warning), flag));
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
    let mut details = el("details")
        .class("provenance")
        .child(say("summary", &page.source))
        .child(say("h2", "What the page states about itself"))
        .child(with("dl", "stated", page.facts.iter().map(fact)));
    let (mut flags, mut count) = (el("dl").class("flags"), 0);
    for flag in page.flags.iter().filter(|flag| !flag.label.is_empty()) {
        let name = say("span", flag.label).class("badge");
        flags = flags.child(parts::term(name, shown_by(say("dd", flag.reason), flag)));
        count += 1;
    }
    details = details.children(folded("More warnings", count, flags));
    if !page.connections.is_empty() {
        details = details.child(say("h2", "Connected with")).child(reasoned(&page.connections));
    }
    details.children(folded("Corrected by a curator", page.reviews.len(), reasoned(&page.reviews)))
}

/// What only some readers want; nothing where there is none of it.
fn folded(name: &str, count: usize, list: Node) -> Option<Node> {
    let name = fill("{} ({})", &[name, &count.to_string()]);
    (count > 0).then(|| say("details", say("summary", name)).child(list))
}

fn reasoned(links: &[(&'static str, Link)]) -> Node {
    let mut list = el("dl").class("flags");
    for (kind, other) in links {
        let why = say("dd", parts::link(other)).child(say("span", &other.note).class("basis"));
        list = list.child(parts::term(say("span", *kind).class("badge"), why));
    }
    list
}

fn fact(fact: &Fact) -> Node {
    let value = match (&fact.value, &fact.address) {
        (None, _) if !fact.window.is_empty() => say("span", &fact.window).class("absent"),
        (None, _) => say("span", "not stated").class("absent"),
        (Some(value), Some(address)) => link(address, value).set("rel", "noopener noreferrer nofollow"),
        (Some(value), None) => value.into(),
    };
    let basis = match &fact.line {
        Some(line) => Some(say("span", [fact.basis, ", "].concat()).class("basis").child(parts::link(line))),
        None => (!fact.basis.is_empty()).then(|| say("span", fact.basis).class("basis")),
    };
    parts::term(fact.name, say("dd", value).children(basis))
}

fn article(page: &DocumentPage, marks: u32) -> Node {
    if page.passages.is_empty() {
        let see = link(&page.as_scraped, "See it as it came");
        return say("p", "No article was found in this file. ").class("nothing").child(see);
    }
    let mut ticks = el("div").class("marks").set("role", "group").set("aria-label", "Marks in the text");
    for (n, (_, name)) in crate::page::mark::KINDS.iter().enumerate().filter(|(n, _)| page.has >> n & 1 == 1)
    {
        let is_on = if marks >> n & 1 == 1 { "true" } else { "false" };
        let tick = parts::button(*name, "marks").set("data-hash", n.to_string()).set("aria-pressed", is_on);
        ticks = ticks.child(tick);
    }
    if page.has_evidence {
        let tick = el("input").set("id", "show-evidence").set("type", "checkbox");
        ticks = ticks.child(say("label", tick).child("Words of the topics"));
    }
    let text = say("article", say("h2", "The article").class("unseen"));
    let left_out = link(&page.as_scraped, &page.furniture).child(" of the page");
    let rest = " were left out. Nothing is lost: “As scraped” shows each with the reason.";
    el("div")
        .children((page.has_evidence || page.has > 0).then_some(ticks))
        .child(text.class("clean").children(page.passages.iter().map(passage)))
        .child(say("p", left_out).class("furniture").child(rest))
}

fn passage(passage: &PassageLine) -> Node {
    let number = passage.number.to_string();
    let words = el(if passage.heading { "h3" } else { "p" }).set("dir", "auto").children(marked(passage));
    let button = |what: &'static str, label: &'static str, more: &str| {
        parts::button(label, what)
            .set("data-hash", passage.hash)
            .child(parts::unseen([more, &number].concat()))
    };
    let pilcrow = link(&passage.href, "¶")
        .class("pilcrow")
        .set("title", passage.lines.clone())
        .set("aria-label", ["Link to passage ", &number].concat());
    let acts = say("div", pilcrow)
        .class("acts")
        .child(button("copy-link", "Copy link", " to passage "))
        .child(button("copy-words", "Copy with source", ", passage "));
    let margin = el("div").class("margin").children(parts::chips(&passage.topics)).child(acts);
    let id = passage.anchor.then(|| ["p-", passage.hash].concat());
    say("div", words)
        .class(if passage.target { "passage target" } else { "passage" })
        .children(passage.card.as_ref().map(card))
        .child(margin)
        .set_some("id", id.as_deref())
        .set("tabindex", "-1")
}

/// The words of a passage; what is marked opens its card. A mark that another one lies in goes on behind it, and only
/// its first part is a stop for the Tab key.
fn marked(passage: &PassageLine) -> Vec<Node> {
    let (mut nodes, mut begun) = (Vec::new(), 0_u32);
    let mut open: Option<(usize, Node)> = None;
    for (run, node) in passage.runs.iter().zip(parts::runs(&passage.runs)) {
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
        let is_first = begun >> (at & 31) & 1 == 0;
        begun |= 1 << (at & 31);
        let class = ["m statement", "m date", "m name"][kind % 3];
        let is_open = passage.card.as_ref().is_some_and(|card| card.close == *href);
        let link = link(href, node)
            .class(class)
            .set_some("aria-current", is_open.then_some("true"))
            .set_some("tabindex", (!is_first).then_some("-1"));
        open = Some((at, link));
    }
    nodes.extend(open.map(|(_, link)| link));
    nodes
}

/// What a mark stands for.
fn card(card: &Card) -> Node {
    let close = link(&card.close, "×").class("x").set("aria-label", "Close");
    let mut facts = el("dl").class("stated");
    for (name, value) in &card.facts {
        facts = facts.child(parts::term(*name, say("dd", value)));
    }
    let act = |what, label| parts::button(label, what).set("data-hash", card.name.clone());
    let acts = say("p", link(&card.href, "¶").class("pilcrow").set("aria-label", "Link to this"))
        .class("acts")
        .child(act("copy-link", "Copy link"))
        .child(act("copy-words", "Copy with source"));
    let more = card.more.iter().map(|more| say("p", parts::link(more)));
    el("aside")
        .class("card")
        .set("id", "card")
        .set("tabindex", "-1")
        .set("aria-label", card.kind)
        .child(close)
        .child(say("p", card.kind).class("kicker"))
        .child(say("h3", &card.title))
        .children(
            (!card.words.is_empty())
                .then(|| el("blockquote").set("dir", "auto").children(parts::runs(&card.words))),
        )
        .children(card.not_verbatim.map(|why| say("p", why).class("warning")))
        .child(facts)
        .children(more)
        .child(acts)
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
        link(href, "¶").class("pilcrow").set("aria-label", name)
    });
    let text = el("span").class("text").set("dir", "auto").children(parts::runs(&line.runs));
    say("li", say("span", &line.number).class("number"))
        .class(class)
        .set("tabindex", "-1")
        .child(text)
        .children(line.furniture.map(left_out))
        .children(pilcrow)
}

/// What a line is, and so why it is not in the article.
fn left_out(kind: FurnitureKind) -> Node {
    say("span", [kind.label(), ": ", kind.reason()].concat()).class("kind")
}
