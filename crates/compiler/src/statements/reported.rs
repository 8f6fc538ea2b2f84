//! Reported speech, and what somebody holds: which cues of a sentence make a statement, and of whom.
//!
//! A clause that quotes a fragment gives a reported statement for the clause if it says more than the fragment, beside a
//! quoted one for the fragment, which goes where it is only a few words (`without_scraps`). What somebody believes or wants is held, not said; what the
//! page tells with a word of its own ("is reluctant") is narrated. Where a content begins and ends is asked of
//! [`super::content`].

use super::content::{is_clause_at, is_participle, own_act, reported_clause, says_more, trimmed};
use super::speaker::{self, Clause, Line, Source};
use super::tag::is_apposition;
use super::{BEFORE_THAT, Cued, Reader, can_speak, count, place, shown};
use crate::english::cue::{self, Kind};
use corpus::{Act, Mode, Span};

impl Reader<'_> {
    pub(super) fn reported(&mut self, number: usize, line: &Line<'_>, sentence: Span, cues: &[Cued]) {
        let (from, to) = line.words_in(sentence);
        let opening = opening_clause(line.clause(from, to));
        let mut covered = from;
        let mut relayed_until = from;
        for (index, cued) in cues.iter().enumerate() {
            let Some(source) = cued.source.filter(|source| can_say(line, cued, *source)) else { continue };
            if let Some(outer) = outer(line, cues, index) {
                if let Some(source) =
                    relayed(&cues[outer], cued, source).filter(|_| cued.word >= relayed_until)
                    && let Some(end) = self.report(number, line.clause(from, to), cues, index, source)
                {
                    relayed_until = end;
                }
                continue;
            }
            if cued.word < covered || cued.according && is_hedge(line, cued.word) {
                continue;
            }
            let end = opening.filter(|end| cued.word < *end && !cued.according).unwrap_or(to);
            if let Some(end) = self.report(number, line.clause(from, end), cues, index, source) {
                covered = covered.max(end);
            }
        }
    }

    /// "X: We shall keep it open.": what a person's name with a colon announces, in the first person. In the third it may
    /// be the page's own word about X.
    pub(super) fn labelled(&mut self, number: usize, line: &Line<'_>) {
        let Some(id) = line.entity_at(0).filter(|id| self.is_person(*id)) else { return };
        let (_, end) = line.mention_words(0);
        let sentence = line.sentences.first().map_or((0, 0), |sentence| line.words_in(*sentence));
        let own = line.clause(end, sentence.1);
        let speaks = line.gap(end).trim_end() == ":"
            && !(end..own.to).any(|word| line.quoted[word])
            && (end..own.to).any(|word| cue::is_first_person(line.term(word)));
        if let Some(content) = trimmed(own).filter(|_| speaks && is_clause_at(own)) {
            let source = Source::named(line, 0, end, id);
            let places = vec![place(number, shown(line.text, content))];
            let statement = self.statement(number, Mode::Reported, Some(source), None, places);
            self.found.push(statement);
        }
    }

    /// Adds what one cue of a sentence reports. Returns the word behind its content, where that stands behind the cue.
    fn report(
        &mut self,
        number: usize,
        clause: Clause<'_>,
        cues: &[Cued],
        index: usize,
        source: Source,
    ) -> Option<usize> {
        let Clause { line, .. } = clause;
        let cued = &cues[index];
        let content = if cued.according {
            Self::according(clause, cued, source, &cues[..index])
        } else {
            reported_clause(clause, cues, index, source)
        }?;
        let words: usize = content.iter().map(|span| count(line, *span)).sum();
        // "Supports Juba": a name is enough of an object.
        let named = content.first().is_some_and(|span| line.is_capital(line.words_in(*span).0))
            && matches!(own_act(line.term(cued.word)), Some(Act::Supports | Act::Opposes));
        // A fragment of another is no statement of this one.
        let (first, last) = (content.first()?.start as usize, content.last()?.end as usize);
        let is_of_another = cues.iter().enumerate().any(|(at, other)| {
            let word = line.words[other.word].start;
            at != index && other.finite && word >= first && word < last
        });
        if words < 2 && !named || !is_of_another && !says_more(line, &content) {
            return None;
        }
        let behind = content.last().filter(|last| last.start as usize > line.words[cued.word].start);
        let end = behind.map(|last| line.words_in(*last).1);
        // "focuses on", "declined to": the page's own word for a position.
        let says = matches!(own_act(line.term(cued.word)), None | Some(Act::Says));
        let mode = match cued.kind {
            Kind::Stance if says => Mode::Narrated,
            Kind::Hold | Kind::Stance => Mode::Holds,
            _ => Mode::Reported,
        };
        let span = Span::new(line.words[cued.word].start, line.words[cued.end - 1].end);
        let places = content.into_iter().map(|span| place(number, shown(line.text, span))).collect();
        let statement = self.statement(number, mode, Some(source), Some(place(number, span)), places);
        self.found.push(statement);
        end
    }

    /// What is said "according to X": the rest of the sentence.
    pub(super) fn according(
        clause: Clause<'_>,
        cued: &Cued,
        source: Source,
        before: &[Cued],
    ) -> Option<Vec<Span>> {
        let Clause { line, from, to } = clause;
        let mut end = line.words_in(source.span).1.max(cued.end);
        let is_view = cue::is_view(line.term(cued.word)) && line.term(from) == "in";
        if is_view || cued.word <= from + 1 {
            // "According to X, a description, ...": the content begins behind the last comma of the description.
            let comma = (end..to).find(|&word| line.gap(word).contains(','));
            // "According to X talks go on": the comma is missing.
            let missing = source.speaker.is_some()
                && comma != Some(end)
                && !cue::is_preposition(line.term(end))
                && !cue::begins_clause(line.term(end))
                && line.term(end) != "and";
            if !missing {
                end = comma.unwrap_or(to);
                let described = (end + 1..to.min(end + 14)).find(|&word| line.gap(word).contains(','));
                end = described.filter(|&next| is_apposition(line, end, next)).unwrap_or(end);
            }
            return trimmed(line.clause(end, to)).map(|span| vec![span]);
        }
        // "X says it is enough, which stood at 5, according to Y": Y tells no more than the last clause.
        let says =
            |cued: &&Cued| cued.finite && !cued.according && matches!(cued.kind, Kind::Say | Kind::Tell);
        let other = before.iter().rev().find(says);
        let own = other.and_then(|other| relative_behind(line, other.end, cued.word)).unwrap_or(from);
        let before = trimmed(line.clause(own, cued.word)).filter(|_| !line.quoted[own]);
        let behind =
            (end < to).then(|| trimmed(line.clause(end, to))).flatten().filter(|span| count(line, *span) > 2);
        Some(before.into_iter().chain(behind).collect())
    }
}

