//! `concordance check`: every problem with the input, then what a curator should look at first.
//!
//! The second part is what the rules left open or are unsure of: it is no list of mistakes, and an empty list is no
//! proof that there are none.

use crate::failure::Failure;
use crate::folder::{self, Source};
use crate::recurring::{self, Use};
use crate::report::{self, Detail, out};
use compiler::folder::Folder;
use corpus::{Basis, Corpus, Date, Document, Entity, Precision, Statement, Window};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How to check, and what to print.
#[derive(clap::Args)]
pub struct Options {
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
    /// Print every place; without it at most 10 of a kind.
    #[arg(long)]
    all: bool,
    /// Warnings, too, make the command end with 1.
    #[arg(long)]
    strict: bool,
}

/// Places of a kind that are printed unless all are asked for.
const SHOWN: usize = 10;
/// Of them, places of one file that come before those of the next.
const OF_ONE_FILE: usize = 3;
/// A place that somebody should look at.
struct Place {
    kind: Kind,
    file: String,
    line: u32,
    message: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Speaker,
    Date,
    Name,
    Voice,
    Topic,
    Flags,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Speaker, Self::Date, Self::Name, Self::Voice, Self::Topic, Self::Flags];

    const fn id(self) -> &'static str {
        match self {
            Self::Flags => "flags",
            Self::Speaker => "unknown-speaker",
            Self::Date => "uncertain-date",
            Self::Name => "uncurated-name",
            Self::Voice => "speaking-place",
            Self::Topic => "no-topic",
        }
    }

    /// What the list is headed by, with what to do about it.
    fn heading(self, number: usize) -> String {
        let (noun, more) = match self {
            Self::Speaker => ("statement", "with an unknown speaker ([[statement]] in reviews.toml)"),
            Self::Date => (
                "date",
                "missing, inferred or incomplete (a page’s in metadata.csv, others: [[event]] in reviews.toml)",
            ),
            Self::Name => (
                "name",
                "recurring that no curator gave (`concordance init` proposes some; no name: in reviews.toml)",
            ),
            Self::Voice => {
                ("place", "speaking, as a capital does for its government (speaks_for in entities.toml)")
            }
            Self::Topic => {
                ("passage", "without a topic (terms in topics.toml, or [[topic]] in reviews.toml)")
            }
            Self::Flags => ("flag", "raised (wrong ones: [[flag]] in reviews.toml)"),
        };
        format!("{} {more}", report::count(number, noun))
    }
}

/// Checks `dir` and prints what it found.
pub fn run(source: &Source, options: &Options) -> Result<(), Failure> {
    let (folder, outcome) = folder::compiled(&source.dir, &source.reading, true)?;
    let places = outcome.corpus.as_ref().map_or_else(Vec::new, |corpus| places(corpus, &folder));
    let failed = outcome.corpus.is_none();
    let warned = outcome
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == compiler::diagnostic::Severity::Warning);
    if options.json {
        out!("{:#}", as_json(&outcome.diagnostics, &places));
    } else {
        if failed {
            out!("no corpus can be made yet: mend the errors first");
        } else {
            print_places(&places, options.all);
        }
        report::diagnostics(&outcome.diagnostics, if options.all { Detail::All } else { Detail::Notes });
    }
    if failed || options.strict && warned { Err(Failure::Reported) } else { Ok(()) }
}

fn as_json(diagnostics: &[compiler::diagnostic::Diagnostic], places: &[Place]) -> Value {
    let place = |place: &Place| {
        json!({
            "kind": place.kind.id(),
            "file": place.file,
            "line": place.line,
            "message": place.message,
        })
    };
    json!({
        "diagnostics": diagnostics.iter().map(report::as_json).collect::<Vec<_>>(),
        "look_first": places.iter().map(place).collect::<Vec<_>>(),
    })
}

