//! Dates that a page prints, as precise as it prints them.
//!
//! Months are known in ten languages and more, because menus and date lines of translated pages keep theirs. A numeric
//! date such as 03/04/2024 says its month only where one of the numbers cannot be one; otherwise the year is all
//! that is certain.

use super::cjk;
use super::grammar::{self, Numeric, day, number};
use crate::english::lexicon::{self, DATE_LINE, ENGLISH, ENGLISH_SHORT, is};
use crate::languages::{self, Label};
use corpus::token::{Token, fold, tokens};
use jiff::civil::Date;

/// A date as ISO 8601 (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`) with its bytes in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The value, as precise as the words.
    pub value: String,
    /// The days that the words may mean, where they do not settle it; otherwise none.
    pub readings: Vec<String>,
    /// First byte of the words that say it.
    pub start: usize,
    /// One past their last byte.
    pub end: usize,
}

/// Dates with a year in a line, from left to right.
pub fn printed(line: &str) -> Vec<Printed> {
    let mut words = tokens(line);
    for word in &mut words {
        word.term = in_plain_digits(std::mem::take(&mut word.term));
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let certain = |(value, length)| (value, Vec::new(), length);
        let dated = iso(line, &words, at)
            .map(certain)
            .or_else(|| numeric(line, &words, at))
            .or_else(|| named(&words, at).map(certain))
            .or_else(|| year_first(&words, at).map(certain));
        if let Some((value, readings, length)) = dated {
            found.push(Printed { value, readings, start: words[at].start, end: words[at + length - 1].end });
            at += length;
        } else {
            at += 1;
        }
    }
    let signed = cjk::signed(line).into_iter().filter_map(|date| {
        let year = date.year?;
        let value = match date.day {
            Some(day) => ymd(year, date.month.into(), day.into())?,
            None => format!("{year:04}-{:02}", date.month),
        };
        Some(Printed { value, readings: Vec::new(), start: date.start, end: date.end })
    });
    let words = found.len();
    found.extend(signed);
    if found.len() > words {
        found.sort_by_key(|date| date.start);
        found.dedup_by(|next, before| next.start < before.end);
    }
    found
}

/// Months and days of the days that a text names in words, with a year or without: "on 29 November", "Dec. 2".
pub fn days(text: &str) -> Vec<(u8, u8)> {
    // A line at a time: the words of a whole article take twenty times its room.
    text.lines().flat_map(days_of_line).collect()
}

fn days_of_line(line: &str) -> Vec<(u8, u8)> {
    let words = tokens(line);
    let capital = |word: &Token| line[word.start..].starts_with(char::is_uppercase);
    let pairs = words.windows(2).filter_map(|pair| {
        let (name, number) = if day(&pair[0].term).is_some() { (1, 0) } else { (0, 1) };
        // "may 12 of them" is no day of May.
        let month = month(&pair[name].term).filter(|_| name == 1 || capital(&pair[name]))?;
        Some((month, day(&pair[number].term)?.try_into().ok()?))
    });
    pairs.collect()
}

/// A number written with the digits of Arabic or Persian, in ours.
fn in_plain_digits(term: String) -> String {
    if term.is_ascii() {
        return term;
    }
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(c as u32 - 0x6f0, 10),
        _ => None,
    };
    term.chars().map(|c| plain(c).unwrap_or(c)).collect()
}

/// Which month a word is the name of in date lines.
pub fn month(term: &str) -> Option<u8> {
    let word = Token { start: 0, end: 0, term: term.to_owned() };
    month_name(std::slice::from_ref(&word), false)?.0.try_into().ok()
}

/// The month that words begin with the name of, and how many words it takes: "كانون الثاني", "مايو/أيار".
fn month_name(words: &[Token], beside_day: bool) -> Option<(i8, usize)> {
    let one = |words: &[Token]| {
        let known = words.first().and_then(|word| grammar::month(&word.term, DATE_LINE));
        known.map(|month| (month, 1)).or_else(|| languages::month(words, beside_day))
    };
    let (month, length) = one(words)?;
    // Where two calendars name it, both are written.
    let again = one(&words[length..]).filter(|(other, _)| *other == month).map_or(0, |(_, length)| length);
    Some((month, length + again))
}

