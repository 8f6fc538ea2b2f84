//! A passage as the reader of speakers sees it: words, sentences, quotations, and which entity stands where.

use crate::english::cue;
use crate::english::quotation::Quotation;
use crate::english::sentence::sentences_around;
use corpus::token::{Token, tokens};
use corpus::{EntityId, Mention, Passage, Span};
use std::cell::RefCell;
use std::rc::Rc;

/// The lines of a document, each cut when it is asked for. The words of a text take twenty times its room, so of a
/// document of very many passages the lines that were read are forgotten, and cut again where somebody asks again.
pub struct Lines<'a> {
    passages: &'a [Passage],
    quotations: Vec<Vec<Quotation>>,
    held: RefCell<Held<'a>>,
}

/// Lines that are cut.
struct Held<'a> {
    lines: Vec<Option<Rc<Line<'a>>>>,
    count: usize,
}

/// Lines that are held at once, at most.
const HELD: usize = 4096;

impl<'a> Lines<'a> {
    /// The lines of these passages, with the quotations of each.
    pub fn new(passages: &'a [Passage], quotations: Vec<Vec<Quotation>>) -> Self {
        let held = Held { lines: vec![None; passages.len()], count: 0 };
        Self { passages, quotations, held: RefCell::new(held) }
    }

    /// The line of a passage, if there is one of that number.
    pub fn get(&self, number: usize) -> Option<Rc<Line<'a>>> {
        let passage = self.passages.get(number)?;
        let held = &mut *self.held.borrow_mut();
        if let Some(line) = &held.lines[number] {
            return Some(Rc::clone(line));
        }
        if held.count == HELD {
            held.lines.fill(None);
            held.count = 0;
        }
        let line = Rc::new(Line::new(passage, self.quotations.get(number).cloned().unwrap_or_default()));
        held.lines[number] = Some(Rc::clone(&line));
        held.count += 1;
        Some(line)
    }

    /// The line of a passage of this document.
    pub fn at(&self, number: usize) -> Rc<Line<'a>> {
        self.get(number).unwrap_or_else(|| Rc::new(Line::new(&self.passages[number], Vec::new())))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = Rc<Line<'a>>> {
        (0..self.passages.len()).map(|number| self.at(number))
    }
}

/// A passage cut into words, sentences and quotations.
pub struct Line<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Token>,
    /// For each word: it is inside a quotation.
    pub quoted: Vec<bool>,
    /// Its sentences; quotations are not cut.
    pub sentences: Vec<Span>,
    /// Its quotations.
    pub quotations: Vec<Quotation>,
    pub(super) mentions: &'a [Mention],
    /// For each word: which of the mentions it belongs to.
    pub(super) mentioned: Vec<Option<u32>>,
}

/// Words of a line that stand together: a sentence, a clause of it, what stands before or behind a verb.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// The line.
    pub line: &'a Line<'a>,
    /// Its first word, as a position among the line's words.
    pub from: usize,
    /// One past its last word; never before `from` where there is anything to read.
    pub to: usize,
}

impl<'a> Line<'a> {
    /// Cuts a passage.
    pub fn new(passage: &'a Passage, quotations: Vec<Quotation>) -> Self {
        let text = passage.text.as_str();
        let words = visible(text, tokens(text));
        let outers: Vec<Span> = quotations.iter().map(|quotation| quotation.outer).collect();
        let sentences = sentences_around(text, &outers);
        let mut quoted = vec![false; words.len()];
        let mut mentioned = vec![None; words.len()];
        let mut mark = outers.iter().peekable();
        let mut mention = (0..).zip(&passage.mentions).peekable();
        for (at, word) in words.iter().enumerate() {
            while mark.next_if(|outer| outer.end as usize <= word.start).is_some() {}
            quoted[at] = mark.peek().is_some_and(|outer| (outer.start as usize) < word.end);
            while mention.next_if(|(_, mention)| mention.span.end as usize <= word.start).is_some() {}
            mentioned[at] =
                mention.peek().filter(|(_, m)| (m.span.start as usize) < word.end).map(|(id, _)| *id);
        }
        Self { text, words, quoted, sentences, quotations, mentions: &passage.mentions, mentioned }
    }

