//! A passage as a row of words, each with its looks: capital letters, what stands before it, where sentences begin.
//!
//! It knows nothing of names.

use crate::english::lexicon::{self, Classes, SHORT_TITLE};
use crate::english::sentence::sentences;
use corpus::text::part;
use corpus::token::tokens;

/// A word with its looks.
#[derive(Clone, Debug)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// One past the last byte, a possessive ending left out.
    pub end: usize,
    /// The folded word without a possessive ending.
    pub term: String,
    /// Its capital letters.
    pub shape: Shape,
    /// What stands between it and the word before.
    pub gap: Gap,
    /// It ends in `’s` or stands before a lone apostrophe.
    pub possessive: bool,
    /// It begins a sentence or a quotation: its capital says nothing.
    pub opens: bool,
    /// What the lexicon says of it.
    pub classes: Classes,
}

/// The capital letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// None at the beginning, or no letter.
    Small,
    /// At the beginning.
    Capital,
    /// Two or more letters, all of them.
    Caps,
    /// One letter with a full stop.
    Initial,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// White space, or the full stop of an initial or a title.
    Space,
    /// A hyphen or slash.
    Hyphen,
    /// A comma.
    Comma,
    /// An opening bracket.
    Bracket,
    /// A quotation mark.
    Quote,
    /// Anything else, or nothing: the beginning of the text.
    Break,
}

impl Word {
    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.shape != Shape::Small
    }

    /// Whether the lexicon has it in one of the classes.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes & classes != 0
    }

    /// Whether it goes on where the word before stopped.
    pub fn joins(&self) -> bool {
        matches!(self.gap, Gap::Space | Gap::Hyphen)
    }
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let starts: Vec<usize> = sentences(text).into_iter().map(|sentence| sentence.start as usize).collect();
    let mut starts = starts.into_iter().peekable();
    let mut words: Vec<Word> = Vec::new();
    let mut last_end = 0;
    for token in tokens(text) {
        let mut opens = false;
        while starts.next_if(|&start| start <= token.start).is_some() {
            opens = true;
        }
        let whole = part(text, token.start..token.end);
        let core = whole.len() - possessive(whole);
        let shape = shape(part(whole, ..core), part(text, token.end..));
        let between = part(text, last_end..token.start);
        let gap = words.last().map_or(Gap::Break, |last| gap(between, last, shape));
        opens |= gap == Gap::Quote
            || gap == Gap::Break && between.contains(['“', '"', '«', '„', '‘', ':', '—', '•']);
        let term = token.term.strip_suffix("'s").unwrap_or(&token.term).to_owned();
        let classes = lexicon::classes(&term);
        let rest = part(text, token.end..);
        let lone = whole.ends_with('s') && (rest.starts_with("’ ") || rest.starts_with("' "));
        words.push(Word {
            start: token.start,
            end: token.start + core,
            possessive: core < whole.len() || lone,
            term,
            shape,
            gap,
            opens,
            classes,
        });
        last_end = token.end;
    }
    words
}

/// Bytes of the possessive ending.
fn possessive(word: &str) -> usize {
    ["'s", "’s", "ʼs", "'S", "’S"].into_iter().find(|ending| word.ends_with(ending)).map_or(0, str::len)
}

fn shape(word: &str, rest: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Small };
    if !first.is_uppercase() {
        // d’Estaing, l’Hôpital
        let inner = word.split_once(['\'', '’']).filter(|(before, _)| before.len() == 1);
        let is_name = inner.is_some_and(|(_, after)| after.chars().next().is_some_and(char::is_uppercase));
        return if is_name { Shape::Capital } else { Shape::Small };
    }
    let mut others = letters.peekable();
    if others.peek().is_none() {
        let is_lone = word.chars().count() == 1;
        return if is_lone && rest.starts_with('.') { Shape::Initial } else { Shape::Capital };
    }
    if is_initials(word) && rest.starts_with('.') {
        return Shape::Initial;
    }
    if others.all(char::is_uppercase) { Shape::Caps } else { Shape::Capital }
}

/// "G.K": initials that are written together. Not "U.S": what the lexicon or a list knows is no name.
fn is_initials(word: &str) -> bool {
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    let is_known = || {
        let term = corpus::token::fold(word);
        lexicon::classes(&term) != 0 || lexicon::COUNTRY_OF.contains_key(&term)
    };
    word.contains('.') && word.split('.').all(is_letter) && !is_known()
}

fn gap(between: &str, last: &Word, next: Shape) -> Gap {
    let trimmed = between.trim();
    match trimmed {
        "" if !between.is_empty() => Gap::Space,
        "&" => Gap::Space,
        "’" | "'" if last.possessive => Gap::Space,
        "-" | "‐" | "‑" | "–" if between.len() == trimmed.len() => Gap::Hyphen,
        "/" if between.len() == 1 && last.shape == Shape::Caps && next == Shape::Caps => Gap::Hyphen,
        "." if last.shape == Shape::Initial || last.is(SHORT_TITLE) => Gap::Space,
        "," => Gap::Comma,
        "(" => Gap::Bracket,
        _ if is_quote(trimmed) => Gap::Quote,
        _ => Gap::Break,
    }
}

fn is_quote(gap: &str) -> bool {
    gap.chars().count() == 1 && gap.contains(['“', '”', '"', '«', '»', '„', '‘'])
}
