//! Pages made of the pieces that one stage of the compiler looks at, in any order: a byte a piece.
//!
//! Both the property tests and the fuzz targets cook from bytes, so that a fuzzer's changes to a byte change a piece,
//! and a crash can become a test as it is.

use compiler::folder::{Folder, SourceFile};
use corpus::Corpus;
use std::fmt::Write as _;

/// The pieces that the bytes choose, one after the other.
pub fn soup(pieces: &[&str], bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| pieces[usize::from(byte) % pieces.len()]).collect()
}

/// A page of an article with `text` among its paragraphs.
pub fn article(text: &str) -> String {
    let [one, two, three] = ARTICLE;
    format!(
        "Water talks go on\n\n5 March 2024\n\nBy Ann Marsh\n\n{one}\n\n{two}\n\n{text}\n\n{three}\n\nRead also: More talks\n"
    )
}

const WITHOUT_SYNONYMS: &str = "synonyms = false\n";

/// A folder of these pages, named with their endings; without synonyms, which take nine tenths of the time of so small
/// a folder and look at nothing but words.
pub fn folder(pages: impl IntoIterator<Item = (String, Vec<u8>)>) -> Folder {
    let file = |(name, bytes): (String, Vec<u8>)| SourceFile { path: name.clone(), name, bytes };
    Folder {
        name: "pages".into(),
        corpus_toml: WITHOUT_SYNONYMS.into(),
        files: pages.into_iter().map(file).collect(),
        ..Folder::default()
    }
}

const ARTICLE: [&str; 3] = [
    "Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks in Port Saint will go on next week.",
    "Velland’s minister of water, Hanna Brock, met the president of Ostmark, Piet Olsen, after nine hours of talks with the delegation of Ostmark in the old customs house.",
    "Ostmark wants the treaty of 1974 to stay in force, while Velland holds that the river has lost a fifth of its water since then and that the shares in the treaty must change.",
];

/// Quotation marks of all kinds, with what stands around them.
pub const QUOTATIONS: &[&str] = &[
    "“",
    "”",
    "\"",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "‟",
    "‹",
    "›",
    "‚",
    "`",
    "``",
    "''",
    "「",
    "」",
    "&quot;",
    "&ldquo;",
    "&#8221;",
    "â€œ",
    "â€\u{9d}",
    "—",
    "– ",
    "- ",
    "\n\n",
    "\n\n“",
    "\n\n— ",
    "\n",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "! ",
    "? ",
    "… ",
    "...",
    ": ",
    "; ",
    "(",
    ")",
    "[",
    "] ",
    ",” ",
    ".” ",
    " “",
    "’s ",
    "s’ ",
    "don’t ",
    "the ’90s ",
    "Hanna Brock ",
    "Brock ",
    "Piet Olsen ",
    "President Olsen ",
    "Olsen’s ",
    "the minister ",
    "the ministry’s spokeswoman ",
    "he ",
    "she ",
    "they ",
    "who ",
    "Velland ",
    "the Lenn Post ",
    "Interfax ",
    "said ",
    "said that ",
    "says ",
    "told ",
    "told reporters ",
    "added ",
    "denied ",
    "accused ",
    "insists ",
    "warned ",
    "asked ",
    "according to ",
    "quoted as saying ",
    "citing ",
    "in a statement ",
    "called it ",
    "the so-called ",
    "wrote on X ",
    "added: ",
    "Q: ",
    "A: ",
    "Brock: ",
    "Reporter: ",
    "we will sign it in May ",
    "We agree ",
    "the water is ours ",
    "no ",
    "Yes",
    "peace",
    "a",
    "É",
    "é ",
    "日本",
    "\u{301}",
    "\u{200b}",
    "on Monday ",
    "on 5 March 2023 ",
    "and ",
    "but ",
    "that ",
    "not ",
    "may have ",
    "reportedly ",
    "<b>",
    "</b>",
    "<q>",
    "\t",
];

