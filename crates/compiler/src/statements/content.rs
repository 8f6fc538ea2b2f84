//! What a cue says: the words of the page that are its content.
//!
//! A verb governs a clause, an infinitive, a question or an object, each kind of verb some of them ([`governed`]). Behind a
//! verb of saying that stands aside ("..., X said, ...") what is said stands around it. It does not know who speaks.

use super::speaker::{self, Clause, Line, Source};
use super::{BEFORE_THAT, Cued, count};
use crate::english::cue::{self, Form, Kind};
use crate::english::lexicon::{
    self, ADVERBIAL, ASIDE, ENGLISH_DAY, FINDING, FINITE, HEARER, IRREGULAR, NEEDS_THAT, OF_THINGS, WITH_AS,
};
use corpus::{Act, Span};

/// What stands behind a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Behind {
    /// "that ..."
    That,
    /// "to leave ..."
    Infinitive,
    /// "whether ...", "why ..."
    Question,
    /// "for ...", behind a verb that takes it.
    Preposition,
    /// "he would ...", "the deal is ...": a clause without "that".
    Clause,
    /// "the deal": a thing.
    Object,
    /// "on Tuesday", "in the hall": when, where or to whom; or a mark, or nothing.
    Aside,
}

/// Whether a verb can say or hold what stands behind it so.
fn governs(line: &Line<'_>, verb: Cued, behind: Behind, start: usize) -> bool {
    let term = line.term(verb.word);
    let is_finding = || {
        let (from, to) = verb.source.map_or((0, 0), |source| line.words_in(source.span));
        (from..to).any(|word| lexicon::is(line.term(word), FINDING))
    };
    match (verb.kind, behind) {
        (Kind::Manner, _)
        | (_, Behind::Aside)
        | (Kind::Tell, Behind::Object | Behind::Preposition)
        | (Kind::Stance, Behind::That) => false,
        // "wrote he would", but not "wrote the book that he had"
        (Kind::Say, Behind::Clause) if is_subject_pronoun(line.term(start)) => true,
        (_, Behind::Clause | Behind::Object | Behind::Question) if lexicon::is(term, NEEDS_THAT) => {
            is_finding()
        }
        (Kind::Say, Behind::Infinitive) => cue::takes(term, "to"),
        // One fears or hopes for things, but believes them only of clauses.
        (Kind::Hold, Behind::Object) => {
            own_act(term).is_some_and(|act| act != Act::Believes && act != Act::Says)
                || !lexicon::is(term, NEEDS_THAT) && has_past(line, start)
        }
        _ => true,
    }
}

/// Whether a verb of the past stands among the first words of a thing, which is a clause then: "the council advanced it".
fn has_past(line: &Line<'_>, start: usize) -> bool {
    (start + 2..start + LONGEST_SUBJECT)
        .take_while(|&word| {
            line.gap(word).trim().is_empty()
                && !cue::is_preposition(line.term(word))
                && !cue::begins_clause(line.term(word))
        })
        .any(|word| {
            let before = line.term(word - 1);
            line.term(word).ends_with("ed")
                && !speaker::is_article(before)
                && !speaker::is_determiner(before)
                && !speaker::is_article(line.term(start + 1))
        })
}

