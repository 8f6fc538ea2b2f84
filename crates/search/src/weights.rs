//! The numbers that decide the order of hits; `score` has the formula that they stand in.
//!
//! Those that are not the textbook's were set by trying some values of each on three collections with human or
//! known-item judgments (news texts, bookmarked abstracts, edited prose), clean, misspelled and shortened, and on forty
//! judged questions over five news pages. A second forty were scored as a check, and decided how single words of a role
//! count. All optima are flat.

/// The numbers of the ranking.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// How soon further occurrences of a word stop to count: larger, later; 0, at the first. The textbook's value, as in
    /// Lucene.
    pub k1: f32,
    /// How much a passage is marked down for being longer than the mean: 0 not at all, 1 in full proportion. The textbook's
    /// value, as in Lucene.
    pub b_body: f32,
    /// The same for titles.
    pub b_title: f32,
    /// What an occurrence in the title counts, as against one in the text: larger, and documents whose headline has the
    /// word come first whatever their passages say; 0, and titles do not matter.
    pub title: f32,
    /// The weight of another name of the same, as against the word itself.
    pub alias: f32,
    /// The weight of a mention of somebody for a word of their office, or for two words of their role, as against the word
    /// itself; 0, and offices do not find their holders.
    pub role: f32,
    /// The same for a single word of a role that is not of the office, as "parliament" of a member of parliament.
    pub unsure_role: f32,
    /// The weight of a synonym, as against the word itself.
    pub synonym: f32,
    /// The weight of words that begin with the last word, as against the word itself.
    pub prefix: f32,
    /// The weight of the second likeliest correction of a word that no document has; the likeliest weighs like a word.
    pub correction: f32,
    /// How much of the least that a word itself gives, anything else that it finds gives at most; 1, and a passage with
    /// another name could come before one with the word.
    pub expansion_cap: f32,
    /// What neighbours of the query add to a passage where they stand as typed, as against the commoner one's whole weight:
    /// larger, and passages with two of the words side by side come before those with a third word.
    pub proximity: f32,
    /// How many words further apart than typed still count as near.
    pub proximity_window: u64,
    /// How much of what one of the best hits has more a passage gets that is most like it: 0, nothing; 1, and it stands
    /// beside it. Set on the headlines of a collection of news, and right on three others: all from 0.4 to 0.7 is good.
    pub lift: f32,
    /// How many hits are the best: with one, three quarters are gained; more than five change nothing.
    pub leaders: usize,
}

/// Those that every search ranks by.
pub const WEIGHTS: Weights = Weights {
    k1: 1.2,
    b_body: 0.75,
    b_title: 0.5,
    title: 2.0,
    alias: 0.9,
    role: 0.5,
    unsure_role: 0.25,
    synonym: 0.5,
    prefix: 0.5,
    correction: 0.5,
    expansion_cap: 0.95,
    proximity: 0.3,
    proximity_window: 5,
    lift: 0.5,
    leaders: 5,
};
