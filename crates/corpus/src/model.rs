//! What a compiled corpus holds: the shape of `corpus.json`.
//!
//! Every offset is a byte offset into the clean text of one passage; every line is a 1-based
//! line of the source file. Ids are positions in the corpus and never appear in a URL: links
//! carry slugs and content hashes, which survive a recompilation.

use crate::text::part;
use serde::{Deserialize, Serialize};

/// The version of the shape of `corpus.json`; a reader refuses any other.
pub const FORMAT: u32 = 1;

/// Defines an id: a position in one of the corpus's lists.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/// Position in [`Corpus::topics`].
    TopicId);
id!(/// Position in [`Corpus::entities`].
    EntityId);
id!(/// Position in [`Corpus::sides`].
    SideId);

/// A compiled folder of documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Corpus {
    /// [`FORMAT`] at the time of writing.
    pub format: u32,
    /// What the corpus is called.
    pub title: String,
    /// One or two sentences on what it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What it covers, and as of when, in the curator's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coverage: String,
    /// Documents in the order of the source files' names.
    pub documents: Vec<Document>,
    /// The taxonomy, in the curator's order.
    pub topics: Vec<Topic>,
    /// Parties that speak, in the curator's order.
    pub sides: Vec<Side>,
    /// The gazetteer, in the curator's order; entities that no passage mentions included.
    pub entities: Vec<Entity>,
    /// When a question changed, as a curator says and a page dates it, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turning_points: Vec<TurningPoint>,
    /// What readers type and which words of the corpus say the same: lines, sorted by their first word, of
    /// `typed-stem target-stem target-stem ...` (stems as [`crate::stem::stem`] gives them, at most 4 targets, best
    /// first), joined by `\n`. No stop words; no target that the passages and titles lack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub synonyms: String,
    /// What the forms of words are found by in the languages of documents besides English: for each that is known a line,
    /// joined by `\n`, of four parts with tabs between: its name as in [`Document::language`], what is written together with
    /// the word behind it, endings that leave three letters of a word, and endings that leave four; as
    /// [`crate::stem::Endings`] reads it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub endings: String,
    /// What connects two documents, in the order of the earlier document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// What a curator corrected, in the order of `reviews.toml`; every other value is as the rules found it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
}

/// A correction by a curator: what was there, what is there now, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// What kind of value it is of, as its table in `reviews.toml` is called: `line`, `metadata`, `flag`, `entity`,
    /// `mention`, `window`, `event`, `topic`, `statement` or `link`.
    pub kind: String,
    /// What it did.
    pub action: Action,
    /// Position in [`Corpus::documents`]; nothing where the whole corpus is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<u32>,
    /// The line of the page, where the value is one of lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The words of the article, where the value is one of words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// What the rules had found, in words; empty where they found nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub was: String,
    /// What is there now, in words; empty where it was withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub now: String,
    /// Why.
    pub reason: String,
}

/// One source file after reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its name in URLs, made from the file's name.
    pub slug: String,
    /// Base name of the source file.
    pub file: String,
    /// The headline as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Stated>,
    /// The publication date as ISO 8601, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Stated>,
    /// Where the page states no date: between which days it was published, as far as the corpus itself says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// The author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<Stated>,
    /// Who published the article first, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Stated>,
    /// Where the page says that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Stated>,
    /// The English name of the language that the article is in, where it is long enough to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Warnings about provenance, in [`FlagKind`] order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// The article, paragraph by paragraph.
    pub passages: Vec<Passage>,
    /// Every other non-blank line of the page, in file order.
    pub furniture: Vec<Furniture>,
    /// Who says what, in text order of the first words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// What happened when, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

/// Days between which something happened, both included, with what bounds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// The first possible day, `YYYY-MM-DD`, where anything says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// The last possible day, `YYYY-MM-DD`, where anything says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    /// While the year is open, between which days or months of a year, `XXXX-MM-DD` or `XXXX-MM` with a `/` between; an
    /// end that nothing tells is `..`: `XXXX-03-07/..` looks back at a 7 March.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<String>,
    /// Why, in words that quote the pages, and in these all that bounds it.
    pub reason: String,
}

