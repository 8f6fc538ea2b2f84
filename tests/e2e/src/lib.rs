//! A real Chromium in front of the built page, for the journeys and for the measurements.

pub mod driver;
pub mod page;

use std::error::Error;
use std::fs;
use std::path::Path;

use server::{Options, Server};

/// What a step comes to.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The built page as a project site would serve it: below a path, its policy repeated as a header so that
/// the browser reports what it stops.
pub fn serve(dist: &Path, headers: Vec<(&'static str, &'static str)>) -> Outcome<Server> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).map_err(|error| format!("cannot read {}: {error}", index.display()))?;
    let policy =
        policy(&html).ok_or_else(|| format!("expected a content security policy in {}", index.display()))?;
    let options =
        Options { mount: "/some/sub/path/".to_owned(), policy: Some(policy), headers, ..Options::default() };
    Ok(Server::start(dist, options)?)
}

/// The content security policy that a page's `<meta>` sets, on one line.
fn policy(html: &str) -> Option<String> {
    let meta = html.split("<meta").find(|meta| meta.contains("\"Content-Security-Policy\""))?;
    let policy = meta.split_once("content=\"")?.1.split('"').next()?;
    Some(policy.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn the_policy_is_read_from_the_page() {
        let html = "<meta charset=\"utf-8\">
            <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';
                style-src 'self'\">";
        assert_eq!(policy(html).as_deref(), Some("default-src 'none'; style-src 'self'"));
        assert_eq!(policy(r#"<meta charset="utf-8">"#), None);
    }
}
