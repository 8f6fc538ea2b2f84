//! When the page was published, as it prints it.

use super::{Page, Piece, stated};
use crate::dates::{self, Printed};
use crate::languages::{self, Label};
use corpus::{FurnitureKind, Stated};

/// Beginnings of words that say in front of a date that it is the day of publication.
const PUBLISHED: &str = "publish posted date public veröffentlicht publié pubblicato опубликовано first created erstellt yayın giriş mise";
/// Beginnings of words that say that it is the day of a later change.
const CHANGED: &str = "update modified amended corrected changed edited actualiz aktualisiert mis modifié aggiornato atualizado güncelleme обновлено";
/// Beginnings of words that say that it is the day of something else: an account, an offer, a film's last showing.
const OTHERS: &str = "join member since until till expir valid regist deadline clos jusqu hasta bis";
/// Words in a line that states a date; longer ones are sentences that happen to name one.
const LINE_WORDS: usize = 25;
/// Days between a date line and a day that the page names: within the first it bears a reading out, beyond the second
/// it speaks against one. Tuned on invented pages: news name days of the same week or two.
const SAME_DAYS: i64 = 14;
const OTHER_DAYS: i64 = 28;
/// Words of other languages on a date line: where they stand, the day of a numeric date comes before its month.
const DAY_FIRST: &str = "publié mise mis en ligne le publicado publicada actualizado el de fecha pubblicato aggiornato il veröffentlicht stand uhr datum erstellt опубликовано yayın giriş été hiver printemps automne publicado em lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag";

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
    let listed = listed_dates(page);
    let lines = page.furniture.iter().filter(|piece| !(piece.foot && listed.contains(&piece.line)));
    let named = named_days(page, article);
    let found = lines.filter_map(|piece| DateLine::read(piece, url, title, &named, read));
    let found =
        found.min_by(|a, b| a.rank.cmp(&b.rank)).map(|line| stated(&line.value, line.piece, line.basis));
    found.or_else(|| {
        let url = url?;
        Some(Stated {
            value: in_path(&url.value)?,
            line: url.line,
            basis: "date in the page's own link".to_owned(),
        })
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

/// A line that may state the date, and how it counts: the smallest first.
struct DateLine<'p> {
    piece: &'p Piece<'p>,
    value: String,
    basis: &'static str,
    rank: (bool, bool, bool, bool, bool, u32),
}

impl<'p> DateLine<'p> {
    fn read(
        piece: &'p Piece<'p>,
        url: Option<&Stated>,
        title: Option<&Stated>,
        named: &[(u8, u8)],
        read: bool,
    ) -> Option<Self> {
        use FurnitureKind::{Byline, Caption, Category, Dateline, EditorNote, Menu, Other};
        let short = piece.kind == Caption && piece.head && piece.text.split_whitespace().count() <= 8;
        let fits = short || matches!(piece.kind, Dateline | Byline | Category | Other | Menu | EditorNote);
        if !fits || piece.tag().is_some() || piece.text.to_lowercase().starts_with("print") {
            return None;
        }
        let printed = dates::printed(&piece.text);
        let longest = printed.iter().map(precision).max()?;
        let first = printed.iter().find(|date| precision(date) == longest)?;
        // Small letters may have other lengths than capitals; the line's own bytes say where the date is.
        let before = piece.text.get(..first.start).unwrap_or_default().to_lowercase();
        // What the files of languages know goes before beginnings of words: "mise à jour" is no "mise en ligne".
        let [published, updated] =
            [Label::Published, Label::Updated].map(|label| languages::says(&before, label));
        let labelled = published || says(&before, PUBLISHED) && !updated;
        let changed = (updated || says(&before, CHANGED)) && !labelled;
        let sentence = piece.text.split_whitespace().count() > LINE_WORDS;
        if !labelled && (sentence || says(&before, OTHERS)) {
            return None;
        }
        if piece.kind != Dateline && !piece.head && !labelled && !changed {
            return None;
        }
        // Above the headline stands today's date as often as the article's.
        let above = title.is_some_and(|title| piece.line < title.line);
        let basis = if changed {
            "line that says when the page was updated"
        } else if labelled {
            "line that says when the page was published"
        } else {
            "date line of the page"
        };
        let loose = matches!(piece.kind, EditorNote);
        let rank = (changed, !piece.head && !labelled, short, above, loose, piece.line);
        let value = value(first, &piece.text, url, named, read);
        Some(Self { piece, value, basis, rank })
    }
}

/// How much a date says: an ambiguous one has its days as readings.
fn precision(date: &Printed) -> usize {
    date.readings.first().map_or(date.value.len(), String::len)
}

/// Two readings of a numeric date are settled by the date in the page's own link, by the week day beside it, by the
/// page's or the line's language (only English writes the month first), or by the days that the page names in words.
fn value(date: &Printed, line: &str, url: Option<&Stated>, named: &[(u8, u8)], read: bool) -> String {
    let in_link = |day: &&String| url.is_some_and(|url| url.value.contains(&day.replace('-', "/")));
    let linked = date.readings.iter().find(in_link);
    let lower = line.to_lowercase();
    let foreign = !read
        || lower
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.chars().count() > 1 && DAY_FIRST.split(' ').any(|known| known == word));
    let on_that_day =
        || date.readings.iter().find(|day| weekday(day).is_some_and(|name| lower.contains(name)));
    linked
        .or_else(on_that_day)
        .or_else(|| date.readings.first().filter(|_| foreign))
        .or_else(|| borne_out(&date.readings, named))
        .unwrap_or(&date.value)
        .clone()
}

