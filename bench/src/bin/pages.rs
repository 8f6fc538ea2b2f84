//! A folder of made-up news pages for measuring a large corpus: `pages FOLDER COUNT`.
//!
//! The same bytes on every machine. The pages speak of the seeds' topics, so the seeds' configuration is put beside
//! them; of names, verbs and dates there is about as much as in news, and of words as many as in a dictionary. Nobody
//! should read them.

#![expect(clippy::print_stderr, reason = "a program: what is wrong")]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

const FIRST: &[&str] = &[
    "Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hakob", "Irina", "Jamal", "Karin",
    "Leyla", "Marta", "Nikos", "Olga", "Pavel", "Rosa", "Samir", "Tomas", "Vera",
];
const LAST: &[&str] = &[
    "Alder", "Birch", "Cedar", "Dorn", "Elmer", "Farrow", "Gorse", "Hazel", "Ivory", "Juniper", "Kestrel",
    "Linden", "Maple", "Nettle", "Oaks", "Poplar", "Quince", "Rowan", "Sorrel", "Thorne", "Ulmer", "Vetch",
    "Willow", "Yarrow",
];
const OFFICES: &[&str] =
    &["Foreign Minister", "spokeswoman", "President", "analyst", "Deputy Prime Minister", "ambassador"];
const LANDS: &[&str] = &["Armenia", "Azerbaijan", "Russia", "Turkey", "Iran", "the United States"];
const THEMES: &[&str] = &[
    "the peace treaty",
    "the transport corridor",
    "border delimitation",
    "the exchange of prisoners",
    "the ceasefire",
    "the constitution",
    "humanitarian aid",
    "the mediation of Brussels",
    "the Lachin corridor",
    "the International Court of Justice",
];
const MONTHS: &[&str] = &[
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

/// The words of a dictionary, each with a digit behind it, a line for those that mean about the same.
const DICTIONARY: &str = include_str!("../../../crates/compiler/data/synonyms.txt");

/// How many words a page has at least: about as many as a short news report.
const WORDS: usize = 400;

/// The generator `SplitMix64`: one multiplication and a few shifts a number.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// Small numbers are the more frequent, as the common words of a language are.
    fn common<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let end = 1 + self.below(list.len());
        list[self.below(end)]
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = &arguments[..] else { return usage() };
    let Ok(count) = count.parse() else { return usage() };
    match write(Path::new(folder), count) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pages: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: pages FOLDER COUNT");
    ExitCode::FAILURE
}

fn write(folder: &Path, count: usize) -> std::io::Result<()> {
    let documents = folder.join("documents");
    fs::create_dir_all(&documents)?;
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    for file in ["corpus.toml", "topics.toml", "entities.toml"] {
        fs::copy(seeds.join(file), folder.join(file))?;
    }
    let words = DICTIONARY.split_whitespace().map(|word| word.trim_end_matches(|c: char| !c.is_alphabetic()));
    let words: Vec<&str> = words.filter(|word| word.len() > 2).collect();
    let mut random = Random(419);
    for number in 0..count {
        fs::write(documents.join(format!("page-{number:05}.txt")), page(&mut random, &words))?;
    }
    Ok(())
}

fn page(random: &mut Random, words: &[&str]) -> String {
    let (one, other, theme) = (random.of(LANDS), random.of(LANDS), random.of(THEMES));
    let date = format!("{} {} {}", 1 + random.below(28), random.of(MONTHS), 2015 + random.below(10));
    // One in five has no date, as many scraped pages have none.
    let date = if random.below(5) > 0 { date } else { String::new() };
    let mut page = format!(
        "{one} and {other} talk about {theme}\n\nBy {} {}\n{date}\n",
        random.of(FIRST),
        random.of(LAST)
    );
    while page.split_whitespace().count() < WORDS {
        page.push('\n');
        for _ in 0..3 + random.below(3) {
            page.push_str(&sentence(random, words));
            page.push(' ');
        }
        page.push('\n');
    }
    page.push_str("\nSubscribe to our newsletter\nAll rights reserved\n");
    page
}

fn sentence(random: &mut Random, words: &[&str]) -> String {
    let person = format!("{} {}", random.of(FIRST), random.of(LAST));
    let (land, theme) = (random.of(LANDS), random.of(THEMES));
    let mut phrase = |length: usize| {
        let words: Vec<&str> = (0..length).map(|_| random.common(words)).collect();
        words.join(" ")
    };
    let (what, more) = (phrase(5), phrase(9));
    match random.below(6) {
        0 => format!("{} {person} said that {theme} would need a {what}.", random.of(OFFICES)),
        1 => format!("“We will not give up {theme} for a {what},” {person} said."),
        2 => format!("{land} rejected {theme} as a {what}."),
        3 => format!("On {} {} the two sides met over {theme}.", 1 + random.below(28), random.of(MONTHS)),
        _ => format!("The {more} of {theme} was a {what}."),
    }
}
