//! What each fault does to the driver is what the store's contract says.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::task::{Context, Waker};
use std::thread;

use asap_runtime::store::{Append, MemoryStore, TaskRecord};
use asap_runtime::testing::{Answer, Fault, FaultyStore, Operation, When};
use asap_runtime::{Error, Runtime, SnapshotStore, TaskStatus, checkpoint, resumable};

use crate::sample::{count, effect, effects};

fn faulty(when: When, fault: Fault) -> (FaultyStore<MemoryStore>, Runtime) {
    let store = FaultyStore::new(MemoryStore::new());
    store.fail(when, fault);
    (store.clone(), Runtime::new(store))
}

fn versions(store: &FaultyStore<MemoryStore>) -> Vec<u64> {
    store.inner().list_versions("t").wait().unwrap()
}

fn status(store: &FaultyStore<MemoryStore>) -> (TaskStatus, u64) {
    let record = store.inner().record("t").wait().unwrap().unwrap();
    (record.status, record.attempt)
}

#[test]
fn what_is_refused_is_not_stored_and_is_done_again() {
    let (store, runtime) = faulty(When::appends().version(3), Fault::Before);
    let error = runtime.run("t", count(4)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store could not append version 3 of task `t`: injected fault, it was refused"
    );
    assert_eq!((effects(), versions(&store)), (vec![1, 2], vec![1, 2]));
    assert_eq!(status(&store), (TaskStatus::Working, 1));
    store.repair();
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    assert_eq!(effects(), [2, 3, 4]);
}

#[test]
fn what_is_stored_although_the_answer_was_lost_is_gone_on_from() {
    let (store, runtime) = faulty(When::appends().version(3), Fault::After);
    assert!(runtime.run("t", count(4)).unwrap_err().is_store());
    assert_eq!((effects(), versions(&store)), (vec![1, 2], vec![1, 2, 3]));
    store.repair();
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    // Effect 2 is behind a version that is there, so it does not come again.
    assert_eq!((effects(), versions(&store)), (vec![3, 4], vec![1, 2, 3, 4, 5]));
}

#[test]
fn a_start_that_is_stored_although_the_answer_was_lost_is_gone_on_from() {
    let (store, runtime) = faulty(When::appends().version(1), Fault::After);
    assert!(runtime.run("t", count(2)).unwrap_err().is_store());
    assert_eq!((effects(), versions(&store)), (vec![], vec![1]));
    assert_eq!(runtime.run("t", count(2)).unwrap(), 3);
    assert_eq!(effects(), [1, 2]);
}

#[test]
fn a_claim_whose_answer_was_lost_is_claimed_once_more() {
    let (store, runtime) = faulty(When::appends().version(2), Fault::Before);
    runtime.run("t", count(2)).unwrap_err();
    assert_eq!(effects(), [1]);
    store.repair();
    store.fail(When::swaps().nth(1), Fault::After);
    assert!(runtime.resume::<u64>("t").unwrap_err().is_store());
    assert_eq!((effects(), status(&store)), (vec![], (TaskStatus::Working, 2)));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 3);
    assert_eq!((effects(), status(&store)), (vec![1, 2], (TaskStatus::Completed, 3)));
}

#[test]
fn a_result_whose_answer_was_lost_is_given_to_the_next() {
    let (store, runtime) = faulty(When::swaps(), Fault::After);
    assert!(runtime.run("t", count(2)).unwrap_err().is_store());
    assert_eq!((effects(), status(&store)), (vec![1, 2], (TaskStatus::Completed, 1)));
    assert_eq!(runtime.run("t", count(2)).unwrap(), 3);
    assert_eq!(effects(), [0; 0]);
}

#[test]
fn whoever_comes_too_late_for_a_version_stops_and_stores_nothing_more() {
    let (store, runtime) = faulty(When::appends().version(3), Fault::Taken);
    let error = runtime.run("t", count(4)).unwrap_err();
    assert!(matches!(&error, Error::Conflict { task_id, version: 3 } if task_id == "t"), "{error:?}");
    // Version 3 is the other's, who has the task in attempt 2.
    assert_eq!(
        (effects(), versions(&store), status(&store)),
        (vec![1, 2], vec![1, 2, 3], (TaskStatus::Working, 2))
    );
    let snapshot = store.get("t").wait().unwrap().unwrap();
    let next = asap_runtime::StateSnapshot { version: 4, ..snapshot };
    let late = Append { attempt: Some(1), ..Append::new(&next) };
    assert_eq!(store.append(late).wait().unwrap(), asap_runtime::store::Swap::Taken);
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    assert_eq!((effects(), status(&store)), (vec![3, 4], (TaskStatus::Completed, 3)));
}

