//! What happened when: date expressions in passages, and between which days an undated page was published.
//!
//! The words are found by `time.rs`, whether they look back or ahead is told by `tense.rs`, the counting is done in
//! `resolve.rs`, and `window.rs` bounds pages without a date. Here they meet, document by document and then across
//! the corpus. What it does not know: what an event is. Every date that the text tells is one, with its sentence;
//! durations are none, since they say how long and not when.

use crate::date;
use crate::resolve::{self, Context, Order, Reference, Resolved, Unitary, Value};
use crate::sentence;
use crate::tense::{self, Tense};
pub use crate::time::expressions;
use crate::time::{From, Meaning, Part, Point, Shift, Year};
use crate::window;
use corpus::text::part;
use corpus::token::tokens;
use corpus::{Basis, Date, Document, Event, Place, Span};
use jiff::civil::Date as Day;
use rayon::prelude::*;

use std::collections::{BTreeMap, BTreeSet};

/// Fills the events of every document, and the window of those without a date.
pub fn find(documents: &mut [Document]) {
    let told: Vec<Vec<Told>> = documents.par_iter().map(read).collect();
    let orders = orders(documents, &told);
    let mut references: Vec<Option<Reference>> = documents.iter().map(stated).collect();
    let mut resolved: Vec<Vec<Resolved>> = documents
        .par_iter()
        .zip(&told)
        .zip(references.par_iter().zip(&orders))
        .map(|((document, told), (reference, order))| resolve_all(document, told, reference.as_ref(), *order))
        .collect();
    let years = years(documents, &resolved);
    for (at, document) in documents.iter_mut().enumerate() {
        if document.date.is_some() {
            continue;
        }
        let (window, reference) = window::of(document, &told[at], &resolved[at], &years);
        document.window = window;
        if reference.is_some() {
            references[at] = reference;
            resolved[at] = resolve_all(document, &told[at], references[at].as_ref(), orders[at]);
        }
    }
    copy_from_dated(documents, &told, &mut resolved);
    for ((document, told), resolved) in documents.iter_mut().zip(&told).zip(resolved) {
        document.events =
            told.iter().zip(resolved).filter_map(|(told, resolved)| told.event(resolved)).collect();
    }
}

/// A date expression in its document.
pub struct Told {
    place: Place,
    sentence: Span,
    /// What the words say.
    pub meaning: Meaning,
    /// Whether the sentence looks back or ahead.
    pub tense: Tense,
    /// "later" stands before it: "later on June 29" is a day told before.
    pub later: bool,
    /// The sentence begins with it.
    opens: bool,
}

impl Told {
    /// The words.
    pub fn words<'a>(&self, document: &'a Document) -> &'a str {
        document
            .passages
            .get(self.place.passage as usize)
            .map_or("", |passage| self.place.span.of(&passage.text))
    }

    /// Whether the expression begins with one of the words, or stands behind one.
    pub fn follows(&self, document: &Document, words: &[&str]) -> bool {
        let text =
            document.passages.get(self.place.passage as usize).map_or("", |passage| passage.text.as_str());
        let last =
            part(text, ..self.place.span.start as usize).trim_end().rsplit(' ').next().unwrap_or_default();
        let first = self.words(document).split(' ').next().unwrap_or_default();
        words.iter().any(|word| last.eq_ignore_ascii_case(word) || first.eq_ignore_ascii_case(word))
    }

    fn event(&self, resolved: Resolved) -> Option<Event> {
        // "that day" without a day before it says nothing.
        let empty = matches!(self.meaning, Meaning::Shift(Shift { from: From::Told, count: 0, .. }));
        if resolved.value.is_none() && empty {
            return None;
        }
        let date = Date {
            value: resolved.value.map(Value::iso),
            precision: resolved.precision,
            basis: resolved.basis,
            reason: resolved.reason,
        };
        Some(Event { place: self.place, sentence: self.sentence, date, review: None })
    }
}

/// The date expressions of a document's text, headings left out.
fn read(document: &Document) -> Vec<Told> {
    let mut found = Vec::new();
    for (number, passage) in (0u32..).zip(&document.passages) {
        let text = passage.text.as_str();
        if passage.heading || is_date_line(text) {
            continue;
        }
        let expressions = expressions(text);
        if expressions.is_empty() {
            continue;
        }
        let sentences = sentence::sentences(text);
        let words = tokens(text);
        for expression in expressions {
            let span = expression.span;
            let at = sentences.partition_point(|sentence| sentence.end <= span.start);
            let sentence = sentences.get(at).copied().unwrap_or(span);
            // An abbreviation may have cut the sentence inside the date.
            let sentence = Span { start: sentence.start.min(span.start), end: sentence.end.max(span.end) };
            // Whether little stands before it: a slice of a few bytes, since a passage may be one endless sentence.
            let lead = span.start - sentence.start;
            let lead = (lead < 12).then(|| part(text, sentence.start as usize..span.start as usize));
            let before = part(text, ..span.start as usize).trim_end();
            found.push(Told {
                place: Place { passage: number, span },
                sentence,
                meaning: expression.meaning,
                tense: tense::of(&words, sentence, span),
                later: before.ends_with("later"),
                opens: lead.is_some_and(|lead| !lead.contains(char::is_alphanumeric)),
            });
        }
    }
    found
}

/// Longer texts tell something.
const DATE_LINE_BYTES: usize = 80;

