//! Filters and their counts.
//!
//! Every passage has a list of values, over all facets. A choice of filters is a number of conditions, and a passage
//! stands in the answer when it fails none of them. All counts come out of one pass over the passages that the text
//! matches: whether a passage would come or stay with another choice can be told from which conditions it fails now.
//! No search is run again.
//!
//! Side, speaker and mode are of a statement, and a passage has several: whoever asks for a side and a mode wants what
//! that side said in that mode, not a passage in which it speaks and somebody else is quoted.

use core::ops::Range;

use corpus::text::{date_in_words, part};
use corpus::token::token_stream;
use corpus::{Corpus, Document, Entity, EntityId, Event, FlagKind, Mode, Passage};

use crate::language::months;
use crate::query::{Facet, Filter};
use crate::sort::sort;

/// The value of passages whose document does not state a publisher or a date, or whose statement no speaker.
const NONE: &str = "none";

/// The values of one facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Every value that the corpus has, in a fixed order: taxonomy order for topics, sides, modes and flags, by
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
    /// The values of all passages, one passage after the other.
    of_passages: Vec<u32>,
    /// Side, speaker and mode of all statements, one passage after the other, [`NO_SIDE`] where there is none.
    statements: Vec<[u32; 3]>,
    /// Where in `of_passages` and in `statements` those of each passage stand.
    ranges: Vec<[Range<u32>; 2]>,
}

/// A value that is none: of a statement whose side nothing tells.
const NO_SIDE: u32 = u32::MAX;

impl Facets {
    pub fn new(corpus: &Corpus) -> Self {
        let publishers = corpus.documents.iter().map(|document| {
            let name = document.publisher.as_ref()?.value.trim();
            (!name.is_empty()).then(|| (slug(name), name.to_owned()))
        });
        let publishers = Names::new("no publisher", publishers.collect());
        let in_words = |month: Option<&str>| month.map(|month| (month.to_owned(), date_in_words(month)));
        let dates = corpus.documents.iter();
        let dates =
            dates.map(|document| in_words(document.date.as_ref().and_then(|date| month(&date.value))));
        let dates = Names::new("undated", dates.collect());
        let events = corpus.documents.iter().flat_map(|document| &document.events);
        let events = Names::new("year unknown", events.flat_map(months_in).map(in_words).collect());
        let flags: Vec<FlagKind> = FlagKind::ALL
            .iter()
            .copied()
            .filter(|&kind| corpus.documents.iter().any(|document| has_flag(document, kind)))
            .collect();

        let mut values = Vec::new();
        let topics = corpus.topics.iter().map(|topic| (Facet::Topic, topic.id.clone(), topic.label.clone()));
        values.extend(topics);
        let first_side = values.len() as u32;
        values.extend(corpus.sides.iter().map(|side| (Facet::Side, side.id.clone(), side.label.clone())));
        let first_speaker = values.len() as u32;
        let speakers = Speakers::new(corpus);
        values.extend(speakers.values.iter().map(|(id, label)| (Facet::Speaker, id.clone(), label.clone())));
        let first_mode = values.len() as u32;
        let modes: Vec<Mode> = Mode::ALL
            .iter()
            .copied()
            .filter(|&mode| corpus.documents.iter().flat_map(|d| &d.statements).any(|s| s.mode == mode))
            .collect();
        values.extend(modes.iter().map(|mode| (Facet::Mode, mode.id().to_owned(), mode.label().to_owned())));
        let first_publisher = values.len() as u32;
        publishers.append_to(&mut values, Facet::Publisher);
        let first_flag = values.len() as u32;
        values.extend(flags.iter().map(|kind| (Facet::Flag, kind.id().to_owned(), kind.label().to_owned())));
        let first_date = values.len() as u32;
        dates.append_to(&mut values, Facet::Date);
        let first_event = values.len() as u32;
        events.append_to(&mut values, Facet::Event);

        let mut of_passages: Vec<u32> = Vec::new();
        let mut of_statements: Vec<[u32; 3]> = Vec::new();
        let mut ranges = Vec::new();
        let mut first_of_events = 0;
        for (at, document) in corpus.documents.iter().enumerate() {
            let statements = by_passage(document);
            for ((passage, statements), place) in document.passages.iter().zip(&statements).zip(0..) {
                let (first, first_statement) = (of_passages.len(), of_statements.len());
                let mut add = |value: u32| {
                    if !of_passages[first..].contains(&value) {
                        of_passages.push(value);
                    }
                };
                topics_of(passage, corpus).for_each(&mut add);
                for &statement in statements {
                    let statement = &document.statements[statement];
                    let side = statement.side.filter(|side| side.index() < corpus.sides.len());
                    let mode = modes.iter().zip(first_mode..).find(|(mode, _)| **mode == statement.mode);
                    let statement = [
                        side.map_or(NO_SIDE, |side| first_side + side.0),
                        first_speaker + speakers.of(statement.speaker),
                        mode.map_or(first_mode, |mode| mode.1),
                    ];
                    statement.into_iter().filter(|&value| value != NO_SIDE).for_each(&mut add);
                    of_statements.push(statement);
                }
                add(first_publisher + publishers.of[at]);
                for (&kind, flag) in flags.iter().zip(first_flag..) {
                    if has_flag(document, kind) {
                        add(flag);
                    }
                }
                add(first_date + dates.of[at]);
                let passages =
                    document.events.iter().flat_map(|event| months_in(event).map(|_| event.place.passage));
                for (passage, month) in passages.zip(&events.of[first_of_events..]) {
                    if passage == place {
                        add(first_event + month);
                    }
                }
                ranges.push([
                    first as u32..of_passages.len() as u32,
                    first_statement as u32..of_statements.len() as u32,
                ]);
            }
            first_of_events += document.events.iter().flat_map(months_in).count();
        }
        Self { values, of_passages, statements: of_statements, ranges }
    }

