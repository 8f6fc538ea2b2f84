//! What a page states about itself: headline, publication date, byline, publisher, URL.
//!
//! Only what is printed counts, and each value says where and how. A publisher known from the link or from a
//! notice that names the site is stated, in that way; one that a reader could only guess stays missing.

use crate::date;
use crate::furniture::{is_home, is_url, meta_tag};
use crate::page::{Line, plain};
use crate::split::{Class, Unit, byline_name};
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

/// The headline and the name of the site in "Talks at risk | The Paper".
fn site_behind(title: &str) -> Option<(&str, &str)> {
    let (head, site) = [" | ", " - ", " – ", " — ", " :: ", " » "]
        .iter()
        .filter_map(|sign| title.rsplit_once(sign))
        .max_by_key(|(head, _)| head.len())?;
    let words = site.split_whitespace().count();
    ((1..=5).contains(&words) && head.split_whitespace().count() >= 3).then(|| (head.trim_end(), site.trim()))
}

/// The same name, an article in front aside.
fn same_name(a: &str, b: &str) -> bool {
    let key = |name: &str| fold(name).trim_start_matches("the ").to_owned();
    key(a) == key(b)
}

/// The address in `<link rel="canonical" href="...">`.
fn canonical(raw: &str) -> Option<&str> {
    let tag = &raw[raw.find("rel=\"canonical\"")?..];
    let link = tag.split("href=\"").nth(1)?.split('"').next()?;
    link.starts_with("http").then_some(link)
}

/// Menu words that sites print at both ends of a page.
fn looks_like_headline(name: &str) -> bool {
    let folded = fold(name);
    [
        "about us",
        "contact us",
        "privacy policy",
        "cookie policy",
        "terms of",
        "sign in",
        "sign up",
        "log in",
        "read more",
        "back to",
        "my account",
        "skip to",
        "share this",
        "all rights",
    ]
    .iter()
    .any(|words| folded.contains(words))
}

/// "-- The Paper's desk, reporting by Jane Doe": what stands behind a "by" inside a line.
fn name_behind_by(text: &str) -> Option<&str> {
    let at = [
        " reporting by ",
        " Reporting by ",
        " text by ",
        " Text by ",
        " written by ",
        " Written by ",
        " words by ",
        " story by ",
        " report by ",
    ]
    .iter()
    .filter_map(|mark| text.find(mark).map(|at| at + mark.len()))
    .min()?;
    Some(&text[at..])
}

/// "Conversation with Jane Doe" without the words before the name.
fn name_behind_with(text: &str) -> &str {
    ["Conversation with ", "Interview by ", "By ", "by ", "Words by ", "Text: ", "Words: "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .unwrap_or(text)
}

/// Accounts and desks that write nothing themselves.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "editorial",
    "staff",
    "webmaster",
    "newsroom",
    "newsdesk",
    "news desk",
    "staff reporter",
    "staff writer",
    "our correspondent",
    "our reporter",
    "web desk",
    "webdesk",
    "user",
    "guest",
    "root",
    "author",
    "agencies",
    "agency",
    "desk",
    "redaction",
    "redaktion",
    "redaccion",
    "editorial team",
    "editorial staff",
    "editorial board",
    "the newsroom",
    "online desk",
    "digital desk",
    "web team",
    "moderator",
    "unknown",
    "anonymous",
    "superuser",
    "test",
    "wp admin",
    "wpadmin",
    "siteadmin",
    "site admin",
    "content team",
    "press",
];

