//! The index: which passages and titles hold which terms, how often and where.
//!
//! It *is* the bytes of an index file, whether they were just written from a corpus or come from elsewhere; opening
//! one checks them and reads what every query needs, the lengths of the texts. Terms, posting lists and positions are
//! read when a query asks for them.
//!
//! A term is found by halving the blocks of the sorted dictionary, then by reading a block. All that a list says is
//! checked against what there is, so a file that was made to mislead finds nonsense, but stops nothing.

use core::ops::Range;

use corpus::Corpus;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::text::part;

use crate::format::{self, Damage};
use crate::language::{Language, Languages, key};
use crate::varint::Reader;
use crate::weights::WEIGHTS;
use crate::writer::{BLOCK, LONG, fingerprint};

/// An index of a corpus; its bytes are an index file.
pub struct Index {
    file: Vec<u8>,
    terms: Range<usize>,
    postings: Range<usize>,
    positions: Range<usize>,
    blocks: Vec<Block>,
    fingerprint: u64,
    /// The document of each passage.
    pub(crate) document_of: Vec<u32>,
    /// The passages of each document.
    pub(crate) passages_of: Vec<Range<u32>>,
    /// What the text of each passage is divided by for its length.
    pub(crate) body_norms: Vec<f32>,
    /// The same for what each document says of itself.
    pub(crate) title_norms: Vec<f32>,
    /// The languages of the documents.
    pub(crate) languages: Languages,
}

/// Where a block of the dictionary starts in three sections.
#[derive(Clone, Copy, Default)]
struct Block {
    terms: u32,
    /// The first term's lists.
    lists: Entry,
}

/// What is indexed: the text of each passage, and what each document says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    /// By passage.
    Body,
    /// By document.
    Title,
}

/// Where a word stands: the passage or document in the upper half, the position in its text, in words, in the lower.
/// So places sort as they come in the corpus, and a number added moves as many words on.
pub(crate) type Place = u64;

pub(crate) fn place(text: u32, position: u32) -> Place {
    Place::from(text) << 32 | Place::from(position)
}

/// The passage or document of a place.
pub(crate) fn text_of(place: Place) -> u32 {
    (place >> 32) as u32
}

/// A term of the dictionary, by where its lists are, in the documents of one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    postings: u32,
    positions: u32,
    language: Language,
}

/// How often terms occur in every text. Whole numbers, so that no order of adding matters.
#[derive(Clone, Debug)]
pub(crate) struct Counts {
    /// By passage.
    pub body: Vec<u32>,
    /// By document.
    pub title: Vec<u32>,
    /// The passages and documents where that is more than nothing, each once, in no order.
    pub passages: Vec<u32>,
    pub documents: Vec<u32>,
}

impl Index {
    /// The index of a corpus, made here.
    pub fn build(corpus: &Corpus) -> Self {
        let file = crate::writer::write(corpus);
        let ranges = format::ranges(&file);
        Self::read(file, ranges)
    }

    /// The index in a file. Takes time in proportion to the file's length, and to the number of its texts.
    ///
    /// # Errors
    /// When the file is damaged, foreign, or of another version.
    pub fn open(file: Vec<u8>) -> Result<Self, Damage> {
        let ranges = format::read(&file, true)?;
        Ok(Self::read(file, ranges))
    }

