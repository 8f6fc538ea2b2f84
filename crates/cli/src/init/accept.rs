//! `concordance init --accept`: moves what a person says yes to from the proposals to the configuration.
//!
//! The tables move as they stand, so what was corrected in the file stays corrected. Nothing is written before the folder
//! compiles with them.

use super::proposals::FILE;
use super::schemas;
use super::text::terms;
use crate::failure::Failure;
use crate::report::{self, Detail, out};
use compiler::folder::Folder;
use corpus::Corpus;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A proposal as it stands in the file: its comment and its table.
struct Block {
    text: String,
    /// Where it goes: nothing for the head of the file and what cannot be read.
    target: Option<Target>,
    /// By what it may be called: its name, or the id and the label of a topic.
    names: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Entities,
    Topics,
}

impl Target {
    const fn file(self) -> &'static str {
        match self {
            Self::Entities => "entities.toml",
            Self::Topics => "topics.toml",
        }
    }

    const fn head(self) -> &'static str {
        match self {
            Self::Entities => {
                "# Who and what is named. An alias is another name of the very same thing; a surname is one by itself.\n\
                 # kind: person, organisation, place, agreement. `side` is the id of a side in corpus.toml.\n"
            }
            Self::Topics => {
                "# What is contested, and the words that earn a passage each topic. `terms`: one is enough; `hints`: two\n\
                 # different ones are needed; `vetoes`: inside them nothing counts. Remove `guessed` once a topic is yours:\n\
                 # then pages that have no topic at all are taken to be about something else.\n"
            }
        }
    }
}

/// Accepts what `wanted` names, "all" for everything; `before` is the corpus as it is.
pub fn run(
    dir: &Path,
    folder: Folder,
    before: &Corpus,
    wanted: &[String],
    json: bool,
) -> Result<(), Failure> {
    let path = dir.join(FILE);
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
    let mut blocks = blocks(&text);
    let mut chosen = vec![false; blocks.len()];
    for name in wanted {
        let found = matching(&blocks, name);
        if found.is_empty() && !is_all(name) {
            return Err(Failure::Usage(nothing(&blocks, name)));
        }
        for at in found {
            chosen[at] = true;
        }
    }
    let mut files = BTreeMap::from([
        ("entities.toml", folder.entities_toml.clone()),
        ("topics.toml", folder.topics_toml.clone()),
    ]);
    let mut accepted = Vec::new();
    for (block, _) in blocks.iter().zip(&chosen).filter(|(_, chosen)| **chosen) {
        let Some(target) = block.target else { continue };
        let file = files.entry(target.file()).or_default();
        if file.is_empty() {
            file.push_str(&schemas::line(target.file()));
            file.push_str(target.head());
        }
        if !file.ends_with("\n\n") {
            file.push('\n');
        }
        // What it would change is said no more.
        let table = block.text.find("[[").and_then(|at| block.text.get(at..)).unwrap_or_default();
        file.push_str(table);
        accepted.push(block.names.first().cloned().unwrap_or_default());
    }
    let with = Folder {
        entities_toml: files["entities.toml"].clone(),
        topics_toml: files["topics.toml"].clone(),
        ..folder
    };
    let outcome = compiler::compile(&with, Vec::new());
    let Some(after) = outcome.corpus else {
        report::diagnostics(&outcome.diagnostics, Detail::Errors);
        eprintln!("nothing was accepted: correct {FILE} as said above, and accept again");
        return Err(Failure::Reported);
    };
    for (name, text) in files.iter().filter(|(_, text)| !text.is_empty()) {
        let path = dir.join(name);
        fs::write(&path, text).map_err(|error| Failure::at(&path, &error))?;
    }
    let mut at = 0;
    blocks.retain(|_| {
        at += 1;
        !chosen[at - 1]
    });
    let rest: String = blocks.iter().map(|block| block.text.as_str()).collect();
    fs::write(&path, rest).map_err(|error| Failure::at(&path, &error))?;
    let changed = changed(before, &after);
    if json {
        out!("{:#}", json!({ "accepted": accepted, "changed": changed }));
        return Ok(());
    }
    out!(
        "accepted {}; {} changed",
        report::count(accepted.len(), "proposal"),
        report::count(changed, "statement")
    );
    for name in accepted.iter().take(SHOWN) {
        out!("    {name}");
    }
    if accepted.len() > SHOWN {
        out!("    and {} more", accepted.len() - SHOWN);
    }
    out!("they stand in entities.toml and topics.toml now: change there what you like");
    Ok(())
}

/// Accepted names that are printed.
const SHOWN: usize = 20;

