//! `cargo xtask size`: what a reader's browser fetches up to the first list of results, compressed as a good
//! host compresses it, against the budget in `size-budget.txt`.
//!
//! The annex of the program, which comes behind that list, is told below the sum and not in it.
//!
//! Arguments: the folder with the built site, and optionally a corpus as JSON, to show how much of the wasm
//! it is. The variable `PROGRAM` names the program before it was cut, of which each view's weight is told.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: what it weighed, and what is wrong"
)]

mod weights;

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use brotli::enc::BrotliEncoderParams;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let outcome = match &arguments[..] {
        [folder] => weigh(folder, None),
        [folder, corpus] => weigh(folder, Some(corpus)),
        _ => Err("expected a folder with a built site, and at most one corpus; type cargo xtask size".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("size: {message}");
            ExitCode::FAILURE
        }
    }
}

fn weigh(folder: &Path, corpus: Option<&Path>) -> Outcome {
    let budget_file = Path::new(env!("CARGO_MANIFEST_DIR")).join("size-budget.txt");
    let budget = parse_budget(&fs::read_to_string(budget_file)?)?;
    let mut sizes = Vec::new();
    println!("{:<48}{:>10}{:>12}", "bytes up to the first list of results", "as built", "brotli 11");
    let site = read_site(folder)?;
    let annex = site.iter().find(|(name, _)| name.ends_with("_annex.wasm"));
    let annex = annex.map(|(name, bytes)| (name.clone(), bytes.clone()));
    for (name, bytes) in fetched(site)? {
        let size = Size { raw: bytes.len(), compressed: compressed_len(&bytes)? };
        println!("{name:<48}{:>10}{:>12}", size.raw, size.compressed);
        sizes.push((name, size));
    }
    if let Some(corpus) = corpus {
        let bytes = fs::read(corpus).map_err(|error| format!("cannot read {}: {error}", corpus.display()))?;
        println!(
            "{:<48}{:>10}{:>12}",
            "  the corpus alone, inside the wasm",
            bytes.len(),
            compressed_len(&bytes)?
        );
    }
    let (total, raw) =
        sizes.iter().fold((0, 0), |sum, (_, size)| (sum.0 + size.compressed, sum.1 + size.raw));
    println!("{:<48}{raw:>10}{total:>12}", "total");
    if let Some((name, bytes)) = annex {
        let compressed = compressed_len(&bytes)?;
        println!("{:<48}{:>10}{compressed:>12}", format!("behind it, {name}"), bytes.len());
        if let Some(program) = env::var_os("PROGRAM") {
            weigh_views(Path::new(&program), (compressed, bytes.len()))?;
        }
    }

    let mut passed = Vec::new();
    for (part, limit) in &budget {
        let size = part_size(part, &sizes);
        println!("budget for {part}: {size} of {limit} bytes, {} %", size * 100 / limit.max(&1));
        if size > *limit {
            passed.push(format!("{part} is {size} bytes, {} over its budget of {limit}", size - limit));
        }
    }
    if passed.is_empty() { Ok(()) } else { Err(passed.join("; ").into()) }
}

/// The views, the heaviest first; compressed each is as much smaller as the annex is, which has most of them.
fn weigh_views(program: &Path, (compressed, raw): (usize, usize)) -> Outcome {
    let bytes = fs::read(program).map_err(|error| format!("cannot read {}: {error}", program.display()))?;
    let mut views: Vec<(String, [usize; 2])> = weights::of(&bytes)?.into_iter().collect();
    views.sort_by_key(|(_, weights)| std::cmp::Reverse(weights.iter().sum::<usize>()));
    println!(
        "{:<32}{:>8}{:>8}{:>10}{:>12}",
        "code of each view alone", "data", "view", "as built", "compressed"
    );
    for (name, [data, view]) in views {
        let sum = data + view;
        println!("  {name:<30}{data:>8}{view:>8}{sum:>10}{:>12}", sum * compressed / raw.max(1));
    }
    Ok(())
}

struct Size {
    raw: usize,
    compressed: usize,
}

