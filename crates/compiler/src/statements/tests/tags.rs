//! Tags and leads of every shape: who speaks, and when nobody is said to.

use super::check;

#[test]
fn a_tag_may_describe_its_speaker_first() {
    check(&[
        (
            "“We agree on it,” the head of the commission, Ararat Mirzoyan, told reporters.",
            "quoted; Mirzoyan; name; told; We agree on it",
        ),
        ("“We agree on it,” retired Gen. Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
        (
            "“We agree on it,” says her deputy, Ararat Mirzoyan.",
            "quoted; Mirzoyan; name; says; We agree on it",
        ),
        (
            "“We agree on it,” affirmed to the journalists the head of the delegation, Ararat Mirzoyan.",
            "quoted; Mirzoyan; name; affirmed; We agree on it",
        ),
        (
            "“We agree on it,” manifested the prime minister, Nikol Pashinyan.",
            "quoted; Pashinyan; name; manifested; We agree on it",
        ),
        (
            "“We agree on it,” Mirzoyan was heard to say.",
            "quoted; Mirzoyan; surname; was heard to say; We agree on it",
        ),
        (
            "Mirzoyan used to say, “We agree on it.”",
            "quoted; Mirzoyan; surname; used to say; We agree on it.",
        ),
        ("„We agree on it“, so Mirzoyan.", "quoted; Mirzoyan; surname; so; We agree on it"),
        (
            "Mirzoyan left. “We agree on it,” said he and smiled.",
            "quoted; Mirzoyan; pronoun; said; We agree on it",
        ),
        (
            "Mirzoyan asked for facts. “We agree on it,” declared to reporters.",
            "reported; Mirzoyan; surname; asked; for facts\nquoted; Mirzoyan; carried; declared; We agree on it",
        ),
    ]);
}

#[test]
fn a_fragment_is_of_whoever_its_sentence_ends_with() {
    check(&[
        (
            "The route could open within “a matter of weeks” from now, Mirzoyan said on Monday.",
            "reported; Mirzoyan; surname; said; The route could open within “a matter of weeks” from now",
        ),
        (
            "Mirzoyan and Aliyev had “a frank exchange of views”, according to Interfax.",
            "quoted; Interfax; name; according to; a frank exchange of views",
        ),
    ]);
}

#[test]
fn a_colon_gives_the_word_to_the_only_person() {
    check(&[
        (
            "The delegate of the north, Ararat Mirzoyan, summed up the day for the press: “no pushing”.",
            "quoted; Mirzoyan; name; summed up; no pushing",
        ),
        (
            "In the statement he made at the door, Mirzoyan gave place to these words: “We agree on it.”",
            "quoted; Mirzoyan; surname; -; We agree on it.",
        ),
        (
            "When we asked Mirzoyan why, he was frank: “We agree on it.”",
            "quoted; Mirzoyan; pronoun; -; We agree on it.",
        ),
        (
            "Mirzoyan came. / Later, the minister made the following statement: / “We agree on it.”",
            "quoted; Mirzoyan; carried; -; We agree on it.",
        ),
        ("Mirzoyan met Aliyev at the door: “We agree on it.”", "quoted; -; unknown; -; We agree on it."),
    ]);
}

#[test]
fn a_paragraph_that_names_one_person_is_about_that_one() {
    check(&[
        (
            "Aliyev left. / Talks are chaired by Mirzoyan. “We agree on it,” he said.",
            "quoted; Mirzoyan; pronoun; said; We agree on it",
        ),
        (
            "Aliyev left. / A man who gave his name as Ahmad Alili mended nets. “We agree on it,” he said.",
            "quoted; Alili; pronoun; said; We agree on it",
        ),
        (
            "Aliyev left. / A friend thanked Mirzoyan. “We agree on it,” he said.",
            "quoted; -; unnamed; said; We agree on it",
        ),
    ]);
}

#[test]
fn an_unknown_name_takes_the_pronoun() {
    check(&[(
        "The goal by Anton Bruning came late. It was saved by Mirzoyan. / Bruning laughed. “We agree on it,” he said.",
        "quoted; -; unknown; said; We agree on it",
    )]);
}

#[test]
fn a_place_is_not_whoever_speaks_in_it() {
    check(&[
        (
            "In the camp at Baku, a mother of four told us: “We agree on it.”",
            "quoted; -; unnamed; told; We agree on it.",
        ),
        (
            "In the village of Baku, a farmer, who did not want to be named, said: “We agree on it.”",
            "quoted; -; unnamed; said; We agree on it.",
        ),
    ]);
}

#[test]
fn what_all_call_so_is_a_term() {
    check(&[
        ("It is what diplomats call “managed decline”.", ""),
        ("Theory speaks of a “hurting stalemate”.", ""),
        ("“Subscribers”, they call themselves.", ""),
        ("The lines are “provisional”, a word that appears often.", ""),
        (
            "Mirzoyan fears that a “second measure” will follow.",
            "holds; Mirzoyan; surname; fears; a “second measure” will follow",
        ),
        ("The last so-called pact of “gentlemen” was old.", ""),
        ("Mirzoyan abandons it for what he calls, in French, a “mer commune”.", ""),
        ("Mirzoyan called it “a circus”.", "quoted; Mirzoyan; surname; called; a circus"),
    ]);
}
