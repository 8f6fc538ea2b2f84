//! Reads who speaks: from a cue verb to the words that name its subject, and from those words to an entity.
//!
//! A subject is found by walking from the verb over the words that may belong to it; no walk is longer than
//! [`FARTHEST`] words, so the work is linear. Which entity stands at a word is asked of the passage's mentions only:
//! what the gazetteer and the names stage did not name is nobody here, and its words are all that is given. Where two
//! persons could be meant, nobody is.

mod gender;
mod line;
mod noun_phrase;
mod office;
mod salience;
mod subject;
mod verb;

use crate::english::cue;
use crate::english::lexicon::{
    self, ARTICLE, BEFORE_NOUN, FINDING, HUMAN, OFFICE, PERSONAL, PRONOUN, SPOKEN_FOR, TEXT,
};
use corpus::token::tokens;
use corpus::{Attribution, Document, Entity, EntityId, EntityKind, Span};
use gender::{Gender, noun_gender, pronoun_gender, title_gender};
use line::{breaks, ends_in_digit};
use noun_phrase::Head;
use std::collections::{BTreeMap, BTreeSet};

pub use line::{Clause, Line, Lines};
pub use salience::{Salience, may_mean};
pub use verb::{group_start, is_denied, is_negated};

/// Words from a cue within which its subject is looked for. More finds subjects behind longer insertions and more
/// wrong ones; 40 covers the longest apposition of the seeds (17 words) twice.
pub const FARTHEST: usize = 40;

/// Persons who may hold an office of the same name before it says nothing.
const MOST_HOLDERS: usize = 16;

/// Who speaks, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words.
    pub span: Span,
    /// Who they are.
    pub speaker: Option<EntityId>,
    /// What told.
    pub by: Attribution,
    /// Who relays.
    pub via: Option<EntityId>,
    /// Whose side it is on, where the speaker is not an entity but is of one ("Armenian officials").
    pub of: Option<EntityId>,
}

impl Source {
    /// Words of which nothing is known but that they are the source.
    pub fn unknown(span: Span) -> Self {
        Self { span, speaker: None, by: Attribution::Unknown, via: None, of: None }
    }

    /// A person's name: the words from one position up to another.
    /// A person by the words of a name.
    pub fn named(line: &Line<'_>, from: usize, to: usize, id: EntityId) -> Self {
        let by = if to - from > 1 { Attribution::Name } else { Attribution::Surname };
        Self { speaker: Some(id), by, ..Self::unknown(line.span(from, to)) }
    }
}

/// Who speaks where an entity is named as speaking: a capital's words are those of the government that it stands for.
pub fn voice(entities: &[Entity], id: EntityId) -> EntityId {
    entities.get(id.index()).and_then(|entity| entity.speaks_for).unwrap_or(id)
}

/// What a curator named; the names stage adds its own behind it.
fn curated(entities: &[Entity]) -> impl Iterator<Item = (EntityId, &Entity)> {
    (0..).map(EntityId).zip(entities).take_while(|(_, entity)| !entity.uncurated)
}

/// What a document says about who holds which office, and who is named where.
pub struct Participants<'a> {
    entities: &'a [Entity],
    /// By a word of an office: the persons with it, with every word said of them.
    holders: BTreeMap<String, Vec<EntityId>>,
    described: BTreeMap<EntityId, BTreeSet<String>>,
    /// By a word of a body's name: the bodies, in text order.
    bodies: BTreeMap<String, Vec<(usize, EntityId)>>,
    /// By a person and a noun: the body that the page calls so, "the X campaign".
    staffs: BTreeMap<(EntityId, String), EntityId>,
    /// By name without its ending: the places that the document or the gazetteer names.
    places: BTreeMap<String, EntityId>,
    /// The gazetteer's bodies that are called authorities, a leadership or a government, with the words of their names.
    authorities: Vec<(EntityId, Vec<String>)>,
    /// By person: the passages that name them.
    named: BTreeMap<EntityId, Vec<usize>>,
    /// By person: the places that their descriptions name, also by adjective.
    origins: BTreeMap<EntityId, BTreeSet<EntityId>>,
    /// Persons of whom no office is said.
    without_office: BTreeSet<EntityId>,
    /// Every noun of one human being that is said of a named person.
    nouns: BTreeSet<String>,
    /// What the words said of a person tell: "spokeswoman", "Mr".
    said_gender: BTreeMap<EntityId, Gender>,
    /// How often the page says "he" and "she" of a person.
    pronouns: BTreeMap<EntityId, [u32; 2]>,
    /// By noun: the passages that bring somebody in by it without a name ("a diplomat").
    nameless: BTreeMap<String, Vec<usize>>,
    /// Words with a capital inside a sentence that belong to no entity.
    capitals: BTreeSet<String>,
}

