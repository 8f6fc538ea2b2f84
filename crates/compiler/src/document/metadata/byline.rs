//! Who wrote the article, as the page prints it.
//!
//! A line that says so counts before a name that only stands where authors stand: beside the date or the headline,
//! behind the text, in a box about the author. A bare name is one only if the article is not about its bearer.

use super::{Page, Piece, stated};
use crate::dates;
use crate::input::page::plain;
use crate::line::author::{
    author, before_verb, byline_name, is_named_as_place, is_office, is_signature, is_subject,
    looks_like_name, name_behind_by, name_behind_with, recorded_by, without_title,
};
use crate::line::shape::is_clock;
use crate::line::site::{has_media_word, is_section, segments};
use corpus::token::tokens;
use corpus::{FurnitureKind, Stated};

/// How a byline that says so is found.
pub(super) const MARKED: &str = "byline";
/// Lines of furniture between an author's name and the date line.
const NEAR_DATE: usize = 3;

/// The author that a page states.
pub(super) fn find(page: &Page<'_>, article: &str) -> Option<Stated> {
    let meta = || {
        let (piece, value) = page.meta(&["author", "article:author", "dc.creator"])?;
        Some(stated(&value, piece, "author in the page's metadata"))
    };
    marked(page)
        .or_else(|| in_date_line(page))
        .or_else(meta)
        .or_else(|| between_bars(page, article))
        .or_else(|| beside_date(page, article))
        .or_else(|| credited(page))
        .or_else(|| signature(page))
        .or_else(|| author_box(page))
}

/// "By Jane Doe", "Text: Jane Doe   Pictures: John Roe", "Conversation recorded by Jane Doe".
fn marked(page: &Page<'_>) -> Option<Stated> {
    page.furniture.iter().find_map(|piece| {
        let fits =
            matches!(piece.kind, FurnitureKind::Byline | FurnitureKind::Dateline | FurnitureKind::EditorNote);
        let parts = || parts(piece);
        let labelled = || {
            let name = parts().iter().find_map(|part| author(byline_name(part)?));
            name.or_else(|| author(name_behind_by(&piece.text)?))
        };
        let recorded =
            || parts().iter().find_map(|part| recorded_by(part).and_then(author)).filter(|_| piece.head);
        let name = if fits { labelled() } else { None };
        let name = name.or_else(|| recorded().filter(|_| !piece.is_title()))?;
        Some(stated(&name, piece, MARKED))
    })
}

/// The parts of a line between wide gaps and bars, plain; the whole line where there are none.
fn parts(piece: &Piece<'_>) -> Vec<String> {
    let parts: Vec<String> = piece.raw.split("  ").map(plain).filter(|part| !part.is_empty()).collect();
    // "Menu   Subscribe" is a row of links, "Jane Doe   Football Writer" one author.
    let belongs = parts.iter().skip(1).all(|part| part.contains(':') || is_office(part));
    if parts.len() > 1 && belongs && parts.iter().all(|part| piece.text.contains(part.as_str())) {
        parts
    } else {
        vec![piece.text.clone()]
    }
}

/// "Posted on 12 March 2024 by Jane Doe", "From our partner The Paper (Jane Doe)".
fn in_date_line(page: &Page<'_>) -> Option<Stated> {
    page.furniture.iter().find_map(|piece| {
        let behind = match piece.kind {
            FurnitureKind::Dateline => piece.text.rsplit_once(" by ").map(|(_, behind)| behind),
            FurnitureKind::EditorNote if piece.head => {
                piece.text.split_once('(').and_then(|(_, inside)| inside.split(')').next())
            }
            _ => None,
        };
        let name = author(behind?).filter(|name| looks_like_name(name))?;
        Some(stated(&name, piece, "name in the date line"))
    })
}

