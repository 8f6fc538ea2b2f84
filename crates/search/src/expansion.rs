//! Query expansion: what each word of a query finds in an index.
//!
//! A word finds itself in all its inflections, exactly. Besides, it has expansions, each with a reason and a weight:
//! mentions of what it names under any name, of whoever holds a role that it is a word of, synonyms, itself together
//! with a neighbour as one word, and words that it is the beginning of while it is being typed. If all of that is
//! nothing, it finds itself taken apart into two words, or else the two words that it may have been meant for.
//!
//! What only a curator or a dictionary can know comes from the corpus: names and roles of its entities, and its list
//! of synonyms.

use core::cmp::Ordering;

use corpus::Corpus;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::each_token;

use crate::fuzzy::{Candidate, LONGEST_CORRECTED, candidates};
use crate::index::{Entry, Index, has_stem};
use crate::language::{Language, key};
use crate::query_parser::{Atom, AtomKind, Parsed};
use crate::score::counts;
use crate::slot::{Expansion, Lookup, Mark, Slot, Source, Why};
use crate::sort::sorted;
use crate::weights::WEIGHTS;
use crate::writer::entity_term;

/// How many words of the query one name can have; longer names are found by their parts.
const NAME_WORDS: usize = 6;

/// The shortest word, in bytes, that a word written as one is taken apart into.
const SHORTEST_PART: usize = 4;

/// The words that make a noun of the verb before them: "lays off", a layoff. The verb may be in any of its forms.
const PARTICLES: [&str; 8] = ["away", "back", "down", "off", "out", "over", "through", "up"];

/// The shortest such verb, in bytes.
const SHORTEST_VERB: usize = 3;

/// What a curator and a dictionary say of words: the names of entities, and synonyms.
#[derive(Default)]
pub(crate) struct Vocabulary {
    /// Stems of the name's words with spaces between them, and the entity; sorted.
    names: Vec<(String, u32)>,
    /// Stems of the words of roles, and the entity that has the role; sorted.
    roles: Vec<(String, u32)>,
    /// Those of them that name the office: what stands before the first "of" or comma.
    offices: Vec<(String, u32)>,
    /// Lines of a stem and its synonyms' stems, sorted.
    synonyms: Vec<String>,
}

impl Vocabulary {
    pub(crate) fn new(corpus: &Corpus) -> Self {
        let (mut names, mut roles, mut offices) = (Vec::new(), Vec::new(), Vec::new());
        for (entity, at) in corpus.entities.iter().zip(0..) {
            for name in core::iter::once(&entity.name).chain(&entity.aliases) {
                names.push((stems(name).join(" "), at));
            }
            let role = entity.role.as_deref().unwrap_or_default();
            let office = role.split([',', ';']).next().unwrap_or_default();
            roles.extend(stems(role).into_iter().map(|stem| (stem, at)));
            for word in office.split(' ').take_while(|&word| word != "of") {
                offices.extend(stems(word).into_iter().map(|stem| (stem, at)));
            }
        }
        // An entity with two names of the same stems counts once.
        let [names, roles, offices] = [names, roles, offices].map(|list| {
            let mut list = sorted(list, &|a, b| a.cmp(b));
            list.dedup();
            list
        });
        Self { names, roles, offices, synonyms: corpus.synonyms.lines().map(str::to_owned).collect() }
    }

    /// The stems of the synonyms of a stem.
    fn synonyms(&self, stem: &str) -> impl Iterator<Item = &str> {
        let word = |line: &String| line.split_once(' ').map_or(Ordering::Less, |(word, _)| word.cmp(stem));
        let at = self.synonyms.partition_point(|line| word(line).is_lt());
        let line = self.synonyms.get(at).filter(|line| word(line).is_eq());
        line.into_iter().flat_map(|line| line.split(' ').skip(1))
    }
}

/// The entities that a sorted list has for a word.
fn entities(list: &[(String, u32)], word: &str) -> impl Iterator<Item = u32> {
    let first = list.partition_point(|known| *known.0 < *word);
    list[first..].iter().take_while(move |known| known.0 == word).map(|known| known.1)
}

