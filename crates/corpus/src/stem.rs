//! Stemming: English by rules, other languages by lists.
//!
//! The algorithm is Porter2, Martin Porter's "English" stemmer of the Snowball project, as described at
//! <https://snowballstem.org/algorithms/english/stemmer.html> before its revision of 2024 (what the field's
//! engines and the crate that our tests compare with implement). The code is ours and is written for size: every
//! reader downloads it, and each distinct word of a corpus passes here once.

/// The stem of a folded term. Terms that are not all ASCII are no English words and stay as they are.
pub fn stem(term: &str) -> String {
    if term.len() < 3 || !term.is_ascii() {
        return term.to_owned();
    }
    if let Some(&(_, stem)) = EXCEPTIONS.iter().find(|exception| exception.0 == term) {
        return stem.to_owned();
    }
    let mut word = Word::new(term);
    word.possessive();
    word.plural();
    if !UNCHANGED.iter().any(|kept| kept.as_bytes() == word.bytes) {
        word.past_and_gerund();
        word.final_y();
        word.replace(STEP_2);
        word.replace(STEP_3);
        word.drop_suffix();
        word.final_e_or_l();
    }
    word.bytes.iter().map(|&b| b.to_ascii_lowercase() as char).collect()
}

/// The words that have this stem by exception; they need not begin like it.
pub fn irregular(stem: &str) -> impl Iterator<Item = &'static str> {
    EXCEPTIONS.iter().filter(move |exception| exception.1 == stem).map(|exception| exception.0)
}

/// How the forms of another language's words are found: what is written together with them is cut off in front, and
/// endings behind, the longest that fits, and again what is an ending then.
///
/// The lists come with the corpus (`Corpus::endings`), so that a page carries those of its own languages, 60 to 220 bytes
/// each. Over dictionaries of forms they find as many as the Snowball stemmers or more (ARCHITECTURE.md has the figures), and
/// do so on folded words, which those do not expect; Georgian and Ukrainian have none there.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    cuts: Vec<String>,
    /// Endings, with how many letters each leaves at least.
    endings: Vec<(String, usize)>,
}

/// How many endings stand one behind the other at most: "hükümet-ler-imiz-in-ki".
const ROUNDS: usize = 4;

/// Letters that are left at least: where something is cut off in front, as in "l'an", and by the endings of either list.
const LEAST: [usize; 3] = [2, 3, 4];

impl Endings {
    /// Reads a line of `Corpus::endings`.
    pub fn read(line: &str) -> Self {
        let (mut cuts, mut endings) = (Vec::new(), Vec::new());
        for (list, least) in line.split('\t').skip(1).zip(LEAST) {
            for word in list.split(' ').filter(|word| !word.is_empty()) {
                if least == LEAST[0] {
                    cuts.push(word.to_owned());
                } else {
                    endings.push((word.to_owned(), least));
                }
            }
        }
        Self { cuts, endings }
    }

    /// A folded term without what is written together with it.
    pub fn cut<'t>(&self, term: &'t str) -> &'t str {
        let rests = self.cuts.iter().filter_map(|cut| term.strip_prefix(cut.as_str()));
        rests.into_iter().find(|rest| rest.chars().count() >= LEAST[0]).unwrap_or(term)
    }

    /// The stem of a folded term that is cut: a beginning of it.
    pub fn stem<'t>(&self, term: &'t str) -> &'t str {
        let mut stem = term;
        for _ in 0..ROUNDS {
            let rest = |(ending, least): &(String, usize)| {
                stem.strip_suffix(ending.as_str()).filter(|rest| rest.chars().count() >= *least)
            };
            let Some(rest) = self.endings.iter().filter_map(rest).min_by_key(|rest| rest.len()) else {
                break;
            };
            stem = rest;
        }
        stem
    }
}

/// Words whose stem is not what the rules would make of them; the last seven are no plurals.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
];

/// Words that are stems once their plural `s` is gone.
const UNCHANGED: &[&str] =
    &["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"];

