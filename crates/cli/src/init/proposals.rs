//! Names that a curator may accept, each with what it would change; and the file that holds all proposals.
//!
//! Only names that are plainly what they are taken for are proposed, of those who speak or are named on several pages. What
//! each would change is found by compiling with all of them; one that would take a statement from somebody is not proposed.
//! A surname is no alias here: it is the person's by itself, unless two bear it.

use super::text::{commented, list, quoted, terms};
use super::topics::Topic;
use crate::recurring::{self, Use};
use crate::report;
use compiler::folder::Folder;
use corpus::{Corpus, Entity, EntityKind};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What the file is called.
pub const FILE: &str = "proposals.toml";
/// Names proposed at most.
const NAMES: usize = 200;
/// Pages that name somebody who does not speak, for the name to be proposed. Smaller proposes passers-by.
const PAGES: usize = 3;
/// Statements of somebody for each that accepting the name may take away, beside as many as it gains.
const FEW: usize = 20;
/// How often the proposals are tried, and those left out that would take statements away.
const TRIES: usize = 3;

/// A name that may be accepted.
pub struct Proposal {
    pub name: String,
    kind: EntityKind,
    /// Its table, without a comment.
    table: String,
    /// Where it is named first.
    first: String,
    count: usize,
    pages: usize,
    /// Statements that are its already.
    says: usize,
    /// Statements that would be its.
    pub gains: usize,
}

impl Proposal {
    /// What it would change, in words.
    pub fn change(&self) -> String {
        let whose = format!("{}’s", self.name);
        match (self.gains, self.says) {
            (0, 0) => format!("no statement would change: {}", self.name),
            (0, says) => format!("no statement would change, {says} {} {whose} already", are(says)),
            (gains, 0) => format!("{} would be {whose}", report::count(gains, "statement")),
            (gains, says) => {
                format!(
                    "{} would be {whose}, {says} {} already",
                    report::count(gains, "statement"),
                    are(says)
                )
            }
        }
    }

    /// The proposal for a script.
    pub fn as_json(&self) -> Value {
        json!({ "name": self.name, "kind": self.kind.id(), "gains": self.gains, "says": self.says })
    }

    fn text(&self) -> String {
        let named = report::count(self.count, "time");
        let pages = report::count(self.pages, "page");
        format!(
            "# {}; named {named} on {pages}, first in {}\n{}",
            commented(&self.change()),
            self.first,
            self.table
        )
    }
}

const fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// The names to propose for a folder, of which `corpus` is what it compiles to; those first that would change most.
pub fn names(folder: &mut Folder, corpus: &Corpus) -> Vec<Proposal> {
    let mut names = candidates(corpus);
    let before = speakers(corpus);
    let configured = folder.entities_toml.clone();
    for _ in 0..TRIES {
        let tables: String = names.iter().flat_map(|name| ["\n", &name.table]).collect();
        folder.entities_toml = [configured.as_str(), &tables].concat();
        let Some(with) = compiler::compile(folder, Vec::new()).corpus else { break };
        let after = speakers(&with);
        let mut gains: BTreeMap<&str, usize> = BTreeMap::new();
        let mut harm: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, was) in &before {
            let now = after.get(place).copied().flatten();
            match (*was, now) {
                (was, now) if was == now => {}
                // Whoever takes a statement from somebody is wrong as likely as right.
                (Some(was), now) => *harm.entry(now.unwrap_or(was)).or_default() += 1,
                (None, Some(now)) => *gains.entry(now).or_default() += 1,
                (None, None) => {}
            }
        }
        let of = |counts: &BTreeMap<&str, usize>, name: &Proposal| {
            counts.get(name.name.as_str()).copied().unwrap_or(0)
        };
        for name in &mut names {
            name.gains = of(&gains, name);
        }
        let whole = names.len();
        names.retain(|name| of(&harm, name) <= name.gains.max(name.says / FEW));
        if names.len() == whole {
            break;
        }
    }
    folder.entities_toml = configured;
    names.sort_by(|a, b| {
        let weight = |name: &Proposal| Reverse((name.gains, name.says, name.count));
        weight(a).cmp(&weight(b)).then_with(|| a.name.cmp(&b.name))
    });
    names
}

/// Who says each statement, by its document and the place of its words.
fn speakers(corpus: &Corpus) -> BTreeMap<(usize, Vec<corpus::Place>), Option<&str>> {
    let mut speakers = BTreeMap::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        for said in &document.statements {
            let speaker = said.speaker.and_then(|speaker| corpus.entities.get(speaker.index()));
            speakers.insert((at, said.content.clone()), speaker.map(|entity| entity.name.as_str()));
        }
    }
    speakers
}

