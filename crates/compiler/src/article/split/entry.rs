//! How the page leads into its text: where its headline is printed, where its head ends, and what heads an entry of a
//! live page.

use super::{LONG_LINE_WORDS, LineFeatures, Unit};
use crate::line::shape::is_clock;
use corpus::FurnitureKind;

/// Letters and digits from which on a headline is known again with other words in front of it or behind.
const KNOWN_AGAIN: usize = 14;

/// Which units print the headline: as it stands, or below it with a site behind or a path glued in front. A page that prints its
/// first line's own words again has its headline there, whatever was taken for it.
pub(super) fn printings(units: &[Unit], looks: &[LineFeatures], title: Option<usize>) -> Vec<bool> {
    let Some(title) = title else { return vec![false; units.len()] };
    let headline = squeezed(&units[title].text);
    let first = units.first().map(|unit| squeezed(own_part(&unit.text))).unwrap_or_default();
    let known = |own: &str, headline: &str| {
        let (short, long) = if own.len() < headline.len() { (own, headline) } else { (headline, own) };
        short.len() >= KNOWN_AGAIN
            && short.len() * 5 >= long.len() * 3
            && (long.starts_with(short) || long.ends_with(short))
    };
    let prints = |(at, unit): (usize, &Unit)| {
        let own = || squeezed(&unit.text);
        at == title
            || unit.text == units[title].text
            || at > title && looks[at].cue.is_none() && looks[at].words < LONG_LINE_WORDS + 5 && {
                let own = own();
                own.len() >= KNOWN_AGAIN && own == first
                    || (!looks[at].sentence || looks[at].asks) && known(&own, &headline)
            }
    };
    units.iter().enumerate().map(prints).collect()
}

/// The lowest printing of the headline that still heads the article: a byline or a date stands right below it, or hardly
/// any prose stands above; most of the page's does below. `words_from` has the words of the prose from each unit on.
pub(super) fn lowest_headline(
    looks: &[LineFeatures],
    printed: &[bool],
    words_from: &[usize],
    title: usize,
) -> usize {
    const CREDIT_LINES: usize = 4;
    let credited = |at: usize| {
        looks[at + 1..]
            .iter()
            .take(CREDIT_LINES)
            .filter_map(|look| look.cue)
            .any(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    };
    let heads = |at: usize| {
        let (between, below) = (words_from[title] - words_from[at], words_from[at]);
        between * 6 <= below || credited(at) && between <= below
    };
    (title..looks.len()).rev().find(|&at| printed[at] && heads(at)).unwrap_or(title)
}

/// The longest part of a line between the signs that set a site's name off.
fn own_part(text: &str) -> &str {
    const SIGNS: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " / ", " • "];
    let parts = SIGNS
        .iter()
        .fold(vec![text], |parts, sign| parts.into_iter().flat_map(|part| part.split(sign)).collect());
    parts.into_iter().max_by_key(|part| part.len()).unwrap_or(text)
}

/// A text as its letters and digits alone.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first unit that is no longer the page's head: the paragraph behind a byline or date that stands below the
/// standfirst, or 0 where none does.
pub(super) fn head_end(looks: &[LineFeatures], title: usize) -> usize {
    const STANDFIRST_LINES: usize = 12;
    let mut prose = (title + 1..looks.len().min(title + STANDFIRST_LINES)).filter(|&at| looks[at].is_prose());
    let (Some(standfirst), Some(next)) = (prose.next(), prose.next()) else { return 0 };
    let dated = looks[standfirst..next].iter().any(|look| {
        look.cue.is_some_and(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    });
    if dated && looks[standfirst].words <= 60 { next } else { 0 }
}

/// "16:40 BST" on a line of its own.
pub(super) fn heads_entry(unit: &Unit, look: &LineFeatures) -> bool {
    look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Dateline) && is_clock(&unit.text.to_lowercase())
}
