//! The task.

use anyhow::Context;
use asap_runtime::{Data, checkpoint, resumable};
use serde::{Deserialize, Serialize};

/// The result; the snapshots have the same fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The last step that was done, from 1.
    pub(crate) step: u64,
    /// 0 to 100.
    pub(crate) progress_pct: u64,
    /// What was made so far.
    pub(crate) partial_result: PartialResult,
    /// Whether that is all.
    pub(crate) completed: bool,
}

/// What the steps make.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PartialResult {
    items: Vec<String>,
    last_step: u64,
}

/// Does all steps, with a checkpoint after each.
#[resumable(name = "long_running")]
pub(crate) fn steps(num_steps: u64) -> State {
    let mut step = 0;
    let mut progress_pct = 0;
    let mut partial_result = PartialResult::default();
    let mut completed = false;
    while step < num_steps {
        step += 1;
        progress_pct = step * 100 / num_steps;
        partial_result.items.push(format!("result_step_{step}"));
        partial_result.last_step = step;
        completed = step == num_steps;
        checkpoint!();
    }
    State { step, progress_pct, partial_result, completed }
}

/// The last step of a snapshot.
///
/// # Errors
///
/// If it is none of this task.
pub(crate) fn step(data: &Data) -> anyhow::Result<u64> {
    Ok(state(data)?.step)
}

/// How far the task was at a snapshot.
///
/// # Errors
///
/// If it is none of this task.
pub(crate) fn state(data: &Data) -> anyhow::Result<State> {
    serde_json::from_str(data.as_json()).context("a snapshot of another task")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use asap_runtime::Runtime;
    use asap_runtime::store::MemoryStore;
    use asap_runtime::testing::{Fault, FaultyStore, ManualClock, When, crash_everywhere};

    use super::*;

    #[test]
    fn it_survives_a_crash_at_every_step() {
        let report = crash_everywhere(|| steps(4));
        assert_eq!(report.passed(), 4);
    }

    #[test]
    fn it_goes_on_behind_a_store_that_has_failed_in_any_way() {
        for fault in [Fault::Before, Fault::After, Fault::Timeout] {
            let store = FaultyStore::new(MemoryStore::new());
            store.fail(When::appends().nth(3), fault);
            let runtime = Runtime::new(store);
            let error = runtime.run("task", steps(4)).unwrap_err();
            assert!(error.is_store(), "{error}");
            assert!(runtime.run("task", steps(4)).unwrap().completed, "{fault:?}");
        }
    }

    /// At a pace, the snapshots in between are left out: the clock says when the next is due.
    #[test]
    fn it_keeps_a_pace() {
        let clock = ManualClock::new();
        let store = FaultyStore::new(MemoryStore::new());
        let hand = clock.clone();
        store.on_answer(move |_, _| hand.advance(Duration::from_secs(20)));
        let runtime = Runtime::new(store).with_clock(clock).with_pace(Duration::from_mins(1));
        assert_eq!(runtime.run("task", steps(50)).unwrap().step, 50);
        // The start and the first step; nothing is asked of the store behind it, so no time passes.
        assert_eq!(runtime.store().list_versions("task").wait().unwrap(), [1, 2]);
    }
}
