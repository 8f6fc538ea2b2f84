//! Where the article begins, and which line above it is its headline.

use super::{LONG_LINE_WORDS, LineFeatures, NEAR, Unit, has_sentence_inside};
use crate::input::page::plain;
use crate::line::author::{begins_with_author, is_line_of_authors};
use crate::line::furniture;
use crate::line::page_title::{PageTitle, key};
use crate::line::site::{institution, masthead, outlet_in_byline, self_described};
use corpus::FurnitureKind;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// The first paragraph of the article: the first prose whose words the other prose uses too. Menus made of
/// sentences stand apart by that.
pub(super) fn first_paragraph(looks: &[LineFeatures]) -> usize {
    let used = usage(looks);
    let asks = |at: usize| asks_above(looks, at);
    let first = (0..looks.len()).find(|&at| {
        let look = &looks[at];
        let shared =
            look.stems.iter().filter(|stem| used.get(stem.as_str()).is_some_and(|&count| count > 1)).count();
        look.is_prose()
            && !asks(at)
            && (look.words >= 25 || !look.addresses && shared * 4 >= look.stems.len())
    });
    first.or_else(|| looks.iter().position(LineFeatures::is_prose)).unwrap_or(looks.len())
}

/// Whether a short question stands where a headline may: with more prose below it, and no prose above.
fn asks_above(looks: &[LineFeatures], at: usize) -> bool {
    looks[at].asks
        && looks[at].words < LONG_LINE_WORDS
        && !looks[..at].iter().any(LineFeatures::is_prose)
        && looks[at + 1..].iter().take(NEAR).any(|look| look.is_prose() && look.words >= LONG_LINE_WORDS)
}

/// In how many paragraphs each word stands.
fn usage(looks: &[LineFeatures]) -> HashMap<&str, usize> {
    let mut used: HashMap<&str, usize> = HashMap::new();
    for look in looks.iter().filter(|look| look.is_prose()) {
        for stem in &look.stems {
            *used.entry(stem).or_default() += 1;
        }
    }
    used
}

/// The headline: the line that the page's own title in its first line repeats; without such a title, of the short lines
/// before the article, the first whose words the article uses most. A line that the page prints twice, and the line next
/// to the article, count as more.
pub(super) fn find_title(units: &[Unit], looks: &[LineFeatures]) -> Option<usize> {
    let used = usage(looks);
    named_by_first_line(units, looks, &used).or_else(|| most_used(units, looks, &used))
}

/// Words of a headline at most.
const HEADLINE_WORDS: usize = 30;

/// The line that says what the page's own title says, which scrapers print first: without its site, or in other words.
/// Its lowest printing counts, with most of the page's prose below. Where no other line says it, it is the headline itself
/// if a site stands beside it and the prose uses its words.
fn named_by_first_line(units: &[Unit], looks: &[LineFeatures], used: &HashMap<&str, usize>) -> Option<usize> {
    let line = plain(&units.first()?.text);
    let title = PageTitle::of(&line);
    let shared = |at: usize| looks[at].stems.iter().filter(|stem| used.contains_key(stem.as_str())).count();
    let runs: HashMap<String, Range<usize>> =
        title.runs().map(|run| (key(title.text(&run)), run)).filter(|(key, _)| !key.is_empty()).collect();
    let below = above_most_prose(looks);
    let printed = below.clone().filter(|&at| looks[at].words <= HEADLINE_WORDS).filter_map(|at| {
        let run = runs.get(&key(&units[at].text))?;
        // What stands at the end is the site's name, unless the prose has more of its words than of the rest.
        let site = run.start > 0 && title.site_beside(&(0..run.start)) == Some(title.text(run));
        let rest = looks[0].stems.difference(&looks[at].stems);
        let told = shared(at) > rest.filter(|stem| used.contains_key(stem.as_str())).count();
        // A word is a menu's.
        let fits = if site { told } else { looks[at].words > 1 || shared(at) > 0 };
        fits.then_some((!site, shared(at), looks[at].words, at))
    });
    if let Some((.., at)) = printed.max() {
        return Some(at);
    }
    // Further down a subheading is as much like it.
    let above = 1..below.end.min(first_paragraph(looks)).max(1);
    let alike = above.filter_map(|at| Some((likeness(units, looks, at)?, at)));
    alike.max().map(|(_, at)| at).or_else(|| {
        let headline = title.likely_headline();
        let words = title.text(&headline).split_whitespace().count();
        let site = title.site_beside(&headline).is_some();
        (site && words >= 3 && shared(0) >= 2).then_some(0)
    })
}

