//! Phrases that recur across documents: what a curator could begin a taxonomy with.
//!
//! Candidates are runs of one to four words between stop words, names, numbers and punctuation. They are weighed by
//! C-value (Frantzi, Ananiadou and Mima, 2000): `log2(words + 0.1) * (f - mean f of the longer candidates that hold
//! it)`, with f the number of passages that have it; the 0.1 keeps single words in, behind the phrases of several.
//! Only phrases that stand at least once where a noun does, behind an article or a preposition, are taken, and none whose
//! head is an office or that is one of how people speak. A page that repeats another one is not counted. It knows no
//! other parts of speech, so a verb may slip in; a curator reads the list anyway.

use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use corpus::{Corpus, FlagKind};
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
    new several around among within until however while still well another given want wants wanted \
    asked asks asking whether answered answer replied reply spoke speaking statement statements warned insisted \
    three four five seven eight nine eleven twelve fourth fifth third half dozen hundred thousand million \
    remain remains remained home \
    former current late later early earlier recent previous acting special chief senior deputy main whole same such ";
/// Words that name a person by an office: what ends in one is somebody, not what is contested.
const OFFICES: &str = " leader leaders negotiator negotiators representative representatives president presidents minister \
    ministers secretary secretaries spokesman spokeswoman spokesperson spokespersons official officials envoy envoys \
    ambassador ambassadors director directors chairman chairwoman chair head heads chief chiefs commander commanders \
    general mediator mediators delegate delegates reporter reporters journalist journalists correspondent editor \
    candidate candidates contender contenders runner runners goer goers staff \
    adviser advisers analyst analysts expert experts lawyer lawyers judge judges mayor governor king queen prince ";
/// Words that are no topic by themselves where people negotiate, but may be part of one: "peace talks".
const TOO_WIDE: &str = " meeting meetings talk talks round rounds government governments agreement agreements text texts draft \
    drafts delegation delegations negotiation negotiations discussion discussions statement statements party parties \
    document documents question questions answer answers position positions proposal proposals conference visit visits \
    deal deals process country countries state states people way end start place thing things case point points line lines \
    hand hands word words name list room table level levels \
    service services decision decisions morning evening night hour hours minute minutes \
    never nobody nothing everybody everyone somebody nowhere always together again ";
/// Words behind which a noun begins. Not \"to\", which begins an infinitive as well.
const BEFORE_NOUNS: &str = " the a an of on in for with from by at over about against into under between its their his her \
    our your this that these those no any some each every and or ";

struct Seen {
    forms: BTreeMap<String, usize>,
    /// It stood where a noun does.
    noun: bool,
    passages: usize,
    documents: BTreeSet<usize>,
    last: (usize, usize),
}

