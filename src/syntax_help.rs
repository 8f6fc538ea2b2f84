//! The forms of the query language, and what each writes into the search box for the reader.
//!
//! Every form has an example in words of the corpus. Where there is a word to work on, the one that is selected or the
//! last before the caret, the form is put around or behind it; otherwise the whole example is written. What the reader
//! will want to change is then selected.

use corpus::Corpus;
use corpus::stem::stem;
use corpus::text::part;
use corpus::token::tokens;
use search::{Facet, Searcher};

/// A form of the language with an example.
#[derive(Clone, Debug)]
pub struct Form {
    /// What stands before the words; with a space at its beginning where it needs something there.
    before: String,
    /// Behind the words.
    after: &'static str,
    /// Whether it is put around a word; otherwise it is put behind one.
    around: bool,
    /// What it means.
    meaning: &'static str,
    /// What must stand before the sign; empty where the sign needs nothing before it.
    first: String,
    /// The words.
    sample: String,
}

/// The forms of words: what stands before and behind them, whether it is put around one, and what it means.
static SIGNS: [(&str, &str, bool, &str); 6] = [
    (" ", "", false, "Any of these words, in any of their forms. Passages with more of them come first."),
    ("\"", "\"", true, "These very words, in this order."),
    ("-", "", true, "Without this word. A minus goes before every form below, too."),
    (" OR ", "", false, "At least one of the two."),
    ("", "*", true, "All words that begin so."),
    (" near:", "", false, "Both words, at most ten words apart."),
];

/// Every form of which the corpus has an example, in the order in which they are shown. Goes through all of the corpus.
pub fn forms(searcher: &Searcher) -> Vec<Form> {
    let [one, other, phrase] = words(searcher.corpus());
    let beginning = stem(&tokens(one).pop().map(|token| token.term).unwrap_or_default());
    let beginning = if one.starts_with(&beginning) { &beginning } else { one };
    let mut forms = Vec::new();
    for (sign, sample) in SIGNS.iter().zip([other, phrase, other, other, beginning, other]) {
        if !sample.is_empty() {
            let (before, after, around, meaning) = *sign;
            let first = if before.starts_with(' ') { one } else { "" };
            let (before, first, sample) = (before.into(), first.into(), sample.into());
            forms.push(Form { before, after, around, meaning, first, sample });
        }
    }
    for facet in Facet::ALL {
        let mut sample = String::new();
        for (id, label) in searcher.values(facet).take(if facet == Facet::Side { 2 } else { 1 }) {
            sample.push_str(if sample.is_empty() { "" } else { " OR side:" });
            let quote = if facet.is_name() && label.contains(' ') { "\"" } else { "" };
            for run in [quote, if facet.is_name() { label } else { id }, quote] {
                sample.push_str(run);
            }
        }
        if !sample.is_empty() {
            let before = [facet.key(), ":"].concat();
            let (meaning, first) = (facet.meaning(), String::new());
            forms.push(Form { before, after: "", around: false, meaning, first, sample });
        }
    }
    forms
}

/// Two words and a phrase that earned passages topics, since such words matter here; empty where there are none.
fn words(corpus: &Corpus) -> [&str; 3] {
    let [mut one, mut other, mut phrase] = [""; 3];
    for passage in corpus.documents.iter().flat_map(|document| &document.passages) {
        for span in passage.topics.iter().flat_map(|topic| &topic.evidence) {
            let word = span.of(&passage.text);
            let place = if word.contains(' ') {
                &mut phrase
            } else if one.is_empty() || word == one {
                &mut one
            } else {
                &mut other
            };
            if place.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == ' ') {
                *place = word;
            }
        }
    }
    [one, other, phrase]
}

