//! How the corpus was made, what was left out, what stays on the reader's machine.

use super::node::{Node, el, link, say, with};
use super::parts;
use crate::results::{AboutPage, Bar};
use crate::text;

const LEAD: &str = "Concordance is a reading room for a negotiation. It answers who wrote what, on which contested topic, and in which exact passage, and makes that a link. It now holds ";
const MADE: &str = "Each file was read line by line. Lines of the article became passages, one for each paragraph; every other line was kept as page furniture with the kind of thing it is. The headline, date, author, publisher and address are what the page itself states, with the line that states it. What a page does not state is left open.";
const TOPICS: &str = "A passage gets a topic when it has the words that the taxonomy lists for it; those words can be underlined in the document. It names a side when it names somebody or something that speaks for it.";
const RANKING: &str = "Search ranks passages by how often they and their document’s heading have the words that were asked for, and by how rare these are among all passages (BM25). Other forms of a word count as the word; other names, words of about the same meaning and corrected spellings count less. “Why this hit” shows for every hit what each word adds.";
const LIMITS: &str = "Topics come from words, so a passage that speaks of a topic in other words is missed, and irony is not understood. That a side is named does not say that it speaks. Nothing here was checked against sources outside this corpus. Small counts are not trends.";
const PRIVACY: &str = "Nothing leaves this page. It counts no visits, loads nothing from other places, and sends nothing anywhere. What you search for stands only in the address of the page, which you may share or not. Only your choice of light or dark is kept, in your browser.";
const OWNERSHIP: &str = "The pages belong to their publishers and are shown here so that they can be studied and cited. The program is free software, MIT or Apache-2.0, at your choice.";

/// The about page.
pub fn view(page: &AboutPage) -> Node {
    let synonyms = "Synonyms from WordNet 3.0, Copyright 2006 by Princeton University; ";
    let furniture = "Page furniture by kind, in lines. Each opens the first such line in its place.";
    el("div")
        .class("about")
        .child(say("h1", "About"))
        .child(say("p", LEAD).class("lead").child(say("em", page.corpus)).child("."))
        .child(parts::counts(&page.counts))
        .child(say("h2", "How it was made"))
        .child(say("p", MADE))
        .child(say("p", TOPICS))
        .child(say("p", RANKING))
        .child(say("p", synonyms).child(link("LICENSE-WordNet.txt", "its licence")).child("."))
        .child(say("h2", "Limits"))
        .child(say("p", LIMITS))
        .child(say("h2", "Privacy"))
        .child(say("p", PRIVACY))
        .child(say("h2", "What was left out of the articles"))
        .child(say("p", furniture).class("hint"))
        .child(parts::bars(&page.furniture))
        .child(say("h2", "What the flags mean"))
        .child(with("dl", "flags", page.flags.iter().map(flag)))
        .child(say("h2", "Keys"))
        .child(parts::keys())
        .child(say("h2", "Ownership"))
        .child(say("p", OWNERSHIP))
        .child(say("p", &page.versions).class("versions"))
}

fn flag(flag: &Bar) -> Node {
    let Bar { link, count } = flag;
    let (label, found) = if *count == 0 {
        (say("span", &link.label), String::from(" None here."))
    } else {
        (parts::link(link), [" Here: ", &text::count(*count, "document"), "."].concat())
    };
    parts::term(label.class("badge"), say("dd", &link.note).child(found))
}
