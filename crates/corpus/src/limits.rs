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
/// Words of a query, at most: what stands behind them is left out.
pub const QUERY_WORDS: usize = 128;
/// Choices of a link, at most.
pub const LINK_FILTERS: usize = 64;
/// Bytes of one text of a link, at most: of a query, of a document's name.
pub const LINK_BYTES: usize = 4_000;
