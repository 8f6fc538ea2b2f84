//! The query language: from what was typed to what is meant.
//!
//! ```text
//! corridor prisoners       words: any may match, more and rarer ones count more
//! "as is"                  these very words, in this order
//! -border  -"peace deal"   not these
//! Lachin OR Lachyn         at least one of them
//! negotiat*                words that begin so
//! near:"prisoners release" these words (in any inflection) at most ten words from the first; "..."~20 for twenty
//! prisoners near:release   the same
//! topic: side: by: flag:   only such passages; -topic: none of them; quotation marks around names with spaces
//! side:a side:b            either, as with OR between them; with AND all of them
//! date:2023-03..2023-12    only documents dated in these months; one end may be left out
//! ```
//!
//! Plain words are optional; every sign makes a demand. Reading never fails: what cannot be meant is read as words or
//! left out, and a [`Notice`] says so and where. `NOT` is read as `-`, `AND` between words as nothing, since people type
//! them.
//!
//! Commands are read only where they are meant. A text without a small letter, as a headline, has no `OR`, `AND` and
//! `NOT`; and beside [`MANY_WORDS`] plain words, as in a pasted sentence, quotation marks and `OR` demand nothing.
//! Whether a topic of that name exists is not known here; [`Searcher`](crate::Searcher) finds out.

use corpus::text::{ends, part};
use corpus::token::{Token, is_small, token_stream, tokens};
use corpus::{Span, limits};

use crate::facet::Facet;
use crate::query::Filter;

/// How many words and fields of a query count; the rest is left out with a notice, so that no query can make the engine work
/// without bound. A pasted paragraph fits.
pub const MAX_WORDS: usize = limits::QUERY_WORDS;

/// What is said of more.
const TOO_MANY_WORDS: &str = "Only the first 128 words count.";

/// From how many plain words on a text is taken for a sentence: what stands between quotation marks, or beside `OR`, is
/// words like the others then. Fewer, and a phrase with some words besides is no demand any more.
pub const MANY_WORDS: usize = 6;

/// How far from the first word of `near:` the others may stand, in words, if nothing else is said.
pub const NEAR_WORDS: u32 = 10;

/// The furthest that `~` behind `near:"..."` may set this; more is read as this much.
pub const MOST_NEAR_WORDS: u32 = 100;

/// What was typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The words and what is demanded of them, in the order typed.
    pub clauses: Vec<Clause>,
    /// The fields, in the order typed, with where they stand. Values are as typed.
    pub fields: Vec<(Filter, Span)>,
    /// The facets with `AND` between two included values: all of them must hold.
    pub all: Vec<Facet>,
    /// What was read otherwise than it was typed, in the order typed.
    pub notices: Vec<Notice>,
}

/// One or, with `OR` between them, several alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Any of them is enough; never empty.
    pub atoms: Vec<Atom>,
    /// No passage with any of them.
    pub exclude: bool,
}

/// A word, or words that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// How the words must stand.
    pub kind: AtomKind,
    /// The words as folded, never empty; one if the kind is about one word.
    pub terms: Vec<String>,
    /// Where it stands in the text, signs included.
    pub span: Span,
    /// The words as typed.
    typed: Vec<String>,
}

/// How the words of an [`Atom`] must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// A word, in any inflection.
    Word,
    /// The last word of the text, with nothing behind it: it may be the beginning of one.
    Unfinished,
    /// Words that begin so.
    Prefix,
    /// These words as they are, in this order, with nothing between them.
    Phrase,
    /// These words in any inflection and order, at most so many words from the first.
    Near(u32),
}

/// Something that was read otherwise than it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What, in a sentence.
    pub message: String,
}

impl Clause {
    /// Whether a passage may match without it: a word without any sign.
    pub fn is_optional(&self) -> bool {
        !self.exclude
            && matches!(
                &*self.atoms,
                [Atom { kind: AtomKind::Word | AtomKind::Unfinished | AtomKind::Prefix, .. }]
            )
    }
}

impl Clause {
    /// Whether quotation marks or `OR` make it a demand.
    fn is_wish(&self) -> bool {
        !self.exclude && (self.atoms.len() > 1 || self.atoms[0].kind == AtomKind::Phrase)
    }

    /// Its words without the demand that they stand together.
    pub(crate) fn words(&self) -> Vec<Self> {
        let mut words = Vec::new();
        for atom in &self.atoms {
            for (term, typed) in atom.terms.iter().zip(&atom.typed) {
                let (terms, typed) = (vec![term.clone()], vec![typed.clone()]);
                let atoms = vec![Atom { kind: AtomKind::Word, terms, span: atom.span, typed }];
                words.push(Self { atoms, exclude: false });
            }
        }
        words
    }
}

/// Reads what was typed. Never fails, in time in proportion to the text.
///
/// ```
/// let parsed = search::parse("corridor -\"peace deal\" topic:transport \"as is");
/// assert_eq!(parsed.print(), "corridor -\"peace deal\" \"as is\" topic:transport");
/// assert_eq!(parsed.notices[0].message, "The quotation mark was closed at the end.");
/// ```
pub fn parse(text: &str) -> Parsed {
    let parser = Parser { text, in_capitals: is_in_capitals(text), ..Parser::default() }.read();
    let clauses = &parser.parsed.clauses;
    let plain = clauses.iter().filter(|clause| clause.is_optional()).count();
    if let Some(wish) = clauses.iter().find(|clause| plain >= MANY_WORDS && clause.is_wish()) {
        let span = wish.atoms[0].span;
        let mut parser =
            Parser { text, in_capitals: parser.in_capitals, only_words: true, ..Parser::default() }.read();
        parser.notice(span, WISHES);
        return parser.parsed;
    }
    parser.parsed
}

