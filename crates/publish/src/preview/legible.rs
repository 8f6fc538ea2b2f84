//! What of a text can be drawn, and where it is cut.
//!
//! Both know letters and words, not how wide they are.

use unicode_segmentation::UnicodeSegmentation;

/// A text of letters that all can be drawn, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Legible {
    text: String,
    /// Whether it goes on after this.
    goes_on: bool,
    /// Whether letters of it could not be drawn.
    is_lossy: bool,
}

/// The most marks on a letter: Hebrew and Arabic have two or three, and a hundred would cover the lines above.
const MARKS: usize = 4;

/// As many letters of a text as are asked for, without those that cannot be drawn; nothing where those are most.
pub(super) fn legible(text: &str, most: usize, can_draw: impl Fn(char) -> bool) -> Option<Legible> {
    let mut out = String::new();
    let (mut kept, mut lost, mut letters) = (0, 0, 0);
    let (mut gap, mut hole, mut goes_on) = (false, false, false);
    for cluster in text.graphemes(true) {
        let Some(base) = cluster.chars().next() else { continue };
        if is_unseen(base) {
            continue;
        }
        if base.is_whitespace() || base.is_control() {
            gap = true;
            continue;
        }
        if !can_draw(base) {
            lost += weight(base);
            hole = true;
            continue;
        }
        if letters == most {
            goes_on = true;
            break;
        }
        // What stood alone in brackets or quotation marks and cannot be drawn takes them with it.
        if hole && matches!(base, ')' | ']' | '»' | '”' | '’') && out.ends_with(['(', '[', '«', '“', '‘'])
        {
            out.pop();
            out.truncate(out.trim_end().len());
            gap = false;
            continue;
        }
        if !out.is_empty() && (gap || hole && base.is_alphanumeric()) {
            out.push(' ');
        }
        (gap, hole) = (false, false);
        out.push(base);
        out.extend(cluster.chars().skip(1).filter(|&mark| can_draw(mark)).take(MARKS));
        kept += weight(base);
        letters += 1;
    }
    (kept > 0 && kept >= lost).then_some(Legible { text: out, goes_on, is_lossy: lost > 0 })
}

/// How much a letter says, in its bytes: a Chinese one is a word.
fn weight(base: char) -> usize {
    if base.is_alphanumeric() { base.len_utf8() } else { 0 }
}

/// What is never seen itself: marks of direction, which would make a text read otherwise than it is written, places to break
/// a word, and choices between looks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

impl Legible {
    /// What can be drawn.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is all that was written.
    pub(super) fn is_whole(&self) -> bool {
        !(self.goes_on || self.is_lossy)
    }

    /// Whether it goes on after this.
    pub(super) fn goes_on(&self) -> bool {
        self.goes_on
    }
}

/// How many letters of a word without an end are given up to cut before it.
const LONG_WORD: usize = 24;

/// The text that comes before a place, up to the end of a word, and how long that is without the sign that it goes on.
pub(super) fn cut(text: &str, before: usize) -> (String, usize) {
    let before = text.floor_char_boundary(before);
    let goes_on = text[before..].chars().next().is_some_and(|c| !c.is_whitespace());
    let head = &text[..before];
    let word = head.rfind(char::is_whitespace).filter(|_| goes_on).unwrap_or(before);
    let word = if goes_on && word == before || head[word..].chars().count() > LONG_WORD {
        head.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    } else {
        word
    };
    let is_open = |c: char| {
        !(c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | ')' | ']' | '»' | '”' | '’' | '%'))
    };
    let head = head[..word].trim_end_matches(is_open);
    ([head, "…"].concat(), head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With fonts that have what is before the signs of Chinese, and no doves.
    fn read(text: &str) -> Option<String> {
        legible(text, 40, |c| c < '\u{3000}').map(|read| read.text)
    }

    #[test]
    fn what_cannot_be_drawn_leaves_what_reads_well() {
        for (text, drawn) in [
            ("Talks  on\n\tpeace ", "Talks on peace"),
            ("Talks 🕊 resume", "Talks resume"),
            ("Talks🕊resume", "Talks resume"),
            ("Talks resume🕊.", "Talks resume."),
            ("Mr Xi (习近平) arrives", "Mr Xi arrives"),
            ("Mr Xi (习近平), he said", "Mr Xi, he said"),
            ("At “峰会”, he said", "At, he said"),
            ("Mr () arrives", "Mr () arrives"),
            ("nego\u{ad}tia\u{200b}tions", "negotiations"),
            ("\u{202e}live\u{202c}", "live"),
            ("e\u{301}e\u{301}", "e\u{301}e\u{301}"),
            ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}"),
            ("می‌روند", "می‌روند"),
        ] {
            assert_eq!(read(text).as_deref(), Some(drawn), "{text:?}");
        }
    }

    #[test]
    fn a_text_of_which_most_is_lost_is_none() {
        for (text, is_read) in [
            ("The G20 峰会", true),
            ("峰会 in 2025", true),
            ("峰会议 in 2025", false),
            ("— …", false),
            ("", false),
        ] {
            assert_eq!(read(text).is_some(), is_read, "{text}");
        }
    }

    #[test]
    fn a_text_is_whole_when_no_letter_of_it_is_missing() {
        for (text, is_whole) in [("so 🕊", true), ("so far 峰", false), (&*"so".repeat(21), false)] {
            let read = legible(text, 40, |c| c < '\u{3000}').expect("a text");
            assert_eq!(read.is_whole(), is_whole, "{text}");
        }
    }

    #[test]
    fn a_text_is_cut_at_a_word() {
        for (text, before, head) in [
            ("one two three", 9, "one two"),
            ("one two three", 7, "one two"),
            ("one two three", 8, "one two"),
            ("one, two three", 6, "one"),
            ("one (two three", 7, "one"),
            ("“one” two", 10, "“one”"),
            ("one — two three", 9, "one"),
            ("one", 2, "o"),
            ("e\u{301}e\u{301}e\u{301}", 7, "e\u{301}e\u{301}"),
            ("one", 0, ""),
            ("…", 3, ""),
        ] {
            assert_eq!(cut(text, before), ([head, "…"].concat(), head.len()), "{text} before {before}");
        }
    }
}
