//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use hyper::Uri;

use crate::death::Death;

/// What the agent is asked if nothing else is.
const GOAL: &str =
    "Order A-1042 came three weeks late. Refund it if our policy allows that, and tell the customer.";

/// An agent with tools: it goes on where it was killed, asks no turn of the model and calls no tool twice, and waits for a person where
/// something is dangerous.
///
/// `agent serve` is a model that follows a script, and the tools; `agent run` the agent. Exit status: 0 done, 1 the run stopped, 2 the
/// arguments are wrong.
#[derive(Debug, Parser)]
#[command(name = "agent", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(Serve),
    Run(Box<Run>),
    Approve(Approve),
}

/// Serves a scripted chat-completion endpoint and the tools on loopback, and prints each request.
///
/// `POST /v1/chat/completions`, `POST /tools/NAME`, and `GET /counters` for what was done how often. Both know `Idempotency-Key`.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// Where to listen; the port 0 is any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8300")]
    pub(crate) listen: SocketAddr,
    /// Milliseconds that each answer takes.
    #[arg(long, value_name = "MS", default_value = "0")]
    pub(crate) pause: u64,
}

/// Runs the agent, or what is left of it, to its end.
///
/// Start it again with the same arguments to go on. What was said and done is printed.
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    /// What it is asked.
    #[arg(default_value = GOAL)]
    pub(crate) goal: String,
    /// The model's endpoint up to `/chat/completions`: `http://…`; for one with TLS, a proxy on this machine.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8300/v1")]
    pub(crate) base_url: Uri,
    /// The model's name.
    #[arg(long, default_value = "scripted")]
    pub(crate) model: String,
    /// The key of the endpoint, if it wants one.
    #[arg(long, value_name = "KEY", env = "AGENT_API_KEY", hide_env_values = true)]
    pub(crate) api_key: Option<String>,
    /// Where the tools are: they are called by `POST URL/NAME`.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8300/tools")]
    pub(crate) tools_url: Uri,
    /// The database that the state is kept in.
    #[arg(long, value_name = "FILE", default_value = "asap_state.db")]
    pub(crate) db: PathBuf,
    /// The task's id: another one is another conversation.
    #[arg(long, default_value = "agent")]
    pub(crate) task: String,
    /// End with SIGKILL before or behind the N-th snapshot of this process, to see what the next one does: `before:3`, `behind:3`.
    #[arg(long, value_name = "WHEN:N")]
    pub(crate) die: Option<Death>,
}

/// Approves what a task waits to be allowed, or refuses it.
#[derive(Debug, clap::Args)]
pub(crate) struct Approve {
    /// The task's id.
    #[arg(default_value = "agent")]
    pub(crate) task: String,
    /// The call, if it is not the one that the task waits for.
    #[arg(long, value_name = "ID")]
    pub(crate) call: Option<String>,
    /// Refuse it.
    #[arg(long)]
    pub(crate) deny: bool,
    /// The database that the state is kept in.
    #[arg(long, value_name = "FILE", default_value = "asap_state.db")]
    pub(crate) db: PathBuf,
}
