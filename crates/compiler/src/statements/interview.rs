//! Finds who answers on pages of questions and answers, and the lines of a dialogue set with dashes.
//!
//! A page is an interview only when labels say so more than once ("Q:", "Name:"), or when questions that stand alone
//! take turns with answers in the first person. Answers are speech of whoever answers; questions are nobody's here.
//! What it does not know: anything about quotation marks.

use super::speaker::is_pronoun;
use crate::english::quotation::Quotation;
use corpus::text::part;
use corpus::token::{token_stream, tokens};
use corpus::{Document, Entity, EntityId, EntityKind, Passage, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What a passage is in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Somebody asks.
    Question,
    /// Words of an answer that are set again to catch the eye.
    Silent,
    /// Somebody answers: the words, the label if there is one, and who it is.
    Answer {
        /// The words behind the label.
        content: Span,
        /// The label that names who answers.
        label: Option<Span>,
        /// Who answers.
        speaker: Option<EntityId>,
    },
}

/// Labelled passages that make an interview, at least.
const LEAST_LABELLED: usize = 3;
/// Questions that stand alone and make an interview, at least.
const LEAST_QUESTIONS: usize = 3;
/// Passages around a quotation set apart in which the words it repeats are looked for.
const NEAR_PULLED: usize = 12;
/// Bytes of the longest label.
const LONGEST_LABEL: usize = 48;
/// Bytes of the longest question without a label.
const LONGEST_QUESTION: usize = 400;

/// The turns of an interview, for each passage; all nothing on any other page.
pub fn turns(document: &Document, entities: &[Entity]) -> Vec<Option<Turn>> {
    labelled(document, entities)
        .or_else(|| unlabelled(document, entities))
        .unwrap_or_else(|| vec![None; document.passages.len()])
}

/// A passage's label: the words before its first colon, where they can be one, and where the rest begins.
fn label(text: &str) -> Option<(Span, usize)> {
    // "Q. Is it over?"
    let dotted = ["Q. ", "A. ", "Question. ", "Answer. "].iter().find(|label| text.starts_with(**label));
    if let Some(label) = dotted {
        return (text.len() > label.len()).then(|| (Span::new(0, label.len() - 2), label.len()));
    }
    let colon = text.find([':', '：'])?;
    let end = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    let head = &text[..colon];
    let bare = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']'));
    if bare.is_empty()
        || bare.len() > LONGEST_LABEL
        || !text[end..].starts_with(|c: char| c.is_whitespace() || c == '*' || c == '_')
    {
        return None;
    }
    let words = tokens(bare);
    let are_names = bare.split_whitespace().all(|word| {
        word.starts_with(|c: char| c.is_uppercase())
            || ["de", "van", "von", "der", "al", "bin", "of", "the", "el", "la"].contains(&word)
    });
    if words.len() > 4 || !are_names || bare.contains(['.', ',']) && words.len() > 3 {
        return None;
    }
    let start = head.find(bare).unwrap_or(0);
    let rest = text[end..].trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '_');
    (!rest.is_empty()).then(|| (Span::new(start, start + bare.len()), text.len() - rest.len()))
}

