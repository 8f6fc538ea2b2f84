//! What connects documents: near-duplicates, events told twice, answers.
//!
//! Linked is not merged: "agreed to exchange" and "released" stay two claims of two pages. In every link, `from` is
//! the later or answering end, which its reason calls "here"; `to` is the other.

use super::duplicates::{self, NearDuplicate};
use super::{event_links, replies};
use crate::document::flags;
use corpus::{Document, Entity, Flag, FlagKind, Link, LinkEnd, LinkKind};
use std::collections::BTreeSet;

/// The links between documents, in the order of their `to` ends; near-duplicates are also flagged.
pub fn find(documents: &mut [Document], entities: &[Entity]) -> Vec<Link> {
    let pairs = duplicates::find(documents);
    let copies: BTreeSet<(usize, usize)> =
        pairs.iter().flat_map(|pair| [(pair.later, pair.earlier), (pair.earlier, pair.later)]).collect();
    let mut links: Vec<Link> = pairs.iter().map(|pair| near_duplicate(documents, pair)).collect();
    for (pair, link) in pairs.iter().zip(&links) {
        let flag = Flag { kind: FlagKind::NearDuplicate, reason: link.reason.clone(), lines: Vec::new() };
        flags::add(&mut documents[pair.later].flags, flag);
    }
    links.extend(event_links::find(documents, &copies));
    links.extend(replies::find(documents, entities));
    links.sort_by_key(|link| (place(&link.to), place(&link.from), link.kind));
    links
}

fn near_duplicate(documents: &[Document], pair: &NearDuplicate) -> Link {
    let other = &documents[pair.earlier];
    let paper = other.publisher.as_ref().map(|publisher| format!(" ({})", publisher.value));
    let reason = format!("nearly the page “{}”{}: {}", other.name(), paper.unwrap_or_default(), pair.differs);
    let whole = |document: usize| LinkEnd { document: document as u32, place: None };
    Link { kind: LinkKind::NearDuplicate, from: whole(pair.later), to: whole(pair.earlier), reason }
}

fn place(end: &LinkEnd) -> (u32, Option<corpus::Place>) {
    (end.document, end.place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Passage, Stated};

    #[test]
    fn the_later_page_is_flagged_with_what_the_link_says() {
        let page = |text: &str, title: &str| Document {
            title: Some(Stated { value: title.to_owned(), line: 1, basis: String::new() }),
            publisher: Some(Stated { value: "The Amber Post".to_owned(), line: 1, basis: String::new() }),
            passages: vec![Passage { text: text.to_owned(), ..Passage::default() }],
            ..Document::default()
        };
        let story = "The two harbour towns exchanged 31 crew members on Wednesday at the old pier, the largest such swap since the strike. The port of Amber handed over 20 sailors and the port of Reed released 11, the mediator said in a statement to the press.";
        let mut pages = [page(story, "A swap"), page(&story.replace("31", "32"), "Swap")];
        let links = find(&mut pages, &[]);
        let reason = "nearly the page “A swap” (The Amber Post): “32” here, “31” there";
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].from.document, links[0].to.document, links[0].reason.as_str()), (1, 0, reason));
        assert!(pages[0].flags.is_empty());
        assert_eq!(
            (pages[1].flags[0].kind, pages[1].flags[0].reason.as_str()),
            (FlagKind::NearDuplicate, reason)
        );
    }
}
