//! Whether a sentence looks back or ahead at a date: "signed on Sunday", "will meet on Sunday".
//!
//! It reads the words nearest to the date, those before it first, and knows no grammar: the classes of the lexicon and a
//! table of rules on what stands around a word are all. Where nothing tells, it says so, and who counts must decide.

use crate::english::lexicon::{
    AHEAD, COMING, COMING_PLURAL, Classes, DONE, FIXED, INTENDED, IRREGULAR, LEFT, MODAL, NO_NOUN, NO_VERB,
    OFFERED, PERCEIVED, POSTPONED, TO_COME, TOLD_TO, is,
};
use corpus::Span;
use corpus::token::Token;

/// Where the sentence puts a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Before the page.
    Past,
    /// After it.
    Future,
    /// The words do not say.
    Unknown,
}

/// How many words away a verb may stand from its date. Larger finds the verbs of long sentences, and more of the
/// wrong ones; chosen by eye on news pages.
const REACH: usize = 24;

/// Where the sentence puts the words of `place`; `words` are those of the passage.
pub fn of(words: &[Token], sentence: Span, place: Span) -> Tense {
    let first = words.partition_point(|word| word.start < place.start as usize);
    let next = words.partition_point(|word| word.start < place.end as usize);
    let from =
        words.partition_point(|word| word.start < sentence.start as usize).max(first.saturating_sub(REACH));
    let to = words.partition_point(|word| word.start < sentence.end as usize).min(next + REACH);
    let place_word = |at: usize| words.get(at).map_or("", |word| word.term.as_str());
    let before = words.get(from..first).unwrap_or_default();
    let after = words.get(next..to).unwrap_or_default();
    let preposition = if matches!(place_word(first), "until" | "till") {
        place_word(first)
    } else {
        before.last().map_or(place_word(first), |word| &word.term)
    };
    let at_end = |words: &[&str]| {
        let tail = before.iter().rev().take(words.len()).rev().map(|word| word.term.as_str());
        tail.eq(words.iter().copied())
    };
    if at_end(&["for"]) || at_end(&["for", "the"]) || at_end(&["for", "the", "day"]) {
        let recent = &before[before.len().saturating_sub(7)..];
        if let Some(at) = recent.iter().rposition(|word| is(&word.term, FIXED)) {
            // "was set for", "had been scheduled for": what was ahead then need not be ahead now.
            let then = recent[..at].iter().rev().take(2);
            let told = |word: &Token| matches!(word.term.as_str(), "was" | "were" | "had" | "did" | "never");
            let then = then.into_iter().any(told) || after.first().is_some_and(told);
            return if then { Tense::Unknown } else { Tense::Future };
        }
    }
    // "until Monday, when the first arrived".
    if matches!(place_word(first), "until" | "till")
        && after.first().is_some_and(|word| word.term == "when")
        && (1..after.len()).find_map(|at| tense_at(after, at)) == Some(Tense::Past)
    {
        return Tense::Past;
    }
    if matches!(preposition, "until" | "till" | "to" | "for")
        && before.iter().rev().take(7).any(|word| is(&word.term, POSTPONED))
    {
        return Tense::Future;
    }
    if place_word(first) == "since" || preposition == "since" {
        return Tense::Past;
    }
    let last_is = |words: &[&str], count: usize| {
        before.iter().rev().take(count).any(|word| words.contains(&word.term.as_str()))
    };
    let within = |words: &[Token]| {
        words
            .iter()
            .any(|word| matches!(word.term.as_str(), "was" | "were" | "had" | "been" | "has" | "have"))
    };
    match place_word(first) {
        // "has until Friday to reply", "gave them until Friday".
        "until" | "till"
            if last_is(&["has", "have", "had"], 1) || last_is(&["gave", "given", "giving", "gives"], 4) =>
        {
            return Tense::Future;
        }
        // "ordered to leave by Friday"; but "was done by Friday", "by Friday ten had died".
        "by" if !within(&before[before.len().saturating_sub(8)..])
            && !within(&after[..after.len().min(8)]) =>
        {
            return Tense::Future;
        }
        _ => {}
    }
    // "the deadline is Friday", "the draw is on Monday".
    if last_is(&["is", "are"], 1) {
        // "It is the 23rd of July, and they are seasick" tells a scene.
        return if at_end(&["it", "is"]) || at_end(&["today", "is"]) { Tense::Past } else { Tense::Future };
    }
    for at in (0..before.len()).rev() {
        if let Some(tense) = tense_at(before, at) {
            return tense;
        }
    }
    if sentence.start as usize == words.get(from).map_or(usize::MAX, |word| word.start)
        && before.first().is_some_and(|word| is(&word.term, TOLD_TO))
    {
        return Tense::Future;
    }
    for at in 0..after.len() {
        if let Some(tense) = tense_at(after, at) {
            return tense;
        }
    }
    if matches!(place_word(first), "by" | "until" | "till") || preposition == "before" {
        Tense::Future
    } else {
        Tense::Unknown
    }
}

