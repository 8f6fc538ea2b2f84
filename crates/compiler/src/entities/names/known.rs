//! Who is who, as the registry decided it: the persons, bodies, places and agreements of all pages, and what holds on one
//! page only.

use super::claim::{BELIEVED, Claim};
use super::matcher::Matcher;
use super::persons::ALSO_SURNAME;
use super::rules::Usage;
use super::shared::Shared;
use super::words::{Gap, Shape, Word};
use crate::english::lexicon::{
    self, ACTION, BODY, CALENDAR, DEMONYM, DETERMINER, DIRECTION, GENERAL, HONORIFIC, OFFICE, OPENER,
    PLACE_FIRST, PLACE_LAST, PORTFOLIO, SPEECH,
};
use crate::english::phrase::terms;
use crate::entities::found;
use corpus::{Entity, EntityId, EntityKind, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How many times as many documents must name one bearer of a surname as name all others, for the surname to mean that
/// one on a page that names none in full. Smaller gives more of them to the wrong member of a family.
const NEARLY_ALL: usize = 10;

/// The claims on one name.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) weights: [i32; 4],
    pub(super) role: Option<String>,
    pub(super) shorts: Vec<String>,
    pub(super) documents: BTreeSet<usize>,
    pub(super) is_initial: bool,
}

/// Who is who.
#[derive(Default)]
pub struct Known {
    pub(super) entities: Vec<Entity>,
    /// Those of them whom a curator named.
    pub(super) curated: BTreeMap<usize, EntityId>,
    /// Names that hold everywhere.
    pub(super) names: Vec<(String, usize)>,
    /// Surnames that one person of the corpus alone bears.
    pub(super) surnames: Vec<(String, usize)>,
    /// Surnames that several bear.
    pub(super) shared: Shared,
    /// By person: how many documents name them in full.
    pub(super) documents: BTreeMap<usize, usize>,
    pub(super) local: BTreeMap<usize, Local>,
    pub(super) nobody: Local,
    /// By folded name or alias.
    pub(super) by_key: BTreeMap<String, usize>,
    /// From here on entities are states, capitals and international bodies of the lists.
    pub(super) listed: usize,
}

/// What holds in one document only.
#[derive(Default)]
pub struct Local {
    /// Surnames, each of one person of the document.
    pub surnames: Matcher,
    /// Surnames of several persons of the document.
    pub(super) shared: Shared,
    /// Who is named in full.
    pub(super) named: BTreeSet<usize>,
    /// The folded surnames of whoever is named in full and no curator gave.
    pub(super) borne: BTreeSet<String>,
    /// By passage: where a surname with a title is not the person's who alone bears it in the document.
    pub(super) strangers: BTreeSet<(usize, u32)>,
    /// By passage: places of bodies with general names.
    pub(super) places: BTreeMap<usize, Vec<(Span, usize)>>,
}

/// The folded words of a name, without an article.
pub(super) fn key(name: &str) -> String {
    let mut terms = terms(name);
    if terms.first().is_some_and(|term| term == "the") {
        terms.remove(0);
    }
    terms.join(" ")
}

impl Group {
    /// What the claims say it is, if they are believed. Of equals the first of the kinds.
    pub(super) fn kind(&self) -> Option<EntityKind> {
        let best = EntityKind::ALL.iter().copied().rev().max_by_key(|kind| self.weights[*kind as usize])?;
        (self.weights[best as usize] >= BELIEVED).then_some(best)
    }
}

impl Known {
    pub(super) fn add(&mut self, group: &Group, kind: EntityKind) -> usize {
        let id = self.entities.len();
        let role = if kind == EntityKind::Person { group.role.clone() } else { None };
        self.entities.push(Entity { role, ..found(&*group.name, kind) });
        self.names.push((group.name.clone(), id));
        self.by_key.insert(key(&group.name), id);
        id
    }

