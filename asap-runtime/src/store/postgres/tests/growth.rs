//! The window, and what the tables hold while a task goes on.

use std::sync::Barrier;
use std::task::Poll;
use std::thread;

use super::{Place, append, block_on, record, snapshot, versions};
use crate::store::{Append, Retention, SnapshotStore, Swap};

const FIVE: Retention = Retention::Newest(5);

#[test]
fn a_window_is_kept_whoever_appends() {
    let Some(place) = Place::new() else { return };
    let (store, other) = (place.open(), place.open());
    let window =
        |highest: u64| -> Vec<u64> { (1..=highest).filter(|v| *v == 1 || v + 5 > highest).collect() };
    for version in 1..=40 {
        // Turns of seven, and at the end a store that has just been opened.
        let fresh = (version > 35).then(|| place.open());
        let one = fresh.as_ref().unwrap_or(if version / 7 % 2 == 0 { &store } else { &other });
        assert_eq!(append(one, "t", version, FIVE), Swap::Stored);
        assert_eq!(versions(&store, "t"), window(version), "after version {version}");
    }
    // What is deleted from the middle keeps its place no longer than it would have; what this store saves is counted.
    assert!(store.delete_version("t", 38).wait().unwrap());
    store.save(&snapshot("t", 20)).wait().unwrap();
    assert_eq!(append(&store, "t", 41, FIVE), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 36, 37, 39, 40, 41]);
    for version in 42..=50 {
        assert_eq!(append(&store, "t", version, FIVE), Swap::Stored);
    }
    assert_eq!(versions(&store, "t"), window(50));
    // What another saves below it goes when the versions are counted again.
    other.save(&snapshot("t", 9)).wait().unwrap();
    assert_eq!(append(&store, "t", 51, FIVE), Swap::Stored);
    assert_eq!(append(&place.open(), "t", 52, FIVE), Swap::Stored);
    assert_eq!(versions(&store, "t"), window(52));
    // The window may change.
    assert_eq!(append(&store, "t", 53, Retention::Newest(2)), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 52, 53]);
    for version in 54..=60 {
        assert_eq!(append(&store, "t", version, Retention::Newest(3)), Swap::Stored);
    }
    assert_eq!(versions(&store, "t"), [1, 58, 59, 60]);
}

/// What may be there after each append: the start, and the newest without a gap.
#[track_caller]
fn assert_window(found: &[u64], highest: u64, (window, slack): (u64, u64)) -> usize {
    let lowest = found.get(1).copied().unwrap_or(2);
    let whole: Vec<u64> = std::iter::once(1).chain(lowest..=highest).collect();
    assert_eq!(found, whole, "after version {highest}");
    let newest = highest + 1 - lowest;
    assert!(newest >= window.min(highest - 1), "{newest} of {window} stay after version {highest}");
    assert!(newest <= window + slack, "{newest} of {window} stay after version {highest}");
    usize::try_from(newest).unwrap()
}

#[test]
fn no_more_than_an_eighth_of_a_window_stays_below_it() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for (window, slack) in [(7, 0), (8, 1), (100, 12), (600, 64)] {
        let task_id = format!("w{window}");
        let (mut fewest, mut most) = (usize::MAX, 0);
        for version in 1..=window + 3 * slack + 10 {
            assert_eq!(append(&store, &task_id, version, Retention::Newest(window)), Swap::Stored);
            let newest = assert_window(&versions(&store, &task_id), version, (window, slack));
            if version > window + slack + 2 {
                (fewest, most) = (fewest.min(newest), most.max(newest));
            }
        }
        let (window, slack) = (usize::try_from(window).unwrap(), usize::try_from(slack).unwrap());
        assert_eq!((fewest, most), (window, window + slack), "all of them go at once");
    }
}

#[test]
fn the_windows_of_many_tasks_are_kept_in_one_statement() {
    const TASKS: u64 = 40;
    let Some(place) = Place::new() else { return };
    let store = place.open();
    let window = |task: u64| if task.is_multiple_of(2) { (16, 2) } else { (5, 0) };
    for version in 1..=60 {
        let appends: Vec<_> = (0..TASKS)
            .map(|task| {
                let task_id = format!("t{task}");
                (snapshot(&task_id, version), record(&task_id, 1), Retention::Newest(window(task).0))
            })
            .collect();
        let stored = block_on(async {
            // All of them are asked before the first answer is waited for; on a busy machine some have come by then.
            let (mut answers, mut swaps) = (Vec::new(), Vec::new());
            for (snapshot, record, retention) in &appends {
                let record = (version == 1).then_some(record);
                let mut answer = Box::pin(store.append(Append {
                    snapshot,
                    attempt: Some(1),
                    record,
                    retention: *retention,
                    parts: None,
                }));
                let asked = std::future::poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
                match asked {
                    Poll::Ready(swap) => swaps.push(swap.unwrap()),
                    Poll::Pending => answers.push(answer),
                }
            }
            for answer in answers {
                swaps.push(answer.await.unwrap());
            }
            swaps
        });
        assert_eq!(stored, vec![Swap::Stored; appends.len()]);
        for task in 0..TASKS {
            assert_window(&versions(&store, &format!("t{task}")), version, window(task));
        }
    }
}

#[test]
fn writers_of_one_attempt_and_version_leave_one_behind() {
    let Some(place) = Place::new() else { return };
    let stores = [place.open(), place.open(), place.open()];
    assert_eq!(append(&stores[0], "t", 1, Retention::Newest(1)), Swap::Stored);
    for version in 2..=150 {
        let start = Barrier::new(stores.len());
        let winners: usize = thread::scope(|scope| {
            let running = stores.each_ref().map(|store| {
                scope.spawn(|| {
                    start.wait();
                    append(store, "t", version, Retention::Newest(1))
                })
            });
            running.into_iter().map(|thread| usize::from(thread.join().unwrap() == Swap::Stored)).sum()
        });
        assert_eq!(winners, 1, "of version {version}");
        assert_eq!(versions(&stores[0], "t"), [1, version]);
    }
}

#[test]
fn an_append_behind_a_deletion_is_stored() {
    let Some(place) = Place::new() else { return };
    let store = place.open();
    for version in 1..=4 {
        assert_eq!(append(&store, "t", version, FIVE), Swap::Stored);
    }
    for _ in 0..3 {
        assert!(store.delete_version("t", 4).wait().unwrap());
        assert_eq!(append(&store, "t", 5, FIVE), Swap::Taken, "its number is not the next");
        // The version below has been counted up, so the usual statement does not take it.
        assert_eq!(append(&store, "t", 4, FIVE), Swap::Stored);
        assert_eq!(append(&store, "t", 5, FIVE), Swap::Stored, "nothing was removed above that one");
        assert!(store.delete_version("t", 5).wait().unwrap());
    }
    assert_eq!(versions(&store, "t"), [1, 2, 3, 4]);
}
