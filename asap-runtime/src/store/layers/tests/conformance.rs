//! The conformance suites over each layer, over both, and over layers that are turned off.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Compressed, pressed, sealed};
use crate::store::conformance;
use crate::store::{MemoryStore, SnapshotStore};

/// Every suite, over stores that this makes of those inside.
fn conforms(over: impl Fn(Arc<dyn SnapshotStore>) -> Arc<dyn SnapshotStore>) {
    let make = || over(Arc::new(MemoryStore::new()));
    conformance::run_all(make);
    conformance::run_queues(make);
    conformance::run_rewrites(make);
    let inside: Arc<dyn SnapshotStore> = Arc::new(MemoryStore::new());
    let open = || over(Arc::clone(&inside));
    conformance::run_shared(open);
    conformance::run_shared_queues(open);
    conformance::run_shared_rewrites(open);
    let inside = Arc::new(MemoryStore::new());
    let open = || over(Arc::clone(&inside) as _);
    conformance::run_parts(open, |task_id| inside.parts_of(task_id));
    conformance::run_shared_parts(open, |task_id| inside.parts_of(task_id));
    let store = open();
    for seed in 0..20 {
        let steps = conformance::part_steps(seed, 40);
        conformance::follow_part_history(&store, &|task_id| inside.parts_of(task_id), &steps);
    }
}

#[test]
fn a_compressed_store_conforms() {
    conforms(|store| Arc::new(pressed(store)));
    conforms(|store| Arc::new(Compressed::new(store)));
}

#[test]
fn an_encrypted_store_conforms() {
    conforms(|store| Arc::new(sealed(store)));
    conforms(|store| Arc::new(sealed(store).sealed_only()));
}

#[test]
fn both_layers_conform() {
    conforms(|store| Arc::new(pressed(sealed(store))));
}

#[test]
fn layers_that_are_turned_off_conform() {
    conforms(|store| Arc::new(pressed(sealed(store).turned_off()).turned_off()));
}

/// Some write plain and some do not, in one place.
#[test]
fn a_layer_that_some_do_without_conforms() {
    let inside = Arc::new(MemoryStore::new());
    let opened = AtomicU64::new(0);
    let open = || -> Arc<dyn SnapshotStore> {
        let store = pressed(sealed(Arc::clone(&inside)));
        if opened.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            Arc::new(store)
        } else {
            Arc::new(pressed(sealed(Arc::clone(&inside)).turned_off()).turned_off())
        }
    };
    conformance::run_shared(open);
    conformance::run_shared_queues(open);
    conformance::run_shared_rewrites(open);
    conformance::run_parts(open, |task_id| inside.parts_of(task_id));
    conformance::run_shared_parts(open, |task_id| inside.parts_of(task_id));
}

#[cfg(feature = "sqlite")]
#[test]
fn layers_over_a_file_conform() {
    use tempfile::tempdir;

    use crate::store::{Durability, SqliteOptions, SqliteStore};

    let directory = tempdir().unwrap();
    let options = SqliteOptions { durability: Durability::Normal, ..SqliteOptions::default() };
    let open = |name: &str| SqliteStore::open_with(directory.path().join(name), options).unwrap();
    let one: Arc<dyn SnapshotStore> = Arc::new(pressed(sealed(open("one.db"))));
    conformance::run_all(|| Arc::clone(&one));
    conformance::run_queues(|| Arc::clone(&one));
    let past: Arc<dyn SnapshotStore> = Arc::new(pressed(sealed(open("past.db"))));
    conformance::run_rewrites(|| Arc::clone(&past));
    let shared = || -> Arc<dyn SnapshotStore> { Arc::new(pressed(sealed(open("shared.db")))) };
    conformance::run_shared(shared);
    conformance::run_shared_queues(shared);
    conformance::run_shared_rewrites(shared);
    let connection = rusqlite::Connection::open(directory.path().join("shared.db")).unwrap();
    let count = |task_id: &str| -> usize {
        let sql = "SELECT count(*) FROM asap_parts WHERE task_id = ?1";
        let count: i64 = connection.query_row(sql, [task_id], |row| row.get(0)).unwrap();
        usize::try_from(count).unwrap()
    };
    conformance::run_parts(shared, count);
    conformance::run_shared_parts(shared, count);
}
