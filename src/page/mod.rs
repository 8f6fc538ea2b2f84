//! From a [`Screen`] to everything its view shows, as plain data: a room for each kind of page.
//!
//! All decisions are made here, where a native test can see them: which hits stand on which page, what a link says, what a
//! broken link becomes. The views only set the data in elements. Nothing here knows of a browser.

pub mod about;
pub mod around;
pub mod card;
pub mod chronology;
pub mod citation;
pub mod compare;
pub mod concordance;
pub mod dates;
pub mod days;
pub mod document;
pub mod document_line;
pub mod dossier;
pub mod facets;
pub mod figures;
pub mod found;
pub mod hits;
pub mod link;
pub mod linked_words;
pub mod mark;
pub mod missing;
pub mod name;
pub mod names;
pub mod overview;
pub mod positions;
pub mod reasons;
pub mod search;
pub mod sentence;
pub mod share;
pub mod statement;
pub mod statements;
pub mod subject;
pub mod timeline;
pub mod topic;
pub mod when;

#[cfg(test)]
pub mod testing;

use annex::Apart;

use crate::dossier::Desk;
use crate::engine::Engine;
use crate::page::about::AboutPage;
use crate::page::compare::ComparePage;
use crate::page::concordance::ConcordancePage;
use crate::page::document::{DocumentPage, KindLine};
use crate::page::dossier::DossierPage;
use crate::page::missing::Missing;
use crate::page::name::NamePage;
use crate::page::names::NamesPage;
use crate::page::positions::PositionsPage;
use crate::page::search::SearchPage;
use crate::page::statements::StatementsPage;
use crate::page::timeline::TimelinePage;
use crate::page::topic::TopicPage;
use crate::screen::{Open, Screen};

/// What the page shows.
pub struct PageModel {
    /// Title of the window.
    pub title: String,
    /// What a screen reader is told when it changes.
    pub status: String,
    /// What the link asked for and cannot have, in sentences.
    pub notices: Vec<String>,
    /// The view.
    pub body: Body,
}

/// The data of one view.
pub enum Body {
    /// The search page.
    Search(Box<SearchPage>),
    /// One document.
    Document(Apart<DocumentPage>),
    /// One topic.
    Topic(Apart<TopicPage>),
    /// Nothing by that name: what was asked for, and what there is.
    Missing(Apart<Missing>),
    /// The statements of what a search finds, as a table.
    Statements(Apart<StatementsPage>),
    /// What happened, was said and was published when.
    Timeline(Apart<TimelinePage>),
    /// Sides by topics.
    Positions(Apart<PositionsPage>),
    /// Every place of some words.
    Concordance(Apart<ConcordancePage>),
    /// The names in the pages.
    Names(Apart<NamesPage>),
    /// One of them.
    Name(Apart<NamePage>),
    /// Two things held against each other.
    Compare(Apart<ComparePage>),
    /// What the reader has collected.
    Dossier(Apart<DossierPage>),
    /// Method, limits, counts.
    About(Apart<AboutPage>),
}

annex::in_annex! { 6,
/// A dossier; `notices` are what reading its link gave.
pub fn dossier(desk: &Desk, notices: &[String], engine: Engine) -> PageModel {
    let page = dossier::page(desk, engine);
    let title = [&*page.name, " · ", &*engine.corpus().title].concat();
    let body = Body::Dossier(Apart::new(page));
    PageModel { title, status: String::new(), notices: notices.to_vec(), body }
}
}

/// What a screen shows, and of it what is open; `notices` are what reading its link gave. Of dossiers it knows none.
pub fn of(screen: &Screen, notices: &[String], open: &Open, engine: Engine) -> PageModel {
    engine.measure("answer", || answer(screen, notices, open, engine))
}

