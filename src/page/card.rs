//! The card that a mark opens: all that is known of a statement, a date or a name.

use corpus::{Corpus, Document, EntityId, Place, Statement};
use search::Facet;

use crate::engine::Engine;
use crate::page::concordance::in_context;
use crate::page::document_line::not_verbatim;
use crate::page::link::{Link, search_link};
use crate::page::mark::marks;
use crate::page::names::name_link;
use crate::page::statement::{joined, named, office, quoted, side, speaker, told, words};
use crate::page::when::date_in_full;
use crate::screen::{DocumentState, Screen, SearchState};
use crate::text::{self, TextRun, fill};

/// What a mark stands for, in full.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// What it is: "Statement".
    pub kind: &'static str,
    /// Who, when, or which name.
    pub title: String,
    /// The words of the page that it rests on, what they are about marked; empty where they are the title.
    pub words: Vec<TextRun>,
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

/// The card that the link asks for, if the passage has such a mark.
pub fn card(
    state: &DocumentState,
    document: &'static Document,
    passage: usize,
    engine: Engine,
) -> Option<Card> {
    let corpus = engine.corpus();
    let all = marks(document, passage, u32::MAX);
    let mark = all.iter().find(|mark| mark.name() == state.mark)?;
    let hash = &document.passages[passage].hash;
    let mut card = match mark.kind {
        0 => statement(&document.statements[mark.at], document, passage, corpus),
        1 => event(mark.at, document),
        _ => name(document.passages[passage].mentions[mark.at].entity, corpus)?,
    };
    let whose = match mark.kind {
        0 => document.statements[mark.at].speaker,
        1 => None,
        _ => Some(document.passages[passage].mentions[mark.at].entity),
    };
    card.more.extend(whose.map(|id| all_on(id, engine)));
    card.name = [hash, ".", &state.mark].concat();
    card.href = Screen::lasting_href(document, passage, &state.mark);
    card.close = state.without_mark();
    Some(card)
}

fn statement(statement: &Statement, document: &'static Document, passage: usize, corpus: &Corpus) -> Card {
    let entity = |id: Option<EntityId>| corpus.entities.get(id?.index());
    let name = |id: Option<EntityId>| Some(entity(id)?.name.clone());
    let place = |place: Option<Place>| place.map(|place| quoted(place.of(document)));
    let mut card = Card { kind: "Statement", title: speaker(statement, document, corpus), ..Card::default() };
    card.words = words(statement, document, passage);
    let mut fact = |name, value: Option<String>| card.facts.extend(value.map(|value| (name, value)));
    fact("Office", office(statement, corpus));
    fact("Side", side(statement, corpus));
    let mut how = told(statement);
    if let Some(cue) = place(statement.cue) {
        how.push_str(", with ");
        how.push_str(&cue);
    }
    fact("How", Some(how));
    let mut who = named(statement).unwrap_or_else(|| statement.attribution.label().into());
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
    card.not_verbatim = not_verbatim(document);
    if let Some(name) = name(statement.speaker) {
        let state = SearchState::default().with(Facet::Speaker, &search::slug(&name), false);
        card.more.push(search_link(&state, "All passages in which they speak"));
    }
    card
}

fn event(at: usize, document: &'static Document) -> Card {
    let event = &document.events[at];
    let mut card = Card { kind: "Date", title: date_in_full(&event.date), ..Card::default() };
    let passage = event.place.passage;
    let text = document.passages.get(passage as usize).map_or("", |passage| &passage.text);
    card.words = text::runs(text, event.sentence, &[event.place.span], &[], &[]);
    card.facts.push(("As printed", quoted(event.place.of(document))));
    if !event.date.reason.is_empty() {
        card.facts.push(("Because", event.date.reason.clone()));
    }
    card.facts.extend(event.review.clone().map(|why| ("Corrected", why)));
    card.facts.extend(flags(document).map(|flags| ("Beware", flags)));
    card.not_verbatim = not_verbatim(document);
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
    card.more.push(search_link(&all, "All passages that name it"));
    let speaks = corpus.documents.iter().flat_map(|document| &document.statements);
    if let Some(speaker) = corpus.entities.get(voice.index())
        && speaks.into_iter().any(|statement| statement.speaker == Some(voice))
    {
        let state = SearchState::default().with(Facet::Speaker, &search::slug(&speaker.name), false);
        card.more.push(search_link(&state, "All passages in which it speaks"));
    }
    card.more.push(in_context(entity));
    Some(card)
}

/// The link to all that is on an entity.
fn all_on(id: EntityId, engine: Engine) -> Link {
    let link = name_link(id, engine.corpus(), engine.register());
    Link { label: ["All on ", &*link.label].concat(), ..link }
}

/// What to beware of in a document, and so in all that it says.
fn flags(document: &Document) -> Option<String> {
    joined(document.flags.iter().map(|flag| flag.kind.label()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Site;
    use crate::page::citation::Cited;
    use crate::page::mark::AT_FIRST;
    use crate::page::testing::document;
    use crate::sample;
    use corpus::{Act, Attribution, Certainty, Entity};

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
        let words: Vec<_> = card.words.iter().map(|run| (&*run.text, run.hit)).collect();
        assert_eq!(words, [("Southtown asked ", false), ("for water", true), (".", false)]);
        assert_eq!(
            facts(card),
            [
                "Side: South",
                "How: asks, reported, with “asked”",
                "Named: by name: “Southtown”",
                "Topics: Water"
            ]
        );
        assert_eq!(card.href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16&was=1.QDsP_3l1");
        assert_eq!(card.close, "?doc=0-water&p=aaaaaaaaaaa1&q=dam");
        assert_eq!(page.passages[0].marks[0].1, card.close);
    }

    #[test]
    fn who_is_no_entity_is_called_by_the_pages_words() {
        let (corpus, mut document) = (sample::corpus(), sample::corpus().documents[0].clone());
        document.statements[0].speaker = None;
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "“Southtown”");
        document.statements[0].source = None;
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "Speaker not known");
    }

    #[test]
    fn who_is_likely_or_unnamed_says_so() {
        let (corpus, mut document) = (sample::corpus(), sample::corpus().documents[0].clone());
        let statement = &mut document.statements[0];
        (statement.attribution, statement.certainty) = (Attribution::Pronoun, Certainty::Likely);
        assert_eq!(named(statement).as_deref(), Some("likely, by a pronoun"));
        statement.act = Act::Says;
        assert_eq!(told(statement), "reported");
        (statement.attribution, statement.certainty) = (Attribution::Unnamed, Certainty::Open);
        statement.speaker = None;
        assert_eq!(named(statement), None);
        assert_eq!(speaker(&document.statements[0], &document, &corpus), "unnamed: “Southtown”");
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
        let views = ["?view=concordance&name=southtown", "?view=names&name=southtown"];
        assert_eq!(more, [&["?q=%22Southtown%22%20", "?speaker=southtown"], &views[..]].concat());
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
        let site = Site { base: "https://example.org/", is_alone: true };
        let engine = sample::engine();
        let found = Cited::find(engine.corpus(), "0-water", "aaaaaaaaaaa1", "", "s16");
        assert_eq!(
            found.map(|(cited, _)| cited.in_text(site, "2024-05-06")).as_deref(),
            Some(
                "Southtown, South, asks, reported: Southtown asked for water.\n\
                 — Talks on water resume. Valley News, 29 December 2023. 0-water.txt, line 3.\n\
                 https://example.org/?doc=0-water&p=aaaaaaaaaaa1&mark=s16&was=1.QDsP_3l1\n\
                 Read on 6 May 2024."
            )
        );
    }
}
