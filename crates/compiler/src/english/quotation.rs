//! Finds the quotations of an article: what stands between quotation marks, whatever their shape.
//!
//! Each passage is read once from left to right with a short stack of open marks. What a mark does is decided by its
//! shape and by what stands beside it, so that German „ “, Swedish ” ”, guillemets either way round and straight
//! marks need no language. An apostrophe is never a mark, and neither is the sign of inches or minutes behind a
//! number. A mark that never closes ends its quotation at the next mark that opens, or at the paragraph's end, unless
//! the next paragraph goes on with it. What it does not know: who speaks, and whether a quotation is speech at all.

use corpus::{Passage, Span};

/// One quotation in one passage; one that runs over paragraphs has a part in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words, without the marks and the white space inside them.
    pub content: Span,
    /// The words with their marks.
    pub outer: Span,
    /// Its mark closes in this passage.
    pub closed: bool,
    /// It goes on with the quotation that the passage before left open.
    pub continues: bool,
}

/// A quotation mark without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unbalanced {
    /// Position of the passage.
    pub passage: u32,
    /// First line of the passage in the source file.
    pub line: u32,
    /// The mark.
    pub mark: Span,
    /// It opens what never closes; otherwise it closes what never opened.
    pub opens: bool,
}

/// The outermost quotations of every passage, in text order.
pub fn quotations(passages: &[Passage]) -> Vec<Vec<Quotation>> {
    read(passages).0
}

/// The marks that never close, or close what never opened, in text order. A quotation that runs over paragraphs
/// in the regular way is not among them.
pub fn unbalanced(passages: &[Passage]) -> Vec<Unbalanced> {
    read(passages).1
}

/// How many quotations inside each other are told apart; deeper marks are read over.
const DEEPEST: usize = 4;

/// What a mark is by its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// `"`, `&quot;`: either end.
    Straight,
    /// `“`: opens, closes after „.
    Left,
    /// `”`: closes, opens in Swedish and Finnish.
    Right,
    /// `„`.
    Low,
    /// `«`.
    PointsLeft,
    /// `»`.
    PointsRight,
    /// `‹`.
    SmallLeft,
    /// `›`.
    SmallRight,
    /// `「`.
    Corner,
    /// `」`.
    CornerEnd,
    /// `『`.
    WhiteCorner,
    /// `』`.
    WhiteCornerEnd,
    /// Two backticks.
    Backticks,
    /// Two apostrophes: either end.
    Apostrophes,
    /// `‘`.
    SingleLeft,
    /// `’`, `'`: an apostrophe, or the end of what a single mark began.
    SingleRight,
    /// `‚`.
    SingleLow,
    /// One backtick.
    Backtick,
}

use Shape::{
    Apostrophes, Backtick, Backticks, Corner, CornerEnd, Left, Low, PointsLeft, PointsRight, Right,
    SingleLeft, SingleLow, SingleRight, SmallLeft, SmallRight, Straight, WhiteCorner, WhiteCornerEnd,
};

/// Every way to write a mark, longer ones first: as a character, as HTML, and as UTF-8 that was read as
/// Windows-1252 (`â€œ`; of the closing mark's three characters the last is invisible and already gone).
const MARKS: &[(&str, Shape)] = &[
    ("&#8220;", Left),
    ("&#8221;", Right),
    ("&#8222;", Low),
    ("&#8216;", SingleLeft),
    ("&#8217;", SingleRight),
    ("&ldquo;", Left),
    ("&rdquo;", Right),
    ("&bdquo;", Low),
    ("&lsquo;", SingleLeft),
    ("&rsquo;", SingleRight),
    ("&laquo;", PointsLeft),
    ("&raquo;", PointsRight),
    ("&#171;", PointsLeft),
    ("&#187;", PointsRight),
    ("&quot;", Straight),
    ("&apos;", SingleRight),
    ("&#34;", Straight),
    ("&#39;", SingleRight),
    ("â€œ", Left),
    ("â€˜", SingleLeft),
    ("â€™", SingleRight),
    ("â€ž", Low),
    ("â€\u{9d}", Right),
    ("Â«", PointsLeft),
    ("Â»", PointsRight),
    ("``", Backticks),
    ("''", Apostrophes),
    ("’’", Apostrophes),
    ("‘‘", Backticks),
    ("\"", Straight),
    ("＂", Straight),
    ("“", Left),
    ("‟", Left),
    ("❝", Left),
    ("”", Right),
    ("❞", Right),
    ("„", Low),
    ("«", PointsLeft),
    ("»", PointsRight),
    ("‹", SmallLeft),
    ("›", SmallRight),
    ("「", Corner),
    ("」", CornerEnd),
    ("『", WhiteCorner),
    ("』", WhiteCornerEnd),
    ("‘", SingleLeft),
    ("‛", SingleLeft),
    ("’", SingleRight),
    ("'", SingleRight),
    ("‚", SingleLow),
    ("`", Backtick),
];

