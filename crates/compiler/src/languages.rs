//! What is known of languages besides English: enough to say which one a short page is in, to read its dates and the
//! labels of its head, to tell words that somebody said from a title in quotation marks, and to find forms of its words.
//!
//! It is data, a file a language in `lexicon/languages/`; another language is another file there and a line here. Each line
//! of a file is a key, a bar and words, written as a reader of the language writes them, between commas where they may be
//! several words. What it does not know: grammar; nothing here reads a sentence.

use corpus::token::{Token, fold, token_stream, tokens};
use foldhash::{HashMap, HashSet};
use std::cmp::Reverse;
use std::sync::LazyLock;

const FILES: [&str; 10] = [
    include_str!("../lexicon/languages/arabic.txt"),
    include_str!("../lexicon/languages/armenian.txt"),
    include_str!("../lexicon/languages/azerbaijani.txt"),
    include_str!("../lexicon/languages/french.txt"),
    include_str!("../lexicon/languages/georgian.txt"),
    include_str!("../lexicon/languages/german.txt"),
    include_str!("../lexicon/languages/russian.txt"),
    include_str!("../lexicon/languages/spanish.txt"),
    include_str!("../lexicon/languages/turkish.txt"),
    include_str!("../lexicon/languages/ukrainian.txt"),
];

/// What a word or two before a colon, a date or a name say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Who wrote the page stands behind the colon.
    Author,
    /// The same, without a colon: "بقلم".
    By,
    /// It is the day of publication.
    Published,
    /// It is the day of a later change.
    Updated,
    /// It comes from there.
    Source,
    /// The number before it is a year: "2023 թվականի".
    Year,
}

const LABELS: [(&str, Label); 6] = [
    ("author", Label::Author),
    ("by", Label::By),
    ("published", Label::Published),
    ("updated", Label::Updated),
    ("source", Label::Source),
    ("year", Label::Year),
];

/// A language, as its file has it.
#[derive(Debug, Default)]
struct Language {
    /// Its English name.
    name: &'static str,
    /// Its small words, folded.
    small: HashSet<String>,
    /// Letters that hardly another of these languages has, and letters that it has not.
    letters: &'static str,
    others: &'static str,
    /// Verbs of saying, folded.
    said: HashSet<String>,
    /// What is written together with the words behind it, and the endings of its words; folded.
    cuts: Vec<String>,
    endings: Vec<String>,
    /// Endings before which more of a word must be left.
    longer: Vec<String>,
}

/// Words of the longest label.
const LONGEST_LABEL: usize = 4;

/// Colons, and the signs that Armenian sets for one.
const COLONS: [char; 4] = [':', '：', '՝', '։'];

/// The files, read.
#[derive(Default)]
struct Languages {
    all: Vec<Language>,
    /// Names of months, folded: which one, and whether it is written short.
    months: HashMap<String, (i8, bool)>,
    /// Labels by their first word, folded, with the words behind it.
    labels: HashMap<String, Vec<(Vec<String>, Label)>>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let mut languages = Languages::default();
    for file in FILES {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        for (key, words) in lines.filter_map(|line| line.split_once(" | ")) {
            languages.read(key, words);
        }
    }
    languages
});

impl Languages {
    fn read(&mut self, key: &'static str, words: &'static str) {
        let (key, month) = key.split_once(' ').unwrap_or((key, ""));
        let folded = || words.split(' ').map(fold);
        let phrases = || words.split(',').map(terms);
        if key == "name" {
            self.all.push(Language { name: words, ..Language::default() });
        } else if let Ok(month) = month.parse() {
            let known = phrases().map(|phrase| (phrase.join(" "), (month, key == "short")));
            for (name, number) in known {
                self.months.entry(name).or_insert(number);
            }
        } else if let Some(&(_, label)) = LABELS.iter().find(|(name, _)| *name == key) {
            for mut phrase in phrases().filter(|phrase| !phrase.is_empty()) {
                let first = phrase.remove(0);
                self.labels.entry(first).or_default().push((phrase, label));
            }
        } else if let Some(language) = self.all.last_mut() {
            match key {
                "small" => language.small.extend(folded()),
                "letters" => language.letters = words,
                "not" => language.others = words,
                "said" => language.said.extend(folded()),
                "cut" => language.cuts.extend(folded()),
                "ending" => language.endings.extend(folded()),
                "longer" => language.longer.extend(folded()),
                _ => {}
            }
        }
    }
}

