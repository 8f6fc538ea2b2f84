//! The oracle that searching is held against: a naive scan without an index, which reads every text again for every
//! question.
//!
//! Written from what the documentation of `query`, `expansion`, `fuzzy` and `score` promises. It shares with the engine
//! the tokenizer, the stemmer, the reading of the query, the records of the facets, the constants and two formulas, and
//! nothing else.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use corpus::stem::{Endings, stem};
use corpus::stop::is_stop_word;
use corpus::text::date_in_words;
use corpus::token::tokens;
use corpus::{
    Attribution, Corpus, Document, EntityId, FlagKind, Mention, Passage, Place, Span, Stated, Statement,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::facet::{Here, Values};
use crate::fuzzy::{Candidate, candidates};
use crate::score::{inverse_document_frequency, saturation};
use crate::searcher::TITLE_SLACK;
use crate::testing::{corpus, filter, flag, happens, stated, tag, with_taxonomy};
use crate::{Atom, AtomKind, Facet, Filter, Index, Query, Searcher, WEIGHTS, Why, parse};

/// The words that make a noun of the verb before them.
const PARTICLES: [&str; 8] = ["away", "back", "down", "off", "out", "over", "through", "up"];

/// Document, passage and score.
type Found = (usize, usize, f32);

/// A word of a text, cut as its language does, behind the number of that language: 0 is English.
type Said = (usize, String);

/// The words of a text, and the entities that it mentions.
struct Text {
    language: usize,
    words: Vec<Said>,
    entities: Vec<u32>,
}

/// What can be counted in a text.
enum Wanted {
    Words(Vec<Said>),
    /// In each language.
    Phrase(Vec<Vec<Said>>),
    Near(Vec<Vec<Said>>, u32),
    /// Any of these, and behind it this word.
    Forms(Vec<Said>, String),
    Mentions(Vec<u32>),
}

impl Text {
    fn new(text: &str, mentions: &[Mention], language: usize, languages: &[Endings]) -> Self {
        let words = tokens(text).into_iter().map(|token| cut(language, &token.term, languages)).collect();
        Self { language, words, entities: mentions.iter().map(|mention| mention.entity.0).collect() }
    }

    fn length(&self) -> usize {
        self.words.iter().filter(|word| !is_stop_word(&word.1)).count()
    }

    fn count(&self, wanted: &Wanted) -> u32 {
        let all = 0..self.words.len();
        let is = |any: &[Said], at: usize| any.contains(&self.words[at]);
        let count = match wanted {
            Wanted::Words(any) => all.filter(|&at| is(any, at)).count(),
            Wanted::Phrase(words) => {
                all.filter(|&at| self.words[at..].starts_with(&words[self.language])).count()
            }
            Wanted::Forms(any, second) => {
                let follows = |at: usize| self.words.get(at + 1).is_some_and(|word| word.1 == *second);
                all.filter(|&at| is(any, at) && follows(at)).count()
            }
            Wanted::Near(words, within) => {
                let stands_near = |any: &[Said], at: usize| {
                    all.clone()
                        .any(|other| other != at && other.abs_diff(at) <= *within as usize && is(any, other))
                };
                all.clone()
                    .filter(|&at| is(&words[0], at) && words[1..].iter().all(|any| stands_near(any, at)))
                    .count()
            }
            Wanted::Mentions(any) => self.entities.iter().filter(|entity| any.contains(entity)).count(),
        };
        count as u32
    }

    fn places(&self, any: &[Said]) -> Vec<usize> {
        (0..self.words.len()).filter(|&at| any.contains(&self.words[at])).collect()
    }
}

/// A word as a language cuts it.
fn cut(language: usize, term: &str, languages: &[Endings]) -> Said {
    let term = if language == 0 { term } else { languages[language - 1].cut(term) };
    (language, term.to_owned())
}

/// What is taken for the same word where no document is asked: the English stem; of a stop word only itself.
fn key(term: &str) -> String {
    if is_stop_word(term) { format!("{term}, the stop word") } else { stem(term) }
}

/// A part of the query that counts as one word.
struct Slot {
    required: bool,
    /// Which word of the query, if it is a plain one.
    order: Option<usize>,
    /// How often it was typed.
    times: usize,
    exact: Vec<Wanted>,
    expansions: Vec<(Why, f32, Wanted)>,
}

/// A plain word of the query, and which it is.
struct Word {
    order: usize,
    kind: AtomKind,
    term: String,
}

/// Why, how often in the text, how often in the heading, idf, gain.
type Reason = (Why, u32, u32, f32, f32);

struct Oracle<'c> {
    corpus: &'c Corpus,
    /// Document, number, text.
    passages: Vec<(usize, usize, Text)>,
    headings: Vec<Text>,
    /// Every word of every text, each once.
    dictionary: Vec<Said>,
    /// Those that are not English.
    languages: Vec<Endings>,
}

