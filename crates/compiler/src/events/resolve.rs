//! From what words say of a time to a date: counted from the page's day and from the date told before.
//!
//! The page's day is a stretch: one day for a page with a date line, a month for "March 2024", a window for a page
//! without. Whatever comes out the same from its first and its last day is known; whatever does not is left open,
//! with `XXXX` for a year. It does not know where either comes from.

use super::tense::{FUTURE, PAST, Sign, Tense, UNKNOWN};
use crate::dates::time::{From, Lasting, Meaning, Measure, Part, Point, Shift, Unit, Which, Year};
use corpus::{Basis, Precision};
use jiff::ToSpan as _;
use jiff::civil::{Date as Day, Weekday};

/// The day of publication, as far as it is known, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The first day that it can be.
    pub earliest: Day,
    /// The last.
    pub latest: Day,
    /// How a date that is counted from it is known.
    pub basis: Basis,
    /// What it is called in a reason: "the page's date, 2024-03-03".
    pub name: String,
    /// The days are known and their year is not: that of both is any.
    pub is_any_year: bool,
}

/// In which order a page writes the numbers of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `29/06/2023`
    DayFirst,
    /// `06/29/2023`
    MonthFirst,
}

/// One place on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unitary {
    /// Year, month, day.
    Day(Option<i16>, i8, i8),
    /// ISO year and week.
    Week(i16, i8),
    /// Year and month.
    Month(Option<i16>, i8),
    /// A year.
    Year(i16),
}

/// A place on the calendar, or two with all between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The first.
    pub from: Unitary,
    /// The last, where it is another.
    pub to: Option<Unitary>,
}

impl Unitary {
    /// As EDTF (ISO 8601-2), `XXXX` for a year that is not known.
    pub fn edtf(self) -> String {
        let year = |year: Option<i16>| year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
        match self {
            Self::Day(y, month, day) => format!("{}-{month:02}-{day:02}", year(y)),
            Self::Week(y, week) => format!("{y:04}-W{week:02}"),
            Self::Month(y, month) => format!("{}-{month:02}", year(y)),
            Self::Year(y) => format!("{y:04}"),
        }
    }

    /// The year, where it is known.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Day(year, ..) | Self::Month(year, _) => year,
            Self::Week(year, _) | Self::Year(year) => Some(year),
        }
    }

    /// The first and the last day, where the year is known.
    pub fn days(self) -> Option<(Day, Day)> {
        match self {
            Self::Day(year, month, day) => Day::new(year?, month, day).ok().map(|day| (day, day)),
            Self::Month(year, month) => {
                let first = Day::new(year?, month, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            Self::Year(year) => Some((Day::new(year, 1, 1).ok()?, Day::new(year, 12, 31).ok()?)),
            Self::Week(year, week) => {
                let first = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
                Some((first, first.checked_add(6.days()).ok()?))
            }
        }
    }
}

impl Value {
    /// As EDTF.
    pub fn edtf(self) -> String {
        self.to.map_or_else(|| self.from.edtf(), |to| format!("{}/{}", self.from.edtf(), to.edtf()))
    }

    /// How precise it is.
    pub fn precision(self) -> Precision {
        match self.from {
            _ if self.to.is_some() => Precision::Interval,
            Unitary::Day(..) => Precision::Day,
            Unitary::Week(..) => Precision::Week,
            Unitary::Month(..) => Precision::Month,
            Unitary::Year(_) => Precision::Year,
        }
    }

    /// The first and the last day, where the year is known.
    pub fn days(self) -> Option<(Day, Day)> {
        Some((self.from.days()?.0, self.to.unwrap_or(self.from).days()?.1))
    }
}

impl core::convert::From<Unitary> for Value {
    fn from(from: Unitary) -> Self {
        Self { from, to: None }
    }
}

/// What words are resolved with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day of publication.
    pub reference: Option<&'a Reference>,
    /// The order of the numbers of a day.
    pub order: Option<Order>,
    /// The date told before, or for words that count from what follows them, that; for "the latest quarter" the period.
    pub told: Option<Value>,
    /// The year that the sentence begins with: "In 2020, ...".
    pub year: Option<i16>,
    /// The day that the sentence goes on from: "signed on 12 August 2022 and broken on 3 September".
    pub since: Option<Day>,
    /// Whether the sentence looks back or ahead.
    pub sign: Sign,
    /// The page calls the last such weekday by its name alone, so "last Wednesday" is the one before.
    pub named: bool,
}