#[test]
fn whoever_comes_too_late_for_the_start_does_nothing() {
    let (store, runtime) = faulty(When::appends(), Fault::Taken);
    let error = runtime.run("t", count(2)).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 1, .. }), "{error:?}");
    assert_eq!((effects(), versions(&store), status(&store)), (vec![], vec![1], (TaskStatus::Working, 1)));
}

#[test]
fn whoever_comes_too_late_for_the_claim_or_the_end_is_told_so() {
    let (store, runtime) = faulty(When::swaps().nth(1), Fault::Taken);
    assert!(runtime.run("t", count(2)).unwrap_err().is_conflict());
    assert_eq!((effects(), status(&store)), (vec![1, 2], (TaskStatus::Working, 2)));
    store.fail(When::swaps().nth(1), Fault::Taken);
    assert!(runtime.resume::<u64>("t").unwrap_err().is_conflict());
    assert_eq!((effects(), status(&store)), (vec![], (TaskStatus::Working, 3)));
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 3);
    assert_eq!(effects(), [0; 0]);
}

#[test]
fn a_store_that_is_gone_for_reads_too_begins_nothing() {
    let (store, runtime) = faulty(When::any(), Fault::Before);
    assert!(runtime.run("t", count(2)).unwrap_err().is_store());
    assert!(runtime.resume::<u64>("t").unwrap_err().is_store());
    assert!(runtime.recover().unwrap_err().is_store());
    assert!(runtime.tasks().unwrap_err().is_store());
    assert_eq!((effects(), store.asked().total()), (vec![], 4));
    store.repair();
    assert!(runtime.resume::<u64>("t").unwrap_err().is_not_found());
}

/// Tries to go on with anything.
#[resumable]
fn swallows(n: u64) -> Result<u64, String> {
    let mut kept = 0;
    for i in 1..=n {
        let answer: Result<u64, String> = 'one: {
            effect(i);
            checkpoint!("in a block");
            if i == 99 {
                break 'one Err("no".to_owned());
            }
            Ok(i)
        };
        kept += answer.unwrap_or(0);
    }
    effect(1000);
    Ok(kept)
}

#[test]
fn a_checkpoint_that_failed_cannot_be_swallowed() {
    for fault in [Fault::Before, Fault::After, Fault::Taken] {
        let (_, runtime) = faulty(When::appends().version(3), fault);
        let error = runtime.run("t", swallows(3)).unwrap_err();
        assert_eq!(error.is_conflict(), fault == Fault::Taken, "{error}");
        assert_eq!(error.is_store(), fault != Fault::Taken, "{error}");
        assert_eq!(effects(), [1, 2], "{fault:?}");
        assert_eq!(runtime.run("t", swallows(3)).is_ok(), fault != Fault::Before, "{fault:?}");
        let _ = effects();
    }
}

/// Whatever fails, and in whatever way: who runs the task again gets its result, and each step is done at most once more.
#[test]
fn a_task_gets_over_every_fault_of_every_operation() {
    let faults = [Fault::Before, Fault::After, Fault::Timeout, Fault::Late, Fault::Taken];
    for fault in faults {
        let mut struck = 0;
        for nth in 1..=40 {
            let (store, runtime) = faulty(When::any().nth(nth), fault);
            let mut tries = 1;
            // A second fault behind the first, in what mends it.
            store.fail(When::any().nth(nth + 2), fault);
            let result = loop {
                match runtime.run("t", count(4)) {
                    Ok(result) => break result,
                    Err(error) => assert!(tries < 6, "{fault:?} of operation {nth}: {error}"),
                }
                tries += 1;
            };
            struck += usize::from(tries > 1);
            let done = effects();
            assert_eq!(result, 10, "{fault:?} of operation {nth}");
            let mut first = done.clone();
            first.sort_unstable();
            first.dedup();
            assert_eq!(first, [1, 2, 3, 4], "{fault:?} of operation {nth}: {done:?}");
            let most = first.iter().map(|step| done.iter().filter(|other| *other == step).count()).max();
            assert!(most <= Some(3), "{fault:?} of operation {nth}: {done:?}");
            assert_eq!(versions(&store), [1, 2, 3, 4, 5], "{fault:?} of operation {nth}");
            if store.asked().total() < nth {
                break;
            }
        }
        assert!(struck > 4 || fault == Fault::Late, "{fault:?} has struck {struck} times");
    }
}

