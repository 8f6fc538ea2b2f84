//! `cargo xtask`: set-up, serving and the checks.
//!
//! This file knows the commands and their arguments; each chore lives in a file of its own. Nothing here has
//! a dependency, so that the first `cargo xtask` on a fresh machine answers within seconds.

#![allow(unreachable_pub, reason = "a program promises nothing to other crates")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program: what it does, and what is wrong")]

mod annex;
mod bench;
mod gates;
mod packages;
mod process;
mod quality;
mod rooms;
mod setup;
mod site;
mod tools;

use std::env;
use std::process::ExitCode;

/// What a chore comes to: nothing to add, or what was expected, what was found and what to do.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve [--port N]    set up, build the site, serve it on this machine (port 8080)
  test                set up, then every check there is; stops at the first that fails
  setup               fetch or build the tools that the others need, and nothing else
  build               build the site into dist/
  e2e [NAME]          the browser journeys, or those whose names contain NAME
  packages            the wheel and the npm package of this platform, installed and tried (after `build`)
  rooms [--write]     who takes from whom: every arrow points down, ARCHITECTURE.md shows them (--write: is made to)
  size [CORPUS.json]  what a reader's browser fetches, compressed, against the budget
  bench [OPTIONS]     start and search times of the page, then our engine beside others, all in the browser:
                      --corpus seed|news-1k|news-10k, --pages N (made-up ones, for the page), --loads N, --rounds N,
                      --slow (as on a telephone),
                      --quick (one of each on the seeds, to see that it works)
  quality [FOLDER] [--write]
                      what the rules find on annotated pages (../shared/real, not in the repository), beside the
                      figures of the last time (--write: these are kept, and the README shows them)
  help                this list";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Result {
    match words {
        ["serve"] => site::serve(site::PORT),
        ["serve", "--port", port] => site::serve(parse_port(port)?),
        ["serve", option] if let Some(port) = option.strip_prefix("--port=") => {
            site::serve(parse_port(port)?)
        }
        ["test"] => gates::test(),
        ["setup"] => setup::everything().map(|_| println!("everything is here")),
        ["build"] => gates::build(),
        ["fill"] => site::fill(),
        ["e2e"] => gates::e2e(None),
        ["e2e", name] => gates::e2e(Some(name)),
        ["packages"] => packages::run_both().map(|skipped| println!("{}", skipped.join("\n"))),
        ["rooms"] => rooms::run(false),
        ["rooms", "--write"] => rooms::run(true),
        ["size"] => gates::size(None),
        ["size", corpus] => gates::size(Some(corpus)),
        ["bench", options @ ..] => bench::run(&bench::Options::parse(options)?),
        ["quality", options @ ..] => quality::measure(&quality::Options::parse(options)?),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [] => Err(format!("expected a command\n\n{HELP}")),
        _ => Err(format!("no such command: {}\n\n{HELP}", words.join(" "))),
    }
}

fn parse_port(word: &str) -> Result<u16> {
    match word.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("expected a port from 1 to 65535, found `{word}`; type for example --port 8081")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number_from_1_to_65535() {
        assert_eq!(parse_port("8081"), Ok(8081));
        for bad in ["0", "65536", "-1", "http", ""] {
            assert!(parse_port(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_unknown_command_is_answered_with_the_list() {
        for words in [&[][..], &["sevre"], &["serve", "8081"]] {
            assert!(command(words).is_err_and(|message| message.contains(HELP)), "{words:?}");
        }
    }
}
