//! The `wasm-bindgen` command as our builds call it, over wasm-bindgen's own library (see Cargo.toml). A program that is
//! compiled to be cut in two it cuts first.

mod split;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

/// The version that it answers with, and that whoever calls it asks for.
const VERSION: &str = env!("CARGO_PKG_VERSION");

const HELP: &str = "\
usage: wasm-bindgen [--target web] [--out-name NAME] --no-typescript --out-dir DIR FILE.wasm
what else wasm-bindgen-cli can do is in wasm-bindgen-cli";

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: impl Iterator<Item = String>) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    // As wasm-bindgen-cli has it unless asked otherwise: the script knows where its program lies.
    bindgen.omit_default_module_path(false).typescript(false);
    let (mut folder, mut program, mut name) = (None, None, None);
    // An option and its value are one word, joined by `=`, or two.
    let mut words = words.flat_map(|word| match word.split_once('=') {
        Some((option, value)) if option.starts_with("--") => vec![option.to_owned(), value.to_owned()],
        _ => vec![word],
    });
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("expected a value behind {word}\n{HELP}"));
        match word.as_str() {
            "--version" => {
                println!("wasm-bindgen {VERSION}");
                return Ok(());
            }
            "--target" => match value()?.as_str() {
                "web" => _ = bindgen.web(true).map_err(|error| format!("{error:#}"))?,
                other => return Err(format!("no such target here: {other}\n{HELP}")),
            },
            "--out-dir" => folder = Some(PathBuf::from(value()?)),
            "--out-name" => name = Some(value()?),
            "--no-typescript" => {} // none of it is written
            option if option.starts_with('-') => {
                return Err(format!("no such option here: {option}\n{HELP}"));
            }
            file => program = Some(PathBuf::from(file)),
        }
    }
    let (Some(folder), Some(program)) = (folder, program) else {
        return Err(format!("expected --out-dir and a program\n{HELP}"));
    };
    let name = name.or_else(|| Some(program.file_stem()?.to_str()?.to_owned())).unwrap_or_default();
    let parts = folder.join("parts");
    let first = parts.join("first.wasm");
    let annex = split::cut(&program, &first, &parts)?;
    // What the annex shares of the first part is among what the linker exports.
    bindgen.out_name(&name).keep_lld_exports(annex.is_some()).remove_name_section(annex.is_some());
    bindgen.input_path(if annex.is_some() { &first } else { &program });
    bindgen.generate(&folder).map_err(|error| format!("{error:#}"))?;
    let Some(annex) = annex else { return Ok(()) };
    split::join(&folder.join(format!("{name}_bg.wasm")), &folder.join(format!("{name}.js")), &annex)
}