fn print_places(places: &[Place], all: bool) {
    for kind in Kind::ALL {
        let own: Vec<&Place> = places.iter().filter(|place| place.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        out!("{}", kind.heading(own.len()));
        let shown = if all { own.clone() } else { chosen(&own) };
        for place in &shown {
            out!("    {}:{}: {}", place.file, place.line, place.message);
        }
        if own.len() > shown.len() {
            out!("    and {} more; --all prints them", own.len() - shown.len());
        }
        out!("");
    }
    if places.is_empty() {
        out!("nothing that the rules left open");
    }
}

/// Some of the places, in their order: those of one file do not crowd out the others.
fn chosen<'p>(own: &[&'p Place]) -> Vec<&'p Place> {
    let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, usize)> = Vec::with_capacity(own.len());
    for (at, place) in own.iter().enumerate() {
        let rank = ranks.entry(&place.file).or_default();
        ranked.push((*rank / OF_ONE_FILE, at));
        *rank += 1;
    }
    ranked.sort_unstable();
    let mut shown: Vec<usize> = ranked.into_iter().take(SHOWN).map(|(_, at)| at).collect();
    shown.sort_unstable();
    shown.into_iter().map(|at| own[at]).collect()
}

/// Every place, by kind, then in the order of files and lines; names by how often they recur.
fn places(corpus: &Corpus, folder: &Folder) -> Vec<Place> {
    let paths: BTreeMap<&str, &str> =
        folder.files.iter().map(|file| (file.name.as_str(), file.path.as_str())).collect();
    let path = |document: &Document| -> String {
        paths.get(document.file.as_str()).copied().unwrap_or(&document.file).to_owned()
    };
    let mut places = Vec::new();
    for document in &corpus.documents {
        let mut add = |kind, line, message| {
            places.push(Place { kind, file: path(document), line, message });
        };
        for flag in &document.flags {
            let line = flag.lines.first().copied().unwrap_or(1);
            add(Kind::Flags, line, format!("{}: {}", flag.kind.id(), flag.reason));
        }
        if document.date.is_none() && !document.passages.is_empty() {
            add(Kind::Date, 1, undated(document));
        }
        // What a curator has looked at is settled, even where it stays unknown.
        let open = |statement: &&Statement| statement.speaker.is_none() && statement.review.is_none();
        for statement in document.statements.iter().filter(open) {
            add(Kind::Speaker, line_of(document, statement), words_of(document, statement));
        }
        for event in
            document.events.iter().filter(|event| is_uncertain(&event.date) && event.review.is_none())
        {
            let line = document.passages.get(event.place.passage as usize).map_or(1, |p| p.first_line);
            let words = format!("“{}” {}", event.place.of(document), in_words(&event.date));
            add(Kind::Date, line, words + &locator(document, event.place));
        }
        for passage in
            document.passages.iter().filter(|passage| !passage.heading && passage.topics.is_empty())
        {
            if !corpus.topics.is_empty() {
                add(Kind::Topic, passage.first_line, shortened(&passage.text));
            }
        }
    }
    if corpus.topics.is_empty()
        && let Some(first) = corpus.documents.first()
    {
        let message =
            "no passage has a topic, since there is no topics.toml; `concordance init` proposes one";
        places.push(Place { kind: Kind::Topic, file: path(first), line: 1, message: message.into() });
    }
    places.extend(uncurated(corpus, &path));
    places.extend(speaking(corpus, &path));
    places.sort_by_key(|place| place.kind);
    places
}

/// Names found by rule that recur, the commonest first.
fn uncurated(corpus: &Corpus, path: &dyn Fn(&Document) -> String) -> Vec<Place> {
    let recurring = recurring::entities(corpus);
    let recurring = recurring.into_iter().filter(|(entity, _)| corpus.entities[*entity].uncurated);
    let place = |(entity, used): (usize, Use<'_>)| {
        let entity = &corpus.entities[entity];
        let (document, line) = used.first;
        let message = format!(
            "{} ({}), {} in {}",
            entity.name,
            entity.kind.id(),
            report::count(used.count, "time"),
            report::count(used.documents.len(), "document")
        );
        Place { kind: Kind::Name, file: path(document), line, message }
    };
    recurring.into_iter().map(place).collect()
}

