//! The part of a passage to show, and what to mark in it.
//!
//! A short passage is shown whole. Of a longer one, the window with the most different words of the query, the first
//! such window if there are several; it begins at the beginning of a sentence where one is near enough, and is cut at
//! white space. The window is made of byte ranges into the passage; markup is the page's business.

use corpus::Span;
use corpus::text::part;

use crate::index::IndexedToken;
use crate::query::Lookup;

/// How many bytes of a passage a snippet shows at most, if it does not show all of it. Larger shows more of each hit
/// and fewer hits a screen; about two lines and a half of print. Not tuned.
pub const SNIPPET_BYTES: usize = 240;

/// Up to how many bytes a passage is shown whole: to cut off less than a third is not worth a reader's click.
pub const WHOLE_PASSAGE_BYTES: usize = 320;

/// A window of a passage with the words that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The window, in bytes of the passage's text, cut between words.
    pub window: Span,
    /// What matched, in bytes of the passage's text, inside the window, in order, not overlapping.
    pub highlights: Vec<Span>,
}

/// The snippet of a passage with these words.
pub(crate) fn snippet(text: &str, tokens: &[IndexedToken], lookup: &Lookup) -> Snippet {
    let matches: Vec<(Span, usize)> =
        tokens.iter().filter_map(|token| Some((token.span, lookup.word_of(token.stem)?))).collect();
    let (first, last) = richest_window(&matches, lookup.words.len());
    let window = window(text, first, last);
    let clip = |(span, _): (Span, usize)| {
        let span = Span { start: span.start.max(window.start), end: span.end.min(window.end) };
        (span.start < span.end).then_some(span)
    };
    Snippet { window, highlights: matches.into_iter().filter_map(clip).collect() }
}

/// What matches among the words of a text.
pub(crate) fn highlights(tokens: &[IndexedToken], lookup: &Lookup) -> Vec<Span> {
    tokens.iter().filter(|token| lookup.word_of(token.stem).is_some()).map(|token| token.span).collect()
}

/// Where the matches begin and end that have the most different words within the size of a snippet; the first such
/// place if there are several, the beginning of the text if there is no match.
fn richest_window(matches: &[(Span, usize)], words: usize) -> (usize, usize) {
    let mut counts = vec![0; words];
    let (mut from, mut different, mut most) = (0, 0, 0);
    let mut best = (0, 0);
    for &(span, word) in matches {
        different += usize::from(counts[word] == 0);
        counts[word] += 1;
        while matches[from].0.start < span.start
            && (span.end - matches[from].0.start) as usize > SNIPPET_BYTES
        {
            let left = matches[from].1;
            counts[left] -= 1;
            different -= usize::from(counts[left] == 0);
            from += 1;
        }
        if different > most {
            most = different;
            best = (matches[from].0.start as usize, span.end as usize);
        }
    }
    best
}

/// A window of the text that holds `first..last`, which fits a snippet (or is one word that does not).
fn window(text: &str, first: usize, last: usize) -> Span {
    if text.len() <= WHOLE_PASSAGE_BYTES {
        return Span::new(0, text.len());
    }
    let last = last.min(text.floor_char_boundary(first + SNIPPET_BYTES));
    // From `earliest` on, a window reaches `last`; after `latest` the end of the text would leave it half empty.
    let earliest = text.ceil_char_boundary(last.saturating_sub(SNIPPET_BYTES)).min(first);
    let latest = text.ceil_char_boundary(text.len() - SNIPPET_BYTES / 2).min(first);
    let start = last_sentence_start(text, earliest, latest).unwrap_or_else(|| {
        let middle = text.floor_char_boundary(usize::midpoint(earliest, latest));
        part(text, middle..first)
            .find(char::is_whitespace)
            .map_or(first, |at| after_white_space(text, middle + at))
    });
    let end = text.floor_char_boundary(start + SNIPPET_BYTES);
    if end == text.len() || part(text, end..).starts_with(char::is_whitespace) {
        return Span::new(start, end);
    }
    let space = part(text, last..end).rfind(char::is_whitespace).unwrap_or(0);
    let cut = start + part(text, start..last + space).trim_end().len();
    Span::new(start, if cut > start { cut } else { end })
}

/// The last place between `from` and `to`, both included, where a sentence starts: the beginning of the text, or
/// after a full stop or its like, closing quotation marks and white space, unless a small letter follows.
fn last_sentence_start(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut found = (from == 0).then_some(0);
    for (at, _) in part(text, from..to).match_indices(is_full_stop) {
        let rest = part(text, from + at..to).trim_start_matches(ends_sentence);
        let sentence = rest.trim_start();
        let start = to - sentence.len();
        let continues =
            part(text, start..).starts_with(|next: char| next.is_ascii_lowercase() || next.is_whitespace());
        if sentence.len() < rest.len() && !continues {
            found = Some(start);
        }
    }
    found
}

