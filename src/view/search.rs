//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use super::node::{Node, el, link, say, with};
use super::parts;
use crate::results::{DateStrip, DatedLine, FacetLine, FacetPanel, Overview, SearchPage};

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
    let title = match page.chosen.len() {
        0 => String::from("Filters"),
        n => ["Filters (", &n.to_string(), " chosen)"].concat(),
    };
    let summary = say("summary", say("h2", title));
    let mut filters = say("details", summary).class("filters").set_some("open", wide.then_some(""));
    let mut any = false;
    for facet in page.facets.iter().filter(|facet| !facet.values.is_empty()) {
        filters = filters.child(self::facet(facet));
        any = true;
    }
    any.then_some(filters)
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
    let include = el(tag)
        .class("with")
        .child(say("span", said).class("said-state"))
        .child(say("span", &value.label).class("label"))
        .child(parts::number(value.count))
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
    let mut column = el("div").class("column overview").child(say("h1", overview.title));
    if !overview.description.is_empty() {
        column = column.child(say("p", overview.description).class("lead"));
    }
    if !overview.coverage.is_empty() {
        column = column.child(say("p", overview.coverage).class("coverage"));
    }
    column = column.child(parts::counts(&overview.counts));
    if overview.dates.documents.is_empty() {
        let empty = "This corpus has no documents yet, so there is nothing to search.";
        column = column.child(say("p", empty).class("nothing"));
    } else {
        column = column.child(dates(&overview.dates));
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

/// The documents by date; the axis has nothing that the list does not say.
fn dates(strip: &DateStrip) -> Node {
    let mut section = section("When");
    let entry = |line: &DatedLine| {
        let mut date = say("div", &line.date).class("date");
        if !line.open.is_empty() {
            date = date.child("; ").child(&line.open);
        }
        let why = (!line.reason.is_empty())
            .then(|| say("details", say("summary", "How this is known")).child(say("p", line.reason)));
        let document = say("div", parts::title(&line.document)).child(parts::facts(&line.document));
        say("li", date).child(document.children(why))
    };
    if !strip.marks.is_empty() {
        let years = el("ul").children(strip.years.iter().map(|year| say("li", year.to_string())));
        let axis = say("div", parts::picture(1000, &strip.marks)).class("axis").child(years);
        section = section.child(axis.set("aria-hidden", "true"));
    }
    section.child(with("ol", "dates", strip.documents.iter().map(entry)))
}
