//! What can go wrong while a site is made.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a site could not be made.
#[derive(Debug)]
pub enum Error {
    /// A file or folder could not be read or written.
    Io(PathBuf, std::io::Error),
    /// The app is not what this program knows how to fill: what is wrong with it.
    App(String),
    /// The folder for the site holds something that is in the way: what, and what to do.
    Output(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Self::App(what) => write!(f, "the app: {what}"),
            Self::Output(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    pub(crate) fn at(path: &Path, error: std::io::Error) -> Self {
        Self::Io(path.to_path_buf(), error)
    }
}
