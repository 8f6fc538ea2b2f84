//! The words of a text as date expressions are read from them: terms, what stands between, numbers, days, months.

use super::words::{BEFORE_A_DATE, LABELS, ORDINALS, is_business, weekday};
use crate::dates::grammar;
use crate::english::lexicon::MONTH;
use corpus::text::part;
use corpus::token::{Token, tokens};
use foldhash::HashMap;

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Comma,
    Dot,
    Dash,
    Slash,
    Bracket,
    Other,
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Token>,
    /// The month that each word names, or 0.
    pub(super) months: Vec<i8>,
    /// Somebody in the text is called May.
    pub(super) may_is_a_name: bool,
    /// The text is about business, so that "the third quarter" is one of a year.
    pub(super) is_business: bool,
}

pub(super) type Read<T> = Option<(T, usize)>;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        // Pages that still have their entities have no-break spaces inside their dates: `4&nbsp;November`.
        let words: Vec<Token> = tokens(text)
            .into_iter()
            .filter(|word| {
                !(word.term == "nbsp"
                    && part(text, ..word.start).ends_with('&')
                    && part(text, word.end..).starts_with(';'))
            })
            .collect();
        let is_business = is_business(&words);
        let mut reader = Self { text, words, months: Vec::new(), may_is_a_name: false, is_business };
        // Most words come again and again; their month is looked up once.
        let mut known: HashMap<String, i8> = HashMap::default();
        reader.months = (0..reader.words.len())
            .map(|at| {
                let term = reader.term(at);
                if !(3..=24).contains(&term.len()) || term.starts_with(|c: char| c.is_ascii_digit()) {
                    return 0;
                }
                known.get(term).copied().unwrap_or_else(|| {
                    let month = grammar::month(term, MONTH).unwrap_or(0);
                    known.insert(term.to_owned(), month);
                    month
                })
            })
            .collect();
        reader.may_is_a_name = (1..reader.words.len()).any(|at| {
            reader.term(at) == "may"
                && reader.capital(at)
                && reader.capital(at - 1)
                && reader.gap(at - 1) == Gap::Space
                && !BEFORE_A_DATE.contains(reader.term(at - 1))
                && weekday(reader.term(at - 1)).is_none()
                && reader.number(at - 1).is_none()
        });
        reader
    }

    /// The word folded, without a possessive ending; nothing past the end.
    pub(super) fn term(&self, at: usize) -> &str {
        let term = self.words.get(at).map_or("", |word| word.term.as_str());
        term.strip_suffix("'s").unwrap_or(term)
    }

    /// Where a word ends, its possessive ending left out: "Friday's" is a Friday.
    pub(super) fn end(&self, at: usize) -> usize {
        let word = &self.words[at];
        if !word.term.ends_with("'s") {
            return word.end;
        }
        let raw = self.raw(at);
        let stem =
            raw.strip_suffix(['s', 'S']).unwrap_or(raw).trim_end_matches(|c: char| !c.is_alphanumeric());
        word.start + stem.len()
    }

    pub(super) fn raw(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| part(self.text, word.start..word.end))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// What stands between a word and the next; long stretches are [`Gap::Other`] unread.
    pub(super) fn gap(&self, at: usize) -> Gap {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else {
            return Gap::Other;
        };
        if next.start - word.end > 12 {
            return Gap::Other;
        }
        let between = part(self.text, word.end..next.start);
        match between.trim() {
            "" | "&nbsp;" => Gap::Space,
            "," => Gap::Comma,
            "." => Gap::Dot,
            "-" | "–" | "—" | "‑" | "−" => Gap::Dash,
            "/" => Gap::Slash,
            "(" | "[" | ", (" => Gap::Bracket,
            _ => Gap::Other,
        }
    }

    pub(super) fn spaced(&self, at: usize) -> bool {
        self.gap(at) == Gap::Space
    }

    /// The character before a word, and the one behind it.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        part(self.text, ..self.words.get(at)?.start).chars().next_back()
    }

    pub(super) fn behind(&self, at: usize) -> Option<char> {
        part(self.text, self.words.get(at)?.end..).chars().next()
    }

    pub(super) fn previous(&self, at: usize) -> &str {
        if at > 0 && matches!(self.gap(at - 1), Gap::Space | Gap::Dash) { self.term(at - 1) } else { "" }
    }

    /// Whether a label with a colon stands before a word: "Joined: 02/11/2009".
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        at > 0 && LABELS.contains(&self.term(at - 1)) && {
            let (end, start) = (self.words[at - 1].end, self.words[at].start);
            start - end <= 3 && part(self.text, end..start).starts_with(':')
        }
    }

    pub(super) fn starts_with_digit(&self, at: usize) -> bool {
        self.term(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// A number without marks inside it.
    pub(super) fn number(&self, at: usize) -> Option<i16> {
        grammar::number(self.raw(at))
    }

    /// Four digits that can be a year.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let fits = self.raw(at).len() == 4
            && !matches!(self.before(at), Some('$' | '€' | '£' | '#' | '№' | '.' | ':' | '+'))
            && !matches!(self.behind(at), Some('%' | '°' | '€'));
        self.number(at).filter(|year| fits && (1800..2100).contains(year))
    }

    /// `29`, `29th`, `1er`, "third", "twenty-first": the day and the words it takes.
    pub(super) fn day(&self, at: usize) -> Read<i8> {
        let term = self.term(at);
        if matches!(self.before(at), Some(':' | '$' | '€' | '£' | '#' | '№' | '+')) {
            return None;
        }
        if term.starts_with(|c: char| c.is_ascii_digit()) {
            return grammar::day(term).map(|day| (day, at + 1));
        }
        if matches!(term, "primo" | "premier" | "primero") {
            return Some((1, at + 1));
        }
        let small = |term: &str| (1i8..).zip(ORDINALS).find(|(_, word)| *word == term).map(|(n, _)| n);
        let tens = match term {
            "twenty" => 20,
            "thirty" => 30,
            "thirtieth" => return Some((30, at + 1)),
            _ => return small(term).map(|day| (day, at + 1)),
        };
        let unit = small(self.term(at + 1)).filter(|unit| *unit < 10 && self.near(at))?;
        (tens + unit <= 31).then_some((tens + unit, at + 2))
    }

    pub(super) fn near(&self, at: usize) -> bool {
        matches!(self.gap(at), Gap::Space | Gap::Dash)
    }

    /// A month's name beside a day or year, where it cannot be much else.
    pub(super) fn month(&self, at: usize) -> Option<i8> {
        self.months.get(at).copied().filter(|month| *month > 0)
    }

    /// Whether the month is written as English writes it, or is no English word at all.
    pub(super) fn month_is_written(&self, at: usize) -> bool {
        let ambiguous =
            matches!(self.term(at), "may" | "march" | "mar" | "dec" | "jun" | "mart" | "set" | "sep");
        self.capital(at) || !ambiguous
    }
}
