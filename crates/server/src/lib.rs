//! A static server for one folder, open to this machine only.
//!
//! It behaves like the hosts that the site is meant for, which know nothing of the app: a file is a file, a folder is
//! its `index.html`, anything else is 404, so a link that works here works there. It can serve below a path, as a
//! project page does, and for tests it can repeat the page's content security policy as a header and keep the violation
//! reports that browsers then send. `concordance serve`, `cargo xtask serve`, the journeys and the measurements all use it: what
//! is tested is what is seen.
//!
//! HTTP is axum's and files are tower-http's. This is a package of its own because the chores have no dependency, so
//! that they answer at once.

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::{get, post};
use std::future::ready;
use std::io::{self, Error};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use tokio::sync::{oneshot, watch};
use tower_http::services::ServeDir;

/// Where browsers send reports of what the policy stopped.
const REPORTS: &str = "/__csp";

/// Where a page asks to be told when the site has changed; the answer comes when it has.
const CHANGES: &str = "__changes";

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The port, or 0 for any free one.
    pub port: u16,
    /// The path that the folder appears under; begins and ends with a slash.
    pub mount: String,
    /// A content security policy to send as a header, with violations reported back to this server.
    pub policy: Option<String>,
    /// Headers to send with every file, for measurements that need them.
    pub headers: Vec<(&'static str, &'static str)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 0, mount: "/".to_owned(), policy: None, headers: Vec::new() }
    }
}

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    mount: String,
    reports: Reports,
    changes: watch::Sender<()>,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
}

type Reports = Arc<Mutex<Vec<String>>>;

