//! Ranking: BM25F, BM25 over two fields, the text of a passage and what its document says of itself (headline, author,
//! publisher, date), and what stands near what.
//!
//! For a word of the query and a passage:
//!
//! ```text
//! frequency = tf(text) / norm(text) + title * tf(title) / norm(title)
//! norm(field) = 1 - B + B * length / mean length
//! score = idf * frequency / (k1 + frequency)
//! idf = ln(1 + (N - df + 0.5) / (df + 0.5))
//! ```
//!
//! Title, k1 and B are those of `weights`. N counts passages, and so does the document frequency df: it is the number of
//! passages that the word alone finds. Lengths leave stop words out. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
//! and Beyond", 2009. The score of a passage is the sum over the words, so more and rarer words weigh more. A phrase,
//! `near:` and alternatives with `OR` count as one word each, whose frequency is how often they stand there.
//!
//! What a title finds. A title says what all its passages are about, so it adds to the score of every passage of its
//! document that one of the words finds by its text. A passage is never found by a title alone, or one word of a
//! headline would bring up whole documents; but when no passage of a document matches by its text, the title stands
//! for the document and brings up its first passage.
//!
//! What a word finds besides itself (see `expansion`): other names of the same, the holders of a role, synonyms, other
//! spellings, words that it begins, corrections. In a passage that has the word itself they count for nothing. In
//! others the best of them gives its weight of what the word would give, but, other spellings apart, at most
//! `WEIGHTS.expansion_cap` of the least that the word itself gives to any passage: nothing outranks what was typed. If no passage has the word itself, the
//! document frequency is that of all of them together, and what it is the beginning of weighs like a word. A word that
//! was typed twice counts twice.
//!
//! Proximity. Two words that are neighbours in the query give more to a passage where they stand as they were typed,
//! and less the further from it they stand: `proximity * the smaller idf / (1 + how many words off)`.
//!
//! A title that is typed as it stands asks for its document: the best of its passages gets more than any other can have,
//! `(1 + proximity) * the sum of all idf`.
//!
//! What is alike. A passage that tells of the same things as one of the best hits comes forward: it gets `lift` of what
//! that one has more, so it never passes it, and the first hit stays the first. Only passages that match gain, those that the
//! corpus names as most alike to one of the `leaders` first hits, and only where two words of the query or more find
//! something.
//!
//! Tried and left out, on four collections of news, of documentation and of mail: for being alike, a share of the mean, or of the
//! most, of the scores of all that is alike, which moves what is alike to many before what was asked for. And times the share of
//! the query's rarity that a passage has, to the power of one over the number of words: it gains .002 on the large and
//! loses as much on the small.
//!
//! Scores are the same bit for bit on every machine: nothing but the four operations that IEEE 754 defines exactly,
//! in a fixed order. `f32::ln` would not do, each platform brings its own; so there is a logarithm of ours.

use core::ops::Range;

use corpus::Corpus;

use crate::index::{Counts, Entry, Field, Index, Place, place, text_of};
use crate::slot::{Expansion, Lookup, Slot, Source, Why};
use crate::sort::sort;
use crate::weights::WEIGHTS;

/// What a part of the query gives to a passage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// Which slot; of proximity the first of the two; of what is alike, to which passage.
    pub slot: usize,
    /// Why it counts.
    pub why: Why,
    /// How often it stands in the passage; for proximity, how many words off.
    pub body: u32,
    /// How often in the title.
    pub title: u32,
    /// How much the part tells by its rarity.
    pub idf: f32,
    /// What it adds to the score.
    pub gain: f32,
}

/// What a query finds, before anything is filtered.
pub(crate) struct Scored {
    /// The passages that match, in corpus order.
    pub matches: Vec<u32>,
    /// The score of every passage of the corpus.
    pub scores: Vec<f32>,
    /// How much each slot tells.
    pub idfs: Vec<f32>,
}

