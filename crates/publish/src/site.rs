//! A site: which files it has, and what all its pages need.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use concordance_app::engine::Engine;
use concordance_app::prerender;
use concordance_app::screen::Screen;
use corpus::{Corpus, Document, columns};
use rayon::prelude::*;
use search::Searcher;

use crate::app::App;
use crate::error::Error;
use crate::head::{Head, Subject};
use crate::naming::named;
use crate::output::Output;
use crate::preview::Painter;
use crate::shell::{self, Place, Shell};
use crate::{address, hosting, lists, offline, schema};

/// How the site is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The address that it will have, with a slash at its end: for the files and tags that need whole addresses.
    pub address: Option<String>,
    /// The pages are loaded again whenever the server says that the site has changed, and are not kept for when it is gone.
    pub watched: bool,
}

/// Up to how many bytes a corpus, as columns, stands in the overview itself; a larger one is a file of its own, which comes
/// beside the page instead of before its end.
const INSIDE: usize = 1 << 20;

/// Makes the site of a corpus; `written` hears of each page that is done, with how many there are.
pub fn site(
    corpus: Corpus,
    app: &App,
    options: &Options,
    out: &Output,
    written: &(dyn Fn(usize) + Sync),
) -> Result<(), Error> {
    let app = &*app.fitting(&corpus);
    let site = Site::new(corpus, app, options)?;
    // Drawn first: whether the app can be filled shows before anything is written.
    let overview = site.page(&Screen::default(), site.picture(&Screen::default(), out)?.as_deref());
    let mut kept: Vec<(&str, &[u8])> = vec![(address::OVERVIEW, overview.as_bytes())];
    let files: Vec<(&str, &[u8])> = site.shell.files().collect();
    // The worker cannot keep itself, and nobody who reads needs a licence to go on.
    kept.extend(files.iter().filter(|(name, _)| *name != offline::WORKER && !name.starts_with("LICENSE")));
    let manifest = offline::manifest(&site.corpus().title, &site.corpus().description);
    kept.push((offline::MANIFEST, manifest.as_bytes()));
    if site.columns.len() > INSIDE {
        kept.push((&site.columns_file, site.columns.as_bytes()));
    }
    if options.watched {
        out.file(shell::RELOADER.0, shell::RELOADER.1.as_bytes())?;
    }
    for (name, bytes) in &files {
        if *name == offline::WORKER {
            out.file(name, offline::worker(app.text(name)?, &kept).as_bytes())?;
        } else {
            out.file(name, bytes)?;
        }
    }
    out.file(hosting::HEADERS, hosting::headers(app)?.as_bytes())?;
    out.file(hosting::PLAIN, b"")?;
    out.file(hosting::MISSING, site.missing().as_bytes())?;
    out.file(offline::MANIFEST, manifest.as_bytes())?;
    let data = || {
        let (corpus, schema) = (to_json(site.corpus()), schema::of_corpus());
        out.file(address::CORPUS, corpus.as_bytes())?;
        out.file(address::SCHEMA, format!("{schema:#}\n").as_bytes())?;
        let is_style = |name: &&str| Path::new(name).extension().is_some_and(|end| end == "css");
        let style = files.iter().map(|(name, _)| *name).find(is_style);
        out.file(schema::PAGE, schema::page(site.corpus(), &schema, style, corpus.len()).as_bytes())
    };
    out.file(&site.columns_file, site.columns.as_bytes())?;
    out.file(address::OVERVIEW, overview.as_bytes())?;
    let pages: Vec<(Screen, String)> =
        site.screens.iter().filter_map(|screen| Some((screen.clone(), address::of(screen)?.file))).collect();
    if let Some(address) = site.address {
        let mut names: Vec<&str> = pages.iter().map(|(_, file)| &**file).collect();
        names.push(schema::PAGE);
        out.file("sitemap.xml", lists::sitemap(address, &names).as_bytes())?;
    }
    if let Some(feed) = &site.feed {
        out.file(lists::FEED, feed.as_bytes())?;
    }
    let drawn = |(screen, file): &(Screen, String)| {
        out.file(file, site.page(screen, site.picture(screen, out)?.as_deref()).as_bytes())?;
        written(pages.len() - 1);
        Ok(())
    };
    let (data, pages) = rayon::join(data, || pages.par_iter().skip(1).try_for_each(drawn));
    data.and(pages)
}