impl Lookup {
    pub(crate) fn new(parsed: &Parsed, index: &Index, vocabulary: &Vocabulary) -> Self {
        let mut lookup = Self::default();
        let is_stop = |atom: &Atom| is_stop_word(&atom.terms[0]) && atom.kind != AtomKind::Prefix;
        let only_stop_words = parsed
            .clauses
            .iter()
            .all(|clause| clause.exclude || clause.is_optional() && is_stop(&clause.atoms[0]));
        let mut plain_words: Vec<PlainWord> = Vec::new();
        for (clause, order) in parsed.clauses.iter().zip(0..) {
            if clause.exclude {
                for atom in &clause.atoms {
                    lookup.banned.extend(spelled(atom, index).map(|other| other.2));
                    lookup.banned.push(source(atom, index));
                }
            } else if !clause.is_optional() {
                lookup.demand(&clause.atoms, index);
            } else if only_stop_words || !is_stop(&clause.atoms[0]) {
                plain_words.push(PlainWord {
                    atom: &clause.atoms[0],
                    stem: index_stem(&clause.atoms[0].terms[0]),
                    order,
                });
            }
        }
        // What was typed and asks for nothing finds nothing.
        if parsed.clauses.is_empty() && parsed.fields.is_empty() && !parsed.notices.is_empty() {
            lookup.demand(&[], index);
        }
        let names = names(&plain_words, vocabulary);
        let all = Asked { parsed, plain_words: &plain_words, index, vocabulary };
        for (at, word) in plain_words.iter().enumerate() {
            // A word counts once; whether it is unfinished, its last occurrence says.
            if plain_words[..at].iter().all(|other| !other.is_same(word)) {
                let last = plain_words.iter().rev().find(|other| other.is_same(word)).unwrap_or(word);
                lookup.word(word, last.atom.kind, &names[at], &all);
            }
        }
        lookup.sort_marks();
        lookup
    }

    fn demand(&mut self, atoms: &[Atom], index: &Index) {
        let slot = self.slots.len();
        let mut exact = Vec::new();
        for atom in atoms {
            exact.push(source(atom, index));
            if let Some((_, marks, source)) = spelled(atom, index) {
                self.marks.extend(marks.into_iter().map(|mark| (slot, Why::Itself, mark)));
                exact.push(source);
            }
            match atom.kind {
                AtomKind::Phrase => self.marks.push((slot, Why::Itself, Mark::Phrase(atom.terms.clone()))),
                AtomKind::Prefix => self.marks.push((slot, Why::Itself, Mark::Prefix(atom.terms[0].clone()))),
                _ => {
                    let marks = atom.terms.iter().flat_map(|term| Mark::forms(term, index));
                    self.marks.extend(marks.map(|mark| (slot, Why::Itself, mark)));
                    if atom.kind == AtomKind::Unfinished {
                        self.marks.push((slot, Why::Itself, Mark::Prefix(atom.terms[0].clone())));
                    }
                }
            }
        }
        self.slots.push(Slot {
            spans: atoms.iter().map(|atom| atom.span).collect(),
            required: true,
            order: None,
            times: 1.0,
            exact,
            expansions: Vec::new(),
            nowhere: Vec::new(),
        });
    }

    fn word(&mut self, word: &PlainWord, kind: AtomKind, names: &[u32], all: &Asked) {
        let Asked { plain_words, index, .. } = *all;
        let term = &word.atom.terms[0];
        let slot = self.slots.len();
        let mut finds = Finds { slot, marks: &mut self.marks, expansions: Vec::new(), nowhere: Vec::new() };
        let exact = if kind == AtomKind::Prefix {
            finds.mark(Why::Itself, Mark::Prefix(term.clone()));
            by_prefix(term, index)
        } else {
            finds.mark_forms(Why::Itself, term, index);
            finds.expand(word, kind, names, all)
        };
        let Finds { expansions, nowhere, .. } = finds;
        let times = plain_words.iter().filter(|other| other.is_same(word)).count() as f32;
        let (order, exact) = (Some(word.order), vec![Source::Words(exact)]);
        let spans = vec![word.atom.span];
        self.slots.push(Slot { spans, required: false, order, times, exact, expansions, nowhere });
    }
}

