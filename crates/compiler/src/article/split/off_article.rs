//! Asides: paragraphs that stand in the article's column and are not the article. An appeal for money, an offer of the
//! shop next door, a word on the author, what the paper says of itself.
//!
//! No phrase tells them all. What they have in common are small signs: they share few words with the paragraphs around
//! them, name who is named in the page's head and nowhere in the story, speak to the visitor, give orders, report
//! nothing and quote nobody. Each sign has a weight, and a paragraph whose weights add up to more than [`SURE`] is one.
//!
//! What it does not know: phrases (`furniture`) and the order of a page's parts (`split`).

use crate::article::split::{LineFeatures, Unit, has_sentence_inside, is_spaced};
use crate::english::language::words;
use crate::input::page::plain;
use crate::line::author::{is_about_an_author, is_signature};
use crate::line::furniture::{gives_orders, reports_speech, says_you, site_words};
use crate::line::shape::is_numbered;
use corpus::FurnitureKind;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::{Token, tokens};
use foldhash::HashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a paragraph must weigh to be an aside. Higher keeps more advertising in articles, lower loses lines of them.
const SURE: f64 = 0.5;
/// The same above the story's first paragraph.
const SURE_ABOVE: f64 = 2.5;
/// What the article's own paragraphs weigh at most, wherever they stand: they quote, report, and name who is known.
const STORY: f64 = -2.5;
/// Above this a paragraph that shares no word with the others is not their end.
const LEANING: f64 = -0.5;
/// Longer paragraphs are not looked at: they tell the story, and weigh so.
const LONGEST_ASIDE: usize = 100;
const LONG: f64 = -5.0;
/// Words from which on a unit is taken for one of the paragraphs that tell the story.
const TELLING_WORDS: usize = 15;
/// What every paragraph weighs before a sign is seen: most are the article.
const BASE: f64 = -3.1;

/// A sign that a unit is an aside, and its weight; a negative one speaks for the article.
type Sign = (f64, &'static str, fn(&Facts) -> bool);

/// The weights are those of a logistic regression over the lines of the seeds and of 150 invented pages that are told
/// neither by a phrase nor by their place, rounded.
#[rustfmt::skip]
const WORDS: &[Sign] = &[
    (0.6, "names the page's head, and the story does not", |facts| facts.head_names > 0),
    (1.2, "says you", |facts| says_you(&facts.text)),
    (0.3, "says we", |facts| facts.has(|term| matches!(term, "our" | "us" | "we"))),
    (0.9, "gives orders", |facts| gives_orders(&facts.text) && !facts.has(is_past)),
    (0.9, "speaks of the site's business", |facts| facts.site_words > 0),
    (0.7, "speaks of the paper's work", |facts| facts.has(is_of_press)),
    (0.4, "speaks of what is on offer", |facts| facts.has(is_of_offers)),
    (2.0, "is no sentence", |facts| !facts.sentence),
    (0.7, "breaks off", |facts| facts.text.ends_with(['…']) || facts.text.ends_with("...")),
    (1.1, "has a label", |facts| facts.labelled && !facts.turn),
    (0.3, "has signs of pages in it", |facts| facts.text.chars().any(is_ornament)),
];

/// The signs of place, and those that speak for the article. Alone they make no aside: the short last sentence of an
/// article has them, too.
#[rustfmt::skip]
const PLACES: &[Sign] = &[
    (0.9, "shares no word with the story", |facts| facts.shared == 0.0),
    (-0.6, "shares most", |facts| facts.shared >= 0.5),
    (-0.3, "names somebody whom the story names", |facts| facts.known_names > 0),
    (-1.2, "quotes", |facts| facts.text.contains(['“', '”', '"', '«', '„', '»'])),
    (-0.6, "reports what somebody said", |facts| reports_speech(&facts.text)),
    (-0.6, "tells of the past", |facts| facts.words.iter().any(|word| is_past(&word.term))),
    (0.3, "is short", |facts| (8..15).contains(&facts.words.len())),
    (-1.5, "is long", |facts| facts.words.len() >= 25),
    (0.3, "is in short sentences", |facts| facts.sentence && facts.words_a_sentence <= 7),
    (-1.8, "is an item of a list", |facts| facts.item),
    (0.6, "stands below furniture", |facts| facts.below_furniture),
    (0.3, "stands above furniture", |facts| facts.above_furniture),
    (0.9, "stands behind the story", |facts| !facts.story_below),
    (-0.3, "stands before it", |facts| !facts.story_above),
    (2.7, "stands close to its neighbours on a page with gaps", |facts| facts.spaced && facts.close),
    (1.0, "stands on a page without gaps", |facts| !facts.spaced),
    (0.5, "stands on a page of short paragraphs", |facts| facts.short_story),
];

/// Forms of the past that do not end in "-ed".
const PAST: &str = "was were had did said told came went made took saw left began gave got held kept met put ran sat sent spoke stood thought won wrote broke brought built bought fell felt found flew grew heard knew led lost drew drove ate chose fled forgot froze hid hung laid lay lent lit rang rode sang sank shook shot slept slid stole struck swore swept threw tore wept paid rose sold spent taught wore";
/// What papers call themselves, their parts and their people.
const PRESS: &str = "readers reader newsletter paper newspaper magazine page story stories article issue edition newsroom editor editors journalism subscribers subscription members letter letters comments comment site website online print printed free app email mail inbox digest post posts channel weekly daily quarterly report reports photo photos map maps correction corrections reporter reporters author authors writes copyright licence reproduction text photographs video podcast";
/// Words of what is on offer, and of calls to do something about it.
const OFFER: &str = "new sale tickets order buy win offer open free today tomorrow every weekday each call join send get ask apply sign type try tell save leave log register become support help visit";

fn is_past(term: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(PAST));
    term.len() > 4 && term.ends_with("ed") || WORDS.contains(term)
}