/// `Jane Doe | 12 March 2024`.
fn between_bars(page: &Page<'_>, article: &str) -> Option<Stated> {
    // "— Jane Doe (@janedoe) March 3, 2023" signs a message that the article shows.
    let own = page.of_kind(FurnitureKind::Dateline).filter(|piece| !piece.text.contains("(@"));
    own.into_iter().find_map(|piece| {
        let parts = piece.text.split(['|', '·', '•', '—', '–']);
        let name = parts
            .filter(|part| part.len() < piece.text.len())
            .filter_map(|part| author(name_behind_with(part.trim())))
            .find(|name| {
                looks_like_name(name)
                    && !has_media_word(name)
                    && !is_named_as_place(name)
                    && !is_subject(name, article)
            })?;
        Some(stated(&name, piece, "name in the date line"))
    })
}

/// A name, and perhaps an office, on a line of its own near the date line.
fn beside_date(page: &Page<'_>, article: &str) -> Option<Stated> {
    // "Staff Writer" between the name and the date is no line of its own.
    let lines: Vec<&Piece<'_>> = page
        .furniture
        .iter()
        .filter(|piece| may_stand_near_date(piece) && !is_office_line(&parts(piece)[0]))
        .collect();
    let dates: Vec<usize> = (0..lines.len()).filter(|&at| is_date(lines[at])).collect();
    let titles = page.of_kind(FurnitureKind::Title).map(|piece| piece.line);
    let title = titles.min().unwrap_or(0);
    let named = |at: usize, away: usize| -> Option<Stated> {
        let piece = lines[at];
        let plain = matches!(
            piece.kind,
            FurnitureKind::Caption
                | FurnitureKind::Menu
                | FurnitureKind::Other
                | FurnitureKind::Category
                | FurnitureKind::Teaser
        );
        let capitals = !piece.text.contains(char::is_lowercase);
        if !plain || capitals && (piece.head && is_order(&piece.text) || away > 1) || parts(piece).len() > 2 {
            return None;
        }
        let text = parts(piece).swap_remove(0);
        let name = author(without_title(text.trim_start_matches(|c: char| !c.is_alphanumeric())))?;
        let bare = name.len() == piece.text.len();
        // Further off, or in the article's own words, a bare name is somebody whom the page is about.
        let author = away == 1 || !article.contains(&name) && (!bare || piece.line > title);
        let furniture =
            matches!(piece.kind, FurnitureKind::Menu | FurnitureKind::Category | FurnitureKind::Teaser);
        let author = author && (away == 1 || !furniture || piece.text.contains(','));
        let right = looks_like_name(&name)
            && !has_media_word(&name)
            && !name.split(' ').any(is_section)
            && !is_subject(&name, article);
        (author && right).then(|| stated(&name, piece, "name beside the date line"))
    };
    (1..=NEAR_DATE).find_map(|away| {
        dates.iter().find_map(|&date| {
            let above = date.checked_sub(away).filter(|&at| near(lines[at], lines[date]));
            let below = Some(date + away).filter(|&at| at < lines.len() && near(lines[at], lines[date]));
            // Behind the text only the neighbour counts.
            let fits =
                |at: &usize| away == 1 || lines[*at].head && lines[date].head && lines[*at].line > title;
            above
                .filter(fits)
                .and_then(|at| named(at, away))
                .or_else(|| below.filter(fits).and_then(|at| named(at, away)))
        })
    })
}

fn near(a: &Piece<'_>, b: &Piece<'_>) -> bool {
    const LINES: u32 = 4;
    a.line.abs_diff(b.line) <= LINES
}

fn is_date(piece: &Piece<'_>) -> bool {
    // A clock beside a film is no date.
    piece.kind == FurnitureKind::Dateline
        && !(dates::printed(&piece.text).is_empty() && is_clock(&piece.text.to_lowercase()))
}

