//! Rules about several callers.
//!
//! Each caller has a thread, and the stores are dealt out among the threads in turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::sample::{answer, append, append_retaining, latest, record, save, snapshot, task, versions};
use crate::store::{Append, Retention, SnapshotStore, Swap};

type Stores<'a> = &'a [Arc<dyn SnapshotStore>];

/// Runs `caller` on as many threads, and returns what each returned.
pub(super) fn together<T: Send>(
    stores: Stores<'_>,
    callers: usize,
    caller: impl Fn(usize, &dyn SnapshotStore) -> T + Sync,
) -> Vec<T> {
    thread::scope(|scope| {
        let caller = &caller;
        let spawn = |number: usize| {
            let store = &*stores[number % stores.len()];
            scope.spawn(move || caller(number, store))
        };
        let threads: Vec<_> = (0..callers).map(spawn).collect();
        let join = |thread: thread::ScopedJoinHandle<'_, T>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect()
    })
}

/// Ends the wait for another caller that failed: its panic is shown beside this one.
pub(super) struct Patience(Instant);

impl Patience {
    pub(super) fn new() -> Self {
        Self(Instant::now())
    }

    pub(super) fn check(&self) {
        assert!(self.0.elapsed() < Duration::from_mins(2), "the other callers do not come on");
    }
}

pub(super) fn count(swaps: &[Swap]) -> usize {
    swaps.iter().filter(|swap| **swap == Swap::Stored).count()
}

/// Ten threads save ten versions each of one task: all hundred are there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn ten_writers_of_one_task(stores: Stores<'_>) {
    let task_id = task("writers");
    together(stores, 10, |writer, store| {
        let first = u64::try_from(writer).expect("a small number") * 10 + 1;
        save(store, &task_id, first..first + 10);
    });
    for store in stores {
        assert_eq!(versions(&**store, &task_id), (1..=100).collect::<Vec<_>>());
        assert_eq!(latest(&**store, &task_id), Some(100));
    }
}

/// Twenty threads append five versions of a task each: every task has its five.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn twenty_tasks_at_once(stores: Stores<'_>) {
    let base = task("tasks");
    together(stores, 20, |number, store| {
        for version in 1..=5 {
            assert_eq!(append(store, &format!("{base}-{number}"), version), Swap::Stored);
        }
    });
    for number in 0..20 {
        assert_eq!(versions(&*stores[0], &format!("{base}-{number}")), [1, 2, 3, 4, 5]);
    }
}

/// Five writers and ten readers: a read that begins after a write was acknowledged sees it, and nobody sees a part.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn readers_see_what_was_acknowledged(stores: Stores<'_>) {
    let base = task("readers");
    let acknowledged: Vec<AtomicU64> = (0..5).map(|_| AtomicU64::new(0)).collect();
    together(stores, 15, |number, store| {
        let task_number = number % 5;
        let (task_id, acknowledged) = (format!("{base}-{task_number}"), &acknowledged[task_number]);
        if number < 5 {
            for version in 1..=20 {
                assert_eq!(append_retaining(store, &task_id, version, Retention::Newest(3)), Swap::Stored);
                acknowledged.store(version, Ordering::SeqCst);
            }
            return;
        }
        let patience = Patience::new();
        loop {
            patience.check();
            let before = acknowledged.load(Ordering::SeqCst);
            let found = answer(store.get(&task_id));
            let seen = found.as_ref().map_or(0, |found| found.version);
            assert!(seen >= before, "version {before} was acknowledged, a later read sees {seen}");
            if let Some(found) = found {
                assert_eq!(found.data, snapshot(&task_id, seen).data, "the data is that of its version");
            }
            let listed = versions(store, &task_id);
            assert!(listed.last().is_none_or(|last| *last >= seen), "the listing sees it too");
            assert!(listed.len() <= 4, "append and retention are one step, but {listed:?} is listed");
            if seen == 20 {
                return;
            }
        }
    });
}

/// Four threads append versions 1 to 50 of one task: each version is stored by exactly one, and is that one's.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn each_version_is_appended_once(stores: Stores<'_>) {
    let task_id = task("once");
    let appended = together(stores, 4, |_, store| {
        let mut mine = Vec::new();
        for version in 1..=50 {
            let snapshot = snapshot(&task_id, version);
            if answer(store.append(Append::new(&snapshot))) == Swap::Stored {
                mine.push(snapshot);
            }
        }
        mine
    });
    let mut appended = appended.concat();
    appended.sort_by_key(|snapshot| snapshot.version);
    let numbers: Vec<_> = appended.iter().map(|snapshot| snapshot.version).collect();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>(), "each version was stored once");
    for snapshot in appended {
        let found = answer(stores[0].get_version(&task_id, snapshot.version));
        assert_eq!(found, Some(snapshot), "what is stored is what was acknowledged");
    }
}

/// Of eight callers that start a task with version 1 and a record, one does, and record and snapshot are its own.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn one_of_many_starts_a_task(stores: Stores<'_>) {
    for _ in 0..5 {
        let task_id = task("start");
        let swaps = together(stores, 8, |number, store| {
            let (mut snapshot, mut record) = (snapshot(&task_id, 1), record(&task_id, 1));
            snapshot.id = number.to_string();
            record.function = number.to_string();
            answer(store.append(Append { record: Some(&record), attempt: Some(1), ..Append::new(&snapshot) }))
        });
        assert_eq!(count(&swaps), 1, "one starts it");
        let winner = swaps.iter().position(|swap| *swap == Swap::Stored).map(|number| number.to_string());
        assert_eq!(answer(stores[0].get(&task_id)).map(|snapshot| snapshot.id), winner);
        assert_eq!(answer(stores[0].record(&task_id)).map(|record| record.function), winner);
    }
}

