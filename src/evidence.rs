//! The marks in a document's text and the card that each opens: statements, dates, names.
//!
//! A mark is named by its kind and the byte it begins at, `s120`: within a passage that the link names by the hash of
//! its text, that is as lasting as the hash. Marks lie over one another, so each stretch of text opens the smallest
//! that it lies in.

use corpus::text::date_in_words;
use corpus::{
    Corpus, Date, Document, EntityId, Link as Connection, LinkEnd, Mention, Place, Precision, Span, Statement,
};

use crate::results::{self, Link};
use crate::screen::{DocumentState, Screen, SearchState};
use crate::text;
use search::Facet;

/// What can be marked, in the order of the bits of [`crate::app::State::marks`]: key, name, and whether it is at first.
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
    /// The words themselves; empty where they are the title.
    pub words: String,
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
        0 => statement(&document.statements[mark.at], document, corpus),
        1 => event(mark.at, document),
        _ => name(document.passages[passage].mentions[mark.at].entity, corpus)?,
    };
    card.name = [hash, ".", &state.mark].concat();
    card.href = Screen::mark_href(&document.slug, hash, &state.mark);
    card.close = state.without_mark();
    Some(card)
}

fn statement(statement: &Statement, document: &'static Document, corpus: &Corpus) -> Card {
    let entity = |id: Option<EntityId>| Some(corpus.entities.get(id?.index())?.name.clone());
    let place = |place: Option<Place>| place.map(|place| quoted(place.of(document)));
    let mut card = Card { kind: "Statement", title: speaker(statement, document, corpus), ..Card::default() };
    card.words = words(statement, document);
    let side = statement.side.and_then(|side| corpus.sides.get(side.index()));
    let mut fact = |name, value: Option<String>| card.facts.extend(value.map(|value| (name, value)));
    fact("Side", side.map(|side| side.label.clone()));
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
    fact("Speaker known", Some(who));
    fact("Relayed by", entity(statement.via));
    fact("Said", statement.said.as_ref().map(date));
    fact("Certainty", place(statement.hedge));
    let topics = statement.topics.iter().filter_map(|topic| corpus.topics.get(topic.index()));
    fact("Topics", joined(topics.map(|topic| &*topic.label)));
    fact("Corrected", statement.review.clone());
    fact("Beware", flags(document));
    card.not_verbatim = results::not_verbatim(document);
    if let Some(name) = entity(statement.speaker) {
        let state = SearchState::default().with(Facet::Speaker, &search::slug(&name), false);
        card.more.push(results::search_link(&state, "All passages in which they speak"));
    }
    card
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

/// What is said, its parts parted by dots.
pub fn words(statement: &Statement, document: &Document) -> String {
    let mut words = String::new();
    for place in &statement.content {
        if !words.is_empty() {
            words.push_str(" … ");
        }
        words.push_str(place.of(document));
    }
    words
}

/// The statement of that mark.
pub fn statement_at<'d>(document: &'d Document, passage: usize, mark: &str) -> Option<&'d Statement> {
    let all = marks(document, passage, 1);
    document.statements.get(all.iter().find(|other| other.name() == mark)?.at)
}

fn event(at: usize, document: &'static Document) -> Card {
    let event = &document.events[at];
    let mut card = Card { kind: "Date", title: date(&event.date), ..Card::default() };
    let passage = event.place.passage;
    card.words = Place { passage, span: event.sentence }.of(document).into();
    let mut fact = |name, value: String| card.facts.push((name, value));
    fact("As printed", quoted(event.place.of(document)));
    fact("Known", [event.date.basis.label(), ", to the ", event.date.precision.label()].concat());
    if event.date.precision == Precision::Unknown {
        card.facts.pop();
    }
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
    fact("Found", entity.uncurated.then(|| "by rule; no curator named it".into()));
    let all = SearchState::default().with_text(["\"", &*entity.name, "\" "].concat());
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

/// A date in words, as precise as it is known.
pub fn date(date: &Date) -> String {
    let Some(value) = &date.value else { return "date unknown".into() };
    if let Some((first, last)) = value.split_once('/') {
        return [&*in_words(first), " to ", &in_words(last)].concat();
    }
    in_words(value)
}

fn in_words(value: &str) -> String {
    // By single characters: searching for a string would be a kilobyte of code.
    if let Some((year, week)) = value.split_once('W') {
        return ["week ", week, " of ", year.trim_end_matches('-')].concat();
    }
    let words = date_in_words(value);
    let known = words.trim_end_matches('X');
    if known.len() == words.len() { words } else { [known.trim_end(), ", year unknown"].concat() }
}

/// What to beware of in a document, and so in all that it says.
fn flags(document: &Document) -> Option<String> {
    joined(document.flags.iter().map(|flag| flag.kind.label()))
}

fn quoted(words: &str) -> String {
    ["“", words, "”"].concat()
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let words = text::list(words);
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Body, DocumentPage, citation, of};
    use crate::sample;
    use corpus::{Basis, Entity};

    fn document(query: &str, marks: u32) -> (DocumentPage, Vec<String>) {
        let (screen, notices) = Screen::parse(query);
        let results = of(&screen, &notices, "", marks, sample::room());
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
        assert_eq!(
            (&*card.title, &*card.words, card.name.as_str()),
            ("Southtown", "for water", "aaaaaaaaaaa1.s16")
        );
        assert_eq!(
            facts(card),
            [
                "Side: South",
                "How: reported, with “asked”",
                "Speaker known: by name: “Southtown”",
                "Topics: Water"
            ]
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
        assert_eq!(card.title, "July, year unknown");
        assert_eq!(
            facts(card),
            [
                "As printed: “the dry month”",
                "Known: inferred, to the month",
                "Because: the dry month is July"
            ]
        );
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
        let copied = citation("0-water", "aaaaaaaaaaa1.s16", "https://example.org/", sample::room());
        let copied = copied.expect("a citation");
        assert!(copied.starts_with("Southtown, reported: for water\n— Talks on water resume."), "{copied}");
        assert!(copied.ends_with("https://example.org/?doc=0-water&p=aaaaaaaaaaa1&mark=s16"), "{copied}");
    }

    #[test]
    fn connections_are_seen_from_both_ends() {
        for (slug, other) in [("0-water", "?doc=1-dam"), ("1-dam", "?doc=0-water")] {
            let (page, _) = document(&["?doc=", slug].concat(), AT_FIRST);
            let (kind, link) = &page.connections[0];
            assert_eq!((*kind, &*link.href, &*link.note), ("near-duplicate", other, "“31” here, “32” there"));
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
    fn dates_are_as_precise_as_they_are_known() {
        let said = |value: Option<&str>| {
            let value = value.map(str::to_owned);
            date(&Date { value, precision: Precision::Day, basis: Basis::Stated, reason: String::new() })
        };
        for (value, words) in [
            ("2023-12-29", "29 December 2023"),
            ("2023-12", "December 2023"),
            ("2023", "2023"),
            ("2023-W07", "week 07 of 2023"),
            ("XXXX-03-05", "5 March, year unknown"),
            ("XXXX-03", "March, year unknown"),
            ("2021-03/2022", "March 2021 to 2022"),
        ] {
            assert_eq!(said(Some(value)), words);
        }
        assert_eq!(said(None), "date unknown");
    }
}
