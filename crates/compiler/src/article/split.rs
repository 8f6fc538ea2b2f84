//! Tells the article of a page from its furniture.
//!
//! Lines become units (a hard-wrapped paragraph is one unit), each unit is looked at alone (`furniture`, sentence
//! ends, length), and then in its place: what heads a list of other stories, what stands behind the article's end,
//! what shares no words with the article. A wrong guess costs a reader either a line of the article or a line of
//! advertising in it; the first is worse, so doubt keeps the line, unless it stands behind the article's end.

mod classify;
mod end;
mod entry;
mod inset;
mod off_article;
pub mod pieces;
mod stretch;
mod title;
mod wrapped;

use crate::english::language;
use crate::english::sentence::ends_sentence;
use crate::input::page::{Line, plain};
use crate::line::author::is_byline;
use crate::line::furniture::{self, Cue};
use crate::line::shape::{is_dateline, is_row_of_links, without_address};
use classify::classify;
use corpus::FurnitureKind;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use inset::{mark_boxes, mark_foreign_lines, spare_numbered_items, spare_the_story};
use std::collections::BTreeSet;
use std::ops::Range;
use title::find_title;
use wrapped::join_wrapped;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A paragraph of the article.
    Paragraph,
    /// A subheading of the article.
    Heading,
    /// Not the article.
    Furniture(FurnitureKind),
}

/// Lines of a page that belong together.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Positions in the list of lines; the lines in between are not blank.
    pub lines: Range<usize>,
    /// Their clean text.
    pub text: String,
    /// What they are.
    pub class: Class,
    /// The article goes on elsewhere, says this unit.
    pub cut: bool,
}

/// Words from which on a line without a sentence's end is a paragraph all the same.
const LONG_LINE_WORDS: usize = 20;

/// Words from which on a sentence is taken for a paragraph of an article rather than a caption or slogan.
const PROSE_WORDS: usize = 8;

/// Share of a line's words that the article so far must have used for the line to be its continuation behind a
/// list of other stories. Unrelated teasers share about a sixth, paragraphs of one article about a half.
const COHERENT: f64 = 0.34;