    /// The value that a reader means who types `typed`: its id, its label, of speakers any name in the corpus or what
    /// only one of them ends with, a surname; or what only one of them begins with. Of dates also those that no document has, and ranges; a whole year is one.
    pub fn resolve(&self, facet: Facet, typed: &str, corpus: &Corpus) -> Option<String> {
        let values = || self.values.iter().filter(|value| value.0 == facet);
        if facet.is_date() {
            // A year means all its months, whatever some document states.
            let is_year = typed.bytes().all(|byte| byte.is_ascii_digit());
            return Some(if is_year { [typed, "-01..", typed, "-12"].concat() } else { typed.to_owned() });
        }
        if values().any(|value| value.1 == typed) {
            return Some(typed.to_owned());
        }
        let typed = if typed.eq_ignore_ascii_case(NONE) { NONE.to_owned() } else { slug(typed) };
        let named = |value: &&(Facet, String, String), fits: &dyn Fn(&str) -> bool| {
            fits(&value.1) || fits(&slug(&value.2))
        };
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut fitting = values().filter(|value| named(value, fits));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let exact = values().find(|value| named(value, &|name| name == typed)).or_else(|| {
            let speaker = Some(speaker_named(&typed, corpus)?).filter(|_| facet == Facet::Speaker);
            values().find(|value| Some(&value.1) == speaker.as_ref())
        });
        let ending = ["-", &typed].concat();
        let surname = || only(&|name| facet == Facet::Speaker && name.ends_with(&ending));
        let found = exact.or_else(|| only(&|name| name.starts_with(&typed))).or_else(surname);
        found.map(|value| value.1.clone())
    }

    /// What readers call the value of a filter.
    pub fn label(&self, Filter { facet, value, .. }: &Filter, corpus: &Corpus) -> String {
        let id = self.resolve(*facet, value, corpus).unwrap_or_else(|| value.clone());
        let known = self.values.iter().find(|known| known.0 == *facet && known.1 == id);
        known.map_or_else(
            || if facet.is_date() { range_in_words(&id) } else { id.clone() },
            |known| known.2.clone(),
        )
    }

    /// The values of a passage, and those of its statements.
    fn of_passage(&self, passage: u32) -> (&[u32], &[[u32; 3]]) {
        let [values, statements] = &self.ranges[passage as usize];
        (
            &self.of_passages[values.start as usize..values.end as usize],
            &self.statements[statements.start as usize..statements.end as usize],
        )
    }