/// Cuts the file before each table, with the comment above it.
fn blocks(text: &str) -> Vec<Block> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut starts = vec![0];
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with("[[")) {
        let above = lines[..at].iter().rev().take_while(|line| line.starts_with('#')).count();
        // The empty line above goes with it; the file's own head stays behind the first empty line.
        let gap = usize::from(at > above && lines[at - above - 1].trim().is_empty());
        let start = at - above - gap;
        if start > 0 || !line.is_empty() {
            starts.push(start);
        }
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(&from, to)| block(lines[from..to].concat())).collect()
}

fn block(text: String) -> Block {
    let table = toml::from_str::<toml::Table>(&text).unwrap_or_default();
    let of = |key: &str| table.get(key)?.as_array()?.first()?.as_table().cloned();
    let (target, keys, table) = match (of("entity"), of("topic")) {
        (Some(entity), _) => (Some(Target::Entities), ["name", "name"], entity),
        (None, Some(topic)) => (Some(Target::Topics), ["label", "id"], topic),
        (None, None) => (None, ["", ""], toml::Table::new()),
    };
    let names = keys.iter().filter_map(|key| Some(table.get(*key)?.as_str()?.to_owned())).collect();
    Block { text, target, names }
}

fn is_all(name: &str) -> bool {
    name.eq_ignore_ascii_case("all")
}

/// The proposals that a person means by a name: "all" of them, those of that name, or the one with that last word.
fn matching(blocks: &[Block], name: &str) -> Vec<usize> {
    let own = || blocks.iter().enumerate().filter(|(_, block)| block.target.is_some());
    let wanted = terms(name);
    if is_all(name) {
        return own().map(|(at, _)| at).collect();
    }
    let exact: Vec<usize> = own()
        .filter(|(_, block)| block.names.iter().any(|own| terms(own) == wanted))
        .map(|(at, _)| at)
        .collect();
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    let ends = |own: &String| terms(own).ends_with(&wanted);
    let ending: Vec<usize> =
        own().filter(|(_, block)| block.names.iter().any(ends)).map(|(at, _)| at).collect();
    if ending.len() == 1 { ending } else { Vec::new() }
}

/// What to say where no proposal is meant.
fn nothing(blocks: &[Block], name: &str) -> String {
    let wanted = terms(name);
    let shares =
        |block: &&Block| block.names.iter().any(|own| terms(own).iter().any(|term| wanted.contains(term)));
    let alike: Vec<&str> = blocks
        .iter()
        .filter(shares)
        .filter_map(|block| Some(block.names.first()?.as_str()))
        .take(5)
        .collect();
    let expected =
        if alike.is_empty() { "a name or a topic of it, or all".to_owned() } else { alike.join(", ") };
    format!("found no proposal `{name}` in {FILE}; expected {expected}; write the name as it stands there")
}

/// How many statements have another speaker.
fn changed(before: &Corpus, after: &Corpus) -> usize {
    let speakers = |corpus: &Corpus| {
        let documents = corpus.documents.iter().enumerate();
        let said =
            documents.flat_map(|(at, document)| document.statements.iter().map(move |said| (at, said)));
        said.map(|(at, said)| {
            let speaker = said.speaker.and_then(|speaker| corpus.entities.get(speaker.index()));
            ((at, said.content.clone()), speaker.map(|entity| entity.name.clone()))
        })
        .collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (speakers(before), speakers(after));
    after.iter().filter(|(place, speaker)| before.get(place) != Some(speaker)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROPOSALS: &str = "# head\n# more\n\n# 2 statements\n[[entity]]\nname = \"Ann Harbour\"\nkind = \"person\"\n\n\
                             # 3\n[[entity]]\nname = \"Bob Reed\"\nkind = \"person\"\n# role = \"\"\n\n[[topic]]\nid = \"wages\"\n\
                             label = \"Pay\"\n";

    #[test]
    fn each_proposal_has_its_comment_and_the_head_stays() {
        let blocks = blocks(PROPOSALS);
        assert_eq!(blocks.iter().map(|block| block.text.as_str()).collect::<String>(), PROPOSALS);
        let names: Vec<_> = blocks.iter().map(|block| block.names.join("/")).collect();
        assert_eq!(names, ["", "Ann Harbour/Ann Harbour", "Bob Reed/Bob Reed", "Pay/wages"]);
        assert!(blocks[1].text.starts_with("\n# 2 statements\n"));
    }

    #[test]
    fn a_name_an_id_a_surname_or_all_is_one_word_to_accept() {
        let blocks = blocks(PROPOSALS);
        for (name, found) in [
            ("Ann Harbour", vec![1]),
            ("ann harbour", vec![1]),
            ("Reed", vec![2]),
            ("wages", vec![3]),
            ("pay", vec![3]),
            ("ALL", vec![1, 2, 3]),
            ("Ann", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(matching(&blocks, name), found, "{name}");
        }
        assert!(nothing(&blocks, "Ann Reed").contains("expected Ann Harbour, Bob Reed"));
    }
}
