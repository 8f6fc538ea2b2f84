//! Whether a verb of saying is one where it stands: finite, not a noun, not denied.

use super::{Line, breaks, ends_in_digit, is_article, is_determiner, is_pronoun};
use crate::english::cue::{self, Cue, Form, Kind};
use crate::english::lexicon::{self, PEOPLE};

/// Whether the verb at a word really is one, and finite: it has a subject and says that something was said.
fn is_finite(line: &Line<'_>, word: usize, cue: Cue) -> bool {
    // "the pilots’ advocates" are no verb.
    let is_owned = cue.noun && word > 0 && line.is_possessive(word - 1);
    if line.entity_at(word).is_some() || line.is_possessive(word) || is_owned {
        return false;
    }
    let before = if word == 0 || breaks(line.gap(word)) || line.gap(word).contains(',') {
        ""
    } else {
        line.term(word - 1)
    };
    let named = word > 0 && line.entity_at(word - 1).is_some() && !line.is_possessive(word - 1);
    let is_be = |term: &str| {
        let term = term.strip_suffix("n't").unwrap_or(term);
        ["is", "are", "was", "were", "be", "been", "being"].contains(&term)
    };
    // "models and plans to build": two nouns.
    let is_joined = (before == "but" || before == "and" && !["to", "that"].contains(&line.term(word + 1)))
        && !line.is_capital(word + 1)
        && has_complement(line, word);
    let after_be = is_be(before);
    let after_have = ["has", "have", "had"].contains(&before)
        || cue::is_between(before) && word > 1 && ["has", "have", "had"].contains(&line.term(word - 2));
    match cue.form {
        // "is already claiming", "he's claiming"
        Form::Ing => {
            let short = before.strip_suffix("'s").or_else(|| before.strip_suffix("'re"));
            after_be
                || word > 1 && cue::is_between(before) && is_be(line.term(word - 2))
                || before == "i'm"
                || short.is_some_and(is_pronoun)
        }
        Form::Participle => after_have,
        Form::Base => {
            before != "to"
                && !is_determiner(before)
                && !["'s"].contains(&before)
                && !before.ends_with("'s")
                && (!cue.noun
                    || named && is_plural(line, word)
                    || is_pronoun(before)
                    || before == "who"
                    || cue::is_negation(before)
                    || is_joined
                    || are_people_before(line, word) && has_complement(line, word)
                    || cue::is_conditional(before)
                    || before == "will"
                    || cue::is_speaker_noun(before) && before.ends_with('s'))
                && !cue::is_preposition(before)
        }
        Form::Third => {
            !is_determiner(before)
                && !cue::is_preposition(before)
                && !before.ends_with("'s")
                && (!cue.noun
                    || named
                    || is_numbered_part(line, word)
                    || ["he", "she", "it", "who"].contains(&before)
                    || cue::is_between(before)
                    || is_tag(line, word)
                    || is_joined
                    || line.gap(word).contains(',') && has_complement(line, word)
                    || cue::is_speaker_noun(before) && !["of", "by"].contains(&line.term(word + 1)))
        }
        Form::Past => {
            let counted = ends_in_digit(before) || is_determiner(before) || before.ends_with("'s");
            let adjective = cue.noun && counted;
            // "the articles proposed by Y"
            let passive = line.term(word + 1) == "by"
                && matches!(cue.kind, Kind::Act | Kind::Say)
                && (line.entity_at(word + 2).is_some()
                    || line.is_capital(word + 2)
                    || is_determiner(line.term(word + 2)));
            !after_be
                && !passive
                && !adjective
                && before != "been"
                && !cue::is_preposition(before)
                && !is_determiner(before)
                && !(cue::is_between(before)
                    && word > 1
                    && ["is", "are", "was", "were", "been"].contains(&line.term(word - 2)))
        }
    }
}

/// Whether something stands behind a word that only a verb can have: "voters fear that", "unions support the dam".
fn has_complement(line: &Line<'_>, word: usize) -> bool {
    let next = line.term(word + 1);
    let begins = is_determiner(next)
        || is_pronoun(next)
        || ["that", "to", "him", "her", "them", "whether", "how"].contains(&next)
        || next.len() > 4 && next.ends_with("ing");
    line.gap(word + 1).trim().is_empty() && (begins || line.is_capital(word + 1))
}

