//! Days in Chinese, Japanese and Korean, whose signs stand within the text without spaces: `2024年3月5日`, `3月5日`,
//! `2024년 3월 5일`, `令和6年3月5日`.
//!
//! A whole run of such a script is one word of the tokenizer, so these are read from the characters.

/// A date as its signs give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The year, where one is printed.
    pub year: Option<i16>,
    /// The month.
    pub month: i8,
    /// The day, where one is printed.
    pub day: Option<i8>,
}

/// The signs behind year, month and day.
const SIGNS: [(char, char, char); 2] = [('年', '月', '日'), ('년', '월', '일')];

/// Japanese eras, with the year before their first.
const ERAS: [(&str, i16); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];

/// The dates of a text, in order, not overlapping. A month needs a year or a day beside it: `3月` alone may be a duration.
pub fn signed(text: &str) -> Vec<Signed> {
    let mut found = Vec::new();
    if !SIGNS.iter().any(|signs| text.contains(signs.1)) {
        return found;
    }
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| digit(c).is_some()) {
        let start = at + next;
        if let Some(date) = SIGNS.into_iter().find_map(|signs| read(text, start, signs)) {
            at = date.end;
            found.push(date);
        } else {
            let digits = text[start..].find(|c: char| digit(c).is_none());
            at = digits.map_or(text.len(), |length| start + length);
        }
    }
    found
}

fn read(text: &str, start: usize, (year_sign, month_sign, day_sign): (char, char, char)) -> Option<Signed> {
    let (first, behind) = number(text, start)?;
    let mut begin = start;
    let (year, month, mut end) = if let Some(behind) = sign(text, behind, year_sign) {
        let (month, next) = number(text, behind)?;
        let end = sign(text, next, month_sign)?;
        let era = ERAS.iter().find(|(name, _)| text[..start].ends_with(name));
        if let Some((name, _)) = era {
            begin -= name.len();
        }
        let year = first.checked_add(era.map_or(0, |(_, before)| *before))?;
        (Some(year).filter(|year| (1800..2100).contains(year)), month, end)
    } else {
        (None, first, sign(text, behind, month_sign)?)
    };
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = number(text, end)
        .and_then(|(day, next)| Some((i8::try_from(day).ok()?, sign(text, next, day_sign)?)));
    if let Some((_, next)) = day {
        end = next;
    }
    let day = day.map(|(day, _)| day);
    (year.is_some() || day.is_some()).then_some(Signed { start: begin, end, year, month, day })
}

/// A number of up to four digits at a byte, spaces before it left out, and where it ends.
fn number(text: &str, at: usize) -> Option<(i16, usize)> {
    let rest = text.get(at..)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let mut value: i16 = 0;
    let mut end = at + spaces;
    for c in text[end..].chars() {
        let Some(digit) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit).filter(|value| *value < 10_000)?;
        end += c.len_utf8();
    }
    (end > at + spaces && spaces <= 1).then_some((value, end))
}

/// Where a sign ends, if it stands there.
fn sign(text: &str, at: usize, sign: char) -> Option<usize> {
    text.get(at..)?.starts_with(sign).then(|| at + sign.len_utf8())
}

/// A digit, also of the width of the signs.
fn digit(c: char) -> Option<i16> {
    let wide = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    c.to_digit(10).or(wide).and_then(|digit| i16::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(&str, Option<i16>, i8, Option<i8>)> {
        signed(text)
            .iter()
            .map(|date| (&text[date.start..date.end], date.year, date.month, date.day))
            .collect()
    }

    #[test]
    fn signs_say_year_month_and_day() {
        for (text, expected) in [
            ("双方于2024年3月5日签署", vec![("2024年3月5日", Some(2024), 3, Some(5))]),
            ("2024년 3월 5일 서명했다", vec![("2024년 3월 5일", Some(2024), 3, Some(5))]),
            ("令和6年3月に", vec![("令和6年3月", Some(2024), 3, None)]),
            ("3月5日と４月１日", vec![("3月5日", None, 3, Some(5)), ("４月１日", None, 4, Some(1))]),
            ("3月間、13月5日、99999年1月", vec![]),
            ("5 March 2024", vec![]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