impl Form {
    /// What it means.
    pub const fn meaning(&self) -> &'static str {
        self.meaning
    }

    /// The example.
    pub fn example(&self) -> String {
        [&*self.first, &self.before, &self.sample, self.after].concat()
    }

    /// Writes it into a text, of which `start..end` is selected: the new text and what is then selected. Places are
    /// counted in UTF-16 units, as browsers do.
    pub fn write(&self, text: &str, start: u32, end: u32) -> (String, u32, u32) {
        let Self { before, after, around, .. } = self;
        let (mut start, mut end) = (byte(text, start), byte(text, end));
        if end == 0 {
            // Nobody has been in the box yet, or its beginning says nothing.
            (start, end) = (text.len(), text.len());
        }
        if start >= end {
            // Nothing is selected: the word that the caret is in or behind.
            let rest = part(text, end..);
            end += rest.find(char::is_whitespace).unwrap_or(rest.len());
            end = part(text, ..end).trim_end().len();
            start = part(text, ..end).trim_end_matches(|c: char| !c.is_whitespace()).len();
        }
        let word = part(text, start..end).trim_matches(['"', '-', '*', ' ']);
        let tail = part(text, end..);
        let mut out = String::from(part(text, ..if *around { start } else { end }));
        if *around && !word.is_empty() {
            for run in [before, word, after] {
                out.push_str(run);
            }
            let caret = units(&out);
            return ([&out, tail].concat(), caret, caret);
        }
        if out.is_empty() {
            out.push_str(&self.first);
        } else if self.first.is_empty() {
            out.push(' ');
        }
        out.push_str(before);
        let from = units(&out);
        out.push_str(&self.sample);
        let to = units(&out);
        ([&*out, after, tail].concat(), from, to)
    }
}

/// The byte at which so many UTF-16 units of a text are over.
fn byte(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
}

/// How many UTF-16 units a text has.
fn units(text: &str) -> u32 {
    text.chars().map(char::len_utf16).sum::<usize>() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    /// Writes the form of that example into a text with `|` where the caret is, or two around the selection; shows the
    /// new text in the same way.
    fn check(example: &str, text: &str, expected: &str) {
        let forms = forms(sample::engine().searcher());
        let form = forms.iter().find(|form| form.example() == example);
        let form = form.unwrap_or_else(|| {
            panic!("{example} is none of {:?}", forms.iter().map(Form::example).collect::<Vec<_>>())
        });
        let parts: Vec<&str> = text.split('|').collect();
        let start = units(parts[0]);
        let end = if parts.len() == 3 { start + units(parts[1]) } else { start };
        let (written, from, to) = form.write(&parts.concat(), start, end);
        let (from, to) = (byte(&written, from), byte(&written, to));
        let (before, selected, after) = (&written[..from], &written[from..to], &written[to..]);
        let bar = if selected.is_empty() { "" } else { "|" };
        assert_eq!([before, "|", selected, bar, after].concat(), expected, "{example} in {text}");
    }

    #[test]
    fn signs_go_around_the_selection_or_the_last_word() {
        check("-dry", "peace deal|", "peace -deal|");
        check("-dry", "peace deal |", "peace -deal| ");
        check("-dry", "pe|ace deal", "-peace| deal");
        check("-dry", "peace -deal|", "peace -deal|");
        check("-dry", "|peace deal", "peace -deal|");
        check("water*", "Բաքու 😀nego|", "Բաքու 😀nego*|");
    }

    #[test]
    fn other_forms_go_behind_it_and_select_what_will_be_changed() {
        check("water OR dry", "peace|", "peace OR |dry|");
        check("water near:dry", "peace| deal", "peace near:|dry| deal");
        check("topic:water", "peace |", "peace topic:|water| ");
        check("side:north OR side:south", "peace |", "peace side:|north OR side:south| ");
        check("by:\"Valley News\"", "", "by:|\"Valley News\"|");
    }

    #[test]
    fn an_empty_box_gets_the_example() {
        for form in forms(sample::engine().searcher()) {
            let (written, from, to) = form.write("", 0, 0);
            assert_eq!(written, form.example());
            assert!(from < to, "{written}");
        }
    }

    #[test]
    fn every_example_is_read_as_it_is_meant() {
        for form in forms(sample::engine().searcher()) {
            let parsed = search::parse(&form.example());
            assert_eq!(parsed.notices, [], "{}", form.example());
        }
    }
}
