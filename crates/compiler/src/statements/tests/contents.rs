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

#[test]
fn several_people_without_a_name_hold_something() {
    check(&[
        ("Both think it is unsafe.", "holds; -; unnamed; think; it is unsafe"),
        ("Few believe the dam can hold.", "holds; -; unnamed; believe; the dam can hold"),
        ("Women back the dam.", "holds; -; unnamed; back; the dam"),
        (
            "About 4 in 10 farmers in each valley want the dam closed.",
            "holds; -; unnamed; want; the dam closed",
        ),
        ("More than half the farmers surveyed support closing it.", "holds; -; unnamed; support; closing it"),
        ("A number of farmers support closing it.", "holds; -; unnamed; support; closing it"),
        ("Those farmers want the dam closed.", "holds; -; unnamed; want; the dam closed"),
        (
            "It drew the ire of farmers who thought it was unsafe.",
            "holds; -; unnamed; thought; it was unsafe",
        ),
        ("The last round of talks focused on the dam.", ""),
    ]);
}

#[test]
fn a_relative_clause_is_of_whoever_it_describes_and_ends_before_the_main_verb() {
    check(&[
        (
            "Mirzoyan, who backed the dam last year, left.",
            "holds; Mirzoyan; surname; backed; the dam last year",
        ),
        (
            "Mirzoyan, who once said it would never hold - left the hall.",
            "reported; Mirzoyan; surname; said; it would never hold",
        ),
        ("Two envoys, both of whom backed the dam, left.", "holds; -; unnamed; backed; the dam"),
    ]);
}

#[test]
fn a_participle_behind_a_text_is_of_whoever_issued_it() {
    check(&[
        (
            "Mirzoyan released a statement Tuesday saying the dam was safe.",
            "reported; Mirzoyan; surname; saying; the dam was safe",
        ),
        (
            "Mirzoyan received a letter saying the dam was safe.",
            "reported; -; unnamed; saying; the dam was safe",
        ),
        (
            "Mirzoyan left despite polls showing the dam in front.",
            "reported; -; unnamed; showing; the dam in front",
        ),
        ("Citing the storm at sea, Mirzoyan left.", "reported; Mirzoyan; surname; Citing; the storm at sea"),
        ("Fear is often fed by arguing that it leaks.", ""),
        (
            "Mirzoyan spoke first. He drew a map, saying it was safe.",
            "reported; Mirzoyan; pronoun; saying; it was safe",
        ),
    ]);
}

#[test]
fn a_verb_goes_on_behind_another_of_the_same_subject() {
    check(&[
        (
            "Mirzoyan has long opposed the dam but supports the port.",
            "holds; Mirzoyan; surname; has long opposed; the dam\n\
             holds; Mirzoyan; surname; supports; the port",
        ),
        (
            "Mirzoyan predicted it would leak and praised efforts to stop it.",
            "reported; Mirzoyan; surname; predicted; it would leak\n\
             reported; Mirzoyan; surname; praised; efforts to stop it",
        ),
        ("Mirzoyan stood up and urged them to leave.", "reported; Mirzoyan; surname; urged; them to leave"),
        ("Mirzoyan went on to say it was safe.", "reported; Mirzoyan; surname; say; it was safe"),
        ("Mirzoyan continues to insist it is safe.", "reported; Mirzoyan; surname; insist; it is safe"),
        (
            "Mirzoyan is already claiming it was safe.",
            "reported; Mirzoyan; surname; is already claiming; it was safe",
        ),
    ]);
}

#[test]
fn a_time_or_an_insertion_stands_between_a_verb_and_what_it_says() {
    check(&[
        ("Mirzoyan promised on Tuesday to close it.", "reported; Mirzoyan; surname; promised; to close it"),
        (
            "Mirzoyan said in a statement the dam was safe.",
            "reported; Mirzoyan; surname; said; the dam was safe",
        ),
        (
            "Mirzoyan said the dam, despite its cost, is better than none.",
            "reported; Mirzoyan; surname; said; the dam, despite its cost, is better than none",
        ),
        ("In a speech on Monday, Mirzoyan said nothing.", ""),
    ]);
}

#[test]
fn a_name_with_a_colon_announces_words_in_the_first_person() {
    check(&[
        (
            "Mirzoyan: We shall keep the dam open.",
            "reported; Mirzoyan; surname; -; We shall keep the dam open",
        ),
        ("Mirzoyan: He has to win the vote.", ""),
        ("Mirzoyan: our next stop.", ""),
    ]);
}

#[test]
fn an_inserted_verb_loses_no_word_of_what_is_said() {
    check(&[
        ("The dam, Mirzoyan says, leaks.", "reported; Mirzoyan; surname; says; The dam | leaks"),
        (
            "The dam leaks at night, Mirzoyan said, on Monday.",
            "reported; Mirzoyan; surname; said; The dam leaks at night",
        ),
        ("Experts in sea law and wardens say the dam leaks.", "reported; -; unnamed; say; the dam leaks"),
    ]);
}

#[test]
fn words_beside_another_clause_are_whose_they_are() {
    check(&[
        (
            "Aliyev left. Even as he blamed the farmers, Mirzoyan would not guess.",
            "reported; -; unknown; blamed; the farmers",
        ),
        (
            "Aliyev spoke where farmers had met, chanting “no contract, no peace”.",
            "quoted; -; unknown; chanting; no contract, no peace",
        ),
        (
            "Mirzoyan says the vote is proof, which stood at 5, according to Aliyev.",
            "reported; Mirzoyan; surname; says; the vote is proof\n\
             reported; Aliyev; surname; according to; which stood at 5",
        ),
        ("A pro-Aliyev group sent a line: “This is not okay.”", "quoted; -; unknown; -; This is not okay."),
    ]);
}

#[test]
fn the_agent_of_a_passive_takes_the_position() {
    check(&[
        ("The plan was rejected by Mirzoyan.", "reported; Mirzoyan; surname; was rejected by; The plan"),
        ("A plan opposed by most farmers was signed.", "holds; -; unnamed; opposed by; A plan"),
        ("It was backed by Mirzoyan.", ""),
    ]);
}

#[test]
fn a_few_words_in_marks_are_no_statement_beside_their_clause() {
    check(&[
        (
            "Mirzoyan called the plan to close the dam “a circus”.",
            "reported; Mirzoyan; surname; called; the plan to close the dam “a circus”",
        ),
        (
            "Mirzoyan warned that farmers “may never enter” but guests “come in so easily”.",
            "reported; Mirzoyan; surname; warned; farmers “may never enter” but guests “come in so easily”",
        ),
        (
            "Mirzoyan said it “holds, and will hold for a very long time”.",
            "quoted; Mirzoyan; surname; said; holds, and will hold for a very long time",
        ),
    ]);
}
