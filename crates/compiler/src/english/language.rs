//! Which language an article is in, and whether a line or a few words are in another one.
//!
//! whatlang names the language of a text by its letters and runs of three of them, and needs some hundred letters to
//! be sure: of nine phrases of two to five words in other languages it is sure of two. So a menu or a left-over phrase
//! is told by small words instead, as far as these tell.

use corpus::Passage;
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

/// Letters of the shortest article whose language is named. Of stretches of 40 words from 1,200 English articles one
/// in 18,000 was surely taken for another language, a list of names; with half as many words one in 4,000.
const SHORTEST: usize = 200;
/// Bytes from an article's beginning that are looked at. More change nothing, and an article may have megabytes.
const LOOKED_AT: usize = 4_000;

/// The English name of the language that an article is in; nothing where it is too short or too mixed to be sure.
pub fn of(passages: &[Passage]) -> Option<&'static str> {
    let mut text = String::new();
    for passage in passages {
        if text.len() >= LOOKED_AT {
            break;
        }
        let left = passage.text.floor_char_boundary(LOOKED_AT - text.len());
        text.extend([&passage.text[..left], "\n"]);
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let found = whatlang::detect(&text).filter(|found| letters >= SHORTEST && found.is_reliable())?;
    Some(found.lang().eng_name())
}

/// Whether an article is in English.
pub fn is_english_article(passages: &[Passage]) -> bool {
    of(passages) == Some(whatlang::Lang::Eng.eng_name())
}

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
    use proptest::prelude::*;

    fn article(paragraphs: &[&str]) -> Vec<Passage> {
        let passage = |text: &&str| Passage { text: (*text).to_owned(), ..Passage::default() };
        paragraphs.iter().map(passage).collect()
    }

    #[test]
    fn an_article_is_in_the_language_of_its_text() {
        for (expected, text) in [
            (
                "English",
                "The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the winter timetable. The union wants a rise of six per cent, while the company has offered three per cent and a new timetable. Both sides said that the talks were useful.",
            ),
            (
                "German",
                "Die Fährgesellschaft und die Gewerkschaft der Besatzungen haben sich am Montag in Port Amber getroffen, um über Löhne und den Winterfahrplan zu sprechen. Die Gewerkschaft verlangt sechs Prozent mehr, angeboten sind bisher drei. Beide Seiten nannten die Gespräche nützlich.",
            ),
            (
                "French",
                "La compagnie du bac et le syndicat des équipages se sont rencontrés lundi à Port Amber pour parler des salaires et de l’horaire d’hiver. Le syndicat demande une hausse de six pour cent, la compagnie en a proposé trois jusqu’ici. Les deux parties ont dit que les entretiens étaient utiles.",
            ),
            (
                "Russian",
                "Паромная компания и профсоюз экипажей встретились в понедельник в порту, чтобы обсудить заработную плату и зимнее расписание. Профсоюз требует повышения на шесть процентов, а компания пока предложила только три процента и новое расписание.",
            ),
        ] {
            assert_eq!(of(&article(&[text])), Some(expected));
            assert_eq!(is_english_article(&article(&[text])), expected == "English");
        }
    }

    #[test]
    fn what_is_too_short_is_in_no_language() {
        let sentence = "The union wants a rise of six per cent, while the company has offered three.";
        assert_eq!(of(&article(&[sentence])), None);
        assert_eq!(of(&article(&[sentence; 4])), Some("English"));
        assert_eq!(of(&article(&[&"4,000 19:05 — ".repeat(100)])), None);
    }

    proptest! {
        #[test]
        fn any_text_is_in_one_language_or_none(text in "\\PC{0,8}([\\PC&&[^a]]{0,40} ){0,30}", times in 1..9_usize) {
            of(&article(&[&text.repeat(times), &text]));
        }
    }

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
