//! A dossier with what its passages say now.

use crate::dossier::{COLOURS, Desk, Dossier, Item};
use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::document_line::not_verbatim;
use crate::text;
use crate::trace::Fate;

/// A dossier.
#[derive(Clone, Debug)]
pub struct DossierPage {
    /// What it is called.
    pub name: String,
    /// "3 passages".
    pub count: String,
    /// It came with a link: it is read, not changed.
    pub is_shared: bool,
    /// The browser keeps nothing: it lives for the visit.
    pub is_unkept: bool,
    /// There is a change to take back.
    pub can_undo: bool,
    /// The names of the reader's dossiers, and which is open.
    pub dossiers: (Vec<String>, usize),
    /// What is in it.
    pub items: Vec<ItemLine>,
    /// How often it was drawn anew.
    pub drawn: usize,
}

/// A passage or a statement of a dossier.
#[derive(Clone, Debug)]
pub struct ItemLine {
    /// What tells it from the others.
    pub key: String,
    /// Opens it in its place; empty where it is not in this corpus.
    pub href: String,
    /// Who says it, how and when; empty for a passage.
    pub signature: String,
    /// Its words.
    pub words: String,
    /// The title of its document.
    pub title: String,
    /// Where it stands.
    pub place: String,
    /// Why its words may not be those of the original.
    pub not_verbatim: Option<&'static str>,
    /// What became of it since it was collected; empty where it is the same.
    pub fate: &'static str,
    /// Which of the labels.
    pub colour: usize,
    /// What the reader says of it.
    pub note: String,
}

/// The dossier that is open.
#[inline(never)]
pub fn page(desk: &Desk, engine: Engine) -> DossierPage {
    let dossier = desk.open();
    DossierPage {
        name: dossier.name.clone(),
        count: text::count(dossier.items.len(), "passage"),
        is_shared: desk.shared.is_some(),
        is_unkept: desk.is_unkept,
        can_undo: desk.shelf.can_undo(),
        dossiers: desk.shelf.names(),
        items: text::list(dossier.items.iter().map(|item| line(item, engine))),
        drawn: desk.shelf.drawn,
    }
}

fn find(item: &Item, engine: Engine) -> Option<(Cited<'static>, Option<Fate>)> {
    Cited::find(engine.corpus(), &item.slug, &item.hash, &item.was, &item.mark)
}

fn line(item: &Item, engine: Engine) -> ItemLine {
    let mut line = ItemLine {
        key: [&*item.slug, " ", &*item.hash, " ", &*item.mark].concat(),
        href: String::new(),
        signature: String::new(),
        words: String::new(),
        title: item.slug.clone(),
        place: String::new(),
        not_verbatim: None,
        fate: "Not in this corpus, or not any more.",
        colour: item.colour,
        note: item.note.clone(),
    };
    if let Some((cited, fate)) = find(item, engine) {
        line.href = cited.href();
        line.signature = cited.signature().unwrap_or_default();
        line.words = cited.words().into_owned();
        line.title = cited.document.name().into();
        line.place = cited.place();
        line.not_verbatim = not_verbatim(cited.document);
        line.fate = match fate {
            Some(Fate::Changed) => "Changed since it was collected. This is what the passage says now.",
            Some(Fate::Moved) => "Moved since it was collected. The words are the same.",
            Some(Fate::Same) | None => "",
        };
    }
    line
}

/// What a dossier cites, in its order; what is not in the corpus is left out.
pub fn records(dossier: &Dossier, engine: Engine) -> Vec<Cited<'static>> {
    text::list(dossier.items.iter().filter_map(|item| {
        let (mut cited, _) = find(item, engine)?;
        cited.label =
            if item.colour == 0 { "" } else { COLOURS.get(item.colour).copied().unwrap_or_default() };
        cited.note.clone_from(&item.note);
        Some(cited)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Change;
    use crate::sample;

    fn desk(items: &[(&str, &str, &str)]) -> Desk {
        let mut desk = Desk::default();
        for (slug, hash, mark) in items {
            let item =
                Item { slug: (*slug).into(), hash: (*hash).into(), mark: (*mark).into(), ..Item::default() };
            desk.shelf.change(Change::Keep(item));
        }
        desk
    }

    #[test]
    fn a_statement_stands_with_its_speaker_and_its_verb() {
        let page = page(&desk(&[("0-water", "aaaaaaaaaaa1", "s16")]), sample::engine());
        let item = &page.items[0];
        assert_eq!(
            (&*item.signature, &*item.words),
            ("Southtown, South, asks, reported", "Southtown asked for water.")
        );
    }

    #[test]
    fn what_is_not_verbatim_says_so() {
        let page = page(&desk(&[("1-dam", "bbbbbbbbbbb1", "")]), sample::engine());
        assert!(page.items[0].not_verbatim.is_some());
    }

    #[test]
    fn what_the_corpus_does_not_have_stays_in_the_dossier_and_says_so() {
        let desk = desk(&[("9-moon", "ccccccccccc9", "")]);
        let page = page(&desk, sample::engine());
        assert_eq!((&*page.items[0].title, &*page.items[0].href), ("9-moon", ""));
        assert!(page.items[0].fate.starts_with("Not in this corpus"));
        assert!(records(desk.open(), sample::engine()).is_empty());
    }
}
