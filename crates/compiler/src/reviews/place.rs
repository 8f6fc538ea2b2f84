//! Where a review means: a passage by its opening words or its hash, words of a passage, words of a line.
//!
//! A place is named by words of the page, never by a number of ours, so that a review of a page that has changed finds
//! nothing rather than something else. A number only chooses between places that have the same words.

use super::problem::{COPY, not_in_passage, opening};
use super::table::Review;
use crate::config::toml_reader::{At, Reader};
use crate::input::page::Line;
use corpus::{Document, Place, Span};

/// Where the words of a review stand in the article, by its keys `passage`, `words` and `occurrence`; reported when
/// they stand nowhere, or in two places without saying in which.
pub fn words(reader: &mut Reader<'_>, review: &Review, document: &Document) -> Option<Place> {
    let words = review.text("words")?;
    words_in(reader, document, review.text("passage"), words, review.number("occurrence"))
}

/// The same for words that stand behind other keys.
pub fn words_in(
    reader: &mut Reader<'_>,
    document: &Document,
    key: Option<&At<String>>,
    words: &At<String>,
    occurrence: Option<&At<u32>>,
) -> Option<Place> {
    let passages = match key {
        Some(key) => {
            let at = passage(reader, document, key)?;
            at..at + 1
        }
        None => 0..document.passages.len(),
    };
    let places: Vec<Place> = passages
        .clone()
        .flat_map(|at| {
            let spans = find_words(&document.passages[at].text, &words.value);
            spans.into_iter().map(move |span| Place { passage: at as u32, span })
        })
        .collect();
    if places.is_empty() && key.is_some() {
        not_in_passage(reader, words, &document.passages[passages.start].text);
        return None;
    }
    if places.is_empty() {
        let found = format!("no “{}” in the article of {}", words.value, document.file);
        reader.problem(words.span.clone(), found, "words of the article", COPY);
        return None;
    }
    let remedy = if key.is_some() {
        "give more of the words, or say which with `occurrence = 1` and so on"
    } else {
        "say which passage with `passage = ...`"
    };
    one(reader, words, &places, occurrence, remedy)
}

/// The place that `occurrence` counts, or the only one.
fn one<T: Copy>(
    reader: &mut Reader<'_>,
    words: &At<String>,
    places: &[T],
    occurrence: Option<&At<u32>>,
    remedy: &str,
) -> Option<T> {
    match (places, occurrence) {
        ([one], None) => Some(*one),
        (many, None) => {
            let found = format!("“{}” {} times", words.value, many.len());
            reader.problem(words.span.clone(), found, "words that stand there once", remedy);
            None
        }
        (many, Some(which)) => {
            let place = (which.value as usize).checked_sub(1).and_then(|at| many.get(at)).copied();
            if place.is_none() {
                let found = format!("occurrence {} of “{}”", which.value, words.value);
                let expected = format!("1 to {}", many.len());
                reader.problem(which.span.clone(), found, &expected, "correct the number");
            }
            place
        }
    }
}

/// The passage that a key names by its hash or by its opening words.
pub fn passage(reader: &mut Reader<'_>, document: &Document, key: &At<String>) -> Option<usize> {
    let is_hash = key.value.len() == 12
        && key.value.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let opens = |at: &usize| {
        let passage = &document.passages[*at];
        if is_hash { passage.hash == key.value } else { begins(&passage.text, &key.value) }
    };
    let found: Vec<usize> = (0..document.passages.len()).filter(opens).collect();
    match found[..] {
        [one] => Some(one),
        [] if is_hash => {
            let found = format!("no passage {} in {}", key.value, document.file);
            let remedy = "its text has changed: look at it again and give its opening words";
            reader.problem(key.span.clone(), found, "the hash of a passage", remedy);
            None
        }
        [] => {
            let found = format!("no passage of {} that begins “{}”", document.file, opening(&key.value));
            reader.problem(key.span.clone(), found, "the opening words of a passage, or its hash", COPY);
            None
        }
        _ => {
            let hashes: Vec<_> = found.iter().map(|&at| document.passages[at].hash.as_str()).collect();
            let found = format!("{} passages that begin “{}”", found.len(), opening(&key.value));
            let remedy = format!("give more words, or one of the hashes {}", hashes.join(", "));
            reader.problem(key.span.clone(), found, "the opening words of one passage", &remedy);
            None
        }
    }
}

