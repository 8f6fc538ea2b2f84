//! The lists of a site for machines that follow it: what pages there are, and which documents are new.
//!
//! Both need whole addresses, so there are none where the address of the site is not known.

use std::fmt::Write;

use concordance_app::page::document_line::facts;
use corpus::{Corpus, Document};
use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::address;

/// `sitemap.xml`: these pages of the site. None has a date, since none is known.
pub(crate) fn sitemap(site: &str, files: &[&str]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for file in files {
        let file = if *file == address::OVERVIEW { "" } else { file };
        let _ = writeln!(out, "<url><loc>{}</loc></url>", xml(&[site, file].concat()));
    }
    out + "</urlset>\n"
}

/// How many documents a feed has.
const NEWEST: usize = 50;

/// `feed.xml`, in Atom: the newest documents whose day is told. A feed must date its entries, so the others have no place in
/// it. Nothing where no document has a day.
pub(crate) fn feed(site: &str, corpus: &Corpus) -> Option<String> {
    let mut dated: Vec<(&str, &Document)> =
        corpus.documents.iter().filter_map(|one| Some((day(one)?, one))).collect();
    // The newest first; those of one day as they stand in the corpus.
    dated.sort_by(|a, b| b.0.cmp(a.0));
    let (newest, _) = dated.first()?;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    let _ = writeln!(out, "<id>{0}</id>\n<title>{1}</title>", xml(site), xml(&corpus.title));
    let _ = writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", attribute(site));
    let _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", attribute(&[site, FEED].concat()));
    let _ = writeln!(out, "<updated>{newest}T00:00:00Z</updated>");
    let _ = writeln!(out, "<author><name>{}</name></author>", xml(&corpus.title));
    for (day, document) in dated.iter().take(NEWEST) {
        let page = [site, &address::document(document)].concat();
        let _ = writeln!(out, "<entry>\n<id>{0}</id>\n<title>{1}</title>", xml(&page), xml(document.name()));
        let _ = writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", attribute(&page));
        let _ = writeln!(out, "<published>{day}T00:00:00Z</published>\n<updated>{day}T00:00:00Z</updated>");
        if let Some(byline) = &document.byline {
            let _ = writeln!(out, "<author><name>{}</name></author>", xml(&byline.value));
        }
        let _ = writeln!(out, "<summary>{}</summary>\n</entry>", xml(&facts(document)));
    }
    Some(out + "</feed>\n")
}

/// The feed's file.
pub(crate) const FEED: &str = "feed.xml";

/// The day that a document was published, where the page tells it to the day.
fn day(document: &Document) -> Option<&str> {
    document.date.as_ref().map(|date| &*date.value).filter(|date| date.len() == "2024-05-06".len())
}

/// Text as XML can have it: some control characters it cannot have at all.
fn xml(text: &str) -> String {
    encode_text(&text.replace(|c: char| c.is_control() && !"\t\n\r".contains(c), " ")).into_owned()
}

fn attribute(text: &str) -> String {
    encode_double_quoted_attribute(text).into_owned()
}
