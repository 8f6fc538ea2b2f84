//! What lets a site be installed and opened with the network gone: the list that its service worker keeps, and what it is
//! called on a reader's machine.

use serde_json::json;
use sha2::{Digest, Sha256};

/// The service worker, as the app has it and as the site has it.
pub(crate) const WORKER: &str = "sw.js";

/// What the site is called when it is installed.
pub(crate) const MANIFEST: &str = "site.webmanifest";

/// The service worker of a site that opens with these files, names and contents. Its version is told by both, so that it
/// changes when any of them does and only then.
pub(crate) fn worker(template: &str, files: &[(&str, &[u8])]) -> String {
    let mut version = Sha256::new();
    for (name, bytes) in files {
        version.update(name.as_bytes());
        version.update([0]);
        version.update(Sha256::digest(bytes));
    }
    let version = crate::naming::digits(&version.finalize());
    // The overview goes by the address that readers open.
    let names: Vec<&str> =
        files.iter().map(|(name, _)| if *name == "index.html" { "./" } else { name }).collect();
    template.replace("[\"__FILES__\"]", &json!(names).to_string()).replace("__VERSION__", &version)
}

/// The manifest of a site with that name.
pub(crate) fn manifest(title: &str, description: &str) -> String {
    let manifest = json!({
        "name": title,
        "description": description,
        "start_url": "./",
        "display": "minimal-ui",
        "icons": [{ "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" }],
    });
    format!("{manifest:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const VERSION = \"__VERSION__\", FILES = [\"__FILES__\"];";

    #[test]
    fn a_worker_lists_its_files() {
        let worker = worker(TEMPLATE, &[("index.html", b"page"), ("app.js", b"app")]);
        assert!(worker.ends_with("FILES = [\"./\",\"app.js\"];"), "{worker}");
    }

    #[test]
    fn its_version_changes_with_any_file_and_only_then() {
        let of = |page: &[u8]| worker(TEMPLATE, &[("index.html", page), ("app.js", b"app")]);
        assert_eq!(of(b"page"), of(b"page"));
        assert_ne!(of(b"page"), of(b"Page"));
    }
}
