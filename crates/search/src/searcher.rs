//! Asking and answering: the one door to the engine.

use corpus::token::{token_stream, tokens};
use corpus::{Corpus, Mention, Span};

use crate::answer::{Answer, Explanation, Group, Hit, Match, Missing, Ranked, Reason, Suggestion};
use crate::expansion::{Vocabulary, stems};
use crate::facet::Facet;
use crate::filter::{Choice, Facets};
use crate::format::Damage;
use crate::index::Index;
use crate::query::{Filter, Query};
use crate::query_parser::{AtomKind, Notice, Parsed, parse};
use crate::score::{Part, Scored, best, score};
use crate::slot::{Lookup, Mark, Why};
use crate::snippet::{Spoken, matches_in, snippet};
use crate::sort::sort;

/// How many bytes a title may be longer or shorter than what is typed, by other quotation marks and the like, to be the
/// same; of titles of other lengths no word is looked at.
pub(crate) const TITLE_SLACK: usize = 12;

/// A corpus with its index, ready to answer.
pub struct Searcher<'c> {
    corpus: &'c Corpus,
    pub(crate) index: Index,
    pub(crate) facets: Facets,
    vocabulary: Vocabulary,
}

/// A query understood, for one corpus.
struct Asked {
    parsed: Parsed,
    filters: Vec<Filter>,
    all: Vec<Facet>,
    lookup: Lookup,
}

impl<'c> Searcher<'c> {
    /// Builds the index.
    pub fn new(corpus: &'c Corpus) -> Self {
        Self::make(corpus, Index::build(corpus))
    }

    /// Takes an index that was built before.
    ///
    /// # Errors
    /// When it is not the index of this corpus.
    pub fn with_index(corpus: &'c Corpus, index: Index) -> Result<Self, Damage> {
        if index.is_of(corpus) { Ok(Self::make(corpus, index)) } else { Err(Damage::OtherCorpus) }
    }

    fn make(corpus: &'c Corpus, index: Index) -> Self {
        Self { corpus, index, facets: Facets::new(corpus), vocabulary: Vocabulary::new(corpus) }
    }

    /// The corpus it answers from.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// Answers a query with at most `limit` hits.
    pub fn search(&self, query: &Query, limit: usize) -> Answer {
        let index = &self.index;
        let Asked { parsed, filters, all, lookup } = self.understand(query);
        let Scored { mut matches, scores, idfs, .. } = score(&lookup, index, Some(self.corpus), None);
        let choice = Choice::new(&self.facets, &filters, &all);
        let facets = choice.filter(&mut matches);
        let total = matches.len();
        let documents =
            matches.chunk_by(|&a, &b| index.document_of[a as usize] == index.document_of[b as usize]).count();

        best(&mut matches, &scores, limit);
        let mut groups: Vec<Group> = Vec::new();
        let mut group_of = vec![usize::MAX; index.passages_of.len()];
        for at in matches {
            let passage = at as usize;
            let statements = choice.fitting(at);
            let at = index.document_of[passage] as usize;
            let document = &self.corpus.documents[at];
            if group_of[at] == usize::MAX {
                group_of[at] = groups.len();
                let title = document.title.as_ref().map_or("", |title| &title.value);
                groups.push(Group {
                    document: at,
                    title_highlights: spans(title, &[], &lookup, Spoken::in_document(index, at)),
                    hits: Vec::new(),
                });
            }
            let number = passage - index.passages_of[at].start as usize;
            let text = &document.passages[number];
            let matches = matches_in(&text.text, &text.mentions, &lookup, Spoken::in_document(index, at));
            let snippet = snippet(&text.text, &matches, &idfs);
            groups[group_of[at]].hits.push(Hit {
                passage: number,
                score: scores[passage],
                snippet,
                statements,
            });
        }
        let missing = self.missing(&lookup);
        Answer { total, documents, groups, facets, filters, all, notices: parsed.notices, missing }
    }

    /// All passages that match a query, in the order in which an [answer](Self::search) has its hits, for whoever shows none: what a
    /// hit shows takes most of the time of an answer that has all.
    pub fn matches(&self, query: &Query) -> Vec<Match> {
        let index = &self.index;
        let Asked { filters, all, lookup, .. } = self.understand(query);
        let Scored { mut matches, scores, .. } = score(&lookup, index, Some(self.corpus), None);
        let choice = Choice::new(&self.facets, &filters, &all);
        choice.filter(&mut matches);
        let every = matches.len();
        best(&mut matches, &scores, every);
        // Documents by their best passage.
        let (mut places, mut next) = (vec![u32::MAX; index.passages_of.len()], 0);
        for &at in &matches {
            let place = &mut places[index.document_of[at as usize] as usize];
            if *place == u32::MAX {
                *place = next;
                next += 1;
            }
        }
        let place = |at: u32| places[index.document_of[at as usize] as usize];
        sort(&mut matches, &|a, b| place(a).cmp(&place(b)));
        let of = |at: u32| {
            let document = index.document_of[at as usize] as usize;
            let passage = (at - index.passages_of[document].start) as usize;
            Match { document, passage, statements: choice.fitting(at) }
        };
        matches.into_iter().map(of).collect()
    }