impl<'c> Oracle<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let value =
            |stated: &Option<Stated>| stated.as_ref().map_or(String::new(), |stated| stated.value.clone());
        let languages: Vec<Endings> = corpus.endings.lines().map(Endings::read).collect();
        let of = |document: &Document| {
            let line = |line: &str| line.split('\t').next() == document.language.as_deref();
            corpus.endings.lines().position(line).map_or(0, |at| at + 1)
        };
        let heading = |document: &Document| {
            let date = date_in_words(&value(&document.date));
            let all = [value(&document.title), value(&document.byline), value(&document.publisher), date];
            Text::new(&all.join(" "), &[], of(document), &languages)
        };
        let headings: Vec<Text> = corpus.documents.iter().map(heading).collect();
        let mut passages = Vec::new();
        for (at, document) in corpus.documents.iter().enumerate() {
            for (number, passage) in document.passages.iter().enumerate() {
                let text = Text::new(&passage.text, &passage.mentions, of(document), &languages);
                passages.push((at, number, text));
            }
        }
        let texts = passages.iter().map(|passage| &passage.2).chain(&headings);
        let mut dictionary: Vec<Said> = texts.flat_map(|text| text.words.clone()).collect();
        dictionary.sort();
        dictionary.dedup();
        Self { corpus, passages, headings, dictionary, languages }
    }

    fn words(&self, wanted: impl Fn(&Said) -> bool) -> Vec<Said> {
        self.dictionary.iter().filter(|word| wanted(word)).cloned().collect()
    }

    fn cut(&self, language: usize, term: &str) -> String {
        cut(language, term, &self.languages).1
    }

    /// What is taken for the same word in a language.
    fn key_in(&self, language: usize, term: &str) -> String {
        if language == 0 || is_stop_word(term) {
            key(term)
        } else {
            self.languages[language - 1].stem(term).to_owned()
        }
    }

    /// All inflections of a word, in each language by its own stems.
    fn forms(&self, term: &str) -> Vec<Said> {
        self.words(|(language, word)| {
            self.key_in(*language, word) == self.key_in(*language, &self.cut(*language, term))
        })
    }

    fn beginning_with(&self, prefix: &str) -> Vec<Said> {
        self.words(|(language, word)| word.starts_with(&self.cut(*language, prefix)) && !is_stop_word(word))
    }

    fn phrase(&self, terms: &[String]) -> Wanted {
        let of = |language| terms.iter().map(|term| cut(language, term, &self.languages)).collect();
        Wanted::Phrase((0..=self.languages.len()).map(of).collect())
    }

    fn wanted(&self, atom: &Atom) -> Wanted {
        let forms = || atom.terms.iter().map(|term| self.forms(term)).collect();
        match atom.kind {
            AtomKind::Word => Wanted::Words(self.forms(&atom.terms[0])),
            AtomKind::Unfinished => {
                let mut words = self.beginning_with(&atom.terms[0]);
                words.extend(self.forms(&atom.terms[0]));
                Wanted::Words(words)
            }
            AtomKind::Prefix => Wanted::Words(self.beginning_with(&atom.terms[0])),
            AtomKind::Phrase => self.phrase(&atom.terms),
            AtomKind::Near(within) => Wanted::Near(forms(), within),
        }
    }

    /// What a word that nothing has was meant for, with weights: of the nearest words (`fuzzy` is tested by itself) the
    /// two likeliest, by the slip and by how many passages have the word.
    fn corrections(&self, term: &str) -> Vec<(f32, String)> {
        let has = |word: &String| {
            let stands = |text: &Text| text.words.iter().any(|other| other.1 == *word);
            self.passages.iter().filter(|passage| stands(&passage.2)).count() as u32
        };
        let mut likely: Vec<(u32, String)> = Vec::new();
        for Candidate { word, likelihood } in candidates(&Index::build(self.corpus), term) {
            let worth = likelihood * (1 + has(&word));
            match likely.iter_mut().find(|known| key(&known.1) == key(&word)) {
                Some(known) => known.0 += worth,
                None => likely.push((worth, word)),
            }
        }
        likely.sort_by_key(|known| Reverse(known.0));
        [1.0, WEIGHTS.correction].into_iter().zip(likely).map(|(weight, (_, word))| (weight, word)).collect()
    }

    /// The entities that each of some neighbouring words names, alone or with others: from the left, the longest name.
    fn names(&self, keys: &[String]) -> Vec<Vec<u32>> {
        let entities = |words: &[String]| -> Vec<u32> {
            let is_named = |name: &str| {
                let all = tokens(name).into_iter().map(|token| token.term);
                all.filter(|term| !is_stop_word(term)).map(|term| key(&term)).eq(words.iter().cloned())
            };
            let named = self.corpus.entities.iter().zip(0..);
            named
                .filter(|(entity, _)| entity.aliases.iter().chain([&entity.name]).any(|name| is_named(name)))
                .map(|found| found.1)
                .collect()
        };
        let mut names = vec![Vec::new(); keys.len()];
        let mut at = 0;
        while at < keys.len() {
            let found = (at + 1..=keys.len())
                .rev()
                .map(|end| (end, entities(&keys[at..end])))
                .find(|found| !found.1.is_empty());
            let (end, found) = found.unwrap_or((at + 1, Vec::new()));
            names[at..end].fill(found);
            at = end;
        }
        names
    }

    /// The query's parts that count, in the order in which they are added, and what is banned.
    fn slots(&self, text: &str) -> (Vec<Slot>, Vec<Wanted>) {
        let parsed = parse(text);
        let asks = !parsed.clauses.is_empty() || !parsed.fields.is_empty();
        let clauses = parsed.clauses;
        let (mut slots, mut banned, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (order, clause) in clauses.iter().enumerate() {
            let wanted = clause
                .atoms
                .iter()
                .flat_map(|atom| self.spelled(atom).into_iter().chain([self.wanted(atom)]));
            if clause.exclude {
                banned.extend(wanted);
            } else if clause.is_optional() {
                words.push(Word {
                    order,
                    kind: clause.atoms[0].kind,
                    term: clause.atoms[0].terms[0].clone(),
                });
            } else {
                slots.push(Slot {
                    required: true,
                    order: None,
                    times: 1,
                    exact: wanted.collect(),
                    expansions: Vec::new(),
                });
            }
        }
        if !asks && !text.trim().is_empty() {
            // What asks for nothing finds nothing.
            slots.push(Slot {
                required: true,
                order: None,
                times: 1,
                exact: Vec::new(),
                expansions: Vec::new(),
            });
        }
        let terms: Vec<Option<String>> = clauses
            .iter()
            .map(|clause| clause.is_optional().then(|| clause.atoms[0].terms[0].clone()))
            .collect();
        // Stop words count only if nothing else is asked for.
        let tells = |word: &Word| !is_stop_word(&word.term) || word.kind == AtomKind::Prefix;
        if !slots.is_empty() || words.iter().any(tells) {
            words.retain(tells);
        }
        let names = self.names(&words.iter().map(|word| key(&word.term)).collect::<Vec<_>>());
        for (at, word) in words.iter().enumerate() {
            let is_prefix = |word: &Word| word.kind == AtomKind::Prefix;
            let is_same =
                |other: &&Word| key(&other.term) == key(&word.term) && is_prefix(other) == is_prefix(word);
            // A word is one slot however often it was typed; the last time says whether it is unfinished.
            if !words[..at].iter().any(|other| is_same(&other)) {
                let same: Vec<&Word> = words.iter().filter(is_same).collect();
                let kind = same[same.len() - 1].kind;
                slots.push(Slot { times: same.len(), ..self.word(word, kind, &names[at], (&words, &terms)) });
            }
        }
        (slots, banned)
    }

    /// What a word finds: itself, and unless it has a star its expansions, the most trusted first.
    fn word(
        &self,
        word: &Word,
        kind: AtomKind,
        names: &[u32],
        (all, typed): (&[Word], &[Option<String>]),
    ) -> Slot {
        let term = &word.term;
        let slot = |exact, expansions| Slot {
            required: false,
            order: Some(word.order),
            times: 1,
            exact: vec![exact],
            expansions,
        };
        if kind == AtomKind::Prefix {
            return slot(Wanted::Words(self.beginning_with(term)), Vec::new());
        }
        let exact = Wanted::Words(self.forms(term));
        let asked_for = |other: &str| all.iter().any(|word| key(&word.term) == key(other));
        let is_of = |word: &str, text: &str| {
            !is_stop_word(word) && tokens(text).iter().any(|other| key(&other.term) == key(word))
        };
        let (mut sure, mut unsure) = (Vec::new(), Vec::new());
        // What the corpus has a name for and never names is nobody else.
        let alias = Wanted::Mentions(names.to_vec());
        let nowhere = !names.is_empty() && !self.stands_anywhere(&exact) && !self.stands_anywhere(&alias);
        for (entity, at) in self.corpus.entities.iter().zip(0..) {
            let role = entity.role.as_deref().unwrap_or_default();
            let office =
                role.split([',', ';']).next().unwrap_or_default().split(" of ").next().unwrap_or_default();
            let is_helped = all.iter().any(|other| key(&other.term) != key(term) && is_of(&other.term, role));
            if nowhere || names.contains(&at) || !is_of(term, role) {
                continue;
            }
            if is_helped || is_of(term, office) { sure.push(at) } else { unsure.push(at) }
        }
        let mut expansions = vec![
            (Why::Alias, WEIGHTS.alias, alias),
            (Why::Role, WEIGHTS.role, Wanted::Mentions(sure)),
            (Why::Role, WEIGHTS.unsure_role, Wanted::Mentions(unsure)),
        ];
        let mut lines = self.corpus.synonyms.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        if let Some(line) = lines.find(|line| line[0] == key(term)) {
            let is_synonym = |(language, word): &Said| {
                *language == 0 && !is_stop_word(word) && line[1..].contains(&&*stem(word)) && !asked_for(word)
            };
            expansions.push((Why::Synonym, WEIGHTS.synonym, Wanted::Words(self.words(is_synonym))));
        }
        let at = |order: usize| typed.get(order).cloned().flatten();
        for (first, second) in
            [(at(word.order.wrapping_sub(1)), at(word.order)), (at(word.order), at(word.order + 1))]
        {
            let (Some(first), Some(second)) = (first, second) else { continue };
            let is_verb = PARTICLES.contains(&&*second);
            if is_stop_word(&first) || is_stop_word(&second) && !is_verb {
                continue;
            }
            for first in BTreeSet::from([first.clone(), if is_verb { stem(&first) } else { first }]) {
                let joined = self.forms(&format!("{first}{second}"));
                expansions.push((Why::Spelling, 1.0, Wanted::Words(joined)));
            }
        }
        expansions.extend(self.apart(term).map(|apart| (Why::Spelling, 1.0, apart)));
        if kind == AtomKind::Unfinished {
            let mut longer = self.beginning_with(term);
            longer.retain(|word| !asked_for(&word.1));
            expansions.push((Why::Prefix, WEIGHTS.prefix, Wanted::Words(longer)));
        }
        expansions.retain(|other| self.stands_anywhere(&other.2));
        if expansions.is_empty() && !nowhere && !self.stands_anywhere(&exact) {
            expansions = self.meant(term);
        }
        slot(exact, expansions)
    }

    /// A word as two that stand side by side somewhere, neither of them short, or as a verb and what makes a noun of it.
    fn apart(&self, term: &str) -> Option<Wanted> {
        let stands = |wanted: &Wanted| self.passages.iter().any(|passage| passage.2.count(wanted) > 0);
        (3..term.len()).find_map(|at| {
            let (first, second) = (term.get(..at)?, term.get(at..)?);
            let is_particle = |word: &&str| PARTICLES.contains(word);
            let apart = match Some(second.strip_suffix('s').unwrap_or(second)).filter(is_particle) {
                Some(_) if is_stop_word(first) => return None,
                Some(particle) => Wanted::Forms(self.forms(first), particle.to_owned()),
                None if first.len() < 4 || second.len() < 4 => return None,
                None => self.phrase(&[first.to_owned(), second.to_owned()]),
            };
            Some(apart).filter(stands)
        })
    }

    /// What is demanded, spelled another way.
    fn spelled(&self, atom: &Atom) -> Option<Wanted> {
        match (atom.kind, &*atom.terms) {
            (AtomKind::Word | AtomKind::Unfinished, [term]) => self.apart(term),
            (AtomKind::Phrase, [one, two]) => Some(self.phrase(&[format!("{one}{two}")])),
            _ => None,
        }
    }

    /// What a word that nothing has was meant for: its corrections.
    fn meant(&self, term: &str) -> Vec<(Why, f32, Wanted)> {
        let corrections = self.corrections(term).into_iter();
        corrections
            .map(|(weight, meant)| (Why::Correction, weight, Wanted::Words(self.forms(&meant))))
            .collect()
    }

    fn stands_anywhere(&self, wanted: &Wanted) -> bool {
        self.passages
            .iter()
            .map(|passage| &passage.2)
            .chain(&self.headings)
            .any(|text| text.count(wanted) > 0)
    }

    /// How often any of what is wanted stands in a passage, and in what its document says of itself.
    fn counts(&self, wanted: &[&Wanted], passage: usize) -> (u32, u32) {
        let (document, _, text) = &self.passages[passage];
        let count = |text: &Text| wanted.iter().map(|wanted| text.count(wanted)).sum();
        (count(text), count(&self.headings[*document]))
    }

    /// Whether what is wanted, alone, finds a passage: by its text, or the first one by its heading.
    fn finds(&self, wanted: &[&Wanted], passage: usize) -> bool {
        let (document, number, _) = self.passages[passage];
        let mut of_document = (0..self.passages.len()).filter(|&other| self.passages[other].0 == document);
        let (in_text, in_title) = self.counts(wanted, passage);
        in_text > 0
            || number == 0 && in_title > 0 && of_document.all(|other| self.counts(wanted, other).0 == 0)
    }

    /// BM25F's weighted frequency.
    fn frequency(&self, wanted: &[&Wanted], passage: usize) -> f32 {
        let (document, _, text) = &self.passages[passage];
        let (in_text, in_title) = self.counts(wanted, passage);
        let passages: Vec<&Text> = self.passages.iter().map(|passage| &passage.2).collect();
        let headings: Vec<&Text> = self.headings.iter().collect();
        let title = in_title as f32 / norm(&self.headings[*document], &headings, WEIGHTS.b_title);
        in_text as f32 / norm(text, &passages, WEIGHTS.b_body) + WEIGHTS.title * title
    }

    /// What a slot adds to every passage, and its idf.
    fn gains(&self, slot: &Slot) -> (Vec<Option<Reason>>, f32) {
        let exact: Vec<&Wanted> = slot.exact.iter().collect();
        let expansions: Vec<&Wanted> = slot.expansions.iter().map(|other| &other.2).collect();
        let all = 0..self.passages.len();
        let df = |wanted: &[&Wanted]| all.clone().filter(|&passage| self.finds(wanted, passage)).count();
        let by_itself = df(&exact) > 0;
        let idf = slot.times as f32
            * inverse_document_frequency(all.len(), if by_itself { df(&exact) } else { df(&expansions) });
        let of_itself = |passage| idf * saturation(self.frequency(&exact, passage));
        let least = all.clone().map(of_itself).filter(|&gain| gain > 0.0).fold(f32::INFINITY, f32::min);
        let reason = |why, wanted: &[&Wanted], passage, gain| {
            let (in_text, in_title) = self.counts(wanted, passage);
            (why, in_text, in_title, idf, gain)
        };
        let gain = |passage: usize| {
            if of_itself(passage) > 0.0 {
                return Some(reason(Why::Itself, &exact, passage, of_itself(passage)));
            }
            let mut best: Option<Reason> = None;
            for (why, weight, wanted) in &slot.expansions {
                let is_meant = !by_itself && *why == Why::Prefix;
                let weight = if is_meant { 1.0 } else { *weight };
                let cap = if by_itself && *why != Why::Spelling {
                    WEIGHTS.expansion_cap * least
                } else {
                    f32::INFINITY
                };
                let gain = (weight * idf * saturation(self.frequency(&[wanted], passage))).min(cap);
                if gain > best.map_or(0.0, |best| best.4) {
                    best = Some(reason(*why, &[wanted], passage, gain));
                }
            }
            best
        };
        (all.clone().map(gain).collect(), idf)
    }

    /// How many words off from what was typed two words of the query stand at best.
    fn off(&self, one: &Slot, two: &Slot, passage: usize) -> Option<usize> {
        let gap = two.order? - one.order?;
        let text = &self.passages[passage].2;
        let literal = |slot: &Slot| {
            let words = |wanted: &Wanted| match wanted {
                Wanted::Words(any) => any.clone(),
                _ => Vec::new(),
            };
            let exact = words(&slot.exact[0]);
            let corrected = slot.expansions.iter().filter(|other| other.0 == Why::Correction);
            let meant: Vec<Said> = corrected.flat_map(|other| words(&other.2)).collect();
            text.places(if exact.is_empty() { &meant } else { &exact })
        };
        let (firsts, seconds) = (literal(one), literal(two));
        let pairs = firsts.iter().flat_map(|&first| seconds.iter().map(move |&second| (first, second)));
        let off = pairs
            .filter(|(first, second)| first != second)
            .map(|(first, second)| second.abs_diff(first + gap));
        off.min().filter(|&off| off as u64 <= WEIGHTS.proximity_window)
    }

    /// What one of the best hits has more, half of it, goes to those that are most like it.
    fn lift(&self, reasons: &mut [Vec<Reason>], matches: &[usize]) {
        let scores: Vec<f32> = reasons.iter().map(|reasons| sum(reasons)).collect();
        let mut leaders = matches.to_vec();
        leaders.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        leaders.truncate(WEIGHTS.leaders);
        for &passage in matches {
            let names = |leader: &&usize| {
                let (document, number, _) = self.passages[**leader];
                self.corpus.documents[document].passages[number].alike.contains(&(passage as u32))
            };
            let most = leaders.iter().filter(names).map(|&leader| scores[leader]).fold(0.0, f32::max);
            if most > scores[passage] {
                let gain = WEIGHTS.lift * (most - scores[passage]);
                reasons[passage].push((Why::Alike, 0, 0, 0.0, gain));
            }
        }
    }

    /// What makes the score of every passage.
    fn reasons(&self, slots: &[Slot], text: &str, matches: &[usize]) -> Vec<Vec<Reason>> {
        let mut reasons: Vec<Vec<Reason>> = vec![Vec::new(); self.passages.len()];
        let gains: Vec<_> = slots.iter().map(|slot| self.gains(slot)).collect();
        for (of_passages, _) in &gains {
            reasons.iter_mut().zip(of_passages).for_each(|(reasons, gain)| reasons.extend(gain));
        }
        for n in 1..slots.len() {
            let idf = gains[n - 1].1.min(gains[n].1);
            for (passage, reasons) in reasons.iter_mut().enumerate() {
                if let Some(off) = self.off(&slots[n - 1], &slots[n], passage) {
                    reasons.push((
                        Why::Proximity,
                        off as u32,
                        0,
                        idf,
                        WEIGHTS.proximity * idf / (1 + off) as f32,
                    ));
                }
            }
        }
        if gains.iter().filter(|gains| gains.0.iter().any(Option::is_some)).count() > 1 {
            self.lift(&mut reasons, matches);
        }
        let all = gains.iter().map(|gains| gains.1).sum::<f32>();
        let terms = |text: &str| tokens(text).into_iter().map(|token| token.term).collect::<Vec<_>>();
        for (document, title) in self.corpus.documents.iter().map(|document| &document.title).enumerate() {
            let title = title.as_ref().map_or("", |title| &*title.value);
            let is_typed = !terms(text).is_empty() && terms(title) == terms(text);
            let passages = (0..self.passages.len()).filter(|&passage| self.passages[passage].0 == document);
            // Of equal ones the first.
            let best = passages.rev().max_by(|&a, &b| sum(&reasons[a]).total_cmp(&sum(&reasons[b])));
            if let Some(best) =
                best.filter(|_| is_typed && title.len().abs_diff(text.trim().len()) <= TITLE_SLACK)
            {
                reasons[best].push((Why::Title, 0, 1, all, (1.0 + WEIGHTS.proximity) * all));
            }
        }
        reasons
    }

    /// What matches, in corpus order, whatever the filters.
    fn matches(&self, slots: &[Slot], banned: &[Wanted]) -> Vec<usize> {
        let gains: Vec<_> = slots.iter().map(|slot| self.gains(slot).0).collect();
        let stays = |passage: usize| {
            let is_touched = |gains: &Vec<Option<Reason>>| gains[passage].is_some();
            (slots.is_empty() || gains.iter().any(is_touched))
                && slots.iter().zip(&gains).all(|(slot, gains)| !slot.required || is_touched(gains))
                && banned.iter().all(|banned| self.passages[passage].2.count(banned) == 0)
        };
        let by_text = |passage: usize| {
            let all = slots
                .iter()
                .flat_map(|slot| slot.exact.iter().chain(slot.expansions.iter().map(|other| &other.2)));
            slots.is_empty() || all.into_iter().any(|wanted| self.passages[passage].2.count(wanted) > 0)
        };
        let mut matches: Vec<usize> = Vec::new();
        for document in 0..self.headings.len() {
            let stay = (0..self.passages.len())
                .filter(|&passage| self.passages[passage].0 == document && stays(passage));
            let (mut text, title): (Vec<usize>, Vec<usize>) = stay.partition(|&passage| by_text(passage));
            if text.is_empty() {
                text.extend(title.first());
            }
            matches.extend(text);
        }
        matches
    }

    /// Best first, ties in corpus order.
    fn search(&self, query: &Query) -> Vec<Found> {
        let (slots, banned) = self.slots(&query.text);
        let mut filters = query.filters.clone();
        let parsed = parse(&query.text);
        filters.extend(parsed.fields.into_iter().map(|(typed, _)| self.filter(&typed).unwrap_or(typed)));
        let all = [query.all.clone(), parsed.all].concat();
        let matches = self.matches(&slots, &banned);
        let reasons = self.reasons(&slots, &query.text, &matches);
        let score = |passage: usize| sum(&reasons[passage]);
        let found = matches.into_iter().map(|at| (self.passages[at].0, self.passages[at].1, score(at)));
        let mut found: Vec<Found> =
            found.filter(|found| passes(self.corpus, found.0, found.1, &filters, &all)).collect();
        found.sort_by(|a, b| b.2.total_cmp(&a.2));
        found
    }

    /// The filter that was meant by one that was typed, if the corpus has such a value.
    fn filter(&self, typed: &Filter) -> Option<Filter> {
        let facet = typed.facet;
        let mut known: Vec<String> = Vec::new();
        if facet.is_date() {
            let is_year = typed.value.len() == 4 && typed.value != "none";
            let range = format!("{0}-01..{0}-12", typed.value);
            known.push(if is_year { range } else { typed.value.clone() });
        } else if let Values::List(list) = facet.values() {
            known.extend(list(self.corpus).into_iter().map(|(id, _)| id.to_owned()));
        } else {
            let nothing = Passage::default();
            for (at, document) in self.corpus.documents.iter().enumerate() {
                // What a document without passages states is a value too, though nothing is found by it.
                if document.passages.is_empty() {
                    known.extend(values_in(self.corpus, document, &nothing, u32::MAX, facet));
                }
                for passage in 0..document.passages.len() {
                    known.extend(values(self.corpus, at, passage, facet));
                }
            }
        }
        let fits = |value: &String| facet.is_date() || value.starts_with(&typed.value.to_lowercase());
        let value = known.into_iter().find(fits)?;
        Some(Filter { value, ..typed.clone() })
    }
}

