//! Which static page shows what, and the links between them.
//!
//! The app's links are query strings, `?doc=...`; without the program they lead nowhere. In a static page each leads to the
//! page that shows the same, or to the place in one; only what a reader can ask for in too many ways, such as a search, has
//! none and stays the app's.

use concordance_app::address::names_a_file;
use concordance_app::engine::Engine;
use concordance_app::page::link::ON_A_PAGE;
use concordance_app::page::names;
use concordance_app::page::statements::ROWS;
use concordance_app::screen::{
    CompareState, ConcordanceState, DocumentState, NamesState, PositionsState, Screen, SearchState,
    TableState, TimelineState,
};
use corpus::Document;
use search::{Facet, FacetCounts, FacetValue, Filter, Query};

/// A place in a static page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// The page's file.
    pub(crate) file: String,
    /// The place in it; empty for all of it.
    pub(crate) fragment: String,
}

impl Address {
    fn whole(file: String) -> Self {
        Self { file, fragment: String::new() }
    }

    /// The link to it from a page beside it.
    pub(crate) fn href(&self) -> String {
        let file = if self.file == OVERVIEW { "./" } else { &self.file };
        let mark = if self.fragment.is_empty() { "" } else { "#" };
        [file, mark, &self.fragment].concat()
    }
}

/// The published corpus.
pub(crate) const CORPUS: &str = "corpus.json";

/// What it holds, for whoever reads it by a program.
pub(crate) const SCHEMA: &str = "corpus.schema.json";

/// The page that a folder is opened with.
pub(crate) const OVERVIEW: &str = "index.html";

/// The pages of a site: what each shows, in the order in which they are written.
pub(crate) fn screens(engine: Engine) -> Vec<Screen> {
    let (searcher, corpus) = (engine.searcher(), engine.corpus());
    let mut screens = vec![
        Screen::default(),
        Screen::Positions(PositionsState::default()),
        Screen::Timeline(TimelineState::default()),
        Screen::About,
        Screen::Topic(String::new()),
        Screen::Concordance(ConcordanceState::default()),
        Screen::Compare(CompareState::default()),
        Screen::Dossier,
    ];
    let statements: usize = corpus.documents.iter().map(|document| document.statements.len()).sum();
    screens.extend((1..=statements.div_ceil(ROWS).max(1)).map(|page| {
        Screen::Statements(TableState {
            search: SearchState::default().on_page(page),
            ..TableState::default()
        })
    }));
    screens.extend(corpus.topics.iter().map(|topic| Screen::Topic(topic.id.clone())));
    screens.extend(
        (1..=names::pages(engine, None))
            .map(|page| Screen::Names(NamesState { page, ..NamesState::default() })),
    );
    // Of names that nobody gave most stand in one place, which the list tells: a page each would be most of the site.
    let named = corpus.entities.iter().zip(engine.register().entries());
    let named = named
        .filter(|(entity, entry)| entry.is_there() && (!entity.uncurated || !entry.statements.is_empty()));
    screens.extend(named.map(|(_, entry)| Screen::Name(entry.slug.clone())));
    for FacetCounts { facet, values, .. } in searcher.search(&Query::default(), 0).facets {
        for FacetValue { value, count, .. } in values {
            // Of a side that never speaks a page says so. What is no side or speaker has no page, as `of` says.
            let pages = count.div_ceil(ON_A_PAGE).max(1);
            screens.extend((1..=pages).map(|page| {
                Screen::Search(SearchState { page, ..SearchState::default().with(facet, &value, false) })
            }));
        }
    }
    for document in &corpus.documents {
        for scraped in [false, true] {
            let slug = document.slug.clone();
            screens.push(Screen::Document(DocumentState { slug, scraped, ..DocumentState::default() }));
        }
    }
    screens.retain(|screen| of(screen).is_some());
    screens
}

/// Where a static page shows what this screen does; nothing where only the app can show it. Whether the corpus has such a
/// document, topic or name is not known here.
pub(crate) fn of(screen: &Screen) -> Option<Address> {
    match screen {
        Screen::About => Some(Address::whole("about.html".to_owned())),
        Screen::Dossier => Some(Address::whole("dossier.html".to_owned())),
        Screen::Statements(table) => {
            let first = TableState { search: table.search.on_page(1), ..table.clone() };
            let page = if table.search.page > 1 { format!(".{}", table.search.page) } else { String::new() };
            (first == TableState::default()).then(|| Address::whole(format!("statements{page}.html")))
        }
        Screen::Timeline(state) => {
            (*state == TimelineState::default()).then(|| Address::whole("timeline.html".to_owned()))
        }
        Screen::Positions(state) => {
            (*state == PositionsState::default()).then(|| Address::whole("positions.html".to_owned()))
        }
        Screen::Concordance(concordance) => (*concordance == ConcordanceState::default())
            .then(|| Address::whole("concordance.html".to_owned())),
        Screen::Names(names) => {
            let first = NamesState { page: 1, ..names.clone() };
            let page = if names.page > 1 { format!(".{}", names.page) } else { String::new() };
            (first == NamesState::default()).then(|| Address::whole(format!("names{page}.html")))
        }
        Screen::Name(slug) => file("name", slug).map(Address::whole),
        Screen::Compare(compare) => {
            (*compare == CompareState::default()).then(|| Address::whole("compare.html".to_owned()))
        }
        Screen::Topic(id) if id.is_empty() => Some(Address::whole("topics.html".to_owned())),
        Screen::Topic(id) => file("topic", id).map(Address::whole),
        Screen::Document(document) => {
            let kind = if document.scraped { "scraped" } else { "document" };
            let fragment = match (&document.passage, document.line) {
                (_, Some(line)) => format!("l-{line}"),
                (Some(hash), None) if !document.scraped => format!("p-{hash}"),
                _ => String::new(),
            };
            Some(Address { file: file(kind, &document.slug)?, fragment })
        }
        Screen::Search(search) if search.is_empty() => Some(Address::whole(OVERVIEW.to_owned())),
        Screen::Search(search) => {
            let [Filter { facet: facet @ (Facet::Side | Facet::Speaker), value, exclude: false }] =
                &search.filters[..]
            else {
                return None;
            };
            if !search.text.trim().is_empty() {
                return None;
            }
            let file = file(facet.key(), value)?;
            let page = format!(".{}.html", search.page);
            Some(Address::whole(if search.page > 1 { file.replace(".html", &page) } else { file }))
        }
    }
}

