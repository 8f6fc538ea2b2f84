//! What tells a quoted term, title or nickname from speech.

use super::LONG_QUOTATION;
use super::speaker::{self, Clause, Line};
use crate::english::cue;
use crate::english::lexicon::{self, NAMING, NAMING_NEXT};
use crate::english::quotation::Quotation;

/// Words of the longest term that the words around it give away.
const LONGEST_TERM: usize = 3;

/// Whether a quotation is the name of something: a term, a title, a nickname.
pub(super) fn is_term(clause: Clause<'_>, quotation: Quotation) -> bool {
    let Clause { line, from, to } = clause;
    let before_at = line.words_in(quotation.outer).0;
    let before = if before_at == 0 { "" } else { line.term(before_at - 1) };
    let second = if before_at < 2 { "" } else { line.term(before_at - 2) };
    let glued = line
        .text
        .get(
            line.words.get(before_at.wrapping_sub(1)).map_or(0, |word| word.end)
                ..quotation.outer.start as usize,
        )
        .is_some_and(|gap| gap.trim().is_empty());
    let length = to - from;
    let selves = names_itself(line, line.words_in(quotation.outer).1);
    if length <= LONGEST_TERM && selves {
        return true;
    }
    if !glued {
        return length <= 2
            && is_title(line.clause(from, to))
            && length > 0
            && !quotation.content.of(line.text).ends_with([',', '.', '!', '?']);
    }
    let article = speaker::is_article(before);
    if lexicon::is(before, NAMING_NEXT)
        || before == "called" && second == "so"
        || before == "as" && ["known", "referred"].contains(&second)
    {
        return true;
    }
    // "X called it a “decisive week”" is what X says; "a road called the “Corridor”" is a name.
    let third = if before_at < 3 { "" } else { line.term(before_at - 3) };
    let says = ["called", "labelled", "labeled", "dubbed", "billed"].contains(&second)
        && quotation.content.of(line.text).starts_with(char::is_lowercase)
        && (line.entity_at(before_at.wrapping_sub(3)).is_some() || speaker::is_pronoun(third));
    if article && lexicon::is(second, NAMING) && !second.ends_with("words") && !says {
        return true;
    }
    if length >= 2
        && is_title(line.clause(from, to))
        && (article
            || !line
                .text
                .get(..quotation.outer.start as usize)
                .is_some_and(|text| text.trim_end().ends_with([':', ','])))
    {
        return true;
    }
    // "a condition that diplomats call “managed deterioration”": so do all of them.
    let calls = ["call", "calls", "term", "dub", "label"].contains(&before);
    let nameless = before_at > 2
        && (second.ends_with('s') || ["everybody", "everyone", "people", "one"].contains(&second))
        && line.entity_at(before_at - 2).is_none()
        && ["that", "which", "what"].contains(&third);
    // "X, which calls itself the “mediator of the table”".
    let itself = article && second == "as" && ["itself", "himself", "herself", "themselves"].contains(&third)
        || article && ["itself", "himself", "herself", "themselves"].contains(&second);
    // "“Subscribers”, they call themselves"; "“provisional”, a word that ..."; "the so-called agreement of “gentlemen”".
    let behind = line.words_in(quotation.outer).1;
    // "for what she calls, in French, a “mer commune”".
    let called = (before_at.saturating_sub(5)..before_at)
        .rev()
        .find(|&word| ["call", "calls", "called", "term", "terms"].contains(&line.term(word)));
    let what = article
        && called.is_some_and(|word| (word.saturating_sub(4)..word).any(|at| line.term(at) == "what"));
    let explained = ["a", "the"].contains(&line.term(behind))
        && ["word", "term", "phrase", "expression", "notion", "concept"].contains(&line.term(behind + 1))
        && line.gap(behind).contains(',');
    let so_called = (before_at.saturating_sub(4)..before_at)
        .any(|word| line.term(word) == "called" && line.term(word.wrapping_sub(1)) == "so");
    if calls && nameless || itself || length <= LONGEST_TERM && (explained || so_called || what) {
        return true;
    }
    // “3+3” platform: an attribute of the noun behind it.
    let next = line.term(behind);
    let beside = line.gap(behind).contains([',', '.', ';', ':', ')', '!', '?', '—', '–']);
    let attribute = (article || cue::is_preposition(before))
        && length <= 3
        && behind < line.words.len()
        && !beside
        && !line.quoted[behind]
        && !cue::is_preposition(next)
        && !cue::begins_clause(next)
        && cue::of(next).is_none_or(|cue| cue.noun)
        && !["and", "is", "was", "were", "are", "has", "had", "have", "will", "would"].contains(&next);
    // "the idea of “joint patrols”" is somebody's term, and so is "in its “non-paper”,".
    let idea = before == "of"
        && length <= LONGEST_TERM
        && ["idea", "notion", "concept", "principle", "concepts", "principles"].contains(&second);
    let owned = ["its", "their"].contains(&before)
        && length == 1
        && quotation.content.of(line.text).starts_with(char::is_lowercase);
    let attribute = attribute && !(length == LONGEST_TERM && line.term(from + 1) == "and") || idea || owned;
    let no_letters = (from..to).all(|word| line.term(word).chars().all(|c| !c.is_alphabetic()));
    attribute || no_letters
}

/// "“Subscribers”, they call themselves".
pub(super) fn names_itself(line: &Line<'_>, behind: usize) -> bool {
    (behind..behind + 4).any(|word| {
        ["call", "calls", "called"].contains(&line.term(word))
            && ["themselves", "itself", "himself", "herself"].contains(&line.term(word + 1))
    })
}

/// Every word but the small ones has a capital, and there is no verb.
pub(super) fn is_title(clause: Clause<'_>) -> bool {
    let Clause { line, from, to } = clause;
    let capital = |word: usize| {
        line.words
            .get(word)
            .and_then(|word| line.text.get(word.start..))
            .and_then(|text| text.chars().next())
            .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    };
    let small = |word: usize| {
        ["of", "the", "and", "for", "in", "on", "to", "a", "an", "with", "between", "de", "la"]
            .contains(&line.term(word))
    };
    (from..to).all(|word| capital(word) || small(word))
        && (from..to).any(|word| capital(word) && !small(word))
}

/// Whether a quotation is a clause: long enough, with a verb or a person who speaks.
pub(super) fn is_clause(clause: Clause<'_>, quotation: Quotation) -> bool {
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "will", "would", "have", "has", "had", "can", "must", "do", "did",
        "does", "should", "could", "may", "i", "we", "you", "they", "he", "she", "let", "need", "want",
        "cannot", "it's", "we're", "i'm", "there", "am",
    ];
    let Clause { line, from, to } = clause;
    let text = quotation.content.of(line.text);
    let stops = text.ends_with(['.', '!', '?', ',', '…']);
    let capital = text.starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡'));
    let verb = (from..to).any(|word| VERBS.contains(&line.term(word)) || line.term(word).ends_with("n't"));
    to - from >= LONG_QUOTATION && verb && (capital || stops) && !is_title(line.clause(from, to))
        || capital && stops && !text.ends_with(',') && verb
}
