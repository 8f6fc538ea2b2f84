//! Lines that their signs give away rather than their words: links, paths, rows, credits, files, tickers.

use super::address_to_reader::reports_speech;
use super::{Cue, Folded};
use crate::dates;
use crate::english::language::words;
use crate::english::sentence::ends_sentence;
use crate::line::author::is_byline;
use crate::line::site::masthead;
use corpus::FurnitureKind::{
    Advertisement, AuthorBox, Caption, Category, CommentForm, Copyright, EditorNote, Menu, Other, ShareBar,
    SourceUrl, Teaser,
};
use corpus::token::{Token, tokens};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words of share bars; a line of nothing else that names a network or says "share" is one.
const SHARE_WORDS: &str = "share this article story post page on via to facebook twitter x whatsapp telegram linkedin email e mail print copy link url pinterest reddit tweet pin it messenger \
    viber vk tumblr instagram youtube threads bluesky mastodon flipboard pocket save bookmark more friend a with your friends us follow like subscribe rss signal line weibo wechat xing snapchat tiktok click opens in new window whats app twitter/x sms text pass spread word tell mail";

const NETWORKS: &str = "share facebook twitter whatsapp telegram linkedin pinterest reddit tweet messenger viber vk tumblr instagram youtube threads bluesky mastodon flipboard xing tiktok";

/// Lines that their signs give away rather than their words.
pub(super) fn shape(line: &str, folded: &Folded) -> Option<Cue> {
    let kind = if is_picture_of_somebody(line) || says_where_they_stand(line) || is_photographer(line) {
        Caption
    } else if line.contains('©') || is_bracketed_c(line) {
        Copyright
    } else if is_media_item(line, folded) || is_more_from(line, folded) {
        Teaser
    } else if is_file(line) {
        Menu
    } else if line.contains("18+") && folded.words.len() <= 12 && !reports_speech(line) {
        Advertisement
    } else if is_amended(line, folded) || is_revision(line) {
        EditorNote
    } else if is_listed_event(line) {
        Advertisement
    } else if meta_tag(line).is_some() {
        Other
    } else if line.starts_with(['→', '►', '▶', '▸', '➜', '➤', '☰', '⟶'])
        || line.starts_with(">>")
        || line.ends_with(['→', '↓', '►', '▸', '➜', '⟶', '▾'])
        || line.ends_with(">>")
    {
        Teaser
    } else if line.starts_with(['★', '☆']) {
        CommentForm
    } else if is_ticker(line, folded) {
        Menu
    } else if follows_networks(line, folded) {
        ShareBar
    } else if is_url(line) {
        SourceUrl
    } else if is_share_bar(folded) {
        ShareBar
    } else if line.split_whitespace().filter(|word| word.starts_with('#')).count() > 1 && !ends_sentence(line)
    {
        Category
    } else if is_breadcrumb(line) {
        Menu
    } else if is_list_of_names(line) {
        Category
    } else if is_offer_to_read(line, folded) {
        return Some(Cue { opens: true, ..Cue::of(Teaser) });
    } else if is_reply(line) {
        return Some(Cue { opens: true, ..Cue::of(CommentForm) });
    } else if is_bracketed_paper(line) {
        EditorNote
    } else if is_about_somebody(line) {
        AuthorBox
    } else if is_credited_picture(line) || has_credit_behind(line) {
        Caption
    } else if is_contact(line, folded) {
        Other
    } else {
        return None;
    };
    Some(Cue::of(kind))
}

/// "Jane Doe, left, and an aide": a picture's words say where in it somebody stands.
fn says_where_they_stand(line: &str) -> bool {
    const WORDS: usize = 80;
    const PLACES: &[&str] = &[
        "(left",
        "(right",
        "(centre",
        "(center",
        "(middle)",
        "(from left",
        "(from right",
        "(top left",
        "(top right",
        "(l-r",
        "(l to r",
        "(far left",
        "(far right",
        "left to right",
        "second from left",
        "second from right",
        "third from left",
        "third from right",
        "second left",
        "second right",
        "pictured above",
        "pictured below",
        "pictured left",
        "pictured right",
        "pictured here",
        "pictured with",
        "pictured at",
    ];
    const BEHIND_NAMES: &[&str] = &[
        ", left, ",
        ", right, ",
        ", centre, ",
        ", center, ",
        ", far left, ",
        ", far right, ",
        " from left, ",
        " from left: ",
    ];
    // Hardly any line says one of these: what is looked for first.
    if !["left", "right", "centre", "center", "middle", "pictured", "(l"]
        .iter()
        .any(|word| line.contains(word))
        || line.split_whitespace().count() > WORDS
    {
        return false;
    }
    let lower = line.to_lowercase();
    let behind_name = |place: &str| {
        line.find(place).is_some_and(|at| {
            line[..at].rsplit(' ').next().is_some_and(|word| word.starts_with(char::is_uppercase))
        })
    };
    PLACES.iter().any(|place| lower.contains(place)) || BEHIND_NAMES.iter().any(|place| behind_name(place))
}