fn answer(screen: &Screen, notices: &[String], open: &Open, engine: Engine) -> PageModel {
    let mut notices = notices.to_vec();
    let corpus = engine.corpus();
    let (mut title, status, body) = match screen {
        Screen::Search(search) => {
            let (title, page) = search::page(search, open, engine, &mut notices);
            (title, page.count.clone(), Body::Search(Box::new(page)))
        }
        Screen::Dossier => return dossier(&Desk::default(), &notices, engine),
        screen => in_annex(screen, open, engine, &mut notices),
    };
    // What tells it from others in a history or a list of bookmarks; nothing for the overview.
    title.push_str(if title.is_empty() { "" } else { " · " });
    title.push_str(&corpus.title);
    PageModel { title, status, notices, body }
}

annex::in_annex! { 1,
/// What is shown of a document, a topic, a name, or the corpus as a whole: its title, what a screen reader is told, and itself.
fn in_annex(screen: &Screen, open: &Open, engine: Engine, notices: &mut Vec<String>) -> (String, String, Body) {
    let corpus = engine.corpus();
    let missing = |missing: Missing| (missing.title.into(), missing.what.clone(), Body::Missing(Apart::new(missing)));
    match screen {
        Screen::Document(state) => match document::page(state, open, engine, notices) {
            Some(page) => {
                // Which of the marks was stepped to.
                let at = page.kinds.iter().find(|kind| kind.at > 0).map(KindLine::label);
                (document::title(&page, state.line), at.unwrap_or_default(), Body::Document(Apart::new(page)))
            }
            None => missing(missing::document(&state.slug, corpus)),
        },
        Screen::Topic(id) => match corpus.topic_by_id(id) {
            Some(topic) => {
                let page = topic::page(topic, engine);
                // A search for what is on the topic has its name, too.
                (["Topic: ", page.label].concat(), String::new(), Body::Topic(Apart::new(page)))
            }
            None => missing(missing::topic(id, corpus)),
        },
        Screen::Statements(table) => {
            let page = statements::page(table, engine, notices);
            (statements::title(table, engine), page.count.clone(), Body::Statements(Apart::new(page)))
        }
        Screen::Timeline(state) => {
            let page = timeline::page(state, open, engine, notices);
            (timeline::title(state, engine), page.heading.clone(), Body::Timeline(Apart::new(page)))
        }
        Screen::Positions(state) => {
            let page = positions::page(state, open, engine, notices);
            (positions::title(state, engine), page.heading.clone(), Body::Positions(Apart::new(page)))
        }
        Screen::Concordance(state) => {
            let page = concordance::page(state, engine, notices);
            (concordance::title(state, engine), page.count.clone(), Body::Concordance(Apart::new(page)))
        }
        Screen::Names(state) => {
            let find = if open.find[0] == names::KEY { &*open.find[1] } else { "" };
            let page = names::page(state, find, engine, notices);
            (names::title(state), page.count.clone(), Body::Names(Apart::new(page)))
        }
        Screen::Name(slug) => match engine.register().find(slug).and_then(|id| name::page(id, engine)) {
            Some(page) => (["Name: ", page.name].concat(), String::new(), Body::Name(Apart::new(page))),
            None => missing(missing::name(slug, engine)),
        },
        Screen::Compare(state) => {
            let page = compare::page(state, engine, notices);
            (compare::title(&page), page.title.clone(), Body::Compare(Apart::new(page)))
        }
        // A search is answered before, and so are dossiers.
        Screen::About | Screen::Search(_) | Screen::Dossier => {
            ("About".into(), String::new(), Body::About(Apart::new(about::page(engine))))
        }
    }
}
}

#[cfg(test)]
mod tests {
    use crate::page::testing::{long, page, search};
    use crate::sample;
    use corpus::Stated;

