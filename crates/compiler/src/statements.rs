//! Who says and holds what: quotations, reported speech, narrated positions, beliefs and wishes.
//!
//! Passages are read in order, sentence by sentence. A quotation is speech when a cue governs it, when it is a clause
//! of its own, or when the text goes on with who spoke before; otherwise it is a term, a title or a nickname, and no
//! statement. Who speaks is asked of the cue's subject; where that does not tell, the speaker stays unknown, and the words
//! that name nobody ("experts") are the source. What another says that somebody says is a statement of the other.

mod act;
mod certainty;
mod content;
mod coreference;
mod cues;
mod interview;
mod quoted;
mod relay;
mod reported;
pub mod speaker;
pub mod statement_date;
mod tag;
mod term;
mod unclosed_quotes;
pub mod unread;
mod words;

use crate::english::cue::{self, Form, Kind};
use crate::english::lexicon::{
    self, AGREEMENT, BODY, GOVERNING, HONORIFIC, HUMAN, METONYM, PEOPLE, SPEAKER, STATE_NOUN,
};
use crate::english::quotation;
use crate::entities::topics::Taxonomy;
use content::is_participle;
use corpus::{
    Act, Attribution, Certainty, Document, Entity, EntityId, EntityKind, FlagKind, Mode, Place, Span,
    Statement, TopicId,
};
use interview::Turn;
use reported::outer;
use speaker::{Clause, Line, Lines, Participants, Salience, Source};
use std::collections::BTreeSet;
use term::{is_clause, is_term};
use unclosed_quotes::mend;
pub use words::fill as fill_words;

/// Words of a quotation that make it too long to be a mere term.
const LONG_QUOTATION: usize = 5;
/// Words before a quotation among which whoever it is told of is looked for, where no verb of saying tells.
const LONGEST_LEAD: usize = 60;
/// Words of a fragment that is taken for speech because of its own words or its place, at least.
const LEAST_OWN: usize = 4;
/// Words from a quotation's end within which the verb of its tag stands.
const LONGEST_TAG: usize = 30;
/// Words before a colon that may still be a label: "The mediator, X, on Twitter:".
const LONGEST_LABEL: usize = 14;
/// Verbs before a verb among which the one is looked for whose subject it shares.
const MOST_SHARED: usize = 16;
/// Words before a cue among which a hedge is beside it: "has reportedly also said".
const BESIDE: usize = 4;
/// Words before a cue that may belong to its verb: "has not so far been reported to have".
const LONGEST_VERB: usize = 10;
/// Words between a verb and the "that" of its clause: "said in a statement on Monday that".
const BEFORE_THAT: usize = 12;

/// The statements of a document, in text order.
pub fn find(document: &Document, entities: &[Entity], taxonomy: &Taxonomy) -> Vec<Statement> {
    let mut quotations = quotation::quotations(&document.passages);
    for (passage, found) in document.passages.iter().zip(&mut quotations) {
        mend(passage, found);
    }
    let is_cue = |term: &str| {
        cue::of(term).is_some_and(|cue| {
            matches!(cue.kind, Kind::Say | Kind::Tell | Kind::Manner) && cue.form != Form::Ing
        })
    };
    for (found, dialogue) in quotations.iter_mut().zip(interview::dialogue(&document.passages, is_cue)) {
        if !dialogue.is_empty() {
            *found = dialogue;
        }
    }
    let turns = interview::turns(document, entities);
    let lines = Lines::new(&document.passages, quotations);
    let participants = Participants::new(document, &lines, entities);
    let mut reader = Reader {
        document,
        entities,
        taxonomy,
        lines: &lines,
        participants,
        salience: Salience::default(),
        body: None,
        last: None,
        found: Vec::new(),
        hedges: Hedges::default(),
    };
    for (number, turn) in turns.iter().enumerate() {
        match turn {
            None if document.passages[number].heading => {}
            None => reader.read(number),
            Some(Turn::Question | Turn::Silent) => {}
            Some(Turn::Answer { content, label, speaker }) => {
                reader.answer(number, *content, *label, *speaker);
            }
        }
    }
    let mut found = without_scraps(reader.found, &lines);
    let bearers = certainty::Bearers::of(document, entities);
    for statement in &mut found {
        statement.act = act::of(statement, &lines);
        certainty::settle(statement, &lines, entities, &bearers);
        statement.speaker = statement.speaker.map(|id| speaker::voice(entities, id));
        // "Nicosia says that Cyprus will ...": nobody relays their own words.
        statement.via =
            statement.via.map(|id| speaker::voice(entities, id)).filter(|id| Some(*id) != statement.speaker);
    }
    found.sort_by_key(|statement| (statement.content.first().copied(), statement.cue));
    found
}

