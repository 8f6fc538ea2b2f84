//! From a compiled corpus and the built app to the files of a site.
//!
//! The app is one program for every corpus ([`App`]). A site is its files beside pages that hold the corpus: [`site`] makes
//! them, one after the other, and gives each to an [`Output`], which writes only what has changed since the last time and
//! takes away only what it once wrote itself. [`single_file`] makes it all one file.

mod address;
mod app;
mod copies;
mod error;
mod head;
mod hosting;
mod lists;
mod naming;
mod offline;
mod output;
pub mod preview;
mod schema;
mod shell;
mod single_file;
mod site;

pub use app::App;
pub use error::Error;
pub use output::{Counts, Output};
pub use single_file::single_file;
pub use site::{Options, site};
