//! What is shown of a statement: the words of the page that hold its source, its cue and its content.
//!
//! Content without its verb can say the opposite of the page: "foreign control over the corridor" is what somebody
//! opposes. So whole sentences are shown; only a semicolon outside quotation marks, before and behind which nothing of
//! the statement stands, cuts one. Commas and "while" do not: what stands behind them may take back what stands before.
//! It does not know how the words were found; a curator's own are treated alike.

use super::unread;
use crate::english::quotation::{self, Quotation};
use crate::english::sentence::{LONGEST, sentences_around};
use corpus::text::part;
use corpus::{Document, Passage, Place, Span, Statement};

/// Bytes kept on either side of a statement in a sentence that nobody wrote: a page that lost its stops. About two
/// sentences; more would have each statement of such a page show the page.
const AROUND: usize = 300;

/// Fills what is shown of every statement of a document.
pub fn fill(document: &mut Document) {
    let outers: Vec<Vec<Span>> = if document.is_read() {
        let outers = |found: Vec<Quotation>| found.iter().map(|quotation| quotation.outer).collect();
        quotation::quotations(&document.passages).into_iter().map(outers).collect()
    } else {
        document.passages.iter().map(|passage| unread::quotations(&passage.text)).collect()
    };
    let passages = document.passages.iter().zip(&outers);
    let sentences: Vec<Vec<Sentence>> =
        passages.map(|(passage, outers)| read(&passage.text, outers)).collect();
    let mut statements = std::mem::take(&mut document.statements);
    for statement in &mut statements {
        if let Some(source) = &mut statement.source {
            close_bracket(source, document);
        }
        statement.words = words(statement, document, &sentences);
    }
    document.statements = statements;
}

/// Has a source that ends in the middle of brackets, as "the Court of Justice (CJ" does, end behind them.
fn close_bracket(source: &mut Place, document: &Document) {
    let Some(passage) = document.passages.get(source.passage as usize) else { return };
    let is_open = source.span.of(&passage.text).rsplit(')').next().is_some_and(|rest| rest.contains('('));
    if is_open && part(&passage.text, source.span.end as usize..).starts_with(')') {
        source.span.end += 1;
    }
}

/// A sentence and where a semicolon could cut it.
struct Sentence {
    span: Span,
    /// One past each semicolon outside quotation marks and brackets; none in a sentence with a colon, whose semicolons
    /// part the items of one list.
    cuts: Vec<u32>,
}

fn read(text: &str, quotations: &[Span]) -> Vec<Sentence> {
    let mut quotations = quotations.iter().peekable();
    let mut read = Vec::new();
    for span in sentences_around(text, quotations.clone().copied().collect::<Vec<_>>().as_slice()) {
        let (mut cuts, mut depth, mut is_list) = (Vec::new(), 0_u32, false);
        for (at, c) in span.of(text).char_indices() {
            let at = span.start + at as u32;
            while quotations.next_if(|quotation| quotation.end <= at).is_some() {}
            if quotations.peek().is_some_and(|quotation| quotation.start <= at) {
                continue;
            }
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ':' => is_list = true,
                ';' if depth == 0 => cuts.push(at + 1),
                _ => {}
            }
        }
        if is_list {
            cuts.clear();
        }
        read.push(Sentence { span, cuts });
    }
    read
}

fn words(statement: &Statement, document: &Document, sentences: &[Vec<Sentence>]) -> Vec<Place> {
    let mut passages: Vec<u32> = statement.content.iter().map(|part| part.passage).collect();
    passages.sort_unstable();
    passages.dedup();
    let shown = |number: u32| {
        let (passage, sentences) = (document.passages.get(number as usize)?, sentences.get(number as usize)?);
        Some(Place { passage: number, span: shown(statement, number, passage, sentences)? })
    };
    passages.into_iter().filter_map(shown).collect()
}

/// What is shown of a statement in one of its passages.
fn shown(statement: &Statement, number: u32, passage: &Passage, sentences: &[Sentence]) -> Option<Span> {
    let here = |place: &&Place| place.passage == number;
    let own = statement.content.iter().filter(here).map(|place| place.span);
    let mut needed = own.chain(statement.cue.iter().filter(here).map(|place| place.span)).reduce(join)?;
    let (first, last) = around(sentences, needed)?;
    // A source in another sentence is told by the speaker's name; in the same one it is what the verb belongs to.
    let whole = join(sentences[first].span, sentences[last].span);
    for place in statement.source.iter().chain(&statement.hedge).filter(here) {
        if place.span.start < whole.end && whole.start < place.span.end {
            needed = join(needed, place.span);
        }
    }
    let (first, last) = around(sentences, needed)?;
    let (start, end) = (&sentences[first], &sentences[last]);
    let text = &passage.text;
    let from = start.cuts.iter().copied().filter(|&cut| cut <= needed.start).max();
    let to = end.cuts.iter().copied().find(|&cut| cut >= needed.end);
    let mut span = Span {
        start: from.map_or(start.span.start, |cut| after_space(text, cut)).min(needed.start),
        end: to.unwrap_or(end.span.end).max(needed.end),
    };
    if span.end - span.start > LONGEST.max(needed.end - needed.start) {
        span = near(text, needed);
    }
    Some(span)
}

/// The first and the last of the sentences that hold a span.
fn around(sentences: &[Sentence], span: Span) -> Option<(usize, usize)> {
    let last = sentences.len().checked_sub(1)?;
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start).min(last);
    let end = sentences.partition_point(|sentence| sentence.span.start < span.end).saturating_sub(1);
    Some((first, end.max(first)))
}

