//! A task of several steps whose process dies in the middle, and a second process that carries on.
//!
//! The demo of the ASAP package with a real crash: this process starts a first one, which aborts after step
//! `--crash-after`, and then a second one, which finds the task in the database and does the rest.

mod steps;
mod watched;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::Context;
use asap_runtime::Runtime;
use asap_runtime::store::SqliteStore;
use clap::{Parser, ValueEnum};

use crate::steps::{State, steps};
use crate::watched::watched;

/// Runs a task step by step, crashes, and carries on in another process.
#[derive(Debug, Parser)]
#[command(name = "long_running", version)]
struct Args {
    /// Total number of steps in the task.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u64).range(..=100_000))]
    num_steps: u64,
    /// Crash after step K (1-based); 0 does not crash.
    #[arg(long, value_name = "K", default_value_t = 2)]
    crash_after: u64,
    /// The database that both processes use.
    #[arg(long, value_name = "FILE", default_value = "asap_state.db")]
    db: PathBuf,
    /// Which of the two processes this is.
    #[arg(long, hide = true, requires = "task_id")]
    process: Option<Process>,
    /// The task of the two processes.
    #[arg(long, hide = true, requires = "process")]
    task_id: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Process {
    First,
    Second,
}

fn main() -> ExitCode {
    let args = Args::parse();
    tracing_subscriber::fmt().with_target(false).init();
    let done = match (args.process, &args.task_id) {
        (Some(Process::First), Some(task_id)) => first(&args, task_id),
        (Some(Process::Second), Some(task_id)) => second(&args, task_id),
        _ => both(&args),
    };
    done.unwrap_or_else(|error| {
        eprintln!("long_running: {error:#}");
        ExitCode::FAILURE
    })
}

/// Starts the first process, and when it has ended, whichever way, the second.
fn both(args: &Args) -> anyhow::Result<ExitCode> {
    let task_id = ulid::Ulid::generate().to_string();
    let ended = start(args, Process::First, &task_id)?;
    if ended.code().is_some_and(|code| code != 0) {
        return Ok(ExitCode::FAILURE);
    }
    tracing::info!(task_id, how = %ended, "asap.long_running.process_ended");
    let ended = start(args, Process::Second, &task_id)?;
    Ok(if ended.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn start(args: &Args, process: Process, task_id: &str) -> anyhow::Result<ExitStatus> {
    let program = std::env::current_exe().context("finding this program")?;
    let name = process.to_possible_value().expect("no process is hidden");
    Command::new(program)
        .args(["--process", name.get_name(), "--task-id", task_id])
        .args(["--num-steps", &args.num_steps.to_string(), "--crash-after", &args.crash_after.to_string()])
        .arg("--db")
        .arg(&args.db)
        .status()
        .context("starting a process")
}

/// Runs the task from its first step, to the crash or the end.
fn first(args: &Args, task_id: &str) -> anyhow::Result<ExitCode> {
    let runtime = open(&args.db, args.crash_after)?;
    runtime.run(task_id, steps(args.num_steps))?;
    Ok(ExitCode::SUCCESS)
}

/// Carries on from the last checkpoint.
fn second(args: &Args, task_id: &str) -> anyhow::Result<ExitCode> {
    let runtime = open(&args.db, 0)?;
    let latest = runtime.store().get(task_id).wait()?.filter(|snapshot| snapshot.checkpoint);
    let Some(latest) = latest else {
        tracing::warn!(task_id, "asap.long_running.no_snapshot");
        return Ok(ExitCode::FAILURE);
    };
    let last = steps::step(&latest.data)?;
    if last >= args.num_steps {
        tracing::info!(task_id, "asap.long_running.already_complete");
    } else {
        tracing::info!(
            task_id,
            from_step = last + 1,
            num_steps = args.num_steps,
            "asap.long_running.resuming"
        );
    }
    let State { step, completed, .. } = runtime.resume(task_id)?;
    anyhow::ensure!(completed, "the task ended after step {step} of {}", args.num_steps);
    tracing::info!(task_id, final_step = step, "asap.long_running.demo_complete");
    Ok(ExitCode::SUCCESS)
}

fn open(db: &Path, crash_after: u64) -> anyhow::Result<Runtime> {
    let store = SqliteStore::open(db).with_context(|| db.display().to_string())?;
    Ok(Runtime::new(watched(store, crash_after)))
}
