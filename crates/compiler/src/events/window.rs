//! Between which days an undated page was published, as far as the corpus itself says.
//!
//! Only what follows: a page that tells what happened on a day is not older than the day, a page that announces one
//! is not newer, an address with a year and month in it was given then, who calls a day "Thursday" and no more
//! writes within the week, and who tells of "the fire of recent days" within a month. Where days have no year, the
//! window is one of days without a year, a season.
//!
//! What is true and useless is not said. Of 840 news pages 424 look back at something with a year, 370 of them at what was
//! over for more than a year, and 16 spoke of a year to come as if it were over ("who would win 2016"). So a day is a bound
//! by itself where its weekday is told, as pages do of their own week; what else is over counts beside a season whose year
//! is asked, or within a year of what is to come; a year bounds nothing from above. What is to come without a year bounds nothing: too much of it is told in
//! sentences that cannot be told from those of the past. Copyright years are left alone: many a page wears its first one, or
//! today's. Left alone is also that a page tells days without a year mostly within weeks: on 8 of 73 news pages the last
//! such day was half a year old or older.
//! What it does not know: the world outside the corpus.

use super::resolve::{Reference, Resolved, Unitary, Value};
use super::tense::Tense;
use super::told::{Told, bare_weekday};
use crate::dates::time::{Meaning, Year};
use crate::english::lexicon::{self, IRREGULAR};
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::{date_in_words, part};
use corpus::token::tokens;
use corpus::{Basis, Document, Window};
use jiff::ToSpan as _;
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// A bound and the words that give it.
#[derive(Clone)]
struct Bound {
    day: Day,
    reason: String,
}

/// The window of an undated document, and what its dates can be counted from when both ends are known.
///
/// `told` are its date expressions and `resolved` what they give by themselves; `years` are those that dates of the
/// whole corpus name.
pub fn of(
    document: &Document,
    told: &[Told],
    resolved: &[Resolved],
    years: &BTreeSet<i16>,
) -> (Option<Window>, Option<Reference>) {
    let mut earliest = Vec::new();
    let mut latest = Vec::new();
    // What is over, and says nothing by itself.
    let mut over = Vec::new();
    let mut last_year = i16::MIN;
    for (told, resolved) in told.iter().zip(resolved) {
        let Some(value) = resolved.value else { continue };
        let Some((first, last)) = value.days() else { continue };
        last_year = last_year.max(last.year());
        let words = told.words(document);
        if looks_back(document, told) {
            let bound = Bound { day: first, reason: format!("it looks back at “{words}”") };
            let is_year = matches!(value.from, Unitary::Year(_));
            if names_weekday(told) {
                earliest.push(bound);
            } else if !is_year || words.starts_with("in ") {
                over.push((is_year, bound));
            }
        } else if announces(document, told, value) {
            latest.push(Bound { day: last, reason: format!("“{words}” is still ahead") });
        }
    }
    let named = named_day(document, told, years);
    let recent = recent(document, told, resolved);
    let season = if named.is_none() { season(document, told, resolved, recent.as_ref()) } else { None };
    for (first, last, reason) in address(document).into_iter().chain(named) {
        earliest.push(Bound { day: first, reason: reason.clone() });
        latest.extend(last.map(|day| Bound { day, reason }));
    }
    latest.extend(recent.filter(|(is_dated, _)| *is_dated).map(|(_, bound)| bound));
    // What is to come in more than a year says nothing either.
    let last = over.iter().map(|(_, bound)| bound).chain(&earliest).map(|bound: &Bound| bound.day).max();
    latest.retain(|to| last.is_none_or(|last| is_within_a_year(last, to.day)));
    let is_asked = |is_year: bool, bound: &Bound| {
        season.as_ref().is_some_and(|season| {
            let is_last = season.to.is_some() || bound.day.year() == last_year;
            // The first of a January is no day of the season.
            is_last && !(is_year && season.is_just_before(bound.day))
        })
    };
    let over = over.into_iter().filter(|(is_year, bound)| !latest.is_empty() || is_asked(*is_year, bound));
    earliest.extend(over.map(|(_, bound)| bound));
    // The latest of the first days and the earliest of the last; the first in the text of those that say the same.
    let from = earliest.into_iter().rev().max_by_key(|bound| bound.day);
    let to = latest.into_iter().min_by_key(|bound| bound.day);
    window(from, to, season)
}

