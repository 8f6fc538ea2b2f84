//! Whether a quotation is speech, and whose: a tag behind it, a verb before it, or who spoke before.

use super::{Cued, LONGEST_LABEL, Reader, Spoken, Told, is_clause, is_term, outer, place};
use crate::cue::Kind;
use crate::quotation::Quotation;
use crate::speaker::{Line, Source};
use corpus::{Attribution, Mode, Place, Span};

impl Reader<'_> {
    pub(super) fn quotation(
        &mut self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        cues: &[Cued],
        index: usize,
    ) {
        let quotation = line.quotations[index];
        let own = line.words_in(quotation.content);
        let is_own_sentence = Self::is_own_sentence(line, sentence, quotation);
        let governed = self.governed(number, line, sentence, cues, index);
        let told = governed.or_else(|| self.tag_behind(number, line, sentence, index)).or_else(|| {
            if is_term(line, quotation, own) {
                return None;
            }
            self.cue_before(number, line, sentence, cues, quotation)
        });
        let told = told.or_else(|| self.carried(number, line, sentence, index, is_own_sentence));
        let told = match told {
            Some(told) => told,
            // A line of a dialogue that is set with dashes is speech, whoever says it.
            None if quotation.outer.of(line.text).starts_with(['—', '–', '―', '-']) => {
                Told { source: None, cue: None }
            }
            // Behind a colon a whole sentence is speech: "The answer is simple: “Stop digging.”"
            None if own.1 - own.0 >= 2
                && line
                    .text
                    .get(..quotation.outer.start as usize)
                    .is_some_and(|before| before.trim_end().ends_with(':'))
                && quotation.content.of(line.text).starts_with(char::is_uppercase)
                && quotation.content.of(line.text).ends_with(['.', '!', '?']) =>
            {
                Told { source: None, cue: None }
            }
            None if (is_own_sentence || !is_term(line, quotation, own))
                && is_clause(line, quotation, own) =>
            {
                Told { source: None, cue: None }
            }
            None => return,
        };
        self.say(number, line, sentence, quotation, told);
    }

    /// A fragment whose verb stands right before it is that verb's, whatever stands behind its comma: "Told that X
    /// called it “a circus”, Y shrugged".
    pub(super) fn governed(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        cues: &[Cued],
        index: usize,
    ) -> Option<Told> {
        let quotation = line.quotations[index];
        let content = quotation.content.of(line.text);
        let (first, _) = line.words_in(quotation.outer);
        if quotation.outer.start <= sentence.start
            || !content.starts_with(char::is_lowercase)
            || content.ends_with([',', '?', '!', '.'])
        {
            return None;
        }
        let verb = cues.iter().rfind(|verb| verb.word < first)?;
        let near = first - verb.end.min(first) <= 4
            && (verb.end..=first).all(|word| !line.gap(word).contains(','))
            && verb.source.is_some_and(|source| line.words_in(source.span).0 < verb.word);
        if !near || is_term(line, quotation, line.words_in(quotation.content)) {
            return None;
        }
        self.cue_before(number, line, sentence, cues, quotation)
    }

    /// Adds a quotation to the statement it goes on with, or as a statement of its own.
    pub(super) fn say(
        &mut self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        quotation: Quotation,
        told: Told,
    ) {
        let part = place(number, quotation.content);
        let cue = told.cue.map(|span| place(number, span));
        let same = self.last.filter(|last| {
            let next_to = last.passage == number || last.passage + 1 == number && quotation.continues;
            let same_cue = cue.is_none() || cue == last.cue;
            let carried = told.source.is_none_or(|source| {
                source.by == Attribution::Carried
                    || source.span == last.source.span && last.passage == number && same_cue
            });
            next_to
                && (quotation.continues
                    || told.source.is_some()
                        && carried
                        && last.until <= quotation.outer.start as usize
                        && self.is_near(number, last, quotation))
        });
        let statement = if let Some(last) = same {
            let statement = last.statement;
            let gains = self.found[statement].speaker.is_none()
                && told
                    .source
                    .is_some_and(|source| source.speaker.is_some() || self.found[statement].source.is_none());
            self.found[statement].content.push(part);
            let topics = self.topics(number, quotation.content);
            let all = &mut self.found[statement].topics;
            all.extend(topics);
            all.sort_unstable();
            all.dedup();
            if gains && let Some(source) = told.source.filter(|source| source.by != Attribution::Carried) {
                self.give_source(statement, number, source, cue);
            }
            statement
        } else {
            let statement = self.statement(number, Mode::Quoted, told.source, cue, vec![part]);
            self.found.push(statement);
            self.found.len() - 1
        };
        let known = told
            .source
            .filter(|source| source.by != Attribution::Carried || same.is_none())
            .or(same.map(|last| last.source));
        let unknown =
            Source { span: Span::new(0, 0), speaker: None, by: Attribution::Unknown, via: None, of: None };
        let end = sentence.end.max(quotation.outer.end) as usize;
        self.last = Some(Spoken {
            source: known.or(told.source).unwrap_or(unknown),
            cue,
            passage: number,
            until: quotation.outer.end as usize,
            statement,
            ends_passage: line.text.get(end..).is_some_and(|rest| !rest.contains(char::is_alphanumeric)),
        });
    }

    /// Whether nothing but the tag of the one before stands between it and a quotation.
    pub(super) fn is_near(&self, number: usize, last: &Spoken, quotation: Quotation) -> bool {
        let line = &self.lines[number];
        if last.passage != number {
            return true;
        }
        let between = line.text.get(last.until..quotation.outer.start as usize).unwrap_or_default();
        between.matches(". ").count() <= 1 && between.len() < 200
    }

    pub(super) fn give_source(
        &mut self,
        statement: usize,
        number: usize,
        source: Source,
        cue: Option<Place>,
    ) {
        let side = self.side(&source);
        let statement = &mut self.found[statement];
        statement.speaker = source.speaker;
        statement.attribution = if source.speaker.is_some() { source.by } else { Attribution::Unknown };
        statement.source = (source.span.start < source.span.end).then(|| place(number, source.span));
        statement.cue = cue.or(statement.cue);
        statement.via = source.via;
        statement.side = side;
    }

    /// The cue before a quotation in its sentence: X said: “...”, X called it “...”.
    pub(super) fn cue_before(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        cues: &[Cued],
        quotation: Quotation,
    ) -> Option<Told> {
        let at = line.words_in(quotation.outer).0;
        let from = line.words_in(sentence).0;
        let after = |cued: &Cued| cued.word < at && (!cued.according || cued.word <= from + 4);
        let Some(index) = cues.iter().rposition(after) else {
            return self.label_before(number, line, from, at, quotation);
        };
        let mut verb = cues[index];
        let span = line.words.get(verb.word).map(|word| Span::new(word.start, line.words[verb.end - 1].end));
        // What somebody says that another says is the first one's statement.
        if let Some(outer) = outer(line, cues, index) {
            verb = cues[outer];
        }
        if verb.denied && matches!(verb.kind, Kind::Act | Kind::Manner) {
            return None;
        }
        let between = line.text.get(line.words[verb.end - 1].end..quotation.outer.start as usize)?;
        if between.contains(';') || between.contains(". ") && verb.word < from {
            return None;
        }
        if verb.kind == Kind::Manner && !between.contains([':', ',']) {
            return None;
        }
        Some(Told { source: verb.source, cue: span })
    }

    /// A name and a colon before a quotation.
    pub(super) fn label_before(
        &self,
        number: usize,
        line: &Line<'_>,
        from: usize,
        at: usize,
        quotation: Quotation,
    ) -> Option<Told> {
        let before =
            line.text.get(line.words.get(at.checked_sub(1)?)?.end..quotation.outer.start as usize)?;
        if before.trim() != ":" || at - from > LONGEST_LABEL {
            return None;
        }
        // "X:", "The mediator, X, on Twitter:"
        let source = self
            .cast
            .phrase(number, line, from, at)
            .filter(|source| source.speaker.is_some() && at - from <= 8)
            .or_else(|| {
                self.sentence_subject(line, from, at).filter(|_| self.persons(line, from, at) == 1)
            })?;
        Some(Told { source: Some(source), cue: None })
    }

    pub(super) fn is_own_sentence(line: &Line<'_>, sentence: Span, quotation: Quotation) -> bool {
        let before =
            line.text.get(sentence.start as usize..quotation.outer.start as usize).unwrap_or_default();
        let after = line.text.get(quotation.outer.end as usize..sentence.end as usize).unwrap_or_default();
        !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric)
    }

    /// A quotation that is a sentence of its own goes on with who spoke before, where the text is plain about it.
    pub(super) fn carried(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        index: usize,
        is_own_sentence: bool,
    ) -> Option<Told> {
        let quotation = line.quotations[index];
        let carry = |source: Source| Told {
            source: Some(Source {
                by: if source.speaker.is_some() { Attribution::Carried } else { source.by },
                ..source
            }),
            cue: None,
        };
        if quotation.continues {
            return self.last.map(|last| carry(last.source));
        }
        // In a dialogue set with dashes, lines take turns.
        let is_turn = quotation.outer.of(line.text).starts_with(['—', '–', '―', '-']) && index == 0;
        if is_turn {
            return None;
        }
        let starts = !line
            .text
            .get(sentence.start as usize..quotation.outer.start as usize)?
            .contains(char::is_alphanumeric);
        let own = line.words_in(quotation.content);
        if !(is_own_sentence || starts && is_clause(line, quotation, own)) {
            return None;
        }
        let which = line.sentence_at(sentence.start)?;
        let has_stop = quotation.content.of(line.text).ends_with(['.', '!', '?', '…', ',']);
        if let Some(&before) = which.checked_sub(1).and_then(|which| line.sentences.get(which)) {
            if let Some(last) =
                self.last.filter(|last| last.passage == number && last.until > before.start as usize)
            {
                return Some(carry(last.source));
            }
            let (from, to) = line.words_in(before);
            let source = self.introduces(number, line, from, to)?;
            return Some(carry(source));
        }
        let whole = is_own_sentence && line.sentences.len() == line.quotations.len();
        if !whole || !has_stop || quotation.content.of(line.text).ends_with('?') {
            return None;
        }
        if let Some(last) = self.last.filter(|last| last.passage + 1 == number && last.ends_passage) {
            return Some(Told { cue: None, ..carry(Source { span: Span::new(0, 0), ..last.source }) });
        }
        // The last sentence before it names one person, who is its subject.
        let before = self.lines.get(number.checked_sub(1)?)?;
        let (from, to) = before.words_in(*before.sentences.last()?);
        let source = self.introduces(number - 1, before, from, to)?;
        Some(carry(Source { span: Span::new(0, 0), ..source }))
    }

    /// Who a sentence introduces as the speaker of the quotation behind it: its subject, if nobody else is named.
    pub(super) fn introduces(
        &self,
        number: usize,
        line: &Line<'_>,
        from: usize,
        to: usize,
    ) -> Option<Source> {
        if ["he", "she"].contains(&line.term(from)) && !line.quoted[from] {
            let word = line.words.get(from)?;
            let span = Span::new(word.start, word.end);
            let speaker = self
                .cast
                .resolve(line.term(from), self.focus)
                .filter(|_| self.persons(line, from, to) == 0)?;
            return Some(Source {
                span,
                speaker: Some(speaker),
                by: Attribution::Pronoun,
                via: None,
                of: None,
            });
        }
        let subject = self.cast.subject_person(line, from, to).map(|(id, span)| Source {
            span,
            speaker: Some(id),
            by: Attribution::Name,
            via: None,
            of: None,
        });
        let subject = subject.or_else(|| {
            let cues = self.cues(number, line, from, to);
            cues.iter()
                .find(|cued| cued.finite && matches!(cued.kind, Kind::Say | Kind::Tell | Kind::Act))
                .and_then(|cued| cued.source)
        })?;
        let alone = (from..to)
            .filter_map(|word| line.entity_at(word))
            .filter(|id| self.is_person(*id))
            .all(|id| Some(id) == subject.speaker);
        (alone && subject.speaker.is_some()).then_some(subject)
    }
}