/// A score.
fn sum(reasons: &[Reason]) -> f32 {
    reasons.iter().fold(0.0, |sum, reason| sum + reason.4)
}

/// What a frequency in a text is divided by for its length.
fn norm(text: &Text, all: &[&Text], b: f32) -> f32 {
    let lengths: Vec<usize> = all.iter().map(|text| text.length()).filter(|&length| length > 0).collect();
    let mean = (lengths.iter().sum::<usize>() as f64 / lengths.len().max(1) as f64) as f32;
    1.0 - b + b * (text.length() as f32 / mean.max(1.0))
}

/// The value that a name in the corpus is.
fn value(facet: Facet, name: &str) -> String {
    match name {
        "" => "none".to_owned(),
        name if facet.is_name() => name.to_lowercase().replace(' ', "-"),
        name => name.to_owned(),
    }
}

/// The values of a passage, those of its statements too.
fn values(corpus: &Corpus, document: usize, passage: usize, facet: Facet) -> Vec<String> {
    let document = &corpus.documents[document];
    values_in(corpus, document, &document.passages[passage], passage as u32, facet)
}

fn values_in(
    corpus: &Corpus,
    document: &Document,
    passage: &Passage,
    number: u32,
    facet: Facet,
) -> Vec<String> {
    let mut names = Vec::new();
    if is_hidden(corpus, facet) {
        return Vec::new();
    }
    facet.in_passage(&Here { corpus, document, passage, number }, &mut names);
    names.extend(statements(document, number as usize).filter_map(|said| facet.in_statement(corpus, said)));
    names.into_iter().map(|name| value(facet, name)).collect()
}