/// "Jane Doe | Harbour Pictures": who took a picture, and for whom.
fn is_photographer(line: &str) -> bool {
    const HOUSES: &str = "pictures photos images photography photo picture photographer photographers";
    line.split_whitespace().count() <= 7
        && line.split_once(['|', '/']).is_some_and(|(name, house)| {
            let last = house.trim().rsplit(' ').next().unwrap_or_default().to_lowercase();
            name.starts_with(char::is_uppercase)
                && name.split_whitespace().count() >= 2
                && HOUSES.split(' ').any(|known| known == last)
        })
}

/// "(c) The Paper 2024", not "(c) a third point".
fn is_bracketed_c(line: &str) -> bool {
    let rest = line.strip_prefix("(c) ").or_else(|| line.strip_prefix("(C) "));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && (!ends_sentence(line) || line.contains(|c: char| c.is_ascii_digit()) || line.starts_with("(C)"))
}

/// "A street without light. © É. Noël": a picture's words before the sign, and a name behind it.
fn is_picture_of_somebody(line: &str) -> bool {
    let Some((before, behind)) = line.split_once('©') else { return false };
    let words = behind.split_whitespace().count();
    before.split_whitespace().count() >= 3
        && (1..=4).contains(&words)
        && behind.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '/'))
        && !line.contains(|c: char| c.is_ascii_digit())
        && !behind.to_lowercase().contains("right")
}

/// "Podcast: The engineer who said no (34 min)", "Watch: Rain returns (2:14)": how long it takes stands behind it.
fn is_media_item(line: &str, folded: &Folded) -> bool {
    let Some((_, inside)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else {
        return false;
    };
    let digits = inside.chars().take_while(char::is_ascii_digit).count();
    let unit = inside[digits..].trim_start_matches(['.', ' ']);
    let clock = inside[digits..]
        .strip_prefix(':')
        .is_some_and(|seconds| seconds.len() == 2 && seconds.bytes().all(|byte| byte.is_ascii_digit()));
    (1..=3).contains(&digits)
        && folded.words.len() <= 20
        && !ends_sentence(line.trim_end_matches(|c| c != '('))
        && (clock || ["min", "mins", "minutes", "minute", "hr", "hour"].contains(&unit))
}

/// "More from the second division: Coach sacked": an offer with its colon further on.
fn is_more_from(line: &str, folded: &Folded) -> bool {
    const OFFERS: &[&str] = &[
        "more from",
        "more on",
        "more in",
        "also in",
        "elsewhere in",
        "earlier in",
        "read more on",
        "read more about",
        "our coverage of",
    ];
    let Some((label, _)) = line.split_once(": ") else { return false };
    OFFERS.iter().any(|offer| folded.joined.starts_with(offer))
        && label.split_whitespace().count() <= 7
        && !line.contains(['“', '"'])
}

/// "The full paper (PDF, 1.4 MB)".
fn is_file(line: &str) -> bool {
    let Some((_, inside)) = line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) else {
        return false;
    };
    let lower = inside.to_lowercase();
    let says = |list: &str| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| list.split(' ').any(|known| known == word))
    };
    inside.split_whitespace().count() <= 8
        && line.split_whitespace().count() <= 16
        && says("pdf mb kb doc docx epub xlsx mp3")
}

/// "Amended on 4 October 2024: the villages are towns", "Updated (18:30): ...".
fn is_amended(line: &str, folded: &Folded) -> bool {
    const AMENDED: &[&str] = &["amended", "corrected", "updated", "clarified", "revised"];
    let first = folded.words.first().map_or("", String::as_str);
    let Some((label, rest)) = line.split_once(": ") else { return false };
    AMENDED.contains(&first)
        && label.split_whitespace().count() <= 7
        && label.contains(|c: char| c.is_ascii_digit())
        && rest.split_whitespace().count() >= 4
}

