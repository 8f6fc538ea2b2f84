//! A corpus as columns: what the page embeds in the place of objects.
//!
//! Every reader pays for the embedded corpus, compressed, and for the code that reads it. So each field of each row
//! is a column of its own, in which like stands beside like, and nothing is named: the writer and the reader are both
//! made of one list of fields, below, and are built together. What the compiler cannot do there is forget a field.
//!
//! - The columns stand in the order in which that list visits the fields. The rows of a list stand in the same
//!   columns for all its parents: all passages of all documents are one table.
//! - A text is followed by the separator, a character that no text of the corpus contains; the first column is it.
//! - A number is one character, so many after `0`; a large one is two or three, the leading ones marked.
//! - A list is a column with the number of rows for each parent, then the columns of its rows. An optional value is
//!   a list of at most one. A kind is its position in the declaration, a span its start and its length.
//!
//! Reading goes through each column once, from its first row to its last.

use crate::{
    Act, Action, Attribution, Basis, Certainty, Corpus, Date, Document, Entity, EntityId, EntityKind, Event,
    Flag, FlagKind, Furniture, FurnitureKind, Link, LinkEnd, LinkKind, Mention, Mode, Passage, Place,
    Precision, Review, Side, SideId, Span, Stated, Statement, Topic, TopicId, TopicMatch, TurningPoint,
    Window,
};

/// The corpus as columns.
pub fn write(corpus: &Corpus) -> Vec<String> {
    let written = |separator: char| {
        let mut to = Writer { separator, columns: vec![String::new(); Corpus::WIDTH], at: 0 };
        corpus.write(&mut to);
        to.columns
    };
    let mut is_used = vec![false; char::MAX as usize + 1];
    for c in written('\n').iter().flat_map(|column| column.chars()) {
        is_used[c as usize] = true;
    }
    // Something is free below a million different characters.
    let separator = ('|'..=char::MAX).find(|&c| !is_used[c as usize]).unwrap_or_default();
    let mut columns = written(separator);
    columns.insert(0, separator.into());
    columns
}

/// The corpus that was written as these columns, or the position of one that does not fit the others.
pub fn read(columns: &[String]) -> Result<Corpus, usize> {
    let mut from = Reader { columns: Vec::new(), at: 1, broken: None, separator: '\0' };
    for column in columns {
        from.columns.push(column);
    }
    match columns.first().and_then(|first| first.chars().next()) {
        Some(separator) if columns.len() == 1 + Corpus::WIDTH => from.separator = separator,
        _ => return Err(0),
    }
    let corpus = Corpus::read(&mut from);
    // What is left over is as wrong as what is missing.
    match from.broken.or(from.columns.iter().skip(1).position(|rest| !rest.is_empty()).map(|at| at + 1)) {
        Some(at) => Err(at),
        None => Ok(corpus),
    }
}

/// A value that stands in columns.
trait Columns: Sized {
    /// In how many.
    const WIDTH: usize;

    /// Appends it to the columns from `to.at` on, and leaves `to.at` behind them.
    fn write(&self, to: &mut Writer);

    /// The next of these columns, from `from.at` on, and leaves `from.at` behind them.
    fn read(from: &mut Reader) -> Self;
}

/// The fields of a row, each in the columns behind those of the field before.
macro_rules! rows {
    ($($row:ident { $($field:ident),+ })+) => {$(
        impl Columns for $row {
            const WIDTH: usize = 0 $(+ width(|row: &$row| &row.$field))+;

            fn write(&self, to: &mut Writer) {
                $(self.$field.write(to);)+
            }

            fn read(from: &mut Reader) -> Self {
                Self { $($field: Columns::read(from)),+ }
            }
        }
    )+};
}

/// The width of a field, whose type the list of fields need not repeat.
const fn width<R, T: Columns>(_: fn(&R) -> &T) -> usize {
    T::WIDTH
}

