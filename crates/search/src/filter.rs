//! Filters and their counts.
//!
//! Every passage has a list of values, over all facets. A choice of filters is a number of conditions, and a passage
//! stands in the answer when it fails none of them. All counts come out of one pass over the passages that the text
//! matches: whether a passage would come or stay with another choice can be told from which conditions it fails now.
//! No search is run again.
//!
//! Side, speaker, act and mode are of a statement, and a passage has several: whoever asks for a side and a mode wants what
//! that side said in that mode, not a passage in which it speaks and somebody else is quoted.

use core::ops::Range;

use corpus::text::{date_in_words, ends, holds};
use corpus::token::token_stream;
use corpus::{Corpus, Document, Passage};

use crate::facet::{Facet, Here, Values};
use crate::query::Filter;
use crate::query_parser::months;
use crate::sort::sorted;

/// The value of passages whose document does not state a publisher or a date, or whose statement no speaker.
const NONE: &str = "none";

/// The values of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Every value that the corpus has, in a fixed order: taxonomy order for topics, sides, acts, modes and flags, by
    /// label for speakers and publishers, by time for dates and events, `none` last. All topics and sides are there,
    /// also those of no passage; of the rest, what some document has.
    pub values: Vec<FacetValue>,
    /// Whether including another of its values adds to the answer: some are included, and any is enough.
    pub adds: bool,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id for a [`Filter`].
    pub value: String,
    /// Its name for readers.
    pub label: String,
    /// For a value that is not chosen, how many passages the answer would have with it included as well, or where that
    /// [adds](FacetCounts::adds), how many more it would have. For an included value, how many passages of the answer have
    /// it. For an excluded value, how many more the answer would have without the exclusion.
    pub count: usize,
    /// Whether the query includes (`Some(false)`) or excludes (`Some(true)`) it.
    pub chosen: Option<bool>,
}

/// The values of all facets and of every passage.
pub(crate) struct Facets {
    /// Facet, id and label of every value, in the order in which they are shown.
    values: Vec<(Facet, String, String)>,
    /// Their facets again, close together: they are asked for each value of each passage.
    of_values: Vec<Facet>,
    /// The values of all passages, one passage after the other.
    of_passages: Vec<u32>,
    /// All statements, one passage after the other.
    statements: Vec<Said>,
    /// Where in `of_passages` and in `statements` those of each passage stand.
    ranges: Vec<[Range<u32>; 2]>,
}

/// A statement in a passage.
struct Said {
    /// Its position in its document.
    at: usize,
    /// Its values of [`Facet::OF_STATEMENTS`], [`NO_VALUE`] where there is none.
    values: [u32; Facet::OF_STATEMENTS.len()],
}

/// A value that is none: of a statement whose side nothing tells, or of a facet that is not shown.
const NO_VALUE: u32 = u32::MAX;

/// How many letters words have in common at the beginning, at least, that are near each other.
const LEAST_ALIKE: usize = 2;

impl Facets {
    pub(crate) fn new(corpus: &Corpus) -> Self {
        Self::make(corpus, &Passage::default())
    }

