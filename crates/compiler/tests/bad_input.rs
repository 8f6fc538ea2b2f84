//! Each kind of bad input gets a diagnostic that says where, what was found, what was expected and what to do.

use compiler::Outcome;
use compiler::diagnostic::Severity::{self, Error, Note, Warning};
use compiler::folder::{self, Options};
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
fn a_report_of_a_few_words_is_no_empty_page_in_any_script() {
    for page in [
        "Talks\n\nThe two ministers met on Monday.\n",
        "Բանակցություններ\n\nԵրկու նախարարները հանդիպեցին երկուշաբթի։\n",
        "მოლაპარაკებები\n\nმინისტრები ორშაბათს შეხვდნენ.\n",
        "محادثات\n\nالتقى الوزيران يوم الاثنين واتفقا على اللقاء مجددا.\n",
        "会谈继续\n\n两位部长周一会面，同意年底前再次会面。\n",
        "การเจรจา\n\nรัฐมนตรีทั้งสองพบกันในวันจันทร์\n",
    ] {
        let document =
            compile(&[("page.txt", page.as_bytes())]).corpus.expect("a corpus").documents.remove(0);
        let texts: Vec<&str> = document.passages.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, page.trim_end().rsplit('\n').take(1).collect::<Vec<_>>());
    }
}

#[test]
fn what_a_site_says_beside_its_menu_is_no_article() {
    for page in ["Home\nNews\nSport\nWeather\nContact\nTruth is our trade.\n", "Home\nAbout us\nContact\n"] {
        let outcome = compile(&[("page.txt", page.as_bytes())]);
        assert_eq!(outcome.diagnostics[0].found, "a page without an article", "{page}");
    }
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
  = expected: one of: title, description, coverage, synonyms, side, turning_point
  = help: write `coverage`, or remove the key";
    assert_eq!(outcome.diagnostics[0].render(false), expected);
}

/// The names of the pages that a folder gives, and its problems: severity, file, what was found.
fn read(folder: &Path, options: &Options) -> (Vec<String>, Vec<(Severity, String, String)>) {
    let (read, problems) = folder::read_with(folder, options);
    let problems =
        problems.into_iter().map(|problem| (problem.severity, problem.file, problem.found)).collect();
    (read.files.into_iter().map(|file| file.name).collect(), problems)
}

/// A folder with one good page.
fn with_a_page() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("page.txt"), PAGE).expect("a page");
    folder
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    #[test]
    fn links_that_leave_the_folder_are_named_and_followed_only_when_asked() {
        let (folder, elsewhere) = (with_a_page(), with_a_page());
        let target = fs::canonicalize(elsewhere.path().join("page.txt")).expect("a path");
        symlink(&target, folder.path().join("secret.txt")).expect("a link");
        symlink(&target, folder.path().join("topics.toml")).expect("a link");
        let found = format!("a link that leaves the folder, to {}", target.display());
        assert_eq!(
            read(folder.path(), &Options::default()),
            (
                vec!["page.txt".to_owned()],
                vec![(Error, "topics.toml".into(), found.clone()), (Warning, "secret.txt".into(), found)]
            )
        );
        let follow = Options { follow_links: true, ..Options::default() };
        assert_eq!(read(folder.path(), &follow), (vec!["page.txt".into(), "secret.txt".into()], vec![]));
    }

    #[test]
    fn a_folder_of_pages_that_is_elsewhere_is_not_read() {
        let (folder, elsewhere) = (tempfile::tempdir().expect("a temporary folder"), with_a_page());
        symlink(elsewhere.path(), folder.path().join("documents")).expect("a link");
        let (pages, problems) = read(folder.path(), &Options::default());
        assert_eq!(pages, [] as [&str; 0]);
        assert_eq!((problems[0].0, problems[0].1.as_str()), (Warning, "documents"));
    }

    #[test]
    fn a_page_that_is_linked_beside_itself_is_read_once() {
        let folder = with_a_page();
        symlink("page.txt", folder.path().join("again.txt")).expect("a link");
        symlink("round.txt", folder.path().join("round.txt")).expect("a link");
        assert_eq!(
            read(folder.path(), &Options::default()),
            (
                vec!["page.txt".to_owned()],
                vec![
                    (Note, "again.txt".into(), "a link to page.txt, a page beside it".into()),
                    (Note, "round.txt".into(), "a link that leads nowhere".into()),
                ]
            )
        );
    }

    #[test]
    fn a_pipe_or_a_socket_is_told_rather_than_waited_for() {
        let folder = with_a_page();
        for name in ["topics.toml", "pipe.txt"] {
            let made = std::process::Command::new("mkfifo").arg(folder.path().join(name)).status();
            assert!(made.expect("mkfifo").success());
        }
        let _socket = UnixListener::bind(folder.path().join("entities.toml")).expect("a socket");
        let other = "a pipe, a socket or a device".to_owned();
        assert_eq!(
            read(folder.path(), &Options::default()),
            (
                vec!["page.txt".to_owned()],
                vec![
                    (Error, "topics.toml".into(), other.clone()),
                    (Error, "entities.toml".into(), other.clone()),
                    (Warning, "pipe.txt".into(), other),
                ]
            )
        );
    }

    /// Who is root reads every file; what a process remembers nobody reads at its first byte.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_page_that_cannot_be_read_is_a_warning_and_the_others_are_read() {
        let folder = with_a_page();
        symlink("/proc/self/mem", folder.path().join("broken.txt")).expect("a link");
        let (pages, problems) = read(folder.path(), &Options { follow_links: true, ..Options::default() });
        assert_eq!(pages, ["page.txt"]);
        assert_eq!((problems[0].0, problems[0].1.as_str()), (Warning, "broken.txt"));
        assert!(problems[0].2.starts_with("something that cannot be read"), "{problems:?}");
    }
}

