//! A page as a reader sees it and a screen reader says it, by role and name, whatever elements it is made of.

use std::fmt::Write;

use dom_query::{Document, NodeRef};

/// What is shown and read aloud in a part of a page, a line for each block: headings, list items, rows, fields; links and
/// buttons by name.
pub(super) fn outline(html: &str, part: Part) -> String {
    let document = Document::from(html);
    if part == Part::Main {
        document.select("dialog").remove();
    }
    let selector = match part {
        Part::Whole => "body",
        Part::Main => "main",
        Part::Card => "#card",
    };
    let mut out = Outline::default();
    for part in document.select(selector).nodes() {
        out.children(part);
    }
    out.end();
    out.lines
}

/// What of a page is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// With header, filters and help.
    Whole,
    /// The main part without the filters.
    Main,
    /// The open card.
    Card,
}

#[derive(Default)]
struct Outline {
    lines: String,
    line: String,
    depth: usize,
}

impl Outline {
    /// Ends a line, unless nothing stands in it.
    fn end(&mut self) {
        let line: Vec<&str> = self.line.split_whitespace().collect();
        if !line.is_empty() {
            let _ = writeln!(self.lines, "{}{}", "  ".repeat(self.depth), line.join(" "));
        }
        self.line.clear();
    }

    fn children(&mut self, node: &NodeRef) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    /// A block: on a line of its own, under what it is called.
    fn block(&mut self, node: &NodeRef, role: &str) {
        self.end();
        if role.is_empty() {
            self.children(node);
            return self.end();
        }
        self.line.push_str(role);
        self.line.push(' ');
        if let Some(label) = node.attr("aria-label") {
            let _ = write!(self.line, "“{label}” ");
        }
        let is_container = matches!(
            role,
            "banner"
                | "main"
                | "contentinfo"
                | "navigation"
                | "search"
                | "dialog"
                | "complementary"
                | "list"
                | "table"
                | "region"
                | "group"
        );
        if is_container {
            self.end();
            self.depth += 1;
            self.children(node);
            self.end();
            self.depth -= 1;
        } else {
            self.children(node);
            self.end();
        }
    }

    /// A piece of running text between signs.
    fn inline(&mut self, node: &NodeRef, before: &str, after: &str) {
        self.line.push_str(before);
        self.children(node);
        self.line.push_str(after);
    }

    fn node(&mut self, node: &NodeRef) {
        if node.is_text() {
            return self.line.push_str(&node.text());
        }
        let Some(name) = node.node_name() else { return };
        if node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true") {
            return;
        }
        let attribute = |name: &str| node.attr(name).unwrap_or_default().to_string();
        match &*name {
            "header" => self.block(node, "banner"),
            "main" => self.block(node, "main"),
            "footer" => self.block(node, "contentinfo"),
            "nav" => self.block(node, "navigation"),
            "form" => self.block(node, "search"),
            "dialog" => self.block(node, "dialog"),
            "aside" => self.block(node, "complementary"),
            "ul" | "ol" | "dl" => self.block(node, "list"),
            "table" => self.block(node, "table"),
            "details" => self.block(node, "group"),
            "summary" => self.block(node, "summary"),
            "h1" | "h2" | "h3" | "h4" => {
                self.block(node, &"#".repeat(usize::from(name.as_bytes()[1] - b'0')));
            }
            "li" | "dt" => self.block(node, "-"),
            "dd" => self.block(node, ":"),
            "tr" => self.block(node, "row"),
            "th" | "td" => self.inline(node, "| ", " "),
            "blockquote" => self.block(node, "quotation"),
            "p" if node.attr("role").is_some() => self.block(node, &attribute("role")),
            "p" | "div" | "section" | "article" | "label" => self.block(node, ""),
            "input" => {
                self.end();
                let label = [attribute("aria-label"), attribute("placeholder")].concat();
                let _ = write!(self.line, "{} “{label}” = {}", attribute("type"), attribute("value"));
                self.end();
            }
            "a" => {
                let to = format!("]({}) ", attribute("href"));
                let current = if node.attr("aria-current").is_some() { "[current: " } else { "[" };
                self.inline(node, current, &to);
            }
            "button" => {
                let pressed = node.attr("aria-pressed").or(node.attr("aria-expanded"));
                let state = pressed.map(|is| format!(" {is}")).unwrap_or_default();
                self.inline(node, "<", &format!("{state}> "));
            }
            "mark" => self.inline(node, "*", "*"),
            "q" => self.inline(node, "“", "”"),
            "script" | "style" | "svg" => {}
            _ => self.children(node),
        }
    }
}
