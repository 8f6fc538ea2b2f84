//! The folder that a site is written into: only what has changed is written, only what was written here is ever deleted.
//!
//! A list of the files that the last build wrote lies beside them. A file that is not on it is somebody else's: it is left
//! alone, and where it is in the way the build says so and stops.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::copies;
use crate::error::Error;

/// The list of the files that the last build wrote, a name a line.
const LIST: &str = ".concordance";

/// What a build did to its folder, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Written, since they were not there or others.
    pub written: usize,
    /// Left as they were.
    pub unchanged: usize,
    /// Deleted, since the site no longer has them.
    pub deleted: usize,
    /// Bytes of all files of the site.
    pub bytes: u64,
}

/// A folder for one site. Files can come from several threads.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    before: BTreeSet<String>,
    now: Mutex<(BTreeSet<String>, Counts)>,
    halves: AtomicU64,
    has_copies: bool,
}

impl Output {
    /// The folder, made where there is none.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        fs::create_dir_all(folder).map_err(|error| Error::at(folder, error))?;
        // What is compared with the place of each file.
        let folder = fs::canonicalize(folder).map_err(|error| Error::at(folder, error))?;
        let list = folder.join(LIST);
        let before = match fs::read_to_string(&list) {
            Ok(list) => list.lines().filter(|name| is_inside(name)).map(str::to_owned).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(Error::at(&list, error)),
        };
        Ok(Self { folder, before, now: Mutex::default(), halves: AtomicU64::default(), has_copies: false })
    }

    /// The same folder, with a copy compressed by brotli and one by gzip beside each file that becomes smaller by that.
    #[must_use]
    pub fn with_copies(self) -> Self {
        Self { has_copies: true, ..self }
    }

    /// Puts a file into the folder; `name` may have folders in it, parted by `/`.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        if self.has_copies && copies::is_worth(name, bytes) {
            let is_same = fs::read(self.folder.join(name)).is_ok_and(|before| before == bytes);
            // Before the file itself: who interrupts a build must not leave old copies of a new file.
            for (ending, compressed) in copies::KINDS {
                let copy = [name, ending].concat();
                if !(is_same && self.has(&copy)) {
                    self.alone(&copy, &compressed(name, bytes))?;
                }
            }
        }
        self.alone(name, bytes)
    }

    fn alone(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        if !is_inside(name) {
            return Err(Error::Output(format!("found the file name {name:?}; expected one inside the site")));
        }
        let path = self.folder.join(name);
        let is_written = self.write(name, &path, bytes)?;
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (names, counts) = &mut *now;
        if !names.insert(name.to_owned()) {
            return Ok(());
        }
        counts.bytes += bytes.len() as u64;
        *if is_written { &mut counts.written } else { &mut counts.unchanged } += 1;
        Ok(())
    }

    /// Keeps a file that an earlier build wrote and whose name says what is in it; whether there is one.
    pub fn has(&self, name: &str) -> bool {
        let path = self.folder.join(name);
        let found =
            fs::symlink_metadata(&path).ok().filter(|found| self.before.contains(name) && found.is_file());
        let Some(found) = found else { return false };
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (names, counts) = &mut *now;
        if names.insert(name.to_owned()) {
            counts.bytes += found.len();
            counts.unchanged += 1;
        }
        true
    }

    fn write(&self, name: &str, path: &Path, bytes: &[u8]) -> Result<bool, Error> {
        let at = |error| Error::at(path, error);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(at)?;
            // A folder of the site can be a link that leads out of it.
            if !fs::canonicalize(parent).map_err(at)?.starts_with(&self.folder) {
                return Err(Error::Output(format!(
                    "{} leads out of the folder of the site; remove the link, or choose another folder",
                    parent.display()
                )));
            }
        }
        let is_ours = self.before.contains(name);
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => {
                if found.len() == bytes.len() as u64 && fs::read(path).map_err(at)? == bytes {
                    return Ok(false);
                }
                if !is_ours {
                    return Err(in_the_way(path));
                }
            }
            Ok(_) => return Err(in_the_way(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(error)),
        }
        // On the list before it is there: who interrupts a build must not find its files in the way of the next.
        if !is_ours {
            self.note(name)?;
        }
        // Whole or not at all, also for whoever reads the site while it is written.
        // Two threads may write the same file.
        let number = self.halves.fetch_add(1, Ordering::Relaxed);
        let half = path.with_added_extension(format!("{number}.new"));
        fs::write(&half, bytes).map_err(|error| Error::at(&half, error))?;
        fs::rename(&half, path).map_err(at)?;
        Ok(true)
    }

    fn note(&self, name: &str) -> Result<(), Error> {
        let list = self.folder.join(LIST);
        let open = || fs::OpenOptions::new().create(true).append(true).open(&list);
        open()
            .and_then(|mut file| file.write_all([name, "\n"].concat().as_bytes()))
            .map_err(|error| Error::at(&list, error))
    }

    /// Deletes what earlier builds wrote and this one did not, and keeps the list for the next.
    pub fn finish(self) -> Result<Counts, Error> {
        let (names, mut counts) = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        for name in self.before.difference(&names) {
            let path = self.folder.join(name);
            let is_inside = path
                .parent()
                .and_then(|parent| fs::canonicalize(parent).ok())
                .is_some_and(|parent| parent.starts_with(&self.folder));
            if is_inside && fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
                fs::remove_file(&path).map_err(|error| Error::at(&path, error))?;
                counts.deleted += 1;
            }
        }
        let list = self.folder.join(LIST);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = names.join("\n") + "\n";
        if fs::read_to_string(&list).ok().as_deref() != Some(&text) {
            fs::write(&list, text).map_err(|error| Error::at(&list, error))?;
        }
        Ok(counts)
    }
}