rows! {
    Corpus {
        format, title, description, coverage, documents, topics, sides, entities, turning_points, synonyms, endings, links,
        reviews
    }
    Document {
        slug, file, title, date, window, byline, publisher, url, language, flags, passages, furniture, statements,
        events
    }
    Stated { value, line, basis }
    Passage { hash, text, first_line, last_line, source, heading, topics, mentions, alike }
    TopicMatch { topic, evidence }
    Mention { entity, span }
    Furniture { line, kind, text, next }
    Flag { kind, reason, lines }
    Topic { id, label, definition, parent }
    Side { id, label }
    TurningPoint { date, label }
    Entity { name, kind, aliases, role, side, speaks_for, uncurated }
    Window { earliest, latest, season, reason }
    Place { passage, span }
    Statement {
        mode, act, speaker, attribution, certainty, side, source, cue, content, words, via, hedge, topics, said, verbatim, review
    }
    Event { place, sentence, date, review }
    Date { value, precision, basis, reason }
    Link { kind, from, to, reason }
    LinkEnd { document, place }
    Review { kind, action, document, line, place, was, now, reason }
}

/// What is one number.
macro_rules! numbers {
    ($($type:ty: $write:expr, $read:expr;)+) => {$(
        impl Columns for $type {
            const WIDTH: usize = 1;

            fn write(&self, to: &mut Writer) {
                let write: fn(&$type) -> u32 = $write;
                to.number(write(self));
            }

            fn read(from: &mut Reader) -> Self {
                let read: fn(&mut Reader, u32) -> $type = $read;
                let number = from.number();
                read(from, number)
            }
        }
    )+};
}

numbers! {
    u32: |number| *number, |_, number| number;
    bool: |is| u32::from(*is), |_, number| number != 0;
    TopicId: |id| id.0, |_, number| Self(number);
    EntityId: |id| id.0, |_, number| Self(number);
    SideId: |id| id.0, |_, number| Self(number);
    FurnitureKind: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    FlagKind: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Mode: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Attribution: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Precision: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Act: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Certainty: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Basis: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    Action: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    LinkKind: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
    EntityKind: |kind| position(Self::ALL, kind), |from, number| from.one_of(Self::ALL, number);
}

fn position<K: PartialEq>(all: &[K], kind: &K) -> u32 {
    all.iter().position(|other| other == kind).unwrap_or_default() as u32
}

impl Columns for Span {
    const WIDTH: usize = 2;

    // The length of a name is the same wherever it stands. Wrapping: no span may be lost, not even an impossible one.
    fn write(&self, to: &mut Writer) {
        to.number(self.start);
        to.number(self.end.wrapping_sub(self.start));
    }

    fn read(from: &mut Reader) -> Self {
        let start = from.number();
        Self { start, end: start.wrapping_add(from.number()) }
    }
}

impl Columns for String {
    const WIDTH: usize = 1;

    fn write(&self, to: &mut Writer) {
        let separator = to.separator;
        let column = to.next();
        column.push_str(self);
        column.push(separator);
    }

    fn read(from: &mut Reader) -> Self {
        from.text()
    }
}

impl<T: Columns> Columns for Vec<T> {
    const WIDTH: usize = 1 + T::WIDTH;

    fn write(&self, to: &mut Writer) {
        to.rows(self);
    }

    fn read(from: &mut Reader) -> Self {
        let mut rows = Vec::new();
        from.rows(T::WIDTH, &mut |from| rows.push(T::read(from)));
        rows
    }
}

impl<T: Columns> Columns for Option<T> {
    const WIDTH: usize = 1 + T::WIDTH;

    fn write(&self, to: &mut Writer) {
        to.rows(self.as_slice());
    }

    fn read(from: &mut Reader) -> Self {
        let mut value = None;
        from.rows(T::WIDTH, &mut |from| value = Some(T::read(from)));
        value
    }
}

