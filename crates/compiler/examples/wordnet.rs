//! Makes `crates/compiler/data/synonyms.txt`, the extract of `WordNet` that the compiler cuts down for a corpus.
//!
//! It reads the files of `WordNet` 3.0 as Debian's package `wordnet-base` installs them and the lists of English
//! words of `wamerican`, `wamerican-small`, `wbritish` and `wbritish-small`, and prints the extract:
//!
//! ```text
//! cargo run -p compiler --release --example wordnet /usr/share/wordnet /usr/share/dict > synonyms.txt
//! ```
//!
//! A reader who types a word means one of its senses, and a text that has another word means one of that one's.
//! The score of a pair is the chance that the two senses are the same or near: the sum, over all pairs of related
//! senses, of the chance of each of the two and of how near the relation is. So a rare sense, or a word with many
//! senses, counts for little by itself. The chance of a sense is how often the editors of `WordNet` met it in texts
//! (`cntlist.rev`), or, where they met none, its place in their order.
//!
//! Every number here was chosen by reading what came out for some eighty words of news about talks and wars.

#![allow(unreachable_pub, reason = "a program promises nothing to other crates")]
#![expect(clippy::print_stdout, reason = "a program: its result")]

use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::token_stream;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// Pairs below are left out: of a common word that `WordNet` itself uses often, of another common word, of a word
/// that is not common. Smaller: more pairs, more of them wrong.
const LEAST_SCORE: [f64; 3] = [0.09, 0.25, 0.3];
/// How often `WordNet` uses a word (see [`WordNet::uses`]) that many will type.
const MANY_USES: u32 = 24;
/// The score of which a pair gets the strength 9, the best; the others get less in proportion.
const STRONGEST: f64 = 0.8;
/// Targets kept for a word, best first.
const MOST_TARGETS: usize = 6;
/// Verbs used more often than this say nothing about a subject: say, go, make, take, get.
const MOST_VERB_USES: u32 = 400;
/// Words with more senses than this are left out: break, run, line, set.
const MOST_SENSES: usize = 28;

/// How near the senses are to each other, before the chance of each.
mod nearness {
    /// The same sense.
    pub const SYNONYM: f64 = 1.0;
    /// Words of which one is made from the other: sovereign, sovereignty; election, electoral.
    pub const DERIVED: f64 = 0.8;
    /// A sense and the next wider one, whose word its definition uses: "hostage: a prisoner who ...".
    pub const DEFINED: f64 = 0.8;
    /// A sense and the next wider one.
    pub const WIDER: f64 = 0.3;
    /// Verbs that the editors show together.
    pub const GROUP: f64 = 0.5;
    /// Adjectives around the same one.
    pub const SIMILAR: f64 = 0.3;
}

/// A wider sense with more narrower ones than this is vague (person, act, state); what it has in common with one
/// of them counts the less the more there are.
const NARROWER: f64 = 6.0;
/// With more narrower senses than this it counts for nothing.
const MOST_NARROWER: usize = 24;
/// A word used less often than this is the worse a target for a wider one: no text has it.
const COMMON: f64 = 12.0;
/// What a sense has before anybody met it in a text, divided by its place in the order of senses.
const PRIOR: f64 = 1.0;
/// The same for a part of speech: queries are made of nouns, so that accord is not only a verb, as it is in texts.
const PART_PRIOR: [f64; 4] = [6.0, 1.5, 1.5, 0.5];
/// How much it matters that a part of speech is rare for a word: 0 not at all, 1 as much as a rare sense.
const PART_POWER: f64 = 0.7;

/// How much of the chance of a noun goes to the verb that is the same word, and back.
const SHARED: f64 = 0.5;

const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = std::env::args().skip(1);
    let (Some(wordnet), Some(lists)) = (folders.next(), folders.next()) else {
        return Err("expected two folders: that of WordNet's files, and that of the lists of words".into());
    };
    print!("{}", WordNet::read(wordnet.as_ref(), lists.as_ref())?.extract());
    Ok(())
}