/// A site in the making: what all its pages need.
pub(crate) struct Site<'a> {
    shell: Shell<'a>,
    pub(crate) engine: Engine,
    documents: BTreeMap<&'static str, &'static Document>,
    screens: Vec<Screen>,
    /// The pages that it has.
    files: BTreeSet<String>,
    pub(crate) address: Option<&'a str>,
    feed: Option<String>,
    painter: Painter,
    /// The corpus as the app reads it, and the file that holds it.
    pub(crate) columns: String,
    columns_file: String,
}

impl<'a> Site<'a> {
    pub(crate) fn new(corpus: Corpus, app: &'a App, options: &'a Options) -> Result<Self, Error> {
        let shell = Shell::read(app, options.watched)?;
        let address = options.address.as_deref();
        // The views have both for as long as the program runs, as they do in the browser.
        let corpus: &'static Corpus = Box::leak(Box::new(corpus));
        let written = || {
            let columns = serde_json::json!(columns::write(corpus)).to_string();
            let columns_file = named("corpus", "json", columns.as_bytes());
            (columns, columns_file, address.and_then(|address| lists::feed(address, corpus)))
        };
        let ((columns, columns_file, feed), searcher) = rayon::join(written, || Searcher::new(corpus));
        let searcher = Box::leak(Box::new(searcher));
        let (engine, painter) = (Engine::new(searcher), Painter::new());
        let screens = address::screens(engine);
        let files = screens.iter().filter_map(|screen| Some(address::of(screen)?.file)).collect();
        let documents = corpus.documents.iter().map(|document| (&*document.slug, document)).collect();
        Ok(Self { shell, engine, documents, screens, files, address, feed, painter, columns, columns_file })
    }

    pub(crate) fn corpus(&self) -> &'static Corpus {
        self.engine.corpus()
    }

    /// The document that a screen is of.
    fn document(&self, screen: &Screen) -> Option<&'static Document> {
        let Screen::Document(state) = screen else { return None };
        self.documents.get(&*state.slug).copied()
    }

    /// A page of the app with its links made those of this site's pages.
    fn relinked(&self, html: &str) -> String {
        address::relinked(html, &|file| self.files.contains(file))
    }

    /// The page for an address that the site does not have: the overview, from which the app goes to what it can make of it.
    fn missing(&self) -> String {
        let screen = Screen::default();
        let page = prerender::page(&screen, self.engine);
        let head = "<title>Not here</title>\n<meta name=\"robots\" content=\"noindex\">\n";
        let html = self.relinked(&page.html);
        self.shell.page(head, &html, &screen.href(), Place::Beside(&self.columns_file))
    }

    /// The file of the picture that a link to a screen is shown with, drawn unless an earlier build has drawn it; nothing
    /// where the address of the site is not known, without which no picture can be asked for, and where nothing can be drawn.
    fn picture(&self, screen: &Screen, out: &Output) -> Result<Option<String>, Error> {
        let pictured = match screen {
            Screen::Search(search) => search.is_empty(),
            Screen::Document(document) => !document.scraped,
            Screen::Topic(_)
            | Screen::Statements(_)
            | Screen::Positions(_)
            | Screen::Timeline(_)
            | Screen::Concordance(_)
            | Screen::Names(_)
            | Screen::Name(_)
            | Screen::Compare(_)
            | Screen::Dossier
            | Screen::About => true,
        };
        if self.address.is_none() || !pictured {
            return Ok(None);
        }
        let card = Subject::of(screen, self.document(screen), self.engine);
        let card = card.card(self.corpus());
        let parts = [card.site, card.title, card.words, card.source, &card.warnings.join("\n")];
        let file = ["pictures/", &named("p", "png", parts.join("\0").as_bytes())].concat();
        if !out.has(&file) {
            let Some(picture) = self.painter.picture(&card) else { return Ok(None) };
            out.file(&file, &picture)?;
        }
        Ok(Some(file))
    }

    /// The static page of a screen.
    fn page(&self, screen: &Screen, picture: Option<&str>) -> String {
        let file = address::of(screen).map(|address| address.file).unwrap_or_default();
        let page = prerender::page(screen, self.engine);
        let head = Head {
            title: &page.title,
            screen,
            shown: self.document(screen),
            engine: self.engine,
            site: self.address,
            has_feed: self.feed.is_some(),
            file: &file,
            picture,
        };
        let is_inside = file == address::OVERVIEW && self.columns.len() <= INSIDE;
        let place = if is_inside { Place::Inside(&self.columns) } else { Place::Beside(&self.columns_file) };
        self.shell.page(&head.html(), &self.relinked(&page.html), &screen.href(), place)
    }
}

/// The corpus as it is published, the same bytes for the same corpus.
fn to_json(corpus: &Corpus) -> String {
    serde_json::to_string(corpus).unwrap_or_default() + "\n"
}
