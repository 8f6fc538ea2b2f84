//! No question and no corpus stops the engine, and none makes it work without bound.

#[path = "../../corpus/tests/work/mod.rs"]
mod work;

use corpus::{Corpus, Document, Entity, EntityId, EntityKind, FORMAT, Mention, Passage, Span, Stated};
use search::{Atom, Filter, Index, MAX_WORDS, Query, SNIPPET_BYTES, Searcher, parse, rank};

const MEGABYTE: usize = 1_000_000;

fn corpus(documents: &[(&str, &[&str])]) -> Corpus {
    let passage =
        |text: &&str| Passage { text: (*text).to_owned(), first_line: 1, last_line: 1, ..Passage::default() };
    let document = |(title, passages): &(&str, &[&str])| Document {
        title: Some(Stated { value: (*title).to_owned(), line: 1, basis: String::new() }),
        passages: passages.iter().map(passage).collect(),
        ..Document::default()
    };
    Corpus {
        format: FORMAT,
        documents: documents.iter().map(document).collect(),
        synonyms: "peac truce\ntruce peac".to_owned(),
        ..Corpus::default()
    }
}

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// Asks everything that a reader can ask.
fn ask(searcher: &Searcher, text: &str) {
    let query = query(text);
    let answer = searcher.search(&query, 3);
    assert!(answer.groups.iter().map(|group| group.hits.len()).sum::<usize>() <= answer.total.min(3));
    searcher.explain(&query, 0, 0);
    searcher.highlights(text, "peace treaty", &[], None);
    searcher.suggest(&query);
    searcher.lift_fields(&query);
}

/// What is repeated to make a query of a megabyte.
const PIECES: &[&str] = &[
    "peace ",
    "the ",
    "x",
    "和",
    "'",
    "-",
    "a.",
    "\u{301}",
    "peace\u{0}",
    "\0",
    " ",
    "\n",
    "\"",
    "\"\" ",
    "\"a\" ",
    "“",
    "«»",
    "OR ",
    "a OR ",
    "OR OR",
    "AND ",
    "NOT ",
    "NOT",
    "NOT -",
    "- ",
    "-a ",
    "-a",
    "--",
    "-\"",
    "near:",
    "near: ",
    "near:a ",
    "near:\"a\"~9 ",
    "a near:b ",
    "topic:",
    "topic:x ",
    "topic:\"",
    "date:2023 ",
    "date:..2023 ",
    "by:",
    "speaker:x ",
    "foo:x ",
    "foo:",
    ":",
    "*",
    "a* ",
    "*a",
    "~",
    "\"~",
    "\"~9",
    "(",
    ")",
    "()",
    "שלום ",
    "\u{200f}",
    "\u{202e}a ",
    "e\u{301}",
    "🕊",
    "3+",
    "1,",
    "U.S. ",
    "a'",
    "peace-",
    "\u{10ffff}",
    "bordre ",
    "a\u{3000}",
    "NOT\u{3000}",
];

#[test]
fn a_query_of_a_megabyte_of_anything_is_answered() {
    let corpus = corpus(&[("A treaty", &["peace treaty", "the border"])]);
    let searcher = Searcher::new(&corpus);
    for piece in PIECES {
        let long = searcher.search(&query(&piece.repeat(MEGABYTE / piece.len())), 3);
        assert!(long.total <= 2, "{piece:?}");
        let typed = |bytes: usize| piece.repeat(bytes / piece.len());
        work::assert_linear(piece, 5_000, typed, |typed| ask(&searcher, typed));
    }
}

#[test]
fn a_query_counts_so_many_words_and_fields_however_many_are_typed() {
    let words = |atom: &Atom| atom.terms.len();
    for piece in PIECES {
        let parsed = parse(&piece.repeat(50_000 / piece.len()));
        let all: usize = parsed.clauses.iter().flat_map(|clause| &clause.atoms).map(words).sum();
        assert!(all <= MAX_WORDS, "{all} words of {piece:?}");
        assert!(parsed.fields.len() <= MAX_WORDS, "{} fields of {piece:?}", parsed.fields.len());
    }
    let months: Vec<String> = (0..10_000).map(|year| format!("date:{year:04}-05 -topic:t{year}")).collect();
    assert!(parse(&months.join(" ")).fields.len() <= MAX_WORDS);
}

