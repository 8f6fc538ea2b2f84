//! Compiles `seeds/`, or the folder that `CONCORDANCE_CORPUS` names, to the columns that the program embeds, as JSON.

use std::{env, fs, path::Path, process::exit};

fn main() {
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
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("columns.json");
    let columns = serde_json::json!(corpus::columns::write(&corpus));
    if let Err(error) = fs::write(&out, columns.to_string()) {
        println!("cargo::error={}: {error}", out.display());
    }
}