/// The same for a window that a curator gave; one without days is no window.
pub fn given(window: Window) -> (Option<Window>, Option<Reference>) {
    let day = |day: &Option<String>| day.as_ref().and_then(|day| day.parse::<Day>().ok());
    let (earliest, latest) = (day(&window.earliest), day(&window.latest));
    if earliest.is_none() && latest.is_none() {
        return (None, None);
    }
    let reference = earliest.zip(latest).map(|(from, to)| reference(from, to));
    (Some(window), reference)
}

fn reference(earliest: Day, latest: Day) -> Reference {
    let name =
        format!("the page, which was published between {} and {}", in_words(earliest), in_words(latest));
    Reference { earliest, latest, basis: Basis::Inferred, name, is_any_year: false }
}

fn in_words(day: Day) -> String {
    date_in_words(&day.to_string())
}

/// Whether the page is not older than the date. "a target for 2030", "by 2027" are told in the past of what is to come.
fn looks_back(document: &Document, told: &Told) -> bool {
    told.sign.tense == Tense::Past && !told.follows(document, &["for", "by", "until", "till", "to", "beyond"])
}

fn window(
    mut from: Option<Bound>,
    mut to: Option<Bound>,
    season: Option<Season>,
) -> (Option<Window>, Option<Reference>) {
    let season = season.filter(|season| !from.as_ref().is_some_and(|from| season.is_just_before(from.day)));
    if let Some(season) = &season {
        season.narrow(&mut from, &mut to);
    }
    // Words that contradict each other bound nothing.
    if let (Some(from), Some(to)) = (&from, &to)
        && from.day > to.day
    {
        return (None, None);
    }
    // A season is what is known of the days while the year is open.
    let season = season.filter(|_| from.is_none() || to.is_none());
    let mut parts: Vec<String> = season.iter().map(Season::reason).collect();
    match (&from, &to) {
        (Some(from), Some(to)) if from.reason == to.reason => {
            let (first, last) = (in_words(from.day), in_words(to.day));
            parts.push(format!("not before {first} and not after {last}, since {}", from.reason));
        }
        _ => {
            let part = |name: &str, bound: &Option<Bound>| {
                bound.as_ref().map(|bound| format!("{name} {}, since {}", in_words(bound.day), bound.reason))
            };
            parts.extend(part("not before", &from).into_iter().chain(part("not after", &to)));
        }
    }
    if parts.is_empty() {
        return (None, None);
    }
    let reference = from.as_ref().zip(to.as_ref()).map(|(from, to)| reference(from.day, to.day));
    let reference = reference.or_else(|| season.as_ref()?.reference());
    let iso = |bound: Option<Bound>| bound.map(|bound| bound.day.to_string());
    let window = Window {
        earliest: iso(from),
        latest: iso(to),
        season: season.map(|season| season.edtf()),
        reason: parts.join("; "),
    };
    (Some(window), reference)
}

/// Whether a date tells its weekday beside the day.
fn names_weekday(told: &Told) -> bool {
    matches!(told.meaning, Meaning::Point(point) if point.weekday.is_some() && point.day.is_some())
}

/// Whether a day lies no more than a year behind another.
fn is_within_a_year(from: Day, to: Day) -> bool {
    from.checked_add(1.year()).is_ok_and(|end| to <= end)
}

/// A leap year, for reckoning with days whose year is not known.
const ANY_YEAR: i16 = 2000;

/// The days of a year that nothing gives between which a page was published.
struct Season {
    /// The last day or month that it looks back at.
    from: (Unitary, Bound),
    /// The last day on which something is of recent days.
    to: Option<Bound>,
}

/// Days of a year within which the dates without a year on a page must lie, so that it is plain which is the last: of "1
/// March" and "7 March" it is the second, of "1 March" and "20 October" nobody knows. Larger takes more pages, and some
/// whose dates are of two years.
const SPREAD_DAYS: i32 = 31;

/// What dates without a year tell, where they lie close together.
fn season(
    document: &Document,
    told: &[Told],
    resolved: &[Resolved],
    recent: Option<&(bool, Bound)>,
) -> Option<Season> {
    let mut past = Vec::new();
    for (told, value) in told.iter().zip(resolved).filter_map(|(told, found)| Some((told, found.value?))) {
        if let Some(day) = first_of_any_year(value.from)
            && surely_looks_back(document, told)
        {
            let reason = format!("it looks back at “{}”", told.words(document));
            past.push((value.from, Bound { day, reason }));
        }
    }
    let is_last = |day: Day| past.iter().all(|(_, other)| days_from(other.day, day) <= SPREAD_DAYS);
    let from = past.iter().find(|(_, bound)| is_last(bound.day))?.clone();
    let is_near = |day: Day| days_from(from.1.day, day) <= SPREAD_DAYS;
    let to =
        recent.filter(|(is_dated, bound)| !is_dated && is_near(bound.day)).map(|(_, bound)| bound.clone());
    Some(Season { from, to })
}