/// What every word of a query is looked up in.
#[derive(Clone, Copy)]
struct Asked<'a> {
    parsed: &'a Parsed,
    plain_words: &'a [PlainWord<'a>],
    index: &'a Index,
    vocabulary: &'a Vocabulary,
}

/// What a word finds besides itself, as it is found.
struct Finds<'m> {
    slot: usize,
    marks: &'m mut Vec<(usize, Why, Mark)>,
    expansions: Vec<Expansion>,
    nowhere: Vec<u32>,
}

impl Finds<'_> {
    /// All that a word finds besides itself; returns what it finds itself.
    fn expand(&mut self, word: &PlainWord, kind: AtomKind, names: &[u32], all: &Asked) -> Vec<Entry> {
        let Asked { parsed, plain_words, index, vocabulary } = *all;
        let term = &word.atom.terms[0];
        let exact = index.forms(term);
        self.entities(Why::Alias, WEIGHTS.alias, names, all);
        // What is named nowhere is nobody else: a province is not the road through it, whose role names it.
        if exact.is_empty() && self.expansions.is_empty() {
            self.nowhere = names.to_vec();
        }
        // Outside of the office itself one word of a role, as "parliament" of a member of one, hardly tells who.
        let tells = |holder: &u32| {
            let has = |list: &[(String, u32)], word: &PlainWord| {
                entities(list, &word.stem).any(|other| other == *holder)
            };
            let is_helped =
                plain_words.iter().any(|other| other.stem != word.stem && has(&vocabulary.roles, other));
            is_helped || has(&vocabulary.offices, word)
        };
        let holders = entities(&vocabulary.roles, &word.stem)
            .filter(|holder| self.nowhere.is_empty() && !names.contains(holder));
        let (sure, unsure): (Vec<u32>, Vec<u32>) = holders.partition(tells);
        self.entities(Why::Role, WEIGHTS.role, &sure, all);
        self.entities(Why::Role, WEIGHTS.unsure_role, &unsure, all);
        let (mut entries, mut words) = (Vec::new(), Vec::new());
        let is_other = |synonym: &&str| plain_words.iter().all(|word| word.stem != **synonym);
        for synonym in vocabulary.synonyms(&word.stem).filter(is_other) {
            self.mark(Why::Synonym, Mark::Stem(Language::default(), synonym.to_owned()));
            entries.extend(index.forms_of_stem(synonym));
            words.push(synonym.to_owned());
        }
        self.words(Why::Synonym, WEIGHTS.synonym, entries, words);
        // Written as one word, and apart: "cease-fire" is two words here.
        for joined in word.joined(parsed) {
            self.mark_forms(Why::Spelling, &joined, index);
            self.words(Why::Spelling, 1.0, index.forms(&joined), vec![joined]);
        }
        if let Some((words, marks, source)) = apart(term, index) {
            self.marks.extend(marks.into_iter().map(|mark| (self.slot, Why::Spelling, mark)));
            self.add(Why::Spelling, 1.0, source, vec![words]);
        }
        if kind == AtomKind::Unfinished {
            // What answers a word of the query by itself is no expansion of another.
            let is_other = |term: &str| {
                !is_stop_word(term) && !plain_words.iter().any(|word| has_stem(term, &word.stem))
            };
            self.mark(Why::Prefix, Mark::Prefix(term.clone()));
            self.words(Why::Prefix, WEIGHTS.prefix, index.entries_by_prefix(term, &is_other), Vec::new());
        }
        if exact.is_empty() && self.expansions.is_empty() && self.nowhere.is_empty() {
            self.meant(term, index);
        }
        exact
    }

    fn mark(&mut self, why: Why, mark: Mark) {
        self.marks.push((self.slot, why, mark));
    }

    fn mark_forms(&mut self, why: Why, term: &str, index: &Index) {
        self.marks.extend(Mark::forms(term, index).map(|mark| (self.slot, why, mark)));
    }

    fn add(&mut self, why: Why, weight: f32, source: Source, words: Vec<String>) {
        self.expansions.push(Expansion { why, weight, source, words });
    }

    fn words(&mut self, why: Why, weight: f32, entries: Vec<Entry>, words: Vec<String>) {
        if !entries.is_empty() {
            self.add(why, weight, Source::Words(entries), words);
        }
    }

    fn entities(&mut self, why: Why, weight: f32, entities: &[u32], all: &Asked) {
        let mut mentions = Vec::new();
        for &entity in entities {
            self.mark(why, Mark::Entity(entity));
            mentions.extend(all.index.entries(&entity_term(entity as usize)));
        }
        self.words(why, weight, mentions, Vec::new());
    }

    /// What a word that nothing has may have been meant for.
    fn meant(&mut self, term: &str, index: &Index) {
        for (meant, weight) in corrections(index, term).into_iter().zip([1.0, WEIGHTS.correction]) {
            self.mark_forms(Why::Correction, &meant, index);
            self.add(Why::Correction, weight, Source::Words(index.forms(&meant)), vec![meant]);
        }
    }
}

