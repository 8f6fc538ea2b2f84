//! Near-duplicates: documents that tell one story in nearly the same words, and in what they differ.
//!
//! Two documents are compared by their shingles, runs of three words. A sketch of each document (its smallest shingle
//! hashes, Broder 1997) finds the candidates without holding every document against every other; each candidate is
//! then compared in full. Only passages count: two pages of one site share their furniture.
//!
//! What it does not know: which of two pages copied the other. "Later" is by stated dates, else by file order.

use corpus::token::{each_token, tokens};
use corpus::{Document, text::part};
use rayon::prelude::*;
use similar::{Algorithm, DiffTag, capture_diff_slices_by_key};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Words in a shingle. Two-word runs are shared by unrelated texts; with four, one changed word in six hides a copy.
const SHINGLE_WORDS: usize = 3;
/// Hashes in a sketch. More find copies that are shorter and more changed, and cost memory: 64 numbers a document.
const SKETCH: usize = 64;
/// Hashes that two sketches must share before the documents are compared in full. Two independent reports of a day
/// share one or two.
const SKETCH_SHARED: usize = 3;
/// Documents of fewer words are never near-duplicates: notices and teasers are alike by accident.
const SHORTEST_WORDS: usize = 40;
/// Share of the shorter document's shingles that the longer one must have. Reports that quote the same statement
/// reach about a quarter.
const ALIKE: f64 = 0.5;
/// The shorter document's share of the longer one's words: a long page that holds a short one tells more than it.
const LENGTHS: f64 = 0.5;
/// Documents with one shingle that are held against each other besides the first of them: what keeps the work linear
/// when thousands of documents share a formula.
const NEIGHBOURS: usize = 4;
/// Candidates of one document that are compared in full, best first.
const CANDIDATES: usize = 8;

/// A document that nearly is another.
#[derive(Debug, PartialEq, Eq)]
pub struct NearDuplicate {
    /// Position of the later document.
    pub later: usize,
    /// Position of the earlier one.
    pub earlier: usize,
    /// What differs, numbers first; "here" is the later document.
    pub differs: String,
}

/// For each document that nearly is an earlier one: the earlier one that it is most like.
pub fn find(documents: &[Document]) -> Vec<NearDuplicate> {
    let candidates: Vec<(usize, Vec<usize>)> = candidates(documents).into_iter().collect();
    let found = candidates.into_par_iter().filter_map(|(later, candidates)| {
        let words = words(&documents[later]);
        let shingles = shingles(&keys(&documents[later]));
        let alike = candidates.into_iter().filter_map(|earlier| {
            let other = self::words(&documents[earlier]);
            let share = alike(&words, &shingles, &other)?;
            Some((share, earlier, other))
        });
        // The most alike; of equals the first.
        let best = alike.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let (_, earlier, other) = best?;
        let here = Side { document: &documents[later], words: &words };
        let there = Side { document: &documents[earlier], words: &other };
        Some(NearDuplicate { later, earlier, differs: differs(&here, &there) })
    });
    found.collect()
}

/// Whether the first document is before the second: by stated date where the dates tell, else by file order.
pub fn is_before(documents: &[Document], a: usize, b: usize) -> bool {
    match date_order(&documents[a], &documents[b]) {
        Some(order) => order.is_lt() || order.is_eq() && a < b,
        None => a < b,
    }
}

/// The order of two documents' stated dates; nothing where one is missing or is only the other's month or year.
pub fn date_order(a: &Document, b: &Document) -> Option<std::cmp::Ordering> {
    let (a, b) = (&a.date.as_ref()?.value, &b.date.as_ref()?.value);
    let undecided = a != b && (a.starts_with(b.as_str()) || b.starts_with(a.as_str()));
    (!undecided).then(|| a.cmp(b))
}

/// A word of a document's passages.
#[derive(Clone, Copy)]
struct Word {
    passage: usize,
    start: usize,
    end: usize,
    key: u64,
    number: bool,
}

fn words(document: &Document) -> Vec<Word> {
    let mut words = Vec::new();
    for (passage, text) in document.passages.iter().enumerate() {
        words.extend(tokens(&text.text).into_iter().map(|token| Word {
            passage,
            start: token.start,
            end: token.end,
            key: hash(token.term.bytes()),
            number: is_number(&token.term),
        }));
    }
    words
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Digits, or a number in words.
fn is_number(term: &str) -> bool {
    static NUMBERS: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split(' ').collect());
    const WORDS: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens half third quarter first second fourth fifth sixth seventh eighth ninth tenth";
    term.contains(|c: char| c.is_ascii_digit()) || NUMBERS.contains(term)
}

