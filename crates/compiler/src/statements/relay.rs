//! Who relays what another says: "Interfax quoted X as saying", "X said, Interfax reported", "citing X".
//!
//! Telling a reporter is not relaying: what X told Interfax has no relay, what Interfax has from X has one.

use super::reported::relative_behind;
use super::speaker::{Clause, Line, Source};
use super::{Cued, Reader, speaks};
use crate::english::cue::Kind;
use corpus::{EntityId, EntityKind};

/// Cues back among which the one is looked for that a relay behind it concerns.
const NEAR_SAYING: usize = 4;

/// A relay that stands before the verb it concerns.
#[derive(Clone, Copy)]
pub(super) struct Relay {
    /// Who is cited ("Citing X, Interfax said"); otherwise who relays ("X, quoted by Interfax, said").
    source: Source,
    cited: bool,
}

impl Relay {
    /// The source of the verb that the relay concerns.
    pub(super) fn applied(self, found: Source) -> Source {
        if self.cited {
            Source { via: found.speaker, ..self.source }
        } else {
            Source { via: found.via.or(self.source.speaker), ..found }
        }
    }
}

impl Reader<'_> {
    /// "Citing X, Interfax said"; "X, quoted by Interfax, said": the relay of the verb to come. "As reported by
    /// Interfax" is about the verb before it, and where there is none a cue of its own. Also the word to go on at.
    pub(super) fn relay_ahead(
        &self,
        number: usize,
        clause: Clause<'_>,
        at: usize,
        found: &mut Vec<Cued>,
    ) -> Option<(usize, Option<Relay>)> {
        let Clause { line, from, to } = clause;
        let term = line.term(at);
        let behind = |source: Source| line.words_in(source.span).1.max(at + 1);
        if at == from && ["citing", "quoting"].contains(&term) {
            let source = self
                .participants
                .subject_after(number, line.clause(at + 1, to))
                .filter(|source| speaks(line, *source))?;
            return Some((behind(source), Some(Relay { source, cited: true })));
        }
        if !["quoted", "cited", "reported"].contains(&term) || line.term(at + 1) != "by" {
            return None;
        }
        let is_as = at > from && line.term(at - 1) == "as";
        if !is_as && !line.gap(at).contains(',') {
            return None;
        }
        let source = self.participants.subject_after(number, line.clause(at + 2, to))?;
        let relay = Relay { source, cited: false };
        if !is_as {
            return Some((behind(source), Some(relay)));
        }
        match last_saying(found) {
            Some(last) => last.source = last.source.map(|said| relay.applied(said)),
            None => {
                found.push(Cued { according: true, ..Cued::new(at - 1, at + 2, Kind::Say, Some(source)) });
            }
        }
        Some((behind(source), None))
    }

    /// "Y said ..., according to X": X relays what Y said.
    pub(super) fn relayed_by(line: &Line<'_>, at: usize, relay: Option<Source>, found: &mut [Cued]) {
        let Some(last) = last_saying(found) else { return };
        // "X says it is enough, which stood at 5, according to Y": Y tells the count alone.
        if relative_behind(line, last.end, at).is_some() {
            return;
        }
        if let (Some(said), Some(by)) = (&mut last.source, relay.and_then(|relay| relay.speaker))
            && line.gap(at).contains(',')
            && said.speaker != Some(by)
        {
            said.via = said.via.or(Some(by));
        }
    }

    /// ", citing X", ", quoting two negotiators" behind what an agency or a newspaper reports: X says it, and they
    /// relay it.
    pub(super) fn citing(
        &self,
        number: usize,
        line: &Line<'_>,
        at: usize,
        to: usize,
        found: &[Cued],
    ) -> Option<Source> {
        let reported = found.last().filter(|cued| cued.finite && cued.kind == Kind::Say)?;
        let relay = reported.source?;
        let is_person = relay.speaker.is_some_and(|id| self.is_person(id));
        if !["citing", "quoting"].contains(&line.term(at)) || is_person || !line.gap(at).contains(',') {
            return None;
        }
        let mut cited = self
            .participants
            .subject_after(number, line.clause(at + 1, to))
            .filter(|cited| speaks(line, *cited))?;
        cited.via = relay.speaker;
        Some(cited)
    }

    /// ", Interfax reported" behind what somebody else says: it relays, and says nothing itself.
    pub(super) fn relays(
        &self,
        number: usize,
        line: &Line<'_>,
        at: usize,
        to: usize,
        found: &mut [Cued],
    ) -> bool {
        let ends =
            at + 1 >= to || line.gap(at + 1).contains(['.', ',']) || (at + 2..at + 4).any(|word| word >= to);
        if !line.term(at).starts_with("report") || !ends {
            return false;
        }
        let Some(last) = found.last_mut().filter(|cued| cued.finite && cued.source.is_some()) else {
            return false;
        };
        let Some(relay) = self.participants.subject_before(number, line, last.end, at) else { return false };
        let (first, _) = line.words_in(relay.span);
        let is_body = relay.speaker.is_some_and(|id| {
            self.entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Organisation)
        });
        if !is_body
            || first < last.end
            || (first.saturating_sub(2)..first).any(|word| ["and", "but", "while"].contains(&line.term(word)))
            || !(last.end..=first).rev().take(3).any(|word| line.gap(word).contains(','))
        {
            return false;
        }
        if let Some(source) = &mut last.source {
            source.via = source.via.or(relay.speaker);
        }
        true
    }

    /// "X was quoted by Y as saying", "Y quoted X as saying".
    pub(super) fn quoted_as_saying(&self, number: usize, clause: Clause<'_>, at: usize) -> Option<Cued> {
        let Clause { line, from, to } = clause;
        let limit = to.min(at + 16);
        let saying = (at + 1..limit).find(|&word| {
            line.term(word) == "as" && ["saying", "telling", "stating"].contains(&line.term(word + 1))
        })?;
        let before = line.term(at.wrapping_sub(1));
        let mut end = saying + 2;
        let by = |from: usize, to: usize| {
            (from..to).find(|&word| line.term(word) == "by").and_then(|word| {
                self.participants.subject_after(number, line.clause(word + 1, to.max(word + 2)))
            })
        };
        let source = if ["is", "was", "were", "been", "being", "are"].contains(&before) {
            let mut source = self
                .participants
                .subject_before(number, line, from, at)
                .map(|source| self.meant(number, line, from, at, source))?;
            source.via = by(at, saying).and_then(|by| by.speaker);
            if line.term(end) == "by"
                && let Some(relay) = self.participants.subject_after(number, line.clause(end + 1, to))
            {
                source.via = relay.speaker;
                end = line.words_in(relay.span).1.max(end);
            }
            source
        } else {
            let mut source = Self::object_pronoun(line, at + 1, saying)
                .or_else(|| self.participants.subject_after(number, line.clause(at + 1, saying)))
                .map(|source| self.meant(number, line, from, at, source))?;
            source.via =
                self.participants.subject_before(number, line, from, at).and_then(|relay| relay.speaker);
            source
        };
        Some(Cued::new(at, end, Kind::Say, Some(source)))
    }

    /// “...,” X said, Interfax reported; “...,” X said, according to Interfax: who relays.
    pub(super) fn relayed(&self, number: usize, clause: Clause<'_>, mut source: Source) -> Source {
        let Clause { line, from, to: end } = clause;
        let is_body = |id: EntityId| {
            self.entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Organisation)
        };
        for word in from..end {
            let relay = match line.term(word) {
                "according" if line.term(word + 1) == "to" => {
                    self.participants.subject_after(number, line.clause(word + 2, end))
                }
                "cited" | "quoted" if line.term(word + 1) == "by" => {
                    self.participants.subject_after(number, line.clause(word + 2, end))
                }
                "reported" | "reports" => self.participants.subject_before(number, line, from, word),
                _ => None,
            };
            let relay = relay
                .and_then(|relay| relay.speaker)
                .filter(|id| is_body(*id) && source.speaker != Some(*id));
            if relay.is_some() {
                source.via = source.via.or(relay);
                break;
            }
        }
        source
    }
}

/// The nearest cue before that says something: the verbs of its clause may stand between ("X said that talks go on").
fn last_saying(found: &mut [Cued]) -> Option<&mut Cued> {
    found.iter_mut().rev().take(NEAR_SAYING).find(|cued| {
        cued.finite
            && !cued.according
            && cued.source.is_some()
            && matches!(cued.kind, Kind::Say | Kind::Tell | Kind::Act)
    })
}
