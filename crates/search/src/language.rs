//! The languages that a corpus is in, as far as the engine knows forms of their words.
//!
//! A document's words are taken for forms of each other by its own language's rules: English ones are built in, those of
//! other languages come with the corpus, as `Corpus::endings`. So a word of a query is asked for once in each language,
//! and what it finds counts in documents of that language only. Everything that is not known is taken for English.
//!
//! Without the feature `languages` there is only English, a language has no size, and nothing of this costs a byte.

use corpus::Corpus;
#[cfg(feature = "languages")]
use corpus::stem::Endings;
use corpus::stop::is_stop_word;

use crate::varint::Reader;
#[cfg(feature = "languages")]
use crate::varint::put;

/// A language of a corpus; English by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Language {
    #[cfg(feature = "languages")]
    number: u8,
}

/// What a term is compared by in a language: its stem; a stop word is none of a word with the same stem.
pub(crate) fn key(term: &str, stem: impl FnOnce(&str) -> String) -> String {
    if is_stop_word(term) { [term, "."].concat() } else { stem(term) }
}

/// The languages of a corpus, and which each document is in.
#[cfg(feature = "languages")]
#[derive(Default)]
pub(crate) struct Languages {
    /// As [`Corpus::endings`] has them.
    lines: String,
    endings: Vec<Endings>,
    of: Vec<Language>,
}

#[cfg(feature = "languages")]
impl Languages {
    /// English alone.
    pub(crate) fn english() -> Self {
        Self::default()
    }

    /// Of a corpus; none where all of it is English.
    pub(crate) fn new(corpus: &Corpus) -> Self {
        if corpus.endings.is_empty() {
            return Self::default();
        }
        let mut languages = Self::of(corpus.endings.clone(), Vec::new());
        let of = corpus.documents.iter().map(|document| languages.named(document.language.as_deref()));
        languages.of = of.collect();
        languages
    }

    fn of(lines: String, numbers: Vec<u8>) -> Self {
        // A number is a byte; nobody writes a corpus in more languages.
        let endings: Vec<Endings> = lines.lines().take(255).map(Endings::read).collect();
        let known = |number: u8| if usize::from(number) > endings.len() { 0 } else { number };
        let of = numbers.into_iter().map(|number| Language { number: known(number) }).collect();
        Self { lines, endings, of }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub(crate) fn read(reader: &mut Reader<'_>, documents: usize) -> Self {
        if reader.is_at_end() {
            return Self::default();
        }
        let length = reader.number();
        let lines = String::from_utf8_lossy(reader.take(length)).into_owned();
        let numbers = (0..documents).map(|_| reader.number() as u8).collect();
        Self::of(lines, numbers)
    }

    /// Nothing where all is English, so that such a file is as if there were no other language.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        if !self.endings.is_empty() {
            put(out, self.lines.len() as u32);
            out.extend_from_slice(self.lines.as_bytes());
            self.of.iter().for_each(|language| put(out, language.number.into()));
        }
    }

    /// English, and the others.
    pub(crate) fn all(&self) -> impl Iterator<Item = Language> {
        (0..=self.endings.len() as u8).map(|number| Language { number })
    }

    pub(crate) fn are_several(&self) -> bool {
        !self.endings.is_empty()
    }

    /// The language of that name.
    pub(crate) fn named(&self, name: Option<&str>) -> Language {
        let is_it = |line: &str| name.is_some() && line.split('\t').next() == name;
        let at = self.lines.lines().position(is_it).filter(|at| *at < self.endings.len());
        Language { number: at.map_or(0, |at| at as u8 + 1) }
    }

    /// The language of a document.
    pub(crate) fn of_document(&self, document: usize) -> Language {
        self.of.get(document).copied().unwrap_or_default()
    }

    fn endings(&self, language: Language) -> Option<&Endings> {
        self.endings.get(usize::from(language.number).checked_sub(1)?)
    }

    /// A term without what its language writes together with it.
    pub(crate) fn cut<'t>(&self, language: Language, term: &'t str) -> &'t str {
        self.endings(language).map_or(term, |endings| endings.cut(term))
    }

    /// The stem of a term that is cut, in a language that is not English.
    pub(crate) fn stem<'t>(&self, language: Language, term: &'t str) -> Option<&'t str> {
        self.endings(language).map(|endings| endings.stem(term))
    }
}

/// English, and nothing else.
#[cfg(not(feature = "languages"))]
pub(crate) struct Languages;