/// What stands behind a verb, and at which word its content begins.
fn behind(clause: Clause<'_>, verb: Cued, inverted: bool, next_cue: usize) -> (Behind, usize) {
    let Clause { line, from: first, to } = clause;
    // "said Tuesday night the plan was dead"
    let is_day = |word: &usize| {
        let term = line.term(*word);
        lexicon::is(term, ENGLISH_DAY) || *word > first && DAYTIMES.contains(&term)
    };
    let start = (first..to).find(|word| !is_day(word) || line.gap(*word).contains(',')).unwrap_or(to);
    // "says X, a warden of a firm that ...", but "X said, citing Y, that ..."
    let names_behind = inverted && verb.source.is_none_or(|source| source.via.is_none());
    let that = (start..to.min(start + BEFORE_THAT).min(next_cue))
        .take_while(|&word| {
            word == start
                || !line.gap(word).contains(';') && (verb.kind != Kind::Act || !line.gap(word).contains(','))
        })
        .find(|&word| line.term(word) == "that" && !line.quoted[word])
        .filter(|&that| is_own_that(line.clause(start, that), verb))
        .filter(|_| !names_behind || !line.gap(start).contains(','));
    let gap = line.gap(start.min(line.words.len()));
    let over = start >= to
        || gap.contains([',', ';', ':', '.', '—', '–'])
        || gap.contains(" - ")
        || inverted && gap.contains('(');
    // "boasted of a plan that works": the plan does.
    let takes = !inverted && cue::takes(line.term(verb.word), line.term(start));
    let that = that.filter(|&that| that == start || !takes);
    if let Some(that) = that.filter(|_| verb.kind != Kind::Stance) {
        return (Behind::That, that + 1);
    }
    if over {
        return (Behind::Aside, start);
    }
    let term = line.term(start);
    if takes {
        return (Behind::Preposition, start);
    }
    if verb.kind == Kind::Tell {
        return behind_hearer(line.clause(start, to));
    }
    if is_infinitive(line, start) && (verb.kind != Kind::Say) {
        return (Behind::Infinitive, start);
    }
    let is_time = |word: usize| TIMES.contains(&line.term(word));
    let is_no_time = ["this", "last"].contains(&term)
        && !is_time(start + 1)
        && !(line.term(start + 1) == "last" && is_time(start + 2));
    if is_adverbial(term) && !is_no_time {
        let says = verb.kind == Kind::Say
            && !inverted
            && !cue::begins_clause(term)
            && !BEFORE_CLAUSE.contains(&term);
        // "said in a statement on Tuesday it would": when and where, then the clause.
        let far = to.min(start + BEFORE_THAT);
        let mut near = (start + 1..far)
            .take_while(|&word| !line.gap(word).contains([',', '.', ';']) && !line.quoted[word]);
        if verb.kind != Kind::Say || cue::takes(line.term(verb.word), "to") {
            // "promised on Tuesday to leave"
            let infinitive = near
                .take(NEAR_INFINITIVE)
                .find(|&word| is_infinitive(line, word) && ends_time(line.term(word - 1)));
            return infinitive
                .filter(|_| !inverted)
                .map_or((Behind::Aside, start), |word| (Behind::Infinitive, word));
        }
        let clause = near
            .find(|&word| is_subject_pronoun(line.term(word)) || begins_behind_time(line.clause(word, to)));
        return clause.filter(|_| says).map_or((Behind::Aside, start), |word| (Behind::Clause, word));
    }
    // "backed up", "called into": another verb.
    if is_particle(term) && verb.kind != Kind::Say || cue::is_preposition(term) {
        return (Behind::Aside, start);
    }
    if is_question(term) {
        return (Behind::Question, start);
    }
    (if is_clause_at(line.clause(start, to)) { Behind::Clause } else { Behind::Object }, start)
}

/// Whether a "that" opens the clause of a verb: nothing but when, where and to whom stands between, or a noun of what is
/// said: "said in the hall that", "voiced the fear that", but not "said there is a law that".
fn is_own_that(between: Clause<'_>, verb: Cued) -> bool {
    let Clause { line, from, to } = between;
    let is_clause = (from..to).any(|word| {
        is_subject_pronoun(line.term(word)) && verb.kind != Kind::Tell || lexicon::is(line.term(word), FINITE)
    });
    let first = line.term(from);
    let is_aside = line.gap(from).contains(',') || is_adverbial(first) || lexicon::is(first, ENGLISH_DAY);
    let noun = to.checked_sub(1).map_or("", |last| line.term(last));
    let is_saying = cue::is_saying(noun) || cue::is_view(noun) || cue::of(noun).is_some_and(|cue| cue.noun);
    let says = matches!(verb.kind, Kind::Say | Kind::Hold);
    from == to || !is_clause && (!says || is_aside || is_saying || !speaker::is_determiner(first))
}

