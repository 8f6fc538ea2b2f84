//! Whether a sentence looks back or ahead at a date: "signed on Sunday", "will meet on Sunday".
//!
//! Two tables say it. The first reads what stands right beside the date: its preposition, the noun that it is part of. The
//! second reads the words of its clause, the nearest first, those before it first. It knows no grammar but the classes of
//! the lexicon and what stands around a word. Each answer says whether it is sure; where it is not, who counts may find
//! that the other way round lies much nearer. Where nothing tells, it says so.

use crate::english::lexicon::{
    self, AHEAD, BEFORE_NOUN, CLAUSE, COMING, COMING_PLURAL, Classes, DETERMINER, DONE, FIXED, INTENDED,
    IRREGULAR, LEFT, MODAL, MONTH, NO_NOUN, NO_VERB, OFFERED, PERCEIVED, POSTPONED, PREPOSITION, PRONOUN,
    REPORTING, SPEECH, TO_COME, TOLD_TO, WEEKDAY, WILLING, is,
};
use corpus::Span;
use corpus::text::part;
use corpus::token::Token;

/// Where the sentence puts a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Before the page.
    Past,
    /// After it.
    Future,
    /// Somebody means it to happen: ahead for a month, and of the days of a week rather the day on which he did so.
    Meant,
    /// It was a plan, seen from then: it may be over or not.
    Open,
    /// The words do not say.
    Unknown,
}

/// What words say of a date's direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The direction.
    pub tense: Tense,
    /// Whether it is the date's own: else the words may be of something else, and a date much nearer the other way round
    /// is what is meant.
    pub sure: bool,
}

/// Surely before the page.
pub const PAST: Sign = Sign { tense: Tense::Past, sure: true };
/// Surely after it.
pub const FUTURE: Sign = Sign { tense: Tense::Future, sure: true };
const PERHAPS_PAST: Sign = Sign { tense: Tense::Past, sure: false };
const PERHAPS_FUTURE: Sign = Sign { tense: Tense::Future, sure: false };
const MEANT: Sign = Sign { tense: Tense::Meant, sure: false };
const OPEN: Sign = Sign { tense: Tense::Open, sure: false };
/// Nothing tells.
pub const UNKNOWN: Sign = Sign { tense: Tense::Unknown, sure: false };

/// How many words away a verb may stand from its date. Larger finds the verbs of long sentences, and more of the
/// wrong ones; chosen by eye on news pages.
const REACH: usize = 24;

/// Where the sentence puts the words of `place`; `words` are those of the passage.
pub fn of(text: &str, words: &[Token], sentence: Span, place: Span) -> Sign {
    let first = words.partition_point(|word| word.start < place.start as usize);
    let next = words.partition_point(|word| word.start < place.end as usize);
    let from =
        words.partition_point(|word| word.start < sentence.start as usize).max(first.saturating_sub(REACH));
    let to = words.partition_point(|word| word.start < sentence.end as usize).min(next + REACH).max(next);
    let here = Here { text, words, from, first, next, to, place };
    if let Some(rule) = BESIDE.iter().find(|rule| (rule.fits)(&here)) {
        return rule.says;
    }
    let found = if here.opens_clause() {
        here.verb_behind().or_else(|| here.verb_before())
    } else {
        here.verb_before().or_else(|| here.order()).or_else(|| here.verb_behind())
    };
    let sign = found.unwrap_or(match here.preposition() {
        "by" | "until" | "till" | "through" | "before" => FUTURE,
        _ => UNKNOWN,
    });
    // "will replace the pact of 5 June", "spoke of a July summit": of the noun, not of the verb.
    if here.back(1) == "of" || here.noun().is_some() { Sign { sure: false, ..sign } } else { sign }
}

/// A date among the words of its sentence.
struct Here<'a> {
    text: &'a str,
    words: &'a [Token],
    /// The first word of the sentence, or of what is read of it.
    from: usize,
    /// The first word of the date.
    first: usize,
    /// The first word behind it.
    next: usize,
    /// One past the last word of the sentence, or of what is read of it.
    to: usize,
    place: Span,
}