/// Words of a fragment that says too little to stand alone beside the clause that holds it, at most.
const LONGEST_SCRAP: usize = 5;

/// The statements but for fragments of a few words, or in several pieces, in a clause of the same cue: “... called the
/// deal ‘a circus’” is one statement, and its words in marks are seen there. Pieces alone may say what nobody said:
/// “‘may never enter’ but guests ‘come in so easily’”.
fn without_scraps(found: Vec<Statement>, lines: &Lines<'_>) -> Vec<Statement> {
    let clauses: BTreeSet<(Place, Place)> = found
        .iter()
        .filter(|statement| statement.mode != Mode::Quoted)
        .filter_map(|statement| Some((statement.cue?, statement)))
        .flat_map(|(cue, statement)| statement.content.iter().map(move |content| (cue, *content)))
        .collect();
    let is_scrap = |statement: &Statement| {
        let (Mode::Quoted, [first, rest @ ..], Some(cue)) =
            (statement.mode, &*statement.content, statement.cue)
        else {
            return false;
        };
        let is_little = || {
            lines.get(first.passage as usize).is_some_and(|line| count(&line, first.span) <= LONGEST_SCRAP)
        };
        let least = Place { passage: 0, span: Span::new(0, 0) };
        let in_clause = |part: &Place| {
            clauses.range((cue, least)..).take_while(|(other, _)| *other == cue).any(|(_, clause)| {
                clause.passage == part.passage
                    && clause.span.start <= part.span.start
                    && part.span.end <= clause.span.end
            })
        };
        (!rest.is_empty() || is_little()) && statement.content.iter().all(in_clause)
    };
    found.into_iter().filter(|statement| !is_scrap(statement)).collect()
}

/// A cue in a sentence.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own of one verb")]
struct Cued {
    word: usize,
    /// One past its last word.
    end: usize,
    kind: Kind,
    /// Its subject is in sight; otherwise that of the cue before it is meant.
    finite: bool,
    /// "according to".
    according: bool,
    denied: bool,
    /// Its subject is nobody, or neither of two: "no official said".
    nobody: bool,
    /// Its content is what stands before it: "the plan was rejected by X".
    passive: bool,
    source: Option<Source>,
}

impl Cued {
    /// A finite cue that is not denied.
    const fn new(word: usize, end: usize, kind: Kind, source: Option<Source>) -> Self {
        Self {
            word,
            end,
            kind,
            finite: true,
            according: false,
            denied: false,
            nobody: false,
            passive: false,
            source,
        }
    }
}

struct Reader<'a> {
    document: &'a Document,
    entities: &'a [Entity],
    taxonomy: &'a Taxonomy,
    lines: &'a Lines<'a>,
    participants: Participants<'a>,
    salience: Salience,
    /// The body that the sentence before was about.
    body: Option<EntityId>,
    /// Who was quoted last: source, cue, passage, and the statement.
    last: Option<Spoken>,
    found: Vec<Statement>,
    /// The hedges of the sentence that is read.
    hedges: Hedges,
}

