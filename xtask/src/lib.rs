//! What other packages borrow from the chores: the static server.
//!
//! The browser journeys and the measurements read the built page from the same server that
//! `cargo xtask serve` shows it with, so that what is tested is what is seen.

pub mod server;
