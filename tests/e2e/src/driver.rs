//! The browser's driver: a program of its own, started for one run and stopped with it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::Outcome;

/// How Chromium starts. It may talk to this machine and to nobody else: the page must do without, and a
/// browser has much to say on its own behalf.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-color-profile=srgb",
];

/// What draws pages and runs their programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium: all journeys, since its driver can do the most.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as GNOME has it.
    WebKit,
}

/// A running driver; it stops when it is dropped.
pub struct Driver {
    engine: Engine,
    processes: Vec<Child>,
    port: u16,
    browser: PathBuf,
}

impl Driver {
    /// Starts the driver of a browser on a free port.
    pub fn start(engine: Engine, driver: &Path, browser: &Path) -> Outcome<Self> {
        let mut running = Self { engine, processes: Vec::new(), port: 0, browser: browser.to_owned() };
        running.port = match engine {
            Engine::Chromium => running.run(driver, &["--port=0"], "started successfully on port ")?,
            Engine::Firefox => running.run(driver, &["--port=0"], "Listening on 127.0.0.1:")?,
            Engine::WebKit => running.webkit(driver)?,
        };
        Ok(running)
    }

    /// Starts a driver that says which port it has taken.
    fn run(&mut self, driver: &Path, arguments: &[&str], before_port: &str) -> Outcome<u16> {
        let output = self.spawn(Command::new(driver).args(arguments))?;
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(before_port)?.1.trim_end_matches('.').parse().ok());
        // Read on to the end, or the driver would block on a full pipe, or die of a closed one.
        thread::spawn(move || lines.for_each(drop));
        port.ok_or_else(|| format!("{} ended before it listened", driver.display()).into())
    }

    /// Starts WebKit's driver, which says nothing, with a screen of its own, since it draws nowhere else.
    fn webkit(&mut self, driver: &Path) -> Outcome<u16> {
        let screen = ["-displayfd", "1", "-screen", "0", "1440x1000x24", "-nolisten", "tcp"];
        let mut number = String::new();
        BufReader::new(self.spawn(Command::new("Xvfb").args(screen))?).read_line(&mut number)?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let display = format!(":{}", number.trim());
        self.spawn(Command::new(driver).arg(format!("--port={port}")).env("DISPLAY", OsStr::new(&display)))?;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.processes.last_mut().and_then(|driver| driver.try_wait().ok()?) {
                return Err(format!("{} ended with {status} before it listened", driver.display()).into());
            }
            thread::yield_now();
        }
        Ok(port)
    }

    fn spawn(&mut self, command: &mut Command) -> Outcome<ChildStdout> {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program} did not start: {error}"))?;
        let output = process.stdout.take();
        self.processes.push(process);
        output.ok_or_else(|| format!("{program} has no output").into())
    }

    /// A browser that has never seen any page: the driver gives each session a new profile of its own.
    pub async fn browser(&self) -> Outcome<Client> {
        let capabilities = match self.engine {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "binary": self.browser, "args": FLAGS },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": { "binary": self.browser, "args": ["-headless"] },
            }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": self.browser, "args": ["--automation"] },
            }),
        };
        let Value::Object(capabilities) = capabilities else {
            return Err("capabilities are an object".into());
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .map_err(|error| format!("no browser could be opened: {error}"))?;
        Ok(client)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            // When it is gone already, there is nothing left to do.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}