/// What stands behind whom something is told: "told CNN the deal was dead", "told them to leave".
fn behind_hearer(clause: Clause<'_>) -> (Behind, usize) {
    let Clause { line, from: start, to } = clause;
    let far = to.min(start + LONGEST_HEARER);
    let hearer = (start + 1..far).take_while(|&word| !line.gap(word).contains([',', '.', ';', ':']));
    for word in hearer {
        let term = line.term(word);
        if is_subject_pronoun(term) {
            return (Behind::Clause, word);
        }
        if is_infinitive(line, word) {
            return (Behind::Infinitive, word);
        }
        if is_question(term) {
            return (Behind::Question, word);
        }
        let named = line.is_capital(word - 1) && !line.is_capital(word);
        let ends = named || lexicon::is(line.term(word - 1), HEARER);
        if ends && !is_adverbial(term) && is_clause_at(line.clause(word, to)) {
            return (Behind::Clause, word);
        }
    }
    (Behind::Aside, start)
}

/// Words between a verb and its infinitive, at most: "promised on Tuesday night to leave".
const NEAR_INFINITIVE: usize = 4;

/// Whether a clause begins at a word right behind a time or the noun of a text: "said on Wednesday the port had",
/// "said in a statement the port had".
fn begins_behind_time(clause: Clause<'_>) -> bool {
    let Clause { line, from: word, .. } = clause;
    let before = line.term(word - 1);
    let is_over = ends_time(before) || ["statement", "interview"].contains(&before);
    let term = line.term(word);
    is_over
        && (speaker::is_article(term) || speaker::is_determiner(term) || line.is_capital(word))
        && !lexicon::is(term, ENGLISH_DAY)
        && is_clause_at(clause)
}

/// Whether a word ends a time: "Tuesday", "last week", "14 May".
fn ends_time(term: &str) -> bool {
    lexicon::is(term, ENGLISH_DAY)
        || TIMES.contains(&term)
        || DAYTIMES.contains(&term)
        || term.ends_with(|c: char| c.is_ascii_digit())
}

/// Words of a hearer, at most: "told a group of reporters outside the hall".
const LONGEST_HEARER: usize = 9;

/// Behind a day of the week it tells when on that day.
const DAYTIMES: &[&str] = &["night", "morning", "afternoon", "evening"];

/// Begins a clause that tells when or how something was said, not what.
const BEFORE_CLAUSE: &[&str] = &["before", "after", "as", "and", "but", "by", "of"];

/// What makes a time of "this" and "last".
const TIMES: &[&str] = &[
    "week",
    "month",
    "year",
    "night",
    "morning",
    "afternoon",
    "evening",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "weekend",
    "time",
];

/// "to" and a verb: no thing and nobody has a capital or an article.
fn is_infinitive(line: &Line<'_>, word: usize) -> bool {
    let next = line.term(word + 1);
    line.term(word) == "to"
        && line.entity_at(word + 1).is_none()
        && !line.is_capital(word + 1)
        && line.gap(word + 1).trim().is_empty()
        && !speaker::is_article(next)
        && !speaker::is_determiner(next)
        && !lexicon::is(next, HEARER)
        && !["him", "them", "us", "me", "which", "whom", "what"].contains(&next)
}

fn is_question(term: &str) -> bool {
    ["whether", "if", "why", "how", "what", "who", "which", "where"].contains(&term)
}

fn is_particle(term: &str) -> bool {
    ["up", "off", "away", "down", "out", "back", "over", "around", "together", "forward"].contains(&term)
}

fn is_subject_pronoun(term: &str) -> bool {
    ["he", "she", "it", "they", "we", "i", "you", "there"].contains(&term)
}

/// Words of a thing that somebody says, at least, where an article begins it.
const LEAST_OBJECT: usize = 3;

/// Words of a subject among which its verb is looked for.
const LONGEST_SUBJECT: usize = 9;

