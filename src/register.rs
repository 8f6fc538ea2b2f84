//! Where each entity is named, and where it speaks: found once for a corpus, when a view first asks.

use corpus::{Corpus, EntityId};

use crate::text;

/// A place that names an entity: positions of the document, of the passage in it, and of the mention in that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The document.
    pub document: usize,
    /// The passage.
    pub passage: usize,
    /// The mention.
    pub mention: usize,
}

/// What of a corpus concerns one entity.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// Its name in links: as a speaker it is filtered by the same. Of two that fold to one, the first of the corpus has it, and
    /// the other's has its kind behind it.
    pub slug: String,
    /// Where it is named, in the order of the documents and of their text.
    pub mentions: Vec<Named>,
    /// What it says: positions of the document and of the statement in it.
    pub statements: Vec<(usize, usize)>,
    /// How many documents name it.
    pub documents: usize,
}

/// An entry for each entity of a corpus.
#[derive(Clone, Debug)]
pub struct Register {
    entries: Vec<Entry>,
}

impl Register {
    /// The register of a corpus: one walk through all of it.
    pub fn new(corpus: &Corpus) -> Self {
        let slugs = slugs(corpus).into_iter();
        let mut entries = text::list(slugs.map(|slug| Entry { slug, ..Entry::default() }));
        for (document, here) in corpus.documents.iter().enumerate() {
            for (passage, text) in here.passages.iter().enumerate() {
                for (mention, named) in text.mentions.iter().enumerate() {
                    let Some(entry) = entries.get_mut(named.entity.index()) else { continue };
                    let is_new = entry.mentions.last().is_none_or(|last| last.document != document);
                    entry.documents += usize::from(is_new);
                    entry.mentions.push(Named { document, passage, mention });
                }
            }
            for (at, statement) in here.statements.iter().enumerate() {
                let speaker = statement.speaker.and_then(|id| entries.get_mut(id.index()));
                if let Some(entry) = speaker {
                    entry.statements.push((document, at));
                }
            }
        }
        Self { entries }
    }

    /// All entries, in the order of the corpus's entities.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What concerns an entity.
    pub fn of(&self, id: EntityId) -> Option<&Entry> {
        self.entries.get(id.index())
    }

    /// The entity with that name in links.
    pub fn find(&self, slug: &str) -> Option<EntityId> {
        self.entries.iter().position(|entry| entry.slug == slug).map(|at| EntityId(at as u32))
    }
}

impl Entry {
    /// Whether the pages have anything of it: of a government that only its capital stands for, what that says.
    pub fn is_there(&self) -> bool {
        !self.mentions.is_empty() || !self.statements.is_empty()
    }
}

/// A name in links for each entity, no two the same.
fn slugs(corpus: &Corpus) -> Vec<String> {
    let plain = text::list(corpus.entities.iter().map(|entity| search::slug(&entity.name)));
    let mut order = text::list(0..plain.len() as u32);
    search::sort(&mut order, &|a, b| plain[a as usize].cmp(&plain[b as usize]));
    let is_plain = |slug: &String| order.binary_search_by(|&at| plain[at as usize].cmp(slug)).is_ok();
    let mut slugs = plain.clone();
    for same in order.chunk_by(|&a, &b| plain[a as usize] == plain[b as usize]) {
        let mut taken: Vec<String> = Vec::new();
        for &at in same.iter().skip(1) {
            let of_kind = [&*plain[at as usize], "-", corpus.entities[at as usize].kind.id()].concat();
            let mut slug = of_kind.clone();
            let mut number = 2;
            while taken.contains(&slug) || is_plain(&slug) {
                slug = [&*of_kind, "-", &number.to_string()].concat();
                number += 1;
            }
            slugs[at as usize].clone_from(&slug);
            taken.push(slug);
        }
    }
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Entity, EntityKind};

    #[test]
    fn an_entity_has_what_names_it_and_what_it_says() {
        let register = Register::new(&sample::corpus());
        let id = register.find("southtown").expect("an entity");
        let entry = register.of(id).expect("an entry");
        assert_eq!(entry.mentions, [Named { document: 0, passage: 0, mention: 0 }]);
        assert_eq!((entry.documents, &*entry.statements), (1, &[(0, 0)][..]));
        assert_eq!(register.find("westtown"), None);
    }

    #[test]
    fn two_that_fold_to_one_name_have_each_a_link() {
        let mut corpus = sample::corpus();
        let named = |name: &str, kind| Entity { name: name.into(), kind, ..corpus.entities[0].clone() };
        corpus.entities = vec![
            named("Salt Lake", EntityKind::Place),
            named("Salt-Lake", EntityKind::Organisation),
            named("SALT LAKE", EntityKind::Organisation),
            // Its own name is what the second would be called.
            named("Salt Lake organisation", EntityKind::Organisation),
        ];
        let register = Register::new(&corpus);
        let slugs: Vec<&str> = register.entries().iter().map(|entry| &*entry.slug).collect();
        assert_eq!(
            slugs,
            ["salt-lake", "salt-lake-organisation-2", "salt-lake-organisation-3", "salt-lake-organisation"]
        );
    }
}
