//! How the corpus was made and what was left out, in numbers.

use corpus::{Document, FlagKind, FurnitureKind};
use search::Facet;

use crate::engine::Engine;
use crate::page::link::{Bar, Link, insert, line_link, search_link};
use crate::screen::SearchState;
use crate::text::{self, fill};

/// How it was made and what was left out.
#[derive(Clone, Debug)]
pub struct AboutPage {
    /// Title of the corpus.
    pub corpus: &'static str,
    /// What it holds.
    pub counts: Vec<String>,
    /// Furniture by kind; the link opens the first such line.
    pub furniture: Vec<Bar>,
    /// Every flag with its meaning and how many documents have it; the link finds their passages.
    pub flags: Vec<Bar>,
    /// Versions of the program and of the data's shape.
    pub versions: String,
}

fn counts(engine: Engine) -> Vec<String> {
    let corpus = engine.corpus();
    let (mut dated, mut words) = (0_usize, 0);
    for document in &corpus.documents {
        dated += usize::from(document.date.is_some());
        for passage in &document.passages {
            words += passage.text.split_ascii_whitespace().count();
        }
    }
    vec![
        text::count(corpus.documents.len(), "document"),
        [&*dated.to_string(), " with a stated date"].concat(),
        text::count(engine.passages(), "passage"),
        text::count(words, "word"),
    ]
}

/// What the corpus of an engine holds, and what was left out.
#[inline(never)]
pub fn page(engine: Engine) -> AboutPage {
    let corpus = engine.corpus();
    let (mut furniture, mut total) = (Vec::new(), 0);
    for kind in FurnitureKind::ALL {
        let (mut link, mut count) = (Link::default(), 0);
        for document in &corpus.documents {
            for line in document.furniture.iter().filter(|line| line.kind == *kind) {
                if count == 0 {
                    link = line_link(document, line.line);
                    link.label = kind.label().into();
                }
                count += 1;
            }
        }
        total += count;
        insert(&mut furniture, link, count);
    }
    let flags = FlagKind::ALL.iter().map(|kind| {
        let has = |document: &&Document| document.flags.iter().any(|flag| flag.kind == *kind);
        let filter = SearchState::default().with(Facet::Flag, kind.id(), false);
        let mut link = search_link(&filter, kind.label());
        link.note = meaning(*kind).into();
        Bar { link, count: corpus.documents.iter().filter(has).count() }
    });
    let mut counts = counts(engine);
    counts.push([&*text::count(total, "line"), " outside the articles"].concat());
    counts.push(text::count(corpus.topics.len(), "topic"));
    counts.push(text::count(corpus.sides.len(), "side"));
    AboutPage {
        corpus: &corpus.title,
        counts,
        furniture,
        flags: text::list(flags),
        versions: fill(
            "Concordance {}, data format {}",
            &[env!("CARGO_PKG_VERSION"), &corpus.format.to_string()],
        ),
    }
}

/// What a flag means, for readers.
fn meaning(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::LanguageUnread => {
            "Its language is not read: the text can be searched, but nobody is looked for who speaks."
        }
        FlagKind::AiRewritten => {
            "The page says that a machine wrote or rewrote it. Its words are not the original’s."
        }
        FlagKind::MachineTranslated => {
            "The page says or shows that a machine translated it. Its quotations are not what was said."
        }
        FlagKind::Undated => "The page states no date of publication, and none is guessed.",
        FlagKind::Truncated => "The text stops before its end.",
        FlagKind::Teaser => "Pointers to other articles stood between the paragraphs; they were taken out.",
        FlagKind::Empty => "The file holds no article.",
        FlagKind::EncodingDamage => "Some characters were damaged before the page came here.",
        FlagKind::NearDuplicate => "It tells the story of another document with few changes.",
        FlagKind::OffTopic => "It is on none of the topics of this corpus.",
        FlagKind::Republished => "The page says that it was published elsewhere first.",
        FlagKind::UnbalancedQuotes => {
            "A quotation mark has no partner, so a quotation may begin or end elsewhere."
        }
        FlagKind::EncodingGuessed => {
            "The file does not say how its letters are stored; some of them may be wrong."
        }
        FlagKind::HiddenCharacters => {
            "Invisible characters were taken out; the page as scraped shows them by name."
        }
        FlagKind::NoByline => "The page names no author.",
        FlagKind::NoPublisher => "The page does not say who published it first.",
    }
}
