//! The words around some words of a passage: what a line of a concordance has of it.

use corpus::Span;
use corpus::text::part;

/// How many characters of a line stand on either side of its words, at most. More than a wide screen has room for, so that
/// what is copied tells more than what is seen, and never less.
const SIDE: usize = 80;

/// What stands before and behind some words of a text, cut between words.
pub fn around(text: &str, span: Span) -> [Span; 2] {
    let (before, behind) = (part(text, ..span.start as usize), part(text, span.end as usize..));
    let far = before.char_indices().rev().nth(SIDE).map_or(0, |(at, _)| at);
    // From the blank on; where there is none, as in scripts without them, from the letter on.
    let left = part(before, far..).trim_start_matches(|c: char| far > 0 && !c.is_whitespace());
    let left = if left.trim().is_empty() { part(before, far..) } else { left };
    let start = before.len() - left.trim_start().len();
    let far = behind.char_indices().nth(SIDE).map_or(behind.len(), |(at, _)| at);
    let right = part(behind, ..far);
    let cut = right.trim_end_matches(|c: char| far < behind.len() && !c.is_whitespace()).trim_end();
    let right = if cut.trim().is_empty() { right } else { cut };
    let end = span.end as usize;
    [Span::new(start, span.start as usize), Span::new(end, end + right.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, words: &str, expected: [&str; 2]) {
        let at = text.find(words).expect("they stand there");
        let sides = around(text, Span::new(at, at + words.len()));
        assert_eq!(sides.map(|side| side.of(text)), expected, "{words}");
    }

    #[test]
    fn a_short_text_is_there_whole() {
        check("One dam, two dams.", "dam,", ["One ", " two dams."]);
        check("dam", "dam", ["", ""]);
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = ["ninety letter ".repeat(9).as_str(), "dam", &" letter ninety".repeat(9)].concat();
        let side = "letter ninety letter ninety letter ninety letter ninety letter ninety letter ";
        let right = " letter ninety letter ninety letter ninety letter ninety letter ninety letter";
        check(&text, "dam", [side, right]);
        let text = ["水".repeat(200).as_str(), "坝", &"水".repeat(200)].concat();
        check(&text, "坝", [&"水".repeat(SIDE + 1), &"水".repeat(SIDE)]);
    }

    proptest! {
        #[test]
        fn a_line_is_a_piece_of_its_text(text in ".{0,200}", at in 0..200_usize, length in 0..9_usize) {
            let start = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            let [left, right] = around(&text, Span::new(start, end));
            prop_assert!(left.end as usize == start && right.start as usize == end && left.start <= left.end);
            prop_assert!(text.get(left.start as usize..right.end as usize).is_some());
        }
    }
}
