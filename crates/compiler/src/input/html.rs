//! Reads HTML: the text that a reader sees as blocks with their lines, which of them are the article, and what the
//! page states in its tags.
//!
//! Two readers of one page: the tokenizer of `html5ever` knows lines but no tree, `dom_smoothie` (Firefox's reader
//! view in Rust) knows the article but no lines. They meet in the text of the blocks: a block is the article's when the
//! reader view has it too. Where that finds nothing, or a page is so large or so deep that it could harm, the rules for
//! plain text decide alone. Scripts, styles and comments are left out and counted; other text is kept.

mod bodies;

use self::bodies::Bodies;
use super::markup::{Block, Fact, Field, Kind, Markup};
use super::page::clean;
use corpus::FurnitureKind;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Elements from which on the reader view is not asked: its work is not linear. Pages have about 1,500.
const MOST_ELEMENTS: usize = 30_000;
/// Elements inside each other from which on it is not asked: it calls itself for each. Pages have about 30.
const DEEPEST: usize = 256;
/// Character references (`&amp;`) from which on it is not asked: it copies the text so far for each. Pages have a few
/// hundred; 10,000 take a third of a second.
const MOST_REFERENCES: usize = 10_000;
/// Attributes of one tag from which on a page is read as plain text: the tokenizer compares each with all others.
const MOST_ATTRIBUTES: usize = 20_000;

/// Reads a page; nothing when it is no HTML that anybody could have meant.
pub fn read(text: &str) -> Option<Markup> {
    if most_attributes(text) > MOST_ATTRIBUTES {
        return None;
    }
    let mut page = blocks(text);
    let references = text.matches('&').count();
    if page.elements <= MOST_ELEMENTS && page.deepest <= DEEPEST && references <= MOST_REFERENCES {
        mark_article(text, &mut page.blocks);
    }
    page.bodies.mark(&mut page.blocks);
    Some(Markup { dropped: page.dropped(), blocks: page.blocks, facts: page.facts })
}

/// Marks the blocks that the reader view has, each as often as it has it.
fn mark_article(text: &str, blocks: &mut [Block]) {
    // The reader view is a stranger's code on a stranger's page: should it panic, we do without it.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let mut view = dom_smoothie::Readability::new(text, None, None).ok()?;
        Some(view.parse().ok()?.content.to_string())
    }));
    let Ok(Some(article)) = article else { return };
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for block in self::blocks(&article).blocks {
        *left.entry(clean(&block.text)).or_default() += 1;
    }
    for block in blocks {
        if let Some(count) = left.get_mut(&clean(&block.text)).filter(|count| **count > 0) {
            *count -= 1;
            block.article = true;
        }
    }
}

/// The blocks of a page or of a piece of one.
pub fn blocks(text: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Page::default())), TokenizerOpts::default());
    // A script stops the tokenizer, as it would a browser; nobody runs it here.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.flush();
    page
}

/// A page under reading.
#[derive(Default)]
pub struct Page {
    /// Its blocks so far.
    pub blocks: Vec<Block>,
    facts: Vec<Fact>,
    elements: usize,
    depth: usize,
    deepest: usize,
    /// The block under reading, and the lines of its first and last words.
    current: String,
    lines: Option<(u32, u32)>,
    /// An element ended right before.
    closed: bool,
    heading: Option<u8>,
    captions: usize,
    /// Of each figure under reading, the innermost last, whether it has a heading so far.
    figures: Vec<bool>,
    preformatted: usize,
    /// The rows of tables under reading, the innermost last, and the finished cells of that one.
    rows: Vec<Row>,
    cells: Vec<Cell>,
    /// The element that is not shown under reading, and how many of its name are open inside it.
    unseen: Option<(String, usize)>,
    bodies: Bodies,
    /// What the text under reading is, where it is no text of the page.
    hidden: Option<Hidden>,
    hidden_text: String,
    hidden_line: u32,
    scripts: usize,
    styles: usize,
    comments: usize,
}

