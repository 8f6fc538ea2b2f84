//! Which act a statement is, as its cue says: what its verb is, what its preposition makes of it ("argues against"), and
//! what a "not" leaves of it.
//!
//! A reader may take an act for somebody's position, so it must be true: "does not oppose" is no support, "has not
//! agreed" no refusal, and what somebody may do has not been done. Wherever no act is sure, it is that of saying. The acts
//! of words are in the lexicon. What it does not know: who speaks.

use super::speaker::{Line, Lines};
use crate::english::cue;
use crate::english::lexicon::{self, Acts};
use corpus::{Act, Span, Statement};

/// Words before a verb that may say whether its act is done.
const LONGEST_VERB: usize = 8;
/// Words behind a verb among which a noun tells the act: "expressed its strong support".
const NEAR: usize = 4;

/// The act of a statement.
pub fn of(statement: &Statement, lines: &Lines<'_>) -> Act {
    let Some(cue) = statement.cue else { return Act::Says };
    let Some(line) = lines.get(cue.passage as usize) else { return Act::Says };
    let source = statement.source.filter(|source| source.passage == cue.passage);
    act(&line, cue.span, source.map(|source| source.span)).unwrap_or(Act::Says)
}

/// What the words before a verb leave of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    /// It is done: "has also rejected", "will support".
    Done,
    /// It is refused: "does not want", "declined to back".
    Refused,
}

fn act(line: &Line<'_>, cue: Span, source: Option<Span>) -> Option<Act> {
    let (from, to) = line.words_in(cue);
    let (verb, acts) = (from..to).rev().find_map(|word| Some((word, lexicon::acts(line.term(word))?)))?;
    if source.is_some_and(|source| is_open(line, source)) || takes_nothing(line, verb + 1) {
        return None;
    }
    let act = match force(line, verb)? {
        Force::Done => told_behind(line, verb + 1, acts).or(acts.own)?,
        Force::Refused => acts.negated?,
    };
    // "Refused to condemn" is no opposition, nor is "reluctant to comment"; "refused to support" is.
    let infinitive = lexicon::acts(line.term(verb + 2)).filter(|_| line.term(verb + 1) == "to");
    let is_opposed = infinitive.and_then(|acts| acts.own).is_none_or(|act| act == Act::Supports);
    (act != Act::Opposes || is_opposed).then_some(act)
}

/// The act that a preposition or a noun behind a verb makes of it: "argues against", "expressed their support".
fn told_behind(line: &Line<'_>, behind: usize, acts: &Acts) -> Option<Act> {
    let near = (behind..line.words.len().min(behind + NEAR))
        .take_while(|&word| line.gap(word).trim().is_empty() && !line.quoted[word]);
    let mut is_beside = true;
    for word in near {
        let term = line.term(word);
        let is_preposition = cue::is_preposition(term);
        let told = acts.behind.iter().find(|(known, _)| *known == term).map(|(_, act)| *act);
        if told.is_some() && (is_beside || !is_preposition) {
            return told;
        }
        if is_preposition || cue::begins_clause(term) {
            break;
        }
        // "Argued strongly against", "spoke out against", but not "argued the port was for sale".
        is_beside &= cue::is_adverb(term) || term == "out";
    }
    None
}

/// What the words before a verb leave of it; nothing where they leave it open.
fn force(line: &Line<'_>, verb: usize) -> Option<Force> {
    let mut negations = 0;
    let mut is_perfect = false;
    let mut is_open = false;
    let mut is_negated_could = false;
    // "Its refusal to support": not whoever it is that supports.
    if line.term(verb.saturating_sub(1)) == "to" && !cue::is_verb_part(line.term(verb.saturating_sub(2))) {
        return None;
    }
    for word in (verb.saturating_sub(LONGEST_VERB)..verb).rev() {
        let term = line.term(word);
        let is_part = cue::is_verb_part(term) || cue::is_adverb(term) || ["no", "longer"].contains(&term);
        let is_apart = line.gap(word + 1).contains([';', ':', '.', '—', '–'])
            || line.quoted[word]
            || line.entity_at(word).is_some();
        if !is_part || is_apart {
            break;
        }
        let next = line.term(word + 1);
        match term {
            // "Not only opposes it": it does.
            _ if cue::is_negation(term) && ["only", "just", "merely", "simply"].contains(&next) => {}
            _ if cue::is_negation(term) => {
                negations += 1;
                is_negated_could |= ["cannot", "can't", "couldn't"].contains(&term);
            }
            "refused" | "refuses" | "declined" | "declines" => negations += 1,
            "can" | "could" if next == "not" => is_negated_could = true,
            "has" | "have" | "had" => is_perfect = true,
            "may" | "might" | "can" | "could" | "must" | "should" | "failed" | "fails" | "used"
            | "expected" | "supposed" | "longer" | "hardly" | "scarcely" | "barely" | "rarely" | "seldom"
            | "almost" | "nearly" | "once" | "yet" => is_open = true,
            _ => {}
        }
    }
    match negations {
        0 if !is_open => Some(Force::Done),
        1 if !is_open && (!is_perfect || is_negated_could) => Some(Force::Refused),
        _ => None,
    }
}

/// Whether what speaks is nobody, or few ("no minister", "neither side", "nor does Juba"), or it is left open whether it
/// does ("if Juba wants").
fn is_open(line: &Line<'_>, source: Span) -> bool {
    let (from, to) = line.words_in(source);
    (from.saturating_sub(2)..to.min(from + 2)).any(|word| {
        let is_apart = word < from && line.gap(word + 1).contains([',', '.', ';', ':']);
        let term = line.term(word);
        let is_before = word < from && ["if", "whether", "unless"].contains(&term);
        !is_apart && (is_before || ["no", "neither", "none", "nobody", "nor", "few"].contains(&term))
    })
}

