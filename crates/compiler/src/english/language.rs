//! Which language a line is in, as far as small words tell.
//!
//! Enough to see that a menu or a left-over phrase is not in the article's language; not a language detector.

use corpus::token::Token;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Small words of languages that news is translated from, folded. None is an English word or a common part of
/// names.
const FOREIGN: &str = "il lo gli dei delle della nel nella sono che con per anche questo questa primo \
    el los las y del una que por para como pero esta este segun su \
    der das und ist nicht mit von dem den ein eine auf wird wurde haben sich nach uber zwischen zur zum \
    le les des du une est dans avec sur pour pas qui sont ont aux cette entre selon et \
    os uma nao com mais foi sao pelo pela ao \
    bir ve bu ile icin olarak gore \
    и в не на что по из от для это как с был были после между \
    oraz przez jest podczas gdy ktory ktora ktore wedlug jego sie zeby jednak ktery ktera jako jeho \
    het niet zijn voor naar maar ook van og av pa til";

/// English small words, folded.
const ENGLISH: &str = "the of and to in that is was for on with as by at from it are be has have said this not but they which were will would an its their";

/// The words of a list: looked up so often that walking the list was a third of all work.
pub fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// How many of the words are English small words and how many are those of other languages or of other scripts.
pub fn small_words(words: &[Token]) -> (usize, usize) {
    let english = words.iter().filter(|word| is_english(&word.term)).count();
    let foreign = words.iter().filter(|word| is_foreign(&word.term) || is_other_script(&word.term)).count();
    (english, foreign)
}

/// Whether the folded word is an English small word.
pub fn is_english(term: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(ENGLISH));
    WORDS.contains(term)
}

/// Whether the folded word is a small word of another language.
pub fn is_foreign(term: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| words(FOREIGN));
    WORDS.contains(term)
}

/// Whether the folded word is written in another than the Latin script.
pub fn is_other_script(term: &str) -> bool {
    term.chars().all(|c| {
        matches!(c, 'а'..='я' | 'ё' | 'α'..='ω' | '\u{531}'..='\u{587}' | '\u{600}'..='\u{6ff}' | '\u{10d0}'..='\u{10ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_written_folded() {
        assert!(
            FOREIGN
                .split_whitespace()
                .chain(ENGLISH.split(' '))
                .all(|word| corpus::token::fold(word) == word)
        );
    }
}
