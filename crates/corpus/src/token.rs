//! The only tokenizer and normalizer in the house.
//!
//! A token is a word as it stands in the text (byte range) with its term: the same word folded so
//! that case, accents, apostrophe shapes and letters that Unicode leaves apart (ə, ı) do not matter.
//! Hyphens and slashes split; digits keep their decimal marks; `3+3` and `U.S.` are one token each.
//! A hyphen at the end of a line, where what follows is no word by itself ("negotia- tions"), joins; "pre- and post-war"
//! are three words.
//! A run of a script without spaces between words (Chinese, Japanese, Thai) is one token.
//!
//! The folding is a small table of our own: `str::to_lowercase` with Unicode's tables would cost
//! every reader about 7 KB, and would still keep `é` and `e` apart. It covers Latin, Greek, Cyrillic,
//! Armenian, Georgian and what Arabic and Persian write in two ways; in other scripts capitals (Cherokee,
//! Coptic ...) and composed letters (polytonic Greek, Hangul, kana) stay as they came.
//!
//! The work is linear in the text, whatever the text.

use crate::stop::is_stop_word;
use crate::text::part;

/// A word of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte of the word.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The word folded; never empty.
    pub term: String,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    token_stream(text).collect()
}

/// The words of `text`, in order, each cut when it is asked for.
pub fn token_stream(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    core::iter::from_fn(move || {
        let mut term = String::new();
        let (start, end) = next_word(text, at, &mut term)?;
        at = end;
        Some(Token { start, end, term })
    })
}

/// Calls `found` with the first byte, the end and the term of every word, in order. Nothing is allocated for a word:
/// an index is built from half a million of them.
pub fn each_token(text: &str, found: &mut dyn FnMut(usize, usize, &str)) {
    let mut term = String::new();
    let mut at = 0;
    while let Some((start, end)) = next_word(text, at, &mut term) {
        found(start, end, &term);
        at = end;
    }
}

/// Where the first word at or after `at` begins and ends; its term replaces what `term` held.
fn next_word(text: &str, mut at: usize, term: &mut String) -> Option<(usize, usize)> {
    loop {
        let start = at + part(text, at..).find(is_word)?;
        let plain = plain_word_length(part(text, start..));
        term.clear();
        if plain > 0 {
            at = start + plain;
            term.push_str(part(text, start..at));
            term.make_ascii_lowercase();
        } else {
            at = start + word_length(part(text, start..));
            fold_into(part(text, start..at), term);
        }
        if !term.is_empty() {
            return Some((start, at));
        }
    }
}

/// Folds a word: lower case, no accents, straight apostrophes; other characters as they are.
/// The full stops of `U.S.` go, and the commas of `44,588`.
pub fn fold(word: &str) -> String {
    let mut term = String::with_capacity(word.len());
    fold_into(word, &mut term);
    term
}

fn fold_into(word: &str, term: &mut String) {
    let initials = is_initials(word);
    let mut chars = word.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        if c == '-' && chars.next_if(|next| next.is_whitespace()).is_some() {
            // A break inside the word.
            while chars.next_if(|next| next.is_whitespace()).is_some() {}
            continue;
        }
        let between_digits = last.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
        if !(c == '.' && initials || c == ',' && between_digits) {
            fold_char(c, term);
        }
        last = c;
    }
}

/// Whether the character is a letter and no capital; one of a script without capitals is. Accented Latin letters, which
/// never stand alone, do not count.
pub fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || c >= '\u{370}' && c.is_alphabetic() && small_letter(c) == c
}

/// Whether the character can be part of a word. The sign of an ordinal is none: "nº5" is the number 5.
fn is_word(c: char) -> bool {
    #[cfg(test)]
    tests::LOOKED_AT.set(tests::LOOKED_AT.get() + 1);
    c.is_ascii_alphanumeric()
        || !c.is_ascii() && (c.is_alphanumeric() && !matches!(c, 'ª' | 'º') || is_mark(c))
}