/// Whether the month of that number is called so in English.
pub fn is_english_month(term: &str, number: u8) -> bool {
    is(term, ENGLISH | ENGLISH_SHORT) && lexicon::number(term) == Some(number)
}

/// `2024-03-12`, also with a time behind it (`2024-03-12T10:22:00Z`).
fn iso(line: &str, words: &[Token], at: usize) -> Option<(String, usize)> {
    let [year, month, day] = words.get(at..at + 3)? else { return None };
    let hyphens = &line[year.end..month.start] == "-" && &line[month.end..day.start] == "-";
    let day_number = day.term.split('t').next()?.parse().ok()?;
    let value = ymd(number(&year.term)?, number(&month.term)?, day_number)?;
    (hyphens && year.term.len() == 4).then_some((value, 3))
}

/// `29/06/2023`, `29.06.2023`, `2023/06/29`.
fn numeric(line: &str, words: &[Token], at: usize) -> Option<(String, Vec<String>, usize)> {
    let token = words.get(at)?;
    // The tokenizer keeps 29.06.2023 in one piece, since it may be a number.
    let (parts, length): (Vec<i16>, usize) = if token.term.matches('.').count() == 2 {
        (token.term.split('.').map(number).collect::<Option<_>>()?, 1)
    } else {
        let three = words.get(at..at + 3)?;
        let slash = |gap: &str| matches!(gap, "/" | "-" | "." | ". ");
        if !slash(&line[three[0].end..three[1].start]) || !slash(&line[three[1].end..three[2].start]) {
            return None;
        }
        (three.iter().map(|word| number(&word.term)).collect::<Option<_>>()?, 3)
    };
    let &[a, b, c] = parts.as_slice() else { return None };
    if (1900..2100).contains(&a) {
        return Some((ymd(a, b, c)?, Vec::new(), length));
    }
    let year = match c {
        1900..2100 => c,
        // "14-11-24 1421ET" is the stamp of a wire; "6-3, 6-2" is a score.
        1..100 if is_stamp(line, words, at + length) && at == 0 => 2000 + c,
        // "22.11.24" with nothing beside it on its line.
        1..100 if at == 0 && words.len() == length && is_short_day(line) => 2000 + c,
        _ => return None,
    };
    let (day_first, month_first) = match grammar::numeric(year, a.try_into().ok()?, b.try_into().ok()?)? {
        Numeric::Day(day) => return Some((day.to_string(), Vec::new(), length)),
        Numeric::Either { day_first, month_first } => (day_first, month_first),
    };
    // Of two readings, one may be the day of the week that stands before it.
    let named = at.checked_sub(1).and_then(|before| grammar::weekday(&words[before].term, DATE_LINE));
    let is_named = |day: Date| Some(day.weekday().to_monday_one_offset()) == named;
    let is_told = words[at.saturating_sub(4)..at].iter().any(|word| DAY_FIRST.contains(&&*word.term));
    let day = match (is_named(day_first), is_named(month_first)) {
        (true, false) => day_first,
        (false, true) => month_first,
        // Full stops are written between the parts only where the day comes first.
        _ if is_told || length == 1 => day_first,
        _ => return Some((year.to_string(), vec![day_first.to_string(), month_first.to_string()], length)),
    };
    Some((day.to_string(), Vec::new(), length))
}

/// Whether a line is a day in six digits with full stops, as `22.11.24`. Not `3.11.24`, which may be a version, nor
/// `22/11/24`, whose order only a day above 12 shows.
fn is_short_day(line: &str) -> bool {
    let digits = line.trim().as_bytes();
    digits.len() == 8
        && (0..8).all(|at| if at % 3 == 2 { digits[at] == b'.' } else { digits[at].is_ascii_digit() })
}

