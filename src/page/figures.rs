//! Figures in a sentence: amounts with what they are amounts of, as they are printed.
//!
//! Nothing is counted, compared or put on a scale: "three out of five articles" and "90 percent" are two rulers. Only amounts are
//! found, no years, dates, ordinals, times or numbers that name something ("Resolution 5"); where it is not plain that a number
//! is an amount, it is left alone. The words asked for are English.

use corpus::stop::is_stop_word;
use corpus::text::{MONTHS, NUMBERS, part};
use corpus::{Document, Span};

use crate::page::sentence::sentences;
use crate::text;

/// The figures of a sentence, in its order: a number, with what weakens it before and what is counted behind. `dates` are those
/// in the text, whose numbers are none; `named` are words whose amount may be told without a number, as in "some more articles".
pub fn figures(text: &str, sentence: Span, dates: &[Span], named: &[Span]) -> Vec<Span> {
    let words = words(text, sentence);
    let mut figures: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = amount(&words, at).or_else(|| vague(&words, at, named));
        let (first, behind) = found.unwrap_or((at, at));
        if behind > at {
            let span = Span::new(words[first].start, words[behind - 1].end);
            let is_date = dates.iter().any(|date| date.start < span.end && span.start < date.end);
            if !is_date && figures.last().is_none_or(|last| last.end <= span.start) {
                figures.push(span);
            }
        }
        at = behind.max(at + 1);
    }
    figures
}

/// The figures of a passage, sentence by sentence.
pub fn in_passage(document: &Document, passage: usize) -> Vec<Span> {
    let Some(of) = document.passages.get(passage) else { return Vec::new() };
    let dates = document.events.iter().map(|event| event.place);
    let dates = text::list(dates.filter(|place| place.passage as usize == passage).map(|place| place.span));
    let mut found = Vec::new();
    for sentence in sentences(&of.text) {
        found.extend(figures(&of.text, sentence, &dates, &[]));
    }
    found
}

/// A word without the signs around it.
#[derive(Clone, Copy, Debug)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    /// A sign stands before it, such as a comma behind the word before, so that it begins something.
    begins: bool,
}

impl Word<'_> {
    fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

fn words(text: &str, sentence: Span) -> Vec<Word<'_>> {
    let (from, whole) = (sentence.start as usize, sentence.of(text));
    let mut words: Vec<Word> = Vec::new();
    let mut begins = true;
    for piece in whole.split_whitespace() {
        let offset = piece.as_ptr() as usize - whole.as_ptr() as usize;
        let tail = piece.trim_start_matches(|c| !is_of_word(c));
        let word = tail.trim_end_matches(|c| !is_of_word(c) && c != '%');
        let start = from + offset + piece.len() - tail.len();
        begins |= tail.len() < piece.len();
        if !word.is_empty() {
            words.push(Word { text: word, start, end: start + word.len(), begins });
            begins = word.len() < tail.len();
        } else if is_dash(piece) {
            words.push(Word { text: "to", start, end: start, begins });
            begins = false;
        }
    }
    words
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || CURRENCIES.contains(&c)
}

fn is_dash(piece: &str) -> bool {
    matches!(piece, "–" | "-")
}

const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];

