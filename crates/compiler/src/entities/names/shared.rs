//! Surnames that several persons bear.

use super::matcher::Matcher;
use super::words::Word;
use corpus::Span;
use std::collections::BTreeSet;

/// Surnames with their bearers.
#[derive(Default)]
pub(super) struct Shared {
    surnames: Matcher,
    owners: Vec<BTreeSet<usize>>,
}

impl Shared {
    /// Adds a surname.
    pub(super) fn add(&mut self, surname: &str, owners: &BTreeSet<usize>) {
        self.surnames.add(surname, self.owners.len());
        self.owners.push(owners.clone());
    }

    /// Every place of one of the surnames, with its number.
    pub(super) fn find(&self, words: &[Word]) -> Vec<(Span, usize)> {
        self.surnames.find(words)
    }

    /// The bearers of each surname, by its number.
    pub(super) fn owners(&self) -> &[BTreeSet<usize>] {
        &self.owners
    }
}