/// Whether a clause begins: a subject with a finite verb behind it.
pub(super) fn is_clause_at(clause: Clause<'_>) -> bool {
    let Clause { line, from: start, to } = clause;
    let is_verb = |word: usize| {
        let term = line.term(word);
        lexicon::is(term, FINITE)
            || term.ends_with("n't")
            || line.entity_at(word).is_none() && {
                cue::of(term).is_some_and(|cue| !cue.noun && matches!(cue.form, Form::Past | Form::Third))
            }
    };
    let subject = |from: usize| {
        (from..to.min(from + LONGEST_SUBJECT)).take_while(|&word| {
            !line.gap(word).contains([';', ':', '.']) && !cue::begins_clause(line.term(word))
        })
    };
    is_subject_pronoun(line.term(start))
        || subject(start + 1).any(is_verb)
        || behind_insertion(clause).is_some()
}

/// The verb of a clause whose subject an insertion parts from it: "the treaty, despite its cost, is ...".
fn behind_insertion(clause: Clause<'_>) -> Option<usize> {
    let Clause { line, from: start, to } = clause;
    let comma =
        |from: usize| (from..to.min(from + LONGEST_SUBJECT)).find(|&word| line.gap(word).contains(','));
    let is_verb = |word: usize| lexicon::is(line.term(word), FINITE);
    let opens = comma(start + 1)
        .filter(|&word| cue::is_preposition(line.term(word)) && !(start..word).any(is_verb))?;
    comma(opens + 1).filter(|&word| is_verb(word) || cue::is_between(line.term(word)) && is_verb(word + 1))
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
    if verb.passive {
        return before_passive(line.clause(from, verb.word)).map(|span| vec![span]);
    }
    let source_words = line.words_in(source.span);
    let inverted = verb.finite && source_words.0 >= verb.end;
    let first = if inverted { source_words.1 } else { verb.end };
    let next_cue = cues[index + 1..].iter().find(|next| next.finite).map_or(to, |next| next.word).max(first);
    let (behind, start) = behind(line.clause(first, to), verb, inverted, next_cue);
    if behind == Behind::Aside && matches!(verb.kind, Kind::Say | Kind::Tell) && verb.finite {
        // "As they left, X would not speculate": nothing is said there.
        if verb.denied {
            return None;
        }
        return inserted(line.clause(from, to), verb, source_words);
    }
    // "Did not say that", "has not said whether": only what is plainly told not to have been said, in the page's words.
    let is_plain =
        matches!(behind, Behind::That | Behind::Question) && !(start..to).any(|word| line.quoted[word]);
    if verb.denied && matches!(verb.kind, Kind::Say | Kind::Tell) && !is_plain {
        return None;
    }
    if !governs(line, verb, behind, start)
        || is_no_content(line.clause(start, to), verb, behind, source_words)
    {
        return None;
    }
    end_clause(line.clause(start, to), cues, index, behind).map(|span| vec![span])
}

/// The noun phrase before a passive verb: "the plan of the council [was] rejected by".
fn before_passive(clause: Clause<'_>) -> Option<Span> {
    let Clause { line, from, to: verb } = clause;
    let is_part = |word: usize| {
        line.entity_at(word).is_none() && {
            let term = line.term(word);
            cue::is_verb_part(term) || cue::is_between(term) || ["been", "being", "be"].contains(&term)
        }
    };
    let end = (from..verb).rev().find(|&word| !is_part(word))? + 1;
    let is_whole = end < verb;
    let mut start = end;
    while start > from && !line.quoted[start - 1] && (start == end || line.gap(start).trim().is_empty()) {
        let term = line.term(start - 1);
        let is_verb = lexicon::is(term, FINITE) || cue::of(term).is_some_and(|cue| !cue.noun);
        if line.entity_at(start - 1).is_none() && (is_verb || cue::begins_clause(term) || term == "and") {
            break;
        }
        start -= 1;
        // "X fears a plan backed by Y": behind the article, and no more.
        if !is_whole && (speaker::is_article(term) || speaker::is_determiner(term)) {
            break;
        }
    }
    let first = line.term(start);
    let is_named = speaker::is_article(first) || speaker::is_determiner(first) || line.is_capital(start);
    let says = end > start
        && is_named
        && !is_subject_pronoun(first)
        && !["this", "that", "these"].contains(&line.term(end - 1));
    says.then(|| trimmed(line.clause(start, end))).flatten()
}