#[test]
fn a_query_of_ten_thousand_different_words_is_answered() {
    let corpus = corpus(&[("", &["word9 word77 word123 word1234"])]);
    let words: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let text = words.join(" ") + " ";
    let answer = Searcher::new(&corpus).search(&query(&text), 9);
    assert_eq!(answer.total, 1, "word9 is among those that count");
    assert_eq!(answer.missing.len(), MAX_WORDS - 3, "of the first 128 all but word9, word77 and word123");
}

#[test]
fn a_passage_of_a_megabyte_is_answered() {
    for piece in ["peace and ", "peace", "和", "\u{301}", "\0", "U.S.", "peace. ", "\u{202e}שלום "] {
        let passage =
            |bytes: usize| corpus(&[("A border", &[&(piece.repeat(bytes / piece.len()) + " border")])]);
        work::assert_linear(piece, 20_000, passage, |corpus| ask(&Searcher::new(corpus), "peace border"));
        let text = piece.repeat(MEGABYTE / piece.len()) + " border";
        let corpus = corpus(&[("A border", &[&text])]);
        let searcher = Searcher::new(&corpus);
        let typed = query("peace border u \"peace and\" OR near:\"peace border\" OR b");
        for group in searcher.search(&typed, 1).groups {
            let window = group.hits[0].snippet.window;
            assert!((window.end - window.start) as usize <= SNIPPET_BYTES, "{piece:?}");
        }
        searcher.explain(&typed, 0, 0);
    }
}

#[test]
fn a_corpus_of_empty_documents_is_answered() {
    for documents in [
        &[] as &[(&str, &[&str])],
        &[("", &[])],
        &[("Peace", &[]), ("", &[])],
        &[("", &["", "—"]), ("Peace", &[""])],
    ] {
        let corpus = corpus(documents);
        let searcher = Searcher::new(&corpus);
        for typed in [
            "",
            "peace",
            "pea",
            "pease ",
            "\"the peace\"",
            "near:\"a b\"",
            "-peace",
            "peace*",
            "a OR b",
            "date:2023",
            "topic:x",
        ] {
            ask(&searcher, typed);
            rank(&Index::build(&corpus), typed, 9);
        }
        let index = Index::open(Index::build(&corpus).bytes().to_vec()).expect("it is undamaged");
        assert!(Searcher::with_index(&corpus, index).is_ok());
    }
}

#[test]
fn ids_and_spans_that_point_nowhere_are_passed_over() {
    let mut corpus = corpus(&[("Peace", &["peace talks", ""])]);
    let entity = |name: &str| Entity {
        name: name.to_owned(),
        kind: EntityKind::Place,
        aliases: vec![String::new(), "—".to_owned(), "the".to_owned()],
        role: Some("the —".to_owned()),
        side: Some(corpus::SideId(9)),
        speaks_for: None,
        uncurated: false,
    };
    corpus.entities = vec![entity("peace"), entity("")];
    let ends = [(0, 0), (3, 1), (0, 5), (2, 4), (6, 900), (900, 950), (u32::MAX, u32::MAX)];
    for (entity, (start, end)) in
        [0, 1, 7, u32::MAX].into_iter().flat_map(|entity| ends.map(|end| (entity, end)))
    {
        corpus.documents[0].passages[0]
            .mentions
            .push(Mention { entity: EntityId(entity), span: Span { start, end } });
    }
    corpus.documents[0].passages[0].topics =
        vec![corpus::TopicMatch { topic: corpus::TopicId(5), evidence: vec![Span { start: 9, end: 1 }] }];
    corpus.synonyms = "\n peace\npeac\npeac  \nzz peac".to_owned();
    let searcher = Searcher::new(&corpus);
    for typed in ["peace ", "the", "—", "talks", "zz", "zzz ", "side:x peace"] {
        ask(&searcher, typed);
    }
    assert_eq!(searcher.explain(&query("peace"), 7, 0).reasons, []);
    assert_eq!(searcher.explain(&query("peace"), 0, 7).reasons, []);
}

#[test]
fn filters_of_any_value_are_answered() {
    let corpus = corpus(&[("Peace", &["peace talks"])]);
    let searcher = Searcher::new(&corpus);
    for facet in search::Facet::ALL {
        for value in ["", "..", "2023..", "..2023", "9999..0000", "none", "\0", "\u{301}", "-", "x y", "\""] {
            for exclude in [false, true] {
                let filters = vec![Filter { facet, value: value.to_owned(), exclude }; 3];
                let query = Query { text: "peace".to_owned(), filters, all: vec![facet] };
                assert!(searcher.search(&query, 9).total <= 1);
                searcher.suggest(&query);
                searcher.lift_fields(&query);
            }
        }
    }
}
