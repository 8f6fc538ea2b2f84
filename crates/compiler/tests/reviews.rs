//! Reviews of whole pages: what a curator says of a line or a date reaches everything that is found later.

use compiler::diagnostic::Diagnostic;
use compiler::folder::{Folder, SourceFile};
use corpus::{Corpus, Document};

const PAGE: &str = "Ferry talks go on in Port Amber

Mar 4 2024

The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the timetable.

Subscribe to our newsletter and never miss a story about the ports.

Ann Harbour of the union said last week that the talks would go on, and the ferry company said it hoped so.

Leave a Reply

Nobody signs yet, Joe Pier wrote

under the story.
";

const WRAPPED: &str = "The ferry company and the union of the crews met in Port Amber
on Monday to discuss wages and the timetable of the winter,
which both sides want to change before the first of the storms
closes the harbour of the northern shore for the year.
";

fn compiled(page: &str, reviews: &str) -> (Corpus, Vec<Diagnostic>) {
    let file = SourceFile { name: "page.txt".into(), path: "page.txt".into(), bytes: page.into() };
    let folder =
        Folder { name: "pages".into(), files: vec![file], reviews_toml: reviews.into(), ..Folder::default() };
    let outcome = compiler::compile(&folder, Vec::new());
    (outcome.corpus.unwrap_or_default(), outcome.diagnostics)
}

fn reviewed(page: &str, kind: &str, keys: &str) -> Document {
    let table = format!("[[{kind}]]\ndocument = \"page.txt\"\nreason = \"seen\"\n{keys}\n");
    let (corpus, problems) = compiled(page, &table);
    assert!(problems.is_empty(), "{keys}: {problems:#?}");
    assert_eq!(corpus.reviews.len(), 1, "{keys}");
    corpus.documents.into_iter().next().expect("a document")
}

