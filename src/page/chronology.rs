//! Statements in the order of time, parted where a question changed.
//!
//! A statement whose day nothing tells stands where its page does, and says so; one that may be of before or behind a turning
//! point stands under a heading of its own.

use corpus::text::date_in_words;
use corpus::{Corpus, TurningPoint};
use search::Facet;

use crate::page::days::Days;
use crate::page::found::Found;
use crate::page::link::{Link, search_link};
use crate::page::statements::{Row, row};
use crate::screen::SearchState;
use crate::text::{self, fill};

/// One step of a list in the order of time.
#[derive(Clone, Debug)]
pub enum Step {
    /// Here a question changed; opens what the pages date by it.
    Turn(Link),
    /// What was said between two turns, under its heading; empty where the corpus has none.
    Said(String, Vec<Row>),
}

impl Found {
    /// When it was said, or its page published.
    pub fn days(self, corpus: &Corpus) -> Days {
        let document = &corpus.documents[self.document];
        Days::of_statement(&document.statements[self.at], document)
    }

    /// The same to be read by whoever knows whose side it is.
    pub fn row(self, corpus: &Corpus) -> Option<Row> {
        Some(Row { side: String::new(), ..row(&self.cited(corpus)?)? })
    }
}

/// In the order that the corpus supports.
pub fn sorted(found: &[Found], corpus: &Corpus) -> Vec<Found> {
    let keys = text::list(found.iter().map(|found| found.days(corpus).key()));
    let mut order = text::list(0..found.len() as u32);
    search::sort(&mut order, &|a, b| keys[a as usize].cmp(&keys[b as usize]).then(a.cmp(&b)));
    text::list(order.into_iter().map(|at| found[at as usize]))
}

/// Where among the turning points, which stand in the order of time, something lies: so many are behind it. Nothing where
/// one of them may be on either side; `Err` for the one that it lies in.
fn turned(days: Days, points: &[Days]) -> Option<Result<usize, usize>> {
    let mut behind = 0;
    for (at, point) in points.iter().enumerate() {
        if days.is_within(*point) {
            return Some(Err(at));
        }
        if point.is_before(days) {
            behind += 1;
        } else if !days.is_before(*point) {
            return None;
        }
    }
    Some(Ok(behind))
}

fn points(corpus: &Corpus) -> Vec<Days> {
    text::list(corpus.turning_points.iter().map(|point| Days::of(&point.date)))
}

/// How many statements lie before and behind each turning point, in words; nothing where none lies on both sides of one.
pub fn across(found: &[Found], corpus: &Corpus) -> Vec<String> {
    let mut across = Vec::new();
    for point in &corpus.turning_points {
        let day = Days::of(&point.date);
        let (mut before, mut behind) = (0, 0);
        for found in found {
            let days = found.days(corpus);
            before += usize::from(days.is_before(day));
            behind += usize::from(day.is_before(days));
        }
        if before > 0 && behind > 0 {
            let [before, behind] = [before, behind].map(text::number);
            across.push(fill("{} before, {} after {}", &[&before, &behind, &date_in_words(&point.date)]));
        }
    }
    across
}

/// All of them, parted at the turning points of the corpus.
pub fn steps(found: &[Found], corpus: &Corpus) -> Vec<Step> {
    let found = sorted(found, corpus);
    let (names, days) = (&corpus.turning_points, points(corpus));
    let said = |wanted: Option<Result<usize, usize>>| {
        let here = found.iter().filter(|found| turned(found.days(corpus), &days) == wanted);
        text::list(here.filter_map(|here| here.row(corpus)))
    };
    if names.is_empty() {
        return vec![Step::Said(String::new(), said(Some(Ok(0))))];
    }
    let name = |at: usize| date_in_words(&names[at].date);
    let mut steps = Vec::new();
    for at in 0..=names.len() {
        let heading = match at {
            0 => ["Before ", &name(0)].concat(),
            at if at == names.len() => ["After ", &name(at - 1)].concat(),
            at => fill("Between {} and {}", &[&name(at - 1), &name(at)]),
        };
        steps.push(Step::Said(heading, said(Some(Ok(at)))));
        if let Some(point) = names.get(at) {
            steps.push(Step::Turn(turn(point)));
            let within = said(Some(Err(at)));
            if !within.is_empty() {
                steps.push(Step::Said(["In ", &name(at)].concat(), within));
            }
        }
    }
    let open = said(None);
    if !open.is_empty() {
        let names = text::list((0..names.len()).map(name)).join(", ");
        steps.push(Step::Said(["Before or after ", &names, ": the pages do not tell"].concat(), open));
    }
    steps
}

