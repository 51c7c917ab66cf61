//! PostgreSQL as it fails: connections that are cut, servers that are restarted, callers of every kind.

#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

#[path = "../servers/acknowledged.rs"]
mod acknowledged;
mod callers;
mod cluster;
mod cuts;
#[path = "../servers/list_in_parts.rs"]
mod list_in_parts;
mod parts;
mod place;
mod processes;
#[path = "../servers/proxy.rs"]
mod proxy;
mod queues;
mod restarts;
mod round_trips;
mod urls;
#[cfg(feature = "worker")]
mod workers;

use asap_runtime::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};
use asap_runtime::{Data, StateSnapshot, TaskStatus};
use chrono::{DateTime, Utc};

fn snapshot(task_id: &str, version: u64) -> StateSnapshot {
    let data = format!(r#"{{"step":{version},"pad":"{}"}}"#, "p".repeat(180));
    StateSnapshot::new(task_id, version, Data::from_json(&data).unwrap(), true, Utc::now()).unwrap()
}

fn record(task_id: &str, attempt: u64) -> TaskRecord {
    let time = DateTime::from_timestamp(1_767_323_045, 0).unwrap();
    TaskRecord {
        task_id: task_id.to_owned(),
        function: "jobs::manifest".to_owned(),
        status: TaskStatus::Working,
        attempt,
        result: None,
        error: None,
        parent_task_id: None,
        depth: 0,
        failures: 0,
        failing_since: None,
        created_at: time,
        updated_at: time,
    }
}

/// Appends as a running task does: fenced, at the default retention.
fn append(store: &dyn SnapshotStore, snapshot: &StateSnapshot) -> asap_runtime::Result<Swap> {
    store.append(Append { attempt: Some(1), ..Append::new(snapshot) }).wait()
}

/// Begins a task as a run does: version 1 and the record.
fn begin(store: &dyn SnapshotStore, task_id: &str) {
    let (first, record) = (snapshot(task_id, 1), record(task_id, 1));
    let append = Append {
        attempt: Some(1),
        record: Some(&record),
        retention: Retention::default(),
        snapshot: &first,
        parts: None,
    };
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
}