/// The name in what stands behind "By": without date, place, office and handle; nothing for an account.
fn author(text: &str) -> Option<String> {
    let cut = text.split(['|', '·', '•', '(', '@', '/', ';']).next()?.trim();
    let mut end = cut.len();
    if let Some(date) = date::printed(cut).first() {
        end = end.min(date.start);
    }
    for stop in [
        ". ",
        " in ",
        " for ",
        " at ",
        " on ",
        " – ",
        " — ",
        " - ",
        ", ",
        " Published",
        " Updated",
        " Posted",
        " reports",
        " from ",
        " with ",
    ] {
        if let Some(at) = cut.find(stop) {
            let lists_another = stop == ", "
                && cut.contains(" and ")
                && looks_like_name(cut[at + 2..].split(" and ").next().unwrap_or_default())
                && !is_office(&cut[at + 2..]);
            if !lists_another {
                end = end.min(at);
            }
        }
    }
    let name = cut.get(..end)?.trim().trim_end_matches([',', '-', '–', '—', ':', '.']).trim();
    let words: Vec<String> = tokens(name).into_iter().map(|token| token.term).collect();
    let folded = words.join(" ");
    let nobody = NOBODY.contains(&folded.as_str())
        || words.last().is_some_and(|last| {
            matches!(last.as_str(), "desk" | "staff" | "admin" | "newsroom" | "bureau" | "team")
        });
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    (!nobody && capital && !words.is_empty() && words.len() <= 10).then(|| name.to_owned())
}

/// "Foreign Editor", "Staff Writer".
fn is_office(text: &str) -> bool {
    const OFFICES: &str = "editor reporter correspondent writer journalist analyst columnist staff bureau desk chief contributor agency news diplomatic political foreign senior";
    tokens(text).iter().any(|token| OFFICES.split(' ').any(|office| office == token.term))
}

/// Two to four capitalised words and nothing else, as people's names are printed.
fn looks_like_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |word: &&str| {
        matches!(
            *word,
            "de" | "van"
                | "von"
                | "der"
                | "bin"
                | "al"
                | "el"
                | "da"
                | "di"
                | "la"
                | "and"
                | "dos"
                | "ibn"
                | "ben"
                | "y"
        )
    };
    let capital = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=6).contains(&words.len())
        && words.iter().all(|word| capital(word) || small(word))
        && words.iter().filter(|word| capital(word)).count() >= 2
        && !words.iter().any(|word| is_office(word) || is_site_word(word))
}

fn is_site_word(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "us" | "the"
            | "news"
            | "world"
            | "home"
            | "politics"
            | "latest"
            | "breaking"
            | "read"
            | "more"
            | "photo"
            | "file"
            | "image"
            | "share"
            | "this"
            | "our"
            | "minutes"
            | "europe"
            | "asia"
            | "africa"
    )
}

/// "Jane Doe" of "Jane Doe is a reporter ...".
fn before_verb(text: &str) -> Option<&str> {
    [" is ", " covers ", " writes ", " reports ", " was "]
        .iter()
        .filter_map(|verb| text.find(verb))
        .min()
        .map(|at| &text[..at])
}

/// "Source: The Paper", "Originally published in The Paper".
fn named_source(text: &str) -> Option<String> {
    const MARKS: &[&str] = &[
        "source",
        "publisher",
        "published by",
        "originally published in",
        "originally published by",
        "originally published on",
        "originally published at",
        "first published in",
        "first published by",
        "first published on",
        "first appeared in",
        "first appeared on",
        "originally appeared in",
        "originally appeared on",
        "republished from",
        "republished with permission from",
        "reprinted from",
        "site name",
        "via",
        "fuente",
        "quelle",
        "fonte",
        "источник",
        "kaynak",
        "courtesy of",
        "appeared first on",
    ];
    let words = tokens(text);
    let folded: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
    for mark in MARKS {
        let mark_words: Vec<&str> = mark.split(' ').collect();
        let Some(at) = folded.windows(mark_words.len()).position(|window| window == mark_words.as_slice())
        else {
            continue;
        };
        let rest = text[words[at + mark_words.len() - 1].end..].trim_start();
        let single = mark_words.len() == 1;
        if single && (at > 0 || !rest.starts_with(':')) {
            continue;
        }
        let rest = rest.trim_start_matches([':', ' ']);
        let name = leading_name(rest);
        if !name.is_empty() && !rest.starts_with("http") {
            return Some(name);
        }
    }
    None
}