    /// `nowhere` is a passage without anything.
    fn make<'c>(corpus: &'c Corpus, nowhere: &'c Passage) -> Self {
        let mut names: [Vec<&'c str>; Facet::ALL.len()] = Default::default();
        let mut note = |values: &[Named<'c>]| {
            for &(facet, name) in values {
                let names = &mut names[facet as usize];
                if let Err(place) = names.binary_search(&name) {
                    names.insert(place, name);
                }
            }
        };
        // Also of documents without a passage: what a file without an article states is no unknown value.
        for document in corpus.documents.iter().filter(|document| document.passages.is_empty()) {
            note(&values_at(&Here { corpus, document, passage: nowhere, number: u32::MAX }));
        }
        each_passage(corpus, &mut |values, _| note(values));
        // What all documents are in, or all statements do, tells none of them from the others.
        for facet in [Facet::Language, Facet::Act, Facet::Document] {
            let names = &mut names[facet as usize];
            if names.len() < 2 {
                names.clear();
            }
        }
        let mut values = Vec::new();
        let numbers = Facet::ALL.map(|facet| number(facet, &names[facet as usize], corpus, &mut values));
        let number_of = |facet: Facet, name: &str| {
            let numbers = &numbers[facet as usize];
            numbers.binary_search_by(|known| known.0.cmp(name)).map_or(NO_VALUE, |place| numbers[place].1)
        };

        let (mut of_passages, mut of_statements, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
        each_passage(corpus, &mut |values, statements| {
            let (first, first_statement) = (of_passages.len(), of_statements.len());
            for &(facet, name) in values {
                let value = number_of(facet, name);
                if value != NO_VALUE && !of_passages[first..].contains(&value) {
                    of_passages.push(value);
                }
            }
            for (at, names) in statements {
                let mut said = Said { at: *at, values: [NO_VALUE; Facet::OF_STATEMENTS.len()] };
                for ((value, name), facet) in said.values.iter_mut().zip(*names).zip(Facet::OF_STATEMENTS) {
                    *value = name.map_or(NO_VALUE, |name| number_of(facet, name));
                }
                of_statements.push(said);
            }
            ranges.push([
                first as u32..of_passages.len() as u32,
                first_statement as u32..of_statements.len() as u32,
            ]);
        });
        let of_values = values.iter().map(|value| value.0).collect();
        Self { values, of_values, of_passages, statements: of_statements, ranges }
    }

    /// The ids and labels of a facet's values, without [`NONE`].
    pub(crate) fn values(&self, facet: Facet) -> impl Iterator<Item = (&str, &str)> {
        let values = self.values.iter().filter(move |value| value.0 == facet && value.1 != NONE);
        values.map(|value| (&*value.1, &*value.2))
    }

    /// The value that a reader means who types `typed`: its id or its label; of a speaker or a side any name that the
    /// corpus has for it, or for one of the side; or what only one of them begins with, or has as a word. Of dates also
    /// those that no document has, and ranges; a whole year is one.
    pub(crate) fn resolve(&self, facet: Facet, typed: &str, corpus: &Corpus) -> Option<String> {
        if facet.is_date() {
            if typed != NONE {
                months(typed)?;
            }
            // A year means all its months, whatever some document states.
            let is_year = typed.bytes().all(|byte| byte.is_ascii_digit());
            return Some(if is_year { [typed, "-01..", typed, "-12"].concat() } else { typed.to_owned() });
        }
        let name = if typed.eq_ignore_ascii_case(NONE) { NONE.to_owned() } else { slug(typed) };
        let word = ["-", &name, "-"].concat();
        let has_word = |slug: &str| holds(&["-", slug, "-"].concat(), &word);
        for way in 0..6 {
            let meant = match way {
                2 => entities_named(facet, corpus, &|slug| slug == name),
                5 => entities_named(facet, corpus, &has_word),
                _ => Vec::new(),
            };
            let named = |id: &str, label: &str| match way {
                0 => id == typed,
                1 => id == name || slug(label) == name,
                3 => id.starts_with(&name) || slug(label).starts_with(&name),
                4 => has_word(id) || has_word(&slug(label)),
                _ => meant.iter().any(|meant| meant == id),
            };
            let mut found = self.values.iter().filter(|known| known.0 == facet && named(&known.1, &known.2));
            // But for the first two, a way is good only if it leads to one.
            if let Some(first) = found.next()
                && (way < 2 || found.next().is_none())
            {
                return Some(first.1.clone());
            }
        }
        None
    }

    /// What readers call the values whose words begin most as those of a name that none of them is; the first three.
    pub(crate) fn nearest(&self, facet: Facet, typed: &str) -> Vec<&str> {
        let name = slug(typed);
        let (mut nearest, mut most) = (Vec::new(), LEAST_ALIKE - 1);
        for (_, label) in self.values(facet) {
            let value = slug(label);
            let shared = |word: &str| {
                let begins =
                    |other: &str| word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
                value.split('-').map(begins).filter(|&shared| shared >= LEAST_ALIKE).max().unwrap_or_default()
            };
            let alike = name.split('-').map(shared).sum();
            if alike > most {
                most = alike;
                nearest.clear();
            }
            if alike == most && alike >= LEAST_ALIKE && nearest.len() < 3 {
                nearest.push(label);
            }
        }
        nearest
    }

    /// What readers call the value of a filter.
    pub(crate) fn label(&self, Filter { facet, value, .. }: &Filter, corpus: &Corpus) -> String {
        let id = self.resolve(*facet, value, corpus).unwrap_or_else(|| value.clone());
        let known = self.values.iter().find(|known| known.0 == *facet && known.1 == id);
        known.map_or_else(
            || if facet.is_date() { range_in_words(&id) } else { id.clone() },
            |known| known.2.clone(),
        )
    }

    /// The facet of a value.
    fn of(&self, value: u32) -> Facet {
        self.of_values[value as usize]
    }

    /// The values of a passage, and those of its statements.
    fn of_passage(&self, passage: u32) -> (&[u32], &[Said]) {
        let [values, statements] = &self.ranges[passage as usize];
        (
            &self.of_passages[values.start as usize..values.end as usize],
            &self.statements[statements.start as usize..statements.end as usize],
        )
    }
}

/// What the filters say of a value.
#[derive(Clone, Copy, Default)]
struct State {
    /// By itself or in a range.
    included: bool,
    /// In how many ways: by itself, and in a range.
    excluded: u32,
    /// By itself: whether it is excluded.
    chosen: Option<bool>,
}

/// The filters as conditions: that some, or all, of the included values of a facet are there, and that each excluded
/// value is not.
pub(crate) struct Choice<'f> {
    facets: &'f Facets,
    states: Vec<State>,
    /// How many included values of each facet a passage must have: one where any is enough, or all, unknown values too.
    required: [usize; Facet::ALL.len()],
    /// Whether all included values of the facet must be there.
    all: [bool; Facet::ALL.len()],
    /// Whether values of [`Facet::OF_STATEMENTS`] are included.
    asks_of_statements: bool,
    /// Whether nothing is asked for.
    is_free: bool,
}

impl<'f> Choice<'f> {
    pub(crate) fn new(facets: &'f Facets, filters: &[Filter], all: &[Facet]) -> Self {
        let mut choice = Self {
            facets,
            states: vec![State::default(); facets.values.len()],
            required: [0; Facet::ALL.len()],
            all: [false; Facet::ALL.len()],
            asks_of_statements: false,
            is_free: filters.is_empty(),
        };
        for &facet in all {
            choice.all[facet as usize] = facet.can_be_all();
        }
        for (at, filter) in filters.iter().enumerate() {
            // Twice the same is once.
            if !filters[..at].contains(filter) {
                choice.add(filter);
            }
        }
        choice
    }

