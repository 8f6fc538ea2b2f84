//! What one line gives away by itself: its looks, the phrases of furniture, the names of authors and sites.
//!
//! No line knows its neighbours here; what its place on the page says is for `article` to find.

pub mod author;
pub mod furniture;
pub mod page_title;
pub mod shape;
pub mod site;