/// A row of a table: one of data is one piece, in one that only lays out a page each cell is a page of its own.
#[derive(Default)]
struct Row {
    cells: usize,
    /// A cell of it holds paragraphs, lines or another table.
    lays_out: bool,
}

/// A cell of a row of data: its text and its lines.
type Cell = (String, Option<(u32, u32)>);

/// Words from which on a cell is no datum but a paragraph.
const PROSE_WORDS: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Title,
    Data,
    Script,
    Style,
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        let line = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        match token {
            Token::CharacterTokens(text) => {
                page.text(&text, line);
                page.closed = false;
            }
            Token::TagToken(tag) if tag.kind == StartTag => return page.start(&tag, line),
            Token::TagToken(tag) if tag.kind == EndTag => {
                page.end(&tag.name, line);
                page.closed = true;
            }
            Token::CommentToken(_) => page.comments += 1,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Tags that do not end a block; all others do.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meta link \
                      nobr q rp rt ruby s samp script small span strike strong style sub sup td th template time tt u \
                      var wbr noscript ";

fn is_inline(name: &str) -> bool {
    INLINE.split(' ').any(|tag| tag == name)
}

/// Tags that do not stand inside their like: the next one ends them.
const FLAT: [&str; 5] = ["p", "li", "td", "tr", "option"];

/// Tags that tables are made of.
const TABLE: &str = " table caption colgroup col thead tbody tfoot tr td th ";

/// Tags without an end.
const VOID: &str = " area base br col embed hr img input link meta param source track wbr ";

impl Page {
    fn text(&mut self, text: &str, line: u32) {
        if self.hidden.is_some() {
            self.hidden_text.push_str(text);
            return;
        }
        // The tokenizer gives the line of the end of a run of characters.
        let words = text.trim();
        if !words.is_empty() {
            let behind = &text[text.len() - text.trim_start().len() + words.len()..];
            let breaks = |text: &str| text.matches('\n').count() as u32;
            let last = line.saturating_sub(breaks(behind)).max(1);
            let first = last.saturating_sub(breaks(words)).max(1);
            self.lines = Some((self.lines.map_or(first, |(first, _)| first), last));
        }
        self.current.push_str(text);
    }

    fn start(&mut self, tag: &Tag, line: u32) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        self.elements += 1;
        if !VOID.split(' ').any(|void| void == name) {
            self.depth += 1;
            self.deepest = self.deepest.max(self.depth);
        }
        if is_inline(name) {
            self.keep_apart(name);
        } else {
            // What breaks a line inside a cell says that the table is no table.
            if !TABLE.split(' ').any(|tag| tag == name)
                && let Some(row) = self.rows.last_mut().filter(|row| row.cells > 0)
            {
                row.lays_out = true;
            }
            self.flush();
        }
        self.hide(tag);
        if !is_inline(name) && !FLAT.contains(&name) && !VOID.split(' ').any(|void| void == name) {
            self.bodies.start(name, value(tag, "itemprop"), value(tag, "itemtype"));
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name[1..].parse().ok();
                if let Some(headed) = self.figures.last_mut() {
                    *headed = true;
                }
            }
            "figure" => self.figures.push(false),
            // Below a heading of its own it is a piece of the article: galleries set theirs so.
            "figcaption" if self.figures.last() == Some(&true) => {}
            "figcaption" | "caption" => self.captions += 1,
            "pre" => self.preformatted += 1,
            "table" => {
                if let Some(row) = self.rows.last_mut() {
                    row.lays_out = true;
                }
                self.rows.push(Row::default());
            }
            "tr" => {
                if let Some(row) = self.rows.last_mut() {
                    *row = Row::default();
                }
            }
            "td" | "th" => self.cell(),
            "li" => self.current.push_str("• "),
            "q" => self.current.push('“'),
            "img" => self.picture(tag, line),
            "meta" => self.meta(tag, line),
            "link" => {
                let canonical = value(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                if let Some(link) = value(tag, "href").filter(|_| canonical) {
                    self.facts.extend(Fact::new(Field::Url, link, line, "<link rel=\"canonical\">", 0));
                }
            }
            "time" => self.time(tag, line),
            _ => {}
        }
        let (hidden, raw) = match name {
            "title" if self.blocks.is_empty() && self.lines.is_none() => (Hidden::Title, RawKind::Rcdata),
            "script" if value(tag, "type").is_some_and(|kind| kind.to_lowercase().contains("ld+json")) => {
                (Hidden::Data, RawKind::ScriptData)
            }
            "script" => (Hidden::Script, RawKind::ScriptData),
            "style" => (Hidden::Style, RawKind::Rawtext),
            // What stands in these is text of the page, or of an old browser's page.
            "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
            "xmp" | "iframe" | "noembed" | "noframes" => return TokenSinkResult::RawData(RawKind::Rawtext),
            _ => return TokenSinkResult::Continue,
        };
        self.hidden = Some(hidden);
        self.hidden_text.clear();
        self.hidden_line = line;
        TokenSinkResult::RawData(raw)
    }

    fn end(&mut self, name: &str, _line: u32) {
        self.depth = self.depth.saturating_sub(1);
        match self.hidden.take() {
            Some(Hidden::Title) => {
                let title = std::mem::take(&mut self.hidden_text);
                self.facts.extend(Fact::new(Field::Title, &title, self.hidden_line, "<title>", 9));
            }
            Some(Hidden::Data) => self.data(),
            Some(Hidden::Script) => self.scripts += 1,
            Some(Hidden::Style) => self.styles += 1,
            None => {}
        }
        if name == "q" {
            self.current.push('”');
        }
        if !is_inline(name) {
            self.flush();
        }
        if let Some((unseen, open)) = &mut self.unseen
            && unseen == name
        {
            *open -= 1;
            if *open == 0 {
                self.flush();
                self.unseen = None;
            }
        }
        if self.bodies.end(name) {
            self.flush();
            self.bodies.close();
        }
        match name {
            "table" => {
                self.rows.pop();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "figcaption" | "caption" => self.captions = self.captions.saturating_sub(1),
            "figure" => {
                self.figures.pop();
            }
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
    }

    /// Begins a cell: the one before it is another piece, or belongs to the same row of data.
    fn cell(&mut self) {
        let Some(row) = self.rows.last_mut() else { return self.flush() };
        row.cells += 1;
        if row.lays_out {
            self.flush();
        } else if row.cells > 1 {
            self.cells.push((std::mem::take(&mut self.current), self.lines.take()));
        }
    }

    /// Words of two elements side by side are two words, though nothing stands between the tags: a link and its date.
    fn keep_apart(&mut self, name: &str) {
        const BESIDE: [&str; 5] = ["a", "span", "time", "small", "label"];
        // The first letter of a text may be set by itself.
        let mut before = self.current.chars().rev().take_while(|c| c.is_alphanumeric());
        if self.closed && BESIDE.contains(&name) && before.nth(1).is_some() {
            self.current.push(' ');
        }
    }

    /// Notes that an element is not shown, until it ends.
    fn hide(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if VOID.split(' ').any(|void| void == name) {
            return;
        }
        if let Some((unseen, open)) = &mut self.unseen {
            if unseen != name {
                return;
            }
            if !FLAT.contains(&name) {
                *open += 1;
                return;
            }
            self.flush();
            self.unseen = None;
        }
        let style = value(tag, "style").map(|style| style.to_lowercase().replace(' ', ""));
        let unseen = name == "template"
            || value(tag, "hidden").is_some()
            || style
                .is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"));
        if unseen {
            self.flush();
            self.unseen = Some((name.to_owned(), 1));
        }
    }

    fn flush(&mut self) {
        self.cells.push((std::mem::take(&mut self.current), self.lines.take()));
        let cells = std::mem::take(&mut self.cells);
        let is_long = |cell: &Cell| cell.0.split_whitespace().count() >= PROSE_WORDS;
        if cells.len() == 1 || cells.iter().any(is_long) {
            for (text, lines) in cells {
                self.push(&text, lines, Kind::Text);
            }
            return;
        }
        let lines = cells.iter().filter_map(|cell| cell.1).reduce(|all, cell| (all.0, cell.1));
        let filled: Vec<&str> =
            cells.iter().map(|cell| cell.0.trim()).filter(|cell| !cell.is_empty()).collect();
        let kind = if filled.len() > 1 { Kind::Furniture(FurnitureKind::Table) } else { Kind::Text };
        self.push(&filled.join(" | "), lines, kind);
    }

    fn push(&mut self, text: &str, lines: Option<(u32, u32)>, kind: Kind) {
        let Some((first, last)) = lines else { return };
        let kind = match self.heading {
            _ if self.captions > 0 => Kind::Furniture(FurnitureKind::Caption),
            Some(level) => Kind::Heading(level),
            None if kind == Kind::Text && self.preformatted > 0 => Kind::Preformatted,
            None => kind,
        };
        let text = text.trim_matches([' ', '\n', '\t', '\r', '\u{c}']);
        self.bodies.block();
        self.blocks.push(Block { unseen: self.unseen.is_some(), ..Block::new(first, last, text, kind) });
    }

    /// A picture's words stand beside the text that the picture stands in.
    fn picture(&mut self, tag: &Tag, line: u32) {
        let Some(alt) = value(tag, "alt").filter(|alt| !clean(alt).is_empty()) else { return };
        let kind = Kind::Furniture(FurnitureKind::Caption);
        self.bodies.block();
        self.blocks.push(Block::new(line, line, alt, kind));
    }

    fn meta(&mut self, tag: &Tag, line: u32) {
        let Some(content) = value(tag, "content") else { return };
        for key in ["property", "name", "itemprop"] {
            let Some(name) = value(tag, key) else { continue };
            let (field, rank) = match name.to_lowercase().as_str() {
                "og:title" => (Field::Title, 1),
                "twitter:title" | "dc.title" | "headline" => (Field::Title, 3),
                "article:published_time" | "og:published_time" => (Field::Date, 0),
                "datepublished" | "date" | "pubdate" | "publishdate" | "publish_date" | "dc.date"
                | "dc.date.issued" | "dcterms.created" | "parsely-pub-date" | "sailthru.date" => {
                    (Field::Date, 2)
                }
                "author" | "byl" | "dc.creator" | "parsely-author" | "sailthru.author" => (Field::Byline, 1),
                "article:author" | "og:article:author" => (Field::Byline, 2),
                "og:site_name" => (Field::Publisher, 1),
                "dc.publisher" | "publisher" | "application-name" => (Field::Publisher, 2),
                "og:url" => (Field::Url, 1),
                _ => continue,
            };
            let basis = format!("<meta {key}=\"{}\">", clean(name));
            self.facts.extend(Fact::new(field, content, line, &basis, rank));
        }
    }

    /// `<time>`, where it says that it is the date of publication.
    fn time(&mut self, tag: &Tag, line: u32) {
        let says = value(tag, "pubdate").is_some()
            || ["itemprop", "class"]
                .iter()
                .any(|key| value(tag, key).is_some_and(|name| name.to_lowercase().contains("publish")));
        if let Some(date) = value(tag, "datetime").filter(|_| says) {
            self.facts.extend(Fact::new(Field::Date, date, line, "<time datetime>", 3));
        }
    }

    /// JSON-LD: the first item that is an article.
    fn data(&mut self) {
        let Ok(data) = serde_json::from_str::<Value>(self.hidden_text.trim()) else {
            self.scripts += 1;
            return;
        };
        let Some(item) = article(&data) else { return self.page_date(&data) };
        let name = |value: &Value| -> Option<String> {
            let one = |value: &Value| {
                let value = meant(&data, value);
                value
                    .as_str()
                    .or_else(|| value["name"].as_str())
                    .map(str::to_owned)
                    .filter(|name| !name.is_empty())
            };
            match value {
                Value::Array(list) => {
                    let names: Vec<String> = list.iter().take(MOST_ITEMS).filter_map(one).collect();
                    (!names.is_empty()).then(|| names.join(", "))
                }
                value => one(value),
            }
        };
        let page = item["url"].as_str().or_else(|| item["mainEntityOfPage"]["@id"].as_str());
        for (field, key, value) in [
            (Field::Title, "headline", name(&item["headline"])),
            (Field::Date, "datePublished", name(&item["datePublished"])),
            (Field::Byline, "author", name(&item["author"])),
            (Field::Publisher, "publisher", name(&item["publisher"])),
            (Field::Url, "url", page.map(str::to_owned)),
        ] {
            let Some(value) = value else { continue };
            // The account that a reference means is whoever filed the text.
            let referred = field == Field::Byline && item["author"].get("@id").is_some();
            let rank = if field == Field::Url || referred { 2 } else { 0 };
            let basis = format!("`{key}` in JSON-LD");
            self.facts.extend(Fact::new(field, &value, self.hidden_line, &basis, rank));
        }
    }

    /// JSON-LD without an article: the day of the page itself.
    fn page_date(&mut self, data: &Value) {
        let item = item(data, &|kind| kind.ends_with("WebPage"));
        let date = item.and_then(|item| item["datePublished"].as_str());
        let basis = "`datePublished` of the page in JSON-LD";
        self.facts.extend(date.and_then(|date| Fact::new(Field::Date, date, self.hidden_line, basis, 3)));
    }

    /// What was left out, in words.
    fn dropped(&self) -> String {
        let counted = [(self.scripts, "script"), (self.styles, "style sheet"), (self.comments, "comment")];
        let parts: Vec<String> = counted
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {name}{}", if *count == 1 { "" } else { "s" }))
            .collect();
        parts.join(", ")
    }
}

/// Items of a graph among which the one that a reference means is looked for: what keeps the work linear.
const MOST_ITEMS: usize = 100;

/// The item of JSON-LD that is an article.
fn article(data: &Value) -> Option<&Value> {
    item(data, &|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind.ends_with("Report"))
}

/// The item of JSON-LD of some kind: the thing itself, or one of a list or graph.
fn item<'v>(data: &'v Value, is: &dyn Fn(&str) -> bool) -> Option<&'v Value> {
    match data {
        Value::Array(list) => list.iter().find_map(|value| item(value, is)),
        Value::Object(_) => {
            let fits = match &data["@type"] {
                Value::String(kind) => is(kind),
                Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
                _ => false,
            };
            if fits { Some(data) } else { data.get("@graph").and_then(|graph| item(graph, is)) }
        }
        _ => None,
    }
}

