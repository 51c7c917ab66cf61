//! What a task stores on its way, and where it goes on.

use std::collections::HashMap;
use std::io;
use std::time::Duration;

use asap_runtime::Runtime;
use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::ManualClock;

use crate::functions::{count, effects, fail_once, hook, merge};
use crate::runtime;

#[test]
fn a_snapshot_is_readable_and_says_where_to_go_on() {
    let runtime = runtime();
    runtime.run("t", count(2)).unwrap();
    let store = runtime.store();
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3]);
    let start = store.get_version("t", 1).wait().unwrap().unwrap();
    let last = store.get("t").wait().unwrap().unwrap();
    assert_eq!((start.checkpoint, last.checkpoint), (false, true));
    assert_eq!((start.id.len(), last.id > start.id), (26, true));
    let u64_digits = digits(last.data.as_json());
    assert_eq!(
        start.data.as_json(),
        format!(
            r#"{{"n":2,"$resume":{{"format":1,"function":"count","at":"start","shape":"{u64_digits}","frames":[]}}}}"#
        )
    );
    assert_eq!(
        last.data.as_json(),
        format!(
            r#"{{"n":2,"sum":3,"i":2,"$resume":{{"format":1,"function":"count","at":"added","shape":"{u64_digits}{u64_digits}{u64_digits}","frames":[]}}}}"#
        )
    );
}

fn digits(data: &str) -> &str {
    let start = data.find(r#""shape":""#).unwrap() + 9;
    &data[start..start + 4]
}

#[test]
fn from_every_version_the_rest_is_the_same() {
    let whole = runtime();
    let left = HashMap::from([(1, "x".to_owned()), (2, "y".to_owned())]);
    let expected = whole.run("t", merge(left, 1.5)).unwrap();
    assert_eq!(expected, "xy3");
    assert_eq!(effects(), [2, 3]);
    for (version, left_to_do) in [(1, &[2, 3][..]), (2, &[2, 3]), (3, &[3])] {
        // As if the process had been killed after this version, on another machine.
        let cut = runtime();
        for earlier in 1..=version {
            let snapshot = whole.store().get_version("t", earlier).wait().unwrap().unwrap();
            cut.store().save(&snapshot).wait().unwrap();
        }
        assert_eq!(cut.resume::<String>("t").unwrap(), expected);
        assert_eq!(effects(), left_to_do);
        for later in 1..=3 {
            let of =
                |runtime: &Runtime| runtime.store().get_version("t", later).wait().unwrap().unwrap().data;
            assert!(later == 1 || later == 2 || of(&cut) == of(&whole));
        }
        assert_eq!(cut.task("t").unwrap().unwrap().function, "merge");
    }
}

#[test]
fn retention_is_the_runtimes() {
    let runtime = runtime().with_retention(Retention::Newest(2));
    runtime.run("t", count(6)).unwrap();
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1, 6, 7]);
}

#[test]
fn a_pace_stores_the_first_and_then_one_per_interval() {
    let clock = ManualClock::new();
    let runtime =
        Runtime::new(MemoryStore::new()).with_clock(clock.clone()).with_pace(Duration::from_secs(3));
    hook(move |_| {
        clock.advance(Duration::from_secs(1));
        Ok(())
    });
    assert_eq!(runtime.run("t", count(9)).unwrap(), 45);
    let at = |version| {
        let snapshot = runtime.store().get_version("t", version).wait().unwrap().unwrap();
        (
            snapshot.created_at.timestamp(),
            snapshot.data.as_json().contains(&format!(r#""i":{}"#, 3 * version - 5)),
        )
    };
    assert_eq!(runtime.store().list_versions("t").wait().unwrap(), [1, 2, 3, 4]);
    assert_eq!([at(2), at(3), at(4)], [(1, true), (4, true), (7, true)]);
}

#[test]
fn what_a_pace_skipped_runs_again() {
    let runtime = runtime().with_pace(Duration::from_hours(1));
    fail_once(3, || io::Error::other("once"));
    runtime.run("t", count(4)).unwrap_err();
    assert_eq!(effects(), [1, 2]);
    assert_eq!(runtime.resume::<u64>("t").unwrap(), 10);
    assert_eq!(effects(), [2, 3, 4]);
}
