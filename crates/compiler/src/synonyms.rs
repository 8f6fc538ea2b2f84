//! Synonyms for what readers type, cut down to the words of one corpus.
//!
//! `data/synonyms.txt` is an extract of `WordNet` for all of English (`examples/wordnet.rs` makes it). A corpus gets
//! the lines of it that lead to one of its words, best first, as many as its size allows: every reader of the page
//! downloads them. Which words are the same is the judgement of `WordNet`; nothing here knows what a corpus is about.
//! The degrees of an adjective (high, higher, highest) lead to each other before all else: to a reader they are one word,
//! to the stemmer three.

use corpus::Document;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{each_token, token_stream};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Lines for each 1,000 different words of a corpus. More lead more typed words to a passage, the later ones by
/// weaker or rarer synonyms; a line costs a reader about 6.5 bytes. Tuned, as the numbers below, on the seed pages,
/// where it makes 0.7 KB; with twice as many, one of eighty judged questions was answered better and one worse.
const LINES_PER_THOUSAND_WORDS: usize = 120;
/// Lines at most, whatever the size of the corpus.
const MOST_LINES: usize = 2_000;
/// Lines with the same first target. Larger: the words that many words stand for, as weapon and talk, take the place
/// of others.
const MOST_LINES_TO_ONE: usize = 6;
/// Targets of a line.
const MOST_TARGETS: usize = 4;
/// The least strength of a pair, out of 9. Larger: fewer and better pairs.
const LEAST_STRENGTH: u32 = 2;
/// The same when the typed word itself is in the corpus: a reader who types it finds it, so its synonyms must be
/// nearly the same.
const LEAST_STRENGTH_OF_KNOWN: u32 = 5;

/// What a typed word is worth at most: from here on it is common enough. The rarest has 3. Larger: general words
/// (see, place, make) take the lines of those that name a subject.
const MOST_TYPED: u32 = 8;
/// How much more a target is worth that earned some passage a topic. Larger: fewer lines for all else.
const EVIDENCE: u32 = 4;

static EXTRACT: LazyLock<Vec<Entry>> =
    LazyLock::new(|| include_str!("../data/synonyms.txt").lines().filter_map(entry).collect());

/// Adjectives in their three degrees.
static ADJECTIVES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lines = include_str!("../data/adjectives.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(degrees).collect()
});

static COMMONNESS: LazyLock<BTreeMap<&str, u32>> =
    LazyLock::new(|| EXTRACT.iter().map(|entry| (entry.word.term, entry.commonness)).collect());

/// A line of the extract.
struct Entry {
    word: Word,
    /// How common it is, 0 to 9.
    commonness: u32,
    /// The words that stand for it, with how well, 1 to 9.
    targets: Vec<(Word, u32)>,
}

struct Word {
    term: &'static str,
    stem: String,
}

impl Word {
    /// The stem of theses is `these`, which a query leaves out.
    fn is_stop_word(&self) -> bool {
        is_stop_word(self.term) || is_stop_word(&self.stem)
    }
}

/// Reads a line of the extract, unless it is a comment.
fn entry(line: &'static str) -> Option<Entry> {
    let mut words = line.split(' ').map(|word| {
        let digit = word.bytes().last().filter(u8::is_ascii_digit)?;
        let term = part(word, ..word.len() - 1);
        Some((Word { term, stem: stem(term) }, u32::from(digit - b'0')))
    });
    let (word, commonness) = words.next()??;
    Some(Entry { word, commonness, targets: words.collect::<Option<_>>()? })
}

/// The degrees of an adjective, by its line: all three, or the first alone where the others are made of it by rule.
fn degrees(line: &str) -> Vec<String> {
    if line.contains(' ') {
        return line.split(' ').map(str::to_owned).collect();
    }
    let is_vowel = |c: &u8| b"aeiou".contains(c);
    let base = match line.as_bytes() {
        [.., b'e'] => part(line, ..line.len() - 1).to_owned(),
        [.., before, b'y'] if !is_vowel(before) => [part(line, ..line.len() - 1), "i"].concat(),
        // big, bigger; but deep, deeper, and low, lower.
        [.., before, vowel, last]
            if !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !b"wxy".contains(last) =>
        {
            [line, part(line, line.len() - 1..)].concat()
        }
        _ => line.to_owned(),
    };
    vec![line.to_owned(), [&base, "er"].concat(), [&base, "est"].concat()]
}

