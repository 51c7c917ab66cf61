//! A store that says what was stored, and in which the process may die.

use asap_runtime::StateSnapshot;
use asap_runtime::store::SqliteStore;
use asap_runtime::testing::{Answer, FaultyStore, Operation};

use crate::steps;

/// The store, watched: each checkpoint is logged once it is acknowledged. The process dies after the checkpoint of step
/// `crash_after`; 0 is none.
pub(crate) fn watched(store: SqliteStore, crash_after: u64) -> FaultyStore<SqliteStore> {
    let store = FaultyStore::new(store);
    store.on_answer(move |operation, answer| {
        if let (Operation::Append(append), Answer::Stored) = (operation, answer)
            && append.snapshot.checkpoint
        {
            stored(append.snapshot, crash_after);
        }
    });
    store
}

fn stored(snapshot: &StateSnapshot, crash_after: u64) {
    let StateSnapshot { task_id, version, data, .. } = snapshot;
    let Ok(steps::State { step, progress_pct, .. }) = steps::state(data) else { return };
    tracing::info!(progress_pct, step, task_id, version, "asap.long_running.checkpoint");
    if step == crash_after {
        tracing::warn!(after_step = step, task_id, "asap.long_running.crash_simulated");
        // No destructor runs, nothing is flushed or closed.
        std::process::abort();
    }
}
