//! Twice as much of anything is twice the work: pages on which careless rules are quadratic.

#[path = "../../corpus/tests/work/mod.rs"]
mod work;

mod hostile;

use compiler::folder::Folder;
use hostile::{soup, traps};
use work::assert_linear;

/// Asserts of each folder that compiling it is linear work: on one thread, so that all of it is counted. A size is how
/// much of the thing that the name tells.
fn all_linear<N: AsRef<str>>(cases: impl IntoIterator<Item = (N, usize, fn(usize, &str) -> Folder)>) {
    let cases: Vec<_> =
        cases.into_iter().map(|(name, size, make)| (name.as_ref().to_owned(), size, make)).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        for (name, size, make) in &cases {
            assert_linear(
                name,
                *size,
                |size| make(size, name),
                |folder| {
                    let corpus = compiler::compile(folder, Vec::new()).corpus;
                    assert!(corpus.is_some(), "{name} do not compile");
                },
            );
        }
    });
}

#[test]
fn traps_for_quadratic_work_cost_what_they_are_long() {
    /// What part of a trap's full size, which `examples/traps.rs` measures, is taken once, twice and four times.
    const PART: usize = 1000;
    /// So much at least: of less, what is done once for a page is most.
    const LEAST: usize = 100;
    let folder = |size: usize, name: &str| {
        let trap = traps::TRAPS.iter().find(|trap| trap.name == name).expect("a trap");
        soup::folder((trap.pages)(size).into_iter().map(|(name, text)| (name, text.into_bytes())))
    };
    all_linear(traps::TRAPS.iter().map(|trap| (trap.name, (trap.full / PART).max(LEAST), folder as _)));
}

/// Bytes of a page that holds nothing else than one piece, the first time.
const BYTES: usize = 3_000;

fn page_of(name: &str, bytes: usize, piece: &str) -> Folder {
    soup::folder([(name.to_owned(), piece.repeat(bytes.div_ceil(piece.len())).into_bytes())])
}

#[test]
fn a_run_of_one_thing_costs_what_it_is_long() {
    all_linear(
        PIECES
            .iter()
            .map(|piece| (piece, BYTES, (|bytes, piece: &str| page_of("page.txt", bytes, piece)) as _)),
    );
}

#[test]
fn a_run_of_one_piece_of_markup_costs_what_it_is_long() {
    all_linear(
        HTML.iter()
            .map(|piece| (piece, BYTES, (|bytes, piece: &str| page_of("page.html", bytes, piece)) as _)),
    );
    all_linear(
        MARKDOWN
            .iter()
            .map(|piece| (piece, BYTES, (|bytes, piece: &str| page_of("page.md", bytes, piece)) as _)),
    );
}

/// Pieces of which much in one line once was read again and again: quotation marks, statements, dates.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\"", "“", "”", "‘", "'", " '", " ‘a", "«", "»", "„", "(\"[", "“a ‘", "` ", "'' ", "â€", "Ã", "Ð¼", "&quot; ", "“a”", "“a ",
    "“a” ", "Mirzoyan said ", "Mirzoyan, ", "(", "“A,” Mirzoyan said. ", "— a ", "Aliyev and ", "Mirzoyan ", "he said ", "Q: a? ",
    "Capital ", "“a, said ", "quoted as ", "the ministry ", "“A,” the diplomat winced. ", ", Interfax reported, citing Mirzoyan",
    "A friend of Mirzoyan and Aliyev said it was he who said ", "Told that Aliyev had called it “a”, ", ", saying ",
    "“We agree. / Mirzoyan: yes / — no, said he / Is it? / ", "Mirzoyan said “a b c d e” and ", "she said “we do not know me”, ",
    "X said a b, while Y may have said c d, ", "Mirzoyan came: “we are here” ",
    "[", "May ", "Monday and ", "two days after ", "2023-", "1/", "the ", "Later on June 29. ", "In 2020 ", "31.", "- ", "the end of ",
    "last ", "the first half of ", "early ", "It has been in place for over 87 days. ", "it has been in place for over 87 days and ",
    "The fire of recent days on 5 March. ", "the fire of recent days on 5 March and ", "many words of few kinds ",
];

/// What browsers read in strange ways.
#[rustfmt::skip]
const HTML: &[&str] = &[
    "<div>", "<p>a", "<", "<a ", "&", "&amp;a", "\n", "a\n", "'\"", "]]>", "<!--", "<table><tr><td>", "</p>", "<b>x",
];

/// What Markdown leaves open.
const MARKDOWN: &[&str] = &["[", "*a ", "> ", "- ", "<a ", "`", "![", "| ", "\\", "#\n", "<div>\n"];

/// A page with so much configuration beside it that does not fit.
fn beside_a_page(reviews: String, topics: String) -> Folder {
    let page =
        ("page.txt".to_owned(), "Talks\n\nThe talks went on for another day.\n".repeat(3).into_bytes());
    Folder { reviews_toml: reviews, topics_toml: topics, ..soup::folder([page]) }
}

#[test]
fn configuration_that_does_not_fit_costs_what_it_is_long() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        for (name, size, make) in [
            ("unknown keys", 1000, (|size| {
                let key = |number| format!("key{number} = 1\n");
                beside_a_page(String::new(), (0..size).map(key).collect::<Vec<_>>().concat())
            }) as fn(usize) -> Folder),
            ("stale reviews", 300, |size| {
                let review = "[[statement]]\naction = \"withdraw\"\ndocument = \"page.txt\"\nwords = \"nobody said this\"\nreason = \"gone\"\n";
                beside_a_page(review.repeat(size), String::new())
            }),
            ("reviews of pages that are gone", 300, |size| {
                let review = |number| {
                    format!("[[metadata]]\naction = \"set\"\ndocument = \"gone{number}.txt\"\nfield = \"title\"\nvalue = \"A\"\nreason = \"gone\"\n")
                };
                beside_a_page((0..size).map(review).collect::<Vec<_>>().concat(), String::new())
            }),
        ] {
            assert_linear(name, size, make, |folder| {
                let outcome = compiler::compile(folder, Vec::new());
                let errors = outcome.diagnostics.iter().filter(|problem| problem.is_error()).count();
                assert!((1..=101).contains(&errors), "{errors} errors for {name}");
            });
        }
    });
}
