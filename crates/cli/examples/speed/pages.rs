//! Made-up pages, the same ones every time: 400 words each, from 20,000 made-up words as common as words are (Zipf), with
//! names, dates, quotations and the furniture of a site.

use corpus::text::date_in_words;
use std::fmt::Write as _;
use std::path::Path;

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
const SIDES: usize = 6;
const SMALL: [&str; 16] = [
    "the", "of", "and", "to", "in", "a", "that", "for", "on", "with", "as", "was", "by", "at", "from", "its",
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

/// Writes so many pages into a folder, with topics, sides, entities and a turning point of theirs.
pub fn write(folder: &Path, pages: usize) {
    let mut random = Random(7);
    let words = vocabulary(&mut random);
    let names: Vec<String> =
        (0..400).map(|_| capital(random.one(&words)) + " " + &capital(random.one(&words))).collect();
    let places: Vec<String> = (0..60).map(|_| capital(random.one(&words))).collect();
    let documents = folder.join("documents");
    std::fs::create_dir_all(&documents).expect("a folder");
    std::fs::write(folder.join("topics.toml"), topics(&words)).expect("a file");
    std::fs::write(folder.join("corpus.toml"), sides()).expect("a file");
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

/// The sides, and a month of which many pages tell.
fn sides() -> String {
    let mut out = String::from("title = \"Made-up pages\"\n");
    for at in 0..SIDES {
        let _ = writeln!(out, "[[side]]\nid = \"side-{at}\"\nlabel = \"Side {at}\"");
    }
    out + "[[turning_point]]\ndate = \"2022-06\"\nlabel = \"something changed\"\n"
}

/// A quarter of the names are known to the curator, and of a side.
fn entities(names: &[String]) -> String {
    let mut out = String::new();
    let known: std::collections::BTreeSet<&String> = names.iter().take(100).collect();
    for (at, name) in known.into_iter().enumerate() {
        let side = at % SIDES;
        let _ = writeln!(out, "[[entity]]\nname = {name:?}\nkind = \"person\"\nside = \"side-{side}\"");
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
        let (day, month, year) = (1 + random.below(28), 1 + random.below(12), 2020 + random.below(5));
        date_in_words(&format!("{year}-{month:02}-{day:02}"))
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
