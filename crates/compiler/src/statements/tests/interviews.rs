//! Interviews by how they label who speaks, and quotations that stand as a block of their own.

use super::check;

const SAID: &str = "quoted; Mirzoyan; name; -; We think so.\nquoted; Mirzoyan; name; -; It is.\nquoted; Mirzoyan; name; -; By noon.";

/// A page of three questions and answers with these labels; the first two may be longer.
fn page(first: [&str; 2], then: [&str; 2]) -> String {
    let ([asks, answers], [asks_on, answers_on]) = (first, then);
    format!(
        "{asks} Is it over? / {answers} We think so. / {asks_on} And you? / {answers_on} It is. / {asks_on} When? / {answers_on} By noon."
    )
}

#[test]
fn labels_may_be_a_name_a_surname_or_initials() {
    for (first, then) in [
        (["Daily News:", "Ararat Mirzoyan:"], ["DN:", "AM:"]),
        (["Daily News:", "Ararat Mirzoyan:"], ["Daily News:", "Mirzoyan:"]),
        (["Daily News:", "Mirzoyan:"], ["Daily News:", "Mirzoyan:"]),
        (["DAILY NEWS:", "MIRZOYAN:"], ["DAILY NEWS:", "MIRZOYAN:"]),
    ] {
        check(&[(&page(first, then), SAID)]);
    }
}

#[test]
fn question_and_answer_labels_name_nobody_by_themselves() {
    let said = SAID.replace("Mirzoyan; name", "-; unknown");
    for (first, then) in
        [(["Q.", "A."], ["Q.", "A."]), (["Q:", "A:"], ["Q:", "A:"]), (["Question.", "Answer."], ["Q.", "A."])]
    {
        check(&[(&page(first, then), &said)]);
    }
}

#[test]
fn a_line_of_the_answer_set_again_in_marks_is_not_said_twice() {
    let text = page(["Daily News:", "Mirzoyan:"], ["Daily News:", "Mirzoyan:"])
        .replace("We think so.", "We think it is over by now. Come in. / “We think it is over by now.”");
    let said = SAID.replace("We think so.", "We think it is over by now. Come in.");
    check(&[(&text, &said)]);
}

#[test]
fn a_block_of_its_own_is_of_whoever_announces_it() {
    check(&[
        (
            "Mirzoyan said on Monday: / “We agree on it. We go home.”",
            "quoted; Mirzoyan; carried; -; We agree on it. We go home.",
        ),
        (
            "Mirzoyan made the following statement: / “We agree on it. We go home.”",
            "quoted; Mirzoyan; carried; -; We agree on it. We go home.",
        ),
        (
            "They met in Baku. / “We agree on it. We go home.”",
            "quoted; -; unknown; -; We agree on it. We go home.",
        ),
    ]);
}
