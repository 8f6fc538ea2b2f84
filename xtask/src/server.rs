//! A plain static server for one folder, open to this machine only.
//!
//! It behaves like the hosts that the site is meant for, which know nothing of the app: a file is a file, a
//! folder is its `index.html`, anything else is 404, so a link that works here works there. It can serve
//! below a path, as a project page does, and for tests it can repeat the page's content security policy as
//! a header and keep the violation reports that browsers then send.
//!
//! One thread per connection: enough for one reader and simple enough to be right.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Where browsers send reports of what the policy stopped.
const REPORTS: &str = "/__csp";
/// Longest request line or header line; longer ones are refused.
const LONGEST_LINE: u64 = 16 * 1024;
/// Most header lines in one request.
const MOST_HEADERS: usize = 100;
/// Longest request body; only reports have one.
const LONGEST_BODY: usize = 256 * 1024;
/// How long a connection may stay silent. Browsers open spare ones that they never use.
const PATIENCE: Duration = Duration::from_secs(30);

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
    site: Arc<Site>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder `root` on 127.0.0.1.
    pub fn start(root: &Path, options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        let address = listener.local_addr()?;
        let site = Arc::new(Site {
            root: root.canonicalize()?,
            options,
            reports: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let listening = thread::spawn({
            let site = Arc::clone(&site);
            move || site.listen(&listener)
        });
        Ok(Self { address, site, listening: Some(listening) })
    }

    /// The address of the folder, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.site.options.mount)
    }

    /// The policy reports that came in since the last call.
    pub fn take_reports(&self) -> Vec<String> {
        std::mem::take(&mut *self.site.reports.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Serves until the program ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            // A listener that failed has nothing more to serve; there is nothing to add.
            let _ = listening.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.stopped.store(true, Ordering::SeqCst);
        if let Some(listening) = self.listening.take() {
            // The listener sees the flag when the next connection wakes it, so here is one.
            let _ = TcpStream::connect(self.address);
            let _ = listening.join();
        }
    }
}

#[derive(Debug)]
struct Site {
    root: PathBuf,
    options: Options,
    reports: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl Site {
    fn listen(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.stopped.load(Ordering::SeqCst) {
                return;
            }
            let Ok(stream) = stream else { continue };
            let site = Arc::clone(self);
            // A connection that breaks is the browser's business: it asks again.
            thread::spawn(move || site.converse(&stream));
        }
    }

    /// Answers one request after the other until either side has had enough.
    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        loop {
            let request = read_request(&mut reader)?;
            if self.stopped.load(Ordering::SeqCst) {
                return Ok(());
            }
            let (answer, head_only, close) = match request {
                Incoming::Closed => return Ok(()),
                Incoming::Refused(status) => (Answer::plain(status), false, true),
                Incoming::Request(request) => {
                    (self.answer(&request), request.method == "HEAD", request.close)
                }
            };
            self.send(stream, &answer, head_only, close)?;
            if close {
                return Ok(());
            }
        }
    }

    fn answer(&self, request: &Request) -> Answer {
        match request.method.as_str() {
            "POST" if request.path() == REPORTS && self.options.policy.is_some() => {
                let report = String::from_utf8_lossy(&request.body).into_owned();
                self.reports.lock().unwrap_or_else(PoisonError::into_inner).push(report);
                Answer::plain("200 OK")
            }
            "GET" | "HEAD" => match self.file(request.path()) {
                Ok(file) => match fs::read(&file) {
                    Ok(body) => Answer { status: "200 OK", content_type: content_type(&file), body },
                    Err(_) => Answer::plain(NOT_FOUND),
                },
                Err(status) => Answer::plain(status),
            },
            _ => Answer::plain("405 Method Not Allowed"),
        }
    }

    /// The file that a path of a URL stands for. Nothing outside the root is ever found, not by `..`, not
    /// by a percent sign, and not through a symbolic link.
    fn file(&self, path: &str) -> Result<PathBuf, &'static str> {
        let decoded = percent_decoded(path).ok_or(BAD_REQUEST)?;
        let inside = decoded.strip_prefix(&self.options.mount).ok_or(NOT_FOUND)?;
        if inside.contains(['\0', '\\'])
            || !Path::new(inside).components().all(|component| matches!(component, Component::Normal(_)))
        {
            return Err(NOT_FOUND);
        }
        let asked = self.root.join(inside);
        let file = if inside.is_empty() || inside.ends_with('/') { asked.join("index.html") } else { asked };
        match file.canonicalize() {
            Ok(file) if file.starts_with(&self.root) && file.is_file() => Ok(file),
            _ => Err(NOT_FOUND),
        }
    }

    fn send(&self, mut stream: &TcpStream, answer: &Answer, head_only: bool, close: bool) -> io::Result<()> {
        let Answer { status, content_type, body } = answer;
        let mut message = Vec::new();
        write!(
            message,
            "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: {}\r\n",
            body.len(),
            if close { "close" } else { "keep-alive" },
        )?;
        if let Some(policy) = &self.options.policy {
            write!(message, "Content-Security-Policy: {policy}; report-uri {REPORTS}\r\n")?;
        }
        for (name, value) in &self.options.headers {
            write!(message, "{name}: {value}\r\n")?;
        }
        message.extend_from_slice(b"\r\n");
        if !head_only {
            message.extend_from_slice(body);
        }
        stream.write_all(&message)
    }
}