    /// Keeps of the passages that the text matches those that pass the filters, and counts for every value.
    pub(crate) fn filter(&self, matches: &mut Vec<u32>) -> Vec<FacetCounts> {
        let facets = self.facets;
        let mut counts = vec![0; facets.values.len()];
        let mut asked = Facet::ALL.iter().filter(|&&facet| self.required[facet as usize] > 0);
        let sole = asked.next().copied().filter(|_| asked.next().is_none());
        matches.retain(|&passage| {
            let (values, statements) = facets.of_passage(passage);
            if self.is_free {
                for &value in values {
                    counts[value as usize] += 1;
                }
                return true;
            }
            let absent = self.absent(values);
            let absents = absent.iter().filter(|&&absent| absent).count();
            // Whatever is chosen as well is one value of one facet, and here it must be of that which is absent.
            let is_near = |&value: &u32| absents <= usize::from(absent[facets.of(value) as usize]);
            if absents > 0 && !values.iter().any(is_near) {
                return false;
            }
            let excluded = self.excluded(values);
            // Where any of some values is all that is asked for, another of them would be enough.
            if absents > 0 && sole.is_some_and(|facet| self.adds(facet)) {
                for &value in values.iter().filter(|value| is_near(value)) {
                    let is_open = self.states[value as usize].chosen.is_none();
                    counts[value as usize] += usize::from(excluded == 0 && is_open);
                }
                return false;
            }
            let lacks = self.lacks(values, statements, None);
            let lacking = lacks.iter().filter(|&&lacks| lacks).count();
            let is_in = excluded == 0 && lacking == 0;
            for &value in values.iter().filter(|value| is_near(value)) {
                let facet = facets.of(value);
                let counted = match self.states[value as usize].chosen {
                    Some(true) => excluded == 1 && lacking == 0,
                    Some(false) => is_in && self.is_said(value, statements, None),
                    // What is said is asked again with the value beside what is chosen.
                    None if self.asks_of_statements && facet.of_statement().is_some() => {
                        excluded == 0
                            && !(is_in && self.adds(facet))
                            && !self.lacks(values, statements, Some(value)).contains(&true)
                    }
                    None if self.adds(facet) => excluded == 0 && lacking == 1 && lacks[facet as usize],
                    None => is_in,
                };
                counts[value as usize] += usize::from(counted);
            }
            is_in
        });
        let mut all = Vec::new();
        for facet in Facet::ALL {
            all.push(FacetCounts { facet, values: Vec::new(), adds: self.adds(facet) });
        }
        for (((facet, value, label), state), count) in facets.values.iter().zip(&self.states).zip(counts) {
            all[*facet as usize].values.push(FacetValue {
                value: value.clone(),
                label: label.clone(),
                count,
                chosen: state.chosen,
            });
        }
        all
    }

    /// The statements of a passage that passes the filters that fit what is chosen, by their positions in the document.
    pub(crate) fn fitting(&self, passage: u32) -> Vec<usize> {
        let mut fitting = Vec::new();
        for said in self.facets.of_passage(passage).1 {
            if self.fits(said, None) {
                fitting.push(said.at);
            }
        }
        fitting
    }

    fn add(&mut self, Filter { facet, value, exclude }: &Filter) {
        for (known, state) in self.facets.values.iter().zip(&mut self.states) {
            let is_it = known.1 == *value;
            let is_meant = is_it || facet.is_date() && is_in_range(&known.1, value);
            if known.0 != *facet || !is_meant {
                continue;
            }
            if is_it {
                state.chosen = Some(*exclude || state.chosen == Some(true));
            }
            state.included |= !exclude;
            state.excluded += u32::from(*exclude);
        }
        if !exclude {
            let required = &mut self.required[*facet as usize];
            *required = if self.all[*facet as usize] { *required + 1 } else { 1 };
            self.asks_of_statements |= facet.of_statement().is_some();
        }
    }

    /// Whether including another value of the facet adds to the answer.
    fn adds(&self, facet: Facet) -> bool {
        self.required[facet as usize] > 0 && !self.all[facet as usize]
    }

    /// How many of its values are excluded.
    fn excluded(&self, values: &[u32]) -> u32 {
        values.iter().map(|&value| self.states[value as usize].excluded).sum()
    }

    /// The facets of which a passage has too few of the included values, whatever is said where.
    fn absent(&self, values: &[u32]) -> [bool; Facet::ALL.len()] {
        let mut missing = self.required;
        for &value in values {
            if self.states[value as usize].included {
                let missing = &mut missing[self.facets.of(value) as usize];
                *missing = missing.saturating_sub(1);
            }
        }
        missing.map(|missing| missing > 0)
    }

    /// The facets of which a passage has too few of the included values. With a value tried as well, one of
    /// [`Facet::OF_STATEMENTS`].
    fn lacks(&self, values: &[u32], statements: &[Said], tried: Option<u32>) -> [bool; Facet::ALL.len()] {
        let mut missing = self.required;
        if let Some(tried) = tried {
            let facet = self.facets.of(tried);
            missing[facet as usize] += usize::from(!self.adds(facet));
        }
        for &value in values {
            let facet = self.facets.of(value);
            let is_asked = self.states[value as usize].included || tried == Some(value);
            let is_there = is_asked && self.is_said(value, statements, tried);
            missing[facet as usize] = missing[facet as usize].saturating_sub(usize::from(is_there));
        }
        missing.map(|missing| missing > 0)
    }

    /// Whether a statement has an included value, or the one tried as well, in each of its facets where any is.
    fn fits(&self, statement: &Said, tried: Option<u32>) -> bool {
        Facet::OF_STATEMENTS.iter().zip(&statement.values).all(|(&facet, &value)| {
            let is_asked = self.required[facet as usize] > 0
                || tried.is_some_and(|tried| self.facets.of(tried) == facet);
            !is_asked
                || tried == Some(value)
                || self.states.get(value as usize).is_some_and(|state| state.included)
        })
    }

    /// Whether a passage that has a value has it in a statement that fits, if it is one of statements.
    fn is_said(&self, value: u32, statements: &[Said], tried: Option<u32>) -> bool {
        self.facets.of(value).of_statement().is_none_or(|at| {
            statements.iter().any(|statement| statement.values[at] == value && self.fits(statement, tried))
        })
    }
}

/// Whether a date lies in a range of dates altogether.
fn is_in_range(date: &str, range: &str) -> bool {
    let (Some((first, last)), Some((from, to))) = (months(date), months(range)) else { return false };
    range.contains('.') && from <= first && last <= to
}

