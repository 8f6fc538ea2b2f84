//! Each test has one table of `reviews.toml` and what it does to a small corpus, or what is said of it.

use super::date::precision_of;
use super::place::find_words;
use super::*;
use crate::diagnostic::Severity;
use corpus::{
    Act, Attribution, Basis, Certainty, Corpus, Date, EntityId, EntityKind, Event, LinkEnd, Mention, Mode,
    Passage, Precision, Side, SideId, Span, Stated, Statement, Topic, TopicId, TopicMatch, Window,
};
use proptest::prelude::*;

const FIRST: &str = "“We will sign in May,” Harbour said on Monday. He said the “wage” is fair.";
const SECOND: &str = "In May, Mr. Pier replied, the port’s wages were not. In May nobody agreed.";

fn passage(text: &str, hash: &str, line: u32) -> Passage {
    Passage { hash: hash.into(), text: text.into(), first_line: line, last_line: line, ..Passage::default() }
}

fn person(name: &str, side: u32) -> Entity {
    Entity {
        name: name.into(),
        kind: EntityKind::Person,
        aliases: vec![format!("Old {name}")],
        role: None,
        side: Some(SideId(side)),
        speaks_for: None,
        uncurated: false,
    }
}

fn place(document: &Document, at: u32, words: &str) -> Place {
    let span = find_words(&document.passages[at as usize].text, words)[0];
    Place { passage: at, span }
}

/// A page with two passages, one statement, one event, one mention, one topic, one flag; and an empty page.
fn sample() -> Corpus {
    let mut page = Document {
        slug: "page".into(),
        file: "page.txt".into(),
        byline: Some(Stated { value: "Ann".into(), line: 2, basis: "byline".into() }),
        window: Some(Window {
            earliest: None,
            latest: Some("2024-05-01".into()),
            season: None,
            reason: "May".into(),
        }),
        flags: vec![Flag { kind: FlagKind::Undated, reason: "none".into(), lines: Vec::new() }],
        passages: vec![passage(FIRST, "aaaaaaaaaaaa", 3), passage(SECOND, "bbbbbbbbbbbb", 5)],
        ..Document::default()
    };
    page.passages[0].topics = vec![TopicMatch { topic: TopicId(0), evidence: vec![Span::new(0, 3)] }];
    page.passages[0].mentions = vec![Mention { entity: EntityId(0), span: place(&page, 0, "Harbour").span }];
    page.statements = vec![Statement {
        mode: Mode::Quoted,
        attribution: Attribution::Unknown,
        certainty: Certainty::Open,
        content: vec![place(&page, 0, "We will sign in May,")],
        verbatim: true,
        ..Statement::default()
    }];
    let monday =
        Date { value: None, precision: Precision::Unknown, basis: Basis::Stated, reason: String::new() };
    page.events = vec![Event {
        place: place(&page, 0, "Monday"),
        sentence: place(&page, 0, "“We will sign in May,” Harbour said on Monday.").span,
        date: monday,
        review: None,
    }];
    let topic = |id: &str| Topic { id: id.into(), label: id.into(), definition: id.into(), parent: None };
    let side = |id: &str| Side { id: id.into(), label: id.into() };
    let end = |document| LinkEnd { document, place: None };
    Corpus {
        documents: vec![
            page,
            Document { slug: "other".into(), file: "other.txt".into(), ..Document::default() },
        ],
        topics: vec![topic("talks"), topic("pay")],
        sides: vec![side("port"), side("union")],
        entities: vec![person("Ann Harbour", 0), person("Joe Pier", 1)],
        links: vec![Link { kind: LinkKind::SameEvent, from: end(0), to: end(1), reason: "May".into() }],
        ..Corpus::default()
    }
}

