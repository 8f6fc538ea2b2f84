//! Searching equals a naive scan that has no index: it reads every passage again for every question.

use core::ops::Range;

use corpus::token::tokens;
use corpus::{Corpus, FlagKind, Span};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::index::{index_stem, is_index_stop_word};
use crate::query::{Word, parse};
use crate::score::{field_frequency, inverse_document_frequency, saturation};
use crate::testing::{corpus, filter, flag, stated, tag, with_taxonomy};
use crate::{EXPANSION_WEIGHT, Facet, Filter, Query, Searcher, TITLE_WEIGHT};

/// Document, passage and score.
type Found = (usize, usize, f32);

/// Terms of a text with their stems.
fn analyze(text: &str) -> Vec<(String, String)> {
    tokens(text).into_iter().map(|token| (index_stem(&token.term), token.term)).collect()
}

fn length(text: &str) -> u32 {
    analyze(text).iter().filter(|(stem, _)| !is_index_stop_word(stem)).count() as u32
}

fn mean_length<'a>(texts: impl Iterator<Item = &'a str>) -> f32 {
    let lengths: Vec<u32> = texts.map(length).filter(|&length| length > 0).collect();
    (lengths.iter().sum::<u32>() as f32 / lengths.len().max(1) as f32).max(1.0)
}

fn title(corpus: &Corpus, document: usize) -> &str {
    corpus.documents[document].title.as_ref().map_or("", |title| &title.value)
}

fn texts(corpus: &Corpus) -> impl Iterator<Item = (usize, usize, &str)> {
    corpus.documents.iter().enumerate().flat_map(|(at, document)| {
        document.passages.iter().enumerate().map(move |(passage, found)| (at, passage, found.text.as_str()))
    })
}

/// How often any of the stems occurs.
fn count(text: &str, stems: &[String]) -> u32 {
    analyze(text).iter().filter(|(stem, _)| stems.contains(stem)).count() as u32
}

/// Whether some stems find a passage.
fn finds(corpus: &Corpus, stems: &[String], document: usize, passage: usize) -> bool {
    let passages = &corpus.documents[document].passages;
    let title_alone = || {
        passage == 0
            && count(title(corpus, document), stems) > 0
            && !passages.iter().any(|passage| count(&passage.text, stems) > 0)
    };
    count(&passages[passage].text, stems) > 0 || title_alone()
}

/// The stems that a word of the query answers to: its own, and those of the words that it is a prefix of.
fn stems_of(corpus: &Corpus, words: &[Word], word: &Word) -> (Vec<String>, Vec<String>) {
    let all_texts = texts(corpus).map(|(.., text)| text);
    let all_texts = all_texts.chain((0..corpus.documents.len()).map(|document| title(corpus, document)));
    let mut expansions: Vec<String> = all_texts
        .flat_map(analyze)
        .filter(|(_, term)| word.prefix.as_ref().is_some_and(|prefix| term.starts_with(prefix)))
        .map(|(stem, _)| stem)
        .filter(|stem| !is_index_stop_word(stem) && !words.iter().any(|word| word.stem == *stem))
        .collect();
    expansions.sort();
    expansions.dedup();
    (vec![word.stem.clone()], expansions)
}

fn naive_search(corpus: &Corpus, query: &Query) -> Vec<Found> {
    let words = parse(&query.text);
    let mut found: Vec<Found> =
        texts(corpus).map(|(document, passage, _)| (document, passage, 0.0)).collect();
    let mean_passage = mean_length(texts(corpus).map(|(.., text)| text));
    let mean_title = mean_length((0..corpus.documents.len()).map(|document| title(corpus, document)));
    let frequency = |document: usize, passage: usize, stems: &[String]| {
        let text = &corpus.documents[document].passages[passage].text;
        let title = title(corpus, document);
        field_frequency(count(text, stems), length(text), mean_passage)
            + TITLE_WEIGHT * field_frequency(count(title, stems), length(title), mean_title)
    };
    let idf = |stems: &[String]| {
        let df =
            texts(corpus).filter(|&(document, passage, _)| finds(corpus, stems, document, passage)).count();
        (inverse_document_frequency(texts(corpus).count(), df), df)
    };
    let mut all = Vec::new();
    for word in &words {
        let (own, expansions) = stems_of(corpus, &words, word);
        let (weight, df) = idf(&own);
        let gain = |document, passage| weight * saturation(frequency(document, passage, &own));
        let least =
            texts(corpus).map(|(document, passage, _)| gain(document, passage)).filter(|&gain| gain > 0.0);
        let least = least.fold(f32::INFINITY, f32::min);
        let expansion_weight = if df > 0 { EXPANSION_WEIGHT * least } else { idf(&expansions).0 };
        for (document, passage, score) in &mut found {
            let (document, passage) = (*document, *passage);
            let by_word = gain(document, passage);
            let by_expansion = saturation(frequency(document, passage, &expansions));
            if by_word > 0.0 {
                *score += by_word;
            } else if by_expansion > 0.0 {
                *score += expansion_weight * by_expansion;
            }
        }
        all.extend(own);
        all.extend(expansions);
    }
    found.retain(|&(document, passage, _)| words.is_empty() || finds(corpus, &all, document, passage));
    found.retain(|&(document, passage, _)| passes(corpus, document, passage, &query.filters));
    // A stable sort: ties stay in corpus order.
    found.sort_by(|a, b| b.2.total_cmp(&a.2));
    found
}

