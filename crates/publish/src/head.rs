//! What a page says of itself to those who do not open it: link previews, search engines, reference managers.
//!
//! Nothing is said here that the page does not say: a document without a date has none here, and words that are not the
//! original's carry their warning.

use std::fmt::Write;

use concordance_app::engine::Engine;
use concordance_app::page::document_line::{facts, not_verbatim, second_hand};
use concordance_app::screen::Screen;
use corpus::{Attribution, Certainty, Corpus, Document, Mode, Statement};
use html_escape::{encode_double_quoted_attribute, encode_text};
use serde_json::{Map, Value, json};

use crate::preview::{self, Card};
use crate::shell::inert;

/// The most letters of a description: what is shown of one in a preview or a list of results.
const DESCRIPTION: usize = 200;

/// A page, as it is told.
pub(crate) struct Head<'a> {
    /// The title of its window.
    pub(crate) title: &'a str,
    /// What it shows.
    pub(crate) screen: &'a Screen,
    /// The document that this is of, if it is of one.
    pub(crate) shown: Option<&'a Document>,
    /// The corpus that it is of.
    pub(crate) engine: Engine,
    /// The address of the site, with a slash at its end, where it is known.
    pub(crate) site: Option<&'a str>,
    /// Whether the site has a feed.
    pub(crate) has_feed: bool,
    /// The page's file, and that of its picture.
    pub(crate) file: &'a str,
    pub(crate) picture: Option<&'a str>,
}