/// Each line or paragraph of a page: its lines, what it is, and how it begins.
fn lines(document: &Document) -> Vec<String> {
    let opening = |text: &str| text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let mut lines: Vec<(u32, String)> = document
        .passages
        .iter()
        .map(|passage| {
            let kind = if passage.heading { "heading" } else { "paragraph" };
            let (first, last) = (passage.first_line, passage.last_line);
            (first, format!("{first}-{last} {kind}: {}", opening(&passage.text)))
        })
        .chain(document.furniture.iter().map(|piece| {
            (piece.line, format!("{} {}: {}", piece.line, piece.kind.id(), opening(&piece.text)))
        }))
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

#[test]
fn a_line_goes_into_the_article_or_out_of_it() {
    for (page, keys, expected) in [
        (
            PAGE,
            "words = \"Subscribe to our newsletter\"\nkind = \"paragraph\"",
            "7-7 paragraph: Subscribe to",
        ),
        (PAGE, "words = \"Ann Harbour\"\nkind = \"teaser\"", "9 teaser: Ann Harbour"),
        (PAGE, "words = \"Leave a Reply\"\nkind = \"share-bar\"", "11 share-bar: Leave a"),
        (PAGE, "words = \"Leave a Reply\"\nkind = \"heading\"", "11-11 heading: Leave a"),
        (
            PAGE,
            "words = \"Ann Harbour\"\nuntil = \"Leave a Reply\"\nkind = \"comment\"",
            "9 comment: Ann Harbour",
        ),
        (
            PAGE,
            "words = \"Ann Harbour\"\nuntil = \"Leave a Reply\"\nkind = \"comment\"",
            "11 comment: Leave a",
        ),
        (PAGE, "words = \"talks\"\nline = 1\nkind = \"menu\"", "1 menu: Ferry talks"),
        (WRAPPED, "words = \"which both sides\"\nkind = \"paragraph\"", "1-2 paragraph: The ferry"),
        (WRAPPED, "words = \"which both sides\"\nkind = \"paragraph\"", "4-4 paragraph: closes the"),
        (WRAPPED, "words = \"on Monday\"\nkind = \"caption\"", "2 caption: on Monday"),
    ] {
        let found = lines(&reviewed(page, "line", keys));
        assert!(found.iter().any(|line| line == expected), "{keys}: {expected} in {found:#?}");
    }
}

#[test]
fn a_line_is_joined_to_the_paragraph_above() {
    let page = PAGE.replace("to discuss wages", "to discuss\n\nwages");
    let table = |words: &str, kind: &str| {
        format!(
            "[[line]]\ndocument = \"page.txt\"\nwords = \"{words}\"\nkind = \"{kind}\"\nreason = \"seen\"\n"
        )
    };
    let reviews =
        table("The ferry company and", "paragraph") + &table("wages and the timetable", "continued");
    let (corpus, problems) = compiled(&page, &reviews);
    assert!(problems.iter().all(|problem| !problem.is_error()), "{problems:#?}");
    let document = &corpus.documents[0];
    assert!(lines(document).contains(&"5-7 paragraph: The ferry".to_owned()), "{:#?}", lines(document));
    assert!(document.passages[0].text.ends_with("to discuss wages and the timetable."));
}

#[test]
fn what_a_line_says_is_found_once_it_is_in_the_article() {
    let page =
        PAGE.replace("Subscribe to our newsletter and", "Subscribe to our newsletter, Rosa Lind said, and");
    let statements = |document: &Document| document.statements.len();
    let (plain, _) = compiled(&page, "");
    let document = reviewed(&page, "line", "words = \"Subscribe\"\nkind = \"paragraph\"");
    assert!(statements(&document) > statements(&plain.documents[0]), "{:#?}", document.statements);
}

#[test]
fn a_given_publication_date_dates_what_is_counted_from_it() {
    let page = PAGE.replace("Mar 4 2024\n", "");
    let dated = |reviews: &str| -> Vec<String> {
        let (corpus, problems) = compiled(&page, reviews);
        assert!(problems.is_empty(), "{problems:#?}");
        let page = &corpus.documents[0];
        let events = page.events.iter();
        events
            .map(|event| {
                format!("{} {}", event.place.of(page), event.date.value.as_deref().unwrap_or("unknown"))
            })
            .chain(page.flags.iter().map(|flag| flag.kind.id().to_owned()))
            .collect()
    };
    let date = "[[metadata]]\ndocument = \"page.txt\"\nreason = \"seen\"\nfield = \"date\"\nvalue = \"2024-03-04\"\n";
    let window = "[[window]]\ndocument = \"page.txt\"\nreason = \"seen\"\nearliest = \"2024-03-04\"\nlatest = \"2024-03-04\"\n";
    assert!(dated("").contains(&"last week unknown".to_owned()), "{:?}", dated(""));
    for reviews in [date, window] {
        let found = dated(reviews);
        assert!(found.contains(&"last week 2024-W09".to_owned()), "{found:?}");
        // Nothing on the page says so: it stays undated, for whoever trusts the page alone.
        assert!(found.contains(&"undated".to_owned()), "{found:?}");
    }
    let shown = format!("{date}line = 1\n");
    assert!(!dated(&shown).contains(&"undated".to_owned()));
}

#[test]
fn a_line_that_is_not_there_is_an_error_with_its_place() {
    for (keys, found) in [
        ("words = \"Bakers\"\nkind = \"menu\"", "no line with “Bakers” in page.txt"),
        ("words = \"talks\"\nkind = \"menu\"", "“talks” 2 times"),
        ("words = \"talks\"\nline = 3\nkind = \"menu\"", "no line with “talks” in line 3 of page.txt"),
        (
            "words = \"Ann\"\nuntil = \"Ferry\"\nkind = \"menu\"",
            "no line with “Ferry” behind the line with “Ann”",
        ),
        ("words = \"Ann\"\nkind = \"nonsense\"", "the kind `nonsense`"),
        (
            "words = \"Ferry talks\"\nkind = \"continued\"",
            "a line that continues, behind no paragraph of page.txt",
        ),
    ] {
        let table = format!("[[line]]\ndocument = \"page.txt\"\nreason = \"seen\"\n{keys}\n");
        let (_, problems) = compiled(PAGE, &table);
        let [problem] = &problems[..] else { panic!("{keys}: {problems:#?}") };
        assert!(problem.found == found && problem.line.is_some_and(|line| line > 3), "{keys}: {problem}");
    }
}

/// The tables of the documentation, each with the line before it.
fn examples() -> Vec<String> {
    let text = include_str!("../../../docs/reviews.md");
    text.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split("```").next()?.to_owned())).collect()
}

#[test]
fn every_example_of_the_documentation_is_understood() {
    let examples = examples();
    assert!(examples.len() >= 10);
    for example in examples {
        let (_, problems) = compiled(PAGE, &example);
        let wrong: Vec<_> = problems
            .iter()
            .filter(|problem| {
                ["key", "table", "gives no", "action `", "kind `"]
                    .iter()
                    .any(|part| problem.found.contains(part))
            })
            .collect();
        assert!(wrong.is_empty(), "{example}: {wrong:#?}");
    }
}
