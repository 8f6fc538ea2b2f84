//! Small texts, each with every name that is found in it: `Name kind: surface forms`, in the order of first mention.

use super::*;
use crate::entities::gazetteer::Gazetteer;
use crate::entities::person;
use corpus::{Entity, EntityKind};
use proptest::prelude::*;

fn document(text: &str) -> Document {
    let passages =
        text.split('\n').map(|text| Passage { text: text.to_owned(), ..Passage::default() }).collect();
    Document { passages, ..Document::default() }
}

/// Documents apart by `\n\n`, their passages by `\n`.
fn found_with(curated: Vec<Entity>, text: &str) -> (Vec<Document>, Vec<Entity>) {
    let mut documents: Vec<Document> = text.split("\n\n").map(document).collect();
    let gazetteer = Gazetteer::new(&curated);
    for passage in documents.iter_mut().flat_map(|document| &mut document.passages) {
        passage.mentions = gazetteer.mentions(&passage.text);
    }
    let mut entities = curated;
    find(&mut documents, &mut entities);
    (documents, entities)
}

fn passages(documents: &[Document]) -> impl Iterator<Item = &Passage> {
    documents.iter().flat_map(|document| &document.passages)
}

fn lines(documents: &[Document], entities: &[Entity]) -> Vec<String> {
    let line = |(id, entity): (u32, &Entity)| {
        let surfaces: Vec<&str> = passages(documents)
            .flat_map(|passage| passage.mentions.iter().map(move |mention| (passage, mention)))
            .filter(|(_, mention)| mention.entity == EntityId(id))
            .map(|(passage, mention)| mention.span.of(&passage.text))
            .collect();
        let kind = match entity.kind {
            EntityKind::Organisation => "body",
            kind => kind.id(),
        };
        format!("{} {kind}: {}", entity.name, surfaces.join(", "))
    };
    (0..).zip(entities).filter(|(_, entity)| entity.uncurated).map(line).collect()
}

fn found(text: &str) -> Vec<String> {
    let (documents, entities) = found_with(Vec::new(), text);
    lines(&documents, &entities)
}

