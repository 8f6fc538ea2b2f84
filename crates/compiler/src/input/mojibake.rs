//! Undoes UTF-8 that was read as Windows-1252 or Latin-1, once or twice: "donâ€™t" is "don’t".
//!
//! A character is put back only where its bytes, read as they must have been, are valid UTF-8 for a character that
//! pages have; whether a rarer sequence counts is settled by the rest of the page. "CAFÉ”" stays as it is on a page
//! without damage. What it does not know: characters that were replaced by `\u{fffd}` or question marks; they are
//! lost. The page as it came is kept by whoever asks.

/// What a page's damage looks like as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The page has sequences that no honest text has: its rarer ones count too.
    certain: bool,
    /// It has an opening “ among them, so that a bare "â€", which has lost its last byte, is the closing one.
    opens: bool,
    /// It was read wrongly twice: put back once, it is damaged again. A line by itself need not show that.
    twice: bool,
}

impl Damage {
    /// Looks at a whole page.
    pub fn of(text: &str) -> Self {
        // Hardly any page has the first character of one, so most are done here.
        let certain = has_certain_mark(text) || has_certain_run(text);
        let opens = |text: &str| text.contains("â€œ") || text.contains("â\u{80}\u{9c}");
        let damage = Self { certain, opens: certain && opens(text), twice: false };
        let once = if certain { damage.pass(text) } else { None };
        match once.filter(|once| has_certain_mark(once)) {
            Some(once) => Self { twice: true, opens: opens(&once), ..damage },
            None => damage,
        }
    }

    /// A line of that page with its characters put back; `None` where nothing is damaged.
    pub fn repair(self, line: &str) -> Option<String> {
        if line.is_ascii() {
            return None;
        }
        let once = self.pass(line);
        let twice = once.as_ref().filter(|_| self.twice).and_then(|text| self.pass(text));
        twice.or(once)
    }

    fn pass(self, line: &str) -> Option<String> {
        let chars: Vec<char> = line.chars().collect();
        let mut out = String::with_capacity(line.len());
        let mut changed = false;
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            let put_back = if c.is_ascii() { None } else { self.sequence(&chars, at) };
            let (put_back, length) = put_back.unwrap_or((c, 1));
            changed |= length > 1 || put_back != c;
            out.push(put_back);
            at += length;
        }
        changed.then_some(out)
    }

    /// The character whose bytes stand at `at` as characters of their own, and how many these are.
    fn sequence(self, chars: &[char], at: usize) -> Option<(char, usize)> {
        if let Some((c, length)) = utf8(chars, at)
            && (self.certain && is_plausible(c) || stands_in_a_word(chars, at, length) && is_letter(c))
        {
            return Some((c, length));
        }
        let next = chars.get(at + 1).copied();
        match (chars[at], next) {
            ('â', Some('€' | '\u{80}')) if self.opens => Some(('”', 2)),
            // Their no-break space was made a plain one.
            ('Ã', Some(' ')) if self.certain => Some(('à', 1)),
            ('Â', Some(' ')) if self.certain => Some((' ', 2)),
            // Windows-1252 read as Latin-1: nobody prints control characters.
            (c @ '\u{80}'..='\u{9f}', _) if c != '\u{85}' => {
                let c = windows_1252(c as u8).filter(|c| !c.is_control())?;
                Some((c, 1))
            }
            _ => None,
        }
    }
}

