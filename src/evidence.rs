//! The marks in a document's text and the card that each opens: statements, dates, names.
//!
//! A mark is named by its kind and the byte it begins at, `s120`: within a passage that the link names by the hash of
//! its text, that is as lasting as the hash. Marks lie over one another, so each stretch of text opens the smallest
//! that it lies in.

use corpus::text::{date_in_words, days_of_week, part};
use corpus::{
    Basis, Corpus, Date, Document, EntityId, EntityKind, Link as Connection, LinkEnd, Mention, Place,
    Precision, Span, Statement, Window,
};

use crate::results::{self, Link};
use crate::screen::{DocumentState, Screen, SearchState, document_href};
use crate::text::{self, Piece, fill};
use search::Facet;

/// What can be marked, in the order of the bits of what [`crate::results::Open`] shows: key, name, and whether it is at first.
pub const KINDS: [(char, &str); 3] = [('s', "Statements"), ('d', "Dates"), ('n', "Names")];

/// What is marked until the reader chooses: statements and dates. Names are many.
pub const AT_FIRST: u32 = 0b011;

/// A mark in a passage.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Which of [`KINDS`].
    pub kind: usize,
    /// What it covers of the passage.
    pub span: Span,
    /// Position of what it stands for, in the list of its kind.
    at: usize,
}

impl Mark {
    /// Its name in URLs.
    pub fn name(&self) -> String {
        let mut name = String::from(KINDS[self.kind].0);
        name.push_str(&self.span.start.to_string());
        name
    }
}

/// What a mark stands for, in full.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// What it is: "Statement".
    pub kind: &'static str,
    /// Who, when, or which name.
    pub title: String,
    /// The words of the page that it rests on, what they are about marked; empty where they are the title.
    pub words: Vec<Piece>,
    /// What is known of it, name by name.
    pub facts: Vec<(&'static str, String)>,
    /// Why its words may not be those of the original.
    pub not_verbatim: Option<&'static str>,
    /// Where to go on from here.
    pub more: Vec<Link>,
    /// The passage's hash and the mark's name: what the copy buttons copy.
    pub name: String,
    /// Its own link.
    pub href: String,
    /// The link without it.
    pub close: String,
}

/// A statement in a list: who says it, how and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementLine {
    /// Opens its card.
    pub href: String,
    /// Who says it.
    pub speaker: String,
    /// The speaker's office and side, how the words are told, and when: what of it is known.
    pub facts: Vec<String>,
    /// "not verbatim: machine-translated"; empty where the words are the original's.
    pub not_verbatim: String,
    /// The words of the page that hold it, where they are not shown beside it.
    pub words: String,
}

/// Those of the marks of a passage that are of a kind to be shown (bit `n` for kind `n`), in text order.
pub fn marks(document: &Document, passage: usize, shown: u32) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut mark = |kind: usize, at: usize, place: Place| {
        if place.passage as usize == passage && shown >> kind & 1 == 1 {
            marks.push(Mark { kind, span: place.span, at });
        }
    };
    for (at, statement) in document.statements.iter().enumerate() {
        for &place in &statement.content {
            mark(0, at, place);
        }
    }
    for (at, event) in document.events.iter().enumerate() {
        mark(1, at, event.place);
    }
    for (at, mention) in document.passages[passage].mentions.iter().enumerate() {
        mark(2, at, Place { passage: passage as u32, span: mention.span });
    }
    marks
}

/// The card that the link asks for, if the passage has such a mark.
pub fn card(
    state: &DocumentState,
    document: &'static Document,
    passage: usize,
    corpus: &Corpus,
) -> Option<Card> {
    let all = marks(document, passage, u32::MAX);
    let mark = all.iter().find(|mark| mark.name() == state.mark)?;
    let hash = &document.passages[passage].hash;
    let mut card = match mark.kind {
        0 => statement(&document.statements[mark.at], document, passage, corpus),
        1 => event(mark.at, document),
        _ => name(document.passages[passage].mentions[mark.at].entity, corpus)?,
    };
    card.name = [hash, ".", &state.mark].concat();
    card.href = Screen::mark_href(&document.slug, hash, &state.mark);
    card.close = state.without_mark();
    Some(card)
}

