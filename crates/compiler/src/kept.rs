//! What was made before, kept in a file for the next time: pages as they were read, which is most of the work.
//!
//! A line for each: a hash of all that it was made of, one that shows damage, and what was made, as JSON. Over them stands
//! a hash of the sources of this program (`build.rs`); what others have made is not looked at. So a line is what would be
//! made again, or it is not taken. The file is replaced as a whole, by lines that were asked for or made this time, and
//! where that cannot be, nothing is kept. What it does not know: what is kept.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use tempfile::NamedTempFile;

/// What the file begins with.
const HEAD: &str = concat!("made by ", env!("COMPILER_SOURCES"), "\n");
/// Digits of the hash of the inputs, and of that of the line.
const KEY: usize = 32;
const CHECK: usize = 16;
/// How the names of such files begin until they are whole, and how all end.
const HALF: &str = ".half-";
const ENDING: &str = ".kept";
/// How many such files there are in a folder, and of how many bytes together: the oldest go.
const FILES: usize = 64;
const BYTES: u64 = 1 << 30;

/// What was made before, and what is made now.
pub struct Kept<'a> {
    file: Option<&'a Path>,
    before: String,
    lines: BTreeMap<u128, Line>,
    /// The file to be, from the first line that it has of its own.
    now: Mutex<io::Result<Option<BufWriter<NamedTempFile>>>>,
}

/// A line of the file.
struct Line {
    place: Range<usize>,
    is_asked: AtomicBool,
}

/// The file in this folder for what has this number. Files of other names in it are left alone.
pub fn file(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number:016x}{ENDING}"))
}

/// Whether a file has such a name, or was to have one.
fn is_ours(name: &str) -> bool {
    let is_number = |stem: &str| stem.len() == 16 && stem.bytes().all(|digit| digit.is_ascii_hexdigit());
    name.strip_suffix(ENDING).is_some_and(|stem| is_number(stem) || stem.starts_with(HALF))
}

impl<'a> Kept<'a> {
    /// What the file holds; nothing where there is none, and then nothing will be kept either.
    pub fn open(file: Option<&'a Path>) -> Self {
        let before = file.and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
        let mut lines = BTreeMap::new();
        let mut at = HEAD.len();
        for line in before.strip_prefix(HEAD).into_iter().flat_map(|lines| lines.split_inclusive('\n')) {
            let place = at..at + line.len();
            at = place.end;
            if let Some(key) = line.get(..KEY).and_then(|key| u128::from_str_radix(key, 16).ok()) {
                lines.insert(key, Line { place, is_asked: AtomicBool::new(false) });
            }
        }
        Self { file, before, lines, now: Mutex::new(Ok(None)) }
    }

    /// What was made of these inputs before, or is made now. `inputs` are all that it depends on.
    pub fn or_made<T>(&self, inputs: &[impl AsRef<[u8]>], make: impl FnOnce() -> T) -> T
    where
        T: Serialize + DeserializeOwned,
    {
        if self.file.is_none() {
            return make();
        }
        let mut hash = Sha256::new();
        for input in inputs {
            let input = input.as_ref();
            hash.update((input.len() as u64).to_le_bytes());
            hash.update(input);
        }
        let key = leading(&hash.finalize());
        self.found(key).unwrap_or_else(|| {
            let made = make();
            if let Ok(json) = serde_json::to_string(&made) {
                self.add(&format!("{key:032x}{}{json}\n", check(key, &json)));
            }
            made
        })
    }

    fn found<T: DeserializeOwned>(&self, key: u128) -> Option<T> {
        let line = self.lines.get(&key)?;
        let (head, json) = self.before.get(line.place.clone())?.split_at_checked(KEY + CHECK)?;
        let json = json.strip_suffix('\n')?;
        let found = (head[KEY..] == check(key, json)).then(|| serde_json::from_str(json).ok())?;
        line.is_asked.store(found.is_some(), Ordering::Relaxed);
        found
    }

    /// Writes a line of the file to be; nothing more once that has failed.
    fn add(&self, line: &str) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Ok(half), Some(file)) = (&mut *now, self.file) {
            let begun = match half {
                Some(half) => Ok(half),
                None => begun(file).map(|begun| half.insert(begun)),
            };
            if let Err(error) = begun.and_then(|half| half.write_all(line.as_bytes())) {
                *now = Err(error);
            }
        }
    }

    /// Keeps what was asked for and made; if nothing was made, the file is as good as it was.
    pub fn close(self) {
        let Some(file) = self.file else { return };
        let is_made = matches!(self.now.lock().as_deref(), Ok(Ok(Some(_))));
        if is_made {
            for line in self.lines.values().filter(|line| line.is_asked.load(Ordering::Relaxed)) {
                self.add(&self.before[line.place.clone()]);
            }
        }
        match self.now.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Ok(Some(half)) => {
                let whole = half.into_inner().map_err(io::IntoInnerError::into_error);
                let _ = whole.and_then(|whole| Ok(whole.persist(file)?));
            }
            // It is the newest again.
            Ok(None) => {
                #[expect(clippy::disallowed_methods, reason = "how old what is kept is reaches no output")]
                let _ =
                    File::options().append(true).open(file).and_then(|it| it.set_modified(SystemTime::now()));
            }
            Err(_) => {}
        }
        tidy(file, FILES, BYTES);
    }
}

