//! Any bytes are text in some encoding, or are said not to be.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = compiler::decode::decode(bytes);
});