    /// Why a passage has the score that it has for a query; nothing for a passage that is not there.
    pub fn explain(&self, query: &Query, document: usize, passage: usize) -> Explanation {
        let mut explanation = Explanation { reasons: Vec::new(), score: 0.0 };
        let text = self.corpus.documents.get(document).and_then(|document| document.passages.get(passage));
        let Some((text, range)) = text.zip(self.index.passages_of.get(document)) else { return explanation };
        let asked = self.understand(query);
        let mut parts = Vec::new();
        let at = range.start + passage as u32;
        explanation.score =
            score(&asked.lookup, &self.index, Some(self.corpus), Some((at, &mut parts))).scores[at as usize];
        let heading = crate::writer::heading(&self.corpus.documents[document]);
        let spoken = Spoken::in_document(&self.index, document);
        for part in parts {
            let Part { slot, why, body, title, idf, gain } = part;
            let mut words: Vec<String> = Vec::new();
            for (text, mentions) in [(&text.text, &*text.mentions), (&heading, &[])] {
                for (span, of, because) in matches_in(text, mentions, &asked.lookup, spoken) {
                    let word = span.of(text).to_owned();
                    let counts = if why == Why::Proximity {
                        of == slot || of == slot + 1
                    } else {
                        of == slot && because == why
                    };
                    if counts && !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
            let slots = asked.lookup.slots.iter().skip(slot).take(1 + usize::from(why == Why::Proximity));
            let mut typed = String::new();
            for slot in slots {
                for span in &slot.spans {
                    typed.push_str(if typed.is_empty() { "" } else { " " });
                    typed.push_str(span.of(&query.text));
                }
            }
            if matches!(why, Why::Title | Why::Alike) {
                typed.clear();
                typed.push_str(query.text.trim());
                words = vec![if why == Why::Title { typed.clone() } else { self.name_of(slot) }];
            }
            explanation.reasons.push(Reason {
                typed,
                why,
                words,
                in_text: body,
                in_title: title,
                rarity: idf,
                gain,
            });
        }
        explanation
    }

    /// What to call the document of a passage.
    fn name_of(&self, passage: usize) -> String {
        let document = self.index.document_of.get(passage).map(|&at| &self.corpus.documents[at as usize]);
        document
            .map_or("", |document| document.title.as_ref().map_or(&document.file, |title| &title.value))
            .to_owned()
    }

    /// The queries with the fewest changes that find something, if that is fewer than all, most first: for a query that
    /// finds nothing.
    pub fn suggest(&self, query: &Query) -> Vec<Suggestion> {
        crate::relaxation::suggest(query, &|query| self.count(query), &|filter| self.label(filter))
    }

    /// How many passages match.
    fn count(&self, query: &Query) -> usize {
        let asked = self.understand(query);
        let mut matches = score(&asked.lookup, &self.index, None, None).matches;
        Choice::new(&self.facets, &asked.filters, &asked.all).filter(&mut matches);
        matches.len()
    }

    /// How many passages have a word in any of its forms, in their text; where several forms stand in one, it counts for each.
    pub fn passages_with(&self, word: &str) -> usize {
        let frequency = |entry| self.index.document_frequency(entry) as usize;
        self.index.forms(word).into_iter().map(frequency).sum()
    }

    /// The values of a facet that are not `none`, in the order in which they are shown: their ids and what readers call
    /// them.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = (&str, &str)> {
        self.facets.values(facet)
    }

    /// The filter that is meant by one whose value may be written as a reader types it; nothing where the corpus has no
    /// such value.
    pub fn resolve(&self, filter: &Filter) -> Option<Filter> {
        let value = self.facets.resolve(filter.facet, filter.value.trim(), self.corpus)?;
        Some(Filter { value, ..filter.clone() })
    }

    /// What readers call the value of a filter, which may also be written as a reader types it.
    pub fn label(&self, filter: &Filter) -> String {
        self.facets.label(filter, self.corpus)
    }

    /// What is said of a filter that [`resolve`](Self::resolve) does not know.
    pub fn unknown(&self, filter: &Filter) -> String {
        let nearest = self.facets.nearest(filter.facet, &filter.value).join(", ");
        let near = if nearest.is_empty() { "" } else { " Nearest: " };
        ["The corpus has nothing of just that name.", near, &nearest].concat()
    }

    /// The same query with the fields of its text as filters, and its text without them.
    pub fn lift_fields(&self, query: &Query) -> Query {
        let asked = self.understand(query);
        if asked.parsed.fields.is_empty() {
            return query.clone();
        }
        let last = asked.parsed.clauses.last().and_then(|clause| clause.atoms.last());
        // A word with a field behind it was finished, and shall be without it.
        let end = if last.is_some_and(|atom| atom.kind == AtomKind::Word) { " " } else { "" };
        let rest = Parsed { clauses: asked.parsed.clauses, ..Parsed::default() };
        Query { text: rest.print() + end, filters: asked.filters, all: asked.all }
    }

    /// The words that no passage has.
    fn missing(&self, lookup: &Lookup) -> Vec<Missing> {
        let mut all = Vec::new();
        for (slot, at) in lookup.slots.iter().zip(0..) {
            if slot.order.is_none() || !slot.is_missing() {
                continue;
            }
            let why = slot.expansions.first().map(|expansion| expansion.why);
            let mut instead = Vec::new();
            for expansion in slot.expansions.iter().filter(|expansion| Some(expansion.why) == why) {
                for word in &expansion.words {
                    let is_stem = expansion.why == Why::Synonym;
                    instead.extend(if is_stem {
                        self.index.commonest_form(word)
                    } else {
                        Some(word.clone())
                    });
                }
            }
            for (of, because, mark) in &lookup.marks {
                if let Mark::Entity(entity) = mark
                    && *of == at
                    && Some(*because) == why
                {
                    // Of several with a role, each is named once.
                    let forms = self.forms(*entity).into_iter();
                    instead.extend(forms.take(if why == Some(Why::Role) { 1 } else { usize::MAX }));
                }
            }
            let related = (!slot.nowhere.is_empty()).then(|| self.related(&slot.nowhere));
            all.push(Missing { span: slot.spans[0], why, instead, related });
        }
        all
    }

    /// The names of an entity that stand in the text, each once, in the order of the text.
    fn forms(&self, entity: u32) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for passage in self.corpus.documents.iter().flat_map(|document| &document.passages) {
            for mention in passage.mentions.iter().filter(|mention| mention.entity.0 == entity) {
                let form = mention.span.of(&passage.text);
                if !forms.iter().any(|known| known.eq_ignore_ascii_case(form)) {
                    forms.push(form.to_owned());
                }
            }
        }
        forms
    }

