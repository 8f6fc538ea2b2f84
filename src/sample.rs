//! A corpus for tests: three small documents, one of them hostile. Small enough to check by eye.

use corpus::{
    Act, Action, Attribution, Basis, Corpus, Date, Document, Entity, EntityId, EntityKind, Event, FORMAT,
    Flag, FlagKind, Furniture, FurnitureKind, Link, LinkEnd, LinkKind, Mention, Mode, Passage, Place,
    Precision, Review, Side, SideId, Span, Stated, Statement, Topic, TopicId, TopicMatch,
};
use search::Searcher;

use crate::engine::Engine;

/// What a hostile page says.
pub const HOSTILE: &str = r#"<script>alert("x")</script> <img src=x onerror=alert(1)> & talks"#;

/// The sample with its index.
pub fn engine() -> Engine {
    engine_of(corpus())
}

/// Any corpus with its index.
pub fn engine_of(corpus: Corpus) -> Engine {
    Engine::new(Box::leak(Box::new(Searcher::new(Box::leak(Box::new(corpus))))))
}

/// Nothing at all.
pub fn empty() -> Corpus {
    Corpus {
        format: FORMAT,
        title: "Nothing".into(),
        description: String::new(),
        coverage: String::new(),
        documents: vec![],
        ..Corpus::default()
    }
}

/// The sample.
pub fn corpus() -> Corpus {
    let topic = |id: &str, label: &str, parent| Topic {
        id: id.into(),
        label: label.into(),
        definition: ["What is said about ", label, "."].concat(),
        parent,
    };
    let side = |id: &str, label: &str| Side { id: id.into(), label: label.into() };
    let entity = |name: &str, side| Entity {
        name: name.into(),
        kind: EntityKind::Place,
        aliases: vec![],
        role: None,
        side: Some(SideId(side)),
        speaks_for: None,
        uncurated: false,
    };
    Corpus {
        title: "Two valleys".into(),
        description: "Three pages on a quarrel about water.".into(),
        coverage: "2023 only.".into(),
        documents: vec![dated(), rewritten(), hostile()],
        topics: vec![
            topic("water", "Water", None),
            topic("dams", "Dams", Some(TopicId(0))),
            topic("salt", "Salt", None),
        ],
        sides: vec![side("north", "North"), side("south", "South")],
        entities: vec![entity("Northtown", 0), entity("Southtown", 1)],
        links: vec![Link {
            kind: LinkKind::NearDuplicate,
            from: LinkEnd { document: 1, place: None },
            to: LinkEnd { document: 0, place: None },
            reason: "“31” here, “32” there".into(),
        }],
        reviews: vec![Review {
            kind: "topic".into(),
            action: Action::Withdraw,
            document: Some(0),
            place: Some(Place { passage: 1, span: Span::new(0, 0) }),
            was: "salt".into(),
            reason: "nobody speaks of it".into(),
            ..Review::default()
        }],
        ..empty()
    }
}

#[expect(clippy::unnecessary_wraps, reason = "every use fills an optional field")]
fn stated(value: &str, line: u32, basis: &str) -> Option<Stated> {
    Some(Stated { value: value.into(), line, basis: basis.into() })
}

fn passage(hash: &str, text: &str, line: u32, topics: &[(u32, &str)], names: &[(u32, &str)]) -> Passage {
    let span = |words: &str| {
        let start = text.find(words).unwrap_or_default();
        Span::new(start, start + words.len())
    };
    Passage {
        hash: hash.into(),
        text: text.into(),
        first_line: line,
        last_line: line,
        source: None,
        heading: false,
        topics: topics
            .iter()
            .map(|(topic, words)| TopicMatch { topic: TopicId(*topic), evidence: vec![span(words)] })
            .collect(),
        mentions: names
            .iter()
            .map(|(entity, words)| Mention { entity: EntityId(*entity), span: span(words) })
            .collect(),
        alike: Vec::new(),
    }
}

fn document(file: &str, passages: Vec<Passage>, furniture: &[(u32, FurnitureKind, &str)]) -> Document {
    Document {
        slug: file.trim_end_matches(".txt").into(),
        file: file.into(),
        furniture: furniture
            .iter()
            .map(|(line, kind, text)| Furniture {
                line: *line,
                kind: *kind,
                text: (*text).into(),
                next: passages.partition_point(|passage| passage.first_line < *line) as u32,
            })
            .collect(),
        passages,
        ..Document::default()
    }
}