/// Applies reviews stage by stage, as the compiler does; what they take lines for is left out.
fn apply(text: &str, corpus: &mut Corpus) -> Vec<Diagnostic> {
    let known = Known {
        topics: corpus.topics.iter().map(|topic| topic.id.clone()).collect(),
        sides: corpus.sides.iter().map(|side| side.id.clone()).collect(),
    };
    let mut reviews = Reviews::read("reviews.toml", text, &corpus.documents, known);
    for (at, page) in corpus.documents.iter_mut().enumerate() {
        let mut own = reviews.of_page(at, &page.file);
        let mut stated = Metadata {
            title: page.title.take(),
            date: page.date.take(),
            byline: page.byline.take(),
            publisher: page.publisher.take(),
            url: page.url.take(),
            ..Metadata::default()
        };
        own.fields(&mut stated);
        (page.title, page.date, page.byline) = (stated.title, stated.date, stated.byline);
        (page.publisher, page.url) = (stated.publisher, stated.url);
        own.flags(&mut page.flags);
        let corrected = own.finish();
        reviews.keep(corrected);
    }
    for kind in ["entity", "mention", "window"] {
        reviews.apply(kind, corpus);
    }
    for page in &mut corpus.documents {
        page.window = page.window.take().and_then(|window| crate::events::window::given(window).0);
    }
    for kind in ["event", "topic", "statement", "link", "flag"] {
        reviews.apply(kind, corpus);
    }
    let (applied, problems) = reviews.finish();
    corpus.reviews = applied;
    problems
}

/// Applies one table, completed with the document and a reason.
fn reviewed(kind: &str, keys: &str) -> (Corpus, Vec<Diagnostic>) {
    let mut corpus = sample();
    let document = if kind == "entity" { "" } else { "document = \"page.txt\"" };
    let text = format!("[[{kind}]]\n{document}\nreason = \"seen\"\n{keys}\n");
    let problems = apply(&text, &mut corpus);
    (corpus, problems)
}

fn sound(kind: &str, keys: &str) -> Corpus {
    let (corpus, problems) = reviewed(kind, keys);
    assert!(problems.is_empty(), "{keys}: {problems:#?}");
    corpus
}

fn shown(stated: Option<&Stated>) -> String {
    stated.map_or("-".into(), |stated| format!("{} ({}, {})", stated.value, stated.line, stated.basis))
}

#[test]
fn a_field_of_the_page_is_corrected_or_withdrawn_and_says_why() {
    for (keys, expected) in [
        ("field = \"byline\"\nvalue = \"Ann Harbour\"", "Ann Harbour (2, review: seen)"),
        ("field = \"byline\"\nvalue = \"Joe\"\nline = 7\nwas = \"Ann\"", "Joe (7, review: seen)"),
        ("field = \"byline\"\naction = \"withdraw\"", "-"),
    ] {
        assert_eq!(shown(sound("metadata", keys).documents[0].byline.as_ref()), expected);
    }
    let corpus = sound("metadata", "field = \"date\"\nvalue = \"2024-04\"\nwas = \"\"");
    assert_eq!(shown(corpus.documents[0].date.as_ref()), "2024-04 (0, review: seen)");
}

#[test]
fn a_window_is_corrected_or_withdrawn() {
    let window = |keys| sound("window", keys).documents[0].window.clone();
    let given = window("earliest = \"2024-04-01\"").expect("a window");
    assert_eq!((given.earliest.as_deref(), given.latest), (Some("2024-04-01"), None));
    assert_eq!(given.reason, "review: seen");
    assert_eq!(window("action = \"withdraw\""), None);
}

#[test]
fn a_flag_is_added_or_withdrawn() {
    let flags = |keys| -> Vec<String> {
        let corpus = sound("flag", keys);
        let flags = &corpus.documents[0].flags;
        flags.iter().map(|flag| format!("{} {:?} {}", flag.kind.id(), flag.lines, flag.reason)).collect()
    };
    assert_eq!(
        flags("kind = \"ai-rewritten\"\naction = \"add\"\nlines = [1, 9]"),
        ["ai-rewritten [1, 9] review: seen", "undated [] none"]
    );
    assert!(flags("kind = \"undated\"\naction = \"withdraw\"").is_empty());
}

