//! Reported speech and narrated positions: which words of a sentence a cue reports.
//!
//! A clause that quotes a fragment gives a quoted statement for the fragment and a reported one for the clause, the
//! latter only if the clause says something beyond the fragment ([`says_more`]).

use super::speaker::{self, Clause, Line, Source};
use super::tag::is_apposition;
use super::{BEFORE_THAT, Cued, LEAST_BEYOND, Reader, count, place, shown, speaks};
use crate::english::cue::{self, Kind};
use corpus::{Mode, Span};

impl Reader<'_> {
    pub(super) fn reported(&mut self, number: usize, line: &Line<'_>, sentence: Span, cues: &[Cued]) {
        let (from, to) = line.words_in(sentence);
        // "Told that X had called it a circus, Y left": the clause ends where Y begins.
        let opening = if is_participle(line.term(from)) {
            (from + 1..to)
                .find(|&word| line.gap(word).contains(',') && !(line.quoted[word] && line.quoted[word - 1]))
        } else {
            None
        };
        let mut covered = from;
        let mut relayed_until = from;
        for (index, cued) in cues.iter().enumerate() {
            let Some(source) = cued.source else { continue };
            if !cued.finite || cued.denied || cued.kind == Kind::Manner {
                continue;
            }
            if let Some(outer) = outer(line, cues, index) {
                // What X says that Y says is X's statement, and Y's only by way of X.
                let via = cues[outer].source.and_then(|source| source.speaker);
                let relays = matches!(cued.kind, Kind::Say | Kind::Tell | Kind::Act)
                    && matches!(cues[outer].kind, Kind::Say | Kind::Tell)
                    && !cues[outer].denied
                    && cued.word >= relayed_until
                    && source.speaker.is_some_and(|speaker| Some(speaker) != via);
                if let Some(via) = via.filter(|_| relays) {
                    let source = Source { via: Some(via), ..source };
                    if let Some(end) = self.report(number, line.clause(from, to), cues, index, source) {
                        relayed_until = end;
                    }
                }
                continue;
            }
            if cued.word < covered || cued.according && is_hedge(line, cued.word) {
                continue;
            }
            if matches!(cued.kind, Kind::Stance | Kind::Hold) && source.speaker.is_none()
                || !speaks(line, source)
            {
                continue;
            }
            let end = opening.filter(|end| cued.word < *end && !cued.according).unwrap_or(to);
            if let Some(end) = self.report(number, line.clause(from, end), cues, index, source) {
                covered = covered.max(end);
            }
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
            Self::according(clause, cued, source)
        } else {
            reported_clause(clause, cues, index, source)
        }?;
        let words: usize = content.iter().map(|span| count(line, *span)).sum();
        if words < 2 || !says_more(line, &content) {
            return None;
        }
        let behind = content.last().filter(|last| last.start as usize > line.words[cued.word].start);
        let end = behind.map(|last| line.words_in(*last).1);
        let mode = if cued.kind == Kind::Stance { Mode::Narrated } else { Mode::Reported };
        let span = Span::new(line.words[cued.word].start, line.words[cued.end - 1].end);
        let places = content.into_iter().map(|span| place(number, shown(line.text, span))).collect();
        let statement = self.statement(number, mode, Some(source), Some(place(number, span)), places);
        self.found.push(statement);
        end
    }

    /// What is said "according to X": the rest of the sentence.
    pub(super) fn according(clause: Clause<'_>, cued: &Cued, source: Source) -> Option<Vec<Span>> {
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
        let before = trimmed(line.clause(from, cued.word)).filter(|_| !line.quoted[from]);
        let behind =
            (end < to).then(|| trimmed(line.clause(end, to))).flatten().filter(|span| count(line, *span) > 2);
        Some(before.into_iter().chain(behind).collect())
    }
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

