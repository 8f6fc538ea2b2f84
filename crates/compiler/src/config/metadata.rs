//! `metadata.csv`: what a curator knows of each page, a row a page, as a spreadsheet saves it.
//!
//! Commas, semicolons or tabs part the cells, whichever the heading has. An empty cell says nothing; a lone `-` says that
//! the page has no such thing. What a row says is applied as a review is, behind what the rules found on the page. What it
//! does not know: the pages themselves, of which it is given the names.

use super::toml_reader::nearest;
use crate::diagnostic::{Diagnostic, Severity};
use csv::{Position, ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// The columns that hold fields of a page, besides `file` and `note`.
pub const FIELDS: [&str; 5] = ["title", "date", "byline", "publisher", "url"];

/// The column that names the page.
pub const FILE: &str = "file";
/// The column for the curator's own words, which nobody reads.
pub const NOTE: &str = "note";

/// Problems that are told one by one: more are told as a number.
const TOLD: usize = 100;
/// Characters of a cell that messages have.
const SHOWN: usize = 60;

/// What a row says of a page.
#[derive(Debug, Default)]
pub struct Row {
    /// Its line in the table.
    pub line: u32,
    cells: [Option<String>; FIELDS.len()],
}

impl Row {
    /// What it says of a field: nothing where it says nothing, an empty text where the page has none.
    pub fn cell(&self, field: usize) -> Option<&str> {
        self.cells.get(field)?.as_deref()
    }
}

/// The rows of a table by the names of the pages that they are of; `pages` are those of the corpus.
pub fn metadata(file: &str, text: &str, pages: &BTreeSet<&str>) -> (BTreeMap<String, Row>, Vec<Diagnostic>) {
    let mut table =
        Table { file, pages, columns: Vec::new(), rows: BTreeMap::new(), problems: Vec::new(), untold: None };
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next().unwrap_or_default();
    let delimiter =
        [b'\t', b';', b','].into_iter().find(|mark| heading.as_bytes().contains(mark)).unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    for (at, record) in reader.records().filter_map(Result::ok).enumerate() {
        let line = record.position().map_or(1, |place| line_of(text, place));
        if at == 0 {
            if !table.read_heading(&record, line) {
                break;
            }
        } else if record.iter().any(|cell| !cell.is_empty()) {
            table.read_row(&record, line);
        }
    }
    if let Some((severity, number)) = table.untold {
        let found = format!("{number} more problems");
        let remedy = "mend those that are told, and look again";
        table.problems.push(Diagnostic::new(severity, file, found, "a table without problems", remedy));
    }
    (table.rows, table.problems)
}

/// The line in which a record begins: empty lines before it belong to its place.
fn line_of(text: &str, place: &Position) -> u32 {
    let before = usize::try_from(place.byte()).ok().and_then(|at| text.get(at..)).unwrap_or_default();
    let empty = before.bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n');
    u32::try_from(place.line()).unwrap_or(u32::MAX).saturating_add(empty.count() as u32)
}

/// A table under reading.
struct Table<'a> {
    file: &'a str,
    pages: &'a BTreeSet<&'a str>,
    /// What each column is: the field, [`FILE`] or nothing.
    columns: Vec<Option<&'static str>>,
    rows: BTreeMap<String, Row>,
    problems: Vec<Diagnostic>,
    /// The gravest of the problems that were too many to be told, and how many those are.
    untold: Option<(Severity, usize)>,
}

