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
use std::collections::{BTreeSet, HashSet};

/// The lines of [`Markup::lines`] classed, as `split` does it, but for what the markup says.
pub fn units(markup: &Markup, lines: &[Line<'_>]) -> Vec<Unit> {
    let page = Page::of(markup, lines);
    let mut units = page.article();
    if let Some(whole) = page.with_unseen(&units) {
        units = whole;
    }
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
    take_figures(markup, &mut units);
    let last = units.iter().rposition(|unit| unit.class == Class::Paragraph).unwrap_or(0);
    for unit in units.iter_mut().skip(last).filter(|unit| unit.class == Class::Heading) {
        unit.class = Class::Furniture(FurnitureKind::Other);
    }
    units
}

/// A page's blocks, each two lines, its own and a blank one.
struct Page<'p> {
    markup: &'p Markup,
    lines: &'p [Line<'p>],
    /// The block with the headline.
    title: Option<usize>,
    /// The blocks that a reader sees and that no tag says are furniture.
    shown: Vec<usize>,
}

impl<'p> Page<'p> {
    fn of(markup: &'p Markup, lines: &'p [Line<'p>]) -> Self {
        // A page may be hidden as a whole until its script runs: what the reader view shows is no less the article.
        let is_shown = |at: &usize| {
            let block = &markup.blocks[*at];
            !lines[2 * at].is_blank()
                && !matches!(block.kind, Kind::Furniture(_))
                && (block.article || !block.unseen)
        };
        let shown = (0..markup.blocks.len()).filter(is_shown).collect();
        Self { markup, lines, title: markup.title(), shown }
    }

    fn text(&self, at: usize) -> &'p str {
        &self.lines[2 * at].clean
    }

    fn prose(&self, at: usize) -> usize {
        words_of_prose(self.text(at))
    }

    /// The blocks that may be the article, classed: those of the reader view where it has the article, else all.
    fn article(&self) -> Vec<Unit> {
        let of_view = |at: usize| self.markup.blocks[at].article || Some(at) == self.title;
        if !self.markup.blocks.iter().any(|block| block.article) {
            return self.classed(&self.shown, split);
        }
        let left_out = self.left_out();
        let view: BTreeSet<usize> =
            self.shown.iter().copied().filter(|&at| of_view(at) || left_out.contains(&at)).collect();
        let by_view = self.classed(&in_order(&view), split_marked);
        let gaps = self.gaps(&view);
        let prose: usize = self.shown.iter().map(|&at| self.prose(at)).sum();
        if told(&by_view) * PARTIAL >= prose && gaps.is_empty() {
            return by_view;
        }
        let by_text = self.classed(&self.shown, split);
        if is_partial(&by_view, &by_text) {
            return by_text;
        }
        if gaps.is_empty() || common(&by_view, &by_text) * 10 < told(&by_view) * 9 {
            return by_view;
        }
        let of = |class: Class| {
            let units = by_text.iter().filter(move |unit| unit.class == class);
            units.map(|unit| unit.lines.start / 2).collect::<BTreeSet<usize>>()
        };
        let (paragraphs, headings) = (of(Class::Paragraph), of(Class::Heading));
        let tells =
            |gap: &Vec<usize>| self.tells(&mut gap.iter().copied().filter(|at| paragraphs.contains(at)));
        let filled = gaps.into_iter().filter(tells).flatten();
        let filled = filled.filter(|at| paragraphs.contains(at) || headings.contains(at));
        let whole: BTreeSet<usize> = view.iter().copied().chain(filled).collect();
        self.classed(&in_order(&whole), split_marked)
    }

    /// Runs of blocks between two of the reader view that tell more than a box does.
    fn gaps(&self, view: &BTreeSet<usize>) -> Vec<Vec<usize>> {
        let (first, last) = (view.first().copied().unwrap_or(0), view.last().copied().unwrap_or(0));
        let inside: Vec<usize> =
            self.shown.iter().copied().filter(|at| (first..=last).contains(at)).collect();
        let runs = inside.split(|at| view.contains(at));
        let told = runs.filter(|run| self.tells(&mut run.iter().copied()));
        told.map(<[usize]>::to_vec).collect()
    }

    /// Whether some blocks tell more than a box does.
    fn tells(&self, blocks: &mut dyn Iterator<Item = usize>) -> bool {
        blocks.filter(|&at| self.prose(at) >= PARAGRAPH_WORDS).count() >= GAP_PARAGRAPHS
    }

    /// The article with what the page does not show, where that is most of it: galleries show one part after another,
    /// others all but the beginning at a click. A second copy of what is shown is none of it.
    fn with_unseen(&self, units: &[Unit]) -> Option<Vec<Unit>> {
        let found = told(units);
        let mut texts: HashSet<&str> = self.shown.iter().map(|&at| self.text(at)).collect();
        let is_new = |at: &usize| {
            let furniture = matches!(self.markup.blocks[*at].kind, Kind::Furniture(_));
            !furniture && !self.text(*at).is_empty() && texts.insert(self.text(*at))
        };
        let unseen: Vec<usize> = (0..self.markup.blocks.len()).filter(is_new).collect();
        if found == 0 || unseen.iter().map(|&at| self.prose(at)).sum::<usize>() < found {
            return None;
        }
        let all: BTreeSet<usize> = self.shown.iter().chain(&unseen).copied().collect();
        let whole = self.classed(&in_order(&all), split);
        (found * PARTIAL < told(&whole) && common(units, &whole) * 2 >= found).then_some(whole)
    }

