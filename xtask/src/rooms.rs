//! Who takes from whom: the floors of the house, the rooms on them, and the arrows between.
//!
//! An arrow points down or does not exist. Between crates cargo only refuses circles, inside a crate the compiler
//! refuses nothing, so this reads the sources (`rooms/source.rs`) and fails on an arrow that points up and on files
//! that take from each other in a circle. What it found is also the picture in ARCHITECTURE.md, which so cannot
//! tell of another house than this one.
//!
//! Tests may take from anywhere. What a file takes from the file of its own folder is no arrow either: it is how one
//! story is told in several files.

mod source;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io;
use std::path::Path;

use crate::Result;
use crate::process::root;
use source::Source;

/// A crate of the house.
struct Crate {
    /// Its name in paths.
    name: &'static str,
    /// What it is called in the picture.
    title: &'static str,
    /// The folder of its sources.
    folder: &'static str,
    /// An arrow between crates points to a lower floor: two of one floor never see each other.
    floor: u8,
    /// Its rooms from the lowest to the highest, the crate's root above all of them. None: no order is held yet.
    rooms: &'static [&'static str],
}

/// From the lowest to the highest.
const CRATES: [Crate; 7] = [
    Crate { name: "annex", title: "annex", folder: "crates/annex/src", floor: 0, rooms: &[] },
    Crate { name: "corpus", title: "corpus", folder: "crates/corpus/src", floor: 0, rooms: &[] },
    Crate { name: "compiler", title: "compiler", folder: "crates/compiler/src", floor: 1, rooms: &COMPILER },
    Crate { name: "search", title: "search", folder: "crates/search/src", floor: 1, rooms: &[] },
    Crate { name: "concordance_app", title: "app", folder: "src", floor: 2, rooms: &[] },
    Crate { name: "publish", title: "publish", folder: "crates/publish/src", floor: 3, rooms: &[] },
    Crate { name: "concordance", title: "cli", folder: "crates/cli/src", floor: 4, rooms: &[] },
];

/// The order of a page's journey; what words can be and what dates say lies below.
const COMPILER: [&str; 19] = [
    "diagnostic",
    "pipeline",
    "kept",
    "languages",
    "english",
    "config",
    "dates",
    "input",
    "line",
    "article",
    "document",
    "entities",
    "statements",
    "events",
    "relations",
    "reviews",
    "synonyms",
    "one_page",
    "all_pages",
];

/// The file with the picture, and the lines between which it stands.
const MAP: &str = "ARCHITECTURE.md";
const BEGIN: &str = "<!-- rooms: `cargo xtask rooms --write` writes what stands from here -->";
const END: &str = "<!-- to here -->";