/// Words behind a verb that only look like its content.
fn is_no_content(clause: Clause<'_>, verb: Cued, behind: Behind, source: (usize, usize)) -> bool {
    let Clause { line, from: start, to } = clause;
    let relative = source.0 > 0
        && ["that", "which", "who"].contains(&line.term(source.0 - 1))
        && cue::is_between(line.term(start));
    // "who asked not to be named", "who did not want to be quoted"
    let named = (start..start + 4).find(|&word| ["named", "identified", "quoted"].contains(&line.term(word)));
    let anonymous = named.is_some_and(|word| (start..word).any(|at| line.term(at) == "to"));
    let raises = line.term(verb.word).starts_with("rais")
        && !(start..start + 4).any(|word| {
            ["issue", "question", "matter", "topic", "concern", "concerns", "issues"]
                .contains(&line.term(word))
        });
    // "called on a law firm": a visit, not a call to somebody whom all know.
    let visits = line.term(verb.word).starts_with("call")
        && ["on", "upon"].contains(&line.term(start))
        && ["a", "an"].contains(&line.term(start + 1));
    let no_view = lexicon::is(line.term(verb.word), WITH_AS)
        && !(start..to.min(start + LONGEST_SUBJECT))
            .take_while(|&word| word == start || !line.gap(word).contains(','))
            .any(|word| line.term(word) == "as");
    let defends = lexicon::is(line.term(verb.word), OF_THINGS) && is_somebody(line.clause(start, to));
    // "said a lot", "asked reporters": too little to be what was said.
    let is_little = verb.kind == Kind::Say && behind == Behind::Object && {
        let asks = own_act(line.term(verb.word)) == Some(Act::Asks);
        let asked =
            (start + 1..to.max(1) - 1).any(|word| line.term(word) == "to" || is_question(line.term(word)));
        to - start.min(to) < LEAST_OBJECT && speaker::is_article(line.term(start)) || asks && !asked
    };
    // "voters who consider themselves moderate": what one is.
    let is_self = ["himself", "herself", "itself", "themselves"].contains(&line.term(start));
    start >= to
        || is_little
        || is_self
        || behind != Behind::That && line.term(start) == "nothing"
        || relative
        || anonymous
        || raises
        || visits
        || defends
        || no_view
}

/// Whether a thing is somebody: "men accused of theft", "his client".
fn is_somebody(clause: Clause<'_>) -> bool {
    let Clause { line, from, to } = clause;
    let is_human = |word: usize| {
        let term = line.term(word);
        let one = term.strip_suffix('s').unwrap_or(term);
        cue::is_human_noun(one) || cue::is_human_noun(term) || ["men", "women", "people"].contains(&term)
    };
    (from..to.min(from + LONGEST_SUBJECT))
        .take_while(|&word| {
            word == from || !cue::is_preposition(line.term(word)) && line.gap(word).trim().is_empty()
        })
        .any(is_human)
}

/// Words behind a verb of saying that tell when, where or to whom, not what.
fn is_adverbial(term: &str) -> bool {
    lexicon::is(term, ADVERBIAL)
}

/// The act of a verb by itself.
pub(super) fn own_act(term: &str) -> Option<Act> {
    lexicon::acts(term).and_then(|acts| acts.own)
}

