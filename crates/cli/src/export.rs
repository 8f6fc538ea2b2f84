//! `concordance export`: what a search finds, as a file to take away.

use ::search::{Query, Searcher};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use concordance_app::address::Site;
use concordance_app::export::{Export, Format};
use std::path::PathBuf;

use crate::build::address;
use crate::failure::{Failure, write};
use crate::folder::{Source, corpus_of};
use crate::{report, search};

/// What to write, and what it says of itself.
#[derive(clap::Args)]
pub struct Options {
    /// The form of the file.
    #[arg(long, value_parser = formats())]
    format: Format,
    /// The address of the site, to stand before every link: `https://...`
    #[arg(long, value_name = "URL", value_parser = address)]
    address: Option<String>,
    /// The day on which the pages were read, for the citations.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    accessed: Option<String>,
    /// The file; `-` is standard output.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
}

/// Searches `dir` and writes all that is found.
pub fn run(source: &Source, text: &str, options: &Options) -> Result<(), Failure> {
    let corpus = corpus_of(source)?;
    // What is asked on the command line is complete: its last word is no beginning of another.
    let asked = if text.is_empty() { String::new() } else { [text, " "].concat() };
    let query = Query { text: asked, ..Query::default() };
    let passages = corpus.documents.iter().map(|document| document.passages.len()).sum();
    let answer = Searcher::new(&corpus).search(&query, passages);
    search::print_notices(&answer, &query);
    let export = Export {
        asked: text,
        site: Site { base: options.address.as_deref().unwrap_or_default(), is_alone: false },
        day: options.accessed.as_deref().unwrap_or_default(),
        ..Export::new(&answer, &corpus)
    };
    write(&options.out, export.write(options.format).as_bytes())?;
    let statements = export.records.iter().filter(|cited| cited.statement.is_some()).count();
    eprintln!(
        "{} in {}, {}",
        report::count(answer.total, "passage"),
        report::count(answer.documents, "document"),
        report::count(statements, "statement")
    );
    Ok(())
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let names = PossibleValuesParser::new(Format::ALL.map(Format::id));
    names.try_map(|name| Format::from_id(&name).ok_or("expected the name of a format"))
}

fn day(text: &str) -> Result<String, String> {
    let day: Result<jiff::civil::Date, _> = text.parse();
    let is_day = day.is_ok_and(|day| day.to_string() == text);
    if is_day { Ok(text.to_owned()) } else { Err("expected a day, such as 2024-05-06".to_owned()) }
}