/// A full stop or its like, in Latin, Armenian and Arabic script.
fn is_full_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '؟' | '۔')
}

/// What may stand between the last word of a sentence and the white space after it.
fn ends_sentence(c: char) -> bool {
    is_full_stop(c) || c.is_ascii_punctuation() || matches!(c, '”' | '’' | '»')
}

/// The first place at or after `at` that is not white space.
fn after_white_space(text: &str, at: usize) -> usize {
    text.len() - part(text, at..).trim_start().len()
}

#[cfg(test)]
mod tests {
    use crate::Searcher;
    use crate::testing::{corpus, query};

    /// The snippet of the only passage, with `[` and `]` around its highlights and `|` where the passage goes on.
    fn shown(passage: &str, typed: &str) -> String {
        let corpus = corpus(&[("", &[passage])]);
        let answer = Searcher::new(&corpus).search(&query(typed), 1);
        let snippet = &answer.groups[0].hits[0].snippet;
        let window = snippet.window;
        let mut shown = String::from(if window.start > 0 { "|" } else { "" });
        let mut at = window.start as usize;
        for span in &snippet.highlights {
            shown = [&shown, &passage[at..span.start as usize], "[", span.of(passage), "]"].concat();
            at = span.end as usize;
        }
        shown
            + &passage[at..window.end as usize]
            + if (window.end as usize) < passage.len() { "|" } else { "" }
    }

    /// A sentence of 60 bytes and a space, `n` times.
    fn filler(n: usize) -> String {
        "This is a sentence about nothing at all that is sixty long. ".repeat(n)
    }

    #[test]
    fn a_short_passage_is_shown_whole() {
        assert_eq!(
            shown("Peace talks. Talks about peace’s price.", "peace "),
            "[Peace] talks. Talks about [peace’s] price."
        );
    }

    #[test]
    fn a_long_passage_is_shown_from_the_sentence_of_the_match() {
        let passage = filler(6) + "They spoke of a corridor. " + &filler(6);
        let snippet = shown(&passage, "corridor ");
        assert!(snippet.starts_with("|They spoke of a [corridor]. This is a sentence"), "{snippet}");
        assert!(snippet.ends_with("about nothing|"), "{snippet}");
        assert!(snippet.len() <= 240 + 4, "{snippet}");
    }

    #[test]
    fn the_window_has_the_most_different_words() {
        let passage = "A corridor, a corridor. ".to_owned()
            + &filler(6)
            + "The corridor and the prisoners. "
            + &filler(6);
        assert!(
            shown(&passage, "corridor prisoners ").starts_with("|The [corridor] and the [prisoners]. This")
        );
    }

    #[test]
    fn of_equal_windows_the_first_is_shown() {
        let passage = filler(6) + "One corridor. " + &filler(6) + "Two corridors. " + &filler(6);
        assert!(shown(&passage, "corridor ").starts_with("|One [corridor]. This"));
    }

    #[test]
    fn at_the_end_of_a_passage_the_window_holds_sentences_before() {
        let passage = filler(6) + "The end is a corridor.";
        let snippet = shown(&passage, "corridor ");
        assert!(snippet.starts_with("|This is a sentence"), "{snippet}");
        assert!(snippet.ends_with("long. The end is a [corridor]."), "{snippet}");
    }

    #[test]
    fn without_a_near_beginning_of_a_sentence_the_cut_is_at_a_space() {
        let passage = "word and ".repeat(60) + "corridor " + &"word and ".repeat(60);
        let snippet = shown(&passage, "corridor ");
        assert!(snippet.starts_with("|word and") || snippet.starts_with("|and word"), "{snippet}");
        assert!(snippet.contains("and [corridor] word") && snippet.ends_with(" and|"), "{snippet}");
    }

    #[test]
    fn without_words_the_beginning_is_shown() {
        let snippet = shown(&filler(6), "");
        assert!(
            snippet.starts_with("This is") && snippet.ends_with("long.|") && snippet.len() <= 241,
            "{snippet}"
        );
    }

    #[test]
    fn white_space_at_the_beginning_does_not_empty_the_window() {
        assert_eq!(shown(&(" ".to_owned() + &"x".repeat(400)), ""), " ".to_owned() + &"x".repeat(239) + "|");
    }

    #[test]
    fn one_word_without_end_is_cut_on_a_character() {
        let snippet = shown(&"和".repeat(1000), "和");
        assert_eq!(snippet, format!("[{}]|", "和".repeat(80)));
    }
}
