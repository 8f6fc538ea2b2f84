//! Whom the text is about after a sentence: whom a pronoun or a description of the next one means.

use super::speaker::{self, Clause, Line, Source};
use super::{Cued, Reader};
use crate::english::cue;
use corpus::{Attribution, EntityId, EntityKind};

impl Reader<'_> {
    pub(super) fn update_salience(&mut self, number: usize, clause: Clause<'_>, cues: &[Cued]) {
        let Clause { line, from, to } = clause;
        let spoken = cues
            .iter()
            .find_map(|cued| cued.source.filter(|_| cued.finite).and_then(|source| source.speaker))
            .filter(|id| self.is_person(*id));
        self.body = self.subject_body(clause, cues);
        for source in cues.iter().filter(|cued| cued.finite).filter_map(|cued| cued.source) {
            if let (Attribution::Pronoun, Some(speaker)) = (source.by, source.speaker) {
                self.participants.learn(speaker, line.term(line.words_in(source.span).0));
            }
        }
        let subject =
            self.cleft(clause).or(self.participants.subject_person(clause).map(|(id, _)| id)).or(spoken);
        if let Some(person) = subject {
            let cleft = self.cleft(clause).is_some();
            self.salience.set_antecedent(person, cleft || self.persons(clause) <= 1);
            if let Some(other) = self.joined(clause, person).filter(|_| !cleft) {
                self.salience.make_ambiguous(Some(other));
            } else if self.persons(clause) == 2 {
                let other = (from..to)
                    .filter(|&word| !line.quoted[word] && !line.owns(word))
                    .filter_map(|word| line.entity_at(word))
                    .find(|id| self.is_person(*id) && *id != person);
                self.salience.other = other;
                self.salience.other_age = 0;
            }
            return;
        }
        let speaks_unnamed = cues.iter().any(|cued| {
            cued.finite
                && !cued.according
                && cued.source.is_some_and(|source| self.is_unnamed_human(line, source))
        });
        if let Some(words) = self.participants.begins_nameless(clause, self.salience) {
            self.salience.set_nameless(number, words);
            return;
        }
        if speaks_unnamed || self.participants.begins_unknown(line, from) {
            self.salience.clear_antecedent();
            return;
        }
        let mut named: Vec<EntityId> = (from..to)
            .filter(|&word| !line.quoted[word])
            .filter_map(|word| line.entity_at(word))
            .filter(|id| self.is_person(*id))
            .collect();
        // "The archbishop came": whom the page named as one.
        named.extend(self.participants.held(number, clause));
        named.sort_unstable();
        named.dedup();
        match (self.salience.person, named.as_slice()) {
            (_, []) => {}
            (None, [one]) => self.salience.set_antecedent(*one, true),
            (Some(person), [one]) if person == *one => self.salience.age = 0,
            // A new paragraph that names one person, and no other human being, is about that one.
            (Some(_), [one]) if self.salience.age > 0 && !Self::has_human(clause, *one) => {
                self.salience.set_antecedent(*one, true);
            }
            (_, [one]) => self.salience.make_ambiguous(Some(*one)),
            _ => self.salience.make_ambiguous(None),
        }
    }

    /// Whether a sentence speaks of a human being before it names a person: "he thanked X", "the envoy of X".
    fn has_human(clause: Clause<'_>, person: EntityId) -> bool {
        let Clause { line, from, to } = clause;
        let named = (from..to).find(|&word| line.entity_at(word) == Some(person)).unwrap_or(to);
        (from..named).any(|word| {
            let term = line.term(word);
            // "The chief negotiator X": the office of whoever is named.
            let beside = named - word <= 3 && (word..named).all(|at| !line.gap(at + 1).contains(','));
            !line.quoted[word] && (["he", "she"].contains(&term) || cue::is_human_noun(term) && !beside)
        })
    }

    /// "X and Y shook hands": whoever is joined to a person as the subject.
    pub(super) fn joined(&self, clause: Clause<'_>, person: EntityId) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        let first = (from..to).find(|&word| line.entity_at(word) == Some(person))?;
        let end = (first..to).find(|&word| line.entity_at(word) != Some(person))?;
        let and = (end..to.min(end + 8)).find(|&word| line.term(word) == "and")?;
        let next = (and + 1..to.min(and + 8))
            .find(|&word| line.entity_at(word).is_some_and(|id| self.is_person(id)))?;
        let plain = (end..next).all(|word| {
            !line.quoted[word]
                && (cue::of(line.term(word)).is_none_or(|cue| cue.noun))
                && !cue::is_between(line.term(word))
                && !cue::begins_clause(line.term(word))
                && !line.term(word).ends_with("ed")
        });
        line.entity_at(next).filter(|id| plain && *id != person)
    }

    /// "It was X who ...".
    pub(super) fn cleft(&self, clause: Clause<'_>) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        let who = (from + 3..to).find(|&word| {
            line.term(word) == "who"
                && !line.quoted[word]
                && line.entity_at(word - 1).is_some_and(|id| self.is_person(id))
        })?;
        let id = line.entity_at(who - 1)?;
        let was = (from..who).rev().find(|&word| line.entity_at(word) != Some(id))?;
        let is_cleft = ["was", "is"].contains(&line.term(was)) && was > from && line.term(was - 1) == "it";
        is_cleft.then_some(id)
    }

    /// The words of a source are of one human being whom nothing names.
    pub(super) fn is_unnamed_human(&self, line: &Line<'_>, source: Source) -> bool {
        if source.speaker.is_some() || source.by == Attribution::Pronoun {
            return false;
        }
        let (from, to) = line.words_in(source.span);
        let head = (from..to).find(|&word| cue::is_preposition(line.term(word))).unwrap_or(to);
        (from..head)
            .any(|word| cue::is_human_noun(line.term(word)) && !self.participants.is_apposed(line, word))
    }

    /// The body that a sentence is about, which "it" means in the next.
    pub(super) fn subject_body(&self, clause: Clause<'_>, cues: &[Cued]) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        if line.term(from) == "it" {
            return self.body;
        }
        let first = (from..to.min(from + 4)).find(|&word| line.entity_at(word).is_some())?;
        let id = line.entity_at(first)?;
        let is_body =
            self.entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let heads = (from..first).all(|word| {
            let term = line.term(word);
            (speaker::is_article(term) || term.bytes().all(|byte| byte.is_ascii_digit()))
                && !line.quoted[word]
        }) && !line.quoted[first]
            && !cues.iter().any(|cued| cued.word < first);
        let end = (first..to).find(|&word| line.entity_at(word) != Some(id)).unwrap_or(to);
        (is_body && heads && !line.is_possessive(end - 1)).then_some(id)
    }
}
