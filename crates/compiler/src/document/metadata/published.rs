//! When the page was published, as it prints it.

use super::date_line::{CHANGED_LINE, DateLine, Known};
use super::{Page, Piece, stated};
use crate::dates;
use corpus::text::part;
use corpus::token::fold;
use corpus::{FurnitureKind, Stated};
use std::collections::BTreeSet;

/// The publication date: what the page's metadata say, else the date line that counts most. One in the head counts
/// before one behind the text, one that says "published" before one that only says "updated".
pub(super) fn find(
    page: &Page<'_>,
    url: Option<&Stated>,
    title: Option<&Stated>,
    article: &str,
    read: bool,
) -> Option<Stated> {
    let meta = &["datepublished", "article:published_time", "published_time", "dc.date"];
    if let Some((piece, value)) = page.meta(meta)
        && let Some(first) = dates::printed(&value).first()
    {
        return Some(stated(&first.value, piece, "date in the page's metadata"));
    }
    if let Some((piece, value)) =
        page.furniture.iter().find_map(|piece| Some((piece, machine_time(piece.raw)?)))
    {
        return Some(stated(&value, piece, "date in the page's metadata"));
    }
    let lists = Lists::of(page);
    let headline = title.map(|title| lowest_printing(page, title));
    let known = Known::of(page, url, title, headline, article, read);
    let lines = (0..page.furniture.len()).filter_map(|at| DateLine::read(page, at, &known));
    let found = lines.filter(|line| line.says_whose || !lists.hold(line));
    let found = found.min_by_key(DateLine::rank);
    // A dateline is of the article itself, a date above the headline or of a change may be of today.
    let is_doubtful = found.as_ref().is_none_or(|line| line.is_above() || line.basis == CHANGED_LINE);
    let opening = is_doubtful.then(|| opening(page)).flatten();
    let found = opening.or_else(|| found.map(|line| stated(&line.value, line.piece, line.basis)));
    found.or_else(|| {
        let url = url?;
        Some(Stated {
            value: in_path(&url.value)?,
            line: url.line,
            basis: "date in the page's own link".to_owned(),
        })
    })
}

/// Lines behind the article among which its date may stand without saying so. Larger takes the dates of other stories.
const NEAR_PIECES: usize = 4;

/// The line on which the headline is printed last before the article, or at its top: scrapers print
/// it above the menu too.
fn lowest_printing(page: &Page<'_>, title: &Stated) -> u32 {
    let same = |text: &str| fold(text.trim()) == fold(title.value.trim());
    let furniture = page.furniture.iter().filter(|piece| piece.head).map(|piece| (piece.line, &piece.text));
    let paragraphs = page.upper.iter().map(|(line, text)| (*line, text));
    let printed = furniture.chain(paragraphs).filter(|(_, text)| same(text));
    printed.map(|(line, _)| line).max().unwrap_or(title.line).max(title.line)
}

/// Bytes within which a dateline ends. Larger takes dates that the first sentence tells.
const DATELINE_BYTES: usize = 90;

