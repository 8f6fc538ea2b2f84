//! What is cited, linked to or collected: a passage, a statement in it, some of its words, or all that a view shows.

use corpus::Span;

use crate::engine::Engine;
use crate::page::citation::Cited;

/// What is handed on or collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All that the view shows.
    View,
    /// A passage of a document, by its name and hash; behind a dot the hash may have the name of a statement's mark.
    Passage(String, String),
    /// Some words of the text from it on.
    Words(String, String, Span),
}

impl Subject {
    /// What is cited of it; nothing of a view, or where it names what is not there.
    pub fn cited(&self, engine: Engine) -> Option<Cited<'static>> {
        let (slug, hash, part) = match self {
            Self::View => return None,
            Self::Passage(slug, hash) => (slug, hash, None),
            Self::Words(slug, hash, part) => (slug, hash, Some(*part)),
        };
        let (hash, mark) = hash.split_once('.').unwrap_or((hash, ""));
        let (cited, _) = Cited::find(engine.corpus(), slug, hash, "", mark)?;
        Some(Cited { part, ..cited })
    }
}
