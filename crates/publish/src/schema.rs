//! What the published corpus holds: as a JSON Schema for programs, and as a page for whoever writes one.
//!
//! Both are made of the types that are written, and of their descriptions, whenever a site is made; so they cannot tell of
//! others. The page stands by itself: the app knows nothing of it, and it starts no program.

use std::fmt::Write;

use corpus::Corpus;
use html_escape::{encode_double_quoted_attribute, encode_text};
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::address;

/// The page's file.
pub(crate) const PAGE: &str = "data.html";

/// The schema of `corpus.json`, the same for the same program.
pub(crate) fn of_corpus() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Corpus>();
    // What the descriptions link in the documentation of the program leads nowhere here.
    let text = schema.as_value().to_string().replace("[`", "`").replace("`]", "`");
    serde_json::from_str(&text).unwrap_or_default()
}

/// The page that explains the data of a corpus; `style` is the site's style sheet, `bytes` the length of the data.
pub(crate) fn page(corpus: &Corpus, schema: &Value, style: Option<&str>, bytes: usize) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    let title = encode_text(&corpus.title);
    let _ = writeln!(out, "<title>The data · {title}</title>");
    if let Some(style) = style {
        let _ = writeln!(out, "<link rel=\"stylesheet\" href=\"{}\">", encode_double_quoted_attribute(style));
    }
    let _ = write!(
        out,
        "</head>\n<body>\n<div class=\"page\">\n<main class=\"about\">\n<p><a href=\"./\">{title}</a></p>\n<h1>The data</h1>\n"
    );
    for words in [&corpus.description, &corpus.coverage].into_iter().filter(|words| !words.is_empty()) {
        let _ = writeln!(out, "<p>{}</p>", encode_text(words));
    }
    let _ = write!(
        out,
        "<p><a href=\"{0}\">{0}</a> ({1} KB of JSON) is all that the pages of this site are made from: who says what, in which \
         words of which page, and what to beware of. <a href=\"{2}\">{2}</a> is its JSON Schema; this page is the same for \
         people.</p>\n\
         <p>A number in the place of a document, topic, side or entity is its position in the list of these, from 0 on; a range \
         of a text is two numbers of bytes in UTF-8, from and to. A value that is not there is not known, a list has nothing, \
         <code>true or false</code> is false. What a statement \
         shows is <code>words</code>, never its <code>content</code> alone, which may lack the verb. Where <code>flags</code> \
         of a document has <code>ai-rewritten</code> or <code>machine-translated</code>, its words are not verbatim, quotations \
         included: say so wherever you quote them, as of dates that are <code>inferred</code> and speakers that are \
         <code>likely</code>.</p>\n",
        address::CORPUS,
        bytes.div_ceil(1024),
        address::SCHEMA,
    );
    section(&mut out, "Corpus", schema);
    for (name, shape) in schema["$defs"].as_object().into_iter().flatten() {
        section(&mut out, name, shape);
    }
    out.push_str("</main>\n</div>\n</body>\n</html>\n");
    out
}

/// A type: what it is, and its fields or the names that it may be.
fn section(out: &mut String, name: &str, shape: &Value) {
    let _ = write!(out, "<h2 id=\"{name}\">{name}</h2>\n<p>{}</p>\n<dl class=\"keys\">\n", described(shape));
    for (field, value) in shape["properties"].as_object().into_iter().flatten() {
        let needed = shape["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field));
        let may = if needed { "" } else { ", may be missing" };
        let _ = writeln!(
            out,
            "<div><dt><code>{field}</code>: {}{may}</dt><dd>{}</dd></div>",
            kind(value),
            described(value)
        );
    }
    for value in shape["oneOf"].as_array().into_iter().flatten() {
        if let Some(id) = value["const"].as_str() {
            let _ = writeln!(
                out,
                "<div><dt><code>{}</code></dt><dd>{}</dd></div>",
                encode_text(id),
                described(value)
            );
        }
    }
    out.push_str("</dl>\n");
}

/// What kind of value it is.
fn kind(value: &Value) -> String {
    if let Some(name) = value["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("<a href=\"#{name}\">{name}</a>");
    }
    if let Some(others) = value["anyOf"].as_array() {
        return others.iter().find(|one| one["type"] != "null").map(kind).unwrap_or_default();
    }
    let types = value["type"].as_array().map_or(std::slice::from_ref(&value["type"]), Vec::as_slice);
    match types.iter().filter_map(Value::as_str).find(|one| *one != "null") {
        Some("array") => format!("a list of {}", kind(&value["items"])),
        Some("string") => "text".to_owned(),
        Some("integer") => "number".to_owned(),
        Some("boolean") => "true or false".to_owned(),
        other => other.unwrap_or_default().to_owned(),
    }
}

/// Its description, with what is code in it as such.
fn described(shape: &Value) -> String {
    let text = encode_text(shape["description"].as_str().unwrap_or_default()).into_owned();
    let pieces = text.split('`').enumerate();
    pieces
        .map(|(n, piece)| if n % 2 == 1 { format!("<code>{piece}</code>") } else { piece.to_owned() })
        .collect()
}
