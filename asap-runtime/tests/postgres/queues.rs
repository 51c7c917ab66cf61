//! Queues over connections that are cut.

use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::TaskStatus;
use asap_runtime::store::queue::{Leased, Placing, QueueLimits, Release, Renew, Take, To};
use asap_runtime::store::{Append, PostgresStore, SnapshotStore, Swap, TaskQueue, TaskRecord};
use chrono::Utc;

use crate::place::Place;
use crate::proxy::{Cut, Proxy};
use crate::{record, snapshot};

const CUTS: [Cut; 4] =
    [Cut::Before, Cut::After, Cut::Late(Duration::from_millis(60)), Cut::Delay(Duration::from_millis(20))];

const LONG: Duration = Duration::from_mins(10);

fn take(
    store: &PostgresStore,
    queue: &str,
    worker: &str,
    lease: Duration,
) -> asap_runtime::Result<Vec<Leased>> {
    let queues = [QueueLimits::new(queue)];
    let take = Take { worker, queues: &queues, most: 10, lease, max_lost_leases: 100, now: Utc::now() };
    store.take(take).wait().map(|taken| taken.tasks)
}

/// Takes the only task, which a request that came late may lock for a moment.
fn take_one(store: &PostgresStore, queue: &str) -> Leased {
    let begun = Instant::now();
    loop {
        if let Some(leased) = take(store, queue, "direct", LONG).unwrap().pop() {
            return leased;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "there is no task to take");
    }
}

#[test]
fn what_is_said_of_a_queue_is_done_once() {
    let Some(place) = Place::new() else { return };
    let proxy = Proxy::to(place.address());
    let (store, direct) = (place.open_at(proxy.address(), place.store_options()), place.open());
    for (number, cut) in CUTS.into_iter().enumerate() {
        // A taking that comes late may take what is put into its queue later.
        let (task_id, queue) = (format!("queued-{number}"), format!("queue {number}"));
        let first = snapshot(&task_id, 1);
        let record = TaskRecord { status: TaskStatus::Submitted, ..record(&task_id, 1) };
        let append = Append { attempt: Some(1), record: Some(&record), ..Append::new(&first) };
        let placing = Placing { queue: &queue, priority: 3, delay: Duration::ZERO, now: Utc::now() };
        proxy.arm(first.id.as_bytes(), cut);
        assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Stored, "{cut:?}");
        let again = snapshot(&task_id, 1);
        let append = Append { snapshot: &again, ..append };
        proxy.arm(again.id.as_bytes(), cut);
        assert_eq!(store.enqueue(append, placing).wait().unwrap(), Swap::Taken, "{cut:?}");
        let leased = take_one(&direct, &queue).record;
        assert_eq!((leased.task_id.as_str(), leased.attempt), (task_id.as_str(), 1), "{cut:?}");
        let tasks = [(task_id.clone(), 1)];
        proxy.arm(task_id.as_bytes(), cut);
        let renew = Renew { tasks: &tasks, lease: LONG, now: Utc::now() };
        assert_eq!(store.renew(renew).wait().unwrap(), [true], "{cut:?}");
        let release = Release {
            task_id: &task_id,
            attempt: 1,
            to: To::Parked,
            status: TaskStatus::InputRequired,
            error: Some("look at it"),
            now: Utc::now(),
        };
        proxy.arm(task_id.as_bytes(), cut);
        assert_eq!(store.release(release).wait().unwrap(), Swap::Stored, "{cut:?}");
        proxy.arm(task_id.as_bytes(), cut);
        assert_eq!(store.release(release).wait().unwrap(), Swap::Taken, "{cut:?}");
        proxy.arm(task_id.as_bytes(), cut);
        assert!(store.put_back(&task_id, Utc::now()).wait().unwrap(), "{cut:?}");
        proxy.arm(task_id.as_bytes(), cut);
        assert!(!store.put_back(&task_id, Utc::now()).wait().unwrap(), "{cut:?}");
        // Nobody can say what a taking has taken whose answer is lost: it comes back when the lease has run out.
        let worker = format!("worker-{number}");
        proxy.arm(worker.as_bytes(), cut);
        let taken = take(&store, &queue, &worker, Duration::from_millis(50));
        match cut {
            Cut::Delay(_) => assert_eq!(taken.unwrap().len(), 1),
            _ => assert!(taken.unwrap_err().to_string().contains("not known whether it was done"), "{cut:?}"),
        }
        assert_eq!(take_one(&direct, &queue).record.task_id, task_id);
    }
    assert_eq!(proxy.met(), CUTS.len() * 8, "every cut was met");
}

/// A taking leases in one statement and reads the versions in another; the lease may run out in between.
#[test]
fn a_taking_that_was_held_does_not_get_what_the_next_attempt_has_stored() {
    let Some(place) = Place::new() else { return };
    let proxy = Proxy::to(place.address());
    let (store, direct) = (place.open_at(proxy.address(), place.store_options()), place.open());
    let first = snapshot("held", 1);
    let submitted = TaskRecord { status: TaskStatus::Submitted, ..record("held", 1) };
    let append = Append { attempt: Some(1), record: Some(&submitted), ..Append::new(&first) };
    let placing = Placing { queue: "queue", priority: 0, delay: Duration::ZERO, now: Utc::now() };
    assert_eq!(direct.enqueue(append, placing).wait().unwrap(), Swap::Stored);
    // Words of the statement that reads; its text is sent once, when the connection prepares it.
    proxy.arm("AS asked (task_id, attempt)", Cut::Hold);
    let (taken, next) = thread::scope(|scope| {
        let held = scope.spawn(|| take(&store, "queue", "held", Duration::from_millis(50)));
        proxy.until_held();
        let next = take_one(&direct, "queue");
        assert_eq!(next.latest.as_ref().unwrap().as_ref().unwrap().snapshot.version, 1);
        let second = snapshot("held", 2);
        let append = Append { attempt: Some(next.record.attempt), ..Append::new(&second) };
        assert_eq!(direct.append(append).wait().unwrap(), Swap::Stored);
        proxy.let_go();
        (held.join().unwrap().unwrap(), next)
    });
    assert_eq!(proxy.met(), 1);
    assert_eq!(next.record.attempt, 2, "the lease of the first attempt has run out");
    assert!(taken.is_empty(), "it is the second attempt's: {taken:?}");
    // Version 1 as well would have been another's to go on from.
    let third = snapshot("held", 3);
    let late = Append { attempt: Some(1), ..Append::new(&third) };
    assert_eq!(store.append(late).wait().unwrap(), Swap::Taken, "the first attempt is fenced off");
}
