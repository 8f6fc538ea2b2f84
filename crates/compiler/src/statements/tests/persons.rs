//! Who is meant where clauses, places, clubs and people without a name stand beside the quotation.

use super::check;

#[test]
fn a_word_that_is_a_noun_elsewhere_is_the_verb_of_a_tag() {
    check(&[
        (
            "»Nobody insures a promise«, notes Mirzoyan.",
            "quoted; Mirzoyan; surname; notes; Nobody insures a promise",
        ),
        ("“It is over”, answers Mirzoyan.", "quoted; Mirzoyan; surname; answers; It is over"),
        ("“It is over” notes and coins lay about.", ""),
    ]);
}

#[test]
fn whoever_the_page_brings_in_without_a_name_keeps_its_words() {
    let said = |source: &str| super::sources(&format!("{source} “My nets come back empty,” he said."));
    assert_eq!(said("A fisherman who gave no name pointed at the boat."), ["A fisherman"]);
    assert_eq!(said("A young man took notes."), ["A young man"]);
    // Not where the pronoun does not fit, where the words say nothing, or where somebody is named since.
    assert_eq!(said("A woman took notes."), ["he"]);
    assert_eq!(said("A member of the council took notes."), ["he"]);
    assert_eq!(said("A fisherman pointed at the boat. Mirzoyan smiled."), ["he"]);
}

#[test]
fn a_clause_is_nobody() {
    let text = "He told the House that a diplomat, whom nobody knew, had said that it would be “the lease or nothing”.";
    assert!(!super::sources(text).iter().any(|source| source.contains("told")), "{:?}", super::sources(text));
}

#[test]
fn a_place_before_the_article_is_where_the_person_speaks() {
    check(&[(
        "From Yerevan the envoy Ararat Mirzoyan has closed the door: «We agree on it all».",
        "quoted; Mirzoyan; name; -; We agree on it all",
    )]);
}

#[test]
fn back_is_no_verb_between_a_place_and_a_preposition() {
    check(&[(
        "The treaty that would give Armenia back to us is “as good as signed”, Mirzoyan told reporters.",
        "quoted; Mirzoyan; surname; told; as good as signed",
    )]);
}

#[test]
fn a_mark_that_never_closes_ends_at_the_tag_of_a_role() {
    check(&[(
        "Mirzoyan came in. “We agree on it, the minister added before he left.",
        "quoted; Mirzoyan; role; added; We agree on it",
    )]);
}

#[test]
fn the_idea_of_something_in_marks_is_a_term() {
    check(&[(
        "Mirzoyan rejected the idea of “parallel verification” by others.",
        "reported; Mirzoyan; surname; rejected; the idea of “parallel verification” by others",
    )]);
}
