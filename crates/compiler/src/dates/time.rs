//! Date expressions in running text: where they stand and what their words alone say.
//!
//! What it does not know: when the page was published, so "on Thursday" stays a Thursday here, and "in May" a May;
//! `events/resolve.rs` counts. The surprising choice: doubtful words are no date. A month alone, a year alone and a weekday
//! alone must be where a date stands ("in 2021", "said Thursday"), because "may", "march", "2020 people" and
//! "Resolution 2024" are everywhere, and a wrong date on a timeline costs more than a missing one.

mod alone;
mod calendar;
mod counted;
mod feast;
mod joined;
mod meaning;
mod part;
mod period;
mod point;
mod reader;
mod relative;
mod spelt;
mod stretch;
mod words;

use crate::dates::cjk;
use corpus::Span;
pub use meaning::{From, Lasting, Meaning, Measure, Part, Point, Shift, Unit, Which, Year};
use reader::{Read, Reader};
use words::{OPENERS, weekday};

/// Words that tell a time, and what they say by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The words, with the preposition before them.
    pub span: Span,
    /// What they say.
    pub meaning: Meaning,
}

/// The date expressions of a text, in order, not overlapping.
pub fn expressions(text: &str) -> Vec<Expression> {
    let reader = Reader::new(text);
    let signed = reader.signed();
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < reader.words.len() {
        if let Some((meaning, next)) = reader.read(at, found.last()) {
            let floor = found.last().map_or(0, |last| last.next);
            let first = reader.first_word(meaning, (at, next), floor);
            found.push(Found { meaning, first, core: at, next });
            at = next;
        } else {
            at += 1;
        }
    }
    reader.share_years(&mut found);
    reader.part_lists(&mut found);
    reader.weeks(&mut found);
    let words =
        found.into_iter().map(|found| Expression { span: reader.span(found), meaning: found.meaning });
    if signed.is_empty() { words.collect() } else { merged(words.collect(), signed) }
}

/// Both in order, but for words that a date in signs holds.
fn merged(mut words: Vec<Expression>, signed: Vec<Expression>) -> Vec<Expression> {
    words.retain(|word| {
        let at = signed.partition_point(|sign| sign.span.end <= word.span.start);
        signed.get(at).is_none_or(|sign| sign.span.start >= word.span.end)
    });
    words.extend(signed);
    words.sort_by_key(|expression| expression.span.start);
    words
}

/// An expression as words: from `first` with the preposition, from `core` without, to `next`.
#[derive(Clone, Copy)]
struct Found {
    meaning: Meaning,
    first: usize,
    core: usize,
    next: usize,
}

impl Reader<'_> {
    /// Dates in the signs of Chinese, Japanese and Korean.
    fn signed(&self) -> Vec<Expression> {
        let meant = |date: cjk::Signed| {
            let year = date.year.map_or(Year::Unknown, Year::Is);
            let point = match date.day {
                Some(day) => calendar::dated(year, date.month, day)?,
                None => Point { year, month: Some(date.month), ..Point::default() },
            };
            Some(Expression { span: Span::new(date.start, date.end), meaning: Meaning::Point(point) })
        };
        cjk::signed(self.text).into_iter().filter_map(meant).collect()
    }

    /// What a date expression that starts at a word says.
    fn read(&self, at: usize, last: Option<&Found>) -> Read<Meaning> {
        let term = self.term(at);
        let may_begin = term.starts_with(|c: char| c.is_ascii_digit())
            || self.months[at] > 0
            || weekday(term).is_some()
            || term.starts_with("fy")
            || OPENERS.contains(term);
        if !may_begin {
            return None;
        }
        if self.is_labelled(at) {
            return None;
        }
        let point = |(point, next)| (Meaning::Point(point), next);
        self.numbers(at)
            .or_else(|| self.named_by_its_day(at).map(point))
            .or_else(|| self.range(at))
            .or_else(|| self.days(at))
            .or_else(|| self.full(at).map(point))
            .or_else(|| self.period(at))
            .or_else(|| self.part_of(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.counted(at, last))
            .or_else(|| self.told(at))
            .or_else(|| self.listed_day(at, last?).map(point))
            .or_else(|| self.listed_year(at, last?).map(point))
            .or_else(|| self.alone(at).map(point))
            .or_else(|| self.day_alone(at).map(point))
            .or_else(|| self.feast(at).map(point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words that expressions are made of, for texts that nearly are some.
    const PIECES: &str = "(from|to|the|of|and|in|on|a|first|second|half|end|May|march|March|Sept\\.|Sunday|sun|\
                          2023|19|31|5th|1990s|mid|-|–|/|,|\\.|’s|last|next|week|year|days|ago|after|later|\
                          29/06/2023|03/04/24|12\\.III\\.2024|é|\u{301}|“|&nbsp;|q1|that|day|before|İ)";

    proptest! {
        #[test]
        fn expressions_are_words_of_the_text_in_order(text in proptest::collection::vec(PIECES, 0..24), gap in "[ ]?") {
            holds(&text.join(&gap))?;
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            holds(&text)?;
        }
    }

    fn holds(text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for expression in expressions(text) {
            let span = expression.span;
            prop_assert!(last <= span.start && span.start < span.end, "{:?}", text);
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{:?}", text);
            last = span.end;
        }
        Ok(())
    }
}