impl<'a> Here<'a> {
    fn term(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| &word.term)
    }

    /// So many words before the date, 1 the nearest; empty where the sentence has none.
    fn back(&self, count: usize) -> &'a str {
        self.first.checked_sub(count).filter(|at| *at >= self.from).map_or("", |at| self.term(at))
    }

    /// So many words behind it, 1 the nearest.
    fn ahead(&self, count: usize) -> &'a str {
        let at = self.next + count - 1;
        if at < self.to { self.term(at) } else { "" }
    }

    fn before(&self) -> &'a [Token] {
        self.words.get(self.from..self.first).unwrap_or_default()
    }

    fn behind(&self) -> &'a [Token] {
        self.words.get(self.next..self.to).unwrap_or_default()
    }

    /// Whether one of the words, or a word of the classes, stands so near before the date.
    fn follows(&self, reach: usize, words: &[&str]) -> bool {
        (1..=reach).any(|count| words.contains(&self.back(count)))
    }

    fn follows_class(&self, reach: usize, classes: Classes) -> bool {
        (1..=reach).any(|count| is(self.back(count), classes))
    }

    /// The preposition of the date: its first word, else what stands before it.
    fn preposition(&self) -> &'a str {
        match self.term(self.first) {
            own @ ("on" | "in" | "since" | "by" | "until" | "till" | "during") => own,
            _ if matches!(self.back(1), "the" | "early" | "late" | "mid") => self.back(2),
            _ => self.back(1),
        }
    }

    /// What stands between the date and the next word.
    fn gap_behind(&self) -> &'a str {
        let end = self.words.get(self.next).map_or(self.text.len(), |word| word.start);
        part(self.text, self.place.end as usize..end)
    }

    /// "Wednesday's ruling"
    fn is_possessive(&self) -> bool {
        matches!(self.gap_behind().trim_end(), "'s" | "’s" | "'" | "’")
    }

    /// The words of a noun that the date is a part of, the nearest three: "the Jan. 14 return date", "Wednesday's ruling".
    /// A date with its year needs no direction, and has the verb's for whoever asks when the page was written.
    fn noun(&self) -> Option<[&'a str; 3]> {
        if (self.first..self.next).any(|at| self.term(at).len() == 4 && starts_with_digit(self.term(at))) {
            return None;
        }
        let owned = self.is_possessive();
        let before = self.back(1);
        let is_part = self.gap_behind() == " "
            && (is(before, DETERMINER)
                || before.ends_with("'s")
                || self.back(2) == "the" && before == "late")
            && self.term(self.first) != "on";
        let noun = self.ahead(1);
        let is_noun = !noun.is_empty()
            && !is(noun, PREPOSITION | CLAUSE | PRONOUN | IRREGULAR | MODAL | AHEAD)
            || is(noun, TO_COME);
        ((owned || is_part) && is_noun).then(|| [noun, self.ahead(2), self.ahead(3)])
    }

    /// Whether its noun is what is held or falls due on a day: "deadline", "vote".
    fn noun_is(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.noun().is_some_and(|noun| {
            // "the Jan. 14 deadline to leave": no further than the noun itself.
            let ends = noun.iter().position(|word| is(word, PREPOSITION | CLAUSE) || word.is_empty());
            noun[..ends.unwrap_or(3)].iter().any(|word| fits(word))
        })
    }

    fn opens_with_conjunction(&self) -> bool {
        matches!(self.back(1), "that" | "because" | "while" | "whereas" | "but" | "and" | "when" | "if")
    }

    /// Whether the day is that of the dateline which opens the text: behind a place in capitals.
    fn is_dateline(&self) -> bool {
        const DATELINE_WORDS: usize = 6;
        let start = self.words.get(self.from).map_or(0, |word| word.start);
        let place = part(self.text, start..self.place.start as usize);
        let is_name = |c: char| !c.is_lowercase();
        let opens =
            self.first > self.from && self.first - self.from <= DATELINE_WORDS && place.chars().all(is_name);
        let gap = self.gap_behind().trim_start_matches([' ', '.', ',']);
        opens
            && place.chars().filter(|c| c.is_uppercase()).count() > 2
            && gap.starts_with(['(', '[', '-', '–', '—', '_', '/'])
    }

    /// Whether it is a day of the week and no more.
    fn is_weekday(&self) -> bool {
        let any = |classes| (self.first..self.next).any(|at| is(self.term(at), classes));
        any(WEEKDAY) && !any(MONTH)
    }

    /// Whether it is a day of the week without a preposition.
    fn is_bare(&self) -> bool {
        is(self.term(self.first), WEEKDAY) && self.is_weekday()
    }

    /// Whether something falls due on the day: "the Jan. 14 deadline", "Nov. 10 as the deadline".
    fn falls_due(&self) -> bool {
        let is_due = |word: &str| DUE.contains(&word);
        self.noun_is(is_due) && self.back(1) != "after"
            || self.ahead(1) == "as" && (2..=4).any(|count| is_due(self.ahead(count)))
    }

    /// Whether the date begins a clause, as behind "that".
    fn opens_clause(&self) -> bool {
        self.opens_with_conjunction()
            && self.verb_behind().is_some()
            && !self.is_possessive()
            && self.noun().is_none()
            && matches!(self.term(self.first), "on" | "in" | "by" | "since")
    }

    /// What the nearest verb before the date says.
    fn verb_before(&self) -> Option<Sign> {
        let before = self.before();
        let mut is_own = true;
        for at in (0..before.len()).rev() {
            let end = before.get(at + 1).map_or(self.place.start as usize, |next| next.start);
            let gap = part(self.text, before[at].end..end);
            if gap.contains(['"', '“', '”', '«', '»']) {
                return None;
            }
            is_own &= !gap.contains([',', ';', ':', '(', ')', '—', '–']);
            if let Some(sign) = sign_at(self.text, before, at, self.is_bare()) {
                let left = before.len() - at - 1;
                let is_report = is(&before[at].term, SPEECH | REPORTING | OFFERED) && left > 2;
                return Some(Sign { sure: sign.sure && is_own && !is_report && left <= SURE_REACH, ..sign });
            }
            is_own &= !is(&before[at].term, CLAUSE);
        }
        None
    }

    /// What the nearest verb behind it says.
    fn verb_behind(&self) -> Option<Sign> {
        let behind = self.behind();
        for at in 0..behind.len() {
            let start = at.checked_sub(1).map_or(self.place.end as usize, |before| behind[before].end);
            if part(self.text, start..behind[at].start).contains(['"', '“', '”', '«', '»']) {
                return None;
            }
            if let Some(sign) = sign_at(self.text, behind, at, false) {
                // "On Monday the group that he founded will meet"
                let ahead =
                    sign.tense == Tense::Past && behind.get(at + 1).is_some_and(|next| next.term == "will");
                let sign = if ahead { FUTURE } else { sign };
                let opens = self.opens_sentence() || self.opens_with_conjunction();
                // "The rally on Tuesday will keep him busy": the verb is not the day's.
                if !opens && sign.tense == Tense::Future && self.is_weekday() {
                    return Some(UNKNOWN);
                }
                return Some(Sign { sure: sign.sure && opens, ..sign });
            }
        }
        None
    }

    /// Whether the date begins its sentence, with no more than what belongs to it before it: "From Monday", "As early as
    /// Monday".
    fn opens_sentence(&self) -> bool {
        const OPENING: &[&str] = &["from", "as", "early", "soon", "late", "only", "starting", "beginning"];
        let before = self.before();
        before.len() <= 3 && before.iter().all(|word| OPENING.contains(&word.term.as_str()))
    }

    /// "Ask me again in January": what a sentence tells a reader to do.
    fn order(&self) -> Option<Sign> {
        let is_whole = self.first - self.from < REACH;
        (is_whole && self.before().first().is_some_and(|word| is(&word.term, TOLD_TO))).then_some(FUTURE)
    }

    /// Whether a form of "be" or "have" that puts things into the past stands near.
    fn has_past_auxiliary(&self) -> bool {
        let is_past = |word: &str| matches!(word, "was" | "were" | "had" | "been" | "has" | "have");
        (1..=8).any(|count| is_past(self.back(count)) || is_past(self.ahead(count)))
    }

    /// The word of the class before the date and what puts its plan into the past: "was set for", "had been scheduled for".
    fn planned(&self) -> Option<bool> {
        let reach = self.before().len().saturating_sub(7);
        let recent = &self.before()[reach..];
        let for_at = recent.iter().rposition(|word| word.term == "for")?;
        // "set for Oslo in April", "set for the day 9 of October"
        let is_near = recent.len() - for_at <= 3;
        let verb = recent[..for_at].iter().rposition(|word| is(&word.term, FIXED))?;
        let told = |word: &Token| matches!(word.term.as_str(), "was" | "were" | "had" | "did" | "never");
        let then = recent[..verb].iter().rev().take(2).any(told);
        let then = then || matches!(self.ahead(1), "was" | "were" | "had" | "did" | "never");
        is_near.then_some(then)
    }
}

