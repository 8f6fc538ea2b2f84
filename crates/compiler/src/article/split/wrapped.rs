//! Lines that belong together: those of hard-wrapped paragraphs, and the pieces that a scraper cut one into.

use super::pieces::{end_of_pieces, text_of};
use super::{Class, Unit};
use crate::english::sentence::ends_sentence;
use crate::input::page::Line;
use crate::line::shape::is_open_dateline;
use std::ops::Range;

/// Joins the lines of hard-wrapped paragraphs and the pieces of others, and a dateline with the paragraph that it opens;
/// every other line is a unit of its own.
pub(super) fn join_wrapped(lines: &[Line<'_>]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < lines.len() && !lines[end].is_blank() {
            end += 1;
        }
        let block = &lines[at..end];
        let runs =
            if is_wrapped(block) { std::iter::once(at..end).collect() } else { wrapped_runs(lines, at..end) };
        for mut run in runs {
            // What a wire's dateline opens may stand a blank line below it.
            if let Some(opened) = units.pop_if(|above: &mut Unit| is_open_dateline(&above.text)) {
                run.start = opened.lines.start;
            }
            let text = text_of(lines[run.clone()].iter());
            units.push(Unit { lines: run, text, class: Class::Paragraph, cut: false });
        }
        at = end;
    }
    units
}

/// The paragraphs of a block that lost its blank lines: each ends at a line that ends its sentence. Lines of none
/// stand by themselves.
fn wrapped_runs(lines: &[Line<'_>], block: Range<usize>) -> Vec<Range<usize>> {
    const FEWEST: usize = 3;
    const LONGEST: usize = 60;
    let mut runs = Vec::new();
    let mut at = block.start;
    while at < block.end {
        let mut end = at + 1;
        while end < block.end.min(at + LONGEST) && !ends_sentence(&lines[end - 1].clean) {
            end += 1;
        }
        if end - at < FEWEST || !is_wrapped(&lines[at..end]) || !is_even(&lines[at..end]) {
            end = end_of_pieces(lines, at..block.end);
        }
        runs.push(at..end);
        at = end;
    }
    runs
}

/// Whether a run ends a sentence and all its lines but the last are about as long as a column is wide: above a
/// paragraph stand other lines.
fn is_even(run: &[Line<'_>]) -> bool {
    const WIDEST: usize = 90;
    let length = |line: &Line<'_>| line.clean.chars().count();
    let longest = run.iter().map(length).max().unwrap_or(0);
    longest <= WIDEST
        && run.last().is_some_and(|line| ends_sentence(&line.clean))
        && run.iter().rev().skip(1).all(|line| length(line) * 5 >= longest * 4)
}

/// Lines of one paragraph: of like length, and most go on in the middle of a sentence.
fn is_wrapped(block: &[Line<'_>]) -> bool {
    const LONGEST: usize = 120;
    const SHORTEST: usize = 40;
    let Some((_, full)) = block.split_last() else { return false };
    if full.is_empty() {
        return false;
    }
    let length = |line: &Line<'_>| line.clean.chars().count();
    let longest = full.iter().map(length).max().unwrap_or(0);
    let alike = full.iter().filter(|line| length(line) * 10 >= longest * 6).count();
    let goes_on = block
        .windows(2)
        .filter(|pair| !ends_sentence(&pair[0].clean) && pair[1].clean.starts_with(char::is_lowercase));
    (SHORTEST..=LONGEST).contains(&longest)
        && alike * 10 >= full.len() * 9
        && goes_on.count() * 2 >= full.len()
}
