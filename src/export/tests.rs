//! What the files say of the sample.

use proptest::prelude::*;
use search::{Query, Searcher};

use super::{Export, FIELDS, Format};
use crate::address::Site;
use crate::sample;
use corpus::{Attribution, Certainty, Corpus, Stated, Window};

const DAY: &str = "2024-05-06";
const SITE: Site<'_> = Site { base: "https://host/room/", is_alone: false };

fn exported(corpus: &Corpus, asked: &str, format: Format) -> String {
    let query = Query { text: asked.into(), ..Query::default() };
    let answer = Searcher::new(corpus).search(&query, 99);
    Export { asked, site: SITE, day: DAY, ..Export::new(&answer, corpus) }.write(format)
}

/// The cells of a table, a list for each line; the first are the names.
fn table(corpus: &Corpus, asked: &str) -> Vec<Vec<String>> {
    let text = exported(corpus, asked, Format::Csv);
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let rows = text.strip_suffix("\"\r\n").expect("an end").split("\"\r\n");
    let cells = |row: &str| row[1..].split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect();
    rows.map(cells).collect()
}

fn column(table: &[Vec<String>], name: &str) -> Vec<String> {
    let at = table[0].iter().position(|other| other == name).expect("a column of that name");
    table[1..].iter().map(|row| row[at].clone()).collect()
}

#[test]
fn a_statement_is_a_row_with_who_how_and_where() {
    let table = table(&sample::corpus(), "side:south");
    let [row] = &table[1..] else { panic!("one row in {table:?}") };
    let known: Vec<_> = table[0].iter().zip(row).filter(|(_, cell)| !cell.is_empty()).collect();
    let known: Vec<String> = known.into_iter().map(|(name, cell)| format!("{name}={cell}")).collect();
    assert_eq!(
        known,
        [
            "kind=statement",
            "speaker=Southtown",
            "certainty=sure",
            "named=by name",
            "source=Southtown",
            "side=South",
            "act=asks",
            "mode=reported",
            "words=Southtown asked for water.",
            "cue=asked",
            "verbatim=no",
            "topics=Water",
            "title=Talks on water resume",
            "publisher=Valley News",
            "published=2023-12-29",
            "published_in_words=29 December 2023",
            "url=https://example.org/water?a=1&b=2",
            "file=0-water.txt",
            "first_line=3",
            "last_line=3",
            "document=0-water",
            "passage=aaaaaaaaaaa1",
            "link=https://host/room/document-0-water.html?mark=s16&was=1.QDsP_3l1#p-aaaaaaaaaaa1",
            "accessed=2024-05-06",
        ]
    );
}

#[test]
fn words_that_nobody_says_are_not_lost() {
    let mut corpus = sample::corpus();
    let table_of = |corpus: &Corpus| column(&table(corpus, "water"), "kind");
    assert_eq!(table_of(&corpus)[..1], ["statement"], "its words are the whole passage");
    corpus.documents[0].passages[0].text.push_str(" It rained.");
    assert_eq!(table_of(&corpus)[..2], ["passage", "statement"]);
    assert_eq!(column(&table(&corpus, "side:south"), "kind"), ["statement"], "statements are asked for");
}

#[test]
fn who_is_likely_or_unknown_says_so() {
    let mut corpus = sample::corpus();
    let statement = &mut corpus.documents[0].statements[0];
    (statement.attribution, statement.certainty) = (Attribution::Pronoun, Certainty::Likely);
    assert_eq!(column(&table(&corpus, "side:south"), "warnings"), ["speaker likely, by a pronoun"]);
    let statement = &mut corpus.documents[0].statements[0];
    (statement.speaker, statement.certainty) = (None, Certainty::Open);
    let unknown = table(&corpus, "side:south");
    let cells = ["speaker", "source", "warnings"].map(|name| column(&unknown, name)[0].clone());
    assert_eq!(cells, ["", "Southtown", "speaker not known"]);
}

#[test]
fn what_is_inferred_or_not_verbatim_says_so_in_every_format() {
    let mut corpus = sample::corpus();
    corpus.documents[1].window = Some(Window {
        earliest: Some("2023-06-29".into()),
        latest: Some("2023-07-05".into()),
        reason: "“next week”".into(),
        ..Window::default()
    });
    for format in Format::ALL {
        let file = exported(&corpus, "dam flag:ai-rewritten", format);
        assert!(file.to_lowercase().contains("not verbatim: rewritten by ai"), "{format:?}: {file}");
        assert!(file.contains("between 29 June and 5 July 2023, inferred"), "{format:?}: {file}");
    }
}

#[test]
fn no_cell_can_be_run() {
    let mut corpus = sample::corpus();
    for start in ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "＝1", "a,=1", "a\",=1", "a;=1"] {
        corpus.documents[0].byline = Some(Stated { value: start.into(), line: 1, basis: String::new() });
        let byline = column(&table(&corpus, "side:south"), "byline");
        let expected = if start.starts_with('a') { start.to_owned() } else { ["'", start].concat() };
        assert_eq!(byline, [expected]);
    }
}

