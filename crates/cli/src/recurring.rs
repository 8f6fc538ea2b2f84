//! Entities that a corpus names more than once, and places that speak: what a curator looks at first, and what a
//! configuration begins with.

use corpus::{Corpus, Document, EntityId, EntityKind, SideId, Statement};
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

/// Places that speak under their own name and may be capitals named for their governments, by their position in the
/// corpus: how often, and where first; the most talkative first. Not those with a `speaks_for`, nor whom others speak
/// for, nor countries, nor the only place of their side, which is the party itself.
pub fn voices(corpus: &Corpus) -> Vec<(usize, usize, (&Document, u32))> {
    let mut voices: BTreeMap<usize, (usize, (&Document, u32))> = BTreeMap::new();
    for document in &corpus.documents {
        for (at, line) in document.statements.iter().filter_map(|said| speaking(document, said)) {
            voices.entry(at).or_insert((0, (document, line))).0 += 1;
        }
    }
    let places = || corpus.entities.iter().filter(|entity| entity.kind == EntityKind::Place);
    let spoken_for: BTreeSet<usize> =
        places().filter_map(|place| place.speaks_for).map(EntityId::index).collect();
    let mut of_side: BTreeMap<SideId, usize> = BTreeMap::new();
    places().filter_map(|place| place.side).for_each(|side| *of_side.entry(side).or_default() += 1);
    let may_be_capital = |at: usize| {
        let Some(entity) = corpus.entities.get(at) else { return false };
        let is_party = entity.side.is_some_and(|side| of_side.get(&side) == Some(&1));
        entity.kind == EntityKind::Place
            && !is_party
            && !spoken_for.contains(&at)
            && !compiler::is_country(&entity.name)
    };
    let mut voices: Vec<_> = voices
        .into_iter()
        .filter(|(at, _)| may_be_capital(*at))
        .map(|(at, (times, first))| (at, times, first))
        .collect();
    voices.sort_by_key(|(at, times, _)| (Reverse(*times), *at));
    voices
}

/// Who speaks in a statement, where the words that name the source are the speaker's own name, and in which line.
fn speaking(document: &Document, said: &Statement) -> Option<(usize, u32)> {
    let (speaker, source) = (said.speaker?, said.source?);
    let passage = document.passages.get(source.passage as usize)?;
    let mut mentions = passage.mentions.iter();
    let is_named = mentions.any(|mention| mention.entity == speaker && mention.span == source.span);
    is_named.then_some((speaker.index(), passage.first_line))
}
