//! Word statistics over a directory of texts, counted by a pool of workers over one store.

mod args;
mod corpus;
mod counts;
mod digest;
mod job;
mod plain;
mod report;
mod status;
mod store;
mod submit;
mod task;
mod text;
mod watch;
mod work;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod deploy;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use tracing::Level;

use crate::args::{Args, Command};

fn main() -> ExitCode {
    let Args { verbose, command } = Args::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(if verbose { Level::DEBUG } else { Level::INFO })
        .with_target(false)
        .init();
    let done = match command {
        Command::Submit(options) => submit::submit(&options),
        Command::Worker(options) => work::work(&options),
        Command::Status(options) => status::status(&options),
        Command::PutBack(options) => task::put_back(&options),
        Command::Report(options) => report::report(&options),
        Command::Count(options) => plain::count(&options),
    };
    done.unwrap_or_else(|error| {
        eprintln!("words: {error:#}");
        ExitCode::FAILURE
    })
}