    /// Some blocks classed by rules for lines, but for what markup knows better: the headline and headings.
    fn classed(&self, blocks: &[usize], split: fn(&[Line<'_>]) -> Vec<Unit>) -> Vec<Unit> {
        let own: Vec<Line<'_>> = blocks
            .iter()
            .flat_map(|&at| [self.lines[2 * at].clone(), self.lines[2 * at + 1].clone()])
            .collect();
        let headline = self.title.map(|title| self.text(title));
        let repeats =
            |text: &str| headline.is_none_or(|headline| headline.contains(text) || text.contains(headline));
        let mut units = split(&own);
        for unit in &mut units {
            let at = blocks[unit.lines.start / 2];
            unit.lines = 2 * at..2 * at + 1;
            let is_heading = matches!(self.markup.blocks[at].kind, Kind::Heading(_));
            let words = unit.text.split_whitespace().count();
            if Some(at) == self.title {
                unit.class = Class::Furniture(FurnitureKind::Title);
            } else if unit.class == Class::Furniture(FurnitureKind::Title) && !repeats(&unit.text) {
                // Below the headline, the rules took the standfirst for it; above, a line of the menu.
                let standfirst = is_heading && words >= GAP_WORDS;
                unit.class =
                    if standfirst { Class::Paragraph } else { Class::Furniture(FurnitureKind::Other) };
            } else if is_heading && is_free(unit) {
                unit.class = Class::Heading;
            }
        }
        units
    }

    /// Blocks that the reader view lacks though they stand in the article: whole sentences between the headline and its
    /// first block or between two of its blocks, be they set as a heading, and a heading above one.
    fn left_out(&self) -> BTreeSet<usize> {
        let has = |at: usize| self.markup.blocks[at].article && Some(at) != self.title;
        let mut found = BTreeSet::new();
        let mut gap: Vec<usize> = Vec::new();
        // Whether the gap under reading begins at the headline or at a block of the article.
        let (mut begun, mut headed) = (false, false);
        for &at in &self.shown {
            if !has(at) && Some(at) != self.title {
                gap.push(at);
                continue;
            }
            let fits = (begun || headed) && has(at) && gap.len() <= GAP_BLOCKS;
            let last = gap.last().copied();
            found.extend(gap.drain(..).filter(|&other| {
                let text = self.text(other);
                let words = text.split_whitespace().count();
                let heading = matches!(self.markup.blocks[other].kind, Kind::Heading(_));
                let sentence = ends_sentence(without_address(text)) || heading && headed && !begun;
                let above = (other + 1..at).all(|between| self.lines[2 * between].is_blank());
                let heads = heading && begun && Some(other) == last && above && words <= HEADING_WORDS;
                fits && (sentence && words >= GAP_WORDS || heads)
                    && kind_alone(text, self.lines[2 * other].raw).is_none()
            }));
            (begun, headed) = (has(at), headed || Some(at) == self.title);
        }
        found
    }
}

fn in_order(blocks: &BTreeSet<usize>) -> Vec<usize> {
    blocks.iter().copied().collect()
}

/// How many times the words that the reader view's article has the rules for text must find to be believed.
const PARTIAL: usize = 2;
/// The same where the two have hardly a paragraph in common.
const HARDLY_ANY: usize = 5;

/// Whether the reader view has but a part of the article that the rules for text find: some pages set their paragraphs in
/// boxes, of which it takes one.
fn is_partial(by_view: &[Unit], by_text: &[Unit]) -> bool {
    let (view, text) = (told(by_view), told(by_text));
    view * PARTIAL < text && (common(by_view, by_text) * 2 >= view || view * HARDLY_ANY < text)
}

/// The words of the paragraphs that both have.
fn common(one: &[Unit], other: &[Unit]) -> usize {
    let paragraph = |unit: &&Unit| unit.class == Class::Paragraph;
    let starts: BTreeSet<usize> = other.iter().filter(paragraph).map(|unit| unit.lines.start).collect();
    let both = one.iter().filter(|unit| paragraph(unit) && starts.contains(&unit.lines.start));
    both.map(|unit| words_of_prose(&unit.text)).sum()
}

/// Takes what has no sentences for the article's where the reader view has it behind the first paragraph: rows of tables,
/// and what is set as it was typed, a program or a form.
fn take_figures(markup: &Markup, units: &mut [Unit]) {
    let first = units.iter().position(|unit| unit.class == Class::Paragraph).unwrap_or(units.len());
    for unit in &mut units[first..] {
        let block = &markup.blocks[unit.lines.start / 2];
        let figures = matches!(block.kind, Kind::Furniture(FurnitureKind::Table) | Kind::Preformatted);
        if figures && block.article {
            unit.class = Class::Paragraph;
        }
    }
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
/// Paragraphs, and the words of each, from which on a longer gap is no box of excerpts but a part of the article that the
/// reader view lost.
const GAP_PARAGRAPHS: usize = 3;
const PARAGRAPH_WORDS: usize = 20;
/// Words of a heading between two paragraphs at most.
const HEADING_WORDS: usize = 15;

/// Whether the rules gave a unit its class for want of anything better.
fn is_free(unit: &Unit) -> bool {
    use FurnitureKind::{Caption, Menu, Other, Teaser};
    match unit.class {
        Class::Paragraph | Class::Heading => true,
        Class::Furniture(Caption | Menu | Other | Teaser) => kind_alone(&unit.text, &unit.text).is_none(),
        Class::Furniture(_) => false,
    }
}