    /// Adds a person whom a curator named, and whom these documents name in full.
    pub(super) fn add_curated(
        &mut self,
        curated: EntityId,
        entity: &Entity,
        documents: &BTreeSet<usize>,
    ) -> usize {
        let id = self.entities.len();
        let full = std::iter::once(&entity.name).chain(&entity.aliases).filter(|name| name.contains(' '));
        self.names.extend(full.map(|name| (name.clone(), id)));
        self.entities.push(entity.clone());
        self.curated.insert(id, curated);
        self.documents.insert(id, documents.len());
        for &document in documents {
            self.local.entry(document).or_default().named.insert(id);
        }
        id
    }

    pub(super) fn add_body(&mut self, claim: &Claim, owner: &str) -> usize {
        let has_owner = owner.is_empty() || names_country(&claim.name);
        let name = if has_owner { claim.name.clone() } else { format!("{owner}’s {}", claim.name) };
        self.entities.push(found(name, EntityKind::Organisation));
        self.entities.len() - 1
    }

    pub(super) fn add_alias(&mut self, id: usize, alias: &str) {
        let Some(entity) = self.entities.get_mut(id) else { return };
        if entity.name != alias && !entity.aliases.iter().any(|known| known == alias) {
            entity.aliases.push(alias.to_owned());
            self.names.push((alias.to_owned(), id));
            self.by_key.insert(key(alias), id);
        }
    }

    /// Makes another of its names the one to show.
    pub(super) fn rename(&mut self, id: usize, name: &str) {
        let Some(entity) = self.entities.get_mut(id) else { return };
        if let Some(alias) = entity.aliases.iter_mut().find(|alias| *alias == name) {
            std::mem::swap(alias, &mut entity.name);
        }
    }

    /// The one of several persons of whom nearly all documents speak that speak of any of them.
    pub(super) fn usual(&self, owners: &BTreeSet<usize>) -> Option<usize> {
        let spoken = |id: &usize| self.documents.get(id).copied().unwrap_or_default();
        let usual = owners.iter().copied().max_by_key(|id| (spoken(id), std::cmp::Reverse(*id)))?;
        let others: usize = owners.iter().filter(|id| **id != usual).map(spoken).sum();
        (spoken(&usual) >= NEARLY_ALL * others.max(1)).then_some(usual)
    }

    pub(super) fn name_keys(&self, id: usize) -> impl Iterator<Item = String> {
        let entity = self.entities.get(id).into_iter();
        entity.flat_map(|entity| entity.aliases.iter().chain([&entity.name])).map(|name| key(name))
    }

    /// Notes that a surname at a byte of a passage is of none whom the document names.
    pub(super) fn estrange(&mut self, document: usize, passage: usize, start: u32) {
        self.local.entry(document).or_default().strangers.insert((passage, start));
    }

    pub(super) fn place(&mut self, document: usize, passage: usize, span: Span, id: usize) {
        self.local.entry(document).or_default().places.entry(passage).or_default().push((span, id));
    }

    /// The entity as the corpus holds it.
    pub fn entity(&self, id: usize) -> Entity {
        self.entities[id].clone()
    }

    /// Names that hold everywhere.
    pub fn names(&self) -> impl Iterator<Item = (&str, usize)> {
        self.names.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// Surnames that hold everywhere.
    pub fn surnames(&self) -> impl Iterator<Item = (&str, usize)> {
        self.surnames.iter().map(|(name, id)| (name.as_str(), *id))
    }

    /// What holds in one document.
    pub fn local(&self, document: usize) -> &Local {
        self.local.get(&document).unwrap_or(&self.nobody)
    }

    /// Whether the words around a name let it be that name: "Jordan" is not the state in "Jordan Reyes".
    pub fn fits(&self, id: usize, words: &[Word], span: Span, usage: &Usage, starts: &BTreeSet<u32>) -> bool {
        let Some((first, end)) = position(words, span) else { return true };
        if end - first != 1 {
            return true;
        }
        let is_body = self.entities.get(id).is_some_and(|entity| entity.kind == EntityKind::Organisation);
        let is_half = words[first].gap == Gap::Hyphen
            || words.get(end).is_some_and(|next| next.gap == Gap::Hyphen && next.is_capital());
        if id >= self.listed && is_body && is_half {
            return false;
        }
        if id >= self.listed || self.entities.get(id).is_some_and(|entity| entity.kind == EntityKind::Place) {
            return is_apart(words, first, end, starts) && !opens_as_common_word(words, first, end, usage);
        }
        !opens_as_common_word(words, first, end, usage)
    }
}

impl Local {
    /// Whether a surname at a byte of a passage is, by its title, of somebody whom the document does not name.
    pub fn is_stranger(&self, passage: usize, start: u32) -> bool {
        self.strangers.contains(&(passage, start))
    }

