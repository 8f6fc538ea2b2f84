//! How long a large folder takes to compile and index, and how much memory: `cargo run --release --example speed`.
//!
//! Without a number it runs itself for 1,000, 10,000 and 100,000 pages, each in a process of its own, since the peak of
//! a process never falls. The pages are made up, the same ones every time: 400 words each, from 20,000 made-up words as
//! common as words are (Zipf), with names, dates, quotations and the furniture of a site. What they cannot show is how
//! real pages differ from each other; a folder of those takes about as long a word.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: what it measured, and what is wrong"
)]

use search::Index;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

fn main() {
    if let Some(pages) = std::env::args().nth(1) {
        return run(pages.parse().expect("a number of pages"));
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
    write_pages(&folder, pages);
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

/// A generator of numbers that is the same everywhere: a linear congruence, its upper bits.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn one<'l>(&mut self, list: &'l [String]) -> &'l str {
        &list[self.below(list.len())]
    }
}

const VOCABULARY: usize = 20_000;
const SMALL: [&str; 16] = [
    "the", "of", "and", "to", "in", "a", "that", "for", "on", "with", "as", "was", "by", "at", "from", "its",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const OFFICES: [&str; 6] =
    ["Foreign Minister", "President", "spokeswoman", "Prime Minister", "analyst", "General"];
const CUES: [&str; 6] = ["said", "told reporters", "added", "stressed", "warned", "noted"];

/// Words of two to five syllables.
fn vocabulary(random: &mut Random) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "ren", "ti", "lo", "ver", "ska", "mi", "ton", "du", "pel", "gra", "sin", "ho", "cal", "fe",
        "nor", "wi", "chu", "zan", "por", "ley", "mu", "dri", "ek",
    ];
    (0..VOCABULARY)
        .map(|_| (0..2 + random.below(4)).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect())
        .collect()
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn write_pages(folder: &Path, pages: usize) {
    let mut random = Random(7);
    let words = vocabulary(&mut random);
    let names: Vec<String> =
        (0..400).map(|_| capital(random.one(&words)) + " " + &capital(random.one(&words))).collect();
    let places: Vec<String> = (0..60).map(|_| capital(random.one(&words))).collect();
    let documents = folder.join("documents");
    std::fs::create_dir_all(&documents).expect("a folder");
    std::fs::write(folder.join("topics.toml"), topics(&words)).expect("a file");
    std::fs::write(folder.join("entities.toml"), entities(&names)).expect("a file");
    for number in 0..pages {
        let page = page(&mut random, &words, &names, &places);
        std::fs::write(documents.join(format!("page{number:06}.txt")), page).expect("a page");
    }
}

/// A dozen topics of ten terms from the rarer words.
fn topics(words: &[String]) -> String {
    let mut out = String::new();
    for (at, terms) in words[200..320].chunks(10).enumerate() {
        let _ = writeln!(
            out,
            "[[topic]]\nid = \"topic-{at}\"\nlabel = \"Topic {at}\"\ndefinition = \"D\"\nterms = {terms:?}"
        );
    }
    out
}

/// A quarter of the names are known to the curator.
fn entities(names: &[String]) -> String {
    let mut out = String::new();
    let known: std::collections::BTreeSet<&String> = names.iter().take(100).collect();
    for name in known {
        let _ = writeln!(out, "[[entity]]\nname = {name:?}\nkind = \"person\"");
    }
    out
}

/// A word as often as its place in the list makes it: the first ones in every page, the last ones hardly ever.
fn word<'w>(random: &mut Random, words: &'w [String]) -> &'w str {
    if random.below(10) < 4 {
        return SMALL[random.below(SMALL.len())];
    }
    let share = random.below(1 << 20) as f64 / f64::from(1 << 20);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 to the number of words"
    )]
    let rank = (VOCABULARY as f64).powf(share) as usize;
    &words[rank.min(VOCABULARY - 1)]
}

fn run_of(random: &mut Random, words: &[String], length: usize) -> String {
    (0..length).map(|_| word(random, words).to_owned()).collect::<Vec<_>>().join(" ")
}

/// A page of about 400 words.
fn page(random: &mut Random, words: &[String], names: &[String], places: &[String]) -> String {
    let day = |random: &mut Random| {
        format!("{} {} {}", 1 + random.below(28), MONTHS[random.below(12)], 2020 + random.below(5))
    };
    let mut out = format!(
        "Home\nWorld\n\n{}\n\n{}\n\nBy {}\n\n",
        capital(&run_of(random, words, 8)),
        day(random),
        random.one(names)
    );
    for paragraph in 0..9 {
        let opening = capital(&run_of(random, words, 12));
        let middle = run_of(random, words, 10);
        let (name, place) = (random.one(names).to_owned(), random.one(places).to_owned());
        match paragraph % 3 {
            0 => {
                let office = OFFICES[random.below(OFFICES.len())];
                let cue = CUES[random.below(CUES.len())];
                let said = capital(&run_of(random, words, 11));
                let _ = write!(
                    out,
                    "{opening} in {place}. “{said},” {office} {name} {cue}. {}.\n\n",
                    capital(&middle)
                );
            }
            1 => {
                let _ = write!(out, "On {}, {name} met {middle} in {place}. {opening}.\n\n", day(random));
            }
            _ => {
                let surname = name.rsplit(' ').next().unwrap_or_default().to_owned();
                let rest = run_of(random, words, 9);
                let _ =
                    write!(out, "{opening}. {surname} said that {middle}. According to {name}, {rest}.\n\n");
            }
        }
    }
    out + "Share this: Facebook Twitter\n\nRead also: More talks\n\nLeave a Reply\n"
}
