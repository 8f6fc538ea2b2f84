//! The nouns of the house and the only text analysis in it.
//!
//! `model` is what the compiler writes and everybody else reads; `token` cuts text into
//! tokens and folds them to terms; `stem` and `stop` are the English analysis that the
//! compiler and the search engine share, so that a word means the same to both; `alike` holds passages against each other by
//! their words; `text` cuts pieces out of texts.
//!
//! Nothing here does IO, reads a clock, or panics on any input.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "no input may stop the program"))]

pub mod alike;
pub mod columns;
pub mod limits;
pub mod model;
pub mod stem;
pub mod stop;
pub mod text;
pub mod token;

pub use model::*;