#[derive(Clone, Copy)]
struct Spoken {
    source: Source,
    cue: Option<Place>,
    passage: usize,
    /// First byte in the passage after the quotation and its tag's sentence.
    until: usize,
    statement: usize,
    /// The passage ends with this quotation or its tag.
    ends_passage: bool,
}

impl Spoken {
    /// The source for a quotation of a passage: the words that name it have a place only in their own.
    fn source_in(&self, passage: usize) -> Source {
        if self.passage == passage { self.source } else { Source { span: Span::new(0, 0), ..self.source } }
    }
}

/// What was found out about one quotation.
#[derive(Clone, Copy)]
struct Told {
    source: Option<Source>,
    cue: Option<Span>,
}

impl Reader<'_> {
    /// A whole passage that somebody says in an interview.
    fn answer(&mut self, number: usize, content: Span, label: Option<Span>, speaker: Option<EntityId>) {
        let by = match (speaker, label) {
            (None, _) => Attribution::Unknown,
            (Some(_), Some(_)) => Attribution::Name,
            (Some(_), None) => Attribution::Carried,
        };
        let span = label.unwrap_or(Span::new(0, 0));
        let source = Source { span, speaker, by, via: None, of: None };
        let content = place(number, shown(self.lines.at(number).text, content));
        let statement = self.statement(number, Mode::Quoted, Some(source), None, vec![content]);
        self.found.push(statement);
        self.last = None;
    }

    fn read(&mut self, number: usize) {
        let line = &*self.lines.at(number);
        self.salience.grow_older();
        let mut next_quotation = 0;
        self.labelled(number, line);
        for &sentence in &line.sentences {
            let (from, to) = line.words_in(sentence);
            let cues = self.cues(number, line.clause(from, to));
            while line
                .quotations
                .get(next_quotation)
                .is_some_and(|quotation| quotation.outer.start < sentence.end)
            {
                self.quotation(number, line, sentence, &cues, next_quotation);
                next_quotation += 1;
            }
            self.hedges = hedges(line.clause(from, to));
            self.reported(number, line, sentence, &cues);
            self.update_salience(number, line.clause(from, to), &cues);
        }
    }

    /// How many persons some words name.
    fn persons(&self, clause: Clause<'_>) -> usize {
        let Clause { line, from, to } = clause;
        let mut named: Vec<EntityId> = (from..to)
            .filter(|&word| !line.quoted[word])
            .filter_map(|word| line.entity_at(word))
            .filter(|id| self.is_person(*id))
            .collect();
        named.sort_unstable();
        named.dedup();
        named.len()
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    fn statement(
        &self,
        number: usize,
        mode: Mode,
        source: Option<Source>,
        cue: Option<Place>,
        content: Vec<Place>,
    ) -> Statement {
        let flagged = self
            .document
            .flags
            .iter()
            .any(|flag| matches!(flag.kind, FlagKind::AiRewritten | FlagKind::MachineTranslated));
        let source = source
            .map(|source| self.unnamed(number, self.of_another(source, mode, cue, &content)))
            .filter(|source| source.speaker.is_some() || !is_a_clause(&self.lines.at(number), source.span));
        let speaker = source.and_then(|source| source.speaker);
        let mut topics: Vec<TopicId> =
            content.iter().flat_map(|part| self.topics(part.passage as usize, part.span)).collect();
        topics.sort_unstable();
        topics.dedup();
        let hedge = if mode == Mode::Quoted {
            None
        } else {
            content.first().and_then(|part| self.hedge(number, part.span, cue))
        };
        Statement {
            mode,
            act: Act::default(),
            speaker,
            attribution: source
                .filter(|_| speaker.is_some())
                .map_or(Attribution::Unknown, |source| source.by),
            certainty: Certainty::default(),
            side: source.and_then(|source| self.side(&source)),
            source: source
                .filter(|source| source.span.start < source.span.end)
                .map(|source| place(number, source.span)),
            cue: cue.map(|cue| self.with_verb(cue)),
            content,
            words: Vec::new(),
            via: source.and_then(|source| source.via),
            hedge,
            topics,
            said: None,
            verbatim: mode == Mode::Quoted && !flagged,
            review: None,
        }
    }

    /// Nobody for a pronoun whose own words name the one whom it seemed to mean: "“X has a choir,” he said."
    fn of_another(&self, source: Source, mode: Mode, cue: Option<Place>, content: &[Place]) -> Source {
        let Some(speaker) = source.speaker.filter(|_| source.by == Attribution::Pronoun) else {
            return source;
        };
        let names = |part: &Place| {
            let line = self.lines.at(part.passage as usize);
            let (from, to) = line.words_in(part.span);
            let is_behind = cue.is_some_and(|cue| (cue.passage, cue.span) < (part.passage, part.span));
            (mode == Mode::Quoted || is_behind)
                && (from..to).any(|word| {
                    line.entity_at(word) == Some(speaker) && line.quoted[word] == (mode == Mode::Quoted)
                })
        };
        if content.iter().any(names) { Source { speaker: None, ..source } } else { source }
    }

    /// Instead of "he", the words that brought in whoever it means, where the page gives no name: "A fisherman pointed
    /// at the boat. “...,” he said."
    fn unnamed(&self, number: usize, source: Source) -> Source {
        let line = self.lines.at(number);
        let (pronoun, _) = line.words_in(source.span);
        let Some((passage, span)) = self.salience.nameless.filter(|(_, words)| words.start < words.end)
        else {
            return source;
        };
        let is_pronoun = source.speaker.is_none()
            && source.by == Attribution::Pronoun
            && source.span.start < source.span.end
            && ["he", "she"].contains(&line.term(pronoun));
        if passage != number || !is_pronoun {
            return source;
        }
        let from = line
            .sentence_at(source.span.start)
            .map_or(pronoun, |which| line.words_in(line.sentences[which]).0);
        let another = (from..pronoun).any(|word| {
            !line.quoted[word]
                && (cue::is_human_noun(line.term(word))
                    || line.entity_at(word).is_some_and(|id| self.is_person(id)))
        });
        if another || !speaker::may_mean(&line, pronoun, span) {
            return source;
        }
        Source { span, by: Attribution::Unknown, ..source }
    }

    fn side(&self, source: &Source) -> Option<corpus::SideId> {
        source
            .speaker
            .or(source.of)
            .and_then(|id| self.entities.get(id.index()))
            .and_then(|entity| entity.side)
    }

    /// The topics of some words: those of the passage that the words' sentence earned, or what the words earn alone.
    fn topics(&self, number: usize, span: Span) -> Vec<TopicId> {
        let (Some(passage), Some(line)) = (self.document.passages.get(number), self.lines.get(number)) else {
            return Vec::new();
        };
        let around = line.sentence_at(span.start).map(|which| line.sentences[which]);
        let within = |place: &Span| {
            around.is_some_and(|sentence| {
                place.start >= sentence.start.min(span.start) && place.end <= sentence.end.max(span.end)
            })
        };
        let earned: Vec<TopicId> = passage
            .topics
            .iter()
            .filter(|topic| topic.evidence.iter().any(within))
            .map(|topic| topic.topic)
            .collect();
        if earned.is_empty() {
            return self
                .taxonomy
                .assign(span.of(&passage.text))
                .into_iter()
                .map(|topic| topic.topic)
                .collect();
        }
        earned
    }

    /// A cue with what negates or weakens it before it: "has reportedly refused", "is said to be reluctant".
    fn with_verb(&self, cue: Place) -> Place {
        let Some(line) = self.lines.get(cue.passage as usize) else { return cue };
        let (first, _) = line.words_in(cue.span);
        // "The treaty is not, according to X": a preposition has no verb, and the one before it is of what is said.
        if line.term(first) == "according" {
            return cue;
        }
        match line.words.get(verb_start(&line, 0, first)) {
            Some(word) => {
                Place { span: Span { start: cue.span.start.min(word.start as u32), ..cue.span }, ..cue }
            }
            None => cue,
        }
    }

    /// The words that take certainty from a statement of the sentence that is read: the first in the words themselves,
    /// beside the cue, or over the whole sentence ("according to some media").
    fn hedge(&self, number: usize, span: Span, cue: Option<Place>) -> Option<Place> {
        let line = self.lines.get(number)?;
        let first_in = |from: usize, to: usize| {
            let all = &self.hedges.all;
            all.get(all.partition_point(|hedge| hedge.0 < from)).copied().filter(|hedge| hedge.0 < to)
        };
        let (from, to) = line.words_in(span);
        let beside = cue.and_then(|cue| {
            let at = line.words_in(cue.span).0;
            first_in(at.saturating_sub(BESIDE), at)
        });
        let found = [first_in(from, to), beside, self.hedges.over];
        let (word, end) = found.into_iter().flatten().min()?;
        Some(place(number, Span::new(line.words.get(word)?.start, line.words.get(end - 1)?.end)))
    }
}

