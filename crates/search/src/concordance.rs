//! Where the words of a query stand, one by one: the lines of a concordance.
//!
//! A search asks which passages tell most; a concordance asks for every place of the very words. All that is typed is one
//! row of words that stand side by side, each in any inflection, or exactly so in quotation marks; with `OR` between
//! them any of several does. Synonyms, other names and corrections are no places of a word, and none is here.
//!
//! The index says where they stand, and nothing is read for it. Only the lines that are shown, or that are to be sorted by the
//! words around them, are read.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use corpus::token::each_token;
use corpus::{EntityId, Span};

use crate::expansion::source;
use crate::filter::Choice;
use crate::index::{Entry, Field, Index, Place, place, text_of};
use crate::query::Query;
use crate::query_parser::{Atom, AtomKind, Clause, Notice};
use crate::score::counts;
use crate::searcher::Searcher;
use crate::slot::Source;
use crate::sort::{sort, sorted};
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

/// A place of the words; [`Searcher::lines`] reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Position of the document in the corpus.
    pub document: u32,
    /// Position of the passage in the document.
    pub passage: u32,
    /// Number of the form in which the words stand, from 0 on in the order of the places.
    pub form: u32,
    stands: Stands,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// As so many words behind so many.
    Words { before: u32, count: u32 },
    /// As this mention of its passage.
    Mention(u32),
}

/// A place as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The words, in bytes of the passage.
    pub span: Span,
    /// The words before it, the nearest first, by their ranks in the alphabet as they are folded, among those of all passages
    /// that were read with it; [`NOBODY`] where the passage has no more.
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
        // An index that was opened without positions does not tell where words stand.
        let built = (!self.index.has_positions()).then(|| Index::build(self.corpus()));
        let index = built.as_ref().unwrap_or(&self.index);
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
        let words = if entity.is_none() { row.found(index) } else { Vec::new() };
        let mut forms = Forms::default();
        let mut places = Vec::new();
        for at in passages {
            let document = index.document_of[at as usize];
            let passage = at - index.passages_of[document as usize].start;
            let of = &self.corpus().documents[document as usize];
            let first = places.len();
            let occurrence = |form, stands| Occurrence { document, passage, form, stands };
            if let Some(entity) = entity {
                let mentions = (0..).zip(&of.passages[passage as usize].mentions);
                let mentions = mentions.filter(|(_, mention)| mention.entity == entity);
                places.extend(mentions.map(|(at, _)| occurrence(0, Stands::Mention(at))));
            } else {
                row.find(&Here::new(&words, at), &mut |before, words| {
                    let form = forms.number(words);
                    places.push(occurrence(form, Stands::Words { before, count: words.len() as u32 }));
                });
            }
            if is_of_statements {
                let said = choice.fitting(at).into_iter().flat_map(|at| &of.statements[at].content);
                let said: Vec<_> =
                    said.filter(|place| place.passage == passage).map(|place| place.span).collect();
                let is_said = |line: &Line| {
                    said.iter().any(|said| said.start <= line.span.start && line.span.end <= said.end)
                };
                let of_passage = places.split_off(first);
                let lines = self.lines(&of_passage);
                let kept = of_passage.into_iter().zip(lines).filter(|(_, line)| is_said(line));
                places.extend(kept.map(|(place, _)| place));
            }
        }
        Concordance { places, begun: row.begun, notices: parsed.notices, is_of_statements }
    }

    /// Reads places of this corpus; those of a passage are best side by side.
    pub fn lines(&self, places: &[Occurrence]) -> Vec<Line> {
        let mut words = Words::default();
        // The words of a passage: where each begins and ends, and its number.
        let mut here: Vec<(usize, usize, u32)> = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        let mut last = None;
        for of in places {
            let passage = &self.corpus().documents[of.document as usize].passages[of.passage as usize];
            if last.replace((of.document, of.passage)) != Some((of.document, of.passage)) {
                here.clear();
                each_token(&passage.text, &mut |start, end, term| {
                    here.push((start, end, words.number(term)));
                });
            }
            let (first, behind, span) = match of.stands {
                Stands::Words { before, count } => {
                    let (first, behind) = (before as usize, before as usize + count as usize);
                    // A file that is made to mislead may tell of words that are not there.
                    let words = here.get(first..behind).unwrap_or_default();
                    let span =
                        words.first().zip(words.last()).map(|(first, last)| Span::new(first.0, last.1));
                    (first, behind, span.unwrap_or(Span::new(0, 0)))
                }
                Stands::Mention(at) => {
                    let span = passage.mentions[at as usize].span;
                    let first = here.partition_point(|word| word.1 <= span.start as usize);
                    (first, here.partition_point(|word| word.0 < span.end as usize), span)
                }
            };
            let number = |at: Option<usize>| at.and_then(|at| here.get(at)).map_or(NOBODY, |word| word.2);
            let [mut before_it, mut behind_it] = [[NOBODY; NEIGHBOURS]; 2];
            for n in 0..NEIGHBOURS {
                before_it[n] = number(first.checked_sub(n + 1));
                behind_it[n] = number(Some(behind + n));
            }
            lines.push(Line { span, before: before_it, behind: behind_it });
        }
        words.rank(&mut lines);
        lines
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
    /// What each word of it is in the index: a set of words is the bits of a number.
    words: Vec<Vec<Entry>>,
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

/// A set of words of a row. A query has no more of them (`MAX_WORDS`).
type Set = u128;

/// A word of a text that is one of a row: where it stands, its number among all that are, and which of the row it is.
type Found = (Place, u32, Set);

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
                let (entries, within) = match source(&atom, index) {
                    Source::Words(entries) => (vec![entries], None),
                    Source::Phrase(words) => (words, None),
                    Source::Near(words, within) => (words, Some(within)),
                };
                let first = row.words.len();
                row.words.extend(entries.into_iter().take(Set::BITS as usize - first));
                let words: Vec<usize> = (first..row.words.len()).collect();
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

    /// Where its words stand, in the order of the corpus.
    fn found(&self, index: &Index) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut number = 0;
        for (word, entries) in self.words.iter().enumerate() {
            for entry in entries {
                let mut places = Vec::new();
                index.occurrences(*entry, Field::Body, &mut places);
                found.extend(places.into_iter().map(|place| (place, number, 1 << word)));
                number += 1;
            }
        }
        let mut found = sorted(found, &|a, b| a.cmp(b));
        // A word that is several of the row is one of the text.
        found.dedup_by(|next, word| {
            let is_same = next.0 == word.0;
            word.2 |= if is_same { next.2 } else { 0 };
            is_same
        });
        found
    }

    /// Calls `take` for each place of it in a passage, with how many words stand before it and its own.
    fn find(&self, here: &Here, take: &mut dyn FnMut(u32, &[u32])) {
        let mut free = 0;
        for &(place, ..) in here.words {
            let at = here.position(place);
            if let Some(end) = (at >= free).then(|| self.end(here, at, 0)).flatten().filter(|&end| end > at) {
                let words: Vec<u32> = (at..end).map(|at| here.word(at).0).collect();
                take(at, &words);
                free = end;
            }
        }
    }

    /// Behind how many words ends what begins behind so many; the longest.
    fn end(&self, here: &Here, at: u32, step: usize) -> Option<u32> {
        let Some(steps) = self.steps.get(step) else { return Some(at) };
        let ends = steps.iter().filter_map(|one| self.end(here, one.end(here, at)?, step + 1));
        ends.max()
    }
}

