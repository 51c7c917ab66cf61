//! Attempts that are repeated, deadlines, cancellation and compensation.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod attempts;
mod deadlines;
mod world;

use std::sync::Arc;

use asap_runtime::store::{MemoryStore, SnapshotStore};

/// A store of each kind.
fn stores() -> Vec<Arc<dyn SnapshotStore>> {
    let memory: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    #[cfg(feature = "sqlite")]
    let stores = vec![memory, Arc::new(asap_runtime::store::SqliteStore::in_memory().unwrap())];
    #[cfg(not(feature = "sqlite"))]
    let stores = vec![memory];
    stores
}
