//! The densest stretch of a text: an article is where the prose stands close together.
//!
//! Each unit has a score. What the walk took for the article counts its words; prose that it called furniture, or that
//! leans to it, counts half of them; every other line costs what a short paragraph brings. The stretch with the largest sum is the article:
//! what was kept outside of it goes, and sentences inside that only their place spoke against come back. The sum is
//! found in one pass (Kadane's maximum subarray). An article that a long table or a list cuts in two has a second
//! stretch, which is told from other stories by its words.
//!
//! Where markup says what the article is, nobody asks for it.

use super::off_article::aside_kind;
use super::{Class, LineFeatures, Unit};
use crate::line::furniture;
use crate::line::shape::{has_label, signs_a_post};
use corpus::FurnitureKind;
use std::collections::HashSet;
use std::ops::Range;

/// Words that one unit counts at most: a single long paragraph, the site's word about itself, is no article.
const CAP: i64 = 60;
/// What a line that is no prose costs. Larger cuts articles at the lists and boxes inside them, smaller lets in the
/// teasers behind them.
const COST: i64 = 20;
/// Stretches that are looked for above the densest and below it.
const OTHERS: usize = 3;
/// Share of the densest stretch's sum that another must have.
const WORTH: f64 = 0.25;
/// Share of its words that the densest must have: other stories have about a sixth.
const ALIKE: f64 = 0.2;

/// What the walk thought of a unit's words.
#[derive(Clone, Copy, Default)]
pub(super) struct Verdict {
    /// About as much speaks against it as for it.
    pub leaning: bool,
    /// It is no article's.
    pub aside: bool,
    /// It tells the story, wherever it stands.
    pub told: bool,
}

/// What a unit counts for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The walk kept it.
    Kept,
    /// Prose that only its place told from the article.
    Displaced,
    /// No part of the article.
    Outside,
}

/// Keeps of the article what stands in its densest stretch, and what belongs there. `headline` is where the head ends.
pub(super) fn keep_densest(
    units: &[Unit],
    looks: &[LineFeatures],
    verdicts: &[Verdict],
    headline: Option<usize>,
    classes: &mut [Class],
) {
    let parts: Vec<Part> =
        (0..units.len()).map(|at| part(units, looks, classes, at, verdicts[at].aside)).collect();
    let scores: Vec<i64> = (0..units.len())
        .map(|at| score(&units[at], &looks[at], classes[at], parts[at], verdicts[at].leaning))
        .collect();
    let stretch = trimmed(article(looks, &scores), &parts, &scores);
    if stretch.is_empty() {
        return;
    }
    let stretch = with_head(widened(stretch, &parts), classes, &parts, headline);
    let stretch = with_last_words(stretch, looks, &parts, verdicts);
    for (at, class) in classes.iter_mut().enumerate() {
        match parts[at] {
            Part::Displaced if stretch.contains(&at) => *class = Class::Paragraph,
            Part::Kept if !stretch.contains(&at) => {
                *class = Class::Furniture(aside_kind(&units[at].text, &looks[at]));
            }
            _ => {}
        }
    }
}

fn part(units: &[Unit], looks: &[LineFeatures], classes: &[Class], at: usize, aside: bool) -> Part {
    use FurnitureKind::{Menu, Other, Teaser};
    let (text, look) = (&units[at].text, &looks[at]);
    // A single paragraph below the headline of another story is that story's.
    let excerpt = at > 0
        && looks[at - 1].is_headline()
        && classes[at - 1] == Class::Furniture(Teaser)
        && !looks.get(at + 1).is_some_and(LineFeatures::is_prose)
        && looks[at - 1].stems.intersection(&look.stems).next().is_some();
    match classes[at] {
        Class::Paragraph | Class::Heading => Part::Kept,
        Class::Furniture(Menu | Other | Teaser)
            // A page's first line is its title, also where it ends like a sentence.
            if at > 0
                && look.is_prose()
                && look.sentence
                && !aside
                && !excerpt
                && !has_label(text)
                && !furniture::offers(text) =>
        {
            Part::Displaced
        }
        Class::Furniture(_) => Part::Outside,
    }
}

fn score(unit: &Unit, look: &LineFeatures, class: Class, part: Part, leaning: bool) -> i64 {
    let words = i64::try_from(look.words).unwrap_or(CAP).min(CAP);
    match part {
        Part::Kept if class == Class::Heading => 0,
        Part::Kept if leaning => words / 2,
        Part::Kept if look.sentence || look.is_prose() => words,
        // Items of lists, rows of tables.
        Part::Kept | Part::Displaced => words / 2,
        Part::Outside if look.words == 0 || signs_a_post(&unit.text) => 0,
        // Its label stands between the paragraphs of many articles.
        Part::Outside if class == Class::Furniture(FurnitureKind::Advertisement) => -COST / 4,
        Part::Outside => -COST,
    }
}

