//! Whom and what passages name: the curator's entities and topics, then the names that no curator gave.

pub mod gazetteer;
pub mod names;
pub mod topics;
