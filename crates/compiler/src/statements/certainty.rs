//! How sure it is who speaks, and what tells it where nobody is named.
//!
//! A name is sure, and so is a surname that one person of the page bears. A pronoun, an office and what goes on with the
//! speaker before mean whom the rules took them for, which is likely and no more. Whatever names nobody is open. What it
//! does not know: how the speaker was found.

use super::speaker::{self, Line, Lines};
use crate::english::cue;
use crate::english::lexicon::{self, PEOPLE};
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{Attribution, Certainty, Document, Entity, EntityId, EntityKind, Span, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// The persons that a page names, by each word of their names.
pub struct Bearers(BTreeMap<String, BTreeSet<EntityId>>);

impl Bearers {
    /// Reads the mentions of a page.
    pub fn of(document: &Document, entities: &[Entity]) -> Self {
        let mut bearers: BTreeMap<String, BTreeSet<EntityId>> = BTreeMap::new();
        let mentions = document.passages.iter().flat_map(|passage| &passage.mentions);
        let named: BTreeSet<EntityId> = mentions.map(|mention| mention.entity).collect();
        for id in named {
            let Some(entity) = entities.get(id.index()) else { continue };
            if entity.kind == EntityKind::Person {
                for Token { term, .. } in tokens(&entity.name) {
                    bearers.entry(term).or_default().insert(id);
                }
            }
        }
        Self(bearers)
    }

    /// Whether one person, at most, bears the last of these words.
    fn is_one(&self, words: &str) -> bool {
        let last = tokens(words).pop().map(|token| token.term).unwrap_or_default();
        self.0.get(last.trim_end_matches("'s")).is_none_or(|persons| persons.len() == 1)
    }
}

/// Says of a statement how sure its speaker is; of one without a speaker, whether words stand in the place of a name.
pub fn settle(statement: &mut Statement, lines: &Lines<'_>, entities: &[Entity], bearers: &Bearers) {
    let source = statement.source.and_then(|place| Some((lines.get(place.passage as usize)?, place.span)));
    let Some(speaker) = statement.speaker else {
        let is_unnamed = source.is_some_and(|(line, span)| names_nobody(&line, span, entities));
        statement.attribution = if is_unnamed { Attribution::Unnamed } else { Attribution::Unknown };
        statement.certainty = Certainty::Open;
        return;
    };
    let words = source.map_or_else(
        || entities.get(speaker.index()).map_or("", |entity| &entity.name),
        |(line, span)| span.of(line.text),
    );
    statement.certainty = match statement.attribution {
        Attribution::Name => Certainty::Sure,
        Attribution::Surname if bearers.is_one(words) => Certainty::Sure,
        _ => Certainty::Likely,
    };
}

/// Whether words for which no entity is known are no name: "experts", "the second driver", "Belvari officials". A
/// pronoun is none either, but says less than that.
fn names_nobody(line: &Line<'_>, span: Span, entities: &[Entity]) -> bool {
    let (from, to) = line.words_in(span);
    let head = (from..to).skip(1).find(|&word| {
        cue::is_preposition(line.term(word)) || line.gap(word).contains(',') || line.term(word) == "who"
    });
    let Some(last) = head.unwrap_or(to).checked_sub(1).filter(|&last| last >= from) else { return false };
    let is_label = span.start == 0 && part(line.text, span.end as usize..).starts_with([':', '.']);
    let is_person = |word: usize| {
        let id = line.entity_at(word).filter(|_| line.entity_at(word + 1) != line.entity_at(word));
        id.and_then(|id| entities.get(id.index())).is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let is_somebody =
        |word: usize| is_person(word) && !line.is_possessive(word) || speaker::is_pronoun(line.term(word));
    if is_label || (from..=last).any(is_somebody) {
        return false;
    }
    let term = line.term(last);
    // "Experts said": the capital is the sentence's.
    let begins = from == last
        && line.sentence_at(span.start).is_some_and(|which| line.sentences[which].start == span.start);
    let is_noun = begins
        && (cue::is_speaker_noun(term) || lexicon::is(term, PEOPLE) || lexicon::is_english_word(term))
        || lexicon::classes(term) & lexicon::DEMONYM != 0;
    line.entity_at(last).is_none() && (is_noun || !line.is_capital(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::person;
    use corpus::{Mention, Passage, Place};

    /// What is said of a source: the words in brackets, with the entity whose number stands before the bracket.
    fn read(marked: &str, by: Attribution, speaker: Option<u32>) -> (Attribution, Certainty) {
        let entities = [person("Ann Harbour"), person("Bob Harbour"), person("Cleo Marsh")];
        let text = marked.replace(['[', ']'], "");
        let span = Span::new(marked.find('[').unwrap_or(0), marked.find(']').map_or(0, |at| at - 1));
        let mentions = (0..).zip(&entities).filter_map(|(id, entity)| {
            let start = text.find(&entity.name)?;
            Some(Mention { entity: EntityId(id), span: Span::new(start, start + entity.name.len()) })
        });
        let mut mentions: Vec<Mention> = mentions.collect();
        mentions.sort_by_key(|mention| mention.span);
        let document = Document {
            passages: vec![Passage { text, mentions, ..Passage::default() }],
            ..Document::default()
        };
        let lines = Lines::new(&document.passages, Vec::new());
        let mut statement = Statement {
            speaker: speaker.map(EntityId),
            attribution: by,
            source: (span.start < span.end).then_some(Place { passage: 0, span }),
            ..Statement::default()
        };
        settle(&mut statement, &lines, &entities, &Bearers::of(&document, &entities));
        (statement.attribution, statement.certainty)
    }

    #[test]
    fn a_name_is_sure_and_what_means_somebody_is_likely() {
        use Attribution::{Carried, Name, Pronoun, Role, Surname};
        for (text, by, expected) in [
            ("[Ann Harbour] said so.", Name, Certainty::Sure),
            ("Ann Harbour came. [Harbour] said so.", Surname, Certainty::Sure),
            ("Ann Harbour and Bob Harbour came. [Harbour] said so.", Surname, Certainty::Likely),
            ("Ann Harbour came. [She] said so.", Pronoun, Certainty::Likely),
            ("Ann Harbour came. [The mayor] said so.", Role, Certainty::Likely),
            ("“It holds.” So said Ann Harbour.", Carried, Certainty::Likely),
        ] {
            assert_eq!(read(text, by, Some(0)), (by, expected), "{text}");
        }
    }

    #[test]
    fn words_that_are_no_name_are_unnamed() {
        for (text, expected) in [
            ("[Experts] said so.", Attribution::Unnamed),
            ("[Two diplomats] said so.", Attribution::Unnamed),
            ("[The website] said so.", Attribution::Unnamed),
            ("[Lodrian officials in Wau] said so.", Attribution::Unnamed),
            ("[An aide to Ann Harbour] said so.", Attribution::Unnamed),
            ("[Ann Harbour’s aide] said so.", Attribution::Unnamed),
            ("[Answer]. It holds.", Attribution::Unknown),
            ("[He] said so.", Attribution::Unknown),
            ("“It holds.”", Attribution::Unknown),
            ("[Ann Harbour and Cleo Marsh] said so.", Attribution::Unknown),
            ("[Lodra] said so.", Attribution::Unknown),
            ("[The Lodra Post] said so.", Attribution::Unknown),
        ] {
            assert_eq!(read(text, Attribution::Name, None), (expected, Certainty::Open), "{text}");
        }
    }
}
