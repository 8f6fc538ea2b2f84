//! What only a look across documents tells: which copy, tell or answer one another, and which are about something else.

pub mod answers;
mod duplicates;
pub mod links;
pub mod off_topic;
mod same_event;