/// The page of a document.
pub(crate) fn document(document: &Document) -> String {
    // A slug is made of such letters only; a longer one is cut nowhere, and has the overview.
    file("document", &document.slug).unwrap_or_else(|| OVERVIEW.to_owned())
}

/// The name of a file that every system and every host can have; nothing where the id has other letters than those.
fn file(kind: &str, id: &str) -> Option<String> {
    names_a_file(id).then(|| format!("{kind}-{id}.html"))
}

/// A page of the app with its links made those of static pages; `is_there` says whether the site has such a file.
pub(crate) fn relinked(html: &str, is_there: &dyn Fn(&str) -> bool) -> String {
    const BEGIN: &str = " href=\"?";
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    // In text `<` is always written `&lt;`, so that what looks like an element is one.
    while let Some(at) = rest.find("<a ") {
        let (before, element) = rest.split_at(at);
        out.push_str(before);
        let end = element.find('>').unwrap_or(element.len());
        let (tag, after) = element.split_at(end);
        match tag.split_once(BEGIN).and_then(|(head, tail)| Some((head, tail.split_once('"')?))) {
            Some((head, (query, tail))) => {
                let (screen, _) = Screen::parse(&html_escape::decode_html_entities(query));
                let address = of(&screen).filter(|address| is_there(&address.file));
                let href = address.map_or_else(|| ["./?", query].concat(), |address| address.href());
                out.push_str(&[head, " href=\"", &href, "\"", tail].concat());
            }
            None => out.push_str(tag),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(query: &str) -> Option<String> {
        of(&Screen::parse(query).0).map(|address| address.href())
    }

    #[test]
    fn a_screen_has_the_page_that_shows_it() {
        for (query, page) in [
            ("?", "./"),
            ("?view=about", "about.html"),
            ("?view=topic", "topics.html"),
            ("?view=positions", "positions.html"),
            ("?view=topic&topic=dams", "topic-dams.html"),
            ("?view=names&page=2", "names.2.html"),
            ("?view=names&name=ann-vale", "name-ann-vale.html"),
            ("?side=north", "side-north.html"),
            ("?speaker=ann-vale&page=2", "speaker-ann-vale.2.html"),
            ("?doc=0-water", "document-0-water.html"),
            ("?doc=0-water&p=aaaaaaaaaaa1&mark=s16&q=dam", "document-0-water.html#p-aaaaaaaaaaa1"),
            ("?doc=0-water&as=scraped", "scraped-0-water.html"),
            ("?doc=0-water&line=6", "scraped-0-water.html#l-6"),
        ] {
            assert_eq!(href(query).as_deref(), Some(page), "{query}");
        }
    }

    #[test]
    fn what_can_be_asked_in_too_many_ways_has_none() {
        for query in [
            "?q=dam",
            "?side=north&q=dam",
            "?side=-north",
            "?view=positions&side=north",
            "?view=names&kind=place",
            "?side=north&side=south",
            "?topic=dams",
        ] {
            assert_eq!(href(query), None, "{query}");
        }
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for id in ["../x", "a/b", "a\\b", "", "CON:", "é", "A"] {
            assert_eq!(of(&Screen::Topic(id.to_owned())).filter(|_| !id.is_empty()), None, "{id}");
        }
    }

    #[test]
    fn links_lead_to_static_pages_and_nothing_else_changes() {
        let html = "<p>a &lt;a href=\"?doc=x\"&gt; b</p><a class=\"c\" href=\"?doc=0-water&amp;p=abc\" title=\"t\">\
                    w</a><a href=\"?q=dam\">s</a><a href=\"?view=names&amp;name=ann\">n</a><a href=\"https://elsewhere/?doc=x\">e</a>";
        assert_eq!(
            relinked(html, &|file| file != "name-ann.html"),
            "<p>a &lt;a href=\"?doc=x\"&gt; b</p><a class=\"c\" href=\"document-0-water.html#p-abc\" title=\"t\">\
             w</a><a href=\"./?q=dam\">s</a><a href=\"./?view=names&amp;name=ann\">n</a><a href=\"https://elsewhere/?doc=x\">e</a>"
        );
    }
}