/// Scores all passages; of one of them, `parts` gets what makes its score.
pub(crate) fn score(
    lookup: &Lookup,
    index: &Index,
    corpus: Option<&Corpus>,
    mut explained: Option<(u32, &mut Vec<Part>)>,
) -> Scored {
    let passages = index.passages();
    let mut scored = Scored { matches: Vec::new(), scores: vec![0.0; passages], idfs: Vec::new() };
    let mut states = vec![State::default(); passages];
    let (mut required, mut found_by) = (0, 0);
    for (n, slot) in lookup.slots.iter().enumerate() {
        required += u32::from(slot.required);
        let found = SlotScore::new(slot, index);
        found_by += u32::from(!found.passages.is_empty());
        for &passage in &found.passages {
            let at = passage as usize;
            let (gain, part) = found.gain(at, index.document_of[at] as usize, index);
            states[at].by_text |= found.is_in_text(at);
            states[at].is_touched |= gain > 0.0;
            states[at].required += u32::from(slot.required && gain > 0.0);
            scored.scores[at] += gain;
            if let Some((explained, parts)) = &mut explained
                && *explained == passage
                && gain > 0.0
            {
                parts.push(Part { slot: n, ..part });
            }
        }
        scored.idfs.push(found.idf);
    }
    let idfs = scored.idfs.clone();
    let (mut before, mut firsts) = (None, Vec::new());
    for (n, slot) in lookup.slots.iter().enumerate() {
        let has_places = slot.order.is_some() && index.has_positions();
        let seconds = if has_places { literal_places(slot, index) } else { Vec::new() };
        let gap = slot.order.zip(before).map(|(two, one): (u32, u32)| two.saturating_sub(one));
        proximity(&firsts, &seconds, gap.unwrap_or_default().into(), &mut |passage, off| {
            let idf = idfs[n - 1].min(idfs[n]);
            let gain = WEIGHTS.proximity * idf / (1 + off) as f32;
            scored.scores[passage as usize] += gain;
            if let Some((explained, parts)) = &mut explained
                && *explained == passage
            {
                parts.push(Part { slot: n - 1, why: Why::Proximity, body: off, title: 0, idf, gain });
            }
        });
        (before, firsts) = (slot.order, seconds);
    }
    for state in &mut states {
        state.is_out = state.required < required;
    }
    for source in &lookup.banned {
        for passage in counts(core::slice::from_ref(source), index).passages {
            states[passage as usize].is_out = true;
        }
    }
    for range in &index.passages_of {
        matches_of(range, &states, lookup.slots.is_empty(), &mut scored.matches);
    }
    if let Some(corpus) = corpus
        && found_by > 1
    {
        lift(&mut scored, index, corpus, &mut explained);
    }
    let idf = idfs.iter().sum::<f32>();
    for &document in &lookup.titled {
        // More than all that another passage can have.
        let gain = (1.0 + WEIGHTS.proximity) * idf;
        let mut best = None;
        for passage in index.passages_of[document as usize].clone() {
            let score = scored.scores[passage as usize];
            if best.is_none_or(|(_, most)| score > most) {
                best = Some((passage, score));
            }
        }
        if let Some((passage, score)) = best {
            scored.scores[passage as usize] = score + gain;
            if let Some((explained, parts)) = &mut explained
                && *explained == passage
            {
                parts.push(Part { slot: 0, why: Why::Title, body: 0, title: 1, idf, gain });
            }
        }
    }
    scored
}

/// Brings what is most like the best hits towards them.
fn lift(scored: &mut Scored, index: &Index, corpus: &Corpus, explained: &mut Option<(u32, &mut Vec<Part>)>) {
    let mut leaders = scored.matches.clone();
    best(&mut leaders, &scored.scores, WEIGHTS.leaders);
    let leaders: Vec<(u32, f32)> =
        leaders.into_iter().map(|passage| (passage, scored.scores[passage as usize])).collect();
    let mut lifted = Vec::new();
    for (leader, most) in leaders {
        let document = index.document_of[leader as usize] as usize;
        let number = leader - index.passages_of[document].start;
        for &passage in &corpus.documents[document].passages[number as usize].alike {
            if scored.matches.binary_search(&passage).is_err() || lifted.contains(&passage) {
                continue;
            }
            let score = &mut scored.scores[passage as usize];
            let gain = WEIGHTS.lift * (most - *score);
            if gain > 0.0 {
                *score += gain;
                lifted.push(passage);
                if let Some((explained, parts)) = explained
                    && *explained == passage
                {
                    let slot = leader as usize;
                    parts.push(Part { slot, why: Why::Alike, body: 0, title: 0, idf: 0.0, gain });
                }
            }
        }
    }
}

