//! Reads a noun phrase: which word is its head, and which names in it only say whose or what the head is.
//!
//! A phrase is a core and what stands behind it: `[the Belvari envoy X] [of the lake commission]`. The core ends where a
//! preposition, a relative clause or a participle behind a noun begins; its last word is the head. Any other name is an
//! attribute: "Dorin aides", "pro-Dorin marchers", "Dorin supporter X". A name behind the core is somebody else's, but for
//! the one that an office stands before: "the head of the Lake Commission X". What it does not know: who the head is.

use super::subject::is_weekday;
use super::{Clause, Line, Participants, breaks, is_article, is_determiner, is_pronoun, title_gender};
use crate::english::cue;
use crate::english::lexicon::{self, CALENDAR, IRREGULAR, OFFICE_ADJECTIVE};
use corpus::EntityId;

/// Words that join a phrase to what stands before it and do not belong to it.
const LINKS: &[&str] = &[
    "and",
    "but",
    "however",
    "meanwhile",
    "yet",
    "then",
    "so",
    "later",
    "now",
    "still",
    "instead",
    "or",
    "nor",
    "as",
    "while",
    "when",
    "because",
    "though",
    "although",
];

/// Words behind a name that still speak of its bearer.
const BESIDE_NAME: &[&str] = &[
    "himself", "herself", "too", "jr", "sr", "ii", "iii", "iv", "alone", "then", "there", "here", "again",
    "et",
];

/// Words that begin the second of two joined phrases.
const JOINED: &[&str] = &["other", "others", "several", "many", "some", "two", "three", "fellow", "both"];

/// Words behind "and" among which the second of two heads stands.
const LONGEST_JOINED: usize = 10;

/// The head of a noun phrase.
pub(super) enum Head {
    /// A personal pronoun, the phrase's last word.
    Pronoun,
    /// A person's name.
    Person {
        /// Its first word.
        from: usize,
        /// One past its last word.
        to: usize,
        /// Whose it is.
        id: EntityId,
    },
    /// Two or more who speak together: "X and Y".
    Several,
    /// Any other core; its last word is the head.
    Noun {
        /// Its first word.
        from: usize,
        /// One past its last word.
        to: usize,
    },
}

/// The name of a person in a phrase.
#[derive(Clone, Copy)]
struct Named {
    from: usize,
    to: usize,
    id: EntityId,
}

