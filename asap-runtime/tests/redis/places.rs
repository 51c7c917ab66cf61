//! The keys of queues: what is left of them, and what somebody else has done to them.

use std::time::Duration;

use asap_runtime::store::queue::{Standing, To};
use asap_runtime::store::{SnapshotStore, Swap, TaskRecord};
use asap_runtime::{Error, TaskStatus};

use crate::place::Place;
use crate::sample::{LONG, enqueue, release, says, standing, take};

/// What is done to a store.
type Change = dyn Fn(&dyn SnapshotStore);

fn put(place: &Place, words: &[&str]) {
    redis::cmd(words[0]).arg(place.key(words[1])).arg(&words[2..]).exec(&mut place.raw()).unwrap();
}

#[test]
fn a_deleted_task_leaves_no_key_wherever_it_stood() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let ended = |store: &dyn SnapshotStore| {
        let record = take(store, None, LONG).remove(0).record;
        let ended = TaskRecord { status: TaskStatus::Failed, ..record };
        assert_eq!(store.swap_record(Some(1), &ended).wait().unwrap(), Swap::Stored);
    };
    let parked = |store: &dyn SnapshotStore| {
        assert_eq!(take(store, None, LONG).len(), 1);
        assert_eq!(release(store, "t", To::Parked).unwrap(), Swap::Stored);
    };
    let leased = |store: &dyn SnapshotStore| assert_eq!(take(store, None, LONG).len(), 1);
    let stands: [(Duration, &Change); 5] = [
        (Duration::ZERO, &|_| ()),
        (LONG, &|_| ()),
        (Duration::ZERO, &leased),
        (Duration::ZERO, &parked),
        (Duration::ZERO, &ended),
    ];
    for (delay, then) in stands {
        for whole in [true, false] {
            assert_eq!(enqueue(&store, "t", delay).unwrap(), Swap::Stored);
            then(&store);
            assert!(if whole { store.delete("t") } else { store.delete_version("t", 1) }.wait().unwrap());
            assert_eq!(place.keys(), Vec::<Vec<u8>>::new());
            assert_eq!(standing(&store, "t"), None);
        }
    }
}

#[test]
fn an_ended_task_leaves_its_name_and_no_place_in_an_index() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    let record = take(&store, None, LONG).remove(0).record;
    let ended = TaskRecord { status: TaskStatus::Completed, ..record };
    assert_eq!(store.swap_record(Some(1), &ended).wait().unwrap(), Swap::Stored);
    let mut keys = place.keys();
    keys.sort();
    let expected = ["place:t", "record:t", "snapshots:t", "tasks", "versions:t"];
    assert_eq!(keys, expected.map(|name| place.key(name).into_bytes()));
    assert_eq!(store.queue().unwrap().counts().wait().unwrap(), []);
}

#[test]
fn a_task_that_nobody_can_run_is_put_aside_and_keeps_nobody_from_the_others() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    let damages: [&[&[&str]]; 6] = [
        &[&["DEL", "record:t"]],
        &[&["DEL", "record:t"], &["SET", "record:t", "theirs"]],
        &[&["HDEL", "record:t", "status"]],
        &[&["HSET", "record:t", "attempt", "many"]],
        &[&["DEL", "versions:t"], &["SET", "versions:t", "theirs"]],
        &[&["DEL", "snapshots:t"], &["SET", "snapshots:t", "theirs"]],
    ];
    for damage in damages {
        assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
        assert_eq!(enqueue(&store, "u", Duration::ZERO).unwrap(), Swap::Stored);
        for words in damage {
            put(&place, words);
        }
        let taken: Vec<_> =
            take(&store, None, LONG).into_iter().map(|leased| leased.record.task_id).collect();
        assert_eq!(taken, ["u"], "{damage:?}");
        assert_eq!(standing(&store, "t"), Some(Standing::Parked), "{damage:?}");
        let parked = store.queue().unwrap().parked(None, 10).wait().unwrap();
        assert_eq!(parked.len(), 1);
        for task_id in ["t", "u"] {
            store.delete(task_id).wait().unwrap();
        }
    }
}

#[test]
fn a_damaged_snapshot_comes_with_its_task_as_an_error() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    put(&place, &["HSET", "snapshots:t", "0000000000000000001", "nothing"]);
    let taken = take(&store, None, LONG);
    assert!(matches!(&taken[0].latest, Err(Error::Corrupt { version: 1, .. })), "{taken:?}");
}

#[test]
fn what_stands_in_an_index_and_has_no_place_is_passed_over() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    for task_id in ["gone", "t"] {
        assert_eq!(enqueue(&store, task_id, Duration::ZERO).unwrap(), Swap::Stored);
    }
    assert_eq!(enqueue(&store, "late", Duration::ZERO).unwrap(), Swap::Stored);
    put(&place, &["DEL", "place:gone"]);
    put(&place, &["ZADD", "timed", "1", "strange"]);
    let taken: Vec<_> = take(&store, None, LONG).into_iter().map(|leased| leased.record.task_id).collect();
    assert_eq!(taken, ["t", "late"]);
    assert!(take(&store, None, LONG).is_empty());
    put(&place, &["HSET", "place:t", "priority", "high"]);
    let damaged = store.queue().unwrap().queued("t").wait();
    assert!(matches!(&damaged, Err(Error::CorruptRecord { task_id, .. }) if task_id == "t"), "{damaged:?}");
}

#[test]
fn a_key_of_another_kind_is_told_and_nothing_is_changed() {
    let Some(place) = Place::new() else { return };
    let store = place.store();
    assert_eq!(enqueue(&store, "t", Duration::ZERO).unwrap(), Swap::Stored);
    let told = ["a key of another kind", "another prefix"];
    for name in ["parked", "timed", "leased:q", "full"] {
        put(&place, &["SET", name, "theirs"]);
        let keys = place.keys().len();
        says(enqueue(&store, "u", Duration::ZERO), &told);
        let queues = [asap_runtime::store::queue::QueueLimits::new("q")];
        let take = asap_runtime::store::queue::Take {
            worker: "worker",
            queues: &queues,
            most: 1,
            lease: LONG,
            max_lost_leases: 3,
            now: chrono::DateTime::UNIX_EPOCH,
        };
        says(store.queue().unwrap().take(take).wait(), &told);
        says(store.delete("t").wait(), &told);
        assert_eq!(place.keys().len(), keys, "nothing was written");
        put(&place, &["DEL", name]);
    }
    assert_eq!(take(&store, None, LONG).len(), 1, "it is as it was");
}