/// A date as far as it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The value, where anything is known.
    pub value: Option<Value>,
    /// How precise the words are.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// Why, where it is not simply printed.
    pub reason: String,
}

/// The date that `words`, which mean `meaning`, give.
pub fn resolve(words: &str, meaning: Meaning, context: Context) -> Resolved {
    let context = Context {
        reference: context
            .reference
            .filter(|page| !page.is_any_year || matches!(meaning, Meaning::Lasting(_))),
        ..context
    };
    match meaning {
        Meaning::Numbers { year, first, second } => return numbers(words, year, first, second, context),
        Meaning::Lasting(lasting) => return begun(words, lasting, context.reference),
        _ => {}
    }
    let plain = at(meaning, context, None);
    let from_told = counts_from_told(meaning) || is_of_scene(meaning) && context.told.is_some();
    // Printed in full: the page's day does not matter.
    if let Some(value) = plain
        && value.from.year().is_some()
        && !from_told
        && !takes_sentence_year(meaning, context)
    {
        let reason = unbounded(meaning).map(|why| format!("“{words}”{why}")).unwrap_or_default();
        return Resolved { value: Some(value), precision: value.precision(), basis: Basis::Stated, reason };
    }
    let named = precision(meaning);
    if let Some(value) = plain
        && (from_told || takes_sentence_year(meaning, context))
    {
        let told = context.told.map(Value::edtf).filter(|_| from_told);
        let from = told
            .or_else(|| context.year.map(|year| year.to_string()))
            .or_else(|| context.since.map(|day| day.to_string()))
            .unwrap_or_default();
        let reason = format!("“{words}”, counted from {from} in the text");
        return Resolved { value: Some(value), precision: value.precision(), basis: Basis::Computed, reason };
    }
    if let Some(reference) = context.reference
        && let first = at(meaning, context, Some(reference.earliest))
        && let Some(value) = first
        && first == at(meaning, context, Some(reference.latest))
    {
        let how = match context.sign.tense {
            Tense::Past => "looking back",
            Tense::Future => "looking ahead",
            Tense::Meant => "meant to come",
            Tense::Open | Tense::Unknown => "the sentence does not say whether back or ahead",
        };
        let reason = if matches!(meaning, Meaning::Shift(_)) {
            format!("“{words}”, counted from {}", reference.name)
        } else {
            format!("“{words}”, counted from {}, {how}", reference.name)
        };
        return Resolved { value: Some(value), precision: value.precision(), basis: reference.basis, reason };
    }
    if plain.is_none()
        && let Some(page) = context.reference
        && let Some(value) = either(meaning, context, page)
    {
        let reason = format!("“{words}”, counted from {}", page.name);
        return Resolved { value: Some(value), precision: named, basis: page.basis, reason };
    }
    let reason = match (context.reference, counts_from_told(meaning), plain) {
        (_, true, _) => format!("“{words}” is counted from something without a date"),
        (None, _, Some(_)) => format!("“{words}” has no year, and the page no date"),
        (None, _, None) => format!("“{words}”, and the page has no date to count from"),
        (Some(reference), _, Some(_)) => {
            format!("“{words}” has no year, and {} leaves more than one", reference.name)
        }
        (Some(reference), _, None) => {
            format!("“{words}” may be more than one date, counted from {}", reference.name)
        }
    };
    let basis =
        context.reference.filter(|_| plain.is_none()).map_or(Basis::Stated, |reference| reference.basis);
    Resolved { value: plain, precision: plain.map_or(named, Value::precision), basis, reason }
}

/// Days between the two ends of what a date may be. Larger says little, and search finds a passage by the months of the
/// two ends alone.
const EITHER_DAYS: i32 = 62;

/// What a date lies between that comes out different from the first and the last day that the page can have: the later
/// the page, the later the date.
fn either(meaning: Meaning, context: Context, page: &Reference) -> Option<Value> {
    let first = at(meaning, context, Some(page.earliest))?;
    let last = at(meaning, context, Some(page.latest))?;
    let days = first.days()?.0.until(last.days()?.1).ok()?.get_days();
    let is_one = first.to.is_none() && last.to.is_none();
    (is_one && (0..=EITHER_DAYS).contains(&days)).then_some(Value { from: first.from, to: Some(last.from) })
}

