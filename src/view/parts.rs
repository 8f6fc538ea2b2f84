//! What several views share: marked text, chips, badges, bars, document heads, hits.

use leptos::ev;

use super::html;
use super::node::Node;

use crate::browser;
use crate::copying;
use crate::keeping;
use crate::navigation;
use crate::page::document_line::DocumentLine;
use crate::page::hits::{Group, HitLine};
use crate::page::link::{Bar, Heading, Link};
use crate::page::statement::StatementLine;
use crate::page::statements::Row;
use crate::state::State;
use crate::text::{TextRun, fill};

/// Text with its hits and evidence marked, and invisible characters named.
pub fn runs(runs: &[TextRun]) -> impl Iterator<Item = Node> {
    runs.iter().map(run)
}

fn run(run: &TextRun) -> Node {
    let text = &run.text;
    if run.hit || run.evidence != 0 {
        let class = evidence_class(run.evidence);
        let marked = if run.hit { html::mark() } else { html::span() };
        marked.child(text).attr("class", (!class.is_empty()).then_some(class))
    } else if run.code {
        html::span().child(text).class("code").attr("title", "an invisible character of the page")
    } else if !run.rest.is_empty() {
        html::span().child(text).class("dots").attr("data-rest", run.rest.clone())
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
    link_to(&link.href, &link.label)
}

/// A link with other words.
pub fn link_to(href: &str, words: impl Into<Node>) -> Node {
    html::a().attr("href", href.to_owned()).child(words)
}

/// A button, and what it does.
pub fn button(label: impl Into<Node>, press: impl Fn() + Send + Sync + 'static) -> Node {
    html::button().child(label).attr("type", "button").on(ev::click, move |_| press())
}

/// Puts a passage, by the positions of its document and in it, or a mark of it into the dossier, or takes it out.
pub fn keep(state: State, place: (usize, usize), mark: String) -> Node {
    let is_kept = keeping::has(state, place, &mark);
    let label = if is_kept { "Kept" } else { "Keep" };
    let keep = move || {
        let mark = mark.clone();
        browser::with_annex(move || keeping::keep(state, place, &mark));
    };
    button(label, keep).attr("aria-pressed", if is_kept { "true" } else { "false" }).class("keep")
}

/// A link in a list.
pub fn item(entry: &Link) -> Node {
    html::li().child(link(entry))
}

/// The head of a column.
pub fn heading(heading: &Heading) -> Node {
    let words = if heading.link.href.is_empty() { (&heading.link.label).into() } else { link(&heading.link) };
    html::th().child(words).attr("scope", "col").attr("aria-sort", heading.order)
}

/// Which part of a list is shown, and the way to the others.
pub fn pages(place: &str, links: &[Link]) -> Option<Node> {
    let place = html::li().child(place.to_owned()).class("n");
    let pages = html::ul().class("pages").child(place).children(links.iter().map(item));
    (!links.is_empty()).then_some(pages)
}

/// A list of facts in words.
pub fn counts(counts: &[String]) -> Node {
    html::ul().class("counts").children(counts.iter().map(|count| html::li().child(count)))
}

/// Words for screen readers only.
pub fn visually_hidden(words: impl Into<Node>) -> Node {
    html::span().child(words).class("visually-hidden")
}

/// Topics of a passage; nothing when it has none.
pub fn chips(topics: &[Link]) -> Option<Node> {
    let chips = topics.iter().map(|topic| html::li().child(link(topic).attr("title", topic.note.clone())));
    (!topics.is_empty()).then(|| html::ul().class("chips").children(chips).attr("aria-label", "Topics"))
}

/// Provenance of a document in one line, with its flags.
pub fn facts(document: &DocumentLine) -> Node {
    let mut facts = html::p().child(&document.facts).class("facts");
    for flag in &document.flags {
        let badge = html::span().child(&flag.label).class("badge").attr("title", flag.note.clone());
        facts = facts.child(" ").child(badge);
    }
    facts
}

/// The title of a document as a link.
pub fn title(document: &DocumentLine) -> Node {
    html::a().attr("href", document.href.clone()).children(runs(&document.title))
}

/// Passages by document; each is a hit that the arrow keys reach.
pub fn groups(groups: &[Group], state: State) -> impl Iterator<Item = Node> {
    groups.iter().map(move |group| {
        let hits = group.hits.iter().map(|hit| hit_line(hit, state));
        html::section()
            .key(group.hits.first().map(|hit| hit.document.to_string()).unwrap_or_default())
            .class("group")
            .child(html::h2().child(title(&group.document)))
            .child(facts(&group.document))
            .child(html::ol().class("hits").children(hits))
    })
}

/// Passages by document, under a heading that they belong to.
pub fn under(groups: &[Group], state: State) -> impl Iterator<Item = Node> {
    groups.iter().map(move |group| {
        let hits = group.hits.iter().map(|hit| hit_line(hit, state));
        html::div()
            .class("group")
            .child(html::p().child(title(&group.document)).class("of"))
            .child(facts(&group.document))
            .child(html::ol().class("hits").children(hits))
    })
}

fn hit_line(hit: &HitLine, state: State) -> Node {
    let runs = hit.runs.iter().map(|shown| match shown.mark {
        Some(_) => html::span().child(run(shown)).class("m statement"),
        None => run(shown),
    });
    let words = html::a().class("to").attr("data-hit", "").attr("href", &hit.href).children(runs);
    let ask = hit.is_scored.then(|| {
        let name = hit.name.clone();
        let ask = button("Why this hit", move || navigation::explain(state, &name)).class("ask-why");
        ask.attr("aria-expanded", if hit.why.is_empty() { "false" } else { "true" })
    });
    let lines = html::span().child(&hit.lines).class("where");
    let (place, window) = ((hit.document, hit.passage), hit.window);
    let copy = move || browser::with_annex(move || copying::copy_hit(state, place, window));
    let link = button("Copy link", copy).class("share");
    let keep = keep(state, place, String::new());
    let under = html::div().child(lines).class("under").children(chips(&hit.topics));
    let under = under.child(link).child(keep).children(ask);
    let why = (!hit.why.is_empty()).then(|| why(&hit.why));
    let said = html::ul().class("said-by").children(hit.statements.iter().map(statement));
    let said = (!hit.statements.is_empty()).then(|| said.attr("aria-label", "Statements"));
    let own = hit.is_own.then(|| html::p().child("The page’s own words").class("said-by own"));
    let words = html::li().child(words).class("hit").children(said).children(own);
    words.child(under).attr("data-doc-id", hit.document.to_string()).children(why).key(hit.name.clone())
}

/// Who says it, how and when.
fn statement(line: &StatementLine) -> Node {
    let mut facts = String::new();
    for fact in &line.facts {
        facts.push_str(" · ");
        facts.push_str(fact);
    }
    let warning =
        (!line.not_verbatim.is_empty()).then(|| html::span().child(&line.not_verbatim).class("badge"));
    let words = (!line.words.is_empty()).then(|| html::q().child(&line.words).attr("dir", "auto"));
    html::li()
        .child(link_to(&line.href, &line.speaker))
        .child(facts)
        .child(" ")
        .children(warning)
        .children(words)
}

/// A statement with its words and where they stand.
pub fn saying(row: &Row) -> Node {
    let mut facts = String::new();
    for fact in [&row.more, &row.side, &row.told, &row.when()].into_iter().filter(|fact| !fact.is_empty()) {
        facts.push_str(" · ");
        facts.push_str(fact);
    }
    let warning =
        (!row.not_verbatim.is_empty()).then(|| html::span().child(&row.not_verbatim).class("badge"));
    let head = html::p().child(link(&row.speaker)).child(facts).child(" ").children(warning).class("said-by");
    let words = html::blockquote().attr("dir", "auto").children(runs(&row.words));
    let place = html::p().child(link(&row.document)).child(", ").child(&row.document.note).class("facts");
    html::li().child(head).child(words).child(place)
}

/// What counted for a hit, each with its numbers; the last is the score.
fn why(lines: &[[String; 2]]) -> Node {
    html::ul().class("why").children(
        lines.iter().map(|[words, numbers]| html::li().child(words).child(html::span().child(numbers))),
    )
}

/// Counts side by side, each with its name, its number and, as a share of the largest, a bar for the eye.
pub fn bars(bars: &[Bar]) -> Node {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let row = |bar: &Bar| {
        let share = (bar.count * 100 / most) as u32;
        html::li().child(link(&bar.link)).child(number(bar.count)).child(picture(100, &[(0, share)]))
    };
    html::ul().class("bars").children(bars.iter().map(row))
}

/// A count beside its name.
pub fn number(count: usize) -> Node {
    html::span().child(count.to_string()).class("n")
}

/// A strip with bars on it, for the eye only: what it shows is said in words beside it.
pub fn picture(width: u32, bars: &[(u32, u32)]) -> Node {
    let bars = bars.iter().map(|(x, width)| {
        html::rect().attr("x", x.to_string()).attr("width", width.to_string()).attr("height", "4")
    });
    html::svg()
        .attr("viewBox", fill("0 0 {} 4", &[&width.to_string()]))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(bars)
}

/// A name with its meaning, in a list of such.
pub fn term(name: impl Into<Node>, meaning: Node) -> Node {
    html::div().child(html::dt().child(name)).child(meaning)
}
