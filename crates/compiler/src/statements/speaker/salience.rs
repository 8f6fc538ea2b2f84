//! Whom the text speaks of, and so whom "she", "the minister" or "the 60-year-old" means.
//!
//! Where two could be meant, or somebody without a name was brought in, nobody is.

use super::{Clause, Gender, Line, Participants, breaks, noun_gender, plain, pronoun_gender};
use crate::english::cue::{self, Form};
use crate::english::lexicon::{self, OFFICIAL, STATE_NOUN};
use corpus::{EntityId, Span};

/// Persons whom a pronoun can mean.
#[derive(Clone, Copy, Debug, Default)]
pub struct Salience {
    /// The last person who was a subject.
    pub person: Option<EntityId>,
    /// Somebody else was named since, not as a subject.
    pub ambiguous: bool,
    /// Passages since the person was last named or meant.
    pub age: u32,
    /// The sentence that brought the person named nobody else.
    pub alone: bool,
    /// Who was meant before the person, or who contests.
    pub other: Option<EntityId>,
    /// Passages since the other was last named or meant.
    pub other_age: u32,
    /// The passage and the words that brought in the last subject, where nothing names them: "a fisherman".
    pub nameless: Option<(usize, Span)>,
}

impl Salience {
    /// Makes a person the one whom a pronoun means.
    pub fn set_antecedent(&mut self, person: EntityId, alone: bool) {
        if self.person != Some(person) {
            self.other = self.person;
            self.other_age = self.age;
            self.alone = false;
        }
        self.person = Some(person);
        self.nameless = None;
        self.ambiguous = false;
        self.age = 0;
        self.alone |= alone;
    }

    /// The same without one who cannot be meant.
    pub fn without(self, person: EntityId) -> Self {
        if self.person == Some(person) {
            Self { person: self.other, age: self.other_age, other: None, alone: false, ..self }
        } else {
            Self { other: self.other.filter(|other| *other != person), ..self }
        }
    }

    /// Nobody is meant: the text turned to somebody whom nothing names.
    pub fn clear_antecedent(&mut self) {
        *self = Self::default();
    }

    /// The text turned to somebody whom only a description brings in.
    pub fn set_nameless(&mut self, passage: usize, words: Span) {
        *self = Self { nameless: Some((passage, words)), ..Self::default() };
    }

    /// Somebody else is named beside the person.
    pub fn make_ambiguous(&mut self, other: Option<EntityId>) {
        self.ambiguous = true;
        self.nameless = None;
        self.other = other;
        self.other_age = 0;
    }

    /// Another passage begins.
    pub fn grow_older(&mut self) {
        self.age += 1;
        self.other_age += 1;
    }
}