#[test]
fn a_topic_is_added_with_the_words_that_earn_it_or_withdrawn() {
    let topics = |keys| -> Vec<String> {
        let corpus = sound("topic", keys);
        let passages = &corpus.documents[0].passages;
        let words = |at: usize| {
            let passage = &passages[at];
            passage.topics.iter().map(move |topic| {
                let words: Vec<_> = topic.evidence.iter().map(|span| span.of(&passage.text)).collect();
                format!("{at} {} {}", topic.topic.0, words.join("|"))
            })
        };
        words(0).chain(words(1)).collect()
    };
    assert_eq!(
        topics("passage = \"In May, Mr. Pier\"\naction = \"add\"\ntopic = \"pay\"\nwords = [\"wages\"]"),
        ["0 0 “", "1 1 wages"]
    );
    assert!(topics("passage = \"aaaaaaaaaaaa\"\naction = \"withdraw\"\ntopic = \"talks\"").is_empty());
}

#[test]
fn a_mention_is_added_corrected_or_withdrawn() {
    let mentions = |keys| -> Vec<String> {
        let corpus = sound("mention", keys);
        let named = |passage: &Passage| -> Vec<String> {
            let name = |mention: &Mention| &corpus.entities[mention.entity.index()].name;
            passage
                .mentions
                .iter()
                .map(|mention| format!("{}={}", mention.span.of(&passage.text), name(mention)))
                .collect()
        };
        corpus.documents[0].passages.iter().flat_map(named).collect()
    };
    assert_eq!(
        mentions("words = \"Mr. Pier\"\naction = \"add\"\nentity = \"Joe Pier\""),
        ["Harbour=Ann Harbour", "Mr. Pier=Joe Pier"]
    );
    assert_eq!(
        mentions("words = \"Harbour\"\naction = \"correct\"\nentity = \"Old Joe Pier\""),
        ["Harbour=Joe Pier"]
    );
    assert!(mentions("words = \"Harbour\"\naction = \"withdraw\"").is_empty());
}

/// The entities with the words that name each, of a corpus where the rules found "Harbour".
fn entities(keys: &str) -> Vec<String> {
    let mut corpus = sample();
    let found = Entity { uncurated: true, side: None, aliases: Vec::new(), ..person("The Monday", 0) };
    corpus.entities.insert(0, found);
    corpus.documents[0].passages[0].mentions[0].entity = EntityId(1);
    let monday = Mention { entity: EntityId(0), span: place(&corpus.documents[0], 0, "Monday").span };
    corpus.documents[0].passages[0].mentions.push(monday);
    let text = format!("[[entity]]\nname = \"The Monday\"\nreason = \"seen\"\n{keys}\n");
    let problems = apply(&text, &mut corpus);
    assert!(problems.is_empty(), "{keys}: {problems:#?}");
    assert_eq!(corpus.reviews.len(), 1);
    let passage = &corpus.documents[0].passages[0];
    let named = |id: usize| -> Vec<&str> {
        let own = passage.mentions.iter().filter(|mention| mention.entity.index() == id);
        own.map(|mention| mention.span.of(&passage.text)).collect()
    };
    let line = |(id, entity): (usize, &Entity)| {
        format!("{} {} {:?} {:?}", entity.name, entity.kind.id(), entity.aliases, named(id))
    };
    corpus.entities.iter().enumerate().map(line).collect()
}

#[test]
fn a_name_that_the_rules_found_is_corrected_merged_or_withdrawn() {
    let pier = "Joe Pier person [\"Old Joe Pier\"] []";
    assert_eq!(
        entities("action = \"withdraw\""),
        ["Ann Harbour person [\"Old Ann Harbour\"] [\"Harbour\"]", pier]
    );
    assert_eq!(
        entities("action = \"correct\"\nsame_as = \"Ann Harbour\""),
        ["Ann Harbour person [\"Old Ann Harbour\", \"The Monday\"] [\"Harbour\", \"Monday\"]", pier]
    );
    assert_eq!(
        entities("action = \"correct\"\nrename = \"Monday Group\"\nkind = \"organisation\"")[0],
        "Monday Group organisation [] [\"Monday\"]"
    );
}