/// Endings of damaged text that look like the damaged closing mark `â€` but are dashes and dots.
const DAMAGED_OTHERS: [&str; 4] = ["â€“", "â€”", "â€¦", "â€¢"];

/// A mark with what its neighbours allow.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about the neighbours of a mark")]
struct Mark {
    shape: Shape,
    start: usize,
    end: usize,
    /// What stands before and behind lets it open.
    may_open: bool,
    /// What stands before and behind lets it close.
    may_close: bool,
    /// A digit stands before.
    after_digit: bool,
    /// White space, or nothing, on both sides.
    alone: bool,
}

/// A mark that waits for its partner.
#[derive(Clone, Copy)]
struct Open {
    shape: Shape,
    start: usize,
    end: usize,
    continues: bool,
}

/// What one passage's marks amount to.
#[derive(Default)]
struct Read {
    quotations: Vec<Quotation>,
    /// Marks without partner: byte range, whether it opens.
    stray: Vec<(Span, bool)>,
    /// The outermost quotation that is still open at the end, with its mark.
    left_open: Option<(Shape, Span)>,
}

fn read(passages: &[Passage]) -> (Vec<Vec<Quotation>>, Vec<Unbalanced>) {
    let mut all = Vec::with_capacity(passages.len());
    let mut strays = Vec::new();
    let mut before: Option<(Shape, Span)> = None;
    for (number, passage) in (0..).zip(passages) {
        let marks = marks(&passage.text);
        let next_open = before.filter(|(shape, _)| goes_on(&passage.text, &marks, *shape));
        if let Some((_, mark)) = next_open {
            // The passage before was left open in the regular way: its mark is not stray after all.
            drop_stray(&mut strays, number, mark);
        }
        let reads = pair(&passage.text, &marks, next_open.map(|(shape, _)| shape));
        for (mark, opens) in reads.stray {
            strays.push(Unbalanced { passage: number, line: passage.first_line, mark, opens });
        }
        before = reads.left_open;
        all.push(reads.quotations);
    }
    (all, strays)
}

/// Whether a passage goes on with a quotation that the passage before left open: it opens again with the same mark,
/// or the first thing that its marks do is to close it.
fn goes_on(text: &str, marks: &[Mark], shape: Shape) -> bool {
    let Some(first) = marks.iter().find(|mark| !is_single(mark.shape) || is_single(shape)) else {
        return false;
    };
    let at_start = text.get(..first.start).is_some_and(|before| before.trim().is_empty());
    if at_start && (first.shape == shape || opens_again(shape, first.shape)) {
        return true;
    }
    !is_single(shape) && closes(shape, first) && !first.may_open && !first.after_digit
}

/// Some newspapers begin each further paragraph of a quotation with the closing mark.
fn opens_again(shape: Shape, mark: Shape) -> bool {
    matches!((shape, mark), (PointsLeft, PointsRight) | (PointsRight, PointsLeft))
}

/// Takes a mark of the passage before `number` from the strays; only the newest can be of that passage.
fn drop_stray(strays: &mut Vec<Unbalanced>, number: u32, mark: Span) {
    let newest = strays.iter().rev().take_while(|stray| stray.passage + 1 == number).count();
    let from = strays.len() - newest;
    if let Some(at) = strays[from..].iter().position(|stray| stray.mark == mark) {
        strays.remove(from + at);
    }
}

