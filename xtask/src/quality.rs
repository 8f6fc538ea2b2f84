//! `cargo xtask quality`: what the rules find on real pages, beside the figures of the last time.
//!
//! The pages, what careful annotators found in them and the programs that count are a folder of annotated pages, which is
//! not in the repository: where it is not there, nothing is measured and nothing is wrong. Of what is counted only the
//! counts are kept, in `bench/quality.txt`, and the README shows them. It is no check: whether a figure may fall is for a
//! human being to say.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{self, cargo, line, program, root, run, target};

/// Where the annotated pages are looked for, seen from the repository.
const PAGES: &str = "../shared/real";
/// What is kept of the last time.
const KEPT: &str = "bench/quality.txt";
const README: &str = "README.md";
const BEGIN: &str = "<!-- quality: `cargo xtask quality --write` writes what stands from here -->";
const END: &str = "<!-- to here -->";
/// The readers' kinds of page: as HTML, and as two scrapers print it.
const KINDS: [&str; 3] = ["html", "txt-lines", "txt-soup"];

/// What to do.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// The annotated pages.
    folder: Option<PathBuf>,
    /// Keeps the figures, and has the README show them.
    write: bool,
}

impl Options {
    pub fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        for word in words {
            match *word {
                "--write" => options.write = true,
                option if option.starts_with('-') => {
                    return Err(format!("quality has no option {option}; cargo xtask help has the list"));
                }
                folder if options.folder.is_none() => options.folder = Some(folder.into()),
                folder => {
                    return Err(format!("expected one folder of annotated pages, found a second: {folder}"));
                }
            }
        }
        Ok(options)
    }
}

/// A figure and its name: `dates, right` and `849`.
type Figure = (String, String);

/// Counts what is there, and shows it beside what is kept.
pub fn measure(options: &Options) -> Result {
    let folder = options.folder.clone().unwrap_or_else(|| root().join(PAGES));
    let Ok(folder) = fs::canonicalize(&folder) else {
        println!(
            "not there: {}, a folder of annotated pages that is not in the repository",
            folder.display()
        );
        return Ok(());
    };
    run(&mut cargo(&["build", "--release", "--package", "concordance-cli"]))?;
    let command =
        target()?.join("release").join("concordance").with_extension(std::env::consts::EXE_EXTENSION);
    let out = target()?.join("quality");
    fs::create_dir_all(&out).map_err(|error| format!("cannot make {}: {error}", out.display()))?;
    let kept = figures(&fs::read_to_string(root().join(KEPT)).unwrap_or_default());
    let mut all = Vec::new();
    for (set, count) in [("dates", dates as Count), ("attribution", attribution), ("pages", pages)] {
        let here = folder.join(set);
        if here.is_dir() {
            all.extend(count(&Bench { here, out: out.clone(), command: command.clone() })?);
        } else {
            println!("not there: {}", here.display());
            // What was not counted today stands as it was.
            all.extend(kept.iter().filter(|(name, _)| name.starts_with(set)).cloned());
        }
    }
    print!("{}", beside(&all, &kept));
    if options.write { keep(&all) } else { Ok(()) }
}

/// Counts one set.
type Count = fn(&Bench) -> Result<Vec<Figure>>;

/// Where a set is counted.
struct Bench {
    /// The set.
    here: PathBuf,
    /// What is written on the way.
    out: PathBuf,
    /// The built `concordance`.
    command: PathBuf,
}

impl Bench {
    /// The corpus of the set's pages, as a file of that name.
    fn compile(&self, name: &str) -> Result<PathBuf> {
        let corpus = self.out.join(name);
        let mut command = Command::new(&self.command);
        run(command.arg("compile").arg(self.here.join("pages")).arg("--out").arg(&corpus))?;
        Ok(corpus)
    }

    /// What a program of the set prints.
    fn python(&self, words: &[&Path]) -> Result<String> {
        let mut python = program("python3", &[]);
        python
            .args(words)
            .current_dir(&self.here)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("KINDS", KINDS.join(" "));
        process::output(&mut python)
            .ok_or_else(|| format!("`{}` failed in {}", line(&python), self.here.display()))
    }
}

fn dates(bench: &Bench) -> Result<Vec<Figure>> {
    let (corpus, found) = (bench.compile("dates.json")?, bench.out.join("dates-found.json"));
    let gold = Path::new("gold.json");
    bench.python(&[Path::new("product.py"), gold, &corpus, &found])?;
    Ok(dates_in(&bench.python(&[Path::new("score.py"), gold, &found])?))
}

/// The one row of the table of `dates/score.py`.
fn dates_in(printed: &str) -> Vec<Figure> {
    const COLUMNS: [&str; 15] = [
        "", "all", "right", "coarser", "finer", "wrong", "unknown", "missed", "spurious", "", "", "",
        "value P", "value R", "value F1",
    ];
    let row = printed.lines().find_map(|line| line.strip_prefix("| dates-found |"));
    let cells = row.into_iter().flat_map(|row| row.split('|'));
    let named = COLUMNS[1..].iter().zip(cells).filter(|(name, _)| !name.is_empty());
    named.map(|(name, cell)| (format!("dates, {name}"), cell.trim().to_owned())).collect()
}