fn statement(statement: &Statement, document: &'static Document, passage: usize, corpus: &Corpus) -> Card {
    let entity = |id: Option<EntityId>| corpus.entities.get(id?.index());
    let name = |id: Option<EntityId>| Some(entity(id)?.name.clone());
    let place = |place: Option<Place>| place.map(|place| quoted(place.of(document)));
    let mut card = Card { kind: "Statement", title: speaker(statement, document, corpus), ..Card::default() };
    let own = statement.content.iter().filter(|place| place.passage as usize == passage);
    let own = text::list(own.map(|place| place.span));
    if let Some(window) = shown(statement, passage) {
        card.words = text::pieces(&document.passages[passage].text, window, &own, &[], &[]);
    }
    let mut fact = |name, value: Option<String>| card.facts.extend(value.map(|value| (name, value)));
    fact("Office", office(statement, corpus));
    fact("Side", side(statement, corpus));
    let mut how = String::from(statement.mode.label());
    if let Some(cue) = place(statement.cue) {
        how.push_str(", with ");
        how.push_str(&cue);
    }
    fact("How", Some(how));
    let mut who = String::from(statement.attribution.label());
    if let Some(source) = place(statement.source) {
        who.push_str(": ");
        who.push_str(&source);
    }
    fact("Named", Some(who));
    fact("Relayed by", name(statement.via));
    fact("Said", statement.said.as_ref().map(date_in_full));
    fact("Weakened by", place(statement.hedge));
    let topics = statement.topics.iter().filter_map(|topic| corpus.topics.get(topic.index()));
    fact("Topics", joined(topics.map(|topic| &*topic.label)));
    fact("Corrected", statement.review.clone());
    fact("Beware", flags(document));
    card.not_verbatim = results::not_verbatim(document);
    if let Some(name) = name(statement.speaker) {
        let state = SearchState::default().with(Facet::Speaker, &search::slug(&name), false);
        card.more.push(results::search_link(&state, "All passages in which they speak"));
    }
    card
}

/// The office of a person who speaks.
fn office(statement: &Statement, corpus: &Corpus) -> Option<String> {
    let speaker = corpus.entities.get(statement.speaker?.index())?;
    if speaker.kind == EntityKind::Person { speaker.role.clone() } else { None }
}

/// The side that it is said for, unless that is who speaks.
fn side(statement: &Statement, corpus: &Corpus) -> Option<String> {
    let side = &corpus.sides.get(statement.side?.index())?.label;
    let speaker = statement.speaker.and_then(|id| corpus.entities.get(id.index()));
    if speaker.is_some_and(|speaker| speaker.name == *side) { None } else { Some(side.clone()) }
}

/// What a passage shows of a statement.
pub fn shown(statement: &Statement, passage: usize) -> Option<Span> {
    Some(statement.words.iter().find(|place| place.passage as usize == passage)?.span)
}

/// The content of a statement in a passage, to be marked.
pub fn content(document: &Document, at: usize, passage: usize) -> Vec<Mark> {
    let places = document.statements.get(at).map_or(&[][..], |statement| &statement.content);
    let places = places.iter().filter(|place| place.passage as usize == passage);
    text::list(places.map(|place| Mark { kind: 0, span: place.span, at }))
}

/// Who says a statement, how and when, to stand before its words: "Ann Vale, mayor, reported, said 7 March 2024".
pub fn signature(statement: &Statement, document: &Document, corpus: &Corpus) -> String {
    let mut parts = vec![speaker(statement, document, corpus)];
    parts.extend(office(statement, corpus));
    parts.push(statement.mode.label().into());
    parts.extend(statement.said.as_ref().map(|said| ["said ", &date_in_full(said)].concat()));
    parts.join(", ")
}