    /// What some entities that no passage names are named in: a name of each entity that has a name of theirs in its
    /// own or in its role.
    fn related(&self, entities: &[u32]) -> Vec<String> {
        let corpus = &self.corpus.entities;
        let meant: Vec<Vec<String>> = entities
            .iter()
            .filter_map(|&entity| corpus.get(entity as usize))
            .flat_map(|entity| entity.aliases.iter().chain([&entity.name]).map(|name| stems(name)))
            .collect();
        let mut related = Vec::new();
        for (entity, at) in corpus.iter().zip(0..) {
            let about = stems(&[&*entity.name, " ", entity.role.as_deref().unwrap_or_default()].concat());
            let names = |name: &Vec<String>| name.iter().all(|stem| about.contains(stem));
            if !entities.contains(&at) && meant.iter().any(names) {
                related.extend(self.forms(at).into_iter().take(1));
            }
        }
        related
    }

    /// A query with its text read, all filters that hold, and the facets of which all values must.
    pub(crate) fn read(&self, query: &Query) -> (Parsed, Vec<Filter>, Vec<Facet>) {
        let mut parsed = parse(&query.text);
        let (mut filters, mut all) = (query.filters.clone(), query.all.clone());
        all.extend(&parsed.all);
        let mut unknown = Vec::new();
        for (filter, span) in &parsed.fields {
            let known = self.resolve(filter);
            // What is wrong with a date is told by who reads it.
            if known.is_none() && !filter.facet.is_date() {
                unknown.push(Notice { span: *span, message: self.unknown(filter) });
            }
            let filter = known.unwrap_or_else(|| filter.clone());
            if !filters.contains(&filter) {
                filters.push(filter);
            }
        }
        for notice in unknown {
            let at = parsed.notices.partition_point(|known| known.span.start <= notice.span.start);
            parsed.notices.insert(at, notice);
        }
        (parsed, filters, all)
    }

    fn understand(&self, query: &Query) -> Asked {
        let (parsed, filters, all) = self.read(query);
        let mut lookup = Lookup::new(&parsed, &self.index, &self.vocabulary);
        lookup.titled = self.titled(&query.text);
        Asked { parsed, filters, all, lookup }
    }

    /// The documents whose title a text is, word for word.
    fn titled(&self, text: &str) -> Vec<u32> {
        let text = text.trim();
        let typed = tokens(text);
        let mut titled = Vec::new();
        for (document, at) in self.corpus.documents.iter().zip(0..) {
            let title = document.title.as_ref().map_or("", |title| &title.value);
            let is_as_long = title.len().abs_diff(text.len()) <= TITLE_SLACK && !typed.is_empty();
            if is_as_long
                && token_stream(title).map(|word| word.term).eq(typed.iter().map(|word| &*word.term))
            {
                titled.push(at);
            }
        }
        titled
    }

    /// Where what a query finds stands in any text, in order, not overlapping. `mentions` are those of the text,
    /// `language` is that of its document.
    pub fn highlights(
        &self,
        query: &str,
        text: &str,
        mentions: &[Mention],
        language: Option<&str>,
    ) -> Vec<Span> {
        let lookup = Lookup::new(&parse(query), &self.index, &self.vocabulary);
        let language = self.index.languages.named(language);
        spans(text, mentions, &lookup, Spoken { index: &self.index, language })
    }
}