fn may_stand_near_date(piece: &Piece<'_>) -> bool {
    // "JANE DOE in Port Saint": a name in capitals behind the text is no headline.
    let capitals = || {
        piece.text.contains(char::is_lowercase)
            && author(&piece.text)
                .is_some_and(|name| !name.contains(char::is_lowercase) && looks_like_name(&name))
    };
    match piece.kind {
        FurnitureKind::Comment | FurnitureKind::SourceUrl => false,
        FurnitureKind::Teaser => piece.foot && capitals(),
        _ => true,
    }
}

/// "Reporting by Jane Doe; editing by John Roe" behind the text.
fn credited(page: &Page<'_>) -> Option<Stated> {
    let piece = page.furniture.iter().find(|piece| piece.foot && piece.text.starts_with("Reporting by "))?;
    let name = author(&piece.text["Reporting by ".len()..]).filter(|name| looks_like_name(name))?;
    Some(stated(&name, piece, "credit behind the text"))
}

/// "— Jane Doe", "Jane Doe (jd/rr)" or "Jane Doe, Port Amber" right behind the article. A bare name there is as often
/// a tag or a shop.
fn signature(page: &Page<'_>) -> Option<Stated> {
    let piece = page.furniture.iter().find(|piece| piece.foot)?;
    let placed = piece.text.split_once(", ").is_some_and(|(_, place)| place.split(' ').count() <= 3);
    let fits = piece.kind == FurnitureKind::Byline
        || is_signature(&piece.text)
        || placed && piece.kind == FurnitureKind::Other
        || signs_a_picture(page, &piece.text);
    let text = piece.text.trim_matches(|c: char| matches!(c, '—' | '–' | '-' | ' ' | '(' | ')'));
    let name = author(text).filter(|name| fits && looks_like_name(name) && name.split(' ').count() <= 4)?;
    let capitals = !name.contains(char::is_lowercase);
    (!capitals && !has_media_word(&name)).then(|| stated(&name, piece, "name behind the text"))
}

/// Whether the page credits a picture to the initials of this name: "© Z. K.-D.", "Photo: Z. Karam-Dale".
fn signs_a_picture(page: &Page<'_>, name: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        text.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
    };
    let (own, surname) = (letters(name), name.rsplit(' ').next().unwrap_or_default());
    let Some(first) = own.first() else { return false };
    let initials = |text: &str| {
        let words: Vec<&str> = text.split([' ', '-']).collect();
        let initial = |word: &&str| word.chars().count() == 2 && word.ends_with('.');
        let short = words.iter().copied().filter(|word| initial(word)).collect::<Vec<_>>();
        short.len() == own.len() && letters(&short.join(" ")) == own
    };
    looks_like_name(name)
        && page.of_kind(FurnitureKind::Caption).any(|piece| {
            initials(&piece.text) || own.len() > 1 && piece.text.contains(&format!("{first}. {surname}"))
        })
}

/// "About Jane Doe" or "Jane Doe is a reporter ..." behind the article.
fn author_box(page: &Page<'_>) -> Option<Stated> {
    page.of_kind(FurnitureKind::AuthorBox).find_map(|piece| {
        let words = tokens(&piece.text);
        let about = words.first().is_some_and(|word| word.term == "about");
        let name = if about { piece.text[words[0].end..].trim() } else { before_verb(&piece.text)? };
        looks_like_name(name).then(|| stated(name, piece, "author box"))
    })
}

/// "NOW PLAYING", "UP NEXT": capitals of a player, not of a name.
fn is_order(text: &str) -> bool {
    const PLAYER: &str =
        "tv epaper now playing next up watch live play video more all listen read share on air skip ad";
    tokens(text).iter().any(|token| PLAYER.split(' ').any(|word| word == token.term))
}

/// "Staff Writer", "Diplomatic Correspondent", and nobody's name.
fn is_office_line(text: &str) -> bool {
    let named = author(text).is_some_and(|name| looks_like_name(&name));
    text.split_whitespace().count() <= 4 && is_office(text) && !named && segments(text).len() == 1
}
