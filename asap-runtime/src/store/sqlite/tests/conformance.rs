//! The conformance suite over files.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use tempfile::tempdir;

use super::raw;
use crate::store::{Durability, PartId, PartKey, SnapshotStore, SqliteOptions, SqliteStore, conformance};

const NORMAL: SqliteOptions =
    SqliteOptions { durability: Durability::Normal, busy_timeout: std::time::Duration::from_mins(1) };

#[test]
fn files_conform() {
    let directory = tempdir().unwrap();
    let files = AtomicU64::new(0);
    conformance::run_all(|| {
        let path = directory.path().join(files.fetch_add(1, Ordering::Relaxed).to_string());
        Arc::new(SqliteStore::open_with(path, NORMAL).unwrap())
    });
}

#[test]
fn one_file_at_full_durability_conforms() {
    let directory = tempdir().unwrap();
    let store: Arc<dyn SnapshotStore> =
        Arc::new(SqliteStore::open(directory.path().join("tasks.db")).unwrap());
    conformance::run_all(|| Arc::clone(&store));
}

#[test]
fn stores_on_one_path_conform() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    conformance::run_shared(|| Arc::new(SqliteStore::open_with(&path, NORMAL).unwrap()));
}

#[test]
fn the_memory_database_conforms() {
    conformance::run_all(|| Arc::new(SqliteStore::in_memory().unwrap()));
}

#[test]
fn the_queues_of_a_file_conform() {
    let directory = tempdir().unwrap();
    let store: Arc<dyn SnapshotStore> =
        Arc::new(SqliteStore::open(directory.path().join("tasks.db")).unwrap());
    conformance::run_queues(|| Arc::clone(&store));
}

#[test]
fn the_queues_of_stores_on_one_path_conform() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    conformance::run_shared_queues(|| Arc::new(SqliteStore::open_with(&path, NORMAL).unwrap()));
}

#[test]
fn the_queues_of_the_memory_database_conform() {
    conformance::run_queues(|| Arc::new(SqliteStore::in_memory().unwrap()));
}

#[test]
fn the_past_of_a_file_s_tasks_can_be_changed() {
    let directory = tempdir().unwrap();
    let store: Arc<dyn SnapshotStore> =
        Arc::new(SqliteStore::open(directory.path().join("tasks.db")).unwrap());
    conformance::run_rewrites(|| Arc::clone(&store));
    conformance::run_rewrites(|| Arc::new(SqliteStore::in_memory().unwrap()));
}

#[test]
fn the_past_of_one_path_s_tasks_can_be_changed() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    conformance::run_shared_rewrites(|| Arc::new(SqliteStore::open_with(&path, NORMAL).unwrap()));
}

/// How many parts of a task a database has.
pub(super) fn parts_of(connection: &Connection, task_id: &str) -> usize {
    let sql = "SELECT count(*) FROM asap_parts WHERE task_id = ?";
    let count: i64 = connection.query_row(sql, [task_id], |row| row.get(0)).unwrap();
    usize::try_from(count).unwrap()
}

#[test]
fn the_parts_of_a_file_conform() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store: Arc<dyn SnapshotStore> = Arc::new(SqliteStore::open(&path).unwrap());
    let connection = raw(&path);
    conformance::run_parts(|| Arc::clone(&store), |task_id| parts_of(&connection, task_id));
}

#[test]
fn the_parts_of_stores_on_one_path_conform() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    drop(SqliteStore::open_with(&path, NORMAL).unwrap());
    let connection = raw(&path);
    let open = || Arc::new(SqliteStore::open_with(&path, NORMAL).unwrap()) as _;
    conformance::run_parts(open, |task_id| parts_of(&connection, task_id));
    conformance::run_shared_parts(open, |task_id| parts_of(&connection, task_id));
}

#[test]
fn the_parts_of_the_memory_database_conform() {
    let store = Arc::new(SqliteStore::in_memory().unwrap());
    let count = |task_id: &str| store.pool.with_writer(|writer| parts_of(&writer.connection, task_id));
    conformance::run_parts(|| Arc::clone(&store) as _, count);
}

/// The parts of a task that a database has; each that was dropped is one of them.
fn part_keys(connection: &Connection, task_id: &str) -> BTreeSet<PartKey> {
    let keys = |sql: &str| -> BTreeSet<PartKey> {
        let mut statement = connection.prepare(sql).unwrap();
        let key = |row: &rusqlite::Row<'_>| {
            let first = u64::try_from(row.get::<_, i64>(0)?).unwrap();
            Ok(PartKey { first, id: PartId::from_bytes(row.get(1)?) })
        };
        statement.query_map([task_id], key).unwrap().map(Result::unwrap).collect()
    };
    let all = keys("SELECT first, id FROM asap_parts WHERE task_id = ?");
    let dropped = keys("SELECT first, id FROM asap_dropped_parts WHERE task_id = ?");
    assert!(
        all.is_superset(&dropped),
        "of what has gone it is still said that it was dropped: {:?}",
        &dropped - &all
    );
    all
}

#[test]
fn the_parts_of_a_database_are_those_that_random_histories_need() {
    let keys = |store: &SqliteStore, task_id: &str| {
        store.pool.with_writer(|writer| part_keys(&writer.connection, task_id))
    };
    conformance::histories::hold(100, || SqliteStore::in_memory().unwrap(), keys);
}
