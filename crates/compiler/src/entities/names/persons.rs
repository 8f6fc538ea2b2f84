//! What makes a run of capitals a person: a title, an office in apposition, speech, a given name; and the office as
//! printed.
//!
//! It does not know who a surname alone means; `registry` does.

use super::claim::{BELIEVED, CERTAIN, Claim, Title};
use super::rules::View;
use super::words::{Gap, Shape, Word};
use crate::english::lexicon::{
    self, ABBREVIATION, ACTION, AGREEMENT, BODY, BODY_FIRST, CALENDAR, COUNTRY_OF, Classes, DEMONYM,
    DETERMINER, DIRECTION, ENDS_ROLE, GENERAL, GIVEN, HONORIFIC, KIN, MONTH, NAME_OF_MAN, NAME_OF_WOMAN,
    NO_NAME, OFFICE, OFFICE_ADJECTIVE, OPENER, PARTICLE, PLACE_FIRST, PLACE_LAST, PORTFOLIO, PRONOUN,
    SMALL_OF, SPEECH,
};
use corpus::EntityKind;
use corpus::stop::is_stop_word;
use corpus::text::part;

/// What else a surname may be: "Gerard Dean", "Rosa English". Alone it is one only behind a title or where it speaks.
pub(super) const ALSO_SURNAME: Classes = OFFICE | DEMONYM | DIRECTION;

/// The most words of an office in apposition.
const LONGEST_ROLE: usize = 12;

