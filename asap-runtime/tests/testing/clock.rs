//! The clock that the test moves.

use std::cell::RefCell;
use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::ManualClock;
use asap_runtime::{Clock, Runtime, checkpoint, resumable};
use chrono::{DateTime, Utc};

thread_local! {
    static CLOCK: RefCell<Option<ManualClock>> = const { RefCell::new(None) };
}

#[resumable]
fn takes_a_second_each(rounds: u32) -> u32 {
    let mut done = 0;
    while done < rounds {
        done += 1;
        CLOCK.with_borrow(|clock| clock.as_ref().unwrap().advance(Duration::from_secs(1)));
        checkpoint!();
    }
    done
}

#[test]
fn it_stands_still_until_it_is_advanced() {
    let begin: DateTime<Utc> = "2026-01-02T03:04:05.678901Z".parse().unwrap();
    let clock = ManualClock::at(begin);
    let handle = clock.clone();
    assert_eq!((clock.now(), clock.elapsed()), (begin, Duration::ZERO));
    handle.advance(Duration::from_millis(1500));
    assert_eq!(
        (clock.now(), clock.elapsed()),
        (begin + Duration::from_millis(1500), Duration::from_millis(1500))
    );
    handle.set(begin);
    assert_eq!(
        (clock.now(), clock.elapsed()),
        (begin, Duration::from_millis(1500)),
        "setting it back is no time"
    );
    assert_eq!(ManualClock::default().now(), DateTime::UNIX_EPOCH);
}

#[test]
fn a_pace_and_the_times_of_snapshots_follow_it() {
    let clock = ManualClock::new();
    CLOCK.set(Some(clock.clone()));
    let runtime = Runtime::new(MemoryStore::new()).with_clock(clock).with_pace(Duration::from_secs(3));
    assert_eq!(runtime.run("t", takes_a_second_each(9)).unwrap(), 9);
    let store = runtime.store();
    assert_eq!(store.list_versions("t").wait().unwrap(), [1, 2, 3, 4]);
    let at = |version| store.get_version("t", version).wait().unwrap().unwrap().created_at.timestamp();
    assert_eq!([1, 2, 3, 4].map(at), [0, 1, 4, 7]);
    assert_eq!(runtime.task("t").unwrap().unwrap().updated_at.timestamp(), 9);
}