/// The keys of a document's words alone: a fifth of their room, and all that its sketch needs.
fn keys(document: &Document) -> Vec<u64> {
    let mut keys = Vec::new();
    for passage in &document.passages {
        each_token(&passage.text, &mut |_, _, term| keys.push(hash(term.bytes())));
    }
    keys
}

/// The distinct shingles of words with these keys, sorted.
fn shingles(keys: &[u64]) -> Vec<u64> {
    let mut shingles: Vec<u64> = keys.windows(SHINGLE_WORDS).map(shingle).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The hash of a run of words, its bits mixed (splitmix64, Steele 2014), because the smallest hashes make the sketch.
fn shingle(keys: &[u64]) -> u64 {
    let hash = hash(keys.iter().flat_map(|key| key.to_le_bytes()));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// For each document the earlier documents that may be nearly the same, most alike first; in document order.
fn candidates(documents: &[Document]) -> BTreeMap<usize, Vec<usize>> {
    let sketch = |document: &Document| -> Vec<u64> {
        let keys = keys(document);
        let mut shingles = if keys.len() < SHORTEST_WORDS { Vec::new() } else { shingles(&keys) };
        shingles.truncate(SKETCH);
        shingles.shrink_to_fit();
        shingles
    };
    let sketches: Vec<Vec<u64>> = documents.par_iter().map(sketch).collect();
    let mut entries: Vec<(u64, usize)> = Vec::with_capacity(sketches.iter().map(Vec::len).sum());
    for (at, sketch) in sketches.into_iter().enumerate() {
        entries.extend(sketch.into_iter().map(|shingle| (shingle, at)));
    }
    entries.sort_unstable();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for group in entries.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, document)) in group.iter().enumerate().skip(1) {
            let near = at.saturating_sub(NEIGHBOURS);
            let first = (near > 0).then_some(&group[0]);
            for &(_, other) in first.into_iter().chain(&group[near..at]) {
                let pair =
                    if is_before(documents, other, document) { (document, other) } else { (other, document) };
                *shared.entry(pair).or_default() += 1;
            }
        }
    }
    let mut by_later: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for ((later, earlier), count) in shared {
        if count >= SKETCH_SHARED {
            by_later.entry(later).or_default().push((count, earlier));
        }
    }
    let best = |mut list: Vec<(usize, usize)>| {
        list.sort_by_key(|&(count, earlier)| (std::cmp::Reverse(count), earlier));
        list.into_iter().take(CANDIDATES).map(|(_, earlier)| earlier).collect()
    };
    by_later.into_iter().map(|(later, list)| (later, best(list))).collect()
}

/// The share of the shorter document's shingles that the other has, where that makes them near-duplicates.
fn alike(words: &[Word], shingles: &[u64], other: &[Word]) -> Option<f64> {
    let (short, long) = (words.len().min(other.len()), words.len().max(other.len()));
    if (short as f64) < LENGTHS * long as f64 {
        return None;
    }
    let others = self::shingles(&other.iter().map(|word| word.key).collect::<Vec<_>>());
    let shared = shingles.iter().filter(|shingle| others.binary_search(shingle).is_ok()).count();
    let share = shared as f64 / shingles.len().min(others.len()).max(1) as f64;
    (share >= ALIKE).then_some(share)
}

/// A document with its words.
struct Side<'d> {
    document: &'d Document,
    words: &'d [Word],
}

impl Side<'_> {
    /// The words of a range as printed, passage by passage, long ones shortened in the middle.
    fn text(&self, range: &Range<usize>) -> String {
        const CHARACTERS: usize = 70;
        let words = self.words.get(range.clone()).unwrap_or_default();
        let pieces: Vec<&str> = words
            .chunk_by(|a, b| a.passage == b.passage)
            .filter_map(|run| {
                let (first, last) = (run.first()?, run.last()?);
                let text = &self.document.passages.get(first.passage)?.text;
                Some(part(text, first.start..last.end))
            })
            .collect();
        let text = pieces.join(" ");
        if text.chars().count() <= CHARACTERS {
            return text;
        }
        let cut: String = text.chars().take(CHARACTERS).collect();
        let end = cut.rfind(' ').unwrap_or(cut.len());
        format!("{} …", part(&cut, ..end))
    }

    /// The numbers in a range, each as printed, with what they are compared by.
    fn numbers(&self, range: &Range<usize>) -> Vec<(u64, String)> {
        let numbers = range.clone().filter(|&at| self.words[at].number);
        numbers.map(|at| (self.words[at].key, self.text(&(at..at + 1)))).collect()
    }

    /// What a range is compared by, its numbers left out.
    fn without_numbers(&self, range: &Range<usize>) -> Vec<u64> {
        self.words[range.clone()].iter().filter(|word| !word.number).map(|word| word.key).collect()
    }
}

