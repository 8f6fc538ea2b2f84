//! Names that no curator gave: persons, organisations, places and agreements found by rule.
//!
//! Every passage makes claims on its capitalised words (`names/rules.rs`, `persons.rs`, `bodies.rs`, `places.rs`, with
//! the language's word lists in `english/lexicon.rs`); the claims of the whole corpus on one name are added up and
//! believed from a threshold; then all places of a believed name are mentions. What a curator named stays as it is and
//! wins every overlap. Names are merged only where they are the same words, an abbreviation that the page itself gives, or
//! a shorter form that one person alone can mean: two ministries, two courts or two persons of one surname stay apart, and
//! what could mean both is no mention. Last, bodies that are called by a person are named (`names/staffs.rs`).
//!
//! What it does not know: sides, and who a pronoun or an office without a name means.

mod bearers;
mod bodies;
mod claim;
mod forms;
mod known;
mod matcher;
mod persons;
mod places;
pub mod plain;
mod registry;
mod rules;
mod shared;
mod staffs;
mod titles;
mod words;

use crate::english::lexicon;
use claim::Claim;
use corpus::{Document, Entity, EntityId, EntityKind, Mention, Passage, Span};
use matcher::Matcher;
use rayon::prelude::*;
use registry::Registry;
use staffs::Staffs;
use std::collections::{BTreeMap, BTreeSet};

/// Adds the entities that the gazetteer does not know, in the order in which they are first named, and their
/// mentions.
pub fn find(documents: &mut [Document], entities: &mut Vec<Entity>) {
    let usage = usage(documents);
    let mut registry = Registry::new(entities);
    // On all cores, but only so many documents at a time: claims take room.
    for (chunk, first) in documents.chunks(DOCUMENTS_AT_A_TIME).zip((0..).step_by(DOCUMENTS_AT_A_TIME)) {
        let claimed: Vec<Vec<Vec<Claim>>> = chunk
            .par_iter()
            .map(|document| {
                document.passages.iter().map(|passage| claims(passage, entities, &usage)).collect()
            })
            .collect();
        for ((document, claims), at) in chunk.iter().zip(claimed).zip(first..) {
            for (passage, claims, place) in
                document.passages.iter().zip(claims).zip(0..).map(|((p, c), n)| (p, c, n))
            {
                for mention in &passage.mentions {
                    if let Some(entity) = entities.get(mention.entity.index()).filter(|_| !passage.heading) {
                        registry.curated(at, mention.entity, entity, mention.span.of(&passage.text));
                    }
                }
                for claim in claims {
                    registry.claim(at, place, claim);
                }
            }
        }
    }
    let known = registry.settle();
    for (document, at) in documents.iter_mut().zip(0..) {
        let local = known.local(at);
        for passage in &mut document.passages {
            passage.mentions.retain(|mention| {
                let surface = mention.span.of(&passage.text);
                !entities.get(mention.entity.index()).is_some_and(|entity| is_shared(entity, surface, local))
            });
        }
    }
    let names = Names::new(&known);
    let mut ids: BTreeMap<usize, EntityId> = known.curated.clone();
    let mut staffs = Staffs::default();
    let found =
        |(at, document): (usize, &Document)| names.find(&known, known.local(at), document, entities, &usage);
    let found: Vec<_> = documents.par_iter().enumerate().map(found).collect();
    for (document, found) in documents.iter_mut().zip(found) {
        for (passage, found) in document.passages.iter_mut().zip(found) {
            // A curated name inside a full name that was found gives way to it.
            let mut at = 0;
            passage.mentions.retain(|mention| {
                at += found[at..].iter().take_while(|(span, _)| span.end <= mention.span.start).count();
                found.get(at).is_none_or(|(span, _)| mention.span.end <= span.start)
            });
            for (span, known_id) in found {
                let entity = *ids.entry(known_id).or_insert_with(|| {
                    entities.push(known.entity(known_id));
                    EntityId(entities.len() as u32 - 1)
                });
                passage.mentions.push(Mention { entity, span });
            }
            passage.mentions.sort_by_key(|mention| mention.span);
            staffs.read(passage, entities);
        }
    }
}

/// Whether a name is that of a country, or its people's.
pub fn is_country(name: &str) -> bool {
    country_of(&corpus::token::fold(name)).is_some()
}

/// The country that a folded adjective or name of a country means, by the name that it goes by in English.
pub fn country_of(term: &str) -> Option<&'static str> {
    lexicon::COUNTRY_OF.get(term).copied()
}

/// How many documents make their claims at once.
const DOCUMENTS_AT_A_TIME: usize = 4096;

/// How all documents together write their words, counted on all cores: sums, so their order does not matter.
fn usage(documents: &[Document]) -> rules::Usage {
    let count = |mut usage: rules::Usage, document: &Document| {
        for passage in &document.passages {
            rules::count(&words::words(&passage.text), &mut usage);
        }
        usage
    };
    // One table a core and no more: each has most of the corpus's words.
    let at_a_time = documents.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = documents.par_chunks(at_a_time).map(|part| part.iter().fold(rules::Usage::new(), count));
    let parts: Vec<rules::Usage> = parts.collect();
    parts.into_iter().reduce(rules::sum).unwrap_or_default()
}

