//! An agent that survives `kill -9`: a model's turns and its tool calls are effects, a person approves, and a sub-agent is a child.

mod approve;
mod args;
mod chat;
mod death;
mod http;
mod job;
mod model;
mod run;
mod server;
mod tools;

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
        Command::Serve(options) => server::serve(&options),
        Command::Run(options) => run::run(&options),
        Command::Approve(options) => approve::approve(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("agent: {error:#}");
            ExitCode::FAILURE
        }
    }
}
