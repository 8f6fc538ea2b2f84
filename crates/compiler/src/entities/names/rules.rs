//! What a passage's own words say of a capitalised run: a person, a body, a place or an agreement, and how surely.
//!
//! Each rule gives a claim with a weight; claims on the same name add up in `registry`. A rule sees one passage and how
//! the corpus writes a word elsewhere; it does not know other names.

use super::claim::{CERTAIN, Claim, LONGEST_NAME, Title};
use super::words::{Gap, Shape, Word};
use crate::english::lexicon::{
    self, ABBREVIATION, AGREEMENT, BODY, BODY_FIRST, CALENDAR, DEMONYM, DETERMINER, DIRECTION, GENERAL,
    GIVEN, HONORIFIC, MONTH, NO_NAME, OFFICE, OPENER, PARTICLE, PLACE_FIRST, PLACE_LAST, PORTFOLIO,
    TITLE_OF_MAN, TITLE_OF_WOMAN,
};
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::{EntityKind, Span};
use std::collections::HashMap;

/// How the corpus writes a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// Times with a small letter.
    pub small: u32,
    /// Times with a capital inside a sentence.
    pub inside: u32,
}

/// How the corpus writes each folded word.
pub type Usage = HashMap<String, Seen>;

/// Counts the words of one passage.
pub fn count(words: &[Word], usage: &mut Usage) {
    for word in words {
        let one = Seen {
            small: u32::from(!word.is_capital()),
            inside: u32::from(word.is_capital() && !word.opens),
        };
        match usage.get_mut(&word.term) {
            Some(seen) => seen.add(one),
            None => drop(usage.insert(word.term.clone(), one)),
        }
    }
}

/// What two parts of a corpus write together.
#[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
pub fn sum(mut whole: Usage, part: Usage) -> Usage {
    for (term, seen) in part {
        whole.entry(term).or_default().add(seen);
    }
    whole
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.small += other.small;
        self.inside += other.inside;
    }
}

/// Everything a rule may look at.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) usage: &'a Usage,
}

/// The claims of one passage, in text order.
pub fn claims(text: &str, words: &[Word], usage: &Usage) -> Vec<Claim> {
    let view = View { text, words, usage };
    let mut found = Vec::new();
    if view.is_title_case() {
        return found;
    }
    let mut at = view.dateline(&mut found);
    while at < words.len() {
        if let Some((claim, end)) = view.small_body(at) {
            found.push(claim);
            at = end;
            continue;
        }
        if !view.begins_run(at) {
            at += 1;
            continue;
        }
        let end = view.run_end(at);
        at = view.read_run(at, end, &mut found).max(at + 1);
    }
    found
}