/// Words between a verb and a date that is surely its own. Larger trusts more verbs, and more of other clauses.
const SURE_REACH: usize = 9;

/// What stands right beside a date, and what it says.
struct Beside {
    fits: fn(&Here<'_>) -> bool,
    says: Sign,
    /// A sentence with the date in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by whoever reads the table, and by its test"))]
    example: &'static str,
}

const fn beside(says: Sign, example: &'static str, fits: fn(&Here<'_>) -> bool) -> Beside {
    Beside { fits, says, example }
}

/// The first that fits says it.
const BESIDE: &[Beside] = &[
    beside(PAST, "It has been open [since May].", |here| here.preposition() == "since"),
    // Of the days of a week a deadline names the last as often as the next.
    beside(OPEN, "All shares were offered by the [Tuesday] deadline.", |here| {
        here.is_weekday() && here.falls_due()
    }),
    beside(PERHAPS_FUTURE, "She set a [Jan. 14] return date.", falls_due),
    beside(FUTURE, "A refund is payable [Dec. 7].", |here| here.follows(1, PAYABLE)),
    beside(OPEN, "They agreed on a truce beginning [Friday].", |here| {
        here.is_weekday() && here.follows(1, &["beginning", "starting", "effective"])
    }),
    beside(PERHAPS_FUTURE, "A refund goes to holders of record [Nov. 22].", |here| {
        here.follows(1, &["record", "effective"])
    }),
    beside(PAST, "QUELLIN, [Dec. 14] (Wire) — The mill will close.", is_dateline),
    beside(FUTURE, "They sparred ahead of [Thursday]'s talks.", |here| {
        here.back(1) == "of" && here.back(2) == "ahead" || matches!(here.back(1), "toward" | "towards")
    }),
    beside(PAST, "They left after [Wednesday]'s ruling.", |here| {
        here.noun().is_some() && matches!(here.preposition(), "after" | "following")
    }),
    // What was read out, done or said on a day is not what the verb around it puts ahead.
    beside(PERHAPS_PAST, "They will look for ways around [Wednesday]'s ruling.", |here| {
        here.noun().is_some() && !here.noun_is(|word| is(word, TO_COME)) && here.is_possessive()
    }),
    beside(UNKNOWN, "He went to make the [March] trip.", |here| {
        here.noun().is_some() && !here.noun_is(|word| is(word, TO_COME))
    }),
    // What was ahead then need not be ahead now.
    beside(OPEN, "The hearing was set for [20 May].", |here| here.planned() == Some(true)),
    beside(FUTURE, "A summit is set for [20 June].", |here| here.planned() == Some(false)),
    beside(PAST, "They had neither [until Monday], when the first arrived.", |here| {
        let after = here.behind();
        matches!(here.preposition(), "until" | "till")
            && here.ahead(1) == "when"
            && (1..after.len())
                .find_map(|at| sign_at(here.text, after, at, false))
                .is_some_and(|sign| sign.tense == Tense::Past)
    }),
    beside(FUTURE, "They buy at one price from today through [Nov. 17].", |here| {
        matches!(here.preposition(), "through" | "until" | "till" | "to")
            && matches!(here.back(2), "today" | "now" | "tomorrow" | "tonight")
    }),
    beside(FUTURE, "The truce was extended [until 5 March].", |here| {
        matches!(here.preposition(), "until" | "till" | "to" | "for" | "through")
            && here.follows_class(12, POSTPONED)
            && (here.follows_class(7, POSTPONED) || here.preposition() == "through")
    }),
    // From where it was moved: on the side on which the nearer day lies.
    beside(UNKNOWN, "The vote was postponed from [14 June].", |here| {
        here.back(1) == "from" && here.follows_class(12, POSTPONED)
    }),
    beside(FUTURE, "He gave the rebels [until Friday] to reply.", |here| {
        matches!(here.term(here.first), "until" | "till")
            && (here.follows(1, &["has", "have", "had"])
                || here.follows(4, &["gave", "given", "giving", "gives"]))
    }),
    beside(PERHAPS_FUTURE, "He demanded that they leave [by Friday].", |here| {
        here.term(here.first) == "by"
            && !here.has_past_auxiliary()
            && !here.back(1).is_empty()
            && !matches!(here.back(1), "and" | "but")
    }),
    // "It is the 23rd of July, and they are seasick" tells a scene.
    beside(PAST, "It is [the 23rd of July], and they are seasick.", |here| {
        matches!(here.back(1), "is" | "are") && matches!(here.back(2), "it" | "today")
    }),
    beside(FUTURE, "The draw is [on Monday].", |here| matches!(here.back(1), "is" | "are")),
    beside(PAST, "The guests of a court [Thursday] refused to leave.", |here| {
        let adverb = usize::from(here.ahead(1).ends_with("ly"));
        let behind = here.behind();
        here.gap_behind() == " "
            && !matches!(
                here.term(here.first),
                "on" | "in" | "by" | "until" | "till" | "since" | "during" | "last" | "this"
            )
            && !is(here.back(1), PREPOSITION | CLAUSE | SPEECH)
            && !here.back(1).is_empty()
            && adverb < behind.len()
            && is_past(At { text: here.text, words: behind, index: adverb, bare: false })
            && !is(here.back(1), BEFORE_NOUN)
    }),
];