/// Part of speech, as an index into [`PARTS`], and the place in its data file.
type SenseId = (usize, u32);

struct Sense {
    /// The lemmas as `WordNet` writes them.
    lemmas: Vec<String>,
    relations: Vec<Relation>,
    /// Stems of its definition, without the examples.
    definition: BTreeSet<String>,
}

struct Relation {
    symbol: String,
    to: SenseId,
    /// From which lemma to which, counted from 1; 0 is all.
    lemmas: (usize, usize),
}

#[derive(Default)]
struct WordNet {
    senses: BTreeMap<SenseId, Sense>,
    /// What each word can mean, with the chance that it does.
    meanings: BTreeMap<String, Vec<(SenseId, f64)>>,
    /// How often a term occurs in the definitions and examples.
    terms: BTreeMap<String, u32>,
    /// How often a word was met in texts, by part of speech.
    met: BTreeMap<String, [u32; 4]>,
    /// The words of a list of English words, and those of a list of the common ones.
    known: BTreeSet<String>,
    common: BTreeSet<String>,
    /// Irregular forms with their words: slain, slay.
    forms: BTreeSet<(String, String)>,
}

impl WordNet {
    fn read(folder: &Path, lists: &Path) -> Result<Self, Box<dyn Error>> {
        let mut wordnet = Self::default();
        let counts = counts(&text(&folder.join("cntlist.rev"))?);
        let mut weights = BTreeMap::new();
        for (part, name) in PARTS.iter().enumerate() {
            let lines = |kind: &str, ending: &str| text(&folder.join([kind, name, ending].concat()));
            for line in lines("data.", "")?.lines().filter(|line| !line.starts_with(' ')) {
                wordnet.sense(part, line).ok_or_else(|| format!("data.{name}: {line}"))?;
            }
            for line in lines("index.", "")?.lines().filter(|line| !line.starts_with(' ')) {
                let (lemma, places) = index(line).ok_or_else(|| format!("index.{name}: {line}"))?;
                let met = counts.get(&(lemma.to_owned(), part));
                wordnet.weigh(lemma, part, &places, met, &mut weights);
            }
            for line in lines("", ".exc")?.lines() {
                let mut words = line.split(' ').filter_map(single_word);
                if let (Some(form), Some(word), None) = (words.next(), words.next(), words.next()) {
                    wordnet.forms.insert((form, word));
                }
            }
        }
        for (word, parts) in weights {
            let meanings = chances(&parts, wordnet.met[&word]);
            wordnet.meanings.insert(word, meanings);
        }
        wordnet.share_between_parts();
        for language in ["american-english", "british-english"] {
            let words = |list: &str| {
                text(&lists.join(list)).map(|text| text.lines().filter_map(single_word).collect::<Vec<_>>())
            };
            wordnet.known.extend(words(language)?);
            wordnet.common.extend(words(&[language, "-small"].concat())?);
        }
        Ok(wordnet)
    }

    /// Notes how often the senses of a lemma were met, and what each of them weighs.
    fn weigh(
        &mut self,
        lemma: &str,
        part: usize,
        places: &[u32],
        met: Option<&BTreeMap<u32, u32>>,
        weights: &mut BTreeMap<String, [Vec<(SenseId, f64)>; 4]>,
    ) {
        let Some(word) = single_word(lemma) else { return };
        for (rank, &place) in (1..).zip(places) {
            let met = met.and_then(|met| met.get(&rank)).copied().unwrap_or(0);
            self.met.entry(word.clone()).or_default()[part] += met;
            let weight = f64::from(met) + PRIOR / f64::from(rank);
            weights.entry(word.clone()).or_default()[part].push(((part, place), weight));
        }
    }

