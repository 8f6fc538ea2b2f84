//! From a verb to the words that name its subject, before it or behind it.

use super::line::is_dash;
use super::{
    Clause, FARTHEST, Line, Participants, Source, breaks, is_article, is_determiner, is_pronoun, is_written,
    title_gender,
};
use crate::english::cue::{self, Form, Kind};
use crate::english::lexicon::{self, ENGLISH_DAY, FINITE, HEARER};
use corpus::{Attribution, EntityId, Span};

/// Words before a relative pronoun among which the phrase begins that it means.
const LONGEST_ANTECEDENT: usize = 12;

/// Prepositions that begin a clause where a verb follows: "X left after the shepherds demanded".
const SUBORDINATES: &[&str] = &["after", "before", "until", "since", "once"];

impl Participants<'_> {
    /// The person named first in a sentence's words, where that is its subject.
    pub fn subject_person(&self, clause: Clause<'_>) -> Option<(EntityId, Span)> {
        let Clause { line, from, to } = clause;
        let to = to.min(from + 30);
        let word = (from..to)
            .find(|&word| !line.quoted[word] && line.entity_at(word).is_some_and(|id| self.is_person(id)))?;
        let (start, end) = line.mention_words(word);
        // "A man who gave his name as X", "a woman by the name of X".
        let is_named = start > from + 1
            && line.term(start - 2) == "name"
            && ["as", "of", "is", "was"].contains(&line.term(start - 1));
        // "a pro-X group"
        let is_part = line.gap(start) == "-";
        let heads_phrase = (is_named || !self.is_in_preposition(line, start, from))
            && !is_part
            && !line.is_possessive(end - 1);
        // "a teacher called X" names X; any other verb before a name makes it an object.
        let end_of_verbs =
            start - usize::from(start > from && ["called", "named"].contains(&line.term(start - 1)));
        let verb_before =
            (from..end_of_verbs).any(|word| cue::of(line.term(word)).is_some_and(|cue| !cue.noun));
        // "The X campaign", "X aides": the name tells whose they are.
        let describes = || {
            line.gap(end).trim().is_empty()
                && (line.entity_at(end).is_some_and(|id| self.is_body(id))
                    || !line.is_capital(end)
                        && cue::is_speaker_noun(line.term(end))
                        && cue::of(line.term(end)).is_none_or(|cue| cue.noun))
        };
        let id = line.entity_at(word)?;
        (heads_phrase && !verb_before && !describes()).then(|| (id, line.span(start, end)))
    }

    /// Whether the person named from `start` on stands behind a preposition, looked for back to `from`.
    pub(super) fn is_in_preposition(&self, line: &Line<'_>, start: usize, from: usize) -> bool {
        let mut word = start;
        while word > from.max(start.saturating_sub(8)) {
            if line.gap(word).contains(',') || breaks(line.gap(word)) {
                return false;
            }
            word -= 1;
            let term = line.term(word);
            // "From Lithara the envoy X": the place fills the preposition, and the office begins anew.
            if term == "the"
                && word > from
                && line.gap(word).trim().is_empty()
                && line.is_capital(word - 1)
                && line.entity_at(word - 1).is_none_or(|id| !self.is_person(id))
                && cue::is_preposition(line.term(from))
                && word - from <= 4
            {
                return false;
            }
            // "For all that X said": the clause begins behind the preposition.
            if ["how", "what", "why", "whether", "that"].contains(&term) && line.entity_at(word).is_none() {
                return false;
            }
            let of_office =
                ["in", "to", "at"].contains(&term) && word > from && cue::is_human_noun(line.term(word - 1));
            // Nobody stands in a person: "the spokeswoman in Lithara X", read as one name.
            if of_office && word + 1 == start && term == "in" {
                return false;
            }
            let in_place = of_office
                && word + 1 < start
                && line.is_capital(start - 1)
                && line.entity_at(start - 1).is_none_or(|id| !self.is_person(id));
            if term == "of" || term == "for" || in_place {
                // "president of Azerbaijan Ilham Aliyev": the place fills the preposition, the name stands beside it.
                // So does "State" in "Secretary of State X", but not "Minister" in "the wife of Minister X".
                let last = line.term(start - 1);
                let is_place = line.entity_at(start - 1).is_some_and(|id| !self.is_person(id));
                let is_field = line.is_capital(start - 1)
                    && word + 1 < start
                    && line.entity_at(start - 1).is_none()
                    && !cue::is_human_noun(last)
                    && !cue::is_shortened_title(last)
                    && title_gender(last).is_none();
                let filled = (is_place || is_field) && !line.is_possessive(start - 1);
                return !filled;
            }
            // "The actor and activist X" is one.
            if term == "and"
                && word > from
                && cue::is_human_noun(line.term(word - 1))
                && !is_article(line.term(word + 1))
                && !is_determiner(line.term(word + 1))
                && word + 1 < start
            {
                continue;
            }
            if cue::is_preposition(term) && line.gap(word) != "-"
                || ["and", "or", "than", "as"].contains(&term)
            {
                return true;
            }
        }
        false
    }

    /// The subject of the cue at a word, before it; no word before `from` is read.
    pub fn subject_before(&self, number: usize, line: &Line<'_>, from: usize, cue: usize) -> Option<Source> {
        let from = from.max(cue.saturating_sub(FARTHEST));
        let mut end = cue;
        while end > from && !line.gap(end).contains(',') && !breaks(line.gap(end)) {
            let term = line.term(end - 1);
            // "on Thursday", "last week" between the subject and its verb.
            let is_time = end >= from + 2
                && ["on", "last", "this"].contains(&line.term(end - 2))
                && !line.gap(end - 1).contains(',')
                && line.entity_at(end - 1).is_none()
                && (is_weekday(term) || ["week", "month", "year", "night"].contains(&term));
            if is_time {
                end -= 2;
            } else if cue::is_between(term) && line.entity_at(end - 1).is_none()
                || cue::is_conditional(term) && line.entity_at(end - 1).is_none()
                || cue::is_negation(term) && term != "nobody"
            {
                end -= 1;
            } else {
                break;
            }
        }
        if end <= from {
            return None;
        }
        if is_dash(line.gap(end)) {
            return self.before_dashes(number, line.clause(from, end));
        }
        if breaks(line.gap(end)) {
            return None;
        }
        if line.gap(end).contains(',') {
            return self.behind_apposition(number, line.clause(from, end));
        }
        let before = line.term(end - 1);
        // "X, all of whom back the treaty"
        let whom = before == "whom"
            && end > from + 3
            && line.term(end - 2) == "of"
            && ["all", "both"].contains(&line.term(end - 3));
        if whom || ["who", "who's", "which"].contains(&before) {
            let to = if whom { end - 3 } else { end - 1 };
            let start = self.antecedent(line.clause(from, to));
            let found = self.phrase_ending(number, line.clause(start, to))?;
            return Some(self.apposed(line, from, found).unwrap_or(found));
        }
        if ["and", "but", "then", "or", "that", "to"].contains(&before) {
            return None;
        }
        self.phrase_ending(number, line.clause(from, end))
    }

    /// "X — a teacher from Belvar — said": the person before an insertion between dashes that ends before a word.
    fn before_dashes(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to: end } = clause;
        let open = (from + 1..end).rev().find(|&word| breaks(line.gap(word)))?;
        if !is_dash(line.gap(open)) || line.quoted[open - 1] {
            return None;
        }
        let found = self.phrase_ending(number, line.clause(from, open))?;
        let is_next = line.words_in(found.span).1 == open;
        (is_next && found.speaker.is_some_and(|id| self.is_person(id))).then_some(found)
    }

    /// "X, a teacher who said": the person whom a description without a name stands behind.
    fn apposed(&self, line: &Line<'_>, from: usize, found: Source) -> Option<Source> {
        let (start, _) = line.words_in(found.span);
        let name = start.checked_sub(1).filter(|&name| name >= from && found.by == Attribution::Unknown)?;
        let id = line.entity_at(name).filter(|id| self.is_person(*id))?;
        let (first, end) = line.mention_words(name);
        let is_apposed = is_article(line.term(start)) && line.gap(start).trim() == ",";
        let is_free = !line.is_possessive(name) && !self.is_in_preposition(line, first, from);
        (is_apposed && is_free).then(|| Source::named(line, first, end, id))
    }

    /// Where the noun phrase begins that a relative pronoun behind it means: "X heard the envoy of Belvar, who said".
    fn antecedent(&self, clause: Clause<'_>) -> usize {
        const OF: &[&str] = &["of", "for", "in", "at", "on", "from", "to", "with"];
        let Clause { line, from, to } = clause;
        let is_person = |word: usize| line.entity_at(word).is_some_and(|id| self.is_person(id));
        if to > from && is_person(to - 1) {
            return from;
        }
        // "the ire of wardens who": whoever stands right before it, where that is somebody.
        let human = to > from && {
            let term = line.term(to - 1);
            cue::is_human_noun(term.strip_suffix('s').unwrap_or(term))
                || ["people", "men", "women"].contains(&term)
        };
        let begins = |&word: &usize| {
            let before = if word > from { line.term(word - 1) } else { "" };
            let is_first = is_article(line.term(word)) || is_determiner(line.term(word));
            (human || line.entity_at(word).is_none() && !OF.contains(&before))
                && (is_first || cue::is_preposition(before))
        };
        (from.max(to.saturating_sub(LONGEST_ANTECEDENT))..to).rev().find(begins).unwrap_or(from)
    }

    /// The person whom a verb behind a comma has behind it, and nothing else: "that X can win, said Y".
    pub fn inverted(&self, number: usize, line: &Line<'_>, verb: usize, to: usize) -> Option<Source> {
        if !line.gap(verb).contains(',') || !line.gap(verb + 1).trim().is_empty() {
            return None;
        }
        let found = self.subject_after(number, line.clause(verb + 1, to))?;
        let (_, end) = line.words_in(found.span);
        let stops = end >= to
            || line.gap(end).contains([',', '.', '(', ';'])
            || cue::is_preposition(line.term(end))
            || line.term(end) == "who";
        let named = found.by != Attribution::Role && found.speaker.is_some_and(|id| self.is_person(id));
        (named && stops).then_some(found)
    }

    /// The noun phrase that ends before a word.
    pub(super) fn phrase_ending(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to: end } = clause;
        let mut start = end;
        // No preposition stands in the phrase so far.
        let mut is_bare = true;
        while start > from {
            let word = start - 1;
            let term = line.term(word);
            let inside = line.entity_at(word).is_some();
            // "Officials who met X said": the officials.
            if term == "who"
                && !line.quoted[word]
                && word > from
                && word + 1 < end
                && !line.is_capital(word + 1)
                && !speaks_in_clause(line.term(word + 1))
            {
                return self.phrase_ending(number, line.clause(from, word));
            }
            if line.quoted[word]
                || !inside
                    && (cue::begins_clause(term)
                        || cue::of(term).is_some_and(|cue| {
                            matches!(cue.kind, Kind::Say | Kind::Tell)
                                && matches!(cue.form, Form::Past | Form::Ing)
                                && !cue.noun
                        }) && word > from
                        || ["is", "are", "was", "were", "has", "have", "had"].contains(&term))
            {
                break;
            }
            is_bare &= inside || !cue::is_preposition(term) || SUBORDINATES.contains(&term);
            // "X, Y, and Z said": all of them.
            if term == "and" && line.gap(word).contains(',') && goes_on_list(line, word) {
                return Some(Source::unknown(line.span(line.mention_words(word - 1).0, end)));
            }
            if !inside
                && (is_bare && SUBORDINATES.contains(&term) || term == "and" && !goes_on_list(line, word))
            {
                break;
            }
            start -= 1;
            if line.gap(start).contains(',') || breaks(line.gap(start)) {
                break;
            }
        }
        let found = self.phrase(number, line.clause(start, end));
        let named = found.is_some_and(|found| {
            found.by != Attribution::Role && found.speaker.is_some_and(|id| self.is_person(id))
        });
        let describes = is_article(line.term(start)) || cue::is_speaker_noun(line.term(start));
        let indefinite = ["a", "an", "one", "another"].contains(&line.term(start));
        if !named && describes && !indefinite && start > from && line.gap(start).contains(',') {
            // "X, director of Y said": the comma behind the description is missing.
            let back = from.max(start.saturating_sub(12));
            let before = (back..start)
                .rev()
                .take_while(|&word| {
                    word + 1 == start || !line.gap(word + 1).contains(',') && !breaks(line.gap(word + 1))
                })
                .last()
                .unwrap_or(start);
            let person = self.phrase(number, line.clause(before, start)).filter(|found| {
                found.speaker.is_some_and(|id| self.is_person(id)) && found.by != Attribution::Role
            });
            return person.or(found);
        }
        found
    }

    /// The subject before an insertion between commas that ends before a word: "X, who ..., said".
    pub(super) fn behind_apposition(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to: end } = clause;
        let mut to = end;
        let mut apposed = false;
        let mut described = None;
        for _ in 0..8 {
            let mut start = to;
            while start > from
                && (start == to || !line.gap(start).contains(','))
                && !breaks(line.gap(start))
                && !line.quoted[start - 1]
            {
                start -= 1;
            }
            // "He told the House that a diplomat, who ..., had said": the diplomat, not the clause.
            if let Some(that) = (start..to).rfind(|&word| line.term(word) == "that" && word + 1 < to)
                && (start..that).any(|word| {
                    line.entity_at(word).is_none() && cue::of(line.term(word)).is_some_and(|cue| !cue.noun)
                })
            {
                start = that + 1;
            }
            if start == to {
                return None;
            }
            let first = line.term(start);
            let is_insertion = [
                "who", "whose", "which", "that", "where", "when", "in", "on", "at", "for", "during", "after",
                "speaking",
            ]
            .contains(&first)
                || first.ends_with("ing");
            let is_first = start <= from || breaks(line.gap(start));
            let found =
                if is_insertion && !is_first { None } else { self.phrase(number, line.clause(start, to)) };
            // "In the village of X, a farmer, who ..., said": not X.
            if is_first && described.is_some() && cue::is_preposition(first) {
                return described;
            }
            if let Some(found) = found {
                let is_person = found.speaker.is_some_and(|id| self.is_person(id));
                // A description between commas: the name stands before it.
                if is_person && found.by != Attribution::Role
                    || is_first
                    || apposed && found.speaker.is_some()
                {
                    let direct = found.by == Attribution::Pronoun;
                    return (!direct).then_some(found);
                }
                if !is_first
                    && let Some(named) = self
                        .phrase(number, line.clause(from.max(start.saturating_sub(12)), start))
                        .filter(|named| named.speaker.is_some_and(|id| self.is_person(id)))
                {
                    return Some(named);
                }
            }
            if is_first {
                return None;
            }
            described = found.filter(|found| found.by != Attribution::Pronoun).or(described);
            apposed = true;
            to = start;
        }
        None
    }

    /// The subject of the cue that ends before a word, behind it: "said X", "according to X".
    pub fn subject_after(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from: start, to } = clause;
        let to = to.min(start + FARTHEST);
        let start = behind_hearer(line.clause(start, to));
        let mut end = start;
        let text_noun = (start..to.min(start + 4)).any(|word| is_written(line.term(word)));
        while end < to && !line.quoted[end] {
            let term = line.term(end);
            let gap = line.gap(end);
            if end > start && (gap.contains(',') || breaks(gap)) {
                break;
            }
            let inside = line.entity_at(end).is_some();
            // "said he and left".
            if end == start + 1 && ["he", "she"].contains(&line.term(start)) {
                break;
            }
            let ends = [
                "who",
                "that",
                "whose",
                "which",
                "when",
                "as",
                "while",
                "on",
                "in",
                "at",
                "during",
                "after",
                "before",
                "late",
                "early",
                "said",
                "says",
                "told",
                "yesterday",
                "today",
                "by",
                "with",
                "through",
                "is",
                "was",
                "are",
                "were",
                "has",
                "had",
                "have",
                "adding",
            ];
            if end > start && !inside && ends.contains(&term) && !(text_noun && term == "by")
                || !inside && is_weekday(term)
            {
                break;
            }
            end += 1;
        }
        if end == start || is_object(line.clause(start, end)) {
            return None;
        }
        let found = self.phrase(number, line.clause(start, end));
        let is_person = |found: &Source| found.speaker.is_some_and(|id| self.is_person(id));
        if end < to
            && line.gap(end).contains(',')
            && !found.as_ref().is_some_and(|found| is_person(found) && found.by != Attribution::Role)
            && !line.quoted[end]
        {
            // "said the chief negotiator, X": a name directly behind the comma, but "according to Interfax, X said".
            let describes = is_article(line.term(start))
                || (start..end).any(|word| cue::is_speaker_noun(line.term(word)));
            let word =
                (end..to.min(end + 5)).find(|&word| line.entity_at(word).is_some() || !line.is_capital(word));
            if let Some(word) = word
                && let Some(id) = line.entity_at(word).filter(|id| self.is_person(*id))
            {
                let (start, stop) = line.mention_words(word);
                let speaks_on = !line.gap(stop).contains([',', '.'])
                    && (cue::of(line.term(stop)).is_some() || cue::is_between(line.term(stop)));
                if start >= end && !line.is_possessive(stop - 1) && describes && !speaks_on {
                    return Some(Source::named(line, start, stop, id));
                }
            }
        }
        found.filter(|found| found.by != Attribution::Pronoun || end - start == 1)
    }

    /// Whether a person is named from a word on, behind an article and an office at most.
    pub fn is_introduced(&self, clause: Clause<'_>) -> bool {
        let Clause { line, from, to } = clause;
        let Some(word) =
            (from..to.min(from + 6)).find(|&word| line.entity_at(word).is_some_and(|id| self.is_person(id)))
        else {
            return false;
        };
        (from..word).all(|at| {
            !line.gap(at + 1).contains(',')
                && (speaker_noun_or_title(line.term(at)) || line.entity_at(at).is_some())
        })
    }
}