fn falls_due(here: &Here<'_>) -> bool {
    here.falls_due()
}

fn is_dateline(here: &Here<'_>) -> bool {
    here.is_dateline()
}

/// What falls due on its day.
const DUE: &[&str] = &["deadline", "date", "expiry", "expiration", "cutoff", "target", "ultimatum"];

/// Adjectives behind which the day is the one on which it is done.
const PAYABLE: &[&str] =
    &["payable", "due", "redeemable", "expiring", "maturing", "callable", "returnable", "deliverable"];

/// What one word says, with its neighbours: what the first rule says that fits, if one does.
fn sign_at(text: &str, words: &[Token], at: usize, bare: bool) -> Option<Sign> {
    let at = At { text, words, index: at, bare };
    RULES.iter().find(|rule| (rule.fits)(at)).and_then(|rule| rule.says)
}

/// A word among its neighbours.
#[derive(Clone, Copy)]
struct At<'a> {
    text: &'a str,
    words: &'a [Token],
    index: usize,
    /// The date is a day of the week without a preposition.
    bare: bool,
}

impl<'a> At<'a> {
    /// The word itself.
    fn word(self) -> &'a str {
        self.behind(0)
    }

    /// So many words before it; empty where there is none.
    fn before(self, back: usize) -> &'a str {
        self.index.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", |word| &word.term)
    }

    /// So many words behind it.
    fn behind(self, ahead: usize) -> &'a str {
        self.words.get(self.index + ahead).map_or("", |word| &word.term)
    }

    /// How many words stand behind it.
    fn left(self) -> usize {
        self.words.len() - self.index - 1
    }

    fn is(self, classes: Classes) -> bool {
        is(self.word(), classes)
    }

    /// Whether a stop stands behind the word so many before it.
    fn is_apart(self, back: usize) -> bool {
        let Some(at) = self.index.checked_sub(back) else { return true };
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else { return true };
        part(self.text, word.end..next.start).contains([',', ';', ':', '(', ')', '—', '–', '"', '“', '”'])
    }

    /// Whether one of the words stands so near before it.
    fn follows(self, reach: usize, words: &[&str]) -> bool {
        (1..=reach).any(|back| words.contains(&self.before(back)))
    }

    /// "they", "donors", "he and her deputy": the subject of a verb in the plural.
    fn has_plural_subject(self) -> bool {
        let subject = self.before(1);
        ["they", "we", "who", "i", "you", "people"].contains(&subject)
            || subject.len() > 3
                && subject.ends_with('s')
                && !subject.ends_with("'s")
                && !subject.ends_with("ss")
            || self.follows(6, &["and"]) && !is(subject, BEFORE_NOUN | PREPOSITION) && subject != "to"
    }

    /// "is to be signed", "can be signed".
    fn is_to_be(self) -> bool {
        (1..=2).any(|back| {
            // "may finally be resolved"
            let adverb = usize::from(self.before(back + 1).ends_with("ly"));
            let before = self.before(back + 1 + adverb);
            self.before(back) == "be" && (before == "to" || FIRM.contains(&before) || is(before, MODAL))
        })
    }

    /// "neither could", "could not", "couldn't": what was not, the last word so many before it.
    fn could_not(self, back: usize) -> bool {
        let negated = || {
            (back..back + 10)
                .any(|back| matches!(self.before(back), "neither" | "nor" | "nobody" | "none" | "no"))
        };
        match self.before(back) {
            "couldn't" => true,
            "not" => self.before(back + 1) == "could",
            "could" => negated(),
            _ => false,
        }
    }

    /// Whether it is a verb behind "to": one of the lexicon, or what an object follows.
    fn is_infinitive(self) -> bool {
        self.before(1) == "to"
            && (self.is(INTENDED)
                || lexicon::is_base(self.word())
                || !self.word().ends_with('s')
                    && is(self.behind(1), DETERMINER | PRONOUN)
                    && !self.is(DETERMINER | PREPOSITION))
    }

    /// Whether "to" and its verb follow a verb of the class, its object between: "helped them to leave".
    fn is_led_by(self, classes: Classes) -> bool {
        for back in 2..=6 {
            let word = self.before(back);
            if is(word, classes) {
                // "his decision to resign Friday" is of Friday, "to resign on Friday" leaves it open.
                return !(self.bare && is(self.before(back + 1), BEFORE_NOUN));
            }
            let other = CLAUSE | AHEAD | FIXED | OFFERED | WILLING | DONE;
            if is(word, other) || AUXILIARY.contains(&word) || self.is_apart(back) {
                return false;
            }
        }
        false
    }

    /// "preferred shares", "a still unspecified date": a participle before its noun, no verb of the clause.
    fn is_attribute(self) -> bool {
        let noun = self.behind(1);
        let is_noun = !noun.is_empty()
            && !noun.ends_with("ly")
            && !is(noun, PREPOSITION | CLAUSE | PRONOUN | DETERMINER | IRREGULAR)
            && !matches!(
                noun,
                "and"
                    | "or"
                    | "but"
                    | "not"
                    | "no"
                    | "so"
                    | "up"
                    | "out"
                    | "down"
                    | "off"
                    | "back"
                    | "him"
                    | "them"
                    | "me"
                    | "us"
            );
        let adverb = usize::from(
            self.before(1).ends_with("ly") || matches!(self.before(1), "still" | "newly" | "so" | "yet"),
        );
        let before = self.before(1 + adverb);
        let is_participle = self.word().ends_with("ed") || lexicon::is_participle(self.word());
        let is_verb = AUXILIARY.contains(&before) || is(before, PRONOUN) && !is(before, DETERMINER);
        if !is_noun || !is_participle || is_verb {
            return false;
        }
        let has_verb = || {
            (2..=9)
                .take_while(|back| !self.is_apart(*back - 1))
                .map(|back| self.before(back))
                .take_while(|word| !matches!(*word, "" | "and" | "or" | "but") && !is(word, CLAUSE))
                .any(|word| word == "will" || word == "would" || word == "to" || is(word, MODAL))
        };
        is(before, DETERMINER | PREPOSITION | BEFORE_NOUN)
            || before.ends_with("'s")
            || starts_with_digit(before)
            || has_verb()
    }
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// "may", and "has" with "to": what may or must be done.
fn is_modal(at: At<'_>) -> bool {
    at.is(MODAL) || ["has", "have", "had"].contains(&at.word()) && at.behind(1) == "to"
}

