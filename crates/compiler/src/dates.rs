//! Dates as words: those that a page prints beside its text (`printed.rs`) and those that its sentences tell (`time.rs`).
//!
//! Both read words and numbers by one grammar (`grammar.rs`), and say what the words say and no more. What the words are counted from is for `events` to know.

mod cjk;
mod grammar;
mod printed;
pub(crate) mod time;

pub use printed::{Printed, days, is_english_month, month, printed};
