//! Files named by what is in them, so that they can be kept for ever.

use sha2::{Digest, Sha256};

/// Names a file by what is in it, as Trunk and the shrinking of its files do: `stem-0123456789abcdef.end`.
pub(crate) fn named(stem: &str, end: &str, bytes: &[u8]) -> String {
    format!("{stem}-{}.{end}", digits(&Sha256::digest(bytes)))
}

/// What a name ends with, behind its last dot.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a file is named by what is in it. Pages never are, though their documents may be.
pub(crate) fn is_named_by_contents(name: &str) -> bool {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|digit| digit.is_ascii_hexdigit());
    ending(name) != "html" && name.split(['-', '.', '_']).any(is_hash)
}

/// The first sixteen digits of a hash.
pub(crate) fn digits(hash: &[u8]) -> String {
    let first = hash.iter().take(8).fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
    format!("{first:016x}")
}