/// Whether a text is in capitals: has no small letters, and is not, but for the words of commands, without any: `2023 OR 2024`.
fn is_in_capitals(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    let words = text.split(char::is_whitespace);
    let mut others = words.filter(|word| !matches!(*word, "" | "OR" | "AND" | "NOT")).peekable();
    let is_without = others.peek().is_some() && !others.any(|word| word.bytes().any(is_letter));
    !text.contains(is_small) && !is_without
}

impl Parsed {
    /// The query as this language writes it: reading that gives the same clauses and fields.
    pub fn print(&self) -> String {
        let printed = self.print_in(false);
        let is_alternative = self.clauses.iter().any(|clause| clause.atoms.len() > 1);
        // Read again, a text in capitals would have no commands.
        if is_alternative && is_in_capitals(&printed) { self.print_in(true) } else { printed }
    }

    fn print_in(&self, small: bool) -> String {
        let mut out = String::new();
        for clause in &self.clauses {
            for (n, atom) in clause.atoms.iter().enumerate() {
                out.push_str(if n > 0 { " OR" } else { "" });
                print_sign(clause.exclude, &mut out);
                atom.print(small, &mut out);
            }
        }
        // Included values of a facet stand together, so that AND can stand between them.
        for facet in Facet::ALL {
            for exclude in [false, true] {
                let mut and = "";
                for (filter, _) in &self.fields {
                    if (filter.facet, filter.exclude) == (facet, exclude) {
                        out.push_str(and);
                        print_sign(exclude, &mut out);
                        out.push_str(facet.key());
                        out.push(':');
                        let quote = if filter.value.contains(is_end_of_chunk) { "\"" } else { "" };
                        out.push_str(&[quote, &filter.value, quote].concat());
                        and = if self.all.contains(&facet) && !exclude { " AND" } else { "" };
                    }
                }
            }
        }
        out
    }
}

fn print_sign(exclude: bool, out: &mut String) {
    out.push_str(if out.is_empty() { "" } else { " " });
    out.push_str(if exclude { "-" } else { "" });
}

impl Atom {
    fn print(&self, small: bool, out: &mut String) {
        let mut words = self.typed.join(" ");
        if small {
            words = self.terms.join(" ");
        }
        if self.kind != AtomKind::Phrase && matches!(&*words, "OR" | "AND" | "NOT") {
            // It stood behind a comma or the like, and is a word.
            words.clone_from(&self.terms[0]);
        }
        let (before, after) = match self.kind {
            AtomKind::Word | AtomKind::Unfinished => ("", ""),
            AtomKind::Prefix => ("", "*"),
            AtomKind::Phrase => ("\"", "\""),
            AtomKind::Near(_) => ("near:\"", "\""),
        };
        out.push_str(&[before, &words, after].concat());
        if let AtomKind::Near(within) = self.kind
            && within != NEAR_WORDS
        {
            out.push('~');
            out.push_str(&within.to_string());
        }
    }
}

#[derive(Default)]
struct Parser<'t> {
    text: &'t str,
    at: usize,
    /// Whether no letter of the text is small: then it has no words that are commands.
    in_capitals: bool,
    /// Whether quotation marks and `OR` demand nothing.
    only_words: bool,
    /// How many words have been taken.
    words: usize,
    /// Where an `OR` stands that waits for what follows.
    or: Option<Span>,
    /// Whether an `AND` waits for what follows.
    and: bool,
    /// Where an `OR` stands between two values of a facet.
    either: Vec<(Facet, Span)>,
    parsed: Parsed,
}

impl<'t> Parser<'t> {
    /// Reads all of the text.
    fn read(mut self) -> Self {
        while self.next() {}
        if let Some(or) = self.or {
            self.notice(or, LONE_OR);
        }
        for (facet, or) in core::mem::take(&mut self.either) {
            if self.parsed.all.contains(&facet) {
                self.notice(or, NO_ALTERNATIVES);
            }
        }
        let Parsed { clauses, fields, notices, .. } = &self.parsed;
        if clauses.is_empty() && fields.is_empty() && notices.is_empty() && !self.text.trim().is_empty() {
            self.notice(Span::new(0, self.text.len()), "Here is no word to look for.");
        }
        self
    }

    /// Reads on; `false` at the end.
    fn next(&mut self) -> bool {
        let rest = part(self.text, self.at..);
        let start = self.text.len() - rest.trim_start_matches(is_between_chunks).len();
        self.at = start;
        if start == self.text.len() {
            return false;
        }
        if self.words >= MAX_WORDS {
            self.notice(Span::new(start, self.text.len()), TOO_MANY_WORDS);
            return false;
        }
        let and = core::mem::take(&mut self.and);
        let exclude = self.sign();
        if let Some(word) =
            [("OR", true), ("AND", false)].into_iter().find(|word| !exclude && self.is_here(word.0))
        {
            self.at += word.0.len();
            if word.1 {
                if !self.only_words {
                    self.or(Span::new(start, self.at));
                }
            } else {
                self.and = true;
            }
            return true;
        }
        if self.quote().is_some() {
            self.phrase(start, exclude, false);
        } else if let Some((facet, length)) = self.field() {
            self.at += length + 1;
            match facet {
                Some(facet) => self.value(facet, start, exclude, and),
                None => self.near(start, exclude),
            }
        } else {
            self.chunk(start, exclude);
        }
        true
    }