/// "Harbour/Quay (last edited 2024-03-04 13:28:18 by river)": what a wiki prints below a page.
fn is_revision(line: &str) -> bool {
    const LONGEST: usize = 14;
    let bracket =
        line.strip_suffix(')').and_then(|line| line.rsplit_once('(')).map_or("", |(_, inside)| inside);
    let lower = bracket.to_lowercase();
    ["last edited ", "last modified ", "last updated ", "last changed "]
        .iter()
        .any(|label| lower.starts_with(label))
        && lower.contains(|c: char| c.is_ascii_digit())
        && line.split_whitespace().count() <= LONGEST
}

/// "An evening with translators. London, 14 November. Members go free.": a sentence that is only a place and a day.
fn is_listed_event(line: &str) -> bool {
    if line.split_whitespace().count() > 30 || line.contains(['“', '"']) || reports_speech(line) {
        return false;
    }
    let parts: Vec<&str> = line.split(". ").collect();
    let when = |part: &&str| {
        let words = tokens(part);
        let month = words.iter().any(|word| dates::month(&word.term).is_some());
        let number = words.iter().any(|word| word.term.starts_with(|c: char| c.is_ascii_digit()));
        let names = |word: &Token| {
            part[word.start..word.end].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(word.term.as_str(), "at" | "pm" | "am" | "p.m" | "a.m")
        };
        (2..=7).contains(&words.len()) && month && number && part.contains(", ") && words.iter().all(names)
    };
    parts.len() >= 2 && parts.iter().any(|part| when(&part.trim_end_matches('.')))
}

/// "Read: ...", "Podcast: ...", "Editorial: ...": inside an article such a label offers something else. At the head of
/// a page it may be the headline's own.
pub fn offers(line: &str) -> bool {
    const OFFERS: &str = "read|podcast|video|editorial|explainer|quiz|tip|gallery|photos|audio|opinion|comment|cartoon|poll|infographic|interactive|series|review|blog|newsletter|recipe|archive|longread|long read|photo essay|photo gallery|fact check|factbox|live blog|policy brief|event report|reader poll|reader question|leader";
    let Some((label, rest)) = line.split_once([':', '|']) else { return false };
    let words: Vec<String> = tokens(label).into_iter().map(|token| token.term).collect();
    let label = words.join(" ");
    OFFERS.split('|').any(|known| known == label)
        && rest.starts_with(' ')
        && (2..=35).contains(&rest.split_whitespace().count())
        && !line.contains(['“', '"', '«'])
        && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '‘')
}

/// Key and value of a line of the page's metadata that a scraper printed: `og:title Talks resume`.
pub fn meta_tag(line: &str) -> Option<(&str, &str)> {
    const KEYS: &[&str] = &[
        "og:",
        "twitter:",
        "article:",
        "datePublished",
        "dateModified",
        "dc.",
        "description:",
        "keywords:",
        "meta ",
        "citation_",
        "canonical:",
        "published_time",
        "modified_time",
    ];
    let line = line.trim_start_matches(['"', '{', ' ', ',']);
    let known =
        KEYS.iter().any(|key| line.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key)));
    let (key, value) = line.split_once(|c: char| c.is_whitespace() || c == '=').filter(|_| known)?;
    Some((
        key.trim_end_matches([':', '=', '"']),
        value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '"' | ',')),
    ))
}

/// A line that is a link, alone or behind a word such as "Source:".
pub fn is_url(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let label = words.next().is_none_or(|word| word.ends_with(':') || word.eq_ignore_ascii_case("at"));
    (last.starts_with("http://") || last.starts_with("https://") || last.starts_with("www."))
        && label
        && line.split_whitespace().count() <= 6
}

fn is_share_bar(folded: &Folded) -> bool {
    static SHARE: LazyLock<HashSet<&str>> = LazyLock::new(|| words(SHARE_WORDS));
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| words(NETWORKS));
    folded.words.iter().all(|word| word == "#" || SHARE.contains(word.as_str()))
        && (folded.words.len() > 3 || folded.words.iter().any(|word| KNOWN.contains(word.as_str())))
}

