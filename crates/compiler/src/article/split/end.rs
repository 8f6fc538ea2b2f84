//! Where the article ends: what was kept for it behind its last paragraph is taken back.

use super::entry::heads_entry;
use super::off_article::Story;
use super::{Class, LineFeatures, NEAR, PROSE_WORDS, UNRELATED, Unit, has_sentence_inside};
use crate::input::page::plain;
use crate::line::author::{capitalised_runs, is_about_an_author, is_signature, without_title};
use crate::line::furniture;
use crate::line::shape::{breaks_off, has_label, stops_short};
use crate::line::site::is_about_the_paper;
use corpus::FurnitureKind;
use corpus::token::tokens;
use std::collections::BTreeSet;
use std::ops::Range;

/// Takes back what was kept for the article behind its last paragraph, and headings that head nothing.
pub(super) fn close(
    units: &[Unit],
    looks: &[LineFeatures],
    story: &Story,
    classes: &mut [Class],
    head_end: usize,
) {
    let first = classes.iter().position(|class| *class == Class::Paragraph).unwrap_or(0);
    let named_above: Vec<String> = (0..first.max(head_end))
        .filter(|&at| matches!(classes[at], Class::Furniture(kind) if kind != FurnitureKind::Title))
        .flat_map(|at| capitalised_runs(&plain(&units[at].text)))
        .collect();
    let released = (first..units.len()).any(|at| is_press_contact(&units[at].text, looks[at].words));
    let opening = units.get(first).map(|unit| unit.text.clone()).unwrap_or_default();
    while let Some(last) =
        classes.iter().rposition(|class| matches!(class, Class::Paragraph | Class::Heading))
    {
        if classes[last] == Class::Heading && breaks_off(&units[last].text) {
            classes[last] = Class::Paragraph;
        }
        if classes[last] == Class::Heading {
            let among_others = last + 1 < classes.len()
                && classes[last + 1] == Class::Furniture(FurnitureKind::Teaser)
                || last > 0 && classes[last - 1] == Class::Heading;
            classes[last] =
                Class::Furniture(if among_others { FurnitureKind::Teaser } else { FurnitureKind::Other });
            continue;
        }
        let told = story.tells_on(units, looks, last);
        let text = plain(&units[last].text);
        let by_name = named_above.iter().any(|name| without_title(&text).starts_with(without_title(name)));
        let about_author = !told
            && looks[last].words <= 60
            && (is_about_an_author(&text) || by_name && !text.contains(['“', '"', ':']));
        if about_author {
            classes[last] = Class::Furniture(FurnitureKind::AuthorBox);
        } else if released && is_about_the_house(&text, &looks[last], &opening)
            || is_about_the_paper(&text) && !looks[last].speech
        {
            classes[last] = Class::Furniture(FurnitureKind::Other);
        } else if is_voice(units, looks, classes, last) {
            classes[last] = Class::Furniture(FurnitureKind::Comment);
        } else if is_signature(&text) {
            classes[last] = Class::Furniture(FurnitureKind::Byline);
        } else if !told
            && !is_entry(units, looks, last)
            && is_appendix(looks, classes, last, Story::leans_away(story.weight(units, looks, last)))
            || units[last].text.ends_with(':') && looks[last].words < PROSE_WORDS
        {
            classes[last] = Class::Furniture(FurnitureKind::Other);
        } else if let Some(block) = unrelated_block(looks, classes, last) {
            for class in &mut classes[block] {
                *class = Class::Furniture(FurnitureKind::Teaser);
            }
        } else if is_list_of_headlines(units, looks, classes, last) {
            classes[last] = Class::Furniture(FurnitureKind::Teaser);
        } else {
            break;
        }
    }
    for at in 0..classes.len().saturating_sub(1) {
        // The heading of a box to sign up in.
        let next = classes[at + 1] == Class::Furniture(FurnitureKind::Subscription);
        if classes[at] == Class::Heading && next && units[at].lines.end == units[at + 1].lines.start {
            classes[at] = Class::Furniture(FurnitureKind::Subscription);
        }
    }
    let is_scrap = is_scrap(looks, classes);
    let words: usize = classes
        .iter()
        .zip(looks)
        .filter(|(class, _)| **class == Class::Paragraph)
        .map(|(_, look)| look.words)
        .sum();
    let refused = words < REFUSAL_WORDS && units.iter().any(|unit| furniture::refuses(&unit.text));
    if words < SHORTEST_ARTICLE_WORDS || refused || words < SHORT_ARTICLE_WORDS && is_scrap {
        let article = |class: &Class| {
            matches!(class, Class::Paragraph | Class::Heading | Class::Furniture(FurnitureKind::Title))
        };
        for class in classes.iter_mut().filter(|class| article(class)) {
            *class = Class::Furniture(FurnitureKind::Other);
        }
    }
}