#[test]
fn every_change_is_kept_with_what_was_there_and_why() {
    for (kind, keys, expected) in [
        ("metadata", "field = \"byline\"\nvalue = \"Joe\"", "metadata correct: Ann -> Joe"),
        ("flag", "kind = \"undated\"\naction = \"withdraw\"", "flag withdraw: undated: none -> "),
        (
            "flag",
            "kind = \"undated\"\naction = \"correct\"\nlines = [4]",
            "flag correct: undated: none -> undated: review: seen",
        ),
        (
            "mention",
            "words = \"Harbour\"\naction = \"correct\"\nentity = \"Joe Pier\"",
            "mention correct: “Harbour” names Ann Harbour -> “Harbour” names Joe Pier",
        ),
        (
            "topic",
            "passage = \"aaaaaaaaaaaa\"\naction = \"correct\"\ntopic = \"talks\"\nwords = [\"sign\"]",
            "topic correct: talks for ““” -> talks for “sign”",
        ),
        (
            "event",
            "words = \"Monday\"\naction = \"correct\"\ndate = \"2024-05-06\"",
            "event correct: “Monday” is unknown, stated -> “Monday” is 2024-05-06, stated",
        ),
        (
            "statement",
            "words = \"We will sign\"\naction = \"correct\"\nspeaker = \"Joe Pier\"",
            "statement correct: speaker: unknown; told by: unknown -> speaker: Joe Pier; side: union; told by: name",
        ),
        (
            "link",
            "other = \"other.txt\"\nkind = \"same-event\"\naction = \"correct\"",
            "link correct: same-event from page.txt to other.txt: May -> same-event from page.txt to other.txt: review: seen",
        ),
        ("window", "latest = \"2024-04-30\"", "window correct:  -> ? to 2024-04-30"),
    ] {
        let corpus = sound(kind, keys);
        let [review] = &corpus.reviews[..] else { panic!("{kind}: {:#?}", corpus.reviews) };
        let shown = format!("{} {}: {} -> {}", review.kind, review.action.id(), review.was, review.now);
        assert_eq!((shown.as_str(), review.reason.as_str(), review.document), (expected, "seen", Some(0)));
    }
}

/// The statements of the page, each in one line.
fn statements(keys: &str) -> Vec<String> {
    let corpus = sound("statement", keys);
    let page = &corpus.documents[0];
    let name = |id: EntityId| corpus.entities[id.index()].name.as_str();
    let words = |place: Option<Place>| place.map_or("-", |place| place.of(page));
    let line = |statement: &Statement| {
        let content: Vec<_> = statement.content.iter().map(|part| part.of(page)).collect();
        format!(
            "{}: {} by {} ({}, {:?}) source {} cue {} via {} said {} {:?} {}: {}",
            statement.mode.id(),
            content.join("|"),
            statement.speaker.map_or("-", name),
            statement.attribution.id(),
            statement.side.map(|side| side.0),
            words(statement.source),
            words(statement.cue),
            statement.via.map_or("-", name),
            statement.said.as_ref().and_then(|said| said.value.as_deref()).unwrap_or("-"),
            statement.topics.iter().map(|topic| topic.0).collect::<Vec<_>>(),
            if statement.verbatim { "verbatim" } else { "not verbatim" },
            statement.review.as_deref().unwrap_or("-")
        )
    };
    page.statements.iter().map(line).collect()
}

const WORDS: &str = "words = \"We will sign\"\n";

