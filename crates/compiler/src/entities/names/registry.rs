//! Adds up the claims on each name and decides who is who.
//!
//! Its surprising choice: a body with a general name ("Foreign Ministry") is one entity for each owner that a page
//! gives it; where a page gives none it is that page's own, and where a page gives several it is nobody's.

use super::claim::{BELIEVED, Claim};
use super::forms::Forms;
use super::known::{Group, Known, key};
use super::persons::ALSO_SURNAME;
use super::titles::Titles;
use crate::english::lexicon::{self, BODY, COUNTRIES, OF_NAMES, PLACE_LAST, PORTFOLIO};
use crate::english::phrase::terms;
use corpus::{Entity, EntityId, EntityKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Claims as they come in.
pub struct Registry {
    /// Folded names that a curator gave.
    curated: BTreeSet<String>,
    /// Folded names of states, capitals and international bodies, which need no claim.
    listed: &'static BTreeSet<String>,
    /// By folded name.
    groups: BTreeMap<String, Group>,
    /// By document and folded word: a capitalised word that stands alone, and whether it speaks there.
    lone: BTreeMap<(usize, String), i32>,
    /// By document: bodies with a general name, each with its passage.
    bodies: BTreeMap<usize, Vec<(usize, Claim)>>,
    /// By document: head words that stand for a whole name.
    heads: BTreeMap<usize, Vec<(usize, Claim)>>,
    /// Documents and head words of bodies there that a curator named.
    curated_heads: BTreeSet<(usize, String)>,
    /// Persons whom a curator named, each with the documents that name them in full.
    curated_bearers: BTreeMap<EntityId, (Entity, BTreeSet<usize>)>,
    /// Surnames of persons whom a curator named.
    curated_surnames: BTreeSet<String>,
    /// What is said of persons, and where a title stands before a surname.
    titles: Titles,
}

/// Bearers of a surname among whom the usual one is looked for.
const MOST_BEARERS: usize = 64;

/// How many documents must have a name for each that has a longer one with a word too many.
const USUAL: usize = 3;

impl Registry {
    /// A registry that takes no claim on what a curator named.
    pub fn new(entities: &[Entity]) -> Self {
        let persons = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
        let names = entities.iter().flat_map(|entity| entity.aliases.iter().chain([&entity.name]));
        let bearers =
            (0..).map(EntityId).zip(entities).filter(|(_, entity)| entity.kind == EntityKind::Person);
        Self {
            curated: names.map(|name| key(name)).collect(),
            listed: &LISTED,
            groups: BTreeMap::new(),
            lone: BTreeMap::new(),
            bodies: BTreeMap::new(),
            heads: BTreeMap::new(),
            curated_heads: BTreeSet::new(),
            curated_bearers: bearers.map(|(id, entity)| (id, (entity.clone(), BTreeSet::new()))).collect(),
            curated_surnames: persons
                .flat_map(|person| surname_forms(&person.name))
                .map(|surname| key(&surname))
                .collect(),
            titles: Titles::default(),
        }
    }

    /// Notes that a document names an entity of a curator: a body's head word alone is nobody else's, and the surname of
    /// a person whom it names in full may be that one's.
    pub fn curated(&mut self, document: usize, id: EntityId, entity: &Entity, surface: &str) {
        if entity.kind == EntityKind::Person {
            if let Some((_, documents)) = self.curated_bearers.get_mut(&id).filter(|_| surface.contains(' '))
            {
                documents.insert(document);
            }
            return;
        }
        for term in terms(&entity.name).into_iter().filter(|term| lexicon::classes(term) & BODY != 0) {
            self.curated_heads.insert((document, term));
        }
    }

    /// Takes a claim that a passage of a document makes.
    pub fn claim(&mut self, document: usize, passage: usize, claim: Claim) {
        let key = key(&claim.name);
        if key.is_empty() || self.curated.contains(&key) || self.listed.contains(&key) {
            return;
        }
        if claim.owner.is_some() {
            self.bodies.entry(document).or_default().push((passage, claim));
            return;
        }
        let is_word = !key.contains(' ');
        if claim.kind == EntityKind::Person {
            self.titles.read(document, passage, &key, &claim);
        }
        if is_word && claim.kind == EntityKind::Organisation && claim.weight == 0 {
            self.heads.entry(document).or_default().push((passage, claim));
            return;
        }
        if is_word && claim.kind == EntityKind::Person {
            let best = self.lone.entry((document, key.clone())).or_default();
            *best = claim.weight.max(*best);
            if claim.weight < BELIEVED {
                return;
            }
        }
        let group = self.groups.entry(key).or_default();
        if group.name.is_empty() {
            group.is_initial = claim.name.chars().nth(1) == Some('.');
            group.name = claim.name;
        }
        group.weights[claim.kind as usize] += claim.weight;
        group.documents.insert(document);
        if group.role.is_none() {
            group.role = claim.role;
        }
        if let Some(short) = claim.short
            && !group.shorts.contains(&short)
        {
            group.shorts.push(short);
        }
    }

    /// Decides.
    pub fn settle(mut self) -> Known {
        self.second_chance();
        self.join_curated();
        let mut known = Known::default();
        self.persons(&mut known);
        self.others(&mut known);
        self.settle_bodies(&mut known);
        self.settle_heads(&mut known);
        known.listed = known.entities.len();
        self.add_listed(&mut known);
        known
    }

    /// A doubtful person whose last name stands alone in the same document is believed.
    fn second_chance(&mut self) {
        for (key, group) in &mut self.groups {
            let Some((_, last)) = key.rsplit_once(' ') else { continue };
            let reused = group
                .documents
                .iter()
                .filter_map(|document| self.lone.get(&(*document, last.to_owned())))
                .max();
            if let Some(speaks) = reused {
                let weight = &mut group.weights[EntityKind::Person as usize];
                *weight += 1 + speaks.min(&1);
                // "Velgar said": no word of English speaks so.
                *weight += i32::from(*speaks > 0 && !lexicon::is_english_word(last));
            }
        }
    }

    /// "Anna R. Velgar" where a curator named Anna Velgar, or the other way round: one person. So is "Anna Roth Velgar" on
    /// pages that have both.
    fn join_curated(&mut self) {
        let ends = |key: &str| {
            let (first, rest) = key.split_once(' ')?;
            let (middle, last) = rest.rsplit_once(' ').unwrap_or(("", rest));
            Some(((first.to_owned(), last.to_owned()), middle.to_owned()))
        };
        let mut by_ends: BTreeMap<(String, String), Vec<(EntityId, String)>> = BTreeMap::new();
        for (id, (entity, _)) in &self.curated_bearers {
            if let Some((ends, middle)) = ends(&key(&entity.name)) {
                by_ends.entry(ends).or_default().push((*id, middle));
            }
        }
        let is_initial = |middle: &str| middle.split(' ').all(|word| word.chars().count() == 1);
        let mut joined = Vec::new();
        for (key, group) in &self.groups {
            let Some((ends, middle)) = ends(key).filter(|_| group.kind() == Some(EntityKind::Person)) else {
                continue;
            };
            let Some([(id, own)]) = by_ends.get(&ends).map(Vec::as_slice) else { continue };
            let more = if own.is_empty() { &middle } else { own };
            let meets =
                || self.curated_bearers.get(id).is_some_and(|(_, here)| !here.is_disjoint(&group.documents));
            if own.is_empty() != middle.is_empty() && (is_initial(more) || meets()) {
                joined.push((key.clone(), *id));
            }
        }
        for (key, id) in joined {
            if let (Some(group), Some((entity, documents))) =
                (self.groups.remove(&key), self.curated_bearers.get_mut(&id))
            {
                entity.aliases.push(group.name);
                documents.extend(group.documents);
            }
        }
    }

    fn persons(&self, known: &mut Known) {
        let is_person = |group: &Group| group.kind() == Some(EntityKind::Person);
        let mut full: BTreeMap<&str, Group> = BTreeMap::new();
        let mut longer: Vec<(&str, &Group)> = Vec::new();
        let persons = || self.groups.iter().filter(|(key, group)| key.contains(' ') && is_person(group));
        let mut bearers: BTreeMap<&str, Vec<&Group>> = BTreeMap::new();
        for (key, group) in persons() {
            bearers.entry(key.rsplit(' ').next().unwrap_or(key)).or_default().push(group);
        }
        for (key, group) in persons() {
            match self.inner_name(key, group) {
                Some(inner) => longer.push((inner, group)),
                None if self.is_lone_surname(key, group, &bearers) => {}
                None => drop(full.insert(key, group.clone())),
            }
        }
        // "Democrat Anna Velgar": the documents that write so name Anna Velgar.
        for (inner, group) in longer {
            if let Some(person) = full.get_mut(inner) {
                person.documents.extend(&group.documents);
            }
        }
        // Longer names first, so that a shorter form finds its longer one; and a slip the usual spelling.
        let mut by_length: Vec<(&str, &Group)> = full.iter().map(|(key, group)| (*key, group)).collect();
        by_length.sort_by_cached_key(|(key, group)| {
            let length = key.split(' ').count();
            (group.is_initial, std::cmp::Reverse((length, group.documents.len())))
        });
        let mut forms = Forms::default();
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, group) in by_length {
            if let Some(id) = forms.longer(key, group) {
                known.add_alias(id, &group.name);
                forms.add_form(group, id);
                if forms.is_commoner(key, id, group) {
                    known.rename(id, &group.name);
                }
                ids.insert(key, id);
                continue;
            }
            let id = known.add(group, EntityKind::Person);
            ids.insert(key, id);
            forms.add(key, group, id);
        }
        self.surnames(known, &full, &ids);
    }

    /// "Wisconsin Velgar", "Impeaching Velgar": a place or a deed, and the surname of somebody whom the same page names in
    /// full.
    fn is_lone_surname(&self, key: &str, group: &Group, bearers: &BTreeMap<&str, Vec<&Group>>) -> bool {
        let Some((place, surname)) = key.rsplit_once(' ') else { return false };
        let is_given = lexicon::classes(place) & lexicon::GIVEN != 0;
        let is_place = || {
            self.listed.contains(place)
                || self.groups.get(place).is_some_and(|group| group.kind() == Some(EntityKind::Place))
        };
        let is_usual = |other: &&Group| {
            other.documents.len() > group.documents.len() && !other.documents.is_disjoint(&group.documents)
        };
        let is_deed = || place.ends_with("ing") && lexicon::is_english_word(place);
        !is_given
            && (is_deed() || is_place())
            && bearers.get(surname).into_iter().flatten().take(MOST_BEARERS).any(is_usual)
    }

    /// The full name inside a longer one that has no more than a word of another kind before or behind it: "Democrat
    /// Anna Velgar", "Anna Velgar Joins List". Only where the inner name is the usual one.
    fn inner_name<'k>(&self, key: &'k str, group: &Group) -> Option<&'k str> {
        let usual = |inner: &str| {
            self.groups.get(inner).is_some_and(|other| {
                inner.contains(' ')
                    && other.kind() == Some(EntityKind::Person)
                    && other.documents.len() >= USUAL * group.documents.len()
            })
        };
        let spaces: Vec<usize> = key.match_indices(' ').map(|(at, _)| at).collect();
        let behind = spaces.iter().find(|&&at| {
            let is_given = key[..at].split(' ').any(|word| lexicon::classes(word) & lexicon::GIVEN != 0);
            !is_given && usual(&key[at + 1..])
        });
        let before = spaces.iter().rev().find(|&&at| {
            let is_other = |word: &str| {
                word.chars().count() == 1 && !group.name.ends_with('.')
                    || lexicon::is_english_word(word)
                    || crate::english::cue::of(word).is_some_and(|cue| !cue.noun)
            };
            key[at + 1..].split(' ').any(is_other) && usual(&key[..at])
        });
        behind.map(|&at| &key[at + 1..]).or_else(|| before.map(|&at| &key[..at]))
    }

    /// Who a surname alone means, in each document and in all.
    fn surnames(&self, known: &mut Known, full: &BTreeMap<&str, Group>, ids: &BTreeMap<&str, usize>) {
        let mut everywhere: BTreeMap<String, (String, BTreeSet<usize>)> = BTreeMap::new();
        let mut here: BTreeMap<(usize, String), (String, BTreeSet<usize>)> = BTreeMap::new();
        for (key, group) in full {
            let Some(&id) = ids.get(key) else { continue };
            *known.documents.entry(id).or_default() += group.documents.len();
            for &document in &group.documents {
                known.local.entry(document).or_default().named.insert(id);
            }
            let own = surname_forms(&group.name).into_iter().chain(self.first_as_surname(key, group));
            for surname in own {
                let term = super::known::key(&surname);
                if self.listed.contains(&term) || self.curated.contains(&term) {
                    continue;
                }
                bear(&mut everywhere, term.clone(), &surname, id);
                for &document in &group.documents {
                    bear(&mut here, (document, term.clone()), &surname, id);
                    known.local.entry(document).or_default().borne.insert(term.clone());
                }
            }
        }
        // Whom a curator named bears the surname beside them.
        for (curated, (entity, documents)) in
            self.curated_bearers.iter().filter(|(_, (_, here))| !here.is_empty())
        {
            let id = known.add_curated(*curated, entity, documents);
            for surname in surname_forms(&entity.name) {
                let term = super::known::key(&surname);
                bear(&mut everywhere, term.clone(), &surname, id);
                for &document in documents {
                    bear(&mut here, (document, term.clone()), &surname, id);
                }
            }
        }
        for ((document, _), (surname, owners)) in &here {
            let local = known.local.entry(*document).or_default();
            match (owners.len(), owners.first()) {
                (1, Some(&id)) => local.surnames.add(surname, id),
                _ => local.shared.add(surname, owners),
            }
        }
        for (term, (surname, owners)) in &everywhere {
            // "Post", "Nation": where the full name does not stand, it is the word, or of whom a curator named.
            let is_word = owners.len() == 1 && self.curated_surnames.contains(term)
                || lexicon::classes(term) & (BODY | PLACE_LAST | PORTFOLIO | ALSO_SURNAME) != 0
                || owners.len() == 1 && lexicon::is_english_word(term);
            match (owners.len(), owners.first()) {
                _ if is_word => {}
                (1, Some(&id)) => known.surnames.push((surname.clone(), id)),
                _ => known.shared.add(surname, owners),
            }
        }
        self.titles.settle(known, &here, &everywhere);
        // Persons of one word: "President X". Somebody's surname is not a person of its own.
        for (key, group) in self.groups.iter().filter(|(key, _)| !key.contains(' ')) {
            let is_person = group.kind() == Some(EntityKind::Person);
            // "The Velgars": the family, not another person.
            let is_family = ["s", "es"].iter().any(|plural| {
                key.strip_suffix(plural).is_some_and(|surname| everywhere.contains_key(surname))
            });
            if is_person && !is_family && !everywhere.contains_key(key) {
                known.add(group, EntityKind::Person);
            }
        }
    }

    /// "Xi" of "Xi Jinping": the first word, where a page writes that it speaks and never the last word alone.
    fn first_as_surname(&self, key: &str, group: &Group) -> Option<String> {
        let (first, rest) = key.split_once(' ')?;
        let last = rest.rsplit(' ').next()?;
        let is_given = lexicon::classes(first) & lexicon::GIVEN != 0;
        let speaks =
            |document: &usize| self.lone.get(&(*document, first.to_owned())).is_some_and(|said| *said > 0);
        let is_last_used = |document: &usize| self.lone.contains_key(&(*document, last.to_owned()));
        let stands = |document: &usize| speaks(document) && !is_last_used(document);
        (!is_given && group.documents.iter().any(stands))
            .then(|| group.name.split_whitespace().next().unwrap_or_default().to_owned())
    }

    fn others(&self, known: &mut Known) {
        let surnames: BTreeSet<String> = known.surnames.iter().map(|(name, _)| key(name)).collect();
        let mut shorts: BTreeMap<String, (String, BTreeSet<usize>)> = BTreeMap::new();
        let mut aliases: BTreeMap<String, (String, BTreeSet<usize>)> = BTreeMap::new();
        let short_names: BTreeSet<String> =
            self.groups.values().flat_map(|group| &group.shorts).map(|short| key(short)).collect();
        for (key, group) in &self.groups {
            let Some(kind) = group.kind().filter(|kind| *kind != EntityKind::Person) else { continue };
            if surnames.contains(key) || short_names.contains(key) {
                continue;
            }
            let id = known.add(group, kind);
            for short in &group.shorts {
                shorts
                    .entry(super::known::key(short))
                    .or_insert_with(|| (short.clone(), BTreeSet::new()))
                    .1
                    .insert(id);
            }
            if let Some(bare) = bare_place(kind, &group.name) {
                aliases
                    .entry(super::known::key(&bare))
                    .or_insert_with(|| (bare.clone(), BTreeSet::new()))
                    .1
                    .insert(id);
            }
        }
        let is_taken = |term: &String| {
            self.listed.contains(term)
                || self.curated.contains(term)
                || surnames.contains(term)
                || self.groups.get(term).is_some_and(|group| group.kind().is_some())
        };
        for (term, (name, owners)) in shorts {
            if let (1, Some(&id), false) =
                (owners.len(), owners.first(), self.curated.contains(&term) || self.listed.contains(&term))
            {
                known.add_alias(id, &name);
            }
        }
        for (term, (name, owners)) in aliases {
            if let (1, Some(&id), false) = (owners.len(), owners.first(), is_taken(&term)) {
                known.add_alias(id, &name);
            }
        }
    }

    /// Bodies with general names.
    fn settle_bodies(&self, known: &mut Known) {
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for (&document, claims) in &self.bodies {
            let mut owners: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
            for (_, claim) in claims {
                if let Some(owner) = claim.owner.as_deref().filter(|owner| !owner.is_empty()) {
                    owners.entry(core_name(&claim.name)).or_default().insert(owner);
                }
            }
            for (passage, claim) in claims {
                let core = core_name(&claim.name);
                let own = claim.owner.clone().unwrap_or_default();
                let owner = match owners.get(&core) {
                    _ if !own.is_empty() => own,
                    None => String::new(),
                    Some(owners) if owners.len() == 1 => {
                        owners.first().map(|owner| (*owner).to_owned()).unwrap_or_default()
                    }
                    Some(_) => continue,
                };
                let full_key =
                    if owner.is_empty() { format!("{core}|{document}") } else { format!("{core}||{owner}") };
                let id = *ids.entry(full_key).or_insert_with(|| known.add_body(claim, &owner));
                let places = &mut known.local.entry(document).or_default().places;
                places.entry(*passage).or_default().push((claim.span, id));
            }
        }
    }

    /// Head words alone, where one body of the document alone has that head.
    fn settle_heads(&self, known: &mut Known) {
        let mut owners: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
        for (key, group) in
            self.groups.iter().filter(|(_, group)| group.kind() == Some(EntityKind::Organisation))
        {
            let (Some(head), Some(&id)) = (head_word(key), known.by_key.get(key)) else { continue };
            for &document in &group.documents {
                owners.entry((document, head.to_owned())).or_default().insert(id);
            }
        }
        for (&document, local) in &known.local {
            for &(_, id) in local.places.values().flatten() {
                let Some(entity) =
                    known.entities.get(id).filter(|entity| entity.kind == EntityKind::Organisation)
                else {
                    continue;
                };
                if let Some(head) = head_word(&key(&entity.name)) {
                    owners.entry((document, head.to_owned())).or_default().insert(id);
                }
            }
        }
        for (&document, claims) in &self.heads {
            for (passage, claim) in claims {
                let head = (document, key(&claim.name));
                let ids =
                    owners.get(&head).filter(|ids| ids.len() == 1 && !self.curated_heads.contains(&head));
                if let Some(&id) = ids.and_then(|ids| ids.first()) {
                    known.place(document, *passage, claim.span, id);
                }
            }
        }
    }

    /// States, capitals and international bodies that no curator named.
    fn add_listed(&self, known: &mut Known) {
        for country in COUNTRIES.iter() {
            self.add_names(known, &country.names, EntityKind::Place);
            self.add_names(known, &country.capitals, EntityKind::Place);
        }
        for names in lexicon::ORGANISATIONS.iter() {
            self.add_names(known, names, EntityKind::Organisation);
        }
    }

    fn add_names(&self, known: &mut Known, names: &[&str], kind: EntityKind) {
        let Some(first) =
            names.first().filter(|_| !names.iter().any(|name| self.curated.contains(&key(name))))
        else {
            return;
        };
        let group = Group { name: (*first).to_owned(), ..Group::default() };
        let id = known.add(&group, kind);
        for name in &names[1..] {
            known.add_alias(id, name);
        }
    }
}