/// `Home » World » Talks`, `World | Europe | Talks`, `Home / News / Talks`.
fn is_breadcrumb(line: &str) -> bool {
    const ARROWS: &[char] = &['»', '›', '→', '❯', '▸', '⟶'];
    if ends_sentence(line) {
        return false;
    }
    // «This» is a quotation, not a path.
    if line.contains('«') {
        return false;
    }
    let arrows = line.split(ARROWS).filter(|part| !part.trim().is_empty()).count();
    let spaced = |sign: &str| line.split(sign).count();
    arrows > 1 && line.contains(ARROWS)
        || spaced(" :: ") > 2
        || spaced(" > ") > 1
        || spaced(" | ") > 3 && line.split(" | ").all(|part| part.split_whitespace().count() <= 4)
        || spaced(" | ") > 2 && segments_are_short(line, '|')
        || spaced(" · ") > 2 && segments_are_short(line, '·')
        || spaced(" • ") > 2 && segments_are_short(line, '•')
        || spaced(" – ") > 2 && segments_are_short(line, '–')
        || spaced(" — ") > 2 && segments_are_short(line, '—')
        || spaced(" / ") > 2 && line.split(" / ").any(is_home)
}

/// What the first page of a site is called in a breadcrumb.
pub fn is_home(segment: &str) -> bool {
    let words: Vec<String> = tokens(segment).into_iter().map(|token| token.term).collect();
    matches!(
        words.join(" ").as_str(),
        "home"
            | "homepage"
            | "home page"
            | "start"
            | "inicio"
            | "startseite"
            | "accueil"
            | "forside"
            | "anasayfa"
            | "главная"
            | "front page"
    )
}

fn segments_are_short(line: &str, sign: char) -> bool {
    line.split(sign)
        .all(|part| part.split_whitespace().count() <= 4 && !part.contains(|c: char| c.is_ascii_digit()))
}

/// `| News, Politics, Armenia`: a bar in front, or three or more short capitalised items and nothing else.
fn is_list_of_names(line: &str) -> bool {
    let bare = line.trim_matches(['|', ' ']);
    let items: Vec<&str> = bare.split(',').map(str::trim).collect();
    let short = |item: &&str| {
        let words = item.split_whitespace().count();
        (1..=3).contains(&words) && item.chars().next().is_some_and(|c| c.is_uppercase() || c == '#')
    };
    !ends_sentence(line)
        && items.iter().all(short)
        && (items.len() > 3 || line.starts_with('|') && items.len() > 1)
        && !bare.contains(|c: char| c.is_ascii_digit())
}

/// What pages have more of.
const OFFERED: &str =
    "stories articles news posts videos headlines reads reading coverage features interviews reports";

/// "You could be interested in ...", "What others read": a short line, no sentence, that offers more to read.
fn is_offer_to_read(line: &str, folded: &Folded) -> bool {
    let says = |list: &str| folded.words.iter().any(|word| list.split(' ').any(|known| known == word));
    // "Most watched", "Most discussed this week": what others did.
    let most = folded.words[0] == "most"
        && folded.words.get(1).is_some_and(|word| word.ends_with("ed"))
        && folded.words.len() <= 5
        && !ends_sentence(line);
    // "More great harbour stories".
    let more = folded.words[0] == "more"
        && folded.words.last().is_some_and(|word| OFFERED.split(' ').any(|known| known == word))
        && folded.words.len() <= 6
        && !ends_sentence(line);
    most || more
        || (2..=8).contains(&folded.words.len())
            && (!ends_sentence(line) || line.ends_with(['…', '.']) && line.contains(['…']))
            && says("you others readers people")
            && says("like interested enjoy read reading missed interest love")
}

/// "Re: Ferry talks open", "by Hen » Tue Nov 05, 2024 7:02 am": the head of a post that answers another.
fn is_reply(line: &str) -> bool {
    let short = line.split_whitespace().count() <= 16 && !ends_sentence(line);
    let posted = line
        .strip_prefix("by ")
        .and_then(|rest| rest.split_once(" » "))
        .is_some_and(|(_, when)| when.contains(|c: char| c.is_ascii_digit()) && when.contains(':'));
    short && (line.starts_with("Re: ") || posted)
}

/// "(Costany Commercial Gazette)": a paper's name in brackets and nothing else, as behind a text that is its own.
fn is_bracketed_paper(line: &str) -> bool {
    line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).is_some_and(|name| {
        (2..=5).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && masthead(name).is_some()
    })
}