impl View<'_> {
    /// The office that stands before the name, inside the run or small before it, and where the name begins.
    pub(super) fn title(&self, from: usize, end: usize) -> (Option<Title>, usize) {
        let inside = (from..end).rev().find(|&at| {
            (self.is(at, OFFICE | HONORIFIC) || self.is_office_in_run(from, at, end))
                && !(at == from && self.words[at].is(GIVEN) && end - from > 1)
                && !(at + 1 == end && self.is(at, OFFICE) && bears_any_surname(&self.words[from..at]))
        });
        if let Some(at) = inside {
            let all_general =
                (at + 1..end).all(|at| self.is(at, OFFICE | PORTFOLIO | BODY | GENERAL | PLACE_LAST));
            if at + 1 < end && all_general {
                return (None, from);
            }
            let is_honorific = self.is(at, HONORIFIC) && !self.is(at, OFFICE);
            let start = self.office_start(from, at);
            return (Some(Title { from: start, to: at + 1, is_honorific }), at + 1);
        }
        // "Minister of Foreign Affairs Ararat Mirzoyan", "President of Azerbaijan Ilham Aliyev"
        if let Some(office) = self.office_of(from) {
            let held = (from..end)
                .take_while(|&at| {
                    self.is(at, PORTFOLIO | BODY | GENERAL | DEMONYM)
                        || COUNTRY_OF.contains_key(&self.words[at].term)
                })
                .count();
            if held > 0 && from + held < end {
                let start = self.office_start(office, office);
                return (Some(Title { from: start, to: from + held, is_honorific: false }), from + held);
            }
        }
        let Some(before) = self.before(from) else { return (None, from) };
        let is_many = (from..end).filter(|&at| self.words[at].is_capital()).count() > 1;
        let is_title = !before.is_capital()
            && !before.possessive
            && (before.is(OFFICE | HONORIFIC) || is_many && lexicon::is_occupation(&before.term))
            && self.words[from].gap == Gap::Space;
        if !is_title {
            return (None, from);
        }
        let start = self.office_start(from - 1, from - 1);
        (
            Some(Title { from: start, to: from, is_honorific: before.is(HONORIFIC) && !before.is(OFFICE) }),
            from,
        )
    }

    /// "County Surveyor Anna Velgar": an occupation with a capital, before a given name.
    fn is_office_in_run(&self, from: usize, at: usize, end: usize) -> bool {
        at > from
            && at + 2 < end
            && self.is(at + 1, GIVEN)
            && !self.is(at, GIVEN | NAME_OF_MAN | NAME_OF_WOMAN)
            && !self.is(at - 1, GIVEN | NAME_OF_MAN | NAME_OF_WOMAN)
            && lexicon::is_occupation(&self.words[at].term)
    }

    /// "captain van Dijk": where the small words before a surname begin, if an office stands before them.
    pub(super) fn titled_particle(&self, from: usize) -> Option<usize> {
        let mut first = from;
        while first > 0
            && from - first < 3
            && self.words[first].gap == Gap::Space
            && self.words[first - 1].is(PARTICLE)
            && !self.words[first - 1].is_capital()
            && !self.is(first - 1, SMALL_OF)
            && !is_stop_word(&self.words[first - 1].term)
        {
            first -= 1;
        }
        let is_titled = first < from && self.words[first].gap == Gap::Space;
        (is_titled && self.before(first).is_some_and(|word| word.is(OFFICE | HONORIFIC))).then_some(first)
    }

    /// The office whose "of ..." or "of ... and ..." the run at `from` goes on.
    pub(super) fn office_of(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at > 0 && from - at < 8 && self.words[at].gap == Gap::Space {
            at -= 1;
            let word = &self.words[at];
            match word.term.as_str() {
                "of" | "for" if at > 0 && self.is(at - 1, OFFICE) && word.gap == Gap::Space => {
                    return Some(at - 1);
                }
                "of" | "for" | "and" | "the" => {}
                _ if word.is_capital() && word.is(PORTFOLIO) => {}
                _ => return None,
            }
        }
        None
    }

    /// Where the words of an office begin whose head stands at `head` and of which `from` is known.
    pub(super) fn office_start(&self, from: usize, head: usize) -> usize {
        let mut start = from.min(head);
        for _ in 0..4 {
            let Some(before) = self.before(start) else { break };
            let word = &self.words[start];
            let belongs = word.joins()
                && !before.possessive
                && !before.is(SPEECH | CALENDAR | DETERMINER)
                && (before.is(OFFICE_ADJECTIVE | PORTFOLIO | DEMONYM | OFFICE | BODY)
                    || before.is_capital()
                        && (!before.opens || before.shape == Shape::Caps)
                        && !is_stop_word(&before.term));
            if !belongs || is_stop_word(&before.term) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Claims `from..end` as a person as far as the words around it allow.
    pub(super) fn person(
        &self,
        from: usize,
        end: usize,
        title: Option<Title>,
        found: &mut Vec<Claim>,
    ) -> bool {
        let name = &self.words[from..end];
        let length = name.iter().filter(|word| word.is_capital()).count();
        if length == 0 || length > 5 {
            return false;
        }
        let strong = title.is_some();
        let is_month = name.len() > 1 && self.is_month_surname(from, end - 1)
            || name.len() == 1 && title.is_some_and(|title| title.is_honorific && name[0].is(MONTH));
        let judged = if is_month { &name[..name.len() - 1] } else { name };
        if !(judged.is_empty() || Self::can_be_person(judged, strong)) {
            return false;
        }
        let is_thing = self
            .before(from)
            .is_some_and(|word| matches!(word.term.as_str(), "the" | "a" | "an" | "its" | "their" | "our"))
            && self.words[from].gap == Gap::Space;
        if is_thing && !strong {
            return false;
        }
        let said = self.said_beside(from, title);
        let mut role = title.filter(|title| !title.is_honorific).map(|title| self.role(title.from, title.to));
        let mut weight = if strong { CERTAIN } else { 0 };
        if length > 1 {
            if let Some(office) = self.office_before_comma(from) {
                weight += CERTAIN;
                role.get_or_insert(office);
            }
            if !name[name.len() - 1].possessive
                && let Some(office) = self.office_after_comma(end)
            {
                weight += CERTAIN;
                if !office.is_empty() {
                    role.get_or_insert(office);
                }
            }
            weight += self.person_context_weight(from, end) + self.out_of_vocabulary(from, end);
            // "Mark Stone" may be a thing, "Matt Stone" is nobody else.
            let first = &name[0];
            let is_called = first.is(NAME_OF_MAN | NAME_OF_WOMAN) && !lexicon::is_english_word(&first.term);
            if weight < CERTAIN
                && !is_called
                && name.iter().any(|word| word.is_capital() && !word.is(GIVEN) && self.is_common(word))
            {
                weight -= 2;
            }
        } else if !strong {
            // A lone word: a surname, if a person bears it.
            let is_free = name.len() == 1 && !name[0].opens | (self.person_context_weight(from, end) > 1);
            if is_free && !name[0].is(BODY | PLACE_LAST | PORTFOLIO | GENERAL) {
                let weight = i32::from(self.person_context_weight(from, end) > 1);
                found.push(self.claim(from, end, EntityKind::Person, weight));
            }
            return false;
        } else if COUNTRY_OF.contains_key(&name[0].term) || name.len() == 1 && name[0].shape == Shape::Initial
        {
            return false;
        } else if title.is_some_and(|title| !self.words[title.to - 1].is_capital()) {
            weight = BELIEVED;
        }
        if weight < 0 {
            // "Art Velgar": a name that only its surname, alone somewhere, can bear out.
            let is_possible = length == name.len()
                && name.last().is_some_and(|word| !lexicon::is_english_word(&word.term) && !word.opens);
            if !is_possible {
                return false;
            }
            weight = 0;
        }
        let mut claim = self.claim(from, end, EntityKind::Person, weight);
        claim.role = role.filter(|role| !role.is_empty());
        claim.said = said;
        found.push(claim);
        true
    }

    /// What stands right before a name and says who bears it: the title, or "his wife," before it.
    fn said_beside(&self, from: usize, title: Option<Title>) -> Vec<String> {
        let titled = title.into_iter().flat_map(|title| &self.words[title.from..title.to]);
        let kin = self.before(from).filter(|word| {
            word.is(KIN) && matches!(self.words[from].gap, Gap::Space | Gap::Comma) && !word.possessive
        });
        titled.chain(kin).map(|word| word.term.clone()).collect()
    }

    pub(super) fn can_be_person(name: &[Word], strong: bool) -> bool {
        let never = CALENDAR | DEMONYM | NO_NAME | ABBREVIATION | OFFICE;
        let seldom = BODY
            | BODY_FIRST
            | PLACE_LAST
            | PLACE_FIRST
            | DIRECTION
            | PORTFOLIO
            | GENERAL
            | AGREEMENT
            | OPENER;
        let is_wrong = |word: &Word| {
            word.is_capital()
                && !word.is(GIVEN)
                && (word.is(never) && word.shape != Shape::Initial || !strong && word.is(seldom))
        };
        // "Tom Ridge"
        let name = match name {
            [first, last] if first.is(GIVEN) && last.is(PLACE_LAST) && !last.is(BODY) => &name[..1],
            [given @ .., last] if last.is(ALSO_SURNAME) && bears_any_surname(given) => given,
            _ => name,
        };
        let has_full_word = name.iter().any(|word| word.is_capital() && word.shape != Shape::Initial);
        let shouts = name.iter().all(|word| word.shape == Shape::Caps);
        let ends_as_body = name.len() > 1
            && name.last().is_some_and(|word| word.is(BODY | PLACE_LAST))
            && !name[0].is(GIVEN);
        // "RJR Dunmore": a body.
        let is_short = !strong
            && name.len() > 1
            && name[0].shape == Shape::Caps
            && name[0].term.chars().count() > 2
            && name.iter().any(|word| word.shape == Shape::Capital);
        // "He left Washington D.C. He": the next sentence.
        let runs_on = name.last().is_some_and(|word| {
            word.shape != Shape::Initial && word.is(PRONOUN | DETERMINER) || word.term == "and"
        });
        let has_digit = name.iter().any(|word| word.term.contains(|c: char| c.is_ascii_digit()));
        let has_space = name.len() < 2 || name[1..].iter().any(|word| word.gap == Gap::Space);
        has_full_word
            && has_space
            && !has_digit
            && !runs_on
            && !is_short
            && !ends_as_body
            && !name.iter().any(is_wrong)
            && !(strong && name.len() == 1 && name[0].is(seldom))
            && (!shouts || strong)
            && !name.iter().any(|word| COUNTRY_OF.contains_key(&word.term) && !word.is(GIVEN) && !strong)
    }

    /// What people do and are in reports: the weight of all weak signs of a person on and around the name.
    pub(super) fn person_context_weight(&self, from: usize, end: usize) -> i32 {
        let near = Near::new(self, from, end);
        SIGNS.iter().filter(|sign| (sign.stands)(&near)).map(|sign| sign.weight).sum()
    }

    /// Two or three words that no dictionary has, capitalised where nothing but a name is: most are persons.
    pub(super) fn out_of_vocabulary(&self, from: usize, end: usize) -> i32 {
        let name = &self.words[from..end];
        let is_quoted = name[0].gap == Gap::Quote;
        let is_strange = |word: &Word| word.is(GIVEN) || !lexicon::is_english_word(&word.term);
        let capitals = name.iter().filter(|word| word.is_capital());
        let (all, strange) =
            capitals.fold((0, 0), |(all, strange), word| (all + 1, strange + i32::from(is_strange(word))));
        let begins_right = !name[0].opens || is_strange(&name[0]);
        let is_plain = !is_quoted && (2..=3).contains(&all) && strange > 0 && begins_right;
        let is_place = self.place_before(from) > 0 || self.place_after(end, &name[name.len() - 1]) > 0;
        match (is_plain, is_place) {
            (true, false) if all == strange => 2,
            (true, _) => 1,
            _ => 0,
        }
    }

    /// "Tasvan’s chief negotiator, NAME": the office before a comma.
    pub(super) fn office_before_comma(&self, from: usize) -> Option<String> {
        if self.words[from].gap != Gap::Comma {
            return None;
        }
        let mut start = from;
        let mut office = None;
        while start > 0 && from - start < LONGEST_ROLE {
            let word = &self.words[start - 1];
            if word.is(DETERMINER) && office.is_some() {
                break;
            }
            if word.is(SPEECH | CALENDAR) && !word.is_capital()
                || word.is(ENDS_ROLE) && !matches!(word.term.as_str(), "by" | "to" | "with")
            {
                break;
            }
            if word.possessive && office.is_none() {
                return None;
            }
            if self.is_office(start - 1) {
                office = Some(start - 1);
            }
            start -= 1;
            let gap = self.words[start].gap;
            if word.possessive {
                if gap == Gap::Space {
                    start = self.owner_start(start);
                }
                break;
            }
            if !matches!(gap, Gap::Space | Gap::Hyphen) {
                break;
            }
        }
        let head = office?;
        // The office is the head of what stands before the comma: nothing follows it, or what it is of.
        let after = self.words.get(head + 1).filter(|_| head + 1 < from);
        let is_head = after.is_none_or(|word| {
            matches!(word.term.as_str(), "of" | "for" | "at" | "in" | "to" | "on")
                || word.is(OFFICE | OFFICE_ADJECTIVE)
        });
        let mut first = start;
        while first < head
            && (is_stop_word(&self.words[first].term) && !self.words[first].is(OFFICE_ADJECTIVE))
        {
            first += 1;
        }
        is_head.then(|| self.role(first, from))
    }

    /// From the possessive word at `at` back to where its owner's name begins.
    pub(super) fn owner_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && at - start < 4 {
            let before = &self.words[start - 1];
            let word = &self.words[start];
            if !word.joins()
                || !before.is_capital()
                || before.is(DETERMINER | CALENDAR)
                || is_stop_word(&before.term)
            {
                break;
            }
            start -= 1;
        }
        start
    }

    /// "NAME, the Kelmar water minister": the office after a comma; empty for "a mother of three".
    pub(super) fn office_after_comma(&self, end: usize) -> Option<String> {
        let first = self.word(end).filter(|word| matches!(word.gap, Gap::Comma | Gap::Bracket))?;
        let mut from = end;
        if first.term == "who" {
            let verb = self.word(end + 1)?;
            if !matches!(
                verb.term.as_str(),
                "heads" | "leads" | "chairs" | "runs" | "headed" | "led" | "chaired" | "directs"
            ) {
                return None;
            }
            from = end + 1;
        } else if first.is(DETERMINER) {
            from = end + 1;
        }
        let mut to = from;
        let mut office = first.term == "who";
        let mut is_kin = false;
        while let Some(word) = self.word(to) {
            let goes_on = to == from || matches!(word.gap, Gap::Space | Gap::Hyphen);
            if !goes_on
                || to - from >= LONGEST_ROLE
                || to > from
                    && word.is(ENDS_ROLE)
                    && !word.is_capital()
                    && !(office && word.term == "to")
                    && !(word.term == "and" && self.next(to + 1).is_some_and(Word::is_capital))
            {
                break;
            }
            if word.is(SPEECH) && !word.is_capital() && !word.is(OFFICE) {
                break;
            }
            // "X, received today the envoy of": the office is somebody else's.
            if !office && to > from && word.is(DETERMINER) {
                return None;
            }
            if !office && !word.possessive && self.is_office(to) {
                office = true;
            }
            is_kin |= word.is(KIN);
            to += 1;
        }
        if to <= from || !office {
            return (is_kin && first.is(DETERMINER)).then(String::new);
        }
        // "X, President Biden said": another person, not an apposition. "X, the minister said": a new clause.
        let stop = self.word(to);
        let closes = stop.is_none_or(|word| {
            !word.joins()
                || word.is(ENDS_ROLE)
                    && !word.is(SPEECH)
                    && !matches!(
                        word.term.as_str(),
                        "is" | "was" | "has" | "had" | "would" | "will" | "are" | "were" | "have"
                    )
        });
        let last = &self.words[to - 1];
        if !closes
            || first.is_capital()
                && last.is_capital()
                && !last.is(OFFICE | PORTFOLIO)
                && !self.words[from..to].iter().any(|word| !word.is_capital())
        {
            return None;
        }
        Some(self.role(from, to))
    }

    /// Whether the word is an office or an occupation.
    pub(super) fn is_office(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.is(OFFICE) || !word.is_capital() && word.joins() && lexicon::is_occupation(&word.term)
        })
    }

    /// The words of an office as printed, without an article.
    pub(super) fn role(&self, from: usize, to: usize) -> String {
        let mut from = from;
        while from < to && self.words[from].is(DETERMINER) {
            from += 1;
        }
        let Some((first, last)) = self.word(from).zip(to.checked_sub(1).and_then(|at| self.word(at))) else {
            return String::new();
        };
        if from >= to {
            return String::new();
        }
        let end = if last.possessive { self.words.get(to).map_or(last.end, |_| last.end) } else { last.end };
        part(self.text, first.start..end).trim().to_owned()
    }
}