/// Of eight callers that resume a task, one does.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn one_of_many_resumes_a_task(stores: Stores<'_>) {
    let task_id = task("resume");
    assert_eq!(answer(stores[0].swap_record(None, &record(&task_id, 1))), Swap::Stored);
    for attempt in 1..=5 {
        let swaps = together(stores, 8, |number, store| {
            let mut record = record(&task_id, attempt + 1);
            record.function = number.to_string();
            answer(store.swap_record(Some(attempt), &record))
        });
        assert_eq!(count(&swaps), 1, "one resumes it");
        let winner = swaps.iter().position(|swap| *swap == Swap::Stored).map(|number| number.to_string());
        assert_eq!(answer(stores[0].record(&task_id)).map(|record| record.function), winner);
    }
}

/// Once a new attempt is acknowledged, the old one stores nothing, though it appends without a pause.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_fenced_attempt_stores_nothing_more(stores: Stores<'_>) {
    let task_id = task("fence");
    assert_eq!(answer(stores[0].swap_record(None, &record(&task_id, 1))), Swap::Stored);
    let highest = AtomicU64::new(0);
    let fenced_at = together(stores, 2, |number, store| {
        if number == 0 {
            for version in 1.. {
                let snapshot = snapshot(&task_id, version);
                let append =
                    Append { attempt: Some(1), retention: Retention::Newest(3), ..Append::new(&snapshot) };
                if answer(store.append(append)) == Swap::Taken {
                    return version - 1;
                }
                highest.store(version, Ordering::SeqCst);
            }
        }
        let patience = Patience::new();
        while highest.load(Ordering::SeqCst) < 20 {
            patience.check();
            thread::yield_now();
        }
        assert_eq!(answer(store.swap_record(Some(1), &record(&task_id, 2))), Swap::Stored);
        latest(store, &task_id).unwrap_or_default()
    });
    assert_eq!(fenced_at[0], fenced_at[1], "nothing was stored after the new attempt had begun");
    assert_eq!(latest(&*stores[0], &task_id), Some(fenced_at[0]));
}

/// Of four callers that delete the same versions, one is told for each that it was there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_version_is_deleted_once(stores: Stores<'_>) {
    let task_id = task("delete-race");
    save(&*stores[0], &task_id, 1..=20);
    let deleted = together(stores, 4, |_, store| {
        (1..=20).filter(|version| answer(store.delete_version(&task_id, *version))).count()
    });
    assert_eq!(deleted.iter().sum::<usize>(), 20, "each version was deleted once");
    assert!(versions(&*stores[0], &task_id).is_empty());
}

/// Of ten callers that delete the same task, one is told that it was there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn a_task_is_deleted_once(stores: Stores<'_>) {
    for _ in 0..5 {
        let task_id = task("delete-all-race");
        save(&*stores[0], &task_id, 1..=10);
        let deleted = together(stores, 10, |_, store| answer(store.delete(&task_id)));
        assert_eq!(deleted.iter().filter(|deleted| **deleted).count(), 1);
        assert_eq!(answer(stores[0].get(&task_id)), None);
    }
}

/// Four callers compete for the versions of one task at a small window: after each, exactly the window is there.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn competing_appends_keep_the_window(stores: Stores<'_>) {
    let task_id = task("window-race");
    let done = AtomicBool::new(false);
    let appended = together(stores, 4, |_, store| {
        let (mut mine, patience) = (0, Patience::new());
        while !done.load(Ordering::SeqCst) {
            patience.check();
            let next = latest(store, &task_id).unwrap_or_default() + 1;
            if next > 60 {
                done.store(true, Ordering::SeqCst);
            } else if append_retaining(store, &task_id, next, Retention::Newest(4)) == Swap::Stored {
                mine += 1;
            }
            let listed = versions(store, &task_id);
            let highest = listed.last().copied().unwrap_or_default();
            let expected: Vec<u64> = (1..=highest).filter(|v| *v == 1 || v + 4 > highest).collect();
            assert_eq!(listed, expected, "the newest four and the start");
        }
        mine
    });
    assert_eq!(appended.iter().sum::<u64>(), 60, "each version was appended once");
}

/// Twenty callers do fifty operations each, on tasks of their own and on a shared one; each sees its own writes.
///
/// # Panics
///
/// If the store breaks the rule.
pub fn mixed_operations_stay_consistent(stores: Stores<'_>) {
    let shared = task("mixed-shared");
    together(stores, 20, |number, store| {
        let own = task("mixed");
        let mut expected: Vec<u64> = Vec::new();
        for step in 1..=50_u64 {
            let version = (step * 7 + u64::try_from(number).expect("a small number")) % 13 + 1;
            match step % 5 {
                0 if expected.contains(&version) => {
                    assert!(answer(store.delete_version(&own, version)));
                    expected.retain(|kept| *kept != version);
                }
                0 => assert!(!answer(store.delete_version(&own, version))),
                1 => {
                    let next = expected.last().map_or(1, |highest| highest + 1);
                    assert_eq!(append(store, &own, next), Swap::Stored, "nobody else appends to this task");
                    expected.push(next);
                }
                2 => {
                    save(store, &own, [version]);
                    expected.push(version);
                    expected.sort_unstable();
                    expected.dedup();
                }
                3 => save(store, &shared, [version]),
                _ => {
                    let found = answer(store.get(&shared));
                    assert!(found.is_none_or(|found| found.data == snapshot(&shared, found.version).data));
                }
            }
            assert_eq!(versions(store, &own), expected, "the task has what its only writer wrote");
        }
    });
    let listed = versions(&*stores[0], &shared);
    assert_eq!(latest(&*stores[0], &shared), listed.last().copied());
}