/// The days that the page names in words: in its article and on its own lines.
fn named_days(page: &Page<'_>, article: &str) -> Vec<(u8, u8)> {
    use FurnitureKind::{Caption, Dateline, EditorNote};
    let own = page.furniture.iter().filter(|piece| matches!(piece.kind, Caption | Dateline | EditorNote));
    let mut days: Vec<(u8, u8)> = own.flat_map(|piece| dates::days(&piece.text)).collect();
    days.extend(dates::days(article));
    days.sort_unstable();
    days.dedup();
    days
}

/// The one reading that lies near a day which the page names, if the other lies far from all of them.
fn borne_out<'d>(readings: &'d [String], named: &[(u8, u8)]) -> Option<&'d String> {
    let [first, second] = readings else { return None };
    let away = |day: &String| named.iter().filter_map(|&named| days_between(day, named)).min();
    let (near, far) = (away(first)?, away(second)?);
    if near <= SAME_DAYS && far > OTHER_DAYS {
        Some(first)
    } else if far <= SAME_DAYS && near > OTHER_DAYS {
        Some(second)
    } else {
        None
    }
}

/// Days between an ISO day and the nearest day of that month and day in any year.
fn days_between(day: &str, (month, number): (u8, u8)) -> Option<i64> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let (month, number) = (i8::try_from(month).ok()?, i8::try_from(number).ok()?);
    (-1..=1)
        .filter_map(|years: i16| jiff::civil::Date::new(day.year().checked_add(years)?, month, number).ok())
        .map(|other| i64::from((other - day).get_days().abs()))
        .min()
}

/// The English name of an ISO day's week day.
fn weekday(day: &str) -> Option<&'static str> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let date: jiff::civil::Date = day.parse().ok()?;
    NAMES.get(usize::try_from(date.weekday().to_monday_zero_offset()).ok()?).copied()
}

fn says(before: &str, words: &str) -> bool {
    before.split(|c: char| !c.is_alphanumeric()).any(|said| {
        !said.is_empty()
            && words.split(' ').any(|word| said.starts_with(word) && (word.len() > 2 || said == word))
    })
}

/// Whether a date line begins with a word that says what the date is.
fn is_labelled(text: &str) -> bool {
    let before: String = text.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let before = before.to_lowercase();
    ["publish", "posted", "updated", "modified", "first", "last"].iter().any(|word| before.contains(word))
}

/// A list of other stories prints the date of each below its headline: the lines of those dates.
fn listed_dates(page: &Page<'_>) -> Vec<u32> {
    let below = |pair: &&[Piece<'_>]| {
        pair[0].kind == FurnitureKind::Teaser
            && pair[1].kind == FurnitureKind::Dateline
            && !is_labelled(&pair[1].text)
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
