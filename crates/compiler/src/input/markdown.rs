//! Reads Markdown: paragraphs, headings and what its front matter states.
//!
//! A paragraph's source lines stay beside its text, so that link targets and emphasis are not lost. Whether a block is
//! the article is left to the rules for plain text: scrapers save menus as Markdown, too.

use super::html;
use super::markup::{Block, Fact, Field, Kind, Markup};
use super::page::clean;
use corpus::FurnitureKind;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a page.
pub fn read(text: &str) -> Markup {
    let mut walk = Walk::new(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let parsed = without_lone_returns(text);
    for (event, range) in Parser::new_ext(&parsed, options).into_offset_iter() {
        walk.step(event, range);
    }
    walk.flush();
    walk.rest();
    Markup { blocks: walk.blocks, facts: walk.facts, dropped: String::new() }
}

/// The text with a space for every carriage return inside a line, so that its lines are those of the page: to Markdown
/// each such return ends one.
fn without_lone_returns(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') || !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let ends_line = |at: usize| text.as_bytes().get(at + 1) == Some(&b'\n');
    let kept = text.char_indices().map(|(at, c)| if c == '\r' && !ends_line(at) { ' ' } else { c });
    Cow::Owned(kept.collect())
}

struct Walk<'t> {
    text: &'t str,
    /// First byte of every line.
    starts: Vec<usize>,
    blocks: Vec<Block>,
    facts: Vec<Fact>,
    /// The block under reading: its text and its bytes.
    current: String,
    range: Option<Range<usize>>,
    kind: Kind,
    /// The picture's words under reading, and how many pictures are open.
    alt: String,
    pictures: usize,
    /// The front matter or HTML under reading, with its first byte.
    front: Option<String>,
    html: Option<(String, usize)>,
    /// The cells of the table row so far.
    cells: usize,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self {
            text,
            starts,
            blocks: Vec::new(),
            facts: Vec::new(),
            current: String::new(),
            range: None,
            kind: Kind::Text,
            alt: String::new(),
            pictures: 0,
            front: None,
            html: None,
            cells: 0,
        }
    }

    fn step(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                self.add(&words, range);
            }
            Event::Html(words) => match &mut self.html {
                Some((html, _)) => html.push_str(&words),
                None => self.html = Some((words.into_string(), range.start)),
            },
            // A tag inside a paragraph: the source line keeps it.
            Event::InlineHtml(tag) => {
                let space = if tag.starts_with("<br") { " " } else { "" };
                self.add(space, range);
            }
            Event::SoftBreak | Event::HardBreak => self.add(" ", range),
            // Its number is no word of the sentence; the source line keeps it.
            Event::FootnoteReference(_) => self.add("", range),
            Event::Rule | Event::TaskListMarker(_) => self.flush(),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
            Tag::Image { .. } => self.pictures += 1,
            Tag::TableCell => {
                if self.cells > 0 {
                    self.add(" | ", range.start..range.start);
                }
                self.cells += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.cells = 0;
                self.kind = Kind::Furniture(FurnitureKind::Table);
            }
            Tag::MetadataBlock(_) => self.front = Some(String::new()),
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = Kind::Heading(*level as u8);
            }
            Tag::Item => {
                self.flush();
                // A bullet tells the rules that a short line belongs to a list.
                self.current.push_str("• ");
            }
            _ => {
                self.flush_unless_bullet();
                self.cells = 0;
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::TableCell => {}
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    let alt = std::mem::take(&mut self.alt);
                    if !clean(&alt).is_empty() {
                        let own = corpus::text::part(self.text, range.clone());
                        let raw = self.is_held(self.line(range.start)).then_some(own);
                        self.push(range.clone(), &alt, Kind::Furniture(FurnitureKind::Caption), raw);
                    }
                }
            }
            TagEnd::MetadataBlock(_) => {
                if let Some(front) = self.front.take() {
                    let first = self.line(range.start);
                    self.facts.extend(front_matter(&front, first + 1));
                }
            }
            TagEnd::HtmlBlock => self.html_block(),
            _ => {
                self.flush();
                self.kind = Kind::Text;
            }
        }
    }

    /// HTML between the paragraphs: its text is text, its pictures are pictures.
    fn html_block(&mut self) {
        let Some((html, start)) = self.html.take() else { return };
        let first = self.line(start);
        let read = html::blocks(&html);
        for mut block in read.blocks {
            block.first = (block.first + first - 1).min(self.starts.len() as u32);
            block.last = (block.last + first - 1).min(self.starts.len() as u32);
            if !self.is_held(block.first) {
                self.source(block.first, block.last).clone_into(&mut block.raw);
            }
            self.blocks.push(block);
        }
    }

    /// Whether the block before has the line as it came: of a thousand pictures or tags in a line, one is enough.
    fn is_held(&self, line: u32) -> bool {
        self.blocks.last().is_some_and(|before| before.last >= line)
    }

    fn add(&mut self, words: &str, range: Range<usize>) {
        if let Some(front) = &mut self.front {
            front.push_str(words);
            return;
        }
        if self.pictures > 0 {
            self.alt.push_str(words);
            return;
        }
        self.current.push_str(words);
        let range = match self.range.take() {
            Some(before) => before.start.min(range.start)..before.end.max(range.end),
            None => range,
        };
        self.range = Some(range);
    }

    fn flush_unless_bullet(&mut self) {
        if self.range.is_some() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        if let Some(range) = self.range.take() {
            let kind = self.kind;
            self.push(range, &text, kind, None);
        }
    }

    /// Adds a block with its lines as they came, or with `raw` instead.
    fn push(&mut self, range: Range<usize>, text: &str, kind: Kind, raw: Option<&str>) {
        if clean(text).is_empty() {
            return;
        }
        let first = self.line(range.start);
        let last = self.line(range.end.saturating_sub(1).max(range.start));
        let raw = raw.unwrap_or_else(|| self.source(first, last)).to_owned();
        self.blocks.push(Block { raw, ..Block::new(first, last, text, kind) });
    }

    /// The lines that no block holds: rules, link targets, front matter.
    fn rest(&mut self) {
        let mut held = vec![false; self.starts.len() + 1];
        for block in &self.blocks {
            for line in block.first..=block.last {
                if let Some(held) = held.get_mut(line as usize) {
                    *held = true;
                }
            }
        }
        for line in 1..=self.starts.len() as u32 {
            let raw = self.source(line, line);
            if !held[line as usize] && !raw.trim().is_empty() {
                let kind = Kind::Furniture(FurnitureKind::Other);
                self.blocks.push(Block::new(line, line, raw, kind));
            }
        }
        self.blocks.sort_by_key(|block| block.first);
    }

    /// The 1-based line of a byte.
    fn line(&self, at: usize) -> u32 {
        self.starts.partition_point(|&start| start <= at).max(1) as u32
    }

    /// Lines as they came, without the last line break.
    fn source(&self, first: u32, last: u32) -> &'t str {
        let start = self.starts.get(first as usize - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(last as usize).copied().unwrap_or(self.text.len());
        corpus::text::part(self.text, start..end).trim_end_matches(['\n', '\r'])
    }
}