/// Whether a passage is a line about the page, "Updated: 4 March 2024", that came among its paragraphs.
fn is_date_line(text: &str) -> bool {
    if text.len() > DATE_LINE_BYTES {
        return false;
    }
    let words = tokens(text);
    let about =
        ["published", "updated", "posted", "created", "modified", "edited", "printed", "date", "last"];
    let first = words.first().map_or("", |word| word.term.as_str());
    let Some(printed) = date::printed(text).into_iter().next() else { return false };
    let around: Vec<&str> = words
        .iter()
        .filter(|word| word.end <= printed.start || word.start >= printed.end)
        .map(|word| word.term.as_str())
        .filter(|term| {
            term.len() > 3 && !term.contains(|c: char| c.is_ascii_digit()) && !term.ends_with("day")
        })
        .collect();
    around.is_empty()
        || (about.contains(&first)
            && words
                .iter()
                .take(2)
                .any(|word| about[..7].contains(&word.term.as_str()) || word.term == "date"))
}

/// The page's own date.
fn stated(document: &Document) -> Option<Reference> {
    let value = &document.date.as_ref()?.value;
    let mut parts = value.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().and_then(|month| month.parse().ok());
    let day: Option<i8> = parts.next().and_then(|day| day.parse().ok());
    let unit = match (month, day) {
        (Some(month), Some(day)) => Unitary::Day(Some(year), month, day),
        (Some(month), None) => Unitary::Month(Some(year), month),
        _ => Unitary::Year(year),
    };
    let (earliest, latest) = unit.days()?;
    Some(Reference { earliest, latest, basis: Basis::Computed, name: format!("the page's date, {value}") })
}

/// What every expression of a document gives.
fn resolve_all(
    document: &Document,
    told: &[Told],
    reference: Option<&Reference>,
    order: Option<Order>,
) -> Vec<Resolved> {
    let mut found: Vec<Resolved> = Vec::with_capacity(told.len());
    // The last date that the text told, and the passage that did.
    let mut last: Option<(u32, Value)> = None;
    let mut opening: Option<(Place, i16)> = None;
    for (at, this) in told.iter().enumerate() {
        if let (true, Meaning::Point(Point { year: Year::Is(year), month: None, part: Part::Whole, .. })) =
            (this.opens, this.meaning)
        {
            opening = Some((Place { span: this.sentence, ..this.place }, year));
        }
        let here = Place { span: this.sentence, ..this.place };
        let mut context = Context {
            reference,
            order,
            told: last.filter(|(passage, _)| this.place.passage - passage <= 1).map(|(_, value)| value),
            year: opening.filter(|(place, _)| *place == here).map(|(_, year)| year),
            since: at
                .checked_sub(1)
                .and_then(|before| goes_on_from(document, &told[before], &found[before], this)),
            tense: this.tense,
        };
        if matches!(this.meaning, Meaning::Shift(Shift { from: From::Behind, .. })) {
            context.told = told.get(at + 1).filter(|next| is_behind(document, this, next)).and_then(|next| {
                resolve::resolve("", next.meaning, Context { told: None, tense: next.tense, ..context }).value
            });
        }
        let resolved = resolve::resolve(this.words(document), this.meaning, context);
        if let Some(value) = resolved.value {
            last = Some((this.place.passage, value));
        }
        found.push(resolved);
    }
    found
}

/// How many bytes of words may stand between two dates of one story: "signed on 12 August 2022 and broken on 3 September".
const STORY_BYTES: usize = 60;

/// The day from which the same sentence goes on with a second thing that happened.
fn goes_on_from(document: &Document, before: &Told, resolved: &Resolved, this: &Told) -> Option<Day> {
    let (from, to) = (before.place.span.end as usize, this.place.span.start as usize);
    let same = before.place.passage == this.place.passage && before.sentence == this.sentence;
    let stated = matches!(before.meaning, Meaning::Point(Point { year: Year::Is(_), month: Some(_), .. }));
    if !same || !stated || this.tense != Tense::Past || to.saturating_sub(from) > STORY_BYTES {
        return None;
    }
    let text = document.passages.get(this.place.passage as usize).map_or("", |passage| passage.text.as_str());
    let joined =
        part(text, from..to).split(' ').any(|word| matches!(word, "and" | "but" | "before" | "then"));
    joined.then(|| resolved.value?.days()).flatten().map(|(first, _)| first)
}

/// How many bytes of words may stand between "two days after" and the date that they count from: "the talks on ...".
const BEHIND_BYTES: usize = 40;

/// Whether the next date is what "two days after" counts from.
fn is_behind(document: &Document, this: &Told, next: &Told) -> bool {
    let (from, to) = (this.place.span.end as usize, next.place.span.start as usize);
    let text = document.passages.get(this.place.passage as usize).map_or("", |passage| passage.text.as_str());
    this.place.passage == next.place.passage
        && this.sentence == next.sentence
        && to.saturating_sub(from) <= BEHIND_BYTES
        && !part(text, from..to).contains([',', ';', ':', '.', '(', '—', '–'])
}

/// The years that the dates of the corpus name.
fn years(documents: &[Document], resolved: &[Vec<Resolved>]) -> BTreeSet<i16> {
    let of_pages =
        documents.iter().filter_map(|document| document.date.as_ref()?.value.get(..4)?.parse().ok());
    let of_texts = resolved.iter().flatten().filter_map(|resolved| resolved.value?.from.year());
    of_pages.chain(of_texts).collect()
}

