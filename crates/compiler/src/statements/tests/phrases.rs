//! Who heads the words before a verb: names that only describe, names that are joined, clauses that end elsewhere.

use super::{Taxonomy, find, page};
use corpus::Statement;

/// The speaker of each statement, and the words that name the source.
fn who(text: &str) -> Vec<String> {
    let (document, entities) = page(text);
    let told = |statement: &Statement| {
        let speaker = statement.speaker.and_then(|id| entities[id.index()].name.rsplit(' ').next());
        let source = statement.source.map_or("", |source| source.of(&document));
        format!("{} <{source}>", speaker.unwrap_or("-"))
    };
    find(&document, &entities, &Taxonomy::new(&[])).iter().map(told).collect()
}

#[track_caller]
fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| who(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected:?}\n  found    {:?}\n", who(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_name_before_the_head_describes_it() {
    check(&[
        ("Aliyev aides said talks go on.", &["- <Aliyev aides>"]),
        ("The Aliyev campaign said talks go on.", &["- <The Aliyev campaign>"]),
        ("Aliyev campaign manager Ararat Mirzoyan said talks go on.", &["Mirzoyan <Ararat Mirzoyan>"]),
        ("Aliyev supporter Mirzoyan said talks go on.", &["Mirzoyan <Mirzoyan>"]),
        ("Mirzoyan, an Aliyev supporter, said talks go on.", &["Mirzoyan <Mirzoyan>"]),
        ("Mirzoyan, the Aliyev campaign’s spokesman, said talks go on.", &["Mirzoyan <Mirzoyan>"]),
        ("The pro-Aliyev marchers said talks go on.", &["- <The pro-Aliyev marchers>"]),
        ("“We agree on it,” an Aliyev ally told reporters.", &["- <an Aliyev ally>"]),
        ("According to Aliyev aides, talks go on.", &["- <Aliyev aides>"]),
        // An adverb, a verb or a place behind the name says nothing of another head.
        ("Mirzoyan himself said talks go on.", &["Mirzoyan <Mirzoyan>"]),
        ("The head of the Lake Commission Mirzoyan said talks go on.", &["Mirzoyan <Mirzoyan>"]),
    ]);
}

#[test]
fn a_name_behind_the_head_is_somebody_else() {
    check(&[
        ("Groups backing Aliyev said talks go on.", &["- <Groups>", "- <Groups backing Aliyev>"]),
        ("Aliyev heard out the envoy of Baku, who said talks go on.", &["- <the envoy of Baku>"]),
        ("Talks can end before Aliyev, said Mirzoyan, who left.", &["Mirzoyan <Mirzoyan>"]),
        ("A spokesman for Aliyev said talks go on.", &["- <A spokesman for Aliyev>"]),
        ("Officials who met Aliyev said talks go on.", &["- <Officials>"]),
        ("Mirzoyan wrote a letter after angry shepherds said talks go on.", &["- <angry shepherds>"]),
    ]);
}

#[test]
fn two_who_speak_together_are_nobody() {
    check(&[
        ("Mirzoyan and Aliyev said talks go on.", &["- <Mirzoyan and Aliyev>"]),
        ("Mirzoyan and his aides said talks go on.", &["- <Mirzoyan and his aides>"]),
        ("He and Mirzoyan said talks go on.", &["- <He and Mirzoyan>"]),
        ("Alili, Mirzoyan, and Aliyev said talks go on.", &["- <Mirzoyan, and Aliyev>"]),
        ("The envoy and Mirzoyan said talks go on.", &["- <The envoy and Mirzoyan>"]),
        ("The actor and activist Mirzoyan said talks go on.", &["Mirzoyan <Mirzoyan>"]),
    ]);
}

#[test]
fn a_pronoun_is_of_one_whom_it_fits() {
    check(&[
        // A woman's given name and a man's.
        ("Ani Badalyan met Ilham Aliyev. “We agree on it,” he said.", &["Aliyev <he>"]),
        ("Ilham Aliyev came late. “We agree on it,” she said.", &["- <she>"]),
        // Nobody speaks of himself by name.
        ("Mirzoyan came late. “Mirzoyan is the best of us,” he said.", &["- <he>"]),
        ("Mirzoyan came late. “We agree on it,” he said.", &["Mirzoyan <he>"]),
        ("Mirzoyan asked Pashinyan. “We agree on it,” he told Pashinyan.", &["Mirzoyan <he>"]),
        ("Mirzoyan came late. It drew Aliyev’s anger, and he said talks go on.", &["- <he>"]),
        // Somebody whom no rule knows begins the sentence.
        ("Mirzoyan came late. Vesk, for his part, was early. “We agree on it,” he said.", &["- <he>"]),
    ]);
}

#[test]
fn a_line_may_hand_over_to_the_quotation() {
    check(&[
        ("Aliyev came. / And from the envoy Ararat Mirzoyan: / “We agree on it.”", &["Mirzoyan <>"]),
        (
            "Aliyev came. / “We agree on all of it.” – Commissioner Ararat Mirzoyan",
            &["Mirzoyan <Ararat Mirzoyan>"],
        ),
    ]);
}

#[test]
fn what_nobody_has_said_is_no_statement() {
    check(&[
        ("Mirzoyan has not said that the file is “reopened”.", &[]),
        (
            "“We agree on it,” Mirzoyan said, though Aliyev and other envoys haven’t said the file is “reopened”.",
            &["Mirzoyan <Mirzoyan>"],
        ),
    ]);
}