impl Participants<'_> {
    /// Notes "a diplomat", "one official": a later "the diplomat" is that one.
    pub(super) fn read_nameless(&mut self, number: usize, line: &Line<'_>) {
        for word in 0..line.words.len() {
            if line.quoted[word] || !cue::is_human_noun(line.term(word)) || self.is_apposed(line, word) {
                continue;
            }
            let brings_in = (word.saturating_sub(4)..word)
                .rev()
                .take_while(|&at| {
                    !line.gap(at + 1).contains(',')
                        && !breaks(line.gap(at + 1))
                        && line.entity_at(at).is_none()
                })
                .any(|at| ["a", "an", "one", "another"].contains(&line.term(at)));
            if brings_in {
                let list = self.nameless.entry(line.term(word).to_owned()).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
    }

    /// Whether a description belongs to a name: "Y, a diplomat", "a spokesman, Y", "a lawyer called Y".
    pub fn is_apposed(&self, line: &Line<'_>, noun: usize) -> bool {
        let person = |word: usize| line.entity_at(word).is_some_and(|id| self.is_person(id));
        let before = (noun.saturating_sub(6)..noun)
            .rev()
            .take_while(|&word| !breaks(line.gap(word + 1)) && !line.quoted[word])
            .any(person);
        let behind = (noun + 1..(noun + 9).min(line.words.len()))
            .take_while(|&word| !breaks(line.gap(word)) && !line.quoted[word])
            .take_while(|&word| {
                cue::of(line.term(word)).is_none_or(|cue| cue.noun || cue.form == Form::Participle)
            })
            .any(person);
        before || behind
    }

    /// Whether somebody without a name was brought in by a noun in this passage or the two before.
    pub(super) fn is_nameless(&self, noun: &str, number: usize) -> bool {
        self.nameless.get(noun).is_some_and(|list| {
            let upto = list.partition_point(|at| *at <= number);
            upto > 0 && list[upto - 1] + 2 >= number
        })
    }

    /// Whose "his campaign" is: the subject before it in its sentence, or whom "he" would mean.
    fn owner(&self, clause: Clause<'_>, pronoun: &str, salience: Salience) -> Option<EntityId> {
        let Clause { line, from, .. } = clause;
        let sentence = line.sentences.get(line.sentence_at(line.words[from].start as u32)?)?;
        let (begin, _) = line.words_in(*sentence);
        // "But his campaign said"
        if from <= begin + 1 {
            return self.resolve(pronoun, salience);
        }
        let (subject, _) = self.subject_person(line.clause(begin, from))?;
        let fits = self.gender(subject).is_none_or(|gender| Some(gender) == pronoun_gender(pronoun));
        fits.then_some(subject)
    }

    /// Whom "the minister", "the striker" or "the Italian" means: the person spoken of, if nothing speaks against it. And
    /// the body of that person that "his campaign" means.
    pub fn described(
        &self,
        number: usize,
        line: &Line<'_>,
        span: Span,
        salience: Salience,
    ) -> Option<EntityId> {
        let (from, to) = line.words_in(span);
        if let Some(pronoun) = owner_pronoun(line.term(from)).filter(|_| to - from == 2) {
            let owner = self.owner(line.clause_in(span), pronoun, salience)?;
            return self.staffs.get(&(owner, line.term(to - 1).to_owned())).copied();
        }
        let person = salience.person.filter(|_| !salience.ambiguous && salience.age <= 1)?;
        if line.term(from) != "the" || to - from < 2 || to - from > 5 {
            return None;
        }
        let last = to - 1;
        let noun = plain(line.term(last));
        let is_demonym = line.is_capital(last)
            && line.entity_at(last).is_none()
            && ["an", "ese", "ish", "i"].iter().any(|ending| noun.ends_with(ending));
        let is_age = noun.ends_with("year-old") || noun == "old" && line.term(last - 1) == "year";
        if !(cue::is_human_noun(noun) || is_demonym || is_age) || self.is_nameless(noun, number) {
            return None;
        }
        let describers: Vec<&str> =
            (from + 1..to).map(|word| plain(line.term(word))).filter(|term| *term != "of").collect();
        let said = self.described.get(&person);
        if said.is_some_and(|said| said.contains(noun)) {
            return said
                .is_some_and(|said| describers.iter().all(|word| said.contains(*word)))
                .then_some(person);
        }
        // "The governor" is one whom the page has called so; "the striker" may be news.
        if lexicon::is(noun, OFFICIAL) && !lexicon::is(noun, STATE_NOUN) && noun != "official" {
            return None;
        }
        let nobody_else = !self.holders.contains_key(noun) && !self.is_described(noun);
        let names_more = !is_demonym
            && (from + 1..to).any(|word| line.is_capital(word))
            && line.is_capital(from + 1)
            && to - from > 2;
        let gender_fits =
            noun_gender(noun).is_none_or(|gender| self.gender(person).is_none_or(|known| known == gender));
        (nobody_else && salience.alone && gender_fits && !names_more).then_some(person)
    }

    /// The persons whom a sentence means by their office: "the archbishop".
    pub fn held(&self, number: usize, clause: Clause<'_>) -> Vec<EntityId> {
        let Clause { line, from, to } = clause;
        (from + 1..to)
            .filter(|&word| {
                let noun = line.term(word);
                line.term(word - 1) == "the"
                    && !line.quoted[word]
                    && line.entity_at(word).is_none()
                    && cue::is_human_noun(noun)
                    && !self.is_apposed(line, word)
                    && !self.is_nameless(noun, number)
            })
            .filter_map(|word| self.holder(&[plain(line.term(word))]))
            .collect()
    }

    /// Whether a sentence begins with a name that stands for nobody we know: a word that the page writes with a
    /// capital inside sentences, too, or that is no English word.
    pub fn begins_unknown(&self, line: &Line<'_>, from: usize) -> bool {
        line.entity_at(from).is_none()
            && line.is_capital(from)
            && !line.quoted.get(from).copied().unwrap_or(true)
            && (self.capitals.contains(plain(line.term(from))) && !line.gap(from + 1).contains(',')
                || is_strange(line.term(from)))
            && !line.is_possessive(from)
    }

    /// Notes the words that are no entities and have a capital inside a sentence.
    pub(super) fn read_capitals(&mut self, line: &Line<'_>) {
        for word in 1..line.words.len() {
            let inside = line.gap(word).trim().is_empty() || line.gap(word).trim() == ",";
            if inside && line.entity_at(word).is_none() && line.is_capital(word) && line.term(word).len() > 2
            {
                self.capitals.insert(plain(line.term(word)).to_owned());
            }
        }
    }

    pub(super) fn is_described(&self, noun: &str) -> bool {
        self.nouns.contains(noun)
    }

    /// Whether a sentence is about somebody whom it does not name: "His neighbour laughs", "A friend of mine has".
    pub fn begins_nameless(&self, clause: Clause<'_>, salience: Salience) -> Option<Span> {
        let Clause { line, from, to } = clause;
        if !["a", "an", "one", "another", "his", "her", "their", "my", "our"].contains(&line.term(from)) {
            return None;
        }
        let noun = (from + 1..to.min(from + 6))
            .take_while(|&word| {
                !line.quoted[word] && !line.gap(word).contains(',') && !breaks(line.gap(word))
            })
            .take_while(|&word| line.entity_at(word).is_none() && !cue::is_preposition(line.term(word)))
            .find(|&word| cue::is_human_noun(line.term(word)))?;
        // "Her brother was killed. “...,” she said": the brother is not she.
        let apart = salience.person.and_then(|person| self.gender(person)).is_some_and(|known| {
            let owner = if line.term(from) == "her" { Gender::Woman } else { Gender::Man };
            ["his", "her"].contains(&line.term(from))
                && known == owner
                && noun_gender(line.term(noun)).is_some_and(|gender| gender != owner)
        });
        // "A member" of something is no description of anybody.
        let end = if line.term(noun) == "member" { from } else { noun + 1 };
        (!apart && !self.is_apposed(line, noun)).then(|| line.span(from, end))
    }

    /// Whom a pronoun means: who was a subject last, unless somebody else could be meant as well or the page has
    /// the other pronoun for them; then whoever it certainly fits.
    pub fn resolve(&self, pronoun: &str, salience: Salience) -> Option<EntityId> {
        let wanted = pronoun_gender(pronoun)?;
        let person = salience.person.filter(|_| salience.age <= 1)?;
        let other = salience.other.filter(|_| salience.other_age <= FARTHEST_OTHER);
        let known = self.gender(person);
        let others = other.and_then(|other| self.gender(other));
        if known.is_some_and(|gender| gender != wanted) {
            // Of two who are named together, what does not fit the one fits the other.
            return other.filter(|_| others == Some(wanted) || others.is_none() && salience.other_age == 0);
        }
        let certain = known == Some(wanted) && others.is_some_and(|gender| gender != wanted);
        (!salience.ambiguous || certain).then_some(person)
    }
}

/// The pronoun of whoever owns what stands behind "his" or "her".
fn owner_pronoun(term: &str) -> Option<&'static str> {
    match term {
        "his" => Some("he"),
        "her" => Some("she"),
        _ => None,
    }
}

/// Whether a word at the beginning of a sentence is a name, by all that English knows.
fn is_strange(term: &str) -> bool {
    term.len() > 3
        && term.chars().all(char::is_alphabetic)
        && lexicon::classes(term) == 0
        && cue::of(term).is_none()
        && !lexicon::is_english_word(term)
        && !corpus::stop::is_stop_word(term)
        && !["ly", "ed", "ing"].iter().any(|ending| term.ends_with(ending))
}

/// Whether a pronoun may stand for whoever some words describe.
pub fn may_mean(line: &Line<'_>, pronoun: usize, words: Span) -> bool {
    let (from, to) = line.words_in(words);
    let wanted = pronoun_gender(line.term(pronoun));
    (from..to).filter_map(|word| noun_gender(line.term(word))).all(|gender| Some(gender) == wanted)
}

/// Passages over which a pronoun reaches back to the one of two persons whom alone it fits.
pub(super) const FARTHEST_OTHER: u32 = 2;
