//! Whom a line speaks to, and of what: the visitor and the site's business, or somebody else and the news.

use super::Cue;
use crate::english::language::words;
use corpus::FurnitureKind::{
    self, Advertisement, CommentForm, CookieNotice, Copyright, Menu, Other, ShareBar, Subscription,
};
use corpus::token::{Token, tokens};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that sites use of themselves and their visitors, with the kind of notice and their weight.
const SITE_WORDS: &[(&str, FurnitureKind, u8)] = &[
    ("cookies", CookieNotice, 4),
    ("cookie", CookieNotice, 4),
    ("gdpr", CookieNotice, 3),
    ("privacy", CookieNotice, 2),
    ("consent", CookieNotice, 1),
    ("newsletter", Subscription, 3),
    ("newsletters", Subscription, 3),
    ("subscribe", Subscription, 3),
    ("subscriber", Subscription, 2),
    ("subscribers", Subscription, 2),
    ("subscription", Subscription, 3),
    ("subscriptions", Subscription, 3),
    ("unsubscribe", Subscription, 4),
    ("inbox", Subscription, 3),
    ("briefing", Subscription, 1),
    ("letter", Subscription, 1),
    ("correspondents", Subscription, 2),
    ("reporters", Subscription, 1),
    ("reporting", Subscription, 2),
    ("free", Subscription, 1),
    ("friend", Subscription, 1),
    ("supporter", Subscription, 2),
    ("supporters", Subscription, 1),
    ("contribution", Subscription, 1),
    ("email", Subscription, 2),
    ("trackers", CookieNotice, 3),
    ("device", CookieNotice, 2),
    ("files", CookieNotice, 1),
    ("notice", CookieNotice, 2),
    ("tickets", Advertisement, 1),
    ("offer", Advertisement, 1),
    ("hiring", Advertisement, 2),
    ("paywall", Subscription, 3),
    ("account", Subscription, 2),
    ("access", Subscription, 1),
    ("donate", Subscription, 2),
    ("donation", Subscription, 2),
    ("donations", Subscription, 1),
    ("membership", Subscription, 1),
    ("journalism", Subscription, 3),
    ("readers", Subscription, 1),
    ("alerts", Subscription, 2),
    ("readership", Advertisement, 2),
    ("comments", CommentForm, 2),
    ("commenting", CommentForm, 2),
    ("commenters", CommentForm, 3),
    ("moderated", CommentForm, 3),
    ("moderators", CommentForm, 2),
    ("moderation", CommentForm, 2),
    ("screened", CommentForm, 1),
    ("advertisement", Advertisement, 2),
    ("advertisements", Advertisement, 2),
    ("advertise", Advertisement, 2),
    ("advertisers", Advertisement, 2),
    ("sponsored", Advertisement, 2),
    ("discount", Advertisement, 2),
    ("coupon", Advertisement, 3),
    ("voucher", Advertisement, 2),
    ("vacancy", Advertisement, 2),
    ("vacancies", Advertisement, 2),
    ("cv", Advertisement, 3),
    ("remuneration", Advertisement, 2),
    ("webinar", Advertisement, 2),
    ("javascript", Menu, 4),
    ("browser", Menu, 3),
    ("website", Menu, 2),
    ("site", Menu, 1),
    ("login", Menu, 2),
    ("password", Menu, 3),
    ("app", Menu, 2),
    ("podcast", Menu, 2),
    ("tap", Menu, 1),
    ("click", Menu, 3),
    ("download", Menu, 2),
    ("copyright", Copyright, 3),
    ("republish", Copyright, 2),
    ("reproduce", Copyright, 2),
    ("reproduced", Copyright, 2),
    ("reproduction", Copyright, 1),
    ("facebook", ShareBar, 1),
    ("twitter", ShareBar, 1),
    ("whatsapp", ShareBar, 1),
    ("telegram", ShareBar, 1),
    ("instagram", ShareBar, 1),
    ("youtube", ShareBar, 1),
    ("linkedin", ShareBar, 1),
];

/// Verbs with which a site tells its visitor to do something.
const ORDERS: &str = "click sign subscribe follow download accept log enter support donate join read share register get stay want help send enjoy try buy discover watch listen check see please \
    chip win book visit browse explore learn manage choose submit contact become start continue unlock find have like tap scroll install print never receive apply give add report write tell ask bring come call book order keep meet follow hear leave answer save look grab vote";

/// Weight at which a line that addresses the visitor is furniture.
const ADDRESS_AT: u8 = 6;