const BAD_REQUEST: &str = "400 Bad Request";
const NOT_FOUND: &str = "404 Not Found";

struct Answer {
    status: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
}

impl Answer {
    /// A status that says all there is to say.
    fn plain(status: &'static str) -> Self {
        Self { status, content_type: "text/plain; charset=utf-8", body: format!("{status}\n").into_bytes() }
    }
}

struct Request {
    method: String,
    target: String,
    /// Whether the connection ends with this request.
    close: bool,
    body: Vec<u8>,
}

impl Request {
    fn path(&self) -> &str {
        self.target.split(['?', '#']).next().unwrap_or_default()
    }
}

/// What came in where a request was expected.
enum Incoming {
    Request(Request),
    Refused(&'static str),
    Closed,
}

fn read_request(reader: &mut impl BufRead) -> io::Result<Incoming> {
    let Some(line) = read_line(reader)? else { return Ok(Incoming::Closed) };
    let words: Vec<&str> = line.split(' ').collect();
    let [method, target, version @ ("HTTP/1.1" | "HTTP/1.0")] = words[..] else {
        return Ok(Incoming::Refused(BAD_REQUEST));
    };
    if !target.starts_with('/') {
        return Ok(Incoming::Refused(BAD_REQUEST));
    }
    let mut close = version == "HTTP/1.0";
    let mut length = 0;
    for _ in 0..MOST_HEADERS {
        let Some(line) = read_line(reader)? else { return Ok(Incoming::Refused(BAD_REQUEST)) };
        if line.is_empty() {
            if length > LONGEST_BODY {
                return Ok(Incoming::Refused("413 Content Too Large"));
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            return Ok(Incoming::Request(Request {
                method: method.to_owned(),
                target: target.to_owned(),
                close,
                body,
            }));
        }
        let Some((name, value)) = line.split_once(':') else { return Ok(Incoming::Refused(BAD_REQUEST)) };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "connection" => close |= value.eq_ignore_ascii_case("close"),
            "content-length" => match value.parse() {
                Ok(number) => length = number,
                Err(_) => return Ok(Incoming::Refused(BAD_REQUEST)),
            },
            // No browser sends its reports so; guessing where such a body ends would be a hole.
            "transfer-encoding" => return Ok(Incoming::Refused("501 Not Implemented")),
            _ => {}
        }
    }
    Ok(Incoming::Refused(BAD_REQUEST))
}

/// One line without its end, or nothing when the stream ends or the line is too long to be meant well.
fn read_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    reader.take(LONGEST_LINE).read_until(b'\n', &mut line)?;
    if line.pop() != Some(b'\n') {
        return Ok(None);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// `%41` to `A`; nothing when a percent sign is followed by something else or the bytes are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push((high * 16 + low) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            for (path, text) in
                [("secret.txt", "secret"), ("site/index.html", "home"), ("site/a b.txt", "spaced")]
            {
                fs::write(folder.join(path), text).expect("a file");
            }
            for (path, text) in
                [("site/sub/index.html", "sub"), ("site/app.wasm", "\0asm"), ("site/app.js", "js")]
            {
                fs::write(folder.join(path), text).expect("a file");
            }
            let options =
                Options { mount: mount.to_owned(), policy: policy.map(str::to_owned), ..Options::default() };
            let server = Server::start(&folder.join("site"), options).expect("a server");
            Self { folder, server }
        }

        /// Sends bytes, says that there is nothing more to come, and returns all that comes back.
        fn say(&self, message: &str) -> String {
            let mut stream = TcpStream::connect(self.server.address).expect("a connection");
            stream.write_all(message.as_bytes()).expect("sent");
            stream.shutdown(std::net::Shutdown::Write).expect("half closed");
            let mut answer = Vec::new();
            // A refused request may end in a reset after the answer; what came counts.
            let _ = stream.read_to_end(&mut answer);
            String::from_utf8_lossy(&answer).into_owned()
        }

