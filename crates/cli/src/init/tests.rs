use super::*;
use compiler::folder::{Folder, SourceFile};
use corpus::{Entity, EntityId, EntityKind, Mention, Span};

const PAGE: &str = "The border commission met again.\n\nThe “border commission” of the \\ two said on Monday that the \
                    prisoner exchange would go on until the two sides agree on a text.\n";

fn folder_of(pages: &[(&str, &str)]) -> Folder {
    let file = |(name, text): &(&str, &str)| SourceFile {
        name: (*name).into(),
        path: (*name).into(),
        bytes: text.as_bytes().to_vec(),
    };
    Folder { name: "a \"b\"\u{7f}".into(), files: pages.iter().map(file).collect(), ..Folder::default() }
}

fn folder() -> Folder {
    folder_of(&[("a.txt", PAGE), ("b.txt", PAGE)])
}

fn corpus_of(folder: &Folder) -> Corpus {
    compiler::compile(folder, Vec::new()).corpus.expect("the pages compile")
}

/// A corpus with names that could break the files.
fn odd_corpus() -> Corpus {
    let mut corpus = corpus_of(&folder());
    corpus.entities = ["Ann \"Q\" Harbour", "Ann Q Harbour", "…", "Amber\\\n"]
        .map(|name| Entity {
            name: name.into(),
            kind: EntityKind::Person,
            aliases: vec!["Harbour".into(), "Harbour’s".into(), "—".into()],
            role: Some("the \"head\"".into()),
            side: None,
            speaks_for: None,
            uncurated: true,
        })
        .to_vec();
    for document in &mut corpus.documents {
        for passage in &mut document.passages {
            passage.mentions =
                (0..4).map(|id| Mention { entity: EntityId(id), span: Span::new(0, 3) }).collect();
        }
    }
    corpus
}

#[test]
fn whatever_the_names_the_files_compile() {
    let corpus = odd_corpus();
    let names = proposals::names(&mut folder(), &corpus);
    let proposed = proposals::file(&names, &topics::propose(&corpus));
    let with = Folder {
        corpus_toml: corpus_toml(&corpus),
        topics_toml: proposed[proposed.find("[[topic]]").expect("a topic")..].to_owned(),
        metadata_csv: pages::table(&corpus).csv,
        reviews_toml: questions::reviews_toml(&corpus),
        ..folder()
    };
    let outcome = compiler::compile(&with, Vec::new());
    assert!(outcome.diagnostics.is_empty(), "{:#?}\n{proposed}", outcome.diagnostics);
    let compiled = outcome.corpus.expect("a corpus");
    assert_eq!(compiled.title, "a \"b\"\u{7f}");
    assert!(compiled.topics[0].definition.starts_with("Passages with the words"), "{:?}", compiled.topics[0]);
}

const TALKS: &str = "Talks on pay\n\nMar 4 2024\n\nAnn Harbour, the head of the ferry union, said on Monday that the crews \
                     would wait for an offer.\n\nHarbour said that nobody had called her.\n";

#[test]
fn a_proposal_says_what_it_would_change_and_has_no_surname_for_an_alias() {
    let mut folder = folder_of(&[("a.txt", TALKS), ("b.txt", &TALKS.replace("nobody", "no one"))]);
    let corpus = corpus_of(&folder);
    let names = proposals::names(&mut folder, &corpus);
    let told: Vec<String> = names.iter().map(Proposal::change).collect();
    assert_eq!(told, ["no statement would change, 4 are Ann Harbour’s already"]);
    let text = proposals::file(&names, &[]);
    assert!(text.contains("name = \"Ann Harbour\"\nkind = \"person\"\naliases = []\n"), "{text}");
    assert_eq!(folder.entities_toml, "");
}

#[test]
fn every_open_question_compiles_when_it_is_answered_and_the_others_are_counted() {
    let corpus = odd_corpus();
    let mut many = corpus.clone();
    for document in &mut many.documents {
        let said = document.statements[0].clone();
        document.statements = std::iter::repeat_n(corpus::Statement { speaker: None, ..said }, 12).collect();
    }
    let reviews = questions::reviews_toml(&many);
    assert!(
        reviews.contains("# and 4 more of this kind (statement of whom the page does not tell)"),
        "{reviews}"
    );
    let answered: String = questions::reviews_toml(&corpus)
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .skip_while(|line| !line.starts_with("[["))
        .map(|line| line.replace("reason = \"\"", "reason = \"x\"") + "\n")
        .collect();
    let with = Folder { reviews_toml: answered, ..folder() };
    let outcome = compiler::compile(&with, Vec::new());
    assert!(
        outcome.diagnostics.iter().all(|one| !one.found.contains("unknown key")),
        "{:#?}",
        outcome.diagnostics
    );
}
