//! Reading: from the files of a folder to numbered lines, or to blocks where a page has markup.
//!
//! Everything later sees only lines with their clean text, whatever a page came as; the line as it came stays beside it.
//! What is not known here: which of the lines are the article.

pub mod decode;
pub mod folder;
pub mod html;
pub mod markdown;
pub mod markup;
mod mojibake;
pub mod page;
pub mod slugs;