/// "..., X said, ...": the words on both sides.
fn inserted(clause: Clause<'_>, cued: Cued, source: (usize, usize)) -> Option<Vec<Span>> {
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
    // "In a statement on Monday, X said": when and where, not what.
    let has_finite = |word: usize| has_verb(word) || lexicon::is(line.term(word), FINITE | IRREGULAR);
    if cue::is_preposition(line.term(from)) && !(from..comma).any(has_finite) {
        return None;
    }
    let behind = cued.end.max(source.1);
    let next = (behind..to).find(|&word| line.gap(word).contains(','));
    // "..., said X, the warden of the lock": what stands behind the name tells who X is.
    let describes = |word: usize| {
        let term = line.term(word);
        cued.word < source.0 && (speaker::is_article(term) || ["who", "whose", "which"].contains(&term))
    };
    let rest = next
        .filter(|&word| !describes(word))
        .and_then(|word| trimmed(line.clause(word, to)))
        // "..., X said, on Monday" tells when; "..., X said, pays" is the verb of what is said.
        .filter(|span| {
            let first = line.term(line.words_in(*span).0);
            count(line, *span) > 2 || !is_adverbial(first) && !cue::is_preposition(first)
        });
    let before = trimmed(line.clause(from, comma))?;
    (count(line, before) > 2 || rest.is_some()).then(|| std::iter::once(before).chain(rest).collect())
}

/// A clause from a word to where the sentence, or the next cue of the same subject, begins.
fn end_clause(clause: Clause<'_>, cues: &[Cued], index: usize, behind: Behind) -> Option<Span> {
    let Clause { line, from: start, to } = clause;
    let is_thing = cues[index].kind == Kind::Stance
        || matches!(behind, Behind::Object | Behind::Infinitive | Behind::Preposition);
    let end = next_speech(clause, cues, index, is_thing).min(description_end(clause, cues[index]));
    let first = behind_insertion(clause).filter(|_| !is_thing).unwrap_or(start);
    let over = (first + 1..end).find(|&word| !line.quoted[word] && ends_content(clause, word, is_thing));
    trimmed(line.clause(start, over.unwrap_or(end).min(to)))
}

/// Where a clause ends that only describes its subject, before the verb of the sentence: "X, who backs the treaty, left",
/// "groups backing the treaty left".
fn description_end(clause: Clause<'_>, verb: Cued) -> usize {
    let Clause { line, from: start, to } = clause;
    let behind = verb.source.map_or(0, |source| line.words_in(source.span).1);
    let is_relative = behind > 0
        && behind < verb.word
        && line.gap(behind).contains(',')
        && (behind..verb.word).any(|word| ["who", "which", "whom"].contains(&line.term(word)));
    let is_participle = !verb.finite && behind == verb.word && verb.kind == Kind::Stance;
    if !is_relative && !is_participle {
        return to;
    }
    let goes_on = |&word: &usize| {
        let (gap, term, before) = (line.gap(word), line.term(word), line.term(word - 1));
        let is_apart = gap.contains([',', '—', '–']) || gap.contains(" - ");
        let is_noun = speaker::is_article(before) || speaker::is_determiner(before) || line.quoted[word];
        (is_apart || is_participle && !is_noun)
            && !(line.quoted[word - 1] && line.quoted[word])
            && line.entity_at(word).is_none()
            && (lexicon::is(term, FINITE | IRREGULAR)
                || term.ends_with("ed")
                || cue::of(term).is_some_and(|cue| matches!(cue.form, Form::Past | Form::Third)))
    };
    (start + 1..to).find(goes_on).unwrap_or(to)
}

/// Where the words of another cue begin behind a word.
fn next_speech(clause: Clause<'_>, cues: &[Cued], index: usize, is_thing: bool) -> usize {
    let Clause { line, from: start, to } = clause;
    for next in &cues[index + 1..] {
        let word = next.word;
        // ", according to Y" is no part of what X said.
        if next.according && word > start && line.gap(word).contains(',') {
            return word;
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
            return quoted_before;
        }
        let joined = ["and", "but"].contains(&line.term(word - 1))
            && next.finite
            && (line.gap(word - 1).contains(',') || !matches!(next.kind, Kind::Manner));
        let adverb = usize::from(cue::is_between(line.term(word - 1)));
        let participle = !next.finite
            && (line.gap(word).contains(',') || line.term(word - 1 - adverb.min(word - 1)) == "and")
            && line.term(word).ends_with("ing");
        // ", and Y says", ", while Y says": another's words.
        let first = next.source.map_or(word, |source| line.words_in(source.span).0);
        let other = (start + 1..first)
            .rev()
            .take(3)
            .find(|&at| {
                (line.gap(at).contains(',') || is_thing && at + 1 == first)
                    && ["and", "but", "while", "whereas"].contains(&line.term(at))
            })
            .filter(|_| next.finite && first < word);
        if joined || participle || other.is_some() {
            return other.unwrap_or(if joined { word - 1 } else { word });
        }
    }
    to
}