/// "March 2023 to December 2023"; a whole year is its number.
fn range_in_words(value: &str) -> String {
    let (first, last) = ends(value).unwrap_or((value, value));
    if let Some(year) = first.strip_suffix("-01")
        && last.strip_suffix("-12") == Some(year)
    {
        return year.to_owned();
    }
    let (before, between) = match (first, last) {
        ("", _) => ("until ", ""),
        (_, "") => ("from ", ""),
        _ if first == last => return date_in_words(first),
        _ => ("", " to "),
    };
    [before, &date_in_words(first), between, &date_in_words(last)].concat()
}

/// The values of the entities that have a name that fits: of a speaker itself, of a capital its government, of a side
/// that of whom it is the side. None of other facets.
fn entities_named(facet: Facet, corpus: &Corpus, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut values = Vec::new();
    for entity in &corpus.entities {
        let names = || core::iter::once(&entity.name).chain(&entity.aliases);
        let whose = entity.speaks_for.and_then(|id| corpus.entities.get(id.index())).unwrap_or(entity);
        let value = match facet {
            Facet::Speaker => Some(slug(&whose.name)),
            Facet::Side => whose.side.and_then(|id| corpus.sides.get(id.index())).map(|side| side.id.clone()),
            _ => None,
        };
        if let Some(value) = value
            && names().any(|name| fits(&slug(name)))
        {
            values.push(value);
        }
    }
    values
}

/// The statements of which some words stand in each passage, by their positions.
fn by_passage(document: &Document) -> Vec<Vec<usize>> {
    let mut statements: Vec<Vec<usize>> = vec![Vec::new(); document.passages.len()];
    for (at, statement) in document.statements.iter().enumerate() {
        for place in &statement.content {
            if let Some(here) = statements.get_mut(place.passage as usize)
                && here.last() != Some(&at)
            {
                here.push(at);
            }
        }
    }
    statements
}

/// A facet and what the corpus calls the value.
type Named<'c> = (Facet, &'c str);

/// The position of a statement, and what the corpus calls its values of [`Facet::OF_STATEMENTS`].
type Names<'c> = (usize, [Option<&'c str>; Facet::OF_STATEMENTS.len()]);

/// Goes through the passages in order, each with what the corpus calls its values, empty where it states none, and with
/// those of its statements.
fn each_passage<'c>(corpus: &'c Corpus, visit: &mut dyn FnMut(&[Named<'c>], &[Names<'c>])) {
    for document in &corpus.documents {
        let by_passage = by_passage(document);
        for ((passage, here), number) in document.passages.iter().zip(by_passage).zip(0..) {
            let mut values = values_at(&Here { corpus, document, passage, number });
            let mut statements = Vec::new();
            for at in here {
                let said =
                    Facet::OF_STATEMENTS.map(|facet| facet.in_statement(corpus, &document.statements[at]));
                for (facet, name) in Facet::OF_STATEMENTS.into_iter().zip(said) {
                    values.extend(name.map(|name| (facet, name)));
                }
                statements.push((at, said));
            }
            visit(&values, &statements);
        }
    }
}

/// What the corpus calls the values of a passage that are not of its statements.
fn values_at<'c>(here: &Here<'c>) -> Vec<Named<'c>> {
    let (mut values, mut found) = (Vec::new(), Vec::new());
    for facet in Facet::ALL {
        facet.in_passage(here, &mut found);
        values.extend(found.drain(..).map(|name| (facet, name)));
    }
    values
}

/// Appends the values of a facet in the order in which they are shown, and returns by their names, sorted, the number
/// of each.
fn number<'c>(
    facet: Facet,
    found: &[&'c str],
    corpus: &'c Corpus,
    values: &mut Vec<(Facet, String, String)>,
) -> Vec<(&'c str, u32)> {
    let mut numbers = Vec::new();
    let (known, none) = match facet.values() {
        Values::List(list) => (list(corpus), ""),
        Values::Kinds(list) => (list.iter().copied().filter(|(id, _)| found.contains(id)).collect(), ""),
        Values::Names(none) | Values::Entities(none) | Values::Dates(none) => (Vec::new(), *none),
    };
    for (id, label) in &known {
        numbers.push((*id, values.len() as u32));
        values.push((facet, (*id).to_owned(), (*label).to_owned()));
    }
    let mut numbers = sorted(numbers, &|a: &(&str, u32), b| a.0.cmp(b.0));
    let is_known = |name: &str| numbers.binary_search_by(|known| known.0.cmp(name)).is_ok();
    let mut rest = Vec::new();
    for name in found.iter().filter(|name| !is_known(name)) {
        let id = if name.is_empty() {
            NONE.to_owned()
        } else if facet.is_name() {
            slug(name)
        } else {
            (*name).to_owned()
        };
        rest.push((name.is_empty(), id, *name));
    }
    for (_, id, name) in sorted(rest, &|a, b| a.cmp(b)) {
        // Two of one name are one to whoever reads the name.
        if values.last().is_none_or(|last| (last.0, &last.1) != (facet, &id)) {
            let label = if name.is_empty() { none } else { name };
            let label = if facet.is_date() { date_in_words(label) } else { label.to_owned() };
            values.push((facet, id, label));
        }
        numbers.push((name, values.len() as u32 - 1));
    }
    sorted(numbers, &|a, b| a.0.cmp(b.0))
}

