//! What only a look across documents tells: which copy, tell or answer one another, and which are about something else.

mod duplicates;
mod event_links;
pub mod links;
pub mod off_topic;
pub mod replies;
