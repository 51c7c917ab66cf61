//! The rules of suspended tasks, and of what wakes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;

use super::concurrency::together;
use super::messages::{message, send, wakes};
use super::queues::{LONG, SHORT, enqueued, pass, queues, take, take_from, take_one};
use super::sample::{answer, record, snapshot, task, time};
use crate::error::Error;
use crate::protocol::{MAX_TASK_DEPTH, TaskStatus};
use crate::store::queue::{Counts, QueueLimits, Release, Sent, Standing, To};
use crate::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};

#[track_caller]
fn release(store: &dyn SnapshotStore, task_id: &str, attempt: u64, to: To, status: TaskStatus) -> Swap {
    let release = Release { task_id, attempt, to, status, error: None, now: Utc::now() };
    answer(queues(store).release(release))
}

/// Gives a task back, to be woken; it has seen all wakes so far.
#[track_caller]
fn suspend(
    store: &dyn SnapshotStore,
    task_id: &str,
    attempt: u64,
    delay: Option<Duration>,
    status: TaskStatus,
) {
    let wakes = wakes(store, task_id).expect("the task has a record");
    let released = release(store, task_id, attempt, To::Suspended { delay, wakes }, status);
    assert_eq!(released, Swap::Stored, "the attempt holds the task, which was not woken since");
}

/// A task of a queue of its own that was taken once and is suspended.
#[track_caller]
fn suspended(store: &dyn SnapshotStore, queue: &str, delay: Option<Duration>, status: TaskStatus) -> String {
    let task_id = enqueued(store, "suspended", queue);
    take_one(store, queue, LONG);
    suspend(store, &task_id, 1, delay, status);
    task_id
}

#[track_caller]
fn standing(store: &dyn SnapshotStore, task_id: &str) -> Standing {
    answer(queues(store).queued(task_id)).expect("the task has a place").standing
}

#[track_caller]
fn status(store: &dyn SnapshotStore, task_id: &str) -> TaskStatus {
    answer(store.record(task_id)).expect("the task has a record").status
}

#[track_caller]
fn end(store: &dyn SnapshotStore, child: &TaskRecord, status: TaskStatus) {
    assert_eq!(ended(store, child, status), Swap::Stored, "it ends nobody's wait for input");
}

#[track_caller]
fn ended(store: &dyn SnapshotStore, child: &TaskRecord, status: TaskStatus) -> Swap {
    let ended = TaskRecord { status, updated_at: Utc::now(), ..child.clone() };
    answer(store.swap_record(Some(child.attempt), &ended))
}

/// A task that began as a part of another.
#[track_caller]
fn child(store: &dyn SnapshotStore, parent: &str) -> TaskRecord {
    let task_id = task("child");
    let child = TaskRecord { parent_task_id: Some(parent.to_owned()), depth: 1, ..record(&task_id, 1) };
    assert_eq!(answer(store.swap_record(None, &child)), Swap::Stored);
    child
}

/// A suspended task is not taken, whatever time passes, and holds no place of its queue's limit; it can be found and is counted.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_suspended_task_is_not_taken(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let forever = suspended(store, &queue, None, TaskStatus::Working);
    let timed = suspended(store, &queue, Some(LONG), TaskStatus::InputRequired);
    let before = answer(store.record(&timed)).expect("it has a record");
    assert_eq!((before.status, before.attempt), (TaskStatus::InputRequired, 1));
    assert_eq!(standing(store, &forever), Standing::Suspended(None));
    let is_later = |until| until > Utc::now() + LONG / 2 && until < Utc::now() + LONG * 2;
    assert!(matches!(standing(store, &timed), Standing::Suspended(Some(until)) if is_later(until)));
    let third = enqueued(store, "third", &queue);
    let limits = [QueueLimits { concurrency: Some(1), ..QueueLimits::new(&queue) }];
    let taken = take_from(store, "worker", &limits, 10, LONG).tasks;
    assert_eq!(taken.len(), 1, "those that are suspended do not count as leased");
    assert_eq!(taken[0].record.task_id, third);
    pass(Duration::from_millis(1));
    assert!(take(store, &queue, 10, LONG).is_empty());
    let counts = answer(queues(store).counts()).into_iter().find(|counts| counts.queue == queue);
    assert_eq!(counts, Some(Counts { queue, waiting: 0, leased: 1, suspended: 2, parked: 0, oldest: None }));
    assert!(!answer(queues(store).put_back(&forever, Utc::now())), "it is neither parked nor failed");
}

