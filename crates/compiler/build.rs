//! Tells the compiler the hash of all that decides what it makes of a page: its own sources, those of `corpus`, and the
//! versions of what they use. `src/kept.rs` takes nothing that other sources have made.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folders and the file, from this crate's.
const SOURCES: [&str; 5] = ["src", "lexicon", "data", "../corpus/src", "../../Cargo.lock"];

fn main() -> io::Result<()> {
    let home = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    for source in SOURCES.map(|source| home.join(source)).iter().filter(|source| source.exists()) {
        println!("cargo::rerun-if-changed={}", source.display());
        read(source, &mut hasher)?;
    }
    println!("cargo::rustc-env=COMPILER_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn read(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut inside =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| read(path, hasher));
    }
    path.file_name().hash(hasher);
    fs::read(path)?.hash(hasher);
    Ok(())
}
