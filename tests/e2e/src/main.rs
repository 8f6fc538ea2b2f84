//! Browser journeys: a real browser opens the built page and does what a reader does. All journeys are made in Chromium, those
//! that hold for every engine in Firefox and WebKit too, where they are on the machine.
//!
//! `cargo xtask e2e` builds what this needs and names it in variables. Each journey gets a browser that has
//! never seen the page, served below a path, from a cold URL. It fails when something that it waits for does
//! not appear, and also when the browser had anything to say on its console or against the page's policy.
//! Nothing is tried twice: a journey that only passes the second time has found a fault.

#![allow(unreachable_pub, reason = "a program promises nothing to other crates")]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: which journeys passed, and what is wrong"
)]

mod journeys;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use e2e::driver::{Driver, Engine};
use e2e::page::Page;
use e2e::{Outcome, serve};
use fantoccini::Client;
use journeys::{JOURNEYS, Journey, Site};

/// Longer than any journey takes on a busy machine; a browser that hangs ends here.
const LONGEST_JOURNEY: Duration = Duration::from_mins(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("e2e: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the journeys whose names contain the first argument, or all of them; how many failed.
async fn run() -> Outcome<usize> {
    let part = env::args().nth(1).unwrap_or_default();
    let chosen: Vec<&Journey> = JOURNEYS.iter().filter(|journey| journey.name.contains(&part)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = JOURNEYS.iter().map(|journey| journey.name).collect();
        return Err(format!(
            "expected a part of a journey's name, found `{part}`; they are {}",
            names.join(", ")
        )
        .into());
    }
    let pictures = path_from("PICTURES")?;
    fs::create_dir_all(&pictures)?;
    let seeds = serve(&path_from("DIST")?, Vec::new())?;
    let hostile = serve(&path_from("HOSTILE_DIST")?, Vec::new())?;
    let axe = fs::read_to_string(path_from("AXE")?)?;

    let mut failed = 0;
    for (engine, driver, browser) in ENGINES {
        let journeys: Vec<&&Journey> =
            chosen.iter().filter(|journey| engine == Engine::Chromium || journey.is_everywhere()).collect();
        let driver = match open(engine, driver, browser).await {
            Ok(driver) => driver,
            Err(error) if engine == Engine::Chromium => return Err(error),
            // Not every machine has it, and where it does not open the page is not at fault.
            Err(error) => {
                println!("\nSKIPPED: {} journeys in {engine:?}: {error}", journeys.len());
                continue;
            }
        };
        println!("\n{} journeys in {engine:?}", journeys.len());
        for journey in journeys {
            let server = match journey.site {
                Site::Seeds => &seeds,
                Site::Hostile => &hostile,
            };
            let page = Page::new(engine, fresh(&driver).await?, server.url(), &axe, &pictures);
            let mut problems = travel(journey, &page).await;
            problems
                .extend(server.take_reports().into_iter().map(|report| format!("policy report: {report}")));
            failed += usize::from(!problems.is_empty());
            tell(journey, &page, problems).await;
            page.close().await?;
        }
    }
    println!("\n{failed} failed");
    Ok(failed)
}

/// A browser that has seen nothing yet. Once in a hundred times `WebKit` does not open, before it
/// knows of any page; another one does.
async fn fresh(driver: &Driver) -> Outcome<Client> {
    match tokio::time::timeout(LONGEST_JOURNEY, driver.browser()).await {
        Ok(opened) => opened,
        Err(_) => driver.browser().await,
    }
}

/// Starts the driver of an engine, by the variables that name it and its browser, and sees that this opens.
async fn open(engine: Engine, driver: &str, browser: &str) -> Outcome<Driver> {
    let driver = Driver::start(engine, &path_from(driver)?, &path_from(browser)?)?;
    let opened = tokio::time::timeout(LONGEST_JOURNEY, driver.browser()).await;
    opened.map_err(|_| "it does not open")??.close().await?;
    Ok(driver)
}

/// The engines, each with the variables that name its driver and its browser.
const ENGINES: [(Engine, &str, &str); 3] = [
    (Engine::Chromium, "CHROMEDRIVER", "CHROMIUM"),
    (Engine::Firefox, "GECKODRIVER", "FIREFOX"),
    (Engine::WebKit, "WEBKITDRIVER", "MINIBROWSER"),
];

async fn tell(journey: &Journey, page: &Page<'_>, mut problems: Vec<String>) {
    if problems.is_empty() {
        println!("test {} ... ok", journey.name);
        return;
    }
    println!("test {} ... FAILED", journey.name);
    let picture = page.picture(&format!("failed-{}", journey.name)).await;
    problems.push(match picture {
        Ok(path) => format!("the page at that moment: {}", path.display()),
        Err(error) => format!("no picture of the page: {error}"),
    });
    for problem in problems {
        println!("    {}", problem.replace('\n', "\n    "));
    }
}

/// Everything that went wrong on a journey.
async fn travel(journey: &Journey, page: &Page<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    match tokio::time::timeout(LONGEST_JOURNEY, (journey.run)(page)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => problems.push(error.to_string()),
        Err(_) => problems.push(format!("not at its end after {} s", LONGEST_JOURNEY.as_secs())),
    }
    match page.console().await {
        Ok(messages) => problems.extend(messages),
        Err(error) => problems.push(format!("the console cannot be read: {error}")),
    }
    problems
}

fn path_from(variable: &str) -> Outcome<PathBuf> {
    let path = env::var_os(variable).ok_or_else(|| format!("{variable} is not set; type cargo xtask e2e"))?;
    Ok(PathBuf::from(path))
}
