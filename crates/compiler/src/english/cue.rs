//! The words that make a statement: what stands around verbs of saying, asking and stance, as the lexicon lists them.
//!
//! A form that is a noun as well ("claims", "demands") is marked there, so that whoever reads it asks its neighbours.
//! What it does not know: who speaks.

use super::lexicon::{
    self, ADVERB, BETWEEN, CLAUSE, CONDITIONAL, GOVERNING, HEDGE, HUMAN, METONYM, NEGATION, NOBODY,
    NOT_ADVERB, POSITION, PREPOSITION, QUOTING, SAYING, SHORT_TITLE, SPEAKER, TEXT, VERB_PART, VIEW,
};
pub use super::lexicon::{Cue, Form, Kind, cue as of, cue_with_particle as particle, takes};

/// Nouns of what is said, which do not speak themselves: "a charge his office rejected".
pub fn is_saying(term: &str) -> bool {
    lexicon::is(term, SAYING)
}

/// Nouns of "in X's words", "in his view".
pub fn is_view(term: &str) -> bool {
    lexicon::is(term, VIEW)
}

/// Forms with which one quotes another: "Interfax quotes X as saying".
pub fn is_quoting(term: &str) -> bool {
    lexicon::is(term, QUOTING)
}

/// Adjectives of a position, behind a form of "be" and before "to": "Baku is unwilling to".
pub fn is_position(term: &str) -> bool {
    lexicon::is(term, POSITION)
}

/// Words that may stand between a subject and its verb.
pub fn is_between(term: &str) -> bool {
    lexicon::is(term, BETWEEN) || term.len() > 4 && term.ends_with("ly") && !lexicon::is(term, NOT_ADVERB)
}

/// Auxiliaries, negations and verbs of hearsay: words that belong to the verb behind them and say whether, or how surely,
/// it holds. "to" is one behind another of them.
pub fn is_verb_part(term: &str) -> bool {
    lexicon::is(term, VERB_PART) || is_negation(term) || is_conditional(term)
}

/// Adverbs that may stand inside a verb: "has so far also refused".
pub fn is_adverb(term: &str) -> bool {
    lexicon::is(term, ADVERB) || is_between(term) && !is_verb_part(term)
}

/// Whether a word is of whoever speaks, alone or with others: "I", "our", "we'll".
pub fn is_first_person(term: &str) -> bool {
    ["i", "me", "my", "mine", "we", "us", "our", "ours"].contains(&term)
        || term.starts_with("i'")
        || term.starts_with("we'")
}

/// Words that turn a verb into something not said.
pub fn is_negation(term: &str) -> bool {
    lexicon::is(term, NEGATION) || term.ends_with("n't")
}

/// Verbs before a verb that leave it open whether anything was said.
pub fn is_conditional(term: &str) -> bool {
    lexicon::is(term, CONDITIONAL)
}

/// Prepositions: what follows them is not a subject.
pub fn is_preposition(term: &str) -> bool {
    lexicon::is(term, PREPOSITION)
}

/// Words that begin a clause of their own: no subject reaches over them.
pub fn begins_clause(term: &str) -> bool {
    lexicon::is(term, CLAUSE)
}

/// Nouns of people or bodies that speak for somebody.
pub fn is_speaker_noun(term: &str) -> bool {
    lexicon::is(term, SPEAKER | HUMAN | TEXT)
        || term.strip_suffix('s').is_some_and(|one| lexicon::is(one, HUMAN) && !lexicon::is(one, NOBODY))
}

/// Titles that a full stop makes shorter, folded; no sentence ends behind them.
pub fn is_shortened_title(term: &str) -> bool {
    lexicon::is(term, SHORT_TITLE)
}

/// Nouns of one human being: somebody who can be "he" or "she", and whom "the ..." can mean again.
pub fn is_human_noun(term: &str) -> bool {
    lexicon::is(term, HUMAN)
}

/// Nouns of texts: who wrote it speaks, and stands behind "by", "from" or "of".
pub fn is_text_noun(term: &str) -> bool {
    lexicon::is(term, TEXT)
}

/// Bodies that are their country when they speak: "the Belvari delegation".
pub fn is_metonym_noun(term: &str) -> bool {
    lexicon::is(term, METONYM)
}

/// Nouns of whoever governs a place: "the authorities in X".
pub fn is_governing_noun(term: &str) -> bool {
    lexicon::is(term, GOVERNING)
}

/// Words that take certainty from what is said, one or more words each.
pub fn hedges() -> impl Iterator<Item = &'static [&'static str]> {
    lexicon::phrases(HEDGE)
}
