//! What one line looks like: a date line, a row of links, a list item, a subheading.

use crate::dates;
use crate::english::language;
use crate::english::sentence::ends_sentence;
use crate::languages::{self, Label};
use corpus::token::tokens;

/// `Home   News   Sport`: short items with wide gaps between them.
pub fn is_row_of_links(raw: &str) -> bool {
    let items: Vec<&str> = raw
        .trim()
        .split("  ")
        .flat_map(|part| part.split('\t'))
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    items.len() > 2
        && items.iter().enumerate().all(|(at, item)| {
            // A poll asks before it lists its answers.
            let asks = at == 0 && item.ends_with('?');
            asks || item.split_whitespace().count() <= 5 && !ends_sentence(item)
        })
        && !items.iter().skip(1).any(|item| item.starts_with(|c: char| c.is_ascii_digit()))
}

/// A date and little else: "Published: 12 March 2024, 10:22 GMT | Updated ...", "Updated 3 hours ago", "14:05".
pub fn is_dateline(line: &str, words: usize) -> bool {
    let lower = line.to_lowercase();
    let dates = dates::printed(line);
    let covered: usize = dates.iter().map(|date| date.end - date.start).sum();
    let label = [
        "published",
        "posted",
        "updated",
        "last updated",
        "last modified",
        "modified",
        "first published",
        "date",
        "publicado",
        "actualizado",
        "veröffentlicht",
        "aktualisiert",
        "stand:",
        "publié",
        "mis à jour",
        "pubblicato",
        "aggiornato",
        "publicado em",
        "atualizado",
        "опубликовано",
        "обновлено",
        "yayınlanma",
        "güncelleme",
        "created",
        "issued",
        "uploaded",
    ]
    .iter()
    .any(|label| lower.starts_with(label))
        || [Label::Published, Label::Updated]
            .into_iter()
            .any(|label| languages::labelled(line, label).is_some());
    // "Mon 4 Mar 2024 06.05 GMT Last modified on Mon 4 Mar 2024 06.07 GMT"
    let changed = ["last edited", "last modified", "last updated", "last changed"];
    let label =
        label || words <= 16 && !line.ends_with(')') && changed.iter().any(|label| lower.contains(label));
    let ends = ends_sentence(line) && !lower.ends_with("a.m.") && !lower.ends_with("p.m.");
    // "They met on March 4, 2024."
    let told = !label && ends && words > 5 && dates.iter().any(|date| is_told(&lower, date.start));
    let ago = lower.ends_with(" ago") && words <= 8;
    let clock = words <= 4 && lower.starts_with(|c: char| c.is_ascii_digit()) && is_clock(&lower);
    let at_edge =
        dates.iter().any(|date| date.start == 0 || line.len() - date.end <= 12) && words <= 14 && !ends;
    // "Jane Doe | 18.08.2024, 19:35 | Reading time 2 min": a part that is a date and little else.
    // "Port Saint - MAY 17, 2024 - 20:14 CEST" is one, too.
    let barred = line.contains(['|', '·', '•']);
    let dashed = !barred && line.contains(" - ") && words <= 10;
    let parts: Vec<&str> =
        if dashed { line.split(" - ").collect() } else { line.split(['|', '·', '•']).collect() };
    let part = (barred || dashed)
        && words <= 24
        && parts.into_iter().any(|part| {
            // "March 2025" among the links of a menu is its archive.
            let days = dates::printed(part).into_iter().filter(|date| date.value.len() == 10);
            let covered: usize = days.map(|date| date.end - date.start).sum();
            covered * 2 >= part.trim().len() && covered > 0
        });
    // "Created 4 March 2024. Edited 5 March 2024."
    let both = label && dates.len() > 1;
    part && !ends
        || (!dates.is_empty()
            && (covered * 3 >= line.len() || label || at_edge)
            && words <= 24
            && !(ends && words > 10 && !both)
            && !told)
        || ago
        || label && words <= 12 && lower.contains(|c: char| c.is_ascii_digit()) && !ends
        || clock
}

/// Whether a preposition stands right before a date, as it does in a sentence.
fn is_told(lower: &str, date: usize) -> bool {
    let before = lower.get(..date).unwrap_or_default().trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    before.len() > last.len()
        && matches!(last, "on" | "in" | "since" | "until" | "by" | "from" | "before" | "after")
}

/// Words of a dateline. Larger joins what else ends in a dash to the paragraph below it.
const OPENING_WORDS: usize = 10;

