//! `cargo xtask bench`: the page's own times (`bench/src/main.rs`), then our engine beside others on a corpus
//! of a thousand texts (`bench/peers/`), in one browser.
//!
//! The options are read here, before the minutes that building takes.

use std::env::consts::EXE_EXTENSION;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{self, cargo, helper, root, target};
use crate::setup::{self, BrowserTools, NodeScripts, SiteTools};
use crate::site::{self, Program};
use crate::tools::WASM_TARGET;

/// Over how many made-up pages the page is measured unless asked otherwise: what a reader may have, and ten times that.
const PAGES: [u32; 2] = [1000, 10_000];

/// What `bench/peers/corpus.mjs` can make.
const CORPORA: [&str; 3] = ["seed", "news-1k", "news-10k"];
/// A thousand texts: what a reader may have, and what the slowest engine measures in seconds.
const CORPUS: &str = "news-1k";
/// Cold loads of each engine: more of them steady the medians, at two seconds each.
const LOADS: u32 = 5;
/// How often all queries are typed in each engine: more of them steady the slowest hundredth.
const ROUNDS: u32 = 3;
/// Most that typing in one engine may take in a round; with 10,000 texts the slowest do not get through.
const TYPING_MS: u32 = 30_000;
const QUICK_TYPING_MS: u32 = 1_000;

/// What to measure, and how long.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    corpus: Option<String>,
    loads: Option<u32>,
    rounds: Option<u32>,
    /// Over how many made-up pages the page is measured besides the seeds; each number is a corpus.
    pages: Vec<u32>,
    /// As on a telephone.
    slow: bool,
    /// One of everything: to see that it works, not to measure.
    quick: bool,
}

impl Options {
    pub fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            match word {
                "--slow" => options.slow = true,
                "--quick" => options.quick = true,
                "--loads" => options.loads = Some(parse_count(word, words.next())?),
                "--rounds" => options.rounds = Some(parse_count(word, words.next())?),
                "--pages" => options.pages.push(parse_count(word, words.next())?),
                "--corpus" => options.corpus = Some(parse_corpus(words.next())?),
                _ => return Err(format!("bench has no option {word}; cargo xtask help has the list")),
            }
        }
        if options.pages.is_empty() && !options.quick {
            options.pages = PAGES.to_vec();
        }
        if options.quick {
            options.corpus.get_or_insert_with(|| "seed".to_owned());
            options.loads.get_or_insert(1);
            options.rounds.get_or_insert(1);
        }
        Ok(options)
    }
}

fn parse_count(option: &str, word: Option<&str>) -> Result<u32> {
    let count = word.and_then(|word| word.parse().ok()).filter(|&count| count > 0);
    count.ok_or_else(|| format!("expected a number behind {option}, as in {option} 3"))
}

fn parse_corpus(word: Option<&str>) -> Result<String> {
    let corpus = word.filter(|word| CORPORA.contains(word));
    corpus.map(str::to_owned).ok_or_else(|| format!("expected one of {} behind --corpus", CORPORA.join(", ")))
}

/// Builds what is measured, and measures it.
pub fn run(options: &Options) -> Result {
    let home = target()?.join("bench");
    let (site, browser, peers) = setup::bench(&home.join("peers"))?;
    site::build(&site, Program::Small, &site::app(), &site::dist())?;
    let mut page = page(options, &browser, &site::dist())?;
    let mut beside_others = beside_others(options, &site, &browser, &peers, &home)?;

    // All is built before anything is measured.
    let fast = home.join("app-fast");
    if !options.pages.is_empty() {
        site::build(&site, Program::Fast, &fast, &home.join("dist-fast"))?;
    }
    let made_up = options.pages.iter().map(|&count| Ok((count, made_up(count, &fast, &home)?)));
    let made_up = made_up.collect::<Result<Vec<(u32, PathBuf)>>>()?;

    println!("\n== the page\n");
    process::run(&mut page)?;
    for (count, dist) in made_up {
        println!("\n== the page over {count} made-up pages\n");
        process::run(self::page(options, &browser, &dist)?.arg("--titles"))?;
    }
    println!("\n== our engine beside others\n");
    process::run(&mut beside_others)
}

