//! Who publishes the page: names that it puts forward for itself, held against each other.
//!
//! No single sign is sure. A copyright line names a holding company, the first line of a page a section, a notice a
//! network. So each sign puts a name forward with a weight, what else the page prints bears it out or speaks against
//! it, and the best name wins if it reaches [`ENOUGH`]. Without one, the host of the page's own link stands.

use super::byline::MARKED;
use super::{Page, Piece, stated};
use crate::dates::month;
use crate::input::page::{clean, plain};
use crate::line::author::{is_office, looks_like_name};
use crate::line::site::{
    addresses, agency_in_place_line, bare_domain, capitalised_run, domain, has_media_word, host_label,
    institution, is_joint, is_section, is_site_name, leading_name, looks_like_headline, masthead,
    name_of_host, named_source, outlet_in_byline, paper_in_brackets, paper_of_author, paper_of_staff,
    rights_holder, segments, self_described, site_behind, site_in_notice, without_company,
};
use corpus::text::part;
use corpus::token::{fold, tokens};
use corpus::{FurnitureKind, Stated};
use std::collections::BTreeMap;

/// What a name must weigh. Higher leaves more pages without a publisher, lower takes sections and slogans for one.
const ENOUGH: i32 = 4;
/// How names are found that only their place puts forward.
const TOP: &str = "name at the top of the page";
const OFFICE: &str = "office of state on a line of its own";
const DESCRIBED: &str = "words in which the paper says what it is";
const BESIDE: &str = "name beside the author's";
const LAST: &str = "name at the end of the page";
const REPEATED: &str = "name that the page's furniture repeats";
/// Lines at the top and at the end of a page that may be its sign.
const OPENING: usize = 3;
const CLOSING: usize = 4;
/// Lines that are looked at from either end, and names that are weighed: what keeps the work linear.
const LINES: usize = 80;
const NAMES: usize = 60;
/// Bytes of a line and of the article in which names are looked up.
const LINE_BYTES: usize = 1000;
const ARTICLE_BYTES: usize = 60_000;

/// A name that something on the page puts forward.
struct Signal {
    name: String,
    weight: i32,
    line: u32,
    basis: &'static str,
}

/// The publisher that a page states.
pub(super) fn find(
    page: &Page<'_>,
    url: Option<&Stated>,
    author: Option<&Stated>,
    article: &str,
) -> Option<Stated> {
    let own = own_pieces(page);
    let mut signals = signals(page, &own, article);
    // Who wrote the article is named at both ends of many pages.
    let line = author.and_then(|author| page.furniture.iter().find(|piece| piece.line == author.line));
    let credits = line.map_or_else(String::new, |piece| spaced(beginning(&piece.text, LINE_BYTES)));
    let writes = |name: &str| looks_like_name(name) && !name.contains('&') && credits.contains(&spaced(name));
    let sure = author.is_some_and(|author| author.basis == MARKED);
    signals.retain(|signal| {
        !(sure || matches!(signal.basis, TOP | LAST | REPEATED))
            || !writes(&signal.name)
            || has_media_word(&signal.name)
    });
    let evidence = Evidence::new(&own, article);
    best(signals, &evidence).or_else(|| fallback(&own, url))
}

/// The lines in which a page may name itself: other stories and readers' words are not among them, but for the last
/// lines of a page, which are its own whatever list they stand below.
fn own_pieces<'p>(page: &'p Page<'p>) -> Vec<&'p Piece<'p>> {
    let last = page.furniture.len().saturating_sub(CLOSING - 1);
    let own = page.furniture.iter().enumerate().filter(|(at, piece)| {
        !matches!(piece.kind, FurnitureKind::Teaser | FurnitureKind::Comment)
            || piece.foot && *at >= last && !piece.text.contains(['“', '"'])
    });
    let own: Vec<_> = own.map(|(_, piece)| piece).collect();
    if own.len() <= 2 * LINES {
        return own;
    }
    own[..LINES].iter().chain(&own[own.len() - LINES..]).copied().collect()
}

