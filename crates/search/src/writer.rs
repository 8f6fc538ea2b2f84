//! Corpus in, index file out: in the browser for a small corpus, by the compiler for a large one.
//!
//! Every word of the corpus is indexed, stop words too: what to leave out is decided by the query, which may consist
//! of nothing else. Words are indexed as the tokenizer folds them, not by their stems: the words that share a stem
//! stand next to each other in a sorted dictionary, so a query gathers them in no time, and phrases, prefixes and
//! corrections, which need words and not stems, are asked of the same dictionary. In a language that writes an article
//! together with its word ("l'eau") the word is indexed without it.
//!
//! Words are numbered by a hash table as they come and sorted at the end, so nothing that comes out depends on a
//! hash. Everything takes time in proportion to the corpus but for the sorting of its distinct words.

use core::ops::Range;

use corpus::stop::is_stop_word;
use corpus::text::date_in_words;
use corpus::token::each_token;
use corpus::{Corpus, Document};

use crate::format::{self, checksum};
use crate::language::Languages;
use crate::sort::sort;
use crate::varint::put;

/// How many terms one block of the dictionary has: more save bytes and make a look-up read more of them.
pub(crate) const BLOCK: usize = 32;

/// From how many passages on a posting list says how long it is.
pub(crate) const LONG: u32 = 32;

/// The byte that begins the terms that stand for entities; no word of a text begins with it.
pub(crate) const ENTITY: u8 = 1;

/// What an entity's mentions are indexed under.
pub(crate) fn entity_term(entity: usize) -> String {
    ["\u{1}", &entity.to_string()].concat()
}

/// What distinguishes a corpus from others as far as an index is concerned.
pub(crate) fn fingerprint(corpus: &Corpus) -> u64 {
    let mut names = Vec::new();
    for document in &corpus.documents {
        put(&mut names, document.passages.len() as u32);
        names.extend_from_slice(heading(document).as_bytes());
        for passage in &document.passages {
            names.extend_from_slice(passage.hash.as_bytes());
            put(&mut names, passage.text.len() as u32);
            put(&mut names, passage.mentions.len() as u32);
            for mention in &passage.mentions {
                put(&mut names, mention.entity.0);
                put(&mut names, mention.span.start);
            }
        }
        if !corpus.endings.is_empty() {
            names.extend_from_slice(document.language.as_deref().unwrap_or_default().as_bytes());
        }
    }
    names.extend_from_slice(corpus.endings.as_bytes());
    checksum(&names)
}

/// What a document says of itself, which finds its passages: its headline, then its author, its publisher and its
/// date in words.
pub(crate) fn heading(document: &Document) -> String {
    let date = document.date.as_ref().map(|date| date_in_words(&date.value)).unwrap_or_default();
    let value =
        |stated: &Option<corpus::Stated>| stated.as_ref().map_or("", |stated| &*stated.value).to_owned();
    [value(&document.title), value(&document.byline), value(&document.publisher), date].join("\n")
}

