//! `cargo xtask bench`: how long the page takes to start and to search, in Chromium, in one run.
//!
//! The app notes its own work in the browser's performance timeline (`decode`, `index`, and for each key `search`, and
//! `answer`: the search with everything that the page shows of it), so what is timed is what readers run. A view is timed from the
//! click on a link to it to the first frame that has it, from the overview, with all of the processor and with a quarter. The page is
//! served isolated, which gives its clock a grain of 5 microseconds. Machines differ and are busy: compare rows of one
//! run, not runs. Each load is the first that a browser does, without caches, so most of `decode` and `index` is the
//! browser compiling the functions that are called for the first time.
//!
//! Arguments: `--titles` (types those that the page lists, not the seeds' queries), `--loads N` (9) and `--rounds N` (5); one of each is enough to see that it works.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: what it measured, and what is wrong"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use e2e::driver::{Driver, Engine};
use e2e::page::Page;
use e2e::{Outcome, serve};
use serde_json::{Value, json};

/// What readers of the seeds may type, with the slips they may make; typed letter by letter.
const QUERIES: &[&str] = &[
    "corridor",
    "Lachin",
    "prisoners",
    "peace treaty",
    "border delimitation",
    "3+3",
    "COP29",
    "Pashinyan",
    "Aliyev said",
    "special security arrangements",
    "who was killed",
    "1975 maps",
    "constitution",
    "blockade",
    "U.S. mediation",
    "Russia",
    "International Court of Justice",
    "\"as is\"",
    "Mirzoyan parliament",
    "electricity and gas",
    "reintegration",
    "xyzzy",
    "territorial claims against Azerbaijan",
    "the first time a political representative",
    "peacekeepers",
    "enclaves",
    "December 7",
    "tweet",
    "self-determination",
    "Blinken hard work",
    "negotiations at risk",
    "Naxçıvan",
    "BRICS summit",
    "humanitarian aid",
    "soldiers released",
    "third party",
    "draft agreement",
    "ceasefire",
    "elections",
    "checkpoint",
];

/// A browser that has just started is busy with itself, on machines with two cores above all; readers' browsers are not.
const SETTLING: Duration = Duration::from_millis(1500);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Outcome {
    let loads = option("--loads", 9)?;
    let rounds = option("--rounds", 5)?;
    let isolated = vec![
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    let server = serve(&path_from("DIST")?, isolated)?;
    let driver = Driver::start(Engine::Chromium, &path_from("CHROMEDRIVER")?, &path_from("CHROMIUM")?)?;
    let nowhere = PathBuf::new();

    let mut starts: Vec<(&str, Vec<f64>)> =
        vec![("decode", vec![]), ("index", vec![]), ("decode + index", vec![])];
    for _ in 0..loads {
        // Each load is a browser's first sight of the page.
        let page = Page::new(Engine::Chromium, driver.browser().await?, server.url(), "", &nowhere);
        tokio::time::sleep(SETTLING).await;
        page.open("").await?;
        let (decode, index) = (measures(&page, "decode").await?, measures(&page, "index").await?);
        for (row, value) in starts.iter_mut().zip([sum(&decode), sum(&index), sum(&decode) + sum(&index)]) {
            row.1.push(value);
        }
        page.close().await?;
    }

    let page = Page::new(Engine::Chromium, driver.browser().await?, server.url(), "", &nowhere);
    page.open("").await?;
    let elements = page.client.execute("return document.querySelectorAll('*').length", vec![]).await?;
    let own = titles(&page).await?;
    let queries: Vec<&str> = if env::args().any(|word| word == "--titles") {
        own.iter().map(|title| &**title).collect()
    } else {
        QUERIES.to_vec()
    };
    for _ in 0..rounds {
        for query in &queries {
            type_slowly(&page, query).await?;
        }
    }
    let searches = measures(&page, "search").await?;
    let answers = measures(&page, "answer").await?;
    let keys = measures(&page, "key").await?;
    let memory = memory();
    // The overview by its own address again, with the rest of the program there.
    page.open("").await?;
    let views = views(&page).await?;
    switch(&page, &("about".to_owned(), "?view=about".to_owned())).await?;
    let mut switches = Vec::new();
    for rate in [1, 4] {
        page.slowed(rate).await?;
        for view in &views {
            let mut times = Vec::new();
            for _ in 0..rounds {
                times.push(switch(&page, view).await?);
            }
            switches.push((format!("view, CPU ÷ {rate}: {}", view.0), times));
        }
    }
    page.close().await?;

    println!("{:<40}{:>8}{:>10}{:>10}{:>10}", "milliseconds in Chromium", "times", "median", "p99", "most");
    for (name, times) in starts {
        print_row(&format!("start: {name}"), times);
    }
    print_row("keystroke: search call", searches);
    print_row("keystroke: search, and the page as data", answers);
    print_row("keystroke: from the key to the changed page", keys);
    for (name, times) in switches {
        print_row(&name, times);
    }
    println!("{:<48}{elements:>10}", "elements on the start page");
    println!("{:<48}{:>10.1}", "private memory of the page after typing, MB", memory / 1e6);
    Ok(())
}

/// The private memory of the browser's largest renderer in bytes, which is that of the page; 0 where the system does not
/// tell.
fn memory() -> f64 {
    let renderer = |process: &Path| {
        let command = fs::read_to_string(process.join("cmdline")).ok()?;
        let memory = fs::read_to_string(process.join("smaps_rollup"))
            .ok()
            .filter(|_| command.contains("--type=renderer"))?;
        let private = memory.lines().filter(|line| line.starts_with("Private_"));
        let kilobytes = private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        Some(kilobytes.sum::<f64>() * 1024.0)
    };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|process| renderer(&process.path())).fold(0.0, f64::max)
}