/// A plain word of the query.
struct PlainWord<'p> {
    atom: &'p Atom,
    stem: String,
    order: u32,
}

impl PlainWord<'_> {
    /// This word and a neighbour as one; a word that is left out by itself counts where it makes a noun of the verb
    /// before it.
    fn joined(&self, parsed: &Parsed) -> Vec<String> {
        let term = |order: usize| {
            let clause = parsed.clauses.get(order).filter(|clause| clause.is_optional());
            clause.map_or("", |clause| &clause.atoms[0].terms[0])
        };
        let (at, mut joined) = (self.order as usize, Vec::new());
        for (first, second) in [(term(at.wrapping_sub(1)), term(at)), (term(at), term(at + 1))] {
            let is_verb = PARTICLES.contains(&second);
            if first.is_empty()
                || second.is_empty()
                || is_stop_word(first)
                || is_stop_word(second) && !is_verb
            {
                continue;
            }
            joined.push([first, second].concat());
            let verb = stem(first);
            if is_verb && verb != first {
                joined.push([&verb, second].concat());
            }
        }
        joined
    }

    fn is_same(&self, other: &Self) -> bool {
        self.stem == other.stem
            && (self.atom.kind == AtomKind::Prefix) == (other.atom.kind == AtomKind::Prefix)
    }
}

/// For each word the entities that it names, alone or with its neighbours: of names that overlap, the first, and of
/// those that begin with the same word, the longest.
fn names(plain_words: &[PlainWord], vocabulary: &Vocabulary) -> Vec<Vec<u32>> {
    let mut names = vec![Vec::new(); plain_words.len()];
    let mut at = 0;
    while at < plain_words.len() {
        let mut words = 1;
        for length in (1..=NAME_WORDS.min(plain_words.len() - at)).rev() {
            let name: Vec<&str> = plain_words[at..at + length].iter().map(|word| &*word.stem).collect();
            let found: Vec<u32> = entities(&vocabulary.names, &name.join(" ")).collect();
            if !found.is_empty() {
                names[at..at + length].fill(found);
                words = length;
                break;
            }
        }
        at += words;
    }
    names
}

/// What a part of a query asks for by itself.
pub(crate) fn source(atom: &Atom, index: &Index) -> Source {
    let forms = || atom.terms.iter().map(|term| index.forms(term)).collect();
    match atom.kind {
        AtomKind::Word => Source::Words(index.forms(&atom.terms[0])),
        AtomKind::Prefix => Source::Words(by_prefix(&atom.terms[0], index)),
        AtomKind::Unfinished => Source::Words(begun(&atom.terms[0], index)),
        AtomKind::Phrase => phrase(&atom.terms, index),
        AtomKind::Near(within) => Source::Near(forms(), within),
    }
}

fn phrase(terms: &[String], index: &Index) -> Source {
    Source::Phrase(terms.iter().map(|term| index.entries(term)).collect())
}