    /// Takes a minus, or `NOT`, that stands before something.
    fn sign(&mut self) -> bool {
        if self.is_here("NOT") && part(self.text, self.at + 3..).contains(|c: char| !is_between_chunks(c)) {
            let rest = part(self.text, self.at + 3..);
            self.at = self.text.len() - rest.trim_start_matches(is_between_chunks).len();
            return true;
        }
        let is_sign = part(self.text, self.at..)
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(is_quote) || begins_with_word(rest));
        self.at += usize::from(is_sign);
        is_sign
    }

    /// Whether this very word stands here, and is a command.
    fn is_here(&self, word: &str) -> bool {
        !self.in_capitals
            && part(self.text, self.at..)
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(is_between_chunks))
    }

    /// The quotation mark here.
    fn quote(&self) -> Option<char> {
        part(self.text, self.at..).chars().next().filter(|&c| is_quote(c))
    }

    /// What a name that stands here before a colon asks by, a facet or else nearness, and its length.
    fn field(&mut self) -> Option<(Option<Facet>, usize)> {
        let chunk = self.rest_of_chunk();
        let (typed, value) = chunk.split_once(':')?;
        let facet = Facet::ALL.into_iter().find(|facet| facet.key().eq_ignore_ascii_case(typed));
        if facet.is_some() || typed.eq_ignore_ascii_case("near") {
            return Some((facet, typed.len()));
        }
        let looks_like_one = typed.len() > 1
            && typed.bytes().all(|byte| byte.is_ascii_lowercase())
            && value.starts_with(|c: char| c.is_alphanumeric());
        if looks_like_one {
            let span = Span::new(self.at, self.at + typed.len() + 1);
            self.notice(span, "Nothing can be searched by that name; it was read as words.");
        }
        None
    }

    fn rest_of_chunk(&self) -> &'t str {
        let rest = part(self.text, self.at..);
        part(rest, ..rest.find(is_end_of_chunk).unwrap_or(rest.len()))
    }

    /// What stands behind the colon of a facet.
    fn value(&mut self, facet: Facet, start: usize, exclude: bool, and: bool) {
        let (value, _) = if self.quote().is_some() { self.quoted() } else { self.plain() };
        let span = Span::new(start, self.at);
        let value = value.trim().to_owned();
        if value.is_empty() {
            return self.notice(span, "Name what to look for behind the colon.");
        }
        if facet.is_date() && value != "none" && months(&value).is_none() {
            self.notice(span, "A date is a year, 2023, a month, 2023-12, or a range of them, 2023-03..2023-12; nothing is dated so.");
        }
        self.words += 1;
        let is_joined =
            self.field_before().is_some_and(|field| (field.facet, field.exclude) == (facet, exclude));
        match self.or.take() {
            Some(or) if is_joined => self.either.push((facet, or)),
            Some(or) => self.notice(or, NO_ALTERNATIVES),
            None => {}
        }
        let is_second = self.parsed.fields.iter().any(|(field, _)| field.facet == facet && !field.exclude);
        if and && is_second && !exclude {
            if facet.can_be_all() {
                self.parsed.all.push(facet);
            } else {
                self.notice(span, "Of these values any is enough, also with AND between them.");
            }
        }
        self.parsed.fields.push((Filter { facet, value, exclude }, span));
    }

    /// The last thing that was taken, if it is a field.
    fn field_before(&self) -> Option<&Filter> {
        let word = self.parsed.clauses.last().and_then(|clause| clause.atoms.last());
        let (field, span) = self.parsed.fields.last()?;
        word.is_none_or(|word| word.span.end <= span.start).then_some(field)
    }

    /// What stands behind `near:`.
    fn near(&mut self, start: usize, exclude: bool) {
        if self.quote().is_some() {
            return self.phrase(start, exclude, true);
        }
        let (value, at) = self.plain();
        let found = self.tokens(&value, at);
        let span = Span::new(start, self.at);
        let last = self.parsed.clauses.last_mut().and_then(|clause| match &mut *clause.atoms {
            [atom]
                if !clause.exclude
                    && !exclude
                    && atom.kind != AtomKind::Phrase
                    && atom.kind != AtomKind::Prefix =>
            {
                Some(atom)
            }
            _ => None,
        });
        match last {
            Some(last) if !found.is_empty() => {
                last.kind = AtomKind::Near(NEAR_WORDS);
                for token in found {
                    last.typed.push(part(self.text, token.start..token.end).to_owned());
                    last.terms.push(token.term);
                }
                last.span.end = span.end;
            }
            _ => {
                self.notice(span, "Put near: between two words, or quotation marks behind it.");
                self.words_of(found, start, exclude, false);
            }
        }
    }

    /// What stands between quotation marks.
    fn phrase(&mut self, start: usize, exclude: bool, near: bool) {
        let open = self.at;
        let (value, at) = self.quoted();
        let found = self.tokens(&value, at);
        let within = self.distance();
        let span = Span::new(start, self.at);
        if found.is_empty() {
            return self.notice(Span::new(open, self.at), "Nothing stands between these quotation marks.");
        }
        let kind = if near || within.is_some() {
            AtomKind::Near(within.unwrap_or(NEAR_WORDS))
        } else if self.only_words && !exclude {
            return self.words_of(found, start, exclude, false);
        } else {
            AtomKind::Phrase
        };
        self.add(kind, found, span, exclude);
    }

    /// Takes `~20` behind a quotation mark.
    fn distance(&mut self) -> Option<u32> {
        let digits = part(self.text, self.at..).strip_prefix('~')?;
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        if length == 0 {
            return None;
        }
        let add = |within: u32, digit: u8| within.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        self.at += 1 + length;
        Some(part(digits, ..length).bytes().fold(0, add).min(MOST_NEAR_WORDS))
    }

    /// Takes what stands between quotation marks; also where it begins.
    fn quoted(&mut self) -> (String, usize) {
        let open = self.at;
        let start = open + self.quote().map_or(0, char::len_utf8);
        let rest = part(self.text, start..);
        let end = rest.find(is_quote).unwrap_or(rest.len());
        let after = part(rest, end..).chars().next().map_or(0, char::len_utf8);
        if after == 0 {
            self.notice(Span::new(open, start), "The quotation mark was closed at the end.");
        }
        self.at = start + end + after;
        (part(rest, ..end).to_owned(), start)
    }

    /// Takes the rest of the chunk; also where it begins.
    fn plain(&mut self) -> (String, usize) {
        let (value, start) = (self.rest_of_chunk().to_owned(), self.at);
        self.at += value.len();
        (value, start)
    }

    /// Takes words without a sign around them.
    fn chunk(&mut self, start: usize, exclude: bool) {
        let (value, at) = self.plain();
        let found = self.tokens(&value, at);
        let starred = value.ends_with('*') && found.last().is_some_and(|last| last.end + 1 == self.at);
        if exclude && found.len() > 1 || self.or.is_some() && found.len() > 1 {
            // Under a sign, what a hyphen joins belongs together.
            return self.add(AtomKind::Phrase, found, Span::new(start, self.at), exclude);
        }
        self.words_of(found, start, exclude, starred);
    }

    fn words_of(&mut self, found: Vec<Token>, start: usize, exclude: bool, starred: bool) {
        let last = found.len().saturating_sub(1);
        for (n, token) in found.into_iter().enumerate() {
            let kind = if starred && n == last {
                AtomKind::Prefix
            } else if may_be_unfinished(self.text, &token) && !exclude {
                AtomKind::Unfinished
            } else {
                AtomKind::Word
            };
            let start = if exclude && n == 0 { start } else { token.start };
            let span = Span::new(start, token.end + usize::from(kind == AtomKind::Prefix));
            self.add(kind, vec![token], span, exclude);
        }
    }

    fn add(&mut self, kind: AtomKind, found: Vec<Token>, span: Span, exclude: bool) {
        let is_behind_field = self.field_before().is_some();
        let typed = found.iter().map(|token| part(self.text, token.start..token.end).to_owned()).collect();
        let atom = Atom { kind, terms: found.into_iter().map(|token| token.term).collect(), span, typed };
        match (self.or.take(), self.parsed.clauses.last_mut()) {
            (Some(_), Some(clause)) if clause.exclude == exclude && !is_behind_field => {
                clause.atoms.push(atom);
            }
            (or, _) => {
                if let Some(or) = or {
                    self.notice(or, if is_behind_field { NO_ALTERNATIVES } else { LONE_OR });
                }
                self.parsed.clauses.push(Clause { atoms: vec![atom], exclude });
            }
        }
    }

    fn or(&mut self, span: Span) {
        if self.parsed.clauses.is_empty() && self.parsed.fields.is_empty() || self.or.is_some() {
            self.notice(span, LONE_OR);
        } else {
            self.or = Some(span);
        }
    }

    /// The words of a piece of the text that begins at `at`, as many as still count.
    fn tokens(&mut self, piece: &str, at: usize) -> Vec<Token> {
        let mut found = tokens(piece);
        if found.len() > MAX_WORDS - self.words {
            found.truncate(MAX_WORDS - self.words);
            let first = found.last().map_or(at, |last| at + last.end);
            self.notice(Span::new(first, at + piece.len()), TOO_MANY_WORDS);
        }
        self.words += found.len();
        for token in &mut found {
            (token.start, token.end) = (token.start + at, token.end + at);
        }
        found
    }

    fn notice(&mut self, span: Span, message: &str) {
        let notices = &mut self.parsed.notices;
        if notices.len() == MOST_NOTICES {
            return;
        }
        let at = notices.partition_point(|known| known.span.start <= span.start);
        notices.insert(at, Notice { span, message: message.to_owned() });
    }
}