/// The first line of a file that will replace this one; nobody else may read it, as pages may be nobody else's to read.
fn begun(file: &Path) -> io::Result<BufWriter<NamedTempFile>> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let half = tempfile::Builder::new().prefix(HALF).suffix(ENDING).tempfile_in(folder)?;
    let mut half = BufWriter::new(half);
    half.write_all(HEAD.as_bytes())?;
    Ok(half)
}

/// Deletes the oldest of the files beside one that are more or larger than there may be.
fn tidy(file: &Path, most: usize, bytes: u64) {
    let entries = file.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
        .filter_map(Result::ok)
        .map(|entry| (entry.path(), entry.metadata()))
        .filter(|(path, _)| path.file_name().and_then(OsStr::to_str).is_some_and(is_ours))
        .filter_map(|(path, found)| {
            found.ok().and_then(|found| Some((found.modified().ok()?, found.len(), path)))
        })
        .collect();
    files.sort_unstable_by(|a, b| b.cmp(a));
    let mut all = 0;
    for (at, (_, size, path)) in files.iter().enumerate() {
        all += size;
        if at >= most || all > bytes {
            let _ = fs::remove_file(path);
        }
    }
}

/// Tells whether a line is whole.
fn check(key: u128, json: &str) -> String {
    let hash = Sha256::new().chain_update(key.to_le_bytes()).chain_update(json);
    format!("{:016x}", leading(&hash.finalize()) >> 64)
}

/// The first half of a hash.
fn leading(hash: &[u8]) -> u128 {
    hash.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares of numbers, and how many of them had to be made.
    fn squares(file: &Path, numbers: &[u32]) -> (Vec<u32>, usize) {
        let (kept, mut made) = (Kept::open(Some(file)), 0);
        let square = |number: &u32| {
            kept.or_made(&[number.to_le_bytes()], || {
                made += 1;
                number * number
            })
        };
        let squares = numbers.iter().map(square).collect();
        kept.close();
        (squares, made)
    }

    fn place() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/squares.kept");
        (folder, file)
    }

    #[test]
    fn nothing_is_made_twice() {
        let (_folder, file) = place();
        assert_eq!(squares(&file, &[2, 3, 4]), (vec![4, 9, 16], 3));
        assert_eq!(squares(&file, &[2, 3, 4]), (vec![4, 9, 16], 0));
        assert_eq!(squares(&file, &[4, 5]), (vec![16, 25], 1));
    }

    #[test]
    fn what_was_not_asked_for_goes_with_the_next_change() {
        let (_folder, file) = place();
        squares(&file, &[2, 3, 4]);
        squares(&file, &[4, 5]);
        assert_eq!(squares(&file, &[2, 3, 4, 5]).1, 2);
    }

    #[test]
    fn inputs_are_told_apart_by_where_they_end() {
        let (_folder, file) = place();
        let kept = Kept::open(Some(&file));
        assert_eq!(kept.or_made(&["ab", "c"], || 1), 1);
        kept.close();
        let kept = Kept::open(Some(&file));
        assert_eq!((kept.or_made(&["a", "bc"], || 2), kept.or_made(&["ab", "c"], || 3)), (2, 1));
    }

    #[test]
    fn what_is_damaged_is_made_again() {
        let (_folder, file) = place();
        squares(&file, &[2, 3]);
        let whole = fs::read(&file).expect("the file");
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&file, &damaged).expect("damaged");
            assert_eq!(squares(&file, &[2, 3]).0, [4, 9], "byte {at}");
            fs::write(&file, &whole[..at]).expect("cut");
            assert_eq!(squares(&file, &[2, 3]).0, [4, 9], "cut at {at}");
        }
        fs::write(&file, [0xff; 64]).expect("no text");
        assert_eq!(squares(&file, &[2, 3]), (vec![4, 9], 2));
    }

    #[test]
    fn what_other_rules_made_is_not_taken() {
        let (_folder, file) = place();
        squares(&file, &[2, 3]);
        let text = fs::read_to_string(&file).expect("the file");
        fs::write(&file, text.replacen("made by ", "made by 0", 1)).expect("another's");
        assert_eq!(squares(&file, &[2, 3]), (vec![4, 9], 2));
    }

    #[test]
    fn where_nothing_can_be_kept_all_is_made() {
        let (_folder, file) = place();
        fs::create_dir_all(&file).expect("a folder in its place");
        assert_eq!(squares(&file, &[2, 3]), (vec![4, 9], 2));
        assert_eq!(squares(&file, &[2, 3]), (vec![4, 9], 2));
        let nowhere = Kept::open(None);
        assert_eq!(nowhere.or_made(&["2"], || 4), 4);
        nowhere.close();
    }

    #[test]
    fn the_oldest_files_go_and_nobody_elses() {
        let (folder, _) = place();
        let named = |name: &str| folder.path().join(name);
        let names = ["000000000000000a.kept", "000000000000000b.kept", ".half-c.kept", "d.kept"];
        for (name, age) in names.into_iter().zip([3, 1, 2, 9]) {
            fs::write(named(name), "four").expect("a file");
            let then = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 - age);
            let file = File::options().append(true).open(named(name));
            file.and_then(|it| it.set_modified(then)).expect("its age");
        }
        let left = || names.map(|name| named(name).exists());
        tidy(&file(folder.path(), 11), 2, 100);
        assert_eq!(left(), [false, true, true, true]);
        tidy(&file(folder.path(), 11), 2, 7);
        assert_eq!(left(), [false, true, false, true]);
    }
}
