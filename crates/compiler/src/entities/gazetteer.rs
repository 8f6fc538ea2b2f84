//! Finds the curated entities in passages.
//!
//! A name is an entity's canonical name, one of its aliases, or for a person the last word of the name, unless
//! two persons share it: then the surname alone says nothing.

use crate::english::phrase::{Compare, Phrases, Words, terms};
use corpus::{Entity, EntityId, EntityKind, Mention};
use std::collections::BTreeMap;

/// The gazetteer, ready to be applied.
pub struct Gazetteer {
    names: Phrases<EntityId>,
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
        Self { names }
    }

    /// The entities that a text names, from left to right.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let found = self.names.find(&Words::new(text));
        found.into_iter().map(|found| Mention { entity: found.value, span: found.span }).collect()
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

    fn person(name: &str) -> Entity {
        Entity {
            name: name.into(),
            kind: EntityKind::Person,
            aliases: Vec::new(),
            role: None,
            side: None,
            speaks_for: None,
            uncurated: false,
        }
    }

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