/// Adds up how much a line speaks to the visitor about the site. Quoted words are left out: whoever is quoted
/// may say "you".
pub(super) fn address(line: &str) -> Option<Cue> {
    static SITE: LazyLock<HashMap<&str, &(&str, FurnitureKind, u8)>> =
        LazyLock::new(|| SITE_WORDS.iter().rev().map(|entry| (entry.0, entry)).collect());
    let own = without_quotations(line);
    let words = tokens(&own);
    if words.is_empty() || words.len() > 120 {
        return None;
    }
    let mut weight = 0;
    let mut best = (0, Other);
    let mut counted: Vec<&str> = Vec::new();
    for word in &words {
        if let Some(&(term, kind, value)) = SITE.get(word.term.as_str()).copied()
            && !counted.contains(&term)
        {
            counted.push(term);
            weight += value;
            if value > best.0 {
                best = (value, kind);
            }
        }
    }
    let lower = own.to_lowercase();
    weight += if OFTEN.iter().any(|often| lower.contains(often)) { 2 } else { 0 };
    if has_price(&words) {
        weight += 3;
        if best.0 < 3 {
            best = (3, Subscription);
        }
    }
    if best.0 == 0 {
        return None;
    }
    let says = |list: &str| words.iter().any(|word| list.split(' ').any(|known| known == word.term));
    weight += if says("you your yours you're you'll we'll") { 3 } else { 0 };
    weight += if says("our us") { 2 } else { u8::from(says("we we're")) };
    let orders = |term: &str| ORDERS.split_whitespace().any(|order| order == term);
    let starts =
        |at: usize| at == 0 || own[words[at - 1].end..words[at].start].contains(['.', '!', '?', '…']);
    weight += if (0..words.len()).any(|at| starts(at) && orders(&words[at].term)) { 2 } else { 0 };
    weight += if says("please") && says("you your") { 2 } else { 0 };
    (weight >= ADDRESS_AT).then_some(Cue { by_tone: true, ..Cue::of(best.1) })
}

/// How many words sites use of themselves and their visitors.
pub fn site_words(words: &[Token]) -> usize {
    static SITE: LazyLock<HashSet<&str>> = LazyLock::new(|| SITE_WORDS.iter().map(|entry| entry.0).collect());
    words.iter().filter(|word| SITE.contains(word.term.as_str())).count()
}

/// Whether a sentence of it begins with a verb that tells the visitor to do something.
pub fn gives_orders(text: &str) -> bool {
    let own = without_quotations(text);
    let words = tokens(&own);
    let starts = |at: usize| {
        at == 0 || own[words[at - 1].end..words[at].start].contains(['.', '!', '?', '…', ':', '–', '—'])
    };
    (0..words.len()).any(|at| starts(at) && ORDERS.split_whitespace().any(|order| order == words[at].term))
}

/// How often letters come.
const OFTEN: &[&str] = &[
    "once a week",
    "twice a week",
    "every week",
    "every weekday",
    "every morning",
    "each morning",
    "every day",
    "every evening",
    "every friday",
    "every sunday",
    "every monday",
    "once a month",
    "every month",
];

/// A price by the month: "from 3 a month", "€5 per week".
fn has_price(words: &[Token]) -> bool {
    words.windows(3).any(|window| {
        window[0].term.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && matches!(window[1].term.as_str(), "a" | "per" | "each" | "every")
            && matches!(window[2].term.as_str(), "month" | "week" | "year" | "day")
    })
}

/// Whether somebody speaks in the line, though without quotation marks: it is no word of the site to its visitor.
pub fn reports_speech(line: &str) -> bool {
    const SPEECH: &str = "said told added asked warned argued insisted replied according quoted recalled";
    let words = tokens(line);
    let passive = |at: usize| {
        at.checked_sub(1)
            .is_some_and(|before| matches!(words[before].term.as_str(), "was" | "is" | "been" | "be"))
    };
    (0..words.len()).any(|at| SPEECH.split(' ').any(|verb| verb == words[at].term) && !passive(at))
}

/// Whether the line says "you" or "we" outside quotation marks: a page that speaks to its visitor, or a talk.
pub fn addresses(line: &str) -> bool {
    static VISITOR: LazyLock<HashSet<&str>> =
        LazyLock::new(|| words("you your yours you're you've you'll we our we're we've we'll"));
    let own = without_quotations(line);
    // "US" is a country, "us" is a site's word for itself.
    tokens(&own).iter().any(|word| VISITOR.contains(word.term.as_str()) || &own[word.start..word.end] == "us")
}

/// Whether the line speaks to its visitor, rather than of those who write.
pub fn says_you(line: &str) -> bool {
    tokens(&without_quotations(line))
        .iter()
        .any(|word| matches!(word.term.as_str(), "you" | "your" | "yours"))
}

/// The line with what stands between quotation marks removed.
fn without_quotations(line: &str) -> String {
    let mut depth = 0_u32;
    let mut straight = false;
    line.chars()
        .filter(|&c| {
            match c {
                '“' | '«' | '„' => depth += 1,
                '”' | '»' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                _ => {}
            }
            depth == 0 && !straight
        })
        .collect()
}