/// What one word says, with its neighbours: what the first rule says that fits, if one does.
fn tense_at(words: &[Token], at: usize) -> Option<Tense> {
    let at = At { words, at };
    RULES.iter().find(|rule| (rule.fits)(at)).and_then(|rule| rule.says)
}

/// A word among its neighbours.
#[derive(Clone, Copy)]
struct At<'a> {
    words: &'a [Token],
    at: usize,
}

impl<'a> At<'a> {
    /// The word itself.
    fn word(self) -> &'a str {
        self.behind(0)
    }

    /// So many words before it; empty where there is none.
    fn before(self, back: usize) -> &'a str {
        self.at.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", |word| &word.term)
    }

    /// So many words behind it.
    fn behind(self, ahead: usize) -> &'a str {
        self.words.get(self.at + ahead).map_or("", |word| &word.term)
    }

    /// How many words stand behind it.
    fn left(self) -> usize {
        self.words.len() - self.at - 1
    }

    fn is(self, classes: Classes) -> bool {
        is(self.word(), classes)
    }

    /// Whether one of the words stands so near before it.
    fn follows(self, reach: usize, words: &[&str]) -> bool {
        (1..=reach).any(|back| words.contains(&self.before(back)))
    }

    /// "they", "donors": the subject of a verb in the plural.
    fn has_plural_subject(self) -> bool {
        let subject = self.before(1);
        ["they", "we", "who", "i", "you", "people"].contains(&subject)
            || subject.len() > 3
                && subject.ends_with('s')
                && !subject.ends_with("'s")
                && !subject.ends_with("ss")
    }

    /// "is to be signed", "can be signed".
    fn is_to_be(self) -> bool {
        (1..=2).any(|back| {
            let before = self.before(back + 1);
            self.before(back) == "be" && (before == "to" || FIRM.contains(&before) || is(before, MODAL))
        })
    }
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
            || follower.starts_with(|c: char| c.is_ascii_digit())
            || follower.ends_with("ed")
            || is(follower, IRREGULAR))
}

/// A verb of the past, or a participle.
fn is_past(at: At<'_>) -> bool {
    let word = at.word();
    word.len() > 3 && word.ends_with("ed") && !at.is(NO_VERB) || at.is(IRREGULAR)
}

/// What makes a participle one to come: "will have been signed".
const FIRM: &[&str] = &["will", "shall", "should", "must", "would"];

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
    says: Option<Tense>,
    /// Words before or behind a date, the word itself in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by whoever reads the table, and by its test"))]
    example: &'static str,
}

const PAST: Option<Tense> = Some(Tense::Past);
const FUTURE: Option<Tense> = Some(Tense::Future);
const UNKNOWN: Option<Tense> = Some(Tense::Unknown);
const NOTHING: Option<Tense> = None;