/// Words before a date that keep what happened from being told of it: "before the vote on 5 May", "the vote that follows in
/// May", "a film set for 5 May".
const APART: &[&str] = &[
    "before",
    "until",
    "till",
    "ahead",
    "toward",
    "towards",
    "into",
    "for",
    "by",
    "to",
    "will",
    "would",
    "could",
    "may",
    "might",
    "should",
    "must",
    "can",
    "due",
    "scheduled",
    "planned",
    "expected",
    "upcoming",
    "if",
    "that",
    "which",
    "who",
    "when",
    "has",
    "have",
];

/// Nouns that look like verbs going on.
const NO_VERBS: &[&str] = &[
    "meeting", "hearing", "shooting", "bombing", "fighting", "killing", "briefing", "ruling", "signing",
    "sitting", "shelling", "morning", "evening", "building",
];

/// Words between a past verb and its date: "marked the second meeting of the two in October". Larger finds more, and
/// more dates of something else.
const VERB_REACH: usize = 12;

/// Whether the page is surely not older than a date without a year, which the tense alone tells badly: of 194 news pages
/// 47 named a vote or a convention to come in a sentence of the past. The date opens the sentence, or a verb of the past
/// is the nearest verb before it.
fn surely_looks_back(document: &Document, told: &Told) -> bool {
    if !looks_back(document, told) {
        return false;
    }
    let words = lead(document, told);
    let date = told.words(document);
    let first = date.split(' ').next().unwrap_or_default().to_lowercase();
    let is_placed = matches!(&*first, "on" | "in" | "since" | "during");
    if words.len() <= 1 {
        return is_placed;
    }
    // "the March 9 vote" is of a day, whenever it is spoken of; a bare name of a month is hardly a date.
    if !is_placed && (words.last().is_some_and(|word| word == "the") || !date.contains(' ')) {
        return false;
    }
    for (at, word) in words.iter().enumerate().rev().take(VERB_REACH) {
        // "a contested vote" tells no time.
        let is_noun = at.checked_sub(1).is_some_and(|before| matches!(&*words[before], "a" | "an" | "the"));
        let is_past = word.ends_with("ed") && !is_noun || lexicon::is(word, IRREGULAR);
        match &**word {
            word if APART.contains(&word) || word.ends_with("ing") && !NO_VERBS.contains(&word) => {
                return false;
            }
            "," | "set" | "put" | "cut" | "hit" | "been" => return false,
            _ if is_past => return at.checked_sub(1).is_none_or(|before| words[before] != "be"),
            _ => {}
        }
    }
    false
}

/// What announces that something is to come.
const TO_COME: &[&str] = &[
    "will",
    "shall",
    "must",
    "may",
    "can",
    "cannot",
    "won't",
    "due",
    "scheduled",
    "slated",
    "expected",
    "planned",
];

/// Whether a page surely is not newer than a date: not for a year, or years, since "the 2008 campaign" may stand in a
/// sentence on what is to come.
fn announces(document: &Document, told: &Told, value: Value) -> bool {
    let is_year = |date: Unitary| matches!(date, Unitary::Year(_));
    if told.sign.tense != Tense::Future || is_year(value.from) || value.to.is_some_and(is_year) {
        return false;
    }
    let words = lead(document, told);
    let near = words
        .iter()
        .rev()
        .take(VERB_REACH)
        .take_while(|word| !matches!(&***word, "that" | "which" | "who" | "when"));
    words.len() <= 1 || near.into_iter().any(|word| TO_COME.contains(&&**word))
}

/// The words of a sentence before a date, the last of many, with "," for what parts clauses.
fn lead(document: &Document, told: &Told) -> Vec<String> {
    let text = told.lead(document);
    let mut words: Vec<String> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        if part(text, end..token.start).contains([',', ';', ':', '(', ')', '—', '–', '"', '“', '”'])
            && end > 0
        {
            words.push(",".to_owned());
        }
        end = token.end;
        words.push(token.term);
    }
    words
}

