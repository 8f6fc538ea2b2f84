//! Gives passages their topics, with the words that earned each.
//!
//! One term is enough, or two different hints; a term or hint inside a veto phrase does not count. Nothing is
//! inherited from neighbours or from the title: a reader must be able to check the topic in the passage.

use crate::config::TopicConfig;
use crate::english::phrase::{Beginnings, Compare, Phrases, Words};
use corpus::{Span, TopicId, TopicMatch};

/// The taxonomy, ready to be applied.
pub struct Taxonomy {
    topics: Vec<Phrases<Earns>>,
    beginnings: Beginnings,
}

#[derive(Clone, Copy)]
enum Earns {
    Alone,
    /// The number tells different hints apart.
    WithAnother(usize),
    Nothing,
}

impl Taxonomy {
    /// Prepares the phrases of every topic.
    pub fn new(topics: &[TopicConfig]) -> Self {
        let topics: Vec<_> = topics
            .iter()
            .map(|topic| {
                let mut phrases = Phrases::new(Compare::Stem);
                for veto in &topic.vetoes {
                    phrases.add(veto, Earns::Nothing);
                }
                for term in &topic.terms {
                    phrases.add(term, Earns::Alone);
                }
                for (number, hint) in topic.hints.iter().enumerate() {
                    phrases.add(hint, Earns::WithAnother(number));
                }
                phrases
            })
            .collect();
        Self { beginnings: Beginnings::of(&topics), topics }
    }

    /// The topics of a passage, in taxonomy order.
    pub fn assign(&self, text: &str) -> Vec<TopicMatch> {
        let words = Words::new(text);
        self.beginnings
            .sets_in(&words)
            .filter_map(|topic| {
                let found = self.topics[topic].find(&words);
                let mut evidence: Vec<Span> = Vec::new();
                let mut hints: Vec<usize> = Vec::new();
                let mut earned = false;
                for place in found {
                    match place.value {
                        Earns::Nothing => continue,
                        Earns::Alone => earned = true,
                        Earns::WithAnother(number) if !hints.contains(&number) => hints.push(number),
                        Earns::WithAnother(_) => {}
                    }
                    evidence.push(place.span);
                }
                (earned || hints.len() > 1).then_some(TopicMatch { topic: TopicId(topic as u32), evidence })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Topic;

    fn evidence(terms: &[&str], hints: &[&str], vetoes: &[&str], text: &str) -> Vec<String> {
        let own = |list: &[&str]| list.iter().map(|&phrase| phrase.to_owned()).collect();
        let topic = Topic { id: "t".into(), label: "T".into(), definition: "D".into(), parent: None };
        let config =
            TopicConfig { topic, terms: own(terms), hints: own(hints), vetoes: own(vetoes), guessed: false };
        let found = Taxonomy::new(&[config]).assign(text);
        found.iter().flat_map(|found| &found.evidence).map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn one_term_is_enough() {
        assert_eq!(
            evidence(&["border delimitation"], &[], &[], "On border delimitation."),
            ["border delimitation"]
        );
    }

    #[test]
    fn a_hint_needs_a_different_one() {
        assert!(evidence(&[], &["soldiers", "released"], &[], "Soldiers and soldiers.").is_empty());
        assert_eq!(
            evidence(&[], &["soldier", "release"], &[], "It released soldiers."),
            ["released", "soldiers"]
        );
    }

    #[test]
    fn a_veto_covers_the_words_inside_it() {
        assert!(
            evidence(&["border"], &[], &["meetings at the border"], "Meetings at the border.").is_empty()
        );
        assert_eq!(evidence(&["border"], &[], &["at the border"], "The border, at the border."), ["border"]);
    }
}
