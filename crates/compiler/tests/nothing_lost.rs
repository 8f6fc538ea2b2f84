//! Passages and furniture together give back every character of a page that is not blank.

use compiler::folder::{Folder, SourceFile};
use corpus::Document;
use proptest::prelude::*;

/// Names and words that the generated pages below hold.
const ENTITIES: &str =
    "[[entity]]\nname = \"Jane Doe\"\nkind = \"person\"\n[[entity]]\nname = \"Naxçıvan\"\nkind = \"place\"\n";
const TOPICS: &str =
    "[[topic]]\nid = \"talks\"\nlabel = \"Talks\"\ndefinition = \"Talks.\"\nterms = [\"talk\", \"t*\"]\n";

fn read(bytes: &[u8]) -> Document {
    let file = SourceFile { name: "page.txt".into(), path: "page.txt".into(), bytes: bytes.to_vec() };
    let folder = Folder {
        name: "pages".into(),
        files: vec![file],
        entities_toml: ENTITIES.into(),
        topics_toml: TOPICS.into(),
        ..Folder::default()
    };
    let outcome = compiler::compile(&folder, Vec::new());
    outcome.corpus.expect("a page of text compiles").documents.remove(0)
}

/// The page put together again from its pieces, line by line, without white space.
fn put_together(document: &Document) -> String {
    let mut pieces: Vec<(u32, &str)> =
        document.furniture.iter().map(|piece| (piece.line, piece.text.as_str())).collect();
    pieces.extend(
        document
            .passages
            .iter()
            .map(|passage| (passage.first_line, passage.source.as_ref().unwrap_or(&passage.text).as_str())),
    );
    pieces.sort_by_key(|(line, _)| *line);
    pieces.iter().flat_map(|(_, text)| text.chars()).filter(|c| !c.is_whitespace()).collect()
}

fn not_blank(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{1,8}( [a-z“”’é]{1,9}){5,30}[.?!”]",
        1 => "[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){1,8}",
        1 => prop::sample::select(vec![
            "Leave a Reply", "See also", "Read also: More talks", "By Jane Doe", "Dec 29 2023", "© 2024 The Paper",
            "https://example.org/a", "<p>Talks &amp; more</p>", "We use cookies.", "X", "-- ", "…",
            "Ad\u{200b}vert\u{202e}isement", "\u{feff}", "\u{200b}", "| News, World", "• An item", "a\tb\tc",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,60}",
        2 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_character_is_lost(lines in prop::collection::vec(line(), 1..40), crlf in any::<bool>()) {
        let page = lines.join(if crlf { "\r\n" } else { "\n" });
        prop_assume!(!page.contains('\u{fffe}') && !page.starts_with('\u{feff}'));
        let document = read(page.as_bytes());
        prop_assert_eq!(put_together(&document), not_blank(&page));
    }

    // No line begins with a D, which could make a "DOé" of the alias, or has the sign of a copyright line.
    #[test]
    fn spans_cut_between_characters(lines in prop::collection::vec("“[A-CE-Zé]{1,3} (Jane Doe’s |talks |Naxçıvan, |ə[\\PC&&[^©]] ){16,24}end\\.", 1..5)) {
        let document = read(lines.join("\n").as_bytes());
        prop_assert!(!document.passages.is_empty());
        for passage in &document.passages {
            for mention in &passage.mentions {
                let words = mention.span.of(&passage.text);
                // Random capitals may be a name that the rules know ("UN"); what the curator named must be its own.
                let is_curated = mention.entity.index() < ENTITIES.matches("[[entity]]").count();
                prop_assert!(!words.is_empty());
                prop_assert!(!is_curated || ["Jane Doe", "Doe", "Naxçıvan"].contains(&words));
            }
            for evidence in passage.topics.iter().flat_map(|topic| &topic.evidence) {
                prop_assert!(evidence.of(&passage.text).to_lowercase().starts_with('t'));
            }
        }
        let talks = lines.concat().contains("talks");
        prop_assert!(!talks || document.passages.iter().any(|passage| !passage.topics.is_empty()));
        let named = lines.concat().contains("Jane Doe");
        prop_assert!(!named || document.passages.iter().any(|passage| !passage.mentions.is_empty()));
    }
}

#[test]
fn the_seed_pages_lose_nothing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let corpus = compiler::compile_folder(folder.as_ref()).corpus.expect("the seeds compile");
    for document in &corpus.documents {
        let page =
            std::fs::read_to_string(format!("{folder}/documents/{}", document.file)).expect("a seed page");
        assert_eq!(put_together(document), not_blank(&page), "{}", document.file);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let json =
        || compiler::to_json(&compiler::compile_folder(folder.as_ref()).corpus.expect("the seeds compile"));
    assert_eq!(json(), json());
}

/// Pages that would take hours if any stage were quadratic.
#[test]
fn traps_for_quadratic_work_are_read_to_the_end() {
    for page in [
        "“".repeat(1_000_000),
        "a.".repeat(500_000),
        "<".repeat(1_000_000),
        "<a ".repeat(300_000),
        "[".repeat(100_000) + &"]".repeat(100_000),
        "word ".repeat(200_000),
        "Read also: a\n".repeat(20_000),
        "Three words here.\n".repeat(20_000),
        "A headline of several words without an end\n".repeat(20_000),
    ] {
        assert_eq!(put_together(&read(page.as_bytes())), not_blank(&page));
    }
}