/// An amount that begins at a word: from which word to which, what weakens it and what is counted included.
fn amount(words: &[Word], at: usize) -> Option<(usize, usize)> {
    let first = words.get(at)?;
    let before = at.checked_sub(1).map(|at| &words[at]).filter(|_| !first.begins);
    // A measure before its noun: "a 44-day war".
    if let Some((number, unit)) = first.text.rsplit_once('-')
        && kind(number).is_some()
        && MEASURES.iter().any(|measure| unit.eq_ignore_ascii_case(measure))
    {
        return Some((at, noun(words, at + 1, 1)));
    }
    let (mut behind, mut is_large) = number(words, at)?;
    let is_one = behind == at + 1 && first.is(&["one"]);
    let mut is_part = false;
    let mut is_range = false;
    for joint in JOINTS {
        if let Some(next) = follows(words, behind, joint)
            && let Some((end, _)) =
                words.get(next).filter(|word| !word.begins).and_then(|_| number(words, next))
        {
            is_part = joint.contains(&"of") || joint[0] == "in";
            is_range = !is_part;
            behind = end;
            break;
        }
    }
    let has_sign = words[at..behind]
        .iter()
        .any(|word| word.text.ends_with('%') || word.text.starts_with(|c: char| CURRENCIES.contains(&c)));
    if is_one && !is_range && !is_part {
        is_large = false;
    }
    let digits = first.text.starts_with(|c: char| c.is_ascii_digit());
    if let Some(before) = before {
        let is_plain = digits && !has_sign && !first.text.contains([',', '.']) && !is_range && !is_part;
        // The first word of a sentence is a name unless it is a word of every text.
        let is_common = at == 1 && (is_common(before) || BEFORE.iter().any(|phrase| before.is(phrase)));
        let is_name = is_plain && before.is_capital() && !is_common;
        let is_told = !digits && !is_large && !is_range && !is_part && before.is(&DEFINITE);
        if before.is(&LABELS) || is_name || is_told || is_month(before) {
            return None;
        }
    }
    let units = [&["percent"][..], &["per", "cent"], &["percentage", "points"], &["pct"]];
    let share = units.iter().find_map(|unit| follows(words, behind, unit));
    if let Some(share) = share {
        behind = share;
    } else if !has_sign {
        let of = follows(words, behind, &["of"]).filter(|_| is_large && is_collective(words, behind));
        let the = of.and_then(|of| words.get(of).filter(|word| word.is(&DEFINITE)).map(|_| of + 1));
        let from = the.or(of).unwrap_or(behind);
        let end = noun(words, from, 3);
        let is_counted = end > from;
        is_part |= of.is_some() && words[behind - 1].is(&FRACTIONS);
        if !is_counted && !is_part || is_one && !is_range && !is_part {
            return None;
        }
        if is_counted {
            behind = end;
        }
    }
    Some((weakened(words, at), behind))
}

fn is_month(word: &Word) -> bool {
    word.is(&MONTHS) || word.is(&SHORT_MONTHS)
}

/// Behind the last word of what is counted: at most so many words, to the first that may be a plural.
fn noun(words: &[Word], from: usize, most: usize) -> usize {
    let mut end = from;
    while let Some(word) = words.get(end).filter(|word| end < from + most && !word.begins) {
        if is_common(word) || is_month(word) || word.is(&NO_UNITS) {
            break;
        }
        if !word.text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'')) {
            break;
        }
        end += 1;
        let is_plural = word.text.ends_with('s') && !word.text.ends_with("ss") || word.is(&PLURALS);
        if is_plural {
            break;
        }
    }
    end
}

/// Whether a word is one of every text: "the", "in".
fn is_common(word: &Word) -> bool {
    is_stop_word(&word.text.to_ascii_lowercase())
}

/// Behind the last word of a number that begins at a word, and whether it is in hundreds or more.
fn number(words: &[Word], at: usize) -> Option<(usize, bool)> {
    let mut end = at;
    let mut is_large = false;
    while let Some(word) = words.get(end).filter(|word| end == at || !word.begins) {
        match kind(word.text) {
            Some(Kind::Large) => is_large = true,
            Some(Kind::Digits) if end > at => break,
            Some(_) => {}
            None => break,
        }
        end += 1;
    }
    // "Third" alone is an ordinal, and "a quarter" of what is told behind it.
    (end > at).then_some((end, is_large))
}

/// Whether the last word of a number takes "of" before what it counts: "dozens of", "half of".
fn is_collective(words: &[Word], behind: usize) -> bool {
    behind.checked_sub(1).is_some_and(|last| words[last].is(&COLLECTIVES))
}

/// What a word says of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A number in digits, or a range of such.
    Digits,
    /// A number in letters.
    Letters,
    /// One that others are counted in: "hundred", "dozens".
    Large,
}

fn kind(word: &str) -> Option<Kind> {
    // Nearly all words are told by this, and the page of a topic asks for tens of thousands.
    let first = word.bytes().next()?.to_ascii_lowercase();
    if first.is_ascii_lowercase() && !BEGINNINGS.contains(&first) {
        return None;
    }
    let is_of = |list: &[&str], word: &str| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    if is_of(&LARGE, word) || is_of(&COLLECTIVES, word) {
        return Some(Kind::Large);
    }
    let mut parts = word.split('-');
    if parts.all(|part| is_of(&NUMBERS, part) || is_of(&LETTERS, part)) {
        return Some(Kind::Letters);
    }
    let mut ends = word.split(['-', '–']);
    let (first, last, more) = (ends.next()?, ends.next(), ends.next());
    let is_known = more.is_none() && is_digits(first) && last.is_none_or(is_digits);
    is_known.then_some(Kind::Digits)
}