/// Places that speak and may be named for a government, the most talkative first.
fn speaking(corpus: &Corpus, path: &dyn Fn(&Document) -> String) -> Vec<Place> {
    let voices = recurring::voices(corpus).into_iter().map(|(at, times, (document, line))| {
        let entity = &corpus.entities[at];
        // Of the places of one side, one is the party.
        let mut others = corpus.entities.iter().zip(0..).filter(|(_, other)| *other != at);
        let is_party = |(other, _): &(&Entity, usize)| {
            entity.side.is_some()
                && other.side == entity.side
                && other.kind == entity.kind
                && other.speaks_for.is_none()
        };
        let whose = others.find(is_party).map_or("...", |(party, _)| party.name.as_str());
        let message = format!(
            "{} speaks {}: speaks_for = \"{whose}\" if it is a capital, another kind if it is no place",
            entity.name,
            report::count(times, "time"),
        );
        Place { kind: Kind::Voice, file: path(document), line, message }
    });
    voices.collect()
}

/// What is known of the publication of a page that states no date.
fn undated(document: &Document) -> String {
    let bound = |day: &Option<String>| day.clone().unwrap_or_else(|| "an unknown day".to_owned());
    match &document.window {
        None if !document.is_read() => "no date was found on the page, whose language is not read".to_owned(),
        None => "the page has no date".to_owned(),
        Some(Window { earliest: None, latest: None, reason, .. }) => {
            format!("the page has no date; {reason}")
        }
        Some(window) => format!(
            "the page has no date; published between {} and {}: {}",
            bound(&window.earliest),
            bound(&window.latest),
            window.reason
        ),
    }
}

/// Whether a date rests on something else than the words, or lacks its year, or everything.
fn is_uncertain(date: &Date) -> bool {
    date.basis == Basis::Inferred || date.value.as_ref().is_none_or(|value| value.contains('X'))
}

fn in_words(date: &Date) -> String {
    match &date.value {
        None => "is not dated".to_owned(),
        Some(value) if value.contains('X') => format!("lacks its year: {value}"),
        Some(value) if value.contains('/') && date.precision != Precision::Interval => {
            format!("is one of {value}: {}", date.reason)
        }
        Some(value) if date.reason.is_empty() => format!("is inferred to be {value}"),
        Some(value) => format!("is inferred to be {value}: {}", date.reason),
    }
}

/// Where the article is one line, the line tells nothing of a place: its sentence does.
fn locator(document: &Document, place: corpus::Place) -> String {
    let mut lines = document.passages.iter().filter(|passage| !passage.heading);
    let first = lines.next().map(|passage| (passage.first_line, passage.last_line));
    let is_one_line = first.is_some_and(|(first, last)| {
        first == last && lines.all(|passage| passage.first_line == first && passage.last_line == first)
    });
    let passage = document.passages.get(place.passage as usize).filter(|_| is_one_line);
    passage.map_or_else(String::new, |passage| {
        let sentences = compiler::sentences(&passage.text);
        let sentence = sentences.iter().find(|sentence| place.span.start < sentence.end);
        sentence.map_or_else(String::new, |sentence| {
            format!(", in “{}”", shortened(sentence.of(&passage.text).trim()))
        })
    })
}

fn line_of(document: &Document, statement: &Statement) -> u32 {
    let first = statement.content.first().and_then(|part| document.passages.get(part.passage as usize));
    first.map_or(1, |passage| passage.first_line)
}

fn words_of(document: &Document, statement: &Statement) -> String {
    let words: Vec<&str> = statement.content.iter().map(|part| part.of(document)).collect();
    let locator = statement.content.first().map_or_else(String::new, |place| locator(document, *place));
    format!("{}: “{}”{locator}", statement.mode.id(), shortened(&words.join(" … ")))
}

/// Enough of a text to recognise it.
fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 80;
    let mut chars = text.chars();
    let mut cut: String = chars.by_ref().take(CHARACTERS).collect();
    if chars.next().is_some() {
        cut.truncate(cut.rfind(' ').unwrap_or(cut.len()));
        cut.push_str(" …");
    }
    cut
}
