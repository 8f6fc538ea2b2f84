//! Phrases that recur across documents: what a curator could begin a taxonomy with.
//!
//! Candidates are runs of one to four words between stop words, names, numbers and punctuation. They are weighed by
//! C-value (Frantzi, Ananiadou and Mima, 2000): `log2(words + 0.1) * (f - mean f of the longer candidates that hold
//! it)`, with f the number of passages that have it; the 0.1 keeps single words in, behind the phrases of several.
//! It knows no parts of speech, so a verb may slip in; a curator reads the list anyway.

use corpus::Corpus;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A phrase with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As it is written most often, in small letters.
    pub text: String,
    /// Its stems, by which its forms are one.
    pub stems: Vec<String>,
    /// Passages that have it.
    pub passages: usize,
    /// Documents that have it.
    pub documents: usize,
}

/// Words of a phrase at most.
const LONGEST: usize = 4;
/// Letters of a word at least: shorter ones are abbreviations and leftovers.
const SHORTEST_WORD: usize = 4;
/// Words that recur in every report whatever it is about: how people speak, and when.
const OF_EVERY_REPORT: &str = " said says told added noted stressed announced stated reported according would could also \
    year years month months week weeks day days today yesterday monday tuesday wednesday thursday friday saturday sunday \
    january february march april june july august september october november december first second last next many \
    made make take took held hold meet met people time part number news page article read more made during after \
    before since without between both sides side including called call continue continued expressed issue issues \
    new several around among within until however while still well another given want wants wanted ";

struct Seen {
    forms: BTreeMap<String, usize>,
    passages: usize,
    documents: BTreeSet<usize>,
    last: (usize, usize),
}

/// The weightiest phrases, best first; each in two documents at least, or in two passages of a single one.
pub fn choose(corpus: &Corpus, most: usize) -> Vec<Phrase> {
    let mut seen: BTreeMap<Vec<String>, Seen> = BTreeMap::new();
    let mut all_passages = 0;
    for (document, page) in corpus.documents.iter().enumerate() {
        for (at, passage) in page.passages.iter().enumerate() {
            all_passages += 1;
            for run in runs(passage) {
                for from in 0..run.len() {
                    for to in from + 1..=run.len().min(from + LONGEST) {
                        let stems = run[from..to].iter().map(|(_, stem)| stem.clone()).collect();
                        let form: Vec<&str> = run[from..to].iter().map(|(word, _)| word.as_str()).collect();
                        let here = seen.entry(stems).or_insert_with(|| Seen {
                            forms: BTreeMap::new(),
                            passages: 0,
                            documents: BTreeSet::new(),
                            last: (usize::MAX, 0),
                        });
                        *here.forms.entry(form.join(" ")).or_default() += 1;
                        here.documents.insert(document);
                        here.passages += usize::from(here.last != (document, at));
                        here.last = (document, at);
                    }
                }
            }
        }
    }
    let single = corpus.documents.len() == 1;
    seen.retain(|_, phrase| {
        phrase.passages >= 2
            && (single || phrase.documents.len() >= 2)
            && phrase.passages * 2 <= all_passages.max(4)
    });
    let longer = inside_longer(&seen);
    let mut chosen: Vec<(f64, Vec<String>)> = seen
        .iter()
        .map(|(stems, phrase)| {
            let (count, sum) = longer.get(stems).copied().unwrap_or((0, 0));
            let inside = if count == 0 { 0.0 } else { sum as f64 / count as f64 };
            let weight = (stems.len() as f64 + 0.1).log2() * (phrase.passages as f64 - inside);
            (weight, stems.clone())
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    chosen.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.cmp(y)));
    chosen.truncate(most);
    chosen
        .into_iter()
        .filter_map(|(_, stems)| {
            let phrase = seen.get(&stems)?;
            let text = phrase.forms.iter().max_by_key(|(form, count)| (**count, Reverse(*form)))?.0.clone();
            Some(Phrase { text, stems, passages: phrase.passages, documents: phrase.documents.len() })
        })
        .collect()
}

/// For every phrase the number of longer ones that hold it, and their passages together.
fn inside_longer(seen: &BTreeMap<Vec<String>, Seen>) -> BTreeMap<Vec<String>, (usize, usize)> {
    let mut longer: BTreeMap<Vec<String>, (usize, usize)> = BTreeMap::new();
    for (stems, phrase) in seen {
        let mut parts = BTreeSet::new();
        for from in 0..stems.len() {
            for to in from + 1..=stems.len() {
                if to - from < stems.len() {
                    parts.insert(&stems[from..to]);
                }
            }
        }
        for part in parts {
            let (count, sum) = longer.entry(part.to_vec()).or_default();
            *count += 1;
            *sum += phrase.passages;
        }
    }
    longer
}

/// The runs of words that may be phrases, each word with its stem.
fn runs(passage: &corpus::Passage) -> Vec<Vec<(String, String)>> {
    let text = &passage.text;
    let mut named = passage.mentions.iter().map(|mention| mention.span).peekable();
    let mut runs = Vec::new();
    let mut run: Vec<(String, String)> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        let gap = corpus::text::part(text, end..token.start);
        let word = corpus::text::part(text, token.start..token.end);
        while named.next_if(|span| span.end as usize <= token.start).is_some() {}
        let in_name = named.peek().is_some_and(|span| (span.start as usize) < token.end);
        let opens = end == 0 || gap.contains(['.', '!', '?', '“', '"']);
        let is_name = in_name
            || word.starts_with(char::is_uppercase) && !opens
            || word.chars().skip(1).any(char::is_uppercase);
        let fits = !is_name
            && word.chars().count() >= SHORTEST_WORD
            && word.chars().all(char::is_alphabetic)
            && !token.term.ends_with("ly")
            && !is_stop_word(&token.term)
            && !OF_EVERY_REPORT.split_whitespace().any(|other| other == token.term);
        if !(fits && gap.chars().all(|c| c.is_whitespace() || c == '-')) {
            runs.push(std::mem::take(&mut run));
        }
        if fits {
            run.push((token.term.clone(), stem(&token.term)));
        }
        end = token.end;
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Document, Passage};

    fn phrases(texts: &[&str]) -> Vec<String> {
        let page = |text: &&str| Document {
            passages: vec![Passage { text: (*text).to_owned(), ..Passage::default() }],
            ..Document::default()
        };
        let corpus = Corpus { documents: texts.iter().map(page).collect(), ..Corpus::default() };
        choose(&corpus, 5).into_iter().map(|phrase| phrase.text).collect()
    }

    #[test]
    fn what_recurs_in_two_documents_is_chosen_the_longer_phrase_first() {
        assert_eq!(
            phrases(&[
                "The border commission met.",
                "A border commission, they said.",
                "Nothing of this kind was known.",
                "Rain fell on fields.",
            ]),
            ["border commission"]
        );
    }

    #[test]
    fn forms_of_a_word_are_one_phrase() {
        assert_eq!(phrases(&["The prisoners left.", "One prisoner stayed.", "x", "y"]), ["prisoner"]);
    }

    #[test]
    fn names_numbers_and_what_stands_once_are_not_chosen() {
        assert!(
            phrases(&["In Amber 2024 they said so.", "In Amber 2024 he said so.", "Once upon wages."])
                .is_empty()
        );
    }
}
