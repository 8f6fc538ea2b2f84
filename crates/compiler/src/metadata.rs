//! What a page states about itself: headline, publication date, byline, publisher, URL.
//!
//! Only what is printed counts, and each value says where and how. A publisher known from the link or from a
//! notice that names the site is stated, in that way; one that a reader could only guess stays missing.

use crate::author::{author, before_verb, byline_name, looks_like_name, name_behind_by, name_behind_with};
use crate::date;
use crate::furniture::{is_home, is_url, meta_tag};
use crate::page::{Line, plain};
use crate::site::{
    capitalised_run, domain, host_label, is_site_name, leading_name, looks_like_headline, name_of_host,
    named_source, outlet_in_byline, paper_of_author, rights_holder, same_name, site_behind, site_in_notice,
};
use crate::split::{Class, Unit};
use corpus::token::{fold, tokens};
use corpus::{FurnitureKind, Stated};

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
    /// Where the page comes from.
    pub url: Option<Stated>,
}

/// Reads the fields off the units of a page.
pub fn find(lines: &[Line<'_>], units: &[Unit]) -> Metadata {
    let page = Page::new(lines, units);
    let first = units.iter().find(|unit| unit.class == Class::Paragraph).map(|unit| plain(&unit.text));
    let url = page.url();
    let publisher = page.publisher(url.as_ref(), first.as_deref().unwrap_or_default());
    let title = page.title(publisher.as_ref());
    let date = page.date(url.as_ref(), title.as_ref());
    // A paper that describes itself behind the article is not its author.
    let is_publisher =
        |name: &Stated| publisher.as_ref().is_some_and(|publisher| same_name(&publisher.value, &name.value));
    let byline = page.byline().filter(|name| !is_publisher(name));
    Metadata { title, date, byline, publisher, url }
}

/// The furniture of a page, told apart by where it stands.
struct Page<'p> {
    furniture: Vec<Piece<'p>>,
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
}

