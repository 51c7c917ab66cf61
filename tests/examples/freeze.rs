//! Writes the fixtures of a format: snapshots and SQLite files that every later version must be able to read.
//!
//! ```text
//! cargo run -p asap-tests --example freeze -- tests/fixtures/format-1
//! ```
//!
//! It is run once per format. Whoever runs it again for a format that was released breaks the promise that the
//! fixtures are there to hold; a new format gets a directory of its own.

#[path = "../tests/compatibility/frozen.rs"]
mod frozen;
#[path = "../tests/compatibility/functions.rs"]
mod functions;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use std::{env, fs};

use asap_runtime::store::{MemoryStore, Retention, SnapshotStore, SqliteStore, TaskRecord};
use asap_runtime::{Clock, Runtime, StateSnapshot, TaskStatus};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

/// One second per look.
#[derive(Debug, Default)]
struct Ticks(AtomicI64);

impl Clock for Ticks {
    fn now(&self) -> DateTime<Utc> {
        let begin: DateTime<Utc> = "2026-01-02T03:04:05.678901Z".parse().expect("a time");
        begin + TimeDelta::seconds(self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}

/// Every snapshot of a whole run, and its record.
fn whole(function: &str) -> (Vec<StateSnapshot>, TaskRecord) {
    let runtime =
        Runtime::new(MemoryStore::new()).with_retention(Retention::All).with_clock(Ticks::default());
    frozen::run(&runtime, function, function).expect("the function succeeds");
    let store = runtime.store();
    let versions = store.list_versions(function).wait().expect("a store in memory answers");
    let get =
        |version| store.get_version(function, version).wait().expect("it answers").expect("it is there");
    let snapshots = versions.into_iter().map(get).map(|snapshot| StateSnapshot {
        // The same at each run of this program.
        id: format!("01KDYF1XED{:016}", snapshot.version),
        ..snapshot
    });
    (snapshots.collect(), runtime.task(function).expect("it answers").expect("it is there"))
}

/// Stores a task as it was when it had stored so many versions.
fn put(store: &SqliteStore, task_id: &str, snapshots: &[StateSnapshot], record: TaskRecord) {
    for snapshot in snapshots {
        let snapshot = StateSnapshot { task_id: task_id.to_owned(), ..snapshot.clone() };
        store.save(&snapshot).wait().expect("it can be saved");
    }
    let record = TaskRecord { task_id: task_id.to_owned(), ..record };
    let _ = store.swap_record(None, &record).wait().expect("it can be saved");
}

fn stopped(record: &TaskRecord) -> TaskRecord {
    TaskRecord { status: TaskStatus::Working, result: None, ..record.clone() }
}

fn fresh(path: &Path) -> SqliteStore {
    let _ = fs::remove_file(path);
    SqliteStore::open(path).expect("the file can be made")
}

fn main() {
    let directory = env::args().nth(1).expect("usage: freeze DIRECTORY");
    let directory = Path::new(&directory);
    fs::create_dir_all(directory).expect("the directory can be made");
    let tasks = fresh(&directory.join("tasks.sqlite"));
    let mut results = BTreeMap::new();
    for function in frozen::FUNCTIONS {
        let (snapshots, record) = whole(function);
        let lines: String = snapshots.iter().map(|snapshot| snapshot.to_json() + "\n").collect();
        fs::write(directory.join(function).with_extension("jsonl"), lines).expect("it can be written");
        results.insert(function, record.result.clone().expect("it is completed"));
        for end in [1, 2, snapshots.len() / 2 + 1, snapshots.len()] {
            put(&tasks, &format!("{function} at {end}"), &snapshots[..end], stopped(&record));
        }
        let error = Some("the disk was full".to_owned());
        let failed = TaskRecord { status: TaskStatus::Failed, attempt: 3, error, ..stopped(&record) };
        put(&tasks, &format!("{function} failed"), &snapshots[..3], failed);
        put(&tasks, &format!("{function} completed"), &snapshots[..1], record);
    }
    let results = serde_json::to_string_pretty(&results).expect("texts are JSON");
    fs::write(directory.join("results.json"), results + "\n").expect("it can be written");
    drop(tasks);
    damage(&directory.join("damaged.sqlite"));
    for file in ["tasks.sqlite", "damaged.sqlite"] {
        tidy(&directory.join(file));
    }
}

/// Writes tasks that cannot be gone on with, each by a fault of its own, and a whole one among them.
fn damage(path: &Path) {
    let store = fresh(path);
    let (snapshots, record) = whole("branches");
    let faults = [
        ("cut off", "substr(data, 1, length(data) - 9)"),
        ("a list", "'[1, 2]'"),
        ("a blob", "x'7b7d'"),
        ("empty", "''"),
        ("lone surrogate", r#"replace(data, '"operand":"', '"operand":"\ud800')"#),
        ("twice", r#"replace(data, '"out":', '"out":[],"out":')"#),
        ("no place", r#"replace(data, '"at":"operand",', '')"#),
        ("no resume", r#"replace(data, '"$resume"', '"resume"')"#),
        ("format 3", r#"replace(data, '"format":1', '"format":3')"#),
        ("other function", "replace(data, 'frozen::branches', 'frozen::gone')"),
        ("other checkpoint", r#"replace(data, '"at":"operand"', '"at":"gone"')"#),
        ("other name", r#"replace(data, '"out":', '"renamed":')"#),
        ("other type", r#"replace(data, '"out":[', '"out":[7,')"#),
        ("whole", "data"),
    ];
    let end = snapshots.iter().rposition(|snapshot| snapshot.data.as_json().contains(r#""at":"operand""#));
    let end = end.expect("the function has such a checkpoint") + 1;
    for (task, _) in faults {
        put(&store, task, &snapshots[..end], stopped(&record));
    }
    drop(store);
    let connection = Connection::open(path).expect("the file is there");
    for (task, fault) in faults {
        let sql = format!("UPDATE snapshots SET data = {fault} WHERE task_id = ?1 AND version = ?2");
        let changed = connection
            .execute(&sql, (task, i64::try_from(end).expect("it is small")))
            .expect("the statement is right");
        assert_eq!(changed, 1, "{task}");
    }
}

/// Leaves one small file.
fn tidy(path: &Path) {
    let connection = Connection::open(path).expect("the file is there");
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM;").expect("it can be vacuumed");
    connection.pragma_update(None, "journal_mode", "DELETE").expect("nobody else has it open");
}