/// A message wakes a suspended task, with a time or without: it can be taken at once, in the next attempt.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_message_wakes_a_suspended_task(store: &dyn SnapshotStore) {
    for delay in [None, Some(LONG)] {
        let queue = task("queue");
        let task_id = suspended(store, &queue, delay, TaskStatus::Working);
        assert_eq!(wakes(store, &task_id), Some(0));
        assert_eq!(send(store, &task_id, "a", "1"), Sent::New);
        assert_eq!(wakes(store, &task_id), Some(1));
        assert!(matches!(standing(store, &task_id), Standing::Waiting(since) if since <= Utc::now() + SHORT));
        let leased = take_one(store, &queue, LONG);
        assert_eq!((leased.before, leased.record.attempt), (TaskStatus::Working, 2));
        assert_eq!(leased.record.task_id, task_id);
        assert_eq!(send(store, &task_id, "b", "2"), Sent::New);
        assert!(
            matches!(standing(store, &task_id), Standing::Leased { .. }),
            "one that runs stays with its worker"
        );
        assert_eq!(wakes(store, &task_id), Some(2), "its wakes are counted all the same");
        suspend(store, &task_id, 2, delay, TaskStatus::Working);
        assert!(take(store, &queue, 10, LONG).is_empty(), "it has seen both");
    }
}

/// A task that is suspended until a time comes back by itself then.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_suspended_task_comes_back_in_time(store: &dyn SnapshotStore) {
    let queue = task("queue");
    suspended(store, &queue, Some(SHORT), TaskStatus::Working);
    let waiting = take_from(store, "worker", &[QueueLimits::new(&queue)], 10, LONG);
    assert!(waiting.tasks.is_empty(), "its time is to come");
    assert!(waiting.next.is_some_and(|next| next <= SHORT), "it is known when: {:?}", waiting.next);
    pass(SHORT);
    let leased = take_one(store, &queue, LONG);
    assert_eq!((leased.record.attempt, wakes(store, &leased.record.task_id)), (2, Some(0)), "nobody woke it");
    let lost = answer(queues(store).queued(&leased.record.task_id)).map(|place| place.lost_leases);
    assert_eq!(lost, Some(0), "it has lost no lease");
}

/// The end of a task wakes its parent, in whatever way it ended, and rings; any other change of its record does not.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_end_of_a_child_wakes_its_parent(store: &dyn SnapshotStore) {
    let bell = answer(queues(store).bell());
    for by in [TaskStatus::Completed, TaskStatus::Failed, TaskStatus::Cancelled] {
        let queue = task("queue");
        let parent = suspended(store, &queue, None, TaskStatus::Working);
        let first = child(store, &parent);
        let second = TaskRecord { attempt: 2, ..first.clone() };
        assert_eq!(answer(store.swap_record(Some(1), &second)), Swap::Stored);
        assert_eq!(wakes(store, &parent), Some(0), "it has not ended");
        let late = TaskRecord { status: by, ..first };
        assert_eq!(answer(store.swap_record(Some(1), &late)), Swap::Taken);
        assert_eq!(wakes(store, &parent), Some(0), "that was somebody else's end");
        // What was enqueued and given back may ring late, where a bell is heard over a network.
        thread::sleep(SHORT);
        let known = bell.count();
        end(store, &second, by);
        assert_eq!(wakes(store, &parent), Some(1), "{by}");
        crate::runtime::block_on(bell.rung(known));
        assert_eq!(take_one(store, &queue, LONG).record.task_id, parent, "{by}");
        end(store, &child(store, &parent), by);
        assert_eq!(wakes(store, &parent), Some(2), "whether it is suspended or not");
    }
    end(store, &child(store, &task("unknown")), TaskStatus::Completed);
}

/// A task that was woken between its look and its suspension goes to its queue instead, and is `working`: the answer says so if it was to be
/// `input_required`.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_wake_before_the_suspension_is_not_lost(store: &dyn SnapshotStore) {
    for by_message in [true, false] {
        for (delay, by) in [(None, TaskStatus::Working), (Some(LONG), TaskStatus::InputRequired)] {
            let queue = task("queue");
            let task_id = enqueued(store, "between", &queue);
            take_one(store, &queue, LONG);
            let seen = wakes(store, &task_id).expect("it has a record");
            if by_message {
                assert_eq!(send(store, &task_id, "a", "1"), Sent::New);
            } else {
                end(store, &child(store, &task_id), TaskStatus::Completed);
            }
            let released = release(store, &task_id, 1, To::Suspended { delay, wakes: seen }, by);
            assert_eq!(released, if by == TaskStatus::Working { Swap::Stored } else { Swap::Woke });
            assert!(matches!(standing(store, &task_id), Standing::Waiting(_)), "it is to look again");
            assert_eq!(status(store, &task_id), TaskStatus::Working);
            assert_eq!(take_one(store, &queue, LONG).record.attempt, 2);
            suspend(store, &task_id, 2, delay, by);
            assert!(matches!(standing(store, &task_id), Standing::Suspended(_)), "it has seen it now");
            assert_eq!(status(store, &task_id), by);
        }
    }
}

