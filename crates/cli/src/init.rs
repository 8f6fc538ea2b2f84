//! `concordance init`: writes the configuration that a curator can begin with, from what the rules found.
//!
//! It proposes and never decides: what needs a judgement (sides, roles, dates, speakers) is written as a comment that
//! can be taken out of its comment. A file that is there is never touched.

use crate::failure::Failure;
use crate::folder::{self, Source};
use crate::keyphrases::{self, Phrase};
use crate::recurring::{self, Use};
use crate::report::{self, Detail, out};
use corpus::token::tokens;
use corpus::{Corpus, Entity, EntityKind};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

/// What to print.
#[derive(clap::Args)]
pub struct Options {
    /// Print one JSON object instead of text.
    #[arg(long)]
    json: bool,
}

/// Topics proposed at most; a curator merges and renames them.
const TOPICS: usize = 12;
/// Phrases that topics are made of: those of one head word are one topic.
const PHRASES: usize = 30;
/// Entities proposed at most.
const ENTITIES: usize = 200;
/// Open questions of a kind that `reviews.toml` begins with.
const QUESTIONS: usize = 20;

/// Writes the files that `dir` does not have yet.
pub fn run(source: &Source, options: &Options) -> Result<(), Failure> {
    let dir = source.dir.as_path();
    let (_, outcome) = folder::compiled(dir, &source.reading, true)?;
    if !options.json || outcome.corpus.is_none() {
        report::diagnostics(&outcome.diagnostics, Detail::Errors);
    }
    let Some(corpus) = outcome.corpus else { return Err(Failure::Reported) };
    let files = [
        ("corpus.toml", corpus_toml(&corpus)),
        ("topics.toml", topics_toml(&corpus)),
        ("entities.toml", entities_toml(&corpus)),
        ("reviews.toml", reviews_toml(&corpus)),
    ];
    let (mut written, mut kept) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let path = dir.join(name);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(|error| Failure::at(&path, &error))?;
                written.push(name);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => kept.push(name),
            Err(error) => return Err(Failure::at(&path, &error)),
        }
    }
    if options.json {
        out!("{:#}", json!({ "written": written, "exist": kept }));
        return Ok(());
    }
    for name in &written {
        out!("{name}: written");
    }
    for name in &kept {
        out!("{name}: there already, left as it is");
    }
    out!("read them and change what is wrong; `concordance check` says what to look at first");
    Ok(())
}

fn corpus_toml(corpus: &Corpus) -> String {
    let mut dates: Vec<&str> = corpus
        .documents
        .iter()
        .filter_map(|page| page.date.as_ref())
        .map(|date| date.value.as_str())
        .collect();
    dates.sort_unstable();
    let covers = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) => {
            let pages = report::count(corpus.documents.len(), "page");
            format!("{pages}, dated ones from {first} to {last}.")
        }
        _ => format!("{}, none of them dated.", report::count(corpus.documents.len(), "page")),
    };
    let mut out = String::from("# What this collection is. Every key may be left out.\n\n");
    let _ = writeln!(out, "title = {}", quoted(&corpus.title));
    out.push_str("# description = \"One or two sentences on what it is.\"\n");
    let _ = writeln!(out, "coverage = {}", quoted(&covers));
    out.push_str(
        "\n# The sides: parties that speak. Take these out of their comment, one for each party; an entity names its\n\
         # side in entities.toml.\n\
         # [[side]]\n# id = \"first-party\"\n# label = \"First party\"\n\
         # [[side]]\n# id = \"second-party\"\n# label = \"Second party\"\n",
    );
    out
}

