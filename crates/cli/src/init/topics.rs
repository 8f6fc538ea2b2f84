//! Topics that a curator could begin with, from phrases that recur.

use super::text::{list, quoted};
use crate::keyphrases::{self, Phrase};
use crate::report;
use corpus::Corpus;
use std::collections::BTreeSet;

/// Topics proposed at most; a curator merges and renames them.
const TOPICS: usize = 12;
/// Phrases that topics are made of: those of one head word are one topic.
const PHRASES: usize = 30;

/// A topic that may be accepted.
pub struct Topic {
    /// Its table, with a comment before it.
    pub table: String,
}

/// The topics of a corpus, the weightiest first.
pub fn propose(corpus: &Corpus) -> Vec<Topic> {
    let known: BTreeSet<&str> = corpus.topics.iter().map(|topic| topic.id.as_str()).collect();
    let groups = groups(keyphrases::choose(corpus, PHRASES)).into_iter();
    groups
        .filter(|group| !known.contains(id(&group[0].text).as_str()))
        .take(TOPICS)
        .map(|group| topic(&group))
        .collect()
}

fn topic(group: &[Phrase]) -> Topic {
    let first = &group[0];
    // A single word beside phrases would earn the topic wherever it stands: it is a hint.
    let is_term = |phrase: &&Phrase| phrase.stems.len() > 1 || first.stems.len() == 1;
    let (terms, hints): (Vec<&Phrase>, Vec<&Phrase>) = group.iter().partition(is_term);
    let texts = |phrases: &[&'_ Phrase]| list(phrases.iter().map(|phrase| phrase.text.as_str()));
    let words: Vec<String> = terms.iter().map(|phrase| format!("“{}”", phrase.text)).collect();
    let table = format!(
        "# {} of {} would have it\n[[topic]]\nid = {}\nlabel = {}\ndefinition = {}\nterms = [{}]\nhints = [{}]\n\
         vetoes = []\nguessed = true\n",
        report::count(first.passages, "passage"),
        report::count(first.documents, "page"),
        quoted(&id(&first.text)),
        quoted(&capitalised(&first.text)),
        quoted(&format!("Passages with the words {}.", words.join(", "))),
        texts(&terms),
        texts(&hints),
    );
    Topic { table }
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