impl<'a> Participants<'a> {
    /// Reads the passages.
    pub fn new(document: &Document, lines: &Lines<'_>, entities: &'a [Entity]) -> Self {
        let mut participants = Self {
            entities,
            holders: BTreeMap::new(),
            described: BTreeMap::new(),
            bodies: BTreeMap::new(),
            staffs: BTreeMap::new(),
            places: BTreeMap::new(),
            authorities: office::authorities(entities),
            named: BTreeMap::new(),
            origins: BTreeMap::new(),
            without_office: BTreeSet::new(),
            nouns: BTreeSet::new(),
            said_gender: BTreeMap::new(),
            pronouns: BTreeMap::new(),
            nameless: BTreeMap::new(),
            capitals: BTreeSet::new(),
        };
        // A page may have nothing but the adjective of a place that the curator names.
        for (id, place) in curated(entities).filter(|(_, entity)| entity.kind == EntityKind::Place) {
            participants.places.insert(stem_of_place(&corpus::token::fold(&place.name)).to_owned(), id);
        }
        for (number, line) in lines.iter().enumerate() {
            let mut word = 0;
            while word < line.words.len() {
                let Some(id) = line.entity_at(word) else {
                    word += 1;
                    continue;
                };
                let (from, to) = line.mention_words(word);
                participants.read(number, line.clause(from, to), id);
                word = to.max(word + 1);
            }
        }
        for passage in &document.passages {
            for mention in &passage.mentions {
                participants.read_role(mention.entity);
            }
        }
        participants.index();
        let mut before = None;
        for (number, line) in lines.iter().enumerate() {
            participants.read_pronouns(&line, &mut before);
            participants.read_nameless(number, &line);
            participants.read_capitals(&line);
        }
        participants
    }

    fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.entities.get(id.index())
    }

    fn is_person(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    fn is_body(&self, id: EntityId) -> bool {
        self.entity(id).is_some_and(|entity| entity.kind == EntityKind::Organisation)
    }

    fn read(&mut self, number: usize, clause: Clause<'_>, id: EntityId) {
        let Clause { line, from, to } = clause;
        let Some(entity) = self.entity(id) else { return };
        match entity.kind {
            EntityKind::Person => {
                let words = described_as(clause);
                self.described.entry(id).or_default().extend(words);
                self.named.entry(id).or_default().push(number);
            }
            EntityKind::Organisation => {
                let owner = (from.saturating_sub(2)..from).rev().find_map(|word| line.entity_at(word));
                if lexicon::is(line.term(from), PERSONAL)
                    && let Some(owner) = owner.filter(|owner| self.is_person(*owner))
                {
                    self.staffs.insert((owner, plain(line.term(from)).to_owned()), id);
                }
                for token in tokens(&entity.name).into_iter().chain(line.words[from..to].iter().cloned()) {
                    let list = self.bodies.entry(token.term).or_default();
                    if list.last() != Some(&(number, id)) {
                        list.push((number, id));
                    }
                }
            }
            EntityKind::Place => {
                self.places.insert(stem_of_place(&corpus::token::fold(&entity.name)).to_owned(), id);
            }
            EntityKind::Agreement => {}
        }
    }

    fn read_role(&mut self, id: EntityId) {
        let Some(entity) = self.entity(id).filter(|entity| entity.kind == EntityKind::Person) else { return };
        let described = self.described.entry(id).or_default();
        if let Some(role) = &entity.role
            && !described.contains("\u{0}")
        {
            described.extend(tokens(role).into_iter().map(|token| plain(&token.term).to_owned()));
            described.insert("\u{0}".to_owned());
        }
    }

    fn index(&mut self) {
        for (id, words) in &self.described {
            self.origins.insert(*id, words.iter().filter_map(|word| self.place(word)).collect());
            for word in words.iter().filter(|word| cue::is_speaker_noun(word)) {
                self.holders.entry(word.clone()).or_default().push(*id);
            }
            if !words.iter().any(|word| cue::is_speaker_noun(word)) {
                self.without_office.insert(*id);
            }
            self.nouns.extend(words.iter().filter(|word| cue::is_human_noun(word)).cloned());
            let mut genders =
                words.iter().filter_map(|word| title_gender(word).or_else(|| noun_gender(word)));
            if let Some(first) = genders.next()
                && genders.all(|next| next == first)
            {
                self.said_gender.insert(*id, first);
            }
        }
    }

    /// The one person of whom the document or the gazetteer says all these words.
    fn holder(&self, words: &[&str]) -> Option<EntityId> {
        let noun = words.iter().rev().find(|word| lexicon::is(word, HUMAN | OFFICE))?;
        let candidates = self.holders.get(*noun).filter(|list| list.len() <= MOST_HOLDERS)?;
        let mut fitting = candidates.iter().filter(|id| words.iter().all(|word| self.says(**id, word)));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(*first)
    }

    /// The one body whose name has these words and that was named last before a passage's end.
    fn body(&self, words: &[&str], number: usize) -> Option<EntityId> {
        let last_word = words.last()?;
        let list = self.bodies.get(*last_word)?;
        let named = list.partition_point(|(at, _)| *at <= number);
        let (_, id) = *list.get(named.checked_sub(1)?)?;
        let has_word = |id: EntityId, word: &str| {
            self.bodies.get(word).is_some_and(|list| list.iter().take(64).any(|(_, other)| *other == id))
        };
        let fits = words.iter().all(|word| has_word(id, word));
        // Another body of that kind, named as lately, could be meant as well.
        let rivals = list[..named]
            .iter()
            .rev()
            .take_while(|(at, _)| at + 3 > number)
            .take(32)
            .any(|(_, other)| *other != id);
        (fits && !rivals).then_some(id)
    }

    /// The place that an adjective or a name stands for: "Belvari" for Belvar, "Cypriot" for Cyprus.
    fn place(&self, word: &str) -> Option<EntityId> {
        let word = plain(word);
        let bare =
            ["ians", "ian", "ans", "an", "ese", "ish", "is", "i", "ns", "n"].iter().find_map(|ending| {
                self.places
                    .get(stem_of_place(word.strip_suffix(ending)?))
                    .filter(|_| word.len() > ending.len() + 3)
            });
        let country = || {
            let name = corpus::token::fold(crate::entities::names::country_of(word)?);
            self.places.get(stem_of_place(&name))
        };
        self.places.get(stem_of_place(word)).or(bare).or_else(country).copied()
    }

    /// Who a noun phrase names.
    pub fn phrase(&self, number: usize, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, to, .. } = clause;
        let (from, head) = self.head(clause)?;
        match head {
            Head::Pronoun => {
                Some(Source { by: Attribution::Pronoun, ..Source::unknown(line.span(to - 1, to)) })
            }
            Head::Several => Some(Source::unknown(line.span(from, to))),
            Head::Person { from, to, id } => Some(Source::named(line, from, to, id)),
            Head::Noun { from, to: end } => self.nominal(number, line.clause(from, to), end),
        }
    }

    /// Who a phrase names whose head is no person's name and ends at `end`.
    fn nominal(&self, number: usize, clause: Clause<'_>, end: usize) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let last = end.checked_sub(1).filter(|&last| last >= from)?;
        let unknown = Source::unknown(line.span(from, to));
        if let Some(text) =
            (from..end).find(|&word| is_written(plain(line.term(word))) && line.entity_at(word).is_none())
            && (text == last || line.term(text + 1).ends_with("ed"))
        {
            return Some(self.author(number, clause, text).unwrap_or(unknown));
        }
        if let Some(id) = line.entity_at(last)
            && !(from..last).any(|word| line.term(word) == "and")
        {
            return self.body_named(clause, last, id);
        }
        let noun = plain(line.term(last));
        if !cue::is_speaker_noun(noun) {
            let is_name = line.is_capital(last)
                || line.is_capital(from)
                || noun.ends_with('s')
                || is_article(line.term(from));
            return is_name.then_some(unknown);
        }
        let of = (from..to).find_map(|word| {
            line.entity_at(word)
                .filter(|id| !self.is_person(*id))
                .or_else(|| line.is_capital(word).then(|| self.place(line.term(word))).flatten())
        });
        let speaker = self.holding(number, clause, end, of);
        let by = if speaker.is_some() { Attribution::Role } else { Attribution::Unknown };
        Some(Source { speaker, by, of, ..unknown })
    }

    /// A phrase whose head is the name of a body or a place.
    fn body_named(&self, clause: Clause<'_>, last: usize, id: EntityId) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let entity = self.entity(id).filter(|entity| entity.kind != EntityKind::Agreement)?;
        // "Dorin's": a person who only owns what the text leaves out.
        if entity.kind == EntityKind::Person {
            return Some(Source::unknown(line.span(from, to)));
        }
        // "The Ardovian defence ministry" is not the ministry of whoever owns the one named before.
        let start = line.mention_words(last).0;
        let another = start > from
            && line.is_capital(start - 1)
            && line.entity_at(start - 1).is_none()
            && !line.is_capital(start)
            && !corpus::token::fold(&entity.name).contains(line.term(start - 1));
        let span = line.span(from, to);
        Some(if another {
            Source::unknown(span)
        } else {
            Source { speaker: Some(id), by: Attribution::Name, ..Source::unknown(span) }
        })
    }

    /// Who is meant by an office or a kind of body: the phrase is `from..to`, its noun stands before `end`.
    fn holding(
        &self,
        number: usize,
        clause: Clause<'_>,
        end: usize,
        of: Option<EntityId>,
    ) -> Option<EntityId> {
        let Clause { line, from, to } = clause;
        let last = end - 1;
        let noun = plain(line.term(last));
        if cue::is_metonym_noun(noun) || cue::is_governing_noun(noun) {
            return self.government(clause, last, end);
        }
        if ["a", "an", "one", "some", "another", "several", "many", "two", "three", "other", "others"]
            .contains(&line.term(from))
        {
            return None;
        }
        let words = |to: usize| {
            let terms = (from..to).map(|word| line.term(word)).filter(|term| !is_article(term));
            terms.map(plain)
        };
        let describers: Vec<&str> = words(to).filter(|term| *term != "of").collect();
        let content: Vec<&str> = words(end).collect();
        self.holder(&describers)
            .or_else(|| self.official(number, noun, of?))
            .filter(|_| !self.is_nameless(noun, number))
            .or_else(|| self.spoken_for(&content, number, line, from, last))
    }

    /// A body itself ("the ministry"), or the body that an unnamed spokesperson speaks for.
    fn spoken_for(
        &self,
        content: &[&str],
        number: usize,
        line: &Line<'_>,
        from: usize,
        last: usize,
    ) -> Option<EntityId> {
        let (noun, rest) = content.split_last()?;
        if noun.starts_with("spokes") {
            let named = (from..last).rev().find_map(|word| line.entity_at(word));
            return named
                .filter(|id| self.is_body(*id))
                .or_else(|| if rest.is_empty() { None } else { self.body(rest, number) });
        }
        // "His campaign" is not the one that was named last, but that of whom "he" means.
        let is_ones = ["his", "her", "their", "my", "our"].contains(&line.term(from));
        (lexicon::is(noun, SPOKEN_FOR) && !is_ones).then(|| self.body(content, number)).flatten()
    }

    /// Who wrote a text: "a statement released by the ministry", "the ministry's statement", "a ministry report". What is
    /// found out is by whoever it says, and of nobody whom it is about: "a poll of fishers".
    fn author(&self, number: usize, clause: Clause<'_>, noun: usize) -> Option<Source> {
        let Clause { line, from, to } = clause;
        let is_finding = lexicon::is(plain(line.term(noun)), FINDING);
        let by = (noun + 1..to).find(|&word| {
            line.term(word) == "by" || !is_finding && ["from", "of"].contains(&line.term(word))
        });
        let (start, end) = match by {
            Some(by) => (by + 1, to),
            None if noun > from && line.is_possessive(noun - 1) => (from, noun),
            None => return self.publisher(line.clause(from, noun)),
        };
        let speaks = |id: EntityId| !is_finding || self.is_body(id) || by.is_some() && self.is_person(id);
        let word = (start..end).find(|&word| line.entity_at(word).is_some());
        if word.and_then(|word| line.entity_at(word)).is_some_and(|id| !speaks(id)) {
            return None;
        }
        if let Some(word) = word {
            let id = line.entity_at(word)?;
            let (start, end) = line.mention_words(word);
            // "Iceland's delegation" is not Iceland.
            if end >= to
                || line.gap(end).contains([',', '.'])
                || by.is_none()
                || cue::is_preposition(line.term(end))
            {
                let span = line.span(start, end);
                return Some(Source { speaker: Some(id), by: Attribution::Name, ..Source::unknown(span) });
            }
        }
        (start < end && by.is_some()).then(|| self.phrase(number, line.clause(start, end))).flatten()
    }

    /// The one body that stands before the noun of a text: "a State Water Board report". Two of them, or half of a name
    /// that another half stands beside, are nobody.
    fn publisher(&self, clause: Clause<'_>) -> Option<Source> {
        let Clause { line, from, to: noun } = clause;
        let is_plural = line.term(noun).ends_with('s') && !line.term(noun).ends_with("is");
        let id = line.entity_at(noun.checked_sub(1)?).filter(|id| self.is_body(*id) && noun > from)?;
        let (start, end) = line.mention_words(noun - 1);
        let is_alone = (from..start).all(|word| line.entity_at(word).is_none());
        let is_whole = line.gap(start).trim().is_empty() && line.gap(end).trim().is_empty();
        let is_one = is_article(line.term(from)) && !is_plural && is_alone && is_whole;
        let span = line.span(from, noun + 1);
        is_one.then(|| Source { speaker: Some(id), by: Attribution::Name, ..Source::unknown(span) })
    }
}