/// The holder of "© 2024 The Paper. All rights reserved.", "© The Paper 2024", "The Paper © All rights reserved".
fn rights_holder(text: &str) -> Option<String> {
    let mark = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT", "copyright"]
        .iter()
        .filter_map(|mark| text.rfind(mark).map(|at| (at, at + mark.len())));
    let (before, after) = mark.max()?;
    let bare = |name: &str| {
        let name = name.trim_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | ',' | ':' | '.' | '©')
        });
        leading_name(name.strip_prefix("by ").unwrap_or(name))
    };
    let is_right = |name: &str| {
        let folded = fold(name);
        ["rights", "rechte", "derechos", "droits", "diritti", "права", "reserved"]
            .iter()
            .any(|word| folded.contains(word))
    };
    [&text[after..], &text[..before]].into_iter().map(bare).find(|name| !name.is_empty() && !is_right(name))
}

/// A name at the start of a text: up to a stop, bar, bracket, or words that no longer belong to it.
fn leading_name(text: &str) -> String {
    let end = text.find(['|', '(', '·', '•', ';', '!', '©', '\u{2014}', '\u{2013}']).unwrap_or(text.len());
    let mut name = &text[..end];
    for stop in [
        ". ",
        ", ",
        " - ",
        " All rights",
        " all rights",
        " on ",
        " and is ",
        " under ",
        " with permission",
        " where ",
        " in 19",
        " in 20",
        " and has ",
    ] {
        if let Some(at) = name.find(stop) {
            name = &name[..at];
        }
    }
    let name = name.trim().trim_end_matches(['.', ',', ':', '-', ' ']);
    let name = name.trim_matches(['"', '“', '”', '\'', '‘', '’']);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '–' | '-'));
    let words = name.split_whitespace().count();
    let names = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        || name.contains('.') && words == 1;
    if names && (1..=7).contains(&words) { name.to_owned() } else { String::new() }
}

/// The host of a link without `www.`.
fn domain(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.starts_with('.')).then(|| host.to_ascii_lowercase())
}

/// "a subscription to The Paper", "Subscribe to The Paper", "The Paper uses cookies".
fn site_in_notice(text: &str) -> Option<String> {
    const BEFORE: &[&str] = &[
        "subscription to ",
        "subscribe to ",
        "Subscribe to ",
        "member of ",
        "Support ",
        "support ",
        "Follow ",
        "follow ",
        "Join ",
        "newsletter of ",
        "newsletter from ",
        "reader of ",
        "readers of ",
        "supporter of ",
        "donate to ",
        "Donate to ",
        "Thank you for reading ",
        "thank you for reading ",
        "Thanks for reading ",
        "welcome to ",
        "Welcome to ",
        "brought to you by ",
        "About ",
    ];
    const AFTER: &[&str] = &[
        " uses cookies",
        " use cookies",
        " newsletter",
        " is a reader-funded",
        " is funded by",
        " relies on",
        " needs your",
        " depends on",
        "'s newsletter",
        "’s newsletter",
        " app ",
        " journalism",
        " is an independent",
        " and its partners",
        " values your privacy",
        " is published by",
        " is a member of",
        " did not write",
        " is not responsible for",
    ];
    for mark in BEFORE {
        if let Some(at) = text.find(mark) {
            let name = capitalised_run(&text[at + mark.len()..]);
            if is_site_name(&name) && *mark != "About " {
                return Some(name);
            }
        }
    }
    for mark in AFTER {
        if let Some(at) = text.find(mark) {
            let words: Vec<&str> = text[..at].split(' ').collect();
            let from = words.iter().rposition(|word| !is_name_word(word)).map_or(0, |at| at + 1);
            let name = words[from..].join(" ");
            if is_site_name(&name) {
                return Some(name);
            }
        }
    }
    None
}

/// "Jane Doe | The Paper | 20 Nov 2024", "Jane Doe, The Paper": the outlet beside the author.
fn outlet_in_byline(text: &str) -> Option<String> {
    let dated = !date::printed(text).is_empty();
    let segments: Vec<&str> = text.split(['|', '·', '•', ',']).map(str::trim).collect();
    let &[name, outlet, ..] = segments.as_slice() else { return None };
    let barred = segments.len() == 3 && dated && text.contains(['|', '·', '•']);
    let simple = segments.len() == 2 && !dated && text.contains(',') && !is_office(outlet);
    let words = outlet.split_whitespace().count();
    let named = outlet
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "the"));
    ((barred || simple) && looks_like_name(name) && named && (2..=4).contains(&words))
        .then(|| outlet.to_owned())
}

