//! Which longer name of a person a shorter one is a form of: "M. Velgar", "Anna Maria" of "Anna Maria Velgar", "Anna
//! Velgar" of "Anna R. Velgar".
//!
//! Only where one person alone can be meant. A first name, a surname and another full name between is the same person only
//! on a page that has both.

use super::known::Group;
use crate::english::lexicon::{self, NAME_OF_MAN, NAME_OF_WOMAN};
use std::collections::{BTreeMap, BTreeSet};

/// How many documents must have a spelling for each that has one with a slip.
const USUAL: usize = 10;

/// The persons so far, longer names first, by what their shorter forms would be.
#[derive(Default)]
pub(super) struct Forms<'a> {
    by_first_last: BTreeMap<(String, String), BTreeSet<usize>>,
    by_prefix: BTreeMap<String, BTreeSet<usize>>,
    without_initials: BTreeMap<String, BTreeSet<usize>>,
    without_middle: BTreeMap<String, BTreeSet<usize>>,
    groups: BTreeMap<usize, &'a Group>,
    /// The documents that have any form of the name.
    documents: BTreeMap<usize, BTreeSet<usize>>,
    first_names: BTreeMap<usize, String>,
}

impl<'a> Forms<'a> {
    /// Adds a person.
    pub(super) fn add(&mut self, key: &str, group: &'a Group, id: usize) {
        self.groups.insert(id, group);
        self.add_form(group, id);
        if group.is_initial {
            return;
        }
        let words: Vec<&str> = key.split(' ').collect();
        let (first, last) = (words[0], words[words.len() - 1]);
        self.first_names.insert(id, first.to_owned());
        let initial = first.chars().take(1).collect();
        self.by_first_last.entry((initial, last.to_owned())).or_default().insert(id);
        for length in 2..words.len() {
            self.by_prefix.entry(words[..length].join(" ")).or_default().insert(id);
        }
        if words.len() < 3 {
            return;
        }
        let (ends, middle) = (format!("{first} {last}"), &words[1..words.len() - 1]);
        let are_initials = middle.iter().all(|word| word.chars().count() == 1);
        let forms = if are_initials { &mut self.without_initials } else { &mut self.without_middle };
        forms.entry(ends).or_default().insert(id);
    }

    /// Adds a shorter form of a person's name.
    pub(super) fn add_form(&mut self, form: &Group, id: usize) {
        self.documents.entry(id).or_default().extend(&form.documents);
    }

    /// The person of whose name another is a shorter form.
    pub(super) fn longer(&self, key: &str, group: &Group) -> Option<usize> {
        let one = |ids: Option<&BTreeSet<usize>>| {
            ids.filter(|ids| ids.len() == 1).and_then(|ids| ids.first().copied())
        };
        let words: Vec<&str> = key.split(' ').collect();
        let (first, last) = (words[0], words[words.len() - 1]);
        if group.is_initial {
            let initial = first.chars().take(1).collect();
            return one(self.by_first_last.get(&(initial, last.to_owned())));
        }
        let meets = |id: &usize| {
            self.groups.get(id).is_some_and(|seen| !seen.documents.is_disjoint(&group.documents))
        };
        one(self.by_prefix.get(key))
            .filter(meets)
            .or_else(|| one(self.without_initials.get(key)))
            .or_else(|| one(self.without_middle.get(key)).filter(meets))
            .or_else(|| self.nicknamed(key).filter(meets))
            .or_else(|| self.misspelt(key, group))
    }

    /// "Pete Velgar" of "Peter Velgar": the same surname, and a given name that begins the other.
    fn nicknamed(&self, key: &str) -> Option<usize> {
        let (first, last) =
            key.split_once(' ').filter(|(first, last)| first.len() > 2 && !last.contains(' '))?;
        let initial = first.chars().take(1).collect();
        let same = self.by_first_last.get(&(initial, last.to_owned()))?;
        let mut fitting = same.iter().filter(|id| {
            self.first_names.get(id).is_some_and(|other| {
                (other.starts_with(first) || first.starts_with(other.as_str())) && one_sex(first, other)
            })
        });
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    }

    /// "Hery Velgar" of "Henry Velgar": one letter of the given name is a slip, where many pages have the other spelling.
    fn misspelt(&self, key: &str, group: &Group) -> Option<usize> {
        let (first, last) = key.split_once(' ').filter(|(first, _)| first.len() > 2)?;
        let initial = first.chars().take(1).collect();
        let is_usual = |id: &usize| {
            self.documents.get(id).is_some_and(|usual| {
                usual.len() >= USUAL * group.documents.len() && !usual.is_disjoint(&group.documents)
            })
        };
        let is_near = |other: &String| strsim::osa_distance(first, other) == 1 && one_sex(first, other);
        let same = self.by_first_last.get(&(initial, last.to_owned()))?;
        let mut near = same.iter().filter(|id| is_usual(id) && self.first_names.get(id).is_some_and(is_near));
        near.next().filter(|_| near.next().is_none()).copied()
    }

    /// Whether more documents have this form of a person's name than the longer one, and it has the same last word.
    pub(super) fn is_commoner(&self, key: &str, id: usize, group: &Group) -> bool {
        let is_prefix = self.by_prefix.get(key).is_some_and(|ids| ids.contains(&id));
        !is_prefix && self.groups.get(&id).is_some_and(|seen| group.documents.len() > seen.documents.len())
    }
}

/// Whether two given names may be one person's: not "Paul" and "Paula".
fn one_sex(one: &str, other: &str) -> bool {
    let crosses = |man: &str, woman: &str| lexicon::is(man, NAME_OF_MAN) && lexicon::is(woman, NAME_OF_WOMAN);
    !crosses(one, other) && !crosses(other, one)
}
