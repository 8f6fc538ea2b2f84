//! A decoded page as numbered lines, each with its clean text.
//!
//! Clean means: white space runs are one space, and characters that a reader cannot see but that can
//! mislead (controls, bidirectional overrides, zero-width characters) are gone. The line as it came is kept
//! beside it, so nothing is lost.

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// 1-based.
    pub number: u32,
    /// As it came, without its line break.
    pub raw: &'a str,
    /// As a reader should see it.
    pub clean: String,
}

impl Line<'_> {
    /// Nothing to see.
    pub fn is_blank(&self) -> bool {
        self.clean.is_empty()
    }
}

/// Cuts a text at line feeds (with or without a carriage return before them) or, in files that have no line
/// feed at all, at carriage returns.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let only_returns = !text.contains('\n');
    let pieces: Vec<&str> =
        if only_returns { text.split('\r').collect() } else { text.split('\n').collect() };
    (1..)
        .zip(pieces)
        .map(|(number, piece)| {
            let raw = piece.strip_suffix('\r').unwrap_or(piece);
            Line { number, raw, clean: clean(raw) }
        })
        .collect()
}

/// The text as a reader should see it.
pub fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars() {
        if c.is_whitespace() {
            gap = true;
        } else if !is_invisible(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// The clean text without markup that a scraper left in it: what the words say, for the rules that read them.
/// Passages keep the markup, as the page does.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Without a single closing bracket ahead there is no tag to look for, which keeps this linear.
    let last_close = text.rfind('>').map_or(0, |at| at + 1);
    while let Some(at) = rest.find('<') {
        let consumed = text.len() - rest.len();
        if consumed + at >= last_close {
            break;
        }
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        let opens = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        let end = tag[1..].find(['<', '>']).map(|end| end + 1).filter(|&end| tag[end..].starts_with('>'));
        match end {
            Some(end) if opens => {
                out.push(' ');
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    let decoded = html_escape::decode_html_entities(&out);
    if decoded == text { out } else { clean(&decoded) }
}

/// Characters without a picture of their own that change how others look or whether words match.
pub fn is_invisible(c: char) -> bool {
    is_suspicious(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{34f}')
}

/// Those of them that honest text hardly ever has: controls, bidirectional controls, zero-width spaces,
/// tag characters.
pub fn is_suspicious(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}'
            | '\u{61c}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleans(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.clean).collect()
    }

    #[test]
    fn every_kind_of_line_break_cuts() {
        assert_eq!(cleans("a\r\nb\nc"), ["a", "b", "c"]);
        assert_eq!(cleans("a\rb"), ["a", "b"]);
    }

    #[test]
    fn white_space_runs_are_one_space() {
        assert_eq!(clean("\t By:\u{a0} Jane  Doe "), "By: Jane Doe");
    }

    #[test]
    fn markup_is_left_out_of_the_plain_text() {
        assert_eq!(plain("<p>Talks &amp; &ldquo;more&rdquo;<br/>talks</p>"), "Talks & “more” talks");
        assert_eq!(plain("5 < 6 and 7 > 6"), "5 < 6 and 7 > 6");
        let trap = "<".repeat(1_000_000);
        assert_eq!(plain(&trap), trap);
    }

    #[test]
    fn overrides_and_zero_width_characters_are_gone_from_the_clean_text() {
        assert_eq!(clean("ab\u{202e}cd\u{200b}ef\u{7}g\u{ad}h"), "abcdefgh");
    }
}
