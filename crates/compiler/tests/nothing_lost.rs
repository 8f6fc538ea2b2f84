//! What holds of every corpus holds for pages that nobody would write: nothing is lost, nothing lies outside the page.

mod hostile;

use compiler::Options;
use compiler::folder::Folder;
use hostile::{sound, soup, traps};
use proptest::prelude::*;

/// Names and words that the generated pages below hold.
const ENTITIES: &str =
    "[[entity]]\nname = \"Jane Doe\"\nkind = \"person\"\n[[entity]]\nname = \"Naxçıvan\"\nkind = \"place\"\n";
const TOPICS: &str =
    "[[topic]]\nid = \"talks\"\nlabel = \"Talks\"\ndefinition = \"Talks.\"\nterms = [\"talk\", \"t*\"]\n";

fn page(name: &str, text: String) -> Folder {
    Folder {
        entities_toml: ENTITIES.into(),
        topics_toml: TOPICS.into(),
        ..soup::folder([(name.to_owned(), text.into_bytes())])
    }
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{1,8}( [a-z“”’é]{1,9}){5,30}[.?!”]",
        1 => "[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){1,8}",
        1 => "\\PC{0,60}",
        2 => Just(String::new()),
        3 => prop::collection::vec(any::<u8>(), 0..4).prop_map(|bytes| soup::soup(soup::LINES, &bytes)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_lines_are_kept(lines in prop::collection::vec(line(), 1..40), crlf in any::<bool>(), ending in 0..3_usize) {
        let name = ["page.txt", "page.md", "page.html"][ending];
        sound::compile(&page(name, lines.join(if crlf { "\r\n" } else { "\n" })));
    }

    #[test]
    fn every_word_of_html_is_kept(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        sound::keeps_words(&bytes);
    }

    #[test]
    fn quotations_and_dates_lie_in_their_passages(kinds in prop::collection::vec((0..7u8, prop::collection::vec(any::<u8>(), 0..40)), 1..4), parts in any::<u8>(), reviews in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut folder = soup::folder((0..).zip(&kinds).map(|(number, (kind, bytes))| soup::page(number, *kind, bytes)));
        soup::configure(&mut folder, parts);
        if let Some(corpus) = sound::compile(&folder) {
            folder.reviews_toml = soup::reviews(&corpus, &reviews);
            sound::compile(&folder);
        }
    }

    #[test]
    fn what_was_read_before_is_what_would_be_read_now(kinds in prop::collection::vec((0..7u8, prop::collection::vec(any::<u8>(), 0..40)), 2..6), parts in any::<u8>(), reviews in prop::collection::vec(any::<u8>(), 0..40), cut in 1..6_usize) {
        let place = tempfile::tempdir().expect("a folder");
        let kept = place.path().join("pages.kept");
        let both = |folder: &Folder| {
            let compiled = |kept| {
                let outcome = compiler::compile_with(folder, Vec::new(), &Options { kept, ..Options::default() });
                (outcome.corpus.map(|corpus| compiler::to_json(&corpus)), outcome.diagnostics)
            };
            assert_eq!(compiled(Some(kept.as_path())), compiled(None));
        };
        let mut folder = soup::folder((0..).zip(&kinds).map(|(number, (kind, bytes))| soup::page(number, *kind, bytes)));
        both(&folder);
        soup::configure(&mut folder, parts);
        both(&folder);
        if let Some(corpus) = compiler::compile(&folder, Vec::new()).corpus {
            folder.reviews_toml = soup::reviews(&corpus, &reviews);
            both(&folder);
        }
        // One page is gone and one has the name of another: reviews are of others, or of none.
        folder.files.remove(0);
        both(&folder);
        let [.., last] = folder.files.as_mut_slice() else { return Ok(()) };
        last.bytes.truncate(last.bytes.len() / cut);
        both(&folder);
    }

    // No line begins with a D, which could make a "DOé" of the alias, or has the sign of a copyright line.
    #[test]
    fn what_the_curator_named_is_found(lines in prop::collection::vec("“[A-CE-Zé]{1,3} (Jane Doe’s |talks |Naxçıvan, |ə[\\PC&&[^©]] ){16,24}end\\.", 1..5)) {
        let corpus = sound::compile(&page("page.txt", lines.join("\n"))).expect("a page of text compiles");
        let document = &corpus.documents[0];
        prop_assert!(!document.passages.is_empty());
        for passage in &document.passages {
            for mention in &passage.mentions {
                let words = mention.span.of(&passage.text);
                // Random capitals may be a name that the rules know ("UN"); what the curator named must be its own.
                let is_curated = mention.entity.index() < ENTITIES.matches("[[entity]]").count();
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

/// What a fuzzer found: a source was looked for in a passage where it does not stand.
#[test]
fn a_quotation_that_goes_on_in_another_passage_has_its_source_where_it_stands() {
    let bytes = b"\x66\xf4\xae\xb3\xc3\xd4\x75\xf6\xb0\x89\x56\xc6\xf9\x15\x4e\x57\xb9\x8d\x86\x47\x8e\x4f\x47\x3b\x40";
    let text = soup::article(&soup::soup(soup::QUOTATIONS, bytes));
    sound::compile(&soup::folder([("page.txt".to_owned(), text.into_bytes())]));
}

#[test]
fn the_seed_pages_lose_nothing() {
    let (folder, problems) =
        compiler::folder::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds").as_ref());
    assert!(problems.is_empty());
    sound::compile(&folder).expect("the seeds compile");
}

/// Pages that would take hours if any stage were quadratic, at a part of the size that `examples/traps.rs` measures.
#[test]
fn traps_for_quadratic_work_are_read_to_the_end() {
    const PART: usize = 50;
    for trap in traps::TRAPS {
        let pages = (trap.pages)(trap.full / PART);
        let folder = soup::folder(pages.into_iter().map(|(name, text)| (name, text.into_bytes())));
        let corpus = compiler::compile(&folder, Vec::new()).corpus;
        sound::check(&folder, &corpus.unwrap_or_else(|| panic!("{} do not compile", trap.name)));
    }
}
