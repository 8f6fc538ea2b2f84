//! The explorer: a compiled corpus, searched and read in the browser.
//!
//! A URL becomes a [`screen::Screen`], a screen becomes a [`page::PageModel`], that becomes a [`view`]; a click or a key
//! becomes the next URL. [`state::State`] holds what changes, [`app`] has the components. Only [`browser`] touches the
//! browser by hand, so everything else runs natively too: in tests, and to prerender pages as text.

#![cfg_attr(not(test), warn(clippy::expect_used, reason = "the page has no way to go on after a panic"))]
#![allow(unreachable_pub, reason = "its rooms are the page's own; nothing but its program uses them")]

pub mod address;
pub mod app;
pub mod browser;
pub mod copying;
pub mod decode;
pub mod dossier;
pub mod engine;
pub mod export;
pub mod history;
pub mod keeping;
pub mod keys;
pub mod navigation;
pub mod page;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod register;
pub mod screen;
pub mod state;
pub mod stepping;
pub mod syntax_help;
pub mod text;
pub mod theme;
pub mod trace;
pub mod view;

#[cfg(test)]
mod sample;
