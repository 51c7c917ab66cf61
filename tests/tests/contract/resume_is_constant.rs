//! Line 9 of the contract: Resume costs O(live state): never the number of checkpoints passed.

use asap_runtime::store::{MemoryStore, Retention};
use asap_runtime::testing::{Fault, FaultyStore, When};
use asap_runtime::{Runtime, checkpoint, resumable};

use crate::stored::data;

#[resumable]
fn counts(checkpoints: u64) -> u64 {
    let mut done = 0;
    while done < checkpoints {
        done += 1;
        checkpoint!();
    }
    done
}

/// The calls to the store and the bytes it hands out from `resume` to the first checkpoint, after so many.
fn cost(passed: u64, retention: Retention) -> (u64, u64) {
    let store = FaultyStore::<MemoryStore>::default();
    let runtime = Runtime::new(store.clone()).with_retention(retention);
    store.fail(When::appends().version(passed + 2), Fault::Before);
    assert!(runtime.run("t", counts(passed + 5)).unwrap_err().is_store());
    let _ = store.take_asked();
    assert!(runtime.resume::<u64>("t").unwrap_err().is_store());
    let asked = store.take_asked();
    (asked.total(), asked.bytes_read)
}

#[test]
fn resume_asks_the_store_as_often_and_for_as_much_after_any_number_of_checkpoints() {
    for retention in [Retention::default(), Retention::All] {
        let (calls, bytes) = cost(1, retention);
        for passed in [10, 100, 1_000, 20_000] {
            let (later_calls, later_bytes) = cost(passed, retention);
            assert_eq!(later_calls, calls, "after {passed} checkpoints");
            // The numbers themselves have a few digits more.
            assert!(
                later_bytes <= bytes + 32,
                "{later_bytes} bytes after {passed} checkpoints, {bytes} after one"
            );
        }
    }
}

#[resumable]
fn holds(bytes: usize) -> usize {
    let held = "x".repeat(bytes);
    let mut freed = String::new();
    checkpoint!("held");
    freed.push_str(&held);
    drop(held);
    checkpoint!("freed");
    freed.truncate(1);
    checkpoint!("cut");
    freed.len() + bytes
}

#[test]
fn a_snapshot_is_as_large_as_what_is_still_needed() {
    let store = FaultyStore::<MemoryStore>::default();
    Runtime::new(store.clone()).run("t", holds(10_000)).unwrap();
    let lengths: Vec<_> = data(&store, "t").iter().map(String::len).collect();
    let large = |length: usize| (10_000..10_300).contains(&length);
    assert!(lengths[0] < 300 && large(lengths[1]) && large(lengths[2]) && lengths[3] < 300, "{lengths:?}");
}