        fn get(&self, target: &str) -> String {
            self.say(&format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        }

        /// The three digits of the status.
        fn status(&self, target: &str) -> String {
            self.get(target).chars().skip("HTTP/1.1 ".len()).take(3).collect()
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
            let answer = site.get(target);
            assert!(
                answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(&format!("\r\n\r\n{body}")),
                "{answer}"
            );
        }
        for missing in ["/nothing", "/sub", "/index.html/", "/favicon.ico"] {
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
            "/..%5csecret.txt",
            "//secret.txt",
            "/./index.html/../../secret.txt",
            "/index.html%00.txt",
        ] {
            assert_eq!(site.status(target), "404", "{target}");
        }
        let absolute = site.folder.join("secret.txt");
        assert_eq!(site.status(&format!("/{}", absolute.display())), "404");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_outside_is_not_followed() {
        let site = Fixture::new("link", "/", None);
        std::os::unix::fs::symlink(site.folder.join("secret.txt"), site.folder.join("site/link.txt"))
            .expect("a link");
        assert_eq!(site.status("/link.txt"), "404");
    }

    #[test]
    fn each_kind_of_file_says_what_it_is() {
        let site = Fixture::new("types", "/", None);
        for (target, kind) in
            [("/", "text/html"), ("/app.wasm", "application/wasm"), ("/app.js", "text/javascript")]
        {
            let answer = site.get(target);
            assert!(answer.contains(&format!("\r\nContent-Type: {kind}")), "{answer}");
            assert!(
                answer.contains("\r\nX-Content-Type-Options: nosniff\r\nConnection: keep-alive\r\n"),
                "{answer}"
            );
        }
        for (name, kind) in
            [("a.css", "text/css; charset=utf-8"), ("a.webmanifest", "application/manifest+json")]
        {
            assert_eq!(content_type(Path::new(name)), kind);
        }
        assert_eq!(content_type(Path::new("LICENSE")), "application/octet-stream");
    }

    #[test]
    fn what_is_not_a_request_is_refused() {
        let site = Fixture::new("refused", "/", None);
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000));
        for (message, status) in [
            ("hello\r\n\r\n", "400"),
            ("GET / HTTP/2\r\n\r\n", "400"),
            ("GET index.html HTTP/1.1\r\n\r\n", "400"),
            ("GET http://localhost/ HTTP/1.1\r\n\r\n", "400"),
            ("GET /%zz HTTP/1.1\r\n\r\n", "400"),
            ("GET /%ff HTTP/1.1\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nno colon\r\n\r\n", "400"),
            ("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"),
            ("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n", "413"),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "501"),
            ("DELETE / HTTP/1.1\r\n\r\n", "405"),
            ("POST /__csp HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", "405"),
            (&long, "400"),
        ] {
            let answer = site.say(message);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{message:?}: {answer:?}");
        }
        assert_eq!(site.say(""), "");
    }

    #[test]
    fn one_connection_answers_several_requests_and_closes_when_asked() {
        let site = Fixture::new("several", "/", None);
        let answer = site.say(
            "HEAD / HTTP/1.1\r\n\r\nGET /sub/ HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        );
        assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
        assert!(
            answer.contains("Content-Length: 4\r\n") && !answer.contains("home"),
            "a head has no body: {answer}"
        );
        assert!(answer.contains("Connection: close\r\n") && answer.ends_with("sub"), "{answer}");
        let old = site.say("GET / HTTP/1.0\r\n\r\n");
        assert!(old.contains("Connection: close\r\n") && old.ends_with("home"), "{old}");
    }

    #[test]
    fn the_folder_can_lie_below_a_path() {
        let site = Fixture::new("below", "/some/sub/", None);
        assert!(site.server.url().ends_with("/some/sub/"));
        assert_eq!(site.status("/some/sub/app.js"), "200");
        assert_eq!(site.status("/some/sub/?q=1"), "200");
        for outside in ["/", "/app.js", "/some/sub/../sub/app.js"] {
            assert_eq!(site.status(outside), "404", "{outside}");
        }
    }

    #[test]
    fn the_policy_is_a_header_and_its_reports_are_kept() {
        let site = Fixture::new("policy", "/", Some("default-src 'none'"));
        let header = "\r\nContent-Security-Policy: default-src 'none'; report-uri /__csp\r\n";
        assert!(site.get("/").contains(header));
        let answer = site.say("POST /__csp HTTP/1.1\r\nContent-Length: 6\r\n\r\nreport");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert_eq!(site.server.take_reports(), ["report"]);
        assert!(site.server.take_reports().is_empty());
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