/// The first day of a date without a year; nothing for one with a year.
fn first_of_any_year(date: Unitary) -> Option<Day> {
    let date = match date {
        Unitary::Day(None, month, day) => Unitary::Day(Some(ANY_YEAR), month, day),
        Unitary::Month(None, month) => Unitary::Month(Some(ANY_YEAR), month),
        _ => return None,
    };
    date.days().map(|days| days.0)
}

fn day_of_any_year(day: Day) -> Unitary {
    Unitary::Day(None, day.month(), day.day())
}

/// How many days on from one day the next day of another's name is.
fn days_from(one: Day, other: Day) -> i32 {
    let number = |day: Day| i32::from(day.day_of_year());
    (number(other) - number(one)).rem_euclid(366)
}

impl Season {
    fn edtf(&self) -> String {
        let to = self.to.as_ref().map_or("..".to_owned(), |to| day_of_any_year(to.day).edtf());
        format!("{}/{to}", self.from.0.edtf())
    }

    fn reason(&self) -> String {
        let part = |name: &str, date: Unitary, bound: &Bound| {
            format!("{name} {}, since {}", date_in_words(&date.edtf()).replace(" XXXX", ""), bound.reason)
        };
        let from = part("year unknown, but not before", self.from.0, &self.from.1);
        let to = self.to.as_ref().map(|to| part(", and not after", day_of_any_year(to.day), to));
        [from, to.unwrap_or_default()].concat()
    }

    /// Whether a day follows shortly behind its beginning, so that it says nothing more than the day.
    fn is_just_before(&self, day: Day) -> bool {
        let day = day.with().year(ANY_YEAR).build();
        day.is_ok_and(|day| days_from(self.from.1.day, day) <= SPREAD_DAYS)
    }

    /// Its first and last day, where it has both, in the year of the first.
    fn days(&self, year: i16) -> Option<(Day, Day)> {
        let (from, to) = (self.from.1.day, self.to.as_ref()?.day);
        let of = |day: Day, year: i16| Day::new(year, day.month(), day.day()).ok();
        Some((of(from, year)?, of(to, if to < from { year.checked_add(1)? } else { year })?))
    }

    /// Moves bounds to where the season begins or ends of the years that they leave.
    fn narrow(&self, from: &mut Option<Bound>, to: &mut Option<Bound>) {
        if let Some(from) = from {
            let seasons = (-1..=1).filter_map(|more| self.days(from.day.year().checked_add(more)?));
            if let Some((first, _)) = seasons.into_iter().find(|(_, last)| *last >= from.day)
                && first > from.day
            {
                *from =
                    Bound { day: first, reason: format!("{}, and such days come next then", from.reason) };
            }
        }
        if let Some(to) = to {
            let seasons = (-1..=1).rev().filter_map(|more| self.days(to.day.year().checked_add(more)?));
            if let Some((_, last)) = seasons.into_iter().find(|(first, _)| *first <= to.day)
                && last < to.day
            {
                *to = Bound { day: last, reason: format!("{}, and such days were last then", to.reason) };
            }
        }
    }

    /// What can be counted from while the year is open.
    fn reference(&self) -> Option<Reference> {
        let (earliest, latest) = self.days(ANY_YEAR)?;
        let words = |day: Day| date_in_words(&day_of_any_year(day).edtf()).replace(" XXXX", "");
        let name = format!(
            "the page, which was published between {} and {} of a year that is not known",
            words(earliest),
            words(latest)
        );
        Some(Reference { earliest, latest, basis: Basis::Inferred, name, is_any_year: true })
    }
}

/// Days after which nobody calls a thing one of recent days any more: from then on it is of recent weeks, or of last
/// month. Larger makes windows wider, smaller some of them wrong. Not tuned: in
/// 1,453 real news pages the words stand once. A month is meant to be more than anybody says.
const RECENT_DAYS: i32 = 31;

