//! Our rows against the annotators' own scorer, on the seeds as compiled and on answers spoilt on purpose.
//!
//! The annotation and its script are no part of this repository: the variable GOLD names their folder.

#![expect(clippy::print_stderr, reason = "who runs the tests is told what is left out")]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

/// The folder of the annotation, where it and Python are at hand.
fn gold() -> Option<PathBuf> {
    let skipped = |why: &str| {
        eprintln!("SKIPPED: our score is not held against the annotators' own: {why}");
        None
    };
    let Some(gold) = std::env::var_os("GOLD").map(PathBuf::from) else {
        return skipped("the variable GOLD names no folder");
    };
    if !gold.join("score.py").is_file() {
        return skipped("the folder that GOLD names has no score.py");
    }
    if !Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return skipped("there is no python3");
    }
    Some(gold)
}

fn ours(gold: &Path, what: &str, column: &str) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .args(["score", what, "--json", "--gold"])
        .arg(gold)
        .output()
        .expect("the command starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    all[column].clone()
}

fn theirs(gold: &Path, neutral: &Path) -> Value {
    let out = neutral.with_extension("scores.json");
    let output = Command::new("python3")
        .arg(gold.join("score.py"))
        .arg(neutral)
        .arg("--gold")
        .arg(gold)
        .arg("--json")
        .arg(&out)
        .output()
        .expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&std::fs::read(out).expect("scores")).expect("JSON");
    all["seeds"].clone()
}

fn assert_equal(ours: &Value, theirs: &Value, what: &str) {
    for (row, scores) in ours.as_object().expect("rows") {
        if row == "missing documents" {
            continue;
        }
        for (at, name) in ["precision", "recall", "f1"].iter().enumerate() {
            let (a, b) = (scores[name].as_f64(), theirs[row][at].as_f64());
            let same = match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                (a, b) => a == b,
            };
            assert!(same, "{what}: {row}, {name}: ours {a:?}, theirs {b:?}");
        }
    }
}

#[test]
fn the_seeds_score_the_same_in_both() {
    let Some(gold) = gold() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let neutral = folder.path().join("neutral.json");
    let compiled = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .args(["compile", SEEDS, "--neutral"])
        .arg(&neutral)
        .status()
        .expect("the command starts");
    assert!(compiled.success());
    let theirs = theirs(&gold, &neutral);
    assert_equal(&ours(&gold, SEEDS, "with reviews"), &theirs, "folder");
    assert_equal(&ours(&gold, neutral.to_str().expect("Unicode"), "as compiled"), &theirs, "neutral form");
}