/// The best passages for a text in an index whose corpus is not at hand, and how many match: words, phrases and
/// corrections, but no names, no synonyms, no filters, and nothing for being alike.
pub fn rank(index: &Index, text: &str, limit: usize) -> Ranked {
    let lookup = Lookup::new(&parse(text), index, &Vocabulary::default());
    let Scored { mut matches, scores, .. } = score(&lookup, index, None, None);
    let total = matches.len();
    best(&mut matches, &scores, limit);
    Ranked { total, hits: matches.into_iter().map(|passage| (passage, scores[passage as usize])).collect() }
}

fn spans(text: &str, mentions: &[Mention], lookup: &Lookup, spoken: Spoken<'_>) -> Vec<Span> {
    matches_in(text, mentions, lookup, spoken).into_iter().map(|(span, ..)| span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Snippet;
    use crate::testing::{corpus, places, query, stated, tag, with_taxonomy};

    /// Document and passage of every hit, best first.
    fn found(documents: &[(&str, &[&str])], text: &str) -> String {
        places(&Searcher::new(&corpus(documents)).search(&query(text), usize::MAX))
    }

    #[test]
    fn any_word_may_match_and_more_words_come_first() {
        let passages = ["a corridor", "prisoners", "a corridor for prisoners", "a constitution"];
        assert_eq!(found(&[("", &passages)], "corridor prisoners "), "0.2 0.0 0.1");
    }

    #[test]
    fn rarer_words_weigh_more() {
        let passages = ["peace talks", "peace deal", "peace plan", "corridor plan"];
        assert_eq!(found(&[("", &passages)], "peace corridor "), "0.3 0.0 0.1 0.2");
    }

    #[test]
    fn ties_stay_in_corpus_order() {
        assert_eq!(found(&[("", &["peace", "peace"]), ("", &["peace"])], "peace "), "0.0 0.1 1.0");
        // So many that a sort which is not stable would mix them up.
        let passages: Vec<&str> = ["peace talks", "peace"].into_iter().cycle().take(100).collect();
        let expected = (1..100).step_by(2).chain((0..100).step_by(2)).map(|passage| format!("0.{passage}"));
        assert_eq!(found(&[("", &passages)], "peace "), expected.collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn documents_come_by_their_best_hit() {
        let documents: [(&str, &[&str]); 2] =
            [("", &["peace of some sort", "peace"]), ("", &["peace, peace, peace"])];
        assert_eq!(found(&documents, "peace "), "1.0 0.1 0.0");
    }

    #[test]
    fn inflections_and_accents_do_not_matter() {
        let passages = ["negotiations in Naxçıvan", "Armenia’s treaties", "nothing"];
        assert_eq!(found(&[("", &passages)], "NEGOTIATED "), "0.0");
        assert_eq!(found(&[("", &passages)], "naxcivan "), "0.0");
        assert_eq!(found(&[("", &passages)], "treaty "), "0.1");
        assert_eq!(found(&[("", &passages)], "Armenia "), "0.1");
    }

    #[test]
    fn a_word_is_one_with_a_hyphen_without_it_and_apart() {
        let passages = ["a cease-fire", "the ceasefire", "to cease fire", "fire will cease"];
        for typed in ["ceasefire ", "ceasefire", "\"cease fire\"", "ceasefire OR x"] {
            assert_eq!(found(&[("", &passages)], typed).len(), "0.0 0.1 0.2".len(), "{typed}");
        }
        assert_eq!(found(&[("", &passages)], "cease-fire "), "0.0 0.2 0.1 0.3");
        for typed in ["-ceasefire", "-cease-fire", "-\"cease fire\""] {
            assert_eq!(found(&[("", &passages)], typed), "0.3", "{typed}");
        }
    }

    #[test]
    fn a_noun_made_of_a_verb_is_found_by_the_verb_and_finds_it() {
        let passages = ["it lays off forty", "a hand-off", "the takeovers", "on hand, and off"];
        for (typed, expected) in [
            ("layoffs ", "0.0"),
            ("layoff ", "0.0"),
            ("handoff ", "0.1"),
            ("takes over ", "0.2"),
            ("taking-over", "0.2"),
            ("backoff ", ""),
        ] {
            assert_eq!(found(&[("", &passages)], typed), expected, "{typed}");
        }
        assert_eq!(marked(&corpus(&[("", &passages[..1])]), "layoffs "), "lays off");
        assert_eq!(marked(&corpus(&[("", &passages[2..3])]), "take over "), "takeovers");
    }

    #[test]
    fn a_title_typed_as_it_stands_comes_first() {
        let documents: [(&str, &[&str]); 2] = [
            (
                "Talks on the water, the water and the mill of talks",
                &["talks, water, mill", "water talks at the mill"],
            ),
            ("“Water talks” at the mill", &["nothing of the sort", "weather"]),
        ];
        assert_eq!(found(&documents, "\"water talks\" at the mill "), "1.0 0.1");
        assert_eq!(found(&documents, "water talks mill "), "0.1 0.0 1.0");
        let corpus = corpus(&documents);
        let reasons = Searcher::new(&corpus).explain(&query("water talks at the mill"), 1, 0).reasons;
        let last = reasons.last().expect("it is one");
        assert_eq!((last.why, &*last.typed), (Why::Title, "water talks at the mill"));
    }

    #[test]
    fn an_unknown_value_finds_nothing_and_names_the_nearest() {
        let mut corpus = with_taxonomy(corpus(&[("", ["peace"])]));
        corpus.documents[0].publisher = Some(stated("The Harbour Post"));
        let searcher = Searcher::new(&corpus);
        for (typed, total, message) in [
            ("by:post", 1, ""),
            ("by:harbuor", 0, "The corpus has nothing of just that name. Nearest: The Harbour Post"),
            ("peace by:zebra", 0, "The corpus has nothing of just that name."),
            ("peace -by:zebra", 1, "The corpus has nothing of just that name."),
        ] {
            let answer = searcher.search(&query(typed), 9);
            let notice = answer.notices.first().map_or("", |notice| &*notice.message);
            assert_eq!((answer.total, notice), (total, message), "{typed}");
        }
    }

    #[test]
    fn the_united_states_are_found_however_they_are_written() {
        assert_eq!(found(&[("", &["the U.S. said", "the US said", "he said"])], "US "), "0.0 0.1");
    }

    #[test]
    fn the_last_word_is_a_prefix_while_it_is_typed() {
        let passages = ["delimitation", "deliberation", "a border"];
        assert_eq!(found(&[("", &passages)], "deli"), "0.0 0.1");
        assert_eq!(found(&[("", &passages)], "delim"), "0.0");
        assert_eq!(found(&[("", &passages)], "delim "), "");
        assert_eq!(found(&[("", &passages)], "deli border"), "0.2");
    }

    #[test]
    fn an_expansion_never_outranks_the_word_itself() {
        let long =
            "the border and much else that has no place in so short a passage as the other two of them";
        let passages = [long, "borderline borderland borderline borderland", "borderline"];
        assert_eq!(found(&[("", &passages)], "border"), "0.0 0.1 0.2");
    }

    #[test]
    fn an_expansion_that_is_a_word_of_the_query_counts_once() {
        let passages = ["border", "borderline", "treaty"];
        let corpus = corpus(&[("", &passages)]);
        let searcher = Searcher::new(&corpus);
        let score = |text: &str| searcher.search(&query(text), 9).groups[0].hits[0].score.to_bits();
        assert_eq!(score("border bord"), score("border "));
    }

    #[test]
    fn what_matches_stands_in_the_order_of_hits() {
        let documents: [(&str, &[&str]); 3] = [
            ("", &["rain", "the border and much else that is long", "the border"]),
            ("A border", &["weather", "the border today"]),
            ("", &["border"]),
        ];
        let corpus = corpus(&documents);
        let searcher = Searcher::new(&corpus);
        for text in ["", "border ", "border today ", "-rain", "snow "] {
            let hits: Vec<_> = searcher
                .search(&query(text), usize::MAX)
                .groups
                .into_iter()
                .flat_map(|group| group.hits.into_iter().map(move |hit| (group.document, hit.passage)))
                .collect();
            let matches = searcher.matches(&query(text)).into_iter();
            assert_eq!(matches.map(|here| (here.document, here.passage)).collect::<Vec<_>>(), hits, "{text}");
        }
    }

    #[test]
    fn a_query_of_stop_words_finds_them() {
        let passages = ["to be or not to be", "not at all", "peace"];
        assert_eq!(found(&[("", &passages)], "not to be "), "0.0 0.1");
        assert_eq!(found(&[("", &passages)], "not peace "), "0.2");
    }

    #[test]
    fn a_stop_word_is_not_found_by_a_word_with_the_same_stem() {
        assert_eq!(found(&[("", &["it will come", "they are willing"])], "willing "), "0.1");
    }

    #[test]
    fn a_title_brings_passages_that_match_forward() {
        let documents: [(&str, &[&str]); 2] =
            [("Other news", &["the border today"]), ("A corridor", &["weather", "the border today"])];
        assert_eq!(found(&documents, "corridor border "), "1.1 0.0");
    }

    #[test]
    fn a_title_alone_brings_up_the_first_passage() {
        let documents: [(&str, &[&str]); 2] = [("A corridor", &["weather", "sport"]), ("", &["politics"])];
        let corpus = corpus(&documents);
        let answer = Searcher::new(&corpus).search(&query("corridor "), 9);
        assert_eq!(places(&answer), "0.0");
        assert_eq!(answer.groups[0].title_highlights, [Span::new(2, 10)]);
        assert_eq!(answer.groups[0].hits[0].snippet, Snippet { window: Span::new(0, 7), highlights: vec![] });
    }

    #[test]
    fn a_title_whose_document_has_no_passages_finds_nothing() {
        assert_eq!(found(&[("Peace", &[]), ("", &["peace"])], "peace "), "1.0");
    }

    #[test]
    fn an_empty_text_matches_everything_in_corpus_order_and_lone_signs_match_nothing() {
        let documents: [(&str, &[&str]); 3] = [("", &["one", "—"]), ("", &[]), ("", &["two"])];
        for text in ["", "  "] {
            assert_eq!(found(&documents, text), "0.0 0.1 2.0");
        }
        for text in ["?!", ":", "~ ", "-", "+", "*", "\"\"", "topic:"] {
            let corpus = corpus(&documents);
            let answer = Searcher::new(&corpus).search(&query(text), 9);
            assert_eq!((answer.total, answer.notices.len()), (0, 1), "{text}");
        }
        let corpus = corpus(&documents);
        let answer = Searcher::new(&corpus).search(&query(""), 2);
        assert_eq!((answer.total, answer.documents, places(&answer).as_str()), (3, 2, "0.0 0.1"));
    }

    #[test]
    fn an_empty_corpus_answers() {
        for documents in [&[] as &[(&str, &[&str])], &[("Title", &[])], &[("", &["—", ""])]] {
            for text in ["", "peace", "the", "the "] {
                let corpus = corpus(documents);
                assert_eq!(
                    Searcher::new(&corpus).search(&query(text), 9).facets.len(),
                    crate::Facet::ALL.len()
                );
            }
        }
    }

    #[test]
    fn highlights_are_the_words_that_match_in_any_text() {
        let corpus = corpus(&[("", &["negotiations on delimitation"])]);
        let searcher = Searcher::new(&corpus);
        let marked = |typed: &str, text: &str| {
            searcher
                .highlights(typed, text, &[], None)
                .into_iter()
                .map(|span| span.of(text).to_owned())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(marked("negotiate the border ", "The Borders were negotiated."), "Borders|negotiated");
        assert_eq!(marked("delim", "delimiting, limiting, delimitation"), "delimiting|delimitation");
        assert_eq!(marked("the", "the theory, then"), "the|theory");
        assert_eq!(marked("", "the"), "");
    }

    /// A corpus of passages in which some words are mentions of entities: (name, other names, where it is named).
    fn with_entities(passages: &[&str], entities: &[(&str, &[&str], &str)]) -> Corpus {
        let mut corpus = corpus(&[("", passages)]);
        for (at, (name, aliases, surface)) in entities.iter().enumerate() {
            corpus.entities.push(corpus::Entity {
                name: (*name).to_owned(),
                kind: corpus::EntityKind::Place,
                aliases: aliases.iter().copied().map(str::to_owned).collect(),
                role: None,
                side: None,
                speaks_for: None,
                uncurated: false,
            });
            for passage in &mut corpus.documents[0].passages {
                for (start, _) in passage.text.match_indices(surface) {
                    let span = Span::new(start, start + surface.len());
                    passage.mentions.push(Mention { entity: corpus::EntityId(at as u32), span });
                }
            }
        }
        corpus
    }

    #[test]
    fn another_name_finds_what_is_mentioned_and_comes_behind_the_name_itself() {
        let corpus = with_entities(
            &["Karabakh today", "Artsakh today", "sport"],
            &[("Artsakh", &["Karabakh"], "Karabakh"), ("Artsakh", &[], "Artsakh")],
        );
        let searcher = Searcher::new(&corpus);
        assert_eq!(places(&searcher.search(&query("artsakh "), 9)), "0.1 0.0");
        let reasons = searcher.explain(&query("artsakh "), 0, 0).reasons;
        assert_eq!(
            (reasons[0].why, &*reasons[0].words, reasons[0].in_text),
            (Why::Alias, &["Karabakh".to_owned()][..], 1)
        );
    }

    #[test]
    fn an_entity_with_two_names_that_differ_by_an_ending_counts_once() {
        let corpus =
            with_entities(&["the road to Berdzor"], &[("Lachin Corridor", &["Lachin corridors"], "road")]);
        let reasons = Searcher::new(&corpus).explain(&query("lachin corridor "), 0, 0).reasons;
        assert_eq!((reasons[0].why, reasons[0].in_text), (Why::Alias, 1));
    }

    #[test]
    fn a_mention_is_marked_and_not_the_words_around_it() {
        let corpus = with_entities(&["in Nagorno-Karabakh now"], &[("Artsakh", &[], "Nagorno-Karabakh")]);
        assert_eq!(marked(&corpus, "artsakh "), "Nagorno|Karabakh");
    }

    #[test]
    fn a_mention_with_an_apostrophe_behind_it_is_marked() {
        // The tokenizer takes the ending to the word, the gazetteer does not.
        let corpus = with_entities(&["Karabakh’s fate"], &[("Artsakh", &[], "Karabakh")]);
        assert_eq!(marked(&corpus, "artsakh "), "Karabakh’s");
    }

    /// What is marked in the first hit.
    fn marked(corpus: &Corpus, text: &str) -> String {
        let answer = Searcher::new(corpus).search(&query(text), 1);
        let hit = &answer.groups[0].hits[0];
        let passage = &corpus.documents[answer.groups[0].document].passages[hit.passage].text;
        hit.snippet.highlights.iter().map(|span| span.of(passage).to_owned()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn corrections_synonyms_beginnings_and_phrases_are_marked_exactly() {
        let with_synonyms = |passage: &str| {
            let mut corpus = corpus(&[("", [passage])]);
            corpus.synonyms = "peac truce".to_owned();
            corpus
        };
        for (passage, typed, expected) in [
            ("a corridor, corridors, a door", "coridor ", "corridor|corridors"),
            ("truces, truce, trucks", "peace ", "truces|truce"),
            ("border borderline bored", "bord", "border|borderline"),
            ("border borderline bored", "bord*", "border|borderline"),
            ("the peace treaty of peace", "\"peace treaty\"", "peace treaty"),
            ("peace treaties of peace", "\"peace treaties\" peace ", "peace treaties|peace"),
            ("peace in a treaty", "near:\"peace treaties\"", "peace|treaty"),
            ("peace or treaty", "treaty OR corridor ", "treaty"),
            ("treaties and treatment", "corridor OR treat", "treaties|treatment"),
            ("peace and war", "peace -corridor", "peace"),
        ] {
            assert_eq!(marked(&with_synonyms(passage), typed), expected, "{typed}");
        }
    }

    #[test]
    fn an_explanation_names_only_the_words_that_count() {
        let mut corpus = corpus(&[("", ["peace, a truce"])]);
        corpus.synonyms = "peac truce".to_owned();
        let reasons = Searcher::new(&corpus).explain(&query("peace "), 0, 0).reasons;
        // Where the word itself stands, its synonyms count for nothing.
        assert_eq!(
            (reasons[0].why, &*reasons[0].words, reasons[0].in_text),
            (Why::Itself, &["peace".to_owned()][..], 1)
        );
    }

    #[test]
    fn the_byline_the_publisher_and_the_date_find_a_document() {
        let mut corpus = corpus(&[("", ["weather"]), ("", ["sport"])]);
        corpus.documents[1].byline = Some(stated("Ann Smith"));
        corpus.documents[1].publisher = Some(stated("Beta News"));
        corpus.documents[1].date = Some(stated("2023-12-29"));
        let searcher = Searcher::new(&corpus);
        for typed in ["smith ", "beta ", "december ", "\"29 december 2023\"", "sm*", "smiht "] {
            assert_eq!(places(&searcher.search(&query(typed), 9)), "1.0", "{typed}");
        }
    }

    #[test]
    fn a_word_is_taken_apart_unless_it_is_longer_than_words_are() {
        let (long, longer) = ("x".repeat(20), "x".repeat(21));
        let text = format!("cease fire {long} {long} {longer} {longer}");
        let total = |typed: &str| Searcher::new(&corpus(&[("", [&text])])).search(&query(typed), 9).total;
        assert_eq!(total("ceasefire "), 1);
        assert_eq!(total(&(long.repeat(2) + " ")), 1);
        assert_eq!(total(&(longer.repeat(2) + " ")), 0);
    }

    #[test]
    fn words_that_stand_as_they_were_typed_come_first() {
        let passages =
            ["treaty of peace", "peace and a treaty", "peace treaty", "peace or war or any other treaty"];
        let answer = Searcher::new(&corpus(&[("", passages)])).search(&query("peace treaty "), 9);
        assert!(places(&answer).starts_with("0.2"), "{}", places(&answer));
    }

    /// Three passages, of which the last is most like the first.
    fn with_alike() -> Corpus {
        let passages =
            ["peace treaty at the border", "a treaty of sorts", "no more peace for now, and no less"];
        let mut corpus = corpus(&[("News", passages)]);
        corpus.documents[0].passages[0].alike = vec![2, 9];
        corpus
    }

    #[test]
    fn what_is_most_like_one_of_the_best_hits_comes_forward_and_not_past_it() {
        let order = |corpus: &Corpus, text: &str| places(&Searcher::new(corpus).search(&query(text), 9));
        let mut corpus = with_alike();
        assert_eq!(order(&corpus, "peace treaty border "), "0.0 0.2 0.1");
        corpus.documents[0].passages[0].alike.clear();
        assert_eq!(order(&corpus, "peace treaty border "), "0.0 0.1 0.2");
    }

    #[test]
    fn what_is_like_a_hit_and_no_hit_itself_stays_out() {
        let corpus = with_alike();
        let found = |text: &str| places(&Searcher::new(&corpus).search(&query(text), 9));
        assert_eq!(found("treaty border "), "0.0 0.1");
        assert_eq!(found("peace treaty border -less "), "0.0 0.1");
    }

    #[test]
    fn of_one_word_nothing_comes_forward_that_is_only_alike() {
        let corpus = with_alike();
        let reasons = |text: &str| Searcher::new(&corpus).explain(&query(text), 0, 2).reasons;
        assert_eq!(reasons("peace ").len(), 1);
        assert_eq!(reasons("peace xyzzy ").len(), 1);
    }

    #[test]
    fn what_a_passage_is_like_is_told() {
        let corpus = with_alike();
        let reasons = Searcher::new(&corpus).explain(&query("peace border "), 0, 2).reasons;
        let last = reasons.last().expect("there is a reason");
        assert_eq!((last.why, &*last.typed, &*last.words[0]), (Why::Alike, "peace border", "News"));
    }

    #[test]
    fn every_demand_must_hold() {
        let passages = ["peace treaty of Lachin", "a treaty for peace", "peace treaty", "Lachin"];
        for (typed, expected) in [
            ("\"peace treaty\"", "0.2 0.0"),
            ("\"peace treaty\" lachin", "0.0 0.2"),
            ("\"peace treaty\" -lachin", "0.2"),
            ("lachin OR \"for peace\"", "0.3 0.1 0.0"),
            ("-peace", "0.3"),
            ("-\"treaty for\" -lachin", "0.2"),
            ("\"treaty peace\"", ""),
            ("near:\"treaty peace\"~1", "0.2 0.0"),
            ("near:\"peace lachin\"~2", ""),
            ("near:\"peace lachin\"~3", "0.0"),
            ("\"treaties\"", ""),
        ] {
            assert_eq!(found(&[("", &passages)], typed), expected, "{typed}");
        }
    }

    #[test]
    fn an_unfinished_alternative_is_found_in_all_inflections_as_a_finished_one_is() {
        let passages = ["treaties", "a corridor"];
        assert_eq!(found(&[("", &passages)], "lachin OR treaty "), "0.0");
        assert_eq!(found(&[("", &passages)], "lachin OR treaty"), "0.0");
    }

    #[test]
    fn words_that_no_passage_has_are_told_with_what_was_searched_for_instead() {
        let mut corpus = corpus(&[("", ["corridor and truce"])]);
        corpus.synonyms = "peac truce".to_owned();
        let missing = |text: &str| -> String {
            let missing = Searcher::new(&corpus).search(&query(text), 1).missing;
            let shown = |missing: &Missing| {
                format!("{} {:?} {}", missing.span.of(text), missing.why, missing.instead.join(","))
            };
            missing.iter().map(shown).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(missing("coridor "), "coridor Some(Correction) corridor");
        assert_eq!(missing("peace "), "peace Some(Synonym) truce");
        assert_eq!(missing("xyzzy corridor "), "xyzzy None ");
        assert_eq!(missing("corridor -xyzzy \"no such\""), "");
    }

    #[test]
    fn a_name_that_no_passage_has_is_told_by_those_that_stand_in_the_text() {
        let passages = ["the road to Berdzor", "Berdzor, or Lacin", "the road is shut"];
        let mut corpus = with_entities(
            &passages,
            &[("Laçın Town", &["Berdzor Town"], "Berdzor"), ("Road", &[], "road"), ("Syunik", &[], "none")],
        );
        corpus.entities[1].role = Some("route through Syunik".to_owned());
        let missing = |text: &str| {
            let answer = Searcher::new(&corpus).search(&query(text), 9);
            let missing = answer.missing.last().expect("one is missing").clone();
            (answer.total, missing.why, missing.instead, missing.related)
        };
        let berdzor = vec!["Berdzor".to_owned()];
        assert_eq!(missing("laçin town "), (2, Some(Why::Alias), berdzor, None));
        // A province is not the road through it.
        assert_eq!(missing("syunik "), (0, None, vec![], Some(vec!["road".to_owned()])));
        assert_eq!(missing("xyzzy "), (0, None, vec![], None));
    }

    #[test]
    fn notices_come_in_the_order_of_the_text() {
        let corpus = corpus(&[("", ["peace"])]);
        let text = "topic:nosuch \"peace";
        let notices = Searcher::new(&corpus).search(&query(text), 1).notices;
        let spans: Vec<&str> = notices.iter().map(|notice| notice.span.of(text)).collect();
        assert_eq!(spans, ["topic:nosuch", "\""]);
    }

    #[test]
    fn lifted_fields_leave_a_query_that_finds_the_same() {
        let mut corpus = with_taxonomy(corpus(&[("", ["border", "borderline"])]));
        for passage in 0..2 {
            tag(&mut corpus.documents[0], passage, &[0], &[]);
        }
        let searcher = Searcher::new(&corpus);
        let typed = query("border topic:T0");
        let lifted = searcher.lift_fields(&typed);
        assert_eq!(lifted.filters, [crate::testing::filter(crate::Facet::Topic, "t0", false)]);
        assert_eq!(lifted.text.trim_end(), "border");
        assert_eq!(searcher.search(&lifted, 9), searcher.search(&typed, 9));
    }

    #[test]
    fn ranking_without_a_corpus_finds_what_searching_finds() {
        let corpus = corpus(&[("A treaty", vec!["peace talks", "peace, peace"]), ("", vec!["war"])]);
        let ranked = rank(&Index::build(&corpus), "peace ", 9);
        let hits = &Searcher::new(&corpus).search(&query("peace "), 9).groups[0].hits;
        assert_eq!(ranked, Ranked { total: 2, hits: vec![(1, hits[0].score), (0, hits[1].score)] });
    }
}
