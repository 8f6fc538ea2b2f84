//! The classes of words, one bit each, with their names in the lexicon's files.
//!
//! What a word is in one place it need not be in another ("Union", "state"): a word may stand in several classes.

use super::verb::Form::{self, Base, Ing, Participle, Past, Third};

/// The classes of a word, one bit each.
pub type Classes = u128;

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)*) => {
        /// Gives each class its bit.
        #[expect(clippy::upper_case_acronyms, non_camel_case_types, reason = "each is named as its class")]
        enum Bit { $($class),* }

        $($(#[$doc])* pub const $class: Classes = 1 << Bit::$class as u32;)*

        /// The classes by their names.
        pub(super) const NAMES: &[(&str, Classes)] = &[$(($name, $class)),*];
    };
}

classes! {
    /// "Mr", "Señora": a person follows, and nothing else does.
    HONORIFIC = "honorific",
    /// "minister", "spokeswoman", "analyst": what a person is.
    OFFICE = "office",
    /// "former", "deputy", "chief": stands before an office.
    OFFICE_ADJECTIVE = "before-office",
    /// "Foreign", "Defence", "Justice": what a ministry or minister is for.
    PORTFOLIO = "portfolio",
    /// "Ministry", "Council": the head of a body's name.
    BODY = "body",
    /// "Ministère", "Osservatorio": the same, standing first.
    BODY_FIRST = "body-first",
    /// "National", "Supreme": does not make a body one of its kind.
    GENERAL = "general",
    /// "River", "Corridor": the head of a place's name, last.
    PLACE_LAST = "place-last",
    /// "Lake", "Port": the head of a place's name, first.
    PLACE_FIRST = "place-first",
    /// "city", "province": stands before "of" and a place, or small after it.
    PLACE_NOUN = "place-noun",
    /// "Treaty", "Accord".
    AGREEMENT = "agreement",
    /// Months and days of the week.
    CALENDAR = "calendar",
    /// "Armenian", "Turks".
    DEMONYM = "demonym",
    /// "said", "told": verbs of saying.
    SPEECH = "speech",
    /// Words that begin sentences and are never part of a name.
    OPENER = "opener",
    /// "van", "bin": small words inside a person's name.
    PARTICLE = "particle",
    /// Given names common in some part of the world.
    GIVEN = "given",
    /// "North", "Western", "New": stands before the name of a place.
    DIRECTION = "direction",
    /// What belongs to a state: "government", "delegation".
    STATE_NOUN = "state-noun",
    /// Determiners and possessive pronouns.
    DETERMINER = "determiner",
    /// Abbreviations that are no names.
    ABBREVIATION = "abbreviation",
    /// Capitalised words that are no names: languages, religions, feasts, words of pages and of sport.
    NO_NAME = "no-name",
    /// What a human being does in a report besides saying.
    ACTION = "action",
    /// Ends a description: verbs and conjunctions.
    ENDS_ROLE = "ends-role",
    /// "mother", "colleague": what people are to each other; no office, but a person.
    KIN = "kin",
    /// "campaign", "office": behind a person's name it is a body of its own.
    PERSONAL = "personal",
    /// "de", "y": behind an office of another language they say "of" or "and".
    SMALL_OF = "foreign-of",
    /// "minister", "widow": one human being, who can be "he" or "she", and whom "the ..." can mean again.
    HUMAN = "human",
    /// "officials", "ministry": people or bodies that speak for somebody.
    SPEAKER = "speaker",
    /// "statement", "letter": who wrote it speaks, and stands behind "by", "from" or "of".
    TEXT = "text",
    /// "delegation": is its country when it speaks.
    METONYM = "metonym",
    /// "authorities": whoever governs a place.
    GOVERNING = "governing",
    /// "ministry", "court": alone it means the body of that kind that the page named last.
    SPOKEN_FOR = "spoken-for",
    /// "secretary": an office whose holder "the Belvari official" can mean.
    OFFICIAL = "official",
    /// "envoy": an office whose holder "the Belvari diplomat" can mean.
    DIPLOMAT = "diplomat",
    /// "reporters", "newspaper": whom one talks to.
    HEARER = "hearer",
    /// "father": a noun of a man.
    MAN = "man",
    /// "widow": a noun of a woman.
    WOMAN = "woman",
    /// "Gerard": a given name of men, and of men only.
    NAME_OF_MAN = "name-of-man",
    /// "Rosa": a given name of women, and of women only.
    NAME_OF_WOMAN = "name-of-woman",
    /// "Mr", "king": a title before the name of a man.
    TITLE_OF_MAN = "title-of-man",
    /// "Ms", "queen": a title before the name of a woman.
    TITLE_OF_WOMAN = "title-of-woman",
    /// "claim", "remark": what is said, which does not speak itself: "a charge his office rejected".
    SAYING = "saying",
    /// "in X's words", "in his view".
    VIEW = "view",
    /// "called the “corridor”": with an article between, a name stands behind it.
    NAMING = "naming",
    /// "the so-called “corridor”": a name stands right behind it.
    NAMING_NEXT = "naming-next",
    /// "Gen.": a title that a full stop makes shorter; no sentence ends behind it.
    SHORT_TITLE = "short-title",
    /// "vol.", "Feb.": whatever a full stop makes shorter; no sentence ends behind it.
    SHORT = "short",
    /// "of", "despite": what follows is not a subject.
    PREPOSITION = "preposition",
    /// "that", "because": begins a clause of its own; no subject reaches over it.
    CLAUSE = "clause",
    /// "never": turns a verb into something not said.
    NEGATION = "negation",
    /// "would": before a verb it leaves open whether anything was said.
    CONDITIONAL = "conditional",
    /// "later", "has": may stand between a subject and its verb.
    BETWEEN = "between",
    /// "family": ends in "ly" and is no adverb.
    NOT_ADVERB = "no-adverb",
    /// "so far": stands inside a verb, but not between it and its subject.
    ADVERB = "adverb",
    /// "has", "reportedly", "failed": belongs to the verb behind it and says whether, or how surely, it holds.
    VERB_PART = "verb-part",
    /// "Baku is unwilling to": an adjective of a position, behind a form of "be" and before "to".
    POSITION = "position",
    /// "on", "yesterday": behind a verb of saying it tells when, where or to whom, not what.
    ADVERBIAL = "adverbial",
    /// "which", "although": behind a comma the page goes on with words of its own.
    ASIDE = "aside",
    /// "will", "has": the first verb of a clause that has a subject.
    FINITE = "finite",
    /// "defended the plan": a position where it is about a thing, a deed where it is about somebody.
    OF_THINGS = "of-things",
    /// "campaign", "majority": people, in a word that has no plural's ending.
    PEOPLE = "people",
    /// "sees the treaty as a trap": a view where "as" stands behind its object.
    WITH_AS = "with-as",
    /// "released a statement saying that": whoever does it says what the statement says.
    ISSUING = "issuing",
    /// "poll", "study": what it shows or finds is said by it, with or without "that".
    FINDING = "finding",
    /// "wrote", "showed": reports only with "that"; without it, it takes things, not words.
    NEEDS_THAT = "needs-that",
    /// "Interfax quotes X as saying": one quotes another with it.
    QUOTING = "quoting",
    /// "the", "those": begins a noun phrase.
    ARTICLE = "article",
    /// "the", "his": only a noun can stand behind it.
    BEFORE_NOUN = "before-noun",
    /// "she": a personal pronoun as a subject.
    PRONOUN = "pronoun",
    /// "water", "optimist": ends like "farmer" and "activist" and is nobody.
    NOBODY = "nobody",
    /// "said", "spokesman": tells who says something, not what.
    REPORTING = "reporting",
    /// "will", "scheduled": puts a date behind the page.
    AHEAD = "ahead",
    /// "went", "has": of the past, or a participle, without `-ed`.
    IRREGULAR = "irregular",
    /// "the draw takes place on Monday": the present tense of what is fixed beforehand.
    COMING = "coming",
    /// "donors meet on Monday": its plural, which may be a noun; only behind a plural or pronoun.
    COMING_PLURAL = "coming-plural",
    /// "City host United": such a plural that is no noun; any subject will do.
    NO_NOUN = "no-noun",
    /// "round": the next one is still to come.
    TO_COME = "to-come",
    /// "invited both to talks on 3 June": makes an offer of the noun behind it, and says nothing of June.
    OFFERED = "offered",
    /// "marked for 9 October": with "for" it puts something on the calendar.
    FIXED = "fixed",
    /// "may not dredge there before 1 October": what may be done has not been done.
    MODAL = "modal",
    /// "they could see it on Sunday": what could be perceived was.
    PERCEIVED = "perceived",
    /// "Ask me again in January": tells a reader to do something, at the beginning of a sentence.
    TOLD_TO = "told-to",
    /// "agreed to meet on Friday": "to" makes an intention of it.
    INTENDED = "intended",
    /// "two minutes to go": a rest of something, and nothing ahead of the page.
    LEFT = "left",
    /// "failed to meet": behind it, "to meet" is no intention but what happened.
    DONE = "done",
    /// "agreed to meet on Friday", "ready to leave": "to" and the verb behind it are what somebody means to do, or is to do.
    WILLING = "willing",
    /// "postponed until Friday": points ahead with "to", "until" or "for".
    POSTPONED = "postponed",
    /// "hundred": ends in `-ed` and is no verb of the past.
    NO_VERB = "no-verb",
    /// "Monday": a day of the week, with its number.
    WEEKDAY = "weekday",
    /// "January": a month, with its number.
    MONTH = "month",
    /// "January": a month's English name.
    ENGLISH = "english",
    /// "Jan": a month's short English name.
    ENGLISH_SHORT = "english-short",
    /// "Monday": a day's English name.
    ENGLISH_DAY = "english-day",
    /// "janvier": read as such in date lines and menus.
    DATE_LINE = "date-line",
    /// "lundi": a weekday that is read as such in running text.
    RUNNING_TEXT = "running-text",
    /// "Temmuz": a month of another language that is nothing else in English, nor a name; with a capital behind
    /// "in" it is residue of a translation.
    PLAIN_MONTH = "plain-month",
    /// "reportedly", "appears to": takes certainty from what is said.
    HEDGE = "hedge",
}

/// The classes that say what a name is: those down to [`ENDS_ROLE`].
pub const OF_NAMES: Classes = (ENDS_ROLE << 1) - 1;

/// The classes whose entries may be of several words.
pub(super) const OF_PHRASES: Classes = HEDGE;

/// The forms of a verb that a class holds for where the verb's line names none; of any other class a line names them.
pub(super) const FORMS: &[(Classes, &[Form])] = &[
    (SPEECH, &[Third, Past]),
    (ACTION, &[Third, Past]),
    (NAMING, &[Past]),
    (NAMING_NEXT, &[Past]),
    (QUOTING, &[Third, Ing, Past]),
    (REPORTING, &[Base, Third, Past]),
    (AHEAD, &[Third]),
    (IRREGULAR, &[Past, Participle]),
    (COMING, &[Third]),
    (COMING_PLURAL, &[Base]),
    (NO_NOUN, &[Base]),
    (OFFERED, &[Past]),
    (FIXED, &[Past]),
    (PERCEIVED, &[Base]),
    (TOLD_TO, &[Base]),
    (INTENDED, &[Base]),
    (DONE, &[Past]),
    (WILLING, &[Base, Third, Ing, Past]),
    (POSTPONED, &[Base, Past]),
    (NEEDS_THAT, &Form::ALL),
    (OF_THINGS, &Form::ALL),
    (WITH_AS, &Form::ALL),
    (ISSUING, &[Base, Third, Past]),
];