/// How many languages the documents are in.
fn languages(corpus: &Corpus) -> usize {
    let languages = corpus.documents.iter().filter_map(|document| document.language.as_deref());
    languages.collect::<BTreeSet<&str>>().len()
}

/// How many acts the statements are.
fn acts(corpus: &Corpus) -> usize {
    let statements = corpus.documents.iter().flat_map(|document| &document.statements);
    statements.map(|statement| statement.act).collect::<BTreeSet<_>>().len()
}

/// Whether a facet has too few values to be one.
fn is_hidden(corpus: &Corpus, facet: Facet) -> bool {
    match facet {
        Facet::Language => languages(corpus) < 2,
        Facet::Act => acts(corpus) < 2,
        Facet::Document => corpus.documents.len() < 2,
        _ => false,
    }
}

/// Whether a passage has a value.
pub(crate) fn has(corpus: &Corpus, document: usize, passage: usize, facet: Facet, wanted: &str) -> bool {
    let is_wanted = |value: &String| if facet.is_date() { is_dated(value, wanted) } else { *value == wanted };
    values(corpus, document, passage, facet).iter().any(is_wanted)
}

/// Whether a month, a year or `none` is the wanted one, or lies in the wanted range.
fn is_dated(stated: &str, wanted: &str) -> bool {
    let month =
        |date: &str, month: &str| if date.len() == 4 { format!("{date}-{month}") } else { date.to_owned() };
    match wanted.split_once("..") {
        None => stated == wanted,
        Some(_) if stated == "none" => false,
        Some((first, last)) => {
            (first.is_empty() || month(first, "01") <= month(stated, "01"))
                && (last.is_empty() || month(stated, "12") <= month(last, "12"))
        }
    }
}

