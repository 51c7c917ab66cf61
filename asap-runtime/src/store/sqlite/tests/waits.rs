//! A file that another process writes to for a while.

use std::time::{Duration, Instant};

use chrono::Utc;
use tempfile::tempdir;

use super::{raw, record, snapshot};
use crate::store::queue::{Placing, QueueLimits, Renew, Standing, Take};
use crate::store::{Append, SqliteStore, Swap, TaskQueue};

/// How long the other keeps the file.
const WAIT: Duration = Duration::from_millis(400);
const LEASE: Duration = Duration::from_millis(300);

/// Does it while another connection writes.
fn meanwhile<T>(path: &std::path::Path, ask: impl FnOnce() -> T) -> T {
    let connection = raw(path);
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    let other = std::thread::spawn(move || {
        std::thread::sleep(WAIT);
        connection.execute_batch("COMMIT").unwrap();
    });
    let answer = ask();
    other.join().unwrap();
    assert!(begun.elapsed() >= WAIT);
    answer
}

fn rest(store: &SqliteStore) -> Duration {
    match store.queued("t").wait().unwrap().unwrap().standing {
        Standing::Leased { until, .. } => (until - Utc::now()).to_std().unwrap_or_default(),
        standing => panic!("{standing:?}"),
    }
}

#[test]
fn a_lease_lasts_from_when_it_is_given() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let (first, record) = (snapshot("t", 1), record("t", 1));
    let append = Append { record: Some(&record), ..Append::new(&first) };
    let placing = Placing { queue: "q", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored);
    let taken = meanwhile(&path, || {
        let queues = [QueueLimits::new("q")];
        let take =
            Take { worker: "w", queues: &queues, most: 1, lease: LEASE, max_lost_leases: 3, now: Utc::now() };
        store.take(take).wait().unwrap()
    });
    let attempt = taken.tasks[0].record.attempt;
    let left = rest(&store);
    assert!(left > LEASE / 3, "the wait for the file has taken from it: {left:?} are left");
    let held = meanwhile(&path, || {
        let tasks = [("t".to_owned(), attempt)];
        store.renew(Renew { tasks: &tasks, lease: LEASE, now: Utc::now() }).wait().unwrap()
    });
    assert_eq!(held, [true]);
    let left = rest(&store);
    assert!(left > LEASE / 3, "the wait for the file has taken from it: {left:?} are left");
}
