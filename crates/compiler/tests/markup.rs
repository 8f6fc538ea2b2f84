//! Pages of HTML and Markdown: the article, what stands around it, what they state, and that nothing is lost.

mod hostile;
mod margins;

use compiler::folder::{Folder, SourceFile};
use corpus::Document;
use margins::{Page, check, read};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The page that most tests change a little.
static HTML: LazyLock<String> = LazyLock::new(|| Page::load("markup/ferry-html").text);

#[test]
fn the_article_of_a_page_with_markup_is_told_from_its_frame_and_its_tags_state_its_fields() {
    check("markup", 14);
}

#[test]
fn what_is_not_the_article_of_an_html_page_is_furniture() {
    let document = read("page.html", &HTML);
    let furniture: Vec<String> = document
        .furniture
        .iter()
        .map(|piece| format!("{} {}: {}", piece.line, piece.kind.id(), piece.text.trim()))
        .collect();
    for expected in [
        "9 menu: • Home",
        "10 teaser: Most read",
        "10 other: Bakers of the town win the first prize for a crust.",
        "12 title: Ferry talks open in Port Amber",
        "13 byline: By Ann Example",
        "19 caption: The ferry in port",
        "19 caption: The ferry on Sunday.",
    ] {
        assert!(furniture.iter().any(|line| line == expected), "{expected} in {furniture:#?}");
    }
}

#[test]
fn a_passage_of_markdown_is_its_text_and_keeps_its_source() {
    let document = read("page.md", &Page::load("markup/ferry-markdown").text);
    let first = &document.passages[0];
    assert!(
        first.text.starts_with("The ferry company and the union of the crews met in Port Amber on Monday")
    );
    assert!(first.source.as_ref().expect("the source").contains("(https://amber.example)"));
}

/// Everything of a document, without white space.
fn everything(document: &Document) -> String {
    let passages =
        document.passages.iter().map(|passage| passage.source.as_ref().unwrap_or(&passage.text).as_str());
    let furniture = document.furniture.iter().map(|piece| piece.text.as_str());
    passages.chain(furniture).flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_word_of_an_html_page_is_lost(
        words in prop::collection::vec("[A-Za-zé“”]{3,9}( [a-zé,]{2,9}){0,30}\\.?", 1..30),
        tags in prop::collection::vec(prop::sample::select(vec!["p", "div", "h2", "li", "td", "aside", "section", "span", "nav", "article", "unknown"]), 30),
    ) {
        let page: Vec<String> = words.iter().zip(&tags).map(|(words, tag)| format!("<{tag}>{words}</{tag}>\n")).collect();
        let page = page.concat();
        let document = read("page.html", &page);
        let kept = everything(&document);
        for words in &words {
            let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert!(kept.contains(&bare), "{words} in {kept}");
        }
    }

    #[test]
    fn no_line_of_a_markdown_page_is_lost(
        lines in prop::collection::vec(prop_oneof![
            "(# |## |- |1\\. |> |    |\\| )?[A-Za-zé]{3,9}( [a-z*_`\\[\\]()!<>&]{1,9}){0,20}",
            Just("---".to_owned()), Just(String::new()), Just("[a]: http://b.c".to_owned()), Just("```".to_owned()), "\\PC{0,40}",
        ], 1..30),
    ) {
        let document = read("page.md", &lines.join("\n"));
        let kept = everything(&document);
        for line in &lines {
            let bare: String = line.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').collect();
            prop_assert!(kept.contains(&bare), "{line} in {kept}");
        }
    }

    #[test]
    fn no_page_of_any_characters_stops_the_reader(page in "[<>a-z/=\"'&;!\\-#* \n\\PC]{0,300}") {
        read("page.html", &page);
        read("page.md", &page);
    }
}

#[test]
fn a_hostile_page_is_read_to_the_end() {
    let deep =
        "<div>".repeat(100_000) + "The talks went on for a day and nobody knew when they would end at all.";
    assert!(everything(&read("page.html", &deep)).contains("Thetalkswenton"));
    let wide = format!("<p {}>Text</p>", "a=1 ".repeat(200_000));
    assert!(everything(&read("page.html", &wide)).contains("Text"));
}

