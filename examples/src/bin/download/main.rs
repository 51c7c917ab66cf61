//! A download that survives `kill -9`, the server to try it on, and a demonstration of both.

mod args;
mod client;
mod demo;
mod digest;
mod get;
mod http;
mod job;
mod part;
mod progress;
mod server;
mod source;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests;

use std::io;
use std::process::ExitCode;

use clap::Parser;
use tracing::Level;

use crate::args::{Args, Command};

fn main() -> ExitCode {
    let Args { command } = Args::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(Level::INFO)
        .with_target(false)
        .without_time()
        .init();
    let done = match command {
        Some(Command::Get(options)) => get::get(&options),
        Some(Command::Serve(options)) => server::serve(&options),
        None => demo::demo(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("download: {error:#}");
            ExitCode::FAILURE
        }
    }
}
