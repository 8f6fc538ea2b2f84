//! Our engine alone, in the browser: what a page of the side-by-side measurements loads.
//!
//! It takes what the other engines take, titles and texts by number, and gives what they give, a count and the
//! numbers of the best. So a document of the measurements is a document with one passage here, and the number
//! of a passage is the number of its document.

use corpus::{Corpus, Document, FORMAT, Passage, Stated};
use search::Index;
use wasm_bindgen::prelude::wasm_bindgen;

/// An index that can be searched.
#[wasm_bindgen]
pub struct Engine(Index);

#[wasm_bindgen]
impl Engine {
    /// Opens an index file.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    #[wasm_bindgen(constructor)]
    pub fn open(file: Vec<u8>) -> Result<Engine, String> {
        Index::open(file).map(Engine).map_err(|damage| damage.to_string())
    }

    /// How many documents match, then the numbers of the best of them: one array, as it crosses the border to
    /// JavaScript at once.
    pub fn search(&self, text: &str, limit: u32) -> Vec<u32> {
        let ranked = search::rank(&self.0, text, limit as usize);
        let best = ranked.hits.iter().map(|&(document, _)| document);
        std::iter::once(ranked.total as u32).chain(best).collect()
    }
}

/// Documents on their way into an index.
#[wasm_bindgen]
#[derive(Default)]
pub struct Texts(Vec<Document>);

#[wasm_bindgen]
impl Texts {
    /// No documents yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Texts {
        Texts::default()
    }

    /// Adds the next document.
    pub fn add(&mut self, title: String, text: String) {
        self.0.push(document(title, text));
    }

    /// Makes the index of these documents, ready to search.
    pub fn engine(self) -> Engine {
        Engine(self.into_index())
    }
}

impl Texts {
    /// Makes the index of these documents.
    pub fn into_index(self) -> Index {
        Index::build(&Corpus { format: FORMAT, documents: self.0, ..Corpus::default() })
    }
}

fn document(title: String, text: String) -> Document {
    let title = Some(Stated { value: title, line: 1, basis: String::new() });
    let passage = Passage { text, first_line: 1, last_line: 1, ..Passage::default() };
    Document { title, passages: vec![passage], ..Document::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let mut texts = Texts::new();
        for (title, text) in [("Talks", "about a border"), ("Border", "and a corridor"), ("Rain", "all day")]
        {
            texts.add(title.to_owned(), text.to_owned());
        }
        texts
    }

    #[test]
    fn an_answer_is_the_count_and_the_numbers_of_the_best_documents() {
        let engine = texts().engine();
        assert_eq!(engine.search("corridor", 10), [1, 1]);
        assert_eq!(engine.search("border", 1).len(), 2);
        assert_eq!(engine.search("snow", 10), [0]);
    }

    #[test]
    fn an_index_from_a_file_answers_like_the_one_that_was_written() {
        let opened = Engine::open(texts().into_index().bytes().to_vec()).expect("our own file");
        assert_eq!(opened.search("border", 10), texts().engine().search("border", 10));
    }

    #[test]
    fn a_damaged_file_is_refused() {
        assert!(Engine::open(vec![1, 2, 255]).is_err());
    }
}