/// Whether a line is a wire's dateline without the sentence that it opens: "QUELLIN, March 4 (Wire) --".
pub fn is_open_dateline(line: &str) -> bool {
    let Some(rest) = line.trim_end().strip_suffix(['-', '–', '—', '_']) else { return false };
    let place = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    rest.trim_end_matches(['-', ' ']).ends_with([')', '/'])
        && place.chars().count() > 2
        && place.chars().all(char::is_uppercase)
        && line.split_whitespace().count() <= OPENING_WORDS
}

/// `14:05`, `10.22 GMT`.
pub fn is_clock(lower: &str) -> bool {
    let hour = lower.chars().take_while(char::is_ascii_digit).count();
    let rest = &lower[hour..];
    (1..=2).contains(&hour)
        && rest.starts_with([':', '.'])
        && rest[1..].chars().take_while(char::is_ascii_digit).count() == 2
        && rest[3.min(rest.len())..]
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '(' | ')' | '+' | ':' | '0'..='9'))
}

/// "Read more: Talks resume": one to three words, a colon, and no sentence behind it.
pub fn has_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(": ") else { return false };
    (1..=3).contains(&label.split_whitespace().count())
        && rest.split_whitespace().count() >= 2
        && !label.contains(['“', '"', '‘'])
}

pub fn is_numbered(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits) && text[digits..].starts_with(['.', ')'])
}

pub fn is_common_heading(text: &str) -> bool {
    const HEADINGS: &str = "background|context|analysis|reaction|reactions|what next|what's next|whats next|what happens next|conclusion|key points|next steps|the background|the context|why it matters|the bigger picture|the stakes|at a glance|timeline|outlook|summary|introduction|what we know|what it means|what they said|ingredients|method|results|key takeaways|key facts|fast facts|facts|what to know|in brief|in numbers|timeline of events|executive summary|three things to know";
    let folded: Vec<String> = tokens(text).into_iter().map(|token| token.term).collect();
    let folded = folded.join(" ");
    text.ends_with('?') || HEADINGS.split('|').any(|heading| heading == folded)
}

/// "— Jane Doe (@jdoe) March 4, 2024": who wrote a post that the article quotes, and when.
pub fn signs_a_post(text: &str) -> bool {
    text.split_once("(@").is_some_and(|(name, rest)| {
        name.split_whitespace().count() <= 6
            && rest.split_once(')').is_some_and(|(account, _)| !account.is_empty() && !account.contains(' '))
    })
}

/// The line without the address that a quoted post ends in: "Look at this. pic.example.org/a1".
pub fn without_address(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((before, last)) if last.contains('/') && last.contains('.') && !last.ends_with(['.', ')']) => {
            before.trim_end()
        }
        _ => text,
    }
}

/// Whether a line goes on from the one above it: it begins in small letters, and not with an account that says something.
pub fn goes_on(text: &str) -> bool {
    let label = text.split(' ').next().is_some_and(|word| word.ends_with(':'));
    text.strip_prefix('(').unwrap_or(text).starts_with(char::is_lowercase) && !label
}

/// Whether a line ends in a small word that leads on to another; of longer lines more words are such, for "Log in" and
/// "About" are the whole of theirs.
pub fn has_another_behind(text: &str) -> bool {
    const ALWAYS: &str =
        "the a an of and or their its his her our my your than with from which whose at for by";
    const IN_SENTENCES: &str = "to in on as that who whom into about after before between during against among upon but nor if when while where because until is are was were be been being has have had will would can could may might must shall should do does did not this these those said says told called via per including toward towards within without";
    const SENTENCE_WORDS: usize = 3;
    let last =
        text.rsplit(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').next().unwrap_or_default();
    let is = |list: &str| list.split(' ').any(|word| word == last);
    let lower = || ["By", "The", "A", "An"].contains(&last);
    text.ends_with(char::is_alphanumeric)
        && (is(ALWAYS) || lower() || text.split_whitespace().count() >= SENTENCE_WORDS && is(IN_SENTENCES))
}

/// Whether a line ends in a word that always has another behind it.
pub fn stops_short(text: &str) -> bool {
    const OPEN: &str = "the a an of and or their its his her our my than with from which whose";
    text.ends_with(char::is_lowercase)
        && tokens(text).last().is_some_and(|word| OPEN.split(' ').any(|open| open == word.term))
}

/// Whether a line ends in a word that no headline ends in: the article was cut there.
pub fn breaks_off(text: &str) -> bool {
    tokens(text).last().is_some_and(|word| language::is_english(&word.term))
        && text.ends_with(char::is_lowercase)
}
