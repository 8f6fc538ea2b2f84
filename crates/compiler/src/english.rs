//! English: how a text falls into sentences, quotations and phrases, and what its words can be.
//!
//! The language's, and no page's: whatever is a list of words here holds for every text. Nothing here knows of pages or
//! documents, so every stage may ask it.

pub mod cue;
pub mod language;
pub mod lexicon;
pub mod phrase;
pub mod quotation;
pub mod sentence;
