//! What a passage can be filtered by: for each facet one record with all that is particular to it.
//!
//! The query language, the help, the filters with their counts, and the URL go through the records; a facet is added
//! here and nowhere else.

use corpus::text::part;
use corpus::{Act, Attribution, Corpus, Document, FlagKind, Mode, Passage, Statement};

/// What a passage can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Topics of the passage; values are topic ids.
    Topic,
    /// Sides that speak in the passage; values are side ids.
    Side,
    /// Who speaks in the passage; values are slugs of the names, `unnamed` where words stand in the place of a name, or
    /// `none` where nothing tells.
    Speaker,
    /// What they do by it, where the corpus has several; values are ids of [`corpus::Act`].
    Act,
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
    /// Language of the document, where the corpus has several; values are slugs of its English name.
    Language,
    /// The document itself, where the corpus has several; values are slugs of documents.
    Document,
}

/// The value of a speaker whom the page calls by words that are no name: "experts".
const UNNAMED: &str = "unnamed";

/// All that is particular to a facet.
struct Record {
    key: &'static str,
    label: &'static str,
    meaning: &'static str,
    values: Values,
    can_be_all: bool,
    found: Found,
}

/// What kind of values a facet has.
pub(crate) enum Values {
    /// Those of a list of the corpus, ids and labels; all are shown, also those of no passage.
    List(for<'c> fn(&'c Corpus) -> Vec<(&'c str, &'c str)>),
    /// Those of a list that is the same for every corpus; what some passage has is shown.
    Kinds(&'static [(&'static str, &'static str)]),
    /// Names. With what readers call that there is none, as the next two.
    Names(&'static str),
    /// Names of entities, which have others besides, and surnames.
    Entities(&'static str),
    /// Months and years, so that a filter may be a range of them.
    Dates(&'static str),
}

/// Where a facet's values are found, as the corpus calls them; an empty name says that there is none.
enum Found {
    /// In a passage or its document.
    InPassage(for<'c> fn(&Here<'c>, &mut Vec<&'c str>)),
    /// In each statement, one at most: whoever asks for two of such facets asks for a statement with both.
    InStatement(for<'c> fn(&'c Corpus, &'c Statement) -> Option<&'c str>),
}

/// A passage where it stands.
pub(crate) struct Here<'c> {
    pub corpus: &'c Corpus,
    pub document: &'c Document,
    pub passage: &'c Passage,
    /// Its position in the document.
    pub number: u32,
}

/// The record of every facet, in the order of [`Facet::ALL`].
static RECORDS: [Record; Facet::ALL.len()] = [
    Record {
        key: "topic",
        label: "Topic",
        meaning: "Only passages on this topic.",
        values: Values::List(|corpus| {
            corpus.topics.iter().map(|topic| (&*topic.id, &*topic.label)).collect()
        }),
        can_be_all: true,
        found: Found::InPassage(|here, found| {
            for topic in &here.passage.topics {
                found.extend(here.corpus.topics.get(topic.topic.index()).map(|topic| &*topic.id));
            }
        }),
    },
    Record {
        key: "side",
        label: "Side",
        meaning: "Only passages in which one of these sides speaks; with AND in place of OR, both of them.",
        values: Values::List(|corpus| corpus.sides.iter().map(|side| (&*side.id, &*side.label)).collect()),
        can_be_all: true,
        found: Found::InStatement(|corpus, statement| {
            statement.side.and_then(|side| corpus.sides.get(side.index())).map(|side| &*side.id)
        }),
    },
    Record {
        key: "speaker",
        label: "Speaker",
        meaning: "Only passages in which this person or body speaks.",
        values: Values::Entities("not known"),
        can_be_all: true,
        found: Found::InStatement(|corpus, statement| {
            let speaker = statement.speaker.and_then(|speaker| corpus.entities.get(speaker.index()));
            let nobody = if statement.attribution == Attribution::Unnamed { UNNAMED } else { "" };
            Some(speaker.map_or(nobody, |speaker| &speaker.name))
        }),
    },
    Record {
        key: "act",
        label: "What they do",
        meaning: "Only statements that do this, as their verb has it.",
        values: Values::Kinds(Act::NAMES),
        can_be_all: true,
        found: Found::InStatement(|_, statement| Some(statement.act.id())),
    },
    Record {
        key: "mode",
        label: "How it is told",
        meaning: "Only statements of this kind: quoted is in quotation marks, reported in the page’s own words, narrated told by its author, holds what somebody believes or wants.",
        values: Values::Kinds(Mode::NAMES),
        can_be_all: true,
        found: Found::InStatement(|_, statement| Some(statement.mode.id())),
    },
    Record {
        key: "by",
        label: "Publisher",
        meaning: "Only what this publisher published.",
        values: Values::Names("no publisher"),
        can_be_all: false,
        found: Found::InPassage(|here, found| {
            let publisher = here.document.publisher.as_ref();
            found.push(publisher.map_or("", |publisher| publisher.value.trim()));
        }),
    },
    Record {
        key: "flag",
        label: "Warning",
        meaning: "Only documents with this warning.",
        values: Values::Kinds(FlagKind::NAMES),
        can_be_all: true,
        found: Found::InPassage(|here, found| {
            found.extend(here.document.flags.iter().map(|flag| flag.kind.id()));
        }),
    },
    Record {
        key: "date",
        label: "Published",
        meaning: "Only documents dated in this month; 2023 is a year, 2023-03..2023-12 a range.",
        values: Values::Dates("undated"),
        can_be_all: false,
        found: Found::InPassage(|here, found| {
            let date = here.document.date.as_ref().and_then(|date| month(&date.value));
            found.push(date.unwrap_or_default());
        }),
    },
    Record {
        key: "event",
        label: "Dates in the text",
        meaning: "Only passages that tell of this month or year.",
        values: Values::Dates("year unknown"),
        can_be_all: false,
        found: Found::InPassage(|here, found| {
            for event in here.document.events.iter().filter(|event| event.place.passage == here.number) {
                // Of an interval, those of its ends that are known.
                for end in event.date.value.as_deref().unwrap_or_default().split('/') {
                    if end != ".." {
                        found.push(month(end).unwrap_or_default());
                    }
                }
            }
        }),
    },
    Record {
        key: "language",
        label: "Language",
        meaning: "Only documents in this language.",
        values: Values::Names(""), // a document whose language is not known has no value
        can_be_all: false,
        found: Found::InPassage(|here, found| found.extend(here.document.language.as_deref())),
    },
    Record {
        key: "in",
        label: "Document",
        meaning: "Only passages of this document.",
        values: Values::List(|corpus| {
            let several = if corpus.documents.len() > 1 { &corpus.documents[..] } else { &[] };
            several.iter().map(|document| (&*document.slug, document.name())).collect()
        }),
        can_be_all: false,
        found: Found::InPassage(|here, found| found.push(&here.document.slug)),
    },
];

impl Facet {
    /// Every facet in the order in which the page shows them.
    pub const ALL: [Self; 11] = [
        Self::Topic,
        Self::Side,
        Self::Speaker,
        Self::Act,
        Self::Mode,
        Self::Publisher,
        Self::Flag,
        Self::Date,
        Self::Event,
        Self::Language,
        Self::Document,
    ];

    const fn record(self) -> &'static Record {
        &RECORDS[self as usize]
    }

    /// The facet's name in URLs and in what is typed.
    pub const fn key(self) -> &'static str {
        self.record().key
    }

    /// The facet's name for readers.
    pub const fn label(self) -> &'static str {
        self.record().label
    }

    /// What filtering by one of its values means, in a sentence for readers.
    pub const fn meaning(self) -> &'static str {
        self.record().meaning
    }

    /// Whether all of several included values can be asked for, because a passage can have them together.
    pub const fn can_be_all(self) -> bool {
        self.record().can_be_all
    }

    /// Whether its values are names, which readers type as labels and not as ids.
    pub const fn is_name(self) -> bool {
        matches!(self.values(), Values::Names(_) | Values::Entities(_))
    }

    /// Whether its values are months and years, so that a filter may be a range of them.
    pub const fn is_date(self) -> bool {
        matches!(self.values(), Values::Dates(_))
    }

    /// Whether a statement has a value of it, and a passage as many as it has statements.
    pub const fn is_of_statements(self) -> bool {
        matches!(self.record().found, Found::InStatement(_))
    }

    pub(crate) const fn values(self) -> &'static Values {
        &self.record().values
    }

    /// Those that [are of statements](Self::is_of_statements).
    pub(crate) const OF_STATEMENTS: [Self; 4] = [Self::Side, Self::Speaker, Self::Act, Self::Mode];

    /// Its position among [`Self::OF_STATEMENTS`], if it is one.
    pub(crate) fn of_statement(self) -> Option<usize> {
        Self::OF_STATEMENTS.iter().position(|&facet| facet == self)
    }

    /// What the corpus calls its values in a passage, if it is not of statements.
    pub(crate) fn in_passage<'c>(self, here: &Here<'c>, found: &mut Vec<&'c str>) {
        if let Found::InPassage(find) = self.record().found {
            find(here, found);
        }
    }

    /// What the corpus calls its value in a statement, if it is of statements.
    pub(crate) fn in_statement<'c>(self, corpus: &'c Corpus, statement: &'c Statement) -> Option<&'c str> {
        match self.record().found {
            Found::InPassage(_) => None,
            Found::InStatement(find) => find(corpus, statement),
        }
    }
}