/// What differs between two documents in words: numbers first, then other words, then what only one of them has.
fn differs(here: &Side<'_>, there: &Side<'_>) -> String {
    const NUMBERS: usize = 10;
    const OTHERS: usize = 4;
    let mut numbers: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut alone: Vec<String> = Vec::new();
    for (mine, theirs) in changes(here.words, there.words) {
        if mine.is_empty() {
            alone.push(format!("only there: “{}”", there.text(&theirs)));
            continue;
        }
        if theirs.is_empty() {
            alone.push(format!("only here: “{}”", here.text(&mine)));
            continue;
        }
        let (my_numbers, their_numbers) = (here.numbers(&mine), there.numbers(&theirs));
        let paired = my_numbers.len() == their_numbers.len();
        let differ = my_numbers.iter().zip(&their_numbers).filter(|(mine, theirs)| mine.0 != theirs.0);
        let differ = differ.filter(|_| paired).map(|(mine, theirs)| both(&mine.1, &theirs.1));
        for difference in differ {
            if !numbers.contains(&difference) {
                numbers.push(difference);
            }
        }
        if !paired || here.without_numbers(&mine) != there.without_numbers(&theirs) {
            let difference = both(&here.text(&mine), &there.text(&theirs));
            let list = if my_numbers.is_empty() && their_numbers.is_empty() || paired {
                &mut others
            } else {
                &mut numbers
            };
            if !list.contains(&difference) {
                list.push(difference);
            }
        }
    }
    let shown: Vec<String> =
        numbers.iter().take(NUMBERS).chain(others.iter().chain(&alone).take(OTHERS)).cloned().collect();
    let rest = numbers.len() + others.len() + alone.len() - shown.len();
    match (shown.is_empty(), rest) {
        (true, _) => "the words are the same".to_owned(),
        (false, 0) => shown.join("; "),
        (false, 1) => format!("{}; and one difference more", shown.join("; ")),
        (false, rest) => format!("{}; and {rest} differences more", shown.join("; ")),
    }
}

fn both(mine: &str, theirs: &str) -> String {
    format!("“{mine}” here, “{theirs}” there")
}