/// The clause that a cue reports: behind "that", behind the verb, or around an inserted "X said".
pub(super) fn reported_clause(
    clause: Clause<'_>,
    cues: &[Cued],
    index: usize,
    source: Source,
) -> Option<Vec<Span>> {
    let Clause { line, from, to } = clause;
    let verb = cues[index];
    let source_words = line.words_in(source.span);
    let inverted = source_words.0 >= verb.end;
    let mut start = if inverted { source_words.1 } else { verb.end };
    let next_cue = cues[index + 1..].iter().find(|next| next.finite).map_or(to, |next| next.word).max(start);
    let that = (start..to.min(start + BEFORE_THAT).min(next_cue))
        .take_while(|&word| {
            word == start
                || !line.gap(word).contains(';') && (verb.kind != Kind::Act || !line.gap(word).contains(','))
        })
        .find(|&word| line.term(word) == "that" && !line.quoted[word]);
    let gap = line.gap(start.min(line.words.len()));
    let over = start >= to || gap.contains([',', ';', ':', '.']) || gap.contains('—') || gap.contains('–');
    let adverbial = |word: usize| is_adverbial(line.term(word));
    match that {
        Some(that) if verb.kind != Kind::Stance => start = that + 1,
        _ if matches!(verb.kind, Kind::Tell | Kind::Hold) => return None,
        _ if !over && !inverted && cue::takes(line.term(verb.word), line.term(start)) => {}
        _ if over || verb.kind == Kind::Say && adverbial(start) => {
            if verb.kind == Kind::Say && !over && !inverted {
                // "said on Tuesday it would": a date, then the clause.
                let day = start + 2;
                if line.term(start) == "on"
                    && day < to
                    && !line.gap(day).contains([',', '.'])
                    && speaker::is_pronoun(line.term(day))
                {
                    return end_clause(line.clause(day, to), cues, index).map(|span| vec![span]);
                }
            }
            return if verb.kind == Kind::Say {
                inserted(line.clause(from, to), verb, source_words)
            } else {
                None
            };
        }
        _ if needs_that(line.term(verb.word)) => return None,
        _ if line.term(verb.word).starts_with("rais")
            && !(start..start + 4).any(|word| {
                ["issue", "question", "matter", "topic", "concern", "concerns", "issues"]
                    .contains(&line.term(word))
            }) =>
        {
            return None;
        }
        _ => {}
    }
    let relative = source_words.0 > 0
        && ["that", "which", "who"].contains(&line.term(source_words.0 - 1))
        && cue::is_between(line.term(start));
    // "who asked not to be named"
    let anonymous = line.term(start) == "not"
        && line.term(start + 1) == "to"
        && ["named", "identified", "quoted"].contains(&line.term(start + 3));
    if start >= to || line.term(start) == "nothing" || relative || anonymous {
        return None;
    }
    end_clause(line.clause(start, to), cues, index).map(|span| vec![span])
}

/// Words behind a verb of saying that tell when, where or to whom, not what.
fn is_adverbial(term: &str) -> bool {
    const WORDS: &[&str] = &[
        "on",
        "in",
        "at",
        "during",
        "after",
        "late",
        "early",
        "yesterday",
        "today",
        "earlier",
        "last",
        "this",
        "by",
        "through",
        "before",
        "following",
        "of",
        "to",
        "with",
        "from",
        "here",
        "for",
        "when",
        "while",
        "as",
        "over",
        "via",
        "and",
        "but",
    ];
    WORDS.contains(&term)
}

/// Verbs that report only with "that": without it they take things, not words.
pub(super) fn needs_that(term: &str) -> bool {
    const STEMS: &[&str] = &[
        "read",
        "writ",
        "wrote",
        "post",
        "quot",
        "cit",
        "speak",
        "spoke",
        "answer",
        "repl",
        "respon",
        "counter",
        "remember",
        "observ",
        "recall",
        "maintain",
        "highlight",
        "mention",
        "comment",
        "tweet",
        "put",
        "refer",
        "sum",
    ];
    STEMS.iter().any(|stem| term.starts_with(stem))
}

/// Whether a verb and its subject stand apart from their sentence, behind a comma: "..., X said on Monday".
pub(super) fn stands_aside(clause: Clause<'_>, verb: Cued, source: (usize, usize)) -> bool {
    let Clause { line, from, to } = clause;
    let end = verb.end.max(source.1);
    let over = end >= to || line.gap(end).contains([',', ';', '.']) || is_adverbial(line.term(end));
    over && line.term(end) != "that" && inserted_comma(line, from, verb, source).is_some()
}