/// The day by which something began, or from which on, that has gone on for so long by the page's day.
fn begun(words: &str, lasting: Lasting, page: Option<&Reference>) -> Resolved {
    let Lasting { unit, count, measure } = lasting;
    let less = measure == Measure::Less;
    let back = |day: Day| {
        let span = match unit {
            Unit::Month => count.months(),
            Unit::Year => count.years(),
            Unit::Week => count.weeks(),
            Unit::Day | Unit::Weekend | Unit::Quarter => count.days(),
        };
        day.checked_sub(span).ok()
    };
    let is_one_day =
        |page: &&Reference| measure != Measure::Exact || page.earliest == page.latest && !page.is_any_year;
    let page = page.filter(is_one_day);
    let value = page.and_then(|page| {
        let from = if less { page.earliest } else { page.latest };
        let day = back(from)?;
        if !page.is_any_year {
            return Some(day_of(day));
        }
        // February may have a day less; nothing that the one or the other year leaves out is claimed.
        let other = Day::new(from.year() + 1, from.month(), from.day()).ok().and_then(back);
        let other = other.and_then(|other| Day::new(other.year() - 1, other.month(), other.day()).ok());
        let day = other.map_or(day, |other| if less { day.min(other) } else { day.max(other) });
        Some(Unitary::Day(None, day.month(), day.day()))
    });
    let reason = page.map_or(String::new(), |page| format!("“{words}”, counted back from {}", page.name));
    let basis = page.map_or(Basis::Stated, |page| page.basis);
    let to = page.filter(|_| measure == Measure::Exact).map(|page| day_of(page.latest));
    Resolved { value: value.map(|from| Value { from, to }), precision: Precision::Interval, basis, reason }
}

fn counts_from_told(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Shift(shift) => !matches!(shift.from, From::Page | From::Scene),
        Meaning::Point(point) => {
            matches!(point.year, Year::FromTold(_)) || matches!(point.which, Which::Before | Which::Behind)
        }
        _ => false,
    }
}

fn is_of_scene(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Shift(Shift { from: From::Scene, .. }))
}

fn takes_sentence_year(meaning: Meaning, context: Context) -> bool {
    let open =
        |point: Point| point.year == Year::Unknown && point.month.is_some() && point.which == Which::Any;
    (context.year.is_some() || context.since.is_some())
        && match meaning {
            Meaning::Point(point) => open(point),
            Meaning::Between(from, to) => open(from) && open(to),
            _ => false,
        }
}

/// Why a printed value says more than its words.
fn unbounded(meaning: Meaning) -> Option<&'static str> {
    let Meaning::Point(point) = meaning else { return None };
    match point.part {
        Part::Vague => Some(" has no exact bounds"),
        Part::InDecade => Some(" is a part without exact bounds of these ten years"),
        Part::Fiscal => Some(" need not begin with the year of the calendar"),
        _ => None,
    }
}

/// How precise words are by themselves.
fn precision(meaning: Meaning) -> Precision {
    match meaning {
        Meaning::Numbers { .. } => Precision::Day,
        Meaning::Between(..)
        | Meaning::Lasting(_)
        | Meaning::Point(Point {
            part: Part::Weekend | Part::Months(..) | Part::Decade | Part::InDecade,
            ..
        }) => Precision::Interval,
        Meaning::Point(Point { part: Part::Week, .. }) => Precision::Week,
        Meaning::Point(point) if point.day.is_some() || point.weekday.is_some() => Precision::Day,
        Meaning::Point(point) if point.month.is_some() => Precision::Month,
        Meaning::Point(_) => Precision::Year,
        Meaning::Shift(shift) => match shift.unit {
            Unit::Day => Precision::Day,
            Unit::Week => Precision::Week,
            Unit::Weekend | Unit::Quarter => Precision::Interval,
            Unit::Month => Precision::Month,
            Unit::Year => Precision::Year,
        },
    }
}

fn numbers(words: &str, year: i16, first: i8, second: i8, context: Context) -> Resolved {
    // What has happened is not after the page; what is ahead is not before it.
    let possible = |month: i8, day: i8| {
        let (Ok(day), Some(page)) = (Day::new(year, month, day), context.reference) else { return true };
        match context.sign.tense {
            Tense::Past => day <= page.latest,
            Tense::Future => day >= page.earliest,
            Tense::Meant | Tense::Open | Tense::Unknown => true,
        }
    };
    let left = (possible(second, first), possible(first, second));
    let name = context.reference.map_or("", |page| &page.name);
    let (value, precision, reason) = match context.order {
        None if left == (true, false) => (
            Unitary::Day(Some(year), second, first),
            Precision::Day,
            format!("“{words}” with the month first does not fit {name}"),
        ),
        None if left == (false, true) => (
            Unitary::Day(Some(year), first, second),
            Precision::Day,
            format!("“{words}” with the day first does not fit {name}"),
        ),
        Some(Order::DayFirst) => (
            Unitary::Day(Some(year), second, first),
            Precision::Day,
            format!("“{words}”: other dates of the site put the day first"),
        ),
        Some(Order::MonthFirst) => (
            Unitary::Day(Some(year), first, second),
            Precision::Day,
            format!("“{words}”: other dates of the site put the month first"),
        ),
        None => (
            Unitary::Year(year),
            Precision::Year,
            format!("“{words}” does not say which number is the month, nor does any other date of the site"),
        ),
    };
    let basis = if precision == Precision::Day { Basis::Inferred } else { Basis::Stated };
    Resolved { value: Some(value.into()), precision, basis, reason }
}