/// The ranges of words in which two texts differ, in text order: one of a pair may be empty.
fn changes(a: &[Word], b: &[Word]) -> Vec<(Range<usize>, Range<usize>)> {
    let steps = capture_diff_slices_by_key(Algorithm::Patience, a, b, |word| word.key);
    let changed = steps.iter().filter(|step| step.tag() != DiffTag::Equal);
    changed.map(|step| (step.old_range(), step.new_range())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Passage, Stated};
    use proptest::prelude::*;

    /// A document with these paragraphs.
    fn page(text: &str) -> Document {
        let passages =
            text.split('\n').map(|text| Passage { text: text.to_owned(), ..Passage::default() }).collect();
        Document { passages, ..Document::default() }
    }

    fn dated(text: &str, date: &str) -> Document {
        let date = Some(Stated { value: date.to_owned(), line: 1, basis: String::new() });
        Document { date, ..page(text) }
    }

    const STORY: &str = "The two harbour towns exchanged 31 crew members on Wednesday at the old pier, the largest such swap since the strike.\nThe port of Amber handed over 20 sailors and the port of Reed released 11, the mediator said in a statement.\n“Nobody was forgotten,” said the mayor of Reed. A second exchange is foreseen for March, but no date has been set.";

    /// `later<earlier: what differs` for each pair found.
    fn found(documents: &[Document]) -> Vec<String> {
        find(documents)
            .iter()
            .map(|pair| format!("{}<{}: {}", pair.earlier, pair.later, pair.differs))
            .collect()
    }

    #[test]
    fn a_copy_with_two_other_numbers_is_one_story_and_says_them() {
        let copy = STORY.replace("31 crew", "32 crew").replace("20 sailors", "21 sailors");
        assert_eq!(found(&[page(STORY), page(&copy)]), ["0<1: “32” here, “31” there; “21” here, “20” there"]);
    }

    #[test]
    fn numbers_come_before_other_words_and_these_before_what_one_lacks() {
        let copy = STORY
            .replace("Wednesday", "Thursday")
            .replace("11, the", "twelve, the")
            .replace("but no date has been set", "but no date has been set. Families wait");
        assert_eq!(
            found(&[page(STORY), page(&copy)]),
            [
                "0<1: “twelve” here, “11” there; “Thursday” here, “Wednesday” there; only here: “Families wait”"
            ]
        );
    }

    #[test]
    fn a_copy_with_the_same_words_says_so() {
        assert_eq!(found(&[page(STORY), page(&STORY.to_uppercase())]), ["0<1: the words are the same"]);
    }

    #[test]
    fn the_page_with_the_earlier_date_is_the_earlier_one() {
        let pages = [dated(STORY, "2024-03-02"), dated(STORY, "2024-03-01")];
        assert_eq!(found(&pages), ["1<0: the words are the same"]);
    }

    #[test]
    fn a_date_that_is_only_the_month_of_the_other_does_not_tell_the_order() {
        let pages = [dated(STORY, "2024-03-02"), dated(STORY, "2024-03"), page(STORY)];
        assert_eq!(found(&pages).len(), 2);
        assert!(is_before(&pages, 0, 1) && is_before(&pages, 1, 2));
    }

    #[test]
    fn each_of_three_copies_is_told_once() {
        assert_eq!(found(&[page(STORY), page(STORY), page(STORY)]).len(), 2);
    }

    #[test]
    fn pages_that_quote_the_same_statement_are_two_stories() {
        let statement = "“We shall not sail before the crews are safe, and we shall not sign before the pier is mended, whatever the other town may say,” the ministry of ports said in a statement on Monday.";
        let one = format!(
            "{statement}\nShip owners in the north had asked for an answer since the spring, when ice closed the bay for the second year and insurers raised their price for every voyage along the coast by a third."
        );
        let two = format!(
            "Fishermen blocked the market hall this morning with boxes of herring to show that they are losing patience with everybody in charge.\n{statement}\nTheir union wants a hearing in parliament before the summer and compensation for nine lost weeks."
        );
        assert!(found(&[page(&one), page(&two)]).is_empty());
    }

    #[test]
    fn short_notices_are_no_near_duplicates() {
        let notice = "This page has moved. Look at the archive of the paper for the article that stood here.";
        assert!(found(&[page(notice), page(notice)]).is_empty());
    }

    #[test]
    fn a_long_page_that_holds_a_short_one_tells_more() {
        let long: Vec<String> =
            (0..200).map(|n| format!("Another matter number {n} came up then.")).collect();
        let long = long.join(" ");
        assert!(found(&[page(STORY), page(&format!("{STORY}\n{long}"))]).is_empty());
    }

    #[test]
    fn a_paragraph_that_is_cut_leaves_the_story() {
        let cut = STORY.rsplit_once('\n').expect("paragraphs").0;
        assert_eq!(found(&[page(STORY), page(cut)]).len(), 1);
    }

    proptest! {
        #[test]
        fn changes_put_together_with_what_is_common_are_both_texts(
            a in prop::collection::vec(0_u64..6, 0..40),
            b in prop::collection::vec(0_u64..6, 0..40),
        ) {
            let words = |keys: &[u64]| -> Vec<Word> {
                keys.iter().map(|&key| Word { passage: 0, start: 0, end: 0, key, number: false }).collect()
            };
            let (a, b) = (words(&a), words(&b));
            let (mut at_a, mut at_b) = (0, 0);
            for (in_a, in_b) in changes(&a, &b).into_iter().chain([(a.len()..a.len(), b.len()..b.len())]) {
                let common_a: Vec<u64> = a[at_a..in_a.start].iter().map(|word| word.key).collect();
                let common_b: Vec<u64> = b[at_b..in_b.start].iter().map(|word| word.key).collect();
                prop_assert_eq!(common_a, common_b);
                (at_a, at_b) = (in_a.end, in_b.end);
            }
        }

        #[test]
        fn nothing_panics_on_any_two_texts(a in "(\\PC{0,12} ){0,60}", b in "(\\PC{0,12} ){0,60}", both in "(\\PC{0,8} ){0,60}") {
            find(&[page(&format!("{a}{both}")), page(&format!("{both}{b}")), page(&both)]);
        }
    }
}
