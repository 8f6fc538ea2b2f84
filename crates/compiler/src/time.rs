//! Date expressions in running text: where they stand and what their words alone say.
//!
//! What it does not know: when the page was published, so "on Thursday" stays a Thursday here, and "in May" a May;
//! `resolve.rs` counts. The surprising choice: doubtful words are no date. A month alone, a year alone and a weekday
//! alone must be where a date stands ("in 2021", "said Thursday"), because "may", "march", "2020 people" and
//! "Resolution 2024" are everywhere, and a wrong date on a timeline costs more than a missing one.

use crate::date;
use corpus::Span;
use corpus::text::part;
use corpus::token::{Token, tokens};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words that tell a time, and what they say by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// The words, with the preposition before them.
    pub span: Span,
    /// What they say.
    pub meaning: Meaning,
}

/// What words say of a time without the page around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A place on the calendar, or as much of it as the words give.
    Point(Point),
    /// From the one to the other, both included.
    Between(Point, Point),
    /// A day in numbers whose order the numbers do not settle: `03/04/2024`.
    Numbers {
        /// The year.
        year: i16,
        /// The first number.
        first: i8,
        /// The second.
        second: i8,
    },
    /// So many units from another day: "yesterday", "last week", "two days later".
    Shift(Shift),
}

/// As much of a date as words give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// Which year.
    pub year: Year,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
    /// The day of the week, Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
    /// The week of a weekday, counted from the page's: "Thursday of last week" has -1.
    pub week: Option<i32>,
    /// "last", "this" or "next" before it.
    pub which: Which,
    /// The half, quarter or tenth of it that is meant.
    pub part: Part,
}

/// How words name a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    /// Not at all.
    #[default]
    Unknown,
    /// By its number.
    Is(i16),
    /// From the page's year: "last year" is -1.
    FromPage(i16),
    /// From the year told last: "the following year" is 1.
    FromTold(i16),
}

/// Which of the days, or months, of a name is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The words do not say.
    #[default]
    Any,
    /// "last"
    Last,
    /// "this"
    This,
    /// "next"
    Next,
}

/// How much of a year or month is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it, as far as the words say.
    #[default]
    Whole,
    /// A stretch that no calendar bounds: "early", "the end of", "spring".
    Vague,
    /// The first or second half of a year.
    Half(i8),
    /// A quarter of a year.
    Quarter(i8),
    /// The ten years that begin with it.
    Decade,
    /// The season that begins in that month north of the equator: "last autumn".
    Season(i8),
}

/// So many units from another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// What to count from.
    pub from: From,
    /// What to count.
    pub unit: Unit,
    /// How many; negative is earlier.
    pub count: i32,
    /// "about", "more than": the count is not exact.
    pub about: bool,
}

/// What a shift is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The day of publication.
    Page,
    /// The date told before.
    Told,
    /// What the words behind tell: "two days after the vote".
    Behind,
}

/// What a shift counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks from Monday to Sunday.
    Week,
    /// Saturdays with their Sundays.
    Weekend,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// The date expressions of a text, in order, not overlapping.