/// A wake is for suspended tasks: one that is delayed or parked stays so, and its wakes are counted.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn delayed_and_parked_tasks_are_not_woken(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for (to, by) in [(To::Queue(LONG), TaskStatus::Working), (To::Parked, TaskStatus::InputRequired)] {
        let task_id = enqueued(store, "asleep", &queue);
        take_one(store, &queue, LONG);
        assert_eq!(release(store, &task_id, 1, to, by), Swap::Stored);
        let before = (standing(store, &task_id), answer(store.record(&task_id)));
        assert_eq!(send(store, &task_id, "a", "1"), Sent::New);
        end(store, &child(store, &task_id), TaskStatus::Completed);
        assert_eq!((standing(store, &task_id), answer(store.record(&task_id))), before);
        assert_eq!(wakes(store, &task_id), Some(2));
        assert!(take(store, &queue, 10, LONG).is_empty());
    }
}

/// A task that waits for somebody's input is `working` once it was woken, suspended or in no queue; whoever woke it is told, and only the
/// first.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_wake_ends_the_wait_for_input(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let by_hand = |rule: &str| {
        let task_id = task(rule);
        let waiting = TaskRecord { status: TaskStatus::InputRequired, ..record(&task_id, 1) };
        assert_eq!(answer(store.swap_record(None, &waiting)), Swap::Stored);
        task_id
    };
    let queued = suspended(store, &queue, None, TaskStatus::InputRequired);
    let other = task("queue");
    let timed = suspended(store, &other, Some(LONG), TaskStatus::InputRequired);
    for (task_id, by_message) in
        [(queued, true), (by_hand("by-hand"), true), (timed, false), (by_hand("by-hand"), false)]
    {
        let task_id = &task_id;
        let before = answer(store.record(task_id)).expect("it has a record");
        assert_eq!(before.status, TaskStatus::InputRequired);
        if by_message {
            assert_eq!(send(store, task_id, "a", "1"), Sent::Woke);
            assert_eq!(send(store, task_id, "a", "2"), Sent::New, "it is at work already");
            assert_eq!(send(store, task_id, "a", "1"), Sent::Known);
        } else {
            assert_eq!(ended(store, &child(store, task_id), TaskStatus::Failed), Swap::Woke);
            end(store, &child(store, task_id), TaskStatus::Completed);
        }
        let after = answer(store.record(task_id)).expect("it has a record");
        assert!(after.updated_at >= before.updated_at, "the record has changed");
        let updated_at = after.updated_at;
        assert_eq!(after, TaskRecord { status: TaskStatus::Working, updated_at, ..before });
    }
    for queue in [queue, other] {
        assert_eq!(take_one(store, &queue, LONG).before, TaskStatus::Working);
    }
}

/// A suspended task can be claimed by hand and can end; then it is in no queue, and nothing brings it back.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_suspended_task_can_be_claimed(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for delay in [None, Some(SHORT)] {
        let claimed = suspended(store, &queue, delay, TaskStatus::Working);
        let claim = TaskRecord { updated_at: Utc::now(), ..record(&claimed, 2) };
        assert_eq!(answer(store.swap_record(Some(1), &claim)), Swap::Stored);
        assert_eq!(send(store, &claimed, "a", "1"), Sent::New);
        let cancelled = suspended(store, &queue, delay, TaskStatus::Working);
        let cancel =
            TaskRecord { status: TaskStatus::Cancelled, updated_at: Utc::now(), ..record(&cancelled, 1) };
        assert_eq!(answer(store.swap_record(Some(1), &cancel)), Swap::Stored);
        let deleted = suspended(store, &queue, delay, TaskStatus::Working);
        assert!(answer(store.delete(&deleted)));
        pass(SHORT);
        for task_id in [&claimed, &cancelled, &deleted] {
            assert_eq!(answer(queues(store).queued(task_id)), None);
        }
        assert!(take(store, &queue, 10, LONG).is_empty());
    }
}

