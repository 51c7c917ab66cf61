//! Rules about changes of the past, and the look-up by id.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::concurrency::{Patience, count, together};
use super::sample::{answer, append_retaining, latest, record, save, snapshot, task, versions};
use crate::error::Error;
use crate::protocol::StateSnapshot;
use crate::store::{Append, Retention, Rewrite, SnapshotStore, Swap};

/// Appends as an attempt.
#[track_caller]
fn append_as(store: &dyn SnapshotStore, snapshot: &StateSnapshot, attempt: u64) -> Swap {
    let attempt = Some(attempt);
    answer(store.append(Append { snapshot, attempt, record: None, retention: Retention::All, parts: None }))
}

/// A task of attempt 1 with these versions.
#[track_caller]
fn begun(store: &dyn SnapshotStore, rule: &str, last: u64) -> String {
    let task_id = task(rule);
    assert_eq!(answer(store.swap_record(None, &record(&task_id, 1))), Swap::Stored);
    for version in 1..=last {
        assert_eq!(append_as(store, &snapshot(&task_id, version), 1), Swap::Stored);
    }
    task_id
}

/// Versions above one are deleted together with the swap of the record; the task goes on from there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn later_versions_are_truncated(store: &dyn SnapshotStore) {
    let (task_id, other) = (begun(store, "truncated", 5), begun(store, "beside", 5));
    let second = record(&task_id, 2);
    let rewrite = Rewrite { keep: Some(2), ..Rewrite::new(Some(1), &second) };
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
    assert_eq!(versions(store, &task_id), [1, 2]);
    assert_eq!(latest(store, &task_id), Some(2));
    assert_eq!(answer(store.record(&task_id)), Some(second));
    let third = snapshot(&task_id, 3);
    assert_eq!(append_as(store, &third, 1), Swap::Taken, "the attempt before is fenced");
    assert_eq!(append_as(store, &third, 2), Swap::Stored);
    assert_eq!(answer(store.get(&task_id)), Some(third), "the latest is the new one, not the old version 5");
    assert_eq!(versions(store, &other), [1, 2, 3, 4, 5], "another task keeps its own");
}

/// The version that is kept may be the highest: then nothing is deleted, and the record is swapped.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_highest_version_can_be_kept(store: &dyn SnapshotStore) {
    let task_id = begun(store, "kept", 3);
    let second = record(&task_id, 2);
    let rewrite = Rewrite { keep: Some(3), highest: Some(3), ..Rewrite::new(Some(1), &second) };
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
    assert_eq!(versions(store, &task_id), [1, 2, 3]);
    assert_eq!(append_as(store, &snapshot(&task_id, 4), 2), Swap::Stored);
}

/// A task that is not there begins with several versions and its record at once; one that is there does not.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_task_can_begin_with_a_past(store: &dyn SnapshotStore) {
    let task_id = task("past");
    let (first, past) = (record(&task_id, 1), [snapshot(&task_id, 1), snapshot(&task_id, 7)]);
    let rewrite = Rewrite { highest: Some(0), snapshots: &past, ..Rewrite::new(None, &first) };
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
    assert_eq!(versions(store, &task_id), [1, 7]);
    for version in &past {
        assert_eq!(answer(store.get_version(&task_id, version.version)), Some(version.clone()));
    }
    assert_eq!(answer(store.record(&task_id)), Some(first.clone()));
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Taken, "the task is there");
    assert_eq!(append_as(store, &snapshot(&task_id, 8), 1), Swap::Stored);
    // So it is with a task that has versions only, or a record only.
    for has_versions in [true, false] {
        let task_id = task("past");
        let (first, past) = (record(&task_id, 1), [snapshot(&task_id, 3)]);
        if has_versions {
            save(store, &task_id, [2]);
        } else {
            assert_eq!(answer(store.swap_record(None, &first)), Swap::Stored);
        }
        let rewrite = Rewrite { highest: Some(0), snapshots: &past, ..Rewrite::new(None, &first) };
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Taken);
        assert_eq!(versions(store, &task_id), if has_versions { vec![2] } else { vec![] });
        assert_eq!(answer(store.record(&task_id)).is_some(), !has_versions);
    }
}

/// A version is added behind the highest, if that is the one that is expected.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_version_is_added_behind_the_highest(store: &dyn SnapshotStore) {
    let task_id = begun(store, "added", 2);
    let (second, third) = (record(&task_id, 2), [snapshot(&task_id, 3)]);
    let rewrite =
        |highest| Rewrite { highest: Some(highest), snapshots: &third, ..Rewrite::new(Some(1), &second) };
    for other in [0, 1, 3] {
        assert_eq!(answer(store.rewrite(rewrite(other))), Swap::Taken, "2 is the highest, not {other}");
    }
    assert_eq!(answer(store.rewrite(rewrite(2))), Swap::Stored);
    assert_eq!(answer(store.get(&task_id)), Some(third[0].clone()));
    assert_eq!(append_as(store, &snapshot(&task_id, 4), 2), Swap::Stored);
}