/// "Press contact", "Contact for the press": what a release ends with.
fn is_press_contact(text: &str, words: usize) -> bool {
    const SHORT: usize = 8;
    words <= SHORT && {
        let lower = text.to_lowercase();
        lower.contains("contact") && (lower.contains("press") || lower.contains("media"))
    }
}

/// What a house says of itself below each of its releases: it begins with the name that the release begins with, reports
/// nothing and has words of companies.
fn is_about_the_house(text: &str, look: &LineFeatures, opening: &str) -> bool {
    const OF_HOUSES: &str = "headquarters headquartered headquarter founded founder founders established employees employs staff offices office subsidiary subsidiaries brand brands customers clients worldwide provider manufacturer maker listed traded exchange nasdaq nyse ticker leading";
    let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().map(str::to_owned);
    let same = name(text).is_some_and(|own| own.len() > 2 && name(opening) == Some(own));
    same && !look.speech
        && tokens(text).iter().any(|word| OF_HOUSES.split(' ').any(|known| known == word.term))
}

/// Whether the time of day stands right above: an entry of a live page, which says "we" of those who write it.
fn is_entry(units: &[Unit], looks: &[LineFeatures], at: usize) -> bool {
    let above = at.checked_sub(1).filter(|&above| units[above].lines.end == units[at].lines.start);
    above.is_some_and(|above| heads_entry(&units[above], &looks[above]))
}

/// "Gasworks Gary: eighty quid for that?": what somebody called out behind the article. Nobody of that name is in it,
/// and it is no talk whose lines all begin with a name.
fn is_voice(units: &[Unit], looks: &[LineFeatures], classes: &[Class], last: usize) -> bool {
    let text = plain(&units[last].text);
    let Some((label, rest)) = text.split_once(':') else { return false };
    let label = label.trim_end();
    let names: Vec<&str> = label.split_whitespace().collect();
    let account = label.contains('_') || label.chars().any(|c| c.is_ascii_digit());
    let name =
        (2..=3).contains(&names.len()) && names.iter().all(|word| word.starts_with(char::is_uppercase));
    let bare = rest.trim_start();
    if units.len() - last > NEAR
        || !(name || account && names.len() == 1)
        || bare.is_empty()
        || bare.starts_with(['“', '"', '«', '‘'])
        || looks[last].speech
        || looks[last].words > 60
    {
        return false;
    }
    let others = || (0..last).filter(|&at| classes[at] == Class::Paragraph).map(|at| units[at].text.as_str());
    let known = others().any(|text| names.iter().any(|word| word.len() > 3 && text.contains(word)));
    let labelled = others().filter(|text| has_label(text)).count();
    !known && labelled < 2
}

/// Fewer words than this are a slogan or an error message, not an article.
const SHORTEST_ARTICLE_WORDS: usize = 15;

/// Fewer words than this among furniture, with neither date nor author, are what is left of a page without an article.
const SHORT_ARTICLE_WORDS: usize = 45;