/// Whether the words behind a verb of saying begin with its object, not with its subject: "told her", but "says her
/// deputy".
pub(super) fn is_object(clause: Clause<'_>) -> bool {
    const WORDS: &[&str] = &[
        "that",
        "it",
        "to",
        "him",
        "them",
        "us",
        "me",
        "so",
        "nothing",
        "this",
        "reporters",
        "journalists",
        "on",
        "in",
        "at",
        "by",
        "about",
        "of",
    ];
    let Clause { line, from: start, to: end } = clause;
    let term = line.term(start);
    let owns = || {
        (start + 1..end.min(start + 5))
            .any(|word| cue::is_speaker_noun(line.term(word)) || cue::is_human_noun(line.term(word)))
    };
    WORDS.contains(&term) || term == "her" && !owns()
}

/// The first word behind "to the journalists", "to him", "to this newspaper" where a subject may follow: "affirmed to
/// the journalists the head of the delegation". Without such words, `start`.
fn behind_hearer(clause: Clause<'_>) -> usize {
    let Clause { line, from: start, to } = clause;
    if line.term(start) != "to" {
        return start;
    }
    let hearer = (start + 1..to.min(start + 5))
        .take_while(|&word| !line.gap(word).contains(',') && !breaks(line.gap(word)))
        .find(|&word| {
            lexicon::is(line.term(word), HEARER)
                || word == start + 1 && ["him", "her", "them", "us", "me"].contains(&line.term(word))
        });
    hearer
        .map(|hearer| hearer + 1)
        .filter(|&next| next < to && !line.gap(next).contains(',') && !breaks(line.gap(next)))
        .unwrap_or(start)
}

