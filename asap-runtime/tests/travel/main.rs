//! A task's past: gone back to, gone on from elsewhere, changed, compared, carried over and asked for.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod diff;
mod edit;
mod export;
mod fork;
mod functions;
#[cfg(feature = "sqlite")]
mod histories;
mod restore;
mod rollback;
mod twins;

use std::sync::Arc;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::FaultyStore;
use asap_runtime::{Runtime, StateSnapshot};

/// A runtime over an empty store in memory.
fn runtime() -> Runtime {
    Runtime::new(MemoryStore::new())
}

/// A runtime over a store that can be made to fail.
fn faulty() -> (FaultyStore<Arc<MemoryStore>>, Runtime) {
    let store = FaultyStore::default();
    (store.clone(), Runtime::new(store))
}

fn versions(runtime: &Runtime, task_id: &str) -> Vec<u64> {
    runtime.store().list_versions(task_id).wait().unwrap()
}

fn version(runtime: &Runtime, task_id: &str, version: u64) -> StateSnapshot {
    runtime.store().get_version(task_id, version).wait().unwrap().unwrap()
}

/// Everything that is stored of a task.
fn everything(
    runtime: &Runtime,
    task_id: &str,
) -> (Option<asap_runtime::store::TaskRecord>, Vec<StateSnapshot>) {
    let all = versions(runtime, task_id);
    (
        runtime.task(task_id).unwrap(),
        all.into_iter().map(|number| version(runtime, task_id, number)).collect(),
    )
}
