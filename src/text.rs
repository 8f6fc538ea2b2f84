//! Text made ready to show: cut into marked pieces, control characters made visible, numbers and
//! dates put into words. What comes out is still plain text; only the views make elements of it.

use corpus::Span;

/// Characters that stand for six bits each, and need no coding in a link: base64url.
pub const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A stretch of text with one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The text.
    pub text: String,
    /// The query's words.
    pub hit: bool,
    /// Bit `n` is set when the words earned the passage its topic number `n`.
    pub evidence: u32,
    /// Position of the smallest mark that it lies in.
    pub mark: Option<usize>,
    /// Not the source's text but the name of an invisible character in it.
    pub code: bool,
    /// What it stands for, where it only says that something is left out.
    pub rest: String,
}

/// All items of a list made as it comes. `collect` first asks the iterator how many there will be, which is more code for
/// each kind of iterator (ARCHITECTURE.md has the figures).
pub fn list<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        list.push(item);
    }
    list
}

/// Cuts the window of a text at the borders of the hits, of each topic's evidence and of the marks.
/// Spans that do not fit the text, or would split a character, are left out.
pub fn runs(text: &str, window: Span, hits: &[Span], evidence: &[&[Span]], marks: &[Span]) -> Vec<TextRun> {
    let (from, to) = (window.start as usize, (window.end as usize).min(text.len()));
    let fits = |span: &&Span| text.get(span.start as usize..span.end as usize).is_some();
    let mut borders = vec![from, to];
    for spans in [hits, marks].iter().chain(evidence) {
        for span in spans.iter().filter(fits) {
            for at in [span.start as usize, span.end as usize] {
                // Inserting keeps the few borders sorted, each once.
                if let (true, Err(place)) = (from < at && at < to, borders.binary_search(&at)) {
                    borders.insert(place, at);
                }
            }
        }
    }
    let covers = |spans: &[Span], at: usize| {
        spans.iter().filter(fits).any(|span| (span.start as usize) <= at && at < span.end as usize)
    };
    list(borders.windows(2).filter_map(|border| {
        let text = text.get(border[0]..border[1])?.to_owned();
        let mut run = TextRun { text, hit: covers(hits, border[0]), ..TextRun::default() };
        for (n, spans) in evidence.iter().take(32).enumerate() {
            run.evidence |= u32::from(covers(spans, border[0])) << n;
        }
        let length = |mark: usize| marks[mark].end - marks[mark].start;
        for mark in 0..marks.len() {
            if covers(&marks[mark..=mark], border[0])
                && run.mark.is_none_or(|other| length(mark) < length(other))
            {
                run.mark = Some(mark);
            }
        }
        Some(run)
    }))
}

/// The whole of a text with the hits marked.
pub fn marked(text: &str, hits: &[Span]) -> Vec<TextRun> {
    runs(text, Span::new(0, text.len()), hits, &[], &[])
}

/// A source line with every invisible or direction-changing character shown by its code point.
pub fn visible(text: &str) -> Vec<TextRun> {
    let mut shown: Vec<TextRun> = Vec::new();
    for c in text.chars() {
        if is_invisible(c) {
            shown.push(TextRun { text: code_point(c), code: true, ..TextRun::default() });
        } else if let Some(last) = shown.last_mut().filter(|run| !run.code) {
            last.text.push(c);
        } else {
            shown.push(TextRun { text: c.into(), ..TextRun::default() });
        }
    }
    shown
}

/// Controls, and the format characters that hide text or turn its direction.
fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `U+202E`.
fn code_point(c: char) -> String {
    let code = u32::from(c);
    let mut name = String::from("U+");
    for n in (0..if code > 0xffff { 5 } else { 4 }).rev() {
        name.push(char::from(b"0123456789ABCDEF"[(code >> (4 * n) & 15) as usize]));
    }
    name
}

/// The template with each `{}` filled by one of the values, in their order. A `format!` is more code for each use.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut runs = template.split('{');
    let mut filled = String::from(runs.next().unwrap_or_default());
    for (run, value) in runs.zip(values) {
        filled.push_str(value);
        filled.push_str(corpus::text::part(run, 1..));
    }
    filled
}

/// The part of a text between two places in UTF-16 units, without blanks around it; nothing where they do not fit.
pub fn span_of_units(text: &str, start: u32, end: u32) -> Option<Span> {
    let (mut units, mut from, mut to) = (0, None, None);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if units >= start && from.is_none() {
            from = Some(at);
        }
        if units >= end && to.is_none() {
            to = Some(at);
        }
        units += c.len_utf16() as u32;
    }
    let part = text.get(from?..to?)?;
    let words = part.trim();
    let from = from? + (part.len() - part.trim_start().len());
    (!words.is_empty()).then(|| Span::new(from, from + words.len()))
}