impl<'p> Page<'p> {
    fn new(lines: &'p [Line<'p>], units: &'p [Unit]) -> Self {
        let first = units.iter().position(|unit| unit.class == Class::Paragraph).unwrap_or(units.len());
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
                })
            })
        });
        Self { furniture: furniture.collect() }
    }

    fn of_kind(&self, kind: FurnitureKind) -> impl Iterator<Item = &Piece<'p>> {
        self.furniture.iter().filter(move |piece| piece.kind == kind)
    }

    fn title(&self, publisher: Option<&Stated>) -> Option<Stated> {
        let piece = self.of_kind(FurnitureKind::Title).next()?;
        let whole = without_breadcrumb(&piece.text);
        let value = match site_behind(whole) {
            Some((head, site))
                if self.names_site(site, piece)
                    || publisher.is_some_and(|publisher| same_name(&publisher.value, site)) =>
            {
                head
            }
            _ => whole,
        };
        Some(stated(value, piece, "headline above the text"))
    }

    /// Whether another line of furniture names the site that stands behind the headline.
    fn names_site(&self, site: &str, title: &Piece<'_>) -> bool {
        let site = fold(site);
        let mut others = self
            .furniture
            .iter()
            .filter(|piece| piece.kind != FurnitureKind::Title && piece.kind != FurnitureKind::Teaser);
        let without = site_behind(&title.text).map(|(head, _)| head);
        // A second printing of the headline without it shows that it is not part of the headline.
        others.any(|piece| fold(&piece.text).contains(&site))
            || self.furniture.iter().any(|piece| Some(piece.text.as_str()) == without)
    }

    /// A date line in the head counts before one behind the text, one that says "published" before one that only
    /// says "updated".
    fn date(&self, url: Option<&Stated>, title: Option<&Stated>) -> Option<Stated> {
        let meta = |keys: &[&str]| self.meta(keys).filter(|(_, value)| !date::printed(value).is_empty());
        if let Some((piece, value)) =
            meta(&["datepublished", "article:published_time", "published_time", "dc.date"])
        {
            return Some(stated(&date::printed(value).first()?.value, piece, "date in the page's metadata"));
        }
        let found = self.furniture.iter().filter_map(|piece| {
            let may_state = matches!(
                piece.kind,
                FurnitureKind::Dateline
                    | FurnitureKind::Byline
                    | FurnitureKind::Category
                    | FurnitureKind::Other
                    | FurnitureKind::Menu
                    | FurnitureKind::EditorNote
            );
            let printed = date::printed(&piece.text);
            let lower = piece.text.to_lowercase();
            let longest = printed.iter().map(|date| date.value.len()).max().unwrap_or_default();
            let first = printed
                .iter()
                .find(|date| date.value.len() == longest)
                .filter(|_| may_state && meta_tag(&piece.text).is_none())?;
            // Two readings of a numeric date are settled by the date in the page's own link.
            let linked = first
                .readings
                .iter()
                .find(|day| url.is_some_and(|url| url.value.contains(&day.replace('-', "/"))));
            let value = linked.unwrap_or(&first.value);
            let says = |words: &[&str]| {
                words.iter().any(|word| lower[..first.start.min(lower.len())].contains(word))
            };
            let labelled = says(&[
                "publish",
                "posted",
                "date",
                "public",
                "veröffentlicht",
                "publié",
                "pubblicato",
                "опубликовано",
                "first",
            ]);
            let updated = says(&[
                "update",
                "modified",
                "amended",
                "corrected",
                "actualiz",
                "aktualisiert",
                "mis à jour",
                "обновлено",
            ]);
            if piece.kind != FurnitureKind::Dateline && !piece.head && !labelled {
                return None;
            }
            if lower.starts_with("print") {
                return None;
            }
            // Above the headline stands today's date as often as the article's.
            let above_title = title.is_some_and(|title| piece.line < title.line);
            let behind_article = !piece.head && !labelled;
            let is_note = piece.kind == FurnitureKind::EditorNote;
            let rank = (updated && !labelled, behind_article, above_title, is_note, piece.line);
            let basis = if updated && !labelled {
                "line that says when the page was updated"
            } else if labelled {
                "line that says when the page was published"
            } else {
                "date line of the page"
            };
            Some((rank, stated(value, piece, basis)))
        });
        found.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, stated)| stated)
    }

    fn byline(&self) -> Option<Stated> {
        let marked = self.furniture.iter().find_map(|piece| {
            let fits = matches!(
                piece.kind,
                FurnitureKind::Byline | FurnitureKind::Dateline | FurnitureKind::EditorNote
            );
            let name =
                author(byline_name(&piece.text).or_else(|| name_behind_by(&piece.text)).filter(|_| fits)?)?;
            Some(stated(&name, piece, "byline"))
        });
        let meta = || {
            self.meta(&["author", "article:author", "dc.creator"])
                .map(|(piece, value)| stated(value, piece, "author in the page's metadata"))
        };
        let marked = marked.or_else(meta);
        marked.or_else(|| self.byline_beside_date()).or_else(|| self.author_box())
    }

    /// `Jane Doe | 12 March 2024`, or a name on a line of its own beside the date line in the head.
    fn byline_beside_date(&self) -> Option<Stated> {
        let own = |piece: &&Piece<'_>| !matches!(piece.kind, FurnitureKind::Comment | FurnitureKind::Teaser);
        let head = || self.furniture.iter().filter(own);
        let in_date_line = head().filter(|piece| piece.kind == FurnitureKind::Dateline).find_map(|piece| {
            let names = piece
                .text
                .split(['|', '·', '•', '—', '–'])
                .filter(|segment| segment.len() < piece.text.len());
            let name = names
                .filter_map(|segment| author(name_behind_with(segment.trim())))
                .find(|name| looks_like_name(name))?;
            Some(stated(&name, piece, "name in the date line"))
        });
        let beside = || {
            let head: Vec<&Piece<'_>> = head().collect();
            head.windows(2).find_map(|pair| {
                let (line, date) = match (pair[0].kind, pair[1].kind) {
                    (_, FurnitureKind::Dateline) => (pair[0], pair[1]),
                    (FurnitureKind::Dateline, _) => (pair[1], pair[0]),
                    _ => return None,
                };
                let plain = matches!(
                    line.kind,
                    FurnitureKind::Caption
                        | FurnitureKind::Menu
                        | FurnitureKind::Other
                        | FurnitureKind::Category
                );
                let name = author(&line.text).filter(|name| plain && looks_like_name(name))?;
                (line.line.abs_diff(date.line) <= 2).then(|| stated(&name, line, "name beside the date line"))
            })
        };
        in_date_line.or_else(beside)
    }

    /// "About Jane Doe" or "Jane Doe is a reporter ..." behind the article.
    fn author_box(&self) -> Option<Stated> {
        self.of_kind(FurnitureKind::AuthorBox).find_map(|piece| {
            let words = tokens(&piece.text);
            let about = words.first().is_some_and(|word| word.term == "about");
            let name = if about { piece.text[words[0].end..].trim() } else { before_verb(&piece.text)? };
            looks_like_name(name).then(|| stated(name, piece, "author box"))
        })
    }

    fn url(&self) -> Option<Stated> {
        let printed = self.of_kind(FurnitureKind::SourceUrl).find_map(|piece| {
            let link = piece.text.split_whitespace().last().filter(|_| is_url(&piece.text))?;
            Some(stated(link, piece, "link printed on the page"))
        });
        let meta = || {
            self.meta(&["og:url", "canonical"])
                .map(|(piece, value)| stated(value, piece, "link in the page's metadata"))
        };
        let printed = printed.or_else(meta);
        printed.or_else(|| {
            self.furniture.iter().find_map(|piece| {
                Some(stated(canonical(piece.raw)?, piece, "link to itself in the page's markup"))
            })
        })
    }

    /// From the most explicit way of saying it to the least.
    fn publisher(&self, url: Option<&Stated>, opening: &str) -> Option<Stated> {
        let first = |basis: &str, find: &dyn Fn(&Piece<'_>) -> Option<String>| {
            let mut pieces = self
                .furniture
                .iter()
                .filter(|piece| !matches!(piece.kind, FurnitureKind::Teaser | FurnitureKind::Comment));
            pieces.find_map(|piece| Some(stated(&find(piece)?, piece, basis)))
        };
        let not_title = |piece: &Piece<'_>| piece.kind != FurnitureKind::Title;
        let link = || {
            let url = url?;
            Some(Stated {
                value: domain(&url.value)?,
                line: url.line,
                basis: "domain of the source link".to_owned(),
            })
        };
        let meta = self
            .meta(&["og:site_name", "dc.publisher", "publisher"])
            .map(|(piece, value)| stated(value, piece, "name of the site in the page's metadata"));
        let recurring = || {
            self.furniture.iter().filter(|piece| not_title(piece)).find_map(|piece| {
                Some(stated(
                    &self.recurring_name(piece, opening)?,
                    piece,
                    "name that the page's furniture repeats",
                ))
            })
        };
        meta.or_else(|| {
            first("line that names the source", &|piece| {
                named_source(&piece.text).filter(|_| not_title(piece))
            })
        })
        .or_else(|| {
            first("copyright line", &|piece| {
                rights_holder(&piece.text).filter(|_| piece.kind == FurnitureKind::Copyright)
            })
        })
        .or_else(|| {
            first("name of the site behind the headline", &|piece| {
                let (_, site) = site_behind(&piece.text).filter(|_| piece.kind == FurnitureKind::Title)?;
                self.names_site(site, piece).then(|| site.to_owned())
            })
        })
        .or_else(|| {
            first("name in the date line", &|piece| {
                outlet_in_byline(&piece.text).filter(|_| piece.head && not_title(piece))
            })
        })
        .or_else(|| self.name_of_domain())
        .or_else(recurring)
        .or_else(link)
        .or_else(|| {
            first("notice in which the site names itself", &|piece| {
                site_in_notice(&piece.text).filter(|_| not_title(piece))
            })
        })
        .or_else(|| {
            first("author box", &|piece| {
                paper_of_author(&piece.text).filter(|_| piece.kind == FurnitureKind::AuthorBox)
            })
        })
    }

    /// The value of a line of metadata with one of these keys (in small letters).
    fn meta(&self, keys: &[&str]) -> Option<(&Piece<'p>, &str)> {
        self.furniture.iter().find_map(|piece| {
            let (key, value) = meta_tag(&piece.text)?;
            (keys.contains(&key.to_ascii_lowercase().as_str()) && !value.is_empty()).then_some((piece, value))
        })
    }

    /// A name at the start of a line of furniture that a link or a mail address on the page spells as its host.
    fn name_of_domain(&self) -> Option<Stated> {
        let hosts: Vec<String> = self
            .furniture
            .iter()
            .filter(|piece| piece.kind != FurnitureKind::Teaser)
            .flat_map(|piece| piece.text.split_whitespace().filter_map(host_label))
            .collect();
        self.furniture.iter().filter(|piece| piece.kind != FurnitureKind::Title).find_map(|piece| {
            let name = hosts.iter().find_map(|host| name_of_host(&piece.text, host))?;
            Some(stated(&name, piece, "name that the site's address repeats"))
        })
    }

    /// The name at the start of this line, if another line of furniture, or the agency in brackets before the first
    /// sentence, names it too.
    fn recurring_name(&self, piece: &Piece<'_>, opening: &str) -> Option<String> {
        if matches!(
            piece.kind,
            FurnitureKind::Teaser | FurnitureKind::Comment | FurnitureKind::Caption | FurnitureKind::Byline
        ) {
            return None;
        }
        let name = leading_name(piece.text.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let name = capitalised_run(name.split([':', '•', '▸']).next()?);
        if !name.contains(' ')
            || name.split_whitespace().count() > 5
            || !is_site_name(&name)
            || looks_like_headline(&name)
        {
            return None;
        }
        let folded = fold(&name);
        let others = self.furniture.iter().filter(|other| {
            other.line != piece.line
                && !matches!(
                    other.kind,
                    FurnitureKind::Title
                        | FurnitureKind::Teaser
                        | FurnitureKind::Byline
                        | FurnitureKind::Dateline
                )
        });
        let again = others.filter(|other| fold(&other.text).contains(&folded)).count();
        let agency =
            opening.get(..opening.len().min(120)).or(opening.get(..0))?.contains(&format!("({name})"));
        (again > 0 || agency).then_some(name)
    }
}

fn stated(value: &str, piece: &Piece<'_>, basis: &str) -> Stated {
    Stated { value: value.to_owned(), line: piece.line, basis: basis.to_owned() }
}

/// "Talks at risk / World / Home" without the path that a breadcrumb left behind it.
fn without_breadcrumb(title: &str) -> &str {
    let segments: Vec<&str> = title.split(" / ").collect();
    if segments.len() > 1 && segments.last().is_some_and(|segment| is_home(segment)) {
        segments[0].trim_end()
    } else {
        title
    }
}

/// The address in `<link rel="canonical" href="...">`.
fn canonical(raw: &str) -> Option<&str> {
    let tag = &raw[raw.find("rel=\"canonical\"")?..];
    let link = tag.split("href=\"").nth(1)?.split('"').next()?;
    link.starts_with("http").then_some(link)
}