/// Whether a passage has a value, straight from the model.
fn has(corpus: &Corpus, document: usize, passage: usize, facet: Facet, value: &str) -> bool {
    let document = &corpus.documents[document];
    let passage = &document.passages[passage];
    match facet {
        Facet::Topic => passage.topics.iter().any(|found| corpus.topics[found.topic.index()].id == value),
        Facet::Side => passage.mentions.iter().any(|mention| {
            corpus.entities[mention.entity.index()]
                .side
                .is_some_and(|side| corpus.sides[side.index()].id == value)
        }),
        Facet::Publisher => {
            document.publisher.as_ref().map_or("none", |publisher| publisher.value.as_str()).to_lowercase()
                == value
        }
        Facet::Flag => document.flags.iter().any(|flag| flag.kind.id() == value),
        Facet::Date => {
            document.date.as_ref().map_or("none", |date| date.value.get(..7).unwrap_or("2024")) == value
        }
    }
}

fn passes(corpus: &Corpus, document: usize, passage: usize, filters: &[Filter]) -> bool {
    filters.iter().all(|filter| {
        let Filter { facet, value, exclude } = filter;
        let single = matches!(facet, Facet::Publisher | Facet::Date);
        let holds = |value: &str| has(corpus, document, passage, *facet, value);
        if *exclude {
            !holds(value)
        } else if single {
            filters.iter().any(|other| other.facet == *facet && !other.exclude && holds(&other.value))
        } else {
            holds(value)
        }
    })
}

/// The hits of the engine, in one list.
fn engine_search(searcher: &Searcher, query: &Query) -> Vec<Found> {
    let answer = searcher.search(query, usize::MAX);
    let found: Vec<Found> = answer
        .groups
        .iter()
        .flat_map(|group| group.hits.iter().map(|hit| (group.document, hit.passage, hit.score)))
        .collect();
    assert_eq!(found.len(), answer.total);
    assert_eq!(answer.groups.len(), answer.documents);
    found
}

const WORDS: &[&str] = &[
    "peace",
    "peaceful",
    "treaty",
    "treaties",
    "the",
    "a",
    "of",
    "border",
    "borders",
    "borderline",
    "us",
    "U.S.",
    "will",
    "willing",
    "3+3",
    "Naxçıvan",
    "naxcivan",
    "Երևան",
    "peac",
    "bor",
    "t",
    "x",
];

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 0..most).prop_map(|words| words.join(" "))
}

fn any_corpus() -> impl Strategy<Value = Corpus> {
    let passage = (words(12), subsequence(vec![0, 1, 2], 0..3), subsequence(vec![0, 1, 2, 3], 0..4));
    let document = (
        prop_oneof![Just(String::new()), words(4)],
        prop::collection::vec(passage, 0..4),
        select(vec![None, Some("Alpha"), Some("beta"), Some("Gamma")]),
        select(vec![None, Some("2023-12-29"), Some("2023-12"), Some("2024")]),
        subsequence(vec![FlagKind::Undated, FlagKind::Truncated], 0..3),
    );
    prop::collection::vec(document, 0..5).prop_map(|documents| {
        let texts: Vec<Vec<&str>> = documents
            .iter()
            .map(|document| document.1.iter().map(|passage| passage.0.as_str()).collect())
            .collect();
        let plain: Vec<(&str, &[&str])> = documents
            .iter()
            .zip(&texts)
            .map(|(document, texts)| (document.0.as_str(), texts.as_slice()))
            .collect();
        let mut corpus = with_taxonomy(corpus(&plain));
        for (document, (_, passages, publisher, date, flags)) in corpus.documents.iter_mut().zip(&documents) {
            document.publisher = publisher.map(stated);
            document.date = date.map(stated);
            document.flags = flags.iter().copied().map(flag).collect();
            for (passage, (_, topics, entities)) in document.passages.iter_mut().zip(passages) {
                tag(passage, topics, entities);
            }
        }
        corpus
    })
}

