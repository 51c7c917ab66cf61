//! Writes that share a transaction.

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::thread;

use tempfile::tempdir;

use super::{raw, record, snapshot, versions};
use crate::error::Error;
use crate::protocol::{Data, StateSnapshot};
use crate::store::sqlite::answer::Answer;
use crate::store::sqlite::error::Fault;
use crate::store::sqlite::queue::Member;
use crate::store::sqlite::write::Write;
use crate::store::{Append, MemoryStore, Retention, SnapshotStore, SqliteStore, Swap, TaskRecord};

/// How many commits are in the log of a file, each of which ends with a frame that has the file's size (SQLite's
/// file format, 4.1).
fn commits(path: &Path) -> usize {
    let log = fs::read(path.with_extension("db-wal")).unwrap();
    let word = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
    let (page, salt) = (word(8) as usize, &log[16..24]);
    let frames = (32..log.len()).step_by(24 + page).filter(|at| log.len() - at >= 24);
    frames.filter(|at| log[at + 8..at + 16] == *salt && word(at + 4) > 0).count()
}

/// A store whose log keeps every commit.
fn open(path: &Path) -> SqliteStore {
    let store = SqliteStore::open(path).unwrap();
    pragma(&store, "wal_autocheckpoint", 0);
    store
}

pub(super) fn pragma(store: &SqliteStore, name: &'static str, value: i64) {
    store.pool.with_writer(|writer| writer.connection.pragma_update(None, name, value)).unwrap();
}

/// Writes all of it as one group; what each is told.
pub(super) fn group(store: &SqliteStore, writes: &[Write<'_>]) -> Vec<Result<bool, Fault>> {
    let members: Vec<_> = writes.iter().map(|write| Member::new(write.to_owned())).collect();
    let answers: Vec<Arc<Answer>> = members.iter().map(Member::answer).collect();
    store.pool.write_all(members);
    answers.iter().map(|answer| answer.wait()).collect()
}

fn appends(snapshots: &[StateSnapshot]) -> Vec<Write<'_>> {
    snapshots.iter().map(|snapshot| Write::from(Append::new(snapshot))).collect()
}

pub(super) fn large(task_id: &str) -> StateSnapshot {
    let data = Data::from_trusted(format!(r#"{{"a":"{}"}}"#, "x".repeat(100_000)));
    StateSnapshot { data, ..snapshot(task_id, 1) }
}

#[test]
fn what_is_taken_does_not_disturb_the_others() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = open(&path);
    let before = commits(&path);
    let snapshots =
        [snapshot("a", 1), snapshot("b", 2), snapshot("c", 1), snapshot("a", 2), snapshot("c", 1)];
    let told: Vec<_> = group(&store, &appends(&snapshots)).into_iter().map(Result::unwrap).collect();
    assert_eq!(told, [true, false, true, true, false]);
    assert_eq!(commits(&path) - before, 1);
    assert_eq!(
        (versions(&store, "a"), versions(&store, "b"), versions(&store, "c")),
        (vec![1, 2], vec![], vec![1])
    );
}

#[test]
fn who_comes_before_the_commit_is_in_it() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = open(&path);
    let before = commits(&path);
    let snapshots = [snapshot("a", 1), snapshot("b", 1), snapshot("c", 2), snapshot("a", 2)];
    let mut members: Vec<_> = appends(&snapshots).iter().map(|write| Member::new(write.to_owned())).collect();
    let answers: Vec<_> = members.iter().map(Member::answer).collect();
    let turn = store.pool.queue.enter(&store.pool).unwrap();
    for member in members.split_off(2) {
        assert!(store.pool.queue.join(&store.pool, member).is_none(), "it waits");
    }
    store.pool.write_all(members);
    let told: Vec<_> = answers.iter().map(|answer| answer.wait().unwrap()).collect();
    drop(turn);
    assert_eq!(told, [true, true, false, true]);
    assert_eq!(commits(&path) - before, 1);
}

#[test]
fn a_full_disk_in_the_middle_refuses_only_what_does_not_fit() {
    let directory = tempdir().unwrap();
    let store = SqliteStore::open(directory.path().join("tasks.db")).unwrap();
    pragma(&store, "max_page_count", 30);
    let snapshots = [snapshot("a", 1), snapshot("b", 1), large("c"), snapshot("d", 1), snapshot("a", 2)];
    let told = group(&store, &appends(&snapshots));
    for (index, answer) in told.iter().enumerate() {
        match answer {
            Ok(stored) => assert!(*stored && index != 2, "{index}"),
            Err(Fault::Sqlite(error)) => {
                assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
                assert_eq!(index, 2);
            }
            Err(other) => panic!("{index}: {other:?}"),
        }
    }
    assert_eq!((versions(&store, "a"), versions(&store, "c")), (vec![1, 2], vec![]));
    assert_eq!(
        store.append(Append::new(&snapshot("a", 3))).wait().unwrap(),
        Swap::Stored,
        "the store goes on"
    );
}

