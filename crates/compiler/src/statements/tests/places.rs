//! Who is meant by a place, a country's authorities or an office: on pages of places that no list knows.

use super::super::find;
use crate::config;
use crate::entities::gazetteer::Gazetteer;
use crate::entities::topics::Taxonomy;
use corpus::{Document, Passage, Side};

/// A gazetteer of invented and of real places, with a capital each, and a valley whose authorities are nobody else's.
const GAZETTEER: &str = r#"
[[entity]]
name = "Belvar"
kind = "place"
side = "south"
[[entity]]
name = "Lithara"
kind = "place"
speaks_for = "Belvar"
[[entity]]
name = "Cyprus"
kind = "place"
side = "north"
[[entity]]
name = "Nicosia"
kind = "place"
speaks_for = "Cyprus"
[[entity]]
name = "South Sudan"
kind = "place"
[[entity]]
name = "Juba"
kind = "place"
speaks_for = "South Sudan"
[[entity]]
name = "Upper Orra"
kind = "place"
aliases = ["Orra"]
[[entity]]
name = "Senn"
kind = "place"
speaks_for = "Orra Belvari leadership"
[[entity]]
name = "Orra Belvari leadership"
kind = "organisation"
side = "orra"
[[entity]]
name = "Port Amber"
kind = "place"
[[entity]]
name = "Ann Harbour"
kind = "person"
role = "Foreign Minister of Cyprus"
side = "north"
[[entity]]
name = "Joe Pier"
kind = "person"
side = "south"
[[entity]]
name = "Rita Quay"
kind = "person"
"#;

/// The statements of a page, paragraphs apart by ` / `, one a line: the speaker, the side, the words of the source.
fn said(text: &str) -> String {
    let side = |id: &str| Side { id: id.into(), label: id.into() };
    let sides = [side("north"), side("south"), side("orra")];
    let (entities, problems) = config::entities("entities.toml", GAZETTEER, &sides);
    assert!(problems.is_empty(), "{:?}", problems[0].to_string());
    let gazetteer = Gazetteer::new(&entities);
    let passage = |text: &str| Passage {
        text: text.to_owned(),
        mentions: gazetteer.mentions(text),
        ..Passage::default()
    };
    let document = Document { passages: text.split(" / ").map(passage).collect(), ..Document::default() };
    let found = find(&document, &entities, &Taxonomy::new(&[]));
    let line = |statement: &corpus::Statement| {
        let speaker = statement.speaker.map_or("-", |id| entities[id.index()].name.as_str());
        let side = statement.side.map_or("-", |side| sides[side.index()].id.as_str());
        let via = statement.via.map_or(String::new(), |id| format!(" via {}", entities[id.index()].name));
        let source = statement.source.map_or("-", |source| source.of(&document));
        format!("{speaker}{via}; {side}; {source}")
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(said(text), *expected, "{text}");
    }
}

#[test]
fn a_capital_named_for_its_government_is_that_government_and_keeps_its_word() {
    check(&[
        ("Nicosia said that the talks were over.", "Cyprus; north; Nicosia"),
        ("Juba insists that the river stays open.", "South Sudan; -; Juba"),
        ("“We will not sign,” Lithara said.", "Belvar; south; Lithara"),
        ("According to Lithara, the dam stays.", "Belvar; south; Lithara"),
        ("Lithara opposes the dam.", "Belvar; south; Lithara"),
        ("The Nicosia government said that the talks were over.", "Cyprus; north; The Nicosia government"),
    ]);
}

#[test]
fn nobody_relays_their_own_words() {
    let lines = said("Nicosia said that Cyprus rejected the offer of the banks.");
    assert!(!lines.contains("via"), "{lines}");
    let lines = said("Nicosia said that Lithara rejected the offer of the banks.");
    assert!(lines.contains("Belvar via Cyprus; south; Lithara"), "{lines}");
}

#[test]
fn a_city_where_somebody_speaks_does_not_speak() {
    check(&[
        ("Joe Pier, who met them in Nicosia, said that the talks were over.", "Joe Pier; south; Joe Pier"),
        ("In Lithara the talks went on.", ""),
    ]);
}

