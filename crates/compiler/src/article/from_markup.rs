//! Which lines are the article of a page whose markup says something of that.
//!
//! What the markup says counts; inside the article the rules of `split` still tell bylines and share bars from paragraphs.

use super::split::{Class, Unit, kind_alone, split};
use crate::input::markup::{Kind, Markup};
use crate::input::page::Line;
use corpus::FurnitureKind;

/// The lines of [`Markup::lines`] classed, as `split` does it, but for what the markup says.
pub fn units(markup: &Markup, lines: &[Line<'_>]) -> Vec<Unit> {
    let title = markup.title();
    let any_article = markup.blocks.iter().any(|block| block.article);
    // A page may be hidden as a whole until its script runs: what the reader view shows is no less the article.
    let is_furniture = |at: usize| {
        let block = &markup.blocks[at];
        matches!(block.kind, Kind::Furniture(_)) || block.unseen && !block.article
    };
    let article: Vec<usize> = (0..markup.blocks.len())
        .filter(|&at| !lines[2 * at].is_blank() && !is_furniture(at))
        .filter(|&at| !any_article || markup.blocks[at].article || Some(at) == title)
        .collect();
    let own: Vec<Line<'_>> =
        article.iter().flat_map(|&at| [lines[2 * at].clone(), lines[2 * at + 1].clone()]).collect();
    let mut units = split(&own);
    let mut taken = vec![false; markup.blocks.len()];
    for unit in &mut units {
        let at = article[unit.lines.start / 2];
        taken[at] = true;
        unit.lines = 2 * at..2 * at + 1;
        if Some(at) == title {
            unit.class = Class::Furniture(FurnitureKind::Title);
        } else if matches!(markup.blocks[at].kind, Kind::Heading(_)) && is_free(unit) {
            unit.class = Class::Heading;
        }
    }
    for (at, block) in markup.blocks.iter().enumerate() {
        let line = &lines[2 * at];
        if taken[at] || line.is_blank() {
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

/// Whether the rules gave a unit its class for want of anything better.
fn is_free(unit: &Unit) -> bool {
    use FurnitureKind::{Caption, Menu, Other, Teaser};
    match unit.class {
        Class::Paragraph | Class::Heading => true,
        Class::Furniture(Caption | Menu | Other | Teaser) => kind_alone(&unit.text, &unit.text).is_none(),
        Class::Furniture(_) => false,
    }
}