/// The weightiest phrases, best first; each in two documents at least, or in two passages of a single one.
pub fn choose(corpus: &Corpus, most: usize) -> Vec<Phrase> {
    let mut seen: BTreeMap<Vec<String>, Seen> = BTreeMap::new();
    let mut all_passages = 0;
    let is_copy =
        |page: &&corpus::Document| page.flags.iter().any(|flag| flag.kind == FlagKind::NearDuplicate);
    let pages: Vec<_> = corpus.documents.iter().filter(|page| !is_copy(page)).collect();
    for (document, page) in pages.iter().enumerate() {
        for (at, passage) in page.passages.iter().enumerate() {
            all_passages += 1;
            for (determined, run) in runs(passage) {
                for from in 0..run.len() {
                    for to in from + 1..=run.len().min(from + LONGEST) {
                        let stems = run[from..to].iter().map(|(_, stem)| stem.clone()).collect();
                        let form: Vec<&str> = run[from..to].iter().map(|(word, _)| word.as_str()).collect();
                        let here = seen.entry(stems).or_insert_with(|| Seen {
                            forms: BTreeMap::new(),
                            noun: false,
                            passages: 0,
                            documents: BTreeSet::new(),
                            last: (usize::MAX, 0),
                        });
                        *here.forms.entry(form.join(" ")).or_default() += 1;
                        // Inside a run only phrases may begin: its last word by itself may be the verb.
                        here.noun |= determined && (from == 0 || to - from > 1);
                        here.documents.insert(document);
                        here.passages += usize::from(here.last != (document, at));
                        here.last = (document, at);
                    }
                }
            }
        }
    }
    let single = pages.len() == 1;
    seen.retain(|_, phrase| {
        phrase.noun
            && phrase.passages >= 2
            && !phrase.forms.keys().any(|form| is_no_topic(form))
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

/// Whether a phrase is none that a topic could have: it ends in an office or in a participle ("chief negotiator",
/// "containers blocked"), or is a single word of any negotiation, or an adjective ("political", "conservative").
fn is_no_topic(form: &str) -> bool {
    let last = form.rsplit(' ').next().unwrap_or_default();
    let is_wide = || TOO_WIDE.split_whitespace().any(|word| word == form);
    let is_adjective =
        || !form.contains(' ') && ["ical", "ive", "ious"].iter().any(|ending| form.ends_with(ending));
    OFFICES.split_whitespace().any(|office| office == last)
        || last.ends_with("ed")
        || is_wide()
        || is_adjective()
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

/// A run of words that may be phrases, each with its stem, and whether a noun begins there.
type Run = (bool, Vec<(String, String)>);

/// The runs of a passage.
fn runs(passage: &corpus::Passage) -> Vec<Run> {
    let text = &passage.text;
    let mut named = passage.mentions.iter().map(|mention| mention.span).peekable();
    let mut runs = Vec::new();
    let mut run: Vec<(String, String)> = Vec::new();
    let (mut determined, mut before) = (false, String::new());
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
            runs.push((determined, std::mem::take(&mut run)));
        }
        if fits {
            if run.is_empty() {
                let adjacent = gap.chars().all(char::is_whitespace);
                determined = adjacent && BEFORE_NOUNS.split_whitespace().any(|word| word == before);
            }
            run.push((token.term.clone(), stem(&token.term)));
        }
        end = token.end;
        before = token.term;
    }
    runs.push((determined, run));
    runs.retain(|(_, run)| !run.is_empty());
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
        assert_eq!(phrases(&["The prisoners left.", "A prisoner stayed.", "x", "y"]), ["prisoner"]);
    }

    #[test]
    fn what_is_no_noun_or_names_somebody_is_not_chosen() {
        for text in [
            "The chief negotiator spoke",
            "They asked whether",
            "it weighs cargo",
            "Ceasefire came",
            "The talks",
            "for four pages",
        ] {
            assert!(phrases(&[text, text, "x", "y", "z", "w"]).is_empty(), "{text}");
        }
        let blocked = "with containers blocked";
        assert_eq!(phrases(&[blocked, blocked, "x", "y", "z", "w"]), ["containers"]);
    }

    #[test]
    fn a_page_that_repeats_another_is_not_counted() {
        let text = "The border commission met.";
        let passage = Passage { text: text.to_owned(), ..Passage::default() };
        let page = Document { passages: vec![passage], ..Document::default() };
        let flag = corpus::Flag { kind: FlagKind::NearDuplicate, reason: String::new(), lines: Vec::new() };
        let copy = Document { flags: vec![flag], ..page.clone() };
        let other = Document { passages: vec![Passage::default(); 9], ..Document::default() };
        let chosen = |documents: Vec<Document>| choose(&Corpus { documents, ..Corpus::default() }, 5).len();
        assert_eq!(chosen(vec![page.clone(), page.clone(), other.clone()]), 1);
        assert_eq!(chosen(vec![page, copy, other]), 0);
    }

    #[test]
    fn names_numbers_and_what_stands_once_are_not_chosen() {
        assert!(
            phrases(&["In Amber 2024 they said so.", "In Amber 2024 he said so.", "Once upon wages."])
                .is_empty()
        );
    }
}