fn join(one: Span, other: Span) -> Span {
    Span { start: one.start.min(other.start), end: one.end.max(other.end) }
}

fn after_space(text: &str, at: u32) -> u32 {
    let rest = part(text, at as usize..);
    at + (rest.len() - rest.trim_start().len()) as u32
}

/// Some words on either side.
fn near(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let from = text.floor_char_boundary(start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((end + AROUND).min(text.len()));
    let before = part(text, from..start).find(' ').map_or(start, |at| from + at + 1);
    let behind = part(text, end..to).rfind(' ').map_or(end, |at| end + at);
    let (before, behind) = (if from == 0 { 0 } else { before }, if to == text.len() { to } else { behind });
    Span::new(before, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is shown of a statement with `[source]`, `{cue}` and `|content|` marked in the text of its passage.
    fn check(marked: &str, expected: &str) {
        let mut text = String::new();
        let mut marks: Vec<(char, u32)> = Vec::new();
        for c in marked.chars() {
            if "[]{}|".contains(c) { marks.push((c, text.len() as u32)) } else { text.push(c) }
        }
        let at = |wanted: &[char]| -> Vec<u32> {
            marks.iter().filter(|mark| wanted.contains(&mark.0)).map(|mark| mark.1).collect()
        };
        let places = |wanted: &[char]| -> Vec<Place> {
            let ends = at(wanted);
            ends.chunks(2)
                .map(|ends| Place { passage: 0, span: Span { start: ends[0], end: ends[1] } })
                .collect()
        };
        let mut document = Document {
            statements: vec![Statement {
                source: places(&['[', ']']).first().copied(),
                cue: places(&['{', '}']).first().copied(),
                content: places(&['|']),
                ..Statement::default()
            }],
            passages: vec![Passage { text, ..Passage::default() }],
            ..Document::default()
        };
        fill(&mut document);
        let words: Vec<&str> = document.statements[0].words.iter().map(|place| place.of(&document)).collect();
        assert_eq!(words, [expected], "{marked}");
    }

    #[test]
    fn the_verb_is_shown_with_its_object() {
        check(
            "It rained. [Juba] {opposes} |foreign control over the canal|, for now. It stopped.",
            "Juba opposes foreign control over the canal, for now.",
        );
        check(
            "[The court] {rejected} |seven demands|, affirming the rest.",
            "The court rejected seven demands, affirming the rest.",
        );
    }

    #[test]
    fn a_source_ends_behind_its_brackets() {
        for (text, start, end, expected) in [
            ("the Court of Appeal (CA) ruled", 0, 23, "the Court of Appeal (CA)"),
            ("the Court of Appeal (CA) ruled", 0, 19, "the Court of Appeal"),
            ("the Court of Appeal (CA ruled", 0, 23, "the Court of Appeal (CA"),
        ] {
            let mut source = Place { passage: 0, span: Span { start, end } };
            let passages = vec![Passage { text: text.into(), ..Passage::default() }];
            let document = Document { passages, ..Document::default() };
            close_bracket(&mut source, &document);
            assert_eq!(source.of(&document), expected, "{text}");
        }
    }

    #[test]
    fn what_takes_the_words_back_is_shown_with_them() {
        for text in [
            "It is not true that [Juba] {opposes} |the canal|.",
            "[Juba] {opposes} |the canal|, a claim that the ministry denied.",
            "Nobody believes that [Juba] {said} |it would hold|, or wanted to.",
        ] {
            check(text, &text.replace(['[', ']', '{', '}', '|'], ""));
        }
    }

    #[test]
    fn a_quotation_keeps_its_marks_and_what_stands_between_its_parts() {
        check(
            "“|We agree|,” [she] {said}, “|on all of it. It is over|.” They left.",
            "“We agree,” she said, “on all of it. It is over.”",
        );
        check("It is late. “|We agree. It is over.|”", "“We agree. It is over.”");
    }

    #[test]
    fn a_source_of_another_sentence_stays_there() {
        check("[A fisherman] pointed at it. It sank. “|Gone|,” he {said}.", "“Gone,” he said.");
    }

    #[test]
    fn a_semicolon_parts_what_is_not_said() {
        check("The canal is dry; [Juba] {opposes} |the dam|; the talks go on.", "Juba opposes the dam;");
        check(
            "[Juba] {opposes} |three things: the dam; the canal|; the lock.",
            "Juba opposes three things: the dam; the canal; the lock.",
        );
        check("“It is dry; we know,” [he] {said} |it was|.", "“It is dry; we know,” he said it was.");
    }

    #[test]
    fn of_a_page_without_stops_only_what_is_near_is_shown() {
        let filler = "and then ".repeat(2_000);
        let marked = format!("{filler}[Juba] {{opposes}} |the dam| {filler}");
        let mut document = Document {
            passages: vec![Passage {
                text: marked.replace(['[', ']', '{', '}', '|'], ""),
                ..Passage::default()
            }],
            ..Document::default()
        };
        let start = filler.len();
        let place = |from: usize, to: usize| Place { passage: 0, span: Span::new(start + from, start + to) };
        document.statements = vec![Statement { content: vec![place(13, 20)], ..Statement::default() }];
        fill(&mut document);
        let shown = document.statements[0].words[0].of(&document);
        assert!(shown.contains("Juba opposes the dam and") && shown.len() < 700, "{shown}");
    }
}