/// Checks the arrows, and the picture of them; or writes the picture.
pub fn run(write: bool) -> Result {
    let mut house = Vec::new();
    for krate in &CRATES {
        let folder = root().join(krate.folder);
        let sources = read(&folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
        house.push(arrows(krate.name, &sources));
    }
    let mut wrong = Vec::new();
    for (krate, arrows) in CRATES.iter().zip(&house) {
        wrong.extend(upward_between_crates(krate, arrows));
        wrong.extend(upward(krate, arrows));
        for circle in circles(&arrows.files) {
            let circle = circle.iter().map(|file| file_of(file)).collect::<Vec<_>>().join(" -> ");
            wrong.push(format!(
                "{}: files take from each other in a circle: {circle}; move what they share into a file below them",
                krate.folder
            ));
        }
    }
    if !wrong.is_empty() {
        return Err(format!("expected every arrow to point down, found\n{}", wrong.join("\n")));
    }
    let path = root().join(MAP);
    let map = fs::read_to_string(&path).map_err(|error| format!("cannot read {MAP}: {error}"))?;
    let map = map.replace("\r\n", "\n");
    let wanted = with_picture(&map, &picture(&house))?;
    if map == wanted {
        Ok(())
    } else if write {
        fs::write(&path, wanted).map_err(|error| format!("cannot write {MAP}: {error}"))
    } else {
        Err(format!("{MAP} shows other arrows than the sources have; type cargo xtask rooms --write"))
    }
}

/// The files of a crate by their module paths, written `article/split`; the root is the empty one.
type Sources = BTreeMap<String, Source>;

/// Reads the files of a crate, without those that only tests have.
fn read(folder: &Path) -> io::Result<Sources> {
    let mut sources = Sources::new();
    read_into(folder, "", &mut sources)?;
    Ok(without_tests(sources))
}

fn read_into(folder: &Path, prefix: &str, sources: &mut Sources) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let module = format!("{prefix}{name}");
        if path.is_dir() {
            read_into(&path, &format!("{module}/"), sources)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let is_root = prefix.is_empty()
                && (name == "lib" || name == "main" && !path.with_file_name("lib.rs").is_file());
            let module = match &*name {
                _ if is_root => String::new(),
                "mod" => prefix.trim_end_matches('/').to_owned(),
                _ => module,
            };
            sources.insert(module, source::read(&fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

fn without_tests(mut sources: Sources) -> Sources {
    let tests: Vec<String> =
        sources.iter().flat_map(|(file, source)| source.tests.iter().map(|name| below(file, name))).collect();
    sources.retain(|file, _| !tests.iter().any(|test| file == test || is_in(file, test)));
    sources
}

fn below(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}/{name}") }
}

/// Whether a module lies in the folder of another.
fn is_in(module: &str, folder: &str) -> bool {
    folder.is_empty() || module.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What the files of a crate take.
#[derive(Default)]
struct Arrows {
    /// From file to file of the same crate.
    files: BTreeMap<String, BTreeSet<String>>,
    /// From a file to another crate.
    crates: BTreeSet<(String, &'static str)>,
}

/// Where a path leads.
enum End {
    File(String),
    Crate(&'static str),
}

fn arrows(name: &str, sources: &Sources) -> Arrows {
    let mut arrows = Arrows::default();
    for (file, source) in sources {
        let taken = arrows.files.entry(file.clone()).or_default();
        for path in &source.paths {
            match end(name, sources, file, path, 0) {
                // The crate's root is no folder's own file: it lies above all, and nothing takes from it.
                Some(End::File(other)) if other == *file || !other.is_empty() && is_in(file, &other) => {}
                Some(End::File(other)) => drop(taken.insert(other)),
                Some(End::Crate(other)) => drop(arrows.crates.insert((file.clone(), other))),
                None => {}
            }
        }
    }
    arrows
}

/// The file in which what a path names is defined, as far as that can be told: names that a file only hands on are
/// followed to where they come from.
fn end(own: &str, sources: &Sources, from: &str, path: &[String], depth: u8) -> Option<End> {
    // Names can be handed on in a circle, too.
    if depth > 8 {
        return None;
    }
    let (first, mut rest) = path.split_first()?;
    let outside =
        |name: &str| CRATES.iter().find(|krate| krate.name == name).map(|krate| End::Crate(krate.name));
    let mut at = match first.as_str() {
        "crate" => String::new(),
        "self" => from.to_owned(),
        "super" => {
            let mut at = parent(from);
            while let Some((_, behind)) = rest.split_first().filter(|(next, _)| *next == "super") {
                (at, rest) = (parent(at), behind);
            }
            at.to_owned()
        }
        name if sources.contains_key(&below(from, name)) => below(from, name),
        name if sources.get(from).is_some_and(|source| hands_on(source, name, path)) => {
            let import = &sources.get(from)?.imports[name];
            return end(own, sources, from, &[import, rest].concat(), depth + 1);
        }
        // A program's own library.
        name if name == own => String::new(),
        source::OUTSIDE => return outside(rest.first()?),
        name => return outside(name),
    };
    while let Some((name, behind)) = rest.split_first() {
        if sources.contains_key(&below(&at, name)) {
            (at, rest) = (below(&at, name), behind);
            continue;
        }
        let source = sources.get(&at)?;
        if source.items.contains(name) {
            break;
        } else if let Some(import) = source.imports.get(name) {
            return end(own, sources, &at, &[import, behind].concat(), depth + 1);
        }
        let globs = source.globs.iter().filter_map(|glob| end(own, sources, &at, glob, depth + 1));
        let mut files = globs.filter_map(|end| if let End::File(file) = end { Some(file) } else { None });
        let defines = |file: &String| sources.get(file).is_some_and(|source| source.items.contains(name));
        return Some(End::File(files.find(defines).unwrap_or(at)));
    }
    Some(End::File(at))
}

/// Whether a name in a path is one that `use` has given, and not the beginning of that very `use`.
fn hands_on(source: &Source, name: &str, path: &[String]) -> bool {
    source
        .imports
        .get(name)
        .is_some_and(|import| import != path && import.first().is_none_or(|it| it != name))
}

fn parent(module: &str) -> &str {
    module.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The room that a file belongs to: the folder, or the file, right below the root.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default()
}

fn file_of(module: &str) -> &str {
    if module.is_empty() { "the crate's root" } else { module }
}

fn upward_between_crates(krate: &Crate, arrows: &Arrows) -> Vec<String> {
    let floor = |name: &str| CRATES.iter().find(|krate| krate.name == name).map(|krate| krate.floor);
    let up = arrows.crates.iter().filter(|(_, other)| floor(other) >= Some(krate.floor));
    up.map(|(file, other)| {
        format!(
            "{}: {} takes from `{other}`, which is not on a floor below; move what it needs down",
            krate.folder,
            file_of(file)
        )
    })
    .collect()
}

/// The arrows that point up inside a crate with an order, and the rooms that have no place in it.
fn upward(krate: &Crate, arrows: &Arrows) -> Vec<String> {
    if krate.rooms.is_empty() {
        return Vec::new();
    }
    let place = |file: &str| {
        if file.is_empty() {
            Some(krate.rooms.len())
        } else {
            krate.rooms.iter().position(|room| *room == self::room(file))
        }
    };
    let mut wrong = BTreeSet::new();
    for (file, taken) in &arrows.files {
        if place(file).is_none() {
            wrong.insert(format!(
                "{}: the room {} has no place in the order; give it one in xtask/src/rooms.rs",
                krate.folder,
                room(file)
            ));
        }
        for other in taken.iter().filter(|other| place(other) > place(file)) {
            wrong.insert(format!(
                "{}: {} takes from {}, which lies above it; move what it needs down",
                krate.folder,
                file_of(file),
                file_of(other)
            ));
        }
    }
    wrong.into_iter().collect()
}

/// For each group of files that take from each other, the shortest circle through its first.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut circles = Vec::new();
    for file in arrows.keys() {
        if told.contains(file.as_str()) {
            continue;
        }
        if let Some(circle) = way(arrows, file, file) {
            told.extend(
                arrows
                    .keys()
                    .map(String::as_str)
                    .filter(|other| way(arrows, file, other).is_some() && way(arrows, other, file).is_some()),
            );
            circles.push(circle.into_iter().map(str::to_owned).collect());
        }
    }
    circles
}

/// The shortest way along at least one arrow.
fn way<'a>(arrows: &'a BTreeMap<String, BTreeSet<String>>, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut reached: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(file) = next.pop_front() {
        for other in arrows.get(file).into_iter().flatten().map(String::as_str) {
            if other == to {
                let mut way = vec![other, file];
                while let Some(before) =
                    way.last().filter(|last| **last != from).and_then(|last| reached.get(last))
                {
                    way.push(before);
                }
                way.reverse();
                return Some(way);
            }
            if other != from && !reached.contains_key(other) {
                reached.insert(other, file);
                next.push_back(other);
            }
        }
    }
    None
}

/// The floors, and the rooms of each crate that has an order, from the highest to the lowest.
fn picture(house: &[Arrows]) -> String {
    let mut floors = Vec::new();
    for (krate, arrows) in CRATES.iter().zip(house).rev() {
        let taken: BTreeSet<&str> = arrows.crates.iter().map(|(_, other)| *other).collect();
        let taken = CRATES.iter().rev().filter(|other| taken.contains(other.name)).map(|other| other.title);
        floors.push((krate.title, taken.collect()));
    }
    let mut picture = table("floors", &floors);
    for (krate, arrows) in CRATES.iter().zip(house).rev().filter(|(krate, _)| !krate.rooms.is_empty()) {
        let mut rooms = Vec::new();
        for name in krate.rooms.iter().rev() {
            let files = arrows.files.iter().filter(|(file, _)| room(file) == *name);
            let taken: BTreeSet<&str> = files.flat_map(|(_, taken)| taken).map(|file| room(file)).collect();
            let taken = krate.rooms.iter().rev().filter(|other| *other != name && taken.contains(**other));
            rooms.push((*name, taken.copied().collect()));
        }
        picture.push('\n');
        picture.push_str(&table(&format!("rooms of the {}", krate.title), &rooms));
    }
    picture
}

/// A line for each name, with what it takes from.
fn table(title: &str, rows: &[(&str, Vec<&str>)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut table = format!("{title}\n");
    for (name, taken) in rows {
        let line = format!("  {name:width$} -> {}", taken.join(", "));
        table.push_str(line.trim_end().trim_end_matches("->").trim_end());
        table.push('\n');
    }
    table
}

/// The map with this picture between the two marks.
fn with_picture(map: &str, picture: &str) -> Result<String> {
    let parts = map.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| {
        format!("expected the lines\n{BEGIN}\n{END}\nin {MAP}; put them where the picture is to stand")
    })?;
    Ok(format!("{before}{BEGIN}\n```text\n{picture}```\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        without_tests(files.iter().map(|(module, text)| ((*module).to_owned(), source::read(text))).collect())
    }

    /// The arrows of a made-up crate: `a -> b` each.
    fn drawn(files: &[(&str, &str)]) -> Vec<String> {
        let arrows = arrows("made_up", &sources(files));
        let files = arrows
            .files
            .iter()
            .flat_map(|(file, taken)| taken.iter().map(move |other| format!("{file} -> {other}")));
        files.chain(arrows.crates.iter().map(|(file, other)| format!("{file} -> crate {other}"))).collect()
    }

    fn two_rooms(low: &str, high: &str) -> Vec<String> {
        let krate =
            Crate { name: "made_up", title: "", folder: "made-up", floor: 1, rooms: &["low", "high"] };
        let arrows = arrows(krate.name, &sources(&[("", "pub fn top() {}"), ("low", low), ("high", high)]));
        let mut wrong = upward_between_crates(&krate, &arrows);
        wrong.extend(upward(&krate, &arrows));
        wrong
    }

    #[test]
    fn an_arrow_that_points_down_is_right() {
        assert!(two_rooms("use corpus::token;", "use crate::low::f;").is_empty());
    }

    #[test]
    fn an_arrow_that_points_up_is_wrong() {
        assert_eq!(
            two_rooms("fn f() { super::high::g() }", ""),
            ["made-up: low takes from high, which lies above it; move what it needs down"]
        );
        assert_eq!(two_rooms("use crate::top;", "").len(), 1);
    }

    #[test]
    fn crates_of_one_floor_never_see_each_other() {
        assert_eq!(two_rooms("use search::parse;", "use concordance_app::text;").len(), 2);
    }

    #[test]
    fn a_room_without_a_place_is_told() {
        let krate = Crate { name: "made_up", title: "", folder: "made-up", floor: 1, rooms: &["low"] };
        let arrows = arrows(krate.name, &sources(&[("low", ""), ("new", "")]));
        assert_eq!(
            upward(&krate, &arrows),
            ["made-up: the room new has no place in the order; give it one in xtask/src/rooms.rs"]
        );
    }

    #[test]
    fn a_name_that_is_handed_on_leads_to_where_it_is_defined() {
        let root = "pub use input::folder; pub use model::*; mod input; mod model;";
        let files = [
            ("", root),
            ("input", "pub mod folder;"),
            ("input/folder", "pub struct Folder;"),
            ("model", "pub struct Document;"),
            ("other", "use crate::folder::Folder; use crate::Document;"),
        ];
        let arrows = drawn(&files);
        let others: Vec<_> = arrows.iter().filter(|arrow| arrow.starts_with("other")).collect();
        assert_eq!(others, ["other -> input/folder", "other -> model"]);
    }

    #[test]
    fn what_a_file_takes_from_its_folder_or_a_test_takes_is_no_arrow() {
        let files = [
            ("a", "mod b; #[cfg(test)] mod tests; pub fn f() {}"),
            ("a/b", "use super::f; #[cfg(test)] use crate::c;"),
            ("a/tests", "use crate::c;"),
            ("c", ""),
        ];
        assert_eq!(drawn(&files), Vec::<String>::new());
    }

    #[test]
    fn a_module_goes_before_a_crate_of_its_name() {
        let files =
            [("", "mod search; fn f() { search::g() }"), ("search", ""), ("other", "use ::search::parse;")];
        assert_eq!(drawn(&files), [" -> search", "other -> crate search"]);
    }

    #[test]
    fn a_circle_is_told_once_by_its_shortest_way() {
        let files = [
            ("a", "use crate::b; use crate::c;"),
            ("b", "use crate::c;"),
            ("c", "use crate::a;"),
            ("d", "use crate::a;"),
        ];
        assert_eq!(circles(&arrows("made_up", &sources(&files)).files), [["a", "c", "a"]]);
    }

    #[test]
    fn the_picture_stands_between_its_marks() {
        let map = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let picture = table("floors", &[("high", vec!["low"]), ("low", vec![])]);
        let wanted = format!("before\n{BEGIN}\n```text\nfloors\n  high -> low\n  low\n```\n{END}\nafter\n");
        assert_eq!(with_picture(&map, &picture).as_deref(), Ok(wanted.as_str()));
        assert_eq!(with_picture(&wanted, &picture).as_deref(), Ok(wanted.as_str()));
        assert!(with_picture("no marks", &picture).is_err());
    }
}
