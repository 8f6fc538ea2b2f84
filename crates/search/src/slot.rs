//! A query looked up in an index: for every part of it that counts as one word, a slot with what that part finds.
//!
//! `expansion` fills the slots, `score` counts what they find, `snippet` marks it. Only what all three share is here.

use corpus::Span;

use crate::index::{Entry, Index};
use crate::language::Language;
use crate::sort::sort;

/// A query looked up in an index.
#[derive(Default)]
pub(crate) struct Lookup {
    pub slots: Vec<Slot>,
    /// The documents whose title was typed as it stands.
    pub titled: Vec<u32>,
    /// What no passage may have.
    pub banned: Vec<Source>,
    /// By slot, with why what they mark answers it.
    pub marks: Vec<(usize, Why, Mark)>,
    /// Which of them are English stems, sorted by these, and which are not.
    pub stems: Vec<u32>,
    pub others: Vec<u32>,
}

impl Lookup {
    /// Makes the marks ready to be looked for: of a long text there are hundreds.
    pub(crate) fn sort_marks(&mut self) {
        for (at, mark) in (0..).zip(&self.marks) {
            let list = if mark.2.stem().is_some() { &mut self.stems } else { &mut self.others };
            list.push(at);
        }
        let stem = |at: u32| self.marks[at as usize].2.stem();
        sort(&mut self.stems, &|a, b| stem(a).cmp(&stem(b)));
    }

    /// The first mark of words with an English stem.
    pub(crate) fn first_of(&self, stem: &str) -> Option<u32> {
        let of = |at: &u32| self.marks[*at as usize].2.stem();
        let at = self.stems.partition_point(|other| of(other) < Some(stem));
        self.stems.get(at).copied().filter(|at| of(at) == Some(stem))
    }
}

/// What a slot of the query finds.
pub(crate) struct Slot {
    /// Where it stands in the text that was typed.
    pub spans: Vec<Span>,
    /// Whether no passage is found without it.
    pub required: bool,
    /// Which word of the query it is, if it is a plain word.
    pub order: Option<u32>,
    /// How often it was typed.
    pub times: f32,
    /// What it asks for by itself; one unless there are alternatives.
    pub exact: Vec<Source>,
    /// What else it finds, the most trusted first.
    pub expansions: Vec<Expansion>,
    /// The entities that it names, where no passage does, by this name or another.
    pub nowhere: Vec<u32>,
}

impl Slot {
    /// Whether no text has what it asks for by itself.
    pub(crate) fn is_missing(&self) -> bool {
        self.exact.iter().all(|source| matches!(source, Source::Words(entries) if entries.is_empty()))
    }
}

/// Words that stand somehow.
pub(crate) enum Source {
    /// Any of these.
    Words(Vec<Entry>),
    /// One of each, in order, side by side.
    Phrase(Vec<Vec<Entry>>),
    /// One of each, at most so many words from the first.
    Near(Vec<Vec<Entry>>, u32),
}

/// What a word finds that is not itself.
pub(crate) struct Expansion {
    pub why: Why,
    /// What it counts, as against the word itself.
    pub weight: f32,
    pub source: Source,
    /// What to call it: stems of synonyms, the word that was meant; of entities their mentions tell.
    pub words: Vec<String>,
}

/// Why a word finds what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is the word itself, in any inflection, or the very words of a phrase.
    Itself,
    /// It is another name of the same.
    Alias,
    /// It is the name of somebody with that role.
    Role,
    /// It means about the same.
    Synonym,
    /// It is the same written apart, or as one word.
    Spelling,
    /// It begins with what was typed.
    Prefix,
    /// It is spelled nearly so, and nothing is spelled so.
    Correction,
    /// Neighbours in the query stand near each other.
    Proximity,
    /// It is the title of its document, as it stands.
    Title,
    /// It is most like one of the best hits.
    Alike,
}

impl Mark {
    fn stem(&self) -> Option<&str> {
        match self {
            Self::Stem(language, stem) if *language == Language::default() => Some(stem),
            _ => None,
        }
    }

    /// The forms of a word, in each language.
    pub(crate) fn forms<'a>(term: &'a str, index: &'a Index) -> impl Iterator<Item = Self> + 'a {
        let of = |language| Self::Stem(language, index.key(language, index.languages.cut(language, term)));
        index.languages.all().map(of)
    }
}

/// What to mark in a text: a slot, and what stands for it.
pub(crate) enum Mark {
    /// Words with this stem in a language, as [`Index::key`] makes it.
    Stem(Language, String),
    /// Words that begin so and are no stop words.
    Prefix(String),
    /// These words, side by side.
    Phrase(Vec<String>),
    /// These two, side by side.
    Pair(Box<(Self, Self)>),
    /// Mentions of this entity.
    Entity(u32),
}