/// The first words of the titles that the start page lists: what a corpus of other words than the seeds' is asked for.
async fn titles(page: &Page<'_>) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.dates a')].map((title) => title.textContent.split(' ').slice(0, 5).join(' '))";
    Ok(serde_json::from_value(page.client.execute(script, vec![]).await?)?)
}

/// Types a query, one letter a task; measures from each key to the page that answers it.
async fn type_slowly(page: &Page<'_>, query: &str) -> Outcome {
    let script = "
        const [text, done] = arguments, box = document.querySelector('input[type=search]'), letters = [...text];
        const shown = () => document.querySelector('[data-results-for]')?.dataset.resultsFor;
        (async () => {
            for (let typed = 1; typed <= letters.length; typed++) {
                await new Promise((next) => setTimeout(next));
                box.value = letters.slice(0, typed).join('');
                performance.mark('key');
                box.dispatchEvent(new Event('input', { bubbles: true }));
                for (let turns = 0; turns < 1000 && shown() !== box.value; turns++) await null;
                performance.measure('key', 'key');
                performance.clearMarks('key');
            }
            done(shown() ?? null);
        })();";
    let shown = page.client.execute_async(script, vec![json!(query)]).await?;
    if shown == json!(query) {
        Ok(())
    } else {
        Err(format!("expected results for {query:?}, found {shown}").into())
    }
}

/// The views that are switched to, each with its link in the corpus that is shown; what this corpus does not have is left out.
async fn views(page: &Page<'_>) -> Outcome<Vec<(String, String)>> {
    let script = "
        const titles = [...document.querySelectorAll('main .dates a')], word = titles[0].textContent.split(' ')[0];
        const [a, b] = titles.map((title) => new URLSearchParams(title.search).get('doc'));
        const topic = document.querySelector('main a[href*=\"view=topic&topic=\"]');
        return Object.entries({
            search: `?q=${word}`, positions: '?view=positions', timeline: '?view=timeline',
            'timeline by side': '?view=timeline&lanes=side', topic: topic?.getAttribute('href'), names: '?view=names',
            'a word in context': `?view=concordance&q=${word}`, '“the” in context': '?view=concordance&q=the',
            'two documents': b && `?view=compare&a=in:${a}&b=in:${b}`, statements: '?view=statements',
            document: `?doc=${a}`,
        }).filter(([, href]) => href)";
    Ok(serde_json::from_value(page.client.execute(script, vec![]).await?)?)
}

/// Clicks from the overview to a view and back; in milliseconds, how long it took until the view was painted.
async fn switch(page: &Page<'_>, (name, href): &(String, String)) -> Outcome<f64> {
    let script = "
        const [href, done] = arguments, frame = () => new Promise(requestAnimationFrame);
        const go = async (href) => {
            const link = document.createElement('a'), title = document.title, start = performance.now();
            link.setAttribute('href', href);
            document.body.append(link);
            link.click();
            link.remove();
            for (let frames = 0; frames < 600 && document.title === title; frames++) await frame();
            // What is asked for within a frame comes behind its painting.
            await new Promise((done) => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = done;
                port2.postMessage(0);
            });
            return document.title === title ? null : performance.now() - start;
        };
        go(href).then(async (time) => { await go('?'); done(time) });";
    let time = page.client.execute_async(script, vec![json!(href)]).await?;
    Ok(time.as_f64().ok_or_else(|| format!("the view {name} did not come from {href}"))?)
}

/// The durations of the app's measures of that name, in milliseconds, in order.
async fn measures(page: &Page<'_>, name: &str) -> Outcome<Vec<f64>> {
    let script =
        "return performance.getEntriesByName(arguments[0], 'measure').map((entry) => entry.duration)";
    let found = page.client.execute(script, vec![json!(name)]).await?;
    let times: Vec<f64> = found.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    if times.is_empty() {
        Err(format!("expected measures called {name}, found none").into())
    } else {
        Ok(times)
    }
}

fn print_row(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let quantile = |part: usize| times[(times.len() - 1) * part / 100];
    let (median, p99, most) = (quantile(50), quantile(99), quantile(100));
    println!("{name:<40}{:>8}{median:>10.3}{p99:>10.3}{most:>10.3}", times.len());
}

fn sum(times: &[f64]) -> f64 {
    times.iter().sum()
}

/// The number behind an option, or what it is without.
fn option(name: &str, default: usize) -> Outcome<usize> {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some(at) = words.iter().position(|word| word == name) else { return Ok(default) };
    let number = words.get(at + 1).and_then(|word| word.parse().ok()).filter(|&number| number > 0);
    Ok(number.ok_or_else(|| format!("expected a number behind {name}, as in {name} {default}"))?)
}

fn path_from(variable: &str) -> Outcome<PathBuf> {
    let path =
        env::var_os(variable).ok_or_else(|| format!("{variable} is not set; type cargo xtask bench"))?;
    Ok(PathBuf::from(path))
}