/// Sequences that no honest text has: punctuation, signs, and small accented letters.
const CERTAIN: &[&str] = &[
    "â€™",
    "â€œ",
    "â€˜",
    "â€“",
    "â€”",
    "â€¦",
    "â€¢",
    "â€\u{9d}",
    "â€ž",
    "â€š",
    "â€º",
    "â€¹",
    "â‚¬",
    "â„¢",
    "â€²",
    "â€³",
    "â\u{80}\u{99}",
    "â\u{80}\u{9c}",
    "â\u{80}\u{9d}",
    "â\u{80}\u{98}",
    "â\u{80}\u{93}",
    "â\u{80}\u{94}",
    "â\u{80}¦",
    "Ã©",
    "Ã¨",
    "Ã¼",
    "Ã¶",
    "Ã¤",
    "Ã±",
    "Ã³",
    "Ã¡",
    "Ã\u{ad}",
    "Ãº",
    "Ã§",
    "Ã£",
    "Ã´",
    "Ãª",
    "Ã«",
    "Ã®",
    "Ã¯",
    "Ã¸",
    "Ã¥",
    "Ã¦",
    "Ã¢",
    "Ã²",
    "Ã¹",
    "Ã»",
    "Ã½",
    "Ã¿",
    "Ã°",
    "Ãµ",
    "Ã¬",
    "Ã\u{a0}",
    "Â\u{a0}",
    "Â«",
    "Â»",
    "Â£",
    "Â°",
    "Â©",
    "Â®",
    "Â§",
    "Â·",
    "Â½",
    "Â¿",
    "Â¡",
    "ï»¿",
    "É™",
    "Å¡",
    "Å¾",
    "Ä±",
    "ÅŸ",
    "ÄŸ",
    "Ä‡",
    "Å‚",
    "Ä™",
];

fn has_certain_mark(text: &str) -> bool {
    CERTAIN.iter().any(|mark| text.contains(mark))
}

/// Three letters of another alphabet one behind the other, each as two characters: "Ð¼Ð¸Ñ€".
fn has_certain_run(text: &str) -> bool {
    let mut run = 0;
    let chars: Vec<char> = text.chars().filter(|c| !c.is_ascii() || *c == ' ').collect();
    let mut at = 0;
    while at < chars.len() {
        match utf8(&chars, at) {
            Some((c, 2)) if is_letter(c) => {
                run += 1;
                at += 2;
            }
            _ => {
                run = 0;
                at += 1;
            }
        }
        if run >= 3 {
            return true;
        }
    }
    false
}

/// A character decoded from those at `at`, read as bytes, if they are one of UTF-8 with two or more bytes.
fn utf8(chars: &[char], at: usize) -> Option<(char, usize)> {
    let lead = byte(*chars.get(at)?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = chars.get(at..at + length)?.iter().map(|&c| byte(c)).collect::<Option<_>>()?;
    let text = str::from_utf8(&bytes).ok()?;
    text.chars().next().map(|c| (c, length))
}

/// What news pages are made of: letters of living scripts, punctuation, signs, pictures.
fn is_plausible(c: char) -> bool {
    is_letter(c)
        || matches!(c,
            '\u{80}'..='\u{bf}' | '×' | 'ƒ' | '\u{2c6}'..='\u{2dd}' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}'
            | '\u{2100}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}' | '\u{3000}'..='\u{303f}' | '\u{fe0f}' | '\u{feff}'
            | '\u{ff00}'..='\u{ffef}' | '\u{1f300}'..='\u{1faff}')
}

fn is_letter(c: char) -> bool {
    matches!(c,
        'À'..='ſ' | 'Ș'..='ț' | 'Ə' | 'ə' | 'ʻ' | 'ʼ' | 'Ά'..='ώ' | 'Ѐ'..='ӹ' | 'Ա'..='և' | 'א'..='ת'
        | '\u{600}'..='\u{6ff}' | '\u{900}'..='\u{97f}' | 'Ⴀ'..='ჿ' | '\u{1e00}'..='\u{1eff}'
        | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        && c != '×'
        && c != '÷'
}

/// Whether letters stand around a sequence that ends in a sign which words do not have inside.
fn stands_in_a_word(chars: &[char], at: usize, length: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_lowercase);
    let between =
        |c: &char| matches!(c, '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '‚' | '…' | '•' | '·' | '«' | '»');
    letter(at.checked_sub(1))
        && letter(Some(at + length))
        && chars.get(at + length - 1).is_some_and(|c| !c.is_alphabetic() && !between(c))
}

/// The Windows-1252 characters of the bytes 0x80 to 0x9f; the five it leaves out are themselves.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> Option<char> {
    byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.get(usize::from(at))).copied()
}