    /// The index in a file whose last part, the positions, was left out. Phrases and `near:` then ask for all of
    /// their words wherever they stand in a passage, and nothing counts for standing near.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_without_positions(file: Vec<u8>) -> Result<Self, Damage> {
        let ranges = format::read(&file, false)?;
        Ok(Self::read(file, ranges))
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.file
    }

    /// The file in parts, each with a name: its head, then one section each. Put together again they are the file.
    /// They compress better one by one, and can be fetched so.
    pub fn parts(&self) -> Vec<(&'static str, &[u8])> {
        format::parts(&self.file)
    }

    /// Whether it is the index of this corpus.
    pub(crate) fn is_of(&self, corpus: &Corpus) -> bool {
        // The texts are counted, too: somebody may have copied the fingerprint.
        let passages = corpus.documents.iter().map(|document| document.passages.len());
        self.fingerprint == fingerprint(corpus)
            && passages.eq(self.passages_of.iter().map(ExactSizeIterator::len))
    }

    fn read(file: Vec<u8>, ranges: format::Ranges) -> Self {
        let [texts, blocks, terms, postings, positions] = ranges;
        let mut index = Self {
            blocks: read_blocks(&file[blocks]),
            fingerprint: 0,
            terms,
            postings,
            positions,
            document_of: Vec::new(),
            passages_of: Vec::new(),
            body_norms: Vec::new(),
            title_norms: Vec::new(),
            languages: Languages::english(),
            file,
        };
        index.read_texts(texts);
        index
    }

    fn read_texts(&mut self, texts: Range<usize>) {
        let texts = &self.file[texts];
        self.fingerprint = texts.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let mut reader = Reader::new(texts, 8);
        let documents = reader.number().min(texts.len() as u32);
        for document in 0..documents {
            self.title_norms.push(reader.number() as f32);
            let first = self.body_norms.len() as u32;
            // No text takes less than a byte, whatever the file says.
            let passages =
                reader.number().min(texts.len() as u32 - self.body_norms.len().min(texts.len()) as u32);
            for _ in 0..passages {
                self.body_norms.push(reader.number() as f32);
                self.document_of.push(document);
            }
            self.passages_of.push(first..first + passages);
        }
        self.languages = Languages::read(&mut reader, self.passages_of.len());
        norm(&mut self.body_norms, WEIGHTS.b_body);
        norm(&mut self.title_norms, WEIGHTS.b_title);
    }

    /// How many passages there are.
    pub(crate) fn passages(&self) -> usize {
        self.document_of.len()
    }

    /// Whether it says where in a text a term stands.
    pub(crate) fn has_positions(&self) -> bool {
        !cfg!(feature = "parts") || !self.positions.is_empty()
    }

    /// The dictionary from the first term on that does not sort before `from`.
    pub(crate) fn terms_from<'i>(&'i self, from: &[u8]) -> Terms<'i> {
        let block = self.blocks.partition_point(|block| {
            let mut reader = Reader::new(&self.file[self.terms.clone()], block.terms);
            reader.number();
            let length = reader.number();
            reader.take(length) <= from
        });
        let mut terms = Terms::new(self, block.saturating_sub(1));
        while terms.term() < from && terms.advance() {}
        terms
    }

    /// The entry of a term, whatever language its documents are in: for what is counted of it as a whole.
    pub(crate) fn entry(&self, term: &str) -> Option<Entry> {
        let mut terms = self.terms_from(term.as_bytes());
        (terms.term() == term.as_bytes() && terms.is_there()).then(|| terms.entry())
    }

    /// The entries of a word, one for each language that has it.
    pub(crate) fn entries(&self, word: &str) -> Vec<Entry> {
        let of = |language| {
            let entry = self.entry(self.languages.cut(language, word))?;
            self.entry_in(entry, language)
        };
        self.languages.all().filter_map(of).collect()
    }

    /// The entry in the documents of a language, if any of them has the term.
    fn entry_in(&self, entry: Entry, language: Language) -> Option<Entry> {
        let entry = Entry { language, ..entry };
        if !self.languages.are_several() {
            return Some(entry);
        }
        let mut is_there = false;
        self.each_text(entry, &mut |_, _, _| is_there = true);
        is_there.then_some(entry)
    }

    /// The entries of all words that begin so in any language and that `wanted` lets pass.
    pub(crate) fn entries_by_prefix(&self, prefix: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Entry> {
        let of = |language| self.entries_in(self.languages.cut(language, prefix), language, wanted);
        self.languages.all().flat_map(of).collect()
    }

    /// The same in one language, whose words are cut.
    fn entries_in(&self, prefix: &str, language: Language, wanted: &dyn Fn(&str) -> bool) -> Vec<Entry> {
        let mut terms = self.terms_from(prefix.as_bytes());
        let mut entries = Vec::new();
        while terms.is_there() && terms.term().starts_with(prefix.as_bytes()) {
            if core::str::from_utf8(terms.term()).is_ok_and(wanted) {
                entries.extend(self.entry_in(terms.entry(), language));
            }
            terms.advance();
        }
        entries
    }

    /// Calls `found` for every term of the dictionary, in order, with how much of its beginning it shares with the
    /// one before, as far as the dictionary says so, and the rest. With a first byte given, for those that begin with
    /// it, and a few beside them.
    #[inline]
    pub(crate) fn each_term(&self, first_byte: Option<u8>, mut found: impl FnMut(usize, &[u8])) {
        let dictionary = &self.file[self.terms.clone()];
        let block = |is_before: &dyn Fn(u8) -> bool| {
            self.blocks.partition_point(|block| {
                let mut reader = Reader::new(dictionary, block.terms);
                reader.number();
                let length = reader.number();
                reader.take(length).first().is_some_and(|&first| is_before(first))
            })
        };
        let (from, to) = match first_byte {
            Some(byte) => (block(&|first| first < byte).saturating_sub(1), block(&|first| first <= byte)),
            None => (0, self.blocks.len()),
        };
        let start =
            |block: usize| self.blocks.get(block).map_or(dictionary.len() as u32, |block| block.terms);
        let mut reader = Reader::new(dictionary, start(from));
        while !reader.is_at_end() && reader.at() < start(to) {
            let (shared, length) = (reader.number(), reader.number());
            found(shared as usize, reader.take(length));
        }
    }

    /// The entries of all inflections of a word in each language: those with the same stem. A stop word has none but
    /// itself.
    pub(crate) fn forms(&self, word: &str) -> Vec<Entry> {
        self.languages.all().flat_map(|language| self.forms_in(language, word)).collect()
    }

    fn forms_in(&self, language: Language, word: &str) -> Vec<Entry> {
        let word = self.languages.cut(language, word);
        if is_stop_word(word) {
            let entry = self.entry(word).and_then(|entry| self.entry_in(entry, language));
            return entry.into_iter().collect();
        }
        let Some(wanted) = self.languages.stem(language, word) else {
            return self.forms_of_stem(&stem(word));
        };
        let has_stem =
            |term: &str| !is_stop_word(term) && self.languages.stem(language, term) == Some(wanted);
        self.entries_in(wanted, language, &has_stem)
    }

    /// The entries of all English words with a stem, stop words left out.
    pub(crate) fn forms_of_stem(&self, wanted: &str) -> Vec<Entry> {
        let shared = shared_by_forms(wanted);
        let english = Language::default();
        let mut entries = self.entries_in(shared, english, &|term| has_stem(term, wanted));
        for irregular in corpus::stem::irregular(wanted) {
            if !irregular.starts_with(shared) {
                entries.extend(self.entry(irregular).and_then(|entry| self.entry_in(entry, english)));
            }
        }
        entries
    }

    /// What a term that is cut is compared by in a language.
    pub(crate) fn key(&self, language: Language, term: &str) -> String {
        key(term, |term| self.languages.stem(language, term).map_or_else(|| stem(term), str::to_owned))
    }

    /// The word with a stem that most passages have.
    pub(crate) fn commonest_form(&self, wanted: &str) -> Option<String> {
        let shared = shared_by_forms(wanted);
        let mut terms = self.terms_from(shared.as_bytes());
        let mut best = None;
        while terms.is_there() && terms.term().starts_with(shared.as_bytes()) {
            let entry = terms.entry();
            if let Ok(term) = core::str::from_utf8(terms.term())
                && has_stem(term, wanted)
            {
                let df = self.document_frequency(entry);
                if best.as_ref().is_none_or(|best: &(u32, String)| df > best.0) {
                    best = Some((df, term.to_owned()));
                }
            }
            terms.advance();
        }
        best.map(|best| best.1)
    }

    /// How many passages have a term in their text.
    pub(crate) fn document_frequency(&self, entry: Entry) -> u32 {
        Lists::new(self, entry).head().0
    }

    /// Adds the frequencies of a term.
    pub(crate) fn count(&self, entry: Entry, counts: &mut Counts) {
        self.each_text(entry, &mut |field, at, frequency| {
            counts.add(field, at, frequency);
        });
    }

    /// Calls `found` for each text of the entry's language that has the term, with how often.
    fn each_text(&self, entry: Entry, found: &mut dyn FnMut(Field, usize, u32)) {
        let mut lists = Lists::new(self, entry);
        let (body, has_title) = lists.head();
        lists.list(body, &mut |at, frequency| {
            if at < self.passages() && self.is_in(entry, self.document_of[at] as usize) {
                found(Field::Body, at, frequency);
            }
            at < self.passages()
        });
        if has_title {
            let title = lists.postings.number();
            lists.list(title, &mut |at, frequency| {
                if at < self.passages_of.len() && self.is_in(entry, at) {
                    found(Field::Title, at, frequency);
                }
                at < self.passages_of.len()
            });
        }
    }

    /// Whether a document is in the language of an entry.
    fn is_in(&self, entry: Entry, document: usize) -> bool {
        self.languages.of_document(document) == entry.language
    }

    /// Appends where a term stands in the texts of passages, or in the headings of documents, in order.
    pub(crate) fn occurrences(&self, entry: Entry, field: Field, found: &mut Vec<Place>) {
        let mut lists = Lists::new(self, entry);
        let mut places = lists.positions;
        let (body, has_title) = lists.head();
        let mut read = |texts: usize, wanted: bool, at: usize, frequency: u32| {
            let mut position = 0;
            for _ in 0..frequency {
                if places.is_at_end() {
                    return false;
                }
                position = places.number().wrapping_add(position);
                let document = || if field == Field::Title { at } else { self.document_of[at] as usize };
                if wanted && at < texts && self.is_in(entry, document()) {
                    found.push(place(at as u32, position));
                }
            }
            at < texts
        };
        lists.list(body, &mut |at, frequency| read(self.passages(), field == Field::Body, at, frequency));
        if has_title && field == Field::Title {
            let title = lists.postings.number();
            lists.list(title, &mut |at, frequency| read(self.passages_of.len(), true, at, frequency));
        }
    }
}

