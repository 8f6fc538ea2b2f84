//! What is handed on of a place: its link, and what it shows as a file.

use crate::address::Site;
use crate::dossier::Desk;
use crate::engine::Engine;
use crate::export::{Export, Format, Kind};
use crate::page::compare;
use crate::page::concordance;
use crate::page::dossier;
use crate::page::name;
use crate::page::positions;
use crate::page::search::asked;
use crate::page::statements;
use crate::page::subject::Subject;
use crate::page::timeline;
use crate::screen::{DocumentState, Screen, SearchState};
use crate::text::{self, fill};
use crate::trace::{self, Fate};

/// How many characters of a file are shown before it is taken away.
const SHOWN: usize = 20_000;

/// A link longer than this is cut by some mail programs and chats.
pub const LONG_LINK: usize = 2_000;

/// What is handed on, and in which form it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// What.
    pub subject: Subject,
    /// How.
    pub format: Format,
    /// The browser refused to copy: the reader has to.
    pub is_refused: bool,
}

/// What changes while something is handed on.
#[derive(Clone, Debug, Default)]
pub struct Handing {
    /// What is handed on, while the dialog for that is open.
    pub sharing: Option<Sharing>,
    /// The link of the dossier that is handed on, once it is made.
    pub dossier_link: String,
    /// The words that are selected in a passage, while there are any.
    pub selected: Option<Subject>,
}

/// What the dialog shows.
#[derive(Clone, Debug)]
pub struct SharePage {
    /// What is handed on: "This passage".
    pub title: &'static str,
    /// Its link; empty where it is still made.
    pub link: String,
    /// What is wrong with the link, in a sentence; empty for nothing.
    pub trouble: String,
    /// How much the file holds.
    pub count: String,
    /// The file, or its beginning.
    pub shown: String,
    /// What is not shown of it, in a sentence; empty where all is.
    pub rest: String,
}

/// A file to take away.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What it holds.
    pub text: String,
}

/// Where links lead, and on which day they were read.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// Where the site lies.
    pub site: Site<'a>,
    /// The day, `YYYY-MM-DD`.
    pub day: &'a str,
}

/// The link to a subject; empty for a dossier, whose link takes time to make.
pub fn link(subject: &Subject, screen: &Screen, site: Site, engine: Engine) -> String {
    match (subject.cited(engine), screen) {
        (Some(cited), _) => site.link(&cited.href()),
        (None, Screen::Dossier) => String::new(),
        (None, Screen::Document(document)) => site.link(&Screen::Document(lasting(document, engine)).href()),
        (None, screen) => site.link(&screen.href()),
    }
}

/// A place in a document by the names that it has now, whatever the link that led there had, and with the trace of its passage.
fn lasting(document: &DocumentState, engine: Engine) -> DocumentState {
    let corpus = engine.corpus();
    let mut place = document.clone();
    let found = place.passage.as_ref().and_then(|hash| trace::find(corpus, &place.slug, hash, &place.was));
    if let Some(found) = found {
        // Where the words are others, something else may begin at the byte of the mark.
        let mark = if found.fate == Some(Fate::Changed) { "" } else { &*place.mark };
        let now = DocumentState::lasting(&corpus.documents[found.document], found.passage, mark);
        (place.slug, place.passage, place.mark, place.was) = (now.slug, now.passage, now.mark, now.was);
    }
    place
}

