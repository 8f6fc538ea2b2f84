//! What the chores need on this machine: found where it is, fetched or built where it is not.
//!
//! Nothing is asked of the reader of the README but one command. Each step says beforehand what it does and
//! how long that takes, and lets the program that does it report its progress. What cannot be had is
//! collected, so that one message names everything that is missing, each with the line to type.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::{cargo, line, output, program, root, run};
use crate::site;
use crate::tools::{
    AXE, CHROMEDRIVER, CHROMIUM, FIREFOX, GECKODRIVER, MINIBROWSER, NODE, SHRINK, TRUNK, Tool,
};
use crate::tools::{WASM_BINDGEN, WASM_TARGET, WEBKITDRIVER};
use crate::tools::{first_of, on_path, path_with};

/// What building the site takes.
pub struct SiteTools {
    pub trunk: PathBuf,
    pub wasm_bindgen: PathBuf,
    /// Without Node.js the site is built all the same, and is larger.
    pub shrink: Option<NodeScripts>,
    /// PATH, with our tools first: Trunk takes the wasm-bindgen that it meets first.
    pub path: OsString,
}

/// What the browser journeys take.
pub struct BrowserTools {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub axe: PathBuf,
    /// Firefox and its driver, WebKit and its driver, where they can be had: variables for the journeys.
    pub others: Vec<(&'static str, PathBuf)>,
}

/// Scripts of ours that Node.js runs.
pub struct NodeScripts {
    pub node: PathBuf,
    /// The folder that they lie in, beside the packages that they use.
    pub scripts: PathBuf,
}

/// Everything for building the site.
pub fn site() -> Result<SiteTools> {
    find_site().map_err(|list| lacking(&list))
}

/// Everything for every chore.
pub fn everything() -> Result<(SiteTools, BrowserTools)> {
    both(find_site(), find_browser()).map_err(|list| lacking(&list))
}

/// Everything for measuring; what npm installs goes into the folder `home`.
pub fn bench(home: &Path) -> Result<(SiteTools, BrowserTools, NodeScripts)> {
    let (site, (browser, peers)) =
        both(find_site(), both(find_browser(), peers(home))).map_err(|list| lacking(&list))?;
    Ok((site, browser, peers))
}

fn find_site() -> Result<SiteTools> {
    let compiler = both(wasm_target(), library_source());
    let (trunk, (wasm_bindgen, _)) = both(trunk(), both(wasm_bindgen(), compiler))?;
    let path = path_with(&[&wasm_bindgen, &trunk])?;
    let shrink =
        shrink().inspect_err(|why| println!("set-up: the site will be larger than it needs to be\n{why}"));
    Ok(SiteTools { trunk, wasm_bindgen, shrink: shrink.ok(), path })
}

fn find_browser() -> Result<BrowserTools> {
    let (axe, (chromium, chromedriver)) = both(axe(), chromium_and_driver())?;
    Ok(BrowserTools { chromium, chromedriver, axe, others: other_engines() })
}

/// Firefox and WebKit, each with its driver. A machine without them makes its journeys in Chromium alone, and says so.
fn other_engines() -> Vec<(&'static str, PathBuf)> {
    let firefox = || first_of(FIREFOX);
    let webkit = || first_of(WEBKITDRIVER).zip(first_of(MINIBROWSER)).filter(|_| on_path("Xvfb").is_some());
    if firefox().is_none() || webkit().is_none() {
        by_apt("Firefox and WebKit, about 2 minutes", &["firefox-esr", "webkit2gtk-driver", "xvfb"]);
    }
    let mut found = Vec::new();
    if let Some(firefox) = firefox() {
        let compile = cargo(&["install", GECKODRIVER.name, "--version", GECKODRIVER.version, "--locked"]);
        match install(&GECKODRIVER, GECKODRIVER.name, fast(compile), "2 minutes") {
            Ok(driver) => found.extend([("FIREFOX", firefox), ("GECKODRIVER", driver)]),
            Err(why) => println!("set-up: no journeys in Firefox\n{why}"),
        }
    }
    if let Some((driver, browser)) = webkit() {
        found.extend([("WEBKITDRIVER", driver), ("MINIBROWSER", browser)]);
    }
    found
}

/// Installs packages where that needs nobody's leave; what counts is whether they are there afterwards.
fn by_apt(what: &str, packages: &[&str]) {
    let is_root = output(&mut program("id", &["-u"])).is_some_and(|id| id == "0");
    if is_root && on_path("apt-get").is_some() {
        println!("set-up: {what}, by apt-get");
        let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
        let _ = run(&mut program("apt-get", &["update"]));
        let _ = run(program("apt-get", &install).env("DEBIAN_FRONTEND", "noninteractive"));
    }
}

/// Has a tool that only starts and copies things compiled fast rather than well.
fn fast(mut compile: Command) -> Command {
    compile
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    compile
}

/// Both, or what is wrong with either.
fn both<A, B>(a: Result<A>, b: Result<B>) -> Result<(A, B)> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(format!("{a}\n{b}")),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

fn lacking(list: &str) -> String {
    format!("this machine still lacks\n{list}\nthen give the same command again")
}

fn wasm_target() -> Result {
    let sysroot = output(&mut program("rustc", &["--print", "sysroot"])).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).join("lib").is_dir() {
        return Ok(());
    }
    println!("set-up: the compiler's {WASM_TARGET} target, about half a minute");
    run(&mut program("rustup", &["target", "add", WASM_TARGET])).map_err(|error| {
        format!(
            "- the compiler's {WASM_TARGET} target ({error}); type\n    rustup target add {WASM_TARGET}\n  \
             or, with a compiler that did not come from rustup, install its package for that target"
        )
    })
}

