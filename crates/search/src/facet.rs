//! What a passage can be filtered by.

/// What a passage can be filtered by. All but `Publisher` and `Date` may have several values in one passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Topics of the passage; values are topic ids.
    Topic,
    /// Sides that speak in the passage; values are side ids.
    Side,
    /// Who speaks in the passage; values are slugs of the names, or `none` where nothing tells.
    Speaker,
    /// Whose words the statements of the passage are made of; values are ids of [`corpus::Mode`].
    Mode,
    /// Stated publisher of the document; values are slugs of the name, or `none`.
    Publisher,
    /// Provenance flags of the document; values are flag ids.
    Flag,
    /// Stated month of publication, `2023-12`, or the year where no month is stated, or `none`. A filter may also
    /// name a whole year, or a range with both ends in it, `2023-03..2023-12`, or open at one end.
    Date,
    /// Months of the events that the passage dates; values and filters as those of [`Facet::Date`]. `none` is a
    /// date whose year nothing tells.
    Event,
}

impl Facet {
    /// Every facet in the order in which the page shows them.
    pub const ALL: [Self; 8] = [
        Self::Topic,
        Self::Side,
        Self::Speaker,
        Self::Mode,
        Self::Publisher,
        Self::Flag,
        Self::Date,
        Self::Event,
    ];

    /// The facet's name in URLs and in what is typed.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Side => "side",
            Self::Speaker => "speaker",
            Self::Mode => "mode",
            Self::Publisher => "by",
            Self::Flag => "flag",
            Self::Date => "date",
            Self::Event => "event",
        }
    }

    /// Whether all of several included values can be asked for, because a passage can have them together.
    pub const fn can_be_all(self) -> bool {
        matches!(self, Self::Topic | Self::Side | Self::Speaker | Self::Mode | Self::Flag)
    }

    /// Whether its values are months and years, so that a filter may be a range of them.
    pub(crate) const fn is_date(self) -> bool {
        matches!(self, Self::Date | Self::Event)
    }

    /// Those of which a statement has a value each, and a passage as many as it has statements.
    pub(crate) const OF_STATEMENTS: [Self; 3] = [Self::Side, Self::Speaker, Self::Mode];

    /// Its position among [`Self::OF_STATEMENTS`], if it is one.
    pub(crate) fn of_statement(self) -> Option<usize> {
        Self::OF_STATEMENTS.iter().position(|&facet| facet == self)
    }
}
