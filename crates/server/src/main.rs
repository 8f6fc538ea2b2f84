//! `server FOLDER PORT`: shows a built site to whoever sits at this machine, until it is interrupted.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program: where the site is, or why it is not"
)]

use server::{Options, Server};
use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [folder, port] = words.as_slice() else {
        eprintln!("usage: server FOLDER PORT");
        return ExitCode::FAILURE;
    };
    let started = match port.parse() {
        Ok(port) => Server::start(Path::new(folder), Options { port, ..Options::default() }),
        Err(error) => Err(std::io::Error::other(error)),
    };
    match started {
        Ok(server) => {
            println!("\nthe site is open until you press Ctrl-C:\n{}", server.url());
            server.wait();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot serve {folder} on port {port}: {error}");
            ExitCode::FAILURE
        }
    }
}