    /// A swap is what those do who swap: what one means as a noun adds to the chance of the verb, and back.
    fn share_between_parts(&mut self) {
        let shared = |word: &str, (id, own): (SenseId, f64)| {
            let sense = &self.senses[&id];
            let other = sense.relations.iter().filter(|relation| relation.symbol == "+").map(|relation| {
                let lemma = |id: SenseId, number: usize| {
                    self.senses[&id].lemmas.get(number.wrapping_sub(1)).is_some_and(|lemma| lemma == word)
                };
                let same = lemma(id, relation.lemmas.0) && lemma(relation.to, relation.lemmas.1);
                if same { self.chance(word, relation.to) } else { 0.0 }
            });
            (id, (own + SHARED * other.sum::<f64>()).min(1.0))
        };
        let meanings = self.meanings.iter().map(|(word, meanings)| {
            (word.clone(), meanings.iter().map(|&meaning| shared(word, meaning)).collect())
        });
        self.meanings = meanings.collect();
    }

    /// Reads a line of a data file.
    fn sense(&mut self, part: usize, line: &str) -> Option<()> {
        let (fields, gloss) = line.split_once(" | ")?;
        let mut fields = fields.split(' ');
        let place = fields.next()?.parse().ok()?;
        let count = usize::from_str_radix(fields.nth(2)?, 16).ok()?;
        let mut lemmas = Vec::new();
        for _ in 0..count {
            let lemma = fields.next()?;
            lemmas.push(lemma.split('(').next()?.to_owned());
            fields.next()?;
        }
        let count = fields.next()?.parse().ok()?;
        let mut relations = Vec::new();
        for _ in 0..count {
            let symbol = fields.next()?.to_owned();
            let place = fields.next()?.parse().ok()?;
            let part = ["n", "v", "a", "r"].iter().position(|&part| Some(part) == fields.clone().next())?;
            let lemmas = fields.nth(1)?;
            let number = |digits: &str| usize::from_str_radix(digits, 16).ok();
            let lemmas = (number(lemmas.get(..2)?)?, number(lemmas.get(2..)?)?);
            relations.push(Relation { symbol, to: (part, place), lemmas });
        }
        for token in token_stream(gloss) {
            *self.terms.entry(token.term).or_default() += 1;
        }
        let definition = gloss.split("; \"").next()?;
        let definition = token_stream(definition).map(|token| stem(&token.term)).collect();
        self.senses.insert((part, place), Sense { lemmas, relations, definition });
        Some(())
    }

    /// How often `WordNet` uses a word: in the texts that its editors marked, and in its own definitions.
    fn uses(&self, word: &str) -> u32 {
        let met: u32 = self.met.get(word).map_or(0, |met| met.iter().sum());
        let whole = ["", "s", "es", "d", "ed", "ing"].map(|ending| [word, ending].concat());
        let cut = ["ies", "ied", "ing"].map(|ending| [&word[..word.len() - 1], ending].concat());
        let cut = cut.into_iter().filter(|_| word.ends_with(['y', 'e']));
        met + whole.into_iter().chain(cut).filter_map(|form| self.terms.get(&form)).sum::<u32>()
    }

    /// The same as a digit.
    fn commonness(&self, word: &str) -> u32 {
        let least = if self.common.contains(word) { 2 } else { 0 };
        self.uses(word).max(1).ilog2().clamp(least, 9)
    }

    /// What a pair needs that begins with this word: the fewer type it, the more.
    fn least_score(&self, word: &str) -> f64 {
        if !self.common.contains(word) {
            LEAST_SCORE[2]
        } else if self.uses(word) < MANY_USES {
            LEAST_SCORE[1]
        } else {
            LEAST_SCORE[0]
        }
    }

    /// Whether a word can be typed or searched for.
    fn is_useful(&self, word: &str) -> bool {
        let senses = self.meanings.get(word).map_or(0, Vec::len);
        let verb = self.met.get(word).map_or(0, |met| met[1]);
        self.known.contains(word) && !is_stop_word(word) && senses <= MOST_SENSES && verb <= MOST_VERB_USES
    }

    /// The words of a sense, without names and those of more than one word.
    fn words(&self, id: SenseId) -> impl Iterator<Item = (usize, String)> {
        (1..).zip(&self.senses[&id].lemmas).filter_map(|(number, lemma)| Some((number, single_word(lemma)?)))
    }