/// The place of some words in the first passages of a document.
fn place(passages: &[Passage], passage: u32, words: &str) -> Place {
    let start = passages[passage as usize].text.find(words).unwrap_or_default();
    Place { passage, span: Span::new(start, start + words.len()) }
}

/// Southtown asks; Northtown closes a dam in a month of which only the name is printed.
fn with_evidence(mut document: Document) -> Document {
    let at = |passage, words| place(&document.passages, passage, words);
    document.statements = vec![Statement {
        mode: Mode::Reported,
        act: Act::Asks,
        speaker: Some(EntityId(1)),
        attribution: Attribution::Name,
        side: Some(SideId(1)),
        source: Some(at(0, "Southtown")),
        cue: Some(at(0, "asked")),
        content: vec![at(0, "for water")],
        words: vec![at(0, "Southtown asked for water.")],
        topics: vec![TopicId(0)],
        ..Statement::default()
    }];
    document.events = vec![Event {
        place: at(1, "the dry month"),
        sentence: Span::new(0, document.passages[1].text.len()),
        date: Date {
            value: Some("XXXX-07".into()),
            precision: Precision::Month,
            basis: Basis::Inferred,
            reason: "the dry month is July".into(),
        },
        review: None,
    }];
    document
}

fn dated() -> Document {
    let mut reflowed = passage(
        "aaaaaaaaaaa2",
        "Northtown closed the dam in the dry month.",
        5,
        &[(0, "dry"), (1, "dam")],
        &[(0, "Northtown")],
    );
    reflowed.last_line = 6;
    reflowed.source = Some("Northtown closed\u{200b} the dam\nin the dry month.".into());
    Document {
        title: stated("Talks on water resume", 1, "first line of the page"),
        date: stated("2023-12-29", 2, "line below the title"),
        publisher: stated("Valley News", 8, "domain of the source link"),
        url: stated("https://example.org/water?a=1&b=2", 8, "link at the foot"),
        ..with_evidence(document(
            "0-water.txt",
            vec![
                passage(
                    "aaaaaaaaaaa1",
                    "Southtown asked for water.",
                    3,
                    &[(0, "water")],
                    &[(1, "Southtown")],
                ),
                reflowed,
            ],
            &[
                (1, FurnitureKind::Title, "Talks on water resume"),
                (2, FurnitureKind::Dateline, "Dec 29 2023"),
                (8, FurnitureKind::SourceUrl, "https://example.org/water?a=1&b=2"),
            ],
        ))
    }
}

fn rewritten() -> Document {
    let flag = |kind, reason: &str, lines: &[u32]| Flag { kind, reason: reason.into(), lines: lines.into() };
    Document {
        title: stated("A dam too far", 1, "first line of the page"),
        flags: vec![
            flag(FlagKind::AiRewritten, "the page says “rewritten by a machine”", &[4]),
            flag(FlagKind::Undated, "no date line", &[]),
        ],
        ..document(
            "1-dam.txt",
            vec![passage("bbbbbbbbbbb1", "Nobody asked the dam, “not even me”.", 2, &[(1, "dam")], &[])],
            &[
                (1, FurnitureKind::Title, "A dam too far"),
                (3, FurnitureKind::Menu, "Home"),
                (4, FurnitureKind::AiNotice, "This was rewritten by a machine"),
            ],
        )
    }
}

fn hostile() -> Document {
    Document {
        title: stated(HOSTILE, 1, HOSTILE),
        byline: stated(HOSTILE, 2, HOSTILE),
        url: stated("javascript:alert(1)", 9, "link at the foot"),
        ..document(
            "2-hostile.txt",
            vec![passage("ccccccccccc1", HOSTILE, 3, &[(0, "<script>")], &[])],
            &[
                (1, FurnitureKind::Title, HOSTILE),
                (2, FurnitureKind::Byline, HOSTILE),
                (4, FurnitureKind::Other, HOSTILE),
                (5, FurnitureKind::Other, "left \u{202e}right"),
                (9, FurnitureKind::SourceUrl, "javascript:alert(1)"),
            ],
        )
    }
}
