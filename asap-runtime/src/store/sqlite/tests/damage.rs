//! Rows that cannot be read: an error for that version, and for nothing else.

use rusqlite::Connection;
use tempfile::tempdir;

use super::{append, corrupt, insert, raw, record, snapshot, versions};
use crate::error::Error;
use crate::store::{Retention, Rewrite, SnapshotStore, SqliteStore, Swap};

const TIME: &str = "2026-01-02T03:04:05+00:00";

/// A store with version 1 and 2 of task `t`, of which 2 was changed by `damage`, and a whole task `u`.
fn damaged(damage: &str) -> (tempfile::TempDir, SqliteStore) {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open(&path).unwrap();
    for (task_id, version) in [("t", 1), ("t", 2), ("u", 1)] {
        assert_eq!(append(&store, task_id, version, Retention::All), Swap::Stored);
    }
    let changed =
        raw(&path).execute(&format!("UPDATE snapshots SET {damage} WHERE task_id = 't' AND version = 2"), ());
    assert_eq!(changed.unwrap(), 1);
    (directory, store)
}

#[test]
fn a_damaged_row_is_an_error_for_its_version_only() {
    let damages = [
        ("data = '[1,2]'", "data"),
        ("data = 'null'", "data"),
        ("data = ''", "data"),
        ("data = '{\"a\":1'", "data"),
        ("data = '{\"a\":1}}'", "data"),
        ("data = '{\"a\":1,\"a\":2}'", "data"),
        ("data = '{\"a\":\"\\ud800\"}'", "data"),
        ("data = x'7b7d'", "data"),
        ("data = 5", "data"),
        ("data = cast(x'7b22ff227d' AS TEXT)", "data"),
        ("created_at = 'yesterday'", "created_at"),
        ("created_at = ''", "created_at"),
        ("created_at = '2026-13-02T03:04:05+00:00'", "created_at"),
        ("created_at = 1767323045", "created_at"),
        ("checkpoint = 'yes'", "checkpoint"),
        ("id = x'00'", "id"),
    ];
    for (damage, part) in damages {
        let (_directory, store) = damaged(damage);
        corrupt(store.get("t").wait(), 2, part);
        corrupt(store.get_version("t", 2).wait(), 2, part);
        assert_eq!(versions(&store, "t"), [1, 2], "the row is kept, and listed");
        assert_eq!(store.get_version("t", 1).wait().unwrap(), Some(snapshot("t", 1)));
        assert_eq!(store.get("u").wait().unwrap(), Some(snapshot("u", 1)));
        assert_eq!(append(&store, "t", 3, Retention::All), Swap::Stored, "the numbers are whole");
        assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 3)));
        assert!(store.delete_version("t", 2).wait().unwrap(), "it can be removed by its number");
    }
}

#[test]
fn a_version_below_one_is_damage() {
    for number in [0, -1, i64::MIN] {
        let (_directory, store) = damaged(&format!("version = {number}"));
        assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 1)), "the highest is whole");
        assert_eq!(versions(&store, "t"), [1]);
        assert_eq!(append(&store, "t", 2, Retention::Newest(1)), Swap::Stored);
        assert_eq!(append(&store, "t", 3, Retention::Newest(1)), Swap::Stored);
        assert_eq!(versions(&store, "t"), [1, 3]);
        for version in [1, 3] {
            assert!(store.delete_version("t", version).wait().unwrap());
        }
        corrupt(store.get("t").wait(), 0, &number.to_string());
        assert_eq!(versions(&store, "t"), [] as [u64; 0]);
    }
    let (_directory, store) = damaged("version = 0");
    corrupt(store.get_version("t", 0).wait(), 0, "0");
    let (_directory, store) = damaged("version = 'two'");
    corrupt(store.get("t").wait(), 0, "a text");
    assert_eq!(versions(&store, "t"), [1]);
    assert_eq!(store.get_version("t", 1).wait().unwrap(), Some(snapshot("t", 1)));
}

#[test]
fn a_damaged_record_is_an_error_that_names_it() {
    for damage in ["status = 'asleep'", "attempt = 0", "created_at = 'now'", "result = x'00'"] {
        let directory = tempdir().unwrap();
        let path = directory.path().join("tasks.db");
        let store = SqliteStore::open(&path).unwrap();
        for task_id in ["t", "u"] {
            assert_eq!(store.swap_record(None, &record(task_id, 1)).wait().unwrap(), Swap::Stored);
        }
        raw(&path).execute(&format!("UPDATE asap_tasks SET {damage} WHERE task_id = 't'"), ()).unwrap();
        let (broken, whole): (Vec<_>, Vec<_>) =
            store.records().wait().unwrap().into_iter().partition(Result::is_err);
        assert_eq!((broken.len(), whole.len()), (1, 1), "both are listed");
        for error in
            broken.into_iter().chain([store.record("t").wait().map(Option::unwrap)]).map(Result::unwrap_err)
        {
            assert!(matches!(&error, Error::CorruptRecord { task_id, .. } if task_id == "t"), "{error:?}");
        }
        assert_eq!(whole[0].as_ref().unwrap(), &record("u", 1));
        assert_eq!(store.record("u").wait().unwrap(), Some(record("u", 1)));
    }
}

#[test]
fn no_error_changes_a_damaged_row() {
    let (directory, store) = damaged("data = '[1]', created_at = 'x'");
    store.get("t").wait().unwrap_err();
    insert(&raw(&directory.path().join("tasks.db")), "t", 3, "{}", TIME);
    assert_eq!(store.get("t").wait().unwrap().map(|latest| latest.version), Some(3));
    let connection: Connection = raw(&directory.path().join("tasks.db"));
    let row = connection
        .query_row("SELECT data || created_at FROM snapshots WHERE version = 2", (), |row| row.get(0));
    assert_eq!(row, Ok("[1]x".to_owned()));
}

#[test]
fn a_damaged_row_can_be_gone_back_behind() {
    for damage in ["data = '[1]'", "version = 'two'", "created_at = 'x'"] {
        let (_directory, store) = damaged(damage);
        let first = record("t", 1);
        let rewrite = Rewrite { keep: Some(1), ..Rewrite::new(None, &first) };
        assert_eq!(store.rewrite(rewrite).wait().unwrap(), Swap::Stored, "{damage}");
        assert_eq!(store.get("t").wait().unwrap(), Some(snapshot("t", 1)));
        assert_eq!(append(&store, "t", 2, Retention::All), Swap::Stored);
    }
}

#[test]
fn a_damaged_row_is_passed_over_unless_the_id_is_its_own() {
    let (_directory, store) = damaged("data = '[1]'");
    assert!(store.delete("u").wait().unwrap());
    let (first, second) = (snapshot("t", 1), snapshot("t", 2));
    for task_id in [None, Some("t")] {
        assert_eq!(store.find(&first.id, task_id).wait().unwrap(), Some(first.clone()));
        corrupt(store.find(&second.id, task_id).wait(), 2, "data");
    }
    let (_directory, store) = damaged("id = x'00'");
    assert_eq!(store.find(&second.id, None).wait().unwrap(), None);
}
