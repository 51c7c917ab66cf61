//! The fast append over the row that falls out, where something is not as usual.

use tempfile::tempdir;

use super::{append, raw, versions};
use crate::store::{Retention, Rewrite, SnapshotStore, SqliteStore, Swap};

const FIVE: Retention = Retention::Newest(5);

fn grow(store: &SqliteStore, last: u64) {
    let first = versions(store, "t").last().map_or(1, |highest| highest + 1);
    for version in first..=last {
        assert_eq!(append(store, "t", version, FIVE), Swap::Stored);
    }
}

#[test]
fn a_reopened_store_finds_its_window() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    for last in [3, 12, 13, 14, 30] {
        let store = SqliteStore::open(&path).unwrap();
        grow(&store, last);
        let expected: Vec<u64> = (1..=last).filter(|version| *version == 1 || version + 5 > last).collect();
        assert_eq!(versions(&store, "t"), expected);
    }
}

#[test]
fn a_full_window_reuses_its_rows() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    grow(&store, 40);
    let rowid: i64 = raw(&path).query_row("SELECT max(rowid) FROM snapshots", (), |row| row.get(0)).unwrap();
    assert_eq!(rowid, 6, "five rows and the start");
}

#[test]
fn what_others_do_to_the_window_is_seen() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let (store, other) = (SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap());
    grow(&store, 20);
    // Older than the window: removed by the next append, as the newest five are what stays.
    other.save(&super::snapshot("t", 9)).wait().unwrap();
    grow(&store, 21);
    assert_eq!(versions(&store, "t"), [1, 17, 18, 19, 20, 21]);
    // The row that would fall out is gone already.
    assert!(other.delete_version("t", 17).wait().unwrap());
    grow(&store, 22);
    assert_eq!(versions(&store, "t"), [1, 18, 19, 20, 21, 22]);
    // Somebody else appends in between.
    assert_eq!(append(&other, "t", 23, FIVE), Swap::Stored);
    assert_eq!(append(&store, "t", 23, FIVE), Swap::Taken);
    grow(&store, 30);
    assert_eq!(append(&other, "t", 31, FIVE), Swap::Stored);
    assert_eq!(versions(&store, "t"), [1, 27, 28, 29, 30, 31]);
    // Begun anew by somebody else.
    assert!(other.delete("t").wait().unwrap());
    assert_eq!(append(&store, "t", 32, FIVE), Swap::Taken);
    grow(&other, 7);
    grow(&store, 9);
    assert_eq!(versions(&store, "t"), [1, 5, 6, 7, 8, 9]);
}

#[test]
fn a_column_of_somebody_else_belongs_to_its_version() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    drop(SqliteStore::open(&path).unwrap());
    raw(&path).execute_batch("ALTER TABLE snapshots ADD COLUMN note TEXT").unwrap();
    let store = SqliteStore::open(&path).unwrap();
    grow(&store, 10);
    let connection = raw(&path);
    connection.execute("UPDATE snapshots SET note = 'of ' || version", ()).unwrap();
    grow(&store, 12);
    let sql =
        "SELECT group_concat(coalesce(note, '-'), ',') FROM (SELECT note FROM snapshots ORDER BY version)";
    let notes: String = connection.query_row(sql, (), |row| row.get(0)).unwrap();
    assert_eq!(notes, "of 1,of 8,of 9,of 10,-,-");
}

#[test]
fn what_another_has_truncated_is_seen() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let (store, other) = (SqliteStore::open(&path).unwrap(), SqliteStore::open(&path).unwrap());
    let back = |store: &SqliteStore, keep: u64, attempt: u64| {
        let record = super::record("t", attempt);
        let expected = (attempt > 1).then(|| attempt - 1);
        let rewrite = Rewrite { keep: Some(keep), ..Rewrite::new(expected, &record) };
        assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored);
    };
    grow(&store, 20);
    // What this one remembers ends at version 20, and the other one goes on from 17 to there.
    back(&other, 17, 1);
    assert_eq!(append(&store, "t", 21, FIVE), Swap::Taken);
    grow(&other, 20);
    grow(&store, 22);
    assert_eq!(versions(&store, "t"), [1, 18, 19, 20, 21, 22]);
    // Back to the start, and up again to where both remember something.
    back(&store, 1, 2);
    grow(&other, 22);
    grow(&store, 24);
    assert_eq!(versions(&store, "t"), [1, 20, 21, 22, 23, 24]);
    back(&other, 24, 3);
    grow(&store, 25);
    assert_eq!(versions(&store, "t"), [1, 21, 22, 23, 24, 25]);
}