fn is_of_press(term: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(PRESS));
    WORDS.contains(term)
}

fn is_of_offers(term: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(OFFER));
    WORDS.contains(term)
}

fn is_ornament(c: char) -> bool {
    matches!(c, '★' | '☆' | '→' | '▶' | '©' | '✔' | '|' | '/') || c as u32 > 0x1_f000
}

/// What the signs are seen in.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about one unit")]
struct Facts {
    text: String,
    words: Vec<Token>,
    /// Share of its stems that other paragraphs of the story have.
    shared: f64,
    /// How many of its names other paragraphs have, and how many only the page's head has.
    known_names: usize,
    head_names: usize,
    site_words: usize,
    words_a_sentence: usize,
    sentence: bool,
    labelled: bool,
    turn: bool,
    item: bool,
    below_furniture: bool,
    above_furniture: bool,
    story_above: bool,
    story_below: bool,
    spaced: bool,
    close: bool,
    short_story: bool,
}

impl Facts {
    fn has(&self, is: fn(&str) -> bool) -> bool {
        self.words.iter().any(|word| is(&word.term))
    }
}

/// The paragraphs that tell a page's story, against which each of its units is held.
pub struct Story {
    /// In how many of them each stem stands, and each capitalised word.
    stems: BTreeMap<String, usize>,
    names: BTreeMap<String, usize>,
    /// Capitalised words of the page's head.
    head: BTreeSet<String>,
    /// The first and the last of them.
    first: usize,
    last: usize,
    spaced: bool,
    short: bool,
    /// Names with a colon that several lines begin with: those who speak in a talk.
    speakers: BTreeSet<String>,
    /// Whether the page is in a language whose signs are known.
    read: bool,
}

