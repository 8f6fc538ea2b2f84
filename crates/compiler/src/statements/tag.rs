//! The tag behind a quotation: “...,” said X; “...,” X said; “...” – X.

use super::speaker::{self, Clause, Line, Source};
use super::term::names_itself;
use super::{LONG_QUOTATION, LONGEST_TAG, Reader, Told};
use crate::english::cue::{self, Form, Kind};
use crate::english::quotation::Quotation;
use corpus::{Attribution, Span};

impl Reader<'_> {
    /// The tag behind a quotation: “...,” said X; “...,” X said.
    pub(super) fn tag_behind(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        index: usize,
    ) -> Option<Told> {
        let quotation = line.quotations[index];
        let from = line.words_in(quotation.outer).1;
        let gap = line.text.get(quotation.outer.end as usize..line.words.get(from)?.start)?;
        let inside_end = quotation.content.of(line.text).chars().next_back()?;
        let asks = matches!(inside_end, '?' | '!' | '…' | '—' | '–' | '-');
        let stops = inside_end == '.';
        if gap.contains(['.', ';', ':', '(', '?', '!']) || line.quoted[from] {
            return None;
        }
        if names_itself(line, from) {
            return None;
        }
        if let Some(told) = self.signed(number, line, sentence, from, gap) {
            return Some(told);
        }
        let term = line.term(from);
        // Behind a full stop only a whole sentence can have a tag, and only one that says nothing itself.
        if stops && quotation.outer.start > sentence.start {
            return None;
        }
        let joins = ["and", "but", "or", "nor", "when", "if", "because", "while", "as"].contains(&term);
        if joins && term != "as" {
            return None;
        }
        let limit = line
            .quotations
            .get(index + 1)
            .map_or(line.words.len(), |next| line.words_in(next.outer).0)
            .min(from + LONGEST_TAG);
        let end = (from + 1..limit)
            .find(|&word| {
                line.gap(word).contains([';', ':'])
                    || line.gap(word).contains(". ")
                    || line.gap(word).contains("? ")
            })
            .unwrap_or(limit);
        // “...,” Interfax quoted X as saying.
        if let Some(at) = (from..end).find(|&word| cue::is_quoting(line.term(word)))
            && let Some(cued) = self.quoted_as_saying(number, line.clause(from, end), at)
        {
            let cue = Some(Span::new(line.words[at].start, line.words.get(cued.end - 1)?.end));
            return Some(Told { source: cued.source, cue });
        }
        if let Some(told) = self.any_verb(number, line.clause(from, end), sentence)
            && (matches!(inside_end, ',')
                || asks
                || gap.contains([',', '—', '–'])
                || quotation.outer.of(line.text).ends_with(['—', '–', '―']))
        {
            return Some(told);
        }
        let word = (from..end).find(|&word| {
            cue::of(line.term(word)).is_some_and(|cue| {
                matches!(cue.kind, Kind::Say | Kind::Tell | Kind::Manner | Kind::Hold | Kind::Act)
                    && cue.form != Form::Ing
                    && speaker::group_start(line, word, cue).is_some()
            }) && line.entity_at(word).is_none()
                || line.term(word) == "according" && line.term(word + 1) == "to" && word == from
        })?;
        if line.term(word) == "according" {
            let source = Self::object_pronoun(line, word + 2, end)
                .or_else(|| self.participants.subject_after(number, line.clause(word + 2, end)))
                .map(|source| self.meant(number, line, from, word, source))?;
            return Some(Told {
                source: Some(source),
                cue: Some(Span::new(line.words[word].start, line.words[word + 1].end)),
            });
        }
        let cue = Some(Span::new(line.words[word].start, line.words[word].end));
        let (sentence_from, _) = line.words_in(sentence);
        let comma = matches!(inside_end, ',')
            || gap.contains(',')
            || asks
            || gap.contains(['—', '–', '-'])
            || !line
                .text
                .get(..quotation.outer.end as usize)?
                .ends_with(['"', '”', '’', '\'', '»', '«', '“', ';', '」']);
        let starts = quotation.outer.start <= sentence.start;
        let (own_from, own_to) = line.words_in(quotation.content);
        let length = own_to - own_from;
        let next = line.term(word + 1);
        // A quotation that ends in a full stop is over; what follows is its tag only if it says nothing itself.
        let tag_ends = word + 1 >= line.words.len()
            || line.gap(word + 1).contains('.')
            || (word + 2..word + 7).any(|at| line.gap(at).contains('.') || at >= line.words.len());
        let sentence_over = stops
            && (!tag_ends
                || line.gap(word + 1).contains(':')
                || matches!(line.term(word), "accused" | "rejected" | "denied"));
        if sentence_over || next == "that" || !(comma || starts && length >= 2 || length >= LONG_QUOTATION) {
            return None;
        }
        if word == from {
            let source = self
                .participants
                .subject_after(number, line.clause(word + 1, end))
                .map(|source| self.meant(number, line, sentence_from, word, source))
                .or_else(|| self.spoke_before(number, line, sentence, quotation))
                .map(|source| self.relayed(number, line.clause(word + 1, end), source));
            return Some(Told { source, cue });
        }
        // “playing for time,” a charge his office rejected: the charge is not who speaks.
        if ["a", "an", "the"].contains(&term) && cue::is_saying(line.term(from + 1)) {
            return None;
        }
        let start = cue::of(line.term(word))
            .and_then(|cue| speaker::group_start(line, word, cue))
            .filter(|start| *start > from)
            .unwrap_or(word);
        // “...” that X can win, said Y.
        let found = self
            .participants
            .inverted(number, line, word, end)
            .or_else(|| self.participants.subject_before(number, line, from, start))?;
        let first = line.words_in(found.span).0;
        // The subject begins where the tag begins; otherwise the quotation is a part of another clause.
        let begins_there = first == from
            || is_apposition(line, from, first)
            || (from..first).skip(usize::from(term == "as")).all(|at| {
                speaker::is_article(line.term(at))
                    || !cue::is_preposition(line.term(at)) && !cue::begins_clause(line.term(at))
            });
        if first < from || !begins_there || cue::is_preposition(term) {
            return None;
        }
        let source = self.meant(number, line, sentence_from, word, found);
        let source = self.relayed(number, line.clause(word + 1, end), source);
        Some(Told { source: Some(source), cue })
    }

    /// A tag that names nobody, "“...,” told reporters": whom the sentence before it introduces.
    fn spoke_before(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        quotation: Quotation,
    ) -> Option<Source> {
        if quotation.outer.start > sentence.start {
            return None;
        }
        let which = line.sentence_at(sentence.start)?.checked_sub(1)?;
        let (from, to) = line.words_in(line.sentences[which]);
        let source = self.introduces(number, line.clause(from, to))?;
        Some(Source { span: Span::new(0, 0), by: Attribution::Carried, ..source })
    }

    /// “...” – X. “...,” was X's answer.
    pub(super) fn signed(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        from: usize,
        gap: &str,
    ) -> Option<Told> {
        let (_, mut to) = line.words_in(sentence);
        // “...” – X: behind a full stop the dash and the name are a sentence of their own.
        if to <= from && gap.contains(['—', '–', '-']) {
            let own = line.words.get(from).and_then(|word| line.sentence_at(word.start as u32));
            to = own.map_or(to, |which| line.words_in(line.sentences[which]).1);
        }
        let to = to.min(line.words.len());
        if to <= from || to - from > 8 {
            return None;
        }
        let tail = (from..to)
            .all(|word| word == from || !line.gap(word).contains([',', ';', ':', '—', '–', '"', '“']));
        if gap.contains(['—', '–', '-']) && tail && to - from <= 5 {
            let source = self.participants.phrase(number, line.clause(from, to))?;
            let (_, end) = line.words_in(source.span);
            let person = source.speaker.is_some_and(|id| self.is_person(id)) && end == to;
            return person.then_some(Told { source: Some(source), cue: None });
        }
        let answer = ["response", "answer", "reply", "verdict", "comment", "message", "conclusion"]
            .contains(&line.term(to - 1));
        if answer && ["was", "is"].contains(&line.term(from)) && to - from >= 3 && line.is_possessive(to - 2)
        {
            let id = line.entity_at(to - 2)?;
            let start = (from + 1..to - 1).find(|&word| line.entity_at(word) == Some(id))?;
            let span = Span::new(line.words[start].start, line.words[to - 2].end);
            let by = if to - 1 - start > 1 { Attribution::Name } else { Attribution::Surname };
            let source = Source { span, speaker: Some(id), by, via: None, of: None };
            return Some(Told { source: Some(source), cue: None });
        }
        None
    }

    /// A tag whose verb is none of saying: “...,” she winced; “...,” laughed X. Only directly behind the mark, and
    /// only of a person.
    pub(super) fn any_verb(&self, number: usize, clause: Clause<'_>, sentence: Span) -> Option<Told> {
        let Clause { line, from, to: end } = clause;
        let is_verb = |word: usize| {
            let term = line.term(word);
            word < end
                && cue::of(term).is_none()
                && line.entity_at(word).is_none()
                && term.len() > 3
                && (term.ends_with("ed") || term.ends_with('s') && !term.ends_with("ss"))
                && !line.is_possessive(word)
                && !cue::is_between(term)
                && !cue::is_preposition(term)
                && !cue::begins_clause(term)
                && !speaker::is_article(term)
                && !line.gap(word).contains(',')
        };
        let cue = |word: usize| line.words.get(word).map(|word| Span::new(word.start, word.end));
        if ["he", "she"].contains(&line.term(from)) && is_verb(from + 1) {
            let source = self.participants.subject_before(number, line, from, from + 1)?;
            let source = self.meant(number, line, line.words_in(sentence).0, from + 1, source);
            return Some(Told { source: Some(source), cue: cue(from + 1) });
        }
        let person = |word: usize| line.entity_at(word).is_some_and(|id| self.is_person(id));
        if person(from) {
            let after = (from..end).find(|&word| !person(word))?;
            if is_verb(after) {
                let source = self.participants.subject_before(number, line, from, after)?;
                return Some(Told { source: Some(source), cue: cue(after) });
            }
            return None;
        }
        // "a Paharia official messages".
        if speaker::is_article(line.term(from))
            && let Some(noun) =
                (from + 1..end.min(from + 5)).find(|&word| cue::is_human_noun(line.term(word)))
            && is_verb(noun + 1)
        {
            let source = self.participants.subject_before(number, line, from, noun + 1)?;
            let source = self.meant(number, line, line.words_in(sentence).0, noun + 1, source);
            return Some(Told { source: Some(source), cue: cue(noun + 1) });
        }
        // The verb first: is_verb forbids a comma before it, which belongs to the quotation here.
        let term = line.term(from);
        if ["he", "she"].contains(&line.term(from + 1))
            && (from + 2 >= line.words.len() || line.gap(from + 2).contains(['.', ',']))
            && !cue::is_preposition(term)
            && !cue::begins_clause(term)
            && cue::of(term).is_none()
            && line.entity_at(from).is_none()
        {
            let source = self.participants.subject_after(number, line.clause(from + 1, end))?;
            let source = self.meant(number, line, line.words_in(sentence).0, from, source);
            return Some(Told { source: Some(source), cue: cue(from) });
        }
        let verb = cue::of(term).is_none()
            && term.len() > 3
            && (term.ends_with("ed") || term.ends_with('s') && !term.ends_with("ss"))
            && line.entity_at(from).is_none()
            && !cue::is_between(term)
            && !cue::is_preposition(term)
            && !cue::begins_clause(term)
            && !speaker::is_article(term);
        if verb && (person(from + 1) || self.participants.is_introduced(line.clause(from + 1, end))) {
            let source = self.participants.subject_after(number, line.clause(from + 1, end))?;
            // "retired General X said": the verb comes later.
            let behind = line.words_in(source.span).1;
            let later = cue::of(line.term(behind)).is_some_and(|cue| {
                matches!(cue.kind, Kind::Say | Kind::Tell)
                    && speaker::group_start(line, behind, cue).is_some()
            });
            return (source.speaker.is_some() && !later)
                .then_some(Told { source: Some(source), cue: cue(from) });
        }
        // "so X": the German way.
        if term == "so" && person(from + 1) {
            let source = self.participants.subject_after(number, line.clause(from + 1, end))?;
            return source.speaker.is_some().then_some(Told { source: Some(source), cue: cue(from) });
        }
        // "ironised the prelate.": an unknown verb, one human being, and nothing else.
        if verb && line.term(from + 1) == "the" {
            let stop = (from + 2..end.min(from + 8))
                .find(|&word| line.gap(word).contains(['.', ',']))
                .unwrap_or(end.min(from + 8));
            let speaks = (from + 2..stop).any(|word| cue::is_human_noun(line.term(word)));
            let alone = cue::is_human_noun(line.term(stop - 1)) && stop - from <= 5;
            let source = self
                .participants
                .subject_after(number, line.clause(from + 1, end))
                .map(|source| self.meant(number, line, line.words_in(sentence).0, from, source))
                .filter(|source| speaks && (alone || source.speaker.is_some()))?;
            return Some(Told { source: Some(source), cue: cue(from) });
        }
        None
    }
}

/// Whether some words are a description that a comma sets before a name: "the head of the commission, X".
pub(super) fn is_apposition(line: &Line<'_>, from: usize, name: usize) -> bool {
    from < name
        && name - from <= 14
        && line.gap(name).contains(',')
        && !cue::is_preposition(line.term(from))
        && (from..name)
            .any(|word| cue::is_human_noun(line.term(word)) || cue::is_speaker_noun(line.term(word)))
        && (from..name).all(|word| {
            let term = line.term(word);
            (word == from || !line.gap(word).contains(','))
                && !cue::begins_clause(term)
                && !line.quoted[word]
                && cue::of(term).is_none_or(|cue| cue.noun)
                && !cue::is_between(term)
        })
}