const fn is_single(shape: Shape) -> bool {
    matches!(shape, SingleLeft | SingleRight | SingleLow | Backtick)
}

/// The marks of a text, in order.
fn marks(text: &str) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut last = 0;
    let mut rest = text;
    // Nearly all text is letters: only what can begin a mark is looked at.
    while let Some(skip) = rest.find(begins_a_mark) {
        let start = last + skip;
        let here = &text[start..];
        let Some((length, shape)) = mark_at(here) else {
            let width = here.chars().next().map_or(1, char::len_utf8);
            last = start + width;
            rest = &text[last..];
            continue;
        };
        let end = start + length;
        found.push(judge(text, shape, start, end));
        last = end;
        rest = &text[end..];
    }
    found
}

fn begins_a_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '&'
            | 'â'
            | 'Â'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '❝'
            | '❞'
            | '＂'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '‘'
            | '’'
            | '‚'
            | '‛'
    )
}

fn mark_at(here: &str) -> Option<(usize, Shape)> {
    let found = MARKS.iter().find(|(written, _)| here.starts_with(written));
    if let Some((written, shape)) = found {
        return Some((written.len(), *shape));
    }
    let is_damaged = here.starts_with("â€") && !DAMAGED_OTHERS.iter().any(|other| here.starts_with(other));
    is_damaged.then_some(("â€".len(), Right))
}

/// What stands beside a mark.
fn judge(text: &str, shape: Shape, start: usize, end: usize) -> Mark {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let apart_before = before.is_none_or(|c| c.is_whitespace() || opens_brackets(c));
    let apart_after = after.is_none_or(|c| c.is_whitespace() || ends_clause(c));
    let beside = |c: Option<char>| c.is_none_or(char::is_whitespace);
    Mark {
        shape,
        start,
        end,
        may_open: apart_before
            && !after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ')' | '<')),
        may_close: apart_after && !beside(before),
        after_digit: before.is_some_and(|c| c.is_ascii_digit()),
        alone: beside(before) && beside(after),
    }
}

/// What a mark can open behind: brackets, dashes, other marks, the end of a tag.
fn opens_brackets(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '—'
            | '–'
            | '-'
            | '/'
            | '>'
            | '“'
            | '‘'
            | '„'
            | '«'
            | '"'
            | '\''
            | ':'
            | '*'
            | '_'
            | '¿'
            | '¡'
            | '•'
    )
}

/// What a mark can close before.
fn ends_clause(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | ')'
            | ']'
            | '}'
            | '—'
            | '–'
            | '-'
            | '/'
            | '<'
            | '”'
            | '’'
            | '»'
            | '“'
            | '"'
            | '\''
            | '*'
            | '_'
            | '‘'
    )
}

/// Whether a mark closes what a shape opened, as far as the shapes go.
fn closes(open: Shape, mark: &Mark) -> bool {
    match open {
        Straight => {
            matches!(mark.shape, Straight | Right | Apostrophes) || mark.shape == Left && only_closes(mark)
        }
        Left => {
            matches!(mark.shape, Right | CornerEnd)
                || matches!(mark.shape, Straight | Left | Apostrophes) && only_closes(mark)
        }
        Right => matches!(mark.shape, Right | Straight),
        Low => {
            matches!(mark.shape, Left | Right | Straight | Low) && (mark.shape != Low || only_closes(mark))
        }
        PointsLeft => mark.shape == PointsRight,
        PointsRight => mark.shape == PointsLeft || mark.shape == PointsRight && only_closes(mark),
        SmallLeft => mark.shape == SmallRight,
        SmallRight => matches!(mark.shape, SmallLeft | SmallRight),
        Corner => mark.shape == CornerEnd,
        WhiteCorner => mark.shape == WhiteCornerEnd,
        Backticks | Apostrophes => matches!(mark.shape, Apostrophes | Straight | Right),
        CornerEnd | WhiteCornerEnd | SingleLeft | SingleRight | SingleLow | Backtick => false,
    }
}