/// Notes that a person bears a surname.
fn bear<K: Ord>(owners: &mut BTreeMap<K, (String, BTreeSet<usize>)>, at: K, surname: &str, id: usize) {
    owners.entry(at).or_insert_with(|| (surname.to_owned(), BTreeSet::new())).1.insert(id);
}

/// The forms in which a person's last name can stand alone: the last word with the small words before it; of three or
/// more words also the last two and the one before the last, as Spanish names want.
fn surname_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let last = words.len() - 1;
    let mut forms = vec![words[last].to_owned()];
    // "Han" of "Han Min-seo".
    if words[last].split_once('-').is_some_and(|(_, half)| half.starts_with(char::is_lowercase)) {
        forms.push(words[0].to_owned());
    }
    let is_full = |word: &str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && !word.ends_with('.')
            && word.chars().count() > 1
    };
    if last >= 2 {
        forms.push(format!("{} {}", words[last - 1], words[last]));
        if is_full(words[last - 1]) {
            forms.push(words[last - 1].to_owned());
        }
    }
    forms
}

/// "Lachin" of "Lachin Corridor": what is called by its first word alone.
fn bare_place(kind: EntityKind, name: &str) -> Option<String> {
    let (bare, head) = name.rsplit_once(' ')?;
    let is_called_so = matches!(
        corpus::token::fold(head).as_str(),
        "corridor" | "river" | "pass" | "valley" | "canal" | "strait" | "dam"
    );
    let is_word = !bare.contains(' ') && lexicon::classes(&key(bare)) & OF_NAMES == 0;
    (kind == EntityKind::Place && is_called_so && is_word).then(|| bare.to_owned())
}

/// The words that tell one general body from another, its owner left out: "defense ministry".
fn core_name(name: &str) -> String {
    let mut words: Vec<String> = terms(name)
        .into_iter()
        .filter(|term| !matches!(term.as_str(), "of" | "the" | "for" | "and" | "affairs"))
        .filter(|term| !lexicon::COUNTRY_OF.contains_key(term))
        .map(|term| match term.as_str() {
            "defence" => "defense".to_owned(),
            _ => term,
        })
        .collect();
    words.sort();
    words.join(" ")
}

/// The word of a folded name that says what kind of body it is: the last, or the first before "of".
fn head_word(key: &str) -> Option<&str> {
    let before_of =
        key.split_once(" of ").or_else(|| key.split_once(" for ")).map_or(key, |(before, _)| before);
    before_of.rsplit(' ').next().filter(|word| lexicon::classes(word) & BODY != 0)
}

static LISTED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let places = COUNTRIES.iter().flat_map(|country| country.names.iter().chain(&country.capitals));
    let bodies = lexicon::ORGANISATIONS.iter().flatten();
    places.chain(bodies).map(|name| key(name)).collect()
});