/// Where the last relative clause begins between a verb and a word behind it: ", which stood at 5".
pub(super) fn relative_behind(line: &Line<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to)
        .rfind(|&word| line.gap(word).contains(',') && ["which", "who", "where"].contains(&line.term(word)))
}

/// Where a clause ends that begins a sentence and hangs on its main clause: "Told that X had called it a circus, Y left",
/// "While X says that it will hold, others doubt it".
pub(super) fn opening_clause(clause: Clause<'_>) -> Option<usize> {
    const BEGINS: &[&str] = &[
        "while", "although", "though", "after", "when", "as", "if", "because", "since", "before", "once",
        "whereas",
    ];
    let Clause { line, from, to } = clause;
    let from = from + usize::from(line.term(from) == "even");
    let opening = |word: usize| line.term(word).ends_with("ing") && cue::of(line.term(word)).is_some();
    let participle = is_participle(line.term(from))
        || opening(from)
        || cue::is_preposition(line.term(from)) && opening(from + 1);
    if !participle && !BEGINS.contains(&line.term(from)) {
        return None;
    }
    // A comma of the clause itself has no subject behind it: "While X says, in public, that ...".
    let is_comma =
        |word: &usize| line.gap(*word).contains(',') && !(line.quoted[*word] && line.quoted[*word - 1]);
    let mut commas = (from + 1..to).filter(is_comma);
    let first = commas.clone().next();
    commas.find(|&word| is_clause_at(line.clause(word, to))).or(first)
}

/// Whether a cue can make a statement, and its source can make one.
fn can_say(line: &Line<'_>, cued: &Cued, source: Source) -> bool {
    // ", saying that ...": of one who speaks in the same sentence. "to say" says nothing yet.
    let is_verb = cued.finite || line.term(cued.word).ends_with("ing");
    let is_done = match cued.kind {
        Kind::Manner => false,
        Kind::Hold | Kind::Stance => true,
        // What was not said is told, what could have been is not.
        Kind::Say | Kind::Tell | Kind::Act => !cued.denied || speaker::is_negated(line, cued.word),
    };
    is_verb && is_done && !cued.nobody && can_speak(line, cued, source) && !is_of_claim(line, source)
}