/// The word behind the comma that sets a subject and its verb apart. The subject may begin with an article or an
/// apposition that its words leave out.
fn inserted_comma(line: &Line<'_>, from: usize, verb: Cued, source: (usize, usize)) -> Option<usize> {
    let first = verb.word.min(source.0);
    (from + 1..=first).rev().take(14).find(|&word| line.gap(word).contains(',')).filter(|&comma| {
        (comma..first).all(|word| {
            !line.quoted[word]
                && !cue::begins_clause(line.term(word))
                && (line.term(word) != "and" || word > comma)
        })
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

/// "..., X said, ...": the words on both sides.
pub(super) fn inserted(clause: Clause<'_>, cued: Cued, source: (usize, usize)) -> Option<Vec<Span>> {
    let Clause { line, from, to } = clause;
    let first = cued.word.min(source.0);
    if first <= from || !line.gap(first).contains(',') && !line.gap(first).trim().is_empty() {
        return None;
    }
    // "Asked whether ..., X said": the participle is not what X says.
    let opening = line.term(from);
    if is_participle(opening) || opening.ends_with("ing") && cue::of(opening).is_some() {
        return None;
    }
    let comma = (from + 1..=first).rev().take(14).find(|&word| line.gap(word).contains(','))?;
    // “...,” X said: the quotation is no reported clause.
    if line.quoted[from] || line.quoted[comma - 1] {
        return None;
    }
    // "The minister, X, said": what stands before the comma must say something.
    let has_verb = |word: usize| {
        cue::is_between(line.term(word))
            || line.term(word).ends_with("ed")
            || cue::of(line.term(word)).is_some_and(|cue| !cue.noun)
    };
    if line.gap(cued.end).contains(':')
        || comma - from < 6 && !(from..comma).any(has_verb) && !line.gap(cued.end.max(source.1)).contains(',')
    {
        return None;
    }
    let before = trimmed(line.clause(from, comma)).filter(|span| count(line, *span) > 2)?;
    let behind = cued.end.max(source.1);
    let next = (behind..to).find(|&word| line.gap(word).contains(','));
    let rest = next.and_then(|word| trimmed(line.clause(word, to))).filter(|span| count(line, *span) > 2);
    Some(std::iter::once(before).chain(rest).collect())
}

/// A clause from a word to where the sentence, or the next cue of the same subject, begins.
pub(super) fn end_clause(clause: Clause<'_>, cues: &[Cued], index: usize) -> Option<Span> {
    let Clause { line, from: start, to } = clause;
    let mut end = to;
    for next in &cues[index + 1..] {
        let word = next.word;
        // ", according to Y" is no part of what X said.
        if next.according && word > start && line.gap(word).contains(',') {
            end = word;
            break;
        }
        if word <= start + 1 {
            continue;
        }
        let quoted_before = next.source.map_or(word, |source| line.words_in(source.span).0.min(word));
        if next.finite
            && quoted_before > start + 1
            && line.quoted[quoted_before - 1]
            && line.gap(quoted_before).contains(',')
        {
            end = quoted_before;
            break;
        }
        let joined = ["and", "but"].contains(&line.term(word - 1))
            && next.finite
            && (line.gap(word - 1).contains(',') || matches!(next.kind, Kind::Say | Kind::Tell | Kind::Act));
        let participle = !next.finite && line.gap(word).contains(',');
        // ", and Y says", ", while Y says": another's words.
        let first = next.source.map_or(word, |source| line.words_in(source.span).0);
        let other = (start + 1..first)
            .rev()
            .take(3)
            .find(|&at| {
                line.gap(at).contains(',') && ["and", "but", "while", "whereas"].contains(&line.term(at))
            })
            .filter(|_| next.finite && first < word);
        if joined || participle || other.is_some() {
            end = other.unwrap_or(if joined { word - 1 } else { word });
            break;
        }
    }
    let over = (start + 1..end).find(|&word| {
        let gap = line.gap(word);
        let stops = gap.contains([';', ':']) && !gap.contains(['"', '“', '«', '„']);
        // ", as reported by Y"
        let relayed = gap.contains(',')
            && line.term(word) == "as"
            && ["reported", "quoted", "cited"].contains(&line.term(word + 1));
        !line.quoted[word] && (stops || relayed)
    });
    trimmed(line.clause(start, over.unwrap_or(end)))
}

/// The bytes of some words with the marks around them that belong to them.
pub(super) fn trimmed(clause: Clause<'_>) -> Option<Span> {
    let Clause { line, from, to } = clause;
    if from >= to {
        return None;
    }
    let start = line.words.get(from)?.start;
    let end = line.words.get(to - 1)?.end;
    let around = |at: usize| {
        let next = line.quotations.partition_point(|quotation| quotation.outer.end as usize <= at);
        line.quotations.get(next).filter(|quotation| (quotation.outer.start as usize) < at)
    };
    let opens = around(start)
        .filter(|quotation| start <= quotation.content.start as usize)
        .map(|quotation| quotation.outer.start as usize);
    let closes = around(end).map(|quotation| quotation.outer.end as usize);
    Some(Span::new(opens.unwrap_or(start), closes.unwrap_or(end)))
}

/// Whether a reported clause says something beyond the fragments that it quotes: “It ‘remains committed’ but patrols
/// continue” does, “The arrangement is ‘workable’” does not. Only then is it kept beside the quoted statements.
pub(super) fn says_more(line: &Line<'_>, content: &[Span]) -> bool {
    let mut any_quoted = false;
    let mut beyond = 0;
    for span in content {
        let (from, to) = line.words_in(*span);
        for word in from..to {
            let term = line.term(word);
            if line.quoted[word] {
                any_quoted = true;
            } else if !(speaker::is_article(term)
                || speaker::is_pronoun(term)
                || cue::is_preposition(term)
                || cue::is_between(term)
                || cue::is_conditional(term)
                || cue::begins_clause(term)
                || term == "and")
            {
                beyond += 1;
            }
        }
    }
    !any_quoted || beyond >= LEAST_BEYOND
}

/// Whether "according to" some nameless media only takes certainty from what follows.
fn is_hedge(line: &Line<'_>, according: usize) -> bool {
    cue::hedges().any(|hedge| {
        hedge.first() == Some(&"according")
            && (according..).zip(hedge.iter()).all(|(word, term)| line.term(word) == *term)
            && line.gap(according + hedge.len()).contains([',', '.'])
    })
}

/// Participles that begin a sentence of which somebody else is the subject: "Asked whether ..., X said".
pub(super) fn is_participle(term: &str) -> bool {
    ["asked", "told", "questioned", "pressed", "quizzed"].contains(&term)
}
