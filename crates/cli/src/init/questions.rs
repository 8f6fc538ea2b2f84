//! What the rules left open, as corrections to fill in: `reviews.toml`, all of it comments.

use super::text::{comment, commented, quoted};
use corpus::{Corpus, Document, Place};

/// Open questions of a kind that the file begins with; the others are counted.
const QUESTIONS: usize = 20;

/// The file.
pub fn reviews_toml(corpus: &Corpus) -> String {
    let mut out = String::from(
        "# Your corrections of what the rules found, each with its reason. Below is what they left open, as comments:\n\
         # take one out of its comment, fill it in, and say why. docs/reviews.md of Concordance lists all tables. Titles,\n\
         # dates, authors and publishers of pages are corrected in metadata.csv.\n",
    );
    let open = |value: &Option<String>| value.as_ref().is_none_or(|value| value.contains('X'));
    let dates = corpus.documents.iter().flat_map(|document| {
        let events = document.events.iter().filter(|event| open(&event.date.value));
        events.map(move |event| {
            let date = quoted(event.date.value.as_deref().unwrap_or("unknown"));
            let keys = format!("date = {date}\nbasis = \"inferred\"\n");
            table("event", document, event.place, &keys)
        })
    });
    questions(&mut out, dates, "date that lacks its year or its day");
    let speakers = corpus.documents.iter().flat_map(|document| {
        let nobody = document.statements.iter().filter(|statement| statement.speaker.is_none());
        nobody.filter_map(move |statement| {
            Some(table("statement", document, *statement.content.first()?, "speaker = \"\"\n"))
        })
    });
    questions(&mut out, speakers, "statement of whom the page does not tell");
    out
}

/// A correction of what stands in a place.
fn table(kind: &str, document: &Document, place: Place, keys: &str) -> String {
    let passage = document.passages.get(place.passage as usize).map_or("", |passage| &passage.hash);
    format!(
        "[[{kind}]]\ndocument = {}\npassage = {}\nwords = {}\naction = \"correct\"\n{keys}reason = \"\"\n",
        quoted(&document.file),
        quoted(passage),
        quoted(place.of(document)),
    )
}

/// Writes the first of some questions, and how many more there are.
fn questions(out: &mut String, tables: impl Iterator<Item = String>, noun: &str) {
    let tables: Vec<String> = tables.collect();
    for table in tables.iter().take(QUESTIONS) {
        out.push('\n');
        out.push_str(&comment(table));
    }
    if tables.len() > QUESTIONS {
        let more = tables.len() - QUESTIONS;
        let line = format!("and {more} more of this kind ({noun}); `concordance check --all` lists them");
        out.push('\n');
        out.push_str(&comment(&commented(&line)));
    }
}
