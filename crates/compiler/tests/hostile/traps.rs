//! Pages on which careless work is quadratic: much of one thing, in one line or in many.
//!
//! `tests/linear.rs` counts what a small part of each allocates, and what twice and four times as much does;
//! `examples/traps.rs` measures the seconds at full size and below.

#![allow(unreachable_pub, reason = "tests, examples and fuzz targets share it")]

/// Much of one thing.
pub struct Trap {
    /// Of what.
    pub name: &'static str,
    /// How much of it makes the trap at full size.
    pub full: usize,
    /// File name and text of each page with so much of it.
    pub pages: fn(usize) -> Vec<(String, String)>,
}

const MEGABYTES: usize = 1_000_000;

/// The traps.
pub const TRAPS: &[Trap] = &[
    Trap { name: "opening quotation marks", full: 1_000_000, pages: |n| line(&"“".repeat(n)) },
    Trap { name: "straight quotation marks", full: 1_000_000, pages: |n| line(&"\" a ".repeat(n)) },
    Trap { name: "single quotation marks", full: 1_000_000, pages: |n| line(&" ‘a".repeat(n)) },
    Trap { name: "quotations", full: 300_000, pages: |n| line(&"“A word,” she said. ".repeat(n)) },
    Trap {
        name: "stops in a quotation",
        full: 1_000_000,
        pages: |n| line(&["“a", &" .".repeat(n), "”"].concat()),
    },
    Trap {
        name: "quotations never closed",
        full: 100_000,
        pages: |n| line(&"“We agree with it, he said.\n".repeat(n)),
    },
    Trap {
        name: "bytes of prose in a line",
        full: 10 * MEGABYTES,
        pages: |n| line(&"The talks went on for another day. ".repeat(n / 35)),
    },
    Trap {
        name: "bytes of prose with dates in a line",
        full: 10 * MEGABYTES,
        pages: |n| line(&"The talks went on in May, and he left on Monday. ".repeat(n / 49)),
    },
    Trap {
        name: "bytes of a line without a stop",
        full: 10 * MEGABYTES,
        pages: |n| line(&"talks went on and ".repeat(n / 18)),
    },
    Trap { name: "bytes of a line without a space", full: 10 * MEGABYTES, pages: |n| line(&"x".repeat(n)) },
    Trap {
        name: "bytes of a line of dates",
        full: 10 * MEGABYTES,
        pages: |n| line(&"on 5 March 2023 and ".repeat(n / 20)),
    },
    Trap { name: "bytes of a line of names", full: 10 * MEGABYTES, pages: |n| line(&names(n / 12)) },
    Trap {
        name: "bytes of a line of links",
        full: 10 * MEGABYTES,
        pages: |n| line(&"https://example.org/a?b=c ".repeat(n / 26)),
    },
    Trap {
        name: "bytes of a line of tags",
        full: 10 * MEGABYTES,
        pages: |n| line(&"<b>a</b> <i class=\"x\">".repeat(n / 22)),
    },
    Trap {
        name: "bytes of entities",
        full: 10 * MEGABYTES,
        pages: |n| line(&"&amp;quot; &#8217; ".repeat(n / 19)),
    },
    Trap {
        name: "bytes of mojibake",
        full: 10 * MEGABYTES,
        pages: |n| line(&"â€œtalksâ€™s ".repeat(n / 22)),
    },
    Trap {
        name: "nested brackets",
        full: 10_000,
        pages: |n| line(&("(".repeat(n) + "talks" + &")".repeat(n))),
    },
    Trap {
        name: "nested square brackets, Markdown",
        full: 10_000,
        pages: |n| of("md", &("[".repeat(n) + "talks" + &"]".repeat(n))),
    },
    Trap {
        name: "nested quotations of Markdown",
        full: 10_000,
        pages: |n| of("md", &("> ".repeat(n) + "talks")),
    },
    Trap { name: "emphasis of Markdown", full: 1_000_000, pages: |n| of("md", &"*a **b_ `".repeat(n / 9)) },
    Trap {
        name: "bytes of links of Markdown",
        full: 10 * MEGABYTES,
        pages: |n| of("md", &"[talks](https://example.org/a) ".repeat(n / 31)),
    },
    Trap {
        name: "pictures in a line of Markdown",
        full: 300_000,
        pages: |n| of("md", &"![talks](a.png) ".repeat(n)),
    },
    Trap {
        name: "tags in a line of Markdown",
        full: 300_000,
        pages: |n| of("md", &"<p>talks</p>".repeat(n)),
    },
    Trap {
        name: "nested tags, HTML",
        full: 10_000,
        pages: |n| of("html", &("<div>".repeat(n) + "The talks went on.")),
    },
    Trap {
        name: "bytes of tags, HTML",
        full: 10 * MEGABYTES,
        pages: |n| of("html", &"<p>a</p> <b class=\"x\">".repeat(n / 22)),
    },
    Trap {
        name: "bytes of paragraphs, HTML",
        full: 10 * MEGABYTES,
        pages: |n| {
            of("html", &"<p>The two ministers met on Monday in the old port and agreed to meet again in May, officials said.\n".repeat(n / 99))
        },
    },
    Trap {
        name: "bytes of entities, HTML",
        full: 10 * MEGABYTES,
        pages: |n| of("html", &"&amp;quot; &#8217; ".repeat(n / 19)),
    },
    Trap { name: "capitalised words", full: 1_000_000, pages: |n| line(&"Talks ".repeat(n)) },
    Trap { name: "different capitalised words", full: 1_000_000, pages: |n| line(&names(n)) },
    Trap { name: "names joined by of", full: 300_000, pages: |n| line(&"Council of the ".repeat(n)) },
    Trap {
        name: "persons of one surname",
        full: 100_000,
        pages: |n| {
            lines(
                (0..n).map(|n| {
                    format!("President {} Marsh said on Monday that the talks would go on.", word(n))
                }),
            )
        },
    },
    Trap { name: "dates", full: 1_000_000, pages: |n| line(&"5 March, ".repeat(n)) },
    Trap { name: "dates of numbers", full: 1_000_000, pages: |n| line(&"03/04/2024 ".repeat(n)) },
    Trap { name: "counted dates", full: 300_000, pages: |n| line(&"two days later, last week, ".repeat(n)) },
    Trap { name: "cues", full: 1_000_000, pages: |n| line(&"said ".repeat(n)) },
    Trap { name: "sources with cues", full: 300_000, pages: |n| line(&"the minister said that ".repeat(n)) },
    Trap { name: "according to", full: 300_000, pages: |n| line(&"according to Ann Marsh, ".repeat(n)) },
    Trap {
        name: "furniture lines",
        full: 100_000,
        pages: |n| lines((0..n).map(|n| format!("Read also: {}", word(n)))),
    },
    Trap { name: "same furniture lines", full: 100_000, pages: |n| line(&"Share\n".repeat(n)) },
    Trap {
        name: "headlines",
        full: 100_000,
        pages: |n| lines((0..n).map(|n| format!("Ministers of {} meet again in {}", word(n), word(n + 7)))),
    },
    Trap { name: "date lines", full: 100_000, pages: |n| line(&"Updated: 5 March 2024\n".repeat(n)) },
    Trap { name: "bylines", full: 100_000, pages: |n| line(&"By Ann Marsh\n".repeat(n)) },
    Trap {
        name: "link lines",
        full: 100_000,
        pages: |n| lines((0..n).map(|n| format!("https://example.org/{}", word(n)))),
    },
    Trap { name: "short lines", full: 300_000, pages: |n| line(&"a\n".repeat(n)) },
    Trap {
        name: "blank lines",
        full: 1_000_000,
        pages: |n| of("txt", &("The talks went on.".to_owned() + &"\n".repeat(n) + "They ended.")),
    },
    Trap {
        name: "lines of a dialogue",
        full: 100_000,
        pages: |n| line(&"— Is it true? – asked Marsh.\n".repeat(n)),
    },
    Trap {
        name: "questions and answers",
        full: 50_000,
        pages: |n| line(&"Q: Is it true?\nA: It is, and it will be.\n".repeat(n)),
    },
    Trap { name: "rows of a table", full: 100_000, pages: |n| line(&"12\t34\t56\n".repeat(n)) },
    Trap { name: "near-identical paragraphs", full: 10_000, pages: |n| lines(stories(n)) },
    Trap {
        name: "near-identical pages",
        full: 10_000,
        pages: |n| (0..).zip(stories(n)).map(|(at, text)| (format!("page{at:05}.txt"), text)).collect(),
    },
    Trap {
        name: "pages with one formula",
        full: 10_000,
        pages: |n| {
            let formula = "the parties met today and agreed to meet again ".repeat(20);
            let page = |at: usize| format!("{formula} {at} {}", "other words ".repeat(at % 7));
            (0..n).map(|at| (format!("page{at:05}.txt"), page(at))).collect()
        },
    },
    Trap {
        name: "words in another order on a second page",
        full: 1_000_000,
        pages: |n| {
            ["many words of few kinds ", "many words of kinds few "]
                .map(|words| (format!("{}.txt", words.trim()), words.repeat(n / 5)))
                .into()
        },
    },
    Trap {
        name: "pages of one event",
        full: 10_000,
        pages: |n| {
            (0..n).map(|at| (format!("page{at:05}.txt"), format!("The ministers of {} and {} signed the treaty on {} on 5 March 2023, and President Ann Marsh said that it would hold.\n", word(at), word(at * 3 + 1), word(at * 7 + 2)))).collect()
        },
    },
];

fn of(ending: &str, text: &str) -> Vec<(String, String)> {
    vec![(format!("page.{ending}"), text.to_owned())]
}

fn line(text: &str) -> Vec<(String, String)> {
    of("txt", text)
}

fn lines(lines: impl Iterator<Item = String>) -> Vec<(String, String)> {
    line(&lines.collect::<Vec<_>>().join("\n\n"))
}

/// Different words with a capital.
fn names(count: usize) -> String {
    (0..count).map(|n| word(n) + " ").collect()
}

/// The word of a number, with a capital.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ren", "ti", "lo", "ver", "ska", "mi", "ton", "du", "pel", "gra", "sin", "ho", "cal", "fe",
        "nor",
    ];
    let mut word = String::from("K");
    for _ in 0..5 {
        word += SYLLABLES[number % SYLLABLES.len()];
        number /= SYLLABLES.len();
    }
    word
}

/// One story with another number and name each time.
fn stories(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|n| {
        format!("The two harbour towns exchanged {n} crew members on Wednesday at the old pier of {}, the largest such swap since the strike, and President Ann Marsh said that “the talks go on” until 5 March 2024.", word(n))
    })
}
