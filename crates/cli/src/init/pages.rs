//! The table of pages, `metadata.csv`, for a spreadsheet: what the rules found of each, and the dates that file names give.
//!
//! A cell that says what the page says changes nothing; where one is wrong, whoever knows better writes over it.

use super::dates;
use crate::report;
use corpus::{Corpus, Document, Stated};

/// What the file is called.
pub const FILE: &str = "metadata.csv";

/// The table, with how much of it is filled.
pub struct Table {
    /// As the file has it.
    pub csv: String,
    pages: usize,
    dates: usize,
    /// Dates that the names of files give.
    pub from_names: usize,
}

impl Table {
    /// What to say of it.
    pub fn in_words(&self) -> String {
        let from = match self.from_names {
            0 => String::new(),
            some => format!(" ({some} of them from the names of the files)"),
        };
        let pages = report::count(self.pages, "page");
        format!(", a row a page: {} of {pages} with a date{from}; fill it in with a spreadsheet", self.dates)
    }
}

/// Makes the table.
pub fn table(corpus: &Corpus) -> Table {
    let named = dates::of_names(corpus);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heading = ["file", "title", "date", "byline", "publisher", "url", "note"];
    let mut rows = vec![heading.map(str::to_owned)];
    rows.extend(
        corpus.documents.iter().zip(&named).map(|(page, named)| row(page, named.map(|day| day.to_string()))),
    );
    for row in &rows {
        // A list of bytes takes all that is written.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    // Spreadsheets take a table for UTF-8 where it says so.
    let csv = format!("\u{feff}{}", String::from_utf8_lossy(&bytes));
    let dates = rows.iter().skip(1).filter(|row| !row[2].is_empty()).count();
    Table { csv, pages: corpus.documents.len(), dates, from_names: named.iter().flatten().count() }
}

fn row(page: &Document, named: Option<String>) -> [String; 7] {
    let value = |field: &Option<Stated>| field.as_ref().map(|stated| cell(&stated.value)).unwrap_or_default();
    let note = if named.is_some() { "date from the name of the file" } else { "" };
    [
        page.file.clone(),
        value(&page.title),
        named.unwrap_or_else(|| value(&page.date)),
        value(&page.byline),
        value(&page.publisher),
        value(&page.url),
        note.to_owned(),
    ]
}

/// A text of a page as a cell that no spreadsheet takes for a formula: spaces before it are not read back.
fn cell(value: &str) -> String {
    let is_formula = value.starts_with(['=', '+', '-', '@']);
    if is_formula { format!(" {value}") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_no_title_is_a_formula() {
        let stated = |value: &str| Some(Stated { value: value.into(), line: 1, basis: String::new() });
        let corpus = Corpus {
            documents: vec![
                Document {
                    file: "2024-03-04.txt".into(),
                    title: stated("=1+1, “so”"),
                    ..Document::default()
                },
                Document { file: "b.txt".into(), date: stated("2024"), ..Document::default() },
            ],
            ..Corpus::default()
        };
        let table = table(&corpus);
        assert_eq!(
            table.csv,
            "\u{feff}file,title,date,byline,publisher,url,note\n\
             2024-03-04.txt,\" =1+1, “so”\",2024-03-04,,,,date from the name of the file\n\
             b.txt,,2024,,,,\n"
        );
        assert!(
            table.in_words().contains("2 of 2 pages with a date (1 of them from the names of the files)")
        );
    }
}
