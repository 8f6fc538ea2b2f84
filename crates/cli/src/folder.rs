//! Compiling the folder that a command is about.

use compiler::Outcome;
use compiler::folder::{self, Folder};
use corpus::{Corpus, limits};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::report;

/// A folder of pages, and how it is read.
#[derive(clap::Args)]
pub struct Source {
    /// A corpus folder (documents/ and *.toml), or a bare folder of pages.
    pub dir: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
}

/// The heading of its options in the help; not `next_help_heading`, which would be that of all that follow.
const HEADING: &str = "Reading the folder";

/// How a folder is read.
#[derive(clap::Args)]
pub struct Reading {
    /// Follow links that lead out of the folder.
    #[arg(long, help_heading = HEADING)]
    follow_links: bool,
    /// Read at most so many pages.
    #[arg(long, help_heading = HEADING, value_name = "PAGES", default_value_t = limits::PAGES)]
    max_pages: usize,
    /// Read no page or file of configuration of more bytes than this.
    #[arg(long, help_heading = HEADING, value_name = "BYTES", default_value_t = limits::PAGE_BYTES)]
    max_page_bytes: u64,
    /// Read pages of at most so many bytes in all.
    #[arg(long, help_heading = HEADING, value_name = "BYTES", default_value_t = limits::CORPUS_BYTES)]
    max_bytes: u64,
    #[command(flatten)]
    cache: Cache,
}

/// Where pages are kept as they were read.
#[derive(clap::Args)]
pub struct Cache {
    /// Keep pages as they were read in this folder, so that the next time only those that changed are read; without it,
    /// in the user's own folder for such files.
    #[arg(long, help_heading = HEADING, value_name = "FOLDER", env = "CONCORDANCE_CACHE")]
    cache: Option<PathBuf>,
    /// Read every page, and keep none.
    #[arg(long, help_heading = HEADING)]
    no_cache: bool,
}

impl Cache {
    /// The file for the pages of a folder, as they are read with or without reviews.
    fn file(&self, dir: &Path, reviews: bool) -> Option<PathBuf> {
        let own = || Some(dirs::cache_dir()?.join("concordance").join("pages"));
        let folder = self.cache.clone().or_else(own).filter(|_| !self.no_cache)?;
        // Two folders that share a file by accident only push each other out.
        let mut hasher = DefaultHasher::new();
        (std::fs::canonicalize(dir).ok()?, reviews).hash(&mut hasher);
        Some(compiler::kept_file(&folder, hasher.finish()))
    }

    /// The same for another run of this command.
    pub fn arguments(&self) -> Vec<OsString> {
        let folder = self.cache.iter().flat_map(|folder| ["--cache".into(), folder.into()]);
        folder.chain(self.no_cache.then(|| "--no-cache".into())).collect()
    }
}

impl Reading {
    const fn options(&self) -> folder::Options {
        folder::Options {
            follow_links: self.follow_links,
            pages: self.max_pages,
            page_bytes: self.max_page_bytes,
            corpus_bytes: self.max_bytes,
        }
    }
}

/// Compiles a folder, with a progress bar where the work is long.
pub fn compiled(dir: &Path, reading: &Reading, reviews: bool) -> Result<(Folder, Outcome), Failure> {
    let found = std::fs::metadata(dir).map_err(|error| {
        Failure::Io(format!(
            "found no folder {} ({error}); expected a folder of pages; check the path",
            dir.display()
        ))
    })?;
    if !found.is_dir() {
        let folder = dir.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        return Err(Failure::Io(format!(
            "found the file {}; expected a folder of pages; name the folder that it lies in: {}",
            dir.display(),
            folder.display()
        )));
    }
    let (folder, diagnostics) = folder::read_with(dir, &reading.options());
    let bar = report::Bar::new(folder.files.len(), "Reading the pages");
    let show = |progress| bar.show(progress);
    let kept = reading.cache.file(dir, reviews);
    let options = compiler::Options { reviews, progress: Some(&show), kept: kept.as_deref() };
    let outcome = compiler::compile_with(&folder, diagnostics, &options);
    Ok((folder, outcome))
}

/// Compiles a folder, printing its errors to standard error.
pub fn corpus_of(source: &Source) -> Result<Corpus, Failure> {
    let (_, outcome) = compiled(&source.dir, &source.reading, true)?;
    if outcome.corpus.is_none() {
        report::diagnostics(&outcome.diagnostics, report::Detail::Errors);
    }
    outcome.corpus.ok_or(Failure::Reported)
}
