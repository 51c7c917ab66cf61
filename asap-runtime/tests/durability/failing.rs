//! Checkpoints that were acknowledged and cannot be stored.

use asap_runtime::store::Swap;
use asap_runtime::testing::{Fault, When};
use asap_runtime::{Error, SnapshotStore, checkpoint, resumable};

use crate::{EVER, Look, block_on, over, within};

#[resumable]
fn counts(#[resource] look: Look, n: u64) -> u64 {
    let mut sum = 0;
    for i in 1..=n {
        sum += i;
        if i == 4 {
            checkpoint!("durable", durable);
        } else {
            checkpoint!("plain");
        }
    }
    sum + u64::from(look.versions("t").is_empty())
}

#[resumable]
async fn counts_later(n: u64) -> u64 {
    let mut sum = 0;
    for i in 1..=n {
        sum += i;
        if i == 4 {
            checkpoint!("durable", durable);
        } else {
            checkpoint!("plain");
        }
    }
    sum
}

#[test]
fn nothing_is_stored_behind_a_checkpoint_that_was_not() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(3), Fault::Before);
    let error = runtime.run("t", counts(9)).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert_eq!(Look(store.clone()).versions("t"), [1, 2], "the task has stopped at the durable one");
    store.repair();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 45);
    assert_eq!(Look(store).versions("t"), (1..=10).collect::<Vec<_>>());
}

#[test]
fn an_asynchronous_task_stops_too() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(3), Fault::Before);
    let error = block_on(runtime.run("t", counts_later(9))).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert_eq!(Look(store.clone()).versions("t"), [1, 2]);
    store.repair();
    assert_eq!(block_on(runtime.resume_async::<u64>("t")).unwrap(), 45);
}

#[test]
fn without_a_durable_checkpoint_the_end_is_not_recorded() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(3), Fault::Before);
    let error = runtime.run("t", counts(3)).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert!(!runtime.task("t").unwrap().unwrap().status.is_terminal());
    store.repair();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 6);
}

#[test]
fn a_lost_answer_loses_nothing() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(3), Fault::After);
    let error = runtime.run("t", counts(9)).unwrap_err();
    assert!(error.is_store(), "{error}");
    store.repair();
    assert_eq!(Look(store.clone()).versions("t"), [1, 2, 3], "it was stored nevertheless");
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 45);
}

#[resumable]
fn taken_from(#[resource] look: Look) -> u64 {
    checkpoint!("before");
    checkpoint!("durable", durable);
    let mut record = look.0.inner().record("t").wait().unwrap().unwrap();
    if record.attempt == 1 {
        // Somebody else takes the task.
        record.attempt = 2;
        assert_eq!(look.0.inner().swap_record(Some(1), &record).wait().unwrap(), Swap::Stored);
    }
    checkpoint!("behind");
    checkpoint!();
    7
}

#[test]
fn a_fenced_attempt_stores_nothing_more_and_does_not_end_the_task() {
    let (store, runtime) = within(EVER);
    let error = runtime.run("t", taken_from()).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 4, .. }), "{error}");
    assert_eq!(Look(store.clone()).versions("t"), [1, 2, 3]);
    assert!(!runtime.task("t").unwrap().unwrap().status.is_terminal());
    // It goes on elsewhere.
    assert_eq!(over(&store, EVER).resume::<u64>("t").unwrap(), 7);
}

#[resumable]
fn stops_soon(#[resource] look: Look) -> u64 {
    let mut rounds = 0;
    checkpoint!("first");
    checkpoint!("second", durable);
    while !look.versions("t").is_empty() {
        rounds += 1;
        checkpoint!("again");
    }
    rounds
}

#[test]
fn a_task_is_stopped_at_its_next_checkpoint() {
    // Without this it would go on for ever.
    let (store, runtime) = within(std::time::Duration::from_millis(5));
    store.fail(When::appends().version(5), Fault::Before);
    let error = runtime.run("t", stops_soon()).unwrap_err();
    assert!(error.is_store(), "{error}");
    assert_eq!(Look(store).versions("t"), [1, 2, 3, 4]);
}

#[test]
fn whoever_flushes_is_told() {
    let (store, runtime) = within(EVER);
    store.fail(When::appends().version(2), Fault::Before);
    {
        // Its future is dropped behind two checkpoints.
        let mut running = Box::pin(runtime.run("t", pending()));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(running.as_mut().poll(&mut context).is_pending());
    }
    let error = runtime.flush().wait().unwrap_err();
    assert!(error.is_store() && error.to_string().contains("`t`"), "{error}");
    runtime.flush().wait().unwrap();
    assert_eq!(Look(store).versions("t"), [1]);
}

#[resumable]
async fn pending() -> u64 {
    checkpoint!();
    checkpoint!();
    std::future::pending().await
}

#[test]
fn a_store_that_panics_stops_the_task() {
    let (store, runtime) = within(EVER);
    store.on_request(|operation| {
        let asap_runtime::testing::Operation::Append(append) = operation else { return };
        assert!(append.snapshot.version != 3, "a panic that a test asked for");
    });
    let error = runtime.run("t", counts(9)).unwrap_err();
    assert!(error.is_store(), "{error}");
    let other = runtime.clone().run("other", counts(1)).unwrap();
    assert_eq!(other, 1, "the thread goes on");
}
