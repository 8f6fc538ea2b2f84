//! Compressed copies of the files of a site, for servers that send what lies there ready: `gzip_static` and the like.

use std::io::Write;

use crate::naming::{ending, is_named_by_contents};

/// Files smaller than this are sent in one packet either way.
const SMALLEST: usize = 1024;

/// Compresses the bytes of a file of that name.
type Compress = fn(&str, &[u8]) -> Vec<u8>;

/// What the name of each copy ends with, and what makes it.
pub(crate) const KINDS: [(&str, Compress); 2] = [(".br", brotli), (".gz", gzip)];

/// Whether a copy of a file is worth its place: pictures are compressed as they are.
pub(crate) fn is_worth(name: &str, bytes: &[u8]) -> bool {
    let texts = ["html", "js", "css", "json", "svg", "xml", "wasm", "webmanifest", "txt"];
    bytes.len() >= SMALLEST && texts.contains(&ending(name))
}

/// As small as it gets for what is sent once and kept for ever; quicker for what a site has thousands of.
fn brotli(name: &str, bytes: &[u8]) -> Vec<u8> {
    let quality = if is_named_by_contents(name) { 11 } else { 9 };
    let mut copy = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut copy, 1 << 16, quality, 22);
    // A list of bytes takes all of them.
    let _ = writer.write_all(bytes);
    drop(writer);
    copy
}

fn gzip(_: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}
