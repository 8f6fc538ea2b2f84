//! The site: built by Trunk into a folder, and served from there to this machine.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{helper, root, run};
use crate::setup::{self, SiteTools};

/// Where `serve` listens unless told otherwise.
pub const PORT: u16 = 8080;

/// From how many bytes of files on a corpus gets the program that searches faster and is 10 KB larger.
const LARGE_CORPUS: u64 = 1 << 20;

/// The variable with flags for compiling wasm. What is compiled with other flags is compiled anew, so everything
/// that builds wasm sets it to [`without_own_folders`].
pub const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folder that the site is built into.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the site into `dist`, from `seeds/` or from another folder of documents. Trunk.toml has the rest.
///
/// Another corpus is built in a folder of its own under `target`: the corpus is compiled into the wasm, and
/// two of them taking turns in one folder would both be compiled anew each time.
pub fn build(tools: &SiteTools, dist: &Path, other: Option<(&Path, &Path)>) -> Result {
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["build", "--skip-version-check", "--dist"])
        .arg(dist)
        .current_dir(root())
        .env("PATH", &tools.path);
    if let Some((corpus, target)) = other {
        trunk.env("CONCORDANCE_CORPUS", corpus).env("CARGO_TARGET_DIR", target);
    }
    let corpus = other.map(|(corpus, _)| corpus.to_path_buf());
    let corpus = corpus.or_else(|| env::var_os("CONCORDANCE_CORPUS").map(PathBuf::from));
    // The seeds are in English; whoever brings pages of their own may bring other languages, a kilobyte of program.
    if corpus.is_some() {
        trunk.args(["--features", "csr,languages"]);
    }
    if bytes_in(&root().join(corpus.unwrap_or_else(|| PathBuf::from("seeds")))) > LARGE_CORPUS {
        trunk.args(["--cargo-profile", "wasm-fast"]);
    }
    own_library(&mut trunk);
    // Trunk stops at any other value of this common variable.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)?;
    let Some(shrink) = &tools.shrink else { return Ok(()) };
    run(Command::new(&shrink.node).arg(shrink.scripts.join("shrink.mjs")).arg(dist))
}

/// How the program is compiled, a variable a line.
const WASM_ENV: &str = include_str!("../../.cargo/wasm.env");

/// Has the command compile the program as [`WASM_ENV`] says.
pub fn own_library(command: &mut Command) {
    let lines = WASM_ENV.lines().filter(|line| !line.starts_with('#'));
    for (name, value) in lines.filter_map(|line| line.split_once('=')) {
        let value = value.trim_matches('"');
        if name == WASM_FLAGS {
            // What the program has of paths must not name the folders of whoever built it.
            command.env(name, [&without_own_folders(), value].join(" "));
        } else {
            command.env(name, value);
        }
    }
}

/// How many bytes the files of a folder have, at any depth; what cannot be read has none.
fn bytes_in(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_in(&entry.path()),
        metadata => metadata.map_or(0, |metadata| metadata.len()),
    });
    bytes.sum()
}

/// Flags that make paths in the program relative to the registry and to the checkout.
pub fn without_own_folders() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    // Flags are parted at spaces, so a folder with one in its name stays as it is.
    let folders = [(home.join("registry").join("src"), "registry"), (root().to_path_buf(), "concordance")];
    let flags =
        folders.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    flags.filter(|flag| !flag.contains(' ')).collect::<Vec<_>>().join(" ")
}

/// Builds the site and serves it until the program is interrupted.
pub fn serve(port: u16) -> Result {
    // Before the minutes that the rest can take, not after them.
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        return Err(unusable(port, &error));
    }
    build(&setup::site()?, &dist(), None)?;
    run(helper("server")?.arg(dist()).arg(port.to_string()))
}

fn unusable(port: u16, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => {
            let other = if port < u16::MAX { port + 1 } else { PORT };
            format!("port {port} is taken by another program; type cargo xtask serve --port {other}")
        }
        ErrorKind::PermissionDenied => {
            format!("port {port} needs more rights than you have; type cargo xtask serve --port {PORT}")
        }
        _ => format!("cannot serve on port {port}: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_of_the_program_are_those_of_the_file() {
        let mut command = Command::new("cargo");
        own_library(&mut command);
        let value = |wanted: &str| {
            let value = command.get_envs().find(|(name, _)| *name == wanted)?.1?;
            value.to_str().map(str::to_owned)
        };
        assert_eq!(value("CARGO_UNSTABLE_BUILD_STD").as_deref(), Some("std,panic_abort"));
        let flags = value(WASM_FLAGS).unwrap_or_default();
        assert!(
            flags.starts_with("--remap-path-prefix=") && flags.contains(" -Cpanic=immediate-abort "),
            "{flags}"
        );
        assert!(!flags.contains('"'), "{flags}");
    }

    #[test]
    fn a_taken_port_is_told_before_anything_is_built() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = taken.local_addr().expect("its address").port();
        let message = serve(port).err().unwrap_or_default();
        assert!(
            message.starts_with(&format!("port {port} is taken")) && message.contains("--port"),
            "{message}"
        );
    }
}