/// In which order each document writes the numbers of a day, by its own other dates or by those of its site.
fn orders(documents: &[Document], told: &[Vec<Told>]) -> Vec<Option<Order>> {
    let needed = told.iter().flatten().any(|told| matches!(told.meaning, Meaning::Numbers { .. }));
    if !needed {
        return vec![None; documents.len()];
    }
    let own: Vec<Orders> = documents.iter().map(Orders::of).collect();
    let mut sites: BTreeMap<&str, Orders> = BTreeMap::new();
    for (document, own) in documents.iter().zip(&own) {
        if let Some(site) = site(document) {
            sites.entry(site).or_default().add(*own);
        }
    }
    documents
        .iter()
        .zip(&own)
        .map(
            |(document, own)| {
                if own.day_first || own.month_first { own.one() } else { sites.get(site(document)?)?.one() }
            },
        )
        .collect()
}

/// What a document's site is known by.
fn site(document: &Document) -> Option<&str> {
    let host = |url: &'_ str| -> Option<usize> { url.find("://").map(|at| at + 3) };
    let url = document.url.as_ref().map(|url| url.value.as_str());
    let host =
        url.and_then(|url| host(url).map(|at| part(url, at..))).and_then(|rest| rest.split('/').next());
    host.or_else(|| document.publisher.as_ref().map(|publisher| publisher.value.as_str()))
}

/// Which orders dates with a number above 12 show.
#[derive(Clone, Copy, Default)]
struct Orders {
    day_first: bool,
    month_first: bool,
}

impl Orders {
    fn of(document: &Document) -> Self {
        let mut orders = Self::default();
        let lines = document.furniture.iter().map(|piece| piece.text.as_str());
        for text in lines.chain(document.passages.iter().map(|passage| passage.text.as_str())) {
            for printed in date::printed(text) {
                let words = part(text, printed.start..printed.end);
                let mut numbers = words.split(['/', '-']).map(|number| number.trim().parse::<u16>().ok());
                if let (Some(Some(first)), Some(Some(second)), Some(Some(_)), None) =
                    (numbers.next(), numbers.next(), numbers.next(), numbers.next())
                {
                    orders.day_first |= (13..=31).contains(&first);
                    orders.month_first |= first <= 12 && (13..=31).contains(&second);
                }
            }
        }
        orders
    }

    fn add(&mut self, other: Self) {
        self.day_first |= other.day_first;
        self.month_first |= other.month_first;
    }