    /// Keeps of the passages that the text matches those that pass the filters, and counts for every value.
    pub fn filter(&self, matches: &mut Vec<u32>, filters: &[Filter], all: &[Facet]) -> Vec<FacetCounts> {
        let choice = Choice::new(self, filters, all);
        let mut counts = vec![0; self.values.len()];
        matches.retain(|&passage| {
            let (values, statements) = self.of_passage(passage);
            let excluded = choice.excluded(values);
            let lacks = choice.lacks(values, statements, None);
            let lacking = lacks.iter().filter(|&&lacks| lacks).count();
            let is_in = excluded == 0 && lacking == 0;
            for &value in values {
                let facet = self.values[value as usize].0;
                let counted = match choice.states[value as usize].chosen {
                    Some(true) => excluded == 1 && lacking == 0,
                    Some(false) => is_in && choice.is_said(value, statements, None),
                    // What is said is asked again with the value beside what is chosen.
                    None if choice.asks_of_statements && facet.of_statement().is_some() => {
                        excluded == 0
                            && !(is_in && choice.adds(facet))
                            && !choice.lacks(values, statements, Some(value)).contains(&true)
                    }
                    None if choice.adds(facet) => excluded == 0 && lacking == 1 && lacks[facet as usize],
                    None => is_in,
                };
                counts[value as usize] += usize::from(counted);
            }
            is_in
        });
        let mut facets = Vec::new();
        for facet in Facet::ALL {
            facets.push(FacetCounts { facet, values: Vec::new(), adds: choice.adds(facet) });
        }
        for (((facet, value, label), state), count) in self.values.iter().zip(&choice.states).zip(counts) {
            facets[*facet as usize].values.push(FacetValue {
                value: value.clone(),
                label: label.clone(),
                count,
                chosen: state.chosen,
            });
        }
        facets
    }

    /// Which of the statements of a passage fit what is chosen, as positions among them.
    pub fn fitting(&self, passage: u32, filters: &[Filter]) -> Vec<usize> {
        let choice = Choice::new(self, filters, &[]);
        let mut fitting = Vec::new();
        for (at, statement) in self.of_passage(passage).1.iter().enumerate() {
            let is_excluded = |&value: &u32| {
                choice.states.get(value as usize).is_some_and(|state| state.chosen == Some(true))
            };
            if choice.fits(statement, None) && !statement.iter().any(is_excluded) {
                fitting.push(at);
            }
        }
        fitting
    }
}

/// What the filters say of a value.
#[derive(Clone, Copy, Default)]
struct State {
    /// By itself or in a range.
    included: bool,
    /// In how many ways: by itself, and in a range.
    excluded: usize,
    /// By itself: whether it is excluded.
    chosen: Option<bool>,
}

/// The filters as conditions: that some, or all, of the included values of a facet are there, and that each excluded
/// value is not.
struct Choice<'f> {
    facets: &'f Facets,
    states: Vec<State>,
    /// How many included values of each facet a passage must have: one where any is enough, or all, unknown values too.
    required: [usize; Facet::ALL.len()],
    /// Whether all included values of the facet must be there.
    all: [bool; Facet::ALL.len()],
    /// Whether values of [`Facet::OF_STATEMENTS`] are included.
    asks_of_statements: bool,
}

