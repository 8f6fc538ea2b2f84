//! What the furniture of a news page says: what gives a line away by itself, and its kind.
//!
//! Four mechanisms, each with a room below. Phrases that hardly any article holds ("leave a reply"). Signs: links,
//! paths, credits. Notices of machines. And how it speaks: a line that speaks to the visitor about the site ("sign up for our
//! newsletter") is furniture whatever its words. All see one line at a time; what its neighbours say is `split`'s
//! business.

mod address_to_reader;
mod markers;
mod notices;
mod phrases;

pub use address_to_reader::{addresses, gives_orders, reports_speech, says_you, site_words};
pub use markers::{is_home, is_url, meta_tag, offers};
pub use notices::{is_ai_notice, is_translation_notice, refuses};

use crate::languages::{self, Label};
use corpus::FurnitureKind::{self, EditorNote, Menu, Other};
use corpus::token::tokens;

/// What a line gives away by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What it is.
    pub kind: FurnitureKind,
    /// It heads a list of such lines: what follows may belong to it.
    pub opens: bool,
    /// The article goes on behind a paywall here.
    pub cut: bool,
    /// Nothing but its tone tells it: whom it speaks to, and of what.
    pub by_tone: bool,
}

impl Cue {
    /// A line of this kind, and no more.
    pub const fn of(kind: FurnitureKind) -> Self {
        Self { kind, opens: false, cut: false, by_tone: false }
    }
}

/// Looks at one line (its clean text, tags removed).
pub fn recognise(line: &str) -> Option<Cue> {
    let folded = Folded::new(line);
    if folded.words.is_empty() {
        return Some(Cue::of(Other));
    }
    let cue = notices::machine_notice(&folded)
        .or_else(|| notices::is_jump(&folded.joined).then_some(Cue::of(Menu)))
        .or_else(|| phrases::listed(line, &folded))
        .or_else(|| languages::labelled(line, Label::Source).map(|_| Cue::of(EditorNote)))
        .or_else(|| markers::shape(line, &folded))
        .or_else(|| address_to_reader::address(line));
    cue.map(|mut cue| {
        cue.cut = notices::is_cut(&folded.joined);
        cue
    })
}

/// A line as its folded words, numbers as `#`.
struct Folded {
    words: Vec<String>,
    joined: String,
    /// How many bytes of the line the first n words take, for looking at what follows a label.
    ends: Vec<usize>,
}

impl Folded {
    fn new(line: &str) -> Self {
        let tokens = tokens(line);
        let ends = tokens.iter().map(|token| token.end).collect();
        let words: Vec<String> = tokens
            .into_iter()
            .map(
                |token| {
                    if token.term.bytes().all(|b| b.is_ascii_digit()) { "#".to_owned() } else { token.term }
                },
            )
            .collect();
        Self { joined: words.join(" "), words, ends }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::FurnitureKind::{
        Advertisement, AiNotice, Caption, Category, CommentForm, CookieNotice, Copyright, Menu, ShareBar,
        SourceUrl, Subscription, Teaser,
    };

    fn kind(line: &str) -> Option<FurnitureKind> {
        recognise(line).map(|cue| cue.kind)
    }

    #[test]
    fn page_furniture_is_told_by_its_words() {
        for (line, expected) in [
            ("Leave a Reply", CommentForm),
            ("3 Comments", CommentForm),
            ("Read also: Talks resume", Teaser),
            ("You may also like", Teaser),
            ("Share on Facebook Twitter WhatsApp", ShareBar),
            ("Home » World » Talks", Menu),
            ("News | World | Business | Sport", Menu),
            ("| News, Politics, Armenia", Category),
            ("#peace #talks", Category),
            ("Advertisement", Advertisement),
            ("© 2024 The Paper", Copyright),
            ("This document is subject to copyright.", Copyright),
            ("This website uses cookies to improve your experience.", CookieNotice),
            ("Want more? Sign up for our weekly newsletter and never miss a story.", Subscription),
            ("This article was rewritten by artificial intelligence.", AiNotice),
            ("Automatically translated from Spanish.", AiNotice),
            ("Delegates in the hall. (Photo: City Archive)", Caption),
            ("https://example.org/a", SourceUrl),
            ("See FERRY, Page A14", Menu),
            ("Continued on page 7", Menu),
            ("This entry was posted in Ports, Trade. Bookmark the permalink.", Category),
            ("Attachments: Download Statement (PDF | 214 KB | English version)", Menu),
            ("Re: Ferry talks open", CommentForm),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_of_an_article_are_not_furniture() {
        for line in [
            "Related talks on the border were held in the same week, officials said.",
            "The minister declined to comment on our questions.",
            "“You have to subscribe to our view,” she told the newsletter of the party.",
            "Artificial intelligence was among the subjects of the talks, a text written by diplomats says.",
            "Share prices fell after the announcement.",
            "More from the delegation is expected on Monday.",
            "The law on cookies was passed in 2019.",
            "In December, both sides withdrew.",
            "See the map on page ф",
            "See the map on page ф",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
