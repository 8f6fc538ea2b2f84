//! Who wrote the article, as the page prints it.
//!
//! A line that says so counts before a name that only stands where authors stand: beside the date or the headline,
//! behind the text, in a box about the author. A bare name is one only if the article is not about its bearer.

use super::{Page, Piece, stated};
use crate::dates;
use crate::english::lexicon::{self, GIVEN, PARTICLE, is_english_word};
use crate::input::page::plain;
use crate::languages;
use crate::line::author::{
    author, before_verb, byline_name, is_first_name, is_named_as_place, is_office, is_person, is_signature,
    is_subject, looks_like_name, name_behind_by, name_behind_day, name_behind_with, recorded_by,
    without_title,
};
use crate::line::shape::is_clock;
use crate::line::site::{has_media_word, is_joint, is_section, segments};
use corpus::token::{fold, tokens};
use corpus::{FurnitureKind, Stated};

/// How a byline that says so is found.
pub const MARKED: &str = "byline";
/// Lines of furniture between an author's name and the date line.
const NEAR_DATE: usize = 3;

/// The author that a page states.
pub(super) fn find(page: &Page<'_>, article: &str) -> Option<Stated> {
    let meta = || {
        let (piece, value) = page.meta(&["author", "article:author", "dc.creator"])?;
        Some(stated(&value, piece, "author in the page's metadata"))
    };
    marked(page)
        .or_else(|| below_mark(page))
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
        let name = if fits { labelled().filter(|name| may_sign(name)) } else { None };
        let name = name.or_else(|| recorded().filter(|_| !piece.is_title()))?;
        Some(stated(&name, piece, MARKED))
    })
}

/// Whether what stands behind "By" may be somebody's name: "By Course" is a way to sort, "Report: Doe to be dropped" a
/// headline.
fn may_sign(name: &str) -> bool {
    let words = || name.split_whitespace();
    let small = |word: &str| {
        word.starts_with(|c: char| languages::may_begin_name(c) || !c.is_alphabetic())
            || is_joint(word)
            || lexicon::is(word, PARTICLE)
    };
    let term = |word: &str| fold(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let ordinary = |word: &str| is_english_word(&term(word)) && !lexicon::is(&term(word), GIVEN);
    words().all(small)
        && !words().all(ordinary)
        && (name.contains(' ') || is_first_name(name) || name.contains(|c: char| !c.is_alphabetic()))
}

/// "By", and the name on the line below, which was a link: "Jane Doe", "and", "John Roe".
fn below_mark(page: &Page<'_>) -> Option<Stated> {
    const MARKS: &str = "by|written by|words by|text by|posted by|reported by|story by|author|authors|written by:|by:|author:";
    let named = |piece: &Piece<'_>| author(&piece.text).filter(|name| is_person(name) || is_first_name(name));
    page.furniture.windows(2).enumerate().find_map(|(at, pair)| {
        let [mark, below] = pair else { return None };
        let marked = MARKS.split('|').any(|known| mark.text.eq_ignore_ascii_case(known));
        let mut names = vec![named(below).filter(|_| marked && near(mark, below))?];
        let mut next = page.furniture[at + 2..].chunks_exact(2);
        while let Some([and, other]) = next.next().filter(|_| names.len() < AUTHORS) {
            let joined = matches!(and.text.as_str(), "and" | "&" | ",");
            let Some(name) = named(other).filter(|_| joined) else { break };
            names.push(name);
        }
        Some(stated(&names.join(" and "), below, MARKED))
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
        let one = name_behind_day(&piece.text).is_some();
        let name = author(behind?).filter(|name| looks_like_name(name) || one && is_first_name(name))?;
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
            .filter_map(|part| {
                let name = name_behind_with(part.trim());
                let says_by = name.len() < part.trim().len();
                author(name).filter(|name| is_person(name) || says_by && looks_like_name(name))
            })
            .find(|name| !has_media_word(name) && !is_named_as_place(name) && !is_subject(name, article))?;
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
        let right = is_person(&name)
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
            let found = |at: Option<usize>, step: isize| {
                let at = at.filter(fits)?;
                let mut authors = vec![named(at, away)?];
                // Several authors, a line each.
                let mut next = at;
                while let Some(other) = next.checked_add_signed(step).filter(|&other| other < lines.len()) {
                    let beside = lines[other].head && near(lines[other], lines[next]);
                    let fits = |author: &Stated| {
                        beside
                            && authors.len() < AUTHORS
                            && authors.iter().all(|known| known.value != author.value)
                    };
                    let Some(author) = named(other, AWAY).filter(fits) else { break };
                    authors.push(author);
                    next = other;
                }
                Some(authors)
            };
            let mut authors = found(above, -1)
                .map(|authors| authors.into_iter().rev().collect::<Vec<_>>())
                .or_else(|| found(below, 1))?;
            let first = authors.remove(0);
            let names =
                authors.into_iter().fold(first.value, |names, author| names + " and " + &author.value);
            Some(Stated { value: names, ..first })
        })
    })
}

/// How far from the date line an author is that stands beside another.
const AWAY: usize = 2;
/// Authors of one article at most.
const AUTHORS: usize = 4;

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
        is_person(name).then(|| stated(name, piece, "author box"))
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