#[test]
fn notes_and_hidden_files_are_named_once() {
    let folder = with_a_page();
    for name in ["README.txt", "LICENSE", ".DS_Store", ".a", ".b", ".c", ".d"] {
        fs::write(folder.path().join(name), PAGE).expect("a file");
    }
    let found = "notes about the folder and hidden files: .DS_Store, .a, .b, .c, .d and 2 more";
    assert_eq!(
        read(folder.path(), &Options::default()),
        (vec!["page.txt".to_owned()], vec![(Note, ".".into(), found.into())])
    );
}

#[test]
fn each_limit_is_told_with_its_switch() {
    let folder = with_a_page();
    fs::write(folder.path().join("second.txt"), PAGE).expect("a page");
    let bytes = PAGE.len() as u64;
    let told = |options: Options| {
        let (read, problems) = folder::read_with(folder.path(), &options);
        let told: Vec<_> = problems
            .into_iter()
            .map(|problem| {
                let switch = problem.remedy.rsplit(' ').next().map(str::to_owned);
                (problem.severity, problem.found, problem.expected, switch.unwrap_or_default())
            })
            .collect();
        (read.files.len(), told)
    };
    let usual = Options::default;
    assert_eq!(
        told(Options { pages: 2, page_bytes: bytes, corpus_bytes: 2 * bytes, ..usual() }),
        (2, vec![])
    );
    let problem = |severity, found: &str, expected: String, switch: &str| {
        (severity, found.to_owned(), expected, switch.to_owned())
    };
    assert_eq!(
        told(Options { pages: 1, ..usual() }).1,
        [problem(Error, "more pages", "at most 1 pages".into(), "--max-pages")]
    );
    assert_eq!(
        told(Options { corpus_bytes: bytes, ..usual() }).1,
        [problem(Error, "pages of more bytes", format!("at most {bytes} bytes in all"), "--max-bytes")]
    );
    let large = problem(
        Warning,
        &format!("a file of {bytes} bytes"),
        format!("at most {} bytes", bytes - 1),
        "--max-page-bytes",
    );
    assert_eq!(told(Options { page_bytes: bytes - 1, ..usual() }), (0, vec![large.clone(), large]));
}

#[test]
fn a_zero_byte_in_a_page_loses_no_word() {
    let page = PAGE.replace("ministers", "minis\0ters");
    let document = compile(&[("page.txt", page.as_bytes())]).corpus.expect("a corpus").documents.remove(0);
    assert!(document.passages[0].text.starts_with("The two ministers met"), "{:?}", document.passages[0]);
}

#[test]
fn of_problems_without_end_a_hundred_are_told_and_the_others_counted() {
    let keys = (0..1000).fold(String::new(), |keys, number| keys + "key" + &number.to_string() + " = 1\n");
    let found = problems(&[("page.txt", PAGE.as_bytes()), ("corpus.toml", keys.as_bytes())]);
    assert_eq!(found.len(), 101);
    assert_eq!(found[99].3, "the unknown key `key99`");
    assert_eq!(found[100].3, "900 more like those before");
}

#[test]
fn a_key_of_a_megabyte_is_told_shortened() {
    let key = format!("{} = 1\n", "k".repeat(1_000_000));
    let found = problems(&[("page.txt", PAGE.as_bytes()), ("corpus.toml", key.as_bytes())]);
    assert_eq!(found.len(), 1);
    assert!(found[0].3.ends_with("... (1000018 bytes)"), "{}", found[0].3.len());
    assert!(found[0].3.len() < 500);
}