#[test]
fn a_write_whose_time_was_up_arrives_behind_the_next_operation() {
    let (store, runtime) = faulty(When::appends().version(3).nth(1), Fault::Timeout);
    let error = runtime.run("t", count(4)).unwrap_err();
    assert!(error.is_store() && error.to_string().contains("append version 3"), "{error}");
    assert_eq!(versions(&store), [1, 2]);
    // Whoever looks now still sees the version before.
    assert_eq!(store.get("t").wait().unwrap().map(|latest| latest.version), Some(2));
    assert_eq!(versions(&store), [1, 2, 3]);
    assert_eq!(runtime.run("t", count(4)).unwrap(), 10);
    assert_eq!(effects(), [1, 2, 3, 4]);

    // Behind a claim it comes too late.
    let (store, runtime) = faulty(When::appends().version(3).nth(1), Fault::Timeout);
    assert!(runtime.run("t", count(4)).unwrap_err().is_store());
    let record = store.inner().record("t").wait().unwrap().unwrap();
    let claim = TaskRecord { attempt: 7, ..record.clone() };
    assert!(store.inner().swap_record(Some(record.attempt), &claim).wait().unwrap().is_stored());
    assert_eq!(store.get("t").wait().unwrap().map(|latest| latest.version), Some(2));
    assert_eq!(versions(&store), [1, 2], "it is fenced off");
    assert_eq!(effects(), [1, 2]);
    assert_eq!(Runtime::new(store.clone()).resume::<u64>("t").unwrap(), 10);
    assert_eq!((effects(), versions(&store)), (vec![2, 3, 4], vec![1, 2, 3, 4, 5]));
}

#[test]
fn an_answer_that_comes_late_is_waited_for() {
    static ACKNOWLEDGED: AtomicU64 = AtomicU64::new(0);

    #[resumable]
    fn looks(n: u64) -> u64 {
        let mut version = 1;
        while version <= n {
            assert_eq!(ACKNOWLEDGED.load(Ordering::SeqCst), version);
            version += 1;
            checkpoint!();
        }
        version
    }

    let (store, runtime) = faulty(When::any(), Fault::Late);
    store.on_answer(|operation, answer| {
        if let (Operation::Append(append), Answer::Stored) = (operation, answer) {
            ACKNOWLEDGED.store(append.snapshot.version, Ordering::SeqCst);
        }
    });
    assert_eq!(runtime.run("t", looks(20)).unwrap(), 21);
}

#[test]
fn an_answer_that_never_comes_keeps_a_task_waiting_and_a_future_can_be_dropped() {
    let (store, runtime) = faulty(When::appends().version(3), Fault::Never);
    let (sender, asked) = mpsc::channel();
    store.on_request(move |operation| {
        if matches!(operation, Operation::Append(_)) {
            sender.send(operation.version().unwrap()).unwrap();
        }
    });
    // It waits until the process ends.
    thread::spawn(move || {
        runtime.run("t", count(4)).unwrap_err();
        unreachable!("the answer never comes");
    });
    assert_eq!(asked.iter().take(3).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(versions(&store), [1, 2]);

    let snapshot = store.get("t").wait().unwrap().unwrap();
    let next = asap_runtime::StateSnapshot { version: 3, ..snapshot };
    store.repair();
    store.fail(When::appends(), Fault::Never);
    {
        let mut append = pin!(store.append(Append::new(&next)));
        assert!(append.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(versions(&store), [1, 2]);
    store.repair();
    // Somebody else takes the task that hangs.
    assert_eq!(Runtime::new(store.clone()).resume::<u64>("t").unwrap(), 10);
    assert_eq!((effects(), versions(&store)), (vec![2, 3, 4], vec![1, 2, 3, 4, 5]));
}

#[test]
fn faults_work_over_a_shared_store() {
    let shared: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    let store = FaultyStore::new(Arc::clone(&shared));
    store.fail(When::appends().from_nth(2), Fault::Before);
    assert!(Runtime::new(store).run("t", count(3)).unwrap_err().is_store());
    assert_eq!(Runtime::new(shared).resume::<u64>("t").unwrap(), 6);
    assert_eq!(effects(), [1, 1, 2, 3]);
}