/// The value for a page of that day; without a day, what the words alone give.
fn at(meaning: Meaning, context: Context, today: Option<Day>) -> Option<Value> {
    match meaning {
        Meaning::Point(point) => point_at(point, context, today),
        Meaning::Between(from, to) => between(from, to, context, today),
        Meaning::Shift(shift) => shifted(shift, context, today),
        Meaning::Numbers { .. } | Meaning::Lasting(_) => None,
    }
}

fn point_at(point: Point, context: Context, today: Option<Day>) -> Option<Value> {
    if matches!(point.which, Which::Before | Which::Behind) {
        return beside(point, context.told?);
    }
    let year = match point.year {
        Year::Is(year) => Some(year),
        Year::FromPage(count) => Some(today?.year().checked_add(count)?),
        Year::FromTold(count) => Some(context.told?.from.year()?.checked_add(count)?),
        Year::Unknown if takes_sentence_year(Meaning::Point(point), context) => {
            let ahead = FUTURE;
            let after = |since| nearest(point.month?, point.day, None, Which::Any, ahead, since);
            context.year.or_else(|| after(context.since?))
        }
        Year::Unknown => None,
    };
    match (point.month, point.day, point.weekday) {
        (Some(month), None, Some(weekday)) => {
            let Part::Nth(nth) = point.part else { return None };
            let year = year.or_else(|| nearest(month, None, None, point.which, context.sign, today?))?;
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Some(day_of(Day::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?).into())
        }
        (Some(month), day, weekday) => {
            let year = year.or_else(|| nearest(month, day, weekday, point.which, context.sign, today?));
            Some(match day {
                Some(day) if point.part == Part::Week => week_of(Day::new(year?, month, day).ok()?).into(),
                Some(day) if point.part == Part::Weekend => {
                    weekend(Day::new(year?, month, day).ok()?, 0, Tense::Unknown)?
                }
                Some(day) => {
                    if let Some(year) = year {
                        Day::new(year, month, day).ok()?;
                    }
                    Unitary::Day(year, month, day).into()
                }
                None => Unitary::Month(year, month).into(),
            })
        }
        (None, Some(day), None) => {
            let of_told = || of_month_told(day, context.told?, context.sign.tense, today?);
            let day = of_told().or_else(|| day_of_month(day, context.sign.tense, today?))?;
            Some(day_of(day).into())
        }
        (None, _, Some(weekday)) => {
            weekday_at(weekday, point.week, point.which, context, today?).map(|day| day_of(day).into())
        }
        (None, ..) => {
            let of_page = || match point.part {
                Part::Season(first) => season_year(first, point.which, today?),
                Part::Months(from, to) => period_year(from, to, point.which, context.sign.tense, today?),
                Part::Fiscal => full_year(context.sign.tense, today?),
                _ => None,
            };
            let year = year.or_else(of_page)?;
            Some(match point.part {
                Part::Whole
                | Part::Vague
                | Part::Week
                | Part::Weekend
                | Part::Nth(_)
                | Part::Season(_)
                | Part::Fiscal => Unitary::Year(year).into(),
                Part::Months(from, to) => {
                    Value { from: Unitary::Month(Some(year), from), to: Some(Unitary::Month(Some(year), to)) }
                }
                Part::Decade | Part::InDecade => {
                    Value { from: Unitary::Year(year), to: Some(Unitary::Year(year + 9)) }
                }
            })
        }
    }
}

