//! Whether a sentence looks back or ahead at a date: "signed on Sunday", "will meet on Sunday".
//!
//! It reads the words nearest to the date, those before it first, and knows no grammar: a list of verbs and of what
//! stands around them is all. Where nothing tells, it says so, and who counts must decide.

use crate::english::lexicon::{
    AHEAD, COMING, COMING_PLURAL, DONE, FIXED, INTENDED, IRREGULAR, LEFT, MODAL, NO_NOUN, NO_VERB, OFFERED,
    PERCEIVED, POSTPONED, TO_COME, TOLD_TO, is,
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
        && (1..after.len()).find_map(|at| told_by(after, at)) == Some(Tense::Past)
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
        if let Some(tense) = told_by(before, at) {
            return tense;
        }
    }
    if sentence.start as usize == words.get(from).map_or(usize::MAX, |word| word.start)
        && before.first().is_some_and(|word| is(&word.term, TOLD_TO))
    {
        return Tense::Future;
    }
    for at in 0..after.len() {
        if let Some(tense) = told_by(after, at) {
            return tense;
        }
    }
    if matches!(place_word(first), "by" | "until" | "till") || preposition == "before" {
        Tense::Future
    } else {
        Tense::Unknown
    }
}

/// What one word says, with its neighbours.
fn told_by(words: &[Token], at: usize) -> Option<Tense> {
    let term =
        |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.term.as_str());
    let word = term(0);
    if is(word, AHEAD) {
        // "was scheduled for", "had been expected on": what was ahead then need not be ahead now.
        let then = (1..=2).any(|back| matches!(term(back), "was" | "were" | "had"));
        return Some(if then { Tense::Unknown } else { Tense::Future });
    }
    let follower = words.get(at + 1).map_or("", |word| word.term.as_str());
    if word == "next" && is(follower, TO_COME) || word == "ahead" && follower == "of" && at + 3 >= words.len()
    {
        return Some(Tense::Future);
    }
    if is(word, MODAL) || matches!(word, "has" | "have" | "had") && follower == "to" {
        let behind = words.get(at + 2).map_or("", |word| word.term.as_str());
        // "may have left", "could not see"; "May" of a month or a name has no verb behind it that tells.
        return match follower {
            "have" => Some(Tense::Past),
            _ if word == "had" || word == "could" && (1..=4).any(|back| term(back) == "so") => {
                Some(Tense::Unknown)
            }
            "" | "the" | "a" | "an" | "of" | "and" | "for" | "in" | "on" | "at" | "by" | "to" | "with" => {
                None
            }
            // "in May they", "On Thursday, May said".
            _ if word == "may" && is_month_or_name(term(1), follower) => None,
            _ if word == "could" && (is(follower, PERCEIVED) || is(behind, PERCEIVED)) => {
                Some(Tense::Unknown)
            }
            _ => Some(Tense::Future),
        };
    }
    if is(word, OFFERED) && at + 2 < words.len() {
        return Some(Tense::Unknown);
    }
    if word.ends_with("'ll") {
        return Some(Tense::Future);
    }
    if is(word, COMING)
        && !matches!(term(1), "the" | "a" | "of" | "two" | "three" | "several" | "all" | "and")
    {
        return Some(Tense::Future);
    }
    // "with two minutes to go on Saturday" is what was left.
    if word == "go" && term(1) == "to" && is(term(2), LEFT) {
        return None;
    }
    if is(word, INTENDED) && term(1) == "to" {
        return Some(match term(2) {
            "had" => Tense::Unknown,
            before if is(before, DONE) => Tense::Past,
            _ => Tense::Future,
        });
    }
    let subject = term(1);
    if is(word, NO_NOUN) {
        if matches!(subject, "has" | "have" | "had" | "not" | "did" | "didn't" | "couldn't" | "to" | "could")
        {
            return match subject {
                "to" => None,
                "could" => Some(Tense::Future),
                _ => Some(Tense::Past),
            };
        }
        if !matches!(
            subject,
            "" | "them"
                | "him"
                | "her"
                | "it"
                | "us"
                | "the"
                | "a"
                | "an"
                | "and"
                | "or"
                | "let"
                | "will"
                | "can"
                | "may"
        ) {
            return Some(Tense::Future);
        }
    }
    if is(word, COMING_PLURAL)
        && (matches!(subject, "they" | "we" | "who" | "i" | "you" | "people")
            || subject.len() > 3
                && subject.ends_with('s')
                && !subject.ends_with("'s")
                && !subject.ends_with("ss"))
    {
        // "are" says so only by itself: "are held" is told by what follows.
        return if matches!(word, "are" | "is") { None } else { Some(Tense::Future) };
    }
    let participle = word.len() > 3 && word.ends_with("ed") && !is(word, NO_VERB);
    if participle || is(word, IRREGULAR) {
        let modal = |word: &str| matches!(word, "will" | "shall" | "should" | "must" | "would");
        let ahead = (1..=3).any(|back| modal(term(back)))
            || (1..=2).any(|back| {
                let before = term(back + 1);
                term(back) == "be" && (before == "to" || modal(before) || is(before, MODAL))
            });
        return Some(if ahead { Tense::Future } else { Tense::Past });
    }
    None
}

/// Whether "may" between two words is a month or somebody's name rather than a verb.
fn is_month_or_name(before: &str, follower: &str) -> bool {
    matches!(
        before,
        "in" | "of" | "since" | "last" | "this" | "next" | "early" | "late" | "mid" | "until" | "by"
    ) || follower.starts_with(|c: char| c.is_ascii_digit())
        || follower.ends_with("ed")
        || is(follower, IRREGULAR)
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
