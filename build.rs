//! Compiles `seeds/`, or the folder that `CONCORDANCE_CORPUS` names, to the columns that the program embeds, as JSON.

use std::{env, fs, path::Path, process::exit};

fn main() {
    tell_of_other_flags();
    println!("cargo::rerun-if-env-changed=CONCORDANCE_CORPUS");
    let folder = env::var("CONCORDANCE_CORPUS").unwrap_or_else(|_| "seeds".into());
    println!("cargo::rerun-if-changed={folder}");
    let outcome = compiler::compile_folder(Path::new(&folder));
    for diagnostic in &outcome.diagnostics {
        let level = if diagnostic.is_error() { "error" } else { "warning" };
        // One line each: cargo shows only the line that carries the mark.
        println!("cargo::{level}={}", diagnostic.to_string().replace('\n', " "));
    }
    let Some(corpus) = outcome.corpus else { exit(1) };
    if !corpus.endings.is_empty() && env::var_os("CARGO_FEATURE_LANGUAGES").is_none() {
        println!(
            "cargo::warning=pages in other languages than English: forms of their words are found in a page that `cargo xtask build` \
             makes, or trunk with --features csr,languages"
        );
    }
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("columns.json");
    let columns = serde_json::json!(corpus::columns::write(&corpus));
    if let Err(error) = fs::write(&out, columns.to_string()) {
        println!("cargo::error={}: {error}", out.display());
    }
}

/// A program for browsers that is built without our flags is another than the one that we publish.
fn tell_of_other_flags() {
    println!("cargo::rerun-if-env-changed=CARGO_ENCODED_RUSTFLAGS");
    let is_wasm = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    if is_wasm && !flags.contains("immediate-abort") {
        println!(
            "cargo::warning=without the flags of .cargo/wasm.env, and what xtask/shrink makes smaller, the page is a seventh larger \
             than the published one; `cargo xtask build` makes that"
        );
    }
}