/// The statements of a passage.
fn statements(document: &Document, passage: usize) -> impl Iterator<Item = &Statement> {
    let is_here = move |place: &Place| place.passage as usize == passage;
    document.statements.iter().filter(move |said| said.content.iter().any(is_here))
}

/// Whether a statement has that side, speaker, act or mode.
pub(crate) fn is_of(corpus: &Corpus, said: &Statement, facet: Facet, wanted: &str) -> bool {
    !is_hidden(corpus, facet)
        && facet.in_statement(corpus, said).is_some_and(|name| value(facet, name) == wanted)
}

/// Of the included values of each facet any is enough, or all must be there where that is asked for and can be.
fn passes(corpus: &Corpus, document: usize, passage: usize, filters: &[Filter], all: &[Facet]) -> bool {
    let included = |facet: Facet| filters.iter().filter(move |other| other.facet == facet && !other.exclude);
    let fits = |said: &&Statement| {
        Facet::ALL.into_iter().filter(|facet| facet.is_of_statements()).all(|facet| {
            included(facet).count() == 0
                || included(facet).any(|filter| is_of(corpus, said, facet, &filter.value))
        })
    };
    let holds = |Filter { facet, value, .. }: &Filter| {
        if !facet.is_of_statements() {
            return has(corpus, document, passage, *facet, value);
        }
        let mut said = statements(&corpus.documents[document], passage).filter(fits);
        said.any(|said| is_of(corpus, said, *facet, value))
    };
    let is_included = |facet: Facet| match facet {
        _ if included(facet).count() == 0 => true,
        _ if facet.can_be_all() && all.contains(&facet) => included(facet).all(holds),
        _ => included(facet).any(holds),
    };
    let mut excluded = filters.iter().filter(|filter| filter.exclude);
    Facet::ALL.into_iter().all(is_included)
        && excluded.all(|filter| !has(corpus, document, passage, filter.facet, &filter.value))
}