/// Suffixes and what they become within R1, a suffix before any that it ends with.
const STEP_2: &[(&str, &str)] = &[
    ("ization", "ize"),
    ("ational", "ate"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("iveness", "ive"),
    ("tional", "tion"),
    ("biliti", "ble"),
    ("lessli", "less"),
    ("entli", "ent"),
    ("ation", "ate"),
    ("alism", "al"),
    ("aliti", "al"),
    ("ousli", "ous"),
    ("iviti", "ive"),
    ("fulli", "ful"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("abli", "able"),
    ("izer", "ize"),
    ("ator", "ate"),
    ("alli", "al"),
    ("bli", "ble"),
    ("ogi", "og"),
    ("li", ""),
];

/// As [`STEP_2`].
const STEP_3: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("alize", "al"),
    ("icate", "ic"),
    ("iciti", "ic"),
    ("ative", ""),
    ("ical", "ic"),
    ("ness", ""),
    ("ful", ""),
];

/// Suffixes that go within R2, a suffix before any that it ends with.
const STEP_4: &[&str] = &[
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion", "al", "er", "ic",
];

/// A word on its way to its stem. A `y` that acts as a consonant is written `Y`.
struct Word {
    bytes: Vec<u8>,
    /// Where the region after the first non-vowel that follows a vowel starts.
    r1: usize,
    /// The same within R1.
    r2: usize,
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

impl Word {
    fn new(term: &str) -> Self {
        let mut bytes = term.strip_prefix('\'').unwrap_or(term).as_bytes().to_vec();
        for at in 0..bytes.len() {
            if bytes[at] == b'y' && (at == 0 || is_vowel(bytes[at - 1])) {
                bytes[at] = b'Y';
            }
        }
        let mut word = Self { bytes, r1: 0, r2: 0 };
        word.r1 = ["gener", "commun", "arsen"]
            .into_iter()
            .find(|start| word.bytes.starts_with(start.as_bytes()))
            .map_or_else(|| word.region(0), str::len);
        word.r2 = word.region(word.r1);
        word
    }

    /// Where the region after the first non-vowel that follows a vowel at or after `from` starts.
    fn region(&self, from: usize) -> usize {
        (from + 1..self.bytes.len())
            .find(|&at| is_vowel(self.bytes[at - 1]) && !is_vowel(self.bytes[at]))
            .map_or(self.bytes.len(), |at| at + 1)
    }

    fn ends_with(&self, suffix: &str) -> bool {
        self.bytes.ends_with(suffix.as_bytes())
    }

    /// Takes the last `count` bytes off.
    fn cut(&mut self, count: usize) {
        self.bytes.truncate(self.bytes.len() - count);
    }

    /// The byte at `back` places from the end, 1 being the last; 0 before the beginning.
    fn back(&self, back: usize) -> u8 {
        self.bytes.len().checked_sub(back).map_or(0, |at| self.bytes[at])
    }

    fn has_vowel_before(&self, end: usize) -> bool {
        self.bytes[..end].iter().any(|&b| is_vowel(b))
    }

    /// Whether the first `end` bytes end in a short syllable: a vowel between two consonants, the last of them not
    /// w, x or Y; or a vowel that begins the word, and a consonant.
    fn short_syllable(&self, end: usize) -> bool {
        let b = &self.bytes[..end];
        match *b {
            [first, second] => is_vowel(first) && !is_vowel(second),
            [.., before, vowel, after] => {
                !is_vowel(before)
                    && is_vowel(vowel)
                    && !is_vowel(after)
                    && !matches!(after, b'w' | b'x' | b'Y')
            }
            _ => false,
        }
    }

    /// Step 0.
    fn possessive(&mut self) {
        if let Some(suffix) = ["'s'", "'s", "'"].into_iter().find(|suffix| self.ends_with(suffix)) {
            self.cut(suffix.len());
        }
    }

    /// Step 1a.
    fn plural(&mut self) {
        let length = self.bytes.len();
        if self.ends_with("sses") {
            self.cut(2);
        } else if self.ends_with("ied") || self.ends_with("ies") {
            self.cut(if length > 4 { 2 } else { 1 });
        } else if self.ends_with("s")
            && !self.ends_with("us")
            && !self.ends_with("ss")
            && length > 2
            && self.has_vowel_before(length - 2)
        {
            self.cut(1);
        }
    }

    /// Step 1b.
    fn past_and_gerund(&mut self) {
        if let Some(suffix) = ["eedly", "eed"].into_iter().find(|suffix| self.ends_with(suffix)) {
            if self.bytes.len() - suffix.len() >= self.r1 {
                self.cut(suffix.len() - 2);
            }
            return;
        }
        let Some(suffix) = ["ingly", "edly", "ing", "ed"].into_iter().find(|suffix| self.ends_with(suffix))
        else {
            return;
        };
        let end = self.bytes.len() - suffix.len();
        if !self.has_vowel_before(end) {
            return;
        }
        self.cut(suffix.len());
        if self.ends_with("at") || self.ends_with("bl") || self.ends_with("iz") {
            self.bytes.push(b'e');
        } else if self.back(1) == self.back(2) && b"bdfgmnprt".contains(&self.back(1)) {
            self.cut(1);
        } else if self.r1 >= end && self.short_syllable(end) {
            self.bytes.push(b'e');
        }
    }

    /// Step 1c.
    fn final_y(&mut self) {
        let length = self.bytes.len();
        if length > 2 && matches!(self.back(1), b'y' | b'Y') && !is_vowel(self.back(2)) {
            self.bytes[length - 1] = b'i';
        }
    }

    /// Steps 2 and 3: the first rule whose suffix the word has decides.
    fn replace(&mut self, rules: &[(&str, &str)]) {
        let Some(&(suffix, replacement)) = rules.iter().find(|rule| self.ends_with(rule.0)) else { return };
        let start = self.bytes.len() - suffix.len();
        let before = self.back(suffix.len() + 1);
        let allowed = match suffix {
            "ogi" => before == b'l',
            "li" => b"cdeghkmnrt".contains(&before),
            "ative" => start >= self.r2,
            _ => true,
        };
        if allowed && start >= self.r1 {
            self.bytes.truncate(start);
            self.bytes.extend_from_slice(replacement.as_bytes());
        }
    }

    /// Step 4.
    fn drop_suffix(&mut self) {
        let Some(&suffix) = STEP_4.iter().find(|suffix| self.ends_with(suffix)) else { return };
        let start = self.bytes.len() - suffix.len();
        let allowed = suffix != "ion" || matches!(self.back(4), b's' | b't');
        if allowed && start >= self.r2 {
            self.bytes.truncate(start);
        }
    }

    /// Step 5.
    fn final_e_or_l(&mut self) {
        let Some(end) = self.bytes.len().checked_sub(1) else { return };
        let goes = match self.back(1) {
            b'e' => end >= self.r2 || end >= self.r1 && !self.short_syllable(end),
            b'l' => end >= self.r2 && self.back(2) == b'l',
            _ => false,
        };
        if goes {
            self.cut(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_stemmers::{Algorithm, Stemmer};

    fn same_as_oracle(term: &str) {
        assert_eq!(stem(term), Stemmer::create(Algorithm::English).stem(term), "stem of {term:?}");
    }

    #[test]
    fn words_of_a_negotiation_meet_in_their_stems() {
        for (terms, stem_of_all) in [
            ("negotiate negotiates negotiated negotiating negotiation negotiations", "negoti"),
            ("armenia armenia's", "armenia"),
            ("treaty treaties treaty's", "treati"),
            ("border borders bordering", "border"),
            ("agree agreed agrees agreeing", "agre"),
            ("us us's", "us"),
            ("3+3", "3+3"),
        ] {
            for term in terms.split(' ') {
                assert_eq!(stem(term), stem_of_all, "stem of {term:?}");
            }
        }
    }

    #[test]
    fn tricky_words_have_the_stems_of_the_oracle() {
        let tricky = "skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias \
            andes inning innings outing outings canning cannings herring herrings earring earrings proceed proceeds \
            exceed exceeded succeed succeeding generate generous generals commune communism communities arsenal \
            arsenic cry by say try tries tied ties dies cries gas gaps this kiwis abyss caresses ponies hopping hoping \
            hoped luxuriating troubled sized disabled bed bled fed feed feeding agreed agreedly guarantee seedling \
            sing singing ring being seeing year young youth boy boyish toy toying yyy yy y'y sayyid yield employer \
            happy enjoy enjoyment relational conditional rational valency hesitancy digitizer conformably radically \
            differently vilely analogously vietnamization predication operator feudalism decisiveness hopefulness \
            callousness formality sensitivity sensibility triplicate formative formalize electricity electrical \
            hopeful goodness revival allowance inference airliner adjustable defensible irritant replacement \
            adjustment dependent adoption communism activate homologous effective rate cease controlling roll \
            biology theology apology geology knightly fully namely wholly armlessly boundlessly e ee eed eedly ed ing \
            ly s es ies ied 's ' '' ''' 's' a's x's' 'tis 'em don't o'brien u us bus buses ss sses \
            conception exhibition vision union million opinion fuel full fulfil fulfill bbb abb odd egg add ebb inn \
            axed taxed boxed rowing rowed stayed played yes eyes";
        tricky.split_whitespace().for_each(same_as_oracle);
    }

    #[test]
    fn words_of_the_seed_pages_have_the_stems_of_the_oracle() {
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/documents");
        let mut words = 0;
        for page in std::fs::read_dir(pages).expect("the seed pages are there") {
            let bytes = std::fs::read(page.expect("a page").path()).expect("a readable page");
            for token in crate::token::token_stream(&String::from_utf8_lossy(&bytes)) {
                if token.term.is_ascii() {
                    same_as_oracle(&token.term);
                    words += 1;
                }
            }
        }
        assert!(words > 2_000, "{words} words");
    }

    #[test]
    fn the_longest_ending_goes_first_and_then_the_next() {
        let endings = Endings::read("Elvish\tl' qu'\ts es\tness");
        for (term, cut, stem) in [
            ("l'horses", "horses", "hor"),
            ("goodnesses", "goodnesses", "good"),
            ("qu'an", "an", "an"),
            ("l'a", "l'a", "l'a"),
            ("bus", "bus", "bus"),
            ("axes", "axes", "axe"),
            ("sickness", "sickness", "sick"),
            ("fitness", "fitness", "fitn"),
            ("goodness", "goodness", "good"),
        ] {
            assert_eq!(endings.cut(term), cut);
            assert_eq!(endings.stem(cut), stem, "{cut}");
        }
        assert_eq!(Endings::read("").stem("horses"), "horses");
        assert_eq!(Endings::read("Elvish").cut("l'horses"), "l'horses");
    }

    #[test]
    fn terms_outside_ascii_stay_as_they_are() {
        for term in ["երեւանս", "москвы", "ağdaming", "θεσσ", "和平"] {
            assert_eq!(stem(term), term);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn made_up_words_have_the_stems_of_the_oracle(
            word in "'?[a-z]{0,6}(e|y|at|bl|iz|l|ll|s|i|c){0,2}\
                (ing|ed|eed|ly|s|es|ies|ied|ational|tional|enci|izer|ization|alism|fulness|ousness|iviti|biliti|ogi|li|\
                alize|icate|ical|ness|ful|ative|ement|ment|ent|ion|ance|able|ous|ive|ize|'s|'){0,3}"
        ) {
            same_as_oracle(&word);
        }

        #[test]
        fn any_text_has_a_stem(text in "(\\PC|[aeyst'.]){0,20}") {
            let stem = stem(&text);
            if !text.is_ascii() {
                prop_assert_eq!(stem, text);
            }
        }
    }
}
