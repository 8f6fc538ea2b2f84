//! A site that is built again is the one that would be built from nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

mod app;

/// Pages, all that a curator can say of them, and where their site and what is kept of them are.
struct Place {
    home: tempfile::TempDir,
}

/// Every file of a folder, by its name.
type Files = BTreeMap<PathBuf, Vec<u8>>;

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Self { home: tempfile::tempdir().expect("a folder") };
        for (name, text) in app::FILES {
            place.write(&format!("app/{name}"), text);
        }
        for (name, text) in files {
            place.write(&format!("pages/{name}"), text);
        }
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn change(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.at(name)).expect("the file");
        assert!(text.contains(from), "{from} in {name}");
        self.write(name, &text.replace(from, to));
    }

    /// Builds the site in a folder; how many of its pages were read, of all, and what the command tells.
    fn build(&self, site: &str, how: &[&str]) -> (Files, String) {
        let mut build = Command::new(env!("CARGO_BIN_EXE_concordance"));
        build
            .arg("build")
            .arg(self.at("pages"))
            .arg("--out")
            .arg(self.at(site))
            .arg("--app")
            .arg(self.at("app"));
        build.args(["--address", "https://room.example/talks/"]).args(how);
        let output = build.env("CONCORDANCE_CACHE", self.at("cache")).output().expect("the command starts");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        let told = told.lines().filter(|line| !line.contains(" written, ")).collect::<Vec<_>>().join("\n");
        let mut files = Files::new();
        read(&self.at(site), Path::new(""), &mut files);
        (files, told)
    }

    /// Builds the site again, and one from nothing, and holds them against each other.
    fn check(&self, change: &str) {
        let again = self.build("site", &[]);
        let fresh = self.build("fresh", &["--no-cache"]);
        assert_eq!(again.1, fresh.1, "what is told after {change}");
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&again.0), names(&fresh.0), "files after {change}");
        for (name, bytes) in &fresh.0 {
            assert!(again.0[name] == *bytes, "{} after {change}", name.display());
        }
        fs::remove_dir_all(self.at("fresh")).expect("gone");
    }
}

fn read(folder: &Path, name: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder.join(name)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = name.join(entry.file_name());
        if entry.path().is_dir() {
            read(folder, &name, files);
        } else {
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
}

const FERRY: &str = "Ferry talks go on in Port Amber

Mar 4 2024

The ferry company and the union of the crews met in Port Amber on Monday to discuss wages and the timetable.

Ann Harbour of the union said the talks would go on, and the ferry company said that it hoped so.
";
const DAM: &str = "<html><head><title>The dam opens | The Amber Post</title></head><body><article><h1>The dam opens</h1>
<p>By Tom Weir</p><p>The upper dam opened on 5 March 2024, and the mayor of Port Amber called it a good day for the valley.</p>
<p>“We have waited for ten years,” said Ann Harbour, who speaks for the crews.</p></article></body></html>
";
const STRIKE: &str = "# A strike ends\n\n6 March 2024\n\nThe crews went back to work on Wednesday.\n\nThe union said that it \
                      had agreed to the new timetable.\n";

#[test]
fn a_site_built_again_is_as_one_built_from_nothing() {
    let place = Place::new(&[
        ("documents/ferry.txt", FERRY),
        ("documents/dam.html", DAM),
        ("documents/strike.md", STRIKE),
        ("documents/noise.txt", "\0\u{1}\0\0"),
    ]);
    place.check("nothing was there");
    place.check("nothing");
    place.change("pages/documents/ferry.txt", "would go on", "had failed");
    place.check("a change of a page");
    place.write("pages/documents/added.txt", &FERRY.replace("Amber", "Reed"));
    place.check("a new page");
    fs::rename(place.at("pages/documents/added.txt"), place.at("pages/documents/zebra.txt"))
        .expect("renamed");
    place.check("another name of a page");
    fs::rename(place.at("pages/documents/ferry.txt"), place.at("pages/documents/ferry.md")).expect("renamed");
    place.check("another ending of a page");
    place.write(
        "pages/topics.toml",
        "[[topic]]\nid = \"wages\"\nlabel = \"Wages\"\ndefinition = \"Pay.\"\nterms = [\"wage\"]\n",
    );
    place.check("topics");
    place.change("pages/topics.toml", "\"wage\"", "\"timetable\"");
    place.check("a change of a topic");
    place.write(
        "pages/entities.toml",
        "[[entity]]\nname = \"Ann Harbour\"\nkind = \"person\"\nside = \"crews\"\n",
    );
    place.write("pages/corpus.toml", "title = \"Talks\"\n[[side]]\nid = \"crews\"\nlabel = \"Crews\"\n");
    place.check("names and sides");
    place.write(
        "pages/reviews.toml",
        "[[metadata]]\ndocument = \"strike.md\"\nfield = \"publisher\"\nvalue = \"The Amber Post\"\nreason = \"Its logo.\"\n",
    );
    place.check("a review");
    place.change("pages/reviews.toml", "Amber", "Reed");
    place.check("a change of a review");
    place.write("pages/metadata.csv", "file,byline\ndam.html,Tom Weir junior\nstrike.md,Ann Marsh\n");
    place.check("a table of pages");
    place.change("pages/metadata.csv", "Tom Weir junior", "-");
    place.check("a change in the table");
    fs::remove_file(place.at("pages/documents/dam.html")).expect("removed");
    place.change("pages/metadata.csv", "dam.html,-\n", "");
    place.check("a page less");
    fs::remove_file(place.at("pages/reviews.toml")).expect("removed");
    place.check("no review any more");
    for entry in fs::read_dir(place.at("cache")).expect("what is kept") {
        let file = entry.expect("a file").path();
        let text = fs::read_to_string(&file).expect("lines");
        fs::write(file, text.replace("crews", "cooks")).expect("changed by somebody");
    }
    place.check("a change of what is kept");
}

#[test]
fn where_nothing_is_to_be_kept_nothing_is() {
    let place = Place::new(&[("ferry.txt", FERRY)]);
    place.build("site", &["--no-cache"]);
    assert!(!place.at("cache").exists());
    place.build("site", &["--cache", place.at("elsewhere").to_str().expect("a path")]);
    assert!(!place.at("cache").exists());
    assert_eq!(fs::read_dir(place.at("elsewhere")).expect("what is kept").count(), 1);
}
