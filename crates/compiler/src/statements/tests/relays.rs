//! Words that come by way of somebody else: who relays, and whose they are.

use super::check;

#[test]
fn what_one_says_that_another_says_is_the_ones_and_the_others_by_way_of_it() {
    check(&[
        (
            "Mirzoyan said that Aliyev denied the attack on the post.",
            "reported; Mirzoyan; surname; said; Aliyev denied the attack on the post\nreported; Aliyev via Ararat Mirzoyan; surname; denied; the attack on the post",
        ),
        (
            "Mirzoyan said Aliyev insisted on old maps.",
            "reported; Mirzoyan; surname; said; Aliyev insisted on old maps\nreported; Aliyev via Ararat Mirzoyan; surname; insisted; on old maps",
        ),
        (
            "Mirzoyan told parliament that Baku promised to sign.",
            "reported; Mirzoyan; surname; told; Baku promised to sign\nreported; Baku via Ararat Mirzoyan; name; promised; to sign",
        ),
        // Nobody is known to relay: then nobody's words are relayed.
        (
            "The leadership said that Baku threatens to attack.",
            "reported; -; unnamed; said; Baku threatens to attack",
        ),
        // Who relays oneself relays nothing.
        (
            "Mirzoyan said that Mirzoyan denied the attack on the post.",
            "reported; Mirzoyan; surname; said; Mirzoyan denied the attack on the post",
        ),
        // What was not said is not relayed.
        (
            "Mirzoyan said that Aliyev never denied the attack on the post.",
            "reported; Mirzoyan; surname; said; Aliyev never denied the attack on the post",
        ),
        // Nor is a view that one ascribes to another.
        (
            "Mirzoyan said that Aliyev wants old maps.",
            "reported; Mirzoyan; surname; said; Aliyev wants old maps",
        ),
        (
            "Mirzoyan said that Aliyev told him “we will not sign it”.",
            "reported; Mirzoyan; surname; said; Aliyev told him “we will not sign it”\nquoted; Aliyev via Ararat Mirzoyan; surname; told; we will not sign it",
        ),
        (
            "Mirzoyan said that Baku threatened “grave steps” soon.",
            "reported; Mirzoyan; surname; said; Baku threatened “grave steps” soon\nquoted; Mirzoyan; surname; threatened; grave steps",
        ),
    ]);
}

#[test]
fn according_to_one_another_says() {
    check(&[
        (
            "According to Interfax, Mirzoyan said that talks go on.",
            "reported; Interfax; name; According to; Mirzoyan said that talks go on\nreported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "According to Interfax, Mirzoyan said “we agree on it”.",
            "reported; Interfax; name; According to; Mirzoyan said “we agree on it”\nquoted; Mirzoyan via Interfax; surname; said; we agree on it",
        ),
        (
            "Mirzoyan said that talks go on, according to Interfax.",
            "reported; Interfax; name; according to; Mirzoyan said that talks go on\nreported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "“We agree on it,” Mirzoyan said, according to Interfax.",
            "quoted; Mirzoyan via Interfax; surname; said; We agree on it",
        ),
        (
            "According to Mirzoyan, talks go on in Vienna.",
            "reported; Mirzoyan; surname; According to; talks go on in Vienna",
        ),
        (
            "According to the Foreign Ministry, talks go on in Vienna.",
            "reported; Ministry; name; According to; talks go on in Vienna",
        ),
        (
            "According to officials, talks go on in Vienna.",
            "reported; -; unnamed; According to; talks go on in Vienna",
        ),
        (
            "According to Ararat Mirzoyan, Foreign Minister of Armenia, talks go on.",
            "reported; Mirzoyan; name; According to; talks go on",
        ),
        (
            "According to Yerevan, talks go on in Vienna.",
            "reported; Yerevan; name; According to; talks go on in Vienna",
        ),
        (
            "According to Mirzoyan talks go on in Vienna.",
            "reported; Mirzoyan; surname; According to; talks go on in Vienna",
        ),
        (
            "Rain fell. / According to Mirzoyan, talks go on.",
            "reported; Mirzoyan; surname; According to; talks go on",
        ),
    ]);
}

#[test]
fn who_is_quoted_or_cited_speaks_and_who_quotes_relays() {
    check(&[
        (
            "Mirzoyan, quoted by Interfax, said that talks go on.",
            "reported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "“We agree on it,” said Mirzoyan, quoted by Interfax.",
            "quoted; Mirzoyan via Interfax; surname; said; We agree on it",
        ),
        (
            "Mirzoyan said that talks go on, as reported by Interfax.",
            "reported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "As reported by Interfax, Mirzoyan said that talks go on.",
            "reported; Interfax; name; As reported by; Mirzoyan said that talks go on\nreported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "Citing Mirzoyan, Interfax reported that talks go on.",
            "reported; Mirzoyan via Interfax; surname; reported; talks go on",
        ),
        (
            "Interfax said, citing Mirzoyan, that talks go on.",
            "reported; Mirzoyan via Interfax; surname; said; talks go on",
        ),
        (
            "Interfax quoted Mirzoyan as saying that talks go on.",
            "reported; Mirzoyan via Interfax; surname; quoted Mirzoyan as saying; talks go on",
        ),
        (
            "Mirzoyan was cited by Interfax as saying that talks go on.",
            "reported; Mirzoyan via Interfax; surname; was cited by Interfax as saying; talks go on",
        ),
        ("Mirzoyan told Interfax that talks go on.", "reported; Mirzoyan; surname; told; talks go on"),
        (
            "According to Interfax, Mirzoyan reportedly said that talks may have begun.",
            "reported; Interfax; name; According to; Mirzoyan reportedly said that talks may have begun (reportedly)\nreported; Mirzoyan via Interfax; surname; reportedly said; talks may have begun (reportedly)",
        ),
    ]);
}
