//! Finds the cues of a sentence and whose they are.
//!
//! A finite verb has the subject before it, behind it where it is inverted, or that of the verb it is joined to. What it
//! does not know: what is said.

use super::content::own_act;
use super::relay::Relay;
use super::reported::opening_clause;
use super::speaker::{self, Clause, Line, Source};
use super::{Cued, LONGEST_LEAD, MOST_SHARED, Reader, is_participle, outer, speaks, verb_start};
use crate::english::cue::{self, Cue, Form, Kind};
use crate::english::lexicon::{
    self, ARTICLE, BETWEEN, BODY, CONDITIONAL, ENGLISH_DAY, FINDING, FINITE, IRREGULAR, ISSUING, NEGATION,
    PEOPLE,
};
use corpus::{Act, Attribution, EntityId, Span};

/// Words of a subject that names nobody: "officials with knowledge of the matter in both capitals".
const LONGEST_NOUN: usize = 10;

/// Whether a word is a noun of several people, or a name.
fn is_people(line: &Line<'_>, word: usize) -> bool {
    let term = line.term(word);
    let one = term.strip_suffix('s').unwrap_or(term);
    line.entity_at(word).is_some()
        || term == "those"
        || one != term && (cue::is_human_noun(one) || lexicon::is(one, BODY | PEOPLE))
        || lexicon::is(term, PEOPLE)
        || cue::is_speaker_noun(term)
}

/// Whether a word begins what is told of a subject: a verb, or an adverb before one.
fn begins_predicate(line: &Line<'_>, word: usize) -> bool {
    let term = line.term(word);
    line.entity_at(word).is_none()
        && (lexicon::is(term, FINITE | IRREGULAR)
            || term.ends_with("ed")
            || cue::is_between(term)
            || cue::of(term).is_some_and(|cue| !cue.noun))
}

/// What is known of a sentence before a verb.
#[derive(Clone, Copy)]
struct Before<'a> {
    /// The first word behind the last quotation.
    region: usize,
    /// The cues.
    found: &'a [Cued],
}

/// The form of a cue verb at a word of a sentence that begins at `from`.
fn verb_at(line: &Line<'_>, from: usize, at: usize) -> Option<Cue> {
    // "Asked whether ..., X": somebody else asks.
    let asked = at == from
        && is_participle(line.term(at))
        && !line.gap(at + 1).contains(',')
        && line.entity_at(at + 1).is_none();
    if asked || line.entity_at(at).is_some() {
        return None;
    }
    cue::of(line.term(at)).or_else(|| particle(line, at).map(|(cue, _)| cue))
}

/// The form of a cue verb with a particle of its own, and where the particle stands: "ruled out", "made it clear".
fn particle(line: &Line<'_>, at: usize) -> Option<(Cue, usize)> {
    let particle = at + 1 + usize::from(line.term(at + 1) == "it");
    cue::particle(line.term(at), line.term(particle)).map(|cue| (cue, particle))
}

