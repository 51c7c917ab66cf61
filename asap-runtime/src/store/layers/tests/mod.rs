//! Tests of the layers.

mod compressed;
mod conformance;
mod sealed;

use chrono::DateTime;

use super::{Compressed, Encrypted, Key, Keys};
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{SnapshotStore, TaskRecord};

/// A key whose bytes are all this one.
fn key(id: &str, byte: u8) -> Key {
    Key::new(id, &[byte; 32]).unwrap()
}

/// One key, `k1`.
fn keys() -> Keys {
    Keys::new(key("k1", 1))
}

fn sealed<S: SnapshotStore>(store: S) -> Encrypted<S> {
    Encrypted::new(store, keys())
}

/// Compresses all that it can.
fn pressed<S: SnapshotStore>(store: S) -> Compressed<S> {
    Compressed::new(store).with_threshold(0)
}

fn snapshot(task_id: &str, version: u64, data: &str) -> StateSnapshot {
    let created_at = DateTime::from_timestamp(1_767_323_045, 678_901_000).unwrap();
    StateSnapshot::new(task_id, version, Data::from_json(data).unwrap(), true, created_at).unwrap()
}

fn record(task_id: &str) -> TaskRecord {
    let created_at = DateTime::from_timestamp(1_767_323_045, 0).unwrap();
    TaskRecord::new(task_id, "jobs::manifest", TaskStatus::Working, created_at)
}

/// The data that the store has for a version.
fn data(store: &impl SnapshotStore, task_id: &str, version: u64) -> String {
    store.get_version(task_id, version).wait().unwrap().unwrap().data.into_json()
}
