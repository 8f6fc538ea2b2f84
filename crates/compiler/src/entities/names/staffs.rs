//! Bodies that are called by a person: "the Tarn campaign", "Tarn’s office", "the Velgar administration".
//!
//! Such a body speaks for itself, not as the person. Its mention is the noun alone: the name before it stays the person's,
//! so that whoever looks for the person or for the body finds the passage. Of a side it is where the person is.

use crate::english::lexicon::{
    self, BODY, DETERMINER, GENERAL, HONORIFIC, OFFICE, OFFICE_ADJECTIVE, PERSONAL, PORTFOLIO,
};
use crate::entities::found;
use corpus::text::part;
use corpus::token::fold;
use corpus::{Entity, EntityId, EntityKind, Mention, Passage, Span};
use std::collections::BTreeMap;

/// Words before a person's name that may belong to it: "in former Senator Hedda".
const LONGEST_TITLE: usize = 4;

/// The bodies so far, by the person and the noun.
#[derive(Default)]
pub(super) struct Staffs(BTreeMap<(EntityId, String), EntityId>);

impl Staffs {
    /// Adds the mentions of a passage in which persons are named, and the entities that are named first there.
    pub(super) fn read(&mut self, passage: &mut Passage, entities: &mut Vec<Entity>) {
        let is_person =
            |id: EntityId| entities.get(id.index()).is_some_and(|entity| entity.kind == EntityKind::Person);
        let next = passage.mentions.iter().skip(1).map(Some).chain([None]);
        let persons = passage.mentions.iter().zip(next).filter(|(mention, _)| is_person(mention.entity));
        let behind = |(mention, next): (&Mention, Option<&Mention>)| {
            let span = noun_behind(&passage.text, mention.span)?;
            let is_free = next.is_none_or(|next| next.span.start >= span.end);
            is_free.then_some((mention.entity, span))
        };
        let found: Vec<(EntityId, Span)> = persons.filter_map(behind).collect();
        if found.is_empty() {
            return;
        }
        for (person, span) in found {
            let noun = fold(span.of(&passage.text));
            let entity = *self.0.entry((person, noun)).or_insert_with_key(|(_, noun)| {
                entities.push(body(&entities[person.index()], noun));
                EntityId(entities.len() as u32 - 1)
            });
            passage.mentions.push(Mention { entity, span });
        }
        passage.mentions.sort_by_key(|mention| mention.span);
    }
}

fn body(person: &Entity, noun: &str) -> Entity {
    let name = format!("{}’s {noun}", person.name);
    Entity { side: person.side, ..found(name, EntityKind::Organisation) }
}

/// The noun of the body that a person's name stands before.
fn noun_behind(text: &str, name: Span) -> Option<Span> {
    let rest = part(text, name.end as usize..);
    let possessive = ["’s", "'s", "’", "'"].into_iter().find(|ending| rest.starts_with(ending)).unwrap_or("");
    // Far enough for an adjective, the noun, and the word behind it.
    let mut words = part(rest, possessive.len()..).strip_prefix(' ')?.splitn(4, ' ').take(3);
    let mut noun = words.next()?;
    let mut start = name.end as usize + possessive.len() + 1;
    if is(noun, GENERAL | OFFICE_ADJECTIVE | BODY) && !is(noun, PERSONAL) {
        start += noun.len() + 1;
        noun = words.next()?;
    }
    let bare = noun.trim_end_matches(['.', ',', ':', ';', '?', '!', ')', '”', '"']);
    let whole = bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare);
    if !is(whole, PERSONAL) {
        return None;
    }
    // "Tarn’s campaign against dams" is what he does.
    let is_deed =
        whole == noun && words.next().is_some_and(|next| ["of", "for", "against", "to"].contains(&next));
    let is_room = whole == "office" && (possessive.is_empty() || is_behind_place(text, name.start as usize));
    (!is_deed && !is_room).then(|| Span::new(start, start + whole.len()))
}

/// Whether the lexicon has a word of the text in one of the classes.
fn is(word: &str, classes: lexicon::Classes) -> bool {
    let is_folded = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_folded { lexicon::is(word, classes) } else { lexicon::is(&fold(word), classes) }
}

/// Whether a name with its titles stands behind a preposition of place: "in Senator Tarn’s office".
fn is_behind_place(text: &str, start: usize) -> bool {
    const PLACES: &[&str] = &["in", "at", "inside", "into", "outside", "to", "near", "of"];
    let mut words = part(text, ..start).split_whitespace().rev();
    let is_title = |word: &&str| {
        lexicon::is(
            &fold(word.trim_end_matches('.')),
            HONORIFIC | OFFICE | OFFICE_ADJECTIVE | PORTFOLIO | BODY,
        )
    };
    let before = words.by_ref().take(LONGEST_TITLE).find(|word| !is_title(word));
    before.is_some_and(|word| {
        PLACES.contains(&word)
            || lexicon::is(word, DETERMINER) && words.next().is_some_and(|word| PLACES.contains(&word))
    })
}