fn any_query() -> impl Strategy<Value = Query> {
    let value = select(vec![
        (Facet::Topic, "t0"),
        (Facet::Topic, "t1"),
        (Facet::Side, "s0"),
        (Facet::Side, "s1"),
        (Facet::Publisher, "alpha"),
        (Facet::Publisher, "beta"),
        (Facet::Publisher, "none"),
        (Facet::Flag, "undated"),
        (Facet::Flag, "truncated"),
        (Facet::Date, "2023-12"),
        (Facet::Date, "2024"),
        (Facet::Date, "none"),
        (Facet::Topic, "no such topic"),
        (Facet::Publisher, "no such publisher"),
    ]);
    let chosen = (value, any::<bool>()).prop_map(|((facet, value), exclude)| filter(facet, value, exclude));
    let text = (words(4), select(vec!["", "", " ", "?"])).prop_map(|(text, end)| text + end);
    (text, prop::collection::vec(chosen, 0..4)).prop_map(|(text, filters)| Query { text, filters })
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn searching_equals_a_naive_scan(corpus in any_corpus(), query in any_query()) {
        let bits = |found: Vec<Found>| found.into_iter().map(|(d, p, score)| (d, p, score.to_bits())).collect::<Vec<_>>();
        let searcher = Searcher::new(&corpus);
        // The engine's hits come by document, documents by their best hit; so shall the naive ones.
        let mut naive = naive_search(&corpus, &query);
        let order: Vec<usize> = naive.iter().map(|found| found.0).collect();
        naive.sort_by_key(|found| order.iter().position(|&document| document == found.0));
        prop_assert_eq!(bits(engine_search(&searcher, &query)), bits(naive));
    }

    #[test]
    fn a_limit_keeps_the_best(corpus in any_corpus(), query in any_query(), limit in 0_usize..6) {
        let answer = Searcher::new(&corpus).search(&query, limit);
        let naive = naive_search(&corpus, &query);
        prop_assert_eq!(answer.total, naive.len());
        let mut kept: Vec<_> =
            answer.groups.iter().flat_map(|group| group.hits.iter().map(|hit| (group.document, hit.passage))).collect();
        let mut best: Vec<_> = naive.into_iter().take(limit).map(|(document, passage, _)| (document, passage)).collect();
        kept.sort_unstable();
        best.sort_unstable();
        prop_assert_eq!(kept, best);
    }

    #[test]
    fn a_facet_count_is_the_total_of_the_query_with_that_value(corpus in any_corpus(), query in any_query()) {
        let searcher = Searcher::new(&corpus);
        for facet in searcher.search(&query, 0).facets {
            for value in facet.values {
                let includes = filter(facet.facet, &value.value, false);
                let excludes = filter(facet.facet, &value.value, true);
                let chosen = query.filters.contains(&excludes).then_some(true);
                prop_assert_eq!(value.chosen, chosen.or(query.filters.contains(&includes).then_some(false)));
                let mut with = query.clone();
                with.filters.retain(|filter| *filter != excludes);
                with.filters.push(includes);
                prop_assert_eq!(value.count, naive_search(&corpus, &with).len(), "{:?} {}", facet.facet, value.value);
            }
        }
    }

    #[test]
    fn snippets_are_inside_their_passage_and_mark_what_highlights_marks(
        text in prop_oneof![
            "((peace|treaties|borderline|the|a\\.|Բա|É!|[.!?] |\u{301}|—|x{90}|和{50}) ?){0,150}",
            "\\PC{0,600}",
        ],
        typed in prop_oneof![words(4), "\\PC{0,8}"],
    ) {
        let corpus = corpus(&[("", &[&text])]);
        let searcher = Searcher::new(&corpus);
        let highlights = searcher.highlights(&typed, &text);
        for hit in searcher.search(&Query { text: typed, filters: Vec::new() }, 1).groups.iter().flat_map(|group| &group.hits) {
            let window = range(hit.snippet.window);
            prop_assert!(text.get(window.clone()).is_some());
            prop_assert!(window == (0..text.len()) || window.len() <= crate::SNIPPET_BYTES);
            prop_assert!(!window.is_empty() || text.is_empty());
            let inside = |span: &Span| {
                let span = range(*span);
                span.start.max(window.start)..span.end.min(window.end)
            };
            let expected: Vec<_> = highlights.iter().map(inside).filter(|span| !span.is_empty()).collect();
            prop_assert_eq!(hit.snippet.highlights.iter().map(|&span| range(span)).collect::<Vec<_>>(), expected);
            prop_assert!(hit.snippet.highlights.iter().all(|&span| text.get(range(span)).is_some()));
            prop_assert_eq!(hit.snippet.highlights.is_empty(), highlights.is_empty());
        }
    }

    #[test]
    fn highlights_are_words_in_order(typed in "\\PC{0,12}", text in "\\PC{0,60}", known in words(9)) {
        let corpus = corpus(&[("", &[&known])]);
        let mut last = 0;
        for span in Searcher::new(&corpus).highlights(&typed, &text) {
            prop_assert!(last <= span.start && span.start < span.end);
            prop_assert!(tokens(&text).iter().any(|token| Span::new(token.start, token.end) == span));
            last = span.end;
        }
    }
}
