//! The browser's driver: a program of its own, started for one run and stopped with it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::Outcome;

/// How the browser starts. It may talk to this machine and to nobody else: the page must do without, and a
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

/// A running driver; it stops when it is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    chromium: PathBuf,
}

impl Driver {
    /// Starts the driver on a free port of its own choice.
    pub fn start(chromedriver: &Path, chromium: &Path) -> Outcome<Self> {
        let mut process = Command::new(chromedriver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} did not start: {error}", chromedriver.display()))?;
        let mut lines = BufReader::new(process.stdout.take().ok_or("the driver has no output")?).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
        });
        // Read on to the end, or the driver would block on a full pipe, or die of a closed one.
        thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Ok(Self { process, port, chromium: chromium.to_owned() }),
            None => Err(format!("{} ended before it listened", chromedriver.display()).into()),
        }
    }

    /// A browser that has never seen any page: the driver gives each session a new profile of its own.
    pub async fn browser(&self) -> Outcome<Client> {
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": self.chromium, "args": FLAGS },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
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
        // When it is gone already, there is nothing left to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