/// The byte that was read as this character, in Windows-1252 or Latin-1.
fn byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        _ => WINDOWS_1252.iter().position(|&known| known == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// Puts the characters back that Windows-1252 has where Latin-1 has controls: what `&#146;` must mean.
pub fn without_controls(text: &str) -> String {
    let put_back = |c: char| match c {
        '\u{80}'..='\u{9f}' => windows_1252(c as u8).unwrap_or(c),
        c => c,
    };
    text.chars().map(put_back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn repaired(text: &str) -> String {
        Damage::of(text).repair(text).unwrap_or_else(|| text.to_owned())
    }

    /// UTF-8 read as Windows-1252.
    fn damaged(text: &str) -> String {
        text.bytes()
            .map(
                |byte| {
                    if byte < 0x80 {
                        char::from(byte)
                    } else {
                        windows_1252(byte).unwrap_or(char::from(byte))
                    }
                },
            )
            .collect()
    }

    #[test]
    fn characters_are_put_back() {
        for (page, expected) in [
            ("â€œWe didnâ€™t,â€\u{9d} said JÃ³gvan â€“ twice â€¦", "“We didn’t,” said Jógvan – twice …"),
            ("â€œUseful,â€ he said", "“Useful,” he said"),
            ("HeydÉ™r ÆliyÉ™v", "Heydər Æliyəv"),
            ("Ã la carte, cafÃ©", "à la carte, café"),
            ("5Â km, 20Â°, 3Â£", "5 km, 20°, 3£"),
            ("ÐŸÐµÑ€ÐµÐ³Ð¾Ð²Ð¾Ñ€Ñ‹", "Переговоры"),
            ("don\u{92}t \u{93}go\u{94}", "don’t “go”"),
            ("donâ\u{80}\u{99}t", "don’t"),
            ("donÃ¢â‚¬â„¢t", "don’t"),
            ("donâ€™t, 3 Ã— 4ï¼Œ5", "don’t, 3 × 4，5"),
        ] {
            assert_eq!(repaired(page), expected, "{page}");
        }
    }

    #[test]
    fn a_page_that_was_read_wrongly_twice_is_put_back_in_every_line() {
        let page =
            ["donÃ¢â‚¬â„¢t", "MÃ„Æ’rieÃˆâ„¢", "Ã‘â‚¬Ã‘Æ’Ã‘Â\u{81}Ã‘Â\u{81}Ã\u{90}ÂºÃ\u{90}Â¸Ã\u{90}Â¹"];
        let damage = Damage::of(&page.join("\n"));
        let repaired: Vec<_> = page.iter().map(|line| damage.repair(line).unwrap_or_default()).collect();
        assert_eq!(repaired, ["don’t", "Mărieș", "русский"]);
    }

    #[test]
    fn honest_text_stays() {
        for text in [
            "CAFÉ”",
            "MENÜ–Archiv",
            "SMÅ”, Spaß”, «À»",
            "Ã is a letter, and so is Â.",
            "“Não,” disse a IRMÔ.",
            "naïve café, “Bakı”, Naxçıvan, Møller – 20 °C, © 2024",
            "Ü… Ö—",
            "Переговоры",
            "£5 • 3½ §2",
        ] {
            assert_eq!(Damage::of(text).repair(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_lost_stays_lost() {
        assert_eq!(repaired("Jo\u{fffd}o, “caf\u{fffd}”"), "Jo\u{fffd}o, “caf\u{fffd}”");
    }

    proptest! {
        #[test]
        fn whatever_was_damaged_once_is_put_back(text in "[a-zéüñçøåšžıəшмир“”’–… ]{0,40}") {
            let text = format!("“{text}” don’t");
            let page = damaged(&text);
            prop_assert_eq!(repaired(&page), text);
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,40}") {
            repaired(&text);
        }
    }
}