    /// Places in one passage that are known without looking for names.
    pub fn places(&self, passage: usize) -> &[(Span, usize)] {
        self.places.get(&passage).map_or(&[], Vec::as_slice)
    }
}

/// Whether a surname stands by itself, not inside another name.
pub fn stands_alone(words: &[Word], span: Span, usage: &Usage, starts: &BTreeSet<u32>) -> bool {
    position(words, span).is_some_and(|(first, end)| {
        let is_word = end == first + 1 && words[first].is(CALENDAR | ALSO_SURNAME);
        let before = words[..first].last().filter(|_| words[first].gap == Gap::Space);
        let is_titled = before.is_some_and(|before| before.is(HONORIFIC | OFFICE));
        let speaks = words.get(end).is_some_and(|next| next.gap == Gap::Space && next.is(SPEECH))
            && !before.is_some_and(|before| before.is(DETERMINER));
        (!is_word || is_titled || speaks)
            && is_apart(words, first, end, starts)
            && !opens_as_common_word(words, first, end, usage)
    })
}

/// The words that a span covers.
fn position(words: &[Word], span: Span) -> Option<(usize, usize)> {
    let first = words.partition_point(|word| word.start < span.start as usize);
    let end = words.partition_point(|word| word.start < span.end as usize);
    (first < end).then_some((first, end))
}

/// Whether no neighbour belongs to the same name; `starts` are where longer names begin.
fn is_apart(words: &[Word], first: usize, end: usize, starts: &BTreeSet<u32>) -> bool {
    const BESIDE: lexicon::Classes =
        OFFICE | BODY | PORTFOLIO | GENERAL | PLACE_LAST | PLACE_FIRST | DEMONYM | CALENDAR | DIRECTION;
    let before = first.checked_sub(1).and_then(|at| words.get(at));
    let is_stranger = |word: &Word| word.is_capital() && !word.is(BESIDE);
    let after_ok = words[end - 1].possessive
        || words.get(end).is_none_or(|next| {
            next.gap != Gap::Space || !is_stranger(next) || starts.contains(&(next.start as u32))
        });
    let before_ok = words[first].gap != Gap::Space
        || before.is_none_or(|before| {
            !is_stranger(before)
                || before.is(HONORIFIC)
                || before.possessive
                || before.opens && before.is(OPENER)
                || before.opens && corpus::stop::is_stop_word(&before.term)
                || before.shape == Shape::Caps
        });
    after_ok && before_ok
}

/// Whether the one word has its capital from the sentence and is a word that the corpus also writes small.
fn opens_as_common_word(words: &[Word], first: usize, end: usize, usage: &Usage) -> bool {
    let word = &words[first];
    // "De Velgar said": the surname begins with a small word.
    if end > first + 1 {
        return false;
    }
    let small = usage.get(&word.term).is_some_and(|seen| seen.small > 0 && seen.small >= seen.inside);
    let acts = words.get(end).is_some_and(|next| next.gap == Gap::Space && next.is(SPEECH | ACTION));
    word.opens && small && !acts && !word.possessive
}

fn names_country(name: &str) -> bool {
    terms(name).iter().any(|term| lexicon::COUNTRY_OF.contains_key(term))
}
