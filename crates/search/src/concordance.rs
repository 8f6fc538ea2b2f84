//! Where the words of a query stand, one by one: the lines of a concordance.
//!
//! A search asks which passages tell most; a concordance asks for every place of the very words. All that is typed is one
//! row of words that stand side by side, each in any inflection, or exactly so in quotation marks; with `OR` between
//! them any of several does. Synonyms, other names and corrections are no places of a word, and none is here.
//!
//! The index says which passages can have a place, and only these are read; what a word of them is asked is decided once
//! for each distinct word, so that the work grows with the passages alone.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use corpus::stop::is_stop_word;
use corpus::token::each_token;
use corpus::{EntityId, Passage, Span};

use crate::expansion::source;
use crate::filter::Choice;
use crate::index::Index;
use crate::language::Language;
use crate::query::Query;
use crate::query_parser::{Atom, AtomKind, Clause, Notice};
use crate::score::counts;
use crate::searcher::Searcher;
use crate::slot::Source;
use crate::sort::sort;
use crate::writer::entity_term;

/// How many words on either side of a place it can be sorted by.
pub const NEIGHBOURS: usize = 3;

/// What stands for a neighbour that there is not: the place is at the beginning or the end of its passage.
pub const NOBODY: u32 = u32::MAX;

/// The shortest unfinished word, in bytes, that is taken for the beginning of others.
const SHORTEST_BEGINNING: usize = 3;

/// Every place of what was asked for, in the order of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// The places.
    pub places: Vec<Occurrence>,
    /// The last word as folded, where no text has it and it was taken for the beginning of others.
    pub begun: Option<String>,
    /// What in the text was read otherwise than it was typed, in the order of the text.
    pub notices: Vec<Notice>,
    /// Sides, speakers, acts or modes are asked for: only what is said in statements that fit is here.
    pub is_of_statements: bool,
}

/// A place of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Position of the document in the corpus.
    pub document: u32,
    /// Position of the passage in the document.
    pub passage: u32,
    /// The words, in bytes of the passage.
    pub span: Span,
    /// The words before it, the nearest first, by their ranks in the alphabet as they are folded; [`NOBODY`] where the
    /// passage has no more.
    pub before: [u32; NEIGHBOURS],
    /// The words behind it.
    pub behind: [u32; NEIGHBOURS],
}

impl Searcher<'_> {
    /// Every place of the words of a query that passes its filters; of an entity, in place of the words, every mention
    /// under whatever name.
    ///
    /// ```
    /// # use corpus::{Corpus, Document, Passage};
    /// # let passage = Passage { text: "A dam. Two dams, damned.".into(), ..Passage::default() };
    /// # let document = Document { passages: vec![passage], ..Document::default() };
    /// # let corpus = Corpus { documents: vec![document], ..Corpus::default() };
    /// let query = search::Query { text: "dam ".into(), ..Default::default() };
    /// assert_eq!(search::Searcher::new(&corpus).concordance(&query, None).places.len(), 2);
    /// ```
    pub fn concordance(&self, query: &Query, entity: Option<EntityId>) -> Concordance {
        let (parsed, filters, all) = self.read(query);
        let index = &self.index;
        let row = Row::new(&parsed.clauses, index);
        let mut passages = match entity {
            Some(entity) => {
                let mentions = Source::Words(index.entries(&entity_term(entity.index())));
                in_all(core::iter::once(vec![mentions]), index)
            }
            None => row.passages(index),
        };
        for clause in parsed.clauses.iter().filter(|clause| clause.exclude) {
            let sources: Vec<_> = clause.atoms.iter().map(|atom| source(atom, index)).collect();
            let banned = counts(&sources, index).body;
            passages.retain(|&passage| banned[passage as usize] == 0);
        }
        let choice = Choice::new(&self.facets, &filters, &all);
        choice.filter(&mut passages);
        let is_of_statements =
            filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
        let mut found = Concordance {
            begun: row.begun.clone(),
            notices: parsed.notices,
            is_of_statements,
            ..Concordance::default()
        };
        let mut reader = Reader { index, row: &row, words: Words::default(), here: Vec::new() };
        for at in passages {
            let document = index.document_of[at as usize];
            let number = at - index.passages_of[document as usize].start;
            let of = &self.corpus().documents[document as usize];
            let passage = &of.passages[number as usize];
            reader.read(passage, index.languages.of_document(document as usize));
            let first = found.places.len();
            reader.find(passage, entity, &mut |span, before, behind| {
                found.places.push(Occurrence { document, passage: number, span, before, behind });
            });
            if is_of_statements {
                let said = choice.fitting(at).into_iter().flat_map(|at| &of.statements[at].content);
                let said: Vec<_> =
                    said.filter(|place| place.passage == number).map(|place| place.span).collect();
                let is_said =
                    |span: Span| said.iter().any(|said| said.start <= span.start && span.end <= said.end);
                let mut kept = first;
                for at in first..found.places.len() {
                    if is_said(found.places[at].span) {
                        found.places[kept] = found.places[at];
                        kept += 1;
                    }
                }
                found.places.truncate(kept);
            }
        }
        reader.words.rank(&mut found.places);
        found
    }
}