/// Whether "may" is a month or somebody's name rather than a verb: "in May they", "On Thursday, May said".
fn is_month_or_name(at: At<'_>) -> bool {
    let follower = at.behind(1);
    at.word() == "may"
        && (BEFORE_A_MONTH.contains(&at.before(1))
            || starts_with_digit(follower)
            || follower.ends_with("ed")
            || is(follower, IRREGULAR))
}

fn is_infinitive(at: At<'_>) -> bool {
    at.is_infinitive()
}

/// A verb of the past, or a participle.
fn is_past(at: At<'_>) -> bool {
    let word = at.word();
    word.len() > 3 && word.ends_with("ed") && !at.is(NO_VERB) || at.is(IRREGULAR)
}

/// What makes a participle one to come: "will have been signed".
const FIRM: &[&str] = &["will", "shall", "should", "must", "would"];

/// Right behind these a participle is part of a verb.
const AUXILIARY: &[&str] = &[
    "has", "have", "had", "was", "were", "is", "are", "be", "been", "being", "not", "never", "who", "which",
    "that",
];

/// Behind these, "may" is a month.
const BEFORE_A_MONTH: &[&str] =
    &["in", "of", "since", "last", "this", "next", "early", "late", "mid", "until", "by"];

/// Behind a modal these say that no verb of its follows.
const NO_VERB_BEHIND: &[&str] =
    &["", "the", "a", "an", "of", "and", "for", "in", "on", "at", "by", "to", "with"];