#[test]
fn a_refused_row_is_told_to_its_own_caller() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    raw(&path)
        .execute_batch(
            "CREATE TRIGGER refuse BEFORE INSERT ON snapshots WHEN NEW.task_id = 'b'
             BEGIN SELECT raise(ROLLBACK, 'not this one'); END",
        )
        .unwrap();
    let told = group(&store, &appends(&[snapshot("a", 1), snapshot("b", 1), snapshot("c", 1)]));
    assert!(matches!(told[..], [Ok(true), Err(Fault::Sqlite(_)), Ok(true)]), "{told:?}");
    assert_eq!(
        (versions(&store, "a"), versions(&store, "b"), versions(&store, "c")),
        (vec![1], vec![], vec![1])
    );
}

#[test]
fn a_window_is_right_after_its_transaction_was_rolled_back() {
    const FIVE: Retention = Retention::Newest(5);
    let directory = tempdir().unwrap();
    let store = SqliteStore::open(directory.path().join("tasks.db")).unwrap();
    for version in 1..=20 {
        assert_eq!(super::append(&store, "t", version, FIVE), Swap::Stored);
    }
    pragma(&store, "max_page_count", 30);
    let (next, other) = (snapshot("t", 21), large("u"));
    let appends = [Append { retention: FIVE, ..Append::new(&next) }, Append::new(&other)];
    let told = group(&store, &appends.map(Write::from));
    assert!(matches!(told[..], [Ok(true), Err(_)]), "{told:?}");
    for version in 22..=30 {
        assert_eq!(super::append(&store, "t", version, FIVE), Swap::Stored);
        let expected: Vec<u64> = (1..=version).filter(|other| *other == 1 || other + 5 > version).collect();
        assert_eq!(versions(&store, "t"), expected);
    }
}

#[test]
fn a_lock_of_another_process_is_waited_for_once() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let options = crate::store::SqliteOptions {
        busy_timeout: std::time::Duration::from_millis(20),
        ..crate::store::SqliteOptions::default()
    };
    let store = SqliteStore::open_with(&path, options).unwrap();
    let other = raw(&path);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let snapshots: Vec<_> = (0..200).map(|task| snapshot(&task.to_string(), 1)).collect();
    let begun = std::time::Instant::now();
    let told = group(&store, &appends(&snapshots));
    assert!(begun.elapsed() < options.busy_timeout * 100, "not once for each of them");
    let busy = |answer: &Result<bool, Fault>| match answer {
        Err(Fault::Sqlite(error)) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy),
        _ => false,
    };
    assert!(told.iter().all(busy), "{told:?}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(group(&store, &appends(&snapshots)).into_iter().all(|answer| answer.unwrap()));
}

#[test]
fn threads_that_write_at_once_share_commits() {
    const THREADS: usize = 64;
    const APPENDS: usize = 20;
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = open(&path);
    let before = commits(&path);
    let start = std::sync::Barrier::new(THREADS);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (store, start) = (&store, &start);
            scope.spawn(move || {
                start.wait();
                for version in 1..=APPENDS {
                    let task_id = thread.to_string();
                    assert_eq!(super::append(store, &task_id, version as u64, Retention::All), Swap::Stored);
                }
            });
        }
    });
    let commits = commits(&path) - before;
    assert!(commits * 4 < THREADS * APPENDS, "{commits} commits for {} appends", THREADS * APPENDS);
    for thread in 0..THREADS {
        assert_eq!(versions(&store, &thread.to_string()).len(), APPENDS);
    }
}

#[test]
fn futures_share_commits_and_one_that_is_dropped_is_written_or_not() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = open(&path);
    let before = commits(&path);
    let other = raw(&path);
    // The first group waits for this lock, so that all the others come while it does.
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let snapshots: Vec<_> = (0..64).map(|task| snapshot(&task.to_string(), 1)).collect();
    let mut context = Context::from_waker(Waker::noop());
    let mut futures: Vec<_> = snapshots.iter().map(|snapshot| store.append(Append::new(snapshot))).collect();
    for future in &mut futures {
        assert!(pin!(future).poll(&mut context).is_pending(), "an executor's thread does not wait");
    }
    drop(futures.split_off(32));
    other.execute_batch("ROLLBACK").unwrap();
    for future in futures {
        assert_eq!(future.wait().unwrap(), Swap::Stored);
    }
    let commits = commits(&path) - before;
    assert!(commits <= 4, "{commits} commits");
    // What was dropped was queued in front of this one, and is written before it.
    assert_eq!(store.append(Append::new(&snapshot("last", 1))).wait().unwrap(), Swap::Stored);
    for task in 32..64 {
        assert!(versions(&store, &task.to_string()).len() <= 1);
    }
}

