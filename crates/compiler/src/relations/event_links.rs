//! Events that two documents tell: the same date, and sentences that share enough rare words.
//!
//! Words are compared by stem and weighed by how few of the corpus' dated sentences have them; entities count by their
//! identity, whatever they are called. What it does not know: whether the two accounts agree. A reader must compare
//! them, so both stay as they are.

use crate::english::sentence;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use corpus::{Document, Event, Link, LinkEnd, LinkKind, Place, Precision, text::date_in_words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words and entities that two sentences must share. With two, "talks in Brussels" of two rounds are one event.
const SHARED: usize = 3;
/// Share of the lighter sentence's weight that the other must have.
const ALIKE: f64 = 0.4;
/// Sentences of one date with a word in common from which on that word says nothing about the event.
const COMMON: usize = 24;

/// A dated sentence.
struct Told<'d> {
    document: usize,
    event: &'d Event,
    value: &'d str,
    /// Stems and entities of the sentence, each with the word as printed.
    features: BTreeMap<String, String>,
}

/// The links between events of different documents; `copies` are the pairs of near-duplicates, which tell the same
/// events anyway.
pub fn find(documents: &[Document], copies: &BTreeSet<(usize, usize)>) -> Vec<Link> {
    let told = told(documents);
    let mut sentences: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &told {
        for feature in one.features.keys() {
            *sentences.entry(feature).or_default() += 1;
        }
    }
    // Inverse document frequency, sentences being the documents: ln((N + 1) / n).
    let weight = |feature: &str| {
        let count = sentences.get(feature).copied().unwrap_or(1);
        ((told.len() + 1) as f64 / count as f64).ln()
    };
    let mut days: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in told.iter().enumerate() {
        days.entry(one.value.strip_prefix("XXXX").unwrap_or_else(|| day(one.value))).or_default().push(at);
    }
    let mut best: BTreeMap<(usize, usize, &str), (f64, usize, usize)> = BTreeMap::new();
    for (day, group) in days {
        for (a, b) in pairs(&told, &group) {
            let (one, other) = (&told[a], &told[b]);
            if copies.contains(&(one.document, other.document)) || !compatible(one.value, other.value) {
                continue;
            }
            let Some(score) = score(one, other, &weight) else { continue };
            // One link for a day of two documents: the sentences most alike.
            let place = best.entry((one.document, other.document, day)).or_insert((score, a, b));
            if score > place.0 {
                *place = (score, a, b);
            }
        }
    }
    best.into_values().map(|(_, a, b)| link(&told[a], &told[b])).collect()
}

/// The events with a day, or a month, that is known, in document order.
fn told(documents: &[Document]) -> Vec<Told<'_>> {
    let told = documents.par_iter().enumerate().flat_map_iter(|(document, page)| {
        page.events.iter().filter_map(move |event| {
            let value = event.date.value.as_deref()?;
            let fits = matches!(event.date.precision, Precision::Day | Precision::Month)
                && value.len() >= 7
                && !value.contains('/')
                && event.sentence.end - event.sentence.start <= sentence::LONGEST;
            fits.then(|| Told { document, event, value, features: features(page, event) })
        })
    });
    told.collect()
}

/// The month and day of `YYYY-MM-DD`, with the hyphen before them; a month is itself.
fn day(value: &str) -> &str {
    value.get(4..).filter(|rest| rest.len() > 3).unwrap_or(value)
}

/// The same value, or the same day with a year in only one of them.
fn compatible(a: &str, b: &str) -> bool {
    let open =
        |a: &str, b: &str| a.strip_prefix("XXXX").is_some_and(|rest| rest.len() > 3 && b.ends_with(rest));
    a == b || open(a, b) || open(b, a)
}

/// The stems of a sentence's words, those of the date itself aside, and its entities.
fn features(page: &Document, event: &Event) -> BTreeMap<String, String> {
    let Some(passage) = page.passages.get(event.place.passage as usize) else { return BTreeMap::new() };
    let sentence = event.sentence;
    let text = sentence.of(&passage.text);
    let first = passage.mentions.partition_point(|at| at.span.start < sentence.start);
    let mentions = || passage.mentions[first..].iter().take_while(|at| at.span.end <= sentence.end);
    let mut features: BTreeMap<String, String> = mentions()
        .map(|mention| (format!("#{}", mention.entity.index()), mention.span.of(&passage.text).to_owned()))
        .collect();
    for token in tokens(text) {
        let (start, end) = (sentence.start as usize + token.start, sentence.start as usize + token.end);
        let within = |span: corpus::Span| span.start as usize <= start && end <= span.end as usize;
        if !within(event.place.span)
            && !mentions().any(|mention| within(mention.span))
            && !is_stop_word(&token.term)
            && !is_calendar(&token.term)
        {
            let word = corpus::text::part(text, token.start..token.end);
            features.insert(stem(&token.term), word.to_owned());
        }
    }
    features
}

/// Months, week days and what counts them: they are the date, not what happened.
fn is_calendar(term: &str) -> bool {
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday day week month year today yesterday said say says told";
    crate::dates::month(term).is_some() || DAYS.split(' ').any(|day| day == term)
}