fn labelled(document: &Document, entities: &[Entity]) -> Option<Vec<Option<Turn>>> {
    let passages = &document.passages;
    let found: Vec<Option<(Span, usize)>> =
        passages.iter().map(|passage| if passage.heading { None } else { label(&passage.text) }).collect();
    // By the label's last word ("Jógvan Restorff" and "Restorff" are one): how often, and how often it asks.
    let key = |at: usize| -> Option<String> {
        let (span, _) = found[at]?;
        tokens(span.of(&passages[at].text)).pop().map(|token| token.term)
    };
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, passage) in passages.iter().enumerate() {
        if let Some(key) = key(at) {
            let count = counts.entry(key).or_default();
            count.0 += 1;
            count.1 += usize::from(passage.text.trim_end().ends_with(['?', '*']));
        }
    }
    // "CLIVE BENN:" in a transcript, or a label that is the name of a person of the page, may stand there once.
    let names: BTreeSet<String> = (0..passages.len())
        .filter(|&at| found[at].is_some_and(|(span, _)| is_name(&passages[at], span, entities)))
        .filter_map(&key)
        .collect();
    counts.retain(|label, (count, _)| {
        *count > 1 || is_asker(label) || is_answerer(label) || names.contains(label)
    });
    let total: usize = counts.values().map(|(count, _)| count).sum();
    let takes_turns = counts.iter().any(|(label, (count, _))| *count > 1 || is_asker(label));
    if counts.len() < 2 || total < LEAST_LABELLED || !takes_turns {
        return None;
    }
    let asker = counts.keys().find(|label| is_asker(label)).cloned().or_else(|| {
        let mut by_share: Vec<(&String, &(usize, usize))> = counts.iter().collect();
        by_share.sort_by_key(|(label, (count, asked))| {
            (std::cmp::Reverse(asked * 1000 / count), (*label).clone())
        });
        let (label, (count, asked)) = by_share[0];
        (asked * 2 >= *count).then(|| label.clone())
    });
    // Where nobody asks, persons speak in turn.
    if asker.is_none() && !counts.keys().all(|label| names.contains(label)) {
        return None;
    }
    let first = (0..passages.len()).find(|&at| key(at).is_some_and(|key| counts.contains_key(&key)))?;
    let last = (0..passages.len()).rev().find(|&at| key(at).is_some_and(|key| counts.contains_key(&key)))?;
    let guest = guest(document, first, entities);
    let mut named: BTreeMap<String, EntityId> = BTreeMap::new();
    let mut turns = vec![None; passages.len()];
    let mut current: Option<Option<EntityId>> = None;
    for at in first..passages.len() {
        let passage = &passages[at];
        let Some(key) = key(at).filter(|key| counts.contains_key(key)) else {
            // A further paragraph of an answer has no label.
            // "(SOUNDBITE OF APPLAUSE)" ends it.
            if is_direction(&passage.text) {
                current = None;
            }
            if let Some(speaker) = current
                && !passage.heading
                && (at < last || speaks_in_first_person(&passage.text))
            {
                let content = Span::new(0, passage.text.len());
                let answer = Turn::Answer { content, label: None, speaker };
                turns[at] = Some(if is_pulled(passages, at) { Turn::Silent } else { answer });
            }
            continue;
        };
        let Some((span, start)) = found[at] else { continue };
        // "X: 547": a count, which nobody says.
        if !part(&passage.text, start..).contains(char::is_alphabetic) {
            continue;
        }
        if asker.as_ref() == Some(&key) || is_asker(&key) {
            turns[at] = Some(Turn::Question);
            current = None;
            continue;
        }
        let here = passage
            .mentions
            .iter()
            .find(|m| m.span.start >= span.start && m.span.end <= span.end)
            .map(|m| m.entity);
        if let Some(id) =
            here.filter(|id| entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Person))
        {
            named.entry(key.clone()).or_insert(id);
        }
        let speaker = named
            .get(&key)
            .copied()
            .or_else(|| if is_answerer(&key) { guest } else { by_surname(&key, passages, entities) });
        current = Some(speaker);
        turns[at] =
            Some(Turn::Answer { content: Span::new(start, passage.text.len()), label: Some(span), speaker });
    }
    Some(turns)
}

/// Whether a passage begins with what is heard or done, not said: "(SOUNDBITE OF APPLAUSE)", `[laughs]`.
fn is_direction(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix(['(', '[']).and_then(|rest| rest.split([')', ']']).next());
    inside.is_some_and(|inside| inside.len() <= LONGEST_LABEL && !inside.chars().any(char::is_lowercase))
        || inside.is_some_and(|inside| inside.len() + 3 >= text.trim().len())
}

