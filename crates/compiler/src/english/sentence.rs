//! Cuts a passage into sentences, and says whether a line ends as one does.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number. [`sentences`] cuts a
//! quotation of two sentences like other text; [`sentences_around`] is told where quotations stand and leaves them
//! whole: a stop inside one ends a sentence only when it is the quotation's last.

use super::lexicon::{self, SHORT};
use corpus::Span;

/// Bytes from which on a sentence is none that anybody wrote: a page that lost its stops. Rules that read the whole
/// sentence of each thing in it leave such a one alone, so that their work stays linear. The longest sentences of court
/// reports and communiques have about 1,500.
pub const LONGEST: u32 = 5_000;

/// The sentences of a text, in order, without the white space between them; together they hold all other text.
pub fn sentences(text: &str) -> Vec<Span> {
    sentences_around(text, &[])
}

/// The sentences of a text in which quotations, given in order with their marks, are never cut.
pub fn sentences_around(text: &str, quotations: &[Span]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    // Each with where its last word ends, which is looked for once: it may be all stops behind it.
    let last_of = |span: &Span| Some(span.start as usize + span.of(text).rfind(char::is_alphanumeric)?);
    let mut quotations = quotations.iter().map(|span| (*span, last_of(span))).peekable();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        while quotations.next_if(|(quotation, _)| quotation.end as usize <= at).is_some() {}
        if let Some(&(quotation, Some(last))) = quotations.peek()
            && (quotation.start as usize) < at
            && at < last
        {
            // Of the stops in a quotation only the last is looked at: the rest is skipped at once.
            while chars.next_if(|(next, _)| *next <= last).is_some() {}
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            // Closing marks belong to the sentence that they close; so do further stops.
            if !is_stop(c) && !matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」' | '』') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let rest = &text[end..];
        let next = rest.trim_start();
        let is_apart = next.len() < rest.len() || next.is_empty() || is_wide(c);
        let opener = next.trim_start_matches(['"', '“', '‘', '\'', '«', '„', '(', '[', '—', '–', '-', ' ']);
        let goes_on = opener.chars().next().is_some_and(char::is_lowercase);
        if !is_apart || goes_on || (c == '.' && !next.is_empty() && is_short(&text[start..at])) {
            continue;
        }
        push(&mut found, text, start, end);
        start = end;
    }
    push(&mut found, text, start, text.len());
    found
}

/// Whether a line ends as a sentence does, closing marks aside.
pub fn ends_sentence(line: &str) -> bool {
    let bare = without_footnote(line).trim_end_matches([
        '"', '”', '’', '\'', '»', '«', '“', ')', ']', ' ', '*', '‘', '›', '」', '』', '）',
    ]);
    bare.ends_with(is_stop)
}

/// Signs that end sentences, in any script.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '؟' | '۔' | '।' | '॥' | '።') || is_wide(c)
}

/// Those of scripts that set no space behind them.
fn is_wide(c: char) -> bool {
    matches!(c, '。' | '．' | '！' | '？' | '｡')
}

/// The line without the number of a footnote at its end: `a second session.[1]`.
fn without_footnote(line: &str) -> &str {
    let number =
        |line: &str| Some(line.strip_suffix(']')?.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    number(line)
        .filter(|&open| line.len() - open > 1 && line[..open].ends_with('['))
        .map_or(line, |open| &line[..open - 1])
}

/// Whether a text ends in a word that the full stop behind it makes shorter.
fn is_short(before: &str) -> bool {
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let last = word.rsplit('.').next().unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    is_initial || lexicon::is(&word.to_lowercase(), SHORT)
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let part = &text[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = start + part.len() - part.trim_start().len();
        found.push(Span::new(start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_stop_before_a_capital_ends_a_sentence() {
        assert_eq!(cut("They met. Talks went on! Why? "), ["They met.", "Talks went on!", "Why?"]);
    }

    #[test]
    fn the_stops_of_other_scripts_end_sentences() {
        assert_eq!(cut("Նա եկավ։ Մենք գնացինք։"), ["Նա եկավ։", "Մենք գնացինք։"]);
        assert_eq!(cut("هل جاء؟ نعم جاء۔ ذهب."), ["هل جاء؟", "نعم جاء۔", "ذهب."]);
        assert_eq!(cut("船到了。我们走吧！"), ["船到了。", "我们走吧！"]);
        assert!(ends_sentence("वह आया।") && ends_sentence("船到了。」"));
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not() {
        let text = "Mr. N. Pashinyan met Gen. Smith of the U.S. Army on Dec. 29 for 1.5 hours.";
        assert_eq!(cut(text), [text]);
    }

    #[test]
    fn a_quotation_is_not_cut() {
        let text = "“We agree. We sign,” he said. “Yes.” They left.";
        let second = text.find("“Yes").unwrap_or(0);
        let quotations =
            [Span::new(0, "“We agree. We sign,”".len()), Span::new(second, second + "“Yes.”".len())];
        let cut: Vec<&str> = sentences_around(text, &quotations).iter().map(|span| span.of(text)).collect();
        assert_eq!(cut, ["“We agree. We sign,” he said.", "“Yes.”", "They left."]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(cut("“We agree.” He left."), ["“We agree.”", "He left."]);
        assert_eq!(cut("“Do we agree?” he asked."), ["“Do we agree?” he asked."]);
    }
}
