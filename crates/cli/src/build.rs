//! `concordance build`: a folder of pages becomes a site of static files.

use publish::{App, Counts, Output};
use serde_json::json;
use std::path::PathBuf;

use crate::failure::{Failure, write};
use crate::folder::{self, Source};
use crate::report::{self, Bar, Detail, out};

/// The app that this command carries; empty where it was compiled without.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// What becomes of the folder.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    to: To,
    /// The address that the site will have: link previews, the site map and the feed need it. `https://...`
    #[arg(long, value_name = "URL", value_parser = address)]
    address: Option<String>,
    /// Take the app from this folder, as `cargo xtask build` leaves it in `app/`, not the one that the command carries.
    #[arg(long, value_name = "FOLDER")]
    app: Option<PathBuf>,
    /// Put copies compressed by brotli and gzip beside the files, for servers that send such.
    #[arg(long)]
    precompress: bool,
    /// Have the pages loaded again when `concordance serve` says so.
    #[arg(long, hide = true)]
    watched: bool,
    /// Print what was written as one JSON object to standard output.
    #[arg(long)]
    json: bool,
}

/// Where the site goes: one of the two, or both.
#[derive(clap::Args)]
#[group(required = true, multiple = true)]
struct To {
    /// Put the site into this folder. What an earlier build wrote there is brought up to date; nothing else is touched.
    #[arg(long, value_name = "SITE")]
    out: Option<PathBuf>,
    /// Write the whole site as one HTML file, which opens from disk.
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
}

/// Compiles the folder and writes its site.
pub fn run(source: &Source, options: &Options) -> Result<(), Failure> {
    // Before the minutes that compiling can take, not after them.
    let app = match &options.app {
        Some(folder) => App::in_folder(folder).map_err(of)?,
        None => App::carried(CARRIED).ok_or_else(without_app)?,
    };
    let site = options.to.out.as_deref().map(Output::open).transpose().map_err(of)?;
    let (_, outcome) = folder::compiled(&source.dir, &source.reading, true)?;
    if !options.json {
        report::diagnostics(&outcome.diagnostics, Detail::Warnings);
    }
    let Some(corpus) = outcome.corpus else { return Err(Failure::Reported) };
    let mut said = json!({
        "documents": corpus.documents.len(),
        "diagnostics": outcome.diagnostics.iter().map(report::as_json).collect::<Vec<_>>(),
    });
    let how = publish::Options { address: options.address.clone(), watched: options.watched };
    if let Some(file) = &options.to.single_file {
        let page = publish::single_file(corpus.clone(), &app, &how).map_err(of)?;
        write(file, page.as_bytes())?;
        said["single_file"] = json!({ "bytes": page.len() });
        if !options.json {
            eprintln!("{}: {} KB", file.display(), page.len().div_ceil(1024));
        }
    }
    if let (Some(site), Some(folder)) = (site, &options.to.out) {
        let site = if options.precompress { site.with_copies() } else { site };
        let bar = Bar::new(corpus.documents.len(), "Writing the site");
        publish::site(corpus, &app, &how, &site, &|pages| bar.done_of(pages)).map_err(of)?;
        drop(bar);
        let Counts { written, unchanged, deleted, bytes } = site.finish().map_err(of)?;
        said["site"] =
            json!({ "written": written, "unchanged": unchanged, "deleted": deleted, "bytes": bytes });
        if !options.json {
            let files = report::count(written + unchanged, "file");
            eprintln!("{}: {files}, {written} written, {deleted} deleted", folder.display());
        }
    }
    if options.json {
        out!("{said:#}");
    }
    Ok(())
}

/// The address of a folder on the web, with the slash that ends it.
pub fn address(url: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_graphic() && !"\"'<>`?#".contains(c);
    let is_web =
        ["https://", "http://"].iter().any(|start| url.len() > start.len() && url.starts_with(start));
    if is_web && url.chars().all(plain) {
        Ok([url.trim_end_matches('/'), "/"].concat())
    } else {
        Err("expected the address of a folder on the web, such as https://example.org/talks/".to_owned())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn of(error: publish::Error) -> Failure {
    Failure::Io(error.to_string())
}

fn without_app() -> Failure {
    Failure::Usage(
        "this command was compiled without the app, so it cannot make a site; download a release, or, in a checkout, type \
         `cargo xtask build` and compile the command again"
            .to_owned(),
    )
}
