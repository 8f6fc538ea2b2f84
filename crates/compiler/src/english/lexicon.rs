//! The words of English, as far as a rule asks for them: what each can be, and what each verb carries.
//!
//! They are data, in `lexicon/` beside this crate's sources: every form of every verb and every noun is looked up, none
//! is derived, so that another word is one line there, and another language another folder. None names anybody. What it
//! does not know: how words stand together; that is asked of the stages.

mod classes;
mod verb;
mod world;

pub use classes::*;
use corpus::Act;
use corpus::token::fold;
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;
use verb::Verb;
pub use verb::{Cue, Form, Kind};
pub use world::{COUNTRIES, COUNTRY_OF, ORGANISATIONS};

const VERBS: &str = include_str!("../../lexicon/verbs.txt");

/// All but the verbs: one word or phrase a line, with its classes.
const WORDS: &[&str] = &[
    include_str!("../../lexicon/abbreviations.txt"),
    include_str!("../../lexicon/bodies.txt"),
    include_str!("../../lexicon/months.txt"),
    include_str!("../../lexicon/names.txt"),
    include_str!("../../lexicon/nouns.txt"),
    include_str!("../../lexicon/phrases.txt"),
    include_str!("../../lexicon/places.txt"),
    include_str!("../../lexicon/titles.txt"),
    include_str!("../../lexicon/words.txt"),
];

/// The files, read.
#[derive(Default)]
struct Lexicon {
    classes: HashMap<&'static str, Classes>,
    verbs: HashMap<&'static str, Verb>,
    /// Which acts verbs and adjectives are.
    acts: HashMap<&'static str, Acts>,
    /// The participles of the verbs.
    participles: HashSet<&'static str>,
    /// Of months and days of the week: which one.
    numbers: HashMap<&'static str, u8>,
    /// Entries of several words, and of one where it is of a class that has such: in the order of the files.
    phrases: Vec<(Vec<&'static str>, Classes)>,
}

/// The acts that a word can be, by what stands around it.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// By itself: `=supports`.
    pub own: Option<Act>,
    /// With a "not" before it, where that is sure: `!opposes`.
    pub negated: Option<Act>,
    /// With a word behind it: `against=opposes`.
    pub behind: Vec<(&'static str, Act)>,
}

impl Acts {
    /// Those that the line of a word has, if any.
    fn read(said: &'static str) -> Option<Self> {
        let mut acts = Self::default();
        for said in said.split(' ') {
            match said.split_once('=') {
                Some(("", own)) => acts.own = Act::from_id(own),
                Some((word, act)) => acts.behind.extend(Act::from_id(act).map(|act| (word, act))),
                None => acts.negated = said.strip_prefix('!').and_then(Act::from_id).or(acts.negated),
            }
        }
        acts.own.is_some().then_some(acts)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (forms, said) in entries(VERBS) {
        lexicon.read_verb(forms, said);
    }
    for (entry, said) in WORDS.iter().copied().flat_map(entries) {
        lexicon.read_word(entry, said);
    }
    lexicon
});

/// The lines of a file: what is written before the bar, what is said of it behind.
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('|')).map(|(entry, said)| (entry.trim(), said.trim()))
}

/// The class of a name, if it is one.
fn class(name: &str) -> Option<Classes> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
}

/// The class that a verb's line names, with the forms that it holds for: "between:base,third", "coming".
fn class_of_forms(said: &str) -> Option<(Classes, Vec<Form>)> {
    let (name, forms) = said.split_once(':').map_or((said, None), |(name, forms)| (name, Some(forms)));
    let class = class(name)?;
    let usual = || FORMS.iter().find(|(known, _)| *known == class).map(|(_, forms)| forms.to_vec());
    let forms = forms.map_or_else(usual, |forms| forms.split(',').map(verb::form).collect())?;
    Some((class, forms))
}

impl Lexicon {
    /// Reads a line such as `insist insists insisting insisted insisted | say =says +on speech`.
    fn read_verb(&mut self, forms: &'static str, said: &'static str) {
        let verb = |form: Form, noun: bool, is_cue: bool| Verb {
            form,
            noun,
            kind: said.split(' ').find_map(verb::kind).filter(|_| is_cue),
            particle: said.split(' ').find_map(|said| said.strip_prefix('~')),
            takes: said.split(' ').filter_map(|said| said.strip_prefix('+')).collect(),
        };
        let classes: Vec<(Classes, Vec<Form>)> = said.split(' ').filter_map(class_of_forms).collect();
        for (form, spellings) in Form::ALL.into_iter().zip(forms.split(' ')) {
            for spelling in spellings.split('/') {
                let word = spelling.trim_matches(['*', '(', ')']);
                if form == Form::Participle {
                    self.participles.insert(word);
                }
                let (is_noun, is_cue) = (spelling.ends_with('*'), !spelling.ends_with(')'));
                self.verbs.entry(word).or_insert_with(|| verb(form, is_noun, is_cue));
                self.read_acts(word, said);
                let own = classes.iter().filter(|(_, forms)| forms.contains(&form));
                *self.classes.entry(word).or_default() |= own.fold(0, |all, (class, _)| all | class);
            }
        }
    }

