//! Which of the names found by rule are plainly what they are taken for: those that may be proposed to a curator.
//!
//! The claims that make a name believed weigh what stands around it; this looks at the name alone, and would rather leave
//! out a right one than propose a headline or a place. What it does not know: how often a name stands, and who it is.

use super::words::{Shape, Word, words};
use crate::english::lexicon::{
    self, ABBREVIATION, AGREEMENT, BODY, BODY_FIRST, CALENDAR, COUNTRY_OF, DEMONYM, GENERAL, GIVEN,
    HONORIFIC, NAME_OF_MAN, NAME_OF_WOMAN, NO_NAME, OFFICE, PARTICLE, PLACE_LAST, PORTFOLIO,
};
use corpus::EntityKind;
use corpus::stop::is_stop_word;

/// The most words of a person's name that is plain: "Maria del Carmen Velgar Roth".
const LONGEST_PERSON: usize = 5;
/// The most words of a role that is one at a glance.
const LONGEST_ROLE: usize = 6;

/// Whether a name is plainly that of an entity of its kind. A single capitalised word never is, but a country.
pub fn is_plain(name: &str, kind: EntityKind) -> bool {
    let words = words(name);
    match kind {
        EntityKind::Person => is_person(&words),
        EntityKind::Organisation => is_body(&words),
        EntityKind::Agreement => {
            let last = words.last().filter(|last| words.len() > 1 && !is_gathering(last));
            last.is_some_and(|word| word.is(AGREEMENT))
        }
        EntityKind::Place => super::is_country(name),
    }
}

/// A given name, or one that no dictionary has, then what a surname can be.
fn is_person(words: &[Word]) -> bool {
    let capitals: Vec<&Word> = words.iter().filter(|word| word.is_capital()).collect();
    let [first, middle @ .., last] = capitals.as_slice() else { return false };
    let is_called = |word: &Word| word.is(GIVEN | NAME_OF_MAN | NAME_OF_WOMAN);
    let is_strange = |word: &Word| {
        !lexicon::is_english_word(&word.term) && word.classes == 0 && !COUNTRY_OF.contains_key(&word.term)
    };
    let never = CALENDAR | DEMONYM | NO_NAME | ABBREVIATION | OFFICE | HONORIFIC | PORTFOLIO | GENERAL;
    let is_wrong = |word: &&&Word| {
        word.shape == Shape::Caps
            || word.term.contains(|c: char| c.is_ascii_digit())
            || word.is(never) && !is_called(word)
    };
    let is_middle = |word: &&&Word| word.shape == Shape::Initial || is_called(word) || is_strange(word);
    // "Taoiseach Leo Velgar": a title that no list has.
    let is_titled = !is_called(first) && middle.first().is_some_and(|word| is_called(word));
    (2..=LONGEST_PERSON).contains(&words.len())
        && words.iter().all(|word| word.is_capital() || word.is(PARTICLE))
        && !capitals.iter().any(|word| is_wrong(&word))
        && (is_called(first) || is_strange(first) && is_strange(last))
        && first.shape != Shape::Initial
        && !last.is(if is_called(first) { BODY } else { BODY | PLACE_LAST })
        && middle.iter().all(|word| is_middle(&word))
        && !is_titled
}

/// Two words or more of which one is its own, or an abbreviation; no headline that begins with somebody's name, and nobody's
/// staff, which is called by whoever has it.
fn is_body(words: &[Word]) -> bool {
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    if words.len() == 1 {
        return first.shape == Shape::Caps && (2..=6).contains(&first.term.chars().count());
    }
    let is_own = |word: &Word| {
        !word.is(BODY | BODY_FIRST | GENERAL | PORTFOLIO | OFFICE | PLACE_LAST) && !is_stop_word(&word.term)
    };
    let is_law = matches!(last.term.as_str(), "act" | "bill" | "law" | "day") || is_gathering(last);
    words.iter().any(is_own)
        && !words.iter().any(|word| word.possessive || word.is(CALENDAR))
        && !first.is(GIVEN | NAME_OF_MAN | NAME_OF_WOMAN)
        && !is_law
        && last.is_capital()
}

/// "Convention" is as often a gathering as what it agrees on.
fn is_gathering(word: &Word) -> bool {
    matches!(word.term.as_str(), "convention" | "conference" | "summit")
}

/// Whether words are a role at a glance: short, nobody's in particular, and headed by an office or an occupation.
pub fn is_plain_role(role: &str) -> bool {
    let words = words(role);
    let small = ["of", "for", "at", "to", "in", "from", "and", "with"];
    let end = words.iter().position(|word| small.contains(&word.term.as_str())).unwrap_or(words.len());
    let is_whose =
        |word: &Word| matches!(word.term.as_str(), "her" | "his" | "their" | "my" | "our" | "its" | "your");
    (1..=LONGEST_ROLE).contains(&words.len())
        && !words.iter().any(is_whose)
        && end
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|head| head.is(OFFICE) || lexicon::is_occupation(&head.term))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_name_is_what_it_is_taken_for() {
        for (name, kind, expected) in [
            ("Anna Velgar", EntityKind::Person, true),
            ("Anna R. Velgar", EntityKind::Person, true),
            ("Hedda van Tornvall", EntityKind::Person, true),
            ("Sobhi Tornvall-Hesk", EntityKind::Person, true),
            ("Anna Harbour", EntityKind::Person, true),
            ("Velgar", EntityKind::Person, false),
            ("Anna Velgar Blasts Critics", EntityKind::Person, false),
            ("Celebrities Anna Velgar", EntityKind::Person, false),
            ("Tanaiste Anna Velgar", EntityKind::Person, false),
            ("Southern Velgaria", EntityKind::Person, false),
            ("Velgar ISO", EntityKind::Person, false),
            ("Baby Boomers", EntityKind::Person, false),
            ("Kelmar Water Board", EntityKind::Organisation, true),
            ("KWB", EntityKind::Organisation, true),
            ("Health Ministry", EntityKind::Organisation, false),
            ("County Council", EntityKind::Organisation, false),
            ("Anna Velgar Reassures House", EntityKind::Organisation, false),
            ("Anna Velgar’s campaign", EntityKind::Organisation, false),
            ("Clean Water Act", EntityKind::Organisation, false),
            ("Kelmar", EntityKind::Place, false),
            ("Norway", EntityKind::Place, true),
            ("Kelmar Accords", EntityKind::Agreement, true),
            ("Kelmar National Convention", EntityKind::Agreement, false),
        ] {
            assert_eq!(is_plain(name, kind), expected, "{name}");
        }
    }

    #[test]
    fn a_plain_role_is_an_office_and_nobody_s_in_particular() {
        for (role, expected) in [
            ("President", true),
            ("former governor of Kelmar", true),
            ("delegate leader over her rival", false),
            ("runs the lobbying arm", false),
            ("most zealous advocate for cutting the wages of all who work", false),
        ] {
            assert_eq!(is_plain_role(role), expected, "{role}");
        }
    }
}