/// Where the verb of a cue begins, not before `from`: "has" in "has reportedly refused". An adverb belongs to it only
/// behind its first part: "later said", but "has later said".
fn verb_start(line: &Line<'_>, from: usize, cue: usize) -> usize {
    let mut start = cue;
    for word in (cue.saturating_sub(LONGEST_VERB).max(from)..cue).rev() {
        let is_part = cue::is_verb_part(line.term(word));
        let is_apart =
            !line.gap(word + 1).trim().is_empty() || line.quoted[word] || line.entity_at(word).is_some();
        if is_apart || !is_part && !cue::is_adverb(line.term(word)) {
            break;
        }
        // "to" is a part behind another one: "is said to be", but not "hopes to".
        if is_part && (line.term(word) != "to" || word > from && cue::is_verb_part(line.term(word - 1))) {
            start = word;
        }
    }
    start
}

/// The hedges of a sentence outside its quotations, each as its first word and one past its last.
#[derive(Default)]
struct Hedges {
    /// In text order.
    all: Vec<(usize, usize)>,
    /// The one that is over the whole sentence.
    over: Option<(usize, usize)>,
}

fn hedges(clause: Clause<'_>) -> Hedges {
    let Clause { line, from, to } = clause;
    let all: Vec<(usize, usize)> = (from..to)
        .filter(|&word| !line.quoted[word])
        .filter_map(|word| {
            let fits = |hedge: &&[&str]| {
                (word..).zip(hedge.iter()).all(|(at, term)| at < to && line.term(at) == *term)
            };
            // The month of May is no hedge.
            let month = word > from
                && line.term(word) == "may"
                && line.text.get(line.words[word].start..).is_some_and(|rest| rest.starts_with('M'));
            let hedge = cue::hedges().filter(fits).max_by_key(|hedge| hedge.len())?;
            (!month).then_some((word, word + hedge.len()))
        })
        .collect();
    let over = all.iter().copied().find(|hedge| line.term(hedge.0) == "according");
    Hedges { all, over }
}

