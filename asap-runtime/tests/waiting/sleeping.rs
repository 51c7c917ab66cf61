//! `sleep!` and `sleep_until!`.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::ManualClock;
use asap_runtime::{Awaited, Clock, Error, Runtime, TaskStatus, Waits};

use crate::functions::{nap, nap_async, nap_local, wake_at};
use crate::{stores, until_status};

const DAY: Duration = Duration::from_hours(24);

#[test]
fn a_call_waits_with_its_task() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let begun = Instant::now();
        assert_eq!(runtime.run("nap", nap(Duration::from_millis(60))).unwrap(), 42);
        let slept = begun.elapsed();
        assert!(slept >= Duration::from_millis(60), "{slept:?}");
    }
}

#[test]
fn it_ends_at_its_time() {
    let runtime = Runtime::new(MemoryStore::new());
    let mut late = Vec::new();
    for round in 0..9 {
        let begun = Instant::now();
        runtime.run(format!("nap {round}"), nap(Duration::from_millis(40))).unwrap();
        late.push(begun.elapsed().checked_sub(Duration::from_millis(40)).unwrap());
    }
    late.sort();
    assert!(late[late.len() / 2] < Duration::from_millis(50), "{late:?}");
}

#[test]
fn no_time_is_no_wait() {
    let runtime = Runtime::new(MemoryStore::new());
    assert_eq!(runtime.run("nap", nap(Duration::ZERO)).unwrap(), 42);
    assert_eq!(runtime.store().list_versions("nap").wait().unwrap(), [1], "nothing was to be stored");
}

#[test]
fn a_call_that_is_told_to_returns_and_the_next_goes_on() {
    for store in stores() {
        let clock = ManualClock::new();
        let runtime = Runtime::new(store).with_clock(clock.clone()).with_waits(Waits::Return);
        for _ in 0..2 {
            // The second call finds the time that the first has stored.
            match runtime.run("nap", nap(DAY)).unwrap_err() {
                Error::Waiting { task_id, awaited: Awaited::Time, until: Some(until), .. } => {
                    assert_eq!(
                        (&*task_id, until.to_rfc3339()),
                        ("nap", "1970-01-02T00:00:00+00:00".to_owned())
                    );
                }
                other => panic!("{other:?}"),
            }
            clock.advance(DAY / 3);
        }
        assert_eq!(runtime.task("nap").unwrap().unwrap().status, TaskStatus::Working);
        clock.advance(DAY / 3);
        assert_eq!(runtime.run("nap", nap(DAY)).unwrap(), 42);
    }
}

#[test]
fn the_error_says_until_when() {
    let runtime = Runtime::new(MemoryStore::new()).with_clock(ManualClock::new()).with_waits(Waits::Return);
    let error = runtime.run("nap", nap(DAY)).unwrap_err();
    assert_eq!(error.to_string(), "task `nap` waits until 1970-01-02T00:00:00Z");
}

#[test]
fn what_waits_is_in_the_store_and_readable() {
    let runtime = Runtime::new(MemoryStore::new()).with_clock(ManualClock::new()).with_waits(Waits::Return);
    runtime.run("nap", nap(DAY)).unwrap_err();
    let snapshot = runtime.store().get("nap").wait().unwrap().unwrap();
    assert!(!snapshot.checkpoint, "no checkpoint of the function's");
    let data: serde_json::Value = serde_json::from_str(snapshot.data.as_json()).unwrap();
    assert_eq!(data["until"], "1970-01-02T00:00:00Z");
    assert_eq!(data["$resume"]["function"], "$sleep");
    let caller = &data["$resume"]["frames"][0];
    assert_eq!(caller["at"], "call sleep(length)");
    assert_eq!(caller["locals"]["before"], 20);
}

#[tokio::test]
async fn functions_of_each_kind_sleep() {
    let runtime = Runtime::new(MemoryStore::new());
    let length = Duration::from_millis(5);
    assert_eq!(runtime.run("async", nap_async(length)).await.unwrap(), 3);
    assert_eq!(runtime.run("local", nap_local(length)).await.unwrap(), 7);
}

#[test]
fn a_clock_that_is_moved_wakes_who_waits() {
    let store: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    let clock = ManualClock::new();
    let runtime = Runtime::new(Arc::clone(&store)).with_clock(clock.clone());
    let waiting = thread::spawn(move || runtime.run("nap", nap(DAY)));
    let watching = Runtime::new(store);
    until_status(&watching, "nap", TaskStatus::Working);
    while watching.store().list_versions("nap").wait().unwrap().len() < 2 {
        thread::sleep(Duration::from_millis(1));
    }
    clock.advance(DAY);
    assert_eq!(waiting.join().unwrap().unwrap(), 42);
}

#[test]
fn until_a_time_of_day() {
    let clock = ManualClock::new();
    let runtime = Runtime::new(MemoryStore::new()).with_clock(clock.clone()).with_waits(Waits::Return);
    // One that has passed, one that is to come, and one that nobody will see.
    let times = || {
        ["1969-01-01T00:00:00Z", "1970-01-01T06:00:00Z", "9999-12-31T23:59:59Z"].map(str::to_owned).to_vec()
    };
    let until = |clock: &ManualClock| match runtime.run("times", wake_at(times())).unwrap_err() {
        Error::Waiting { until: Some(until), .. } => {
            assert!(until > clock.now());
            until.to_rfc3339()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(until(&clock), "1970-01-01T06:00:00+00:00");
    clock.advance(DAY / 4);
    assert_eq!(until(&clock), "9999-12-31T23:59:59+00:00");
}

#[test]
fn as_long_as_a_duration_can_be() {
    let runtime = Runtime::new(MemoryStore::new()).with_waits(Waits::Return);
    let error = runtime.run("nap", nap(Duration::MAX)).unwrap_err();
    assert_eq!(error.to_string(), "task `nap` waits until 9999-12-31T23:59:59Z");
}

#[test]
fn recovery_does_not_wait() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.clone().with_waits(Waits::Return).run("nap", nap(DAY)).unwrap_err();
    let recovered = runtime.recover().unwrap();
    assert!(matches!(&recovered[..], [(id, Err(Error::Waiting { .. }))] if id == "nap"), "{recovered:?}");
}