/// The source of the standard library, and what it is made of: the site compiles both anew.
fn library_source() -> Result {
    let sysroot = output(&mut program("rustc", &["--print", "sysroot"])).unwrap_or_default();
    if !Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.toml").is_file() {
        println!("set-up: the source of the standard library, seconds");
        run(&mut program("rustup", &["component", "add", "rust-src"])).map_err(|error| {
            format!(
                "- the source of the standard library ({error}); type\n    rustup component add rust-src\n  \
                 or, with a compiler that did not come from rustup, install its package of that source"
            )
        })?;
    }
    // Trunk lets cargo download nothing.
    let mut fetch = cargo(&["fetch", "--quiet", "--locked", "--target", WASM_TARGET]);
    site::own_library(&mut fetch);
    run(&mut fetch).map_err(|error| format!("- what the standard library is made of: {error}"))
}

/// Trunk only copies files, hashes them and starts other programs, so it is compiled fast rather than well, and
/// without what would ask the network: its own updates, and TLS to download tools that are here already.
fn trunk() -> Result<PathBuf> {
    let install = ["install", TRUNK.name, "--version", TRUNK.version, "--locked", "--no-default-features"];
    // Trunk asks for the slowest of each.
    self::install(&TRUNK, "trunk", fast(cargo(&install)), "3 to 5 minutes")
}

fn wasm_bindgen() -> Result<PathBuf> {
    let compile = cargo(&["install", "--path", "tools", "--locked"]);
    install(&WASM_BINDGEN, "tools", compile, "2 to 3 minutes")
}

/// The tool, put into its folder unless it is already on this machine: ready-made where cargo-binstall is
/// there to fetch its `package`, else compiled by the cargo command `compile`.
///
/// The folder it is compiled in outlives an interruption, so that the next try goes on where that one was
/// stopped. Both ways are told to overwrite: what is there has just failed to answer.
fn install(tool: &Tool, package: &str, mut compile: Command, time: &str) -> Result<PathBuf> {
    if let Some(program) = tool.find() {
        return Ok(program);
    }
    let Tool { name, version, ours } = tool;
    let home = tool.home()?;
    if ours.is_empty() && on_path("cargo-binstall").is_some() {
        println!("set-up: {name} {version} by cargo binstall, seconds");
        let fetch = ["binstall", "--no-confirm", "--force", "--disable-strategies", "compile"];
        let fetched = run(cargo(&fetch).arg("--root").arg(&home).arg(format!("{package}@{version}")));
        if let (Ok(()), Some(program)) = (fetched, tool.find()) {
            return Ok(program);
        }
    }
    println!("set-up: {name} {version}, compiled once and kept in {}, {time} on two cores", home.display());
    let build = home.join("build");
    compile.arg("--force").arg("--root").arg(&home).arg("--target-dir").arg(&build);
    // Whether it worked is asked of the tool itself; what went wrong is on the terminal.
    let _ = run(&mut compile);
    let Some(program) = tool.find() else {
        return Err(format!(
            "- {name} {version}; what stopped it stands above; to try it alone, type\n    {}",
            line(&compile)
        ));
    };
    // Only room is lost when this fails.
    let _ = fs::remove_dir_all(&build);
    Ok(program)
}

fn axe() -> Result<PathBuf> {
    let home = AXE.home()?;
    packages("xtask/axe", &[""], &home, &format!("{} {}, seconds", AXE.name, AXE.version))?;
    Ok(home.join("node_modules/axe-core/axe.min.js"))
}

/// What makes the built site smaller.
fn shrink() -> Result<NodeScripts> {
    node_scripts("xtask/shrink", &[""], &SHRINK.home()?, "what makes the site smaller, seconds")
}

/// The engines to compare with, and the scripts that measure them.
fn peers(home: &Path) -> Result<NodeScripts> {
    let what = "the engines to compare with and the texts of the corpora, about half a minute";
    node_scripts("bench/peers", &["", "pages"], home, what)
}

