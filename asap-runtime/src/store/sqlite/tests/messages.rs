//! Messages and suspended tasks as they lie in a file.

use std::time::Duration;

use chrono::Utc;
use rusqlite::Connection;
use tempfile::tempdir;

use super::{raw, record, snapshot};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::queue::{Counts, Placing, QueueLimits, Release, Sending, Sent, Take, To};
use crate::store::{Append, SnapshotStore, SqliteStore, Swap, TaskQueue, TaskRecord};

fn send(store: &SqliteStore, task_id: &str, id: &str) -> Sent {
    store.send(Sending { task_id, topic: "a", id, value: "1", now: Utc::now() }).wait().unwrap()
}

fn enqueue(store: &SqliteStore, task_id: &str) {
    let record = TaskRecord { status: TaskStatus::Submitted, ..record(task_id, 1) };
    let snapshot = snapshot(task_id, 1);
    let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&snapshot) };
    let placing = Placing { queue: "mail", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored);
}

fn take(store: &SqliteStore) -> Vec<String> {
    let (queues, lease) = ([QueueLimits::new("mail")], Duration::from_mins(1));
    let take = Take { worker: "w", queues: &queues, most: 9, lease, max_lost_leases: 3, now: Utc::now() };
    let tasks = store.take(take).wait().unwrap().tasks;
    tasks.into_iter().map(|leased| leased.record.task_id).collect()
}

/// A file as the first versions with tasks, or with queues too, have made it.
fn file_of(connection: &Connection, version: usize) {
    let steps = [
        include_str!("../sql/0001_snapshots.sql"),
        include_str!("../sql/0002_tasks.sql"),
        include_str!("../sql/0003_queue.sql"),
    ];
    for step in &steps[..=version] {
        connection.execute_batch(step).unwrap();
    }
    connection
        .execute_batch(
            "INSERT INTO asap_tasks (task_id, function, status, attempt, created_at, updated_at) VALUES
                ('old', 'f', 'working', 3, '2026-01-02T03:04:05+00:00', '2026-01-02T03:04:05+00:00')",
        )
        .unwrap();
}

#[test]
fn files_of_earlier_versions_get_messages() {
    for version in [1, 2] {
        let directory = tempdir().unwrap();
        let path = directory.path().join("tasks.db");
        file_of(&raw(&path), version);
        for _ in 0..2 {
            let store = SqliteStore::open(&path).unwrap();
            let old = store.record("old").wait().unwrap().unwrap();
            assert_eq!((old.attempt, old.parent_task_id, old.depth), (3, None, 0));
            assert_eq!((old.failures, old.failing_since), (0, None));
        }
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.wakes("old").wait().unwrap(), Some(0));
        assert_eq!(send(&store, "old", "1"), Sent::New);
        enqueue(&store, "new");
        assert_eq!(take(&store), ["new"]);
    }
}

#[test]
fn a_suspended_task_of_a_queue_that_was_delayed_before_is_counted_once() {
    let store = SqliteStore::in_memory().unwrap();
    for (attempt, to) in
        [(1, To::Suspended { delay: Some(Duration::ZERO), wakes: 0 }), (2, To::Queue(Duration::from_mins(1)))]
    {
        if attempt == 1 {
            enqueue(&store, "t");
        }
        assert_eq!(take(&store), ["t"]);
        let (task_id, status) = ("t", TaskStatus::Working);
        let release = Release { task_id, attempt, to, status, error: None, now: Utc::now() };
        assert_eq!(store.release(release).wait().unwrap(), Swap::Stored);
    }
    let [counts] = store.counts().wait().unwrap().try_into().unwrap();
    let Counts { waiting, leased, suspended, parked, .. } = counts;
    assert_eq!((waiting, leased, suspended, parked), (1, 0, 0, 0));
    assert_eq!(send(&store, "t", "1"), Sent::New);
    assert!(take(&store).is_empty(), "it is delayed, no longer suspended");
}

#[test]
fn damaged_messages_and_records_say_so() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    enqueue(&store, "t");
    assert_eq!(send(&store, "t", "1"), Sent::New);
    for (damage, says) in [("sent_at = 'noon'", "sent_at"), ("value = x'00'", "value is a blob")] {
        raw(&path).execute(&format!("UPDATE asap_messages SET {damage}"), ()).unwrap();
        let error = store.message("t", "a", 0).wait().unwrap_err();
        assert!(matches!(error, Error::CorruptRecord { .. }), "{error}");
        assert!(error.to_string().contains(says) && error.to_string().contains("`t`"), "{error}");
        raw(&path).execute("UPDATE asap_messages SET sent_at = '2026-01-02', value = '1'", ()).unwrap();
    }
    for (damage, says) in
        [("depth = 11", "depth is no integer of 0 to 10"), ("failures = -1", "failures is no")]
    {
        raw(&path).execute(&format!("UPDATE asap_tasks SET {damage}"), ()).unwrap();
        let error = store.record("t").wait().unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
        raw(&path).execute("UPDATE asap_tasks SET depth = 0, failures = 0", ()).unwrap();
    }
    assert!(store.record("t").wait().unwrap().is_some());
}
