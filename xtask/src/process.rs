//! Running other programs. Their output goes straight to the terminal: it is their progress report, and the
//! closing lines of `cargo test` are what continuous integration reads.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// The app renders natively with `ssr` and runs in the browser with `csr`; the two exclude each other, so
/// `--all-features` is never right.
pub const NATIVE: [&str; 3] = ["--workspace", "--features", "concordance-app/ssr"];

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The folder that cargo builds into. This very program lies in its `debug` folder.
pub fn target() -> Result<PathBuf> {
    let program =
        std::env::current_exe().map_err(|error| format!("cannot tell where xtask itself lies: {error}"))?;
    match program.parent().and_then(Path::parent) {
        Some(target) => Ok(target.to_path_buf()),
        None => {
            Err(format!("expected xtask inside cargo's target folder, found it at {}", program.display()))
        }
    }
}

/// A cargo command, to be run in the workspace.
pub fn cargo(words: &[&str]) -> Command {
    program("cargo", words)
}

/// Any command, to be run in the workspace.
pub fn program(name: &str, words: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(words).current_dir(root());
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` ended with {status}", line(command))),
        Err(error) => Err(format!("`{}` did not start: {error}", line(command))),
    }
}

/// A program of the workspace, built and ready to be started.
///
/// Built as `cargo test` builds, workspace and features; `cargo run --package` would choose other features
/// for what they share and compile it twice.
pub fn helper(name: &str) -> Result<Command> {
    run(cargo(&["build"]).args(NATIVE).args(["--bin", name]))?;
    let program = target()?.join("debug").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    let mut command = Command::new(program);
    command.current_dir(root());
    Ok(command)
}

/// What a command prints, or nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}
