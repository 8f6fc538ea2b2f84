//! The tools we use that are not ours: which version, where we keep them, how to find them.
//!
//! A tool counts only when it answers `--version` with exactly the version asked for, so a half-finished
//! install, a broken one and another version are all simply "not there". They are kept per user and per
//! version, outside the checkout: a second clone finds them, and another version never overwrites them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::output;

/// A program in one exact version.
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
    /// What it is kept by besides, where ours does what others of its version do not; else empty.
    pub ours: &'static str,
}

/// Builds the site. 0.22 wants a newer compiler than the one we pin.
pub const TRUNK: Tool = Tool { name: "trunk", version: "0.21.14", ours: "" };
/// Writes the page's side of the wasm, and cuts it in two (`tools`); must equal the `wasm-bindgen` in Cargo.lock.
pub const WASM_BINDGEN: Tool = Tool { name: "wasm-bindgen", version: "0.2.130", ours: "-2" };
/// Looks for barriers to people with disabilities; a script, not a program.
pub const AXE: Tool = Tool { name: "axe-core", version: "4.14.1", ours: "" };

/// Drives Firefox.
pub const GECKODRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1", ours: "" };

/// What makes the built site smaller: our scripts in `xtask/shrink` with their packages. Another version where
/// they or the packages change, so that two checkouts do not overwrite each other's.
pub const SHRINK: Tool = Tool { name: "shrink", version: "3", ours: "" };

/// The oldest Node.js that runs our scripts: the first two numbers of its version.
pub const NODE: (u32, u32) = (20, 12);

/// What the wasm is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Names a browser goes by on the systems we know.
pub const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/// Names Firefox goes by.
pub const FIREFOX: &[&str] = &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
/// WebKit's small browser, which no PATH has.
pub const MINIBROWSER: &[&str] = &[
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];
/// Names its driver goes by.
pub const WEBKITDRIVER: &[&str] = &["WebKitWebDriver"];
/// Names Chromium's driver goes by.
pub const CHROMEDRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];

impl Tool {
    /// The program in the right version, ours before one on PATH.
    pub fn find(&self) -> Option<PathBuf> {
        let ours = self.home().ok().map(|home| home.join("bin").join(self.file_name()));
        let others = if self.ours.is_empty() { on_path(self.name) } else { None };
        ours.into_iter().chain(others).find(|program| self.is(program))
    }

    /// The folder of this tool in this version: its programs are in `bin`.
    pub fn home(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}{}", self.name, self.version, self.ours)))
    }

    fn is(&self, program: &Path) -> bool {
        let answer = output(Command::new(program).arg("--version"));
        answer.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(self.version))
    }

    fn file_name(&self) -> String {
        format!("{}{}", self.name, env::consts::EXE_SUFFIX)
    }
}

/// The first of these programs that is on this machine.
pub fn first_of(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| on_path(name))
}

/// A program on PATH. A name that is itself an absolute path stands for itself.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(&name)).find(|program| program.is_file())
}

/// PATH with the folders of these programs first: a program started with it meets ours before any other of
/// the same name.
pub fn path_with(programs: &[&Path]) -> Result<OsString> {
    let ours = programs.iter().filter_map(|program| program.parent()).map(Path::to_path_buf);
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(ours.chain(env::split_paths(&rest))).map_err(|error| {
        format!("cannot put the tools on PATH: {error}; set CONCORDANCE_TOOLS to another folder")
    })
}

/// Where our tools are kept: `CONCORDANCE_TOOLS`, or the place this system has for what can be made again.
fn cache() -> Result<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = variable("CONCORDANCE_TOOLS") {
        return Ok(folder);
    }
    let home = || variable("HOME");
    let caches = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("XDG_CACHE_HOME").or_else(|| Some(home()?.join("Library/Caches")))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| Some(home()?.join(".cache")))
    };
    caches.map(|folder| folder.join("concordance")).ok_or_else(|| {
        "no folder to keep tools in: HOME is not set; set CONCORDANCE_TOOLS to a folder".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::process::root;

    /// The version is written in five places that cannot read each other; this is what keeps them equal.
    #[test]
    fn wasm_bindgen_has_one_version_everywhere() {
        let version = WASM_BINDGEN.version;
        for (file, line) in [
            ("Cargo.lock", format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")),
            ("bench/engine/Cargo.toml", format!("wasm-bindgen = \"={version}\"")),
            ("tools/Cargo.toml", format!("wasm-bindgen-cli-support = \"={version}\"")),
            ("tools/Cargo.lock", format!("name = \"wasm-bindgen-cli-support\"\nversion = \"{version}\"")),
            ("Trunk.toml", format!("wasm_bindgen = \"{version}\"")),
        ] {
            let text = fs::read_to_string(root().join(file)).unwrap_or_default().replace("\r\n", "\n");
            assert!(text.contains(&line), "expected {line:?} in {file}");
        }
    }

    /// A lock file with hashes and without addresses: npm takes the packages from the registry that this machine
    /// uses, and refuses one whose hash is another.
    #[test]
    fn packages_from_npm_are_held_by_hash_and_by_no_host() {
        for folder in ["xtask/axe", "xtask/shrink"] {
            let file = root().join(folder).join("package-lock.json");
            let lock = fs::read_to_string(&file).unwrap_or_default();
            // The first entry is the folder itself.
            let packages = lock.matches("\"node_modules/").count();
            assert!(packages > 0, "expected packages in {}", file.display());
            assert_eq!(lock.matches("\"integrity\": \"sha512-").count(), packages, "{}", file.display());
            assert!(!lock.contains("\"resolved\"") && !lock.contains("://"), "{}", file.display());
        }
        let axe = fs::read_to_string(root().join("xtask/axe/package.json")).unwrap_or_default();
        assert!(axe.contains(&format!("\"axe-core\": \"{}\"", AXE.version)), "{axe}");
    }

    #[test]
    fn our_tools_come_first_on_path() {
        let path = path_with(&[Path::new("/cache/one/bin/one"), Path::new("/cache/two/bin/two")])
            .unwrap_or_default();
        let folders: Vec<PathBuf> = env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [Path::new("/cache/one/bin"), Path::new("/cache/two/bin")]);
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert_eq!(on_path("no-such-program-anywhere"), None);
    }
}
