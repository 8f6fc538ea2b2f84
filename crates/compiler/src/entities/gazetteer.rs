//! Finds the curated entities in passages.
//!
//! A name is an entity's canonical name, one of its aliases, or for a person the last word of the name, unless
//! two persons share it: then the surname alone says nothing.

use crate::english::lexicon;
use crate::english::phrase::{Compare, Phrases, Words, terms};
use corpus::{Entity, EntityId, EntityKind, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// The gazetteer, ready to be applied.
pub struct Gazetteer {
    names: Phrases<EntityId>,
    /// The words of all names of each person.
    persons: BTreeMap<EntityId, BTreeSet<String>>,
}

impl Gazetteer {
    /// Prepares the names of every entity.
    pub fn new(entities: &[Entity]) -> Self {
        let mut names = Phrases::new(Compare::Name);
        for (id, entity) in (0..).zip(entities) {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                names.add(name, EntityId(id));
            }
        }
        for (surname, id) in surnames(entities) {
            names.add(surname, id);
        }
        let persons =
            (0..).map(EntityId).zip(entities).filter(|(_, entity)| entity.kind == EntityKind::Person);
        let persons = persons.map(|(id, entity)| {
            let words = std::iter::once(&entity.name).chain(&entity.aliases).flat_map(|name| terms(name));
            (id, words.collect())
        });
        Self { names, persons: persons.collect() }
    }

    /// The entities that a text names, from left to right.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let found = self.names.find(&Words::new(text)).into_iter();
        let mentions = found.map(|found| Mention { entity: found.value, span: found.span });
        mentions.filter(|mention| !self.is_of_another(text, mention)).collect()
    }

    /// Whether a person's surname, or another single word for them, stands behind a given name that is not theirs: the
    /// full name is of somebody else.
    fn is_of_another(&self, text: &str, mention: &Mention) -> bool {
        let Some(names) = self.persons.get(&mention.entity) else { return false };
        let before = text.get(..mention.span.start as usize).unwrap_or_default();
        let words = before.strip_suffix(' ').into_iter().flat_map(|before| before.rsplit(' '));
        // "Larry O. Velgar": the initial that is not theirs says nothing yet.
        let is_initial = |word: &&str| {
            let letter = word.strip_suffix('.').unwrap_or_default();
            letter.starts_with(char::is_uppercase)
                && letter.chars().count() == 1
                && !names.contains(&corpus::token::fold(letter))
        };
        let mut words = words.skip_while(is_initial);
        let word = words.next().unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_name = word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !mention.span.of(text).contains(' ');
        if !is_name {
            return false;
        }
        let term = corpus::token::fold(word);
        // "Nobody in Vienna Velgar knows": a place, not a given name.
        let mut is_place =
            || words.next().is_some_and(|word| lexicon::is(&corpus::token::fold(word), lexicon::PREPOSITION));
        let is_given = lexicon::is(&term, lexicon::GIVEN | lexicon::NAME_OF_MAN | lexicon::NAME_OF_WOMAN)
            || lexicon::classes(&term) == 0 && !lexicon::is_english_word(&term) && !is_place();
        !names.contains(&term) && is_given
    }
}

/// Surnames that only one entity can mean.
fn surnames(entities: &[Entity]) -> Vec<(&str, EntityId)> {
    let mut owners: BTreeMap<Vec<String>, Vec<(&str, EntityId)>> = BTreeMap::new();
    for (id, entity) in (0..).zip(entities) {
        if entity.kind == EntityKind::Person
            && let Some((_, surname)) = entity.name.rsplit_once(' ')
        {
            owners.entry(terms(surname)).or_default().push((surname, EntityId(id)));
        }
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            // A one-word name of somebody else is not free to be a surname.
            owners.entry(terms(name)).or_default().push(("", EntityId(id)));
        }
    }
    owners
        .into_values()
        .filter(|claims| claims.iter().all(|(_, id)| *id == claims[0].1))
        .filter_map(|claims| claims.into_iter().find(|(surname, _)| !surname.is_empty()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::person;

    fn found(entities: &[Entity], text: &str) -> Vec<(usize, String)> {
        let mentions = Gazetteer::new(entities).mentions(text);
        mentions.iter().map(|mention| (mention.entity.index(), mention.span.of(text).to_owned())).collect()
    }

    #[test]
    fn a_surname_alone_is_the_person() {
        assert_eq!(found(&[person("Ilham Aliyev")], "Aliyev’s talks"), [(0, "Aliyev".to_owned())]);
    }

    #[test]
    fn a_surname_of_two_persons_is_nobody() {
        let entities = [person("Ilham Aliyev"), person("Natiq Aliyev")];
        assert_eq!(found(&entities, "Aliyev met Ilham Aliyev"), [(0, "Ilham Aliyev".to_owned())]);
    }
}
