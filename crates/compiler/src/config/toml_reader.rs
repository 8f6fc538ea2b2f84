//! Reads a configuration table key by key and reports everything that does not fit, not only the first.
//!
//! serde would stop at the first unknown key and know no line afterwards; configuration is small, so it is
//! walked by hand over `toml`'s tree with positions.

use crate::diagnostic::{self, Diagnostic, Severity, Source};
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with the place where it stands.
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// One configuration file under reading.
pub struct Reader<'a> {
    source: Arc<Source<'a>>,
    problems: Vec<Diagnostic>,
}

/// One table of it, with the keys that were asked for so far.
pub struct Table<'t, 'i> {
    entries: &'t DeTable<'i>,
    span: Range<usize>,
    known: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// A reader of `text`, which messages call `file`.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { source: Arc::new(Source::new(file, text)), problems: Vec::new() }
    }

    /// A reader of the same file that has no problem yet.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { source: Arc::clone(&self.source), problems: Vec::new() }
    }

    /// Parses the file and hands its root table to `read`; then gives all problems.
    pub fn read(mut self, read: impl FnOnce(&mut Self, &mut Table<'_, '_>)) -> Vec<Diagnostic> {
        self.walk(read);
        self.problems
    }

    /// The same for a reader that has more to say later.
    pub fn walk(&mut self, read: impl FnOnce(&mut Self, &mut Table<'_, '_>)) {
        let text = self.source.text;
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            self.problem(
                span,
                error.message().to_owned(),
                "valid TOML",
                "correct the line; https://toml.io shows the format",
            );
        }
        let mut table = Table { entries: root.get_ref(), span: 0..0, known: Vec::new() };
        read(self, &mut table);
        self.finish(&table);
    }

    /// Every problem, in the order of lines.
    pub fn problems(mut self) -> Vec<Diagnostic> {
        self.problems.sort_by_key(|problem| problem.line);
        self.problems
    }

    /// Reports a problem at a place.
    pub fn problem(&mut self, span: Range<usize>, found: String, expected: &str, remedy: &str) {
        self.tell(Severity::Error, span, found, expected, remedy);
    }

    /// Says something worth knowing about a place.
    pub fn note(&mut self, span: Range<usize>, found: String, expected: &str, remedy: &str) {
        self.tell(Severity::Note, span, found, expected, remedy);
    }

    fn tell(&mut self, severity: Severity, span: Range<usize>, found: String, expected: &str, remedy: &str) {
        let diagnostic = Diagnostic::new(severity, self.source.name, found, expected, remedy);
        self.problems.push(diagnostic.at(&self.source, span));
    }

    /// Whether so much is wrong already that what is found further on is only counted.
    pub fn is_full(&self) -> bool {
        self.problems.len() > diagnostic::TOLD
    }

    /// How many problems were reported so far.
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// A text, or nothing when the key is missing.
    pub fn text(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Option<At<String>> {
        let value = table.take(key)?;
        self.as_text(value, key)
    }

    /// `true` or `false`, or nothing when the key is missing.
    pub fn flag(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Option<bool> {
        let value = table.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, key, "`true` or `false`, without quotation marks");
        }
        flag
    }

    /// A number from 1 on, or nothing when the key is missing.
    pub fn number(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Option<At<u32>> {
        let value = table.take(key)?;
        self.as_number(value, key)
    }

    /// A list of such numbers; missing means empty.
    pub fn numbers(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<At<u32>> {
        let Some(value) = table.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "a list of numbers, as in [1, 2]");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_number(item, key)).collect()
    }

    /// A text that must be there and not be blank.
    pub fn required(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Option<At<String>> {
        let found = self.text(table, key);
        match &found {
            None if !table.entries.contains_key(key) => {
                let remedy = format!("add {key} = \"...\"");
                self.problem(
                    table.span.clone(),
                    format!("a table without `{key}`"),
                    "every key that this table needs",
                    &remedy,
                );
                None
            }
            Some(at) if at.value.trim().is_empty() => {
                let span = at.span.clone();
                self.problem(span, format!("an empty `{key}`"), "some text", "write it, or remove the table");
                None
            }
            _ => found,
        }
    }

    /// A list of texts; missing means empty.
    pub fn texts(&mut self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<At<String>> {
        self.texts_if_given(table, key).unwrap_or_default()
    }

    /// A list of texts, or nothing when the key is missing.
    pub fn texts_if_given(
        &mut self,
        table: &mut Table<'_, '_>,
        key: &'static str,
    ) -> Option<Vec<At<String>>> {
        let value = table.take(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "a list of texts, as in [\"one\", \"two\"]");
            return None;
        };
        Some(array.iter().filter_map(|item| self.as_text(item, key)).collect())
    }

    /// Every table of a list of tables, `[[key]]`.
    pub fn tables(
        &mut self,
        table: &mut Table<'_, '_>,
        key: &'static str,
        mut read: impl FnMut(&mut Self, &mut Table<'_, '_>),
    ) {
        let Some(value) = table.take(key) else { return };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, key, &format!("tables, each headed by [[{key}]]"));
            return;
        };
        for item in array {
            let Some(inner) = item.get_ref().as_table() else {
                self.wrong_type(item, key, &format!("a table headed by [[{key}]]"));
                continue;
            };
            let mut inner = Table { entries: inner, span: item.span(), known: Vec::new() };
            read(self, &mut inner);
            self.finish(&inner);
        }
    }

    fn as_text(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<At<String>> {
        let text = value.get_ref().as_str().map(|text| At { value: text.to_owned(), span: value.span() });
        if text.is_none() {
            self.wrong_type(value, key, "a text in quotation marks");
        }
        text
    }

    fn as_number(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<At<u32>> {
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u32>().ok());
        let number = number.filter(|&number| number > 0);
        if number.is_none() {
            self.wrong_type(value, key, "a number from 1 on, without quotation marks");
        }
        number.map(|number| At { value: number, span: value.span() })
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, key: &str, expected: &str) {
        let found = format!("a value of type {} for `{key}`", value.get_ref().type_str());
        self.problem(value.span(), found, expected, "change the value");
    }

    /// Reports the keys that nobody asked for.
    fn finish(&mut self, table: &Table<'_, '_>) {
        let mut unknown: Vec<_> =
            table.entries.keys().filter(|key| !table.known.contains(&key.get_ref().as_ref())).collect();
        unknown.sort_by_key(|key| key.span().start);
        for key in unknown {
            let name = key.get_ref().as_ref();
            let expected = format!("one of: {}", table.known.join(", "));
            let remedy = match (!self.is_full()).then(|| nearest(name, &table.known)).flatten() {
                Some(near) => format!("write `{near}`, or remove the key"),
                None => "remove the key".to_owned(),
            };
            self.problem(key.span(), format!("the unknown key `{name}`"), &expected, &remedy);
        }
    }
}

impl<'t, 'i> Table<'t, 'i> {
    /// Where the table stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Whether the key stands in it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether somebody asked for every key in it.
    pub fn is_known(&self) -> bool {
        self.entries.keys().all(|key| self.known.contains(&key.get_ref().as_ref()))
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'i>>> {
        self.known.push(key);
        self.entries.get(key)
    }
}

/// The known word that is most like `word`: at most two letters apart.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .copied()
        .map(|name| (strsim::levenshtein(word, name), name))
        .min()
        .filter(|(d, _)| *d <= 2)
        .map(|(_, name)| name)
}