/// Whether words that should name somebody are a clause.
fn is_a_clause(line: &Line<'_>, span: Span) -> bool {
    let (from, to) = line.words_in(span);
    (from + 1..to).any(|word| {
        line.entity_at(word).is_none()
            && cue::of(line.term(word))
                .is_some_and(|cue| !cue.noun && cue.kind == Kind::Tell && cue.form == Form::Past)
            && (word + 1..to).any(|word| line.term(word) == "that")
    })
}

/// Whether the words of an unknown source are of somebody who can speak.
fn speaks(line: &Line<'_>, source: Source) -> bool {
    if source.speaker.is_some() {
        return true;
    }
    let (from, to) = line.words_in(source.span);
    if source.by == Attribution::Pronoun {
        return ["he", "she"].contains(&line.term(from));
    }
    // "The Cypriots have"
    if to.checked_sub(1).is_some_and(|last| lexicon::classes(line.term(last)) & lexicon::DEMONYM != 0) {
        return true;
    }
    let is_titled = |word: usize| word + 1 < to && lexicon::is(line.term(word), HONORIFIC);
    (from..to).any(|word| {
        cue::is_speaker_noun(line.term(word)) || is_titled(word) || line.entity_at(word).is_some()
    })
}

/// Whether the words of the subject of a cue are of somebody, or of a text, that can speak: any noun but those of what
/// was said. "It" says something, but what "it" wants or urges nobody may hold.
fn can_speak(line: &Line<'_>, cued: &Cued, source: Source) -> bool {
    const NOBODY: &[&str] =
        &["it", "this", "that", "these", "those", "there", "which", "what", "nothing", "nobody", "none"];
    let (from, to) = line.words_in(source.span);
    let (first, last) = (line.term(from), line.term(to.saturating_sub(1)));
    let says = matches!(cued.kind, Kind::Say | Kind::Tell);
    let speaks = match first {
        "it" => cued.kind == Kind::Say,
        // "As you know": whoever reads it.
        "you" => says,
        // "Those farmers want"
        "those" if to > from + 1 => is_somebody(line, from, to),
        _ => !NOBODY.contains(&first) && (says || is_somebody(line, from, to)),
    };
    source.speaker.is_some() || from < to && speaks && !cue::is_saying(last)
}

