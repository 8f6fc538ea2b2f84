//! What a page states about itself: headline, publication date, byline, publisher, URL.
//!
//! Only what is printed counts, and each value says where and how. A publisher known from the link or from a
//! notice that names the site is stated, in that way; one that a reader could only guess stays missing.

use crate::author::{
    author, before_verb, byline_name, is_office, looks_like_name, name_behind_by, name_behind_with,
    without_title,
};
use crate::date;
use crate::furniture::{is_home, is_url, meta_tag};
use crate::page::{Line, clean, plain};
use crate::shape::is_clock;
use crate::site::{
    bare_domain, capitalised_run, domain, has_media_word, host_label, institution, is_site_name,
    leading_name, looks_like_headline, masthead, name_of_host, named_source, outlet_in_byline,
    paper_of_author, rights_holder, same_name, self_described, site_behind, site_in_notice, without_company,
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
    let paragraphs = units.iter().filter(|unit| unit.class == Class::Paragraph);
    let article = paragraphs.map(|unit| plain(&unit.text)).collect::<Vec<_>>().join("\n");
    let url = page.url();
    let publisher = page.publisher(url.as_ref(), &article);
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
        Self { furniture: furniture.collect() }
    }

    fn of_kind(&self, kind: FurnitureKind) -> impl Iterator<Item = &Piece<'p>> {
        self.furniture.iter().filter(move |piece| piece.kind == kind)
    }

    fn title(&self, publisher: Option<&Stated>) -> Option<Stated> {
        let Some(piece) = self.of_kind(FurnitureKind::Title).next() else { return self.title_above_date() };
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

    /// The headline of a page without an article: a film, a gallery.
    fn title_above_date(&self) -> Option<Stated> {
        let empty = self.furniture.iter().all(|piece| piece.head);
        let dated = self.furniture.windows(2).find(|pair| {
            let words = pair[0].text.split_whitespace().count();
            pair[1].kind == FurnitureKind::Dateline
                && !date::printed(&pair[1].text).is_empty()
                && pair[0].kind == FurnitureKind::Other
                && (4..=25).contains(&words)
                && !pair[0].text.ends_with(['.', ':'])
                && pair[1].line.abs_diff(pair[0].line) <= 2
        });
        dated.filter(|_| empty).map(|pair| stated(&pair[0].text, &pair[0], "line above the date"))
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
        // A list of other stories prints the date of each below its headline.
        let listed: Vec<u32> = self
            .furniture
            .windows(2)
            .filter(|pair| pair[0].kind == FurnitureKind::Teaser && pair[1].kind == FurnitureKind::Dateline)
            .map(|pair| pair[1].line)
            .collect();
        let listed = if listed.len() > 1 { listed } else { Vec::new() };
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
            if piece.foot && !labelled_date(&piece.text) && listed.contains(&piece.line) {
                return None;
            }
            // Two readings of a numeric date are settled by the date in the page's own link.
            let linked = first
                .readings
                .iter()
                .find(|day| url.is_some_and(|url| url.value.contains(&day.replace('-', "/"))));
            let value = linked.unwrap_or(&first.value);
            // Small letters may have other lengths than capitals; the line's own bytes say where the date is.
            let before = piece.text.get(..first.start).unwrap_or_default().to_lowercase();
            let says = |words: &[&str]| {
                before
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|said| words.iter().any(|word| said.starts_with(word)))
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
                "created",
                "erstellt",
                "yayın",
                "giriş",
                "on",
            ]);
            let updated = says(&[
                "update",
                "modified",
                "amended",
                "corrected",
                "actualiz",
                "aktualisiert",
                "mis",
                "modifié",
                "aggiornato",
                "atualizado",
                "güncelleme",
                "обновлено",
            ]);
            if piece.kind != FurnitureKind::Dateline && !piece.head && !labelled && !updated {
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
        let marked = marked.or_else(|| self.byline_in_date_line()).or_else(meta);
        marked
            .or_else(|| self.byline_beside_date())
            .or_else(|| self.signature())
            .or_else(|| self.author_box())
    }

    /// "Posted on 12 March 2024 by Jane Doe", "From our partner The Paper (Jane Doe)".
    fn byline_in_date_line(&self) -> Option<Stated> {
        self.furniture.iter().find_map(|piece| {
            let behind = match piece.kind {
                FurnitureKind::Dateline => piece.text.rsplit_once(" by ").map(|(_, behind)| behind),
                FurnitureKind::EditorNote if piece.head => {
                    piece.text.split_once('(').and_then(|(_, inside)| inside.split(')').next())
                }
                _ => None,
            };
            let name = author(behind?).filter(|name| looks_like_name(name))?;
            Some(stated(&name, piece, "name in the date line"))
        })
    }

    /// "— Jane Doe" or "Jane Doe, Port Amber" right behind the article. A bare name there is as often a tag or a
    /// shop.
    fn signature(&self) -> Option<Stated> {
        let piece = self.furniture.iter().find(|piece| piece.foot)?;
        let signed = piece.kind == FurnitureKind::Byline;
        let placed = piece.text.split_once(", ").is_some_and(|(_, place)| place.split(' ').count() <= 3);
        let fits = signed || placed && piece.kind == FurnitureKind::Other;
        let text = piece.text.trim_matches(|c: char| matches!(c, '—' | '–' | '-' | ' ' | '(' | ')'));
        let name =
            author(text).filter(|name| fits && looks_like_name(name) && name.split(' ').count() <= 4)?;
        let capitals = !name.contains(char::is_lowercase);
        (!capitals && !has_media_word(&name)).then(|| stated(&name, piece, "name behind the text"))
    }

    /// `Jane Doe | 12 March 2024`, or a name on a line of its own beside the date line in the head.
    fn byline_beside_date(&self) -> Option<Stated> {
        // "JANE DOE in Port Saint": a name in capitals behind the text is no headline.
        let capitals = |text: &str| {
            text.contains(char::is_lowercase)
                && author(text)
                    .is_some_and(|name| !name.contains(char::is_lowercase) && looks_like_name(&name))
        };
        let own = |piece: &&Piece<'_>| {
            piece.kind != FurnitureKind::Comment
                && (piece.kind != FurnitureKind::Teaser || piece.foot && capitals(&piece.text))
        };
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
            // "Staff Writer" between the name and the date is no line of its own.
            let head: Vec<&Piece<'_>> = head().filter(|piece| !is_office_line(&piece.text)).collect();
            head.windows(2).find_map(|pair| {
                // A clock beside a film is no date.
                let clock = |piece: &Piece<'_>| {
                    piece.kind == FurnitureKind::Dateline
                        && date::printed(&piece.text).is_empty()
                        && is_clock(&piece.text.to_lowercase())
                };
                if pair.iter().any(|piece| clock(piece)) {
                    return None;
                }
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
                        | FurnitureKind::Teaser
                );
                if !plain || !line.text.contains(char::is_lowercase) && line.head && is_order(&line.text) {
                    return None;
                }
                let authors = without_title(&line.text);
                let name = author(authors).filter(|name| looks_like_name(name))?;
                (line.line.abs_diff(date.line) <= 4).then(|| stated(&name, line, "name beside the date line"))
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
            let link = piece
                .text
                .split_whitespace()
                .last()
                .filter(|link| is_url(&piece.text) && !is_bare_host(link))?;
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
    fn publisher(&self, url: Option<&Stated>, article: &str) -> Option<Stated> {
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
        // The last lines of a page are its own, whatever list they stand below.
        let at_the_end = || {
            let last = self.furniture.iter().rev().take(3);
            last.filter(|piece| piece.foot).find_map(|piece| {
                Some(stated(&self_described(&piece.text)?, piece, "words in which the paper says what it is"))
            })
        };
        let agency = || {
            let name = agency_in_place_line(article)?;
            let piece = self.furniture.iter().find(|piece| not_title(piece) && piece.text.contains(name))?;
            Some(stated(name, piece, "agency in front of the first sentence, named by the page again"))
        };
        let recurring = || {
            self.furniture.iter().filter(|piece| not_title(piece)).find_map(|piece| {
                Some(stated(
                    &self.recurring_name(piece, article)?,
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
            let authors: Vec<String> = self
                .furniture
                .iter()
                .filter(|piece| piece.head && piece.kind != FurnitureKind::Title)
                .map(|piece| fold(&piece.text))
                .collect();
            first("copyright line", &|piece| {
                // Wide gaps set the other links of the line apart.
                let marked = |part: &&str| rights_holder(&plain(part)).is_some();
                let part = piece
                    .raw
                    .split("  ")
                    .filter(marked)
                    .find(|part| part.contains(['©', '(']) || part.to_lowercase().contains("copyright"));
                let part = part.map_or_else(|| piece.text.clone(), |part| repaired(part, piece));
                let name = rights_holder(&part).filter(|_| piece.kind == FurnitureKind::Copyright)?;
                // Who writes a letter of one's own holds the rights to it; its name is another.
                let surname = fold(name.rsplit(' ').next()?);
                let own = name.split(' ').any(|word| word.len() == 2 && word.ends_with('.'))
                    && authors.iter().any(|line| line.ends_with(&surname));
                let short = without_company(&name).filter(|short| self.prints(short, piece, article));
                (!own).then(|| short.unwrap_or(name))
            })
        })
        .or_else(|| {
            first("words in which the paper says what it is", &|piece| {
                self_described(&piece.text).filter(|_| {
                    !matches!(
                        piece.kind,
                        FurnitureKind::Title
                            | FurnitureKind::AuthorBox
                            | FurnitureKind::Caption
                            | FurnitureKind::AiNotice
                    )
                })
            })
        })
        .or_else(at_the_end)
        .or_else(|| {
            first("name of the site behind the headline", &|piece| {
                let (_, site) = site_behind(&piece.text).filter(|_| piece.kind == FurnitureKind::Title)?;
                self.names_site(site, piece).then(|| site.to_owned())
            })
        })
        .or_else(|| {
            first("name in the date line", &|piece| {
                outlet_in_byline(&piece.text, article).filter(|_| piece.head && not_title(piece))
            })
        })
        .or_else(|| {
            first("office of state on a line of its own", &|piece| {
                institution(&piece.text).filter(|_| piece.head && not_title(piece))
            })
        })
        .or_else(|| self.name_of_domain())
        .or_else(|| {
            first("name of a paper on a line of its own", &|piece| {
                let apart = !matches!(
                    piece.kind,
                    FurnitureKind::Title
                        | FurnitureKind::Caption
                        | FurnitureKind::Byline
                        | FurnitureKind::Dateline
                        | FurnitureKind::EditorNote
                        | FurnitureKind::AuthorBox
                        | FurnitureKind::Table
                );
                masthead(&piece.text).filter(|_| apart)
            })
        })
        .or_else(recurring)
        .or_else(agency)
        .or_else(|| self.single_name(article))
        .or_else(link)
        .or_else(|| {
            first("notice in which the site names itself", &|piece| {
                site_in_notice(&piece.text).filter(|_| not_title(piece))
            })
        })
        .or_else(|| {
            first("domain on a line of its own", &|piece| {
                bare_domain(&piece.text).filter(|_| not_title(piece))
            })
        })
        .or_else(|| {
            first("author box", &|piece| {
                paper_of_author(&piece.text).filter(|_| piece.kind == FurnitureKind::AuthorBox)
            })
        })
    }

    /// Whether the page prints a name elsewhere, too.
    fn prints(&self, name: &str, here: &Piece<'_>, article: &str) -> bool {
        article.contains(name)
            || self.furniture.iter().any(|piece| piece.line != here.line && piece.text.contains(name))
    }

    /// A name of one word that the furniture prints at least three times, once inside a sentence, and the article
    /// never: `BriskBrief`, `Tollhouse`.
    fn single_name(&self, article: &str) -> Option<Stated> {
        const TIMES: usize = 3;
        // Each candidate is looked for in all lines, so there are only so many.
        const CANDIDATES: usize = 60;
        let own = || {
            self.furniture.iter().filter(|piece| {
                !matches!(
                    piece.kind,
                    FurnitureKind::Title
                        | FurnitureKind::Teaser
                        | FurnitureKind::Comment
                        | FurnitureKind::Caption
                        | FurnitureKind::Byline
                        | FurnitureKind::ShareBar
                )
            })
        };
        let holds =
            |text: &str, name: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
        own().take(CANDIDATES).find_map(|piece| {
            let name = piece.text.split_whitespace().next()?.trim_matches(|c: char| !c.is_alphanumeric());
            let proper = name.chars().count() >= 5
                && name.starts_with(char::is_uppercase)
                && name.chars().all(char::is_alphanumeric)
                && is_site_name(name)
                && !holds(article, name);
            let times = own().filter(|other| holds(&other.text, name)).count();
            let inside = own().any(|other| {
                other
                    .text
                    .split_once(name)
                    .is_some_and(|(before, _)| before.trim_end().ends_with(char::is_lowercase))
            });
            (proper && times >= TIMES && inside)
                .then(|| stated(name, piece, "name that the page's furniture repeats"))
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
        let named = |piece: &&Piece<'_>| !matches!(piece.kind, FurnitureKind::Title | FurnitureKind::Byline);
        self.furniture.iter().filter(named).find_map(|piece| {
            let name = hosts.iter().find_map(|host| name_of_host(&piece.text, host))?;
            // "Confluence" is the host of "Confluence Quarterly".
            let longer = |piece: &Piece<'_>| {
                let run = capitalised_run(leading_name(&piece.text).split(['▸', ':']).next()?);
                (run.len() > name.len() && run.starts_with(&name) && run.split(' ').count() <= 5)
                    .then_some(run)
            };
            let runs: Vec<String> = self.furniture.iter().filter_map(longer).collect();
            let again = runs.iter().find(|run| runs.iter().filter(|other| other == run).count() > 1);
            Some(stated(again.unwrap_or(&name), piece, "name that the site's address repeats"))
        })
    }

    /// The name at the start of this line, if another line of furniture, or the agency in brackets before the first
    /// sentence, names it too.
    fn recurring_name(&self, piece: &Piece<'_>, article: &str) -> Option<String> {
        if matches!(
            piece.kind,
            FurnitureKind::Teaser
                | FurnitureKind::Comment
                | FurnitureKind::Caption
                | FurnitureKind::Byline
                | FurnitureKind::AuthorBox
        ) {
            return None;
        }
        let name = leading_name(piece.text.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let name = capitalised_run(name.split([':', '•', '▸']).next()?);
        // "READ ALSO: ..." comes again because it is a label.
        let label = piece.text.split_once(':').is_some_and(|(label, _)| fold(label) == fold(&name));
        if label
            || !name.contains(' ')
            || name.split_whitespace().count() > 5
            || !is_site_name(&name)
            || looks_like_headline(&name)
        {
            return None;
        }
        let folded = fold(&name);
        let byline = self.of_kind(FurnitureKind::Byline).any(|byline| fold(&byline.text).contains(&folded));
        if byline && !has_media_word(&name) {
            return None;
        }
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
        let agency = article
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(120)
            .collect::<String>()
            .contains(&format!("({name})"));
        (again > 0 || agency).then_some(name)
    }
}

/// The front page of a site, as author boxes print it: no page's own link.
fn is_bare_host(link: &str) -> bool {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.trim_end_matches('/').split(['/', '?']).count() == 1
}

/// A part of the line as it came, cleaned and with its characters put back as the line has them.
fn repaired(part: &str, piece: &Piece<'_>) -> String {
    let bare = plain(&clean(part));
    if piece.text.contains(&bare) { bare } else { piece.text.clone() }
}

/// Whether a date line begins with a word that says what the date is.
fn labelled_date(text: &str) -> bool {
    let before: String = text.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let before = before.to_lowercase();
    ["publish", "posted", "updated", "modified", "first", "last"].iter().any(|word| before.contains(word))
}

/// "PORT SAINT, Nov. 14 (Andes Wire) -- ...": the agency between the place and the first sentence.
fn agency_in_place_line(article: &str) -> Option<&str> {
    const PLACE_LINE_BYTES: usize = 80;
    let (place, rest) = article.split_once('(').filter(|(place, _)| place.len() <= PLACE_LINE_BYTES)?;
    let (name, behind) = rest.split_once(')')?;
    let placed = place.split_whitespace().next().is_some_and(|word| !word.contains(char::is_lowercase));
    let dashed = behind.trim_start().starts_with(['-', '–', '—']);
    (placed && dashed && name.len() <= PLACE_LINE_BYTES && name.starts_with(char::is_uppercase))
        .then_some(name)
}

/// "NOW PLAYING", "UP NEXT": capitals of a player, not of a name.
fn is_order(text: &str) -> bool {
    const PLAYER: &str =
        "tv epaper now playing next up watch live play video more all listen read share on air skip ad";
    tokens(text).iter().any(|token| PLAYER.split(' ').any(|word| word == token.term))
}

/// "Staff Writer", "Diplomatic Correspondent", and nobody's name.
fn is_office_line(text: &str) -> bool {
    let named = author(text).is_some_and(|name| looks_like_name(&name));
    text.split_whitespace().count() <= 4 && is_office(text) && !named
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