/// Characters that belong to the letter before them and that folding drops: combining accents, the tone marks
/// that Armenian sets inside a word, Arabic vowel signs and the stretched Arabic line, soft hyphens, and what
/// directs or joins letters without being seen.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{55b}' | '\u{55c}' | '\u{55e}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Length of the word that `text` starts with, if it is one of ASCII letters and digits with nothing behind it that
/// could belong to it: nearly every English word, which needs no second look. Otherwise 0.
fn plain_word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = match part(text, length..).as_bytes() {
        [b'-', after, ..] => !after.is_ascii_whitespace(),
        [after, ..] => after.is_ascii() && !matches!(after, b'\'' | b'.' | b',' | b'+'),
        [] => true,
    };
    if ends { length } else { 0 }
}

/// Length in bytes of the word that `text` starts with: up to the first character that is not of the word and
/// does not join it to what follows.
fn word_length(text: &str) -> usize {
    if let Some(length) = initials_length(text) {
        return length;
    }
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map_or(' ', |&(_, next)| next);
        let joins = is_apostrophe(c) && last.is_alphabetic() && next.is_alphabetic()
            || matches!(c, '.' | ',' | '+') && last.is_ascii_digit() && next.is_ascii_digit();
        if !is_word(c) && !joins {
            let broken = if c == '-' && last.is_alphabetic() { break_length(part(text, at..)) } else { 0 };
            if broken == 0 {
                break;
            }
            while rest.next_if(|&(next, _)| next < at + broken).is_some() {}
            continue;
        }
        if !is_mark(c) {
            last = c;
        }
        end = at + c.len_utf8();
    }
    end
}

/// What joins parts of words that are left out behind a hyphen, "pre- and post-war", besides stop words: in the languages
/// that do so.
const CONJUNCTIONS: &str = "und oder bis sowie et ou y e o i u ve en of och og eller и или та";

/// Length of the hyphen and the white space that `text` starts with, where they break a word: a small letter follows, and
/// no word that joins two.
fn break_length(text: &str) -> usize {
    let rest = part(text, 1..);
    let next = rest.trim_start();
    let word = part(next, ..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len()));
    let breaks = next.len() < rest.len()
        && word.starts_with(is_small)
        && !is_stop_word(word)
        && CONJUNCTIONS.split(' ').all(|other| other != word);
    if breaks { text.len() - next.len() } else { 0 }
}

/// Length of the run like `U.S.` that `text` starts with, if it does: single letters with full stops between
/// them. The last full stop is left to the sentence. Stops after the first letter when the run is no run, so
/// that nothing is read again and again.
fn initials_length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut letters = 0;
    let mut chars = text.char_indices().filter(|&(_, c)| !is_mark(c));
    while let Some((_, letter)) = chars.next()
        && letter.is_alphabetic()
    {
        let (next_at, next) = chars.next().unwrap_or((text.len(), ' '));
        if next != '.' && (is_word(next) || is_apostrophe(next)) {
            break;
        }
        letters += 1;
        // Marks on the letter belong to it.
        end = next_at;
        if next != '.' {
            break;
        }
    }
    (letters > 1).then_some(end)
}

/// Whether the whole word is such a run, with or without its last full stop.
fn is_initials(word: &str) -> bool {
    word.contains('.') && initials_length(word).is_some_and(|length| matches!(part(word, length..), "" | "."))
}

/// Letters that fold to two.
const PAIRS: [&str; 5] = ["ae", "th", "ss", "ij", "oe"];

/// Base letters of U+00C0..=U+017F: one ASCII letter a character, a digit for a place in [`PAIRS`], `-` where
/// the character stays as it is. Generated from the decompositions of the Unicode Character Database; the
/// letters that have none (ø, ł, đ, ı ...) by what they are written as where they are not at hand.
const LATIN: &[u8; 192] =
    b"aaaaaa0ceeeeiiiidnooooo-ouuuuy12aaaaaa0ceeeeiiiidnooooo-ouuuuy1yaaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii33jjkkkllllllllllnnnnnnnnnoooooo44rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+01CD..=U+0233 (Latin Extended-B: pinyin, Romanian, ǝ).
