//! Each kind of bad input gets a diagnostic that says where, what was found, what was expected and what to do.

use compiler::Outcome;
use compiler::diagnostic::Severity::{Error, Note, Warning};
use std::fs;
use std::path::Path;

const PAGE: &str =
    "Talks go on\n\nThe two ministers met on Monday and agreed to meet again before the end of the year.\n";

/// Compiles a folder with these files.
fn compile(files: &[(&str, &[u8])]) -> Outcome {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    compiler::compile_folder(folder.path())
}

/// Its problems: severity, file, line, what was found.
fn problems(files: &[(&str, &[u8])]) -> Vec<(compiler::diagnostic::Severity, String, Option<u32>, String)> {
    let outcome = compile(files);
    outcome
        .diagnostics
        .into_iter()
        .map(|problem| (problem.severity, problem.file, problem.line, problem.found))
        .collect()
}

#[test]
fn an_empty_file_is_kept_and_reported() {
    let outcome = compile(&[("empty.txt", b""), ("page.txt", PAGE.as_bytes())]);
    assert_eq!(outcome.diagnostics.len(), 1);
    assert_eq!(
        (outcome.diagnostics[0].severity, outcome.diagnostics[0].found.as_str()),
        (Warning, "an empty file")
    );
    let corpus = outcome.corpus.expect("a corpus");
    assert_eq!(corpus.documents[0].flags[0].kind, corpus::FlagKind::Empty);
}

#[test]
fn a_binary_file_is_skipped_and_reported() {
    let found =
        problems(&[("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"), ("page.txt", PAGE.as_bytes())]);
    assert_eq!(found, [(Warning, "image.txt".into(), None, "a file that is not text".into())]);
}

#[test]
fn undecodable_bytes_are_reported_with_their_line() {
    let mut page = PAGE.replace("ministers", "“ministers” of “both”").into_bytes();
    page.extend(b"\nThe talks \xff went on after that.\n");
    assert_eq!(
        problems(&[("page.txt", &page)]),
        [(Warning, "page.txt".into(), Some(5), "bytes that its encoding does not have".into())]
    );
}

#[test]
fn a_line_of_ten_megabytes_is_reported_and_kept() {
    let page = format!("Title of it\n\n{}", "The talks went on for another day. ".repeat(300_000));
    let outcome = compile(&[("page.txt", page.as_bytes())]);
    assert_eq!(outcome.diagnostics.len(), 1);
    assert_eq!(outcome.diagnostics[0].line, Some(3));
    assert_eq!(outcome.corpus.expect("a corpus").documents[0].passages.len(), 1);
}

#[test]
fn a_folder_with_no_documents_is_an_error() {
    let found = problems(&[("notes.pdf", b"%PDF")]);
    assert_eq!(found[0].0, Note);
    assert_eq!((found[1].0, found[1].3.as_str()), (Error, "a folder with no documents"));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let outcome = compiler::compile_folder(Path::new("no/such/folder"));
    assert!(outcome.corpus.is_none());
    assert!(outcome.diagnostics[0].found.starts_with("something that cannot be read"));
}

#[test]
fn all_problems_of_all_files_come_at_once() {
    let found = problems(&[
        ("documents/page.txt", PAGE.as_bytes()),
        ("corpus.toml", b"titel = \"Talks\"\n"),
        ("topics.toml", b"[[topic]]\nid = \"a\"\nlabel = \"A\"\ndefinition = \"D\"\nparent = \"a\"\n"),
        (
            "entities.toml",
            b"[[entity]]\nname = \"Baku\"\nkind = \"place\"\n[[entity]]\nname = \"City\"\nkind = \"place\"\naliases = [\"BAKU\"]\n",
        ),
    ]);
    let places: Vec<_> =
        found.iter().map(|(severity, file, line, _)| (*severity, file.as_str(), *line)).collect();
    assert_eq!(
        places,
        [(Error, "corpus.toml", Some(1)), (Error, "topics.toml", Some(5)), (Error, "entities.toml", Some(7))]
    );
}

#[test]
fn hidden_characters_are_taken_out_of_the_text_and_flagged() {
    let page = PAGE.replace("ministers", "mini\u{200b}sters\u{202e}");
    let document = compile(&[("page.txt", page.as_bytes())]).corpus.expect("a corpus").documents.remove(0);
    assert!(document.passages[0].text.starts_with("The two ministers met"));
    assert!(document.passages[0].source.as_ref().expect("the line as it came").contains('\u{202e}'));
    assert!(
        document
            .flags
            .iter()
            .any(|flag| flag.kind == corpus::FlagKind::HiddenCharacters && flag.lines == [3])
    );
}

#[test]
fn a_diagnostic_reads_like_a_compilers() {
    let outcome = compile(&[
        ("page.txt", PAGE.as_bytes()),
        ("corpus.toml", b"title = \"Talks\"\ncovrage = \"2023\"\n"),
    ]);
    let expected = "\
error: the unknown key `covrage`
 --> corpus.toml:2:1
  |
2 | covrage = \"2023\"
  | ^^^^^^^
  |
  = expected: one of: title, description, coverage, synonyms, side
  = help: write `coverage`, or remove the key";
    assert_eq!(outcome.diagnostics[0].render(false), expected);
}