/// The rules, the first that fits first: their order matters.
const RULES: &[Rule] = &[
    // What was ahead then need not be ahead now.
    rule(UNKNOWN, "The hearing was [scheduled]", |at| at.is(AHEAD) && at.follows(2, &["was", "were", "had"])),
    rule(FUTURE, "Talks [will] resume", |at| at.is(AHEAD)),
    rule(FUTURE, "The [next] round is", |at| at.word() == "next" && is(at.behind(1), TO_COME)),
    rule(FUTURE, "They sparred [ahead] of", |at| {
        at.word() == "ahead" && at.behind(1) == "of" && at.left() < 3
    }),
    rule(PAST, "He [may] have left", |at| is_modal(at) && at.behind(1) == "have"),
    rule(UNKNOWN, "They [had] to leave", |at| is_modal(at) && at.word() == "had"),
    rule(UNKNOWN, "It was written so that both [could] sign it", |at| {
        at.word() == "could" && at.follows(4, &["so"])
    }),
    // What they have to do says it.
    rule(NOTHING, "The houses [have] to approve the text", |at| {
        is_modal(at) && NO_VERB_BEHIND.contains(&at.behind(1))
    }),
    rule(NOTHING, "After a pause in [May] they met", is_month_or_name),
    rule(UNKNOWN, "They [could] see it", |at| {
        at.word() == "could" && (is(at.behind(1), PERCEIVED) || is(at.behind(2), PERCEIVED))
    }),
    rule(FUTURE, "Crews, who [may] not dredge there", is_modal),
    rule(UNKNOWN, "They [announced] a meeting in Jeddah", |at| at.is(OFFERED) && at.left() > 1),
    rule(FUTURE, "Then [you'll] see", |at| at.word().ends_with("'ll")),
    rule(FUTURE, "The draw [takes] place", |at| at.is(COMING) && !BEFORE_A_NOUN.contains(&at.before(1))),
    // That is what was left.
    rule(NOTHING, "With two minutes to [go]", |at| {
        at.word() == "go" && at.before(1) == "to" && is(at.before(2), LEFT)
    }),
    rule(UNKNOWN, "They had to [meet]", |at| {
        at.is(INTENDED) && at.before(1) == "to" && at.before(2) == "had"
    }),
    rule(PAST, "They failed to [meet]", |at| {
        at.is(INTENDED) && at.before(1) == "to" && is(at.before(2), DONE)
    }),
    rule(FUTURE, "They agreed to [meet]", |at| at.is(INTENDED) && at.before(1) == "to"),
    rule(NOTHING, "The visas are to [expire]", |at| at.is(NO_NOUN) && at.before(1) == "to"),
    rule(FUTURE, "Oslo could [host] them", |at| at.is(NO_NOUN) && at.before(1) == "could"),
    rule(PAST, "They did not [convene]", |at| {
        at.is(NO_NOUN) && at.follows(1, &["has", "have", "had", "not", "did", "didn't", "couldn't"])
    }),
    rule(FUTURE, "City [host] United", |at| at.is(NO_NOUN) && !NO_SUBJECT.contains(&at.before(1))),
    rule(FUTURE, "Donors [meet] in Oslo", |at| at.is(COMING_PLURAL) && at.has_plural_subject()),
    rule(FUTURE, "They will have [signed]", |at| is_past(at) && at.follows(3, FIRM)),
    rule(FUTURE, "The deal is to be [signed]", |at| is_past(at) && at.is_to_be()),
    rule(PAST, "They [signed] a truce", is_past),
];

const fn rule(says: Option<Tense>, example: &'static str, fits: fn(At<'_>) -> bool) -> Rule {
    Rule { fits, says, example }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::token::tokens;

    fn tense(text: &str, words: &str) -> Tense {
        let start = text.find(words).expect("the words stand in the text");
        of(&tokens(text), Span::new(0, text.len()), Span::new(start, start + words.len()))
    }

    #[test]
    fn each_rule_is_the_first_that_fits_its_example() {
        for (row, rule) in RULES.iter().enumerate() {
            let before = rule.example.split('[').next().unwrap_or_default();
            let words = tokens(rule.example);
            let at = At { words: &words, at: words.partition_point(|word| word.start <= before.len()) };
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
            ("The third, planned for June, was cancelled.", "June", Tense::Unknown),
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
            ("They had to leave on Tuesday.", "on Tuesday", Tense::Unknown),
            ("The vote is marked for the day 9 of October.", "9 of October", Tense::Future),
            ("It is now promised for May.", "May", Tense::Future),
            ("It is set for 20 June.", "20 June", Tense::Future),
            ("The hearing was set for 20 May.", "20 May", Tense::Unknown),
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