    fn chance(&self, word: &str, id: SenseId) -> f64 {
        let meanings = self.meanings.get(word).map_or(&[][..], |meanings| meanings);
        meanings.iter().find(|(sense, _)| *sense == id).map_or(0.0, |(_, chance)| *chance)
    }

    /// The score of every pair of words.
    fn scores(&self) -> BTreeMap<String, BTreeMap<String, f64>> {
        let mut scores: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
        let mut add = |word: &str, target: &str, score: f64| {
            if score > 0.0 && stem(word) != stem(target) && self.is_useful(word) && self.is_useful(target) {
                *scores.entry(word.to_owned()).or_default().entry(target.to_owned()).or_default() += score;
            }
        };
        for (&id, sense) in self.senses.iter().filter(|sense| PARTS[sense.0.0] != "adv") {
            for (_, word) in self.words(id) {
                for (_, target) in self.words(id) {
                    let near = nearness::SYNONYM;
                    add(&word, &target, near * self.chance(&word, id) * self.chance(&target, id));
                }
            }
            for relation in &sense.relations {
                for (number, word) in self.words(id) {
                    for (target_number, target) in self.words(relation.to) {
                        let (from, to) = relation.lemmas;
                        if from != 0 && from != number || to != 0 && to != target_number {
                            continue;
                        }
                        let near = nearness(&relation.symbol);
                        let score = near * self.chance(&word, id) * self.chance(&target, relation.to);
                        add(&word, &target, score);
                        if matches!(relation.symbol.as_str(), "\\" | "<") {
                            add(&target, &word, score);
                        }
                    }
                }
            }
            for wider in self.wider(id) {
                for (_, target) in self.words(wider) {
                    let near = self.nearness_to_wider(id, wider, &target) * self.chance(&target, wider);
                    for (_, word) in self.words(id) {
                        let score = near * self.chance(&word, id);
                        add(&word, &target, score);
                        let known = f64::from(self.uses(&word)) / COMMON;
                        add(&target, &word, score * known.min(1.0));
                    }
                }
            }
        }
        scores
    }

    /// The next wider senses. Those that have no word, as "written agreement" above treaty, are stepped over.
    fn wider(&self, id: SenseId) -> BTreeSet<SenseId> {
        let mut found = BTreeSet::new();
        for relation in self.senses[&id].relations.iter().filter(|relation| relation.symbol == "@") {
            if self.words(relation.to).next().is_some() {
                found.insert(relation.to);
            } else {
                found.extend(self.wider(relation.to));
            }
        }
        found
    }

    fn nearness_to_wider(&self, id: SenseId, wider: SenseId, target: &str) -> f64 {
        let narrower = self.senses[&wider].relations.iter().filter(|relation| relation.symbol == "~").count();
        let special = (NARROWER / narrower as f64).min(1.0);
        if narrower > MOST_NARROWER {
            0.0
        } else if self.senses[&id].definition.contains(&stem(target)) {
            nearness::DEFINED * special.powf(0.25)
        } else {
            nearness::WIDER * special.sqrt()
        }
    }

    fn extract(&self) -> String {
        let mut scores = self.scores();
        self.add_forms(&mut scores);
        let mut out = HEAD.to_owned();
        for (word, targets) in &scores {
            let least = self.least_score(word);
            let mut targets: Vec<_> = targets
                .iter()
                .filter(|(target, score)| **score >= least && self.common.contains(*target))
                .collect();
            targets.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
            targets.truncate(MOST_TARGETS);
            if targets.is_empty() {
                continue;
            }
            let _ = write!(out, "{word}{}", self.commonness(word));
            for (target, score) in targets {
                let strength = (2..=9).rev().find(|&step| *score * 9.0 >= STRONGEST * f64::from(step));
                let _ = write!(out, " {target}{}", strength.unwrap_or(1));
            }
            out.push('\n');
        }
        out
    }