/// The passages that have something of each, in the order of the corpus; none where nothing is asked.
fn in_all(asked: impl Iterator<Item = Vec<Source>>, index: &Index) -> Vec<u32> {
    let mut passages: Option<Vec<u32>> = None;
    for sources in asked {
        let counts = counts(&sources, index).body;
        let has = |passage: &u32| counts[*passage as usize] > 0;
        match &mut passages {
            Some(passages) => passages.retain(has),
            None => passages = Some((0..index.passages() as u32).filter(has).collect()),
        }
    }
    passages.unwrap_or_default()
}

/// What is asked for, as a row of words that stand side by side.
#[derive(Default)]
struct Row {
    /// Each of them, or any of several.
    steps: Vec<Vec<Step>>,
    /// All words of it: a set of them is the bits of a number.
    words: Vec<Word>,
    begun: Option<String>,
}

/// Some words, as numbers of [`Row::words`].
struct Step {
    /// They stand side by side; or else the first stands here, and the others at most so many words from it.
    within: Option<u32>,
    words: Vec<usize>,
    /// What finds it in an index.
    atom: Atom,
}

/// What a word is asked to be.
enum Word {
    /// A form of this.
    Form(String),
    /// Exactly this.
    Exactly(String),
    /// What begins so, and is no stop word.
    Begins(String),
}

/// A set of words of a row. A query has no more of them (`MAX_WORDS`).
type Set = u128;

impl Row {
    fn new(clauses: &[Clause], index: &Index) -> Self {
        let mut row = Self::default();
        for clause in clauses.iter().filter(|clause| !clause.exclude) {
            let mut steps = Vec::new();
            for atom in &clause.atoms {
                let mut atom = atom.clone();
                let term = &atom.terms[0];
                if atom.kind == AtomKind::Unfinished {
                    // While a word is typed it finds what it is the beginning of, and no more once it is one itself.
                    let is_beginning = term.len() >= SHORTEST_BEGINNING && index.forms(term).is_empty();
                    atom.kind = if is_beginning { AtomKind::Prefix } else { AtomKind::Word };
                    row.begun = is_beginning.then(|| term.clone());
                }
                let room = Set::BITS as usize - row.words.len();
                let mut words = Vec::new();
                for term in atom.terms.iter().take(room).cloned() {
                    words.push(row.words.len());
                    row.words.push(match atom.kind {
                        AtomKind::Prefix => Word::Begins(term),
                        AtomKind::Phrase => Word::Exactly(term),
                        _ => Word::Form(term),
                    });
                }
                let within = if let AtomKind::Near(within) = atom.kind { Some(within) } else { None };
                if !words.is_empty() {
                    steps.push(Step { within, words, atom });
                }
            }
            if !steps.is_empty() {
                row.steps.push(steps);
            }
        }
        row
    }

    /// The passages that have something of each step.
    fn passages(&self, index: &Index) -> Vec<u32> {
        let sources = |steps: &Vec<Step>| steps.iter().map(|step| source(&step.atom, index)).collect();
        in_all(self.steps.iter().map(sources), index)
    }

    /// Which of its words a term is, in a language.
    fn set(&self, term: &str, language: Language, index: &Index) -> Set {
        let term = index.languages.cut(language, term);
        let key = index.key(language, term);
        let is = |word: &Word| {
            let (Word::Form(typed) | Word::Exactly(typed) | Word::Begins(typed)) = word;
            let typed = index.languages.cut(language, typed);
            match word {
                Word::Form(_) => index.key(language, typed) == key,
                Word::Exactly(_) => typed == term,
                Word::Begins(_) => term.starts_with(typed) && !is_stop_word(term),
            }
        };
        let sets = self.words.iter().zip(0..).map(|(word, at)| Set::from(is(word)) << at);
        sets.fold(0, |all, one| all | one)
    }

    /// Where what begins at a word ends, as a number of a word; the longest.
    fn end(&self, here: &[Set], at: usize, step: usize) -> Option<usize> {
        let Some(steps) = self.steps.get(step) else { return Some(at) };
        let ends = steps.iter().filter_map(|one| self.end(here, one.end(here, at)?, step + 1));
        ends.max()
    }
}