/// Whether a name is a way down from the folder, and no more than that, on any system.
fn is_inside(name: &str) -> bool {
    let is_plain = |part| matches!(part, Component::Normal(_));
    !name.is_empty() && !name.contains(['\\', ':', '\0']) && Path::new(name).components().all(is_plain)
}

fn in_the_way(path: &Path) -> Error {
    Error::Output(format!(
        "{} is in the way: no earlier build of the site wrote it; move it, or choose another folder",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(folder: &Path, files: &[(&str, &str)]) -> Result<Counts, Error> {
        let out = Output::open(folder)?;
        for (name, text) in files {
            out.file(name, text.as_bytes())?;
        }
        out.finish()
    }

    fn counts(written: usize, unchanged: usize, deleted: usize, bytes: u64) -> Counts {
        Counts { written, unchanged, deleted, bytes }
    }

    #[test]
    fn only_what_has_changed_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = build(folder.path(), &[("a.html", "one"), ("b/c.html", "two")]).expect("the first");
        assert_eq!(first, counts(2, 0, 0, 6));
        let second = build(folder.path(), &[("a.html", "one"), ("b/c.html", "new")]).expect("the second");
        assert_eq!(second, counts(1, 1, 0, 6));
        assert_eq!(fs::read_to_string(folder.path().join("b/c.html")).expect("the file"), "new");
    }

    #[test]
    fn a_copy_is_as_new_as_its_file_and_goes_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let build = |files: &[(&str, &str)]| {
            let out = Output::open(folder.path()).expect("a folder").with_copies();
            files.iter().try_for_each(|(name, text)| out.file(name, text.as_bytes())).expect("files");
            out.finish().expect("an end")
        };
        let (old, new) = ("old ".repeat(999), "new ".repeat(999));
        assert_eq!(
            build(&[("a.html", &old), ("b.html", &old), ("c.png", &old), ("d.html", "short")]).written,
            8
        );
        assert_eq!(build(&[("a.html", &new), ("b.html", &old)]), counts(3, 3, 2, 2 * 3996 + copied(&folder)));
        let copy = fs::read(folder.path().join("a.html.br")).expect("a copy");
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &copy[..], &mut text).expect("brotli");
        assert_eq!(text, new.as_bytes());
    }

    /// How many bytes the copies in a folder have.
    fn copied(folder: &tempfile::TempDir) -> u64 {
        let names = ["a.html.br", "a.html.gz", "b.html.br", "b.html.gz"];
        names.iter().map(|name| fs::metadata(folder.path().join(name)).expect("a copy").len()).sum()
    }

    #[test]
    fn only_what_was_written_here_is_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        build(folder.path(), &[("a.html", "one"), ("b.html", "two")]).expect("the first");
        fs::write(folder.path().join("CNAME"), "somewhere").expect("a file of the reader's");
        assert_eq!(build(folder.path(), &[("a.html", "one")]).expect("the second"), counts(0, 1, 1, 3));
        assert!(!folder.path().join("b.html").exists());
        assert!(folder.path().join("CNAME").exists());
    }

    #[test]
    fn what_somebody_else_wrote_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), "my own page").expect("a file of the reader's");
        let error =
            build(folder.path(), &[("index.html", "ours")]).expect_err("a file in the way").to_string();
        assert!(error.contains("index.html is in the way"), "{error}");
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).expect("it"), "my own page");
    }

    #[test]
    fn an_interrupted_build_is_in_nobodys_way() {
        let folder = tempfile::tempdir().expect("a folder");
        let interrupted = Output::open(folder.path()).expect("the first");
        interrupted.file("a.html", b"one").expect("a file");
        drop(interrupted);
        assert_eq!(build(folder.path(), &[("a.html", "new")]).expect("the second"), counts(1, 0, 0, 3));
    }

    #[test]
    fn no_name_leads_out() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["../x", "/etc/x", "a/../../x", "", ".", "a\\..\\x", "c:x", "a\0b"] {
            assert!(build(folder.path(), &[(name, "x")]).is_err(), "{name:?}");
        }
    }

    #[test]
    fn a_list_that_names_files_elsewhere_deletes_none() {
        let home = tempfile::tempdir().expect("a folder");
        let (site, other) = (home.path().join("site"), home.path().join("other.txt"));
        build(&site, &[("a.html", "one")]).expect("the first");
        fs::write(&other, "precious").expect("a file elsewhere");
        fs::write(site.join(LIST), format!("../other.txt\n{}\n", other.display())).expect("a forged list");
        assert_eq!(build(&site, &[("a.html", "one")]).expect("the second").deleted, 0);
        assert!(other.exists());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out() {
        use std::os::unix::fs::symlink;
        let home = tempfile::tempdir().expect("a folder");
        let (site, other) = (home.path().join("site"), home.path().join("other"));
        fs::create_dir_all(&site).and_then(|()| fs::create_dir_all(&other)).expect("two folders");
        symlink(&other, site.join("b")).expect("a link to a folder");
        assert!(build(&site, &[("b/c.html", "x")]).is_err());
        fs::write(other.join("d.html"), "precious").expect("a file elsewhere");
        symlink(other.join("d.html"), site.join("d.html")).expect("a link to a file");
        assert!(build(&site, &[("d.html", "x")]).is_err());
        assert_eq!(fs::read_to_string(other.join("d.html")).expect("it"), "precious");
    }
}