fn attribution(bench: &Bench) -> Result<Vec<Figure>> {
    let (corpus, found) = (bench.compile("attribution.json")?, bench.out.join("attribution-found.json"));
    let pages = Path::new("pages");
    bench.python(&[Path::new("product.py"), &corpus, pages, &found])?;
    Ok(attribution_in(&bench.python(&[Path::new("score.py"), Path::new("gold.json"), &found, pages])?))
}

/// The figures that are kept of what `attribution/score.py` prints.
fn attribution_in(printed: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut add = |name: &str, value: &str| figures.push((format!("attribution, {name}"), value.to_owned()));
    for (label, kept) in [
        ("gold", &[("all", 1), ("statements", 3)][..]),
        ("half", &[("half P", 2), ("half R", 4), ("half F1", 6)]),
        ("words", &[("words F1", 6)]),
        ("direct", &[("direct, half R", 3)]),
        ("mixed", &[("mixed, half R", 3)]),
        ("indirect", &[("indirect, half R", 3)]),
        ("speech", &[("speech, half R", 3)]),
        ("other", &[("other, half R", 3)]),
    ] {
        let first = printed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let Some(row) = first.into_iter().find(|row| row.first() == Some(&label)) else { continue };
        for (name, at) in kept {
            if let Some(value) = row.get(*at) {
                add(name, value.trim_end_matches(','));
            }
        }
    }
    figures
}

fn pages(bench: &Bench) -> Result<Vec<Figure>> {
    let work = bench.out.join("pages");
    copy(&bench.here.join("data"), &work).map_err(|error| format!("cannot copy the pages: {error}"))?;
    bench.python(&[Path::new("compile.py"), &bench.command, &work, Path::new("tf")])?;
    Ok(pages_in(&bench.python(&[Path::new("score.py"), &work])?))
}

/// The figures that are kept of the tables of `pages/score.py`: of all pages, not of the English ones again.
fn pages_in(printed: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut columns: Option<(&str, &[(&str, usize)])> = None;
    for line in printed.lines() {
        if let Some(title) = line.strip_prefix("**tf") {
            columns = if title.contains("in the body, all") {
                Some(("body", &[("F1", 2), ("P", 3), ("R", 4), ("furniture let in", 5), ("article lost", 6)]))
            } else {
                let field = title.strip_prefix(": ").and_then(|title| title.split(' ').next());
                let field = field.filter(|field| ["title", "byline", "date", "site"].contains(field));
                field.map(|field| (field, &[("right", 2), ("near", 3), ("wrong", 4), ("none", 5)][..]))
            };
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some((of, kept)) = columns else { continue };
        let kind = cells.get(1).and_then(|cell| cell.strip_prefix("**Concordance, ")?.strip_suffix("**"));
        let Some(kind) = kind.filter(|kind| KINDS.contains(kind)) else { continue };
        for (name, at) in kept {
            let value = cells.get(*at).copied().unwrap_or_default();
            figures.push((format!("pages, {kind}, {of}, {name}"), value.to_owned()));
        }
    }
    figures.sort();
    figures
}

/// Copies a folder; what is there already is written anew.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let there = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &there)?;
        } else {
            fs::write(there, fs::read(path)?)?;
        }
    }
    Ok(())
}

/// The figures of a file that keeps them: `name = value`, a line each.
fn figures(kept: &str) -> Vec<Figure> {
    let lines = kept.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn value<'a>(figures: &'a [Figure], name: &str) -> &'a str {
    figures.iter().find(|(known, _)| known == name).map_or("-", |(_, value)| value)
}

/// Today's figures beside those that are kept; a sign where they differ.
fn beside(today: &[Figure], kept: &[Figure]) -> String {
    let wide = today.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut table = format!("{:wide$} {:>9} {:>9}\n", "", "today", "kept");
    for (name, value_today) in today {
        let before = value(kept, name);
        let sign = if before == value_today { "" } else { "  *" };
        let _ = writeln!(table, "{name:wide$} {value_today:>9} {before:>9}{sign}");
    }
    table
}

/// Keeps the figures and has the README show them.
fn keep(today: &[Figure]) -> Result {
    let mut file = String::from(
        "# What `cargo xtask quality --write` counted on annotated pages that are not in the repository, and nothing of the pages.\n",
    );
    for (name, value) in today {
        let _ = writeln!(file, "{name} = {value}");
    }
    let write = |name: &str, text: &str| {
        fs::write(root().join(name), text).map_err(|error| format!("cannot write {name}: {error}"))
    };
    write(KEPT, &file)?;
    let readme =
        fs::read_to_string(root().join(README)).map_err(|error| format!("cannot read {README}: {error}"))?;
    write(README, &with_table(&readme, &table(today))?)
}