/// "the previous Friday", "the following May": the last before a date of the text, or the next behind it.
fn beside(point: Point, told: Value) -> Option<Value> {
    let (first, last) = told.days()?;
    match (point.weekday, point.month) {
        (Some(weekday), None) if told.to.is_none() && first == last => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let nth = if point.which == Which::Before { -1 } else { 1 };
            Some(day_of(first.nth_weekday(nth, weekday).ok()?).into())
        }
        (None, Some(month)) => {
            let which = if point.which == Which::Before { Which::Last } else { Which::Next };
            let day = if point.which == Which::Before { first } else { last };
            let year = nearest(month, point.day, None, which, UNKNOWN, day)?;
            Some(Unitary::Month(Some(year), month).into())
        }
        _ => None,
    }
}

/// Days after the end of a quarter within which it is what is looked ahead to: its figures come then. Larger takes the
/// quarter that is over where the same one of next year is meant.
const REPORTED_DAYS: i32 = 100;

/// Months back within which a quarter is meant where the words do not say whether it is over: beyond them the next of its
/// name is nearer.
const RECENT_MONTHS: i32 = 8;

/// The year of "the third quarter" or "the first half", seen from a day.
fn period_year(from: i8, to: i8, which: Which, tense: Tense, today: Day) -> Option<i16> {
    let this = today.year();
    let first = |year: i16| Day::new(year, from, 1).ok();
    let last = |year: i16| Some(Day::new(year, to, 1).ok()?.last_of_month());
    let mut years = (this - 2..=this + 1).rev();
    let begun = years.find(|year| first(*year).is_some_and(|day| day <= today))?;
    match (which, tense) {
        (Which::YearAgo, _) => Some(begun - 1),
        (Which::Last | Which::Past, _) => {
            (this - 2..=this).rev().find(|year| last(*year).is_some_and(|day| day < today))
        }
        (Which::Next, _) => (this..=this + 2).find(|year| first(*year).is_some_and(|day| day > today)),
        (_, Tense::Future) => {
            let known = today.checked_sub(REPORTED_DAYS.days()).ok()?;
            (this - 1..=this + 2).find(|year| last(*year).is_some_and(|day| day >= known))
        }
        (_, Tense::Past) => Some(begun),
        (_, Tense::Meant | Tense::Open | Tense::Unknown) => {
            let recent = today.checked_sub(RECENT_MONTHS.months()).ok()?;
            (last(begun)? >= recent).then_some(begun)
        }
    }
}

/// The year of "for the full year", seen from a day: until the figures of the last one are out, that is meant where the
/// words look back.
fn full_year(tense: Tense, today: Day) -> Option<i16> {
    match tense {
        _ if i32::from(today.day_of_year()) > REPORTED_DAYS => Some(today.year()),
        Tense::Past => Some(today.year() - 1),
        _ => None,
    }
}

/// The year of "last autumn": which months a season has depends on the place, so the year is all that follows, and
/// only where this year's cannot be the one that is over.
fn season_year(first: i8, which: Which, today: Day) -> Option<i16> {
    let year = today.year();
    match which {
        // A winter has two years.
        _ if first == 12 => None,
        Which::This => Some(year),
        Which::Past => Some(if today.month() < first { year - 1 } else { year }),
        Which::Last => (today.month() < first + 3).then(|| year - 1),
        Which::Next => (today.month() >= first).then(|| year + 1),
        _ => None,
    }
}

/// The last or next day of that number, looking back or ahead: "on the 24th".
fn day_of_month(day: i8, tense: Tense, today: Day) -> Option<Day> {
    let month = today.first_of_month();
    let in_month = |count: i32| {
        let month = month.checked_add(count.months()).ok()?;
        Day::new(month.year(), month.month(), day).ok()
    };
    match tense {
        Tense::Past => in_month(0).filter(|day| *day <= today).or_else(|| in_month(-1)),
        Tense::Future => in_month(0).filter(|day| *day > today).or_else(|| in_month(1)),
        Tense::Meant | Tense::Open | Tense::Unknown => None,
    }
}

/// The day of the month whose day the text told last: "from 1 June to ... on the 24th".
fn of_month_told(day: i8, told: Value, tense: Tense, today: Day) -> Option<Day> {
    let Unitary::Day(Some(year), month, first) = told.from else { return None };
    let found = Day::new(year, month, day).ok().filter(|_| told.to.is_none() && day > first)?;
    let fits = match tense {
        Tense::Past => found <= today,
        Tense::Future => found >= today,
        Tense::Meant | Tense::Open | Tense::Unknown => true,
    };
    // Of a month long before nobody goes on to tell by a day alone.
    let is_near = today.until(found).is_ok_and(|span| span.get_days().abs() <= EITHER_DAYS);
    (fits && is_near).then_some(found)
}

