//! Surnames that several persons bear: whom one that stands alone means, where that is sure.
//!
//! In a paragraph it is the only one whom the paragraph has named in full before; on a page that names none of them in
//! full, the one in its title, or the one of whom nearly all pages of the corpus speak. Otherwise it is nobody.

use super::matcher::Matcher;
use super::words::Word;
use crate::english::lexicon::KIN;
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

    /// Every place of one of the surnames, with its bearers.
    pub(super) fn find(&self, words: &[Word]) -> Vec<(Span, &BTreeSet<usize>)> {
        let found = self.surnames.find(words).into_iter();
        found.filter_map(|(span, which)| Some((span, self.owners.get(which)?))).collect()
    }
}

/// The bearer whom a paragraph has named in full before a surname that stands alone. `named` are the names of the
/// paragraph in full, `lone` where it first has the surname alone.
pub(super) fn named_before(
    words: &[Word],
    named: &[(Span, usize)],
    owners: &BTreeSet<usize>,
    lone: Span,
    span: Span,
) -> Option<usize> {
    // "His son Emil Velgar came. Velgar smiled": either of them.
    if words.iter().any(|word| word.is(KIN)) {
        return None;
    }
    let mut before = named.iter().filter(|(name, id)| name.end <= span.start && owners.contains(id));
    let (first, id) = before.next()?;
    let is_only = before.all(|(_, other)| other == id);
    (is_only && first.start < lone.start).then_some(*id)
}