/// The figures as the README shows them.
fn table(figures: &[Figure]) -> String {
    let get = |name: &str| value(figures, name);
    let mut table = String::from("| on real pages | |\n|---|---|\n");
    let _ = writeln!(
        table,
        "| {} dates in news articles (TimeBank, AQUAINT) | {} right, {} wrong, {} missed; value F1 {} |",
        get("dates, all"),
        get("dates, right"),
        get("dates, wrong"),
        get("dates, missed"),
        get("dates, value F1"),
    );
    let _ = writeln!(
        table,
        "| {} attributions in news articles (PolNeAR, training part), found by half their words | F1 {} %; of the quoted {} %, the partly quoted {} %, the reported and held {} % |",
        get("attribution, all"),
        get("attribution, half F1"),
        get("attribution, direct, half R"),
        get("attribution, mixed, half R"),
        get("attribution, indirect, half R"),
    );
    for (kind, name) in
        [("html", "as HTML"), ("txt-lines", "as one scraper prints them"), ("txt-soup", "as another does")]
    {
        let of = |what: &str| get(&format!("pages, {kind}, {what}")).to_owned();
        let _ = writeln!(
            table,
            "| 119 pages of the web (trafilatura's evaluation), {name} | text F1 {}; wrong: {} titles, {} bylines, {} dates, {} publishers |",
            of("body, F1"),
            of("title, wrong"),
            of("byline, wrong"),
            of("date, wrong"),
            of("site, wrong"),
        );
    }
    table
}

/// The README with a table between the marks.
fn with_table(readme: &str, table: &str) -> Result<String> {
    let parts = readme.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{README} has no lines `{BEGIN}` and `{END}`"))?;
    Ok(format!("{before}{BEGIN}\n\n{table}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> String {
        fs::read_to_string(root().join(file)).expect("it is in the repository").replace("\r\n", "\n")
    }

    #[test]
    fn the_readme_shows_the_figures_that_are_kept() {
        let readme = read(README);
        let wanted = with_table(&readme, &table(&figures(&read(KEPT)))).expect("the README has the marks");
        assert!(
            wanted == readme,
            "the README shows other figures than {KEPT}; type cargo xtask quality --write"
        );
    }

    #[test]
    fn the_tables_of_the_scorers_are_read_by_their_columns() {
        let figure = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let dates = dates_in(
            "| a | b |\n| dates-found | 9 | 5 | 1 | 0 | 1 | 0 | 2 | 3 | .1 | .2 | .3 | .4 | .5 | .6 | .7 |\n",
        );
        assert_eq!(value(&dates, "dates, right"), "5");
        assert_eq!(value(&dates, "dates, spurious"), "3");
        assert_eq!(value(&dates, "dates, value F1"), ".6");
        let said = "gold 9, statements 7 (with a speaker 3)\nhalf     P  7.0  R  4.0  F1  5.0\ndirect     3     8.0     9.0   9.5    1\ndirect    6   1.0   2.0   3.0   4\n";
        assert_eq!(
            attribution_in(said),
            [
                figure("attribution, all", "9"),
                figure("attribution, statements", "7"),
                figure("attribution, half P", "7.0"),
                figure("attribution, half R", "4.0"),
                figure("attribution, half F1", "5.0"),
                figure("attribution, direct, half R", "9.0"),
            ]
        );
        let pages = "**tf, text that must and must not be in the body, all (2)**\n\n| **Concordance, html** | .9 | .8 | .7 | 1 | 2 |\n| other | .9 |\n**tf, text that must and must not be in the body, English (1)**\n| **Concordance, html** | .1 | .1 | .1 | 1 | 1 |\n**tf: title (2 of 2 pages)**\n| **Concordance, html** | 1 | 0 | 1 | 0 | 0 | 50 | 50 |\n**tf, English pages: title (1)**\n| **Concordance, html** | 1 | 0 | 0 | 0 |\n";
        let pages = pages_in(pages);
        assert_eq!((pages.len(), value(&pages, "pages, html, body, F1")), (9, ".9"));
        assert_eq!(value(&pages, "pages, html, title, wrong"), "1");
    }

    #[test]
    fn figures_come_back_and_what_changed_is_marked() {
        let kept = figures("# why\ndates, right = 5\nold = 1\n");
        let today = figures("dates, right = 6\nnew = 2\n");
        assert_eq!(
            beside(&today, &kept),
            "                 today      kept\ndates, right         6         5  *\nnew                  2         -  *\n"
        );
    }

    #[test]
    fn options_are_a_folder_and_whether_to_write() {
        assert_eq!(
            Options::parse(&["pages", "--write"]),
            Ok(Options { folder: Some("pages".into()), write: true })
        );
        assert!(Options::parse(&["--read"]).is_err());
        assert!(Options::parse(&["a", "b"]).is_err());
    }
}
