//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use super::node::{Node, el, link, say, with};
use super::parts;

use crate::page::dates::{DateStrip, DatedLine};
use crate::page::facets::{Chosen, FacetLine, FacetPanel};
use crate::page::overview::{Overview, Row, Table};
use crate::page::search::SearchPage;
use crate::text::fill;

/// The search page.
pub fn view(page: &SearchPage, wide: bool) -> Node {
    let body = match &page.overview {
        Some(overview) => self::overview(overview).children(pages(page)),
        None => hits(page),
    };
    say("div", body).class("search").children(filters(page, wide))
}

fn hits(page: &SearchPage) -> Node {
    let asked = match page.text.trim() {
        "" => String::from("with the chosen filters"),
        text => fill("for “{}”", &[text]),
    };
    let count = say("h1", &page.count).class("count").child(" ").child(say("span", asked).class("asked"));
    let nothing = page.groups.is_empty().then(|| {
        let why = "No passage has all of this. Searched were the titles and the text of every article, not what was left out of it.";
        say("div", say("p", why)).class("nothing").child(el("ul").children(page.ways_out.iter().map(parts::item)))
    });
    let results = el("div")
        .class("results")
        .set("data-results-for", page.text.clone())
        .set("data-total", page.total.to_string())
        .children(parts::groups(&page.groups));
    let instead = page.instead.iter().map(|line| {
        let exactly = (!line.href.is_empty()).then(|| parts::link(line));
        say("p", &line.note).class("instead").child(" ").children(exactly)
    });
    let column = say("div", count).class("column").children(chosen(page)).children(instead);
    column.children(nothing).child(results).children(pages(page))
}

/// Which part of a list is shown, and the way to the others.
fn pages(page: &SearchPage) -> Option<Node> {
    let place = say("li", &page.place).class("n");
    let pages = el("ul").class("pages").child(place).children(page.pages.iter().map(parts::item));
    (!page.pages.is_empty()).then_some(pages)
}

fn chosen(page: &SearchPage) -> Option<Node> {
    let clear = page.clear.as_ref()?;
    let list = with("ul", "chosen", page.chosen.iter().map(choice)).set("aria-label", "Chosen filters");
    Some(list.child(parts::item(clear).class("clear")))
}

fn choice(chosen: &Chosen) -> Node {
    let mut choice = say("li", say("span", [chosen.facet.label(), ":"].concat()).class("facet"));
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
        n => fill("Filters ({} chosen)", &[&n.to_string()]),
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
    let more = (facet.others > 0).then(|| {
        let words = [&*facet.others.to_string(), " more"].concat();
        let summary = say("summary", words).child(parts::unseen([": ", facet.label].concat()));
        let find = facet.find.as_ref().map(|sought| {
            let label = "Find another";
            let box_ =
                el("input").set("type", "search").set("data-find", facet.key).set("value", sought.clone());
            box_.set("placeholder", label).set("aria-label", [label, ": ", facet.label].concat())
        });
        say("details", summary).children(find).child(lines(&facet.more))
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
    let choice = [key, ":", &value.id].concat();
    say("li", include).key(choice.clone()).class(state).set("data-choice", choice).children(exclude)
}

fn overview(overview: &Overview) -> Node {
    let mut column = el("div").class("column overview").child(say("h1", overview.title));
    let holds = if overview.holds.is_empty() {
        "This corpus has no documents yet, so there is nothing to search."
    } else {
        &overview.holds
    };
    for (class, words) in [("lead", overview.description), ("holds", holds), ("coverage", overview.coverage)]
    {
        column = column.children((!words.is_empty()).then(|| say("p", words.to_owned()).class(class)));
    }
    if !overview.questions.is_empty() {
        let questions = with("ul", "questions", overview.questions.iter().map(parts::item));
        column = column.child(section("Ask, for example").child(questions));
    }
    column = column.child(with("div", "tables", overview.tables.iter().map(table)));
    column.children((!overview.holds.is_empty()).then(|| dates(&overview.dates)))
}

fn table(table: &Table) -> Node {
    let head = |words| say("th", words).set("scope", "col");
    let names = el("tr").child(head(table.by)).child(head(table.counted)).child(head("documents"));
    let row = |row: &Row| {
        let name = say("th", parts::link(&row.link)).set("scope", "row");
        let cell = |count: usize| say("td", count.to_string());
        say("tr", name)
            .class(if row.count == 0 { "none" } else { "" })
            .child(cell(row.count))
            .child(cell(row.documents))
    };
    let rows = el("tbody").children(table.rows.iter().map(row));
    section(table.title).child(say("table", say("thead", names)).child(rows))
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
        say("li", date).child(document.children(why)).key(line.document.href.clone())
    };
    if !strip.marks.is_empty() {
        let years = el("ul").children(strip.years.iter().map(|year| say("li", year.to_string())));
        let axis = say("div", parts::picture(1000, &strip.marks)).class("axis").child(years);
        section = section.child(axis.set("aria-hidden", "true"));
    }
    section.child(with("ol", "dates", strip.documents.iter().map(entry)))
}