/// A number in digits that is no year: "15", "1,500", "1.5", "$3", "90%".
fn is_digits(word: &str) -> bool {
    let bare = word.trim_start_matches(CURRENCIES);
    let number = bare.strip_suffix('%').unwrap_or(bare);
    let is_signed = number.len() < word.len();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let has_groups = whole.len() > first.len();
    let are_groups = groups.all(|group| group.len() == 3 && all_digits(group));
    // As a year is written, or the number of a house or a telephone.
    let is_plain = !has_groups && number == whole && (first.len() > 3 || first.starts_with('0'));
    all_digits(first)
        && are_groups
        && all_digits(decimals)
        && (is_signed || !is_plain)
        && (!has_groups || first.len() < 4)
}

/// An amount of what is named that is told without a number: the words that tell it, and what is named.
fn vague(words: &[Word], at: usize, named: &[Span]) -> Option<(usize, usize)> {
    let first = words.get(at).filter(|word| word.is(&VAGUE))?;
    let is_named = |word: &Word| {
        named.iter().find(|span| (span.start as usize) <= word.start && word.start < span.end as usize)
    };
    // It may itself be the first of the words.
    let next = words.get(at + 1).filter(|next| !next.begins);
    let span = is_named(first).or_else(|| is_named(next?))?;
    let end = words.iter().rposition(|word| word.end <= span.end as usize)? + 1;
    (end > at + 1).then(|| (weakened(words, at), end))
}

/// The first of the words that weaken an amount: "up to", "more than".
fn weakened(words: &[Word], at: usize) -> usize {
    let mut from = at;
    for phrase in BEFORE {
        let Some(start) = at.checked_sub(phrase.len()) else { continue };
        let is_there = follows(words, start, phrase) == Some(at) && !words[at].begins;
        if is_there && start < from {
            from = start;
        }
    }
    from
}

/// Behind these words, where they stand at a place one after the other.
fn follows(words: &[Word], at: usize, phrase: &[&str]) -> Option<usize> {
    let here = words.get(at..at + phrase.len())?;
    let stands = here.iter().zip(phrase).all(|(word, other)| word.text.eq_ignore_ascii_case(other));
    let is_whole = here.iter().skip(1).all(|word| !word.begins);
    (stands && is_whole).then_some(at + phrase.len())
}

/// What the words of numbers below begin with.
const BEGINNINGS: &[u8] = b"bdefhmnoqstz";