/// Pairs of one day's sentences that share a word which not too many of them have, each once.
fn pairs(told: &[Told<'_>], group: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &at in group {
        for feature in told[at].features.keys() {
            postings.entry(feature).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for list in postings.values().filter(|list| list.len() <= COMMON) {
        for (n, &a) in list.iter().enumerate() {
            pairs.extend(
                list[n + 1..].iter().filter(|&&b| told[a].document != told[b].document).map(|&b| (a, b)),
            );
        }
    }
    pairs
}

/// How much of the lighter sentence the other has, where that is enough.
fn score(a: &Told<'_>, b: &Told<'_>, weight: &dyn Fn(&str) -> f64) -> Option<f64> {
    let shared: Vec<&String> =
        a.features.keys().filter(|feature| b.features.contains_key(*feature)).collect();
    let sum =
        |features: &mut dyn Iterator<Item = &String>| features.map(|feature| weight(feature)).sum::<f64>();
    let lighter = sum(&mut a.features.keys()).min(sum(&mut b.features.keys()));
    let score = sum(&mut shared.iter().copied()) / lighter.max(f64::MIN_POSITIVE);
    // A month holds many events: its sentences must share more.
    let more = usize::from(a.value.len() == 7);
    (shared.len() >= SHARED + more && score >= ALIKE).then_some(score)
}

fn link(a: &Told<'_>, b: &Told<'_>) -> Link {
    let end = |told: &Told<'_>| LinkEnd {
        document: told.document as u32,
        place: Some(Place { passage: told.event.place.passage, span: told.event.sentence }),
    };
    let shared = a.features.iter().filter(|(feature, _)| b.features.contains_key(*feature));
    let words: Vec<&str> = shared.map(|(_, word)| word.as_str()).collect();
    let full = if a.value.starts_with("XXXX") { b.value } else { a.value };
    let date = if full.starts_with("XXXX") { full.to_owned() } else { date_in_words(full) };
    let reason = format!("both tell of {date}, with the words “{}”", words.join("”, “"));
    Link { kind: LinkKind::SameEvent, from: end(b), to: end(a), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Basis, Date, Passage, Span};

    /// Documents of one dated sentence each.
    fn pages(sentences: &[(&str, &str)]) -> Vec<Document> {
        sentences
            .iter()
            .map(|&(value, text)| {
                let precision = if value.len() == 7 { Precision::Month } else { Precision::Day };
                let date = Date {
                    value: Some(value.to_owned()),
                    precision,
                    basis: Basis::Stated,
                    reason: String::new(),
                };
                let place = Place { passage: 0, span: Span::new(0, text.find(',').unwrap_or(0)) };
                let event = Event { place, sentence: Span::new(0, text.len()), date, review: None };
                let passage = Passage { text: text.to_owned(), ..Passage::default() };
                Document { passages: vec![passage], events: vec![event], ..Document::default() }
            })
            .collect()
    }

    fn linked(sentences: &[(&str, &str)]) -> Vec<(u32, u32)> {
        let links = find(&pages(sentences), &BTreeSet::new());
        links.iter().map(|link| (link.to.document, link.from.document)).collect()
    }

    const AGREED: &str = "On 9 December, the two towns agreed to exchange 32 captured sailors.";
    const RELEASED: &str =
        "On 9 December, Amber released 32 of the captured sailors, in exchange for two pilots.";

    #[test]
    fn two_accounts_of_one_day_are_linked() {
        assert_eq!(linked(&[("2024-12-09", AGREED), ("2024-12-09", RELEASED)]), [(0, 1)]);
        assert_eq!(linked(&[("XXXX-12-09", AGREED), ("2024-12-09", RELEASED)]), [(0, 1)]);
    }

    #[test]
    fn another_day_or_year_is_another_event() {
        assert!(linked(&[("2024-12-09", AGREED), ("2024-12-10", RELEASED)]).is_empty());
        assert!(linked(&[("2023-12-09", AGREED), ("2024-12-09", RELEASED)]).is_empty());
    }

    #[test]
    fn a_day_that_is_one_of_several_is_nobodys_day() {
        assert!(linked(&[("2024-12-09/2024-12-12", AGREED), ("2024-12-09/2024-12-12", RELEASED)]).is_empty());
        assert!(linked(&[("../2024-12-09", AGREED), ("../2024-12-09", RELEASED)]).is_empty());
    }

    #[test]
    fn two_events_of_one_day_are_not_linked() {
        let other = "On 9 December, the council of Reed elected a new mayor, a dentist.";
        assert!(linked(&[("2024-12-09", AGREED), ("2024-12-09", other)]).is_empty());
    }

    #[test]
    fn a_copy_of_a_page_is_not_linked_again() {
        let pages = pages(&[("2024-12-09", AGREED), ("2024-12-09", AGREED)]);
        assert!(find(&pages, &BTreeSet::from([(0, 1), (1, 0)])).is_empty());
    }

    #[test]
    fn the_reason_names_the_day_and_the_words() {
        let links = find(&pages(&[("2024-12-09", AGREED), ("2024-12-09", RELEASED)]), &BTreeSet::new());
        assert_eq!(
            links[0].reason,
            "both tell of 9 December 2024, with the words “32”, “captured”, “exchange”, “sailors”, “two”"
        );
    }

    #[test]
    fn spans_that_fit_nothing_are_passed_over() {
        let mut pages = pages(&[("2024-12-09", AGREED), ("2024-12-09", "é")]);
        pages[0].events[0].place.passage = 9;
        pages[1].events[0].sentence = Span::new(1, 900);
        assert!(find(&pages, &BTreeSet::new()).is_empty());
    }

    #[test]
    fn ten_thousand_sentences_of_one_day_are_read_to_the_end() {
        let texts: Vec<String> =
            (0..10_000).map(|n| format!("On 9 December, they met about matter {n} and {}.", n / 2)).collect();
        let sentences: Vec<(&str, &str)> = texts.iter().map(|text| ("2024-12-09", text.as_str())).collect();
        find(&pages(&sentences), &BTreeSet::new());
    }
}