/// Leaves the best passages, best first, ties in corpus order.
pub(crate) fn best(matches: &mut Vec<u32>, scores: &[f32], limit: usize) {
    let score_of = |passage: u32| scores[passage as usize];
    let order = |a: u32, b: u32| score_of(b).total_cmp(&score_of(a)).then(a.cmp(&b));
    if limit < matches.len() / 8 {
        // A page of many: most are compared with the worst of the page, and that is all.
        let mut kept: Vec<u32> = Vec::with_capacity(limit + 1);
        for &passage in &*matches {
            if kept.len() < limit || kept.last().is_some_and(|&worst| order(passage, worst).is_lt()) {
                let at = kept.partition_point(|&other| order(other, passage).is_lt());
                kept.insert(at, passage);
                kept.truncate(limit);
            }
        }
        *matches = kept;
    } else {
        sort(matches, &order);
        matches.truncate(limit);
    }
}

/// What is known of a passage.
#[derive(Clone, Copy, Default)]
struct State {
    /// Some slot stands in its own text.
    by_text: bool,
    /// Some slot stands in its text or title.
    is_touched: bool,
    /// How many of the demands it has.
    required: u32,
    /// It lacks what is demanded, or has what is banned.
    is_out: bool,
}

/// The passages of a document that match: by their text, or if none does, the first that does by the title.
fn matches_of(range: &Range<u32>, states: &[State], all: bool, matches: &mut Vec<u32>) {
    let state = |passage: u32| states[passage as usize];
    let stays = |passage: &u32| !state(*passage).is_out && (all || state(*passage).is_touched);
    let before = matches.len();
    matches.extend(range.clone().filter(|passage| stays(passage) && (all || state(*passage).by_text)));
    if matches.len() == before {
        matches.extend(range.clone().find(stays));
    }
}

/// What a slot gives to every passage.
struct SlotScore<'s> {
    exact: Counts,
    expansions: Vec<(&'s Expansion, Counts)>,
    /// The passages to which it may give something, each once: what a query costs, in the main.
    passages: Vec<u32>,
    idf: f32,
    /// What anything but the word itself, however it is spelled, gives at most.
    cap: f32,
    by_itself: bool,
}

impl<'s> SlotScore<'s> {
    fn new(slot: &'s Slot, index: &Index) -> Self {
        let exact = counts(&slot.exact, index);
        let expansions = slot
            .expansions
            .iter()
            .map(|expansion| (expansion, counts(core::slice::from_ref(&expansion.source), index)));
        let expansions: Vec<_> = expansions.collect();
        let mut all: Vec<&Counts> = expansions.iter().map(|expansion| &expansion.1).collect();
        let (mut df, expanded_df) = (document_frequency(&[&exact], index), document_frequency(&all, index));
        let by_itself = df > 0;
        df = if by_itself { df } else { expanded_df };
        all.push(&exact);
        let passages = touched(&all, index);
        let idf = slot.times * inverse_document_frequency(index.passages(), df);
        let mut score = Self { exact, expansions, passages, idf, cap: f32::INFINITY, by_itself };
        if by_itself && expanded_df > 0 {
            score.cap = WEIGHTS.expansion_cap * score.least(index);
        }
        score
    }

    /// The least that the word itself gives to a passage.
    fn least(&self, index: &Index) -> f32 {
        let mut least = self.idf;
        for &passage in &self.passages {
            let document = index.document_of[passage as usize] as usize;
            let frequency = frequency(&self.exact, passage as usize, document, index);
            if frequency > 0.0 {
                least = least.min(self.idf * saturation(frequency));
            }
        }
        least
    }

    fn is_in_text(&self, passage: usize) -> bool {
        self.exact.body[passage] > 0 || self.expansions.iter().any(|expansion| expansion.1.body[passage] > 0)
    }

    /// What it gives to a passage, and why.
    fn gain(&self, passage: usize, document: usize, index: &Index) -> (f32, Part) {
        let part = |why, counts: &Counts, gain| {
            let (body, title) = (counts.body[passage], counts.title[document]);
            (gain, Part { slot: 0, why, body, title, idf: self.idf, gain })
        };
        let by_itself = frequency(&self.exact, passage, document, index);
        if by_itself > 0.0 || self.expansions.is_empty() {
            return part(Why::Itself, &self.exact, self.idf * saturation(by_itself));
        }
        let mut best = part(Why::Itself, &self.exact, 0.0);
        for (expansion, counts) in &self.expansions {
            // What was typed may be a beginning, or a slip; then what it stands for is what was meant.
            let means_it = !self.by_itself && expansion.why == Why::Prefix;
            let weight = if means_it { 1.0 } else { expansion.weight };
            let gain = weight * self.idf * saturation(frequency(counts, passage, document, index));
            // Another spelling is the same word.
            let gain = if expansion.why == Why::Spelling { gain } else { gain.min(self.cap) };
            if gain > best.0 {
                best = part(expansion.why, counts, gain);
            }
        }
        best
    }
}

