//! Snapshots and records for the tests to store.

use std::time::Duration;

use asap_runtime::store::queue::{Leased, Placing, QueueLimits, Release, Standing, Take, To};
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
        parent_task_id: None,
        depth: 0,
        failures: 0,
        failing_since: None,
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

/// A lease or delay that outlives every test.
pub(crate) const LONG: Duration = Duration::from_mins(10);

/// Puts a new task into the queue `q`.
pub(crate) fn enqueue(store: &dyn SnapshotStore, task_id: &str, delay: Duration) -> Result<Swap> {
    let (snapshot, record) = (snapshot(task_id, 1), record(task_id, 1));
    let record = TaskRecord { status: TaskStatus::Submitted, ..record };
    let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&snapshot) };
    let placing = Placing { queue: "q", priority: 0, delay, now: DateTime::UNIX_EPOCH };
    store.queue().unwrap().enqueue(append, placing).wait()
}

/// Takes up to ten tasks of the queue `q`; two lost leases park one.
pub(crate) fn take(store: &dyn SnapshotStore, concurrency: Option<u32>, lease: Duration) -> Vec<Leased> {
    let queues = [QueueLimits { concurrency, ..QueueLimits::new("q") }];
    let now = DateTime::UNIX_EPOCH;
    let take = Take { worker: "worker", queues: &queues, most: 10, lease, max_lost_leases: 2, now };
    store.queue().unwrap().take(take).wait().unwrap().tasks
}

/// Gives a task back under its first attempt.
pub(crate) fn release(store: &dyn SnapshotStore, task_id: &str, to: To) -> Result<Swap> {
    let (status, now) = (TaskStatus::Working, DateTime::UNIX_EPOCH);
    let release = Release { task_id, attempt: 1, to, status, error: None, now };
    store.queue().unwrap().release(release).wait()
}

/// Where a task stands.
pub(crate) fn standing(store: &dyn SnapshotStore, task_id: &str) -> Option<Standing> {
    store.queue().unwrap().queued(task_id).wait().unwrap().map(|place| place.standing)
}