/// What is said of quotation marks and `OR` in a long text.
const WISHES: &str = "Beside six or more words, quotation marks and OR demand nothing: these words are searched like the others.";

/// What is said of an `OR` that misses a side.
const LONE_OR: &str = "OR stands between two words, or two values of one field; here it was left out.";

/// What is said of an `OR` between things of two kinds.
const NO_ALTERNATIVES: &str = "OR joins two words, or two values of one field. Here both are asked for.";

/// How many notices are given; whoever gets as many needs no more.
const MOST_NOTICES: usize = 16;

/// Whether the token may still be being typed: it ends the text, and is no run of initials like `U.S`.
fn may_be_unfinished(text: &str, token: &Token) -> bool {
    token.end == text.len() && !part(text, token.start..).contains('.')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Whether what stands before the next white space begins with a word, or with marks that nobody sees and a word.
fn begins_with_word(rest: &str) -> bool {
    let chunk = part(rest, ..rest.find(is_end_of_chunk).unwrap_or(rest.len()));
    token_stream(chunk).next().is_some_and(|word| word.start == 0)
}

fn is_between_chunks(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')')
}

fn is_end_of_chunk(c: char) -> bool {
    is_between_chunks(c) || is_quote(c)
}

/// The first and the last month of a date or a range of dates, in months since the year 0.
pub(crate) fn months(value: &str) -> Option<(u32, u32)> {
    let Some((first, last)) = ends(value) else { return months_of(value) };
    let end = |value: &str, open| if value.is_empty() { Some((open, open)) } else { months_of(value) };
    let ((first, _), (_, last)) = (end(first, 0)?, end(last, u32::MAX)?);
    (first <= last && value.len() > 2).then_some((first, last))
}