/// A value that the page itself states, with the place that states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    /// The value, normalised where its field says so.
    pub value: String,
    /// The line that states it.
    pub line: u32,
    /// How the page states it: "line between title and text", "domain of the source link" ...
    pub basis: String,
}

/// One paragraph of the article: the unit of search, of links and of evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Passage {
    /// Twelve hexadecimal digits of the SHA-256 of the text: its name in URLs.
    pub hash: String,
    /// The clean text: white space runs are one space, invisible control characters are gone.
    pub text: String,
    /// First line in the source file.
    pub first_line: u32,
    /// Last line in the source file.
    pub last_line: u32,
    /// The source lines, where they differ from `text` by more than the amount of white space.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A subheading of the article rather than a paragraph.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub heading: bool,
    /// The topics it is about, in taxonomy order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicMatch>,
    /// The entities it names, in text order, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
    /// The few passages of the corpus that tell most of the same things, numbered over all documents, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<u32>,
}

/// A half-open byte range into [`Passage::text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// What the span covers; empty when it does not fit the text or would split a character.
    pub fn of(self, text: &str) -> &str {
        part(text, self.start as usize..self.end as usize)
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// A half-open byte range of one passage of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Position in [`Document::passages`].
    pub passage: u32,
    /// Where in its text.
    pub span: Span,
}

impl Place {
    /// What the place covers; empty when it does not fit the document.
    pub fn of(self, document: &Document) -> &str {
        document.passages.get(self.passage as usize).map_or("", |passage| self.span.of(&passage.text))
    }
}

/// Words with somebody who says them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Whose words they are.
    pub mode: Mode,
    /// What its speaker does by it, as its verb says; where it is left out, `says`.
    #[serde(default, skip_serializing_if = "Act::is_default")]
    pub act: Act,
    /// Who says them; nobody when the text does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<EntityId>,
    /// What told the speaker.
    pub attribution: Attribution,
    /// How sure it is who speaks; open where it is nobody. Where it is left out, `sure`.
    #[serde(default, skip_serializing_if = "Certainty::is_default")]
    pub certainty: Certainty,
    /// The side that the speaker speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<SideId>,
    /// The words that name the source: "the ministry spokeswoman".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Place>,
    /// The words that make it a statement, with what negates or weakens them: "said", "according to", "is said to be
    /// reluctant".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Place>,
    /// The words themselves, without their quotation marks: one place for each part, in text order.
    pub content: Vec<Place>,
    /// What is shown and copied of it: in each passage that holds some of the content, in text order, one piece of the
    /// text, unbroken. It holds the content there, the cue, and the source where that stands in the same sentence, so that
    /// no verb and no "not" is lost: whole sentences, unless a semicolon ends what belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Place>,
    /// Who relays them, where the text has them from somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<EntityId>,
    /// The words that take certainty from it: "may have", "reportedly".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedge: Option<Place>,
    /// The topics of the words, in taxonomy order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicId>,
    /// When it was said, where the text tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Date>,
    /// Whether these are the speaker's own words: false where the document is translated or rewritten, or reports.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub verbatim: bool,
    /// Why a curator corrected or added it; nothing where it is as extracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

/// Something with a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// The words that give the date.
    pub place: Place,
    /// The sentence that tells what happened, in the same passage.
    pub sentence: Span,
    /// When.
    pub date: Date,
    /// Why a curator corrected or added it; nothing where it is as extracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

/// A day, week, month, year or interval, with how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Date {
    /// ISO 8601, as precise as it is known: `YYYY-MM-DD`, `YYYY-Www`, `YYYY-MM`, `YYYY`, or `XXXX-MM-DD` and `XXXX-MM`
    /// where nothing tells the year; nothing where nothing is known.
    ///
    /// Two of them with a `/` between are an interval, from the one to the other, if that is the precision; of any other
    /// precision, they are the first and the last day, week ... that it may be. `../` before one and `/..` behind it
    /// leave the other end of an interval open: not after it, not before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How precise.
    pub precision: Precision,
    /// How it is known.
    pub basis: Basis,
    /// Why it is that date, where it is not simply printed: the words, and what they were counted from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What connects places of two documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Link {
    /// How they are connected.
    pub kind: LinkKind,
    /// The one end: the position in [`Corpus::documents`], and a place in it.
    pub from: LinkEnd,
    /// The other end, of another document; an answer may be of the same one.
    pub to: LinkEnd,
    /// Why, in words that quote both: for near-duplicates what differs, numbers first.
    pub reason: String,
}

