//! Pages with markup as the lines that the other stages read, so that only their reading differs from plain text.
//!
//! A page with markup is a list of blocks: a paragraph, a heading, a row of a table. Markup knows some things that
//! plain text must be asked for: which block is a heading, which lie in the article. What it says counts; inside the
//! article the rules of `split` still tell bylines and share bars from paragraphs.

use super::mojibake::Damage;
use super::page::{Line, clean};
use crate::article::split::{Class, Unit, kind_alone, split};
use crate::dates;
use crate::document::metadata::Metadata;
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
    /// The markup says that a reader of the page does not see it.
    pub unseen: bool,
    /// Characters of it were read in the wrong encoding and are put back in `text`.
    pub repaired: bool,
}

impl Block {
    /// A block of these lines, of which nothing more is known.
    pub fn new(first: u32, last: u32, text: &str, kind: Kind) -> Self {
        let (raw, text) = (text.to_owned(), text.to_owned());
        Self { first, last, raw, text, kind, article: false, unseen: false, repaired: false }
    }
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
    /// The same with characters that were read in the wrong encoding put back; the blocks as they came are kept.
    #[must_use]
    pub fn repaired(mut self) -> Self {
        let texts = self.blocks.iter().map(|block| block.text.as_str());
        let values = self.facts.iter().map(|fact| fact.stated.value.as_str());
        let damage = Damage::of(&texts.chain(values).collect::<Vec<_>>().join("\n"));
        for block in &mut self.blocks {
            if let Some(text) = damage.repair(&block.text) {
                (block.text, block.repaired) = (text, true);
            }
        }
        for fact in &mut self.facts {
            if let Some(value) = damage.repair(&fact.stated.value) {
                fact.stated.value = clean(&value);
            }
        }
        self
    }

