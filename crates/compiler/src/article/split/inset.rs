//! Lines that their neighbours give away before the page is walked: those in another language than the article's, and
//! those of boxes that stand in its column, and sentences of the story that only sound like the site's.

use super::title::first_paragraph;
use super::{LONG_LINE_WORDS, LineFeatures, PROSE_WORDS, Unit, is_spaced};
use crate::line::furniture::{Cue, site_words};
use crate::line::shape::{has_label, is_numbered};
use corpus::FurnitureKind;
use corpus::token::tokens;
use std::collections::HashSet;

/// In a page whose article is English, a line of another language is the site's own.
pub(super) fn mark_foreign_lines(units: &[Unit], looks: &mut [LineFeatures]) {
    let prose = || looks.iter().filter(|look| look.is_prose());
    let (english, foreign) =
        prose().fold((0, 0), |(english, foreign), look| (english + look.english, foreign + look.foreign));
    if english < 4 * foreign || english == 0 {
        return;
    }
    for (look, unit) in
        looks.iter_mut().zip(units).filter(|(look, _)| look.cue.is_none() && look.english == 0)
    {
        let strange = look.foreign + look.accented;
        if strange > 2 && strange * 4 >= look.words
            || look.foreign > 0 && look.words > 2 && (look.foreign * 6 >= look.words || look.foreign > 2)
        {
            let offers = has_label(&unit.text) || unit.text.contains(" | ");
            let kind = if offers { FurnitureKind::Teaser } else { FurnitureKind::Other };
            look.cue = Some(Cue::of(kind));
        }
    }
}

/// Share of a sentence's words, those of sites aside, that the story must have for it to be the story's own.
const SPARED: f64 = 0.3;
/// As many of them at least.
const SPARED_WORDS: usize = 4;
/// The same of a long sentence between two paragraphs, or anywhere in what markup says is the article.
const INSIDE: f64 = 0.2;
const INSIDE_WORDS: usize = 3;

/// Takes back the verdict on sentences that only their tone gave away, where the story speaks of the same things: what
/// an article on an app, a shop or a letter tells its reader is no notice of the site.
pub(super) fn spare_the_story(units: &[Unit], looks: &mut [LineFeatures], naive: bool) {
    let tone = |look: &LineFeatures| look.cue.is_some_and(|cue| cue.by_tone);
    if !looks.iter().any(tone) {
        return;
    }
    let story: HashSet<String> = looks
        .iter()
        .filter(|look| look.cue.is_none() && (look.is_prose() || look.words >= 5 && look.words <= 15))
        .flat_map(|look| look.stems.iter().cloned())
        .collect();
    let prose: Vec<bool> = looks.iter().map(LineFeatures::is_prose).collect();
    for (at, (look, unit)) in looks.iter_mut().zip(units).enumerate().filter(|(_, (look, _))| tone(look)) {
        let own = look.stems.len().saturating_sub(site_words(&tokens(&unit.text)));
        let shared = look.stems.iter().filter(|stem| story.contains(*stem)).count();
        let spared = shared >= SPARED_WORDS && shared as f64 >= SPARED * own as f64;
        let (before, behind) = (at.checked_sub(1), at + 1);
        let between = !naive
            || [before, Some(behind)]
                .iter()
                .all(|beside| beside.is_some_and(|at| prose.get(at) == Some(&true)));
        let inside = between
            && look.words >= LONG_LINE_WORDS
            && shared >= INSIDE_WORDS
            && shared as f64 >= INSIDE * own as f64;
        if look.sentence && look.words >= PROSE_WORDS && (spared || inside) {
            look.cue = None;
        }
    }
}

/// Takes back what was said of a line whose number is the next one of a list that the story tells: "5. Change
/// your password" behind "4. Read what you wrote".
pub(super) fn spare_numbered_items(units: &[Unit], looks: &mut [LineFeatures]) {
    let mut told = None;
    for (look, unit) in looks.iter_mut().zip(units) {
        let Some(number) = number(&unit.text) else { continue };
        let next = told.is_some_and(|told: u32| told + 1 == number);
        if next && look.words >= PROSE_WORDS {
            look.cue = None;
        }
        told = look.cue.is_none().then_some(number);
    }
}

/// "12. Change your password": 12.
fn number(text: &str) -> Option<u32> {
    text.split(['.', ')']).next().filter(|_| is_numbered(text))?.parse().ok()
}

/// Lines without a blank line between them on a page that sets its paragraphs apart: a box in the article's column. A
/// form to sign up in takes its text with it; an appeal stands between a heading and a button; what other papers
/// write stands behind their names.
pub(super) fn mark_boxes(units: &[Unit], looks: &mut [LineFeatures]) {
    let first = first_paragraph(looks);
    if !is_spaced(units, looks) {
        return;
    }
    let mut at = first;
    while at < units.len() {
        let mut end = at + 1;
        while end < units.len() && units[end].lines.start == units[end - 1].lines.end {
            end += 1;
        }
        if let Some(kind) = box_kind(&units[at..end], &looks[at..end]) {
            for look in looks[at..end].iter_mut().filter(|look| look.cue.is_none()) {
                look.cue = Some(Cue::of(kind));
            }
        }
        at = end;
    }
}

/// Lines a box may have: longer ones are the article of a page that lost its blank lines.
const BOX_LINES: usize = 8;

fn box_kind(units: &[Unit], looks: &[LineFeatures]) -> Option<FurnitureKind> {
    use FurnitureKind::{CommentForm, CookieNotice, Subscription, Teaser};
    if !(2..=BOX_LINES).contains(&looks.len()) || looks.iter().any(|look| look.speech) {
        return None;
    }
    let label = |look: &LineFeatures| look.words <= 6 && !look.sentence;
    let (head, rest) = looks.split_first()?;
    let (last, middle) = rest.split_last()?;
    let form = |look: &&LineFeatures| {
        look.cue.is_some_and(|cue| matches!(cue.kind, Subscription | CookieNotice | CommentForm))
    };
    let forms = looks.iter().filter(form).count();
    if forms >= 2 && forms * 2 >= looks.len() {
        return Some(Subscription);
    }
    let appeal = label(head) && label(last) && !middle.is_empty() && middle.iter().all(|look| look.addresses);
    if appeal {
        return Some(Subscription);
    }
    let rest_of = |at: usize| units.get(at).map_or("", |unit| unit.text.as_str());
    let others = (1..units.len()).filter(|&at| is_behind_a_name(rest_of(at))).count();
    let open = (1..units.len()).any(|at| !looks[at].sentence || rest_of(at).ends_with('…'));
    (label(head) && rest.len() >= 2 && others == rest.len() && open).then_some(Teaser)
}

/// "Surin Morning: Generals climb 88 steps": words behind a name of two and more words, none of them quoted.
fn is_behind_a_name(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(": ") else { return false };
    let words = label.split_whitespace().count();
    (2..=4).contains(&words)
        && label.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && rest.split_whitespace().count() >= 3
        && !text.contains(['“', '"', '«'])
}