/// What front matter states, `key: value` or `key = "value"`, a line each, or a list below its key; `first` is its first
/// line.
fn front_matter(text: &str, first: u32) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut rows = (first..).zip(text.lines()).peekable();
    while let Some((line, row)) = rows.next() {
        let Some(at) = row.find([':', '=']) else { continue };
        if row.starts_with([' ', '\t', '-', '#']) {
            continue;
        }
        let key = row[..at].trim().to_lowercase();
        let value_is_below = row[at + 1..].trim().is_empty();
        let mut value = row[at + 1..].trim().trim_matches(['[', ']']).replace(['"', '\''], "");
        // A list stands below its key, of names or of what belongs to each.
        while let Some((_, row)) =
            rows.next_if(|(_, row)| value_is_below && row.starts_with([' ', '\t', '-']))
        {
            let bare = row.trim().trim_start_matches("- ");
            let name = bare
                .strip_prefix("name:")
                .or_else(|| (bare.len() < row.trim().len() && !bare.contains(": ")).then_some(bare));
            if let Some(name) = name {
                let gap = if value.is_empty() { "" } else { ", " };
                value.push_str(gap);
                value.push_str(&name.trim().replace(['"', '\''], ""));
            }
        }
        let (field, rank) = match key.as_str() {
            "title" | "headline" => (Field::Title, 0),
            "date" | "published" | "publishdate" | "date_published" | "datepublished" => (Field::Date, 0),
            "author" | "authors" | "byline" | "creator" => (Field::Byline, 0),
            "publisher" | "site" | "sitename" | "site_name" | "publication" => (Field::Publisher, 0),
            "source" if !value.starts_with("http") => (Field::Publisher, 1),
            "url" | "link" | "canonical" | "canonical_url" | "source" | "source_url" => (Field::Url, 0),
            _ => continue,
        };
        facts.extend(Fact::new(field, &value, line, &format!("`{key}` in the front matter"), rank));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let name = |kind: Kind| match kind {
            Kind::Text | Kind::Preformatted => "text".to_owned(),
            Kind::Heading(level) => format!("h{level}"),
            Kind::Furniture(kind) => kind.id().to_owned(),
        };
        let blocks = read(text).blocks;
        blocks
            .iter()
            .map(|block| {
                format!("{}-{} {}: {}", block.first, block.last, name(block.kind), clean(&block.text))
            })
            .collect()
    }

    #[test]
    fn blocks_have_their_lines_and_no_markup() {
        assert_eq!(
            shown(
                "# Talks\n\nThe *two* sides\nmet [here](http://a.b).\n\n- one\n- two\n  more\n\n> Said.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
            ),
            [
                "1-1 h1: Talks",
                "3-4 text: The two sides met here.",
                "6-6 text: • one",
                "7-8 text: • two more",
                "10-10 text: Said.",
                "12-12 table: a | b",
                "13-13 other: |---|---|",
                "14-14 table: 1 | 2"
            ]
        );
    }

    #[test]
    fn pictures_rules_html_and_link_targets_are_kept_outside_the_article() {
        assert_eq!(
            shown("![A ferry](a.png)\n\n---\n\n<div>Menu <b>bold</b></div>\n\n[1]: http://a.b\n"),
            ["1-1 caption: A ferry", "3-3 other: ---", "5-5 text: Menu bold", "7-7 other: [1]: http://a.b"]
        );
    }

    #[test]
    fn a_return_inside_a_line_ends_none() {
        assert_eq!(shown("<b>\r- An item\n\nThey met.\n"), ["1-1 text: - An item", "3-3 text: They met."]);
    }

    #[test]
    fn a_footnote_is_no_word_of_its_sentence() {
        assert_eq!(
            shown("They signed[^1] it.\n\n[^1]: In Lenn.\n"),
            ["1-1 text: They signed it.", "3-3 text: In Lenn."]
        );
    }

    #[test]
    fn front_matter_states_fields() {
        let page = read(
            "---\ntitle: \"Talks: go on\"\ndate: 2024-03-04\nauthor: [Ann Example, Bo Other]\nurl: https://a.b/c\nlayout: post\n---\n\nText.\n",
        );
        let facts: Vec<String> = page
            .facts
            .iter()
            .map(|fact| format!("{:?} {} {}", fact.field, fact.stated.value, fact.stated.line))
            .collect();
        assert_eq!(
            facts,
            [
                "Title Talks: go on 2",
                "Date 2024-03-04 3",
                "Byline Ann Example, Bo Other 4",
                "Url https://a.b/c 5"
            ]
        );
        assert_eq!(page.facts[1].stated.basis, "`date` in the front matter");
    }

    #[test]
    fn a_list_below_its_key_is_its_value() {
        let authors = |text: &str| -> Vec<String> {
            read(text).facts.into_iter().map(|fact| fact.stated.value).collect()
        };
        assert_eq!(
            authors("---\nauthor:\n  - Ann Example\n  - 'Bo Other'\n---\n\nText.\n"),
            ["Ann Example, Bo Other"]
        );
        let named = "---\nauthors:\n- name: Ann Example\n  email: ann@a.example\n- name: Bo Other\nlayout: post\n---\n\nText.\n";
        assert_eq!(authors(named), ["Ann Example, Bo Other"]);
        assert!(authors("---\ntags:\n  - ferry\nauthor:\nlayout: post\n---\n\nText.\n").is_empty());
    }

    #[test]
    fn a_line_of_many_blocks_is_kept_once() {
        let raws = |text: &str| read(text).blocks.into_iter().map(|block| block.raw).collect::<Vec<_>>();
        assert_eq!(raws("![a](b) and ![c](d)"), ["![a](b) and ![c](d)", "![c](d)", "![a](b) and ![c](d)"]);
        assert_eq!(raws("<p>a</p><p>b</p>\n<p>c</p>"), ["<p>a</p><p>b</p>", "b", "<p>c</p>"]);
        let bytes = |text: &str| raws(text).iter().map(String::len).sum::<usize>();
        assert!(bytes(&"![a](b) ".repeat(10_000)) < 200_000);
        assert!(bytes(&"<p>a</p>".repeat(10_000)) < 200_000);
    }
}
