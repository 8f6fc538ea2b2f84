//! Who publishes the page: names that it puts forward for itself, held against each other.
//!
//! Two things are proof: what the page's metadata say, and the site beside the headline in the page's own title, if the
//! page prints either of them again. No other sign is sure. A copyright line names a holding company, the first line of a
//! page a section, a notice a network. So each sign puts a name forward with a weight, what else the page prints bears
//! it out or speaks against it, and the best name wins if it reaches [`ENOUGH`] and a second sign says the same. Without
//! one, the host of the page's own link stands.

use super::byline::MARKED;
use super::title::Headline;
use super::{Page, Piece, stated};
use crate::dates::{self, month};
use crate::input::page::{clean, plain};
use crate::line::author::{is_office, looks_like_name};
use crate::line::site::{
    addresses, agency_in_place_line, capitalised_run, domain, has_media_word, host_label, institution,
    is_joint, is_section, is_site_name, leading_name, looks_like_headline, masthead, name_of_host,
    named_source, outlet_in_byline, paper_in_brackets, paper_of_author, paper_of_staff, rights_holder,
    segments, self_described, site_in_notice, without_company,
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
const BEHIND: &str = "name of the site beside the headline";
const MAIL: &str = "name that a mail address of the page repeats";
const AGENCY: &str = "agency in front of the first sentence, named by the page again";
const LABEL: &str = "line above the text that names the source";
const FEED: &str = "line that says where the headline appeared first";
const BRACKETS: &str = "paper in brackets behind the headline";
const NOTICE: &str = "notice in which the site names itself";
const OFFER: &str = "offer in which the site may name itself";
const RIGHTS: &str = "copyright line";
const LAST: &str = "name at the end of the page";
const REPEATED: &str = "name that the page's furniture repeats";
const ALONE: &str = "name of a paper on a line of its own";
/// Signs in which the page speaks of itself, and those that do where the name is one of a paper.
const SURE: [&str; 6] = [MAIL, DESCRIBED, AGENCY, OFFICE, LABEL, FEED];
const SURE_OF_PAPERS: [&str; 4] = [BEHIND, BRACKETS, BESIDE, NOTICE];
/// Signs that are nothing but a place: together they are one, and menus and buttons have it, too.
const PLACES: [&str; 4] = [TOP, LAST, REPEATED, ALONE];
/// Lines at the top and at the end of a page that may be its sign.
const OPENING: usize = 3;
const CLOSING: usize = 4;
/// Lines that are looked at from either end, and names that are weighed: what keeps the work linear.
const LINES: usize = 80;
const NAMES: usize = 60;
/// Names without proof that a curator is told of.
const CANDIDATES: usize = 3;
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

impl Signal {
    fn stated(&self, value: String) -> Stated {
        Stated { value, line: self.line, basis: self.basis.to_owned() }
    }
}

/// The publisher that a page states; without one, the names that it puts forward and does not bear out.
pub(super) fn find(
    page: &Page<'_>,
    url: Option<&Stated>,
    author: Option<&Stated>,
    headline: Option<&Headline>,
    article: &str,
) -> Result<Stated, Vec<Stated>> {
    if let Some((piece, value)) = page.meta(&["og:site_name", "dc.publisher", "publisher"]) {
        return Ok(stated(&value, piece, "name of the site in the page's metadata"));
    }
    let own = own_pieces(page);
    let evidence = Evidence::new(&own, headline, article);
    if let Some(site) = headline.and_then(|headline| headline.site.as_ref()).filter(|site| site.proved) {
        let value = as_printed(&key(&site.name), &site.name, &evidence);
        return Ok(Stated { value, line: site.line, basis: BEHIND.to_owned() });
    }
    let mut signals = signals(&own, headline, article);
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
    best(signals, &evidence).or_else(|candidates| fallback(url).ok_or(candidates))
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

fn signals(own: &[&Piece<'_>], headline: Option<&Headline>, article: &str) -> Vec<Signal> {
    let mut found = Vec::new();
    if let Some(site) = headline.and_then(|headline| headline.site.as_ref()) {
        found.push(Signal { name: site.name.clone(), weight: 3, line: site.line, basis: BEHIND });
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
            put(paper_in_brackets(&piece.text).map(str::to_owned), 5, BRACKETS);
            continue;
        }
        let caption = piece.kind == FurnitureKind::Caption;
        let source = named_source(&piece.text).filter(|_| !caption);
        // "The post Ferry talks open appeared first on The Reed": feeds print it below their texts.
        let feed = headline.is_some_and(|headline| headline.words_in(&piece.text) > 1);
        let label = piece.text.find([':', '՝']).map(|colon| &piece.text[..colon]);
        let label = piece.head
            && label.is_some_and(|label| label.split_whitespace().count() == 1)
            && dates::printed(&piece.text).is_empty();
        let basis = if feed {
            FEED
        } else if label {
            LABEL
        } else {
            "line that names the source"
        };
        put(source, 14, basis);
        // A company's line at the end of the page says its name once.
        let mut company_line = None;
        // Above and inside the text it is the right to a picture, but for one with its year.
        let is_own = piece.foot || piece.text.contains(|c: char| c.is_ascii_digit());
        if piece.kind == FurnitureKind::Copyright && is_own {
            let holder = holder(piece, &authors);
            let form = rights_holder(&piece.text).is_some_and(|name| without_company(&name).is_some());
            let company = form || holder.as_ref().is_some_and(|name| is_company(name));
            company_line = holder.clone().filter(|_| company);
            put(holder, if company { 4 } else { 6 }, RIGHTS);
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
            put(masthead(&piece.text), 5, ALONE);
        }
        if let Some((name, sure)) = site_in_notice(&piece.text) {
            put(Some(name), 3, if sure { NOTICE } else { OFFER });
        }
        let credit = matches!(piece.kind, FurnitureKind::Byline | FurnitureKind::Dateline) || caption;
        if heads.contains(&piece.line) && !credit {
            let name = segments(piece.raw).first().and_then(|part| sign(part));
            put(name, 3, TOP);
        }
        let leads = !caption && !matches!(piece.kind, FurnitureKind::Byline | FurnitureKind::AuthorBox);
        let weight = |name: &str| if name.trim_start_matches("The ").contains(' ') { 2 } else { 1 };
        if at >= closing && piece.foot {
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
        found.extend(line.map(|line| Signal { name: name.to_owned(), weight: 4, line, basis: AGENCY }));
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
fn named_by_host(own: &[&Piece<'_>]) -> Option<Signal> {
    let words = || own.iter().flat_map(|piece| piece.text.split_whitespace());
    let labels = |mail: bool| {
        words()
            .filter(move |word| word.contains('@') == mail)
            .filter_map(host_label)
            .take(NAMES)
            .collect::<Vec<_>>()
    };
    let named = |hosts: &[String], basis| {
        let lines = own.iter().filter(|piece| !piece.is_title() && piece.kind != FurnitureKind::Byline);
        lines.into_iter().find_map(|piece| {
            let name = hosts.iter().find_map(|host| name_of_host(&piece.text, host))?;
            Some(Signal { name, weight: 3, line: piece.line, basis })
        })
    };
    named(&labels(true), MAIL).or_else(|| named(&labels(false), "name that the site's address repeats"))
}

/// A line of furniture, folded, with a space around every word.
struct Printed {
    number: u32,
    folded: String,
    /// It is about the rights to the page.
    rights: bool,
}

/// What the page prints besides, folded for looking up.
struct Evidence {
    /// Each line of its furniture with a space around every word.
    lines: Vec<Printed>,
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
    fn new(own: &[&Piece<'_>], headline: Option<&Headline>, article: &str) -> Self {
        let named = || own.iter().filter(|piece| piece.kind != FurnitureKind::Teaser);
        Self {
            lines: named()
                .map(|piece| Printed {
                    number: piece.line,
                    folded: spaced(beginning(&piece.text, LINE_BYTES)),
                    rights: piece.kind == FurnitureKind::Copyright,
                })
                .collect(),
            addresses: own.iter().flat_map(|piece| addresses(&piece.text)).collect(),
            hosts: own
                .iter()
                .flat_map(|piece| piece.text.split_whitespace().filter_map(host_label))
                .collect(),
            article: spaced(beginning(article, ARTICLE_BYTES)),
            title: headline.map_or_else(String::new, |headline| spaced(&headline.title.value)),
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
        let printed = self.lines.iter().filter(|line| line.folded.contains(&padded)).count();
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
            && self.lines.iter().any(|line| line.folded.contains(&format!(" {} ", fold(&initials))));
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

    /// Whether two things that do not hang together say the name: two signs, or a sign and another line that prints it or
    /// its initials. Places alone are none, and neither is a copyright, a source or a host by itself: the page's owner,
    /// agency and neighbours have those, too. Readers who may write to it know its name.
    fn bears_out(&self, key: &str, signals: &[Signal]) -> bool {
        let own: Vec<&Signal> = signals.iter().filter(|signal| !PLACES.contains(&signal.basis)).collect();
        let Some(first) = own.first() else { return false };
        let is_paper = is_named_paper(&first.name);
        let is_sure = |signal: &&Signal| {
            SURE.contains(&signal.basis) || is_paper && SURE_OF_PAPERS.contains(&signal.basis)
        };
        if own.iter().any(is_sure) {
            return true;
        }
        // Two signs of one line are one.
        let alone = own.iter().all(|signal| signal.basis == first.basis)
            || own.iter().all(|signal| signal.line == first.line);
        let is_word = first.basis == NOTICE && !key.contains(' ') && !is_paper;
        let (padded, short) = (format!(" {key} "), format!(" {} ", fold(&initials(&first.name))));
        let again = |line: &&Printed| {
            let rights = first.basis == RIGHTS && line.rights;
            let other = !rights && own.iter().all(|signal| signal.line != line.number);
            other && line.folded.contains(&padded) || short.len() > 4 && line.folded.contains(&short)
        };
        // What the article is about stands in menus and appeals, too.
        let is_subject = self.article.contains(&padded) && !is_paper;
        !alone || !is_subject && !is_word && self.lines.iter().any(|line| again(&line))
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

/// "The Tern Post", and neither "Post" nor "Magazine Club": a word that papers are called by, and one of its own before it.
fn is_named_paper(name: &str) -> bool {
    let mut words = name.split_whitespace().filter(|word| *word != "The");
    has_media_word(name)
        && words.next().is_some_and(|word| !is_section(word))
        && (words.next().is_some() || name.starts_with("The "))
}

/// "LNA" of "Lithara News Agency", "LNAO" of "LNA Online".
fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !is_joint(word) && *word != "The");
    let letters = words.flat_map(|word| {
        let all = if word.contains(char::is_lowercase) { 1 } else { word.len() };
        word.chars().take(all).filter(|c| c.is_uppercase())
    });
    letters.collect()
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

/// The name that weighs most and is borne out; without one, those that weigh enough and are not.
fn best(signals: Vec<Signal>, evidence: &Evidence) -> Result<Stated, Vec<Stated>> {
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
            && key != "the"
            && !is_section(&key)
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
    let mut enough: Vec<_> = scored.filter(|(score, _, _)| *score >= ENOUGH).collect();
    enough.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| first(a.2).cmp(&first(b.2))).then_with(|| a.1.cmp(b.1)));
    let Some(&(_, key, signals)) = enough.iter().find(|(_, key, signals)| evidence.bears_out(key, signals))
    else {
        let put = enough.iter().take(CANDIDATES).filter_map(|(_, _, signals)| strongest(signals));
        return Err(put.map(|signal| signal.stated(signal.name.clone())).collect());
    };
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
    let strongest = strongest(signals).unwrap_or(&signals[0]);
    Ok(strongest.stated(as_printed(key, &strongest.name, evidence)))
}

/// The sign that says most for a name.
fn strongest(signals: &[Signal]) -> Option<&Signal> {
    signals.iter().max_by_key(|signal| (signal.weight, std::cmp::Reverse(signal.line)))
}

/// The name with its article, if a line of the page prints it with one.
fn as_printed(key: &str, name: &str, evidence: &Evidence) -> String {
    let whole = format!("The {}", name.strip_prefix("The ").unwrap_or(name));
    let printed = evidence.texts.iter().any(|(_, text)| text.contains(&whole));
    if printed && !key.is_empty() && !is_abbreviation(name) { whole } else { name.to_owned() }
}

/// Where no name is sure: the host of the page's own link.
fn fallback(url: Option<&Stated>) -> Option<Stated> {
    let url = url?;
    Some(Stated { value: domain(&url.value)?, line: url.line, basis: "domain of the source link".to_owned() })
}
