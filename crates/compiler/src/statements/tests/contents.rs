//! What is said: behind which words it begins, where it ends, and what is no content.

use super::check;

#[test]
fn whoever_says_something_is_a_source_with_or_without_a_name() {
    check(&[
        ("Others say it is a patch.", "reported; -; unnamed; say; it is a patch"),
        ("Experts in water law say it holds.", "reported; -; unnamed; say; it holds"),
        ("The website noted that it holds.", "reported; -; unnamed; noted; it holds"),
        ("Some 22 percent said they might leave.", "reported; -; unnamed; said; they might leave (might)"),
        ("A new poll shows the dam in front.", "reported; -; unnamed; shows; the dam in front"),
        ("It says a lot.", ""),
        ("The storm showed the dam in a new light.", ""),
    ]);
}

#[test]
fn a_participle_is_of_the_subject_of_its_sentence() {
    check(&[
        (
            "Mirzoyan left the hall, claiming it was shut.",
            "reported; Mirzoyan; surname; claiming; it was shut",
        ),
        ("Mirzoyan left, arguing that it was shut.", "reported; Mirzoyan; surname; arguing; it was shut"),
        ("Mirzoyan led delegates backing the dam.", "holds; -; unnamed; backing; the dam"),
    ]);
}

#[test]
fn what_somebody_holds_is_no_speech() {
    check(&[
        ("Mirzoyan believes the dam is unsafe.", "holds; Mirzoyan; surname; believes; the dam is unsafe"),
        ("Mirzoyan believes him.", ""),
        ("Mirzoyan hopes to win the vote.", "holds; Mirzoyan; surname; hopes; to win the vote"),
        ("Mirzoyan fears a backlash.", "holds; Mirzoyan; surname; fears; a backlash"),
        ("Many voters fear the new dam.", "holds; -; unnamed; fear; the new dam"),
        ("Mirzoyan refused to sign the map.", "holds; Mirzoyan; surname; refused; to sign the map"),
        ("Mirzoyan sees the dam as a trap.", "holds; Mirzoyan; surname; sees; the dam as a trap"),
        ("Mirzoyan saw the dam.", ""),
        ("Mirzoyan is worried about the dam.", "holds; Mirzoyan; surname; is worried about; the dam"),
        ("Mirzoyan is confident that it holds.", "holds; Mirzoyan; surname; is confident; it holds"),
        ("Mirzoyan supports Aliyev.", "holds; Mirzoyan; surname; supports; Aliyev"),
        ("The agreement aims to serve both.", ""),
        ("Neither Mirzoyan nor Aliyev supports such demands.", ""),
        ("Mirzoyan said he wants the dam.", "reported; Mirzoyan; surname; said; he wants the dam"),
    ]);
}

#[test]
fn a_not_stays_with_its_verb() {
    check(&[
        (
            "Mirzoyan did not say whether it was safe.",
            "reported; Mirzoyan; surname; did not say; whether it was safe",
        ),
        (
            "Mirzoyan would not rule out a strike.",
            "reported; Mirzoyan; surname; would not rule out; a strike",
        ),
        ("Mirzoyan ruled out a strike.", "reported; Mirzoyan; surname; ruled out; a strike"),
        (
            "Mirzoyan denied having said so in Baku.",
            "reported; Mirzoyan; surname; denied; having said so in Baku",
        ),
        ("Mirzoyan has not said that it was safe.", "reported; Mirzoyan; surname; has not said; it was safe"),
        ("Mirzoyan has not said that it was “safe”.", ""),
        ("Mirzoyan does not want a third party.", "holds; Mirzoyan; surname; does not want; a third party"),
    ]);
}

#[test]
fn deeds_and_nouns_say_nothing() {
    check(&[
        ("Mirzoyan called into a programme at home.", ""),
        ("Mirzoyan called on a law firm to handle the papers.", ""),
        ("Mirzoyan called on Baku to leave.", "reported; Mirzoyan; surname; called; on Baku to leave"),
        ("Mirzoyan backed up his files in time.", ""),
        ("Mirzoyan leads by 270 pledged delegates.", ""),
        ("Mirzoyan put mugs on the table.", ""),
        ("Mirzoyan accepted cases from the south.", ""),
        ("Mirzoyan apologized the next day.", ""),
        ("Mirzoyan apologized for it.", "reported; Mirzoyan; surname; apologized; for it"),
        ("Interfax reported Monday in its story on the talks.", ""),
        ("All the things Mirzoyan said about the dam are here.", ""),
        ("Mirzoyan asked reporters rhetorically in the hall.", ""),
        ("It holds, says Mirzoyan, a warden at a firm that sells locks.", ""),
        ("Mirzoyan defended men in court.", ""),
        ("Mirzoyan defended the plan.", "holds; Mirzoyan; surname; defended; the plan"),
        ("This contradicts the claim that Mirzoyan had refused to stop.", ""),
        ("The government-backed plan of Mirzoyan was long.", ""),
    ]);
}

#[test]
fn a_content_ends_where_the_page_goes_on_in_its_own_words() {
    check(&[
        ("Mirzoyan said it holds, but Baku went home.", "reported; Mirzoyan; surname; said; it holds"),
        ("Mirzoyan said it holds, although nobody came.", "reported; Mirzoyan; surname; said; it holds"),
        ("Mirzoyan opposes the plan and has left.", "holds; Mirzoyan; surname; opposes; the plan"),
        (
            "Mirzoyan urged Baku to sign, and work out the rest later.",
            "reported; Mirzoyan; surname; urged; Baku to sign, and work out the rest later",
        ),
        (
            "While Mirzoyan says that it holds, others left the hall.",
            "reported; Mirzoyan; surname; says; it holds",
        ),
        (
            "It holds because they look at it, said Mirzoyan, the warden of the lock.",
            "reported; Mirzoyan; surname; said; It holds because they look at it",
        ),
    ]);
}

#[test]
fn a_that_behind_a_noun_is_not_the_verbs() {
    check(&[
        (
            "Mirzoyan said there needs to be a law that opens the port.",
            "reported; Mirzoyan; surname; said; there needs to be a law that opens the port",
        ),
        ("Mirzoyan said in the hall on Monday that it holds.", "reported; Mirzoyan; surname; said; it holds"),
        (
            "Both sides, said Mirzoyan, are all too familiar with ships that never come.",
            "reported; Mirzoyan; surname; said; Both sides | are all too familiar with ships that never come",
        ),
        (
            "Mirzoyan said in the hall that nothing changes.",
            "reported; Mirzoyan; surname; said; nothing changes",
        ),
        ("Mirzoyan told CNN the deal was dead.", "reported; Mirzoyan; surname; told; the deal was dead"),
        (
            "The deal was dead, Mirzoyan told reporters on Monday.",
            "reported; Mirzoyan; surname; told; The deal was dead",
        ),
    ]);
}
