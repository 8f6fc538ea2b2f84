//! What words say of a time by themselves: the nouns of date expressions, without any reading or counting.

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
    /// What goes on for so long: "has been in place for over 87 days".
    Lasting(Lasting),
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
    /// "this past": the last one before the page's day, of this year or week or not
    Past,
    /// "a week ago Thursday", -1: so many weeks before the last one; "a week from Friday", 1: behind the next
    Weeks(i32),
    /// "the year-ago third quarter": a year before the last one
    YearAgo,
    /// "the previous Friday": the last one before the date told last
    Before,
    /// "the following May": the next one behind the date told last
    Behind,
}

/// How much of a year or month is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it, as far as the words say.
    #[default]
    Whole,
    /// A stretch that no calendar bounds: "early", "the end of", "spring".
    Vague,
    /// The week that the day lies in: "the week of 14 October".
    Week,
    /// The Saturday and Sunday of that week: "the weekend of 12 May".
    Weekend,
    /// The first, second ... weekday of its month, or its last, -1: "the first Monday of June".
    Nth(i8),
    /// From one month of a year to another: its second half, its third quarter.
    Months(i8, i8),
    /// The year of a company or a government, whose first day is not told: "fiscal 2023".
    Fiscal,
    /// The ten years that begin with it.
    Decade,
    /// The first or last or middle years of those ten.
    InDecade,
    /// The season that begins in that month north of the equator: "last autumn".
    Season(i8),
}

impl Part {
    /// A quarter of a year, from 1.
    pub fn quarter(quarter: i8) -> Self {
        Self::Months(quarter * 3 - 2, quarter * 3)
    }

    /// The first or second half of a year.
    pub fn half(half: i8) -> Self {
        Self::Months(half * 6 - 5, half * 6)
    }
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
    /// What is said of the count.
    pub measure: Measure,
    /// What is meant of the time at which the count ends: the day of "a year ago today", else as much as was counted.
    pub of: Unit,
}

impl Shift {
    /// So many units, exactly.
    pub fn exact(from: From, unit: Unit, count: i32) -> Self {
        Self { from, unit, count, measure: Measure::Exact, of: unit }
    }
}

/// How long something has gone on by the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// What is counted.
    pub unit: Unit,
    /// How many.
    pub count: i32,
    /// What is said of the count.
    pub measure: Measure,
}

/// On which side of a count something lies. Of what has gone on so long:
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// "87 days": it began on that day.
    Exact,
    /// "over", "at least": it began on that day or before.
    More,
    /// "nearly", "less than": it began on that day or behind it.
    Less,
    /// "about": on either.
    About,
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
    /// The period of a year that was told last: "the latest quarter".
    Period,
    /// The day or year that the text is in: the date told before, else the day of publication.
    Scene,
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
    /// Quarters of calendar years.
    Quarter,
    /// Calendar years.
    Year,
}
