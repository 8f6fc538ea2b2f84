//! One fact a row: a small page (paragraphs apart by ` / `), and the statements in it, one a line:
//! `mode; speaker; attribution; cue; content | content`, `-` for nothing.

mod bodies;
mod contents;
mod interviews;
mod marks;
mod persons;
mod phrases;
mod places;
mod relays;
mod tags;

use super::*;
use crate::entities::gazetteer::Gazetteer;
use corpus::Passage;
use proptest::prelude::*;
use std::fmt::Write;

fn entities() -> Vec<Entity> {
    let entity = |name: &str, kind: EntityKind, role: Option<&str>| Entity {
        name: name.into(),
        kind,
        aliases: Vec::new(),
        role: role.map(str::to_owned),
        side: None,
        speaks_for: None,
        uncurated: false,
    };
    vec![
        entity("Ararat Mirzoyan", EntityKind::Person, Some("Foreign Minister of Armenia")),
        entity("Nikol Pashinyan", EntityKind::Person, None),
        entity("Ilham Aliyev", EntityKind::Person, None),
        entity("Ahmad Alili", EntityKind::Person, None),
        entity("Ani Badalyan", EntityKind::Person, Some("spokeswoman")),
        entity("Foreign Ministry", EntityKind::Organisation, None),
        entity("Security Council", EntityKind::Organisation, None),
        entity("Interfax", EntityKind::Organisation, None),
        entity("Armenia", EntityKind::Place, None),
        entity("Azerbaijan", EntityKind::Place, None),
        entity("Baku", EntityKind::Place, None),
        entity("Yerevan", EntityKind::Place, None),
    ]
}

fn page(text: &str) -> (Document, Vec<Entity>) {
    let entities = entities();
    let gazetteer = Gazetteer::new(&entities);
    let passages = (1..)
        .zip(text.split(" / "))
        .map(|(line, text)| Passage {
            text: text.to_owned(),
            first_line: line,
            last_line: line,
            mentions: gazetteer.mentions(text),
            ..Passage::default()
        })
        .collect();
    (Document { passages, ..Document::default() }, entities)
}

/// The statements with what is shown of them, which must hold what they rest on.
fn with_words(document: Document, statements: Vec<Statement>) -> Vec<Statement> {
    let mut document = Document { statements, ..document };
    fill_words(&mut document);
    for statement in &document.statements {
        for part in statement.content.iter().chain(&statement.cue) {
            let holds = |words: &&Place| {
                words.passage == part.passage
                    && words.span.start <= part.span.start
                    && part.span.end <= words.span.end
            };
            assert_eq!(statement.words.iter().filter(holds).count(), 1, "{}", part.of(&document));
        }
    }
    document.statements
}

/// The cue and what is shown of each statement.
fn shown(text: &str) -> Vec<(String, String)> {
    let (document, entities) = page(text);
    let found = with_words(document.clone(), find(&document, &entities, &Taxonomy::new(&[])));
    let words = |place: &Place| place.of(&document).to_owned();
    found
        .iter()
        .map(|found| (found.cue.as_ref().map_or(String::new(), words), words(&found.words[0])))
        .collect()
}

#[test]
fn a_statement_is_shown_with_its_verb_and_what_weakens_it() {
    for (text, cue) in [
        ("Baku opposes foreign control over the canal, whatever comes.", "opposes"),
        ("Baku has long been reluctant to leave any issue for later.", "has long been reluctant"),
        ("Baku is said to be reluctant to sign the treaty soon.", "is said to be reluctant"),
        ("Mirzoyan has reportedly said that the talks would go on.", "has reportedly said"),
        ("“We agree on it,” Mirzoyan had earlier said.", "had earlier said"),
        ("Mirzoyan later said that the talks would go on.", "said"),
    ] {
        assert_eq!(shown(text), [(cue.to_owned(), text.to_owned())]);
    }
}

