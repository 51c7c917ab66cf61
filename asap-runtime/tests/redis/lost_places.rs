//! Connections that are lost in the middle of what is done with queues.

use std::thread;
use std::time::Duration;

use asap_runtime::TaskStatus;
use asap_runtime::store::queue::{QueueLimits, Renew, Sending, Sent, Standing, Take, To};
use asap_runtime::store::{SnapshotStore, Swap};
use chrono::{DateTime, Utc};

use crate::lost::{CUTS, Site};
use crate::proxy::Fault;
use crate::sample::{LONG, enqueue, release, says, standing, take};

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// A site whose server knows all scripts: else it is the answer that it does not know one which is lost.
fn begun() -> Option<Site> {
    let site = Site::new()?;
    assert_eq!(enqueue(&site.direct, "first", Duration::ZERO).unwrap(), Swap::Stored);
    assert_eq!(take(&site.direct, None, LONG).len(), 1);
    assert_eq!(release(&site.direct, "first", To::Parked).unwrap(), Swap::Stored);
    let queue = site.direct.queue().unwrap();
    assert_eq!(queue.renew(Renew { tasks: &[], lease: LONG, now: NOW }).wait().unwrap(), Vec::<bool>::new());
    assert!(queue.put_back("first", NOW).wait().unwrap());
    assert!(site.direct.delete("first").wait().unwrap());
    Some(site)
}

#[test]
fn a_task_is_enqueued_once_wherever_the_connection_is_cut() {
    let Some(site) = begun() else { return };
    for (number, fault) in CUTS.into_iter().enumerate() {
        let task_id = format!("t{number}");
        site.proxy.arm(fault);
        assert_eq!(enqueue(&site.store, &task_id, Duration::ZERO).unwrap(), Swap::Stored, "{fault:?}");
        site.proxy.happened();
        let counts = site.direct.queue().unwrap().counts().wait().unwrap();
        assert_eq!(counts[0].waiting, 1 + number as u64, "{fault:?}");
        site.proxy.arm(fault);
        let again = enqueue(&site.store, &task_id, Duration::ZERO).unwrap();
        assert_eq!(again, Swap::Taken, "another snapshot, {fault:?}");
        site.proxy.happened();
    }
    assert_eq!(take(&site.direct, None, LONG).len(), CUTS.len());
}

#[test]
fn a_task_is_given_back_once_wherever_the_connection_is_cut() {
    let Some(site) = begun() else { return };
    for fault in CUTS {
        assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
        assert_eq!(take(&site.direct, None, LONG).len(), 1);
        site.proxy.arm(fault);
        assert_eq!(release(&site.store, "t", To::Queue(LONG)).unwrap(), Swap::Stored, "{fault:?}");
        site.proxy.happened();
        assert!(matches!(standing(&site.direct, "t"), Some(Standing::Waiting(_))), "{fault:?}");
        site.proxy.arm(Fault::BeforeRequest);
        assert_eq!(release(&site.store, "u", To::Queue(LONG)).unwrap(), Swap::Taken, "no such task");
        site.proxy.happened();
        assert_eq!(release(&site.store, "t", To::Parked).unwrap(), Swap::Taken, "the caller repeats it");
        assert!(site.direct.delete("t").wait().unwrap());
    }
}

#[test]
fn a_lease_that_ran_out_is_not_taken_for_one_that_was_given_back() {
    let Some(site) = begun() else { return };
    assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
    assert_eq!(take(&site.direct, None, LONG).len(), 1);
    // Given back as it was, so the next taking keeps the attempt.
    let queue = site.direct.queue().unwrap();
    let back = asap_runtime::store::queue::Release {
        task_id: "t",
        attempt: 1,
        to: To::Queue(Duration::ZERO),
        status: TaskStatus::Submitted,
        error: None,
        now: NOW,
    };
    assert_eq!(queue.release(back).wait().unwrap(), Swap::Stored);
    let taken = take(&site.direct, None, Duration::from_millis(1));
    assert_eq!(taken[0].record.attempt, 1);
    thread::sleep(Duration::from_millis(20));
    // The lease is lost, and nothing of the queue's is allowed now.
    assert!(take(&site.direct, Some(0), LONG).is_empty());
    site.proxy.arm(Fault::BeforeRequest);
    assert_eq!(release(&site.store, "t", To::Parked).unwrap(), Swap::Taken);
    site.proxy.happened();
}

