//! The checks, in the order in which they run, and the chores that each of them is when asked for by name.
//!
//! The order puts what is quick and often wrong first. On a fresh checkout nearly all the time goes into
//! compiling dependencies, so everything native is built for the whole workspace with one set of features:
//! tests, journeys and measurements then share every crate.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::Result;
use crate::bench;
use crate::packages;
use crate::process::{NATIVE, cargo, helper, root, run, target};
use crate::rooms;
use crate::setup::{self, BrowserTools, SiteTools};
use crate::site;
use crate::tools::{WASM_TARGET, on_path};

const WASM: [&str; 6] = ["--package", "concordance-app", "--features", "csr", "--target", WASM_TARGET];
const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// A corpus that tries to run scripts in the reader's browser.
const HOSTILE_CORPUS: &str = "tests/hostile";

/// Every check, stopping at the first that fails.
pub fn test() -> Result {
    let mut times = Vec::new();
    let (site, browser) = step(&mut times, "set-up", setup::everything)?;
    step(&mut times, "format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    step(&mut times, "rooms", || rooms::run(false))?;
    let skipped = step(&mut times, "dependencies", dependencies)?;
    step(&mut times, "clippy, native", || {
        run(cargo(&["clippy", "--all-targets"]).args(NATIVE).args(DENY_WARNINGS))
    })?;
    step(&mut times, "clippy, wasm32", || run(cargo(&["clippy"]).args(WASM).args(DENY_WARNINGS)))?;
    step(&mut times, "tests", || run(cargo(&["test"]).args(NATIVE)))?;
    step(&mut times, "documentation", || {
        run(cargo(&["doc", "--no-deps"]).args(NATIVE).env("RUSTDOCFLAGS", "--deny warnings"))
    })?;
    step(&mut times, "release build", || build_site(&site))?;
    step(&mut times, "no innerHTML", no_inner_html)?;
    step(&mut times, "size", || compare_size(None))?;
    step(&mut times, "journeys", || run_journeys(&browser, None))?;
    let untried = step(&mut times, "packages", packages::run_both)?;
    step(&mut times, "measurements, for function", || bench::run(&bench::Options::parse(&["--quick"])?))?;
    println!("\nevery check passed");
    for (name, time) in times {
        println!("{:>6} s  {name}", time.as_secs());
    }
    for skipped in skipped.map(str::to_owned).into_iter().chain(untried) {
        println!("not checked: {skipped}");
    }
    Ok(())
}

/// Announces and runs one check, and keeps how long it took.
fn step<T>(
    times: &mut Vec<(&str, Duration)>,
    name: &'static str,
    check: impl FnOnce() -> Result<T>,
) -> Result<T> {
    println!("\n== {name}");
    let start = Instant::now();
    let outcome = check().map_err(|error| format!("the check `{name}` failed: {error}"))?;
    times.push((name, start.elapsed()));
    Ok(outcome)
}

/// Licences, sources and known weaknesses of all crates; or what of it was not checked, and why.
///
/// An opinion of the day, which no build depends on: so nobody has to install for it, nor be on the network.
fn dependencies() -> Result<Option<&'static str>> {
    if on_path("cargo-deny").is_none() {
        let skipped = "licences, sources and advisories of crates; to have them checked: cargo install --locked cargo-deny";
        println!("skipped: {skipped}");
        return Ok(Some(skipped));
    }
    // The command that writes the page's JavaScript has a tree of its own.
    let check = |checks: &[&str]| {
        ["Cargo.toml", "tools/Cargo.toml"].iter().try_for_each(|manifest| {
            let deny = ["deny", "--locked", "--workspace", "--manifest-path", *manifest];
            run(cargo(&deny).args(["check", "--hide-inclusion-graph"]).args(checks))
        })
    };
    check(&["bans", "licenses", "sources"])?;
    if run(&mut cargo(&["deny", "fetch", "db"])).is_err() {
        let skipped = "advisories of crates: their list could not be fetched";
        println!("skipped: {skipped}");
        return Ok(Some(skipped));
    }
    check(&["advisories"])?;
    Ok(None)
}

fn build_site(tools: &SiteTools) -> Result {
    site::build(tools, site::Program::Small, &site::app(), &site::dist())
}

/// Builds the site, and all of the app that the command carries.
pub fn build() -> Result {
    let tools = setup::site()?;
    build_site(&tools)?;
    site::add_fast(&tools, &site::app())
}

/// Builds the site and runs the browser journeys, or those whose names contain `name`.
pub fn e2e(name: Option<&str>) -> Result {
    let (site, browser) = setup::everything()?;
    build_site(&site)?;
    run_journeys(&browser, name)
}

/// Builds the site and weighs what a browser fetches.
pub fn size(corpus: Option<&str>) -> Result {
    build_site(&setup::site()?)?;
    compare_size(corpus)
}

fn run_journeys(browser: &BrowserTools, name: Option<&str>) -> Result {
    let hostile_dist = target()?.join("hostile");
    site::of_corpus(&root().join(HOSTILE_CORPUS), &site::app(), &hostile_dist)?;
    let single_file = target()?.join("single-file.html");
    site::single_file(&root().join("seeds"), &site::app(), &single_file)?;
    run(helper("e2e")?
        .args(name)
        .env("DIST", site::dist())
        .env("HOSTILE_DIST", hostile_dist)
        .env("SINGLE_FILE", single_file)
        .env("CONCORDANCE", site::command()?)
        .env("APP", site::app())
        .env("PICTURES", target()?.join("pictures"))
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("AXE", &browser.axe)
        .envs(browser.others.iter().map(|(variable, program)| (variable, program))))
}

fn compare_size(corpus: Option<&str>) -> Result {
    run(helper("size")?.arg(site::dist()).args(corpus).env("PROGRAM", site::whole_program()?))
}

/// Under Trusted Types a page that sets `innerHTML` dies. The glue has that word only when the app uses it,
/// so this says so minutes before the journeys would.
fn no_inner_html() -> Result {
    let glue = glue().map_err(|error| format!("cannot read {}: {error}", site::dist().display()))?;
    if glue.is_empty() {
        return Err(format!("expected JavaScript in {}, found none", site::dist().display()));
    }
    for (path, text) in glue {
        if text.contains("innerHTML") {
            return Err(format!(
                "{} sets innerHTML, which the page's policy forbids; look for `inner_html`, or for an element of a \
                 `view!` with only static children, and brace its text: {{\"text\"}}",
                path.display()
            ));
        }
    }
    Ok(())
}

fn glue() -> std::io::Result<Vec<(PathBuf, String)>> {
    let mut glue = Vec::new();
    for entry in fs::read_dir(site::dist())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let text = fs::read_to_string(&path)?;
            glue.push((path, text));
        }
    }
    Ok(glue)
}
