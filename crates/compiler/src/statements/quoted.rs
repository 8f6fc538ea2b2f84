//! Whether a quotation is speech, and whose: a tag behind it, a verb before it, or who spoke before.

use super::content::stands_aside;
use super::reported::relayed_words;
use super::speaker::{self, Clause, Line, Source};
use super::{
    Cued, LEAST_OWN, LONGEST_LABEL, LONGEST_LEAD, MOST_SHARED, Reader, Spoken, Told, is_clause, is_term,
    outer, place, shown, speaks,
};
use crate::english::cue::{self, Kind};
use crate::english::quotation::Quotation;
use corpus::{Attribution, Mode, Place, Span};

/// Bytes of a tag between two parts of one quotation, at most: a sentence or two.
const LONGEST_BETWEEN: usize = 400;

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
        let own = line.clause_in(quotation.content);
        let is_own_sentence = Self::is_own_sentence(line, sentence, quotation);
        let governed = self.governed(number, line, sentence, cues, index);
        let told = governed.or_else(|| self.tag_behind(number, line, sentence, index)).or_else(|| {
            if is_term(own, quotation) {
                return None;
            }
            self.cue_before(number, line, sentence, cues, quotation)
                .or_else(|| self.announced(number, line, sentence, quotation))
                .or_else(|| Self::aside(line, sentence, cues, quotation))
                .or_else(|| self.own_voice(line, sentence, quotation))
                .or_else(|| Self::numbered(line, sentence, quotation))
        });
        let told = told.or_else(|| self.carried(number, line, sentence, index, is_own_sentence));
        let told = match told {
            Some(told) => told,
            // A line of a dialogue that is set with dashes is speech, whoever says it.
            None if quotation.outer.of(line.text).starts_with(['—', '–', '―', '-']) => {
                Told { source: None, cue: None }
            }
            // Behind a colon a whole sentence is speech: "The answer is simple: “Stop digging.”"
            None if own.to - own.from >= 2
                && line
                    .text
                    .get(..quotation.outer.start as usize)
                    .is_some_and(|before| before.trim_end().ends_with(':'))
                && quotation.content.of(line.text).starts_with(char::is_uppercase)
                && quotation.content.of(line.text).ends_with(['.', '!', '?']) =>
            {
                Told { source: None, cue: None }
            }
            None if (is_own_sentence || !is_term(own, quotation)) && is_clause(own, quotation) => {
                Told { source: None, cue: None }
            }
            // A paragraph that is one quotation and ends like a sentence.
            None if is_own_sentence
                && line.sentences.len() == 1
                && quotation.content.of(line.text).starts_with(char::is_uppercase)
                && quotation.content.of(line.text).ends_with(['.', '!', '?', '…']) =>
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
        let (from, _) = line.words_in(sentence);
        let subordinate = [
            "when", "after", "before", "once", "although", "though", "while", "because", "if", "since", "as",
        ]
        .contains(&line.term(from));
        if quotation.outer.start <= sentence.start
            || !content.starts_with(char::is_lowercase) && !subordinate
            || content.ends_with([',', '?', '!', '.']) && !subordinate
        {
            return None;
        }
        let verb = cues[..cues.partition_point(|verb| verb.word < first)].last()?;
        let near = first - verb.end.min(first) <= 4
            && (verb.end..=first).all(|word| !line.gap(word).contains(','))
            && verb.source.is_some_and(|source| line.words_in(source.span).0 < verb.word);
        if !near || is_term(line.clause_in(quotation.content), quotation) {
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
        let part = place(number, shown(line.text, quotation.content));
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
            .or(same.map(|last| last.source_in(number)));
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
        let line = self.lines.at(number);
        if last.passage != number {
            return true;
        }
        let sentence_of = |byte: usize| line.sentence_at(byte as u32);
        let before = sentence_of(last.until.saturating_sub(1));
        let own = sentence_of(quotation.outer.start as usize);
        let near = own.zip(before).is_some_and(|(own, before)| own <= before + 1);
        near && quotation.outer.start as usize - last.until.min(quotation.outer.start as usize)
            < LONGEST_BETWEEN
    }

    pub(super) fn give_source(
        &mut self,
        statement: usize,
        number: usize,
        source: Source,
        cue: Option<Place>,
    ) {
        let side = self.side(&source);
        let cue = cue.map(|cue| self.with_verb(cue));
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
        // A verb of manner speaks only right before the mark: "he smiled: “...”", not "the talks go on, because “...”".
        let tail = line.text.get(sentence.start as usize..quotation.outer.start as usize)?;
        let leads = tail.trim_end().ends_with([':', ',']);
        let governs = |cued: &Cued| {
            // ", chanting “...”"
            let is_participle = cued.end == at && line.term(cued.word).ends_with("ing");
            cued.kind != Kind::Manner
                || is_participle
                || leads
                    && at <= cued.end + MOST_SHARED
                    && (cued.end..at).all(|word| !line.gap(word).contains([',', ':']))
        };
        let before = cues.partition_point(|cued| cued.word < at);
        let nearest = (0..before).rev().take(MOST_SHARED).find(|&index| {
            let cued = &cues[index];
            // "It was, in the words of X, “...”": right before the mark such words need not open the sentence.
            let beside = line.term(cued.word) == "words" && at <= cued.end + LONGEST_LABEL;
            governs(cued) && (!cued.according || cued.word <= from + 4 || beside)
        });
        let Some(index) = nearest else {
            return self.label_before(number, line, from, at, quotation);
        };
        let mut verb = cues[index];
        let span = line.words.get(verb.word).map(|word| Span::new(word.start, line.words[verb.end - 1].end));
        // "When we asked X, he was frank: “...”": who answers is not who asks.
        let answers = (verb.end.max(at.saturating_sub(LONGEST_LEAD))..at)
            .any(|word| ["he", "she"].contains(&line.term(word)) && line.gap(word).contains(','));
        if answers && let Some(told) = self.announced(number, line, sentence, quotation) {
            return Some(told);
        }
        // What somebody says that another says is the first one's statement, but for plain words of the other.
        if let Some(outer) = outer(line, cues, index) {
            verb = relayed_words(line, cues[outer], verb).unwrap_or(cues[outer]);
        }
        // "Have not said that it is “reopened”": the words are anybody's.
        let is_unsaid = verb.kind == Kind::Say && speaker::is_negated(line, verb.word);
        if is_unsaid || verb.denied && matches!(verb.kind, Kind::Act | Kind::Manner) {
            return None;
        }
        // "X fears that a “measure” will come", "the lawyers call it a “common sea”": a term of theirs, not their words.
        let article =
            at > from && ["a", "an", "the"].contains(&line.term(at - 1)) && line.gap(at).trim().len() < 4;
        let names = ["call", "calls", "calling", "term", "dub", "label", "speak", "speaks"]
            .contains(&line.term(verb.word))
            && verb.source.is_none_or(|source| source.speaker.is_none());
        if article && (names || verb.kind == Kind::Hold) {
            return None;
        }
        let between = line.text.get(line.words[verb.end - 1].end..quotation.outer.start as usize)?;
        if between.contains(';') || between.contains(". ") && verb.word < from {
            return None;
        }
        Some(Told { source: verb.source, cue: span })
    }

    /// A sentence without a verb of saying that a colon ends before the quotation: "X summed up the day: “...”".
    fn announced(
        &self,
        number: usize,
        line: &Line<'_>,
        sentence: Span,
        quotation: Quotation,
    ) -> Option<Told> {
        let (from, _) = line.words_in(sentence);
        let at = line.words_in(quotation.outer).0;
        let last = line.words.get(at.checked_sub(1).filter(|_| at > from && at - from <= LONGEST_LEAD)?)?;
        let before = line.text.get(last.end..quotation.outer.start as usize)?;
        if before.trim_start_matches([')', ']']).trim() != ":" {
            return None;
        }
        let source = self.before_colon(number, line.clause(from, at))?;
        Some(Told { source: Some(source), cue: None })
    }

    /// Who speaks behind a sentence that ends in a colon: its subject, if it is the only person there, or whoever
    /// "made the following statement".
    fn before_colon(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        const GIVES: &[&str] = &[
            "made",
            "makes",
            "issued",
            "issues",
            "gave",
            "gives",
            "released",
            "published",
            "posted",
            "delivered",
        ];
        let Clause { line, from, to } = clause;
        if let Some(source) = self.handed_over(number, clause) {
            return Some(source);
        }
        if let Some(source) = self.sentence_subject(clause).filter(|_| self.persons(clause) == 1) {
            return Some(source);
        }
        let pronoun = (from..to).rfind(|&word| {
            ["he", "she"].contains(&line.term(word)) && (word == from || line.gap(word).contains(','))
        });
        if let Some(word) = pronoun.filter(|&word| self.persons(line.clause(word, to)) == 0) {
            let token = line.words.get(word)?;
            let span = Span::new(token.start, token.end);
            let source = Source { span, speaker: None, by: Attribution::Pronoun, via: None, of: None };
            return Some(self.meant(number, line, from, to, source));
        }
        let verb = (from..to).rfind(|&word| GIVES.contains(&line.term(word)))?;
        let gives_words = (verb + 1..to.min(verb + 8)).any(|word| cue::is_text_noun(line.term(word)));
        let source = self
            .participants
            .subject_before(number, line, from, verb)
            .map(|source| self.meant(number, line, from, verb, source))?;
        (gives_words && speaks(line, source)).then_some(source)
    }

    /// "And from the chairwoman X:": a clause that only says whose words follow.
    fn handed_over(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        const LEADS: &[&str] = &["and", "also", "this", "then", "finally", "next", "again"];
        let Clause { line, from, to } = clause;
        let of = (from..to).find(|&word| !LEADS.contains(&line.term(word)))?;
        if line.term(of) != "from" || to - of > LONGEST_LABEL {
            return None;
        }
        let source = self.participants.phrase(number, line.clause(of + 1, to))?;
        source.speaker.is_some().then_some(source)
    }

    /// A fragment in the first person in a sentence about one person ("X looks at her watch – “so that nobody sees
    /// me”"), or in one that begins with whose view it gives ("For X the aim is “...”").
    fn own_voice(&self, line: &Line<'_>, sentence: Span, quotation: Quotation) -> Option<Told> {
        let (from, to) = line.words_in(sentence);
        let (first, end) = line.words_in(quotation.content);
        if first <= from || to - from > 2 * LONGEST_LEAD || end < first + LEAST_OWN {
            return None;
        }
        let own = (first..end).any(|word| cue::is_first_person(line.term(word)));
        let person = (from..first)
            .find(|&word| line.entity_at(word).is_some_and(|id| self.is_person(id)) && !line.quoted[word]);
        let view = line.term(from) == "for" && person.is_some_and(|word| word <= from + 5);
        if self.persons(line.clause(from, to)) != 1 || !(own || view) {
            return None;
        }
        let source = if view {
            let (word, id) = (person?, line.entity_at(person?)?);
            let span = Span::new(line.words.get(word)?.start, line.words.get(word)?.end);
            Source { span, speaker: Some(id), by: Attribution::Surname, via: None, of: None }
        } else {
            self.sentence_subject(line.clause(from, first))?
        };
        Some(Told { source: Some(source), cue: None })
    }

    /// "Under Article 3, “the parties shall ...”": the text itself.
    fn numbered(line: &Line<'_>, sentence: Span, quotation: Quotation) -> Option<Told> {
        let (from, _) = line.words_in(sentence);
        let (at, end) = line.words_in(quotation.outer);
        let number = at.checked_sub(1).filter(|number| *number > from)?;
        let part = ["article", "section", "clause", "paragraph", "point", "annex", "chapter"]
            .contains(&line.term(number - 1));
        let fits = part
            && line.term(number).starts_with(|c: char| c.is_ascii_digit())
            && line.gap(at).contains([',', ':'])
            && end - at >= LEAST_OWN;
        let span = Span::new(line.words.get(number - 1)?.start, line.words.get(number)?.end);
        let source = Source { span, speaker: None, by: Attribution::Unknown, via: None, of: None };
        fits.then_some(Told { source: Some(source), cue: None })
    }

    /// A fragment in a sentence that ends in its source: "It is “a matter of weeks”, X said", "..., according to X".
    fn aside(line: &Line<'_>, sentence: Span, cues: &[Cued], quotation: Quotation) -> Option<Told> {
        let (from, to) = line.words_in(sentence);
        let (first, end) = line.words_in(quotation.outer);
        if first == from {
            return None;
        }
        let behind = cues.partition_point(|cued| cued.word < end);
        cues[behind..].iter().take(MOST_SHARED).find_map(|cued| {
            let source = cued.source.filter(|source| cued.finite && !cued.denied && speaks(line, *source))?;
            let words = line.words_in(source.span);
            let fits = cued.kind == Kind::Say
                && if cued.according {
                    words.0 >= cued.end
                } else {
                    stands_aside(line.clause(from, to), *cued, words)
                };
            let span = Span::new(line.words.get(cued.word)?.start, line.words.get(cued.end - 1)?.end);
            fits.then_some(Told { source: Some(source), cue: Some(span) })
        })
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
            .participants
            .phrase(number, line.clause(from, at))
            .filter(|source| {
                source.speaker.is_some() && at - from <= 8 && self.persons(line.clause(from, at)) < 2
            })
            .or_else(|| {
                self.sentence_subject(line.clause(from, at))
                    .filter(|_| self.persons(line.clause(from, at)) == 1)
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
            return self.last.map(|last| carry(last.source_in(number)));
        }
        // In a dialogue set with dashes, lines take turns.
        let is_turn = quotation.outer.of(line.text).starts_with(['—', '–', '―', '-']) && index == 0;
        if is_turn {
            return None;
        }
        // "— We agree — he turns his cup — on all of it."
        let goes_on = quotation.outer.of(line.text).starts_with(['—', '–', '―', '-']);
        if goes_on && let Some(last) = self.last.filter(|last| last.passage == number) {
            return Some(carry(last.source));
        }
        let starts = !line
            .text
            .get(sentence.start as usize..quotation.outer.start as usize)?
            .contains(char::is_alphanumeric);
        let own = line.clause_in(quotation.content);
        if !(is_own_sentence || starts && is_clause(own, quotation)) {
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
            let source = self.introduces(number, line.clause(from, to))?;
            return Some(carry(source));
        }
        let whole = is_own_sentence && line.sentences.len() == line.quotations.len();
        let before = self.lines.get(number.checked_sub(1)?)?;
        let announces = before.text.trim_end().ends_with(':') && !self.document.passages[number - 1].heading;
        if announces && whole {
            let (from, to) = before.words_in(*before.sentences.last()?);
            if let Some(source) = self.before_colon(number - 1, before.clause(from, to)) {
                return Some(carry(Source { span: Span::new(0, 0), ..source }));
            }
        }
        if !whole || !has_stop || quotation.content.of(line.text).ends_with('?') {
            return None;
        }
        if let Some(last) = self.last.filter(|last| last.passage + 1 == number && last.ends_passage) {
            return Some(carry(last.source_in(number)));
        }
        // The last sentence before it names one person, who is its subject.
        let (from, to) = before.words_in(*before.sentences.last()?);
        let source = self.introduces(number - 1, before.clause(from, to))?;
        Some(carry(Source { span: Span::new(0, 0), ..source }))
    }

    /// Who a sentence introduces as the speaker of the quotation behind it: its subject, if nobody else is named.
    pub(super) fn introduces(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to } = clause;
        if ["he", "she"].contains(&line.term(from)) && !line.quoted[from] {
            let word = line.words.get(from)?;
            let span = Span::new(word.start, word.end);
            let speaker = self
                .participants
                .resolve(line.term(from), self.salience)
                .filter(|_| self.persons(clause) == 0)?;
            return Some(Source {
                span,
                speaker: Some(speaker),
                by: Attribution::Pronoun,
                via: None,
                of: None,
            });
        }
        let subject = self.participants.subject_person(clause).map(|(id, span)| Source {
            span,
            speaker: Some(id),
            by: Attribution::Name,
            via: None,
            of: None,
        });
        let subject = subject.or_else(|| {
            let cues = self.cues(number, clause);
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