/// Node.js, and our scripts with their packages.
fn node_scripts(ours: &str, folders: &[&str], home: &Path, what: &str) -> Result<NodeScripts> {
    let node = node()?;
    packages(ours, folders, home, what)?;
    Ok(NodeScripts { node, scripts: home.to_path_buf() })
}

/// In the folder `home` a copy of a folder of ours, and the packages that it asks for: Node looks for packages
/// beside the script that names them, and the checkout is no place for them.
///
/// What rewrites the page that readers run, and what judges it, is held by hash: with a lock file npm takes the very
/// bytes that somebody here has used, or stops. Ours name no address, so that they hold for every registry and mirror.
/// The engines to compare with have none: theirs would be six thousand lines, and what they make reaches no reader.
fn packages(ours: &str, folders: &[&str], home: &Path, what: &str) -> Result {
    for folder in folders {
        copy_files(&root().join(ours).join(folder), &home.join(folder))
            .map_err(|error| format!("- {ours}: cannot copy it to {}: {error}", home.display()))?;
    }
    let lock = home.join("package-lock.json");
    let (asked, words) = if lock.is_file() {
        (lock, &["ci"][..])
    } else {
        (home.join("package.json"), &["install", "--no-package-lock"][..])
    };
    // An install that came to its end left behind what it was an install of.
    let label = home.join("node_modules/installed.json");
    let wanted = fs::read(&asked).ok();
    if wanted.is_some() && fs::read(&label).ok() == wanted {
        return Ok(());
    }
    println!("set-up: by npm, {what}");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = program(npm, words);
    // No script of a package runs: what we use works without.
    install.args(["--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(home);
    run(&mut install)
        .and_then(|()| fs::copy(&asked, label).map(drop).map_err(|error| error.to_string()))
        .map_err(|error| {
            format!("- the packages that {ours} uses, by npm, which comes with Node.js: {error}")
        })
}

/// Copies the files of a folder, without its folders.
fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn node() -> Result<PathBuf> {
    let with_npm = first_of(&["npm", "npm.cmd"]).and_then(|_| first_of(&["node"]));
    let version = with_npm.as_ref().and_then(|node| output(Command::new(node).arg("--version")));
    match (with_npm, version.as_deref().and_then(node_version)) {
        (Some(node), Some(version)) if version >= NODE => Ok(node),
        _ => Err(format!(
            "- Node.js {}.{} or later with npm, found {}{NODE_LINES}",
            NODE.0,
            NODE.1,
            version.as_deref().unwrap_or("none")
        )),
    }
}

/// The first two numbers of `v20.20.2`.
fn node_version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

const NODE_LINES: &str = "
  type, on Debian   sudo apt-get install -y nodejs npm
        on Fedora   sudo dnf install -y nodejs npm
        on macOS    brew install node";

/// A browser and its driver, which must be of one version, so they are installed together.
fn chromium_and_driver() -> Result<(PathBuf, PathBuf)> {
    let find = || both(named("CHROMIUM", CHROMIUM), named("CHROMEDRIVER", CHROMEDRIVER));
    if let Ok(found) = find() {
        return Ok(found);
    }
    let is_chosen = env::var_os("CHROMIUM").or(env::var_os("CHROMEDRIVER")).is_some();
    if !is_chosen {
        by_apt("Chromium and its driver, about 1 minute", &["chromium", "chromium-driver"]);
    }
    find().map_err(|missing| format!("{missing}{BROWSER_LINES}"))
}

const BROWSER_LINES: &str = "
  type, on Debian   sudo apt-get install -y chromium chromium-driver
        on Fedora   sudo dnf install -y chromium chromedriver
        on macOS    brew install --cask chromium chromedriver
        on Windows  the same as on Debian, inside WSL; building and serving need no browser
  or set CHROMIUM and CHROMEDRIVER to the two programs";

/// The program that this variable names, else the first of these names on this machine.
fn named(variable: &str, names: &[&str]) -> Result<PathBuf> {
    match env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) {
        Some(program) if program.is_file() => Ok(root().join(program)),
        Some(program) => Err(format!("- {variable}: no program at {}", program.display())),
        None => first_of(names).ok_or_else(|| format!("- {}: not on PATH", names[0])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_message_names_everything_that_is_missing() {
        let missing = |what: &str| Err::<(), _>(format!("- {what}"));
        assert_eq!(
            both(missing("trunk"), both(Ok(()), missing("axe"))).err().as_deref(),
            Some("- trunk\n- axe")
        );
        assert!(both(Ok(1), Ok(2)).is_ok());
    }

    #[test]
    fn the_version_of_node_is_its_first_two_numbers() {
        assert_eq!(node_version("v20.9.0"), Some((20, 9)));
        assert_eq!(node_version("command not found"), None);
    }

    #[test]
    fn a_program_that_is_nowhere_is_named_in_the_message() {
        let message = named("NO_SUCH_VARIABLE", &["no-such-browser"]).err().unwrap_or_default();
        assert_eq!(message, "- no-such-browser: not on PATH");
    }
}