/// Compressed bytes of one part: everything, or every file of one kind.
fn part_size(part: &str, sizes: &[(String, Size)]) -> usize {
    let belongs = |name: &str| part == "total" || kind(name) == Some(part);
    sizes.iter().filter(|(name, _)| belongs(name)).map(|(_, size)| size.compressed).sum()
}

fn kind(name: &str) -> Option<&str> {
    Path::new(name).extension().and_then(OsStr::to_str)
}

/// The files at the top of a built site, where Trunk puts all that a page loads.
fn read_site(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let unreadable =
        |error: io::Error| format!("cannot read {}: {error}; type cargo xtask build", folder.display());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.insert(name, fs::read(&path)?);
        }
    }
    Ok(files)
}

/// Of all files, those that the page fetches before its first list: itself, and what its elements name that load something.
/// Its program loads no more than they announce. Naming is taken literally, which errs on the side of counting too much.
fn fetched(mut files: BTreeMap<String, Vec<u8>>) -> Outcome<Vec<(String, Vec<u8>)>> {
    let page = files.remove_entry("index.html").ok_or("expected index.html in the built site, found none")?;
    // What the loader is told by this name comes behind the first list.
    let html = String::from_utf8_lossy(&page.1).replace("data-annex=", "><");
    let loading = |tag: &&str| tag.starts_with("link ") || tag.starts_with("script ");
    let tags = html.split('<').filter(loading).map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag));
    let tags: Vec<&str> = tags.collect();
    let mut fetched = vec![page];
    fetched.extend(files.extract_if(.., |name, _| tags.iter().any(|tag| tag.contains(name.as_str()))));
    Ok(fetched)
}

fn compressed_len(mut bytes: &[u8]) -> io::Result<usize> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &best)?;
    Ok(compressed.len())
}

/// Lines of `name = bytes`; `#` opens a remark.
fn parse_budget(text: &str) -> Result<Vec<(String, usize)>, String> {
    let mut budget = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        match line.split_once('=').map(|(name, bytes)| (name.trim(), bytes.trim().parse())) {
            Some((name, Ok(bytes))) if !name.is_empty() => budget.push((name.to_owned(), bytes)),
            _ => {
                return Err(format!(
                    "size-budget.txt:{}: expected `name = bytes`, found `{line}`",
                    number + 1
                ));
            }
        }
    }
    if budget.iter().any(|(name, _)| name == "total") {
        Ok(budget)
    } else {
        Err("size-budget.txt: expected a line `total = bytes`, found none".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_page_loads_counts() {
        let page = "<link href=\"./style.css\"><script src=\"boot.js\" data-wasm=\"./app.wasm\" data-annex=\"./app_annex.wasm\"></script><a href=\"other.html\">";
        let files = [
            ("index.html", page),
            ("boot.js", "later.js"),
            ("later.js", ""),
            ("app.wasm", "other.html"),
            ("app_annex.wasm", ""),
            ("other.html", "boot.js"),
            ("style.css", ""),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into();
        let names: Vec<String> = fetched(files).expect("a page").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["index.html", "app.wasm", "boot.js", "style.css"]);
    }

    #[test]
    fn a_budget_is_lines_of_name_and_bytes() {
        let budget = parse_budget("# remark\ntotal = 112640 # 110 KB\n\nwasm=90000\n");
        assert_eq!(budget, Ok(vec![("total".to_owned(), 112_640), ("wasm".to_owned(), 90_000)]));
        for bad in ["total", "total = much", "= 3\ntotal = 1", "wasm = 1", ""] {
            assert!(parse_budget(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_part_is_everything_or_one_kind_of_file() {
        let size = |compressed| Size { raw: 0, compressed };
        let sizes =
            [("a.js".to_owned(), size(1)), ("b.js".to_owned(), size(2)), ("c.wasm".to_owned(), size(4))];
        assert_eq!(["total", "js", "wasm", "css"].map(|part| part_size(part, &sizes)), [7, 3, 4, 0]);
    }
}