impl Table<'_> {
    fn tell(&mut self, severity: Severity, line: u32, found: String, expected: &str, remedy: &str) {
        if self.problems.len() < TOLD {
            self.problems.push(Diagnostic::new(severity, self.file, found, expected, remedy).at_line(line));
            return;
        }
        let (gravest, number) = self.untold.get_or_insert((severity, 0));
        *number += 1;
        if severity == Severity::Error {
            *gravest = severity;
        }
    }

    /// Reads which column is what; false where none names the page.
    fn read_heading(&mut self, heading: &StringRecord, line: u32) -> bool {
        let known: Vec<&'static str> = [FILE].into_iter().chain(FIELDS).chain([NOTE]).collect();
        let expected = format!("the columns {}", known.join(", "));
        let mut seen = BTreeSet::new();
        for cell in heading {
            let name = cell.to_lowercase();
            let column = known.iter().copied().find(|known| *known == name);
            if column.is_some_and(|column| !seen.insert(column)) {
                let found = format!("a second column `{name}`");
                self.tell(Severity::Error, line, found, "each column once", "remove one of the two");
            } else if column.is_none() && !name.is_empty() {
                let remedy = match nearest(&name, &known) {
                    Some(near) => format!("write `{near}`; the column was not read"),
                    None => "the column was not read; nothing to do if it is for yourself".to_owned(),
                };
                self.tell(
                    Severity::Warning,
                    line,
                    format!("the unknown column `{}`", shortened(cell)),
                    &expected,
                    &remedy,
                );
            }
            self.columns.push(column);
        }
        let has_file = self.columns.contains(&Some(FILE));
        if !has_file {
            let remedy = "head the column with the names of the pages `file`; nothing was read";
            self.tell(
                Severity::Error,
                line,
                "a table without the column `file`".to_owned(),
                &expected,
                remedy,
            );
        }
        has_file
    }

    fn read_row(&mut self, record: &StringRecord, line: u32) {
        let mut row = Row { line, ..Row::default() };
        let mut page = "";
        if record.iter().skip(self.columns.len()).any(|cell| !cell.is_empty()) {
            let found = format!("a row of {} cells", record.len());
            let expected = format!("{}, as the heading has", self.columns.len());
            let remedy = "put a cell with a comma in it into quotation marks; what is too much was not read";
            self.tell(Severity::Warning, line, found, &expected, remedy);
        }
        for (at, cell) in record.iter().enumerate() {
            let Some(column) = self.columns.get(at).copied().flatten() else { continue };
            if column == FILE {
                page = cell.rsplit(['/', '\\']).next().unwrap_or_default();
                continue;
            }
            let Some(field) = FIELDS.iter().position(|field| *field == column) else { continue };
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            row.cells[field] = match words.as_str() {
                "" => None,
                "-" => Some(String::new()),
                date if column == "date" && !is_date(date) => {
                    self.tell_date(line, date);
                    None
                }
                _ => Some(words),
            };
        }
        if page.is_empty() {
            let found = "a row without a file".to_owned();
            self.tell(Severity::Warning, line, found, "the name of a page", "write it, or remove the row");
        } else if !self.pages.contains(page) {
            self.tell_stranger(line, page);
        } else if let Some(first) = self.rows.get(page) {
            let found = format!("a second row of {page}, which line {} is of", first.line);
            self.tell(Severity::Error, line, found, "one row a page", "make one row of the two");
        } else {
            self.rows.insert(page.to_owned(), row);
        }
    }

    fn tell_date(&mut self, line: u32, date: &str) {
        let expected = "YYYY-MM-DD, YYYY-MM or YYYY, and a day that there is";
        let remedy = match unambiguous(date) {
            Some(day) => {
                format!("write {day}; set the column to text, so that the spreadsheet leaves it alone")
            }
            None => "write it that way, with the column set to text, so that the spreadsheet leaves it alone"
                .to_owned(),
        };
        self.tell(Severity::Error, line, format!("the date `{}`", shortened(date)), expected, &remedy);
    }

    fn tell_stranger(&mut self, line: u32, page: &str) {
        if self.problems.len() >= TOLD {
            return self.tell(Severity::Warning, line, String::new(), "", "");
        }
        let page = &shortened(page);
        let pages: Vec<&str> = self.pages.iter().copied().collect();
        let remedy = match nearest(page, &pages) {
            Some(near) => format!("write `{near}`; the row was left out"),
            None => "write the name of its file, or remove the row; it was left out".to_owned(),
        };
        self.tell(Severity::Warning, line, format!("the file `{page}`"), "a page of this folder", &remedy);
    }
}

/// Enough of a cell to recognise it.
fn shortened(cell: &str) -> String {
    let mut chars = cell.chars();
    let start: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() { start + " …" } else { start }
}

