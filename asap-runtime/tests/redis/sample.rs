//! Snapshots and records for the tests to store.

use asap_runtime::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};
use asap_runtime::{Data, Result, StateSnapshot, TaskStatus};
use chrono::DateTime;

pub(crate) fn snapshot(task_id: &str, version: u64) -> StateSnapshot {
    let data = Data::from_json(&format!(r#"{{"step":{version}}}"#)).unwrap();
    let time = DateTime::from_timestamp(1_767_323_045, 678_901_000).unwrap();
    StateSnapshot::new(task_id, version, data, true, time).unwrap()
}

pub(crate) fn record(task_id: &str, attempt: u64) -> TaskRecord {
    TaskRecord {
        task_id: task_id.to_owned(),
        function: "jobs::manifest".to_owned(),
        status: TaskStatus::Working,
        attempt,
        result: None,
        error: None,
        created_at: DateTime::from_timestamp(1_767_323_045, 0).unwrap(),
        updated_at: DateTime::from_timestamp(1_767_323_046, 0).unwrap(),
    }
}

/// Appends and keeps everything.
pub(crate) fn append(store: &dyn SnapshotStore, snapshot: &StateSnapshot) -> Result<Swap> {
    store.append(Append { retention: Retention::All, ..Append::new(snapshot) }).wait()
}

pub(crate) fn versions(store: &dyn SnapshotStore, task_id: &str) -> Vec<u64> {
    store.list_versions(task_id).wait().unwrap()
}

/// The text of an error of the store, which must hold these parts.
#[track_caller]
pub(crate) fn says<T: std::fmt::Debug>(answer: Result<T>, parts: &[&str]) {
    let error = answer.unwrap_err();
    assert!(error.is_store(), "{error:?}");
    let message = error.to_string();
    for part in parts {
        assert!(message.contains(part), "`{part}` is not in: {message}");
    }
}