/// The lines below the first that have at least half of the page's prose below them.
fn above_most_prose(looks: &[LineFeatures]) -> Range<usize> {
    let words = |look: &LineFeatures| if look.is_prose() { look.words } else { 0 };
    let all: usize = looks.iter().map(words).sum();
    let mut above = 0;
    let end = looks.iter().position(|look| {
        above += words(look);
        above * 2 > all
    });
    1..end.unwrap_or(looks.len())
}

/// How much of its words a line has in common with the first, in hundredths; nothing for one that only touches it.
fn likeness(units: &[Unit], looks: &[LineFeatures], at: usize) -> Option<usize> {
    const COMMON: usize = 3;
    const ENOUGH: usize = 50;
    let (title, look) = (&looks[0], &looks[at]);
    let fits = look.cue.is_none() && (COMMON..=HEADLINE_WORDS).contains(&look.words);
    if !fits || units[at].text.ends_with('.') {
        return None;
    }
    let common = look.stems.intersection(&title.stems).count();
    let likeness = 200 * common / (look.stems.len() + title.stems.len()).max(1);
    (common >= COMMON && likeness >= ENOUGH).then_some(likeness)
}

fn most_used(units: &[Unit], looks: &[LineFeatures], used: &HashMap<&str, usize>) -> Option<usize> {
    let first = first_paragraph(looks);
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in units {
        *copies.entry(&unit.text).or_default() += 1;
    }
    let may_be = |&at: &usize| {
        let look = &looks[at];
        let path_behind = look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Menu)
            && units[at].text.rsplit(" / ").next().is_some_and(furniture::is_home)
            && !units[at].text.split(['»', '/', '>', '›', '|']).next().is_some_and(furniture::is_home);
        // "OPINION | Talks at risk": above the article the label is the headline's own.
        let kicker = look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Teaser && !cue.opens)
            && units[at].text.split_once([':', '|']).is_some_and(|(label, rest)| {
                !label.contains(char::is_lowercase) && rest.split_whitespace().count() >= 3
            });
        (look.cue.is_none() || path_behind || kicker)
            && !is_turner(&units[at].text)
            && !is_number(&units[at].text)
            && !(at > 0 && (is_line_of_authors(&units[at].text) || begins_with_author(&units[at].text) || outlet_in_byline(&units[at].text, "").is_some()))
            // Below a headline that the page prints twice stands its standfirst.
            && !(at > 0 && looks[at - 1].is_headline() && looks[at - 1].words >= 4 && copies[units[at - 1].text.as_str()] > 1
                && copies[units[at].text.as_str()] == 1)
            && (2..=30).contains(&look.words)
                        && !units[at].text.trim_end_matches(['"', '”', '’']).ends_with('.')
            && !is_score(&units[at].text)
            // "One of us left. The other stayed" is a standfirst below its headline.
            && !(at > 0 && looks[at - 1].is_headline() && looks[at - 1].words >= 4 && has_sentence_inside(&units[at].text))
    };
    let candidates: Vec<usize> = (0..first).filter(may_be).collect();
    // A breadcrumb that ends in the headline holds it; the headline is the part, not the path.
    let parts: HashSet<&str> = candidates
        .iter()
        .filter(|&&other| looks[other].words >= 4)
        .map(|&other| units[other].text.as_str())
        .collect();
    let holds_another = |at: usize| {
        let whole = units[at].text.as_str();
        whole.match_indices(' ').any(|(gap, _)| parts.contains(&whole[gap + 1..]))
    };
    let candidates: Vec<usize> = candidates.iter().copied().filter(|&at| !holds_another(at)).collect();
    let nearest = candidates.last().copied();
    // Byline and date stand below the headline; above it stand the paper's name, its menu, and today's date.
    let credits = |at: &usize| {
        looks[*at].cue.is_some_and(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    };
    let credit = (0..first).filter(credits).find(|&at| candidates.first().is_some_and(|&first| at > first));
    let above = |at: usize| credit.is_some_and(|credit| at < credit);
    let sign = |at: usize| names_the_site(units, looks, at);
    let next_to_credit = candidates.iter().copied().rfind(|&at| above(at) && !sign(at));
    let standfirst = next_to_credit.and_then(|at| {
        // A name between them is the author's.
        let mut others = candidates.iter().copied().filter(|&other| other < at && !sign(other));
        others.clone().rfind(|&other| looks[other].words >= 4).or_else(|| others.next_back())
    });
    // "Market report", and the day: the name of a column stands above the date, its headline below, next to the text.
    let dated =
        !looks[..first].iter().any(|look| look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Byline));
    let shared = |at: usize| looks[at].stems.iter().filter(|stem| used.contains_key(stem.as_str())).count();
    let labels = |at: usize| {
        let apart = |other: usize| {
            looks[at].words < 4 && looks[other].words >= 2 * looks[at].words
                || shared(at) == 0 && shared(other) > 1
        };
        dated && nearest.is_some_and(|other| other != at && other + 1 == first && apart(other))
    };
    let score = |at: usize| {
        let look = &looks[at];
        let shared = shared(at);
        let repeated = usize::from(copies[units[at].text.as_str()] > 1);
        let repeated = if look.words >= 4 { 2 * repeated } else { repeated };
        let placed = next_to_credit == Some(at) && !labels(at) || standfirst == Some(at) && look.words >= 4;
        let score = 2 * shared.min(6)
            + 3 * repeated
            + 4 * usize::from(placed)
            + 2 * usize::from(nearest == Some(at))
            + usize::from(look.words >= 4)
            + usize::from(above(at));
        let below = credit.is_some_and(|credit| at > credit) && next_to_credit.is_some_and(|at| !labels(at));
        score.saturating_sub(6 * usize::from(sign(at)) + 3 * usize::from(below))
    };
    let best = candidates.iter().map(|&at| score(at)).max()?;
    // A standfirst between the headline and the byline is longer than it.
    let pair = standfirst.zip(next_to_credit).filter(|&(headline, below)| {
        let capitals = |at: usize| !units[at].text.contains(char::is_lowercase);
        below - headline <= 2
            && (!capitals(headline) || capitals(below))
            && looks[headline].words >= 4
            && !sign(headline)
            && score(below) == best
            && score(headline) * 10 >= best * 6
    });
    if let Some((headline, _)) = pair {
        return Some(headline);
    }
    // The first good one: a standfirst below the headline may share more words only because it is longer.
    candidates.iter().copied().find(|&at| score(at) * 10 >= best * 8 && score(at) > 2)
}