/// Words that share stems, prefixes, letters and names; none tells more than the others.
const WORDS: &[&str] = &[
    "peace",
    "peaceful",
    "treaty",
    "treaties",
    "border",
    "borders",
    "borderline",
    "the",
    "of",
    "a",
    "us",
    "U.S.",
    "will",
    "willing",
    "3+3",
    "Naxçıvan",
    "naxcivan",
    "Երևան",
    "peacetreaty",
    "Lachincorridor",
    "bordertruce",
    "peac",
    "bor",
    "t",
    "truce",
    "frontier",
    "going",
    "goings",
    "die",
    "dying",
    "Berdzor",
    "road",
    "minister",
    "aliyev",
    "l'border",
    "l’treaty",
    "bordertreaties",
    "off",
    "handoffs",
    "handed off",
    "hand-off",
];

/// Words that stand in most texts.
const COMMON: &[&str] =
    &["peace", "treaty", "border", "the", "borderline", "Lachin", "corridor", "truce", "peacetreaty"];

/// Words that are one or two slips from others, or from none.
const SLIPS: &[&str] = &["bordre", "bordar", "trety", "corirdor", "borderlien", "peqce", "xyzzy", "bord"];

/// Names and roles of entities.
const NAMES: &[&str] =
    &["lachin corridor", "berdzor road", "the treaty", "3+3", "minister", "aliyev", "prime minister"];

/// Two words as one, and apart.
const SPELLINGS: &[&str] =
    &["peacetreaty", "peace treaty", "peace-treaty", "trucecorridor", "bordertruce", "peaceborder"];

pub(crate) fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => select(COMMON), 2 => select(WORDS)]
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..most).prop_map(|words| words.join(" "))
}

/// A text and its mentions.
type Written = (String, Vec<Mention>);

/// A text and its mentions: some of the words name an entity there.
fn passage() -> impl Strategy<Value = Written> {
    prop::collection::vec((word(), prop::option::weighted(0.15, 0..4_u32)), 0..12).prop_map(|words| {
        let (mut text, mut mentions) = (String::new(), Vec::new());
        for (word, entity) in words {
            let start = text.len();
            text.push_str(word);
            let span = Span::new(start, text.len());
            mentions.extend(entity.map(|entity| Mention { entity: EntityId(entity), span }));
            text.push(' ');
        }
        (text, mentions)
    })
}

/// Entities with names that overlap and inflect, roles, and synonyms of words that stand in most texts.
fn with_vocabulary(corpus: Corpus) -> Corpus {
    let mut corpus = with_taxonomy(corpus);
    let names: [&[&str]; 4] = [
        &["Lachin Corridor", "Lachin corridors", "Berdzor road"],
        &["Border Treaty", "the Treaty"],
        &["Peace of Berdzor", "3+3"],
        &["Ilham Aliyev", "Aliyev", "Naxçıvan"],
    ];
    for (entity, names) in corpus.entities.iter_mut().zip(names) {
        entity.name = names[0].to_owned();
        entity.aliases = names[1..].iter().copied().map(str::to_owned).collect();
    }
    corpus.entities[1].role = Some("treaty of the frontier; peace".to_owned());
    corpus.entities[3].role = Some("prime minister, minister of borders".to_owned());
    corpus.synonyms = "border frontier\npeac truce treati\nxyzzi corridor".to_owned();
    // Languages of our own, in which words are forms of each other that are none in English.
    corpus.endings =
        "German\tber bor l'\ter ers line ty y ful\teaty\nXhosa\tpeace\tden treaty\truce uce ice s".to_owned();
    corpus
}

