//! A date expression where it is told: its words, its sentence, and whether that looks back or ahead.
//!
//! What is counted from it, and what it bounds, is for others to say.

use super::resolve::{Resolved, Value};
use super::tense::{Sign, Tense};
use crate::dates::time::{From, Lasting, Meaning, Measure, Point, Shift, Which};
use crate::english::sentence;
use corpus::stem::stem;
use corpus::text::part;
use corpus::token::tokens;
use corpus::{Date, Document, Event, Place, Span};
use std::collections::BTreeSet;

/// Who tells a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The page.
    Page,
    /// The page, as the day on which somebody said something.
    PageOfSpeech,
    /// Whoever speaks within quotation marks.
    Quoted,
}

/// A date expression in its document.
pub struct Told {
    /// Where it stands.
    pub place: Place,
    /// The sentence around it.
    pub sentence: Span,
    /// What the words say.
    pub meaning: Meaning,
    /// Whether the sentence looks back or ahead.
    pub sign: Sign,
    /// Who tells it.
    pub voice: Voice,
    /// "later" stands before it: "later on June 29" is a day told before.
    pub later: bool,
    /// The sentence begins with it.
    pub opens: bool,
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

    /// The sentence before it; of a long one the last stretch.
    pub fn lead<'a>(&self, document: &'a Document) -> &'a str {
        const LEAD_BYTES: usize = 160;
        let text = document.passages.get(self.place.passage as usize).map_or("", |passage| &*passage.text);
        let (start, end) = (self.sentence.start as usize, self.place.span.start as usize);
        let start = text.ceil_char_boundary(start.max(end.saturating_sub(LEAD_BYTES)));
        part(text, start..end)
    }

    /// Whether another date stands in the same sentence.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.place.passage == other.place.passage && self.sentence == other.sentence
    }

    /// The stems of its sentence; none of a text without full stops.
    pub fn stems(&self, document: &Document) -> BTreeSet<String> {
        let text =
            document.passages.get(self.place.passage as usize).map_or("", |passage| passage.text.as_str());
        let sentence = self.sentence;
        let text = if sentence.end - sentence.start > sentence::LONGEST { "" } else { sentence.of(text) };
        tokens(text).iter().map(|token| stem(&token.term)).collect()
    }

    /// The event that it is, once resolved; a word like "that day" without a day before it is none.
    pub fn event(&self, resolved: Resolved) -> Option<Event> {
        // "that day" without a day before it says nothing.
        let empty = matches!(
            self.meaning,
            Meaning::Shift(Shift { from: From::Told, count: 0, .. } | Shift { from: From::Period, .. })
                | Meaning::Lasting(_)
        );
        if resolved.value.is_none() && empty {
            return None;
        }
        let iso = |value: Value| match self.meaning {
            Meaning::Lasting(Lasting { measure: Measure::Less, .. }) => format!("{}/..", value.edtf()),
            Meaning::Lasting(Lasting { measure: Measure::More, .. }) => format!("../{}", value.edtf()),
            _ => value.edtf(),
        };
        let date = Date {
            value: resolved.value.map(iso),
            precision: resolved.precision,
            basis: resolved.basis,
            reason: resolved.reason,
        };
        Some(Event { place: self.place, sentence: self.sentence, date, review: None })
    }
}

/// The weekday of "on Thursday", told as past and with nothing more.
pub fn bare_weekday(told: &Told) -> Option<i8> {
    match told.meaning {
        Meaning::Point(Point { month: None, week: None, which: Which::Any, weekday, .. })
            if told.sign.tense != Tense::Future =>
        {
            weekday
        }
        _ => None,
    }
}
