//! Why a command stops, and the writing that may be why.

use std::io::{ErrorKind, Write};
use std::path::Path;

/// Why a command stopped.
pub enum Failure {
    /// What was printed says why.
    Reported,
    /// What was asked for cannot be done that way.
    Usage(String),
    /// A file could not be read or written.
    Io(String),
}

impl Failure {
    /// What went wrong with a file or folder.
    pub fn at(path: &Path, error: &dyn std::fmt::Display) -> Self {
        Self::Io(format!("{}: {error}", path.display()))
    }
}

/// Writes a file; `-` is standard output.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = if path == Path::new("-") {
        // A reader that stops reading has what it wants.
        let written = std::io::stdout().write_all(bytes);
        written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
    } else {
        std::fs::write(path, bytes)
    };
    written.map_err(|error| {
        Failure::Io(format!(
            "found {error} at {}; expected a place to write to; name another file",
            path.display()
        ))
    })
}
