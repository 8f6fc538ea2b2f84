//! How much there may be of anything: every limit of the house, in one place.
//!
//! Each is generous, and none is silent: whatever meets one is told so, with what to do about it. `docs/command.md` lists
//! them with their switches.

/// Pages of a corpus, at most.
pub const PAGES: usize = 100_000;
/// Bytes of a page, or of a file of configuration, at most.
pub const PAGE_BYTES: u64 = 64 << 20;
/// Bytes of all pages of a corpus, at most.
pub const CORPUS_BYTES: u64 = 1 << 30;