/// `1 passage`, `12 passages`, `2,500 words`.
pub fn count(count: usize, noun: &str) -> String {
    fill("{} {}{}", &[&number(count), noun, if count == 1 { "" } else { "s" }])
}

/// `2,500`.
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `2.05`: two digits, for numbers that are not negative; not by `format!`, which writes all floats there are
/// (ARCHITECTURE.md has the figures).
pub fn decimal(number: f32) -> String {
    let hundredths = ((number * 100.0 + 0.5) as i32).unsigned_abs();
    let digits = (hundredths % 100 + 100).to_string();
    [&*(hundredths / 100).to_string(), ".", corpus::text::part(&digits, 1..)].concat()
}

/// `line 5`, or `lines 5–7`.
pub fn lines(first: u32, last: u32) -> String {
    if first == last {
        ["line ", &first.to_string()].concat()
    } else {
        fill("lines {}–{}", &[&first.to_string(), &last.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::text::date_in_words;
    use proptest::prelude::*;

    fn check(text: &str, hits: &[(usize, usize)], evidence: &[(usize, usize)], expected: &str) {
        let spans =
            |spans: &[(usize, usize)]| spans.iter().map(|(a, b)| Span::new(*a, *b)).collect::<Vec<_>>();
        let mut shown = String::new();
        for run in runs(text, Span::new(0, text.len()), &spans(hits), &[&spans(evidence)], &[]) {
            let (open, close) = match (run.hit, run.evidence) {
                (false, 0) => ("", ""),
                (true, 0) => ("[", "]"),
                (false, _) => ("(", ")"),
                (true, _) => ("[(", ")]"),
            };
            shown.extend([open, &run.text, close]);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn hits_and_evidence_may_overlap() {
        check("the peace treaty text", &[(4, 9)], &[(4, 16)], "the [(peace)]( treaty) text");
    }

    #[test]
    fn spans_that_do_not_fit_are_left_out() {
        check("é", &[(1, 2)], &[(0, 9)], "é");
        check("", &[(0, 1)], &[], "");
    }

    #[test]
    fn a_direction_override_is_shown_by_its_name() {
        let shown: Vec<_> = visible("a\u{202e}b\u{7}\tc").into_iter().map(|p| (p.text, p.code)).collect();
        let expected = [("a", false), ("U+202E", true), ("b", false), ("U+0007", true), ("\tc", false)];
        assert_eq!(shown, expected.map(|(text, code)| (text.to_owned(), code)));
        assert_eq!(code_point('\u{e0041}'), "U+E0041");
    }

    #[test]
    fn a_selection_is_found_in_the_bytes_of_a_text() {
        let text = "Ölçü: 😀 su, dağ";
        let part = |start, end| span_of_units(text, start, end).map(|span| span.of(text));
        assert_eq!(
            [part(0, 4), part(5, 11), part(9, 99), part(6, 8)],
            [Some("Ölçü"), Some("😀 su"), None, Some("😀")]
        );
        assert_eq!([part(3, 3), part(4, 5), part(50, 60)], [None, Some(":"), None]);
    }

    #[test]
    fn counts_and_dates_read_as_words() {
        assert_eq!(
            [count(1, "passage"), count(0, "word"), count(2_957, "word")],
            ["1 passage", "0 words", "2,957 words"]
        );
        assert_eq!(
            ["2023-12-29", "2023-02-03", "2023-12", "2023", "2023-13", ""].map(date_in_words),
            ["29 December 2023", "3 February 2023", "December 2023", "2023", "2023-13", ""]
        );
    }

    #[test]
    fn decimals_have_two_digits() {
        assert_eq!([0.0, 0.004, 2.05, 12.999].map(decimal), ["0.00", "0.00", "2.05", "13.00"]);
    }

    proptest! {
        #[test]
        fn no_text_is_lost_between_runs(text in any::<String>(), spans in prop::collection::vec((0..40_usize, 0..40_usize), 0..6)) {
            let spans: Vec<_> = spans.into_iter().map(|(a, b)| Span::new(a, b)).collect();
            let whole = runs(&text, Span::new(0, text.len()), &spans, &[&spans], &[]);
            prop_assert_eq!(whole.into_iter().map(|run| run.text).collect::<String>(), text);
        }
    }
}
