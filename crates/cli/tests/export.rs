//! `concordance export` as a researcher uses it: the files are read by what reads them elsewhere.

use biblatex::ChunksExt;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::{Command, Output};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

fn concordance(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concordance"))
        .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .args(arguments)
        .output()
        .expect("the command starts")
}

/// The file that is written of a folder.
fn export(folder: &str, query: &str, format: &str) -> String {
    let mut arguments = vec!["export", folder, "--format", format];
    arguments.extend(["--address", "https://host/room", "--accessed", "2024-05-06"]);
    if !query.is_empty() {
        arguments.extend(["--", query]);
    }
    let output = concordance(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The rows of a table, each as its cells by the names of their columns.
fn rows(folder: &str, query: &str) -> Vec<csv::StringRecord> {
    let text = export(folder, query, "csv");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row as long as the first")).collect()
}

fn column(name: &str) -> usize {
    let text = export(SEEDS, "corridor", "csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().expect("names");
    names.iter().position(|other| other == name).expect("a column of that name")
}

fn found(query: &str) -> Value {
    let output = concordance(&["search", SEEDS, "--json", "--limit", "100000", "--", query]);
    serde_json::from_slice(&output.stdout).expect("JSON")
}

const QUERIES: [&str; 4] =
    ["corridor", "side:armenia", "side:azerbaijan mode:quoted", "act:opposes OR peace"];

#[test]
fn a_table_has_exactly_what_the_search_finds() {
    let [kind, passage, words] = ["kind", "passage", "words"].map(column);
    for query in QUERIES {
        let (rows, found) = (rows(SEEDS, query), found(query));
        let hits = found["hits"].as_array().expect("hits");
        let passages: BTreeSet<&str> = rows.iter().map(|row| &row[passage]).collect();
        let expected: BTreeSet<&str> = hits.iter().filter_map(|hit| hit["passage"].as_str()).collect();
        assert_eq!(passages, expected, "{query}");
        let mut said: Vec<&str> =
            rows.iter().filter(|row| &row[kind] == "statement").map(|row| &row[words]).collect();
        let statements = hits.iter().flat_map(|hit| hit["statements"].as_array().expect("statements"));
        let mut expected: Vec<&str> = statements.filter_map(|one| one["words"].as_str()).collect();
        said.sort_unstable();
        expected.sort_unstable();
        assert_eq!(said, expected, "{query}");
    }
}

#[test]
fn nothing_asked_is_the_whole_corpus() {
    let passage = column("passage");
    let passages = rows(SEEDS, "").iter().map(|row| row[passage].to_owned()).collect::<BTreeSet<_>>();
    let corpus = compiler::compile_folder(SEEDS.as_ref()).corpus.expect("the seeds compile");
    let all = corpus.documents.iter().flat_map(|document| &document.passages);
    assert_eq!(passages, all.map(|passage| passage.hash.clone()).collect());
}

#[test]
fn a_table_opens_in_a_spreadsheet() {
    let text = export(SEEDS, "corridor", "csv");
    assert!(text.starts_with("\u{feff}\"kind\",\"speaker\""));
    assert!(text.ends_with("\"\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn a_page_cannot_write_a_formula() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = "=HYPERLINK(\"http://x\") talks\n\nMar 4 2024\n\n\
                @SUM(1) The ferry company and the union of the crews met in Port Amber on Monday to discuss wages.\n\n\
                +1 Ann Harbour of the union said the talks would go on, \"-2\" and the company said that it hoped so.\n";
    std::fs::write(folder.path().join("page.txt"), page).expect("a page");
    let rows = rows(folder.path().to_str().expect("a path in Unicode"), "");
    assert!(!rows.is_empty());
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
}

#[test]
fn data_is_json_with_what_was_asked() {
    let data: Value = serde_json::from_str(&export(SEEDS, "side:armenia", "json")).expect("JSON");
    assert_eq!((&data["asked"], &data["accessed"]), (&"side:armenia".into(), &"2024-05-06".into()));
    let records = data["records"].as_array().expect("records");
    assert!(!records.is_empty());
    for record in records {
        assert_eq!((&record["kind"], &record["side"]), (&"statement".into(), &"Armenia".into()));
        assert!(record["link"].as_str().is_some_and(|link| link.starts_with("https://host/room/document-")));
    }
}

#[test]
fn what_is_not_verbatim_or_inferred_says_so_in_every_row() {
    let data: Value = serde_json::from_str(&export(SEEDS, "", "json")).expect("JSON");
    let corpus = compiler::compile_folder(SEEDS.as_ref()).corpus.expect("the seeds compile");
    for record in data["records"].as_array().expect("records") {
        let slug = record["document"].as_str().expect("a document");
        let document = &corpus.documents[corpus.document_by_slug(slug).expect("a known document")];
        let warns = |word: &str| record["warnings"].to_string().contains(word);
        let has = |flag: &str| document.flags.iter().any(|other| other.kind.id() == flag);
        assert_eq!(warns("not verbatim"), has("ai-rewritten") || has("machine-translated"), "{record}");
        assert_eq!(warns("publication inferred"), document.date.is_none() && document.window.is_some());
        assert_eq!(warns("speaker likely"), record["certainty"] == "likely");
    }
}

#[test]
fn references_are_read_by_a_reader_of_bibtex() {
    let text = export(SEEDS, "corridor", "bibtex");
    let bibliography = biblatex::Bibliography::parse(&text).expect("BibTeX");
    let documents = found("corridor")["documents"].as_u64().expect("a number");
    assert_eq!(bibliography.len() as u64, documents);
    let corpus = compiler::compile_folder(SEEDS.as_ref()).corpus.expect("the seeds compile");
    for entry in bibliography.iter() {
        let at = corpus.document_by_slug(&entry.key).expect("the key is the document's name");
        let document = &corpus.documents[at];
        let plain = |field: &str| entry.get(field).map(ChunksExt::format_verbatim);
        assert_eq!(plain("title").as_deref(), Some(document.name()));
        assert_eq!(plain("date"), document.date.as_ref().map(|date| date.value.clone()));
        assert_eq!(plain("urldate").as_deref(), Some("2024-05-06"));
    }
}

#[test]
fn references_have_every_tag_in_its_place() {
    let text = export(SEEDS, "corridor", "ris");
    let entries: Vec<&str> = text.split_terminator("ER  - \r\n\r\n").collect();
    assert_eq!(entries.len() as u64, found("corridor")["documents"].as_u64().expect("a number"));
    for entry in entries {
        assert!(entry.starts_with("TY  - ELEC\r\nID  - ") && entry.contains("\r\nN1  - "), "{entry}");
    }
}

#[test]
fn references_are_items_of_csl() {
    let items: Value = serde_json::from_str(&export(SEEDS, "", "csl-json")).expect("JSON");
    let items = items.as_array().expect("a list");
    assert_eq!(items.len(), 5);
    for item in items {
        assert!(item["id"].is_string() && item["type"] == "webpage", "{item}");
        // Those of the schema of CSL that are used here; it allows no others.
        let known = [
            "id",
            "type",
            "title",
            "author",
            "container-title",
            "issued",
            "accessed",
            "URL",
            "note",
            "annote",
        ];
        let mut names = item.as_object().expect("an item").keys();
        assert!(names.all(|name| known.contains(&&**name)), "{item}");
        let issued = &item["issued"]["date-parts"][0];
        assert!(item.get("issued").is_none() || issued[0].is_u64(), "{item}");
    }
}

#[test]
fn a_text_has_a_citation_for_each_record() {
    for format in ["text", "markdown"] {
        let text = export(SEEDS, "side:armenia", format);
        assert_eq!(text.matches("\n— ").count(), rows(SEEDS, "side:armenia").len(), "{text}");
        assert_eq!(text.matches("Read on 6 May 2024.").count(), rows(SEEDS, "side:armenia").len());
    }
}

#[test]
fn the_same_question_gives_the_same_bytes() {
    for format in ["csv", "json", "bibtex", "ris", "csl-json", "markdown", "text"] {
        assert_eq!(export(SEEDS, "peace", format), export(SEEDS, "peace", format), "{format}");
    }
}

#[test]
fn a_file_can_be_named_and_a_day_must_be_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a.csv");
    let file = file.to_str().expect("a path in Unicode");
    let output = concordance(&["export", SEEDS, "corridor", "--format", "csv", "--out", file]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read(file).expect("the file").starts_with(b"\xef\xbb\xbf"));
    for wrong in [["--accessed", "yesterday"], ["--accessed", "2024-13-01"], ["--format", "pdf"]] {
        let mut arguments = vec!["export", SEEDS, "corridor"];
        arguments.extend(if wrong[0] == "--format" { vec![] } else { vec!["--format", "csv"] });
        arguments.extend(wrong);
        assert_eq!(concordance(&arguments).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn every_column_is_explained() {
    let text = export(SEEDS, "corridor", "csv");
    let docs = include_str!("../../../docs/command.md");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for name in reader.headers().expect("names") {
        assert!(docs.contains(&format!("`{name}`")), "docs/command.md does not tell of {name}");
    }
}