/// A statement of a passage in a list of a search, or of none. `window` is what is shown of the passage.
pub fn line(
    corpus: &Corpus,
    (document, passage, at): (usize, usize, usize),
    window: Span,
    from: Option<&SearchState>,
) -> StatementLine {
    let document = &corpus.documents[document];
    let statement = &document.statements[at];
    let mut line =
        StatementLine { speaker: speaker(statement, document, corpus), ..StatementLine::default() };
    if let Some(mark) = content(document, at, passage).first() {
        let hash = &document.passages[passage].hash;
        line.href = document_href(&document.slug, Some((hash, &mark.name())), false, None, from);
    }
    line.facts.extend(office(statement, corpus));
    line.facts.extend(side(statement, corpus));
    line.facts.push(statement.mode.label().into());
    line.facts.push(match (&statement.said, &document.date) {
        (Some(said), _) => ["said ", &date_in_full(said)].concat(),
        (None, Some(date)) => ["day not told, page of ", &date_in_words(&date.value)].concat(),
        (None, None) => "day not told".into(),
    });
    if let Some(why) = joined(results::second_hand(document)) {
        line.not_verbatim = ["not verbatim: ", &why].concat();
    }
    if let Some(span) =
        shown(statement, passage).filter(|span| span.start < window.start || window.end < span.end)
    {
        line.words = span.of(&document.passages[passage].text).into();
    }
    line
}

/// Who says it: a name, with the page's own words where they name another that speaks for it (a capital); or those
/// words alone for whoever it is, in quotation marks.
pub fn speaker(statement: &Statement, document: &Document, corpus: &Corpus) -> String {
    let words = statement.source.map(|source| quoted(source.of(document)));
    let Some(entity) = statement.speaker.and_then(|id| corpus.entities.get(id.index())) else {
        return words.unwrap_or_else(|| "Speaker unknown".into());
    };
    let speaks_for = |mention: &Mention| {
        let named = corpus.entities.get(mention.entity.index());
        let is_source = statement.source.is_some_and(|Place { span, .. }| {
            span.start <= mention.span.start && mention.span.end <= span.end
        });
        is_source && statement.speaker == named.and_then(|named| named.speaks_for)
    };
    let passage = statement.source.and_then(|source| document.passages.get(source.passage as usize));
    let named_otherwise = passage.is_some_and(|passage| passage.mentions.iter().any(speaks_for));
    match words.filter(|_| named_otherwise) {
        Some(words) => [&*entity.name, ", as ", &words].concat(),
        None => entity.name.clone(),
    }
}

/// The statement of that mark.
pub fn statement_at<'d>(document: &'d Document, passage: usize, mark: &str) -> Option<&'d Statement> {
    let all = marks(document, passage, 1);
    document.statements.get(all.iter().find(|other| other.name() == mark)?.at)
}

fn event(at: usize, document: &'static Document) -> Card {
    let event = &document.events[at];
    let mut card = Card { kind: "Date", title: date_in_full(&event.date), ..Card::default() };
    let passage = event.place.passage;
    let text = document.passages.get(passage as usize).map_or("", |passage| &passage.text);
    card.words = text::pieces(text, event.sentence, &[event.place.span], &[], &[]);
    card.facts.push(("As printed", quoted(event.place.of(document))));
    if !event.date.reason.is_empty() {
        card.facts.push(("Because", event.date.reason.clone()));
    }
    card.facts.extend(event.review.clone().map(|why| ("Corrected", why)));
    card.facts.extend(flags(document).map(|flags| ("Beware", flags)));
    card.not_verbatim = results::not_verbatim(document);
    card
}

fn name(id: EntityId, corpus: &Corpus) -> Option<Card> {
    let entity = corpus.entities.get(id.index())?;
    let mut card = Card { kind: entity.kind.label(), title: entity.name.clone(), ..Card::default() };
    let mut fact = |name, value: Option<String>| card.facts.extend(value.map(|value| (name, value)));
    fact("Role", entity.role.clone());
    let side = entity.side.and_then(|side| corpus.sides.get(side.index()));
    // A capital leads to what its government says.
    let voice = entity.speaks_for.unwrap_or(id);
    let whose = entity.speaks_for.and_then(|id| corpus.entities.get(id.index()));
    let whose = whose.map(|whose| &whose.name).or(side.map(|side| &side.label));
    fact("Speaks for", whose.cloned());
    fact("Also called", joined(entity.aliases.iter().map(|alias| &**alias)));
    fact("Found", entity.uncurated.then(|| "by the program; nobody checked it".into()));
    let all = SearchState::default().with_text(fill("\"{}\" ", &[&entity.name]));
    card.more.push(results::search_link(&all, "All passages that name it"));
    let speaks = corpus.documents.iter().flat_map(|document| &document.statements);
    if let Some(speaker) = corpus.entities.get(voice.index())
        && speaks.into_iter().any(|statement| statement.speaker == Some(voice))
    {
        let state = SearchState::default().with(Facet::Speaker, &search::slug(&speaker.name), false);
        card.more.push(results::search_link(&state, "All passages in which it speaks"));
    }
    Some(card)
}

