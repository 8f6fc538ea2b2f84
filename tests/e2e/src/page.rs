//! The page as a reader meets it: opened at an address, looked at, typed into, and waited for.
//!
//! Every wait is for something that can be seen, and all of them are one loop, `until`. What a journey needs
//! only once it asks of `client`, the browser itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::Outcome;
use crate::driver::Engine;

/// How long something may take to appear. A page that is well is there within a second even on a busy
/// machine; this only decides how long a failure takes.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often a wait looks.
const GLANCE: Duration = Duration::from_millis(20);

/// One browser window and the site it is for.
pub struct Page<'a> {
    /// What it draws with.
    pub engine: Engine,
    /// The browser, for what has no word here.
    pub client: Client,
    /// The address of the site, with a slash at the end.
    pub url: String,
    axe: &'a str,
    pictures: &'a Path,
}

impl<'a> Page<'a> {
    /// A window that shows nothing yet.
    pub fn new(engine: Engine, client: Client, url: String, axe: &'a str, pictures: &'a Path) -> Self {
        Self { engine, client, url, axe, pictures }
    }

    /// Opens an address of the site cold, for example `?q=treaty`, and waits until the app answers.
    pub async fn open(&self, address: &str) -> Outcome {
        self.client.goto(&format!("{}{address}", self.url)).await?;
        let ready = "return document.querySelector('#failed:not([hidden])') ? 'failed'
            : document.querySelector('html[data-ready]') && 'ready'";
        match self.until("the app to be ready", ready, &[]).await?.as_str() {
            Some("ready") => Ok(()),
            _ => Err(format!("the app could not start at {address:?}\n{}", self.text().await?).into()),
        }
    }

    /// Waits until this text can be seen.
    pub async fn see(&self, text: &str) -> Outcome {
        let seen = "return document.body.innerText.includes(arguments[0])";
        self.until(&format!("the text {text:?}"), seen, &[json!(text)]).await.map(drop)
    }

    /// Waits until this text can no longer be seen.
    pub async fn see_no(&self, text: &str) -> Outcome {
        let gone = "return !document.body.innerText.includes(arguments[0])";
        self.until(&format!("the text {text:?} to go"), gone, &[json!(text)]).await.map(drop)
    }

    /// The first element that a CSS selector finds, waited for.
    pub async fn find(&self, selector: &str) -> Outcome<Element> {
        let there = "return document.querySelector(arguments[0]) !== null";
        self.until(&format!("an element {selector}"), there, &[json!(selector)]).await?;
        Ok(self.client.find(Locator::Css(selector)).await?)
    }

    /// Waits until the address, without the site's own part, is this one.
    pub async fn at(&self, address: &str) -> Outcome {
        let there = "return location.href === arguments[0]";
        let url = json!(format!("{}{address}", self.url));
        self.until(&format!("the address {address:?}"), there, &[url]).await.map(drop)
    }

