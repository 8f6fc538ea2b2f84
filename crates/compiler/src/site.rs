//! How pages name the site they stand on: copyright lines, notices, addresses, the words behind a headline.

use crate::author::{is_office, looks_like_name};
use crate::date;
use corpus::token::{fold, tokens};

/// "Source: The Paper", "Originally published in The Paper".
pub fn named_source(text: &str) -> Option<String> {
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
pub fn rights_holder(text: &str) -> Option<String> {
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

/// The headline and the name of the site in "Talks at risk | The Paper".
pub fn site_behind(title: &str) -> Option<(&str, &str)> {
    let (head, site) = [" | ", " - ", " – ", " — ", " :: ", " » "]
        .iter()
        .filter_map(|sign| title.rsplit_once(sign))
        .max_by_key(|(head, _)| head.len())?;
    let words = site.split_whitespace().count();
    ((1..=5).contains(&words) && head.split_whitespace().count() >= 3).then(|| (head.trim_end(), site.trim()))
}

/// The same name, an article in front aside.
pub fn same_name(a: &str, b: &str) -> bool {
    let key = |name: &str| fold(name).trim_start_matches("the ").to_owned();
    key(a) == key(b)
}

/// "Jane Doe | The Paper | 20 Nov 2024", "Jane Doe, The Paper": the outlet beside the author.
pub fn outlet_in_byline(text: &str) -> Option<String> {
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

/// The host of a link without `www.`.
pub fn domain(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.starts_with('.')).then(|| host.to_ascii_lowercase())
}

/// "a subscription to The Paper", "Subscribe to The Paper", "The Paper uses cookies".
pub fn site_in_notice(text: &str) -> Option<String> {
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

/// "... writes about the river for The Paper."
pub fn paper_of_author(text: &str) -> Option<String> {
    let name = capitalised_run(text.rsplit_once(" for ")?.1);
    (name.contains(' ') && is_site_name(&name)).then_some(name)
}

/// The first part of the host of a link or mail address, letters and digits only; nothing for services that host
/// everybody.
pub fn host_label(word: &str) -> Option<String> {
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
pub fn name_of_host(text: &str, host: &str) -> Option<String> {
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

/// A name at the start of a text: up to a stop, bar, bracket, or words that no longer belong to it.
pub fn leading_name(text: &str) -> String {
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

pub fn capitalised_run(text: &str) -> String {
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

/// Menu words that sites print at both ends of a page.
pub fn looks_like_headline(name: &str) -> bool {
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

pub fn is_name_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && !word.ends_with(['.', ',', ':', '!', '?'])
}

/// Small words inside the names of papers.
pub fn is_joint(word: &str) -> bool {
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

/// Names of sites, not of networks, week days or the visitor.
pub fn is_site_name(name: &str) -> bool {
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
