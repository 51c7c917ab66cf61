//! From `resume()` to the first statement that runs anew, after few checkpoints and after many.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use asap_runtime::store::{Durability, Retention};
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::measure::in_turns;
use crate::report::Report;
use crate::state::State;
use crate::{Result, SCRATCH, sqlite};

const FEW: u32 = 100;
const MANY: u32 = 100_000;
const ROUNDS: u32 = 300;
const TASK: &str = "long";

thread_local! {
    /// The step after which the function is interrupted.
    static LAST: Cell<u32> = const { Cell::new(0) };
    static ANEW: Cell<Option<Instant>> = const { Cell::new(None) };
}

#[resumable]
fn steps() -> Result<u64, String> {
    let mut state = State::new();
    for step in 1.. {
        state.advance();
        checkpoint!();
        interrupt(step)?;
    }
    Ok(state.step)
}

/// The statement behind the checkpoint: notes when it runs, and ends the attempt after the last step.
fn interrupt(step: u32) -> Result<(), String> {
    if step < LAST.get() {
        return Ok(());
    }
    ANEW.set(Some(Instant::now()));
    Err("interrupted".to_owned())
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = |name: &str| directory.path().join(name);
    for (retention, kept) in [(Retention::default(), "default"), (Retention::All, "all")] {
        let (few, many) = (path(&format!("few-{kept}.db")), path(&format!("many-{kept}.db")));
        prepare(&few, FEW, retention)?;
        prepare(&many, MANY, retention)?;
        for (durability, level) in [(Durability::Full, "FULL"), (Durability::Normal, "NORMAL")] {
            let (after_many, after_few) =
                in_turns(ROUNDS, || time(&many, MANY, durability), || time(&few, FEW, durability))?;
            let note = format!(
                "durability of the resume: WAL, synchronous={level}; {:.0} us after 100,000 against {:.0} us after 100; \
                 retention: {kept}; files written with NORMAL, opened anew each time",
                after_many.nanos(1) / 1e3,
                after_few.nanos(1) / 1e3,
            );
            let ratio = after_many.ratio(&after_few);
            if (retention, durability) == (Retention::default(), Durability::Full) {
                report.bar("resume, 100,000 against 100", ratio, "x", 1.2, note);
            } else {
                report.beside(&format!("the same, {level}, retention {kept}"), ratio, "x", note);
            }
        }
    }
    Ok(())
}

/// Runs the task up to the step and leaves it there.
fn prepare(path: &Path, last: u32, retention: Retention) -> Result<()> {
    LAST.set(last);
    let runtime = Runtime::new(sqlite::open(path, Durability::Normal)?).with_retention(retention);
    match runtime.run(TASK, steps()) {
        Err(error) if error.is_failed() => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Err("the function was not interrupted".into()),
    }
}

fn time(path: &Path, last: u32, durability: Durability) -> Result<Duration> {
    LAST.set(last);
    ANEW.set(None);
    let runtime = Runtime::new(sqlite::open(path, durability)?);
    let begun = Instant::now();
    let answer = runtime.resume::<u64>(TASK);
    match (ANEW.get(), answer) {
        (Some(anew), Err(error)) if error.is_failed() => Ok(anew - begun),
        (_, Err(error)) => Err(error.into()),
        (_, Ok(_)) => Err("the function was not interrupted".into()),
    }
}