/// The densest stretch with the others of the same story.
fn article(looks: &[LineFeatures], scores: &[i64]) -> Range<usize> {
    let words = |range: Range<usize>| -> HashSet<&str> {
        let told = range.filter(|&at| scores[at] > 0);
        told.flat_map(|at| &looks[at].stems).map(String::as_str).collect()
    };
    let (mut stretch, sum) = densest(scores, 0..scores.len());
    let mut story = words(stretch.clone());
    for above in [true, false] {
        for _ in 0..OTHERS {
            let rest = if above { 0..stretch.start } else { stretch.end..scores.len() };
            let (other, own) = densest(scores, rest);
            let told = words(other.clone());
            let shared = told.intersection(&story).count();
            let fewer = told.len().min(story.len());
            if own == 0 || (own as f64) < WORTH * sum as f64 || (shared as f64) < ALIKE * fewer as f64 {
                break;
            }
            stretch = if above { other.start..stretch.end } else { stretch.start..other.end };
            story.extend(told);
        }
    }
    stretch
}

/// The stretch without the displaced prose at its end, which may be other stories', unless the walk missed the article.
fn trimmed(stretch: Range<usize>, parts: &[Part], scores: &[i64]) -> Range<usize> {
    let sum =
        |part: Part| -> i64 { stretch.clone().filter(|&at| parts[at] == part).map(|at| scores[at]).sum() };
    let last = stretch.clone().rfind(|&at| parts[at] == Part::Kept);
    match last {
        Some(last) if sum(Part::Kept) >= sum(Part::Displaced) => stretch.start..last + 1,
        _ => stretch,
    }
}

/// With the headings and items that touch it.
fn widened(mut stretch: Range<usize>, parts: &[Part]) -> Range<usize> {
    while stretch.start > 0 && parts[stretch.start - 1] == Part::Kept {
        stretch.start -= 1;
    }
    while parts.get(stretch.end) == Some(&Part::Kept) {
        stretch.end += 1;
    }
    stretch
}

/// With the standfirst and key points between the headline and the stretch, if hardly anything but credits or a box parts them from it.
fn with_head(
    mut stretch: Range<usize>,
    classes: &[Class],
    parts: &[Part],
    headline: Option<usize>,
) -> Range<usize> {
    use FurnitureKind::{
        AuthorBox, Byline, Caption, Category, CommentForm, Dateline, EditorNote, Menu, Other, ShareBar, Title,
    };
    const CREDITS: usize = 12;
    // Lines of other kinds: a box may stand in the text, but above its byline hardly anything belongs to it.
    const BOX: usize = 4;
    let Some(headline) = headline else { return stretch };
    let (mut strangers, mut credited) = (0, false);
    let top = headline.min(stretch.start).max(stretch.start.saturating_sub(CREDITS));
    for at in (top..stretch.start).rev() {
        let credit = matches!(
            classes[at],
            Class::Furniture(
                AuthorBox
                    | Byline
                    | Caption
                    | Category
                    | CommentForm
                    | Dateline
                    | EditorNote
                    | Menu
                    | Other
                    | ShareBar
                    | Title
            )
        );
        strangers += usize::from(!credit && parts[at] != Part::Kept);
        credited |= matches!(classes[at], Class::Furniture(Byline | Dateline));
        if strangers > if credited { 1 } else { BOX } {
            break;
        }
        if parts[at] == Part::Kept {
            stretch.start = at;
        }
    }
    stretch
}

/// With what tells the story and who says so close behind its end: an article's last paragraph may stand below a box.
fn with_last_words(
    mut stretch: Range<usize>,
    looks: &[LineFeatures],
    parts: &[Part],
    verdicts: &[Verdict],
) -> Range<usize> {
    const NEAR: usize = 6;
    let mut at = stretch.end;
    while at < parts.len().min(stretch.end + NEAR) {
        if parts[at] == Part::Kept && verdicts[at].told && looks[at].speech {
            stretch.end = at + 1;
        }
        at += 1;
    }
    stretch
}

/// The stretch within a range with the largest sum, the first of several, and its sum; empty where none is positive.
fn densest(scores: &[i64], within: Range<usize>) -> (Range<usize>, i64) {
    let (mut best, mut most) = (within.start..within.start, 0);
    let (mut start, mut sum) = (within.start, 0);
    for at in within {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += scores[at];
        if sum > most {
            (best, most) = (start..at + 1, sum);
        }
    }
    (best, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_densest_stretch_leaves_out_what_stands_behind_a_gap() {
        for (scores, stretch) in [
            (&[20, -15, -15, 30, 40, -15, 25, -15, -15, 10][..], 3..7),
            (&[-15, -15], 0..0),
            (&[], 0..0),
            (&[5], 0..1),
        ] {
            assert_eq!(densest(scores, 0..scores.len()).0, stretch, "{scores:?}");
        }
    }
}
