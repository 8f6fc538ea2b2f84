//! A line of a page with a date: whether it may be the day of publication, and how much it counts.
//!
//! What stands beside the date says what it is of: a label on its line or on the one above, the headline, the author.

use super::{Page, Piece};
use crate::dates::{self, Printed};
use crate::english::lexicon::{self, WEEKDAY};
use crate::languages::{self, Label};
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

/// What lines are read with.
pub(super) struct Known<'k> {
    url: Option<&'k Stated>,
    /// The headline, folded, and the line on which it is printed last.
    title: Option<String>,
    headline: Option<u32>,
    /// The days that the page names in words.
    named: Vec<(u8, u8)>,
    /// The page is in a language that is read.
    read: bool,
}

impl<'k> Known<'k> {
    pub(super) fn of(
        page: &Page<'_>,
        url: Option<&'k Stated>,
        title: Option<&Stated>,
        headline: Option<u32>,
        article: &str,
        read: bool,
    ) -> Self {
        let title = title.map(|title| fold(title.value.trim()));
        Self { url, title, headline, named: named_days(page, article), read }
    }
}

/// A line that may state the date.
pub(super) struct DateLine<'p> {
    pub(super) piece: &'p Piece<'p>,
    pub(super) value: String,
    pub(super) basis: &'static str,
    /// It says that it is the day of publication, or of a change. What was created may be a site, or what is sold there.
    pub(super) says_whose: bool,
    /// The headline stands right above it.
    pub(super) titled: bool,
    place: Place,
    stand: Stand,
    /// It may be the words of a picture.
    short: bool,
}

/// Where a line says its date, those that count most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// With a label, before the article, or beside the headline or the author.
    Own,
    /// Between the article's first paragraphs.
    Between,
    /// Before the article or between its paragraphs, and of a change.
    Changed,
    /// Further down, or behind it.
    Behind,
    /// Behind it, and of a change.
    ChangedBehind,
}

/// How a date stands to the headline, those that count most first: today's date stands above it as often as the article's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    /// With a label and little else before it.
    Labelled,
    /// With a label among other words, or with the headline or the author right above.
    Beside,
    /// A few lines below.
    Below,
    /// Right above.
    Over,
    /// Far below: the dates of other stories.
    FarBelow,
    /// Far above.
    FarAbove,
}

/// Words before a date in which its label stands.
const LABEL_WORDS: usize = 8;
/// Lines above a date in which what it is of stands; blank ones may be between.
const ABOVE_LINES: u32 = 4;
/// Lines below the headline within which the date of its article stands.
const BELOW_LINES: u32 = 30;

/// Whether words before a date say that it is the day of publication. What the files of languages know goes before
/// beginnings of words: "mise à jour" is no "mise en ligne".
fn is_published(label: &str) -> bool {
    languages::says(label, Label::Published)
        || says(label, PUBLISHED) && !languages::says(label, Label::Updated)
}