fn signals(page: &Page<'_>, own: &[&Piece<'_>], article: &str) -> Vec<Signal> {
    let mut found = Vec::new();
    if let Some((piece, value)) = page.meta(&["og:site_name", "dc.publisher", "publisher"]) {
        let basis = "name of the site in the page's metadata";
        found.push(Signal { name: value, weight: 30, line: piece.line, basis });
    }
    let heads: Vec<u32> =
        own.iter().filter(|piece| piece.head).map(|piece| piece.line).take(OPENING).collect();
    let closing = own.len().saturating_sub(CLOSING);
    let authors: Vec<String> =
        own.iter().filter(|piece| piece.head && !piece.is_title()).map(|piece| fold(&piece.text)).collect();
    for (at, piece) in own.iter().enumerate() {
        let mut put = |name: Option<String>, weight: i32, basis: &'static str| {
            found.extend(name.map(|name| Signal { name, weight, line: piece.line, basis }));
        };
        if piece.is_title() {
            let site = site_behind(&piece.text).map(|(_, site)| site.to_owned());
            put(site, 3, "name of the site behind the headline");
            put(
                paper_in_brackets(&piece.text).map(str::to_owned),
                5,
                "paper in brackets behind the headline",
            );
            continue;
        }
        let caption = piece.kind == FurnitureKind::Caption;
        put(named_source(&piece.text).filter(|_| !caption), 14, "line that names the source");
        // A company's line at the end of the page says its name once.
        let mut company_line = None;
        if piece.kind == FurnitureKind::Copyright {
            let holder = holder(piece, &authors);
            let form = rights_holder(&piece.text).is_some_and(|name| without_company(&name).is_some());
            let company = form || holder.as_ref().is_some_and(|name| is_company(name));
            company_line = holder.clone().filter(|_| company);
            put(holder, if company { 4 } else { 6 }, "copyright line");
            put(
                lead(&first_part(piece)).filter(|name| rights_holder(name).is_none()),
                3,
                "line on the rights to the text",
            );
        }
        if !matches!(piece.kind, FurnitureKind::AuthorBox | FurnitureKind::Caption | FurnitureKind::AiNotice)
        {
            put(self_described(&piece.text), 6, DESCRIBED);
        }
        if piece.head {
            put(outlet_in_byline(&piece.text, article), 4, BESIDE);
            put(institution(&piece.text), 7, OFFICE);
        }
        if piece.kind == FurnitureKind::AuthorBox {
            put(paper_of_author(&piece.text).or_else(|| paper_of_staff(&piece.text)), 3, "author box");
        }
        let apart = !matches!(
            piece.kind,
            FurnitureKind::Caption
                | FurnitureKind::Byline
                | FurnitureKind::Dateline
                | FurnitureKind::EditorNote
                | FurnitureKind::AuthorBox
                | FurnitureKind::Table
        );
        if apart {
            put(masthead(&piece.text), 5, "name of a paper on a line of its own");
        }
        put(site_in_notice(&piece.text), 3, "notice in which the site names itself");
        let credit = matches!(piece.kind, FurnitureKind::Byline | FurnitureKind::Dateline) || caption;
        if let Some(place) = heads.iter().position(|line| *line == piece.line && !credit) {
            let parts = segments(piece.raw);
            let name = parts.first().and_then(|part| sign(part));
            let alone = parts.len() == 1;
            let weight = name.as_ref().map_or(0, |name| sign_weight(name, place, alone));
            put(name, weight, TOP);
        }
        let leads = !caption && !matches!(piece.kind, FurnitureKind::Byline | FurnitureKind::AuthorBox);
        let weight = |name: &str| if name.trim_start_matches("The ").contains(' ') { 2 } else { 1 };
        if at >= closing && piece.foot {
            put(above_legal_links(piece), 4, "name in front of the links at the end of the page");
            // Each sentence of a page's last lines may begin with its name.
            for name in
                piece.text.split(". ").filter_map(lead).filter(|name| company_line.as_ref() != Some(name))
            {
                let weight = weight(&name) + i32::from(weight(&name) > 1);
                put(Some(name), weight, LAST);
            }
        } else if leads && let Some(name) = lead(&first_part(piece)) {
            let weight = weight(&name);
            put(Some(name), weight, REPEATED);
        }
    }
    if let Some(name) = agency_in_place_line(article) {
        let line = own.iter().find(|piece| piece.text.contains(name)).map(|piece| piece.line);
        let basis = "agency in front of the first sentence, named by the page again";
        found.extend(line.map(|line| Signal { name: name.to_owned(), weight: 4, line, basis }));
    }
    found.extend(named_by_host(own));
    found
}

