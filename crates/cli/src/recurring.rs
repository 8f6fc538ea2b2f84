//! Entities that a corpus names more than once: what a curator looks at first, and what a configuration begins with.

use corpus::{Corpus, Document};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How often an entity must be named to recur. Fewer would list every passer-by, more would lose those of one page.
pub const RECURS: usize = 2;

/// How an entity is named.
pub struct Use<'c> {
    /// How often.
    pub count: usize,
    /// In which documents.
    pub documents: BTreeSet<usize>,
    /// In which words.
    pub forms: BTreeSet<&'c str>,
    /// Where first: the document and the line.
    pub first: (&'c Document, u32),
}

/// Entities that recur, by their position in the corpus, the commonest first.
pub fn entities(corpus: &Corpus) -> Vec<(usize, Use<'_>)> {
    let mut uses: BTreeMap<usize, Use<'_>> = BTreeMap::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        for passage in &document.passages {
            for mention in &passage.mentions {
                let used = uses.entry(mention.entity.index()).or_insert_with(|| Use {
                    count: 0,
                    documents: BTreeSet::new(),
                    forms: BTreeSet::new(),
                    first: (document, passage.first_line),
                });
                used.count += 1;
                used.documents.insert(at);
                used.forms.insert(mention.span.of(&passage.text));
            }
        }
    }
    let mut recurring: Vec<(usize, Use<'_>)> =
        uses.into_iter().filter(|(_, used)| used.count >= RECURS).collect();
    recurring.sort_by_key(|(at, used)| (Reverse(used.count), *at));
    recurring
}