/// "Published", "updated" in languages that write the day first wherever they are written: with such a word before
/// it, `01/12/2024` is one day. Not Spanish, which is also written in the United States.
const DAY_FIRST: &[&str] = &[
    "ligne",
    "publie",
    "publiee",
    "modifie",
    "pubblicato",
    "aggiornato",
    "veroffentlicht",
    "aktualisiert",
    "yayinlanma",
    "guncelleme",
    "опубликовано",
    "обновлено",
    "gepubliceerd",
    "geplaatst",
    "bijgewerkt",
    "atualizado",
    "atualizacao",
    "opublikowano",
];

/// Whether nothing but a clock stands behind a date, such as `1421ET`, `14:21 GMT`.
fn is_stamp(line: &str, words: &[Token], behind: usize) -> bool {
    let rest = words.get(behind).map_or("", |word| &line[word.start..]);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let zone = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, ':' | '.' | ' ');
    digits == 4 && rest.len() <= 12 && rest.chars().all(zone)
}

/// `Dec 29 2023`, `December 29th, 2023`, `29 December 2023`, `12 de marzo de 2024`, `March 2024`.
fn named(words: &[Token], at: usize) -> Option<(String, usize)> {
    let term = |offset: usize| words.get(at + offset).map(|word| word.term.as_str());
    let year = |offset: usize| term(offset).and_then(year_of).filter(|year| (1900..2100).contains(year));
    let first = term(0)?;
    if let Some((month, length)) = month_name(&words[at..], false) {
        if let (Some(day), Some(year)) = (day(term(length)?), year(length + 1)) {
            return Some((ymd(year, month.into(), day.into())?, length + 2));
        }
        // "31 February 2024" is a slip, not a month.
        let issue = at > 1 && counts_issues(&words[at - 2].term);
        if at > 0 && day(&words[at - 1].term).is_some() && !issue {
            return None;
        }
        let year = year(length)?;
        return Some((format!("{year:04}-{month:02}"), length + 1));
    }
    if at.checked_sub(1).is_some_and(|before| counts_issues(&words[before].term)) {
        return None;
    }
    let day = day(first)?;
    // "12 de marzo de 2024", "12th of March, 2024": small words between the parts.
    let skip =
        |offset: usize| offset + usize::from(matches!(term(offset), Some("de" | "del" | "of" | "di" | "do")));
    let month_at = skip(1);
    let (month, length) = month_name(words.get(at + month_at..)?, true)
        .or_else(|| roman(term(month_at)?).map(|month| (month, 1)))?;
    let year_at = skip(month_at + length);
    Some((ymd(year(year_at)?, month.into(), day.into())?, year_at + 1))
}

/// `2023 թ. մայիսի 3`, `2023 წლის 3 მაისი`: a year with a word that says that it is one, then day and month.
fn year_first(words: &[Token], at: usize) -> Option<(String, usize)> {
    let year = number(&words[at].term).filter(|year| (1900..2100).contains(year))?;
    let (_, said) = languages::label(&words[at + 1..]).filter(|(label, _)| *label == Label::Year)?;
    let rest = words.get(at + 1 + said..)?;
    let day_at = |at: usize| rest.get(at).and_then(|word| day(&word.term));
    let (month, day, length) = if let Some(day) = day_at(0) {
        let (month, length) = month_name(&rest[1..], true)?;
        (month, day, length + 1)
    } else {
        let (month, length) = month_name(rest, true)?;
        (month, day_at(length)?, length + 1)
    };
    Some((ymd(year, month.into(), day.into())?, 1 + said + length))
}

/// Words before the number of an issue: "No. 3, May 2025" is a month, not its third day.
fn counts_issues(term: &str) -> bool {
    const COUNTS: &str = "no nr nº n° num numero number numéro issue vol volume heft ausgabe edition part №";
    COUNTS.split(' ').any(|word| fold(word) == term)
}

/// A year, also with the clock that a page pasted to it: `202316:38`.
fn year_of(term: &str) -> Option<i16> {
    let (year, clock) = (term.get(..4)?, term.get(4..)?);
    let pasted = clock.len() == 2 && number(clock).is_some_and(|hour| hour < 24);
    number(year).filter(|_| clock.is_empty() || pasted)
}