#[test]
fn a_statement_is_corrected_only_in_what_the_review_says() {
    for (keys, expected) in [
        (
            "speaker = \"Ann Harbour\"\nsource = \"Harbour\"\ncue = \"said\"",
            "quoted: We will sign in May, by Ann Harbour (surname, Some(0)) source Harbour cue said via - said - [] verbatim: seen",
        ),
        (
            "mode = \"reported\"\nvia = \"Joe Pier\"\nsaid = \"2024-05-06\"\ntopics = [\"pay\", \"talks\"]",
            "reported: We will sign in May, by - (unknown, None) source - cue - via Joe Pier said 2024-05-06 [0, 1] not verbatim: seen",
        ),
        (
            "speaker = \"Joe Pier\"\nside = \"port\"\nattribution = \"pronoun\"\nverbatim = false",
            "quoted: We will sign in May, by Joe Pier (pronoun, Some(0)) source - cue - via - said - [] not verbatim: seen",
        ),
        (
            "content = [\"We will sign in May,\", \"wage\", \"the port's wages were not.\"]",
            "quoted: We will sign in May,|wage|the port’s wages were not. by - (unknown, None) source - cue - via - said - [] verbatim: seen",
        ),
    ] {
        assert_eq!(statements(&format!("{WORDS}action = \"correct\"\n{keys}")), [expected]);
    }
}

#[test]
fn a_statement_is_added_in_its_place_or_withdrawn() {
    let added = statements(
        "passage = \"In May, Mr. Pier\"\nwords = \"the port's wages were not.\"\naction = \"add\"\n\
         mode = \"reported\"\nspeaker = \"Joe Pier\"\nsource = \"Mr. Pier\"\ncue = \"replied\"",
    );
    assert_eq!(
        added[1],
        "reported: the port’s wages were not. by Joe Pier (role, Some(1)) source Mr. Pier cue replied via - said - [] not verbatim: seen"
    );
    assert!(statements(&format!("{WORDS}action = \"withdraw\"")).is_empty());
}

#[test]
fn a_speaker_is_taken_back() {
    let text = format!(
        "[[statement]]\ndocument = \"page\"\n{WORDS}action = \"correct\"\nspeaker = \"Joe Pier\"\nreason = \"a\"\n\
         [[statement]]\ndocument = \"page\"\n{WORDS}action = \"correct\"\nclear = [\"speaker\"]\nreason = \"b\"\n"
    );
    let mut corpus = sample();
    assert!(apply(&text, &mut corpus).is_empty());
    let statement = &corpus.documents[0].statements[0];
    assert_eq!((statement.speaker, statement.side), (None, None));
    assert_eq!(statement.attribution, Attribution::Unknown);
}

#[test]
fn what_a_statement_does_and_how_sure_its_speaker_is_can_be_corrected() {
    for (keys, expected) in [
        ("act = \"opposes\"", (Act::Opposes, None, Certainty::Open)),
        ("speaker = \"Joe Pier\"", (Act::Says, Some("Joe Pier"), Certainty::Sure)),
        ("speaker = \"Joe Pier\"\ncertainty = \"likely\"", (Act::Says, Some("Joe Pier"), Certainty::Likely)),
        ("act = \"asks\"\nspeaker = \"Joe Pier\"\ncertainty = \"open\"", (Act::Asks, None, Certainty::Open)),
        ("act = \"asks\"\ncertainty = \"sure\"", (Act::Asks, None, Certainty::Open)),
    ] {
        let corpus = sound("statement", &format!("{WORDS}action = \"correct\"\n{keys}"));
        let statement = &corpus.documents[0].statements[0];
        let speaker = statement.speaker.map(|id| &*corpus.entities[id.index()].name);
        assert_eq!((statement.act, speaker, statement.certainty), expected, "{keys}");
    }
}

