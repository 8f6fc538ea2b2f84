//! What makes a run of capitals a place or an agreement: its head word and what stands around it.

use super::claim::{Claim, LONGEST_NAME};
use super::rules::View;
use super::words::{Gap, Shape, Word};
use crate::english::lexicon::{
    ABBREVIATION, AGREEMENT, BODY, CALENDAR, COUNTRY_OF, DEMONYM, DETERMINER, DIRECTION, HONORIFIC, NO_NAME,
    OFFICE, OPENER, PLACE_FIRST, PLACE_LAST, PLACE_NOUN, PORTFOLIO, SPEECH, STATE_NOUN,
};
use corpus::EntityKind;
use corpus::stop::is_stop_word;

impl View<'_> {
    /// "Treaty of X", "the Alma-Ata Declaration", “Agreement on Peace and ...”.
    pub(super) fn agreement(&self, from: usize, end: usize) -> Option<(Claim, usize)> {
        let head = (from..end).rev().find(|&at| self.is(at, AGREEMENT))?;
        if head + 1 < end || self.words[head].shape == Shape::Caps && end - from < 2 {
            return None;
        }
        let (stop, extended) = self.agreement_extension(end);
        let is_named = head > from && !(from..head).all(|at| self.is(at, DEMONYM | OPENER));
        if !extended && !is_named {
            return None;
        }
        Some((self.claim(from, stop, EntityKind::Agreement, 3), stop))
    }

    pub(super) fn agreement_extension(&self, mut end: usize) -> (usize, bool) {
        let start = end;
        while end - start < LONGEST_NAME && !self.words[end - 1].possessive {
            let links = self.words[end..].iter().take(3).take_while(|word| {
                word.gap == Gap::Space
                    && !word.is_capital()
                    && matches!(
                        word.term.as_str(),
                        "of" | "on" | "for" | "and" | "the" | "in" | "between" | "against" | "to"
                    )
            });
            let first = end + links.count();
            let goes_on =
                first > end && self.next(first).is_some_and(|word| word.is_capital() && !word.is(CALENDAR));
            let begins = end > start
                || self.word(end).is_some_and(|word| {
                    matches!(word.term.as_str(), "of" | "on" | "for" | "against" | "between")
                });
            if !goes_on || !begins {
                break;
            }
            end = self.run_end(first);
        }
        (end, end > start)
    }

    /// Claims `from..end` as a place by its head word and by what stands around it.
    pub(super) fn place(&self, from: usize, end: usize, found: &mut Vec<Claim>) {
        let name = &self.words[from..end];
        let first = &name[0];
        let last = &name[name.len() - 1];
        let never = CALENDAR | DEMONYM | ABBREVIATION | OFFICE | HONORIFIC;
        if name.len() > 4 || name.iter().any(|word| word.is(never)) || first.shape == Shape::Initial {
            return;
        }
        let are_states = name.iter().all(|word| COUNTRY_OF.contains_key(&word.term));
        if name.len() > 1 && are_states {
            return;
        }
        let mut weight = 0;
        if name.len() > 1 && last.is(PLACE_LAST) {
            weight += 3;
        } else if name.len() > 1 && first.is(PLACE_FIRST) {
            weight +=
                1 + i32::from(matches!(first.term.as_str(), "lake" | "mount" | "port" | "cape" | "fort"));
        } else if name.iter().any(|word| word.is(BODY | NO_NAME | AGREEMENT | PORTFOLIO))
            || last.is(OPENER | PLACE_LAST)
        {
            return;
        }
        if name.len() == 1 && first.shape == Shape::Caps {
            return;
        }
        weight += self.place_before(from) + self.place_after(end, last);
        if weight > 0 {
            found.push(self.claim(from, end, EntityKind::Place, weight));
        }
    }

    pub(super) fn place_before(&self, from: usize) -> i32 {
        let Some(mut before) =
            self.before(from).filter(|_| matches!(self.words[from].gap, Gap::Space | Gap::Quote))
        else {
            return 0;
        };
        let mut at = from - 1;
        if before.is(DIRECTION)
            && !before.is_capital()
            && let Some(further) = self.before(at)
        {
            before = further;
            at -= 1;
        }
        // "delegations of Belvar and Dronia"
        if matches!(before.term.as_str(), "and" | "or") && at >= 1 && self.is_lone_capital(at - 1) {
            return self.place_preposition(at - 1);
        }
        self.place_preposition(at + 1)
    }

    pub(super) fn is_lone_capital(&self, at: usize) -> bool {
        let next_joins = self.word(at + 1).is_some_and(|next| next.is_capital() && next.joins());
        self.word(at).is_some_and(|word| {
            word.shape == Shape::Capital && word.gap == Gap::Space && !word.possessive && !next_joins
        }) && self.before(at).is_some_and(|before| !before.is_capital())
    }

    pub(super) fn place_preposition(&self, from: usize) -> i32 {
        let Some(before) = self.before(from) else { return 0 };
        let at = from - 1;
        let noun = |classes| self.before(at).is_some_and(|word| word.is(classes) && !word.opens);
        let is_party = self.before(at).is_some_and(|word| {
            matches!(
                word.term.as_str(),
                "negotiators"
                    | "delegates"
                    | "delegations"
                    | "delegation"
                    | "officials"
                    | "diplomats"
                    | "envoys"
                    | "ministers"
                    | "troops"
                    | "soldiers"
                    | "refugees"
                    | "negotiator"
                    | "exports"
                    | "imports"
            )
        });
        match before.term.as_str() {
            "from" if is_party => 3,
            "in" | "near" | "outside" | "across" => 2,
            "between" | "from" | "at" | "to" | "around" | "into" | "towards" | "toward" | "through"
            | "over" | "on" | "via" => 1,
            "of" if noun(PLACE_NOUN) => 3,
            "of" if self.before(at).is_some_and(|word| {
                matches!(
                    word.term.as_str(),
                    "government"
                        | "governments"
                        | "authorities"
                        | "delegations"
                        | "delegation"
                        | "president"
                        | "capital"
                        | "people"
                        | "outskirts"
                        | "siege"
                        | "mayor"
                        | "governor"
                        | "republic"
                        | "west"
                        | "east"
                        | "north"
                        | "south"
                )
            }) =>
            {
                2
            }
            _ => 0,
        }
    }

    pub(super) fn place_after(&self, end: usize, last: &Word) -> i32 {
        let Some(next) = self.word(end) else { return 0 };
        if last.possessive {
            let offices = self.words[end..].iter().take(3).take_while(|word| word.joins());
            let mut weight = 0;
            for word in offices {
                if word.is(STATE_NOUN) && !word.possessive {
                    let strong = word.is(OFFICE)
                        || matches!(
                            word.term.as_str(),
                            "prime"
                                | "foreign"
                                | "parliament"
                                | "capital"
                                | "army"
                                | "ministry"
                                | "delegation"
                                | "government"
                                | "constitution"
                                | "territory"
                                | "exclave"
                                | "embassy"
                                | "borders"
                                | "sovereignty"
                        );
                    weight = weight.max(if strong { 3 } else { 1 });
                }
                if is_stop_word(&word.term) || word.is(SPEECH) {
                    break;
                }
            }
            return weight;
        }
        let is_small = !next.is_capital();
        match next.gap {
            Gap::Space
                if is_small
                    && next.is(PLACE_NOUN)
                    && !matches!(
                        next.term.as_str(),
                        "state" | "area" | "areas" | "camp" | "port" | "capital" | "region"
                    ) =>
            {
                2
            }
            Gap::Space if is_small && next.term == "region" => 3,
            Gap::Hyphen if next.term == "based" => 2,
            Gap::Comma if is_small || next.is(DETERMINER) => {
                // "Stepanakert, the de facto capital of ..."
                let described = self.words[end..]
                    .iter()
                    .take(5)
                    .enumerate()
                    .take_while(|(at, word)| *at == 0 || word.joins());
                let mut described = described.map(|(_, word)| word);
                let is_noun = |word: &Word| word.is(PLACE_NOUN) && !word.is(OFFICE) && !word.is_capital();
                if next.is(DETERMINER) && described.any(is_noun) { 3 } else { 0 }
            }
            Gap::Comma if COUNTRY_OF.contains_key(&next.term) && !next.is(DEMONYM) => 2,
            _ => 0,
        }
    }
}
