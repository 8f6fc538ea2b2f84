//! Cuts a program in two: what its first page takes, and its annex, which the page loads behind that.
//!
//! A program that is compiled to be cut says which functions begin its annex (`crates/annex`) and tells of every use of
//! every function and every datum (`--emit-relocs`), so that what only the annex uses can go there. The annex is kept in a
//! section of the first part under its own name, since whoever asked for one program moves one file; the build takes it out.

use std::fs;
use std::path::Path;

use wasm_split_cli_support::Options;
use wasmparser::{Parser, Payload};

type Result<T> = std::result::Result<T, String>;

/// What a program that is compiled to be cut imports from, until it is.
const CUT: &[u8] = b"__wasm_split_placeholder__";

/// The section with the annex.
const SECTION: &str = "annex";

/// The annex of a program, and its first part in a file of that name, in a folder of their own; nothing where the program is to stay whole.
pub fn cut(program: &Path, first: &Path, folder: &Path) -> Result<Option<Vec<u8>>> {
    let whole = fs::read(program).map_err(|error| format!("cannot read {}: {error}", program.display()))?;
    if !whole.windows(CUT.len()).any(|bytes| bytes == CUT) {
        return Ok(None);
    }
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = first;
    let parts = wasm_split_cli_support::transform(options).map_err(|error| format!("{error:#}"))?;
    match &parts.split_modules[..] {
        [annex] => without_names(&fs::read(annex).map_err(|error| error.to_string())?).map(Some),
        parts => Err(format!("expected one annex, found {}", parts.len())),
    }
}

/// The program without what browsers do not read: the names of its functions, and who made it.
fn without_names(program: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut end = 0;
    for part in Parser::new(0).parse_all(program) {
        let part = part.map_err(|error| error.to_string())?;
        match part.as_section() {
            // Its kind and its length stand before it.
            Some((_, range)) => {
                if !matches!(part, Payload::CustomSection(_)) {
                    out.extend(&program[end..range.end]);
                }
                end = range.end;
            }
            None if end == 0 => {
                end = 8;
                out.extend(&program[..end]);
            }
            None => {}
        }
    }
    Ok(out)
}

/// Puts the annex into its section of the program, and into the script what the annex asks of the program.
pub fn join(program: &Path, script: &Path, annex: &[u8]) -> Result<()> {
    let read =
        |path: &Path| fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()));
    let write = |path: &Path, bytes: &[u8]| {
        fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    let mut names = vec![u8::try_from(SECTION.len()).unwrap_or_default()];
    names.extend(SECTION.as_bytes());
    let mut bytes = read(program)?;
    bytes.push(0);
    bytes.extend(leb128(names.len() + annex.len()));
    bytes.extend(names);
    bytes.extend(annex);
    write(program, &bytes)?;

    let mut imports = Vec::new();
    for part in Parser::new(0).parse_all(annex) {
        if let Payload::ImportSection(section) = part.map_err(|error| error.to_string())? {
            for import in section.into_imports() {
                let import = import.map_err(|error| error.to_string())?;
                imports.push(format!("{name}: wasm.{name}", name = import.name));
            }
        }
    }
    let imports = imports.join(", ");
    let mut text = read(script)?;
    text.extend(format!("\nexport const shared = () => ({{ __wasm_split: {{ {imports} }} }});\n").bytes());
    write(script, &text)
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