#[test]
fn an_event_is_added_corrected_or_withdrawn() {
    let events = |keys| -> Vec<String> {
        let corpus = sound("event", keys);
        let page = &corpus.documents[0];
        let line = |event: &Event| {
            let sentence = event.sentence.of(&page.passages[event.place.passage as usize].text);
            let value = event.date.value.as_deref().unwrap_or("-");
            let (precision, basis) = (event.date.precision.id(), event.date.basis.id());
            let review = event.review.as_deref().unwrap_or("-");
            format!("{} {value} {precision} {basis} {review} {sentence}", event.place.of(page))
        };
        page.events.iter().map(line).collect()
    };
    assert_eq!(
        events("words = \"Monday\"\naction = \"correct\"\ndate = \"2024-05-06\"\nbasis = \"computed\""),
        ["Monday 2024-05-06 day computed seen “We will sign in May,” Harbour said on Monday."]
    );
    assert_eq!(
        events(
            "passage = \"bbbbbbbbbbbb\"\nwords = \"In May\"\noccurrence = 2\naction = \"add\"\ndate = \"XXXX-05\"\nbasis = \"stated\""
        )[1],
        "In May XXXX-05 month stated seen In May nobody agreed."
    );
    assert_eq!(
        events("words = \"Monday\"\naction = \"correct\"\ndate = \"../2024-05-06\"\nbasis = \"computed\""),
        ["Monday ../2024-05-06 interval computed seen “We will sign in May,” Harbour said on Monday."]
    );
    assert!(events("words = \"Monday\"\naction = \"withdraw\"").is_empty());
}

#[test]
fn a_link_is_added_or_withdrawn() {
    let corpus = sound("link", "other = \"other.txt\"\nkind = \"same-event\"\naction = \"withdraw\"");
    assert!(corpus.links.is_empty());
    let corpus =
        sound("link", "words = \"replied\"\nother = \"other.txt\"\nkind = \"answers\"\naction = \"add\"");
    assert_eq!(corpus.links[1].reason, "review: seen");
    assert_eq!(corpus.links[1].from.place.expect("a place").of(&corpus.documents[0]), "replied");
}