/// Words of dates, in words and numbers.
pub const DATES: &[&str] = &[
    "on ",
    "in ",
    "On ",
    "In ",
    "since ",
    "until ",
    "by ",
    "from ",
    "to ",
    "between ",
    "and ",
    "before ",
    "after ",
    "later ",
    "ago ",
    "the ",
    "of ",
    "a ",
    "this ",
    "last ",
    "next ",
    "previous ",
    "following ",
    "same ",
    "early ",
    "late ",
    "mid-",
    "end of ",
    "first half of ",
    "over ",
    "for ",
    "every ",
    "day ",
    "days ",
    "week ",
    "weeks ",
    "month ",
    "months ",
    "year ",
    "years ",
    "decade ",
    "quarter ",
    "century ",
    "weekend ",
    "today",
    "yesterday ",
    "tomorrow ",
    "tonight ",
    "now ",
    "that day ",
    "spring ",
    "summer ",
    "autumn ",
    "winter ",
    "Monday ",
    "Tuesday",
    "Thursday, ",
    "Sunday ",
    "Fri. ",
    "January ",
    "Jan. ",
    "February ",
    "Feb ",
    "March ",
    "May ",
    "June",
    "Sept. ",
    "October ",
    "December ",
    "Dec ",
    "Dezember ",
    "mars ",
    "марта ",
    "Mayıs ",
    "dekabr ",
    "enero de ",
    "1",
    "2",
    "3",
    "5",
    "9",
    "12",
    "13",
    "28",
    "29",
    "30",
    "31",
    "32",
    "00",
    "0",
    "99",
    "1st ",
    "2nd ",
    "23rd ",
    "31st ",
    "one ",
    "two ",
    "twelve ",
    "hundred ",
    "1974",
    "1900",
    "2000",
    "2023 ",
    "2024",
    "2024, ",
    "2100 ",
    "9999",
    "0000",
    "10000 ",
    "1990s ",
    "’90s ",
    "/",
    "-",
    "–",
    ".",
    ". ",
    ", ",
    ":",
    " ",
    " ",
    " ",
    "T",
    "Z",
    "+04:00",
    " GMT",
    " am",
    " p.m.",
    "h",
    "W",
    "Q3 ",
    "XII ",
    "V.",
    "&nbsp;",
    "\u{a0}",
    "\n\n",
    "(",
    ") ",
    "“",
    "” ",
    "Brock said ",
    "met ",
    "will meet ",
    "signed ",
    "the talks ",
    "Updated: ",
    "Published ",
    "’s ",
    "é",
    "\u{301}",
];

/// Lines of pages: paragraphs, headlines, menus, and what scrapers leave.
pub const LINES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\u{2028}",
    "\u{85}",
    "\u{c}",
    " ",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{202e}",
    "\u{0}",
    "\u{7}",
    "\u{fffd}",
    "Home\n",
    "World\n",
    "Menu\n",
    "Share\n",
    "Share this: Facebook Twitter\n",
    "Leave a Reply\n",
    "Read also: More talks\n",
    "See also\n",
    "Related articles\n",
    "Most read\n",
    "Subscribe to our newsletter\n",
    "We use cookies.\n",
    "© 2024 The Lenn Post\n",
    "All rights reserved.\n",
    "By Ann Marsh\n",
    "By: Ann Marsh, The Lenn Post\n",
    "Ann Marsh\n",
    "Mar 5 2024\n",
    "Updated: 5 March 2024\n",
    "05/03/2024\n",
    "https://lennpost.example/a\n",
    "Source: https://lennpost.example/a\n",
    "Photo: Reuters\n",
    "(Photo by Ann Marsh)\n",
    "• An item\n",
    "- An item\n",
    "| News, World\n",
    "Tags: water, talks\n",
    "1\n",
    "Page 1 of 3\n",
    "12\t34\t56\n",
    "Advertisement\n",
    "ADVERTISEMENT\n",
    "This article was translated by AI.\n",
    "Rewritten by AI\n",
    "About the author\n",
    "Ann Marsh is a reporter of The Lenn Post.\n",
    "Comments (3)\n",
    "Editor’s note: this article was updated.\n",
    "Continue reading\n",
    "Water talks go on\n",
    "WATER TALKS GO ON\n",
    "Ministers of Velland and Ostmark meet again in Port Saint\n",
    "Why it matters\n",
    "“We agree”\n",
    "X\n",
    "-- \n",
    "…\n",
    "---\n",
    "***\n",
    "# Talks\n",
    "## More\n",
    "> ",
    "* ",
    "1. ",
    "`",
    "```\n",
    "[a](b)",
    "![a](b.png)",
    "[1]: http://a.b\n",
    "| a | b |\n|---|---|\n",
    "<p>",
    "</p>",
    "<div>",
    "</div>\n",
    "<br>",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<!-- ",
    " -->",
    "<title>Talks</title>",
    "<h1>",
    "</h1>",
    "<table><tr><td>",
    "&amp;",
    "&nbsp;",
    "&#8217;",
    "&lt;",
    "<",
    ">",
    "\"",
    "â€™",
    "Ã©",
    "title: Talks\n",
    "Negotiators from Velland and Ostmark failed on Tuesday to agree on how to share the water of the Lenn river, and the talks will go on.\n",
    "“We have moved closer on the lower dam,” said Velland’s minister of water, Hanna Brock, after nine hours of talks with the delegation of Ostmark.\n",
    "Ostmark wants the treaty of 1974 to stay in force, while Velland says that the river has lost a fifth of its water.\n",
    "a line that was cut at a fixed width and goes on in the next one\n",
    "where it ends, as such lines do, in the middle of a word that is hy-\n",
    "phenated.\n",
    "The talks went on.\n",
    "Talks ",
    "water ",
    "é",
    "日本 ",
    "\u{301}",
];