/// What connects the document with others, each with why; the note is why.
pub fn connections(at: usize, corpus: &Corpus) -> Vec<(&'static str, Link)> {
    let mut found = Vec::new();
    for Connection { kind, from, to, reason } in &corpus.links {
        let other = match (from.document as usize == at, to.document as usize == at) {
            (true, false) => to,
            (false, true) => from,
            _ => continue,
        };
        if let Some(mut link) = end(other, corpus) {
            link.note.clone_from(reason);
            found.push((kind.label(), link));
        }
    }
    found
}

/// What a curator corrected in the document; the note is why.
pub fn reviews(at: usize, corpus: &Corpus) -> Vec<(&'static str, Link)> {
    let mut found = Vec::new();
    for review in corpus.reviews.iter().filter(|review| review.document == Some(at as u32)) {
        let document = &corpus.documents[at];
        let mut link = results::line_link(document, review.line.unwrap_or_default());
        if let Some(passage) = review.place.and_then(|place| document.passages.get(place.passage as usize)) {
            link.href = Screen::passage_href(&document.slug, &passage.hash);
        }
        let value = if review.now.is_empty() { &review.was } else { &review.now };
        link.label = [&*review.kind, " ", value].concat();
        link.note.clone_from(&review.reason);
        found.push((review.action.label(), link));
    }
    found
}

fn end(end: &LinkEnd, corpus: &Corpus) -> Option<Link> {
    let document = corpus.documents.get(end.document as usize)?;
    let mut link = results::document_link(document);
    if let Some(passage) = end.place.and_then(|place| document.passages.get(place.passage as usize)) {
        link.href = Screen::passage_href(&document.slug, &passage.hash);
    }
    Some(link)
}

/// A date in words with its certainty, the only way in which one is shown: "29 June 2023", "7 March, year unknown", "the
/// week of 19 to 25 June 2023, inferred", "a week that the page does not pin down".
pub fn date_in_full(date: &Date) -> String {
    let Some(value) = &date.value else {
        return match date.precision {
            Precision::Interval | Precision::Unknown => "date unknown".into(),
            precision => fill("a {} that the page does not pin down", &[precision.label()]),
        };
    };
    let mut words = match (value.split_once('/'), date.precision) {
        (Some((first, last)), Precision::Interval) if !is_open(first) && !is_open(last) => {
            range(first, last, " to ")
        }
        // One day, week or month that lies between the two.
        (Some((first, last)), _) => bounds(first, last),
        (None, Precision::Week) => ["the week of ", &range(value, value, " to ")].concat(),
        (None, _) => with_year(&date_in_words(value)),
    };
    // The reason says what it was counted from, in a clause of its own.
    let from_page = |clause: &str| clause.ends_with("from the page's date");
    words.push_str(match date.basis {
        Basis::Stated => "",
        Basis::Computed if date.reason.split(',').any(from_page) => ", counted from the page’s date",
        Basis::Computed => ", counted from another date on the page",
        Basis::Inferred => INFERRED,
    });
    words
}

const INFERRED: &str = ", inferred";

/// When a document was published, in words with its certainty: as it states, or the window that the corpus leaves.
pub fn published(document: &Document) -> String {
    match (&document.date, &document.window) {
        (Some(date), _) => date_in_words(&date.value),
        (None, Some(window)) => [&*in_window(window), INFERRED].concat(),
        (None, None) => "no date stated".into(),
    }
}

