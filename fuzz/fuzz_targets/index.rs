//! Any bytes are an index file or are refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = search::Index::open(bytes.to_vec());
});
