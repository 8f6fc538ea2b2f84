//! Whom and what passages name: the curator's entities and topics, then the names that no curator gave.

pub mod gazetteer;
pub mod names;
pub mod topics;

use corpus::{Entity, EntityKind};

/// An entity that no curator named, of which nothing is known but what it is.
pub fn found(name: impl Into<String>, kind: EntityKind) -> Entity {
    Entity {
        name: name.into(),
        kind,
        aliases: Vec::new(),
        role: None,
        side: None,
        speaks_for: None,
        uncurated: true,
    }
}

/// A person whom a curator named.
#[cfg(test)]
pub fn person(name: &str) -> Entity {
    Entity { uncurated: false, ..found(name, EntityKind::Person) }
}