/// The site over so many made-up pages.
fn made_up(count: u32, app: &Path, home: &Path) -> Result<PathBuf> {
    let folder = home.join(format!("pages-{count}"));
    let write =
        ["run", "--quiet", "--release", "--package", "concordance-cli", "--example", "speed", "--", "write"];
    process::run(cargo(&write).arg(folder.join("corpus")).arg(count.to_string()))?;
    let dist = folder.join("dist");
    site::of_corpus(&folder.join("corpus"), app, &dist)?;
    Ok(dist)
}

/// What measures the page.
fn page(options: &Options, browser: &BrowserTools, dist: &Path) -> Result<Command> {
    let mut page = helper("bench")?;
    for (option, count) in [("--loads", options.loads), ("--rounds", options.rounds)] {
        if let Some(count) = count {
            page.args([option, &count.to_string()]);
        }
    }
    page.env("DIST", dist).env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.chromedriver);
    Ok(page)
}

/// What measures our engine beside others; builds the engine for the browser, and natively the program that
/// writes its index files.
fn beside_others(
    options: &Options,
    site: &SiteTools,
    browser: &BrowserTools,
    peers: &NodeScripts,
    home: &Path,
) -> Result<Command> {
    let build = ["build", "--package", "bench-engine"];
    process::run(cargo(&build).args(["--release", "--bin", "index-files"]))?;
    let corpus = options.corpus.as_deref().unwrap_or(CORPUS);
    // As the site is built for corpora of these sizes.
    let profile = if corpus == "seed" { "wasm" } else { "wasm-fast" };
    process::run(
        cargo(&build)
            .args(["--lib", "--profile", profile, "--target", WASM_TARGET])
            .env(site::WASM_FLAGS, site::without_own_folders()),
    )?;
    let wasm = home.join("wasm");
    process::run(
        Command::new(&site.wasm_bindgen)
            .arg(target()?.join(WASM_TARGET).join(profile).join("bench_engine.wasm"))
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&wasm),
    )?;

    let mut command = Command::new(&peers.node);
    command
        .current_dir(home)
        .arg(peers.scripts.join("run.mjs"))
        .args(["--corpus", corpus])
        .args(["--loads", &options.loads.unwrap_or(LOADS).to_string()])
        .args(["--rounds", &options.rounds.unwrap_or(ROUNDS).to_string()])
        .args(["--typing-ms", &(if options.quick { QUICK_TYPING_MS } else { TYPING_MS }).to_string()])
        .args(options.slow.then_some("--slow"))
        .env("CHROMIUM", &browser.chromium)
        .env("SEEDS", root().join("seeds/documents"))
        .env("WASM", wasm)
        .env("WRITER", target()?.join("release/index-files").with_extension(EXE_EXTENSION))
        .env("VERSION", env!("CARGO_PKG_VERSION"));
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_run_is_one_of_each_on_the_seeds_unless_asked_otherwise() {
        let quick = |words: &[&str]| Options::parse(words).expect("good options");
        let seeds = Options {
            corpus: Some("seed".to_owned()),
            loads: Some(1),
            rounds: Some(1),
            pages: vec![],
            slow: false,
            quick: true,
        };
        assert_eq!(quick(&["--quick"]), seeds);
        assert_eq!(quick(&["--loads", "3", "--quick"]), Options { loads: Some(3), ..seeds });
    }

    #[test]
    fn the_page_is_measured_over_each_number_of_pages_that_is_asked_for() {
        let pages = |words: &[&str]| Options::parse(words).map(|options| options.pages);
        assert_eq!(pages(&[]), Ok(PAGES.to_vec()));
        assert_eq!(pages(&["--pages", "5", "--pages", "50"]), Ok(vec![5, 50]));
        assert_eq!(pages(&["--quick"]), Ok(vec![]));
    }

    #[test]
    fn a_wrong_option_is_refused_before_anything_is_built() {
        for words in [&["--fast"][..], &["--loads"], &["--rounds", "0"], &["--corpus", "news"], &["--corpus"]]
        {
            assert!(Options::parse(words).is_err(), "{words:?}");
        }
    }
}