    /// Reads a line such as `minister | office state-noun human`.
    fn read_word(&mut self, entry: &'static str, said: &'static str) {
        let classes = said.split(' ').filter_map(class).fold(0, |all, class| all | class);
        if let Some(number) = said.split(' ').find_map(|said| said.parse().ok()) {
            self.numbers.insert(entry, number);
        }
        if classes & OF_PHRASES != 0 {
            self.phrases.push((entry.split(' ').collect(), classes));
        }
        *self.classes.entry(entry).or_default() |= classes;
        self.read_acts(entry, said);
    }

    fn read_acts(&mut self, word: &'static str, said: &'static str) {
        if let Some(acts) = Acts::read(said) {
            self.acts.entry(word).or_insert(acts);
        }
    }
}

/// Adjectives of states, "Armenian" and "Armenians".
static DEMONYMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let adjectives = COUNTRIES.iter().flat_map(|country| &country.demonyms);
    let single = adjectives.filter(|adjective| !adjective.contains(' ')).map(|adjective| fold(adjective));
    single.flat_map(|term| [format!("{term}s"), term]).collect()
});

/// The classes of a folded word.
pub fn classes(term: &str) -> Classes {
    let listed = LEXICON.classes.get(term).copied().unwrap_or_default();
    let known = if DEMONYMS.contains(term) { listed | DEMONYM } else { listed };
    let is_compound = known & OF_NAMES == 0 && is_german_office(term);
    if is_compound { known | OFFICE } else { known }
}

/// Whether a word is an office that German has in one word: "Außenminister", "Bundeskanzlerin".
fn is_german_office(term: &str) -> bool {
    let man = term.strip_suffix("in").unwrap_or(term);
    ["minister", "prasident", "sprecher", "kanzler"].iter().any(|office| man.ends_with(office))
}

/// Whether the files have a folded word in one of the classes.
pub fn is(term: &str, classes: Classes) -> bool {
    LEXICON.classes.get(term).is_some_and(|known| known & classes != 0)
}

/// The verb form that a folded word is, if it is one of a cue verb.
pub fn cue(term: &str) -> Option<Cue> {
    let verb = LEXICON.verbs.get(term).filter(|verb| verb.particle.is_none())?;
    Some(Cue { kind: verb.kind?, form: verb.form, noun: verb.noun })
}

/// The form of a cue verb that a folded word is, if the particle behind it is the verb's: "pointed out", "ruled out".
pub fn cue_with_particle(term: &str, particle: &str) -> Option<Cue> {
    let verb = LEXICON.verbs.get(term).filter(|verb| verb.particle == Some(particle))?;
    Some(Cue { kind: verb.kind?, form: verb.form, noun: verb.noun })
}

/// Whether a folded word is the plain form of a verb that the files have: "meet", as behind "to".
pub fn is_base(term: &str) -> bool {
    LEXICON.verbs.get(term).is_some_and(|verb| verb.form == Form::Base)
}

/// Whether a folded word is the participle of a verb that the files have.
pub fn is_participle(term: &str) -> bool {
    LEXICON.participles.contains(term)
}

/// Which acts a folded word can be, if it is a verb or adjective of one.
pub fn acts(term: &str) -> Option<&'static Acts> {
    LEXICON.acts.get(term)
}

/// Whether the verb that a folded word is a form of has a preposition of its own that begins its content.
pub fn takes(term: &str, preposition: &str) -> bool {
    LEXICON.verbs.get(term).is_some_and(|verb| verb.takes.contains(&preposition))
}

/// The number of a month or a day of the week, if the folded word is one: January and Monday are 1.
pub fn number(term: &str) -> Option<u8> {
    LEXICON.numbers.get(term).copied()
}

/// The phrases of a class, each as its folded words.
pub fn phrases(class: Classes) -> impl Iterator<Item = &'static [&'static str]> {
    LEXICON.phrases.iter().filter(move |(_, classes)| classes & class != 0).map(|(words, _)| &**words)
}

/// Words of the English dictionary, as far as it has synonyms for them: where a sentence begins with one, its capital
/// says nothing.
static DICTIONARY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/synonyms.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split(' ').next())
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect()
});

/// Whether the folded word, or its singular, is an ordinary English word.
pub fn is_english_word(term: &str) -> bool {
    let singular = term.strip_suffix('s').filter(|_| !term.ends_with("ss"));
    DICTIONARY.contains(term) || singular.is_some_and(|word| DICTIONARY.contains(word))
}

/// Whether a small word ends like those for what people do: "beekeeper", "biologist", "schoolteacher".
pub fn is_occupation(term: &str) -> bool {
    const ENDINGS: &[&str] =
        &["er", "or", "ist", "man", "woman", "eer", "ologian", "ician", "herd", "smith", "grapher", "warden"];
    term.len() > 5 && ENDINGS.iter().any(|ending| term.ends_with(ending)) && !is(term, NOBODY)
}

#[cfg(test)]
mod tests;