    #[test]
    fn a_title_says_what_is_asked_and_what_is_shown() {
        for (query, expected) in [
            ("?", "Two valleys"),
            ("?q=%20dam%20", "“dam” · Two valleys"),
            ("?side=south&mode=reported&q=water", "South, reported, “water” · Two valleys"),
            ("?topic=-water&flag=undated", "not Water, undated · Two valleys"),
            ("?topic=water&topic=dams&topic=-salt", "Dams or Water, not Salt · Two valleys"),
            ("?topic=water&topic=dams&all=topic", "Dams and Water · Two valleys"),
            ("?date=2023-03..2023-12", "Published: March 2023 to December 2023 · Two valleys"),
            ("?doc=0-water", "Talks on water resume · Two valleys"),
            ("?doc=0-water&as=scraped", "Talks on water resume, as scraped · Two valleys"),
            ("?doc=0-water&line=6", "Talks on water resume, as scraped, line 6 · Two valleys"),
            ("?doc=0-water&p=aaaaaaaaaaa2", "Talks on water resume, passage 2 · Two valleys"),
            (
                "?doc=0-water&p=aaaaaaaaaaa1&mark=s16",
                "Talks on water resume, passage 1, Southtown · Two valleys",
            ),
            ("?view=topic&topic=dams", "Topic: Dams · Two valleys"),
            ("?view=topic", "Topics · Two valleys"),
            ("?view=topic&topic=moon", "No such topic · Two valleys"),
            ("?view=about", "About · Two valleys"),
            ("?view=statements", "Statements · Two valleys"),
            (
                "?view=timeline&range=2023-03..2024&q=dam&lanes=side",
                "Timeline, March 2023 to 2024: “dam”, by side · Two valleys",
            ),
            ("?view=positions&side=south", "Positions: South · Two valleys"),
            ("?view=positions&cell=water.south", "South on Water · Two valleys"),
            ("?view=concordance", "Concordance · Two valleys"),
            ("?view=compare", "Compare · Two valleys"),
            ("?view=compare&b=side:south&topic=water", "Compare: South with another, Water · Two valleys"),
            ("?view=compare&a=side:north&b=side:south", "Compare: North and South · Two valleys"),
            ("?view=concordance&name=southtown", "Concordance: Southtown · Two valleys"),
            (
                "?view=concordance&q=dam&side=south&sort=-left",
                "Concordance: South, “dam”, by the words before, falling · Two valleys",
            ),
            ("?view=names", "Names · Two valleys"),
            ("?view=names&kind=place&sort=name", "Places, by name · Two valleys"),
            ("?view=names&name=southtown", "Name: Southtown · Two valleys"),
            ("?view=names&name=moon", "No such name · Two valleys"),
            (
                "?view=statements&verbatim=no&sort=-side&q=dam&side=south",
                "Statements, not verbatim: South, “dam”, by Side, falling · Two valleys",
            ),
        ] {
            assert_eq!(page(query, 0, sample::engine()).title, expected, "{query}");
        }
        assert_eq!(page("?q=river&page=3", 0, long(120)).title, "“river”, page 3 · Two valleys");
    }

    #[test]
    fn a_typed_field_gives_the_title_of_its_choice() {
        let [typed, chosen] = ["?q=dam%20topic:water", "?q=dam&topic=water"]
            .map(|query| page(query, 0, sample::engine()).title);
        assert_eq!(typed, chosen);
    }

    #[test]
    fn no_two_choices_have_one_title() {
        let mut corpus = sample::corpus();
        // A land that is a side, speaks, publishes, and is a name of a topic's page.
        corpus.entities[1].name = "South".into();
        corpus.documents[0].publisher = Some(Stated { value: "South".into(), line: 8, basis: String::new() });
        let engine = sample::engine_of(corpus);
        let (all, _) = search("?", engine);
        let mut titles: Vec<String> = Vec::new();
        let values = all.choices.facets.iter().flat_map(|facet| facet.values.iter().chain(&facet.more));
        let links = values.flat_map(|value| [Some(&value.include), value.exclude.as_ref()]).flatten();
        let views = [
            "?",
            "?view=about",
            "?view=statements",
            "?view=timeline",
            "?view=timeline&lanes=water",
            "?view=positions",
            "?view=positions&cell=water.south",
            "?view=statements&verbatim=no&sort=-said",
            "?view=topic",
            "?view=topic&topic=dams",
            "?view=names",
            "?view=names&kind=place",
            "?view=names&sort=name",
            "?view=names&name=south",
        ];
        for href in links.map(|href| &**href).chain(views) {
            let title = page(href, 0, engine).title;
            assert!(!titles.contains(&title), "{href} is titled {title}, as another is");
            titles.push(title);
        }
        assert!(titles.len() > 20, "{titles:?}");
    }
}