fn only_closes(mark: &Mark) -> bool {
    mark.may_close && !mark.may_open
}

/// Whether a mark opens here, when nothing it could close is open.
fn opens(mark: &Mark) -> bool {
    match mark.shape {
        Low | Corner | WhiteCorner | Backticks | PointsLeft | SmallLeft => true,
        Left => !only_closes(mark),
        Straight | Apostrophes => mark.may_open || mark.alone,
        Right | PointsRight | SmallRight => mark.may_open,
        _ => false,
    }
}

/// Pairs the marks of one passage; `goes_on` is the mark that the passage before left open for this one.
fn pair(text: &str, marks: &[Mark], goes_on: Option<Shape>) -> Read {
    let mut read = Read::default();
    let mut pairs: Vec<Quotation> = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let doubles: Vec<&Mark> = marks.iter().filter(|mark| !is_single(mark.shape)).collect();
    let mut rest = doubles.as_slice();
    if let Some(shape) = goes_on.filter(|&shape| !is_single(shape)) {
        match doubles.first() {
            Some(first) if text[..first.start].trim().is_empty() => {
                stack.push(Open { shape, start: first.start, end: first.end, continues: true });
                rest = &doubles[1..];
            }
            _ => stack.push(Open { shape, start: 0, end: 0, continues: true }),
        }
    }
    while let Some((&mark, behind)) = rest.split_first() {
        rest = behind;
        let inches = mark.after_digit && matches!(mark.shape, Straight | Right | Apostrophes);
        let closing = stack.iter().rposition(|open| closes(open.shape, mark));
        if let Some(at) = closing {
            let opens_anew = mark.may_open && !mark.may_close && matches!(mark.shape, Straight | Left);
            let is_inches =
                inches && behind.first().is_some_and(|next| next.shape == mark.shape && only_closes(next));
            if is_inches {
                continue;
            }
            if !opens_anew {
                let inner = stack.split_off(at);
                for lost in &inner[1..] {
                    read.stray.push((Span::new(lost.start, lost.end), true));
                }
                if at == 0 {
                    pairs.push(quotation(text, inner[0], mark.start, mark.end, true));
                }
                continue;
            }
        } else if inches && mark.shape != Right {
            continue;
        }
        if !opens(mark) {
            if matches!(mark.shape, Right | PointsRight | SmallRight | CornerEnd | WhiteCornerEnd)
                || matches!(mark.shape, Straight | Left) && only_closes(mark)
            {
                read.stray.push((Span::new(mark.start, mark.end), false));
            }
            continue;
        }
        if stack
            .first()
            .is_some_and(|open| open.shape == mark.shape && !matches!(mark.shape, Low | Corner | WhiteCorner))
        {
            // The same mark opens again: the one before lost its end.
            for lost in stack.drain(..).rev().collect::<Vec<_>>().iter().rev() {
                if !lost.continues || lost.end > 0 {
                    read.stray.push((Span::new(lost.start, lost.end), true));
                }
                if lost.start == 0 && lost.end == 0
                    || pairs.last().is_none_or(|last| last.outer.end as usize <= lost.start)
                {
                    pairs.push(quotation(text, *lost, mark.start, mark.start, false));
                }
            }
        }
        if stack.len() < DEEPEST {
            stack.push(Open { shape: mark.shape, start: mark.start, end: mark.end, continues: false });
        }
    }
    if let Some((&outer, inner)) = stack.split_first() {
        for lost in inner {
            read.stray.push((Span::new(lost.start, lost.end), true));
        }
        if outer.end > 0 {
            read.stray.push((Span::new(outer.start, outer.end), true));
        }
        pairs.push(quotation(text, outer, text.len(), text.len(), false));
        read.left_open = Some((outer.shape, Span::new(outer.start, outer.end)));
    }
    let single_goes_on = goes_on.is_some_and(is_single);
    pair_singles(text, marks, single_goes_on, &mut pairs, &mut read);
    read.quotations = outermost(pairs);
    read.stray.sort_unstable_by_key(|(mark, _)| *mark);
    read
}