/// Cuts the lines of a text into units and classes them, in page order; blank lines belong to none.
pub fn split(lines: &[Line<'_>]) -> Vec<Unit> {
    split_page(lines, true)
}

/// The same of the lines that a page's markup says are the article.
pub fn split_marked(lines: &[Line<'_>]) -> Vec<Unit> {
    split_page(lines, false)
}

fn split_page(lines: &[Line<'_>], naive: bool) -> Vec<Unit> {
    let mut units = join_wrapped(lines);
    let mut looks: Vec<LineFeatures> =
        units.iter().map(|unit| LineFeatures::at(&unit.text, lines[unit.lines.start].raw)).collect();
    let read = is_read(&units, &looks);
    if !read {
        for (look, unit) in looks.iter_mut().zip(&units) {
            look.words = look.words.max(language::english_words(&unit.text));
        }
    }
    mark_foreign_lines(&units, &mut looks);
    spare_the_story(&units, &mut looks, naive);
    spare_numbered_items(&units, &mut looks);
    mark_boxes(&units, &mut looks);
    let title = find_title(&units, &looks);
    let mut classes = classify(&units, &looks, title, read, naive);
    if !classes.contains(&Class::Paragraph) {
        take_what_is_told(&units, &looks, title, &mut classes);
    }
    for ((unit, class), look) in units.iter_mut().zip(classes).zip(&looks) {
        unit.class = class;
        unit.cut = look.cue.is_some_and(|cue| cue.cut);
    }
    units
}

/// Has a page whose few words are no paragraph by themselves keep the sentences below its headline, in any script: a
/// report of six words is no empty page. Where they are few among other lines they are a slogan, or what a site says of
/// a page that it does not have.
fn take_what_is_told(units: &[Unit], looks: &[LineFeatures], title: Option<usize>, classes: &mut [Class]) {
    const LETTERS: usize = 12;
    // What nothing stands below heads nothing.
    let title = title.filter(|title| title + 1 < units.len()).unwrap_or(0);
    let below: Vec<usize> =
        (title + 1..units.len()).filter(|&at| looks[at].cue.is_none() && !looks[at].addresses).collect();
    let is_long = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).nth(LETTERS).is_some();
    // Thai ends no sentence with a sign, and knows no capitals.
    let is_caseless = |text: &str| !text.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    let is_told = |&&at: &&usize| {
        let text = units[at].text.as_str();
        is_long(text) && (ends_sentence(text) || below.len() == 1 && is_caseless(text))
    };
    let told: Vec<usize> = below.iter().filter(is_told).copied().collect();
    if told.len() * 4 >= units.len() {
        for at in told {
            classes[at] = Class::Paragraph;
        }
    }
}

/// Whether the page's sentences are in a language that the rules read; menus may be in another.
fn is_read(units: &[Unit], looks: &[LineFeatures]) -> bool {
    let told = |sentences: bool| {
        let own = units
            .iter()
            .zip(looks)
            .filter(move |(_, look)| look.cue.is_none() && (!sentences || look.sentence));
        own.map(|(unit, _)| unit.text.as_str())
    };
    let sentences = told(true).next().is_some();
    language::of_texts(told(sentences)).read
}

/// What a line gives itself away as, whatever its place; nothing when it could be anything.
pub fn kind_alone(text: &str, raw: &str) -> Option<FurnitureKind> {
    LineFeatures::at(text, raw).cue.map(|cue| cue.kind)
}

/// What one unit looks like by itself.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about one line")]
pub struct LineFeatures {
    cue: Option<Cue>,
    words: usize,
    sentence: bool,
    /// Says "you" or "we" outside quotation marks.
    addresses: bool,
    /// Says that somebody says something.
    speech: bool,
    /// Ends with a question mark.
    asks: bool,
    /// Begins with a name in capitals and a colon, as the turns of a talk do.
    turn: bool,
    /// Small words of English and of other languages.
    english: usize,
    foreign: usize,
    /// Words in small letters that are written with accents or run into their article ("l’hiver").
    accented: usize,
    stems: BTreeSet<String>,
}

impl LineFeatures {
    fn at(text: &str, raw: &str) -> Self {
        let bare = plain(text);
        let words = tokens(&bare);
        // "• 21 November 2022: First round of talks" is a line of a chronology.
        let happening = bare.starts_with(['•', '-', '–', '*', '·', '▪', '●', '‣'])
            && bare.split_once(": ").is_some_and(|(_, rest)| rest.split_whitespace().count() >= 3);
        let dated = !happening && is_dateline(&bare, words.len());
        let cue = furniture::recognise(&bare).or_else(|| {
            let kind = if is_row_of_links(raw) {
                FurnitureKind::Menu
            } else if is_byline(&bare) {
                FurnitureKind::Byline
            } else if dated {
                FurnitureKind::Dateline
            } else {
                return None;
            };
            Some(Cue::of(kind))
        });
        // A date line may also hold words that are cues ("Updated ...", "Published in World").
        let cue = if dated && cue.is_some_and(|cue| !cue.opens && cue.kind != FurnitureKind::Copyright) {
            Some(Cue::of(FurnitureKind::Dateline))
        } else {
            cue
        };
        let (english, foreign) = language::small_words(&words);
        let stems = words
            .iter()
            .filter(|word| word.term.len() > 2 && !is_stop_word(&word.term))
            .map(|word| stem(&word.term))
            .collect();
        Self {
            cue,
            words: words.len(),
            sentence: ends_sentence(without_address(&bare)),
            asks: bare.ends_with('?'),
            addresses: furniture::addresses(&bare),
            speech: furniture::reports_speech(&bare),
            turn: bare.split_once(':').is_some_and(|(name, _)| {
                name.split_whitespace().count() <= 4 && name.len() > 1 && !name.contains(char::is_lowercase)
            }),
            english,
            foreign,
            accented: bare.split_whitespace().filter(|word| is_accented(word)).count()
                + bare.matches(['¿', '¡']).count(),
            stems,
        }
    }

    /// Reads like a paragraph.
    fn is_prose(&self) -> bool {
        self.cue.is_none() && (self.sentence && self.words >= PROSE_WORDS || self.words >= LONG_LINE_WORDS)
    }

    /// Reads like a headline of another story: no sentence's end, not long.
    fn is_headline(&self) -> bool {
        self.cue.is_none() && !self.sentence && self.words < LONG_LINE_WORDS
    }
}

/// "mañana", "l’hiver": a word in small letters that English does not write so.
fn is_accented(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let elided = ["l’", "d’", "c’", "qu’", "n’", "s’", "j’", "l'", "d'", "c'", "qu'", "L’", "D’", "C’"];
    word.starts_with(char::is_lowercase) && word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || elided.iter().any(|start| word.strip_prefix(start).is_some_and(|rest| rest.len() > 2))
}

/// Whether the page has blank lines between most of its paragraphs.
pub fn is_spaced(units: &[Unit], looks: &[LineFeatures]) -> bool {
    let prose = || (1..units.len()).filter(|&at| looks[at].is_prose());
    let spaced = prose().filter(|&at| units[at].lines.start > units[at - 1].lines.end).count();
    spaced * 2 >= prose().count()
}

/// Share of common words below which a run of paragraphs is about something else than the article so far.
const UNRELATED: f64 = 0.1;

/// Units ahead that are looked at for a run of paragraphs: what keeps the walk down the page linear.
const NEAR: usize = 60;

/// A full stop inside, with a capital behind it: more than a headline.
pub fn has_sentence_inside(text: &str) -> bool {
    [". ", "? ", "! "].iter().any(|end| {
        text.split_once(end).is_some_and(|(before, behind)| {
            let word = before.rsplit(' ').next().unwrap_or_default();
            word.chars().count() > 3
                && before.contains(' ')
                && behind.starts_with(char::is_uppercase)
                && behind.contains(' ')
        })
    })
}