/// The holder of the rights, without the words that companies are called by.
fn holder(piece: &Piece<'_>, authors: &[String]) -> Option<String> {
    // Wide gaps set the other links of the line apart.
    let marked = |part: &&str| rights_holder(&plain(part)).is_some();
    let part = piece
        .raw
        .split("  ")
        .filter(marked)
        .find(|part| part.contains(['©', '(']) || part.to_lowercase().contains("copyright"));
    let part = part.map_or_else(|| piece.text.clone(), |part| repaired(part, piece));
    let name = rights_holder(&part)?;
    // Who writes a letter of one's own holds the rights to it; its name is another.
    let surname = fold(name.rsplit(' ').next()?);
    let initial = |word: &str| word.chars().count() == 2 && word.ends_with('.');
    let own = name.split(' ').any(initial) && authors.iter().any(|line| line.ends_with(&surname));
    (!own && name.chars().count() > 1).then(|| without_company(&name).unwrap_or(name))
}

/// A part of the line as it came, cleaned and with its characters put back as the line has them.
fn repaired(part: &str, piece: &Piece<'_>) -> String {
    let bare = plain(&clean(part));
    if piece.text.contains(&bare) { bare } else { piece.text.clone() }
}

/// A segment that is a name and nothing else: what stands in the first place of a page's first lines.
fn sign(segment: &str) -> Option<String> {
    let segment = segment.trim_matches(|c: char| !c.is_alphanumeric());
    let segment = segment.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let name = segment.split(", ").next()?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let code =
        |word: &&str| word.contains(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit());
    let dated = tokens(name).iter().any(|token| month(&token.term).is_some());
    let named = !dated
        && !words.iter().any(code)
        && words.first().is_some_and(capital)
        && words
            .iter()
            .all(|word| capital(word) || is_joint(word) || matches!(*word, "from" | "in" | "on" | "al"));
    let own = words.iter().any(|word| !is_section(word) && !matches!(fold(word).as_str(), "the" | "page"));
    let bare = words.iter().filter(|word| **word != "The").count();
    let long = bare > 1 || bare == 1 && name.chars().count() >= 5 && !is_section(words[words.len() - 1]);
    (named && own && long && words.len() <= 7 && is_site_name(name) && !looks_like_headline(name))
        .then(|| name.to_owned())
}

/// The first line's first place counts most, and most of all where the name stands alone.
fn sign_weight(name: &str, place: usize, alone: bool) -> i32 {
    let long = name.trim_start_matches("The ").contains(' ');
    match (place, alone) {
        (0, true) if long => 4,
        (0, _)
            if long || name.chars().skip(1).any(char::is_uppercase) && name.contains(char::is_lowercase) =>
        {
            3 + i32::from(name.starts_with("The "))
        }
        (0, true) => 2,
        (_, true) => 2 * i32::from(long),
        _ => i32::from(long),
    }
}

/// "Narrows Publishing", "Mappe Verlag": a company that may publish many papers.
fn is_company(name: &str) -> bool {
    const COMPANY: &str = "publishing publications publishers media group holding holdings company verlag verlagsgruppe editorial ediciones edizioni edicoes editora editions editrice medien mediengruppe newspapers enterprises industries";
    tokens(name).iter().any(|token| COMPANY.split(' ').any(|word| word == token.term))
}

/// A line up to its first wide gap.
fn first_part(piece: &Piece<'_>) -> String {
    let part = plain(&clean(piece.raw.trim().split("  ").next().unwrap_or_default()));
    if piece.text.starts_with(&part) { part } else { piece.text.clone() }
}

/// "Harbour Hub | Privacy | Terms": the name in the first place of the links by which pages end.
fn above_legal_links(piece: &Piece<'_>) -> Option<String> {
    const LEGAL: &str =
        "privacy terms imprint impressum datenschutz cookies agb accessibility legal disclaimer";
    let parts = segments(piece.raw);
    let legal = parts.iter().skip(1).any(|part| {
        tokens(part).first().is_some_and(|word| LEGAL.split(' ').any(|known| known == word.term))
    });
    let name = sign(parts.first()?).filter(|name| legal && !is_company(name))?;
    let own = name.contains(' ')
        || name.chars().skip(1).any(char::is_uppercase) && name.contains(char::is_lowercase);
    (own && lead(&name).is_some()).then_some(name)
}