/// How often what the sources ask for stands in every text.
pub(crate) fn counts(sources: &[Source], index: &Index) -> Counts {
    let mut counts = Counts::new(index);
    for source in sources {
        match source {
            Source::Words(entries) => entries.iter().for_each(|&entry| index.count(entry, &mut counts)),
            Source::Phrase(words) => together(words, None, index, &mut counts),
            Source::Near(words, within) => together(words, Some(*within), index, &mut counts),
        }
    }
    counts
}

/// Counts where words stand together: side by side, or each so many words at most from the first.
fn together(words: &[Vec<Entry>], within: Option<u32>, index: &Index, counts: &mut Counts) {
    if !index.has_positions() {
        return all_of(words, index, counts);
    }
    for field in [Field::Body, Field::Title] {
        let mut places = words.iter().map(|word| places(word, field, index));
        let mut found = places.next().unwrap_or_default();
        for (others, nth) in places.zip(1..) {
            let mut at = 0;
            found.retain(|&first| {
                let (from, to) = match within {
                    None => (first + nth, first + nth),
                    Some(within) => (first.saturating_sub(u64::from(within)), first + u64::from(within)),
                };
                // `within` may reach into the text before or behind.
                let from = from.max(place(text_of(first), 0));
                while others.get(at).is_some_and(|&other| other < from) {
                    at += 1;
                }
                // The word itself does not stand near itself.
                let mut rest = others[at..].iter().take_while(|&&other| other <= to);
                rest.any(|&other| other != first && text_of(other) == text_of(first))
            });
        }
        for found in found {
            counts.add(field, text_of(found) as usize, 1);
        }
    }
}

/// Without positions, all words anywhere in the text must do.
fn all_of(words: &[Vec<Entry>], index: &Index, counts: &mut Counts) {
    let mut found = Vec::new();
    for word in words {
        let mut counts = Counts::new(index);
        for &entry in word {
            index.count(entry, &mut counts);
        }
        found.push(counts);
    }
    let Some(first) = found.first() else { return };
    let least = |of: &dyn Fn(&Counts) -> u32| found.iter().map(of).min().unwrap_or_default();
    for &passage in &first.passages {
        let at = passage as usize;
        counts.add(Field::Body, at, least(&|counts| counts.body[at]));
    }
    for &document in &first.documents {
        let at = document as usize;
        counts.add(Field::Title, at, least(&|counts| counts.title[at]));
    }
}

/// Where any of the terms stands, in order.
fn places(entries: &[Entry], field: Field, index: &Index) -> Vec<Place> {
    let mut all = Vec::new();
    for &entry in entries {
        let mut places = Vec::new();
        index.occurrences(entry, field, &mut places);
        all = if all.is_empty() { places } else { merge(&all, &places) };
    }
    all
}

/// Two sorted lists as one.
fn merge(a: &[Place], b: &[Place]) -> Vec<Place> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a, b);
    while let (Some(&first), Some(&second)) = (a.first(), b.first()) {
        let from = if first <= second { &mut a } else { &mut b };
        merged.push(first.min(second));
        *from = &from[1..];
    }
    merged.extend_from_slice(a);
    merged.extend_from_slice(b);
    merged
}

/// Calls `found` for every passage where two neighbours of the query stand near each other, with how many words
/// off from what was typed, `gap` words apart, they stand at best.
fn proximity(firsts: &[Place], seconds: &[Place], gap: u64, found: &mut dyn FnMut(u32, u32)) {
    let mut best: Option<(u32, u64)> = None;
    let mut at = 0;
    for &first in firsts {
        let wanted = first + gap;
        while seconds.get(at).is_some_and(|&second| second < wanted) {
            at += 1;
        }
        let before = seconds[..at].iter().rev().copied().find(|&second| second != first);
        let near = [before, seconds.get(at).copied()];
        for second in near.into_iter().flatten() {
            let off = second.abs_diff(wanted);
            if text_of(second) != text_of(first) || off > WEIGHTS.proximity_window || second == first {
                continue;
            }
            let text = text_of(first);
            match &mut best {
                Some((known, least)) if *known == text => *least = off.min(*least),
                _ => {
                    if let Some((text, off)) = best.replace((text, off)) {
                        found(text, off as u32);
                    }
                }
            }
        }
    }
    if let Some((text, off)) = best {
        found(text, off as u32);
    }
}