/// The months of a year or of a month.
fn months_of(date: &str) -> Option<(u32, u32)> {
    let number = |digits: &str, length| {
        let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse::<u32>().ok() } else { None }
    };
    match date.split_once('-') {
        None => number(date, 4).map(|year| (year * 12, year * 12 + 11)),
        Some((year, month)) => {
            let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
            number(year, 4).map(|year| (year * 12 + month - 1, year * 12 + month - 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::oracle::{any_query, cases};

    /// What was noticed, in a word each, in order.
    fn noticed(parsed: &Parsed) -> String {
        const MESSAGES: [(&str, &str); 12] = [
            ("The quotation mark was closed", "unclosed"),
            ("Nothing stands between these quotation marks", "empty"),
            ("OR stands between two words", "or"),
            ("OR joins two words", "mixed"),
            ("Of these values any", "any"),
            ("Only the first 128 words", "many"),
            ("Nothing can be searched by that name", "field"),
            ("Name what to look for", "value"),
            ("A date is", "date"),
            ("Put near: between", "near"),
            ("Here is no word", "nothing"),
            ("Beside six or more", "wishes"),
        ];
        let short = |notice: &Notice| {
            MESSAGES.iter().find(|known| notice.message.starts_with(known.0)).map_or("?", |known| known.1)
        };
        parsed.notices.iter().map(short).collect::<Vec<_>>().join(" ")
    }

    /// Checks lines of what is typed, how it is understood, and what is noticed.
    fn check(lines: &str) {
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (typed, expected) = line.split_once(" => ").expect("an arrow");
            let parsed = parse(typed);
            let found = format!("{} | {}", parsed.print(), noticed(&parsed));
            assert_eq!(found.trim(), expected, "{typed}");
        }
    }

    /// The kinds of the words.
    fn kinds(text: &str) -> String {
        let atoms = parse(text).clauses.into_iter().flat_map(|clause| clause.atoms);
        atoms.map(|atom| format!("{:?}", atom.kind)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_taken_as_they_come() {
        check(
            "
            corridor prisoners => corridor prisoners |
            U.S. troops => U.S troops |
            U\u{301}.S\u{301} troops => U\u{301}.S\u{301} troops |
            the U.S.-Iran deal => the U.S Iran deal |
            3+3 and C++ => 3+3 and C |
            12:30 => 12 30 |
            http://x.org/a?b => http x org a b |
            Armenia’s o'brien => Armenia’s o'brien |
            well-known => well known |
            (peace) (war) => peace war |
            peace,war;deal => peace war deal |
            not peace or war and you => not peace or war and you |
            1,000.50 => 1,000.50 |
            - -- — … ! => | nothing
            a - b => a b |
            a -- b => a b |
            --b => b |
            🕊 peace 🕊️ => peace |
            שלום עולם => שלום עולם |
            e\u{301}tat => e\u{301}tat |
            和平协议 => 和平协议 |
            "
            .replace("\\u{301}", "\u{301}")
            .as_str(),
        );
    }

    #[test]
    fn quotation_marks_of_every_kind_make_phrases() {
        check(
            r#"
            "as is" => "as is" |
            “as is” => "as is" |
            „as is“ => "as is" |
            «as is» => "as is" |
            »as is« => "as is" |
            "as is” => "as is" |
            "As-Is!" => "As Is" |
            "as => "as" | unclosed
            a "b c => a "b c" | unclosed
            “as is => "as is" | unclosed
            « => | unclosed empty
            "" => | empty
            a "" b => a b | empty
            “” => | empty
            "—" => | empty
            " " => | empty
            a"b c"d => a "b c" d |
            "a" => "a" |
            -"as is" => -"as is" |
            -“as is” => -"as is" |
            -"" a => a | empty
            "#,
        );
    }

    #[test]
    fn a_minus_or_not_excludes() {
        check(
            r#"
            peace -war => peace -war |
            peace NOT war => peace -war |
            peace NOT "the war" => peace -"the war" |
            NOT topic:x => -topic:x |
            NOT (war) => -war |
            NOT war => -war |
            peace NOT => peace not |
            NOT => not |
            peace - war => peace war |
            - => | nothing
            -cease-fire => -"cease fire" |
            -U.S. => -U.S |
            -bor* => -bor* |
            a-b => a b |
            -12 => -12 |
            "#,
        );
    }

    #[test]
    fn not_before_wide_white_space_excludes_what_follows() {
        check("NOT\u{3000}war => -war |");
    }

    #[test]
    fn or_makes_alternatives() {
        check(
            r#"
            Lachin OR Lachyn => Lachin OR Lachyn |
            a OR b OR c => a OR b OR c |
            a b OR c d => a b OR c d |
            "a b" OR c => "a b" OR c |
            a OR "b c" => a OR "b c" |
            a OR b-c => a OR "b c" |
            a OR bor* => a OR bor* |
            a OR near:"b c"~3 => a OR near:"b c"~3 |
            a OR => a | or
            OR a => a | or
            OR => or |
            OR OR OR => or or or |
            a OR OR b => a OR b | or
            a OR -b => a -b | or
            -a OR b => -a b | or
            a AND b => a b |
            AND => and |
            AND AND a => a |
            (a OR b) c => a OR b c |
            a OR ( b ) => a OR b |
            a or b => a or b |
            "#,
        );
    }

    #[test]
    fn a_text_without_a_small_letter_has_no_commands() {
        check(
            r#"
            MARSH SAYS NOT TO SIGN OR SAIL => MARSH SAYS not TO SIGN or SAIL |
            ŞUŞA AND AĞDAM => ŞUŞA and AĞDAM |
            МИР OR ВОЙНА => МИР or ВОЙНА |
            мир OR война => мир OR война |
            和平 OR 战争 => 和平 OR 战争 |
            WAR -PEACE => WAR -PEACE |
            WAR "NO PEACE" => WAR "NO PEACE" |
            WAR OR peace => WAR OR peace |
            "#,
        );
    }

    #[test]
    fn beside_many_words_quotation_marks_and_or_demand_nothing() {
        check(
            r#"
            one two three four five "the deal" => one two three four five "the deal" |
            one two three four five six "the deal" => one two three four five six the deal | wishes
            one “the” two three four five six => one the two three four five six | wishes
            one two three OR four five six seven eight => one two three four five six seven eight | wishes
            one two three four five six "a b" -"the deal" side:"x y" => one two three four five six a b -"the deal" side:"x y" | wishes
            one two three four five six "a b"~5 => one two three four five six near:"a b"~5 |
            one two three four five six -seven => one two three four five six -seven |
            one two three four five six "seven e => one two three four five six seven e | unclosed wishes
            "#,
        );
    }

    #[test]
    fn what_is_said_of_too_many_words_names_how_many_count() {
        assert!(TOO_MANY_WORDS.contains(&MAX_WORDS.to_string()));
    }

    #[test]
    fn two_values_of_a_field_are_alternatives_unless_and_stands_between_them() {
        check(
            r#"
            side:x side:y => side:x side:y |
            side:x OR side:y => side:x side:y |
            (side:x OR side:y) corridor => corridor side:x side:y |
            corridor (side:x OR side:"y z" OR side:w) => corridor side:x side:"y z" side:w |
            side:x AND side:y => side:x AND side:y |
            side:x corridor AND side:y => corridor side:x AND side:y |
            side:x topic:t AND side:y AND topic:u -side:z => topic:t AND topic:u side:x AND side:y -side:z |
            side:x AND topic:t side:y => topic:t side:x side:y |
            -side:x OR -side:y => -side:x -side:y |
            side:x AND -side:y => side:x -side:y |
            a AND side:x => a side:x |
            date:2023 AND date:2024 => date:2023 date:2024 | any
            side:x AND => side:x |
            "#,
        );
    }

    #[test]
    fn or_joins_no_things_of_two_kinds() {
        check(
            "
            side:x OR corridor => corridor side:x | mixed
            corridor OR side:x => corridor side:x | mixed
            side:x OR topic:y => topic:y side:x | mixed
            side:x OR -side:y => side:x -side:y | mixed
            a OR side:x OR b => a b side:x | mixed mixed
            side:x OR side:y AND side:z => side:x AND side:y AND side:z | mixed
            side:x AND side:y OR side:z => side:x AND side:y AND side:z | mixed
            side:x OR => side:x | or
            OR side:x => side:x | or
            side:x OR OR side:y => side:x side:y | or
            ",
        );
    }

    #[test]
    fn a_star_makes_a_beginning() {
        check(
            r#"
            negotiat* => negotiat* |
            a negotiat* b => a negotiat* b |
            neg-otiat* => neg otiat* |
            * => | nothing
            a * b => a b |
            a** => a |
            a*b => a b |
            "a*" => "a" |
            "#,
        );
    }

    #[test]
    fn near_takes_words_on_both_sides_or_between_quotation_marks() {
        check(
            r#"
            prisoners near:release => near:"prisoners release" |
            near:"prisoners release" => near:"prisoners release" |
            near:“prisoners release” => near:"prisoners release" |
            near:"prisoners release"~20 => near:"prisoners release"~20 |
            near:"prisoners release"~10 => near:"prisoners release" |
            near:"prisoners release"~500 => near:"prisoners release"~100 |
            near:"prisoners release"~ => near:"prisoners release" |
            near:"prisoners release"~x => near:"prisoners release" x |
            near:"prisoners release => near:"prisoners release" | unclosed
            near:"" => | empty
            near: => | near
            near:release => release | near
            a near: b => a b | near
            a near:b near:c => near:"a b c" |
            a near:b-c => near:"a b c" |
            -a near:b => -a b | near
            -near:"a b" => -near:"a b" |
            Near:"a b" => near:"a b" |
            near:near:near: => near near | near
            "#,
        );
    }

    #[test]
    fn a_distance_of_any_length_is_read_as_the_most() {
        check(
            r#"
            near:"prisoners release"~99999999999 => near:"prisoners release"~100 |
            near:"prisoners release"~4294967296 => near:"prisoners release"~100 |
            near:"prisoners release"~000000000000020 => near:"prisoners release"~20 |
            "#,
        );
    }

    #[test]
    fn fields_say_which_passages() {
        check(
            r#"
            topic:transport => topic:transport |
            peace topic:transport => peace topic:transport |
            topic:transport peace => peace topic:transport |
            -topic:transport => -topic:transport |
            Topic:transport => topic:transport |
            topic:"border talks" => topic:"border talks" |
            topic:“border talks” => topic:"border talks" |
            topic:" border " => topic:border |
            topic:"border => topic:border | unclosed
            side:x by:y flag:z => side:x by:y flag:z |
            topic: => | value
            topic:"" => | value
            topic: transport => transport | value
            -topic: => | value
            speaker:aliyev => speaker:aliyev |
            speaker:"ilham aliyev" peace => peace speaker:"ilham aliyev" |
            mode:quoted => mode:quoted |
            author:smith => author smith | field
            a:b => a b |
            Author:smith => Author smith |
            topic:a:b => topic:a:b |
            "#,
        );
    }

    #[test]
    fn dates_are_years_months_and_ranges() {
        check(
            "
            date:2023 => date:2023 |
            date:2023-12 => date:2023-12 |
            date:2023-03..2023-12 => date:2023-03..2023-12 |
            date:2022..2023-06 => date:2022..2023-06 |
            date:2023.. => date:2023.. |
            date:..2023-06 => date:..2023-06 |
            date:none => date:none |
            -date:2023 => -date:2023 |
            date:.. => date:.. | date
            date:2023-13 => date:2023-13 | date
            date:2023-00 => date:2023-00 | date
            date:2023-1 => date:2023-1 | date
            date:23 => date:23 | date
            date:2023-12-29 => date:2023-12-29 | date
            date:2024..2023 => date:2024..2023 | date
            date:yesterday => date:yesterday | date
            date:٢٠٢٣ => date:٢٠٢٣ | date
            date:99999999999 => date:99999999999 | date
            date:2023...2024 => date:2023...2024 | date
            date: => | value
            ",
        );
    }

    #[test]
    fn only_the_last_word_with_nothing_behind_it_is_unfinished() {
        assert_eq!(kinds("the bord"), "Word Unfinished");
        for text in ["the bord ", "the bord?", "the bord)", "the bord topic:x"] {
            assert_eq!(kinds(text), "Word Word", "{text}");
        }
        assert_eq!(kinds("bord*"), "Prefix");
        assert_eq!(kinds("-bord"), "Word");
        assert_eq!(kinds("\"bord\""), "Phrase");
        assert_eq!(kinds("U.S"), "Word", "initials end with a full stop, sometimes");
        assert_eq!(kinds("a OR bord"), "Word Unfinished");
    }

    #[test]
    fn the_words_after_the_128th_are_left_out() {
        let text = "word ".repeat(MAX_WORDS);
        let parsed = parse(&text);
        assert_eq!((parsed.clauses.len(), noticed(&parsed).as_str()), (MAX_WORDS, ""));
        let parsed = parse(&(text.clone() + "more words"));
        assert_eq!((parsed.clauses.len(), noticed(&parsed).as_str()), (MAX_WORDS, "many"));
        assert_eq!(parsed.notices[0].span, Span::new(text.len(), text.len() + 10));
        let parsed = parse(&format!("\"{text}more\""));
        assert_eq!((parsed.clauses[0].atoms[0].terms.len(), noticed(&parsed).as_str()), (MAX_WORDS, "many"));
    }

    #[test]
    fn an_atom_spans_its_signs() {
        let spans = |text: &str| -> String {
            let atoms = parse(text).clauses.into_iter().flat_map(|clause| clause.atoms);
            atoms.map(|atom| atom.span.of(text).to_owned()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(
            spans("peace -war \"as is\" -“the deal” bor* near:\"a b\"~20 c"),
            "peace|-war|\"as is\"|-“the deal”|bor*|near:\"a b\"~20|c"
        );
        assert_eq!(spans("Lachin OR \"la chyn\""), "Lachin|\"la chyn\"");
        assert_eq!(spans("prisoners near:release"), "prisoners near:release");
        assert_eq!(spans("NOT war"), "NOT war");
        assert_eq!(spans("well-known"), "well|known");
    }

    #[test]
    fn a_notice_spans_what_it_is_about() {
        let spans = |text: &str| -> String {
            parse(text)
                .notices
                .into_iter()
                .map(|notice| notice.span.of(text).to_owned())
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(spans("peace OR"), "OR");
        assert_eq!(spans("peace \"war"), "\"");
        assert_eq!(spans("topic: foo:bar -date:x"), "topic:|foo:|-date:x");
    }

    #[test]
    fn notices_come_in_the_order_of_the_text() {
        check(
            r#"
            a OR "" => a | or empty
            date:"x => date:x | date unclosed
            a OR foo:x-y => a OR "foo x y" | field
            "#,
        );
    }

    #[test]
    fn words_that_look_like_signs_are_printed_so_that_they_are_none() {
        for text in ["peace,NOT war", "peace-OR war", "x/AND war", "topic:x NOT"] {
            same(text);
        }
    }

    #[test]
    fn excluded_alternatives_are_printed_as_such() {
        check("-a OR -b => -a OR -b |");
    }

    #[test]
    fn a_minus_before_marks_that_nobody_sees_excludes() {
        assert_eq!(parse("-\u{200f}שלום").clauses.len(), 1);
        assert!(parse("-\u{200f}שלום").clauses[0].exclude);
    }

    type Words = (AtomKind, Vec<String>);
    type Meaning = (Vec<(bool, Vec<Words>)>, Vec<Filter>, [bool; Facet::ALL.len()]);

    /// Clauses and fields, apart from spans, and from whether a word is unfinished; and of which facets all must hold.
    fn meaning(parsed: &Parsed) -> Meaning {
        let kind = |kind| if kind == AtomKind::Unfinished { AtomKind::Word } else { kind };
        let atoms =
            |clause: &Clause| clause.atoms.iter().map(|atom| (kind(atom.kind), atom.terms.clone())).collect();
        let clauses = parsed.clauses.iter().map(|clause| (clause.exclude, atoms(clause))).collect();
        let mut fields: Vec<Filter> = parsed.fields.iter().map(|field| field.0.clone()).collect();
        // Which of them was typed first means nothing between two facets.
        fields.sort_by_key(|field| (field.facet, field.exclude));
        (clauses, fields, Facet::ALL.map(|facet| parsed.all.contains(&facet)))
    }

    #[test]
    fn what_has_no_letters_is_not_in_capitals() {
        let alternatives = |text: &str| parse(text).clauses[0].atoms.len();
        assert_eq!(["2023 OR 2024", "NATO OR 2024", "treaty OR 2024"].map(alternatives), [2, 1, 2]);
        assert_eq!(parse("U.S. OR near: ~5").print(), "us OR 5");
    }

    /// What is printed means the same, and is printed the same again.
    fn same(text: &str) {
        let parsed = parse(text);
        let printed = parsed.print();
        assert_eq!(meaning(&parse(&printed)), meaning(&parsed), "{text:?} is printed {printed:?}");
        assert_eq!(parse(&printed).print(), printed, "{text:?}");
    }

    /// Texts of signs and words in any order, and of any characters.
    fn any_text() -> impl Strategy<Value = String> {
        const PIECES: [&str; 45] = [
            " ",
            " ",
            " ",
            "  ",
            "a",
            "peace",
            "U.S.",
            "3+3",
            "o'brien",
            "-",
            "\"",
            "“",
            "”",
            "«",
            "»",
            "OR",
            "AND",
            "NOT",
            "*",
            "~",
            "~5",
            "~99999999999",
            "near:",
            "topic:",
            "date:",
            "2023",
            "2023-12",
            "..",
            "speaker:",
            "side:x",
            " AND side:y",
            " OR side:z",
            "foo:",
            "(",
            ")",
            "\u{301}",
            "\u{200f}",
            "\u{3000}",
            "—",
            "שלום",
            "和",
            "🕊",
            "\0",
            "'",
            ",",
        ];
        prop_oneof![
            3 => prop::collection::vec(select(&PIECES[..]), 0..14).prop_map(|pieces| pieces.concat()),
            1 => prop::collection::vec(select(&PIECES[..]), 0..8).prop_map(|pieces| pieces.join(" ")),
            1 => any_query().prop_map(|query| query.text),
            1 => prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter),
            1 => (prop::collection::vec(select(&PIECES[..]), 0..8), 120..130_usize).prop_map(|(pieces, words)| "w ".repeat(words) + &pieces.concat()),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(1500)))]

        #[test]
        fn what_is_printed_means_the_same(text in any_text()) {
            same(&text);
        }

        #[test]
        fn spans_are_pieces_of_the_text_in_order(text in any_text()) {
            let parsed = parse(&text);
            let atoms: Vec<Span> = parsed.clauses.iter().flat_map(|clause| &clause.atoms).map(|atom| atom.span).collect();
            let notices: Vec<Span> = parsed.notices.iter().map(|notice| notice.span).collect();
            let fields: Vec<Span> = parsed.fields.iter().map(|field| field.1).collect();
            for span in atoms.iter().chain(&notices).chain(&fields) {
                prop_assert!(span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
            }
            prop_assert!(atoms.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", atoms);
            prop_assert!(fields.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", fields);
            prop_assert!(notices.windows(2).all(|pair| pair[0].start <= pair[1].start), "{:?}", parsed.notices);
        }

        #[test]
        fn there_are_never_too_many_words_and_none_is_empty(text in any_text()) {
            let parsed = parse(&text);
            let atoms: Vec<&Atom> = parsed.clauses.iter().flat_map(|clause| &clause.atoms).collect();
            prop_assert!(atoms.iter().map(|atom| atom.terms.len()).sum::<usize>() <= MAX_WORDS);
            prop_assert!(parsed.clauses.iter().all(|clause| !clause.atoms.is_empty()));
            for atom in atoms {
                prop_assert!(!atom.terms.is_empty() && atom.terms.iter().all(|term| !term.is_empty()));
                let is_one_word = matches!(atom.kind, AtomKind::Word | AtomKind::Unfinished | AtomKind::Prefix);
                prop_assert!(!is_one_word || atom.terms.len() == 1);
                prop_assert!(!matches!(atom.kind, AtomKind::Near(within) if within > MOST_NEAR_WORDS));
            }
            prop_assert!(parsed.fields.len() <= MAX_WORDS && parsed.fields.iter().all(|field| !field.0.value.is_empty()));
        }
    }
}
