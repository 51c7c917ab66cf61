//! A process made to be killed: it runs one task on one file, and logs what it does.
//!
//! ```text
//! victim FILE LOG FUNCTION [PAUSE]
//! ```
//!
//! With `layered-` in front of the function's name, the store compresses and encrypts.
//!
//! At its pause it prints `paused` and waits for a line of input; whoever started it kills it there, or lets it
//! go on. It ends with 0 and the result in the log, or with 3 if somebody else runs the task, or with 4 and the error
//! in the log.

mod functions;
mod log;
mod pause;

use std::env;
use std::process::ExitCode;

use asap_runtime::store::{Retention, SnapshotStore, SqliteStore};
use asap_runtime::{Error, Result, Runnable, Runtime};
use asap_tests::victim::{LAYERED, layered};
use serde::Serialize;
use serde::de::DeserializeOwned;

use pause::{Pause, pausing};

/// The id of the one task.
const TASK: &str = "task";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (Some(file), Some(log), Some(function)) = (arguments.next(), arguments.next(), arguments.next())
    else {
        eprintln!("usage: victim FILE LOG FUNCTION [PAUSE]");
        return ExitCode::from(2);
    };
    log::open(&log);
    pause::set(arguments.next().map_or(Pause::Never, |pause| pause.parse().expect("a pause")));
    match work(&file, &function) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_conflict() => ExitCode::from(3),
        Err(error) => {
            log::line(format_args!("error {error}"));
            ExitCode::from(4)
        }
    }
}

fn work(file: &str, function: &str) -> Result<()> {
    let store = SqliteStore::open(file)?;
    let latest = store.highest(TASK).wait()?.unwrap_or(0);
    log::line(format_args!("from {latest}"));
    let store = pausing(store);
    let (runtime, function) = match function.strip_prefix(LAYERED) {
        Some(function) => (Runtime::new(layered(store)), function),
        None => (Runtime::new(store), function),
    };
    let runtime = runtime.with_retention(Retention::All);
    match function {
        "ledger" => finish(&runtime, functions::ledger(9)),
        "walk" => finish(&runtime, functions::walk("/".to_owned())),
        "batches" => finish(&runtime, functions::batches("4 8 15 16 23 42 7 1".to_owned())),
        "machine" => finish(&runtime, functions::machine(5)),
        "pairs" => finish(&runtime, functions::pairs(vec![1, 2, 3], "abc".to_owned())),
        other => panic!("no function `{other}`"),
    }
}

fn finish<T: Serialize + DeserializeOwned>(
    runtime: &Runtime,
    call: impl Runnable<Value = T, Answer = Result<T>>,
) -> Result<()> {
    let result = runtime.run(TASK, call)?;
    let mut json = String::new();
    asap_runtime::codec::write(&result, &mut json)
        .map_err(|error| Error::Invalid { what: "result", reason: error.to_string() })?;
    log::line(format_args!("result {json}"));
    Ok(())
}