/// The name at the start of a line of furniture.
fn lead(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let name = leading_name(text.strip_prefix("About ").unwrap_or(text));
    let name = without_company(&name).unwrap_or(name);
    let name = capitalised_run(name.split([':', '•', '▸']).next()?);
    // "READ ALSO: ..." comes again because it is a label.
    let label = text.split_once(':').is_some_and(|(label, _)| fold(label) == fold(&name))
        && name.split(' ').count() > 1
        && !has_media_word(&name);
    let words = name.split_whitespace().filter(|word| *word != "The").count();
    // "Jane C" is what is left of a name with an initial.
    let initial = name.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1);
    let single = words == 1
        && (name.chars().count() < 5 || !name.chars().all(char::is_alphanumeric) || is_section(&name));
    let office = is_office(&name) && !has_media_word(&name);
    let section = fold(&name).starts_with("copyright")
        || name.split(' ').next().is_some_and(|word| is_section(word) && word != "Radio");
    let dated = tokens(&name).iter().any(|token| month(&token.term).is_some());
    let code = name.contains(|c: char| c.is_ascii_digit()) && words == 1;
    // "Download the Reed News" is an order.
    let order = name.split(' ').nth(1) == Some("the");
    (!label
        && !order
        && !initial
        && !single
        && !office
        && !section
        && !dated
        && !code
        && words <= 5
        && is_site_name(&name)
        && !looks_like_headline(&name))
    .then_some(name)
}

/// Names in the furniture that a link or a mail address on the page spells as its host.
fn named_by_host(own: &[&Piece<'_>]) -> Vec<Signal> {
    let hosts: Vec<String> = own
        .iter()
        .flat_map(|piece| piece.text.split_whitespace().filter_map(host_label))
        .take(NAMES)
        .collect();
    let named = |piece: &&&Piece<'_>| !piece.is_title() && piece.kind != FurnitureKind::Byline;
    let signals = own.iter().filter(named).filter_map(|piece| {
        let name = hosts.iter().find_map(|host| name_of_host(&piece.text, host))?;
        Some(Signal { name, weight: 3, line: piece.line, basis: "name that the site's address repeats" })
    });
    signals.take(1).collect()
}

/// What the page prints besides, folded for looking up.
struct Evidence {
    /// Each line of its furniture with a space around every word.
    lines: Vec<(u32, String)>,
    /// Hosts, mail addresses and channels, letters and digits only.
    addresses: Vec<String>,
    hosts: Vec<String>,
    article: String,
    /// The headline, without the name of the site behind it.
    title: String,
    /// The lines, pictures' credits and teasers too.
    all: Vec<String>,
    /// Names in capitals with their initials: "Lithara News Agency" for LNA.
    texts: Vec<(u32, String)>,
}

/// The first bytes of a text, as many as are whole characters.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    part(text, ..end)
}

/// The words, folded, each with a space around it.
fn spaced(text: &str) -> String {
    tokens(text).into_iter().fold(" ".to_owned(), |spaced, token| spaced + &token.term + " ")
}