/// A page of one of seven kinds.
pub fn page(number: usize, kind: u8, bytes: &[u8]) -> (String, Vec<u8>) {
    let (ending, page) = match kind % 7 {
        0 => ("txt", article(&soup(QUOTATIONS, bytes)).into_bytes()),
        1 => ("txt", article(&soup(DATES, bytes)).into_bytes()),
        2 => ("txt", soup(LINES, bytes).into_bytes()),
        3 => ("md", soup(LINES, bytes).into_bytes()),
        4 => ("html", soup(LINES, bytes).into_bytes()),
        5 => ("txt", article(&soup(DATES, bytes)).replace("5 March 2024\n\n", "").into_bytes()),
        _ => ("txt", bytes.to_vec()),
    };
    (format!("page{number}.{ending}"), page)
}

/// Gives a folder a configuration, each bit of `parts` one of its parts.
pub fn configure(folder: &mut Folder, parts: u8) {
    let has = |bit: u8| parts & 1 << bit != 0;
    folder.corpus_toml = if parts >> 5 == 7 { String::new() } else { WITHOUT_SYNONYMS.to_owned() };
    for side in ["velland", "ostmark"] {
        let _ = writeln!(folder.corpus_toml, "[[side]]\nid = \"{side}\"\nlabel = \"{side}\"");
    }
    if has(0) {
        folder.topics_toml += "[[topic]]\nid = \"water\"\nlabel = \"Water\"\ndefinition = \"D\"\nterms = [\"water\", \"dam\"]\nvetoes = [\"talks on water\"]\n";
    }
    if has(1) {
        folder.topics_toml += "[[topic]]\nid = \"talks\"\nlabel = \"Talks\"\ndefinition = \"D\"\nterms = [\"talk\", \"sign*\"]\nhints = [\"treaty\", \"river\"]\n";
    }
    if has(2) {
        folder.entities_toml += "[[entity]]\nname = \"Hanna Brock\"\nkind = \"person\"\nrole = \"minister of water\"\nside = \"velland\"\n";
    }
    if has(3) {
        folder.entities_toml += "[[entity]]\nname = \"Piet Olsen\"\nkind = \"person\"\naliases = [\"the minister\"]\nside = \"ostmark\"\n";
    }
    if has(4) {
        folder.entities_toml += "[[entity]]\nname = \"Velland\"\nkind = \"place\"\nside = \"velland\"\n[[entity]]\nname = \"Interfax\"\nkind = \"organisation\"\n";
    }
}