/// One end of a [`Link`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkEnd {
    /// Position in [`Corpus::documents`].
    pub document: u32,
    /// Where in it; nothing where the whole document is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A topic assigned to a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicMatch {
    /// Which topic.
    pub topic: TopicId,
    /// The words that earned it, in text order.
    pub evidence: Vec<Span>,
}

/// One occurrence of an entity; the surface form is what the span covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Which entity.
    pub entity: EntityId,
    /// Where.
    pub span: Span,
}

/// One non-blank source line that is not part of a passage, or in HTML one piece of such a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Furniture {
    /// Where it stands.
    pub line: u32,
    /// What it is.
    pub kind: FurnitureKind,
    /// The line as it came, without its line break.
    pub text: String,
    /// Position of the passage that it stands before; behind the last one, how many there are. A line of HTML may hold
    /// many pieces, so that the line alone would not tell their order.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub next: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Defines a fieldless enum with a kebab-case name for files and a label for readers.
macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $id:literal $label:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $id)] $variant,)* }

        impl Default for $name {
            /// The first of them.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $name {
            /// Every kind, in declaration order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// For each of them the name used in files and URLs, and the name shown to readers.
            pub const NAMES: &[(&'static str, &'static str)] = &[$(($id, $label)),*];

            /// The name used in files and URLs.
            pub const fn id(self) -> &'static str {
                Self::NAMES[self as usize].0
            }

            /// The name shown to readers.
            pub const fn label(self) -> &'static str {
                Self::NAMES[self as usize].1
            }

            /// Whether it is the first of them, which a file may leave out.
            pub fn is_default(&self) -> bool {
                *self == Self::default()
            }

            /// The kind of that name.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.id() == id)
            }
        }
    };
}

kinds! {
    /// What a line of page furniture is.
    FurnitureKind {
        /// The headline, wherever it is printed.
        Title "title" "headline",
        /// "By ...".
        Byline "byline" "byline",
        /// The publication date and its company.
        Dateline "dateline" "date line",
        /// A link to where the page comes from.
        SourceUrl "source-url" "source link",
        /// The words under a picture, or the picture's credit.
        Caption "caption" "picture caption",
        /// A row of a table or list of figures.
        Table "table" "table",
        /// Menus, breadcrumbs, page numbers, buttons.
        Menu "menu" "menu",
        /// Category and tag lists.
        Category "category" "categories and tags",
        /// A pointer to another article.
        Teaser "teaser" "teaser",
        /// Share buttons and counters.
        ShareBar "share-bar" "share bar",
        /// Newsletters, subscriptions, donations, paywalls.
        Subscription "subscription" "subscription notice",
        /// Paid or in-house advertising.
        Advertisement "advertisement" "advertisement",
        /// Cookie and tracking notices.
        CookieNotice "cookie-notice" "cookie notice",
        /// Comment forms and their rules.
        CommentForm "comment-form" "comment form",
        /// A reader's comment.
        Comment "comment" "reader's comment",
        /// A notice that a machine wrote, rewrote or translated the text.
        AiNotice "ai-notice" "machine notice",
        /// Who the author is.
        AuthorBox "author-box" "author box",
        /// Copyright and legal lines.
        Copyright "copyright" "copyright line",
        /// A note of the newsroom about the article.
        EditorNote "editor-note" "editor's note",
        /// Not the article, and of no kind known here.
        Other "other" "other page text",
    }
}

impl FurnitureKind {
    /// Why such a line is not in the article: the words that follow [`Self::label`], for readers.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Title => "the article’s name",
            Self::Byline => "who wrote it",
            Self::Dateline => "when it was published",
            Self::SourceUrl => "where the page comes from",
            Self::Caption => "belongs to a picture",
            Self::Table => "figures, not sentences",
            Self::Menu => "for moving about the site",
            Self::Category => "where the site files it",
            Self::Teaser => "points to another article",
            Self::ShareBar => "for passing the page on",
            Self::Subscription => "asks readers to subscribe or pay",
            Self::Advertisement => "sells something",
            Self::CookieNotice => "what the site stores about readers",
            Self::CommentForm => "for readers to write in",
            Self::Comment => "not the author’s words",
            Self::AiNotice => "how the text was made",
            Self::AuthorBox => "who the author is",
            Self::Copyright => "who owns the text",
            Self::EditorNote => "about the article, not part of it",
            Self::Other => "not the article, by its place or looks",
        }
    }
}