/// Whether a passage is a quotation set apart that the passage before or behind it holds, too.
fn is_pulled(passages: &[Passage], at: usize) -> bool {
    let text = passages[at].text.trim();
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’');
    let inside = text.trim_matches(is_mark);
    inside.len() < text.len()
        && text.starts_with(is_mark)
        && text.ends_with(is_mark)
        && (at.saturating_sub(NEAR_PULLED)..(at + NEAR_PULLED + 1).min(passages.len()))
            .any(|other| other != at && passages[other].text.contains(inside.trim_end_matches(['.', '…'])))
}

/// Whether a label names a person: one of the page's, or two words or more in capitals.
fn is_name(passage: &Passage, span: Span, entities: &[Entity]) -> bool {
    let label = span.of(&passage.text);
    let is_shouted = label.contains(' ')
        && label.chars().any(char::is_alphabetic)
        && !label.chars().any(char::is_lowercase);
    is_shouted
        || passage.mentions.iter().any(|mention| {
            mention.span.start <= span.start
                && mention.span.end >= span.end
                && entities
                    .get(mention.entity.index())
                    .is_some_and(|entity| entity.kind == EntityKind::Person)
        })
}

fn is_asker(label: &str) -> bool {
    [
        "q",
        "question",
        "interviewer",
        "frage",
        "reporter",
        "journalist",
        "host",
        "moderator",
        "presenter",
        "editor",
    ]
    .contains(&label)
}

fn is_answerer(label: &str) -> bool {
    ["a", "answer", "antwort", "interviewee", "guest"].contains(&label)
}

/// The one person of the page whose surname, or whose initials, a label is.
fn by_surname(label: &str, passages: &[Passage], entities: &[Entity]) -> Option<EntityId> {
    let mut found: Vec<EntityId> = Vec::new();
    let mut seen: BTreeSet<EntityId> = BTreeSet::new();
    for mention in passages.iter().flat_map(|passage| &passage.mentions) {
        if !seen.insert(mention.entity) {
            continue;
        }
        let Some(entity) =
            entities.get(mention.entity.index()).filter(|entity| entity.kind == EntityKind::Person)
        else {
            continue;
        };
        let words = tokens(&entity.name);
        let initials: String = words.iter().filter_map(|word| word.term.chars().next()).collect();
        if words.last().is_some_and(|last| last.term == label) || words.len() > 1 && initials == label {
            found.push(mention.entity);
        }
    }
    (found.len() == 1).then(|| found[0])
}

/// Who is interviewed, as what stands before the first question tells: the only person there whom the title names,
/// or the only person there; where nobody is, the only person whom the title names in full.
fn guest(document: &Document, first: usize, entities: &[Entity]) -> Option<EntityId> {
    let is_person =
        |id: &EntityId| entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Person);
    let one = |mut persons: Vec<EntityId>| {
        persons.sort_unstable();
        persons.dedup();
        (persons.len() == 1).then(|| persons[0])
    };
    let title: Vec<String> = document
        .title
        .iter()
        .flat_map(|title| tokens(&title.value))
        .map(|token| token.term.strip_suffix("'s").unwrap_or(&token.term).to_owned())
        .collect();
    let before: Vec<EntityId> = document
        .passages
        .get(..first)?
        .iter()
        .flat_map(|passage| &passage.mentions)
        .map(|mention| mention.entity)
        .filter(is_person)
        .collect();
    if before.is_empty() {
        let named = (0..entities.len() as u32).map(EntityId).filter(is_person).filter(|id| {
            let name: Vec<String> =
                tokens(&entities[id.index()].name).into_iter().map(|token| token.term).collect();
            name.len() > 1 && title.windows(name.len()).any(|words| *words == *name)
        });
        return one(named.collect());
    }
    let titled = before.iter().copied().filter(|id| {
        tokens(&entities[id.index()].name).last().is_some_and(|last| title.contains(&last.term))
    });
    one(before.clone()).or_else(|| one(titled.collect()))
}

