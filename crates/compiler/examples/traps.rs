//! How the time to compile grows with the size of each trap for quadratic work: `cargo run --release --example traps`.
//!
//! Prints the seconds at an eighth, a quarter, a half and all of each trap's size, and the last by the last but one: 2 is
//! linear, 4 quadratic. Words on the command line choose traps whose names have one of them; a number makes all sizes
//! so many times smaller, to find out what is quadratic without waiting for it. Seconds are those that all cores worked,
//! since other programs may share the machine.

#![expect(clippy::print_stdout, reason = "a program: what it measured")]

#[path = "../tests/hostile/traps.rs"]
mod traps;

use compiler::folder::{Folder, SourceFile};

/// A trap that took so many seconds is not doubled again.
const ENOUGH: f64 = 60.0;

fn main() {
    let (numbers, words): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|word| word.parse::<usize>().is_ok());
    let smaller: usize = numbers.first().and_then(|number| number.parse().ok()).unwrap_or(1);
    println!("{:<34} {:>9} {:>8} {:>8} {:>8} {:>8} {:>6}", "trap", "at 8x", "1x", "2x", "4x", "8x", "growth");
    for trap in traps::TRAPS {
        if !words.is_empty() && !words.iter().any(|word| trap.name.contains(word.as_str())) {
            continue;
        }
        print!("{:<34} {:>9}", trap.name, trap.full / smaller);
        let mut last = [0.0, 0.0];
        for part in [8, 4, 2, 1] {
            if last[1] < ENOUGH {
                last = [last[1], seconds(trap, trap.full / smaller / part)];
            }
        }
        println!(" {:>6.1}", last[1] / last[0].max(0.01));
    }
}

/// Compiles the trap at that size, prints the seconds and gives them.
fn seconds(trap: &traps::Trap, size: usize) -> f64 {
    let file =
        |(name, text): (String, String)| SourceFile { path: name.clone(), name, bytes: text.into_bytes() };
    let files = (trap.pages)(size).into_iter().map(file).collect();
    let folder = Folder { name: "trap".to_owned(), files, ..Folder::default() };
    let before = cpu_seconds();
    let outcome = compiler::compile(&folder, Vec::new());
    let seconds = cpu_seconds() - before;
    assert!(outcome.corpus.is_some(), "{} at {size} does not compile", trap.name);
    print!(" {seconds:>8.2}");
    std::io::Write::flush(&mut std::io::stdout()).expect("the terminal takes it");
    seconds
}

/// Seconds that all cores together have worked for this process.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
