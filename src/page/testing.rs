//! Pages of small corpora, for tests. Whatever is not the page that was expected fails the test.

#![expect(clippy::missing_panics_doc, reason = "they are only for tests")]

use corpus::{Document, Passage, Stated};

use crate::engine::Engine;
use crate::page::document::DocumentPage;
use crate::page::search::SearchPage;
use crate::page::{self, Body, PageModel};
use crate::sample;
use crate::screen::{Open, Screen};

/// What a link leads to, with these kinds of marks.
pub fn page(query: &str, marks: u32, engine: Engine) -> PageModel {
    let (screen, notices) = Screen::parse(query);
    page::of(&screen, &notices, &Open { marks, ..Open::default() }, engine)
}

/// A search page, and what is told of the link.
pub fn search(query: &str, engine: Engine) -> (SearchPage, Vec<String>) {
    let PageModel { body, notices, .. } = page(query, u32::MAX, engine);
    match body {
        Body::Search(page) => (*page, notices),
        _ => panic!("{query} is no search"),
    }
}

/// A document of the sample with these kinds of marks, and what is told of the link.
pub fn document(query: &str, marks: u32) -> (DocumentPage, Vec<String>) {
    let PageModel { body, notices, .. } = page(query, marks, sample::engine());
    match body {
        Body::Document(page) => (DocumentPage::clone(&page), notices),
        _ => panic!("{query} is no document"),
    }
}

/// One document with that many passages, all alike but for a number.
pub fn long(passages: usize) -> Engine {
    let mut corpus = sample::corpus();
    let first = corpus.documents.swap_remove(0);
    let passage = |n: usize| Passage {
        hash: n.to_string(),
        text: ["river number ", &n.to_string()].concat(),
        ..first.passages[0].clone()
    };
    let passages = (0..passages).map(passage).collect();
    corpus.documents = vec![Document { passages, ..first }];
    sample::engine_of(corpus)
}

/// Two hundred documents, each with a publisher and a speaker of its own.
pub fn wide() -> Engine {
    let mut corpus = sample::corpus();
    let first = corpus.documents.swap_remove(0);
    corpus.documents.clear();
    for n in 0..200 {
        let name = ["Ann No. ", &n.to_string()].concat();
        corpus.entities.push(corpus::Entity { name: name.clone(), ..corpus.entities[1].clone() });
        let mut document = Document { slug: n.to_string(), ..first.clone() };
        document.publisher = Some(Stated { value: name, line: 1, basis: String::new() });
        document.statements[0].speaker = Some(corpus::EntityId(corpus.entities.len() as u32 - 1));
        corpus.documents.push(document);
    }
    sample::engine_of(corpus)
}

/// The choices of a search page: their words, and what takes each back.
pub fn chips(page: &SearchPage) -> Vec<(&str, &str)> {
    let links = page.choices.chosen.iter().flat_map(|facet| &facet.values);
    links.map(|link| (&*link.label, &*link.href)).collect()
}
