//! What the lexicon says of a verb: which form stands there, what it carries, which act it is.

/// What a verb carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A quotation, or a clause with or without "that": say, state, announce.
    Say,
    /// A hearer first, then the words: tell, assure, inform.
    Tell,
    /// A quotation only: smile, sigh, continue.
    Manner,
    /// An act of speech whose object or infinitive is its content: urge, deny, accuse, reject, welcome.
    Act,
    /// A view, fear or hope, with a clause or an infinitive: believe, fear, hope, decide.
    Hold,
    /// A position towards a thing or a deed: oppose, want, plan, refuse, see as.
    Stance,
}

/// Which form of the verb stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// saying
    Ing,
    /// said
    Past,
    /// said, where it differs from the past: spoken, written
    Participle,
}

impl Form {
    /// All forms, as a verb's line has them.
    pub(super) const ALL: [Self; 5] = [Self::Base, Self::Third, Self::Ing, Self::Past, Self::Participle];
}

/// A form of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What the verb carries.
    pub kind: Kind,
    /// Which form.
    pub form: Form,
    /// The same letters are also a noun or an adjective.
    pub noun: bool,
}

/// What the lexicon says of one form of a verb, besides its classes.
#[derive(Clone, Debug)]
pub(super) struct Verb {
    pub form: Form,
    pub noun: bool,
    pub kind: Option<Kind>,
    /// The particle without which it is no verb of saying.
    pub particle: Option<&'static str>,
    /// Prepositions that begin its content.
    pub takes: Vec<&'static str>,
}

pub(super) fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "say" => Kind::Say,
        "tell" => Kind::Tell,
        "manner" => Kind::Manner,
        "act" => Kind::Act,
        "hold" => Kind::Hold,
        "stance" => Kind::Stance,
        _ => return None,
    })
}

pub(super) fn form(name: &str) -> Option<Form> {
    Some(match name {
        "base" => Form::Base,
        "third" => Form::Third,
        "ing" => Form::Ing,
        "past" => Form::Past,
        "participle" => Form::Participle,
        _ => return None,
    })
}