fn day_of(day: Day) -> Unitary {
    Unitary::Day(Some(day.year()), day.month(), day.day())
}

/// Days before the page within which a date without a year lies that is over, and behind it within which one to come lies,
/// where the words do not surely say which it is. Of 240 such dates in 250 news articles 9 lay further back than the first,
/// all with a verb of their own, and 8 further ahead than the second. Between the two nobody knows. Larger leaves fewer
/// open, and dates more of them wrongly.
const BACK_DAYS: i32 = 240;
const AHEAD_DAYS: i32 = 65;

/// Days ahead beyond which a date is not meant that surely lies there, if it has just been. Larger dates what was to come
/// when the words were written a year too late.
const FAR_DAYS: i32 = 300;

/// The same for what the words perhaps put the other way round.
const AGAINST_DAYS: i32 = 100;

/// The year of a month, or of a day of it, seen from a day.
fn nearest(
    month: i8,
    day: Option<i8>,
    weekday: Option<i8>,
    which: Which,
    Sign { tense, sure }: Sign,
    today: Day,
) -> Option<i16> {
    let this = today.year();
    let bounds = |year: i16| {
        let first = Day::new(year, month, day.unwrap_or(1)).ok()?;
        let last = if day.is_some() { first } else { first.last_of_month() };
        Some((year, first, last))
    };
    // Eight years hold a 29 February on both sides.
    let reach = if (month, day) == (2, Some(29)) { 8 } else { 2 };
    let mut years: Vec<_> = (this - reach..=this + reach).filter_map(bounds).collect();
    let on_weekday = |&(_, first, _): &(i16, Day, Day)| {
        weekday.is_none_or(|weekday| first.weekday().to_monday_one_offset() == weekday)
    };
    if years.iter().filter(|(year, ..)| (year - this).abs() <= 1).any(on_weekday) {
        years.retain(on_weekday);
        // The day of the week says it, where it leaves one near day: "on Monday, Oct. 26".
        let days = |day: Day| today.until(day).map_or(i32::MAX, |span| span.get_days().abs());
        let mut near = years.iter().filter(|(_, first, _)| days(*first) <= AHEAD_DAYS);
        if let (Some(_), Some((year, ..)), None) = (weekday, near.next(), near.next()) {
            return Some(*year);
        }
    }
    let past = years.iter().rev().find(|(_, first, _)| *first <= today);
    let past_whole = years.iter().rev().find(|(_, _, last)| *last < today);
    let future = years.iter().find(|(_, _, last)| *last >= today);
    let future_whole = years.iter().find(|(_, first, _)| *first > today);
    let found = match (which, tense) {
        (Which::Last | Which::Past, _) => past_whole,
        (Which::Next, _) => future_whole,
        (Which::This, _) => years.iter().find(|(year, ..)| *year == this),
        (_, Tense::Past) if sure => past,
        _ => {
            let days = |from: Day, to: Day| from.until(to).map_or(i32::MAX, |span| span.get_days());
            let back = past.map_or(i32::MAX, |(_, _, last)| days(*last, today));
            let ahead = future_whole.map_or(i32::MAX, |(_, first, _)| days(today, *first));
            match tense {
                Tense::Past if back > BACK_DAYS && ahead <= AGAINST_DAYS => future_whole,
                Tense::Past => past,
                // "It was pushed back to 29 October", told a week later: the words are of then.
                Tense::Future if sure && future == future_whole && ahead > FAR_DAYS && back <= AHEAD_DAYS => {
                    None
                }
                Tense::Future if sure => future,
                Tense::Future | Tense::Meant if ahead > BACK_DAYS && back <= AGAINST_DAYS => past,
                Tense::Future | Tense::Meant => future,
                Tense::Open | Tense::Unknown if back <= BACK_DAYS => past,
                Tense::Open | Tense::Unknown if ahead <= AHEAD_DAYS => future_whole,
                Tense::Open | Tense::Unknown => None,
            }
        }
    };
    found.map(|(year, ..)| *year)
}

