//! What makes a run of capitals a body: its head word, initials in brackets, an owner; also ministries and armies in
//! small letters, which a state owns.

use super::claim::{BELIEVED, CERTAIN, Claim, LONGEST_NAME};
use super::rules::View;
use super::words::{Gap, Shape, Word};
use crate::english::cue::{self, Form, Kind};
use crate::english::lexicon::{
    self, ABBREVIATION, AGREEMENT, BODY, BODY_FIRST, CALENDAR, COUNTRY_OF, DEMONYM, DETERMINER, DIRECTION,
    GENERAL, GIVEN, HONORIFIC, NO_NAME, OFFICE, OPENER, PLACE_LAST, PORTFOLIO,
};
use corpus::text::part;
use corpus::{EntityKind, Span};

impl View<'_> {
    /// "Organization for Security and Co-operation in Europe (OSCE)": a name whose initials follow in brackets.
    pub(super) fn bracketed(&self, from: usize, run_end: usize) -> Option<(Claim, usize)> {
        let limit = (run_end + LONGEST_NAME).min(self.words.len());
        let mut end = run_end;
        while end < limit
            && matches!(self.words[end].gap, Gap::Space | Gap::Hyphen)
            && !self.words[end - 1].possessive
        {
            let word = &self.words[end];
            let fits = word.is_capital()
                || matches!(
                    word.term.as_str(),
                    "of" | "for"
                        | "the"
                        | "and"
                        | "in"
                        | "on"
                        | "de"
                        | "del"
                        | "la"
                        | "des"
                        | "et"
                        | "y"
                        | "und"
                        | "fur"
                        | "operation"
                );
            if !fits {
                break;
            }
            end += 1;
        }
        let short = self.word(end).filter(|word| word.gap == Gap::Bracket && word.shape == Shape::Caps)?;
        if end - from < 2 || !part(self.text, short.end..).starts_with(')') {
            return None;
        }
        let name = &self.words[from..end];
        let first =
            (0..name.len()).find(|&at| name[at].is_capital() && are_initials(&short.term, &name[at..]))?;
        // What stands before in the same run belongs to the name too, unless it is a title or an adjective of a state.
        let first =
            if first > 0 && name[..first].iter().all(|word| word.is(DEMONYM | GENERAL)) { 0 } else { first };
        let from = from + first;
        let kind = match () {
            () if self.words[from..end].iter().any(|word| word.is(AGREEMENT) && word.is_capital()) => {
                EntityKind::Agreement
            }
            () if self.words[from..end].iter().any(|word| word.is(BODY | BODY_FIRST)) => {
                EntityKind::Organisation
            }
            () if self.words[from..end].iter().any(|word| word.is(PLACE_LAST)) => EntityKind::Place,
            () => EntityKind::Organisation,
        };
        let mut claim = self.claim(from, end, kind, CERTAIN + 1);
        claim.short = Some(part(self.text, short.start..short.end).to_owned());
        Some((claim, end + 1))
    }

    /// A body by its head word.
    pub(super) fn body(&self, from: usize, end: usize) -> Option<(Claim, usize)> {
        let last = (from..end).rev().find(|&at| self.is(at, BODY));
        let goes_on = |at: usize| {
            self.next(at).is_some_and(|word| matches!(word.term.as_str(), "of" | "for"))
                && !self.words[at - 1].possessive
        };
        let is_group = self.group_before(from).is_some();
        if let Some(head) = last.filter(|&head| head > from || goes_on(head + 1) || is_group) {
            let (stop, extended) =
                if head + 1 == end { self.extension(end, head > from) } else { (head + 1, false) };
            if !extended
                && (head == from && !is_group
                    || (from..stop)
                        .filter(|&at| at != head)
                        .map(|at| &self.words[at])
                        .any(|word| word.is(CALENDAR | ABBREVIATION) && word.shape == Shape::Capital))
            {
                return None;
            }
            // "the French Parliament" yes, "Two Parties" no.
            if head > from
                && (from..head)
                    .all(|at| self.is(at, OPENER | NO_NAME) && !self.is(at, PORTFOLIO | GENERAL | DIRECTION))
            {
                return None;
            }
            let mut claim = self.claim(from, stop, EntityKind::Organisation, 3);
            let is_general = (from..stop).all(|at| {
                let word = &self.words[at];
                !word.is_capital()
                    || word.is(PORTFOLIO | GENERAL | BODY | DEMONYM)
                    || COUNTRY_OF.contains_key(&word.term)
            });
            if let Some(group) = self.group_before(from) {
                claim.span = Span::new(group, claim.span.end as usize);
                claim.span.of(self.text).clone_into(&mut claim.name);
            } else if let Some(medium) = self.medium_before(from) {
                claim.span = Span::new(medium, claim.span.end as usize);
                claim.span.of(self.text).clone_into(&mut claim.name);
            } else if is_general {
                claim.owner = Some(self.owner(from, stop));
            } else if let Some(first) = self.coordinated(from, head) {
                claim.span = Span::new(first, claim.span.end as usize);
                claim.span.of(self.text).clone_into(&mut claim.name);
            }
            return Some((claim, stop));
        }
        let first = (from..end).find(|&at| !self.is(at, DEMONYM)).unwrap_or(end);
        if self.is(first, BODY_FIRST) && end - first >= 2 {
            return Some((self.claim(first, end, EntityKind::Organisation, 3), end));
        }
        None
    }

    /// "the Delimitation and Demarcation Commission": where the first of two abstract words before a head begins.
    pub(super) fn coordinated(&self, from: usize, head: usize) -> Option<usize> {
        const ABSTRACT: &[&str] =
            &["ation", "ition", "ction", "ment", "ity", "ing", "ance", "ence", "ness", "culture", "try"];
        let is_abstract = |word: &Word| {
            word.shape == Shape::Capital
                && (word.is(PORTFOLIO) || ABSTRACT.iter().any(|ending| word.term.ends_with(ending)))
        };
        let before = from.checked_sub(3).and_then(|at| self.words.get(at..from));
        let Some([determiner, first, and]) = before else { return None };
        let joins = [first, and, &self.words[from]].into_iter().all(|word| word.gap == Gap::Space);
        let fits = joins
            && and.term == "and"
            && head == from + 1
            && (determiner.is(DETERMINER) || determiner.possessive)
            && is_abstract(first)
            && is_abstract(&self.words[from]);
        fits.then_some(first.start)
    }

    /// How far "of ...", "for ... and ..." carries a body's name on from `end`, and whether it does.
    pub(super) fn extension(&self, mut end: usize, is_named: bool) -> (usize, bool) {
        let start = end;
        while end - start < LONGEST_NAME && !self.words[end - 1].possessive {
            let Some(link) = self.next(end) else { break };
            let link_term = link.term.as_str();
            let mut first = end + 1;
            if self.next(first).is_some_and(|word| word.term == "the" && !word.is_capital()) {
                first += 1;
            }
            let Some(next) = self.next(first).filter(|word| word.is_capital() && !word.is(CALENDAR)) else {
                break;
            };
            let is_place = COUNTRY_OF.contains_key(&next.term) && !next.is(DEMONYM);
            let fits = match link_term {
                "of" | "for" => true,
                "and" => {
                    end > start
                        && !is_place
                        && (next.is(PORTFOLIO) || !next.is(GIVEN) && self.is_listed(first))
                }
                _ => false,
            };
            if !fits {
                break;
            }
            let before = end;
            end = self.run_end(first);
            // "COP Bureau of the Eastern European Group": two bodies, the second with a name of its own.
            let has_own_name =
                end - first > 1 && self.is(end - 1, BODY) && (first..end - 1).all(|at| !self.is(at, BODY));
            let is_head = self.is(first, BODY)
                && self.next(end).is_some_and(|word| matches!(word.term.as_str(), "of" | "for"));
            if link_term == "of" && is_named && (has_own_name || is_head) {
                return (before, before > start);
            }
            // A title or a person does not belong to the body.
            if let Some(at) = (first..end).find(|&at| self.is(at, OFFICE | HONORIFIC) && at > first) {
                return (at, true);
            }
        }
        (end, end > start)
    }

    /// Whether the word goes on a list inside a name: nothing says that it begins a new one.
    pub(super) fn is_listed(&self, at: usize) -> bool {
        self.is_common(&self.words[at]) || lexicon::is_english_word(&self.words[at].term)
    }

    /// Whose a general body is: "Armenian Foreign Ministry", "Ministry of Defence of Azerbaijan", "Azerbaijan’s".
    pub(super) fn owner(&self, from: usize, stop: usize) -> String {
        let inside = (from..stop).find_map(|at| self.country(at));
        if let Some(country) = inside {
            return country;
        }
        let before = self.before(from).filter(|word| word.possessive && self.words[from].gap == Gap::Space);
        match before {
            Some(word) if word.is_capital() => {
                let start = self.owner_start(from - 1);
                let name = part(self.text, self.words[start].start..word.end);
                COUNTRY_OF.get(&word.term).map_or_else(|| name.to_owned(), |country| (*country).to_owned())
            }
            _ => String::new(),
        }
    }

    pub(super) fn country(&self, at: usize) -> Option<String> {
        let word = self.word(at)?;
        let named = COUNTRY_OF.get(&word.term).or_else(|| {
            // "South Korean"
            let next = self.word(at + 1)?;
            COUNTRY_OF.get(&format!("{} {}", word.term, next.term))
        });
        named.filter(|_| word.is_capital()).map(|country| (*country).to_owned())
    }

    /// "the Front", "the Commission": a head word alone stands for a body that the page has named before, if for any.
    pub(super) fn head_alone(&self, from: usize, end: usize, found: &mut Vec<Claim>) {
        let word = &self.words[from];
        let is_the = self.before(from).is_some_and(|before| before.term == "the") && word.gap == Gap::Space;
        if is_the && end - from == 1 && word.is(BODY) && word.shape == Shape::Capital {
            found.push(self.claim(from, end, EntityKind::Organisation, 0));
        }
    }

    /// "Coastal Fishers’ League", "People’s Party": a group of people owns its body; the first byte of the name.
    pub(super) fn group_before(&self, from: usize) -> Option<usize> {
        let before = self.before(from)?;
        let is_plural = part(self.text, before.end..).starts_with(['’', '\'']) && before.term.ends_with('s');
        let is_group = before.possessive
            && before.shape == Shape::Capital
            && self.words[from].gap == Gap::Space
            && !before.is(GIVEN | DEMONYM | OFFICE | BODY | GENERAL | PLACE_LAST)
            && !COUNTRY_OF.contains_key(&before.term)
            && (is_plural && !part(self.text, before.end..).starts_with("’s")
                || lexicon::is_english_word(&before.term));
        is_group.then(|| {
            let start = self.owner_start(from - 1);
            let start = self.without_openers(start, from);
            self.words[start.min(from - 1)].start
        })
    }

    /// "RFE/RL’s Armenian Service": a medium in capitals owns its service; the first byte of its name.
    pub(super) fn medium_before(&self, from: usize) -> Option<usize> {
        let before = self.before(from)?;
        let owns = before.possessive && before.shape == Shape::Caps && !COUNTRY_OF.contains_key(&before.term);
        owns.then(|| self.words[self.owner_start(from - 1)].start)
    }

    /// "Azerbaijan’s defense ministry", "the agriculture ministry", "the Russian peacekeeping contingent": a body in
    /// small letters, if it is a ministry or a state's.
    pub(super) fn small_body(&self, at: usize) -> Option<(Claim, usize)> {
        let first = self.word(at)?;
        let is_owned = first.is(DEMONYM) && first.is_capital();
        let is_about = |at: usize| {
            self.next(at).is_some_and(|word| {
                !word.is_capital()
                    && (word.is(PORTFOLIO)
                        || matches!(
                            word.term.as_str(),
                            "peacekeeping" | "armed" | "supreme" | "constitutional" | "central" | "national"
                        ))
            })
        };
        if !is_owned && (first.is_capital() || !first.is(PORTFOLIO)) {
            return None;
        }
        let mut end = at + 1;
        while end - at < 5 && is_about(end) {
            end += 1;
        }
        let head = self.next(end).filter(|word| !word.is_capital())?;
        let before = self.before(at).filter(|_| first.gap == Gap::Space);
        let owner = match before {
            _ if is_owned => self.country(at).unwrap_or_default(),
            Some(before) if before.possessive && before.is_capital() => self.owner(at, at + 1),
            _ => String::new(),
        };
        let is_body = match head.term.as_str() {
            "ministry" => !is_owned || end - at > 1,
            "parliament" | "army" | "navy" | "contingent" | "senate" | "court" => {
                is_owned && (end - at > 1 || head.term != "court")
            }
            _ => false,
        };
        if !is_body {
            return None;
        }
        let mut claim = self.claim(at, end + 1, EntityKind::Organisation, 3);
        claim.owner = Some(owner);
        Some((claim, end + 1))
    }

    /// "told The Lantern", "`HarbourPost` reported": what speaks or is spoken to and looks like a medium, by an article
    /// with a capital inside the sentence or a capital inside the word. "As reported by Western Planet" is one if another
    /// place says so, too.
    pub(super) fn medium(&self, from: usize, end: usize, found: &mut Vec<Claim>) {
        const NEVER: lexicon::Classes = OFFICE | HONORIFIC | PLACE_LAST | PORTFOLIO | GIVEN;
        let name = &self.words[from..end];
        let last = &name[name.len() - 1];
        let is_head = name.len() == 1 && last.is(BODY);
        if name.len() > 3 || is_head || last.is(DEMONYM | NO_NAME) || name.iter().any(|word| word.is(NEVER)) {
            return;
        }
        let has_article = name[0].gap == Gap::Space
            && self
                .before(from)
                .is_some_and(|before| before.term == "the" && before.is_capital() && !before.opens);
        let is_compound = name.len() == 1 && has_inner_capital(self.span(from, end).of(self.text));
        let start = from - usize::from(has_article);
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.words[at].term.as_str());
        let is_cited = matches!((before(2), before(1)), ("according", "to") | ("reported", "by"));
        let speaks = !last.possessive
            && self.next(end).is_some_and(|next| {
                let is_verb = |cue: cue::Cue| !cue.noun || cue.form == Form::Past;
                let says = |cue| is_verb(cue) && matches!(cue.kind, Kind::Say | Kind::Tell);
                !next.is_capital() && cue::of(&next.term).is_some_and(says)
            });
        let weight = match (has_article || is_compound, name.len() > 1) {
            (true, _) if is_cited || speaks || before(1) == "told" => BELIEVED,
            (false, true) if is_cited => 1,
            _ => return,
        };
        // "The Lantern" is called so, "the Coastal Lantern" by its last two words.
        let first = if name.len() == 1 { start } else { from };
        found.push(self.claim(first, end, EntityKind::Organisation, weight));
    }

    /// Three or more capitals: believed when they recur, or when what follows is a meeting or a member of it.
    pub(super) fn abbreviation(&self, from: usize, end: usize, found: &mut Vec<Claim>) {
        let word = &self.words[from];
        let letters = word.term.chars().count();
        let is_bare =
            end - from == 1 && word.shape == Shape::Caps && word.term.chars().all(char::is_alphabetic);
        if !is_bare || !(3..=6).contains(&letters) || word.is(ABBREVIATION | BODY | NO_NAME | DEMONYM) {
            return;
        }
        let neighbours = [self.before(from), self.word(end)];
        if neighbours.into_iter().flatten().any(|word| word.shape == Shape::Caps) {
            return;
        }
        let next = self.next(end).map_or("", |word| word.term.as_str());
        let meets = matches!(
            next,
            "summit"
                | "gathering"
                | "bloc"
                | "members"
                | "member"
                | "mission"
                | "group"
                | "countries"
                | "states"
        );
        found.push(self.claim(from, end, EntityKind::Organisation, if meets { 2 } else { 1 }));
    }
}

/// "`HarbourPost`": a capital behind a small letter, but "`McVelgar`", "`DeVelgar`".
fn has_inner_capital(word: &str) -> bool {
    const OF_PERSONS: &[&str] =
        &["Mc", "Mac", "De", "Di", "Du", "Da", "La", "Le", "Van", "Von", "Fitz", "Ben", "El", "Al"];
    let inner = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
    inner.is_some_and(|((at, c), _)| !OF_PERSONS.contains(&part(word, ..at + c.len_utf8())))
}

/// Whether the letters of `short` stand at the beginning of the words in their order, the first at the first.
fn are_initials(short: &str, words: &[Word]) -> bool {
    let mut letters = short.chars().peekable();
    for (at, word) in words.iter().enumerate() {
        if word.term.chars().next() == letters.peek().copied() {
            letters.next();
        } else if at == 0 {
            return false;
        }
    }
    letters.peek().is_none()
}