/// The claims of a passage on what no curator named.
fn claims(passage: &Passage, entities: &[Entity], usage: &rules::Usage) -> Vec<Claim> {
    if passage.heading {
        return Vec::new();
    }
    let mut claims = rules::claims(&passage.text, &words::words(&passage.text), usage);
    claims.retain(|claim| {
        let is_person = claim.kind == EntityKind::Person;
        let is_full = is_person && claim.weight >= claim::BELIEVED && claim.name.contains(' ');
        is_free(passage, claim.span, entities, is_full)
            || is_person && is_lone_surname(passage, claim.span, entities)
    });
    claims
}

/// Whether a surname that stands alone is a curated person's only by itself, no curator gave it as an alias, and the page
/// names somebody else in full who bears it.
fn is_shared(entity: &Entity, surface: &str, local: &known::Local) -> bool {
    let surname = entity.name.rsplit_once(' ').map(|(_, surname)| surname);
    entity.kind == EntityKind::Person
        && surname == Some(surface)
        && !entity.aliases.iter().any(|alias| alias == surface)
        && local.borne.contains(&corpus::token::fold(surface))
}

/// Whether a surname stands in the span that is a curated person's by itself: its title may say that somebody else is meant.
fn is_lone_surname(passage: &Passage, span: Span, entities: &[Entity]) -> bool {
    let at = passage.mentions.partition_point(|mention| mention.span.start < span.start);
    passage.mentions.get(at).filter(|mention| mention.span == span).is_some_and(|mention| {
        entities.get(mention.entity.index()).is_some_and(|entity| {
            entity.kind == EntityKind::Person
                && entity.name.rsplit_once(' ').map(|(_, surname)| surname) == Some(span.of(&passage.text))
        })
    })
}

/// The surnames of several persons of the corpus, none of whom the page names in full, that mean one of them for sure: the
/// one in its title, or the one of whom nearly all pages of the corpus speak.
fn usual_bearers(
    known: &known::Known,
    local: &known::Local,
    titled: &BTreeSet<usize>,
    words: &[words::Word],
) -> Vec<(Span, usize)> {
    let mut sure = Vec::new();
    for (span, which) in known.shared.find(words) {
        let Some(owners) = known.shared.owners().get(which) else { continue };
        if owners.iter().any(|id| local.named.contains(id)) {
            continue;
        }
        let mut fitting = owners.intersection(titled);
        let one = fitting.next().filter(|_| fitting.next().is_none()).copied();
        sure.extend(one.or_else(|| known.usual(owners)).map(|id| (span, id)));
    }
    sure
}

/// The names that hold in every document.
struct Names {
    certain: Matcher,
    surnames: Matcher,
}

impl Names {
    fn new(known: &known::Known) -> Self {
        let mut names = Self { certain: Matcher::default(), surnames: Matcher::default() };
        for (name, id) in known.names() {
            names.certain.add(name, id);
        }
        for (name, id) in known.surnames() {
            names.surnames.add(name, id);
        }
        names
    }

    /// The names of each passage of a document, with their numbers.
    fn find(
        &self,
        known: &known::Known,
        local: &known::Local,
        document: &Document,
        entities: &[Entity],
        usage: &rules::Usage,
    ) -> Vec<Vec<(Span, usize)>> {
        let title = document.title.iter().flat_map(|title| self.certain.find(&words::words(&title.value)));
        let titled: BTreeSet<usize> = title.map(|(_, id)| id).collect();
        let mut reading = bearers::Reading::new(known, &local.shared, &titled);
        let found = document.passages.iter().zip(0..).map(|(passage, place)| {
            let words = words::words(&passage.text);
            let mut found: Vec<(Span, usize)> = local.places(place).to_vec();
            found.extend(self.certain.find(&words));
            let starts: BTreeSet<u32> = found
                .iter()
                .filter(|(span, _)| span.of(&passage.text).contains(' '))
                .map(|(span, _)| span.start)
                .collect();
            let lone = local.surnames.find(&words).into_iter().chain(self.surnames.find(&words));
            let stands = |(span, _): &(Span, usize)| known::stands_alone(&words, *span, usage, &starts);
            found.extend(lone.filter(stands));
            let sure = reading.read(place, &words, &found);
            let usual = usual_bearers(known, local, &titled, &words);
            found.extend(sure.into_iter().chain(usual).filter(stands));
            found.retain(|(span, id)| {
                let is_full = span.of(&passage.text).contains(' ')
                    && known.entities.get(*id).is_some_and(|entity| entity.kind == EntityKind::Person);
                is_free(passage, *span, entities, is_full)
                    && !local.is_stranger(place, span.start)
                    && known.fits(*id, &words, *span, usage, &starts)
            });
            // Of names that overlap the first, then the longest, then what was found first in the list above.
            found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
            let mut end = 0;
            found.retain(|(span, _)| {
                let follows = span.start >= end && span.start < span.end;
                end = if follows { span.end } else { end };
                follows
            });
            found
        });
        found.collect()
    }
}

/// Whether no curated name stands in the span, or only such as are part of a person's full name: the place in "Steve
/// Israel", a surname in "Abed Velgar".
fn is_free(passage: &Passage, span: Span, entities: &[Entity], is_full_name: bool) -> bool {
    let after = passage.mentions.partition_point(|mention| mention.span.end <= span.start);
    let mut inside = passage.mentions[after..].iter().take_while(|mention| mention.span.start < span.end);
    inside.all(|mention| {
        let is_person =
            entities.get(mention.entity.index()).is_some_and(|entity| entity.kind == EntityKind::Person);
        is_full_name
            && span.start <= mention.span.start
            && mention.span.end <= span.end
            && !mention.span.of(&passage.text).contains(' ')
            && !(is_person && mention.span.end == span.end)
    })
}

#[cfg(test)]
mod tests;
