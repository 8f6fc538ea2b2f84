//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use super::node::{Node, el, link, say, with};
use super::parts;
use crate::results::{DateStrip, FacetLine, FacetPanel, Link, Overview, SearchPage};

/// The search page.
pub fn view(page: &SearchPage, wide: bool) -> Node {
    let body = match &page.overview {
        Some(overview) => self::overview(overview),
        None => hits(page),
    };
    with("div", "search", vec![body]).children(filters(page, wide))
}

fn hits(page: &SearchPage) -> Node {
    let asked = match page.text.trim() {
        "" => String::from("with the chosen filters"),
        text => ["for “", text, "”"].concat(),
    };
    let count = say("h1", &page.count).class("count").child(" ").child(say("span", asked).class("asked"));
    let nothing = page.groups.is_empty().then(|| {
        let why = "No passage has all of this. Searched were the titles and the text of every article, not the page furniture.";
        with("div", "nothing", vec![say("p", why), el("ul").children(page.ways_out.iter().map(parts::item))])
    });
    let results = el("div")
        .class("results")
        .set("data-results-for", page.text.clone())
        .set("data-total", page.total.to_string())
        .children(parts::groups(&page.groups));
    let pages = with("ul", "pages", page.pages.iter().map(parts::item));
    let instead = page.instead.iter().map(|line| {
        let exactly = (!line.href.is_empty()).then(|| parts::link(line));
        say("p", &line.note).class("instead").child(" ").children(exactly)
    });
    let column = with("div", "column", vec![count]).children(chosen(page)).children(instead);
    column.children(nothing).child(results).child(pages)
}

fn chosen(page: &SearchPage) -> Option<Node> {
    let clear = page.clear.as_ref()?;
    let chosen = page.chosen.iter().map(|choice| {
        let words = parts::unseen("Remove filter: ");
        let facet = say("span", [&choice.note, ": "].concat()).class("facet");
        let cross = say("span", "×").class("x").set("aria-hidden", "true");
        say("li", link(&choice.href, words).child(facet).child(&choice.label).child(cross))
    });
    let list = with("ul", "chosen", chosen).set("aria-label", "Chosen filters");
    Some(list.child(parts::item(clear).class("clear")))
}

fn filters(page: &SearchPage, wide: bool) -> Option<Node> {
    let mut facets = page.facets.iter().filter(|facet| !facet.values.is_empty()).peekable();
    facets.peek()?;
    let title = match page.chosen.len() {
        0 => String::from("Filters"),
        n => ["Filters (", &n.to_string(), " chosen)"].concat(),
    };
    let summary = say("summary", say("h2", title));
    let filters = with("details", "filters", vec![summary]).children(facets.map(facet));
    Some(filters.set_some("open", wide.then_some("")))
}

fn facet(facet: &FacetPanel) -> Node {
    let values = el("ul").children(facet.values.iter().map(facet_line));
    say("section", say("h3", facet.label)).child(values).set("data-facet", facet.key)
}

fn facet_line(value: &FacetLine) -> Node {
    let (state, said) = match value.chosen {
        None if value.include.is_none() => ("none", ""),
        None => ("", ""),
        Some(false) => ("in", "only "),
        Some(true) => ("out", "not "),
    };
    let tag = if value.include.is_some() { "a" } else { "span" };
    let include = with(
        tag,
        "with",
        vec![
            say("span", said).class("said-state"),
            say("span", &value.label).class("label"),
            parts::number(value.count),
        ],
    )
    .set_some("href", value.include.as_deref())
    .set_some("aria-current", value.chosen.map(|_| "true"));
    let exclude = value
        .exclude
        .as_ref()
        .map(|href| link(href, "not").class("without").child(parts::unseen([" ", &value.label].concat())));
    let only = value.only.as_ref().map(|(count, href)| {
        let name = parts::unseen(["only ", &value.label, ": "].concat());
        let number = say("span", "only ").set("aria-hidden", "true");
        link(href, name).class("only").child(number).child(count.to_string())
    });
    say("li", include).class(state).children(only).children(exclude)
}

fn overview(overview: &Overview) -> Node {
    let mut parts = vec![say("h1", &overview.title)];
    if !overview.description.is_empty() {
        parts.push(say("p", &overview.description).class("lead"));
    }
    if !overview.coverage.is_empty() {
        parts.push(say("p", &overview.coverage).class("coverage"));
    }
    parts.push(parts::counts(&overview.counts));
    if overview.documents.is_empty() {
        let empty = "This corpus has no documents yet, so there is nothing to search.";
        parts.push(say("p", empty).class("nothing"));
    } else {
        let documents = overview
            .documents
            .iter()
            .map(|document| say("li", parts::title(document)).child(parts::facts(document)));
        parts.push(section("Documents", vec![with("ol", "documents", documents)]));
        parts.push(section("When", dates(&overview.dates)));
    }
    if !overview.topics.is_empty() {
        let topics = overview.topics.iter().map(|bar| {
            let count = parts::number(bar.count);
            say("li", parts::link(&bar.link)).child(count).child(say("p", &bar.link.note))
        });
        parts.push(section("Topics", vec![with("ul", "topics", topics)]));
    }
    if !overview.sides.is_empty() {
        let hint =
            "Passages that name a side, or somebody who speaks for it. Being named is not being heard.";
        parts.push(section("Who is named", vec![say("p", hint).class("hint"), parts::bars(&overview.sides)]));
    }
    with("div", "column overview", parts)
}

fn section(title: &'static str, body: Vec<Node>) -> Node {
    say("section", say("h2", title)).children(body)
}

fn dates(strip: &DateStrip) -> Vec<Node> {
    let entry = |date: &str, documents: &[Link]| {
        let documents = el("ul").children(documents.iter().map(parts::item));
        say("li", say("span", date.to_owned()).class("date")).child(documents)
    };
    let dated = strip.dated.iter().map(|document| entry(&document.note, core::slice::from_ref(document)));
    let undated = (!strip.undated.is_empty()).then(|| entry("no date stated", &strip.undated));
    let list = with("ul", "dates", dated.chain(undated));
    if strip.marks.is_empty() {
        return vec![list];
    }
    let years = el("ul").children(strip.years.iter().map(|year| say("li", year.to_string())));
    let axis = with("div", "axis", vec![parts::picture(1000, &strip.marks), years]);
    vec![axis.set("aria-hidden", "true"), list]
}