    /// The order, where only one is shown.
    fn one(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}

/// Sentences of fewer words may stand in two pages by chance.
const SAME_SENTENCE_WORDS: usize = 9;

/// Gives a date that an undated page leaves open the value that a dated page gives it in the same sentence.
fn copy_from_dated(documents: &[Document], told: &[Vec<Told>], resolved: &mut [Vec<Resolved>]) {
    let open = |resolved: &Resolved| resolved.value.is_none_or(|value| value.from.year().is_none());
    let any = documents
        .iter()
        .zip(&*resolved)
        .any(|(document, all)| document.date.is_none() && all.iter().any(open));
    if !any {
        return;
    }
    let key = |document: &Document, told: &Told| {
        let text =
            document.passages.get(told.place.passage as usize).map_or("", |passage| passage.text.as_str());
        let terms: Vec<String> = tokens(told.sentence.of(text)).into_iter().map(|token| token.term).collect();
        let before = told.place.span.start - told.sentence.start;
        (terms.len() >= SAME_SENTENCE_WORDS).then(|| (terms.join(" "), before))
    };
    // Where two dated pages differ about it, nothing follows.
    let mut known: BTreeMap<(String, u32), Option<(usize, Value)>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.date.is_some()) {
        let mut last = None;
        for (told, resolved) in told[at].iter().zip(&resolved[at]) {
            // A sentence with a hundred dates is none that two pages share; its words are read once.
            if last == Some(told.sentence) {
                continue;
            }
            last = Some(told.sentence);
            let (Some(value), Some(key)) = (resolved.value.filter(|_| !open(resolved)), key(document, told))
            else {
                continue;
            };
            known
                .entry(key)
                .and_modify(|known| *known = known.filter(|(_, other)| *other == value))
                .or_insert(Some((at, value)));
        }
    }
    for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.date.is_none()) {
        let mut last = None;
        for (told, resolved) in told[at].iter().zip(&mut resolved[at]) {
            if !open(resolved) || last == Some(told.sentence) {
                continue;
            }
            last = Some(told.sentence);
            let Some(&Some((source, value))) = key(document, told).and_then(|key| known.get(&key)) else {
                continue;
            };
            let other = &documents[source];
            let date = other.date.as_ref().map_or("", |date| &date.value);
            *resolved = Resolved {
                value: Some(value),
                precision: value.precision(),
                basis: Basis::Inferred,
                reason: format!(
                    "the same sentence stands in “{}”, dated {date}, where “{}” is {}",
                    other.name(),
                    told.words(document),
                    value.iso()
                ),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Passage, Stated};

    fn page(date: &str, text: &str) -> Document {
        let passage = |text: &str| Passage { text: text.to_owned(), ..Passage::default() };
        Document {
            file: "page.txt".to_owned(),
            date: (!date.is_empty()).then(|| Stated {
                value: date.to_owned(),
                line: 1,
                basis: String::new(),
            }),
            passages: text.split('\n').map(passage).collect(),
            ..Document::default()
        }
    }

    /// `words|value|precision basis` of each event, with `;` between them.
    fn told(document: &Document) -> String {
        let one = |event: &Event| {
            let date = &event.date;
            let value = date.value.as_deref().unwrap_or("-");
            let precision = &date.precision.id()[..1];
            format!("{}|{value}|{precision}{}", event.place.of(document), &date.basis.id()[..1])
        };
        document.events.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn check(date: &str, text: &str, expected: &str) -> Option<String> {
        let mut documents = [page(date, text)];
        find(&mut documents);
        let found = told(&documents[0]);
        (found != expected).then(|| format!("{date} {text}\n   found {found}\nexpected {expected}"))
    }

    /// The page's date, its text, and the events.
    const TABLE: &[(&str, &str, &str)] = &[
        // Printed in full.
        ("", "It was signed on Dec 29 2023.", "on Dec 29 2023|2023-12-29|ds"),
        ("", "It was signed on December 29th, 2023, in Baku.", "on December 29th, 2023|2023-12-29|ds"),
        ("", "It was signed on 29 December 2023.", "on 29 December 2023|2023-12-29|ds"),
        ("", "It was signed on the 29th of December 2023.", "on the 29th of December 2023|2023-12-29|ds"),
        ("", "Signed 29/06/2023 in Oslo.", "29/06/2023|2023-06-29|ds"),
        ("", "Signed 06/29/2023 in Oslo.", "06/29/2023|2023-06-29|ds"),
        ("", "Signed 29.06.2023 in Oslo.", "29.06.2023|2023-06-29|ds"),
        ("", "Signed 03.04.2023 in Bonn.", "03.04.2023|2023-04-03|ds"),
        ("", "Signed 2023-06-29 in Oslo.", "2023-06-29|2023-06-29|ds"),
        ("", "Signed 2023-06-29T23:30:00Z in Oslo.", "2023-06-29T23|2023-06-29|ds"),
        ("", "Signed 12.III.2024 in Lviv.", "12.III.2024|2024-03-12|ds"),
        ("", "Signed on 12 XI 2023 in Lviv.", "on 12 XI 2023|2023-11-12|ds"),
        ("", "Signed on Thursday, 29 June 2023.", "on Thursday, 29 June 2023|2023-06-29|ds"),
        ("", "Signed on Sept. 19, 2023.", "on Sept. 19, 2023|2023-09-19|ds"),
        ("", "On 4&nbsp;November&nbsp;2024 it began.", "On 4&nbsp;November&nbsp;2024|2024-11-04|ds"),
        // The order of numbers is settled by evidence alone.
        ("", "Signed 03/04/2024 in Oslo.", "03/04/2024|2024|ys"),
        (
            "",
            "Signed 03/04/2024, and again 25/04/2024.",
            "03/04/2024|2024-04-03|di; 25/04/2024|2024-04-25|ds",
        ),
        (
            "",
            "Signed 03/04/2024, and again 04/25/2024.",
            "03/04/2024|2024-03-04|di; 04/25/2024|2024-04-25|ds",
        ),
        ("", "Signed 04/04/2024 in Oslo.", "04/04/2024|2024-04-04|ds"),
        // No year, no date of the page.
        ("", "They met on March 1.", "on March 1|XXXX-03-01|ds"),
        ("", "On 5 March, two soldiers were killed.", "On 5 March|XXXX-03-05|ds"),
        ("", "In December, an agreement was reached.", "In December|XXXX-12|ms"),
        ("", "They met on Thursday.", "on Thursday|-|ds"),
        ("", "They met last week.", "last week|-|ws"),
        ("", "In a March 7 statement, the ministry threatened.", "March 7|XXXX-03-07|ds"),
        ("", "the November 2020 ceasefire declaration", "November 2020|2020-11|ms"),
        ("", "Of 29 February nobody spoke.", "29 February|XXXX-02-29|ds"),
        // Counted from the page's date, backwards.
        ("2023-03-10", "On 5 March they met.", "On 5 March|2023-03-05|dc"),
        ("2023-03-10", "They met on 12 March in Oslo.", "on 12 March|2022-03-12|dc"),
        ("2023-12-29", "The actions in Karabakh in September led to changes.", "in September|2023-09|mc"),
        ("2024-03-12", "It has been open since September.", "since September|2023-09|mc"),
        ("2024-03-12", "The draft of January was longer.", "January|2024-01|mc"),
        ("2024-03-03", "They signed it on Sunday.", "on Sunday|2024-03-03|dc"),
        ("2024-03-03", "They signed it on Saturday night.", "on Saturday night|2024-03-02|dc"),
        ("2025-02-11", "She told parliament on Thursday that it had.", "on Thursday|2025-02-06|dc"),
        ("2024-06-14", "She said Wednesday that it had.", "Wednesday|2024-06-12|dc"),
        ("2024-06-14", "Monday's meeting ended early.", "Monday|2024-06-10|dc"),
        ("2024-06-14", "He left last Thursday.", "last Thursday|-|dc"),
        ("2024-06-14", "He left yesterday evening.", "yesterday evening|2024-06-13|dc"),
        ("2024-06-14", "He left last night.", "last night|2024-06-13|dc"),
        ("2024-06-14", "He left earlier today.", "earlier today|2024-06-14|dc"),
        ("2024-06-14", "He left the day before yesterday.", "the day before yesterday|2024-06-12|dc"),
        ("2024-06-14", "He left last week.", "last week|2024-W23|wc"),
        ("2024-06-14", "He left last weekend.", "last weekend|2024-06-08/2024-06-09|ic"),
        ("2024-01-15", "He left last month.", "last month|2023-12|mc"),
        ("2024-06-14", "He left last year.", "last year|2023|yc"),
        ("2024-06-14", "He left three weeks ago.", "three weeks ago|2024-W21|wc"),
        ("2024-06-14", "He left 3 days ago.", "3 days ago|2024-06-11|dc"),
        ("2024-06-14", "He left two months ago.", "two months ago|2024-04|mc"),
        ("2024-06-14", "He left ten years ago.", "ten years ago|2014|yc"),
        ("2024-06-14", "He left more than ten years ago.", "ten years ago|-|yc"),
        ("2024-06-14", "He left in May this year.", "in May this year|2024-05|mc"),
        ("2024-06-14", "He left in October last year.", "in October last year|2023-10|mc"),
        (
            "2024-03-03",
            "Two truces, in May and October of last year, failed.",
            "May|2023-05|mc; October of last year|2023-10|mc",
        ),
        ("2024-06-14", "He left on Thursday last week.", "on Thursday last week|2024-06-06|dc"),
        ("2024-06-14", "He left late last year.", "late last year|2023|yc"),
        ("2024-06-14", "It is the worst this year.", "this year|2024|yc"),
        ("2024-06-14", "He left last May.", "last May|2024-05|mc"),
        ("2024-03", "He left in September.", "in September|2023-09|mc"),
        ("2024", "He left in September.", "in September|XXXX-09|ms"),
        ("2024", "He left last year.", "last year|2023|yc"),
        // Forwards, where the words say so.
        ("2024-03-03", "It takes effect at midnight on Tuesday.", "on Tuesday|2024-03-05|dc"),
        ("2024-03-03", "The first should leave on Wednesday morning.", "on Wednesday morning|2024-03-06|dc"),
        ("2024-03-03", "Donors meet in Oslo on March 21.", "on March 21|2024-03-21|dc"),
        ("2024-11-20", "It would announce a quota by 13 December.", "by 13 December|2024-12-13|dc"),
        ("2025-01-15", "A second exchange is foreseen for March.", "March|2025-03|mc"),
        ("2024-02-29", "They will return tomorrow at nine.", "tomorrow|2024-03-01|dc"),
        ("2024-11-20", "It will meet next year.", "next year|2025|yc"),
        ("2024-11-20", "It will meet next month.", "next month|2024-12|mc"),
        ("2024-11-20", "It will meet next Monday.", "next Monday|2024-11-25|dc"),
        ("2024-11-18", "It will meet next Friday.", "next Friday|-|dc"),
        ("2024-11-20", "It will meet on Wednesday.", "on Wednesday|-|dc"),
        ("2024-11-20", "It will meet in January.", "in January|2025-01|mc"),
        ("2024-11-20", "It will meet in two weeks' time.", "in two weeks' time|2024-W49|wc"),
        ("2024-03-12", "They could sign before the end of the month.", "the end of the month|2024-03|mc"),
        ("2024-11-20", "The truce was extended until 5 January.", "until 5 January|2025-01-05|dc"),
        ("2024-02-29", "They agree to meet for the first time since October.", "since October|2023-10|mc"),
        // Stretches.
        ("", "From 3 to 5 April 2023 they met.", "From 3 to 5 April 2023|2023-04-03/2023-04-05|is"),
        ("", "They met on 5-6 March.", "on 5-6 March|XXXX-03-05/XXXX-03-06|is"),
        ("", "They met on March 5–6, 2023.", "on March 5–6, 2023|2023-03-05/2023-03-06|is"),
        ("", "They met on 5 and 6 March 2023.", "on 5 and 6 March 2023|2023-03-05/2023-03-06|is"),
        ("", "It fell on the night of 19-20 September.", "19-20 September|XXXX-09-19/XXXX-09-20|is"),
        (
            "",
            "It lasted from 19 to 20 September 2023.",
            "from 19 to 20 September 2023|2023-09-19/2023-09-20|is",
        ),
        (
            "",
            "It lasted from 30 September to 2 October 2023.",
            "from 30 September to 2 October 2023|2023-09-30/2023-10-02|is",
        ),
        (
            "",
            "It lasted between December and March 2023.",
            "between December and March 2023|2022-12/2023-03|is",
        ),
        ("", "It lasted between March and June.", "between March and June|XXXX-03/XXXX-06|is"),
        ("2024-03-12", "It lasted from November to January.", "from November to January|2023-11/2024-01|ic"),
        ("2024-03-12", "It lasted from 2019 to 2021.", "from 2019 to 2021|2019/2021|is"),
        ("", "In the war of 2020-2023 many fled.", "2020-2023|2020/2023|is"),
        (
            "2024-06-14",
            "They met from Monday to Wednesday.",
            "from Monday to Wednesday|2024-06-10/2024-06-12|ic",
        ),
        ("", "In 2021 and 2022 it brokered two.", "2021|2021|ys; 2022|2022|ys"),
        // Years, decades and parts of them.
        ("", "It was annulled in 2021.", "in 2021|2021|ys"),
        ("", "It has been closed since 1988.", "since 1988|1988|ys"),
        ("", "The round of 2018 began so.", "2018|2018|ys"),
        ("", "It ended as 2023 draws to a close.", "2023|2023|ys"),
        ("", "It began in the 1990s.", "in the 1990s|1990/1999|is"),
        ("", "It began in early 2024.", "in early 2024|2024|ys"),
        ("", "It began in late September 2023.", "in late September 2023|2023-09|ms"),
        ("", "It began in mid-May.", "in mid-May|XXXX-05|ms"),
        ("", "It began in the second half of 2023.", "in the second half of 2023|2023-07/2023-12|is"),
        ("", "It began in the first quarter of 2023.", "in the first quarter of 2023|2023-01/2023-03|is"),
        ("", "It began in spring 2024.", "in spring 2024|2024|ys"),
        ("2024-06-14", "It ends by the end of the year.", "by the end of the year|2024|yc"),
        ("", "By the end of 2023 it was over.", "By the end of 2023|2023|ys"),
        ("", "The 2020 war changed all.", "2020|2020|ys"),
        // From the date told before.
        (
            "",
            "On 1 March 2023 they met. Two days later they fought.",
            "On 1 March 2023|2023-03-01|ds; Two days later|2023-03-03|dc",
        ),
        (
            "",
            "On 1 March they met. The following day they fought.",
            "On 1 March|XXXX-03-01|ds; The following day|XXXX-03-02|dc",
        ),
        (
            "",
            "On 28 February they met. The next day they fought.",
            "On 28 February|XXXX-02-28|ds; The next day|-|ds",
        ),
        (
            "",
            "On 8 March 2023 they met. A week earlier they fought.",
            "On 8 March 2023|2023-03-08|ds; A week earlier|2023-W09|wc",
        ),
        (
            "2025-02-11",
            "It began on 4 November 2024, a week after Pelagia had raised it.",
            "on 4 November 2024|2024-11-04|ds; a week after|2024-W44|wc",
        ),
        ("", "One year after the 2020 war they met.", "One year after|2021|yc; 2020|2020|ys"),
        ("", "They met two days after the vote.", "two days after|-|ds"),
        ("", "In 2020 it began. The following year it ended.", "In 2020|2020|ys; The following year|2021|yc"),
        (
            "2024-06-14",
            "In 2020, fighting broke out on 27 September.",
            "In 2020|2020|ys; on 27 September|2020-09-27|dc",
        ),
        (
            "",
            "In 2020 they met in May of the same year.",
            "In 2020|2020|ys; in May of the same year|2020-05|mc",
        ),
        ("", "They met. That day all was quiet.", ""),
        // Midnight and zones move nothing.
        ("2023-05-10", "It began at 14:00 GMT on 3 May.", "on 3 May|2023-05-03|dc"),
        ("2023-05-10", "It began at 23:30 May 3 in Oslo.", "May 3|2023-05-03|dc"),
        // Other languages.
        ("2024-03-12", "In the round of the 29 de febrero, they parted.", "29 de febrero|2024-02-29|dc"),
        ("", "Bastille, le 14 juillet 2023", "14 juillet 2023|2023-07-14|ds"),
        ("", "Встреча 12 марта 2024 г.", "12 марта 2024|2024-03-12|ds"),
        ("", "[i colloqui del primo marzo] were hit.", "primo marzo|XXXX-03-01|ds"),
        ("", "Bonn, Treffen am 3. Oktober 2023", "3. Oktober 2023|2023-10-03|ds"),
        ("2024-06-10", "He left last Thursday.", "last Thursday|2024-06-06|dc"),
        ("2024-06-10", "He left over the weekend.", "the weekend|2024-06-08/2024-06-09|ic"),
        ("2024-06-14", "He will leave this weekend.", "this weekend|2024-06-15/2024-06-16|ic"),
        ("2024-03-14", "He left last autumn.", "last autumn|2023|yc"),
        ("2024-03-14", "He left last winter.", "last winter|-|yc"),
        (
            "2024-06-14",
            "It was signed on 12 August 2022 and broken on 3 September.",
            "on 12 August 2022|2022-08-12|ds; on 3 September|2022-09-03|dc",
        ),
        ("2024-06-14", "Updated: 4 March 2024, 07:15 GMT", ""),
        ("2024-06-14", "Thursday, 4 March 2024 07:15", ""),
        ("2024-06-14", "The 2015 Geneva agreement is dead.", "2015|2015|ys"),
        ("2024-06-14", "The May talks failed.", "May|2024-05|mc"),
        (
            "2024-06-14",
            "In mid-2023 and at the start of 2024 they met.",
            "In mid-2023|2023|ys; the start of 2024|2024|ys",
        ),
        ("2024-06-14", "They met on Oct. 14-16.", "on Oct. 14-16|2023-10-14/2023-10-16|ic"),
        ("2024-06-14", "They must submit it no later than Friday week.", "Friday|-|dc"),
        // Sport and other prose.
        (
            "2024-10-05",
            "They host Weir on Saturday, having lost on Tuesday.",
            "on Saturday|-|dc; on Tuesday|2024-10-01|dc",
        ),
        ("2024-10-05", "The second leg is on 19 October.", "on 19 October|2024-10-19|dc"),
        ("2024-10-05", "They have not won at home since 1998.", "since 1998|1998|ys"),
        ("2024-10-05", "He has scored nine this season, up from four last season.", ""),
        ("2024-10-05", "The side travel to Oslo next Saturday.", "next Saturday|2024-10-12|dc"),
        ("2024-10-05", "The final will be played on 1 June at Weir Lane.", "on 1 June|2025-06-01|dc"),
        (
            "2024-10-05",
            "Ministers are due to meet again in Geneva on 20 October.",
            "on 20 October|2024-10-20|dc",
        ),
        ("2024-10-05", "The talks are set to resume in Vienna in November.", "in November|2024-11|mc"),
        ("2024-10-05", "The ministers are meeting in Vienna this week.", "this week|2024-W40|wc"),
        ("2024-10-05", "A vote on the deal is expected before Christmas.", ""),
        (
            "2024-10-05",
            "Talks broke down in August 2022 and resumed in April this year.",
            "in August 2022|2022-08|ms; in April this year|2024-04|mc",
        ),
        ("2024-10-05", "The pact was signed on July 12, 2019.", "on July 12, 2019|2019-07-12|ds"),
        ("2024-10-05", "The deadline is Friday.", "Friday|2024-10-11|dc"),
        ("2024-10-05", "The deadline, 31 December, was set by the court.", "31 December|2024-12-31|dc"),
        ("2024-10-05", "The ceasefire expires on 15 October.", "on 15 October|2024-10-15|dc"),
        (
            "2024-10-05",
            "The ceasefire, which expires at midnight on Monday, has held.",
            "on Monday|2024-10-07|dc",
        ),
        ("2024-10-05", "Under the plan, troops leave by 1 November.", "by 1 November|2024-11-01|dc"),
        ("2024-10-05", "The parliament is to vote on Thursday.", "on Thursday|2024-10-10|dc"),
        (
            "2024-10-05",
            "Talks, which started on Monday, are to continue until Thursday.",
            "on Monday|2024-09-30|dc; until Thursday|2024-10-10|dc",
        ),
        (
            "2024-10-05",
            "“We will be back on Monday,” he said on Friday.",
            "on Monday|2024-10-07|dc; on Friday|2024-10-04|dc",
        ),
        ("2024-10-05", "He was born in 1961 in Oslo.", "in 1961|1961|ys"),
        ("2024-10-05", "The treaty of 1972 is dead.", "1972|1972|ys"),
        ("2024-10-05", "A 1994 ceasefire ended it.", "1994|1994|ys"),
        ("2024-10-05", "By 2030 it will be gone.", "By 2030|2030|ys"),
        (
            "2024-10-05",
            "The first round was held on 2 and 3 September in Bonn.",
            "on 2 and 3 September|2024-09-02/2024-09-03|ic",
        ),
        ("2024-10-05", "It was held on Monday and Tuesday.", "Monday|2024-09-30|dc; Tuesday|2024-10-01|dc"),
        (
            "2024-10-05",
            "It lasted from 28 December to 3 January.",
            "from 28 December to 3 January|2023-12-28/2024-01-03|ic",
        ),
        ("2024-10-05", "OSLO, Oct 5 (Wire) - They met.", "Oct 5|2024-10-05|dc"),
        ("2024-10-05", "OSLO, 5 October. They met.", "5 October|2024-10-05|dc"),
        ("2024-10-05", "It fell in the summer of 2021.", "in the summer of 2021|2021|ys"),
        (
            "2024-10-05",
            "The strike, now in its third week, began on September 16.",
            "on September 16|2024-09-16|dc",
        ),
        ("2024-10-05", "It will last through the end of October.", "the end of October|2024-10|mc"),
        ("2024-10-05", "It was the first since the war of August 2008.", "August 2008|2008-08|ms"),
        ("2024-10-05", "In the early hours of Friday they left.", "Friday|2024-10-04|dc"),
        ("2024-10-05", "On the morning of 3 October they left.", "3 October|2024-10-03|dc"),
        (
            "2024-10-05",
            "The fourth round is scheduled for the week of 14 October.",
            "14 October|2024-10-14|dc",
        ),
        (
            "2024-10-05",
            "The fourth round starts in the second week of November.",
            "in the second week of November|2024-11|mc",
        ),
        ("2024-10-05", "Until Friday's vote nothing moves.", "Until Friday|2024-10-11|dc"),
        ("2024-10-05", "The talks had been scheduled for September 20.", "September 20|2024-09-20|dc"),
        // What is no date.
        ("2024-06-14", "1,200 troops and 2020 people came.", ""),
        ("2024-06-14", "Resolution 2024 was passed by 12 votes.", ""),
        ("2024-06-14", "They took Route 1915 to the 1975 Soviet maps.", ""),
        ("2024-06-14", "It may end; they march on.", ""),
        ("2024-06-14", "Theresa May said so. It was signed by May.", ""),
        ("2024-06-14", "The Sun shone and he sat for a second.", ""),
        ("2024-06-14", "They won 3-1 and met in the 3+3 format 24/7.", ""),
        ("2024-06-14", "Call 555-12-2024 or 01/2/34.", ""),
        ("2024-06-14", "It is open every Monday, said the Sunday Times of Black Friday.", ""),
        ("2024-06-14", "Played 4-4-2, the 34-year-old ran for 87 days.", ""),
        ("2024-06-14", "Article 12 and article 2023 of the code.", ""),
        ("2024-06-14", "Nr. 5/2024 costs 2024 euros.", ""),
        ("2024-06-14", "Reports on Russia Today said so.", ""),
        ("2024-06-14", "It rose to 2000 tonnes of 1950 square metres.", ""),
        ("2024-06-14", "On 31 February they met.", ""),
        ("2024-06-14", "In the last week of talks nothing moved.", ""),
    ];

    #[test]
    fn every_row_of_the_table_holds() {
        let failures: Vec<String> =
            TABLE.iter().filter_map(|(date, text, expected)| check(date, text, expected)).collect();
        assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), TABLE.len(), failures.join("\n"));
    }

    #[test]
    fn a_weekday_and_its_date_give_an_undated_page_its_week() {
        let text = "They met on Thursday.\nIn a tweet later on June 29 he was glad.\nBayramov said last month that it was so.";
        let mut documents = [page("2023-12-29", "It began in 2020."), page("", text)];
        find(&mut documents);
        assert_eq!(
            told(&documents[1]),
            "on Thursday|2023-06-29|di; on June 29|2023-06-29|di; last month|-|mi"
        );
        let window = documents[1].window.as_ref().expect("a window");
        assert_eq!(window.earliest.as_deref(), Some("2023-06-29"));
        assert_eq!(window.latest.as_deref(), Some("2023-07-05"));
        assert!(
            window.reason.contains("“on Thursday”") && window.reason.contains("2020 to 2023"),
            "{}",
            window.reason
        );
    }

    /// The text of an undated page, and its window.
    #[test]
    fn a_window_has_the_ends_that_follow() {
        for (text, expected) in [
            ("It was retaken in 2023.", "2023-01-01.."),
            ("They met in 2021 and on 5 March 2023.", "2023-03-05.."),
            ("They will meet on 5 March 2024.", "..2024-03-05"),
            ("They met on 1 March 2024 and will meet on 5 March 2024.", "2024-03-01..2024-03-05"),
            ("They will meet on 5 March 2023. They met on 1 March 2024.", "none"),
            ("They agreed on a target for 2030.", "none"),
            ("They met on 5 March.", "none"),
            ("Nothing.", "none"),
        ] {
            let mut documents = [page("", text)];
            find(&mut documents);
            let found = documents[0].window.as_ref().map_or("none".to_owned(), |window| {
                let end = |end: &Option<String>| end.clone().unwrap_or_default();
                format!("{}..{}", end(&window.earliest), end(&window.latest))
            });
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_dated_page_has_no_window() {
        let mut documents = [page("2024-01-01", "They met on 1 March 2023 and will meet on 5 March 2024.")];
        find(&mut documents);
        assert_eq!(documents[0].window, None);
    }

    #[test]
    fn an_address_with_a_month_is_a_window() {
        let mut documents = [page("", "They met on 5 March.")];
        documents[0].url = Some(Stated {
            value: "https://a.example/2024/03/talks".to_owned(),
            line: 1,
            basis: String::new(),
        });
        find(&mut documents);
        let window = documents[0].window.clone().expect("a window");
        assert_eq!(
            (window.earliest.as_deref(), window.latest.as_deref()),
            (Some("2024-03-01"), Some("2024-03-31"))
        );
        assert!(window.reason.contains("2024/03"));
        // From the first of the month it would be last year's March, from its last day this year's.
        assert_eq!(told(&documents[0]), "on 5 March|XXXX-03-05|ds");
    }

    #[test]
    fn an_undated_page_takes_a_date_from_the_same_sentence_of_a_dated_one() {
        let sentence = "The exchange of all prisoners was agreed on 9 December in Vaduz after talks.";
        let mut documents = [page("2025-01-15", sentence), page("", sentence)];
        find(&mut documents);
        assert_eq!(told(&documents[1]), "on 9 December|2024-12-09|di");
        assert!(documents[1].events[0].date.reason.contains("the same sentence stands in “page.txt”"));
    }

    #[test]
    fn the_order_of_numbers_may_come_from_another_page_of_the_site() {
        let mut documents = [page("", "Signed 03/04/2024 in Oslo."), page("", "Signed 25/04/2024 in Oslo.")];
        for document in &mut documents {
            document.publisher = Some(Stated { value: "Post".to_owned(), line: 1, basis: String::new() });
        }
        find(&mut documents);
        assert_eq!(told(&documents[0]), "03/04/2024|2024-04-03|di");
    }

    #[test]
    fn a_reason_quotes_the_words() {
        let mut documents = [page("2023-03-10", "On 5 March they met.")];
        find(&mut documents);
        assert_eq!(
            documents[0].events[0].date.reason,
            "“On 5 March”, counted from the page's date, 2023-03-10, looking back"
        );
    }

    #[test]
    fn the_sentence_holds_the_whole_date() {
        let text = "They met. It was on Sept. 19. They left.";
        let mut documents = [page("2023-12-01", text)];
        find(&mut documents);
        assert_eq!(documents[0].events[0].sentence.of(text), "It was on Sept. 19.");
    }

    /// Each of these would take minutes if a text were read again from each of its dates.
    #[test]
    fn a_long_run_of_anything_is_read_once() {
        for part in [
            "“",
            "[",
            "5 March ",
            "May ",
            "Monday and ",
            "two days after ",
            "2023-",
            "1/",
            "on 5 March 2023 and ",
            "the ",
            "Later on June 29. ",
            "In 2020 ",
            "31.",
            "- ",
            "03/04/2024 ",
            "the end of ",
            "last ",
            "the first half of ",
            "early ",
        ] {
            let text = part.repeat(300_000 / part.len());
            let mut documents = [page("2024-01-01", &text), page("", &text)];
            find(&mut documents);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_page_has_its_events_inside(date in "(|2024|2024-02|2024-02-29|9999-12-31|0000-00-00|1-1-1)", text in proptest::collection::vec(
            "(on|Thursday|later|June|29|2023|last|next|week|999|years|ago|from|to|the|following|day|will|meet|met|In|[.]|\n|after|a|Feb|9999|year|spring|weekend|over)", 0..30))
        {
            let mut documents = [page(&date, &text.join(" ")), page("", &text.join(" "))];
            find(&mut documents);
            for document in &documents {
                for event in &document.events {
                    proptest::prop_assert!(!event.place.of(document).is_empty());
                    let (place, sentence) = (event.place.span, event.sentence);
                    proptest::prop_assert!(sentence.start <= place.start && place.end <= sentence.end);
                    proptest::prop_assert!(!sentence.of(&document.passages[event.place.passage as usize].text).is_empty());
                }
            }
        }
    }
}
