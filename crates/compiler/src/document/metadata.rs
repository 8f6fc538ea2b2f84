//! What a page states about itself: headline, publication date, byline, publisher, URL.
//!
//! Only what is printed counts, and each value says where and how. A publisher known from the link or from a
//! notice that names the site is stated, in that way; one that a reader could only guess stays missing. Each field has
//! a room of its own below; this file is what they share: the furniture of a page, told apart by where it stands.

mod byline;
mod date_line;
mod published;
mod publisher;
mod title;

pub use byline::MARKED;

use crate::article::split::{Class, Unit};
use crate::input::page::{Line, plain};
use crate::languages::{self, Label};
use crate::line::furniture::{is_url, meta_tag};
use crate::line::site::{domain, same_name};
use corpus::token::{fold, tokens};
use corpus::{FurnitureKind, Stated};
use title::{Headline, Site};

/// The fields that a document may state.
#[derive(Debug, Default)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Stated>,
    /// Publication date, ISO 8601.
    pub date: Option<Stated>,
    /// Author.
    pub byline: Option<Stated>,
    /// Publisher.
    pub publisher: Option<Stated>,
    /// Names that the page puts forward as its publisher's and does not bear out; nothing where there is one.
    pub candidates: Vec<Stated>,
    /// Where the page comes from.
    pub url: Option<Stated>,
}

/// Reads the fields off the units of a page; `read` is whether its language is one that the rules read.
pub fn find(lines: &[Line<'_>], units: &[Unit], read: bool) -> Metadata {
    let page = Page::new(lines, units);
    let paragraphs = units.iter().filter(|unit| unit.class == Class::Paragraph);
    let article = paragraphs.map(|unit| plain(&unit.text)).collect::<Vec<_>>().join("\n");
    let headline = title::find(&page);
    let url = url(&page, headline.as_ref());
    let author = byline::find(&page, &article);
    let publisher = publisher::find(&page, url.as_ref(), author.as_ref(), headline.as_ref(), &article);
    let (publisher, candidates) =
        publisher.map_or_else(|candidates| (None, candidates), |name| (Some(name), Vec::new()));
    let title = headline.map(|headline| headline.title);
    let date = published::find(&page, url.as_ref(), title.as_ref(), &article, read);
    // A paper that describes itself behind the article is not its author.
    let is_publisher = |name: &Stated| {
        publisher.iter().chain(&candidates).any(|publisher| same_name(&publisher.value, &name.value))
    };
    let byline = author.filter(|name| !is_publisher(name));
    Metadata { title, date, byline, publisher, candidates, url }
}

/// The furniture of a page, told apart by where it stands.
struct Page<'p> {
    furniture: Vec<Piece<'p>>,
    /// The page begins with a line of furniture.
    begins: bool,
    /// The first paragraph of the article, with its line, and the second.
    first: Option<(u32, String)>,
    second: Option<String>,
    /// The first paragraphs and headings, among which the headline may be printed once more.
    upper: Vec<(u32, String)>,
}

struct Piece<'p> {
    line: u32,
    /// The line's plain text.
    text: String,
    /// The line as it came.
    raw: &'p str,
    kind: FurnitureKind,
    /// Before the first paragraph.
    head: bool,
    /// Behind the last one.
    foot: bool,
}

/// The first paragraph; of a page that prints its byline or date below a standfirst the paragraph behind those.
fn body_start(units: &[Unit]) -> usize {
    const STANDFIRST_WORDS: usize = 60;
    let mut paragraphs = (0..units.len()).filter(|&at| units[at].class == Class::Paragraph);
    let Some(first) = paragraphs.next() else { return units.len() };
    let Some(second) = paragraphs.next() else { return first };
    let dated = units[first..second]
        .iter()
        .any(|unit| matches!(unit.class, Class::Furniture(FurnitureKind::Dateline | FurnitureKind::Byline)));
    let short = units[first].text.split_whitespace().count() <= STANDFIRST_WORDS;
    if dated && short && second - first <= 12 { second } else { first }
}

/// Paragraphs and headings at the top of what is taken for the article.
const UPPER_UNITS: usize = 3;

impl<'p> Page<'p> {
    fn new(lines: &'p [Line<'p>], units: &'p [Unit]) -> Self {
        let first = body_start(units);
        let last = units.iter().rposition(|unit| unit.class == Class::Paragraph).unwrap_or(units.len());
        let furniture = units.iter().enumerate().flat_map(|(at, unit)| {
            let kind = match unit.class {
                Class::Furniture(kind) => Some(kind),
                _ => None,
            };
            lines[unit.lines.clone()].iter().filter_map(move |line| {
                kind.map(|kind| Piece {
                    line: line.number,
                    text: plain(&line.clean),
                    raw: line.raw,
                    kind,
                    head: at < first,
                    foot: at > last,
                })
            })
        });
        let mut paragraphs = units.iter().filter(|unit| unit.class == Class::Paragraph);
        let line = |unit: &Unit| lines.get(unit.lines.start).map(|line| (line.number, plain(&unit.text)));
        let (first, second) = (paragraphs.next().and_then(line), paragraphs.next().and_then(line));
        let article = units.iter().filter(|unit| matches!(unit.class, Class::Paragraph | Class::Heading));
        let upper = article.take(UPPER_UNITS).filter_map(line).collect();
        let begins = units.first().is_some_and(|unit| matches!(unit.class, Class::Furniture(_)));
        Self { furniture: furniture.collect(), begins, first, second: second.map(|(_, text)| text), upper }
    }

    fn of_kind(&self, kind: FurnitureKind) -> impl Iterator<Item = &Piece<'p>> {
        self.furniture.iter().filter(move |piece| piece.kind == kind)
    }

    /// The page's first line, in which scrapers print its own title.
    fn first_line(&self) -> Option<&Piece<'p>> {
        self.furniture.first().filter(|_| self.begins)
    }

    /// The value of a line of metadata with one of these keys (in small letters).
    fn meta(&self, keys: &[&str]) -> Option<(&Piece<'p>, String)> {
        self.furniture.iter().find_map(|piece| {
            let (key, value) = piece.tag()?;
            (keys.contains(&key.to_ascii_lowercase().as_str()) && !value.is_empty()).then_some((piece, value))
        })
    }
}