/// The annotation itself as an answer, spoilt in another way by every number: words left out, speakers by surname,
/// other dates, quotations in pieces or run together, names split.
fn spoilt(gold: &Value, seed: usize) -> Value {
    let state = std::cell::Cell::new((seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let chance = |n: u64| {
        state
            .set(state.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        (state.get() >> 33) % n
    };
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let paragraphs: Vec<Value> = list("paragraphs")
        .iter()
        .filter(|_| chance(6) > 0)
        .map(|paragraph| {
            let mut topics = paragraph["topics"].as_array().cloned().unwrap_or_default();
            if chance(3) == 0 {
                topics.push(json!("treaty text"));
            }
            let line_end = paragraph["line_end"].as_u64().unwrap_or(1) + chance(2);
            json!({ "text": "", "line_start": paragraph["line_start"], "line_end": line_end, "topics": topics })
        })
        .collect();
    let mut quotations = Vec::new();
    for quotation in list("quotations") {
        let text = quotation["text"].as_str().unwrap_or_default();
        let words: Vec<&str> = text.split(' ').collect();
        let speaker = quotation["speaker"].as_str().unwrap_or_default();
        let speaker = match chance(5) {
            0 => Value::Null,
            1 => json!(speaker.rsplit(' ').next()),
            2 => json!(format!("President {speaker}’s")),
            3 => json!("Somebody Else"),
            _ => json!(speaker),
        };
        let cut = chance(words.len() as u64 + 1) as usize;
        let pieces = match chance(5) {
            0 => vec![words[..cut].join(" "), words[cut..].join(" ")],
            1 => vec![format!("{text} and a good many other words that nobody said at all")],
            2 => vec![words[..words.len() - words.len() / 5].join(" ")],
            3 => vec![text.to_uppercase(), text.to_owned()],
            _ => vec![format!("“{text}”")],
        };
        for piece in pieces {
            quotations.push(json!({ "text": piece, "speaker": speaker, "paragraph": null }));
        }
    }
    let mut events = Vec::new();
    for event in list("events") {
        let date = event["date"].as_str().unwrap_or("2023");
        let date = match chance(6) {
            0 => Value::Null,
            1 => json!(format!("XXXX{}", date.get(4..).unwrap_or_default())),
            2 => json!(date.get(..7)),
            3 => json!(format!("{date}/{date}")),
            4 => json!("2023-W39"),
            _ => json!(date),
        };
        let mention = event["mention"].as_str().unwrap_or_default();
        let text = if chance(3) == 0 { format!("on {mention}, they met") } else { mention.to_owned() };
        events.push(json!({ "text": text, "date": date, "precision": "day", "paragraph": chance(20) }));
        if chance(6) == 0 {
            events.push(json!({ "text": "someday", "date": "2024", "precision": "year", "paragraph": null }));
        }
    }
    let mut mentions = Vec::new();
    for entity in list("entities") {
        for (alias, count) in entity["mentions"].as_object().into_iter().flatten() {
            let name = match chance(5) {
                0 => json!(alias),
                1 => json!("Nobody Known"),
                2 => json!(format!("the {}", entity["name"].as_str().unwrap_or_default())),
                _ => entity["name"].clone(),
            };
            let count = count.as_u64().unwrap_or(1) + chance(2);
            let alias = if chance(4) == 0 { format!("{alias}’s") } else { alias.clone() };
            mentions.push(json!({ "name": name, "type": entity["type"], "alias": alias, "count": count }));
        }
    }
    let mut flags: Vec<Value> = list("flags").iter().map(|flag| flag["flag"].clone()).collect();
    flags.push(json!(["No Date", "teaser", "near_dup", "unknown-flag"][chance(4) as usize]));
    let field = |key: &str| gold[key]["value"].clone();
    let lines: Vec<Value> =
        list("other_lines").iter().filter(|_| chance(5) > 0).map(|line| line["line"].clone()).collect();
    json!({
        "file": gold["file"],
        "title": field("title").as_str().map(|title| format!("{title} – ")),
        "date": if chance(3) == 0 { json!("2023-01-01") } else { field("published") },
        "byline": field("byline").as_str().map(|name| format!("By: {name}")),
        "publisher": if chance(3) == 0 { json!("The Paper") } else { field("publisher") },
        "url": field("url").as_str().map(|url| format!("{url}/")),
        "paragraphs": paragraphs,
        "boilerplate_lines": lines,
        "quotations": quotations,
        "events": events,
        "mentions": mentions,
        "flags": flags,
    })
}

#[test]
fn spoilt_answers_score_the_same_in_both() {
    let Some(gold) = gold() else { return };
    let mut pages: Vec<PathBuf> = std::fs::read_dir(gold.join("seeds"))
        .expect("the annotation")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    pages.sort();
    let pages: Vec<Value> = pages
        .iter()
        .map(|path| serde_json::from_slice(&std::fs::read(path).expect("a page")).expect("JSON"))
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    for seed in 0..20 {
        let documents: Vec<Value> =
            pages.iter().enumerate().map(|(at, page)| spoilt(page, seed * 100 + at)).collect();
        let neutral = folder.path().join(format!("spoilt{seed}.json"));
        std::fs::write(&neutral, json!({ "documents": documents }).to_string()).expect("a file");
        let ours = ours(&gold, neutral.to_str().expect("Unicode"), "as compiled");
        assert_equal(&ours, &theirs(&gold, &neutral), &format!("spoilt {seed}"));
    }
}
