//! What is in the file, and what happens when it is opened again.

use std::fs;

use rusqlite::Connection;
use tempfile::tempdir;

use super::{append, raw, record, snapshot, versions};
use crate::store::{Append, Durability, Retention, SnapshotStore, SqliteOptions, SqliteStore, Swap};

#[test]
fn data_survives_reopening() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    for run in 0..3 {
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.get("t").wait().unwrap().map_or(0, |latest| latest.version), run * 2);
        for version in [run * 2 + 1, run * 2 + 2] {
            assert_eq!(append(&store, "t", version, Retention::All), Swap::Stored);
        }
        let expected = if run == 0 { None } else { Some(run) };
        assert_eq!(store.swap_record(expected, &record("t", run + 1)).wait().unwrap(), Swap::Stored);
    }
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(versions(&store, "t"), [1, 2, 3, 4, 5, 6]);
    assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 6)));
    assert_eq!(store.record("t").wait().unwrap(), Some(record("t", 3)));
}

#[test]
fn the_log_is_beside_the_file_while_it_is_open() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(append(&store, "t", 1, Retention::All), Swap::Stored);
    assert!(directory.path().join("tasks.db-wal").exists());
    assert!(directory.path().join("tasks.db-shm").exists());
    drop(store);
    let names: Vec<_> =
        fs::read_dir(directory.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["tasks.db"], "the last one to close the file puts the log back into it");
}

#[test]
fn the_log_of_a_killed_process_is_read() {
    let directory = tempdir().unwrap();
    let (path, copy) = (directory.path().join("tasks.db"), directory.path().join("copy.db"));
    let store = SqliteStore::open(&path).unwrap();
    for version in 1..=3 {
        assert_eq!(append(&store, "t", version, Retention::All), Swap::Stored);
    }
    fs::copy(&path, &copy).unwrap();
    fs::copy(directory.path().join("tasks.db-wal"), directory.path().join("copy.db-wal")).unwrap();
    assert_eq!(versions(&SqliteStore::open(&copy).unwrap(), "t"), [1, 2, 3]);
}

#[test]
fn the_tables_are_the_protocols() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    drop(SqliteStore::open(&path).unwrap());
    let connection = raw(&path);
    let user_version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(user_version, 0);
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let mut statement = connection
        .prepare("SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || pk FROM pragma_table_info('snapshots')")
        .unwrap();
    let columns: Vec<String> =
        statement.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let expected = [
        "task_id TEXT 1 1",
        "id TEXT 1 0",
        "version INTEGER 1 2",
        "data TEXT 1 0",
        "checkpoint INTEGER 1 0",
        "created_at TEXT 1 0",
    ];
    assert_eq!(columns, expected);
}

#[test]
fn the_options_reach_the_connection() {
    let directory = tempdir().unwrap();
    for (durability, synchronous) in [(Durability::Full, 2), (Durability::Normal, 1)] {
        let options = SqliteOptions { durability, ..SqliteOptions::default() };
        let store = SqliteStore::open_with(directory.path().join("tasks.db"), options).unwrap();
        let pragma = |name: &'static str| {
            let read =
                |connection: &Connection| Ok(connection.pragma_query_value(None, name, |row| row.get(0))?);
            store.pool.read::<i64>(read).unwrap()
        };
        assert_eq!(pragma("synchronous"), synchronous);
        assert_eq!(pragma("busy_timeout"), 15_000);
    }
}

#[test]
fn a_record_that_fails_takes_its_snapshot_back() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    for version in 1..=3 {
        assert_eq!(append(&store, "t", version, Retention::All), Swap::Stored);
    }
    let refuse =
        "CREATE TRIGGER refuse BEFORE INSERT ON asap_tasks BEGIN SELECT raise(ABORT, 'refused'); END";
    raw(&path).execute_batch(refuse).unwrap();
    let (snapshot, record) = (snapshot("t", 4), record("t", 1));
    let retention = Retention::Newest(1);
    let append = Append { record: Some(&record), retention, ..Append::new(&snapshot) };
    let error = store.append(append).wait().unwrap_err().to_string();
    assert!(error.contains("append version 4 of task `t`") && error.contains("refused"), "{error}");
    assert_eq!(versions(&store, "t"), [1, 2, 3], "neither the snapshot nor the retention is there");
    raw(&path).execute_batch("DROP TRIGGER refuse").unwrap();
    assert_eq!(store.append(append).wait().unwrap(), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 4]);
    assert_eq!(store.record("t").wait().unwrap(), Some(record));
}

#[test]
fn many_stores_may_open_a_new_file_at_once() {
    for _ in 0..10 {
        let directory = tempdir().unwrap();
        let path = directory.path().join("tasks.db");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    let store = SqliteStore::open(path).unwrap();
                    assert_eq!(append(&store, &number.to_string(), 1, Retention::All), Swap::Stored);
                });
            }
        });
    }
}
