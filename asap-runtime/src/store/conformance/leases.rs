//! The rules of leases: who has a task, and how it comes back.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chrono::Utc;

use super::queues::{LONG, SHORT, enqueued, pass, queues, take, take_from, take_one};
use super::sample::{answer, record, snapshot, task};
use crate::protocol::TaskStatus;
use crate::store::queue::{QueueLimits, Release, Renew, Standing, Taken, To};
use crate::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};

#[track_caller]
fn append(store: &dyn SnapshotStore, task_id: &str, version: u64, attempt: u64) -> Swap {
    let snapshot = snapshot(task_id, version);
    let attempt = Some(attempt);
    answer(store.append(Append {
        snapshot: &snapshot,
        attempt,
        record: None,
        retention: Retention::All,
        parts: None,
    }))
}

#[track_caller]
fn renew(store: &dyn SnapshotStore, task_id: &str, attempt: u64, lease: Duration) -> bool {
    let tasks = [(task_id.to_owned(), attempt), (task("unknown"), 1)];
    let held = answer(queues(store).renew(Renew { tasks: &tasks, lease, now: Utc::now() }));
    assert_eq!(held.len(), 2, "there is an answer for each");
    assert!(!held[1], "a task that is not there is not held");
    held[0]
}

#[track_caller]
fn release(store: &dyn SnapshotStore, task_id: &str, attempt: u64, to: To, error: Option<&str>) -> Swap {
    let status = if to == To::Parked { TaskStatus::InputRequired } else { TaskStatus::Working };
    answer(queues(store).release(Release { task_id, attempt, to, status, error, now: Utc::now() }))
}

/// A lease that is not renewed runs out: the next worker gets the task in a new attempt, and the one before is fenced.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_lease_runs_out(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "lease", &queue);
    assert_eq!(take_one(store, &queue, SHORT).record.attempt, 1);
    assert_eq!(append(store, &task_id, 2, 1), Swap::Stored);
    let waiting = take_from(store, "next", &[QueueLimits::new(&queue)], 10, LONG);
    assert!(waiting.tasks.is_empty(), "the lease is alive");
    assert!(waiting.next.is_some_and(|next| next <= SHORT), "it ends: {:?}", waiting.next);
    pass(SHORT);
    assert_eq!(append(store, &task_id, 3, 1), Swap::Stored, "nobody has taken it yet");
    let leased = take_one(store, &queue, LONG);
    assert_eq!((leased.before, leased.record.attempt), (TaskStatus::Working, 2));
    let latest = leased.latest.expect("it can be read").expect("it is there");
    assert_eq!(latest.snapshot.version, 3, "the latest version comes with the lease");
    assert_eq!(append(store, &task_id, 4, 1), Swap::Taken, "the attempt before is fenced");
    assert_eq!(append(store, &task_id, 4, 2), Swap::Stored);
    let ended = TaskRecord { status: TaskStatus::Completed, ..record(&task_id, 1) };
    assert_eq!(answer(store.swap_record(Some(1), &ended)), Swap::Taken);
    assert!(!renew(store, &task_id, 1, LONG), "its lease is lost");
    assert_eq!(release(store, &task_id, 1, To::Parked, None), Swap::Taken);
    assert_eq!(answer(queues(store).queued(&task_id)).map(|place| place.lost_leases), Some(1));
}

/// A lease that is renewed stays, also one that had run out and that nobody has taken.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_renewed_lease_stays(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "renewed", &queue);
    take_one(store, &queue, SHORT);
    assert!(renew(store, &task_id, 1, LONG));
    pass(SHORT);
    assert!(take(store, &queue, 10, LONG).is_empty(), "it was renewed");
    assert!(renew(store, &task_id, 1, SHORT), "for a shorter time");
    pass(SHORT);
    assert!(renew(store, &task_id, 1, LONG), "nobody has taken it");
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert_eq!(append(store, &task_id, 2, 1), Swap::Stored);
}

