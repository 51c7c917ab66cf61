//! Two agents over one database: one dies in the middle of a task, and the other asks for its state and goes on.
//!
//! This process is the coordinator. It starts the agents as processes of their own and sends them the ASAP protocol's messages,
//! one envelope on each line. It delegates a survey to the first, kills that with SIGKILL behind a few blocks, asks the second for
//! the state (`state_query`), has it restored (`state_restore`) and delegates the same task again.

mod agent;
mod coordinator;
mod messages;
mod survey;

use std::process::ExitCode;

use clap::Parser;

/// Has one agent die in the middle of a task, and another go on with it.
#[derive(Debug, Parser)]
#[command(name = "failover", version)]
struct Args {
    /// The database that both agents use: `sqlite:path`, `postgres://…` or `redis://…`.
    #[arg(long, value_name = "URL", default_value = "sqlite:failover.db")]
    db: String,
    /// The numbers below this one are surveyed for primes.
    #[arg(long, value_name = "N", default_value_t = 2_000_000)]
    to: u64,
    /// How many numbers are surveyed between two checkpoints.
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(1..))]
    block: u64,
    /// The first agent is killed when it has stored so many blocks.
    #[arg(long, value_name = "K", default_value_t = 3)]
    kill_after: u64,
    /// The agent that this process is.
    #[arg(long, hide = true)]
    agent: Option<String>,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.agent {
        Some(name) => agent::serve(name, &args.db),
        None => coordinator::run(&args),
    };
    done.map_or_else(
        |error| {
            eprintln!("failover: {error:#}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}
