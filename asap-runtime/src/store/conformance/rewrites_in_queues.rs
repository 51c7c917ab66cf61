//! Rules about changes of the past of tasks in queues.

use std::time::Duration;

use chrono::Utc;

use super::queues::{LONG, SHORT, enqueue, enqueued, pass, queues, take, take_one};
use super::sample::{answer, record, snapshot, task, versions};
use crate::protocol::TaskStatus;
use crate::store::queue::{Release, Standing, To};
use crate::store::{Append, Retention, Rewrite, SnapshotStore, Swap, TaskRecord};

/// Adds version 2 as this attempt.
#[track_caller]
fn append(store: &dyn SnapshotStore, task_id: &str, attempt: u64) {
    let (snapshot, attempt) = (snapshot(task_id, 2), Some(attempt));
    let append =
        Append { snapshot: &snapshot, attempt, record: None, retention: Retention::All, parts: None };
    assert_eq!(answer(store.append(append)), Swap::Stored);
}

/// Truncates to version 1 from this attempt on.
#[track_caller]
fn truncate(store: &dyn SnapshotStore, task_id: &str, from: u64, parks: bool) -> Swap {
    let next = TaskRecord { updated_at: Utc::now(), ..record(task_id, from + 1) };
    answer(store.rewrite(Rewrite { keep: Some(1), parks, ..Rewrite::new(Some(from), &next) }))
}

/// While a lease is alive the past is not changed; a lease that has run out ends, and the task is taken from what is there now.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_rewrite_heeds_leases(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "leased", &queue);
    take_one(store, &queue, SHORT);
    append(store, &task_id, 1);
    assert_eq!(truncate(store, &task_id, 1, true), Swap::Taken, "a worker has it");
    assert_eq!(versions(store, &task_id), [1, 2]);
    pass(SHORT);
    assert_eq!(truncate(store, &task_id, 1, true), Swap::Stored, "its lease has run out");
    let place = answer(queues(store).queued(&task_id)).expect("it is in its queue");
    assert!(matches!(place.standing, Standing::Waiting(_)), "{place:?}");
    let leased = take_one(store, &queue, LONG);
    assert_eq!((leased.record.attempt, leased.before), (3, TaskStatus::Working));
    assert_eq!(leased.latest.expect("it can be read").map(|latest| latest.snapshot.version), Some(1));
}

/// A task that waits goes on waiting, at its turn, and is taken from what is there then; a parked one stays parked.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_rewritten_task_stays_in_its_queue(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let delayed = task("delayed");
    assert_eq!(enqueue(store, &delayed, &queue, 0, Duration::from_mins(10)), Swap::Stored);
    let before = answer(queues(store).queued(&delayed));
    assert_eq!(truncate(store, &delayed, 1, true), Swap::Stored);
    assert_eq!(answer(queues(store).queued(&delayed)), before, "it is due when it was");
    let parked = enqueued(store, "parked", &queue);
    take_one(store, &queue, LONG);
    append(store, &parked, 1);
    let (task_id, status) = (parked.as_str(), TaskStatus::InputRequired);
    let release = Release { task_id, attempt: 1, to: To::Parked, status, error: Some("no"), now: Utc::now() };
    assert_eq!(answer(queues(store).release(release)), Swap::Stored);
    for (from, parks) in [(1, false), (2, true)] {
        assert_eq!(truncate(store, &parked, from, parks), Swap::Stored);
        let place = answer(queues(store).queued(&parked)).expect("it is in its queue");
        assert_eq!(place.standing, Standing::Parked);
    }
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert!(answer(queues(store).put_back(&parked, Utc::now())));
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 4);
}

/// A task that has left its queue is parked in it, if it is to be; one that never was in any is in none.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_rewritten_task_is_parked_where_it_was(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "ended", &queue);
    take_one(store, &queue, LONG);
    append(store, &task_id, 1);
    let ended = TaskRecord { status: TaskStatus::Completed, ..record(&task_id, 1) };
    assert_eq!(answer(store.swap_record(Some(1), &ended)), Swap::Stored);
    assert_eq!(truncate(store, &task_id, 1, false), Swap::Stored);
    assert_eq!(answer(queues(store).queued(&task_id)), None, "it is not to be parked");
    assert_eq!(truncate(store, &task_id, 2, true), Swap::Stored);
    let place = answer(queues(store).queued(&task_id)).expect("it is in its queue");
    assert_eq!((place.standing, place.queue.as_str()), (Standing::Parked, queue.as_str()));
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert!(answer(queues(store).put_back(&task_id, Utc::now())));
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 4);
    let alone = task("alone");
    let first = snapshot(&alone, 1);
    let (one, two) = (record(&alone, 1), record(&alone, 2));
    let append = Append { record: Some(&one), ..Append::new(&first) };
    assert_eq!(answer(store.append(append)), Swap::Stored);
    assert_eq!(answer(store.rewrite(Rewrite { parks: true, ..Rewrite::new(Some(1), &two) })), Swap::Stored);
    assert_eq!(answer(queues(store).queued(&alone)), None);
}