/// All that a subject holds, to be written as a file.
pub fn export<'a>(
    subject: &Subject,
    screen: &'a Screen,
    desk: &Desk,
    access: Access<'a>,
    engine: Engine,
) -> Export<'a> {
    let corpus = engine.corpus();
    let found =
        |search: &SearchState| Export::new(&engine.search(&asked(search, engine), engine.passages()), corpus);
    let mut export = match (subject.cited(engine), screen) {
        (Some(cited), _) => Export { records: vec![cited], ..Export::of(corpus) },
        (None, Screen::Search(search)) => Export { asked: &search.text, ..found(search) },
        (None, Screen::Document(document)) => {
            let mut export = Export::of(corpus);
            if let Some(at) = corpus.document_by_slug(&lasting(document, engine).slug) {
                export.add_document(at);
            }
            export
        }
        (None, Screen::Topic(id)) if !id.is_empty() => {
            found(&SearchState::default().with(search::Facet::Topic, id, false))
        }
        (None, Screen::Dossier) => Export {
            records: dossier::records(desk.open(), engine),
            kind: Kind::Dossier,
            ..Export::of(corpus)
        },
        (None, Screen::Statements(table)) => Export {
            records: statements::records(table, engine),
            asked: &table.search.text,
            ..Export::of(corpus)
        },
        (None, Screen::Timeline(state)) => Export {
            records: timeline::records(state, engine),
            asked: &state.search.text,
            ..Export::of(corpus)
        },
        (None, Screen::Positions(state)) => Export {
            records: positions::records(state, engine),
            asked: &state.search.text,
            ..Export::of(corpus)
        },
        (None, Screen::Concordance(concordance)) => Export {
            records: concordance::records(concordance, engine),
            asked: &concordance.search.text,
            kind: Kind::Concordance,
            ..Export::of(corpus)
        },
        (None, Screen::Name(slug)) => {
            let id = engine.register().find(slug);
            let records = id.map_or_else(Vec::new, |id| name::records(id, engine));
            Export { records, ..Export::of(corpus) }
        }
        (None, Screen::Compare(state)) => {
            Export { records: compare::records(state, engine), ..Export::of(corpus) }
        }
        (None, Screen::Topic(_) | Screen::Names(_) | Screen::About) => found(&SearchState::default()),
    };
    (export.site, export.day) = (access.site, access.day);
    export
}

/// What the dialog shows; `made` is the link of a dossier once it is made.
pub fn page(
    sharing: &Sharing,
    screen: &Screen,
    desk: &Desk,
    access: Access,
    engine: Engine,
    made: &str,
) -> SharePage {
    let export = export(&sharing.subject, screen, desk, access, engine);
    let title = match (&sharing.subject, screen) {
        (Subject::Words(..), _) => "These words",
        (Subject::Passage(_, hash), _) if hash.contains('.') => "This statement",
        (Subject::Passage(..), _) => "This passage",
        (_, Screen::Search(search)) if search.is_empty() => "This corpus",
        (_, Screen::Search(_)) => "This search",
        (_, Screen::Document(_)) => "This document",
        (_, Screen::Topic(id)) if !id.is_empty() => "This topic",
        (_, Screen::Statements(_)) => "These statements",
        (_, Screen::Timeline(_)) => "This timeline",
        (_, Screen::Positions(_)) => "These positions",
        (_, Screen::Concordance(_)) => "These lines",
        (_, Screen::Name(_)) => "This name",
        (_, Screen::Compare(_)) => "This comparison",
        (_, Screen::Dossier) => "This dossier",
        (_, Screen::Topic(_) | Screen::Names(_) | Screen::About) => "This corpus",
    };
    let link = match link(&sharing.subject, screen, access.site, engine) {
        link if link.is_empty() => made.into(),
        link => link,
    };
    let statements = export.records.iter().filter(|cited| cited.statement.is_some()).count();
    let passages = export.records.len() - statements;
    let noun = if export.kind == Kind::Concordance { "line" } else { "passage" };
    let mut count = text::list([(statements, "statement"), (passages, noun)].into_iter());
    count.retain(|(count, _)| *count > 0);
    let count = text::list(count.into_iter().map(|(count, noun)| text::count(count, noun)));
    let mut shown = export.write(sharing.format);
    let all = shown.len();
    shown.truncate(shown.floor_char_boundary(SHOWN));
    let rest = if all > shown.len() {
        "This is the beginning. “Download” takes all of it.".into()
    } else {
        String::new()
    };
    let characters = link.chars().count();
    let trouble = if characters > LONG_LINK {
        let characters = text::number(characters);
        fill(
            "This link has {} characters. Some mail programs and chats cut links beyond 2,000: the file arrives whole.",
            &[&characters],
        )
    } else {
        String::new()
    };
    let shown = shown.trim_start_matches('\u{feff}').to_owned();
    SharePage { title, link, trouble, count: count.join(", "), shown, rest }
}