impl<'p> DateLine<'p> {
    /// How it counts: the smallest first.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (self.place, self.short, self.stand, self.piece.kind == FurnitureKind::EditorNote, self.piece.line)
    }

    /// Whether it stands above the headline.
    pub(super) fn is_above(&self) -> bool {
        matches!(self.stand, Stand::Over | Stand::FarAbove)
    }

    pub(super) fn read(page: &'p Page<'p>, at_piece: usize, known: &Known<'_>) -> Option<Self> {
        use FurnitureKind::{Byline, Caption, Category, Dateline, EditorNote, Menu, Other};
        let piece = &page.furniture[at_piece];
        let short = piece.kind == Caption && piece.head && piece.text.split_whitespace().count() <= 8;
        let fits = short || matches!(piece.kind, Dateline | Byline | Category | Other | Menu | EditorNote);
        if !fits || piece.tag().is_some() || piece.text.to_lowercase().starts_with("print") {
            return None;
        }
        let printed = dates::printed(&piece.text);
        let longest = printed.iter().map(precision).max()?;
        let over: Vec<&Piece<'_>> = page.furniture[at_piece.saturating_sub(2)..at_piece]
            .iter()
            .rev()
            .take_while(|over| piece.line.saturating_sub(over.line) <= ABOVE_LINES)
            .collect();
        // What somebody has posted elsewhere has its own day: "Jane Doe (@jdoe) March 4, 2024".
        let is_post = |piece: &Piece<'_>| piece.text.contains("(@");
        if is_post(piece) || over.first().is_some_and(|over| is_post(over)) {
            return None;
        }
        let lead = over.first().filter(|over| is_label(&over.text)).map_or("", |over| over.text.as_str());
        // Small letters may have other lengths than capitals; the line's own bytes say where a date is. Of several dates
        // each has its own label before it: "Received: 3 May 2022 / Published: 2 January 2023".
        let label = |at: usize| {
            let start = at.checked_sub(1).map_or(0, |before| printed[before].end);
            let own = piece.text.get(start..printed[at].start).unwrap_or_default().to_lowercase();
            let label = if at == 0 { format!("{} {own}", lead.to_lowercase()) } else { own };
            // "The board has set a new date for when the third of its boats will leave: 31 March 2025".
            let first = label.rmatch_indices(' ').nth(LABEL_WORDS).map_or(0, |(first, _)| first);
            label.get(first..).unwrap_or_default().to_owned()
        };
        let is_longest = |at: &usize| precision(&printed[*at]) == longest;
        let mut candidates = (0..printed.len()).filter(is_longest);
        let at = (0..printed.len())
            .filter(is_longest)
            .find(|at| is_published(&label(*at)) && !says(&label(*at), "created"))
            .or_else(|| candidates.next())?;
        let first = &printed[at];
        let before = if printed.len() > 1 && is_published(&label(at)) { label(at) } else { label(0) };
        let published = is_published(&before);
        let changed = (languages::says(&before, Label::Updated) || says(&before, CHANGED)) && !published;
        let sentence = piece.text.split_whitespace().count() > LINE_WORDS;
        if !published && (sentence || says(&before, OTHERS) || changed && is_of_revision(&before)) {
            return None;
        }
        let is_title = |over: &Piece<'_>| known.title.as_ref() == Some(&fold(over.text.trim()));
        let by =
            |text: &str| text.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("by"));
        let is_author = |piece: &Piece<'_>| piece.kind == Byline || by(&piece.text);
        let is_below = !piece.foot && known.headline.is_none_or(|headline| piece.line > headline);
        let titled = is_below && over.iter().any(|over| is_title(over));
        let is_near = known.headline.is_none_or(|line| piece.line.saturating_sub(line) <= BELOW_LINES);
        let authored = is_below && is_near && (is_author(piece) || over.iter().any(|over| is_author(over)));
        let beside = !changed && (titled || authored);
        let by_author = beside && is_author(piece);
        if piece.kind != Dateline && !piece.head && !published && !changed && !by_author {
            return None;
        }
        if !published && !changed && !is_own(piece, &printed) || published && is_of_comment(piece, first) {
            return None;
        }
        let below = &page.furniture[(at_piece + 1)..(at_piece + 3).min(page.furniture.len())];
        let is_over = |below: &Piece<'_>| below.line - piece.line <= ABOVE_LINES && is_title(below);
        let stand = match known.headline {
            _ if published && piece.kind == Dateline && before.split_whitespace().count() < 4 => {
                Stand::Labelled
            }
            _ if published || beside => Stand::Beside,
            Some(line) if piece.line < line && below.iter().any(is_over) => Stand::Over,
            Some(line) if piece.line < line => Stand::FarAbove,
            Some(line) if piece.line - line > BELOW_LINES => Stand::FarBelow,
            _ => Stand::Below,
        };
        let place = match (changed, piece.foot) {
            (true, false) => Place::Changed,
            (true, true) => Place::ChangedBehind,
            (false, _) if piece.head || published || beside => Place::Own,
            (false, false) if stand != Stand::FarBelow => Place::Between,
            (false, _) => Place::Behind,
        };
        let basis = if changed {
            CHANGED_LINE
        } else if published {
            "line that says when the page was published"
        } else {
            "date line of the page"
        };
        Some(Self {
            piece,
            value: value(first, &piece.text, known),
            basis,
            says_whose: changed || published && (!says(&before, "created") || printed.len() > 1),
            titled,
            place,
            stand,
            short,
        })
    }
}

/// "This page was last edited on": a wiki has a day for each revision, and none on which it was published.
fn is_of_revision(label: &str) -> bool {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.windows(4).any(|words| matches!(words, ["page", "was", "last", _]))
}

/// Whether a line is nothing but a label of the date on the next: "Published:", "| UPDATED:", "Created".
fn is_label(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "published",
        "posted",
        "created",
        "issued",
        "updated",
        "edited",
        "modified",
        "last",
        "first",
        "on",
        "at",
    ];
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let said = is_published(&lower) || languages::says(&lower, Label::Updated) || says(&lower, CHANGED);
    let is_plain = words.iter().all(|word| WORDS.contains(word));
    (1..=3).contains(&words.len()) && said && (is_plain || text.trim_end().ends_with(':'))
}

pub(super) const CHANGED_LINE: &str = "line that says when the page was updated";

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
fn value(date: &Printed, line: &str, known: &Known<'_>) -> String {
    let in_link = |day: &&String| known.url.is_some_and(|url| url.value.contains(&day.replace('-', "/")));
    let linked = date.readings.iter().find(in_link);
    let lower = line.to_lowercase();
    let foreign = !known.read
        || lower
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.chars().count() > 1 && DAY_FIRST.split(' ').any(|known| known == word));
    let on_that_day =
        || date.readings.iter().find(|day| weekday(day).is_some_and(|name| lower.contains(name)));
    linked
        .or_else(on_that_day)
        .or_else(|| date.readings.first().filter(|_| foreign))
        .or_else(|| borne_out(&date.readings, &known.named))
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