impl Step {
    fn end(&self, here: &[Set], at: usize) -> Option<usize> {
        let is = |at: usize, word: usize| here.get(at).is_some_and(|set| set >> word & 1 == 1);
        if let (Some(within), Some((first, others))) = (self.within, self.words.split_first()) {
            let around = at.saturating_sub(within as usize)..=at + within as usize;
            let is_near = |word: &usize| around.clone().any(|at| is(at, *word));
            (is(at, *first) && others.iter().all(is_near)).then_some(at + 1)
        } else {
            let stands = self.words.iter().enumerate().all(|(n, word)| is(at + n, *word));
            stands.then_some(at + self.words.len())
        }
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a): each word of the passages is looked up once, and the library's hash, which
/// nobody can make collide on purpose, takes three times as long for short words.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The distinct words of the passages that were read.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u32, BuildHasherDefault<Fnv>>,
    /// For each language what a word is of the row, where that is known.
    sets: Vec<(Language, Vec<Option<Set>>)>,
}

impl Words {
    fn number(&mut self, term: &str) -> u32 {
        if let Some(&number) = self.numbers.get(term) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(term.to_owned(), number);
        number
    }

    /// Puts ranks in the places of numbers.
    fn rank(&self, places: &mut [Occurrence]) {
        let mut terms = vec![""; self.numbers.len()];
        #[expect(clippy::iter_over_hash_type, reason = "each goes to its own place")]
        for (term, &number) in &self.numbers {
            terms[number as usize] = term;
        }
        let mut order: Vec<u32> = (0..terms.len() as u32).collect();
        sort(&mut order, &|a, b| terms[a as usize].cmp(terms[b as usize]));
        let mut ranks = vec![0; terms.len()];
        for (number, rank) in order.into_iter().zip(0..) {
            ranks[number as usize] = rank;
        }
        for word in places.iter_mut().flat_map(|place| place.before.iter_mut().chain(&mut place.behind)) {
            *word = ranks.get(*word as usize).copied().unwrap_or(NOBODY);
        }
    }
}

/// Reads passages, one after the other.
struct Reader<'r> {
    index: &'r Index,
    row: &'r Row,
    words: Words,
    /// The words of the passage: where each begins and ends, its number, and what it is of the row.
    here: Vec<(usize, usize, u32, Set)>,
}

/// Takes a place, and the numbers of the words before and behind it.
type Take<'t> = dyn FnMut(Span, [u32; NEIGHBOURS], [u32; NEIGHBOURS]) + 't;