#[test]
fn the_authorities_of_a_place_are_whoever_it_stands_for() {
    check(&[
        (
            "The authorities in Lithara denied that the dam had burst.",
            "Belvar; south; The authorities in Lithara",
        ),
        ("The Belvari leadership said that the dam stays.", "Belvar; south; The Belvari leadership"),
        ("Authorities of Belvar said that the dam stays.", "Belvar; south; Authorities of Belvar"),
        (
            "The government of Cyprus said that the talks were over.",
            "Cyprus; north; The government of Cyprus",
        ),
        (
            "The Cypriot government in Nicosia said that the talks were over.",
            "Cyprus; north; The Cypriot government in Nicosia",
        ),
        (
            "The Belvari delegation in Port Amber said that it would sign.",
            "Belvar; south; The Belvari delegation in Port Amber",
        ),
    ]);
}

#[test]
fn the_authorities_in_fact_of_a_valley_are_the_body_that_is_called_so() {
    let body = "Orra Belvari leadership; orra; ";
    for source in [
        "The authorities in Senn",
        "The leadership in fact of Upper Orra",
        "The authorities in fact of Orra",
        "The de facto leadership of Orra",
        "The Orra authorities",
        "The de facto Orra authorities in Senn",
    ] {
        assert_eq!(said(&format!("{source} said that the valley was closed.")), format!("{body}{source}"));
    }
}

#[test]
fn where_two_authorities_could_be_meant_nobody_is() {
    check(&[
        ("The government in Port Amber said that the line was closed.", "-; -; The government in Port Amber"),
        // In fact alone: not the state's.
        (
            "The de facto authorities of Cyprus said that the line was closed.",
            "-; north; The de facto authorities of Cyprus",
        ),
        (
            "The separatist authorities in Belvar said that the line was closed.",
            "-; south; The separatist authorities in Belvar",
        ),
        (
            "The customs authorities of Belvar said that the line was closed.",
            "-; south; The customs authorities of Belvar",
        ),
        (
            "The authorities in Port Amber said that the line was closed.",
            "-; -; The authorities in Port Amber",
        ),
        (
            "The authorities of Belvar and Cyprus said that the line was closed.",
            "-; south; The authorities of Belvar and Cyprus",
        ),
        ("The authorities said that the line was closed.", "-; -; The authorities"),
    ]);
}

#[test]
fn officials_stay_unnamed_and_have_the_side_of_their_place() {
    check(&[
        ("Cypriot officials said that the line was closed.", "-; north; Cypriot officials"),
        ("Officials in Senn said that the line was closed.", "-; orra; Officials in Senn"),
    ]);
}

#[test]
fn the_official_of_a_country_is_the_one_whom_the_page_named() {
    let page = |official: &str| {
        said(&format!(
            "Foreign Minister Ann Harbour of Cyprus came. / It rained. / {official} said that it was over."
        ))
    };
    let minister = "Ann Harbour; north; ";
    assert_eq!(page("The Cypriot official"), format!("{minister}The Cypriot official"));
    assert_eq!(page("The Cypriot minister"), format!("{minister}The Cypriot minister"));
    assert_eq!(page("The minister"), format!("{minister}The minister"));
    // Another country's, a head of state, and one whom the page has no name for.
    assert_eq!(page("The Belvari official"), "-; south; The Belvari official");
    assert_eq!(page("The Cypriot leader"), "-; north; The Cypriot leader");
    assert_eq!(page("A Cypriot official"), "-; north; A Cypriot official");
}

#[test]
fn an_official_who_could_be_two_or_is_long_gone_is_nobody() {
    let nobody = "-; north; The Cypriot official";
    let then = "The Cypriot official said that it was over.";
    for before in [
        "Ann Harbour met the Cypriot envoy Rita Quay. / It rained.",
        "Ann Harbour came. / It rained. / It poured. / It rained. / It poured.",
        "Rita Quay, a former minister of Cyprus, came. / It rained.",
        "Ann Harbour came. A Cypriot official sat behind her. / It rained.",
    ] {
        assert_eq!(said(&format!("{before} / {then}")).lines().last(), Some(nobody), "{before}");
    }
}

#[test]
fn an_office_in_initials_is_spelled_out() {
    check(&[(
        "Cypriot FM Ann Harbour and Belvari FM Joe Pier met. / The minister said that it was over.",
        "-; -; The minister",
    )]);
    check(&[(
        "Belvari PM Joe Pier came alone. / It rained. / The Belvari prime minister said that it was over.",
        "Joe Pier; south; The Belvari prime minister",
    )]);
}