fn terms(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.term).collect()
}

fn language(name: &str) -> Option<&'static Language> {
    LANGUAGES.all.iter().find(|language| language.name == name)
}

/// Whether a folded word is a verb of saying in the language.
pub fn is_said(name: &str, term: &str) -> bool {
    language(name).is_some_and(|language| language.said.contains(term))
}

/// The month that the folded words begin with the name of, and how many words that name has; a short name is one only
/// where it stands beside a day.
pub fn month(words: &[Token], beside_day: bool) -> Option<(i8, usize)> {
    let named = |count: usize| {
        let name = words.get(..count)?.iter().map(|word| word.term.as_str()).collect::<Vec<_>>().join(" ");
        let (month, short) = *LANGUAGES.months.get(&name)?;
        (beside_day || !short).then_some((month, count))
    };
    named(2).or_else(|| named(1))
}

/// The label that the words begin with, and how many words it has: of several the longest.
pub fn label(words: &[Token]) -> Option<(Label, usize)> {
    let (first, rest) = words.split_first()?;
    let begins = |phrase: &[String]| {
        phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, token)| *word == token.term)
    };
    let known = LANGUAGES.labels.get(&first.term)?.iter().filter(|(phrase, _)| begins(phrase));
    known.max_by_key(|(phrase, _)| phrase.len()).map(|(phrase, label)| (*label, phrase.len() + 1))
}

/// Words between a label without a colon and what it says: "Veröffentlicht am Montag, den 3. Mai".
const NEAR: usize = 3;

/// Whether what stands before a date says that it is such a one: with a colon, or close to it.
pub fn says(before: &str, wanted: Label) -> bool {
    let words = tokens(before);
    let mut at = 0;
    while at < words.len() {
        let Some((label, count)) = label(&words[at..]) else {
            at += 1;
            continue;
        };
        at += count;
        let rest = before[words[at - 1].end..].trim_start();
        if label == wanted && (rest.starts_with(COLONS) || words.len() - at <= NEAR) {
            return true;
        }
    }
    false
}

/// What stands behind a label with which a line begins, and behind its colon; "Հեղինակ՝" has a sign of its own for one.
pub fn labelled(line: &str, wanted: Label) -> Option<&str> {
    let words: Vec<Token> = token_stream(line).take(LONGEST_LABEL).collect();
    let (label, count) = label(&words).filter(|(label, _)| *label == wanted)?;
    let rest = line[words[count - 1].end..].trim_start();
    let name = rest.trim_start_matches(COLONS).trim_start();
    (name.len() < rest.len() || label == Label::By).then_some(name).filter(|name| !name.is_empty())
}

/// Whether a name may begin with the letter: a capital, or one of a script without capitals.
pub fn may_begin_name(c: char) -> bool {
    // Georgian has capitals for headlines only.
    c.is_uppercase() || c.is_alphabetic() && (!c.is_lowercase() || matches!(c, '\u{10d0}'..='\u{10ff}'))
}