/// The file of a subject in a form.
pub fn file(sharing: &Sharing, screen: &Screen, desk: &Desk, access: Access, engine: Engine) -> File {
    let export = export(&sharing.subject, screen, desk, access, engine);
    let kind = sharing.format;
    let name = named(&sharing.subject, screen, desk, engine, kind.extension());
    File { name, kind: kind.media_type(), text: export.write(kind) }
}

/// What the file of a subject is called.
pub fn named(subject: &Subject, screen: &Screen, desk: &Desk, engine: Engine, extension: &str) -> String {
    let name = match (subject, screen) {
        (Subject::Passage(slug, hash) | Subject::Words(slug, hash, _), _) => fill("{}-{}", &[slug, hash]),
        (_, Screen::Search(search)) if search.is_empty() => "corpus".into(),
        (_, Screen::Search(search)) => ["search ", &search.text].concat(),
        (_, Screen::Document(document)) => lasting(document, engine).slug,
        (_, Screen::Topic(id)) if !id.is_empty() => id.clone(),
        (_, Screen::Name(slug)) => slug.clone(),
        (_, Screen::Statements(table)) => ["statements ", &table.search.text].concat(),
        (_, Screen::Timeline(state)) => ["timeline ", &state.range, " ", &state.search.text].concat(),
        (_, Screen::Positions(state)) => ["positions ", &state.cell, " ", &state.search.text].concat(),
        (_, Screen::Compare(of)) => ["compare ", &*of.a, " ", &of.b].concat(),
        (_, Screen::Concordance(of)) => ["concordance ", &of.search.text, &of.name].concat(),
        (_, Screen::Dossier) => desk.open().name.clone(),
        (_, Screen::Topic(_) | Screen::Names(_) | Screen::About) => "corpus".into(),
    };
    [&*file_name(&name), ".", extension].concat()
}

/// The file that holds the dossier itself, to be opened here again.
pub fn dossier_file(desk: &Desk) -> File {
    let dossier = desk.open();
    let name = file_name(&dossier.name) + ".dossier.txt";
    File { name, kind: "text/plain", text: dossier.write() }
}

