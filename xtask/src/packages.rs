//! The wheel and the npm package of this platform: made of the built command, installed where nothing else is, and asked for a site.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{output, root, run, target};
use crate::site;
use crate::tools::first_of;

/// Tries both; what could not be tried on this machine, and why.
pub fn run_both() -> Result<Vec<String>> {
    let home = target()?.join("packages");
    // What an earlier run left.
    let _ = fs::remove_dir_all(&home);
    let command = site::command()?;
    let expected = home.join("expected");
    site_of(&mut Command::new(&command), &expected)?;
    let mut skipped = Vec::new();
    for (name, make) in [("wheel", wheel as Make), ("npm package", npm)] {
        match make(&command, &home.join(name))? {
            Some(mut installed) => {
                let made = home.join(name).join("site");
                site_of(&mut installed, &made)?;
                same(&expected, &made).map_err(|why| format!("the {name} makes another site: {why}"))?;
                println!("the {name} of this platform makes the same site");
            }
            None => skipped.push(format!("the {name}: what installs it is not on this machine")),
        }
    }
    Ok(skipped)
}

/// Makes a package of the command in a folder and installs it there; how the installed command is called. Nothing where the
/// program that installs such packages is not there.
type Make = fn(&Path, &Path) -> Result<Option<Command>>;

fn wheel(command: &Path, home: &Path) -> Result<Option<Command>> {
    let Some(python) = first_of(&["python3", "python"]) else { return Ok(None) };
    if output(Command::new(&python).args(["-c", "import venv, ensurepip"])).is_none() {
        return Ok(None);
    }
    run(Command::new(&python).arg(root().join("packaging/wheel.py")).arg(command).arg(platform()).arg(home))?;
    let place = home.join("environment");
    run(Command::new(&python).args(["-m", "venv"]).arg(&place))?;
    let bin = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let install = ["-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check"];
    run(Command::new(bin.join("python")).args(install).arg(file(home, "whl")?))?;
    Ok(Some(Command::new(bin.join("concordance"))))
}

fn npm(command: &Path, home: &Path) -> Result<Option<Command>> {
    let Some((node, npm)) = first_of(&["node"]).zip(first_of(&["npm", "npm.cmd"])) else { return Ok(None) };
    run(Command::new(node).arg(root().join("packaging/npm.mjs")).arg(command).arg(platform()).arg(home))?;
    let place = home.join("environment");
    fs::create_dir_all(&place).map_err(|error| error.to_string())?;
    let install = ["install", "--offline", "--no-audit", "--no-fund", "--no-save", "--prefix"];
    run(Command::new(npm).args(install).arg(&place).arg(file(home, "tgz")?))?;
    Ok(Some(Command::new(place.join("node_modules/.bin/concordance"))))
}

/// What the packages call this platform.
fn platform() -> &'static str {
    match (OS, ARCH) {
        ("macos", "aarch64") => "aarch64-apple-darwin",
        ("macos", _) => "x86_64-apple-darwin",
        ("windows", _) => "x86_64-pc-windows-msvc",
        (_, "aarch64") => "aarch64-unknown-linux-musl",
        _ => "x86_64-unknown-linux-gnu",
    }
}

/// Makes the site of the seeds with the app that this checkout has built.
fn site_of(command: &mut Command, site: &Path) -> Result {
    run(command.arg("build").arg(root().join("seeds")).arg("--app").arg(site::app()).arg("--out").arg(site))
}

/// The only file of a folder with such an ending.
fn file(folder: &Path, extension: &str) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .find(|path| path.extension().is_some_and(|other| other == extension))
        .ok_or_else(|| format!("expected a file .{extension} in {}", folder.display()))
}

/// Whether two folders hold the same files.
fn same(expected: &Path, made: &Path) -> Result {
    let names = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<PathBuf> = entries.map(|entry| entry.file_name().into()).collect();
        names.sort();
        names
    };
    if names(expected) != names(made) {
        return Err("it has other files".into());
    }
    for name in names(expected).iter().filter(|name| expected.join(name).is_file()) {
        if fs::read(expected.join(name)).ok() != fs::read(made.join(name)).ok() {
            return Err(format!("{} differs", name.display()));
        }
    }
    Ok(())
}