/// `III` in `15-III-2025`; a single letter is seldom a month.
fn roman(term: &str) -> Option<i8> {
    grammar::roman_month(&term.to_uppercase()).filter(|_| term.len() > 1)
}

/// The ISO date, if the calendar has it.
fn ymd(year: i16, month: i16, day: i16) -> Option<String> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    grammar::civil(year, month, day).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(line: &str) -> Vec<String> {
        printed(line).into_iter().map(|date| date.value).collect()
    }

    #[test]
    fn dates_in_words() {
        for line in [
            "Dec 29 2023",
            "December 29th, 2023",
            "Friday, 29 December 2023, 10:22 GMT",
            "29. Dezember 2023",
            "29 de diciembre de 2023",
            "29 декабря 2023 г.",
            "29 ARALIK 2023",
        ] {
            assert_eq!(values(line), ["2023-12-29"], "{line}");
        }
    }

    #[test]
    fn dates_in_words_of_other_languages() {
        for line in [
            "29 грудня 2023 р.",
            "29 dekabr 2023",
            "2023-cü il 29 dekabr",
            "29 դեկտեմբերի 2023",
            "2023 թ. դեկտեմբերի 29",
            "29 დეკემბერი, 2023",
            "2023 წლის 29 დეკემბერს",
            "29 ديسمبر 2023",
            "٢٩ ديسمبر ٢٠٢٣",
            "الجمعة 29 كانون الأول/ديسمبر 2023",
            "29 дек 2023",
        ] {
            assert_eq!(values(line), ["2023-12-29"], "{line}");
        }
        for line in ["дек 2023", "3 2023 թ.", "2023 թ. դեկտեմբերի", "كانون 2023"] {
            assert!(values(line).is_empty(), "{line}: {:?}", values(line));
        }
    }

    #[test]
    fn dates_in_numbers() {
        for line in
            ["2023-12-29", "2023-12-29T10:22:00Z", "29/12/2023", "12/29/2023", "29.12.2023", "2023/12/29"]
        {
            assert_eq!(values(line), ["2023-12-29"], "{line}");
        }
    }

    #[test]
    fn the_day_of_the_week_settles_the_order() {
        for (line, expected) in [
            ("Tuesday, 02/06/2009", "2009-06-02"),
            ("Fri 02/06/2009", "2009-02-06"),
            ("Monday, 02/06/2009", "2009"),
            ("Mardi 02/06/2009 à 10h", "2009-06-02"),
        ] {
            assert_eq!(values(line), [expected], "{line}");
        }
    }

    #[test]
    fn a_label_in_a_language_that_writes_the_day_first_settles_the_order() {
        assert_eq!(values("Mise en ligne : 01/12/2024"), ["2024-12-01"]);
        assert_eq!(values("Última atualização: 01/12/2024"), ["2024-12-01"]);
        assert_eq!(values("Updated: 01/12/2024"), ["2024"]);
    }

    #[test]
    fn roman_months_pasted_clocks_and_short_years() {
        for (line, expected) in [
            ("Tacna, 15-III-2025 (AAP)", "2025-03-15"),
            ("12.III.2024", "2024-03-12"),
            ("October 26, 202316:38", "2023-10-26"),
            ("22.11.24", "2024-11-22"),
        ] {
            assert_eq!(values(line), [expected], "{line}");
        }
        for line in [
            "3.11.24",
            "22.13.24",
            "6-3, 6-2",
            "Version 22.11.24",
            "On 26 October 202345 votes",
            "Chapter V, 2024",
        ] {
            assert!(values(line).is_empty(), "{line}: {:?}", values(line));
        }
    }

    #[test]
    fn an_ambiguous_numeric_date_is_its_year() {
        assert_eq!(values("03/04/2024"), ["2024"]);
        assert_eq!(values("04/04/2024"), ["2024-04-04"]);
        assert_eq!(values("03.04.2024"), ["2024-04-03"]);
    }

    #[test]
    fn a_month_is_never_its_first_day() {
        assert_eq!(values("March 2024"), ["2024-03"]);
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_no_date() {
        assert!(values("31 February 2024").is_empty());
        assert!(values("On March 7 it said").is_empty());
    }
}
