//! How the corpus was made, what was left out, what stays on the reader's machine.

use super::help;
use super::html;
use super::node::Node;
use super::parts::{self, link_to};

use crate::page::about::AboutPage;
use crate::page::link::Bar;
use crate::text::{self, fill};

const LEAD: &str = "Concordance is a reading room for a negotiation. It answers who said what, when, on which contested topic, and in which passage, and makes the answer a link. It now holds ";
const READING: &str = "“The ministry denied the attack”: a statement has a source, a verb and what is said, and without its verb it would say the opposite. Whose words they are stands beside it:";
const WORDS: [[&str; 2]; 6] = [
    ["in quotation marks", "the page gives the words as the speaker’s own"],
    ["reported", "the page tells in its own words what the speaker said"],
    ["told by the author", "the page’s author tells where somebody stands; nobody need have said so"],
    ["held, not said", "the page tells what somebody believes, wants or refuses"],
    ["likely", "a pronoun, an office or the text before means the speaker"],
    ["not verbatim", "a machine translated or rewrote the page, quotations included"],
];
const MADE: &str = "Each paragraph of an article is a passage; every other line of the page was kept beside it, with a label that says what it is. Headline, date, author, publisher and address are what the page itself states, with the line that states it. What a page does not state is left open.";
const TOPICS: &str = "A passage is on a topic when it has words that the list of topics names for it; they can be underlined in the document.";
const STATEMENTS: &str = "The speaker of a statement is whom the page names for it, by name, office or pronoun, or because the text goes on; its card says which. Where only words such as “experts” tell, the speaker is unnamed; where nothing does, not known. “Opposes” and its like are what the verb says. A date is as precise as its words; one that is counted from the page’s own, or whose year only the context tells, says so. What an editor corrected by hand says so, with the reason.";
const RANKING: &str = "Search ranks passages by how often they and their document’s heading have the words asked for, and by how rare these are among all passages (the method is called BM25). Other names, synonyms and corrected spellings count less. “Why this hit” tells what counted.";
const LIMITS: &str = "Statements, dates and names are found by rules that do not understand: read the passage before you cite it. Topics come from words, so a passage that speaks of a topic in other words is missed, as is irony. Nothing here was checked against sources outside this corpus. Small counts are not trends.";
const PRIVACY: &str = "Nothing leaves this page. It counts no visits and loads nothing from other places. What you search for stands only in its address, which you may share or not. Only your choice of light or dark is kept, in your browser.";
const OWNERSHIP: &str = "The pages belong to their publishers and are shown here so that they can be studied and cited. The program is free software, MIT or Apache-2.0, at your choice.";

/// The about page. A site that is one file has nothing beside it that could be linked.
#[inline(never)]
pub fn view(page: &AboutPage, is_alone: bool) -> Node {
    let synonyms = html::p().child("Synonyms from WordNet 3.0, Copyright 2006 by Princeton University; ");
    let synonyms = if is_alone {
        synonyms.child("its licence stands at the end of this file.")
    } else {
        synonyms.child(link_to("LICENSE-WordNet.txt", "its licence")).child(".")
    };
    let data = (!is_alone).then(|| {
        let whole = "All of it is one file for other programs, too: ";
        html::p().child(whole).child(link_to("data.html", "what it holds, and how to take it")).child(".")
    });
    let furniture = "Lines by kind. Each opens the first such line in its place.";
    html::div()
        .class("about")
        .child(html::h1().child("About"))
        .child(html::p().child(LEAD).class("lead").child(html::em().child(page.corpus)).child("."))
        .child(parts::counts(&page.counts))
        .child(html::h2().child("How to read a statement"))
        .child(html::p().child(READING))
        .child(html::dl().class("keys").children(
            WORDS.map(|[name, means]| parts::term(html::strong().child(name), html::dd().child(means))),
        ))
        .child(html::h2().child("How it was made"))
        .child(html::p().child(MADE))
        .child(html::p().child(STATEMENTS))
        .child(html::p().child(TOPICS))
        .child(html::p().child(RANKING))
        .child(synonyms)
        .children(data)
        .child(html::h2().child("Limits"))
        .child(html::p().child(LIMITS))
        .child(html::h2().child("Privacy"))
        .child(html::p().child(PRIVACY))
        .child(html::h2().child("What was left out of the articles"))
        .child(html::p().child(furniture).class("hint"))
        .child(parts::bars(&page.furniture))
        .child(html::h2().child("Warnings, and what they mean"))
        .child(html::dl().class("flags").children(page.flags.iter().map(flag)))
        .child(html::h2().child("Keyboard"))
        .child(help::keys())
        .child(html::h2().child("Ownership"))
        .child(html::p().child(OWNERSHIP))
        .child(html::p().child(&page.versions).class("versions"))
}

fn flag(flag: &Bar) -> Node {
    let Bar { link, count } = flag;
    let (label, found) = if *count == 0 {
        (html::span().child(&link.label), String::from(" None here."))
    } else {
        (parts::link(link), fill(" Here: {}.", &[&text::count(*count, "document")]))
    };
    parts::term(label.class("badge"), html::dd().child(&link.note).child(found))
}