/// The last day on which a page can tell of "the fire of recent days" when it says on which one day there was a fire, and
/// whether that day has a year.
fn recent(document: &Document, told: &[Told], resolved: &[Resolved]) -> Option<(bool, Bound)> {
    let things = recent_things(document);
    if things.is_empty() {
        return None;
    }
    // The day that the sentences with a word tell, where it is the same in all.
    let mut days: BTreeMap<String, Option<(Unitary, usize)>> = BTreeMap::new();
    for (at, (this, found)) in told.iter().zip(resolved).enumerate() {
        let Some(Value { from: day @ Unitary::Day(..), to: None }) = found.value else { continue };
        let neighbours = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        let has_other = neighbours.filter_map(|at| told.get(at)).any(|other| this.is_beside(other));
        if looks_back(document, this) && !has_other {
            for stem in this.stems(document) {
                let known = days.entry(stem).or_insert(Some((day, at)));
                *known = known.filter(|(other, _)| *other == day);
            }
        }
    }
    things.into_iter().find_map(|(thing, phrase)| {
        let (day, at) = (*days.get(&thing)?)?;
        let (is_dated, first) = match day {
            // Of a common year, where the day is one: in a leap year the last day could be the one before.
            Unitary::Day(None, month, day) => {
                (false, Day::new(ANY_YEAR + 1, month, day).or_else(|_| Day::new(ANY_YEAR, month, day)).ok())
            }
            _ => (true, day.days().map(|days| days.0)),
        };
        let last = first?.checked_add(RECENT_DAYS.days()).ok()?;
        let last = if is_dated { last } else { Day::new(ANY_YEAR, last.month(), last.day()).ok()? };
        let reason = format!("“{phrase}” is told of “{}”", told[at].words(document));
        Some((is_dated, Bound { day: last, reason }))
    })
}

/// What a document calls a thing "of recent days", by its stem, with the phrase.
fn recent_things(document: &Document) -> Vec<(String, String)> {
    let mut things = Vec::new();
    for passage in document.passages.iter().filter(|passage| passage.text.contains(" days")) {
        let words = tokens(&passage.text);
        let term = |at: usize| words.get(at).map_or("", |word| word.term.as_str());
        for at in (1..words.len()).filter(|at| term(*at) == "of" && !is_stop_word(term(at - 1))) {
            let recent = at + 1 + usize::from(term(at + 1) == "the");
            let days = recent + 1 + usize::from(term(recent + 1) == "few");
            if matches!(term(recent), "recent" | "past" | "last") && term(days) == "days" {
                let phrase = part(&passage.text, words[at - 1].start..words[days].end);
                things.push((stem(term(at - 1)), phrase.to_owned()));
            }
        }
    }
    things
}

/// The day or month in the page's own address: `/2023/06/29/`.
fn address(document: &Document) -> Option<(Day, Option<Day>, String)> {
    let url = &document.url.as_ref()?.value;
    let parts: Vec<&str> = url.split('/').collect();
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())?
    };
    parts.windows(2).enumerate().find_map(|(at, pair)| {
        let year = number(pair[0], 4).filter(|year| (1990..2100).contains(year))?;
        let month = i8::try_from(number(pair[1], 2)?).ok()?;
        let day = parts.get(at + 2).and_then(|part| number(part, 2)).and_then(|day| i8::try_from(day).ok());
        let (first, last) = match day.and_then(|day| Day::new(year, month, day).ok()) {
            Some(day) => (day, day),
            None => Unitary::Month(Some(year), month).days()?,
        };
        let path = parts[at..(at + 2 + usize::from(first == last)).min(parts.len())].join("/");
        Some((first, Some(last), format!("its address has “{path}”")))
    })
}

/// A day that the page gives both by its weekday and by its date: only some years have it. Where one year that the
/// corpus names is among them, that year it is; and where the weekday stood alone, the page is of the same week.
fn named_day(
    document: &Document,
    told: &[Told],
    years: &BTreeSet<i16>,
) -> Option<(Day, Option<Day>, String)> {
    (0..told.len()).find_map(|at| {
        let Meaning::Point(point) = told[at].meaning else { return None };
        if point.year != Year::Unknown {
            return None;
        }
        let (month, day) = (point.month?, point.day?);
        let alone =
            at.checked_sub(1).map(|before| &told[before]).filter(|_| told[at].later).and_then(bare_weekday);
        let weekday = point.weekday.or(alone)?;
        let (from, to) = (*years.first()?, *years.last()?);
        let mut fitting = (from..=to)
            .filter_map(|year| Day::new(year, month, day).ok())
            .filter(|day| day.weekday().to_monday_one_offset() == weekday);
        let (found, None) = (fitting.next()?, fitting.next()) else { return None };
        if told[at].sign.tense == Tense::Future {
            return None;
        }
        let words = told[at].words(document);
        let span = format!("of the years {from} to {to}, which the corpus names, only {} fits", found.year());
        Some(if alone.is_some() {
            let name = told[at - 1].words(document);
            let reason = format!("it tells of “{name}” and then, on the same day, “later {words}”: {span}");
            (found, found.checked_add(6.days()).ok(), reason)
        } else {
            (found, None, format!("it tells of “{words}”: {span}"))
        })
    })
}
