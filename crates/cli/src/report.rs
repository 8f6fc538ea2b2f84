//! How problems, counts and progress reach a terminal, a pipe or a script.

use compiler::Progress;
use compiler::diagnostic::{Diagnostic, Severity};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use std::time::Duration;

/// Prints diagnostics to standard error: errors and warnings in full, notes only when asked for.
pub fn diagnostics(diagnostics: &[Diagnostic], notes: bool) {
    let colours = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    for diagnostic in diagnostics.iter().filter(|one| notes || one.severity != Severity::Note) {
        eprintln!("{}\n", diagnostic.render(colours));
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, remarks) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if errors + warnings > 0 {
        eprintln!("{errors} errors, {warnings} warnings");
    }
    if remarks > 0 && !notes {
        eprintln!("{remarks} notes; `concordance check` prints them");
    }
}

/// A diagnostic for a script.
pub fn as_json(diagnostic: &Diagnostic) -> Value {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({
        "severity": severity,
        "file": diagnostic.file,
        "line": diagnostic.line,
        "found": diagnostic.found,
        "expected": diagnostic.expected,
        "remedy": diagnostic.remedy,
    })
}

/// Fewer pages than this are read before anybody could look at a bar.
const LONG_WORK_PAGES: usize = 200;

/// A bar on standard error for work that takes a while; nothing in a pipe and nothing for a few pages.
pub struct Bar(ProgressBar);

impl Bar {
    /// A bar for so many pages.
    pub fn new(pages: usize) -> Self {
        if pages < LONG_WORK_PAGES {
            return Self(ProgressBar::hidden());
        }
        // indicatif draws nothing where standard error is no terminal.
        let bar = ProgressBar::with_draw_target(Some(pages as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{msg:24} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Shows how far the work is.
    pub fn show(&self, progress: Progress) {
        match progress {
            Progress::Page => self.0.inc(1),
            Progress::Stage(name) => self.0.set_message(name),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
