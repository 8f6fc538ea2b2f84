//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use super::node::{Node, el, link, say, with};
use super::parts;
use crate::results::{Chosen, DateStrip, FacetLine, FacetPanel, Link, Overview, SearchPage};

/// The search page.
pub fn view(page: &SearchPage, wide: bool) -> Node {
    let body = match &page.overview {
        Some(overview) => self::overview(overview),
        None => hits(page),
    };
    say("div", body).class("search").children(filters(page, wide))
}

fn hits(page: &SearchPage) -> Node {
    let asked = match page.text.trim() {
        "" => String::from("with the chosen filters"),
        text => ["for “", text, "”"].concat(),
    };
    let count = say("h1", &page.count).class("count").child(" ").child(say("span", asked).class("asked"));
    let nothing = page.groups.is_empty().then(|| {
        let why = "No passage has all of this. Searched were the titles and the text of every article, not the page furniture.";
        say("div", say("p", why)).class("nothing").child(el("ul").children(page.ways_out.iter().map(parts::item)))
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
    let column = say("div", count).class("column").children(chosen(page)).children(instead);
    column.children(nothing).child(results).child(pages)
}

fn chosen(page: &SearchPage) -> Option<Node> {
    let clear = page.clear.as_ref()?;
    let list = with("ul", "chosen", page.chosen.iter().map(choice)).set("aria-label", "Chosen filters");
    Some(list.child(parts::item(clear).class("clear")))
}

fn choice(chosen: &Chosen) -> Node {
    let mut choice = say("li", say("span", [chosen.label, ":"].concat()).class("facet"));
    for value in &chosen.values {
        if !value.note.is_empty() {
            choice = choice.child([" ", &value.note].concat());
        }
        let cross = say("span", "×").class("x").set("aria-hidden", "true");
        let words = link(&value.href, &value.label).child(parts::unseen(", remove filter")).child(cross);
        choice = choice.child(" ").child(words);
    }
    let switch = chosen.switch.as_ref().map(|switch| parts::link(switch).class("switch"));
    choice.child(" ").children(switch)
}

/// The filters beside the results where there is room; elsewhere a sheet over them, and the button that opens it.
fn filters(page: &SearchPage, wide: bool) -> Vec<Node> {
    let chosen: usize = page.chosen.iter().map(|facet| facet.values.len()).sum();
    let title = match chosen {
        0 => String::from("Filters"),
        n => ["Filters (", &n.to_string(), " chosen)"].concat(),
    };
    let facets = page.facets.iter().filter(|facet| !facet.values.is_empty());
    let list = say("div", say("h2", &title)).children(facets.map(facet));
    if page.facets.iter().all(|facet| facet.values.is_empty()) {
        return Vec::new();
    }
    if wide {
        return vec![list.class("filters")];
    }
    let open = parts::button(title, "filters").class("open").set("aria-haspopup", "dialog");
    let show = parts::button(&page.show, "show");
    let sheet = say("dialog", list).child(show).class("filters").set("id", "filters");
    vec![open, sheet.set("aria-label", "Filters")]
}

fn facet(facet: &FacetPanel) -> Node {
    let lines = |lines: &[FacetLine]| el("ul").children(lines.iter().map(|line| facet_line(facet.key, line)));
    let more = (!facet.more.is_empty()).then(|| {
        let words = [&*facet.more.len().to_string(), " more"].concat();
        let summary = say("summary", words).child(parts::unseen([": ", facet.label].concat()));
        say("details", summary).child(lines(&facet.more))
    });
    let section = say("section", say("h3", facet.label)).child(lines(&facet.values));
    section.children(more).set("data-facet", facet.key)
}

fn facet_line(key: &str, value: &FacetLine) -> Node {
    let (state, said) = match value.chosen {
        None => ("", ""),
        Some(false) => ("in", "✓ "),
        Some(true) => ("out", "not "),
    };
    let include = link(&value.include, say("span", said).class("said-state"))
        .class("with")
        .child(say("span", &value.label).class("label"))
        .child(say("span", &value.count).class("n"))
        .set_some("aria-current", value.chosen.map(|_| "true"));
    let exclude = value
        .exclude
        .as_ref()
        .map(|href| link(href, "not").class("without").child(parts::unseen([" ", &value.label].concat())));
    say("li", include).class(state).set("data-choice", [key, ":", &value.id].concat()).children(exclude)
}

fn overview(overview: &Overview) -> Node {
    let mut column = el("div").class("column overview").child(say("h1", overview.title));
    if !overview.description.is_empty() {
        column = column.child(say("p", overview.description).class("lead"));
    }
    if !overview.coverage.is_empty() {
        column = column.child(say("p", overview.coverage).class("coverage"));
    }
    column = column.child(parts::counts(&overview.counts));
    if overview.documents.is_empty() {
        let empty = "This corpus has no documents yet, so there is nothing to search.";
        column = column.child(say("p", empty).class("nothing"));
    } else {
        let documents = overview
            .documents
            .iter()
            .map(|document| say("li", parts::title(document)).child(parts::facts(document)));
        column = column
            .child(section("Documents").child(with("ol", "documents", documents)))
            .child(dates(&overview.dates));
    }
    if !overview.topics.is_empty() {
        let topics = overview.topics.iter().map(|bar| {
            let count = parts::number(bar.count);
            say("li", parts::link(&bar.link)).child(count).child(say("p", &bar.link.note))
        });
        column = column.child(section("Topics").child(with("ul", "topics", topics)));
    }
    if !overview.sides.is_empty() {
        let hint = "Passages with a statement of the side, quoted, reported or narrated. A side with none is not heard in this corpus.";
        let named = section("Who speaks").child(say("p", hint).class("hint"));
        column = column.child(named.child(parts::bars(&overview.sides)));
    }
    column
}

fn section(title: &'static str) -> Node {
    say("section", say("h2", title))
}

fn dates(strip: &DateStrip) -> Node {
    let mut section = section("When");
    let entry = |date: &str, documents: &[Link]| {
        let documents = el("ul").children(documents.iter().map(parts::item));
        say("li", say("span", date.to_owned()).class("date")).child(documents)
    };
    let mut list = el("ul").class("dates");
    for document in &strip.dated {
        list = list.child(entry(&document.note, core::slice::from_ref(document)));
    }
    if !strip.undated.is_empty() {
        list = list.child(entry("no date stated", &strip.undated));
    }
    if !strip.marks.is_empty() {
        let years = el("ul").children(strip.years.iter().map(|year| say("li", year.to_string())));
        let axis = say("div", parts::picture(1000, &strip.marks)).class("axis").child(years);
        section = section.child(axis.set("aria-hidden", "true"));
    }
    section.child(list)
}