#[test]
fn a_review_that_does_not_fit_is_an_error_that_changes_nothing() {
    for (kind, keys, line, found) in [
        ("metadata", "field = \"colour\"\nvalue = \"x\"", 4, "the field `colour`"),
        ("metadata", "field = \"date\"\nvalue = \"2024-02-30\"", 5, "the date `2024-02-30`"),
        ("metadata", "field = \"byline\"\nvalue = \"x\"\nwas = \"Anne\"", 6, "the byline `Ann`"),
        ("metadata", "field = \"byline\"", 1, "a [[metadata]] that gives no `value`"),
        (
            "metadata",
            "field = \"byline\"\nvalue = \"x\"\naction = \"withdraw\"",
            5,
            "`value` in a review that withdraws",
        ),
        (
            "metadata",
            "field = \"byline\"\nvalue = \"x\"\naction = \"add\"",
            4,
            "the byline “x” of page.txt already: Ann",
        ),
        ("metadata", "field = \"url\"\naction = \"withdraw\"", 4, "no url of page.txt"),
        ("metadata", "field = \"byline\"\nvalue = \"x\"\naction = \"ad\"", 6, "the action `ad`"),
        ("metadata", "field = \"byline\"\nvalue = \"x\"\nlines = 3", 6, "the unknown key `lines`"),
        (
            "metadata",
            "field = \"byline\"\nvalue = \"x\"\nline = \"3\"",
            6,
            "a value of type string for `line`",
        ),
        ("window", "earliest = \"2024\"", 4, "the day `2024`"),
        (
            "window",
            "earliest = \"2024-02-02\"\nlatest = \"2024-02-01\"",
            5,
            "a window from 2024-02-02 to 2024-02-01",
        ),
        ("window", "", 1, "a window without a day"),
        ("flag", "kind = \"sad\"\naction = \"add\"", 4, "the kind `sad`"),
        ("flag", "kind = \"empty\"\naction = \"withdraw\"", 4, "no flag `empty` on page.txt"),
        ("topic", "passage = \"aaaaaaaaaaaa\"\ntopic = \"pax\"\naction = \"withdraw\"", 5, "the topic `pax`"),
        (
            "topic",
            "passage = \"aaaaaaaaaaaa\"\ntopic = \"pay\"\naction = \"withdraw\"",
            5,
            "no topic `pay` on this passage",
        ),
        (
            "topic",
            "passage = \"aaaaaaaaaaaa\"\ntopic = \"pay\"\naction = \"add\"",
            1,
            "a [[topic]] that gives no `words`",
        ),
        (
            "topic",
            "passage = \"cccccccccccc\"\ntopic = \"pay\"\naction = \"withdraw\"",
            4,
            "no passage cccccccccccc in page.txt",
        ),
        (
            "topic",
            "passage = \"We won't sign\"\ntopic = \"pay\"\naction = \"withdraw\"",
            4,
            "no passage of page.txt that begins “We won't sign”",
        ),
        ("mention", "words = \"Mister\"\naction = \"withdraw\"", 4, "no “Mister” in the article of page.txt"),
        ("mention", "words = \"May\"\naction = \"withdraw\"", 4, "“May” 3 times"),
        ("mention", "words = \"May\"\noccurrence = 4\naction = \"withdraw\"", 5, "occurrence 4 of “May”"),
        ("mention", "words = \"wage\"\naction = \"withdraw\"", 4, "no name in “wage”"),
        ("mention", "words = \"wage\"\naction = \"add\"\nentity = \"Zoe\"", 6, "the name `Zoe`"),
        (
            "mention",
            "words = \"Harbour said\"\naction = \"add\"\nentity = \"Joe Pier\"",
            4,
            "the name in “Harbour said” already: “Harbour” names Ann Harbour",
        ),
        ("statement", "words = \"wage\"\naction = \"withdraw\"", 4, "no statement with “wage”"),
        (
            "statement",
            "passage = \"In May, Mr. Pier\"\nwords = \"sign\"\naction = \"withdraw\"",
            5,
            "no “sign” in the passage “In May, Mr. Pier replied, the port’s wages were …”",
        ),
        ("statement", "words = \"wage\"\naction = \"add\"", 1, "a statement added without `mode`"),
        (
            "statement",
            "words = \"We will sign\"\naction = \"correct\"\ncue = \"shouted\"",
            6,
            "no “shouted” in the passage “",
        ),
        (
            "statement",
            "words = \"We will sign\"\naction = \"correct\"\nmode = \"sung\"",
            6,
            "the mode `sung`",
        ),
        (
            "statement",
            "words = \"We will sign\"\naction = \"correct\"\nclear = [\"mode\"]",
            6,
            "the value to clear `mode`",
        ),
        ("statement", "words = \"We will sign\"\naction = \"correct\"\nsaid = \"May\"", 6, "the date `May`"),
        (
            "statement",
            "words = \"We will sign\"\naction = \"correct\"\nside = \"prot\"",
            6,
            "the side `prot`",
        ),
        ("statement", "words = \"We will sign\"\nspeaker = \"Joe Pier\"", 1, "a table without `action`"),
        ("event", "words = \"wage\"\naction = \"correct\"\ndate = \"2024\"", 4, "no date found in “wage”"),
        ("event", "words = \"wage\"\naction = \"add\"\ndate = \"2024\"", 1, "a date added without `basis`"),
        (
            "event",
            "words = \"Monday\"\naction = \"correct\"\ndate = \"2024\"\nprecision = \"day\"",
            7,
            "the precision `day` for `2024`",
        ),
        (
            "link",
            "other = \"page\"\nkind = \"answers\"\naction = \"add\"",
            4,
            "a link of page.txt with itself",
        ),
        (
            "link",
            "other = \"other\"\nkind = \"answers\"\naction = \"withdraw\"",
            5,
            "no link of the kind `answers` between these places",
        ),
        (
            "link",
            "other = \"othr.txt\"\nkind = \"answers\"\naction = \"withdraw\"",
            4,
            "the document `othr.txt`",
        ),
    ] {
        let (after, problems) = reviewed(kind, keys);
        let said: Vec<_> =
            problems.iter().map(|problem| (problem.severity, problem.line, problem.found.as_str())).collect();
        let fits = matches!(said[..], [(Severity::Error, Some(at), words)] if at == line && words.starts_with(found));
        assert!(fits, "{kind} {keys}: {problems:#?}");
        assert!(!problems[0].expected.is_empty() && !problems[0].remedy.is_empty());
        let before = Corpus { reviews: Vec::new(), ..sample() };
        assert_eq!(after, before, "{kind} {keys}");
    }
}