impl Story {
    /// Of the units that read like paragraphs.
    pub fn of(units: &[Unit], looks: &[LineFeatures], title: Option<usize>, read: bool) -> Self {
        let telling: Vec<usize> = (0..units.len()).filter(|&at| tells(&looks[at])).collect();
        let mut stems: BTreeMap<String, usize> = BTreeMap::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for &at in &telling {
            for stem in &looks[at].stems {
                *stems.entry(stem.clone()).or_default() += 1;
            }
            for name in capitalised(&units[at].text) {
                *names.entry(name).or_default() += 1;
            }
        }
        let first = telling.first().copied().unwrap_or(0);
        let head = (0..first).filter(|&at| Some(at) != title).flat_map(|at| capitalised(&units[at].text));
        let mut lengths: Vec<usize> = telling.iter().map(|&at| looks[at].words).collect();
        lengths.sort_unstable();
        Self {
            head: head.collect(),
            stems,
            names,
            first,
            last: telling.last().copied().unwrap_or(0),
            spaced: is_spaced(units, looks),
            speakers: speakers(units, looks),
            short: lengths.get(lengths.len() / 2).is_none_or(|&middle| middle < 25),
            read,
        }
    }

    /// Whether a unit of that weight is an aside. Before the story has begun, what looks like one may be its standfirst.
    pub fn is_aside(
        &self,
        weight: f64,
        units: &[Unit],
        looks: &[LineFeatures],
        at: usize,
        begun: bool,
    ) -> bool {
        weight > if begun { SURE } else { SURE_ABOVE } && {
            let facts = self.facts(units, looks, at);
            facts.spaced && facts.close || WORDS.iter().any(|(_, _, sign)| sign(&facts))
        }
    }

    /// Whether a unit tells the story, even if it stands in a list of other things.
    pub fn tells_on(&self, units: &[Unit], looks: &[LineFeatures], at: usize) -> bool {
        Self::is_told(self.weight(units, looks, at))
    }

    /// Whether a unit of that weight tells the story.
    pub fn is_told(weight: f64) -> bool {
        weight < STORY
    }

    /// Whether the signs against a unit of that weight are about as many as those for it.
    pub fn leans_away(weight: f64) -> bool {
        weight > LEANING
    }

    /// How much speaks for a unit's being an aside; what is below zero is rather the article.
    pub fn weight(&self, units: &[Unit], looks: &[LineFeatures], at: usize) -> f64 {
        // Signs that speak for the article are English words: without them every paragraph would seem an aside.
        if !self.read {
            return BASE;
        }
        let speaks = label(&units[at].text).is_some_and(|label| self.speakers.contains(label));
        if looks[at].words > LONGEST_ASIDE || speaks || hands_over(units, at) {
            return LONG;
        }
        let facts = self.facts(units, looks, at);
        BASE + WORDS
            .iter()
            .chain(PLACES)
            .filter(|(_, _, sign)| sign(&facts))
            .map(|(weight, _, _)| weight)
            .sum::<f64>()
    }

    fn facts(&self, units: &[Unit], looks: &[LineFeatures], at: usize) -> Facts {
        let (unit, look) = (&units[at], &looks[at]);
        let text = plain(&unit.text);
        let own = usize::from(tells(look));
        let elsewhere = |counts: &BTreeMap<String, usize>, key: &String| {
            counts.get(key).is_some_and(|&count| count > own)
        };
        let shared = look.stems.iter().filter(|stem| elsewhere(&self.stems, stem)).count();
        let names = capitalised(&text);
        let known = |name: &&String| elsewhere(&self.names, name) || elsewhere(&self.stems, &stem(name));
        let furniture =
            |at: Option<usize>| at.and_then(|at| looks.get(at)).is_none_or(|look| look.cue.is_some());
        let words = tokens(&text);
        Facts {
            shared: if look.stems.is_empty() { 0.0 } else { shared as f64 / look.stems.len() as f64 },
            known_names: names.iter().filter(known).count(),
            head_names: names.iter().filter(|name| self.head.contains(*name) && !known(name)).count(),
            site_words: site_words(&words),
            words_a_sentence: words.len() / text.matches(['.', '!', '?']).count().max(1),
            sentence: look.sentence || words.len() >= 8 && has_sentence_inside(&text),
            labelled: text.contains(": ") && !text.contains(['“', '"', '«']),
            turn: look.turn || is_turn(&text, looks, at, units),
            item: text.starts_with(['•', '-', '–', '—', '*', '·', '▪', '●', '‣', '◦', '■', '(', '✔'])
                || is_numbered(&text),
            below_furniture: furniture(at.checked_sub(1)),
            above_furniture: furniture(Some(at + 1)),
            story_above: at > self.first,
            story_below: at < self.last,
            spaced: self.spaced,
            close: at > 0 && unit.lines.start == units[at - 1].lines.end
                || units.get(at + 1).is_some_and(|next| next.lines.start == unit.lines.end),
            short_story: self.short,
            text,
            words,
        }
    }
}

