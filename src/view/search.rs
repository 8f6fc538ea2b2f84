//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use leptos::ev;
use web_sys::Event;

use super::html;
use super::node::Node;
use super::parts::{self, link_to};

use crate::browser;
use crate::page::dates::{DateStrip, DatedLine};
use crate::page::facets::{Chosen, FacetLine, FacetPanel};
use crate::page::overview::{Overview, Row, Table};
use crate::page::search::SearchPage;
use crate::state::State;
use crate::text::fill;

/// The search page.
pub fn view(page: &SearchPage, state: State) -> Node {
    let body = match &page.overview {
        Some(overview) => self::overview(overview).children(parts::pages(&page.place, &page.pages)),
        None => hits(page, state),
    };
    // What stands above the results comes before them, or they would move when it arrives.
    let [open, list] = filters(page, state);
    html::div().class("search").children(open).child(body).children(list)
}

fn hits(page: &SearchPage, state: State) -> Node {
    let asked = match page.text.trim() {
        "" => String::from("with the chosen filters"),
        text => fill("for “{}”", &[text]),
    };
    let count = html::h1()
        .child(&page.count)
        .class("count")
        .child(" ")
        .child(html::span().child(asked).class("asked"));
    let nothing = page.groups.is_empty().then(|| {
        let why = "No passage has all of this. Searched were the titles and the text of every article, not what was left out of it.";
        html::div().child(html::p().child(why)).class("nothing").child(html::ul().children(page.ways_out.iter().map(parts::item)))
    });
    let results = html::div()
        .class("results")
        .attr("data-results-for", page.text.clone())
        .attr("data-total", page.total.to_string())
        .children(parts::groups(&page.groups, state));
    let instead = page.instead.iter().map(|line| {
        let exactly = (!line.href.is_empty()).then(|| parts::link(line));
        html::p().child(&line.note).class("instead").child(" ").children(exactly)
    });
    let forms = (!page.groups.is_empty())
        .then(|| html::ul().class("within ways").children(page.forms.iter().map(parts::item)));
    let column =
        html::div().child(count).class("column").children(chosen(page)).children(instead).children(forms);
    column.children(nothing).child(results).children(parts::pages(&page.place, &page.pages))
}

fn chosen(page: &SearchPage) -> Option<Node> {
    let clear = page.clear.as_ref()?;
    let list = html::ul()
        .class("chosen")
        .children(page.chosen.iter().map(choice))
        .attr("aria-label", "Chosen filters");
    Some(list.child(parts::item(clear).class("clear")))
}

fn choice(chosen: &Chosen) -> Node {
    let mut choice =
        html::li().child(html::span().child([chosen.facet.label(), ":"].concat()).class("facet"));
    for value in &chosen.values {
        if !value.note.is_empty() {
            choice = choice.child([" ", &value.note].concat());
        }
        let cross = html::span().child("×").class("x").attr("aria-hidden", "true");
        let words =
            link_to(&value.href, &value.label).child(parts::visually_hidden(", remove filter")).child(cross);
        choice = choice.child(" ").child(words);
    }
    let switch = chosen.switch.as_ref().map(|switch| parts::link(switch).class("switch"));
    choice.child(" ").children(switch)
}

/// The filters beside the results where there is room; elsewhere a sheet over them, and before it the button that opens it.
fn filters(page: &SearchPage, state: State) -> [Option<Node>; 2] {
    let chosen: usize = page.chosen.iter().map(|facet| facet.values.len()).sum();
    let title = match chosen {
        0 => String::from("Filters"),
        n => fill("Filters ({} chosen)", &[&n.to_string()]),
    };
    let facets = page.facets.iter().filter(|facet| !facet.values.is_empty()).map(|panel| facet(panel, state));
    let list = html::div().child(html::h2().child(&title)).children(facets);
    if page.facets.iter().all(|facet| facet.values.is_empty()) {
        return [None, None];
    }
    if state.is_wide {
        return [None, Some(list.class("filters").on(ev::click, |event| keep_choice(event)))];
    }
    let open = parts::button(title, || browser::open_dialog("#filters"));
    let show = parts::button(&page.show, || {
        browser::close_dialog();
        browser::scroll_to(0.0);
        browser::focus("main h1");
    });
    let sheet = html::dialog().child(list).child(show).class("filters").id("filters");
    let sheet = sheet.attr("aria-label", "Filters").on(ev::click, |event| keep_choice(event));
    [Some(open.class("open").attr("aria-haspopup", "dialog")), Some(sheet)]
}

