//! The rules of queues: how tasks wait, and in which order they are taken.

use std::thread;
use std::time::Duration;

use chrono::Utc;

use super::sample::{answer, record, snapshot, task};
use crate::error::Error;
use crate::protocol::TaskStatus;
use crate::store::queue::{Counts, Leased, Placing, QueueLimits, Rate, Standing, Take, Taken};
use crate::store::{Append, Retention, SnapshotStore, Swap, TaskQueue, TaskRecord};

/// The queues of a store.
#[track_caller]
pub(super) fn queues(store: &dyn SnapshotStore) -> &dyn TaskQueue {
    store.queue().expect("the store has queues")
}

/// A task that was submitted, and not begun.
pub(super) fn submitted(task_id: &str) -> TaskRecord {
    TaskRecord { status: TaskStatus::Submitted, ..record(task_id, 1) }
}

/// Puts a new task into a queue.
#[track_caller]
pub(super) fn enqueue(
    store: &dyn SnapshotStore,
    task_id: &str,
    queue: &str,
    priority: i32,
    delay: Duration,
) -> Swap {
    let (snapshot, record) = (snapshot(task_id, 1), submitted(task_id));
    let append = Append {
        snapshot: &snapshot,
        attempt: Some(1),
        record: Some(&record),
        retention: Retention::All,
        parts: None,
    };
    let placing = Placing { queue, priority, delay, now: Utc::now() };
    answer(queues(store).enqueue(append, placing))
}

/// Puts a new task of this rule into a queue, due at once.
#[track_caller]
pub(super) fn enqueued(store: &dyn SnapshotStore, rule: &str, queue: &str) -> String {
    let task_id = task(rule);
    assert_eq!(enqueue(store, &task_id, queue, 0, Duration::ZERO), Swap::Stored);
    task_id
}

/// A lease that outlives every rule.
pub(super) const LONG: Duration = Duration::from_mins(10);

/// A lease or delay that a rule waits for.
pub(super) const SHORT: Duration = Duration::from_millis(150);

/// Takes up to `most` tasks for a worker.
#[track_caller]
pub(super) fn take_from(
    store: &dyn SnapshotStore,
    worker: &str,
    limits: &[QueueLimits],
    most: usize,
    lease: Duration,
) -> Taken {
    let take = Take { worker, queues: limits, most, lease, max_lost_leases: 3, now: Utc::now() };
    answer(queues(store).take(take))
}

/// As [`take_from`], of one queue without limits, and only the tasks.
#[track_caller]
pub(super) fn take(store: &dyn SnapshotStore, queue: &str, most: usize, lease: Duration) -> Vec<Leased> {
    take_from(store, "worker", &[QueueLimits::new(queue)], most, lease).tasks
}

/// Takes the only task of a queue.
#[track_caller]
pub(super) fn take_one(store: &dyn SnapshotStore, queue: &str, lease: Duration) -> Leased {
    let mut tasks = take(store, queue, 10, lease);
    assert_eq!(tasks.len(), 1, "there is one task to take");
    tasks.remove(0)
}

fn ids(leased: &[Leased]) -> Vec<&str> {
    leased.iter().map(|leased| leased.record.task_id.as_str()).collect()
}

/// Waits until a time has passed, for the store's clock too.
pub(super) fn pass(time: Duration) {
    thread::sleep(time + Duration::from_millis(30));
}

