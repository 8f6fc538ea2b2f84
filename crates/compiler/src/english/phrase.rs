//! Finds many phrases in a text in one pass, longest first, never overlapping.
//!
//! Topics and the gazetteer both stand on it; they differ only in how a word is compared: topics by stem
//! ("border clash" finds "border clashes"), names by spelling and capital letters ("US" is not "us").

use corpus::token::{Token, tokens};
use corpus::{Span, stem::stem};
use foldhash::HashMap;
use std::cell::OnceCell;

/// How words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// By English stem, whatever the case; a last `*` in a phrase's word matches any ending.
    Stem,
    /// By folded spelling; where the phrase has a capital first letter the text must have one, and where it is
    /// all capitals so must be the text.
    Name,
}

/// A set of phrases, each with a value.
#[derive(Debug)]
pub struct Phrases<V> {
    compare: Compare,
    /// By the key of the first word: the phrases that begin with it.
    by_first: HashMap<String, Vec<Phrase<V>>>,
    /// Phrases whose first word is a prefix (`mediat*`).
    by_prefix: Vec<Phrase<V>>,
}

#[derive(Debug)]
struct Phrase<V> {
    words: Vec<Word>,
    value: V,
}

#[derive(Debug)]
struct Word {
    key: String,
    prefix: bool,
    case: Case,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Small,
    Capital,
    AllCapitals,
}

/// A text cut into the tokens that phrases are compared with.
pub struct Words<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// What the tokens are compared by, made when it is first asked for: a dozen topics look at the same text.
    stems: OnceCell<Vec<String>>,
    names: OnceCell<Vec<String>>,
}

/// One place where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<V> {
    /// The phrase's value.
    pub value: V,
    /// Where; a final possessive `’s` is left out.
    pub span: Span,
}

impl<'t> Words<'t> {
    /// Cuts a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, tokens: tokens(text), stems: OnceCell::new(), names: OnceCell::new() }
    }

    /// What the tokens are compared by.
    fn keys(&self, compare: Compare) -> &[String] {
        let keys = match compare {
            Compare::Stem => &self.stems,
            Compare::Name => &self.names,
        };
        keys.get_or_init(|| self.tokens.iter().map(|token| key(compare, &token.term)).collect())
    }
}

/// With which words the phrases of many sets begin: few of the sets have anything in a text, and only those are asked.
pub struct Beginnings {
    compare: Compare,
    sets: usize,
    words: HashMap<String, Vec<usize>>,
    prefixes: Vec<(String, usize)>,
}

impl Beginnings {
    /// Those of these sets, which compare alike.
    pub fn of<V>(sets: &[Phrases<V>]) -> Self {
        let mut words: HashMap<String, Vec<usize>> = HashMap::default();
        let mut prefixes = Vec::new();
        for (at, set) in sets.iter().enumerate() {
            for phrase in set.by_first.values().filter_map(|phrases| phrases.first()).chain(&set.by_prefix) {
                match phrase.words.first() {
                    Some(first) if first.prefix => prefixes.push((first.key.clone(), at)),
                    Some(first) => words.entry(first.key.clone()).or_default().push(at),
                    None => {}
                }
            }
        }
        let compare = sets.first().map_or(Compare::Stem, |set| set.compare);
        Self { compare, sets: sets.len(), words, prefixes }
    }

    /// The sets of which a phrase may stand in the text, in their order.
    pub fn sets_in(&self, text: &Words<'_>) -> impl Iterator<Item = usize> {
        let mut begins = vec![false; self.sets];
        for (key, token) in text.keys(self.compare).iter().zip(&text.tokens) {
            for &set in self.words.get(key).into_iter().flatten() {
                begins[set] = true;
            }
            for (_, set) in self.prefixes.iter().filter(|(prefix, _)| token.term.starts_with(prefix)) {
                begins[*set] = true;
            }
        }
        (0..self.sets).filter(move |&set| begins[set])
    }
}

/// The terms of a phrase: two phrases with the same terms are one.
pub fn terms(phrase: &str) -> Vec<String> {
    tokens(phrase).into_iter().map(|token| without_possessive(&token.term).to_owned()).collect()
}

impl<V: Copy> Phrases<V> {
    /// An empty set.
    pub fn new(compare: Compare) -> Self {
        Self { compare, by_first: HashMap::default(), by_prefix: Vec::new() }
    }

    /// Adds a phrase. Of two phrases of equal length that fit the same place, the one added first wins.
    pub fn add(&mut self, phrase: &str, value: V) {
        let words: Vec<Word> = tokens(phrase)
            .into_iter()
            .map(|token| {
                let prefix = self.compare == Compare::Stem && phrase[token.end..].starts_with('*');
                Word {
                    key: if prefix { token.term.clone() } else { key(self.compare, &token.term) },
                    prefix,
                    case: case(&phrase[token.start..token.end]),
                }
            })
            .collect();
        let Some(first) = words.first() else { return };
        let length = words.len();
        let list = if first.prefix {
            &mut self.by_prefix
        } else {
            self.by_first.entry(first.key.clone()).or_default()
        };
        let at = list.iter().position(|other| other.words.len() < length).unwrap_or(list.len());
        list.insert(at, Phrase { words, value });
    }

