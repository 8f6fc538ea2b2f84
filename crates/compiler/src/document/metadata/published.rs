//! When the page was published, as it prints it.

use super::{Page, Piece, stated};
use crate::dates::{self, Printed};
use crate::english::lexicon::{self, WEEKDAY};
use crate::languages::{self, Label};
use corpus::text::part;
use corpus::token::{Token, fold, tokens};
use corpus::{FurnitureKind, Stated};

/// Beginnings of words that say in front of a date that it is the day of publication.
const PUBLISHED: &str = "publish posted date public veröffentlicht publié pubblicato опубликовано first created erstellt yayın giriş mise";
/// Beginnings of words that say that it is the day of a later change.
const CHANGED: &str = "update modified amended corrected changed edited actualiz aktualisiert mis modifié aggiornato atualizado güncelleme обновлено";
/// Beginnings of words that say that it is the day of something else: an account, an offer, a film's last showing.
const OTHERS: &str = "join member since until till expir valid regist deadline clos jusqu hasta bis receiv accept submit revis retriev access";
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
    // Far behind the article stand the dates of comments and of other stories.
    let near = page
        .furniture
        .iter()
        .filter(|piece| piece.foot)
        .nth(NEAR_PIECES)
        .map_or(u32::MAX, |piece| piece.line);
    let is_own = |piece: &&Piece<'_>| {
        !piece.foot || !listed.contains(&piece.line) && (piece.line < near || is_labelled(&piece.text))
    };
    let lines = page.furniture.iter().filter(is_own);
    let named = named_days(page, article);
    let headline = title.map(|title| lowest_printing(page, title));
    let found = lines.filter_map(|piece| DateLine::read(piece, url, headline, &named, read));
    let found = found.min_by(|a, b| a.rank.cmp(&b.rank));
    // A dateline is of the article itself, a date above the headline or of a change may be of today.
    let is_doubtful = found.as_ref().is_none_or(|line| line.above || line.basis == CHANGED_LINE);
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

/// The line on which the headline is printed last before the article: scrapers print it above the menu too.
fn lowest_printing(page: &Page<'_>, title: &Stated) -> u32 {
    let same = |text: &str| fold(text.trim()) == fold(title.value.trim());
    let printed = page.furniture.iter().filter(|piece| piece.head && same(&piece.text));
    printed.map(|piece| piece.line).max().unwrap_or(title.line).max(title.line)
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

/// A line that may state the date, and how it counts: the smallest first.
struct DateLine<'p> {
    piece: &'p Piece<'p>,
    value: String,
    basis: &'static str,
    /// It stands above the headline.
    above: bool,
    rank: (bool, bool, bool, bool, bool, u32),
}

/// Whether words before a date say that it is the day of publication. What the files of languages know goes before
/// beginnings of words: "mise à jour" is no "mise en ligne".
fn is_published(label: &str) -> bool {
    languages::says(label, Label::Published)
        || says(label, PUBLISHED) && !languages::says(label, Label::Updated)
}

impl<'p> DateLine<'p> {
    fn read(
        piece: &'p Piece<'p>,
        url: Option<&Stated>,
        headline: Option<u32>,
        named: &[(u8, u8)],
        read: bool,
    ) -> Option<Self> {
        use FurnitureKind::{Byline, Caption, Category, Dateline, EditorNote, Menu, Other};
        let short = piece.kind == Caption && piece.head && piece.text.split_whitespace().count() <= 8;
        let fits = short || matches!(piece.kind, Dateline | Byline | Category | Other | Menu | EditorNote);
        // What somebody has posted elsewhere has its own day: "Jane Doe (@jdoe) March 4, 2024".
        let is_post = piece.text.contains("(@");
        if !fits || is_post || piece.tag().is_some() || piece.text.to_lowercase().starts_with("print") {
            return None;
        }
        let printed = dates::printed(&piece.text);
        let longest = printed.iter().map(precision).max()?;
        // Small letters may have other lengths than capitals; the line's own bytes say where a date is. Of several dates
        // each has its own label before it: "Received: 3 May 2022 / Published: 2 January 2023".
        let label = |at: usize| {
            let start = at.checked_sub(1).map_or(0, |before| printed[before].end);
            piece.text.get(start..printed[at].start).unwrap_or_default().to_lowercase()
        };
        let is_longest = |at: &usize| precision(&printed[*at]) == longest;
        let mut candidates = (0..printed.len()).filter(is_longest);
        let at = (0..printed.len())
            .filter(is_longest)
            .find(|at| is_published(&label(*at)) && !says(&label(*at), "created"))
            .or_else(|| candidates.next())?;
        let first = &printed[at];
        let before = if printed.len() > 1 && is_published(&label(at)) { label(at) } else { label(0) };
        let labelled = is_published(&before);
        let changed = (languages::says(&before, Label::Updated) || says(&before, CHANGED)) && !labelled;
        let sentence = piece.text.split_whitespace().count() > LINE_WORDS;
        if !labelled && (sentence || says(&before, OTHERS)) {
            return None;
        }
        if piece.kind != Dateline && !piece.head && !labelled && !changed {
            return None;
        }
        if !labelled && !changed && !is_own(piece, &printed) || labelled && is_of_comment(piece, first) {
            return None;
        }
        // Above the headline stands today's date as often as the article's.
        let above = headline.is_some_and(|headline| piece.line < headline);
        let basis = if changed {
            CHANGED_LINE
        } else if labelled {
            "line that says when the page was published"
        } else {
            "date line of the page"
        };
        let loose = matches!(piece.kind, EditorNote);
        let rank = (changed, !piece.head && !labelled, short, above, loose, piece.line);
        let value = value(first, &piece.text, url, named, read);
        Some(Self { piece, value, basis, above, rank })
    }
}

const CHANGED_LINE: &str = "line that says when the page was updated";

/// Whether a line that does not say what its date is can be of this page: not what another story, a fair or a product
/// has for its day. A month is that of the page only with little beside it, and behind the article only a line that is
/// nothing but a day counts.
fn is_own(piece: &Piece<'_>, printed: &[Printed]) -> bool {
    let is_beside = |at: usize| printed.iter().all(|date| at < date.start || at >= date.end);
    let words = tokens(&piece.text);
    let beside = words.iter().filter(|word| is_beside(word.start));
    let is_word = |word: &&Token| {
        word.term.len() > 2 && word.term.chars().all(char::is_alphabetic) && !lexicon::is(&word.term, WEEKDAY)
    };
    let beside = beside.filter(is_word).count();
    let has_day = printed.iter().any(|date| precision(date) == 10);
    match (piece.foot, has_day) {
        // "riverman, March 5, 2024 at 9:14" is a reader's.
        (true, true) => (beside == 0 || beside == 1 && piece.text.contains(',')) && !piece.text.contains(':'),
        (true, false) => beside == 0,
        (false, true) => true,
        (false, false) => beside <= 1 || beside <= 6 && piece.text.contains(['|', '·', '•', ',', '(']),
    }
}

/// "Posted Mar 5, 2024 9:14 UTC by riverman", behind the article: a reader's.
fn is_of_comment(piece: &Piece<'_>, date: &Printed) -> bool {
    let behind = piece.text.get(date.end..).unwrap_or_default().to_lowercase();
    piece.foot
        && piece.text.to_lowercase().starts_with("posted")
        && behind.split_whitespace().any(|word| word == "by")
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