/// A value that was chosen or taken back may have moved in its list; the focus goes with it.
fn keep_choice(event: &Event) {
    if let Some(choice) = browser::attribute_around(event, "data-choice") {
        browser::after_drawing(move || {
            browser::focus(&fill("[data-choice=\"{}\"] a", &[&choice]));
        });
    }
}

fn facet(facet: &FacetPanel, state: State) -> Node {
    let lines =
        |lines: &[FacetLine]| html::ul().children(lines.iter().map(|line| facet_line(facet.key, line)));
    let more = (facet.others > 0).then(|| {
        let words = [&*facet.others.to_string(), " more"].concat();
        let summary =
            html::summary().child(words).child(parts::visually_hidden([": ", facet.label].concat()));
        let find = facet.find.as_ref().map(|sought| {
            let (key, label) = (facet.key, "Find another");
            html::input()
                .attr("type", "search")
                .attr("value", sought)
                .attr("placeholder", label)
                .attr("aria-label", [label, ": ", facet.label].concat())
                .on(ev::input, move |event| state.find(key, &browser::value(event)))
        });
        html::details().child(summary).children(find).child(lines(&facet.more))
    });
    let section = html::section().child(html::h3().child(facet.label)).child(lines(&facet.values));
    section.children(more).attr("data-facet", facet.key)
}

fn facet_line(key: &str, value: &FacetLine) -> Node {
    let (state, said) = match value.chosen {
        None => ("", ""),
        Some(false) => ("in", "✓ "),
        Some(true) => ("out", "not "),
    };
    let include = link_to(&value.include, html::span().child(said).class("said-state"))
        .class("with")
        .child(html::span().child(&value.label).class("label"))
        .child(html::span().child(&value.count).class("n"))
        .attr("aria-current", value.chosen.map(|_| "true"));
    let exclude = value.exclude.as_ref().map(|href| {
        link_to(href, "not").class("without").child(parts::visually_hidden([" ", &value.label].concat()))
    });
    let choice = [key, ":", &value.id].concat();
    html::li().child(include).key(choice.clone()).class(state).attr("data-choice", choice).children(exclude)
}

fn overview(overview: &Overview) -> Node {
    let mut column = html::div().class("column overview").child(html::h1().child(overview.title));
    let holds = if overview.holds.is_empty() {
        "This corpus has no documents yet, so there is nothing to search."
    } else {
        &overview.holds
    };
    for (class, words) in [("lead", overview.description), ("holds", holds), ("coverage", overview.coverage)]
    {
        column = column.children((!words.is_empty()).then(|| html::p().child(words.to_owned()).class(class)));
    }
    if !overview.questions.is_empty() {
        let questions = html::ul().class("questions").children(overview.questions.iter().map(parts::item));
        column = column.child(section("Ask, for example").child(questions));
    }
    column = column.child(html::div().class("tables").children(overview.tables.iter().map(table)));
    column.children((!overview.holds.is_empty()).then(|| dates(&overview.dates)))
}

fn table(table: &Table) -> Node {
    let head = |words| html::th().child(words).attr("scope", "col");
    let names = html::tr().child(head(table.by)).child(head(table.counted)).child(head("documents"));
    let row = |row: &Row| {
        let name = html::th().child(parts::link(&row.link)).attr("scope", "row");
        let cell = |count: usize| html::td().child(count.to_string());
        html::tr()
            .child(name)
            .class(if row.count == 0 { "none" } else { "" })
            .child(cell(row.count))
            .child(cell(row.documents))
    };
    let rows = html::tbody().children(table.rows.iter().map(row));
    section(table.title).child(html::table().child(html::thead().child(names)).child(rows))
}

fn section(title: &'static str) -> Node {
    html::section().child(html::h2().child(title))
}

/// The documents by date; the axis has nothing that the list does not say.
fn dates(strip: &DateStrip) -> Node {
    let mut section = section("When");
    let entry = |line: &DatedLine| {
        let mut date = html::div().child(&line.date).class("date");
        if !line.open.is_empty() {
            date = date.child("; ").child(&line.open);
        }
        let why = (!line.reason.is_empty()).then(|| {
            html::details()
                .child(html::summary().child("How this is known"))
                .child(html::p().child(line.reason))
        });
        let document = html::div().child(parts::title(&line.document)).child(parts::facts(&line.document));
        html::li().child(date).child(document.children(why)).key(line.document.href.clone())
    };
    if !strip.marks.is_empty() {
        let years = html::ul().children(strip.years.iter().map(|year| html::li().child(year.to_string())));
        let axis = html::div().child(parts::picture(1000, &strip.marks)).class("axis").child(years);
        section = section.child(axis.attr("aria-hidden", "true"));
    }
    section.child(html::ol().class("dates").children(strip.documents.iter().map(entry)))
}
