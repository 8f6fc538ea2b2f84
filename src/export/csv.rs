//! A table for a spreadsheet, as RFC 4180 has it.
//!
//! It begins with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a formula and run has an
//! apostrophe before it, which spreadsheets take for "this is text". Every cell is in quotation marks, so that no
//! separator in it is one, whichever a spreadsheet expects.

use super::{Export, Value};

/// What a formula can begin with, in its wide forms too, and what spreadsheets skip before one.
const RUN: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

pub(super) fn write(export: &Export) -> String {
    let (fields, mut table) = (export.fields(), String::from('\u{feff}'));
    for (n, field) in fields.iter().enumerate() {
        cell(&mut table, n, field.name);
    }
    table.push_str("\r\n");
    for cited in &export.records {
        for (n, field) in fields.iter().enumerate() {
            cell(&mut table, n, &in_a_cell((field.value)(cited, export)));
        }
        table.push_str("\r\n");
    }
    table
}

fn in_a_cell(value: Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text,
        Value::List(texts) => texts.join("; "),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => if truth { "yes" } else { "no" }.into(),
    }
}

fn cell(table: &mut String, column: usize, text: &str) {
    table.push_str(if column > 0 { ",\"" } else { "\"" });
    if text.trim_start_matches(' ').starts_with(RUN) {
        table.push('\'');
    }
    table.push_str(&text.replace('"', "\"\""));
    table.push('"');
}