#[test]
fn what_was_taken_in_a_lost_answer_comes_back_when_its_lease_runs_out() {
    let Some(site) = begun() else { return };
    assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
    site.proxy.arm(Fault::BeforeAnswer);
    let lease = Duration::from_millis(200);
    assert!(take(&site.store, None, lease).is_empty(), "the first try has it");
    site.proxy.happened();
    assert!(matches!(standing(&site.direct, "t"), Some(Standing::Leased { .. })));
    thread::sleep(lease);
    let taken = take(&site.store, None, LONG);
    assert_eq!((taken.len(), taken[0].record.attempt), (1, 2));
    for fault in CUTS {
        site.proxy.arm(fault);
        let renew = Renew { tasks: &[("t".to_owned(), 2), ("u".to_owned(), 2)], lease: LONG, now: NOW };
        assert_eq!(site.store.queue().unwrap().renew(renew).wait().unwrap(), [true, false]);
        site.proxy.happened();
    }
}

#[test]
fn a_lost_answer_to_a_task_put_back_is_told() {
    let Some(site) = begun() else { return };
    for fault in CUTS {
        assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
        assert_eq!(take(&site.direct, None, LONG).len(), 1);
        assert_eq!(release(&site.direct, "t", To::Parked).unwrap(), Swap::Stored);
        site.proxy.arm(fault);
        let told = ["put task `t` back", "it is not known whether it was done"];
        says(site.store.queue().unwrap().put_back("t", NOW).wait(), &told);
        site.proxy.happened();
        let was_done = matches!(fault, Fault::BeforeAnswer | Fault::InAnswer);
        assert_eq!(standing(&site.direct, "t") != Some(Standing::Parked), was_done, "{fault:?}");
        assert!(site.direct.delete("t").wait().unwrap());
    }
}

#[test]
fn what_workers_do_is_one_round_trip_each() {
    let Some(site) = begun() else { return };
    let once = |act: &dyn Fn()| {
        let requests = site.proxy.requests();
        act();
        assert_eq!(site.proxy.requests() - requests, 1);
    };
    // Opens the connection.
    assert!(take(&site.store, None, LONG).is_empty());
    once(&|| assert_eq!(enqueue(&site.store, "t", Duration::ZERO).unwrap(), Swap::Stored));
    let queues = [QueueLimits::new("q"), QueueLimits::new("r")];
    once(&|| {
        let take = Take { worker: "w", queues: &queues, most: 5, lease: LONG, max_lost_leases: 3, now: NOW };
        assert_eq!(site.store.queue().unwrap().take(take).wait().unwrap().tasks.len(), 1);
    });
    let renew = Renew { tasks: &[("t".to_owned(), 1)], lease: LONG, now: NOW };
    once(&|| assert_eq!(site.store.queue().unwrap().renew(renew).wait().unwrap(), [true]));
    once(&|| assert_eq!(release(&site.store, "t", To::Parked).unwrap(), Swap::Stored));
}

#[test]
fn a_message_is_sent_once_wherever_the_connection_is_cut() {
    let Some(site) = begun() else { return };
    assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
    let send = |store: &dyn SnapshotStore, id: &str| {
        let send = Sending { task_id: "t", topic: "a", id, value: "1", now: NOW };
        store.queue().unwrap().send(send).wait().unwrap()
    };
    assert_eq!(send(&site.direct, "first"), Sent::New);
    for (number, fault) in CUTS.into_iter().enumerate() {
        let id = number.to_string();
        site.proxy.arm(fault);
        assert_eq!(send(&site.store, &id), Sent::New, "{fault:?}");
        site.proxy.happened();
        site.proxy.arm(fault);
        assert_eq!(send(&site.store, &id), Sent::Known, "another's, {fault:?}");
        site.proxy.happened();
    }
    let wakes = site.direct.queue().unwrap().wakes("t").wait().unwrap();
    assert_eq!(wakes, Some(1 + CUTS.len() as u64));
}

#[test]
fn a_task_is_suspended_once_wherever_the_connection_is_cut() {
    let Some(site) = begun() else { return };
    for fault in CUTS {
        assert_eq!(enqueue(&site.direct, "t", Duration::ZERO).unwrap(), Swap::Stored);
        assert_eq!(take(&site.direct, None, LONG).len(), 1);
        site.proxy.arm(fault);
        let suspended = To::Suspended { delay: None, wakes: 0 };
        assert_eq!(release(&site.store, "t", suspended).unwrap(), Swap::Stored, "{fault:?}");
        site.proxy.happened();
        assert_eq!(standing(&site.direct, "t"), Some(Standing::Suspended(None)), "{fault:?}");
        assert!(site.direct.delete("t").wait().unwrap());
    }
}
