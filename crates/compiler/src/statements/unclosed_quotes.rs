//! Ends quotations whose mark never closes where the page visibly goes on.

use crate::english::cue::{self, Form, Kind};
use crate::english::quotation::Quotation;
use corpus::{Passage, Span};

/// Ends a quotation whose mark never closes where the page visibly goes on: at a name that was glued to it, or at
/// the tag that tells who speaks.
pub(super) fn mend(passage: &Passage, quotations: &mut [Quotation]) {
    let text = passage.text.as_str();
    for index in 0..quotations.len() {
        let here = quotations[index];
        if here.closed {
            continue;
        }
        let reopened = quotations.get(index + 1).is_some();
        let content = here.content.of(text);
        let base = here.content.start as usize;
        let glued = glued_name(content);
        let tag = || inner_tag(content, |at| named(passage, base + at));
        let end = glued.or_else(tag).or_else(|| {
            let first = crate::english::sentence::sentences(content).first().copied()?;
            reopened.then_some(first.end as usize)
        });
        if let Some(end) = end {
            let kept = content.get(..end).unwrap_or(content).trim_end();
            let end = base + kept.len();
            quotations[index].content = Span::new(base, end);
            quotations[index].outer = Span::new(here.outer.start as usize, end);
        }
    }
}

/// Where a capital follows a letter, a stop or a bracket without a space: the closing mark was lost there.
pub(super) fn glued_name(content: &str) -> Option<usize> {
    let mut before = [' ', ' '];
    for (at, c) in content.char_indices() {
        let joint =
            matches!(before[1], ']' | ',' | '!' | '?') || before[1] == '.' && before[0].is_lowercase();
        if c.is_uppercase() && joint && before[0] != ' ' {
            return Some(at);
        }
        before = [before[1], c];
    }
    None
}

/// The length of the name that begins at a byte of a passage.
fn named(passage: &Passage, at: usize) -> Option<usize> {
    let mentions = &passage.mentions;
    let next = mentions.partition_point(|mention| (mention.span.start as usize) < at);
    mentions
        .get(next)
        .filter(|mention| mention.span.start as usize == at)
        .map(|mention| mention.span.end as usize - at)
}

/// Where ", said X" or ", X said" begins inside a quotation that never closes.
pub(super) fn inner_tag(content: &str, named: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    for (at, _) in content.match_indices(", ").take(64) {
        let behind = corpus::token::token_stream(content.get(at + 2..)?)
            .take(3)
            .map(|token| token.term)
            .collect::<Vec<_>>();
        let says = |term: &String| {
            cue::of(term).is_some_and(|cue| {
                matches!(cue.kind, Kind::Say | Kind::Tell)
                    && matches!(cue.form, Form::Past | Form::Third)
                    && !cue.noun
            })
        };
        let after_name = named(at + 2)
            .and_then(|length| content.get(at + 2 + length..))
            .and_then(|rest| corpus::token::token_stream(rest).next());
        let pronoun = behind.first().is_some_and(|term| ["he", "she"].contains(&term.as_str()));
        let described = behind.first().is_some_and(|term| term == "the")
            && behind.get(1).is_some_and(|term| cue::is_human_noun(term))
            && behind.get(2).is_some_and(says);
        if after_name.is_some_and(|token| says(&token.term))
            || described
            || behind.first().is_some_and(says)
            || pronoun && behind.get(1).is_some_and(says)
        {
            return Some(at + 1);
        }
    }
    None
}
