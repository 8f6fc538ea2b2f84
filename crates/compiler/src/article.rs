//! Which lines of a page are its article, and the passages made of them.
//!
//! Every line goes one of two ways, into a passage or into a labelled piece of furniture, so that none is lost.

pub mod from_markup;
pub mod passages;
pub mod split;