fn is_scrap(looks: &[LineFeatures], classes: &[Class]) -> bool {
    let paragraphs = classes.iter().filter(|class| **class == Class::Paragraph).count();
    let furniture = classes.iter().filter(|class| matches!(class, Class::Furniture(_))).count();
    let credited = looks.iter().any(|look| {
        look.cue.is_some_and(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    });
    let told = looks.iter().zip(classes).any(|(look, class)| *class == Class::Paragraph && look.speech);
    !credited && !told && furniture >= 4 * paragraphs && furniture >= 6
}

/// Fewer words than this beside a line that refuses the page ("not available in your area") are notices and teasers.
const REFUSAL_WORDS: usize = 90;

/// Whether the last paragraph is the page's word to its visitor, or about something else, rather than the article's
/// end: it says "you" or "we" where the article does not, or stands apart and shares hardly a word with the article.
fn is_appendix(looks: &[LineFeatures], classes: &[Class], last: usize, leans_away: bool) -> bool {
    let others =
        || (0..looks.len()).filter(|&at| at != last && classes[at] == Class::Paragraph).map(|at| &looks[at]);
    let look = &looks[last];
    if others().next().is_none() || look.stems.is_empty() {
        return false;
    }
    let titles = (0..looks.len())
        .filter(|&at| classes[at] == Class::Furniture(FurnitureKind::Title))
        .map(|at| &looks[at]);
    let vocabulary: BTreeSet<&str> =
        others().chain(titles).flat_map(|look| &look.stems).map(String::as_str).collect();
    let shared = look.stems.iter().filter(|stem| vocabulary.contains(stem.as_str())).count();
    let stands_apart = last == 0 || classes[last - 1] != Class::Paragraph;
    let conversation = is_conversation(looks, classes, last);
    look.addresses && !look.speech && !conversation && shared * 3 <= look.stems.len() * 2
        || leans_away && stands_apart && look.stems.len() >= 6 && shared == 0
}

/// The last paragraphs of a page, back to the headline above them, if that is theirs and none of their words are the
/// article's, or hardly: the next story of an endless page.
fn unrelated_block(looks: &[LineFeatures], classes: &[Class], last: usize) -> Option<Range<usize>> {
    let start = classes[..=last].iter().rposition(|class| *class != Class::Paragraph)? + 1;
    let stems = |range: Range<usize>| -> BTreeSet<&str> {
        let paragraphs = range.filter(|&at| classes[at] == Class::Paragraph);
        paragraphs.flat_map(|at| &looks[at].stems).map(String::as_str).collect()
    };
    let (above, block) = (stems(0..start), stems(start..last + 1));
    let headline: BTreeSet<&str> = looks[start - 1].stems.iter().map(String::as_str).collect();
    let headed = looks[start - 1].is_headline() && looks[start - 1].words >= 4;
    if !headed || headline.is_disjoint(&block) || !headline.is_disjoint(&above) {
        return None;
    }
    let fewer = above.len().min(block.len());
    let shared = above.intersection(&block).count();
    (fewer >= SUBJECT_STEMS && (shared as f64) < UNRELATED * fewer as f64).then_some(start..last + 1)
}

/// Paragraphs behind a name in capitals that make a page a talk.
const TURNS: usize = 4;

/// Different words that a text needs to show what it is about.
const SUBJECT_STEMS: usize = 15;

/// Whether the article itself says "you" and "we" outside quotation marks, as interviews do: more than once before
/// the page's last words, or in most of its text.
fn is_conversation(looks: &[LineFeatures], classes: &[Class], last: usize) -> bool {
    let article = || (0..=last).filter(|&at| classes[at] == Class::Paragraph);
    // In a talk whose turns begin with names, what has no name in front is not said in it.
    let turns = article().filter(|&at| looks[at].turn).count();
    if turns >= TURNS && !looks[last].turn && last > 0 && classes[last - 1] != Class::Paragraph {
        return false;
    }
    let paragraphs: Vec<&LineFeatures> = article().map(|at| &looks[at]).collect();
    let tail = paragraphs.iter().rev().take_while(|look| look.addresses || look.is_headline()).count();
    let (article, tail) = paragraphs.split_at(paragraphs.len() - tail);
    let words = |looks: &[&LineFeatures]| looks.iter().map(|look| look.words).sum::<usize>();
    article.iter().filter(|look| look.addresses).count() > 1 || words(tail) > words(article)
}

/// Whether the last paragraph is one of several headlines at the end of the page rather than an article cut short.
fn is_list_of_headlines(units: &[Unit], looks: &[LineFeatures], classes: &[Class], last: usize) -> bool {
    let headline = |at: usize| {
        looks[at].is_headline()
            && !stops_short(&units[at].text)
            && !has_sentence_inside(&units[at].text)
            && units[at].text.starts_with(char::is_uppercase)
            && !units[at].text.ends_with([',', ';', ':'])
    };
    let beside = |at: Option<usize>| {
        at.is_some_and(|at| {
            at < looks.len() && (headline(at) || classes[at] == Class::Furniture(FurnitureKind::Teaser))
        })
    };
    headline(last) && (beside(last.checked_sub(1)) || beside(Some(last + 1)))
}
