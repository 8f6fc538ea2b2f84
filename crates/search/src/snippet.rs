//! The part of a passage to show, and what to mark in it.
//!
//! A short passage is shown whole. Of a longer one, the window whose words of the query tell most, the first such
//! window if there are several; it begins at the beginning of a sentence where one is near enough, and is cut at
//! white space. The window is made of byte ranges into the passage; markup is the page's business.

use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{Mention, Span};

use crate::expansion::index_stem;
use crate::index::Index;
use crate::language::Language;
use crate::slot::{Lookup, Mark, Why};

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
    /// What matched in all of the passage, in bytes of its text, in order, not overlapping.
    pub highlights: Vec<Span>,
}

/// A place in a text that matches, the slot of the query that it answers, and why.
pub(crate) type Match = (Span, usize, Why);

/// The snippet of a passage. `weights` says how much each slot of the query tells.
pub(crate) fn snippet(text: &str, matches: &[Match], weights: &[f32]) -> Snippet {
    let (first, last) = richest_window(matches, weights);
    let window = window(text, first, last);
    Snippet { window, highlights: matches.iter().map(|found| found.0).collect() }
}

/// What in a text answers the query, in order, not overlapping. `mentions` are those of the text.
pub(crate) fn matches_in(
    text: &str,
    mentions: &[Mention],
    lookup: &Lookup,
    spoken: Spoken<'_>,
) -> Vec<Match> {
    if lookup.marks.is_empty() {
        return Vec::new();
    }
    let mut tokens = tokens(text);
    if spoken.index.languages.are_several() {
        for token in &mut tokens {
            token.term = spoken.cut(&token.term).to_owned();
        }
    }
    let mut matches = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        // The longest, so that a phrase is marked as one; of as long ones the first, which is the most trusted.
        let mut best = None;
        if spoken.language == Language::default() {
            best = lookup.first_of(&index_stem(&token.term)).map(|first| (1, first));
        }
        for &other in &lookup.others {
            let length = lookup.marks[other as usize].2.words_at(&tokens[at..], spoken);
            if length > 0 && best.is_none_or(|(most, first)| length > most || length == most && other < first)
            {
                best = Some((length, other));
            }
        }
        let words = best.map_or(1, |best| best.0);
        let mut best = best.map(|best| &lookup.marks[best.1 as usize]);
        let is_here = |mention: &&Mention| {
            (mention.span.start as usize) < token.end && token.start < mention.span.end as usize
        };
        if best.is_none()
            && let Some(mention) = mentions.iter().find(is_here)
        {
            best = lookup.marks.iter().find(|mark| mark.2.is_entity(mention.entity.0));
        }
        if let Some((slot, why, _)) = best {
            matches.push((Span::new(token.start, tokens[at + words - 1].end), *slot, *why));
        }
        at += words;
    }
    matches
}

/// The language that a text is in, in an index.
#[derive(Clone, Copy)]
pub(crate) struct Spoken<'i> {
    pub index: &'i Index,
    pub language: Language,
}

impl<'i> Spoken<'i> {
    pub(crate) fn in_document(index: &'i Index, document: usize) -> Self {
        Self { index, language: index.languages.of_document(document) }
    }

    fn cut(self, term: &str) -> &str {
        self.index.languages.cut(self.language, term)
    }
}

impl Mark {
    /// How many of the words that begin here it is, or none.
    fn words_at(&self, tokens: &[Token], spoken: Spoken<'_>) -> usize {
        let Some(Token { term, .. }) = tokens.first() else { return 0 };
        match self {
            Self::Stem(language, _) if *language != spoken.language => 0,
            Self::Stem(language, wanted) if *language != Language::default() => {
                usize::from(spoken.index.key(*language, term) == *wanted)
            }
            Self::Stem(_, wanted) => usize::from(index_stem(term) == *wanted),
            Self::Prefix(prefix) => usize::from(term.starts_with(spoken.cut(prefix)) && !is_stop_word(term)),
            Self::Phrase(terms) => {
                let stands = tokens.len() >= terms.len()
                    && terms.iter().zip(tokens).all(|(term, token)| spoken.cut(term) == token.term);
                if stands { terms.len() } else { 0 }
            }
            Self::Pair(pair) => {
                let first = pair.0.words_at(tokens, spoken);
                let stands = first > 0 && pair.1.words_at(&tokens[first..], spoken) > 0;
                2 * usize::from(stands)
            }
            Self::Entity(_) => 0,
        }
    }

    fn is_entity(&self, entity: u32) -> bool {
        matches!(self, Self::Entity(wanted) if *wanted == entity)
    }
}