impl Server {
    /// Serves the folder `root` on 127.0.0.1.
    pub fn start(root: &Path, options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let reports = Reports::default();
        let (changes, _) = watch::channel(());
        let site = site(root, &options, &reports, &changes)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        let serving = thread::spawn(move || {
            runtime.spawn(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, site).await
            });
            // Whether it is told to stop or its owner is gone; browsers keep connections open that nobody waits for.
            let _ = runtime.block_on(stopped);
            runtime.shutdown_background();
        });
        Ok(Self { address, mount: options.mount, reports, changes, stop: Some(stop), serving: Some(serving) })
    }

    /// The address of the folder, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.mount)
    }

    /// The policy reports that came in since the last call.
    pub fn take_reports(&self) -> Vec<String> {
        std::mem::take(&mut *self.reports.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells the pages that asked that the site has changed.
    pub fn tell_of_changes(&self) {
        self.changes.send_replace(());
    }

    /// Serves until the program ends.
    pub fn wait(mut self) {
        if let Some(serving) = self.serving.take() {
            // A server that failed has nothing more to serve; there is nothing to add.
            let _ = serving.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(serving) = self.serving.take() {
            let _ = serving.join();
        }
    }
}

/// The folder below its path, and where reports arrive.
fn site(
    root: &Path,
    options: &Options,
    reports: &Reports,
    changes: &watch::Sender<()>,
) -> io::Result<Router> {
    let files = ServeDir::new(root).redirect_to_trailing_slash(false);
    let mut site = match options.mount.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        below => Router::new().nest_service(below, files),
    };
    site = site.route(&[&*options.mount, CHANGES].concat(), get(change).with_state(changes.clone()));
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in &options.headers {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Some(policy) = &options.policy {
        let policy = format!("{policy}; report-uri {REPORTS}");
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::try_from(policy).map_err(Error::other)?);
        site = site.route(REPORTS, post(keep).with_state(Arc::clone(reports)));
    }
    Ok(site.layer(map_response(move |response| ready(dress(response, headers.clone())))))
}

/// Answers at the next change.
async fn change(State(changes): State<watch::Sender<()>>) {
    // It only fails when the server goes, and the connection with it.
    let _ = changes.subscribe().changed().await;
}

async fn keep(State(reports): State<Reports>, report: String) {
    reports.lock().unwrap_or_else(PoisonError::into_inner).push(report);
}

/// Adds what every answer says, and that text is UTF-8.
fn dress(mut response: Response, headers: HeaderMap) -> Response {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.filter(|kind| kind.starts_with("text/") && !kind.contains("charset"));
    if let Some(kind) = kind.and_then(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok()) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response.headers_mut().extend(headers);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;

    /// A folder with a few files and its server; both go when it is dropped.
    struct Fixture {
        folder: PathBuf,
        server: Server,
    }

    impl Fixture {
        fn new(name: &str, mount: &str, policy: Option<&str>) -> Self {
            let folder =
                std::env::temp_dir().join(format!("concordance-server-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("site/sub")).expect("a folder");
            for (path, text) in [
                ("secret.txt", "secret"),
                ("site/index.html", "home"),
                ("site/a b.txt", "spaced"),
                ("site/sub/index.html", "sub"),
                ("site/app.wasm", "\0asm"),
                ("site/app.js", "js"),
                ("site/app.webmanifest", "{}"),
            ] {
                fs::write(folder.join(path), text).expect("a file");
            }
            let options = Options {
                mount: mount.to_owned(),
                policy: policy.map(str::to_owned),
                headers: vec![("cross-origin-opener-policy", "same-origin")],
                ..Options::default()
            };
            let server = Server::start(&folder.join("site"), options).expect("a server");
            Self { folder, server }
        }

        /// All that comes back for a request line and a body.
        fn say(&self, request: &str, body: &str) -> String {
            let mut stream = TcpStream::connect(self.server.address).expect("a connection");
            let length = body.len();
            write!(
                stream,
                "{request} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .expect("sent");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            answer
        }

        /// The three digits of the status.
        fn status(&self, target: &str) -> String {
            self.say(&format!("GET {target}"), "").chars().skip("HTTP/1.1 ".len()).take(3).collect()
        }
    }

    impl Drop for Fixture {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }

    #[test]
    fn a_folder_is_its_index_and_a_query_changes_nothing() {
        let site = Fixture::new("index", "/", None);
        for (target, body) in
            [("/", "home"), ("/?q=peace&p=1", "home"), ("/sub/", "sub"), ("/a%20b.txt", "spaced")]
        {
            let answer = site.say(&format!("GET {target}"), "");
            assert!(
                answer.starts_with("HTTP/1.1 200 ") && answer.ends_with(&format!("\r\n\r\n{body}")),
                "{answer}"
            );
        }
        for missing in ["/nothing", "/index.html/", "/favicon.ico"] {
            assert_eq!(site.status(missing), "404", "{missing}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let site = Fixture::new("outside", "/", None);
        for target in [
            "/../secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e/secret.txt",
            "/sub/../../secret.txt",
            "//secret.txt",
        ] {
            assert_eq!(site.status(target), "404", "{target}");
        }
        let absolute = site.folder.join("secret.txt");
        assert_eq!(site.status(&format!("/{}", absolute.display())), "404");
    }

    #[test]
    fn each_kind_of_file_says_what_it_is() {
        let site = Fixture::new("types", "/", None);
        for (target, kind) in [
            ("/", "text/html; charset=utf-8\r\n"),
            ("/app.wasm", "application/wasm\r\n"),
            ("/app.js", "text/javascript; charset=utf-8\r\n"),
            ("/app.webmanifest", "application/manifest+json\r\n"),
        ] {
            let answer = site.say(&format!("GET {target}"), "").to_lowercase();
            assert!(answer.contains(&format!("\r\ncontent-type: {kind}")), "{answer}");
            for header in [
                "cache-control: no-cache",
                "x-content-type-options: nosniff",
                "cross-origin-opener-policy: same-origin",
            ] {
                assert!(answer.contains(&format!("\r\n{header}\r\n")), "{answer}");
            }
        }
    }

    #[test]
    fn the_folder_can_lie_below_a_path() {
        let site = Fixture::new("below", "/some/sub/", None);
        assert!(site.server.url().ends_with("/some/sub/"));
        for inside in ["/some/sub/", "/some/sub/app.js", "/some/sub/?q=1"] {
            assert_eq!(site.status(inside), "200", "{inside}");
        }
        for outside in ["/", "/app.js", "/__csp"] {
            assert_eq!(site.status(outside), "404", "{outside}");
        }
    }

    #[test]
    fn the_policy_is_a_header_and_its_reports_are_kept() {
        let site = Fixture::new("policy", "/some/sub/", Some("default-src 'none'"));
        let answer = site.say("GET /some/sub/", "").to_lowercase();
        assert!(
            answer.contains("\r\ncontent-security-policy: default-src 'none'; report-uri /__csp\r\n"),
            "{answer}"
        );
        let answer = site.say("POST /__csp", "report");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert_eq!(site.server.take_reports(), ["report"]);
        assert!(site.server.take_reports().is_empty());
    }

    #[test]
    fn a_change_is_told_to_who_asked() {
        let site = Fixture::new("changes", "/some/sub/", None);
        let (sender, receiver) = std::sync::mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| sender.send(site.status("/some/sub/__changes")).expect("somebody listens"));
            // It may not have asked yet; whoever asks later is told of the next.
            let told = std::iter::repeat_with(|| {
                site.server.tell_of_changes();
                receiver.recv_timeout(std::time::Duration::from_millis(10)).ok()
            });
            assert_eq!(told.flatten().next().as_deref(), Some("200"));
        });
    }

    #[test]
    fn a_dropped_server_answers_no_more() {
        let site = Fixture::new("dropped", "/", None);
        let mut open = TcpStream::connect(site.server.address).expect("a connection");
        drop(site);
        let _ = open.write_all(b"GET / HTTP/1.1\r\n\r\n");
        let mut answer = String::new();
        let _ = open.read_to_string(&mut answer);
        assert_eq!(answer, "");
    }
}
