//! The headline, and the site that the page's own title has beside it.

use super::{Page, Piece, stated};
use crate::dates;
use crate::line::furniture::is_home;
use crate::line::page_title::{PageTitle, key};
use crate::line::site::segments;
use corpus::token::{fold, tokens};
use corpus::{FurnitureKind, Stated};
use std::collections::BTreeSet;

/// A headline, without the site's name beside it.
pub(super) struct Headline {
    pub(super) title: Stated,
    /// The name beside it in the page's own title.
    pub(super) site: Option<Site>,
}

/// A name beside a headline.
pub(super) struct Site {
    pub(super) name: String,
    pub(super) line: u32,
    /// The page prints the headline without it, or it without the headline.
    pub(super) proved: bool,
}

impl Headline {
    /// How many of its longer words a text has, be it a link.
    pub(super) fn words_in(&self, text: &str) -> usize {
        const LONG_WORD: usize = 4;
        let text = fold(text);
        let words = tokens(&self.title.value).into_iter().map(|word| word.term);
        words.filter(|word| word.chars().count() >= LONG_WORD && text.contains(word.as_str())).count()
    }
}

/// The headline that the page prints, without the site's name beside it and the path around it.
pub(super) fn find(page: &Page<'_>) -> Option<Headline> {
    let Some(piece) = page.of_kind(FurnitureKind::Title).next() else {
        return above_date(page).map(|title| Headline {
            title,
            site: page.first_line().and_then(|first| site(page, first, "")),
        });
    };
    let whole = without_label(without_path(&piece.text, page));
    let own = PageTitle::of(whole);
    let headline = own.likely_headline();
    // Scrapers print the page's own title first; elsewhere a headline may have bars and dashes of its own.
    let first = page.first_line().unwrap_or(piece);
    let is_own = first.line == piece.line && page.of_kind(FurnitureKind::Title).nth(1).is_none();
    let apart = is_own || own.site_beside(&headline).is_some_and(|name| prints(page, name, piece));
    // A line of many parts has none.
    let value = Some(own.text(&headline)).filter(|text| apart && !text.is_empty()).unwrap_or(whole);
    let site = site(page, first, value);
    Some(Headline { title: stated(value, piece, "headline above the text"), site })
}

/// The site beside the headline in the page's own title.
fn site(page: &Page<'_>, first: &Piece<'_>, headline: &str) -> Option<Site> {
    let title = PageTitle::of(&first.text);
    let run = title.run_of(headline).unwrap_or_else(|| title.likely_headline());
    let name = title.site_beside(&run)?;
    let headline = title.text(&run);
    let again = |piece: &Piece<'_>| piece.line != first.line && alike(&piece.text, headline);
    let proved = page.of_kind(FurnitureKind::Title).any(again)
        || page.furniture.iter().any(|piece| piece.line != first.line && key(&piece.text) == key(headline))
        || prints(page, name, first);
    Some(Site { name: name.to_owned(), line: first.line, proved })
}

/// Whether two lines have most of their words in common.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let words = |text: &str| {
        text.split(' ').filter(|word| word.len() > 3).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let (one, other) = (words(&one), words(&other));
    let common = one.intersection(&other).count();
    common > 0 && common * 3 >= one.len().max(other.len())
}

/// Whether another line of furniture prints a name: not the title in which it stands once more.
fn prints(page: &Page<'_>, name: &str, title: &Piece<'_>) -> bool {
    let (name, title) = (format!(" {} ", key(name)), key(&title.text));
    page.furniture.iter().filter(|piece| piece.kind != FurnitureKind::Comment).any(|piece| {
        let text = key(&piece.text);
        !text.contains(&title) && format!(" {text} ").contains(&name)
    })
}

/// The headline of a page without an article: a film, a gallery.
fn above_date(page: &Page<'_>) -> Option<Stated> {
    let empty = page.furniture.iter().all(|piece| piece.head);
    let dated = page.furniture.windows(2).find(|pair| {
        let words = pair[0].text.split_whitespace().count();
        pair[1].kind == FurnitureKind::Dateline
            && !dates::printed(&pair[1].text).is_empty()
            && pair[0].kind == FurnitureKind::Other
            && (4..=25).contains(&words)
            && !pair[0].text.ends_with(['.', ':'])
            && pair[1].line.abs_diff(pair[0].line) <= 2
    });
    dated.filter(|_| empty).map(|pair| stated(&pair[0].text, &pair[0], "line above the date"))
}

/// "Talks at risk / World / Home" and "News → World → Talks at risk" without the path beside the headline.
fn without_path<'t>(title: &'t str, page: &Page<'_>) -> &'t str {
    let parts: Vec<&str> = title.split(" / ").collect();
    if parts.len() > 1 && parts.last().is_some_and(|part| is_home(part)) {
        return parts[0].trim_end();
    }
    let parts = segments(title);
    // The page prints the last part again as its headline.
    let printed = |part: &&&str| {
        part.split_whitespace().count() >= 4
            && page
                .of_kind(FurnitureKind::Title)
                .any(|other| other.text.len() < title.len() && other.text.starts_with(**part))
    };
    parts.iter().skip(1).find(printed).copied().unwrap_or(title)
}

/// "Subject: [The Letter] Talks at risk" without what a mail prints in front.
fn without_label(title: &str) -> &str {
    // "OPINION | Talks at risk": a column's name in capitals.
    if let Some((label, rest)) = title.split_once(" | ")
        && !label.contains(char::is_lowercase)
        && rest.contains(char::is_lowercase)
        && label.split(' ').count() <= 2
    {
        return rest;
    }
    let bare = ["Subject: ", "Betreff: ", "Asunto: ", "Objet: ", "Oggetto: "]
        .iter()
        .find_map(|label| title.strip_prefix(label));
    let Some(bare) = bare else { return title };
    bare.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(bare, |(_, rest)| rest)
}