/// "About Jane Doe": the head of an author box.
fn is_about_somebody(line: &str) -> bool {
    let Some(name) = line.strip_prefix("About ") else { return false };
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        })
}

/// A picture's credit at the end of a line: `(Photo: ...)`, `/ AFP`, `(Reuters)` without a sentence's end.
fn is_credited_picture(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = line.split_whitespace().count();
    let marked = [
        "(photo", "[photo", "(image", "[image", "(foto", "photo:", "image:", "foto:", "photo by", "picture:",
        "(credit", "credit:", "(pool", "©",
    ];
    words <= 45 && marked.iter().any(|mark| lower.contains(mark))
        || words <= 30
            && ["/ afp", "/afp", "/ap", "/ ap", "/reuters", "/ reuters", "/epa", "/ epa"]
                .iter()
                .any(|end| lower.ends_with(end))
}

/// A caption with its credit in brackets behind it: "The dam in spring [Ann Example/Agency]", "(AP Photo/Ann Example)".
fn has_credit_behind(line: &str) -> bool {
    let Some(open) = line.rfind(['(', '[']) else { return false };
    let inside = line[open + 1..].trim_end_matches(['.', ' ']);
    let Some(inside) = inside.strip_suffix([')', ']']) else { return false };
    let words = inside.split_whitespace().count();
    let credited = inside.split_once('/').is_some_and(|(a, b)| {
        let capital = |part: &str| part.trim().starts_with(char::is_uppercase);
        capital(a) && capital(b)
    });
    let lower = inside.to_lowercase();
    let pictured = ["photo", "picture", "image", "handout", "via "].iter().any(|word| lower.contains(word));
    words <= 8
        && (credited || pictured)
        && line.split_whitespace().count() <= 60
        && !inside.contains(['“', '"'])
}

/// "Port Saint 14°C", "EUR 1.08 ▲": weather and markets.
fn is_ticker(line: &str, folded: &Folded) -> bool {
    folded.words.len() <= 12 && !ends_sentence(line) && line.contains(['°', '▲', '▼', '℃', '℉'])
}

/// "Follow The Paper on Telegram."
fn follows_networks(line: &str, folded: &Folded) -> bool {
    let known = |word: &String| {
        word != "share" && word != "reddit" && NETWORKS.split_whitespace().any(|known| known == word)
    };
    let first = folded.words.first().map_or("", String::as_str);
    folded.words.len() <= 20
        && matches!(
            first,
            "follow"
                | "join"
                | "find"
                | "like"
                | "subscribe"
                | "watch"
                | "get"
                | "add"
                | "suivez"
                | "siguenos"
                | "seguici"
                | "подписывайтесь"
                | "читайте"
        )
        && (folded.words.iter().any(known)
            || folded.joined.contains("google news")
            || folded.joined.ends_with(" on x"))
        && !reports_speech(line)
}

/// A mail address to write to, a street with its number, a telephone number: where the newsroom is.
fn is_contact(line: &str, folded: &Folded) -> bool {
    const STREETS: &str =
        "street road avenue square boulevard lane st str rd ave blvd floor suite building box";
    let mail = line
        .split_whitespace()
        .any(|word| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')));
    // "5 River Street", "Main Square 2": the number stands beside the street.
    let street = |word: &String| STREETS.split(' ').any(|known| known == word);
    let number = |at: usize| folded.words.get(at).is_some_and(|word| word == "#");
    let addressed = (0..folded.words.len())
        .filter(|&at| street(&folded.words[at]))
        .any(|at| number(at + 1) || (1..=3).any(|back| at.checked_sub(back).is_some_and(number)));
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let named = line.split_whitespace().filter(|word| capital(word)).count() * 3
        >= line.split_whitespace().count() * 2;
    let phone = folded.words.iter().filter(|word| *word == "#").count() >= 3
        && folded
            .words
            .first()
            .is_some_and(|first| ["tel", "phone", "call", "fax", "телефон"].contains(&&**first));
    let quoted = line.contains(['“', '”', '"']);
    mail && folded.words.len() <= 30 && !quoted && !reports_speech(line) && !is_byline(line)
        || addressed && named && folded.words.len() <= 16
        || phone && folded.words.len() <= 14
}