/// `YYYY-MM` at the beginning of an ISO 8601 date, or `YYYY`.
fn month(date: &str) -> Option<&str> {
    let fits = |shape: &str| {
        let start = date.get(..shape.len()).filter(|start| {
            start
                .bytes()
                .zip(shape.bytes())
                .all(|(b, shape)| if shape == b'0' { b.is_ascii_digit() } else { b == shape })
        })?;
        (!part(date, shape.len()..).starts_with(|next: char| next.is_ascii_digit())).then_some(start)
    };
    fits("0000-00").or_else(|| fits("0000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_stated() {
        assert_eq!(month("2023-12-29"), Some("2023-12"));
        assert_eq!(month("2023-12"), Some("2023-12"));
        assert_eq!(month("2023"), Some("2023"));
        assert_eq!(month("2023-W50"), Some("2023"));
        assert_eq!(month("XXXX-03-05"), None);
        assert_eq!(month("20231229"), None);
        assert_eq!(month("last year"), None);
        assert_eq!(month("١٢٣٤"), None);
    }

    /// A document for each of these languages, with one word in it.
    fn in_languages(languages: &[Option<&str>]) -> Corpus {
        let documents: Vec<(&str, &[&str])> = languages.iter().map(|_| ("", &["peace"][..])).collect();
        let mut corpus = crate::testing::corpus(&documents);
        for (document, language) in corpus.documents.iter_mut().zip(languages) {
            document.language = language.map(str::to_owned);
        }
        corpus
    }

    #[test]
    fn a_language_that_all_documents_are_in_is_no_facet() {
        for languages in [&[None][..], &[Some("English"), None, Some("English")]] {
            let corpus = in_languages(languages);
            let searcher = crate::Searcher::new(&corpus);
            let answer = searcher.search(&crate::testing::query("peace Language:English"), 9);
            assert_eq!((answer.total, answer.filters.len()), (0, 1));
            assert_eq!(answer.notices[0].message, "The corpus has nothing of just that name.");
            assert_eq!(answer.facets[Facet::Language as usize].values, []);
            assert_eq!(searcher.values(Facet::Language).count(), 0);
        }
    }

    #[test]
    fn of_several_languages_one_can_be_asked_for() {
        let corpus = in_languages(&[Some("English"), Some("Turkish"), None, Some("English")]);
        let searcher = crate::Searcher::new(&corpus);
        let total = |typed: &str| searcher.search(&crate::testing::query(typed), 9).total;
        assert_eq!(total("peace language:english"), 2);
        assert_eq!(total("peace language:turkish"), 1);
        assert_eq!(total("peace -language:english"), 2);
        let answer = searcher.search(&crate::testing::query("peace"), 9);
        let values = answer.facets[Facet::Language as usize].values.iter();
        let values: Vec<_> = values.map(|value| (&*value.label, value.count)).collect();
        assert_eq!(values, [("English", 2), ("Turkish", 1)]);
    }

    #[test]
    fn of_several_documents_one_can_be_asked_for() {
        let corpus = crate::testing::corpus(&[("Old Dam", &["peace"]), ("New Dam", &["peace"])]);
        let searcher = crate::Searcher::new(&corpus);
        let total = |typed: &str| searcher.search(&crate::testing::query(typed), 9).total;
        let slug = &corpus.documents[1].slug;
        assert_eq!((total("peace"), total(&["peace in:", slug].concat())), (2, 1));
        assert_eq!((total("peace in:\"new dam\""), total("peace -in:\"new dam\"")), (1, 1));
    }

    #[test]
    fn a_document_that_is_the_only_one_is_no_facet() {
        let corpus = crate::testing::corpus(&[("Old Dam", &["peace"])]);
        let searcher = crate::Searcher::new(&corpus);
        assert_eq!(searcher.values(Facet::Document).count(), 0);
    }

    #[test]
    fn every_facet_has_its_own_record_and_key() {
        for (at, facet) in Facet::ALL.into_iter().enumerate() {
            let first = Facet::ALL.iter().position(|other| other.key() == facet.key());
            assert_eq!((facet as usize, first), (at, Some(at)), "{}", facet.key());
        }
        let mut of_statements = Facet::ALL.to_vec();
        of_statements.retain(|facet| facet.is_of_statements());
        assert_eq!(of_statements, Facet::OF_STATEMENTS);
    }
}