impl View<'_> {
    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    pub(super) fn before(&self, at: usize) -> Option<&Word> {
        at.checked_sub(1).and_then(|at| self.words.get(at))
    }

    /// The word after, where nothing but a space stands between.
    pub(super) fn next(&self, end: usize) -> Option<&Word> {
        self.word(end).filter(|word| word.gap == Gap::Space)
    }

    pub(super) fn is(&self, at: usize, classes: lexicon::Classes) -> bool {
        self.word(at).is_some_and(|word| word.is(classes))
    }

    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        match (self.word(from), to.checked_sub(1).and_then(|at| self.word(at))) {
            (Some(first), Some(last)) if from < to => Span::new(first.start, last.end),
            _ => Span::new(0, 0),
        }
    }

    pub(super) fn seen(&self, word: &Word) -> Seen {
        self.usage.get(&word.term).copied().unwrap_or_default()
    }

    /// Whether the corpus writes the word small, and inside sentences more often so than with a capital.
    pub(super) fn is_common(&self, word: &Word) -> bool {
        let seen = self.seen(word);
        seen.small > 0 && seen.small >= seen.inside
    }

    /// A heading in Title Case or capitals: its capitals say nothing.
    pub(super) fn is_title_case(&self) -> bool {
        let (mut all, mut capital, mut caps) = (0, 0, 0);
        for word in self.words.iter().filter(|word| word.end - word.start > 3) {
            all += 1;
            capital += usize::from(word.is_capital());
            caps += usize::from(word.shape == Shape::Caps);
        }
        let is_sentence =
            self.text.trim_end_matches(['”', '"', '»', ')', ' ']).ends_with(['.', '!', '?', '…', ',']);
        let is_headline = || {
            let common = self.words.iter().filter(|word| {
                word.is_capital() && !word.opens && word.end - word.start > 3 && self.is_common(word)
            });
            all >= 4 && capital == all && common.count() >= 2
        };
        all >= 3 && (capital * 10 >= all * 8 && !is_sentence || caps * 10 >= all * 8) || is_headline()
    }

    /// "NAIROBI, March 3 (Lakeside Press) —", "HESK -": where the report was written.
    pub(super) fn dateline(&self, found: &mut Vec<Claim>) -> usize {
        let end = self.words.iter().take(4).take_while(|word| word.shape == Shape::Caps).count();
        let (Some(last), Some(next)) = (end.checked_sub(1).and_then(|at| self.word(at)), self.word(end))
        else {
            return 0;
        };
        let between = part(self.text, last.end..next.start).trim();
        let is_dateline = matches!(between, "-" | "–" | "—" | "--")
            || between == ","
                && (next.is(CALENDAR) || part(self.text, next.start..next.end).parse::<u8>().is_ok());
        if !is_dateline || self.words.iter().take(end).any(|word| word.is(ABBREVIATION)) {
            return 0;
        }
        let span = self.span(0, end);
        let mut claim = self.claim(0, end, EntityKind::Place, CERTAIN);
        claim.name = title_case(span.of(self.text));
        found.push(claim);
        end
    }

    pub(super) fn begins_run(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is_capital() && !word.is(CALENDAR))
    }

    /// Where the run of capitalised words from `from` ends, small words inside names included.
    pub(super) fn run_end(&self, from: usize) -> usize {
        let mut end = from + 1;
        while end < self.words.len() && end - from < LONGEST_NAME {
            if self.words[end - 1].possessive {
                break;
            }
            let particles = self.words[end..]
                .iter()
                .take(3)
                .take_while(|word| !word.is_capital() && word.is(PARTICLE) && word.joins());
            let mut next = end + particles.count();
            // "as-Said", but "Tarn as Velgar sees it".
            if next > end && is_stop_word(&self.words[next - 1].term) && !self.is_hyphened(next - 1) {
                next = end;
            }
            if self.is_small_half(from, end) {
                end += 1;
                continue;
            }
            if self.is_month_surname(from, end) {
                return end + 1;
            }
            // "Co-operation"
            if next == end
                && self.word(end).is_some_and(|word| word.gap == Gap::Hyphen && !word.is_capital())
                && matches!(self.words[end - 1].term.as_str(), "co" | "non" | "inter" | "pre" | "re")
            {
                end += 1;
                continue;
            }
            let goes_on =
                self.word(next).is_some_and(|word| word.is_capital() && word.joins() && !word.is(CALENDAR));
            if !goes_on || next > end && self.words[from..end].iter().any(|word| word.is(BODY | PLACE_LAST)) {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// Reads the run `from..end` and gives where to go on.
    pub(super) fn read_run(&self, from: usize, end: usize, found: &mut Vec<Claim>) -> usize {
        let from = self.without_openers(from, end);
        if from >= end {
            return end;
        }
        if let Some(first) = self.titled_particle(from) {
            let title = Title {
                from: self.office_start(first - 1, first - 1),
                to: first,
                is_honorific: !self.is(first - 1, OFFICE),
            };
            if self.person(first, end, Some(title), found) {
                return end;
            }
        }
        // "The Iranian parliament": the run ends in the owner of a body in small letters.
        if self.is(end - 1, DEMONYM)
            && let Some((claim, end)) = self.small_body(end - 1)
        {
            found.push(claim);
            return end;
        }
        if let Some((claim, end)) = self.bracketed(from, end) {
            found.push(claim);
            return end;
        }
        let (title, name) = self.title(from, end);
        if name >= end {
            return end;
        }
        if title.is_some() && (self.person(name, end, title, found) || name > from) {
            return end;
        }
        if let Some((claim, end)) = self.agreement(name, end) {
            found.push(claim);
            return end;
        }
        if let Some((claim, end)) = self.body(name, end) {
            found.push(claim);
            return end;
        }
        self.head_alone(name, end, found);
        self.place(name, end, found);
        // "Democrat Anna Velgar", "House Democrat Anna Velgar": what she is, then who.
        let full = (name..end).take_while(|&at| self.is(at, NO_NAME | DEMONYM) && end - at > 2).count();
        let is_who = |at: &usize| self.is(*at - 1, NO_NAME | DEMONYM) && self.is(*at, GIVEN);
        let who = (name + 1..end.saturating_sub(1)).find(is_who);
        self.person(who.unwrap_or(name + full), end, None, found);
        self.medium(name, end, found);
        self.abbreviation(name, end, found);
        end
    }

    /// Skips words that have their capital from the sentence, not from a name.
    pub(super) fn without_openers(&self, mut from: usize, end: usize) -> usize {
        const STRUCTURE: lexicon::Classes = OFFICE
            | HONORIFIC
            | PORTFOLIO
            | BODY
            | BODY_FIRST
            | GENERAL
            | PLACE_FIRST
            | DIRECTION
            | GIVEN
            | DEMONYM
            | AGREEMENT;
        while from < end {
            let word = &self.words[from];
            let is_small_word = word.shape != Shape::Initial
                && (word.is(DETERMINER) || word.shape == Shape::Capital && is_stop_word(&word.term));
            let is_opener = word.opens
                && !self.is_hyphened(from)
                && (word.is(OPENER) && !word.is(GIVEN)
                    || word.term.ends_with("ly") && word.term.len() > LONGEST_NAME_IN_LY && !word.is(GIVEN)
                    || self.is_common(word) && !word.is(STRUCTURE)
                    || end - from > 2 && !word.is(STRUCTURE) && lexicon::is_english_word(&word.term));
            if !is_small_word && !is_opener {
                break;
            }
            from += 1;
        }
        from
    }

    /// "Min-seo", "Jong-un": the small half of an Asian given name. Not "Dorin-style": the half is no English word.
    fn is_small_half(&self, from: usize, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.gap == Gap::Hyphen
                && !word.is_capital()
                && at > from + 1
                && self.words[from..at].iter().all(|word| word.shape == Shape::Capital)
                && (word.term == "in" || !lexicon::is_english_word(&word.term) && word.classes == 0)
                && (2..=5).contains(&word.term.len())
                && !["ed", "ing"].iter().any(|ending| word.term.ends_with(ending))
        })
    }

    /// "Ernest R. May", "Theresa May", "Mr May": a month that is a surname, not a date ("in Victoria May 5").
    pub(super) fn is_month_surname(&self, from: usize, at: usize) -> bool {
        let is_month = self.word(at).is_some_and(|word| {
            word.is(MONTH) && word.shape == Shape::Capital && word.gap == Gap::Space && at > from
        });
        let before = &self.words[at - usize::from(at > 0)];
        let is_dated =
            self.next(at + 1).is_some_and(|word| word.term.starts_with(|c: char| c.is_ascii_digit()));
        is_month
            && !is_dated
            && (before.shape == Shape::Initial
                || before.is(GIVEN) && before.is_capital()
                || is_mister(before))
    }

    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        self.word(at + 1).is_some_and(|word| word.gap == Gap::Hyphen)
    }

    pub(super) fn claim(&self, from: usize, to: usize, kind: EntityKind, weight: i32) -> Claim {
        let span = self.span(from, to);
        let name = span.of(self.text).to_owned();
        Claim { span, name, kind, weight, role: None, said: Vec::new(), short: None, owner: None }
    }
}

/// "Mr", "Mrs": whose sex it tells stands behind it, and nothing but a surname or a name does.
pub(super) fn is_mister(word: &Word) -> bool {
    word.is(HONORIFIC) && word.is(TITLE_OF_MAN | TITLE_OF_WOMAN)
}

/// Letters of the longest name that ends in "ly": "Emily", "Connelly"; any longer word is an adverb.
const LONGEST_NAME_IN_LY: usize = 9;

/// "NEW YORK" as "New York".
fn title_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut begins = true;
    for c in name.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    out
}