impl Reader<'_> {
    /// The cues of a sentence, outside quotations, with their subjects.
    pub(super) fn cues(&self, number: usize, clause: Clause<'_>) -> Vec<Cued> {
        let Clause { line, from, to } = clause;
        let mut found: Vec<Cued> = Vec::new();
        let mut relay: Option<Relay> = None;
        let mut region = from;
        let mut word = from;
        while word < to {
            if line.quoted[word] {
                word += 1;
                region = word;
                continue;
            }
            let at = word;
            word += 1;
            if line.term(at) == "according" && line.term(at + 1) == "to" {
                let cued = self.according_to(number, clause, at);
                Self::relayed_by(line, at, cued.source, &mut found);
                found.push(cued);
                continue;
            }
            let other = if cue::is_view(line.term(at)) { self.in_words(number, clause, at) } else { None };
            if let Some(cued) = other.or_else(|| self.position(number, clause, region, at)) {
                found.push(cued);
                continue;
            }
            let Some(cue) = verb_at(line, from, at).filter(|_| !self.is_no_verb(line, at)) else { continue };
            if let Some((behind, ahead)) = self.relay_ahead(number, clause, at, &mut found) {
                word = behind;
                relay = ahead.or(relay);
                continue;
            }
            if cue::is_quoting(line.term(at)) {
                if let Some(relayed) = self.citing(number, line, at, to, &found) {
                    if let Some(last) = found.last_mut() {
                        last.source = Some(relayed);
                    }
                    continue;
                }
                if let Some(cued) = self.quoted_as_saying(number, clause, at) {
                    word = cued.end;
                    found.push(cued);
                    continue;
                }
            }
            if let Some(cued) = self.passive(number, clause, region, at, cue) {
                word = cued.end;
                found.push(cued);
                continue;
            }
            let group = speaker::group_start(line, at, cue);
            if group.is_some() && self.relays(number, line, at, to, &mut found) {
                continue;
            }
            let before = Before { region, found: &found };
            if let Some(cued) = self.verb(number, clause, at, cue, group, before) {
                let says = matches!(cue.kind, Kind::Say | Kind::Tell);
                let source = cued.source.map(|source| match relay.take_if(|_| says) {
                    Some(relay) => relay.applied(source),
                    None => source,
                });
                found.push(Cued { source, ..cued });
            }
        }
        found
    }

    /// "According to X".
    fn according_to(&self, number: usize, clause: Clause<'_>, at: usize) -> Cued {
        let Clause { line, from, to } = clause;
        let source = Self::object_pronoun(line, at + 2, to)
            .or_else(|| self.participants.subject_after(number, line.clause(at + 2, to)))
            .map(|source| self.meant(number, line, from, at, source));
        Cued { according: true, ..Cued::new(at, at + 2, Kind::Say, source) }
    }

    /// "X is reluctant to ...", "X is confident that ...": a form of "be", an adjective, and what it is about.
    fn position(&self, number: usize, clause: Clause<'_>, region: usize, at: usize) -> Option<Cued> {
        let Clause { line, from, .. } = clause;
        let kind = match line.term(at + 1) {
            "to" => Kind::Stance,
            "that" | "about" => Kind::Hold,
            _ => return None,
        };
        if !cue::is_position(line.term(at)) || at <= region || !cue::is_between(line.term(at - 1)) {
            return None;
        }
        let source = self
            .participants
            .subject_before(number, line, region, verb_start(line, region, at))
            .map(|source| self.meant(number, line, from, at, source));
        let denied = speaker::is_denied(line, at, Kind::Stance);
        let end = at + 1 + usize::from(line.term(at + 1) == "about");
        Some(Cued { denied, ..Cued::new(at, end, kind, source) })
    }

    /// A form of a cue verb that only looks like one: a name, another verb.
    fn is_no_verb(&self, line: &Line<'_>, at: usize) -> bool {
        let (term, next) = (line.term(at), line.term(at + 1));
        // "would give the island back to X": no verb.
        let is_back = term == "back" && cue::is_preposition(next);
        // "government-backed": an adjective.
        let is_compound = line.gap(at) == "-" || line.gap(at + 1) == "-";
        // "a teacher called X" and "the so-called" name, they do not say.
        let names = ["called", "named"].contains(&term)
            && line.entity_at(at + 1).is_some_and(|id| self.is_person(id))
            && {
                let end = line.mention_words(at + 1).1;
                // "called X a coward"
                line.owns(at + 1) || !speaker::is_article(line.term(end)) || !line.gap(end).trim().is_empty()
            };
        is_back || is_compound || names || term == "called" && line.term(at.wrapping_sub(1)) == "so"
    }

    /// The cue that a verb is, with its subject; `group` is where the words of a finite one begin.
    fn verb(
        &self,
        number: usize,
        clause: Clause<'_>,
        at: usize,
        cue: Cue,
        group: Option<usize>,
        before: Before<'_>,
    ) -> Option<Cued> {
        let Clause { line, from, .. } = clause;
        let Before { region, found } = before;
        let term_before = line.term(at.wrapping_sub(1));
        let is_first = at == from || at == from + 1 && cue::is_preposition(term_before);
        // "and boldly claiming"
        let lead =
            if at > from + 1 && cue::is_between(term_before) { line.term(at - 2) } else { term_before };
        // "is justified by arguing": by nobody whom the page names.
        let passive = term_before == "by"
            && at > from + 2
            && line.term(at - 2).ends_with("ed")
            && (cue::is_between(line.term(at - 3)) || cue::is_verb_part(line.term(at - 3)));
        let open_participle = cue.form == Form::Ing
            && !passive
            && (line.gap(at).contains(',')
                || is_first
                || ["and", "while", "by", "to", "after", "before"].contains(&lead)
                || lead == "in" && cue.kind == Kind::Say);
        let infinitive = cue.form == Form::Base && term_before == "to";
        let finite = group.is_some();
        if !finite && !open_participle && !infinitive {
            // "issued a statement on Tuesday saying", "a statement Tuesday saying"
            let mut noun = at - usize::from(at > 0);
            noun -= usize::from(noun > 1 && lexicon::is(line.term(noun), ENGLISH_DAY));
            noun -= usize::from(noun > 1 && noun + 1 < at && line.term(noun) == "on");
            let is_beside =
                cue.form == Form::Ing && noun >= region && at > region && line.gap(at).trim().is_empty();
            let source = is_beside.then(|| self.of_participle(number, clause, noun, at, cue)).flatten();
            return source
                .map(|source| Cued { finite: false, ..Cued::new(at, at + 1, cue.kind, Some(source)) });
        }
        let own = group.and_then(|start| self.subject(number, clause, region, start.max(region), found, cue));
        let shared = || {
            let saying = found.iter().rev().take(MOST_SHARED).find(|cued| cued.finite && !cued.according);
            saying
                .and_then(|cued| cued.source)
                .or_else(|| is_first.then(|| self.main_subject(number, clause)).flatten())
                .or_else(|| self.sentence_subject(line.clause(from, at)))
                .or_else(|| {
                    let opening =
                        self.opening_subject(number, line.clause(from, at)).filter(|_| open_participle)?;
                    Some(self.meant(number, line, from, at, opening))
                })
        };
        // "X spoke where farmers had met, chanting": the farmers did.
        let is_apart = cue.kind == Kind::Manner
            && (from..at)
                .any(|word| !line.quoted[word] && ["where", "who", "while", "as"].contains(&line.term(word)));
        let source = match (finite, is_apart) {
            (true, _) => own,
            (false, true) => None,
            (false, false) => shared(),
        };
        let negated = source.is_some_and(|source| {
            let first = line.words_in(source.span).0;
            finite
                && first > from
                && first < at
                && (first.saturating_sub(2).max(from)..=first).any(|word| cue::is_negation(line.term(word)))
        });
        let denied = finite && (negated || speaker::is_denied(line, at, cue.kind));
        let particle = particle(line, at).map(|(_, particle)| particle);
        let end =
            particle.filter(|&word| !cue::takes(line.term(at), line.term(word))).map_or(at, |word| word) + 1;
        Some(Cued { finite, denied, nobody: negated, ..Cued::new(at, end, cue.kind, source) })
    }

    /// "The plan was rejected by X", "a plan backed by X": who takes a position towards what stands before the verb.
    fn passive(&self, number: usize, clause: Clause<'_>, region: usize, at: usize, cue: Cue) -> Option<Cued> {
        let Clause { line, from, to } = clause;
        let is_past = matches!(cue.form, Form::Past | Form::Participle);
        let sides = matches!(own_act(line.term(at)), Some(Act::Supports | Act::Opposes));
        let by = line.term(at + 1) == "by" && line.gap(at + 1).trim().is_empty();
        if !is_past || !sides || !by || at <= region || at + 2 >= to || line.term(at + 2).ends_with("ing") {
            return None;
        }
        let source = self.participants.subject_after(number, line.clause(at + 2, to))?;
        let source = Some(self.meant(number, line, from, at, source));
        let denied = speaker::is_denied(line, at, Kind::Stance);
        Some(Cued { denied, passive: true, ..Cued::new(at, at + 2, cue.kind, source) })
    }

    /// Whose participle stands right behind a noun: "voters backing the dam", "polls showing that", "issued a statement
    /// saying that".
    fn of_participle(
        &self,
        number: usize,
        clause: Clause<'_>,
        noun: usize,
        at: usize,
        cue: Cue,
    ) -> Option<Source> {
        let Clause { line, from, .. } = clause;
        let sides = matches!(own_act(line.term(at)), Some(Act::Supports | Act::Opposes));
        let says = matches!(cue.kind, Kind::Say | Kind::Act);
        let beside = || {
            let (first, last) =
                if line.entity_at(noun).is_some() { line.mention_words(noun) } else { (noun, noun + 1) };
            self.participants.phrase(number, line.clause(first, last))
        };
        if sides && !says && noun + 1 == at && is_people(line, noun) {
            return beside();
        }
        if !says || line.entity_at(noun).is_some() {
            return None;
        }
        let end = noun;
        let noun = line.term(noun);
        if lexicon::is(noun.strip_suffix('s').unwrap_or(noun), FINDING) {
            return beside();
        }
        if !cue::is_text_noun(noun) {
            return None;
        }
        let issues = (from..end).rev().take(LONGEST_NOUN).find(|&word| lexicon::is(line.term(word), ISSUING));
        issues
            .and_then(|verb| {
                self.participants.subject_before(number, line, from, verb_start(line, from, verb))
            })
            .map(|source| self.meant(number, line, from, at, source))
            .or_else(beside)
    }

    /// The subject of the main clause that an opening participle hangs on: "Citing the storm, X left".
    fn main_subject(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let main = opening_clause(clause)?;
        let verb = (main + 1..to).find(|&word| begins_predicate(line, word))?;
        let source = self.participants.phrase(number, line.clause(main, verb))?;
        Some(self.meant(number, line, from, main, source)).filter(|source| speaks(line, *source))
    }

    /// The person who is a sentence's subject.
    pub(super) fn sentence_subject(&self, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let (id, span) = self.participants.subject_person(line.clause(from, to))?;
        let (from, to) = line.words_in(span);
        let by = if to - from > 1 { Attribution::Name } else { Attribution::Surname };
        Some(Source { span, speaker: Some(id), by, via: None, of: None })
    }

    /// The subject of a finite cue.
    pub(super) fn subject(
        &self,
        number: usize,
        clause: Clause<'_>,
        region: usize,
        at: usize,
        before: &[Cued],
        cue: Cue,
    ) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let inverted = Some(cue.kind)
            .filter(|kind| *kind == Kind::Say)
            .and_then(|_| self.participants.inverted(number, line, at, to));
        let found = inverted.or_else(|| self.participants.subject_before(number, line, region, at));
        let behind_quotation = at == region && region > from || at == from;
        let inserted = line.gap(at).contains(',') && line.gap(at + 1).trim().is_empty();
        let found = match found {
            // "That hole is the key, argues X": whoever is named behind the verb, not what stands before the comma.
            Some(found) if inserted && found.speaker.is_none() && cue.kind == Kind::Say => self
                .participants
                .subject_after(number, line.clause(at + 1, to))
                .filter(|behind| behind.speaker.is_some_and(|id| self.is_person(id)))
                .or(Some(found)),
            Some(found) => Some(found),
            None if behind_quotation => self.participants.subject_after(number, line.clause(at + 1, to)),
            None if line.gap(at).contains(',')
                && matches!(cue.kind, Kind::Say)
                && line.gap(at + 1).trim().is_empty() =>
            {
                self.participants.subject_after(number, line.clause(at + 1, to))
            }
            None => None,
        };
        if let Some(found) = found {
            let found = self.meant(number, line, from, at, found);
            // "The ministry said it hopes": it is the ministry.
            let is_it = found.speaker.is_none() && found.span.of(line.text) == "it";
            let body = before
                .first()
                .and_then(|cued| cued.source)
                .filter(|source| is_it && source.speaker.is_none_or(|id| !self.is_person(id)));
            return body.or(Some(found));
        }
        let mut verb = at;
        while verb > region
            && (cue::is_between(line.term(verb - 1)) || cue::is_negation(line.term(verb - 1)))
            && !line.gap(verb).contains(',')
        {
            verb -= 1;
        }
        let joined = verb > region && ["and", "but", "then", "or"].contains(&line.term(verb - 1));
        if !joined {
            return Self::plain_subject(line, region, verb).or_else(|| Self::both(line, verb));
        }
        // Not a verb inside what another says: "X said talks go on and added".
        let shared = (0..before.len())
            .rev()
            .take(MOST_SHARED)
            .find(|&index| {
                before[index].finite && !before[index].according && outer(line, before, index).is_none()
            })
            .and_then(|index| before[index].source);
        // "if they leave and back it": nobody but whoever holds the verb before.
        if cue.form == Form::Base {
            return shared;
        }
        shared
            .or_else(|| self.sentence_subject(line.clause(region, at)))
            .or_else(|| self.main_subject(number, line.clause(from, at)))
            .or_else(|| {
                let opening = self.opening_subject(number, line.clause(region, at))?;
                Some(self.meant(number, line, from, at, opening))
            })
    }

    /// "Both think": the word that often stands behind a subject is one.
    fn both(line: &Line<'_>, verb: usize) -> Option<Source> {
        (["both", "all"].contains(&line.term(verb))).then(|| Source::unknown(line.span(verb, verb + 1)))
    }

    /// The words right before a verb where they name nobody whom the page has: "others", "22 percent", "critics of the dam".
    fn plain_subject(line: &Line<'_>, region: usize, verb: usize) -> Option<Source> {
        if verb <= region || line.gap(verb).contains(',') || line.quoted[verb - 1] {
            return None;
        }
        // "Experts and pilots say", but not "she left and pilots say".
        let is_list = |and: usize| {
            (region..and).all(|word| {
                let term = line.term(word);
                !lexicon::is(term, FINITE)
                    && !term.ends_with("ed")
                    && cue::of(term).is_none_or(|cue| cue.noun)
            })
        };
        let from = (region.max(verb.saturating_sub(LONGEST_NOUN))..verb)
            .rev()
            .take_while(|&word| {
                let term = line.term(word);
                let is_verb = lexicon::is(term, FINITE) || cue::of(term).is_some_and(|cue| !cue.noun);
                !line.quoted[word]
                    && !is_verb
                    && !cue::begins_clause(term)
                    && !["but", "then"].contains(&term)
                    && (term != "and" || is_list(word))
                    && (word + 1 == verb || !line.gap(word + 1).contains([',', ';', ':', '—', '–', '(']))
            })
            .last()?;
        // "About 4 in 10 farmers"
        let is_count = cue::is_preposition(line.term(from)) && line.starts_with_digit(from + 1);
        let from = from + usize::from(is_count && from + 1 < verb);
        let head = line.term(verb - 1);
        let is_noun = !cue::is_preposition(line.term(from))
            && !cue::is_preposition(head)
            && !lexicon::is(head, ARTICLE | BETWEEN | NEGATION | CONDITIONAL)
            && !cue::is_verb_part(head)
            && !["please", "let", "longer"].contains(&head)
            && !head.ends_with("ing");
        let span = Span::new(line.words.get(from)?.start, line.words.get(verb - 1)?.end);
        let source = Source { span, speaker: None, by: Attribution::Unknown, via: None, of: None };
        is_noun.then_some(source)
    }

    /// What a sentence begins with, before its first verb: "The authorities stopped the convoy and declared ...".
    fn opening_subject(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to } = clause;
        // "And even X tried": behind the words that only join the sentence to another.
        let joins = |word: usize| {
            let term = line.term(word);
            line.entity_at(word).is_none() && (["and", "but", "yet"].contains(&term) || cue::is_between(term))
        };
        let from = (from..to).find(|&word| !joins(word))?;
        let verb = (from + 1..to.min(from + MOST_SHARED)).find(|&word| begins_predicate(line, word))?;
        let plain =
            (from..=verb).all(|word| !line.quoted[word] && (word == from || !line.gap(word).contains(',')));
        if !plain || cue::is_preposition(line.term(from)) {
            return None;
        }
        self.participants.phrase(number, line.clause(from, verb)).filter(|source| speaks(line, *source))
    }

    /// A pronoun's or a description's person: the subject of its own sentence before it, or whoever was spoken of
    /// last.
    pub(super) fn meant(
        &self,
        number: usize,
        line: &Line<'_>,
        from: usize,
        cue: usize,
        mut source: Source,
    ) -> Source {
        if source.speaker.is_some() {
            return source;
        }
        let (at, _) = line.words_in(source.span);
        if source.by != Attribution::Pronoun {
            source.speaker = self.participants.described(number, line, source.span, self.salience);
            if source.speaker.is_some() {
                source.by = Attribution::Role;
            }
            return source;
        }
        let pronoun = match line.term(at) {
            "him" | "his" => "he",
            "her" => "she",
            "it" => {
                source.speaker =
                    self.body.filter(|_| line.sentence_at(source.span.start).is_some_and(|which| which > 0));
                return source;
            }
            term => term,
        };
        let local = if at > from && at <= cue {
            self.participants
                .subject_person(line.clause(from, at))
                .map(|(person, _)| person)
                .or_else(|| self.asked(line.clause(from, at)))
        } else {
            None
        };
        let mut salience = self.salience;
        if let Some(person) = local {
            salience.set_antecedent(person, false);
        } else if let Some(owner) =
            self.owner(line.clause(from, at)).filter(|id| salience.person != Some(*id))
        {
            // "She drew X's anger, he said": whoever it was, or X.
            salience.make_ambiguous(Some(owner));
        }
        // "Even as he accused them, Y left": Y, as like as not.
        if let Some(main) = self.main_person(line, from, at).filter(|id| salience.person != Some(*id)) {
            salience.make_ambiguous(Some(main));
        }
        // "He told X": not X.
        if let Some(hearer) = self.hearer(line, cue) {
            salience = salience.without(hearer);
        }
        source.speaker = self.participants.resolve(pronoun, salience);
        source
    }

    /// The subject of the main clause behind an opening clause that holds a word.
    fn main_person(&self, line: &Line<'_>, from: usize, word: usize) -> Option<EntityId> {
        let sentence = line.sentence_at(line.words.get(word)?.start as u32)?;
        let (start, to) = line.words_in(line.sentences[sentence]);
        let main = opening_clause(line.clause(start.max(from), to)).filter(|&main| word < main)?;
        self.participants.subject_person(line.clause(main, to)).map(|(id, _)| id)
    }

    /// The last person of some words who owns something there.
    fn owner(&self, clause: Clause<'_>) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        let owns = |&word: &usize| line.owns(word) && !line.quoted[word];
        let from = from.max(to.saturating_sub(speaker::FARTHEST));
        (from..to).rev().filter(owns).filter_map(|word| line.entity_at(word)).find(|id| self.is_person(*id))
    }

    /// The person who stands right behind a verb: whom one tells or asks.
    fn hearer(&self, line: &Line<'_>, cue: usize) -> Option<EntityId> {
        const NEAR: usize = 4;
        let behind =
            (cue + 1..line.words.len().min(cue + NEAR)).take_while(|&word| line.gap(word).trim().is_empty());
        let mut named = behind.filter_map(|word| Some((word, line.entity_at(word)?)));
        let (word, id) = named.find(|(_, id)| self.is_person(*id))?;
        (!line.quoted[word] && !line.owns(word)).then_some(id)
    }

    /// Whom "when we asked X" makes the one who answers, where nobody else is named.
    fn asked(&self, clause: Clause<'_>) -> Option<EntityId> {
        const ASKED: &[&str] = &["ask", "asked", "pressed", "reached", "met", "phoned", "called", "visited"];
        let Clause { line, from, to } = clause;
        if to - from > LONGEST_LEAD {
            return None;
        }
        let verb = (from + 1..to).find(|&word| {
            ASKED.contains(&line.term(word))
                && ["we", "i", "reporters", "journalists", "correspondents"].contains(&line.term(word - 1))
        })?;
        let named = (verb..to).filter_map(|word| line.entity_at(word)).find(|id| self.is_person(*id))?;
        (self.persons(line.clause(from, to)) == 1).then_some(named)
    }

    /// "According to him".
    pub(super) fn object_pronoun(line: &Line<'_>, at: usize, to: usize) -> Option<Source> {
        let ends = at + 1 >= to || line.gap(at + 1).contains([',', '.', ';']);
        let word = line.words.get(at).filter(|_| ends && ["him", "her"].contains(&line.term(at)))?;
        let span = Span::new(word.start, word.end);
        Some(Source { span, speaker: None, by: Attribution::Pronoun, via: None, of: None })
    }

    /// "In X's words", "in the words of X".
    pub(super) fn in_words(&self, number: usize, clause: Clause<'_>, at: usize) -> Option<Cued> {
        let Clause { line, from, to } = clause;
        let within = |word: usize| word >= from && line.term(word) == "in";
        let (source, end) = if line.term(at + 1) == "of" && within(at.checked_sub(2)?) {
            (self.participants.subject_after(number, line.clause(at + 2, to))?, at + 2)
        } else {
            let start = (from..at).rev().take(6).find(|&word| within(word))? + 1;
            if start + 1 == at && ["his", "her"].contains(&line.term(start)) {
                let word = line.words.get(start)?;
                let span = Span::new(word.start, word.end);
                let source = Source { span, speaker: None, by: Attribution::Pronoun, via: None, of: None };
                let source = self.meant(number, line, from, at, source);
                return Some(Cued { according: true, ..Cued::new(at, at + 1, Kind::Say, Some(source)) });
            }
            let id = line.entity_at(at.checked_sub(1)?).filter(|_| line.term(at - 1).ends_with("'s"))?;
            let span = Span::new(line.words.get(start)?.start, line.words[at - 1].end);
            (Source { span, speaker: Some(id), by: Attribution::Surname, via: None, of: None }, at + 1)
        };
        Some(Cued { according: true, ..Cued::new(at, end, Kind::Say, Some(source)) })
    }
}
