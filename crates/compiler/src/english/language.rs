//! Which language an article is in, and whether a line or a few words are in another one.
//!
//! whatlang names the language of a text by its letters and runs of three of them, and needs some hundred letters to
//! be sure: of nine phrases of two to five words in other languages it is sure of two. So a menu or a left-over phrase
//! is told by small words instead, as far as these tell.

use crate::languages;
use corpus::Passage;
use corpus::token::{Token, tokens};
use foldhash::HashSet;
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

/// Words from which on a text with hardly an English small word may be in another language; the share of small words that
/// tells of it, in English they are a third and more; and how many times as many as English ones there must be.
const FEW_WORDS: usize = 8;
const ENGLISH_SHARE: usize = 5;
const SIGNS: usize = 3;

/// The language that a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its English name; nothing where the text is too short or too mixed to be sure.
    pub name: Option<&'static str>,
    /// Whether the rules read it: English, or what may be English.
    pub read: bool,
}

/// The language that an article is in.
pub fn of(passages: &[Passage]) -> Told {
    of_texts(passages.iter().map(|passage| passage.text.as_str()))
}

/// The language that texts are in, one behind the other: by runs of letters where they are long enough, by small words
/// and letters of their own where they are short.
pub fn of_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Told {
    let mut text = String::new();
    for part in texts {
        if text.len() >= LOOKED_AT {
            break;
        }
        let left = part.floor_char_boundary(LOOKED_AT - text.len());
        text.extend([&part[..left], "\n"]);
    }
    let words = tokens(&text);
    let english = words.iter().filter(|word| is_english(&word.term)).count();
    let mostly_english = english * ENGLISH_SHARE > words.len();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let guess = whatlang::detect(&text);
    let is_long = |found: &whatlang::Info| letters >= SHORTEST || is_of_one_language(found.script());
    if let Some(found) = guess.as_ref().filter(|found| is_long(found) && found.is_reliable()) {
        let read = found.lang() == whatlang::Lang::Eng;
        // A list of foreign names between English words.
        let name = (read || !mostly_english).then(|| found.lang().eng_name());
        return Told { name, read: read || mostly_english };
    }
    let guess = guess.map(|found| found.lang().eng_name());
    let seeming = languages::told(&words, &text)
        .filter(|seeming| (seeming.sure || guess == Some(seeming.name)) && english * SIGNS < seeming.signs);
    let is_accented = |word: &Token| {
        let word = &text[word.start..word.end];
        word.starts_with(char::is_lowercase) && word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
    };
    let is_strange =
        |word: &&Token| is_foreign(&word.term) || is_other_script(&word.term) || is_accented(word);
    let strange = words.iter().filter(is_strange).count();
    let elsewhere = english_words(&text) >= FEW_WORDS
        && english * SIGNS < strange
        && strange * ENGLISH_SHARE >= words.len();
    let name = seeming.filter(|_| !mostly_english).map(|seeming| seeming.name);
    Told { name, read: mostly_english || name.is_none() && !elsewhere }
}

/// Whether a script is that of one language only, so that a few words tell it.
const fn is_of_one_language(script: whatlang::Script) -> bool {
    use whatlang::Script::{Armenian, Georgian, Greek, Hangul, Hiragana, Katakana, Mandarin, Thai};
    matches!(script, Armenian | Georgian | Greek | Hangul | Hiragana | Katakana | Mandarin | Thai)
}

/// Whether an article is in English.
pub fn is_english_article(passages: &[Passage]) -> bool {
    of(passages).name == Some(whatlang::Lang::Eng.eng_name())
}

/// How many words a text would have in English, by its letters: other languages say with one word what takes two there,
/// Arabic and Hebrew write no vowels, and Chinese writes nothing between words.
pub fn english_words(text: &str) -> usize {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let twentieths: usize = letters
        .map(|c| match c {
            '\u{590}'..='\u{6ff}' | '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => 5,
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => 10,
            _ => 4,
        })
        .sum();
    twentieths / 20
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
            assert_eq!(of(&article(&[text])).name, Some(expected));
            assert_eq!(of(&article(&[text])).read, expected == "English");
            assert_eq!(is_english_article(&article(&[text])), expected == "English");
        }
    }

    #[test]
    fn what_is_too_short_is_in_no_language() {
        let sentence = "The union wants a rise of six per cent, while the company has offered three.";
        let unknown = Told { name: None, read: true };
        assert_eq!(of(&article(&[sentence])), unknown);
        assert_eq!(of(&article(&[sentence; 4])), Told { name: Some("English"), read: true });
        assert_eq!(of(&article(&[&"4,000 19:05 — ".repeat(100)])), unknown);
    }

    #[test]
    fn a_short_article_is_told_by_small_words_and_letters() {
        for (expected, text) in [
            ("Arabic", "وصلت العبارة إلى الميناء في الصباح، ومن المقرر أن تعود بعد الظهر."),
            ("Armenian", "Լաստանավը առավոտյան հասավ նավահանգիստ և երեկոյան հետ կգնա։"),
            ("Azerbaijani", "Bərə səhər limana çatdı və axşam geri qayıdacaq, çünki külək çox güclüdür."),
            ("French", "Le bac est arrivé au port dans la matinée et il repart ce soir avec les voyageurs."),
            ("Georgian", "ბორანი დილით ნავსადგურში შევიდა და საღამოს უკან დაბრუნდება."),
            ("German", "Die Fähre kam am Morgen in den Hafen und fährt am Abend mit dem Wind zurück."),
            ("Russian", "Паром утром пришёл в порт, а вечером он уйдёт обратно с пассажирами."),
            ("Spanish", "El barco llegó al puerto por la mañana y se va esta tarde con los viajeros."),
            ("Turkish", "Feribot sabah limana geldi ve akşam yolcularla geri dönecek, çünkü rüzgâr güçlü."),
            ("Ukrainian", "Пором уранці прийшов у порт, а ввечері він піде назад із пасажирами."),
        ] {
            assert_eq!(of(&article(&[text])), Told { name: Some(expected), read: false }, "{text}");
        }
    }

    #[test]
    fn what_is_not_english_is_not_read_even_if_nothing_tells_its_name() {
        for text in [
            "Il battello è tornato in porto e il sindaco non è contento delle corse.",
            "渡船今天早上修好后回到了港口。市议会承诺增加新的航班。",
            "Prom wrócił dziś rano do portu, ponieważ został naprawiony przez załogę.",
        ] {
            assert!(!of(&article(&[text])).read, "{text}");
        }
    }

    #[test]
    fn english_with_names_of_elsewhere_is_read() {
        for text in [
            "İlham Əliyev met Nikol Paşinyan in Şuşa and in Ağdam.",
            "Der Spiegel and Die Zeit wrote of the ferry.",
            "Talks resume Monday",
            "The ferry of Şuşa, the Đà Nẵng line and the Łódź company said it.",
            "Ferry crews strike again, harbour closed, union leaders meet company bosses today.",
        ] {
            assert!(of(&article(&[text])).read, "{text}");
        }
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
