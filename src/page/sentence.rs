//! The sentence around some words, to show them in.
//!
//! Where it is not plain that a sentence ends, it goes on: more is shown than need be, and no verb is lost.

use corpus::Span;
use corpus::text::part;

/// The sentences of a text, in its order.
pub fn sentences(text: &str) -> Vec<Span> {
    let (mut sentences, mut start) = (Vec::new(), 0);
    // How many quotations are open, and up to where that is counted.
    let (mut open, mut counted) = (0, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| is_stop(*c)) {
        let behind = part(text, at + c.len_utf8()..).trim_start_matches(closes);
        let next = behind.trim_start();
        if ends(text, at, c, behind, next) {
            let end = text.len() - behind.len();
            for mark in part(text, counted..end).chars() {
                open += i32::from(mark == '“') - i32::from(mark == '”');
            }
            counted = end;
            if open <= 0 {
                sentences.push(Span::new(start, end));
                start = text.len() - next.len();
            }
        }
    }
    if start < text.len() {
        sentences.push(Span::new(start, text.len()));
    }
    sentences
}

/// The sentence of a text that some words stand in, or the sentences where they stand in several.
pub fn sentence_around(text: &str, words: Span) -> Span {
    let mut around = words;
    for sentence in sentences(text) {
        if sentence.start < words.end && words.start < sentence.end {
            around = Span { start: around.start.min(sentence.start), end: around.end.max(sentence.end) };
        }
    }
    around
}

/// Whether a sentence ends with the sign at a place, before what stands behind it, unless a quotation is still open there.
fn ends(text: &str, at: usize, sign: char, behind: &str, next: &str) -> bool {
    let is_apart = next.len() < behind.len() || is_wide(sign) || behind.is_empty();
    let goes_on = next.starts_with(char::is_lowercase);
    is_apart && !goes_on && !(sign == '.' && is_short(part(text, ..at)))
}

/// Signs that end sentences, in any script.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '؟' | '۔' | '।' | '॥' | '።') || is_wide(c)
}

/// Those of scripts that set no space behind them.
fn is_wide(c: char) -> bool {
    matches!(c, '。' | '．' | '！' | '？' | '｡')
}

/// What closes behind the end of a sentence.
fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」' | '』')
}

/// Whether a text may end in a word that the full stop behind it makes shorter: an initial, "U.S", "Mr", "Gen".
fn is_short(before: &str) -> bool {
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or_default();
    let is_title = word.len() <= 3 && word.starts_with(char::is_uppercase);
    is_title || word.contains('.') || LONGER.contains(&word)
}

/// Words of more than three letters that are made shorter.
const LONGER: [&str; 7] = ["Brig", "Capt", "Prof", "Sept", "approx", "Messrs", "Assoc"];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &str) {
        let start = text.find(words).expect("the words");
        let found = sentence_around(text, Span::new(start, start + words.len()));
        assert_eq!(found.of(text), expected);
    }

    #[test]
    fn words_are_shown_in_their_sentence() {
        let text = "They met. Talks went on in the valley! Why? “Nobody knows.” The end";
        check(text, "valley", "Talks went on in the valley!");
        check(text, "They", "They met.");
        check(text, "knows", "“Nobody knows.”");
        check(text, "end", "The end");
        check(text, "on in the valley! Why", "Talks went on in the valley! Why?");
        check("船到了。我们走吧！", "我们", "我们走吧！");
    }

    #[test]
    fn what_may_go_on_is_not_cut() {
        for text in [
            "Mr. N. Vale met Gen. Hill of the U.S. Army at 1.5 miles.",
            "“We agree. We sign,” she said.",
            "“Do we agree?” he asked.",
        ] {
            check(text, text.split(' ').next_back().expect("a word"), text);
        }
    }

    #[test]
    fn a_text_of_one_sentence_is_whole() {
        check("no stop", "stop", "no stop");
        assert_eq!(sentence_around("", Span::new(0, 0)), Span::new(0, 0));
    }
}
