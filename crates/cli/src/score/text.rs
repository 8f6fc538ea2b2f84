//! How the scorer compares texts, names and dates. Each function does what the one of the same purpose in the
//! annotators' script does, oddities included: the rows must come out the same.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Without tags, entities, accents, capitals and double spaces.
pub fn fold(text: &str) -> String {
    let bare = without_tags(text);
    let plain: String = html_escape::decode_html_entities(&bare)
        .chars()
        .filter(|&c| c != '\u{ad}')
        .nfkd()
        .filter(|&c| canonical_combining_class(c) == 0)
        .map(|c| match c {
            'ə' | 'Ə' => 'e',
            'ı' => 'i',
            c => c,
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Without `<...>` of one to 300 characters.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at + 1..];
        let end = tag.char_indices().take(301).find(|(_, c)| *c == '>').map(|(end, _)| end);
        if let Some(end) = end.filter(|&end| end > 0) {
            rest = &tag[end + 1..];
        } else {
            out.push('<');
            rest = tag;
        }
    }
    out + rest
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of a text.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether the words stand in the others one behind the other.
pub fn contains(needle: &[String], hay: &[String]) -> bool {
    needle.is_empty() || hay.windows(needle.len()).any(|window| window == needle)
}

/// The share of the words of `whole` that stand in `part` in the same order: Ratcliff and Obershelp's matching blocks,
/// as Python's `difflib` finds them.
pub fn coverage(whole: &[String], part: &[String]) -> f64 {
    if whole.is_empty() || part.is_empty() {
        return 0.0;
    }
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in part.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    let mut matched = 0;
    let mut open = vec![(0, whole.len(), 0, part.len())];
    while let Some((a, a_end, b, b_end)) = open.pop() {
        let (i, j, length) = longest_match(whole, &places, (a, a_end), (b, b_end));
        if length > 0 {
            matched += length;
            open.push((a, i, b, j));
            open.push((i + length, a_end, j + length, b_end));
        }
    }
    matched as f64 / whole.len() as f64
}

/// The longest run that both have, the earliest of several: where in the one, where in the other, how long.
fn longest_match(
    whole: &[String],
    places: &HashMap<&str, Vec<usize>>,
    (a, a_end): (usize, usize),
    (b, b_end): (usize, usize),
) -> (usize, usize, usize) {
    let mut best = (a, b, 0);
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for (i, word) in whole.iter().enumerate().take(a_end).skip(a) {
        let mut next = HashMap::new();
        for &j in places.get(word.as_str()).into_iter().flatten().filter(|&&j| (b..b_end).contains(&j)) {
            let length = j.checked_sub(1).and_then(|before| lengths.get(&before)).unwrap_or(&0) + 1;
            next.insert(j, length);
            if length > best.2 {
                best = (i + 1 - length, j + 1 - length, length);
            }
        }
        lengths = next;
    }
    best
}

/// Titles that do not tell names apart.
const TITLES: [&str; 13] = [
    "the",
    "president",
    "prime minister",
    "foreign minister",
    "minister",
    "brigadier",
    "major general",
    "general",
    "doctora",
    "mr",
    "mrs",
    "ms",
    "dr",
];
const LAST_TITLE: &str = "secretary";

/// A name without possessive, punctuation and titles.
pub fn name(text: &str) -> String {
    let folded = fold(text);
    let mut bare = String::with_capacity(folded.len());
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '’' | '\'') && chars.peek() == Some(&'s') {
            let mut behind = chars.clone();
            behind.next();
            if !behind.next().is_some_and(is_word) {
                chars.next();
                continue;
            }
        }
        bare.push(if is_word(c) || c.is_whitespace() || matches!(c, '+' | '/' | '-') { c } else { ' ' });
    }
    let mut name = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = |name: &str| {
        let mut titles = TITLES.iter().chain([&LAST_TITLE]);
        titles
            .find(|title| name.strip_prefix(**title).is_some_and(|rest| rest.starts_with(' ')))
            .map(|title| title.len() + 1)
    };
    while let Some(length) = title(&name) {
        name.drain(..length);
    }
    name
}

/// The words of a name, adjectives of countries as the countries.
pub fn key(text: &str) -> BTreeSet<String> {
    name(text)
        .split_whitespace()
        .filter(|word| !matches!(*word, "of" | "the" | "for" | "and" | "s" | "affairs"))
        .map(|word| match word {
            "azerbaijani" | "azeri" => "azerbaijan",
            "armenian" => "armenia",
            "turkish" => "turkey",
            "russian" => "russia",
            "colombian" => "colombia",
            "sudanese" => "sudan",
            "american" => "us",
            "defence" => "defense",
            "spokesperson" => "spokeswoman",
            word => word,
        })
        .map(str::to_owned)
        .collect()
}

