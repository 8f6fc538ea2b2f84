//! Which lines are the article of a page whose markup says something of that.
//!
//! What the markup says counts; inside the article the rules of `split` still tell bylines and share bars from paragraphs,
//! and where the reader view has but a part of it they find the rest.

use super::split::{Class, Unit, kind_alone, split, split_marked};
use crate::english::sentence::ends_sentence;
use crate::input::markup::{Kind, Markup};
use crate::input::page::Line;
use crate::line::shape::without_address;
use corpus::FurnitureKind;
use std::collections::BTreeSet;

/// The lines of [`Markup::lines`] classed, as `split` does it, but for what the markup says.
pub fn units(markup: &Markup, lines: &[Line<'_>]) -> Vec<Unit> {
    let title = markup.title();
    // A page may be hidden as a whole until its script runs: what the reader view shows is no less the article.
    let is_furniture = |at: usize| {
        let block = &markup.blocks[at];
        matches!(block.kind, Kind::Furniture(_)) || block.unseen && !block.article
    };
    let shown: Vec<usize> =
        (0..markup.blocks.len()).filter(|&at| !lines[2 * at].is_blank() && !is_furniture(at)).collect();
    let of_view = |at: usize| markup.blocks[at].article || Some(at) == title;
    let mut units = if markup.blocks.iter().any(|block| block.article) {
        let left_out = left_out(markup, lines, &shown, title);
        let view: Vec<usize> =
            shown.iter().copied().filter(|&at| of_view(at) || left_out.contains(&at)).collect();
        let by_view = classed(markup, lines, &view, title, split_marked);
        let prose: usize = shown.iter().map(|&at| words_of_prose(&lines[2 * at].clean)).sum();
        let by_text = (told(&by_view) * PARTIAL < prose)
            .then(|| classed(markup, lines, &shown, title, split))
            .filter(|by_text| is_partial(&by_view, by_text));
        by_text.unwrap_or(by_view)
    } else {
        classed(markup, lines, &shown, title, split)
    };
    let taken: BTreeSet<usize> = units.iter().map(|unit| unit.lines.start / 2).collect();
    for (at, block) in markup.blocks.iter().enumerate() {
        let line = &lines[2 * at];
        if taken.contains(&at) || line.is_blank() {
            continue;
        }
        let kind = match block.kind {
            Kind::Furniture(kind) => kind,
            _ => kind_alone(&line.clean, line.raw).unwrap_or(FurnitureKind::Other),
        };
        let class = Class::Furniture(kind);
        units.push(Unit { lines: 2 * at..2 * at + 1, text: line.clean.clone(), class, cut: false });
    }
    units.sort_by_key(|unit| unit.lines.start);
    let last = units.iter().rposition(|unit| unit.class == Class::Paragraph).unwrap_or(0);
    for unit in units.iter_mut().skip(last).filter(|unit| unit.class == Class::Heading) {
        unit.class = Class::Furniture(FurnitureKind::Other);
    }
    units
}

/// Some blocks classed by rules for lines, but for what markup knows better: the headline and headings.
fn classed(
    markup: &Markup,
    lines: &[Line<'_>],
    blocks: &[usize],
    title: Option<usize>,
    split: fn(&[Line<'_>]) -> Vec<Unit>,
) -> Vec<Unit> {
    let own: Vec<Line<'_>> =
        blocks.iter().flat_map(|&at| [lines[2 * at].clone(), lines[2 * at + 1].clone()]).collect();
    let headline = title.map(|title| lines[2 * title].clean.as_str());
    let repeats =
        |text: &str| headline.is_none_or(|headline| headline.contains(text) || text.contains(headline));
    let mut units = split(&own);
    for unit in &mut units {
        let at = blocks[unit.lines.start / 2];
        unit.lines = 2 * at..2 * at + 1;
        let is_heading = matches!(markup.blocks[at].kind, Kind::Heading(_));
        let words = unit.text.split_whitespace().count();
        if Some(at) == title {
            unit.class = Class::Furniture(FurnitureKind::Title);
        } else if is_heading
            && unit.class == Class::Furniture(FurnitureKind::Title)
            && words >= GAP_WORDS
            && !repeats(&unit.text)
        {
            // Below the headline, the rules took the standfirst for it.
            unit.class = Class::Paragraph;
        } else if is_heading && is_free(unit) {
            unit.class = Class::Heading;
        }
    }
    units
}

/// How many times the words that the reader view's article has the rules for text must find to be believed.
const PARTIAL: usize = 2;
/// The same where the two have hardly a paragraph in common.
const HARDLY_ANY: usize = 5;

/// Whether the reader view has but a part of the article that the rules for text find: some pages set their paragraphs in
/// boxes, of which it takes one.
fn is_partial(by_view: &[Unit], by_text: &[Unit]) -> bool {
    let (view, text) = (told(by_view), told(by_text));
    let paragraph = |unit: &&Unit| unit.class == Class::Paragraph;
    let starts: BTreeSet<usize> = by_text.iter().filter(paragraph).map(|unit| unit.lines.start).collect();
    let common: usize = by_view
        .iter()
        .filter(|unit| paragraph(unit) && starts.contains(&unit.lines.start))
        .map(|unit| words_of_prose(&unit.text))
        .sum();
    view * PARTIAL < text && (common * 2 >= view || view * HARDLY_ANY < text)
}

/// The words of the paragraphs.
fn told(units: &[Unit]) -> usize {
    let paragraphs = units.iter().filter(|unit| unit.class == Class::Paragraph);
    paragraphs.map(|unit| words_of_prose(&unit.text)).sum()
}

/// The words of a text that reads like a paragraph.
fn words_of_prose(text: &str) -> usize {
    let words = text.split_whitespace().count();
    if words >= GAP_WORDS && ends_sentence(text) { words } else { 0 }
}

/// Blocks in a gap of the reader view at most that may be the article's: more are a box of other things.
const GAP_BLOCKS: usize = 4;
/// Words from which on a sentence in such a gap is the article's.
const GAP_WORDS: usize = 8;
/// Words of a heading between two paragraphs at most.
const HEADING_WORDS: usize = 15;

/// Blocks that the reader view lacks though they stand in the article: whole sentences between the headline and its first
/// block or between two of its blocks, be they set as a heading, and a heading above one.
fn left_out(markup: &Markup, lines: &[Line<'_>], shown: &[usize], title: Option<usize>) -> BTreeSet<usize> {
    let has = |at: usize| markup.blocks[at].article && Some(at) != title;
    let mut found = BTreeSet::new();
    let mut gap: Vec<usize> = Vec::new();
    // Whether the gap under reading begins at the headline or at a block of the article.
    let (mut begun, mut headed) = (false, false);
    for &at in shown {
        if has(at) || Some(at) == title {
            let fits = (begun || headed) && has(at) && gap.len() <= GAP_BLOCKS;
            let last = gap.last().copied();
            found.extend(gap.drain(..).filter(|&other| {
                let text = &lines[2 * other].clean;
                let words = text.split_whitespace().count();
                let heading = matches!(markup.blocks[other].kind, Kind::Heading(_));
                let sentence = ends_sentence(without_address(text)) || heading && headed && !begun;
                let above = (other + 1..at).all(|between| lines[2 * between].is_blank());
                let heads = heading && begun && Some(other) == last && above && words <= HEADING_WORDS;
                fits && (sentence && words >= GAP_WORDS || heads)
                    && kind_alone(text, lines[2 * other].raw).is_none()
            }));
            (begun, headed) = (has(at), headed || Some(at) == title);
        } else {
            gap.push(at);
        }
    }
    found
}

/// Whether the rules gave a unit its class for want of anything better.
fn is_free(unit: &Unit) -> bool {
    use FurnitureKind::{Caption, Menu, Other, Teaser};
    match unit.class {
        Class::Paragraph | Class::Heading => true,
        Class::Furniture(Caption | Menu | Other | Teaser) => kind_alone(&unit.text, &unit.text).is_none(),
        Class::Furniture(_) => false,
    }
}
