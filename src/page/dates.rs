//! The documents by date, in the order that the corpus supports.

use corpus::Corpus;

use crate::page::days::{Days, YEAR, place};
use crate::page::document_line::{DocumentLine, document_line, publisher};
use crate::page::link::ON_A_PAGE;
use crate::page::when::published;
use crate::text::{self, fill};

/// The documents in the order that the corpus supports, and the stated dates on one axis, each as precise as stated.
#[derive(Clone, Debug, Default)]
pub struct DateStrip {
    /// The years of the axis.
    pub years: Vec<i32>,
    /// Where each dated document stands and how wide its date is, in thousandths of the axis.
    pub marks: Vec<(u32, u32)>,
    /// Every document, once.
    pub documents: Vec<DatedLine>,
}

/// A document and when it was published.
#[derive(Clone, Debug)]
pub struct DatedLine {
    /// The document; its facts are its publisher alone.
    pub document: DocumentLine,
    /// When it was published, in words with their certainty.
    pub date: String,
    /// How that is known, where the page does not state it; else empty.
    pub reason: &'static str,
    /// That it may stand elsewhere in the order; else empty.
    pub open: String,
}

/// A page of all documents: first those that both ends are known of, by the first, then those that only the beginning is
/// known of, then the others. So whatever follows of the order is kept; where more than one order is possible, the less
/// certain says so.
fn by_date(corpus: &'static Corpus, page: usize) -> Vec<DatedLine> {
    let days = text::list(corpus.documents.iter().map(Days::of_document));
    let key = |at: u32| days[at as usize].key();
    let mut order = text::list(0..days.len() as u32);
    search::sort(&mut order, &|a, b| key(a).cmp(&key(b)));
    let surely = |one: u32, other: u32| days[one as usize].is_before(days[other as usize]);
    text::list(order.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).map(|&at| {
        let document = &corpus.documents[at as usize];
        let (mut others, mut open) = (0, 0);
        for &other in &order {
            if other != at && key(other).0 <= key(at).0 && document.date.is_none() {
                others += 1;
                open += u32::from(!surely(at, other) && !surely(other, at));
            }
        }
        let mut line = document_line(document, None, &[]);
        line.facts = publisher(document).into();
        DatedLine {
            document: line,
            date: published(document),
            reason: document.window.as_ref().map_or("", |window| &window.reason),
            open: match open {
                0 => String::new(),
                _ if open == others => "order open: may be before or after any of the others".into(),
                _ => fill("order open against {} of the others", &[&open.to_string()]),
            },
        }
    }))
}

/// Into how many bins the axis is cut, each with one date as precise as another: more draw more than an eye tells apart.
const BINS: u32 = 125;

/// A page of the documents by date, and all dates on one axis.
pub fn date_strip(corpus: &'static Corpus, page: usize) -> DateStrip {
    let mut strip = DateStrip { documents: by_date(corpus, page), ..DateStrip::default() };
    let mut places = Vec::new();
    let (mut first, mut last) = (i32::MAX, 0);
    for place in corpus.documents.iter().filter_map(|document| place(&document.date.as_ref()?.value)) {
        (first, last) = (first.min(place[0] / YEAR), last.max(place[1] / YEAR));
        places.push(place);
    }
    // An axis of centuries would say nothing; the list below it still does.
    if first <= last && last - first < 40 {
        strip.years = text::list(first..=last);
        let whole = (last - first + 1) * YEAR;
        let share = |days: i32| (days.max(0) * 1000 / whole).unsigned_abs();
        for [begin, end] in places {
            let mark = (share(begin - first * YEAR), share(end - begin + 1).max(1));
            let bin = |mark: &(u32, u32)| (mark.0 * BINS / 1000, mark.1);
            if !strip.marks.iter().any(|other| bin(other) == bin(&mark)) {
                strip.marks.push(mark);
            }
        }
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Document, Stated};

    #[test]
    fn a_month_is_wider_than_a_day_and_a_year_than_a_month() {
        let mut corpus = sample::corpus();
        for (document, date) in corpus.documents.iter_mut().zip(["2024", "2023-01", "2023-12-31"]) {
            document.date = Some(Stated { value: date.into(), line: 1, basis: String::new() });
        }
        let strip = date_strip(Box::leak(Box::new(corpus)), 1);
        assert_eq!((strip.years, strip.marks), (vec![2023, 2024], vec![(500, 500), (0, 41), (498, 1)]));
        let dates: Vec<&str> = strip.documents.iter().map(|line| &*line.date).collect();
        assert_eq!(dates, ["January 2023", "31 December 2023", "2024"]);
        assert!(strip.documents.iter().all(|line| line.open.is_empty()));
    }

    /// `file: order` of documents that are dated `2024-03-01` or published between `2024-03-01..2024-03-09`, either end
    /// of which may be missing.
    fn ordered(published: &[&str]) -> Vec<String> {
        let document = |(at, published): (usize, &&str)| {
            let mut document = Document { file: at.to_string(), ..Document::default() };
            match published.split_once("..") {
                None => {
                    let (value, basis) = ((*published).into(), String::new());
                    document.date = Some(Stated { value, line: 1, basis });
                }
                Some((first, last)) => {
                    let day = |day: &str| (!day.is_empty()).then(|| day.to_owned());
                    let (earliest, latest) = (day(first), day(last));
                    document.window = Some(corpus::Window { earliest, latest, ..corpus::Window::default() });
                }
            }
            document
        };
        let documents = published.iter().enumerate().map(document).collect();
        let strip = date_strip(Box::leak(Box::new(Corpus { documents, ..sample::empty() })), 1);
        let name = |line: DatedLine| {
            let name: String = line.document.title.iter().map(|run| &*run.text).collect();
            let open = line.open.trim_start_matches("order open").trim_matches([':', ' ']);
            if open.is_empty() { name } else { [&name, " ", open].concat() }
        };
        strip.documents.into_iter().map(name).collect()
    }

    #[test]
    fn documents_stand_in_the_order_that_follows_and_say_where_it_is_open() {
        assert_eq!(ordered(&["2024-03-05", "2024-03-01", "2024-02"]), ["2", "1", "0"]);
        // Windows that end before the next one begins leave no doubt, the others do.
        assert_eq!(ordered(&["2024-03-05", "2024-02-01..2024-02-09"]), ["1", "0"]);
        assert_eq!(
            ordered(&["2024-03-05", "2024-02-01..2024-03-09", "2023"]),
            ["2", "1 against 1 of the others", "0"]
        );
        // A page of March 2024 may be of its last day.
        assert_eq!(
            ordered(&["2024-03", "2024-03-31..2024-04-02"])[1],
            "1 may be before or after any of the others"
        );
        // Known at one end.
        assert_eq!(
            ordered(&["2024-03-05", "2024-01-01..", "2023-12-31"]),
            ["2", "0", "1 against 1 of the others"]
        );
        assert_eq!(ordered(&["2024-03-05", "..2024-03-04"]), ["1", "0"]);
        // Known at none: behind the others, and it says so.
        assert_eq!(
            ordered(&["..", "2024-02-01..2024-02-09", "2024-03-05"]),
            ["1", "2", "0 may be before or after any of the others"]
        );
        assert_eq!(ordered(&[".."]), ["0"]);
    }
}
