//! The dates that the names of files give: `2015-11-16` in `post_2015-11-16_talks.html`.
//!
//! A name may as well hold the day on which the page was saved. So the names are believed only together: where pages state a
//! date of their own, the names must agree with it, and not all may have the same. What it does not know: dates that are not
//! written as year, month, day.

use corpus::{Corpus, Document};
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

/// Pages in a hundred that must agree with the names of their files, of those that state a date.
const AGREE: usize = 80;
/// Files of one date from which on it is the day on which they were saved.
const SAVED_TOGETHER: usize = 3;
/// Days between what a name has and what the page states, for the two to be one: a paper is printed a day later.
const APART: i32 = 1;

/// For each page the date that the name of its file gives, where it states none.
pub fn of_names(corpus: &Corpus) -> Vec<Option<Day>> {
    let named: Vec<Option<Day>> = corpus.documents.iter().map(|page| in_name(&page.file)).collect();
    let stated = |page: &Document| page.date.as_ref()?.value.parse::<Day>().ok();
    let pairs =
        || corpus.documents.iter().zip(&named).filter_map(|(page, named)| Some((stated(page)?, (*named)?)));
    let agree = pairs().filter(|(stated, named)| (*stated - *named).get_days().abs() <= APART).count();
    let different: BTreeSet<Day> = named.iter().flatten().copied().collect();
    let all = named.iter().flatten().count();
    if agree * 100 < pairs().count() * AGREE || all >= SAVED_TOGETHER && different.len() == 1 {
        return vec![None; named.len()];
    }
    // A page that tells of a later day is not of that one.
    let tells_later = |page: &Document, day: Day| {
        let earliest = page.window.as_ref().and_then(|window| window.earliest.as_ref()?.parse::<Day>().ok());
        earliest.is_some_and(|earliest| earliest > day)
    };
    let pages = corpus.documents.iter().zip(named);
    pages.map(|(page, day)| day.filter(|day| page.date.is_none() && !tells_later(page, *day))).collect()
}

/// The one date in a name.
fn in_name(name: &str) -> Option<Day> {
    let runs: Vec<(usize, &str)> = digits(name);
    let number = |run: &str| run.parse::<i16>().ok();
    let day = |year: i16, month: i16, day: i16| {
        let is_year = (1900..2100).contains(&year);
        Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| is_year)
    };
    let mut found = BTreeSet::new();
    for (at, (start, run)) in runs.iter().enumerate() {
        if run.len() == 8 {
            found.extend(
                number(&run[..4])
                    .zip(number(&run[4..6]))
                    .zip(number(&run[6..]))
                    .and_then(|((y, m), d)| day(y, m, d)),
            );
        }
        let (Some((second, month)), Some((third, last))) = (runs.get(at + 1), runs.get(at + 2)) else {
            continue;
        };
        let is_near = |from: usize, length: usize, to: usize| to == from + length + 1;
        if run.len() == 4
            && month.len() == 2
            && last.len() == 2
            && is_near(*start, 4, *second)
            && is_near(*second, 2, *third)
        {
            found.extend(
                number(run).zip(number(month)).zip(number(last)).and_then(|((y, m), d)| day(y, m, d)),
            );
        }
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The runs of digits of a name, each with its first byte.
fn digits(name: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, byte) in name.bytes().chain([b'.']).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                runs.push((first, &name[first..at]));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Stated;

    fn found(pages: &[(&str, &str)]) -> Vec<String> {
        let page = |(file, date): &(&str, &str)| Document {
            file: (*file).to_owned(),
            date: Some(Stated { value: (*date).to_owned(), line: 1, basis: String::new() })
                .filter(|date| !date.value.is_empty()),
            ..Document::default()
        };
        let corpus = Corpus { documents: pages.iter().map(page).collect(), ..Corpus::default() };
        of_names(&corpus).into_iter().map(|day| day.map_or("-".to_owned(), |day| day.to_string())).collect()
    }

    #[test]
    fn a_name_gives_the_one_date_that_it_has() {
        for (name, day) in [
            ("post_2015-11-16_talks.html", "2015-11-16"),
            ("20151116-talks.txt", "2015-11-16"),
            ("talks-2015_11_16.txt", "2015-11-16"),
            ("2015-13-16.txt", "-"),
            ("2015-11-16-to-2015-11-18.txt", "-"),
            ("000_3eec6cbe785423bf.txt", "-"),
            ("12345678.txt", "-"),
            ("talks-2015.txt", "-"),
        ] {
            assert_eq!(found(&[(name, "")]), [day], "{name}");
        }
    }

    #[test]
    fn names_that_disagree_with_their_pages_or_are_all_of_one_day_give_none() {
        let agree = [("2015-11-16.txt", "2015-11-15"), ("2015-11-17.txt", "")];
        assert_eq!(found(&agree), ["-", "2015-11-17"]);
        assert_eq!(found(&[("2020-11-16.txt", "2015-11-15"), ("2020-11-17.txt", "")]), ["-", "-"]);
        let saved = [("2020-11-16-a.txt", ""), ("2020-11-16-b.txt", ""), ("2020-11-16-c.txt", "")];
        assert_eq!(found(&saved), ["-", "-", "-"]);
    }
}
