//! The built app: the files that Trunk made of the program, the same for every corpus.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use corpus::Corpus;

use crate::error::Error;

/// What the names of the files with the program begin with; those of the one for large corpora lie in a folder.
const PROGRAM: &str = "concordance-app-";
const FAST: &str = "fast/";

/// From how many bytes of text on a corpus is large.
const LARGE: usize = 1 << 20;

/// The files of the app by their names, `index.html` among them.
#[derive(Clone, Debug, Default)]
pub struct App(BTreeMap<String, Cow<'static, [u8]>>);

impl App {
    /// The app that a program carries in itself; nothing where it was built without.
    pub fn carried(files: &[(&str, &'static [u8])]) -> Option<Self> {
        let files = files.iter().map(|&(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)));
        (files.len() > 0).then(|| Self(files.collect()))
    }

    /// The app that was built into a folder.
    pub fn in_folder(folder: &Path) -> Result<Self, Error> {
        let mut app = Self::default();
        app.read(folder, "")?;
        if folder.join(FAST).is_dir() {
            app.read(&folder.join(FAST), FAST)?;
        }
        Ok(app)
    }

    fn read(&mut self, folder: &Path, before: &str) -> Result<(), Error> {
        for entry in fs::read_dir(folder).map_err(|error| Error::at(folder, error))? {
            let path = entry.map_err(|error| Error::at(folder, error))?.path();
            if let (true, Some(name)) = (path.is_file(), path.file_name().and_then(|name| name.to_str())) {
                let bytes = fs::read(&path).map_err(|error| Error::at(&path, error))?;
                self.0.insert([before, name].concat(), Cow::Owned(bytes));
            }
        }
        Ok(())
    }

    /// The app for a corpus: the reader of a large one loads megabytes anyway and searches them at each key, so it has the
    /// program that is 10 KB larger and searches three times as fast, where that was built.
    pub(crate) fn fitting(&self, corpus: &Corpus) -> Cow<'_, Self> {
        let passages = corpus.documents.iter().flat_map(|document| &document.passages);
        let bytes: usize = passages.map(|passage| passage.text.len()).sum();
        if bytes > LARGE { Cow::Owned(self.fast()) } else { Cow::Borrowed(self) }
    }

    fn fast(&self) -> Self {
        let mut files = self.0.clone();
        let programs: Vec<String> =
            files.keys().filter_map(|name| Some(name.strip_prefix(FAST)?.to_owned())).collect();
        for end in [".js", "_bg.wasm", "_annex.wasm"] {
            let is_program = |name: &str| name.starts_with(PROGRAM) && name.ends_with(end);
            let small = files.keys().find(|name| is_program(name)).cloned();
            let fast = programs.iter().find(|name| is_program(name));
            if let (Some(small), Some(fast)) = (small, fast)
                && let Some(program) = files.remove(&[FAST, fast].concat())
            {
                files.remove(&small);
                files.insert(fast.clone(), program);
                if let Some(page) = files.get_mut("index.html") {
                    let named = String::from_utf8_lossy(page).replace(&small, fast);
                    *page = Cow::Owned(named.into_bytes());
                }
            }
        }
        Self(files)
    }

    /// A file of text.
    pub(crate) fn text(&self, name: &str) -> Result<&str, Error> {
        let bytes = self.0.get(name).ok_or_else(|| Error::App(format!("found no {name}")))?;
        std::str::from_utf8(bytes).map_err(|_| Error::App(format!("{name} is no text")))
    }

    /// The one file of text of Trunk's whose name ends so.
    pub(crate) fn named(&self, end: &str) -> Result<(&str, &str), Error> {
        let (name, bytes) = self.bytes_named(end)?;
        let text = std::str::from_utf8(bytes).map_err(|_| Error::App(format!("{name} is no text")))?;
        Ok((name, text))
    }

    /// The one file of Trunk's whose name ends so. Trunk names what it makes by its contents, behind a hyphen.
    pub(crate) fn bytes_named(&self, end: &str) -> Result<(&str, &[u8]), Error> {
        let mut found = self.files().filter(|(name, _)| name.contains('-') && name.ends_with(end));
        match (found.next(), found.next()) {
            (Some(file), None) => Ok(file),
            _ => Err(Error::App(format!("expected one file whose name ends with {end}; build the app anew"))),
        }
    }

    /// All files that a site has of it, in the order of their names.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().filter(|(name, _)| !name.starts_with(FAST)).map(|(name, bytes)| (&**name, &**bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[(&str, &[u8])] = &[
        ("index.html", b"<script src=\"boot.js\" data-js=\"./concordance-app-1.js\" data-wasm=\"./concordance-app-1_bg.wasm\" data-annex=\"./concordance-app-1_annex.wasm\">"),
        ("concordance-app-1.js", b"small"),
        ("concordance-app-1_annex.wasm", b"its annex"),
        ("concordance-app-1_bg.wasm", b"small program"),
        ("fast/concordance-app-2.js", b"fast"),
        ("fast/concordance-app-2_annex.wasm", b"its annex"),
        ("fast/concordance-app-2_bg.wasm", b"fast program"),
    ];

    /// A corpus with so many bytes of text.
    fn corpus(bytes: usize) -> Corpus {
        let passage = corpus::Passage { text: "x".repeat(bytes), ..corpus::Passage::default() };
        let document = corpus::Document { passages: vec![passage], ..corpus::Document::default() };
        Corpus { documents: vec![document], ..Corpus::default() }
    }

    fn names(app: &App) -> Vec<&str> {
        app.files().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_small_corpus_has_the_small_program() {
        let app = App::carried(FILES).expect("an app");
        let fitting = app.fitting(&corpus(LARGE));
        assert_eq!(
            names(&fitting),
            [
                "concordance-app-1.js",
                "concordance-app-1_annex.wasm",
                "concordance-app-1_bg.wasm",
                "index.html"
            ]
        );
    }

    #[test]
    fn a_large_corpus_has_the_fast_program() {
        let app = App::carried(FILES).expect("an app");
        let fitting = app.fitting(&corpus(LARGE + 1));
        assert_eq!(
            names(&fitting),
            [
                "concordance-app-2.js",
                "concordance-app-2_annex.wasm",
                "concordance-app-2_bg.wasm",
                "index.html"
            ]
        );
        let page = fitting.text("index.html").expect("the page");
        for end in [".js", "_bg.wasm", "_annex.wasm"] {
            assert!(page.contains(&format!("\"./concordance-app-2{end}\"")), "{page}");
        }
    }

    #[test]
    fn without_the_fast_program_the_small_one_does() {
        let app = App::carried(&FILES[..4]).expect("an app");
        assert_eq!(names(&app.fitting(&corpus(LARGE + 1))).len(), 4);
    }
}