/// The value of a facet of names that a name is: its terms with hyphens between them; never empty and never `none`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for token in token_stream(name) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&token.term);
    }
    if slug.is_empty() || slug == NONE {
        slug.push('-');
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::oracle::{any_corpus, any_query, cases, has, is_of};
    use crate::testing::{corpus, filter, flag, happens, places, query, stated, tag, with_taxonomy};
    use crate::{Answer, Query, Searcher, parse};
    use corpus::{Act, Attribution, Entity, EntityId, FlagKind, Mode};

    #[test]
    fn a_month_is_called_by_its_name() {
        assert_eq!(date_in_words("2023-12"), "December 2023");
        assert_eq!(date_in_words("2023-13"), "2023-13");
        assert_eq!(date_in_words("2023"), "2023");
    }

    #[test]
    fn a_publisher_is_called_by_its_terms_and_never_none() {
        assert_eq!(slug("BNN Breaking"), "bnn-breaking");
        assert_eq!(slug("Müşfiq’s News"), "musfiq's-news");
        assert_eq!(slug("None"), "none-");
        assert_eq!(slug("—"), "-");
    }

    /// Values with their counts, `+` before an included and `-` before an excluded one.
    fn counts(answer: &Answer, facet: Facet) -> String {
        let shown = |value: &FacetValue| {
            let sign = value.chosen.map_or("", |excluded| if excluded { "-" } else { "+" });
            format!("{sign}{}:{}", value.value, value.count)
        };
        let facet = answer.facets.iter().find(|counts| counts.facet == facet).expect("every facet is there");
        facet.values.iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    /// Two documents with two passages each: topics 0, 0 and 1, 1, none; publishers Beta and none; sides 0, 2, 0, none.
    fn example() -> Corpus {
        let mut corpus = with_taxonomy(corpus(&[("", &["peace", "peace"]), ("", &["peace", "war"])]));
        tag(&mut corpus.documents[0], 0, &[0], &[0, 3, 0]);
        tag(&mut corpus.documents[0], 1, &[0, 1], &[2]);
        tag(&mut corpus.documents[1], 0, &[1], &[0]);
        corpus.documents[0].publisher = Some(stated("Beta News"));
        corpus.documents[0].date = Some(stated("2023-12-29"));
        corpus.documents[1].flags = vec![flag(FlagKind::NoPublisher), flag(FlagKind::Undated)];
        corpus
    }

    fn answer(text: &str, filters: &[Filter]) -> Answer {
        answer_all(text, filters, &[])
    }

    fn answer_all(text: &str, filters: &[Filter], all: &[Facet]) -> Answer {
        let query = Query { text: text.to_owned(), filters: filters.to_vec(), all: all.to_vec() };
        Searcher::new(&example()).search(&query, 9)
    }

    #[test]
    fn without_a_choice_counts_say_what_a_value_would_leave() {
        let answer = answer("peace ", &[]);
        assert_eq!(counts(&answer, Facet::Topic), "t0:2 t1:2 t2:0");
        assert_eq!(counts(&answer, Facet::Side), "s0:2 s1:0 s2:1");
        assert_eq!(counts(&answer, Facet::Publisher), "beta-news:2 none:1");
        assert_eq!(counts(&answer, Facet::Flag), "undated:1 no-publisher:1");
        assert_eq!(counts(&answer, Facet::Date), "2023-12:2 none:1");
    }

    #[test]
    fn who_speaks_and_how_are_counted_by_passage() {
        let answer = answer("", &[filter(Facet::Speaker, "ann", false)]);
        assert_eq!(places(&answer), "0.0 1.0");
        assert_eq!(counts(&answer, Facet::Speaker), "+ann:2 cid:1 none:0");
        assert_eq!(counts(&answer, Facet::Mode), "quoted:2 narrated:0 holds:0");
    }

    #[test]
    fn a_speaker_is_found_by_every_name_and_a_government_by_its_capital() {
        let mut corpus = example();
        for (at, name, aliases, speaks_for) in
            [(0, "Ann Harbour", vec!["AH"], None), (1, "Nicosia", vec!["Lefkosa"], Some(EntityId(2)))]
        {
            let aliases = aliases.into_iter().map(str::to_owned).collect();
            corpus.entities[at] =
                Entity { name: name.into(), aliases, speaks_for, ..corpus.entities[at].clone() };
        }
        let facets = Facets::new(&corpus);
        for (typed, found) in [
            ("ann", Some("ann-harbour")),
            ("Harbour", Some("ann-harbour")),
            ("ah", Some("ann-harbour")),
            ("Nicosia", Some("cid")),
            ("lefkoşa", Some("cid")),
            ("dan", None),
        ] {
            assert_eq!(facets.resolve(Facet::Speaker, typed, &corpus).as_deref(), found, "{typed}");
        }
        assert_eq!(facets.resolve(Facet::Side, "Nicosia", &corpus).as_deref(), Some("s2"));
        assert_eq!(facets.resolve(Facet::Side, "harbour", &corpus).as_deref(), Some("s0"));
    }

    #[test]
    fn an_act_is_asked_for_with_its_side_where_there_are_several() {
        // In the first passage South opposes and North supports; in the second, both the other way.
        let mut corpus = with_taxonomy(corpus(&[("", &["peace", "war"])]));
        for (passage, side, act) in
            [(0, 0, Act::Opposes), (0, 1, Act::Supports), (1, 0, Act::Supports), (1, 1, Act::Opposes)]
        {
            tag(&mut corpus.documents[0], passage, &[], &[side]);
            corpus.documents[0].statements.last_mut().expect("one was added").act = act;
        }
        for (asked, found) in [
            ("act:opposes", "0.0 0.1"),
            ("act:opp", "0.0 0.1"),
            ("side:s0 act:opposes", "0.0"),
            ("side:s1 act:supports", "0.0"),
            ("act:supports AND act:opposes side:s0", ""),
            ("-act:opposes", ""),
        ] {
            assert_eq!(places(&Searcher::new(&corpus).search(&query(asked), 9)), found, "{asked}");
        }
        for statement in &mut corpus.documents[0].statements {
            statement.act = Act::Says;
        }
        assert_eq!(Facets::new(&corpus).values(Facet::Act).count(), 0, "it tells none from the others");
    }

    #[test]
    fn who_is_unnamed_is_not_who_is_not_known() {
        let mut corpus = with_taxonomy(corpus(&[("", &["peace", "war"])]));
        for passage in [0, 1] {
            tag(&mut corpus.documents[0], passage, &[], &[3]);
        }
        corpus.documents[0].statements[0].attribution = Attribution::Unnamed;
        for (asked, found) in
            [("speaker:unnamed", "0.0"), ("speaker:none", "0.1"), ("speaker:\"not known\"", "0.1")]
        {
            assert_eq!(places(&Searcher::new(&corpus).search(&query(asked), 9)), found, "{asked}");
        }
    }

    #[test]
    fn a_side_and_a_mode_are_of_one_statement() {
        // In the first passage South is quoted and North is reported; in the second, each as well the other way.
        let mut corpus = with_taxonomy(corpus(&[("", &["peace", "war"])]));
        for (passage, side, mode) in [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0), (1, 0, 0)] {
            tag(&mut corpus.documents[0], passage, &[], &[side]);
            let statement = corpus.documents[0].statements.last_mut().expect("one was added");
            statement.mode = Mode::ALL[mode];
        }
        for (asked, found) in [
            ("side:s0 mode:quoted", "0.0 0.1"),
            ("side:s1 mode:quoted", "0.1"),
            ("side:s1 mode:reported", "0.0"),
            ("side:s0 side:s1 mode:quoted", "0.0 0.1"),
            ("side:s0 AND side:s1 mode:quoted", "0.1"),
            ("side:s1 mode:quoted mode:narrated", "0.1"),
            ("side:s0 mode:quoted AND mode:reported", "0.1"),
            ("side:s1 speaker:ann", ""),
            ("side:s1 -mode:narrated", "0.0 0.1"),
        ] {
            assert_eq!(places(&Searcher::new(&corpus).search(&query(asked), 9)), found, "{asked}");
        }
    }

    #[test]
    fn events_find_the_passages_that_date_them() {
        let mut corpus = corpus(&[("", ["peace"; 4])]);
        for (passage, date) in ["2023-12-29", "2022/2023-05-03", "XXXX-12", "../2023"].into_iter().enumerate()
        {
            happens(&mut corpus.documents[0], passage, date);
        }
        for (asked, found) in [
            ("event:2023-12", "0.0"),
            ("event:2023", "0.0 0.1 0.3"),
            ("event:2022..2022-12", "0.1"),
            ("event:2022 event:2023-12", "0.0 0.1"),
            ("-event:2023-05", "0.0 0.2 0.3"),
            ("event:2021", ""),
            ("event:none", "0.2"),
        ] {
            assert_eq!(documents(&corpus, asked), found, "{asked}");
        }
        assert_eq!(
            counts(&Searcher::new(&corpus).search(&Query::default(), 0), Facet::Event),
            "2022:1 2023:1 2023-05:1 2023-12:1 none:1"
        );
    }

    #[test]
    fn of_two_topics_either_is_enough_unless_all_are_asked_for() {
        let one = answer("", &[filter(Facet::Topic, "t0", false)]);
        assert_eq!(
            (places(&one).as_str(), counts(&one, Facet::Topic).as_str()),
            ("0.0 0.1", "+t0:2 t1:1 t2:0")
        );
        let two = answer("", &[filter(Facet::Topic, "t0", false), filter(Facet::Topic, "t1", false)]);
        assert_eq!(
            (places(&two).as_str(), counts(&two, Facet::Topic).as_str()),
            ("0.0 0.1 1.0", "+t0:2 +t1:2 t2:0")
        );
        let both = [filter(Facet::Topic, "t0", false), filter(Facet::Topic, "t1", false)];
        let both = answer_all("", &both, &[Facet::Topic]);
        assert_eq!(
            (places(&both).as_str(), counts(&both, Facet::Topic).as_str()),
            ("0.1", "+t0:1 +t1:1 t2:0")
        );
    }

    #[test]
    fn an_excluded_value_counts_what_it_keeps_out() {
        let answer = answer("", &[filter(Facet::Topic, "t0", true)]);
        assert_eq!(places(&answer), "1.0 1.1");
        assert_eq!(counts(&answer, Facet::Topic), "-t0:2 t1:1 t2:0");
    }

    #[test]
    fn of_two_publishers_any_is_enough() {
        let one = answer("", &[filter(Facet::Publisher, "none", false)]);
        assert_eq!(
            (places(&one).as_str(), counts(&one, Facet::Publisher).as_str()),
            ("1.0 1.1", "beta-news:2 +none:2")
        );
        let two = answer(
            "",
            &[filter(Facet::Publisher, "none", false), filter(Facet::Publisher, "beta-news", false)],
        );
        assert_eq!(counts(&two, Facet::Publisher), "+beta-news:2 +none:2");
        // A document has one of them, so nobody can mean both.
        let publishers =
            [filter(Facet::Publisher, "none", false), filter(Facet::Publisher, "beta-news", false)];
        assert_eq!(answer_all("", &publishers, &[Facet::Publisher]).total, 4);
    }

    #[test]
    fn with_a_choice_counts_say_what_another_value_of_the_facet_would_add() {
        let adds = |answer: &Answer| {
            answer.facets.iter().filter(|facet| facet.adds).map(|facet| facet.facet.key()).collect::<Vec<_>>()
        };
        let one = answer("", &[filter(Facet::Side, "s0", false)]);
        assert_eq!((one.total, counts(&one, Facet::Side).as_str()), (2, "+s0:2 s1:0 s2:1"));
        assert_eq!(counts(&one, Facet::Topic), "t0:1 t1:1 t2:0", "of another facet, what is left");
        assert_eq!(adds(&one), ["side"]);
        assert_eq!(adds(&answer("", &[filter(Facet::Side, "s0", true)])), [""; 0]);
        let two = [filter(Facet::Side, "s0", false), filter(Facet::Side, "s2", false)];
        assert_eq!(counts(&answer("", &two), Facet::Side), "+s0:2 s1:0 +s2:1");
        assert_eq!(adds(&answer_all("", &two, &[Facet::Side])), [""; 0]);
    }

    #[test]
    fn the_statements_that_fit_are_told() {
        // A passage of four statements: South quoted, North reported, South told by the author, nobody quoted.
        let mut corpus = with_taxonomy(corpus(&[("", &["war", "peace"])]));
        tag(&mut corpus.documents[0], 0, &[], &[1]);
        for (entity, mode) in [(0, 0), (1, 1), (0, 2), (3, 0)] {
            tag(&mut corpus.documents[0], 1, &[], &[entity]);
            corpus.documents[0].statements.last_mut().expect("one was added").mode = Mode::ALL[mode];
        }
        let searcher = Searcher::new(&corpus);
        for (asked, fitting) in [
            ("", &[1, 2, 3, 4][..]),
            ("peace", &[1, 2, 3, 4]),
            ("war", &[]),
            ("side:s0", &[1, 3]),
            ("side:s0 mode:quoted", &[1]),
            ("side:s0 side:s1", &[1, 2, 3]),
            ("side:s0 AND side:s1", &[1, 2, 3]),
            ("side:s0 -mode:reported", &[]),
            ("speaker:none", &[4]),
            ("side:s2", &[]),
        ] {
            let answer = searcher.search(&query(asked), usize::MAX);
            let mut hits = answer.groups.iter().flat_map(|group| &group.hits);
            let statements = hits.find(|hit| hit.passage == 1).map_or(&[][..], |hit| &hit.statements);
            assert_eq!(statements, fitting, "{asked}");
        }
    }

    #[test]
    fn a_filter_has_a_name_for_readers() {
        let corpus = example();
        let searcher = Searcher::new(&corpus);
        for (facet, value, label) in [
            (Facet::Topic, "t0", "T0"),
            (Facet::Mode, "quoted", "in quotation marks"),
            (Facet::Publisher, "beta", "Beta News"),
            (Facet::Topic, "x.y", "x.y"),
            (Facet::Date, "2023-12", "December 2023"),
            (Facet::Date, "2023-03..2023-12", "March 2023 to December 2023"),
            (Facet::Date, "2023", "2023"),
            (Facet::Date, "2023-01..2024-12", "January 2023 to December 2024"),
            (Facet::Date, "2023-03..", "from March 2023"),
            (Facet::Event, "..2023-12", "until December 2023"),
            (Facet::Event, "2023-03..2023-03", "March 2023"),
        ] {
            assert_eq!(searcher.label(&filter(facet, value, false)), label, "{value}");
        }
    }

    #[test]
    fn a_value_that_the_corpus_does_not_have_is_one_that_no_passage_has() {
        let nothing = answer("", &[filter(Facet::Topic, "t9", false)]);
        assert_eq!((nothing.total, counts(&nothing, Facet::Topic).as_str()), (0, "t0:2 t1:2 t2:0"));
        assert_eq!(answer("", &[filter(Facet::Topic, "t9", true)]).total, 4);
        let publishers = answer("", &[filter(Facet::Publisher, "x", false)]);
        assert_eq!(
            (publishers.total, counts(&publishers, Facet::Publisher).as_str()),
            (0, "beta-news:2 none:2")
        );
    }

    #[test]
    fn labels_are_for_readers() {
        let facets = answer("", &[]).facets;
        let labels: Vec<_> =
            facets.iter().flat_map(|facet| &facet.values).map(|value| value.label.as_str()).collect();
        let expected = "T0|T1|T2|S0|S1|S2|Ann|Cid|not known|says|demands|offers|in quotation marks|told by the author|held, not said|Beta News|no publisher|undated|no publisher named|December 2023|undated|d0.txt|d1.txt";
        assert_eq!(labels.join("|"), expected);
    }

    #[test]
    fn ids_that_point_nowhere_are_ignored() {
        let mut corpus = example();
        tag(&mut corpus.documents[0], 0, &[7], &[7]);
        corpus.entities[0].side = Some(corpus::SideId(7));
        assert_eq!(Searcher::new(&corpus).search(&Query::default(), 9).total, 4);
    }

    /// The same query with all of its fields as filters.
    fn lifted(query: &Query, filters: Vec<Filter>, all: Vec<Facet>) -> Query {
        let mut parsed = parse(&query.text);
        if parsed.fields.is_empty() {
            return Query { filters, all, ..query.clone() };
        }
        parsed.fields.clear();
        // What stands behind the last word shows that it is finished.
        let is_unfinished = query.text.ends_with(|last: char| !last.is_whitespace() && last != '?');
        Query { text: parsed.print() + if is_unfinished { "" } else { " " }, filters, all }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(150)))]

        #[test]
        fn a_count_is_what_following_its_link_changes(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            let answer = searcher.search(&query, usize::MAX);
            let lifted = lifted(&query, answer.filters, answer.all);
            let total = |filters: Vec<Filter>| {
                searcher.search(&Query { filters, ..lifted.clone() }, 0).total
            };
            prop_assert_eq!(total(lifted.filters.clone()), answer.total);
            for FacetCounts { facet, values, adds } in answer.facets {
                let is_any = !facet.can_be_all() || !lifted.all.contains(&facet);
                let is_included = lifted.filters.iter().any(|filter| filter.facet == facet && !filter.exclude);
                prop_assert_eq!(adds, is_any && is_included);
                for FacetValue { value, count, chosen, .. } in values {
                    let (includes, excludes) = (filter(facet, &value, false), filter(facet, &value, true));
                    let excluded = lifted.filters.contains(&excludes).then_some(true);
                    prop_assert_eq!(chosen, excluded.or(lifted.filters.contains(&includes).then_some(false)));
                    let mut filters = lifted.filters.clone();
                    match chosen {
                        None => {
                            filters.push(includes);
                            let now = if adds { answer.total } else { 0 };
                            prop_assert_eq!(now + count, total(filters), "{:?} {}", facet, &value);
                        }
                        Some(true) => {
                            filters.retain(|filter| *filter != excludes);
                            prop_assert_eq!(answer.total + count, total(filters), "not {:?} {}", facet, &value);
                        }
                        Some(false) => {
                            let mut has_it = 0;
                            for (at, hit) in answer.groups.iter().flat_map(|group| group.hits.iter().map(|hit| (group.document, hit))) {
                                let statements = &corpus.documents[at].statements;
                                has_it += usize::from(if facet.of_statement().is_some() {
                                    hit.statements.iter().any(|&said| is_of(&corpus, &statements[said], facet, &value))
                                } else {
                                    has(&corpus, at, hit.passage, facet, &value)
                                });
                            }
                            prop_assert_eq!(count, has_it, "of {:?} {}", facet, &value);
                        }
                    }
                }
            }
        }
    }

    /// The filters of a text, and whether it was noticed that one means nothing.
    fn meant(corpus: &Corpus, text: &str) -> String {
        let answer = Searcher::new(corpus).search(&query(text), 0);
        let sign = |filter: &Filter| if filter.exclude { "-" } else { "" };
        let shown = |filter: &Filter| format!("{}{}:{}", sign(filter), filter.facet.key(), filter.value);
        let notices = if answer.notices.is_empty() { "" } else { " ?" };
        answer.filters.iter().map(shown).collect::<Vec<_>>().join(" ") + notices
    }

    #[test]
    fn a_typed_value_is_an_id_a_label_or_what_only_one_of_them_begins_with() {
        let mut corpus = example();
        corpus.topics[0].label = "Border talks".to_owned();
        corpus.topics[1].label = "Border guards".to_owned();
        for (typed, expected) in [
            ("topic:t0", "topic:t0"),
            ("-topic:t0", "-topic:t0"),
            ("topic:T0", "topic:t0"),
            ("topic:\"border talks\"", "topic:t0"),
            ("topic:border-talks", "topic:t0"),
            ("topic:BORDER-T", "topic:t0"),
            ("topic:talks", "topic:t0"),
            ("topic:border", "topic:border ?"),
            ("topic:nothing", "topic:nothing ?"),
            ("topic:—", "topic:— ?"),
            ("side:S2", "side:s2"),
            ("by:beta", "by:beta-news"),
            ("by:\"Beta News\"", "by:beta-news"),
            ("by:none", "by:none"),
            ("by:\"no publisher\"", "by:none"),
            ("flag:undated", "flag:undated"),
            ("flag:truncated", "flag:truncated ?"),
            ("topic:t0 topic:t0", "topic:t0"),
            ("topic:t0 -topic:t0", "topic:t0 -topic:t0"),
            ("date:2023-12", "date:2023-12"),
            ("date:none", "date:none"),
            ("date:1999", "date:1999-01..1999-12"),
            ("date:2023-03..2024", "date:2023-03..2024"),
        ] {
            assert_eq!(meant(&corpus, typed), expected, "{typed}");
        }
    }

    #[test]
    fn none_is_understood_however_it_is_written() {
        assert_eq!(meant(&example(), "by:None"), "by:none");
    }

    #[test]
    fn a_value_that_only_one_begins_with_may_be_the_beginning_of_its_id_and_of_its_label() {
        let mut corpus = example();
        corpus.topics[0].id = "border-talks".to_owned();
        corpus.topics[0].label = "Border talks".to_owned();
        assert_eq!(meant(&corpus, "topic:bor"), "topic:border-talks");
    }

    /// Documents of these dates with a passage each.
    fn dated(dates: &[&str]) -> Corpus {
        let mut corpus = corpus(&vec![("", ["peace"]); dates.len()]);
        for (document, date) in corpus.documents.iter_mut().zip(dates) {
            document.date = (!date.is_empty()).then(|| stated(date));
        }
        corpus
    }

    fn documents(corpus: &Corpus, text: &str) -> String {
        places(&Searcher::new(corpus).search(&query(text), 9))
    }

    #[test]
    fn dates_find_the_documents_of_their_months() {
        let corpus = dated(&["2022-12-31", "2023-01", "2023-06-15", "2023", "2024-01-01", ""]);
        for (typed, expected) in [
            ("date:2023-01", "1.0"),
            ("date:2023-01..2023-06", "1.0 2.0"),
            ("date:2022..2023", "0.0 1.0 2.0 3.0"),
            ("date:2023-06..", "2.0 4.0"),
            ("date:..2023-01", "0.0 1.0"),
            ("date:none", "5.0"),
            ("-date:2022..2023", "4.0 5.0"),
            ("date:2023-01 date:2024-01", "1.0 4.0"),
            ("date:2022..2024 -date:2023-06", "0.0 1.0 3.0 4.0"),
            ("date:2025", ""),
        ] {
            assert_eq!(documents(&corpus, typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_year_finds_its_months_also_if_a_document_states_no_more_than_the_year() {
        assert_eq!(documents(&dated(&["2023-01", "2023-06-15", "2023"]), "date:2023"), "0.0 1.0 2.0");
    }

    #[test]
    fn what_a_document_without_a_passage_states_is_a_value() {
        let mut corpus = corpus(&[("", &[][..]), ("", &["peace"][..])]);
        corpus.documents[0].publisher = Some(stated("Beta News"));
        assert_eq!(meant(&corpus, "by:beta-news"), "by:beta-news");
        assert_eq!(places(&Searcher::new(&corpus).search(&query("by:beta-news"), 9)), "");
    }

    #[test]
    fn undated_is_no_year() {
        assert_eq!(meant(&dated(&["2023"]), "date:none"), "date:none");
    }
}
