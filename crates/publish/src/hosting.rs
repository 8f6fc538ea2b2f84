//! What hosts of static files want to be told: which headers go with which files.
//!
//! No host needs any of it: without, the policy in each page holds, and files are asked for again.

use std::fmt::Write;

use crate::app::App;
use crate::error::Error;

/// Read by Netlify, Cloudflare Pages and others, at the top of a site. nginx and others are told in docs/hosting.md.
pub(crate) const HEADERS: &str = "_headers";

/// Tells GitHub Pages to serve the files as they are.
pub(crate) const PLAIN: &str = ".nojekyll";

/// What hosts show for an address that the site does not have.
pub(crate) const MISSING: &str = "404.html";

/// The headers of a site. Files that are named by their contents never change.
pub(crate) fn headers(app: &App) -> Result<String, Error> {
    let page = app.text("index.html")?;
    let policy = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = policy.and_then(|(_, rest)| rest.split_once('"')).map(|(policy, _)| policy);
    let policy =
        policy.ok_or_else(|| Error::App("found no policy in index.html; build the app anew".to_owned()))?;
    let mut out = format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cross-Origin-Opener-Policy: same-origin\n  Cache-Control: no-cache\n"
    );
    for named in ["concordance-app", "style", "boot", "corpus"] {
        // Two values of one header are joined by some hosts; this one replaces the first.
        let _ = writeln!(
            out,
            "/{named}-*\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable"
        );
    }
    Ok(out)
}
