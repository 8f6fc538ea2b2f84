//! A document set for reading, or line by line as it was scraped.

use super::node::{Node, el, link, say, with};
use super::parts;
use crate::results::{DocumentPage, Fact, FlagLine, PassageLine, SourceLine};

/// The document.
pub fn view(page: &DocumentPage) -> Node {
    let back = link(&page.back.href, "← ").child(&page.back.label);
    let warning = page.not_verbatim.map(|why| say("p", why).class("warning"));
    let tab = |href: &str, label: &'static str, here: bool| {
        say("li", link(href, label).set_some("aria-current", here.then_some("true")))
    };
    let tabs = el("ul").child(tab(&page.clean, "Clean text", !page.scraped)).child(tab(
        &page.as_scraped,
        "As scraped",
        page.scraped,
    ));
    let body = el("div")
        .class("document")
        .child(say("p", back).class("back"))
        .child(say("h1", page.name))
        .children(warning)
        .child(provenance(page))
        .child(say("nav", tabs).class("switch").set("aria-label", "Clean or as scraped"));
    let body = if page.scraped {
        let hint = "Every line of the file that is not blank. Lines with a label are page furniture, the others are the article. Invisible characters are shown by name.";
        body.child(say("p", hint).class("hint")).child(with("ol", "scraped", page.lines.iter().map(line)))
    } else {
        article(page, body)
    };
    body.set_some("data-not-verbatim", page.not_verbatim)
}

fn provenance(page: &DocumentPage) -> Node {
    let stated = with("dl", "stated", page.facts.iter().map(fact));
    let mut section = say("section", say("h2", "What the page states about itself")).child(stated);
    if !page.flags.is_empty() {
        let flags = with("dl", "flags", page.flags.iter().map(flag));
        section = section.child(say("h2", "What to beware of")).child(flags);
    }
    section.class("provenance").set("aria-label", "Provenance")
}

fn fact(fact: &Fact) -> Node {
    let value = match (&fact.value, &fact.address) {
        (None, _) => say("span", "not stated").class("absent"),
        (Some(value), Some(address)) => link(address, value).set("rel", "noopener noreferrer nofollow"),
        (Some(value), None) => value.into(),
    };
    let basis = fact
        .line
        .as_ref()
        .map(|line| say("span", [fact.basis, ", "].concat()).class("basis").child(parts::link(line)));
    parts::term(fact.name, say("dd", value).children(basis))
}

fn flag(flag: &FlagLine) -> Node {
    let mut reason = say("dd", flag.reason);
    for line in &flag.lines {
        reason = reason.child(" ").child(parts::link(line));
    }
    parts::term(say("span", flag.label).class("badge"), reason)
}

fn article(page: &DocumentPage, mut body: Node) -> Node {
    if page.passages.is_empty() {
        let see = link(&page.as_scraped, "See it as it came");
        return body.child(say("p", "No article was found in this file. ").class("nothing").child(see));
    }
    if page.has_evidence {
        let tick = el("input").set("id", "show-evidence").set("type", "checkbox");
        let label = say("label", tick).child("Underline the words that earned the topics");
        body = body.child(say("p", label).class("marks"));
    }
    let furniture = link(&page.as_scraped, &page.furniture).child(" of page furniture");
    let rest = " left out: menus, teasers, notices and the like. Nothing is lost; see the page as scraped.";
    body.child(with("article", "clean", page.passages.iter().map(passage)))
        .child(say("p", furniture).class("furniture").child(rest))
}

fn passage(passage: &PassageLine) -> Node {
    let number = passage.number.to_string();
    let words = el(if passage.heading { "h2" } else { "p" })
        .set("dir", "auto")
        .children(parts::pieces(&passage.pieces));
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
        .child(margin)
        .set_some("id", id.as_deref())
        .set("tabindex", "-1")
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
    let text = el("span").class("text").set("dir", "auto").children(parts::pieces(&line.pieces));
    say("li", say("span", &line.number).class("number"))
        .class(class)
        .set("tabindex", "-1")
        .child(text)
        .children(line.furniture.map(|kind| say("span", kind).class("kind")))
        .children(pilcrow)
}