/// Pairs single marks: what a ‘ or an apostrophe behind white space opens ends at the first apostrophe that can end
/// it. One behind an s with a word following may be a plural's possessive; it ends the quotation only where no
/// better one comes.
fn pair_singles(text: &str, marks: &[Mark], goes_on: bool, pairs: &mut Vec<Quotation>, read: &mut Read) {
    let doubles = outermost(pairs.clone());
    let singles: Vec<&Mark> = marks.iter().filter(|mark| is_single(mark.shape)).collect();
    if singles.is_empty() {
        return;
    }
    // Which double quotation holds each mark: a pair must be in the same.
    let mut owner = Vec::with_capacity(singles.len());
    let mut at = 0;
    for mark in &singles {
        while at < doubles.len() && doubles[at].outer.end as usize <= mark.start {
            at += 1;
        }
        let inside = doubles.get(at).is_some_and(|double| double.outer.start as usize <= mark.start);
        owner.push(if inside { at + 1 } else { 0 });
    }
    // From each mark on: the next sure end, and the next possible one, in the same double quotation.
    let mut next_sure = vec![usize::MAX; singles.len() + 1];
    let mut next_weak = vec![usize::MAX; singles.len() + 1];
    let (mut sure, mut weak) = (vec![usize::MAX; doubles.len() + 1], vec![usize::MAX; doubles.len() + 1]);
    for (index, mark) in singles.iter().enumerate().rev() {
        next_sure[index] = sure[owner[index]];
        next_weak[index] = weak[owner[index]];
        if mark.shape == SingleRight
            && mark.may_close
            && !mark.may_open
            && !(mark.after_digit && text[mark.start..].starts_with('\''))
        {
            if may_be_possessive(text, mark) {
                weak[owner[index]] = index;
            } else {
                sure[owner[index]] = index;
            }
        }
    }
    let mut index = 0;
    while index < singles.len() {
        let mark = singles[index];
        let first = index == 0 && goes_on && text[..mark.start].trim().is_empty();
        if !first && !single_opens(text, mark) {
            index += 1;
            continue;
        }
        let end = if next_sure[index] == usize::MAX { next_weak[index] } else { next_sure[index] };
        let open = Open { shape: mark.shape, start: mark.start, end: mark.end, continues: first };
        if let Some(&closing) = singles.get(end) {
            pairs.push(quotation(text, open, closing.start, closing.end, true));
            index = end + 1;
        } else {
            let begins = text[..mark.start].trim().is_empty();
            if begins && owner[index] == 0 && matches!(mark.shape, SingleLeft | SingleRight) {
                if mark.shape == SingleLeft {
                    pairs.push(quotation(text, open, text.len(), text.len(), false));
                }
                read.left_open = Some((mark.shape, Span::new(mark.start, mark.end)));
            }
            if matches!(mark.shape, SingleLeft | SingleLow) {
                read.stray.push((Span::new(mark.start, mark.end), true));
            }
            index += 1;
        }
    }
}

/// Words that begin with an apostrophe.
const ELISIONS: &[&str] = &[
    "tis", "twas", "twere", "em", "n", "til", "till", "cause", "bout", "round", "s", "t", "d", "ll", "re",
    "ve",
];