/// Whether there is nothing behind a verb that its act is about: "supports neither", "wants no".
fn takes_nothing(line: &Line<'_>, behind: usize) -> bool {
    ["no", "neither", "none", "nothing", "nobody"].contains(&line.term(behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Passage;

    /// The act of a statement with its `[source]` and `{cue}` marked in the sentence.
    fn read(marked: &str) -> Act {
        let mut text = String::new();
        let mut marks = Vec::new();
        for c in marked.chars() {
            if "[]{}".contains(c) { marks.push((c, text.len())) } else { text.push(c) }
        }
        let at = |mark: char| marks.iter().find(|(known, _)| *known == mark).map(|(_, at)| *at);
        let span = |open, close| at(open).zip(at(close)).map(|(start, end)| Span::new(start, end));
        let passage = Passage { text, ..Passage::default() };
        let line = Line::new(&passage, Vec::new());
        span('{', '}').and_then(|cue| act(&line, cue, span('[', ']'))).unwrap_or(Act::Says)
    }

    #[test]
    fn an_act_is_what_the_words_say() {
        for (expected, sentences) in [
            (
                Act::Supports,
                &[
                    "[Juba] {supports} the canal.",
                    "[Juba] {has always strongly backed} the canal.",
                    "[Juba] {would support} a canal.",
                    "[Juba] {welcomed} the canal.",
                    "[The mayor] {argued} for a canal.",
                    "[Juba] {expressed} its strong support for the canal.",
                    "[Juba] {agrees} with the union.",
                    "[Juba] {not only supports} the canal, it pays for it.",
                ][..],
            ),
            (
                Act::Opposes,
                &[
                    "[Juba] {opposes} the canal.",
                    "[Juba] {has repeatedly rejected} the canal.",
                    "[Juba] {refused} to sign.",
                    "[Juba] {refused} to support the canal.",
                    "[Juba] {declined to back} the canal.",
                    "[Juba] {does not want} a canal.",
                    "[Juba] {will not support} a canal.",
                    "[Juba] {could not support} such a canal.",
                    "[Juba] {doesn't agree}.",
                    "[Juba] {is said to be reluctant} to dig.",
                    "[Juba] {is not ready} to dig.",
                    "[The mayor] {argued} strongly against a canal.",
                    "[The mayor] {spoke} out against a canal.",
                    "[Juba] {decided} against the canal.",
                    "[Juba] {voiced} its opposition to the canal.",
                ][..],
            ),
            (
                Act::Says,
                &[
                    "[Juba] {said} the canal was open.",
                    "[Juba] {did not oppose} the canal.",
                    "[Juba] {would not reject} a canal.",
                    "[Juba] {has not agreed} to the canal.",
                    "[Juba] {has never refused}.",
                    "[Juba] {did not deny} the report.",
                    "[Juba] {does not believe} that it will hold.",
                    "[Juba] {doubts} that it will hold.",
                    "[Juba] {did not promise} anything.",
                    "[Juba] {has not decided} on it.",
                    "[Juba] {may oppose} the canal.",
                    "[Juba] {might not support} the canal.",
                    "[Juba] {no longer supports} the canal.",
                    "[Juba] {has yet to endorse} the canal.",
                    "[Juba] {refused} to condemn the canal.",
                    "[Juba] {refused} to comment.",
                    "[Juba] {declined to say} why.",
                    "[Juba] {is reluctant} to criticise the canal.",
                    "[No minister] {supports} the canal.",
                    "Nor does [Juba] {support} the canal.",
                    "Neither [Juba] nor Wau {wants} it.",
                    "[Juba] {supports} neither plan.",
                    "[Juba] {wants} nothing.",
                    "[Juba] {agreed} that it was late.",
                    "[Juba] {backed} away from the canal.",
                    "[Juba] {blasted} out a letter.",
                    "[Juba] {agreed} it was late.",
                    "[The mayor] {argued} the canal was for sale.",
                    "[Juba] spoke of a refusal to {support} it.",
                    "It asked whether [Juba] {wants} a canal.",
                    "[The mayor] {expressed} no support.",
                    "[The mayor] {called} it a canal.",
                    "“It holds”, in [the mayor’s] {words}.",
                ][..],
            ),
            (
                Act::Denies,
                &[
                    "[Juba] {denied} the report.",
                    "[Juba] {has always disputed} that.",
                    "[Juba] {rejected} the allegations.",
                ][..],
            ),
            (Act::Demands, &["[Juba] {demands} a canal.", "[Juba] {insists} on a canal."][..]),
            (
                Act::Asks,
                &["[Juba] {called} for a canal.", "[Juba] {called} on Wau to dig.", "[Juba] {urged} calm."][..],
            ),
            (Act::Promises, &["[Juba] {promised} not to dig.", "[Juba] {vowed} to dig."][..]),
            (Act::Warns, &["[Juba] {warned} against digging."][..]),
            (Act::Threatens, &["[Juba] {has threatened} to dig."][..]),
            (Act::Wants, &["[Juba] {hopes} that it holds.", "[Juba] {is determined} to dig."][..]),
            (Act::Fears, &["[Juba] {fears} that it may fall."][..]),
            (Act::Decides, &["[Juba] {agreed} to dig.", "[Juba] {decided} to dig."][..]),
            (Act::Believes, &["[Juba] {believes} that it holds."][..]),
        ] {
            for sentence in sentences {
                assert_eq!(read(sentence), expected, "{sentence}");
            }
        }
    }
}
