//! Leases by the server's clock, and what the scripts write of it into records.

use std::thread;
use std::time::Duration;

use asap_runtime::store::queue::{Standing, To, parked_because};
use asap_runtime::store::{SnapshotStore, Swap, TaskRecord};
use asap_runtime::{StateSnapshot, TaskStatus};
use chrono::{DateTime, TimeDelta, Utc};

use crate::place::Place;
use crate::sample::{LONG, append, enqueue, release, snapshot, standing, take};

/// The server may be on another machine, but not in another hour.
#[track_caller]
fn is_about_now(time: DateTime<Utc>) {
    assert!((Utc::now() - time).abs() < TimeDelta::minutes(30), "{time}");
}

#[test]
fn times_are_the_servers() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    // The callers' time is that of 1970.
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    let Some(Standing::Waiting(due)) = standing(&store, "t") else { panic!("it waits") };
    is_about_now(due);
    let taken = take(&store, None, LONG);
    is_about_now(taken[0].record.updated_at);
    assert_eq!(store.record("t").wait().unwrap().as_ref(), Some(&taken[0].record));
    let Some(Standing::Leased { until, .. }) = standing(&store, "t") else { panic!("it is leased") };
    is_about_now(until - LONG);
    let claim = TaskRecord { attempt: 2, ..taken[0].record.clone() };
    assert_eq!(store.swap_record(Some(1), &claim).wait().unwrap(), Swap::Taken, "whatever the record's time");
    assert_eq!(release(&store, "t", To::Parked).unwrap(), Swap::Stored);
    is_about_now(store.record("t").wait().unwrap().unwrap().updated_at);
}

#[test]
fn the_scripts_write_times_as_records_have_them() {
    let Some(place) = Place::new() else { return };
    let script =
        concat!(include_str!("../../src/store/redis/lua/place.lua"), "return stamp(tonumber(ARGV[2]))");
    let script = redis::Script::new(script);
    let mut raw = place.raw();
    let days =
        ["1970-01-01", "1999-12-31", "2000-02-28", "2000-02-29", "2000-03-01", "2023-12-31", "2024-02-29"];
    let far = ["2026-11-30", "2100-02-28", "2100-03-01", "2200-01-01", "2255-06-04"];
    for day in days.into_iter().chain(far) {
        for clock in
            ["00:00:00Z", "00:00:00.000001Z", "12:34:56.789010Z", "23:59:59.999999Z", "09:05:07.100000Z"]
        {
            let text = format!("{day}T{clock}");
            let time: DateTime<Utc> = text.parse().unwrap();
            let written: String = script.arg("").arg(time.timestamp_micros()).invoke(&mut raw).unwrap();
            assert_eq!(written, text);
        }
    }
}

#[test]
fn a_parked_task_says_what_every_store_says() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    for version in [u64::MAX >> 11, (1 << 53) + 1] {
        let latest = StateSnapshot { version, ..snapshot("t", 2) };
        store.save(&latest).wait().unwrap();
    }
    for _ in 0..2 {
        assert_eq!(take(&store, None, Duration::from_millis(1)).len(), 1);
        thread::sleep(Duration::from_millis(10));
    }
    assert!(take(&store, None, LONG).is_empty());
    let record = store.record("t").wait().unwrap().unwrap();
    assert_eq!(record.status, TaskStatus::InputRequired);
    assert_eq!(record.error, Some(parked_because(2, (1 << 53) + 1, "worker")));
}

#[test]
fn attempts_are_counted_beyond_what_a_double_holds() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let top = i64::MAX.unsigned_abs();
    for attempt in [1, 9, 10, 19, 99, 1099, 1 << 53, (1 << 53) + 1, 999_999_999_999_999_999, top - 1] {
        assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
        let mut set = redis::cmd("HSET");
        set.arg(place.key("record:t")).arg(&["attempt", &attempt.to_string(), "status", "working"]);
        set.exec(&mut place.raw()).unwrap();
        let taken = take(&store, None, LONG);
        assert_eq!(taken[0].record.attempt, attempt + 1);
        assert!(store.delete("t").wait().unwrap());
    }
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    let last = ["attempt", "9223372036854775807", "status", "working"];
    redis::cmd("HSET").arg(place.key("record:t")).arg(&last).exec(&mut place.raw()).unwrap();
    assert!(take(&store, None, LONG).is_empty(), "there is no further attempt");
    assert_eq!(standing(&store, "t"), Some(Standing::Parked));
}

#[test]
fn a_version_beyond_what_a_double_holds_is_progress() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    store.save(&snapshot("t", 1 << 53)).wait().unwrap();
    for version in (1 << 53) + 1..(1 << 53) + 5 {
        assert_eq!(take(&store, None, Duration::from_millis(1)).len(), 1, "version {version}");
        assert_eq!(append(&store, &snapshot("t", version)).unwrap(), Swap::Stored);
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn endless_delays_and_leases_are_long() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let far = Utc::now() + TimeDelta::days(365 * 200);
    assert_eq!(enqueue(&store, "delayed", Duration::MAX).unwrap(), Swap::Stored);
    assert!(matches!(standing(&store, "delayed"), Some(Standing::Waiting(due)) if due > far));
    assert_eq!(enqueue(&store, "leased", Duration::ZERO).unwrap(), Swap::Stored);
    assert_eq!(take(&store, None, Duration::MAX).len(), 1);
    assert!(matches!(standing(&store, "leased"), Some(Standing::Leased { until, .. }) if until > far));
    assert_eq!(release(&store, "leased", To::Queue(Duration::MAX)).unwrap(), Swap::Stored);
    assert!(take(&store, None, LONG).is_empty());
}