fn single_opens(text: &str, mark: &Mark) -> bool {
    let word: String = text[mark.end..]
        .chars()
        .take(6)
        .take_while(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let is_elision = word.starts_with(|c: char| c.is_ascii_digit()) || ELISIONS.contains(&word.as_str());
    match mark.shape {
        SingleLow => mark.may_open,
        _ => mark.may_open && !is_elision && !mark.after_digit,
    }
}

fn may_be_possessive(text: &str, mark: &Mark) -> bool {
    let after_s = text[..mark.start].ends_with(['s', 'S', 'z', 'x']);
    let mut after = text[mark.end..].chars();
    after_s && after.next() == Some(' ') && after.next().is_some_and(char::is_alphanumeric)
}

fn quotation(text: &str, open: Open, close: usize, end: usize, closed: bool) -> Quotation {
    let inside = text.get(open.end..close).unwrap_or_default();
    let start = open.end + (inside.len() - inside.trim_start().len());
    let content = Span::new(start, start + inside.trim().len());
    let outer = if closed { Span::new(open.start, end) } else { Span::new(open.start, content.end as usize) };
    Quotation { content, outer, closed, continues: open.continues }
}

/// Those that stand in no other, in text order, and that hold anything.
fn outermost(mut pairs: Vec<Quotation>) -> Vec<Quotation> {
    pairs.sort_by_key(|pair| (pair.outer.start, std::cmp::Reverse(pair.outer.end)));
    let mut kept: Vec<Quotation> = Vec::new();
    for pair in pairs {
        if pair.content.start < pair.content.end
            && kept.last().is_none_or(|last| last.outer.end <= pair.outer.start)
        {
            kept.push(pair);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn passages(texts: &[&str]) -> Vec<Passage> {
        (1..)
            .zip(texts)
            .map(|(line, text)| Passage {
                text: (*text).into(),
                first_line: line,
                last_line: line,
                ..Passage::default()
            })
            .collect()
    }

    /// The contents found, with a bar between them.
    fn found(text: &str) -> String {
        let all = quotations(&passages(&[text]));
        all[0].iter().map(|quotation| quotation.content.of(text)).collect::<Vec<_>>().join("|")
    }

    fn stray(texts: &[&str]) -> usize {
        unbalanced(&passages(texts)).len()
    }

    #[test]
    fn marks_of_every_shape_are_found() {
        for text in [
            "He said \"we agree\".",
            "He said “we agree”.",
            "He said ‘we agree’.",
            "He said 'we agree'.",
            "He said « we agree ».",
            "He said «we agree».",
            "He said „we agree“.",
            "He said „we agree”.",
            "He said »we agree«.",
            "He said ”we agree”.",
            "He said ‹we agree›.",
            "He said ›we agree‹.",
            "He said 「we agree」.",
            "He said ``we agree''.",
            "He said ''we agree''.",
            "He said ‚we agree‘.",
            "He said &ldquo;we agree&rdquo;.",
            "He said &quot;we agree&quot;.",
            "He said â€œwe agreeâ€.",
            "He said `we agree'.",
            "He said “we agree\".",
            "He said \"we agree”.",
            "He said \" we agree \".",
            "<p>“we agree”</p>",
            "He said “we agree“.",
        ] {
            let text = text.replace("‚we agree‘", "‚we agree’");
            assert_eq!(found(&text), "we agree", "{text}");
            assert_eq!(stray(&[&text]), 0, "{text}");
        }
    }

    #[test]
    fn apostrophes_and_measures_are_not_marks() {
        for text in [
            "The ministers' talks and Baku's army didn't stop.",
            "The ministers’ talks and Baku’s army didn’t stop.",
            "Rock 'n' roll of the '90s and ’90s.",
            "He is 6'2\" tall.",
            "A 12\" shell and 40' 30\" north.",
            "It’s 5’ 11” long.",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
    }

    #[test]
    fn a_possessive_inside_single_marks_does_not_end_them() {
        assert_eq!(found("He said ‘the ministers’ talks failed’ again."), "the ministers’ talks failed");
        assert_eq!(
            found("He said 'the soldiers' return is near', she said."),
            "the soldiers' return is near"
        );
        assert_eq!(found("'It isn't over,' he said."), "It isn't over,");
    }

    #[test]
    fn inches_inside_a_quotation_do_not_end_it() {
        assert_eq!(found("\"The gap is 12\" deep,\" he said."), "The gap is 12\" deep,");
        assert_eq!(found("He said \"we left in 2023\" and went."), "we left in 2023");
    }

    #[test]
    fn only_the_outermost_is_given() {
        assert_eq!(found("“He told me ‘go home’ twice,” she said."), "He told me ‘go home’ twice,");
        assert_eq!(found("‘He told me “go home” twice,’ she said."), "He told me “go home” twice,");
        assert_eq!(found("„Er sagte ‚nein’ zu mir“, sagte sie."), "Er sagte ‚nein’ zu mir");
        assert_eq!(found("“He told me \"go home\" twice,” she said."), "He told me \"go home\" twice,");
    }

    #[test]
    fn several_in_one_passage_stay_apart() {
        assert_eq!(found("“We agree,” he said. “We sign.”"), "We agree,|We sign.");
        assert_eq!(found("\"We agree,\" he said. \"We sign.\""), "We agree,|We sign.");
    }

    #[test]
    fn one_that_never_closes_ends_with_the_paragraph() {
        assert_eq!(found("He said “we agree and go."), "we agree and go.");
        assert_eq!(stray(&["He said “we agree and go."]), 1);
    }

    #[test]
    fn one_that_never_closes_ends_where_the_next_opens() {
        assert_eq!(found("“We agree [so] X told Y. “We sign”."), "We agree [so] X told Y.|We sign");
        assert_eq!(stray(&["“We agree [so] X told Y. “We sign”."]), 1);
    }

    #[test]
    fn a_nested_mark_that_never_closes_is_unbalanced() {
        assert_eq!(
            found("“The draft ‘Agreement on Peace,” read a statement."),
            "The draft ‘Agreement on Peace,"
        );
        assert_eq!(stray(&["“The draft ‘Agreement on Peace,” read a statement."]), 1);
    }

    #[test]
    fn one_that_closes_without_opening_is_unbalanced() {
        assert_eq!(stray(&["We agree,” he said."]), 1);
        assert_eq!(stray(&["We agree,\" he said."]), 1);
        assert_eq!(found("We agree,” he said."), "");
    }

    #[test]
    fn paragraphs_that_each_open_are_one_regular_quotation() {
        let texts = ["“One. Two.", "“Three. Four.", "“Five,” he said."];
        let all = quotations(&passages(&texts));
        assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
        assert!(!all[0][0].continues && all[1][0].continues && all[2][0].continues);
        assert_eq!(stray(&texts), 0);
        assert_eq!(stray(&["‘One. Two.", "‘Three,’ he said."]), 0);
        assert_eq!(stray(&["\"One. Two.", "\"Three,\" he said."]), 0);
        assert_eq!(stray(&["« One. Two.", "» Three », he said."]), 0);
    }

    #[test]
    fn a_paragraph_left_open_goes_on_in_the_next() {
        let texts = ["“One. Two.", "Three,” he said."];
        let all = quotations(&passages(&texts));
        assert_eq!(all[1][0].content.of(texts[1]), "Three,");
        assert_eq!(stray(&texts), 0);
    }

    #[test]
    fn a_paragraph_left_open_does_not_swallow_an_unrelated_one() {
        let texts = ["“One. Two.", "Then he said “no” and left."];
        let all = quotations(&passages(&texts));
        assert_eq!(all[1][0].content.of(texts[1]), "no");
        assert_eq!(stray(&texts), 1);
    }

    #[test]
    fn of_a_hundred_thousand_paragraphs_left_open_one_is_told() {
        assert_eq!(stray(&vec!["“a"; 100_000]), 1);
    }

    proptest! {
        #[test]
        fn spans_are_cut_between_characters_and_in_order(texts in prop::collection::vec("(\\PC|[a“”\"'‘’«»„` ,.1-]){0,30}", 0..4)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            for (all, text) in quotations(&passages(&texts)).iter().zip(&texts) {
                let mut last = 0;
                for quotation in all {
                    prop_assert!(last <= quotation.outer.start);
                    prop_assert!(quotation.outer.start <= quotation.content.start && quotation.content.end <= quotation.outer.end);
                    prop_assert!(!quotation.content.of(text).is_empty() && !quotation.outer.of(text).is_empty());
                    last = quotation.outer.end;
                }
            }
            for stray in unbalanced(&passages(&texts)) {
                prop_assert!(!stray.mark.of(texts[stray.passage as usize]).is_empty());
            }
        }
    }
}