#[test]
fn data_has_what_the_table_has() {
    let corpus = sample::corpus();
    let data: serde_json::Value = serde_json::from_str(&exported(&corpus, "", Format::Json)).expect("JSON");
    assert_eq!((&data["corpus"], &data["asked"]), (&"Two valleys".into(), &serde_json::Value::Null));
    let records = data["records"].as_array().expect("a list");
    let table = table(&corpus, "");
    assert_eq!(records.len(), table.len() - 1);
    for (record, row) in records.iter().zip(&table[1..]) {
        for (field, cell) in FIELDS.iter().zip(row) {
            let value = match &record[field.name] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Bool(truth) => if *truth { "yes" } else { "no" }.into(),
                serde_json::Value::Array(texts) => {
                    texts.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join("; ")
                }
                other => other.to_string(),
            };
            assert_eq!(value, *cell, "{}", field.name);
        }
    }
}

#[test]
fn a_text_is_what_the_page_copies() {
    assert_eq!(
        exported(&sample::corpus(), "side:south", Format::Text),
        "Southtown, South, asks, reported: Southtown asked for water.\n\
         — Talks on water resume. Valley News, 29 December 2023. 0-water.txt, line 3.\n\
         https://host/room/document-0-water.html?mark=s16&was=1.QDsP_3l1#p-aaaaaaaaaaa1\n\
         Read on 6 May 2024.\n"
    );
}

#[test]
fn markdown_links_its_source_and_shows_every_sign() {
    let text = exported(&sample::corpus(), "flag:ai-rewritten", Format::Markdown);
    assert_eq!(
        text,
        "# Two valleys\n\nAsked for: flag:ai-rewritten\n\n\
         > Nobody asked the dam, “not even me”.\n\n\
         — [A dam too far](<https://host/room/document-1-dam.html?was=1.cDQUJOmfoaQt#p-bbbbbbbbbbb1>). publisher not stated, no date stated. \
         1-dam.txt, line 2. Read on 6 May 2024. \
         **Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s.**\n"
    );
    let hostile = exported(&sample::corpus(), "alert", Format::Markdown);
    assert!(hostile.contains("> \\<script\\>alert("), "{hostile}");
}

#[test]
fn a_document_is_one_reference_with_what_is_cited_as_notes() {
    assert_eq!(
        exported(&sample::corpus(), "side:south", Format::Ris),
        "TY  - ELEC\r\nID  - 0-water\r\nTI  - Talks on water resume\r\nT2  - Valley News\r\nPY  - 2023\r\n\
         DA  - 2023/12/29/\r\nUR  - https://example.org/water?a=1&b=2\r\nY2  - 2024/05/06/\r\n\
         N1  - Southtown, South, asks, reported: Southtown asked for water. (0-water.txt, line 3. \
         https://host/room/document-0-water.html?mark=s16&was=1.QDsP_3l1#p-aaaaaaaaaaa1)\r\nER  - \r\n\r\n"
    );
    assert_eq!(
        exported(&sample::corpus(), "side:south", Format::BibTex),
        "@online{0-water,\n  title = {{Talks on water resume}},\n  organization = {{Valley News}},\n  \
         date = {2023-12-29},\n  year = {2023},\n  url = {https://example.org/water?a=1&b=2},\n  \
         urldate = {2024-05-06},\n  annote = {[1] Southtown, South, asks, reported: Southtown asked for water. \
         (0-water.txt, line 3. https://host/room/document-0-water.html?mark=s16\\&was=1.QDsP\\_3l1\\#p-aaaaaaaaaaa1)},\n}\n"
    );
    assert_eq!(
        exported(&sample::corpus(), "side:south", Format::CslJson),
        "[{\n  \"id\": \"0-water\",\n  \"type\": \"webpage\",\n  \"title\": \"Talks on water resume\",\n  \
         \"container-title\": \"Valley News\",\n  \"issued\": {\"date-parts\": [[2023, 12, 29]]},\n  \
         \"accessed\": {\"date-parts\": [[2024, 5, 6]]},\n  \"URL\": \"https://example.org/water?a=1&b=2\",\n  \
         \"annote\": \"Southtown, South, asks, reported: Southtown asked for water. (0-water.txt, line 3. \
         https://host/room/document-0-water.html?mark=s16&was=1.QDsP_3l1#p-aaaaaaaaaaa1)\"\n}]\n"
    );
}

#[test]
fn an_address_that_is_none_of_the_web_is_no_address() {
    let references = exported(&sample::corpus(), "alert", Format::Ris);
    assert!(!references.contains("javascript:"), "{references}");
}

proptest! {
    #[test]
    fn no_text_breaks_a_file(title in any::<String>(), words in any::<String>()) {
        let mut corpus = sample::corpus();
        corpus.documents.truncate(1);
        corpus.documents[0].title = Some(Stated { value: title, line: 1, basis: String::new() });
        corpus.documents[0].passages.truncate(1);
        corpus.documents[0].passages[0].text = words;
        let csl = exported(&corpus, "", Format::CslJson);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&csl).is_ok());
        let data = exported(&corpus, "", Format::Json);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&data).is_ok());
        for line in exported(&corpus, "", Format::Ris).split_terminator("\r\n") {
            prop_assert!(line.is_empty() || line.get(2..6) == Some("  - "), "{:?}", line);
            prop_assert!(!line.contains(char::is_control));
        }
        let mut depth = 0;
        for c in exported(&corpus, "", Format::BibTex).chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            prop_assert!((0..=4).contains(&depth));
        }
        prop_assert_eq!(depth, 0);
    }
}