    /// Adds the irregular forms, which the stemmer does not bring to their words.
    fn add_forms(&self, scores: &mut BTreeMap<String, BTreeMap<String, f64>>) {
        for (form, word) in &self.forms {
            let own: u32 = self.met.get(form).map_or(0, |met| met.iter().sum());
            let met: u32 = self.met.get(word).map_or(0, |met| met.iter().sum());
            let chance = f64::from(met) / f64::from(met + own + 1);
            let rare = !self.common.contains(form);
            if stem(form) == stem(word) || chance < 0.5 || rare || is_stop_word(form) || is_stop_word(word) {
                continue;
            }
            scores.entry(form.clone()).or_default().insert(word.clone(), chance);
            scores.entry(word.clone()).or_default().insert(form.clone(), chance);
        }
    }
}

/// How near a relation is, by the symbol that `WordNet` has for it.
fn nearness(symbol: &str) -> f64 {
    match symbol {
        "+" | "\\" | "<" => nearness::DERIVED,
        "$" => nearness::GROUP,
        "&" => nearness::SIMILAR,
        _ => 0.0,
    }
}

/// The chance of each sense of a word, from what the senses weigh and how often each part of speech was met. It is
/// measured half by all senses and half by the main one, lest a long tail of rare senses drown that.
fn chances(parts: &[Vec<(SenseId, f64)>; 4], met: [u32; 4]) -> Vec<(SenseId, f64)> {
    let part_weight = |part: usize| {
        if parts[part].is_empty() { 0.0 } else { f64::from(met[part]).sqrt() + PART_PRIOR[part] }
    };
    let all_parts: f64 = (0..4).map(part_weight).sum();
    let mut chances = Vec::new();
    for (part, senses) in parts.iter().enumerate() {
        let share = (part_weight(part) / all_parts).powf(PART_POWER);
        let all: f64 = senses.iter().map(|(_, weight)| weight).sum();
        let main = senses.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
        chances.extend(senses.iter().map(|&(sense, weight)| (sense, share * weight / (all * main).sqrt())));
    }
    chances
}

fn text(path: &Path) -> Result<String, Box<dyn Error>> {
    Ok(std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// How often each sense was met, by lemma and part of speech, then by its place in the order of senses.
fn counts(text: &str) -> BTreeMap<(String, usize), BTreeMap<u32, u32>> {
    let mut counts: BTreeMap<(String, usize), BTreeMap<u32, u32>> = BTreeMap::new();
    for line in text.lines() {
        let mut fields = line.split([' ', '%', ':']);
        let lemma = fields.next().unwrap_or_default();
        let part = match fields.next() {
            Some("1") => 0,
            Some("2") => 1,
            Some("4") => 3,
            _ => 2,
        };
        let mut last = line.rsplit(' ').map_while(|number| number.parse::<u32>().ok());
        if let (Some(met), Some(rank)) = (last.next(), last.next()) {
            counts.entry((lemma.to_owned(), part)).or_default().insert(rank, met);
        }
    }
    counts
}

/// A line of an index file: a lemma and its senses in order.
fn index(line: &str) -> Option<(&str, Vec<u32>)> {
    let mut fields = line.trim_end().split(' ');
    let lemma = fields.next()?;
    let count = fields.nth(1)?.parse().ok()?;
    let mut places: Vec<u32> = fields.rev().map_while(|place| place.parse().ok()).take(count).collect();
    places.reverse();
    Some((lemma, places))
}

/// A lemma as one lower-case word, unless it is a name or more than one word; `cease-fire` is `ceasefire`.
fn single_word(lemma: &str) -> Option<String> {
    let word = lemma.replacen('-', "", 1);
    (word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(word)
}

const HEAD: &str = "\
# Synonyms of English words, made from WordNet 3.0 by crates/compiler/examples/wordnet.rs; not edited by hand.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. The licence is in LICENSE-WordNet.txt.
# Words too rare to be typed or written were left out by Kevin Atkinson's word lists (SCOWL).
# A line: a word with how common it is (0 to 9), then the words that stand for it, best first, with how well (1 to 9).
";