/// Whether a speaker is the one that the annotation names, by one of the names that it accepts.
pub fn same_speaker(found: &str, speaker: &str, accepted: &[&str]) -> bool {
    let found = name(found);
    let names: Vec<String> = std::iter::once(&speaker).chain(accepted).map(|other| name(other)).collect();
    let others = || std::iter::once(&speaker).chain(accepted);
    if names.contains(&found) || others().any(|other| key(other) == key(&found)) {
        return true;
    }
    let parts: Vec<&str> = speaker.split_whitespace().collect();
    let capitals = parts.iter().all(|part| part.starts_with(char::is_uppercase));
    if (2..=4).contains(&parts.len()) && capitals && parts.last().is_some_and(|last| found == name(last)) {
        return true;
    }
    let found: BTreeSet<&str> = found.split_whitespace().collect();
    names.iter().any(|other| {
        let other: Vec<&str> = other.split_whitespace().collect();
        other.len() >= 2 && other.iter().all(|word| found.contains(word))
    })
}

/// A field of the page as the scorer compares it.
pub fn field(name: &str, value: &str) -> String {
    let mut value = fold(value);
    if name == "url" {
        return value.trim_end_matches('/').to_owned();
    }
    if name == "byline" {
        let mark = ["by", "words", "text"].iter().find_map(|mark| {
            let rest = value.strip_prefix(mark)?;
            let bare = rest.trim_start_matches([':', ' ']);
            (bare.len() < rest.len()).then(|| bare.to_owned())
        });
        value = mark.unwrap_or(value);
    }
    if name == "date" {
        return value;
    }
    value.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A date as it is compared: `A..B` as `A/B`, `--MM-DD` as `XXXX-MM-DD`.
fn canonical(date: &str) -> String {
    let date = date.trim();
    let date = if date.contains('/') { date.to_owned() } else { date.replace("..", "/") };
    date.strip_prefix("--").map(|rest| format!("XXXX-{rest}")).unwrap_or(date)
}

/// The first and last day of a date; an unknown year counts as 2000.
fn expand(date: &str) -> Option<(Date, Date)> {
    let date = canonical(date).replace("XXXX", "2000");
    if let Some((from, rest)) = date.split_once('/') {
        let to = rest.split('/').next().unwrap_or_default();
        return match (expand(from), expand(to)) {
            (Some(from), Some(to)) => Some((from.0, to.1)),
            (from, to) => from.or(to),
        };
    }
    let digits = |text: &str, length: usize| {
        (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())
            .flatten()
    };
    let parts: Vec<&str> = date.split('-').collect();
    let year = digits(parts[0], 4).filter(|&year| year > 0)?;
    match parts[1..] {
        [] => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        [month] => {
            if let Some(week) = month.strip_prefix('W') {
                let week = i8::try_from(digits(week, 2)?).ok()?;
                let first = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
                return Some((first, first.checked_add(6.days()).ok()?));
            }
            let first = Date::new(year, i8::try_from(digits(month, 2)?).ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [month, day] => {
            let (month, day) = (i8::try_from(digits(month, 2)?).ok()?, i8::try_from(digits(day, 2)?).ok()?);
            let day = Date::new(year, month, day).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

/// Whether a date is the one that the annotation has, or one that it accepts, or lies in the range that it accepts.
pub fn same_date(
    found: Option<&str>,
    date: Option<&str>,
    accepted: &[&str],
    range: Option<(&str, &str)>,
) -> bool {
    let Some(found) = found else { return date.is_none() };
    let found = canonical(found);
    let right: Vec<&str> =
        date.into_iter().chain(accepted.iter().copied()).filter(|one| !one.is_empty()).collect();
    if right.iter().any(|one| canonical(one) == found) {
        return true;
    }
    let Some(days) = expand(&found) else { return false };
    let unknown = |date: &str| date.contains("XXXX");
    if right.iter().any(|one| expand(one) == Some(days) && unknown(&found) == unknown(one)) {
        return true;
    }
    range.is_some_and(|(from, to)| {
        expand(from).zip(expand(to)).is_some_and(|(from, to)| from.0 <= days.0 && days.1 <= to.1)
    })
}

/// Whether words print a month: a word begins as a month's name does.
pub fn prints_month(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.to_lowercase();
    text.split(|c| !is_word(c)).any(|word| MONTHS.iter().any(|month| word.starts_with(month)))
}
