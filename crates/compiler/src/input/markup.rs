//! Pages with markup as the lines that the other stages read, so that only their reading differs from plain text.
//!
//! A page with markup is a list of blocks: a paragraph, a heading, a row of a table. Markup knows some things that
//! plain text must be asked for: which block is a heading, which lie in the article, what the tags state of the page. What
//! is made of that is decided later, by `article/from_markup.rs` and `document/from_markup.rs`.

use super::mojibake::Damage;
use super::page::{Line, clean};
use crate::dates;
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
    /// Text with the line breaks and spaces that it was typed with: a program, a form, a letter.
    Preformatted,
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

    /// The block with the headline: the one that says what the markup states as the title, else the first heading of
    /// the highest kind when there is but one of it.
    pub fn title(&self) -> Option<usize> {
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

    /// What it states of a field, in page order.
    pub fn facts_of(&self, field: Field) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.field == field)
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
            // `article:author` often holds the address of the author's page, or an account.
            Field::Byline | Field::Publisher if is_link || value.starts_with('@') => return None,
            // An account, not a person.
            Field::Byline if ACCOUNTS.contains(&value.to_lowercase().as_str()) => return None,
            Field::Url if !is_link => return None,
            // The site without the headline that should stand beside it: "The Port |".
            Field::Title if value.ends_with(['|', '-', '–', '—', '»']) => return None,
            Field::Byline => value.strip_prefix("By ").unwrap_or(&value).to_owned(),
            _ => value,
        };
        if value.is_empty() {
            return None;
        }
        Some(Self { field, stated: Stated { value, line, basis: basis.to_owned() }, rank })
    }
}
