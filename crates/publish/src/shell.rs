//! The page that every page of a site is made from: the app's `index.html`, with places to fill.
//!
//! `index.html` of the app has comments where a site puts what it has of its own: `<!-- head -->`, `<!-- page -->` and
//! `<!-- corpus -->`. Trunk leaves them.

use crate::app::App;
use crate::error::Error;
use crate::naming::named;

/// The loader, which the app has by this name and a site by that of its contents, so that it can be kept for ever.
const LOADER: &str = "boot.js";

/// Asks the server of `concordance serve` for the next change; the script's name and text.
pub(crate) const RELOADER: (&str, &str) = (
    "reload.js",
    "(async function wait() {\n  const answer = await fetch(\"__changes\").catch(() => undefined);\n  \
     answer?.ok ? location.reload() : setTimeout(wait, 1000);\n})();\n",
);

/// What lets a page be installed and kept.
const KEPT: &str = "<link rel=\"manifest\" href=\"site.webmanifest\">";

/// The places, in their order.
const PLACES: [&str; 3] = ["<!-- head -->", "<!-- page -->", "<!-- corpus -->"];

/// The page with its places, and the files that it asks for.
pub(crate) struct Shell<'a> {
    app: &'a App,
    /// The text around the places.
    pieces: Vec<String>,
    loader: String,
}

/// Where the corpus of a page is, as columns in JSON.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In the page itself.
    Inside(&'a str),
    /// In a file beside it.
    Beside(&'a str),
}

impl<'a> Shell<'a> {
    /// Takes the app's page; refuses one that cannot be filled.
    pub(crate) fn read(app: &'a App, watched: bool) -> Result<Self, Error> {
        let page = app.text("index.html")?;
        let loader = named("boot", "js", app.text(LOADER)?.as_bytes());
        let (old, new) = (format!("src=\"{LOADER}\""), format!("src=\"{loader}\""));
        let mut filled = page.replace(&old, &new);
        if watched {
            filled = filled.replace(KEPT, &format!("<script src=\"{}\" defer></script>", RELOADER.0));
        }
        let mut rest = &*filled;
        let missing = |what: &str| Error::App(format!("expected {what} in index.html; build the app anew"));
        if rest == page {
            return Err(missing(&old));
        }
        let mut pieces = Vec::new();
        for place in PLACES {
            let (before, after) = rest.split_once(place).ok_or_else(|| missing(place))?;
            pieces.push(before.to_owned());
            rest = after;
        }
        pieces.push(rest.to_owned());
        Ok(Self { app, pieces, loader })
    }

    /// The files of the app under the names that its pages ask for.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let named = |name| if name == LOADER { &*self.loader } else { name };
        self.app
            .files()
            .filter(|(name, _)| *name != "index.html")
            .map(move |(name, bytes)| (named(name), bytes))
    }

    /// A page: what stands in its head, what it shows, at which place of the app, and where its corpus is.
    pub(crate) fn page(&self, head: &str, html: &str, screen: &str, corpus: Place) -> String {
        let screen = html_escape::encode_double_quoted_attribute(screen);
        let shown = format!("<div id=\"app\" class=\"page\" data-screen=\"{screen}\">{html}</div>");
        let (ahead, corpus) = match corpus {
            Place::Inside(columns) => (
                String::new(),
                format!("<script type=\"application/json\" id=\"corpus\">{}</script>", inert(columns)),
            ),
            Place::Beside(file) => (
                format!("<link rel=\"preload\" href=\"./{file}\" as=\"fetch\" crossorigin id=\"corpus\">\n"),
                String::new(),
            ),
        };
        let filled = [&*[&ahead, head].concat(), &shown, &corpus, ""];
        let parts = self.pieces.iter().zip(filled).flat_map(|(piece, filled)| [piece, filled]);
        parts.collect()
    }
}

/// JSON that no HTML can begin or end in.
pub(crate) fn inert(json: &str) -> String {
    json.replace('<', "\\u003c")
}
