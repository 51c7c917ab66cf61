//! Groups of appends whose versions and attempts are known, where something else has happened to their tasks.

use std::path::Path;

use tempfile::{TempDir, tempdir};

use super::groups::{group, large, pragma};
use super::{raw, record, snapshot, versions};
use crate::protocol::StateSnapshot;
use crate::store::sqlite::write::Write;
use crate::store::{Append, Retention, SnapshotStore, SqliteStore, Swap};

const FIVE: Retention = Retention::Newest(5);

/// Two tasks of attempt 1, which are known up to a version.
struct Known {
    store: SqliteStore,
    /// Another process, as it were.
    other: SqliteStore,
    directory: TempDir,
    version: u64,
}

impl Known {
    fn up_to(version: u64) -> Self {
        let directory = tempdir().unwrap();
        let path = directory.path().join("tasks.db");
        let (store, other) = (SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap());
        for task_id in ["t", "u"] {
            let (snapshot, record) = (snapshot(task_id, 1), record(task_id, 1));
            let append = Append { record: Some(&record), attempt: Some(1), ..Append::new(&snapshot) };
            assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
        }
        let mut known = Self { store, other, directory, version: 1 };
        while known.version < version {
            assert_eq!(known.next(), [true, true]);
        }
        known
    }

    /// Appends the next version of both tasks, as one group.
    fn next(&mut self) -> Vec<bool> {
        self.version += 1;
        self.append(&["t", "u"].map(|task_id| snapshot(task_id, self.version)), 1)
    }

    fn append(&self, snapshots: &[StateSnapshot; 2], attempt: u64) -> Vec<bool> {
        let appends = snapshots.each_ref().map(|snapshot| {
            Write::from(Append { attempt: Some(attempt), retention: FIVE, ..Append::new(snapshot) })
        });
        group(&self.store, &appends).into_iter().map(Result::unwrap).collect()
    }

    fn path(&self) -> std::path::PathBuf {
        self.directory.path().join("tasks.db")
    }
}

/// How many instructions of SQLite's machine the next group takes: what it does without looking is less.
fn steps(known: &mut Known) -> i32 {
    let of = |known: &Known, sql: &str| {
        known.store.pool.with_writer(|writer| {
            let statement = writer.connection.prepare_cached(sql).unwrap();
            statement.reset_status(rusqlite::StatementStatus::VmStep)
        })
    };
    let all = [
        crate::store::sqlite::statement::APPEND,
        crate::store::sqlite::statement::INSERT,
        crate::store::sqlite::statement::APPEND_OVER,
        crate::store::sqlite::statement::OVER,
    ];
    for sql in all {
        of(known, sql);
    }
    assert_eq!(known.next(), [true, true]);
    all.into_iter().map(|sql| of(known, sql)).sum()
}

#[test]
fn what_is_known_is_not_looked_up() {
    for version in [3, 20] {
        let mut known = Known::up_to(version);
        let less = steps(&mut known);
        known.other.save(&snapshot("else", 1)).wait().unwrap();
        let more = steps(&mut known);
        assert!(less * 3 < more * 2, "{less} steps, {more} where another process has written");
        assert_eq!(steps(&mut known), less, "known again");
    }
}

#[test]
fn a_claim_fences_what_was_known() {
    for by_other in [false, true] {
        let mut known = Known::up_to(4);
        let store = if by_other { &known.other } else { &known.store };
        assert_eq!(store.swap_record(Some(1), &record("t", 2)).wait().unwrap(), Swap::Stored);
        assert_eq!(known.next(), [false, true], "by another: {by_other}");
        let next = [snapshot("t", 5), snapshot("u", 6)];
        assert_eq!(known.append(&next, 2), [true, false], "each by its own attempt");
        assert_eq!(versions(&known.store, "t"), [1, 2, 3, 4, 5]);
        assert_eq!(versions(&known.store, "u"), [1, 2, 3, 4, 5]);
    }
}

#[test]
fn what_others_append_and_delete_is_seen() {
    for by_other in [false, true] {
        let mut known = Known::up_to(4);
        let store = if by_other { &known.other } else { &known.store };
        let next = snapshot("t", 5);
        let append = Append { attempt: Some(1), ..Append::new(&next) };
        assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
        assert_eq!(known.next(), [false, true]);
        assert_eq!(known.next(), [true, true]);
        let store = if by_other { &known.other } else { &known.store };
        assert!(store.delete_version("t", 6).wait().unwrap());
        assert_eq!(known.next(), [false, true], "version 7 is not the next");
        let store = if by_other { &known.other } else { &known.store };
        assert!(store.delete("u").wait().unwrap());
        assert_eq!(known.append(&[snapshot("t", 6), snapshot("u", 8)], 1), [true, false]);
        let store = if by_other { &known.other } else { &known.store };
        store.save(&snapshot("t", 9)).wait().unwrap();
        assert_eq!(known.append(&[snapshot("t", 7), snapshot("u", 1)], 1), [false, true]);
    }
}

#[test]
fn what_others_do_below_a_window_is_seen() {
    for by_other in [false, true] {
        let mut known = Known::up_to(20);
        assert_eq!(versions(&known.store, "t"), [1, 16, 17, 18, 19, 20]);
        let store = if by_other { &known.other } else { &known.store };
        store.save(&snapshot("t", 9)).wait().unwrap();
        assert_eq!(known.next(), [true, true]);
        assert_eq!(versions(&known.store, "t"), [1, 17, 18, 19, 20, 21]);
        let store = if by_other { &known.other } else { &known.store };
        assert!(store.delete_version("u", 17).wait().unwrap());
        assert_eq!(known.next(), [true, true]);
        for task_id in ["t", "u"] {
            assert_eq!(versions(&known.store, task_id), [1, 18, 19, 20, 21, 22]);
        }
        for version in 23..=40 {
            assert_eq!(known.next(), [true, true]);
            let newest: Vec<u64> = (version - 4..=version).collect();
            assert_eq!(versions(&known.store, "t")[1..], newest);
        }
    }
}

#[test]
fn what_was_rolled_back_is_not_known() {
    let mut known = Known::up_to(10);
    let full =
        |path: &Path| raw(path).query_row("PRAGMA page_count", (), |row| row.get::<_, i64>(0)).unwrap();
    pragma(&known.store, "max_page_count", full(&known.path()) + 8);
    let (next, other) = (snapshot("t", 11), large("v"));
    let appends = [Append { attempt: Some(1), retention: FIVE, ..Append::new(&next) }, Append::new(&other)];
    let told = group(&known.store, &appends.map(Write::from));
    assert!(matches!(told[..], [Ok(true), Err(_)]), "{told:?}");
    // Its version is there, since it was written again by itself.
    assert_eq!(known.next(), [false, true]);
    assert_eq!(known.next(), [true, true]);
    assert_eq!(versions(&known.store, "t"), [1, 8, 9, 10, 11, 12]);
}