kinds! {
    /// Whose words a statement is made of.
    Mode {
        /// The speaker's, between quotation marks.
        Quoted "quoted" "in quotation marks",
        /// The page's, with a cue that says that somebody said so.
        Reported "reported" "reported",
        /// The page's: it says by itself what somebody's position is.
        Narrated "narrated" "told by the author",
        /// The page's: it says what somebody believes, wants, supports or refuses, not what they said.
        Holds "holds" "held, not said",
    }
}

kinds! {
    /// What somebody does by a statement: the coarsest difference that a reader asks for. Each is true of what it is given
    /// to; where no other is sure to be, it is `says`.
    Act {
        /// Says, states, describes; also judges ("accused", "labelled").
        Says "says" "says",
        /// Asks, urges, appeals, calls for.
        Asks "asks" "asks",
        /// Demands, insists on.
        Demands "demands" "demands",
        /// Offers, proposes, recommends.
        Offers "offers" "offers",
        /// Promises, vows.
        Promises "promises" "promises",
        /// Warns of something.
        Warns "warns" "warns",
        /// Threatens to do something.
        Threatens "threatens" "threatens",
        /// Supports, welcomes, agrees.
        Supports "supports" "supports",
        /// Opposes, rejects, condemns, refuses.
        Opposes "opposes" "opposes",
        /// Denies, disputes.
        Denies "denies" "denies",
        /// Believes, expects.
        Believes "believes" "believes",
        /// Wants, hopes, seeks.
        Wants "wants" "wants",
        /// Fears.
        Fears "fears" "fears",
        /// Decides.
        Decides "decides" "decides",
    }
}

kinds! {
    /// How sure it is who makes a statement.
    Certainty {
        /// The words name them, and nobody else can be meant.
        Sure "sure" "sure",
        /// A pronoun, an office or the text before means one person, as far as the rules can tell.
        Likely "likely" "likely",
        /// Nobody is named.
        Open "open" "not known",
    }
}

kinds! {
    /// What told who speaks.
    Attribution {
        /// A full name.
        Name "name" "by name",
        /// A surname alone.
        Surname "surname" "by surname",
        /// An office: "the ministry spokeswoman".
        Role "role" "by office",
        /// A pronoun: "he concludes".
        Pronoun "pronoun" "by a pronoun",
        /// The text goes on with whoever spoke before.
        Carried "carried" "only in the text before",
        /// Words that are nobody's name: "experts", "two diplomats".
        Unnamed "unnamed" "by words that name nobody",
        /// Nothing.
        Unknown "unknown" "not so that the rules know whom",
    }
}

kinds! {
    /// How precise a date is.
    Precision {
        /// A day.
        Day "day" "day",
        /// A week.
        Week "week" "week",
        /// A month.
        Month "month" "month",
        /// A year.
        Year "year" "year",
        /// From one date to another.
        Interval "interval" "interval",
        /// Not known.
        Unknown "unknown" "unknown",
    }
}

kinds! {
    /// How a date is known.
    Basis {
        /// It is printed.
        Stated "stated" "stated",
        /// It is counted from a date that is printed.
        Computed "computed" "computed",
        /// Only the rest of the corpus implies it.
        Inferred "inferred" "inferred",
    }
}

kinds! {
    /// What a curator does with a value.
    Action {
        /// Puts another value in its place.
        Correct "correct" "corrected",
        /// Adds what the rules did not find.
        Add "add" "added",
        /// Takes it away.
        Withdraw "withdraw" "withdrawn",
    }
}

kinds! {
    /// How two documents are connected.
    LinkKind {
        /// Both tell of the same event; they stay two claims.
        SameEvent "same-event" "same event",
        /// One is nearly the other.
        NearDuplicate "near-duplicate" "nearly the same",
        /// A statement in the one answers a statement in the other.
        Answers "answers" "answers",
    }
}

