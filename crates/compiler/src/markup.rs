//! Pages with markup as the lines that the other stages read, so that only their reading differs from plain text.
//!
//! A page with markup is a list of blocks: a paragraph, a heading, a row of a table. Markup knows some things that
//! plain text must be asked for: which block is a heading, which lie in the article. What it says counts; inside the
//! article the rules of `split` still tell bylines and share bars from paragraphs.

use crate::date;
use crate::metadata::Metadata;
use crate::page::{Line, clean};
use crate::split::{Class, Unit, kind_alone, split};
use corpus::token::fold;
use corpus::{FurnitureKind, Stated};

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// First line of the source file.
    pub first: u32,
    /// Last line of the source file.
    pub last: u32,
    /// As it came.
    pub raw: String,
    /// Its text without markup.
    pub text: String,
    /// What the markup says that it is.
    pub kind: Kind,
    /// The markup says that it lies in the article.
    pub article: bool,
}

/// What markup says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A heading, 1 the highest.
    Heading(u8),
    /// Not the article.
    Furniture(FurnitureKind),
}

/// A page with markup after reading.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// Its blocks, in page order.
    pub blocks: Vec<Block>,
    /// What it states in places that are not shown: the field, the value, its line, and the tag that states it.
    pub facts: Vec<Fact>,
    /// What was left out that a reader of the page would not see, in words; empty when nothing was.
    pub dropped: String,
}

/// A field that a page states in its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which field.
    pub field: Field,
    /// Its value and where it stands.
    pub stated: Stated,
    /// How much it counts against others of the same field: the lowest wins, then the first.
    pub rank: u8,
}

/// The fields that markup states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Date,
    Byline,
    Publisher,
    Url,
}

impl Markup {
    /// The blocks as lines, with a blank line behind each.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let lines = self.blocks.iter().flat_map(|block| {
            let text = clean(&block.text);
            let marked = clean(&block.raw) != text;
            let line = Line {
                number: block.first,
                last: block.last,
                raw: &block.raw,
                clean: text,
                repaired: false,
                marked,
            };
            let blank = Line {
                number: block.last,
                last: block.last,
                raw: "",
                clean: String::new(),
                repaired: false,
                marked: false,
            };
            [line, blank]
        });
        lines.collect()
    }

    /// The lines classed, as `split` does it, but for what the markup says.
    pub fn units(&self, lines: &[Line<'_>]) -> Vec<Unit> {
        let title = self.title();
        let any_article = self.blocks.iter().any(|block| block.article);
        let is_furniture = |at: usize| matches!(self.blocks[at].kind, Kind::Furniture(_));
        let article: Vec<usize> = (0..self.blocks.len())
            .filter(|&at| !lines[2 * at].is_blank() && !is_furniture(at))
            .filter(|&at| !any_article || self.blocks[at].article || Some(at) == title)
            .collect();
        let own: Vec<Line<'_>> =
            article.iter().flat_map(|&at| [lines[2 * at].clone(), lines[2 * at + 1].clone()]).collect();
        let mut units = split(&own);
        let mut taken = vec![false; self.blocks.len()];
        for unit in &mut units {
            let at = article[unit.lines.start / 2];
            taken[at] = true;
            unit.lines = 2 * at..2 * at + 1;
            if Some(at) == title {
                unit.class = Class::Furniture(FurnitureKind::Title);
            } else if matches!(self.blocks[at].kind, Kind::Heading(_)) && is_free(unit) {
                unit.class = Class::Heading;
            }
        }
        for (at, block) in self.blocks.iter().enumerate() {
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

    /// The block with the headline: the one that says what the markup states as the title, else the first heading of
    /// the highest kind when there is but one of it.
    fn title(&self) -> Option<usize> {
        let stated: Vec<String> = self.facts_of(Field::Title).map(|fact| fold(&fact.stated.value)).collect();
        let heading = |at: &usize| matches!(self.blocks[*at].kind, Kind::Heading(_));
        let says = |at: &usize| {
            let text = fold(&clean(&self.blocks[*at].text));
            !text.is_empty()
                && stated
                    .iter()
                    .any(|title| *title == text || title.starts_with(&text) && text.len() * 2 > title.len())
        };
        let all = || 0..self.blocks.len();
        let highest = || all().filter(|&at| self.blocks[at].kind == Kind::Heading(1));
        all().filter(heading).find(says).or_else(|| highest().next().filter(|_| highest().count() == 1))
    }

    fn facts_of(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.field == field)
    }

    /// What the page prints, with what its markup states in its place.
    pub fn over(&self, printed: Metadata) -> Metadata {
        let best = |field| self.facts_of(field).min_by_key(|fact| fact.rank).map(|fact| fact.stated.clone());
        let headline = self.title().map(|at| fold(&clean(&self.blocks[at].text)));
        // A title with the site behind it is worse than the headline that it begins with.
        let title = best(Field::Title).filter(|title| {
            printed.title.is_none()
                || headline.as_ref().is_none_or(|headline| fold(&title.value) == *headline)
        });
        Metadata {
            title: title.or(printed.title),
            date: best(Field::Date).or(printed.date),
            byline: best(Field::Byline).or(printed.byline),
            publisher: best(Field::Publisher).or(printed.publisher),
            url: best(Field::Url).or(printed.url),
        }
    }
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

impl Fact {
    /// A fact, unless the value cannot be one of its field.
    pub fn new(field: Field, value: &str, line: u32, basis: &str, rank: u8) -> Option<Self> {
        let value = clean(&html_escape::decode_html_entities(value));
        let is_link = value.starts_with("http://") || value.starts_with("https://");
        let value = match field {
            Field::Date => date::printed(&value).into_iter().next()?.value,
            // `article:author` often holds the address of the author's page.
            Field::Byline | Field::Publisher if is_link => return None,
            Field::Url if !is_link => return None,
            _ => value,
        };
        if value.is_empty() {
            return None;
        }
        Some(Self { field, stated: Stated { value, line, basis: basis.to_owned() }, rank })
    }
}