/// Whether what stands before a surname is a given name and initials, which make a surname of any word.
fn bears_any_surname(before: &[Word]) -> bool {
    let given = before.iter().rev().find(|word| word.shape != Shape::Initial);
    let is_near = before.iter().rev().skip_while(|word| word.shape == Shape::Initial).count();
    given.is_some_and(|word| {
        word.is(NAME_OF_MAN | NAME_OF_WOMAN) && word.shape == Shape::Capital && !word.possessive
    }) && is_near + 2 >= before.len()
}

/// A name with what stands beside it.
struct Near<'a> {
    view: &'a View<'a>,
    name: &'a [Word],
    from: usize,
    end: usize,
    /// The word before, if nothing but a space stands between, and its capital, if it has one, says nothing.
    before: Option<&'a Word>,
    /// The word behind, if nothing but a space or a comma stands between.
    next: Option<&'a Word>,
}

impl<'a> Near<'a> {
    fn new(view: &'a View<'a>, from: usize, end: usize) -> Self {
        let name = &view.words[from..end];
        let before =
            view.before(from).filter(|word| name[0].gap == Gap::Space && (!word.is_capital() || word.opens));
        let next = view.word(end).filter(|word| matches!(word.gap, Gap::Space | Gap::Comma));
        Self { view, name, from, end, before, next }
    }