/// A place among the posting lists and the positions.
#[derive(Clone, Copy)]
struct Lists<'i> {
    postings: Reader<'i>,
    positions: Reader<'i>,
}

impl<'i> Lists<'i> {
    fn new(index: &'i Index, entry: Entry) -> Self {
        Self {
            postings: Reader::new(&index.file[index.postings.clone()], entry.postings),
            positions: Reader::new(&index.file[index.positions.clone()], entry.positions),
        }
    }

    /// Goes past the head of a term's lists: how many passages it has, and whether there is a list of documents.
    fn head(&mut self) -> (u32, bool) {
        let head = self.postings.number();
        if head >> 1 >= LONG {
            self.postings.number();
            self.postings.number();
        }
        (head >> 1, head & 1 == 1)
    }

    /// Calls `found` for the postings of a list, with the text and the frequency, until it answers `false`.
    #[inline]
    fn list(&mut self, postings: u32, found: &mut impl FnMut(usize, u32) -> bool) {
        let mut next: u32 = 0;
        for _ in 0..postings {
            let number = self.postings.number();
            let at = next.wrapping_add(number >> 1);
            let frequency = if number & 1 == 0 { 1 } else { self.postings.number().saturating_add(2) };
            next = at.wrapping_add(1);
            if !found(at as usize, frequency) || self.postings.is_behind_end() {
                break;
            }
        }
    }

