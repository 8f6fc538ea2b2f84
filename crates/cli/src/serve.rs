//! `concordance serve`: a folder of pages as a site on this machine, made anew whenever a page changes.

use notify::{EventKind, RecursiveMode, Watcher};
use server::Server;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::failure::Failure;
use crate::folder::Cache;

/// How long nothing must have happened before the site is made anew: an editor writes in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// Where the site is served.
#[derive(clap::Args)]
pub struct Options {
    /// Serve on this port of 127.0.0.1; 0 for any that is free.
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
    /// Take the app from this folder, not the one that the command carries.
    #[arg(long, value_name = "FOLDER")]
    app: Option<PathBuf>,
    #[command(flatten)]
    cache: Cache,
}

/// Builds the site of the folder into a place of its own and serves it until it is interrupted.
pub fn run(dir: &Path, options: &Options) -> Result<(), Failure> {
    let place =
        tempfile::tempdir().map_err(|error| Failure::Io(format!("no place for the site: {error}")))?;
    let site = place.path();
    // Whoever presses Ctrl-C leaves by here, and no folder behind.
    let folder = site.to_owned();
    let at_the_end = move || {
        let _ = std::fs::remove_dir_all(&folder);
        std::process::exit(0);
    };
    ctrlc::set_handler(at_the_end).map_err(|error| Failure::Io(format!("cannot hear Ctrl-C: {error}")))?;
    if !build(dir, site, options)? {
        return Err(Failure::Reported);
    }
    let server = Server::start(site, server::Options { port: options.port, ..server::Options::default() })
        .map_err(|error| {
            Failure::Io(format!("cannot serve on port {}: {error}; try --port 0", options.port))
        })?;
    let (sender, events) = mpsc::channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading is no change; who listens no more has ended.
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            let _ = sender.send(());
        }
    })
    .and_then(|mut watcher| watcher.watch(dir, RecursiveMode::Recursive).map(|()| watcher))
    .map_err(|error| Failure::Io(format!("cannot watch {}: {error}", dir.display())));
    eprintln!("\n{} until you press Ctrl-C; a change in {} shows by itself", server.url(), dir.display());
    if !options.no_open && open::that_detached(server.url()).is_err() {
        eprintln!("no browser could be opened; open the address above in one");
    }
    // Without a watcher it is served all the same.
    if let Err(Failure::Io(message)) = &watcher {
        eprintln!("{message}; start it again after a change");
        server.wait();
        return Ok(());
    }
    while next_change(&events) {
        // What is wrong has been told; the site stays as it was.
        if build(dir, site, options)? {
            server.tell_of_changes();
        }
    }
    Ok(())
}

/// Waits for a change, and then until none has come for a while; `false` when there will be no more.
fn next_change(events: &Receiver<()>) -> bool {
    if events.recv().is_err() {
        return false;
    }
    loop {
        match events.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Builds the site in a process of its own, which gives back its memory; whether it could be built.
fn build(dir: &Path, site: &Path, options: &Options) -> Result<bool, Failure> {
    let failed = |error: std::io::Error| Failure::Io(format!("cannot build the site: {error}"));
    let mut build = Command::new(std::env::current_exe().map_err(failed)?);
    build.arg("build").arg(dir).arg("--out").arg(site).arg("--watched").args(options.cache.arguments());
    if let Some(app) = &options.app {
        build.arg("--app").arg(app);
    }
    Ok(build.status().map_err(failed)?.success())
}