    /// Whether the word behind is of the classes, and the name does not own it.
    fn does(&self, classes: Classes) -> bool {
        let owns = self.name.last().is_some_and(|word| word.possessive);
        !owns && self.next.is_some_and(|word| word.is(classes))
    }

    fn is_behind(&self, words: &[&str]) -> bool {
        self.before.is_some_and(|before| words.contains(&before.term.as_str()))
    }

    /// The word behind a comma behind the name.
    fn aside(&self) -> Option<&'a Word> {
        self.next.filter(|word| word.gap == Gap::Comma)
    }
}

/// A weak sign that a name is a person's.
struct Sign {
    /// How much it counts: [`BELIEVED`] is enough, [`CERTAIN`] beats other kinds. Larger finds more persons, and more
    /// that are none; chosen by eye on news pages.
    weight: i32,
    /// Whether the sign stands there.
    stands: fn(&Near<'_>) -> bool,
    /// What it is, by an example with the name in brackets, for whoever reads the table, and for its test.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by whoever reads the table, and by its test"))]
    example: &'static str,
}

const SIGNS: &[Sign] = &[
    // What the name itself is.
    sign(2, "Yesterday [Anna Velgar] fell.", |near| near.name[0].is(GIVEN) && near.name[0].is_capital()),
    sign(2, "Yesterday [Delvor K. Tarn] fell.", |near| {
        near.name.iter().any(|word| word.shape == Shape::Initial)
    }),
    sign(1, "Yesterday [Joy Velgar] fell.", |near| {
        let first = &near.name[0];
        first.is(NAME_OF_MAN | NAME_OF_WOMAN) && !first.is(GIVEN) && first.is_capital() && !first.opens
    }),
    // Who answers in an interview.
    sign(2, "[Delvor Tarn]: We did not.", |near| {
        near.from == 0 && part(near.view.text, near.name[near.name.len() - 1].end..).starts_with(": ")
    }),
    // What a person does behind the name.
    sign(2, "Yesterday [Delvor Tarn] said so.", |near| {
        near.does(SPEECH) && near.next.is_some_and(|word| !word.is_capital())
    }),
    sign(1, "Yesterday [Delvor Tarn] smiled.", |near| {
        near.does(ACTION) && near.next.is_some_and(|word| word.gap == Gap::Space)
    }),
    // What is said of a person between commas: an age, a clause.
    sign(3, "Yesterday [Delvor Tarn], 54, fell.", |near| {
        let is_age = |word: &Word| part(near.view.text, word.start..word.end).parse::<u8>().is_ok();
        near.aside().is_some_and(is_age)
            && near.view.word(near.end + 1).is_some_and(|word| word.gap == Gap::Comma)
    }),
    sign(3, "Yesterday [Delvor Tarn], who fell, rose.", |near| {
        near.aside().is_some_and(|word| ["who", "whom"].contains(&word.term.as_str()))
    }),
    // What stands before a person's name; "told" and "called" may have anybody as their object.
    sign(2, "It is true, said [Delvor Tarn].", |near| {
        near.before.is_some_and(|before| before.is(SPEECH))
            && !near.is_behind(&["told", "tells", "called", "calls"])
    }),
    sign(CERTAIN, "A man named [Delvor Tarn] fell.", |near| near.is_behind(&["named"])),
    sign(2, "It fell, according to [Delvor Tarn].", |near| {
        near.is_behind(&["to"])
            && near.view.before(near.from - 1).is_some_and(|word| word.term == "according")
    }),
    sign(1, "Yesterday they met [Delvor Tarn].", |near| near.is_behind(&["told", "with", "met", "by"])),
];

const fn sign(weight: i32, example: &'static str, stands: fn(&Near<'_>) -> bool) -> Sign {
    Sign { weight, stands, example }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::names::rules::Usage;
    use crate::entities::names::words::words;

    #[test]
    fn each_sign_is_the_only_one_in_its_example() {
        for (row, sign) in SIGNS.iter().enumerate() {
            let (before, rest) = sign.example.split_once('[').expect("the example has a name in brackets");
            let (name, behind) = rest.split_once(']').expect("the example has a name in brackets");
            let text = [before, name, behind].concat();
            let words = words(&text);
            let view = View { text: &text, words: &words, usage: &Usage::new() };
            let from = words.partition_point(|word| word.start < before.len());
            let end = words.partition_point(|word| word.start < before.len() + name.len());
            let near = Near::new(&view, from, end);
            let found: Vec<usize> = (0..SIGNS.len()).filter(|&at| (SIGNS[at].stands)(&near)).collect();
            assert_eq!(found, [row], "{}", sign.example);
            assert_eq!(view.person_context_weight(from, end), sign.weight, "{}", sign.example);
        }
    }
}