/// What a typed degree of an adjective leads to: those others that the corpus has, as stems. Hardly anybody types the third,
/// and each line takes the place of another.
fn led_by_degree(words: &Words) -> BTreeMap<String, Vec<String>> {
    let mut led = BTreeMap::new();
    for degrees in &*ADJECTIVES {
        let stems: Vec<String> = degrees.iter().map(|degree| stem(degree)).collect();
        for typed in stems.iter().take(2) {
            let others = stems.iter().filter(|other| *other != typed && words.stems.contains(*other));
            let mut others: Vec<String> = others.filter(|other| !is_stop_word(other)).cloned().collect();
            others.dedup();
            if !others.is_empty() {
                led.insert(typed.clone(), others);
            }
        }
    }
    led
}

/// The synonyms that lead to words of the documents, in the format of [`corpus::Corpus::synonyms`].
pub fn choose(documents: &[Document]) -> String {
    let words = Words::of(documents);
    let mut typed: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in EXTRACT.iter().filter(|entry| !entry.word.is_stop_word()) {
        typed.entry(&entry.word.stem).or_default().push(entry);
    }
    let mut lines: Vec<_> = typed.iter().filter_map(|(stem, entries)| line(stem, entries, &words)).collect();
    lines.sort_by(|a, b| b.worth.cmp(&a.worth).then_with(|| a.text.cmp(&b.text)));
    let mut led_to: BTreeMap<String, usize> = BTreeMap::new();
    lines.retain(|line| {
        let count = led_to.entry(line.best.clone()).or_default();
        *count += 1;
        *count <= MOST_LINES_TO_ONE
    });
    let degrees = led_by_degree(&words);
    let typed = |line: &Line| line.text.split(' ').next().unwrap_or_default().to_owned();
    let (of_degrees, mut lines): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| degrees.contains_key(&typed(line)));
    let most = (words.count * LINES_PER_THOUSAND_WORDS / 1_000).min(MOST_LINES);
    lines.truncate(most.saturating_sub(degrees.len()));
    let of_degrees: BTreeMap<String, Line> =
        of_degrees.into_iter().map(|line| (typed(&line), line)).collect();
    let mut lines: Vec<_> = lines.into_iter().map(|line| line.text).collect();
    for (typed, others) in degrees {
        let line = of_degrees.get(&typed).map_or(&typed, |line| &line.text);
        lines.push(with_degrees(line, &others));
    }
    lines.sort();
    lines.join("\n")
}

/// A line with other degrees of its word before its other targets.
fn with_degrees(line: &str, degrees: &[String]) -> String {
    let (typed, targets) = line.split_once(' ').unwrap_or((line, ""));
    let others = targets.split(' ').filter(|target| !target.is_empty());
    let others = others.filter(|target| degrees.iter().all(|degree| degree != target));
    let targets: Vec<&str> = degrees.iter().map(String::as_str).chain(others).take(MOST_TARGETS).collect();
    [typed, " ", &targets.join(" ")].concat()
}

/// A line of the result.
struct Line {
    text: String,
    /// The first target.
    best: String,
    /// Lines that are worth less are cut first.
    worth: u32,
}

