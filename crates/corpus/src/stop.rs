//! English stop words.
//!
//! The list is the union of two: the 33 words that Lucene's `EnglishAnalyzer` leaves out, and the words of the
//! Snowball project's English list (`algorithms/english/stop.txt`, in Lucene too), which adds what long questions
//! are made of: pronouns, question words, auxiliary verbs, prepositions. Most of the second's contractions are found
//! by rule instead. `s` and `t` are added: they are what is left of `Armenia s` and `don t` in pages that lost their
//! apostrophes. `us` stands on neither list, on purpose: folded, it is the United States.

use crate::text::part;

/// Sorted, and one text: an array would bring two numbers for each word.
const WORDS: &str = "\
    a about above after again against all am an and any are as at be because been before being below between \
    both but by can't cannot could did do does doing down during each few for from further had has have \
    having he her here hers herself him himself his how i if in into is it its itself let's me more most \
    mustn't my myself no nor not of off on once only or other ought our ours ourselves out over own s same \
    shan't she should so some such t than that the their theirs them themselves then there these they this \
    those through to too under until up very was we were what when where which while who whom why will with \
    won't would you your yours yourself yourselves";

/// For each first letter, the lengths that stop words with it have, a bit for each. Few words of a dictionary pass.
const LENGTHS: [u16; 26] = {
    let words = WORDS.as_bytes();
    let mut lengths = [0; 26];
    let (mut start, mut end) = (0, 0);
    while end <= words.len() {
        if end == words.len() || words[end] == b' ' {
            lengths[(words[start] - b'a') as usize] |= 1 << (end - start);
            start = end + 1;
        }
        end += 1;
    }
    lengths
};

/// For each first letter, where the words with it begin, and behind the last, where they end.
const STARTS: [u16; 27] = {
    let words = WORDS.as_bytes();
    let mut starts = [words.len() as u16; 27];
    let mut at = words.len();
    while at > 0 {
        at -= 1;
        if at == 0 || words[at - 1] == b' ' {
            // Of a letter without words, where the next one's begin.
            let mut letter = (words[at] - b'a') as usize;
            starts[letter] = at as u16;
            while letter > 0 && starts[letter - 1] >= at as u16 {
                letter -= 1;
                starts[letter] = at as u16;
            }
        }
    }
    starts
};

/// Whether the term is too common in English to tell documents apart. A contraction is, when what stands before
/// its apostrophe is: `what's`, `they'll`, `doesn't`.
pub fn is_stop_word(term: &str) -> bool {
    let word = term.strip_suffix("n't").or_else(|| term.split('\'').next()).unwrap_or(term);
    is_listed(word) || word.len() < term.len() && is_listed(term)
}

fn is_listed(word: &str) -> bool {
    let letter = usize::from(word.bytes().next().unwrap_or_default().wrapping_sub(b'a'));
    let lengths = LENGTHS.get(letter).copied().unwrap_or_default();
    if word.len() >= 16 || lengths >> word.len() & 1 == 0 {
        return false;
    }
    let words = part(WORDS, usize::from(STARTS[letter])..usize::from(STARTS[letter + 1]));
    words.split(' ').any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_has_no_word_twice() {
        assert!(WORDS.split(' ').is_sorted_by(|a, b| a < b));
        assert!(WORDS.split(' ').all(is_stop_word));
    }

    #[test]
    fn lucenes_words_are_stop_words() {
        let lucene = "a an and are as at be but by for if in into is it no not of on or such that the their then \
            there these they this to was will with";
        assert!(lucene.split(' ').all(is_stop_word));
    }

    #[test]
    fn snowballs_contractions_are_stop_words() {
        let snowball = "i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd \
            they'd i'll you'll he'll she'll we'll they'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't \
            don't didn't won't wouldn't shan't shouldn't can't cannot couldn't mustn't let's that's who's what's \
            here's there's when's where's why's how's";
        assert!(snowball.split(' ').all(is_stop_word));
    }

    #[test]
    fn the_united_states_are_no_stop_word() {
        assert!(!is_stop_word("us"));
    }

    #[test]
    fn words_that_carry_the_subject_are_no_stop_words() {
        let subject = "said says against-all karabakh un eu peace two three may new 3 x '";
        assert!(!subject.split(' ').any(is_stop_word));
        assert!(!is_stop_word(""));
    }

    #[test]
    fn names_with_an_apostrophe_are_no_stop_words() {
        assert!(!"armenia's o'brien n'golo".split(' ').any(is_stop_word));
    }
}