pub fn expressions(text: &str) -> Vec<Expression> {
    let reader = Reader::new(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < reader.words.len() {
        if let Some((meaning, next)) = reader.read(at, found.last()) {
            let floor = found.last().map_or(0, |last| last.next);
            found.push(Found { meaning, first: reader.with_preposition(at, floor), core: at, next });
            at = next;
        } else {
            at += 1;
        }
    }
    reader.share_years(&mut found);
    reader.part_lists(&mut found);
    found
        .into_iter()
        .map(|found| Expression {
            span: Span::new(reader.words[found.first].start, reader.end(found.next - 1)),
            meaning: found.meaning,
        })
        .collect()
}

/// An expression as words: from `first` with the preposition, from `core` without, to `next`.
#[derive(Clone, Copy)]
struct Found {
    meaning: Meaning,
    first: usize,
    core: usize,
    next: usize,
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    Comma,
    Dot,
    Dash,
    Slash,
    Bracket,
    Other,
}

const WEEKDAYS: [&str; 7] = [
    "monday mon lunes lundi lunedi montag понедельник",
    "tuesday tue tues martes mardi martedi dienstag вторник",
    "wednesday wed weds miercoles mercredi mercoledi mittwoch среду",
    "thursday thu thur thurs jueves jeudi giovedi donnerstag четверг",
    "friday fri viernes vendredi venerdi freitag пятницу",
    "saturday sat sabado samedi sabato samstag субботу",
    "sunday sun domingo dimanche domenica sonntag воскресенье",
];

/// Months of languages that date lines seldom have and translation residue does: Azerbaijani, Dutch, Scandinavian,
/// Polish, Ukrainian.
const MORE_MONTHS: [&str; 12] = [
    "yanvar styczen stycznia січня",
    "fevral februari luty lutego лютого",
    "maart marts mars marca березня",
    "aprel kwietnia квітня",
    "mei maj maja травня",
    "iyun czerwca червня",
    "iyul lipca липня",
    "avqust augusti sierpnia серпня",
    "sentyabr wrzesnia вересня",
    "oktyabr pazdziernika жовтня",
    "noyabr listopada листопада",
    "dekabr desember grudnia грудня",
];

const ENGLISH_MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const ENGLISH_ABBREVIATIONS: &[&str] =
    &["jan", "feb", "febr", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"];

const ROMAN_MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

const DAY_PARTS: &[&str] = &[
    "morning",
    "mornings",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midday",
    "midnight",
    "dawn",
    "dusk",
    "lunchtime",
    "early",
    "late",
];

/// Words that a date follows: a month, weekday or year alone behind one of them is a date.
static BEFORE_A_DATE: Words = Words::new(|| {
    words_of(
        "in on since by until till before after during from to of for through throughout between early \
     late mid around circa last next this past and or as at end beginning start earlier later en im \
     am le el il vom seit desde depuis dal du",
    )
});

/// Prepositions that belong to the words that a reader marks.
const MARKED: &[&str] = &["on", "in", "since", "by", "until", "till", "during"];

/// Prepositions that a number of people or tonnes does not follow: "in 2023", against "of 2000 troops".
const BEFORE_A_YEAR: &[&str] = &[
    "in",
    "since",
    "during",
    "until",
    "till",
    "throughout",
    "circa",
    "en",
    "early",
    "late",
    "mid",
    "before",
];

/// What may follow a number that is no year.
static COUNTED: Words = Words::new(|| {
    words_of(
        "people troops soldiers men women children civilians prisoners hostages detainees refugees \
     families houses homes police policemen officers peacekeepers fighters tonnes tons kg kilograms \
     kilometres kilometers km metres meters miles feet hectares acres litres barrels square cubic \
     percent per cent dollars euros pounds roubles rubles cases deaths dead wounded injured votes \
     voters seats pages points times hours days weeks months years million billion thousand hundred \
     vehicles tanks drones missiles shells jobs workers members residents villagers passengers \
     students gigawatts gw mw am pm gmt utc",
    )
});

/// What a year before it dates: "the 2020 war". Not a map or a model: those are only as old as that.
static DATED: Words = Words::new(|| {
    words_of(
        "accord accords act agreement agreements annexation armistice attack attacks blockade ceasefire \
     census clashes collapse conference conflict congress convention coup crisis deal declaration \
     decree disaster drought earthquake election elections famine fighting flood floods harvest \
     hostilities invasion massacre meeting memorandum negotiations offensive pact peace poll polls \
     protest protests protocol protocols raid referendum revolution round ruling season settlement \
     siege statement strike strikes summit talks treaty truce truces uprising verdict vote war wars \
     withdrawal decision judgment judgement law resolution visit exchange swap handover closure \
     mutiny assassination bombing shelling evacuation deportation expulsion split inauguration \
     opening launch victory defeat final draw tournament championship championships cup draft \
     proposal plan version framework roadmap compact charter amendment campaign mandate border \
     breakdown constitution killings mission operation outbreak purge rebellion sanctions spill \
     tariffs takeover walkout edition game games",
    )
});

/// Verbs behind which "from Monday to Friday" is a day moved, not a stretch of days.
const MOVED: &[&str] =
    &["moved", "postponed", "rescheduled", "delayed", "shifted", "changed", "brought", "pushed"];

/// A list of words, looked up at once.
type Words = LazyLock<HashSet<&'static str>>;

fn words_of(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// The weekdays of all languages, by their names.
static WEEKDAY_NAMES: LazyLock<HashMap<&str, i8>> = LazyLock::new(|| {
    (1i8..).zip(WEEKDAYS).flat_map(|(at, names)| names.split(' ').map(move |name| (name, at))).collect()
});

/// What a date expression may begin with, besides digits, months and weekdays: most words of a text are none of these,
/// and are not looked at again.
static OPENERS: Words = Words::new(|| {
    let more = words_of(
        "from between the early late mid end start beginning middle close turn course last final latter q1 q2 q3 q4 \
         today tonight yesterday tomorrow earlier later this next coming a an thirty forty fifty that thirtieth primo \
         premier primero",
    );
    more.into_iter().chain(SEASONS.iter().copied()).chain(ORDINALS).chain(NUMBERS).collect()
});

struct Reader<'a> {
    text: &'a str,
    words: Vec<Token>,
    /// The month that each word names, or 0.
    months: Vec<i8>,
    /// Somebody in the text is called May.
    may_is_a_name: bool,
}

type Read<T> = Option<(T, usize)>;

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        // Pages that still have their entities have no-break spaces inside their dates: `4&nbsp;November`.
        let words = tokens(text)
            .into_iter()
            .filter(|word| {
                !(word.term == "nbsp"
                    && part(text, ..word.start).ends_with('&')
                    && part(text, word.end..).starts_with(';'))
            })
            .collect();
        let mut reader = Self { text, words, months: Vec::new(), may_is_a_name: false };
        // Most words come again and again; their month is looked up once.
        let mut known: HashMap<String, i8> = HashMap::new();
        reader.months = (0..reader.words.len())
            .map(|at| {
                let term = reader.term(at);
                if !(3..=24).contains(&term.len()) || term.starts_with(|c: char| c.is_ascii_digit()) {
                    return 0;
                }
                known.get(term).copied().unwrap_or_else(|| {
                    let month = date::month(term).and_then(|month| i8::try_from(month).ok());
                    let month = month.or_else(|| listed(&MORE_MONTHS, term)).unwrap_or(0);
                    known.insert(term.to_owned(), month);
                    month
                })
            })
            .collect();
        reader.may_is_a_name = (1..reader.words.len()).any(|at| {
            reader.term(at) == "may"
                && reader.capital(at)
                && reader.capital(at - 1)
                && reader.gap(at - 1) == Gap::Space
                && !BEFORE_A_DATE.contains(reader.term(at - 1))
                && weekday(reader.term(at - 1)).is_none()
                && reader.number(at - 1).is_none()
        });
        reader
    }

    /// The word folded, without a possessive ending; nothing past the end.
    fn term(&self, at: usize) -> &str {
        let term = self.words.get(at).map_or("", |word| word.term.as_str());
        term.strip_suffix("'s").unwrap_or(term)
    }

    /// Where a word ends, its possessive ending left out: "Friday's" is a Friday.
    fn end(&self, at: usize) -> usize {
        let word = &self.words[at];
        if !word.term.ends_with("'s") {
            return word.end;
        }
        let raw = self.raw(at);
        let stem =
            raw.strip_suffix(['s', 'S']).unwrap_or(raw).trim_end_matches(|c: char| !c.is_alphanumeric());
        word.start + stem.len()
    }

    fn raw(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| part(self.text, word.start..word.end))
    }

    fn capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// What stands between a word and the next; long stretches are [`Gap::Other`] unread.
    fn gap(&self, at: usize) -> Gap {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else {
            return Gap::Other;
        };
        if next.start - word.end > 12 {
            return Gap::Other;
        }
        let between = part(self.text, word.end..next.start);
        match between.trim() {
            "" | "&nbsp;" => Gap::Space,
            "," => Gap::Comma,
            "." => Gap::Dot,
            "-" | "–" | "—" | "‑" | "−" => Gap::Dash,
            "/" => Gap::Slash,
            "(" | "[" | ", (" => Gap::Bracket,
            _ => Gap::Other,
        }
    }

    fn spaced(&self, at: usize) -> bool {
        self.gap(at) == Gap::Space
    }

    /// The character before a word, and the one behind it.
    fn before(&self, at: usize) -> Option<char> {
        part(self.text, ..self.words.get(at)?.start).chars().next_back()
    }

    fn behind(&self, at: usize) -> Option<char> {
        part(self.text, self.words.get(at)?.end..).chars().next()
    }

    fn previous(&self, at: usize) -> &str {
        if at > 0 && matches!(self.gap(at - 1), Gap::Space | Gap::Dash) { self.term(at - 1) } else { "" }
    }

    /// A number without marks inside it.
    fn number(&self, at: usize) -> Option<i16> {
        let raw = self.raw(at);
        (raw.len() <= 4 && !raw.is_empty() && raw.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| raw.parse().ok())?
    }

    /// Four digits that can be a year.
    fn year(&self, at: usize) -> Option<i16> {
        let fits = self.raw(at).len() == 4
            && !matches!(self.before(at), Some('$' | '€' | '£' | '#' | '№' | '.' | ':' | '+'))
            && !matches!(self.behind(at), Some('%' | '°' | '€'));
        self.number(at).filter(|year| fits && (1800..2100).contains(year))
    }

    /// `29`, `29th`, `1er`, "third", "twenty-first": the day and the words it takes.
    fn day(&self, at: usize) -> Read<i8> {
        let term = self.term(at);
        if matches!(self.before(at), Some(':' | '$' | '€' | '£' | '#' | '№' | '+')) {
            return None;
        }
        let digits = term.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
        if !digits.is_empty() {
            let fits =
                matches!(&term[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er" | "o" | "º" | "de");
            let day: i8 = (digits.len() <= 2).then(|| digits.parse().ok())??;
            return (fits && (1..=31).contains(&day)).then_some((day, at + 1));
        }
        if matches!(term, "primo" | "premier" | "primero") {
            return Some((1, at + 1));
        }
        let small = |term: &str| (1i8..).zip(ORDINALS).find(|(_, word)| *word == term).map(|(n, _)| n);
        let tens = match term {
            "twenty" => 20,
            "thirty" => 30,
            "thirtieth" => return Some((30, at + 1)),
            _ => return small(term).map(|day| (day, at + 1)),
        };
        let unit = small(self.term(at + 1)).filter(|unit| *unit < 10 && self.near(at))?;
        (tens + unit <= 31).then_some((tens + unit, at + 2))
    }

    fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), Gap::Space | Gap::Dash)
    }

    /// A month's name beside a day or year, where it cannot be much else.
    fn month(&self, at: usize) -> Option<i8> {
        self.months.get(at).copied().filter(|month| *month > 0)
    }

    /// Whether the month is written as English writes it, or is no English word at all.
    fn month_is_written(&self, at: usize) -> bool {
        let ambiguous =
            matches!(self.term(at), "may" | "march" | "mar" | "dec" | "jun" | "mart" | "set" | "sep");
        self.capital(at) || !ambiguous
    }

    /// What a date expression that starts at a word says.
    fn read(&self, at: usize, last: Option<&Found>) -> Read<Meaning> {
        let term = self.term(at);
        let may_begin = term.starts_with(|c: char| c.is_ascii_digit())
            || self.months[at] > 0
            || weekday(term).is_some()
            || OPENERS.contains(term);
        if !may_begin {
            return None;
        }
        let point = |(point, next)| (Meaning::Point(point), next);
        self.numbers(at)
            .or_else(|| self.range(at))
            .or_else(|| self.days(at))
            .or_else(|| self.full(at).map(point))
            .or_else(|| self.part_of(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.counted(at, last))
            .or_else(|| self.told(at))
            .or_else(|| self.alone(at).map(point))
    }

    /// `2023-06-29`, `29/06/2023`, `29.06.2023`, `12.III.2024`.
    fn numbers(&self, at: usize) -> Read<Meaning> {
        if !self.raw(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let stands_alone = |end: usize| {
            let digit_behind = |c: Option<char>| matches!(c, Some('-' | '/' | '–'));
            !digit_behind(self.before(at)) && !digit_behind(self.behind(end - 1))
        };
        let pointed: Vec<&str> = self.raw(at).split('.').collect();
        if let [day, month, year] = pointed.as_slice() {
            let point = ymd(two_digit_year(year)?, month.parse().ok()?, day.parse().ok()?)?;
            return stands_alone(at + 1).then_some((Meaning::Point(point), at + 1));
        }
        let gap = self.gap(at);
        let tight =
            |at: usize| self.words.get(at + 1).is_some_and(|next| next.start - self.words[at].end <= 2);
        let joined = matches!(gap, Gap::Slash | Gap::Dash | Gap::Dot) && gap == self.gap(at + 1);
        if !joined || !tight(at) || !tight(at + 1) {
            return None;
        }
        let (first, second) = (self.number(at)?, self.number(at + 1));
        if let Some(year) = self.year(at) {
            // The day may have a time behind it: `12T10`.
            let day = self.term(at + 2).split('t').next()?.parse().ok()?;
            return Some((Meaning::Point(ymd(year, i8::try_from(second?).ok()?, day)?), at + 3));
        }
        let year = two_digit_year(self.raw(at + 2))?;
        if !stands_alone(at + 3) {
            return None;
        }
        let first = i8::try_from(first).ok()?;
        let Some(second) = second else {
            let month = (1i8..).zip(ROMAN_MONTHS).find(|(_, roman)| *roman == self.raw(at + 1))?.0;
            return Some((Meaning::Point(ymd(year, month, first)?), at + 3));
        };
        let second = i8::try_from(second).ok()?;
        // Two digits of a year are a year only behind a day that cannot be anything else.
        if self.raw(at + 2).len() == 2 && (gap != Gap::Slash || first <= 12 || second > 12) {
            return None;
        }
        let meaning = match (ymd(year, second, first), ymd(year, first, second)) {
            (Some(day_first), _) if gap == Gap::Dot => Meaning::Point(day_first),
            (Some(day_first), Some(month_first)) if day_first != month_first => {
                Meaning::Numbers { year, first, second }
            }
            (Some(point), _) | (None, Some(point)) => Meaning::Point(point),
            (None, None) => return None,
        };
        Some((meaning, at + 3))
    }

    /// "from 3 March to 5 April", "between March and June", "2019-2021", "Monday to Friday".
    fn range(&self, at: usize) -> Read<Meaning> {
        let first_word = self.term(at);
        let opened = matches!(first_word, "from" | "between") && self.spaced(at);
        let start = at + usize::from(opened);
        if opened && let Some((days, next)) = self.days(start) {
            return Some((days, next));
        }
        let (left, next) = self.full(start).or_else(|| self.name(start, opened))?;
        let dash = self.gap(next - 1) == Gap::Dash;
        let word = self.term(next);
        let joined = self.spaced(next - 1)
            && if first_word == "between" {
                word == "and"
            } else {
                matches!(word, "to" | "until" | "till" | "through")
            };
        if !dash && !joined {
            return None;
        }
        if !dash
            && (!opened
                && left.day.is_none()
                && left.weekday.is_none()
                && left.month.is_none()
                && self.term(next) != "to")
        {
            return None;
        }
        let right_at = next + usize::from(!dash);
        let (right, end) = self
            .full(right_at)
            .or_else(|| self.name(right_at, true))
            .or_else(|| self.short_year(left, right_at))?;
        if self.is_moved(at) || !alike(left, right) {
            return None;
        }
        let (left, right) = complete(left, right)?;
        Some((Meaning::Between(left, right), end))
    }

    /// `22` behind `2021-`.
    fn short_year(&self, left: Point, at: usize) -> Read<Point> {
        let Year::Is(first) = left.year else { return None };
        if left.month.is_some() || self.raw(at).len() != 2 {
            return None;
        }
        let year = first / 100 * 100 + self.number(at)?;
        (year > first).then_some((Point { year: Year::Is(year), ..Point::default() }, at + 1))
    }

    fn is_moved(&self, at: usize) -> bool {
        (at.saturating_sub(6)..at).any(|before| MOVED.contains(&self.term(before)))
    }

    /// Two or three days of a month: "5-6 March", "March 5 and 6, 2023", "3, 4 and 5 April".
    fn days(&self, at: usize) -> Read<Meaning> {
        let at = if self.term(at) == "the" && self.day(at + 1).is_some() { at + 1 } else { at };
        if let Some(month) = self.month(at).filter(|_| self.month_is_written(at)) {
            let dot = usize::from(self.gap(at) == Gap::Dot);
            if !self.near(at) && dot == 0 {
                return None;
            }
            let (first, next) = self.day(at + 1)?;
            let (second, next) = self.second_day(next)?;
            // "March 5 to 6 April" is another form.
            if self.month(next).is_some() && self.spaced(next - 1) {
                return None;
            }
            let (year, next) = self.year_behind(next);
            return stretch(year, month, first, second).map(|days| (days, next));
        }
        let (first, mut next) = self.day(at)?;
        if self.gap(next - 1) == Gap::Comma
            && let Some((_, after)) = self.day(next)
            && self.term(after) == "and"
        {
            next = after;
        }
        let (second, next) = self.second_day(next)?;
        let month_at = self.of(next)?;
        let month = self.month(month_at).filter(|_| self.month_is_written(month_at))?;
        let (year, next) = self.year_behind(month_at + 1);
        stretch(year, month, first, second).map(|days| (days, next))
    }

    /// The day behind a dash, "to" or "and", where `next` is the word behind the first day.
    fn second_day(&self, next: usize) -> Read<i8> {
        match self.gap(next - 1) {
            Gap::Dash | Gap::Slash => self.day(next),
            Gap::Space if matches!(self.term(next), "to" | "and" | "through" | "until" | "till" | "al") => {
                let at = next + 1 + usize::from(self.term(next + 1) == "the");
                self.day(at).filter(|_| self.spaced(next))
            }
            _ => None,
        }
    }

    /// Past the small word between day and month, if there is one.
    fn of(&self, at: usize) -> Option<usize> {
        let gap = self.gap(at.checked_sub(1)?);
        if !matches!(gap, Gap::Space | Gap::Dot | Gap::Dash) {
            return None;
        }
        let small = matches!(self.term(at), "of" | "de" | "di" | "do") && self.spaced(at);
        Some(at + usize::from(small))
    }

    /// The year behind a month or day, and the words of it; nothing where none stands.
    fn year_behind(&self, at: usize) -> (Year, usize) {
        let gap = self.gap(at.saturating_sub(1));
        let small = usize::from(matches!(self.term(at), "of" | "de" | "del" | "di") && gap == Gap::Space);
        let year_at = at + small;
        if matches!(gap, Gap::Space | Gap::Comma | Gap::Dot | Gap::Dash)
            && let Some(year) = self.year(year_at)
            && !(COUNTED.contains(self.term(year_at + 1)) && self.spaced(year_at))
        {
            return (Year::Is(year), year_at + 1);
        }
        if gap != Gap::Space && gap != Gap::Comma {
            return (Year::Unknown, at);
        }
        let the = usize::from(self.term(year_at) == "the");
        if self.term(year_at + the + 1) == "year" && self.spaced(year_at + the) {
            let year = match self.term(year_at + the) {
                "this" | "current" => Year::FromPage(0),
                "last" => Year::FromPage(-1),
                "next" if the == 0 => Year::FromPage(1),
                "that" | "same" => Year::FromTold(0),
                "following" | "next" => Year::FromTold(1),
                "previous" | "preceding" => Year::FromTold(-1),
                _ => return (Year::Unknown, at),
            };
            return (year, year_at + the + 2);
        }
        (Year::Unknown, at)
    }

    /// A day or month with all that names it: "Thursday, 29 June 2023", "March 7", "the 3rd of May", "May 2023".
    fn full(&self, at: usize) -> Read<Point> {
        if let Some(weekday) = weekday(self.term(at)) {
            let mut next = at + 1;
            if DAY_PARTS.contains(&self.term(next)) && self.spaced(at) {
                next += 1;
            }
            if self.term(next) == "the" && self.spaced(next - 1) {
                next += 1;
            }
            if matches!(self.gap(next - 1), Gap::Space | Gap::Comma | Gap::Dot | Gap::Bracket)
                && let Some((point, end)) = self.full_day(next)
            {
                return Some((Point { weekday: Some(weekday), ..point }, end));
            }
            return None;
        }
        self.full_day(at).or_else(|| self.month_year(at))
    }

    fn full_day(&self, at: usize) -> Read<Point> {
        if let Some((Meaning::Point(point), next)) = self.numbers(at) {
            return Some((point, next));
        }
        if let Some(month) = self.month(at) {
            // "May 2024" has no day; "march 5 km" is no date.
            let joined = matches!(self.gap(at), Gap::Space | Gap::Dot);
            let the = usize::from(self.term(at + 1) == "the");
            let (day, next) = self.day(at + 1 + the).filter(|_| joined)?;
            let spelt = the == 0
                && self.number(at + 1).is_none()
                && !self.term(at + 1).starts_with(|c: char| c.is_ascii_digit());
            let (year, end) = self.year_behind(next);
            let certain = self.capital(at) || matches!(year, Year::Is(_));
            let counted = COUNTED.contains(self.term(next)) && self.spaced(next - 1);
            if spelt || !certain || counted || self.behind(next - 1) == Some(':') {
                return None;
            }
            return dated(year, month, day).map(|point| (point, end));
        }
        let (day, next) = self.day(at)?;
        let month_at = self.of(next)?;
        let roman = || {
            (1i8..).zip(ROMAN_MONTHS).find(|(_, roman)| *roman == self.raw(month_at)).map(|(month, _)| month)
        };
        let Some(month) = self.month(month_at) else {
            let (year, end) = self.year_behind(month_at + 1);
            return matches!(year, Year::Is(_))
                .then(roman)?
                .and_then(|month| dated(year, month, day))
                .map(|point| (point, end));
        };
        let spelt = !self.raw(at).starts_with(|c: char| c.is_ascii_digit());
        if spelt && month_at == next && !matches!(self.term(at), "primo" | "premier" | "primero") {
            return None;
        }
        let (year, end) = self.year_behind(month_at + 1);
        if !self.month_is_written(month_at) && !matches!(year, Year::Is(_)) {
            return None;
        }
        dated(year, month, day).map(|point| (point, end))
    }

    /// "March 2024", "October of last year", "May this year".
    fn month_year(&self, at: usize) -> Read<Point> {
        let month = self.month(at)?;
        let (year, end) = self.year_behind(at + 1);
        if year == Year::Unknown || !(self.capital(at) || self.month_is_written(at)) {
            return None;
        }
        // "31 February 2024" is a slip, not a month.
        if at > 0
            && self.spaced(at - 1)
            && self.day(at - 1).is_some_and(|(_, next)| next == at)
            && self.number(at - 1).is_some()
        {
            return None;
        }
        Some((Point { year, month: Some(month), ..Point::default() }, end))
    }

    /// A month, weekday or year by itself; `certain` where the words before it say that a date comes.
    fn name(&self, at: usize, certain: bool) -> Read<Point> {
        let term = self.term(at);
        let english = ENGLISH_MONTHS.contains(&term) || (ENGLISH_ABBREVIATIONS.contains(&term) && certain);
        if english && self.capital(at) && (certain || !matches!(term, "may" | "march")) {
            return Some((Point { month: self.month(at), ..Point::default() }, at + 1));
        }
        if let Some(weekday) = weekday(term).filter(|_| self.capital(at) && term.len() > 3) {
            return Some((Point { weekday: Some(weekday), ..Point::default() }, at + 1));
        }
        let counted = COUNTED.contains(self.term(at + 1)) && self.spaced(at);
        let year = self
            .year(at)
            .filter(|_| !counted && (certain || !matches!(self.before(at), Some('/' | '-' | '–'))))?;
        // "to 2020-2024": only where nothing before makes it a number or a name.
        let named = at > 0
            && self.spaced(at - 1)
            && (self.capital(at - 1) && !BEFORE_A_DATE.contains(self.term(at - 1)));
        (certain || !named).then_some((Point { year: Year::Is(year), ..Point::default() }, at + 1))
    }

    /// "early 2024", "the end of the year", "mid-May", "the second half of 2023", "spring 2024", "the 1990s".
    fn part_of(&self, at: usize) -> Read<Meaning> {
        let at = if self.term(at) == "the" && self.spaced(at) { at + 1 } else { at };
        let term = self.term(at);
        if let Some(year) = self
            .raw(at)
            .strip_suffix('s')
            .or_else(|| self.raw(at).strip_suffix("’s").or_else(|| self.raw(at).strip_suffix("'s")))
            && year.len() == 4
            && let Ok(year) = year.parse::<i16>()
            && (1800..2100).contains(&year)
            && year % 10 == 0
        {
            let point = Point { year: Year::Is(year), part: Part::Decade, ..Point::default() };
            return Some((Meaning::Point(point), at + 1));
        }
        if let Some(quarter) =
            term.strip_prefix('q').and_then(|n| n.parse().ok()).filter(|n| (1..=4).contains(n))
        {
            let (year, end) = self.year_behind(at + 1);
            let point = Point { year, part: Part::Quarter(quarter), ..Point::default() };
            return (year != Year::Unknown).then_some((Meaning::Point(point), end));
        }
        if SEASONS.contains(&term) {
            let (year, end) = self.year_behind(at + 1);
            let point = Point { year, part: Part::Vague, ..Point::default() };
            return (year != Year::Unknown).then_some((Meaning::Point(point), end));
        }
        if matches!(term, "early" | "late" | "mid" | "end") && self.near(at) && self.term(at + 1) != "of" {
            return self.vague(at + 1);
        }
        if matches!(term, "end" | "start" | "beginning" | "middle" | "close" | "turn" | "course") {
            return (self.term(at + 1) == "of" && self.spaced(at)).then(|| self.vague(at + 2))?;
        }
        let ordinal = match term {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "last" | "final" | "latter" => 0,
            _ => return None,
        };
        let of = matches!(self.term(at + 2), "of" | "in") && self.spaced(at) && self.spaced(at + 1);
        match self.term(at + 1) {
            "half" if of && ordinal <= 2 => {
                let half = if ordinal == 1 { 1 } else { 2 };
                self.whole_year(at + 3, Part::Half(half))
            }
            "quarter" if of => self.whole_year(at + 3, Part::Quarter(if ordinal == 0 { 4 } else { ordinal })),
            "week" | "weeks" | "days" | "weekend" | "months" | "part" if of => {
                self.vague(at + 3).filter(|(meaning, _)| matches!(meaning, Meaning::Point(_)))
            }
            _ => None,
        }
    }

    fn whole_year(&self, at: usize, part: Part) -> Read<Meaning> {
        let (year, end) = self.year_behind(at);
        if year == Year::Unknown {
            let (meaning, next) = self.vague(at)?;
            return matches!(meaning, Meaning::Point(Point { month: Some(_), .. }))
                .then_some((meaning, next));
        }
        Some((Meaning::Point(Point { year, part, ..Point::default() }), end))
    }

    /// What "early" or "the end of" is said of: a year, a month, "this year", "the month".
    fn vague(&self, at: usize) -> Read<Meaning> {
        let vague = |(point, next)| (Meaning::Point(Point { part: Part::Vague, ..point }), next);
        if let Some((point, next)) =
            self.full(at).or_else(|| self.name(at, true)).filter(|(point, _)| point.day.is_none())
        {
            return Some(if point.weekday.is_some() {
                (Meaning::Point(point), next)
            } else {
                vague((point, next))
            });
        }
        // No further than this: "the end of the end of ..." must not be followed.
        let bounded = |at: usize| {
            let term = self.term(at);
            term.ends_with("0s") || term.starts_with('q') || SEASONS.contains(&term)
        };
        if bounded(at) {
            return self.part_of(at);
        }
        let the = usize::from(matches!(self.term(at), "the" | "this" | "next" | "last" | "current"));
        if the == 0 || !self.spaced(at) {
            return None;
        }
        let unit = match self.term(at + 1) {
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ if self.term(at) == "the" && bounded(at + 1) => return self.part_of(at + 1),
            _ => return None,
        };
        let count = match self.term(at) {
            "last" => -1,
            "next" => 1,
            _ => 0,
        };
        Some((Meaning::Shift(Shift { from: From::Page, unit, count, about: false }), at + 2))
    }

    /// "today", "last week", "next Thursday", "this year", "last night".
    fn relative(&self, at: usize) -> Read<Meaning> {
        let term = self.term(at);
        let days = |count| Meaning::Shift(Shift { from: From::Page, unit: Unit::Day, count, about: false });
        let is_name = self.capital(at) && at > 0 && self.spaced(at - 1) && self.capital(at - 1);
        if let "today" | "tonight" | "yesterday" | "tomorrow" = term {
            if is_name {
                return None;
            }
            let count = match term {
                "yesterday" => -1,
                "tomorrow" => 1,
                _ => 0,
            };
            return Some((days(count), self.day_part(at + 1)));
        }
        if term == "the" && self.term(at + 1) == "day" && self.spaced(at) {
            match (self.term(at + 2), self.term(at + 3)) {
                ("before", "yesterday") => return Some((days(-2), at + 4)),
                ("after", "tomorrow") => return Some((days(2), at + 4)),
                _ => {}
            }
        }
        if term == "the"
            && self.term(at + 1) == "weekend"
            && matches!(self.previous(at), "over" | "at" | "during")
        {
            let shift = Shift { from: From::Page, unit: Unit::Weekend, count: 0, about: false };
            return self.spaced(at).then_some((Meaning::Shift(shift), at + 2));
        }
        // "earlier this week", "late last year".
        if matches!(term, "earlier" | "later" | "early" | "late") && self.spaced(at) {
            let named =
                matches!(self.term(at + 1), "this" | "last" | "next" | "today" | "yesterday" | "tomorrow");
            return if named { self.relative(at + 1) } else { None };
        }
        let (which, next) = match term {
            "this" if matches!(self.term(at + 1), "past") => (Which::Last, at + 2),
            "this" if matches!(self.term(at + 1), "coming") => (Which::Next, at + 2),
            "this" => (Which::This, at + 1),
            "last" => (Which::Last, at + 1),
            "next" => (Which::Next, at + 1),
            "coming" if self.previous(at) == "the" => (Which::Next, at + 1),
            _ => return None,
        };
        if !self.spaced(at) || !self.spaced(next - 1) {
            return None;
        }
        // "the last week", "the next day" are counted from elsewhere.
        if term != "coming" && matches!(self.previous(at), "the" | "their" | "its" | "his" | "her" | "very") {
            return None;
        }
        let count = match which {
            Which::Last => -1,
            Which::Next => 1,
            _ => 0,
        };
        let shift = |unit| Meaning::Shift(Shift { from: From::Page, unit, count, about: false });
        let noun = self.term(next);
        let meaning = match noun {
            "week" => shift(Unit::Week),
            "weekend" => shift(Unit::Weekend),
            "month" => shift(Unit::Month),
            "year" => shift(Unit::Year),
            "morning" | "afternoon" | "evening" if which == Which::This => days(0),
            "night" if which == Which::Last => days(-1),
            "night" | "evening" => return None,
            "spring" | "summer" | "autumn" | "winter" => {
                let first = match noun {
                    "spring" => 3,
                    "summer" => 6,
                    "autumn" => 9,
                    _ => 12,
                };
                Meaning::Point(Point { which, part: Part::Season(first), ..Point::default() })
            }
            _ => {
                let (point, end) = self.name(next, true).filter(|(point, _)| point.year == Year::Unknown)?;
                return Some((Meaning::Point(Point { which, ..point }), self.day_part(end)));
            }
        };
        Some((meaning, next + 1))
    }

    /// Past "morning" and its like.
    fn day_part(&self, next: usize) -> usize {
        if self.spaced(next - 1)
            && DAY_PARTS.contains(&self.term(next))
            && !matches!(self.term(next), "early" | "late")
        {
            next + 1
        } else {
            next
        }
    }

    /// "three weeks ago", "two days later", "a week after".
    fn counted(&self, at: usize, last: Option<&Found>) -> Read<Meaning> {
        let count = match self.term(at) {
            "a" | "an" => 1,
            term => (1i32..)
                .zip(NUMBERS)
                .find(|(_, word)| *word == term)
                .map(|(n, _)| n)
                .or_else(|| self.number(at).filter(|n| *n < 1000).map(i32::from))
                .or_else(|| (term == "thirty").then_some(30))
                .or_else(|| (term == "forty").then_some(40))
                .or_else(|| (term == "fifty").then_some(50))?,
        };
        if !self.near(at) {
            return None;
        }
        let unit = match self.term(at + 1) {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => return None,
        };
        let about = matches!(
            self.previous(at),
            "about"
                | "around"
                | "some"
                | "nearly"
                | "almost"
                | "over"
                | "than"
                | "roughly"
                | "least"
                | "approximately"
                | "under"
                | "just"
                | "and"
                | "or"
                | "to"
        );
        let behind = at + 2;
        // An apostrophe may stand between: "in two weeks' time".
        let time = self.term(behind) == "time" && self.previous(at) == "in";
        if !self.spaced(behind - 1) && !time {
            return None;
        }
        let shift = |from, count| Some((Meaning::Shift(Shift { from, unit, count, about }), behind + 1));
        match self.term(behind) {
            "ago" => shift(From::Page, -count),
            "time" if time => shift(From::Page, count),
            "earlier" | "previously" => shift(From::Told, -count),
            "later" | "afterwards" => shift(From::Told, count),
            word @ ("before" | "after") => {
                let sign = if word == "after" { 1 } else { -1 };
                let ends = !self.spaced(behind);
                // "began on 4 November, a week after it had risen": the date before is of what the count leads to.
                let told_just_now = last.is_some_and(|last| {
                    last.next == at && matches!(self.gap(at - 1), Gap::Comma | Gap::Space | Gap::Dash)
                });
                if ends {
                    shift(From::Told, sign * count)
                } else if told_just_now {
                    shift(From::Told, -sign * count)
                } else {
                    shift(From::Behind, sign * count)
                }
            }
            "from" if self.term(behind + 1) == "now" => {
                Some((Meaning::Shift(Shift { from: From::Page, unit, count, about }), behind + 2))
            }
            _ => None,
        }
    }

    /// "the following day", "the same month", "that year", "the week before".
    fn told(&self, at: usize) -> Read<Meaning> {
        let unit = |at: usize| match self.term(at) {
            "day" | "morning" | "evening" | "afternoon" | "night" => Some(Unit::Day),
            "week" => Some(Unit::Week),
            "month" => Some(Unit::Month),
            "year" => Some(Unit::Year),
            _ => None,
        };
        let shift = |unit, count, next| {
            Some((Meaning::Shift(Shift { from: From::Told, unit, count, about: false }), next))
        };
        if !self.spaced(at) {
            return None;
        }
        if self.term(at) == "that" {
            // "said that day labourers": only where the phrase ends.
            let unit = unit(at + 1)?;
            let open = self.spaced(at + 1)
                && !matches!(self.term(at + 2), "in" | "on" | "and" | "the" | "when" | "by" | "at" | "to");
            return if open && unit == Unit::Day { None } else { shift(unit, 0, at + 2) };
        }
        if self.term(at) != "the" && !(self.term(at) == "next" && self.term(at + 1) == "day") {
            return None;
        }
        let word = if self.term(at) == "the" { at + 1 } else { at };
        let count = match self.term(word) {
            "following" | "next" => 1,
            "previous" | "preceding" => -1,
            "same" => 0,
            _ => {
                let unit =
                    unit(word).filter(|_| matches!(self.raw(word), "day" | "week" | "month" | "year"))?;
                let sign = match self.term(word + 1) {
                    "before" => -1,
                    "after" => 1,
                    _ => return None,
                };
                let from = if self.spaced(word + 1) { From::Behind } else { From::Told };
                let shift = Shift { from, unit, count: sign, about: false };
                return Some((Meaning::Shift(shift), word + 2));
            }
        };
        let unit = unit(word + 1).filter(|_| self.spaced(word))?;
        // "the next week of talks" and "the same year group" date nothing, but cannot be told apart from here.
        shift(unit, count, word + 2)
    }

    /// A month, weekday or year with nothing that completes it, where a date stands.
    fn alone(&self, at: usize) -> Read<Point> {
        let term = self.term(at);
        let previous = self.previous(at);
        let announced = BEFORE_A_DATE.contains(previous);
        let next_is_name = self.capital(at + 1) && self.spaced(at) && !self.words[at].term.ends_with("'s");
        if let Some(weekday) = weekday(term) {
            return self.weekday_alone(at, weekday, announced, next_is_name);
        }
        if let Some(month) = self.month(at) {
            return self
                .month_alone(at, announced, next_is_name)
                .then_some((Point { month: Some(month), ..Point::default() }, at + 1));
        }
        self.year_alone(at, previous).map(|year| (Point { year: Year::Is(year), ..Point::default() }, at + 1))
    }

    fn weekday_alone(&self, at: usize, weekday: i8, announced: bool, next_is_name: bool) -> Read<Point> {
        let term = self.term(at);
        let previous = self.previous(at);
        if matches!(previous, "every" | "each" | "most" | "some" | "any") {
            return None;
        }
        let english = WEEKDAYS.iter().any(|names| names.starts_with(term)) && term.ends_with("day");
        if english {
            let name_before = at > 0 && self.spaced(at - 1) && self.capital(at - 1) && !announced;
            let name = name_before && !matches!(previous, "the")
                || next_is_name && (previous == "the" || name_before || previous.is_empty());
            // "On Thursday Blinken" but not "The Saturday Pink", "Black Friday".
            if !self.capital(at) || name && self.before_is_no_stop(at) {
                return None;
            }
        } else {
            let fits = match term {
                "montag" | "dienstag" | "mittwoch" | "donnerstag" | "freitag" | "samstag" | "sonntag" => {
                    previous == "am"
                }
                // English abbreviations by themselves are other words.
                _ if term.len() <= 5
                    && term.is_ascii()
                    && !matches!(term, "lunes" | "lundi" | "mardi" | "jeudi") =>
                {
                    false
                }
                _ => !self.capital(at),
            };
            if !fits {
                return None;
            }
        }
        let mut next = self.day_part(at + 1);
        let mut week = None;
        let of = usize::from(self.term(next) == "of" && self.spaced(next - 1));
        if self.spaced(next - 1) && self.term(next + of + 1) == "week" && self.spaced(next + of) {
            week = match self.term(next + of) {
                "last" => Some(-1),
                "this" => Some(0),
                "next" => Some(1),
                _ => None,
            };
            next += if week.is_some() { of + 2 } else { 0 };
        }
        Some((Point { weekday: Some(weekday), week, ..Point::default() }, next))
    }

    /// Whether the word goes on with the one before it, as a name does.
    fn before_is_no_stop(&self, at: usize) -> bool {
        at == 0 || self.spaced(at - 1) || self.gap(at - 1) == Gap::Other
    }

    fn month_alone(&self, at: usize, announced: bool, next_is_name: bool) -> bool {
        let term = self.term(at);
        let previous = self.previous(at);
        if ENGLISH_ABBREVIATIONS.contains(&term) {
            let dotted = self.behind(at) == Some('.');
            return self.capital(at)
                && matches!(previous, "in" | "since" | "until" | "by" | "mid" | "early" | "late")
                && (term == "sept" || dotted);
        }
        if !ENGLISH_MONTHS.contains(&term) {
            let cued = matches!(previous, "en" | "im" | "desde" | "seit" | "depuis" | "в" | "de");
            return cued
                && term.len() > 4
                && !self.capital(at + 1)
                && !matches!(term, "marco" | "marca" | "subat" | "nisan");
        }
        // "31 February" is a slip, not a month.
        if !self.capital(at) || (at > 0 && self.near(at - 1) && self.number(at - 1).is_some()) {
            return false;
        }
        let certain = matches!(
            previous,
            "in" | "since"
                | "until"
                | "till"
                | "during"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "between"
                | "throughout"
        );
        let name_before = at > 0
            && self.spaced(at - 1)
            && self.capital(at - 1)
            && !announced
            && !matches!(previous, "the" | "a" | "an");
        match term {
            "may" if matches!(previous, "the" | "a") => DATED.contains(self.term(at + 1)),
            "may" => {
                certain
                    || (announced
                        && !self.may_is_a_name
                        && !next_is_name
                        && !matches!(previous, "as" | "and" | "or" | "at" | "to"))
            }
            "march" => {
                certain
                    || (announced && !next_is_name && previous != "on" && previous != "at")
                    || (matches!(previous, "the" | "a") && DATED.contains(self.term(at + 1)))
            }
            _ => certain || !(name_before || next_is_name && !announced),
        }
    }

    /// A year where a date stands, not a number of things or part of a name.
    fn year_alone(&self, at: usize, previous: &str) -> Option<i16> {
        let year = self.year(at)?;
        let next = self.term(at + 1);
        let counted = COUNTED.contains(next) && self.near(at);
        if matches!(self.before(at), Some('/' | '(' | '[' | '@' | '_' | '=')) && previous.is_empty()
            || matches!(self.behind(at), Some('/' | '-' | '–' | '@' | '_' | ':'))
                && self.number(at + 1).is_some()
        {
            // "(2021)" behind a name is the date of a text; it dates nothing that the sentence tells.
            return None;
        }
        if counted
            && !(previous == "in" && matches!(next, "people" | "men" | "women" | "members" | "workers"))
        {
            return None;
        }
        if BEFORE_A_YEAR.contains(&previous) {
            return Some(year);
        }
        let plain = !self.near(at)
            || !next.ends_with('s')
            || matches!(next, "was" | "as" | "is" | "has" | "this" | "its");
        if matches!(
            previous,
            "by" | "of"
                | "from"
                | "to"
                | "after"
                | "for"
                | "around"
                | "and"
                | "or"
                | "between"
                | "through"
                | "year"
                | "than"
                | "with"
                | "back"
        ) {
            let listed = matches!(previous, "and" | "or" | "to") && !self.year_before(at);
            return (plain && !listed).then_some(year);
        }
        if self.dates_what_follows(at) && !self.name_before(at) {
            return Some(year);
        }
        // "as 2023 draws to a close", "2023 was", "the elections, 2021 and 2022".
        let verb = matches!(
            next,
            "was"
                | "is"
                | "has"
                | "saw"
                | "will"
                | "brought"
                | "draws"
                | "drew"
                | "began"
                | "ended"
                | "marked"
        );
        let lists = matches!(next, "and" | "or") && self.year(at + 2).is_some();
        (self.near(at) && (verb || lists) && !self.name_before(at) && year > 1900).then_some(year)
    }

    /// "2020 war", "2015 Geneva agreement": at most two names or adjectives stand between.
    fn dates_what_follows(&self, at: usize) -> bool {
        for next in at + 1..=at + 3 {
            if !self.near(next - 1) || MARKED.contains(&self.term(next)) || self.term(next) == "the" {
                return false;
            }
            if DATED.contains(self.term(next)) {
                return true;
            }
        }
        false
    }

    /// Whether a year stands before "and": "2021 and 2022".
    fn year_before(&self, at: usize) -> bool {
        at >= 2 && (self.year(at - 2).is_some() || (at >= 3 && self.year(at - 3).is_some()))
            || at >= 2
                && self.term(at - 1) == "to"
                && matches!(self.term(at - 2), "back" | "compared" | "up" | "prior")
    }

    fn name_before(&self, at: usize) -> bool {
        at > 0
            && self.spaced(at - 1)
            && (self.capital(at - 1)
                && !matches!(self.term(at - 1), "the" | "a" | "in" | "since" | "as" | "its" | "their")
                || matches!(
                    self.term(at - 1),
                    "no" | "nr" | "number" | "resolution" | "article" | "route" | "flight" | "room" | "line"
                ))
    }

    /// The word to begin with so that "on", "in" and "the" before it are marked too; not before `floor`.
    fn with_preposition(&self, at: usize, floor: usize) -> usize {
        let step = |at: usize, fits: &dyn Fn(&str) -> bool| {
            if at > floor && self.spaced(at - 1) && fits(self.term(at - 1)) { at - 1 } else { at }
        };
        let core = at;
        let marked = step(core, &|term| MARKED.contains(&term));
        if marked < core || self.term(core) == "the" {
            return marked;
        }
        // "in early March", "in the 1990s", "by the end of the year".
        let the = step(core, &|term| term == "the");
        let outer = step(the, &|term| MARKED.contains(&term) || term == "at");
        let opens = matches!(
            self.term(core),
            "end"
                | "start"
                | "beginning"
                | "middle"
                | "close"
                | "first"
                | "second"
                | "third"
                | "fourth"
                | "last"
        ) || self.term(core).ends_with("0s")
            || self.number(core).is_none() && self.day(core).is_some();
        if the < core && opens { outer } else { core }
    }

    /// In "in 2021 and 2022" the preposition belongs to both.
    fn part_lists(&self, found: &mut [Found]) {
        for right in 1..found.len() {
            let (left, core) = (found[right - 1], found[right].core);
            let alike = match (left.meaning, found[right].meaning) {
                (Meaning::Point(left), Meaning::Point(right)) => alike(left, right),
                _ => false,
            };
            if alike && core == left.next + 1 && matches!(self.term(left.next), "and" | "or") {
                found[right - 1].first = left.core;
            }
        }
    }

    /// A year said once for two dates: "in May and October of last year", "in May 2023 and October".
    fn share_years(&self, found: &mut [Found]) {
        let joined = |left: &Found, right: &Found| {
            let (from, to) = (left.next, right.core);
            to - from <= 2
                && (from..to).all(|at| matches!(self.term(at), "and" | "or" | "in" | "on" | "of"))
                && (from..to).any(|at| matches!(self.term(at), "and" | "or"))
        };
        let year_of = |found: &Found| match found.meaning {
            Meaning::Point(point) if point.month.is_some() => Some(point),
            _ => None,
        };
        for right in (1..found.len()).rev() {
            let (Some(left), Some(last)) = (year_of(&found[right - 1]), year_of(&found[right])) else {
                continue;
            };
            let ordered = (left.month, left.day) <= (last.month, last.day);
            if left.year == Year::Unknown
                && last.year != Year::Unknown
                && ordered
                && joined(&found[right - 1], &found[right])
            {
                found[right - 1].meaning = Meaning::Point(Point { year: last.year, ..left });
            }
        }
        for right in 1..found.len() {
            let (Some(first), Some(last)) = (year_of(&found[right - 1]), year_of(&found[right])) else {
                continue;
            };
            let ordered = (first.month, first.day) <= (last.month, last.day);
            if last.year == Year::Unknown
                && first.year != Year::Unknown
                && ordered
                && joined(&found[right - 1], &found[right])
            {
                found[right].meaning = Meaning::Point(Point { year: first.year, ..last });
            }
        }
    }
}

/// The weekday of a word, Monday 1.
fn weekday(term: &str) -> Option<i8> {
    WEEKDAY_NAMES.get(term).copied()
}

fn listed(names: &[&str], term: &str) -> Option<i8> {
    (1..).zip(names).find(|(_, names)| names.split(' ').any(|name| name == term)).map(|(at, _)| at)
}

/// `2023`, or `23` for it.
fn two_digit_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => (1800..2100).contains(&year).then_some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// The day, if the calendar has it.
fn ymd(year: i16, month: i8, day: i8) -> Option<Point> {
    dated(Year::Is(year), month, day)
}

fn dated(year: Year, month: i8, day: i8) -> Option<Point> {
    // A leap year where none is given: 29 February may be meant.
    let checked = if let Year::Is(year) = year { year } else { 2000 };
    jiff::civil::Date::new(checked, month, day).ok()?;
    Some(Point { year, month: Some(month), day: Some(day), ..Point::default() })
}

/// Days of one month; the later must be later.
fn stretch(year: Year, month: i8, first: i8, last: i8) -> Option<Meaning> {
    if first >= last {
        return None;
    }
    Some(Meaning::Between(dated(year, month, first)?, dated(year, month, last)?))
}

/// Whether two points can be the ends of one stretch.
fn alike(left: Point, right: Point) -> bool {
    (left.month.is_some() && right.month.is_some())
        || (left.weekday.is_some() && right.weekday.is_some())
        || (left.month.is_none()
            && right.month.is_none()
            && left.weekday.is_none()
            && right.weekday.is_none())
}

/// Gives the ends of a stretch the year that only one of them names.
fn complete(mut left: Point, mut right: Point) -> Option<(Point, Point)> {
    let turns = (left.month, left.day) > (right.month, right.day);
    match (left.year, right.year) {
        (Year::Unknown, Year::Is(year)) => left.year = Year::Is(if turns { year - 1 } else { year }),
        (Year::Is(year), Year::Unknown) => right.year = Year::Is(if turns { year + 1 } else { year }),
        (Year::Is(first), Year::Is(last)) if first > last => return None,
        (Year::Unknown, year) if !turns => left.year = year,
        _ => {}
    }
    Some((left, right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words that expressions are made of, for texts that nearly are some.
    const PIECES: &str = "(from|to|the|of|and|in|on|a|first|second|half|end|May|march|March|Sept\\.|Sunday|sun|\
                          2023|19|31|5th|1990s|mid|-|–|/|,|\\.|’s|last|next|week|year|days|ago|after|later|\
                          29/06/2023|03/04/24|12\\.III\\.2024|é|\u{301}|“|&nbsp;|q1|that|day|before|İ)";

    proptest! {
        #[test]
        fn expressions_are_words_of_the_text_in_order(text in proptest::collection::vec(PIECES, 0..24), gap in "[ ]?") {
            holds(&text.join(&gap))?;
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            holds(&text)?;
        }
    }

    fn holds(text: &str) -> Result<(), TestCaseError> {
        let mut last = 0;
        for expression in expressions(text) {
            let span = expression.span;
            prop_assert!(last <= span.start && span.start < span.end, "{:?}", text);
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{:?}", text);
            last = span.end;
        }
        Ok(())
    }
}