/// An enqueued task has its version 1 and its record, and is taken once, as it is: `working`, in its first attempt.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_enqueued_task_is_taken_once(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "taken-once", &queue);
    let stored = answer(store.record(&task_id)).expect("the record is stored with the task");
    assert_eq!((stored.status, stored.attempt), (TaskStatus::Submitted, 1));
    assert!(matches!(answer(queues(store).queued(&task_id)), Some(place)
            if place.queue == queue && matches!(place.standing, Standing::Waiting(_)) && place.lost_leases == 0));
    let leased = take_one(store, &queue, LONG);
    assert_eq!((leased.before, leased.record.status), (TaskStatus::Submitted, TaskStatus::Working));
    assert_eq!((leased.record.task_id.as_str(), leased.record.attempt), (task_id.as_str(), 1));
    assert_eq!(leased.record.function, stored.function);
    let latest = leased.latest.expect("the snapshot can be read").expect("there is one");
    assert_eq!(
        (latest.snapshot.version, latest.snapshot.data.as_json()),
        (1, snapshot(&task_id, 1).data.as_json())
    );
    assert_eq!(answer(store.record(&task_id)), Some(leased.record), "what is taken is what is stored");
    assert!(take(store, &queue, 10, LONG).is_empty(), "it is taken once");
    let place = answer(queues(store).queued(&task_id)).expect("a leased task has a place");
    assert!(
        matches!(&place.standing, Standing::Leased { worker, until } if worker == "worker" && *until > Utc::now())
    );
}

/// A task that is known is not enqueued again, wherever it is.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_known_task_is_not_enqueued_again(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = enqueued(store, "known", &queue);
    assert_eq!(enqueue(store, &task_id, &task("other"), 9, Duration::ZERO), Swap::Taken);
    let place = answer(queues(store).queued(&task_id)).expect("it is where it was");
    assert_eq!((place.queue, place.priority), (queue.clone(), 0));
    assert_eq!(take(store, &queue, 10, LONG).len(), 1);
    assert_eq!(enqueue(store, &task_id, &queue, 0, Duration::ZERO), Swap::Taken, "a leased task is known");
    let begun = task("begun");
    answer(store.save(&snapshot(&begun, 1)));
    assert_eq!(enqueue(store, &begun, &queue, 0, Duration::ZERO), Swap::Taken, "so is one in no queue");
    assert_eq!(answer(queues(store).queued(&begun)), None);
}

/// An append that enqueues needs the record, and is of version 1.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn an_enqueued_task_needs_its_record(store: &dyn SnapshotStore) {
    let task_id = task("without-record");
    let placing = Placing { queue: "queue", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    let (first, second, record) = (snapshot(&task_id, 1), snapshot(&task_id, 2), submitted(&task_id));
    for (snapshot, record) in [(&first, None), (&second, Some(&record))] {
        let append = Append { record, ..Append::new(snapshot) };
        let answer = queues(store).enqueue(append, placing).wait();
        assert!(matches!(answer, Err(Error::Invalid { .. })), "{answer:?}");
    }
    assert_eq!(answer(store.get(&task_id)), None);
}

/// Of a queue the highest priority comes first, then what has been due longest; a `take` gets no more than it asks for.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_highest_priority_comes_first(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let mut tasks = Vec::new();
    for (name, priority) in [("a", 0), ("b", -5), ("c", 7), ("d", 0), ("e", i32::MAX), ("f", i32::MIN)] {
        let task_id = task(name);
        assert_eq!(enqueue(store, &task_id, &queue, priority, Duration::ZERO), Swap::Stored);
        tasks.push(task_id);
        // So that no two are due at the same microsecond.
        thread::sleep(Duration::from_millis(2));
    }
    let [first, low, high, second, highest, lowest] = tasks.try_into().expect("there are six");
    assert!(take(store, &queue, 0, LONG).is_empty());
    assert_eq!(ids(&take(store, &queue, 2, LONG)), [&highest, &high]);
    assert_eq!(ids(&take(store, &queue, 3, LONG)), [&first, &second, &low]);
    assert_eq!(ids(&take(store, &queue, 3, LONG)), [&lowest]);
}

/// Queues have any name and do not mix; those that are named first are served first.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn queues_do_not_mix(store: &dyn SnapshotStore) {
    let names = [task("queue"), task("queue "), task("Queue:{}*'\"é\u{1F980}")];
    let tasks: Vec<String> = names.iter().map(|name| enqueued(store, "unmixed", name)).collect();
    assert!(take(store, &task("empty"), 10, LONG).is_empty());
    let limits: Vec<QueueLimits> = [2, 0].iter().map(|index| QueueLimits::new(&names[*index])).collect();
    let taken = take_from(store, "worker", &limits, 10, LONG);
    assert_eq!(ids(&taken.tasks), [&tasks[2], &tasks[0]]);
    assert_eq!(ids(&take(store, &names[1], 10, LONG)), [&tasks[1]]);
}