/// Where the matches begin and end that tell most within the size of a snippet: those of each slot once, and a tenth
/// for each repetition; the first such place if there are several, the beginning of the text if there is no match.
fn richest_window(matches: &[Match], weights: &[f32]) -> (usize, usize) {
    let mut best = (0, 0);
    let mut most = 0.0;
    // For each slot the last window that has it, counted from 1.
    let mut seen = vec![0; weights.len()];
    for (from, &(first, ..)) in matches.iter().enumerate() {
        let (mut worth, mut end) = (0.0, first.end);
        for &(span, slot, _) in &matches[from..] {
            if (span.end - first.start) as usize > SNIPPET_BYTES && span != first {
                break;
            }
            worth += weights[slot] * if seen[slot] > from { 0.1 } else { 1.0 };
            seen[slot] = from + 1;
            end = span.end;
        }
        if worth > most {
            most = worth;
            best = (first.start as usize, end as usize);
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
    use corpus::Document;
    use proptest::prelude::*;

    use super::*;
    use crate::oracle::{any_corpus, any_query, cases};
    use crate::testing::{corpus, query};
    use crate::{Searcher, Why};

    /// The snippet of the only passage, with `[` and `]` around its highlights and `|` where the passage goes on.
    fn shown(passage: &str, typed: &str) -> String {
        let corpus = corpus(&[("", &[passage])]);
        let answer = Searcher::new(&corpus).search(&query(typed), 1);
        let snippet = &answer.groups[0].hits[0].snippet;
        let window = snippet.window;
        let mut shown = String::from(if window.start > 0 { "|" } else { "" });
        let mut at = window.start as usize;
        for span in &snippet.highlights {
            let (start, end) = (span.start.max(window.start) as usize, span.end.min(window.end) as usize);
            if start < end {
                shown = [&shown, &passage[at..start], "[", &passage[start..end], "]"].concat();
                at = end;
            }
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

    #[test]
    fn the_window_with_rarer_words_wins_over_an_earlier_one_with_common_ones() {
        // In other passages "peace" is everywhere and "corridor" nowhere.
        let passage = "Peace talks, peace. ".to_owned() + &filler(6) + "A corridor. " + &filler(6);
        let corpus = corpus(&[("", [&*passage, "peace", "peace treaty", "peace deal"])]);
        let answer = Searcher::new(&corpus).search(&query("peace corridor "), 1);
        let snippet = &answer.groups[0].hits[0].snippet;
        assert!(
            snippet.window.of(&passage).starts_with("A corridor. This"),
            "{}",
            snippet.window.of(&passage)
        );
    }

    #[test]
    fn a_word_that_is_repeated_tells_less_than_another_word() {
        let often = "Peace, peace, peace, peace and peace. ";
        let passage = often.to_owned() + &filler(6) + "Peace in a corridor. " + &filler(6);
        assert!(shown(&passage, "peace corridor ").starts_with("|[Peace] in a [corridor]. This"));
    }

    #[test]
    fn a_phrase_is_marked_as_one_and_its_words_elsewhere_are_not() {
        assert_eq!(shown("Peace, a peace treaty.", "\"peace treaty\""), "Peace, a [peace treaty].");
        assert_eq!(shown("A peace treaty, peace.", "peace \"peace treaty\" "), "A [peace treaty], [peace].");
    }

    #[test]
    fn a_phrase_on_the_edge_of_the_window_is_marked_as_far_as_it_is_shown() {
        let passage = "word ".repeat(100);
        let phrase = ["word"; 100].join(" ");
        let snippet = shown(&passage, &format!("\"{phrase}\""));
        assert!(
            snippet.starts_with("[word word") && snippet.ends_with("word]|") && snippet.len() <= 243,
            "{snippet}"
        );
    }

    #[test]
    fn marks_follow_letters_that_are_not_ascii() {
        assert_eq!(
            shown("Naxçıvan, NAXÇIVAN; Երևան.", "naxcivan երևան "),
            "[Naxçıvan], [NAXÇIVAN]; [Երևան]."
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(150)))]

        #[test]
        fn snippets_are_inside_their_passage_and_mark_what_highlights_marks(
            text in prop_oneof![
                "((peace|treaties|borderline|the|a\\.|Բա|É!|[.!?] |\u{301}|—|x{90}|和{50}) ?){0,150}",
                "\\PC{0,600}",
            ],
            typed in prop_oneof![any_query().prop_map(|query| query.text), "\\PC{0,8}"],
        ) {
            let corpus = corpus(&[("", [&text])]);
            let searcher = Searcher::new(&corpus);
            let highlights = searcher.highlights(&typed, &text, &[], None);
            let range = |span: Span| span.start as usize..span.end as usize;
            for hit in searcher.search(&query(&typed), 1).groups.iter().flat_map(|group| &group.hits) {
                let window = range(hit.snippet.window);
                prop_assert!(text.get(window.clone()).is_some());
                prop_assert!(window == (0..text.len()) || window.len() <= SNIPPET_BYTES);
                prop_assert!(!window.is_empty() || text.is_empty());
                let is_shown = |span: &Span| span.start < hit.snippet.window.end && hit.snippet.window.start < span.end;
                prop_assert_eq!(highlights.iter().any(is_shown), !highlights.is_empty());
                prop_assert!(highlights.iter().all(|&span| text.get(range(span)).is_some()));
                prop_assert_eq!(&hit.snippet.highlights, &highlights);
            }
        }

        #[test]
        fn highlights_are_whole_words_in_order(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            let passages = |document: &Document| {
                let language = document.language.clone();
                document.passages.clone().into_iter().map(move |passage| (language.clone(), passage))
            };
            for (language, passage) in corpus.documents.iter().flat_map(passages) {
                let words = tokens(&passage.text);
                let mut last = 0;
                for span in searcher.highlights(&query.text, &passage.text, &passage.mentions, language.as_deref()) {
                    prop_assert!(last <= span.start && span.start < span.end);
                    prop_assert!(words.iter().any(|word| word.start == span.start as usize));
                    prop_assert!(words.iter().any(|word| word.end == span.end as usize));
                    last = span.end;
                }
            }
        }

        #[test]
        fn a_hit_by_its_text_has_something_marked(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            for group in searcher.search(&query, 99).groups {
                for hit in &group.hits {
                    let reasons = searcher.explain(&query, group.document, hit.passage).reasons;
                    if reasons.iter().any(|reason| reason.in_text > 0 && reason.why != Why::Proximity) {
                        let document = &corpus.documents[group.document];
                        let (passage, language) = (&document.passages[hit.passage], document.language.as_deref());
                        prop_assert!(!searcher.highlights(&query.text, &passage.text, &passage.mentions, language).is_empty());
                    }
                }
            }
        }
    }
}