    /// Every place of a phrase in the text, from left to right.
    pub fn find(&self, text: &Words<'_>) -> Vec<Found<V>> {
        let keys = text.keys(self.compare);
        let mut found = Vec::new();
        let mut at = 0;
        while at < keys.len() {
            let starting = self.by_first.get(&keys[at]).into_iter().flatten().chain(&self.by_prefix);
            let best = starting
                .filter(|phrase| self.stands_at(phrase, text, keys, at))
                .max_by_key(|phrase| phrase.words.len());
            let Some(phrase) = best else {
                at += 1;
                continue;
            };
            let last = &text.tokens[at + phrase.words.len() - 1];
            let end = last.end - possessive(&text.text[last.start..last.end]);
            found.push(Found { value: phrase.value, span: Span::new(text.tokens[at].start, end) });
            at += phrase.words.len();
        }
        found
    }

    fn stands_at(&self, phrase: &Phrase<V>, text: &Words<'_>, keys: &[String], at: usize) -> bool {
        let length = phrase.words.len();
        at + length <= keys.len()
            && phrase.words.iter().zip(at..).all(|(word, at)| {
                let token = &text.tokens[at];
                let same = if word.prefix { token.term.starts_with(&word.key) } else { keys[at] == word.key };
                same && (self.compare == Compare::Stem
                    || case(&text.text[token.start..token.end]) >= word.case)
            })
            && (at + 1..at + length)
                .all(|at| joins(&text.text[text.tokens[at - 1].end..text.tokens[at].start]))
    }
}

/// What a word is compared by.
fn key(compare: Compare, term: &str) -> String {
    match compare {
        Compare::Stem => stem(term),
        Compare::Name => without_possessive(term).to_owned(),
    }
}

/// What may stand between two words of one phrase: not a comma, not the end of a sentence.
fn joins(gap: &str) -> bool {
    gap.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '-' | '‐' | '‑' | '–' | '/' | '.' | '&' | '\'' | '’' | '"' | '“' | '”')
    }) && !gap.contains(". ")
}

fn without_possessive(term: &str) -> &str {
    term.strip_suffix("'s").unwrap_or(term)
}

/// Bytes of the possessive ending of a word as it stands in a text.
fn possessive(word: &str) -> usize {
    ["'s", "’s", "ʼs", "'S", "’S"].into_iter().find(|ending| word.ends_with(ending)).map_or(0, str::len)
}

fn case(word: &str) -> Case {
    let word = &word[..word.len() - possessive(word)];
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                Case::AllCapitals
            } else {
                Case::Capital
            }
        }
        _ => Case::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(compare: Compare, phrases: &[&str], text: &str) -> Vec<String> {
        let mut set = Phrases::new(compare);
        for phrase in phrases {
            set.add(phrase, ());
        }
        set.find(&Words::new(text)).iter().map(|found| found.span.of(text).to_owned()).collect()
    }

    #[test]
    fn the_longest_name_wins_and_places_do_not_overlap() {
        assert_eq!(
            found(Compare::Name, &["Karabakh", "Nagorno-Karabakh"], "Nagorno Karabakh, then Karabakh’s"),
            ["Nagorno Karabakh", "Karabakh"]
        );
    }

    #[test]
    fn a_name_keeps_its_capitals() {
        assert_eq!(
            found(Compare::Name, &["US", "West"], "US told us the west and West and WEST"),
            ["US", "West", "WEST"]
        );
    }

    #[test]
    fn initials_with_and_without_full_stops_are_one_name() {
        assert_eq!(found(Compare::Name, &["US"], "the U.S. and the US"), ["U.S", "US"]);
    }

    #[test]
    fn an_adjective_is_not_the_country() {
        assert_eq!(
            found(Compare::Name, &["Armenia"], "Armenian-Azerbaijani; Armenia-Azerbaijan"),
            ["Armenia"]
        );
    }

    #[test]
    fn a_comma_or_a_full_stop_ends_a_phrase() {
        assert!(
            found(Compare::Name, &["State Department"], "the State. Department, State, Department")
                .is_empty()
        );
    }

    #[test]
    fn topic_phrases_match_by_stem_and_by_prefix() {
        assert_eq!(
            found(Compare::Stem, &["border clash", "mediat*"], "Border clashes; mediators, mediation"),
            ["Border clashes", "mediators", "mediation"]
        );
    }
}