/// A record keeps its parent, depth and failures whichever way it is written, and while its task is taken, woken and given back.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn records_keep_parents_and_failures(store: &dyn SnapshotStore) {
    let (parent, queue) = (task("parent"), task("queue"));
    let family = |task_id: &str, status| TaskRecord {
        status,
        parent_task_id: Some(parent.clone()),
        depth: MAX_TASK_DEPTH,
        failures: u32::MAX,
        failing_since: Some(time(3)),
        ..record(task_id, 1)
    };
    let appended = task("appended");
    let (first, kept) = (snapshot(&appended, 1), family(&appended, TaskStatus::Working));
    let append = Append {
        snapshot: &first,
        attempt: Some(1),
        record: Some(&kept),
        retention: Retention::All,
        parts: None,
    };
    assert_eq!(answer(store.append(append)), Swap::Stored);
    assert_eq!(answer(store.record(&appended)), Some(kept), "appended");
    let swapped = TaskRecord { failures: 0, failing_since: None, ..family(&appended, TaskStatus::Working) };
    assert_eq!(answer(store.swap_record(Some(1), &swapped)), Swap::Stored);
    assert_eq!(answer(store.record(&appended)), Some(swapped), "swapped");

    let enqueued = task("enqueued");
    let (first, mut kept) = (snapshot(&enqueued, 1), family(&enqueued, TaskStatus::Submitted));
    let append = Append {
        snapshot: &first,
        attempt: Some(1),
        record: Some(&kept),
        retention: Retention::All,
        parts: None,
    };
    let placing =
        crate::store::queue::Placing { queue: &queue, priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(answer(queues(store).enqueue(append, placing)), Swap::Stored);
    assert_eq!(answer(store.record(&enqueued)).as_ref(), Some(&kept), "enqueued");
    let leased = take_one(store, &queue, LONG).record;
    (kept.status, kept.updated_at) = (TaskStatus::Working, leased.updated_at);
    assert_eq!(leased, kept, "taken");
    suspend(store, &enqueued, 1, None, TaskStatus::InputRequired);
    assert_eq!(send(store, &enqueued, "a", "1"), Sent::Woke);
    let after = answer(store.record(&enqueued)).expect("it has a record");
    kept.updated_at = after.updated_at;
    assert_eq!(after, kept, "given back, and woken");
    let listed = answer(store.records()).into_iter().flatten().find(|record| record.task_id == enqueued);
    assert_eq!(listed, Some(kept), "listed");

    let unfit = task("unfit");
    let deep = TaskRecord { depth: MAX_TASK_DEPTH + 1, ..record(&unfit, 1) };
    let swapped = store.swap_record(None, &deep).wait();
    assert!(matches!(swapped, Err(Error::Invalid { .. })), "nothing is as deep, the store says {swapped:?}");
    assert_eq!(answer(store.record(&unfit)), None);
}

/// While others send without a pause, a task that looks and suspends itself gets every message: no wake is lost, and none
/// comes without its message.
///
/// # Panics
///
/// If the stores break the rule.
pub fn no_wake_is_lost(stores: &[Arc<dyn SnapshotStore>]) {
    const ROUNDS: u64 = 60;
    let queue = task("queue");
    let task_id = enqueued(&*stores[0], "race", &queue);
    let received = AtomicU64::new(0);
    let begun = Instant::now();
    let patience = |what: &str| {
        assert!(begun.elapsed() < Duration::from_mins(1), "{what}, {received:?} messages were received");
    };
    together(stores, 2, |number, store| {
        if number == 1 {
            for round in 1..=ROUNDS {
                assert_eq!(send(store, &task_id, "a", &round.to_string()), Sent::New);
                // The next is sent just when the receiver finds no more, and goes to sleep.
                while received.load(Ordering::SeqCst) < round {
                    patience("the task sleeps though it was woken");
                    thread::yield_now();
                }
            }
            return;
        }
        let mut after = 0;
        while received.load(Ordering::SeqCst) < ROUNDS {
            let Some(leased) = take(store, &queue, 1, LONG).pop() else {
                patience("nothing is to be taken");
                thread::sleep(Duration::from_millis(1));
                continue;
            };
            let seen = wakes(store, &task_id).expect("it has a record");
            while let Some(message) = message(store, &task_id, "a", after) {
                after = message.position;
                let count = received.fetch_add(1, Ordering::SeqCst) + 1;
                assert_eq!(message.id, count.to_string(), "they come in order");
            }
            let to = To::Suspended { delay: None, wakes: seen };
            let released = release(store, &task_id, leased.record.attempt, to, TaskStatus::Working);
            assert_eq!(released, Swap::Stored);
        }
    });
    assert_eq!(wakes(&*stores[0], &task_id), Some(ROUNDS));
}