    /// The words from one position up to another.
    pub fn clause(&self, from: usize, to: usize) -> Clause<'_> {
        Clause { line: self, from, to }
    }

    /// The words that a span has.
    pub fn clause_in(&self, span: Span) -> Clause<'_> {
        let (from, to) = self.words_in(span);
        self.clause(from, to)
    }

    /// Which entity stands at a word.
    pub fn entity_at(&self, word: usize) -> Option<EntityId> {
        let mention = (*self.mentioned.get(word)?)?;
        self.mentions.get(mention as usize).map(|mention| mention.entity)
    }

    /// The words of the mention that stands at a word.
    pub fn mention_words(&self, word: usize) -> (usize, usize) {
        let which = self.mentioned[word];
        let mut from = word;
        while from > 0 && self.mentioned[from - 1] == which {
            from -= 1;
        }
        let mut to = word + 1;
        while to < self.words.len() && self.mentioned[to] == which {
            to += 1;
        }
        (from, to)
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, word: usize) -> &'a str {
        let start = word
            .checked_sub(1)
            .map_or(0, |before| self.words.get(before).map_or(self.text.len(), |word| word.end));
        let end = self.words.get(word).map_or(self.text.len(), |word| word.start);
        let gap = self.text.get(start..end).unwrap_or_default();
        let before = word.checked_sub(1).and_then(|word| self.words.get(word));
        match (gap, before) {
            // "Mr. X", "P. K. X", "No. 2": the stop belongs to the word.
            (". ", Some(before)) if self.is_shortened(before) => " ",
            (". ", Some(before)) if before.term == "no" && self.starts_with_digit(word) => " ",
            // "13:05" is one thing.
            (":", Some(before)) if ends_in_digit(&before.term) && self.starts_with_digit(word) => "",
            _ => gap,
        }
    }

    pub(super) fn is_shortened(&self, word: &Token) -> bool {
        cue::is_shortened_title(&word.term)
            || word.end - word.start == 1
                && self.text.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    }

    pub fn starts_with_digit(&self, word: usize) -> bool {
        self.term(word).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The folded word.
    pub fn term(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |word| word.term.as_str())
    }

    /// Which sentence holds a byte.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        let which = self.sentences.partition_point(|sentence| sentence.end <= byte);
        self.sentences.get(which).filter(|sentence| sentence.start <= byte).map(|_| which)
    }

    /// Words in a byte range.
    pub fn words_in(&self, span: Span) -> (usize, usize) {
        let from = self.words.partition_point(|word| word.start < span.start as usize);
        let to = self.words.partition_point(|word| word.start < span.end as usize);
        (from, to.max(from))
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if first.start < last.end => Span::new(first.start, last.end),
            _ => Span::new(0, 0),
        }
    }

    /// Whether a word is a possessive with something behind it to possess.
    pub fn is_possessive(&self, word: usize) -> bool {
        self.term(word).ends_with("'s")
            || self.term(word).ends_with('s') && self.gap(word + 1).starts_with(['’', '\''])
    }

    /// Whether the name that stands at a word owns what follows: "Anna Velgar's".
    pub fn owns(&self, word: usize) -> bool {
        self.mentioned.get(word).is_some_and(Option::is_some)
            && self.is_possessive(self.mention_words(word).1 - 1)
    }

    /// Whether a word begins with a capital.
    pub fn is_capital(&self, word: usize) -> bool {
        let Some(word) = self.words.get(word) else { return false };
        self.text.get(word.start..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
    }
}

/// Longest piece between `<` and `>` that is taken for a tag.
pub(super) const LONGEST_TAG: usize = 200;

/// The words that a reader of the page would see: not those of tags and character entities that were left in it.
pub(super) fn visible(text: &str, words: Vec<Token>) -> Vec<Token> {
    if !text.contains(['<', '&']) {
        return words;
    }
    let mut tag_end = 0;
    let mut seen = 0;
    let keep = |word: &Token| {
        while let Some(at) = text.get(seen..word.start).and_then(|gap| gap.find('<')) {
            let open = seen + at;
            seen = open + 1;
            let head: String = text.get(seen..).unwrap_or_default().chars().take(LONGEST_TAG).collect();
            if head.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
                && let Some(length) = head.find('>')
            {
                tag_end = tag_end.max(seen + length);
            }
        }
        seen = seen.max(word.start);
        let before = text.get(..word.start).unwrap_or_default();
        let entity = before.ends_with('&') || before.ends_with("&#");
        word.start >= tag_end && !(entity && text.get(word.end..).unwrap_or_default().starts_with(';'))
    };
    let mut keep = keep;
    words.into_iter().filter(|word| keep(word)).collect()
}

/// Whether what stands between two words ends a clause.
pub(super) fn breaks(gap: &str) -> bool {
    // Nearly every gap is asked again and again, and is a space.
    if gap == " " {
        return false;
    }
    gap.contains(';') && !gap.contains('&')
        || gap.contains([':', '"', '“', '”', '«', '»', '?', '!'])
        || gap.contains(". ")
        || is_dash(gap)
}

/// Whether a dash stands between two words, not a hyphen.
pub(super) fn is_dash(gap: &str) -> bool {
    gap.contains(['—', '–', '―']) || gap.contains(" - ") || gap.contains(" -- ")
}

pub(super) fn ends_in_digit(term: &str) -> bool {
    term.ends_with(|c: char| c.is_ascii_digit())
}