/// The day that the article opens with, as wires do: "QUELLIN, March 4, 2024 (Wire) -", "March 4, 2024 (QUELLIN) -",
/// "QUELLIN / WIRE / March 4, 2024 /".
fn opening(page: &Page<'_>) -> Option<Stated> {
    let (line, text) = page.first.as_ref()?;
    // A chronicle opens each of its paragraphs so.
    if page
        .second
        .as_deref()
        .is_some_and(|text| dates::printed(text).first().is_some_and(|date| date.start < 4))
    {
        return None;
    }
    let head = part(text, ..text.floor_char_boundary(DATELINE_BYTES));
    let date = dates::printed(head).into_iter().next().filter(|date| date.value.len() == 10)?;
    let (before, behind) = (part(head, ..date.start), part(text, date.end..));
    let is_name =
        |word: &str| word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase);
    let names = |text: &str| {
        let words = text
            .split(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'')
            .filter(|word| !word.is_empty());
        let (mut any, mut all) = (false, true);
        for word in words {
            any |= is_name(word) && word.chars().count() > 2;
            all &= word.starts_with(char::is_uppercase);
        }
        (any, all)
    };
    // What stands in brackets behind the day: the place, or the agency.
    let behind = behind.trim_start_matches([' ', ',']);
    let bracket = behind.strip_prefix(['(', '[']).and_then(|rest| rest.split_once([')', ']']));
    let (bracketed, rest) = bracket.map_or(("", behind), |(inside, rest)| (inside, rest.trim_start()));
    // "[March 4, 2024, QUELLIN]", "[4 March 2024]"
    let opened = before.trim_end().ends_with(['(', '[']);
    let inside = if opened { behind.split([')', ']']).next().unwrap_or_default() } else { bracketed };
    let ends = rest.starts_with(['-', '–', '—', '/', ')', ']', ':', '_']) || opened;
    let (before_any, before_all) = names(before);
    let placed = before_any || opened && inside.is_empty() || names(inside).0 && inside.len() < 40;
    (ends && placed && before_all).then(|| Stated {
        value: date.value,
        line: *line,
        basis: "dateline of the article".to_owned(),
    })
}

/// `https://paper.example/2024/03/16/talks`: the day that a link is filed under.
fn in_path(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else { return None };
        let digits = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        (digits(year, 4) && digits(month, 2) && digits(day, 2)).then_some(())?;
        Some(dates::printed(&format!("{year}-{month}-{day}")).first()?.value.clone())
    })
}

/// Different days in lines between the paragraphs of a page beyond which all but the first are of other stories, and of
/// comments.
const MANY_DAYS: usize = 2;

/// Lines with the dates of other stories and of comments.
struct Lists {
    /// Those below headlines.
    listed: Vec<u32>,
    /// The last line behind the article, and the last date line between its paragraphs, that may be its own.
    behind: u32,
    between: u32,
}

impl Lists {
    fn of(page: &Page<'_>) -> Self {
        let line = |piece: Option<&Piece<'_>>| piece.map_or(u32::MAX, |piece| piece.line);
        let mut foot = page.furniture.iter().filter(|piece| piece.foot);
        let dated = |foot: bool| {
            let lines =
                page.of_kind(FurnitureKind::Dateline).filter(move |piece| !piece.head && piece.foot == foot);
            lines.filter(|piece| !dates::printed(&piece.text).is_empty())
        };
        let days = |foot| {
            let printed = dated(foot).flat_map(|piece| dates::printed(&piece.text));
            printed.map(|date| date.value).filter(|day| day.len() == 10).collect::<BTreeSet<_>>().len()
        };
        let near = if days(true) > 1 { 0 } else { NEAR_PIECES - 1 };
        Self {
            listed: listed_dates(page),
            behind: line(foot.nth(near)),
            between: if days(false) > MANY_DAYS { line(dated(false).next()) } else { u32::MAX },
        }
    }

    /// Whether a line that does not say whose date it has is of one of them. Of several days behind the article that of the
    /// very next line may be its own, of many between its paragraphs the first.
    fn hold(&self, line: &DateLine<'_>) -> bool {
        let piece = line.piece;
        if piece.foot {
            return self.listed.contains(&piece.line) || piece.line > self.behind;
        }
        !piece.head && !line.titled && piece.line > self.between
    }
}

/// A list of other stories prints the date of each below its headline: the lines of those dates.
fn listed_dates(page: &Page<'_>) -> Vec<u32> {
    let below = |pair: &&[Piece<'_>]| {
        pair[0].kind == FurnitureKind::Teaser && pair[1].kind == FurnitureKind::Dateline
    };
    let lines: Vec<u32> = page.furniture.windows(2).filter(below).map(|pair| pair[1].line).collect();
    if lines.len() > 1 { lines } else { Vec::new() }
}

/// The date in `<time datetime="2024-03-29T11:12:00Z">`.
fn machine_time(raw: &str) -> Option<String> {
    let tag = raw.split("<time").nth(1)?.split('>').next()?;
    let value = tag.split("datetime=\"").nth(1)?.split('"').next()?;
    Some(dates::printed(value).first()?.value.clone())
}
