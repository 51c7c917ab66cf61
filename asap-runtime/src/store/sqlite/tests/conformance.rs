//! The conformance suite over files.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use tempfile::tempdir;

use super::raw;
use crate::store::{Durability, SnapshotStore, SqliteOptions, SqliteStore, conformance};

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
fn any_history_of_parts_in_a_file_is_kept() {
    let directory = tempdir().unwrap();
    let path = directory.path().join("tasks.db");
    let store = SqliteStore::open_with(&path, NORMAL).unwrap();
    let connection = raw(&path);
    for seed in 0..40 {
        let steps = conformance::part_steps(seed, 30);
        conformance::follow_part_history(&store, &|task_id| parts_of(&connection, task_id), &steps);
    }
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