fn topics_toml(corpus: &Corpus) -> String {
    let mut out = String::from(
        "# What is contested, and the words that earn a passage each topic. Proposed from phrases that recur: merge,\n\
         # rename and remove. `terms`: one is enough; `hints`: two different ones are needed; `vetoes`: inside them\n\
         # nothing counts. Words match in all their forms; a final * matches any ending.\n",
    );
    for group in groups(keyphrases::choose(corpus, PHRASES)).into_iter().take(TOPICS) {
        let first = &group[0];
        // A single word beside phrases would earn the topic wherever it stands: it is a hint.
        let is_term = |phrase: &&Phrase| phrase.stems.len() > 1 || first.stems.len() == 1;
        let (terms, hints): (Vec<&Phrase>, Vec<&Phrase>) = group.iter().partition(is_term);
        let list = |phrases: Vec<&Phrase>| {
            phrases.into_iter().map(|phrase| quoted(&phrase.text)).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(
            out,
            "\n# in {} of {}\n[[topic]]\nid = {}\nlabel = {}\ndefinition = {}\nterms = [{}]\nhints = [{}]\nvetoes = []",
            report::count(first.passages, "passage"),
            report::count(first.documents, "document"),
            quoted(&id(&first.text)),
            quoted(&capitalised(&first.text)),
            quoted(&format!(
                "What the pages say of {}. (Write one sentence that every side could accept.)",
                first.text
            )),
            list(terms),
            list(hints),
        );
    }
    out
}

/// Phrases that end in the same word, or of which one begins the other, are one topic; the best phrase leads.
fn groups(phrases: Vec<Phrase>) -> Vec<Vec<Phrase>> {
    let mut groups: Vec<Vec<Phrase>> = Vec::new();
    let mut ids = BTreeSet::new();
    for phrase in phrases {
        let akin = |other: &Phrase| {
            other.stems.last() == phrase.stems.last()
                || other.stems.starts_with(&phrase.stems)
                || phrase.stems.starts_with(&other.stems)
        };
        match groups.iter_mut().find(|group| akin(&group[0])) {
            Some(group) => group.push(phrase),
            None if ids.insert(id(&phrase.text)) => groups.push(vec![phrase]),
            None => {}
        }
    }
    groups
}

fn entities_toml(corpus: &Corpus) -> String {
    let mut out = String::from(
        "# Who and what is named. Proposed from names that recur: correct the kind, merge what is one (a name belongs to\n\
         # one entity only), give speakers their role and side. kind: person, organisation, place, agreement.\n",
    );
    let mut claimed = shared_surnames(corpus);
    let recurring: Vec<_> = recurring::entities(corpus).into_iter().take(ENTITIES).collect();
    let voices: BTreeSet<usize> = recurring::voices(corpus).into_iter().map(|(at, ..)| at).collect();
    for (at, used) in &recurring {
        let entity = &corpus.entities[*at];
        let Some(table) = entity_table(entity, used, voices.contains(at), &mut claimed) else { continue };
        out.push('\n');
        for other in recurring.iter().map(|(other, _)| &corpus.entities[*other]) {
            if is_longer(other, entity) {
                let name = commented(&other.name);
                let _ = writeln!(
                    out,
                    "# the same as “{name}”? Then remove this and add the name to its aliases."
                );
            }
        }
        out.push_str(&table);
    }
    out.push_str(
        "\n# [[entity]]\n# name = \"Ann Harbour\"\n# kind = \"person\"\n# aliases = [\"Harbor\"]\n# role = \"head of the port \
         authority\"\n# side = \"first-party\"\n",
    );
    out
}

/// The surnames that several persons of the corpus bear: nobody's alias.
fn shared_surnames(corpus: &Corpus) -> BTreeSet<Vec<String>> {
    let mut seen = BTreeSet::new();
    let persons = corpus.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let surnames = persons.filter_map(|person| Some(terms(person.name.rsplit_once(' ')?.1)));
    surnames.filter(|surname| !seen.insert(surname.clone())).collect()
}

/// Whether another name of the same kind has all words of this one and more.
fn is_longer(other: &Entity, entity: &Entity) -> bool {
    let (long, short) = (terms(&other.name), terms(&entity.name));
    other.kind == entity.kind && long.len() > short.len() && short.iter().all(|term| long.contains(term))
}

/// The table of an entity, unless another one has its name.
fn entity_table(
    entity: &Entity,
    used: &Use<'_>,
    speaks: bool,
    claimed: &mut BTreeSet<Vec<String>>,
) -> Option<String> {
    let name = terms(&entity.name);
    if name.is_empty() || !claimed.insert(name) {
        return None;
    }
    let forms = used.forms.iter().copied();
    let aliases: Vec<String> = entity
        .aliases
        .iter()
        .map(String::as_str)
        .chain(forms)
        .filter(|alias| {
            let terms = terms(alias);
            !terms.is_empty() && claimed.insert(terms)
        })
        .map(quoted)
        .collect();
    let (document, line) = used.first;
    let mut out = format!(
        "# {} in {}, first in {}:{line}\n[[entity]]\nname = {}\nkind = \"{}\"\naliases = [{}]\n",
        report::count(used.count, "time"),
        report::count(used.documents.len(), "document"),
        commented(&document.file),
        quoted(&entity.name),
        entity.kind.id(),
        aliases.join(", "),
    );
    match &entity.role {
        Some(role) => {
            let _ = writeln!(out, "role = {}", quoted(role));
        }
        None => out.push_str("# role = \"\"\n"),
    }
    out.push_str("# side = \"\"\n");
    if speaks {
        out.push_str("# It speaks: if its name stands for a government, name that.\n# speaks_for = \"\"\n");
    }
    Some(out)
}

fn reviews_toml(corpus: &Corpus) -> String {
    let mut out = String::from(
        "# Your corrections of what the rules found, each with its reason. Below is what they left open, as comments:\n\
         # take one out of its comment, fill it in, and say why. docs/reviews.md of Concordance lists all tables.\n",
    );
    let undated =
        corpus.documents.iter().filter(|document| document.date.is_none() && !document.passages.is_empty());
    for document in undated.take(QUESTIONS) {
        out.push('\n');
        if let Some(window) = &document.window {
            let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "?".to_owned());
            let days = [&window.earliest, &window.latest].map(day).join(" and ");
            let days = window.season.as_ref().filter(|_| days == "? and ?").unwrap_or(&days);
            let _ = writeln!(out, "# between {days}: {}", commented(&window.reason));
        }
        let table = format!(
            "[[metadata]]\ndocument = {}\nfield = \"date\"\nvalue = \"YYYY-MM-DD\"\nreason = \"\"\n",
            quoted(&document.file)
        );
        out.push_str(&comment(&table));
    }
    let uncertain = corpus.documents.iter().flat_map(|document| {
        let open = |value: &Option<String>| value.as_ref().is_none_or(|value| value.contains('X'));
        document
            .events
            .iter()
            .filter(move |event| open(&event.date.value))
            .map(move |event| (document, event))
    });
    for (document, event) in uncertain.take(QUESTIONS) {
        let table = format!(
            "[[event]]\ndocument = {}\npassage = {}\nwords = {}\naction = \"correct\"\ndate = {}\nbasis = \"inferred\"\nreason = \"\"\n",
            quoted(&document.file),
            quoted(document.passages.get(event.place.passage as usize).map_or("", |passage| &passage.hash)),
            quoted(event.place.of(document)),
            quoted(event.date.value.as_deref().unwrap_or("unknown")),
        );
        out.push('\n');
        out.push_str(&comment(&table));
    }
    let unknown = corpus.documents.iter().flat_map(|document| {
        let nobody = document.statements.iter().filter(|statement| statement.speaker.is_none());
        nobody.filter_map(move |statement| Some((document, statement.content.first()?)))
    });
    for (document, place) in unknown.take(QUESTIONS) {
        let table = format!(
            "[[statement]]\ndocument = {}\npassage = {}\nwords = {}\naction = \"correct\"\nspeaker = \"\"\nreason = \"\"\n",
            quoted(&document.file),
            quoted(document.passages.get(place.passage as usize).map_or("", |passage| &passage.hash)),
            quoted(place.of(document)),
        );
        out.push('\n');
        out.push_str(&comment(&table));
    }
    out
}