/// Reviews of what a corpus holds, six bytes each: the table, the action, where, and what it says.
pub fn reviews(corpus: &Corpus, bytes: &[u8]) -> String {
    let mut out = String::new();
    for bytes in bytes.chunks_exact(6) {
        let [table, action, document, passage, first, count] =
            [0, 1, 2, 3, 4, 5].map(|at| usize::from(bytes[at]));
        let Some(document) = corpus.documents.get(document % corpus.documents.len().max(1)) else { break };
        let Some(passage) = document.passages.get(passage % document.passages.len().max(1)) else { continue };
        let all: Vec<&str> = passage.text.split(' ').collect();
        let first = first % all.len();
        let words = all[first..(first + count % 8 + 1).min(all.len())].join(" ");
        let (name, keys) = REVIEWS[table % REVIEWS.len()];
        let action = ["add", "correct", "withdraw"][action % 3];
        let _ = writeln!(
            out,
            "[[{name}]]\ndocument = {}\npassage = {}\naction = \"{action}\"\nreason = \"R\"\n{}",
            quoted(&document.file),
            quoted(&passage.hash),
            keys.replace("WORDS", &quoted(&words)),
        );
    }
    out
}

/// Tables of reviews with their own keys.
const REVIEWS: &[(&str, &str)] = &[
    ("topic", "topic = \"water\"\nwords = [WORDS]\n"),
    ("topic", "topic = \"talks\"\n"),
    ("mention", "words = WORDS\nentity = \"Hanna Brock\"\n"),
    ("mention", "words = WORDS\nentity = \"Velland\"\n"),
    ("statement", "words = WORDS\nmode = \"quoted\"\nspeaker = \"Hanna Brock\"\nsaid = \"2024-03-05\"\n"),
    ("statement", "words = WORDS\nmode = \"reported\"\nclear = [\"speaker\"]\n"),
    (
        "statement",
        "words = WORDS\ncue = \"said\"\nsource = \"Brock\"\nside = \"ostmark\"\nverbatim = false\n",
    ),
    ("event", "words = WORDS\ndate = \"2024-02-29\"\nbasis = \"stated\"\n"),
    ("event", "words = WORDS\ndate = \"2023-02-29\"\n"),
    ("event", "words = WORDS\ndate = \"XXXX-05/2024-W53\"\n"),
    ("event", "words = WORDS\ndate = \"unknown\"\n"),
    ("flag", "kind = \"truncated\"\nlines = [1]\n"),
    ("flag", "kind = \"off-topic\"\n"),
    ("metadata", "field = \"date\"\nvalue = \"2024-03\"\n"),
    ("metadata", "field = \"title\"\nvalue = WORDS\n"),
    ("window", "earliest = \"2024-01-01\"\nlatest = \"2023-01-01\"\n"),
    ("window", "latest = \"2024-01-01\"\n"),
    ("furniture", "words = WORDS\nkind = \"caption\"\n"),
    ("link", "kind = \"same-event\"\nother = \"page0.txt\"\n"),
];

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

/// A page of HTML in which every word stands once, each behind an opening or a closing tag, and the words.
pub fn tagged(bytes: &[u8]) -> (String, Vec<String>) {
    let words: Vec<String> = (0..bytes.len()).map(|number| format!("w{number}q")).collect();
    let mut page = String::from("<html><body>");
    for (&byte, word) in bytes.iter().zip(&words) {
        let tag = TAGS[usize::from(byte / 4) % TAGS.len()];
        let break_ = if byte & 2 == 0 { " " } else { "\n" };
        let (slash, text) =
            if byte & 1 == 0 { ("", "the talks on the water of the river went on,") } else { ("/", "") };
        let _ = write!(page, "<{slash}{tag}>{word} {text}{break_}");
    }
    (page, words)
}

/// Tags of text.
const TAGS: &[&str] = &[
    "p",
    "p",
    "div",
    "span",
    "b",
    "a",
    "i",
    "em",
    "q",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "table",
    "tr",
    "td",
    "th",
    "tbody",
    "article",
    "section",
    "header",
    "footer",
    "nav",
    "aside",
    "main",
    "figure",
    "figcaption",
    "caption",
    "blockquote",
    "pre",
    "code",
    "form",
    "button",
    "label",
    "select",
    "option",
    "dl",
    "dt",
    "dd",
    "noscript",
    "template",
    "svg",
    "math",
    "font",
    "center",
    "time",
    "details",
    "summary",
    "body",
    "html",
    "ruby",
    "rt",
    "unknown",
    "hr",
    "img",
    "address",
    "fieldset",
    "sup",
    "small",
    "object",
    "textarea",
];
