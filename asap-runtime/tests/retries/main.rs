//! Attempts that are repeated, deadlines, cancellation and compensation.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod attempts;
mod cancelling;
mod deadlines;
mod expressions;
#[cfg(feature = "sqlite")]
mod killed;
mod undoing;
mod world;

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{MemoryStore, SnapshotStore};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until this is so.
#[track_caller]
fn until(mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "it does not come to be");
        thread::sleep(Duration::from_millis(2));
    }
}

/// A store of each kind.
fn stores() -> Vec<Arc<dyn SnapshotStore>> {
    let memory: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    #[cfg(feature = "sqlite")]
    let stores = vec![memory, Arc::new(asap_runtime::store::SqliteStore::in_memory().unwrap())];
    #[cfg(not(feature = "sqlite"))]
    let stores = vec![memory];
    stores
}
