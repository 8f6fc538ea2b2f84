//! Words that a link is for: some of a passage, or of several that follow each other.

use corpus::text::part;
use corpus::{Document, Span};

/// What stands between two passages.
pub const BETWEEN: &str = "\n\n";

/// The text of a document from a passage on, which words can be cited of that go on into the next passages.
pub fn text_from(document: &Document, passage: usize) -> String {
    let mut text = String::new();
    for passage in document.passages.get(passage..).unwrap_or_default() {
        text.push_str(&passage.text);
        text.push_str(BETWEEN);
    }
    text
}

/// The words that a link is for, in the text from a passage on.
pub fn linked_words(text: &str, words: &str, to: &str) -> Option<Span> {
    let (at, first) = words.split_once('.')?;
    let is_there = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(first));
    let start = at.parse().ok().filter(is_there).or_else(|| text.find(first))?;
    let behind = start + first.len();
    let end = if to.is_empty() { behind } else { behind + part(text, behind..).find(to)? + to.len() };
    (start < end).then_some(Span::new(start, end))
}

/// What a link to some words says of them: where they begin, and they themselves, or if they are many or of several passages
/// the first and the last of them.
pub fn words_of(text: &str, span: Span) -> [String; 2] {
    let whole = span.of(text);
    let start = span.start.to_string() + ".";
    let blank = |c: char| c.is_whitespace();
    // A browser that finds them by itself finds neither where it goes on into the next passage.
    let (before, behind) = (whole.find(BETWEEN), whole.rfind(BETWEEN).map(|at| at + BETWEEN.len()));
    let (head, tail) = (part(whole, ..before.unwrap_or(whole.len())), part(whole, behind.unwrap_or(0)..));
    let first = head.match_indices(blank).nth(MANY_WORDS).map(|(at, _)| part(head, ..at));
    let last = tail.rmatch_indices(blank).nth(MANY_WORDS).map(|(at, _)| part(tail, at..).trim_start());
    if let (Some(first), Some(last)) = (first.or(before.and(Some(head))), last.or(behind.and(Some(tail)))) {
        let words = [[&start, first].concat(), last.to_owned()];
        if first.len() + last.len() < whole.len() && linked_words(text, &words[0], &words[1]) == Some(span) {
            return words;
        }
    }
    [start + whole, String::new()]
}

/// Of more words than twice as many a link has the first and the last ones.
const MANY_WORDS: usize = 6;

/// The part of a stretch that is in the text of the passage where it begins; what is left is of the text behind that.
pub fn next_part(stretch: &mut Option<Span>, text: &str) -> Option<Span> {
    let Span { start, end } = stretch.take()?;
    let [start, end, length] = [start as usize, end as usize, text.len()];
    let next = length + BETWEEN.len();
    *stretch = (end > next).then(|| Span::new(start.saturating_sub(next), end - next));
    (start < length).then(|| Span::new(start, end.min(length)))
}
