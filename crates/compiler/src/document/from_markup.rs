//! What a page states in its markup, held against what it prints.
//!
//! The markup is believed first, but where publishing systems fill a tag with something else: the site's name for an author,
//! the day of the crawl for a date.

use super::metadata::Metadata;
use crate::input::markup::{Field, Markup};
use crate::input::page::clean;
use corpus::Stated;
use corpus::token::fold;

/// What the page prints, with what its markup states in its place, and the two dates where they contradict.
pub fn over(markup: &Markup, printed: Metadata) -> (Metadata, Option<(Stated, Stated)>) {
    let best = |field| markup.facts_of(field).min_by_key(|fact| fact.rank);
    let stated = |field| best(field).map(|fact| fact.stated.clone());
    let headline = markup.title().map(|at| fold(&clean(&markup.blocks[at].text)));
    // A title with the site behind it is worse than the headline that it begins with.
    let title = stated(Field::Title).filter(|title| {
        printed.title.is_none() || headline.as_ref().is_none_or(|headline| fold(&title.value) == *headline)
    });
    let publisher = stated(Field::Publisher).or(printed.publisher);
    // Where nobody is entered as the author, systems enter the site.
    let is_site = |byline: &Stated| {
        publisher.as_ref().is_some_and(|publisher| fold(&publisher.value) == fold(&byline.value))
    };
    let byline = stated(Field::Byline).filter(|byline| printed.byline.is_none() || !is_site(byline));
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
        title: title.or(printed.title),
        date,
        byline: byline.or(printed.byline),
        publisher,
        url: stated(Field::Url).or(printed.url),
    };
    (metadata, contradiction)
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