/// Whether what somebody says stands in what a noun says: "the police's claim that X had refused to stop".
fn is_of_claim(line: &Line<'_>, source: Source) -> bool {
    let (first, _) = line.words_in(source.span);
    let that = (first.saturating_sub(2)..first).rev().find(|&word| line.term(word) == "that");
    that.is_some_and(|that| that > 0 && cue::is_saying(line.term(that - 1)))
}

/// The source of what somebody says in the words of another: that of the inner cue, by way of the outer one's. What one
/// holds as another says, or as oneself says, is what is said there.
fn relayed(outer: &Cued, inner: &Cued, source: Source) -> Option<Source> {
    let via = outer.source.and_then(|source| source.speaker);
    let says = matches!(inner.kind, Kind::Say | Kind::Tell | Kind::Act)
        && matches!(outer.kind, Kind::Say | Kind::Tell)
        && !outer.denied
        && !inner.denied
        && source.speaker.is_some_and(|speaker| Some(speaker) != via);
    via.filter(|_| says).map(|via| Source { via: Some(via), ..source })
}

/// The cue in whose clause another cue stands: "X said that Y threatens".
pub(super) fn outer(line: &Line<'_>, cues: &[Cued], index: usize) -> Option<usize> {
    let inner = cues[index];
    let start = inner.source.map_or(inner.word, |source| line.words_in(source.span).0).min(inner.word);
    if !inner.finite || start == 0 {
        return None;
    }
    // "According to X, Y said": as far as the sentence goes.
    if let Some(first) = cues
        .first()
        .filter(|first| first.according && index > 0 && !inner.according && !is_hedge(line, first.word))
    {
        let end = first.source.map_or(first.end, |source| line.words_in(source.span).1).max(first.end);
        let opens = line
            .words
            .get(first.word)
            .and_then(|word| line.sentence_at(word.start as u32))
            .is_some_and(|which| line.words_in(line.sentences[which]).0 + 4 > first.word);
        if opens && start >= end && !line.gap(first.word).trim_end().ends_with(',') {
            return Some(0);
        }
    }
    let begins = (start.saturating_sub(3)..start)
        .rev()
        .take_while(|&word| speaker::is_article(line.term(word)) || line.term(word) == "that")
        .any(|word| line.term(word) == "that");
    if !begins {
        // "X said Washington would support": the clause begins right behind the verb.
        let clause = (inner.word.min(start).saturating_sub(3)..=start)
            .rev()
            .find(|&word| word == 0 || !speaker::is_article(line.term(word - 1)))?;
        return (0..index).rev().take_while(|&at| cues[at].end >= clause).find(|&at| {
            cues[at].finite
                && matches!(cues[at].kind, Kind::Say)
                && !cues[at].according
                && cues[at].end == clause
                && cues[at].source.is_some_and(|source| line.words_in(source.span).0 < cues[at].word)
                && clause < inner.word
        });
    }
    (0..index).rev().take_while(|&at| cues[at].word + BEFORE_THAT >= start).find(|&at| {
        cues[at].finite
            && matches!(cues[at].kind, Kind::Say | Kind::Tell | Kind::Hold | Kind::Act)
            && !cues[at].according
            && cues[at].word < start
            && start - cues[at].word <= BEFORE_THAT
    })
}

/// The inner one of two cues as the outer one's source relays it: "X said that Y told him" gives Y's words by way of
/// X. Only of plain telling: a threat or a denial that X sees in Y's words is X's own statement.
pub(super) fn relayed_words(line: &Line<'_>, outer: Cued, inner: Cued) -> Option<Cued> {
    const PLAIN: &[&str] =
        &["said", "says", "say", "told", "tells", "tell", "wrote", "writes", "replied", "asked"];
    let plain = PLAIN.contains(&line.term(inner.word)) && inner.finite && !inner.denied && !outer.denied;
    let via = outer.source?.speaker?;
    let source =
        inner.source.filter(|source| plain && source.speaker.is_some_and(|speaker| speaker != via))?;
    Some(Cued { source: Some(Source { via: Some(via), ..source }), ..inner })
}

/// Whether "according to" some nameless media only takes certainty from what follows.
fn is_hedge(line: &Line<'_>, according: usize) -> bool {
    cue::hedges().any(|hedge| {
        hedge.first() == Some(&"according")
            && (according..).zip(hedge.iter()).all(|(word, term)| line.term(word) == *term)
            && line.gap(according + hedge.len()).contains([',', '.'])
    })
}