/// Behind these a verb in the present is a noun: "the starts", "two votes".
const BEFORE_A_NOUN: &[&str] = &["the", "a", "of", "two", "three", "several", "all", "and"];

/// Behind these a verb in the plural has no subject: "let them host".
const NO_SUBJECT: &[&str] =
    &["", "them", "him", "her", "it", "us", "the", "a", "an", "and", "or", "let", "will", "can", "may"];

/// What a word says of a date beside it.
struct Rule {
    /// Whether the rule is for the word.
    fits: fn(At<'_>) -> bool,
    /// What it says; nothing, and no further rule is asked, where the words say nothing of the date.
    says: Option<Sign>,
    /// Words before or behind a date, the word itself in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by whoever reads the table, and by its test"))]
    example: &'static str,
}

const NOTHING: Option<Sign> = None;

/// The rules, the first that fits first: their order matters.
const RULES: &[Rule] = &[
    rule(Some(PAST), "She [would] not say", |at| {
        let negated = at.word() == "would" && at.behind(1) == "not" || at.word() == "wouldn't";
        let verb = at.behind(1 + usize::from(at.word() == "would"));
        negated
            && (is(verb, REPORTING)
                || matches!(verb, "comment" | "confirm" | "discuss" | "elaborate" | "identify" | "name"))
    }),
    // What was ahead then need not be ahead now.
    rule(Some(OPEN), "The hearing was [scheduled]", |at| {
        at.is(AHEAD) && at.follows(2, &["was", "were", "had"])
    }),
    rule(NOTHING, "They announced a cooperation [plan]", |at| {
        at.is(AHEAD) && lexicon::is_base(at.word()) && !at.has_plural_subject() && at.before(1) != "to"
    }),
    rule(NOTHING, "They announced [plans]", |at| {
        let before = at.before(1);
        matches!(at.word(), "plans" | "aims" | "hopes" | "demands")
            && (is(before, BEFORE_NOUN | IRREGULAR | PREPOSITION) || before.ends_with("ed"))
    }),
    rule(Some(FUTURE), "Talks [will] resume", |at| at.is(AHEAD)),
    rule(Some(FUTURE), "The [next] round is", |at| at.word() == "next" && is(at.behind(1), TO_COME)),
    rule(Some(FUTURE), "They sparred [ahead] of", |at| {
        at.word() == "ahead" && at.behind(1) == "of" && at.left() < 3
    }),
    rule(Some(PAST), "He [may] have left", |at| is_modal(at) && at.behind(1) == "have"),
    rule(Some(UNKNOWN), "They [had] to leave", |at| is_modal(at) && at.word() == "had"),
    rule(Some(UNKNOWN), "It was written so that both [could] sign it", |at| {
        at.word() == "could" && at.follows(4, &["so"])
    }),
    rule(Some(PAST), "Neither he nor his deputy [could] be found", |at| {
        at.could_not(0) || at.word() == "could" && at.behind(1) == "not"
    }),
    rule(Some(PAST), "Neither he nor his deputy could be [found]", |at| {
        is_past(at) && at.before(1) == "be" && at.could_not(2)
    }),
    // What they have to do says it.
    rule(NOTHING, "The houses [have] to approve the text", |at| {
        is_modal(at) && NO_VERB_BEHIND.contains(&at.behind(1))
    }),
    rule(NOTHING, "After a pause in [May] they met", is_month_or_name),
    rule(Some(UNKNOWN), "They [could] see it", |at| {
        at.word() == "could" && (is(at.behind(1), PERCEIVED) || is(at.behind(2), PERCEIVED))
    }),
    rule(Some(FUTURE), "Crews, who [may] not dredge there", is_modal),
    rule(Some(UNKNOWN), "They [announced] a meeting in Jeddah", |at| at.is(OFFERED) && at.left() > 1),
    rule(Some(FUTURE), "Then [you'll] see", |at| at.word().ends_with("'ll")),
    rule(Some(FUTURE), "The draw [takes] place", |at| {
        at.is(COMING) && !BEFORE_A_NOUN.contains(&at.before(1))
    }),
    // That is what was left.
    rule(NOTHING, "With two minutes to [go]", |at| {
        at.word() == "go" && at.before(1) == "to" && is(at.before(2), LEFT)
    }),
    rule(Some(OPEN), "They had to [meet]", |at| {
        at.is_infinitive() && matches!(at.before(2), "had" | "was" | "were")
    }),
    rule(Some(OPEN), "It had been set to [expire]", |at| {
        at.is_infinitive()
            && is(at.before(2), FIXED)
            && (3..=4).any(|back| AUXILIARY[..5].contains(&at.before(back)))
    }),
    rule(Some(PERHAPS_PAST), "They failed to [meet]", |at| at.is_infinitive() && at.is_led_by(DONE)),
    rule(Some(FUTURE), "They agreed to [meet]", |at| {
        let is_told = matches!(at.before(2), "is" | "are" | "has" | "have" | "");
        at.is_infinitive() && (is_told || at.is_led_by(WILLING | AHEAD | FIXED | OFFERED))
    }),
    rule(Some(MEANT), "They improved the offices to [buy]", is_infinitive),
    rule(Some(FUTURE), "Oslo could [host] them", |at| at.is(NO_NOUN) && at.before(1) == "could"),
    rule(Some(PAST), "They did not [convene]", |at| {
        at.is(NO_NOUN) && at.follows(1, &["has", "have", "had", "not", "did", "didn't", "couldn't"])
    }),
    rule(Some(FUTURE), "City [host] United", |at| at.is(NO_NOUN) && !NO_SUBJECT.contains(&at.before(1))),
    rule(Some(FUTURE), "Donors [meet] in Oslo", |at| at.is(COMING_PLURAL) && at.has_plural_subject()),
    rule(Some(PERHAPS_FUTURE), "He is [running] in", |at| {
        at.word().ends_with("ing")
            && matches!(at.before(1), "is" | "are" | "am" | "i'm" | "we're" | "they're")
            && (at.left() == 0 || matches!(at.behind(1), "in" | "for" | "to") && at.left() <= 4)
    }),
    rule(Some(UNKNOWN), "He left, [saying]", |at| {
        let bounds = matches!(at.word(), "starting" | "beginning" | "ending");
        at.word().ends_with("ing") && !bounds && at.left() == 0 && at.word().len() > 5 && at.index > 0
    }),
    rule(Some(PERHAPS_PAST), "They will leave [because] of the shots in Oslo", |at| {
        at.word() == "because" && at.behind(1) == "of" && at.left() < 9
    }),
    rule(NOTHING, "It will sell ten [preferred] shares", |at| is_past(at) && at.is_attribute()),
    rule(NOTHING, "They were told of a [cut]", |at| at.is(IRREGULAR) && is(at.before(1), BEFORE_NOUN)),
    rule(Some(PAST), "They should have [left]", |at| {
        let what_was_not = ["should", "would", "could", "might", "must", "may"];
        is_past(at) && at.before(1) == "have" && what_was_not.contains(&at.before(2))
    }),
    rule(Some(FUTURE), "They will have [signed]", |at| is_past(at) && at.follows(3, FIRM)),
    rule(Some(FUTURE), "The deal is to be [signed]", |at| is_past(at) && at.is_to_be()),
    rule(NOTHING, "They will sell as soon as trading [opened]", |at| is_past(at) && at.follows(4, &["soon"])),
    rule(Some(FUTURE), "Nobody knows what follows when the case is [heard]", |at| {
        is_past(at)
            && at.left() == 0
            && matches!(at.before(1), "is" | "are")
            && at.follows(8, &["when", "if", "once", "until"])
    }),
    rule(Some(PAST), "They [signed] a truce", is_past),
];

const fn rule(says: Option<Sign>, example: &'static str, fits: fn(At<'_>) -> bool) -> Rule {
    Rule { fits, says, example }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::token::tokens;

    fn sign(text: &str, words: &str) -> Sign {
        let start = text.find(words).expect("the words stand in the text");
        of(text, &tokens(text), Span::new(0, text.len()), Span::new(start, start + words.len()))
    }

    fn tense(text: &str, words: &str) -> Tense {
        sign(text, words).tense
    }

    #[test]
    fn what_stands_beside_a_date_says_it_first() {
        for (row, rule) in BESIDE.iter().enumerate() {
            let (before, rest) = rule.example.split_once('[').expect("a date in brackets");
            let (date, behind) = rest.split_once(']').expect("a bracket that closes");
            let text = format!("{before}{date}{behind}");
            let (start, end) = (before.len(), before.len() + date.len());
            let words = tokens(&text);
            let word = |at: usize| words.partition_point(|word| word.start < at);
            let place = Span::new(start, end);
            let (first, next) = (word(start), word(end));
            let here = Here { text: &text, words: &words, from: 0, first, next, to: words.len(), place };
            let found = BESIDE.iter().position(|rule| (rule.fits)(&here));
            assert_eq!(found, Some(row), "{}", rule.example);
            assert_eq!(sign(&text, date), rule.says, "{}", rule.example);
        }
    }

    #[test]
    fn each_rule_is_the_first_that_fits_its_example() {
        for (row, rule) in RULES.iter().enumerate() {
            let before = rule.example.split('[').next().unwrap_or_default();
            let words = tokens(rule.example);
            let at = At {
                text: rule.example,
                words: &words,
                index: words.partition_point(|word| word.start <= before.len()),
                bare: false,
            };
            assert!(rule.example[before.len()..].starts_with('['), "no word in brackets: {}", rule.example);
            let first = RULES.iter().position(|rule| (rule.fits)(at));
            assert_eq!(first, Some(row), "{}", rule.example);
        }
    }

    #[test]
    fn the_nearest_verb_before_the_date_tells() {
        for (text, words, expected) in [
            ("They signed a truce on Sunday.", "on Sunday", Tense::Past),
            ("He said on Monday that talks will resume.", "on Monday", Tense::Past),
            ("He said that talks will resume on Friday.", "on Friday", Tense::Future),
            ("The agreement takes effect at midnight on Tuesday.", "on Tuesday", Tense::Future),
            ("Donors meet in Oslo on March 21.", "on March 21", Tense::Future),
            ("The deal is to be signed on Monday.", "on Monday", Tense::Future),
            ("They agreed to meet on Friday.", "on Friday", Tense::Future),
            ("They failed to meet on Friday.", "on Friday", Tense::Past),
            ("The truce was extended until 5 March.", "until 5 March", Tense::Future),
            ("The truce lasted until 5 March.", "until 5 March", Tense::Past),
            ("On Friday, the delegations will return.", "On Friday", Tense::Future),
            ("On Friday they left.", "On Friday", Tense::Past),
            ("It would announce a quota by 13 December.", "by 13 December", Tense::Future),
            ("The draw takes place on Monday.", "on Monday", Tense::Future),
            ("A second exchange is foreseen for March, but no date has been set.", "March", Tense::Future),
            ("The next meeting in Oslo is on Friday.", "on Friday", Tense::Future),
            ("City host United on Saturday.", "on Saturday", Tense::Future),
            ("They did not meet on Saturday.", "on Saturday", Tense::Past),
            ("He has called a special session for Thursday.", "Thursday", Tense::Future),
            ("He gave the rebels until Friday to reply.", "until Friday", Tense::Future),
            ("They were ordered to leave on Friday.", "on Friday", Tense::Future),
            ("He demanded that they leave by Friday.", "by Friday", Tense::Future),
            ("By Friday 200 people had died.", "By Friday", Tense::Past),
            ("The draft of Friday", "Friday", Tense::Unknown),
            ("She will meet him on Thursday.", "on Thursday", Tense::Future),
            ("The reply is due on Thursday.", "on Thursday", Tense::Future),
            ("The two are to meet on Thursday.", "on Thursday", Tense::Future),
            ("They sparred ahead of Thursday's talks.", "Thursday", Tense::Future),
            ("Crews, who may not dredge there before 1 October, accuse them.", "1 October", Tense::Future),
            ("The houses have to approve the text before May 30.", "May 30", Tense::Future),
            ("Both parties want a vote before 30 June.", "30 June", Tense::Future),
            ("A vote before 30 June", "30 June", Tense::Future),
            ("It was written so that both could sign it on 27 May.", "on 27 May", Tense::Unknown),
            ("The third, planned for June, was cancelled.", "June", Tense::Open),
            ("It is the 23rd of July, and they are sick.", "the 23rd of July", Tense::Past),
            ("On Thursday, May said so.", "On Thursday", Tense::Past),
            ("On Thursday they may leave.", "On Thursday", Tense::Future),
            ("On Thursday, after a pause in May they met.", "On Thursday", Tense::Past),
            ("The vote may be held in July.", "in July", Tense::Future),
            ("It can be ratified from 1 July.", "1 July", Tense::Future),
            ("A deal could be signed on Tuesday.", "on Tuesday", Tense::Future),
            ("They could see it on Tuesday.", "on Tuesday", Tense::Unknown),
            ("He may have left on Tuesday.", "on Tuesday", Tense::Past),
            ("They met before 1 October.", "1 October", Tense::Past),
            ("They had to leave on Tuesday.", "on Tuesday", Tense::Open),
            ("The vote is marked for the day 9 of October.", "9 of October", Tense::Future),
            ("It is now promised for May.", "May", Tense::Future),
            ("It is set for 20 June.", "20 June", Tense::Future),
            ("The hearing was set for 20 May.", "20 May", Tense::Open),
            ("Neither was there until Monday, when the first volumes arrived.", "until Monday", Tense::Past),
            ("They had neither until Monday, when it arrived.", "until Monday", Tense::Past),
            ("They announced a meeting in Jeddah on July 3.", "on July 3", Tense::Unknown),
            ("They announced on Monday a meeting.", "on Monday", Tense::Past),
            ("Eisberg receive Havel on Saturday.", "on Saturday", Tense::Future),
            ("Ask me again in January.", "in January", Tense::Future),
            ("Come back on Monday.", "on Monday", Tense::Future),
        ] {
            assert_eq!(tense(text, words), expected, "{text}");
        }
    }
}