/// The names that could be proposed, the commonest first.
fn candidates(corpus: &Corpus) -> Vec<Proposal> {
    let mut says: BTreeMap<usize, usize> = BTreeMap::new();
    for said in corpus.documents.iter().flat_map(|document| &document.statements) {
        if let Some(speaker) = said.speaker {
            *says.entry(speaker.index()).or_default() += 1;
        }
    }
    let longer = Longer::of(corpus);
    let curated = corpus.entities.iter().filter(|entity| !entity.uncurated);
    let mut claimed: BTreeSet<Vec<String>> = curated
        .flat_map(|entity| entity.aliases.iter().chain([&entity.name]))
        .map(|name| terms(name))
        .collect();
    let mut found = Vec::new();
    for (at, used) in recurring::entities(corpus) {
        let entity = &corpus.entities[at];
        let says = says.get(&at).copied().unwrap_or_default();
        let is_heard = says > 0 || used.documents.len() >= PAGES && entity.kind != EntityKind::Place;
        if !entity.uncurated
            || !is_heard
            || !compiler::is_plain(&entity.name, entity.kind)
            || longer.has(entity)
            || !claimed.insert(terms(&entity.name))
        {
            continue;
        }
        let aliases = aliases(entity, &used, &mut claimed);
        found.push(Proposal {
            name: entity.name.clone(),
            kind: entity.kind,
            table: table(entity, &aliases),
            first: format!("{}:{}", commented(&used.first.0.file), used.first.1),
            count: used.count,
            pages: used.documents.len(),
            says,
            gains: 0,
        });
        if found.len() == NAMES {
            break;
        }
    }
    found
}

/// Entities of the corpus by each word of their names, to find those that have all words of another and more.
struct Longer<'c> {
    corpus: &'c Corpus,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl<'c> Longer<'c> {
    fn of(corpus: &'c Corpus) -> Self {
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entity) in corpus.entities.iter().enumerate() {
            for word in words(entity) {
                by_word.entry(word).or_default().push(at);
            }
        }
        Self { corpus, by_word }
    }

    /// Whether another name of the same kind has all words of this one and more: "Roth Velgar" of "Anna Roth Velgar".
    fn has(&self, entity: &Entity) -> bool {
        let own = words(entity);
        let rarest = own.iter().filter_map(|word| self.by_word.get(word)).min_by_key(|others| others.len());
        let others = rarest.into_iter().flatten().map(|at| &self.corpus.entities[*at]);
        others.filter(|other| other.kind == entity.kind).any(|other| {
            let longer = words(other);
            longer.len() > own.len() && own.is_subset(&longer)
        })
    }
}

fn words(entity: &Entity) -> BTreeSet<String> {
    terms(&entity.name).into_iter().collect()
}

/// Other names of the very same thing that are so at a glance: full names of a person, abbreviations of a body, and what
/// the lists have of a state. None that another proposal has claimed.
fn aliases(entity: &Entity, used: &Use<'_>, claimed: &mut BTreeSet<Vec<String>>) -> Vec<String> {
    let is_short = |name: &str| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let last = terms(&entity.name).pop();
    let fits = |name: &str| match entity.kind {
        EntityKind::Person => compiler::is_plain(name, entity.kind) && terms(name).pop() == last,
        EntityKind::Place => entity.aliases.iter().any(|alias| alias == name),
        EntityKind::Organisation | EntityKind::Agreement => is_short(name) && name.chars().count() > 1,
    };
    let names = entity.aliases.iter().map(String::as_str).chain(used.forms.iter().copied());
    let names = names.filter(|name| {
        let terms = terms(name);
        fits(name) && !terms.is_empty() && claimed.insert(terms)
    });
    names.map(str::to_owned).collect()
}

fn table(entity: &Entity, aliases: &[String]) -> String {
    let role = match entity.role.as_deref().filter(|role| compiler::is_plain_role(role)) {
        Some(role) => format!("role = {}\n", quoted(role)),
        None => "# role = \"\"\n".to_owned(),
    };
    format!(
        "[[entity]]\nname = {}\nkind = \"{}\"\naliases = [{}]\n{role}# side = \"\"\n",
        quoted(&entity.name),
        entity.kind.id(),
        list(aliases.iter().map(String::as_str)),
    )
}

/// The file of all proposals.
pub fn file(names: &[Proposal], topics: &[Topic]) -> String {
    let mut out = String::from(
        "# What `concordance init` found in the pages and proposes. Nothing here counts: no command reads it but\n\
         #\n\
         #     concordance init FOLDER --accept \"A NAME OR A TOPIC\"\n\
         #     concordance init FOLDER --accept all\n\
         #\n\
         # which moves what you accept to entities.toml or topics.toml, as it stands here. So correct or delete first what is\n\
         # wrong. Those come first that would change most. Delete this file to have it written anew.\n",
    );
    for text in names.iter().map(Proposal::text).chain(topics.iter().map(|topic| topic.table.clone())) {
        out.push('\n');
        out.push_str(&text);
    }
    out
}

/// What to say of the file.
pub fn in_words(names: &[Proposal], topics: &[Topic]) -> String {
    let names = report::count(names.len(), "name");
    let topics = report::count(topics.len(), "topic");
    format!(" with {names} and {topics} to accept")
}
