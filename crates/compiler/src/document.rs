//! What a page states of itself, and what a reader should beware of in it.
//!
//! Only what the page shows or says in its markup counts; what other pages say of it comes later.

pub mod flags;
pub mod from_markup;
pub mod given;
pub mod metadata;
