//! Values for the rules to store.

use chrono::{DateTime, Utc};
use ulid::Ulid;

use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{Append, Retention, SnapshotStore, StoreFuture, Swap, TaskRecord};

/// A task id that nobody has used.
pub(super) fn task(rule: &str) -> String {
    format!("conformance-{rule}-{}", Ulid::generate())
}

/// A fixed time with microseconds: 2026-01-02T03:04:05.678901Z and some seconds.
pub(super) fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_323_045 + seconds, 678_901_000).expect("a time in range")
}

/// A snapshot whose data tells its version.
pub(super) fn snapshot(task_id: &str, version: u64) -> StateSnapshot {
    StateSnapshot {
        id: Ulid::generate().to_string(),
        task_id: task_id.to_owned(),
        version,
        data: Data::from_trusted(format!(r#"{{"step":{version},"items":["a","b"],"done":false}}"#)),
        checkpoint: version.is_multiple_of(2),
        created_at: time(0),
    }
}

/// A record of a working task.
pub(super) fn record(task_id: &str, attempt: u64) -> TaskRecord {
    TaskRecord {
        attempt,
        updated_at: time(1),
        ..TaskRecord::new(task_id, "jobs::manifest", TaskStatus::Working, time(0))
    }
}

/// The answer.
///
/// # Panics
///
/// If the store failed.
#[track_caller]
pub(super) fn answer<T>(future: StoreFuture<'_, T>) -> T {
    match future.wait() {
        Ok(answer) => answer,
        Err(error) => panic!("the store failed: {error}"),
    }
}

/// Saves these versions.
#[track_caller]
pub(super) fn save(store: &dyn SnapshotStore, task_id: &str, versions: impl IntoIterator<Item = u64>) {
    for version in versions {
        answer(store.save(&snapshot(task_id, version)));
    }
}

/// Appends one version that keeps all others.
#[track_caller]
pub(super) fn append(store: &dyn SnapshotStore, task_id: &str, version: u64) -> Swap {
    append_retaining(store, task_id, version, Retention::All)
}

/// Appends one version.
#[track_caller]
pub(super) fn append_retaining(
    store: &dyn SnapshotStore,
    task_id: &str,
    version: u64,
    retention: Retention,
) -> Swap {
    let snapshot = snapshot(task_id, version);
    answer(store.append(Append { snapshot: &snapshot, attempt: None, record: None, retention, parts: None }))
}

/// The stored versions.
#[track_caller]
pub(super) fn versions(store: &dyn SnapshotStore, task_id: &str) -> Vec<u64> {
    answer(store.list_versions(task_id))
}

/// The highest stored version.
#[track_caller]
pub(super) fn latest(store: &dyn SnapshotStore, task_id: &str) -> Option<u64> {
    answer(store.get(task_id)).map(|snapshot| snapshot.version)
}
