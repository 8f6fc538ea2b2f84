//! Puts the built app into the command: the files of the folder that `CONCORDANCE_APP` names, else of `app/` at the top of
//! the workspace, which `cargo xtask build` fills. Without one the command is whole but for the making of sites.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-env-changed=CONCORDANCE_APP");
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = env::var_os("CONCORDANCE_APP").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| manifest.join("../../app"));
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut list = String::from("&[\n");
    // In a folder of its own lies the program for large corpora.
    let files = files(&folder).into_iter().chain(files(&folder.join("fast")));
    for path in files {
        let name = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let path = fs::canonicalize(&path).unwrap_or(path);
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("app.rs");
    if let Err(error) = fs::write(&out, list) {
        println!("cargo::error={}: {error}", out.display());
    }
}

/// The files of a folder in the order of their names; none where there is no folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}
