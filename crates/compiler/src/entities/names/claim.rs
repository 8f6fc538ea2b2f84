//! A claim that words are a name, and how much it takes for one to be believed.

use corpus::{EntityKind, Span};

/// The weight from which a name is believed. Smaller: more names and more wrong ones.
pub const BELIEVED: i32 = 2;
/// The weight of what leaves no doubt: a title before the name, an office in apposition.
pub(super) const CERTAIN: i32 = 4;
/// The most words of a run of capitals, and the most that a body's name is read on for.
pub(super) const LONGEST_NAME: usize = 12;

/// A claim that words of a passage are a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where the name stands.
    pub span: Span,
    /// The name as it is to be shown.
    pub name: String,
    /// What it names.
    pub kind: EntityKind,
    /// How surely.
    pub weight: i32,
    /// The office, for a person.
    pub role: Option<String>,
    /// Words said of a person beside the name: the title, the office, what they are to somebody.
    pub said: Vec<String>,
    /// The abbreviation in brackets behind it.
    pub short: Option<String>,
    /// For a body with a general name ("foreign ministry"): whose, "" where the text does not say; otherwise nothing.
    pub owner: Option<String>,
}

/// Words that make a title: their positions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) is_honorific: bool,
}
