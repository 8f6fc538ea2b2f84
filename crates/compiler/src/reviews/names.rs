//! How reviews call the things of the corpus: entities by a name or alias, topics and sides by their ids.

use super::problem::unknown;
use crate::config::toml_reader::{At, Reader};
use crate::english::phrase::terms;
use corpus::{Entity, EntityId, SideId, TopicId};
use std::collections::BTreeMap;

/// The topics and sides that the curator has configured.
#[derive(Default)]
pub struct Known {
    /// Ids of the topics, in taxonomy order.
    pub topics: Vec<String>,
    /// Ids of the sides, in the curator's order.
    pub sides: Vec<String>,
}

impl Known {
    /// The topic of that id.
    pub fn topic(&self, reader: &mut Reader<'_>, at: &At<String>) -> Option<TopicId> {
        position(reader, at, "topic", &self.topics).map(TopicId)
    }

    /// The side of that id.
    pub fn side(&self, reader: &mut Reader<'_>, at: &At<String>) -> Option<SideId> {
        position(reader, at, "side", &self.sides).map(SideId)
    }
}

fn position(reader: &mut Reader<'_>, at: &At<String>, what: &str, known: &[String]) -> Option<u32> {
    let found = known.iter().position(|id| *id == at.value);
    if found.is_none() {
        unknown(reader, at, what, known, None);
    }
    found.map(|at| at as u32)
}

/// The entities by their names.
pub struct Names {
    /// By the terms of every name; nobody where two share it, and the canonical name counts before aliases.
    owners: BTreeMap<Vec<String>, Option<EntityId>>,
}

impl Names {
    /// The names of these entities.
    pub fn new(entities: &[Entity]) -> Self {
        let mut owners = BTreeMap::new();
        for (id, entity) in (0..).map(EntityId).zip(entities) {
            claim(&mut owners, terms(&entity.name), id);
        }
        let mut aliases = BTreeMap::new();
        for (id, entity) in (0..).map(EntityId).zip(entities) {
            for alias in &entity.aliases {
                claim(&mut aliases, terms(alias), id);
            }
        }
        for (name, owner) in aliases {
            owners.entry(name).or_insert(owner);
        }
        Self { owners }
    }

    /// Whom a name names; reported when that is nobody or more than one.
    pub fn entity(&self, reader: &mut Reader<'_>, at: &At<String>) -> Option<EntityId> {
        match self.owners.get(&terms(&at.value)).copied() {
            Some(Some(id)) => Some(id),
            Some(None) => {
                let found = format!("`{}`, a name of more than one", at.value);
                reader.problem(at.span.clone(), found, "a name of one entity", "write its canonical name");
                None
            }
            None => {
                let found = format!("the name `{}`", at.value);
                let remedy = "correct it, or add an [[entity]] to entities.toml";
                reader.problem(at.span.clone(), found, "the name or an alias of an entity", remedy);
                None
            }
        }
    }
}

fn claim(owners: &mut BTreeMap<Vec<String>, Option<EntityId>>, name: Vec<String>, id: EntityId) {
    let owner = owners.entry(name).or_insert(Some(id));
    if *owner != Some(id) {
        *owner = None;
    }
}
