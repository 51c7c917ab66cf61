//! A `checkpoint!()` that the pace skips.

use std::hint::black_box;
use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::report::Report;
use crate::state::State;
use crate::{Result, turns};

const CHECKPOINTS: u32 = 5_000;
const ROUNDS: u32 = 3_000;

#[resumable]
fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.step = black_box(state.step + 1);
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let mut state = State::new();
    turns::against(vec![Box::new(move || {
        for _ in 0..CHECKPOINTS {
            state.step = black_box(state.step + 1);
        }
    })]);
    let runtime = Runtime::new(MemoryStore::new()).with_pace(Duration::from_hours(1));
    runtime.run("paced", checkpoints(ROUNDS, CHECKPOINTS))?;
    // Version 1 is the start, 2 the first checkpoint, which is always stored.
    let versions = runtime.store().list_versions("paced").wait()?;
    assert_eq!(versions, [1, 2], "all other checkpoints are skipped");
    let (own, others) = turns::take();
    let note = format!(
        "a whole iteration, of which the work without a checkpoint is {:.1} ns; {:.1} ns in the fastest round",
        others[0].nanos(CHECKPOINTS),
        own.least_nanos(CHECKPOINTS),
    );
    report.bar("checkpoint, skipped by the pace", own.nanos(CHECKPOINTS), "ns", 30.0, note);
    Ok(())
}