const LATIN_B: &[u8; 103] =
    b"aaiioouuuuuuuuuueaaaa00--ggkkoooo--j---gg--nnaa00ooaaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooo\
oooooyy";

/// Base letters of U+1E00..=U+1EFF (Latin Extended Additional: Vietnamese, transliterations).
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss2-aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

/// Letters outside the tables, each before what it folds to: accented Greek (the capitals too), accented
/// small Cyrillic, letters that Arabic and Persian keyboards have apart, and what Azerbaijani and Vietnamese
/// add to Latin. An accent that has a letter of its own (й) must go because the same letter can be written in
/// two characters, whose accent goes.
const OTHERS: &str = "əeƏeƎeơoƠoưuƯu\
ςσΆαΈεΉηΊιΌοΎυΏωάαέεήηίιόούυώωϊιϋυΐιΰυ\
йиѐеёеѓгїіќкѝиўуӂжӑаӓаӗеӛәӝжӟзӣиӥиӧоӫөӭэӯуӱуӳуӵчӹы\
آاأاإاؤوئيیيىيکكۀه";

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if is_apostrophe(c) || c == '‘' {
        out.push('\'');
    } else if !is_mark(c) {
        let small = small_letter(c);
        let base = match small {
            '\u{c0}'..='\u{17f}' => LATIN[small as usize - 0xc0],
            '\u{1cd}'..='\u{233}' => LATIN_B[small as usize - 0x1cd],
            '\u{1e00}'..='\u{1eff}' => LATIN_ADDITIONAL[small as usize - 0x1e00],
            _ => b'-',
        };
        match base {
            b'-' if small == 'և' => out.push_str("եւ"),
            b'-' => out.push(other_base(small)),
            b'0'..=b'4' => out.push_str(PAIRS[usize::from(base - b'0')]),
            _ => out.push(base as char),
        }
    }
}

