//! The `wasm-bindgen` command as our builds call it, over wasm-bindgen's own library (see Cargo.toml).

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
    let mut folder = None;
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
            "--out-name" => _ = bindgen.out_name(&value()?),
            "--no-typescript" => {} // none of it is written
            option if option.starts_with('-') => {
                return Err(format!("no such option here: {option}\n{HELP}"));
            }
            file => _ = bindgen.input_path(file),
        }
    }
    let folder = folder.ok_or_else(|| format!("expected --out-dir\n{HELP}"))?;
    bindgen.generate(folder).map_err(|error| format!("{error:#}"))
}