/// Whether several people stand before a verb, or a part of them: "voters still", "wardens asked", "most".
fn are_people_before(line: &Line<'_>, word: usize) -> bool {
    let is_beside = |at: usize| line.gap(at).trim().is_empty() && !breaks(line.gap(at));
    let mut at = word;
    while at > 1 && is_beside(at) && (cue::is_between(line.term(at - 1)) || line.term(at - 1).ends_with("ed"))
    {
        at -= 1;
    }
    let Some(people) = at.checked_sub(1) else { return false };
    let term = line.term(people);
    is_beside(at)
        && line.entity_at(people).is_none()
        && (lexicon::is(term, PEOPLE) || term.len() > 3 && term.ends_with('s') && !term.ends_with("ss"))
}

/// “...”, notes X: right behind a quotation and its comma stands a verb, whatever else the word may be.
fn is_tag(line: &Line<'_>, word: usize) -> bool {
    word > 0
        && line.quoted[word - 1]
        && line.gap(word).contains(',')
        && line.gap(word + 1).trim().is_empty()
        && (line.is_capital(word + 1) || is_determiner(line.term(word + 1)))
}

/// Where the verb group of a cue begins, if it says that something was said: the cue itself where it is finite, "used"
/// in "used to say", "was" in "was heard to say".
pub fn group_start(line: &Line<'_>, word: usize, cue: Cue) -> Option<usize> {
    if is_finite(line, word, cue) {
        return Some(word);
    }
    if cue.form != Form::Base || word < 2 || line.term(word - 1) != "to" || line.entity_at(word).is_some() {
        return None;
    }
    let verb = line.term(word - 2);
    if ["used", "likes", "liked", "loves", "loved"].contains(&verb) {
        return Some(word - 2);
    }
    // "continues to insist"
    if ["continue", "continues", "continued"].contains(&verb) {
        return Some(word - 2);
    }
    // "went on to say"
    if verb == "on" && word > 2 && ["went", "goes", "go", "gone", "going"].contains(&line.term(word - 3)) {
        return Some(word - 3);
    }
    let heard = ["heard", "overheard", "known", "seen"].contains(&verb);
    (heard && word > 3 && ["is", "was", "were", "are", "been"].contains(&line.term(word - 3)))
        .then(|| word - 3)
}

/// Whether the name before a word can be several: "Armenia and Azerbaijan demand", "the Rovers demand".
pub(super) fn is_plural(line: &Line<'_>, word: usize) -> bool {
    let is_team = || {
        let name = line.mention_words(word - 1).0;
        name > 0 && is_article(line.term(name - 1))
    };
    line.term(word - 1).ends_with('s') && (line.entity_at(word - 1).is_none() || is_team())
        || (word.saturating_sub(5)..word).any(|at| {
            line.term(at) == "and" && !line.gap(at).contains(';') && !line.gap(at + 1).contains(',')
        })
}

/// Whether "Article 4" stands before a word.
pub(super) fn is_numbered_part(line: &Line<'_>, word: usize) -> bool {
    word > 1
        && ends_in_digit(line.term(word - 1))
        && ["article", "section", "clause", "paragraph", "point", "annex", "chapter"]
            .contains(&line.term(word - 2))
}

/// Whether the verb at a word is negated.
pub fn is_negated(line: &Line<'_>, word: usize) -> bool {
    // Of a stance the possible one counts as held, so that this asks for a "not" alone.
    is_denied(line, word, Kind::Stance)
}

/// Whether the verb at a word is negated or only possible.
pub fn is_denied(line: &Line<'_>, word: usize, kind: Kind) -> bool {
    // "would only say that"
    if line.term(word.wrapping_sub(1)) == "only" {
        return false;
    }
    // "the lake would rise and praised": not what is joined to it in another form.
    let is_past = cue::of(line.term(word)).is_some_and(|cue| matches!(cue.form, Form::Past | Form::Third));
    let joined = |at: &usize| is_past && ["and", "but"].contains(&line.term(*at));
    let from = word.saturating_sub(4);
    let from = (from..word).rev().find(joined).unwrap_or(from);
    (from..word).rev().take_while(|&at| !line.gap(at + 1).contains(',') && !breaks(line.gap(at + 1))).any(
        |at| {
            let term = line.term(at);
            cue::is_negation(term) || cue::is_conditional(term) && kind != Kind::Stance
        },
    )
}