    /// Goes to the lists of the next term.
    fn skip(&mut self) {
        let head = self.postings.number();
        if head >> 1 >= LONG {
            let (postings, positions) = (self.postings.number(), self.postings.number());
            self.postings.take(postings);
            self.positions.take(positions);
            return;
        }
        let mut occurrences = 0_u32;
        let mut add = |_, frequency| {
            occurrences = occurrences.saturating_add(frequency);
            true
        };
        self.list(head >> 1, &mut add);
        if head & 1 == 1 {
            let title = self.postings.number();
            self.list(title, &mut add);
        }
        for _ in 0..occurrences {
            if self.positions.is_at_end() {
                break;
            }
            self.positions.number();
        }
    }
}

/// What all words with a stem begin with, a few exceptions apart: all of it but its last letter (`treaty`, treati).
pub(crate) fn shared_by_forms(stem: &str) -> &str {
    let last = stem.char_indices().next_back().map_or(0, |(last, _)| last);
    // Words of one or two letters are their own stems.
    if last < 2 { stem } else { part(stem, ..last) }
}

/// The longest ending, in bytes, that a word of which one or two letters are left can have had: "goings", "adding's".
/// With it, such words cost no reading of everything that begins with a letter.
const LONGEST_SHORT_ENDING: usize = 6;

