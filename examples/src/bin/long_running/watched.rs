//! A store that says what was stored, and in which the process may die.

use asap_runtime::store::{Append, SnapshotStore, StoreFuture, Swap, TaskRecord};
use asap_runtime::{Result, StateSnapshot};

use crate::steps;

/// Another store, watched: each checkpoint is logged once it is acknowledged.
#[derive(Debug)]
pub(crate) struct Watched<S> {
    store: S,
    /// The step after whose checkpoint the process dies; 0 for none.
    crash_after: u64,
}

impl<S> Watched<S> {
    /// Watches `store`.
    pub(crate) fn new(store: S, crash_after: u64) -> Self {
        Self { store, crash_after }
    }

    fn stored(&self, snapshot: &StateSnapshot) {
        let StateSnapshot { task_id, version, data, .. } = snapshot;
        let Ok(steps::State { step, progress_pct, .. }) = steps::state(data) else { return };
        tracing::info!(progress_pct, step, task_id, version, "asap.long_running.checkpoint");
        if step == self.crash_after {
            tracing::warn!(after_step = step, task_id, "asap.long_running.crash_simulated");
            // No destructor runs, nothing is flushed or closed.
            std::process::abort();
        }
    }
}

impl<S: SnapshotStore> SnapshotStore for Watched<S> {
    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        let answer: Result<Swap> = self.store.append(append).wait();
        if matches!(answer, Ok(Swap::Stored)) && append.snapshot.checkpoint {
            self.stored(append.snapshot);
        }
        StoreFuture::ready(answer)
    }

    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        self.store.save(snapshot)
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get(task_id)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        self.store.get_version(task_id, version)
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        self.store.list_versions(task_id)
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        self.store.delete(task_id)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        self.store.delete_version(task_id, version)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        self.store.record(task_id)
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.store.records()
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        self.store.swap_record(expected, record)
    }

    fn blocks(&self) -> bool {
        self.store.blocks()
    }
}