/// Whether a text is a date as precise as it is known: a day, a month or a year.
pub(crate) fn is_date(text: &str) -> bool {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    day.len() == 10 && day.parse::<Day>().is_ok()
}

/// The day that a spreadsheet means by numbers of which only one can be the month: "16.11.2015", "11/16/2015".
fn unambiguous(text: &str) -> Option<Day> {
    let parts: Vec<i16> =
        text.split(['/', '.', '-']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let &[one, other, year] = parts.as_slice() else { return None };
    let day = |month: i16, day: i16| Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (day(one, other), day(other, one)) {
        (Some(found), None) | (None, Some(found)) => Some(found).filter(|_| year > 999),
        (first, second) => first.filter(|_| first == second && year > 999),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let pages = BTreeSet::from(["a.txt", "b.html"]);
        let (rows, problems) = metadata("metadata.csv", text, &pages);
        let row = |(page, row): (&String, &Row)| {
            let cells = (0..FIELDS.len()).filter_map(|at| Some(format!("{}={}", FIELDS[at], row.cell(at)?)));
            format!("{page} {}: {}", row.line, cells.collect::<Vec<_>>().join(", "))
        };
        (rows.iter().map(row).collect(), problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_row_is_of_a_page_and_an_empty_cell_says_nothing() {
        let (rows, problems) = read(
            "\u{feff}File,title,date,publisher,note\na.txt,\"Talks, and more\",2024-03-04,,mine\n\ndocuments/b.html,,2024-03,-,\n",
        );
        assert_eq!(problems, [] as [&str; 0]);
        assert_eq!(
            rows,
            ["a.txt 2: title=Talks, and more, date=2024-03-04", "b.html 4: date=2024-03, publisher="]
        );
    }

    #[test]
    fn a_spreadsheet_may_part_cells_by_semicolons_or_tabs() {
        for mark in [";", "\t"] {
            assert_eq!(
                read(&format!("file{mark}title\na.txt{mark}One, two\n")).0,
                ["a.txt 2: title=One, two"]
            );
        }
    }

    #[test]
    fn every_bad_row_is_told_with_its_line_and_the_good_ones_are_read() {
        let (rows, problems) = read(
            "file,titel,date,date\na.txt,x,16.11.2015,\nc.txt,,,\nb.htm,,,\n,,2024,\nb.html,,2024-02-30,\nb.html,,,\na.txt,,2024,,,more\n",
        );
        assert_eq!(rows, ["a.txt 2: ", "b.html 6: "]);
        let told: Vec<&str> =
            problems.iter().map(|problem| problem.split("; expected").next().unwrap_or("")).collect();
        assert_eq!(
            told,
            [
                "metadata.csv:1: found the unknown column `titel`",
                "metadata.csv:1: found a second column `date`",
                "metadata.csv:2: found the date `16.11.2015`",
                "metadata.csv:3: found the file `c.txt`",
                "metadata.csv:4: found the file `b.htm`",
                "metadata.csv:5: found a row without a file",
                "metadata.csv:6: found the date `2024-02-30`",
                "metadata.csv:7: found a second row of b.html, which line 6 is of",
                "metadata.csv:8: found a row of 6 cells",
                "metadata.csv:8: found a second row of a.txt, which line 2 is of",
            ]
        );
        assert!(problems[2].contains("write 2015-11-16"), "{}", problems[2]);
        assert!(problems[4].contains("write `b.html`"), "{}", problems[4]);
    }

    #[test]
    fn a_table_that_names_no_page_is_an_error() {
        let (rows, problems) = read("title,date\nTalks,2024\n");
        assert_eq!((rows.len(), problems.len()), (0, 1));
        assert!(problems[0].contains("without the column `file`"), "{}", problems[0]);
        assert_eq!(read("").1.len(), 0);
    }

    #[test]
    fn a_hundred_thousand_strangers_are_told_in_a_few_lines() {
        let rows = "no.txt,x\n".repeat(100_000);
        assert_eq!(read(&format!("file,title\n{rows}")).1.len(), TOLD + 1);
    }
}