/// A window in words: the season, and the days.
fn in_window(window: &Window) -> String {
    let end = |end: &Option<String>| end.clone().unwrap_or_else(|| OPEN.into());
    let days = Some([end(&window.earliest), end(&window.latest)]);
    let season = window.season.as_ref().and_then(|season| season.split_once('/'));
    let mut words = String::new();
    for [first, last] in season.map(|(first, last)| [first.into(), last.into()]).into_iter().chain(days) {
        if !is_open(&first) || !is_open(&last) {
            words.push_str(if words.is_empty() { "" } else { "; " });
            words.push_str(&bounds(&first, &last));
        }
    }
    words
}

/// What stands for an end that nothing gives.
const OPEN: &str = "..";

fn is_open(end: &str) -> bool {
    end == OPEN
}

/// The days between which something lies, either of which may be open.
fn bounds(first: &str, last: &str) -> String {
    match (is_open(first), is_open(last)) {
        (true, _) => ["not after ", &with_year(&date_in_words(last))].concat(),
        (_, true) => ["not before ", &with_year(&date_in_words(first))].concat(),
        _ => ["between ", &range(first, last, " and ")].concat(),
    }
}

/// From one date to another, weeks by their days; the month and year that they share are said once.
fn range(first: &str, last: &str, joint: &str) -> String {
    let [first, last] = [(first, 0), (last, 1)].map(|(date, end)| {
        let days = days_of_week(date).and_then(|days| days.into_iter().nth(end));
        days.unwrap_or_else(|| date.into())
    });
    let words = date_in_words(&first);
    let mut begin = &*words;
    for length in [4, 7] {
        if part(&first, ..length) == part(&last, ..length) {
            begin = begin.rsplit_once(' ').map_or(begin, |(rest, _)| rest);
        }
    }
    let begin = if begin.len() == words.len() { with_year(begin) } else { begin.into() };
    [&*begin, joint, &with_year(&date_in_words(&last))].concat()
}

/// "7 March XXXX" as "7 March, year unknown".
fn with_year(words: &str) -> String {
    let known = words.trim_end_matches('X');
    if known.len() == words.len() { words.into() } else { [known.trim_end(), ", year unknown"].concat() }
}

/// What to beware of in a document, and so in all that it says.
fn flags(document: &Document) -> Option<String> {
    joined(document.flags.iter().map(|flag| flag.kind.label()))
}

