//! Whom a surname that several of a page bear means where it stands alone, as the page goes on.
//!
//! In a paragraph it is the only one whom the paragraph has named in full before. Over the page it is whoever is named in
//! full first, as long as no other is; and later, if the page has called that one by the surname alone before, in any
//! paragraph that is not near another's name: a page that goes on so writes the others in full. Otherwise it is nobody.

use super::known::Known;
use super::shared::Shared;
use super::words::{Gap, Word};
use crate::english::lexicon::{self, KIN, NAME_OF_MAN, NAME_OF_WOMAN, OFFICE, TITLE_OF_MAN, TITLE_OF_WOMAN};
use corpus::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Paragraphs that must have called somebody by the surname alone before another is named. Fewer give more surnames to
/// whoever is only mentioned first.
const OFTEN: usize = 2;

/// Bearers of a surname on one page before it is nobody's.
const MOST_OWNERS: usize = 16;

/// How a page has used a surname so far.
#[derive(Clone, Default)]
struct Use {
    /// Who was named first.
    first: Option<usize>,
    /// Paragraphs that had the surname alone before another was named.
    alone: BTreeSet<usize>,
    /// The last paragraph that named another.
    other: Option<usize>,
}

/// A page's shared surnames, read from its first paragraph on.
pub(super) struct Reading<'a> {
    known: &'a Known,
    shared: &'a Shared,
    /// Whom the title names.
    titled: &'a BTreeSet<usize>,
    uses: Vec<Use>,
    /// By person: the surnames.
    borne: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(known: &'a Known, shared: &'a Shared, titled: &'a BTreeSet<usize>) -> Self {
        let mut borne: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (which, owners) in shared.owners().iter().enumerate() {
            for owner in owners {
                borne.entry(*owner).or_default().push(which);
            }
        }
        Self { known, shared, titled, uses: vec![Use::default(); shared.owners().len()], borne }
    }

    /// The surnames of the next paragraph that mean one person for sure. `named` are its other names.
    pub(super) fn read(
        &mut self,
        paragraph: usize,
        words: &[Word],
        named: &[(Span, usize)],
    ) -> Vec<(Span, usize)> {
        if self.uses.is_empty() {
            return Vec::new();
        }
        let bearers = named.iter().filter(|(_, id)| self.borne.contains_key(id)).copied();
        let mut bearers: Vec<(Span, usize)> = bearers.collect();
        bearers.sort_unstable();
        let alone = self.shared.find(words);
        let persons: BTreeSet<usize> = bearers.iter().map(|(_, id)| *id).collect();
        let mut names: Vec<Span> = Vec::new();
        if !alone.is_empty() {
            names.extend(named.iter().map(|(name, _)| *name));
            names.sort_unstable();
        }
        let mut full = bearers.iter().peekable();
        let mut sure = Vec::new();
        let mut lone: BTreeMap<usize, Span> = BTreeMap::new();
        for (span, which) in alone {
            while let Some((_, id)) = full.next_if(|(name, _)| name.start <= span.start) {
                self.name(paragraph, *id);
            }
            // "The Velgar Foundation"
            let before = names.partition_point(|name| name.start <= span.start);
            if names[..before].last().is_some_and(|name| span.end <= name.end) {
                continue;
            }
            let Some(owners) = self.shared.owners().get(which) else { continue };
            let first = *lone.entry(which).or_insert(span);
            let fits = |id: &usize| fits_title(words, span, &self.known.entities[*id].name);
            let meant = named_before(words, &bearers, owners, first, span)
                .or_else(|| self.introduced(paragraph, which, &persons).filter(fits));
            sure.extend(meant.map(|id| (span, id)));
            let this = &mut self.uses[which];
            if this.first.is_some() && this.other.is_none() {
                this.alone.insert(paragraph);
            }
        }
        for (_, id) in full {
            self.name(paragraph, *id);
        }
        sure
    }

    fn name(&mut self, paragraph: usize, id: usize) {
        for which in self.borne.get(&id).into_iter().flatten() {
            let this = &mut self.uses[*which];
            if *this.first.get_or_insert(id) != id {
                this.other = Some(paragraph);
            }
        }
    }

    /// Who was named first, where the surname alone is still theirs. `named` are those whom the paragraph names.
    fn introduced(&self, paragraph: usize, which: usize, named: &BTreeSet<usize>) -> Option<usize> {
        let this = &self.uses[which];
        let first = this.first?;
        let owners = self.shared.owners().get(which).filter(|owners| owners.len() <= MOST_OWNERS)?;
        let others = || owners.intersection(named).any(|id| *id != first);
        let mut in_title = owners.intersection(self.titled).peekable();
        let is_of_page = in_title.peek().is_none() || in_title.any(|id| *id == first);
        let is_own = match this.other {
            None => true,
            Some(other) => this.alone.len() >= OFTEN && other + 1 < paragraph && !others(),
        };
        (is_of_page && is_own).then_some(first)
    }
}

/// Whether a surname's title can be of somebody with a name: no office tells, nor does the title of the other sex.
fn fits_title(words: &[Word], span: Span, name: &str) -> bool {
    let at = words.partition_point(|word| word.start < span.start as usize);
    let Some(title) = words[..at].last().filter(|_| words.get(at).is_some_and(|word| word.gap == Gap::Space))
    else {
        return true;
    };
    let given = corpus::token::fold(name.split(' ').next().unwrap_or_default());
    let crosses = |title_of, name_of| title.is(title_of) && lexicon::is(&given, name_of);
    !(title.is(OFFICE) || crosses(TITLE_OF_MAN, NAME_OF_WOMAN) || crosses(TITLE_OF_WOMAN, NAME_OF_MAN))
}

/// The bearer whom a paragraph has named in full before a surname that stands alone. `named` are the names of the
/// paragraph in full, `lone` where it first has the surname alone.
fn named_before(
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
