//! Bodies that speak: those that are called by a person, and those whose texts and findings are told.

use super::{Taxonomy, find, page};
use crate::entities::names;

/// The speaker of each statement of a page, names that no curator gave among them.
#[track_caller]
fn check(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        let (mut document, mut entities) = page(text);
        names::find(std::slice::from_mut(&mut document), &mut entities);
        let statements = find(&document, &entities, &Taxonomy::new(&[]));
        let speakers = statements
            .iter()
            .map(|statement| statement.speaker.map_or("-", |id| entities[id.index()].name.as_str()));
        assert_eq!(speakers.collect::<Vec<_>>(), *expected, "{text}");
    }
}

#[test]
fn a_body_called_by_a_person_speaks_for_itself() {
    check(&[
        ("The Aliyev campaign said talks go on.", &["Ilham Aliyev’s campaign"]),
        ("Aliyev’s office said talks go on.", &["Ilham Aliyev’s office"]),
        ("According to the Aliyev team, talks go on.", &["Ilham Aliyev’s team"]),
        ("The Aliyev campaign met. The campaign said talks go on.", &["Ilham Aliyev’s campaign"]),
        // Whose it is "his" tells: the one of whom the page speaks, if it has called a body so.
        (
            "The Aliyev campaign met. Aliyev left. His campaign said talks go on.",
            &["Ilham Aliyev’s campaign"],
        ),
        (
            "The Aliyev campaign met. Aliyev left, but his campaign said talks go on.",
            &["Ilham Aliyev’s campaign"],
        ),
        ("The Aliyev campaign met. Mirzoyan left. His campaign said talks go on.", &["-"]),
        ("The Aliyev campaign met. His campaign said talks go on.", &["Ilham Aliyev’s campaign"]),
        ("An Aliyev campaign source said talks go on.", &["-"]),
        ("Mirzoyan, a former Aliyev campaign official, said talks go on.", &["Ararat Mirzoyan"]),
    ]);
}

#[test]
fn a_description_with_who_is_of_whom_it_stands_behind() {
    check(&[
        ("Mirzoyan, a teacher who has said talks go on, left.", &["Ararat Mirzoyan"]),
        ("He saw Mirzoyan, a teacher who has said talks go on.", &["Ararat Mirzoyan"]),
        ("Mirzoyan, a moderate backing Aliyev, said talks go on.", &["Ararat Mirzoyan"]),
        ("Mirzoyan — a teacher from Baku — said talks go on.", &["Ararat Mirzoyan"]),
        ("Mirzoyan, the No. 2 official of the council, said talks go on.", &["Ararat Mirzoyan"]),
        ("At the house of Mirzoyan, a teacher who has said talks go on left.", &["-"]),
    ]);
}

#[test]
fn what_is_found_is_said_by_whoever_found_it() {
    check(&[
        ("A poll by Interfax found that talks go on.", &["Interfax"]),
        ("A recent Interfax poll found that talks go on.", &["Interfax"]),
        ("According to a Security Council report, talks go on.", &["Security Council"]),
        // Whom it is about, and what two have done together.
        ("A poll of Interfax found that talks go on.", &["-"]),
        ("An Interfax/Security Council poll found that talks go on.", &["-"]),
        ("An Aliyev poll found that talks go on.", &["-"]),
    ]);
}