/// What is spelled another way: how, what to mark, and where it stands.
type Spelled = (String, Vec<Mark>, Source);

/// What is asked for, written as one word or apart; a phrase is that of two words.
fn spelled(atom: &Atom, index: &Index) -> Option<Spelled> {
    match (atom.kind, &*atom.terms) {
        (AtomKind::Word | AtomKind::Unfinished, [term]) => apart(term, index),
        (AtomKind::Phrase, [one, two]) => {
            let joined = [&**one, two].concat();
            let entries = index.entries(&joined);
            let marks = vec![Mark::Phrase(vec![joined.clone()])];
            (!entries.is_empty()).then_some((joined, marks, Source::Words(entries)))
        }
        _ => None,
    }
}

/// A word as two that stand side by side somewhere: neither too short to be meant, or a verb and what makes a noun of it.
fn apart(term: &str, index: &Index) -> Option<Spelled> {
    // What is longer is no word, and there would be too many places.
    if !index.has_positions() || term.len() > LONGEST_CORRECTED {
        return None;
    }
    (SHORTEST_VERB..term.len()).find_map(|at| {
        let (first, second) = (part(term, ..at), part(term, at..));
        let particle = PARTICLES.into_iter().find(|&word| second.strip_suffix('s').unwrap_or(second) == word);
        let words = match particle {
            Some(_) if is_stop_word(first) => return None,
            Some(particle) => vec![index.forms(first), index.entries(particle)],
            None if at < SHORTEST_PART || second.len() < SHORTEST_PART => return None,
            None => vec![index.entries(first), index.entries(second)],
        };
        if words[0].is_empty() {
            return None;
        }
        let second = particle.unwrap_or(second);
        let source = Source::Phrase(words);
        let stands = !counts(core::slice::from_ref(&source), index).passages.is_empty();
        let marks = || match particle {
            Some(_) => Mark::forms(first, index)
                .zip(Mark::forms(second, index))
                .map(|pair| Mark::Pair(pair.into()))
                .collect(),
            None => vec![Mark::Phrase(vec![first.to_owned(), second.to_owned()])],
        };
        stands.then(|| ([first, second].join(" "), marks(), source))
    })
}

/// A word in any inflection, and all words that begin with it.
fn begun(term: &str, index: &Index) -> Vec<Entry> {
    let mut entries = by_prefix(term, index);
    for form in index.forms(term) {
        if !entries.contains(&form) {
            entries.push(form);
        }
    }
    entries
}

/// All words that begin so, stop words left out.
fn by_prefix(prefix: &str, index: &Index) -> Vec<Entry> {
    index.entries_by_prefix(prefix, &|term| !is_stop_word(term))
}

/// What a misspelled word was meant for, the likeliest first: of the nearest words, how likely the slip is times how
/// many passages have the word.
fn corrections(index: &Index, term: &str) -> Vec<String> {
    let frequency = |word: &str| index.entry(word).map_or(0, |entry| index.document_frequency(entry));
    let worth = |candidate: &Candidate| candidate.likelihood.saturating_mul(1 + frequency(&candidate.word));
    let mut found: Vec<(u32, String)> = Vec::new();
    for candidate in candidates(index, term) {
        let worth = worth(&candidate);
        let stem = index_stem(&candidate.word);
        match found.iter_mut().find(|known| index_stem(&known.1) == stem) {
            Some(known) => known.0 = known.0.saturating_add(worth),
            None => found.push((worth, candidate.word)),
        }
    }
    sorted(found, &|a, b| b.0.cmp(&a.0)).into_iter().map(|found| found.1).collect()
}

/// What a term of a query is compared by where no document says which language it is in.
pub(crate) fn index_stem(term: &str) -> String {
    key(term, stem)
}

/// The stems of the words of a text, stop words left out unless there are no others, as a query leaves them out.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let mut stems = Vec::new();
    each_token(text, &mut |_, _, term| stems.push(index_stem(term)));
    if stems.iter().any(|stem| !stem.ends_with('.')) {
        stems.retain(|stem| !stem.ends_with('.'));
    }
    stems
}
