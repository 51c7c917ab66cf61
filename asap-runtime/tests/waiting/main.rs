//! Tasks that wait: for a time, for messages.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod children;
mod effects;
mod functions;
mod receiving;
#[cfg(all(feature = "sqlite", feature = "worker"))]
mod restarts;
#[cfg(feature = "cron")]
mod schedules;
mod sleeping;

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::{Runtime, TaskStatus};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A store of each kind.
fn stores() -> Vec<Arc<dyn SnapshotStore>> {
    let memory: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    #[cfg(feature = "sqlite")]
    let stores = vec![memory, Arc::new(asap_runtime::store::SqliteStore::in_memory().unwrap())];
    #[cfg(not(feature = "sqlite"))]
    let stores = vec![memory];
    stores
}

/// Waits until a task has this status.
fn until_status(runtime: &Runtime, task_id: &str, status: TaskStatus) {
    let begun = Instant::now();
    while runtime.task(task_id).unwrap().map(|record| record.status) != Some(status) {
        assert!(begun.elapsed() < PATIENCE, "{:?}", runtime.task(task_id));
        thread::sleep(Duration::from_millis(2));
    }
}