/// "And from the chair:", right above a quotation.
fn hands_over(units: &[Unit], at: usize) -> bool {
    units[at].text.ends_with(':')
        && units.get(at + 1).is_some_and(|next| next.text.starts_with(['“', '"', '«', '„']))
}

/// "Jane Doe: On the evening of ...": one of several lines with a name in front.
fn is_turn(text: &str, looks: &[LineFeatures], at: usize, units: &[Unit]) -> bool {
    let label = |text: &str| {
        text.split_once(": ").map(|(label, _)| label.to_owned()).filter(|label| label.split(' ').count() <= 3)
    };
    let Some(own) = label(text) else { return false };
    let near = at.saturating_sub(8)..(at + 9).min(looks.len());
    near.filter(|&other| other != at).any(|other| label(&units[other].text).is_some_and(|other| other == own))
}

/// Lines that a name begins with its colon from which on it is a speaker's.
const TURNS: usize = 3;

/// The names that begin whole sentences or questions three times and more.
fn speakers(units: &[Unit], looks: &[LineFeatures]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (unit, _) in units.iter().zip(looks).filter(|(_, look)| look.cue.is_none() && look.sentence) {
        if let Some(label) = label(&unit.text) {
            *counts.entry(label).or_default() += 1;
        }
    }
    counts.into_iter().filter(|&(_, count)| count >= TURNS).map(|(label, _)| label.to_owned()).collect()
}

/// The one to three capitalised words before a line's first colon.
fn label(text: &str) -> Option<&str> {
    let (label, _) = text.split_once(": ")?;
    let words = label.split_whitespace().count();
    ((1..=3).contains(&words) && label.split_whitespace().all(|word| word.starts_with(char::is_uppercase)))
        .then_some(label)
}

fn tells(look: &LineFeatures) -> bool {
    look.cue.is_none() && look.sentence && look.words >= TELLING_WORDS
}

/// Words in capitals that are no small words, folded.
fn capitalised(text: &str) -> BTreeSet<String> {
    let named = tokens(text).into_iter().filter(|word| {
        text[word.start..].starts_with(char::is_uppercase) && word.term.len() > 2 && !is_stop_word(&word.term)
    });
    named.map(|word| word.term).collect()
}

/// An aside that is no sentence offers another story; the rest are notices.
pub(super) fn aside_kind(text: &str, look: &LineFeatures) -> FurnitureKind {
    let open = text.ends_with(['…', ']']) || text.ends_with("...");
    let headline =
        !look.sentence && look.words >= 5 && !text.contains(['|', ';']) && !text.starts_with(['(', '-', '—']);
    let text = plain(text);
    if is_signature(&text) {
        FurnitureKind::Byline
    } else if is_about_an_author(&text) {
        FurnitureKind::AuthorBox
    } else if (open || headline) && !gives_orders(&text) {
        FurnitureKind::Teaser
    } else {
        FurnitureKind::Other
    }
}