impl<'f> Choice<'f> {
    fn new(facets: &'f Facets, filters: &[Filter], all: &[Facet]) -> Self {
        let mut choice = Self {
            facets,
            states: vec![State::default(); facets.values.len()],
            required: [0; Facet::ALL.len()],
            all: [false; Facet::ALL.len()],
            asks_of_statements: false,
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
            state.excluded += usize::from(*exclude);
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
    fn excluded(&self, values: &[u32]) -> usize {
        values.iter().map(|&value| self.states[value as usize].excluded).sum()
    }

    /// The facets of which a passage has too few of the included values. With a value tried as well, one of
    /// [`Facet::OF_STATEMENTS`].
    fn lacks(&self, values: &[u32], statements: &[[u32; 3]], tried: Option<u32>) -> [bool; Facet::ALL.len()] {
        let mut missing = self.required;
        if let Some(tried) = tried {
            let facet = self.facets.values[tried as usize].0;
            missing[facet as usize] += usize::from(!self.adds(facet));
        }
        for &value in values {
            let facet = self.facets.values[value as usize].0;
            let is_asked = self.states[value as usize].included || tried == Some(value);
            let is_there = is_asked && self.is_said(value, statements, tried);
            missing[facet as usize] = missing[facet as usize].saturating_sub(usize::from(is_there));
        }
        missing.map(|missing| missing > 0)
    }

    /// Whether a statement has an included value, or the one tried as well, in each of its facets where any is.
    fn fits(&self, statement: &[u32; 3], tried: Option<u32>) -> bool {
        Facet::OF_STATEMENTS.iter().zip(statement).all(|(&facet, &value)| {
            let is_asked = self.required[facet as usize] > 0
                || tried.is_some_and(|tried| self.facets.values[tried as usize].0 == facet);
            !is_asked
                || tried == Some(value)
                || self.states.get(value as usize).is_some_and(|state| state.included)
        })
    }

    /// Whether a passage that has a value has it in a statement that fits, if it is one of statements.
    fn is_said(&self, value: u32, statements: &[[u32; 3]], tried: Option<u32>) -> bool {
        self.facets.values[value as usize].0.of_statement().is_none_or(|at| {
            statements.iter().any(|statement| statement[at] == value && self.fits(statement, tried))
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
    // By single characters: searching for a string would be a kilobyte of code.
    let (first, last) = value.split_once('.').unwrap_or((value, value));
    let last = last.trim_start_matches('.');
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

/// The month or year of an event; of an interval, those of its ends that are known.
fn months_in(event: &Event) -> impl Iterator<Item = Option<&str>> {
    let ends = event.date.value.as_deref().unwrap_or_default().split('/');
    ends.filter(|end| *end != "..").map(month)
}

/// The values of a facet of which each document, or each end of an event, has one.
struct Names {
    /// Ids and labels, by id, the one for `none` last and only if something has it.
    values: Vec<(String, String)>,
    /// The value of each.
    of: Vec<u32>,
}

impl Names {
    fn new(none: &str, all: Vec<Option<(String, String)>>) -> Self {
        let mut names: Vec<(String, String)> = Vec::new();
        let mut of = Vec::new();
        for found in all {
            let (id, label) = found.unwrap_or_else(|| (NONE.to_owned(), none.to_owned()));
            let at = names.iter().position(|known| known.0 == id).unwrap_or_else(|| {
                names.push((id, label));
                names.len() - 1
            });
            of.push(at as u32);
        }
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        sort(&mut order, &|a, b| {
            let key = |at: u32| (names[at as usize].0 == NONE, &names[at as usize].0);
            key(a).cmp(&key(b))
        });
        let mut place = vec![0; names.len()];
        for (&at, sorted) in order.iter().zip(0..) {
            place[at as usize] = sorted;
        }
        for at in &mut of {
            *at = place[*at as usize];
        }
        let values = order.iter().map(|&at| names[at as usize].clone()).collect();
        Self { values, of }
    }

    fn append_to(&self, values: &mut Vec<(Facet, String, String)>, facet: Facet) {
        values.extend(self.values.iter().map(|(id, label)| (facet, id.clone(), label.clone())));
    }
}

fn has_flag(document: &Document, kind: FlagKind) -> bool {
    document.flags.iter().any(|flag| flag.kind == kind)
}

/// The value of the speaker whom one of its names means: that of a capital, its government's.
fn speaker_named(typed: &str, corpus: &Corpus) -> Option<String> {
    let is_named = |entity: &&Entity| {
        slug(&entity.name) == typed || entity.aliases.iter().any(|alias| slug(alias) == typed)
    };
    let entity = corpus.entities.iter().find(is_named)?;
    let whose = entity.speaks_for.and_then(|id| corpus.entities.get(id.index()));
    Some(slug(&whose.unwrap_or(entity).name))
}

/// Positions of the passage's topics.
fn topics_of(passage: &Passage, corpus: &Corpus) -> impl Iterator<Item = u32> {
    let known = corpus.topics.len() as u32;
    passage.topics.iter().map(|found| found.topic.0).filter(move |&topic| topic < known)
}

/// The statements of which some words stand in each passage, by their positions.
pub(crate) fn by_passage(document: &Document) -> Vec<Vec<usize>> {
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

/// Who speaks in a corpus.
struct Speakers {
    /// Ids and labels, by id, the one for `none` last and only if a statement has it.
    values: Vec<(String, String)>,
    /// The value of every entity that speaks; of others, anything.
    of_entity: Vec<u32>,
}

impl Speakers {
    fn new(corpus: &Corpus) -> Self {
        let mut speaks = vec![false; corpus.entities.len()];
        let mut is_unknown = false;
        for statement in corpus.documents.iter().flat_map(|document| &document.statements) {
            match statement.speaker.and_then(|entity| speaks.get_mut(entity.index())) {
                Some(speaks) => *speaks = true,
                None => is_unknown = true,
            }
        }
        let slugs: Vec<String> = corpus.entities.iter().map(|entity| slug(&entity.name)).collect();
        let mut order: Vec<u32> = (0..slugs.len() as u32).filter(|&at| speaks[at as usize]).collect();
        sort(&mut order, &|a, b| slugs[a as usize].cmp(&slugs[b as usize]));
        let mut values: Vec<(String, String)> = Vec::new();
        let mut of_entity = vec![0; slugs.len()];
        for at in order {
            let at = at as usize;
            // Two of one name are one to whoever reads the name.
            if values.last().is_none_or(|last| last.0 != slugs[at]) {
                values.push((slugs[at].clone(), corpus.entities[at].name.clone()));
            }
            of_entity[at] = values.len() as u32 - 1;
        }
        if is_unknown {
            values.push((NONE.to_owned(), "unknown".to_owned()));
        }
        Self { values, of_entity }
    }

    fn of(&self, speaker: Option<EntityId>) -> u32 {
        let known = speaker.and_then(|entity| self.of_entity.get(entity.index()).copied());
        known.unwrap_or(self.values.len() as u32 - 1)
    }
}

/// The value of a speaker or a publisher of that name: its terms with hyphens between them; never empty and never `none`.
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

/// `YYYY-MM` at the beginning of an ISO 8601 date, or `YYYY`.
fn month(date: &str) -> Option<&str> {
    let fits = |shape: &str| {
        let start = date.get(..shape.len()).filter(|start| {
            start
                .bytes()
                .zip(shape.bytes())
                .all(|(b, shape)| if shape == b'0' { b.is_ascii_digit() } else { b == shape })
        })?;
        (!part(date, shape.len()..).starts_with(|next: char| next.is_ascii_digit())).then_some(start)
    };
    fits("0000-00").or_else(|| fits("0000"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::naive::{any_corpus, any_query, cases, has, is_of};
    use crate::testing::{corpus, filter, flag, happens, places, query, stated, tag, with_taxonomy};
    use crate::{Answer, Query, Searcher, parse};

    #[test]
    fn a_date_is_as_precise_as_it_is_stated() {
        assert_eq!(month("2023-12-29"), Some("2023-12"));
        assert_eq!(month("2023-12"), Some("2023-12"));
        assert_eq!(month("2023"), Some("2023"));
        assert_eq!(month("20231229"), None);
        assert_eq!(month("last year"), None);
        assert_eq!(month("١٢٣٤"), None);
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
        assert_eq!(counts(&answer, Facet::Mode), "quoted:2 narrated:0");
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
        assert_eq!(facets.resolve(Facet::Side, "Nicosia", &corpus), None);
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
            ("peace topic:t0", &[1, 2, 3, 4]),
            ("side:s0", &[1, 3]),
            ("side:s0 mode:quoted", &[1]),
            ("side:s0 side:s1", &[1, 2, 3]),
            ("side:s0 AND side:s1", &[1, 2, 3]),
            ("side:s0 -mode:narrated", &[1]),
            ("speaker:none", &[4]),
            ("side:s2", &[]),
        ] {
            assert_eq!(searcher.fitting(&query(asked), 0, 1), fitting, "{asked}");
        }
        assert_eq!(searcher.fitting(&query(""), 0, 7), []);
        assert_eq!(searcher.fitting(&query(""), 7, 0), []);
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
        let expected = "T0|T1|T2|S0|S1|S2|Ann|Cid|unknown|in quotation marks|told by the author|Beta News|no publisher|undated|no publisher named|December 2023|undated";
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
                                    let fitting = searcher.fitting(&lifted, at, hit.passage);
                                    fitting.into_iter().any(|said| is_of(&corpus, &statements[said], facet, &value))
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
            ("topic:border", " ?"),
            ("topic:nothing", " ?"),
            ("topic:—", " ?"),
            ("side:S2", "side:s2"),
            ("by:beta", "by:beta-news"),
            ("by:\"Beta News\"", "by:beta-news"),
            ("by:none", "by:none"),
            ("by:\"no publisher\"", "by:none"),
            ("flag:undated", "flag:undated"),
            ("flag:truncated", " ?"),
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
    fn undated_is_no_year() {
        assert_eq!(meant(&dated(&["2023"]), "date:none"), "date:none");
    }
}
