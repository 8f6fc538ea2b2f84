//! What several views share: marked text, chips, badges, bars, document heads, hits.

use super::node::{self, Node, el, say, with};

use crate::page::document_line::DocumentLine;
use crate::page::hits::{Group, HitLine};
use crate::page::link::{Bar, Link};
use crate::page::statement::StatementLine;
use crate::syntax_help::Form;
use crate::text::{TextRun, fill};

/// Text with its hits and evidence marked, and invisible characters named.
pub fn runs(runs: &[TextRun]) -> impl Iterator<Item = Node> {
    runs.iter().map(run)
}

fn run(run: &TextRun) -> Node {
    let text = &run.text;
    if run.hit || run.evidence != 0 {
        let tag = if run.hit { "mark" } else { "span" };
        let class = evidence_class(run.evidence);
        say(tag, text).set_some("class", (!class.is_empty()).then_some(&*class))
    } else if run.code {
        say("span", text).class("code").set("title", "an invisible character of the page")
    } else if !run.rest.is_empty() {
        say("span", text).class("dots").set("data-rest", run.rest.clone())
    } else {
        text.into()
    }
}

/// `ev e0 e2`: evidence for the passage's topics number 0 and 2. The style sheet knows six of them.
fn evidence_class(bits: u32) -> String {
    let mut class = String::new();
    if bits != 0 {
        class.push_str("ev");
    }
    for n in (0..6).filter(|n| bits >> n & 1 == 1) {
        class.push_str([" e0", " e1", " e2", " e3", " e4", " e5"][n]);
    }
    class
}

/// A link with its words.
pub fn link(link: &Link) -> Node {
    node::link(&link.href, &link.label)
}

/// A button; what it does is known by that name.
pub fn button(label: impl Into<Node>, what: &'static str) -> Node {
    say("button", label).set("type", "button").set("data-do", what)
}

/// A link in a list.
pub fn item(entry: &Link) -> Node {
    say("li", link(entry))
}

/// A list of facts in words.
pub fn counts(counts: &[String]) -> Node {
    with("ul", "counts", counts.iter().map(|count| say("li", count)))
}

/// Words for screen readers only.
pub fn unseen(words: impl Into<Node>) -> Node {
    say("span", words).class("unseen")
}

/// Topics of a passage; nothing when it has none.
pub fn chips(topics: &[Link]) -> Option<Node> {
    let chips = topics.iter().map(|topic| say("li", link(topic).set("title", topic.note.clone())));
    (!topics.is_empty()).then(|| with("ul", "chips", chips).set("aria-label", "Topics"))
}

/// Provenance of a document in one line, with its flags.
pub fn facts(document: &DocumentLine) -> Node {
    let mut facts = say("p", &document.facts).class("facts");
    for flag in &document.flags {
        let badge = say("span", &flag.label).class("badge").set("title", flag.note.clone());
        facts = facts.child(" ").child(badge);
    }
    facts
}

/// The title of a document as a link.
pub fn title(document: &DocumentLine) -> Node {
    el("a").set("href", document.href.clone()).children(runs(&document.title))
}

/// Passages by document; each is a hit that the arrow keys reach.
pub fn groups(groups: &[Group]) -> impl Iterator<Item = Node> {
    groups.iter().map(|group| {
        let hits = group.hits.iter().map(hit_line);
        el("section")
            .key(group.hits.first().map(|hit| hit.document.to_string()).unwrap_or_default())
            .class("group")
            .child(say("h2", title(&group.document)))
            .child(facts(&group.document))
            .child(with("ol", "hits", hits))
    })
}

fn hit_line(hit: &HitLine) -> Node {
    let runs = hit.runs.iter().map(|shown| match shown.mark {
        Some(_) => say("span", run(shown)).class("m statement"),
        None => run(shown),
    });
    let words = el("a").class("to").set("data-hit", "").set("href", hit.href.clone()).children(runs);
    let is_open = if hit.why.is_empty() { "false" } else { "true" };
    let ask = hit.is_scored.then(|| {
        let ask = say("button", "Why this hit").class("ask-why").set("type", "button").set("data-do", "why");
        ask.set("data-hash", hit.name.clone()).set("aria-expanded", is_open)
    });
    let place = say("span", &hit.lines).class("where");
    let under = say("div", place).class("under").children(chips(&hit.topics)).children(ask);
    let why = (!hit.why.is_empty()).then(|| why(&hit.why));
    let said = (!hit.statements.is_empty())
        .then(|| with("ul", "said-by", hit.statements.iter().map(statement)).set("aria-label", "Statements"));
    let own = hit.is_own.then(|| say("p", "The page’s own words").class("said-by own"));
    let words = say("li", words).class("hit").children(said).children(own);
    words.child(under).set("data-doc-id", hit.document.to_string()).children(why).key(hit.name.clone())
}

/// Who says it, how and when.
fn statement(line: &StatementLine) -> Node {
    let mut facts = String::new();
    for fact in &line.facts {
        facts.push_str(" · ");
        facts.push_str(fact);
    }
    let warning = (!line.not_verbatim.is_empty()).then(|| say("span", &line.not_verbatim).class("badge"));
    let words = (!line.words.is_empty()).then(|| say("q", &line.words).set("dir", "auto"));
    say("li", node::link(&line.href, &line.speaker)).child(facts).child(" ").children(warning).children(words)
}

/// What counted for a hit, each with its numbers; the last is the score.
fn why(lines: &[[String; 2]]) -> Node {
    with("ul", "why", lines.iter().map(|[words, numbers]| say("li", words).child(say("span", numbers))))
}

/// Counts side by side, each with its name, its number and, as a share of the largest, a bar for the eye.
pub fn bars(bars: &[Bar]) -> Node {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let row = |bar: &Bar| {
        let share = (bar.count * 100 / most) as u32;
        say("li", link(&bar.link)).child(number(bar.count)).child(picture(100, &[(0, share)]))
    };
    with("ul", "bars", bars.iter().map(row))
}

/// A count beside its name.
pub fn number(count: usize) -> Node {
    say("span", count.to_string()).class("n")
}

/// A strip with bars on it, for the eye only: what it shows is said in words beside it.
pub fn picture(width: u32, bars: &[(u32, u32)]) -> Node {
    let bars = bars.iter().map(|(x, width)| {
        el("rect").set("x", x.to_string()).set("width", width.to_string()).set("height", "4")
    });
    el("svg")
        .set("viewBox", fill("0 0 {} 4", &[&width.to_string()]))
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .children(bars)
}

/// A name with its meaning, in a list of such.
pub fn term(name: impl Into<Node>, meaning: Node) -> Node {
    el("div").child(say("dt", name)).child(meaning)
}

/// The forms of the query language; each writes itself into the search box.
pub fn forms(forms: &[Form]) -> Node {
    let mut list = el("dl").class("forms");
    for (n, form) in forms.iter().enumerate() {
        let write = button(form.example(), "write");
        list = list.child(term(write.set("data-hash", n.to_string()), say("dd", form.meaning())));
    }
    let hint = "Choose one and it is written into the search box, around the word you selected or behind the last one.";
    say("div", say("p", hint).class("hint")).child(list)
}

/// The list of keys.
pub fn keys() -> Node {
    let keys = crate::keys::LIST.iter().map(|(key, does)| term(say("kbd", *key), say("dd", *does)));
    with("dl", "keys", keys)
}