/// The line of a typed stem; none when it leads nowhere.
fn line(stem: &str, entries: &[&Entry], words: &Words) -> Option<Line> {
    let main = entries.iter().max_by_key(|entry| entry.commonness)?;
    let all: u32 = entries.iter().map(|entry| 1 << entry.commonness).sum();
    let least = if words.stems.contains(stem) { LEAST_STRENGTH_OF_KNOWN } else { LEAST_STRENGTH };
    // What each target is worth, and how well it stands for what was typed.
    let mut targets: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for entry in entries {
        for (target, strength) in &entry.targets {
            // Words that have only the stem in common, as organ and organization do, share what was typed.
            let strength =
                if entry.commonness + 1 >= main.commonness || is_form_of(entry.word.term, main.word.term) {
                    *strength
                } else {
                    *strength * (1 << entry.commonness) / all
                };
            let uses = words.uses(target);
            if uses == 0 || strength < least || target.is_stop_word() || target.stem == stem {
                continue;
            }
            // A good pair for a word that many type and that leads to what the corpus is about.
            let worth = (2 + strength) * (main.commonness + 3).clamp(3, MOST_TYPED) * words.weight(target);
            let best = targets.entry(&target.stem).or_default();
            *best = (*best).max((strength, worth));
        }
    }
    let mut targets: Vec<_> = targets.into_iter().collect();
    targets.sort_by_key(|&(target, (strength, worth))| (Reverse((strength, worth)), target));
    targets.truncate(MOST_TARGETS);
    let worth = targets.iter().map(|target| target.1.1).max()?;
    let targets: Vec<&str> = targets.into_iter().map(|(target, _)| target).collect();
    Some(Line { text: [stem, &targets.join(" ")].join(" "), best: (*targets.first()?).to_owned(), worth })
}

/// The words of a corpus.
struct Words {
    /// How many different ones.
    count: usize,
    stems: BTreeSet<String>,
    /// Those of the words that earned a passage its topics.
    evidence: BTreeSet<String>,
    /// By stem, each term that is written with a small letter, as names are not, with how often.
    small: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Words {
    fn of(documents: &[Document]) -> Self {
        let mut words =
            Self { count: 0, stems: BTreeSet::new(), evidence: BTreeSet::new(), small: BTreeMap::new() };
        let terms = terms(documents);
        words.count = terms.len();
        for passage in documents.iter().flat_map(|document| &document.passages) {
            for span in passage.topics.iter().flat_map(|topic| &topic.evidence) {
                words.evidence.extend(token_stream(span.of(&passage.text)).map(|token| stem(&token.term)));
            }
        }
        for (term, uses) in terms {
            let stem = stem(&term);
            words.stems.insert(stem.clone());
            if uses > 0 {
                words.small.entry(stem).or_default().insert(term, uses);
            }
        }
        words
    }

    /// How much the corpus is about a word: that it has it more often than English has, and in what earns topics.
    fn weight(&self, word: &Word) -> u32 {
        let rareness = 9 - COMMONNESS.get(word.term).copied().unwrap_or(0).max(3);
        let weight = 1 + 2 * rareness + (1 + self.uses(word)).ilog2().min(2);
        if self.evidence.contains(&word.stem) { EVIDENCE * weight } else { weight }
    }

    /// How often the corpus has a word, in any of its forms.
    fn uses(&self, word: &Word) -> u32 {
        let terms = self.small.get(&word.stem).into_iter().flatten();
        terms.filter(|(term, _)| is_form_of(term, word.term)).map(|(_, uses)| uses).sum()
    }
}

/// The terms of all documents, each with how often it is written with a small letter; counted on all cores.
fn terms(documents: &[Document]) -> BTreeMap<String, u32> {
    let count = |documents: &[Document]| {
        let mut terms: HashMap<String, u32> = HashMap::new();
        for document in documents {
            let title = document.title.iter().map(|title| &title.value);
            // Where all is in capitals, they tell no name from a word.
            let in_capitals =
                !document.passages.iter().any(|passage| passage.text.contains(char::is_lowercase));
            for text in title.chain(document.passages.iter().map(|passage| &passage.text)) {
                each_token(text, &mut |start, _, term| {
                    let small = u32::from(in_capitals || part(text, start..).starts_with(char::is_lowercase));
                    match terms.get_mut(term) {
                        Some(uses) => *uses += small,
                        None => drop(terms.insert(term.to_owned(), small)),
                    }
                });
            }
        }
        terms
    };
    let at_a_time = documents.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts: Vec<_> = documents.par_chunks(at_a_time).map(count).collect();
    let mut terms = BTreeMap::new();
    for (term, uses) in parts.into_iter().flatten() {
        *terms.entry(term).or_default() += uses;
    }
    terms
}

/// Whether a term is the word with one of the endings that English nouns, verbs and adjectives take. The stemmer cuts more:
/// to it, organ and organization are one.
fn is_form_of(term: &str, word: &str) -> bool {
    let base = word.strip_suffix(['e', 'y']).unwrap_or(word);
    let Some(ending) = term.strip_prefix(base) else { return false };
    let doubled = base.as_bytes().last().copied();
    let ending = ending.strip_prefix(|c| ending.len() > 2 && Some(c as u8) == doubled).unwrap_or(ending);
    let whole = part(word, base.len()..);
    ending == whole || ENDINGS.contains(&ending.strip_prefix(whole).unwrap_or(ending))
}

/// See [`is_form_of`].
const ENDINGS: &[&str] = &["s", "es", "ies", "d", "ed", "ied", "ing", "'s"];

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Passage;

