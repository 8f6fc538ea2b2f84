//! What a page states in its markup, held against what it prints.
//!
//! The markup is believed first, but where publishing systems fill a tag with something else: the site's name for an author,
//! the day of the crawl for a date.

use super::metadata::{MARKED, Metadata};
use crate::input::markup::{Fact, Field, Markup};
use crate::input::page::clean;
use crate::line::author::is_person;
use crate::line::page_title::PageTitle;
use crate::line::site::{is_organisation, same_name};
use corpus::Stated;
use corpus::token::fold;

/// What the page prints, with what its markup states in its place, and the two dates where they contradict.
pub fn over(markup: &Markup, printed: Metadata) -> (Metadata, Option<(Stated, Stated)>) {
    let best = |field| markup.facts_of(field).min_by_key(|fact| fact.rank);
    let stated = |field| best(field).map(|fact| fact.stated.clone());
    let headline = markup.title().map(|at| fold(&clean(&markup.blocks[at].text)));
    // Systems that know no site enter the headline.
    let publisher = stated(Field::Publisher).filter(|name| headline.as_ref() != Some(&fold(&name.value)));
    let publisher = publisher.or_else(|| beside_headline(markup)).or(printed.publisher);
    let candidates = if publisher.is_some() { Vec::new() } else { printed.candidates };
    let names: Vec<&str> = publisher.iter().chain(&candidates).map(|name| name.value.as_str()).collect();
    let is_site = |value: &str| names.iter().any(|name| same_name(name, value));
    // Where nobody has entered a headline or an author, systems enter the site.
    let own = |field| {
        let mut facts: Vec<&Fact> =
            markup.facts_of(field).filter(|fact| !is_site(&fact.stated.value)).collect();
        facts.sort_by_key(|fact| fact.rank);
        facts.into_iter().next().map(|fact| fact.stated.clone())
    };
    let shown = printed.title.filter(|title| !is_site(&title.value));
    // A title with the site behind it is worse than the headline that it begins with.
    let title = own(Field::Title)
        .map(|title| if shown.is_none() { without_site(title, &is_site) } else { title })
        .filter(|title| {
            shown.is_none() || headline.as_ref().is_none_or(|headline| fold(&title.value) == *headline)
        });
    // The page names its reporter, the tag whom she works for.
    let reporter =
        printed.byline.as_ref().filter(|byline| byline.basis == MARKED && is_person(&byline.value));
    let byline = own(Field::Byline).filter(|byline| reporter.is_none() || !is_organisation(&byline.value));
    let (date, contradiction) = match (best(Field::Date), printed.date) {
        (Some(fact), Some(shown)) if are_apart(&fact.stated.value, &shown.value) => {
            let says_published = shown.basis == "line that says when the page was published";
            let says_updated = shown.basis == "line that says when the page was updated";
            let trusted = if fact.rank < LOOSE_RANK { !says_published } else { says_updated };
            let contradiction = Some((fact.stated.clone(), shown.clone()));
            (Some(if trusted { fact.stated.clone() } else { shown }), contradiction)
        }
        (fact, shown) => (fact.map(|fact| fact.stated.clone()).or(shown), None),
    };
    let metadata = Metadata {
        title: title.or(shown),
        date,
        byline: byline.or(printed.byline),
        publisher,
        candidates,
        url: stated(Field::Url).or(printed.url),
    };
    (metadata, contradiction)
}

/// The site beside the headline in the title of the browser's window, where the page prints the headline without it.
fn beside_headline(markup: &Markup) -> Option<Stated> {
    let headline = clean(&markup.blocks[markup.title()?].text);
    markup.facts_of(Field::Title).take(MOST_TITLES).find_map(|fact| {
        let title = PageTitle::of(&fact.stated.value);
        let name = title.site_beside(&title.run_of(&headline)?)?.to_owned();
        let basis = format!("name beside the headline in {}", fact.stated.basis);
        Some(Stated { value: name, line: fact.stated.line, basis })
    })
}

/// Titles that are looked at: a page has three or four.
const MOST_TITLES: usize = 10;

/// The title of the browser's window without the site that stands beside the headline.
fn without_site(title: Stated, is_site: &dyn Fn(&str) -> bool) -> Stated {
    let parts = PageTitle::of(&title.value);
    let headline = parts.likely_headline();
    let beside = parts.site_beside(&headline).is_some_and(is_site);
    let value = if beside { parts.text(&headline) } else { &title.value };
    Stated { value: value.to_owned(), ..title }
}

/// The rank of a fact from which on its tag is one that systems fill with anything: the day of the crawl, of the
/// template, of another story. What such a tag says yields to what the page prints.
const LOOSE_RANK: u8 = 2;

/// Whether two dates cannot be of one publication: neither is the other with less precision, and they are not
/// neighbouring days, which time zones make of one moment.
fn are_apart(one: &str, other: &str) -> bool {
    if one.starts_with(other) || other.starts_with(one) {
        return false;
    }
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    match (day(one), day(other)) {
        (Some(one), Some(other)) => {
            one.tomorrow().is_ok_and(|next| next < other) || other.tomorrow().is_ok_and(|next| next < one)
        }
        _ => true,
    }
}