/// A task that loses lease after lease without a new version is parked, and says why; it can be put back.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_task_that_loses_its_leases_is_parked(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "poison", &queue);
    let steps = |taken: &Taken| {
        let own = taken.steps.iter().filter(|step| step.task_id == task_id);
        own.map(|step| (step.from, step.to)).collect::<Vec<_>>()
    };
    let limits = [QueueLimits::new(&queue)];
    for attempt in 1..=3 {
        let taken = take_from(store, "worker", &limits, 10, Duration::from_millis(1));
        assert_eq!(taken.tasks.iter().map(|leased| leased.record.attempt).collect::<Vec<_>>(), [attempt]);
        assert_eq!(steps(&taken), [], "what is taken has a status before");
        pass(Duration::from_millis(1));
    }
    let taken = take_from(store, "worker", &limits, 10, LONG);
    assert!(taken.tasks.is_empty(), "three leases are lost");
    assert_eq!(steps(&taken), [(TaskStatus::Working, TaskStatus::InputRequired)], "it says what it parks");
    assert_eq!(steps(&take_from(store, "worker", &limits, 10, LONG)), [], "once");
    let place = answer(queues(store).queued(&task_id)).expect("a parked task has a place");
    assert_eq!((&place.standing, place.lost_leases), (&Standing::Parked, 3));
    let stored = answer(store.record(&task_id)).expect("it has a record");
    assert_eq!((stored.status, stored.attempt), (TaskStatus::InputRequired, 3));
    let error = stored.error.expect("it says why");
    assert!(
        error.contains("3 leases") && error.contains("version 1") && error.contains("`worker`"),
        "{error}"
    );
    let before = task_id.get(..task_id.len() - 1);
    assert_eq!(answer(queues(store).parked(before, 1)), [place]);
    let behind = answer(queues(store).parked(Some(&task_id), 1000));
    assert!(behind.iter().all(|place| place.task_id > task_id), "only those behind it");
    assert!(answer(queues(store).put_back(&task_id, Utc::now())));
    assert!(!answer(queues(store).put_back(&task_id, Utc::now())), "it waits already");
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 4);
    assert_eq!(answer(queues(store).queued(&task_id)).map(|place| place.lost_leases), Some(0));
}

/// A new version shows that the task goes on: its lost leases are counted anew.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn progress_forgives_lost_leases(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "progress", &queue);
    for attempt in 1..=5 {
        assert_eq!(take_one(store, &queue, Duration::from_millis(1)).record.attempt, attempt);
        assert_eq!(append(store, &task_id, attempt + 1, attempt), Swap::Stored);
        pass(Duration::from_millis(1));
    }
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 6);
}

/// Also a new version of an attempt that then gave the task back; one that gives it back without a new version
/// leaves the count as it is.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn progress_before_a_release_forgives_lost_leases(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "progress", &queue);
    let lost = || answer(queues(store).queued(&task_id)).map(|place| place.lost_leases);
    for _ in 0..2 {
        take_one(store, &queue, Duration::from_millis(1));
        pass(Duration::from_millis(1));
    }
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 3);
    assert_eq!(release(store, &task_id, 3, To::Queue(Duration::ZERO), None), Swap::Stored);
    assert_eq!(lost(), Some(2), "nothing was stored since");
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 4);
    assert_eq!(append(store, &task_id, 2, 4), Swap::Stored);
    assert_eq!(release(store, &task_id, 4, To::Queue(Duration::ZERO), None), Swap::Stored);
    assert_eq!(lost(), Some(0), "no lease was lost since version 2");
    for attempt in 5..=6 {
        assert_eq!(take_one(store, &queue, Duration::from_millis(1)).record.attempt, attempt);
        pass(Duration::from_millis(1));
    }
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 7, "two leases are not three");
}

