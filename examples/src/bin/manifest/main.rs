//! A SHA-256 manifest of a directory tree that survives `kill -9`.

mod args;
mod checksum;
mod job;
mod line;
mod output;
mod progress;
mod raw;
mod runs;
mod walk;

use std::io;
use std::process::ExitCode;

use asap_runtime::Runtime;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use serde::Deserialize;
use tracing::Level;

use crate::args::{Args, Job};
use crate::progress::Summary;

fn main() -> ExitCode {
    let args = Args::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_max_level(if args.verbose { Level::DEBUG } else { Level::INFO })
        .with_target(false)
        .without_time()
        .init();
    let (task, job) = match args.job() {
        Ok(job) => job,
        Err(error) => Args::command().error(ErrorKind::ValueValidation, format!("{error:#}")).exit(),
    };
    match run(&args, &task, job) {
        Ok(Summary { unreadable: 0, .. }) => ExitCode::SUCCESS,
        Ok(Summary { files, unreadable, .. }) => {
            eprintln!(
                "manifest: {unreadable} could not be read; the other {files} files are in the manifest"
            );
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("manifest: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the task, or what is left of it.
fn run(args: &Args, task: &str, job: Job) -> anyhow::Result<Summary> {
    let runtime = Runtime::open(&args.db)?;
    let run = runs::current(&runtime, task, args.fresh)?;
    if run.begun {
        tracing::info!("going on after {} files", files_done(&runtime, &run.id)?);
    }
    let spool = job.print.then(|| job.out.clone());
    let summary = runtime.run(&run.id, job::manifest(job))?;
    runs::forget(&runtime, &run.earlier)?;
    if let Some(spool) = spool {
        output::remove(spool.as_path())?;
    }
    Ok(summary)
}

/// How far the run that was interrupted had come, for people to read.
fn files_done(runtime: &Runtime, id: &str) -> anyhow::Result<u64> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Saved {
        progress: Done,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Done {
        files: u64,
    }
    let Some(snapshot) = runtime.store().get(id).wait()? else { return Ok(0) };
    let saved: Saved = serde_json::from_str(snapshot.data.as_json())?;
    Ok(saved.progress.files)
}
