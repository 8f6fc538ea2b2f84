//! What tests and fuzz targets need for pages that nobody would write.

#![allow(unreachable_pub, reason = "tests, examples and fuzz targets share it")]
#![allow(dead_code, reason = "each of them needs another part")]

pub mod sound;
pub mod soup;
pub mod traps;