kinds! {
    /// A warning about a document's provenance.
    FlagKind {
        /// The article is in a language that the rules do not read.
        LanguageUnread "language-unread" "language not read",
        /// The page says that a machine wrote or rewrote it.
        AiRewritten "ai-rewritten" "rewritten by AI",
        /// The page says or shows that a machine translated it.
        MachineTranslated "machine-translated" "machine-translated",
        /// No publication date is stated.
        Undated "undated" "undated",
        /// Text stops before its end.
        Truncated "truncated" "cut short",
        /// Pointers to other articles stand inside the article.
        Teaser "teaser" "teasers in the text",
        /// The file holds no article.
        Empty "empty" "no article",
        /// The characters were damaged before the page came here.
        EncodingDamage "encoding-damage" "damaged letters",
        /// The file does not say how its characters are encoded, and it is not UTF-8.
        EncodingGuessed "encoding-guessed" "letters uncertain",
        /// It tells the story of another document with few changes.
        NearDuplicate "near-duplicate" "nearly the same as another",
        /// It is about none of the topics of this corpus.
        OffTopic "off-topic" "off topic",
        /// The page says that it was published elsewhere first.
        Republished "republished" "published elsewhere first",
        /// A quotation mark opens and never closes, or closes what never opened.
        UnbalancedQuotes "unbalanced-quotes" "quotation mark missing",
        /// Invisible control characters were taken out of the text.
        HiddenCharacters "hidden-characters" "invisible characters",
        /// No author is stated.
        NoByline "no-byline" "no author named",
        /// No publisher is stated.
        NoPublisher "no-publisher" "no publisher named",
    }
}

/// A provenance warning with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// Which warning.
    pub kind: FlagKind,
    /// Why, in words that quote the page where it can.
    pub reason: String,
    /// The lines that show it; empty when the reason is an absence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

/// A contested issue or theme of the taxonomy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Topic {
    /// Its name in URLs and files.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// One sentence that every side could accept.
    pub definition: String,
    /// The wider topic, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<TopicId>,
}

/// A party or group that speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Side {
    /// Its name in URLs and files.
    pub id: String,
    /// Its name for readers.
    pub label: String,
}

/// A time before and behind which what is said is not to be compared without a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TurningPoint {
    /// When, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; some event of the corpus has a date that begins so.
    pub date: String,
    /// What changed, in a few words that every side could accept.
    pub label: String,
}

/// A person, organisation, place or agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Other names: spellings, abbreviations, metonyms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Office or description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The side it speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<SideId>,
    /// Whose words its own are, where its name stands for somebody else's: a capital's, its government's. What it says
    /// is a statement of that entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<EntityId>,
    /// Found by rule in the pages: no curator named it.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub uncurated: bool,
}

kinds! {
    /// What an entity is.
    EntityKind {
        /// A human being.
        Person "person" "person",
        /// A body of people: government, ministry, court, army, newsroom, meeting format.
        Organisation "organisation" "organisation",
        /// A place on the map.
        Place "place" "place",
        /// A treaty, declaration or other text that parties agreed or negotiate.
        Agreement "agreement" "agreement",
    }
}

impl Document {
    /// What to call it: its title, or its file's name.
    pub fn name(&self) -> &str {
        self.title.as_ref().map_or(&self.file, |title| &title.value)
    }

    /// Whether its language is one that the rules read: where it is not, what was not found may be there.
    pub fn is_read(&self) -> bool {
        self.flags.iter().all(|flag| flag.kind != FlagKind::LanguageUnread)
    }

    /// Position of the passage with that hash.
    pub fn passage_by_hash(&self, hash: &str) -> Option<usize> {
        self.passages.iter().position(|passage| passage.hash == hash)
    }
}

impl Corpus {
    /// Position of the document with that slug.
    pub fn document_by_slug(&self, slug: &str) -> Option<usize> {
        self.documents.iter().position(|document| document.slug == slug)
    }

    /// The topic with that id.
    pub fn topic_by_id(&self, id: &str) -> Option<TopicId> {
        self.topics.iter().position(|topic| topic.id == id).map(|at| TopicId(at as u32))
    }

    /// The side with that id.
    pub fn side_by_id(&self, id: &str) -> Option<SideId> {
        self.sides.iter().position(|side| side.id == id).map(|at| SideId(at as u32))
    }
}