/// The day of a weekday, seen from a day.
fn weekday_at(weekday: i8, week: Option<i32>, which: Which, context: Context, today: Day) -> Option<Day> {
    let days = |count: i32| today.checked_add(count.days()).ok();
    let now = i32::from(today.weekday().to_monday_one_offset());
    let ahead = (i32::from(weekday) - now).rem_euclid(7);
    let of_this_week = i32::from(weekday) - now;
    if let Some(week) = week {
        return days(of_this_week + 7 * week);
    }
    match (which, context.sign.tense) {
        (Which::Last, _) if context.named && of_this_week < 0 => days(ahead - 14),
        // "last Tuesday" said on a Friday, "next Friday" on a Monday mean one of two days, and people differ.
        (Which::Last, _) => (of_this_week >= 0).then(|| days(if ahead == 0 { -7 } else { ahead - 7 }))?,
        (Which::Next, _) => (of_this_week <= 0).then(|| days(if ahead == 0 { 7 } else { ahead }))?,
        // On the day itself "a week ago Thursday" is a week ago or two.
        (Which::Weeks(count), _) => {
            let nearest = if count > 0 { ahead } else { ahead - 7 };
            (ahead != 0).then(|| days(count.checked_mul(7)?.checked_add(nearest)?))?
        }
        (Which::Past, _) => days(if ahead == 0 { -7 } else { ahead - 7 }),
        (Which::This, Tense::Past) => days(if ahead == 0 { 0 } else { ahead - 7 }),
        (Which::This, _) => days(ahead),
        (Which::Any, Tense::Open) | (Which::YearAgo | Which::Before | Which::Behind, _) => None,
        // On the day itself, what lies ahead is today or a week away.
        (Which::Any, Tense::Future) => (ahead != 0).then(|| days(ahead))?,
        (Which::Any, _) => days(if ahead == 0 { 0 } else { ahead - 7 }),
    }
}

fn between(from: Point, to: Point, context: Context, today: Option<Day>) -> Option<Value> {
    let one =
        |point, today, sign| point_at(point, Context { sign, ..context }, today).map(|value| value.from);
    let open =
        |point: Point| point.year == Year::Unknown && !takes_sentence_year(Meaning::Point(point), context);
    let (Some(day), true) = (today, open(from) && open(to)) else {
        return Some(Value {
            from: one(from, today, context.sign)?,
            to: Some(one(to, today, context.sign)?),
        });
    };
    if context.sign.tense == Tense::Future {
        let first = one(from, Some(day), context.sign)?;
        let last = one(to, Some(first.days()?.0), FUTURE)?;
        return Some(Value { from: first, to: Some(last) });
    }
    let last = one(to, Some(day), context.sign)?;
    let first = one(from, Some(last.days()?.0), PAST)?;
    Some(Value { from: first, to: Some(last) })
}

fn shifted(shift: Shift, context: Context, today: Option<Day>) -> Option<Value> {
    if shift.measure != Measure::Exact {
        return roughly(shift, today?);
    }
    if let (From::Scene, Some(told)) = (shift.from, context.told)
        && let Some(value) = from_told(shift, told)
    {
        return Some(value);
    }
    if !matches!(shift.from, From::Page | From::Scene) {
        return from_told(shift, context.told?);
    }
    let today = today?;
    if shift.unit == Unit::Weekend {
        return weekend(today, shift.count, context.sign.tense);
    }
    let day = moved(today, shift.unit, shift.count)?;
    Some(match shift.of {
        Unit::Day | Unit::Weekend => day_of(day).into(),
        Unit::Week => week_of(day).into(),
        Unit::Month => Unitary::Month(Some(day.year()), day.month()).into(),
        Unit::Quarter => months(Day::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?, 3)?,
        Unit::Year => Unitary::Year(day.year()).into(),
    })
}

/// The day so many units away; the last of a month that is shorter.
fn moved(day: Day, unit: Unit, count: i32) -> Option<Day> {
    let days = |each: i32| count.checked_mul(each).map(jiff::ToSpan::days);
    let months = |each: i32| count.checked_mul(each).map(jiff::ToSpan::months);
    let span = match unit {
        Unit::Day => days(1),
        Unit::Week | Unit::Weekend => days(7),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
    };
    day.checked_add(span?).ok()
}

/// Months in ten years by which a count of years that is "about", "nearly" or "more than" that many may be off, and months
/// by which any is. Larger leaves more of them open.
const ROUGH_MONTHS: i32 = 12;
const ROUGH_MONTHS_OF_ANY: i32 = 2;

/// The year of "nearly four years ago", where all days that it may be are of one; of other units nothing.
fn roughly(shift: Shift, today: Day) -> Option<Value> {
    if (shift.unit, shift.from) != (Unit::Year, From::Page) {
        return None;
    }
    let slack = (shift.count.checked_mul(ROUGH_MONTHS)?.abs() / 10).max(ROUGH_MONTHS_OF_ANY);
    let away = slack * shift.count.signum();
    let (from, to) = match shift.measure {
        Measure::Exact => (0, 0),
        Measure::More => (0, away),
        Measure::Less => (-away, 0),
        Measure::About => (-away, away),
    };
    let year = |months: i32| {
        Some(moved(today, Unit::Month, shift.count.checked_mul(12)?.checked_add(months)?)?.year())
    };
    let (first, last) = (year(from)?, year(to)?);
    (first == last).then(|| Unitary::Year(first).into())
}

