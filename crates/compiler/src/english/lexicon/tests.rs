//! What holds of the lexicon's files.

use super::*;
use std::collections::BTreeMap;

const ALL: &[&[&str]] = &[&[VERBS], WORDS];

/// A form without its marks.
fn bare(form: &str) -> &str {
    form.trim_matches(['*', '(', ')'])
}

#[test]
fn every_line_is_an_entry_with_its_classes() {
    for file in ALL.iter().copied().flatten() {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let said = line.split_once(" | ").map_or("", |(_, said)| said);
            assert!(!said.is_empty(), "nothing is said of it: {line}");
        }
    }
    for (entry, said) in WORDS.iter().copied().flat_map(entries) {
        for name in said.split(' ').filter(|name| name.parse::<u8>().is_err()) {
            let act = name.split_once('=').map(|(_, act)| act).or(name.strip_prefix('!'));
            let is_known = class(name).is_some() || act.and_then(Act::from_id).is_some();
            assert!(is_known, "{name} of {entry} is no class");
        }
        let is_numbered = class("month").into_iter().chain(class("weekday")).any(|class| is(entry, class));
        assert_eq!(number(entry).is_some(), is_numbered, "{entry}");
    }
}

#[test]
fn every_entry_is_folded() {
    for (entry, _) in WORDS.iter().copied().flat_map(entries).chain(entries(VERBS)) {
        for word in entry.split([' ', '/']) {
            let word = bare(word);
            assert_eq!(word, fold(word));
        }
    }
}

#[test]
fn every_file_is_sorted_and_no_word_stands_twice() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, file) in WORDS.iter().enumerate() {
        let all: Vec<&str> = entries(file).map(|(entry, _)| entry).collect();
        for pair in all.windows(2) {
            assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
        }
        // A phrase of one word says how sure something is, whatever else the word may be.
        for entry in all.into_iter().filter(|_| !file.contains("| hedge")) {
            assert_eq!(seen.insert(entry, at), None, "{entry}");
        }
    }
    let bases: Vec<&str> =
        entries(VERBS).map(|(forms, _)| bare(forms.split([' ', '/']).next().unwrap_or(forms))).collect();
    for pair in bases.windows(2) {
        assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
    }
}

#[test]
fn every_verb_has_five_forms_that_no_other_verb_has() {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for (forms, said) in entries(VERBS) {
        assert_eq!(forms.split(' ').count(), 5, "{forms}");
        let [base, third, ing, ..] = forms.split(' ').collect::<Vec<_>>()[..] else { unreachable!() };
        for spelling in third.split('/') {
            assert!(bare(spelling).ends_with('s'), "{forms}");
        }
        for spelling in ing.split('/') {
            assert!(bare(spelling).ends_with("ing"), "{forms}");
        }
        for word in forms.split([' ', '/']).map(bare) {
            let owner = *owners.entry(word).or_insert(base);
            assert_eq!(owner, base, "{word} is a form of both");
        }
        for said in said.split(' ').filter(|said| {
            !said.starts_with(['!', '+', '~']) && !said.contains('=') && verb::kind(said).is_none()
        }) {
            assert!(class_of_forms(said).is_some(), "{said} of {base}");
        }
    }
}

#[test]
fn every_cue_verb_is_one_act() {
    for (forms, said) in entries(VERBS) {
        let acts: Vec<&str> = said.split(' ').filter_map(|said| said.strip_prefix('=')).collect();
        let is_cue = said.split(' ').any(|said| verb::kind(said).is_some() || said.starts_with('~'));
        assert!(!is_cue || acts.len() == 1, "{forms} | {said}");
        let told = said.split(' ').filter_map(|said| said.split_once('=').map(|(_, act)| act));
        let negated = said.split(' ').filter_map(|said| said.strip_prefix('!'));
        assert!(told.chain(negated).all(|name| Act::from_id(name).is_some()), "{forms} | {said}");
    }
    for (word, expected) in [
        ("said", Act::Says),
        ("asked", Act::Asks),
        ("urging", Act::Asks),
        ("demanded", Act::Demands),
        ("proposes", Act::Offers),
        ("vowed", Act::Promises),
        ("threatened", Act::Threatens),
        ("warning", Act::Warns),
        ("welcomed", Act::Supports),
        ("favours", Act::Supports),
        ("rejected", Act::Opposes),
        ("refuses", Act::Opposes),
        ("denied", Act::Denies),
        ("thought", Act::Believes),
        ("hopes", Act::Wants),
        ("feared", Act::Fears),
        ("decided", Act::Decides),
    ] {
        assert_eq!(acts(word).and_then(|acts| acts.own), Some(expected), "{word}");
    }
    assert!(acts("meets").is_none());
    let argues = acts("argues").expect("it is a verb of saying");
    assert_eq!(argues.behind, [("for", Act::Supports), ("against", Act::Opposes)]);
    assert_eq!(acts("wants").and_then(|acts| acts.negated), Some(Act::Opposes));
}