/// A task that is given back is taken again when its time has come, and has lost no lease.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_released_task_is_taken_again(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "released", &queue);
    take_one(store, &queue, LONG);
    assert_eq!(release(store, &task_id, 2, To::Queue(Duration::ZERO), None), Swap::Taken, "no such attempt");
    assert_eq!(release(store, &task_id, 1, To::Queue(Duration::ZERO), None), Swap::Stored);
    assert_eq!(release(store, &task_id, 1, To::Queue(Duration::ZERO), None), Swap::Taken, "it is given back");
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 2);
    assert_eq!(release(store, &task_id, 2, To::Queue(SHORT), Some("not here")), Swap::Stored);
    assert_eq!(answer(store.record(&task_id)).and_then(|record| record.error), Some("not here".to_owned()));
    assert!(take(store, &queue, 10, LONG).is_empty(), "it is to wait");
    pass(SHORT);
    assert_eq!(take_one(store, &queue, LONG).record.attempt, 3);
    assert_eq!(release(store, &task_id, 3, To::Parked, Some("look at it")), Swap::Stored);
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert_eq!(answer(store.record(&task_id)).map(|record| record.status), Some(TaskStatus::InputRequired));
    assert!(answer(queues(store).put_back(&task_id, Utc::now())));
    let leased = take_one(store, &queue, LONG);
    assert_eq!((leased.before, leased.record.status), (TaskStatus::InputRequired, TaskStatus::Working));
}

/// A task that has ended is in no queue; one that failed there can be put back.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_ended_task_leaves_its_queue(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for status in [TaskStatus::Completed, TaskStatus::Failed, TaskStatus::Cancelled] {
        let task_id = enqueued(store, "ended", &queue);
        let ended = TaskRecord { status, ..take_one(store, &queue, Duration::from_millis(1)).record };
        assert_eq!(answer(store.swap_record(Some(1), &ended)), Swap::Stored);
        assert_eq!(answer(queues(store).queued(&task_id)), None, "{status}");
        pass(Duration::from_millis(1));
        assert!(take(store, &queue, 10, LONG).is_empty(), "{status}");
        let failed = status == TaskStatus::Failed;
        assert_eq!(answer(queues(store).put_back(&task_id, Utc::now())), failed, "{status}");
        if failed {
            assert_eq!(take_one(store, &queue, LONG).record.attempt, 2);
        }
    }
    let by_hand = task("by-hand");
    let failed = TaskRecord { status: TaskStatus::Failed, ..record(&by_hand, 1) };
    assert_eq!(answer(store.swap_record(None, &failed)), Swap::Stored);
    assert!(!answer(queues(store).put_back(&by_hand, Utc::now())), "it was in no queue");
}

/// Whoever claims a task by hand takes it out of its queue, unless a worker's lease on it is alive.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_claim_by_hand_heeds_leases(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "claimed", &queue);
    let claim = |from: u64| {
        let claim = TaskRecord { updated_at: Utc::now(), ..record(&task_id, from + 1) };
        answer(store.swap_record(Some(from), &claim))
    };
    take_one(store, &queue, SHORT);
    assert_eq!(claim(1), Swap::Taken, "a worker has it");
    assert_eq!(answer(store.record(&task_id)).map(|record| record.attempt), Some(1));
    pass(SHORT);
    assert_eq!(claim(1), Swap::Stored, "its lease has run out");
    assert_eq!(answer(queues(store).queued(&task_id)), None);
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert!(!renew(store, &task_id, 1, LONG));
    let waiting = enqueued(store, "claimed", &queue);
    let claim = TaskRecord { updated_at: Utc::now(), ..record(&waiting, 2) };
    assert_eq!(answer(store.swap_record(Some(1), &claim)), Swap::Stored);
    assert!(take(store, &queue, 10, LONG).is_empty(), "it was waiting");
}

