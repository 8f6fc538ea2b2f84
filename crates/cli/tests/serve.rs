//! `concordance serve` as a browser meets it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

mod app;

const PAGE: &str = "Ferry talks go on in Port Amber

Mar 4 2024

The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the timetable.
";

/// The command at work; it ends with the test.
struct Serving {
    command: Child,
    address: String,
}

impl Serving {
    /// `scratch` is where the system has places for what does not last.
    fn start(pages: &Path, app: &Path, scratch: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_concordance"))
            .arg("serve")
            .arg(pages)
            .arg("--app")
            .arg(app)
            .args(["--port", "0", "--no-open", "--no-cache"])
            .env("TMPDIR", scratch)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut told = BufReader::new(command.stderr.take().expect("what it tells")).lines();
        let address = told
            .by_ref()
            .map(|line| line.expect("a line"))
            .find_map(|line| Some(line.split_once("http://")?.1.split_once('/')?.0.to_owned()));
        // Whoever tells must be heard to the end.
        std::thread::spawn(move || told.for_each(drop));
        Self { command, address: address.expect("where the site is") }
    }

    /// All that comes back for an address; nothing where nothing comes in that time.
    fn get(&self, path: &str, patience: Option<Duration>) -> Option<String> {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(patience).expect("a limit");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok().map(|_| answer)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.command.kill();
        let _ = self.command.wait();
    }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

#[test]
fn a_change_of_a_page_shows_and_is_told() {
    let (pages, app, scratch) = (folder(&[("ferry.txt", PAGE)]), folder(app::FILES), folder(&[]));
    let serving = Serving::start(pages.path(), app.path(), scratch.path());
    let page =
        |words: &str| serving.get("/document-ferry.html", None).is_some_and(|page| page.contains(words));
    assert!(page("and the timetable."));
    // Whoever asks after a change is told of the next one.
    let told = (0..).find_map(|number| {
        let text = PAGE.replace("and the timetable", &format!("and ships number {number}"));
        std::fs::write(pages.path().join("ferry.txt"), text).expect("a change");
        serving.get("/__changes", Some(Duration::from_secs(3)))
    });
    assert!(told.is_some_and(|answer| answer.starts_with("HTTP/1.1 200 ")));
    assert!(page("and ships number "));
}

#[cfg(unix)]
#[test]
fn who_interrupts_it_leaves_no_folder_behind() {
    let (pages, app, scratch) = (folder(&[("ferry.txt", PAGE)]), folder(app::FILES), folder(&[]));
    let mut serving = Serving::start(pages.path(), app.path(), scratch.path());
    let left = || std::fs::read_dir(scratch.path()).expect("the folder").count();
    assert_eq!(left(), 1, "the site is in it");
    let pid = serving.command.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status().expect("a signal");
    serving.command.wait().expect("an end");
    assert_eq!(left(), 0);
}