impl Evidence {
    fn new(own: &[&Piece<'_>], article: &str) -> Self {
        let named = || own.iter().filter(|piece| piece.kind != FurnitureKind::Teaser);
        Self {
            lines: named().map(|piece| (piece.line, spaced(beginning(&piece.text, LINE_BYTES)))).collect(),
            addresses: own.iter().flat_map(|piece| addresses(&piece.text)).collect(),
            hosts: own
                .iter()
                .flat_map(|piece| piece.text.split_whitespace().filter_map(host_label))
                .collect(),
            article: spaced(beginning(article, ARTICLE_BYTES)),
            title: own.iter().find(|piece| piece.is_title()).map_or_else(String::new, |piece| {
                spaced(site_behind(&piece.text).map_or(&piece.text, |(head, _)| head))
            }),
            all: own
                .iter()
                .filter(|piece| !piece.is_title())
                .map(|piece| spaced(beginning(&piece.text, LINE_BYTES)))
                .collect(),
            texts: own
                .iter()
                .map(|piece| (piece.line, beginning(&piece.text, LINE_BYTES).to_owned()))
                .collect(),
        }
    }

    /// What the rest of the page adds to a name's weight.
    fn support(&self, key: &str, name: &str) -> i32 {
        let padded = format!(" {key} ");
        let single = !key.contains(' ');
        let printed = self.lines.iter().filter(|(_, line)| line.contains(&padded)).count();
        // A single word comes again because it is a label, unless a sentence uses it as a name.
        let label = single && !self.is_used_as_name(name);
        let again = match printed {
            0 | 1 => 0,
            _ if label => 1,
            2 => 2,
            3 => 3,
            _ => 4,
        };
        let joined: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
        let spelled = if joined.len() > 3 && self.hosts.contains(&joined) {
            4
        } else if joined.len() > 5
            && self.addresses.iter().any(|address| {
                address.contains(&joined)
                    || address.len() > 8 && self.hosts.contains(address) && joined.contains(address)
            })
        {
            2
        } else {
            0
        };
        let heard = ["told", "tells", "to", "by", "with"].iter().any(|word| {
            self.article.contains(&format!(" {word}{padded}"))
                || self.article.contains(&format!(" {word} the{padded}"))
        });
        // What the article is about may stand in menus, too: a club, a country, a minister.
        let common = |word: &str| word.chars().count() > 4 && self.article.contains(&format!(" {word} "));
        let subject =
            !heard && (self.article.contains(&padded) || !has_media_word(name) && key.split(' ').any(common));
        // A paper's own name is not what its headline is about.
        let headlined = !heard
            && !has_media_word(name)
            && key
                .split(' ')
                .any(|word| word.chars().count() > 4 && self.title.contains(&format!(" {word} ")));
        let initials = initials(name);
        let acronym = initials.len() > 1
            && self.lines.iter().any(|(_, line)| line.contains(&format!(" {} ", fold(&initials))));
        let part = !single
            && key.split(' ').any(|word| {
                let padded = format!(" {word} ");
                word.chars().count() > 4
                    && !has_media_word(word)
                    && !is_section(word)
                    && !self.article.contains(&padded)
                    && self.all.iter().filter(|line| line.contains(&padded)).count() > 1
            });
        again
            + spelled
            + i32::from(heard)
            + i32::from(has_media_word(name))
            + 2 * i32::from(acronym)
            + i32::from(part && again == 0 && !is_company(name)) * 2
            - 2 * i32::from(subject && !acronym && (spelled == 0 || single))
            - 3 * i32::from(headlined)
    }

    /// Whether the name stands behind a word in small letters, as in a sentence, or is spelled as no word is.
    fn is_used_as_name(&self, name: &str) -> bool {
        let inside = |text: &str| {
            text.split_once(name).is_some_and(|(before, behind)| {
                before.trim_end().ends_with(char::is_lowercase) && !behind.starts_with(char::is_alphanumeric)
            })
        };
        name.chars().skip(1).any(char::is_uppercase) && name.contains(char::is_lowercase)
            || self.texts.iter().any(|(_, text)| inside(text))
    }

    /// The name whose initials an abbreviation is, where the page prints it.
    fn spelled_out(&self, short: &str) -> Option<(u32, String)> {
        let letters: Vec<char> = short.chars().collect();
        self.texts.iter().find_map(|(line, text)| {
            let words: Vec<&str> = text
                .split_whitespace()
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
                .collect();
            (0..words.len()).find_map(|start| {
                let mut end = start;
                for letter in &letters {
                    while end > start && words.get(end).is_some_and(|word| is_joint(word)) {
                        end += 1;
                    }
                    let word = words.get(end)?;
                    (word.starts_with(*letter) && word.chars().count() > 1 && *word != short).then_some(())?;
                    end += 1;
                }
                Some((*line, words[start..end].join(" ")))
            })
        })
    }
}

/// "LNA" of "Lithara News Agency".
fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !is_joint(word) && *word != "The");
    words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// Names that are the same: without an article in front, in small letters.
fn key(name: &str) -> String {
    let spaced = spaced(name);
    let key = spaced.trim();
    let article = ["the ", "die ", "das ", "der ", "le ", "la ", "les ", "el ", "los ", "il ", "lo "];
    article.iter().find_map(|article| key.strip_prefix(article)).unwrap_or(key).to_owned()
}