#[track_caller]
fn check(rows: &[(&str, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| found(text) != *expected)
        .map(|(text, expected)| format!("{text:?}\n  expected {expected:?}\n  found    {:?}\n", found(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.concat());
}

#[test]
fn persons_are_known_by_title_office_and_speech() {
    check(&[
        ("Talks with Foreign Minister Orhan Belic went on.", &["Orhan Belic person: Orhan Belic"]),
        ("The speech of President Ilya Marov was long.", &["Ilya Marov person: Ilya Marov"]),
        (
            "Dr Anna Bell and Prof. Otto Kern agreed.",
            &["Anna Bell person: Anna Bell", "Otto Kern person: Otto Kern"],
        ),
        ("Gen. Tobias Remba was dismissed.", &["Tobias Remba person: Tobias Remba"]),
        ("“We agree,” said Petra Holub.", &["Petra Holub person: Petra Holub"]),
        ("According to Kasper Dunn, nothing was signed.", &["Kasper Dunn person: Kasper Dunn"]),
        ("Maria Sol, the ministry’s spokeswoman, denied it.", &["Maria Sol person: Maria Sol"]),
        ("Ruben Ostali, who heads the trade office, agreed.", &["Ruben Ostali person: Ruben Ostali"]),
        ("The chief negotiator, Ilke Dorran, left early.", &["Ilke Dorran person: Ilke Dorran"]),
        ("A rice grower named Sefa Ulmen showed her field.", &["Sefa Ulmen person: Sefa Ulmen"]),
        ("Mira Danko, 45, waited at the bridge.", &["Mira Danko person: Mira Danko"]),
        ("The envoy Tran Quoc Bao spoke.", &["Tran Quoc Bao person: Tran Quoc Bao"]),
        ("N. Pashinyan said so.", &["N. Pashinyan person: N. Pashinyan"]),
        ("Minister of Foreign Affairs Ararat Mirzo left.", &["Ararat Mirzo person: Ararat Mirzo"]),
        ("Vice Minister of Energy and Mines Paola Irig said no.", &["Paola Irig person: Paola Irig"]),
        ("It was captain van Dijk.", &["van Dijk person: van Dijk"]),
        (
            "Abu Dhabi, according to him, is Dmitry S. Pesk’s home.",
            &["Abu Dhabi place: Abu Dhabi", "Dmitry S. Pesk person: Dmitry S. Pesk"],
        ),
        ("The beekeeper Ondrej Malik laughed.", &["Ondrej Malik person: Ondrej Malik"]),
        ("Jane Roe: We did not invite them.", &["Jane Roe person: Jane Roe"]),
    ]);
}

#[test]
fn persons_of_all_tongues_are_persons() {
    check(&[
        (
            "Sheikh Hamad bin Khalifa al-Thani arrived.",
            &["Hamad bin Khalifa al-Thani person: Hamad bin Khalifa al-Thani"],
        ),
        ("The judge Ursula von der Heyde resigned.", &["Ursula von der Heyde person: Ursula von der Heyde"]),
        ("Minister Ludo van den Berg signed.", &["Ludo van den Berg person: Ludo van den Berg"]),
        (
            "Deputy Ramin Məmmədov said that İlqar Ağayev, a lawyer, left.",
            &["Ramin Məmmədov person: Ramin Məmmədov", "İlqar Ağayev person: İlqar Ağayev"],
        ),
        ("President Anne-Marie Le Goff spoke.", &["Anne-Marie Le Goff person: Anne-Marie Le Goff"]),
        ("El presidente Luis Abinader habló.", &["Luis Abinader person: Luis Abinader"]),
        ("Le ministre Jean d’Orval a dit oui.", &["Jean d’Orval person: Jean d’Orval"]),
        ("Außenministerin Greta Loos reiste ab.", &["Greta Loos person: Greta Loos"]),
        ("Президент Никол Пашинян выступил.", &["Никол Пашинян person: Никол Пашинян"]),
        ("Bakan Ceyhun Öztürk geldi.", &["Ceyhun Öztürk person: Ceyhun Öztürk"]),
        ("Judge Siobhán O’Neill-Ward ruled.", &["Siobhán O’Neill-Ward person: Siobhán O’Neill-Ward"]),
    ]);
}

#[test]
fn a_surname_alone_is_the_one_person_who_bears_it() {
    check(&[
        (
            "Minister Ilke Dorran came. Dorran’s plan failed, Mr Dorran said.",
            &["Ilke Dorran person: Ilke Dorran, Dorran, Dorran"],
        ),
        (
            "Minister Ilke Dorran met Judge Tomas Dorran. Dorran said no.",
            &["Ilke Dorran person: Ilke Dorran", "Tomas Dorran person: Tomas Dorran"],
        ),
        (
            "Minister Ilke Dorran came.\n\nJudge Tomas Dorran ruled. Dorran said no.\n\nThen Dorran left.",
            &["Ilke Dorran person: Ilke Dorran", "Tomas Dorran person: Tomas Dorran, Dorran"],
        ),
        ("Minister Ilke Dorran came.\n\nThen Dorran left.", &["Ilke Dorran person: Ilke Dorran, Dorran"]),
        ("Then President Dorran left. Dorran said no.", &["Dorran person: Dorran, Dorran"]),
        (
            "The envoy Xavier Montalvo Ríos came. Montalvo said yes.",
            &["Xavier Montalvo Ríos person: Xavier Montalvo Ríos, Montalvo"],
        ),
        ("President Nikol Pash came. N. Pash said yes.", &["Nikol Pash person: Nikol Pash, N. Pash"]),
        (
            "Minister Ilke Doran met Minister Ilke Dorran.",
            &["Ilke Doran person: Ilke Doran", "Ilke Dorran person: Ilke Dorran"],
        ),
    ]);
}

#[test]
fn bodies_are_known_by_their_head_words() {
    check(&[
        (
            "It joined the Organization for Rivers and Co-operation in Asia (ORCA). Later ORCA said no.",
            &[
                "Organization for Rivers and Co-operation in Asia body: Organization for Rivers and Co-operation in Asia, ORCA, ORCA",
            ],
        ),
        (
            "The Coastal Fishers’ League protested.",
            &["Coastal Fishers’ League body: Coastal Fishers’ League"],
        ),
        ("The rebel Northern Front signed.", &["Northern Front body: Northern Front"]),
        ("The head of the Marenda Red Crescent came.", &["Marenda Red Crescent body: Marenda Red Crescent"]),
        (
            "The Monitoring Mission of the Organization for Security and Co-operation in Europe left.",
            &[
                "Monitoring Mission body: Monitoring Mission",
                "OSCE body: Organization for Security and Co-operation in Europe",
            ],
        ),
        (
            "The Chamber of Shrimp Farmers agreed.",
            &["Chamber of Shrimp Farmers body: Chamber of Shrimp Farmers"],
        ),
        (
            "The Delimitation and Demarcation Commission met.",
            &["Delimitation and Demarcation Commission body: Delimitation and Demarcation Commission"],
        ),
        (
            "He told RFE/RL’s Georgian Service.",
            &["RFE/RL’s Georgian Service body: RFE/RL’s Georgian Service"],
        ),
        ("The Italian Osservatorio Balcani wrote.", &["Osservatorio Balcani body: Osservatorio Balcani"]),
        ("The ZKRU summit ended; the ZKRU will meet again.", &["ZKRU body: ZKRU, ZKRU"]),
        (
            "Sources at the European Union and the UN agree.",
            &["European Union body: European Union", "United Nations body: UN"],
        ),
    ]);
}

#[test]
fn a_head_word_alone_is_the_one_body_with_that_head() {
    check(&[
        (
            "The Northern Front signed. The Front’s spokesman smiled.",
            &["Northern Front body: Northern Front, Front"],
        ),
        (
            "The Northern Front and the Southern Front met. The Front smiled.",
            &["Northern Front body: Northern Front", "Southern Front body: Southern Front"],
        ),
        ("The Council and the Commission met.", &[]),
        (
            "The Council of Elders met. The Council agreed.",
            &["Council of Elders body: Council of Elders, Council"],
        ),
    ]);
}

#[test]
fn ministries_and_courts_are_as_many_as_their_owners() {
    check(&[
        (
            "Iran’s Foreign Ministry spoke. Iraq’s Foreign Ministry did not.",
            &[
                "Iran place: Iran",
                "Iran’s Foreign Ministry body: Foreign Ministry",
                "Iraq place: Iraq",
                "Iraq’s Foreign Ministry body: Foreign Ministry",
            ],
        ),
        (
            "The Iranian Foreign Ministry spoke. The Foreign Ministry added more.",
            &["Iranian Foreign Ministry body: Iranian Foreign Ministry, Foreign Ministry"],
        ),
        (
            "The Iranian Foreign Ministry met the Iraqi Foreign Ministry. The Foreign Ministry spoke.",
            &[
                "Iranian Foreign Ministry body: Iranian Foreign Ministry",
                "Iraqi Foreign Ministry body: Iraqi Foreign Ministry",
            ],
        ),
        (
            "The Constitutional Court ruled.\n\nThe Constitutional Court ruled.",
            &[
                "Constitutional Court body: Constitutional Court",
                "Constitutional Court body: Constitutional Court",
            ],
        ),
        (
            "The Ministry of Defence of Kenya met Kenya’s defense ministry.",
            &[
                "Ministry of Defence of Kenya body: Ministry of Defence of Kenya, defense ministry",
                "Kenya place: Kenya",
            ],
        ),
        (
            "Crops failed, the agriculture ministry said.",
            &["agriculture ministry body: agriculture ministry"],
        ),
        ("He asked the ministry and the court.", &[]),
    ]);
}

#[test]
fn places_are_known_by_what_stands_around_them() {
    check(&[
        ("They met in Hesk.", &["Hesk place: Hesk"]),
        ("Shells fell near Gor on Monday.", &["Gor place: Gor"]),
        ("The city of Dukawe is besieged.", &["Dukawe place: Dukawe"]),
        ("The Oruz River rose. Farmers love the Oruz.", &["Oruz River place: Oruz River, Oruz"]),
        (
            "They camped by Lake Sarmin and Mount Orhy.",
            &["Lake Sarmin place: Lake Sarmin", "Mount Orhy place: Mount Orhy"],
        ),
        ("A swap at the Lysk border crossing.", &["Lysk place: Lysk"]),
        ("Belvar’s prime minister spoke. Belvar released ten men.", &["Belvar place: Belvar, Belvar"]),
        ("Stepan, the capital of the province, is quiet.", &["Stepan place: Stepan"]),
        (
            "NAIROBI, March 3 (Lake Press) — It rained.",
            &["Nairobi place: NAIROBI", "Lake Press body: Lake Press"],
        ),
        ("HESK - The hall was full.", &["Hesk place: HESK"]),
        (
            "Paris said that Turkey and the US agreed.",
            &["Paris place: Paris", "Turkey place: Turkey", "United States place: US"],
        ),
        ("Negotiators from Quech and Montes left.", &["Quech place: Quech", "Montes place: Montes"]),
        (
            "The Armenia-Azerbaijan border is closed.",
            &["Armenia place: Armenia", "Azerbaijan place: Azerbaijan"],
        ),
    ]);
}

#[test]
fn agreements_are_known_by_their_head_words() {
    check(&[
        ("They signed the Treaty of Lysk.", &["Treaty of Lysk agreement: Treaty of Lysk"]),
        ("The Alma-Ata Declaration holds.", &["Alma-Ata Declaration agreement: Alma-Ata Declaration"]),
        (
            "The “Agreement on Peace and Interstate Relations” is ready.",
            &[
                "Agreement on Peace and Interstate Relations agreement: Agreement on Peace and Interstate Relations",
            ],
        ),
    ]);
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    check(&[
        ("Negotiators met on Monday in June. Tensions rose.", &[]),
        ("The Armenian side met Russian and European diplomats.", &[]),
        ("Rival Forces Sign Truce, Aid Convoys To Move", &[]),
        ("RIVAL FORCES IN MARENDA SIGN TRUCE", &[]),
        ("Dear Sir, Good Morning and Merry Christmas.", &[]),
        ("Yesterday, Talks resumed.", &[]),
        ("“Nobody was forgotten,” she said. “Everything was said.”", &[]),
        ("The AI and the GDP of the PM.", &[]),
        ("Then they left. When asked, Officials declined.", &[]),
        ("Most Read: Why It Matters", &[]),
        ("In December and in English, as in Parliament.", &[]),
        ("I said that I would. A man nodded.", &[]),
        ("Male doctors agreed that turkey is fine.", &[]),
        ("The President and the Foreign Minister met the Speaker of Parliament.", &[]),
        ("The host of COP29 met the ministra de Producción.", &[]),
        ("The Prime Minister’s Office waited.", &[]),
        ("“A Long Walk Home” is her third book.", &[]),
        ("It happened Friday, March 3, at noon.", &[]),
        ("Read the Privacy Policy.", &[]),
        ("He wore a Red Jacket and Blue Shoes.", &[]),
        ("Christmas and Easter fell in the same Week.", &[]),
        ("The Iranian parliament and the army", &["Iranian parliament body: Iranian parliament"]),
    ]);
}

#[test]
fn a_state_is_not_part_of_a_persons_name() {
    check(&[
        ("Minister Jordan Reyes said no.", &["Jordan Reyes person: Jordan Reyes"]),
        ("Iranian President Hamid Sor came.", &["Hamid Sor person: Hamid Sor"]),
        (
            "Baku welcomed President of Georgia Nino Lom.",
            &["Baku place: Baku", "Georgia place: Georgia", "Nino Lom person: Nino Lom"],
        ),
    ]);
}

#[test]
fn the_office_is_printed_as_the_page_has_it() {
    let role = |text: &str| {
        found_with(Vec::new(), text).1.into_iter().find_map(|entity| entity.role).unwrap_or_default()
    };
    for (text, expected) in [
        ("Talks with Foreign Minister Orhan Belic went on.", "Foreign Minister"),
        ("Maria Sol, the ministry’s spokeswoman, denied it.", "ministry’s spokeswoman"),
        ("Ruben Ostali, who heads the trade office, agreed.", "heads the trade office"),
        ("“No,” said Tasvan’s chief negotiator, Ilke Dorran.", "Tasvan’s chief negotiator"),
        ("Boran Attak, the Kelmar water minister, blamed the rain.", "Kelmar water minister"),
        ("“No,” said Ahmad Alili, director of the Baku Center (BC).", "director of the Baku Center"),
        (
            "The president of the Chamber of Farmers, Lorena Pinar, left.",
            "president of the Chamber of Farmers",
        ),
        ("The vice minister of Foreign Trade, Xavier Montal, spoke.", "vice minister of Foreign Trade"),
        (
            "Ben Pogos, director of the Center for Political and Economic Studies, left.",
            "director of the Center for Political and Economic Studies",
        ),
        ("Mr Orhan Belic went on.", ""),
        ("US Secretary of State Antony Blin arrived.", "US Secretary of State"),
        ("Armenian Prime Minister Nikol Pash arrived.", "Armenian Prime Minister"),
        ("It was overseen by Major General Andrey Vol, commander of the force.", "Major General"),
    ] {
        assert_eq!(role(text), expected, "{text}");
    }
}

#[test]
fn what_a_curator_named_stays_and_wins() {
    let curated = Entity { aliases: vec!["Hesk".to_owned()], ..person("Ilke Dorran") };
    let (documents, entities) =
        found_with(vec![curated], "Minister Ilke Dorran met in Hesk near Gor. Dorran left.");
    assert_eq!(lines(&documents, &entities), ["Gor place: Gor"]);
    assert_eq!(documents[0].passages[0].mentions.len(), 4);
}

#[test]
fn large_inputs_end() {
    for piece in [
        "\"",
        "(",
        "Aa ",
        "A. ",
        "Aa of ",
        "Minister ",
        "Aa, the ",
        "Aa’s ",
        "Aa-",
        "U.",
        "Council of the ",
        "and Aa (AB) ",
    ] {
        found(&piece.repeat(100_000));
    }
}

proptest! {
    #[test]
    fn spans_are_sorted_apart_and_on_characters(text in "([A-ZİƏa-zə]{1,6}|of|the|Minister|Council|in|’s|[ ,.“”()\\n-]|said| ){0,60}") {
        let (documents, entities) = found_with(Vec::new(), &text);
        for passage in passages(&documents) {
            let mut end = 0;
            for mention in &passage.mentions {
                prop_assert!(mention.span.start >= end);
                prop_assert!(!mention.span.of(&passage.text).is_empty());
                prop_assert!(mention.entity.index() < entities.len());
                end = mention.span.end;
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        found(&text);
    }
}

#[test]
fn a_name_is_read_whole() {
    check(&[
        // The small half of a given name; the family name stands first.
        (
            "Kang Ro-seul, the harbour minister, said so. Kang smiled.",
            &["Kang Ro-seul person: Kang Ro-seul, Kang"],
        ),
        // Initials without a space.
        (
            "“Yes,” said the envoy B.K. Tornvall. Tornvall left.",
            &["B.K. Tornvall person: B.K. Tornvall, Tornvall"],
        ),
        // A surname that is a month.
        ("Otto K. May, a scholar, said so. Mr May left in May.", &["Otto K. May person: Otto K. May, May"]),
        // A middle initial, a middle name or a short given name more or less.
        (
            "Otto K. Tornvall said so. The minister Otto Tornvall left.",
            &["Otto K. Tornvall person: Otto K. Tornvall, Otto Tornvall"],
        ),
        (
            "Peter Tornvall said so. The minister Pete Tornvall left.",
            &["Pete Tornvall person: Peter Tornvall, Pete Tornvall"],
        ),
        // What they are is no part of the name, nor is an adverb before it.
        ("Yesterday Democrat Otto Tornvall said so.", &["Otto Tornvall person: Otto Tornvall"]),
    ]);
}

#[test]
fn a_title_tells_two_of_one_surname_apart() {
    let family = "President Otto Tornvall and his wife, Selma Tornvall, came.";
    let told = |text: &str| found(&format!("{family}\n{text}"));
    let pair = |his: &str, hers: &str| {
        vec![
            format!("Otto Tornvall person: Otto Tornvall{his}"),
            format!("Selma Tornvall person: Selma Tornvall{hers}"),
        ]
    };
    assert_eq!(told("President Tornvall said so."), pair(", Tornvall", ""));
    assert_eq!(told("Mr Tornvall said so."), pair(", Tornvall", ""));
    assert_eq!(told("Mrs Tornvall said so."), pair("", ", Tornvall"));
    assert_eq!(told("Tornvall said so."), pair("", ""));
    // Nobody whom the page names in full.
    check(&[(
        "President Tornvall spoke.\nMr Tornvall left.\nSelma Tornvall, a teacher, said so. Tornvall smiled.",
        &["Selma Tornvall person: Selma Tornvall, Tornvall"],
    )]);
}

#[test]
fn a_paragraph_tells_which_of_two_its_surname_means() {
    let (documents, entities) = found_with(
        Vec::new(),
        "The envoys Otto Tornvall and Selma Tornvall came.\nSelma Tornvall said so. Tornvall smiled.\nTornvall left.",
    );
    let of = |name: &str| entities.iter().position(|entity| entity.name == name);
    let second: Vec<Option<usize>> =
        documents[0].passages[1].mentions.iter().map(|mention| Some(mention.entity.index())).collect();
    assert_eq!(second, [of("Selma Tornvall"), of("Selma Tornvall")]);
    assert!(documents[0].passages[2].mentions.is_empty());
}

#[test]
fn an_alias_is_not_of_whoever_has_another_given_name() {
    let curated = Entity { aliases: vec!["Tornvall".into()], ..person("Hedda Tornvall") };
    let (documents, entities) =
        found_with(vec![curated], "Otto Tornvall, 55, said so. The envoy Tornvall left.");
    let named: Vec<&str> = documents[0].passages[0]
        .mentions
        .iter()
        .map(|mention| entities[mention.entity.index()].name.as_str())
        .collect();
    assert_eq!(named, ["Otto Tornvall", "Hedda Tornvall"]);
}

/// The names of the entities that a page mentions, passage by passage.
fn named_with(curated: Vec<Entity>, text: &str) -> Vec<String> {
    let (documents, entities) = found_with(curated, text);
    let names = passages(&documents).map(|passage| {
        let names = passage.mentions.iter().map(|mention| entities[mention.entity.index()].name.as_str());
        names.collect::<Vec<_>>().join(", ")
    });
    names.collect()
}

#[test]
fn of_two_curated_persons_of_one_surname_the_page_tells_who_is_meant() {
    let two = || vec![person("Hedda Tornvall"), person("Otto Tornvall")];
    assert_eq!(
        named_with(two(), "Hedda Tornvall came. Tornvall said so."),
        ["Hedda Tornvall, Hedda Tornvall"]
    );
    assert_eq!(named_with(two(), "Tornvall came, and Tornvall said so."), [""]);
}

#[test]
fn whom_the_page_names_in_full_bears_the_surname_beside_a_curated_person() {
    let text = "Hedda Tornvall came.\nTornvall said so.\nMinister Otto Tornvall said otherwise.";
    assert_eq!(
        named_with(vec![person("Hedda Tornvall")], text),
        ["Hedda Tornvall", "Hedda Tornvall", "Otto Tornvall"]
    );
}

#[test]
fn a_title_tells_a_curated_person_from_whom_the_page_names_beside_her() {
    let text = "Anna Tornvall met Robert Tornvall, the mayor.\nMr. Tornvall said so, and Mrs. Tornvall left.";
    assert_eq!(
        named_with(vec![person("Anna Tornvall")], text),
        ["Anna Tornvall, Robert Tornvall", "Robert Tornvall, Anna Tornvall"]
    );
}

#[test]
fn a_curated_person_with_and_without_a_middle_initial_is_one() {
    for (curated, printed) in [("Anna Tornvall", "Anna R. Tornvall"), ("Anna R. Tornvall", "Anna Tornvall")] {
        let text = format!("Minister {printed} came. Tornvall said so.");
        assert_eq!(named_with(vec![person(curated)], &text), [format!("{curated}, {curated}")], "{printed}");
    }
}

#[test]
fn a_full_name_is_no_curated_place_and_nobody_else() {
    let hesk = || Entity { kind: EntityKind::Place, ..person("Hesk") };
    assert_eq!(named_with(vec![hesk()], "Minister Otto Hesk came to Hesk."), ["Otto Hesk, Hesk"]);
    assert_eq!(named_with(vec![person("Sana Abed")], "Minister Abed Tornvall came."), ["Abed Tornvall"]);
    assert_eq!(named_with(vec![person("Otto Hesk")], "Larry Q. Hesk, 55, said so."), ["Larry Q. Hesk"]);
}

#[test]
fn a_body_called_by_a_person_is_another_entity_and_the_person_stays_named() {
    let came = "Senator Otto Tornvall came.";
    let both = |noun: &str, names: &str| {
        vec![
            format!("Otto Tornvall person: Otto Tornvall, {names}"),
            format!("Otto Tornvall’s {noun} body: {noun}"),
        ]
    };
    for (text, expected) in [
        ("The Tornvall campaign said so.", both("campaign", "Tornvall")),
        ("Tornvall’s presidential campaign said so.", both("campaign", "Tornvall")),
        ("The late Tornvall administration fell.", both("administration", "Tornvall")),
        ("“No,” Senator Tornvall’s office said.", both("office", "Tornvall")),
    ] {
        assert_eq!(found(&format!("{came} {text}")), expected, "{text}");
    }
    // What he does, where he works, and what is only called alike.
    for text in [
        "Tornvall’s campaign against dams went on.",
        "They met in Senator Tornvall’s office.",
        "The Tornvall office-holders left.",
    ] {
        let expected = ["Otto Tornvall person: Otto Tornvall, Tornvall"];
        assert_eq!(found(&format!("{came} {text}")), expected, "{text}");
    }
    let side = Some(corpus::SideId(1));
    let curated = Entity { side, ..person("Otto Tornvall") };
    let (_, entities) = found_with(vec![curated], "The Tornvall government said so.");
    assert_eq!(entities[1].side, side);
}

/// Whom the surname alone means in each paragraph of a page, by given name.
fn meant(text: &str) -> Vec<String> {
    let (documents, entities) = found_with(Vec::new(), text);
    let alone = |passage: &Passage| {
        let lone = passage.mentions.iter().filter(|mention| mention.span.of(&passage.text) == "Tornvall");
        let given =
            lone.map(|mention| entities[mention.entity.index()].name.split(' ').next().unwrap_or("-"));
        given.collect::<Vec<_>>().join(" ")
    };
    passages(&documents).map(alone).collect()
}

#[test]
fn a_surname_stays_with_whom_the_page_has_called_by_it() {
    let page = |rest: &str| {
        format!(
            "Otto Tornvall, a senator, came.\nTornvall spoke.\nTornvall left.\n{rest}\nThey wait.\nTornvall said so."
        )
    };
    let last = |rest: &str| meant(&page(rest)).pop().unwrap_or_default();
    assert_eq!(last("Selma Tornvall, a teacher, came."), "Otto");
    // Near another's name it is the other's or nobody's.
    let near = "Otto Tornvall, a senator, came.\nTornvall spoke.\nTornvall left.\nSelma Tornvall, a teacher, came.\nTornvall said so.";
    assert_eq!(meant(near), ["", "Otto", "Otto", "", ""]);
    // The page did not use it before, or is about the other.
    let seldom =
        "Otto Tornvall, a senator, came.\nSelma Tornvall, a teacher, came.\nThey wait.\nTornvall said so.";
    assert_eq!(meant(seldom), ["", "", "", ""]);
    assert_eq!(last("Selma Tornvall, a teacher, came.\nThey wait.\nMrs Tornvall said so."), "Otto");
}

#[test]
fn a_given_name_makes_a_surname_of_any_word() {
    check(&[
        ("It is over, said Gerard Dean. Dean left.", &["Gerard Dean person: Gerard Dean"]),
        ("It is over, said Gerard Dean. Dean said so.", &["Gerard Dean person: Gerard Dean, Dean"]),
        ("The mayor met General Counsel Gerard A. Baker.", &["Gerard A. Baker person: Gerard A. Baker"]),
        ("It is over, said Rosa German. A German said so.", &["Rosa German person: Rosa German"]),
        // An office behind a name that is no given name is an office.
        ("It is over, said the Hesk Mayor.", &[]),
        // So is one that only a capital makes one, before the name.
        ("It is so, County Surveyor Rosa Tornvall said.", &["Rosa Tornvall person: Rosa Tornvall"]),
        ("House Democrat Rosa Tornvall said so.", &["Rosa Tornvall person: Rosa Tornvall"]),
    ]);
}

#[test]
fn a_slip_in_a_given_name_is_the_same_person() {
    let often = "Henry Tornvall, 55, spoke.\n\n".repeat(10);
    let slip = format!("{often}Henry Tornvall, 55, spoke. Hery Tornvall, 55, left. Tornvall said so.");
    let surfaces = ["Henry Tornvall"; 11].join(", ");
    assert_eq!(found(&slip), [format!("Henry Tornvall person: {surfaces}, Hery Tornvall, Tornvall")]);
    // On a page of its own it may be anybody.
    let other = format!("{often}Hery Tornvall, 55, left.");
    assert_eq!(found(&other).len(), 2);
}

#[test]
fn a_medium_is_known_by_how_it_is_cited() {
    check(&[
        ("He told The Lantern about it.", &["The Lantern body: The Lantern"]),
        ("It fell, HarbourPost reported.", &["HarbourPost body: HarbourPost"]),
        ("It fell, as The Coastal Lantern reported.", &["Coastal Lantern body: Coastal Lantern"]),
        (
            "As reported by Western Planet, it fell.\nAs reported by Western Planet, it rose.",
            &["Western Planet body: Western Planet, Western Planet"],
        ),
        ("As reported by Western Planet, it fell.", &[]),
        ("He saw HarbourPost and The Lantern.", &[]),
        ("He told The President about it.", &[]),
    ]);
}

#[test]
fn a_surname_is_not_only_of_whom_no_curator_named() {
    let curated = vec![person("Hedda Tornvall")];
    let text = "Hedda Tornvall spoke. Otto Tornvall, 55, left.\nTornvall said so.";
    let (documents, entities) = found_with(curated, text);
    assert_eq!(entities.len(), 2);
    assert!(documents[0].passages[1].mentions.is_empty());
}

#[test]
fn a_title_that_nobody_of_the_surname_has_is_a_strangers() {
    let text = "The trader Otto Tornvall spoke.\n\nJudge Tornvall left. Tornvall said so.";
    let (documents, _) = found_with(Vec::new(), text);
    assert_eq!(documents[1].passages[0].mentions.len(), 1);
}