/// The small letter of a capital outside the Latin tables; other characters as they are.
fn small_letter(c: char) -> char {
    let code = c as u32;
    let small = match c {
        'Α'..='Ϋ' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        '\u{460}'..='\u{481}' | '\u{48a}'..='\u{4bf}' | '\u{4d0}'..='\u{52f}' => code | 1,
        '\u{4c1}'..='\u{4ce}' => code + (code & 1),
        'Ա'..='Ֆ' => code + 48,
        'Ა'..='Ჿ' => code - 0xbc0,
        // Full-width forms of ASCII.
        '！'..='～' => u32::from(((code - 0xfee0) as u8).to_ascii_lowercase()),
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// What a letter of [`OTHERS`] folds to; other characters as they are.
fn other_base(c: char) -> char {
    let mut pairs = OTHERS.chars();
    while let (Some(letter), Some(base)) = (pairs.next(), pairs.next()) {
        if letter == c {
            return base;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The terms of the text, with a vertical bar between them.
    fn terms(text: &str) -> String {
        tokens(text).into_iter().map(|token| token.term).collect::<Vec<_>>().join("|")
    }

    /// The words of the text as they stand in it.
    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn hyphens_slashes_and_dashes_split() {
        assert_eq!(terms("Armenian-Azerbaijani"), "armenian|azerbaijani");
        assert_eq!(terms("and/or"), "and|or");
        assert_eq!(terms("text—a historic"), "text|a|historic");
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(terms("ARMENIA Armenia"), "armenia|armenia");
        assert_eq!(terms("ԵՐԵՒԱՆ երևան"), "երեւան|երեւան");
        assert_eq!(terms("БАКУ Баку Ґ Ӏ Ә"), "баку|баку|ґ|Ӏ|ә");
        assert_eq!(terms("ΑΘΉΝΑΣ Αθήνας"), "αθηνασ|αθηνασ");
        assert_eq!(terms("ᲗᲑᲘᲚᲘᲡᲘ თბილისი"), "თბილისი|თბილისი");
    }

    #[test]
    fn accents_and_letters_that_unicode_leaves_apart_do_not_matter() {
        assert_eq!(terms("Naxçıvan NAXÇIVAN Naxcivan"), "naxcivan|naxcivan|naxcivan");
        assert_eq!(
            terms("Əliyev Ağdam Şuşa İlham Ærø Straße Łódź"),
            "eliyev|agdam|susa|ilham|aero|strasse|lodz"
        );
        assert_eq!(terms("Nguyễn Ștefan Ǎ Ờ"), "nguyen|stefan|a|o");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_term() {
        for (composed, decomposed) in [
            ("Naxçıvan", "Naxc\u{327}ıvan"),
            ("café", "cafe\u{301}"),
            ("Ё", "Е\u{308}"),
            ("Андрей", "Андреи\u{306}"),
            ("Ή", "Η\u{301}"),
            ("ΐ", "ι\u{308}\u{301}"),
            ("ệ", "e\u{323}\u{302}"),
            ("آ", "ا\u{653}"),
        ] {
            assert_eq!(terms(composed), terms(decomposed));
        }
    }

    #[test]
    fn a_decomposed_letter_is_inside_its_word() {
        assert_eq!(words("(Naxc\u{327}ıvan)"), ["Naxc\u{327}ıvan"]);
        assert_eq!(words("d'E\u{301}tat"), ["d'E\u{301}tat"]);
        assert_eq!(terms("e\u{301}'tat É.U. E\u{301}.U."), "e'tat|eu|eu");
    }

    #[test]
    fn invisible_characters_inside_a_word_are_not_of_its_term() {
        assert_eq!(terms("nego\u{ad}tia\u{200b}tions"), "negotiations");
        assert_eq!(terms("\u{202e}Baku\u{202c} \u{feff}"), "baku");
    }

    #[test]
    fn an_apostrophe_of_any_shape_joins_letters_and_nothing_else() {
        assert_eq!(terms("Armenia's Armenia’s Armeniaʼs"), "armenia's|armenia's|armenia's");
        assert_eq!(terms("the ‘peace’ of soldiers' 'own'"), "the|peace|of|soldiers|own");
        assert_eq!(terms("O’Brien '90s"), "o'brien|90s");
    }

    #[test]
    fn initials_are_one_word_and_their_last_full_stop_is_the_sentences() {
        assert_eq!(terms("the U.S. and the U.S, U.N.-led"), "the|us|and|the|us|un|led");
        assert_eq!(words("in the U.S. He"), ["in", "the", "U.S", "He"]);
        assert_eq!(terms("in the U.S."), "in|the|us");
        assert_eq!(terms("e.g. 9 a.m. J.R.R. Tolkien"), "eg|9|am|jrr|tolkien");
        assert_eq!(fold("U.S."), "us");
    }

    #[test]
    fn one_letter_with_a_full_stop_is_no_initials() {
        assert_eq!(terms("J.Smith plan B. It"), "j|smith|plan|b|it");
        assert_eq!(terms("peace.Armenia"), "peace|armenia");
        assert_eq!(terms("U.S.A.rmy"), "usa|rmy");
    }

    #[test]
    fn digits_keep_their_decimal_marks_and_lose_their_commas() {
        assert_eq!(
            terms("44,588 square km, 1.5 and 90% in 2023, then 3"),
            "44588|square|km|1.5|and|90|in|2023|then|3"
        );
        assert_eq!(terms("3+3 3 + 3 COP29"), "3+3|3|3|cop29");
        assert_eq!(fold("5, then"), "5, then");
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_joins() {
        assert_eq!(terms("the negotia- tions, the cease-\n fire"), "the|negotiations|the|ceasefire");
        assert_eq!(words("Dart- mouth’s"), ["Dart- mouth’s"]);
        assert_eq!(terms("pre- and post-war, Vor- und Nachteile"), "pre|and|post|war|vor|und|nachteile");
        assert_eq!(
            terms("he left - alone, Armenian- Azerbaijani, 3- fold, a-b"),
            "he|left|alone|armenian|azerbaijani|3|fold|a|b"
        );
    }

    #[test]
    fn the_sign_of_an_ordinal_is_of_no_word() {
        assert_eq!(terms("nº123, Nº 5, 1º, 2ª"), "n|123|n|5|1|2");
    }

    #[test]
    fn a_letter_is_small_if_it_is_no_capital() {
        assert!("azбჰա和".chars().all(is_small));
        assert!(!"AZБ1- É".chars().any(is_small));
    }

    #[test]
    fn scripts_without_spaces_and_right_to_left_scripts_have_words() {
        assert_eq!(terms("和平协议。"), "和平协议");
        assert_eq!(terms("باکو و ایروان"), "باكو|و|ايروان");
        assert_eq!(terms("הסכם שלום"), "הסכם|שלום");
        assert_eq!(terms("ինչո՞ւ"), "ինչու");
        assert_eq!(terms("ＣＯＰ２９"), "cop29");
    }

    #[test]
    fn text_without_words_has_no_tokens() {
        assert_eq!(terms(""), "");
        assert_eq!(terms(" … — '' .,+ \u{301} 🔥"), "");
    }

    thread_local! {
        /// How many characters were looked at, whether they belong to a word.
        pub static LOOKED_AT: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
    }

    /// A token that is read again from each of its characters would make it thousands of times.
    #[test]
    fn a_long_run_of_anything_is_read_once() {
        for part in [
            "'",
            ".",
            "a'",
            "a.",
            "a.a",
            "1.",
            "1,",
            "1+",
            "\u{301}",
            "a\u{301}",
            "a.\u{301}",
            "’a.",
            "a ",
            "x",
        ] {
            let text = part.repeat(10_000);
            LOOKED_AT.set(0);
            tokens(&text);
            let characters = text.chars().count();
            assert!(LOOKED_AT.get() <= 3 * characters, "{part}: {} of {characters}", LOOKED_AT.get());
        }
    }

    proptest! {
        #[test]
        fn ranges_are_words_of_the_text_in_order(text in "(\\PC|[aÉ'’.,+1\u{301}\u{200b} -]){0,40}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(last <= token.start && token.start < token.end);
                prop_assert!(text.get(token.start..token.end).is_some());
                prop_assert!(!token.term.is_empty());
                prop_assert_eq!(&fold(&text[token.start..token.end]), &token.term);
                last = token.end;
            }
        }

        #[test]
        fn a_plain_word_is_as_long_as_a_second_look_finds(text in "[a-zA-Z0-9]{1,3}[ -~É’]{0,5}") {
            let plain = plain_word_length(&text);
            prop_assert!(plain == 0 || plain == word_length(&text), "{:?}: {}", text, plain);
        }

        #[test]
        fn every_letter_and_digit_is_in_a_token(text in "(\\PC|[aÉ'’.,+1\u{301}\u{200b} -]){0,40}") {
            let tokens = tokens(&text);
            let is_letter = |c: char| c.is_alphanumeric() && !is_mark(c) && !matches!(c, 'ª' | 'º');
            for (at, c) in text.char_indices().filter(|(_, c)| is_letter(*c)) {
                prop_assert!(tokens.iter().any(|token| token.start <= at && at + c.len_utf8() <= token.end));
            }
        }

        #[test]
        fn a_term_folds_to_itself(text in "(\\PC|[aÉ'’.,+1\u{301} -]){0,40}") {
            for token in tokens(&text) {
                prop_assert_eq!(&fold(&token.term), &token.term);
            }
        }
    }
}