#[test]
fn a_closed_store_has_written_what_was_queued() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    let snapshots: Vec<_> = (0..64).map(|task| snapshot(&task.to_string(), 1)).collect();
    for snapshot in &snapshots {
        let polled = pin!(store.append(Append::new(snapshot))).poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(polled, Poll::Pending | Poll::Ready(Ok(Swap::Stored))));
    }
    drop(store);
    assert!(!directory.path().join("tasks.db-wal").exists(), "its connection is closed");
    let count: i64 = raw(&path).query_row("SELECT count(*) FROM snapshots", (), |row| row.get(0)).unwrap();
    assert_eq!(count, 64);
}

#[test]
fn a_panic_of_a_thread_that_writes_is_told_and_the_store_goes_on() {
    let store = SqliteStore::in_memory().unwrap();
    let member = Member::new(Write::from(Append::new(&snapshot("a", 1))).to_owned());
    let answer = member.answer();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _turn = store.pool.queue.enter(&store.pool).unwrap();
        let _members = [member];
        panic!("while it writes");
    }));
    assert!(panicked.is_err());
    let error = store.pool.explain(answer.wait().unwrap_err(), "a", "append".to_owned());
    assert!(error.to_string().contains("ended in a panic"), "{error}");
    assert_eq!(super::append(&store, "a", 1, Retention::All), Swap::Stored);
}

/// Operations of one thread on its own tasks, drawn from a seed; each answer is compared with that of a store in memory.
fn follow(store: &SqliteStore, oracle: &MemoryStore, thread: u64) {
    let mut seed = thread.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1;
    let mut draw = move |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % below
    };
    let mut next = BTreeMap::<String, u64>::new();
    for _ in 0..120 {
        let task_id = format!("{thread}-{}", draw(3));
        let highest = next.entry(task_id.clone()).or_insert(0);
        let version = if draw(8) == 0 { 1 + draw(6) } else { *highest + 1 };
        let snapshot = snapshot(&task_id, version);
        let record: TaskRecord = record(&task_id, 1 + draw(2));
        let append = Append {
            attempt: (draw(4) > 0).then_some(1 + draw(2)),
            record: (draw(5) == 0).then_some(&record),
            retention: if draw(2) == 0 { Retention::Newest(3) } else { Retention::All },
            ..Append::new(&snapshot)
        };
        let step = draw(12);
        let both = |ask: &dyn Fn(&dyn SnapshotStore) -> String| {
            assert_eq!(ask(store), ask(oracle), "{task_id}, {step}");
        };
        match step {
            0 => both(&|store| format!("{:?}", store.delete(&task_id).wait().unwrap())),
            1 => both(&|store| format!("{:?}", store.delete_version(&task_id, version).wait().unwrap())),
            2 => both(&|store| format!("{:?}", store.save(&snapshot).wait().unwrap())),
            3 => both(&|store| format!("{:?}", store.swap_record(append.attempt, &record).wait().unwrap())),
            _ => both(&|store| format!("{:?}", store.append(append).wait().unwrap())),
        }
        both(&|store| format!("{:?}", store.record(&task_id).wait().unwrap()));
        both(&|store| format!("{:?}", store.list_versions(&task_id).wait().unwrap()));
        *highest = store.list_versions(&task_id).wait().unwrap().last().copied().unwrap_or(0);
    }
}

#[test]
fn many_threads_are_told_what_a_store_in_memory_tells() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    // Two stores on one file, as two processes have it.
    let stores = [SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap()];
    let oracle = MemoryStore::new();
    thread::scope(|scope| {
        for thread in 0..32 {
            let (store, oracle) = (&stores[thread % 2], &oracle);
            scope.spawn(move || follow(store, oracle, thread as u64));
        }
    });
    let read = |store: &dyn SnapshotStore| -> Vec<_> {
        let ids = (0..32).flat_map(|thread| (0..3).map(move |task| format!("{thread}-{task}")));
        ids.map(|id| store.get(&id).wait().unwrap()).collect()
    };
    assert_eq!(read(&stores[0]), read(&oracle));
}

#[test]
fn an_invalid_append_is_refused_before_it_is_queued() {
    let store = SqliteStore::in_memory().unwrap();
    let error = store.append(Append::new(&snapshot("t", 0))).wait().unwrap_err();
    assert!(matches!(error, Error::Invalid { .. }), "{error}");
}