    /// Waits until a script returns something other than null or false, and gives that.
    pub async fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let start = Instant::now();
        loop {
            let value = self.client.execute(script, arguments.to_vec()).await?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                let url = self.client.current_url().await?;
                return Err(format!("expected {what}, found at {url}\n{}", self.text().await?).into());
            }
            sleep(GLANCE).await;
        }
    }

    /// Presses keys one after the other, wherever the focus is. Letters are letters; for others there is
    /// `fantoccini::key::Key`.
    pub async fn press(&self, keys: impl AsRef<str>) -> Outcome {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.as_ref().chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Makes the page this large, in CSS pixels. A window has the browser's own least width; only Chromium does without.
    pub async fn size(&self, width: u32, height: u32) -> Outcome {
        if self.engine != Engine::Chromium {
            return Ok(self.client.set_window_rect(0, 0, width, height).await?);
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics).await
    }

    /// Shows the page in `screen` or `print`, to somebody who prefers `light` or `dark`.
    pub async fn medium(&self, medium: &str, scheme: &str) -> Outcome {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features })).await
    }

    /// Shows the page to somebody whose system allows only a few colours.
    pub async fn forced_colours(&self) -> Outcome {
        let features = json!([{ "name": "forced-colors", "value": "active" }]);
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": "screen", "features": features })).await
    }

    /// Makes the letters of pages that ask for no size this large, as a reader's own setting does.
    pub async fn letters(&self, size: u32) -> Outcome {
        let sizes = json!({ "standard": size, "fixed": size });
        self.devtools("Page.setFontSizes", &json!({ "fontSizes": sizes })).await
    }

    /// Gives the page only so much of the processor: at a rate of 4, a quarter.
    pub async fn slowed(&self, rate: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": rate })).await
    }

    /// Runs a script in every page that is opened from now on, before anything of the page's own.
    pub async fn before_load(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).await
    }

    /// Lets no script of a page run, as some readers do.
    pub async fn without_scripts(&self) -> Outcome {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true })).await
    }

    /// Writes a picture of what the window shows, and says where.
    pub async fn picture(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.pictures.join(format!("{name}.png"));
        fs::write(&path, self.client.screenshot().await?)?;
        Ok(path)
    }

    /// What the accessibility tree of the page has in its main part, in its order: "role name" of whatever is not only text.
    /// Of Chromium; other drivers do not tell.
    pub async fn spoken(&self) -> Outcome<Vec<String>> {
        self.lay_out().await?;
        self.devtools("Accessibility.enable", &json!({})).await?;
        let tree = self.asked("Accessibility.getFullAXTree", &json!({})).await?;
        let text = |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let heard = nodes.iter().filter(|node| node["ignored"] != json!(true));
        let heard = heard.map(|node| (text(node, "role"), text(node, "name")));
        let heard = heard
            .skip_while(|(role, _)| role != "main")
            .filter(|(role, _)| !matches!(&**role, "StaticText" | "InlineTextBox" | "none" | "generic"));
        Ok(heard.map(|(role, name)| format!("{role} {name}").trim().to_owned()).collect())
    }

    /// Has the browser lay out all of the page, as for whoever goes through it, or listens to it: by itself it leaves what is long
    /// beyond the window until one comes there.
    pub async fn lay_out(&self) -> Outcome {
        let script = "const all = new CSSStyleSheet();
            all.replaceSync('* { content-visibility: visible !important }');
            document.adoptedStyleSheets = [all];
            document.body.getBoundingClientRect()";
        Ok(self.client.execute(script, Vec::new()).await.map(drop)?)
    }

    /// Scrolls to an element as whoever clicks it does. Drivers do so by themselves, but for WebKit's, which takes what is not laid
    /// out yet for nothing that can be clicked, and a part of a line, too.
    pub async fn scroll_to(&self, element: &Element) -> Outcome {
        if self.engine != Engine::WebKit {
            return Ok(());
        }
        let script = "const [element, done] = arguments;
            element.scrollIntoView({ block: 'center' });
            requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        Ok(self.client.execute_async(script, vec![serde_json::to_value(element)?]).await.map(drop)?)
    }

    /// Looks for barriers to people with disabilities; each that is found is a failure.
    pub async fn axe(&self) -> Outcome {
        self.lay_out().await?;
        let script = format!(
            "{}\nconst done = arguments[0];
            axe.run({{ resultTypes: ['violations'] }}).then(
                ({{ violations }}) => done(violations.flatMap(({{ id, impact, nodes }}) => nodes.map((node) =>
                    `${{id}} (${{impact}}) at ${{node.target.join(' ')}}\n${{node.failureSummary}}`))),
                (error) => done([String(error)]))",
            self.axe
        );
        match self.client.execute_async(&script, Vec::new()).await? {
            Value::Array(violations) if violations.is_empty() => Ok(()),
            Value::Array(violations) => {
                let violations: Vec<&str> = violations.iter().filter_map(Value::as_str).collect();
                Err(format!("expected no barrier, found {}\n{}", violations.len(), violations.join("\n"))
                    .into())
            }
            other => Err(format!("expected a list from axe, found {other}").into()),
        }
    }

    /// What the browser has written to its console since the last call, information left out. Only Chromium's driver tells.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let messages = self.chromium("se/log", json!({ "type": "browser" })).await?;
        let messages = messages.as_array().ok_or("expected a list of console messages")?;
        let worrying =
            messages.iter().filter(|message| message["level"] == "WARNING" || message["level"] == "SEVERE");
        let text = |message: &Value| message["message"].as_str().unwrap_or_default().to_owned();
        Ok(worrying.map(|message| format!("on the console: {}", text(message))).collect())
    }

    /// Closes the window.
    pub async fn close(self) -> Outcome {
        Ok(self.client.close().await?)
    }

    /// The beginning of what can be read on the page, for messages.
    async fn text(&self) -> Outcome<String> {
        let text = self.client.execute("return document.body.innerText", Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().chars().take(1000).collect())
    }

    async fn devtools(&self, command: &str, parameters: &Value) -> Outcome {
        self.asked(command, parameters).await.map(drop)
    }

    /// What the browser answers to a command of its developer tools.
    async fn asked(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        Ok(self.chromium("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await?)
    }

    async fn chromium(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(ChromiumCommand { path, body }).await
    }
}

/// A command that only this browser's driver knows.
#[derive(Debug)]
struct ChromiumCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