/// Where a word stands by itself, or what it was corrected to.
fn literal_places(slot: &Slot, index: &Index) -> Vec<Place> {
    let mut all = Vec::new();
    for source in &slot.exact {
        if let Source::Words(entries) = source {
            all = merge(&all, &places(entries, Field::Body, index));
        }
    }
    if all.is_empty() {
        for expansion in slot.expansions.iter().filter(|expansion| expansion.why == Why::Correction) {
            if let Source::Words(entries) = &expansion.source {
                all = merge(&all, &places(entries, Field::Body, index));
            }
        }
    }
    all
}

/// How many passages any of the counts finds: by their text, or the first one by the title.
fn document_frequency(counts: &[&Counts], index: &Index) -> usize {
    let mut seen = vec![false; index.passages()];
    let mut has_text = vec![false; index.passages_of.len()];
    let mut found = 0;
    for &passage in counts.iter().flat_map(|counts| &counts.passages) {
        found += usize::from(!core::mem::replace(&mut seen[passage as usize], true));
        has_text[index.document_of[passage as usize] as usize] = true;
    }
    for &document in counts.iter().flat_map(|counts| &counts.documents) {
        let is_new = !core::mem::replace(&mut has_text[document as usize], true);
        found += usize::from(is_new && !index.passages_of[document as usize].is_empty());
    }
    found
}

/// The passages that any of the counts finds, by their text or the title.
fn touched(counts: &[&Counts], index: &Index) -> Vec<u32> {
    let mut seen = vec![false; index.passages()];
    let mut touched = Vec::new();
    let mut touch = |passage: u32| {
        if !core::mem::replace(&mut seen[passage as usize], true) {
            touched.push(passage);
        }
    };
    for counts in counts {
        counts.passages.iter().for_each(|&passage| touch(passage));
        for &document in &counts.documents {
            index.passages_of[document as usize].clone().for_each(&mut touch);
        }
    }
    touched
}

/// The weighted frequency of BM25F.
fn frequency(counts: &Counts, passage: usize, document: usize, index: &Index) -> f32 {
    let (body, title) = (counts.body[passage], counts.title[document]);
    if body == 0 && title == 0 {
        return 0.0;
    }
    body as f32 / index.body_norms[passage] + WEIGHTS.title * (title as f32 / index.title_norms[document])
}

/// How much of its weight a word gives at a frequency: rises from 0 towards 1.
pub(crate) fn saturation(frequency: f32) -> f32 {
    frequency / (WEIGHTS.k1 + frequency)
}

/// How much a word tells: much, if few of the passages have it; never less than nothing.
pub(crate) fn inverse_document_frequency(passages: usize, document_frequency: usize) -> f32 {
    let (n, df) = (passages as f64, document_frequency as f64);
    ln(1.0 + (n - df + 0.5) / (df + 0.5)) as f32
}

/// The natural logarithm of a finite number not below 1, to about ten digits.
///
/// x = 2^e * m with m between 1 and 2; ln m = 2 artanh s with s = (m - 1) / (m + 1) at most 1/3, by its series
/// s + s^3/3 + s^5/5 + ...
fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let e = (bits >> 52) as f64 - 1023.0;
    let m = f64::from_bits(bits & ((1 << 52) - 1) | 1023 << 52);
    let s = (m - 1.0) / (m + 1.0);
    let mut series = 0.0;
    for n in (0..10).rev() {
        series = series * s * s + 1.0 / f64::from(2 * n + 1);
    }
    e * core::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_has_ten_digits() {
        for x in [1.0, 1.000_001, 1.5, 1.999_999, 2.0, 3.0, 10.0, 1e3, 1e6, 1e12] {
            assert!(
                (ln(x) - f64::ln(x)).abs() <= 1e-10 * f64::ln(x).max(1e-3),
                "{x}: {} {}",
                ln(x),
                f64::ln(x)
            );
        }
    }

    #[test]
    fn rarer_words_tell_more_and_none_tells_less_than_nothing() {
        let idf: Vec<f32> = (0..=100).map(|df| inverse_document_frequency(100, df)).collect();
        assert!(idf.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(idf[100] > 0.0);
    }

    #[test]
    fn the_scores_of_one_example_are_these_bits_on_every_machine() {
        assert_eq!(inverse_document_frequency(60, 7).to_bits(), 1_074_144_355);
        assert_eq!(saturation(2.0 / (0.25 + 0.75 * (30.0 / 41.5))).to_bits(), 1_059_948_061);
    }
}
