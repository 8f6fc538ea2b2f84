//! How the corpus was made, what was left out, what stays on the reader's machine.

use super::node::{Node, link, say, with};
use super::parts;
use crate::results::{AboutPage, Link};
use crate::text;

/// The about page.
pub fn view(page: &AboutPage) -> Node {
    let lead = say(
        "p",
        "Concordance is a reading room for a negotiation. It answers who wrote what, on which contested topic, and in which exact passage, and makes that a link. It now holds ",
    );
    with(
        "div",
        "about",
        vec![
            say("h1", "About"),
            lead.class("lead").child(say("em", &page.corpus)).child("."),
            parts::counts(&page.counts),
            say("h2", "How it was made"),
            say(
                "p",
                "Each file was read line by line. Lines of the article became passages, one for each paragraph; every other line was kept as page furniture with the kind of thing it is. The headline, date, author, publisher and address are what the page itself states, with the line that states it. What a page does not state is left open.",
            ),
            say(
                "p",
                "A passage gets a topic when it has the words that the taxonomy lists for it; those words can be underlined in the document. It names a side when it names somebody or something that speaks for it.",
            ),
            say(
                "p",
                "Search ranks passages by how often they and their document’s heading have the words that were asked for, and by how rare these are among all passages (BM25). Other forms of a word count as the word; other names, words of about the same meaning and corrected spellings count less. “Why this hit” shows for every hit what each word adds.",
            ),
            say("p", "Synonyms from WordNet 3.0, Copyright 2006 by Princeton University; ")
                .child(link("LICENSE-WordNet.txt", "its licence"))
                .child("."),
            say("h2", "Limits"),
            say(
                "p",
                "Topics come from words, so a passage that speaks of a topic in other words is missed, and irony is not understood. That a side is named does not say that it speaks. Nothing here was checked against sources outside this corpus. Small counts are not trends.",
            ),
            say("h2", "Privacy"),
            say(
                "p",
                "Nothing leaves this page. It counts no visits, loads nothing from other places, and sends nothing anywhere. What you search for stands only in the address of the page, which you may share or not. Only your choice of light or dark is kept, in your browser.",
            ),
            say("h2", "What was left out of the articles"),
            say("p", "Page furniture by kind, in lines. Each opens the first such line in its place.")
                .class("hint"),
            parts::bars(&page.furniture),
            say("h2", "What the flags mean"),
            with("dl", "flags", page.flags.iter().map(|(flag, documents)| self::flag(flag, *documents))),
            say("h2", "Keys"),
            parts::keys(),
            say("h2", "Ownership"),
            say(
                "p",
                "The pages belong to their publishers and are shown here so that they can be studied and cited. The program is free software, MIT or Apache-2.0, at your choice.",
            ),
            say("p", &page.versions).class("versions"),
        ],
    )
}

fn flag(flag: &Link, documents: usize) -> Node {
    let (label, found) = if documents == 0 {
        (say("span", &flag.label), String::from(" None here."))
    } else {
        (link(&flag.href, &flag.label), [" Here: ", &text::count(documents, "document"), "."].concat())
    };
    parts::term(label.class("badge"), say("dd", &flag.note).child(found))
}