/// Whether a term is no stop word and has a stem. Most have not, which is told without making theirs.
pub(crate) fn has_stem(term: &str, wanted: &str) -> bool {
    let shared = shared_by_forms(wanted);
    let [term_letter, letter] = [term, wanted].map(|word| word.as_bytes().get(shared.len()));
    // The stemmer changes a y for an i, adds an e, or makes -ble of -bility.
    let may_change = matches!(letter, None | Some(b'i' | b'e' | b'l' | b'y'));
    let is_too_long = wanted.len() < 3 && term.len() > wanted.len() + LONGEST_SHORT_ENDING;
    term.starts_with(shared)
        && (may_change || term_letter == letter)
        && !is_too_long
        && !is_stop_word(term)
        && stem(term) == wanted
}

impl Counts {
    pub(crate) fn new(index: &Index) -> Self {
        Self {
            body: vec![0; index.passages()],
            title: vec![0; index.passages_of.len()],
            passages: Vec::new(),
            documents: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, field: Field, at: usize, frequency: u32) {
        let (counts, found) = match field {
            Field::Body => (&mut self.body, &mut self.passages),
            Field::Title => (&mut self.title, &mut self.documents),
        };
        if counts[at] == 0 && frequency > 0 {
            found.push(at as u32);
        }
        counts[at] = counts[at].saturating_add(frequency);
    }
}

fn read_blocks(bytes: &[u8]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut reader, mut block) = (Reader::new(bytes, 0), Block::default());
    while !reader.is_at_end() {
        block.terms = block.terms.wrapping_add(reader.number());
        block.lists.postings = block.lists.postings.wrapping_add(reader.number());
        block.lists.positions = block.lists.positions.wrapping_add(reader.number());
        blocks.push(block);
    }
    blocks
}

/// Turns lengths into what frequencies are divided by; the mean is over the texts that have words.
fn norm(lengths: &mut [f32], b: f32) {
    let with_words = lengths.iter().filter(|&&length| length > 0.0).count();
    let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
    let mean = ((total / with_words.max(1) as f64) as f32).max(1.0);
    for length in lengths {
        *length = 1.0 - b + b * (*length / mean);
    }
}

/// A place in the dictionary.
pub(crate) struct Terms<'i> {
    index: &'i Index,
    reader: Reader<'i>,
    /// The block that comes next.
    block: usize,
    /// How many terms of this block were read.
    read: usize,
    term: Vec<u8>,
    is_there: bool,
    /// The lists of the `skipped`th term of this block; where those of others are is found when they are asked for.
    lists: Lists<'i>,
    skipped: usize,
}

impl<'i> Terms<'i> {
    /// The first term of a block.
    fn new(index: &'i Index, block: usize) -> Self {
        let mut terms = Self {
            index,
            reader: Reader::new(&[], 0),
            block,
            read: BLOCK,
            term: Vec::new(),
            is_there: true,
            lists: Lists::new(index, Entry::default()),
            skipped: 0,
        };
        terms.advance();
        terms
    }

    /// The term here; nothing at the end.
    pub(crate) fn term(&self) -> &[u8] {
        &self.term
    }

    /// Whether this is not the end.
    pub(crate) fn is_there(&self) -> bool {
        self.is_there
    }

    /// The term here as an entry.
    pub(crate) fn entry(&mut self) -> Entry {
        while self.skipped + 1 < self.read {
            self.lists.skip();
            self.skipped += 1;
        }
        let (postings, positions) = (self.lists.postings.at(), self.lists.positions.at());
        Entry { postings, positions, language: Language::default() }
    }