fn speaks_in_first_person(text: &str) -> bool {
    tokens(text)
        .iter()
        .take(200)
        .any(|token| ["i", "we", "my", "our", "me", "us"].contains(&token.term.as_str()))
}

/// Questions in bold or alone in their paragraphs, taking turns with answers in the first person.
fn unlabelled(document: &Document, entities: &[Entity]) -> Option<Vec<Option<Turn>>> {
    let passages = &document.passages;
    let asks = |passage: &Passage| {
        let text = passage.text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
        text.len() <= LONGEST_QUESTION && text.ends_with('?') && !text.contains(['"', '“', '”', '«', '„'])
    };
    let questions: Vec<usize> = (0..passages.len()).filter(|&at| asks(&passages[at])).collect();
    let (first, last) = (*questions.first()?, *questions.last()?);
    let turns_taken = questions.windows(2).filter(|pair| pair[1] > pair[0] + 1).count()
        + usize::from(last + 1 < passages.len());
    if turns_taken < LEAST_QUESTIONS {
        return None;
    }
    let is_answer = |at: usize| !asks(&passages[at]) && !passages[at].heading;
    let answers: Vec<usize> =
        (first..=(last + 1).min(passages.len() - 1)).filter(|&at| is_answer(at)).collect();
    let personal = answers.iter().filter(|&&at| speaks_in_first_person(&passages[at].text)).count();
    if personal * 2 < answers.len() {
        return None;
    }
    let speaker = guest(document, first, entities);
    let mut turns = vec![None; passages.len()];
    for at in questions {
        turns[at] = Some(Turn::Question);
    }
    for at in answers {
        let content = Span::new(0, passages[at].text.len());
        turns[at] = Some(Turn::Answer { content, label: None, speaker });
    }
    Some(turns)
}

/// The lines of a dialogue that is set with dashes: what is said, up to the dash or the comma behind which the page
/// tells who says it. Only where some line of the page has such a tag: a list can be set with dashes as well.
pub fn dialogue(passages: &[Passage], is_cue: impl Fn(&str) -> bool) -> Vec<Vec<Quotation>> {
    let lines: Vec<Option<(Vec<Quotation>, bool)>> =
        passages.iter().map(|passage| dash_line(&passage.text, &is_cue)).collect();
    let has_tag = lines.iter().flatten().any(|(_, tagged)| *tagged);
    lines
        .into_iter()
        .map(|line| line.filter(|_| has_tag).map(|(parts, _)| parts).unwrap_or_default())
        .collect()
}