/// The pieces of a document in the order of the page, the passages marked.
fn in_order(document: &Document) -> Vec<String> {
    let mut furniture = document.furniture.iter().peekable();
    let mut pieces = Vec::new();
    for at in 0..=document.passages.len() {
        while let Some(piece) = furniture.next_if(|piece| piece.next as usize == at) {
            pieces.push(piece.text.clone());
        }
        pieces.extend(document.passages.get(at).map(|passage| format!("P {}", passage.text)));
    }
    assert!(furniture.next().is_none());
    pieces.iter().map(|piece| piece.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_pieces_of_one_line_keep_their_order() {
    let page = HTML.replace('\n', " ");
    let document = read("page.html", &page);
    assert!(document.furniture.iter().all(|piece| piece.line == 1));
    assert_eq!(in_order(&document), in_order(&read("page.html", &HTML)));
    assert_eq!(in_order(&document)[6..10], ["P The ferry", "P Wages", "P The union", "P Both sides"]);
}

#[test]
fn characters_read_in_the_wrong_encoding_are_put_back_in_html_and_shown_as_they_came() {
    let damaged = "The ferry companyâ€™s crews met in Port Amber, JÃ³gvan said, on Monday â€“ to discuss wages, and the timetable.";
    for (name, page) in [
        (
            "page.html",
            format!(
                "<title>JÃ³gvanâ€™s ferry</title><article><h1>JÃ³gvanâ€™s ferry</h1><p>{damaged}</p></article>"
            ),
        ),
        ("page.md", format!("# JÃ³gvanâ€™s ferry\n\n{damaged}\n")),
    ] {
        let document = read(name, &page);
        let passage = &document.passages[0];
        assert!(
            passage.text.contains("company’s crews met in Port Amber, Jógvan said, on Monday – to"),
            "{passage:?}"
        );
        assert_eq!(passage.source.as_deref(), Some(damaged), "{name}");
        assert_eq!(
            document.title.as_ref().map(|title| title.value.as_str()),
            Some("Jógvan’s ferry"),
            "{name}"
        );
        assert!(document.flags.iter().any(|flag| flag.kind == corpus::FlagKind::EncodingDamage), "{name}");
    }
}

/// A page with this head and these lines between the headline and the text.
fn dated(head: &str, lines: &str) -> (Document, Vec<String>) {
    let page = HTML
        .replace("<meta property=\"article:published_time\" content=\"2024-03-04T09:30:00+01:00\">", head)
        .replace("<p class=\"byline\">By Ann Example</p>", lines);
    let file = SourceFile { name: "page.html".into(), path: "page.html".into(), bytes: page.into_bytes() };
    let folder = Folder { name: "pages".into(), files: vec![file], ..Folder::default() };
    let outcome = compiler::compile(&folder, Vec::new());
    let found = outcome.diagnostics.into_iter().map(|problem| problem.found).collect();
    (outcome.corpus.expect("a page compiles").documents.remove(0), found)
}

#[test]
fn a_date_in_a_tag_yields_to_the_page_where_tags_are_filled_with_anything() {
    const TIME: &str = "<meta property=\"article:published_time\" content=\"2031-01-01T00:00:00Z\">";
    const LOOSE: &str = "<meta name=\"date\" content=\"2019-01-01\">";
    for (head, lines, expected, contradicts) in [
        (TIME, "<p>Published: 3 February 2022, 10:15</p>", "2022-02-03", true),
        (TIME, "<p>3 February 2022</p>", "2031-01-01", true),
        (TIME, "<p>31 December 2030</p>", "2031-01-01", false),
        (TIME, "<p>By Ann Example</p>", "2031-01-01", false),
        (LOOSE, "<p>April 9, 2021</p>", "2021-04-09", true),
        (LOOSE, "<p>January 2019</p>", "2019-01-01", false),
        ("", "<p>April 9, 2021</p>", "2021-04-09", false),
    ] {
        let (document, problems) = dated(head, lines);
        let date = document.date.map(|date| date.value);
        assert_eq!(date.as_deref(), Some(expected), "{head} {lines}");
        assert_eq!(problems.iter().any(|found| found.starts_with("the date ")), contradicts, "{problems:?}");
    }
}

#[test]
fn an_account_or_a_site_is_no_author() {
    for (head, expected) in [
        ("<meta name=author content=admin>", "Ann Example"),
        ("<meta name=author content=\"Amber Times\">", "Ann Example"),
        ("<meta name=author content=\"Bo Other\">", "Bo Other"),
    ] {
        let page = HTML.replace("<style>", &format!("{head}<style>"));
        let byline = read("page.html", &page).byline.map(|byline| byline.value);
        assert_eq!(byline.as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn what_no_reader_sees_is_kept_outside_the_article() {
    let page = HTML.replace("<h2>Wages</h2>", "<p style=\"display:none\">Subscribers read that the talks of the ferry company and the union broke down on Sunday.</p><h2>Wages</h2>");
    let document = read("page.html", &page);
    assert!(document.passages.iter().all(|passage| !passage.text.contains("Subscribers")));
    assert!(document.furniture.iter().any(|piece| piece.text.contains("Subscribers")));
    // A page that is hidden until its script runs is a page.
    let page = HTML.replace("<body>", "<body style=\"visibility: hidden\">");
    assert_eq!(read("page.html", &page).passages, read("page.html", &HTML).passages);
}