/// Whether what stands before an "and" may be one of several subjects: "he and X said", "X, Y, and Z said".
fn goes_on_list(line: &Line<'_>, and: usize) -> bool {
    let Some(before) = and.checked_sub(1) else { return false };
    let is_named = line.entity_at(before).is_some();
    if line.gap(and).contains(',') {
        return is_named && line.gap(line.mention_words(before).0).contains(',');
    }
    let term = line.term(before);
    is_named
        || is_people_first(line, and)
        || ["he", "she"].contains(&term)
        || cue::is_human_noun(term) && !line.quoted[before]
}

/// Words of the first of two groups that open a sentence, at most.
const LONGEST_GROUP: usize = 6;

/// Whether nothing but a group of people stands before an "and" in its sentence: "Experts in sea law and wardens say".
fn is_people_first(line: &Line<'_>, and: usize) -> bool {
    let start = line.words.get(and).and_then(|word| line.sentence_at(word.start as u32));
    let Some(from) = start.map(|which| line.words_in(line.sentences[which]).0) else { return false };
    let head = (from + 1..and).find(|&word| cue::is_preposition(line.term(word))).unwrap_or(and);
    let people = head.checked_sub(1).map_or("", |head| line.term(head));
    let is_verb = |word: usize| {
        let term = line.term(word);
        lexicon::is(term, FINITE) || term.ends_with("ed") || cue::of(term).is_some_and(|cue| !cue.noun)
    };
    (1..=LONGEST_GROUP).contains(&and.saturating_sub(from))
        && people.strip_suffix('s').is_some_and(cue::is_human_noun)
        && !(from..and)
            .any(|word| line.quoted[word] || word > from && line.gap(word).contains(',') || is_verb(word))
}

/// Whether the clause of a relative "who" begins with somebody else: "who he said was there".
fn speaks_in_clause(term: &str) -> bool {
    is_article(term) || is_determiner(term) || is_pronoun(term)
}

pub(super) fn is_weekday(term: &str) -> bool {
    lexicon::is(term, ENGLISH_DAY)
}

pub(super) fn speaker_noun_or_title(term: &str) -> bool {
    is_article(term)
        || cue::is_human_noun(term)
        || cue::is_shortened_title(term)
        || term.ends_with("ing")
        || term == "foreign"
}
