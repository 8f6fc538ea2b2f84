//! Which pronoun a page has for a person: told by titles, by nouns, by a given name that only men or only women bear,
//! and by the pronouns near the name.
//!
//! The given name goes before what a title or a noun near it says, and both before the pronouns: these may mean somebody
//! else. What none of them tells stays open.

use super::{Clause, Line, Participants, is_article};
use crate::english::cue;
use crate::english::lexicon::{
    self, Classes, MAN, NAME_OF_MAN, NAME_OF_WOMAN, TITLE_OF_MAN, TITLE_OF_WOMAN, WOMAN,
};
use corpus::EntityId;

impl Participants<'_> {
    /// Learns from "Mr X", "X, his voice low, ..." and "X left. She ..." which pronoun is a person's.
    pub(super) fn read_pronouns(&mut self, line: &Line<'_>, before: &mut Option<EntityId>) {
        for &sentence in &line.sentences {
            let (from, to) = line.words_in(sentence);
            if (from..to).all(|word| line.quoted[word]) {
                continue;
            }
            let mut alone: Option<EntityId> = None;
            let mut persons = 0;
            let mut word = from;
            while word < to {
                let Some(id) = line.entity_at(word).filter(|id| self.is_person(*id)) else {
                    word += 1;
                    continue;
                };
                let (start, end) = line.mention_words(word);
                let titles = start.saturating_sub(2)..=start;
                if let Some(gender) = titles.rev().find_map(|at| title_gender(line.term(at))) {
                    self.vote(id, gender, SURE);
                }
                if !line.quoted[word] && alone != Some(id) {
                    persons += 1;
                    alone = Some(id);
                }
                word = end.max(word + 1);
            }
            let alone = alone.filter(|_| persons == 1);
            let opening = match line.term(from) {
                "his" => Some(Gender::Man),
                "her" => Some(Gender::Woman),
                term => pronoun_gender(term),
            };
            if persons == 0
                && let Some(id) = *before
                && let Some(gender) = opening.filter(|_| from < to && !line.quoted[from])
            {
                self.vote(id, gender, 1);
            }
            if let Some(id) = alone
                && self.subject_person(line.clause(from, to)).is_some()
            {
                self.read_own_pronouns(line.clause(from, to), id);
            }
            if persons > 0 {
                *before = alone;
            } else if opening.is_none() {
                *before = None;
            }
        }
    }

    /// The pronouns behind a person's name in a sentence that names nobody else.
    pub(super) fn read_own_pronouns(&mut self, clause: Clause<'_>, id: EntityId) {
        let Clause { line, from, to } = clause;
        let Some(name) = (from..to).find(|&word| line.entity_at(word) == Some(id)) else { return };
        let mut seen = [false; 2];
        for word in (name..to).filter(|&word| !line.quoted[word]) {
            let gender = match line.term(word) {
                "he" | "his" | "himself" => Gender::Man,
                "she" | "herself" => Gender::Woman,
                // Not "told her that": a noun must follow.
                "her"
                    if word + 1 < to
                        && line.gap(word + 1) == " "
                        && !cue::is_preposition(line.term(word + 1))
                        && !cue::begins_clause(line.term(word + 1))
                        && !is_article(line.term(word + 1)) =>
                {
                    Gender::Woman
                }
                _ => continue,
            };
            seen[gender as usize] = true;
        }
        match seen {
            [true, false] => self.vote(id, Gender::Man, 1),
            [false, true] => self.vote(id, Gender::Woman, 1),
            _ => {}
        }
    }

    pub(super) fn vote(&mut self, id: EntityId, gender: Gender, weight: u32) {
        let votes = self.pronouns.entry(id).or_default();
        votes[gender as usize] = votes[gender as usize].saturating_add(weight);
    }

    /// Notes that a pronoun was a person's.
    pub fn learn(&mut self, id: EntityId, pronoun: &str) {
        if let Some(gender) = pronoun_gender(pronoun) {
            self.vote(id, gender, 1);
        }
    }

    /// Which pronoun is a person's, where the page is of one mind.
    pub(super) fn gender(&self, id: EntityId) -> Option<Gender> {
        let named = || given_gender(&self.entity(id)?.name);
        named().or_else(|| self.said_gender.get(&id).copied()).or_else(|| {
            match self.pronouns.get(&id).copied().unwrap_or_default() {
                [men, women] if men > women * 3 => Some(Gender::Man),
                [men, women] if women > men * 3 => Some(Gender::Woman),
                _ => None,
            }
        })
    }
}

/// A title tells more than any number of pronouns that may mean somebody else.
pub(super) const SURE: u32 = 1000;

/// Which pronoun the page has for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

pub(super) fn pronoun_gender(term: &str) -> Option<Gender> {
    match term {
        "he" => Some(Gender::Man),
        "she" => Some(Gender::Woman),
        _ => None,
    }
}

/// The gender that a title before a name tells.
pub(super) fn title_gender(term: &str) -> Option<Gender> {
    gender_by(term, TITLE_OF_MAN, TITLE_OF_WOMAN)
}

/// The gender that a noun tells.
pub(super) fn noun_gender(term: &str) -> Option<Gender> {
    // "businesswoman", "councilwoman"
    let is_woman = term.len() > 7 && term.ends_with("woman");
    gender_by(term, MAN, WOMAN).or_else(|| is_woman.then_some(Gender::Woman))
}

/// The gender that a person's first name tells.
fn given_gender(name: &str) -> Option<Gender> {
    let (given, _) = name.split_once([' ', '-'])?;
    gender_by(&corpus::token::fold(given), NAME_OF_MAN, NAME_OF_WOMAN)
}

fn gender_by(term: &str, man: Classes, woman: Classes) -> Option<Gender> {
    if lexicon::is(term, woman) { Some(Gender::Woman) } else { lexicon::is(term, man).then_some(Gender::Man) }
}