/// The number 0. Behind it stand digits and letters: what is most frequent is one byte, and can be read.
const ZERO: u32 = '0' as u32;
/// How many bits one character holds: so many that three hold every number, and none is a surrogate.
const BITS: u32 = 14;
/// Marks a character that has another one of the same number behind it.
const MORE: u32 = 1 << BITS;

struct Writer {
    separator: char,
    columns: Vec<String>,
    at: usize,
}

impl Writer {
    fn next(&mut self) -> &mut String {
        self.at += 1;
        &mut self.columns[self.at - 1]
    }

    fn number(&mut self, number: u32) {
        let column = self.next();
        let mut put = |bits: u32, more: u32| {
            column.push(char::from_u32(ZERO + more + bits % MORE).unwrap_or_default());
        };
        if number >> (2 * BITS) != 0 {
            put(number >> (2 * BITS), MORE);
        }
        if number >> BITS != 0 {
            put(number >> BITS, MORE);
        }
        put(number, 0);
    }

    fn rows<T: Columns>(&mut self, rows: &[T]) {
        self.number(rows.len() as u32);
        let first = self.at;
        for row in rows {
            self.at = first;
            row.write(self);
        }
        self.at = first + T::WIDTH;
    }
}

struct Reader<'c> {
    separator: char,
    /// What is not yet read of each.
    columns: Vec<&'c str>,
    at: usize,
    /// The first found to be so.
    broken: Option<usize>,
}

