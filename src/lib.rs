//! The explorer: a compiled corpus, searched and read in the browser.
//!
//! A URL becomes a [`screen::Screen`], a screen becomes [`results::Results`], results become a
//! [`view`]; a click or a key becomes the next URL. Only [`browser`] touches the browser by hand,
//! so everything else runs natively too: in tests, and to prerender pages as text.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "the page has no way to go on after a panic"))]
#![allow(unreachable_pub, reason = "its rooms are the page's own; nothing but its program uses them")]

pub mod app;
pub mod browser;
pub mod decode;
pub mod evidence;
pub mod keys;
pub mod overview;
pub mod results;
pub mod screen;
pub mod steer;
pub mod text;
pub mod view;
pub mod write;

#[cfg(test)]
mod sample;

/// The corpus that was compiled into this program, as [`corpus::columns`] in JSON.
pub const CORPUS: &str = include_str!(concat!(env!("OUT_DIR"), "/columns.json"));