/// "... writes about the river for The Paper."
fn paper_of_author(text: &str) -> Option<String> {
    let name = capitalised_run(text.rsplit_once(" for ")?.1);
    (name.contains(' ') && is_site_name(&name)).then_some(name)
}

/// The first part of the host of a link or mail address, letters and digits only; nothing for services that host
/// everybody.
fn host_label(word: &str) -> Option<String> {
    const SERVICES: &str = "gmail yahoo hotmail outlook mail proton protonmail icloud gmx facebook twitter telegram instagram youtube google whatsapp linkedin blogspot wordpress medium substack";
    let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | '<' | '>' | ',' | ';' | '"' | '.'));
    let address = word.split_once('@').map(|(_, host)| host.to_ascii_lowercase());
    let linked = (word.starts_with("http") || word.starts_with("www.")).then(|| domain(word)).flatten();
    // A bare domain is letters with full stops in them and a small ending.
    let bare = word.rsplit_once('.').filter(|(name, end)| {
        name.len() > 3
            && (2..=7).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_lowercase())
            && !word.contains('/')
    });
    let host = address.or(linked).or_else(|| bare.map(|_| word.to_ascii_lowercase()))?;
    let label: String = host
        .strip_prefix("www.")
        .unwrap_or(&host)
        .split('.')
        .next()?
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    (label.len() > 3 && !SERVICES.split(' ').any(|service| service == label)).then_some(label)
}

/// The words of a line that a host's name repeats: "The Paper" for `thepaper`.
fn name_of_host(text: &str, host: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('@')).collect();
    for length in (1..=5).rev() {
        for window in words.windows(length) {
            let joined: String = fold(&window.concat()).chars().filter(char::is_ascii_alphanumeric).collect();
            let small = |word: &&&str| matches!(**word, "&" | "the" | "The");
            let bare: String = fold(&window.iter().filter(|word| !small(word)).copied().collect::<String>())
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect();
            let ends = |word: &&str| word.contains(char::is_uppercase);
            if (joined == host || bare == host) && ends(&window[0]) && ends(&window[length - 1]) {
                let name = window.join(" ");
                return Some(name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
            }
        }
    }
    None
}

fn is_name_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && !word.ends_with(['.', ',', ':', '!', '?'])
}

/// Small words inside the names of papers.
fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "and"
            | "&"
            | "for"
            | "du"
            | "de"
            | "des"
            | "del"
            | "della"
            | "di"
            | "der"
            | "da"
            | "la"
            | "et"
            | "y"
            | "e"
    )
}

fn capitalised_run(text: &str) -> String {
    let mut name: Vec<&str> = Vec::new();
    for word in text.split(' ') {
        let bare = word.trim_end_matches(['.', ',', '!', '?', ':', ';']);
        let joins = is_joint(bare) && !name.is_empty();
        if !(bare.starts_with(char::is_uppercase) || joins || bare == "the" && name.is_empty()) {
            break;
        }
        name.push(bare);
        if bare.len() < word.len() {
            break;
        }
    }
    while name.last().is_some_and(|word| is_joint(word)) {
        name.pop();
    }
    let name = name.join(" ");
    name.strip_prefix("the ").map_or(name.clone(), str::to_owned)
}

/// Names of sites, not of networks, week days or the visitor.
fn is_site_name(name: &str) -> bool {
    const NOT_SITES: &[&str] = &[
        "us",
        "our",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "telegram",
        "instagram",
        "youtube",
        "linkedin",
        "the",
        "daily",
        "weekly",
        "free",
        "now",
        "today",
        "this",
        "we",
        "subscribe",
        "a",
        "join",
        "your",
        "independent",
        "premium",
        "morning",
        "i",
        "my",
        "google news",
        "google",
        "home",
    ];
    let folded = fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    !name.is_empty()
        && !NOT_SITES.contains(&folded.as_str())
        && !matches!(first, "our" | "us" | "your" | "this" | "my" | "sign" | "get")
}