/// Whether the content of a cue ends before a word of its clause. In a thing that somebody wants or supports, a comma or
/// an "and" with a verb begins the page's own words again; a clause goes on over most commas.
fn ends_content(clause: Clause<'_>, word: usize, is_thing: bool) -> bool {
    let Clause { line, to, .. } = clause;
    let (gap, term) = (line.gap(word), line.term(word));
    if gap.contains(':') || gap.contains(';') && !gap.contains(['"', '“', '«', '„']) {
        return true;
    }
    let next = line.term(word + 1);
    let joins = ["and", "but", "so", "yet"].contains(&term);
    // "opposed the dam because it ...", "backs the dam — a step that ..."
    let begins_reason =
        || ["because", "when", "while"].contains(&term) && is_clause_at(line.clause(word + 1, to));
    if is_thing && (gap.contains(['—', '–']) || gap.contains(" - ") || gap.contains("--") || begins_reason())
    {
        return true;
    }
    if !gap.contains(',') {
        let is_but = term == "but" && next.ends_with("ed");
        return is_thing
            && (is_but || joins && lexicon::is(next, FINITE) || lexicon::is(term, ASIDE) && term != "which");
    }
    let relayed = term == "as" && ["reported", "quoted", "cited"].contains(&next);
    let aside = lexicon::is(term, ASIDE) || term == "even" && ["though", "if", "as"].contains(&next);
    // ", which ...", but ", a barge and a ferry"
    let is_apposed = ["a", "an", "the"].contains(&term) && !clause_goes_on(clause, word);
    // ", saying that ...": the source goes on; in a clause any other participle is of its own subject.
    let participle = if is_thing {
        term.ends_with("ing") && !["including", "nothing", "something", "anything"].contains(&term)
    } else {
        term.ends_with("ing") && cue::of(term).is_some()
    };
    let is_verb = is_thing && (lexicon::is(next, FINITE) || next.ends_with("ed"));
    let is_new_clause = is_thing && is_subject_pronoun(term)
        || joins
            && next != "that"
            && (is_verb || is_thing && term == "but" || is_clause_at(line.clause(word + 1, to)));
    relayed
        || aside
        || is_apposed
        || participle
        || is_new_clause
        || is_thing && ["as", "who", "where", "when"].contains(&term)
}

/// Whether what an article behind a comma begins goes on behind it: another comma, or an "and" of a list.
fn clause_goes_on(clause: Clause<'_>, word: usize) -> bool {
    let Clause { line, to, .. } = clause;
    (word + 1..to).any(|next| line.gap(next).contains(',') || ["and", "or"].contains(&line.term(next)))
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

/// Whether a reported clause says more than the fragment that it quotes: “It ‘remains committed’ but patrols continue”
/// does, “The arrangement is ‘workable at best’” does not. Only then is it kept beside the quoted statements.
pub(super) fn says_more(line: &Line<'_>, content: &[Span]) -> bool {
    let (mut fragments, mut quoted, mut own) = (0, 0, 0);
    for span in content {
        let (from, to) = line.words_in(*span);
        for word in from..to {
            if line.quoted[word] {
                quoted += 1;
                fragments += usize::from(word == from || !line.quoted[word - 1]);
            } else {
                own += 1;
            }
        }
    }
    fragments != 1 || own > quoted
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

/// Participles that begin a sentence of which somebody else is the subject: "Asked whether ..., X said".
pub(super) fn is_participle(term: &str) -> bool {
    ["asked", "told", "questioned", "pressed", "quizzed"].contains(&term)
}