    fn document(text: &str) -> Document {
        let passage = Passage { text: text.to_owned(), first_line: 1, last_line: 1, ..Passage::default() };
        Document { passages: vec![passage], ..Document::default() }
    }

    /// The synonyms of a text that is long enough for every line to be kept.
    fn of(text: &str) -> String {
        let padding: Vec<String> = (0..10_000).map(|number| format!("x{number}")).collect();
        choose(&[document(&[text, &padding.join(" ")].join(" "))])
    }

    /// The targets of what a reader types.
    fn targets(text: &str, typed: &str) -> Vec<String> {
        let typed = stem(typed);
        let synonyms = of(text);
        let mut lines = synonyms.lines().map(|line| line.split(' '));
        let line = lines.find_map(|mut words| (words.next()? == typed).then_some(words));
        line.into_iter().flatten().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_typed_leads_to_what_is_written() {
        for (text, typed, expected) in [
            ("an exchange of prisoners", "swap", "exchange"),
            ("an exchange of prisoners", "captives", "prisoners"),
            ("an exchange of prisoners", "detainee", "prisoners"),
            ("the ceasefire held", "truce", "ceasefire"),
            ("the ceasefire held", "armistice", "ceasefire"),
            ("a treaty", "pact", "treaty"),
            ("an agreement", "accord", "agreement"),
            ("the border", "boundary", "border"),
            ("a diplomat said", "envoys", "diplomat"),
            ("the road", "highway", "road"),
            ("negotiations", "talks", "negotiations"),
            ("the election", "electoral", "election"),
            ("the parliament", "parliamentary", "parliament"),
            ("they fought", "fight", "fought"),
            ("a fight", "fought", "fight"),
            ("a stalemate", "deadlock", "stalemate"),
        ] {
            assert!(
                targets(text, typed).contains(&stem(expected)),
                "{typed} in {text:?}: {:?}",
                targets(text, typed)
            );
        }
    }

    #[test]
    fn the_degrees_of_an_adjective_lead_to_each_other() {
        let text =
            "higher in the lower basin; the poorer farms, the deepest cellars, a worse and an easier year";
        for (typed, expected) in [
            ("high", "higher"),
            ("low", "lower"),
            ("poor", "poorer"),
            ("deeper", "deepest"),
            ("bad", "worse"),
            ("easy", "easier"),
        ] {
            assert!(targets(text, typed).contains(&stem(expected)), "{typed}: {:?}", targets(text, typed));
        }
        assert_eq!(targets("a high wall", "high"), [""; 0]);
        // However short the text is.
        assert_eq!(choose(&[document("a higher wall")]), "high higher");
        assert_eq!(choose(&[document("a high wall")]), "higher high");
    }

    #[test]
    fn the_degrees_of_an_adjective_are_spelled_by_rule() {
        let all = |line: &str| degrees(line).join(" ");
        for degrees in ["big bigger biggest", "low lower lowest", "deep deeper deepest", "wide wider widest"]
        {
            assert_eq!(all(degrees.split(' ').next().unwrap_or_default()), degrees);
        }
        assert_eq!(all("easy"), "easy easier easiest");
        assert_eq!(all("grey"), "grey greyer greyest");
        assert_eq!(all("bad worse worst"), "bad worse worst");
    }

    #[test]
    fn a_text_in_capitals_has_synonyms_like_any_other() {
        let padding: Vec<String> = (0..1_000).map(|number| format!("X{number}")).collect();
        let of = |text: &str| choose(&[document(&[text, &padding.join(" ")].join(" "))]);
        assert_eq!(of("THE CEASEFIRE HELD"), of("the ceasefire held"));
        assert!(of("THE CEASEFIRE HELD").contains("truce ceasefir"));
    }

    #[test]
    fn nothing_leads_elsewhere() {
        for (text, typed, why) in [
            ("a peace", "swap", "the corpus lacks exchange"),
            ("the organization", "keyboard", "organ is another word with the stem of organization"),
            ("President Hall", "corridor", "a name is no hall"),
            ("they will have it", "own", "own is a stop word"),
            ("captives and prisoners", "captives", "hostage is not in the corpus"),
            ("", "truce", "there is nothing"),
        ] {
            let found = targets(text, typed);
            assert!(found.iter().all(|target| target == "prison"), "{typed}, although {why}: {found:?}");
        }
        assert_eq!(choose(&[]), "");
        assert_eq!(of(""), "");
    }

    #[test]
    fn a_word_of_the_corpus_keeps_only_what_is_nearly_the_same() {
        assert_eq!(targets("an accord and an agreement", "accord"), [""; 0]);
        assert_eq!(targets("a truce and a ceasefire", "truce"), ["ceasefir"]);
    }

    /// The largest corpus there is: every word of the extract.
    #[test]
    fn the_result_is_bounded_sorted_and_without_stop_words() {
        let words: Vec<&str> = EXTRACT.iter().map(|entry| entry.word.term).collect();
        let all = words.join(" ");
        let documents = [document(&all)];
        let synonyms = choose(&documents);
        let lines: Vec<Vec<&str>> = synonyms.lines().map(|line| line.split(' ').collect()).collect();
        assert_eq!(lines.len(), MOST_LINES);
        assert!(lines.is_sorted_by(|a, b| a[0] < b[0]));
        let stems: BTreeSet<String> = words.iter().map(|word| stem(word)).collect();
        for line in &lines {
            assert!((2..=MOST_TARGETS + 1).contains(&line.len()), "{line:?}");
            assert!(
                line.iter().skip(1).all(|target| stems.contains(*target) && *target != line[0]),
                "{line:?}"
            );
            assert!(!line.iter().any(|word| is_stop_word(word)), "{line:?}");
        }
        assert_eq!(choose(&documents), synonyms);
    }

    #[test]
    fn a_small_corpus_has_few_lines() {
        let words = "treaty border prisoners exchange ceasefire negotiations diplomat road attack army";
        let lines = choose(&[document(words)]).lines().count();
        assert_eq!(lines, 10 * LINES_PER_THOUSAND_WORDS / 1_000);
    }

    #[test]
    fn the_extract_is_sorted_single_words_without_duplicates() {
        let lines = || include_str!("../data/synonyms.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines().count(), EXTRACT.len(), "every line is read");
        assert!(EXTRACT.is_sorted_by(|a, b| a.word.term < b.word.term));
        for entry in EXTRACT.iter() {
            let term = entry.word.term;
            let targets: BTreeSet<&str> = entry.targets.iter().map(|(target, _)| target.term).collect();
            assert!(!targets.is_empty() && targets.len() == entry.targets.len(), "{term}");
            assert!(entry.targets.is_sorted_by(|a, b| a.1 >= b.1), "{term}: best first");
            for (target, strength) in &entry.targets {
                assert!(
                    (1..=9).contains(strength) && target.stem != entry.word.stem,
                    "{term} {}",
                    target.term
                );
            }
            for word in targets.into_iter().chain([term]) {
                let letters = word.bytes().all(|byte| byte.is_ascii_lowercase());
                assert!(letters && !is_stop_word(word), "{term}: {word}");
            }
        }
    }

    #[test]
    fn a_form_of_a_word_has_one_of_its_endings() {
        for (term, word, expected) in [
            ("exchange", "exchange", true),
            ("exchanged", "exchange", true),
            ("exchanging", "exchange", true),
            ("treaties", "treaty", true),
            ("stopped", "stop", true),
            ("border's", "border", true),
            ("organization", "organ", false),
            ("car", "care", false),
            ("cart", "car", false),
            ("", "e", false),
        ] {
            assert_eq!(is_form_of(term, word), expected, "{term} of {word}");
        }
    }
}
