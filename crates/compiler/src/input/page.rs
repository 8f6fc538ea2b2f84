//! A decoded page as numbered lines, each with its clean text.
//!
//! Clean means: white space runs are one space, and characters that a reader cannot see but that can
//! mislead (controls, bidirectional overrides, zero-width characters) are gone, and characters that were read in the
//! wrong encoding are put back where that is certain. The line as it came is kept beside it, so nothing is lost.

use super::mojibake::{self, Damage};

/// One line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// 1-based; the first of several where a page with markup has one paragraph on them.
    pub number: u32,
    /// The last of them.
    pub last: u32,
    /// As it came, without its line break.
    pub raw: &'a str,
    /// As a reader should see it.
    pub clean: String,
    /// Characters of it were read in the wrong encoding and are put back in `clean`.
    pub repaired: bool,
    /// As it came it holds markup that the clean text lacks.
    pub marked: bool,
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
    let damage = Damage::of(text);
    (1..)
        .zip(pieces)
        .map(|(number, piece)| {
            let raw = piece.strip_suffix('\r').unwrap_or(piece);
            let repaired = damage.repair(raw);
            Line {
                number,
                last: number,
                raw,
                clean: clean(repaired.as_deref().unwrap_or(raw)),
                repaired: repaired.is_some(),
                marked: false,
            }
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
pub fn plain(text: &str) -> String {
    decode_entities(without_tags(text, &|_| Some(" ")))
}

/// The clean text as a reader of the article should see it: tags that only set text are gone, entities are the
/// characters that they mean. Tags that do something (`<script>`, `<img>`) stay as the words they are on such a page.
pub fn prose(text: &str) -> String {
    const INLINE: &str =
        "a abbr b bdi cite code em font i ins kbd mark q s small span strong sub sup time u wbr";
    const BLOCK: &str = "article aside blockquote br div dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p section table tbody td th thead tr ul";
    decode_entities(without_tags(text, &|tag| {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        let is = |list: &str| list.split(' ').any(|known| known == name);
        if is(INLINE) { Some("") } else { is(BLOCK).then_some(" ") }
    }))
}

/// The text with each tag replaced by what `instead` says of its inside, or left where it says nothing.
fn without_tags(text: &str, instead: &dyn Fn(&str) -> Option<&'static str>) -> String {
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
        let replaced = end.filter(|_| opens).and_then(|end| Some((end, instead(&tag[1..end])?)));
        if let Some((end, instead)) = replaced {
            out.push_str(instead);
            rest = &tag[end + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Entities as the characters that they mean, white space put in order; twice where they were written twice
/// (`&amp;#8217;`).
fn decode_entities(text: String) -> String {
    if !text.contains('&') {
        return if text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
            clean(&text)
        } else {
            text
        };
    }
    let once = html_escape::decode_html_entities(&text).into_owned();
    let again = [
        "&#", "&quot;", "&nbsp;", "&rsquo;", "&lsquo;", "&rdquo;", "&ldquo;", "&ndash;", "&mdash;", "&apos;",
    ];
    let decoded = if again.iter().any(|entity| once.contains(entity)) {
        html_escape::decode_html_entities(&once).into_owned()
    } else {
        once
    };
    clean(&mojibake::without_controls(&decoded))
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
        assert_eq!(plain("don&amp;#8217;t, don&#146;t, AT&amp;T"), "don’t, don’t, AT&T");
        let trap = "<".repeat(1_000_000);
        assert_eq!(plain(&trap), trap);
    }

    #[test]
    fn prose_loses_only_tags_that_set_text() {
        assert_eq!(
            prose("<p>said <strong>Ann Example</strong>, who<br/>left&nbsp;&mdash;</p>"),
            "said Ann Example, who left —"
        );
        assert_eq!(
            prose("<script>go()</script> <img src=x> 5 < 6"),
            "<script>go()</script> <img src=x> 5 < 6"
        );
    }

    #[test]
    fn overrides_and_zero_width_characters_are_gone_from_the_clean_text() {
        assert_eq!(clean("ab\u{202e}cd\u{200b}ef\u{7}g\u{ad}h"), "abcdefgh");
    }
}