/// The file.
pub(crate) fn write(corpus: &Corpus) -> Vec<u8> {
    let mut words = Words::default();
    // The terms of all passages, one after the other, and then of all headings.
    let mut sequence: Vec<u32> = Vec::new();
    let mut bodies: Vec<Range<usize>> = Vec::new();
    let mut titles: Vec<Range<usize>> = Vec::new();
    let mut mentions: Vec<(u32, u32, u32)> = Vec::new();
    let languages = Languages::new(corpus);
    for (at, document) in corpus.documents.iter().enumerate() {
        let language = languages.of_document(at);
        for passage in &document.passages {
            let first = sequence.len();
            let mut mentioned = passage.mentions.iter().peekable();
            each_token(&passage.text, &mut |_, end, term| {
                while let Some(mention) = mentioned.next_if(|mention| (mention.span.start as usize) < end) {
                    let entity = words.number(&entity_term(mention.entity.index()));
                    mentions.push((entity, bodies.len() as u32, (sequence.len() - first) as u32));
                }
                sequence.push(words.number(languages.cut(language, term)));
            });
            bodies.push(first..sequence.len());
        }
    }
    for (at, document) in corpus.documents.iter().enumerate() {
        let first = sequence.len();
        let language = languages.of_document(at);
        each_token(&heading(document), &mut |_, _, term| {
            sequence.push(words.number(languages.cut(language, term)));
        });
        titles.push(first..sequence.len());
    }

    let (order, stop) = (words.order(), words.stop());
    let lengths = |texts: &[Range<usize>]| -> Vec<u32> {
        let length =
            |text: &Range<usize>| sequence[text.clone()].iter().filter(|&&word| !stop[word as usize]).count();
        texts.iter().map(|text| length(text) as u32).collect()
    };
    let mut texts = texts(corpus, &lengths(&bodies), &lengths(&titles));
    languages.write(&mut texts);
    let mut occurrences = Occurrences::new(words.len());
    let all = bodies.iter().chain(&titles);
    for word in
        all.clone().flat_map(|text| &sequence[text.clone()]).chain(mentions.iter().map(|(entity, ..)| entity))
    {
        occurrences.count(*word);
    }
    occurrences.make_room();
    // Mentions first: an entity has no others, and they come in the order of the texts.
    for &(entity, text, position) in &mentions {
        occurrences.add(entity, text, position);
    }
    for (text, range) in all.enumerate() {
        for (position, &word) in sequence[range.clone()].iter().enumerate() {
            occurrences.add(word, text as u32, position as u32);
        }
    }
    drop(sequence);
    let sections = dictionary(&words, &order, &occurrences, bodies.len() as u32);
    // In the browser memory is never given back, so what is not needed any more makes room for the file.
    drop((words, order, occurrences));
    format::write([&texts, &sections[0], &sections[1], &sections[2], &sections[3]])
}

/// The section of texts: the fingerprint, how many documents there are, and for each the length of its heading, how
/// many passages it has and the length of each. Lengths leave stop words out. Behind them stand the languages, if
/// there are others than English.
fn texts(corpus: &Corpus, bodies: &[u32], titles: &[u32]) -> Vec<u8> {
    let mut out = fingerprint(corpus).to_le_bytes().to_vec();
    put(&mut out, titles.len() as u32);
    let mut bodies = bodies.iter();
    for (document, &title) in corpus.documents.iter().zip(titles) {
        put(&mut out, title);
        put(&mut out, document.passages.len() as u32);
        for &length in bodies.by_ref().take(document.passages.len()) {
            put(&mut out, length);
        }
    }
    out
}

/// The sections of blocks, terms, postings and positions.
fn dictionary(words: &Words, order: &[u32], occurrences: &Occurrences, passages: u32) -> [Vec<u8>; 4] {
    let (mut blocks, mut terms) = (Vec::new(), Vec::new());
    let (mut postings, mut positions) = (Vec::new(), Vec::new());
    let mut last = (0, 0, 0);
    let mut before = "";
    for (n, &word) in order.iter().enumerate() {
        if n % BLOCK == 0 {
            let here = (terms.len(), postings.len(), positions.len());
            put(&mut blocks, (here.0 - last.0) as u32);
            put(&mut blocks, (here.1 - last.1) as u32);
            put(&mut blocks, (here.2 - last.2) as u32);
            last = here;
            before = "";
        }
        let term = words.term(word);
        post(occurrences.of(word), passages, &mut postings, &mut positions);
        let shared = term.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
        put(&mut terms, shared as u32);
        put(&mut terms, (term.len() - shared) as u32);
        terms.extend_from_slice(&term.as_bytes()[shared..]);
        before = term;
    }
    [blocks, terms, postings, positions]
}