/// A delayed task is not taken before its time; `take` says when that is.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_delay_is_waited_for(store: &dyn SnapshotStore) {
    let queue = task("queue");
    let task_id = task("delayed");
    assert_eq!(enqueue(store, &task_id, &queue, 0, SHORT), Swap::Stored);
    let taken = take_from(store, "worker", &[QueueLimits::new(&queue)], 10, LONG);
    assert!(taken.tasks.is_empty(), "it is not due");
    assert!(taken.next.is_some_and(|next| next <= SHORT), "it will be: {:?}", taken.next);
    pass(SHORT);
    assert_eq!(ids(&take(store, &queue, 10, LONG)), [&task_id]);
}

/// Of a queue with a limit no more tasks are leased at once.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn concurrency_is_limited(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for _ in 0..5 {
        enqueued(store, "limited", &queue);
    }
    let limits = [QueueLimits { concurrency: Some(2), ..QueueLimits::new(&queue) }];
    let taken = take_from(store, "a", &limits, 10, LONG).tasks;
    assert_eq!(taken.len(), 2);
    assert!(take_from(store, "b", &limits, 10, LONG).tasks.is_empty(), "for all workers together");
    let ended = TaskRecord { status: TaskStatus::Completed, ..taken[0].record.clone() };
    assert_eq!(answer(store.swap_record(Some(ended.attempt), &ended)), Swap::Stored);
    assert_eq!(take_from(store, "b", &limits, 10, LONG).tasks.len(), 1, "one has ended");
}

/// Of a queue with a rate tasks are taken one by one, evenly spaced; `take` says when the next may be.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_rate_is_kept(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for _ in 0..3 {
        enqueued(store, "rate", &queue);
    }
    let rate = Rate { starts: 2, per: 2 * SHORT };
    let limits = [QueueLimits { rate: Some(rate), ..QueueLimits::new(&queue) }];
    assert_eq!(take_from(store, "a", &limits, 10, LONG).tasks.len(), 1);
    let taken = take_from(store, "b", &limits, 10, LONG);
    assert!(taken.tasks.is_empty(), "for all workers together");
    assert!(taken.next.is_some_and(|next| next <= SHORT), "{:?}", taken.next);
    pass(SHORT);
    assert_eq!(take_from(store, "b", &limits, 10, LONG).tasks.len(), 1);
}

/// The tasks of each queue are counted by where they are.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn tasks_are_counted(store: &dyn SnapshotStore) {
    let queue = task("queue");
    for _ in 0..3 {
        enqueued(store, "counted", &queue);
    }
    let delayed = task("counted");
    assert_eq!(enqueue(store, &delayed, &queue, 0, LONG), Swap::Stored);
    assert_eq!(take(store, &queue, 1, LONG).len(), 1);
    let counts = answer(queues(store).counts());
    assert!(counts.is_sorted_by(|a, b| a.queue < b.queue));
    let own = counts.into_iter().find(|counts| counts.queue == queue);
    let oldest = own.as_ref().and_then(|own| own.oldest).expect("somebody waits");
    assert!(oldest <= Utc::now() + LONG / 2, "{oldest}");
    let oldest = Some(oldest);
    assert_eq!(own, Some(Counts { queue, waiting: 3, leased: 1, suspended: 0, parked: 0, oldest }));
}

/// The bell rings for a task that is enqueued.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_bell_rings(store: &dyn SnapshotStore) {
    let bell = answer(queues(store).bell());
    let known = bell.count();
    enqueued(store, "bell", &task("queue"));
    crate::runtime::block_on(bell.rung(known));
}