impl Head<'_> {
    /// The elements, to stand in the head of the page.
    pub(crate) fn html(&self) -> String {
        let mut out = Elements(format!("<title>{}</title>\n", encode_text(self.title)));
        let document = self.document();
        let subject = Subject::of(self.screen, self.shown, self.engine);
        let description = subject.description();
        out.meta("name", "description", &description);
        out.meta("property", "og:title", self.title);
        out.meta("property", "og:description", &description);
        out.meta("property", "og:site_name", &self.engine.corpus().title);
        out.meta("property", "og:type", if document.is_some() { "article" } else { "website" });
        if let Some(site) = self.site {
            let file = if self.file == crate::address::OVERVIEW { "" } else { self.file };
            let address = [site, file].concat();
            let _ = writeln!(
                out.0,
                "<link rel=\"canonical\" href=\"{}\">",
                encode_double_quoted_attribute(&address)
            );
            out.meta("property", "og:url", &address);
            if self.has_feed {
                out.0.push_str("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"");
                out.0.push_str(&[crate::lists::FEED, "\">\n"].concat());
            }
            if let Some(picture) = self.picture {
                out.meta("property", "og:image", &[site, picture].concat());
                out.meta("property", "og:image:width", &preview::WIDTH.to_string());
                out.meta("property", "og:image:height", &preview::HEIGHT.to_string());
                out.meta("property", "og:image:alt", &description);
            }
        }
        let card = if self.picture.is_some() { "summary_large_image" } else { "summary" };
        out.meta("name", "twitter:card", card);
        if let Some(document) = document {
            out.reference(document);
        }
        if let Some(data) = self.structured() {
            let _ =
                writeln!(out.0, "<script type=\"application/ld+json\">{}</script>", inert(&data.to_string()));
        }
        out.0
    }

    /// The document that the page shows, unless as scraped.
    fn document(&self) -> Option<&Document> {
        match self.screen {
            Screen::Document(document) if !document.scraped => self.shown,
            _ => None,
        }
    }

    /// The same for machines, in the words of schema.org.
    fn structured(&self) -> Option<Value> {
        let address = |file: &str| self.site.map(|site| [site, file].concat());
        let mut data = Map::new();
        data.insert("@context".to_owned(), json!("https://schema.org"));
        if let Some(document) = self.document() {
            data.insert("@type".to_owned(), json!("NewsArticle"));
            data.insert("headline".to_owned(), json!(document.name()));
            add(&mut data, "url", address(self.file));
            add(&mut data, "datePublished", document.date.as_ref().map(|date| date.value.clone()));
            add(
                &mut data,
                "isBasedOn",
                document.url.as_ref().map(|url| url.value.clone()).filter(|url| is_web(url)),
            );
            add(
                &mut data,
                "author",
                document.byline.as_ref().map(|byline| json!({ "@type": "Person", "name": byline.value })),
            );
            add(
                &mut data,
                "publisher",
                document
                    .publisher
                    .as_ref()
                    .map(|name| json!({ "@type": "Organization", "name": name.value })),
            );
            add(&mut data, "description", not_verbatim(document));
            let said: Vec<Value> = document
                .statements
                .iter()
                .filter_map(|statement| self.quotation(statement, document))
                .collect();
            add(&mut data, "hasPart", (!said.is_empty()).then_some(said));
        } else if *self.screen == Screen::default() {
            data.insert("@type".to_owned(), json!("Dataset"));
            data.insert("name".to_owned(), json!(self.engine.corpus().title));
            add(
                &mut data,
                "description",
                Some(Subject::of(self.screen, None, self.engine).description())
                    .filter(|words| !words.is_empty()),
            );
            add(&mut data, "url", address(""));
            data.insert(
                "distribution".to_owned(),
                json!({
                    "@type": "DataDownload",
                    "encodingFormat": "application/json",
                    "contentUrl": address(crate::address::CORPUS).unwrap_or_else(|| crate::address::CORPUS.to_owned()),
                }),
            );
        } else {
            return None;
        }
        Some(Value::Object(data))
    }

    /// Words in quotation marks whose speaker is told, as the page has them.
    fn quotation(&self, statement: &Statement, document: &Document) -> Option<Value> {
        let is_sure =
            statement.certainty != Certainty::Likely && statement.attribution != Attribution::Unnamed;
        let speaker = self.engine.corpus().entities.get(statement.speaker?.index())?;
        if statement.mode != Mode::Quoted || !is_sure {
            return None;
        }
        let parts: Vec<&str> = statement.content.iter().map(|place| place.of(document)).collect();
        let mut data = Map::new();
        data.insert("@type".to_owned(), json!("Quotation"));
        data.insert("text".to_owned(), json!(parts.join(" … ")));
        data.insert("spokenByCharacter".to_owned(), json!({ "@type": "Person", "name": speaker.name }));
        add(&mut data, "description", not_verbatim(document));
        Some(Value::Object(data))
    }
}

/// What a page is about, in a few words: for descriptions and pictures.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    /// What it is called.
    title: String,
    /// The first words of a document, the definition of a topic.
    words: String,
    /// Who published it, and when; empty of what is no document.
    source: String,
    /// What its words passed through on their way here.
    warnings: Vec<&'static str>,
}