    /// Goes on to the next term; `false` at the end.
    pub(crate) fn advance(&mut self) -> bool {
        if self.read == BLOCK
            && let Some(&block) = self.index.blocks.get(self.block)
        {
            self.reader = Reader::new(&self.index.file[self.index.terms.clone()], block.terms);
            self.lists = Lists::new(self.index, block.lists);
            self.block += 1;
            (self.read, self.skipped) = (0, 0);
        }
        self.is_there = self.read < BLOCK && !self.reader.is_at_end();
        if !self.is_there {
            self.term.clear();
            return false;
        }
        self.read += 1;
        let shared = self.reader.number() as usize;
        let length = self.reader.number();
        self.term.truncate(shared);
        self.term.extend_from_slice(self.reader.take(length));
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::oracle::{any_corpus, any_query, cases, word};
    use crate::testing::{corpus, query, stated, with_taxonomy};
    use crate::{Searcher, Why, rank};

    /// Words of up to three letters of any kind with up to three endings.
    fn each_word(found: &mut dyn FnMut(&str)) {
        const LETTERS: [&str; 6] = ["a", "e", "i", "y", "l", "t"];
        const ENDINGS: [&str; 38] = [
            "", "s", "'s", "e", "ed", "ing", "ingly", "edly", "y", "ies", "ied", "ly", "li", "ational",
            "ation", "ization", "fulness", "ousness", "iveness", "biliti", "bility", "lessly", "ently",
            "alism", "ality", "ance", "ence", "able", "ible", "ogist", "ical", "ative", "ement", "ion", "er",
            "izer", "ally", "ll",
        ];
        let mut starts = vec![String::new()];
        for length in 0..3 {
            let of_length: Vec<String> =
                starts.iter().filter(|start| start.len() == length).cloned().collect();
            starts.extend(of_length.iter().flat_map(|start| LETTERS.map(|letter| start.clone() + letter)));
        }
        let mut word = String::new();
        for start in &starts {
            for one in ENDINGS {
                for two in ENDINGS {
                    word.clear();
                    word.extend([start, one, two]);
                    found(&word);
                }
            }
        }
    }

    #[test]
    fn every_word_is_found_by_its_stem() {
        each_word(&mut |word| {
            // No term begins with an apostrophe.
            if word.starts_with('\'') {
                return;
            }
            let stem = stem(word);
            if stem.len() < 3 && word.len() > stem.len() + LONGEST_SHORT_ENDING {
                return;
            }
            let is_irregular = corpus::stem::irregular(&stem).any(|irregular| irregular == word);
            assert!(is_irregular || is_stop_word(word) || has_stem(word, &stem), "{word} {stem}");
        });
    }

    #[test]
    fn a_word_has_all_inflections_and_no_others() {
        let index = Index::build(&corpus(&[(
            "",
            ["treaty treaties treat entreaty goings going go dying die will willing"],
        )]));
        let forms = |word: &str| {
            let forms = index.forms(word);
            let mut words: Vec<String> = Vec::new();
            let mut terms = index.terms_from(b"");
            while terms.is_there() {
                if forms.contains(&terms.entry()) {
                    words.push(String::from_utf8_lossy(terms.term()).into_owned());
                }
                terms.advance();
            }
            words.join(" ")
        };
        assert_eq!(forms("treaty"), "treaties treaty");
        assert_eq!(forms("go"), "go going goings");
        assert_eq!(forms("die"), "die dying");
        assert_eq!(forms("willing"), "willing");
        assert_eq!(forms("will"), "will");
        assert_eq!(forms("treatyx"), "");
    }

    #[test]
    fn an_index_of_another_corpus_is_refused() {
        let original = with_taxonomy(corpus(&[("", ["peace talks", "a border"])]));
        let index = || Index::open(Index::build(&original).bytes().to_vec()).expect("it is undamaged");
        assert!(Searcher::with_index(&original, index()).is_ok());
        let mut others = vec![original.clone(), original.clone(), original.clone(), original.clone()];
        others[0].documents[0].passages[0].text.push('s');
        others[1].documents[0].passages[0].hash.push('a');
        others[2].documents[0].passages.pop();
        others[3].documents[0].publisher = Some(stated("Alpha"));
        for other in others {
            assert_eq!(Searcher::with_index(&other, index()).err(), Some(Damage::OtherCorpus));
        }
    }

    #[test]
    fn an_index_of_the_same_texts_with_other_mentions_is_refused() {
        let mut original = with_taxonomy(corpus(&[("", ["peace talks"])]));
        let mention = corpus::Mention { entity: corpus::EntityId(1), span: corpus::Span::new(0, 5) };
        original.documents[0].passages[0].mentions.push(mention);
        let mut other = original.clone();
        // As when a curator puts an entity before the others.
        other.documents[0].passages[0].mentions[0].entity.0 = 2;
        assert_eq!(Searcher::with_index(&other, Index::build(&original)).err(), Some(Damage::OtherCorpus));
    }

    /// The file without its last part, opened.
    #[cfg(feature = "parts")]
    fn without_positions(index: &Index) -> Index {
        let parts = index.parts();
        let (last, others) = parts.split_last().expect("an index has parts");
        assert_eq!(last.0, "positions");
        let file = others.iter().flat_map(|part| part.1).copied().collect();
        Index::open_without_positions(file).expect("it is undamaged")
    }

    fn passages(index: &Index, text: &str) -> Vec<u32> {
        let mut passages: Vec<u32> = rank(index, text, 9).hits.into_iter().map(|hit| hit.0).collect();
        passages.sort_unstable();
        passages
    }

    #[cfg(feature = "parts")]
    #[test]
    fn without_positions_phrases_and_near_ask_for_all_words_of_a_text() {
        let index = Index::build(&corpus(&[(
            "",
            ["peace treaty", "a treaty for peace", "peace", "treaties of peace"],
        )]));
        let part = without_positions(&index);
        assert_eq!(
            (passages(&index, "\"peace treaty\""), passages(&part, "\"peace treaty\"")),
            (vec![0], vec![0, 1])
        );
        assert_eq!(
            (passages(&index, "near:\"peace treaty\"~1"), passages(&part, "near:\"peace treaty\"~1")),
            (vec![0], vec![0, 1, 3])
        );
        assert_eq!(
            (passages(&index, "-\"peace treaty\""), passages(&part, "-\"peace treaty\"")),
            (vec![1, 2, 3], vec![2, 3])
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(150)))]