impl Step {
    fn end(&self, here: &Here, at: u32) -> Option<u32> {
        let is = |at: u32, word: usize| here.word(at).1 >> word & 1 == 1;
        if let (Some(within), Some((first, others))) = (self.within, self.words.split_first()) {
            let around = at.saturating_sub(within)..=at.saturating_add(within);
            let is_near = |word: &usize| around.clone().any(|at| is(at, *word));
            (is(at, *first) && others.iter().all(is_near)).then(|| at.saturating_add(1))
        } else {
            let mut end = at;
            let stands = self.words.iter().all(|word| {
                let stands = is(end, *word);
                end = end.saturating_add(1);
                stands
            });
            stands.then_some(end)
        }
    }
}

/// The words of a row in a passage.
struct Here<'f> {
    words: &'f [Found],
    first: Place,
}

impl<'f> Here<'f> {
    fn new(found: &'f [Found], passage: u32) -> Self {
        let from = found.partition_point(|word| text_of(word.0) < passage);
        let to = found.partition_point(|word| text_of(word.0) <= passage);
        Self { words: &found[from..to], first: place(passage, 0) }
    }

    /// How many words of the passage stand before a place.
    fn position(&self, place: Place) -> u32 {
        (place - self.first) as u32
    }

    /// The number of a word and what it is of the row; of any other nothing.
    fn word(&self, at: u32) -> (u32, Set) {
        let found = self.words.binary_search_by(|word| self.position(word.0).cmp(&at));
        found.map_or((0, 0), |found| (self.words[found].1, self.words[found].2))
    }
}

/// The forms in which rows of words stand, and the number of each, sorted.
#[derive(Default)]
struct Forms(Vec<(Vec<u32>, u32)>);

