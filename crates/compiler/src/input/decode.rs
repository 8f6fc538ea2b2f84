//! Bytes in, text out, with a word on how sure that is.
//!
//! A byte order mark decides; then UTF-16 by its zero bytes; then valid UTF-8; then `chardetng`, the
//! detector of Firefox, whose answer is a guess and is flagged as one.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark; undecodable bytes are U+FFFD.
    pub text: Cow<'a, str>,
    /// The standard name of the encoding.
    pub encoding: &'static str,
    /// Nothing in the file says so: the encoding was worked out from the bytes.
    pub guessed: bool,
    /// Lines with bytes that the encoding does not have.
    pub damaged_lines: Vec<u32>,
}

/// Decodes a file; `None` when it is not text.
pub fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(decoded(encoding, &bytes[length..], false));
    }
    // Text in UTF-16 has a zero byte in nearly every character; one that has a few is text with characters of no use.
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Some(decoded(encoding, bytes, true));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return (!is_binary(text)).then(|| Decoded {
            text: Cow::Borrowed(text),
            encoding: UTF_8.name(),
            guessed: false,
            damaged_lines: Vec::new(),
        });
    }
    let (encoding, guessed) = if is_mostly_utf8(bytes) { (UTF_8, false) } else { (guess(bytes), true) };
    let decoded = decoded(encoding, bytes, guessed);
    (!is_binary(&decoded.text)).then_some(decoded)
}

/// Decodes an HTML page, which may name its encoding in a tag; `None` when it is not text.
pub fn decode_html(bytes: &[u8]) -> Option<Decoded<'_>> {
    if let Some(encoding) = declared(bytes)
        && Encoding::for_bom(bytes).is_none()
        && str::from_utf8(bytes).is_err()
        && utf16_without_mark(bytes).is_none()
    {
        let decoded = decoded(encoding, bytes, false);
        return (!is_binary(&decoded.text)).then_some(decoded);
    }
    decode(bytes)
}

/// The encoding in `<meta charset="...">` or `content="text/html; charset=..."`, where browsers look for it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const LOOKED_AT: usize = 2048;
    const KEY: &[u8] = b"charset=";
    let head = bytes[..bytes.len().min(LOOKED_AT)].to_ascii_lowercase();
    let at = head.windows(KEY.len()).position(|window| window == KEY)? + KEY.len();
    let label: Vec<u8> = head[at..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

fn decoded<'b>(encoding: &'static Encoding, bytes: &'b [u8], guessed: bool) -> Decoded<'b> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let damaged_lines = if had_errors {
        (1..).zip(text.split('\n')).filter(|(_, line)| line.contains('\u{fffd}')).map(|(n, _)| n).collect()
    } else {
        Vec::new()
    };
    Decoded { text, encoding: encoding.name(), guessed, damaged_lines }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // A few accented names in an English text tell the Western and the Central European tables apart only by
    // chance; the Western one is what such files are in.
    let latin = matches!(
        guess.name(),
        "windows-1250" | "windows-1254" | "windows-1257" | "ISO-8859-2" | "ISO-8859-4" | "windows-1258"
    );
    if latin && is_english(bytes) { WINDOWS_1252 } else { guess }
}

const COMMON: &[&[u8]] = &[b"the", b"of", b"and", b"to", b"in", b"that", b"was", b"for", b"on", b"with"];

/// Whether one word in eight is one of the commonest of English.
fn is_english(bytes: &[u8]) -> bool {
    let words = || bytes.split(|byte| !byte.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let common = words().filter(|word| COMMON.contains(word)).count();
    common * 8 > words().count()
}

/// Text in UTF-16 without a mark has its zero bytes nearly all on even or nearly all on odd places.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = bytes.len() / 2;
    if odd * 10 > half * 4 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 4 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether the file is UTF-8 with a few broken bytes rather than another encoding: at least four good
/// characters beyond ASCII for each broken place.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= 4 * broken
}

/// More than one control character in twenty: not something that anybody wrote to be read.
fn is_binary(text: &str) -> bool {
    let controls =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    controls * 20 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str, bool) {
        let decoded = decode(bytes).expect("text");
        (decoded.text.into_owned(), decoded.encoding, decoded.guessed)
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(text("Bakı, “Naxçıvan”".as_bytes()), ("Bakı, “Naxçıvan”".into(), "UTF-8", false));
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_eq!(text(b"\xef\xbb\xbfPeace"), ("Peace".into(), "UTF-8", false));
        assert_eq!(text(b"\xff\xfeP\0e\0"), ("Pe".into(), "UTF-16LE", false));
        assert_eq!(text(b"\xfe\xff\0P\0e"), ("Pe".into(), "UTF-16BE", false));
    }

    #[test]
    fn an_html_page_may_name_its_encoding() {
        let page = |charset: &str| [format!("<meta {charset}>").as_bytes(), b"caf\xe9 \xe4"].concat();
        for (charset, text) in
            [("charset=\"windows-1252\"", "café ä"), ("content='text/html; charset=ISO-8859-5'", "cafщ ф")]
        {
            let page = page(charset);
            let decoded = decode_html(&page).expect("text");
            assert!(decoded.text.ends_with(text) && !decoded.guessed, "{decoded:?}");
        }
    }

    #[test]
    fn utf16_without_a_mark_is_a_guess() {
        let bytes: Vec<u8> = "The talks went on.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&bytes), ("The talks went on.".into(), "UTF-16LE", true));
    }

    #[test]
    fn windows_1252_is_guessed() {
        let bytes = b"The caf\xe9 in Besan\xe7on was \x93full\x94, the na\xefve minister said.";
        assert_eq!(
            text(bytes),
            ("The café in Besançon was “full”, the naïve minister said.".into(), "windows-1252", true)
        );
    }

    #[test]
    fn a_broken_byte_in_utf8_damages_its_line_only() {
        let mut bytes = "“One” “two”\n“three” ".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes).expect("text");
        assert_eq!((decoded.encoding, decoded.damaged_lines), ("UTF-8", vec![2]));
    }

    #[test]
    fn a_zero_byte_in_good_text_is_a_character() {
        assert_eq!(
            text(b"The talks went\0 on, and nobody left."),
            ("The talks went\0 on, and nobody left.".into(), "UTF-8", false)
        );
        let (western, encoding, _) = text(b"The caf\xe9 in Besan\xe7on was\0 full, the minister said to us.");
        assert_eq!((western.contains("café"), encoding), (true, "windows-1252"));
    }

    #[test]
    fn a_binary_file_is_not_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"), None);
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"), None);
    }
}