#[cfg(not(feature = "languages"))]
#[expect(clippy::unused_self, reason = "as where there are several")]
impl Languages {
    pub(crate) const fn english() -> Self {
        Self
    }

    pub(crate) fn new(_: &Corpus) -> Self {
        Self
    }

    pub(crate) fn read(_: &mut Reader<'_>, _: usize) -> Self {
        Self
    }

    pub(crate) fn write(&self, _: &mut Vec<u8>) {}

    pub(crate) fn all(&self) -> impl Iterator<Item = Language> {
        core::iter::once(Language {})
    }

    pub(crate) fn are_several(&self) -> bool {
        false
    }

    pub(crate) fn named(&self, _: Option<&str>) -> Language {
        Language {}
    }

    pub(crate) fn of_document(&self, _: usize) -> Language {
        Language {}
    }

    pub(crate) fn cut<'t>(&self, _: Language, term: &'t str) -> &'t str {
        term
    }

    pub(crate) fn stem<'t>(&self, _: Language, _: &'t str) -> Option<&'t str> {
        None
    }
}

#[cfg(feature = "languages")]
#[cfg(test)]
mod tests {
    use corpus::Corpus;

    use crate::testing::{corpus, places, query};
    use crate::{Index, Searcher};

    /// Documents of one passage each, in English or in one of two languages with few endings.
    fn in_languages(documents: &[(Option<&str>, &str)]) -> Corpus {
        let texts: Vec<(&str, [&str; 1])> = documents.iter().map(|(_, text)| ("", [*text])).collect();
        let mut corpus = corpus(&texts);
        for (document, (language, _)) in corpus.documents.iter_mut().zip(documents) {
            document.language = language.map(str::to_owned);
        }
        corpus.endings = "French\tl' d'\ts x\tation er\nRussian\t\tы ов ами и\t".into();
        corpus
    }

    fn found(documents: &[(Option<&str>, &str)], typed: &str) -> String {
        places(&Searcher::new(&in_languages(documents)).search(&query(typed), 9))
    }

    #[test]
    fn a_word_finds_its_forms_in_each_document_by_the_documents_language() {
        let documents = [
            (Some("Russian"), "после переговоров"),
            (Some("French"), "les murs de la ville"),
            (None, "a mural, murs, negotiated"),
            (Some("French"), "negotiated"),
        ];
        assert_eq!(found(&documents, "переговоры "), "0.0");
        assert_eq!(found(&documents, "переговорами "), "0.0");
        assert_eq!(found(&documents, "mur "), "2.0 1.0");
        assert_eq!(found(&documents, "negotiate "), "2.0");
        assert_eq!(found(&documents, "negotiated "), "3.0 2.0");
    }

    #[test]
    fn what_is_written_together_with_a_word_is_cut_off_in_its_language() {
        let documents =
            [(Some("French"), "Le conseil d’accord, et l’évaluation de l'eau"), (None, "l'eau d'accord")];
        for typed in ["eau ", "l’eau ", "d'eau ", "évaluation ", "évalu", "l'éval", "\"évaluation de l'eau\""]
        {
            assert_eq!(found(&documents[..1], typed), "0.0", "{typed}");
        }
        assert_eq!(found(&documents, "eau "), "0.0");
        assert_eq!(found(&documents, "l'eau "), "1.0 0.0");
        let searcher = in_languages(&documents);
        let answer = Searcher::new(&searcher).search(&query("évaluation "), 9);
        assert!(answer.missing.is_empty());
    }

    #[test]
    fn an_index_file_knows_the_languages_of_its_corpus() {
        let mut corpus = in_languages(&[(Some("Russian"), "переговоров"), (None, "talks")]);
        let file = Index::build(&corpus).bytes().to_vec();
        let open = || Index::open(file.clone()).expect("it is undamaged");
        let opened = Searcher::with_index(&corpus, open()).expect("it is of this corpus");
        assert_eq!(places(&opened.search(&query("переговоры "), 9)), "0.0");
        corpus.documents[0].language = None;
        assert!(Searcher::with_index(&corpus, open()).is_err());
    }

    #[test]
    fn what_is_marked_is_what_the_documents_language_finds() {
        let corpus = in_languages(&[(Some("French"), "l'eau"), (None, "eau")]);
        let searcher = Searcher::new(&corpus);
        let marked = |language: Option<&str>| !searcher.highlights("eau", "l'eau", &[], language).is_empty();
        assert!(marked(Some("French")));
        assert!(!marked(None) && !marked(Some("Elvish")));
    }
}