impl Piece<'_> {
    fn is_title(&self) -> bool {
        self.kind == FurnitureKind::Title
    }

    /// Key and value, if the line is one of the page's metadata: as a tag, or as a scraper printed it.
    fn tag(&self) -> Option<(String, String)> {
        let printed = meta_tag(&self.text).map(|(key, value)| (key.to_owned(), value.to_owned()));
        printed.or_else(|| markup_tag(self.raw))
    }
}

/// Key and value of `<meta property="og:url" content="...">`.
fn markup_tag(raw: &str) -> Option<(String, String)> {
    let tag = raw.split("<meta ").nth(1)?.split('>').next()?;
    let attribute = |name: &str| {
        let rest = &tag[tag.find(name)? + name.len()..];
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    let key = attribute("property=").or_else(|| attribute("name=")).or_else(|| attribute("itemprop="))?;
    Some((key.to_owned(), plain(attribute("content=")?)))
}

/// Where the page comes from: a printed link, one in its metadata, or one in its markup.
fn url(page: &Page<'_>, headline: Option<&Headline>) -> Option<Stated> {
    let printed = page.of_kind(FurnitureKind::SourceUrl).find_map(|piece| {
        let link = piece.text.split_whitespace().last();
        let link = link.filter(|link| is_url(&piece.text) && !is_bare_host(link))?;
        let labelled = link.len() < piece.text.trim().len();
        (labelled || names_page(link, headline)).then(|| stated(link, piece, "link printed on the page"))
    });
    let meta = || {
        let (piece, value) = page.meta(&["og:url", "canonical"])?;
        Some(stated(&value, piece, "link in the page's metadata"))
    };
    let markup = || {
        page.furniture.iter().find_map(|piece| {
            Some(stated(canonical(piece.raw)?, piece, "link to itself in the page's markup"))
        })
    };
    let labelled = || {
        let mut own = page.furniture.iter().filter(|piece| !matches!(piece.kind, FurnitureKind::Comment));
        own.find_map(|piece| Some(stated(&labelled_link(&piece.text)?, piece, "link printed on the page")))
    };
    printed.or_else(meta).or_else(markup).or_else(labelled)
}

/// Whether a link that nothing labels can be the page's own: it has words of the headline, or the site's name. Others
/// lead to what the page shows or sells.
fn names_page(link: &str, headline: Option<&Headline>) -> bool {
    const COMMON: usize = 2;
    let Some(headline) = headline else { return false };
    let host = domain(&fold(link)).unwrap_or_default();
    let is_of_site =
        |site: &Site| tokens(&site.name).iter().any(|word| word.term.len() > 2 && host.contains(&word.term));
    headline.words_in(link) >= COMMON || headline.site.as_ref().is_some_and(is_of_site)
}

/// The link in "Source: <hxxps://paper[.]example/talks>" or "URL: paper.example/talks", as it would be followed.
fn labelled_link(text: &str) -> Option<String> {
    const LABELS: &str = "source url permalink canonical quelle fuente fonte";
    let (label, rest) = text.split_once(':')?;
    let label = label.trim_start_matches(['(', '[', '<']).to_lowercase();
    let last = label.split_whitespace().last()?;
    let link = rest.trim().trim_matches(['<', '>', '(', ')', '[', ']', '"', '“', '”']);
    let named = LABELS.split(' ').any(|known| known == last) && label.split_whitespace().count() <= 3
        || languages::labelled(text, Label::Source).is_some();
    if !named || link.contains(char::is_whitespace) {
        return None;
    }
    let link = link.replace("[.]", ".").replace("(.)", ".").replace("hxxp", "http");
    let host = link.split_once("://").map_or(link.as_str(), |(_, rest)| rest).split('/').next()?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let dotted = host.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() > 1);
    (dotted && host.chars().all(plain) && !is_bare_host(&link)).then_some(link)
}

/// The front page of a site, as author boxes print it: no page's own link.
fn is_bare_host(link: &str) -> bool {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.trim_end_matches('/').split(['/', '?']).count() == 1
}

/// The address in `<link rel="canonical" href="...">`.
fn canonical(raw: &str) -> Option<&str> {
    let tag = &raw[raw.find("rel=\"canonical\"")?..];
    let link = tag.split("href=\"").nth(1)?.split('"').next()?;
    link.starts_with("http").then_some(link)
}

fn stated(value: &str, piece: &Piece<'_>, basis: &str) -> Stated {
    Stated { value: value.to_owned(), line: piece.line, basis: basis.to_owned() }
}
