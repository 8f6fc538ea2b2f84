//! The same as a table, as data: an object, in it a list with an object for each record, one on a line.

use super::{Export, Value};

pub(super) fn write(export: &Export) -> String {
    let mut data = String::from("{\"corpus\": ");
    data.push_str(&text(&export.corpus.title));
    for (key, value) in [("asked", export.asked), ("accessed", export.day)] {
        let value = if value.is_empty() { "null".into() } else { text(value) };
        data.push_str(&[",\n\"", key, "\": ", &value].concat());
    }
    data.push_str(",\n\"records\": [");
    let fields = export.fields();
    for (n, cited) in export.records.iter().enumerate() {
        data.push_str(if n > 0 { ",\n{" } else { "\n{" });
        for (n, field) in fields.iter().enumerate() {
            data.push_str(if n > 0 { ", " } else { "" });
            data.push_str(&[&*text(field.name), ": ", &in_json((field.value)(cited, export))].concat());
        }
        data.push('}');
    }
    data.push_str("\n]}\n");
    data
}

fn in_json(value: Value) -> String {
    match value {
        Value::Nothing => "null".into(),
        Value::Text(value) => text(&value),
        Value::List(values) => list(&values),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => if truth { "true" } else { "false" }.into(),
    }
}

/// A text in JSON.
pub(super) fn text(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn list(values: &[String]) -> String {
    let values = crate::text::list(values.iter().map(|value| text(value)));
    ["[", &values.join(", "), "]"].concat()
}
