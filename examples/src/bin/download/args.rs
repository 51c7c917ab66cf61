//! The command line.

use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use clap::{Parser, Subcommand};
use hyper::Uri;

use crate::client::Patience;
use crate::server::Faults;

/// Downloads a file in ranges and goes on where it was killed.
///
/// Without a command it shows itself: it serves a file on loopback, starts a process that downloads it, kills that in
/// the middle, starts another, and compares which bytes were asked for. Exit status: 0 done, 1 the run stopped, 2 the
/// arguments are wrong.
#[derive(Debug, Parser)]
#[command(name = "download", version)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Get(Get),
    Serve(Serve),
}

/// Downloads URL, whose SHA-256 the server gives at URL.sha256.
///
/// Start it again with the same arguments to go on. The bytes are in FILE.part until their digest is right.
#[derive(Debug, clap::Args)]
pub(crate) struct Get {
    /// The address, `http://…`.
    pub(crate) url: Uri,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The database that the state is kept in.
    #[arg(long, value_name = "FILE", default_value = "asap_state.db")]
    pub(crate) db: PathBuf,
    /// Bytes per request, and between two checkpoints.
    #[arg(long, value_name = "BYTES", default_value = "262144")]
    pub(crate) range: NonZeroU64,
    /// Forget a download that was interrupted and start over.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Requests for one range before it is given up.
    #[arg(long, value_name = "N", default_value = "6")]
    tries: u32,
    /// Seconds before the second request for a range; each further pause is twice as long, up to ten seconds.
    #[arg(long, value_name = "SECONDS", default_value = "0.1")]
    pause: f64,
    /// Seconds that one request may take.
    #[arg(long, value_name = "SECONDS", default_value = "30")]
    timeout: f64,
}

impl Get {
    /// How long to try. It is no part of the task, so a download may go on with more of it.
    pub(crate) fn patience(&self) -> anyhow::Result<Patience> {
        let seconds = |seconds| Duration::try_from_secs_f64(seconds).context("a number of seconds");
        let (timeout, pause) = (seconds(self.timeout)?, seconds(self.pause)?);
        Ok(Patience { tries: self.tries, timeout, pause, ..Patience::default() })
    }
}

/// Serves the files of a directory over HTTP, and prints each request.
///
/// HEAD, GET, ranges of bytes, entity tags, `If-Range`, and FILE.sha256 for each file.
#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// The directory.
    #[arg(long)]
    pub(crate) dir: PathBuf,
    /// Where to listen; the port 0 is any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,
    #[command(flatten)]
    pub(crate) faults: Faults,
}
