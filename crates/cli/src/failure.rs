//! Why a command stops, and the writing that may be why.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
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
    write_with(path, |out| out.write_all(bytes))
}

/// The same by whoever has it only in pieces.
pub fn write_with(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let filled = |out: &mut dyn Write| fill(out).and_then(|()| out.flush());
    let written = if path == Path::new("-") {
        // A reader that stops reading has what it wants.
        let written = filled(&mut BufWriter::new(io::stdout()));
        written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
    } else {
        File::create(path).and_then(|file| filled(&mut BufWriter::new(file)))
    };
    written.map_err(|error| {
        Failure::Io(format!(
            "found {error} at {}; expected a place to write to; name another file",
            path.display()
        ))
    })
}
