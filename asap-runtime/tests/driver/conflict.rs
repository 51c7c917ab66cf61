//! Stores that fail, and tasks that two would run.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use asap_runtime::store::{Append, MemoryStore, Retention, SnapshotStore};
use asap_runtime::testing::{Fault, FaultyStore, Operation, When};
use asap_runtime::{Data, Error, Runtime, TaskStatus};

use crate::functions::{count, effects, fail_once, hook};

fn faulty() -> (FaultyStore<Arc<MemoryStore>>, Runtime) {
    let store = FaultyStore::default();
    (store.clone(), Runtime::new(store))
}

/// Whether a task is taken for an attempt.
fn is_claim(operation: &Operation<'_>) -> bool {
    matches!(operation, Operation::SwapRecord { record, .. } if record.status == TaskStatus::Working)
}

/// Whether a task begins.
fn is_start(operation: &Operation<'_>) -> bool {
    matches!(operation, Operation::Append(append) if append.snapshot.version == 1)
}

#[test]
fn a_checkpoint_that_is_not_stored_stops_the_task_there() {
    let (store, runtime) = faulty();
    store.fail(When::appends().version(4), Fault::Before);
    let error = runtime.run("t", count(9)).unwrap_err();
    assert!(error.is_store());
    assert_eq!(effects(), [1, 2, 3]);
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3]);
    // Whether the refused version is there is the store's to know: the record is left alone.
    assert_eq!(store.record("t").wait().unwrap().unwrap().status, TaskStatus::Working);
    store.repair();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 45);
    assert_eq!(effects(), [3, 4, 5, 6, 7, 8, 9]);
}

#[test]
fn a_result_that_is_not_stored_is_not_returned() {
    let (store, runtime) = faulty();
    store.fail(When::swaps(), Fault::Before);
    assert!(runtime.run("t", count(2)).unwrap_err().is_store());
    store.repair();
    assert_eq!(runtime.run("t", count(2)).unwrap(), 3);
    assert_eq!(effects(), [1, 2]);
}

#[test]
fn an_error_that_cannot_be_recorded_is_returned_nevertheless() {
    let (store, runtime) = faulty();
    store.fail(When::swaps(), Fault::Before);
    fail_once(2, || std::io::Error::other("mine"));
    let error = runtime.run("t", count(2)).unwrap_err();
    assert_eq!(error.to_string(), "task `t` failed: mine");
}

#[test]
fn of_two_that_resume_at_once_exactly_one_goes_on() {
    let (store, runtime) = faulty();
    fail_once(2, || std::io::Error::other("once"));
    runtime.run("t", count(4)).unwrap_err();
    let claims = Barrier::new(2);
    store.on_request(move |operation| {
        if is_claim(operation) {
            claims.wait();
        }
    });
    let answers = thread::scope(|scope| {
        let resume = || (runtime.resume::<u64>("t"), effects());
        let threads = [scope.spawn(resume), scope.spawn(resume)];
        threads.map(|thread| thread.join().unwrap())
    });
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(answer, _)| answer.is_ok());
    assert_eq!(won[0].1, [2, 3, 4]);
    assert_eq!(won[0].0.as_ref().unwrap(), &10);
    assert!(lost[0].0.as_ref().unwrap_err().is_conflict());
    assert_eq!(lost[0].1, [0; 0]);
    assert_eq!((won.len(), lost.len()), (1, 1));
}

#[test]
fn of_many_that_begin_at_once_exactly_one_begins() {
    let (store, runtime) = faulty();
    let begun = AtomicBool::new(false);
    // All of them have seen that there is no such task. One that came when there is would take it over, effect 1 and all.
    let others = Barrier::new(8);
    store.on_request(move |operation| {
        if is_start(operation) {
            others.wait();
        }
    });
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                match runtime.run("t", count(50)) {
                    Ok(sum) => assert_eq!(sum, 1275),
                    Err(error) => assert!(error.is_conflict(), "{error}"),
                }
                if effects().first() == Some(&1) {
                    assert!(!begun.swap(true, Ordering::SeqCst), "effect 1 ran twice");
                }
            });
        }
    });
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 1275);
}

#[test]
fn whoever_lost_its_task_stores_nothing_more() {
    let runtime = Runtime::new(MemoryStore::new());
    let other = runtime.clone();
    let mut taken = false;
    hook(move |effect| {
        if effect == 3 && !std::mem::replace(&mut taken, true) {
            assert_eq!(other.resume::<u64>("t").unwrap(), 10);
        }
        Ok(())
    });
    let error = runtime.run("t", count(4)).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 4, .. }), "{error}");
    // The other's 3 and 4, then the loser's 3, which it could not store.
    assert_eq!(effects(), [1, 2, 3, 4, 3]);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Completed, 2));
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1, 2, 3, 4, 5]);
}

#[test]
fn whoever_lost_its_task_cannot_end_it() {
    let runtime = Runtime::new(MemoryStore::new());
    let other = runtime.clone();
    hook(move |effect| {
        if effect == 2 {
            let mut record = other.task("t").unwrap().unwrap();
            record.attempt = 2;
            let _ = other.store().swap_record(Some(1), &record).wait().unwrap();
            return Err(std::io::Error::other("too late"));
        }
        Ok(())
    });
    assert!(runtime.run("t", count(2)).unwrap_err().is_conflict());
    assert_eq!(runtime.task("t").unwrap().unwrap().status, TaskStatus::Working);
}

/// Stores one more version for the attempt that is about to lose its task.
fn sneak(store: &MemoryStore, attempt: Option<u64>) {
    let mut snapshot = store.get("t").wait().unwrap().unwrap();
    snapshot.version += 1;
    let text = snapshot.data.as_json().replace(r#""sum":1,"i":1"#, r#""sum":3,"i":2"#);
    snapshot.data = Data::from_json(&text).unwrap();
    let append =
        Append { snapshot: &snapshot, attempt, record: None, retention: Retention::default(), parts: None };
    let _ = store.append(append).wait().unwrap();
}

#[test]
fn a_version_that_was_stored_before_the_claim_is_gone_on_from() {
    let (store, runtime) = faulty();
    fail_once(2, || std::io::Error::other("once"));
    runtime.run("t", count(4)).unwrap_err();
    assert_eq!(effects(), [1]);
    let (inner, sneaked) = (Arc::clone(store.inner()), AtomicBool::new(false));
    store.on_request(move |operation| {
        if let Operation::SwapRecord { expected, .. } = operation
            && !sneaked.swap(true, Ordering::SeqCst)
        {
            sneak(&inner, *expected);
        }
    });
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [3, 4]);
}
