//! The rows of a SQLite file, changed and read behind the store's back.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

/// Runs a statement; it must change so many rows.
#[track_caller]
pub(crate) fn change(file: &Path, rows: usize, sql: &str) {
    let connection = Connection::open(file).unwrap();
    assert_eq!(connection.execute(sql, ()).unwrap(), rows, "{sql}");
}

/// Every value of every row of `snapshots`, in the order of its key.
pub(crate) fn snapshots(file: &Path) -> Vec<Vec<Value>> {
    all(file, "SELECT * FROM snapshots ORDER BY task_id, version")
}

fn all(file: &Path, sql: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open(file).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
    statement.query_map((), row).unwrap().map(Result::unwrap).collect()
}
