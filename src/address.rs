//! The addresses of places: what stands in the browser's address bar, in what is copied, and behind it.
//!
//! Inside, a place is a query string, `?doc=0-water&p=...`. A site whose pages are drawn beforehand has a page for each
//! document and topic, and the address of a place is that of its page.

use crate::screen::{DocumentState, Screen};

/// Where a site lies, and so what links to it look like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site<'s> {
    /// The address of its folder, or of the one file that it is; empty where nobody knows it: links are then relative.
    pub base: &'s str,
    /// It is one file, without pages beside it.
    pub is_alone: bool,
}

impl Site<'_> {
    /// The link to a place.
    pub fn link(&self, href: &str) -> String {
        let mut address = address(href, self.is_alone);
        // A browser shows the words by itself, where the page is drawn beforehand and nothing else can.
        let words = href.split('&').find_map(|pair| pair.strip_prefix("words="));
        if let Some((_, first)) =
            words.and_then(|words| words.split_once('.')).filter(|_| address.contains('#'))
        {
            let to = href.split('&').find_map(|pair| pair.strip_prefix("to="));
            let last = to.map_or_else(String::new, |to| [",", to].concat());
            address.push_str(":~:text=");
            // There a hyphen says something else.
            address.push_str(&[first, &*last].concat().replace('-', "%2D"));
        }
        [self.base, address.strip_prefix("./").unwrap_or(&address)].concat()
    }
}

/// The address of a place, behind that of the site.
pub fn address(href: &str, is_alone: bool) -> String {
    if is_alone { href.into() } else { page_address(href) }
}

/// The address of a place in a site whose pages are drawn beforehand. A document and a topic have the name of their page, so
/// that the preview of the link is theirs, and a passage is also where the page opens without us; what else is asked stands
/// between them, whole unless it is of the passage alone.
fn page_address(href: &str) -> String {
    if let Some((file, _)) = PAGES.iter().find(|(_, query)| *query == href) {
        return [*file, ".html"].concat();
    }
    let (kind, asked) = match (href.strip_prefix("?doc="), href.strip_prefix("?view=topic&topic=")) {
        (Some(asked), _) => ("document-", asked),
        (None, Some(asked)) => ("topic-", asked),
        (None, None) => return ["./", href].concat(),
    };
    let (id, asked) = asked.split_once('&').unwrap_or((asked, ""));
    if !names_a_file(id) {
        return ["./", href].concat();
    }
    let passage = asked.strip_prefix("p=").map(|hash| hash.split_once('&').unwrap_or((hash, "")));
    let (before, hash, asked) = passage.map_or(("", "", asked), |(hash, asked)| ("#p-", hash, asked));
    let is_of_passage = asked.split('&').all(|pair| OF_A_PASSAGE.iter().any(|key| pair.starts_with(key)));
    let asked = match asked {
        "" => String::new(),
        asked if is_of_passage => ["?", asked].concat(),
        _ => href.into(),
    };
    [kind, id, ".html", &asked, before, hash].concat()
}

/// The other pages, by their names.
const PAGES: [(&str, &str); 9] = [
    ("timeline", "?view=timeline"),
    ("compare", "?view=compare"),
    ("positions", "?view=positions"),
    ("topics", "?view=topic"),
    ("statements", "?view=statements"),
    ("concordance", "?view=concordance"),
    ("names", "?view=names"),
    ("dossier", "?view=dossier"),
    ("about", "?view=about"),
];

/// What is said of nothing but a passage, and so needs no name of its document where the page has it.
const OF_A_PASSAGE: [&str; 4] = ["mark=", "was=", "words=", "to="];

/// The query string of a place from the parts of its address.
pub fn query_of(path: &str, search: &str, fragment: &str) -> String {
    let passage = fragment.strip_prefix("#p-");
    // What others add to a link, such as where it was shared, asks for nothing.
    match (Screen::parse(search).0, passage) {
        (Screen::Document(DocumentState { passage: None, line: None, .. }), Some(hash)) => {
            return [search, "&p=", hash].concat();
        }
        (screen, _) if screen.href() != "?" => return search.into(),
        _ => {}
    }
    let (_, file) = path.rsplit_once('/').unwrap_or(("", path));
    let id = |kind| file.strip_prefix(kind)?.strip_suffix(".html");
    match (id("document-"), id("topic-")) {
        (Some(id), _) => match passage {
            Some(hash) if search.len() > 1 => ["?doc=", id, "&p=", hash, "&", &search[1..]].concat(),
            Some(hash) => ["?doc=", id, "&p=", hash].concat(),
            None => ["?doc=", id].concat(),
        },
        (None, Some(id)) => ["?view=topic&topic=", id].concat(),
        (None, None) => {
            let file = file.strip_suffix(".html").unwrap_or_default();
            let page = PAGES.iter().find(|(page, _)| *page == file);
            page.map_or(search, |(_, query)| *query).into()
        }
    }
}

/// Whether every system and every host can have a file with that name.
pub fn names_a_file(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    !id.is_empty() && id.len() < 200 && id.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_and_a_topic_have_the_address_of_their_page() {
        for (query, address) in [
            ("?", "./?"),
            ("?q=dam&side=north", "./?q=dam&side=north"),
            ("?view=about", "about.html"),
            ("?view=topic", "topics.html"),
            ("?view=dossier", "dossier.html"),
            ("?view=statements", "statements.html"),
            ("?view=statements&sort=-side", "./?view=statements&sort=-side"),
            ("?view=concordance", "concordance.html"),
            ("?view=compare", "compare.html"),
            ("?view=topic&topic=A%20b", "./?view=topic&topic=A%20b"),
            ("?view=topic&topic=dams", "topic-dams.html"),
            ("?doc=0-water", "document-0-water.html"),
            ("?doc=0-water&p=aaaaaaaaaaa1", "document-0-water.html#p-aaaaaaaaaaa1"),
            ("?doc=0-water&as=scraped&line=6", "document-0-water.html?doc=0-water&as=scraped&line=6"),
            ("?doc=0-water&p=aaaaaaaaaaa1&mark=s16", "document-0-water.html?mark=s16#p-aaaaaaaaaaa1"),
            (
                "?doc=0-water&p=aaaaaaaaaaa1&mark=s16&q=dam",
                "document-0-water.html?doc=0-water&p=aaaaaaaaaaa1&mark=s16&q=dam#p-aaaaaaaaaaa1",
            ),
        ] {
            assert_eq!(page_address(query), address);
            let (path, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
            let (path, search) = path.split_at(path.find('?').unwrap_or(path.len()));
            assert_eq!(query_of(&["/talks/", path].concat(), search, fragment), query);
        }
    }

    #[test]
    fn a_link_of_the_app_opened_beside_a_page_says_all_of_itself() {
        assert_eq!(query_of("/talks/document-0-water.html", "?q=dam", "#p-aaaaaaaaaaa1"), "?q=dam");
    }

    #[test]
    fn what_others_add_to_a_link_changes_nothing() {
        let query = query_of("/talks/document-0-water.html", "?fbclid=x&utm_source=mail", "#p-aaaaaaaaaaa1");
        assert_eq!(Screen::parse(&query).0.href(), "?doc=0-water&p=aaaaaaaaaaa1");
    }
}