/// So many months from the one of a day on.
fn months(first: Day, count: i32) -> Option<Value> {
    let last = first.first_of_month().checked_add((count - 1).months()).ok()?;
    let month = |day: Day| Unitary::Month(Some(day.year()), day.month());
    Some(Value { from: month(first), to: Some(month(last)) })
}

fn week_of(day: Day) -> Unitary {
    let week = day.iso_week_date();
    Unitary::Week(week.year(), week.week())
}

/// The Saturday and Sunday of this week or, looking back from a weekday, of the one before; "last" said at a weekend is
/// the one before it.
fn weekend(today: Day, count: i32, tense: Tense) -> Option<Value> {
    let now = i32::from(today.weekday().to_monday_one_offset());
    let weeks = match count {
        0 if now < 6 && tense == Tense::Past => -1,
        count => count,
    };
    let saturday = today.checked_add((6 - now + 7 * weeks).days()).ok()?;
    let sunday = saturday.checked_add(1.days()).ok()?;
    Some(Value { from: day_of(saturday), to: Some(day_of(sunday)) })
}

/// So many quarters or years from a period of months: "the year-ago quarter", "a year earlier" behind one. Of a date that
/// the period ends with, "the quarter ended Sept. 30", the three months.
fn from_period(shift: Shift, told: Value) -> Option<Value> {
    let count = |months: i32| shift.count.checked_mul(months).map(jiff::ToSpan::months);
    match (shift.unit, told.from, told.to) {
        (
            Unit::Year | Unit::Quarter,
            Unitary::Month(Some(year), from),
            Some(Unitary::Month(Some(end), to)),
        ) => {
            let length = i32::from(end - year) * 12 + i32::from(to - from) + 1;
            let is_quarter = length == 3;
            if shift.unit == Unit::Quarter && !(is_quarter || shift.count == 0) {
                return None;
            }
            let first = Day::new(year, from, 1).ok()?;
            months(first.checked_add(count(if shift.unit == Unit::Year { 12 } else { 3 })?).ok()?, length)
        }
        (Unit::Quarter, Unitary::Day(Some(year), month, day), None) if shift.from == From::Behind => {
            let last = Day::new(year, month, day).ok()?;
            let first = last.first_of_month().checked_sub(2.months()).ok()?;
            (last == last.last_of_month()).then(|| months(first, 3))?
        }
        _ => None,
    }
}

/// So many units from a date in the text.
fn from_told(shift: Shift, told: Value) -> Option<Value> {
    if let Some(value) = from_period(shift, told) {
        return Some(value);
    }
    let from = if shift.count < 0 { told.from } else { told.to.unwrap_or(told.from) };
    match (shift.unit, from) {
        (Unit::Day, Unitary::Day(year, month, day)) => {
            // Without a year, February has no certain end.
            let start = Day::new(year.unwrap_or(2001), month, day).ok()?;
            let end = start.checked_add(shift.count.days()).ok()?;
            let crosses =
                year.is_none() && (start.year() != end.year() || (start.month() <= 2) != (end.month() <= 2));
            (!crosses).then_some(Unitary::Day(year.map(|_| end.year()), end.month(), end.day()).into())
        }
        (Unit::Week, Unitary::Day(Some(year), month, day)) => {
            let start = Day::new(year, month, day).ok()?;
            Some(week_of(start.checked_add((shift.count.checked_mul(7)?).days()).ok()?).into())
        }
        (Unit::Week, Unitary::Week(..)) => {
            Some(week_of(from.days()?.0.checked_add((shift.count.checked_mul(7)?).days()).ok()?).into())
        }
        (Unit::Month, Unitary::Day(Some(year), month, _) | Unitary::Month(Some(year), month)) => {
            let start = Day::new(year, month, 1).ok()?;
            let end = start.checked_add(shift.count.months()).ok()?;
            Some(Unitary::Month(Some(end.year()), end.month()).into())
        }
        (Unit::Year, from) => {
            Some(Unitary::Year(from.year()?.checked_add(i16::try_from(shift.count).ok()?)?).into())
        }
        _ => None,
    }
}
