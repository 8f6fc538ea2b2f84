//! How long a large folder takes to compile and index, and how much memory: `cargo run --release --example speed`.
//!
//! Without a number it runs itself for 1,000, 10,000 and 100,000 pages, each in a process of its own, since the peak of
//! a process never falls. With `write FOLDER COUNT` it only leaves the pages there, for other measurements. What made-up
//! pages cannot show is how real pages differ from each other; a folder of those takes about as long a word.

#![allow(unreachable_pub, reason = "a program promises nothing to other crates")]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: what it measured, and what is wrong"
)]

mod pages;

use search::Index;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |pages: &str| pages.parse().expect("a number of pages");
    match &arguments[..] {
        [] => {}
        [pages] => return run(number(pages)),
        [write, folder, pages] if write == "write" => {
            return pages::write(Path::new(folder), number(pages));
        }
        _ => panic!("expected nothing, a number of pages, or write FOLDER COUNT"),
    }
    println!(
        "{:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12}",
        "pages", "reading", "compiling", "indexing", "together", "cpu", "peak memory"
    );
    let own = std::env::current_exe().expect("this program has a path");
    for pages in ["1000", "10000", "100000"] {
        let done = Command::new(&own).arg(pages).status().expect("it starts");
        assert!(done.success(), "{pages} pages did not go well");
    }
}

fn run(pages: usize) {
    let folder = std::env::temp_dir().join(format!("concordance-speed-{}", std::process::id()));
    pages::write(&folder, pages);
    let start = Instant::now();
    let (read, problems) = compiler::folder::read(&folder);
    let reading = start.elapsed();
    let show = |progress| {
        if let compiler::Progress::Stage(name) = progress
            && std::env::var_os("STAGES").is_some()
        {
            eprintln!("{:8.2} s  {:5} MB  {name}", start.elapsed().as_secs_f64(), memory("VmRSS:"));
        }
    };
    let options = compiler::Options { progress: Some(&show), ..compiler::Options::default() };
    let outcome = compiler::compile_with(&read, problems, &options);
    let corpus = outcome.corpus.expect("made-up pages compile");
    drop(read);
    let compiling = start.elapsed();
    let index = Index::build(&corpus);
    let together = start.elapsed();
    let bytes: usize = index.parts().iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(bytes > 0 && corpus.documents.len() == pages);
    println!(
        "{pages:8} {:7.2} s {:7.2} s {:7.2} s {:7.2} s {:7.2} s {:9} MB",
        reading.as_secs_f64(),
        compiling.saturating_sub(reading).as_secs_f64(),
        together.saturating_sub(compiling).as_secs_f64(),
        together.as_secs_f64(),
        cpu_seconds(),
        memory("VmHWM:")
    );
    std::fs::remove_dir_all(&folder).expect("the pages can go");
}

/// A line of `/proc/self/status` in megabytes; 0 where there is none.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value =
        status.lines().find_map(|row| row.strip_prefix(line)?.split_whitespace().next()?.parse::<u64>().ok());
    value.unwrap_or(0) / 1024
}

/// Seconds that all cores together have worked for this process, writing the pages included.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