/// Versions are deleted and others added in one step.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn what_is_truncated_can_be_replaced(store: &dyn SnapshotStore) {
    let task_id = begun(store, "replaced", 5);
    let (second, new) =
        (record(&task_id, 2), [snapshot(&task_id, 3), snapshot(&task_id, 5), snapshot(&task_id, 9)]);
    let rewrite = Rewrite { keep: Some(2), snapshots: &new, ..Rewrite::new(Some(1), &second) };
    assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
    assert_eq!(versions(store, &task_id), [1, 2, 3, 5, 9]);
    for version in new {
        assert_eq!(answer(store.get_version(&task_id, version.version)), Some(version));
    }
}

/// A rewrite that comes too late changes neither versions nor record.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_taken_rewrite_changes_nothing(store: &dyn SnapshotStore) {
    let task_id = begun(store, "taken", 3);
    let before = answer(store.get(&task_id));
    let (second, old, new) = (record(&task_id, 2), [snapshot(&task_id, 3)], [snapshot(&task_id, 4)]);
    let own = Rewrite::new(Some(1), &second);
    let late = [
        Rewrite { keep: Some(1), ..Rewrite::new(Some(2), &second) },
        Rewrite { keep: Some(1), ..Rewrite::new(None, &second) },
        Rewrite { keep: Some(4), ..own },
        Rewrite { keep: Some(u64::MAX), ..own },
        Rewrite { keep: Some(1), highest: Some(2), ..own },
        Rewrite { snapshots: &old, ..own },
        Rewrite { snapshots: &new, ..Rewrite::new(Some(7), &second) },
    ];
    for rewrite in late {
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Taken, "{rewrite:?}");
        assert_eq!(versions(store, &task_id), [1, 2, 3]);
        assert_eq!(answer(store.get(&task_id)), before);
        assert_eq!(answer(store.record(&task_id)), Some(record(&task_id, 1)));
    }
    let unknown = record(&task("taken"), 2);
    assert_eq!(answer(store.rewrite(Rewrite::new(Some(1), &unknown))), Swap::Taken, "there is no record");
    assert_eq!(answer(store.record(&unknown.task_id)), None);
}

/// What no store may write is refused, and nothing changes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn invalid_rewrites_are_refused(store: &dyn SnapshotStore) {
    let task_id = begun(store, "invalid", 3);
    let (second, none) = (record(&task_id, 2), record(&task_id, 0));
    let (other, zero) = ([snapshot("other", 4)], [snapshot(&task_id, 0)]);
    let (twice, below) = ([snapshot(&task_id, 4), snapshot(&task_id, 4)], [snapshot(&task_id, 2)]);
    let own = Rewrite::new(Some(1), &second);
    let invalid = [
        Rewrite::new(Some(1), &none),
        Rewrite { snapshots: &other, ..own },
        Rewrite { snapshots: &zero, ..own },
        Rewrite { snapshots: &twice, ..own },
        Rewrite { keep: Some(2), snapshots: &below, ..own },
    ];
    for rewrite in invalid {
        let answer = store.rewrite(rewrite).wait();
        assert!(
            matches!(answer, Err(Error::Invalid { .. })),
            "{rewrite:?} is invalid, the store says {answer:?}"
        );
    }
    assert_eq!(versions(store, &task_id), [1, 2, 3]);
    assert_eq!(answer(store.record(&task_id)), Some(record(&task_id, 1)));
}

/// Behind a truncation the window is what it is in any other task: whatever the store remembers of it is forgotten.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn the_window_goes_on_behind_a_truncation(store: &dyn SnapshotStore) {
    let task_id = task("window");
    let window = Retention::Newest(4);
    let mut attempt = 0;
    let mut next = 1;
    // To the end of the full window, to its lowest version, to the start, and into the middle.
    for keep in [12, 9, 1, 1, 10] {
        while next <= 12 {
            assert_eq!(append_retaining(store, &task_id, next, window), Swap::Stored);
            next += 1;
        }
        assert_eq!(versions(store, &task_id), [1, 9, 10, 11, 12]);
        let expected = (attempt > 0).then_some(attempt);
        attempt += 1;
        let swapped = record(&task_id, attempt);
        let rewrite = Rewrite { keep: Some(keep), ..Rewrite::new(expected, &swapped) };
        assert_eq!(answer(store.rewrite(rewrite)), Swap::Stored);
        next = keep + 1;
    }
    for version in next..=20 {
        assert_eq!(append_retaining(store, &task_id, version, window), Swap::Stored);
        let kept: Vec<u64> = [1].into_iter().chain(9.max(version - 3)..=version).collect();
        assert_eq!(versions(store, &task_id), kept, "the newest four and the start");
    }
}

