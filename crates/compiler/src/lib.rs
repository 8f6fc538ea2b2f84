//! Pages in, corpus out: the list of the stages.
//!
//! A folder each: read the files (`input`) and what the curator configures (`config`); each page by itself, by the list in
//! `one_page.rs`, unless it was read before (`kept`): what its lines look like (`line`), which of them are the article
//! (`article`), what the page states about itself and what to beware of in it (`document`); then all together, by the list
//! below, as `all_pages.rs` calls them: find the entities and topics that the curator knows, and name who and what no
//! curator named (`entities`), find statements (`statements`), date events and undated pages (`events`), link documents
//! (`relations`); choose synonyms for what readers type, and find what passages are alike. Sentences and words (`english`),
//! dates as words (`dates`) and the little that is known of other languages (`languages`) lie below. `pipeline.rs` runs the
//! stages and applies the curator's reviews (`reviews`) behind each, to what it found. Every stage takes plain values and
//! gives plain values; problems are collected and reported together. No stage asks a later one.
//!
//! What it does not know: how a corpus is searched or shown.

#![allow(unreachable_pub, reason = "its rooms are private, and `pub` is what one gives to the others")]

mod all_pages;
mod article;
pub mod config;
pub mod dates;
pub mod diagnostic;
mod document;
mod english;
mod entities;
mod events;
mod input;
mod kept;
mod languages;
mod line;
mod one_page;
mod pipeline;
mod relations;
mod reviews;
mod statements;
mod synonyms;

use all_pages::Work;
pub use all_pages::{Options, Outcome, Progress, to_json, write_json};
use diagnostic::Diagnostic;
pub use english::quotation::quotations;
pub use english::sentence::sentences;
pub use entities::names::is_country;
pub use entities::names::plain::{is_plain, is_plain_role};
use folder::Folder;
pub use input::{decode, folder};
pub use kept::file as kept_file;
use pipeline::Stage;
use std::path::Path;

/// The stages of all pages, in order. What a page is by itself is reviewed while it is read.
const fn stages<'a>() -> [Stage<Work<'a>>; 11] {
    [
        Stage { name: "reading pages", run: Work::read_pages, reviewed_as: &["window"] },
        Stage { name: "finding known names and topics", run: Work::mark, reviewed_as: &[] },
        Stage { name: "naming", run: Work::name, reviewed_as: &["entity", "mention"] },
        Stage { name: "finding statements", run: Work::find_statements, reviewed_as: &[] },
        Stage { name: "dating", run: Work::date, reviewed_as: &["event"] },
        Stage { name: "dating statements", run: Work::date_statements, reviewed_as: &[] },
        Stage { name: "setting apart", run: Work::flag_off_topic, reviewed_as: &["topic", "statement"] },
        Stage { name: "showing statements", run: Work::fill_words, reviewed_as: &[] },
        Stage { name: "linking", run: Work::link, reviewed_as: &["link", "flag"] },
        Stage { name: "choosing synonyms", run: Work::choose_synonyms, reviewed_as: &[] },
        Stage { name: "holding passages against each other", run: Work::find_alike, reviewed_as: &[] },
    ]
}

/// Compiles a corpus folder (`documents/` and configuration) or a bare folder of pages.
pub fn compile_folder(path: &Path) -> Outcome {
    let (folder, diagnostics) = folder::read(path);
    compile(&folder, diagnostics)
}

/// Compiles a folder's contents; `diagnostics` are those of reading it.
pub fn compile(folder: &Folder, diagnostics: Vec<Diagnostic>) -> Outcome {
    compile_with(folder, diagnostics, &Options::default())
}

/// The same, in another way than the usual one.
pub fn compile_with(folder: &Folder, diagnostics: Vec<Diagnostic>, options: &Options<'_>) -> Outcome {
    all_pages::compile(folder, diagnostics, options, |work| pipeline::run(&stages(), work))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_of_review_corrects_a_stage() {
        let of_page: Vec<&str> =
            one_page::stages().into_iter().flat_map(|stage| stage.reviewed_as.iter().copied()).collect();
        let of_all = stages().into_iter().flat_map(|stage| stage.reviewed_as);
        assert_eq!(of_page, reviews::OF_PAGES);
        let reviewed: BTreeSet<&str> = of_page.into_iter().chain(of_all.copied()).collect();
        assert_eq!(reviewed, reviews::kinds().collect());
    }
}