fn comment(table: &str) -> String {
    let mut out = String::new();
    for line in table.lines() {
        out.push_str("# ");
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A text that may stand in a comment.
fn commented(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A text in the quotation marks of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The words of a name as the compiler compares names.
fn terms(name: &str) -> Vec<String> {
    tokens(name)
        .into_iter()
        .map(|token| token.term.strip_suffix("'s").unwrap_or(&token.term).to_owned())
        .collect()
}

fn id(phrase: &str) -> String {
    let id: String = phrase
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect();
    let id = id.trim_matches('-');
    if id.is_empty() || id == "none" { "topic".to_owned() } else { id.to_owned() }
}

fn capitalised(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use compiler::folder::{Folder, SourceFile};
    use corpus::{EntityId, EntityKind, Mention, Span};

    const PAGE: &str = "The border commission met again.\n\nThe “border commission” of the \\ two said on Monday that the \
                        prisoner exchange would go on until the two sides agree on a text.\n";

    fn folder() -> Folder {
        let file = |name: &str| SourceFile { name: name.into(), path: name.into(), bytes: PAGE.into() };
        Folder {
            name: "a \"b\"\u{7f}".into(),
            files: vec![file("a.txt"), file("b.txt")],
            ..Folder::default()
        }
    }

    /// A corpus with names that could break the files.
    fn corpus() -> Corpus {
        let mut corpus = compiler::compile(&folder(), Vec::new()).corpus.expect("the pages compile");
        corpus.entities = ["Ann \"Q\" Harbour", "Ann Q Harbour", "…", "Amber\\\n"]
            .map(|name| Entity {
                name: name.into(),
                kind: EntityKind::Person,
                aliases: vec!["Harbour".into(), "Harbour’s".into(), "—".into()],
                role: Some("the \"head\"".into()),
                side: None,
                speaks_for: None,
                uncurated: true,
            })
            .to_vec();
        for document in &mut corpus.documents {
            for passage in &mut document.passages {
                passage.mentions =
                    (0..4).map(|id| Mention { entity: EntityId(id), span: Span::new(0, 3) }).collect();
            }
        }
        corpus
    }

    #[test]
    fn whatever_the_names_the_files_compile() {
        let corpus = corpus();
        let with = Folder {
            corpus_toml: corpus_toml(&corpus),
            topics_toml: topics_toml(&corpus),
            entities_toml: entities_toml(&corpus),
            reviews_toml: reviews_toml(&corpus),
            ..folder()
        };
        let outcome = compiler::compile(&with, Vec::new());
        assert!(outcome.diagnostics.is_empty(), "{:#?}\n{}", outcome.diagnostics, with.entities_toml);
        let compiled = outcome.corpus.expect("a corpus");
        assert_eq!(compiled.title, "a \"b\"\u{7f}");
        assert!(
            compiled.entities.iter().any(|entity| entity.name == "Ann \"Q\" Harbour" && !entity.uncurated)
        );
    }

    #[test]
    fn every_open_question_compiles_when_it_is_answered() {
        let reviews = reviews_toml(&corpus());
        assert!(reviews.contains("# [[metadata]]\n# document = \"a.txt\"\n# field = \"date\""), "{reviews}");
        let answered: String = reviews
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .skip_while(|line| !line.starts_with("[["))
            .map(|line| {
                line.replace("YYYY-MM-DD", "2024-03-04").replace("reason = \"\"", "reason = \"x\"") + "\n"
            })
            .filter(|line| !line.starts_with("between"))
            .collect();
        let with = Folder { reviews_toml: answered, ..folder() };
        let outcome = compiler::compile(&with, Vec::new());
        assert!(
            outcome.diagnostics.iter().all(|one| !one.found.contains("unknown key")),
            "{:#?}",
            outcome.diagnostics
        );
    }
}
