//! Any bytes are text in some encoding, or are said not to be.
#![no_main]

use compiler::decode::{decode, decode_html};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for decoded in [decode(bytes), decode_html(bytes)].into_iter().flatten() {
        let damaged = || (1..).zip(decoded.text.split('\n')).filter(|(_, line)| line.contains('\u{fffd}'));
        // U+FFFD may have been in the file, so not every line that has it is damaged.
        assert!(decoded.damaged_lines.iter().all(|&line| damaged().any(|(number, _)| number == line)));
        assert!(decoded.damaged_lines.is_sorted_by(|a, b| a < b));
        if let Ok(text) = str::from_utf8(bytes)
            && !text.contains('\0')
        {
            // A mark at the beginning says the same and goes.
            assert_eq!(decoded.text, text.strip_prefix('\u{feff}').unwrap_or(text));
            assert!(!decoded.guessed && decoded.damaged_lines.is_empty());
        }
    }
});
