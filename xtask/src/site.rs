//! The site: built by Trunk into a folder, and served from there to this machine.

use std::env;
use std::fs;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::annex;
use crate::process::{helper, root, run, target};
use crate::setup::{self, SiteTools};
use crate::tools::WASM_TARGET;

/// Where `serve` listens unless told otherwise.
pub const PORT: u16 = 8080;

/// The variable with flags for compiling wasm. What is compiled with other flags is compiled anew, so everything
/// that builds wasm sets it to [`without_own_folders`].
pub const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folder that the site is built into.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// How the app is compiled, by the name of its profile.
#[derive(Clone, Copy)]
pub enum Program {
    /// As small as it gets: what is published.
    Small,
    /// 10 KB larger, and searches faster.
    Fast,
}

/// Builds the app into a folder, ready for any corpus, and the site of `seeds/` into `dist`. Trunk.toml has the rest.
pub fn build(tools: &SiteTools, program: Program, app: &Path, dist: &Path) -> Result {
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args(["build", "--skip-version-check", "--dist"])
        .arg(dist)
        .current_dir(root())
        .env("PATH", &tools.path)
        .env(APP, app);
    if let Some(shrink) = &tools.shrink {
        trunk.env(NODE, &shrink.node).env(SCRIPTS, &shrink.scripts);
    }
    if let Program::Fast = program {
        trunk.args(["--cargo-profile", "wasm-fast"]);
    }
    own_library(&mut trunk);
    // Trunk stops at any other value of this common variable.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    run(&mut trunk)
}

/// The folder in that of the app with the program for large corpora.
const FAST: &str = "fast";

/// Builds the program for large corpora beside an app that was built, so that the command carries both.
pub fn add_fast(tools: &SiteTools, app: &Path) -> Result {
    let home = target()?.join("app-fast");
    build(tools, Program::Fast, &home.join("app"), &home.join("dist"))?;
    let program = |name: &str| name.starts_with("concordance-app-");
    copy_files(&home.join("app"), &app.join(FAST), &program)
        .map_err(|error| format!("cannot fill {}: {error}", app.display()))
}

/// Where the app is put that the command carries, and what makes it smaller, for [`fill`].
const APP: &str = "CONCORDANCE_APP_FOLDER";
const NODE: &str = "CONCORDANCE_NODE";
const SCRIPTS: &str = "CONCORDANCE_SCRIPTS";

/// Where the built app is kept: where the command looks for it when it is compiled.
pub fn app() -> PathBuf {
    root().join("app")
}

/// Trunk's hook. What Trunk has just built is the app, without a corpus: it is made smaller and kept, and in its place
/// comes the site of `seeds/`, or of the folder that `CONCORDANCE_CORPUS` names.
pub fn fill() -> Result {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or("expected to be called by Trunk; type cargo xtask build")?;
    annex::take_out(&staging)?;
    if let (Some(node), Some(scripts)) = (env::var_os(NODE), env::var_os(SCRIPTS)) {
        run(Command::new(node).arg(PathBuf::from(scripts).join("shrink.mjs")).arg(&staging))?;
    }
    let app = env::var_os(APP).map_or_else(app, PathBuf::from);
    copy_files(&staging, &app, &|_| true)
        .and_then(|()| fs::read_dir(&staging)?.try_for_each(|entry| fs::remove_file(entry?.path())))
        .map_err(|error| format!("cannot fill {}: {error}", app.display()))?;
    let corpus = env::var_os("CONCORDANCE_CORPUS").map_or_else(|| root().join("seeds"), PathBuf::from);
    of_corpus(&corpus, &app, &staging)
}

/// The program as it was compiled, before it was cut and its names went.
pub fn whole_program() -> Result<PathBuf> {
    Ok(target()?.join(WASM_TARGET).join("wasm").join("concordance-app.wasm"))
}

/// Makes the site of a folder of pages with a built app.
pub fn of_corpus(corpus: &Path, app: &Path, site: &Path) -> Result {
    let mut concordance = helper("concordance")?;
    run(concordance.arg("build").arg(corpus).arg("--app").arg(app).arg("--out").arg(site))
}

/// The command, built.
pub fn command() -> Result<PathBuf> {
    Ok(PathBuf::from(helper("concordance")?.get_program()))
}

/// Makes the site of a folder of pages one file.
pub fn single_file(corpus: &Path, app: &Path, file: &Path) -> Result {
    let mut concordance = helper("concordance")?;
    run(concordance.arg("build").arg(corpus).arg("--app").arg(app).arg("--single-file").arg(file))
}

/// Makes a folder hold the files of another that have such names, and nothing else. One that is there already stays as it
/// is, so that nothing is compiled anew for its sake.
fn copy_files(from: &Path, to: &Path, is_wanted: &dyn Fn(&str) -> bool) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let old = entry?.path();
        if old.is_dir() {
            fs::remove_dir_all(old)?;
        } else if !old.file_name().is_some_and(|name| from.join(name).exists()) {
            fs::remove_file(old)?;
        }
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if is_wanted(&entry.file_name().to_string_lossy()) {
            let (bytes, new) = (fs::read(entry.path())?, to.join(entry.file_name()));
            if fs::read(&new).ok().as_ref() != Some(&bytes) {
                fs::write(new, bytes)?;
            }
        }
    }
    Ok(())
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
    build(&setup::site()?, Program::Small, &app(), &dist())?;
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