/// An abbreviation that a name may stand for.
fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn best(signals: Vec<Signal>, evidence: &Evidence) -> Option<Stated> {
    let mut groups: BTreeMap<String, Vec<Signal>> = BTreeMap::new();
    // "RRN is the site of Reed Reporting Network": what it says of itself is its name.
    let described: Vec<String> =
        signals.iter().filter(|signal| signal.basis == DESCRIBED).map(|signal| signal.name.clone()).collect();
    for mut signal in signals {
        if is_abbreviation(&signal.name)
            && !described.contains(&signal.name)
            && let Some((_, name)) = evidence.spelled_out(&signal.name)
        {
            signal.name = name;
        }
        let key = key(&signal.name);
        // "WFO/Jane Doe" is the credit of a picture.
        if !key.is_empty()
            && !signal.name.contains('/')
            && (groups.len() < NAMES || groups.contains_key(&key))
        {
            groups.entry(key).or_default().push(signal);
        }
    }
    // Two signs of one kind are one.
    let own = |signals: &[Signal]| -> i32 {
        let mut strongest: BTreeMap<&str, i32> = BTreeMap::new();
        for signal in signals {
            let weight = strongest.entry(signal.basis).or_default();
            *weight = signal.weight.max(*weight);
        }
        strongest.values().sum()
    };
    let weights: Vec<(&String, i32)> = groups.iter().map(|(key, signals)| (key, own(signals))).collect();
    let related = |key: &str| -> i32 {
        let padded = format!(" {key} ");
        let other = weights.iter().filter(|(other, _)| {
            *other != key
                && (format!(" {other} ").contains(&padded) || padded.contains(&format!(" {other} ")))
        });
        let bonus = other.map(|(_, weight)| (*weight).min(3)).max().unwrap_or(0);
        if is_company(key) { 0 } else { bonus }
    };
    let scored = groups.iter().map(|(key, signals)| {
        let name = &signals[0].name;
        (own(signals) + related(key) + evidence.support(key, name), key, signals)
    });
    // Of equals the one that stands further up.
    let first = |signals: &[Signal]| signals.iter().map(|signal| signal.line).min();
    let (_, key, signals) = scored
        .filter(|(score, _, _)| *score >= ENOUGH)
        .max_by(|a, b| a.0.cmp(&b.0).then_with(|| first(b.2).cmp(&first(a.2))).then_with(|| b.1.cmp(a.1)))?;
    // "Confluence" is the host of "Confluence Quarterly".
    let longer = groups.iter().filter(|(other, signals)| {
        let rest = other.strip_prefix(key.as_str()).and_then(|rest| rest.strip_prefix(' '));
        let next = rest.and_then(|rest| rest.split(' ').next());
        let placed = |signal: &Signal| signal.basis == TOP || signal.basis == BESIDE;
        next.is_some_and(|next| !matches!(next, "on" | "in" | "at" | "for" | "from"))
            && own(signals) > 2
            && (signals.len() > 1 || signals.iter().any(placed))
            && !is_company(other)
    });
    let (key, signals) = longer.max_by_key(|(_, signals)| own(signals)).unwrap_or((key, signals));
    // A country is not the office that its address names.
    let office = groups.iter().find(|(other, signals)| {
        format!(" {other} ").contains(&format!(" {key} "))
            && signals.iter().any(|signal| signal.basis == OFFICE)
    });
    let (key, signals) = office.unwrap_or((key, signals));
    let strongest = signals.iter().max_by_key(|signal| (signal.weight, std::cmp::Reverse(signal.line)))?;
    Some(Stated {
        value: as_printed(key, &strongest.name, evidence),
        line: strongest.line,
        basis: strongest.basis.to_owned(),
    })
}

/// The name with its article, if a line of the page prints it with one.
fn as_printed(key: &str, name: &str, evidence: &Evidence) -> String {
    let whole = format!("The {}", name.strip_prefix("The ").unwrap_or(name));
    let printed = evidence.texts.iter().any(|(_, text)| text.contains(&whole));
    if printed && !key.is_empty() && !is_abbreviation(name) { whole } else { name.to_owned() }
}

/// Where no name is sure: the host of the page's own link, of a mail address, of a notice.
fn fallback(own: &[&Piece<'_>], url: Option<&Stated>) -> Option<Stated> {
    let first = |basis: &str, find: &dyn Fn(&Piece<'_>) -> Option<String>| {
        own.iter()
            .filter(|piece| !piece.is_title())
            .find_map(|piece| Some(stated(&find(piece)?, piece, basis)))
    };
    let link = url.and_then(|url| {
        let basis = "domain of the source link".to_owned();
        Some(Stated { value: domain(&url.value)?, line: url.line, basis })
    });
    link.or_else(|| first("notice in which the site names itself", &|piece| site_in_notice(&piece.text)))
        .or_else(|| first("domain on a line of its own", &|piece| bare_domain(&piece.text)))
        .or_else(|| {
            first("domain of a mail address", &|piece| {
                let words = piece.text.split_whitespace().filter(|word| host_label(word).is_some());
                let mut hosts = words.filter_map(|word| word.split_once('@').map(|(_, host)| host));
                hosts
                    .next()
                    .map(|host| host.trim_end_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase())
            })
        })
        .or_else(|| {
            first("author box", &|piece| {
                paper_of_author(&piece.text).filter(|_| piece.kind == FurnitureKind::AuthorBox)
            })
        })
}