/// Whether words without a name are of somebody who can want or fear something: people, bodies and texts, but not "the
/// last round of talks".
fn is_somebody(line: &Line<'_>, from: usize, to: usize) -> bool {
    let core_end = |from: usize| {
        (from + 1..to)
            .find(|&word| {
                let term = line.term(word);
                cue::is_preposition(term) && term != "than" || ["who", "which", "that"].contains(&term)
            })
            .unwrap_or(to)
    };
    // "About 4 in 10 wardens", "only some"
    let is_before =
        |word: &usize| !cue::is_preposition(line.term(*word)) && !cue::is_adverb(line.term(*word));
    let from = (from..to).find(is_before).unwrap_or(from);
    let mut head = core_end(from);
    // "4 in 10 wardens", "a number of wardens"
    let measure = line.term(head - 1);
    let is_ratio = |word: usize| line.term(word).ends_with(|c: char| c.is_ascii_digit());
    if is_ratio(head - 1)
        || head + 1 < to && is_ratio(head + 1)
        || ["number", "part", "handful"].contains(&measure)
    {
        head = core_end(head);
    }
    // "half the wardens asked"
    if head > from + 1 && line.term(head - 1).ends_with("ed") {
        head -= 1;
    }
    let last = line.term(head - 1);
    let is_plural = last.len() > 3 && last.ends_with('s') && !last.ends_with("ss");
    let names =
        (from..head).any(|word| line.entity_at(word).is_some() || word > from && line.is_capital(word));
    let acts = !lexicon::is(last, AGREEMENT);
    // "people close to the talks"
    let are_people = lexicon::is(line.term(from), PEOPLE);
    is_plural
        || are_people
        || names
        || speaker::is_pronoun(last)
        || lexicon::is_occupation(last)
        || acts && lexicon::is(last, SPEAKER | HUMAN | BODY | METONYM | GOVERNING | STATE_NOUN | PEOPLE)
}

fn place(number: usize, span: Span) -> Place {
    Place { passage: number as u32, span }
}

/// The words of a statement without the comma or dash that only joins them to what follows.
fn shown(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let kept = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '—' | '–' | '-'));
    if kept.is_empty() { span } else { Span::new(span.start as usize, span.start as usize + kept.len()) }
}

fn count(line: &Line<'_>, span: Span) -> usize {
    let (from, to) = line.words_in(span);
    to - from
}

#[cfg(test)]
mod tests;
