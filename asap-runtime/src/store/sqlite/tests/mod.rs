//! Tests of what only a file has.

mod conformance;
mod damage;
mod failures;
mod files;
mod groups;
mod growth;
mod known;
mod messages;
mod parts;
mod plans;
mod python;
mod strangers;
mod waits;
mod windows;

use std::path::Path;

use chrono::DateTime;
use rusqlite::{Connection, params};

use super::SqliteStore;
use crate::error::Error;
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};

fn snapshot(task_id: &str, version: u64) -> StateSnapshot {
    StateSnapshot {
        id: format!("01J{version:023}"),
        task_id: task_id.to_owned(),
        version,
        data: Data::from_trusted(format!(r#"{{"step":{version},"pad":"{}"}}"#, "p".repeat(180))),
        checkpoint: true,
        created_at: DateTime::from_timestamp(1_767_323_045, 678_901_000).unwrap(),
    }
}

fn record(task_id: &str, attempt: u64) -> TaskRecord {
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
        created_at: DateTime::from_timestamp(1_767_323_045, 0).unwrap(),
        updated_at: DateTime::from_timestamp(1_767_323_046, 0).unwrap(),
    }
}

fn append(store: &SqliteStore, task_id: &str, version: u64, retention: Retention) -> Swap {
    let snapshot = snapshot(task_id, version);
    store.append(Append { retention, ..Append::new(&snapshot) }).wait().unwrap()
}

fn versions(store: &SqliteStore, task_id: &str) -> Vec<u64> {
    store.list_versions(task_id).wait().unwrap()
}

/// Another program's connection.
fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

/// A row as another program writes it.
fn insert(connection: &Connection, task_id: &str, version: i64, data: &str, created_at: &str) {
    let sql = "INSERT INTO snapshots (task_id, id, version, data, checkpoint, created_at) VALUES (?, 'x', ?, ?, 1, ?)";
    connection.execute(sql, params![task_id, version, data, created_at]).unwrap();
}

/// A version of task `t` cannot be read, and the error says which part of it.
#[track_caller]
fn corrupt<T: std::fmt::Debug>(answer: crate::Result<T>, number: u64, part: &str) {
    match answer {
        Err(Error::Corrupt { task_id, version, reason }) => {
            assert_eq!((task_id.as_str(), version), ("t", number));
            assert!(reason.contains(part), "`{reason}` does not tell about `{part}`");
        }
        other => panic!("not corrupt: {other:?}"),
    }
}