/// The posting lists of a term, and its positions.
///
/// The first number is how many passages have the term, twice, and one more if the headings of documents have it. From
/// [`LONG`] passages on, the lengths in bytes of all that follows here, and of the positions, come next, so that long
/// lists can be skipped. Then the list of passages, and if there is one, the number of documents and their list.
///
/// A posting is how many texts were skipped since the one before, twice; one more says that the term stands there more
/// than once, and then how often beyond two follows. Positions are counted in words, each from the one before.
fn post(occurrences: (&[u32], &[u32]), passages: u32, postings: &mut Vec<u8>, positions: &mut Vec<u8>) {
    let (texts, places) = occurrences;
    let split = texts.partition_point(|&text| text < passages);
    let (mut list, mut found) = (Vec::new(), Vec::new());
    let count = |texts: &[u32]| texts.chunk_by(|a, b| a == b).count() as u32;
    let has_title = split < texts.len();
    post_list(&texts[..split], &places[..split], 0, &mut list, &mut found);
    if has_title {
        put(&mut list, count(&texts[split..]));
        post_list(&texts[split..], &places[split..], passages, &mut list, &mut found);
    }
    let count = count(&texts[..split]);
    put(postings, count << 1 | u32::from(has_title));
    if count >= LONG {
        put(postings, list.len() as u32);
        put(postings, found.len() as u32);
    }
    postings.append(&mut list);
    positions.append(&mut found);
}

fn post_list(texts: &[u32], places: &[u32], first: u32, list: &mut Vec<u8>, positions: &mut Vec<u8>) {
    let (mut next, mut at) = (first, 0);
    for posting in texts.chunk_by(|a, b| a == b) {
        let frequency = posting.len() as u32;
        put(list, (posting[0] - next) << 1 | u32::from(frequency > 1));
        if frequency > 1 {
            put(list, frequency - 2);
        }
        next = posting[0] + 1;
        let mut before = 0;
        for &place in &places[at..at + posting.len()] {
            put(positions, place - before);
            before = place;
        }
        at += posting.len();
    }
}

/// Where each word stands, by word, in the order of the texts: sorted by counting.
struct Occurrences {
    /// Where each word's begin, and at the end where the last's end.
    starts: Vec<u32>,
    texts: Vec<u32>,
    positions: Vec<u32>,
}

impl Occurrences {
    fn new(words: usize) -> Self {
        Self { starts: vec![0; words + 2], texts: Vec::new(), positions: Vec::new() }
    }

    fn count(&mut self, word: u32) {
        self.starts[word as usize + 2] += 1;
    }

    fn make_room(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.texts = vec![0; sum as usize];
        self.positions = vec![0; sum as usize];
    }

    /// Each word's start moves on with what is added, and ends where the next word's began.
    fn add(&mut self, word: u32, text: u32, position: u32) {
        let slot = &mut self.starts[word as usize + 1];
        self.texts[*slot as usize] = text;
        self.positions[*slot as usize] = position;
        *slot += 1;
    }

    fn of(&self, word: u32) -> (&[u32], &[u32]) {
        let range = self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize;
        (&self.texts[range.clone()], &self.positions[range])
    }
}

/// Distinct words, numbered as they come.
#[derive(Default)]
struct Words {
    /// All of them, one after the other.
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// A hash table with open addressing: word numbers from 1, 0 for a free slot; its size is a power of two.
    slots: Vec<u32>,
}

impl Words {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn term(&self, word: u32) -> &str {
        let start = (word as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        corpus::text::part(&self.letters, start as usize..self.ends[word as usize] as usize)
    }

    /// The number of a word, a new one if it has none.
    fn number(&mut self, word: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(word);
        if self.slots[slot] == 0 {
            self.letters.push_str(word);
            self.ends.push(self.letters.len() as u32);
            self.slots[slot] = self.ends.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// The slot of a word: its own, or the free one that it would take.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) as usize & mask;
        while self.slots[slot] != 0 && self.term(self.slots[slot] - 1) != word {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        for word in 0..self.len() as u32 {
            let slot = self.slot(self.term(word));
            self.slots[slot] = word + 1;
        }
    }

    /// The words' numbers, sorted by the words.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        sort(&mut order, &|a, b| self.term(a).cmp(self.term(b)));
        order
    }

    /// Whether each word is a stop word.
    fn stop(&self) -> Vec<bool> {
        (0..self.len() as u32).map(|word| is_stop_word(self.term(word))).collect()
    }
}

/// The 32-bit FNV-1a hash: one multiplication a byte, spread well enough for words.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