impl Subject {
    /// What this screen shows, and the document that it is of.
    pub(crate) fn of(screen: &Screen, document: Option<&Document>, engine: Engine) -> Self {
        let corpus = engine.corpus();
        let about = |title: &str, words: String| Self { title: title.to_owned(), words, ..Self::default() };
        match screen {
            Screen::Document(state) => {
                let Some(document) = document else { return Self::default() };
                let words = if state.scraped { "Every line, as it was scraped." } else { opening(document) };
                let (source, warnings) = (facts(document), second_hand(document).collect());
                Self { title: document.name().to_owned(), words: words.to_owned(), source, warnings }
            }
            Screen::Topic(id) => match corpus.topic_by_id(id).map(|topic| &corpus.topics[topic.index()]) {
                Some(topic) => about(&topic.label, topic.definition.clone()),
                None => about("Topics", format!("The topics of “{}”.", corpus.title)),
            },
            Screen::Timeline(_) => about(
                "Timeline",
                format!(
                    "What the pages of “{}” tell of and when they were published, in the order of time.",
                    corpus.title
                ),
            ),
            Screen::Positions(_) => about(
                "Positions",
                format!("Who stands where on what in “{}”: sides by topics.", corpus.title),
            ),
            Screen::Statements(_) => {
                about("Statements", format!("Who says what, how and when in “{}”, as a table.", corpus.title))
            }
            Screen::Concordance(_) => about(
                "Concordance",
                format!("The words of “{}” in their context, line by line.", corpus.title),
            ),
            Screen::Names(_) => about(
                "Names",
                format!("Who and what the pages of “{}” name, by which names and how often.", corpus.title),
            ),
            Screen::Name(slug) => match engine.register().find(slug) {
                Some(id) => {
                    let entity = &corpus.entities[id.index()];
                    let words = entity.role.as_deref().unwrap_or(entity.kind.label());
                    about(&entity.name, format!("{words}: named in “{}”, with what it says.", corpus.title))
                }
                None => about("Names", String::new()),
            },
            Screen::Compare(_) => about(
                "Compare",
                format!(
                    "What both tell of and what only one does: documents and sides of “{}”.",
                    corpus.title
                ),
            ),
            Screen::Dossier => about(
                "Dossier",
                format!("Passages collected from “{}”, in an order and with notes.", corpus.title),
            ),
            Screen::About => {
                about("About", format!("How “{}” was made, and what it does not know.", corpus.title))
            }
            Screen::Search(search) if search.is_empty() => about(&corpus.title, corpus.description.clone()),
            Screen::Search(_) => about(&corpus.title, format!("Passages of “{}”.", corpus.title)),
        }
    }

    /// In a sentence or two.
    pub(crate) fn description(&self) -> String {
        let mut words = self.source.clone();
        for warning in &self.warnings {
            words.push_str(", ");
            words.push_str(warning);
        }
        words.push_str(if words.is_empty() { "" } else { ". " });
        shortened(&(words + &self.words))
    }

    /// As a picture shows it.
    pub(crate) fn card<'a>(&'a self, corpus: &'a Corpus) -> Card<'a> {
        let site = if self.title == corpus.title { "" } else { &*corpus.title };
        Card { site, title: &self.title, words: &self.words, source: &self.source, warnings: &self.warnings }
    }
}

/// Elements in the making.
struct Elements(String);

impl Elements {
    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        if !content.is_empty() {
            let _ = writeln!(
                self.0,
                "<meta {kind}=\"{name}\" content=\"{}\">",
                encode_double_quoted_attribute(content)
            );
        }
    }

    /// By these names reference managers know what a page is.
    fn reference(&mut self, document: &Document) {
        let stated = |field: &Option<corpus::Stated>| {
            field.as_ref().map(|field| field.value.clone()).unwrap_or_default()
        };
        self.meta("name", "citation_title", document.name());
        self.meta("name", "citation_author", &stated(&document.byline));
        self.meta("name", "citation_publication_date", &stated(&document.date).replace('-', "/"));
        self.meta("name", "citation_publisher", &stated(&document.publisher));
        self.meta(
            "name",
            "citation_public_url",
            Some(stated(&document.url)).filter(|url| is_web(url)).as_deref().unwrap_or(""),
        );
    }
}

/// Adds a value, unless there is none.
fn add(data: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        data.insert(name.to_owned(), value.into());
    }
}

/// Whether an address that a page states is one of the web; others, such as scripts, are handed to nobody.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The first words of an article.
fn opening(document: &Document) -> &str {
    let passage = document.passages.iter().find(|passage| !passage.heading);
    passage.map_or("No article was found in this file.", |passage| &passage.text)
}

/// At most so many letters, cut between words.
fn shortened(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(DESCRIPTION) else { return words.to_owned() };
    let cut = words[..end].rfind(' ').unwrap_or(end);
    [words[..cut].trim_end_matches([',', ';', ':', ' ']), " …"].concat()
}
