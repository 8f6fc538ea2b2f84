//! The annex of the program, the part of it that the page loads behind its first list.
//!
//! Our `wasm-bindgen` (`tools`) cuts a program that is compiled for it (`.cargo/wasm.env`), and leaves the annex in a section
//! of the first part, because Trunk moves one file. Here it becomes a file beside that, and the page is told its name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::Result;

/// What the names of the two parts end with.
const FIRST: &str = "_bg.wasm";
const ANNEX: &str = "_annex.wasm";

/// What a section of our own is, and the name of that one.
const CUSTOM: u8 = 0;
const NAME: &[u8] = b"annex";

/// Takes the annex out of the program that Trunk built into a folder; nothing to do where that is whole.
pub fn take_out(folder: &Path) -> Result {
    let failed = |error: io::Error| format!("cannot take the annex out in {}: {error}", folder.display());
    let (Some(path), Some(glue)) =
        (named(folder, FIRST).map_err(failed)?, named(folder, ".js").map_err(failed)?)
    else {
        return Err(format!("expected a program in {}", folder.display()));
    };
    let program = fs::read(&path).map_err(failed)?;
    let Some((first, annex)) = parted(&program) else {
        let glue = fs::read_to_string(glue).map_err(failed)?;
        // Compiled to be cut, and then given to a wasm-bindgen that cuts nothing.
        return if glue.contains("__wasm_split_placeholder__") {
            Err("the program was not cut in two; type cargo xtask build".to_owned())
        } else {
            Ok(())
        };
    };
    let (page, name) = (folder.join("index.html"), path.file_name().unwrap_or_default().to_string_lossy());
    let html = fs::read_to_string(&page).map_err(failed)?;
    let (old, new) = (format!("data-wasm=\"./{name}\""), name.replace(FIRST, ANNEX));
    let html = html.replace(&old, &format!("{old} data-annex=\"./{new}\""));
    fs::write(&path, first)
        .and_then(|()| fs::write(folder.join(new), annex))
        .and_then(|()| fs::write(page, html))
        .map_err(failed)
}

/// The one file of the program whose name ends so.
fn named(folder: &Path, end: &str) -> io::Result<Option<PathBuf>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with("concordance-app-") && name.ends_with(end)) {
            return Ok(Some(entry.path()));
        }
    }
    Ok(None)
}

/// A program without the section of that name, and what stands in it.
fn parted(program: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    // Behind eight bytes that every program begins with: the kind of each section, its length, itself.
    let mut at = 8;
    while at < program.len() {
        let (length, start) = number(program, at + 1)?;
        let end = start.checked_add(length)?;
        let section = program.get(start..end)?;
        if program[at] == CUSTOM
            && let Some((name_length, name)) = number(section, 0)
            && section.get(name..name + name_length) == Some(NAME)
        {
            let first = [&program[..at], &program[end..]].concat();
            return Some((first, &section[name + name_length..]));
        }
        at = end;
    }
    None
}

/// The number that is written there, and where it ends: seven bits a byte, the lowest first.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        number |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some((number, at));
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn an_annex_is_taken_out_of_its_section() {
        let program = [START, b"\x01\x02ab", b"\x00\x09\x05annexxyz", b"\x00\x03\x02hi"].concat();
        let (first, annex) = parted(&program).expect("an annex");
        assert_eq!(annex, b"xyz");
        assert_eq!(first, [START, b"\x01\x02ab", b"\x00\x03\x02hi"].concat());
    }

    #[test]
    fn a_program_without_one_is_whole() {
        assert_eq!(parted(&[START, b"\x01\x05annex"].concat()), None);
        assert_eq!(parted(&[START, b"\x00\x03\x09a"].concat()), None);
        assert_eq!(parted(&[START, b"\x00\xff\xff"].concat()), None);
        assert_eq!(parted(b"\0as"), None);
    }
}
