//! The search page: hits by document with the filters beside them; the overview while nothing is asked.

use super::node::Node;
use super::{filters, html, parts};

use crate::page::dates::{DateStrip, DatedLine};
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
    let [open, list] = filters::view(&page.choices, state, state.is_wide);
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
    let column = html::div()
        .child(count)
        .class("column")
        .children(filters::chosen(&page.choices))
        .children(instead)
        .children(forms);
    column.children(nothing).child(results).children(parts::pages(&page.place, &page.pages))
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
