//! A file that cannot be used: what the error says.

use std::error::Error as _;
use std::fs;
use std::time::{Duration, Instant};

use tempfile::tempdir;

use super::{append, raw, snapshot, versions};
use crate::error::Error;
use crate::store::{Append, Retention, SnapshotStore, SqliteOptions, SqliteStore, Swap};

/// The message of a store error, whose chain must hold the error of SQLite itself where one is expected.
#[track_caller]
fn message<T: std::fmt::Debug>(answer: crate::Result<T>, code: Option<rusqlite::ErrorCode>) -> String {
    let error = answer.unwrap_err();
    assert!(matches!(error, Error::Store { .. }), "{error:?}");
    let sqlite = error.source().unwrap().source().and_then(|source| source.downcast_ref::<rusqlite::Error>());
    assert_eq!(sqlite.and_then(rusqlite::Error::sqlite_error_code), code);
    error.to_string()
}

#[track_caller]
fn says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "`{part}` is not in: {message}");
    }
}

fn pragma(store: &SqliteStore, name: &'static str, value: i64) {
    store.pool.with_writer(|writer| writer.connection.pragma_update(None, name, value)).unwrap();
}

#[test]
fn a_full_disk_stores_nothing() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(append(&store, "t", 1, Retention::All), Swap::Stored);
    pragma(&store, "max_page_count", 20);
    let mut large = snapshot("t", 2);
    large.data = crate::protocol::Data::from_trusted(format!(r#"{{"a":"{}"}}"#, "x".repeat(100_000)));
    let full = Some(rusqlite::ErrorCode::DiskFull);
    for answer in [store.append(Append::new(&large)).wait().map(drop), store.save(&large).wait()] {
        says(&message(answer, full), &["version 2 of task `t`", "no room is left", "tasks.db"]);
    }
    assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 1)), "the store goes on");
    pragma(&store, "max_page_count", 100_000);
    assert_eq!(store.append(Append::new(&large)).wait().unwrap(), Swap::Stored, "once there is room again");
}

#[test]
fn a_file_that_may_not_be_written_is_still_read() {
    let directory = tempdir().unwrap();
    let store = SqliteStore::open(directory.path().join("tasks.db")).unwrap();
    assert_eq!(append(&store, "t", 1, Retention::All), Swap::Stored);
    pragma(&store, "query_only", 1);
    let snapshot = snapshot("t", 2);
    let answer = store.append(Append::new(&snapshot)).wait();
    let message = message(answer, Some(rusqlite::ErrorCode::ReadOnly));
    says(&message, &["could not append version 2 of task `t`", "may not be written"]);
    assert_eq!(versions(&store, "t"), [1]);
}

#[test]
fn a_lock_is_waited_for_and_then_told() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let wait = Duration::from_millis(50);
    let store =
        SqliteStore::open_with(&path, SqliteOptions { busy_timeout: wait, ..Default::default() }).unwrap();
    assert_eq!(append(&store, "t", 1, Retention::All), Swap::Stored);
    let other = raw(&path);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    let busy = Some(rusqlite::ErrorCode::DatabaseBusy);
    let answer = store.append(Append::new(&snapshot("t", 2))).wait();
    says(&message(answer, busy), &["append version 2 of task `t`", "stayed locked", "50ms"]);
    assert!(begun.elapsed() >= wait);
    says(&message(store.delete("t").wait(), busy), &["delete task `t`", "stayed locked"]);
    assert_eq!(versions(&store, "t"), [1], "reads do not wait for a writer");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(append(&store, "t", 2, Retention::All), Swap::Stored);
}

#[test]
fn what_is_no_database_is_left_alone() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("notes.txt");
    let text = "no database, but somebody's notes. ".repeat(100);
    fs::write(&path, &text).unwrap();
    let message = message(SqliteStore::open(&path), Some(rusqlite::ErrorCode::NotADatabase));
    says(&message, &["could not open its file", "notes.txt", "no SQLite database"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_path_that_cannot_be_opened_is_told() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("missing").join("tasks.db");
    let answer = SqliteStore::open(path);
    says(&message(answer, Some(rusqlite::ErrorCode::CannotOpen)), &["missing", "does its directory exist"]);
    says(&message(SqliteStore::open(""), None), &["cannot be used"]);
}

#[cfg(unix)]
#[test]
fn a_deleted_or_replaced_file_is_not_written_to() {
    let directory = tempdir().unwrap();
    let (path, elsewhere) = (directory.path().join("tasks.db"), directory.path().join("elsewhere.db"));
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(append(&store, "t", 1, Retention::All), Swap::Stored);
    fs::rename(&path, &elsewhere).unwrap();
    let next = snapshot("t", 2);
    let parts = ["append version 2 of task `t`", "moved, deleted or replaced"];
    says(&message(store.append(Append::new(&next)).wait(), None), &parts);
    says(&message(store.get("t").wait(), None), &["moved, deleted or replaced"]);
    fs::write(&path, "").unwrap();
    says(&message(store.append(Append::new(&next)).wait(), None), &parts);
    fs::rename(&elsewhere, &path).unwrap();
    assert_eq!(store.append(Append::new(&next)).wait().unwrap(), Swap::Stored, "the file is back");
}

#[test]
fn tables_of_somebody_else_are_not_used() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    raw(&path).execute_batch("CREATE TABLE snapshots (task_id TEXT, version INTEGER)").unwrap();
    says(&message(SqliteStore::open(&path), None), &["`snapshots` has no column `id`"]);
}

#[test]
fn tables_of_a_newer_version_are_not_used() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    drop(SqliteStore::open(&path).unwrap());
    raw(&path).execute_batch("INSERT INTO asap_schema (version) VALUES (99)").unwrap();
    says(&message(SqliteStore::open(&path), None), &["version 99", "use a newer one"]);
}