fn dash_line(text: &str, is_cue: &impl Fn(&str) -> bool) -> Option<(Vec<Quotation>, bool)> {
    let first = text.chars().next().filter(|c| matches!(c, '—' | '–' | '―' | '-'))?;
    let body = first.len_utf8();
    let begins = text[body..].trim_start();
    if !text[body..].starts_with(' ') && first == '-'
        || !begins.starts_with(|c: char| c.is_uppercase() || matches!(c, '¿' | '¡' | '…' | '“' | '"'))
    {
        return None;
    }
    let mut parts = Vec::new();
    let mut tagged = false;
    let mut from = body;
    let mut spoken = true;
    let mut cuts: Vec<usize> = text[body..]
        .match_indices(['—', '–', '―', '-'])
        .map(|(at, _)| body + at)
        .filter(|&at| text[..at].ends_with(' '))
        .collect();
    cuts.push(text.len());
    for (index, &cut) in cuts.iter().enumerate() {
        if cut < from {
            continue;
        }
        let width = text[cut..].chars().next().map_or(0, char::len_utf8);
        let next = cuts.get(index + 1).copied().unwrap_or(text.len());
        let behind = text.get(cut + width..next).unwrap_or_default();
        let has_cue = tokens(behind).iter().take(6).any(|token| is_cue(&token.term));
        let begins_small = behind.trim_start().starts_with(char::is_lowercase)
            || tokens(behind).first().is_some_and(|word| is_pronoun(&word.term));
        if !spoken {
            spoken = true;
            from = cut + width;
            continue;
        }
        // "— Nobody asked us — he turns the cup in his hand — they asked the lawyers."
        let inserted = next < text.len()
            && tokens(behind).first().is_some_and(|word| ["he", "she"].contains(&word.term.as_str()))
            && begins_small;
        // "— It is wet, said he. — The gauge shows two metres."
        if cut < text.len() && text[..cut].trim_end().ends_with('.') && spoken {
            let (end, tagged_here) = comma_tag(&text[..cut], from, is_cue);
            if tagged_here {
                let outer = if parts.is_empty() { 0 } else { from.saturating_sub(first.len_utf8()) };
                push(&mut parts, text, outer, from, end, end);
                tagged = true;
                from = cut + width;
                continue;
            }
        }
        let turn =
            inserted || has_cue && (begins_small || text[..cut].trim_end().ends_with([',', '?', '!', '…']));
        if cut < text.len() && !turn {
            continue;
        }
        let (end, comma_tag) = if cut == text.len() { comma_tag(text, from, is_cue) } else { (cut, false) };
        tagged |= turn || comma_tag;
        let outer = if parts.is_empty() { 0 } else { from.saturating_sub(first.len_utf8()) };
        push(&mut parts, text, outer, from, end, if turn { cut + width } else { end });
        if comma_tag && let Some(start) = behind_tag(text, end) {
            push(&mut parts, text, start, start, text.len(), text.len());
        }
        spoken = false;
        from = cut + width;
    }
    Some((parts, tagged))
}

/// Where the speech goes on behind a tag that ends its sentence: "— Six hours, she says. You can clean one grave."
/// Only words of whoever speaks tell it from the page's own.
fn behind_tag(text: &str, tag: usize) -> Option<usize> {
    const OWN: &[&str] = &["i", "we", "you", "my", "our", "your", "me", "us"];
    const LONGEST: usize = 6;
    let rest = text.get(tag..)?;
    let stop = rest.find(". ")?;
    let behind = rest.get(stop + 2..)?;
    let is_own = |words: &str| token_stream(words).any(|token| OWN.contains(&token.term.as_str()));
    let next = behind.split_inclusive(['.', '!', '?']).next()?;
    (token_stream(rest.get(..stop)?).count() <= LONGEST && !is_own(&rest[..stop]) && is_own(next))
        .then_some(tag + stop + 2)
}

/// Where ", said X" begins in the rest of a line; otherwise its end.
fn comma_tag(text: &str, from: usize, is_cue: &impl Fn(&str) -> bool) -> (usize, bool) {
    for (at, comma) in text.get(from..).unwrap_or_default().match_indices([',', '?', '!']) {
        let behind = text.get(from + at + comma.len()..).unwrap_or_default();
        let mut words = token_stream(behind).map(|token| token.term);
        let first = words.next().unwrap_or_default();
        let mut second = || words.next().is_some_and(|term| is_cue(&term));
        if is_cue(&first) || ["he", "she"].contains(&first.as_str()) && second() {
            return (from + at + comma.len(), true);
        }
    }
    (text.len(), false)
}

fn push(parts: &mut Vec<Quotation>, text: &str, outer: usize, from: usize, to: usize, outer_end: usize) {
    let inside = text.get(from..to).unwrap_or_default();
    let start = from + inside.len() - inside.trim_start().len();
    let content = Span::new(start, start + inside.trim().len());
    if content.start < content.end {
        let outer = outer.min(start).max(parts.last().map_or(0, |last: &Quotation| last.outer.end as usize));
        parts.push(Quotation {
            content,
            outer: Span::new(outer, outer_end.max(content.end as usize)),
            closed: true,
            continues: false,
        });
    }
}