/// A turning point; opens what the pages date by it.
pub fn turn(point: &TurningPoint) -> Link {
    let month = point.date.get(..7).unwrap_or(&point.date);
    let label = fill("{}: {}", &[&date_in_words(&point.date), &point.label]);
    search_link(&SearchState::default().with(Facet::Event, month, false), &label)
}

/// The newest of them, as far as the corpus tells, and how many others may be newer.
pub fn newest(found: &[Found], corpus: &Corpus) -> Option<(Found, usize)> {
    let days = text::list(found.iter().map(|found| found.days(corpus)));
    let mut newest = 0;
    for (at, other) in days.iter().enumerate() {
        let day = |days: &Days| days.first.or(days.last);
        if day(other) > day(&days[newest]) {
            newest = at;
        }
    }
    let is_open = |other: &&Days| **other != days[newest] && !other.is_before(days[newest]);
    Some((*found.get(newest)?, days.iter().filter(is_open).count()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Basis, Date, Precision, Statement};

    /// A statement for each of these days, on a page of 29 December 2023; what has no day was said on one that is not told.
    fn said(days: &[&str], turning_points: &[&str]) -> Corpus {
        let mut corpus = sample::corpus();
        corpus.documents.truncate(1);
        let first = corpus.documents[0].statements[0].clone();
        let date = |day: &str| Date {
            value: Some(day.into()),
            precision: Precision::Day,
            basis: Basis::Stated,
            reason: String::new(),
        };
        let statements =
            days.iter().map(|day| Statement { said: (!day.is_empty()).then(|| date(day)), ..first.clone() });
        corpus.documents[0].statements = statements.collect();
        let point = |date: &&str| TurningPoint { date: (*date).into(), label: "the dam broke".into() };
        corpus.turning_points = turning_points.iter().map(point).collect();
        corpus
    }

    fn all(corpus: &Corpus) -> Vec<Found> {
        (0..corpus.documents[0].statements.len()).map(|at| Found { document: 0, passage: 0, at }).collect()
    }

    /// What stands under each heading, as positions, and between them a line for each turning point.
    fn order(days: &[&str], turning_points: &[&str]) -> Vec<String> {
        let corpus = said(days, turning_points);
        let step = |step: Step| match step {
            Step::Turn(link) => [&*link.label, " -> ", &link.href].concat(),
            Step::Said(heading, entries) => {
                let said: Vec<String> = entries.iter().map(Row::when).collect();
                [&heading, ": ", &said.join("; ")].concat()
            }
        };
        steps(&all(&corpus), &corpus).into_iter().map(step).collect()
    }

    #[test]
    fn what_was_said_before_and_after_a_turning_point_stands_apart() {
        assert_eq!(
            order(&["2023-10-02", "2023-08", "", "2023", "2023-09-19"], &["2023-09"]),
            [
                "Before September 2023: said August 2023",
                "September 2023: the dam broke -> ?event=2023-09",
                "In September 2023: said 19 September 2023",
                "After September 2023: said 2 October 2023; day not told",
                "Before or after September 2023: the pages do not tell: said 2023",
            ]
        );
    }

    #[test]
    fn without_a_turning_point_there_is_one_list() {
        assert_eq!(order(&["2023-10-02", "2022"], &[]), [": said 2022; said 2 October 2023"]);
    }

    #[test]
    fn that_nobody_spoke_on_one_side_of_it_is_told() {
        assert_eq!(order(&["2024"], &["2023-09"])[0], "Before September 2023: ");
        let across = |days: &[&str]| {
            let corpus = said(days, &["2023-09"]);
            across(&all(&corpus), &corpus)
        };
        assert_eq!(across(&["2024", "2022", "2023-08"]), ["2 before, 1 after September 2023"]);
        assert_eq!(across(&["2024", "2023"]), [""; 0]);
    }

    #[test]
    fn the_newest_is_named_with_what_may_be_newer() {
        let newest = |days: &[&str]| {
            let corpus = said(days, &[]);
            newest(&all(&corpus), &corpus).map(|(found, open)| (found.at, open))
        };
        assert_eq!(newest(&["2023-08", "2023-10-02", "2023-10-01"]), Some((1, 0)));
        assert_eq!(newest(&["2023", "2023-10-02", "XXXX-10-05"]), Some((2, 1)));
        assert_eq!(newest(&[]), None);
    }
}