/// The lines that a review means, first and last, as positions in `lines`: those with its `words`, and where it says
/// `until`, those up to the line with these words.
pub fn lines(
    reader: &mut Reader<'_>,
    review: &Review,
    lines: &[Line<'_>],
    file: &str,
) -> Option<(usize, usize)> {
    let words = review.text("words")?;
    let number = review.number("line");
    let has = |line: &Line<'_>, words: &At<String>| {
        !line.is_blank()
            && (!find_words(&line.clean, &words.value).is_empty()
                || !find_words(line.raw, &words.value).is_empty())
    };
    let is_there = |line: &Line<'_>| {
        number.is_none_or(|at| (line.number..=line.last.max(line.number)).contains(&at.value))
    };
    let found: Vec<usize> =
        (0..lines.len()).filter(|&at| is_there(&lines[at]) && has(&lines[at], words)).collect();
    if found.is_empty() {
        let place = number.map_or_else(|| file.to_owned(), |at| format!("line {} of {file}", at.value));
        let found = format!("no line with “{}” in {place}", words.value);
        reader.problem(words.span.clone(), found, "words of one line of the page", COPY);
        return None;
    }
    let mut numbers: Vec<u32> = found.iter().map(|&at| lines[at].number).collect();
    numbers.dedup();
    let remedy = if numbers.len() > 1 && number.is_none() {
        let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
        format!("say which of the lines {} with `line = ...`", numbers.join(", "))
    } else {
        "give more of the words, or say which with `occurrence = 1` and so on".to_owned()
    };
    let first = one(reader, words, &found, review.number("occurrence"), &remedy)?;
    let Some(until) = review.text("until") else { return Some((first, first)) };
    let last = (first..lines.len()).find(|&at| has(&lines[at], until));
    if last.is_none() {
        let found = format!("no line with “{}” behind the line with “{}”", until.value, words.value);
        reader.problem(until.span.clone(), found, "words of the last line that is meant", COPY);
    }
    Some((first, last?))
}

/// The occurrence of the words in the passage of `place` that is nearest to it.
pub fn near(document: &Document, words: &At<String>, place: Place) -> Option<Place> {
    let text = &document.passages[place.passage as usize].text;
    let distance = |span: &Span| {
        let (a, b) = (*span, place.span);
        (b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end)), a.start)
    };
    let span = find_words(text, &words.value).into_iter().min_by_key(distance)?;
    Some(Place { passage: place.passage, span })
}

/// Whether a text begins with these words, whatever its quotation marks and dashes.
fn begins(text: &str, words: &str) -> bool {
    let mut text = text.chars().map(plain);
    let mut words = words.trim().chars().map(plain).peekable();
    words.peek().is_some()
        && words.all(|c| text.next() == Some(c))
        && !text.next().is_some_and(char::is_alphanumeric)
}

/// Where words stand in a text as whole words, whatever its quotation marks, apostrophes and dashes; not overlapping.
pub fn find_words(text: &str, words: &str) -> Vec<Span> {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(plain).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For every byte of the folded text where its character begins in the text itself.
    let mut starts = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let c = plain(c);
        folded.push(c);
        starts.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    starts.push(text.len());
    let inside = |a: Option<char>, b: Option<char>| {
        a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
    };
    folded
        .match_indices(&words)
        .filter(|(at, found)| {
            let (before, behind) =
                (folded[..*at].chars().next_back(), folded[at + found.len()..].chars().next());
            !inside(before, found.chars().next()) && !inside(found.chars().next_back(), behind)
        })
        .map(|(at, found)| Span::new(starts[at], starts[at + found.len()]))
        .collect()
}

/// The character without its typographic dress.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '‟' => '"',
        '‘' | '’' | 'ʼ' | '‚' | '‛' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        c => c,
    }
}

/// Whether two spans of one text share a byte.
pub fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}
