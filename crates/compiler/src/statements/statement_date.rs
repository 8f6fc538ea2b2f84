//! When a statement was said, where its own sentence tells.
//!
//! A date in the sentence may as well be that of the talks that the statement is about. So only two places count: right
//! behind the cue ("said on Thursday", "told reporters late on 5 March"), and at the beginning of the sentence with
//! the source right behind it ("On Thursday, the ministry said").

use corpus::{Document, Event, Place, Span, Statement};

/// How many words may stand between the cue and the date: "told reporters in the capital on Monday".
const WORDS_BETWEEN: usize = 4;

/// Bytes around a cue among which its date is looked for: a few more than a long name and its office take.
const REACH: u32 = 600;

/// Fills when the statements of a document were said from its events.
pub fn fill(document: &mut Document) {
    let mut events: Vec<&Event> = document.events.iter().collect();
    events.sort_by_key(|event| (event.place.passage, event.place.span.start));
    let mut dates = Vec::with_capacity(document.statements.len());
    for statement in &document.statements {
        let passage = statement.cue.map(|cue| cue.passage);
        let cue = statement.cue.map_or(0, |cue| cue.span.start);
        let first = events.partition_point(|event| {
            (Some(event.place.passage), event.place.span.start) < (passage, cue.saturating_sub(REACH))
        });
        let here = events[first..].iter().take_while(|event| {
            Some(event.place.passage) == passage && event.place.span.start <= cue.saturating_add(REACH)
        });
        let text =
            passage.and_then(|at| document.passages.get(at as usize)).map_or("", |passage| &*passage.text);
        dates.push(here.copied().find(|event| tells(text, event, statement)).map(|event| event.date.clone()));
    }
    for (statement, date) in document.statements.iter_mut().zip(dates) {
        statement.said = date;
    }
}

/// Whether the event's date is that of the statement, in the text of the passage that has the cue.
fn tells(text: &str, event: &Event, statement: &Statement) -> bool {
    let (Some(cue), date) = (statement.cue, event.place.span) else { return false };
    // What has gone on for so long is not when it was said.
    if event.date.value.as_ref().is_some_and(|value| value.contains("..")) {
        return false;
    }
    let is_in = |place: &Place| place.passage == cue.passage && overlap(place.span, date);
    if !overlap(event.sentence, cue.span) || statement.content.iter().any(is_in) {
        return false;
    }
    let behind = cue.span.end <= date.start && {
        let between = Span { start: cue.span.end, end: date.start }.of(text);
        let is_plain = |c: char| c == ' ' || (c.is_alphabetic() && c.is_lowercase());
        between.chars().all(is_plain)
            && between.split(' ').filter(|word| !word.is_empty()).count() <= WORDS_BETWEEN
            && !between.split(' ').any(|word| word == "that")
    };
    let before = statement.source.is_some_and(|source| {
        if date.start > event.sentence.start.saturating_add(REACH) {
            return false;
        }
        let opening = Span { start: event.sentence.start, end: date.start }.of(text);
        let between = Span { start: date.end, end: source.span.start }.of(text);
        source.passage == cue.passage
            && date.end <= source.span.start
            && opening.split(' ').filter(|word| !word.is_empty()).count() <= 1
            && between.chars().all(|c| c == ' ' || c == ',' || c == '\u{2009}')
    });
    behind || before
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Date, Passage};

    /// The date of the only statement: `[source]`, `{cue}`, `<date>` and `|content|` are marked in the text.
    fn said(marked: &str) -> bool {
        let mut text = String::new();
        let mut marks: Vec<(char, usize)> = Vec::new();
        for c in marked.chars() {
            if "[]{}<>|".contains(c) { marks.push((c, text.len())) } else { text.push(c) }
        }
        let span = |open: char, close: char| {
            let at = |wanted: char, last: bool| {
                let mut found = marks.iter().filter(|mark| mark.0 == wanted);
                (if last { found.next_back() } else { found.next() }).map(|mark| mark.1)
            };
            Some(Span::new(at(open, false)?, at(close, true)?))
        };
        let place = |span: Option<Span>| span.map(|span| Place { passage: 0, span });
        let mut document = Document {
            statements: vec![Statement {
                source: place(span('[', ']')),
                cue: place(span('{', '}')),
                content: place(span('|', '|')).into_iter().collect(),
                ..Statement::default()
            }],
            events: vec![Event {
                place: place(span('<', '>')).expect("a date"),
                sentence: Span::new(0, text.len()),
                date: Date {
                    value: Some("2024-03-05".into()),
                    precision: corpus::Precision::Day,
                    basis: corpus::Basis::Stated,
                    reason: String::new(),
                },
                review: None,
            }],
            passages: vec![Passage { text, ..Passage::default() }],
            ..Document::default()
        };
        fill(&mut document);
        document.statements[0].said.is_some()
    }

    #[test]
    fn a_date_right_behind_the_cue_is_when_it_was_said() {
        for text in [
            "[Marsh] {said} <on Thursday> that |it would hold|.",
            "[Marsh] {told} reporters in the capital <on 5 March> |it would hold|.",
            "“|It holds|,” [Marsh] {said} late <on 5 March>.",
        ] {
            assert!(said(text), "{text}");
        }
    }

    #[test]
    fn a_date_that_opens_the_sentence_before_the_source_is_too() {
        assert!(said("<On Thursday>, [the ministry] {said} |it would hold|."));
        assert!(said("Late <on Thursday> [the ministry] {said} |it would hold|."));
    }

    #[test]
    fn a_date_of_what_is_spoken_of_is_not() {
        for text in [
            "[Marsh] {said} that |the talks <on Thursday> held|.",
            "After the talks of the two ministers <on Thursday>, [Marsh] {said} |it would hold|.",
            "[Marsh] {said}, before they left <on Thursday>, that |it would hold|.",
            "[Marsh] {said} that <on Thursday> |it would hold|.",
            "<On Thursday>, before the talks, [Marsh] {said} |it would hold|.",
        ] {
            assert!(!said(text), "{text}");
        }
    }
}
