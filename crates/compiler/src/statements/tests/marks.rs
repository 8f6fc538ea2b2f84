//! Quotation marks in running text: speech in every style, and what only looks like it.

use super::check;

#[test]
fn speech_in_every_style_has_its_speaker() {
    for (open, close) in [
        ("“", "”"),
        ("\"", "\""),
        ("‘", "’"),
        ("'", "'"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("”", "”"),
        ("‹", "›"),
        ("``", "''"),
        ("“", "“"),
    ] {
        let before = format!("Mirzoyan said: {open}We agree on it.{close}");
        let behind = format!("{open}We agree on it{close}, said Mirzoyan.");
        let split = format!("{open}We agree{close}, Mirzoyan said, {open}on all of it{close}.");
        check(&[
            (&before, "quoted; Mirzoyan; surname; said; We agree on it."),
            (&behind, "quoted; Mirzoyan; surname; said; We agree on it"),
            (&split, "quoted; Mirzoyan; surname; said; We agree | on all of it"),
        ]);
    }
}

#[test]
fn two_who_speak_in_one_paragraph_stay_apart() {
    check(&[(
        "“We agree on it,” said Mirzoyan. “We do not,” said Aliyev. “We do,” Mirzoyan replied.",
        "quoted; Mirzoyan; surname; said; We agree on it\nquoted; Aliyev; surname; said; We do not\nquoted; Mirzoyan; surname; replied; We do",
    )]);
}

#[test]
fn apostrophes_are_no_speech() {
    check(&[
        ("The ministers' talks and the soldiers' return are near.", ""),
        ("It is five o'clock, and the '90s are over.", ""),
        ("They play rock 'n' roll at Baku's old hall.", ""),
        ("He is 5'11\" tall, and the board is 12\" wide.", ""),
        ("Aliyev's and Mirzoyan's aides' cars left.", ""),
    ]);
}

#[test]
fn a_quotation_may_end_in_a_dash_or_dots() {
    check(&[
        ("“We agree on—” Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on"),
        ("“We agree on it...” said Mirzoyan.", "quoted; Mirzoyan; surname; said; We agree on it..."),
        ("“We agree on it!” said Mirzoyan.", "quoted; Mirzoyan; surname; said; We agree on it!"),
        ("“Do we agree on it?” asked Mirzoyan.", "quoted; Mirzoyan; surname; asked; Do we agree on it?"),
    ]);
}

#[test]
fn a_quotation_may_stand_in_brackets_or_hold_them() {
    check(&[
        ("Mirzoyan left (“we agree on it,” he said).", "quoted; Mirzoyan; pronoun; said; we agree on it"),
        (
            "“We [in Yerevan] agree on it,” Mirzoyan said.",
            "quoted; Mirzoyan; surname; said; We [in Yerevan] agree on it",
        ),
    ]);
}

#[test]
fn paragraphs_that_open_again_are_one_statement() {
    check(&[
        (
            "“We agree on it. / “We go home. / “It is over,” said Mirzoyan.",
            "quoted; Mirzoyan; surname; said; We agree on it. | We go home. | It is over",
        ),
        (
            "Mirzoyan said: «We agree on it. / »We go home.»",
            "quoted; Mirzoyan; surname; said; We agree on it. | We go home.",
        ),
        (
            "“I came home with one boot, Mirzoyan adds.",
            "quoted; Mirzoyan; surname; adds; I came home with one boot",
        ),
    ]);
}

#[test]
fn transcripts_name_who_speaks() {
    check(&[
        (
            "INTERFAX: Is it over? / ARARAT MIRZOYAN: We think so. / INTERFAX: And you? / ILHAM ALIYEV: It is.",
            "quoted; Mirzoyan; name; -; We think so.\nquoted; Aliyev; name; -; It is.",
        ),
        (
            "Q: Is it over? / ARARAT MIRZOYAN: We think so. / (SOUNDBITE OF RAIN) / Q: And you? / ARARAT MIRZOYAN: It is.",
            "quoted; Mirzoyan; name; -; We think so.\nquoted; Mirzoyan; name; -; It is.",
        ),
    ]);
}

#[test]
fn a_dialogue_goes_on_behind_its_tag() {
    check(&[
        (
            "— It is wet, said Mirzoyan. — The gauge shows two metres.",
            "quoted; Mirzoyan; surname; said; It is wet | The gauge shows two metres.",
        ),
        (
            "Mirzoyan came. / — Nobody asked us — he turns the cup in his hand — they asked the lawyers.",
            "quoted; Mirzoyan; pronoun; turns; Nobody asked us | they asked the lawyers.",
        ),
    ]);
}