/// What a reference means, `{"@id": "#jane"}`: the item of the graph that has this id and a name.
fn meant<'v>(data: &'v Value, value: &'v Value) -> &'v Value {
    let (Some(id), None) = (value["@id"].as_str(), value["name"].as_str()) else { return value };
    let graph = data["@graph"].as_array().or_else(|| data.as_array());
    let mut items = graph.into_iter().flatten().take(MOST_ITEMS);
    items.find(|item| item["@id"] == id && item["name"].is_string()).unwrap_or(value)
}

fn value<'t>(tag: &'t Tag, key: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == key).map(|attribute| &*attribute.value)
}

/// At most how many attributes one tag has.
fn most_attributes(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut most, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b'<' || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
            continue;
        }
        let (mut count, mut quote) = (0, None);
        at += 1;
        let is_script = begins(&bytes[at..], b"script");
        while at < bytes.len() {
            match (bytes[at], quote) {
                (byte, Some(mark)) if byte == mark => quote = None,
                (b'>', None) => break,
                // A quotation mark opens a value only behind an equals sign; elsewhere it is part of a name.
                (mark @ (b'"' | b'\''), None) if bytes[at - 1] == b'=' => {
                    quote = Some(mark);
                    count += 1;
                }
                (b' ' | b'\n' | b'\t' | b'\r' | b'\x0c' | b'/' | b'=', None) => count += 1,
                _ => {}
            }
            at += 1;
        }
        most = most.max(count);
        while is_script && at < bytes.len() && !begins(&bytes[at..], b"</script") {
            at += 1;
        }
    }
    most
}

