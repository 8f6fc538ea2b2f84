//! The figures in a passage, as they are printed: numbers with the words that they count.
//!
//! Two figures may be of two rulers ("three out of five articles", "90 percent"), so none is ever made a number here: a
//! figure is words of the page. Numbers that are words are known in English.

use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{Document, Span};

/// Numbers that are words. "One" is an article as often.
const WORDS: [&str; 20] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "half",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "billion",
];

/// Before a number that is a word these say that something known is meant, and not how many: "the two countries".
const KNOWN: [&str; 9] = ["the", "these", "those", "both", "our", "their", "its", "his", "her"];

/// How many words may stand between two numbers of one figure: "three out of five".
const BETWEEN: usize = 2;

/// How many words behind the last number belong to it, at most: "32 blue boats".
const BEHIND: usize = 2;

/// The figures of a passage, in its order. What is part of a date, of a name or a year is none.
pub fn figures(document: &Document, passage: usize) -> Vec<Span> {
    let Some(of) = document.passages.get(passage) else { return Vec::new() };
    let text = &of.text;
    let dates = document.events.iter().map(|event| event.place);
    let dates = dates.filter(|place| place.passage as usize == passage).map(|place| place.span);
    let taken: Vec<Span> = dates.chain(of.mentions.iter().map(|mention| mention.span)).collect();
    let words = tokens(text);
    let is_number = |at: usize| {
        let word = &words[at];
        let is_taken =
            taken.iter().any(|span| (span.start as usize) < word.end && word.start < span.end as usize);
        let before = at.checked_sub(1).map_or("", |before| &*words[before].term);
        !is_taken && counts(word, before)
    };
    let gap = |one: &Token, other: &Token| part(text, one.end..other.start);
    let goes_on = |one: &Token, other: &Token| {
        !gap(one, other).contains([',', '.', ';', ':', '(', ')', '”', '"', '–', '—'])
    };
    let mut figures = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_number(at) {
            at += 1;
            continue;
        }
        let (first, mut last) = (at, at);
        let mut next = at + 1;
        while next < words.len() && next - last <= BETWEEN + 1 && goes_on(&words[next - 1], &words[next]) {
            if is_number(next) {
                last = next;
            }
            next += 1;
        }
        let mut end = last;
        while end - last < BEHIND
            && end + 1 < words.len()
            && goes_on(&words[end], &words[end + 1])
            && !is_stop_word(&words[end + 1].term)
        {
            end += 1;
        }
        let percent = usize::from(end == last && part(text, words[end].end..).starts_with('%'));
        figures.push(Span::new(words[first].start, words[end].end + percent));
        at = end + 1;
    }
    figures
}

/// Whether a word is a number that counts something.
fn counts(word: &Token, before: &str) -> bool {
    let term = &*word.term;
    let is_digits =
        term.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && term.as_bytes()[0].is_ascii_digit();
    let is_year = term.len() == 4 && matches!(part(term, ..2), "18" | "19" | "20");
    is_digits && !is_year || WORDS.contains(&term) && !KNOWN.contains(&before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{EntityId, Mention};

    fn check(text: &str, expected: &[&str]) {
        let mut document = sample::corpus().documents.swap_remove(1);
        document.passages[0].text = text.into();
        let figures = figures(&document, 0);
        let figures: Vec<_> = figures.iter().map(|span| span.of(text)).collect();
        assert_eq!(figures, expected, "{text}");
    }

    #[test]
    fn a_figure_is_a_number_with_what_it_counts() {
        check("It let 32 blue boats go, and took 2 of them.", &["32 blue boats", "2"]);
        check("Three out of five wells are dry.", &["Three out of five wells"]);
        check(
            "a text of two to three pages with 15 to 20 points",
            &["two to three pages with 15 to 20 points"],
        );
        check("up to 90 percent of it, or 5.5% of that", &["90 percent", "5.5%"]);
        check("10,000 people (two hundred boats)", &["10,000 people", "two hundred boats"]);
    }

    #[test]
    fn what_counts_nothing_is_none() {
        check("The two towns, in 1975, on the 6th day, by one man", &[]);
        check("No number at all", &[]);
    }

    #[test]
    fn a_number_in_a_name_is_none() {
        let mut document = sample::corpus().documents.swap_remove(1);
        document.passages[0].text = "Well 29 is dry.".into();
        document.passages[0].mentions = vec![Mention { entity: EntityId(0), span: Span::new(0, 7) }];
        assert_eq!(figures(&document, 0), []);
    }
}