#[test]
fn all_problems_come_at_once_in_the_order_of_lines() {
    let text =
        "[[event]]\ndocument = \"nope\"\n[[metadata]]\nfield = \"title\"\ncolour = 1\n[[sentence]]\nx = 1\n";
    let problems = apply(text, &mut sample());
    let lines: Vec<_> = problems.iter().filter_map(|problem| problem.line).collect();
    assert!(lines.is_sorted() && lines.starts_with(&[1]) && lines.contains(&5), "{problems:#?}");
    assert!(problems.iter().any(|problem| problem.found == "the unknown key `sentence`"), "{problems:#?}");
}

#[test]
fn what_the_rules_find_by_themselves_is_a_note() {
    for (kind, keys) in [
        ("metadata", "field = \"byline\"\nvalue = \"Ann\""),
        ("flag", "kind = \"undated\"\naction = \"add\""),
        ("topic", "passage = \"aaaaaaaaaaaa\"\ntopic = \"talks\"\naction = \"add\"\nwords = [\"sign\"]"),
        ("mention", "words = \"Harbour\"\naction = \"add\"\nentity = \"Ann Harbour\""),
        ("statement", "words = \"We will sign\"\naction = \"add\"\nmode = \"quoted\""),
        ("statement", "words = \"We will sign\"\naction = \"correct\"\nmode = \"quoted\""),
        ("event", "words = \"Monday\"\naction = \"correct\"\ndate = \"unknown\""),
    ] {
        let (_, problems) = reviewed(kind, keys);
        assert!(!problems.is_empty(), "{kind} {keys}");
        assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{problems:#?}");
    }
}

#[test]
fn a_date_is_one_that_there_is() {
    for (value, precision) in [
        ("2024-02-29", Some(Precision::Day)),
        ("2023-02-29", None),
        ("XXXX-02-29", Some(Precision::Day)),
        ("XXXX-02", Some(Precision::Month)),
        ("XXXX", None),
        ("2024-W52", Some(Precision::Week)),
        ("2024-W53", None),
        ("2024", Some(Precision::Year)),
        ("2024-13", None),
        ("2023-09-19/2023-09-20", Some(Precision::Interval)),
        ("2023-09-20/2023-09-19", None),
        ("unknown", Some(Precision::Unknown)),
        ("+024-1-1", None),
        ("", None),
    ] {
        assert_eq!(precision_of(value), precision, "{value}");
    }
}

#[test]
fn words_are_found_whole_whatever_their_quotation_marks() {
    let found = |text: &'static str, words: &str| -> Vec<&str> {
        find_words(text, words).into_iter().map(|span| span.of(text)).collect()
    };
    assert_eq!(found("the port’s “wage”", "port's \"wage\""), ["port’s “wage”"]);
    assert_eq!(found("Mayor of May", "May"), ["May"]);
    assert!(found("anything", "  ").is_empty());
}

#[test]
fn a_large_passage_is_searched_in_linear_time() {
    let text = "“a ".repeat(400_000);
    assert_eq!(find_words(&text, "\"a \"a").len(), 200_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_panics_and_spans_lie_between_characters(
        kind in prop::sample::select(vec!["metadata", "flag", "topic", "mention", "statement", "event", "link"]),
        key in prop::sample::select(vec!["words", "passage", "content", "date", "value", "cue"]),
        value in "[“”’a-zA-Z \\PC]{0,12}",
    ) {
        let value = value.replace(['"', '\\'], " ");
        let (corpus, _) = reviewed(kind, &format!("{key} = \"{value}\"\naction = \"add\"\nmode = \"quoted\"\nwords = \"{value}\""));
        for document in &corpus.documents {
            for statement in &document.statements {
                prop_assert!(statement.content.iter().all(|part| !part.of(document).is_empty()));
            }
        }
        for span in find_words(&value, "a") {
            prop_assert_eq!(span.of(&value), "a");
        }
    }
}
