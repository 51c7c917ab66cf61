//! Back to a version.

use std::time::Duration;

use asap_runtime::store::queue::{QueueLimits, Standing, Take};
use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::{Fault, Operation, When};
use asap_runtime::{Error, Runtime, TaskStatus};
use chrono::Utc;

use crate::functions::{stopped_behind, walk, walked, walked_for};
use crate::{everything, faulty, runtime, version, versions};

/// The seed system's fourth defect: "Roll back to 2, save 3: get still returns the old 5."
#[test]
fn the_next_version_is_the_latest_and_not_the_old_one() {
    let runtime = runtime();
    walked_for(&runtime, 4);
    let old = version(&runtime, "t", 3);
    assert_eq!(versions(&runtime, "t"), [1, 2, 3, 4, 5]);
    runtime.rollback("t", 2).unwrap();
    assert_eq!(versions(&runtime, "t"), [1, 2]);
    assert!(stopped_behind(1, || runtime.resume::<u64>("t")).unwrap_err().is_failed());
    let latest = runtime.store().get("t").wait().unwrap().unwrap();
    assert_eq!((latest.version, &latest.data), (3, &old.data));
    assert_ne!(latest.id, old.id);
    assert_eq!(versions(&runtime, "t"), [1, 2, 3]);
    assert_eq!(runtime.run("t", walk(7, 6)).unwrap(), walked(7, 6));
}

#[test]
fn the_record_begins_again() {
    let runtime = runtime();
    walked_for(&runtime, 3);
    let failed = runtime.task("t").unwrap().unwrap();
    assert_eq!((failed.status, failed.attempt), (TaskStatus::Failed, 1));
    let back = runtime.rollback("t", 3).unwrap();
    assert_eq!(runtime.task("t").unwrap().as_ref(), Some(&back));
    assert_eq!((back.status, back.attempt, back.error), (TaskStatus::Working, 2, None));
    assert_eq!((back.function, back.created_at), (failed.function, failed.created_at));
}

#[test]
fn a_completed_task_goes_on_again() {
    let runtime = runtime();
    assert_eq!(runtime.run("t", walk(7, 6)).unwrap(), walked(7, 6));
    let back = runtime.rollback("t", 1).unwrap();
    assert_eq!((back.status, back.result), (TaskStatus::Working, None));
    assert_eq!(runtime.result::<u64>("t").unwrap(), None);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), walked(7, 6));
    assert_eq!(versions(&runtime, "t"), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn what_is_not_there_is_said_and_nothing_changes() {
    let runtime = runtime();
    assert!(matches!(runtime.rollback("t", 1), Err(Error::TaskNotFound { .. })));
    walked_for(&runtime, 4);
    assert!(runtime.store().delete_version("t", 3).wait().unwrap());
    let before = everything(&runtime, "t");
    for missing in [0, 3, 6, u64::MAX] {
        let error = runtime.rollback("t", missing).unwrap_err();
        assert_eq!(error.to_string(), format!("task `t` has no version {missing}; there are 1 to 2, 4 to 5"));
    }
    assert_eq!(everything(&runtime, "t"), before);
}

#[test]
fn whoever_runs_the_task_stores_nothing_more() {
    let (store, runtime) = faulty();
    let beside = Runtime::new(std::sync::Arc::clone(store.inner()));
    store.on_answer(move |operation, _| {
        if matches!(operation, Operation::Append(append) if append.snapshot.version == 4) {
            beside.rollback("t", 2).unwrap();
        }
    });
    let error = runtime.run("t", walk(7, 6)).unwrap_err();
    assert!(matches!(error, Error::Conflict { version: 5, .. }), "{error}");
    assert_eq!(versions(&runtime, "t"), [1, 2]);
    let record = runtime.task("t").unwrap().unwrap();
    assert_eq!((record.status, record.attempt), (TaskStatus::Working, 2));
}

#[test]
fn a_store_that_fails_leaves_all_or_nothing() {
    let rewrites = || When::any().matching(|operation| matches!(operation, Operation::Rewrite(_)));
    for (fault, kept) in [(Fault::Before, 5), (Fault::After, 2), (Fault::Taken, 5)] {
        let (store, runtime) = faulty();
        walked_for(&runtime, 4);
        store.fail(rewrites(), fault);
        let error = runtime.rollback("t", 2).unwrap_err();
        assert_eq!(error.is_conflict(), fault == Fault::Taken, "{error}");
        assert_eq!(versions(&runtime, "t"), (1..=kept).collect::<Vec<_>>(), "{fault:?}");
        store.repair();
        runtime.rollback("t", 2).unwrap();
        assert_eq!(runtime.resume::<u64>("t").unwrap(), walked(7, 6));
    }
}

#[test]
fn snapshots_without_a_record_get_one() {
    let (one, other) = (runtime(), runtime());
    walked_for(&one, 4);
    for snapshot in everything(&one, "t").1 {
        other.store().save(&snapshot).wait().unwrap();
    }
    let back = other.rollback("t", 3).unwrap();
    assert_eq!((back.status, back.attempt), (TaskStatus::Working, 1));
    assert!(back.function.ends_with("walk"), "{}", back.function);
    assert_eq!(other.resume::<u64>("t").unwrap(), walked(7, 6));
}

#[test]
fn a_damaged_version_is_gone_back_behind() {
    let store = std::sync::Arc::new(MemoryStore::new());
    let runtime = Runtime::new(std::sync::Arc::clone(&store));
    walked_for(&runtime, 3);
    let mut damaged = version(&runtime, "t", 4);
    damaged.data = r#"{"$resume":5}"#.parse().unwrap();
    store.save(&damaged).wait().unwrap();
    assert!(runtime.resume::<u64>("t").unwrap_err().is_corrupt());
    runtime.rollback("t", 3).unwrap();
    assert_eq!(runtime.resume::<u64>("t").unwrap(), walked(7, 6));
}

#[test]
fn a_leased_task_is_refused_and_a_waiting_one_stays_in_its_queue() {
    let runtime = runtime();
    runtime.submit("t", walk(7, 6)).unwrap();
    let back = runtime.rollback("t", 1).unwrap();
    assert_eq!((back.status, back.attempt), (TaskStatus::Submitted, 2), "it was never begun");
    assert!(matches!(runtime.queued("t").unwrap().unwrap().standing, Standing::Waiting(_)));
    let queues = [QueueLimits::new("default")];
    let take = Take {
        worker: "w",
        queues: &queues,
        most: 1,
        lease: Duration::from_mins(10),
        max_lost_leases: 5,
        now: Utc::now(),
    };
    let taken = runtime.store().queue().unwrap().take(take).wait().unwrap();
    assert_eq!(taken.tasks[0].record.attempt, 2);
    let error = runtime.rollback("t", 1).unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!(runtime.task("t").unwrap().unwrap().attempt, 2);
}
