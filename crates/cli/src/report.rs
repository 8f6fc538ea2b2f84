//! How problems, counts and progress reach a terminal, a pipe or a script.

use compiler::Progress;
use compiler::diagnostic::{Diagnostic, Severity};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

/// Prints a line to standard output. A reader that stops reading (`| head`) has what it wants: that is no failure.
macro_rules! out {
    ($($words:tt)*) => {
        $crate::report::line(&format!($($words)*))
    };
}
pub(crate) use out;

/// What [`out`] does.
pub fn line(text: &str) {
    use std::io::Write as _;
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}") {
        // There is nobody left to tell; a full disk is told by its code.
        std::process::exit(if error.kind() == std::io::ErrorKind::BrokenPipe { 0 } else { 3 });
    }
}

/// A number with its noun: "1 document", "2 documents".
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// How much is printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// What stops the work.
    Errors,
    /// What somebody should look at, too.
    Warnings,
    /// What is worth knowing, too; what asks nothing of anybody as a number.
    Notes,
    /// Everything.
    All,
}

/// How the remedy of a note begins that asks nothing of anybody.
const NOTHING_TO_DO: &str = "nothing to do";

/// Prints diagnostics to standard error, those of less weight than `detail` as a number only.
pub fn diagnostics(diagnostics: &[Diagnostic], detail: Detail) {
    let colours = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    let weight = |severity| match severity {
        Severity::Error => Detail::Errors,
        Severity::Warning => Detail::Warnings,
        Severity::Note => Detail::Notes,
    };
    // What asks nothing of anybody is told once for all pages.
    let is_idle = |one: &&Diagnostic| {
        detail == Detail::Notes && one.severity == Severity::Note && one.remedy.starts_with(NOTHING_TO_DO)
    };
    for diagnostic in diagnostics.iter().filter(|one| weight(one.severity) <= detail && !is_idle(one)) {
        eprintln!("{}\n", diagnostic.render(colours));
    }
    let mut idle: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in diagnostics.iter().filter(is_idle) {
        *idle.entry((&one.expected, &one.remedy)).or_default() += 1;
    }
    for ((expected, remedy), number) in idle {
        eprintln!(
            "{}: found something else than {expected}; {remedy} (--all prints each)",
            count(number, "page")
        );
    }
    let of = |severity, noun: &str| {
        let number = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (number > 0).then(|| count(number, noun))
    };
    let parts = [of(Severity::Error, "error"), of(Severity::Warning, "warning"), of(Severity::Note, "note")];
    let counts: Vec<String> = parts.into_iter().flatten().collect();
    let hidden = diagnostics.iter().any(|one| weight(one.severity) > detail);
    if !counts.is_empty() {
        eprintln!("{}{}", counts.join(", "), if hidden { "; `concordance check` prints all" } else { "" });
    }
}

/// The first character to blame in its line, from 1 on, where that is known.
fn column(diagnostic: &Diagnostic) -> Option<usize> {
    let (line, span) = diagnostic.excerpt.as_ref()?;
    Some(corpus::text::part(line, ..span.start).chars().count() + 1)
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
        "column": column(diagnostic),
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
    /// A bar for so many pages, and what is done with them.
    pub fn new(pages: usize, what: &'static str) -> Self {
        if pages < LONG_WORK_PAGES {
            return Self(ProgressBar::hidden());
        }
        // indicatif draws nothing where standard error is no terminal.
        let bar = ProgressBar::with_draw_target(Some(pages as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{msg:24} {bar:30} {pos}/{len} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Shows that one more of so many pages is done.
    pub fn done_of(&self, pages: usize) {
        self.0.set_length(pages as u64);
        self.0.inc(1);
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