pub(crate) fn any_corpus() -> impl Strategy<Value = Corpus> {
    let dates = select(
        &[
            "",
            "",
            "2023-12-29",
            "2022/2023-05",
            "XXXX-03-05",
            "2023-W50",
            "2023-12/2024-01-02",
            "../2023-12-29",
        ][..],
    );
    // Some of these are none.
    let alike = prop::collection::vec(0..20_u32, 0..4);
    let passage = (passage(), subsequence(vec![0, 1, 2], 0..3), dates, alike);
    let document = (
        prop_oneof![3 => Just(String::new()), 3 => words(4), 1 => Just("Peace treaty".to_owned())],
        prop::collection::vec(passage, 0..5),
        select(vec![None, Some("Alpha"), Some("Border")]),
        select(vec![None, Some("2023-12-29"), Some("2023-12"), Some("2024"), Some("2023-03-01")]),
        select(vec![None, None, Some("Ilham Aliyev"), Some("the Minister")]),
        subsequence(vec![FlagKind::Undated, FlagKind::Truncated], 0..3),
        select(vec![None, Some("English"), Some("English"), Some("German"), Some("Xhosa")]),
    );
    prop::collection::vec(document, 0..6).prop_map(|documents| {
        let texts = |passages: &[(Written, Vec<u32>, &str, Vec<u32>)]| {
            passages.iter().map(|passage| passage.0.0.clone()).collect::<Vec<_>>()
        };
        let texts: Vec<(&str, Vec<String>)> =
            documents.iter().map(|document| (&*document.0, texts(&document.1))).collect();
        let mut corpus = with_vocabulary(corpus(&texts));
        for (document, (_, passages, publisher, date, byline, flags, language)) in
            corpus.documents.iter_mut().zip(documents)
        {
            document.publisher = publisher.map(stated);
            document.date = date.map(stated);
            document.byline = byline.map(stated);
            document.flags = flags.into_iter().map(flag).collect();
            document.language = language.map(str::to_owned);
            for (at, ((_, mentions), topics, date, alike)) in passages.into_iter().enumerate() {
                happens(document, at, date);
                let speakers: Vec<u32> = mentions.iter().map(|mention| mention.entity.0).collect();
                tag(document, at, &topics, &speakers);
                if let Some(last) =
                    document.statements.last_mut().filter(|said| said.speaker.is_none() && at % 2 == 1)
                {
                    last.attribution = Attribution::Unnamed;
                }
                document.passages[at].mentions = mentions;
                document.passages[at].alike = alike;
            }
        }
        corpus
    })
}

/// A part of a query, of any kind.
fn part() -> impl Strategy<Value = String> {
    let pair = (word(), word()).prop_map(|(one, two)| format!("{one} {two}"));
    let pair = prop_oneof![
        pair,
        select(&["lachin corridor", "the treaty", "border treaty", "peace of berdzor"][..])
            .prop_map(str::to_owned)
    ];
    prop_oneof![
        8 => word().prop_map(str::to_owned),
        4 => pair.clone(),
        2 => select(SLIPS).prop_map(str::to_owned),
        3 => select(NAMES).prop_map(str::to_owned),
        2 => select(SPELLINGS).prop_map(str::to_owned),
        1 => word().prop_map(|word| word.chars().take(3).chain(['*']).collect()),
        2 => pair.clone().prop_map(|pair| format!("\"{pair}\"")),
        1 => word().prop_map(|word| format!("-{word}")),
        1 => word().prop_map(|word| word.chars().take(1).fold("-".to_owned(), |all, letter| format!("{all}{letter}*"))),
        1 => pair.clone().prop_map(|pair| format!("-\"{pair}\"")),
        1 => pair.clone().prop_map(|pair| pair.replacen(' ', " OR ", 1)),
        1 => (pair.clone(), word()).prop_map(|(pair, word)| format!("\"{pair}\" OR {word}")),
        1 => pair.clone().prop_map(|pair| format!("near:\"{pair}\"")),
        1 => (pair.clone(), 0..4).prop_map(|(pair, within)| format!("near:\"{pair}\"~{within}")),
        1 => pair.clone().prop_map(|pair| pair.replacen(' ', " near:", 1)),
        1 => pair.prop_map(|pair| format!("-near:\"{pair}\"~2")),
        1 => select(FIELDS).prop_map(str::to_owned),
        1 => (select(FIELDS), select(&[" ", " OR ", " AND "][..]), select(FIELDS))
            .prop_map(|(one, joint, two)| [one, joint, two].concat()),
    ]
}

const FIELDS: &[&str] = &[
    "topic:t0",
    "topic:t1",
    "-topic:T1",
    "topic:none-such",
    "side:s0",
    "side:s1",
    "-side:S1",
    "by:alpha",
    "speaker:border",
    "-speaker:none",
    "speaker:unnamed",
    "act:says",
    "act:asks",
    "-act:demands",
    "mode:quoted",
    "mode:reported",
    "-mode:narrated",
    "by:bord",
    "-by:none",
    "flag:und",
    "-flag:truncated",
    "date:2023",
    "date:2023-12",
    "-date:2023-03",
    "date:2023-04..2024",
    "date:..2023-11",
    "date:none",
    "event:2023-12",
    "-event:2023..",
    "language:english",
    "-language:ger",
];

pub(crate) fn any_filter() -> impl Strategy<Value = Filter> {
    let value = select(vec![
        (Facet::Topic, "t0"),
        (Facet::Topic, "t1"),
        (Facet::Side, "s0"),
        (Facet::Side, "s1"),
        (Facet::Speaker, "lachin-corridor"),
        (Facet::Speaker, "none"),
        (Facet::Speaker, "unnamed"),
        (Facet::Act, "says"),
        (Facet::Act, "offers"),
        (Facet::Mode, "quoted"),
        (Facet::Mode, "reported"),
        (Facet::Publisher, "alpha"),
        (Facet::Publisher, "border"),
        (Facet::Publisher, "none"),
        (Facet::Language, "english"),
        (Facet::Language, "german"),
        (Facet::Document, "d0"),
        (Facet::Document, "d1"),
        (Facet::Flag, "undated"),
        (Facet::Flag, "truncated"),
        (Facet::Date, "2023-12"),
        (Facet::Date, "2024"),
        (Facet::Date, "2023-04..2024-12"),
        (Facet::Date, "none"),
        (Facet::Event, "2023-12"),
        (Facet::Event, "2022..2023-06"),
        (Facet::Topic, "no such topic"),
        (Facet::Publisher, "no such publisher"),
    ]);
    (value, any::<bool>()).prop_map(|((facet, value), exclude)| filter(facet, value, exclude))
}