        #[test]
        fn an_opened_index_answers_as_one_that_was_built(corpus in any_corpus(), query in any_query()) {
            let built = Index::build(&corpus);
            let parts: Vec<u8> = built.parts().iter().flat_map(|part| part.1).copied().collect();
            prop_assert_eq!(&parts, built.bytes());
            let opened = Index::open(parts).expect("it is undamaged");
            prop_assert_eq!(rank(&opened, &query.text, 9), rank(&built, &query.text, 9));
            let opened = Searcher::with_index(&corpus, opened).expect("it is of this corpus");
            let built = Searcher::new(&corpus);
            prop_assert_eq!(opened.search(&query, 9), built.search(&query, 9));
            prop_assert_eq!(opened.explain(&query, 0, 0), built.explain(&query, 0, 0));
        }

        #[cfg(feature = "parts")]
        #[test]
        fn without_positions_words_find_the_same_and_proximity_counts_nothing(corpus in any_corpus(), words in prop::collection::vec(word(), 0..5)) {
            // A word that is taken apart is a phrase then, which is another matter.
            prop_assume!(words.iter().all(|word| word.len() <= "borderline".len() && !word.starts_with("hand")));
            let query = query(&words.join(" "));
            let mut corpus = corpus;
            // What is near is more, and what is like it comes forward with it.
            corpus.documents.iter_mut().flat_map(|document| &mut document.passages).for_each(|passage| passage.alike.clear());
            let whole = Searcher::new(&corpus);
            let part = Searcher::with_index(&corpus, without_positions(&Index::build(&corpus))).expect("it is of this corpus");
            let (whole_answer, part_answer) = (whole.search(&query, 99), part.search(&query, 99));
            prop_assert_eq!((whole_answer.total, whole_answer.facets), (part_answer.total, part_answer.facets));
            for group in part_answer.groups {
                for hit in group.hits {
                    let reasons = whole.explain(&query, group.document, hit.passage).reasons;
                    let words = reasons.iter().filter(|reason| reason.why != Why::Proximity);
                    let sum = words.fold(0.0, |sum: f32, reason| sum + reason.gain);
                    prop_assert_eq!(hit.score.to_bits(), sum.to_bits());
                }
            }
        }
    }
}