/// Whether a word is a text, or what somebody found out: somebody wrote it, and it speaks for them.
fn is_written(term: &str) -> bool {
    lexicon::is(term, TEXT | FINDING)
}

/// The words by which a person's name is introduced, before it or behind it.
fn described_as(clause: Clause<'_>) -> Vec<String> {
    let Clause { line, from, to } = clause;
    let mut said = Vec::new();
    let mut commas = 0;
    let mut word = from;
    while word > 0 && from - word < 9 {
        let gap = line.gap(word);
        if breaks(gap) || gap.contains('.') {
            break;
        }
        if gap.contains(',') {
            commas += 1;
        }
        word -= 1;
        let term = line.term(word);
        let inside = line.entity_at(word).is_some();
        let foreign =
            inside && !line.is_possessive(word) && commas == 0 && word + 1 == from && !line.is_capital(word);
        let verb = cue::of(term).is_some_and(|cue| !cue.noun);
        // "A spokeswoman for X" is not X.
        let of_another = word + 1 == from && !inside && cue::is_preposition(term) && gap.trim().is_empty();
        if of_another
            || commas > 1
            || (commas == 1 && !gap.contains(',') && word + 1 == from)
            || line.quoted[word]
            || foreign
            || verb
            || cue::begins_clause(term)
            || ["and", "but", "is", "was", "met", "with", "between"].contains(&term)
        {
            break;
        }
        said.push(plain(term).to_owned());
        said.extend(office::spelled_out(term));
    }
    // A description before a comma counts only if it names an office.
    if commas > 0 && !said.iter().any(|word| cue::is_speaker_noun(word)) {
        said.clear();
    }
    // "Senator X of Belvar"
    if line.term(to) == "of" && line.gap(to).trim().is_empty() && line.is_capital(to + 1) {
        said.push(plain(line.term(to + 1)).to_owned());
    }
    if line.gap(to).trim_start().starts_with(',') {
        let first = line.term(to);
        if is_article(first) || cue::is_speaker_noun(first) || line.entity_at(to).is_some() {
            for word in to..line.words.len().min(to + 9) {
                if word > to && (line.gap(word).contains([',', '.', ';']) || breaks(line.gap(word)))
                    || line.quoted[word]
                    || cue::begins_clause(line.term(word))
                {
                    break;
                }
                said.push(plain(line.term(word)).to_owned());
                said.extend(office::spelled_out(line.term(word)));
            }
        }
    }
    said
}

/// Personal pronouns as subjects.
pub fn is_pronoun(term: &str) -> bool {
    lexicon::is(term, PRONOUN)
}

/// Words behind which only a noun can stand.
pub fn is_determiner(term: &str) -> bool {
    lexicon::is(term, BEFORE_NOUN)
}

/// Words that begin a noun phrase.
pub fn is_article(term: &str) -> bool {
    lexicon::is(term, ARTICLE)
}

/// A word without its possessive ending.
fn plain(term: &str) -> &str {
    term.strip_suffix("'s").unwrap_or(term)
}

/// A place's name without the vowels that its adjective changes.
fn stem_of_place(name: &str) -> &str {
    name.strip_suffix("ia").or_else(|| name.strip_suffix(['a', 'e', 'o', 'y'])).unwrap_or(name)
}