pub(crate) fn any_query() -> impl Strategy<Value = Query> {
    let parts =
        prop_oneof![3 => prop::collection::vec(part(), 0..3), 1 => prop::collection::vec(part(), 0..6)];
    let parts = prop_oneof![12 => parts, 1 => Just(vec!["peace treaty".to_owned()])];
    let text = (parts, select(vec!["", "", " ", "?"])).prop_map(|(parts, end)| {
        // What stands behind a field belongs to it.
        let end = if parts.last().is_some_and(|last| last.contains(':')) { " " } else { end };
        parts.join(" ") + end
    });
    let filters = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(any_filter(), 0..4)];
    let all = prop_oneof![1 => Just(Vec::new()), 1 => subsequence(Facet::ALL.to_vec(), 0..=Facet::ALL.len())];
    (text, filters, all).prop_map(|(text, filters, all)| Query { text, filters, all })
}

/// The hits of the engine, in one list.
fn engine_search(searcher: &Searcher, query: &Query) -> Vec<Found> {
    let answer = searcher.search(query, usize::MAX);
    let hits = answer
        .groups
        .iter()
        .flat_map(|group| group.hits.iter().map(|hit| (group.document, hit.passage, hit.score)));
    let found: Vec<Found> = hits.collect();
    assert_eq!(found.len(), answer.total);
    assert_eq!(answer.groups.len(), answer.documents);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(400)))]

    #[test]
    fn searching_equals_a_naive_scan(corpus in any_corpus(), query in any_query()) {
        let bits = |found: Vec<Found>| found.into_iter().map(|(d, p, score)| (d, p, score.to_bits())).collect::<Vec<_>>();
        // The engine's hits come by document, documents by their best hit; so shall the oracle's.
        let mut expected = Oracle::new(&corpus).search(&query);
        let order: Vec<usize> = expected.iter().map(|found| found.0).collect();
        expected.sort_by_key(|found| order.iter().position(|&document| document == found.0));
        prop_assert_eq!(bits(engine_search(&Searcher::new(&corpus), &query)), bits(expected));
    }

    #[test]
    fn an_explanation_is_what_a_naive_scan_adds_up(corpus in any_corpus(), query in any_query()) {
        let searcher = Searcher::new(&corpus);
        let oracle = Oracle::new(&corpus);
        let (slots, banned) = oracle.slots(&query.text);
        let reasons = oracle.reasons(&slots, &query.text, &oracle.matches(&slots, &banned));
        for ((document, passage, _), expected) in oracle.passages.iter().zip(reasons) {
            let explanation = searcher.explain(&query, *document, *passage);
            let found: Vec<Reason> = explanation.reasons.iter().map(|reason| (reason.why, reason.in_text, reason.in_title, reason.rarity, reason.gain)).collect();
            prop_assert_eq!(found, expected);
            let sum = explanation.reasons.iter().fold(0.0, |sum: f32, reason| sum + reason.gain);
            prop_assert_eq!(explanation.score.to_bits(), sum.to_bits());
        }
        for (document, passage, score) in engine_search(&searcher, &query) {
            prop_assert_eq!(searcher.explain(&query, document, passage).score.to_bits(), score.to_bits());
        }
    }

    #[test]
    fn a_limit_keeps_the_best(corpus in any_corpus(), query in any_query(), limit in 0_usize..6) {
        let answer = Searcher::new(&corpus).search(&query, limit);
        let expected = Oracle::new(&corpus).search(&query);
        prop_assert_eq!(answer.total, expected.len());
        let mut kept: Vec<_> =
            answer.groups.iter().flat_map(|group| group.hits.iter().map(|hit| (group.document, hit.passage))).collect();
        let mut best: Vec<_> = expected.into_iter().take(limit).map(|(document, passage, _)| (document, passage)).collect();
        kept.sort_unstable();
        best.sort_unstable();
        prop_assert_eq!(kept, best);
    }
}

/// How many cases a property of this crate is tried on: so many, times `MORE_CASES`.
pub(crate) fn cases(cases: u32) -> u32 {
    let more = std::env::var("MORE_CASES").ok().and_then(|more| more.parse::<u32>().ok());
    cases.saturating_mul(more.unwrap_or(1))
}

#[test]
fn random_queries_use_the_whole_language_and_find_something() {
    let mut runner = TestRunner::deterministic();
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut see = |what: String| match seen.iter_mut().find(|known| known.0 == what) {
        Some(known) => known.1 += 1,
        None => seen.push((what, 1)),
    };
    for _ in 0..600 {
        let (corpus, query) = (any_corpus(), any_query()).new_tree(&mut runner).expect("a case").current();
        let searcher = Searcher::new(&corpus);
        let found = engine_search(&searcher, &query);
        see(format!("found {}", !found.is_empty()));
        for clause in parse(&query.text).clauses {
            see(format!("excluded {}", clause.exclude));
            see(format!("alternatives {}", clause.atoms.len()));
            let kind = format!("{:?}", clause.atoms[0].kind);
            see(kind.split('(').next().unwrap_or_default().to_owned());
        }
        for (document, passage, _) in found {
            searcher
                .explain(&query, document, passage)
                .reasons
                .iter()
                .for_each(|reason| see(format!("{:?}", reason.why)));
        }
    }
    let count = |what: &str| seen.iter().find(|known| known.0 == what).map_or(0, |known| known.1);
    for what in [
        "found true",
        "excluded true",
        "alternatives 2",
        "Word",
        "Unfinished",
        "Prefix",
        "Phrase",
        "Near",
        "Itself",
        "Alias",
        "Role",
        "Synonym",
        "Spelling",
        "Correction",
        "Proximity",
        "Title",
        "Alike",
    ] {
        assert!(count(what) >= 5, "{what}: {} {seen:?}", count(what));
    }
    assert!(count("found true") >= 270, "{}", count("found true"));
}