/// A name that every system takes.
fn file_name(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() > 60 {
            break;
        }
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { "concordance".into() } else { name.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Change, Item};
    use crate::sample;
    use corpus::Span;

    const ACCESS: Access<'_> =
        Access { site: Site { base: "https://host/room/", is_alone: false }, day: "2024-05-06" };

    fn shared(subject: Subject, query: &str) -> (&'static str, String, String) {
        let (screen, _) = Screen::parse(query);
        let sharing = Sharing { subject, format: Format::Text, is_refused: false };
        let page = page(&sharing, &screen, &Desk::default(), ACCESS, sample::engine(), "");
        let link = page.link.strip_prefix("https://host/room/").expect("a link of the site").to_owned();
        (page.title, link, page.count)
    }

    #[test]
    fn each_view_has_a_title_a_link_and_a_count() {
        for (query, title, link, count) in [
            ("?", "This corpus", "?", "1 statement, 3 passages"),
            ("?side=south", "This search", "?side=south", "1 statement"),
            ("?doc=0-water", "This document", "document-0-water.html", "1 statement, 1 passage"),
            ("?view=concordance&q=dam", "These lines", "?view=concordance&q=dam", "2 lines"),
            (
                "?view=compare&a=in%3A0-water&b=in%3A1-dam",
                "This comparison",
                "?view=compare&a=in%3A0-water&b=in%3A1-dam",
                "3 passages",
            ),
            ("?view=topic&topic=dams", "This topic", "topic-dams.html", "2 passages"),
            ("?view=about", "This corpus", "about.html", "1 statement, 3 passages"),
            ("?view=names", "This corpus", "names.html", "1 statement, 3 passages"),
            (
                "?view=names&name=southtown",
                "This name",
                "?view=names&name=southtown",
                "1 statement, 1 passage",
            ),
        ] {
            assert_eq!(shared(Subject::View, query), (title, link.into(), count.into()), "{query}");
        }
    }

    #[test]
    fn a_passage_and_a_statement_of_it_have_links_that_last() {
        let link = |hash: &str| shared(Subject::Passage("0-water".into(), hash.into()), "?").1;
        let [passage, statement] = [link("aaaaaaaaaaa1"), link("aaaaaaaaaaa1.s16")];
        assert!(passage.starts_with("document-0-water.html?was=1."), "{passage}");
        assert!(passage.ends_with("#p-aaaaaaaaaaa1"), "{passage}");
        assert!(statement.starts_with("document-0-water.html?mark=s16&was=1."), "{statement}");
    }

    #[test]
    fn a_document_is_handed_on_by_its_present_name_and_with_a_trace() {
        let (title, link, count) = shared(Subject::View, "?doc=9-old&p=aaaaaaaaaaa1&q=water");
        assert_eq!((title, &*count), ("This document", "1 statement, 1 passage"));
        assert!(link.starts_with("document-0-water.html?doc=0-water&p=aaaaaaaaaaa1&was=1."), "{link}");
    }

    #[test]
    fn a_link_to_words_has_them_for_the_page_and_for_the_browser() {
        let words = Subject::Words("0-water".into(), "aaaaaaaaaaa1".into(), Span::new(10, 15));
        let (title, link, _) = shared(words, "?");
        assert_eq!(title, "These words");
        assert!(link.contains("words=10.asked"), "{link}");
        assert!(link.ends_with("#p-aaaaaaaaaaa1:~:text=asked"), "{link}");
    }

    #[test]
    fn a_file_of_a_dossier_has_its_notes_and_its_order() {
        let mut desk = Desk::default();
        for (slug, hash) in [("1-dam", "bbbbbbbbbbb1"), ("0-water", "aaaaaaaaaaa2")] {
            desk.shelf.change(Change::Keep(Item { slug: slug.into(), hash: hash.into(), ..Item::default() }));
        }
        desk.shelf.change(Change::Note(1, "see the map".into()));
        let sharing = Sharing { subject: Subject::View, format: Format::Csv, is_refused: false };
        let file = file(&sharing, &Screen::Dossier, &desk, ACCESS, sample::engine());
        assert_eq!(file.name, "dossier.csv");
        let rows: Vec<&str> = file.text.lines().collect();
        assert!(rows[0].ends_with("\"label\",\"note\""), "{}", rows[0]);
        assert!(rows[1].contains("1-dam") && rows[2].ends_with("\"see the map\""), "{rows:?}");
    }

    #[test]
    fn a_table_of_a_concordance_has_its_lines() {
        let (screen, _) = Screen::parse("?view=concordance&q=dam&sort=left");
        let sharing = Sharing { subject: Subject::View, format: Format::Csv, is_refused: false };
        let file = file(&sharing, &screen, &Desk::default(), ACCESS, sample::engine());
        assert_eq!(file.name, "concordance-dam.csv");
        let rows: Vec<&str> = file.text.trim_start_matches('\u{feff}').lines().collect();
        assert!(rows[0].starts_with("\"left\",\"keyword\",\"right\",\"title\""), "{}", rows[0]);
        assert!(rows[1].starts_with("\"Nobody asked the\",\"dam\",\", “not even me”.\""), "{}", rows[1]);
        assert!(rows[1].contains("words=17.dam") && rows[1].contains("not verbatim"), "{}", rows[1]);
        assert!(rows[2].starts_with("\"Northtown closed the\",\"dam\",\"in the dry month.\""), "{}", rows[2]);
    }

    #[test]
    fn a_file_has_a_name_that_every_system_takes() {
        for (name, expected) in [
            ("../Ärger: \"2024\"?", "ärger-2024"),
            ("", "concordance"),
            ("???", "concordance"),
            ("search  peace treaty", "search-peace-treaty"),
        ] {
            assert_eq!(file_name(name), expected);
        }
    }
}