/// One to four words that may each begin a name, and nothing else; and two such names, joined: what is taken for a name
/// behind a label.
pub fn is_name(text: &str) -> bool {
    const JOINTS: &str = "und et y e и і та й ve və և და and de da di del la van von der bin";
    let joint = |word: &str| JOINTS.split(' ').any(|joint| joint == word);
    let named = |word: &&str| {
        word.starts_with(may_begin_name)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let joints = words.iter().filter(|word| joint(word)).count();
    (1..=4 * (1 + joints.min(1))).contains(&(words.len() - joints))
        && words.iter().all(|word| joint(word) || named(word))
        && ![words.first(), words.last()].iter().flatten().any(|word| joint(word))
}

/// Signs that a text is in a language from which on it is, if there are several times as many as for any other.
const SIGNS: usize = 3;
const TIMES: usize = 2;
/// The same where nothing else says so.
const SURE_SIGNS: usize = 6;
const SURE_TIMES: usize = 3;
/// The share of letters that a language does not have, by words, from which on a text is not in it: names have some.
const FOREIGN_SHARE: usize = 10;

/// A language that a text seems to be in.
#[derive(Clone, Copy, Debug)]
pub struct Seeming {
    /// Its English name.
    pub name: &'static str,
    /// Words that are signs of it.
    pub signs: usize,
    /// Whether these alone are sure.
    pub sure: bool,
}

/// Which of the languages a text seems to be in, by small words and letters.
pub fn told(words: &[Token], text: &str) -> Option<Seeming> {
    let signs = |language: &Language| -> usize {
        let is_sign = |word: &&Token| {
            language.small.contains(&word.term)
                || text[word.start..word.end]
                    .chars()
                    .flat_map(char::to_lowercase)
                    .any(|c| !c.is_ascii() && language.letters.contains(c))
        };
        let foreign = text.chars().filter(|c| language.others.contains(*c)).count();
        if foreign * FOREIGN_SHARE > words.len() { 0 } else { words.iter().filter(is_sign).count() }
    };
    let mut counts: Vec<(usize, &str)> =
        LANGUAGES.all.iter().map(|language| (signs(language), language.name)).collect();
    counts.sort_by_key(|count| Reverse(count.0));
    let [(signs, name), (second, _), ..] = counts[..] else { return None };
    let sure = signs >= SURE_SIGNS && signs >= SURE_TIMES * second;
    (signs >= SIGNS && signs >= TIMES * second).then_some(Seeming { name, signs, sure })
}

/// What the search finds the forms of a language's words by, if there is a file of it: a line of `corpus::Corpus::endings`.
pub fn endings(name: &str) -> Option<String> {
    let Language { name, cuts, endings, longer, .. } = language(name)?;
    Some([name, &*cuts.join(" "), &*endings.join(" "), &*longer.join(" ")].join("\t"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months_labels_and_small_words() {
        assert_eq!(LANGUAGES.all.len(), FILES.len());
        for file in FILES {
            let keys: HashSet<&str> =
                file.lines().filter_map(|line| line.split_once(" | ")).map(|(key, _)| key).collect();
            for key in
                ["name", "author", "published", "updated", "source", "said", "small", "letters", "ending"]
            {
                assert!(keys.contains(key), "{key}: {file}");
            }
            assert!((1..=12).all(|month| keys.contains(&*format!("month {month}"))), "{file}");
            let known = |key: &str| {
                ["name", "small", "letters", "not", "said", "cut", "ending", "longer"].contains(&key)
                    || LABELS.iter().any(|(name, _)| *name == key)
                    || key.starts_with("month ")
                    || key.starts_with("short ")
            };
            assert!(keys.iter().all(|key| known(key)), "{file}");
        }
    }

    #[test]
    fn no_label_is_longer_than_is_looked_at() {
        let labels = LANGUAGES.labels.values().flatten();
        assert_eq!(labels.map(|(rest, _)| rest.len() + 1).max(), Some(LONGEST_LABEL));
    }

    #[test]
    fn no_word_is_the_name_of_two_months() {
        let mut known: HashMap<String, &str> = HashMap::default();
        for line in FILES.iter().flat_map(|file| file.lines()) {
            let Some((key, names)) = line.split_once(" | ") else { continue };
            let Some(("month" | "short", number)) = key.split_once(' ') else { continue };
            for name in names.split(',') {
                let name = terms(name).join(" ");
                assert_eq!(*known.entry(name.clone()).or_insert(number), number, "{name}");
            }
        }
    }

    #[test]
    fn a_label_stands_before_its_colon() {
        for (line, label, expected) in [
            ("Yazar: Nur Tepe", Label::Author, Some("Nur Tepe")),
            ("Հեղինակ՝ Անի Սարյան", Label::Author, Some("Անի Սարյան")),
            ("Автор статьи: Нина Лес", Label::Author, Some("Нина Лес")),
            ("بقلم ليلى نهر", Label::By, Some("ليلى نهر")),
            ("წყარო: მდინარე", Label::Source, Some("მდინარე")),
            ("Автор статьи Нина Лес", Label::Author, None),
            ("Quelle:", Label::Source, None),
        ] {
            assert_eq!(labelled(line, label), expected, "{line}");
        }
    }

    #[test]
    fn a_name_is_a_few_words_that_may_begin_one() {
        for name in ["Nur Tepe", "Нина Лес и Пётр Вольный", "ნინო მდინარაძე", "ليلى نهري", "Reuters"]
        {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "und", "Nur und", "Die Fähre fährt", "ბორანი დილით ნავსადგურში ისევ შევიდა"]
        {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn the_longer_label_counts() {
        assert!(says("Дата обновления: 3 мая", Label::Updated));
        assert!(!says("Дата обновления: 3 мая", Label::Published));
        assert!(says("Fluss, veröffentlicht am", Label::Published));
        assert!(!says("Stand at the old ferry of the harbour,", Label::Updated));
    }
}
