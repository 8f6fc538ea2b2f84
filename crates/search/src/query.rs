//! What is asked for, and what the engine makes of the text that was typed.
//!
//! Any word may match. Stop words are left out, unless the text has no others. The last word also matches what it
//! is a prefix of, as long as it may still be being typed: nothing stands behind it, not even a space.

use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, token_stream};

use crate::index::{Index, StemId, index_stem, is_index_stop_word};

/// How many words of a query count, stop words and repetitions included; the rest is ignored, so that no query can
/// make the engine work without bound. A pasted paragraph fits.
pub const MAX_WORDS: usize = 128;

/// What a passage can be filtered by. All but `Publisher` and `Date` may have several values in one passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Topics of the passage; values are topic ids.
    Topic,
    /// Sides that the passage names, through any entity that speaks for one; values are side ids.
    Side,
    /// Stated publisher of the document; values are slugs of the name, or `none`.
    Publisher,
    /// Provenance flags of the document; values are flag ids.
    Flag,
    /// Stated month of publication, `2023-12`, or the year where no month is stated, or `none`.
    Date,
}

impl Facet {
    /// Every facet in the order in which the page shows them.
    pub const ALL: [Self; 5] = [Self::Topic, Self::Side, Self::Publisher, Self::Flag, Self::Date];

    /// The facet's name in URLs.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Side => "side",
            Self::Publisher => "by",
            Self::Flag => "flag",
            Self::Date => "date",
        }
    }

    /// Whether a passage has one value at most, so that of several included values any one is enough.
    pub(crate) const fn is_single(self) -> bool {
        matches!(self, Self::Publisher | Self::Date)
    }
}

/// One choice of the reader: only passages with the value, or only those without.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter {
    /// What is filtered by.
    pub facet: Facet,
    /// The value's id as it stands in the URL.
    pub value: String,
    /// Leave such passages out instead of keeping only them.
    pub exclude: bool,
}

/// What is asked for. Includes of `Topic`, `Side` and `Flag` must all hold (a passage can have several);
/// of the includes of `Publisher`, and of `Date`, any one is enough (a document has only one);
/// excludes must all hold. A value that the corpus does not have is a value that no passage has.
/// A text without words, such as an empty one, matches every passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed; of more than [`MAX_WORDS`] words the first ones count.
    pub text: String,
    /// Chosen filters, in no particular order.
    pub filters: Vec<Filter>,
}

/// A word that is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it is indexed under.
    pub stem: String,
    /// The word as folded, if words that start with it match too.
    pub prefix: Option<String>,
}

/// The distinct words to search for, in the order of their first occurrence.
pub(crate) fn parse(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for token in token_stream(text).take(MAX_WORDS) {
        let stem = index_stem(&token.term);
        let prefix = may_be_unfinished(text, &token).then_some(token.term);
        match words.iter_mut().find(|word| word.stem == stem) {
            Some(word) => word.prefix = prefix,
            None => words.push(Word { stem, prefix }),
        }
    }
    if words.iter().any(|word| !is_index_stop_word(&word.stem)) {
        words.retain(|word| !is_index_stop_word(&word.stem));
    }
    words
}

/// Whether the token may still be being typed: it ends the text, and is no run of initials like `U.S`.
fn may_be_unfinished(text: &str, token: &Token) -> bool {
    token.end == text.len() && !part(text, token.start..).contains('.')
}

/// The words of a query, looked up in an index.
pub(crate) struct Lookup<'i> {
    index: &'i Index,
    pub words: Vec<FoundWord>,
    /// For every stem of the index the word that it answers, counted from 1; 0 for none.
    word_of: Vec<u8>,
}

/// A word of a query with what the index has for it.
pub(crate) struct FoundWord {
    word: Word,
    /// The word itself, in any of its inflections.
    pub stem: Option<StemId>,
    /// Stems of the words that it is a prefix of, without those that answer a word of the query by themselves.
    pub expansions: Vec<StemId>,
}

impl<'i> Lookup<'i> {
    pub fn new(text: &str, index: &'i Index) -> Self {
        let mut word_of = vec![0; index.stem_count()];
        let mut words: Vec<FoundWord> = parse(text)
            .into_iter()
            .map(|word| FoundWord { stem: index.stem(&word.stem), word, expansions: Vec::new() })
            .collect();
        for (word, number) in words.iter().zip(1..) {
            if let Some(stem) = word.stem {
                word_of[stem as usize] = number;
            }
        }
        for (word, number) in words.iter_mut().zip(1..) {
            if let Some(prefix) = &word.word.prefix {
                for stem in index.stems_by_prefix(prefix) {
                    if word_of[stem as usize] == 0 {
                        word_of[stem as usize] = number;
                        word.expansions.push(stem);
                    }
                }
            }
        }
        Self { index, words, word_of }
    }

    /// The word of the query that a stem answers.
    pub fn word_of(&self, stem: StemId) -> Option<usize> {
        usize::from(self.word_of[stem as usize]).checked_sub(1)
    }

    /// Whether a term of any text, of the corpus or not, answers a word of the query.
    pub fn matches(&self, term: &str) -> bool {
        let stem = index_stem(term);
        let indexed = self.index.stem(&stem).is_some_and(|stem| self.word_of(stem).is_some());
        indexed
            || self.words.iter().any(|FoundWord { word, .. }| {
                word.stem == stem
                    || word
                        .prefix
                        .as_ref()
                        .is_some_and(|prefix| term.starts_with(prefix) && !is_stop_word(term))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stems to search for; `*` stands behind one that is a prefix too.
    fn words(text: &str) -> String {
        let word = |word: Word| word.stem + if word.prefix.is_some() { "*" } else { "" };
        parse(text).into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_last_word_is_a_prefix_until_something_follows_it() {
        assert_eq!(words("peace trea"), "peac trea*");
        assert_eq!(words("peace treaty "), "peac treati");
        assert_eq!(words("peace treaty?"), "peac treati");
        assert_eq!(words("the U.S."), "us");
        assert_eq!(words("the U.S"), "us");
    }

    #[test]
    fn stop_words_are_left_out_unless_there_is_nothing_else() {
        assert_eq!(words("what is the peace treaty about "), "peac treati");
        assert_eq!(words("to be or not to be"), "to. be.* or. not.");
        assert_eq!(words("peace in"), "peac");
    }

    #[test]
    fn a_word_counts_once() {
        assert_eq!(words("peace treaty Peace"), "peac* treati");
        assert_eq!(words("treaties treaty "), "treati");
    }

    #[test]
    fn of_ten_thousand_words_the_first_count() {
        let text = (0..10_000).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(parse(&text).len(), MAX_WORDS);
        assert!(
            parse(&text).iter().all(|word| word.prefix.is_none()),
            "the last of all words is not among them"
        );
    }

    #[test]
    fn a_text_without_words_asks_for_nothing() {
        assert_eq!(words(""), "");
        assert_eq!(words(" \"—🔥 "), "");
    }
}