    /// The blocks as lines, with a blank line behind each.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let lines = self.blocks.iter().flat_map(|block| {
            let text = clean(&block.text);
            let marked = !block.repaired && clean(&block.raw) != text;
            let line = Line {
                number: block.first,
                last: block.last,
                raw: &block.raw,
                clean: text,
                repaired: block.repaired,
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
        // A page may be hidden as a whole until its script runs: what the reader view shows is no less the article.
        let is_furniture = |at: usize| {
            let block = &self.blocks[at];
            matches!(block.kind, Kind::Furniture(_)) || block.unseen && !block.article
        };
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
        let stated: Vec<String> =
            self.facts_of(Field::Title).take(MOST_TITLES).map(|fact| fold(&fact.stated.value)).collect();
        let heading = |at: &usize| matches!(self.blocks[*at].kind, Kind::Heading(_));
        let says = |at: &usize| {
            let text = fold(&clean(&self.blocks[*at].text));
            !text.is_empty()
                && stated
                    .iter()
                    .any(|title| *title == text || title.starts_with(&text) && text.len() * 2 > title.len())
        };
        let all = || 0..self.blocks.len();
        // Old pages set their headline in bold; what the title says of the site stands before or behind it.
        let titles = self.facts_of(Field::Title).take(MOST_TITLES);
        let parts = titles.flat_map(|fact| parts(&fact.stated.value).into_iter().take(MOST_TITLES));
        let parts: Vec<String> = parts.collect();
        let printed = |at: &usize| {
            let text = fold(&clean(&self.blocks[*at].text));
            let begins = |part: &String| {
                text.strip_prefix(part.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            self.blocks[*at].kind == Kind::Text
                && text.split(' ').count() <= HEADLINE_WORDS
                && parts.iter().any(begins)
        };
        let highest = || all().filter(|&at| self.blocks[at].kind == Kind::Heading(1));
        all()
            .filter(heading)
            .find(says)
            .or_else(|| highest().next().filter(|_| highest().count() == 1))
            .or_else(|| all().find(printed))
    }

    fn facts_of(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.field == field)
    }

    /// What the page prints, with what its markup states in its place, and the two dates where they contradict.
    pub fn over(&self, printed: Metadata) -> (Metadata, Option<(Stated, Stated)>) {
        let best = |field| self.facts_of(field).min_by_key(|fact| fact.rank);
        let stated = |field| best(field).map(|fact| fact.stated.clone());
        let headline = self.title().map(|at| fold(&clean(&self.blocks[at].text)));
        // A title with the site behind it is worse than the headline that it begins with.
        let title = stated(Field::Title).filter(|title| {
            printed.title.is_none()
                || headline.as_ref().is_none_or(|headline| fold(&title.value) == *headline)
        });
        let publisher = stated(Field::Publisher).or(printed.publisher);
        // Where nobody is entered as the author, systems enter the site.
        let is_site = |byline: &Stated| {
            publisher.as_ref().is_some_and(|publisher| fold(&publisher.value) == fold(&byline.value))
        };
        let byline = stated(Field::Byline).filter(|byline| printed.byline.is_none() || !is_site(byline));
        let (date, contradiction) = match (best(Field::Date), printed.date) {
            (Some(fact), Some(shown)) if are_apart(&fact.stated.value, &shown.value) => {
                let says_published = shown.basis == "line that says when the page was published";
                let says_updated = shown.basis == "line that says when the page was updated";
                let trusted = if fact.rank < LOOSE_RANK { !says_published } else { says_updated };
                let contradiction = Some((fact.stated.clone(), shown.clone()));
                (Some(if trusted { fact.stated.clone() } else { shown }), contradiction)
            }
            (fact, shown) => (fact.map(|fact| fact.stated.clone()).or(shown), None),
        };
        let metadata = Metadata {
            title: title.or(printed.title),
            date,
            byline: byline.or(printed.byline),
            publisher,
            url: stated(Field::Url).or(printed.url),
        };
        (metadata, contradiction)
    }
}

/// Titles, and parts of one, that are held against the blocks at most: a page has three or four.
const MOST_TITLES: usize = 10;
/// Words of a headline at most.
const HEADLINE_WORDS: usize = 25;

/// What stands between the bars and dashes of a page's title, folded: of three words at least, so that no menu has it.
fn parts(title: &str) -> Vec<String> {
    let marks = [" | ", " - ", " – ", " — ", " :: ", " » "];
    let mut parts = vec![title];
    for mark in marks {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(fold).filter(|part| part.split(' ').count() >= 3).collect()
}

/// The rank of a [`Fact`] from which on a tag is one that systems fill with anything: the day of the crawl, of the
/// template, of another story. What such a tag says yields to what the page prints.
const LOOSE_RANK: u8 = 2;

/// Whether two dates cannot be of one publication: neither is the other with less precision, and they are not
/// neighbouring days, which time zones make of one moment.
fn are_apart(one: &str, other: &str) -> bool {
    if one.starts_with(other) || other.starts_with(one) {
        return false;
    }
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    match (day(one), day(other)) {
        (Some(one), Some(other)) => {
            one.tomorrow().is_ok_and(|next| next < other) || other.tomorrow().is_ok_and(|next| next < one)
        }
        _ => true,
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

/// What publishing systems call the account of whoever has none.
const ACCOUNTS: [&str; 12] = [
    "admin",
    "administrator",
    "author",
    "default",
    "editor",
    "guest",
    "root",
    "site admin",
    "staff",
    "super user",
    "user",
    "webmaster",
];

impl Fact {
    /// A fact, unless the value cannot be one of its field.
    pub fn new(field: Field, value: &str, line: u32, basis: &str, rank: u8) -> Option<Self> {
        let value = clean(&html_escape::decode_html_entities(value));
        let is_link = value.starts_with("http://") || value.starts_with("https://");
        let value = match field {
            Field::Date => dates::printed(&value).into_iter().next()?.value,
            // `article:author` often holds the address of the author's page.
            Field::Byline | Field::Publisher if is_link => return None,
            // An account, not a person.
            Field::Byline if ACCOUNTS.contains(&value.to_lowercase().as_str()) => return None,
            Field::Url if !is_link => return None,
            _ => value,
        };
        if value.is_empty() {
            return None;
        }
        Some(Self { field, stated: Stated { value, line, basis: basis.to_owned() }, rank })
    }
}