/// A snapshot is found by its id, in its task and among all.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn snapshots_are_found_by_id(store: &dyn SnapshotStore) {
    let (one, other) = (task("found"), task("found"));
    let mut odd = snapshot(&other, 3);
    odd.id = format!("no ULID: \"é\\* {one}");
    let mut all = vec![snapshot(&one, 1), snapshot(&one, 2), snapshot(&other, 1), odd];
    for snapshot in &all {
        answer(store.save(snapshot));
    }
    for snapshot in &all {
        let (task_id, id) = (snapshot.task_id.as_str(), snapshot.id.as_str());
        assert_eq!(answer(store.find(id, None)).as_ref(), Some(snapshot));
        assert_eq!(answer(store.find(id, Some(task_id))).as_ref(), Some(snapshot));
        let elsewhere = if task_id == one { &other } else { &one };
        assert_eq!(answer(store.find(id, Some(elsewhere))), None, "it is a snapshot of another task");
        assert_eq!(answer(store.find(&id[..id.len() - 1], None)), None, "the id is the whole of it");
    }
    assert_eq!(answer(store.find("", Some(&one))), None);
    assert_eq!(answer(store.find(&all[0].id, Some(&task("unknown")))), None);
    assert!(answer(store.delete_version(&one, 2)));
    assert!(answer(store.delete(&other)));
    for gone in all.split_off(1) {
        assert_eq!(answer(store.find(&gone.id, None)), None, "it was deleted");
    }
}

/// Of eight callers that change the past of one attempt, one does, and what is there then is its own.
///
/// # Panics
///
/// If the stores break the rule.
pub fn one_of_many_changes_the_past(stores: &[Arc<dyn SnapshotStore>]) {
    let task_id = begun(&*stores[0], "many", 4);
    for attempt in 1..=5 {
        let swaps = together(stores, 8, |number, store| {
            let (mut record, mut added) = (record(&task_id, attempt + 1), [snapshot(&task_id, 3)]);
            (record.function, added[0].id) = (number.to_string(), number.to_string());
            let rewrite =
                Rewrite { keep: Some(2), snapshots: &added, ..Rewrite::new(Some(attempt), &record) };
            answer(store.rewrite(rewrite))
        });
        assert_eq!(count(&swaps), 1, "one changes it");
        let winner = swaps.iter().position(|swap| *swap == Swap::Stored).map(|number| number.to_string());
        assert_eq!(answer(stores[0].get(&task_id)).map(|snapshot| snapshot.id), winner);
        assert_eq!(answer(stores[0].record(&task_id)).map(|record| record.function), winner);
        assert_eq!(versions(&*stores[0], &task_id), [1, 2, 3]);
    }
}

/// Of eight callers that begin one task with a past, one does.
///
/// # Panics
///
/// If the stores break the rule.
pub fn one_of_many_begins_with_a_past(stores: &[Arc<dyn SnapshotStore>]) {
    for _ in 0..5 {
        let task_id = task("begins");
        let swaps = together(stores, 8, |number, store| {
            let mut past = [snapshot(&task_id, 1), snapshot(&task_id, 5)];
            for snapshot in &mut past {
                snapshot.id = number.to_string();
            }
            let first = record(&task_id, 1);
            answer(store.rewrite(Rewrite {
                highest: Some(0),
                snapshots: &past,
                ..Rewrite::new(None, &first)
            }))
        });
        assert_eq!(count(&swaps), 1, "one begins it");
        let winner = swaps.iter().position(|swap| *swap == Swap::Stored).map(|number| number.to_string());
        for version in [1, 5] {
            let found = answer(stores[0].get_version(&task_id, version)).map(|snapshot| snapshot.id);
            assert_eq!(found, winner);
        }
    }
}

/// Once a truncation is acknowledged, the attempt before stores nothing, though it appends without a pause; and nothing that it has
/// stored above what is kept is there.
///
/// # Panics
///
/// If the stores break the rule.
pub fn a_truncated_attempt_stores_nothing_more(stores: &[Arc<dyn SnapshotStore>]) {
    for retention in [Retention::All, Retention::Newest(6)] {
        let task_id = begun(&*stores[0], "cut", 1);
        let highest = AtomicU64::new(0);
        let kept = together(stores, 2, |number, store| {
            if number == 0 {
                for version in 2.. {
                    let snapshot = snapshot(&task_id, version);
                    let append = Append { attempt: Some(1), retention, ..Append::new(&snapshot) };
                    if answer(store.append(append)) == Swap::Taken {
                        return 0;
                    }
                    highest.store(version, Ordering::SeqCst);
                }
            }
            let patience = Patience::new();
            let second = record(&task_id, 2);
            loop {
                patience.check();
                let keep = highest.load(Ordering::SeqCst).saturating_sub(3);
                let rewrite = Rewrite { keep: Some(keep), ..Rewrite::new(Some(1), &second) };
                // What was to be kept may have fallen out of the window just now.
                if keep > 10 && answer(store.rewrite(rewrite)) == Swap::Stored {
                    assert_eq!(latest(store, &task_id), Some(keep));
                    return keep;
                }
                std::thread::yield_now();
            }
        });
        assert_eq!(latest(&*stores[0], &task_id), Some(kept[1]), "nothing was stored behind the truncation");
        let next = snapshot(&task_id, kept[1] + 1);
        assert_eq!(append_as(&*stores[0], &next, 2), Swap::Stored);
    }
}
