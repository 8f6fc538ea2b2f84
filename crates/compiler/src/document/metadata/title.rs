//! The headline.

use super::{Page, Piece, stated};
use crate::dates;
use crate::line::furniture::is_home;
use crate::line::site::{same_name, segments, site_behind};
use corpus::token::fold;
use corpus::{FurnitureKind, Stated};

/// The headline that the page prints, without the site's name behind it and the path beside it.
pub(super) fn find(page: &Page<'_>, publisher: Option<&Stated>) -> Option<Stated> {
    let Some(piece) = page.of_kind(FurnitureKind::Title).next() else { return above_date(page) };
    let whole = without_label(without_path(&piece.text, page));
    let value = match site_behind(whole) {
        Some((head, site))
            if names_site(page, site, piece)
                || publisher.is_some_and(|publisher| same_name(&publisher.value, site)) =>
        {
            head
        }
        _ => whole,
    };
    Some(stated(value, piece, "headline above the text"))
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

/// Whether another line of furniture names the site that stands behind the headline.
fn names_site(page: &Page<'_>, site: &str, title: &Piece<'_>) -> bool {
    let site = fold(site);
    let mut others = page
        .furniture
        .iter()
        .filter(|piece| piece.kind != FurnitureKind::Title && piece.kind != FurnitureKind::Teaser);
    let without = site_behind(&title.text).map(|(head, _)| head);
    // A second printing of the headline without it shows that it is not part of the headline.
    others.any(|piece| fold(&piece.text).contains(&site))
        || page.furniture.iter().any(|piece| Some(piece.text.as_str()) == without)
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