/// "← Older post: What the clerk saw", "Next: the bus": the way to another page.
fn is_turner(text: &str) -> bool {
    const TURNS: &str = "older newer previous next previously earlier";
    let text = plain(text);
    let label = text.split_once(':').map(|(label, _)| label.to_lowercase());
    let turns = label.is_some_and(|label| {
        let mut words = label.split_whitespace();
        words.next().is_some_and(|first| TURNS.split(' ').any(|turn| turn == first)) && words.count() <= 1
    });
    turns || text.starts_with(['←', '‹', '«', '⟵']) && !text.contains('»')
}

/// "News ID: 86217034", "Ref. SC/15417": a label and the number of the page.
fn is_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= 4
        && words.last().is_some_and(|last| {
            last.chars().filter(char::is_ascii_digit).count() >= 4
                && !last.contains(char::is_lowercase)
                && words.len() > 1
                && (words[words.len() - 2].ends_with([':', '.', '№', '#']) || last.contains('/'))
        })
}

/// "FT: Rovers 1-1 Stars (Doe 31; Roe 90+4)": the result of a match and who scored.
fn is_score(text: &str) -> bool {
    let scored = text.split_whitespace().any(|word| {
        word.split_once(['-', '–']).is_some_and(|(home, away)| {
            let goals =
                |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            goals(home) && goals(away)
        })
    });
    scored && text.split_once('(').is_some_and(|(_, scorers)| scorers.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a line at the top is the page's sign rather than its headline: a paper's or an office's name, perhaps with
/// what it is, or the line above a menu.
fn names_the_site(units: &[Unit], looks: &[LineFeatures], at: usize) -> bool {
    const TOP: usize = 3;
    let text = plain(&units[at].text);
    let above_menu = at == 0
        && looks.get(1).and_then(|look| look.cue).is_some_and(|cue| cue.kind == FurnitureKind::Menu)
        && looks[2.min(looks.len() - 1)].cue.is_none();
    // "FREE VORANA — the news they leave out".
    let slogan = at == 0
        && [" — ", " – ", " - ", " · ", " | "].iter().any(|dash| {
            text.split_once(dash).is_some_and(|(name, rest)| {
                name.split_whitespace().count() <= 4 && rest.starts_with(char::is_lowercase)
            })
        });
    // "notes from a house by the river": what the paper is, in small letters below its name.
    let below_name = at > 0
        && at < TOP
        && text.starts_with(char::is_lowercase)
        && looks[at - 1].words <= 5
        && units[at - 1].text.starts_with(char::is_uppercase);
    at < TOP && (masthead(&text).is_some() || institution(&text).is_some() || self_described(&text).is_some())
        || above_menu
        || slogan
        || below_name
}
