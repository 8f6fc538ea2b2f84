//! Lines that a scraper cut at links and bold words: it printed every piece of a paragraph on a line of its own.
//!
//! Two lines are one where the lower goes on by its beginning (in small letters, with a comma, a bracket that closes) or
//! the upper by its end (a word that always has another behind it, a bracket that opens); a link's own words, which may
//! begin with a capital, are told by what follows them. Whether the run is a paragraph is asked of the whole of it: menus
//! in small letters are none.

use crate::english::sentence::ends_sentence;
use crate::input::page::Line;
use crate::line::shape::{goes_on, has_another_behind};
use std::ops::Range;

/// Lines that a paragraph may be cut into. Larger costs time on pages that never end a sentence.
const MOST: usize = 60;
/// Words that a link has at most that stands between two pieces.
const LINK_WORDS: usize = 6;
/// Words from which on a line that ends in no mark is the beginning of a sentence, and no heading.
const BEGUN_WORDS: usize = 6;
/// Words of what may stand before a name that is a link: "Harbour judge".
const ROLE_WORDS: usize = 3;

/// Where the paragraph ends whose first piece is the first of these lines; the first line alone where it is whole.
pub(super) fn end_of_pieces(lines: &[Line<'_>], block: Range<usize>) -> usize {
    let whole = block.start + 1;
    let mut end = whole;
    while end < block.end.min(block.start + MOST) && is_seam(lines, block.start, end, block.end) {
        end += 1;
    }
    if is_paragraph(&lines[block.start..end]) { end } else { whole }
}

const BY: [&str; 5] = ["by", "written by", "story by", "words by", "reported by"];

/// Whether the line at `at` belongs to the one above it; `start` is the first of its run.
fn is_seam(lines: &[Line<'_>], start: usize, at: usize, block_end: usize) -> bool {
    let (above, line) = (lines[at - 1].clean.as_str(), lines[at].clean.as_str());
    if closes(line) && above.contains(char::is_alphanumeric) {
        return true;
    }
    if ends_sentence(above) {
        return false;
    }
    // A name below "By" is found by who looks for names.
    if BY.contains(&above.to_lowercase().trim_end_matches(':')) {
        return false;
    }
    if opens(above) || above.ends_with([',', '—', '–']) {
        return true;
    }
    if goes_on(line) && !lines[start].clean.starts_with(char::is_lowercase) && !above.ends_with(':') {
        return true;
    }
    if has_another_behind(above) {
        return true;
    }
    let below = (at + 1 < block_end).then(|| lines[at + 1].clean.as_str());
    let runs_on = below.is_some_and(|below| goes_on(below) || closes(below));
    let names = below.is_some_and(|below| goes_on(below) || below.starts_with([',', '’', '\'']));
    let begun = at - start > 1 || words(above) >= BEGUN_WORDS;
    let role = words(above) <= ROLE_WORDS && above.starts_with(char::is_uppercase);
    (begun && runs_on || role && names)
        && words(line) <= LINK_WORDS
        && line.starts_with(char::is_alphanumeric)
        && above.ends_with(char::is_lowercase)
        && !ends_sentence(line)
}

/// Whether pieces are a paragraph together.
fn is_paragraph(pieces: &[Line<'_>]) -> bool {
    let Some(last) = pieces.last() else { return false };
    let sum: usize = pieces.iter().map(|piece| words(&piece.clean)).sum();
    let longest = pieces.iter().map(|piece| words(&piece.clean)).max().unwrap_or(0);
    longest >= 4 && sum >= 6 && ends_sentence(&last.clean) || longest >= 8 && sum >= 15
}

/// The clean text of lines that belong together: a space between them, but none before a mark that closes or behind one
/// that opens.
pub fn text_of<'l>(lines: impl Iterator<Item = &'l Line<'l>>) -> String {
    let mut text = String::new();
    for line in lines.filter(|line| !line.is_blank()) {
        if !text.is_empty() && !closes(&line.clean) && !opens(&text) {
            text.push(' ');
        }
        text.push_str(&line.clean);
    }
    text
}

/// Whether a line begins with what belongs to the word before it: ", who", ").", "’s", "[11]".
fn closes(line: &str) -> bool {
    const CLOSING: [char; 10] = [',', ';', ')', ']', '”', '»', '%', '،', '、', '。'];
    let stop = line.trim_start_matches(['.', ':', '!', '?', '…']);
    let stops = stop.len() < line.len()
        && (stop.trim_start_matches(['"', '”', '’', ')']).is_empty()
            || stop.starts_with(char::is_whitespace))
        && !line.starts_with("...")
        && !line.starts_with('…');
    let note = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let contraction = line.strip_prefix(['’', '\'']).is_some_and(|rest| {
        let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        matches!(word, "s" | "re" | "ve" | "d" | "ll" | "t")
    });
    line.starts_with(CLOSING) || stops || note || contraction
}

fn opens(line: &str) -> bool {
    line.ends_with(['(', '[', '“', '‘', '«', '„'])
}

fn words(line: &str) -> usize {
    line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::page::lines;

    fn paragraphs(pieces: &str) -> Vec<String> {
        let lines = lines(pieces);
        let mut found = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let end = end_of_pieces(&lines, at..lines.len());
            found.push(text_of(lines[at..end].iter()));
            at = end;
        }
        found
    }

    #[test]
    fn a_paragraph_that_was_cut_at_its_links_is_one() {
        for (pieces, whole) in [
            (
                "In the morning the ferry left\nPort Kell\nfor the\nislands.",
                "In the morning the ferry left Port Kell for the islands.",
            ),
            (
                "Mayor\nAnn Kell\n, who opposed it, left the hall early.",
                "Mayor Ann Kell, who opposed it, left the hall early.",
            ),
            ("The board named its\nnew head\n.", "The board named its new head."),
            (
                "The port opened (\nsee the map\n) on Monday and closed again.",
                "The port opened (see the map) on Monday and closed again.",
            ),
        ] {
            assert_eq!(paragraphs(pieces), [whole]);
        }
    }

    #[test]
    fn menus_and_whole_lines_stay_apart() {
        for lines in [
            "comics\npoems\nsongs",
            "Sign in\nAbout us",
            "By\nAnn Kell",
            "The ferry left at dawn.\nNobody saw it go.",
            "What to bring:\nwarm clothes for the night\na lamp and a rope",
            "Harbour reopens after storm\nAnn Kell",
        ] {
            assert_eq!(paragraphs(lines), lines.split('\n').collect::<Vec<_>>());
        }
    }
}