impl Forms {
    fn number(&mut self, words: &[u32]) -> u32 {
        let next = self.0.len() as u32;
        match self.0.binary_search_by(|form| form.0[..].cmp(words)) {
            Ok(at) => self.0[at].1,
            Err(at) => {
                self.0.insert(at, (words.to_vec(), next));
                next
            }
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

/// The distinct words of the passages that were read, and the number of each.
#[derive(Default)]
struct Words(HashMap<String, u32, BuildHasherDefault<Fnv>>);

impl Words {
    fn number(&mut self, term: &str) -> u32 {
        if let Some(&number) = self.0.get(term) {
            return number;
        }
        let number = self.0.len() as u32;
        self.0.insert(term.to_owned(), number);
        number
    }

    /// Puts ranks in the places of numbers.
    fn rank(&self, lines: &mut [Line]) {
        let mut terms = vec![""; self.0.len()];
        #[expect(clippy::iter_over_hash_type, reason = "each goes to its own place")]
        for (term, &number) in &self.0 {
            terms[number as usize] = term;
        }
        let mut order: Vec<u32> = (0..terms.len() as u32).collect();
        sort(&mut order, &|a, b| terms[a as usize].cmp(terms[b as usize]));
        let mut ranks = vec![0; terms.len()];
        for (number, rank) in order.into_iter().zip(0..) {
            ranks[number as usize] = rank;
        }
        for word in lines.iter_mut().flat_map(|line| line.before.iter_mut().chain(&mut line.behind)) {
            *word = ranks.get(*word as usize).copied().unwrap_or(NOBODY);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::oracle::any_corpus;
    use crate::testing::{corpus, filter, query, tag, with_taxonomy};
    use crate::{Facet, Filter};
    use corpus::token::tokens;
    use corpus::{Corpus, Mention};
    use proptest::prelude::*;

    fn words(corpus: &Corpus, text: &str, filters: &[Filter], entity: Option<EntityId>) -> Vec<String> {
        let query = Query { filters: filters.to_vec(), ..query(text) };
        let searcher = Searcher::new(corpus);
        let places = searcher.concordance(&query, entity).places;
        let word = |(place, line): (&Occurrence, Line)| {
            let document = &corpus.documents[place.document as usize];
            line.span.of(&document.passages[place.passage as usize].text).to_owned()
        };
        places.iter().zip(searcher.lines(&places)).map(word).collect()
    }

    fn check(passages: &[&str], text: &str, expected: &[&str]) {
        assert_eq!(words(&corpus(&[("", passages)]), text, &[], None), expected, "{text}");
    }

    proptest! {
        #[test]
        fn what_the_index_finds_is_what_a_reader_finds(corpus in any_corpus(), word in any::<prop::sample::Index>()) {
            let searcher = Searcher::new(&corpus);
            let languages = &searcher.index.languages;
            let mut read = Vec::new();
            for (at, document) in corpus.documents.iter().enumerate() {
                for (passage, number) in document.passages.iter().zip(0..) {
                    read.extend(tokens(&passage.text).into_iter().map(|token| (at, number, token)));
                }
            }
            prop_assume!(!read.is_empty());
            let word = &read[word.index(read.len())].2.term;
            let by_index = |text: &str| {
                let places = searcher.concordance(&query(text), None).places;
                let lines = searcher.lines(&places);
                let place = |(of, line): (&Occurrence, &Line)| (of.document as usize, of.passage, line.span);
                places.iter().zip(&lines).map(place).collect::<Vec<_>>()
            };
            let by_reading = |is_it: &dyn Fn(Language, &str, &str) -> bool| {
                let here = read.iter().filter(|(at, _, token)| {
                    let language = languages.of_document(*at);
                    is_it(language, languages.cut(language, &token.term), languages.cut(language, word))
                });
                here.map(|(at, passage, token)| (*at, *passage, Span::new(token.start, token.end))).collect::<Vec<_>>()
            };
            let key = |language, term: &str| searcher.index.key(language, term);
            prop_assert_eq!(
                by_index(&[word, " "].concat()),
                by_reading(&|language, term, word| key(language, term) == key(language, word))
            );
            prop_assert_eq!(
                by_index(&["\"", word, "\""].concat()),
                by_reading(&|_, term, word| term == word)
            );
        }
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
    fn places_with_the_same_words_have_one_form() {
        let corpus = corpus(&[("", ["Dam, dams, DAM", "dams"])]);
        let places = Searcher::new(&corpus).concordance(&query("dam "), None).places;
        let forms: Vec<_> = places.iter().map(|place| place.form).collect();
        assert_eq!(forms, [0, 1, 0, 1]);
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
    fn an_index_that_was_opened_without_positions_finds_the_same() {
        let corpus = corpus(&[("", &DAMS)]);
        let file = crate::Index::build(&corpus).bytes().to_vec();
        let index = crate::Index::open_without_positions(file).expect("it is undamaged");
        let searcher = Searcher::with_index(&corpus, index).expect("it is of this corpus");
        let query = query("peace treaty ");
        assert_eq!(searcher.concordance(&query, None), Searcher::new(&corpus).concordance(&query, None));
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
        let searcher = Searcher::new(&corpus);
        let lines = searcher.lines(&searcher.concordance(&query("dam "), None).places);
        // a, arger, at, bee, dam
        let around: Vec<_> = lines.iter().map(|line| (line.before, line.behind)).collect();
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
