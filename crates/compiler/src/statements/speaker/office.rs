//! Who is meant by the place that they speak for: "the authorities in X", "the Belvari side", "the Belvari official".
//!
//! A place has authorities where the gazetteer says so: it speaks for somebody, it is a party itself, or one body is
//! called its authorities. Of an official without a name the page must have named the only one of that country who
//! could be meant, and lately.

use super::{Clause, Participants, curated, is_article, plain};
use crate::english::cue;
use crate::english::lexicon::{self, DIPLOMAT, OFFICIAL};
use corpus::token::{fold, tokens};
use corpus::{Entity, EntityId, EntityKind};
use std::collections::BTreeSet;

/// Passages over which "the Belvari official" reaches back to a name. More finds officials whom the text has left.
const FARTHEST_OFFICIAL: usize = 3;

/// Persons of a page among whom "the Belvari official" is looked for; with more it says nothing.
const MOST_PERSONS: usize = 64;

/// The bodies that a curator calls authorities, a leadership or a government, with the words of all their names.
pub(super) fn authorities(entities: &[Entity]) -> Vec<(EntityId, Vec<String>)> {
    let is_called = |name: &String| name.split(' ').any(|word| cue::is_governing_noun(&fold(word)));
    curated(entities)
        .filter(|(_, entity)| entity.kind == EntityKind::Organisation)
        .filter(|(_, entity)| std::iter::once(&entity.name).chain(&entity.aliases).any(is_called))
        .map(|(id, entity)| (id, names(entity).flatten().collect()))
        .collect()
}

/// The words of each of an entity's names.
fn names(entity: &Entity) -> impl Iterator<Item = Vec<String>> {
    let words = |name: &String| tokens(name).into_iter().map(|token| plain(&token.term).to_owned()).collect();
    std::iter::once(&entity.name).chain(&entity.aliases).map(words)
}

/// The words of an office that is written with initials or shortened.
pub(super) fn spelled_out(term: &str) -> impl Iterator<Item = String> {
    let words: &[&str] = match term {
        "fm" => &["foreign", "minister"],
        "pm" => &["prime", "minister"],
        "sen" => &["senator"],
        "gov" => &["governor"],
        "rep" => &["representative"],
        _ => &[],
    };
    words.iter().copied().map(str::to_owned)
}

impl Participants<'_> {
    /// Whether a word is said of a person; of an adjective also the name of its place, and the other way round.
    pub(super) fn says(&self, person: EntityId, word: &str) -> bool {
        self.described.get(&person).is_some_and(|said| said.contains(word))
            || self.place(word).is_some_and(|place| self.is_from(person, place))
    }

    fn is_from(&self, person: EntityId, place: EntityId) -> bool {
        self.origins.get(&person).is_some_and(|places| places.contains(&place))
    }

    /// Who governs a place, as far as the gazetteer tells.
    fn authority(&self, place: EntityId) -> Option<EntityId> {
        let entity = self.entity(place).filter(|entity| entity.kind == EntityKind::Place)?;
        if let Some(government) = entity.speaks_for.or(entity.side.map(|_| place)) {
            return Some(government);
        }
        let is_called =
            |words: &[String]| names(entity).any(|name| name.iter().all(|word| words.contains(word)));
        let mut called = self.authorities.iter().filter(|(_, words)| is_called(words));
        let (body, _) = called.next()?;
        called.next().is_none().then_some(*body)
    }

    /// Who speaks as "the authorities in X", "the de facto leadership of X", "the Belvari side": the phrase is
    /// `from..to`, its noun stands at `last`, its head ends at `head`. Any other word in it may mean somebody else
    /// ("the customs authorities of X").
    pub(super) fn government(&self, clause: Clause<'_>, last: usize, head: usize) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        let noun = plain(line.term(last));
        let governs = cue::is_governing_noun(noun);
        let place_at = |word: usize| {
            line.entity_at(word).or_else(|| {
                let capital = line.is_capital(word) && word != last;
                capital.then(|| self.place(line.term(word))).flatten()
            })
        };
        // "The Belvari delegation in Geneva": where they are does not matter.
        let is_owned = cue::is_metonym_noun(noun) && (from..last).any(|word| place_at(word).is_some());
        let to = if is_owned { head } else { to };
        let (mut places, mut in_fact, mut word) = (Vec::new(), false, from);
        while word < to {
            let term = line.term(word);
            if let Some(place) = place_at(word) {
                let is_seat = word > last && line.term(word - 1) == "in";
                places.push((place, is_seat));
                if line.entity_at(word).is_some() {
                    word = line.mention_words(word).1.max(word + 1);
                    continue;
                }
            } else if ["de", "in"].contains(&term) && ["facto", "fact"].contains(&line.term(word + 1)) {
                in_fact = true;
                word += 1;
            } else {
                let joins = word > last && (term == "of" || term == "in" && governs);
                if word != last && !is_article(term) && !joins {
                    return None;
                }
            }
            word += 1;
        }
        let is_place =
            |id: &EntityId| self.entity(*id).is_some_and(|entity| entity.kind == EntityKind::Place);
        let mut meant = places.into_iter().map(|(place, is_seat)| {
            // A government is its country's without a gazetteer, but whose is that in a city?
            let is_itself = cue::is_metonym_noun(noun) && !is_seat;
            self.authority(place).or(Some(place).filter(|place| is_itself && is_place(place)))
        });
        let first = meant.next()??;
        // Authorities that are such in fact alone are not the state's.
        (meant.all(|other| other == Some(first)) && !(in_fact && is_place(&first))).then_some(first)
    }

    /// Whom "the Belvari official" means: the one person of the page who holds an office of that place, if the text
    /// speaks of them.
    pub(super) fn official(&self, number: usize, noun: &str, place: EntityId) -> Option<EntityId> {
        let country = self
            .entity(place)
            .filter(|entity| entity.kind == EntityKind::Place && entity.speaks_for.is_none())
            .filter(|_| self.described.len() <= MOST_PERSONS)?;
        let offices = match noun {
            "official" => OFFICIAL,
            "diplomat" => DIPLOMAT,
            _ => return None,
        };
        let called: Vec<Vec<String>> = names(country).collect();
        let holds = |said: &BTreeSet<String>| {
            said.iter().any(|word| lexicon::is(word, offices)) && !said.contains("former")
        };
        let could_be_meant = |&(id, said): &(&EntityId, &BTreeSet<String>)| {
            let same_side =
                country.side.is_some() && self.entity(*id).is_some_and(|person| person.side == country.side);
            let is_of_country = self.is_from(*id, place)
                || called.iter().any(|name| name.iter().all(|word| said.contains(word)));
            holds(said) && (same_side || is_of_country) || self.without_office.contains(id) && same_side
        };
        let mut meant = self.described.iter().filter(could_be_meant);
        let (person, said) = meant.next()?;
        let named = self.named.get(person)?;
        let before = named.partition_point(|at| *at <= number).checked_sub(1)?;
        let is_spoken_of = named[before] + FARTHEST_OFFICIAL >= number;
        (meant.next().is_none() && is_spoken_of && holds(said)).then_some(*person)
    }
}