impl Reader<'_> {
    fn read(&mut self, passage: &Passage, language: Language) {
        let Self { index, row, words, here } = self;
        here.clear();
        let known = words.sets.iter().position(|sets| sets.0 == language).unwrap_or_else(|| {
            words.sets.push((language, Vec::new()));
            words.sets.len() - 1
        });
        each_token(&passage.text, &mut |start, end, term| {
            let number = words.number(term);
            let sets = &mut words.sets[known].1;
            if sets.len() <= number as usize {
                sets.resize(number as usize + 1, None);
            }
            let set = *sets[number as usize].get_or_insert_with(|| row.set(term, language, index));
            here.push((start, end, number, set));
        });
    }

    fn find(&self, passage: &Passage, entity: Option<EntityId>, take: &mut Take) {
        if let Some(entity) = entity {
            for mention in passage.mentions.iter().filter(|mention| mention.entity == entity) {
                let first = self.here.partition_point(|word| word.1 <= mention.span.start as usize);
                let end = self.here.partition_point(|word| word.0 < mention.span.end as usize);
                self.take(mention.span, first, end, take);
            }
            return;
        }
        let sets: Vec<Set> = self.here.iter().map(|word| word.3).collect();
        let mut at = 0;
        while at < sets.len() {
            match self.row.end(&sets, at, 0) {
                Some(end) if end > at => {
                    let span = Span::new(self.here[at].0, self.here[end - 1].1);
                    self.take(span, at, end, take);
                    at = end;
                }
                _ => at += 1,
            }
        }
    }

    fn take(&self, span: Span, first: usize, end: usize, take: &mut Take) {
        let number = |at: Option<usize>| at.and_then(|at| self.here.get(at)).map_or(NOBODY, |word| word.2);
        let mut before = [NOBODY; NEIGHBOURS];
        let mut behind = before;
        for n in 0..NEIGHBOURS {
            before[n] = number(first.checked_sub(n + 1));
            behind[n] = number(Some(end + n));
        }
        take(span, before, behind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{corpus, filter, query, tag, with_taxonomy};
    use crate::{Facet, Filter};
    use corpus::{Corpus, Mention};

    fn words(corpus: &Corpus, text: &str, filters: &[Filter], entity: Option<EntityId>) -> Vec<String> {
        let query = Query { filters: filters.to_vec(), ..query(text) };
        let places = Searcher::new(corpus).concordance(&query, entity).places;
        let word = |place: &Occurrence| {
            let document = &corpus.documents[place.document as usize];
            place.span.of(&document.passages[place.passage as usize].text).to_owned()
        };
        places.iter().map(word).collect()
    }

    fn check(passages: &[&str], text: &str, expected: &[&str]) {
        assert_eq!(words(&corpus(&[("", passages)]), text, &[], None), expected, "{text}");
    }

    const DAMS: [&str; 3] =
        ["The dam holds; dams hold.", "A peace treaty, Peace Treaties", "treaty of peace"];

    #[test]
    fn a_word_is_found_in_its_inflections_and_nothing_else_is() {
        check(&DAMS, "dam ", &["dam", "dams"]);
        check(&DAMS, "\"dams\"", &["dams"]);
        check(&DAMS, "holding", &["holds", "hold"]);
        check(&DAMS, "damm ", &[]);
        check(&DAMS, "the ", &["The"]);
        check(&DAMS, "", &[]);
    }

    #[test]
    fn words_stand_side_by_side() {
        check(&DAMS, "peace treaty ", &["peace treaty", "Peace Treaties"]);
        check(&DAMS, "\"peace treaty\"", &["peace treaty"]);
        check(&DAMS, "treaty of peace", &["treaty of peace"]);
        check(
            &DAMS,
            "peace OR dam treaty OR hold",
            &["dam holds", "dams hold", "peace treaty", "Peace Treaties"],
        );
        check(&DAMS, "treat*", &["treaty", "Treaties", "treaty"]);
        check(&DAMS, "near:\"treaties peace\"~2", &["treaty", "Treaties", "treaty"]);
        check(&DAMS, "treaty -\"of peace\"", &["treaty", "Treaties"]);
    }

    #[test]
    fn an_unfinished_word_is_taken_for_a_beginning_while_no_text_has_it() {
        let corpus = corpus(&[("", &DAMS)]);
        let begun = |text: &str| {
            let found = Searcher::new(&corpus).concordance(&query(text), None);
            (found.places.len(), found.begun)
        };
        assert_eq!(begun("trea"), (3, Some("trea".into())));
        assert_eq!(begun("trea "), (0, None));
        assert_eq!(begun("tr"), (0, None));
        assert_eq!(begun("peace tre"), (2, Some("tre".into())));
    }

    #[test]
    fn the_words_around_have_their_ranks_in_the_alphabet() {
        let corpus = corpus(&[("", ["Ärger at dam Bee, at a dam"])]);
        let places = Searcher::new(&corpus).concordance(&query("dam "), None).places;
        // a, arger, at, bee, dam
        let around: Vec<_> = places.iter().map(|place| (place.before, place.behind)).collect();
        assert_eq!(around, [([2, 1, NOBODY], [3, 2, 0]), ([0, 2, 3], [NOBODY; NEIGHBOURS])]);
    }

    #[test]
    fn an_entity_is_found_under_whatever_name() {
        let mut corpus = with_taxonomy(corpus(&[("", ["Ann came. The mayor left. Ann went."])]));
        for (start, end) in [(0, 3), (14, 19)] {
            corpus.documents[0].passages[0]
                .mentions
                .push(Mention { entity: EntityId(0), span: Span::new(start, end) });
        }
        assert_eq!(words(&corpus, "", &[], Some(EntityId(0))), ["Ann", "mayor"]);
        assert_eq!(words(&corpus, "", &[], Some(EntityId(1))), [""; 0]);
    }

    #[test]
    fn where_a_side_is_asked_for_only_what_it_says_counts() {
        let mut corpus = with_taxonomy(corpus(&[("", ["dam one, dam two", "dam"])]));
        tag(&mut corpus.documents[0], 0, &[0], &[0]);
        corpus.documents[0].statements[0].content[0].span = Span::new(9, 16);
        let of = |facet, value| words(&corpus, "dam ", &[filter(facet, value, false)], None).len();
        assert_eq!([of(Facet::Side, "s0"), of(Facet::Side, "s1"), of(Facet::Topic, "t0")], [1, 0, 2]);
        assert_eq!(words(&corpus, "dam side:s0", &[], None), ["dam"]);
    }
}
