//! What the pages are found to say, one file for each kind of evidence.

use std::fmt::Write;

use corpus::{Corpus, Date, Document, EntityId, LinkEnd, Place, Window};

use crate::{golden, seeds};

/// A value, or a dash where there is none.
fn or_dash(value: Option<&str>) -> &str {
    value.unwrap_or("-")
}

fn name(corpus: &Corpus, entity: Option<EntityId>) -> &str {
    or_dash(entity.map(|entity| &*corpus.entities[entity.index()].name))
}

fn words(document: &Document, place: Option<Place>) -> &str {
    or_dash(place.map(|place| place.of(document)))
}

fn in_short(date: &Date) -> String {
    let Date { value, precision, basis, reason } = date;
    format!("{}, {}, {} ({reason})", or_dash(value.as_deref()), precision.id(), basis.id())
}

/// Who says what, with the words that show it.
#[test]
fn the_statements_are_the_ones_that_were_found_right() {
    let corpus = seeds();
    let mut out = String::new();
    for document in &corpus.documents {
        let _ = writeln!(out, "=== {}", document.slug);
        for statement in &document.statements {
            let place = statement.content[0];
            let line = document.passages[place.passage as usize].first_line;
            let side = statement.side.map(|side| &*corpus.sides[side.index()].label);
            let _ = writeln!(
                out,
                "{line}: {}, {}, {}, {}, by {}, {}, {}",
                name(&corpus, statement.speaker),
                or_dash(side),
                statement.act.id(),
                statement.mode.id(),
                statement.attribution.id(),
                statement.certainty.id(),
                if statement.verbatim { "verbatim" } else { "not verbatim" }
            );
            let _ = writeln!(
                out,
                "    source {} | cue {} | hedge {} | via {}",
                words(document, statement.source),
                words(document, statement.cue),
                words(document, statement.hedge),
                name(&corpus, statement.via)
            );
            for (what, places) in [("content", &statement.content), ("words", &statement.words)] {
                for place in places {
                    let _ = writeln!(out, "    {what}: {}", place.of(document));
                }
            }
            if let Some(said) = &statement.said {
                let _ = writeln!(out, "    said {}", in_short(said));
            }
            let topics: Vec<&str> =
                statement.topics.iter().map(|topic| &*corpus.topics[topic.index()].id).collect();
            if !topics.is_empty() {
                let _ = writeln!(out, "    on {}", topics.join(", "));
            }
            if let Some(review) = &statement.review {
                let _ = writeln!(out, "    corrected: {review}");
            }
        }
    }
    golden("statements.txt", &out);
}

/// What happened when, with the sentence that tells it.
#[test]
fn the_events_are_the_ones_that_were_found_right() {
    let corpus = seeds();
    let mut out = String::new();
    for document in &corpus.documents {
        let _ = writeln!(out, "=== {}", document.slug);
        for event in &document.events {
            let passage = &document.passages[event.place.passage as usize];
            let _ = writeln!(
                out,
                "{}: {} = {}",
                passage.first_line,
                event.place.of(document),
                in_short(&event.date)
            );
            let _ = writeln!(out, "    {}", event.sentence.of(&passage.text));
            if let Some(review) = &event.review {
                let _ = writeln!(out, "    corrected: {review}");
            }
        }
    }
    golden("events.txt", &out);
}

/// Between which days the pages without a date were published.
#[test]
fn the_windows_are_the_ones_that_were_found_right() {
    let mut out = String::new();
    for document in seeds().documents {
        if let Some(Window { earliest, latest, season, reason }) = &document.window {
            let _ = writeln!(
                out,
                "{}: {} to {}, season {}\n    {reason}",
                document.slug,
                or_dash(earliest.as_deref()),
                or_dash(latest.as_deref()),
                or_dash(season.as_deref())
            );
        }
    }
    golden("windows.txt", &out);
}

/// What connects the pages.
#[test]
fn the_links_are_the_ones_that_were_found_right() {
    let corpus = seeds();
    let end = |end: &LinkEnd| {
        let document = &corpus.documents[end.document as usize];
        let slug = &document.slug;
        end.place.map_or_else(|| slug.clone(), |place| format!("{slug} “{}”", place.of(document)))
    };
    let mut out = String::new();
    for link in &corpus.links {
        let _ = writeln!(
            out,
            "{}: {} -> {}\n    {}",
            link.kind.id(),
            end(&link.from),
            end(&link.to),
            link.reason
        );
    }
    golden("links.txt", &out);
}

/// Which words find which others.
#[test]
fn the_synonyms_are_the_ones_that_were_found_right() {
    golden("synonyms.txt", &seeds().synonyms);
}