fn begins(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        let name = |kind: Kind| match kind {
            Kind::Text => "text".to_owned(),
            Kind::Preformatted => "pre".to_owned(),
            Kind::Heading(level) => format!("h{level}"),
            Kind::Furniture(kind) => kind.id().to_owned(),
        };
        let blocks = blocks(html).blocks;
        blocks
            .iter()
            .map(|block| format!("{} {}: {}", block.first, name(block.kind), clean(&block.text)))
            .collect()
    }

    fn facts(html: &str) -> Vec<String> {
        let fact = |fact: &Fact| {
            format!("{:?} {} ({}, {})", fact.field, fact.stated.value, fact.stated.line, fact.stated.basis)
        };
        read(html).expect("a page").facts.iter().map(fact).collect()
    }

    #[test]
    fn blocks_begin_on_their_line_of_the_source() {
        assert_eq!(
            shown(
                "<html>\n<body><h1>Talks</h1>\n<p>\n  The <b>two</b> sides&nbsp;met.\n</p><p>They\nleft.<ul><li>one<li>two</ul>"
            ),
            [
                "2 h1: Talks",
                "4 text: The two sides met.",
                "5 text: They left.",
                "6 text: • one",
                "6 text: • two"
            ]
        );
    }

    #[test]
    fn tables_breaks_quotations_and_pictures_keep_their_sense() {
        assert_eq!(
            shown(
                "<table><tr><td>a<td>b</tr><tr><td>1</td><td>2</td></tr></table>x<br>y <q>z</q><figure><img alt='A ferry'><figcaption>In port</figcaption></figure>"
            ),
            [
                "1 table: a | b",
                "1 table: 1 | 2",
                "1 text: x",
                "1 text: y “z”",
                "1 caption: A ferry",
                "1 caption: In port"
            ]
        );
    }

    #[test]
    fn a_caption_below_a_heading_of_its_own_is_text() {
        assert_eq!(
            shown(
                "<figure><h2>Crab</h2><figcaption>A knot.</figcaption></figure><figure><figcaption>A quay.</figcaption></figure><pre>a\n  b</pre>"
            ),
            ["1 h2: Crab", "1 text: A knot.", "1 caption: A quay.", "1 pre: a b"]
        );
    }

    #[test]
    fn a_table_that_lays_out_a_page_is_no_table() {
        for (html, expected) in [
            (
                "<table><tr><td>Home<br>World</td><td>Talks</td></tr></table>",
                &["1 text: Home", "1 text: World", "1 text: Talks"][..],
            ),
            (
                "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table>c</td><td>d</td></tr></table>",
                &["1 table: a | b", "1 text: c", "1 text: d"],
            ),
            (
                "<table><tr><td>Menu<td>The two sides met on Monday in the town of Lenn to talk about wages.</table>",
                &[
                    "1 text: Menu",
                    "1 text: The two sides met on Monday in the town of Lenn to talk about wages.",
                ],
            ),
            (
                "<table>\n<tr><td></td><td>alone</td></tr>\n<tr>\n<td>a\n<td>b</table>",
                &["2 text: alone", "4 table: a | b"],
            ),
        ] {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn words_of_two_elements_side_by_side_are_two_words() {
        for (html, expected) in [
            ("<a>Grain prices rose</a><span>17 July</span>", "1 text: Grain prices rose 17 July"),
            ("<span class=cap>T</span><span>he talks</span>", "1 text: The talks"),
            ("H<sub>2</sub>O and the <b>min</b>ister", "1 text: H2O and the minister"),
            ("<span>one</span>, <span>two</span>", "1 text: one, two"),
        ] {
            assert_eq!(shown(html), [expected], "{html}");
        }
    }

    #[test]
    fn what_is_not_shown_is_known_as_such() {
        let unseen = |html: &str| -> Vec<String> {
            let page = blocks(html).blocks;
            page.into_iter().filter(|block| block.unseen).map(|block| block.text).collect()
        };
        for (html, expected) in [
            ("<p hidden>a</p><p>b</p>", &["a"][..]),
            ("<p hidden>a<p>b", &["a"]),
            ("<div style='color:red; Display: none'><div>a</div>b</div>c", &["a", "b"]),
            ("<template><p>a</p></template><p>b", &["a"]),
            ("<input hidden><p>b", &[]),
        ] {
            assert_eq!(unseen(html), expected, "{html}");
        }
    }

    #[test]
    fn scripts_styles_and_comments_are_left_out_and_counted() {
        let page =
            read("<style>p{}</style><!-- x --><p>Text<script>if (a<b) {}</script><script>1</script> goes on")
                .expect("a page");
        assert_eq!(page.dropped, "2 scripts, 1 style sheet, 1 comment");
        assert_eq!(page.blocks.len(), 1);
        assert_eq!(clean(&page.blocks[0].text), "Text goes on");
    }

    #[test]
    fn tags_state_fields_and_are_named() {
        assert_eq!(
            facts(
                "<title>Talks | The Port</title>\n<meta property=\"og:title\" content=\"Talks &amp; more\">\n<meta property=\"article:published_time\" content=\"2024-03-04T10:00:00Z\"><meta name=author content=\"Ann Example\">\n<link rel=canonical href=\"https://a.b/c\">"
            ),
            [
                "Title Talks | The Port (1, <title>)",
                "Title Talks & more (2, <meta property=\"og:title\">)",
                "Date 2024-03-04 (3, <meta property=\"article:published_time\">)",
                "Byline Ann Example (3, <meta name=\"author\">)",
                "Url https://a.b/c (4, <link rel=\"canonical\">)"
            ]
        );
        assert_eq!(
            facts(
                "<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"WebSite\", \"url\": \"https://x.y\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"Talks\", \"datePublished\": \"2024-03-04\", \"author\": [{\"name\": \"Ann\"}, \"Bo\"], \"publisher\": {\"name\": \"The Port\"}}]}</script>"
            ),
            [
                "Title Talks (1, `headline` in JSON-LD)",
                "Date 2024-03-04 (1, `datePublished` in JSON-LD)",
                "Byline Ann, Bo (1, `author` in JSON-LD)",
                "Publisher The Port (1, `publisher` in JSON-LD)"
            ]
        );
        assert_eq!(
            facts(
                "<meta name=byl content=\"By Ann Example\"><script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"Person\", \"@id\": \"#bo\", \"name\": \"Bo Other\"}, {\"@type\": \"Article\", \"author\": {\"@id\": \"#bo\"}}]}</script>"
            ),
            ["Byline Ann Example (1, <meta name=\"byl\">)", "Byline Bo Other (1, `author` in JSON-LD)"]
        );
        assert_eq!(
            facts(
                "<title>The Port |</title><script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"WebPage\", \"datePublished\": \"2024-03-04\", \"dateModified\": \"2024-05-01\"}]}</script>"
            ),
            ["Date 2024-03-04 (1, `datePublished` of the page in JSON-LD)"]
        );
        assert!(facts("<meta property=\"article:author\" content=\"https://a.b/ann\"><meta name=date content=soon><link rel=canonical href=\"/c\">").is_empty());
    }

    #[test]
    fn what_could_harm_is_read_in_another_way() {
        let attributes = format!("<a {}>", "b=1 ".repeat(100_000));
        assert!(read(&attributes).is_none());
        let quoted = format!("<a {}>", "b=\">\"".repeat(100_000));
        assert!(read(&quoted).is_none());
    }
}
