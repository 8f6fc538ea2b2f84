//! The title that a page bears in its browser window: headline and site, set apart by bars and dashes.
//!
//! Naive scrapers print it as the first line, above everything that the page shows. It says twice what is hard to tell
//! by itself: which of the lines below is the headline, and what stands beside it is who publishes. What it does not
//! know is which of its parts is which; that takes the other lines.

use super::site::{is_joint, is_section, is_site_name};
use crate::dates;
use corpus::token::{Token, fold, tokens};
use std::ops::Range;

/// What sets the parts of a title apart.
const SIGNS: [&str; 12] =
    [" | ", " - ", " – ", " — ", " :: ", " : ", " » ", " « ", " · ", " • ", " ~ ", " ‹ "];
/// Parts from which on a line is a path or a menu.
const MOST_PARTS: usize = 6;
/// Bytes from which on a line is a text.
const LONGEST: usize = 400;
/// Words of a site's name at most.
const SITE_WORDS: usize = 6;

/// A line read as the title of a page.
pub struct PageTitle<'t> {
    whole: &'t str,
    /// Where its parts stand, in order.
    parts: Vec<Range<usize>>,
}

impl<'t> PageTitle<'t> {
    /// The line in its parts; a path has none.
    pub fn of(line: &'t str) -> Self {
        let mut parts = Vec::new();
        let mut start = 0;
        loop {
            let rest = &line[start..];
            let next = SIGNS.iter().filter_map(|sign| Some((rest.find(sign)?, sign.len()))).min();
            let end = next.map_or(line.len(), |(at, _)| start + at);
            parts.push(start..end);
            let Some((_, length)) = next.filter(|_| parts.len() <= MOST_PARTS) else { break };
            start = end + length;
        }
        parts.retain(|part| line[part.clone()].contains(char::is_alphanumeric));
        if parts.len() > MOST_PARTS || line.len() > LONGEST {
            parts.clear();
        }
        Self { whole: line, parts }
    }

    /// How many parts it has.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// The text of some parts, with what stands between them.
    pub fn text(&self, run: &Range<usize>) -> &'t str {
        let from = self.parts.get(run.start).map_or(self.whole.len(), |part| part.start);
        let to = run.end.checked_sub(1).and_then(|last| self.parts.get(last)).map_or(from, |part| part.end);
        self.whole.get(from..to).unwrap_or_default().trim()
    }

    /// All runs of neighbouring parts, longest first.
    pub fn runs(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let count = self.len();
        (1..=count).rev().flat_map(move |length| (0..=count - length).map(move |at| at..at + length))
    }

    /// The parts that say what this line says.
    pub fn run_of(&self, headline: &str) -> Option<Range<usize>> {
        let headline = key(headline);
        self.runs().find(|run| key(self.text(run)) == headline)
    }

    /// The site that stands beside a headline: behind it, else before it.
    pub fn site_beside(&self, headline: &Range<usize>) -> Option<&'t str> {
        let count = self.len();
        let at = if headline.end < count { count - 1 } else { 0 };
        let name = self.text(&(at..at + 1));
        (!headline.contains(&at) && at < count && may_be_site(name)).then_some(name)
    }

    /// The parts of the headline where no other line says which they are: all but a site at the end.
    pub fn likely_headline(&self) -> Range<usize> {
        let count = self.len();
        let before = 0..count.saturating_sub(1);
        if self.site_beside(&before).is_some() && !before.is_empty() { before } else { 0..count }
    }
}

/// What two printings of one line share: its words.
pub fn key(text: &str) -> String {
    tokens(text).into_iter().map(|token: Token| token.term).collect::<Vec<_>>().join(" ")
}

/// A name and nothing else; no section, no day.
fn may_be_site(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || word.chars().skip(1).any(char::is_uppercase)
            || is_joint(word)
    };
    let host = words.len() == 1 && name.contains('.') && !name.ends_with('.');
    let own =
        words.iter().any(|word| !is_section(word) && !matches!(fold(word).as_str(), "the" | "and" | "&"));
    (1..=SITE_WORDS).contains(&words.len())
        && (host || words.iter().all(capital) && words.iter().any(|word| !is_joint(word)))
        && name.contains(char::is_alphabetic)
        && own
        && is_site_name(name)
        && !name.ends_with(['?', ':'])
        && dates::printed(name).is_empty()
}

#[cfg(test)]
mod tests {
    use super::PageTitle;

    #[test]
    fn the_site_stands_beside_the_headline_that_another_line_repeats() {
        let site = |title: &str, headline: &str| -> Option<String> {
            let title = PageTitle::of(title);
            Some(title.site_beside(&title.run_of(headline)?)?.to_owned())
        };
        let cases = [
            ("Ferry talks open | The Tern", "Ferry talks open", Some("The Tern")),
            ("Tern Notes | Ferry talks open", "Ferry talks open", Some("Tern Notes")),
            ("Ferry - a ship's log - Tern Notes", "Ferry – a ship's log", Some("Tern Notes")),
            ("Ferry talks open | Ports | tern.example", "Ferry talks open", Some("tern.example")),
            ("Ferry talks open | World News", "Ferry talks open", None),
            ("Ferry talks open - the crews say", "Ferry talks open", None),
            ("Ferry talks open - 4 March 2024", "Ferry talks open", None),
            ("Ferry talks open", "Ferry talks open", None),
            ("a - b - c - d - e - f - g", "b", None),
            (" - | - ", "", None),
        ];
        for (title, headline, expected) in cases {
            assert_eq!(site(title, headline).as_deref(), expected, "{title}");
        }
    }
}
