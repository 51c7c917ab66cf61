//! One program of a batch, run and reported in lines that another process reads.

use std::fmt::Debug;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use asap_runtime::{Runnable, Running};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::check::{Tally, check, check_async};
use crate::ending::Ending;
use crate::mode::Mode;
use crate::rehearsal::rehearse;

/// Holds a program's resumable form against its plain one, for the arguments of one run.
///
/// # Panics
///
/// If they differ, saying where.
pub fn run<T, C>(mode: Mode, plain: &dyn Fn() -> Ending, call: &dyn Fn() -> C) -> (usize, Tally)
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Debug + Serialize + DeserializeOwned + 'static,
{
    let rehearsal = rehearse("program", plain);
    (rehearsal.passed.len(), check("program", mode, &rehearsal, call))
}

/// As [`run`], for an `async fn`, on two executors; and dropped at every await.
///
/// # Panics
///
/// If they differ, saying where.
pub fn run_async<T, C>(mode: Mode, plain: &dyn Fn() -> Ending, call: &dyn Fn() -> C) -> (usize, Tally)
where
    C: Runnable<Value = T, Answer = Running<T>>,
    T: Debug + Serialize + DeserializeOwned + Send + 'static,
{
    let rehearsal = rehearse("program", plain);
    (rehearsal.passed.len(), check_async("program", mode, &rehearsal, call))
}

/// The programs of a batch, each with its number.
pub type Programs = &'static [(u64, fn() -> Vec<(usize, Tally)>)];

/// Runs the programs of a batch whose numbers are not among this process's arguments.
///
/// Before each it writes the program's number, and after it what came out, as JSON.
pub fn batch(programs: Programs) {
    std::panic::set_hook(Box::new(|_| ()));
    let skipped: Vec<String> = std::env::args().skip(1).collect();
    let mut output = std::io::stdout().lock();
    let mut say = |line: serde_json::Value| {
        // Whoever started this process reads it; if nobody does any more, there is nothing to do.
        let _ = writeln!(output, "{line}").and_then(|()| output.flush());
    };
    for (number, program) in programs {
        if skipped.contains(&number.to_string()) {
            continue;
        }
        say(json!({ "begins": number }));
        say(match catch_unwind(AssertUnwindSafe(program)) {
            Ok(runs) => {
                let sum = |part: fn(&(usize, Tally)) -> usize| runs.iter().map(part).sum::<usize>();
                json!({
                    "program": number,
                    "passed": sum(|run| run.0),
                    "resumed": sum(|run| run.1.resumed),
                    "refused": sum(|run| run.1.refused),
                })
            }
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                json!({ "program": number, "differs": text.unwrap_or_default() })
            }
        });
    }
}
