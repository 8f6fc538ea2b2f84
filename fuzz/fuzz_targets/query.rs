//! Any text is a query; printed, it is the same query.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let printed = search::parse(text).print();
    assert_eq!(search::parse(&printed).print(), printed);
});