fn quoted(words: &str) -> String {
    fill("“{}”", &[words])
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words = text::list(words);
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Body, DocumentPage, Open, citation, of};
    use crate::sample;
    use corpus::{Basis, Entity};

    fn document(query: &str, marks: u32) -> (DocumentPage, Vec<String>) {
        let (screen, notices) = Screen::parse(query);
        let results = of(&screen, &notices, Open { marks, ..Open::default() }, sample::room());
        match results.body {
            Body::Document(page) => (*page, results.notices),
            other => panic!("{query} is {other:?}"),
        }
    }

    fn facts(card: &Card) -> Vec<String> {
        card.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect()
    }

    #[test]
    fn a_mark_opens_its_card_and_closes_it() {
        let (page, _) = document("?doc=0-water&q=dam", AT_FIRST);
        let href = &page.passages[0].marks[0].1;
        assert_eq!(href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16&q=dam");
        let (page, notices) = document(href, AT_FIRST);
        let card = page.passages[0].card.as_ref().expect("a card");
        assert!(notices.is_empty());
        assert_eq!((&*card.title, card.name.as_str()), ("Southtown", "aaaaaaaaaaa1.s16"));
        let words: Vec<_> = card.words.iter().map(|piece| (&*piece.text, piece.hit)).collect();
        assert_eq!(words, [("Southtown asked ", false), ("for water", true), (".", false)]);
        assert_eq!(
            facts(card),
            ["Side: South", "How: reported, with “asked”", "Named: by name: “Southtown”", "Topics: Water"]
        );
        assert_eq!(card.href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16");
        assert_eq!(card.close, "?doc=0-water&p=aaaaaaaaaaa1&q=dam");
        assert_eq!(page.passages[0].marks[0].1, card.close);
    }

    #[test]
    fn who_is_no_entity_is_called_by_the_pages_words() {
        let (corpus, mut document) = (sample::corpus(), sample::corpus().documents[0].clone());
        document.statements[0].speaker = None;
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "“Southtown”");
        document.statements[0].source = None;
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "Speaker unknown");
    }

    /// The sample, with a state that one of its towns is the capital of and speaks for.
    fn with_a_capital() -> Corpus {
        let mut corpus = sample::corpus();
        corpus.entities.push(Entity { name: "Southland".into(), ..corpus.entities[1].clone() });
        corpus.entities[1].speaks_for = Some(EntityId(2));
        corpus.documents[0].statements[0].speaker = Some(EntityId(2));
        corpus
    }

    #[test]
    fn a_capital_is_its_government_and_keeps_the_word_that_is_printed() {
        let corpus = with_a_capital();
        let mut document = corpus.documents[0].clone();
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "Southland, as “Southtown”");
        document.passages[0].mentions[0].entity = EntityId(2);
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "Southland");
    }

    #[test]
    fn the_card_of_a_capital_leads_to_what_its_government_says() {
        let card = name(EntityId(1), &with_a_capital()).expect("a card");
        assert_eq!(facts(&card), ["Speaks for: Southland"]);
        assert_eq!(card.more[1].href, "?speaker=southland");
    }

    #[test]
    fn a_date_says_how_it_is_known() {
        let (page, _) = document("?doc=0-water&p=aaaaaaaaaaa2&mark=d28", AT_FIRST);
        let card = page.passages[1].card.as_ref().expect("a card");
        assert_eq!(card.title, "July, year unknown, inferred");
        assert_eq!(facts(card), ["As printed: “the dry month”", "Because: the dry month is July"]);
    }

    #[test]
    fn a_name_leads_to_where_it_speaks() {
        let (page, _) = document("?doc=0-water&p=aaaaaaaaaaa1&mark=n0", 0);
        let card = page.passages[0].card.as_ref().expect("a card");
        assert_eq!(facts(card), ["Speaks for: South"]);
        let more: Vec<&str> = card.more.iter().map(|link| &*link.href).collect();
        assert_eq!(more, ["?q=%22Southtown%22%20", "?speaker=southtown"]);
    }

    #[test]
    fn only_the_kinds_asked_for_are_marked() {
        let marked = |marks: u32| {
            let (page, _) = document("?doc=0-water", marks);
            page.passages.iter().map(|line| line.marks.len()).collect::<Vec<_>>()
        };
        assert_eq!((marked(0), marked(1), marked(0b110)), (vec![0, 0], vec![1, 0], vec![1, 2]));
    }

    #[test]
    fn a_mark_that_is_not_there_is_told() {
        let (page, notices) = document("?doc=0-water&p=aaaaaaaaaaa1&mark=s99", AT_FIRST);
        assert!(page.passages[0].card.is_none());
        assert_eq!(notices, ["The link marks something in this passage that is not there any more."]);
    }

    #[test]
    fn a_statement_is_copied_with_its_speaker_and_its_link() {
        let base = "https://example.org/";
        assert_eq!(
            citation("0-water", "aaaaaaaaaaa1.s16", base, "2024-05-06", sample::room()).as_deref(),
            Some(
                "Southtown, reported: Southtown asked for water.\n\
                 — Talks on water resume. Valley News, 29 December 2023. 0-water.txt, line 3.\n\
                 https://example.org/?doc=0-water&p=aaaaaaaaaaa1&mark=s16\n\
                 Read on 6 May 2024."
            )
        );
    }

    #[test]
    fn connections_are_seen_from_both_ends() {
        for (slug, other) in [("0-water", "?doc=1-dam"), ("1-dam", "?doc=0-water")] {
            let (page, _) = document(&["?doc=", slug].concat(), AT_FIRST);
            let (kind, link) = &page.connections[0];
            assert_eq!(
                (*kind, &*link.href, &*link.note),
                ("nearly the same", other, "“31” here, “32” there")
            );
        }
    }

    #[test]
    fn a_correction_is_shown_with_its_reason() {
        let (page, _) = document("?doc=0-water", AT_FIRST);
        let (action, link) = &page.reviews[0];
        assert_eq!((*action, &*link.label, &*link.note), ("withdrawn", "topic salt", "nobody speaks of it"));
        assert_eq!(link.href, "?doc=0-water&p=aaaaaaaaaaa2");
        assert!(document("?doc=1-dam", AT_FIRST).0.reviews.is_empty());
    }

    #[test]
    fn a_date_is_said_once_with_its_certainty() {
        use Basis::{Computed, Inferred, Stated};
        use Precision::{Day, Interval, Month, Unknown, Week, Year};
        for (value, precision, basis, words) in [
            ("2023-12-29", Day, Stated, "29 December 2023"),
            ("2023-12", Month, Stated, "December 2023"),
            ("2023", Year, Computed, "2023, counted from another date on the page"),
            (
                "2023-W25",
                Week,
                Computed,
                "the week of 19 to 25 June 2023, counted from another date on the page",
            ),
            ("2025-W01", Week, Inferred, "the week of 30 December 2024 to 5 January 2025, inferred"),
            ("XXXX-03-05", Day, Stated, "5 March, year unknown"),
            ("XXXX-03", Month, Inferred, "March, year unknown, inferred"),
            // From the one to the other.
            ("2021-03/2022", Interval, Stated, "March 2021 to 2022"),
            ("2024-04-03/2024-04-05", Interval, Stated, "3 to 5 April 2024"),
            ("2024-04-30/2024-05-02", Interval, Stated, "30 April to 2 May 2024"),
            ("2021/2022", Interval, Stated, "2021 to 2022"),
            // Somewhere between the two.
            ("2023-W25/2023-W26", Week, Inferred, "between 19 June and 2 July 2023, inferred"),
            ("2023-06-28/2023-07-04", Day, Inferred, "between 28 June and 4 July 2023, inferred"),
            ("XXXX-03-07/XXXX-03-19", Day, Inferred, "between 7 and 19 March, year unknown, inferred"),
            // One end is all that follows.
            (
                "../2022-12-04",
                Interval,
                Computed,
                "not after 4 December 2022, counted from another date on the page",
            ),
            ("2022-12/..", Interval, Inferred, "not before December 2022, inferred"),
            ("../XXXX-12-23", Interval, Inferred, "not after 23 December, year unknown, inferred"),
        ] {
            let date = Date { value: Some(value.into()), precision, basis, reason: String::new() };
            assert_eq!(date_in_full(&date), words);
        }
        let reason = "“last week”, counted from the page's date, 2023-06-29";
        let date =
            Date { value: Some("2023-W25".into()), precision: Week, basis: Computed, reason: reason.into() };
        assert_eq!(date_in_full(&date), "the week of 19 to 25 June 2023, counted from the page’s date");
        for (precision, words) in [
            (Week, "a week that the page does not pin down"),
            (Day, "a day that the page does not pin down"),
            (Unknown, "date unknown"),
            (Interval, "date unknown"),
        ] {
            let date = Date { value: None, precision, basis: Inferred, reason: String::new() };
            assert_eq!(date_in_full(&date), words);
        }
    }

    #[test]
    fn a_document_says_when_it_was_published_as_far_as_that_is_known() {
        let mut document = sample::corpus().documents.swap_remove(1);
        assert_eq!(published(&document), "no date stated");
        for (earliest, latest, season, words) in [
            ("2023-06-29", "2023-07-05", "", "between 29 June and 5 July 2023, inferred"),
            ("2023-12-29", "2024-01-05", "", "between 29 December 2023 and 5 January 2024, inferred"),
            ("2023-06-29", "", "", "not before 29 June 2023, inferred"),
            ("", "2023-07-05", "", "not after 5 July 2023, inferred"),
            ("", "", "XXXX-12/..", "not before December, year unknown, inferred"),
            (
                "2021-03-07",
                "",
                "XXXX-03-07/XXXX-03-19",
                "between 7 and 19 March, year unknown; not before 7 March 2021, inferred",
            ),
        ] {
            let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let (earliest, latest, season) = (text(earliest), text(latest), text(season));
            document.window = Some(Window { earliest, latest, season, reason: String::new() });
            assert_eq!(published(&document), words);
        }
    }
}
