//! The `concordance` command as a script calls it.

use serde_json::Value;
use std::process::{Command, Output};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

fn concordance(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_concordance")).args(arguments).output().expect("the command starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

#[test]
fn compiling_writes_the_corpus() {
    let output = concordance(&["compile", SEEDS, "--out", "-"]);
    assert!(output.status.success());
    let corpus = compiler::compile_folder(SEEDS.as_ref()).corpus.expect("the seeds compile");
    assert_eq!(output.stdout, compiler::to_json(&corpus).as_bytes());
}

#[test]
fn the_neutral_form_has_lines_paragraphs_and_flags() {
    let output = concordance(&["compile", SEEDS, "--neutral", "-", "--no-reviews"]);
    let first = &json(&output)["documents"][0];
    assert_eq!(first["file"], "000_3eec6cbe785423bf.txt");
    assert_eq!(first["date"], Value::Null);
    assert_eq!(first["paragraphs"][0]["line_start"], 3);
    assert!(first["boilerplate_lines"].as_array().expect("lines").contains(&Value::from(24)));
    assert_eq!(first["flags"][0], "ai-rewritten");
}

#[test]
fn searching_prints_hits_with_file_lines_and_score_best_first() {
    let found = json(&concordance(&["search", SEEDS, "Lachin blockade", "--json"]));
    let hits = found["hits"].as_array().expect("hits");
    assert_eq!(hits[0]["file"], "003_c27a428282c94457.txt");
    assert_eq!(hits[0]["lines"], serde_json::json!([19, 19]));
    let scores: Vec<f64> = hits.iter().filter_map(|hit| hit["score"].as_f64()).collect();
    assert_eq!(scores.len(), hits.len());
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn a_bare_folder_of_pages_works() {
    let found = json(&concordance(&["search", &format!("{SEEDS}/documents"), "corridor", "--json"]));
    assert_eq!(found["total"], 3);
}

#[test]
fn a_folder_that_is_not_there_fails_with_a_message() {
    let output = concordance(&["compile", "no/such/folder", "--out", "-"]);
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("something that cannot be read"));
}

#[test]
fn a_written_index_answers_as_a_built_one_and_a_damaged_one_not_at_all() {
    let folder = std::env::temp_dir().join(format!("concordance-index-{}", std::process::id()));
    let path = folder.to_str().expect("a path in Unicode");
    assert!(concordance(&["compile", SEEDS, "--index", path]).status.success());
    let query = ["search", SEEDS, "\"peace treaty\" border", "--json"];
    let with_index = [&query[..], &["--index", path]].concat();
    assert_eq!(json(&concordance(&with_index)), json(&concordance(&query)));

    let terms = folder.join("terms.index");
    let mut bytes = std::fs::read(&terms).expect("the terms are there");
    bytes[100] ^= 1;
    std::fs::write(&terms, bytes).expect("they can be written");
    let output = concordance(&with_index);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("section Terms changed or cut off"));
}

#[test]
fn the_index_of_other_pages_is_refused() {
    let folder = std::env::temp_dir().join(format!("concordance-other-{}", std::process::id()));
    let path = folder.to_str().expect("a path in Unicode");
    let documents = format!("{SEEDS}/documents");
    assert!(concordance(&["compile", &documents, "--index", path]).status.success());
    let output = concordance(&["search", SEEDS, "peace", "--index", path]);
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("expected the index of this corpus"));
}

#[test]
fn what_was_read_otherwise_is_told() {
    let found = json(&concordance(&["search", SEEDS, "coridor \"as is", "--json"]));
    assert_eq!(found["understood"], "coridor \"as is\"");
    assert_eq!(found["notices"][0]["range"], serde_json::json!([8, 9]));
    assert_eq!(found["missing"][0]["word"], "coridor");
    assert_eq!(found["missing"][0]["instead"][0], "corridor");
}

#[test]
fn an_empty_answer_suggests_a_way_out() {
    let found = json(&concordance(&["search", SEEDS, "corridor flag:empty topic:enclaves", "--json"]));
    assert_eq!(found["total"], 0);
    assert!(found["suggestion"]["total"].as_u64().is_some_and(|total| total > 0), "{found:#}");
}

#[test]
fn reasons_add_up_to_the_score() {
    let found = json(&concordance(&["search", SEEDS, "Lachin corridor", "--json", "--explain"]));
    let hit = &found["hits"][0];
    let gains =
        hit["reasons"].as_array().expect("reasons").iter().filter_map(|reason| reason["gain"].as_f64());
    assert!((gains.sum::<f64>() - hit["score"].as_f64().expect("a score")).abs() < 1e-5);
}