fn told(text: &str) -> String {
    let (document, entities) = page(text);
    let found = with_words(document.clone(), find(&document, &entities, &Taxonomy::new(&[])));
    let lines: Vec<String> = found
        .iter()
        .map(|statement| {
            let speaker = statement
                .speaker
                .map_or("-", |id| entities[id.index()].name.rsplit(' ').next().unwrap_or("-"));
            let via = statement.via.map_or(String::new(), |id| format!(" via {}", entities[id.index()].name));
            let hedge = statement.hedge.map_or(String::new(), |hedge| format!(" ({})", hedge.of(&document)));
            let cue = statement.cue.map_or("-", |cue| cue.of(&document));
            let content: Vec<&str> = statement.content.iter().map(|part| part.of(&document)).collect();
            let mode = statement.mode.id();
            format!(
                "{mode}; {speaker}{via}; {}; {cue}; {}{hedge}",
                statement.attribution.id(),
                content.join(" | ")
            )
        })
        .collect();
    lines.join("\n")
}

const ROWS: &[(&str, &str)] = &[
    // ---- order of quotation, cue and name ----
    ("“We agree on it,” Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("“We agree on it,” said Ararat Mirzoyan.", "quoted; Mirzoyan; name; said; We agree on it"),
    ("Mirzoyan said: “We agree on it.”", "quoted; Mirzoyan; surname; said; We agree on it."),
    ("Mirzoyan said, \"We agree on it.\"", "quoted; Mirzoyan; surname; said; We agree on it."),
    ("Mirzoyan: “We agree on it.”", "quoted; Mirzoyan; surname; -; We agree on it."),
    (
        "“We agree,” Mirzoyan said, “on all of it.”",
        "quoted; Mirzoyan; surname; said; We agree | on all of it.",
    ),
    ("“We agree,” Mirzoyan said. “It is over.”", "quoted; Mirzoyan; surname; said; We agree | It is over."),
    ("“Do we agree?” Mirzoyan asked.", "quoted; Mirzoyan; surname; asked; Do we agree?"),
    ("“We agree on it”, Mirzoyan told reporters in Baku.", "quoted; Mirzoyan; surname; told; We agree on it"),
    ("“We agree on it,” according to Mirzoyan.", "quoted; Mirzoyan; surname; according to; We agree on it"),
    ("According to Mirzoyan, “we agree on it”.", "quoted; Mirzoyan; surname; According to; we agree on it"),
    ("“We agree on it,” as Mirzoyan put it.", "quoted; Mirzoyan; surname; put; We agree on it"),
    ("In Mirzoyan’s words, “we agree on it”.", "quoted; Mirzoyan; surname; words; we agree on it"),
    ("In the words of Mirzoyan, “we agree on it”.", "quoted; Mirzoyan; surname; words of; we agree on it"),
    (
        "“We agree on it,” said Foreign Minister Ararat Mirzoyan on Thursday.",
        "quoted; Mirzoyan; name; said; We agree on it",
    ),
    // ---- marks ----
    ("‘We agree on it,’ Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("'We agree on it,' Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("« We agree on it », Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("„We agree on it“, said Mirzoyan.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("»We agree on it«, Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("``We agree on it,'' Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("“He said ‘never’ to us,” Mirzoyan said.", "quoted; Mirzoyan; surname; said; He said ‘never’ to us"),
    // ---- apposition, relative clause, coordination ----
    (
        "“We agree on it,” Mirzoyan, who leads the delegation, said.",
        "quoted; Mirzoyan; surname; said; We agree on it",
    ),
    ("Mirzoyan, who met Aliyev, said: “We agree on it.”", "quoted; Mirzoyan; surname; said; We agree on it."),
    (
        "Mirzoyan, a close ally of Pashinyan, said: “We agree on it.”",
        "quoted; Mirzoyan; surname; said; We agree on it.",
    ),
    (
        "The foreign minister, Ararat Mirzoyan, said: “We agree on it.”",
        "quoted; Mirzoyan; name; said; We agree on it.",
    ),
    (
        "“We agree on it,” said the foreign minister, Ararat Mirzoyan, whose party lost.",
        "quoted; Mirzoyan; name; said; We agree on it",
    ),
    ("Mirzoyan met Aliyev and said: “We agree on it.”", "quoted; Mirzoyan; surname; said; We agree on it."),
    ("“We agree on it,” said a spokesman for Pashinyan.", "quoted; -; unnamed; said; We agree on it"),
    ("“We agree on it,” Pashinyan’s spokesman said.", "quoted; -; unnamed; said; We agree on it"),
    ("“We agree on it,” Pashinyan and Aliyev said.", "quoted; -; unknown; said; We agree on it"),
    (
        "Ahmad Alili, director of the centre (CPAC) told us: “We agree on it.”",
        "quoted; Alili; name; told; We agree on it.",
    ),
    (
        "Mirzoyan praised the talks, stating, “We agree on it.”",
        "reported; Mirzoyan; surname; praised; the talks\nquoted; Mirzoyan; surname; stating; We agree on it.",
    ),
    ("“We agree on it,” he said. / Mirzoyan left.", "quoted; -; unknown; said; We agree on it"),
    // ---- institutions and offices ----
    (
        "“We agree on it,” the Foreign Ministry said in a statement.",
        "quoted; Ministry; name; said; We agree on it",
    ),
    (
        "“We agree on it,” read a statement released by the Foreign Ministry.",
        "quoted; Ministry; name; read; We agree on it",
    ),
    (
        "A statement by the Foreign Ministry said: “We agree on it.”",
        "quoted; Ministry; name; said; We agree on it.",
    ),
    (
        "The Foreign Ministry met. “We agree on it,” the ministry said.",
        "quoted; Ministry; role; said; We agree on it",
    ),
    (
        "The Foreign Ministry met. / “We agree on it,” the ministry spokeswoman said.",
        "quoted; Ministry; role; said; We agree on it",
    ),
    ("“We agree on it,” a ministry spokesman said.", "quoted; -; unnamed; said; We agree on it"),
    (
        "“We agree on it,” the minister said. Ararat Mirzoyan left.",
        "quoted; Mirzoyan; role; said; We agree on it",
    ),
    (
        "Prime Minister Nikol Pashinyan left. “We agree on it,” the prime minister said.",
        "quoted; Pashinyan; role; said; We agree on it",
    ),
    ("“We agree on it,” one resident said.", "quoted; -; unnamed; said; We agree on it"),
    ("Baku said it would “never agree”.", "quoted; Baku; name; said; never agree"),
    (
        "Armenia is small. The Armenian side called it “a serious step”.",
        "quoted; Armenia; role; called; a serious step",
    ),
    // ---- pronouns, and who spoke before ----
    ("Mirzoyan arrived. “We agree on it,” he said.", "quoted; Mirzoyan; pronoun; said; We agree on it"),
    (
        "Mirzoyan arrived with Aliyev. “We agree on it,” he said.",
        "quoted; Mirzoyan; pronoun; said; We agree on it",
    ),
    (
        "Mirzoyan arrived. The door opened for Aliyev. “We agree on it,” he said.",
        "quoted; -; unknown; said; We agree on it",
    ),
    ("Ani Badalyan arrived. “We agree on it,” he said.", "quoted; -; unknown; said; We agree on it"),
    (
        "“We agree on it,” Mirzoyan said. / “It is not over,” he added.",
        "quoted; Mirzoyan; surname; said; We agree on it\nquoted; Mirzoyan; pronoun; added; It is not over",
    ),
    (
        "“We agree on it,” Mirzoyan said. / “It is not over. We go on.”",
        "quoted; Mirzoyan; surname; said; We agree on it\nquoted; Mirzoyan; carried; -; It is not over. We go on.",
    ),
    (
        "“We agree on it,” Mirzoyan said. / Rain fell. / “It is not over. We go on.”",
        "quoted; Mirzoyan; surname; said; We agree on it\nquoted; -; unknown; -; It is not over. We go on.",
    ),
    (
        "“We agree on it. / “It is not over,” Mirzoyan said.",
        "quoted; Mirzoyan; surname; said; We agree on it. | It is not over",
    ),
    (
        "Mirzoyan said: “We agree on it. / “It is not over.”",
        "quoted; Mirzoyan; surname; said; We agree on it. | It is not over.",
    ),
    (
        "Mirzoyan rejected the charge. “We agree on it.”",
        "reported; Mirzoyan; surname; rejected; the charge\nquoted; Mirzoyan; carried; -; We agree on it.",
    ),
    // ---- whom a description means ----
    (
        "Mirzoyan arrived. “We agree on it,” the diplomat said.",
        "quoted; Mirzoyan; role; said; We agree on it",
    ),
    (
        "A diplomat waved. Mirzoyan arrived. “We agree on it,” the diplomat said.",
        "quoted; -; unnamed; said; We agree on it",
    ),
    (
        "Mirzoyan arrived. “We agree on it,” the 60-year-old said.",
        "quoted; Mirzoyan; role; said; We agree on it",
    ),
    (
        "Mirzoyan arrived with Aliyev. “We agree on it,” the diplomat said.",
        "quoted; -; unnamed; said; We agree on it",
    ),
    ("Mirzoyan arrived. “We agree on it,” a diplomat said.", "quoted; -; unnamed; said; We agree on it"),
    (
        "Mirzoyan arrived. A friend of his was there. “We agree on it,” he said.",
        "quoted; -; unnamed; said; We agree on it",
    ),
    // ---- two persons and their pronouns ----
    (
        "Ani Badalyan met Mr. Mirzoyan. “We agree on it,” she said. “We do,” he said.",
        "quoted; Badalyan; pronoun; said; We agree on it\nquoted; Mirzoyan; pronoun; said; We do",
    ),
    (
        "Mirzoyan left with his bags. Ani Badalyan stayed. “We agree on it,” he said.",
        "quoted; Mirzoyan; pronoun; said; We agree on it",
    ),
    ("Mirzoyan and Aliyev arrived. “We agree on it,” he said.", "quoted; -; unknown; said; We agree on it"),
    (
        "Aliyev arrived, and it was Mirzoyan who spoke. “We agree on it,” he said.",
        "quoted; Mirzoyan; pronoun; said; We agree on it",
    ),
    (
        "Mirzoyan arrived. According to him, “we agree on it”.",
        "quoted; Mirzoyan; pronoun; According to; we agree on it",
    ),
    ("Mirzoyan arrived. In his view, “we agree on it”.", "quoted; Mirzoyan; pronoun; view; we agree on it"),
    (
        "The Foreign Ministry met. It said: “We agree on it.”",
        "quoted; Ministry; pronoun; said; We agree on it.",
    ),
    // ---- tags of every kind ----
    ("“We agree on it,” Mirzoyan winced.", "quoted; Mirzoyan; surname; winced; We agree on it"),
    ("“We agree on it,” winced Mirzoyan.", "quoted; Mirzoyan; surname; winced; We agree on it"),
    ("Mirzoyan arrived. “We agree on it!” he yawned.", "quoted; Mirzoyan; pronoun; yawned; We agree on it!"),
    ("“We agree on it,” Mr. Mirzoyan said.", "quoted; Mirzoyan; surname; said; We agree on it"),
    ("“We agree on it” – Mirzoyan.", "quoted; Mirzoyan; surname; -; We agree on it"),
    ("“We agree on it,” was Mirzoyan’s answer.", "quoted; Mirzoyan; surname; -; We agree on it"),
    (
        "The diplomat, Ararat Mirzoyan, on Twitter: “We agree on it.”",
        "quoted; Mirzoyan; name; -; We agree on it.",
    ),
    ("The answer is simple: “Stop digging.”", "quoted; -; unknown; -; Stop digging."),
    (
        "Told that Aliyev had called it “a circus”, Mirzoyan left.",
        "quoted; Aliyev; surname; had called; a circus",
    ),
    // ---- relays ----
    (
        "“We agree on it,” Mirzoyan was quoted by Interfax as saying.",
        "quoted; Mirzoyan via Interfax; surname; was quoted by Interfax as saying; We agree on it",
    ),
    (
        "“We agree on it,” Interfax quoted Mirzoyan as saying.",
        "quoted; Mirzoyan via Interfax; surname; quoted Mirzoyan as saying; We agree on it",
    ),
    (
        "“We agree on it,” Mirzoyan said, Interfax reported.",
        "quoted; Mirzoyan via Interfax; surname; said; We agree on it",
    ),
    ("“We agree on it,” Mirzoyan told Interfax.", "quoted; Mirzoyan; surname; told; We agree on it"),
    (
        "Mirzoyan is fearing that the talks will fail.",
        "holds; Mirzoyan; surname; is fearing; the talks will fail",
    ),
    ("Mirzoyan labeled the plan “a serious step”.", "quoted; Mirzoyan; surname; labeled; a serious step"),
    ("Mirzoyan labelled the plan “a serious step”.", "quoted; Mirzoyan; surname; labelled; a serious step"),
    (
        "Talks have begun in Vienna, Interfax reported, citing Mirzoyan.",
        "reported; Mirzoyan via Interfax; surname; reported; Talks have begun in Vienna",
    ),
    (
        "According to Interfax, citing Mirzoyan, talks go on.",
        "reported; Mirzoyan via Interfax; surname; According to; talks go on",
    ),
    // ---- fragments ----
    ("Mirzoyan said that the plan is “a serious step”.", "quoted; Mirzoyan; surname; said; a serious step"),
    (
        "Mirzoyan said that the plan is “a serious step” and patrols go on.",
        "reported; Mirzoyan; surname; said; the plan is “a serious step” and patrols go on",
    ),
    (
        "Mirzoyan called the plan “a serious step” and left.",
        "reported; Mirzoyan; surname; called; the plan “a serious step” and left",
    ),
    (
        "Mirzoyan urged Baku to sign the text “as is”.",
        "reported; Mirzoyan; surname; urged; Baku to sign the text “as is”",
    ),
    ("Armenia wants “all for all”.", "quoted; Armenia; name; wants; all for all"),
    (
        "Mirzoyan accused Baku, even going so far as to define it as “terrorism”.",
        "reported; Mirzoyan; surname; accused; Baku, even going so far as to define it as “terrorism”\nquoted; Mirzoyan; surname; define; terrorism",
    ),
    // ---- no speech ----
    ("Russia works through the “3+3” platform.", ""),
    ("They opened a route called the “Zangezur Corridor.”", ""),
    ("They signed an “Agreement on Peace and Relations.”", ""),
    ("The so-called “corridor” is closed.", ""),
    ("The “useful” map was lost.", ""),
    ("Armenia’s project, ‘Crossroads of Peace’, is old.", ""),
    ("The word “peace” stands in the title.", ""),
    ("The general, nicknamed “Bear”, left.", ""),
    ("Baku's army and the ministers' talks are old.", ""),
    ("A 12\" shell fell.", ""),
    ("Mirzoyan did not say when.", ""),
    (
        "Mirzoyan declined to say when talks begin.",
        "narrated; Mirzoyan; surname; declined; to say when talks begin",
    ),
    ("Mirzoyan may say that talks begin.", ""),
    ("The statement of Mirzoyan was long.", ""),
    ("Aliyev’s claims are old.", ""),
    ("Mirzoyan thinks of home.", ""),
    // ---- reported ----
    ("Mirzoyan said that talks go on.", "reported; Mirzoyan; surname; said; talks go on"),
    ("Mirzoyan said on Thursday that talks go on.", "reported; Mirzoyan; surname; said; talks go on"),
    ("Talks go on in Vienna, Mirzoyan said.", "reported; Mirzoyan; surname; said; Talks go on in Vienna"),
    (
        "The lists of names, Mirzoyan said, are no longer the problem.",
        "reported; Mirzoyan; surname; said; The lists of names | are no longer the problem",
    ),
    ("According to Mirzoyan, talks go on.", "reported; Mirzoyan; surname; According to; talks go on"),
    (
        "The treaty is not according to Mirzoyan.",
        "reported; Mirzoyan; surname; according to; The treaty is not",
    ),
    ("Talks go on, according to Mirzoyan.", "reported; Mirzoyan; surname; according to; Talks go on"),
    ("Azerbaijan denies that talks go on.", "reported; Azerbaijan; name; denies; talks go on"),
    ("Baku accuses Yerevan of delaying talks.", "reported; Baku; name; accuses; Yerevan of delaying talks"),
    ("Armenia insists on old maps.", "reported; Armenia; name; insists; on old maps"),
    ("Mirzoyan told parliament that talks go on.", "reported; Mirzoyan; surname; told; talks go on"),
    (
        "Mirzoyan said that Baku threatens that it will attack.",
        "reported; Mirzoyan; surname; said; Baku threatens that it will attack\nreported; Baku via Ararat Mirzoyan; name; threatens; it will attack",
    ),
    (
        "The leadership said that Baku would threaten “more drastic steps” soon.",
        "reported; -; unnamed; said; Baku would threaten “more drastic steps” soon\nquoted; -; unnamed; would threaten; more drastic steps",
    ),
    (
        "Mirzoyan was quoted by Interfax as saying that talks go on.",
        "reported; Mirzoyan via Interfax; surname; was quoted by Interfax as saying; talks go on",
    ),
    (
        "Interfax quoted Mirzoyan as saying “we agree on it”.",
        "quoted; Mirzoyan via Interfax; surname; quoted Mirzoyan as saying; we agree on it",
    ),
    (
        "According to some media, Mirzoyan raised the issue of maps.",
        "reported; Mirzoyan; surname; raised; the issue of maps (According to some media)",
    ),
    (
        "Mirzoyan reportedly said that talks go on.",
        "reported; Mirzoyan; surname; reportedly said; talks go on (reportedly)",
    ),
    ("Residents said that shells fell.", "reported; -; unnamed; said; shells fell"),
    (
        "Mirzoyan said talks go on and added that maps are old.",
        "reported; Mirzoyan; surname; said; talks go on\nreported; Mirzoyan; surname; added; maps are old",
    ),
    (
        "Azerbaijan claims that maps are old, while Armenia accuses Baku of lies.",
        "reported; Azerbaijan; name; claims; maps are old\nreported; Armenia; name; accuses; Baku of lies",
    ),
    // ---- narrated ----
    ("Armenia opposes foreign control.", "holds; Armenia; name; opposes; foreign control"),
    ("Baku has opposed this idea.", "holds; Baku; name; has opposed; this idea"),
    ("Yerevan wants a third party.", "holds; Yerevan; name; wants; a third party"),
    ("Baku is unwilling to accept this idea.", "holds; Baku; name; is unwilling; to accept this idea"),
    ("Neither Baku nor Yerevan supports this idea.", ""),
    // ---- interviews and dialogues ----
    (
        "We met Ararat Mirzoyan. / Q: Is it over? / A: It is over. / Q: Why? / A: I like it.",
        "quoted; Mirzoyan; name; -; It is over.\nquoted; Mirzoyan; name; -; I like it.",
    ),
    (
        "Interfax: Is it over? / Ararat Mirzoyan: It is over. / Interfax: Why? / Mirzoyan: I like it.",
        "quoted; Mirzoyan; name; -; It is over.\nquoted; Mirzoyan; name; -; I like it.",
    ),
    (
        "We met Ararat Mirzoyan. / **Is it over?** / I think it is. / **Why is it?** / We like it. / **Where do you go?** / I go home.",
        "quoted; Mirzoyan; carried; -; I think it is.\nquoted; Mirzoyan; carried; -; We like it.\nquoted; Mirzoyan; carried; -; I go home.",
    ),
    ("— Yes, we agree, said Mirzoyan.", "quoted; Mirzoyan; surname; said; Yes, we agree"),
    (
        "Mirzoyan came. / — It keeps me thin, — he says, and goes.",
        "quoted; Mirzoyan; pronoun; says; It keeps me thin",
    ),
    ("Note: maps are old. / Map: yes.", ""),
    (
        "Mirzoyan came. / — It is over, he said. / — Who says so?",
        "quoted; Mirzoyan; pronoun; said; It is over\nquoted; -; unknown; -; Who says so?",
    ),
    (
        "Shopkeepers were sceptical: “A door to what?” one asked.",
        "quoted; -; unnamed; asked; A door to what?",
    ),
    (
        "A teacher called Ani Badalyan was there. “It is over,” she said.",
        "quoted; Badalyan; pronoun; said; It is over",
    ),
    (
        "A source close to the talks told us the sides were “days apart”.",
        "quoted; -; unnamed; told; days apart",
    ),
    (
        "“It is over,” said one trawler owner, who asked not to be named.",
        "quoted; -; unnamed; said; It is over",
    ),
    (
        "<p>&ldquo;We agree on it,&rdquo; said <strong>Ararat Mirzoyan</strong>.</p>",
        "quoted; Mirzoyan; name; said; We agree on it",
    ),
    // ---- lost marks ----
    (
        "“This attack hit [the talks]Ahmad Alili, director of a centre (CPAC) told us. “Not only this”.",
        "quoted; Alili; name; told; This attack hit [the talks] | Not only this",
    ),
    (
        "Mirzoyan said: “We agree on it and go home.",
        "quoted; Mirzoyan; surname; said; We agree on it and go home.",
    ),
];

/// Holds a table of texts and statements.
/// The words that name the source of each statement.
fn sources(text: &str) -> Vec<String> {
    let (document, entities) = page(text);
    let found = find(&document, &entities, &Taxonomy::new(&[]));
    let words =
        |statement: &Statement| statement.source.map_or("-", |source| source.of(&document)).to_owned();
    found.iter().map(words).collect()
}

fn check(rows: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (text, expected) in rows {
        let found = told(text);
        if found != *expected {
            let _ = write!(wrong, "\n{text}\n  expected {expected:?}\n  found    {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_table_of_statements() {
    check(ROWS);
}

#[test]
fn words_of_a_rewritten_page_are_not_verbatim() {
    let (mut document, entities) = page("“We agree on it,” Mirzoyan said. Mirzoyan said that talks go on.");
    let verbatim = |document: &Document| -> Vec<bool> {
        find(document, &entities, &Taxonomy::new(&[])).iter().map(|statement| statement.verbatim).collect()
    };
    assert_eq!(verbatim(&document), [true, false]);
    document.flags.push(corpus::Flag {
        kind: FlagKind::AiRewritten,
        reason: String::new(),
        lines: Vec::new(),
    });
    assert_eq!(verbatim(&document), [false, false]);
}

proptest! {
    #[test]
    fn places_lie_in_their_passages(words in prop::collection::vec(prop::sample::select(vec![
        "Mirzoyan", "Aliyev", "said", "“", "”", "\"", "that", ",", ".", "he", "the minister", "—", "Q:", " / ", "according to", "’", "'s", "É",
        "told", "quoted", "as saying", "by", "Interfax", "and", "opposes", "who", "?", ":", "Baku", "(", "statement", "was", "not", "«", "»",
    ]), 0..40)) {
        let text = words.join(" ");
        let (document, entities) = page(&text);
        for statement in find(&document, &entities, &Taxonomy::new(&[])) {
            let places = statement.content.iter().copied().chain(statement.source).chain(statement.cue).chain(statement.hedge);
            for place in places {
                prop_assert!(!place.of(&document).is_empty(), "{:?} in {}", place, text);
            }
        }
    }
}