impl Participants<'_> {
    /// Where a noun phrase begins behind the words that join it to others, and its head.
    pub(super) fn head(&self, clause: Clause<'_>) -> Option<(usize, Head)> {
        let Clause { line, from, to } = clause;
        let from = (from..to).find(|&word| !LINKS.contains(&line.term(word)))?;
        let clause = line.clause(from, to);
        if is_pronoun(line.term(to - 1)) {
            return Some((from, Head::Pronoun));
        }
        let names = self.names(clause);
        if (from + 1..to.saturating_sub(1)).any(|and| self.joins_heads(clause, and)) {
            return Some((from, Head::Several));
        }
        let core = core_end(line, from, to);
        let heads = |name: &&Named| self.is_head(clause, core, name);
        let beside_verb = names.last().filter(|name| name.to == to).filter(heads);
        if let Some(&Named { from: start, to, id }) = beside_verb.or_else(|| names.iter().find(heads)) {
            return Some((from, Head::Person { from: start, to, id }));
        }
        let (from, core) = if core == from { behind_preposition(clause)? } else { (from, core) };
        // "a charge his office rejected": whoever stands behind the second determiner.
        let second = (from + 1..core)
            .find(|&word| ["a", "an"].contains(&line.term(from)) && is_determiner(line.term(word)));
        let from = second.unwrap_or(from);
        Some((from, Head::Noun { from, to: core }))
    }

    /// The persons whom a phrase names.
    fn names(&self, clause: Clause<'_>) -> Vec<Named> {
        let Clause { line, from, to } = clause;
        let mut names = Vec::new();
        let mut word = from;
        while word < to {
            let Some(id) = line.entity_at(word) else {
                word += 1;
                continue;
            };
            let (start, end) = line.mention_words(word);
            if self.is_person(id) {
                names.push(Named { from: start, to: end.min(to), id });
            }
            word = end.max(word + 1);
        }
        names
    }

    /// Whether a name is the head of the phrase whose core ends at `core`.
    fn is_head(&self, clause: Clause<'_>, core: usize, name: &Named) -> bool {
        let Clause { line, from, to } = clause;
        let before = name.from.checked_sub(1).map_or("", |before| line.term(before));
        // "In Lithara X": the name that ends a phrase which begins with a preposition.
        let is_free = cue::is_preposition(line.term(from))
            && name.to == to
            && !is_article(before)
            && !cue::is_preposition(before);
        let is_behind = name.from > core && is_clause_opener(line, from, core);
        let owns = line.is_possessive(name.to - 1) && name.to < to;
        (is_free || !self.is_in_preposition(line, name.from, from))
            && !is_behind
            && !owns
            && !self.is_attribute(line, from, to, name)
    }

    /// Whether a name only describes what stands behind it, or is a half of a compound: "Dorin aides", "pro-Dorin
    /// marchers", "the Dorin Foundation".
    fn is_attribute(&self, line: &Line<'_>, from: usize, to: usize, name: &Named) -> bool {
        let is_half =
            name.from > from && line.gap(name.from) == "-" || name.to < to && line.gap(name.to) == "-";
        if is_half || name.to >= to || !line.gap(name.to).trim().is_empty() || breaks(line.gap(name.to)) {
            return is_half;
        }
        let next = line.term(name.to);
        let is_adverb = cue::is_between(next) || cue::is_adverb(next) || cue::is_negation(next);
        let is_date = is_weekday(next)
            || lexicon::is(next, CALENDAR)
            || ["last", "this", "early", "late"].contains(&next);
        let is_title = title_gender(next).is_some() || cue::is_shortened_title(next);
        let is_small = cue::is_preposition(next)
            || cue::begins_clause(next)
            || is_article(next)
            || is_determiner(next)
            || is_pronoun(next)
            || cue::is_conditional(next)
            || ["and", "or", "who", "whose", "whom", "which", "than", "as", "to"].contains(&next);
        let is_past = (next.ends_with("ed") || lexicon::is(next, IRREGULAR)) && !line.is_capital(name.to);
        let is_verb = is_past || cue::of(next).is_some_and(|cue| !cue.noun);
        let is_entity = line.entity_at(name.to).is_some_and(|id| !self.is_body(id));
        // "According to X talks go on": the comma is missing.
        let is_clause = name.from == from
            && to - name.to > 1
            && (name.to..to).all(|word| !line.is_capital(word) && !cue::is_speaker_noun(line.term(word)));
        !(is_clause
            || BESIDE_NAME.contains(&next)
            || is_adverb
            || is_date
            || is_small
            || is_verb
            || is_entity && !line.is_capital(name.to)
            || is_title && !line.is_capital(name.to)
            || next.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether two heads are joined by the "and" at a word: "X and Y", "he and the envoy", "the envoy and his aides".
    fn joins_heads(&self, clause: Clause<'_>, and: usize) -> bool {
        let Clause { line, from, to } = clause;
        let before = and - 1;
        if line.term(and) != "and" || line.entity_at(and).is_some() || line.is_possessive(before) {
            return false;
        }
        let person = |word: usize| line.entity_at(word).is_some_and(|id| self.is_person(id));
        let is_named = person(before);
        let left = if is_named { line.mention_words(before).0 } else { before };
        let noun = plain_noun(line, before);
        if left < from || self.is_in_preposition(line, left, from) {
            return false;
        }
        let right = (and + 1..to.min(and + LONGEST_JOINED)).take_while(|&word| {
            word == and + 1 || !cue::is_preposition(line.term(word)) || line.entity_at(word).is_some()
        });
        let mut right = right.filter(|&word| person(word) || plain_noun(line, word));
        let next = line.term(and + 1);
        let begins = is_article(next) || is_determiner(next) || JOINED.contains(&next);
        if is_named || ["he", "she", "they"].contains(&line.term(before)) {
            return begins || line.is_capital(and + 1) || right.next().is_some();
        }
        // "The actor and activist X" is one, "the actor and X" are two.
        noun && (begins || line.term(before).ends_with('s') || person(and + 1)) && right.next().is_some()
    }
}

/// "In a statement the ministry said": the phrase that stands behind the one of the preposition, its first word and
/// one past its last.
fn behind_preposition(clause: Clause<'_>) -> Option<(usize, usize)> {
    let Clause { line, from, to } = clause;
    if let Some(article) = (from + 1..to).rev().find(|&word| is_article(line.term(word))) {
        return Some((article, core_end(line, article, to)));
    }
    let start = (from..to).rev().take_while(|&word| line.entity_at(word).is_some()).last()?;
    (!cue::is_preposition(line.term(start.wrapping_sub(1)))).then_some((start, to))
}

/// One past the core of the phrase that begins at a word.
fn core_end(line: &Line<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .find(|&word| {
            line.entity_at(word).is_none()
                && (cue::is_preposition(line.term(word))
                    || is_clause_opener(line, from, word)
                    || word > from && line.entity_at(word - 1).is_some() && is_verb_group(line, word))
        })
        .unwrap_or(to)
}

/// Whether a verb or what stands before one begins behind a name: "the ministry repeatedly", "the ministry denied".
fn is_verb_group(line: &Line<'_>, word: usize) -> bool {
    let term = line.term(word);
    !line.is_capital(word)
        && line.gap(word).trim().is_empty()
        && (cue::is_between(term) || term.ends_with("ed") || lexicon::is(term, IRREGULAR))
}

/// Whether a relative clause or a participle behind a noun begins at a word: "groups backing X", "aides briefed on".
fn is_clause_opener(line: &Line<'_>, from: usize, word: usize) -> bool {
    if word <= from || line.entity_at(word).is_some() {
        return false;
    }
    let term = line.term(word);
    let is_participle = term.len() > 4
        && (term.ends_with("ing") || term.ends_with("ed"))
        && !line.is_capital(word)
        && !lexicon::is(term, OFFICE_ADJECTIVE)
        && line.gap(word).trim().is_empty()
        && (plain_noun(line, word - 1) || is_plural(line, word - 1) || takes_name(line, word));
    ["who", "whom", "whose", "which"].contains(&term) || is_participle
}

/// Whether a word that ends in `-ing` has a name as its object, and a noun before it: "a superdelegate backing X".
fn takes_name(line: &Line<'_>, word: usize) -> bool {
    let before = line.term(word - 1);
    line.term(word).ends_with("ing")
        && line.entity_at(word + 1).is_some()
        && line.is_capital(word + 1)
        && !line.is_capital(word - 1)
        && !is_article(before)
        && !lexicon::is(before, OFFICE_ADJECTIVE)
        && !cue::is_preposition(before)
        && !cue::is_between(before)
        && !cue::is_adverb(before)
}

/// Whether a word looks like a plural: "groups".
fn is_plural(line: &Line<'_>, word: usize) -> bool {
    let term = line.term(word);
    term.len() > 4
        && term.ends_with('s')
        && !term.ends_with("ss")
        && line.entity_at(word).is_none()
        && !line.is_possessive(word)
        && !cue::is_between(term)
        && !cue::is_preposition(term)
        && cue::of(term).is_none_or(|cue| cue.noun)
}

/// Whether a word is a noun of people or bodies, not owning what follows.
fn plain_noun(line: &Line<'_>, word: usize) -> bool {
    line.entity_at(word).is_none()
        && !line.is_possessive(word)
        && !line.quoted[word]
        && cue::is_speaker_noun(line.term(word))
}