impl Reader<'_> {
    /// That column does not hold what it should.
    fn broken(&mut self, at: usize) {
        self.broken = self.broken.or(Some(at));
    }

    fn number(&mut self) -> u32 {
        let at = self.at;
        self.at += 1;
        let mut chars = self.columns[at].chars();
        let mut number = 0;
        loop {
            let Some(c) = chars.next() else {
                self.broken(at);
                return 0;
            };
            let bits = u32::from(c).wrapping_sub(ZERO);
            number = (number << BITS) | (bits % MORE);
            if bits < MORE {
                break;
            }
        }
        self.columns[at] = chars.as_str();
        number
    }

    fn text(&mut self) -> String {
        let at = self.at;
        self.at += 1;
        let Some((text, rest)) = self.columns[at].split_once(self.separator) else {
            self.broken(at);
            return String::new();
        };
        self.columns[at] = rest;
        text.to_owned()
    }

    fn one_of<K: Copy>(&mut self, all: &[K], number: u32) -> K {
        all.get(number as usize).copied().unwrap_or_else(|| {
            self.broken(self.at - 1);
            all[0]
        })
    }

    /// One copy of the loop for all lists.
    fn rows(&mut self, width: usize, row: &mut dyn FnMut(&mut Self)) {
        let count = self.number();
        let first = self.at;
        for _ in 0..count {
            // A damaged count may be four thousand million.
            if self.broken.is_some() {
                break;
            }
            self.at = first;
            row(self);
        }
        self.at = first + width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    /// As often small as large.
    fn number() -> impl Strategy<Value = u32> {
        (any::<u32>(), 0..32_u32).prop_map(|(number, shift)| number >> shift)
    }

    /// With every candidate for a separator that comes early, and what JSON and numbers are written with.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[|}~\\n\"\\\\0-9a-c]{0,4}", any::<String>()]
    }

    fn span() -> impl Strategy<Value = Span> {
        (number(), number()).prop_map(|(start, end)| Span { start, end })
    }

    fn stated() -> impl Strategy<Value = Option<Stated>> {
        of((text(), number(), text()).prop_map(|(value, line, basis)| Stated { value, line, basis }))
    }

    fn passage() -> impl Strategy<Value = Passage> {
        let evidence = vec(span(), 0..3);
        let topics = vec((number(), evidence), 0..3).prop_map(|topics| {
            let topics = topics.into_iter();
            topics.map(|(topic, evidence)| TopicMatch { topic: TopicId(topic), evidence }).collect()
        });
        let mention =
            (number(), span()).prop_map(|(entity, span)| Mention { entity: EntityId(entity), span });
        (
            text(),
            text(),
            number(),
            number(),
            of(text()),
            any::<bool>(),
            topics,
            vec(mention, 0..3),
            vec(number(), 0..3),
        )
            .prop_map(
                |(hash, text, first_line, last_line, source, heading, topics, mentions, alike)| Passage {
                    hash,
                    text,
                    first_line,
                    last_line,
                    source,
                    heading,
                    topics,
                    mentions,
                    alike,
                },
            )
    }

    fn place() -> impl Strategy<Value = Place> {
        (number(), span()).prop_map(|(passage, span)| Place { passage, span })
    }

    fn date() -> impl Strategy<Value = Date> {
        (of(text()), select(Precision::ALL), select(Basis::ALL), text())
            .prop_map(|(value, precision, basis, reason)| Date { value, precision, basis, reason })
    }

    fn statement() -> impl Strategy<Value = Statement> {
        let kinds = (select(Mode::ALL), select(Act::ALL), select(Attribution::ALL), select(Certainty::ALL));
        let who = (of(number()), of(number()), of(number()));
        let places = (of(place()), of(place()), vec(place(), 0..3), vec(place(), 0..3), of(place()));
        let rest = (vec(number(), 0..3), of(date()), any::<bool>(), of(text()));
        (kinds, who, places, rest).prop_map(
            |(
                (mode, act, attribution, certainty),
                (speaker, side, via),
                (source, cue, content, words, hedge),
                (topics, said, verbatim, review),
            )| {
                Statement {
                    mode,
                    act,
                    speaker: speaker.map(EntityId),
                    attribution,
                    certainty,
                    side: side.map(SideId),
                    source,
                    cue,
                    content,
                    words,
                    via: via.map(EntityId),
                    hedge,
                    topics: topics.into_iter().map(TopicId).collect(),
                    said,
                    verbatim,
                    review,
                }
            },
        )
    }

    fn evidence() -> impl Strategy<Value = (Vec<Statement>, Vec<Event>, Option<Window>)> {
        let event = (place(), span(), date(), of(text())).prop_map(|(place, sentence, date, review)| Event {
            place,
            sentence,
            date,
            review,
        });
        let window = (of(text()), of(text()), of(text()), text())
            .prop_map(|(earliest, latest, season, reason)| Window { earliest, latest, season, reason });
        (vec(statement(), 0..3), vec(event, 0..3), of(window))
    }

    fn link() -> impl Strategy<Value = Link> {
        let end = || (number(), of(place())).prop_map(|(document, place)| LinkEnd { document, place });
        (select(LinkKind::ALL), end(), end(), text()).prop_map(|(kind, from, to, reason)| Link {
            kind,
            from,
            to,
            reason,
        })
    }

    fn review() -> impl Strategy<Value = Review> {
        let at = (of(number()), of(number()), of(place()));
        (text(), select(Action::ALL), at, text(), text(), text()).prop_map(
            |(kind, action, (document, line, place), was, now, reason)| Review {
                kind,
                action,
                document,
                line,
                place,
                was,
                now,
                reason,
            },
        )
    }

    fn document() -> impl Strategy<Value = Document> {
        let flag = (select(FlagKind::ALL), text(), vec(number(), 0..3))
            .prop_map(|(kind, reason, lines)| Flag { kind, reason, lines });
        let furniture = (number(), select(FurnitureKind::ALL), text(), number())
            .prop_map(|(line, kind, text, next)| Furniture { line, kind, text, next });
        let stated = (stated(), stated(), stated(), stated(), stated());
        let names = (text(), text(), of(text()));
        (names, stated, vec(flag, 0..3), vec(passage(), 0..3), vec(furniture, 0..3), evidence()).prop_map(
            |(
                (slug, file, language),
                (title, date, byline, publisher, url),
                flags,
                passages,
                furniture,
                (statements, events, window),
            )| Document {
                slug,
                file,
                title,
                date,
                window,
                byline,
                publisher,
                url,
                language,
                flags,
                passages,
                furniture,
                statements,
                events,
            },
        )
    }

    fn corpus() -> impl Strategy<Value = Corpus> {
        let topic = (text(), text(), text(), of(number())).prop_map(|(id, label, definition, parent)| {
            Topic { id, label, definition, parent: parent.map(TopicId) }
        });
        let side = (text(), text()).prop_map(|(id, label)| Side { id, label });
        let names = (text(), vec(text(), 0..3), of(text()));
        let entity = (names, select(EntityKind::ALL), of(number()), of(number()), any::<bool>());
        let entity = entity.prop_map(|((name, aliases, role), kind, side, speaks_for, uncurated)| {
            let (side, speaks_for) = (side.map(SideId), speaks_for.map(EntityId));
            Entity { name, kind, aliases, role, side, speaks_for, uncurated }
        });
        let texts = (text(), text(), text(), text(), text());
        let turning_point = (text(), text()).prop_map(|(date, label)| TurningPoint { date, label });
        let links = (vec(link(), 0..3), vec(review(), 0..3), vec(turning_point, 0..3));
        (number(), texts, links, vec(document(), 0..3), vec(topic, 0..3), vec(side, 0..3), vec(entity, 0..3))
            .prop_map(
                |(
                    format,
                    (title, description, coverage, synonyms, endings),
                    (links, reviews, turning_points),
                    documents,
                    topics,
                    sides,
                    entities,
                )| {
                    Corpus {
                        format,
                        title,
                        description,
                        coverage,
                        documents,
                        topics,
                        sides,
                        entities,
                        turning_points,
                        synonyms,
                        endings,
                        links,
                        reviews,
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn any_corpus_comes_back(corpus in corpus()) {
            prop_assert_eq!(read(&write(&corpus)), Ok(corpus));
        }

        #[test]
        fn a_column_that_is_too_short_or_too_long_is_told(corpus in corpus(), at in any::<Index>(), more in "[0|]") {
            let mut columns = write(&corpus);
            let at = at.index(columns.len() - 1) + 1;
            columns[at].push_str(&more);
            prop_assert_eq!(read(&columns), Err(at));
            columns[at].pop();
            if columns[at].pop().is_some() {
                prop_assert_eq!(read(&columns), Err(at));
            }
            columns.remove(at);
            prop_assert_eq!(read(&columns), Err(0));
        }

        #[test]
        fn any_texts_can_be_read(corpus in corpus(), damage in vec((any::<Index>(), any::<String>()), 1..5)) {
            let mut columns = write(&corpus);
            for (at, text) in damage {
                let at = at.index(columns.len());
                columns[at] = text;
            }
            // Whether it fits by chance or not.
            let _ = read(&columns);
        }
    }

    #[test]
    fn a_damaged_count_does_not_read_on_for_ever() {
        let mut columns = write(&Corpus::default());
        for column in &mut columns[1..] {
            *column = "\u{402f}\u{802f}\u{402f}|".into();
        }
        assert!(read(&columns).is_err());
    }

    #[test]
    fn columns_can_be_read_by_eye() {
        let side = |id: &str, label: &str| Side { id: id.into(), label: label.into() };
        let sides = vec![side("north", "North | a"), side("", "South")];
        let written = write(&Corpus { format: 3, title: "A quarrel".into(), sides, ..Corpus::default() });
        let filled: Vec<&str> =
            written.iter().map(String::as_str).filter(|column| !column.is_empty()).collect();
        assert_eq!(
            filled,
            [
                "}",
                "3",
                "A quarrel}",
                "}",
                "}",
                "0",
                "0", // no documents, no topics
                "2",
                "north}}",
                "North | a}South}",
                "0",
                "0", // no entities, no turning points
                "}",
                "}",
                "0", // no links
                "0"  // no reviews
            ]
        );
    }
}