/// Somebody else than its worker can end a task: it leaves its queue, and what its worker still wants to store is refused.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_leased_task_can_be_ended_from_outside(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "cancelled", &queue);
    take_one(store, &queue, LONG);
    let status = TaskStatus::Cancelled;
    let ended = TaskRecord { status, updated_at: Utc::now(), ..record(&task_id, 2) };
    assert_eq!(answer(store.swap_record(Some(1), &ended)), Swap::Stored, "although its lease is alive");
    assert_eq!(answer(queues(store).queued(&task_id)), None);
    assert!(!renew(store, &task_id, 1, LONG));
    assert_eq!(append(store, &task_id, 2, 1), Swap::Taken);
    assert_eq!(release(store, &task_id, 1, To::Queue(Duration::ZERO), None), Swap::Taken);
    assert!(take(store, &queue, 10, LONG).is_empty());
    assert_eq!(answer(store.record(&task_id)).map(|record| record.status), Some(status));
    // One that has ended by itself meanwhile stays as it is.
    let task_id = enqueued(store, "completed", &queue);
    take_one(store, &queue, LONG);
    let completed = TaskRecord { status: TaskStatus::Completed, ..record(&task_id, 1) };
    assert_eq!(answer(store.swap_record(Some(1), &completed)), Swap::Stored);
    let ended = TaskRecord { status, updated_at: Utc::now(), ..record(&task_id, 2) };
    assert_eq!(answer(store.swap_record(Some(1), &ended)), Swap::Taken);
    assert_eq!(answer(store.record(&task_id)).map(|record| record.status), Some(TaskStatus::Completed));
}

/// A task that is deleted is in no queue.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_deleted_task_is_in_no_queue(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let whole = enqueued(store, "deleted", &queue);
    let by_version = enqueued(store, "deleted", &queue);
    assert!(answer(store.delete(&whole)));
    assert!(answer(store.delete_version(&by_version, 1)));
    for task_id in [&whole, &by_version] {
        assert_eq!(answer(queues(store).queued(task_id)), None);
    }
    assert!(take(store, &queue, 10, LONG).is_empty());
}

/// Many workers that take at once get each task once, and leave none.
///
/// # Panics
///
/// If the stores break the rule.
pub fn each_task_is_taken_by_one(stores: &[Arc<dyn SnapshotStore>]) {
    const TASKS: usize = 120;
    let queue = task("queue");
    let tasks: BTreeSet<String> = (0..TASKS).map(|_| enqueued(&*stores[0], "many", &queue)).collect();
    let workers: Vec<_> = (0..6)
        .map(|number| {
            let (store, queue) = (Arc::clone(&stores[number % stores.len()]), queue.clone());
            thread::spawn(move || {
                let (worker, limits) = (format!("worker {number}"), [QueueLimits::new(queue)]);
                let mut taken = Vec::new();
                let mut empty = 0;
                // What another is just taking may be passed over, so one empty answer does not say that all are taken.
                while empty < 20 {
                    let tasks = take_from(&*store, &worker, &limits, number + 1, LONG).tasks;
                    empty = if tasks.is_empty() { empty + 1 } else { 0 };
                    for leased in tasks {
                        assert_eq!(leased.record.attempt, 1);
                        taken.push(leased.record.task_id);
                    }
                }
                taken
            })
        })
        .collect();
    let taken: Vec<String> =
        workers.into_iter().flat_map(|worker| worker.join().expect("no worker panics")).collect();
    assert_eq!(taken.len(), TASKS, "none is taken twice");
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>(), tasks);
}

/// Many workers together keep a queue's limit.
///
/// # Panics
///
/// If the stores break the rule.
pub fn many_workers_keep_a_limit(stores: &[Arc<dyn SnapshotStore>]) {
    let queue = task("queue");
    for _ in 0..20 {
        enqueued(&*stores[0], "limited", &queue);
    }
    let limits = [QueueLimits { concurrency: Some(3), ..QueueLimits::new(&queue) }];
    let taken: usize = thread::scope(|scope| {
        let workers: Vec<_> = (0..6)
            .map(|number| {
                let (store, limits) = (&*stores[number % stores.len()], &limits);
                scope.spawn(move || {
                    (0..5).map(|_| take_from(store, "worker", limits, 2, LONG).tasks.len()).sum::<usize>()
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().expect("no worker panics")).sum()
    });
    assert_eq!(taken, 3);
}