/// Numbers in letters, besides those up to [twenty](NUMBERS).
const LETTERS: [&str; 8] = ["zero", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const LARGE: [&str; 7] = ["hundred", "thousand", "million", "billion", "trillion", "dozen", "thirds"];

/// Amounts that are told with "of".
const COLLECTIVES: [&str; 9] =
    ["hundreds", "thousands", "millions", "billions", "dozens", "tens", "half", "thirds", "quarters"];

/// Of these no noun need be told.
const FRACTIONS: [&str; 3] = ["half", "thirds", "quarters"];

/// What may stand between the two numbers of one amount, the longest first.
const JOINTS: [&[&str]; 9] = [
    &["out", "of", "the"],
    &["out", "of"],
    &["of", "the"],
    &["of"],
    &["in"],
    &["to"],
    &["or"],
    &["and"],
    &["and", "a"],
];

/// What weakens or bounds an amount.
const BEFORE: [&[&str]; 25] = [
    &["up", "to"],
    &["more", "than"],
    &["less", "than"],
    &["fewer", "than"],
    &["at", "least"],
    &["at", "most"],
    &["as", "many", "as"],
    &["as", "much", "as"],
    &["no", "more", "than"],
    &["no", "fewer", "than"],
    &["no", "less", "than"],
    &["close", "to"],
    &["up"],
    &["over"],
    &["about"],
    &["around"],
    &["nearly"],
    &["almost"],
    &["some"],
    &["only"],
    &["just"],
    &["roughly"],
    &["approximately"],
    &["another"],
    &["under"],
];

/// Behind these a number in letters says which, not how many.
const DEFINITE: [&str; 15] = [
    "the", "these", "those", "both", "our", "their", "its", "his", "her", "my", "your", "other", "first",
    "last", "all",
];

/// Behind these a number is a name.
const LABELS: [&str; 24] = [
    "no",
    "number",
    "article",
    "page",
    "chapter",
    "section",
    "paragraph",
    "point",
    "item",
    "line",
    "figure",
    "table",
    "phase",
    "round",
    "part",
    "version",
    "protocol",
    "resolution",
    "route",
    "room",
    "day",
    "week",
    "age",
    "aged",
];

/// Months, cut short.
const SHORT_MONTHS: [&str; 11] =
    ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// What can be counted before its noun, as in "44-day".
const MEASURES: [&str; 18] = [
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "page",
    "point",
    "article",
    "member",
    "party",
    "nation",
    "seat",
    "step",
    "mile",
    "kilometre",
    "kilometer",
    "km",
];

/// What stands behind a time of day.
const NO_UNITS: [&str; 6] = ["am", "pm", "a.m", "p.m", "o’clock", "o'clock"];

/// Plurals that end otherwise.
const PLURALS: [&str; 6] = ["people", "men", "women", "children", "troops", "personnel"];

/// Amounts without a number.
const VAGUE: [&str; 11] =
    ["some", "several", "many", "most", "few", "more", "additional", "further", "all", "numerous", "various"];

/// The words of figures, as they are printed.
pub fn printed(text: &str, figures: &[Span]) -> Vec<String> {
    text::list(figures.iter().map(|span| part(text, span.start as usize..span.end as usize).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, dates: &[&str], named: &[&str]) -> Vec<&'t str> {
        let spans = |words: &[&str]| {
            let at = |words: &&str| {
                let start = text.find(words).expect("the words");
                Span::new(start, start + words.len())
            };
            words.iter().map(at).collect::<Vec<_>>()
        };
        let figures = figures(text, Span::new(0, text.len()), &spans(dates), &spans(named));
        figures.into_iter().map(|span| span.of(text)).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found(text, &[], &[]), expected, "{text}");
    }

    #[test]
    fn an_amount_has_what_it_counts() {
        check("They closed four dams and 15 old wells.", &["four dams", "15 old wells"]);
        check("It has 1,500 Valley farmers (and 20 cows).", &["1,500 Valley farmers", "20 cows"]);
        check("He saw twenty-five people leave.", &["twenty-five people"]);
        check("A tax of $3 million, 2.5% more.", &["$3 million", "2.5%"]);
        check("A 44-day drought, a three-page draft.", &["44-day drought", "three-page draft"]);
        check("Two hundred houses burnt.", &["Two hundred houses"]);
    }

    #[test]
    fn a_share_and_a_range_are_one_amount() {
        check(
            "Three out of five wells; 7 of the 10 pumps.",
            &["Three out of five wells", "7 of the 10 pumps"],
        );
        check("From 15 to 20 points, one or two pages.", &["15 to 20 points", "one or two pages"]);
        check("Between 15 and 20 points, 30–40 litres.", &["15 and 20 points", "30–40 litres"]);
        check("About 90 percent of it, 5 per cent of that.", &["About 90 percent", "5 per cent"]);
        check(
            "Dozens of farms, half of the wells, two thirds of them.",
            &["Dozens of farms", "half of the wells", "two thirds"],
        );
    }

    #[test]
    fn what_bounds_an_amount_stands_with_it() {
        check("It took more than 87 days.", &["more than 87 days"]);
        check("It took up 90 percent.", &["up 90 percent"]);
        check("It took up to 90 percent.", &["up to 90 percent"]);
    }

    #[test]
    fn a_number_that_is_no_amount_is_none() {
        for text in [
            "In 2020 wells were dug; since 1991 none.",
            "On 5 March they met, on March 15 again, Dec. 29 too.",
            "The 6th round, the 21st well.",
            "Resolution 822 and Article 5 say so; see page 3.",
            "At 10:30 or 5 pm in room 12.",
            "The 3+3 talks, COP29 and F-16 jets.",
            "No one saw one another; one country knew.",
            "The two towns and both wells.",
            "1. Water is short. (2) Salt too.",
            "She is 52, he is older.",
            "Apollo 11 landed.",
            "Call 5550199 now.",
        ] {
            check(text, &[]);
        }
        assert!(found("For 87 days they waited.", &["87 days"], &[]).is_empty(), "it is a date");
    }

    #[test]
    fn without_a_number_only_of_what_is_asked_for() {
        let text = "Some wells and some additional drafts; more drafts came.";
        assert_eq!(found(text, &[], &["additional drafts"]), ["some additional drafts"]);
        assert_eq!(found(text, &[], &["more drafts"]), ["more drafts"]);
        assert_eq!(found(text, &[], &["drafts"]), ["some additional drafts"]);
        check(text, &[]);
    }

    #[test]
    fn only_the_sentence_is_read() {
        let text = "Four dams. Five wells.";
        let figures = figures(text, Span::new(11, 22), &[], &[]);
        assert_eq!(printed(text, &figures), ["Five wells"]);
    }

    #[test]
    fn every_word_of_a_number_is_one() {
        for word in LARGE.iter().chain(&COLLECTIVES).chain(&NUMBERS).chain(&LETTERS) {
            assert!(kind(word).is_some(), "{word}");
        }
    }
}
